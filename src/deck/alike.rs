//! When two notes ask the same thing: their questions as bare words, without accents, case,
//! punctuation, articles and marks of Markdown, and without the words that only ask what a term
//! means.
//!
//! The one measure of it: for whoever writes a question a second time ([`asks`] leaves the answer
//! out of it, whatever they were going to answer), and for what is twice in a library.

use std::collections::BTreeSet;
use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::bare_words::{Word, bare_words};
use super::cloze::ClozeText;
use super::model::{Content, Note};

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

/// So many words ask something by themselves.
const WHOLE: usize = 3;

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

/// What a note asks, as words.
struct Asked {
    context: Vec<Word>,
    words: Vec<Word>,
    /// It is a question by itself, where « Signes » is one of its context alone.
    whole: bool,
}

impl Asked {
    fn all(&self) -> impl Iterator<Item = &Word> {
        self.context.iter().chain(&self.words)
    }
}

/// What the note asks, to be compared; empty when it asks nothing yet.
#[must_use]
pub fn asks(note: &Note) -> String {
    let asked = asked(note);
    let words: Vec<&str> = asked.all().map(|word| word.text.as_str()).collect();
    words.join(" ")
}

/// Under what a note is found among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlikeKey {
    /// Notes with different keys are not alike, unless one of them has a context and the other none.
    pub whole: u64,
    /// The key of a note that asks the same without a context, of one that has a context.
    pub bare: Option<u64>,
}

/// The key of a note; none of one that asks nothing.
#[must_use]
pub fn alike_key(note: &Note) -> Option<AlikeKey> {
    let asked = asked(note);
    let bare = (!asked.context.is_empty()).then(|| sum(&mut asked.words.iter()));
    Some(AlikeKey { whole: sum(&mut asked.all())?, bare: bare.flatten() })
}

/// Of words, whatever their order.
fn sum(words: &mut dyn Iterator<Item = &Word>) -> Option<u64> {
    let mut key: Option<u64> = None;
    for word in words {
        let mut hasher = FxHasher::default();
        stem(&word.text).hash(&mut hasher);
        key = Some(key.unwrap_or(1).wrapping_add(hasher.finish()));
    }
    key
}

/// How much two notes are alike, if they are.
#[must_use]
pub fn likeness(one: &Note, other: &Note) -> Option<Likeness> {
    let (first, second) = (asked(one), asked(other));
    if first.words.is_empty() || second.words.is_empty() {
        return None;
    }
    // Who writes a question by hand leaves out what a made one has as its context.
    let placed = !first.context.is_empty() && !second.context.is_empty();
    let apart = !same_text(&first.context, &second.context);
    if placed && apart {
        return None;
    }
    if same_text(&first.words, &second.words) && go_together(&first.words, &second.words) {
        if answers_agree(one, other) {
            return Some(Likeness::Same);
        }
        return (!apart || (first.whole && second.whole)).then_some(Likeness::Question);
    }
    let (ones, others) = (&first.words, &second.words);
    let near = is_row(ones, others) || turned(ones, others) || turned(others, ones);
    (near && answers_agree(one, other)).then_some(Likeness::Near)
}

/// Whether two rows of words are the same, whatever their articles.
fn same_text(one: &[Word], other: &[Word]) -> bool {
    one.iter().map(|word| &word.text).eq(other.iter().map(|word| &word.text))
}

/// Whether no two nouns have articles of two genders.
fn go_together(one: &[Word], other: &[Word]) -> bool {
    let clash = |(one, other): (&Word, &Word)| {
        one.gender.zip(other.gender).is_some_and(|(one, other)| one != other)
    };
    !one.iter().zip(other).any(clash)
}

/// Whether two rows of words are the same, but for plurals.
fn is_row(one: &[Word], other: &[Word]) -> bool {
    let same = |(one, other): (&Word, &Word)| stem(&one.text) == stem(&other.text);
    one.len() == other.len() && one.iter().zip(other).all(same) && go_together(one, other)
}

/// Whether the second asks of what stands before a colon in the first: « OAP : signes » and « Signes de
/// l’OAP ». Any other order of the same words may say another thing.
fn turned(one: &[Word], other: &[Word]) -> bool {
    let at = one.iter().position(|word| word.behind_colon).filter(|at| *at > 0);
    at.is_some_and(|at| {
        let (subject, rest) = one.split_at(at);
        let (first, second) = other.split_at(rest.len().min(other.len()));
        is_row(rest, first) && is_row(subject, second)
    })
}

