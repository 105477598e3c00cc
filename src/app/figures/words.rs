//! Sentences with numbers in them, days and stretches of days as each language writes them.

use crate::library::Date;
use crate::locale::{Language, Locale};

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

/// A scheduler day with its year: « 10/03/2026 », “10 Mar 2026”.
#[must_use]
pub fn date(locale: &Locale, day: i32) -> String {
    Date::of_day(day).written(match locale.language() {
        Language::French => "%d/%m/%Y",
        Language::English => "%-d %b %Y",
    })
}

/// A scheduler day of about now: « 10/03 », “10 Mar”.
#[must_use]
pub fn short_date(locale: &Locale, day: i32) -> String {
    Date::of_day(day).written(match locale.language() {
        Language::French => "%d/%m",
        Language::English => "%-d %b",
    })
}

/// Time spent, to the minute where there are any: « 40 s », « 25 min », « 12 h 05 min ».
#[must_use]
pub fn moment_of(locale: &Locale, ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    let minutes = (seconds + 30) / 60;
    if seconds < 60 {
        locale.count("duration-seconds", seconds)
    } else if minutes < 60 {
        locale.count("wait-minutes", minutes)
    } else {
        let parts =
            [("hours", (minutes / 60).to_string()), ("minutes", (minutes % 60).to_string())];
        locale.with("duration-hours", &parts)
    }
}
