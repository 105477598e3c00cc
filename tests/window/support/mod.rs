//! The one harness of the window's tests: a small library, a clock that stands still, the CPU
//! painter.
//!
//! Missing glyphs and inputs without a name make every test fail (the harness's own checks).

pub mod candidates;
mod hands;
pub mod painter;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{self, App, Clock};
use carabin::deck::Deck;
use carabin::history::Rating;
use carabin::library::{Library, Machine, Theme};
use carabin::schedule::Now;
use carabin::study::{Collection, Scope, Session};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::tz::{TimeZone, offset};
use painter::Painter;

/// 2026-03-10, 09:30 in Paris.
const START: i64 = 1_773_131_400_000;
const DAY: i64 = 86_400_000;

const DECKS: [(&str, &str); 3] = [
    ("cardiologie.ron", include_str!("decks/cardiologie.ron")),
    ("micrometastases.ron", include_str!("decks/micrometastases.ron")),
    ("terms.ron", include_str!("decks/english.ron")),
];

/// How long is waited for what runs on another thread: longer than anything takes, on however busy
/// a machine. What never ends is told by it, and nothing else is.
pub const PATIENCE: Duration = Duration::from_mins(5);

/// How a window is set up.
#[derive(Debug, Clone)]
pub struct Setup {
    pub language: &'static str,
    pub theme: Theme,
    /// File names and contents of the library's decks.
    pub decks: Vec<(&'static str, &'static str)>,
    /// Days of study before today.
    pub days: i64,
    /// New cards on each of them.
    pub new: u32,
    /// Days away since.
    pub away: i64,
    pub size: [f32; 2],
    /// How much larger than usual everything is.
    pub zoom: f32,
    /// A file of the library that can't be understood.
    pub damaged: bool,
    /// The library's settings; the usual ones when empty.
    pub settings: &'static str,
    /// The history of another device; none when empty.
    pub history: fn() -> String,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            language: "fr",
            theme: Theme::Light,
            decks: DECKS.to_vec(),
            days: 0,
            new: 3,
            away: 0,
            size: [1000.0, 700.0],
            zoom: 1.0,
            damaged: false,
            settings: "",
            history: String::new,
        }
    }
}

impl Setup {
    /// A library with one deck, by its place in the fixtures.
    pub fn one_deck(deck: usize) -> Self {
        Self { decks: vec![DECKS[deck]], ..Self::default() }
    }

    /// Answers are typed, and two grades are enough.
    pub fn typed() -> Self {
        let settings = "(format: 1, answering: (typed: true, two_buttons: true))";
        Self { decks: vec![("short.ron", SHORT)], settings, ..Self::default() }
    }
}

/// Two notes whose answers are short enough to be typed.
const SHORT: &str = "(format: 1, id: \"short\", title: \"Ganglions\", language: \"fr\", notes: [
    (id: \"s1\", content: Basic(front: \"Quel ganglion reçoit le premier la lymphe d’une tumeur ?\", \
     back: \"Le ganglion sentinelle de la tumeur.\")),
    (id: \"s2\", content: Basic(front: \"Comment nomme-t-on un foyer de moins de 0,2 mm ?\", \
     back: \"Des cellules tumorales isolées.\")),
])";

/// A deck of so many short questions.
pub fn deck_of(id: &str, title: &str, notes: usize) -> &'static str {
    let note =
        |n: usize| format!("(id: \"{id}{n}\", content: Basic(front: \"Q {n}\", back: \"A {n}\")),");
    let notes: String = (1..=notes).map(note).collect();
    let deck = format!(
        "(format: 1, id: \"{id}\", title: \"{title}\", language: \"fr\", description: \"\", \
         notes: [{notes}])"
    );
    deck.leak()
}

/// A file that another program drops onto the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

