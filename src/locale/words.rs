//! Sentences with numbers in them.
//!
//! The language files choose the plural, from the bare number.

use super::Locale;

/// A sentence being put together: a number is there twice, bare for the plural (`$grades`), and as
/// it is written (`$grades-text`).
#[derive(Debug)]
pub struct Words<'a> {
    locale: &'a Locale,
    arguments: Vec<(String, String)>,
}

impl<'a> Words<'a> {
    #[must_use]
    pub fn new(locale: &'a Locale) -> Self {
        Self { locale, arguments: Vec::new() }
    }

    #[must_use]
    pub fn number(mut self, name: &str, number: impl Into<u64>) -> Self {
        let number = number.into();
        self.arguments.push((name.to_owned(), number.to_string()));
        self.arguments.push((format!("{name}-text"), self.locale.number(number)));
        self
    }

    #[must_use]
    pub fn text(mut self, name: &str, text: impl Into<String>) -> Self {
        self.arguments.push((name.to_owned(), text.into()));
        self
    }

    /// A share of one; a dash where there is none.
    #[must_use]
    pub fn share(self, name: &str, share: Option<f32>) -> Self {
        let text = share.map_or("–".to_owned(), |share| self.locale.share(share, 1));
        self.text(name, text)
    }

    /// The sentence of `key`.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        let arguments: Vec<(&str, String)> =
            self.arguments.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        self.locale.with(key, &arguments)
    }
}
