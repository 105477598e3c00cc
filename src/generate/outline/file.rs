//! What the name of a file says of its topic.
//!
//! « nF-02-goutte.txt » says « Goutte »; the text gives the accents back, and the small words
//! between (« cancer-col » is « Cancer du col » in it). Leaves out names that name nothing:
//! « cours 3.pdf », « scan0012 ».

use super::super::block::Block;
use super::super::heading::capital;
use super::super::heading::lists::Lists;
use super::super::heading::number::number;
use super::super::heading::stem::stems;
use super::candidate::Candidate;
use super::vocabulary::Vocabulary;
use crate::deck::fold;

/// Its extension, numbers and idle words left out, what the file is called.
pub(super) fn topic(
    name: &str,
    blocks: &[Block],
    vocabulary: &Vocabulary,
    lists: &Lists,
) -> Option<Candidate> {
    let said = said(name, blocks, lists);
    let spelled: Vec<String> = said
        .iter()
        .map(|part| {
            let lower = part.to_lowercase();
            let known = vocabulary.spelling(if part.is_ascii() { &lower } else { part });
            known.unwrap_or_else(|| (*part).to_owned())
        })
        .collect();
    let folded: Vec<String> = said.iter().map(|part| fold(part)).collect();
    let spanned = spanned(&folded, blocks, lists);
    let loose = said.len() > 1 && spanned.is_none();
    let text = spanned.unwrap_or_else(|| spelled.join(" "));
    let stems = stems(&text, lists);
    let long = folded.iter().map(String::len).max().unwrap_or(0);
    (!stems.is_empty() && long >= 3).then(|| Candidate {
        text: capital(&text),
        stems,
        short: None,
        weight: 1.0,
        loose,
    })
}

/// The words of the name that may name something.
fn said<'a>(name: &'a str, blocks: &[Block], lists: &Lists) -> Vec<&'a str> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let base =
        base.rsplit_once('.').filter(|(_, end)| end.len() <= 5).map_or(base, |found| found.0);
    let base = base.get(number(base)..).unwrap_or(base);
    let parts =
        base.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | '.' | '(' | ')' | '+'));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    // « embryologie-peau », where the text says so too; « cardio-pericardite » elsewhere.
    let spoken = |word: &str| blocks.iter().take(10).any(|block| fold(block.text.text()) == word);
    let idle = |at: usize, part: &str| {
        let folded = fold(part);
        let letters = folded.trim_end_matches(|c: char| c.is_ascii_digit());
        let numbered = letters.len() < folded.len() && letters.len() <= 3;
        numbered
            || letters.is_empty()
            || lists.name.contains(letters)
            || (at == 0 && lists.field.contains(letters) && !spoken(letters))
            || lists.month.contains(letters)
    };
    // « nF-02-goutte »: a series' letters stand before its number.
    let series = parts.iter().position(|part| part.chars().all(|c| c.is_ascii_digit()));
    let from = series.filter(|at| *at <= 1 && parts.len() > at + 1).map_or(0, |at| at + 1);
    let named = parts.iter().skip(from).copied().enumerate();
    let mut said: Vec<&str> =
        named.filter(|(at, part)| !idle(*at, part)).map(|(_, part)| part).collect();
    // « cancer-col-facteurs »: the side that is told is for the headings to say.
    let side = |word: &str| {
        let folded = fold(word);
        let single = folded.trim_end_matches('s');
        lists.rubric.contains(single)
            || lists.rubric.contains(folded.as_str())
            || lists.hang.contains(folded.as_str())
    };
    while lists.head_first && said.len() > 1 && said.last().is_some_and(|last| side(last)) {
        said.pop();
    }
    while said.first().is_some_and(|first| lists.hang.contains(fold(first).as_str())) {
        said.remove(0);
    }
    said
}

/// How the text itself joins these words, nothing but small words between them; its most frequent
/// way.
fn spanned(said: &[String], blocks: &[Block], lists: &Lists) -> Option<String> {
    if said.len() < 2 {
        return None;
    }
    let mut ways: Vec<(String, u32)> = Vec::new();
    for block in blocks.iter().take(400) {
        let text = block.text.text();
        let words = words(text);
        for start in 0..words.len() {
            let Some(end) = span(words.get(start..).unwrap_or_default(), said, lists) else {
                continue;
            };
            let (Some(first), Some(last)) = (words.get(start), words.get(start + end)) else {
                continue;
            };
            let way = text.get(first.0..last.1).unwrap_or_default();
            let lower = way.to_lowercase();
            let whole = if way.chars().any(char::is_lowercase) { way } else { lower.as_str() };
            match ways.iter_mut().find(|(known, _)| fold(known) == fold(whole)) {
                Some((_, count)) => *count += 1,
                None => ways.push((whole.to_owned(), 1)),
            }
        }
    }
    ways.into_iter().max_by_key(|(way, count)| (*count, usize::MAX - way.len())).map(|way| way.0)
}

/// The words of a text: where each begins and ends, and folded.
fn words(text: &str) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, at, fold(text.get(from..at).unwrap_or_default())));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The last of `words` that `said` reaches to, from the first on.
fn span(words: &[(usize, usize, String)], said: &[String], lists: &Lists) -> Option<usize> {
    let mut wanted = said.iter();
    let mut next = wanted.next()?;
    for (at, (.., word)) in words.iter().enumerate().take(said.len() * 4) {
        if word.trim_end_matches(['s', 'x']) == next.trim_end_matches(['s', 'x']) {
            match wanted.next() {
                Some(more) => next = more,
                None => return Some(at),
            }
        } else if at == 0
            || !(lists.hang.contains(word.as_str()) || matches!(word.as_str(), "l" | "d"))
        {
            return None;
        }
    }
    None
}
