//! What counts as a leech: a card that is forgotten so often that its note should be rewritten.

use super::settings::Settings;
use super::state::CardState;

impl CardState {
    /// It was forgotten so often that its note should be rewritten.
    #[must_use]
    pub fn is_leech(&self, settings: &Settings) -> bool {
        settings.leech_lapses > 0 && self.lapses >= settings.leech_lapses
    }
}
