//! Time travel: clocks that change, students who fly, nights that run late.

use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;

use super::*;
use crate::deck::CardId;
use crate::history::{Draft, Due, Kind, Phase, Rating};

const PARIS: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";
const TOKYO: &str = "JST-9";
const LOS_ANGELES: &str = "PST8PDT,M3.2.0,M11.1.0";

fn at(zone: &str, when: DateTime) -> Now {
    let zone = TimeZone::posix(zone).unwrap();
    let time = zone.to_timestamp(when).unwrap().as_millisecond();
    Now::at(time, &zone, 4)
}

fn day(year: i16, month: i8, day: i8) -> i32 {
    date(1970, 1, 1).until(date(year, month, day)).unwrap().get_days()
}

/// The days FSRS counted between the grades given at `moments`, and the state after them.
fn elapsed(moments: &[Now]) -> (Vec<u32>, CardState) {
    let scheduler = Scheduler::new(&Settings::default());
    let card: CardId = "t.1".parse().unwrap();
    let mut state = CardState::default();
    let mut days = Vec::new();
    for now in moments {
        days.extend(state.elapsed_days(now.day));
        let draft = scheduler.answer(&card, &state, Rating::Good, 0, now);
        assert!(draft.time > state.latest, "the order of events is kept");
        assert_eq!((draft.day, draft.offset), (now.day, now.offset));
        scheduler.step(&mut state, &draft);
    }
    (days, state)
}

#[test]
fn a_day_begins_at_four() {
    let night = at(PARIS, date(2026, 11, 24).at(3, 59, 59, 0));
    let morning = at(PARIS, date(2026, 11, 24).at(4, 0, 0, 0));
    assert_eq!(night.day, day(2026, 11, 23));
    assert_eq!(morning.day, day(2026, 11, 24));
    assert_eq!(night.offset, 60);
    assert_eq!(elapsed(&[night, morning]).0, [1]);
}

#[test]
fn midnight_is_nothing_special() {
    let before = at(PARIS, date(2026, 12, 31).at(23, 59, 0, 0));
    let after = at(PARIS, date(2027, 1, 1).at(0, 1, 0, 0));
    assert_eq!(before.day, after.day);
    assert_eq!(elapsed(&[before, after]).0, [0]);
    // With a day that begins at midnight, a step that ends after it is still of this sitting.
    let settings = Settings { rollover_hour: 0, ..Settings::default() };
    let scheduler = Scheduler::new(&settings);
    let zone = TimeZone::posix(PARIS).unwrap();
    let now = Now::at(before.time, &zone, 0);
    let card: CardId = "t.1".parse().unwrap();
    let mut state = CardState::default();
    let draft = scheduler.answer(&card, &state, Rating::Good, 0, &now);
    scheduler.step(&mut state, &draft);
    assert_eq!(scheduler.ready_at(&state, &now), Some(now.time + 600_000));
}

#[test]
fn before_1970_days_are_counted_down() {
    assert_eq!(at("UTC0", date(1969, 12, 31).at(12, 0, 0, 0)).day, -1);
    assert_eq!(at("UTC0", date(1970, 1, 1).at(3, 0, 0, 0)).day, -1);
    assert_eq!(at("UTC0", date(1970, 1, 1).at(4, 0, 0, 0)).day, 0);
}

#[test]
fn summer_time_comes_and_goes_without_a_day_lost() {
    for zone in [PARIS, NEW_YORK] {
        for (month, first) in [(3, 6), (3, 28), (10, 23), (10, 30)] {
            // Five evenings around the change: a day apart each, though one has 23 or 25 hours.
            let evenings: Vec<Now> = (0..4)
                .map(|n| date(2026, month, first).saturating_add(jiff::Span::new().days(n)))
                .map(|date| at(zone, date.at(21, 30, 0, 0)))
                .collect();
            assert_eq!(elapsed(&evenings).0, [1, 1, 1], "{zone}, {month}");
        }
    }
    // 03:30 on the night of the change is still yesterday, on both sides of the clock.
    let spring = at(PARIS, date(2026, 3, 29).at(3, 30, 0, 0));
    assert_eq!((spring.day, spring.offset), (day(2026, 3, 28), 120));
    let zone = TimeZone::posix(PARIS).unwrap();
    let first = at(PARIS, date(2026, 10, 25).at(2, 30, 0, 0));
    let second = Now::at(first.time + 3_600_000, &zone, 4);
    assert_eq!((first.offset, second.offset), (120, 60));
    assert_eq!((first.day, second.day), (day(2026, 10, 24), day(2026, 10, 24)));
    let turned = Now::at(first.time + 2 * 3_600_000 + 1_800_000, &zone, 4);
    assert_eq!(turned.day, day(2026, 10, 25));
}

