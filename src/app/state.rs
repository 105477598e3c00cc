//! What the window knows: the library, the sitting, the text at hand.
//!
//! Screens read it; only `apply` changes it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::backlogs::SpreadForm;
use super::backups::Job;
use super::choosing::Choosing;
use super::clock::Clock;
use super::command::{Command, Screen};
use super::counting::{Counting, Saved};
use super::exams::{self, ExamForm, Exams, Planned};
use super::folders::{self, Folder, LimitForm};
use super::follow::Watch;
use super::gap::GapForm;
use super::jobs::{Generation, Pending, Taken};
use super::memory::{self, Memory};
use super::stopwatch::Stopwatch;
use super::theme::Tokens;
use super::typing::Typed;
use super::undo::Undos;
use crate::deck::{CardId, Deck, Note, Question};
use crate::history::Due;
use crate::library::{Backup, ExamOf, Finding, Library, LibraryError, Machine, Settings};
use crate::locale::Locale;
use crate::message::Tell;
use crate::schedule::{Now, Spread};
use crate::study::{self, Backlog, CardEntry, Collection, Counts, Scope, Session};

/// What is typed and not yet meant: the only thing that screens change.
#[derive(Debug, Default)]
pub struct Forms {
    /// The text to make cards from.
    pub text: String,
    pub title: String,
    pub language: Option<crate::generate::Language>,
    /// What is asked by multiple choice.
    pub choices: crate::generate::Choices,
    /// Only candidates that are kept are listed.
    pub only_kept: bool,
    /// What is looked for in the palette, and which of its lines is chosen.
    pub query: String,
    pub chosen: usize,
    /// The date of an exam, while it is being set.
    pub exam: Option<ExamForm>,
    /// The days of a backlog, while they are being chosen.
    pub spread: Option<SpreadForm>,
    /// The limits of a folder or a deck, while they are being set.
    pub limits: Option<LimitForm>,
    /// What is being typed as an answer.
    pub typed: Typed,
    /// How the terms of the text are looked at.
    pub terms: TermForm,
    /// The words of a sentence that are being chosen, to be hidden.
    pub gap: Option<GapForm>,
    /// The fields of the note in the editor.
    pub fields: Vec<String>,
    /// Those of the note on the table, in its editor.
    pub note: Vec<String>,
    /// The library's settings while one of them is being dragged.
    pub settings: Option<Settings>,
    /// The point of the retention curve that is looked at, in hundredths.
    pub retention: Option<u32>,
}

impl Forms {
    /// Whether one of them lies over the screen.
    #[must_use]
    pub fn lie_over(&self) -> bool {
        self.exam.is_some() || self.spread.is_some() || self.limits.is_some()
    }
}

/// How the glossary is looked at.
#[derive(Debug, Clone, Default)]
pub struct TermForm {
    /// It is shown, in the place of the cards.
    pub shown: bool,
    /// What the listed terms hold.
    pub filter: String,
    pub order: TermOrder,
    /// Places in the glossary.
    pub ticked: BTreeSet<usize>,
    /// The line that the keys act on, among those that are listed.
    pub chosen: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TermOrder {
    /// The best first.
    #[default]
    Rank,
    Frequency,
    Alphabet,
}

/// A sentence that goes away by itself.
#[derive(Debug, Clone)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
    /// ms UTC; errors stay until they are dismissed.
    pub until: Option<i64>,
    /// What can be done about it.
    pub actions: Vec<Command>,
}

/// What may lie over a screen, to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// The cards that are forgotten again and again.
    Leeches,
    /// The plan of an exam.
    Plan(ExamOf),
}

/// A sitting on the screen.
#[derive(Debug)]
pub struct Sitting {
    pub session: Session,
    pub revealed: bool,
    /// Items of a list that are shown.
    pub items: usize,
    /// The option of a multiple choice that was taken.
    pub choice: Option<usize>,
    /// How long the student has been looking at it.
    pub watch: Stopwatch,
    /// What the memory model knows of the card is shown.
    pub closer: bool,
}

impl Sitting {
    /// Another question came up.
    pub fn ask_anew(&mut self, time: i64) {
        self.revealed = false;
        self.items = 0;
        self.choice = None;
        self.closer = false;
        self.watch = Stopwatch::start(time);
    }
}

/// Where the making of cards stands.
#[derive(Debug, Default)]
pub enum Making {
    /// A text is awaited.
    #[default]
    Text,
    Working(Generation),
    Choosing(Box<Choosing>),
}

