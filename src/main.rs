//! The program: the command line, and the window when nothing else was asked.
//!
//! The rooms of the library are known here by their own names, so that a file of the window or of
//! the command line names them as the library's own files do: `crate::deck`.

mod app;
mod cli;
// What drives the window is a test of this crate: nobody else can name `app`.
#[cfg(test)]
#[path = "../tests/window/mod.rs"]
mod window;

use std::process::ExitCode;

use carabin::{
    deck, exchange, find, generate, history, library, locale, message, schedule, statistics, study,
    workspace,
};

fn main() -> ExitCode {
    match cli::run() {
        cli::Outcome::Exit(code) => code,
        cli::Outcome::Window { library, file, locale } => match app::run(library, file) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                cli::say(&locale, &error);
                ExitCode::FAILURE
            }
        },
    }
}
