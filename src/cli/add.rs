//! `carabin add`: notes into a deck, one from the words of the command, or one for each line of
//! the standard input.

use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::{Add, KindChoice};
use super::failure::Failure;
use super::output::{self, in_a_cell};
use super::{backup, named};
use crate::deck::{ClozeError, ClozeText, Content, Note, Source, is_both};
use crate::library::{Library, LibraryError};
use crate::locale::Locale;
use crate::message::{Message, Tell as _};
use crate::schedule::Now;
use crate::workspace::{Change, Workspace, Written, tags_of};

/// The most that is read from the standard input, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

pub(super) fn run(root: &Path, arguments: &Add, locale: &Locale) -> Result<ExitCode, Failure> {
    // Says so when there is no library.
    let library = Library::look(root)?;
    let library = if arguments.dry_run {
        library
    } else {
        drop(library);
        Library::open(root, &backup::device()?)?
    };
    if !arguments.dry_run && library.is_read_only() {
        return Err(LibraryError::ReadOnly.into());
    }
    let now = Now::system(library.settings().scheduling.rollover_hour);
    let mut workspace = Workspace::new(library, &now);
    let written = all(arguments, locale)?;
    let (change, ids) = changed(&workspace, arguments, &written, locale, &now)?;
    let notes: Vec<Note> = ids
        .into_iter()
        .zip(&written)
        .map(|(id, new)| {
            let Written { content, context, tags, source } = new.clone();
            Note { id, content, context, tags, source }
        })
        .collect();
    for note in &notes {
        if let Some((deck, other)) = workspace.alike(note).first() {
            let alike = Message::new("add-alike").with("id", &other.id).with("title", &deck.title);
            output::note(locale, &alike);
        }
    }
    if !arguments.dry_run {
        workspace.change(&change, &now).map_err(|error| Failure(vec![error.message()]))?;
    }
    let mut text = String::new();
    for card in notes.iter().flat_map(Note::cards) {
        let fields = [card.id.to_string(), card.question.front(), card.question.back()];
        text.push_str(&(fields.map(|field| in_a_cell(&field)).join("\t") + "\n"));
    }
    output::print(&text)?;
    let key = if arguments.dry_run { "add-would" } else { "add-did" };
    output::note(locale, &Message::new(key).with("count", notes.len()));
    Ok(ExitCode::SUCCESS)
}

/// The change that adds the notes, and their ids.
fn changed(
    workspace: &Workspace,
    arguments: &Add,
    written: &[Written],
    locale: &Locale,
    now: &Now,
) -> Result<(Change, Vec<crate::deck::NoteId>), Failure> {
    let place = match named::place(workspace, &arguments.deck) {
        Err(_) if arguments.new => {
            let language = locale.language().code();
            let (change, _, ids) = workspace.add_deck(&arguments.deck, language, written, now);
            return Ok((change, ids));
        }
        place => place?,
    };
    let deck = workspace.decks().get(place).map(|open| open.deck.id.clone());
    deck.and_then(|deck| workspace.add(&deck, written, now))
        .ok_or_else(|| Failure(vec![Message::new("error-deck-gone")]))
}

/// The notes as they are written; none of them, where one could not be asked.
fn all(arguments: &Add, locale: &Locale) -> Result<Vec<Written>, Failure> {
    let from_input = arguments.fields.len() == 1 && arguments.fields.iter().all(|f| f == "-");
    if !from_input {
        return Ok(vec![written(arguments, &arguments.fields).map_err(|m| Failure(vec![m]))?]);
    }
    let mut text = String::new();
    std::io::stdin().lock().take(LARGEST).read_to_string(&mut text)?;
    let (mut notes, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        match written(arguments, &fields) {
            Ok(note) => notes.push(note),
            Err(fault) => {
                let line = Message::new("add-line").with("line", number + 1);
                faults.push(line.with("detail", locale.say(&fault)));
            }
        }
    }
    if notes.is_empty() && faults.is_empty() {
        faults.push(Message::new("add-nothing"));
    }
    if faults.is_empty() { Ok(notes) } else { Err(Failure(faults)) }
}

/// One note of its fields.
fn written(arguments: &Add, fields: &[String]) -> Result<Written, Message> {
    let fields: Vec<&str> = fields.iter().map(|field| field.trim()).collect();
    let some = |at: usize, key: &'static str| {
        let text = fields.get(at).copied().filter(|text| !text.is_empty());
        text.map(str::to_owned).ok_or_else(|| Message::new(key))
    };
    let rest = |from: usize, key: &'static str| {
        let rest = fields.iter().skip(from).filter(|text| !text.is_empty());
        let rest: Vec<String> = rest.map(|text| (*text).to_owned()).collect();
        if rest.is_empty() { Err(Message::new(key)) } else { Ok(rest) }
    };
    let front = || some(0, "incomplete-front");
    let back = || some(1, "incomplete-back");
    let (content, most) = match arguments.kind {
        KindChoice::Basic => (Content::Basic { front: front()?, back: back()? }, 2),
        KindChoice::Reversible => {
            let (ask_back, ask_front) = (String::new(), String::new());
            (Content::Reversible { front: front()?, back: back()?, ask_back, ask_front }, 2)
        }
        KindChoice::Cloze => {
            let text = some(0, "incomplete-text")?;
            match ClozeText::read(&text) {
                Err(ClozeError::NoGap) => return Err(Message::new("add-no-gap")),
                Err(_) => return Err(Message::new("incomplete-gap")),
                Ok(_) => {}
            }
            (Content::Cloze { text }, 1)
        }
        KindChoice::List => {
            let items = rest(1, "incomplete-items")?;
            (Content::List { prompt: front()?, items, open: false }, usize::MAX)
        }
        KindChoice::Choice => {
            let distractors = rest(2, "incomplete-distractors")?;
            if is_both(&back()?, &distractors) {
                return Err(Message::new("incomplete-both"));
            }
            (Content::Choice { question: front()?, answer: back()?, distractors }, usize::MAX)
        }
    };
    if fields.len() > most {
        return Err(Message::new("add-too-many"));
    }
    let quote = arguments.source.clone().unwrap_or_default();
    Ok(Written {
        content,
        context: arguments.context.clone().unwrap_or_default(),
        tags: arguments.tags.iter().flat_map(|tags| tags_of(tags)).collect(),
        source: (!quote.is_empty()).then_some(Source { quote, place: String::new() }),
    })
}
