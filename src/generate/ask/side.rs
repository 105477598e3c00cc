//! Sides of a thing that name none: « le traitement », “a rare cause”, « le plus fréquent ».

use super::refer::{Position, is_one, same};
use super::{Setting, told};
use crate::generate::grammar::Noun;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Of which thing a side is told: « le traitement », “mortality”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    /// The text's own topic, or that of its heading.
    OfTopic,
    /// An illness that the paragraph told of last.
    Of(String),
    /// It may be of one or the other.
    Open,
}

/// « Les effets indésirables sont … » in a text on an illness: of the remedy that was told of last.
pub(super) fn of_a_remedy(
    setting: &Setting<'_>,
    subject: &[Token],
    position: Position<'_>,
) -> Option<Side> {
    let head = subject.iter().find(|t| t.tag == Tag::Noun)?;
    let only = setting.lexicon.noun_is("only-of-a-remedy", &singular(&head.lower));
    let topic = position.topic.or(setting.title)?;
    let open = only && is_bare_or_graded(subject) && told::is_ill(setting, topic);
    let remedy = |noun: &&Noun| told::Nouns { setting }.is_remedy(&noun.head);
    let given = position.told_of.filter(remedy);
    open.then(|| given.map_or(Side::Open, |noun| Side::Of(noun.words.clone())))
}

/// Nothing behind the noun says of what.
fn is_bare_or_graded(subject: &[Token]) -> bool {
    !subject.iter().any(|t| t.tag == Tag::Preposition)
}

/// Of which thing a sentence tells a side that names none itself.
pub(super) fn side_of(setting: &Setting<'_>, position: Position<'_>) -> Side {
    let about = [position.topic, setting.title];
    let ill = |text: &str| told::is_ill(setting, text);
    let mut about = about.into_iter().flatten();
    let several = |noun: &Noun| {
        tokens(&noun.words, setting.lexicon).iter().any(|t| t.tag == Tag::Coordinator)
    };
    let one = |text: &str| is_one(setting, text);
    match position.told_of {
        None if about.any(one) => Side::OfTopic,
        Some(noun) if about.any(|known| same(known, &noun.words)) => Side::OfTopic,
        // “Hyponatraemia and hyperkalaemia”: signs of one.
        Some(noun) if several(noun) => Side::Open,
        Some(noun) if ill(&noun.words) => Side::Of(noun.words.clone()),
        _ => Side::Open,
    }
}

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
