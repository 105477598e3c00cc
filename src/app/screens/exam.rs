//! Exams: their lines on *Decks*, and the form where one is set.

use egui::{
    Key, Label, Margin, Modifiers, RichText, Role, ScrollArea, Sense, Slider, Stroke, TextEdit, Ui,
    WidgetInfo, vec2,
};

use crate::app::command::{Command, Deck, Editor, Exams, Given, Study};
use crate::app::features::exams::{Choice, Form};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, text_undo, typography, widgets, words};
use crate::deck::fold;
use crate::library::ExamOf;
use crate::locale::Language;
use crate::message::Tell as _;
use crate::study::Planned;

/// The exams of tags, which belong to no deck; and what the day's limit leaves too little room
/// for.
pub fn tags(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let of_tag = |planned: &&Planned| matches!(planned.exam.of, ExamOf::Tag(_));
    for planned in state.exams.planned.iter().filter(of_tag) {
        widgets::card(ui, tokens, |ui| {
            let name = state.exam_name(&planned.exam.of);
            let title = RichText::new(name).size(18.0).family(fonts::medium());
            ui.add(Label::new(title).wrap());
            line(ui, state, planned, commands);
        });
        ui.add_space(UNIT / 2.0);
    }
    let (wanted, to_come) = state.workspace.new_today();
    let scheduling = &state.workspace.settings().scheduling;
    let limit = scheduling.new_per_day as usize;
    // Nothing is late while the day has room, be it for today alone.
    if to_come > 0 && wanted > scheduling.new_on(state.now().day) as usize {
        widgets::card(ui, tokens, |ui| {
            let told = [("wanted", wanted.to_string()), ("limit", limit.to_string())];
            ui.add(Label::new(state.locale.with("exam-over-limit", &told)).wrap());
            let text = state.locale.count("exam-raise-limit", wanted);
            if widgets::tonal(ui, tokens, &text).clicked() {
                commands.push(Command::Exams(Exams::RaiseLimit(
                    u32::try_from(wanted).unwrap_or(u32::MAX),
                )));
            }
        });
        ui.add_space(UNIT / 2.0);
    }
}

/// Below the decks: another exam, and the cards that need help.
pub fn foot(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        let below = [
            Editor::Add(None).into(),
            Deck::New.into(),
            Given::Import.into(),
            Exams::Plan(None).into(),
            Study::ToggleLeeches.into(),
        ];
        for command in below {
            if widgets::command_button(ui, &state.locale, &command).clicked() {
                commands.push(command);
            }
        }
    });
}

/// How days are written.
pub fn form_of(state: &State) -> &'static str {
    match state.locale.language() {
        Language::French => "%d/%m/%Y",
        Language::English => "%-d %b %Y",
    }
}

/// « 94 % des cartes seront sues ce jour-là (± 5). »
pub fn expected(state: &State, planned: &Planned) -> Option<String> {
    let forecast = planned.forecast.as_ref().filter(|forecast| forecast.expected > 0.0)?;
    let numbers = [
        ("expected", words::percent(&state.locale, forecast.expected)),
        ("deviation", format!("{:.0}", (forecast.deviation() * 100.0).ceil())),
    ];
    Some(state.locale.with("exam-expected", &numbers))
}

