//! The program: the command line, and the window when nothing else was asked.

use std::process::ExitCode;

use carabin::{app, cli};

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
