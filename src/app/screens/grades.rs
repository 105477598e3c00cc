//! The foot of *Study*: show the answer, or grade it.

use std::sync::Arc;

use egui::{
    CornerRadius, FontFamily, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::{choice, typed};
use crate::app::command::{Command, Study};
use crate::app::features::study::{Sitting, Typed};
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, widgets, words};
use crate::deck::Question;
use crate::history::Rating;

/// The same height before and after, so that nothing jumps.
pub const HEIGHT: f32 = 66.0;

/// `typing`: the answer is being typed, where Space is a space; `answer` is what was typed.
pub fn show(
    ui: &mut Ui,
    state: &State,
    sitting: &Sitting,
    (typing, answer): (bool, &Typed),
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ui.set_min_height(HEIGHT);
    if !sitting.revealed {
        let key = match state.asked_card() {
            Some((.., Question::List { items, .. })) if sitting.items < items.len() => {
                "study-next-item"
            }
            Some((.., question)) if question.has_several_answers() => "study-check",
            _ => "command-reveal",
        };
        ui.vertical_centered(|ui| {
            ui.add_space(UNIT);
            let cap = locale.tr(if typing { "key-enter" } else { "key-space" });
            if widgets::keyed(ui, tokens, &locale.tr(key), &cap).clicked() {
                commands.push(Command::Study(Study::Reveal));
            }
        });
        return;
    }
    let promises = sitting.session.previews(state.workspace.collection(), &state.now());
    let usual = usual(state, answer);
    let space = locale.tr("key-space");
    let colours = [tokens.again, tokens.hard, tokens.good, tokens.easy];
    let two = state.workspace.settings().answering.two_buttons;
    let offered: Vec<(usize, Rating)> = Rating::ALL
        .into_iter()
        .enumerate()
        .filter(|(_, rating)| !two || matches!(rating, Rating::Again | Rating::Good))
        .collect();
    ui.columns(offered.len(), |columns| {
        for (place, (ui, (at, rating))) in (1_u8..).zip(columns.iter_mut().zip(offered)) {
            let command = Command::Study(Study::Grade(rating));
            let promise = promises.as_ref().and_then(|promises| promises.get(at));
            let wait = promise.map(|promise| words::wait(locale, promise.wait));
            let name = locale.tr(command.key());
            let colour = colours.get(at).copied().unwrap_or(tokens.text);
            let keys = Caps { digit: place, space: (rating == usual).then_some(space.as_str()) };
            if grade(ui, tokens, (&name, wait.as_deref()), keys, colour).clicked() {
                commands.push(command);
            }
        }
    });
}

/// The grade that Space and Enter give now: *Good*, but what was typed or taken and is wrong was not
/// known.
#[must_use]
pub fn usual(state: &State, answer: &Typed) -> Rating {
    let mistyped = || typed::comparison(state, answer).is_some_and(|known| !known.is_right());
    if choice::is_missed(state) || mistyped() { Rating::Again } else { Rating::Good }
}

/// The keys of a grade: its digit, and Space where that gives it now.
#[derive(Clone, Copy)]
struct Caps<'a> {
    digit: u8,
    space: Option<&'a str>,
}

/// A grade: its name, the interval that it would give, its keys.
fn grade(
    ui: &mut Ui,
    tokens: &Tokens,
    (name, wait): (&str, Option<&str>),
    keys: Caps,
    colour: egui::Color32,
) -> egui::Response {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
    let spoken = wait.map_or_else(|| name.to_owned(), |wait| format!("{name}, {wait}"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let active = response.hovered() || response.has_focus();
    // The one that Space and Enter give is lit.
    let lit = active || keys.space.is_some();
    let fill = if active { tokens.raised } else { tokens.surface };
    let line = if lit { 2.0 } else { 1.0 };
    let edge = if lit { colour } else { tokens.border };
    let painter = ui.painter();
    let line = Stroke::new(line, edge);
    painter.rect(rect, CornerRadius::same(12), fill, line, StrokeKind::Inside);
    // A narrow button has no room for the key beside the name.
    let name = widgets::galley(ui, name, 16.5, fonts::medium(), colour);
    let roomy = rect.width() > name.size().x + 64.0;
    let mut middle = rect.center();
    if roomy {
        // Where it would come near a key, the name is in the middle of what the keys leave: what
        // touches is read as one word.
        let room = keys_of(ui, tokens, rect, keys, name.size().x);
        if middle.x + name.size().x / 2.0 + 2.0 * BESIDE > room.right() {
            middle.x = room.center().x;
        }
    }
    let high = if wait.is_some() { 12.0 } else { 0.0 };
    let at = middle - Vec2::new(0.0, high) - name.size() / 2.0;
    painter.galley(at, name, colour);
    if let Some(wait) = wait {
        let laid =
            |text: &str| widgets::galley(ui, text, 14.5, FontFamily::Proportional, tokens.text);
        let both = || laid(&format!("{} · {wait}", keys.digit));
        // In the narrowest the key is left to the help.
        let keyed = (!roomy).then(both).filter(|both| both.size().x < rect.width() - 4.0);
        let wait = keyed.unwrap_or_else(|| laid(wait));
        let at = middle + Vec2::new(0.0, 13.0) - wait.size() / 2.0;
        painter.galley(at, wait, tokens.text);
    }
    response
}

/// The least between a key and the name.
const BESIDE: f32 = 10.0;

/// Between a key and the edges.
const INSET: f32 = 6.0;

/// The digit in one corner, Space in the other where there is room for it beside a name of this width;
/// what is left between them.
fn keys_of(ui: &Ui, tokens: &Tokens, rect: Rect, keys: Caps, name: f32) -> Rect {
    let painter = ui.painter();
    let text = |text: &str| widgets::galley(ui, text, 12.5, fonts::medium(), tokens.muted);
    let cap = |at: Rect, key: Arc<Galley>| {
        painter.rect_filled(at, CornerRadius::same(5), tokens.raised);
        painter.galley(at.center() - key.size() / 2.0, key, tokens.muted);
    };
    let digit = Rect::from_min_size(rect.min + Vec2::splat(INSET), Vec2::splat(20.0));
    cap(digit, text(&keys.digit.to_string()));
    let mut left = rect.with_min_x(digit.right());
    if let Some(space) = keys.space.map(text) {
        let size = Vec2::new(space.size().x + 10.0, 20.0);
        let right = rect.right_top() + Vec2::new(-INSET, INSET);
        let at = Rect::from_min_max(right - Vec2::new(size.x, 0.0), right + Vec2::new(0.0, size.y));
        if at.left() > digit.right() + name.max(62.0) + 2.0 * BESIDE {
            left.max.x = at.left();
            cap(at, space);
        }
    }
    left
}
