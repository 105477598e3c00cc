//! What a student typed beside the answer, word by word.
//!
//! Forgives case, accents, punctuation and articles, and says which it forgave. Refuses to judge
//! meaning: another word for the same thing is another word, and the student grades.

use std::collections::BTreeSet;

use crate::deck::fold;

/// More words than anybody types; what comes after them is not compared.
const MOST: usize = 300;

/// A word of the answer, or one that was typed instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As the answer or the student has it, with its punctuation.
    pub text: String,
    pub fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// In both.
    Right,
    /// Of the answer, typed with one letter wrong.
    Nearly,
    /// Of the answer, and not typed.
    Missing,
    /// Typed, and not of the answer.
    Extra,
}

/// What was let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forgiven {
    Case,
    Accents,
    Punctuation,
    Articles,
}

/// An answer and what was typed, laid side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the answer; what is extra stands where it was typed.
    pub words: Vec<Word>,
    pub forgiven: BTreeSet<Forgiven>,
}

impl Comparison {
    /// Whether nothing is missing, wrong or too much.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.words.iter().all(|word| word.fate == Fate::Right)
    }
}

/// A word as it is compared.
#[derive(Debug)]
struct Part {
    text: String,
    folded: String,
    article: bool,
}

/// Articles, and what they contract to; they weigh nothing.
const ARTICLES: [&str; 13] =
    ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a", "an"];

fn parts(text: &str) -> Vec<Part> {
    let apart =
        |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '/' | '-' | '‑' | '–' | '—');
    let mut found = Vec::new();
    for word in text.split_inclusive(apart) {
        let shown = word.trim_end_matches(char::is_whitespace).to_owned();
        let folded: String =
            fold(word).chars().filter(|c| c.is_alphanumeric() || "%+<>=°".contains(*c)).collect();
        if folded.is_empty() {
            // A lone mark belongs to the word before it.
            if let Some(Part { text, .. }) = found.last_mut()
                && !shown.is_empty()
            {
                text.push('\u{a0}');
                text.push_str(&shown);
            }
            continue;
        }
        let article = ARTICLES.contains(&folded.as_str());
        found.push(Part { text: shown, folded, article });
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Lays `typed` beside `answer`.
#[must_use]
pub fn compare(answer: &str, typed: &str) -> Comparison {
    let (wanted, given) = (parts(answer), parts(typed));
    let mut comparison = Comparison { words: Vec::new(), forgiven: BTreeSet::new() };
    for (want, give) in aligned(&wanted, &given) {
        let word = |part: &Part, fate| Word { text: part.text.clone(), fate };
        match (want, give) {
            (Some(want), Some(give)) if want.folded == give.folded => {
                comparison.forgiven.extend(differences(&want.text, &give.text));
                comparison.words.push(word(want, Fate::Right));
            }
            (Some(want), Some(give)) if want.article && give.article => {
                comparison.forgiven.insert(Forgiven::Articles);
                comparison.words.push(word(want, Fate::Right));
            }
            (Some(want), Some(_)) => comparison.words.push(word(want, Fate::Nearly)),
            (Some(want), None) if want.article => {
                comparison.forgiven.insert(Forgiven::Articles);
                comparison.words.push(word(want, Fate::Right));
            }
            (Some(want), None) => comparison.words.push(word(want, Fate::Missing)),
            (None, Some(give)) if give.article => {
                comparison.forgiven.insert(Forgiven::Articles);
            }
            (None, Some(give)) => comparison.words.push(word(give, Fate::Extra)),
            (None, None) => {}
        }
    }
    comparison
}

/// In what two words differ that are the same when folded.
fn differences(want: &str, give: &str) -> Vec<Forgiven> {
    let mut found = Vec::new();
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (plain_want, plain_give) = (letters(want), letters(give));
    let marks = |text: &str| -> String {
        let marks = text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace());
        marks.map(|c| if c == '’' { '\'' } else { c }).collect()
    };
    if marks(want) != marks(give) {
        found.push(Forgiven::Punctuation);
    }
    if plain_want != plain_give {
        let lower = |text: &str| text.to_lowercase();
        if lower(&plain_want) != lower(&plain_give) {
            found.push(Forgiven::Accents);
        }
        let upper = |text: &str| -> Vec<bool> { text.chars().map(char::is_uppercase).collect() };
        if upper(&plain_want) != upper(&plain_give) {
            found.push(Forgiven::Case);
        }
    }
    found
}

