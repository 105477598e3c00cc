//! An answer that is typed: the field before, word beside word after.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontFamily, FontId, Key, Label, Margin, Popup, Stroke, TextEdit, Ui};

use crate::app::command::{Command, Screen, Study};
use crate::app::features::study::{Compared, Typed};
use crate::app::state::State;
use crate::app::theme::{ANSWER, Tokens, UNIT};
use crate::app::{fonts, text_undo, widgets};
use crate::deck::{CardId, Content, Deck, Question, fold, mask_labels, media_in};
use crate::generate::{self, Language};
use crate::study::{Comparison, Expected, Fate, Forgiven};

/// Nobody types more than this, in bytes.
const LONGEST: usize = 1000;

/// What is to be typed for a question of a deck; none when the student has not chosen to type, or
/// the question is answered in another way.
#[must_use]
pub fn expected(state: &State, deck: &Deck, question: &Question) -> Option<Expected> {
    if !state.workspace.settings().answering.typed {
        return None;
    }
    let labels;
    let mut shows = None;
    let answers = match question {
        Question::Text { back, .. } => std::slice::from_ref(back),
        Question::Cloze { hidden, shown, .. } => {
            shows.clone_from(shown);
            hidden.as_slice()
        }
        Question::Occlusion { asked, .. } => {
            labels = mask_labels(asked);
            labels.as_slice()
        }
        Question::List { .. } | Question::Choice { .. } => return None,
    };
    // A picture can't be typed.
    let shown = answers.iter().any(|answer| !media_in(answer).is_empty());
    if shown || answers.iter().map(String::len).sum::<usize>() > LONGEST {
        return None;
    }
    let expected = Expected::read(answers, &deck.language).showing(shows);
    Some(expected).filter(Expected::is_short)
}

/// What was typed for the card on the table, beside its answer; none when nothing was to be typed.
#[must_use]
pub fn comparison(state: &State, answer: &Typed) -> Option<Comparison> {
    let (card, deck, _, question) = state.asked_card()?;
    let typed = answer.of(&card.id)?;
    let back = question.back();
    let mut compared = answer.compared.borrow_mut();
    if let Some(known) = compared.as_ref().filter(|known| known.is_of(typed, &back)) {
        return Some(known.comparison.clone());
    }
    let language = deck.language.parse::<Language>().ok();
    let known = |word: &str| {
        language.is_some_and(|language| generate::words::exists(word, language)) || says(deck, word)
    };
    let comparison = expected(state, deck, &question)?.compare(typed, &known);
    *compared = Some(Compared { typed: typed.to_owned(), back, comparison: comparison.clone() });
    Some(comparison)
}

/// Whether a folded word stands in the deck.
fn says(deck: &Deck, word: &str) -> bool {
    let within = |text: &String| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|other| other.len() >= word.len() && other.len() <= 2 * word.len())
            .any(|other| fold(other) == word)
    };
    deck.notes.iter().any(|note| match &note.content {
        Content::Basic { front, back } => within(front) || within(back),
        Content::Reversible { front, back, ask_back, ask_front } => {
            [front, back, ask_back, ask_front].into_iter().any(within)
        }
        Content::Cloze { text } => within(text),
        Content::List { prompt, items, .. } => within(prompt) || items.iter().any(within),
        Content::Choice { question, answer, distractors } => {
            within(question) || within(answer) || distractors.iter().any(within)
        }
        Content::Occlusion { prompt, masks, .. } => {
            within(prompt) || masks.iter().any(|mask| within(&mask.label))
        }
    })
}

/// Names the field, which is one for all cards.
#[must_use]
pub fn field_id() -> egui::Id {
    egui::Id::unique("typed-answer")
}

/// Whether what is typed now is an answer: answers are typed, and this one does not show yet. Then
/// letters are no commands, wherever the focus is.
#[must_use]
pub fn takes_letters(state: &State) -> bool {
    let typed = state.screen == Screen::Study && state.workspace.settings().answering.typed;
    let hidden = state.study.sitting.as_ref().is_some_and(|sitting| !sitting.revealed);
    typed && hidden && state.asked_card().is_some()
}