/// Whether at least half of the shorter answer's words are in the other one too, and a number where both
/// have some.
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
        let words = bare_words(&texts.join(" ")).into_iter();
        words.map(|word| stem(&word.text).to_owned()).collect()
    };
    let (one, other) = (words(one), words(other));
    let is_number = |word: &&String| word.bytes().any(|byte| byte.is_ascii_digit());
    let numbers =
        one.iter().any(|word| is_number(&word)) && other.iter().any(|word| is_number(&word));
    let mut shared = one.intersection(&other);
    let shorter = one.len().min(other.len());
    let agree = shorter > 0 && shared.clone().count() * 2 >= shorter;
    agree && (!numbers || shared.any(|word| is_number(&word)))
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
fn asked(note: &Note) -> Asked {
    let filled;
    let nothing = Asked { context: Vec::new(), words: Vec::new(), whole: false };
    let text = match &note.content {
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
        Content::Occlusion { .. } => return nothing,
    };
    let all = bare_words(text);
    let count = all.len();
    let words = about(all);
    if words.is_empty() {
        return nothing;
    }
    let whole = count >= WHOLE || words.len() < count;
    let context = note.context.trim();
    let context = if context.is_empty() { Vec::new() } else { bare_words(context) };
    Asked { context, words, whole }
}

/// Without what only asks for a meaning: what is left is a term.
fn about(mut words: Vec<Word>) -> Vec<Word> {
    let opens = |opening: &&[&str]| {
        words.len() > opening.len()
            && opening.iter().zip(&words).all(|(opening, word)| word.text == **opening)
    };
    let opening = OPENINGS.into_iter().filter(opens).map(<[&str]>::len).max();
    words.drain(..opening.unwrap_or(0));
    // « Embolie : définition ».
    if words.len() > 1 && words.last().is_some_and(|word| word.text == "definition") {
        words.pop();
    }
    words
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
        for (one, other) in [
            ("Cl-", "Cl"),
            ("Rhésus −", "Rhésus"),
            ("A → B", "A ← B"),
            ("$x^2$", "$x_2$"),
            ("Facteur V", "Facteur v"),
            ("pH", "PH"),
            ("C", "C#"),
            ("Le tour", "La tour"),
            ("A wave", "Wave"),
            ("ω", "Ω"),
            ("Effet du foie sur la rate", "Effet de la rate sur le foie"),
            ("T3 → T4", "T4 → T3"),
            ("ml/min", "min/ml"),
            ("1/2", "2/1"),
            ("1/2", "1,2"),
            ("1,5", "5,1"),
            ("What causes fever?", "What fever causes?"),
            ("10^-3 g", "10^3 g"),
            ("−5 °C", "5 °C"),
            ("mg", "Mg"),
            ("mM", "Mm"),
            ("1,5 mg", "15 mg"),
            ("(+)", "(−)"),
            ("n’est pas", "est"),
        ] {
            assert_eq!(told(&of(one, "x"), &of(other, "x")), None, "{one} {other}");
        }
        for (one, other, expected) in [
            ("1\u{202f}000 ml", "1000 ml", Likeness::Same),
            ("10⁻³ g", "10^-3 g", Likeness::Same),
            ("A → B", "A -> B", Likeness::Same),
            (r"\ce{H2O}", "H2O", Likeness::Same),
            ("Rate : effets", "Effet de la rate", Likeness::Near),
        ] {
            assert_eq!(told(&of(one, "x"), &of(other, "x")), Some(expected), "{one} {other}");
        }
        let frost = told(&of("Eau", "5 °C"), &of("Eau", "−5 °C"));
        assert_eq!(frost, Some(Likeness::Question));
    }

    #[test]
    fn a_question_that_stands_by_itself_is_the_same_without_its_context() {
        let of = |context: &str, front: &str, back: &str| Note {
            context: context.into(),
            ..note(Content::Basic { front: front.into(), back: back.into() })
        };
        let told = |one: &Note, other: &Note| {
            assert_eq!(likeness(one, other), likeness(other, one));
            likeness(one, other)
        };
        let made = of("The Thyroid › Histology", "What is colloid?", "A store of thyroglobulin");
        let (same, other) = (Some(Likeness::Same), Some(Likeness::Question));
        assert_eq!(told(&made, &of("", "What is colloid?", "thyroglobulin")), same);
        assert_eq!(told(&made, &of("", "what is the colloid", "dup")), other);
        assert_eq!(told(&made, &of("", "What is colloid?", "")), other, "still being written");
        assert_eq!(told(&made, &of("Physics", "What is colloid?", "thyroglobulin")), None);
        // Of a rubric, the context says what is asked.
        let signs = of("Rein", "Signes", "hématurie");
        assert_eq!(told(&signs, &of("", "Signes", "toux")), None);
        assert_eq!(told(&signs, &of("", "Signes", "l’hématurie")), same);
    }

    #[test]
    fn what_is_all_articles_is_still_something() {
        assert_eq!(basic("A"), "a|A");
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
