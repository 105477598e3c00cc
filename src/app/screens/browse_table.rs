//! The table of *Browse*: only the rows in view are laid out; rows and cells have roles and names.

use egui::{
    Event, EventFilter, FontFamily, Id, Key, Modifiers, Popup, Rect, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::browse_bar::{self, key};
use super::browse_drag::{self, Cards};
use crate::app::command::{Browse, Command, Editor};
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, layers, widgets, words};
use crate::find::{Column, Row, Standing, Table};

const HEIGHT: f32 = 32.0;
/// Space between the text of a cell and its edges.
const PAD: f32 = 10.0;
/// No column is narrower.
const LEAST: f32 = 56.0;

/// Names the table, which has the keyboard's focus as a whole.
#[must_use]
pub fn table_id() -> Id {
    Id::unique("browse-table")
}

/// How wide a column is until it is pulled, as a share of the room; or in points.
fn share(column: Column) -> (f32, f32) {
    match column {
        Column::Front => (3.0, 0.0),
        Column::Back => (2.2, 0.0),
        Column::Deck => (1.4, 0.0),
        Column::Tags => (1.2, 0.0),
        Column::Due | Column::Created | Column::Changed => (0.0, 116.0),
        Column::State | Column::Stability | Column::Lapses => (0.0, 92.0),
    }
}

/// The width of each column, in points: as it was pulled, else its share of what is left.
fn widths(ui: &Ui, columns: &[Column], room: f32) -> Vec<f32> {
    let pulled = |column: &Column| ui.data(|data| data.get_temp::<f32>(width_id(*column)));
    let fixed = |column: &Column| pulled(column).unwrap_or(share(*column).1);
    let taken: f32 = columns.iter().map(fixed).sum();
    let shares: f32 =
        columns.iter().filter(|c| pulled(c).is_none()).map(|column| share(*column).0).sum();
    let left = (room - taken).max(0.0);
    let width = |column: &Column| match (pulled(column), share(*column).0) {
        (Some(width), _) => width,
        (None, part) if part > 0.0 => (left * part / shares).max(90.0),
        _ => share(*column).1,
    };
    columns.iter().map(width).collect()
}

fn width_id(column: Column) -> Id {
    Id::unique(("browse-width", column.name()))
}

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let browse = &state.browse;
    let Some(index) = browse.index() else { return };
    let now = state.now();
    let table = state.workspace.table(index, &now);
    let tokens = state.tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let response = ui.interact(whole, table_id(), Sense::FOCUSABLE);
    let name = state.locale.count("browse-rows", browse.found.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_count(browse.found.len());
        node.set_column_count(browse.columns.len());
    });
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    keys(ui, state, response.has_focus(), whole.height(), commands);
    let round = egui::CornerRadius::same(12);
    ui.painter().rect_filled(whole, round, tokens.surface);
    let builder = UiBuilder::new().max_rect(whole.shrink(1.0)).accessibility_parent(response.id);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let widths = widths(ui, &browse.columns, ui.available_width() - 14.0);
        let wide: f32 = widths.iter().sum();
        ScrollArea::horizontal().id_salt("browse-across").auto_shrink(false).show(ui, |ui| {
            ui.set_min_width(wide);
            header(ui, state, &widths, commands);
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
    let row = browse.row(&state.workspace);
    let to = |key: Key| {
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
    for (key, modifiers) in pressed {
        if modifiers.command || modifiers.alt {
            if modifiers.command && key == Key::A {
                commands.push(Browse::ChooseAll.into());
            }
        } else if let Some(row) = to(key).map(|row| row.min(last)) {
            let command = if modifiers.shift { Browse::Extend(row) } else { Browse::Choose(row) };
            commands.push(command.into());
        } else if key == Key::Delete && !browse.selection.is_empty() {
            commands.push(Browse::Delete.into());
        } else if let (Key::Enter | Key::F2, Some(card)) = (key, browse.selection.cursor()) {
            commands.push(Editor::EditNoteOf(card.clone()).into());
        }
    }
}

/// The names of the columns: a click sorts, the edge between two is pulled.
fn header(ui: &mut Ui, state: &State, widths: &[f32], commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), 34.0), Sense::hover());
    let mut left = rect.left();
    for (column, width) in state.browse.columns.iter().zip(widths) {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        let response =
            ui.interact(cell, Id::unique(("browse-head", column.name())), Sense::click());
        let name = state.locale.tr(key(*column));
        let sorted = state.browse.sort.filter(|sort| sort.by == *column);
        let spoken = match sorted {
            Some(sort) if sort.descending => {
                state.locale.with("browse-sorted-down", &[("name", name.clone())])
            }
            Some(_) => state.locale.with("browse-sorted-up", &[("name", name.clone())]),
            None => name.clone(),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
        let ink = if response.hovered() || sorted.is_some() { tokens.accent } else { tokens.muted };
        let sign = match sorted {
            Some(sort) if sort.descending => " ↓",
            Some(_) => " ↑",
            None => "",
        };
        paint(ui, cell, &format!("{name}{sign}"), 13.5, fonts::medium(), ink);
        if response.has_focus() {
            let line = Stroke::new(2.0, tokens.focus);
            ui.painter().rect_stroke(cell.shrink(2.0), 6, line, StrokeKind::Inside);
        }
        if response.clicked() {
            commands.push(Browse::Sort(*column).into());
        }
        left += width;
        pull(ui, *column, left, rect, *width);
    }
    let bottom = Stroke::new(1.0, tokens.border);
    ui.painter().hline(rect.x_range(), rect.bottom(), bottom);
}

