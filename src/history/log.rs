//! One device's events as CSV: the first five columns are those that the FSRS optimizer reads.
//!
//! Reading never stops at a fault: a line that can't be understood is reported with its place and
//! passed over, and a last line that was cut off is told apart, because a crash leaves one.
//! Columns are found by name, so that a spreadsheet may add or reorder them or quote fields.

use std::ops::Range;

use thiserror::Error;

use super::event::{DeviceId, Event};
use super::line::{Fields, HEADER, Layout, Line, LineFaultKind, WIDEST};
use crate::message::{Message, Tell};

/// What one file holds.
#[derive(Debug, Default)]
pub struct Log {
    /// In the order of the file; none where they went into a [`History`](super::History).
    pub events: Vec<Event>,
    /// How many there are, wherever they went.
    pub count: usize,
    /// The greatest number of an event.
    pub last: u64,
    /// The first ones, in the order of the file, after one of a line that was cut off.
    pub faults: Vec<LineFault>,
    /// How many lines there are below the first, those that are passed over too.
    pub lines: usize,
    /// The byte at which a last line begins that was cut off.
    pub torn_at: Option<usize>,
    /// The last line is whole, but nothing ends it.
    pub unended: bool,
    /// It is not as Carabin writes it: other columns, another order, other ends of lines.
    pub foreign: bool,
}

/// A line that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{line}:{column}: {detail}")]
pub struct LineFault {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub detail: LineFaultKind,
}

impl Tell for LineFault {
    fn message(&self) -> Message {
        match &self.detail {
            LineFaultKind::Header(column) => {
                Message::new("fault-history-header").with("name", column)
            }
            LineFaultKind::Columns(found) => {
                Message::new("fault-history-columns").with("found", found).with("most", WIDEST)
            }
            LineFaultKind::Fields(found, expected) => {
                Message::new("fault-history-fields").with("found", found).with("expected", expected)
            }
            LineFaultKind::Value { column, value } => {
                Message::new("fault-history-value").with("name", column).with("value", value)
            }
            LineFaultKind::Torn => Message::new("fault-history-torn"),
        }
    }
}

/// So many faults of a file are named, its first ones: nobody reads more of them.
const MOST_FAULTS: usize = 1000;

/// Reads the file of `device`. No field holds the end of a line, so that a stray quote spoils no
/// more than its own.
#[must_use]
pub fn read(bytes: &[u8], device: &DeviceId) -> Log {
    let sheet = Sheet::new(bytes, device);
    let mut events = Vec::new();
    let part = sheet.read(sheet.body(), |line| events.extend(line.event(device)));
    Log { events, ..sheet.log([part]) }
}

/// A file whose first line is understood, or not; what follows can be read part by part.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    bytes: &'a [u8],
    device: &'a DeviceId,
    /// None where nothing is to be read below the first line.
    layout: Option<Layout>,
    /// The number of the first line, and where it ends.
    head: (usize, usize),
    /// What the first line alone says.
    log: Log,
}

