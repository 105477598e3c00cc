//! A small past, counted; streaks over midnight, a change of clocks and flights.

use jiff::civil::date;
use jiff::tz::TimeZone;

use super::*;
use crate::deck::{CardId, Changes, Content, Deck, Note};
use crate::history::{Draft, Due, Event, History, Kind, Rating, Stamp};
use crate::schedule::{ModelChoice, Now, Scheduler, Settings};
use crate::study::Collection;

const PARIS: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
const LONDON: &str = "GMT0BST,M3.5.0/1,M10.5.0";
const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";
const LOS_ANGELES: &str = "PST8PDT,M3.2.0,M11.1.0";
const AUCKLAND: &str = "NZST-12NZDT,M9.5.0,M4.1.0/3";

/// A student who writes down what they do.
struct Student {
    scheduler: Scheduler,
    decks: Vec<Deck>,
    events: Vec<Event>,
}

fn deck(name: &str, notes: usize) -> Deck {
    let note = |n: usize| Note {
        id: format!("{name}{n}").parse().unwrap(),
        content: Content::Basic { front: "q".into(), back: "a".into() },
        context: String::new(),
        tags: Vec::new(),
        source: None,
    };
    Deck {
        id: name.parse().unwrap(),
        title: name.into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: (0..notes).map(note).collect(),
        changes: Changes::default(),
    }
}

fn at(zone: &str, year: i16, month: i8, day: i8, hour: i8) -> Now {
    let zone = TimeZone::posix(zone).unwrap();
    let moment = zone.to_timestamp(date(year, month, day).at(hour, 0, 0, 0)).unwrap();
    Now::at(moment.as_millisecond(), &zone, 4)
}

fn paris(day: i8, hour: i8) -> Now {
    at(PARIS, 2026, 3, day, hour)
}

impl Student {
    fn new(settings: Settings) -> Self {
        let scheduler = Scheduler::new(&Settings { fuzz: false, ..settings });
        Self { scheduler, decks: vec![deck("a", 6), deck("b", 3)], events: Vec::new() }
    }

    fn write(&mut self, what: Draft) {
        let sequence = self.events.len() as u64 + 1;
        let stamp = Stamp { device: "d".parse().unwrap(), sequence };
        self.events.push(Event { stamp, what });
    }

    fn past(&self, card: &CardId) -> crate::schedule::CardState {
        self.scheduler.fold(self.events.iter().filter(|event| event.card == *card))
    }

    fn grade(&mut self, card: &str, rating: Rating, now: &Now) {
        let card: CardId = card.parse().unwrap();
        let draft = self.scheduler.answer(&card, &self.past(&card), rating, 4000, now);
        self.write(draft);
    }

    fn act(&mut self, card: &str, kind: Kind, due: Due, now: &Now) {
        let card: CardId = card.parse().unwrap();
        let draft = self.scheduler.act(&card, &self.past(&card), kind, due, now);
        self.write(draft);
    }

    fn collection(&self) -> (Collection, History) {
        let decks: Vec<&Deck> = self.decks.iter().collect();
        let history = History::new(self.events.clone());
        (Collection::new(&decks, &history, self.scheduler.settings()), history)
    }

    fn count(&self, period: Period, now: &Now) -> Statistics {
        let (collection, history) = self.collection();
        let subject = Subject::all(&collection, &history, now);
        Statistics::of(&subject, period, &|| true).unwrap()
    }
}

#[test]
fn what_is_due_is_forecast_whoever_set_the_date() {
    let mut student = Student::new(Settings::default());
    student.act("a0.1", Kind::SetDue, Due::Day(paris(13, 9).day), &paris(10, 9));
    student.act("a1.1", Kind::SetDue, Due::Day(paris(31, 9).day), &paris(10, 9));
    student.act("a2.1", Kind::SetDue, Due::Day(paris(13, 9).day), &paris(10, 9));
    student.act("a2.1", Kind::Suspend, Due::None, &paris(10, 9));
    // Its next step is minutes away.
    student.grade("b0.1", Rating::Good, &paris(10, 9));
    let all = student.count(Period::Month, &paris(10, 12));
    assert_eq!((all.forecast[0], all.forecast[3], all.forecast[21]), (1, 1, 1));
    assert_eq!(all.forecast.iter().sum::<u32>() + all.later + all.overdue, 3);
    // A date makes nothing known.
    let Cards { new, learning, young, mature, suspended } = all.cards;
    assert_eq!((new, learning, young, mature, suspended), (7, 1, 0, 0, 1));
    student.grade("a0.1", Rating::Again, &paris(13, 9));
    assert_eq!(student.past(&"a0.1".parse().unwrap()).lapses, 0);
    let all = student.count(Period::Month, &paris(13, 12));
    let today = all.days.last().unwrap();
    assert_eq!((today.new, today.young.count), (1, 0));
}

