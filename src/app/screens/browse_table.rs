//! The table of *Browse*: only the rows in view are laid out; rows and cells have roles and names.

use egui::{
    Event, EventFilter, FontFamily, Id, Key, Label, Modifiers, Popup, Rect, Response, Role,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::browse_bar;
use super::browse_drag::{self, Cards};
use super::browse_head::{self, PAD, paint};
use crate::app::command::{Browse, Command, Editor};
use crate::app::key_combination::Keys;
use crate::app::state::State;
use crate::app::theme::{BODY, Tokens, UNIT};
use crate::app::{layers, typography, widgets, words};
use crate::deck::{Flag, MARKED};
use crate::find::{Column, QueryFault, Row, Standing, Table};
use crate::message::Tell as _;
use crate::schedule::Wait;

const HEIGHT: f32 = 32.0;

/// How high a table of so many rows is, its head included.
#[must_use]
pub fn height(rows: usize) -> f32 {
    browse_head::HEIGHT + rows as f32 * HEIGHT
}

/// Names the table, which has the keyboard's focus as a whole.
#[must_use]
pub fn table_id() -> Id {
    Id::unique("browse-table")
}

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let browse = &state.browse;
    let Some(index) = browse.index() else { return };
    let now = state.now();
    let table = state.workspace.table(index, &now);
    let tokens = state.tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let widths = browse_head::widths(state, whole.width() - 16.0);
    browse_bar::keep_there(ui, widths.iter().map(|(column, _)| *column).collect());
    let response = ui.interact(whole, table_id(), Sense::FOCUSABLE);
    let name = state.locale.count("browse-rows", browse.found.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_count(browse.found.len());
        node.set_column_count(widths.len());
    });
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    keys(ui, state, response.has_focus(), whole.height(), commands);
    let round = egui::CornerRadius::same(12);
    ui.painter().rect_filled(whole, round, tokens.surface);
    let builder = UiBuilder::new().max_rect(whole.shrink(1.0)).accessibility_parent(response.id);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let wide: f32 = widths.iter().map(|(_, width)| width).sum();
        ScrollArea::horizontal().id_salt("browse-across").auto_shrink(false).show(ui, |ui| {
            ui.set_min_width(wide);
            browse_head::header(ui, state, &widths, commands);
            rows(ui, state, &table, &widths, commands);
        });
    });
    browse_drag::dragged(ui, state);
    let line = if response.has_focus() {
        Stroke::new(2.0, tokens.focus)
    } else {
        Stroke::new(1.0, tokens.border)
    };
    ui.painter().rect_stroke(whole, round, line, StrokeKind::Inside);
}

/// The keys of the table, while nothing else has the focus.
fn keys(ui: &Ui, state: &State, focused: bool, height: f32, commands: &mut Vec<Command>) {
    let free = ui.memory(|memory| memory.focused().is_none());
    if !(focused || free) || state.is_covered() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let browse = &state.browse;
    let Some(last) = browse.found.len().checked_sub(1) else { return };
    let page = ((height / HEIGHT) as usize).saturating_sub(2).max(1);
    // Several keys may be pressed in one frame: each goes on from where the one before has led.
    let mut row = browse.row(&state.workspace);
    let to = |key: Key, row: Option<usize>| {
        let at = row.unwrap_or(0);
        Some(match key {
            Key::ArrowDown => row.map_or(0, |row| row + 1),
            Key::ArrowUp => at.saturating_sub(1),
            Key::PageDown => at + page,
            Key::PageUp => at.saturating_sub(page),
            Key::Home => 0,
            Key::End => last,
            _ => return None,
        })
    };
    let pressed: Vec<(Key, Modifiers)> = ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        });
        keys.collect()
    });
    for (digit, flag) in (1..).zip(Flag::ALL) {
        if Keys::ControlDigit(digit).is_pressed(ui, free) {
            commands.extend(flagged(state, flag));
        }
    }
    for (key, modifiers) in pressed {
        if modifiers.command || modifiers.alt {
            if modifiers.command && key == Key::A {
                commands.push(Browse::ChooseAll.into());
            }
        } else if let Some(at) = to(key, row).map(|at| at.min(last)) {
            row = Some(at);
            let command = if modifiers.shift { Browse::Extend(at) } else { Browse::Choose(at) };
            commands.push(command.into());
        } else if let Some(command) = done_to_chosen(state, key) {
            commands.push(command.into());
        } else if let (Key::Enter | Key::F2 | Key::E, Some(card)) =
            (key, row.and_then(|row| browse.card(row, &state.workspace)))
        {
            commands.push(Editor::EditNoteOf(card.clone()).into());
        }
    }
}

