//! How what a student waits for grows with the library: 10,000, 100,000 and 1,000,000 reviews of
//! a tenth as many cards.
//!
//! ```text
//! cargo bench --bench scale
//! cargo bench --bench scale -- grade
//! ```
//!
//! The libraries are written to the system's temporary folder, and removed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops where it fails")]

#[path = "../examples/big_library/chance.rs"]
mod chance;
#[path = "../examples/big_library/library.rs"]
mod library;
#[path = "../examples/big_library/notes.rs"]
mod notes;
#[path = "../examples/big_library/reviews.rs"]
mod reviews;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tempfile::TempDir;

use carabin::deck::{Content, Deck};
use carabin::history::{History, Rating};
use carabin::library::{Glance, Library};
use carabin::schedule::{Now, Settings};
use carabin::statistics::{Period, Statistics, Subject};
use carabin::study::{self, CardStates, Collection, Exam, Limits, Pace, Scope, Session, Span};

use library::Size;

const REVIEWS: [usize; 3] = [10_000, 100_000, 1_000_000];
const DAY: i64 = 86_400_000;

fn big_library(reviews: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let size = Size { cards: reviews / 10, reviews, decks: 50, seed: 1 };
    library::write(folder.path(), size).unwrap();
    folder
}

/// The moment `after` ms past the last event.
fn now(history: &History, after: i64) -> Now {
    let numbers = 0..u32::try_from(history.names().len()).unwrap();
    let times = numbers.flat_map(|card| history.past(card).map(|row| row.time));
    Now::at(times.max().unwrap_or(0) + after, &jiff::tz::TimeZone::UTC, 4)
}

fn decks(library: &Library) -> Vec<&Deck> {
    library.decks().iter().map(|open| &open.deck).collect()
}

/// Limits that a thousand grades in a row do not reach.
fn unlimited() -> Settings {
    Settings { new_per_day: 1_000_000, reviews_per_day: 1_000_000, ..Settings::default() }
}

/// What is done when the program starts.
fn starting(criterion: &mut Criterion) {
    for reviews in REVIEWS {
        let folder = big_library(reviews);
        let mut group = criterion.benchmark_group("start");
        group.sample_size(10).throughput(Throughput::Elements(reviews as u64));
        let of = |what| BenchmarkId::new(what, reviews);
        group.bench_function(of("open"), |bench| {
            bench.iter_with_large_drop(|| Library::look(folder.path()).unwrap());
        });
        let library = Library::look(folder.path()).unwrap();
        let settings = &library.settings().scheduling;
        group.bench_function(of("replay"), |bench| {
            let decks = decks(&library);
            let replay = || Collection::new(&decks, library.history(), settings);
            bench.iter_with_large_drop(replay);
        });
        let collection = Collection::new(&decks(&library), library.history(), settings);
        let now = now(library.history(), 1000);
        group.bench_function(of("first-card"), |bench| {
            bench.iter_with_large_drop(|| Session::start(&collection, Scope::All, &now));
        });
        let subject = Subject::all(&collection, library.history(), &now);
        group.bench_function(of("statistics"), |bench| {
            bench.iter_with_large_drop(|| Statistics::of(&subject, Period::All, &|| true));
        });
        group.bench_function(of("counts"), |bench| {
            bench.iter(|| black_box(collection.census(&now).counts(Span::All)));
        });
        group.bench_function(of("due"), |bench| {
            bench.iter(|| {
                let glance = Glance::at(folder.path()).unwrap();
                let settings = &glance.settings.scheduling;
                let limits = Limits::default();
                let cards = CardStates::new(&glance.decks, &glance.history, settings);
                black_box(cards.census(settings, &limits, &now))
            });
        });
        group.finish();
    }
}

