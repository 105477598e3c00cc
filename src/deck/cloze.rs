//! The cloze syntax: `{{c1::hidden::hint}}`, gaps within gaps allowed.
//!
//! Reads a cloze text into parts, and shows one of its cards. Braces of a formula end no gap.
//! Gaps that are never closed, numbers that are not 1 to 500, empty gaps, and more than eight levels
//! of nesting are errors.

use std::collections::BTreeSet;

use thiserror::Error;

use super::formula::{Closers, Formula};
use crate::message::{Message, Tell};

const DEEPEST: usize = 8;
const HIGHEST: u16 = 500;
/// More gaps than anyone learns in one text; each is laid out with every card of it.
const MOST: usize = 1000;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClozeError {
    #[error("a gap is opened and never closed: {0}")]
    Open(String),
    #[error("a gap's number must be 1 to 500: {0}")]
    Number(String),
    #[error("a gap hides nothing: {0}")]
    Empty(String),
    #[error("gaps are nested more than eight deep")]
    Deep,
    #[error("a text has more than a thousand gaps")]
    Many,
    #[error("a cloze note needs at least one gap, as in {{{{c1::word}}}}")]
    NoGap,
}

impl Tell for ClozeError {
    fn message(&self) -> Message {
        match self {
            Self::Open(text) => Message::new("fault-cloze-open").with("text", text),
            Self::Number(text) => Message::new("fault-cloze-number").with("text", text),
            Self::Empty(text) => Message::new("fault-cloze-empty").with("text", text),
            Self::Deep => Message::new("fault-cloze-deep"),
            Self::Many => Message::new("fault-cloze-many"),
            Self::NoGap => Message::new("fault-cloze-no-gap"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClozePart {
    Text(String),
    Gap { number: u16, inside: Vec<ClozePart>, hint: Option<String> },
}

/// A cloze text, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClozeText {
    parts: Vec<ClozePart>,
}

impl ClozeText {
    /// Reads `text`.
    ///
    /// # Errors
    /// When a gap is not well formed, or there is none.
    pub fn read(text: &str) -> Result<Self, ClozeError> {
        let read = |closers| read_parts(&mut { text }, 0, Formula::default(), closers);
        let closers = Closers::of(text);
        // A formula that leaves a gap open is taken for none.
        let parts = match read(closers) {
            Err(_) if closers.any() => read(Closers::default())?,
            parts => parts?,
        };
        if count(&parts) > MOST {
            return Err(ClozeError::Many);
        }
        let read = Self { parts };
        if read.numbers().is_empty() { Err(ClozeError::NoGap) } else { Ok(read) }
    }

    /// The cards that `text` makes, in order: as [`Self::read`] and [`Self::numbers`] would say,
    /// without taking the text apart where no gap stands in another.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn card_numbers(text: &str) -> Result<Vec<u16>, ClozeError> {
        match flat_numbers(text) {
            Some(numbers) => Ok(numbers),
            None => Self::read(text).map(|read| read.numbers().into_iter().collect()),
        }
    }

    /// The cards that the text makes, in order.
    #[must_use]
    pub fn numbers(&self) -> BTreeSet<u16> {
        let mut numbers = BTreeSet::new();
        collect_numbers(&self.parts, &mut numbers);
        numbers
    }

    /// The text with the gaps of card `number` as `[…]` or `[hint]`, all others filled in.
    #[must_use]
    pub fn gapped(&self, number: u16) -> String {
        self.render(number, &|_, hint| format!("[{}]", hint.unwrap_or("…")))
    }

    /// The whole text, with what card `number` hid in bold.
    #[must_use]
    pub fn revealed(&self, number: u16) -> String {
        self.render(number, &|hidden, _| format!("**{hidden}**"))
    }

    /// What card `number` hides: each distinct answer once, in order.
    #[must_use]
    pub fn hidden(&self, number: u16) -> Vec<String> {
        let found = std::cell::RefCell::new((Vec::<String>::new(), BTreeSet::<String>::new()));
        let collect = |hidden: &str, _: Option<&str>| {
            let mut found = found.borrow_mut();
            if found.1.insert(hidden.to_owned()) {
                found.0.push(hidden.to_owned());
            }
            String::new()
        };
        self.render(number, &collect);
        found.into_inner().0
    }

    /// What the question of card `number` shows of the end of its one answer: of « 6 mois » behind
    /// `[… mois]` the unit.
    #[must_use]
    pub fn shown(&self, number: u16) -> Option<String> {
        let hint = std::cell::RefCell::new(None);
        self.render(number, &|_, told| {
            *hint.borrow_mut() = told.and_then(|told| told.strip_prefix('…')).map(str::to_owned);
            String::new()
        });
        let (hidden, hint) = (self.hidden(number), hint.into_inner()?);
        let ([hidden], shown) = (hidden.as_slice(), hint.trim()) else { return None };
        let asked = hidden.strip_suffix(shown).filter(|_| !shown.is_empty())?;
        // Not « tri » of « trimestre ».
        let parts = asked.ends_with(|c: char| !c.is_alphabetic());
        parts.then(|| shown.to_owned())
    }

    fn render(&self, number: u16, show: &dyn Fn(&str, Option<&str>) -> String) -> String {
        let mut shown = String::new();
        render_parts(&self.parts, number, show, &mut shown);
        shown
    }
}

/// A text in which no gap holds another one and nothing else: of two that hide the same words the
/// outer one stays. None where there is no such pair.
#[must_use]
pub fn without_double_gaps(text: &str) -> Option<String> {
    let mut parts = ClozeText::read(text).ok()?.parts;
    join_gaps(&mut parts).then(|| {
        let mut out = String::with_capacity(text.len());
        write_parts(&parts, &mut out);
        out
    })
}

fn join_gaps(parts: &mut [ClozePart]) -> bool {
    let mut joined = false;
    for part in parts {
        let ClozePart::Gap { inside, hint, .. } = part else { continue };
        while let [ClozePart::Gap { inside: own, hint: told, .. }] = &mut inside[..] {
            *hint = hint.take().or(told.take());
            *inside = std::mem::take(own);
            joined = true;
        }
        joined |= join_gaps(inside);
    }
    joined
}

fn write_parts(parts: &[ClozePart], out: &mut String) {
    for part in parts {
        match part {
            ClozePart::Text(text) => out.push_str(text),
            ClozePart::Gap { number, inside, hint } => {
                out.extend(["{{c", &number.to_string(), "::"]);
                write_parts(inside, out);
                if let Some(hint) = hint {
                    out.extend(["::", hint]);
                }
                out.push_str("}}");
            }
        }
    }
}

/// The first thing in a text that looks like a gap that was mistyped, and is none: `{{c1:word}}`,
/// `{{C1::word}}`, `{c1::word}`.
#[must_use]
pub fn mistyped_gap(text: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find('{').map(|at| from + at) {
        let here = text.get(at..)?;
        let inside = here.trim_start_matches('{');
        let braces = here.len() - inside.len();
        from = at + braces;
        // The last two braces are a gap's; those before them are text.
        let sound = text.get((from.saturating_sub(2)).max(at)..).map(gap_head);
        if matches!(sound, Some(Ok(Some(_)))) {
            continue;
        }
        let head = inside.trim_start();
        let Some(head) = head.strip_prefix(['c', 'C']).map(str::trim_start) else { continue };
        let after = head.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = after.len() < head.len();
        if numbered && (after.trim_start().starts_with(':') || braces > 1) {
            return Some(excerpt(here));
        }
    }
    None
}

/// The numbers of a text whose gaps are sound and stand beside each other, without a formula.
fn flat_numbers(text: &str) -> Option<Vec<u16>> {
    if memchr::memchr2(b'\\', b'$', text.as_bytes()).is_some() {
        return None;
    }
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'{', rest.as_bytes()) {
        rest = rest.get(at..)?;
        let Some((number, inside)) = gap_head(rest).ok()? else {
            rest = rest.get(1..)?;
            continue;
        };
        // As far as the gap goes, or its hint begins; a brace may be another gap's.
        let length = double(inside, |from| memchr::memchr3(b'}', b':', b'{', from))?;
        let after = inside.get(length..)?;
        let end = double(after, |from| memchr::memchr(b'}', from))?;
        if length == 0 || after.starts_with('{') {
            return None;
        }
        rest = after.get(end + 2..)?;
        numbers.push(number);
        if numbers.len() > MOST {
            return None;
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    (!numbers.is_empty()).then_some(numbers)
}

/// Where one of the bytes that `find` finds stands twice, or an opening brace at all.
fn double(text: &str, find: impl Fn(&[u8]) -> Option<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + find(bytes.get(from..)?)?;
        let byte = bytes.get(at)?;
        if *byte == b'{' || bytes.get(at + 1) == Some(byte) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn count(parts: &[ClozePart]) -> usize {
    let of = |part: &ClozePart| match part {
        ClozePart::Gap { inside, .. } => 1 + count(inside),
        ClozePart::Text(_) => 0,
    };
    parts.iter().map(of).sum()
}

fn collect_numbers(parts: &[ClozePart], numbers: &mut BTreeSet<u16>) {
    for part in parts {
        if let ClozePart::Gap { number, inside, .. } = part {
            numbers.insert(*number);
            collect_numbers(inside, numbers);
        }
    }
}

fn render_parts(
    parts: &[ClozePart],
    asked: u16,
    show: &dyn Fn(&str, Option<&str>) -> String,
    out: &mut String,
) {
    for part in parts {
        match part {
            ClozePart::Text(text) => out.push_str(text),
            ClozePart::Gap { number, inside, hint } if *number == asked => {
                let mut hidden = String::new();
                // A gap within an asked gap is hidden with it: only its words are needed.
                render_parts(inside, 0, show, &mut hidden);
                out.push_str(&show(&hidden, hint.as_deref()));
            }
            ClozePart::Gap { inside, .. } => render_parts(inside, asked, show, out),
        }
    }
}

/// Reads as far as the gap goes that `rest` begins in; `formula` is what it stands in.
fn read_parts(
    rest: &mut &str,
    depth: usize,
    mut formula: Formula,
    closers: Closers,
) -> Result<Vec<ClozePart>, ClozeError> {
    if depth > DEEPEST {
        return Err(ClozeError::Deep);
    }
    let mut parts = Vec::new();
    let mut text = String::new();
    while !rest.is_empty() {
        let ends = (rest.starts_with("}}") && !formula.holds_braces())
            || (rest.starts_with("::") && !formula.holds_colons());
        if depth > 0 && ends {
            break;
        }
        if let Some((number, after)) = gap_head(rest)? {
            if !text.is_empty() {
                parts.push(ClozePart::Text(std::mem::take(&mut text)));
            }
            let head = *rest;
            *rest = after;
            let inside = read_parts(rest, depth + 1, formula.within(), closers)?;
            let hint = read_hint(rest, head, formula.within(), closers)?;
            *rest = rest.strip_prefix("}}").ok_or_else(|| ClozeError::Open(excerpt(head)))?;
            if inside.is_empty() {
                return Err(ClozeError::Empty(excerpt(head)));
            }
            parts.push(ClozePart::Gap { number, inside, hint });
        } else {
            let length =
                if closers.any() { formula.step(rest, closers) } else { without_signs(rest) };
            let (piece, after) = rest.split_at(length);
            text.push_str(piece);
            *rest = after;
        }
    }
    if !text.is_empty() {
        parts.push(ClozePart::Text(text));
    }
    Ok(parts)
}

/// How long the piece is that a text without formulas begins with: up to where a gap or a hint may
/// begin or end.
fn without_signs(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let rest = text.get(first..).unwrap_or_default();
    first + memchr::memchr3(b'{', b'}', b':', rest.as_bytes()).unwrap_or(rest.len())
}

/// `{{c12::` at the start of `rest`: the number and what follows.
fn gap_head(rest: &str) -> Result<Option<(u16, &str)>, ClozeError> {
    let Some(head) = rest.strip_prefix("{{c") else { return Ok(None) };
    let length = head.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = head.split_at(length);
    let (false, Some(after)) = (digits.is_empty(), after.strip_prefix("::")) else {
        return Ok(None);
    };
    match digits.parse() {
        Ok(number @ 1..=HIGHEST) => Ok(Some((number, after))),
        _ => Err(ClozeError::Number(excerpt(rest))),
    }
}

fn read_hint(
    rest: &mut &str,
    head: &str,
    mut formula: Formula,
    closers: Closers,
) -> Result<Option<String>, ClozeError> {
    let Some(after) = rest.strip_prefix("::") else { return Ok(None) };
    *rest = after;
    while !rest.starts_with("}}") || formula.holds_braces() {
        if rest.is_empty() {
            return Err(ClozeError::Open(excerpt(head)));
        }
        *rest = &rest[formula.step(rest, closers)..];
    }
    let hint = &after[..after.len() - rest.len()];
    Ok((!hint.is_empty()).then(|| hint.to_owned()))
}

fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}

mod sides;
#[cfg(test)]
mod tests;
