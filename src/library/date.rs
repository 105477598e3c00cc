//! A calendar day: as the files write it, and as students type it.
//!
//! What could be two days, and days that no calendar has, are errors.

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::deck::fold;

/// A calendar day, written `2026-06-15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(civil::Date);

/// The names of the months in both languages, folded; three letters of one are enough where they
/// are no other's.
const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "january"],
    ["fevrier", "february"],
    ["mars", "march"],
    ["avril", "april"],
    ["mai", "may"],
    ["juin", "june"],
    ["juillet", "july"],
    ["aout", "august"],
    ["septembre", "september"],
    ["octobre", "october"],
    ["novembre", "november"],
    ["decembre", "december"],
];

/// What may stand about a date and says nothing that it doesn't.
const AROUND: [&str; 18] = [
    "le",
    "the",
    "of",
    "on",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// How many years ahead the day of a date without its year may lie: leap years are up to eight
/// years apart.
const YEARS_AHEAD: i16 = 8;

impl Date {
    /// A day as a student types it: `2026-06-15`, `15/6/26`, `15/6`, `15 juin 2026`, `June 15`; none
    /// for another text. Without a year it is the next one after the day `today`.
    #[must_use]
    pub fn read(text: &str, today: i32) -> Option<Self> {
        let Typed { year, month, day } = Typed::read(text)?;
        let of = |year| civil::Date::new(year, month, day).ok().map(Self);
        if let Some(year) = year {
            return of(year);
        }
        let this = Self::of_day(today).0.year();
        let years = this..=this.saturating_add(YEARS_AHEAD);
        years.filter_map(of).find(|date| date.day() > today)
    }

    /// The scheduler day, days since 1970-01-01.
    #[must_use]
    pub fn day(self) -> i32 {
        let first = civil::date(1970, 1, 1);
        self.0.since(first).map_or(0, |span| span.get_days())
    }

    /// The calendar day of a scheduler day (days since 1970-01-01); the first or the last there is
    /// where it lies beyond.
    #[must_use]
    pub fn of_day(day: i32) -> Self {
        let first = civil::date(1970, 1, 1);
        // A longer span than this is refused, and no calendar goes so far.
        let day = day.clamp(-4_000_000, 4_000_000);
        Self(first.saturating_add(jiff::Span::new().days(day)))
    }

    /// The day so many days earlier.
    #[must_use]
    pub fn before(self, days: i32) -> Self {
        let earlier = self.0.checked_sub(jiff::Span::new().days(days));
        Self(earlier.unwrap_or(self.0))
    }

    /// The day as the form (of strftime) has it.
    #[must_use]
    pub fn written(self, form: &str) -> String {
        self.0.strftime(form).to_string()
    }
}

/// A day as it is typed, that a calendar may have or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Typed {
    year: Option<i16>,
    month: i8,
    day: i8,
}

impl Typed {
    fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let words: Vec<&str> = folded
            .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ',' | '–' | '‑'))
            .filter(|word| !word.is_empty() && !AROUND.contains(word))
            .collect();
        match *words {
            [year, month, day] if number(year, 4).is_some() && year.len() == 4 => {
                Self::of(Some(year_of(year)?), month, day)
            }
            [first, second, year] => {
                let (day, month) = in_order(first, second);
                Self::of(Some(year_of(year)?), month, day)
            }
            [first, second] => {
                let (day, month) = in_order(first, second);
                Self::of(None, month, day)
            }
            _ => None,
        }
    }

    fn of(year: Option<i16>, month: &str, day: &str) -> Option<Self> {
        let month = month_named(month).or_else(|| number(month, 2)?.try_into().ok())?;
        let day = ["er", "st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| day.strip_suffix(end))
            .unwrap_or(day);
        Some(Self { year, month, day: number(day, 2)?.try_into().ok()? })
    }
}

/// A day that its month does not have, as it is typed: 31 February.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchDay {
    /// Where other years have it.
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

impl NoSuchDay {
    /// The one that is typed, where it is all that is wrong with it.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        // Of February, the days of a leap year.
        const LEAP: i16 = 2028;
        let Typed { year, month, day } = Typed::read(text)?;
        let there = |year| civil::Date::new(year, month, day).is_ok();
        let month_there = civil::Date::new(LEAP, month, 1).is_ok() && (1..=31).contains(&day);
        if !month_there || there(year.unwrap_or(LEAP)) {
            return None;
        }
        Some(Self { year: year.filter(|_| there(LEAP)), month, day })
    }
}

