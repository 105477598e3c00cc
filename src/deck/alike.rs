//! When two notes ask the same thing: their questions as bare words, without accents, case,
//! punctuation, articles and marks of Markdown, and without the words that only ask what a term
//! means.
//!
//! The one measure of it: for whoever writes a question a second time ([`asks`] leaves the answer
//! out of it, whatever they were going to answer), and for what is twice in a library.

use std::collections::BTreeSet;
use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::cloze::ClozeText;
use super::fold::fold;
use super::model::{Content, Note};

/// Words that say nothing of what is asked, folded. A letter alone may be a vitamin's, and stays.
const ARTICLES: [&str; 13] =
    ["an", "au", "aux", "de", "des", "du", "la", "le", "les", "of", "the", "un", "une"];

/// What asks for no more than the meaning of the words that follow, folded and without articles.
const OPENINGS: [&[&str]; 14] = [
    &["est", "ce", "que", "est", "que"],
    &["est", "ce", "que"],
    &["est", "ce"],
    &["appelle", "t", "on"],
    &["entend", "on", "par"],
    &["que", "signifie"],
    &["que", "designe"],
    &["definition"],
    &["definir"],
    &["definissez"],
    &["what", "is"],
    &["what", "are"],
    &["what", "does", "mean"],
    &["define"],
];

/// How much two notes are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same question with the same answer.
    Same,
    /// The same answer to the same words in another order, or in another number.
    Near,
    /// The same question, with another answer.
    Question,
}

impl Likeness {
    /// The key of what is said of it in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "duplicates-same",
            Self::Near => "duplicates-near",
            Self::Question => "duplicates-question",
        }
    }
}

/// What the note asks, to be compared; empty when it asks nothing yet.
#[must_use]
pub fn asks(note: &Note) -> String {
    let mut asked = String::new();
    for_each_word(note, |word| {
        if !asked.is_empty() {
            asked.push(' ');
        }
        asked.push_str(word);
    });
    asked
}

/// Notes with different keys are not alike; none of a note that asks nothing.
#[must_use]
pub fn alike_key(note: &Note) -> Option<u64> {
    // Whatever their order: a sum.
    let mut key: Option<u64> = None;
    for_each_word(note, |word| {
        let mut hasher = FxHasher::default();
        stem(word).hash(&mut hasher);
        key = Some(key.unwrap_or(1).wrapping_add(hasher.finish()));
    });
    key
}

/// How much two notes are alike, if they are.
#[must_use]
pub fn likeness(one: &Note, other: &Note) -> Option<Likeness> {
    let (first, second) = (asks(one), asks(other));
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let same_answer = answers_agree(one, other);
    if first == second {
        return Some(if same_answer { Likeness::Same } else { Likeness::Question });
    }
    let sorted = |asked: &str| {
        let mut stems: Vec<String> = asked.split(' ').map(|word| stem(word).to_owned()).collect();
        stems.sort_unstable();
        stems
    };
    (same_answer && sorted(&first) == sorted(&second)).then_some(Likeness::Near)
}

/// Whether at least half of the shorter answer's words are in the other one too.
fn answers_agree(one: &Note, other: &Note) -> bool {
    let words = |note: &Note| -> BTreeSet<String> {
        let texts: Vec<String> = match &note.content {
            Content::Basic { back, .. } | Content::Reversible { back, .. } => vec![back.clone()],
            Content::Cloze { text } => ClozeText::read(text).map_or_else(
                |_| Vec::new(),
                |read| {
                    let numbers = read.numbers();
                    numbers.into_iter().flat_map(|number| read.hidden(number)).collect()
                },
            ),
            Content::List { items, .. } => items.clone(),
            Content::Choice { answer, .. } => vec![answer.clone()],
            Content::Occlusion { .. } => Vec::new(),
        };
        let folded = fold(&texts.join(" "));
        kept(&folded).into_iter().map(|word| stem(word).to_owned()).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    let shorter = one.len().min(other.len());
    shorter > 0 && shared * 2 >= shorter
}

/// Without the ending of a plural; of a short word all of it counts.
fn stem(word: &str) -> &str {
    let long = word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if long && !stem.ends_with('s') => stem,
        _ => word,
    }
}

/// The words that tell what a note asks, in their order.
fn for_each_word(note: &Note, mut each: impl FnMut(&str)) {
    let filled;
    let asked = match &note.content {
        Content::Basic { front, .. } | Content::Reversible { front, .. } => front,
        // Two texts that hide other words say the same all the same.
        Content::Cloze { text } => match ClozeText::read(text) {
            Ok(read) => {
                filled = read.gapped(0);
                &filled
            }
            Err(_) => text,
        },
        Content::List { prompt, .. } => prompt,
        Content::Choice { question, .. } => question,
        // Many masks lie on one picture under the same question.
        Content::Occlusion { .. } => return,
    };
    let asked = fold(asked);
    let asked = about(kept(&asked));
    if asked.is_empty() {
        return;
    }
    if !note.context.trim().is_empty() {
        kept(&fold(&note.context)).into_iter().for_each(&mut each);
    }
    asked.into_iter().for_each(each);
}

