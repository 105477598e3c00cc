//! Histories read, merged and undone.

use std::collections::HashSet;

use proptest::prelude::*;

use super::line::{Fields, Line, WIDEST, split};
use super::piece::Piece;
use super::read_all::read_in_parts;
use super::*;

fn event(device: &str, sequence: u64, time: i64, target: Option<Stamp>) -> Event {
    let undo = target.is_some();
    Event {
        stamp: Stamp { device: device.parse().unwrap(), sequence },
        what: Draft {
            card: "n.1".parse().unwrap(),
            time,
            rating: (!undo).then_some(Rating::Good),
            phase: Phase::New,
            duration: 1200,
            day: 20_000,
            offset: 60,
            kind: if undo { Kind::Undo } else { Kind::Review },
            due: Due::Day(20_003),
            target,
        },
    }
}

#[test]
fn an_undo_can_be_undone() {
    let first = event("a", 1, 1, None);
    let undo = event("b", 1, 2, Some(first.stamp.clone()));
    let redo = event("a", 2, 3, Some(undo.stamp.clone()));
    let count =
        |events: &[&Event]| History::new(events.iter().map(|e| (*e).clone())).effective().len();
    assert_eq!(count(&[&first]), 1);
    assert_eq!(count(&[&undo, &first]), 0);
    assert_eq!(count(&[&redo, &undo, &first]), 1);
}

#[test]
fn what_undos_name_is_told_whether_it_is_there_or_not() {
    let first = event("a", 1, 1, None);
    let absent = Stamp { device: "c".parse().unwrap(), sequence: 9 };
    let undos = [event("b", 1, 2, Some(first.stamp.clone())), event("b", 2, 3, Some(absent))];
    let named = |history: &History| -> Vec<(String, u64)> {
        history.targets().map(|(device, sequence)| (device.to_string(), sequence)).collect()
    };
    let mut history = History::new([first, undos[0].clone()]);
    assert_eq!(named(&history), [("a".to_owned(), 1)]);
    history.push(&undos[1]);
    assert_eq!(named(&history), [("a".to_owned(), 1), ("c".to_owned(), 9)]);
}

proptest! {
    #[test]
    fn a_line_reads_back_as_it_was(
        time in any::<i64>(), day in any::<i32>(), offset in any::<i16>(),
        duration in any::<u32>(), instant in any::<bool>(), undo in any::<bool>(),
        sequence in any::<u64>(),
    ) {
        let device: DeviceId = "dev-1".parse().unwrap();
        let target = undo.then(|| Stamp { device: "other".parse().unwrap(), sequence });
        let mut event = event("dev-1", sequence, time, target);
        event.what.day = day;
        event.what.offset = offset;
        event.what.duration = duration;
        event.what.due = if instant { Due::Instant(time) } else { Due::Day(day) };
        let text = format!("{}{}", HEADER, encode(&event));
        let log = read(text.as_bytes(), &device);
        prop_assert!(log.faults.is_empty());
        prop_assert_eq!(log.events, vec![event]);
    }

    #[test]
    fn quoted_fields_are_those_of_the_csv_crate(line in "[ab,;\"\u{feff}\u{e9} ]{0,24}", most in 0..=WIDEST) {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).from_reader(line.as_bytes());
        let (mut expected, mut found) = (csv::ByteRecord::new(), Fields::default());
        reader.read_byte_record(&mut expected).unwrap();
        let count = split(line.as_bytes(), b',', most, &mut found);
        if line.contains('"') {
            prop_assert_eq!(count, expected.len());
            let found = (0..found.len()).filter_map(|at| found.get(at));
            prop_assert!(found.eq(expected.iter().take(most)));
        }
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let device: DeviceId = "d".parse().unwrap();
        let _ = read(&bytes, &device);
        let mut with_header = HEADER.as_bytes().to_vec();
        with_header.extend(bytes);
        let _ = read(&with_header, &device);
    }

    #[test]
    fn the_order_of_files_does_not_matter(times in proptest::collection::vec(0_i64..20, 1..30), cut in 0_usize..30) {
        let events: Vec<Event> = times.iter().enumerate()
            .map(|(i, time)| event(if i % 2 == 0 { "a" } else { "b" }, i as u64, *time, None))
            .collect();
        let (left, right) = events.split_at(cut.min(events.len()));
        let one = History::new(events.clone());
        let mut turned = right.to_vec();
        turned.extend_from_slice(left);
        turned.extend_from_slice(left);
        let other = History::new(turned);
        prop_assert_eq!(one.events(), other.events());
        let mut pushed = History::default();
        for event in events.iter().rev() { pushed.push(event.clone()); }
        prop_assert_eq!(one.events(), pushed.events());
    }
}

