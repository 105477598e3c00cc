//! Making cards: from a text to candidates, and from those that are kept to a deck.
//!
//! A deck without a note is not saved.

pub mod before;
mod choosing;
pub mod command;
pub mod drafts;
mod editing;
mod form;
mod gap;
mod going_back;
mod keeping;
mod lines;
mod making;
mod retitling;
mod saving;

pub use choosing::{Choosing, Row};
pub use form::Form;
pub use gap::GapForm;
pub use making::Making;

use self::before::{Before, Text};
use self::command::Command;
use self::drafts::Drafts;
use crate::app::command::{Given, Study, Terms};
use crate::app::effects::{Effects, Here};
use crate::app::fields::NoteForm;
use crate::app::jobs::Generation;
use crate::app::screen::Screen;
use crate::app::undo::Step;
use crate::exchange;
use crate::generate::{Entry, Generated, Input, Options, own_cloze};
use crate::library::{DraftPlace, ReadText, name_of};
use crate::message::{Message, Tell};
use crate::workspace::Workspace;

#[derive(Debug, Default)]
pub struct Create {
    pub making: Making,
    /// The name of the text's file.
    pub text_name: String,
    pub form: Form,
    pub drafts: Drafts,
    /// How cards were looked for last.
    options: Options,
    /// What was chosen among, while cards are looked for under another title.
    asked_before: Option<Box<Choosing>>,
}

impl Create {
    /// The candidates, while there are any to choose among.
    #[must_use]
    pub fn choosing(&self) -> Option<&Choosing> {
        match &self.making {
            Making::Choosing(choosing) => Some(choosing),
            Making::Text | Making::Working(_) => None,
        }
    }

    pub fn choosing_mut(&mut self) -> Option<&mut Choosing> {
        match &mut self.making {
            Making::Choosing(choosing) => Some(choosing),
            Making::Text | Making::Working(_) => None,
        }
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        if command.leaves_edit() && self.choosing().is_some_and(|it| self.is_edited(it)) {
            // Nothing that is typed is lost because something else is done.
            return match self.take_over(Command::Edit.key(), here) {
                Ok(taken) => taken.then(command.into()),
                Err(fault) => fault.into(),
            };
        }
        let key = command.key();
        match command {
            Command::Generate => self.generate(here),
            Command::Retitle => self.retitle(here),
            Command::Cancel => {
                if let Making::Working(job) = &self.making {
                    job.cancel();
                }
                Effects::default()
            }
            Command::NewText => {
                let (before, waits) = self.set_aside(here);
                self.form = Form::default();
                waits.go(Screen::Create).undo(key, step(before))
            }
            Command::Paste(text) => self.paste(text, here),
            Command::TakePasted(text) => self.take_pasted(text, key, here),
            Command::Resume(draft) => self.resume(draft, key, here),
            Command::Forget(draft) => self.forget(draft, key, here),
            Command::Save => self.save(false, workspace, here),
            Command::SaveInto => self.save(true, workspace, here),
            Command::StudySaved => {
                let saved = self.choosing().and_then(|choosing| choosing.saved.clone());
                let there = saved.filter(|id| workspace.deck(id).is_some());
                there.map_or_else(Effects::default, |id| {
                    Effects::default().then(Study::Deck(id).into())
                })
            }
            Command::MakeCard(sentence) => self.open_gap(sentence),
            Command::KeepGap => self.keep_gap(key, here),
            Command::LeaveGap => {
                self.form.gap = None;
                Effects::default()
            }
            Command::AddTerms(terms) => self.add_terms(&terms, key, here),
            Command::Next => self.point(|choosing, only_kept| choosing.step(1, only_kept)),
            Command::Previous => self.point(|choosing, only_kept| choosing.step(-1, only_kept)),
            Command::Select(row) => self.point(|choosing, _| choosing.select(row)),
            Command::ShowSentence(sentence) => self.point(|choosing, _| choosing.open(sentence)),
            Command::NextSentence => self.point(|choosing, _| choosing.open_next(1)),
            Command::PreviousSentence => self.point(|choosing, _| choosing.open_next(-1)),
            Command::Toggle(row) => self.keep_row(row, |kept| !kept, key),
            Command::Keep => self.keep_and_go_on(true, key),
            Command::Drop => self.keep_and_go_on(false, key),
            Command::Edit => self.edit(),
            Command::EndEdit(kept) => self.end_edit(kept, Command::Edit.key(), here),
            Command::Amount(amount) => self.rank(key, |choosing| (amount, choosing.etymology)),
            Command::Fewer => self.rank(key, |choosing| {
                (choosing.amount.step(-1).unwrap_or(choosing.amount), choosing.etymology)
            }),
            Command::More => self.rank(key, |choosing| {
                (choosing.amount.step(1).unwrap_or(choosing.amount), choosing.etymology)
            }),
            Command::ToggleEtymology => {
                self.rank(key, |choosing| (choosing.amount, !choosing.etymology))
            }
        }
    }