/// When the exam is, what is to be expected, and what to do for it today.
pub fn line(ui: &mut Ui, state: &State, planned: &Planned, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let date = planned.exam.date;
    let told = [("date", date.written(form_of(state))), ("days", planned.days_left.to_string())];
    let mut said = vec![locale.with("exam-line", &told)];
    if let Some(forecast) = planned.forecast.as_ref().filter(|f| f.mean_ms() > 0.0) {
        let minutes = (forecast.mean_ms() / 60_000.0).ceil() as u32;
        let new = planned.new_a_day.unwrap_or(0);
        let told = [("minutes", minutes.to_string()), ("new", new.to_string())];
        said.push(locale.with("exam-a-day", &told));
    } else if let Some(new) = planned.new_a_day.filter(|_| planned.forecast.is_none()) {
        said.push(locale.count("exam-new", new));
    }
    said.extend(expected(state, planned));
    if planned.holds_new() {
        said.push(locale.count("exam-held", planned.new));
    }
    ui.add_space(UNIT / 4.0);
    let family = egui::FontFamily::Proportional;
    let said = typography::sentence(&said.join(" "), 14.0, family, tokens.text);
    ui.add(Label::new(said).wrap());
    ui.add_space(UNIT / 4.0);
    ui.horizontal_wrapped(|ui| {
        let of = &planned.exam.of;
        if planned.has_cards() {
            let text = locale.count("exam-study", planned.cards.len());
            if widgets::tonal(ui, tokens, &text).clicked() {
                commands.push(Command::Exams(Exams::Study(of.clone())));
            }
        }
        let mut more = Vec::new();
        if planned.forecast.is_some() {
            more.push(Command::Exams(Exams::Show(Some(of.clone()))));
        }
        if planned.holds_new() {
            more.push(Command::Exams(Exams::BeginLate(of.clone())));
        }
        if matches!(of, ExamOf::Tag(_)) {
            more.push(Command::Exams(Exams::Plan(Some(of.clone()))));
        }
        for command in more {
            let response = widgets::command_button(ui, locale, &command);
            let spoken = format!("{} – {}", locale.tr(command.key()), state.exam_name(of));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            if response.clicked() {
                commands.push(command);
            }
        }
    });
}

/// The form; Enter keeps it, Escape does not.
pub fn form(ui: &Ui, state: &State, open: &mut Option<Form>, commands: &mut Vec<Command>) {
    let Some(form) = open else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let mut closed = false;
    let modal = layers::dialog(ui, "exam", 440.0, |ui| {
        ui.label(RichText::new(locale.tr("command-exam")).size(18.0).family(fonts::medium()));
        let mut first = None;
        if form.choices.is_empty() {
            let title = form.of.as_ref().map(|of| state.exam_name(of));
            widgets::muted(ui, tokens, title.unwrap_or_default());
        } else {
            first = Some(subject(ui, state, form));
        }
        ui.add_space(UNIT);
        date(ui, state, form, first);
        ui.add_space(UNIT / 2.0);
        let label = ui.label(locale.tr("exam-share"));
        let mut percent = (form.share * 100.0).round();
        let sign = if locale.language() == Language::French { "\u{202f}%" } else { "%" };
        let slider = Slider::new(&mut percent, 80.0..=99.0).step_by(1.0).fixed_decimals(0);
        if ui.add(slider.suffix(sign)).labelled_by(label.id).changed() {
            form.share = percent / 100.0;
        }
        ui.add_space(UNIT / 2.0);
        ui.add(
            Label::new(RichText::new(locale.tr("exam-text")).size(14.0).color(tokens.muted)).wrap(),
        );
        ui.add_space(UNIT);
        ui.horizontal(|ui| {
            if widgets::primary(ui, tokens, &locale.tr("command-end-edit")).clicked() {
                commands.push(Command::Exams(Exams::Keep));
            }
            let cancel = ui.button(locale.tr("command-cancel"));
            closed = cancel.clicked();
            // Enter is the button's where Tab has led to it.
            let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            if entered && !cancel.has_focus() {
                commands.push(Command::Exams(Exams::Keep));
            }
        });
    });
    if closed || modal.should_close() {
        *open = None;
    }
}

