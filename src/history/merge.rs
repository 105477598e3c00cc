//! Several devices' events as one history.
//!
//! The union of all files, each event once, sorted by (time, device, sequence): the same whatever
//! the order in which files arrived. An event taken back by an undo stays in the history and no
//! longer counts; an undo can itself be undone.

use std::collections::HashSet;

use super::event::{Event, Kind, Stamp};

/// All that happened, on every device, in order.
#[derive(Debug, Clone, Default)]
pub struct History {
    events: Vec<Event>,
}

impl History {
    /// The union of `events`, from any number of files in any order.
    #[must_use]
    pub fn new(mut events: Vec<Event>) -> Self {
        let key = |event: &Event| (event.time, event.stamp.clone());
        events.sort_by(|a, b| (a.time, &a.stamp).cmp(&(b.time, &b.stamp)));
        // The same event read from two copies of a file is one event.
        events.dedup_by(|a, b| key(a) == key(b));
        Self { events }
    }

    /// Adds an event that has just been written. Events of other devices may bear later times.
    pub fn push(&mut self, event: Event) {
        let key = (event.time, event.stamp.clone());
        let at = self.events.partition_point(|known| (known.time, &known.stamp) <= (key.0, &key.1));
        self.events.insert(at, event);
    }

    /// Everything, undone or not.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The events that count: no undo, and nothing that an undo takes back.
    pub fn effective(&self) -> impl Iterator<Item = &Event> {
        let void = self.void();
        self.events
            .iter()
            .filter(move |event| event.kind != Kind::Undo && !void.contains(&event.stamp))
    }

    /// The events that an undo in force takes back.
    fn void(&self) -> HashSet<Stamp> {
        let mut void = HashSet::new();
        // From the last: an undo counts unless a later one that counts takes it back.
        for event in self.events.iter().rev().filter(|event| event.kind == Kind::Undo) {
            if let Some(target) = &event.target
                && !void.contains(&event.stamp)
            {
                void.insert(target.clone());
            }
        }
        void
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{DeviceId, Draft, Due, Phase, Rating, encode, read};
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
        let count = |events: &[&Event]| {
            History::new(events.iter().map(|e| (*e).clone()).collect()).effective().count()
        };
        assert_eq!(count(&[&first]), 1);
        assert_eq!(count(&[&undo, &first]), 0);
        assert_eq!(count(&[&redo, &undo, &first]), 1);
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
            let text = format!("{}{}", super::super::HEADER, encode(&event));
            let log = read(text.as_bytes(), &device);
            prop_assert!(log.faults.is_empty());
            prop_assert_eq!(log.events, vec![event]);
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let device: DeviceId = "d".parse().unwrap();
            let _ = read(&bytes, &device);
            let mut with_header = super::super::HEADER.as_bytes().to_vec();
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
        let text = format!(
            "{}{good}n.1,x,3,0,0,1,0,review,,2,\nshort,1\n{good}n.1,17",
            super::super::HEADER
        );
        let log = read(text.as_bytes(), &device);
        assert_eq!(log.events.len(), 2);
        assert_eq!(log.torn_at, Some(text.len() - 6));
        let places: Vec<_> = log.faults.iter().map(|fault| (fault.line, fault.column)).collect();
        assert_eq!(places, [(6, 1), (3, 5), (4, 1)]);
        assert_eq!(read(b"a,b\n1,2\n", &device).faults.len(), 1);
    }
}
