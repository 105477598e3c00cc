//! A student at the command line, with a home of their own.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use carabin::deck::Deck;
use tempfile::TempDir;

pub struct Student {
    home: TempDir,
}

impl Student {
    /// With a library of no deck.
    pub fn new() -> Self {
        let student = Self { home: tempfile::tempdir().unwrap() };
        for folder in ["decks", "history", "media"] {
            fs::create_dir_all(student.library().join(folder)).unwrap();
        }
        fs::write(student.library().join("settings.ron"), "(format: 1)").unwrap();
        student
    }

    pub fn library(&self) -> PathBuf {
        self.home.path().join("Carabin")
    }

    /// Writes a file into the home; its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.home.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_on(arguments, "")
    }

    /// Runs the program on this standard input.
    pub fn run_on(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_carabin"))
            .args(["--library", &self.library().display().to_string()])
            .args(arguments)
            .env("HOME", self.home.path())
            .env("XDG_CONFIG_HOME", self.home.path().join("config"))
            .env("LC_ALL", "en_GB.UTF-8")
            .env("LANGUAGE", "en")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that reads nothing may have ended before.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    pub fn deck(&self, file: &str) -> Deck {
        carabin::deck::read(&fs::read(self.library().join("decks").join(file)).unwrap()).unwrap()
    }
}

/// What was printed, and what was said beside it.
pub fn told(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}
