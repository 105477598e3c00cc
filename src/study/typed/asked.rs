//! What of an answer is asked: not the whole back of a card.
//!
//! Where a word comes from, examples and what stands in brackets need not be typed. Of a formula
//! what is shown is asked, not the commands that make it.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::alternatives::{Marked, alternatives, plain_space, senses};
use super::token::{Key, Token, Weight};
use super::weights;
use crate::deck::math::read_out;
use crate::deck::with_line_signs;

/// More versions than any answer has.
const MOST: usize = 24;

/// An answer in each of its versions, the whole one first.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) versions: Vec<Vec<Token>>,
}

impl Asked {
    /// Reads the answer in Markdown; of several that hide in one text, all are asked.
    pub(super) fn read(answers: &[String], language: &str) -> Self {
        let meaning = matches!(answers, [answer] if is_meaning(answer));
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
            if meaning {
                found.extend(senses(&marked));
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
    // « - 70 mV » is a number below zero, and no list of one.
    let below = markdown
        .trim()
        .strip_prefix("- ")
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains('\n'));
    if let Some(number) = below {
        return format!("\u{2212}{number}");
    }
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

/// Whether an answer is what a word means: below it stands where the word comes from.
fn is_meaning(markdown: &str) -> bool {
    blocks(markdown).iter().skip(1).any(|(text, _)| begins(text, &ORIGINS))
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
    for event in Parser::new(&with_line_signs(markdown)) {
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
    begins(text, &EXAMPLES) || begins(text, &ORIGINS) || begins(text, &["exemple", "example"])
}

fn begins(text: &str, leads: &[&str]) -> bool {
    let lower = text.trim_start().to_lowercase().replace('\u{a0}', " ");
    leads.iter().any(|lead| lower.starts_with(lead))
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
                    // « Coombs (+) »: what stands in the brackets is the answer.
                    let inside = marked.get(from + 1..at).unwrap_or_default();
                    let sign = !inside.is_empty()
                        && inside.iter().all(|(c, _)| matches!(c, '+' | '-' | '−' | '±'));
                    if !sign {
                        mark(&mut marked, from, at + 1);
                    }
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