/// What was found in a part of a file, beside its events.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// Empty ones and the last one too.
    ends: usize,
    /// As in a [`Log`], but for lines counted from the part's first.
    log: Log,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(bytes: &'a [u8], device: &'a DeviceId) -> Self {
        let log = Log { foreign: !bytes.is_empty(), ..Log::default() };
        let mut sheet = Self { bytes, device, layout: None, head: (0, bytes.len()), log };
        let Some(head) = lines(bytes).find(|line| !line.text.is_empty()) else { return sheet };
        match Layout::of(head.text) {
            Ok(layout) => {
                let plain = head.start == 0 && head.text == HEADER.trim_end().as_bytes();
                sheet.log.foreign = !plain || memchr::memchr(b'\r', bytes).is_some();
                sheet.log.unended = !head.ended;
                sheet.layout = Some(layout);
                sheet.head = (head.number, head.next);
            }
            // A file that was being made.
            Err(_) if HEADER.as_bytes().starts_with(bytes) => {
                sheet.log.foreign = false;
                sheet.log.tear(&head);
            }
            Err(detail) => {
                sheet.log.faults.push(LineFault { line: head.number, column: 1, detail });
            }
        }
        sheet
    }

    /// What stands below the first line.
    pub(super) fn body(&self) -> Range<usize> {
        self.head.1.min(self.bytes.len())..self.bytes.len()
    }

    /// The same in parts of about `size` bytes; each ends where a line does.
    pub(super) fn parts(&self, size: usize) -> Vec<Range<usize>> {
        let Range { mut start, end } = self.body();
        let mut parts = Vec::new();
        while start < end {
            let far = start.saturating_add(size.max(1)).min(end);
            let rest = self.bytes.get(far - 1..end).unwrap_or_default();
            let after = memchr::memchr(b'\n', rest).map_or(end, |at| far + at);
            parts.push(start..after);
            start = after;
        }
        parts
    }

    /// Reads a part, and hands over what each of its lines says.
    pub(super) fn read(&self, part: Range<usize>, mut take: impl FnMut(Line)) -> Stretch {
        let mut found = Stretch::default();
        let Some(layout) = &self.layout else { return found };
        let mut record = Fields::default();
        let text = self.bytes.get(part.clone()).unwrap_or_default();
        for raw in lines(text) {
            found.ends = raw.number;
            if raw.text.is_empty() {
                continue;
            }
            let log = &mut found.log;
            let at = Raw { start: part.start + raw.start, ..raw };
            if !raw.ended && !self.is_whole(layout, &at) {
                log.tear(&at);
                continue;
            }
            log.lines += 1;
            log.unended = !raw.ended;
            match layout.read(raw.text, &mut record) {
                Ok(line) => {
                    log.count += 1;
                    log.last = log.last.max(line.said.sequence);
                    take(line);
                }
                Err((column, detail)) if log.faults.len() < MOST_FAULTS => {
                    log.faults.push(LineFault { line: raw.number, column, detail });
                }
                Err(_) => {}
            }
        }
        found
    }

    /// Whether nothing is missing of a last line without its end: its last field is empty, or of
    /// no meaning, or names an event of the card that the line is about.
    fn is_whole(&self, layout: &Layout, last: &Raw) -> bool {
        let (mut record, mut other) = (Fields::default(), Fields::default());
        let Ok(line) = layout.read(last.text, &mut record) else { return false };
        if let Some(target) = line.target.as_ref().filter(|_| layout.ends_with_target()) {
            let before = self.bytes.get(self.body().start..last.start).unwrap_or_default();
            let named = lines(before).find_map(|raw| {
                let line = layout.read(raw.text, &mut other).ok()?;
                (line.said.sequence == target.sequence).then(|| line.card.card())
            });
            return target.device == *self.device && named == Some(line.card.card());
        }
        drop(line);
        !layout.may_go_on(&record)
    }

    /// The log of all parts of the file, in their order.
    pub(super) fn log(self, parts: impl IntoIterator<Item = Stretch>) -> Log {
        let mut log = self.log;
        let mut before = self.head.0;
        for Stretch { ends, log: part } in parts {
            log.count += part.count;
            log.last = log.last.max(part.last);
            log.lines += part.lines;
            log.unended = if ends > 0 { part.unended } else { log.unended };
            log.torn_at = log.torn_at.or(part.torn_at);
            for fault in part.faults {
                let fault = LineFault { line: fault.line + before, ..fault };
                // What was cut off comes first.
                let at = if fault.detail == LineFaultKind::Torn { 0 } else { log.faults.len() };
                log.faults.insert(at, fault);
            }
            before += ends;
        }
        log.faults.truncate(MOST_FAULTS);
        log
    }
}

impl Log {
    /// Takes in that the last line was cut off.
    fn tear(&mut self, line: &Raw) {
        self.torn_at = Some(line.start);
        self.unended = false;
        let detail = LineFaultKind::Torn;
        self.faults.insert(0, LineFault { line: line.number, column: 1, detail });
    }
}

/// A line of a file, without what ends it.
struct Raw<'a> {
    /// From 1.
    number: usize,
    /// Where it starts, in bytes.
    start: usize,
    /// Where the next one does.
    next: usize,
    text: &'a [u8],
    ended: bool,
}

/// The lines of a file, whatever system it was written on.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Raw<'_>> {
    let (mut number, mut start) = (0, 0);
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest);
        let length = end.unwrap_or(rest.len());
        let both = rest.get(length..).is_some_and(|rest| rest.starts_with(b"\r\n"));
        number += 1;
        let text = rest.get(..length).unwrap_or_default();
        let next = start + length + if both { 2 } else { 1 };
        let line = Raw { number, start, next, text, ended: end.is_some() };
        start = next;
        Some(line)
    })
}
