//! Days as each language writes them.

use crate::library::Date;
use crate::locale::{Language, Locale};

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
