//! The cards that are forgotten again and again, and those that are suspended: each may be
//! rewritten, suspended or asked again.

use egui::{Align, Label, Layout, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, Editor, Study};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, widgets, words};
use crate::study::CardEntry;

/// The most that are listed; the worst come first.
const MOST: usize = 200;

/// Leeches by their lapses, then what else is suspended.
fn found(state: &State) -> Vec<&CardEntry> {
    let settings = state.workspace.collection().settings();
    let cards = state.workspace.collection().cards().iter();
    let mut found: Vec<&CardEntry> =
        cards.filter(|card| card.state.is_leech(settings) || card.state.suspended).collect();
    found
        .sort_by_key(|card| (!card.state.is_leech(settings), std::cmp::Reverse(card.state.lapses)));
    found
}

pub fn show(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let found = found(state);
    let room = ui.ctx().content_rect().size();
    let modal = layers::dialog(ui, "leeches", 640.0, |ui| {
        let title = RichText::new(locale.tr("command-leeches")).size(18.0);
        ui.label(title.family(fonts::medium()));
        let text = if found.is_empty() { "leeches-none" } else { "leeches-text" };
        widgets::muted(ui, tokens, locale.tr(text));
        ui.add_space(UNIT);
        let area = ScrollArea::vertical().max_height((room.y - 280.0).max(120.0));
        area.auto_shrink([false, true]).show(ui, |ui| {
            for card in found.iter().take(MOST) {
                row(ui, state, card, commands);
            }
            if found.len() > MOST {
                widgets::muted(ui, tokens, locale.count("leeches-more", found.len() - MOST));
            }
        });
        ui.add_space(UNIT);
        ui.horizontal(|ui| {
            let cram = Command::Study(Study::CramLeeches);
            if cram.is_available(state)
                && widgets::primary(ui, tokens, &locale.tr(cram.key())).clicked()
            {
                commands.push(cram);
            }
            if ui.button(locale.tr("command-close")).clicked() {
                commands.push(Command::Study(Study::ToggleLeeches));
            }
        });
    });
    // The editor lies over the list, and Escape is then the editor's.
    if modal.should_close() && state.editor.open.is_none() {
        commands.push(Command::Study(Study::ToggleLeeches));
    }
}

fn row(ui: &mut Ui, state: &State, card: &CardEntry, commands: &mut Vec<Command>) {
    let Some((.., note, question)) = state.card(&card.id) else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let front = words::shortened(&question.title(), 160);
    let asked = words::shortened(&note.asked(&question), 240);
    let height = if note.context.trim().is_empty() { 40.0 } else { 60.0 };
    ui.horizontal(|ui| {
        ui.set_min_height(height);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let suspend = if card.state.suspended {
                Command::Study(Study::ResumeCard(card.id.clone()))
            } else {
                Command::Study(Study::SuspendCard(card.id.clone()))
            };
            for command in [suspend, Command::Editor(Editor::EditNoteOf(card.id.clone()))] {
                let name = locale.tr(command.key());
                let response = ui.button(&name);
                let spoken = format!("{name} – {asked}");
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
                if response.clicked() {
                    commands.push(command);
                }
            }
            let told = locale.count("leeches-lapses", card.state.lapses);
            let told = if card.state.suspended {
                format!("{told} · {}", locale.tr("leeches-suspended"))
            } else {
                told
            };
            let width = ui.available_width();
            ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if !note.context.trim().is_empty() {
                    let context = RichText::new(note.context.trim()).size(14.0);
                    ui.add(Label::new(context.color(tokens.muted)).truncate());
                }
                ui.add(Label::new(RichText::new(front.as_str())).truncate());
                widgets::aside(ui, tokens, told);
            });
        });
    });
    ui.add_space(UNIT / 2.0);
}
