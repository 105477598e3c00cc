//! Sides of a thing that name none: « le traitement », “a rare cause”, « le plus fréquent ».

use super::Setting;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};

/// Whether the subject is a side of something that it does not name: « le traitement », “mortality”.
pub(super) fn is_loose(setting: &Setting<'_>, subject: &[Token]) -> bool {
    let Some(at) = subject.iter().position(|t| t.tag == Tag::Noun) else { return false };
    let definite = subject.get(..at).unwrap_or_default().iter().all(|t| {
        t.tag == Tag::Adjective || ["le", "la", "l’", "les", "the"].contains(&t.lower.as_str())
    });
    let named = subject.get(at + 1..).unwrap_or_default().iter().any(Token::is_content);
    let head = subject.get(at).map(|t| setting.noun(&t.lower));
    definite && !named && head.is_some_and(|head| setting.is_attribute(&head))
}

/// Whether the subject, « le traitement », “the synthesis”, is what any thing may have.
pub(super) fn is_bare_side(setting: &Setting<'_>, subject: &[Token]) -> bool {
    let [article, head] = subject else { return false };
    let noun = singular(&head.lower);
    let side = setting.lexicon.attribute(&noun).is_some()
        || setting.lexicon.aspect(&noun).is_some()
        || [noun.as_str(), head.lower.as_str()]
            .iter()
            .any(|word| setting.lexicon.noun_is("of-what", word));
    let definite =
        article.tag == Tag::Determiner && setting.lexicon.noun_is("definite", &article.lower);
    // « La molécule » is the thing itself; a pressure may be another thing's.
    let other =
        setting.lexicon.noun_is("anaphor", &noun) || setting.lexicon.measure(&noun).is_some();
    definite && head.tag == Tag::Noun && side && !other
}

/// “a rare cause”, « un signe tardif »: told of what it does not name.
pub(super) fn is_of_nothing(setting: &Setting<'_>, given: &[Token]) -> bool {
    let Some(at) = given.iter().rposition(|t| t.tag == Tag::Noun) else { return false };
    let opens = given.first().is_some_and(|t| t.tag == Tag::Determiner);
    let alone = given.iter().filter(|t| t.tag == Tag::Noun).count() == 1;
    let head = given.get(at).map(|t| setting.noun(&t.lower));
    opens && alone && given.len() <= 4 && head.is_some_and(|head| setting.is_attribute(&head))
}

/// « est plus rare », “is less common”: than what, nothing says. « plus fréquente chez l’enfant » and
/// « plus rare que … » do.
pub(super) fn is_compared_alone(setting: &Setting<'_>, given: &[Token]) -> bool {
    let told: Vec<&Token> = given.iter().filter(|t| t.is_word()).collect();
    let quality = |t: &Token| matches!(t.tag, Tag::Adjective | Tag::Participle);
    match told.as_slice() {
        [.., more, last] if told.len() <= 3 => {
            let adverbs = told.len() == 2 || told.first().is_some_and(|t| t.tag == Tag::Adverb);
            adverbs && setting.lexicon.noun_is("comparing", &more.lower) && quality(last)
        }
        _ => false,
    }
}

/// « le plus fréquent », “the commonest”: of which, nothing says.
pub(super) fn is_ranked(setting: &Setting<'_>, given: &[Token]) -> bool {
    let lexicon = setting.lexicon;
    let told: Vec<&Token> = given.iter().filter(|t| t.is_word()).collect();
    let [article, graded @ ..] = told.as_slice() else { return false };
    let definite = lexicon.noun_is("definite", &article.lower);
    definite
        && match graded {
            [more, quality] => {
                lexicon.noun_is("grading", &more.lower) && quality.tag == Tag::Adjective
            }
            [quality] => quality.tag == Tag::Adjective && quality.lower.ends_with("est"),
            _ => false,
        }
}
