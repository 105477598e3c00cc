//! The exam of a deck: its line on the deck, and the form where it is set.

use egui::{Frame, Key, Label, Margin, Modal, Modifiers, RichText, Slider, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::exams::Planned;
use crate::app::state::{Forms, State};
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets, words};
use crate::locale::Language;
use crate::study::LAST_DAYS;

/// When the exam is, what is to be expected, and what to do for it today.
pub fn line(ui: &mut Ui, state: &State, planned: &Planned, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let form = match locale.language() {
        Language::French => "%d/%m/%Y",
        Language::English => "%-d %b %Y",
    };
    let told = [("date", planned.date.written(form)), ("days", planned.days_left.to_string())];
    let mut text = locale.with("exam-line", &told);
    let proposal = &planned.proposal;
    if planned.days_left > LAST_DAYS {
        let date = planned.date.before(LAST_DAYS).written(form);
        text.push(' ');
        text.push_str(&locale.with("exam-last-days", &[("date", date)]));
    } else if proposal.expected > 0.0 {
        let numbers = [
            ("expected", words::percent(locale, proposal.expected)),
            ("deviation", format!("{:.0}", (proposal.deviation * 100.0).ceil())),
        ];
        text.push(' ');
        text.push_str(&locale.with("exam-expected", &numbers));
    }
    if let Some(new) = planned.new_a_day {
        text.push(' ');
        text.push_str(&locale.count("exam-new", new));
    }
    ui.add_space(UNIT / 4.0);
    ui.add(Label::new(RichText::new(text).size(14.0).color(tokens.text)).wrap());
    if planned.has_cards() {
        ui.add_space(UNIT / 4.0);
        let text = locale.count("exam-study", proposal.cards.len());
        if widgets::tonal(ui, tokens, &text).clicked() {
            commands.push(Command::StudyForExam(planned.deck));
        }
    }
}

/// The form; Enter keeps it, Escape does not.
pub fn form(ui: &Ui, state: &State, forms: &mut Forms, commands: &mut Vec<Command>) {
    let Some(form) = &mut forms.exam else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let title = state.library.decks().get(form.deck).map(|open| open.deck.title.as_str());
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let mut closed = false;
    let modal = Modal::new(egui::Id::unique("exam")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(440.0_f32.min(ui.ctx().content_rect().width() - UNIT * 8.0));
        ui.label(RichText::new(locale.tr("command-exam")).size(18.0).family(fonts::medium()));
        widgets::muted(ui, tokens, title.unwrap_or_default());
        ui.add_space(UNIT);
        let label = ui.label(locale.tr("exam-date"));
        let edit = TextEdit::singleline(&mut form.date)
            .hint_text(locale.tr("exam-date-hint"))
            .desired_width(180.0)
            .margin(Margin::symmetric(10, 7));
        ui.add(edit).labelled_by(label.id);
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
                commands.push(Command::KeepExam);
            }
            closed = ui.button(locale.tr("command-cancel")).clicked();
        });
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            commands.push(Command::KeepExam);
        }
    });
    if closed || modal.should_close() {
        forms.exam = None;
    }
}
