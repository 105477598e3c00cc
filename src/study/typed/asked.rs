//! What of an answer is asked: not the whole back of a card.
//!
//! Where a word comes from, examples and what stands in brackets need not be typed; of
//! alternatives one is enough. Of a formula what is shown is asked, not the commands that make it.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::token::{Key, Token, Weight};
use super::weights;
use crate::deck::math::read_out;

/// More versions than any answer has.
const MOST: usize = 24;

/// A text, each character with whether it stands aside.
type Marked = Vec<(char, bool)>;

/// An answer in each of its versions, the whole one first.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) versions: Vec<Vec<Token>>,
}

impl Asked {
    /// Reads the answer in Markdown; of several that hide in one text, all are asked.
    pub(super) fn read(answers: &[String], language: &str) -> Self {
        let mut texts =
            vec![answers.iter().map(|text| essence(&read_out(text))).collect::<Vec<_>>().join(" ")];
        texts.extend(without_ending(texts.first().map_or("", String::as_str)));
        let mut versions: Vec<Vec<Token>> = Vec::new();
        for text in &texts {
            let marked = aside(text);
            let mut found = vec![marked.clone()];
            if answers.len() == 1 {
                found.extend(alternatives(&marked));
            }
            versions.extend(found.iter().map(|marked| parts(marked, language)));
        }
        // « 5 » alone is no version of « 5 ou 10 mg ».
        let bare = |parts: &[Token]| parts.iter().all(|part| matches!(part.key, Key::Number(_)));
        if versions.first().is_some_and(|whole| {
            whole.iter().any(|part| matches!(part.key, Key::Unit(_) | Key::Sign(_)))
        }) {
            versions.retain(|parts| !bare(parts));
        }
        versions.truncate(MOST);
        Self { versions }
    }
}

#[cfg(test)]
impl Asked {
    /// A text as it stands, all of which is asked.
    pub(super) fn plain(text: &str) -> Self {
        Self { versions: vec![weights::parts(&read_out(text), "fr")] }
    }
}

/// The first part of an answer that says it all, in plain text: the bold line above an
/// explanation; else everything but where the word comes from, and examples.
fn essence(markdown: &str) -> String {
    let blocks = blocks(markdown);
    let explained = blocks.iter().skip(1).any(|(_, strong)| !strong);
    match blocks.as_slice() {
        [(first, true), _, ..] if explained => first.clone(),
        [(first, _), rest @ ..] => {
            let rest = rest.iter().map(|(text, _)| text).filter(|text| !explains(text));
            std::iter::once(first).chain(rest).cloned().collect::<Vec<_>>().join(" ")
        }
        [] => String::new(),
    }
}

/// The paragraphs of a text, each with whether it is all bold.
fn blocks(markdown: &str) -> Vec<(String, bool)> {
    let mut blocks: Vec<(String, bool)> = Vec::new();
    let (mut text, mut plain, mut strong) = (String::new(), false, 0_u32);
    let mut end = |text: &mut String, plain: &mut bool| {
        let whole = std::mem::take(text);
        if !whole.trim().is_empty() {
            blocks.push((whole, !*plain));
        }
        *plain = false;
    };
    for event in Parser::new(markdown) {
        match event {
            Event::Text(piece)
            | Event::Code(piece)
            | Event::Html(piece)
            | Event::InlineHtml(piece) => {
                // « , » and « ou » between bold words are no sentence.
                plain |= strong == 0
                    && !piece.split_whitespace().all(|word| {
                        matches!(word, "ou" | "or") || !word.contains(char::is_alphanumeric)
                    });
                text.push_str(&piece);
            }
            Event::SoftBreak => text.push(' '),
            Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                end(&mut text, &mut plain);
            }
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong = strong.saturating_sub(1),
            _ => {}
        }
    }
    end(&mut text, &mut plain);
    blocks
}

/// How an example begins.
const EXAMPLES: [&str; 9] = [
    "p. ex.",
    "p.ex.",
    "par ex.",
    "par exemple",
    "ex. :",
    "e.g.",
    "for example",
    "for instance",
    "exemple :",
];

/// How a word's origin begins.
const ORIGINS: [&str; 9] = [
    "du grec ",
    "du latin ",
    "from greek ",
    "from latin ",
    "from the greek",
    "from the latin",
    "étymologie",
    "etymology",
    "de l’arabe ",
];

