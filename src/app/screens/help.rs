//! The help of the keys, in sections, found by what is typed.

use egui::{
    Align, Frame, Id, Label, Layout, Margin, Modal, RichText, Role, ScrollArea, TextEdit, Ui,
    WidgetInfo, vec2,
};

use crate::app::command::Command;
use crate::app::key_help::{self, Line};
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{field_focus, fonts, widgets};

/// How wide the keys of a line are; more of them go on below.
const KEYS: f32 = 238.0;

/// Shows it; `typed` narrows it.
pub fn show(ui: &Ui, state: &State, typed: &mut String, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(24));
    let room = ui.ctx().content_rect().size();
    let modal = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(570.0_f32.min(room.x - 96.0));
        ui.horizontal(|ui| {
            ui.label(RichText::new(locale.tr("command-help")).heading());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(locale.tr("command-close")).clicked() {
                    ui.close();
                }
            });
        });
        ui.add_space(UNIT / 2.0);
        let name = locale.tr("keys-find");
        let edit = TextEdit::singleline(typed).hint_text(&name).desired_width(f32::INFINITY);
        let field = ui.add(edit.margin(Margin::symmetric(10, 7)));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        field_focus::caret_in(&field);
        ui.add_space(UNIT);
        let height = (room.y - 220.0).max(60.0);
        let area = ScrollArea::vertical().auto_shrink([false, true]);
        area.max_height(height).min_scrolled_height(height).show(ui, |ui| {
            let sections = key_help::found(typed, locale);
            if sections.is_empty() {
                widgets::muted(ui, tokens, locale.tr("keys-nothing"));
            }
            for section in sections {
                let text = RichText::new(&section.name).size(15.5).family(fonts::medium());
                widgets::heading(&ui.label(text.color(tokens.accent)), &section.name);
                for line in &section.lines {
                    row(ui, tokens, line);
                }
                ui.add_space(UNIT);
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::ToggleHelp);
    }
}

fn row(ui: &mut Ui, tokens: &Tokens, line: &Line) {
    // In a narrow window what is done stands below its keys.
    let beside = ui.available_width() > KEYS + 120.0;
    let keys = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for cap in &line.caps {
            widgets::key_cap(ui, tokens, cap);
        }
    };
    if beside {
        ui.horizontal(|ui| {
            let wrapped = Layout::left_to_right(Align::Center).with_main_wrap(true);
            ui.allocate_ui_with_layout(vec2(KEYS, 28.0), wrapped, |ui| {
                ui.set_width(KEYS);
                keys(ui);
            });
            ui.add(Label::new(&line.what).wrap());
        });
    } else {
        ui.horizontal_wrapped(keys);
        ui.add(Label::new(&line.what).wrap());
    }
}