/// A grade, from the key to the next card; and its line alone, on disk.
fn grading(criterion: &mut Criterion) {
    for reviews in REVIEWS {
        let folder = big_library(reviews);
        let mut group = criterion.benchmark_group("grade");
        group.measurement_time(Duration::from_secs(4));
        let mut library = Library::open(folder.path(), &"bench".parse().unwrap()).unwrap();
        let settings = unlimited();
        let mut collection = Collection::new(&decks(&library), library.history(), &settings);
        let mut moment = now(library.history(), 30 * DAY);
        let mut session = Session::start(&collection, Scope::All, &moment);
        // How long a grade took, and how much of that until its line was on disk.
        let mut grade = || {
            moment.time += 1000;
            while session.current().is_none() {
                moment.time += DAY;
                moment.day += 1;
                session = Session::start(&collection, Scope::All, &moment);
            }
            let clock = Instant::now();
            let draft = session.grade(&collection, Rating::Good, 4000, &moment).unwrap();
            let drafted = clock.elapsed();
            let opened = collection.open(library.history(), &draft.card);
            let event = library.append(draft).unwrap();
            collection.close(library.history(), &opened);
            let written = clock.elapsed();
            session.record(&collection, event, &moment);
            (clock.elapsed(), written.saturating_sub(drafted))
        };
        group.bench_function(BenchmarkId::new("durable", reviews), |bench| {
            bench.iter_custom(|count| (0..count).map(|_| grade().0).sum());
        });
        group.bench_function(BenchmarkId::new("the-line-on-disk", reviews), |bench| {
            bench.iter_custom(|count| (0..count).map(|_| grade().1).sum());
        });
        group.finish();
    }
}

/// One of fifty decks saved: the old one kept, the new one flushed and renamed.
fn saving(criterion: &mut Criterion) {
    for reviews in REVIEWS {
        let folder = big_library(reviews);
        let mut group = criterion.benchmark_group("save");
        group.sample_size(10).measurement_time(Duration::from_secs(3));
        let mut library = Library::open(folder.path(), &"bench".parse().unwrap()).unwrap();
        let mut deck = library.decks()[0].deck.clone();
        let mut edits = 0;
        group.bench_function(BenchmarkId::new("deck", reviews), |bench| {
            bench.iter(|| {
                edits += 1;
                let front = format!("Question {edits} ?");
                deck.notes[0].content = Content::Basic { front, back: "oui".into() };
                library.save_deck(&deck).unwrap()
            });
        });
        group.finish();
    }
}

/// Three devices' events made one history.
fn merging(criterion: &mut Criterion) {
    for reviews in REVIEWS {
        let mut group = criterion.benchmark_group("merge");
        group.sample_size(10).throughput(Throughput::Elements(reviews as u64));
        let decks = notes::decks(reviews / 10, 50, 1);
        let mut events = reviews::events(&decks, reviews, 1);
        // File after file, as they are read.
        events.sort_by_key(|event| event.stamp.clone());
        group.bench_function(BenchmarkId::new("histories", reviews), |bench| {
            bench.iter_batched(|| events.clone(), History::new, BatchSize::PerIteration);
        });
        group.finish();
    }
}

/// The plan of an exam about all cards: the student's pace, today's proposal, and the forecast, 40
/// days and 4 days before.
fn planning(criterion: &mut Criterion) {
    for reviews in REVIEWS {
        let folder = big_library(reviews);
        let mut group = criterion.benchmark_group("exam");
        group.sample_size(10).measurement_time(Duration::from_secs(3));
        let library = Library::look(folder.path()).unwrap();
        let settings = &library.settings().scheduling;
        let collection = Collection::new(&decks(&library), library.history(), settings);
        let now = now(library.history(), 1000);
        let of = |what: &str| BenchmarkId::new(what, reviews);
        group.bench_function(of("pace"), |bench| {
            bench.iter(|| Pace::of(&collection, library.history()));
        });
        let pace = Pace::of(&collection, library.history());
        let states = || collection.cards().iter().map(|card| &card.state);
        let copy = || states().cloned().collect::<Vec<_>>();
        group.bench_function(of("copy-cards"), |bench| bench.iter_with_large_drop(copy));
        for (days, far) in [(40, "far"), (4, "near")] {
            let exam = Exam { day: now.day + days, share: 0.95, most: 175, begin_late: false };
            let scheduler = collection.scheduler();
            group.bench_function(of(&format!("propose-{far}")), |bench| {
                bench.iter(|| study::propose(scheduler, states(), &exam, &now));
            });
            group.bench_function(of(&format!("forecast-{far}")), |bench| {
                bench.iter(|| study::forecast(scheduler, states(), &exam, &pace, &now));
            });
        }
        group.finish();
    }
}

criterion_group!(scale, starting, grading, saving, merging, planning);
criterion_main!(scale);