    /// Takes in what was found in a text, and a text that was read; called once a frame.
    pub fn follow(
        &mut self,
        workspace: &Workspace,
        place: Option<&DraftPlace>,
        here: &Here,
    ) -> Effects {
        let mut effects = self.keep(workspace, place, here);
        if let Making::Working(job) = &self.making
            && let Some(result) = job.pending.poll()
        {
            if let Ok(Some((generated, glossary))) = result {
                effects = self.found(generated, glossary).after(effects);
            } else if let Some(before) = self.asked_before.take() {
                self.drafts.resumed = None;
                self.making = Making::Choosing(before);
            } else {
                if self.wait_on() {
                    self.leave_text();
                }
                self.making = Making::Text;
            }
        }
        effects
    }

    /// Takes a text that was read from a file, in the place of the one that is here.
    pub fn take_text(&mut self, name: String, read: ReadText, here: &Here) -> Effects {
        let (before, waits) = self.set_aside(here);
        self.text_name = name;
        (self.form.text, self.form.typed) = (read.text, false);
        self.form.title.clear();
        let effects = read.damage.map_or(waits, |bad| here.failed(&bad).into());
        effects.go(Screen::Create).undo(Given::Open.key(), step(before))
    }

    /// A text that was pasted while there is another: it is taken where that one is done with, else
    /// it is asked whether it is meant.
    fn paste(&mut self, text: String, here: &Here) -> Effects {
        let take = Command::TakePasted(text);
        if self.choosing().is_some_and(|choosing| choosing.saved.is_some()) {
            return Effects::default().then(take.into());
        }
        here.offer(here.tr("notice-pasted").text, vec![take.into()]).into()
    }

    fn take_pasted(&mut self, text: String, key: &'static str, here: &Here) -> Effects {
        let (before, waits) = self.set_aside(here);
        self.form = Form { text, typed: true, ..Form::default() };
        waits.go(Screen::Create).undo(key, step(before))
    }

    /// Lets the student choose among what was found in the text.
    fn found(&mut self, generated: Generated, glossary: Vec<Entry>) -> Effects {
        let (name, body) = (self.text_name.clone(), self.form.text.clone());
        let (making, title) = (Making::Text, self.form.title.clone());
        let text = Text { making, note: NoteForm::default(), name, body, title };
        if self.form.title.trim().is_empty() {
            self.form.title.clone_from(&generated.deck.title);
        }
        let mut choosing = Choosing::new(generated, glossary, self.form.text.clone());
        choosing.options.clone_from(&self.options);
        let mut effects = Effects::default().then(Terms::Forget.into());
        self.form.gap = None;
        if let Some(before) = self.asked_before.take() {
            self.drafts.resumed = None;
            return self.asked_again(choosing, before).after(effects);
        }
        if let Some(chosen) = self.drafts.resumed.take() {
            choosing.decide(&chosen);
            self.form.resume_edit(&mut choosing, chosen);
        } else {
            effects = effects.undo(Command::Generate.key(), step(Before::Text(text)));
        }
        self.making = Making::Choosing(Box::new(choosing));
        effects
    }

    /// Lets the student choose among candidates.
    #[cfg(test)]
    pub fn choose_among(&mut self, choosing: Choosing) {
        self.form.title.clone_from(&choosing.generated.deck.title);
        self.making = Making::Choosing(Box::new(choosing));
    }

    fn generate(&mut self, here: &Here) -> Effects {
        let form = &self.form;
        if !matches!(self.making, Making::Text) || form.text.trim().is_empty() {
            return Effects::default();
        }
        // What is a list of notes is none to make cards from.
        if exchange::is_headed(&form.text) {
            return Effects::default().then(Given::Look(form.text.clone()).into());
        }
        let title = Some(form.title.trim().to_owned()).filter(|title| !title.is_empty());
        let (language, choices) = (form.language, form.choices);
        self.look_for(Options { title, language, choices, ..Options::default() }, here);
        Effects::default()
    }

    /// Looks for cards in the text.
    fn look_for(&mut self, options: Options, here: &Here) {
        let text = &self.form.text;
        let name = if self.text_name.is_empty() { name_of(text) } else { self.text_name.clone() };
        let input = Input { name, text: text.clone() };
        self.options.clone_from(&options);
        self.making = Making::Working(Generation::start(here.context, input, options));
    }

    /// Takes the text out, for a step back to it.
    fn leave_text(&mut self) -> Text {
        self.wait_on();
        self.taken_out()
    }