fn explains(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase().replace('\u{a0}', " ");
    EXAMPLES
        .iter()
        .chain(&ORIGINS)
        .chain(&["exemple", "example"])
        .any(|lead| lower.starts_with(lead))
}

/// « mégal(o)- » is « mégal- » or « mégalo- ».
fn without_ending(text: &str) -> Vec<String> {
    let mut versions = vec![String::new(), String::new()];
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find('(') {
        let (before, after) = rest.split_at(at);
        let inside =
            after.get(1..).and_then(|after| after.split_once(')')).map(|(inside, _)| inside);
        let ending = inside.filter(|inside| {
            before.ends_with(char::is_alphabetic)
                && (1..=4).contains(&inside.chars().count())
                && inside.chars().all(char::is_lowercase)
        });
        let length = ending.map_or(1, |ending| ending.len() + 2);
        found |= ending.is_some();
        for (with, version) in [false, true].into_iter().zip(&mut versions) {
            version.push_str(before);
            match ending {
                Some(ending) if with => version.push_str(ending),
                Some(_) => {}
                None => version.push('('),
            }
        }
        rest = after.get(length..).unwrap_or_default();
    }
    for version in &mut versions {
        version.push_str(rest);
    }
    if found { versions } else { Vec::new() }
}

/// Marks what need not be typed; not where nothing would be left.
fn aside(text: &str) -> Marked {
    let mut marked: Marked = text.chars().map(|c| (c, false)).collect();
    let lower: Vec<char> =
        text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).map(plain_space).collect();
    let mut open = Vec::new();
    for at in 0..marked.len() {
        match marked.get(at).map(|(c, _)| *c) {
            Some('(' | '[') => open.push(at),
            Some(')' | ']') => {
                if let Some(from) = open.pop() {
                    mark(&mut marked, from, at + 1);
                }
            }
            _ => {}
        }
    }
    for lead in EXAMPLES.iter().chain(&ORIGINS) {
        let lead: Vec<char> = lead.chars().collect();
        let starts: Vec<usize> = lower
            .windows(lead.len())
            .enumerate()
            .filter(|(at, window)| {
                let bound = at.checked_sub(1).and_then(|at| lower.get(at));
                *window == lead && bound.is_some_and(|c| !c.is_alphanumeric())
            })
            .map(|(at, _)| at)
            .collect();
        for from in starts {
            let rest = lower.get(from + lead.len()..).unwrap_or_default();
            let stop = |pair: &[char]| matches!(pair, [';', _] | ['.', ' ']);
            let length = rest.windows(2).position(stop).unwrap_or(rest.len());
            mark(&mut marked, from, from + lead.len() + length);
        }
    }
    if marked.iter().all(|(c, aside)| *aside || !c.is_alphanumeric()) {
        for (_, aside) in &mut marked {
            *aside = false;
        }
    }
    marked
}

fn plain_space(c: char) -> char {
    if c.is_whitespace() { ' ' } else { c }
}

fn mark(marked: &mut Marked, from: usize, to: usize) {
    for (_, aside) in marked.get_mut(from..to).unwrap_or_default() {
        *aside = true;
    }
}

/// The parts of a text, those of what stands aside marked.
fn parts(marked: &Marked, language: &str) -> Vec<Token> {
    let mut parts = Vec::new();
    for run in marked.chunk_by(|(_, a), (_, b)| a == b) {
        let text: String = run.iter().map(|(c, _)| *c).collect();
        let mut found = weights::parts(&text, language);
        if run.first().is_some_and(|(_, aside)| *aside) {
            for part in &mut found {
                part.weight = Weight::Aside;
            }
        }
        parts.append(&mut found);
    }
    parts
}

/// Words after « ou » with which it parts no alternatives: « 5 mg ou plus ».
const NO_ALTERNATIVE: [&str; 17] = [
    "égal",
    "égale",
    "égaux",
    "égales",
    "equal",
    "plus",
    "moins",
    "more",
    "less",
    "plusieurs",
    "several",
    "non",
    "not",
    "pas",
    "greater",
    "sans",
    "without",
];

