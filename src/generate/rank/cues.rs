//! What the words of a card tell of how good it is: the cues of a linear model.
//!
//! A cue is a hash: of a word or two of the question or the answer, of what stands around a gap, or
//! of a feature in steps of a half. Those of gaps and of questions are told apart.

use std::collections::HashSet;

use super::document::{Document, Features};
use crate::deck::Content;
use crate::generate::Candidate;
use crate::generate::candidate::sides;
use crate::generate::weights::hash_of;

/// What stands for the gap among the words of its sentence.
const GAP: &str = "[…]";
/// What stands before the first word of a sentence and behind its last one.
const EDGE: &str = "|";
/// More words than so are one number.
const MANY: usize = 8;
/// Letters of a stem, and of a word that has one.
const STEM: usize = 6;
const LONG_WORD: usize = 4;

/// The cues of `card`, whose statement has the features `statement`, and which has itself `own`; in
/// order, so that their weights make the same sum each time.
pub(super) fn cues(
    document: Document<'_>,
    card: &Candidate,
    statement: &Features,
    own: &Features,
) -> Vec<u32> {
    let (front, back) = sides(&card.note.content);
    let mut found = Cues::new(matches!(card.note.content, Content::Cloze { .. }));
    let (asked, answered) = (words(&front), words(&back));
    found.text("front", &asked);
    found.text("back", &answered);
    found.around_the_gap(&asked, &answered);
    let headings: Vec<&str> =
        card.note.context.split(" › ").filter(|heading| !heading.is_empty()).collect();
    for word in headings.last().map(|last| words(last)).unwrap_or_default() {
        found.add(&["heading", &word]);
    }
    found.add(&["headings", &document.places(&card.note.context).to_string()]);
    found.named(document.title, &headings, &asked, &answered);
    let way = card.way.key();
    for (name, value) in statement.iter().chain(own).filter(|feature| feature.1 != 0.0) {
        let halves = ((value * 2.0).round() as i32).to_string();
        found.add_to_both(&["feature", name, &halves]);
        found.add_to_both(&["feature", name, &halves, way]);
    }
    found.add_to_both(&["way", way, document.lexicon.language.code()]);
    found.add_to_both(&["way", way]);
    found.add_to_both(&["kind", card.kind.key()]);
    let likely = card.likely.map_or(way.to_owned(), |likely| ((likely * 10.0) as i32).to_string());
    found.add_to_both(&["likely", &likely]);
    let mut cues: Vec<u32> = found.hashes.into_iter().collect();
    cues.sort_unstable();
    cues
}

/// The words of a text in small letters, numbers as noughts; and the marks that part them.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in text.split(GAP).enumerate() {
        if at > 0 {
            found.push(GAP.to_owned());
        }
        let mut word = String::new();
        for letter in part.chars().flat_map(char::to_lowercase) {
            match letter {
                '’' | '\'' => {
                    word.push('\'');
                    found.push(std::mem::take(&mut word));
                }
                '0'..='9' if word.ends_with('0') => {}
                '0'..='9' => word.push('0'),
                _ if letter.is_alphanumeric() || matches!(letter, '+' | '%' | '-') => {
                    word.push(letter);
                }
                _ => {
                    found.push(std::mem::take(&mut word));
                    if "→=:;(),.?".contains(letter) {
                        found.push(letter.to_string());
                    }
                }
            }
        }
        found.push(word);
    }
    found.retain(|word| !word.is_empty());
    found
}

/// The stems of the words that have one.
fn stems<'a>(words: impl IntoIterator<Item = &'a String>) -> HashSet<String> {
    let long = words.into_iter().filter(|word| word.chars().count() >= LONG_WORD);
    long.map(|word| word.chars().take(STEM).collect()).collect()
}

struct Cues {
    hashes: HashSet<u32>,
    /// Of a gap, or of a question.
    of: &'static str,
}

impl Cues {
    fn new(is_gap: bool) -> Self {
        Self { hashes: HashSet::new(), of: if is_gap { "gap" } else { "question" } }
    }

    fn add(&mut self, parts: &[&str]) {
        let mut told = vec![self.of];
        told.extend(parts.iter().flat_map(|part| ["\t", part]));
        self.hashes.insert(hash_of(&told));
    }

    /// A cue that gaps and questions have in common.
    fn add_to_both(&mut self, parts: &[&str]) {
        let told: Vec<&str> = parts.iter().flat_map(|part| ["\t", part]).collect();
        self.hashes.insert(hash_of(&told));
    }

