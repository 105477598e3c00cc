//! Formulas in a text (`$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\ce{…}`): where they stand, and what they
//! say in runs of letters on the line, above it and below it.
//!
//! A small part of TeX and of mhchem, of which nothing is guessed: a formula that is not understood
//! whole is left as it is typed.

mod brackets;
mod chemistry;
mod run;
mod signs;
mod tex;

use std::borrow::Cow;
use std::ops::Range;

pub use run::{Level, Run, linear, small_signs};

/// The longest formula that is looked for, in bytes, so that a text of many `$` is read once.
const LONGEST: usize = 2_000;
/// The same between single `$`, each of which may begin another one.
const LONGEST_LINE: usize = 500;

/// A formula where it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// With the signs around it.
    pub range: Range<usize>,
    pub runs: Vec<Run>,
}

/// The formulas of a text that are understood, in their order.
#[must_use]
pub fn formulas(text: &str) -> Vec<Formula> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) =
        text.get(at..).and_then(|rest| memchr::memchr3(b'$', b'\\', b'`', rest.as_bytes()))
    {
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with('`') {
            at += code(rest);
            continue;
        }
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let Some((length, body)) = enclosed(before, rest) else {
            // What is escaped opens nothing.
            at += 1 + usize::from(rest.starts_with("\\$") || rest.starts_with("\\`"));
            continue;
        };
        let runs = if rest.starts_with("\\ce{") { chemistry::runs(body) } else { tex::runs(body) };
        if let Some(runs) = runs.filter(|runs| !runs.is_empty()) {
            found.push(Formula { range: at..at + length, runs });
        }
        at += length;
    }
    found
}

/// A text with its formulas as they are read in a line: `CO₂`, `a/b`, `x^(n+1)`.
#[must_use]
pub fn read_out(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'$', b'\\', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut end = 0;
    for Formula { range, runs } in formulas(text) {
        read.push_str(text.get(end..range.start).unwrap_or_default());
        read.push_str(&linear(&runs));
        end = range.end;
    }
    read.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(read)
}

/// How long the code is that a text begins with, in which a sign is a sign: as much as stands between
/// two rows of as many backticks, or the row alone where no other one follows.
fn code(text: &str) -> usize {
    let row = |text: &str| text.bytes().take_while(|byte| *byte == b'`').count();
    let ticks = row(text);
    let mut at = ticks;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('`')) {
        at += next;
        let found = text.get(at..).map_or(0, row);
        at += found;
        if found == ticks {
            return at;
        }
    }
    ticks
}

/// The formula that a text begins with, behind a letter: how long it is, and what is in it.
fn enclosed(before: Option<char>, text: &str) -> Option<(usize, &str)> {
    if let Some(inner) = text.strip_prefix("\\ce{") {
        let end = matching(inner)?;
        return Some(("\\ce{".len() + end + 1, inner.get(..end)?));
    }
    for (open, close) in [("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$")] {
        if let Some(inner) = text.strip_prefix(open) {
            let end = window(inner, LONGEST).find(close)?;
            let body = inner.get(..end).filter(|body| !body.trim().is_empty())?;
            return Some((open.len() + end + close.len(), body));
        }
    }
    let inner = text.strip_prefix('$')?;
    let end = dollar(before, inner)?;
    Some((end + 2, inner.get(..end)?))
}

