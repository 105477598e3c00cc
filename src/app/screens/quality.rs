//! The cards that break the rules of a good one, each with what is wrong, the way to edit it, and the
//! cut where it is sure.

use egui::{Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::way_back;
use crate::app::command::{Command, Editor, Quality, Screen};
use crate::app::features::quality::{Finding, Of, Split};
use crate::app::state::State;
use crate::app::theme::{BODY, UNIT};
use crate::app::{fonts, markdown, typography, widgets, words};
use crate::deck::Note;

/// The most that are shown.
const MOST: usize = 200;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        widgets::column(ui, |ui| page(ui, state, commands));
    });
}

fn page(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let quality = &state.quality;
    way_back::show(ui, state, Screen::Browse, Command::Go(Screen::Browse), commands);
    let under = match &quality.of {
        Of::All => locale.tr("quality-all"),
        Of::Deck(id) => {
            state.workspace.deck(id).map_or_else(String::new, |deck| deck.title.clone())
        }
        Of::Notes(notes) => locale.count("quality-chosen", notes.len()),
    };
    widgets::title(ui, tokens, &locale.tr("command-quality"), Some(&under));
    if let Some((done, count)) = quality.progress {
        let told = [("done", done.to_string()), ("count", count.to_string())];
        widgets::muted(ui, tokens, locale.with("quality-looking", &told));
    } else if quality.found.is_empty() {
        widgets::empty(ui, tokens, &locale.tr("quality-none"), &locale.tr("quality-none-text"));
    } else {
        widgets::muted(ui, tokens, locale.tr("quality-text"));
        let told = widgets::aside(ui, tokens, locale.count("quality-found", quality.found.len()));
        widgets::read_out(&told);
    }
    if quality.progress.is_none() && !quality.fine.is_empty() {
        ui.horizontal_wrapped(|ui| {
            widgets::aside(ui, tokens, locale.count("quality-fine", quality.fine.len()));
            let show = Command::from(Quality::ShowFine);
            if widgets::command_button(ui, locale, &show).clicked() {
                commands.push(show);
            }
        });
    }
    ui.add_space(UNIT);
    let first = quality.found.first().map(|finding| finding.place.0);
    let several = quality.found.iter().any(|finding| Some(finding.place.0) != first);
    for finding in quality.found.iter().take(MOST) {
        if let Some((_, note)) = state.workspace.at(finding.place) {
            widgets::card(ui, tokens, |ui| row(ui, state, (finding, several), note, commands));
            ui.add_space(UNIT);
        }
    }
    if quality.found.len() > MOST {
        widgets::muted(ui, tokens, locale.count("leeches-more", quality.found.len() - MOST));
    }
    ui.add_space(UNIT * 3.0);
}

/// A note, with its deck where there are `several`.
fn row(
    ui: &mut Ui,
    state: &State,
    (finding, several): (&Finding, bool),
    note: &Note,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let Some(card) = note.cards().into_iter().next() else { return };
    let short = |text: &str| words::shortened(&markdown::plain(text), 200);
    // What a question is about is often the deck's name.
    if several && let Some((deck, _)) = state.workspace.at(finding.place) {
        widgets::small_label(ui, tokens, &deck.title);
    }
    let (asked, answer) = (short(&note.asked(&card.question)), short(&card.question.back()));
    let heavy = typography::sentence(&asked, BODY, fonts::medium(), tokens.text);
    ui.add(Label::new(heavy).wrap());
    widgets::muted(ui, tokens, &answer);
    ui.add_space(UNIT / 2.0);
    for flaw in &finding.flaws {
        let text = locale.count(flaw.key(), flaw.count());
        ui.add(Label::new(RichText::new(text).size(14.0).color(tokens.danger)).wrap());
    }
    ui.add_space(UNIT / 2.0);
    ui.horizontal_wrapped(|ui| {
        let cut = finding.split.map(|split| {
            let name = match split {
                Split::List(count) => locale.count("quality-make-list", count),
                Split::Notes(count) => locale.count("quality-make-notes", count),
            };
            (name, Command::from(Quality::Split(note.id.clone())))
        });
        let edit = Command::from(Editor::Edit(note.id.clone()));
        let edit = (locale.tr("duplicates-edit"), edit);
        let fine = Command::from(Quality::Fine(note.id.clone()));
        let fine = (locale.tr(fine.key()), fine);
        for (name, command) in cut.into_iter().chain([edit, fine]) {
            let response = widgets::wrapped(ui, &name);
            let spoken = format!("{name} – {asked}");
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            if response.clicked() {
                commands.push(command);
            }
        }
    });
}
