//! *Create*: a text goes in.

use egui::{Frame, ScrollArea, StrokeKind, TextEdit, Ui, UiBuilder, vec2};

use super::forms::Forms;
use super::{candidates, drafts, working};
use crate::app::command::{Command, Create, Given};
use crate::app::features::create::{Form, Making};
use crate::app::jobs::Generation;
use crate::app::state::State;
use crate::app::theme::{READING_WIDTH, UNIT};
use crate::app::{field_focus, room, text_undo, widgets, words};
use crate::generate::{Choices, Language};

/// How high the field of the text is at least, in points.
const LEAST: f32 = UNIT * 6.0;

/// Between the field's edge and what scrolls in it.
const EDGE: i8 = 3;

pub fn show(ui: &mut Ui, state: &State, forms: &mut Forms<'_>, commands: &mut Vec<Command>) {
    if !matches!(state.create.making, Making::Text) {
        pasted(ui, state, commands);
    }
    match &state.create.making {
        Making::Text => text(ui, state, forms.create, commands),
        Making::Working(job) => working(ui, state, job, commands),
        Making::Choosing(choosing) => candidates::show(ui, state, choosing, forms, commands),
    }
}

/// The field of the text.
#[must_use]
pub fn text_id() -> egui::Id {
    egui::Id::unique("create-text")
}

fn text(ui: &mut Ui, state: &State, form: &mut Form, commands: &mut Vec<Command>) {
    // The buttons keep their room at the bottom, however long the text is and however low the
    // window; what they leave scrolls.
    let heights = egui::Id::unique("create-heights");
    let (rest, foot) =
        ui.data(|data| data.get_temp::<(f32, f32)>(heights)).unwrap_or((UNIT * 22.0, UNIT * 7.0));
    let whole = ui.available_rect_before_wrap();
    let (above, below) = whole.split_top_bottom_at_y((whole.bottom() - foot).max(whole.top()));
    let high = (above.height() - rest).max(UNIT * 14.0);
    room::keep_floor(ui, below.top());
    let inner = UiBuilder::new().max_rect(above);
    let height = ui.scope_builder(inner, |ui| {
        let area = ScrollArea::vertical().id_salt("create").auto_shrink(false);
        area.show(ui, |ui| course(ui, state, form, high, commands)).content_size.y
    });
    let inner = UiBuilder::new().max_rect(below);
    let buttons = ui.scope_builder(inner, |ui| {
        widgets::list_column(ui, |ui| {
            buttons(ui, state, form, commands);
            ui.min_rect().height()
        })
    });
    let new = (height.inner - high, buttons.inner + UNIT * 2.0);
    if (new.0 - rest).abs() + (new.1 - foot).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(heights, new));
        ui.ctx().request_repaint();
    }
}

/// The text, `high` in points, and what is said of it.
fn course(ui: &mut Ui, state: &State, form: &mut Form, high: f32, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    take_pasted(ui, state);
    ui.add_space(UNIT * 3.0);
    widgets::list_column(ui, |ui| {
        let under = locale.tr("create-text");
        widgets::title(ui, tokens, &locale.tr("command-create"), Some(&under));
        drafts::show(ui, state, commands);
        // What is said lies between the text and the fields: neither the title nor they move.
        let said = room::notice_room(ui).min((high - LEAST).max(0.0));
        field(ui, state, form, high - said);
        ui.add_space(said);
        ui.add_space(UNIT);
        room::keep_floor(ui, ui.cursor().top().min(ui.clip_rect().bottom()));
        let wide = ui.available_width() > READING_WIDTH;
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(locale.tr("create-title"));
            let edit = TextEdit::singleline(&mut form.title)
                .hint_text(locale.tr("create-title-hint"))
                .desired_width(260.0)
                .margin(egui::Margin::symmetric(10, 7));
            let field = ui.add(edit).labelled_by(label.id);
            text_undo::keep_own(&field, &form.title);
            ui.add_space(UNIT);
            language(ui, state, form);
            if wide {
                ui.add_space(UNIT);
                choices(ui, state, form);
            }
        });
        if !wide {
            ui.horizontal_wrapped(|ui| choices(ui, state, form));
        }
    });
}

