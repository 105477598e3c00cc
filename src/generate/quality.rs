//! What is wrong with a card that somebody wrote, by the rules that the generator keeps to itself: an
//! answer of one fact, not too long, that the question does not give away and that stands alone.
//!
//! Where a note can surely be cut in pieces, here is how.

use serde::{Deserialize, Serialize};

use super::ask::count;
use super::ask::given_away::leaks;
use super::ask::member::without_brackets;
use super::ask::wording::stems;
use super::guard::{hangs_on, opens_dangling};
use super::language::Language;
use super::lexicon::{Lexicon, lexicon};
use super::rank::{LONG, LONG_ITEM, VERY_LONG};
use super::sentence::sentences;
use crate::deck::{ClozeText, Content, Note, fold};

/// A rule of a good card, as it is written down where a note may break it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rule {
    Leak,
    Dangling,
    SeveralFacts,
    LongAnswer,
}

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

    /// The rule that is broken.
    #[must_use]
    pub fn rule(self) -> Rule {
        match self {
            Self::Leak => Rule::Leak,
            Self::Dangling => Rule::Dangling,
            Self::SeveralFacts(_) => Rule::SeveralFacts,
            Self::LongAnswer(_) => Rule::LongAnswer,
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
    let lexicon = lexicon_of(language);
    let mut flaws = match &note.content {
        Content::Basic { front, back } => {
            let mut flaws = of_answer(back);
            flaws.extend(gives_away(front, back).then_some(Flaw::Leak));
            flaws.extend(dangles(front, &note.context, lexicon).then_some(Flaw::Dangling));
            flaws
        }
        Content::Reversible { front, back, ask_back, ask_front } => {
            // A term has meanings, which semicolons part.
            let mut flaws = of_facts(back, sentences(answered(back)).len());
            let asked = [(ask_back, front, back), (ask_front, back, front)];
            let leaks = asked.into_iter().any(|(asked, bare, answer)| {
                gives_away(if asked.is_empty() { bare } else { asked }, answer)
            });
            flaws.extend(leaks.then_some(Flaw::Leak));
            flaws
        }
        Content::Choice { question, answer, .. } => {
            let mut flaws = of_answer(answer);
            flaws.extend(dangles(question, &note.context, lexicon).then_some(Flaw::Dangling));
            flaws
        }
        Content::List { prompt, items, .. } => {
            let longest = items.iter().map(|item| count(item)).max().unwrap_or(0);
            let long = items.iter().map(|item| count(item) as f32).sum::<f32>()
                > LONG_ITEM * items.len().max(1) as f32;
            let mut flaws: Vec<Flaw> =
                long.then_some(Flaw::LongAnswer(longest)).into_iter().collect();
            flaws.extend(dangles(prompt, &note.context, lexicon).then_some(Flaw::Dangling));
            flaws
        }
        Content::Cloze { text } => of_gaps(text, note, lexicon),
        Content::Occlusion { .. } => Vec::new(),
    };
    flaws.sort_unstable();
    flaws
}

/// The words of the language with this code.
fn lexicon_of(language: &str) -> &'static Lexicon {
    lexicon(if language.starts_with("en") { Language::English } else { Language::French })
}

/// What is wrong with an answer by itself.
fn of_answer(answer: &str) -> Vec<Flaw> {
    of_facts(answer, pieces(answered(answer)).len().max(told(answered(answer))))
}

/// The same of one that tells so many facts. What stands in brackets is said beside it.
fn of_facts(answer: &str, facts: usize) -> Vec<Flaw> {
    if facts > 1 {
        return vec![Flaw::SeveralFacts(facts)];
    }
    let words = count(&without_brackets(answered(answer)));
    (words as f32 > VERY_LONG).then_some(Flaw::LongAnswer(words)).into_iter().collect()
}

/// What of an answer is to be known: all of it, but for the paragraphs that explain a first one in
/// bold.
fn answered(answer: &str) -> &str {
    let answer = answer.trim();
    let Some((first, _)) = answer.split_once("\n\n") else { return answer };
    let inner = first.trim().strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    match inner {
        Some(inner) if !inner.contains("**") => inner,
        _ => answer,
    }
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
    if facts > 2 || (facts > 1 && cut(note, lexicon).is_some()) {
        flaws.push(Flaw::SeveralFacts(facts));
    }
    flaws.extend(dangles(&read.gapped(0), &note.context, lexicon).then_some(Flaw::Dangling));
    flaws
}

/// Whether the question has most of the answer in it. One that gives a choice may.
fn gives_away(asked: &str, answer: &str) -> bool {
    let folded = fold(asked);
    let has = |word: &str| folded.split(|c: char| !c.is_alphanumeric()).any(|shown| shown == word);
    if ["ou", "or"].into_iter().any(has) {
        return false;
    }
    // What tells B1 from B12, or α from β, is too short to have a stem.
    let greek = |c: char| ('\u{370}'..='\u{3ff}').contains(&c);
    let told_apart = answer.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let short = (1..=3).contains(&word.chars().count());
        short
            && word
                .chars()
                .all(|c| !c.is_lowercase() || greek(c) || word.contains(char::is_numeric))
            && !has(&fold(word))
    });
    !told_apart && leaks(&without_kind(asked, answer), asked, "")
}