/// What a key does to the chosen cards, the same as to a card of a deck's list; what can be there or
/// not becomes for all the other of what it is for the one in which the keyboard is.
fn done_to_chosen(state: &State, key: Key) -> Option<Browse> {
    let card = state.browse.selection.cursor().and_then(|card| state.card(card));
    let (entry, _, note, _) = card?;
    Some(match key {
        Key::T => Browse::AskTag,
        Key::V => Browse::AskMove,
        Key::Delete => Browse::Delete,
        Key::S if entry.state.suspended => Browse::Resume,
        Key::S => Browse::Suspend,
        Key::M => Browse::Mark(!note.tags.iter().any(|tag| tag == MARKED)),
        _ => return None,
    })
}

fn flagged(state: &State, flag: Flag) -> Option<Command> {
    let (_, _, note, _) = state.card(state.browse.selection.cursor()?)?;
    let other = (Flag::among(&note.tags) != Some(flag)).then_some(flag);
    Some(Browse::Flag(other).into())
}

/// What is wrong with the query, where it can't be understood.
fn wrong(ui: &mut Ui, state: &State) {
    let Some(error) = &state.browse.error else { return };
    let tokens = state.tokens(ui);
    let unfinished = matches!(error.fault, QueryFault::Missing(_) | QueryFault::OpenQuote);
    let ink = if unfinished { tokens.muted } else { tokens.danger };
    let text = typography::sentence(
        &state.locale.say(&error.message()),
        BODY,
        FontFamily::Proportional,
        ink,
    );
    widgets::read_out(&ui.add(Label::new(text).wrap()));
}

fn rows(
    ui: &mut Ui,
    state: &State,
    table: &Table,
    widths: &[(Column, f32)],
    commands: &mut Vec<Command>,
) {
    let browse = &state.browse;
    if browse.found.is_empty() {
        ui.add_space(UNIT * 3.0);
        ui.horizontal(|ui| {
            ui.add_space(PAD);
            ui.vertical(|ui| {
                wrong(ui, state);
                let key =
                    if browse.error.is_none() { "browse-nothing" } else { "browse-not-understood" };
                widgets::muted(ui, state.tokens(ui), state.locale.tr(key));
                for unknown in &browse.unknown {
                    let told = state.locale.say(unknown);
                    widgets::read_out(&widgets::muted(ui, state.tokens(ui), told));
                }
            });
        });
        return;
    }
    let area = ScrollArea::vertical().id_salt("browse-rows").auto_shrink(false);
    area.show_rows(ui, HEIGHT, browse.found.len(), |ui, range| {
        let wide: f32 = widths.iter().map(|(_, width)| width).sum();
        let width = wide.max(ui.available_width());
        // Above the first row in view.
        let top = ui.max_rect().top();
        for row in range.clone() {
            let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
            let shown = browse.found.get(row).and_then(|place| table.row(*place));
            if let Some(shown) = shown {
                one(ui, state, row, &shown, rect, widths, commands);
            }
        }
        if let Some(row) = browse.follow {
            let offset = (row as f32 - range.start as f32) * HEIGHT;
            let target =
                Rect::from_min_size(pos2(ui.min_rect().left(), top + offset), vec2(1.0, HEIGHT));
            ui.scroll_to_rect(target, None);
        }
    });
}

/// A row: its cells, and what a click on it means.
fn one(
    ui: &mut Ui,
    state: &State,
    row: usize,
    shown: &Row,
    rect: Rect,
    widths: &[(Column, f32)],
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let browse = &state.browse;
    let chosen = browse.selection.holds(&shown.card);
    let here = browse.selection.cursor() == Some(&shown.card);
    // A finger that moves scrolls.
    let finger = ui.input(egui::InputState::any_touches);
    let sense = if finger { Sense::CLICK } else { Sense::CLICK | Sense::DRAG };
    let response = ui.interact(rect, Id::unique(("browse-row", row)), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &shown.front));
    let fill = match (chosen, response.hovered()) {
        (true, _) => tokens.accent_soft,
        (false, true) => tokens.raised,
        (false, false) => tokens.surface,
    };
    ui.painter().rect_filled(rect, 0, fill);
    if here {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0, tokens.accent);
    }
    let spoken =
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_row_index(row)).is_some();
    let builder = UiBuilder::new().max_rect(rect).id_salt(row).accessibility_parent(response.id);
    let mut cells = ui.new_child(builder);
    let mut left = rect.left();
    for (at, (column, width)) in widths.iter().enumerate() {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        let (text, ink) = text(state, tokens, shown, *column);
        paint(&cells, cell, &text, 14.5, FontFamily::Proportional, ink);
        if spoken {
            name_cell(&mut cells, cell, (row, at), &text);
        }
        left += width;
    }
    clicked(ui, state, row, chosen, &response, commands);
}

