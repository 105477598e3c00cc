//! Sentences of a block.
//!
//! A sentence ends at a full stop, a question or an exclamation mark that is followed by a space
//! and a capital, a digit or an opening quote; not after an abbreviation or an initial, and not
//! inside brackets that close. A semicolon ends it before a function word in a capital. A colon
//! never ends it.

mod starters;

use std::ops::Range;

use self::starters::STARTERS;

/// Abbreviations that a capital may follow.
const ABBREVIATIONS: &[&str] = &[
    "dr", "drs", "pr", "mr", "mrs", "ms", "mme", "mlle", "mm", "prof", "st", "ste", "cf", "vs",
    "e.g", "i.e", "c.-à-d", "env", "éd", "ed", "eds", "spp", "sp", "ssp", "subsp", "var", "al",
    "resp", "approx", "av", "apr", "ap", "ca", "gén", "lt", "col", "sgt", "jr", "sr", "bd", "dir",
    "coll", "trad", "ibid", "op", "syn", "dép", "tél", "qq", "qqf", "cie", "lat", "gr",
];

/// Abbreviations that only a number follows.
const BEFORE_NUMBERS: &[&str] = &[
    "p", "pp", "fig", "figs", "vol", "n", "no", "nos", "art", "chap", "tab", "éq", "eq", "ex", "m",
    "max", "min",
];

/// What begins a sentence even without its capital: « … proposé. j’ai eu besoin … ».
const SUBJECTS: &[&str] = &[
    "je", "j", "il", "elle", "ils", "elles", "on", "nous", "vous", "c", "ce", "cela", "ça", "it",
    "they", "we", "he", "she", "this",
];

/// How far a bracket may reach, in bytes.
const BRACKET: usize = 300;

/// The byte ranges of the sentences of `text`, without the spaces around them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut closes = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' | '[' if at >= closes => closes = closing(text, at),
            _ => {}
        }
        if at < closes {
            continue;
        }
        // « (les reins, etc.) Il … »
        let told = |before: &str| {
            before.ends_with(['.', '!', '?'])
                && before.trim_end_matches(['.', '!', '?']).ends_with(char::is_alphanumeric)
        };
        if c == ')' && text.get(..at).is_some_and(told) {
            let ahead = text.get(at + 1..).unwrap_or_default();
            let next = ahead.trim_start();
            if next.len() != ahead.len() && next.starts_with(char::is_uppercase) && starts(next) {
                push(&mut found, text, start..at + 1);
                start = at + 1;
            }
            continue;
        }
        if c == ';' {
            let ahead = text.get(at + 1..).unwrap_or_default();
            let next = ahead.trim_start();
            if next.len() != ahead.len() && next.starts_with(char::is_uppercase) && starts(next) {
                push(&mut found, text, start..at + 1);
                start = at + 1;
            }
            continue;
        }
        if !matches!(c, '.' | '!' | '?' | '…') {
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
        // « … fin. » closes after a space.
        let rest = text.get(end..).unwrap_or_default();
        let ahead = rest.trim_start();
        let quote = ahead.chars().next().filter(|c| matches!(c, '»' | '”' | '"'));
        if let Some(quote) = quote
            && (quote != '"' || is_closing(text.get(start..end), ahead))
        {
            end += rest.len() - ahead.len() + quote.len_utf8();
            while chars.peek().is_some_and(|(next, _)| *next < end) {
                chars.next();
            }
        }
        let rest = text.get(end..).unwrap_or_default();
        let ahead = rest.trim_start();
        let spaced = rest.len() != ahead.len();
        let opens = ahead.chars().next().is_some_and(|c| {
            c.is_uppercase()
                || c.is_ascii_digit()
                || matches!(c, '«' | '“' | '"' | '(' | '-' | '–' | '[' | '•')
        });
        let single = c == '.' && end == at + 1;
        let lone = single && is_abbreviation(text.get(start..at).unwrap_or_default(), ahead);
        let before = text.get(start..at).unwrap_or_default();
        let lower = single && spaced && begins_small(before, ahead);
        if rest.is_empty() || (spaced && opens && !lone) || lower {
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// Where the bracket at `open` closes; `open` itself when it doesn't.
fn closing(text: &str, open: usize) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text.get(open..).unwrap_or_default().char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return open + at;
        }
        if at > BRACKET {
            break;
        }
    }
    open
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(part) = text.get(range.clone()) else { return };
    let lead = part.len() - part.trim_start().len();
    let trail = part.len() - part.trim_end().len();
    if lead < part.len() {
        found.push(range.start + lead..range.end - trail);
    }
}

/// Whether `ahead` begins with a word that begins sentences.
fn starts(ahead: &str) -> bool {
    let word: String = ahead.chars().take_while(|c| c.is_alphabetic()).take(14).collect();
    // « J. A. Howe »: an initial begins nothing.
    if ahead.get(word.len()..).is_some_and(|rest| rest.starts_with('.')) {
        return false;
    }
    STARTERS.contains(&word.to_lowercase().as_str())
}

