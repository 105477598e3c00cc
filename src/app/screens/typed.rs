//! An answer that is typed: the field before, word beside word after.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontFamily, FontId, Key, Label, Margin, Stroke, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::markdown::{self, Look};
use crate::app::state::{Forms, State};
use crate::app::theme::{ANSWER, Tokens, UNIT};
use crate::app::{fonts, widgets};
use crate::deck::{CardId, Question};
use crate::study::{Comparison, Fate, Forgiven, compare};

/// Answers with more words are thought, not typed.
const LONGEST: usize = 25;

/// What is to be typed for a question; none when the student has not chosen to type, or the
/// question is answered in another way.
#[must_use]
pub fn expected(state: &State, question: &Question) -> Option<String> {
    if !state.library.settings().answering.typed {
        return None;
    }
    let plain = |text: &str| {
        let look = Look {
            size: 1.0,
            colour: egui::Color32::TRANSPARENT,
            strong: egui::Color32::TRANSPARENT,
        };
        markdown::layout(text, look, false).text
    };
    let answer = match question {
        Question::Text { back, .. } => plain(back),
        Question::Cloze { hidden, .. } => plain(&hidden.join(" ")),
        Question::Occlusion { mask, .. } => plain(&mask.label),
        Question::List { .. } | Question::Choice { .. } => return None,
    };
    (answer.split_whitespace().count() <= LONGEST && !answer.trim().is_empty()).then_some(answer)
}

/// What was typed for the card on the table, beside its answer; none when nothing was to be typed.
#[must_use]
pub fn comparison(state: &State, forms: &Forms) -> Option<Comparison> {
    let (card, .., question) = state.asked_card()?;
    let answer = expected(state, &question)?;
    let typed = forms.typed.of(&card.id)?;
    Some(compare(&answer, typed))
}

/// The field; Enter shows the answer.
pub fn field(
    ui: &mut Ui,
    state: &State,
    card: &CardId,
    forms: &mut Forms,
    commands: &mut Vec<Command>,
) {
    let label = state.locale.tr("study-typed");
    let new = forms.typed.card.as_ref() != Some(card);
    if new {
        forms.typed.card = Some(card.clone());
        forms.typed.text.clear();
    }
    ui.add_space(UNIT * 2.0);
    ui.vertical_centered(|ui| {
        let edit = TextEdit::singleline(&mut forms.typed.text)
            .hint_text(&label)
            .font(FontId::new(19.0, FontFamily::Proportional))
            .align(egui::Align2::CENTER_CENTER)
            .desired_width(ui.available_width().min(520.0))
            .margin(Margin::symmetric(12, 10));
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            commands.push(Command::Reveal);
        } else if new {
            response.request_focus();
        }
    });
}

/// What was typed, word by word: right, missing, too much; and what was forgiven.
pub fn show(ui: &mut Ui, state: &State, comparison: &Comparison) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (key, ink) = if comparison.is_right() {
        ("study-typed-right", tokens.good)
    } else {
        ("study-typed-wrong", tokens.danger)
    };
    ui.vertical_centered(|ui| {
        let said = egui::RichText::new(locale.tr(key)).family(fonts::medium()).color(ink);
        widgets::read_out(&ui.label(said));
        if !comparison.is_right() {
            let response =
                ui.add(Label::new(line(comparison, tokens)).wrap().halign(Align::Center));
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Label, true, spoken(state, comparison))
            });
            widgets::read_out(&response);
        }
        if !comparison.forgiven.is_empty() {
            let names: Vec<String> = comparison
                .forgiven
                .iter()
                .map(|forgiven| {
                    locale.tr(match forgiven {
                        Forgiven::Case => "study-forgiven-case",
                        Forgiven::Accents => "study-forgiven-accents",
                        Forgiven::Punctuation => "study-forgiven-punctuation",
                        Forgiven::Articles => "study-forgiven-articles",
                    })
                })
                .collect();
            let text = locale.with("study-forgiven", &[("what", names.join(", "))]);
            widgets::muted(ui, tokens, text);
        }
    });
    ui.add_space(UNIT);
}

fn line(comparison: &Comparison, tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (at, word) in comparison.words.iter().enumerate() {
        let colour = match word.fate {
            Fate::Right => tokens.text,
            Fate::Nearly | Fate::Missing => tokens.good,
            Fate::Extra => tokens.danger,
        };
        let mut format = TextFormat::simple(FontId::new(ANSWER, FontFamily::Proportional), colour);
        match word.fate {
            Fate::Extra => format.strikethrough = Stroke::new(1.5, colour),
            Fate::Missing | Fate::Nearly => format.underline = Stroke::new(1.5, colour),
            Fate::Right => {}
        }
        // « l’ » and « péri- » are one with what follows.
        let joined = at > 0
            && comparison
                .words
                .get(at - 1)
                .is_some_and(|before| before.text.ends_with(['’', '\'', '-', '/']));
        let space = if at == 0 || joined { 0.0 } else { ANSWER * 0.28 };
        job.append(&word.text, space, format);
    }
    job
}

/// The same for a screen reader, which sees no colours.
fn spoken(state: &State, comparison: &Comparison) -> String {
    let words = comparison.words.iter().map(|word| match word.fate {
        Fate::Right => word.text.clone(),
        Fate::Nearly => state.locale.with("study-word-nearly", &[("word", word.text.clone())]),
        Fate::Missing => state.locale.with("study-word-missing", &[("word", word.text.clone())]),
        Fate::Extra => state.locale.with("study-word-extra", &[("word", word.text.clone())]),
    });
    words.collect::<Vec<_>>().join(" ")
}
