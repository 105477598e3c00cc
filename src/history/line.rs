//! A line of a history: its columns, found by name, and what they say.
//!
//! Columns may stand in any order and among others, and fields may be quoted, so that a
//! spreadsheet may save the file. Nothing is made of a line that is not asked for: there are a
//! million of them.

use std::ops::Range;

use csv_core::ReadRecordResult;
use thiserror::Error;

use super::card_numbers::Named;
use super::compact_event::Said;
use super::event::{DeviceId, Draft, Due, Event, Kind, Phase, Rating, Stamp};
use crate::deck::CardId;

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

/// More columns are nobody's: what a line takes in memory stays within its own size.
pub(super) const WIDEST: usize = 64;

/// Why a line can't be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineFaultKind {
    #[error("the column {0} is missing from the first line")]
    Header(&'static str),
    #[error("the first line has {0} columns; there can be {WIDEST}")]
    Columns(usize),
    #[error("this line has {0} fields; the first line has {1}")]
    Fields(usize, usize),
    #[error("{column} can't be {value:?}")]
    Value { column: &'static str, value: String },
    #[error("the last line was cut off")]
    Torn,
}

/// What a line says.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub card: Named<'a>,
    pub said: Said,
    /// Of an undo.
    pub target: Option<Stamp>,
}

/// A line taken apart. Its text is copied once and whole: there are a million of them.
#[derive(Debug)]
pub(super) struct Fields {
    text: Vec<u8>,
    /// Where each begins and ends in `text`.
    places: [(usize, usize); WIDEST],
    count: usize,
}

/// Where the columns stand, what parts them, and how many there are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    columns: [usize; 11],
    mark: u8,
    width: usize,
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

impl<'a> Line<'a> {
    pub(super) fn of(event: &'a Event) -> Self {
        let card = Named { note: event.card.note.as_str(), number: event.card.number };
        let said = Said::by(&event.what, event.stamp.sequence);
        Self { card, said, target: event.target.clone() }
    }

    /// The event that it is, in the file of `device`.
    pub(super) fn event(self, device: &DeviceId) -> Option<Event> {
        let Said { time, sequence, day, duration, offset, kind, rating, phase, due } = self.said;
        let (card, target) = (self.card.card()?, self.target);
        let what = Draft { card, time, rating, phase, duration, day, offset, kind, due, target };
        Some(Event { stamp: Stamp { device: device.clone(), sequence }, what })
    }
}

impl Layout {
    /// What a first line says.
    pub(super) fn of(line: &[u8]) -> Result<Self, LineFaultKind> {
        let mut record = Fields::default();
        let (mut missing, mut widest) = (COLUMNS[0], 0);
        // As spreadsheets of other countries part them.
        for mark in [b';', b'\t', b','] {
            let width = split(line, mark, WIDEST, &mut record);
            widest = width.max(widest);
            match find_columns(&record) {
                Ok(columns) if width <= WIDEST => return Ok(Self { columns, mark, width }),
                Ok(_) => {}
                Err(name) => missing = name,
            }
        }
        let fits = widest <= WIDEST;
        Err(if fits { LineFaultKind::Header(missing) } else { LineFaultKind::Columns(widest) })
    }

