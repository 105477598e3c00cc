//! The words of a label or a value, without the marks around and between them. Needs nothing but the
//! text.

use crate::deck::fold;

/// What follows from what, as students write it.
pub(super) const ARROWS: [&str; 4] = ["→", "⇒", "->", "=>"];

/// Without the marks that end a sentence or an item.
pub(crate) fn tidy(text: &str) -> &str {
    let text = text.trim().trim_end_matches([';', ',', ':', ' ', '\u{a0}', '\u{202f}']);
    match text.strip_suffix('.') {
        // « etc. » keeps its point.
        Some(rest) if !rest.ends_with("etc") && !rest.ends_with('.') => rest.trim_end(),
        _ => text,
    }
}

/// Words that stand on their own between spaces.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Whether opening and closing brackets and quotes come in pairs.
pub(crate) fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '(' | '[' | '«' | '“' => depth += 1,
            ')' | ']' | '»' | '”' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// « Deux », “three”, 4: from two to ten.
pub(super) fn number(word: &str) -> Option<usize> {
    const NAMES: [(&str, &str); 9] = [
        ("deux", "two"),
        ("trois", "three"),
        ("quatre", "four"),
        ("cinq", "five"),
        ("six", "six"),
        ("sept", "seven"),
        ("huit", "eight"),
        ("neuf", "nine"),
        ("dix", "ten"),
    ];
    let named = NAMES.iter().position(|names| names.0 == word || names.1 == word);
    named.map(|at| at + 2).or_else(|| word.parse().ok().filter(|n| (2..=10).contains(n)))
}

/// Stems of the words that carry meaning.
pub(crate) fn stems(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(|word| word.chars().take(6).collect())
        .collect()
}

/// « CMT », « IRM »: capitals alone.
pub(super) fn is_sigle(label: &str) -> bool {
    let letters: Vec<char> = label.chars().filter(|c| c.is_alphabetic()).collect();
    !label.contains(' ')
        && (2..=7).contains(&letters.len())
        && letters.iter().filter(|c| c.is_uppercase()).count() * 3 >= letters.len() * 2
}

/// Signs that something rises or falls.
pub(super) const CHANGES: [char; 4] = ['↑', '↓', '↗', '↘'];

/// « B/ Récidives », « R - Rigidité » without its letter.
pub(super) fn unnumbered(label: &str) -> &str {
    if let Some(word) = spelled(label) {
        return word;
    }
    let mark = label.find(['/', ')', '.']).filter(|at| (1..=2).contains(at));
    let rest = mark.and_then(|at| label.get(at + 1..)).map(str::trim_start);
    rest.filter(|rest| count(rest) > 0 && label.len() > rest.len() + 2).unwrap_or(label)
}

/// « Rigidité » of « R - Rigidité »: the letter of a word that the lines spell, and the word that it stands for.
fn spelled(label: &str) -> Option<&str> {
    let mut chars = label.chars();
    let letter = chars.next().filter(|c| c.is_alphabetic())?;
    let rest = chars.as_str().trim_start();
    let word = rest.strip_prefix(['-', '–', '—'])?.strip_prefix([' ', '\u{a0}'])?.trim_start();
    let same = word.to_lowercase().starts_with(&letter.to_lowercase().to_string());
    (same && count(word) > 0 && word.chars().count() > 2).then_some(word)
}

/// What joins the last member of a list to the others.
pub(super) const JOINED: [&str; 4] = [" et ", " ou ", " and ", " or "];

/// The members of a list by its own marks; one where it is none.
pub(super) fn parts(value: &str) -> Vec<&str> {
    let marks: &[&str] = if value.contains(';') { &[";"] } else { &[","] };
    let mut found = Vec::new();
    let mut depth = 0_i32;
    let mut from = 0;
    let bytes: Vec<(usize, char)> = value.char_indices().collect();
    for (at, c) in &bytes {
        match c {
            '(' | '[' | '«' => depth += 1,
            ')' | ']' | '»' => depth -= 1,
            _ => {}
        }
        let here = c.to_string();
        let decimal =
            value.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if depth == 0 && marks.contains(&here.as_str()) && !decimal {
            found.push(value.get(from..*at).unwrap_or_default());
            from = at + 1;
        }
    }
    found.push(value.get(from..).unwrap_or_default());
    let last = found.pop().unwrap_or_default();
    // « a, b et c »: the last comma's piece holds two.
    let split = JOINED.iter().filter(|_| !found.is_empty() && marks == [","]).find_map(|mark| {
        let (before, after) = last.split_once(mark)?;
        balanced(before).then_some((before, after))
    });
    match split {
        Some((before, after)) => found.extend([before, after]),
        None => found.push(last),
    }
    let opening = ["et ", "ou ", "and ", "or "];
    found
        .into_iter()
        .map(|part| {
            let part = tidy(part);
            opening.iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part)
        })
        .filter(|part| !part.is_empty() && !matches!(*part, "etc" | "etc." | "Etc" | "Etc."))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{parts, unnumbered};

    #[test]
    fn lists_are_parted_by_their_own_marks() {
        assert_eq!(parts("fissures, fistules et abcès"), ["fissures", "fistules", "abcès"]);
        assert_eq!(parts("alcool, qui atrophie ; lithium"), ["alcool, qui atrophie", "lithium"]);
        assert_eq!(parts("baignades, cotons-tiges, etc."), ["baignades", "cotons-tiges"]);
        assert_eq!(parts("1,5 mg (matin, soir)"), ["1,5 mg (matin, soir)"]);
        assert_eq!(parts("de la bouche et de l’anus"), ["de la bouche et de l’anus"]);
    }

    #[test]
    fn the_letter_of_a_word_that_lines_spell_is_none_of_it() {
        assert_eq!(unnumbered("R - Rigidité"), "Rigidité");
        assert_eq!(unnumbered("t – Tremblement"), "Tremblement");
        for label in ["T - Akinésie", "B-cells", "E-cadhérine", "Rigidité"] {
            assert_eq!(unnumbered(label), label);
        }
    }
}
