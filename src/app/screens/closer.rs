//! A closer look at the card on the table: what the memory model knows, what each answer would do.

use egui::{Grid, Label, RichText, Ui};

use crate::app::command::{Command, Study};
use crate::app::features::study::Sitting;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets, words};
use crate::history::Rating;
use crate::schedule::{ModelChoice, Wait};

/// Stability, difficulty, probability of recall, and what each grade leads to.
pub fn show(ui: &mut Ui, state: &State, sitting: &Sitting) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let now = state.now();
    let Some(entry) = sitting.session.entry(state.workspace.collection()) else { return };
    let card = &entry.state;
    ui.add_space(UNIT * 2.0);
    ui.label(RichText::new(locale.tr("closer-title")).family(fonts::medium()));
    let days = |days: f32| words::wait(locale, Wait::Days(days.round().max(1.0) as u32));
    let fsrs = state.workspace.collection().settings().model == ModelChoice::Fsrs;
    let promises = sitting.session.previews(state.workspace.collection(), &now);
    let good = promises.as_ref().and_then(|promises| {
        let at = Rating::ALL.iter().position(|rating| *rating == Rating::Good)?;
        promises.get(at).map(|promise| promise.wait)
    });
    if let Some(wait) = good.filter(|_| card.reps > 0) {
        let key = match (wait, fsrs) {
            (Wait::Minutes(_), _) => "closer-why-step",
            (Wait::Days(_), true) => "closer-why",
            (Wait::Days(_), false) => "closer-why-sm2",
        };
        let retention = state.workspace.collection().settings().retention;
        let told =
            [("wait", words::wait(locale, wait)), ("retention", words::percent(locale, retention))];
        widgets::muted(ui, tokens, locale.with(key, &told));
        ui.add_space(UNIT / 2.0);
    }
    let mut rows: Vec<(String, String)> = Vec::new();
    if card.reps == 0 {
        widgets::muted(ui, tokens, locale.tr("closer-new"));
    } else {
        if fsrs {
            rows.push((locale.tr("closer-stability"), days(card.stability)));
            let difficulty = [("value", words::decimal(locale, card.difficulty))];
            rows.push((locale.tr("closer-difficulty"), locale.with("closer-of-ten", &difficulty)));
            if let Some(chance) =
                state.workspace.collection().scheduler().retrievability(card, &now)
            {
                rows.push((locale.tr("closer-recall"), words::percent(locale, chance)));
            }
        } else {
            rows.push((locale.tr("closer-ease"), words::decimal(locale, card.ease)));
        }
        rows.push((locale.tr("closer-answers"), card.reps.to_string()));
        rows.push((locale.tr("closer-lapses"), card.lapses.to_string()));
    }
    let outcomes = sitting.session.outcomes(state.workspace.collection(), &now);
    for (at, rating) in Rating::ALL.into_iter().enumerate() {
        let promise = promises.as_ref().and_then(|promises| promises.get(at));
        let outcome = outcomes.as_ref().and_then(|outcomes| outcomes.get(at));
        let (Some(promise), Some(outcome)) = (promise, outcome) else { continue };
        let wait = words::wait(locale, promise.wait);
        let text = if fsrs {
            let told = [("wait", wait), ("stability", days(outcome.stability))];
            locale.with("closer-outcome", &told)
        } else {
            wait
        };
        rows.push((locale.tr(Command::Study(Study::Grade(rating)).key()), text));
    }
    ui.spacing_mut().interact_size.y = 22.0;
    Grid::new("closer").num_columns(2).spacing([UNIT * 2.0, 4.0]).show(ui, |ui| {
        for (name, value) in rows {
            ui.add(Label::new(RichText::new(name).color(tokens.muted)).extend());
            ui.add(Label::new(value).extend());
            ui.end_row();
        }
    });
}
