//! Where words go: results to the standard output, the rest to the standard error.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::library::{LibraryError, Problem};
use crate::locale::Locale;
use crate::message::{Message, Tell as _};

/// Prints `text` as it is. A reader that has gone away (`| head`) is no error.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Says something on the side.
pub(super) fn note(locale: &Locale, message: &Message) {
    // With the standard error gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{}", locale.say(message));
}

/// Says what went wrong.
pub(super) fn error(locale: &Locale, message: &Message) {
    let place = message.arguments.iter().find(|(name, _)| *name == "location");
    let said = locale.say(message);
    let said = match place {
        Some((_, place)) => format!("{place}: {said}"),
        None => format!("carabin: {said}"),
    };
    let _ = writeln!(io::stderr(), "{said}");
}

/// Says what is wrong in a library; the exit code that a check of it would give.
pub(super) fn problems(locale: &Locale, problems: &[Problem]) -> ExitCode {
    for problem in problems {
        let message = problem.message.clone().with("location", problem.location());
        error(locale, &message);
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The error's message, with `file:line:column` where it has a place.
pub(super) fn located(error: &LibraryError) -> Message {
    match error {
        LibraryError::Deck { path, fault } => {
            let place = format!("{}:{}:{}", path.display(), fault.line, fault.column);
            error.message().with("location", place)
        }
        _ => error.message(),
    }
}
