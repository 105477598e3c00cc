//! `carabin cards`: every card of a deck as it is asked.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;

use super::arguments::{Cards, CardsFormat};
use super::failure::Failure;
use super::output;
use super::output::{in_a_cell, in_a_line};
use crate::deck::{CardId, Content, Deck, Mask, Note, Question};
use crate::exchange::{self, Form, Kinds};
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
    let mut out = Out::default();
    let notes = |form| {
        let decks: Vec<&Deck> = decks.iter().collect();
        exchange::write(&decks, form, &Kinds::told(|key| locale.tr(key)))
    };
    match arguments.format {
        CardsFormat::Tsv => tsv(&decks, &mut out)?,
        // As a file, which another program reads.
        CardsFormat::Anki => output::print_file(&notes(Form::Anki))?,
        CardsFormat::Csv => output::print_file(&notes(Form::Csv))?,
        CardsFormat::Text => decks.iter().try_for_each(|deck| text(deck, locale, &mut out))?,
    }
    out.print()?;
    if faults.is_empty() { Ok(ExitCode::SUCCESS) } else { Err(Failure(faults)) }
}

/// What is to be printed, a piece at a time: all cards of a long cloze are many times its length.
#[derive(Debug, Default)]
struct Out(String);

impl Out {
    const PIECE: usize = 1 << 20;

    fn put(&mut self, text: &str) -> io::Result<()> {
        self.0.push_str(text);
        if self.0.len() > Self::PIECE && !cfg!(test) { self.print() } else { Ok(()) }
    }

    fn print(&mut self) -> io::Result<()> {
        let printed = output::print(&self.0);
        self.0.clear();
        printed
    }
}

/// Each card of a note, one after the other: what it asks, but for the masks beside the asked one.
fn each_card(
    note: &Note,
    mut card: impl FnMut(&CardId, &Question) -> io::Result<()>,
) -> io::Result<()> {
    let id = |number| CardId::new(note.id.clone(), number);
    if let Content::Occlusion { prompt, picture, masks, hide } = &note.content {
        let mut masks: Vec<&Mask> = masks.iter().collect();
        masks.sort_by_key(|mask| mask.number);
        let question = |asked: &[&Mask]| Question::Occlusion {
            prompt: prompt.clone(),
            picture: picture.clone(),
            asked: asked.iter().map(|mask| (*mask).clone()).collect(),
            others: Vec::new(),
            hide: *hide,
        };
        let mut together = masks.chunk_by(|a, b| a.number == b.number);
        return together.try_for_each(|asked| match asked.first() {
            Some(first) => card(&id(first.number), &question(asked)),
            None => Ok(()),
        });
    }
    let mut questions =
        note.card_numbers().into_iter().filter_map(|n| Some((n, note.question(n)?)));
    questions.try_for_each(|(number, question)| card(&id(number), &question))
}

fn tsv(decks: &[Deck], out: &mut Out) -> io::Result<()> {
    out.put("id\tfront\tback\ttags\tsource\tcontext\n")?;
    for note in decks.iter().flat_map(|deck| &deck.notes) {
        each_card(note, |id, question| {
            let fields = [
                id.to_string(),
                question.front(),
                question.back(),
                note.tags.join(" "),
                quote(note).to_owned(),
                note.context.clone(),
            ];
            out.put(&(fields.map(|field| in_a_cell(&field)).join("\t") + "\n"))
        })?;
    }
    Ok(())
}

fn quote(note: &Note) -> &str {
    note.source.as_ref().map_or("", |source| source.quote.as_str())
}

fn text(deck: &Deck, locale: &Locale, out: &mut Out) -> io::Result<()> {
    let title = in_a_line(&deck.title);
    out.put(&format!("{title}\n{}\n", "═".repeat(title.chars().count())))?;
    for note in &deck.notes {
        each_card(note, |_, question| {
            let mut text = String::from("\n");
            // Writing into a String can't fail.
            if !note.context.is_empty() {
                let _ =
                    writeln!(text, "  {} {}", locale.tr("cards-context"), in_a_line(&note.context));
            }
            let _ = writeln!(text, "{}", question.front());
            let _ = writeln!(text, "  → {}", question.back().replace('\n', "\n    "));
            if !quote(note).is_empty() {
                let _ =
                    writeln!(text, "  {} {}", locale.tr("cards-source"), in_a_line(quote(note)));
            }
            out.put(&text)
        })?;
    }
    out.put("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Changes, Source};
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
        let mut out = Out::default();
        tsv(&[deck()], &mut out).unwrap();
        assert_eq!(out.0, expected);
    }

    #[test]
    fn a_context_stands_above_its_question() {
        let mut deck = deck();
        let french = Locale::new(Language::French);
        let shown = |deck: &Deck| {
            let mut out = Out::default();
            text(deck, &french, &mut out).unwrap();
            out.0
        };
        let with = shown(&deck);
        assert!(with.contains("\n\n  Contexte\u{a0}: Abdomen ›␉Viscères\nLe […]"), "{with}");
        deck.notes[0].context.clear();
        assert!(shown(&deck).contains("═\n\nLe […]"));
    }
}
