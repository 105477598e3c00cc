//! What Ctrl+Z takes back in a field: what was typed into the text that it holds, never a text of
//! another note or form that stood there before.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Response, TextEdit};

/// Called behind each field that something is written in, with what it holds.
///
/// A field keeps its id, and with it what it can take back, from one note to the next. Where it
/// comes into view with another text than it was left with, or was emptied while it was shown, it
/// begins anew. What a button does to the text (bold, a gap, a picture) can be taken back.
pub fn keep_own(field: &Response, text: &str) {
    let id = field.id.with("own text");
    let frame = field.ctx.cumulative_frame_nr();
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let hash = hasher.finish();
    let before = field.ctx.data_mut(|data| {
        let before = data.get_temp::<(u64, u64)>(id);
        data.insert_temp(id, (frame, hash));
        before
    });
    let Some((last, left)) = before else { return };
    let unseen = last.saturating_add(1) < frame;
    if left == hash || field.changed() || !(unseen || text.is_empty()) {
        return;
    }
    if let Some(mut state) = TextEdit::load_state(&field.ctx, field.id) {
        state.clear_undoer();
        TextEdit::store_state(&field.ctx, field.id, state);
    }
}
