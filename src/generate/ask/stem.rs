//! The head of a list that its members complete, as the question that they answer: « La sécrétion dépend
//! de : … » is « De quoi dépend la sécrétion ? », « Le cycle enchaîne trois phases : … » « Quelles trois
//! phases le cycle enchaîne-t-il ? ».
//!
//! Only where the head is a subject, its verb and, behind it, a preposition or a counted noun; else it stays
//! as it is.

use super::wording::{number, unnumbered};
use super::{Setting, count};
use crate::generate::grammar::french_elision::{de, lower_first};
use crate::generate::grammar::{Noun, Said};
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};

/// Words of a subject that a question can have.
const SUBJECT: usize = 10;

/// The question, without the number of its answers.
pub(super) fn question(setting: &Setting<'_>, head: &str, found: &[Token]) -> Option<String> {
    if let Some(front) = there_are(setting, head, found) {
        return Some(front);
    }
    let at = found.iter().position(|t| t.tag == Tag::Verb)?;
    let verb = found.get(at)?;
    let before = found.get(..at)?;
    let behind = found.get(at + 1..)?;
    let subject = head.get(..verb.start)?.trim();
    let plain = |t: &Token| {
        matches!(
            t.tag,
            Tag::Determiner
                | Tag::Noun
                | Tag::Adjective
                | Tag::Participle
                | Tag::Preposition
                | Tag::Number
                | Tag::Adverb
        )
    };
    let sound = before.iter().all(plain)
        && (1..=SUBJECT).contains(&count(subject))
        && before
            .first()
            .is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Number))
        && verb.form.is_some_and(|form| form.finite());
    if !sound {
        return None;
    }
    if let Some(front) = counted_subject(setting, head, before, verb) {
        return Some(front);
    }
    let noun = setting.noun(subject);
    if !noun.nominal || before.iter().any(|t| t.tag == Tag::Number) {
        return None;
    }
    let name = setting.grammar.inside(subject);
    let group = [head.get(verb.start..verb.end)?.to_owned()];
    let said = Said {
        subject: &name,
        noun: &noun,
        group: &group,
        verb: 0,
        lemma: verb.lemma(),
        plural: noun.plural,
    };
    match behind {
        [of] if of.tag == Tag::Preposition => governed(setting, &said, &of.lower),
        _ => counted_object(setting, head, behind, &said),
    }
}

/// “What are the two main types of heart failure?” of “There are two main types of heart failure”.
fn there_are(setting: &Setting<'_>, head: &str, found: &[Token]) -> Option<String> {
    let lower = head.to_lowercase().replace('\'', "’");
    let mut openings = setting.lexicon.phrases("there-are").iter();
    let opening = openings
        .find(|opening| lower.strip_prefix(**opening).is_some_and(|rest| rest.starts_with(' ')))?;
    let from = found.iter().position(|t| t.start > opening.len())?;
    let counted = found.get(from..)?;
    let plain = counted.first().is_some_and(|t| number(&t.lower).is_some())
        && counted.iter().all(|t| {
            matches!(
                t.tag,
                Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Number | Tag::Preposition
            ) || setting.lists("definite", t)
        });
    let noun = setting.noun(head.get(counted.get(1)?.start..)?);
    let words = head.get(counted.first()?.start..)?;
    let asks = plain && noun.nominal && noun.plural && count(words) <= SUBJECT;
    asks.then(|| setting.grammar.which(&Noun { words: words.to_owned(), ..noun }))
}

/// « Trois types de muscles » of « Il en existe trois types » under « Les muscles »: what its heading names is
/// what they are of.
pub(super) fn of_them(setting: &Setting<'_>, head: &str) -> Option<String> {
    let plain = head.trim().replace('\'', "’").to_lowercase();
    let opening = setting.lexicon.phrases("of-them").iter();
    let counted = opening.filter_map(|opening| plain.strip_prefix(*opening)).find_map(|rest| {
        let (many, kinds) = rest.strip_prefix(' ')?.split_once(' ')?;
        number(many)?;
        setting.lexicon.noun_is("sort-of-them", kinds).then(|| format!("{many} {kinds}"))
    })?;
    let noun = setting.noun(unnumbered(setting.heading()?).trim());
    let named = noun.nominal && noun.plural && count(&noun.words) <= 3;
    let them = lower_first(&noun.words);
    let of = if setting.grammar.participles_agree() { de(&them) } else { format!("of {them}") };
    named.then(|| format!("{counted} {of}"))
}