/// As much of a text as a formula may be long.
fn window(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Where the `$` stands that closes the one that comes after a letter. Sums of money are no formula:
/// between the signs and what they enclose there is no space, no digit follows, and it is no prose.
pub(super) fn dollar(letter: Option<char>, inner: &str) -> Option<usize> {
    if inner.starts_with(|c: char| c.is_whitespace() || c == '$') {
        return None;
    }
    let text = window(inner, LONGEST_LINE);
    let mut from = 0;
    loop {
        let end = from + text.get(from..)?.find(['$', '\n'])?;
        let (before, after) = (text.get(..end)?, inner.get(end + 1..)?);
        if text.as_bytes().get(end) == Some(&b'\n') {
            return None;
        }
        let escaped = before.ends_with('\\');
        if !escaped {
            let closes = !before.ends_with(char::is_whitespace)
                && !after.starts_with(|c: char| c.is_ascii_digit())
                && !is_prose(letter, before);
            return closes.then_some(end);
        }
        from = end + 1;
    }
}

/// Whether what stands between two dollars behind a letter is prose, as in « 10$/jour contre 20$ » and
/// « le prix ($) et le coût ($) ». TeX's own signs are in no prose.
fn is_prose(letter: Option<char>, body: &str) -> bool {
    if body.contains(['\\', '^', '_']) {
        return false;
    }
    let is_sum = letter.is_some_and(|c| {
        c.is_ascii_digit() || (c.is_alphabetic() && body.starts_with(|c: char| c.is_ascii_digit()))
    });
    if is_sum || body.starts_with([',', ';', ':', ')', '/']) || body.ends_with('(') {
        return true;
    }
    let words: Vec<&str> = body.split_whitespace().collect();
    let is_word = |word: &str| {
        let bare = word.trim_matches(|c: char| c.is_ascii_punctuation());
        bare.chars().count() > 1 && bare.chars().all(char::is_alphabetic)
    };
    let ends = |word: &str, of: fn(char) -> bool| word.chars().next_back().is_some_and(of);
    let begins = |word: &str, of: fn(char) -> bool| word.chars().next().is_some_and(of);
    let two = |pair: &[&str]| {
        let [one, other] = pair else { return false };
        let letters = ends(one, char::is_alphabetic) && begins(other, char::is_alphabetic);
        letters && (is_word(one) || is_word(other))
    };
    // « 5 et 10 ».
    let between = |three: &[&str]| {
        let [one, word, other] = three else { return false };
        is_word(word) && ends(one, char::is_alphanumeric) && begins(other, char::is_alphanumeric)
    };
    words.windows(2).any(two) || words.windows(3).any(between)
}

/// Where the brace stands that closes one.
fn matching(inner: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, c) in window(inner, LONGEST).char_indices() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => return Some(at),
            '}' => open -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_read_in_a_line() {
        for (typed, read) in [
            (r"$E = mc^2$", "E = mc²"),
            (r"$x_{i}^{n+1}$", "xᵢⁿ⁺¹"),
            (r"\(a^{b/c}\)", "a^(b/c)"),
            (r"$$\frac{a+b}{2}$$", "(a + b)/2"),
            (r"\[\sqrt{x+1} \leq \alpha\]", "√(x + 1) ≤ α"),
            (r"$\sqrt[3]{x}$", "³√x"),
            (r"$\Delta G = -RT\ln K$", "ΔG = −RT ln K"),
            (r"$\text{PaO}_2 / \mathrm{FiO_2} < 300$", "PaO₂/FiO₂ < 300"),
            (r"$\left(\frac{1}{2}\right) \times 10^{-3}$", "(1/2) × 10⁻³"),
            (r"$f'(x) \to \infty$", "f′(x) → ∞"),
            (r"$\text{Glucose-6P} - x$", "Glucose-6P − x"),
            (r"\ce{H2O}", "H₂O"),
            (r"\ce{CO2 + H2O <=> H2CO3 <=> HCO3- + H+}", "CO₂ + H₂O ⇌ H₂CO₃ ⇌ HCO₃⁻ + H⁺"),
            (r"\ce{2Ca^2+ + SO4^{2-} -> CaSO4 v}", "2Ca²⁺ + SO₄²⁻ → CaSO₄ ↓"),
            (r"\ce{^{14}_{6}C}", "¹⁴₆C"),
            (r"\ce{CH3-CH=CH2}", "CH₃–CH=CH₂"),
            (r"\ce{A ->[H2O] B}", "A →^(H₂O) B"),
            (r"$\ce{Na+}$ et \(\ce{K+}\)", "Na⁺ et K⁺"),
            (r"$\mu$g", "μg"),
            (r"$-x - (-y) + \log\frac{a}{b}$", "−x − (−y) + log(a/b)"),
            (r"Le $x$, […] et $[…]$", "Le x, […] et […]"),
            (r"$PV = nRT$, $n R T$, 5$\mu$g", "PV = nRT, nRT, 5μg"),
        ] {
            assert_eq!(read_out(typed), read, "{typed}");
        }
    }

    #[test]
    fn what_is_shown_in_a_line_says_one_thing() {
        for (typed, read) in [
            (r"$3\frac{3}{4}$ comprimés", "3\u{a0}3/4 comprimés"),
            (r"$3\frac{3}{4}\text{ mg}$", "3\u{a0}3/4 mg"),
            (r"$\frac{1}{2}\text{ comprimé}$", "1/2 comprimé"),
            (r"$\frac{1}{2}\text{mg}$", "(1/2)mg"),
            (r"$\frac{U}{P}V$", "(U/P)V"),
            (r"$\frac{U}{PV}$", "U/(PV)"),
            (r"$\frac{UV}{P}$", "UV/P"),
            (r"$\frac{a}{b}\frac{c}{d}$", "(a/b)(c/d)"),
            (r"$a/\frac{b}{c}$", "a/(b/c)"),
            (r"$\frac{b}{c}/a$", "(b/c)/a"),
            (r"$\frac{a}{b}^2$", "(a/b)²"),
            (r"$\frac{a}{b}\cdot c = {\frac{d}{e}}f$", "(a/b)·c = (d/e)f"),
            (r"$x\,\frac{a}{b}$", "x (a/b)"),
            (r"$-\frac{a}{b} + \frac{c}{d} \times 2$", "−a/b + c/d × 2"),
            (r"$\sqrt{x}y$", "√(x)y"),
            (r"$\sqrt{xy}$", "√(xy)"),
            (r"$\sqrt{x}^2$", "(√x)²"),
            (r"$\sqrt{x^2}$", "√(x²)"),
            (r"$\sqrt{\alpha\beta} + \sqrt{x_1} = \sqrt{12}$", "√(αβ) + √x₁ = √12"),
            (r"$x\sqrt[3]{y}$", "x\u{a0}³√y"),
            (r"$\frac{1}{x}\sin y$", "(1/x) sin y"),
            (r"$\sin {\frac{a}{b}}$", "sin (a/b)"),
            (r"$\frac{1}{x^2} + \frac{dP}{dt} + \frac{1}{\sqrt{2}}$", "1/x² + dP/dt + 1/√2"),
            (r"$\frac{\frac{a}{b}}{c}$", "(a/b)/c"),
            (r"$\frac{\text{PaO}_2}{\text{FiO}_2}$", "PaO₂/FiO₂"),
            (r"$e^{\frac{1}{2}}x$", "e^(1/2)x"),
        ] {
            assert_eq!(read_out(typed), read, "{typed}");
        }
        // What would read as another thing is left as it is typed.
        for typed in [r"$x^2^3$", r"${x^2}^3$", r"$3\frac{1}{4}x$"] {
            assert_eq!(read_out(typed), typed);
        }
    }

    #[test]
    fn money_and_code_are_no_formulas() {
        for typed in [
            "Coût : 10$/jour contre 20$/jour",
            "Il paie 5$, puis 10$, puis 15$.",
            "Le prix ($) et le coût ($) sont égaux",
            "100$US ou 200$US",
            "between $5M and 10M$ a year",
            "10$-20$",
            "Entre $5 et 10$ par mois",
            "R$5, R$6",
            "`$i$` puis ``x=$y` z=$w``",
            "```\na=$b; c=$d\n```",
            r"`\ce{H2O}` et `\(x\)`",
        ] {
            assert_eq!(read_out(typed), typed);
        }
        assert_eq!(read_out("un ` seul, $x^2$"), "un ` seul, x²");
        assert_eq!(read_out(r"\`$x^2$"), r"\`x²");
        assert_eq!(read_out("`a` $x^2$ `$b$`"), "`a` x² `$b$`");
    }

    #[test]
    fn what_is_no_formula_or_is_not_understood_stays_as_typed() {
        for typed in [
            "5 $ et 10 $",
            "de $5 à $10",
            "$x",
            "$ x$",
            r"\$x\$",
            r"$\overset{a}{b}$",
            r"$\frac{a}$",
            r"$a}$",
            r"$a^$",
            r"$$ $$",
            r"\ce{A",
            r"\ce{\foo}",
            r"\(a",
            "a\\",
            "$a\nb$",
        ] {
            assert_eq!(read_out(typed), typed);
        }
        let deep = format!("${}x{}$", "{".repeat(500), "}".repeat(500));
        assert_eq!(read_out(&deep), deep);
        let deep = format!("${}x{}$", r"\frac{".repeat(90), "}{2}".repeat(90));
        assert_eq!(read_out(&deep), deep);
        // Read once, not once for each sign.
        let many = "$a $a".repeat(50_000);
        assert!(formulas(&many).len() < many.len());
    }

    #[test]
    fn no_text_makes_it_fail() {
        let pieces =
            ["$", "\\", "{", "}", "^", "_", "\\ce{", "\\frac", "é", "2", " ", "+", "->[", "\\("];
        let mut number = 1_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(number >> 16) as usize % pieces.len()]);
            }
            for formula in formulas(&text) {
                assert!(text.get(formula.range).is_some());
            }
        }
    }
}
