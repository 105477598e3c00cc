//! Texts that are not saved yet: what is known of them, and what they are called.

use std::path::PathBuf;

use crate::app::jobs::Pending;
use crate::library::{Chosen, LibraryError, TextDraft, name_of};
use crate::locale::Locale;

#[derive(Debug, Default)]
pub struct Drafts {
    /// Begun earlier and not taken up yet.
    pub offered: Vec<TextDraft<'static>>,
    /// Of which library, and where they are kept.
    pub(super) of: Option<(PathBuf, PathBuf, String)>,
    /// As the disk has them.
    pub(super) written: Vec<TextDraft<'static>>,
    pub(super) writing: Option<Writing>,
    /// Not before then is anything written again (ms UTC).
    pub(super) pause: i64,
    pub(super) failed: bool,
    /// The cards of a text as they went into a deck.
    pub(super) settled: Option<TextDraft<'static>>,
    /// What was chosen among the cards of a text that are being looked for again.
    pub(super) resumed: Option<Chosen<'static>>,
}

#[derive(Debug)]
pub struct Writing {
    pub(super) drafts: Vec<TextDraft<'static>>,
    pub(super) done: Pending<Result<(), LibraryError>>,
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
            ranked && one.decided == other.decided
        }
        (one, other) => one.is_none() && other.is_none(),
    };
    chosen && one.title == other.title && one.text == other.text
}
