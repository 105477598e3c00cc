//! Hands each command to the feature that carries it out, and the effects to the rest of the
//! window. The only place that may change more than one feature.

#![deny(clippy::wildcard_enum_match_arm)]

use std::sync::Arc;
use std::time::Duration;

use super::command::{Command, Editor, Study};
use super::effects::{Asker, Came, DECIDE_MS, Effects, Here, Notice, Over, Start};
use super::features::browse::Browse;
use super::features::editor::Of;
use super::features::long::Ended;
use super::features::settings::Settings;
use super::library_watch::Watch;
use super::screen::Screen;
use super::screens::notice;
use super::state::{PaletteForm, State};
use super::steps;
use super::subject::subject;
use super::undo::{Step, Undo, Undos, Way, name};
use crate::find::TagNames;
use crate::locale::Locale;
use crate::workspace::Wish;

/// Carries `command` out; one that comes while a change is at work waits for its end.
pub fn route(command: Command, state: &mut State, context: &egui::Context) {
    if state.long.is_at_work() && !matches!(command, Command::Long(_)) {
        return state.long.hold(command);
    }
    let now = state.now();
    let about = subject(&command, state);
    let key = command.key();
    let here = Here { now, locale: &state.locale, context };
    let at_hand = state.deck_at_hand();
    let workspace = &mut state.workspace;
    let effects = match command {
        Command::Go(Screen::Deck) if state.deck.shown(workspace).is_none() => {
            Effects::default().go(Screen::Decks)
        }
        Command::Go(screen) => go(screen, state.study.sitting.is_some()),
        Command::Undo => return step(Way::Back, state, context),
        Command::Redo => return step(Way::Forward, state, context),
        Command::DismissNotice => {
            state.notice = None;
            Effects::default()
        }
        Command::TakeOffer(offer) => {
            let notice = state.notice.take();
            let action = notice.and_then(|notice| notice.actions.into_iter().nth(offer));
            Effects { then: action.into_iter().collect(), ..Effects::default() }
        }
        Command::TogglePalette => {
            state.palette.shown = !state.palette.shown;
            state.palette.form = PaletteForm::default();
            Effects::default()
        }
        Command::ToggleHelp => {
            state.help = !state.help;
            state.help_query.clear();
            Effects::default()
        }
        Command::Quit => {
            context.send_viewport_cmd(egui::ViewportCommand::Close);
            Effects::default()
        }
        Command::Decks(command) => {
            state.decks.apply(command);
            Effects::default()
        }
        Command::Deck(command) => state.deck.apply(command, workspace, &here),
        Command::Editor(command) => state.editor.apply(command, at_hand, workspace, &here),
        Command::Study(command) => state.study.apply(command, workspace, &here),
        Command::Create(command) => state.create.apply(command, workspace, &here),
        Command::Terms(command) => state.terms.apply(&command),
        Command::Exams(command) => state.exams.apply(command, workspace, &here),
        Command::Files(command) => state.files.apply(&command),
        Command::Given(command) => state.given.apply(command, workspace, &here),
        Command::Backlog(command) => state.backlog.apply(&command, workspace, &here),
        Command::Keeping(command) => {
            let (create, editor) = (&state.create, &state.editor);
            let unsaved = || [create.unsaved(), editor.unsaved(workspace)].concat();
            state.keeping.apply(command, unsaved, &here)
        }
        Command::Long(command) => {
            state.long.apply(command);
            Effects::default()
        }
        Command::Limits(command) => state.limits.apply(command, workspace, &here),
        Command::Memory(command) => state.memory.apply(&command, workspace, &here),
        Command::Statistics(command) => state.statistics.apply(command, &here),
        Command::Settings(command) => state.settings.apply(command, workspace, &here),
        Command::Backups(command) => state.backups.apply(command, workspace, &here),
        Command::Health(command) => state.health.apply(&command, workspace, &here),
        Command::Browse(command) => state.browse.apply(command, workspace, &here),
        Command::Quality(command) => state.quality.apply(command, workspace, &here),
        Command::Duplicates(command) => state.duplicates.apply(command, workspace, &here),
    };
    take(told(effects, key), about, state, context);
}

