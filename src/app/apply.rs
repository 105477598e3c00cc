//! The one place where commands are carried out.

use super::backlogs;
use super::backups;
use super::choosing::{self, Choosing};
use super::command::{Command, Screen};
use super::exams;
use super::folders::{self, Folder};
use super::follow;
use super::jobs::{self, Generation};
use super::saving::{save_machine, save_settings};
use super::state::{Forms, Making, Sitting, State, TermForm};
use super::table;
use super::undo::{self, Before};
use crate::deck::Question;
use crate::generate::{Input, Options};
use crate::history::{Draft, Event, Rating};
use crate::library::LibraryError;
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
        Command::StudyFolder(place) => {
            if let Some(scope) = state.folders.get(place).map(Folder::scope) {
                study(state, scope);
            }
        }
        Command::Fold(place) => {
            if let Some(path) = state.folders.get(place).map(|folder| folder.path.clone())
                && !state.folded.remove(&path)
            {
                state.folded.insert(path);
            }
        }
        Command::LimitDay(place) => folders::open(state, forms, place),
        Command::KeepLimits => folders::keep(state, forms),
        Command::SpreadBacklog => backlogs::open(state, forms),
        Command::KeepSpread => backlogs::keep(state, forms),
        Command::EndSpread => backlogs::end(state),
        Command::Reveal => reveal(state),
        Command::Choose(option) => {
            if let Some(sitting) = &mut state.sitting
                && !sitting.revealed
            {
                sitting.choice = Some(option);
                sitting.revealed = true;
            }
        }
        Command::Grade(rating) => grade(state, rating, command.key()),
        Command::Undo => undo::undo(state, forms),
        Command::Suspend => {
            set_aside(state, Session::suspend, command.key(), "notice-suspended");
        }
        Command::Bury => set_aside(state, Session::bury, command.key(), "notice-buried"),
        Command::LookCloser => table::look_closer(state),
        Command::EditCard => table::edit(state, forms),
        Command::EndEditCard(kept) => table::end_edit(state, forms, kept),
        Command::Mark => table::mark(state),
        Command::PlanExam(deck) => exams::open(state, forms, deck),
        Command::KeepExam => exams::keep(state, forms),
        Command::StudyForExam(deck) => exams::study(state, deck),
        Command::Cram(deck) => table::cram(state, deck),
        Command::StudyAhead(deck) => table::study_ahead(state, deck),
        Command::EndStudy => {
            state.sitting = None;
            state.count();
            state.look_ahead();
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
            let before = undo::leave_text(state, forms);
            state.undos.done("command-new-text", before);
            *forms = Forms::default();
            state.screen = Screen::Create;
        }
        Command::SaveDeck => save_deck(state, forms),
        Command::StudySaved => study_saved(state),
        Command::SaveMachine(machine) => {
            let before = state.machine.clone();
            if save_machine(state, *machine) {
                state.undos.done("command-settings", Before::Machine(Box::new(before)));
            }
        }
        Command::SaveSettings(settings) => {
            let before = state.library.settings().clone();
            if save_settings(state, *settings) {
                state.undos.done("command-settings", Before::Settings(Box::new(before)));
            }
        }
        Command::BackUp => backups::back_up(state, context),
        Command::Restore(moment) => backups::restore(&moment, state),
        Command::Check => follow::check(state, context),
        Command::Repair => follow::repair(state, context),
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
        Command::ToggleTerms => forms.terms.shown = !forms.terms.shown,
        Command::KeepTerms(terms) => keep_terms(&terms, state, forms),
        other => choose(&other, state, forms),
    }
}

fn go(state: &mut State, screen: Screen) {
    if screen == Screen::Study && state.sitting.is_none() {
        study(state, Scope::All);
    }
    if screen == Screen::Decks {
        state.count();
        state.look_ahead();
    }
    if screen == Screen::Settings {
        backups::list(state);
    }
    state.screen = screen;
}

