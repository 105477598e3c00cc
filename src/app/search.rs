//! Finding a command by a few words: by its name, by what else it is called, and with slips of the
//! finger forgiven.

use crate::deck::fold;

/// How near something is to what is looked for; the smaller, the nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Its name begins so.
    Beginning,
    /// Every word stands in its name.
    Name,
    /// Some word stands only in what else it is called.
    Synonym,
    /// Some word is there but for a slip.
    Slip,
}

/// What is looked for: words, accents and case aside.
#[derive(Debug)]
pub struct Query {
    whole: String,
    words: Vec<String>,
}

impl Query {
    #[must_use]
    pub fn new(query: &str) -> Self {
        let words: Vec<String> = fold(query).split_whitespace().map(str::to_owned).collect();
        Self { whole: words.join(" "), words }
    }

    /// How near a name is, given what else it is called; none when a word is not there.
    #[must_use]
    pub fn nearness(&self, name: &str, others: &str) -> Option<Nearness> {
        if self.whole.is_empty() {
            return Some(Nearness::Beginning);
        }
        let name = fold(name);
        if name.starts_with(&self.whole) {
            return Some(Nearness::Beginning);
        }
        let others = fold(others);
        let near = |word: &String| {
            if name.contains(word.as_str()) {
                Some(Nearness::Name)
            } else if others.split(' ').any(|other| other.starts_with(word.as_str())) {
                Some(Nearness::Synonym)
            } else {
                let words = name.split(|c: char| !c.is_alphanumeric()).chain(others.split(' '));
                words.into_iter().any(|other| slipped(word, other)).then_some(Nearness::Slip)
            }
        };
        let all: Option<Vec<Nearness>> = self.words.iter().map(near).collect();
        Some(all?.into_iter().max().unwrap_or(Nearness::Name))
    }
}

/// Whether a word is another, or its beginning, but for a slip: a letter too much, too few, wrong,
/// or two that have changed places; in a long word two slips. Short words have to be right.
fn slipped(typed: &str, word: &str) -> bool {
    let typed: Vec<char> = typed.chars().collect();
    let allowed = match typed.len() {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    let word: Vec<char> = word.chars().take(typed.len() + allowed).collect();
    // The first letter is seldom wrong, and keeps chance finds away.
    typed.first() == word.first() && slips(&typed, &word) <= allowed
}

/// The fewest slips that lead from `typed` to a beginning of `word`.
fn slips(typed: &[char], word: &[char]) -> usize {
    let width = word.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..width).collect();
    for (row, letter) in typed.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in word.iter().enumerate() {
            let of = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX - 1);
            let replaced = of(&above, column) + usize::from(letter != other);
            let mut least = replaced.min(of(&above, column + 1) + 1).min(of(&line, column) + 1);
            let swapped = row > 0
                && column > 0
                && typed.get(row - 1) == Some(other)
                && word.get(column - 1) == Some(letter);
            if swapped {
                least = least.min(of(&before, column - 1) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.into_iter().min().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(query: &str) -> Option<Nearness> {
        Query::new(query).nearness("Réglages", "thème sombre langue")
    }

    #[test]
    fn names_come_before_synonyms_and_slips() {
        assert_eq!(near(""), Some(Nearness::Beginning));
        assert_eq!(near("reglag"), Some(Nearness::Beginning));
        assert_eq!(near("glages"), Some(Nearness::Name));
        assert_eq!(near("sombr"), Some(Nearness::Synonym));
        assert_eq!(near("regl sombre"), Some(Nearness::Synonym));
        assert!(
            Nearness::Beginning < Nearness::Name
                && Nearness::Name < Nearness::Synonym
                && Nearness::Synonym < Nearness::Slip
        );
    }

    #[test]
    fn a_slip_is_forgiven_and_a_short_word_has_to_be_right() {
        for slip in ["regalge", "reglge", "reeglage", "rehlage", "sobmre", "reglegas"] {
            assert_eq!(near(slip), Some(Nearness::Slip), "{slip}");
        }
        for other in ["rgs", "ombre", "examen", "regarder", "sinistre"] {
            assert_eq!(near(other), None, "{other}");
        }
    }
}
