//! The one place where commands are carried out.

use super::choosing::{self, Choosing};
use super::command::{Command, Screen};
use super::jobs::{self, Generation};
use super::state::{Forms, Making, Sitting, State};
use crate::deck::Question;
use crate::generate::{Input, Options};
use crate::history::{Draft, Rating};
use crate::library::{Library, LibraryError, Machine};
use crate::locale::Locale;
use crate::message::{Message, Tell};
use crate::study::{Scope, Session};

/// The longest time on one card that is believed, in ms: then the student was elsewhere.
const LONGEST_LOOK: i64 = 120_000;

/// Carries `command` out.
pub fn apply(command: Command, state: &mut State, forms: &mut Forms, context: &egui::Context) {
    match command {
        Command::Go(screen) => go(state, screen),
        Command::StudyAll => study(state, Scope::All),
        Command::StudyDeck(deck) => study(state, Scope::Deck(deck)),
        Command::Reveal => reveal(state),
        Command::Choose(option) => {
            if let Some(sitting) = &mut state.sitting
                && !sitting.revealed
            {
                sitting.choice = Some(option);
                sitting.revealed = true;
            }
        }
        Command::Grade(rating) => grade(state, rating),
        Command::Undo => undo(state),
        Command::Suspend => set_aside(state, Session::suspend, "notice-suspended"),
        Command::Bury => set_aside(state, Session::bury, "notice-buried"),
        Command::EndStudy => {
            state.sitting = None;
            state.count();
            state.screen = Screen::Decks;
        }
        Command::OpenText => {
            let title = state.locale.tr("command-open-text");
            state.asked.text = Some(jobs::ask_text(context, title));
        }
        Command::Generate => generate(state, forms, context),
        Command::CancelGenerate => {
            if let Making::Working(job) = &state.making {
                job.cancel();
            }
        }
        Command::NewText => {
            state.making = Making::Text;
            state.text_name.clear();
            *forms = Forms::default();
            state.screen = Screen::Create;
        }
        Command::SaveDeck => save_deck(state, forms),
        Command::StudySaved => study_saved(state),
        Command::SaveMachine(machine) => save_machine(state, *machine),
        Command::SaveSettings(settings) => match settings.scheduling.check() {
            Err(fault) => state.fail(&fault),
            Ok(()) => match state.library.save_settings(*settings) {
                Ok(()) => state.recollect(),
                Err(error) => state.fail(&error),
            },
        },
        Command::ChooseLibrary => {
            let title = state.locale.tr("command-choose-library");
            state.asked.folder = Some(jobs::ask_folder(context, title));
        }
        Command::OpenLibraryFolder => {
            let path = state.library.root().display().to_string();
            context.open_url(egui::OpenUrl::new_tab(format!("file://{path}")));
        }
        Command::DismissProblems => state.problems_shown = false,
        Command::DismissNotice => state.notice = None,
        Command::TogglePalette => {
            state.palette = !state.palette;
            forms.query.clear();
            forms.chosen = 0;
        }
        Command::ToggleHelp => state.help = !state.help,
        Command::Quit => context.send_viewport_cmd(egui::ViewportCommand::Close),
        other => choose(&other, state, forms),
    }
}

fn go(state: &mut State, screen: Screen) {
    if screen == Screen::Study && state.sitting.is_none() {
        study(state, Scope::All);
    }
    if screen == Screen::Decks {
        state.count();
    }
    state.screen = screen;
}

fn study(state: &mut State, scope: Scope) {
    let now = state.now();
    let session = Session::start(&state.collection, scope, &now);
    state.sitting =
        Some(Sitting { session, revealed: false, items: 0, choice: None, since: now.time });
    state.screen = Screen::Study;
}

fn reveal(state: &mut State) {
    let items = match state.asked_card() {
        Some((.., Question::List { items, .. })) => items.len(),
        Some(_) => 0,
        None => return,
    };
    if let Some(sitting) = &mut state.sitting {
        sitting.items = (sitting.items + 1).min(items);
        sitting.revealed = sitting.items >= items;
    }
}

fn grade(state: &mut State, rating: Rating) {
    let now = state.now();
    let Some(sitting) = &state.sitting else { return };
    if !sitting.revealed {
        return;
    }
    let look = (now.time - sitting.since).clamp(0, LONGEST_LOOK);
    let duration = u32::try_from(look).unwrap_or(0);
    let draft = sitting.session.grade(&state.collection, rating, duration, &now);
    record(state, draft);
}

