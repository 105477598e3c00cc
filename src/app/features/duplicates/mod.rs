//! Notes that are twice in the library: which pair is looked at, and making one note of it.

pub mod command;

use self::command::{Command, Side};
use crate::app::effects::{Effects, Here, set};
use crate::app::jobs::Pending;
use crate::app::screen::Screen;
use crate::deck::{Deck, Note};
use crate::workspace::{TwiceFound, Workspace};

#[derive(Debug, Default)]
pub struct Duplicates {
    /// Of the pair that is looked at, among all.
    place: usize,
    /// In a large library they are looked for beside the window.
    search: Option<Pending<TwiceFound>>,
}

impl Duplicates {
    /// The place of the pair that is looked at, and how many pairs there are.
    #[must_use]
    pub fn place(&self, workspace: &Workspace) -> (usize, usize) {
        let count = workspace.twice_known().map_or(0, |twice| twice.len());
        (self.place.min(count.saturating_sub(1)), count)
    }

    /// The two notes that are looked at, each with its deck.
    #[must_use]
    pub fn shown<'a>(&self, workspace: &'a Workspace) -> Option<[(&'a Deck, &'a Note); 2]> {
        let (place, _) = self.place(workspace);
        let pair = *workspace.twice_known()?.get(place)?;
        let [first, second] = pair.notes.map(|place| workspace.at(place));
        Some([first?, second?])
    }

    /// Looks for what is twice, while it is looked at; called once a frame.
    pub fn follow(&mut self, workspace: &Workspace, looked_at: bool, here: &Here) {
        if let Some(answer) = self.search.as_ref().and_then(Pending::poll) {
            self.search = None;
            if let Ok(found) = answer {
                workspace.take_twice(found);
            }
        }
        if !looked_at || self.search.is_some() || workspace.twice_known().is_some() {
            return;
        }
        if workspace.is_twice_long() {
            let search = workspace.twice_search();
            self.search = Some(Pending::start(here.context, move || search.find()));
        } else {
            // For all who ask for what is known.
            let _ = workspace.twice();
        }
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let (place, count) = self.place(workspace);
        match command {
            Command::Next => self.place = (place + 1).min(count.saturating_sub(1)),
            Command::Previous => self.place = place.saturating_sub(1),
            Command::Keep(side) => return self.keep(side, command.key(), workspace, here),
            Command::TellApart => {
                let Some([(_, one), (_, other)]) = self.shown(workspace) else {
                    return Effects::default();
                };
                let settings = workspace.told_apart(&one.id, &other.id);
                let said = here.tr("duplicates-told-apart");
                let screen = Some(Screen::Duplicates);
                return match set(workspace, settings, command.key(), screen, here) {
                    Ok(effects) => effects.say(said),
                    Err(failed) => failed.into(),
                };
            }
        }
        Effects::default()
    }

    fn keep(
        &self,
        side: Side,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let Some([(_, first), (_, second)]) = self.shown(workspace) else {
            return Effects::default();
        };
        let (kept, other) = match side {
            Side::First => (first, second),
            Side::Second => (second, first),
        };
        let outlook = workspace.outlook(kept, other, &here.now);
        let told = match (outlook.takes_past, outlook.wakes) {
            (false, false) => "duplicates-merged",
            (true, false) => "duplicates-merged-other",
            (false, true) => "duplicates-merged-awake",
            (true, true) => "duplicates-merged-other-awake",
        };
        let Some(change) = workspace.merge_notes(&kept.id, &other.id, &here.now) else {
            return Effects::default();
        };
        match workspace.change(&change, &here.now) {
            Ok(done) => {
                Effects::from(here.tr(told)).did(key, done, Some(Screen::Duplicates)).disturbing()
            }
            Err(error) => here.failed(&error).into(),
        }
    }
}