/// What a command with this key has come to: an error is of it, anything else settles one.
fn told(mut effects: Effects, key: &'static str) -> Effects {
    match &mut effects.notice {
        Some(notice) if notice.is_error => notice.failed = notice.failed.or(Some(key)),
        _ => effects.settles = effects.settles.or(Some(key)),
    }
    effects
}

fn go(screen: Screen, sitting: bool) -> Effects {
    match screen {
        Screen::Study if !sitting => Effects::default().then(Study::All.into()),
        Screen::Study
        | Screen::Decks
        | Screen::Deck
        | Screen::Create
        | Screen::Browse
        | Screen::Duplicates
        | Screen::Quality
        | Screen::Statistics
        | Screen::Settings
        | Screen::Memory => Effects::default().go(screen),
    }
}

/// Takes in what a feature asks of the rest of the window, for an action on `about`.
fn take(effects: Effects, about: Option<String>, state: &mut State, context: &egui::Context) {
    let Effects { notice, undo, go, then, disturbs, settles, long } = effects;
    if let Some(start) = long {
        let here = Here { now: state.now(), locale: &state.locale, context };
        let title = name(start.key, about.as_deref(), &state.locale);
        return state.long.start(start, about, title, &state.workspace, &here);
    }
    if undo.is_some() {
        state.notice.take_if(|notice| notice.is_past(state.screen));
    }
    state.notice.take_if(|notice| notice.failed.is_some() && notice.failed == settles);
    let said = notice.is_some();
    if let Some(mut notice) = notice {
        notice.undo = undo.is_some() && !notice.is_error;
        notice.over = if state.is_covered() { Over::Form } else { Over::Screen };
        if notice.undo {
            let least = state.now().time.saturating_add(DECIDE_MS);
            notice.until = notice.until.map(|until| until.max(least));
        }
        state.notice = Some(notice);
    }
    if let Some((key, step)) = undo {
        state.undos.push(Undo { key, about, step });
    }
    let before = state.screen;
    state.screen = go.unwrap_or(state.screen);
    if state.settings.machine.language != state.spoken {
        state.spoken.clone_from(&state.settings.machine.language);
        state.locale = Locale::for_choice(state.spoken.as_deref());
        state.workspace.name_tags(TagNames::new(state.locale.tag_names()));
    }
    if disturbs {
        state.study.look_again(&state.workspace, &state.now());
    }
    state.study.follow(&state.workspace, &state.now());
    // What is shown may be gone: deleted, merged, in another library.
    if state.screen == Screen::Deck && state.deck.shown(&state.workspace).is_none() {
        state.screen = Screen::Decks;
    }
    settle_notice(before, said, state);
    for command in then {
        route(command, state, context);
    }
}

/// What is said goes with the screen that it is of, and offers to go where the student is do so too.
fn settle_notice(before: Screen, is_new: bool, state: &mut State) {
    let screen = state.screen;
    if let Some(notice) = state.notice.as_mut().filter(|notice| is_new && notice.actions.is_empty())
    {
        notice.screen = (!notice.is_error).then_some(screen);
    }
    let leads_here =
        |notice: &mut Notice| notice.actions.iter().any(|action| leads(action, screen));
    let is_elsewhere = |notice: &mut Notice| notice.screen.is_some_and(|of| of != screen);
    // The note that it offers to go on with is open.
    let adds = state.editor.open.as_ref().is_some_and(|open| open.of == Of::New);
    let is_add = |action: &Command| matches!(action, Command::Editor(Editor::Add(_)));
    state.notice.take_if(|notice| adds && notice.actions.iter().any(is_add));
    if before != screen || is_new {
        state.notice.take_if(|notice| is_elsewhere(notice) || leads_here(notice));
    }
}

/// Whether a command offers what a screen shows anyhow.
fn leads(command: &Command, screen: Screen) -> bool {
    let waits = command.is_of_a_draft() && screen == Screen::Create;
    waits || *command == Command::Go(screen)
}

