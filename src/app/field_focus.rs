//! Where the caret is put and where Tab goes, among the fields of a form.

use egui::text::{CCursor, CCursorRange};
use egui::{Response, TextEdit, Ui};

/// Puts the caret in a field when it comes into view, so that one can type at once; whether it did.
pub fn caret_in(field: &Response) -> bool {
    let id = field.id.with("seen");
    let frame = field.ctx.cumulative_frame_nr();
    let before = field.ctx.data_mut(|data| {
        let before = data.get_temp::<u64>(id);
        data.insert_temp(id, frame);
        before
    });
    let comes = before.is_none_or(|before| before.saturating_add(1) < frame);
    if comes {
        field.request_focus();
    }
    comes
}

/// The same, with all of `text` chosen: who types writes another name, who moves the caret mends
/// this one.
pub fn choose_all(field: &Response, text: &str) {
    if caret_in(field) {
        choose_text(field, text);
    }
}

/// All of `text` is chosen in its field.
pub fn choose_text(field: &Response, text: &str) {
    let mut state = TextEdit::load_state(&field.ctx, field.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(&field.ctx, field.id, state);
}

/// Has Tab go round among `members`, the first of which follows the last: an editor that lies in a
/// screen is left by its buttons and its keys only.
pub fn ring(ui: &Ui, salt: &str, members: &[egui::Id]) {
    let id = egui::Id::unique(("ring", salt));
    let tab = ui.input(|input| input.key_pressed(egui::Key::Tab).then_some(input.modifiers.shift));
    let focused = ui.memory(egui::Memory::focused);
    let inside = focused.is_some_and(|focused| members.contains(&focused));
    let known = ui.data(|data| data.get_temp::<(bool, Option<bool>)>(id));
    let (was_inside, tab_before) = known.unwrap_or_default();
    // What has the focus next is known when all that comes after is drawn: a frame later.
    let left = was_inside && !inside;
    if let Some(back) = tab_before.filter(|_| left) {
        let end = if back { members.last() } else { members.first() };
        if let Some(end) = end {
            ui.memory_mut(|memory| memory.request_focus(*end));
        }
    }
    if tab.is_some() {
        ui.ctx().request_repaint();
    }
    let inside = inside || (left && (tab.is_some() || tab_before.is_some()));
    ui.data_mut(|data| data.insert_temp(id, (inside, tab)));
}
