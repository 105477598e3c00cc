//! Writes a large library, to measure on: as many cards and reviews as it is told.
//!
//! ```text
//! cargo run --release --example big_library -- DIR --cards 100000 --reviews 1000000
//! ```
//!
//! The same numbers and seed, the same bytes. The texts are made up and teach nothing: they are
//! as long and as varied as a medical student's. Refuses a folder that has a library already.

mod chance;
mod library;
mod notes;
mod reviews;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use library::Size;

/// Writes a large library, to measure on.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folder to make.
    folder: PathBuf,
    #[arg(long, default_value_t = 100_000)]
    cards: usize,
    /// Grades, some of them taken back.
    #[arg(long, default_value_t = 1_000_000)]
    reviews: usize,
    #[arg(long, default_value_t = 50)]
    decks: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> ExitCode {
    let Arguments { folder, cards, reviews, decks, seed } = Arguments::parse();
    match library::write(&folder, Size { cards, reviews, decks, seed }) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