/// Takes the next step on a way that still can be taken. One that takes long is begun, and comes to
/// its end later: see [`ended`].
fn step(way: Way, state: &mut State, context: &egui::Context) {
    let (none, own) = match way {
        Way::Back => ("notice-nothing-to-undo", "command-undo"),
        Way::Forward => ("notice-nothing-to-redo", "command-redo"),
    };
    let here = Here { now: state.now(), locale: &state.locale, context };
    let mut said = None;
    while let Some(undo) = state.undos.take(way) {
        if let Step::Change(change, _) = &undo.step {
            let wish = Wish::Change(Arc::clone(change));
            if state.workspace.is_long(&wish) {
                let title = format!("{} – {}", here.locale.tr(own), undo.name(here.locale));
                let start = Start { wish, key: own, asker: Asker::Step(Box::new(undo), way) };
                state.long.start(start, None, title, &state.workspace, &here);
                return;
            }
        }
        let Undo { key, about, step } = undo;
        let (study, create, settings) = (&mut state.study, &mut state.create, &mut state.settings);
        match steps::go_along(step, &mut state.workspace, study, create, settings, &here) {
            Ok(Some((effects, step))) => {
                let about = (key, about);
                said = Some(steps::went(about, step, effects, way, &mut state.undos, &here));
                break;
            }
            // Its object is gone meanwhile.
            Ok(None) => {}
            Err((step, failed)) => {
                // What could not be written can be tried again.
                state.undos.put(Undo { key, about, step }, way);
                said = Some(vec![failed.into()]);
                break;
            }
        }
    }
    let nothing = || {
        let text = here.locale.with(none, &[("name", String::new())]);
        vec![here.said(text).into()]
    };
    for effects in said.unwrap_or_else(nothing) {
        take(effects, None, state, context);
    }
}

/// A step that took long has come to its end.
fn ended(undo: Undo, way: Way, came: Came, undos: &mut Undos, here: &Here) -> Vec<Effects> {
    let unchanged = match came {
        Came::Done { done, .. } => {
            let Undo { key, about, step } = undo;
            let screen = match step {
                Step::Change(_, screen) => screen,
                Step::Saved(..) | Step::Machine(_) | Step::Create(_) => None,
            };
            let (effects, step) = steps::changed(*done, true, screen, screen);
            return steps::went((key, about), step, effects, way, undos, here);
        }
        Came::Cancelled => here.tr("notice-left-as-it-was"),
        Came::Failed(error) => here.failed(&error),
    };
    undos.put(undo, way);
    vec![unchanged.into()]
}

/// Takes in a change that was made beside the window, once it is over; then what was commanded
/// meanwhile is done.
fn follow_long(state: &mut State, context: &egui::Context) {
    let here = Here { now: state.now(), locale: &state.locale, context };
    if let Some(Ended { start, about, came }) = state.long.follow(&mut state.workspace, &here) {
        match start.asker {
            Asker::Browse(retagged) => {
                let ended = state.browse.ended(came, retagged, start.key, &state.workspace, &here);
                take(told(ended, start.key), about, state, context);
            }
            Asker::Step(undo, way) => {
                for effects in ended(*undo, way, came, &mut state.undos, &here) {
                    take(effects, None, state, context);
                }
            }
        }
    }
    for command in state.long.take_held() {
        route(command, state, context);
    }
}

/// Keeps the columns of the table, once nothing is pulled any more.
fn keep_columns(settings: &mut Settings, browse: &Browse, here: &Here) -> Effects {
    if here.context.input(|input| input.pointer.any_down()) {
        return Effects::default();
    }
    let kept = settings.remember_columns(&browse.columns);
    kept.map_or_else(|error| here.failed(&error).into(), |()| Effects::default())
}