/// Whether the answer to the card on the table is one that can't be typed, nor taken among options.
#[must_use]
pub fn has_no_answer_to_type(state: &State) -> bool {
    state.asked_card().is_some_and(|(_, deck, _, question)| {
        let chosen = matches!(question, Question::Choice { .. });
        !chosen && expected(state, deck, &question).is_none()
    })
}

/// Whether something was typed for the card on the table, which has no field.
#[must_use]
pub fn is_typed_beside(state: &State) -> bool {
    let beside = state.study.typed.beside.as_ref();
    state.asked_card().is_some_and(|(card, ..)| beside == Some(&card.id))
}

/// The field; Enter shows the answer.
pub fn field(
    ui: &mut Ui,
    state: &State,
    card: &CardId,
    answer: &mut Typed,
    commands: &mut Vec<Command>,
) {
    let label = state.locale.tr("study-typed");
    let new = answer.card.as_ref() != Some(card);
    if new {
        answer.card = Some(card.clone());
        answer.text.clear();
    }
    // What lay over the card had the focus.
    let free = !state.is_covered() && !Popup::is_any_open(ui.ctx());
    ui.add_space(UNIT * 2.0);
    ui.vertical_centered(|ui| {
        let edit = TextEdit::singleline(&mut answer.text)
            .id(field_id())
            .hint_text(&label)
            .font(FontId::new(19.0, FontFamily::Proportional))
            .align(egui::Align2::CENTER_CENTER)
            .desired_width(ui.available_width().min(520.0))
            .margin(Margin::symmetric(12, 10));
        let response = ui.add(edit);
        text_undo::keep_own(&response, &answer.text);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            commands.push(Command::Study(Study::Reveal));
        } else if new || (free && ui.memory(|memory| memory.focused().is_none())) {
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
    } else if !comparison.answered {
        ("study-typed-none", tokens.muted)
    } else if !comparison.is_near() {
        ("study-typed-off", tokens.danger)
    } else {
        ("study-typed-wrong", tokens.danger)
    };
    ui.vertical_centered(|ui| {
        let said = egui::RichText::new(locale.tr(key)).family(fonts::medium()).color(ink);
        widgets::read_out(&ui.label(said));
        if comparison.answered && !comparison.is_right() {
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

/// What was typed, marked; the answer stands below, whole.
fn line(comparison: &Comparison, tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = TextFormat::simple(FontId::new(ANSWER, FontFamily::Proportional), tokens.text);
    let mut lacking = false;
    for word in &comparison.words {
        let colour = match word.fate {
            Fate::Right => tokens.text,
            Fate::Nearly | Fate::Missing => tokens.good,
            Fate::Extra => tokens.danger,
            Fate::Spared => continue,
        };
        let mut format = TextFormat { color: colour, ..plain.clone() };
        match word.fate {
            Fate::Extra => format.strikethrough = Stroke::new(1.5, colour),
            Fate::Nearly => format.underline = Stroke::new(1.5, colour),
            Fate::Right | Fate::Missing | Fate::Spared => {}
        }
        let missing = word.fate == Fate::Missing;
        // « l’ » and « 5 % » are one with what they touch.
        if !job.text.is_empty() && (word.spaced || missing || lacking) && !(missing && lacking) {
            job.append(" ", 0.0, plain.clone());
        }
        match &word.typed {
            Some(typed) => job.append(typed, 0.0, format),
            None if !lacking => job.append("…", 0.0, format),
            None => {}
        }
        lacking = missing;
    }
    job
}

/// The same for a screen reader, which sees no colours.
fn spoken(state: &State, comparison: &Comparison) -> String {
    let words = comparison.words.iter().map(|word| match word.fate {
        Fate::Right | Fate::Spared => word.text.clone(),
        Fate::Nearly => state.locale.with("study-word-nearly", &[("word", word.text.clone())]),
        Fate::Missing => state.locale.with("study-word-missing", &[("word", word.text.clone())]),
        Fate::Extra => state.locale.with("study-word-extra", &[("word", word.text.clone())]),
    });
    words.collect::<Vec<_>>().join(" ")
}
