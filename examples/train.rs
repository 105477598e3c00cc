//! What the training and the retention curve take on a library, and what comes of them.
//!
//! `train LIBRARY` reads a library, changes nothing in it, and prints: the reviews there are to
//! learn from, the seconds that each step took, log loss and RMSE before and after, and the
//! curve. `cargo run --release --example big_library -- ~/big --cards 10000 --reviews 100000`
//! makes a library to try it on.

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use carabin::deck::Deck;
use carabin::library::Library;
use carabin::schedule::Now;
use carabin::schedule::training::{Sequences, optimise};
use carabin::schedule::workload::{Cards, Habits, simulate};
use carabin::study::Collection;

fn main() -> ExitCode {
    let Some(root) = env::args().nth(1) else {
        eprintln!("usage: train LIBRARY");
        return ExitCode::from(2);
    };
    match run(Path::new(&root)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path) -> Result<(), Box<dyn Error>> {
    let library = Library::look(root)?;
    let settings = &library.settings().scheduling;
    let seconds = |start: Instant| start.elapsed().as_secs_f32();
    let start = Instant::now();
    let sequences = Sequences::of(library.history());
    println!("reviews to learn from: {} ({:.3} s)", sequences.len(), seconds(start));
    let start = Instant::now();
    match optimise(&sequences, settings, &|_| true) {
        Ok(outcome) => {
            println!("training: {:.2} s, judged on {} reviews", seconds(start), outcome.tested);
            for (name, measure) in [("before", &outcome.before), ("after", &outcome.after)] {
                println!("{name}: log loss {:.4}, RMSE {:.4}", measure.log_loss, measure.rmse);
            }
            println!("offered: {:?}", outcome.parameters);
        }
        Err(error) => println!("training: {error}"),
    }
    let decks: Vec<&Deck> = library.decks().iter().map(|open| &open.deck).collect();
    let collection = Collection::new(&decks, library.history(), settings);
    let today = Now::system(settings.rollover_hour).day;
    let cards = Cards::new(collection.cards().iter().map(|card| &card.state), today);
    let start = Instant::now();
    let habits = Habits::of(library.history());
    println!("habits: {:.3} s, {habits:?}", seconds(start));
    let start = Instant::now();
    let curve = simulate(&cards, &habits, settings, &|_| true)?;
    println!("curve of {} cards: {:.2} s", curve.cards, seconds(start));
    for point in curve.points {
        println!(
            "{} %: {:.1} min and {:.0} cards a day, {:.0} known",
            point.retention, point.minutes, point.cards_a_day, point.known
        );
    }
    Ok(())
}