/// The words of a folded text that count.
fn kept(folded: &str) -> Vec<&str> {
    let (mut words, mut kept) = (Vec::new(), Vec::new());
    for piece in folded.split(|c: char| !is_of_a_word(c)).filter(|piece| !piece.is_empty()) {
        let elided = ["l'", "d'", "qu'"].into_iter().find_map(|start| piece.strip_prefix(start));
        let word = elided.unwrap_or(piece).trim_matches('\'');
        let leading = word == "a" && words.is_empty();
        words.push(word);
        if !leading && !word.is_empty() && !ARTICLES.contains(&word) {
            kept.push(word);
        }
    }
    // Of « La » alone nothing would be left.
    if kept.is_empty() {
        words.retain(|word| !word.is_empty());
        return words;
    }
    kept
}

/// Without what only asks for a meaning: what is left is a term.
fn about(words: Vec<&str>) -> Vec<&str> {
    let opening = OPENINGS.into_iter().find(|opening| words.starts_with(opening));
    let mut rest = match opening {
        Some(opening) if words.len() > opening.len() => words[opening.len()..].to_vec(),
        _ => words,
    };
    // « Embolie : définition ».
    if rest.len() > 1 && rest.last() == Some(&"definition") {
        rest.pop();
    }
    rest
}

/// Signs that tell `Na+` from `Na` and `< 5` from `> 5` are words too.
fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '+' | '<' | '>' | '=' | '%' | '°' | '±' | '≤' | '≥')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(content: Content) -> Note {
        let id = "n".parse().unwrap();
        Note { id, content, context: String::new(), tags: Vec::new(), source: None }
    }

    fn basic(front: &str) -> String {
        asks(&note(Content::Basic { front: front.into(), back: "x".into() }))
    }

    #[test]
    fn accents_case_articles_and_punctuation_make_no_other_question() {
        let same = basic("Quels sont les signes de l’Œdème aigu du poumon\u{202f}?");
        assert_eq!(same, basic("quels sont signes d'oedeme **AIGU** de poumon"));
        assert_eq!(basic("La rate"), basic("rate."));
        assert_ne!(basic("Le Na+ monte"), basic("Le Na monte"));
        assert_ne!(basic("rate"), basic("rates"));
        assert_ne!(basic("Hépatite A"), basic("Hépatite"));
        assert_ne!(basic("Vitamine D"), basic("Vitamine"));
    }

    #[test]
    fn whoever_asks_what_a_term_means_asks_for_the_term() {
        for asked in [
            "Qu’est-ce qu’une embolie\u{202f}?",
            "Qu'est-ce que l'embolie ?",
            "Définition de l’embolie",
            "Embolie\u{a0}: définition",
            "What is an embolie?",
            "Que signifie « embolie » ?",
        ] {
            assert_eq!(basic(asked), "embolie", "{asked}");
        }
        assert_eq!(basic("Définition"), "definition");
        assert_ne!(basic("Quelle est la définition clinique du sepsis"), basic("sepsis"));
    }

    #[test]
    fn the_same_words_in_another_order_are_alike_where_the_answer_is() {
        let of = |front: &str, back: &str| {
            note(Content::Basic { front: front.into(), back: back.into() })
        };
        let told = |one: &Note, other: &Note| {
            let found = likeness(one, other);
            assert_eq!(found, likeness(other, one));
            // Whatever is alike has one key.
            assert!(found.is_none() || alike_key(one) == alike_key(other));
            found
        };
        let oedema = of("Signe de l’OAP", "Crépitants, orthopnée");
        assert_eq!(told(&oedema, &of("signe OAP ?", "les crépitants")), Some(Likeness::Same));
        assert_eq!(told(&oedema, &of("OAP : signes", "Orthopnée")), Some(Likeness::Near));
        assert_eq!(told(&oedema, &of("Signe de l’OAP", "toux")), Some(Likeness::Question));
        assert_eq!(told(&oedema, &of("OAP : signes", "toux")), None);
        assert_eq!(told(&oedema, &of("Signe de l’EP", "Crépitants, orthopnée")), None);
        // What acts on what is told by the order alone.
        let one = of("Effet de T3 sur T4", "Elle la freine");
        assert_eq!(told(&one, &of("Effet de T4 sur T3", "Conversion")), None);
        let (one, other) = (of("Le Na+ monte", "x"), of("Le Na monte", "x"));
        assert_eq!(told(&one, &other), None);
        assert_eq!(told(&of("", "x"), &of("", "x")), None);
    }

    #[test]
    fn what_is_all_articles_is_still_something() {
        assert_eq!(basic("A"), "a");
        assert_ne!(basic("Le"), basic("La"));
        assert_eq!(basic(" ? "), "");
    }

    #[test]
    fn a_text_with_other_gaps_says_the_same_and_a_context_another_thing() {
        let cloze = |text: &str| asks(&note(Content::Cloze { text: text.into() }));
        assert_eq!(
            cloze("Le {{c1::foie}} est à droite"),
            cloze("Le foie est {{c1::à droite::où}}")
        );
        assert_eq!(cloze("Le foie {{c1:"), "foie c1");
        let mut placed = note(Content::Basic { front: "Signes".into(), back: "x".into() });
        placed.context = "Rein".into();
        assert_ne!(asks(&placed), basic("Signes"));
    }
}
