//! A number as it is compared: by its value, however it is written.
//!
//! `1,5`, `1.5` and `1,50` are one number, `1 000` and `1000` another. Where the language of the
//! deck does not settle whether `1.000` is one or a thousand, both readings stand, and only what
//! has the same readings is the same number: a wrong dose is never called right.

/// A number's possible values, as plain decimals without superfluous zeros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) negative: bool,
    pub(super) values: Vec<String>,
}

impl Number {
    /// Its digits, where it is a plain whole number.
    pub(super) fn digits(&self) -> Option<&str> {
        let [only] = self.values.as_slice() else { return None };
        (!self.negative && !only.contains('.')).then_some(only)
    }
}

/// Spaces that stand between groups of three digits.
fn parts_groups(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

/// A run of digits, from `at`; and where it ends.
fn run(text: &[char], at: usize) -> (String, usize) {
    let digits: String =
        text.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).collect();
    let end = at + digits.len();
    (digits, end)
}

/// Whether a number starts at `at`.
pub(super) fn starts(text: &[char], at: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    digit(at)
        || fraction(text.get(at).copied()).is_some()
        || (matches!(text.get(at), Some(',' | '.')) && digit(at + 1))
}

/// What « ½ » adds to a whole number.
fn fraction(c: Option<char>) -> Option<&'static str> {
    Some(match c? {
        '½' => "5",
        '¼' => "25",
        '¾' => "75",
        _ => return None,
    })
}

/// Reads the number that starts at `at`, and where it ends; none for what looks like one and is
/// none, as `12.05.2026`: with where that ends.
pub(super) fn read(text: &[char], at: usize, language: &str) -> (Option<Number>, usize) {
    let number = |values: Vec<String>| Some(Number { negative: false, values });
    if let Some(part) = fraction(text.get(at).copied()) {
        return (number(vec![format!("0.{part}")]), at + 1);
    }
    let (mut whole, mut end) = run(text, at);
    // Groups after a space: three digits each, and no more.
    let mut grouped = false;
    while (grouped || matches!(whole.len(), 1..=3))
        && !whole.starts_with('0')
        && text.get(end).copied().is_some_and(parts_groups)
    {
        let (group, after) = run(text, end + 1);
        if group.len() != 3 {
            break;
        }
        whole.push_str(&group);
        (end, grouped) = (after, true);
    }
    let mut rest: Vec<(char, String)> = Vec::new();
    while let Some(mark @ (',' | '.')) = text.get(end).copied() {
        let (digits, after) = run(text, end + 1);
        if digits.is_empty() {
            break;
        }
        rest.push((mark, digits));
        end = after;
    }
    if let Some(part) = fraction(text.get(end).copied())
        && rest.is_empty()
    {
        return (number(vec![plain(&whole, part)]), end + 1);
    }
    let values = match rest.as_slice() {
        [] => vec![plain(&whole, "")],
        [(mark, digits)] => one_mark(&whole, *mark, digits, grouped, language),
        [groups @ .., (last, digits)] => {
            let thousands = |mark: char| groups.iter().all(|(m, d)| *m == mark && d.len() == 3);
            let joined: String = groups.iter().map(|(_, digits)| digits.as_str()).collect();
            let short = matches!(whole.len(), 1..=3);
            match (short, last) {
                (true, last) if thousands(*last) && digits.len() == 3 => {
                    vec![plain(&format!("{whole}{joined}{digits}"), "")]
                }
                (true, '.') if thousands(',') => vec![plain(&format!("{whole}{joined}"), digits)],
                (true, ',') if thousands('.') => vec![plain(&format!("{whole}{joined}"), digits)],
                _ => return (None, end),
            }
        }
    };
    (number(values), end)
}

/// The readings of a number with one comma or point.
fn one_mark(whole: &str, mark: char, digits: &str, grouped: bool, language: &str) -> Vec<String> {
    let decimal = plain(whole, digits);
    let may_group =
        !grouped && digits.len() == 3 && matches!(whole.len(), 1..=3) && !whole.starts_with('0');
    if !may_group {
        return vec![decimal];
    }
    let thousands = plain(&format!("{whole}{digits}"), "");
    let is = |code: &str| language.split('-').next() == Some(code);
    match mark {
        // French has no comma between thousands, English no comma before decimals.
        ',' if is("fr") => vec![decimal],
        ',' if is("en") => vec![thousands],
        '.' if is("en") => vec![decimal],
        _ => vec![decimal, thousands],
    }
}

/// A decimal without zeros that say nothing.
fn plain(whole: &str, decimals: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        decimals => format!("{whole}.{decimals}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str, language: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let (number, end) = read(&chars, 0, language);
        assert!(number.is_none() || end == chars.len(), "{text}");
        number.map(|number| number.values).unwrap_or_default()
    }

    #[test]
    fn a_number_has_one_value_however_it_is_written() {
        for (language, text, value) in [
            ("fr", "1,5", "1.5"),
            ("fr", "1.5", "1.5"),
            ("fr", "1,50", "1.5"),
            ("fr", "01,5", "1.5"),
            ("fr", ",5", "0.5"),
            ("fr", "0,125", "0.125"),
            ("fr", "1\u{202f}000", "1000"),
            ("fr", "1 000 000,5", "1000000.5"),
            ("fr", "1,000", "1"),
            ("en", "1,000", "1000"),
            ("en", "1.000", "1"),
            ("en", "1,234,567.8", "1234567.8"),
            ("de", "1.234.567,8", "1234567.8"),
            ("fr", "1½", "1.5"),
            ("fr", "0", "0"),
        ] {
            assert_eq!(values(text, language), [value], "{text}");
        }
        assert_eq!(values("1.000", "fr"), ["1", "1000"]);
        assert!(values("12.05.2026", "fr").is_empty(), "a date is no number");
    }
}
