//! `carabin cards`: every card of a deck as it is asked.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::arguments::{Cards, Format};
use super::{Failure, output};
use crate::deck::{Deck, Note};
use crate::library;
use crate::locale::Locale;

pub(super) fn run(arguments: &Cards, locale: &Locale) -> Result<ExitCode, Failure> {
    let mut decks = Vec::new();
    let mut faults = Vec::new();
    for path in &arguments.decks {
        match library::read_deck(path) {
            Ok(deck) => decks.push(deck),
            Err(error) => faults.push(output::located(&error)),
        }
    }
    let text = match arguments.format {
        Format::Tsv => tsv(&decks),
        Format::Text => decks.iter().map(|deck| text(deck, locale)).collect(),
    };
    output::print(&text)?;
    if faults.is_empty() { Ok(ExitCode::SUCCESS) } else { Err(Failure(faults)) }
}

fn tsv(decks: &[Deck]) -> String {
    let mut table = String::from("id\tfront\tback\ttags\tsource\tcontext\n");
    for note in decks.iter().flat_map(|deck| &deck.notes) {
        for card in note.cards() {
            let fields = [
                card.id.to_string(),
                card.question.front(),
                card.question.back(),
                note.tags.join(" "),
                quote(note).to_owned(),
                note.context.clone(),
            ];
            table.push_str(&fields.map(|field| in_a_cell(&field)).join("\t"));
            table.push('\n');
        }
    }
    table
}

/// Tabs and line breaks as single spaces: one card is one line, and no field needs quoting.
fn in_a_cell(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let pieces = text.split(breaks).filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(" ")
}

fn quote(note: &Note) -> &str {
    note.source.as_ref().map_or("", |source| source.quote.as_str())
}

fn text(deck: &Deck, locale: &Locale) -> String {
    let mut text = format!("{}\n{}\n", deck.title, "═".repeat(deck.title.chars().count()));
    for note in &deck.notes {
        for card in note.cards() {
            text.push('\n');
            // Writing into a String can't fail.
            if !note.context.is_empty() {
                let _ = writeln!(text, "  {} {}", locale.tr("cards-context"), note.context);
            }
            let _ = writeln!(text, "{}", card.question.front());
            let _ = writeln!(text, "  → {}", card.question.back().replace('\n', "\n    "));
            if !quote(note).is_empty() {
                let _ = writeln!(text, "  {} {}", locale.tr("cards-source"), quote(note));
            }
        }
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Changes, Content, Source};
    use crate::locale::Language;

    fn deck() -> Deck {
        Deck {
            id: "d".parse().unwrap(),
            title: "T".into(),
            language: "fr".into(),
            description: String::new(),
            origin: None,
            notes: vec![Note {
                id: "n".parse().unwrap(),
                content: Content::Cloze { text: "Le {{c1::foie}}\tet\r\nla {{c2::rate}}.".into() },
                context: "Abdomen ›\tViscères".into(),
                tags: vec!["a".into(), "b".into()],
                source: Some(Source { quote: "Le foie\net la rate.".into(), place: String::new() }),
            }],
            changes: Changes::default(),
        }
    }

    #[test]
    fn one_line_a_card_and_no_stray_tab() {
        let expected = "id\tfront\tback\ttags\tsource\tcontext\n\
            n.1\tLe […] et la rate.\tfoie\ta b\tLe foie et la rate.\tAbdomen › Viscères\n\
            n.2\tLe foie et la […].\trate\ta b\tLe foie et la rate.\tAbdomen › Viscères\n";
        assert_eq!(tsv(&[deck()]), expected);
    }

    #[test]
    fn a_context_stands_above_its_question() {
        let mut deck = deck();
        let french = Locale::new(Language::French);
        let shown = text(&deck, &french);
        assert!(shown.contains("\n\n  Contexte\u{a0}: Abdomen ›\tViscères\nLe […]"), "{shown}");
        deck.notes[0].context.clear();
        assert!(text(&deck, &french).contains("═\n\nLe […]"));
    }
}
