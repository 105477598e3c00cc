//! « La mélatonine, cette hormone du sommeil, … »: a demonstrative that says again what stands right
//! before it, and points at nothing else.

use super::token::{Tag, Token};

/// Whether the demonstrative at `at` opens an apposition to the phrase before its comma. « Chez
/// l’enfant, ces signes, discrets, imposent … » has one before the comma that leads in.
pub(crate) fn is_apposition(tokens: &[Token], at: usize) -> bool {
    let Some(comma) = at.checked_sub(1).filter(|comma| is(tokens, *comma, Tag::Comma)) else {
        return false;
    };
    let before = tokens.get(..comma).unwrap_or_default();
    let of = |t: &Token| matches!(t.lower.as_str(), "de" | "du" | "des" | "d’" | "of");
    let within = |t: &Token| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Determiner) || of(t)
    };
    let phrase = before.iter().rev().take_while(|t| within(t));
    let names = phrase.clone().any(|t| t.tag == Tag::Noun);
    let opening = before.len().checked_sub(phrase.count() + 1).and_then(|at| before.get(at));
    let acted = before.iter().any(|t| t.tag == Tag::Verb);
    let led = !acted && opening.is_some_and(|t| matches!(t.tag, Tag::Preposition | Tag::Gerund));
    // It acts where a verb of its own follows.
    let mut behind = tokens.get(at + 1..).unwrap_or_default().iter();
    let ends = behind.find(|t| matches!(t.tag, Tag::Verb | Tag::Comma | Tag::Relative));
    names && !led && ends.is_none_or(|t| t.tag != Tag::Verb)
}

fn is(tokens: &[Token], at: usize, tag: Tag) -> bool {
    tokens.get(at).is_some_and(|t| t.tag == tag)
}

#[cfg(test)]
mod tests {
    use super::is_apposition;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn apposed(text: &str, language: Language) -> bool {
        let found = tokens(text, lexicon(language));
        let at = found
            .iter()
            .position(|t| ["cette", "ces", "this", "these"].contains(&t.lower.as_str()));
        is_apposition(&found, at.unwrap())
    }

    #[test]
    fn what_is_said_again_right_behind_its_name_is_named() {
        let apposed = |text| apposed(text, Language::French);
        assert!(apposed("Le soir, la cortisone, cette hormone du stress, diminue lentement."));
        assert!(apposed("Elle détruit les ostéoclastes de l’os, ces cellules qui le résorbent."));
        // A clause of its own, and what stands behind a lead.
        assert!(!apposed("Le foie grossit, cette augmentation comprime l’estomac."));
        assert!(!apposed("Chez l’enfant, ces signes, souvent discrets, imposent un examen."));
        assert!(!apposed("Dans la maladie de Crohn, ces lésions, souvent profondes, saignent."));
    }

    #[test]
    fn so_it_is_in_english() {
        let told = "It acts on osteoclasts, these cells of bone, and slows them.";
        assert!(apposed(told, Language::English));
        let told = "In children, these signs, often mild, call for a scan.";
        assert!(!apposed(told, Language::English));
    }
}
