//! One device's events as CSV: the first five columns are those that the FSRS optimizer reads.
//!
//! Reading never stops at a fault: a line that can't be understood is reported with its place and
//! passed over, and a last line that was cut off is told apart, because a crash leaves one.
//! Columns are found by name, so that a spreadsheet may add or reorder them or quote fields.

use thiserror::Error;

use super::event::{DeviceId, Draft, Due, Event, Kind, Phase, Rating, Stamp};
use crate::message::{Message, Tell};

/// The first line of every history file.
pub const HEADER: &str = "card_id,review_time,review_rating,review_state,review_duration,\
day,utc_offset,kind,due,sequence,target\n";

const COLUMNS: [&str; 11] = [
    "card_id",
    "review_time",
    "review_rating",
    "review_state",
    "review_duration",
    "day",
    "utc_offset",
    "kind",
    "due",
    "sequence",
    "target",
];

/// What one file holds.
#[derive(Debug, Default)]
pub struct Log {
    /// In the order of the file.
    pub events: Vec<Event>,
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

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineFaultKind {
    #[error("the column {0} is missing from the first line")]
    Header(&'static str),
    #[error("this line has {0} fields; the first line has {1}")]
    Fields(usize, usize),
    #[error("{column} can't be {value:?}")]
    Value { column: &'static str, value: String },
    #[error("the last line was cut off")]
    Torn,
}

impl Tell for LineFault {
    fn message(&self) -> Message {
        match &self.detail {
            LineFaultKind::Header(column) => {
                Message::new("fault-history-header").with("name", column)
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

/// One event as one line, line feed included. No field needs quoting: ids can't hold commas.
#[must_use]
pub fn encode(event: &Event) -> String {
    let Draft { card, time, rating, phase, duration, day, offset, kind, due, target } = &event.what;
    let rating = rating.map_or(0, |rating| rating as u8);
    let target = target.as_ref().map(Stamp::to_string).unwrap_or_default();
    format!(
        "{card},{time},{rating},{},{duration},{day},{offset},{},{due},{},{target}\n",
        *phase as u8,
        kind.name(),
        event.stamp.sequence,
    )
}

/// Reads the file of `device`. No field holds the end of a line, so that a stray quote spoils no
/// more than its own.
#[must_use]
pub fn read(bytes: &[u8], device: &DeviceId) -> Log {
    let mut log = Log { foreign: !bytes.is_empty(), ..Log::default() };
    let mut lines = lines(bytes).filter(|line| !line.text.is_empty());
    let Some(head) = lines.next() else { return log };
    let (columns, mark, width) = match header(head.text) {
        Ok(found) => found,
        // A file that was being made.
        Err(_) if HEADER.as_bytes().starts_with(bytes) => {
            log.foreign = false;
            log.tear(&head);
            return log;
        }
        Err(name) => {
            let detail = LineFaultKind::Header(name);
            log.faults.push(LineFault { line: head.number, column: 1, detail });
            return log;
        }
    };
    let plain = head.start == 0 && head.text == HEADER.trim_end().as_bytes();
    log.foreign = !plain || memchr::memchr(b'\r', bytes).is_some();
    log.unended = !head.ended;
    let mut record = csv::ByteRecord::new();
    for line in lines {
        split(line.text, mark, &mut record);
        let read = fields(&record, width).and_then(|()| {
            event(&record, &columns, device).map_err(|index| value_fault(&record, &columns, index))
        });
        match read {
            Ok(event) if line.ended || log.is_whole(&event, &record, &columns) => {
                log.lines += 1;
                log.unended = !line.ended;
                log.events.push(event);
            }
            _ if !line.ended => log.tear(&line),
            Ok(_) => {}
            Err((column, detail)) => {
                log.lines += 1;
                log.faults.push(LineFault { line: line.number, column, detail });
            }
        }
    }
    log
}

impl Log {
    /// Takes in that the last line was cut off.
    fn tear(&mut self, line: &Line) {
        self.torn_at = Some(line.start);
        self.unended = false;
        let detail = LineFaultKind::Torn;
        self.faults.insert(0, LineFault { line: line.number, column: 1, detail });
    }

    /// Whether nothing is missing of a last line without its end: its last field is empty, or of
    /// no meaning, or names an event of the card that the line is about.
    fn is_whole(&self, event: &Event, record: &csv::ByteRecord, columns: &[usize; 11]) -> bool {
        let last = record.len().saturating_sub(1);
        let target = event.target.as_ref().filter(|_| columns.last() == Some(&last));
        if let Some(target) = target {
            let same = |other: &&Event| other.stamp == *target;
            return self.events.iter().find(same).is_some_and(|other| other.card == event.card);
        }
        record.get(last).is_none_or(<[u8]>::is_empty) || !columns.contains(&last)
    }
}

/// A line of a file, without what ends it.
struct Line<'a> {
    /// From 1.
    number: usize,
    /// Where it starts, in bytes.
    start: usize,
    text: &'a [u8],
    ended: bool,
}

/// The lines of a file, whatever system it was written on.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let (mut number, mut start) = (0, 0);
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest);
        let length = end.unwrap_or(rest.len());
        let both = rest.get(length..).is_some_and(|rest| rest.starts_with(b"\r\n"));
        number += 1;
        let text = rest.get(..length).unwrap_or_default();
        let line = Line { number, start, text, ended: end.is_some() };
        start += length + if both { 2 } else { 1 };
        Some(line)
    })
}

/// Where the columns stand, what parts them, and how many there are.
fn header(line: &[u8]) -> Result<([usize; 11], u8, usize), &'static str> {
    let mut record = csv::ByteRecord::new();
    // As spreadsheets of other countries part them.
    for mark in [b';', b'\t', b','] {
        split(line, mark, &mut record);
        match find_columns(&record) {
            Ok(columns) => return Ok((columns, mark, record.len())),
            Err(name) if mark == b',' => return Err(name),
            Err(_) => {}
        }
    }
    Err(COLUMNS[0])
}

/// The fields of a line.
fn split(line: &[u8], mark: u8, record: &mut csv::ByteRecord) {
    record.clear();
    if memchr::memchr(b'"', line).is_none() {
        line.split(|byte| *byte == mark).for_each(|field| record.push_field(field));
        return;
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(mark);
    if !reader.from_reader(line).read_byte_record(record).unwrap_or(false) {
        record.clear();
    }
}

fn fields(record: &csv::ByteRecord, width: usize) -> Result<(), (usize, LineFaultKind)> {
    if record.len() == width {
        return Ok(());
    }
    Err((1, LineFaultKind::Fields(record.len(), width)))
}

/// Where the field with this index in [`COLUMNS`] stands, and what is wrong with it.
fn value_fault(
    record: &csv::ByteRecord,
    columns: &[usize; 11],
    index: usize,
) -> (usize, LineFaultKind) {
    let at = columns.get(index).copied().unwrap_or(0);
    let value = String::from_utf8_lossy(record.get(at).unwrap_or_default());
    let before = record.iter().take(at);
    let column = before.map(|field| String::from_utf8_lossy(field).chars().count() + 1);
    let detail = LineFaultKind::Value {
        column: COLUMNS.get(index).copied().unwrap_or_default(),
        value: value.chars().take(60).collect(),
    };
    (column.sum::<usize>() + 1, detail)
}

fn find_columns(header: &csv::ByteRecord) -> Result<[usize; 11], &'static str> {
    let mut found = [0; 11];
    for (name, place) in COLUMNS.into_iter().zip(&mut found) {
        let is_it =
            |field: &[u8]| field.strip_prefix(b"\xef\xbb\xbf").unwrap_or(field) == name.as_bytes();
        *place = header.iter().position(is_it).ok_or(name)?;
    }
    Ok(found)
}

fn number<T: std::str::FromStr>(text: Result<&str, usize>, index: usize) -> Result<T, usize> {
    text?.parse().map_err(|_| index)
}

/// The event of a line, or the index in [`COLUMNS`] of the first field that can't be read.
fn event(
    record: &csv::ByteRecord,
    columns: &[usize; 11],
    device: &DeviceId,
) -> Result<Event, usize> {
    let text = |index: usize| {
        let bytes = columns.get(index).and_then(|at| record.get(*at)).ok_or(index)?;
        std::str::from_utf8(bytes).map_err(|_| index)
    };
    let kind = Kind::from_name(text(7)?).ok_or(7_usize)?;
    let rating = match number::<u8>(text(2), 2)? {
        0 => None,
        number => Some(Rating::from_number(number).ok_or(2_usize)?),
    };
    if rating.is_some() != matches!(kind, Kind::Review | Kind::Cram) {
        return Err(2);
    }
    let target = match text(10)? {
        "" => None,
        text => Some(Stamp::from_text(text).ok_or(10_usize)?),
    };
    if target.is_some() != (kind == Kind::Undo) {
        return Err(10);
    }
    Ok(Event {
        stamp: Stamp { device: device.clone(), sequence: number(text(9), 9)? },
        what: Draft {
            card: text(0)?.parse().map_err(|_| 0_usize)?,
            time: number(text(1), 1)?,
            rating,
            phase: Phase::from_number(number(text(3), 3)?).ok_or(3_usize)?,
            duration: number(text(4), 4)?,
            day: number(text(5), 5)?,
            offset: number(text(6), 6)?,
            kind,
            due: Due::from_text(text(8)?).ok_or(8_usize)?,
            target,
        },
    })
}
