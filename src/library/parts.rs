//! The files of `history/`, read a part at a time by as many threads as there are.
//!
//! Quickly or not at all: where anything is odd, the whole file is left to the slow reader.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{files, inside};
use crate::history::{DeviceId, HEADER, Names, Piece};

/// How much of a file one thread reads at a time: enough to be quick, little enough to stay near
/// the processor.
pub(super) const PART: u64 = 512 * 1024;
/// No line that is read quickly is longer.
const LONGEST_LINE: u64 = 512;

/// A device's file, open to be read.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) device: DeviceId,
    /// None where too many are open already: it is then opened for each part.
    pub(super) file: Option<File>,
    pub(super) length: u64,
}

/// What was read of a part of a file, or of all of it.
#[derive(Debug, Default, Clone)]
pub(super) struct Found {
    pub(super) lines: usize,
    /// The greatest number of an event.
    pub(super) last: u64,
    /// The last line, if it was cut off.
    pub(super) torn: Vec<u8>,
    /// Something is odd: the whole file is to be read slowly.
    pub(super) odd: bool,
}

/// So many files of a library are open at once; systems allow a thousand or fewer.
const MOST_OPEN: usize = 200;

/// The file at `path`, of `device`, when `others` are open.
pub(super) fn open(path: &Path, device: DeviceId, others: usize) -> io::Result<Source> {
    let (file, length) = sized(inside::open_plain(path)?)?;
    let file = (others < MOST_OPEN).then_some(file);
    Ok(Source { path: path.to_owned(), device, file, length })
}

/// The bytes of a file, as [`files::read`] has them, in memory that was used before.
pub(super) fn read_into(path: &Path, buffer: &mut Vec<u8>) -> io::Result<()> {
    let (file, length) = sized(inside::open(path)?)?;
    buffer.clear();
    buffer.reserve(usize::try_from(length).unwrap_or(0).saturating_add(1));
    file.take(files::LARGEST + 1).read_to_end(buffer)?;
    if buffer.len() as u64 > files::LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(())
}

/// A file that is not too large, and its length.
fn sized(file: File) -> io::Result<(File, u64)> {
    let length = file.metadata()?.len();
    if length > files::LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok((file, length))
}

/// Reads what can be read quickly, by as many threads as there are.
pub(super) fn read_quickly(sources: &[Source], names: &Names) -> (Vec<Piece>, Vec<Found>) {
    let mut parts = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let starts = (0..source.length).step_by(PART as usize);
        parts.extend(starts.map(|start| (number, start)));
    }
    // All files side by side, each thread a stretch of them: what one piece holds of a card then
    // comes before what the next one holds, nearly always, and there is little left to sort.
    parts.sort_by_key(|(number, start)| {
        let length = sources.get(*number).map_or(1, |source| source.length);
        start.saturating_mul(1 << 20) / length.max(1)
    });
    let bytes: u64 = sources.iter().map(|source| source.length).sum();
    let threads = rayon::current_num_threads().clamp(1, parts.len().max(1));
    let stretch = parts.len().div_ceil(threads).max(1);
    let stretches: Vec<_> =
        parts.chunks(stretch).map(|parts| (parts, AtomicUsize::new(0))).collect();
    let work = |own| {
        // Half as much again as this thread's share. A line is seldom shorter than 60 bytes.
        let room = usize::try_from(bytes / 40).unwrap_or(0) / threads;
        let mut piece = Piece::with_room(room, names);
        let mut reads = vec![Found::default(); sources.len()];
        let mut buffer = Vec::new();
        let next = |(parts, next): &(&[(usize, u64)], AtomicUsize)| {
            parts.get(next.fetch_add(1, Ordering::Relaxed)).copied()
        };
        // Those who are done help the others.
        let mine = stretches.iter().skip(own).chain(stretches.iter().take(own));
        for (number, start) in mine.flat_map(|stretch| std::iter::from_fn(|| next(stretch))) {
            if let (Some(source), Some(read)) = (sources.get(number), reads.get_mut(number)) {
                let device = u16::try_from(number).unwrap_or(u16::MAX);
                let part = read_part(source, start, &mut buffer, &mut piece, device, names);
                read.add(part.unwrap_or(Found { odd: true, ..Found::default() }));
            }
        }
        (piece, reads)
    };
    let done: Vec<_> = (0..threads).into_par_iter().map(work).collect();
    let mut reads = vec![Found::default(); sources.len()];
    let mut pieces = Vec::with_capacity(threads);
    for (piece, parts) in done {
        pieces.push(piece);
        reads.iter_mut().zip(parts).for_each(|(read, part)| read.add(part));
    }
    (pieces, reads)
}

/// Reads the lines that begin in the part of a file at `start`; none if any of them is odd.
fn read_part(
    source: &Source,
    start: u64,
    buffer: &mut Vec<u8>,
    piece: &mut Piece,
    device: u16,
    names: &Names,
) -> Option<Found> {
    let end = (start + PART).min(source.length);
    // From the byte before, to see whether a line begins here; to the end of the last line.
    let from = start.saturating_sub(1);
    let to = (end + LONGEST_LINE).min(source.length);
    buffer.resize(usize::try_from(to - from).ok()?, 0);
    match &source.file {
        Some(file) => read_at(file, buffer, from).ok()?,
        None => read_at(&inside::open_plain(&source.path).ok()?, buffer, from).ok()?,
    }
    let begin = if start == 0 {
        buffer.starts_with(HEADER.as_bytes()).then_some(HEADER.len())?
    } else {
        match memchr::memchr(b'\n', buffer) {
            Some(at) => at + 1,
            // In the middle of a line that was cut off.
            None if to == source.length => return Some(Found::default()),
            None => return None,
        }
    };
    let mut text = buffer.get(begin..)?;
    let mut torn: &[u8] = &[];
    if to == source.length {
        let whole = memchr::memrchr(b'\n', text).map_or(0, |at| at + 1);
        (text, torn) = text.split_at_checked(whole)?;
    }
    let length = usize::try_from(end - from).ok()?.saturating_sub(begin).min(text.len());
    let lines = piece.read(text, length, device, names)?;
    // The line that is cut off is the part's in which it begins.
    let begins_here = from + ((begin + text.len()) as u64) < end;
    let torn = if begins_here { torn.to_vec() } else { Vec::new() };
    Some(Found { lines: lines.count, last: lines.last, torn, odd: false })
}

/// Fills `buffer` from the bytes at `from`, whatever other threads read.
fn read_at(file: &File, buffer: &mut [u8], from: u64) -> io::Result<()> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::read_exact_at(file, buffer, from)
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::FileExt as _;
        let mut done = 0;
        while let Some(rest) = buffer.get_mut(done..).filter(|rest| !rest.is_empty()) {
            match file.seek_read(rest, from + done as u64)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => done += read,
            }
        }
        Ok(())
    }
}

impl Found {
    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.last = self.last.max(other.last);
        self.odd |= other.odd;
        if !other.torn.is_empty() {
            self.torn = other.torn;
        }
    }
}
