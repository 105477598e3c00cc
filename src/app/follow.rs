//! The window follows the library: what other programs and devices change shows without a
//! restart.
//!
//! It looks when the window gets the focus, and whenever a thread that watches the files' sizes
//! and times has seen one change: that works on every system and on network folders too. Says in
//! one line what was merged.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::folders::Folder;
use super::jobs;
use super::state::{Forms, State};
use crate::library::{Library, seen};
use crate::schedule::Place;
use crate::study::{Scope, Session};

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_secs(2);

/// A thread that looks after a library's files until this is dropped.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    changed: Arc<AtomicBool>,
}

impl Watch {
    pub fn start(context: &egui::Context, root: PathBuf) -> Self {
        let changed = Arc::new(AtomicBool::new(false));
        let (flag, context) = (Arc::downgrade(&changed), context.clone());
        let folder = root.clone();
        thread::spawn(move || watch(&folder, &flag, &context));
        Self { root, changed }
    }

    /// Whether something has changed since this was last asked.
    fn has_noticed(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }
}

fn watch(root: &std::path::Path, flag: &Weak<AtomicBool>, context: &egui::Context) {
    let mut known = seen(root);
    loop {
        thread::sleep(PAUSE);
        let Some(changed) = flag.upgrade() else { return };
        let now = seen(root);
        if now != known {
            known = now;
            changed.store(true, Ordering::Relaxed);
            context.request_repaint();
        }
    }
}

/// Takes in what has changed on disk, when there is reason to look; called once a frame.
pub fn follow(state: &mut State, forms: &Forms, context: &egui::Context) {
    let focused = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
    let focus = context.input(|input| input.events.iter().any(focused));
    let root = state.library.root();
    // Tests look when they say so: no thread of theirs outlives its folder.
    if state.machine_path.is_some() && state.watch.as_ref().is_none_or(|watch| watch.root != root) {
        state.watch = Some(Watch::start(context, root.to_owned()));
    }
    // A slider that is being dragged is let go first.
    if forms.settings.is_none() {
        let noticed = state.watch.as_ref().is_some_and(Watch::has_noticed);
        if focus || noticed {
            refresh(state);
        }
    }
    tell_news(state);
    take_findings(state);
    super::backups::follow(state, context);
}

fn refresh(state: &mut State) {
    let studied = state.sitting.as_ref().and_then(|sitting| match sitting.session.scope() {
        Scope::Deck(deck) => {
            state.library.decks().get(deck).map(|open| Place::Deck(open.deck.id.clone()))
        }
        scope @ Scope::Folder(..) => {
            let folder = state.folders.iter().rfind(|folder| folder.scope() == scope);
            folder.map(|folder| Place::Folder(folder.path.clone()))
        }
        Scope::All => None,
    });
    match state.library.refresh() {
        Ok(true) => take_in(state, studied.as_ref()),
        Ok(false) => {}
        Err(error) => state.fail(&error),
    }
}

/// The library was read anew: cards, counts and problems with it.
pub(super) fn take_in(state: &mut State, studied: Option<&Place>) {
    state.recollect();
    state.problems_shown |= !state.library.problems().is_empty();
    let now = state.now();
    let Some(sitting) = &mut state.sitting else { return };
    let before = sitting.session.current().cloned();
    let scope = studied.and_then(|place| match place {
        Place::Deck(id) => {
            state.library.decks().iter().position(|open| open.deck.id == *id).map(Scope::Deck)
        }
        Place::Folder(path) => {
            state.folders.iter().find(|folder| folder.path == *path).map(Folder::scope)
        }
    });
    match (sitting.session.scope(), scope) {
        // The deck has another place among the others now, or the folder other decks.
        (old, Some(new)) if old != new && !sitting.session.is_cram() => {
            sitting.session = Session::start(&state.collection, new, &now);
        }
        _ => sitting.session.refresh(&state.collection, &now),
    }
    if sitting.session.current() != before.as_ref() {
        sitting.ask_anew(now.time);
    }
}

/// Says what the library has merged; keeps a new name for this device.
pub fn tell_news(state: &mut State) {
    let news = state.library.take_news();
    if news.is_empty() {
        return;
    }
    let said: Vec<String> = news.iter().map(|message| state.locale.say(message)).collect();
    if *state.library.device() != state.machine.device() {
        let device = state.library.device().clone();
        state.machine.rename(&device);
        if let Some(path) = &state.machine_path
            && let Err(error) = state.machine.save(path)
        {
            state.fail(&error);
        }
    }
    // A grade may have found it out: what it was read from is no longer all there is.
    state.recollect();
    state.say(said.join(" "));
}

/// Looks for everything that is wrong.
pub fn check(state: &mut State, context: &egui::Context) {
    state.asked.check = Some(jobs::check(context, state.library.root().to_owned()));
}

/// Shows what a check has found.
fn take_findings(state: &mut State) {
    let Some(answer) = state.asked.check.as_ref().and_then(jobs::Pending::poll) else { return };
    state.asked.check = None;
    let Ok(found) = answer else { return };
    // What was just mended is still being said.
    if found.is_empty() && state.notice.is_none() {
        let text = state.locale.tr("notice-all-well");
        state.say(text);
    }
    state.problems_shown = !found.is_empty();
    state.findings = Some(found);
}

/// Mends what needs no guess, and looks again.
pub fn repair(state: &mut State, context: &egui::Context) {
    match Library::repair(&mut state.library) {
        Ok(done) => {
            let said: Vec<String> = done.iter().map(|message| state.locale.say(message)).collect();
            state.library.take_news();
            take_in(state, None);
            if !said.is_empty() {
                state.say(said.join(" "));
            }
            check(state, context);
        }
        Err(error) => state.fail(&error),
    }
}
