//! LaTeX inside a line: the commands that wrap words, and the signs they write; lines are `tex`'s.
//!
//! In a course's source, or in what is left of it.

use std::ops::Range;

use super::ahead::REACH;
use super::mapped::Mapped;

/// What a command inside a line stands for, and how many bytes it fills.
pub(super) fn command(rest: &str) -> Option<(&'static str, usize)> {
    let name = rest.strip_prefix('\\')?;
    let length = name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let after = name.get(length..)?;
    let word = name.get(..length)?;
    let gobbled = |text: &str| text.find('}').map_or(0, |end| end + 1);
    // « \Delta P » is one name.
    let named = after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    Some(match word {
        "" => return accent(name),
        "Delta" if named => ("Δ", 2 + length),
        "footnote" | "cite" | "label" | "index" | "citep" | "citet" | "ref" => {
            ("", 1 + length + gobbled(after))
        }
        "textbf" | "emph" | "textit" | "underline" | "textsc" | "text" | "mathrm" | "mathbf"
        | "mathit" | "operatorname" => ("", 1 + length),
        "og" => ("« ", 1 + length + usize::from(after.starts_with(' '))),
        "fg" => (" »", 1 + length + if after.starts_with("{}") { 2 } else { 0 }),
        "oe" => ("œ", 1 + length + usize::from(after.starts_with(' '))),
        "ae" => ("æ", 1 + length + usize::from(after.starts_with(' '))),
        // `\left(` and `\right)` say how large the bracket is.
        "left" | "right" | "big" | "Big" if after.starts_with(['(', ')', '[', ']']) => {
            ("", 1 + length)
        }
        _ => (sign(word)?, 1 + length),
    })
}

/// `\frac{K}{E}` at the head of `rest`: its halves, and the bytes of the whole.
pub(super) fn fraction(rest: &str) -> Option<(Range<usize>, Range<usize>, usize)> {
    let names = ["\\frac", "\\dfrac", "\\tfrac"];
    let start = names.iter().find(|name| rest.starts_with(**name))?.len();
    let top = braced(rest, start)?;
    let under = braced(rest, top.end + 1)?;
    let end = under.end + 1;
    Some((top, under, end))
}

/// What stands between the brace at `at` and the one that closes it.
fn braced(rest: &str, at: usize) -> Option<Range<usize>> {
    let inner = rest.get(at..)?.strip_prefix('{')?;
    let mut depth = 1_u32;
    for (offset, c) in inner.char_indices().take(REACH) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1..at + 1 + offset);
        }
    }
    None
}

/// Writes « K / E », « (a + b) / (c × d) ».
pub(super) fn divide(out: &mut Mapped, top: &Mapped, under: &Mapped, at: usize) {
    bracketed(out, top, &['+', '-', '−'], at);
    out.push_instead(" / ", at);
    bracketed(out, under, &['+', '-', '−', '×', '·', '/'], at);
}

fn bracketed(out: &mut Mapped, half: &Mapped, signs: &[char], at: usize) {
    let several = half.text().contains(signs);
    if several {
        out.push_instead("(", at);
    }
    out.append(half);
    if several {
        out.push_instead(")", at);
    }
}

/// The sign that a command of formulas writes.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "geq" | "ge" => "≥",
        "leq" | "le" => "≤",
        "neq" => "≠",
        "approx" | "simeq" => "≈",
        "pm" => "±",
        "times" => "×",
        "cdot" => "·",
        "propto" => "∝",
        "infty" => "∞",
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        "delta" => "δ",
        "Delta" => "Δ",
        "epsilon" | "varepsilon" => "ε",
        "eta" => "η",
        "theta" => "θ",
        "kappa" => "κ",
        "lambda" => "λ",
        "mu" => "µ",
        "pi" => "π",
        "rho" => "ρ",
        "sigma" => "σ",
        "Sigma" => "Σ",
        "tau" => "τ",
        "phi" | "varphi" => "φ",
        "omega" => "ω",
        "Omega" => "Ω",
        "rightarrow" | "to" | "longrightarrow" => "→",
        "leftarrow" => "←",
        "leftrightarrow" => "↔",
        "Rightarrow" => "⇒",
        "uparrow" => "↑",
        "downarrow" => "↓",
        "rightleftharpoons" => "⇌",
        "quad" | "qquad" => " ",
        "ldots" | "dots" | "cdots" | "textellipsis" => "…",
        "textdegree" | "degree" => "°",
        "textendash" => "–",
        "textemdash" => "—",
        "colon" => ":",
        "in" => "∈",
        "subset" => "⊂",
        _ => return None,
    })
}

/// `\'e`, `` \`a ``, `\^o`, `\,`.
fn accent(after: &str) -> Option<(&'static str, usize)> {
    let mut chars = after.chars();
    let mark = chars.next()?;
    let letter = chars.next();
    let braced = letter == Some('{');
    let letter = if braced { chars.next() } else { letter };
    let length = 3 + if braced { 2 } else { 0 };
    Some(match (mark, letter) {
        ('\'', Some('e')) => ("é", length),
        ('\'', Some('E')) => ("É", length),
        ('`', Some('e')) => ("è", length),
        ('`', Some('a')) => ("à", length),
        ('`', Some('u')) => ("ù", length),
        ('^', Some('e')) => ("ê", length),
        ('^', Some('a')) => ("â", length),
        ('^', Some('o')) => ("ô", length),
        ('^', Some('i')) => ("î", length),
        ('^', Some('u')) => ("û", length),
        ('"', Some('i')) => ("ï", length),
        ('"', Some('e')) => ("ë", length),
        ('c', Some('c')) => ("ç", length),
        (',' | ' ' | ';' | ':' | '!' | '\\', _) => (" ", 2),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::inline::clean;

    fn text(line: &str) -> String {
        clean(line, 0, false).mapped.text().to_owned()
    }

    #[test]
    fn a_fraction_is_written_in_line() {
        assert_eq!(text(r"$$D = \frac{Q \times C}{V}$$"), "D = (Q × C)/V");
        assert_eq!(text(r"$\dfrac{a + b}{c \times \Delta P}$"), "(a + b)/(c × ΔP)");
        assert_eq!(text(r"$\frac{1}{2}$ dose"), "1/2 dose");
        // Not the whole of one.
        assert_eq!(text(r"une \fracture du col"), r"une \fracture du col");
    }
}
