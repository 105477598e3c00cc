//! `carabin generate`: texts in, a deck out.

use std::io::{IsTerminal as _, stderr, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::Generate;
use super::explain;
use super::failure::Failure;
use super::output;
use crate::deck::{self, Deck, Joined};
use crate::exchange::{Certainty, certainty};
use crate::generate::{self, Input, Options};
use crate::library::{self, Library, LibraryError, Machine};
use crate::locale::Locale;
use crate::message::{Message, Tell as _};

pub(super) fn run(arguments: &Generate, root: &Path, locale: &Locale) -> Result<ExitCode, Failure> {
    let inputs = read_inputs(&arguments.inputs, locale)?;
    let is_notes = |input: &&Input| certainty(&input.text, &input.name) == Certainty::Yes;
    let notes: Vec<Message> = inputs.iter().filter(is_notes).map(of_notes).collect();
    if !notes.is_empty() {
        return Err(Failure(notes));
    }
    let options = Options {
        title: arguments.title.clone(),
        language: arguments.language.language(),
        choices: arguments.choices.choices(),
        amount: arguments.amount.amount(),
        etymology: !arguments.no_etymology,
    };
    let bar = progress_bar();
    let progress = |share: f32| {
        bar.set_position((share * 1000.0) as u64);
        true
    };
    let generated = generate::generate(&inputs, &options, &progress);
    bar.finish_and_clear();
    // Only a cancelled run makes nothing, and nobody cancels this one.
    let Some(generated) = generated else { return Ok(ExitCode::FAILURE) };
    if let Some(damage) = &generated.damage {
        output::note(locale, &damage.message());
    }
    if arguments.explain {
        output::print(&explain::explain(&generated, locale))?;
        return Ok(ExitCode::SUCCESS);
    }
    let deck = if arguments.all { generated.pool() } else { generated.deck };
    if deck.notes.is_empty() {
        let empty = inputs.iter().all(|input| input.text.trim().is_empty());
        let key = if empty { "generate-empty" } else { "generate-nothing" };
        return Err(Failure(vec![Message::new(key).with("document", documents(&inputs))]));
    }
    let cards: usize = deck.notes.iter().map(|note| note.card_numbers().len()).sum();
    let (path, before) = match &arguments.output {
        Some(path) if path.as_os_str() == "-" => {
            output::print_file(&deck::write(&deck))?;
            return Ok(ExitCode::SUCCESS);
        }
        Some(path) => (path.clone(), write_to(path, &deck)?),
        None => save_into(root, &deck, locale)?,
    };
    let done = Message::new("generate-done")
        .with("title", &deck.title)
        .with("notes", deck.notes.len())
        .with("cards", cards);
    output::note(locale, &done);
    if let Some(before) = &before {
        output::note(locale, &Joined::of(before, &deck::regenerate(before, &deck)).message());
        if deck::is_other_course(before, &deck) {
            output::note(locale, &Message::new("generate-other-course"));
        }
    }
    output::print(&format!("{}\n", path.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn read_inputs(paths: &[PathBuf], locale: &Locale) -> Result<Vec<Input>, LibraryError> {
    let read = |path: &PathBuf| {
        if path.as_os_str() == "-" {
            let read = library::read_text_from(stdin().lock(), "-")?;
            let text = output::readable(read, locale);
            let name = Some(library::name_of(&text)).filter(|name| !name.is_empty());
            return Ok(Input { name: name.unwrap_or_else(|| "-".to_owned()), text });
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Input { name, text: output::readable(library::read_text(path)?, locale) })
    };
    paths.iter().map(read).collect()
}

/// No card is made of what is one.
fn of_notes(input: &Input) -> Message {
    Message::new("generate-notes").with("document", &input.name)
}

fn documents(inputs: &[Input]) -> String {
    inputs.iter().map(|input| input.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Writes to a file that the student named; a deck that is there is brought up to date, anything
/// else is left alone. The deck that was there.
fn write_to(path: &Path, deck: &Deck) -> Result<Option<Deck>, LibraryError> {
    if !path.exists() {
        return library::write_deck(path, deck).map(|()| None);
    }
    let there = library::read_deck(path)?;
    if there.id != deck.id {
        return Err(LibraryError::OtherDeck(path.to_owned()));
    }
    library::write_deck(path, &deck::regenerate(&there, deck)).map(|()| Some(there))
}

/// Saves into the library: the path, and the deck that was there.
fn save_into(
    root: &Path,
    deck: &Deck,
    locale: &Locale,
) -> Result<(PathBuf, Option<Deck>), LibraryError> {
    let machine_path = Machine::usual_path();
    let mut machine = match &machine_path {
        Some(path) => Machine::load(path)?,
        None => Machine::default(),
    };
    Library::begin(root, locale.language().code())?;
    let mut library = Library::open(root, &machine.device())?;
    for message in library.take_news() {
        output::note(locale, &message);
    }
    if let Some(path) = machine_path.filter(|_| *library.device() != machine.device()) {
        machine.rename(library.device());
        machine.save(&path)?;
    }
    let before = library.deck(&deck.id).map(|open| open.deck.clone());
    library.save_generated(deck).map(|path| (root.join(path), before))
}

/// A bar on the standard error, when a person is looking.
fn progress_bar() -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(1000);
    if let Ok(style) = ProgressStyle::with_template("{bar:40.green} {percent:>3} %") {
        bar.set_style(style);
    }
    bar
}