/// Whether the straight quote that `ahead` begins with closes: one is open in the sentence so far,
/// or it stands between spaces, as an opening one seldom does.
fn is_closing(so_far: Option<&str>, ahead: &str) -> bool {
    let open = so_far.unwrap_or_default().matches('"').count() % 2 == 1;
    open || ahead.get(1..).is_some_and(|after| after.starts_with(' '))
}

/// Whether a full stop between a whole word and a subject without its capital ends a sentence.
fn begins_small(before: &str, ahead: &str) -> bool {
    let word = before.rsplit([' ', '\u{a0}', '’', '\'', '«', '(']).next().unwrap_or_default();
    let whole = word.chars().count() >= 5 && word.chars().all(char::is_lowercase);
    let next: String = ahead.chars().take_while(|c| c.is_alphabetic()).take(8).collect();
    let after = ahead.get(next.len()..).unwrap_or_default();
    let apart = match next.as_str() {
        "c" | "j" => {
            after.starts_with(['’', '\'']) && !ahead.get(..14).unwrap_or(ahead).contains("est-à")
        }
        _ => after.starts_with(' '),
    };
    whole
        && apart
        && SUBJECTS.contains(&next.as_str())
        && !ABBREVIATIONS.contains(&word)
        && !BEFORE_NUMBERS.contains(&word)
}

/// Whether the full stop after `before` belongs to an abbreviation or an initial.
fn is_abbreviation(before: &str, ahead: &str) -> bool {
    let word = before.rsplit([' ', '(', '\u{a0}', '’', '\'', '«']).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let earlier = before.rsplit(' ').nth(1).unwrap_or_default();
    // « 200 ms. », « 5 mm. »
    if matches!(lower.as_str(), "ms" | "mm" | "m" | "g" | "h" | "j")
        && earlier.ends_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    if ABBREVIATIONS.contains(&lower.as_str()) {
        // These end sentences too: « Martin Luther King Jr. Depuis … », « le long du col. Une … ».
        let ends = matches!(lower.as_str(), "jr" | "sr" | "al" | "cie" | "coll" | "col");
        return !(ends && starts(ahead));
    }
    if BEFORE_NUMBERS.contains(&lower.as_str()) && ahead.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // « E. coli », « J.-C. », « J. A. Howe »; but « l’hépatite B. Le … ».
    let last = word.rsplit(['.', '-']).next().unwrap_or_default();
    let mut letters = last.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    // « angiotensin I. Renin … »: after a common noun it is no first name's.
    let title = matches!(earlier, "docteur" | "professeur" | "doctor" | "professor");
    let noun = !title
        && word.chars().count() == 1
        && earlier.chars().count() >= 5
        && earlier.chars().all(char::is_lowercase)
        && !STARTERS.contains(&earlier);
    initial && !noun && !starts(ahead) && ahead.starts_with(|c: char| c.is_alphabetic() || c == '(')
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(split("Le col. Un ! Col. Lemaire"), ["Le col.", "Un !", "Col. Lemaire"]);
        assert_eq!(
            split("Le Dr. Lemaire (cf. p. 3. Suite) vient."),
            ["Le Dr. Lemaire (cf. p. 3. Suite) vient."]
        );
        assert_eq!(split("E. coli est à 3.5 %. Il croît."), ["E. coli est à 3.5 %.", "Il croît."]);
        assert_eq!(split("  "), Vec::<&str>::new());
        assert_eq!(
            split("Le virus de l’hépatite B. La vaccination protège. Voir J. A. Lemaire."),
            ["Le virus de l’hépatite B.", "La vaccination protège.", "Voir J. A. Lemaire."]
        );
        assert_eq!(split("« Il dort. » Elle veille."), ["« Il dort. »", "Elle veille."]);
        assert_eq!(
            split("Voir art. 3 et fig. 2. Au IVe s. av. J.-C. aussi."),
            ["Voir art. 3 et fig. 2.", "Au IVe s. av. J.-C. aussi."]
        );
        assert_eq!(
            split("Il dit : \"Non. Jamais.\" Elle part (loin, etc.) Il reste isolé. elle revient."),
            [
                "Il dit : \"Non.",
                "Jamais.\"",
                "Elle part (loin, etc.)",
                "Il reste isolé.",
                "elle revient."
            ]
        );
        assert_eq!(split("\"Un. Deux. \" Trois."), ["\"Un.", "Deux. \"", "Trois."]);
        assert_eq!(split("Un foie (gros. Il saigne."), ["Un foie (gros.", "Il saigne."]);
        assert_eq!(split("Le foie ; Le rein ; Paris."), ["Le foie ;", "Le rein ; Paris."]);
    }
}
