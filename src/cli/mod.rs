//! The command line: the same abilities as the window, in the same words.
//!
//! Results go to the standard output, everything else to the standard error; the exit code is 0,
//! 1 when something was wrong, 2 when the command was. Knows nothing of the window: without a
//! subcommand it hands back what the window is to be opened with.

mod add;
mod arguments;
mod backup;
mod cards;
mod check;
mod due;
mod due_cache;
mod duplicates;
mod edit;
mod explain;
mod failure;
mod find;
mod generate;
mod help;
mod import;
mod named;
mod note_arguments;
mod output;
mod statistics;
mod terms;
mod typed;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::library::{LibraryError, Machine};
use crate::locale::Locale;
use crate::message::Tell;

use arguments::{Arguments, Command};
use failure::Failure;

/// What the caller is to do.
#[derive(Debug)]
pub enum Outcome {
    Exit(ExitCode),
    /// Open the window, and a file in it.
    Window {
        library: Option<PathBuf>,
        file: Option<PathBuf>,
        locale: Box<Locale>,
    },
}

/// Carries out the command in the process's arguments.
#[must_use]
pub fn run() -> Outcome {
    let machine = read_machine();
    let locale = machine.as_ref().and_then(|machine| machine.language.as_deref());
    let locale = Locale::for_choice(locale);
    if let Some(news) = machine.as_ref().and_then(Machine::news) {
        output::note(&locale, news);
    }
    let arguments = match typed::parse(&locale) {
        Ok(arguments) => arguments,
        Err(error) => {
            help::say(&error, &locale);
            return Outcome::Exit(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)));
        }
    };
    let Arguments { library, command, file } = arguments;
    let Some(command) = command else {
        return match file.as_deref().map_or(Ok(()), can_be_opened) {
            Ok(()) => Outcome::Window { library, file, locale: Box::new(locale) },
            Err(error) => {
                say(&locale, &error);
                Outcome::Exit(ExitCode::FAILURE)
            }
        };
    };
    let usual = || {
        let chosen = machine.as_ref().and_then(|machine| machine.library.clone());
        chosen.unwrap_or_else(Machine::usual_library)
    };
    let library = library.unwrap_or_else(usual);
    let done = match command {
        Command::Generate(arguments) => generate::run(&arguments, &library, &locale),
        Command::Terms(arguments) => terms::run(&arguments, &locale),
        Command::Cards(arguments) => cards::run(&arguments, &locale),
        Command::Add(arguments) => add::run(&library, &arguments, &locale),
        Command::Import(arguments) => import::run(&library, &arguments, &locale),
        Command::Find(arguments) => find::run(&library, &arguments, &locale),
        Command::Edit(arguments) => edit::run(&library, &arguments, &locale),
        Command::Duplicates(arguments) => duplicates::run(&library, &arguments, &locale),
        Command::Due => due::run(&library, &locale),
        Command::Statistics(arguments) => statistics::run(&library, &arguments, &locale),
        Command::Backup { list } => backup::back_up(&library, list, &locale),
        Command::Restore { moment, files } => backup::restore(&library, &moment, &files, &locale),
        Command::Check { path, repair } => {
            check::run(path.as_deref().unwrap_or(&library), repair, &locale)
        }
    };
    Outcome::Exit(match done {
        Ok(code) => code,
        Err(Failure(messages)) => {
            for message in messages {
                output::error(&locale, &message);
            }
            ExitCode::FAILURE
        }
    })
}

/// A file that the window is to open is there: whoever asks at a terminal is told there.
fn can_be_opened(file: &Path) -> Result<(), LibraryError> {
    let is_file = |known: std::fs::Metadata| {
        if known.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { Ok(()) }
    };
    let known = std::fs::metadata(file).and_then(is_file);
    known.map_err(|source| LibraryError::Read { path: file.to_owned(), source })
}

/// Says why the window did not open.
pub fn say(locale: &Locale, error: &dyn Tell) {
    output::error(locale, &error.message());
}

/// This machine's choices where there are any; a command never makes the file.
fn read_machine() -> Option<Machine> {
    let path = Machine::usual_path().filter(|path| path.is_file())?;
    Machine::look(&path).ok()
}