#[test]
fn faults_have_places_and_the_rest_counts() {
    let device: DeviceId = "d".parse().unwrap();
    let good = encode(&event("d", 1, 5, None));
    let text = format!("{HEADER}{good}n.1,x,3,0,0,1,0,review,,2,\nshort,1\n{good}n.1,17");
    let log = read(text.as_bytes(), &device);
    assert_eq!(log.events.len(), 2);
    assert_eq!(log.torn_at, Some(text.len() - 6));
    let places: Vec<_> = log.faults.iter().map(|fault| (fault.line, fault.column)).collect();
    assert_eq!(places, [(6, 1), (3, 5), (4, 1)]);
    assert_eq!(read(b"a,b\n1,2\n", &device).faults.len(), 1);
}

/// An event among few devices, cards and times: so few that they meet.
#[derive(Debug, Clone, Copy)]
struct Spot {
    device: usize,
    card: u16,
    time: i64,
    /// An undo of the event so many places before or after it.
    undo: Option<i8>,
}

fn any_spots() -> impl Strategy<Value = Vec<Spot>> {
    let undo = proptest::option::weighted(0.3, -9_i8..3);
    let spot = (0_usize..3, 1_u16..6, 0_i64..30, undo);
    let spot = spot.prop_map(|(device, card, time, undo)| Spot { device, card, time, undo });
    proptest::collection::vec(spot, 1..60)
}

fn events_of(spots: &[Spot]) -> Vec<Event> {
    let stamp = |at: usize| {
        let device = spots.get(at).map_or(0, |spot| spot.device);
        Stamp { device: ["b", "a", "c"][device].parse().unwrap(), sequence: at as u64 }
    };
    let of = |(at, spot): (usize, &Spot)| {
        let target = spot.undo.map(|by| stamp(at.saturating_add_signed(by.into())));
        let mut event = event("x", 0, spot.time, target);
        event.stamp = stamp(at);
        event.what.card.number = spot.card;
        event
    };
    spots.iter().enumerate().map(of).collect()
}

/// The same by the plainest means.
fn plainly(events: &[Event]) -> (Vec<Event>, Vec<Event>) {
    let mut all = events.to_vec();
    all.sort_by_key(|event| (event.time, event.stamp.clone()));
    all.dedup();
    let mut void = HashSet::new();
    for undo in all.iter().rev().filter(|event| event.kind == Kind::Undo) {
        let of = |stamp: &Stamp| (stamp.clone(), undo.card.clone());
        if !void.contains(&of(&undo.stamp)) {
            void.insert(of(undo.target.as_ref().unwrap()));
        }
    }
    let counts = |event: &&Event| {
        event.kind != Kind::Undo && !void.contains(&(event.stamp.clone(), event.card.clone()))
    };
    (all.clone(), all.iter().filter(counts).cloned().collect())
}