/// What was asked for and is awaited: dialogs of the system, a check.
#[derive(Debug, Default)]
pub struct Asked {
    pub text: Option<Pending<Taken>>,
    pub folder: Option<Pending<Option<PathBuf>>>,
    pub check: Option<Pending<Vec<Finding>>>,
    pub saved: Option<Pending<Saved>>,
    pub backup: Option<Job>,
}

#[derive(Debug)]
pub struct State {
    pub library: Library,
    pub collection: Collection,
    /// Of every deck, for the day `counted`.
    pub counts: Vec<Counts>,
    /// Of all decks together.
    today: Counts,
    /// The folders that decks are in, and how their cards stand.
    pub folders: Vec<Folder>,
    pub folder_counts: Vec<Counts>,
    /// The paths of those whose decks are not shown.
    pub folded: BTreeSet<String>,
    pub counted: i32,
    pub screen: Screen,
    pub sitting: Option<Sitting>,
    /// The card whose note is in the editor.
    pub editing: Option<CardId>,
    pub making: Making,
    /// The name of the text's file.
    pub text_name: String,
    pub machine: Machine,
    /// None in tests, which leave nothing behind.
    pub machine_path: Option<PathBuf>,
    pub locale: Locale,
    pub clock: Clock,
    pub notice: Option<Notice>,
    pub problems_shown: bool,
    /// What the last check has found; none before the first.
    pub findings: Option<Vec<Finding>>,
    /// The backups there were when *Settings* was opened, the newest first.
    pub backups: Vec<Backup>,
    /// What is planned for exams to come.
    pub exams: Exams,
    /// What is overdue, on the day `counted`.
    pub backlog: Option<Backlog>,
    /// When it was last looked whether one is due (ms UTC).
    pub backups_looked_at: i64,
    pub memory: Memory,
    /// How often the collection was read anew.
    pub collected: u64,
    pub counting: Counting,
    pub undos: Undos,
    pub watch: Option<Watch>,
    pub palette: bool,
    pub help: bool,
    pub sheet: Option<Sheet>,
    pub asked: Asked,
    themes: [Tokens; 2],
}

impl State {
    #[must_use]
    pub fn new(
        library: Library,
        machine: Machine,
        machine_path: Option<PathBuf>,
        clock: Clock,
    ) -> Self {
        let locale = Locale::for_choice(machine.language.as_deref());
        let collection = collect(&library);
        let problems_shown = !library.problems().is_empty();
        let mut state = Self {
            library,
            collection,
            counts: Vec::new(),
            today: Counts::default(),
            folders: Vec::new(),
            folder_counts: Vec::new(),
            folded: BTreeSet::new(),
            counted: 0,
            screen: Screen::Decks,
            sitting: None,
            editing: None,
            making: Making::Text,
            text_name: String::new(),
            machine,
            machine_path,
            locale,
            clock,
            notice: None,
            problems_shown,
            findings: None,
            backups: Vec::new(),
            exams: Exams::default(),
            backlog: None,
            backups_looked_at: 0,
            memory: Memory::default(),
            collected: 0,
            counting: Counting::default(),
            undos: Undos::default(),
            watch: None,
            palette: false,
            help: false,
            sheet: None,
            asked: Asked::default(),
            themes: [Tokens::of(egui::Theme::Light), Tokens::of(egui::Theme::Dark)],
        };
        state.folders = folders::folders(state.library.decks());
        state.plan_day();
        state.memory.proposed = memory::is_proposed(&state);
        if state.library.is_read_only() {
            state.fail(&LibraryError::ReadOnly);
        }
        state
    }

    pub fn now(&self) -> Now {
        self.clock.now(self.library.settings().scheduling.rollover_hour)
    }

    /// The colours and sizes of the theme in force.
    pub fn tokens(&self, ui: &egui::Ui) -> &Tokens {
        let [light, dark] = &self.themes;
        if ui.visuals().dark_mode { dark } else { light }
    }

    /// Counts what is due anew.
    pub fn count(&mut self) {
        let now = self.now();
        let census = self.collection.census(&now);
        let decks = 0..self.library.decks().len();
        self.counts = decks.map(|deck| census.counts(Scope::Deck(deck))).collect();
        self.today = census.counts(Scope::All);
        let folders = self.folders.iter().map(|folder| census.counts(folder.scope()));
        self.folder_counts = folders.collect();
        self.counted = now.day;
    }

    /// Reads the collection anew, after decks or settings have changed.
    pub fn recollect(&mut self) {
        self.collection = collect(&self.library);
        self.folders = folders::folders(self.library.decks());
        self.collected += 1;
        self.plan_day();
        self.memory.proposed = memory::is_proposed(self);
        if self.screen == Screen::Memory {
            memory::look(self);
        }
    }

