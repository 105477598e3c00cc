//! The command palette: every command there is something to do for, found by its name.

use egui::{
    Align2, FontFamily, Frame, Id, Key, Margin, Modal, Role, ScrollArea, Sense, Stroke, TextEdit,
    Ui, WidgetInfo, vec2,
};

use crate::app::command::{Browse, Command};
use crate::app::search::{Nearness, Query};
use crate::app::state::{PaletteForm, State};
use crate::app::theme::UNIT;
use crate::app::{widgets, words};
use crate::find::{Row, parse};

/// Cards are looked for from so many letters on.
const FEWEST: usize = 4;
/// More cards than these are found on *Browse*.
const MOST_CARDS: usize = 5;

/// The commands that every word of the query finds: those whose name begins so, then by their names,
/// then by what else they are called, then where a letter or two have slipped.
fn found(state: &State, typed: &str) -> Vec<(Command, String)> {
    let query = Query::new(typed);
    let mut found: Vec<(Nearness, (Command, String))> = Command::offered(state)
        .into_iter()
        .filter_map(|command| {
            let name = command.name(state);
            let others = state.locale.find(&format!("find-{}", command.key()));
            let own = match command {
                // What was done last is no reason to undo it: whoever types its name wants to do it.
                Command::Undo | Command::Redo => &state.locale.tr(command.key()),
                _ => &name,
            };
            let near = query.nearness(own, &others.unwrap_or_default())?;
            Some((near, (command, name)))
        })
        .collect();
    // Among equals the order of the palette stays.
    found.sort_by_key(|(near, _)| *near);
    found.into_iter().map(|(_, found)| found).chain(cards(state, typed)).collect()
}

/// The first cards that what is typed finds, after the commands.
fn cards(state: &State, typed: &str) -> Vec<(Command, String)> {
    let typed = typed.trim();
    let query = parse(typed).ok().filter(|_| typed.chars().count() >= FEWEST);
    let Some(query) = query else { return Vec::new() };
    let index = state.workspace.index();
    let table = state.workspace.table(&index, &state.now());
    let rows = table.find(&query).into_iter().take(MOST_CARDS).filter_map(|at| table.row(at));
    let show = |row: Row| {
        let command: Command = Browse::Show(row.card).into();
        let name = state.locale.tr(command.key());
        (command, format!("{name} – {} → {}", row.front, row.back))
    };
    rows.map(show).collect()
}

pub fn show(ui: &Ui, state: &State, form: &mut PaletteForm, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let found = found(state, &form.query);
    let last = found.len().saturating_sub(1);
    form.chosen = form.chosen.min(last);
    let (down, up, enter) = ui.input_mut(|input| {
        let mut key = |key| input.consume_key(egui::Modifiers::NONE, key);
        (key(Key::ArrowDown), key(Key::ArrowUp), key(Key::Enter))
    });
    if down {
        form.chosen = if form.chosen >= last { 0 } else { form.chosen + 1 };
    }
    if up {
        form.chosen = form.chosen.checked_sub(1).unwrap_or(last);
    }
    let mut chosen = if enter { found.get(form.chosen).map(|(c, _)| c.clone()) } else { None };
    let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, [0.0, 84.0]);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(12));
    let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(540.0_f32.min(ui.ctx().content_rect().width() - UNIT * 8.0));
        let edit = TextEdit::singleline(&mut form.query)
            .hint_text(state.locale.tr("palette-hint"))
            .font(egui::FontId::new(17.0, FontFamily::Proportional))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(12, 10));
        let label = state.locale.tr("command-palette");
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        // Asked for once: each time, what a dead key has begun is thrown away.
        if !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            form.chosen = 0;
        }
        ui.add_space(UNIT / 2.0);
        let room = (ui.ctx().content_rect().height() - 220.0).max(120.0);
        ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (at, (command, name)) in found.iter().enumerate() {
                    let here = at == form.chosen;
                    let response = line(ui, state, command, name, here);
                    if here && (down || up) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(command.clone());
                    }
                }
                if found.is_empty() {
                    ui.add_space(UNIT);
                    widgets::muted(ui, tokens, state.locale.tr("palette-nothing"));
                    ui.add_space(UNIT);
                }
            });
    });
    if chosen.is_some() || modal.should_close() {
        commands.push(Command::TogglePalette);
    }
    commands.extend(chosen);
}

fn line(ui: &mut Ui, state: &State, command: &Command, name: &str, here: bool) -> egui::Response {
    let tokens = state.tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, name));
    let fill = match (here, response.hovered()) {
        (true, _) => tokens.accent_soft,
        (false, true) => tokens.raised,
        (false, false) => tokens.surface,
    };
    let ink = if here { tokens.accent } else { tokens.text };
    ui.painter().rect(rect, 8, fill, Stroke::NONE, egui::StrokeKind::Inside);
    let mut room = rect.shrink2(vec2(12.0, 0.0));
    if let Some(keys) = command.shortcut() {
        let keys = words::keys(&state.locale, keys);
        let keys = widgets::galley(ui, &keys, 13.5, FontFamily::Proportional, tokens.muted);
        let at = egui::pos2(room.right() - keys.size().x, room.center().y - keys.size().y / 2.0);
        // A long name ends before its keys.
        room.max.x = at.x - 12.0;
        ui.painter().galley(at, keys, tokens.muted);
    }
    let text = widgets::cut(ui, name, 15.5, room.width(), ink);
    let at = egui::pos2(room.left(), room.center().y - text.size().y / 2.0);
    let cut = text.elided;
    ui.painter().galley(at, text, ink);
    // What did not find room is told to who points at it.
    if cut { response.on_hover_text(name) } else { response }
}
