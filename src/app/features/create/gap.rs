//! The words of a sentence that the student chooses to hide, before they are.
//!
//! No word is cut in two: an article that is elided is a word, a hyphen is not the end of one.

use std::ops::Range;

/// Before an apostrophe these are words of their own.
const ELIDED: [&str; 13] =
    ["c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t"];

/// What is chosen in a sentence: all words from the anchor to the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapForm {
    /// Index into the sentences.
    pub sentence: usize,
    /// The keyboard has not been given to it yet.
    pub new: bool,
    words: Vec<Range<usize>>,
    anchor: usize,
    cursor: usize,
}

impl GapForm {
    /// With the longest word chosen; none where there is no word.
    #[must_use]
    pub fn new(sentence: usize, text: &str) -> Option<Self> {
        let words = words(text);
        let length =
            |range: &Range<usize>| text.get(range.clone()).map_or(0, |w| w.chars().count());
        // The last of equals: what a sentence has to say stands at its end.
        let longest = (0..words.len()).max_by_key(|at| words.get(*at).map_or(0, length))?;
        Some(Self { sentence, new: true, words, anchor: longest, cursor: longest })
    }

    /// The bytes that are chosen.
    #[must_use]
    pub fn chosen(&self) -> Range<usize> {
        let (first, last) = (self.anchor.min(self.cursor), self.anchor.max(self.cursor));
        let start = self.words.get(first).map_or(0, |word| word.start);
        let end = self.words.get(last).map_or(start, |word| word.end);
        start..end
    }

    /// Goes on by `step` words; `extend`: what was chosen stays chosen.
    pub fn go(&mut self, step: isize, extend: bool) {
        let last = self.words.len().saturating_sub(1);
        self.put(self.cursor.saturating_add_signed(step).min(last), extend);
    }

    /// Goes to the word at a byte, or the one nearest to it.
    pub fn point(&mut self, byte: usize, extend: bool) {
        let far = |word: &Range<usize>| {
            if byte < word.start { word.start - byte } else { byte.saturating_sub(word.end) }
        };
        let near = self.words.iter().enumerate().min_by_key(|(_, word)| far(word));
        if let Some((at, _)) = near {
            self.put(at, extend);
        }
    }

    fn put(&mut self, cursor: usize, extend: bool) {
        self.cursor = cursor;
        if !extend {
            self.anchor = cursor;
        }
    }
}

/// The words of a text, without the punctuation around them; signs that say something (`%`, `+`,
/// `→`) are words too.
fn words(text: &str) -> Vec<Range<usize>> {
    let silent = |c: char| {
        c.is_ascii_punctuation() && !matches!(c, '%' | '+' | '<' | '>' | '=' | '&' | '°')
            || matches!(c, '«' | '»' | '“' | '”' | '‘' | '’' | '…' | '–' | '—' | '•' | '·')
    };
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += piece.len();
        let whole = piece.trim_end();
        let led = whole.trim_start_matches(silent);
        let apostrophe = |c: char| matches!(c, '’' | '\'');
        let core = led.trim_end_matches(|c| silent(c) && !apostrophe(c));
        let mut from = start + whole.len() - led.len();
        let mut rest = core;
        if let Some((first, after)) = core.split_once(apostrophe)
            && ELIDED.contains(&first.to_lowercase().as_str())
        {
            let end = from + core.len() - after.len();
            found.push(from..end);
            rest = after.trim_start_matches(silent);
            from = end + after.len() - rest.len();
        }
        rest = rest.trim_end_matches(silent);
        if !rest.is_empty() {
            found.push(from..from + rest.len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_what_a_student_hides() {
        let text = "L’IRM (T2), c’est-à-dire l’« écho\u{a0}» de 0,2\u{a0}mm : 43\u{202f}% !";
        let expected =
            ["L’", "IRM", "T2", "c’", "est-à-dire", "l’", "écho", "de", "0,2", "mm", "43", "%"];
        assert_eq!(split(text), expected);
        assert_eq!(
            split("aujourd’hui le patient’s — → Na+"),
            ["aujourd’hui", "le", "patient’s", "→", "Na+"]
        );
        assert_eq!(split(" … "), [""; 0]);
        assert_eq!(GapForm::new(0, "« … »"), None);
    }

    #[test]
    fn the_cursor_stays_within_the_sentence() {
        let text = "Le diagnostic repose sur l’angioscanner.";
        let mut form = GapForm::new(3, text).unwrap();
        let chosen = |form: &GapForm| text[form.chosen()].to_owned();
        assert_eq!(chosen(&form), "angioscanner");
        form.go(1, false);
        form.go(-1, true);
        assert_eq!(chosen(&form), "l’angioscanner");
        form.go(-9, true);
        assert_eq!(chosen(&form), "Le diagnostic repose sur l’angioscanner");
        form.go(1, false);
        assert_eq!(chosen(&form), "diagnostic");
        form.point(text.len(), true);
        assert_eq!(chosen(&form), "diagnostic repose sur l’angioscanner");
        form.point(0, false);
        assert_eq!(chosen(&form), "Le");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_between_characters(text in "(\\PC|[ ’l'«»%.]){0,30}", byte in 0_usize..60) {
            if let Some(mut form) = GapForm::new(0, &text) {
                for range in words(&text) {
                    proptest::prop_assert!(!text[range].trim().is_empty());
                }
                form.point(byte, false);
                proptest::prop_assert!(text.get(form.chosen()).is_some_and(|w| !w.is_empty()));
            }
        }
    }
}
