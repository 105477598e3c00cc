//! Two versions of one device's history.
//!
//! A history only grows, and one machine writes it; so of two versions one is the beginning of
//! the other, and the longer is taken. Where each has events of its own, two machines have
//! written as the same device (a copied machine, a restored one): what only the copy has then
//! becomes the history of a device with a new name, which is the same on every machine that
//! finds the copy. No line that holds an event is dropped.

use std::collections::HashSet;
use std::path::Path;

use super::atomic_files;
use super::copy_names::ConflictCopy;
use super::error::LibraryError;
use super::keep::{keep_and_replace, set_aside};
use crate::deck::NoteId;
use crate::history::{self, DeviceId, Event, HEADER, Stamp, encode};
use crate::message::Message;

/// Merges a copy of a history. `shared` becomes true when another machine writes as `device`.
pub(super) fn merge(
    root: &Path,
    pair: &ConflictCopy,
    device: &DeviceId,
    shared: &mut bool,
) -> Result<Option<Message>, LibraryError> {
    let ConflictCopy { copy, original } = pair;
    let name = original.file_stem().unwrap_or_default().to_string_lossy();
    let Ok(owner) = name.parse::<DeviceId>() else { return Ok(None) };
    let read = |path: &Path| atomic_files::read(path).map_err(LibraryError::read(path));
    let (there, other) = (read(original)?, read(copy)?);
    let (ours, theirs) = (history::read(&there, &owner), history::read(&other, &owner));
    // A first line that is not understood hides all the others: nothing can be said of them.
    if [&ours, &theirs].iter().any(|log| log.events.is_empty() && !log.faults.is_empty()) {
        return Ok(None);
    }
    let lines = |events: &[Event]| -> HashSet<String> { events.iter().map(encode).collect() };
    let (known, told) = (lines(&ours.events), lines(&theirs.events));
    let only: Vec<Event> =
        theirs.events.into_iter().filter(|event| !known.contains(&encode(event))).collect();
    if !only.is_empty() {
        if known.is_subset(&told) {
            let whole = theirs.torn_at.unwrap_or(other.len());
            let longer = other.get(..whole).unwrap_or_default();
            keep_and_replace(root, original, &there, longer)?;
        } else {
            if !write(root, &owner, &only)? {
                return Ok(None);
            }
            *shared |= owner == *device;
        }
    }
    set_aside(root, copy, &other)?;
    Ok(Some(Message::new("merged-history").with("events", only.len())))
}

/// Writes `events` of `owner` as those of another device, named after the first of them; false
/// when that device's file is there and can't be understood.
pub(super) fn write(root: &Path, owner: &DeviceId, events: &[Event]) -> Result<bool, LibraryError> {
    let Some(first) = events.first() else { return Ok(true) };
    let id = NoteId::from_parts(&["fork", owner.as_str(), &encode(first)]);
    let device = DeviceId::from(id);
    let path = root.join("history").join(format!("{device}.csv"));
    let numbers: HashSet<u64> = events.iter().map(|event| event.stamp.sequence).collect();
    let renamed = |stamp: &Stamp| {
        let moved = stamp.device == *owner && numbers.contains(&stamp.sequence);
        let device = if moved { device.clone() } else { stamp.device.clone() };
        Stamp { device, sequence: stamp.sequence }
    };
    let mut text = HEADER.to_owned();
    for event in events {
        let mut what = event.what.clone();
        what.target = what.target.as_ref().map(renamed);
        text.push_str(&encode(&Event { stamp: renamed(&event.stamp), what }));
    }
    let text = match atomic_files::read(&path) {
        // Found before, from a shorter copy.
        Ok(there) => match union(&String::from_utf8_lossy(&there), &text, &device) {
            Some((text, _)) => text,
            None => return Ok(false),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => text,
        Err(error) => return Err(LibraryError::read(&path)(error)),
    };
    atomic_files::replace_in(root, &path, text.as_bytes()).map_err(LibraryError::write(&path))?;
    Ok(true)
}

/// Two sides of one history that git has marked: the text of both, the events of the
/// second that become another device's because the first has its own under their numbers, and how
/// many events there are. None when a line of either can't be understood.
pub(super) fn parted(
    ours: &str,
    theirs: &str,
    device: &DeviceId,
) -> Option<(String, Vec<Event>, usize)> {
    let [ours, theirs] = [ours, theirs].map(|text| history::read(text.as_bytes(), device));
    if !ours.faults.is_empty() || !theirs.faults.is_empty() {
        return None;
    }
    let lines = |events: &[Event]| -> HashSet<String> { events.iter().map(encode).collect() };
    let known = lines(&ours.events);
    let only: Vec<Event> =
        theirs.events.into_iter().filter(|event| !known.contains(&encode(event))).collect();
    let numbers: HashSet<u64> = ours.events.iter().map(|event| event.stamp.sequence).collect();
    let collide = only.iter().any(|event| numbers.contains(&event.stamp.sequence));
    let (mut events, parted) =
        if collide { (ours.events, only) } else { ([ours.events, only].concat(), Vec::new()) };
    in_order(&mut events);
    let count = events.len() + parted.len();
    let text: String = events.iter().map(encode).collect();
    Some((format!("{HEADER}{text}"), parted, count))
}

/// The order of their numbers, each event once.
fn in_order(events: &mut Vec<Event>) {
    events.sort_by_cached_key(|event| (event.stamp.sequence, event.time, encode(event)));
    events.dedup();
}

/// Every event of two texts of one history, each once, in the order of their numbers; and how
/// many there are. None when a line of either can't be understood.
fn union(a: &str, b: &str, device: &DeviceId) -> Option<(String, usize)> {
    let logs = [a, b].map(|text| history::read(text.as_bytes(), device));
    if logs.iter().any(|log| !log.faults.is_empty()) {
        return None;
    }
    let mut events: Vec<Event> = logs.into_iter().flat_map(|log| log.events).collect();
    in_order(&mut events);
    let lines: String = events.iter().map(encode).collect();
    Some((format!("{HEADER}{lines}"), events.len()))
}
