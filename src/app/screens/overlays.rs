//! What lies over a screen: problems, notices. (The palette and the help have files of their own.)

use egui::{
    Align, Align2, Area, Button, Frame, Id, Label, Layout, Margin, Order, Rect, RichText, Role,
    ScrollArea, Stroke, Ui, WidgetInfo, pos2,
};

use crate::app::command::{Command, Health};
use crate::app::effects::Notice;
use crate::app::state::State;
use crate::app::theme::{BODY, READING_WIDTH, UNIT};
use crate::app::undo::Way;
use crate::app::{fonts, typography, widgets, words};
use crate::library::{Problem, ReadOnly, Remedy};

/// As long as nothing can be saved: that it is so, and why.
pub fn read_only(ui: &mut Ui, state: &State) {
    let Some(why) = state.keeping.read_only else { return };
    let tokens = state.tokens(ui);
    let said = state.locale.tr(match why {
        ReadOnly::OtherWindow => "read-only-window",
        ReadOnly::Folder => "read-only-folder",
        ReadOnly::Problem => "read-only-problem",
    });
    banner(tokens.hard, tokens.raised).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let family = egui::FontFamily::Proportional;
        let text = typography::sentence(&said, BODY, family, tokens.hard);
        widgets::read_out(&ui.add(Label::new(text).wrap()));
    });
}

/// What was wrong with files when the library was opened, or what a check has found since.
pub fn problems(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let found: Vec<(&Problem, Option<Remedy>)> = match &state.health.findings {
        Some(found) => found.iter().map(|f| (&f.problem, Some(f.remedy))).collect(),
        None => {
            state.workspace.library().problems().iter().map(|problem| (problem, None)).collect()
        }
    };
    banner(tokens.hard, tokens.raised).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let text = locale.count("problems-title", found.len());
            ui.label(RichText::new(text).family(fonts::medium()).color(tokens.hard));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(locale.tr("command-dismiss")).clicked() {
                    commands.push(Command::Health(Health::Dismiss));
                }
                let next = if state.health.findings.is_none() {
                    Command::Health(Health::Check)
                } else {
                    Command::Health(Health::Repair)
                };
                if next.is_available(state) && ui.button(locale.tr(next.key())).clicked() {
                    commands.push(next);
                }
            });
        });
        ScrollArea::vertical().max_height(130.0).id_salt("problems").show(ui, |ui| {
            for (problem, remedy) in found {
                let place = RichText::new(problem.location()).family(fonts::medium());
                ui.add(Label::new(place.size(14.0)).wrap());
                ui.add(Label::new(locale.say(&problem.message)).wrap());
                if let Some(remedy) = remedy {
                    ui.add(Label::new(locale.tr(remedy.key())).wrap());
                }
            }
        });
    });
}

/// What is said lies over the bottom of the column, above the buttons that a screen has there, and
/// moves nothing.
pub fn notice(ui: &Ui, state: &State, room: Rect, commands: &mut Vec<Command>) {
    let Some(notice) = &state.notice else { return };
    let tokens = state.tokens(ui);
    let ink = if notice.is_error { tokens.danger } else { tokens.good };
    // Above the veil of a form too: what is said may be of it.
    let order = if state.is_covered() { Order::Tooltip } else { Order::Foreground };
    let at = pos2(room.center().x, widgets::floor(ui).unwrap_or(room.bottom()) - UNIT);
    let width = (room.width() - UNIT * 4.0).min(READING_WIDTH);
    let area = Area::new(Id::unique("notice")).order(order).fade_in(false);
    area.pivot(Align2::CENTER_BOTTOM).fixed_pos(at).show(ui.ctx(), |ui| {
        ui.set_width(width);
        let frame = banner(ink, tokens.surface).outer_margin(Margin::ZERO);
        frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| {
            ui.set_width(ui.available_width());
            said(ui, state, notice, ink, commands);
        });
    });
}

fn said(
    ui: &mut Ui,
    state: &State,
    notice: &Notice,
    ink: egui::Color32,
    commands: &mut Vec<Command>,
) {
    let locale = &state.locale;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(locale.tr("command-close")).clicked() {
                commands.push(Command::DismissNotice);
            }
            if notice.undo {
                let undo = locale.tr("notice-undo");
                let what =
                    state.undos.next(Way::Back).map(|last| last.name(locale)).unwrap_or_default();
                let name = format!("{undo} – {what}");
                let key = Command::Undo.shortcut().map(|keys| words::keys(locale, keys));
                let button = Button::new(undo);
                let button = ui.add(button.shortcut_text(key.unwrap_or_default()));
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.on_hover_text(&name).clicked() {
                    commands.push(Command::DismissNotice);
                    commands.push(Command::Undo);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let family = egui::FontFamily::Proportional;
                let text = typography::sentence(&notice.text, BODY, family, ink);
                let text = Label::new(text).wrap();
                // Screen readers say it without being asked.
                widgets::read_out(&ui.add(text));
            });
        });
    });
    if !notice.actions.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for action in &notice.actions {
                if ui.button(locale.tr(action.key())).clicked() {
                    commands.push(Command::DismissNotice);
                    commands.push(action.clone());
                }
            }
        });
    }
}

fn banner(line: egui::Color32, fill: egui::Color32) -> Frame {
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(16, 8))
        .outer_margin(Margin { left: 24, right: 24, top: 12, bottom: 0 })
}
