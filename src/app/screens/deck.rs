//! A deck with its cards: how it stands, what can be done with it, and every card in its list.

use egui::{Align, Key, Label, Layout, RichText, Ui, vec2};

use super::standing::{chips, limits, progress, progress_words};
use super::{deck_menu, deck_rows, decks, exam, way_back};
use crate::app::command::{Command, Deck, Editor, Screen, Study};
use crate::app::key_combination::Keys;
use crate::app::rows::Rows;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{widgets, words};
use crate::deck::Deck as Shown;
use crate::library::ExamOf;
use crate::schedule::LimitOf;
use crate::study::{Counts, Scope};

/// A list of cards is looked through rather than read: it takes the width that there is, up to
/// this.
const WIDEST: f32 = 1200.0;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(deck) = state.deck.shown(&state.workspace) else { return };
    let cards = state.deck.cards(&state.workspace);
    let selected = state.deck.selected(&state.workspace).map(|(at, _)| at);
    let rows = Rows {
        // Another deck begins at its top.
        salt: deck.id.as_str(),
        // The head comes first, and goes away with the rest.
        count: cards.len() + 1,
        follow: selected.filter(|_| state.deck.follow).map(|at| at + 1),
        gap: 0.0,
    };
    rows.show(
        ui,
        |row, _| if row == 0 { 260.0 } else { deck_rows::HEIGHT },
        |ui, row| {
            widgets::column_of(ui, WIDEST, |ui| match row.checked_sub(1) {
                None => head(ui, state, deck, cards.len(), commands),
                Some(at) => {
                    if let Some(card) = cards.get(at) {
                        let above = at.checked_sub(1).and_then(|above| cards.get(above));
                        let place = deck_rows::Place { above, deck };
                        let here = selected == Some(at);
                        deck_rows::row(ui, state, (card, here), place, commands);
                    }
                }
            });
        },
    );
}

fn head(ui: &mut Ui, state: &State, deck: &Shown, cards: usize, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let counts = state.workspace.standing_in(&Scope::deck(&deck.id), &state.now());
    way_back::show(ui, state, Screen::Decks, Deck::Close.into(), commands);
    let title = ui.add(Label::new(RichText::new(&deck.title).heading()).wrap());
    widgets::heading(&title, &deck.title);
    let about = RichText::new(decks::about(state, deck, counts)).size(14.0).color(tokens.muted);
    ui.add(Label::new(about).wrap());
    if let Some(open) = state.workspace.library().deck(&deck.id) {
        let path = RichText::new(open.path.display().to_string()).size(14.0).color(tokens.muted);
        ui.add(Label::new(path).truncate());
    }
    if let Some(limits) = limits(state, &LimitOf::Deck(deck.id.clone())) {
        widgets::aside(ui, tokens, limits);
    }
    ui.add_space(UNIT);
    ui.horizontal_wrapped(|ui| {
        study(ui, state, deck, counts, commands);
        let add = Command::from(Editor::Add(None));
        if widgets::command_button(ui, locale, &add).clicked() {
            commands.push(Editor::Add(Some(deck.id.clone())).into());
        }
        deck_menu::button(ui, state, &deck.id, commands);
    });
    ui.add_space(UNIT);
    if cards > 0 {
        ui.horizontal(|ui| {
            chips(ui, state, counts, false);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                progress_words(ui, state, counts);
            });
        });
    }
    progress(ui, state, counts);
    if let Some(planned) = state.exams.of(&ExamOf::Deck(deck.id.clone())) {
        exam::line(ui, state, planned, commands);
    }
    ui.add_space(UNIT * 1.5);
    if cards == 0 {
        widgets::muted(ui, tokens, locale.tr("deck-empty"));
    }
}

/// The thing to do next with the deck, where there is one.
fn study(ui: &mut Ui, state: &State, deck: &Shown, counts: Counts, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    if counts.new + counts.due + counts.learning > 0 {
        let key = words::cap(locale, Keys::Free(Key::Enter));
        let text = locale.tr("command-study-deck");
        if widgets::keyed_sized(ui, tokens, &text, &key, vec2(0.0, 38.0)).clicked() {
            commands.push(Study::Deck(deck.id.clone()).into());
        }
    } else if counts.more > 0 {
        let more = Study::More(Some(Scope::deck(&deck.id)));
        if widgets::tonal(ui, tokens, &locale.tr(more.key())).clicked() {
            commands.push(more.into());
        }
    }
}
