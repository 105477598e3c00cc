//! The statistics on the screen: which cards they are about, and the counting in the background.
//!
//! Counted again when anything they depend on has changed, while what was counted last is still
//! shown. Writes nothing but the files that the student asks for.

pub mod command;
mod subject;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub use subject::{Format, Of};

use self::command::Command;
use crate::app::chart::{self, Chart};
use crate::app::effects::{self, Effects, Here};
use crate::app::figures;
use crate::app::jobs::{self, Pending, Saved};
use crate::app::theme::Tokens;
use crate::locale::{Language, Locale};
use crate::message::{Message, Tell};
use crate::statistics::{Figure, Period, Statistics as Numbers, table};
use crate::workspace::{Version, Workspace};

/// What was counted, as it is shown.
#[derive(Debug)]
pub struct Counted {
    pub statistics: Numbers,
    pub charts: Vec<(Figure, Chart)>,
}

impl Counted {
    fn new(statistics: Numbers, locale: &Locale) -> Self {
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
    version: Version,
    language: Language,
}

#[derive(Debug, Default)]
pub struct Statistics {
    pub of: Of,
    pub period: Period,
    /// The figures whose numbers are listed.
    pub numbers: BTreeSet<Figure>,
    pub shown: Option<Counted>,
    key: Option<Key>,
    job: Option<Job>,
    saving: Option<Pending<Saved>>,
}

#[derive(Debug)]
struct Job {
    pending: Pending<Option<Counted>>,
    cancelled: Arc<AtomicBool>,
}

impl Statistics {
    /// Whether what is shown is being counted again.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.job.is_some()
    }

    pub fn apply(&mut self, command: Command, here: &Here) -> Effects {
        match command {
            Command::Of(of) => self.of = of,
            Command::Over(period) => self.period = period,
            Command::Numbers(figure) => {
                if !self.numbers.remove(&figure) {
                    self.numbers.insert(figure);
                }
            }
            Command::Export(figure, format) => return self.export(figure, format, here),
            Command::ExportAll => self.export_all(here),
        }
        Effects::default()
    }

    /// Looks whether there is something to count while they are `looked_at`, and takes in what was
    /// counted and saved; called once a frame.
    pub fn follow(&mut self, workspace: &Workspace, looked_at: bool, here: &Here) -> Effects {
        let effects = effects::saved(&mut self.saving, here);
        if let Some(result) = self.job.as_ref().and_then(|job| job.pending.poll()) {
            self.job = None;
            if let Ok(Some(counted)) = result {
                self.shown = Some(counted);
            }
        }
        let key = Key {
            of: self.of.clone(),
            period: self.period,
            day: here.now.day,
            version: workspace.version(),
            language: here.locale.language(),
        };
        if looked_at && self.key.as_ref() != Some(&key) {
            self.count(key, workspace, here);
        }
        effects
    }

    fn count(&mut self, key: Key, workspace: &Workspace, here: &Here) {
        if let Some(job) = self.job.take() {
            job.cancelled.store(true, Ordering::Relaxed);
        }
        let subject = key.of.subject(workspace, &here.now);
        let (period, language) = (key.period, key.language);
        self.key = Some(key);
        let cancelled = Arc::new(AtomicBool::new(false));
        let stop = cancelled.clone();
        let pending = Pending::start(here.context, move || {
            let numbers = Numbers::of(&subject, period, &|| !stop.load(Ordering::Relaxed))?;
            Some(Counted::new(numbers, &Locale::new(language)))
        });
        self.job = Some(Job { pending, cancelled });
    }

    /// Asks where to, and saves a figure.
    fn export(&mut self, figure: Figure, format: Format, here: &Here) -> Effects {
        let Some(counted) = &self.shown else { return Effects::default() };
        // On paper: light, whatever the window is.
        let tokens = Tokens::of(egui::Theme::Light);
        let Some(bytes) = counted.file(figure, format, &tokens) else {
            return here.failed(&NotPainted).into();
        };
        let name = format!("carabin-{}.{}", figure.name(), format.extension());
        let title = here.locale.tr("command-export");
        self.saving = Some(jobs::ask_save(here.context, title, name, bytes));
        Effects::default()
    }

    /// Asks for a folder, and saves the tables of all figures there.
    fn export_all(&mut self, here: &Here) {
        let Some(counted) = &self.shown else { return };
        let table = |figure: Figure| {
            let text = table(&counted.statistics, figure);
            (format!("carabin-{}.csv", figure.name()), text.into_bytes())
        };
        let files = Figure::ALL.map(table).into();
        let title = here.locale.tr("command-export-all");
        self.saving = Some(jobs::ask_save_all(here.context, title, files));
    }
}

struct NotPainted;

impl Tell for NotPainted {
    fn message(&self) -> Message {
        Message::new("statistics-not-painted")
    }
}
