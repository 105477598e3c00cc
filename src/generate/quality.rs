//! What is wrong with a card that somebody wrote, by the rules that the generator keeps to itself: an
//! answer of one fact, not too long, that the question does not give away and that stands alone.
//!
//! Where a note can surely be cut in pieces, here is how.

use super::ask::count;
use super::ask::gap::leaks;
use super::ask::wording::stems;
use super::guard::{hangs_on, opens_dangling};
use super::language::Language;
use super::lexicon::{Lexicon, lexicon};
use super::rank::{LONG, LONG_ITEM, VERY_LONG};
use super::sentence::sentences;
use crate::deck::{ClozeText, Content, Note, fold};

/// Why a card will be hard to keep in mind, or ask nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// The question has most of its answer in it.
    Leak,
    /// It points at something that it does not name.
    Dangling,
    /// So many facts in one answer.
    SeveralFacts(usize),
    /// An answer of so many words.
    LongAnswer(usize),
}

impl Flaw {
    /// The key of its name in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Leak => "quality-leak",
            Self::Dangling => "quality-dangling",
            Self::SeveralFacts(_) => "quality-several-facts",
            Self::LongAnswer(_) => "quality-long-answer",
        }
    }

    /// How many it is about.
    #[must_use]
    pub fn count(self) -> usize {
        match self {
            Self::Leak | Self::Dangling => 0,
            Self::SeveralFacts(count) | Self::LongAnswer(count) => count,
        }
    }
}

/// What is wrong with a note of a deck in the language with this code.
#[must_use]
pub fn flaws(note: &Note, language: &str) -> Vec<Flaw> {
    let language = if language.starts_with("en") { Language::English } else { Language::French };
    let lexicon = lexicon(language);
    let mut flaws = match &note.content {
        Content::Basic { front, back } => {
            let mut flaws = of_answer(back);
            flaws.extend(gives_away(front, back).then_some(Flaw::Leak));
            flaws.extend(dangles(front, note, lexicon).then_some(Flaw::Dangling));
            flaws
        }
        Content::Reversible { front, back, ask_back, ask_front } => {
            let mut flaws = of_answer(back);
            let asked = [(ask_back, front, back), (ask_front, back, front)];
            let leaks = asked.into_iter().any(|(asked, bare, answer)| {
                gives_away(if asked.is_empty() { bare } else { asked }, answer)
            });
            flaws.extend(leaks.then_some(Flaw::Leak));
            flaws
        }
        Content::Choice { question, answer, .. } => {
            let mut flaws = of_answer(answer);
            flaws.extend(dangles(question, note, lexicon).then_some(Flaw::Dangling));
            flaws
        }
        Content::List { prompt, items, .. } => {
            let longest = items.iter().map(|item| count(item)).max().unwrap_or(0);
            let long = items.iter().map(|item| count(item) as f32).sum::<f32>()
                > LONG_ITEM * items.len().max(1) as f32;
            let mut flaws: Vec<Flaw> =
                long.then_some(Flaw::LongAnswer(longest)).into_iter().collect();
            flaws.extend(dangles(prompt, note, lexicon).then_some(Flaw::Dangling));
            flaws
        }
        Content::Cloze { text } => of_gaps(text, note, lexicon),
        Content::Occlusion { .. } => Vec::new(),
    };
    flaws.sort_unstable();
    flaws
}

/// What is wrong with an answer by itself.
fn of_answer(answer: &str) -> Vec<Flaw> {
    let facts = pieces(answer).len().max(told(answer));
    if facts > 1 {
        return vec![Flaw::SeveralFacts(facts)];
    }
    let words = count(answer);
    (words as f32 > VERY_LONG).then_some(Flaw::LongAnswer(words)).into_iter().collect()
}

/// What is wrong with a text with gaps.
fn of_gaps(text: &str, note: &Note, lexicon: &Lexicon) -> Vec<Flaw> {
    let Ok(read) = ClozeText::read(text) else { return Vec::new() };
    let mut flaws = Vec::new();
    let (mut leak, mut longest) = (false, 0);
    for number in read.numbers() {
        let (hidden, shown) = (read.hidden(number).join(" "), read.gapped(number));
        longest = longest.max(count(&hidden));
        leak |= gives_away(&shown, &hidden);
    }
    flaws.extend(leak.then_some(Flaw::Leak));
    if longest as f32 > LONG {
        flaws.push(Flaw::LongAnswer(longest));
    }
    let facts = told(&read.gapped(0));
    if facts > 2 || (facts > 1 && split(note, lexicon.language.code()).is_some()) {
        flaws.push(Flaw::SeveralFacts(facts));
    }
    flaws.extend(dangles(&read.gapped(0), note, lexicon).then_some(Flaw::Dangling));
    flaws
}

