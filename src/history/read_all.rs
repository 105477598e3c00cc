//! The files of several devices, read as one history by as many threads as there are.

use std::ops::Range;

use rayon::prelude::*;

use super::card_numbers::CardNumbers;
use super::event::DeviceId;
use super::log::{Log, Sheet, Stretch};
use super::merge::History;
use super::piece::Piece;

/// How much of a file a thread reads at a time.
const PART: usize = 512 * 1024;

/// Reads all files as one history, and what is to be said of each. Cards that are known already
/// have their numbers in `names`.
#[must_use]
pub fn read_all(files: &[(DeviceId, Vec<u8>)], names: CardNumbers) -> (History, Vec<Log>) {
    read_in_parts(files, names, PART)
}

pub(super) fn read_in_parts(
    files: &[(DeviceId, Vec<u8>)],
    names: CardNumbers,
    size: usize,
) -> (History, Vec<Log>) {
    let sheets: Vec<Sheet> =
        files.iter().map(|(device, bytes)| Sheet::new(bytes, device)).collect();
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        parts.extend(sheet.parts(size).into_iter().map(|part| (number, part)));
    }
    // All files side by side, each thread a stretch of them: what one piece holds of a card then
    // comes before what the next one holds, nearly always, and there is little left to sort.
    parts.sort_by_key(|(number, part)| {
        let length = files.get(*number).map_or(1, |(_, bytes)| bytes.len().max(1));
        part.start.saturating_mul(1 << 20) / length
    });
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let threads = rayon::current_num_threads().clamp(1, parts.len().max(1));
    let stretch = parts.len().div_ceil(threads).max(1);
    let work = |parts: &[(usize, Range<usize>)]| {
        // A line is seldom shorter than 60 bytes.
        let mut piece = Piece::with_room(bytes / 60 / threads, &names);
        let read = |(number, part): &(usize, Range<usize>)| {
            let device = u16::try_from(*number).unwrap_or(u16::MAX);
            let take = |line: super::line::Line<'_>| piece.add(&line, device, &names);
            let found = sheets.get(*number)?.read(part.clone(), take);
            Some((*number, part.start, found))
        };
        let found: Vec<(usize, usize, Stretch)> = parts.iter().filter_map(read).collect();
        (piece, found)
    };
    let done: Vec<_> = parts.par_chunks(stretch).map(work).collect();
    let (pieces, found): (Vec<Piece>, Vec<_>) = done.into_iter().unzip();
    let mut found: Vec<(usize, usize, Stretch)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(number, start, _)| (*number, *start));
    let mut found = found.into_iter().peekable();
    let log = |(number, sheet): (usize, Sheet)| {
        let own = std::iter::from_fn(|| found.next_if(|(other, ..)| *other == number));
        sheet.log(own.map(|(.., part)| part))
    };
    let logs = sheets.into_iter().enumerate().map(log).collect();
    let devices = files.iter().map(|(device, _)| device.clone()).collect();
    (History::of(names, devices, pieces), logs)
}
