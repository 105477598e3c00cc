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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leech_was_forgotten_as_often_as_is_set_and_without_a_number_there_is_none() {
        let is_leech = |lapses: u32, leech_lapses: u32| {
            let settings = Settings { leech_lapses, ..Settings::default() };
            CardState { lapses, ..CardState::default() }.is_leech(&settings)
        };
        assert_eq!([7, 8, 9].map(|lapses| is_leech(lapses, 8)), [false, true, true]);
        assert_eq!([0, 8].map(|lapses| is_leech(lapses, 0)), [false, false]);
    }
}