proptest! {
    #[test]
    fn a_history_is_the_sorted_union_whatever_it_was_made_of(
        spots in any_spots(),
        parts in proptest::collection::vec(0_usize..3, 60),
        twice in proptest::collection::vec(any::<bool>(), 60),
        known in 0_u16..6,
    ) {
        let events = events_of(&spots);
        let (all, effective) = plainly(&events);
        // Three pieces that overlap, some cards known before, some not.
        let mut names = CardNumbers::default();
        for card in 1..=known {
            names.number(&crate::deck::CardId { number: card, ..events[0].card.clone() });
        }
        let devices: Vec<DeviceId> = ["c", "a", "b"].map(|name| name.parse().unwrap()).into();
        let mut pieces: Vec<Piece> = (0..3).map(|_| Piece::default()).collect();
        for ((event, part), twice) in events.iter().zip(&parts).zip(&twice) {
            let device = devices.iter().position(|device| *device == event.stamp.device).unwrap();
            let line = Line::of(event);
            pieces[*part].add(&line, device as u16, &names);
            if *twice {
                pieces[(part + 1) % 3].add(&line, device as u16, &names);
            }
        }
        let merged = History::of(names, devices, pieces);
        prop_assert_eq!(merged.events(), all.clone());
        prop_assert_eq!(merged.effective(), effective.clone());
        prop_assert_eq!(merged.len(), all.len());
        // Some read, the others one by one as they came, some of them again.
        let (read, pushed) = events.split_at(events.len() / 2);
        let mut grown = History::new(read.iter().cloned());
        for event in pushed.iter().rev().chain(read.first()) {
            grown.push(event);
        }
        prop_assert_eq!(grown.events(), all.clone());
        prop_assert_eq!(grown.effective(), effective.clone());
        prop_assert_eq!(grown.len(), all.len());
        // And each card's own.
        for history in [&merged, &grown] {
            for (number, card) in (0..).zip(history.names().cards()) {
                let past: Vec<i64> = history.past(number).map(|row| row.time).collect();
                let of_card = effective.iter().filter(|event| event.card == *card);
                prop_assert_eq!(past, of_card.map(|event| event.time).collect::<Vec<_>>());
            }
        }
    }
}

/// A file's text: sound lines, odd ones, other ends of lines, other columns, and a cut at its end.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let odd = prop_oneof![
        8 => Just(None),
        1 => "[a-z\",;0-9.]{0,30}".prop_map(Some),
        1 => Just(Some(String::new())),
    ];
    let lines = proptest::collection::vec((any_spots(), odd), 0..12);
    let heads =
        prop_oneof![8 => Just(HEADER), 1 => Just(""), 1 => Just("\n\n"), 1 => Just("a,b\n")];
    (heads, lines, prop_oneof![4 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r")], 0_usize..90)
        .prop_map(|(head, lines, end, cut)| {
            let mut text = head.to_owned();
            for (spots, odd) in &lines {
                text.extend(events_of(spots).iter().map(encode));
                text.extend(odd.iter().flat_map(|odd| [odd, "\n"]));
            }
            let mut bytes = text.replace('\n', end).into_bytes();
            bytes.truncate(bytes.len().saturating_sub(cut / 2));
            bytes
        })
}

proptest! {
    #[test]
    fn a_file_that_is_read_in_parts_is_read_as_a_whole(
        one in any_file(), two in any_file(), size in 1_usize..400,
    ) {
        let files = [("a", one), ("b", two)].map(|(name, bytes)| (name.parse().unwrap(), bytes));
        let whole = files.each_ref().map(|(device, bytes)| read(bytes, device));
        let (history, logs) = read_in_parts(&files, CardNumbers::default(), size);
        let events = whole.iter().flat_map(|log| log.events.clone());
        prop_assert_eq!(history.events(), History::new(events).events());
        for (log, whole) in logs.iter().zip(&whole) {
            prop_assert_eq!(&log.faults, &whole.faults);
            prop_assert_eq!((log.count, log.last, log.lines), (whole.count, whole.last, whole.lines));
            prop_assert_eq!(whole.count, whole.events.len());
            let rest = |log: &Log| (log.torn_at, log.unended, log.foreign);
            prop_assert_eq!(rest(log), rest(whole));
        }
    }
}
