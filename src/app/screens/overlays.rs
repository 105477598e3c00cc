//! What lies over a screen: the palette, the help, problems, notices.

use egui::{
    Align, Align2, Frame, Id, Key, Label, Layout, Margin, Modal, RichText, ScrollArea, Stroke,
    TextEdit, Ui,
};

use crate::app::command::Command;
use crate::app::state::{Forms, State};
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets};
use crate::deck::fold;

/// The commands whose name holds what is typed, accents aside.
fn found(state: &State, query: &str) -> Vec<(Command, String)> {
    let query = fold(query);
    let named = Command::listed().into_iter().map(|command| {
        let name = state.locale.tr(command.key());
        (command, name)
    });
    named.filter(|(_, name)| query.split(' ').all(|word| fold(name).contains(word))).collect()
}

pub fn palette(ui: &Ui, state: &State, forms: &mut Forms, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let found = found(state, &forms.query);
    let last = found.len().saturating_sub(1);
    forms.chosen = forms.chosen.min(last);
    let (down, up, enter) = ui.input_mut(|input| {
        let mut key = |key| input.consume_key(egui::Modifiers::NONE, key);
        (key(Key::ArrowDown), key(Key::ArrowUp), key(Key::Enter))
    });
    if down {
        forms.chosen = if forms.chosen >= last { 0 } else { forms.chosen + 1 };
    }
    if up {
        forms.chosen = forms.chosen.checked_sub(1).unwrap_or(last);
    }
    let mut chosen = if enter { found.get(forms.chosen).map(|(c, _)| c.clone()) } else { None };
    let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, [0.0, 90.0]);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(14));
    let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(520.0);
        let edit = TextEdit::singleline(&mut forms.query)
            .hint_text(state.locale.tr("palette-hint"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(12, 9));
        let label = state.locale.tr("command-palette");
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        response.request_focus();
        if response.changed() {
            forms.chosen = 0;
        }
        ui.add_space(UNIT / 2.0);
        ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).show(ui, |ui| {
            for (at, (command, name)) in found.iter().enumerate() {
                let keys = command.shortcut().map(|keys| ui_keys(state, keys));
                let button = egui::Button::selectable(at == forms.chosen, name.as_str())
                    .shortcut_text(RichText::new(keys.unwrap_or_default()).color(tokens.muted))
                    .min_size(egui::Vec2::new(ui.available_width(), 34.0));
                let response = ui.add(button);
                if at == forms.chosen && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(command.clone());
                }
            }
            if found.is_empty() {
                widgets::muted(ui, tokens, state.locale.tr("palette-nothing"));
            }
        });
    });
    if chosen.is_some() || modal.should_close() {
        commands.push(Command::TogglePalette);
    }
    commands.extend(chosen);
}

pub fn help(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(560.0);
        ui.add_space(UNIT / 2.0);
        ui.label(RichText::new(locale.tr("command-help")).heading());
        ui.add_space(UNIT);
        ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
            egui::Grid::new("keys").num_columns(2).spacing([UNIT * 4.0, UNIT]).show(ui, |ui| {
                let mut row = |keys: String, what: String| {
                    ui.label(RichText::new(keys).family(fonts::medium()).color(tokens.accent));
                    ui.label(what);
                    ui.end_row();
                };
                for key in ["space", "grades", "letters", "candidates", "keep", "edit", "escape"] {
                    row(locale.tr(&format!("keys-{key}")), locale.tr(&format!("keys-{key}-text")));
                }
                for command in Command::listed() {
                    if let Some(keys) = command.shortcut() {
                        row(ui_keys(state, keys), locale.tr(command.key()));
                    }
                }
            });
        });
        ui.add_space(UNIT);
        if widgets::primary(ui, tokens, &locale.tr("command-close")).clicked() {
            ui.close();
        }
    });
    if modal.should_close() {
        commands.push(Command::ToggleHelp);
    }
}

fn ui_keys(state: &State, keys: egui::KeyboardShortcut) -> String {
    let names = if state.locale.language() == crate::locale::Language::French {
        egui::ModifierNames { ctrl: "Ctrl", shift: "Maj", ..egui::ModifierNames::NAMES }
    } else {
        egui::ModifierNames::NAMES
    };
    keys.format(&names, cfg!(target_os = "macos")).replace("Comma", ",")
}

/// What was wrong with files when the library was opened.
pub fn problems(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let all = state.library.problems();
    banner(tokens.hard, tokens.raised).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let text = locale.count("problems-title", all.len());
            ui.label(RichText::new(text).family(fonts::medium()).color(tokens.hard));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.small_button(locale.tr("command-dismiss")).clicked() {
                    commands.push(Command::DismissProblems);
                }
            });
        });
        ScrollArea::vertical().max_height(130.0).id_salt("problems").show(ui, |ui| {
            for problem in all {
                let said = format!("{} – {}", problem.location(), locale.say(&problem.message));
                ui.add(Label::new(said).wrap());
            }
        });
    });
}

pub fn notice(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(notice) = &state.notice else { return };
    let tokens = state.tokens(ui);
    let ink = if notice.is_error { tokens.danger } else { tokens.good };
    banner(ink, tokens.surface).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.small_button(state.locale.tr("command-close")).clicked() {
                    commands.push(Command::DismissNotice);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(RichText::new(&notice.text).color(ink)).wrap());
                });
            });
        });
    });
}

fn banner(line: egui::Color32, fill: egui::Color32) -> Frame {
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(16, 8))
        .outer_margin(Margin::symmetric(24, 6))
}