/// The edge at the right of a column; a double click lets it find its width again.
fn pull(ui: &Ui, column: Column, at: f32, rect: Rect, width: f32) {
    let grip = Rect::from_center_size(pos2(at, rect.center().y), vec2(8.0, rect.height()));
    let id = Id::unique(("browse-pull", column.name()));
    let response = ui.interact(grip, id, Sense::CLICK | Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeColumn);
        let ink = ui.visuals().widgets.hovered.bg_stroke.color;
        ui.painter().vline(at, rect.y_range(), Stroke::new(2.0, ink));
    }
    if response.dragged() {
        let new = (width + response.drag_delta().x).max(LEAST);
        ui.data_mut(|data| data.insert_temp(width_id(column), new));
    }
    if response.double_clicked() {
        ui.data_mut(|data| data.remove::<f32>(width_id(column)));
    }
}

fn rows(ui: &mut Ui, state: &State, table: &Table, widths: &[f32], commands: &mut Vec<Command>) {
    let browse = &state.browse;
    if browse.found.is_empty() {
        ui.add_space(UNIT * 3.0);
        ui.horizontal(|ui| {
            ui.add_space(PAD);
            ui.vertical(|ui| {
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
        let width = widths.iter().sum::<f32>().max(ui.available_width());
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
    widths: &[f32],
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
    for (at, (column, width)) in browse.columns.iter().zip(widths).enumerate() {
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
    let (locale, today) = (&state.locale, state.now().day);
    let day = |day: Option<i32>| day.map_or_else(|| "–".to_owned(), |day| words::day(locale, day));
    match column {
        Column::Front => (row.front.clone(), tokens.text),
        Column::Back => (row.back.clone(), tokens.muted),
        Column::Deck => (row.deck.clone(), tokens.muted),
        Column::Tags => (state.workspace.tag_names().line(&row.tags), tokens.muted),
        Column::State => {
            let (key, ink) = match row.standing {
                Standing::New => ("browse-state-new", tokens.easy),
                Standing::Learning => ("browse-state-learning", tokens.hard),
                Standing::Review => ("browse-state-review", tokens.good),
                Standing::Relearning => ("browse-state-relearning", tokens.again),
                Standing::Buried => ("browse-state-buried", tokens.muted),
                Standing::Suspended => ("browse-state-suspended", tokens.muted),
            };
            (locale.tr(key), ink)
        }
        Column::Due => {
            let late = row.due.is_some_and(|due| due <= today);
            (day(row.due), if late { tokens.again } else { tokens.muted })
        }
        Column::Stability => {
            let days = row.stability.map(|days| words::decimal(locale, days));
            (days.unwrap_or_else(|| "–".to_owned()), tokens.muted)
        }
        Column::Lapses => (row.lapses.to_string(), tokens.muted),
        Column::Created => (day(row.created), tokens.muted),
        Column::Changed => (day(row.changed), tokens.muted),
    }
}

/// A line of text in a cell, cut off where the cell ends.
fn paint(ui: &Ui, cell: Rect, text: &str, size: f32, family: FontFamily, ink: egui::Color32) {
    let room = (cell.width() - PAD * 2.0).max(8.0);
    // Nothing is laid out that no cell has room for.
    let most = (room / 3.0) as usize + 8;
    let text: String = text.chars().take(most).collect();
    let mut job =
        egui::text::LayoutJob::simple_singleline(text, egui::FontId::new(size, family), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(cell.left() + PAD, cell.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}
