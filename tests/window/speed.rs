//! How long *Browse* takes in a library of 100,000 cards and 1,000,000 reviews.
//!
//! ```text
//! cargo test --release --bin carabin window::speed:: -- --ignored --nocapture
//! ```
//!
//! What needs no window is measured by `benches/scale.rs`.

#[path = "../../benches/big/mod.rs"]
mod big;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use carabin::deck::Source;
use carabin::library::{Library, Machine, read_deck, write_deck};
use criterion::Criterion;
use tempfile::TempDir;

use crate::app::{self, App, Clock};
use big::{big_library, now};

/// A window on 100,000 cards, as it is used: events in, a frame laid out. With `spoken` a screen
/// reader listens.
struct Desk {
    context: egui::Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
    library: PathBuf,
}

impl Desk {
    fn open(root: &Path, spoken: bool) -> Self {
        let context = egui::Context::default();
        if spoken {
            context.enable_accesskit();
        }
        let mut machine = Machine::default();
        machine.language = Some("fr".to_owned());
        machine.reduced_motion = true;
        let library = Library::open(root, &"bench".parse().unwrap()).unwrap();
        let now = now(library.history(), 1000);
        let clock = Clock::from_fn(move |_| now);
        let app = app::build(&context, library, machine, None, clock);
        let frame = eframe::Frame::_new_kittest();
        let mut desk = Self { context, app, frame, time: 0.0, library: root.to_owned() };
        desk.step(Vec::new());
        desk.step(Vec::new());
        desk
    }

    fn step(&mut self, events: Vec<egui::Event>) {
        self.time += 0.016;
        let size = egui::vec2(1440.0, 900.0);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
            time: Some(self.time),
            focused: true,
            events,
            ..egui::RawInput::default()
        };
        let Self { context, app, frame, .. } = self;
        black_box(context.run_ui(input, |ui| eframe::App::ui(app, ui, frame)));
    }

    fn press(&mut self, key: egui::Key, modifiers: egui::Modifiers) {
        let event = |pressed| egui::Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        };
        self.step(vec![event(true)]);
        self.step(vec![event(false)]);
    }

    /// *Browse* with all cards in it.
    fn browse(&mut self) {
        self.press(egui::Key::F, egui::Modifiers::COMMAND);
        assert!(!self.app.state().browse.found.is_empty(), "{}", self.library.display());
    }
}

/// 100,000 cards with 5,000 tags, three of them on each note, which was made from a sentence.
fn tagged_library() -> TempDir {
    let folder = big_library(1_000_000);
    let mut count = 0_usize;
    for entry in fs::read_dir(folder.path().join("decks")).unwrap() {
        let path = entry.unwrap().path();
        let mut deck = read_deck(&path).unwrap();
        for note in &mut deck.notes {
            count += 1;
            let tag = |n: usize| format!("item {}::point {}", (count * n) % 500, (count / n) % 10);
            note.tags = [1, 7, 11].map(tag).to_vec();
            let quote = note.cards().first().map(|card| card.question.back()).unwrap_or_default();
            let quote =
                format!("{quote}, ce qui se voit dans la plupart des cas, au {count}e jour.");
            note.source = Some(Source { quote, place: "Diagnostic, § 2".to_owned() });
        }
        write_deck(&path, &deck).unwrap();
    }
    folder
}

#[test]
#[ignore = "takes minutes, and says how long things take on this machine"]
fn browsing() {
    let mut criterion = Criterion::default();
    let folder = tagged_library();
    let mut group = criterion.benchmark_group("browse");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("open", |bench| {
        bench.iter_custom(|count| {
            let each = (0..count).map(|_| {
                let mut desk = Desk::open(folder.path(), false);
                let clock = Instant::now();
                desk.browse();
                clock.elapsed()
            });
            each.sum()
        });
    });
    for (what, spoken) in [("frame", false), ("frame-for-a-screen-reader", true)] {
        let mut desk = Desk::open(folder.path(), spoken);
        desk.browse();
        desk.step(vec![egui::Event::PointerMoved(egui::pos2(700.0, 500.0))]);
        group.bench_function(format!("{what}-while-scrolling"), |bench| {
            bench.iter(|| {
                let wheel = egui::Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Point,
                    delta: egui::vec2(0.0, -37.0),
                    phase: egui::TouchPhase::Move,
                    source: egui::MouseWheelSource::Unknown,
                    modifiers: egui::Modifiers::NONE,
                };
                desk.step(vec![wheel]);
            });
        });
    }
    let mut desk = Desk::open(folder.path(), false);
    desk.browse();
    for (what, text) in [("rare", "1987"), ("common", "dans"), ("property", "prop:stability<10")] {
        desk.press(egui::Key::A, egui::Modifiers::COMMAND);
        desk.step(vec![egui::Event::Text(text.to_owned())]);
        desk.step(Vec::new());
        group.bench_function(format!("keystroke-{what}"), |bench| {
            // One more letter, and the frame after it, in which its rows are seen; and back.
            bench.iter_custom(|count| {
                let each = (0..count).map(|_| {
                    let clock = Instant::now();
                    desk.step(vec![egui::Event::Text(" ".to_owned())]);
                    desk.step(Vec::new());
                    let elapsed = clock.elapsed();
                    desk.press(egui::Key::Backspace, egui::Modifiers::NONE);
                    elapsed
                });
                each.sum()
            });
        });
    }
    group.finish();
}
