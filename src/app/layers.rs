//! What lies over the screen, menus and dialogs: in a window that is lower than they are, or where
//! everything is enlarged, they scroll, so that nothing in them is out of reach.

use egui::{Frame, Id, Margin, Modal, ModalResponse, ScrollArea, Ui};

use super::theme::UNIT;

/// Around what is in a dialog.
const MARGIN: i8 = 18;

/// What is in a menu.
pub fn menu<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let most = ui.ctx().content_rect().height() - UNIT * 3.0;
    tall(ui, most, true, content)
}

/// A dialog, as wide as it may be.
pub fn dialog<R>(
    ui: &Ui,
    name: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> ModalResponse<R> {
    let room = ui.ctx().content_rect().size();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(MARGIN));
    Modal::new(Id::unique(name)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(room.x - UNIT * 8.0));
        let most = room.y - 2.0 * f32::from(MARGIN) - UNIT * 2.0;
        tall(ui, most, false, content)
    })
}

/// What scrolls where it is higher than `most`, whatever room it was given so far.
fn tall<R>(ui: &mut Ui, most: f32, narrow: bool, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.set_max_height(most);
    let area = ScrollArea::vertical().max_height(most).auto_shrink([narrow, true]);
    area.show(ui, content).inner
}