fn undo(state: &mut State) {
    let now = state.now();
    let draft =
        state.sitting.as_ref().and_then(|sitting| sitting.session.undo(&state.collection, &now));
    if draft.is_none() {
        let text = state.locale.tr("notice-nothing-to-undo");
        state.say(text);
    } else if record(state, draft) {
        let text = state.locale.tr("notice-undone");
        state.screen = Screen::Study;
        state.say(text);
    }
}

fn set_aside(
    state: &mut State,
    event: fn(&Session, &crate::study::Collection, &crate::schedule::Now) -> Option<Draft>,
    said: &str,
) {
    let now = state.now();
    let draft = state.sitting.as_ref().and_then(|s| event(&s.session, &state.collection, &now));
    if record(state, draft) {
        let text = state.locale.tr(said);
        state.say(text);
    }
}

/// Writes an event of the sitting, and only then takes it into account.
fn record(state: &mut State, draft: Option<Draft>) -> bool {
    let (Some(draft), now) = (draft, state.now()) else { return false };
    match state.library.append(draft) {
        Ok(event) => {
            if let Some(sitting) = &mut state.sitting {
                sitting.session.record(&mut state.collection, event, &now);
                sitting.revealed = false;
                sitting.items = 0;
                sitting.choice = None;
                sitting.since = now.time;
            }
            // The window's title and the summary say what is left, here and elsewhere.
            state.count();
            true
        }
        Err(error) => {
            state.fail(&error);
            false
        }
    }
}

/// Takes a text in, to make cards from.
fn take_text(state: &mut State, forms: &mut Forms, read: Result<(String, String), LibraryError>) {
    match read {
        Ok((name, text)) => {
            state.making = Making::Text;
            state.screen = Screen::Create;
            state.text_name = name;
            forms.text = text;
            forms.title.clear();
        }
        Err(error) => state.fail(&error),
    }
}

fn generate(state: &mut State, forms: &mut Forms, context: &egui::Context) {
    if !matches!(state.making, Making::Text) || forms.text.trim().is_empty() {
        return;
    }
    let name =
        if state.text_name.is_empty() { name_of(&forms.text) } else { state.text_name.clone() };
    let title = Some(forms.title.trim().to_owned()).filter(|title| !title.is_empty());
    let options =
        Options { title, language: forms.language, choices: forms.choices, ..Options::default() };
    let input = Input { name, text: forms.text.clone() };
    state.making = Making::Working(Generation::start(context, input, options));
}

/// What a pasted text is called: its first words. Two texts then make two decks, for a deck is
/// known by its title.
fn name_of(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = words.iter().take(6).copied().collect::<Vec<_>>().join(" ");
    // As in a file's name, a slash or a point would cut it.
    let name = name.trim_end_matches(['.', ',', ';', ':']).replace(['/', '\\'], "-");
    let name: String = name.replace('.', ",").chars().take(60).collect();
    if words.len() > 6 { format!("{name}…") } else { name }
}

/// Takes in what jobs have come to; called once a frame.
pub fn poll(state: &mut State, forms: &mut Forms, context: &egui::Context) {
    if let Making::Working(job) = &state.making
        && let Some(result) = job.pending.poll()
    {
        state.making = match result {
            Ok(Some(generated)) => {
                if forms.title.trim().is_empty() {
                    forms.title.clone_from(&generated.deck.title);
                }
                Making::Choosing(Box::new(Choosing::new(generated, forms.text.clone())))
            }
            Ok(None) | Err(()) => Making::Text,
        };
    }
    if let Some(answer) = state.asked.text.as_ref().and_then(jobs::Pending::poll) {
        state.asked.text = None;
        if let Ok(Some(read)) = answer {
            take_text(state, forms, read);
        }
    }
    if let Some(answer) = state.asked.folder.as_ref().and_then(jobs::Pending::poll) {
        state.asked.folder = None;
        if let Ok(Some(path)) = answer {
            let mut machine = state.machine.clone();
            machine.library = Some(path);
            save_machine(state, machine);
        }
    }
    let now = state.now();
    if let Some(until) = state.notice.as_ref().and_then(|notice| notice.until) {
        if until <= now.time {
            state.notice = None;
        } else {
            let left = u64::try_from(until - now.time).unwrap_or(0);
            context.request_repaint_after(std::time::Duration::from_millis(left));
        }
    }
    if now.day != state.counted {
        state.count();
    }
    if let Some(sitting) = &mut state.sitting
        && sitting.session.current().is_none()
    {
        sitting.session.refresh(&state.collection, &now);
        if sitting.session.current().is_some() {
            sitting.since = now.time;
        }
    }
}

