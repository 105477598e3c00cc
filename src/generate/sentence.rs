//! Sentences of a block.
//!
//! A sentence ends at a full stop, a question or an exclamation mark that is followed by a space
//! and a capital, a digit or an opening quote; not after an abbreviation or an initial, and not
//! inside brackets. Refuses to end on a colon or a semicolon.

use std::ops::Range;

const ABBREVIATIONS: &[&str] = &[
    "dr", "pr", "mr", "mme", "m", "prof", "st", "p", "pp", "ex", "cf", "fig", "vs", "e.g", "i.e",
    "c.-à-d", "p. ex", "env", "éd", "ed", "vol", "no", "art", "chap", "spp", "sp", "var", "al",
    "resp", "approx", "mrs", "ms", "tab", "max", "min",
];

/// The byte ranges of the sentences of `text`, without the spaces around them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0_u32;
    let mut opened = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' | '[' => {
                depth += 1;
                opened = at;
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A bracket that never closes does not hold the text together.
        if depth > 0 && at - opened > 300 {
            depth = 0;
        }
        if !matches!(c, '.' | '!' | '?' | '…') || depth > 0 {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, mark)) = chars.peek() {
            if !matches!(mark, '.' | '!' | '?' | '…' | '»' | '”' | '"' | ')') {
                break;
            }
            end = next + mark.len_utf8();
            chars.next();
        }
        let rest = text.get(end..).unwrap_or_default();
        let ahead = rest.trim_start();
        let spaced = rest.len() != ahead.len();
        let opens = ahead.chars().next().is_some_and(|c| {
            c.is_uppercase()
                || c.is_ascii_digit()
                || matches!(c, '«' | '“' | '"' | '(' | '-' | '[' | '•')
        });
        let lone = c == '.' && is_abbreviation(text.get(start..at).unwrap_or_default());
        if rest.is_empty() || (spaced && opens && !lone) {
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(part) = text.get(range.clone()) else { return };
    let lead = part.len() - part.trim_start().len();
    let trail = part.len() - part.trim_end().len();
    if lead < part.len() {
        found.push(range.start + lead..range.end - trail);
    }
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '\u{a0}', '’', '\'']).next().unwrap_or_default();
    let mut chars = word.chars();
    let named = [
        "et",
        "ou",
        "type",
        "groupe",
        "virus",
        "vitamine",
        "hépatite",
        "and",
        "or",
        "group",
        "vitamin",
        "classe",
        "stade",
        "grade",
    ];
    let mut previous = before.rsplit(' ').skip(1);
    if previous.next().is_some_and(|w| named.contains(&w.to_lowercase().as_str())) {
        return false;
    }
    // « angiotensin I. », « immunoglobulin E. », « 200 ms. » end a sentence.
    let before_word = before.rsplit(' ').nth(1).unwrap_or_default();
    let title = matches!(before_word, "docteur" | "professeur" | "doctor" | "professor");
    let noun =
        !title && before_word.chars().count() >= 5 && before_word.chars().all(char::is_lowercase);
    let unit = word == "ms" && before_word.ends_with(|c: char| c.is_ascii_digit());
    if unit || (noun && word.len() == 1) {
        return false;
    }
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(split("Un. Deux ! Trois"), ["Un.", "Deux !", "Trois"]);
        assert_eq!(
            split("Le Dr. Lemaire (cf. p. 3. Suite) vient."),
            ["Le Dr. Lemaire (cf. p. 3. Suite) vient."]
        );
        assert_eq!(split("E. coli est à 3.5 %. Il croît."), ["E. coli est à 3.5 %.", "Il croît."]);
        assert_eq!(split("  "), Vec::<&str>::new());
    }
}
