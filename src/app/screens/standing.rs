//! How the cards of a deck or a folder stand, and the limits that it has.

use egui::Ui;

use crate::app::state::State;
use crate::app::widgets;
use crate::schedule::LimitOf;
use crate::study::Counts;

/// What there is to do today, in pills; `backwards` where they are laid out from the right.
pub fn chips(ui: &mut Ui, state: &State, counts: Counts, backwards: bool) {
    let tokens = state.tokens(ui);
    let mut chips = [
        ("chip-due", counts.due, tokens.hard),
        ("chip-learning", counts.learning, tokens.again),
        ("chip-new", counts.new, tokens.easy),
    ];
    if backwards {
        chips.reverse();
    }
    for (key, count, colour) in chips.into_iter().filter(|(_, count, _)| *count > 0) {
        widgets::chip(ui, tokens, &state.locale.count(key, count), colour);
    }
}

/// How many cards of a deck were seen, in words; none where it has no card.
pub fn progress_words(ui: &mut Ui, state: &State, counts: Counts) {
    if counts.total > 0 {
        let numbers = [("seen", counts.seen.to_string()), ("total", counts.total.to_string())];
        widgets::aside(ui, state.tokens(ui), state.locale.with("deck-progress", &numbers));
    }
}

/// The same as a bar.
pub fn progress(ui: &mut Ui, state: &State, counts: Counts) {
    if counts.total == 0 {
        return;
    }
    let share = |part: u32| part as f32 / counts.total as f32;
    let told = [
        ("seen", counts.seen.to_string()),
        ("mature", counts.mature.to_string()),
        ("total", counts.total.to_string()),
    ];
    let label = state.locale.with("deck-progress-label", &told);
    widgets::progress(ui, state.tokens(ui), share(counts.seen), share(counts.mature), &label);
}

/// « au plus 5 nouvelles et 40 révisions par jour », where a place has limits of its own.
pub fn limits(state: &State, of: &LimitOf) -> Option<String> {
    let limit = state.workspace.limit(of)?;
    let (key, numbers) = match (limit.new, limit.reviews) {
        (Some(new), Some(reviews)) => {
            ("limits-both", vec![("new", new.to_string()), ("reviews", reviews.to_string())])
        }
        (Some(new), None) => ("limits-new", vec![("new", new.to_string())]),
        (None, Some(reviews)) => ("limits-reviews", vec![("reviews", reviews.to_string())]),
        (None, None) => return None,
    };
    Some(state.locale.with(key, &numbers))
}

/// Which of the day's limits holds cards back, and how many wait for it; none where none does, or
/// where there still is something to do.
pub fn held(state: &State, counts: Counts) -> Option<(String, String)> {
    let locale = &state.locale;
    let scheduling = &state.workspace.settings().scheduling;
    if counts.new + counts.learning + counts.due > 0 {
        return None;
    }
    if counts.held_new > 0 {
        let waiting = locale.count("limit-new-waiting", counts.unseen);
        let day = state.now().day;
        let (limit, today) = (scheduling.new_per_day, scheduling.new_on(day));
        let reached = match state.standing().new_left {
            0 if today > limit => locale.count("limit-new-today", today),
            0 => locale.count("limit-new", limit),
            _ => locale.tr("limit-new-own"),
        };
        return Some((reached, waiting));
    }
    (counts.held > 0).then(|| {
        let numbers = [("count", scheduling.reviews_per_day.to_string())];
        (locale.with("limit-reviews", &numbers), locale.count("decks-held", counts.held))
    })
}
