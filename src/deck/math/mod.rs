//! Formulas in a text (`$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\ce{…}`): where they stand, and what they
//! say in runs of letters on the line, above it and below it.
//!
//! A small part of TeX and of mhchem, of which nothing is guessed: a formula that is not understood
//! whole is left as it is typed.

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
        text.get(at..).and_then(|rest| memchr::memchr2(b'$', b'\\', rest.as_bytes()))
    {
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        let Some((length, body)) = enclosed(rest) else {
            // What is escaped opens nothing.
            at += 1 + usize::from(rest.starts_with("\\$"));
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

/// The formula that a text begins with: how long it is, and what is in it.
fn enclosed(text: &str) -> Option<(usize, &str)> {
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
    let end = dollar(inner)?;
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

/// Where the `$` stands that closes one. Sums of money are no formula: between the signs and what
/// they enclose there is no space, and no digit follows.
pub(super) fn dollar(inner: &str) -> Option<usize> {
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
                && !after.starts_with(|c: char| c.is_ascii_digit());
            return closes.then_some(end);
        }
        from = end + 1;
    }
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
        ] {
            assert_eq!(read_out(typed), read, "{typed}");
        }
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
