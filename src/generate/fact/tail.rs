//! What only says more of an answer: « la périlymphe, dont la composition … ».

use std::ops::Range;

use crate::generate::token::{Tag, Token};

/// Where `range` ends without a relative behind a comma that ends it; a list that goes on behind one
/// keeps it.
pub(crate) fn before_relative(tokens: &[Token], range: &Range<usize>) -> usize {
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let named = |at: usize| (range.start..at).any(|at| tag(at) == Some(Tag::Noun));
    let comma = range.clone().find(|at| {
        tag(*at) == Some(Tag::Comma) && tag(at + 1) == Some(Tag::Relative) && named(*at)
    });
    let goes_on = |from: usize| {
        (from + 1..range.end)
            .any(|at| tag(at) == Some(Tag::Comma) && tag(at + 1) == Some(Tag::Coordinator))
    };
    // « le cerveau et la moelle, auxquels s’ajoutent les nerfs »: without it, not all is told.
    let adds = |from: usize| {
        let told = tokens.get(from..range.end).unwrap_or_default();
        told.iter().any(|t| matches!(t.lemma(), "ajouter" | "add"))
    };
    comma.filter(|at| !goes_on(*at) && !adds(*at)).unwrap_or(range.end)
}

/// « la synapse entre fibre parallèle », cut before « et cellule »; « hémolyse, cytolyse », cut before
/// « et thrombopénie ».
pub(super) fn is_cut_at_a_joint(tokens: &[Token], range: &Range<usize>) -> bool {
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let part = tokens.get(range.clone()).unwrap_or_default();
    let bare = matches!(tag(range.end + 1), Some(Tag::Noun | Tag::Adjective));
    let lists = bare && part.iter().any(|t| t.tag == Tag::Comma);
    let between = part.iter().any(|t| matches!(&*t.lower, "entre" | "between"));
    tag(range.end) == Some(Tag::Coordinator) && (between || lists)
}

/// « des cellules qui sont », before the bullets that say what they are.
pub(super) fn opens_a_list(part: &[Token]) -> bool {
    let mut last = part.iter().rev().filter(|t| t.is_word());
    let (is, who) = (last.next(), last.next());
    is.is_some_and(|t| matches!(t.lemma(), "être" | "be"))
        && who.is_some_and(|t| t.tag == Tag::Relative)
}

/// « le schéma ci-dessous »: what stands elsewhere on the page.
pub(super) fn points_on_the_page(word: &str) -> bool {
    matches!(
        word,
        "ci-dessous"
            | "ci-dessus"
            | "ci-contre"
            | "ci-après"
            | "ci-joint"
            | "figure"
            | "tableau"
            | "annexe"
            | "encadré"
            | "susmentionné"
            | "précité"
            | "suivante"
            | "suivants"
            | "suivantes"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn kept(text: &str) -> &str {
        let found = tokens(text, lexicon(Language::French));
        let end = before_relative(&found, &(0..found.len()));
        found.get(end.wrapping_sub(1)).map_or("", |last| text.get(..last.end).unwrap_or_default())
    }

    #[test]
    fn a_relative_behind_a_comma_goes_unless_a_list_goes_on() {
        assert_eq!(kept("la périlymphe, dont la composition varie"), "la périlymphe");
        let whole = "un liquide dont la composition varie";
        assert_eq!(kept(whole), whole);
        let more = "le rein et l’uretère, auxquels s’ajoute la vessie";
        assert_eq!(kept(more), more);
        let list = "le conduit, le plexus, qui draine le testicule, et le vestige";
        assert_eq!(kept(list), list);
    }

    #[test]
    fn what_is_told_by_the_bullets_is_open() {
        let open = |text: &str| opens_a_list(&tokens(text, lexicon(Language::French)));
        assert!(open("un muscle dont les fibres, qui sont"));
        assert!(!open("un muscle dont les fibres sont striées"));
    }

    #[test]
    fn an_answer_before_its_last_joint_is_cut() {
        let cut = |text: &str| {
            let found = tokens(text, lexicon(Language::French));
            let joint = found.iter().rposition(|t| t.lower == "et").unwrap_or(0);
            is_cut_at_a_joint(&found, &(0..joint))
        };
        assert!(cut("la synapse entre la fibre parallèle et la cellule de Purkinje"));
        assert!(cut("une hémolyse, une cytolyse hépatique et thrombopénie"));
        // Two clauses, and two names with their articles, may be parted.
        assert!(!cut("la synapse de la fibre parallèle et la cellule de Purkinje"));
        assert!(!cut("une hémolyse, une cytolyse et la mère guérit"));
    }
}