/// « De quoi dépend la sécrétion ? »
fn governed(setting: &Setting<'_>, said: &Said<'_>, preposition: &str) -> Option<String> {
    let word = setting.grammar.question_word(preposition, false)?;
    // « dans », « sous » may govern anything.
    let asks = word.contains("quoi") || word.contains(" … ");
    let Said { subject, group, lemma, plural, .. } = *said;
    asks.then(|| setting.grammar.complement_question(word, group, lemma, plural, subject, ""))
        .flatten()
}

/// « Quelles trois phases le cycle enchaîne-t-il ? », « En quelles … ? »
fn counted_object(
    setting: &Setting<'_>,
    head: &str,
    behind: &[Token],
    said: &Said<'_>,
) -> Option<String> {
    let (preposition, class) = match behind {
        [of, rest @ ..] if of.tag == Tag::Preposition => (Some(of.lower.as_str()), rest),
        rest => (None, rest),
    };
    let class = class_of(setting, head, class)?;
    let asked = match preposition {
        Some(preposition) => setting.grammar.governed_class(preposition, &class)?,
        None => class,
    };
    setting.grammar.which_question(&asked, said, "").map(|front| capital(&front))
}

/// “Which five species infect humans?”
fn counted_subject(
    setting: &Setting<'_>,
    head: &str,
    before: &[Token],
    verb: &Token,
) -> Option<String> {
    let class = class_of(setting, head, before)?;
    let predicate = head.get(verb.start..)?.trim();
    let told = count(predicate) > 1;
    told.then(|| capital(&setting.grammar.which_does(&class, predicate)))
}

/// « quelles trois phases »: a number and a noun of several, and nothing else.
fn class_of(setting: &Setting<'_>, head: &str, found: &[Token]) -> Option<String> {
    let counted = found.first().filter(|t| number(&t.lower).is_some())?;
    let only = found.iter().skip(1).all(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle)
            || matches!(t.lower.as_str(), "de" | "d’" | "of")
    });
    let end = found.last()?.end;
    let noun = setting.noun(head.get(found.get(1)?.start..end)?);
    let class = (only && noun.nominal && noun.plural).then_some(noun)?;
    let words = format!("{} {}", counted.lower, class.words);
    setting.grammar.which_class(&Noun { words, ..class })
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::{of_them, question};
    use crate::generate::language::Language::{self, English, French};
    use crate::generate::tokenise::tokens;

    fn of(head: &str, language: Language) -> Option<String> {
        with(language, &[], |setting| question(setting, head, &tokens(head, setting.lexicon)))
    }

    #[test]
    fn a_head_asks_for_what_it_lacks() {
        assert_eq!(
            of("La sécrétion dépend de", French).as_deref(),
            Some("De quoi dépend la sécrétion ?")
        );
        assert_eq!(
            of("Le cycle enchaîne trois phases", French).as_deref(),
            Some("Quelles trois phases le cycle enchaîne-t-il ?")
        );
        assert_eq!(
            of("Four muscles cover the hip", English).as_deref(),
            Some("Which four muscles cover the hip?")
        );
    }

    #[test]
    fn what_there_is_so_many_of_is_asked_for() {
        let of = |head, language| of(head, language).map(|front| front.replace('\u{202f}', " "));
        assert_eq!(
            of("There are two main types of shock", English).as_deref(),
            Some("What are the two main types of shock?")
        );
        assert_eq!(
            of("Il existe trois stades", French).as_deref(),
            Some("Quels sont les trois stades ?")
        );
        assert_eq!(of("There are several types of shock", English), None);
    }

    #[test]
    fn kinds_are_of_what_the_heading_names() {
        let of = |head: &str, heading: &str, language| {
            with(language, &[heading], |setting| of_them(setting, head))
        };
        let found = of("Il en existe trois types", "Les tendons", French);
        assert_eq!(found.as_deref(), Some("trois types de tendons"));
        let found = of("There are two types", "Tendons", English);
        assert_eq!(found.as_deref(), Some("two types of tendons"));
        // The sentence says of what, or the heading names one thing.
        assert_eq!(of("Il existe trois types de fibres", "Les tendons", French), None);
        assert_eq!(of("Il en existe trois types", "Classification", French), None);
    }

    #[test]
    fn a_head_that_says_more_stays() {
        // A clause of its own, a subject that points, a verb without what it lacks.
        for head in [
            "Le cycle enchaîne trois phases quand il est régulier",
            "Elle dépend de",
            "Les symptômes varient selon l’étiologie",
        ] {
            assert_eq!(of(head, French), None, "{head}");
        }
    }
}
