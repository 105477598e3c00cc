//! A folder of decks on *Decks*: its line, with the sums of what is in it.

use egui::{
    Align, CornerRadius, Label, Layout, RichText, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::standing::{chips, limits};
use crate::app::command::{Command, Deck, Decks, Limits, Study};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets};
use crate::deck::DeckId;
use crate::schedule::LimitOf;
use crate::study::Counts;
use crate::workspace::Folder;

/// How far what is in a folder is moved to the right, for each folder.
pub const INDENT: f32 = UNIT * 3.0;

/// Shows `content` as far to the right as it is deep in folders.
pub fn indented(ui: &mut Ui, depth: usize, content: impl FnOnce(&mut Ui)) {
    if depth == 0 {
        content(ui);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // However deep, there is room for a card.
        ui.add_space((INDENT * depth as f32).min(ui.available_width() - UNIT * 50.0).max(0.0));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = UNIT;
            ui.set_width(ui.available_width());
            content(ui);
        });
    });
}

pub fn line(
    ui: &mut Ui,
    state: &State,
    folder: &Folder,
    counts: Counts,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let hidden = state.decks.is_folded(&folder.path);
    let line = ui.horizontal(|ui| {
        ui.set_min_height(36.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            more(ui, state, folder, commands);
            if counts.due + counts.learning + counts.new > 0 {
                let study = locale.tr("command-study-deck");
                let response = widgets::tonal(ui, tokens, &study);
                let name = format!("{study} – {}", folder.path);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if response.clicked() {
                    commands.push(Command::Study(Study::Folder(folder.path.clone())));
                }
            }
            chips(ui, state, counts, true);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if fold(ui, state, &folder.path, hidden) {
                    commands.push(Command::Decks(Decks::Fold(folder.path.clone())));
                }
                let name = RichText::new(folder.name()).size(17.0).family(fonts::medium());
                ui.add(Label::new(name).truncate());
            });
        });
    });
    drop_target(ui, state, line.response.rect, &folder.path, commands);
    if let Some(limits) = limits(state, &LimitOf::Folder(folder.path.clone())) {
        ui.scope(|ui| {
            // Close under the name, and as high as its text.
            ui.spacing_mut().interact_size.y = 0.0;
            ui.add_space(-UNIT);
            ui.horizontal(|ui| {
                ui.add_space(26.0 + UNIT);
                widgets::aside(ui, tokens, limits);
            });
        });
    }
}

/// Where a deck is let go that is to be in no folder; there only while one is dragged.
pub fn out_of_all(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if !egui::DragAndDrop::has_payload_of_type::<DeckId>(ui.ctx()) {
        return;
    }
    let tokens = state.tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let line = Stroke::new(1.0, tokens.border);
    ui.painter().rect(rect, CornerRadius::same(8), tokens.raised, line, StrokeKind::Inside);
    let text = state.locale.tr("deck-no-folder");
    let galley = widgets::galley(ui, &text, 14.5, egui::FontFamily::Proportional, tokens.muted);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tokens.muted);
    drop_target(ui, state, rect, "", commands);
    ui.add_space(UNIT / 2.0);
}

/// A deck that is let go here goes into the folder.
fn drop_target(
    ui: &Ui,
    state: &State,
    rect: egui::Rect,
    folder: &str,
    commands: &mut Vec<Command>,
) {
    if !egui::DragAndDrop::has_payload_of_type::<DeckId>(ui.ctx()) {
        return;
    }
    let tokens = state.tokens(ui);
    let response = ui.interact(rect, egui::Id::unique(("drop", folder)), Sense::hover());
    if response.dnd_hover_payload::<DeckId>().is_some() {
        let line = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(8), line, StrokeKind::Inside);
    }
    if let Some(deck) = response.dnd_release_payload::<DeckId>() {
        commands.push(Deck::MoveTo((*deck).clone(), folder.to_owned()).into());
    }
}

fn more(ui: &mut Ui, state: &State, folder: &Folder, commands: &mut Vec<Command>) {
    let locale = &state.locale;
    let name = locale.tr("study-more");
    let menu = ui.menu_button(&name, |ui| {
        let command = Command::Limits(Limits::Open(LimitOf::Folder(folder.path.clone())));
        if ui.button(locale.tr(command.key())).clicked() {
            commands.push(command);
            ui.close();
        }
    });
    let spoken = format!("{name} – {}", folder.path);
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
}

/// The triangle that hides what is in a folder, or shows it.
fn fold(ui: &mut Ui, state: &State, path: &str, hidden: bool) -> bool {
    let tokens = state.tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    let key = if hidden { "folder-unfold" } else { "folder-fold" };
    let name = format!("{} – {path}", state.locale.tr(key));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(!hidden));
    let active = response.hovered() || response.has_focus();
    let fill = if active { tokens.raised } else { tokens.background };
    let line = if response.has_focus() { Stroke::new(2.0, tokens.focus) } else { Stroke::NONE };
    ui.painter().rect(rect, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    let middle = rect.center();
    let at = |x: f32, y: f32| pos2(middle.x + x, middle.y + y);
    let points = if hidden {
        vec![at(-2.5, -5.0), at(3.5, 0.0), at(-2.5, 5.0)]
    } else {
        vec![at(-5.0, -2.5), at(0.0, 3.5), at(5.0, -2.5)]
    };
    ui.painter().add(Shape::line(points, Stroke::new(1.8, tokens.muted)));
    response.clicked()
}
