//! What is said, in a band that goes away by itself: it moves nothing, and lies where nothing is that
//! could be pressed.
//!
//! Over a screen it is at the bottom, above the buttons that are there; what scrolls leaves it its
//! room. Where a form lies over the screen, it is beside the form.

use egui::{
    Align, Align2, Area, Button, Id, Label, LayerId, Layout, Margin, Order, Pos2, Rect, Role, Ui,
    Vec2, WidgetInfo, vec2,
};

use super::overlays::banner;
use super::typed;
use crate::app::command::{Command, Screen};
use crate::app::effects::{Notice, Over};
use crate::app::state::State;
use crate::app::theme::{BODY, READING_WIDTH, UNIT};
use crate::app::undo::Way;
use crate::app::{room, typography, widgets, words};

/// Names the band.
#[must_use]
pub fn id() -> Id {
    Id::unique("notice")
}

/// At the right of the head of *Study*, the menu stays free.
const MENU: f32 = 100.0;

/// What is said on a screen that has the `whole` room.
pub fn show(ui: &Ui, state: &State, whole: Rect, commands: &mut Vec<Command>) {
    // What was said before a form came would lie on its heading; an error waits for nobody.
    let is_shown =
        |notice: &&Notice| !state.is_covered() || notice.over == Over::Form || notice.is_error;
    let shown = state.notice.as_ref().filter(|_| !state.is_reading()).filter(is_shown);
    let Some(notice) = shown else {
        room::keep_notice(ui, 0.0);
        return;
    };
    let tokens = state.tokens(ui);
    let ink = if notice.is_error { tokens.danger } else { tokens.good };
    let covered = state.is_covered();
    // Above the veil of a form too: what is said may be of it.
    let order = if covered { Order::Tooltip } else { Order::Foreground };
    let whole = if covered { ui.ctx().content_rect() } else { whole };
    let width = (whole.width() - UNIT * 4.0).min(READING_WIDTH);
    let id = self::id();
    let height = ui.ctx().memory(|memory| memory.area_rect(id)).map_or(UNIT * 7.0, |r| r.height());
    let floor = if covered { None } else { room::floor(ui) };
    let bottom = floor.unwrap_or(whole.bottom()) - UNIT;
    let blocked = if covered { forms(ui, id) } else { room::kept_clear(ui).into_iter().collect() };
    let (pivot, at) = place(whole, bottom, vec2(width, height), &blocked);
    let beside = pivot == Align2::CENTER_TOP && !covered && state.screen == Screen::Study;
    let (width, at) = if beside {
        let left = whole.with_max_x(whole.right() - MENU);
        (width.min(left.width() - UNIT * 2.0), Pos2::new(left.center().x, at.y))
    } else {
        (width, at)
    };
    let area = Area::new(id).order(order).fade_in(false);
    let area = area.pivot(pivot).fixed_pos(at).show(ui.ctx(), |ui| {
        ui.set_width(width);
        let frame = banner(ink, tokens.surface).outer_margin(Margin::ZERO);
        frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| {
            ui.set_width(ui.available_width());
            said(ui, state, notice, ink, commands);
        });
    });
    let takes = !covered && pivot == Align2::CENTER_BOTTOM;
    let high = if takes { area.response.rect.height() + UNIT * 2.0 } else { 0.0 };
    if (room::notice_room(ui) - high).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
    room::keep_notice(ui, high);
}

/// Where it is to be: at the bottom or, where it would lie on what is there, at the top.
fn place(whole: Rect, bottom: f32, size: Vec2, blocked: &[Rect]) -> (Align2, Pos2) {
    let below = (Align2::CENTER_BOTTOM, Pos2::new(whole.center().x, bottom));
    let above = (Align2::CENTER_TOP, Pos2::new(whole.center().x, whole.top() + UNIT / 2.0));
    let lies = |(pivot, at): (Align2, Pos2)| {
        let rect = pivot.anchor_size(at, size);
        blocked.iter().map(|other| rect.intersect(*other)).filter(Rect::is_positive).count()
    };
    // A form as high as the window has its heading at the top, and what is pressed at the bottom.
    if lies(below) == 0 { below } else { above }
}

/// The places of the forms that lie over the screen.
fn forms(ui: &Ui, own: Id) -> Vec<Rect> {
    ui.ctx().memory(|memory| {
        let layers = memory.areas().visible_layer_ids();
        let is_form = |layer: &LayerId| layer.order == Order::Foreground && layer.id != own;
        layers
            .iter()
            .filter(|layer| is_form(layer))
            .filter_map(|l| memory.area_rect(l.id))
            .collect()
    })
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
            for (at, action) in notice.actions.iter().enumerate() {
                let name = locale.tr(action.key());
                // Where its key is given, it is shown; and only then does the key do it.
                let offer = Command::TakeOffer(at);
                let hears = state.screen == Screen::Study && !state.is_covered();
                let hears = hears && offer.is_available(state) && !typed::takes_letters(state);
                let keys = offer.keys().filter(|_| hears).map(|keys| words::cap(locale, keys));
                let button = Button::new(&name);
                let button = match keys {
                    Some(keys) => ui.add(button.shortcut_text(keys)),
                    None => ui.add(button),
                };
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.clicked() {
                    commands.push(Command::DismissNotice);
                    commands.push(action.clone());
                }
            }
        });
    }
}
