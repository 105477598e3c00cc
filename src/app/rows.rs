//! A long list of which only the rows in view are laid out, whatever their heights.
//!
//! A row's height is guessed until it was shown once. A row out of view costs nothing and
//! does nothing.

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Room above and below the view in which rows are laid out too, so that Tab reaches the next
/// ones.
const MARGIN: f32 = 120.0;

#[derive(Debug, Clone, Default)]
struct Known {
    width: f32,
    heights: Vec<Option<f32>>,
    /// The row that is brought into view, and in how many more frames: where it is was guessed.
    following: Option<(usize, u8)>,
}

/// In how many frames a row is followed at most, while the heights above it become known.
const FRAMES: u8 = 6;

/// The rows of one list.
#[derive(Debug)]
pub struct Rows<'a> {
    pub salt: &'a str,
    pub count: usize,
    /// The row to bring into view.
    pub follow: Option<usize>,
    /// Space between rows, in points.
    pub gap: f32,
}

impl Rows<'_> {
    /// Shows the rows in view by `show`; `guess` says about how high a row is at a width.
    pub fn show(
        &self,
        ui: &mut Ui,
        guess: impl Fn(usize, f32) -> f32,
        mut show: impl FnMut(&mut Ui, usize),
    ) {
        let id = Id::unique(("rows", self.salt));
        let width = ui.available_width();
        let mut known: Known = ui.data_mut(|data| data.remove_temp(id)).unwrap_or_default();
        if (known.width - width).abs() > 0.5 || known.heights.len() != self.count {
            let following = known.following;
            known = Known { width, heights: vec![None; self.count], following };
        }
        known.following = self.follow.map(|row| (row, FRAMES)).or(known.following);
        let follow = known.following.map(|(row, _)| row);
        let area = ScrollArea::vertical().id_salt(self.salt).auto_shrink(false);
        area.show_viewport(ui, |ui, view| {
            let inner = ui.available_width();
            let top = ui.max_rect().top();
            let left = ui.max_rect().left();
            let mut y = 0.0;
            let mut target = None;
            let mut settled = true;
            for row in 0..self.count {
                let known_height = known.heights.get(row).copied().flatten();
                let mut height = known_height.unwrap_or_else(|| guess(row, inner));
                let in_view = y + height >= view.top() - MARGIN && y <= view.bottom() + MARGIN;
                if in_view {
                    let place = Rect::from_min_size(pos2(left, top + y), vec2(inner, height));
                    let builder = UiBuilder::new().id_salt(row).max_rect(place);
                    let shown = ui.scope_builder(builder, |ui| {
                        ui.set_width(inner);
                        show(ui, row);
                    });
                    height = shown.response.rect.height();
                    if known_height.is_none_or(|before| (before - height).abs() > 0.5) {
                        // What comes after has moved.
                        ui.ctx().request_repaint();
                        settled &= follow.is_none_or(|follow| row > follow);
                    }
                    if let Some(slot) = known.heights.get_mut(row) {
                        *slot = Some(height);
                    }
                }
                if follow == Some(row) {
                    settled &= in_view;
                    target = Some(Rect::from_min_size(pos2(left, top + y), vec2(inner, height)));
                }
                y += height + self.gap;
            }
            let whole = Rect::from_min_size(pos2(left, top), vec2(inner, y));
            ui.expand_to_include_rect(whole);
            if let Some(target) = target {
                ui.scroll_to_rect(target.expand2(vec2(0.0, 40.0)), None);
            }
            let left = known.following.filter(|(_, left)| *left > 0 && !settled);
            known.following = left.map(|(row, left)| (row, left - 1));
        });
        ui.data_mut(|data| data.insert_temp(id, known));
    }
}
