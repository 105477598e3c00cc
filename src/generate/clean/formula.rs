//! The formulas of a line, written with the letters that a line has: « V_\text{max} » is Vmax,
//! « e^{-kt} » keeps its power.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::deck::math::{Level, Run, formulas};

/// A formula where it stands in a line, with its marks, and how it is written.
pub(super) struct Written {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// The formulas of `line` that are understood whole.
pub(super) fn written(line: &str) -> Vec<Written> {
    let found = formulas(line).into_iter().filter(|formula| {
        let typed = line.get(formula.range.clone()).unwrap_or_default();
        typed.starts_with('$') || !is_escaped(typed)
    });
    found.map(|formula| Written { range: formula.range, text: in_line(&formula.runs) }).collect()
}

/// « Le nasopharynx \\(air\\) » is how some write a bracket in Markdown.
fn is_escaped(typed: &str) -> bool {
    let body = typed.get(2..typed.len().saturating_sub(2)).unwrap_or_default();
    let says = body.contains(['\\', '^', '_', '=']);
    let word = |word: &str| word.chars().count() > 3 && word.chars().all(char::is_alphabetic);
    let parted = body.split(|c: char| !c.is_alphabetic() && c != '\\');
    !says || parted.into_iter().any(word)
}

fn in_line(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        match run.level {
            Level::Above => text.extend(["^(", &flat(&run.text), ")"]),
            Level::Base | Level::Below => text.push_str(&flat(&run.text)),
        }
    }
    text
}

/// What stands below the line of what stands above it is in a bracket of its own: « T_(lag) ».
fn flat(text: &str) -> String {
    let mut flat = String::new();
    let mut rest = text;
    while let Some((before, below)) = rest.split_once("_(") {
        flat.extend(before.chars().map(on_the_line));
        let (inside, after) = below.split_once(')').unwrap_or((below, ""));
        flat.extend(inside.chars().map(on_the_line));
        rest = after;
    }
    flat.extend(rest.chars().map(on_the_line));
    flat
}

/// « Kₘ » is a word of the text as Km: signs below the line are written on it.
fn on_the_line(c: char) -> char {
    let below = matches!(c, '\u{1d62}'..='\u{1d6a}' | '\u{2080}'..='\u{209c}' | '\u{2c7c}');
    below.then(|| std::iter::once(c).nfkc().next()).flatten().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::super::inline::clean;

    fn text(line: &str) -> String {
        clean(line, 0, false).mapped.text().to_owned()
    }

    #[test]
    fn a_formula_is_written_in_a_line() {
        for (typed, written) in [
            (r"si $\Delta G = 0$, rien", "si ΔG = 0, rien"),
            (r"une $V_\text{max}$ et $K_m$", "une Vmax et Km"),
            (r"$A + B \leftrightharpoons C + D$", "A + B ⇌ C + D"),
            (
                r"$\Delta r G^{~0~\prime} + RT\ln{\frac{[C]_i}{[A]_i}}$",
                "ΔrG^(0′) + RT ln (([C]i)/([A]i))",
            ),
            (r"$V = \frac{V_\text{max} \times [S]}{K_m + [S]}$", "V = (Vmax × [S])/(Km + [S])"),
            (r"$10^{-3}$ mol, $C_0 e^{-kt}$", "10⁻³ mol, C0e^(−kt)"),
            (r"\(pH = 7\)", "pH = 7"),
            (r"$e^{-k(t-T_{lag})}$", "e^(−k(t−Tlag))"),
            (
                r"Le nasopharynx \(air\) et \(0,5 µm d’épaisseur\)",
                "Le nasopharynx (air) et (0,5 µm d’épaisseur)",
            ),
        ] {
            assert_eq!(text(typed), written, "{typed}");
        }
    }

    #[test]
    fn sums_of_money_are_no_formula() {
        assert_eq!(text("Il coûte 20 $ ou 30 $ par mois."), "Il coûte 20 $ ou 30 $ par mois.");
    }
}
