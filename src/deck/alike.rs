//! When two notes ask the same thing: their questions as bare words, without accents, case,
//! punctuation, articles and marks of Markdown, and without the words that only ask what a term
//! means.
//!
//! The one measure of it: for whoever writes a question a second time, and for what is twice in a
//! library.

use std::cell::OnceCell;

use super::asked::{Asked, Asks, stem};
use super::bare_words::Reader;
use super::cloze::ClozeText;
use super::model::{Content, Note};
use super::words::{Row, Word, Words};

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

/// A note that is compared with others, read once.
#[derive(Debug)]
pub(super) struct Compared<'a> {
    pub(super) note: &'a Note,
    pub(super) asked: Asked<'a>,
    answer: OnceCell<Answer>,
}

/// The words of an answer, without plurals: of each its hash, which of a number is odd; each once
/// and in their order.
#[derive(Debug)]
struct Answer(Vec<u64>);

/// Reads answers, one after the other.
#[derive(Debug, Default)]
pub(super) struct AnswerReader {
    reader: Reader,
    words: Words,
}

/// How much two notes are alike, if they are.
#[must_use]
pub fn likeness(one: &Note, other: &Note) -> Option<Likeness> {
    let asks = Asks::of([one, other]);
    let [one, other] = [(one, 0), (other, 1)].map(|(note, at)| Compared::new(note, asks.at(at)));
    one.likeness(&other, &mut AnswerReader::default())
}

impl<'a> Compared<'a> {
    pub(super) fn new(note: &'a Note, asked: Asked<'a>) -> Self {
        Self { note, asked, answer: OnceCell::new() }
    }

    /// How much the two are alike, if they are. Gaps in other places of one sentence are cards of
    /// their own, even where they hide the same word.
    pub(super) fn likeness(&self, other: &Self, reader: &mut AnswerReader) -> Option<Likeness> {
        let found = self.worded_alike(other, reader)?;
        let texts = [&self.note.content, &other.note.content];
        let [Content::Cloze { text: one }, Content::Cloze { text: other }] = texts else {
            return Some(found);
        };
        if found == Likeness::Question {
            return None;
        }
        let [one, other] = [one, other].map(|text| ClozeText::read(text).ok());
        one?.hides_the_same(&other?).then_some(found)
    }

    fn worded_alike(&self, other: &Self, reader: &mut AnswerReader) -> Option<Likeness> {
        let (first, second) = (self.asked, other.asked);
        if first.words.is_empty() || second.words.is_empty() {
            return None;
        }
        // Who writes a question by hand leaves out what a made one has as its context.
        let placed = !first.context.is_empty() && !second.context.is_empty();
        let apart = !same_text(first.context, second.context);
        if placed && apart {
            return None;
        }
        if same_text(first.words, second.words) && go_together(first.words, second.words) {
            if self.answers_agree(other, reader) {
                return Some(Likeness::Same);
            }
            return (!apart || (first.whole && second.whole)).then_some(Likeness::Question);
        }
        let (ones, others) = (first.words, second.words);
        let near = is_row(ones, others) || turned(ones, others) || turned(others, ones);
        (near && self.answers_agree(other, reader)).then_some(Likeness::Near)
    }

    /// Whether at least half of the shorter answer's words are in the other one too, and a number
    /// where both have some.
    fn answers_agree(&self, other: &Self, reader: &mut AnswerReader) -> bool {
        let one = self.answer.get_or_init(|| reader.read(self.note));
        let other = other.answer.get_or_init(|| reader.read(other.note));
        let (shared, number) = one.shared(other);
        let shorter = one.0.len().min(other.0.len());
        shorter > 0 && shared * 2 >= shorter && (number || !(one.numbers() && other.numbers()))
    }
}