    /// The words of one side, by ones and twos, and those that it begins and ends with.
    fn text(&mut self, side: &str, words: &[String]) {
        for word in words {
            self.add(&[side, word]);
        }
        for pair in words.windows(2) {
            self.add(&[&[side, "two"].concat(), &pair.join(" ")]);
        }
        for count in 1..=3 {
            if let Some(first) = words.get(..count) {
                self.add(&[&[side, "begins"].concat(), &first.join(" ")]);
            }
        }
        for count in 1..=2 {
            let last = words.len().checked_sub(count).and_then(|from| words.get(from..));
            if let Some(last) = last {
                self.add(&[&[side, "ends"].concat(), &last.join(" ")]);
            }
        }
    }

    /// The words on each side of the gap, and how many words stand where.
    fn around_the_gap(&mut self, asked: &[String], answered: &[String]) {
        let Some(at) = asked.iter().position(|word| word == GAP) else { return };
        let word = |at: Option<usize>| {
            at.and_then(|at| asked.get(at)).map_or(EDGE, String::as_str).to_owned()
        };
        let before = word(at.checked_sub(1));
        let two_before = [word(at.checked_sub(2)), before.clone()].join(" ");
        let after = word(Some(at + 1));
        let two_after = [after.clone(), word(Some(at + 2))].join(" ");
        let edge = |word: Option<&String>| word.map_or(EDGE, String::as_str).to_owned();
        let (first, last) = (edge(answered.first()), edge(answered.last()));
        let hidden = answered.len().min(MANY).to_string();
        for parts in [
            ["before", &before, ""],
            ["before", &two_before, "two"],
            ["after", &after, ""],
            ["after", &two_after, "two"],
            ["between", &before, &after],
            ["opens", &before, &first],
            ["closes", &last, &after],
            ["hidden", &hidden, ""],
            ["hidden-before", &hidden, &before],
            ["hidden-after", &hidden, &after],
            ["words-before", &at.min(MANY).to_string(), ""],
            ["words-after", &(asked.len() - at - 1).min(MANY).to_string(), ""],
        ] {
            self.add(&parts);
        }
    }

    /// Whether title and headings are named, and how much that neither has.
    fn named(&mut self, title: &str, headings: &[&str], asked: &[String], answered: &[String]) {
        let mut title = stems(&words(title));
        let above: HashSet<String> =
            headings.iter().flat_map(|heading| stems(&words(heading))).collect();
        let (asked, answered) = (stems(asked), stems(answered));
        // Over a part of a page that is of many things stands its own topic.
        if [&above, &asked, &answered].iter().all(|own| title.is_disjoint(own)) {
            title = headings.first().map(|first| stems(&words(first))).unwrap_or(title);
        }
        let meets = |one: &HashSet<String>, other: &HashSet<String>| {
            if one.is_disjoint(other) { "no" } else { "yes" }
        };
        self.add(&["title", meets(&asked, &title), meets(&title, &above)]);
        let new = asked.iter().filter(|stem| !title.contains(*stem) && !above.contains(*stem));
        self.add(&["new", &new.count().min(MANY).to_string()]);
        self.add(&["answer", meets(&answered, &title), meets(&answered, &above)]);
        let shared = answered.intersection(&asked).count().min(3).to_string();
        self.add(&["shared", &shared]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_numbers_noughts_and_marks_words() {
        let told = |text: &str| words(text).join(" ");
        assert_eq!(told("L’HTA\u{a0}: 140/90 mmHg (2 fois)."), "l' hta : 0 0 mmhg ( 0 fois ) .");
        assert_eq!(told("Au […], 25 % du CO2"), "au […] , 0 % du co0");
    }

    #[test]
    fn a_gap_has_the_cues_of_its_neighbours_and_a_question_has_not() {
        let told = |text: &str, back: &str, is_gap: bool| {
            let mut found = Cues::new(is_gap);
            found.around_the_gap(&words(text), &words(back));
            found.hashes
        };
        let gap = told("La […] filtre le sang.", "rate", true);
        let neighbour = hash_of(&["gap", "\t", "before", "\t", "la", "\t", ""]);
        let other = hash_of(&["gap", "\t", "before", "\t", "le", "\t", ""]);
        assert!(gap.contains(&neighbour) && !gap.contains(&other));
        let opens = told("[…] filtre le sang.", "La rate", true);
        assert!(opens.contains(&hash_of(&["gap", "\t", "before", "\t", EDGE, "\t", ""])));
        assert!(told("Que filtre la rate ?", "Le sang", false).is_empty());
    }
}
