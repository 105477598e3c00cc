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
    let mut table = String::from("id\tfront\tback\ttags\tsource\n");
    for note in decks.iter().flat_map(|deck| &deck.notes) {
        for card in note.cards() {
            let fields = [
                card.id.to_string(),
                card.question.front(),
                card.question.back(),
                note.tags.join(" "),
                quote(note).to_owned(),
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
            // Writing into a String can't fail.
            let _ = write!(text, "\n{}\n", card.question.front());
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
    use crate::deck::{Changes, Content, FORMAT, Source};

    #[test]
    fn one_line_a_card_and_no_stray_tab() {
        let deck = Deck {
            format: FORMAT,
            id: "d".parse().unwrap(),
            title: "T".into(),
            language: "fr".into(),
            description: String::new(),
            origin: None,
            notes: vec![Note {
                id: "n".parse().unwrap(),
                content: Content::Cloze { text: "Le {{c1::foie}}\tet\r\nla {{c2::rate}}.".into() },
                tags: vec!["a".into(), "b".into()],
                source: Some(Source { quote: "Le foie\net la rate.".into(), place: String::new() }),
            }],
            changes: Changes::default(),
        };
        let expected = "id\tfront\tback\ttags\tsource\n\
            n.1\tLe […] et la rate.\tfoie\ta b\tLe foie et la rate.\n\
            n.2\tLe foie et la […].\trate\ta b\tLe foie et la rate.\n";
        assert_eq!(tsv(&[deck]), expected);
    }
}
