//! The statistics on the screen: which cards they are about, and the counting in the background.
//!
//! Counted anew when anything they depend on has changed, while what was counted last is still
//! shown. Refuses to write anything but the files that the student asks for.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::chart::{self, Chart};
use super::command::Screen;
use super::figures;
use super::jobs::{self, Pending};
use super::state::State;
use super::theme::Tokens;
use crate::deck::DeckId;
use crate::library::LibraryError;
use crate::locale::{Language, Locale};
use crate::message::{Message, Tell};
use crate::statistics::{Figure, Period, Statistics, Subject, table};

/// Which cards statistics are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Of {
    #[default]
    All,
    Deck(DeckId),
    /// The notes with this tag, in all decks.
    Tag(String),
}

/// What a figure is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Svg,
    Png,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Csv, Self::Svg, Self::Png];

    /// The end of its files' names.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// What was counted, as it is shown.
#[derive(Debug)]
pub struct Counted {
    pub statistics: Statistics,
    pub charts: Vec<(Figure, Chart)>,
}

impl Counted {
    fn new(statistics: Statistics, locale: &Locale) -> Self {
        let chart = |figure| (figure, figures::chart(locale, &statistics, figure));
        let charts = Figure::ALL.map(chart).into();
        Self { statistics, charts }
    }

    /// A figure as a file; none where it could not be painted.
    #[must_use]
    pub fn file(&self, figure: Figure, format: Format, tokens: &Tokens) -> Option<Vec<u8>> {
        let (_, chart) = self.charts.iter().find(|(known, _)| *known == figure)?;
        match format {
            Format::Csv => Some(table(&self.statistics, figure).into_bytes()),
            Format::Svg => Some(chart::svg(chart, tokens).into_bytes()),
            Format::Png => chart::png(chart, tokens),
        }
    }
}

/// All that statistics depend on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    of: Of,
    period: Period,
    day: i32,
    events: usize,
    collected: u64,
    language: Language,
}

/// The screen of statistics.
#[derive(Debug, Default)]
pub struct Counting {
    pub of: Of,
    pub period: Period,
    /// The figures whose numbers are listed.
    pub numbers: BTreeSet<Figure>,
    pub shown: Option<Counted>,
    /// Every tag of the library.
    pub tags: Vec<String>,
    key: Option<Key>,
    job: Option<Job>,
}

#[derive(Debug)]
struct Job {
    pending: Pending<Option<Counted>>,
    cancelled: Arc<AtomicBool>,
}

impl Counting {
    /// Whether what is shown is being counted anew.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.job.is_some()
    }
}

/// Looks whether there is something to count, or something was counted; called once a frame.
pub fn poll(state: &mut State, context: &egui::Context) {
    if let Some(result) = state.counting.job.as_ref().and_then(|job| job.pending.poll()) {
        state.counting.job = None;
        if let Ok(Some(counted)) = result {
            state.counting.shown = Some(counted);
        }
    }
    if state.screen != Screen::Statistics {
        return;
    }
    let key = Key {
        of: state.counting.of.clone(),
        period: state.counting.period,
        day: state.now().day,
        events: state.collection.history().len(),
        collected: state.collected,
        language: state.locale.language(),
    };
    if state.counting.key.as_ref() == Some(&key) {
        return;
    }
    if let Some(job) = state.counting.job.take() {
        job.cancelled.store(true, Ordering::Relaxed);
    }
    if state.counting.key.as_ref().is_none_or(|old| old.collected != key.collected) {
        let notes = state.library.decks().iter().flat_map(|open| &open.deck.notes);
        let tags: BTreeSet<&String> = notes.flat_map(|note| &note.tags).collect();
        state.counting.tags = tags.into_iter().cloned().collect();
    }
    let subject = subject(state, &key.of);
    let (period, language) = (key.period, key.language);
    state.counting.key = Some(key);
    let cancelled = Arc::new(AtomicBool::new(false));
    let stop = cancelled.clone();
    let pending = Pending::start(context, move || {
        let statistics = Statistics::of(&subject, period, &|| !stop.load(Ordering::Relaxed))?;
        Some(Counted::new(statistics, &Locale::new(language)))
    });
    state.counting.job = Some(Job { pending, cancelled });
}

fn subject(state: &State, of: &Of) -> Subject {
    let now = state.now();
    let decks = state.library.decks();
    match of {
        Of::All => Subject::all(&state.collection, &now),
        Of::Deck(id) => {
            let place = decks.iter().position(|open| open.deck.id == *id);
            Subject::of(&state.collection, &now, |card| Some(card.deck) == place)
        }
        Of::Tag(tag) => Subject::of(&state.collection, &now, |card| {
            let deck = decks.get(card.deck).map(|open| &open.deck);
            let note = deck.and_then(|deck| deck.notes.get(card.note));
            note.is_some_and(|note| note.tags.contains(tag))
        }),
    }
}

/// Shows the numbers of a figure, or hides them.
pub fn show_numbers(state: &mut State, figure: Figure) {
    let numbers = &mut state.counting.numbers;
    if !numbers.remove(&figure) {
        numbers.insert(figure);
    }
}

/// What is being saved: the path where it was, none when the student changed their mind.
pub type Saved = Option<Result<PathBuf, LibraryError>>;

/// Asks where to, and saves a figure.
pub fn export(state: &mut State, context: &egui::Context, figure: Figure, format: Format) {
    let Some(counted) = &state.counting.shown else { return };
    // On paper: light, whatever the window is.
    let tokens = Tokens::of(egui::Theme::Light);
    let Some(bytes) = counted.file(figure, format, &tokens) else {
        state.fail(&NotPainted);
        return;
    };
    let name = format!("carabin-{}.{}", figure.name(), format.extension());
    let title = state.locale.tr("command-export");
    state.asked.saved = Some(jobs::ask_save(context, title, name, bytes));
}

/// Asks for a folder, and saves the tables of all figures there.
pub fn export_all(state: &mut State, context: &egui::Context) {
    let Some(counted) = &state.counting.shown else { return };
    let table = |figure: Figure| {
        (format!("carabin-{}.csv", figure.name()), table(&counted.statistics, figure).into_bytes())
    };
    let files = Figure::ALL.map(table).into();
    let title = state.locale.tr("command-export-all");
    state.asked.saved = Some(jobs::ask_save_all(context, title, files));
}

/// Says what came of saving.
pub fn tell_saved(state: &mut State, saved: Saved) {
    match saved {
        Some(Ok(path)) => {
            let message = Message::new("statistics-exported").with("path", path.display());
            let text = state.locale.say(&message);
            state.say(text);
        }
        Some(Err(error)) => state.fail(&error),
        None => {}
    }
}

struct NotPainted;

impl Tell for NotPainted {
    fn message(&self) -> Message {
        Message::new("statistics-not-painted")
    }
}