    /// Says which new cards come first today, counts what is due, and looks ahead.
    pub fn plan_day(&mut self) {
        exams::take_turns(self);
        self.count();
        self.look_ahead();
    }

    /// Looks anew at what is overdue, and has the exams planned anew.
    pub fn look_ahead(&mut self) {
        self.exams.want();
        self.backlog = study::backlog(&self.collection, &self.now());
    }

    /// Has the sitting go on with what was read anew: with the same card, if it still may be asked.
    pub fn refresh_sitting(&mut self) {
        let now = self.now();
        if let Some(sitting) = &mut self.sitting {
            let card = sitting.session.current().cloned();
            sitting.session.refresh(&self.collection, &now);
            if sitting.session.current() != card.as_ref() {
                sitting.ask_anew(now.time);
            }
        }
    }

    /// What an exam is about: a deck's title, or a tag.
    pub fn exam_name(&self, of: &ExamOf) -> String {
        match of {
            ExamOf::Deck(id) => self.library.deck(id).map(|open| open.deck.title.clone()),
            ExamOf::Tag(tag) => Some(self.locale.with("exam-tag", &[("tag", tag.clone())])),
        }
        .unwrap_or_default()
    }

    /// The plan that is shown.
    pub fn plan(&self) -> Option<&Planned> {
        match &self.sheet {
            Some(Sheet::Plan(of)) => self.exams.of(of),
            _ => None,
        }
    }

    /// Whether something lies over the screen.
    pub fn is_covered(&self) -> bool {
        self.palette
            || self.help
            || self.sheet == Some(Sheet::Leeches)
            || self.editing.as_ref().is_some_and(|card| self.card(card).is_some())
            || self.plan().is_some()
    }

    /// New cards and cards to see again today, over all decks and within the day's limits.
    pub fn today(&self) -> (u32, u32) {
        (self.today.new, self.today.due + self.today.learning)
    }

    /// Cards to see again that the day's limits leave for another day.
    pub fn held(&self) -> u32 {
        self.today.held
    }

    /// Cards of the plan for a backlog that still belong to today, within the day's limits.
    pub fn spread_today(&self) -> u32 {
        self.today.late
    }

    /// The next day on which cards come back, counted from today, and how many then do, a plan's
    /// share among them.
    pub fn next_due(&self) -> Option<(i32, usize)> {
        let today = self.now().day;
        let cards = self.collection.cards().iter().filter(|card| !card.state.suspended);
        let later = cards.filter_map(|card| match card.state.due {
            Due::Day(day) if day > today => Some(day),
            _ => None,
        });
        let tomorrow = today.saturating_add(1);
        let plan = self.library.settings().scheduling.backlog;
        let share =
            |plan: Spread| plan.share(tomorrow, self.collection.load().before(plan.from), 0);
        let late = plan.and_then(share).unwrap_or(0) as usize;
        let first = if late > 0 { tomorrow } else { later.clone().min()? };
        Some((first - today, late + later.filter(|day| *day == first).count()))
    }

    pub fn say(&mut self, text: String) {
        let until = Some(self.now().time.saturating_add(6_000));
        self.notice = Some(Notice { text, is_error: false, until, actions: Vec::new() });
    }

    /// Says something about which something can be done; there is time to do it.
    pub fn offer(&mut self, text: String, actions: Vec<Command>) {
        let until = Some(self.now().time.saturating_add(60_000));
        self.notice = Some(Notice { text, is_error: false, until, actions });
    }

    pub fn fail(&mut self, error: &dyn Tell) {
        let text = self.locale.say(&error.message());
        self.notice = Some(Notice { text, is_error: true, until: None, actions: Vec::new() });
    }

    /// The card that is asked, with its note and question.
    pub fn asked_card(&self) -> Option<(&CardEntry, &Deck, &Note, Question)> {
        self.card(self.sitting.as_ref()?.session.current()?)
    }

    /// A card, with its note and question.
    pub fn card(&self, id: &CardId) -> Option<(&CardEntry, &Deck, &Note, Question)> {
        let card = self.collection.card(id)?;
        let deck = &self.library.decks().get(card.deck)?.deck;
        let note = deck.notes.get(card.note)?;
        let question = note.question(card.id.number)?;
        Some((card, deck, note, question))
    }
}

fn collect(library: &Library) -> Collection {
    let decks: Vec<&Deck> = library.decks().iter().map(|open| &open.deck).collect();
    let settings = &library.settings().scheduling;
    Collection::new(&decks, library.history(), settings).within(folders::limits(library))
}
