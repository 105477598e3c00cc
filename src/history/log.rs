//! One device's events as CSV: the first five columns are those that the FSRS optimizer reads.
//!
//! Reading never stops at a fault: a line that can't be understood is reported with its place and
//! passed over, and a last line that was cut off is told apart, because a crash leaves one.
//! Columns are found by name, so that a spreadsheet may reorder them or quote fields.

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
    /// The byte at which a last line without its line feed begins.
    pub torn_at: Option<usize>,
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

/// Reads the file of `device`.
#[must_use]
pub fn read(bytes: &[u8], device: &DeviceId) -> Log {
    let mut log = Log::default();
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    if whole < bytes.len() {
        log.torn_at = Some(whole);
        let line = bytes.split(|byte| *byte == b'\n').count();
        log.faults.push(LineFault { line, column: 1, detail: LineFaultKind::Torn });
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes.get(..whole).unwrap_or_default());
    let mut record = csv::ByteRecord::new();
    let mut columns: Option<[usize; 11]> = None;
    let mut width = 0;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
        let Some(columns) = columns else {
            width = record.len();
            match find_columns(&record) {
                Ok(found) => columns = Some(found),
                Err(name) => {
                    let detail = LineFaultKind::Header(name);
                    log.faults.push(LineFault { line, column: 1, detail });
                    return log;
                }
            }
            continue;
        };
        if record.len() != width {
            let detail = LineFaultKind::Fields(record.len(), width);
            log.faults.push(LineFault { line, column: 1, detail });
            continue;
        }
        match event(&record, &columns, device) {
            Ok(event) => log.events.push(event),
            Err(index) => {
                let at = columns[index];
                let value = String::from_utf8_lossy(record.get(at).unwrap_or_default());
                let before = record.iter().take(at);
                let column = before.map(|field| String::from_utf8_lossy(field).chars().count() + 1);
                log.faults.push(LineFault {
                    line,
                    column: column.sum::<usize>() + 1,
                    detail: LineFaultKind::Value {
                        column: COLUMNS[index],
                        value: value.chars().take(60).collect(),
                    },
                });
            }
        }
    }
    log
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
