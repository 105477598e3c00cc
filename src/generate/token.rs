//! Cuts a sentence into words, elisions apart: `l’|aorte`, `qu’|une`.

use std::ops::Range;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Bytes of the sentence.
    pub(super) range: Range<usize>,
    /// In lower case; an elided word keeps its apostrophe.
    pub(super) lower: String,
    pub(super) is_word: bool,
}

const ELIDED: [&str; 13] =
    ["l", "d", "qu", "n", "s", "c", "j", "m", "t", "lorsqu", "puisqu", "jusqu", "quoiqu"];

/// The tokens of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    let push = |tokens: &mut Vec<Token>, range: Range<usize>, is_word: bool| {
        let lower = text.get(range.clone()).unwrap_or_default().to_lowercase();
        tokens.push(Token { range, lower, is_word });
    };
    for (at, c) in text.char_indices() {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let inner = next.is_some_and(char::is_alphanumeric) && start.is_some();
        let joins = c.is_alphanumeric()
            || (matches!(c, '-' | '‑' | '/' | '·') && inner)
            || (matches!(c, '.' | ',')
                && inner
                && next.is_some_and(|c| c.is_ascii_digit())
                && digit_before(text, at));
        if joins {
            start.get_or_insert(at);
            continue;
        }
        if matches!(c, '’' | '\'') && inner {
            let from = start.unwrap_or(at);
            let word = text.get(from..at).unwrap_or_default().to_lowercase();
            if ELIDED.contains(&word.as_str()) {
                push(&mut tokens, from..at + c.len_utf8(), true);
                start = None;
            }
            continue;
        }
        if let Some(from) = start.take() {
            push(&mut tokens, from..at, true);
        }
        if !c.is_whitespace() {
            push(&mut tokens, at..at + c.len_utf8(), false);
        }
    }
    if let Some(from) = start {
        push(&mut tokens, from..text.len(), true);
    }
    tokens
}

fn digit_before(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().last()).is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elisions_and_numbers() {
        let words = |text: &str| tokens(text).into_iter().map(|t| t.lower).collect::<Vec<_>>();
        assert_eq!(words("L’aorte, d’1,5 cm."), ["l’", "aorte", ",", "d’", "1,5", "cm", "."]);
        assert_eq!(words("Aujourd’hui (RT-PCR)"), ["aujourd’hui", "(", "rt-pcr", ")"]);
    }
}
