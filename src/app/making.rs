//! Making cards: from a text to candidates, and from those that are kept to a deck.
//!
//! Refuses to save a deck without a note.

use super::apply::study;
use super::choosing::{self, Row};
use super::command::{Command, Screen};
use super::gap::GapForm;
use super::jobs::Generation;
use super::state::{Forms, Making, State};
use super::undo::{self, Before, DeckChange};
use crate::deck::regenerate;
use crate::generate::{Input, Options, own_cloze};
use crate::library::LibraryError;
use crate::message::{Message, Tell};
use crate::study::Scope;

/// Takes a text in, to make cards from.
pub fn take_text(
    state: &mut State,
    forms: &mut Forms,
    read: Result<(String, String), LibraryError>,
) {
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

pub fn generate(state: &mut State, forms: &mut Forms, context: &egui::Context) {
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

/// The commands of choosing among candidates.
pub fn choose(command: &Command, state: &mut State, forms: &mut Forms) {
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
                (found.kept, found.by_hand) = (!found.kept, true);
            }
        }
        Command::Keep | Command::Drop => {
            if let Some(row) = choosing.rows.get_mut(selected) {
                (row.kept, row.by_hand) = (*command == Command::Keep, true);
            }
            choosing.step(1, forms.only_kept);
        }
        Command::Edit => {
            if let Some(row) = choosing.row() {
                let fields = choosing::fields(&row.note);
                forms.fields = fields.into_iter().map(|(_, text)| text).collect();
                choosing.editing = true;
                // The editor is higher than the card was.
                choosing.follow = true;
            }
        }
        Command::EndEdit(false) => choosing.editing = false,
        Command::EndEdit(true) => {
            if let Some(row) = choosing.rows.get_mut(selected) {
                match choosing::with_fields(&row.note, &forms.fields) {
                    Some(note) => {
                        row.note = note;
                        (row.kept, row.by_hand) = (true, true);
                        choosing.editing = false;
                    }
                    None => refused = true,
                }
            }
        }
        Command::ShowSentence(sentence) => choosing.open(*sentence),
        Command::NextSentence => choosing.open(choosing.sentence.map_or(0, |at| at + 1)),
        Command::PreviousSentence => {
            choosing.open(choosing.sentence.unwrap_or(0).saturating_sub(1));
        }
        _ => {}
    }
    // To confirm what is there is nothing that could be undone.
    let differs =
        |(after, before): &(&Row, Row)| after.kept != before.kept || after.note != before.note;
    let changed = choosing.rows.get(place).zip(row).filter(differs);
    if let Some((_, before)) = changed {
        state.undos.done(command.key(), Before::Row(place, Box::new(before)));
    }
    if refused {
        state.fail(&Incomplete);
    }
}

/// Ranks the candidates anew: another number of cards is wanted, or no etymologies.
pub fn rank(command: &Command, state: &mut State) {
    let Making::Choosing(choosing) = &mut state.making else { return };
    let (amount, etymology) = (choosing.amount, choosing.etymology);
    let wanted = match command {
        Command::Amount(wanted) => (*wanted, etymology),
        Command::Fewer => (amount.step(-1).unwrap_or(amount), etymology),
        Command::More => (amount.step(1).unwrap_or(amount), etymology),
        _ => (amount, !etymology),
    };
    if wanted != (amount, etymology) {
        let before = Before::Ranking(amount, etymology, choosing.rows.clone());
        choosing.rank(wanted.0, wanted.1);
        state.undos.done(command.key(), before);
    }
}

/// A card of a sentence: its words are chosen, then hidden, or left as they were.
pub fn hide_words(command: &Command, state: &mut State, forms: &mut Forms) {
    let Making::Choosing(choosing) = &mut state.making else { return };
    match command {
        Command::MakeCard(sentence) => {
            let Some(at) = sentence.or(choosing.sentence) else { return };
            choosing.open(at);
            let sentence = choosing.generated.sentences.get(at);
            forms.gap = sentence.and_then(|sentence| GapForm::new(at, &sentence.text));
            forms.terms.shown = false;
        }
        Command::KeepGap => {
            let Some(form) = forms.gap.take() else { return };
            match own_cloze(&choosing.generated, form.sentence, form.chosen()) {
                Some(note) => {
                    let before = choosing.rows.clone();
                    choosing.add(note, form.sentence);
                    if choosing.rows != before {
                        state.undos.done(command.key(), Before::Rows(before));
                    }
                }
                None => {
                    forms.gap = Some(form);
                    state.fail(&Unreadable);
                }
            }
        }
        _ => forms.gap = None,
    }
}

struct Unreadable;

impl Tell for Unreadable {
    fn message(&self) -> Message {
        Message::new("notice-unreadable-gap")
    }
}

/// Makes cards of the ticked terms, which are then ticked no more.
pub fn keep_terms(terms: &[usize], state: &mut State, forms: &mut Forms) {
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

pub fn save_deck(state: &mut State, forms: &Forms) {
    let Making::Choosing(choosing) = &mut state.making else { return };
    let deck = choosing.deck(&forms.title);
    if deck.notes.is_empty() {
        let text = state.locale.tr("notice-nothing-kept");
        state.say(text);
        return;
    }
    let before = state.library.deck(&deck.id).map(|open| open.deck.clone());
    let after = before.as_ref().map_or_else(|| deck.clone(), |there| regenerate(there, &deck));
    match state.library.save_generated(&deck) {
        Ok(path) => {
            let saved = choosing.saved.replace(deck.id.clone());
            let change = Box::new(DeckChange { before, after, saved });
            state.undos.done("command-save-deck", Before::Deck(change));
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

pub fn study_saved(state: &mut State) {
    let Making::Choosing(choosing) = &state.making else { return };
    let Some(id) = &choosing.saved else { return };
    let deck = state.library.decks().iter().position(|open| open.deck.id == *id);
    if let Some(deck) = deck {
        study(state, Scope::Deck(deck));
    }
}
