//! What a command is about, so that its undoing can be named: the card's question, the deck's title,
//! the setting with its value.

use super::available::asked;
use super::command::{Command, Create, Deck, Editor, Exams, Given, Limits, Settings, Study};
use super::features::deck::What;
use super::features::editor::Of;
use super::state::State;
use super::words;
use crate::deck::Note;
use crate::library::{Machine, Settings as Shared, Theme};
use crate::locale::Locale;
use crate::schedule::ModelChoice;
use crate::study::Scope;

/// The most characters of a question that are told.
const MOST: usize = 70;

/// What `command` is about now, before it is carried out.
#[must_use]
pub fn subject(command: &Command, state: &State) -> Option<String> {
    let locale = &state.locale;
    let about = match command {
        Command::Study(command) => match command {
            Study::Grade(_) | Study::Suspend | Study::Bury | Study::Mark | Study::Flag(_) => {
                let card = state.study.sitting.as_ref()?.session.current()?;
                asked(card, state)
            }
            Study::ResumeCard(card) => asked(card, state),
            Study::More(Some(Scope::In(place))) => state.workspace.title(place).to_owned(),
            _ => Command::Study(command.clone()).about(state)?,
        },
        Command::Editor(Editor::Keep) => match &state.editor.open.as_ref()?.of {
            Of::New => front(&state.editor.open.as_ref()?.preview()?),
            Of::Note(id) => front(state.workspace.note(id)?.1),
        },
        Command::Deck(command) => match command {
            Deck::MarkNote(None) | Deck::Flag(None, _) | Deck::DeleteNote(None) => {
                let (_, card) = state.deck.selected(&state.workspace)?;
                asked(&card.id, state)
            }
            Deck::Delete(None) => state.deck.shown(&state.workspace)?.title.clone(),
            Deck::Keep => match &state.deck.form.as_ref()?.what {
                What::New => state.deck.form.as_ref()?.text.trim().to_owned(),
                What::Rename(id) | What::Move(id) | What::Merge(id) => {
                    state.workspace.deck(id)?.title.clone()
                }
                What::MoveNote(id) => front(state.workspace.note(id)?.1),
            },
            _ => Command::Deck(command.clone()).about(state)?,
        },
        Command::Create(command) => match command {
            Create::Save | Create::SaveInto => state.create.form.title.trim().to_owned(),
            Create::Toggle(_) | Create::Keep | Create::Drop | Create::EndEdit(true) => {
                let choosing = state.create.choosing()?;
                let row = match command {
                    Create::Toggle(Some(row)) => choosing.rows.get(*row),
                    _ => choosing.row(),
                };
                front(&row?.note)
            }
            Create::Amount(amount) => locale.tr(amount.key()),
            _ => Command::Create(command.clone()).about(state)?,
        },
        Command::Given(Given::TakeDeck) => state.given.deck.as_ref()?.title.clone(),
        Command::Given(Given::TakeNotes) => state.given.notes.as_ref()?.name.clone(),
        Command::Duplicates(_) => front(state.duplicates.shown(&state.workspace)?[0].1),
        Command::Exams(Exams::Keep) => state.exam_name(state.exams.form.as_ref()?.of.as_ref()?),
        Command::Limits(Limits::Keep) => {
            state.workspace.title(&state.limits.form.as_ref()?.of).to_owned()
        }
        Command::Settings(Settings::Library(after)) => {
            shared(state.workspace.settings(), after, locale)?
        }
        Command::Settings(Settings::Machine(after)) => {
            machine(&state.settings.machine, after, locale)?
        }
        Command::Undo | Command::Redo | Command::TakeOffer(_) => return None,
        _ => command.about(state)?,
    };
    (!about.is_empty()).then(|| words::shortened(&about, MOST))
}

fn front(note: &Note) -> String {
    let first = note.cards().into_iter().next();
    first.map(|card| note.listed(&card.question)).unwrap_or_default()
}

/// A setting, and what it was set to.
fn set(locale: &Locale, key: &str, value: &str) -> String {
    let name = locale.tr(key);
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}, {value}", letters.as_str())
}

fn yes(locale: &Locale, on: bool) -> String {
    locale.tr(if on { "settings-on" } else { "settings-off" })
}

/// The first of the library's settings that differs.
fn shared(before: &Shared, after: &Shared, locale: &Locale) -> Option<String> {
    let (old, new) = (&before.scheduling, &after.scheduling);
    let model = match new.model {
        ModelChoice::Fsrs => "FSRS-6",
        ModelChoice::Sm2 => "SM-2",
    };
    let (typed, two) = (after.answering.typed, after.answering.two_buttons);
    let said = [
        (
            old.retention != new.retention,
            "settings-retention",
            words::percent(locale, new.retention),
        ),
        (old.new_per_day != new.new_per_day, "settings-new", new.new_per_day.to_string()),
        (
            old.reviews_per_day != new.reviews_per_day,
            "settings-reviews",
            new.reviews_per_day.to_string(),
        ),
        (
            old.rollover_hour != new.rollover_hour,
            "settings-rollover",
            format!("{}\u{a0}h", new.rollover_hour),
        ),
        (old.model != new.model, "settings-model", model.to_owned()),
        (before.answering.typed != typed, "settings-typed", yes(locale, typed)),
        (before.answering.two_buttons != two, "settings-two-buttons", yes(locale, two)),
        (
            old.separate_siblings != new.separate_siblings,
            "settings-siblings-text",
            yes(locale, new.separate_siblings),
        ),
    ];
    said.into_iter().find(|(changed, ..)| *changed).map(|(_, key, value)| set(locale, key, &value))
}

/// The first of this machine's choices that differs.
fn machine(before: &Machine, after: &Machine, locale: &Locale) -> Option<String> {
    let language = match after.language.as_deref() {
        Some("fr") => "Français".to_owned(),
        Some("en") => "English".to_owned(),
        _ => locale.tr("settings-system"),
    };
    let theme = locale.tr(match after.theme {
        Theme::System => "settings-system",
        Theme::Light => "settings-light",
        Theme::Dark => "settings-dark",
    });
    let said = [
        (before.language != after.language, "settings-language", language),
        (before.theme != after.theme, "settings-theme", theme),
        (before.zoom != after.zoom, "settings-zoom", words::percent(locale, after.zoom)),
        (
            before.reduced_motion != after.reduced_motion,
            "settings-motion-text",
            yes(locale, after.reduced_motion),
        ),
    ];
    said.into_iter().find(|(changed, ..)| *changed).map(|(_, key, value)| set(locale, key, &value))
}