/// Whether the question has most of the answer in it. One that gives a choice may.
fn gives_away(asked: &str, answer: &str) -> bool {
    let folded = fold(asked);
    let has = |word: &str| folded.split(|c: char| !c.is_alphanumeric()).any(|shown| shown == word);
    if ["ou", "or"].into_iter().any(has) {
        return false;
    }
    // What tells B1 from B12 is too short to have a stem.
    let told_apart = answer.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let short = (1..=3).contains(&word.chars().count());
        short
            && word.chars().all(|c| !c.is_lowercase() || word.contains(char::is_numeric))
            && !has(&fold(word))
    });
    !told_apart && leaks(answer, asked, "")
}

/// Whether a question needs something that stands outside it, and no context names it.
fn dangles(asked: &str, note: &Note, lexicon: &Lexicon) -> bool {
    if !note.context.trim().is_empty() || asked.trim().is_empty() {
        return false;
    }
    let lower = asked.to_lowercase().replace('\'', "’");
    let first = fold(asked);
    let first = first.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| lexicon.noun_is("hanging-start", word))
        || hangs_on(asked, lexicon)
        || opens_dangling(&lower, lower.contains(" de ") || lower.contains(" of "), lexicon)
        || lexicon.says("dangling", &lower)
}

/// How many sentences say something, those that semicolons part too.
fn told(text: &str) -> usize {
    let parts = sentences(text).into_iter().filter_map(|range| text.get(range));
    parts.flat_map(|part| part.split(';')).filter(|part| count(part) > 1).count()
}