/// The field of the text, `high` in points. Its frame is around what is seen of the text, whose lower
/// end may be far below, and around the bar that scrolls it.
fn field(ui: &mut Ui, state: &State, form: &mut Form, high: f32) {
    let label = state.locale.tr("create-field");
    let visuals = ui.visuals();
    let round = visuals.widgets.inactive.corner_radius;
    let frame = Frame::new().fill(visuals.text_edit_bg_color()).corner_radius(round);
    let shown = frame.inner_margin(EDGE).show(ui, |ui| {
        let high = high - 2.0 * f32::from(EDGE);
        let area = ScrollArea::vertical().id_salt("create-text").max_height(high);
        let area = area.min_scrolled_height(high).auto_shrink(false);
        let edit = TextEdit::multiline(&mut form.text)
            .id(text_id())
            .hint_text(state.locale.tr("create-hint"))
            .min_size(vec2(0.0, high))
            .desired_width(f32::INFINITY)
            .frame(Frame::new().inner_margin(14 - EDGE));
        area.show(ui, |ui| ui.add(edit)).inner
    });
    let response = shown.inner;
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, &label));
    field_focus::caret_in(&response);
    form.typed |= response.changed();
    let visuals = ui.visuals();
    let line = if response.has_focus() {
        visuals.selection.stroke
    } else {
        ui.style().interact(&response).bg_stroke
    };
    ui.painter().rect_stroke(shown.response.rect, round, line, StrokeKind::Inside);
}

/// What is pasted while the caret is in no field goes into the text.
fn take_pasted(ui: &Ui, state: &State) {
    let is_pasted = |event: &egui::Event| matches!(event, egui::Event::Paste(_));
    let pasted = ui.input(|input| input.events.iter().any(is_pasted));
    if pasted && !ui.ctx().text_edit_focused() && !state.is_covered() {
        ui.memory_mut(|memory| memory.request_focus(text_id()));
    }
}

/// What is pasted where no text is awaited, and the caret is in no field.
fn pasted(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    if ui.ctx().text_edit_focused() || state.is_covered() {
        return;
    }
    let text = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        })
    });
    commands.extend(text.map(|text| Create::Paste(text).into()));
}

fn buttons(ui: &mut Ui, state: &State, form: &Form, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ui.add_space(UNIT);
    ui.horizontal_wrapped(|ui| {
        let generate = Command::Create(Create::Generate);
        let go = locale.tr(generate.key());
        let keys = generate.shortcut().map(|keys| words::keys(locale, keys)).unwrap_or_default();
        let ready = !form.text.trim().is_empty();
        // Where it is very narrow, the name has all the room.
        let pressed = if !ready || ui.available_width() < UNIT * 40.0 {
            widgets::primary_when(ui, tokens, ready, &go)
        } else {
            widgets::keyed_sized(ui, tokens, &go, &keys, vec2(0.0, 38.0))
        };
        if pressed.clicked() {
            commands.push(generate);
        }
        let open = Command::Given(Given::Open);
        if widgets::command_button(ui, locale, &open).clicked() {
            commands.push(open);
        }
        let words = form.text.split_whitespace().count();
        if words > 0 {
            widgets::aside(ui, tokens, locale.count("create-words", words));
        }
    });
}

fn language(ui: &mut Ui, state: &State, form: &mut Form) {
    let locale = &state.locale;
    let name = |language: Option<Language>| match language {
        None => locale.tr("language-detect"),
        Some(Language::French) => locale.tr("language-french"),
        Some(Language::English) => locale.tr("language-english"),
    };
    let label = ui.label(locale.tr("create-language"));
    egui::ComboBox::from_id_salt("text-language")
        .selected_text(name(form.language))
        .show_ui(ui, |ui| {
            for choice in [None, Some(Language::French), Some(Language::English)] {
                ui.selectable_value(&mut form.language, choice, name(choice));
            }
        })
        .response
        .labelled_by(label.id);
}

fn choices(ui: &mut Ui, state: &State, form: &mut Form) {
    let locale = &state.locale;
    let name = |choices: Choices| match choices {
        Choices::Never => locale.tr("choices-never"),
        Choices::Numbers => locale.tr("choices-numbers"),
        Choices::Everywhere => locale.tr("choices-everywhere"),
    };
    let label = ui.label(locale.tr("create-choices"));
    egui::ComboBox::from_id_salt("text-choices")
        .selected_text(name(form.choices))
        .show_ui(ui, |ui| {
            for choice in [Choices::Never, Choices::Numbers, Choices::Everywhere] {
                ui.selectable_value(&mut form.choices, choice, name(choice));
            }
        })
        .response
        .labelled_by(label.id);
}

fn working(ui: &mut Ui, state: &State, job: &Generation, commands: &mut Vec<Command>) {
    ui.add_space(UNIT * 10.0);
    widgets::column(ui, |ui| {
        widgets::card(ui, state.tokens(ui), |ui| {
            let name = state.locale.tr("create-working");
            working::working(ui, state, &name, job.progress(), Create::Cancel.into(), commands);
        });
    });
}