/// Takes in what has happened since the last frame: on disk, on other threads, on the clock.
pub fn follow(state: &mut State, context: &egui::Context) {
    follow_library(state, context);
    follow_long(state, context);
    let now = state.now();
    state.workspace.keep_to(&now);
    let covered = state.is_covered();
    // Tests leave nothing behind, and no thread of theirs outlives its folder.
    let by_itself = state.settings.path.is_some();
    let here = Here { now, locale: &state.locale, context };
    let workspace = &mut state.workspace;
    let screen = state.screen;
    let text = state.given.take_text();
    let all = [
        text.map_or_else(Effects::default, |(name, text)| {
            state.create.take_text(name, text, &here)
        }),
        state.keeping.follow(workspace, state.settings.path.as_deref(), &here),
        state.health.follow(workspace, state.notice.is_some(), &here),
        state.backups.follow(workspace, by_itself, screen == Screen::Settings, &here),
        state.given.follow(workspace, &here),
        state.create.follow(workspace, state.keeping.place(workspace), &here),
        state.deck.follow_jobs(&here),
        state.memory.follow(workspace, &here),
        state.statistics.follow(workspace, screen == Screen::Statistics, &here),
        state.settings.follow(workspace, &here),
        state.browse.follow(workspace, screen == Screen::Browse, &here),
        keep_columns(&mut state.settings, &state.browse, &here),
    ];
    state.quality.follow(workspace, screen == Screen::Quality, &here);
    state.duplicates.follow(workspace, screen == Screen::Duplicates, &here);
    state.editor.follow(&here);
    let busy = state.notice.is_some() || all.iter().any(|effects| effects.notice.is_some());
    let noted = state.editor.keep_drafts(workspace, state.keeping.place(workspace), busy, &here);
    state.keeping.settle(|| state.create.is_kept() && state.editor.is_kept(workspace));
    state.files.follow(&here);
    state.exams.follow(workspace, screen == Screen::Decks || state.palette.shown, &here);
    state.study.keep_time(&here, screen == Screen::Study && !covered);
    for effects in all.into_iter().chain([noted]) {
        take(effects, None, state, context);
    }
    let read = is_under_pointer(context);
    if let Some(until) = state.notice.as_mut().and_then(|notice| notice.until.as_mut()) {
        // Whoever points at it reads it still.
        *until = if read { (*until).max(now.time + LEFT_MS) } else { *until };
        let until = *until;
        if until <= now.time {
            state.notice = None;
        } else {
            let left = u64::try_from(until - now.time).unwrap_or(0);
            context.request_repaint_after(Duration::from_millis(left));
        }
    }
}

/// How long a message stays when the pointer has left it, in ms.
const LEFT_MS: i64 = 2_000;

/// Whether the pointer is on what is said.
fn is_under_pointer(context: &egui::Context) -> bool {
    let area = context.memory(|memory| memory.area_rect(notice::id()));
    area.zip(context.pointer_hover_pos()).is_some_and(|(area, at)| area.contains(at))
}

/// Puts what is not saved on disk, for the window is to close: whether nothing would be lost.
pub fn keep_all(state: &mut State) -> bool {
    let place = state.keeping.place(&state.workspace);
    let texts = state.create.keep_at_the_end(place);
    state.editor.keep_at_the_end(&state.workspace, place) && texts
}

/// Takes in what has changed on disk, when there is reason to look: the window has got the focus,
/// or the thread that looks after the files has seen a change.
fn follow_library(state: &mut State, context: &egui::Context) {
    let focused = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
    let focus = context.input(|input| input.events.iter().any(focused));
    let root = state.workspace.library().root();
    let watched = state.watch.as_ref().is_some_and(|watch| watch.is_of(root));
    if state.settings.path.is_some() && !watched {
        state.watch = Some(Watch::start(context, root.to_owned()));
    }
    let now = state.now();
    let here = Here { now, locale: &state.locale, context };
    let mut effects = Effects::default();
    // A slider that is being dragged is let go first.
    if state.settings.form.is_none() {
        let noticed = state.watch.as_ref().is_some_and(Watch::has_noticed);
        if focus || noticed {
            state.pictures.look_again();
        }
        if state.long.lets_look(focus || noticed)
            && let Err(error) = state.workspace.refresh(&now)
        {
            effects = here.failed(&error).into();
        }
    }
    let news = state.workspace.take_news();
    if !news.is_empty() {
        let said: Vec<String> = news.iter().map(|message| state.locale.say(message)).collect();
        effects = here.said(said.join(" ")).into();
        if let Err(error) = state.settings.follow_device(&state.workspace) {
            effects = here.failed(&error).into();
        }
    }
    take(effects, None, state, context);
}