impl AnswerReader {
    fn read(&mut self, note: &Note) -> Answer {
        self.words.clear();
        match &note.content {
            Content::Basic { back: answer, .. }
            | Content::Reversible { back: answer, .. }
            | Content::Choice { answer, .. } => self.reader.read(answer, &mut self.words),
            Content::Cloze { text } => {
                let hidden = ClozeText::read(text).map_or_else(
                    |_| Vec::new(),
                    |read| {
                        let numbers = read.numbers().into_iter();
                        numbers.flat_map(|number| read.hidden(number)).collect()
                    },
                );
                self.reader.read(&hidden.join(" "), &mut self.words);
            }
            Content::List { items, .. } => {
                self.reader.read(&items.join(" "), &mut self.words);
            }
            Content::Occlusion { .. } => {}
        }
        let words = self.words.row(0..self.words.len());
        let mut hashes: Vec<u64> = words.iter().map(|word| hash(stem(word.text))).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Answer(hashes)
    }
}

impl Answer {
    fn numbers(&self) -> bool {
        self.0.iter().any(|hash| is_number(*hash))
    }

    /// How many words two answers share, and whether one of these is a number.
    fn shared(&self, other: &Self) -> (usize, bool) {
        let (mut ones, mut others) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut count, mut number) = (0, false);
        while let (Some(one), Some(other)) = (ones.peek(), others.peek()) {
            let order = one.cmp(other);
            if order.is_eq() {
                count += 1;
                number |= is_number(**one);
            }
            if order.is_le() {
                ones.next();
            }
            if order.is_ge() {
                others.next();
            }
        }
        (count, number)
    }
}

fn hash(word: &str) -> u64 {
    let number = word.bytes().any(|byte| byte.is_ascii_digit());
    xxhash_rust::xxh3::xxh3_64(word.as_bytes()) & !1 | u64::from(number)
}

fn is_number(hash: u64) -> bool {
    hash & 1 == 1
}

/// Whether two rows of words are the same, whatever their articles.
fn same_text(one: Row, other: Row) -> bool {
    one.iter().map(|word| word.text).eq(other.iter().map(|word| word.text))
}

/// Whether no two nouns have articles of two genders.
fn go_together(one: Row, other: Row) -> bool {
    let clash = |(one, other): (Word, Word)| {
        one.gender.zip(other.gender).is_some_and(|(one, other)| one != other)
    };
    !one.iter().zip(other.iter()).any(clash)
}

/// Whether two rows of words are the same, but for plurals.
fn is_row(one: Row, other: Row) -> bool {
    let same = |(one, other): (Word, Word)| stem(one.text) == stem(other.text);
    one.len() == other.len() && one.iter().zip(other.iter()).all(same) && go_together(one, other)
}

/// Whether the second asks of what stands before a colon in the first: « OAP : signes » and « Signes de
/// l’OAP ». Any other order of the same words may say another thing.
fn turned(one: Row, other: Row) -> bool {
    let at = one.iter().position(|word| word.behind_colon).filter(|at| *at > 0);
    at.is_some_and(|at| {
        let (subject, rest) = one.split_at(at);
        let (first, second) = other.split_at(rest.len());
        is_row(rest, first) && is_row(subject, second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(content: Content) -> Note {
        let id = "n".parse().unwrap();
        Note { id, content, context: String::new(), tags: Vec::new(), source: None }
    }

    /// What the note asks, as words.
    fn asks(note: &Note) -> String {
        let asks = Asks::of([note]);
        asks.at(0).all().map(|word| word.text).collect::<Vec<_>>().join(" ")
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
            let asks = Asks::of([one, other]);
            let keys: Vec<_> = asks.keys().collect();
            assert!(found.is_none() || keys[0] == keys[1]);
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
    fn one_sentence_with_other_gaps_is_not_twice() {
        let of = |text: &str| note(Content::Cloze { text: text.into() });
        let told = |one: &str, other: &str| likeness(&of(one), &of(other));
        let age = "Porté vers {{c1::40 ans::… ans}}, évolution insidieuse de plusieurs ans";
        let course = "Porté vers 40 ans, évolution insidieuse de {{c1::plusieurs ans}}";
        assert_eq!(told(age, course), None);
        assert_eq!(
            told(age, "porté vers {{c2::40}} ans, évolution insidieuse de plusieurs ans."),
            Some(Likeness::Same)
        );
        assert_eq!(told("Foie : {{c1::1 kg}}", "{{c1::Foie}} : 1 kg"), None);
        // Still being written.
        assert_eq!(told("Foie : {{c1::1 kg}}", "Foie : 1 kg"), None);
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
