//! Text that is looked for, folded: `*` stands for anything within a field, `_` for one letter.

use regex::Regex;

use super::expression::{ExpressionError, expression};
use crate::deck::fold;

/// What is looked for.
#[derive(Debug, Clone)]
pub(super) enum Pattern {
    Literal(String),
    /// With wildcards: somewhere in a text, and as the whole of it.
    Wild {
        inside: Regex,
        whole: Regex,
    },
}

impl Pattern {
    /// Of what was typed, where a backslash takes its meaning from the sign after it.
    pub(super) fn new(typed: &str) -> Result<Self, ExpressionError> {
        let mut literal = String::new();
        let mut wildcards = String::new();
        let mut wild = false;
        let mut signs = typed.chars();
        while let Some(c) = signs.next() {
            match c {
                '*' | '_' => {
                    wild = true;
                    wildcards.push_str(&regex::escape(&folded(&literal)));
                    literal.clear();
                    wildcards.push_str(if c == '*' { "[^\n]*" } else { "[^\n]" });
                }
                '\\' => literal.extend(signs.next()),
                c => literal.push(c),
            }
        }
        if !wild {
            return Ok(Self::Literal(fold(&literal)));
        }
        wildcards.push_str(&regex::escape(&folded(&literal)));
        let build = |text: &str| expression(text, false, false);
        let whole = build(&format!("^(?:{wildcards})$"))?;
        Ok(Self::Wild { inside: build(&wildcards)?, whole })
    }

    /// Whether a text, which is folded, is it.
    pub(super) fn is(&self, text: &str) -> bool {
        match self {
            Self::Literal(literal) => text == literal,
            Self::Wild { whole, .. } => whole.is_match(text),
        }
    }

    /// Whether it stands in a text, which is folded.
    pub(super) fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Literal(literal) => text.contains(literal.as_str()),
            Self::Wild { inside, .. } => inside.is_match(text),
        }
    }
}

/// The folded text, with the spaces at its ends.
fn folded(text: &str) -> String {
    let fenced = fold(&format!("x{text}x"));
    let inner = fenced.get(1..fenced.len().saturating_sub(1));
    inner.unwrap_or_default().to_owned()
}

/// Whole words: the folded text with no letter beside it.
pub(super) fn words(typed: &str) -> Result<Regex, ExpressionError> {
    let text = regex::escape(&fold(typed));
    expression(&format!(r"(?:^|\b){text}(?:\b|$)"), false, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_forgives_accents_and_has_wildcards() {
        let of = |typed: &str| Pattern::new(typed).unwrap();
        assert!(of("Œdème").is("oedeme") && of("Œdème").is_in("un oedeme aigu"));
        assert!(!of("oedeme").is("oedemes"));
        assert!(of("oed*").is("oedeme aigu") && of("oed* aigu").is("oedeme tres aigu"));
        assert!(of("f_ie").is("foie") && !of("f_ie").is("folie"));
        assert!(of(r"5\*3").is("5*3") && !of(r"5\*3").is("5 fois 3"));
        assert!(!of("a*b").is_in("a\nb"), "not across fields");
        assert!(
            words("foie").unwrap().is_match("le foie,") && !words("foi").unwrap().is_match("foie")
        );
    }
}