    /// What a line says; or the column at which it can't be understood, and why.
    pub(super) fn read<'a>(
        &self,
        line: &[u8],
        record: &'a mut Fields,
    ) -> Result<Line<'a>, (usize, LineFaultKind)> {
        let fields = split(line, self.mark, self.width, record);
        if fields != self.width {
            return Err((1, LineFaultKind::Fields(fields, self.width)));
        }
        self.said(record).map_err(|index| self.fault(record, index))
    }

    /// Whether a line that nothing ends may go on where it stops: its last field is one that
    /// says something, and not an undo's whole target.
    pub(super) fn may_go_on(&self, record: &Fields) -> bool {
        let last = record.len().saturating_sub(1);
        let empty = record.get(last).is_none_or(<[u8]>::is_empty);
        !empty && self.columns.contains(&last)
    }

    /// Whether the target is the last of the columns.
    pub(super) fn ends_with_target(&self) -> bool {
        self.columns.last() == Some(&self.width.saturating_sub(1))
    }

    /// What the fields say, or the index in [`COLUMNS`] of the first one that can't be read.
    fn said<'a>(&self, record: &'a Fields) -> Result<Line<'a>, usize> {
        // Nearly always the whole line is text: looked at once.
        let whole = std::str::from_utf8(&record.text).ok();
        let text = |index: usize| {
            let at = *self.columns.get(index).ok_or(index)?;
            if let Some(text) = whole.zip(record.range(at)).and_then(|(all, at)| all.get(at)) {
                return Ok(text);
            }
            std::str::from_utf8(record.get(at).ok_or(index)?).map_err(|_| index)
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
        let said = Said {
            sequence: number(text(9), 9)?,
            time: number(text(1), 1)?,
            rating,
            phase: Phase::from_number(number(text(3), 3)?).ok_or(3_usize)?,
            duration: number(text(4), 4)?,
            day: number(text(5), 5)?,
            offset: number(text(6), 6)?,
            kind,
            due: Due::from_text(text(8)?).ok_or(8_usize)?,
        };
        let (note, number) = CardId::parts(text(0)?).map_err(|_| 0_usize)?;
        Ok(Line { card: Named { note, number }, said, target })
    }

    /// Where the field with this index in [`COLUMNS`] stands, and what is wrong with it.
    fn fault(&self, record: &Fields, index: usize) -> (usize, LineFaultKind) {
        let at = self.columns.get(index).copied().unwrap_or(0);
        let value = String::from_utf8_lossy(record.get(at).unwrap_or_default());
        let before = (0..at).filter_map(|at| record.get(at));
        let column = before.map(|field| String::from_utf8_lossy(field).chars().count() + 1);
        let detail = LineFaultKind::Value {
            column: COLUMNS.get(index).copied().unwrap_or_default(),
            value: value.chars().take(60).collect(),
        };
        (column.sum::<usize>() + 1, detail)
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self { text: Vec::new(), places: [(0, 0); WIDEST], count: 0 }
    }
}

impl Fields {
    /// How many are kept.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    pub(super) fn get(&self, at: usize) -> Option<&[u8]> {
        self.text.get(self.range(at)?)
    }

    fn range(&self, at: usize) -> Option<Range<usize>> {
        let (start, end) = *self.places.get(..self.count)?.get(at)?;
        Some(start..end)
    }

    fn push(&mut self, start: usize, end: usize) {
        if let Some(place) = self.places.get_mut(self.count) {
            *place = (start, end);
            self.count += 1;
        }
    }
}

/// The fields of a line, `most` of them and no more; tells how many there are.
pub(super) fn split(line: &[u8], mark: u8, most: usize, fields: &mut Fields) -> usize {
    fields.text.clear();
    fields.count = 0;
    if memchr::memchr(b'"', line).is_some() {
        return split_quoted(line, mark, most, fields);
    }
    fields.text.extend_from_slice(line);
    let (mut start, mut count) = (0, 0);
    for end in memchr::memchr_iter(mark, line).chain([line.len()]) {
        if count < most {
            fields.push(start, end);
        }
        (start, count) = (end + 1, count + 1);
    }
    count
}

fn split_quoted(line: &[u8], mark: u8, most: usize, fields: &mut Fields) -> usize {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(mark).build();
    // What is unquoted is never longer.
    fields.text.resize(line.len() + 1, 0);
    let mut ends = [0; WIDEST + 1];
    let (mut rest, mut written, mut count) = (line, 0, 0);
    loop {
        // Beyond the widest line the ends are only counted, one after the other in the last place.
        let output = fields.text.get_mut(written..).unwrap_or_default();
        let room = ends.get_mut(count.min(WIDEST)..).unwrap_or_default();
        let (result, read, wrote, ended) = reader.read_record(rest, output, room);
        rest = rest.get(read..).unwrap_or_default();
        written += wrote;
        count += ended;
        match result {
            ReadRecordResult::InputEmpty | ReadRecordResult::OutputEndsFull => {}
            ReadRecordResult::Record | ReadRecordResult::End | ReadRecordResult::OutputFull => {
                break;
            }
        }
    }
    fields.text.truncate(written);
    let mut start = 0;
    for end in ends.into_iter().take(count.min(most)) {
        fields.push(start, end);
        start = end;
    }
    count
}

fn find_columns(header: &Fields) -> Result<[usize; 11], &'static str> {
    let mut found = [0; 11];
    for (name, place) in COLUMNS.into_iter().zip(&mut found) {
        let is_it =
            |field: &[u8]| field.strip_prefix(b"\xef\xbb\xbf").unwrap_or(field) == name.as_bytes();
        let mut columns = (0..header.len()).filter_map(|at| header.get(at));
        *place = columns.position(is_it).ok_or(name)?;
    }
    Ok(found)
}

fn number<T: std::str::FromStr>(text: Result<&str, usize>, index: usize) -> Result<T, usize> {
    text?.parse().map_err(|_| index)
}
