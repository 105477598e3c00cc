//! The one place where commands are carried out.

use super::backlogs;
use super::choosing::Choosing;
use super::command::{Command, Screen};
use super::folders::{self, Folder};
use super::jobs;
use super::saving::{save_machine, save_settings};
use super::state::{Forms, Making, Sheet, Sitting, State, TermForm};
use super::undo::{self, Before};
use super::{backups, counting, exams, follow, making, memory, table, words};
use crate::deck::Question;
use crate::history::{Draft, Event, Rating};
use crate::study::{Scope, Session};

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
        Command::SuspendCard(card) => table::suspend(state, &card, true),
        Command::ResumeCard(card) => table::suspend(state, &card, false),
        Command::EditCard => table::edit(state, forms, None),
        Command::EditNoteOf(card) => table::edit(state, forms, Some(card)),
        Command::EndEditCard(kept) => table::end_edit(state, forms, kept),
        Command::Mark => table::mark(state),
        Command::Flag(flag) => table::flag(state, flag),
        Command::ToggleLeeches => {
            let shown = state.sheet == Some(Sheet::Leeches);
            state.sheet = (!shown).then_some(Sheet::Leeches);
        }
        Command::CramLeeches => table::cram_leeches(state),
        Command::PlanExam(_)
        | Command::KeepExam
        | Command::ShowPlan(_)
        | Command::StudyForExam(_)
        | Command::BeginLate(_)
        | Command::RaiseLimit(_) => exams::apply(command, state, forms),
        Command::Cram(deck) => table::cram(state, deck),
        Command::StudyAhead(deck) => table::study_ahead(state, deck),
        Command::EndStudy => {
            state.sitting = None;
            go(state, Screen::Decks);
        }
        Command::OpenText => {
            let title = state.locale.tr("command-open-text");
            state.asked.text = Some(jobs::ask_text(context, title));
        }
        Command::Generate => making::generate(state, forms, context),
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
        Command::SaveDeck => making::save_deck(state, forms),
        Command::StudySaved => making::study_saved(state),
        Command::SaveMachine(machine) => {
            let before = state.machine.clone();
            if save_machine(state, *machine) {
                state.undos.done("command-settings", Before::Machine(Box::new(before)));
            }
        }
        Command::SaveSettings(settings) => {
            if let Some(changed) = save_settings(state, *settings) {
                state.undos.done("command-settings", Before::Settings(changed));
            }
        }
        Command::CountOf(of) => state.counting.of = of,
        Command::CountOver(period) => state.counting.period = period,
        Command::ShowNumbers(figure) => counting::show_numbers(state, figure),
        Command::Export(figure, format) => counting::export(state, context, figure, format),
        Command::ExportAll => counting::export_all(state, context),
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
            context.open_url(egui::OpenUrl::new_tab(words::address(&path)));
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
        Command::Amount(_) | Command::Fewer | Command::More | Command::ToggleEtymology => {
            making::rank(&command, state);
        }
        Command::MakeCard(_) | Command::KeepGap | Command::LeaveGap => {
            making::hide_words(&command, state, forms);
        }
        Command::ToggleTerms => forms.terms.shown = !forms.terms.shown,
        Command::KeepTerms(terms) => making::keep_terms(&terms, state, forms),
        other if memory::apply(&other, state, forms, context) => {}
        other => making::choose(&other, state, forms),
    }
}

fn go(state: &mut State, screen: Screen) {
    match screen {
        Screen::Study if state.sitting.is_none() => study(state, Scope::All),
        Screen::Decks => {
            state.count();
            state.look_ahead();
            state.memory.proposed = memory::is_proposed(state);
        }
        Screen::Settings => backups::list(state),
        Screen::Memory => memory::look(state),
        _ => {}
    }
    state.screen = screen;
}

pub(super) fn study(state: &mut State, scope: Scope) {
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
    let duration = sitting.watch.ms(now.time);
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
                let before = sitting.session.current().cloned();
                sitting.session.record(&mut state.collection, event.clone(), &now);
                // Another card may have been suspended: the one on the table stays as it is.
                let here = before.as_ref() == Some(&event.card);
                if here || sitting.session.current() != before.as_ref() {
                    sitting.ask_anew(now.time);
                }
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
                forms.gap = None;
                if forms.title.trim().is_empty() {
                    forms.title.clone_from(&generated.deck.title);
                }
                Making::Choosing(Box::new(Choosing::new(generated, glossary, forms.text.clone())))
            }
            Ok(None) | Err(()) => Making::Text,
        };
    }
    memory::poll(state);
    if let Some(answer) = state.asked.text.as_ref().and_then(jobs::Pending::poll) {
        state.asked.text = None;
        if let Ok(Some(read)) = answer {
            making::take_text(state, forms, read);
        }
    }
    if let Some(answer) = state.asked.saved.as_ref().and_then(jobs::Pending::poll) {
        state.asked.saved = None;
        counting::tell_saved(state, answer.ok().flatten());
    }
    counting::poll(state, context);
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
        state.plan_day();
    }
    exams::follow(state, context);
    if let Some(sitting) = &mut state.sitting
        && sitting.session.current().is_none()
    {
        sitting.session.refresh(&state.collection, &now);
        if sitting.session.current().is_some() {
            sitting.ask_anew(now.time);
        }
    }
}