/// The commands of choosing among candidates.
fn choose(command: &Command, state: &mut State, forms: &mut Forms) {
    let Making::Choosing(choosing) = &mut state.making else { return };
    let selected = choosing.selected;
    let mut refused = false;
    match command {
        Command::NextCandidate => choosing.step(1, forms.only_kept),
        Command::PreviousCandidate => choosing.step(-1, forms.only_kept),
        Command::Select(row) => choosing.select(*row),
        Command::Toggle(row) => {
            if let Some(found) = choosing.rows.get_mut(*row) {
                found.kept = !found.kept;
            }
        }
        Command::Keep | Command::Drop => {
            if let Some(row) = choosing.rows.get_mut(selected) {
                row.kept = *command == Command::Keep;
            }
            choosing.step(1, forms.only_kept);
        }
        Command::Edit => {
            if let Some(row) = choosing.row() {
                let fields = choosing::fields(&row.note.content);
                forms.fields = fields.into_iter().map(|(_, text)| text).collect();
                choosing.editing = true;
            }
        }
        Command::EndEdit(false) => choosing.editing = false,
        Command::EndEdit(true) => {
            if let Some(row) = choosing.rows.get_mut(selected) {
                match choosing::with_fields(&row.note.content, &forms.fields) {
                    Some(content) => {
                        row.note.content = content;
                        row.kept = true;
                        choosing.editing = false;
                    }
                    None => refused = true,
                }
            }
        }
        Command::ShowSentence(sentence) => {
            let row = choosing.rows.iter().position(|row| row.sentence == *sentence);
            if let Some(row) = row {
                choosing.select(row);
            }
            choosing.sentence = Some(*sentence);
        }
        _ => {}
    }
    if refused {
        state.fail(&Incomplete);
    }
}

struct Incomplete;

impl Tell for Incomplete {
    fn message(&self) -> Message {
        Message::new("notice-incomplete-note")
    }
}

fn save_deck(state: &mut State, forms: &Forms) {
    let Making::Choosing(choosing) = &mut state.making else { return };
    let deck = choosing.deck(&forms.title);
    if deck.notes.is_empty() {
        let text = state.locale.tr("notice-nothing-kept");
        state.say(text);
        return;
    }
    match state.library.save_generated(&deck) {
        Ok(path) => {
            choosing.saved = Some(deck.id.clone());
            let message = Message::new("notice-saved")
                .with("notes", deck.notes.len())
                .with("path", path.display());
            state.recollect();
            let text = state.locale.say(&message);
            state.say(text);
        }
        Err(error) => state.fail(&error),
    }
}

fn study_saved(state: &mut State) {
    let Making::Choosing(choosing) = &state.making else { return };
    let Some(id) = &choosing.saved else { return };
    let deck = state.library.decks().iter().position(|open| open.deck.id == *id);
    if let Some(deck) = deck {
        study(state, Scope::Deck(deck));
    }
}

/// Takes this machine's choices over; another library is opened at once.
fn save_machine(state: &mut State, machine: Machine) {
    let root = machine.library.clone().unwrap_or_else(Machine::usual_library);
    if machine.library != state.machine.library && root != state.library.root() {
        match Library::open(&root, &machine.device()) {
            Ok(library) => {
                state.library = library;
                state.sitting = None;
                state.recollect();
                state.problems_shown = !state.library.problems().is_empty();
                if state.library.is_read_only() {
                    state.fail(&LibraryError::ReadOnly);
                }
            }
            Err(error) => {
                state.fail(&error);
                return;
            }
        }
    }
    if machine.language != state.machine.language {
        state.locale = Locale::for_choice(machine.language.as_deref());
    }
    state.machine = machine;
    if let Some(path) = &state.machine_path
        && let Err(error) = state.machine.save(path)
    {
        state.fail(&error);
    }
}

/// Keeps the window's size for the next start.
pub fn remember_window(state: &mut State, size: Option<(f32, f32)>) {
    if size.is_some() && size != state.machine.window {
        let mut machine = state.machine.clone();
        machine.window = size;
        save_machine(state, machine);
    }
}