/// An answer without the kind of thing that a question asks for: « Quel muscle … ? » – « Le muscle
/// orbiculaire ».
fn without_kind(asked: &str, answer: &str) -> String {
    const ASKS: [&str; 7] = ["quel", "quelle", "quels", "quelles", "which", "what", "combien"];
    let bare = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let kind =
        asked.split_whitespace().map(bare).skip_while(|word| !ASKS.contains(&&**word)).nth(1);
    let Some(kind) = kind.filter(|kind| kind.len() > 2) else { return answer.to_owned() };
    let kind = kind.trim_end_matches('s');
    let is_other = |word: &&str| bare(word).trim_end_matches('s') != kind;
    answer.split_whitespace().filter(is_other).collect::<Vec<_>>().join(" ")
}

/// Whether a question needs something that stands outside it, and no context names it. What points
/// back from a later sentence, or is named behind, is named in the question itself.
fn dangles(asked: &str, context: &str, lexicon: &Lexicon) -> bool {
    if !context.trim().is_empty() || asked.trim().is_empty() {
        return false;
    }
    let first = sentences(asked).into_iter().next().and_then(|range| asked.get(range));
    let asked = first.unwrap_or(asked);
    let lower = asked.to_lowercase().replace('\'', "’");
    if is_named_behind(&lower) || is_of_nothing(&lower) {
        return false;
    }
    let folded = fold(asked);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let completed = [" de ", " du ", " des ", " d’", " of "].iter().any(|of| lower.contains(of));
    hangs_on(asked, lexicon)
        || opens_dangling(&lower, completed, lexicon)
        || lexicon.says("dangling", &lower)
        || asks_of_it(&words)
}

/// What a pronoun stands for comes behind it: « Que signifie cette abréviation : AVC ? », « Elle siège
/// où, la thyroïde ? ».
fn is_named_behind(lower: &str) -> bool {
    let named = |rest: &str| rest.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if lower.rsplit_once(':').is_some_and(|(_, rest)| named(rest)) {
        return true;
    }
    let article = |rest: &str| {
        ["le ", "la ", "les ", "l’", "un ", "une ", "the "].iter().any(|a| rest.starts_with(a))
    };
    lower.rsplit_once(", ").is_some_and(|(_, rest)| article(rest) && rest.split(' ').count() <= 4)
}

/// A pronoun that stands for nothing: « What is it called when … », « It takes how many minutes … »,
/// "Does it hurt in …".
fn is_of_nothing(lower: &str) -> bool {
    const IMPERSONAL: [&str; 8] = [
        "is it called when",
        "is it called if",
        "it takes ",
        "does it take ",
        "does it hurt ",
        "is it possible ",
        "is it necessary ",
        "does it mean when",
    ];
    IMPERSONAL.iter().any(|start| lower.contains(start))
}

/// Whether a question asks of something by a possessive or a pronoun alone, or of a place elsewhere.
fn asks_of_it(words: &[&str]) -> bool {
    const WHOLE: [&[&str]; 7] = [
        &["which", "one"],
        &["lequel"],
        &["laquelle"],
        &["lesquels"],
        &["lesquelles"],
        &["see", "above"],
        &["voir", "plus", "haut"],
    ];
    const ASKS: [&str; 8] = ["quel", "quelle", "quels", "quelles", "what", "which", "where", "who"];
    const BE: [&str; 5] = ["est", "sont", "is", "are", "was"];
    const OWN: [&str; 8] = ["son", "sa", "ses", "leur", "leurs", "its", "their", "en"];
    match words {
        words if WHOLE.contains(&words) => true,
        ["comme", "dit", "plus", "haut", ..] => true,
        // « Quels en sont les signes ? »
        [ask, "en", be, ..] if ASKS.contains(ask) && BE.contains(be) => true,
        // « What are its branches? »
        [ask, be, own, ..] if ASKS.contains(ask) && BE.contains(be) && OWN.contains(own) => {
            words.len() <= 5
        }
        // « Ses branches ? »
        [own, ..] if words.len() <= 3 => OWN.contains(own) && *own != "en",
        _ => false,
    }
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
        let parts = answer.trim().trim_end_matches('.').split(';').map(str::trim);
        parts.map(|part| without_mark(part).unwrap_or(part)).collect()
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
    cut(note, lexicon_of(language))
}

fn cut(note: &Note, lexicon: &Lexicon) -> Option<Vec<Content>> {
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
                let Ok(read) = ClozeText::read(part) else { return false };
                let own = parts.first() == Some(part) || !points(part);
                !read.numbers().is_empty()
                    && own
                    && stems(part).len() > 2
                    && !dangles(&read.gapped(0), "", lexicon)
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

/// Whether a sentence may point at the one before it, wherever it does so: it is not cut off.
fn points(sentence: &str) -> bool {
    const POINTING: [&str; 44] = [
        "il", "elle", "ils", "elles", "lui", "ce", "cet", "cette", "ces", "cela", "ceci", "ca",
        "celui", "celle", "ceux", "celles", "son", "sa", "ses", "leur", "leurs", "y", "en",
        "dernier", "derniere", "ensuite", "aussi", "donc", "it", "they", "he", "she", "this",
        "that", "these", "those", "its", "their", "his", "her", "them", "such", "latter", "then",
    ];
    let folded = fold(sentence);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| POINTING.contains(&word))
}

#[cfg(test)]
mod tests;