    fn taken_out(&mut self) -> Text {
        let making = std::mem::take(&mut self.making);
        self.asked_before = None;
        if let Making::Working(job) = &making {
            job.cancel();
        }
        Text {
            making: if matches!(making, Making::Choosing(_)) { making } else { Making::Text },
            note: std::mem::take(&mut self.form.note),
            name: std::mem::take(&mut self.text_name),
            body: std::mem::take(&mut self.form.text),
            title: std::mem::take(&mut self.form.title),
        }
    }

    /// Puts a text in the place of the one that is there, which it gives out.
    fn put_back(&mut self, text: Text) -> Text {
        let now = self.taken_out();
        self.making = text.making;
        self.form.note = text.note;
        self.text_name = text.name;
        self.form.gap = None;
        (self.form.text, self.form.typed) = (text.body, false);
        self.form.title = text.title;
        now
    }

    /// Points at something among the candidates; `only_kept` are listed.
    fn point(&mut self, point: impl FnOnce(&mut Choosing, bool)) -> Effects {
        let only_kept = self.form.only_kept;
        if let Some(choosing) = self.choosing_mut() {
            point(choosing, only_kept);
        }
        Effects::default()
    }

    /// Keeps or drops the selected candidate, and selects the next one.
    fn keep_and_go_on(&mut self, kept: bool, key: &'static str) -> Effects {
        let effects = self.keep_row(None, |_| kept, key);
        self.point(|choosing, only_kept| choosing.step(1, only_kept));
        effects
    }

    /// Keeps or drops a candidate; none: the selected one.
    fn keep_row(
        &mut self,
        row: Option<usize>,
        kept: impl FnOnce(bool) -> bool,
        key: &'static str,
    ) -> Effects {
        let Some(choosing) = self.choosing_mut() else { return Effects::default() };
        let place = row.unwrap_or(choosing.selected);
        let Some(found) = choosing.rows.get_mut(place) else { return Effects::default() };
        let before = found.clone();
        (found.kept, found.by_hand) = (kept(found.kept), true);
        changed(place, before, found, key)
    }

    /// Ranks the candidates again: another number of cards is wanted, or no etymologies.
    fn rank(
        &mut self,
        key: &'static str,
        wanted: impl FnOnce(&Choosing) -> (crate::generate::Amount, bool),
    ) -> Effects {
        let Some(choosing) = self.choosing_mut() else { return Effects::default() };
        let (amount, etymology) = (choosing.amount, choosing.etymology);
        let wanted = wanted(choosing);
        if wanted == (amount, etymology) {
            return Effects::default();
        }
        let before = Before::Ranking(amount, etymology, choosing.rows.clone());
        choosing.rank(wanted.0, wanted.1);
        Effects::default().undo(key, step(before))
    }

    /// Lets the words of a sentence be chosen that are to be hidden.
    fn open_gap(&mut self, sentence: Option<usize>) -> Effects {
        let Making::Choosing(choosing) = &mut self.making else { return Effects::default() };
        let Some(at) = sentence.or(choosing.sentence) else { return Effects::default() };
        choosing.open(at);
        let sentence = choosing.generated.sentences.get(at);
        self.form.gap = sentence.and_then(|sentence| GapForm::new(at, &sentence.text));
        Effects::default().then(Terms::Hide.into())
    }

    fn keep_gap(&mut self, key: &'static str, here: &Here) -> Effects {
        let Making::Choosing(choosing) = &mut self.making else { return Effects::default() };
        let Some(form) = self.form.gap.take() else { return Effects::default() };
        let Some(note) = own_cloze(&choosing.generated, form.sentence, form.chosen()) else {
            self.form.gap = Some(form);
            return here.failed(&Unreadable).into();
        };
        let (before, pointed) = (choosing.rows.clone(), choosing.pointed());
        choosing.add(note, form.sentence);
        if choosing.rows == before {
            return Effects::default();
        }
        Effects::default().undo(key, step(Before::Rows(before, pointed)))
    }

    fn add_terms(&mut self, terms: &[usize], key: &'static str, here: &Here) -> Effects {
        let Some(choosing) = self.choosing_mut() else { return Effects::default() };
        let (before, pointed) = (choosing.rows.clone(), choosing.pointed());
        let made = choosing.keep_terms(terms);
        let effects = Effects::from(here.said(here.locale.count("glossary-made", made)));
        if made > 0 { effects.undo(key, step(Before::Rows(before, pointed))) } else { effects }
    }
}

fn step(before: Before) -> Step {
    Step::Create(Box::new(before))
}

/// The way back from a change of a candidate. To confirm what is there is nothing that could be
/// undone.
fn changed(place: usize, before: Row, after: &Row, key: &'static str) -> Effects {
    if after.kept == before.kept && after.note == before.note {
        return Effects::default();
    }
    Effects::default().undo(key, step(Before::Row(place, before)))
}

struct Unreadable;

impl Tell for Unreadable {
    fn message(&self) -> Message {
        Message::new("notice-unreadable-gap")
    }
}