/// A cell's node for screen readers.
fn name_cell(cells: &mut Ui, rect: Rect, (row, column): (usize, usize), text: &str) {
    let id = Id::unique(("browse-cell", row, column));
    let response = cells.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, text));
    cells.ctx().accesskit_node_builder(id, |node| {
        node.set_row_index(row);
        node.set_column_index(column);
    });
}

fn clicked(
    ui: &Ui,
    state: &State,
    row: usize,
    chosen: bool,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let modifiers = ui.input(|input| input.modifiers);
    if response.drag_started() {
        if !chosen {
            commands.push(Browse::Choose(row).into());
        }
        response.dnd_set_drag_payload(Cards);
        ui.memory_mut(|memory| memory.request_focus(table_id()));
    }
    if response.double_clicked()
        && let Some(card) = state.browse.card(row, &state.workspace)
    {
        commands.push(Editor::EditNoteOf(card.clone()).into());
    } else if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(table_id()));
        commands.push(match (modifiers.command, modifiers.shift) {
            (_, true) => Browse::Extend(row).into(),
            (true, false) => Browse::Toggle(row).into(),
            (false, false) => Browse::Choose(row).into(),
        });
    } else if response.secondary_clicked() && !chosen {
        commands.push(Browse::Choose(row).into());
    }
    response.context_menu(|ui| layers::menu(ui, |ui| browse_bar::menu(ui, state, commands)));
}

/// What stands in a cell.
fn text(state: &State, tokens: &Tokens, row: &Row, column: Column) -> (String, egui::Color32) {
    let locale = &state.locale;
    let day = |day: Option<i32>| day.map_or_else(|| "–".to_owned(), |day| words::day(locale, day));
    match column {
        Column::Front => (row.front.clone(), tokens.text),
        Column::Back => (row.back.clone(), tokens.muted),
        Column::Deck => (row.deck.clone(), tokens.muted),
        Column::Tags => (state.workspace.tag_names().line(&row.tags), tokens.muted),
        Column::State => {
            let (key, ink) = match row.standing {
                Standing::New => ("browse-state-new", tokens.easy),
                Standing::Learning => ("browse-state-learning", tokens.again),
                Standing::Review => ("browse-state-review", tokens.good),
                Standing::Relearning => ("browse-state-relearning", tokens.again),
                Standing::Buried => ("browse-state-buried", tokens.muted),
                Standing::Suspended => ("browse-state-suspended", tokens.muted),
            };
            (locale.tr(key), ink)
        }
        Column::Due => due(state, tokens, row),
        Column::Stability => {
            let days = row.stability.map(|days| words::days(locale, days));
            (days.unwrap_or_else(|| "–".to_owned()), tokens.muted)
        }
        Column::Lapses => (row.lapses.to_string(), tokens.muted),
        Column::Created => (day(row.created), tokens.muted),
        Column::Changed => (day(row.changed), tokens.muted),
    }
}

/// When a card comes back: in its steps in how long, else the day; red is what is late by a day.
fn due(state: &State, tokens: &Tokens, row: &Row) -> (String, egui::Color32) {
    let (locale, now) = (&state.locale, state.now());
    let Some(day) = row.due else { return ("–".to_owned(), tokens.muted) };
    let minutes = row.due_at.map(|time| time.saturating_sub(now.time).max(0) / 60_000);
    match minutes.and_then(|minutes| u32::try_from(minutes).ok()) {
        _ if day < now.day => (words::day(locale, day), tokens.again),
        Some(0) => (locale.tr("browse-due-now"), tokens.text),
        Some(minutes) => {
            let wait = words::wait(locale, Wait::Minutes(minutes));
            (locale.with("card-later", &[("wait", wait)]), tokens.text)
        }
        None if day == now.day => (locale.tr("browse-due-today"), tokens.text),
        None => (words::day(locale, day), tokens.muted),
    }
}