pub struct Window {
    pub harness: Harness<'static, App>,
    time: Rc<Cell<i64>>,
    pub root: PathBuf,
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

fn now(time: i64, hour: u8) -> Now {
    Now::at(time, &TimeZone::fixed(offset(1)), hour)
}

impl Window {
    /// Opens a window on a library of its own, in a folder named `name`.
    pub fn open(name: &str, setup: &Setup) -> Self {
        // Relative, so that the path that Settings shows is the same on every machine.
        let root = Path::new("target/tmp/window").join(name).join("Carabin");
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(root.join("decks")).unwrap();
        std::fs::create_dir_all(root.join("history")).unwrap();
        for (file, text) in &setup.decks {
            let path = root.join("decks").join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        if setup.damaged {
            std::fs::write(
                root.join("decks/damaged.ron"),
                "(\n    format: 1,\n    id: \"x\"\n    title",
            )
            .unwrap();
        }
        if !setup.settings.is_empty() {
            std::fs::write(root.join("settings.ron"), setup.settings).unwrap();
        }
        let history = (setup.history)();
        if !history.is_empty() {
            std::fs::write(root.join("history/student.csv"), history).unwrap();
        }
        let mut machine = Machine::default();
        machine.language = Some(setup.language.to_owned());
        machine.theme = setup.theme;
        machine.reduced_motion = true;
        machine.zoom = setup.zoom;
        machine.library = Some(root.clone());
        let mut library = Library::open(&root, &machine.device()).unwrap();
        for day in 0..setup.days {
            let time = START + (day - setup.days - setup.away) * DAY;
            study_a_day(&mut library, time, setup.new);
        }
        Self::show(library, machine, root, setup.size)
    }

    /// A second window of the same machine on the library of `first`.
    pub fn beside(first: &Self) -> Self {
        Self::beside_as(first, None)
    }

    /// The same, where the machine's choices are saved in a file.
    pub fn beside_as(first: &Self, file: Option<PathBuf>) -> Self {
        let machine = first.harness.state().state().settings.machine.clone();
        let library = Library::open(&first.root, &machine.device()).unwrap();
        Self::show_as(library, machine, file, (first.root.clone(), Setup::default().size))
    }

    fn show(library: Library, machine: Machine, root: PathBuf, size: [f32; 2]) -> Self {
        Self::show_as(library, machine, None, (root, size))
    }

    fn show_as(
        library: Library,
        machine: Machine,
        file: Option<PathBuf>,
        (root, size): (PathBuf, [f32; 2]),
    ) -> Self {
        let time = Rc::new(Cell::new(START));
        let ticking = time.clone();
        let clock = Clock::from_fn(move |hour| now(ticking.get(), hour));
        let harness = Harness::builder()
            .with_size(size)
            .with_render_cursor(false)
            .with_max_steps(12)
            .renderer(Painter::default())
            .build_eframe(move |creation| {
                app::build(&creation.egui_ctx, library, machine, file, clock)
            });
        let mut window = Self { harness, time, root };
        window.harness.run_steps(3);
        window.settle();
        window
    }

    /// The same machine's next window, after this one was killed.
    pub fn killed(mut self) -> Self {
        self.again();
        self
    }

    /// Is killed, and begins anew on the same library.
    pub fn again(&mut self) {
        self.again_as(None);
    }

    /// The same, where the machine's choices are saved in a file: those that are there count.
    pub fn again_as(&mut self, file: Option<PathBuf>) {
        let saved = file.as_ref().filter(|file| file.exists()).map(|file| Machine::load(file));
        let machine = saved.map_or_else(
            || self.harness.state().state().settings.machine.clone(),
            |saved| saved.unwrap(),
        );
        let size = self.harness.ctx.content_rect().size() * machine.zoom;
        // One window has the library at a time.
        let idle = Harness::builder().build_eframe(|creation| {
            let library = Library::look_at_folder(Path::new("target/tmp/nothing"));
            app::build(&creation.egui_ctx, library, Machine::default(), None, Clock::system())
        });
        drop(std::mem::replace(&mut self.harness, idle));
        let library = Library::open(&self.root, &machine.device()).unwrap();
        let mut next = Self::show_as(library, machine, file, (self.root.clone(), size.into()));
        std::mem::swap(self, &mut next);
        next.leave();
    }

    /// Is closed, and leaves its library to others.
    pub fn leave(mut self) {
        self.root = PathBuf::new();
    }

    /// Waits for what runs on another thread.
    #[track_caller]
    pub fn until(&mut self, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            assert!(start.elapsed() < PATIENCE, "the work does not end");
            std::thread::sleep(Duration::from_millis(20));
            self.run();
        }
        // What a frame has set is on the screen with the next.
        self.run();
    }

