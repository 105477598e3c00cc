//! What was typed, read: a command, or the file that the window is to open.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory as _, FromArgMatches as _};

use super::arguments::Arguments;
use super::help;
use crate::locale::Locale;

/// Reads the process's arguments.
pub(super) fn parse(locale: &Locale) -> Result<Arguments, clap::Error> {
    read(std::env::args_os().collect(), locale)
}

fn read(mut words: Vec<OsString>, locale: &Locale) -> Result<Arguments, clap::Error> {
    let command = help::localised(Arguments::command(), locale);
    let matches = |words: &[OsString]| {
        Arguments::from_arg_matches(&command.clone().try_get_matches_from(words)?)
    };
    let error = match matches(&words) {
        Err(error) if error.kind() == ErrorKind::InvalidSubcommand => error,
        parsed => return parsed,
    };
    // No command is called so, but a file is, or would be: as desktops open one with a program.
    let Some(named) = error.get(ContextKind::InvalidSubcommand).map(ToString::to_string) else {
        return Err(error);
    };
    let names_file = |word: &OsString| word.to_string_lossy() == named && names_file(word);
    let Some(at) = words.iter().skip(1).position(names_file) else { return Err(error) };
    let file = words.remove(at + 1);
    match matches(&words) {
        Ok(arguments) if arguments.command.is_none() => {
            Ok(Arguments { file: Some(file.into()), ..arguments })
        }
        _ => Err(error),
    }
}

/// Whether what stands where a command could is meant as a file, which need not be there: commands
/// have neither endings nor folders.
fn names_file(word: &OsString) -> bool {
    let path = Path::new(word);
    path.exists() || path.extension().is_some() || path.components().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn parsed(words: &[&str]) -> Result<Arguments, ErrorKind> {
        let words = std::iter::once("carabin").chain(words.iter().copied());
        let words = words.map(OsString::from).collect();
        read(words, &Locale::new(Language::English)).map_err(|error| error.kind())
    }

    #[test]
    fn a_file_in_the_place_of_a_command_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Mon paquet.ron");
        std::fs::write(&path, "x").unwrap();
        let name = path.to_str().unwrap();
        let opened = parsed(&[name]).unwrap();
        assert!(opened.command.is_none() && opened.file.as_deref() == Some(&*path));
        let opened = parsed(&["--library", "here", name]).unwrap();
        assert_eq!((opened.file.as_deref(), opened.library), (Some(&*path), Some("here".into())));
        for gone in [folder.path().join("gone").to_str().unwrap(), "gone.ron"] {
            assert_eq!(parsed(&[gone]).unwrap().file.as_deref(), Some(Path::new(gone)));
        }
        for words in [&["fnid"][..], &[name, "due"], &[name, name]] {
            assert_eq!(parsed(words).unwrap_err(), ErrorKind::InvalidSubcommand, "{words:?}");
        }
        assert!(parsed(&["check", name]).unwrap().file.is_none());
    }
}