/// Pairs of words, in order, so that as few as possible stand alone: an alignment by dynamic
/// programming (Needleman and Wunsch, 1970), where articles cost next to nothing.
fn aligned<'a>(wanted: &'a [Part], given: &'a [Part]) -> Vec<(Option<&'a Part>, Option<&'a Part>)> {
    let alone = |part: &Part| if part.article { 1_u32 } else { 10 };
    let together = |want: &Part, give: &Part| {
        if want.folded == give.folded {
            Some(0)
        } else if want.article && give.article {
            Some(1)
        } else if is_near(&want.folded, &give.folded) {
            Some(8)
        } else {
            None
        }
    };
    let columns = given.len() + 1;
    let mut costs = vec![0_u32; (wanted.len() + 1) * columns];
    let cost = |costs: &[u32], row: usize, column: usize| {
        costs.get(row * columns + column).copied().unwrap_or(u32::MAX / 2)
    };
    for row in (0..=wanted.len()).rev() {
        for column in (0..=given.len()).rev() {
            let mut best =
                if row == wanted.len() && column == given.len() { 0 } else { u32::MAX / 2 };
            if let Some(want) = wanted.get(row) {
                best = best.min(cost(&costs, row + 1, column) + alone(want));
            }
            if let Some(give) = given.get(column) {
                best = best.min(cost(&costs, row, column + 1) + alone(give));
            }
            if let (Some(want), Some(give)) = (wanted.get(row), given.get(column))
                && let Some(both) = together(want, give)
            {
                best = best.min(cost(&costs, row + 1, column + 1) + both);
            }
            if let Some(place) = costs.get_mut(row * columns + column) {
                *place = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < wanted.len() || column < given.len() {
        let (want, give) = (wanted.get(row), given.get(column));
        let here = cost(&costs, row, column);
        if let (Some(want), Some(give)) = (want, give)
            && let Some(both) = together(want, give)
            && here == cost(&costs, row + 1, column + 1) + both
        {
            pairs.push((Some(want), Some(give)));
            (row, column) = (row + 1, column + 1);
        } else if let Some(give) =
            give.filter(|give| here == cost(&costs, row, column + 1) + alone(give))
        {
            pairs.push((None, Some(give)));
            column += 1;
        } else {
            pairs.push((want, None));
            row += 1;
        }
    }
    pairs
}

/// Whether two words of some length differ by one letter: one more, one less, another, or two
/// that changed places.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // « 12 » is not nearly « 13 », nor « hypo » nearly « hyper ».
    let short = a.len().min(b.len()) < 5 || a.iter().chain(&b).any(char::is_ascii_digit);
    if short || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], from: usize| word.get(from..).unwrap_or_default().to_vec();
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => rest(&a, same) == rest(&b, same + 1),
        std::cmp::Ordering::Greater => rest(&a, same + 1) == rest(&b, same),
        std::cmp::Ordering::Equal => {
            let swapped = a.get(same) == b.get(same + 1) && a.get(same + 1) == b.get(same);
            rest(&a, same + 1) == rest(&b, same + 1)
                || (swapped && rest(&a, same + 2) == rest(&b, same + 2))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forgiven(answer: &str, typed: &str) -> Option<Vec<Forgiven>> {
        let comparison = compare(answer, typed);
        comparison.is_right().then(|| comparison.forgiven.into_iter().collect())
    }

    fn fates(answer: &str, typed: &str) -> Vec<(String, Fate)> {
        compare(answer, typed).words.into_iter().map(|word| (word.text, word.fate)).collect()
    }

    #[test]
    fn what_is_forgiven_is_said() {
        use Forgiven::{Accents, Articles, Case, Punctuation};
        let answer = "L’œdème aigu du poumon.";
        assert_eq!(forgiven(answer, "L’œdème aigu du poumon."), Some(vec![]));
        assert_eq!(
            forgiven(answer, "l'oedeme aigu du poumon"),
            Some(vec![Case, Accents, Punctuation])
        );
        assert_eq!(forgiven(answer, "Œdème aigu poumon."), Some(vec![Case, Articles]));
        assert_eq!(forgiven("Une artère", "la artère"), Some(vec![Articles]));
        assert_eq!(forgiven("pH < 7,35", "PH < 7,35"), Some(vec![Case]));
        assert_eq!(forgiven(answer, ""), None);
        assert_eq!(forgiven("", ""), Some(vec![]));
    }

    #[test]
    fn each_word_has_its_fate() {
        use Fate::{Extra, Missing, Nearly, Right};
        let word = |text: &str, fate| (text.to_owned(), fate);
        assert_eq!(
            fates("la valve mitrale", "valve tricuspide"),
            [
                word("la", Right),
                word("valve", Right),
                word("tricuspide", Extra),
                word("mitrale", Missing)
            ]
        );
        assert_eq!(fates("tachycardie", "tachicardie"), [word("tachycardie", Nearly)]);
        assert_eq!(fates("tachycardie", "tahcycardie"), [word("tachycardie", Nearly)]);
        // Far apart in medicine.
        for (answer, typed) in [("hyper", "hypo"), ("12 mg", "13 mg"), ("7,35", "7,45")] {
            assert!(fates(answer, typed).iter().any(|(_, fate)| *fate == Missing), "{answer}");
        }
    }

    proptest! {
        #[test]
        fn an_answer_is_right_for_itself_and_every_word_is_accounted_for(
            answer in "\\PC{0,60}", typed in "\\PC{0,60}",
        ) {
            prop_assert!(compare(&answer, &answer).is_right());
            prop_assert!(compare(&answer, &answer).forgiven.is_empty());
            let comparison = compare(&answer, &typed);
            let wanted = comparison.words.iter().filter(|word| word.fate != Fate::Extra).count();
            prop_assert_eq!(wanted, parts(&answer).len());
        }
    }
}
