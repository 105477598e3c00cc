//! The cards of a deck, a row each: what is asked, what is answered, how the card stands.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, CornerRadius, FontFamily, FontId, Label, Layout, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::deck_menu;
use crate::app::command::{Command, Deck, Editor};
use crate::app::flags;
use crate::app::markdown;
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, layers, words};
use crate::deck::{Deck as Shown, Flag, MARKED, Note, Question};
use crate::history::{Due, Phase};
use crate::schedule::Wait;
use crate::study::CardEntry;

/// Of a row, in points.
pub const HEIGHT: f32 = 62.0;

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The card in the row above.
    pub above: Option<&'a CardEntry>,
    pub deck: &'a Shown,
}

/// Clicked it is selected, clicked twice it is edited.
pub fn row(
    ui: &mut Ui,
    state: &State,
    (card, selected): (&CardEntry, bool),
    place: Place,
    commands: &mut Vec<Command>,
) {
    let Some((_, _, note, question)) = state.card(&card.id) else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let (standing, ink) = standing(state, tokens, card);
    let front = markdown::plain(&note.listed(&question));
    let spoken = format!("{front} – {standing}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &spoken));
    let fill = match (selected, response.hovered()) {
        (true, _) => tokens.accent_soft,
        (false, true) => tokens.raised,
        (false, false) => tokens.background,
    };
    let line = match (response.has_focus(), selected) {
        (true, _) => Stroke::new(2.0, tokens.focus),
        (false, true) => Stroke::new(1.0, tokens.accent_half),
        (false, false) => Stroke::NONE,
    };
    ui.painter().rect(rect, CornerRadius::same(8), fill, line, StrokeKind::Inside);
    let edge = Stroke::new(1.0, tokens.border);
    if !selected {
        ui.painter().hline(rect.x_range().shrink(8.0), rect.bottom(), edge);
    }
    let inside = rect.shrink2(vec2(12.0, 6.0));
    let builder = UiBuilder::new().max_rect(inside);
    ui.scope_builder(builder.layout(Layout::right_to_left(Align::Center)), |ui| {
        let name = locale.tr("study-more");
        let menu = ui.scope(|ui| {
            // One in each row: quiet until it is pointed at.
            let still = &mut ui.visuals_mut().widgets.inactive;
            (still.bg_stroke, still.weak_bg_fill) = (Stroke::NONE, fill);
            ui.menu_button("     ", |ui| {
                layers::menu(ui, |ui| deck_menu::of_card(ui, state, card, commands));
            })
        });
        let menu = menu.inner;
        dots(ui, tokens, menu.response.rect.center());
        let named = format!("{name} – {front}");
        menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &named));
        let width = match ui.available_width() {
            ..=420.0 => 110.0,
            room => (room * 0.25).clamp(200.0, 300.0),
        };
        ui.allocate_ui_with_layout(vec2(width, 50.0), Layout::top_down(Align::Max), |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.add(Label::new(RichText::new(standing).size(14.0).color(ink)).truncate());
            signs(ui, state, tokens, note);
        });
        ui.add_space(UNIT / 2.0);
        let left = ui.available_size();
        ui.allocate_ui_with_layout(left, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let title = title(state, tokens, note, &question, place);
            ui.add(Label::new(title).truncate().selectable(false));
            let back =
                RichText::new(markdown::plain(&question.back())).size(14.5).color(tokens.muted);
            ui.add(Label::new(back).truncate().selectable(false));
        });
    });
    response
        .context_menu(|ui| layers::menu(ui, |ui| deck_menu::of_card(ui, state, card, commands)));
    if response.double_clicked() {
        commands.push(Editor::Edit(card.id.note.clone()).into());
    } else if response.clicked() || response.secondary_clicked() {
        commands.push(Deck::Select(card.id.clone()).into());
    }
}

/// What is asked, and behind it the context, where the row above and the deck's title do not say
/// it: what rows have in common tells none of them apart.
fn title(
    state: &State,
    tokens: &Tokens,
    note: &Note,
    question: &Question,
    place: Place,
) -> LayoutJob {
    let format = |size, family, colour| TextFormat::simple(FontId::new(size, family), colour);
    let mut job = LayoutJob::default();
    let asked = markdown::plain(&question.title());
    job.append(&asked, 0.0, format(15.5, fonts::medium(), tokens.text));
    let above = place.above.and_then(|card| state.card(&card.id));
    let known = above.is_some_and(|(_, _, above, _)| above.context == note.context);
    if !note.context.is_empty() && !known && note.context != place.deck.title {
        let plain = format(14.0, FontFamily::Proportional, tokens.muted);
        job.append(&note.context, 10.0, plain);
    }
    job
}

/// What a button shows behind which there is more.
fn dots(ui: &Ui, tokens: &Tokens, middle: egui::Pos2) {
    for x in [-5.0, 0.0, 5.0] {
        ui.painter().circle_filled(middle + vec2(x, 0.0), 1.7, tokens.text);
    }
}

/// Its flag as a dot, its mark, its tags.
fn signs(ui: &mut Ui, state: &State, tokens: &Tokens, note: &Note) {
    let locale = &state.locale;
    let mut said: Vec<String> = Vec::new();
    if note.tags.iter().any(|tag| tag == MARKED) {
        said.push(locale.tr("study-marked"));
    }
    let own = note.tags.iter().filter(|tag| !crate::deck::is_sign(tag));
    said.extend(own.map(|tag| state.workspace.tag_names().shown(tag).into_owned()));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if let Some(flag) = Flag::among(&note.tags) {
            let (rect, response) = ui.allocate_exact_size(vec2(12.0, 14.0), Sense::hover());
            let middle = pos2(rect.center().x, rect.center().y);
            ui.painter().circle_filled(middle, 5.0, flags::colour(flag, tokens));
            let name = locale.tr(flags::key(flag));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            response.on_hover_text(name);
        }
        if !said.is_empty() {
            let text = RichText::new(said.join(", ")).size(13.5).color(tokens.muted);
            ui.add(Label::new(text).truncate().selectable(false));
        }
    });
}

/// « nouvelle », « dans 4 j », « suspendue », each in its colour.
fn standing(state: &State, tokens: &Tokens, card: &CardEntry) -> (String, egui::Color32) {
    let locale = &state.locale;
    let today = state.now().day;
    if card.state.suspended {
        return (locale.tr("leeches-suspended"), tokens.muted);
    }
    match (card.state.phase, card.state.due) {
        (Phase::New, _) => (locale.tr("card-new"), tokens.easy),
        (_, Due::Day(day)) if day > today => {
            let days = u32::try_from(day - today).unwrap_or(0);
            let wait = words::wait(locale, Wait::Days(days));
            (locale.with("card-later", &[("wait", wait)]), tokens.muted)
        }
        (Phase::Review, _) => (locale.tr("card-due"), tokens.hard),
        (Phase::Learning | Phase::Relearning, _) => (locale.tr("card-learning"), tokens.again),
    }
}