#[test]
fn a_small_past_is_counted() {
    use Rating::{Again, Easy, Good};
    let mut student = Student::new(Settings::default());
    // Two new cards, one of them through its steps; another that is known at once.
    student.grade("a0.1", Good, &paris(1, 9));
    student.grade("a0.1", Good, &paris(1, 10));
    student.grade("a1.1", Easy, &paris(1, 10));
    student.grade("b0.1", Easy, &paris(1, 21));
    // Reviewed three and more days later, one of them forgotten and learnt again.
    student.grade("a0.1", Again, &paris(9, 10));
    student.grade("a0.1", Good, &paris(9, 11));
    student.grade("a1.1", Good, &paris(9, 12));
    // A card that is due in a month is mature.
    student.act("b0.1", Kind::SetDue, Due::Day(paris(31, 9).day), &paris(9, 12));
    student.grade("b0.1", Good, &paris(10, 9));
    student.act("a2.1", Kind::Suspend, Due::None, &paris(10, 9));
    let cram: CardId = "a1.1".parse().unwrap();
    let draft = student.scheduler.cram(&cram, &student.past(&cram), Again, 1500, &paris(10, 10));
    student.write(draft);
    let now = paris(10, 12);
    let all = student.count(Period::All, &now);
    assert_eq!(all.days.len(), 10);
    assert_eq!((all.days[0].new, all.days[0].learning, all.days[0].grades()), (3, 1, 4));
    assert_eq!(all.days[0].time_ms, 16_000);
    let ninth = all.days[8];
    assert_eq!((ninth.young, ninth.learning), (Tally { count: 2, known: 1 }, 1));
    assert_eq!((all.days[9].mature, all.days[9].cram), (Tally { count: 1, known: 1 }, 1));
    assert_eq!(all.days[9].time_ms, 5_500);
    assert_eq!(all.answers, [[0, 0, 3, 2], [1, 0, 1, 0], [0, 0, 1, 0]]);
    assert_eq!(all.calibration.count(), 3, "what was asked on a later day");
    let (expected, known) = all.calibration.means().unwrap();
    assert!((0.5..1.0).contains(&expected) && (known - 2.0 / 3.0).abs() < 1e-6);
    assert!(all.calibration.log_loss().unwrap() > 0.0 && all.calibration.error().unwrap() < 1.0);
    let Cards { new, learning, young, mature, suspended } = all.cards;
    assert_eq!((new, learning, young + mature, suspended, all.cards.total()), (5, 0, 3, 1, 9));
    assert_eq!(all.hours[9].grades, 2);
    assert_eq!((all.hours[10].grades, all.hours[10].reviews.count), (4, 1));
    assert_eq!(all.intervals.total(), 3);
    assert_eq!(all.forecast.iter().sum::<u32>() + all.later + all.overdue, 3);
    assert_eq!(all.streak, Streak { current: 2, longest: 2, studied: 3, today: true });
    let retention = all.retention();
    assert_eq!(retention[0].all(), Tally { count: 1, known: 1 });
    assert_eq!(retention[1].all(), Tally { count: 2, known: 1 });
    assert_eq!(retention[5].all().share(), Some(2.0 / 3.0));
    // The two decks together are all.
    let (collection, history) = student.collection();
    let only = |deck| {
        let subject = Subject::of(&collection, &history, &now, |card| card.deck == deck);
        Statistics::of(&subject, Period::All, &|| true).unwrap()
    };
    let (a, b) = (only(0), only(1));
    for (day, whole) in all.days.iter().enumerate() {
        let of = |part: &Statistics| part.days.get(day).map_or(0, Day::grades);
        assert_eq!(of(&a) + of(&b), whole.grades());
    }
    assert_eq!(a.cards.total() + b.cards.total(), 9);
}

#[test]
fn within_a_day_nothing_is_expected() {
    let mut student = Student::new(Settings::default());
    student.grade("a0.1", Rating::Easy, &paris(1, 9));
    student.grade("a0.1", Rating::Good, &paris(9, 9));
    student.grade("a0.1", Rating::Good, &paris(9, 20));
    let all = student.count(Period::All, &paris(10, 12));
    assert_eq!((all.days[8].reviews().count, all.calibration.count()), (2, 1));
}