fn study(state: &mut State, scope: Scope) {
    let now = state.now();
    let session = Session::start(&state.collection, scope, &now);
    state.sitting = Some(Sitting::new(session, &now));
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

fn grade(state: &mut State, rating: Rating, key: &'static str) {
    let now = state.now();
    let Some(sitting) = &state.sitting else { return };
    if !sitting.revealed {
        return;
    }
    let look = (now.time - sitting.since).clamp(0, LONGEST_LOOK);
    let duration = u32::try_from(look).unwrap_or(0);
    let draft = sitting.session.grade(&state.collection, rating, duration, &now);
    if let Some(event) = record(state, draft) {
        table::tell_leech(state, &event);
        state.undos.done(key, Before::Event(Box::new(event)));
    }
}

fn set_aside(
    state: &mut State,
    event: fn(&Session, &crate::study::Collection, &crate::schedule::Now) -> Option<Draft>,
    key: &'static str,
    said: &str,
) {
    let now = state.now();
    let draft = state.sitting.as_ref().and_then(|s| event(&s.session, &state.collection, &now));
    if let Some(event) = record(state, draft) {
        state.undos.done(key, Before::Event(Box::new(event)));
        let text = state.locale.tr(said);
        state.say(text);
    }
}

/// Writes an event, and only then takes it into account, in the sitting when there is one.
pub(super) fn record(state: &mut State, draft: Option<Draft>) -> Option<Event> {
    let (draft, now) = (draft?, state.now());
    match state.library.append(draft) {
        Ok(event) => {
            if let Some(sitting) = &mut state.sitting {
                sitting.session.record(&mut state.collection, event.clone(), &now);
                sitting.ask_anew(now.time);
            } else {
                state.collection.record(&event);
            }
            // The window's title and the summary say what is left, here and elsewhere.
            state.count();
            Some(event)
        }
        Err(error) => {
            state.fail(&error);
            None
        }
    }
}

/// Takes a text in, to make cards from.
fn take_text(state: &mut State, forms: &mut Forms, read: Result<(String, String), LibraryError>) {
    match read {
        Ok((name, text)) => {
            let before = undo::leave_text(state, forms);
            state.undos.done("command-open-text", before);
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
        if let Ok(Some(_)) = result {
            let (name, body) = (state.text_name.clone(), forms.text.clone());
            let title = forms.title.clone();
            let text = undo::Text { making: Making::Text, name, body, title };
            state.undos.done("command-generate", Before::Text(Box::new(text)));
        }
        state.making = match result {
            Ok(Some((generated, glossary))) => {
                forms.terms = TermForm::default();
                if forms.title.trim().is_empty() {
                    forms.title.clone_from(&generated.deck.title);
                }
                Making::Choosing(Box::new(Choosing::new(generated, glossary, forms.text.clone())))
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
            let before = state.machine.clone();
            let mut machine = before.clone();
            machine.library = Some(path);
            if save_machine(state, machine) {
                state.undos.done("command-choose-library", Before::Machine(Box::new(before)));
            }
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
        state.look_ahead();
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
    let place = if let Command::Toggle(row) = command { *row } else { selected };
    let row = choosing.rows.get(place).cloned();
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
    let changed = choosing.rows.get(place).zip(row).filter(|(after, before)| *after != before);
    if let Some((_, before)) = changed {
        state.undos.done(command.key(), Before::Row(place, Box::new(before)));
    }
    if refused {
        state.fail(&Incomplete);
    }
}

/// Makes cards of the ticked terms, which are then ticked no more.
fn keep_terms(terms: &[usize], state: &mut State, forms: &mut Forms) {
    let Making::Choosing(choosing) = &mut state.making else { return };
    let before = choosing.rows.clone();
    let made = choosing.keep_terms(terms);
    forms.terms.ticked.clear();
    if made > 0 {
        state.undos.done("command-keep-terms", Before::Rows(before));
    }
    let text = state.locale.count("glossary-made", made);
    state.say(text);
}

pub(super) struct Incomplete;

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
    let before = state.library.deck(&deck.id).map(|open| Box::new(open.deck.clone()));
    match state.library.save_generated(&deck) {
        Ok(path) => {
            let saved = choosing.saved.replace(deck.id.clone());
            state.undos.done("command-save-deck", Before::Deck(deck.id.clone(), before, saved));
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
