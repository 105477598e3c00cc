//! What can be done with the terms of a text.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Show them in the place of the cards, or the cards again.
    Toggle,
    /// Show the cards.
    Hide,
    /// Make cards of the ticked ones.
    Keep,
    /// Another text has other terms.
    Forget,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Toggle | Self::Hide | Self::Forget => "command-terms",
            Self::Keep => "command-keep-terms",
        }
    }
}
