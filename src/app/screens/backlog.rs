//! A backlog: its line on *Decks*, and the form where it is spread over days.

use egui::{
    Align, Button, Frame, Key, Label, Layout, Margin, Modifiers, RichText, ScrollArea, Slider, Ui,
    vec2,
};

use crate::app::command::{Backlog, Command};
use crate::app::features::backlog::{CHOICES, Form, MOST};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, widgets, words};
use crate::study::{Backlog as Overdue, CatchingUp};

/// How much is overdue since when, and what can be done about it; nothing when it is little.
pub fn line(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(backlog) = &state.workspace.backlog(&state.now()) else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (text, offers) = if let Some(plan) = &backlog.plan {
        let today = state.standing().all.late;
        let numbers = [
            ("day", plan.day.to_string()),
            ("days", plan.days.to_string()),
            ("left", plan.left.to_string()),
            ("today", today.to_string()),
        ];
        let change = (Command::Backlog(Backlog::Open), locale.tr("backlog-change"));
        let end = (Command::Backlog(Backlog::End), locale.tr("backlog-end"));
        (locale.with("backlog-plan", &numbers), vec![change, end])
    } else if backlog.piled_up {
        let spread = (Command::Backlog(Backlog::Open), locale.tr("command-spread"));
        (overdue(state, backlog), vec![spread])
    } else {
        return;
    };
    Frame::new()
        .fill(tokens.raised)
        .corner_radius(12)
        .inner_margin(Margin::symmetric(16, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                // The buttons first, so that what is said wraps beside them.
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    for (command, name) in offers.into_iter().rev() {
                        if ui.add(Button::new(name).min_size(vec2(0.0, 34.0))).clicked() {
                            commands.push(command);
                        }
                    }
                    ui.add_space(UNIT);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let text = RichText::new(text).size(14.0).color(tokens.text);
                        ui.add(Label::new(text).wrap());
                    });
                });
            });
        });
    ui.add_space(UNIT);
}

/// « 312 cartes en retard depuis le 12/02/2026, environ 40 min à votre rythme. »
fn overdue(state: &State, backlog: &Overdue) -> String {
    let locale = &state.locale;
    let since = words::day(locale, backlog.since);
    let told = [("count", backlog.cards.to_string()), ("since", since)];
    let mut text = locale.with("backlog-overdue", &told);
    if let Some(pace) = backlog.pace {
        let time = locale.time_spent((backlog.answers * pace) as u64);
        text.push_str(&locale.with("backlog-time", &[("time", time)]));
    }
    text.push('.');
    text
}

/// The form; Enter keeps it, Escape does not.
pub fn form(ui: &Ui, state: &State, open: &mut Option<Form>, commands: &mut Vec<Command>) {
    let (Some(form), Some(backlog)) = (open.as_mut(), &state.workspace.backlog(&state.now()))
    else {
        return;
    };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (mut closed, mut kept, mut chosen) = (false, false, false);
    let modal = layers::dialog(ui, "spread", 500.0, |ui| {
        let title = RichText::new(locale.tr("backlog-title")).size(18.0).family(fonts::medium());
        ui.label(title);
        widgets::muted(ui, tokens, overdue(state, backlog));
        ui.add_space(UNIT);
        let name = locale.tr("backlog-days");
        let label = ui.label(&name);
        ui.horizontal_wrapped(|ui| {
            let slider =
                Slider::new(&mut form.days, 1..=MOST).clamping(egui::SliderClamping::Edits);
            ui.add(slider).labelled_by(label.id);
            let choices = CHOICES.map(|days| (days, days.to_string()));
            let slid = form.days;
            widgets::segmented(ui, tokens, &name, &mut form.days, choices);
            chosen = form.days != slid;
        });
        form.look_ahead(&state.workspace, &state.now());
        ui.add_space(UNIT);
        // In a low window what is said scrolls, and the buttons stay in view.
        let room = (ui.ctx().content_rect().height() - UNIT * 38.0).max(UNIT * 10.0);
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            for text in expected(state, backlog, form) {
                ui.add(Label::new(RichText::new(text).size(14.0)).wrap());
            }
            ui.add_space(UNIT / 2.0);
            let text = RichText::new(locale.tr("backlog-text")).size(14.0).color(tokens.muted);
            ui.add(Label::new(text).wrap());
        });
        ui.add_space(UNIT);
        ui.horizontal(|ui| {
            kept = widgets::primary(ui, tokens, &locale.tr("command-end-edit")).clicked();
            closed = ui.button(locale.tr("command-cancel")).clicked();
        });
        // Enter on a button is the button's.
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        kept |= enter && !closed && !chosen;
    });
    if closed || modal.should_close() {
        *open = None;
    } else if kept {
        commands.push(Command::Backlog(Backlog::Keep));
    }
}

/// What the chosen days would be like, sentence by sentence.
fn expected(state: &State, backlog: &Overdue, form: &Form) -> Vec<String> {
    let locale = &state.locale;
    let CatchingUp { share, reviews, answers, most, recall } = form.course;
    let days = form.days.to_string();
    let numbers = [
        ("days", days.clone()),
        ("share", share.to_string()),
        ("reviews", format!("{:.0}", reviews.round())),
        ("most", most.to_string()),
    ];
    let mut said = vec![locale.with("backlog-share", &numbers)];
    let mut a_day = locale.with("backlog-reviews", &numbers);
    if let Some(pace) = backlog.pace {
        let time = locale.time_spent((answers * pace) as u64);
        a_day.push_str(&locale.with("backlog-time-a-day", &[("time", time)]));
    }
    a_day.push_str(&locale.with("backlog-most", &numbers));
    said.push(a_day);
    if let Some(recall) = recall {
        let numbers = [
            ("days", days),
            ("now", words::percent(locale, recall.now)),
            ("after", words::percent(locale, recall.after)),
        ];
        said.push(locale.with("backlog-recall", &numbers));
        let waiting = recall.by_waiting.max(0.0).round();
        let numbers = [
            ("forgotten", format!("{:.0}", recall.forgotten.round())),
            ("waiting", format!("{waiting:.0}")),
        ];
        said.push(locale.with("backlog-forgotten", &numbers));
    }
    let limit = state.workspace.settings().scheduling.reviews_per_day;
    if most > limit {
        said.push(locale.count("backlog-limit", limit));
    }
    said
}
