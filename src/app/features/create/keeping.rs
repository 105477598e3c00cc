//! What is not saved yet: it is on disk while it is worked on, and offered after the next start.
//!
//! Refuses to let go of a text by itself: only the student takes one up or forgets it, and both
//! can be undone.

use std::borrow::Cow;

use super::before::{Before, Text};
use super::choosing::Choosing;
use super::drafts::{is_same_work, name, standing};
use super::form::Form;
use super::making::Making;
use super::{Create, step};
use crate::app::command::{Command, Create as Ours};
use crate::app::effects::{Effects, Here};
use crate::app::kept::Place;
use crate::app::screen::Screen;
use crate::generate::Options;
use crate::library::{Chosen, DraftPlace, TextDraft, drafts, keep_drafts};
use crate::workspace::Workspace;

impl Create {
    /// What would be lost now if the program ended.
    fn draft(&self) -> Option<TextDraft<'_>> {
        let form = &self.form;
        let (text, options, chosen) = match &self.making {
            Making::Text => (&form.text, None, None),
            Making::Working(_) => {
                let resumed = self.drafts.resumed.clone();
                (&form.text, resumed.is_some().then_some(&self.options), resumed)
            }
            Making::Choosing(choosing) => {
                (&choosing.text, Some(&choosing.options), Some(self.chosen(choosing)))
            }
        };
        let (language, choices) = options
            .map_or((form.language, form.choices), |options| (options.language, options.choices));
        let draft = TextDraft {
            name: Cow::Borrowed(&self.text_name),
            title: Cow::Borrowed(&form.title),
            language: language.map(|language| Cow::Borrowed(language.code())),
            choices,
            chosen,
            text: Cow::Borrowed(text),
        };
        let settled = self.choosing().is_some_and(|choosing| choosing.saved.is_some());
        let settled = self.drafts.settled.as_ref().filter(|_| settled);
        let nothing = text.trim().is_empty() || settled.is_some_and(|s| is_same_work(s, &draft));
        (!nothing).then_some(draft)
    }

    pub(super) fn chosen<'a>(&'a self, choosing: &'a Choosing) -> Chosen<'a> {
        Chosen {
            asked_as: choosing.options.title.as_deref().map(Cow::Borrowed),
            amount: choosing.amount,
            etymology: choosing.etymology,
            selected: choosing.row().map(|row| Cow::Borrowed(&row.note.id)),
            edited: self.is_edited(choosing).then(|| Cow::Owned(self.form.note.texts())),
            decided: choosing.decided().collect(),
        }
    }

    /// The cards have gone into a deck as they are.
    pub(super) fn settle(&mut self) {
        self.drafts.settled = None;
        self.drafts.settled = self.draft().map(TextDraft::into_owned);
    }

    /// Puts what has changed on disk, beside the window; called once a frame.
    pub(super) fn keep(
        &mut self,
        workspace: &Workspace,
        place: Option<&DraftPlace>,
        here: &Here,
    ) -> Effects {
        let Some(place) = place else { return Effects::default() };
        let mut effects = self.look(workspace, place, here);
        if let Some(error) = self.drafts.kept.settle() {
            effects = effects.say(here.failed(&error));
        }
        if !self.is_kept() && self.drafts.kept.is_due(here) {
            let drafts = self.all_drafts();
            self.drafts.kept.start(drafts, place, keep_drafts, here);
        }
        effects
    }

    /// The same at once, before the window closes: whether nothing would be lost.
    pub fn keep_at_the_end(&mut self, place: Option<&DraftPlace>) -> bool {
        self.drafts.kept.wait();
        if !self.is_kept() {
            let drafts = self.all_drafts();
            self.drafts.kept.write(drafts, place, keep_drafts);
        }
        self.is_kept()
    }

    /// Whether all that is not saved is on disk as it stands.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        let now = self.draft();
        self.drafts.kept.written.iter().eq(now.iter().chain(&self.drafts.offered))
    }

    /// All that is not saved, to be read elsewhere: the texts, and under each what was chosen.
    #[must_use]
    pub fn unsaved(&self) -> Vec<String> {
        let told = |draft: TextDraft<'_>| {
            let chosen = draft.chosen.iter().flat_map(|chosen| &chosen.decided);
            let kept = chosen.filter(|decided| decided.kept);
            let cards = kept.flat_map(|decided| {
                let cards = decided.note.cards();
                let told = cards
                    .into_iter()
                    .map(|card| format!("{}\n→ {}\n", card.question.front(), card.question.back()));
                told.collect::<Vec<_>>()
            });
            let text = draft.text.trim().to_owned() + "\n";
            std::iter::once(text).chain(cards).collect::<Vec<_>>().join("\n")
        };
        self.all_drafts().into_iter().map(told).collect()
    }

    fn all_drafts(&self) -> Vec<TextDraft<'static>> {
        let now = self.draft().map(TextDraft::into_owned);
        now.into_iter().chain(self.drafts.offered.iter().cloned()).collect()
    }

    /// Reads what is kept of a library when it is opened, and offers it.
    fn look(&mut self, workspace: &Workspace, place: &DraftPlace, here: &Here) -> Effects {
        if self.drafts.kept.is_of_another(workspace.library().root()) {
            let all = self.all_drafts();
            if let Err(error) = self.drafts.kept.leave(&all, keep_drafts) {
                // It stays in the window, which asks before it closes.
                return self.go_on(workspace, place, here).say(here.failed(&error));
            }
            self.clear();
        }
        self.go_on(workspace, place, here)
    }

    /// The text and its candidates are of a library that is not open any more.
    fn clear(&mut self) {
        self.drafts.resumed = None;
        let _ = self.leave_text();
        self.form = Form::default();
        (self.drafts.settled, self.drafts.offered) = (None, Vec::new());
    }

    fn go_on(&mut self, workspace: &Workspace, place: &DraftPlace, here: &Here) -> Effects {
        let known = self.drafts.kept.go(workspace.library().root(), place);
        if known == Place::Same {
            return Effects::default();
        }
        let found = match drafts(&place.root, &place.name) {
            Ok(found) => found,
            Err(error) => return here.failed(&error).into(),
        };
        self.drafts.kept.written.clone_from(&found);
        if known == Place::Moved {
            // In another place, under another name, the window keeps what it has.
            let more: Vec<_> =
                found.into_iter().filter(|draft| !self.drafts.offered.contains(draft)).collect();
            self.drafts.offered.extend(more);
            return Effects::default();
        }
        self.drafts.offered = found;
        self.offer(here)
    }

    fn offer(&self, here: &Here) -> Effects {
        match self.drafts.offered.as_slice() {
            [] => Effects::default(),
            [draft] => {
                let told = [("name", name(draft)), ("standing", standing(draft, here.locale))];
                let text = here.locale.with("draft-offered", &told);
                let actions: [Command; 2] = [Ours::Resume(0).into(), Ours::Forget(0).into()];
                here.offer(text, actions.into()).into()
            }
            several => {
                let text = here.locale.count("drafts-offered", several.len());
                here.offer(text, vec![Command::Go(Screen::Create)]).into()
            }
        }
    }

    /// Goes on with a text that was begun earlier; the one that is there now waits instead.
    pub(super) fn resume(&mut self, at: usize, key: &'static str, here: &Here) -> Effects {
        if at >= self.drafts.offered.len() {
            return Effects::default();
        }
        let offered = self.drafts.offered.clone();
        let draft = self.drafts.offered.remove(at);
        if let Some(now) = self.draft().map(TextDraft::into_owned) {
            self.drafts.offered.insert(0, now);
            self.drafts.resumed = None;
        }
        let before = Before::Drafts(offered, Some(self.leave_text()));
        let said = here.locale.with("draft-resumed", &[("name", name(&draft))]);
        let form = &mut self.form;
        self.text_name = draft.name.into_owned();
        form.text = draft.text.into_owned();
        form.title = draft.title.into_owned();
        form.typed = false;
        form.language = draft.language.as_deref().and_then(|code| code.parse().ok());
        form.choices = draft.choices;
        if let Some(chosen) = draft.chosen {
            let title = chosen.asked_as.as_deref().map(str::to_owned);
            let (language, choices) = (form.language, form.choices);
            self.drafts.resumed = Some(chosen);
            self.look_for(Options { title, language, choices, ..Options::default() }, here);
        }
        Effects::from(here.said(said)).go(Screen::Create).undo(key, step(before))
    }

    /// A text that was taken up again waits on where its cards were not found: true when there
    /// is one.
    pub(super) fn wait_on(&mut self) -> bool {
        let waiting = self.draft().filter(|_| self.drafts.resumed.is_some());
        let Some(draft) = waiting.map(TextDraft::into_owned) else { return false };
        self.drafts.offered.insert(0, draft);
        self.drafts.resumed = None;
        true
    }

    /// Makes room for another text. One that is not saved waits, and can be taken up again: what was
    /// chosen, typed or pasted; not what only stands in a file.
    pub(super) fn set_aside(&mut self, here: &Here) -> (Before, Effects) {
        let work = self.form.typed || self.drafts.resumed.is_some() || self.choosing().is_some();
        let waiting = self.draft().filter(|_| work).map(TextDraft::into_owned);
        let Some(draft) = waiting else {
            return (Before::Text(self.leave_text()), Effects::default());
        };
        let offered = self.drafts.offered.clone();
        let said = here.locale.with("draft-set-aside", &[("name", name(&draft))]);
        if !offered.iter().any(|other| is_same_work(other, &draft)) {
            self.drafts.offered.insert(0, draft);
        }
        self.drafts.resumed = None;
        (Before::Drafts(offered, Some(self.leave_text())), here.said(said).into())
    }

    pub(super) fn forget(&mut self, at: usize, key: &'static str, here: &Here) -> Effects {
        if at >= self.drafts.offered.len() {
            return Effects::default();
        }
        let before = Before::Drafts(self.drafts.offered.clone(), None);
        let draft = self.drafts.offered.remove(at);
        let said = here.locale.with("draft-forgotten", &[("name", name(&draft))]);
        Effects::from(here.said(said)).undo(key, step(before))
    }

    /// Takes back that texts were taken up or forgotten, or does it again.
    pub(super) fn offer_again(
        &mut self,
        offered: Vec<TextDraft<'static>>,
        text: Option<Text>,
    ) -> Before {
        let offered = std::mem::replace(&mut self.drafts.offered, offered);
        let text = text.map(|text| {
            self.drafts.resumed = None;
            self.put_back(text)
        });
        Before::Drafts(offered, text)
    }
}
