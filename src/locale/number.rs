//! Numbers as each language writes them.
//!
//! French has a comma and narrow spaces, before the percent sign too (U+202F).

use super::{Language, Locale};

impl Locale {
    /// A whole number, its thousands apart: « 12 480 », “12,480”.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let apart = if self.language() == Language::French { '\u{202f}' } else { ',' };
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(apart);
            }
            text.push(digit);
        }
        text
    }

    /// A number with just so many decimals.
    #[must_use]
    pub fn fixed(&self, number: f32, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        match self.language() {
            Language::French => text.replace('.', ","),
            Language::English => text,
        }
    }

    /// A number with so many decimals, without those that say nothing.
    #[must_use]
    pub fn decimals(&self, number: f32, most: usize) -> String {
        let text = self.fixed(number, most);
        if most == 0 {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned()
    }

    /// A share of one as a percentage, with so many decimals.
    #[must_use]
    pub fn share(&self, share: f32, most: usize) -> String {
        let space = if self.language() == Language::French { "\u{202f}" } else { "" };
        format!("{}{space}%", self.decimals(share * 100.0, most))
    }

    /// Time spent, to the minute where there are any: « 40 s », « 25 min », « 12 h 5 min ».
    #[must_use]
    pub fn time_spent(&self, ms: u64) -> String {
        let seconds = ms.div_ceil(1000);
        let minutes = (seconds + 30) / 60;
        if seconds < 60 {
            self.count("duration-seconds", seconds)
        } else if minutes < 60 {
            self.count("wait-minutes", minutes)
        } else {
            let parts =
                [("hours", (minutes / 60).to_string()), ("minutes", (minutes % 60).to_string())];
            self.with("duration-hours", &parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        let french = Locale::new(Language::French);
        let english = Locale::new(Language::English);
        assert_eq!(french.number(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!((english.number(999), english.number(1000)), ("999".into(), "1,000".into()));
        assert_eq!(
            (french.decimals(2.50, 2), english.decimals(30.0, 1)),
            ("2,5".into(), "30".into())
        );
        assert_eq!(french.decimals(100.0, 0), "100");
        assert_eq!(french.time_spent(39_100), "40\u{a0}s");
        assert_eq!(french.time_spent(1_500_000), "25\u{a0}min");
        assert_eq!(english.time_spent(43_500_000), "12\u{a0}h 5\u{a0}min");
        assert_eq!(
            (french.share(0.905, 1), english.share(0.9, 0)),
            ("90,5\u{202f}%".into(), "90%".into())
        );
    }
}
