//! How what a student waits for grows with the library: 10,000, 100,000 and 1,000,000 reviews of
//! a tenth as many cards.
//!
//! ```text
//! cargo bench --bench scale
//! cargo bench --bench scale -- grade
//! ```
//!
//! The libraries are written to the system's temporary folder, and removed. What the window takes on
//! one of them is measured by `tests/window/speed.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops where it fails")]

mod big;

use std::fs;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use carabin::deck::{AlikeIndex, CardId, Content, Deck};
use carabin::find::{Column, Index, Sort, parse};
use carabin::history::{History, Rating};
use carabin::library::{Glance, Library};
use carabin::schedule::Settings;
use carabin::statistics::{Period, Statistics, Subject};
use carabin::study::{self, CardStates, Collection, Exam, Limits, Pace, Scope, Session, Span};
use carabin::workspace::{Change, Edit, Matching, Replacement, Wish, Workspace};

use big::{big_library, notes, now, reviews};

const REVIEWS: [usize; 3] = [10_000, 100_000, 1_000_000];
const DAY: i64 = 86_400_000;

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

/// Searching a tenth as many cards as reviews: from the typed query to the places of its rows.
fn finding(criterion: &mut Criterion) {
    for reviews in REVIEWS {
        let folder = big_library(reviews);
        let mut group = criterion.benchmark_group("find");
        group.sample_size(10).measurement_time(Duration::from_secs(3));
        let library = Library::look(folder.path()).unwrap();
        let now = now(library.history(), 1000);
        let workspace = Workspace::new(library, &now);
        let of = |what: &str| BenchmarkId::new(what, reviews);
        group.bench_function(of("fold-the-text"), |bench| {
            bench.iter_with_large_drop(|| Index::new(workspace.decks(), None));
        });
        let index = workspace.index();
        let table = workspace.table(&index, &now);
        let plain = decks(workspace.library());
        group.bench_function(of("duplicates"), |bench| {
            bench.iter_with_large_drop(|| {
                AlikeIndex::of(&plain).pairs(&plain, &std::collections::HashSet::new())
            });
        });
        for (what, query) in [
            ("rare-word", "1987"),
            ("common-word", "dans"),
            ("no-such-word", "xylophone"),
            ("words-with-accents", "œdème prenant le godet"),
            ("words-and-states", "(oedeme or dyspnée) -is:new deck:cardio* prop:stability<10"),
            ("rated", "rated:30:1"),
        ] {
            for by in [Column::Front, Column::Due] {
                let order = table.order(by);
                let sort = Sort { by, descending: false };
                group.bench_function(of(&format!("{what}-by-{}", by.name())), |bench| {
                    bench.iter(|| sort.sorted(&table.find(&parse(query).unwrap()), &order));
                });
            }
        }
        for by in Column::ALL {
            group.bench_function(of(&format!("order-by-{}", by.name())), |bench| {
                bench.iter_with_large_drop(|| table.order(by));
            });
        }
        group.finish();
    }
}

/// Many cards changed at once, and back: worked out, on disk, taken into account.
fn changing(criterion: &mut Criterion) {
    for reviews in REVIEWS {
        let folder = big_library(reviews);
        let mut group = criterion.benchmark_group("change");
        group.sample_size(10).measurement_time(Duration::from_secs(5));
        let library = Library::open(folder.path(), &"bench".parse().unwrap()).unwrap();
        let now = now(library.history(), 1000);
        let mut workspace = Workspace::new(library, &now);
        let cards = u32::try_from(workspace.collection().cards().len()).unwrap();
        let replacement = Replacement::new("dans", "chez", Matching::default()).unwrap();
        // A tenth of the cards, of five decks and of all; and all cards.
        let some: Vec<u32> = (0..cards / 10).collect();
        let spread: Vec<u32> = (0..cards).step_by(10).collect();
        let all: Vec<u32> = (0..cards).collect();
        for (what, chosen, edit) in [
            ("tag-a-tenth-in-five-decks", &some, Edit::Tag("neuf".into())),
            ("tag-a-tenth-in-all-decks", &spread, Edit::Tag("neuf".into())),
            ("suspend-a-tenth", &some, Edit::Suspend),
            ("replace-in-all", &all, Edit::Replace(replacement)),
        ] {
            let edits = [edit];
            let backups = folder.path().join("backups");
            // How long it took until it was worked out, on disk too, and taken back too.
            let mut round = || {
                let clock = Instant::now();
                let bulk = workspace.work_out(chosen, &edits, &now).unwrap();
                let worked_out = clock.elapsed();
                let done = workspace.change(&Change::Bulk(bulk), &now).unwrap();
                let written = clock.elapsed();
                workspace.change(&done.undo.unwrap(), &now).unwrap();
                let back = clock.elapsed();
                // Each round keeps all that it changes twice over: a disk would not hold them all.
                fs::remove_dir_all(&backups).unwrap_or_default();
                [worked_out, written, back]
            };
            for (part, name) in ["worked-out", "written", "and-back"].into_iter().enumerate() {
                let id = BenchmarkId::new(format!("{what}-{name}"), reviews);
                group.bench_function(id, |bench| {
                    bench.iter_custom(|count| (0..count).map(|_| round()[part]).sum());
                });
            }
        }
        group.finish();
    }
}

/// How long the window waits for the same changes, and back, where most is made ready beside it.
fn waiting(criterion: &mut Criterion) {
    let folder = big_library(1_000_000);
    let mut group = criterion.benchmark_group("wait");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    let library = Library::open(folder.path(), &"bench".parse().unwrap()).unwrap();
    let now = now(library.history(), 1000);
    let mut workspace = Workspace::new(library, &now);
    let cards = |workspace: &Workspace, step| -> Vec<CardId> {
        let all = workspace.collection().cards().iter();
        all.step_by(step).map(|card| card.id.clone()).collect()
    };
    for (what, step, edit) in [
        ("tag-a-tenth-in-all-decks", 10, Edit::Tag("neuf".into())),
        ("delete-a-tenth-in-all-decks", 10, Edit::Delete),
        ("suspend-all", 1, Edit::Suspend),
    ] {
        group.bench_function(what, |bench| {
            bench.iter_custom(|count| {
                let mut waited = Duration::ZERO;
                for _ in 0..count {
                    let cards = cards(&workspace, step);
                    let mut wish = Wish::Edits { cards, edits: vec![edit.clone()] };
                    for _ in 0..2 {
                        let clock = Instant::now();
                        let task = workspace.task(&wish, &now);
                        waited += clock.elapsed();
                        let ready = task.prepare(&|_| true).unwrap().unwrap();
                        let clock = Instant::now();
                        let done = workspace.take_prepared(ready, &now).unwrap().unwrap();
                        waited += clock.elapsed();
                        wish = Wish::Change(Arc::new(done.undo.unwrap()));
                    }
                }
                waited
            });
        });
    }
    group.finish();
}

criterion_group!(scale, starting, grading, saving, merging, planning, finding, changing, waiting);
criterion_main!(scale);
