//! LaTeX: sections, items, the commands that wrap words; a course's source, or what is left of it.
//!
//! Leaves out the preamble, figures, tables and formulas on lines of their own.

use super::line::{Line, LineKind};

/// Whether the text is LaTeX rather than a text with a backslash in it.
pub(super) fn is_tex(text: &str) -> bool {
    text.contains("\\begin{") || text.contains("\\section{") || text.contains("\\item ")
}

/// The line without the comment at its end.
pub(super) fn uncommented(raw: &str) -> &str {
    let comment = raw
        .match_indices('%')
        .find(|(at, _)| *at > 0 && !raw.get(..*at).is_some_and(|before| before.ends_with('\\')));
    comment.map_or(raw, |(at, _)| raw.get(..at).unwrap_or(raw))
}

/// The environment that `content` opens and nobody reads.
pub(super) fn unread(content: &str) -> Option<&str> {
    let name = content.strip_prefix("\\begin{")?.split('}').next()?;
    [
        "table",
        "figure",
        "tabular",
        "equation",
        "align",
        "verbatim",
        "thebibliography",
        "tikzpicture",
    ]
    .iter()
    .any(|known| name.starts_with(known))
    .then_some(name)
}

/// What a line that opens with a command is.
pub(super) fn line(raw: &str, start: usize) -> Option<Line<'_>> {
    let content = raw.trim_start();
    let indent = raw.len() - content.len();
    if content.starts_with('%') {
        return Some(Line::skip(start));
    }
    let rest = content.strip_prefix('\\')?;
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let name = rest.get(..length)?;
    let after = rest.get(length..)?.trim_start_matches('*');
    let at = |inner: &str| start + indent + (content.len() - inner.len());
    let braced = |after: &'_ str| after.strip_prefix('{').map(str::len);
    match name {
        "title" | "chapter" | "part" | "section" | "subsection" | "subsubsection" | "paragraph" => {
            let inner = after.get(after.len() - braced(after)?..)?;
            let title = inner.get(..inner.rfind('}')?)?;
            let level = match name {
                "title" | "part" | "chapter" => 1,
                "section" => 2,
                "subsection" => 3,
                _ => 4,
            };
            Some(Line::new(LineKind::Heading(level), title, at(inner)))
        }
        "item" => {
            let item = after.trim_start();
            let item = item.strip_prefix('[').unwrap_or(item);
            Some(Line::new(LineKind::Item { depth: 0 }, item, at(item)))
        }
        "textbf" | "emph" | "textit" | "underline" | "og" | "oe" | "alpha" | "beta" | "gamma" => {
            None
        }
        "" => None,
        _ => Some(Line::skip(start)),
    }
}

/// What a command inside a line stands for, and how many bytes it fills.
pub(super) fn command(rest: &str) -> Option<(&'static str, usize)> {
    let name = rest.strip_prefix('\\')?;
    let length = name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let after = name.get(length..)?;
    let word = name.get(..length)?;
    let gobbled = |text: &str| text.find('}').map_or(0, |end| end + 1);
    Some(match word {
        "" => return accent(name),
        "footnote" | "cite" | "label" | "index" | "citep" | "citet" | "ref" => {
            ("", 1 + length + gobbled(after))
        }
        "textbf" | "emph" | "textit" | "underline" | "textsc" | "text" | "mathrm" | "mathbf"
        | "mathit" | "operatorname" => ("", 1 + length),
        "oe" => ("œ", 1 + length + usize::from(after.starts_with(' '))),
        "ae" => ("æ", 1 + length + usize::from(after.starts_with(' '))),
        // `\left(` and `\right)` say how large the bracket is.
        "left" | "right" | "big" | "Big" if after.starts_with(['(', ')', '[', ']']) => {
            ("", 1 + length)
        }
        _ => (sign(word)?, 1 + length),
    })
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