#[test]
fn a_period_leaves_out_what_was_before_it_and_undone_grades_never_were() {
    let mut student = Student::new(Settings::default());
    student.grade("a0.1", Rating::Easy, &at(LONDON, 2026, 1, 1, 9));
    student.grade("a1.1", Rating::Easy, &paris(9, 9));
    student.grade("a2.1", Rating::Hard, &paris(9, 10));
    let last = student.events.last().unwrap().clone();
    let undo = crate::study::take_back(&student.collection().0, &last, &paris(9, 11));
    student.write(undo);
    let now = paris(10, 12);
    let month = student.count(Period::Month, &now);
    assert_eq!(month.answers[0], [0, 0, 0, 1]);
    assert_eq!(month.period_days().len(), 30);
    assert_eq!(month.first_of(month.period_days()), now.day - 29);
    assert_eq!(month.days.iter().map(Day::grades).sum::<u32>(), 2, "days are never cut");
    assert_eq!(student.count(Period::All, &now).answers[0], [0, 0, 0, 2]);
    // A card that is gone still was studied.
    student.decks.remove(0);
    let gone = student.count(Period::All, &now);
    assert_eq!((gone.answers[0], gone.cards.total()), ([0, 0, 0, 2], 3));
}

#[test]
fn nothing_is_counted_of_nothing_and_sm2_expects_nothing() {
    let student = Student::new(Settings::default());
    let none = student.count(Period::Year, &paris(10, 12));
    assert_eq!((none.days.len(), none.streak, none.cards.new), (1, Streak::default(), 9));
    assert_eq!((none.calibration.log_loss(), none.intervals.median), (None, None));
    let mut student = Student::new(Settings { model: ModelChoice::Sm2, ..Settings::default() });
    student.grade("a0.1", Rating::Easy, &paris(1, 9));
    student.grade("a0.1", Rating::Good, &paris(9, 9));
    let sm2 = student.count(Period::All, &paris(10, 12));
    assert_eq!((sm2.calibration.count(), sm2.stability.total(), sm2.intervals.total()), (0, 0, 1));
}

#[test]
fn days_that_a_damaged_clock_wrote_ask_for_no_memory() {
    let mut student = Student::new(Settings::default());
    for day in [i32::MIN, -1_000_000, i32::MAX, paris(10, 9).day + 400] {
        let now = Now { day, ..paris(10, 9) };
        student.grade("a0.1", Rating::Good, &now);
    }
    let all = student.count(Period::All, &paris(10, 12));
    assert_eq!(all.days.len(), 1);
    assert_eq!(all.days[0].grades(), 2, "days to come are today");
}

#[test]
fn a_clock_that_is_behind_the_history_breaks_no_mean() {
    let mut student = Student::new(Settings::default());
    for day in 1..=8 {
        for card in ["a0.1", "a1.1", "b0.1"] {
            student.grade(card, Rating::Good, &paris(day, 9));
        }
    }
    // What a day of study was, in grades and in ms.
    let mean = |now: &Now| {
        let all = student.count(Period::All, now);
        let studied = all.days_of_study(&all.days);
        let time: u64 = all.days.iter().map(|day| day.time_ms).sum();
        let grades: u64 = all.days.iter().map(|day| u64::from(day.grades())).sum();
        (grades / studied, time / studied, studied)
    };
    let usual = (3, 12_000, 8);
    assert_eq!(mean(&paris(8, 12)), usual);
    assert_eq!(mean(&paris(20, 12)), usual, "nothing today");
    assert_eq!(mean(&paris(5, 12)), usual, "behind by three days");
    assert_eq!(mean(&Now { day: 0, time: 0, ..paris(5, 12) }), usual, "a clock that begins anew");
    // Recall and intervals are those of that day, and no number is none.
    let all = student.count(Period::All, &Now { day: 0, time: 0, ..paris(5, 12) });
    assert_eq!(all.retrievability.mean, Some(1.0), "no time has passed");
    assert!(all.intervals.mean.is_some_and(f32::is_finite));
    let spans = all.retention();
    let shares = spans.iter().filter_map(|span| span.all().share());
    assert!(shares.clone().count() > 0 && shares.into_iter().all(|share| share == 1.0));
}

#[test]
fn what_is_stopped_says_nothing() {
    let mut student = Student::new(Settings::default());
    student.grade("a0.1", Rating::Good, &paris(9, 9));
    let (collection, history) = student.collection();
    let subject = Subject::all(&collection, &history, &paris(9, 10));
    assert_eq!(Statistics::of(&subject, Period::All, &|| false), None);
}

/// The streak of a student who graded a card at each of these moments, seen at `now`.
fn streak(moments: &[Now], now: &Now) -> Streak {
    let mut student = Student::new(Settings::default());
    for moment in moments {
        student.grade("a0.1", Rating::Good, moment);
    }
    student.count(Period::Month, now).streak
}