#[test]
fn the_29th_of_february_is_a_day() {
    let days = [(2, 28), (2, 29), (3, 1)].map(|(m, d)| at(PARIS, date(2028, m, d).at(12, 0, 0, 0)));
    assert_eq!(elapsed(&days).0, [1, 1]);
    let days = [(2, 28), (3, 1)].map(|(m, d)| at(PARIS, date(2027, m, d).at(12, 0, 0, 0)));
    assert_eq!(elapsed(&days).0, [1]);
}

#[test]
fn a_flight_east() {
    // 20:00 in Paris, then 20:00 the next evening in Tokyo: 16 hours later, and a day.
    let paris = at(PARIS, date(2026, 11, 2).at(20, 0, 0, 0));
    let tokyo = at(TOKYO, date(2026, 11, 3).at(20, 0, 0, 0));
    assert_eq!(tokyo.time - paris.time, 16 * 3_600_000);
    let (days, state) = elapsed(&[paris, tokyo]);
    assert_eq!(days, [1]);
    // Back home, the old events mean what they meant: nothing is asked of today's zone.
    assert_eq!(state.first_day, Some(day(2026, 11, 2)));
}

#[test]
fn a_flight_west_counts_no_negative_days() {
    // Monday 09:00 in Tokyo, ten hours on it is Sunday afternoon in Los Angeles, then Monday.
    let tokyo = at(TOKYO, date(2026, 11, 2).at(9, 0, 0, 0));
    let landed = at(LOS_ANGELES, date(2026, 11, 1).at(17, 0, 0, 0));
    let monday = at(LOS_ANGELES, date(2026, 11, 2).at(9, 0, 0, 0));
    assert!(landed.time > tokyo.time && landed.day < tokyo.day);
    assert_eq!(elapsed(&[tokyo, landed, monday]).0, [0, 1]);
}

#[test]
fn the_same_log_gives_the_same_memory_in_any_zone() {
    // 23:00 and 01:00 in Paris are one evening; in UTC−8 a program that derives days from today's
    // clock would cut them apart or not as the zone has it.
    let moments = [
        at(PARIS, date(2026, 11, 2).at(23, 0, 0, 0)),
        at(PARIS, date(2026, 11, 3).at(1, 0, 0, 0)),
        at(PARIS, date(2026, 11, 5).at(3, 0, 0, 0)),
    ];
    let (days, state) = elapsed(&moments);
    assert_eq!(days, [0, 2]);
    let abroad = at(LOS_ANGELES, date(2026, 11, 20).at(12, 0, 0, 0));
    let home = at(PARIS, date(2026, 11, 20).at(12, 0, 0, 0));
    let scheduler = Scheduler::new(&Settings::default());
    let recall = |now| scheduler.retrievability(&state, now).unwrap();
    assert!((recall(&abroad) - recall(&home)).abs() < f32::EPSILON);
}

#[test]
fn a_clock_set_back_counts_no_days_and_stalls_no_card() {
    let scheduler = Scheduler::new(&Settings::default());
    let card: CardId = "t.1".parse().unwrap();
    let wrong = at(PARIS, date(2027, 11, 2).at(9, 0, 0, 0));
    let right = at(PARIS, date(2026, 11, 2).at(9, 1, 0, 0));
    let later = at(PARIS, date(2026, 11, 4).at(9, 0, 0, 0));
    assert_eq!(elapsed(&[wrong, right, later]).0, [0, 2]);

    // A step promised by the wrong clock would otherwise be a year away.
    let mut state = CardState::default();
    let draft = scheduler.answer(&card, &state, Rating::Again, 0, &wrong);
    scheduler.step(&mut state, &draft);
    assert_eq!(scheduler.ready_at(&state, &right), Some(right.time));
    // Graded by the right clock, it waits for its step as any other.
    let draft = scheduler.answer(&card, &state, Rating::Again, 0, &right);
    assert!(draft.time > wrong.time && draft.day == right.day);
    scheduler.step(&mut state, &draft);
    assert_eq!(state.due, Due::Instant(right.time + 60_000));
    assert_eq!(scheduler.ready_at(&state, &right), Some(right.time + 60_000));
}

