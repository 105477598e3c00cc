//! Where words go: results to the standard output, the rest to the standard error.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::library::{LibraryError, Problem, ReadText};
use crate::locale::Locale;
use crate::message::{Message, Tell as _};

/// Prints `text`, without what a terminal would obey.
pub(super) fn print(text: &str) -> io::Result<()> {
    print_as_it_is(&shown(text))
}

/// Prints a file for another program: its line ends stay; what a terminal would obey is of no use in
/// a text.
pub(super) fn print_file(text: &str) -> io::Result<()> {
    print_as_it_is(&text.split("\r\n").map(shown).collect::<Vec<_>>().join("\r\n"))
}

/// Prints bytes. A reader that has gone away (`| head`) is no error.
fn print_as_it_is(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Text in which whatever a terminal would obey is seen instead: a deck's title must not change
/// the window's, nor write to the clipboard.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { visible(c) }).collect()
}

/// The same for what is to be no more than a part of a line.
pub(super) fn in_a_line(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// The same for a cell of a table, which no spreadsheet is to take for a formula.
pub(super) fn in_a_cell(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let pieces = text.split(breaks).filter(|piece| !piece.is_empty());
    let cell = in_a_line(&pieces.collect::<Vec<_>>().join(" "));
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!(" {cell}")
    } else {
        cell
    }
}

/// A character, or a picture of one that would do something: those of control have some of their
/// own, those that turn the order of letters round have none.
fn visible(c: char) -> char {
    match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        0x80..0xa0 | 0x2028..=0x202e | 0x2066..=0x2069 => '\u{fffd}',
        _ => c,
    }
}

/// A text that was read; what of it could not be is said.
pub(super) fn readable(read: ReadText, locale: &Locale) -> String {
    if let Some(damage) = &read.damage {
        note(locale, &damage.message());
    }
    read.text
}

/// What a message says, each of its arguments in one line.
pub(super) fn said(locale: &Locale, message: &Message) -> String {
    let mut message = message.clone();
    for (_, argument) in &mut message.arguments {
        *argument = in_a_line(argument);
    }
    locale.say(&message)
}

/// Says something on the side.
pub(super) fn note(locale: &Locale, message: &Message) {
    // With the standard error gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{}", said(locale, message));
}

/// Says what went wrong.
pub(super) fn error(locale: &Locale, message: &Message) {
    let place = message.arguments.iter().find(|(name, _)| *name == "location");
    let said = said(locale, message);
    let said = match place {
        Some((_, place)) => format!("{}: {said}", in_a_line(place)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_nothing() {
        let title = "Cours\u{1b}]0;titre\u{7}\u{9b}31m\u{202e}\nfin";
        assert_eq!(shown(title), "Cours␛]0;titre␇\u{fffd}31m\u{fffd}\nfin");
        assert!(!in_a_line(title).contains('\n'));
        // What French needs stays: spaces that do not break, accents that stand alone.
        for text in ["l’œdème\u{a0}: «\u{a0}aigu\u{a0}»\u{202f}?", "e\u{301}"] {
            assert_eq!(in_a_line(text), text);
        }
    }

    #[test]
    fn a_cell_is_no_formula() {
        for text in ["=1+1", "+1", "-70 mV", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(in_a_cell(text).starts_with(' '), "{text:?}");
        }
        assert_eq!(in_a_cell("a =\t1\n2"), "a = 1 2");
    }
}
