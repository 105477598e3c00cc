//! Subjects and complements that a question cannot ask of or for: some of many, nobody in particular, a way from
//! here to there.

use super::Setting;
use crate::generate::clause::Clause;
use crate::generate::lexicon::Voice;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};

/// « Deux reins de 10 cm filtrent … », “Some cells release …”: the question would ask of any.
pub(super) fn is_of_some(found: &[Token], clause: &Clause) -> bool {
    let first = found.get(clause.subject.start);
    let counted = first
        .is_some_and(|t| t.tag == Tag::Number && t.lower.chars().all(char::is_alphanumeric))
        && found.get(clause.subject.start + 1).is_some_and(|t| t.tag == Tag::Noun)
        && clause.subject.len() > 1;
    let some = first.is_some_and(|t| {
        matches!(
            t.lower.as_str(),
            "certains" | "certaines" | "quelques" | "plusieurs" | "some" | "several" | "many"
        )
    });
    counted || some
}

/// « diffuse des alvéoles vers le sang »: from where to where, and no object.
pub(super) fn goes_from_to(
    setting: &Setting<'_>,
    found: &[Token],
    from: usize,
    main: &Token,
) -> bool {
    let word = |at: usize| found.get(at).map_or("", |t| t.lower.as_str());
    let mut rest = found.get(from..).unwrap_or_default().iter();
    let named = rest.by_ref().skip(1).find(|t| !matches!(t.tag, Tag::Noun | Tag::Adjective));
    let governs = setting.frames(Voice::Active, main).iter().any(|frame| frame.preposition == "-");
    matches!(word(from), "des" | "du")
        && named.is_some_and(|t| matches!(t.lower.as_str(), "vers" | "jusque" | "jusqu’"))
        && !governs
}

/// « le patient », “maturation”: nobody in particular, or a side of what the answer does not name.
pub(super) fn is_no_answer(setting: &Setting<'_>, given: &[Token]) -> bool {
    let mut content = given.iter().filter(|t| t.is_content());
    let (Some(only), None) = (content.next(), content.next()) else { return false };
    let noun = singular(&only.lower);
    let idle = ["human", "whom", "vague", "of-what", "relational", "idle-answer"];
    only.tag == Tag::Noun
        && (idle.iter().any(|list| setting.lists_singular(list, only))
            || setting.lexicon.attribute(&noun).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{self, English, French};

    fn asks(text: &str, language: Language, opening: &str) -> bool {
        asked(text, language).iter().any(|(front, _)| front.starts_with(opening))
    }

    #[test]
    fn some_of_many_are_asked_nothing() {
        assert!(!asks("Deux glandes de 5 cm sécrètent la salive.", French, "Que sécrètent deux"));
        assert!(asks("Les glandes parotides sécrètent la salive.", French, "Que sécrètent"));
        assert!(!asks("Some glands secrete saliva.", English, "What do some"));
    }

    #[test]
    fn a_way_from_here_to_there_is_no_object() {
        let told = "Le dioxyde de carbone diffuse des tissus vers le plasma.";
        assert!(!asks(told, French, "Que diffuse"));
        let told = "Le pancréas sécrète des enzymes digestives.";
        assert!(asks(told, French, "Que sécrète"));
    }
}