/// The field of the date. The day that it is read as stands below, or what is wrong with it once
/// it was refused; what is only half typed is not yet wrong.
fn date(ui: &mut Ui, state: &State, form: &mut Form, first: Option<egui::Response>) {
    let locale = &state.locale;
    let label = ui.label(locale.tr("exam-date"));
    let edit = TextEdit::singleline(&mut form.date)
        .hint_text(locale.tr("exam-date-hint"))
        .desired_width(180.0)
        .margin(Margin::symmetric(10, 7));
    let field = ui.add(edit).labelled_by(label.id);
    text_undo::keep_own(&field, &form.date);
    if std::mem::take(&mut form.fresh) {
        first.filter(|_| !form.refused).unwrap_or(field).request_focus();
    }
    let today = state.now().day;
    let day = form.day(today);
    form.refused &= day.is_err();
    let tokens = state.tokens(ui);
    let (text, ink) = match day {
        Ok(day) => {
            let days = (day.day() - today).to_string();
            let told = [("date", day.written(form_of(state))), ("days", days)];
            (locale.with("exam-line", &told), tokens.muted)
        }
        Err(fault) if form.refused => (locale.say(&fault.message()), tokens.danger),
        Err(_) => return,
    };
    ui.add(Label::new(RichText::new(text).size(14.0).color(ink)).wrap());
}

/// Decks and tags to choose from: those whose names hold what is typed; the arrows move.
fn subject(ui: &mut Ui, state: &State, form: &mut Form) -> egui::Response {
    let locale = &state.locale;
    let (down, up) = ui.input_mut(|input| {
        let mut key = |key| input.consume_key(Modifiers::NONE, key);
        (key(Key::ArrowDown), key(Key::ArrowUp))
    });
    ui.add_space(UNIT);
    let label = ui.label(locale.tr("exam-subject"));
    let edit = TextEdit::singleline(&mut form.filter)
        .hint_text(locale.tr("exam-subject-hint"))
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 7));
    let field = ui.add(edit).labelled_by(label.id);
    if field.changed() {
        form.chosen = 0;
    }
    let wanted = fold(&form.filter);
    let listed: Vec<&Choice> = form
        .choices
        .iter()
        .filter(|choice| wanted.split(' ').all(|word| fold(&choice.name).contains(word)))
        .collect();
    let last = listed.len().saturating_sub(1);
    form.chosen = match (down, up) {
        (true, _) if form.chosen >= last => 0,
        (true, _) => form.chosen + 1,
        (_, true) => form.chosen.checked_sub(1).unwrap_or(last),
        _ => form.chosen.min(last),
    };
    let mut clicked = None;
    let area = ScrollArea::vertical().max_height(150.0).auto_shrink([false, true]);
    area.id_salt("subjects").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, choice) in listed.iter().enumerate() {
            let response = row(ui, state, choice, at == form.chosen);
            if (down || up) && at == form.chosen {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(at);
            }
        }
        if listed.is_empty() {
            widgets::muted(ui, state.tokens(ui), locale.tr("exam-subject-none"));
        }
    });
    form.chosen = clicked.unwrap_or(form.chosen);
    form.of = listed.get(form.chosen).map(|choice| choice.of.clone());
    field
}

fn row(ui: &mut Ui, state: &State, choice: &Choice, here: bool) -> egui::Response {
    let tokens = state.tokens(ui);
    let key = match choice.of {
        ExamOf::Deck(_) => "exam-choice-deck",
        ExamOf::Tag(_) => "exam-choice-tag",
    };
    let told = [("name", choice.name.clone()), ("notes", choice.notes.to_string())];
    let text = state.locale.with(key, &told);
    // The arrows choose, so that Tab leads on from the field to the date.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, &text));
    let fill = match (here, response.hovered() || response.has_focus()) {
        (true, _) => tokens.accent_soft,
        (false, true) => tokens.raised,
        (false, false) => tokens.surface,
    };
    let ink = if here { tokens.accent } else { tokens.text };
    ui.painter().rect(rect, 8, fill, Stroke::NONE, egui::StrokeKind::Inside);
    let told = widgets::cut(ui, &text, 15.0, rect.width() - 24.0, ink);
    let cut = told.elided;
    let at = egui::pos2(rect.left() + 12.0, rect.center().y - told.size().y / 2.0);
    ui.painter().galley(at, told, ink);
    if cut { response.on_hover_text(text) } else { response }
}