#[test]
fn a_step_of_a_day_is_due_with_its_day() {
    let settings = Settings { learning_steps: vec![10, 1440], ..Settings::default() };
    let scheduler = Scheduler::new(&settings);
    let card: CardId = "t.1".parse().unwrap();
    let mut state = CardState::default();
    let evening = at(PARIS, date(2026, 11, 2).at(22, 0, 0, 0));
    let draft = scheduler.answer(&card, &state, Rating::Good, 0, &evening);
    scheduler.step(&mut state, &draft);
    assert!(state.is_learning());
    assert_eq!(scheduler.ready_at(&state, &evening), None);
    let morning = at(PARIS, date(2026, 11, 3).at(8, 0, 0, 0));
    assert_eq!(scheduler.ready_at(&state, &morning), Some(morning.time));
}

#[test]
fn other_settings_change_only_what_comes_after() {
    let card: CardId = "t.1".parse().unwrap();
    let now = at(PARIS, date(2026, 11, 2).at(9, 0, 0, 0));
    let old = Scheduler::new(&Settings { learning_steps: Vec::new(), ..Settings::default() });
    let new = Settings { retention: 0.97, learning_steps: vec![1, 10], ..Settings::default() };
    let new = Scheduler::new(&new);
    let draft = old.answer(&card, &CardState::default(), Rating::Good, 0, &now);
    let (mut by_old, mut by_new) = (CardState::default(), CardState::default());
    old.step(&mut by_old, &draft);
    new.step(&mut by_new, &draft);
    assert_eq!(by_old, by_new);
}

#[test]
fn what_is_no_grade_does_what_it_says() {
    let scheduler = Scheduler::new(&Settings::default());
    let card: CardId = "t.1".parse().unwrap();
    let now = at(PARIS, date(2026, 11, 2).at(9, 0, 0, 0));
    let mut state = CardState::default();
    let draft = scheduler.answer(&card, &state, Rating::Easy, 0, &now);
    scheduler.step(&mut state, &draft);
    let graded = state.clone();
    let act = |state: &mut CardState, kind, due| {
        let draft = scheduler.act(&card, state, kind, due, &now);
        scheduler.step(state, &draft);
    };
    act(&mut state, Kind::Suspend, Due::None);
    assert!(!state.is_active(now.day) && !state.is_active(i32::MAX));
    act(&mut state, Kind::Resume, Due::None);
    act(&mut state, Kind::Bury, Due::None);
    assert!(!state.is_active(now.day) && state.is_active(now.day + 1));
    act(&mut state, Kind::Resume, Due::None);
    assert_eq!(state, CardState { latest: state.latest, ..graded });
    act(&mut state, Kind::SetDue, Due::Day(now.day + 40));
    assert_eq!((state.due, state.interval), (Due::Day(now.day + 40), 40));
    assert!(state.is_mature());
    act(&mut state, Kind::Reset, Due::None);
    assert_eq!(state, CardState { latest: state.latest, ..CardState::default() });
}

#[test]
fn a_card_that_was_reset_still_knows_when_something_happened_to_it() {
    let scheduler = Scheduler::new(&Settings::default());
    let card: CardId = "t.1".parse().unwrap();
    let mut state = CardState::default();
    let now = at(PARIS, date(2026, 11, 24).at(12, 0, 0, 0));
    let good = scheduler.answer(&card, &state, Rating::Good, 0, &now);
    scheduler.step(&mut state, &good);
    let reset = Draft {
        kind: Kind::Reset,
        rating: None,
        time: now.time + 5,
        ..scheduler.answer(&card, &state, Rating::Good, 0, &now)
    };
    scheduler.step(&mut state, &reset);
    assert_eq!((state.phase, state.reps, state.latest), (Phase::New, 0, now.time + 5));
    // A clock that was set back since: the next answer still comes after the reset.
    let earlier = at(PARIS, date(2026, 11, 24).at(11, 0, 0, 0));
    assert!(scheduler.answer(&card, &state, Rating::Good, 0, &earlier).time > reset.time);
}
