//! What the marks of notes part: a label from its value, one statement of a line from the next.

use std::ops::Range;

use super::{Asked, Setting, Way, count, tidy};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::sentence::sentences;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;
use crate::generate::words::words;

/// Words of a label.
const LABEL: usize = 10;
/// What opens a sentence about the label behind which it stands.
const PRONOUNS: [&str; 6] = ["Il", "Elle", "Ils", "Elles", "It", "They"];

/// What a line gave.
#[derive(Debug, Default)]
pub(crate) struct Line {
    pub(crate) cards: Vec<Asked>,
    /// Sentences still to be read, with the label or term that they speak of.
    pub(crate) rest: Vec<(Range<usize>, Option<String>)>,
}

/// The label before the first colon, or before a dash and a pronoun that it names, and where its value
/// begins.
pub(super) fn split_label(text: &str) -> Option<(&str, usize)> {
    if let Some((label, value)) = [" – ", " — "].iter().find_map(|dash| text.split_once(dash))
        && goes_on_with_a_pronoun(value)
        && (1..=LABEL).contains(&count(label))
        && !label.contains(['.', ';', '?', '!', ':', ','])
    {
        return Some((label.trim(), text.len() - value.len()));
    }
    let (at, _) = text.char_indices().find(|(at, c)| {
        *c == ':'
            && text.get(at + 1..).is_some_and(|rest| {
                rest.starts_with([' ', '\u{a0}', '\u{202f}']) || rest.is_empty()
            })
    })?;
    let label = text.get(..at)?.trim();
    ((1..=LABEL).contains(&count(label)) && !label.contains(['.', ';', '?', '!']))
        .then_some((label, at + 1))
}

pub(super) fn has_verb(setting: &Setting<'_>, text: &str) -> bool {
    tokens(text, setting.lexicon).iter().any(|t| t.tag == Tag::Verb)
}

/// « CI : asthme, BAV » among other statements: one with a short label of its own.
pub(super) fn is_labelled(setting: &Setting<'_>, text: &str) -> bool {
    split_label(text.trim()).is_some_and(|(label, at)| {
        let value = text.trim().get(at..).unwrap_or_default();
        count(label) <= 4 && count(value) > 0 && !has_verb(setting, label)
    })
}

/// A gap after the words `before`, where the marks of a cloze hold.
pub(super) fn cloze(way: Way, before: &str, hidden: &str, after: &str) -> Option<Asked> {
    let hidden = tidy(hidden);
    let broken = hidden.contains(['{', '}']) || before.contains("{{") || after.contains("{{");
    if broken || hidden.is_empty() || hidden.contains("::") {
        return None;
    }
    let text = format!("{before}{{{{c1::{hidden}}}}}{after}");
    Some(Asked::new(way, Kind::Cloze, Content::Cloze { text }))
}

/// Whether the value goes on from its label with a pronoun: « Elle augmente à l’effort ».
pub(super) fn goes_on_with_a_pronoun(value: &str) -> bool {
    let first = value.trim_start().split(' ').next().unwrap_or_default();
    PRONOUNS.contains(&first)
}

/// The statements of a line: its sentences, and what students begin with a small letter behind a full
/// stop, « carbimazole, PTU. inhibent la TPO ».
pub(super) fn statements(setting: &Setting<'_>, text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let mut from = sentence.start;
        for (at, _) in text.get(sentence.clone()).unwrap_or_default().match_indices(". ") {
            let at = sentence.start + at;
            let (before, after) =
                (text.get(from..at).unwrap_or_default(), text.get(at + 2..sentence.end));
            if after.is_some_and(|after| parts(setting, before, after)) {
                found.push(from..at + 1);
                from = at + 2;
            }
        }
        found.push(from..sentence.end);
    }
    found
}

/// Whether the full stop between the two ends a statement, and shortens no word.
fn parts(setting: &Setting<'_>, before: &str, after: &str) -> bool {
    let last = before.rsplit([' ', '\u{a0}', '(', '’', '\'']).next().unwrap_or_default();
    let whole = last.ends_with([')', '%'])
        || last.chars().count() >= 4
            && !words(setting.lexicon.language).analyses(&last.to_lowercase()).is_empty()
        || last.chars().count() >= 3 && !last.chars().any(char::is_lowercase)
        // « anti-CD20 »
        || last.len() >= 4 && last.ends_with(|c: char| c.is_ascii_digit());
    let open = before.matches('(').count() > before.matches(')').count();
    whole
        && !open
        && count(before) >= 2
        && count(after) >= 2
        && after.starts_with(char::is_lowercase)
}