#[test]
fn a_streak_survives_midnight_and_a_change_of_clocks() {
    // One evening that runs late is one day, the next evening another.
    let late = [paris(5, 22), paris(6, 1), paris(6, 23)];
    let seen = streak(&late, &paris(7, 2));
    assert_eq!((seen.current, seen.studied, seen.today), (2, 2, true));
    // Nothing is lost before the day is over; a day without study ends it.
    assert_eq!(streak(&late, &paris(7, 23)).current, 2);
    assert_eq!(streak(&late, &paris(8, 5)).current, 0);
    assert_eq!(streak(&late, &paris(8, 5)).longest, 2);
    // Clocks go forward on 29 March 2026 and back on 25 October.
    let spring: Vec<Now> = (27..=31).map(|day| paris(day, 3)).collect();
    assert_eq!(streak(&spring, &paris(31, 3)).current, 5);
    let autumn: Vec<Now> = (23..=27).map(|day| at(PARIS, 2026, 10, day, 23)).collect();
    assert_eq!(streak(&autumn, &at(PARIS, 2026, 10, 28, 1)).current, 5);
}

#[test]
fn a_streak_survives_travel() {
    // Los Angeles to Auckland: a calendar day is lost over the Pacific.
    let west = [
        at(LOS_ANGELES, 2026, 3, 9, 9),
        at(LOS_ANGELES, 2026, 3, 10, 18),
        at(AUCKLAND, 2026, 3, 12, 20),
    ];
    assert_eq!(streak(&west, &at(AUCKLAND, 2026, 3, 12, 21)).current, 3);
    assert_eq!(streak(&west[..2], &at(AUCKLAND, 2026, 3, 12, 12)).current, 2);
    // The way back has one day twice.
    let east = [
        at(AUCKLAND, 2026, 3, 12, 20),
        at(AUCKLAND, 2026, 3, 13, 18),
        at(LOS_ANGELES, 2026, 3, 13, 20),
        at(LOS_ANGELES, 2026, 3, 14, 9),
    ];
    assert_eq!(streak(&east, &at(LOS_ANGELES, 2026, 3, 14, 10)).current, 3);
    // Paris to New York and back takes no day away, and excuses none.
    let gap = [paris(9, 9), at(NEW_YORK, 2026, 3, 11, 9)];
    assert_eq!(streak(&gap, &at(NEW_YORK, 2026, 3, 11, 10)).current, 1);
}

#[test]
fn shares_have_their_uncertainty() {
    let (low, high) = interval(9, 10);
    assert!((0.59..0.60).contains(&low) && (0.98..0.99).contains(&high), "{low} {high}");
    let (low, high) = interval(0, 0);
    assert!(low <= 0.001 && high >= 0.99);
    let (low, high) = interval(9000, 10_000);
    assert!(high - low < 0.013);
}

#[test]
fn cards_are_in_the_bin_that_says_so() {
    let days = Histogram::of(Measure::Days, vec![0.4, 1.0, 1.2, 7.0, 7.5, 732.0, 40_000.0]);
    assert_eq!(days.counts, [2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 2]);
    assert_eq!((days.median, days.total()), (Some(7.0), 7));
    let hard = Histogram::of(Measure::Difficulty, vec![1.0, 10.0, 5.5]);
    assert_eq!(hard.counts, [1, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    let share = Histogram::of(Measure::Share, vec![0.0, 1.0, 0.95]);
    assert_eq!((share.counts[0], share.counts[9], share.mean), (1, 2, Some(0.65)));
    for measure in [Measure::Days, Measure::Difficulty, Measure::Share] {
        for bin in 1..measure.bins() {
            assert_eq!(measure.ends(bin - 1).1, Some(measure.ends(bin).0));
        }
    }
}

#[test]
fn each_figure_is_a_table() {
    let mut student = Student::new(Settings::default());
    student.grade("a0.1", Rating::Easy, &paris(1, 9));
    student.grade("a0.1", Rating::Good, &paris(9, 9));
    let all = student.count(Period::Month, &paris(10, 12));
    for figure in Figure::ALL {
        let text = table(&all, figure);
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let width = reader.headers().unwrap().len();
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.iter().all(|row| row.len() == width) && !rows.is_empty(), "{figure:?}");
    }
    let calendar = table(&all, Figure::Calendar);
    assert!(calendar.starts_with("date,grades,time_ms\n2026-03-01,1,4000\n2026-03-02,0,0\n"));
    assert!(calendar.ends_with("2026-03-09,1,4000\n2026-03-10,0,0\n"), "{calendar}");
    assert!(table(&all, Figure::Forecast).starts_with("date,due\noverdue,0\n2026-03-10,0\n"));
}