/// The day and the month: English may begin with the month where it is a name.
fn in_order<'a>(first: &'a str, second: &'a str) -> (&'a str, &'a str) {
    if month_named(first).is_some() { (second, first) } else { (first, second) }
}

/// The month with this name, or whose name alone begins so.
fn month_named(word: &str) -> Option<i8> {
    if word.len() < 3 {
        return None;
    }
    let mut named =
        (1_i8..).zip(MONTHS).filter(|(_, names)| names.iter().any(|n| n.starts_with(word)));
    let (month, _) = named.next()?;
    named.next().is_none().then_some(month)
}

/// A year; two digits are of this century.
fn year_of(word: &str) -> Option<i16> {
    let year = i16::try_from(number(word, 4)?).ok()?;
    match word.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// The number that these digits write, where they are no more than so many.
fn number(word: &str, most: usize) -> Option<u16> {
    let digits = word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let date = civil::Date::strptime("%Y-%m-%d", &text);
        date.map(Self).map_err(|_| "a day is written 2026-06-15")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.written("%Y-%m-%d")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 10 March 2026.
    const TODAY: i32 = 20_522;

    fn read(text: &str) -> Option<String> {
        Date::read(text, TODAY).map(String::from)
    }

    #[test]
    fn a_day_is_read_as_students_write_it() {
        for text in [
            "2026-06-15",
            "15/06/2026",
            " 15/6/2026 ",
            "15.6.2026",
            "15-06-26",
            "15/6",
            "15.06.",
            "15 juin",
            "15 Juin 2026",
            "15 June 2026",
            "June 15, 2026",
            "15 jun",
            "le 15 juin 26",
            "lundi 15 juin",
            "Sunday 15 June",
            "Monday, June 15th",
            "the 15th of June",
            "2026/6/15",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-06-15"), "{text}");
        }
        for (text, day) in [
            ("1er août", "2026-08-01"),
            ("3 déc.", "2026-12-03"),
            ("8 février", "2027-02-08"),
            ("10/3", "2027-03-10"),
            ("11/3", "2026-03-11"),
            ("29/2", "2028-02-29"),
            ("5 mar", "2027-03-05"),
            ("14 juil", "2026-07-14"),
        ] {
            assert_eq!(read(text).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_refused() {
        for text in [
            "",
            "demain",
            "31/02/2026",
            "2026",
            "15",
            "15 jui",
            "6/15",
            "15 juin 126",
            "15//",
            "32 juin",
            "15 brumaire",
            "١٥/٦",
            "15 juin 2026 9 h",
            "99999999/1/1",
            "0/0",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(Date::read("1/1", i32::MAX), None);
    }

    #[test]
    fn a_day_that_its_month_does_not_have_is_told() {
        let told = |text: &str| {
            NoSuchDay::read(text).map(|NoSuchDay { year, month, day }| (year, month, day))
        };
        assert_eq!(told("31/02"), Some((None, 2, 31)));
        assert_eq!(told("31 février 2027"), Some((None, 2, 31)));
        assert_eq!(told("June 31st"), Some((None, 6, 31)));
        assert_eq!(told("29/2/2027"), Some((Some(2027), 2, 29)));
        for text in ["29/2", "29/2/2028", "32/1", "15/13", "31/12", "demain", ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_and_written() {
        let day = Date::try_from("2026-06-15".to_owned()).unwrap();
        assert_eq!(day.day(), 20_619);
        assert_eq!(Date::of_day(TODAY).written("%Y-%m-%d"), "2026-03-10");
        assert_eq!(String::from(day), "2026-06-15");
        assert_eq!(String::from(day.before(15)), "2026-05-31");
        assert_eq!(Date::of_day(20_619), day);
        assert_eq!(String::from(Date::of_day(-1)), "1969-12-31");
        assert!(
            Date::of_day(i32::MIN) < Date::of_day(0) && Date::of_day(0) < Date::of_day(i32::MAX)
        );
        assert!(Date::try_from("15/06/2026".to_owned()).is_err());
    }
}