    /// Has a file dropped onto the window with the next frame.
    pub fn drop_file(&mut self, path: PathBuf) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }

    /// Lets `ms` pass.
    pub fn wait(&mut self, ms: i64) {
        self.time.set(self.time.get() + ms);
        self.run();
    }

    /// Frames until the window is still, or waits for the clock only.
    pub fn run(&mut self) {
        self.harness.run_steps(4);
        self.settle();
        // A field that asks for the caret in every frame has no dead keys: each time, what they have
        // begun is thrown away.
        let asks = |harness: &Harness<'_, App>| {
            let field = harness.output().platform_output.ime.as_ref();
            field.is_some_and(|field| field.should_interrupt_composition)
        };
        // One that gets the caret as a thread comes to its end asks once.
        for _ in 0..4 {
            if asks(&self.harness) {
                self.harness.run_steps(1);
            }
        }
        assert!(!asks(&self.harness), "no dead keys here");
    }

    /// Waits for the plans of exams, which are made beside the window.
    fn settle(&mut self) {
        let start = Instant::now();
        while self.harness.state().state().exams.is_planning() {
            assert!(start.elapsed() < PATIENCE, "the plans do not end");
            std::thread::sleep(Duration::from_millis(1));
            self.harness.run_steps(1);
        }
    }

    /// Presses a key and lets it go within one frame, as on a machine that is late with its frames; the
    /// frame is still to come.
    pub fn tap(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        for pressed in [true, false] {
            let physical_key = Some(key);
            self.harness.event(egui::Event::Key {
                key,
                physical_key,
                pressed,
                repeat: false,
                modifiers,
            });
        }
    }

    pub fn press(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.run();
    }

    pub fn command(&mut self, key: egui::Key) {
        self.harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
        self.run();
    }

    /// Chooses the first command that the palette finds for some words, in French.
    pub fn choose(&mut self, words: &str) {
        self.command(egui::Key::K);
        let field = self.harness.get_by_role_and_label(Role::TextInput, "Toutes les commandes");
        field.type_text(words);
        self.run();
        self.press(egui::Key::Enter);
    }

    /// A key of a keyboard whose layout is not the one of its physical keys.
    pub fn press_physical(&mut self, key: egui::Key, physical: egui::Key) {
        self.harness.event(egui::Event::Key {
            key,
            physical_key: Some(physical),
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        });
        self.run();
    }
}

/// Studies what is due at `time`, every fifth answer wrong, so that the past is varied.
fn study_a_day(library: &mut Library, time: i64, new: u32) {
    let decks: Vec<Deck> = library.decks().iter().map(|open| open.deck.clone()).collect();
    let decks: Vec<&Deck> = decks.iter().collect();
    let mut settings = library.settings().scheduling.clone();
    settings.new_per_day = new;
    settings.backlog = None;
    let mut collection = Collection::new(&decks, library.history(), &settings);
    let mut at = time;
    let mut session = Session::start(&collection, Scope::All, &now(at, 4));
    for turn in 0..60.max(new * 4) {
        let rating = if turn % 5 == 4 { Rating::Again } else { Rating::Good };
        let Some(draft) = session.grade(&collection, rating, 9_000, &now(at, 4)) else { break };
        let opened = collection.open(library.history(), &draft.card);
        let event = library.append(draft).unwrap();
        collection.close(library.history(), &opened);
        at += 60_000;
        session.record(&collection, event, &now(at, 4));
    }
}