/// The pieces of an answer that is a list: lines with marks, or what semicolons part.
fn pieces(answer: &str) -> Vec<String> {
    let lines: Vec<&str> = answer.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let marked: Vec<&str> = lines.iter().filter_map(|line| without_mark(line)).collect();
    let parts: Vec<&str> = if lines.len() > 1 && marked.len() == lines.len() {
        marked
    } else if lines.len() == 1 && !answer.contains(['(', '$', '\\']) {
        answer.trim().trim_end_matches('.').split(';').map(str::trim).collect()
    } else {
        Vec::new()
    };
    let sound = parts.len() > 1 && parts.iter().all(|part| part.contains(char::is_alphanumeric));
    if sound { parts.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

/// A line of a list without what marks it: `- `, `• `, `2. `, `b) `.
fn without_mark(line: &str) -> Option<&str> {
    if let Some(rest) =
        ["- ", "* ", "+ ", "• ", "– "].into_iter().find_map(|m| line.strip_prefix(m))
    {
        return Some(rest.trim());
    }
    let (mark, rest) = line.split_once(' ')?;
    let name = mark.strip_suffix(['.', ')'])?;
    let number = !name.is_empty() && name.len() <= 2 && name.chars().all(|c| c.is_ascii_digit());
    let letter = name.len() == 1 && name.chars().all(|c| c.is_ascii_lowercase());
    (number || letter).then_some(rest.trim())
}

/// The notes that surely say the same as this one, one fact each; none where that is not sure. The
/// first stands in its place.
///
/// An answer that is a list becomes a list. A text with gaps is cut between its sentences, where each
/// has a gap and none needs the one before it.
#[must_use]
pub fn split(note: &Note, language: &str) -> Option<Vec<Content>> {
    match &note.content {
        Content::Basic { front, back } => {
            let items = pieces(back);
            (items.len() > 1)
                .then(|| vec![Content::List { prompt: front.clone(), items, open: false }])
        }
        Content::Cloze { text } => {
            let parts: Vec<&str> = sentences(text)
                .into_iter()
                .filter_map(|range| text.get(range))
                .flat_map(|part| part.split(" ; "))
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect();
            let alone = |part: &&str| {
                let cut = Note {
                    content: Content::Cloze { text: (*part).to_owned() },
                    context: String::new(),
                    ..note.clone()
                };
                let gapped = ClozeText::read(part).is_ok_and(|read| !read.numbers().is_empty());
                gapped && stems(part).len() > 2 && !flaws(&cut, language).contains(&Flaw::Dangling)
            };
            let whole = ClozeText::read(text).ok()?.numbers();
            let numbers = parts.iter().filter_map(|part| ClozeText::read(part).ok());
            let apart: usize = numbers.map(|read| read.numbers().len()).sum();
            // A card whose gaps stand in two sentences is one card.
            (parts.len() > 1 && apart == whole.len() && parts.iter().all(alone)).then(|| {
                parts.into_iter().map(|part| Content::Cloze { text: part.to_owned() }).collect()
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(content: Content) -> Note {
        let id = "n".parse().unwrap();
        Note { id, content, context: String::new(), tags: Vec::new(), source: None }
    }

    fn basic(front: &str, back: &str) -> Note {
        note(Content::Basic { front: front.into(), back: back.into() })
    }

    fn cloze(text: &str) -> Note {
        note(Content::Cloze { text: text.into() })
    }

    fn found(note: &Note) -> Vec<Flaw> {
        flaws(note, "fr")
    }

    #[test]
    fn sound_cards_have_no_flaw() {
        for sound in [
            basic("Où siège la rate ?", "Dans l’hypochondre gauche."),
            basic("Quelle vitamine manque dans le béribéri ?", "La vitamine B1"),
            basic("La rate est-elle à droite ou à gauche ?", "à gauche"),
            basic("Quel est le premier signe de l’asthme ?", "La toux"),
            cloze("La {{c1::rate}} filtre le {{c2::sang}}."),
        ] {
            assert_eq!(found(&sound), [], "{sound:?}");
        }
    }

    #[test]
    fn what_breaks_the_rules_is_named() {
        let long = "mot ".repeat(21);
        assert_eq!(found(&basic("Rôle de la rate", &long)), [Flaw::LongAnswer(21)]);
        let several = basic("Rôle du foie", "Il fait la bile. Il garde le glycogène.");
        assert_eq!(found(&several), [Flaw::SeveralFacts(2)]);
        assert_eq!(found(&basic("Signes", "toux ; fièvre ; dyspnée")), [Flaw::SeveralFacts(3)]);
        assert_eq!(found(&basic("Signes", "- toux\n- fièvre")), [Flaw::SeveralFacts(2)]);
        let leak = basic("Qu’est-ce que l’artère carotide interne ?", "Une artère carotide");
        assert_eq!(found(&leak), [Flaw::Leak]);
        for dangling in
            ["Quelle est la cause de celle-ci ?", "Elle donne quoi ?", "Le second est ?"]
        {
            let mut note = basic(dangling, "toux");
            assert_eq!(found(&note), [Flaw::Dangling], "{dangling}");
            // Where a context names it, it stands alone.
            note.context = "Grippe".into();
            assert_eq!(found(&note), []);
        }
        assert_eq!(flaws(&basic("What causes it?", "cough"), "en"), [Flaw::Dangling]);
        let gap = format!("La rate {{{{c1::{}}}}}.", "mot ".repeat(13));
        assert_eq!(found(&cloze(&gap)), [Flaw::LongAnswer(13)]);
        assert_eq!(found(&cloze("L’artère carotide est une {{c1::artère}}.")), [Flaw::Leak]);
    }

    #[test]
    fn what_is_surely_a_list_becomes_one() {
        let list = |note: &Note| match split(note, "fr").as_deref() {
            Some([Content::List { items, .. }]) => items.clone(),
            _ => Vec::new(),
        };
        assert_eq!(list(&basic("S", "toux ; fièvre ; dyspnée.")), ["toux", "fièvre", "dyspnée"]);
        assert_eq!(list(&basic("S", "1. toux\n2) fièvre")), ["toux", "fièvre"]);
        for unsure in ["toux, fièvre", "toux (a ; b)", "toux\nfièvre", "toux ; ", "- toux\nfièvre"]
        {
            assert!(list(&basic("S", unsure)).is_empty(), "{unsure}");
        }
    }

    #[test]
    fn a_text_is_cut_where_each_sentence_stands_alone() {
        let cut = |text: &str| split(&cloze(text), "fr").map(|parts| parts.len());
        let sound = "Le foie sécrète la {{c1::bile}}. Le pancréas sécrète l’{{c2::insuline}}.";
        assert_eq!(cut(sound), Some(2));
        assert_eq!(found(&cloze(sound)), [Flaw::SeveralFacts(2)]);
        // It needs the sentence before it; one card is asked in both; one has no gap.
        assert_eq!(cut("Le foie sécrète la {{c1::bile}}. Elle digère les {{c2::graisses}}."), None);
        let both = "Le foie sécrète la {{c1::bile}}. Le pancréas sécrète l’{{c1::insuline}}.";
        assert_eq!(cut(both), None);
        assert_eq!(cut("Le foie sécrète la {{c1::bile}}. Le pancréas est rétropéritonéal."), None);
    }
}
