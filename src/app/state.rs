//! What the window knows: the workspace, its features, and what lies over them.
//!
//! Screens read it; only `route` changes it.

use std::path::PathBuf;
use std::rc::Rc;

use super::clock::Clock;
use super::effects::Notice;
use super::features::backlog::Backlog;
use super::features::backups::Backups;
use super::features::browse::{Browse, Columns};
use super::features::create::Create;
use super::features::deck::DeckPage;
use super::features::decks::Decks;
use super::features::duplicates::Duplicates;
use super::features::editor::Editor;
use super::features::exams::Exams;
use super::features::files::Files;
use super::features::given::Given;
use super::features::health::Health;
use super::features::keeping::Keeping;
use super::features::limits::Limits;
use super::features::long::Long;
use super::features::memory::Memory;
use super::features::quality::Quality;
use super::features::settings::Settings;
use super::features::statistics::Statistics;
use super::features::study::Study;
use super::features::terms::Terms;
use super::library_watch::Watch;
use super::pictures::Pictures;
use super::screen::Screen;
use super::theme::Tokens;
use super::undo::Undos;
use crate::deck::{CardId, Deck, DeckId, Note, Question};
use crate::find::TagNames;
use crate::library::{ExamOf, Library, Machine};
use crate::locale::Locale;
use crate::schedule::Now;
use crate::study::CardEntry;
use crate::workspace::{Standing, Workspace};

/// What is looked for among the commands.
#[derive(Debug, Default)]
pub struct Palette {
    pub shown: bool,
    pub form: PaletteForm,
}

#[derive(Debug, Default)]
pub struct PaletteForm {
    pub query: String,
    /// Which of the lines the keys are at.
    pub chosen: usize,
}

#[derive(Debug)]
pub struct State {
    pub workspace: Workspace,
    pub clock: Clock,
    pub locale: Locale,
    /// The choice of a language that it was made for.
    pub(super) spoken: Option<String>,
    pub screen: Screen,
    pub notice: Option<Notice>,
    pub undos: Undos,
    pub palette: Palette,
    pub help: bool,
    /// What is looked for in it.
    pub help_query: String,
    pub decks: Decks,
    pub deck: DeckPage,
    pub editor: Editor,
    pub study: Study,
    pub create: Create,
    pub terms: Terms,
    pub exams: Exams,
    pub files: Files,
    pub given: Given,
    pub backlog: Backlog,
    pub keeping: Keeping,
    pub limits: Limits,
    pub long: Long,
    pub memory: Memory,
    pub statistics: Statistics,
    pub settings: Settings,
    pub backups: Backups,
    pub health: Health,
    pub browse: Browse,
    pub duplicates: Duplicates,
    pub quality: Quality,
    pub pictures: Pictures,
    pub(super) watch: Option<Watch>,
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
        let now = clock.now(library.settings().scheduling.rollover_hour);
        let mut workspace = Workspace::new(library, &now);
        workspace.name_tags(TagNames::new(locale.tag_names()));
        let browse = Browse::with(Columns::kept(&machine.columns));
        Self {
            workspace,
            clock,
            locale,
            spoken: machine.language.clone(),
            screen: Screen::Decks,
            notice: None,
            undos: Undos::default(),
            palette: Palette::default(),
            help: false,
            help_query: String::new(),
            decks: Decks::default(),
            deck: DeckPage::default(),
            editor: Editor::default(),
            study: Study::default(),
            create: Create::default(),
            terms: Terms::default(),
            exams: Exams::default(),
            files: Files::default(),
            given: Given::default(),
            backlog: Backlog::default(),
            keeping: Keeping::default(),
            limits: Limits::default(),
            long: Long::default(),
            memory: Memory::default(),
            statistics: Statistics::default(),
            settings: Settings::new(machine, machine_path),
            backups: Backups::default(),
            health: Health::default(),
            browse,
            duplicates: Duplicates::default(),
            quality: Quality::default(),
            pictures: Pictures::default(),
            watch: None,
            themes: [Tokens::of(egui::Theme::Light), Tokens::of(egui::Theme::Dark)],
        }
    }

    pub fn now(&self) -> Now {
        self.clock.now(self.workspace.settings().scheduling.rollover_hour)
    }

    /// The colours and sizes of the theme in force.
    pub fn tokens(&self, ui: &egui::Ui) -> &Tokens {
        let [light, dark] = &self.themes;
        if ui.visuals().dark_mode { dark } else { light }
    }

    /// How the cards stand today.
    pub fn standing(&self) -> Rc<Standing> {
        self.workspace.standing(&self.now())
    }

    /// New cards and cards to see again today, over all decks and within the day's limits.
    pub fn today(&self) -> (u32, u32) {
        self.standing().today()
    }

    /// What an exam is about: a deck's title, or a tag.
    pub fn exam_name(&self, of: &ExamOf) -> String {
        match of {
            ExamOf::Deck(id) => self.workspace.deck(id).map(|deck| deck.title.clone()),
            ExamOf::Tag(tag) => {
                let tag = self.workspace.tag_names().shown(tag).into_owned();
                Some(self.locale.with("exam-tag", &[("tag", tag)]))
            }
        }
        .unwrap_or_default()
    }

    /// Whether something lies over the screen.
    pub fn is_covered(&self) -> bool {
        self.palette.shown
            || self.help
            || self.study.leeches
            || self.editor.open.is_some()
            || self.deck.form.is_some()
            || self.exams.shown().is_some()
            || self.exams.form.is_some()
            || self.files.form.is_some()
            || self.given.notes.is_some()
            || self.backlog.form.is_some()
            || self.keeping.asked
            || self.limits.form.is_some()
            || self.long.shown().is_some()
            || self.browse.asked.is_some()
            || self.backups.asked.is_some()
    }

    /// Whether a list of what can be done lies over the screen, to be read: nothing is said over it.
    pub fn is_reading(&self) -> bool {
        self.palette.shown || self.help
    }

    /// Whether the screen has its buttons in a bar at the bottom, above which messages lie.
    pub fn has_bar(&self) -> bool {
        match self.screen {
            Screen::Study => self.asked_card().is_some(),
            Screen::Create => true,
            _ => false,
        }
    }

    /// Whether a sitting is at its end only because of the limit of new cards.
    pub fn may_take_more(&self) -> bool {
        let sitting = self.study.sitting.as_ref().filter(|_| self.screen == Screen::Study);
        sitting.is_some_and(|sitting| {
            let session = &sitting.session;
            let over = session.current().is_none() && session.is_of_today();
            over && self.workspace.standing_in(session.scope(), &self.now()).more > 0
        })
    }

    /// The deck that a new note goes into, where none is named: the one that is shown, that of the
    /// card on the table, or the one of all cards that are chosen or found.
    pub fn deck_at_hand(&self) -> Option<DeckId> {
        match self.screen {
            Screen::Deck => self.deck.shown(&self.workspace).map(|deck| deck.id.clone()),
            Screen::Study => self.asked_card().map(|(_, deck, ..)| deck.id.clone()),
            Screen::Browse => self.browse.deck(&self.workspace),
            _ => None,
        }
    }

    /// The card that is asked, with its note and question.
    pub fn asked_card(&self) -> Option<(&CardEntry, &Deck, &Note, Question)> {
        self.study.asked(&self.workspace)
    }

    /// A card, with its note and question.
    pub fn card(&self, id: &CardId) -> Option<(&CardEntry, &Deck, &Note, Question)> {
        self.workspace.card(id)
    }
}
