//! Texts that are not saved yet: what is known of them, and what they are called.

use crate::app::kept::Kept;
use crate::library::{Chosen, TextDraft, name_of};
use crate::locale::Locale;

#[derive(Debug, Default)]
pub struct Drafts {
    /// Begun earlier and not taken up yet.
    pub offered: Vec<TextDraft<'static>>,
    pub(super) kept: Kept<TextDraft<'static>>,
    /// The cards of a text as they went into a deck.
    pub(super) settled: Option<TextDraft<'static>>,
    /// What was chosen among the cards of a text that are being looked for again.
    pub(super) resumed: Option<Chosen<'static>>,
}

/// What a text is called.
#[must_use]
pub fn name(draft: &TextDraft<'_>) -> String {
    let named = [&draft.title, &draft.name].into_iter().find(|name| !name.trim().is_empty());
    named.map_or_else(|| name_of(&draft.text), |name| name.trim().to_owned())
}

/// How far it is: its words, and the cards about which the student has decided.
#[must_use]
pub fn standing(draft: &TextDraft<'_>, locale: &Locale) -> String {
    let words = locale.count("create-words", draft.text.split_whitespace().count());
    match draft.chosen.as_ref().map(|chosen| chosen.decided.len()) {
        Some(decided) if decided > 0 => {
            format!("{words}, {}", locale.count("draft-decided", decided))
        }
        _ => words,
    }
}

/// Whether two hold the same work, wherever the student looks at the moment.
pub(super) fn is_same_work(one: &TextDraft<'_>, other: &TextDraft<'_>) -> bool {
    let chosen = match (&one.chosen, &other.chosen) {
        (Some(one), Some(other)) => {
            let ranked = (one.amount, one.etymology) == (other.amount, other.etymology);
            ranked && one.decided == other.decided && one.edited == other.edited
        }
        (one, other) => one.is_none() && other.is_none(),
    };
    chosen && one.title == other.title && one.text == other.text
}