/// The versions of which one is enough: « a ; b », « a / b », « a, b ou c », and « fracture
/// ouverte ou fermée » as « fracture fermée ».
fn alternatives(marked: &Marked) -> Vec<Marked> {
    let (mut pieces, or) = pieces(marked);
    if pieces.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    if or {
        for pair in pieces.windows(2) {
            let [one, other] = pair else { continue };
            let (ones, others) = (words(one), words(other));
            if let Some(last) = ones.last().filter(|_| ones.len() > 1) {
                let head = one.get(..*last).unwrap_or_default();
                found.push([head, other.as_slice()].concat());
            }
            if let Some(second) = others.get(1) {
                let tail = other.get(*second..).unwrap_or_default();
                found.push([one.as_slice(), &[(' ', false)], tail].concat());
            }
        }
        let listed = pieces.first().map(|first| split(first, ", ")).unwrap_or_default();
        if listed.len() > 1 && listed.iter().all(|piece| (1..=3).contains(&words(piece).len())) {
            pieces.splice(..1, listed);
        }
    }
    pieces.extend(found);
    pieces
}

/// What stands between the separators, and whether one of them is « ou ».
fn pieces(marked: &Marked) -> (Vec<Marked>, bool) {
    let parted = split(marked, ";").into_iter().flat_map(|piece| split(&piece, " / "));
    let mut or = false;
    let mut pieces = Vec::new();
    for piece in parted {
        let starts = words(&piece);
        let mut from = 0;
        for (at, next) in starts.iter().zip(starts.iter().skip(1)) {
            let word = word(&piece, *at);
            let after = self::word(&piece, *next);
            let parts = matches!(word.as_str(), "ou" | "or")
                && *at > from
                && !NO_ALTERNATIVE.contains(&after.as_str());
            if parts {
                or = true;
                pieces.push(piece.get(from..*at).unwrap_or_default().to_vec());
                from = *next;
            }
        }
        pieces.push(piece.get(from..).unwrap_or_default().to_vec());
    }
    pieces.retain(|piece| piece.iter().any(|(c, aside)| !aside && c.is_alphanumeric()));
    // Two names for one thing: « adrénaline/épinéphrine ».
    let named = |name: &Marked| {
        name.len() >= 4 && name.iter().all(|(c, aside)| !aside && c.is_alphabetic())
    };
    if let [only] = pieces.as_slice() {
        let parted = split(only, "/");
        if parted.len() > 1 && parted.iter().all(named) {
            return (parted, false);
        }
    }
    (pieces, or)
}

/// Where the words start that do not stand aside.
fn words(marked: &Marked) -> Vec<usize> {
    let is = |at: usize| marked.get(at).is_some_and(|(c, aside)| !aside && !c.is_whitespace());
    (0..marked.len()).filter(|at| is(*at) && (*at == 0 || !is(at - 1))).collect()
}

/// The word that starts at `at`, in lower case.
fn word(marked: &Marked, at: usize) -> String {
    let rest = marked.get(at..).unwrap_or_default();
    let word = rest.iter().take_while(|(c, _)| c.is_alphanumeric()).map(|(c, _)| *c);
    word.flat_map(char::to_lowercase).collect()
}

/// The pieces between `mark`s that do not stand aside, nor between two digits.
fn split(marked: &Marked, mark: &str) -> Vec<Marked> {
    let mark: Vec<char> = mark.chars().collect();
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < marked.len() {
        let window = marked.get(at..at + mark.len()).unwrap_or_default();
        let here = window.len() == mark.len()
            && window.iter().zip(&mark).all(|((c, aside), m)| !aside && plain_space(*c) == *m);
        let digit = |(c, _): &&(char, bool)| c.is_ascii_digit();
        let solid = |(c, _): &&(char, bool)| !c.is_whitespace();
        let before = marked.get(..at).unwrap_or_default().iter().rfind(solid);
        let after = marked.get(at + mark.len()..).unwrap_or_default().iter().find(solid);
        let between = before.as_ref().is_some_and(digit) && after.as_ref().is_some_and(digit);
        if here && !between {
            pieces.push(marked.get(from..at).unwrap_or_default().to_vec());
            from = at + mark.len();
            at = from;
        } else {
            at += 1;
        }
    }
    pieces.push(marked.get(from..).unwrap_or_default().to_vec());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_of_bold_words_alone_is_told_from_a_sentence() {
        let bold = |markdown: &str| -> Vec<bool> {
            blocks(markdown).into_iter().map(|(_, bold)| bold).collect()
        };
        assert_eq!(bold("**foie** ou **rate**, **rein**"), [true]);
        assert_eq!(bold("Le **foie** est à droite"), [false]);
        assert_eq!(bold("**foie**\n\nà droite\n\n- **rate**"), [true, false, true]);
        assert_eq!(blocks("**foie** ou\n**rate**")[0].0, "foie ou rate");
        assert_eq!(bold(" \n\n"), [true; 0]);
    }
}
