//! A card that the student asks for: a sentence of the text with words of his choice hidden.
//!
//! Leaves out words that would be read as the marks of a gap.

use std::ops::Range;

use super::note::note;
use super::{Generated, Kind, Outcome, Reason};
use crate::deck::{ClozeText, Content, Note, fold};

/// The note that hides these bytes of a sentence; none where it could not be read as it is meant.
#[must_use]
pub fn own_cloze(generated: &Generated, sentence: usize, gap: Range<usize>) -> Option<Note> {
    let found = generated.sentences.get(sentence)?;
    let (before, rest) = found.text.split_at_checked(gap.start)?;
    let (hidden, after) = rest.split_at_checked(gap.end.checked_sub(gap.start)?)?;
    let text = format!("{before}{{{{c1::{hidden}}}}}{after}");
    let read = ClozeText::read(&text).ok()?;
    let meant = read.hidden(1) == [hidden] && read.gapped(1) == format!("{before}[…]{after}");
    if !meant || read.numbers().len() > 1 {
        return None;
    }
    let key = format!("own {}", fold(&text));
    let content = Content::Cloze { text };
    let mut note = note(&generated.deck.id, Kind::Cloze, &key, content, found, None);
    note.context = context(generated, sentence);
    Some(note)
}

/// What the sentence's own candidates are shown under; else, where it points elsewhere, the
/// headings above it.
fn context(generated: &Generated, sentence: usize) -> String {
    let mut own = generated.candidates.iter().filter(|candidate| candidate.sentence == sentence);
    if let Some(candidate) = own.find(|candidate| !candidate.note.context.is_empty()) {
        return candidate.note.context.clone();
    }
    let Some(sentence) = generated.sentences.get(sentence) else { return String::new() };
    let hangs = matches!(
        sentence.outcome,
        Outcome::Nothing(Reason::Pronoun | Reason::Dangling | Reason::Fragment)
    );
    let headings = sentence.place.rsplit_once(", §").map_or("", |(headings, _)| headings);
    if hangs { headings.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Input, Options, generate};

    fn generated(text: &str) -> Generated {
        let inputs = [Input { name: "rein.md".into(), text: text.into() }];
        generate(&inputs, &Options::default(), &|_| true).unwrap()
    }

    fn hide(generated: &Generated, words: &str) -> Option<Note> {
        let holds = |text: &str| text.find(words);
        let (at, start) = generated
            .sentences
            .iter()
            .enumerate()
            .find_map(|(at, sentence)| Some((at, holds(&sentence.text)?)))
            .unwrap();
        own_cloze(generated, at, start..start + words.len())
    }

    #[test]
    fn the_sentence_is_the_source_and_the_same_gap_the_same_note() {
        let generated = generated("# Rein\n\nCette notion est fondamentale pour la suite.\n");
        let note = hide(&generated, "fondamentale").unwrap();
        let text = "Cette notion est {{c1::fondamentale}} pour la suite.";
        assert_eq!(note.content, Content::Cloze { text: text.into() });
        let source = note.source.clone().unwrap();
        assert_eq!(source.quote, "Cette notion est fondamentale pour la suite.");
        assert_eq!(hide(&generated, "fondamentale").unwrap(), note);
        assert_ne!(hide(&generated, "notion").unwrap().id, note.id);
    }

    #[test]
    fn what_hangs_on_another_sentence_is_shown_under_its_headings() {
        let text = "# Rein\n\n## Néphron\n\nLe néphron filtre le sang dans le rein. Elle touche \
            aussi le foie.\n";
        let mut generated = generated(text);
        generated.candidates.clear();
        let at = generated.sentences.iter().position(|s| s.text.contains("foie")).unwrap();
        generated.sentences[at].outcome = Outcome::Nothing(Reason::Pronoun);
        assert!(hide(&generated, "le foie").unwrap().context.ends_with("Néphron"));
        generated.sentences[at].outcome = Outcome::Nothing(Reason::NoPattern);
        assert_eq!(hide(&generated, "le foie").unwrap().context, "");
    }

    #[test]
    fn what_would_read_as_a_gap_is_refused() {
        let mut generated = generated("Le rein filtre le sang et fait l’urine.");
        for (text, words, sound) in [
            ("Le rein (a::b) filtre {tout} le sang.", "sang", true),
            ("Le rein filtre a::b.", "a::b", false),
            ("Le rein filtre x}} le sang.", "x}} le", false),
            ("Le {{c2::rein}} filtre le sang.", "sang", false),
        ] {
            generated.sentences[0].text = text.into();
            assert_eq!(hide(&generated, words).is_some(), sound, "{text}");
        }
        assert_eq!(own_cloze(&generated, 0, 3..900), None);
        assert_eq!(own_cloze(&generated, 9, 0..1), None);
    }
}
