//! Our schedules against those of the real Anki, on histories drawn at random.
//!
//! `tests/all/anki_schedule.py` lets Anki grade 1,000 cards and prints what it makes of them; here the
//! same grades are folded by Carabin, and compared after each of them: stability, difficulty,
//! phase, and what each of the four answers promises. Wants Python with the package `anki`, found
//! as `python3` or by `CARABIN_PYTHON`; where there is none, it says so and passes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use carabin::deck::CardId;
use carabin::history::{Event, Phase, Rating, Stamp};
use carabin::schedule::{CardState, Now, Scheduler, Settings, Wait};
use serde_json::Value;

const DAY_MS: i64 = 86_400_000;
/// Of memory.
const TOLERANCE: f64 = 1e-3;
/// The longest interval, in days.
const LONGEST: u32 = 36_500;

/// What Anki printed; none if it is not there.
fn anki() -> Option<Vec<Value>> {
    let python = std::env::var("CARABIN_PYTHON").unwrap_or_else(|_| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/anki_schedule.py");
    // Past the harness, which swallows what a test that passes prints.
    let skip = |why: &str| {
        std::io::stderr().write_all(format!("skipped: {why}\n").as_bytes()).unwrap();
        None
    };
    let has_anki = Command::new(&python).args(["-c", "import anki.collection"]).output();
    match has_anki {
        Ok(output) if output.status.success() => {}
        Ok(_) => return skip(&format!("{python} has no package anki")),
        Err(_) => return skip(&format!("{python} can't be started")),
    }
    let output = Command::new(&python).arg(script).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    Some(lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// How promises may differ, because they are meant to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meant {
    /// The model wants the same number of days after Hard and after Good: Anki leaves Hard where
    /// it is and sends Good a day further; Carabin leaves Good and takes Hard a day nearer.
    Parted,
    /// The model wants hardly less than what was promised last (as when a card is graded twice on
    /// a day): Anki does not go below that; Carabin does.
    NoShorter,
    /// Good is a step, Easy is days: Anki has Easy promise more than Good would if it were days.
    AboveStep,
    /// At the longest interval, Anki lets several answers promise the same.
    Longest,
    /// The crates' last digits, in intervals of tens of thousands of days.
    Rounded,
}

/// Why promises in days differ; none if they should not.
fn why(ours: [Wait; 4], theirs: [Wait; 4], last: Option<u32>) -> Option<Meant> {
    use Wait::{Days, Minutes};
    let ([again, rest @ ..], [their_again, their_rest @ ..]) = (ours, theirs);
    if again != their_again {
        return None;
    }
    match (rest, their_rest) {
        (
            [Days(hard), Days(good), Days(easy)],
            [Days(their_hard), Days(their_good), Days(their_easy)],
        ) => {
            let theirs = [their_hard, their_good, their_easy];
            if easy == LONGEST && good + 1 == LONGEST {
                let same = their_hard >= hard && theirs[1..] == [LONGEST; 2];
                return same.then_some(Meant::Longest);
            }
            // What Anki makes of it if Hard wants so many days, and may not have less than these.
            let anki = |hard: u32, least: u32| {
                let hard = hard.max(least);
                let good = good.max(hard + 1);
                [hard, good, easy.max(good + 1)]
            };
            if hard + 1 == good && anki(good, 0) == theirs {
                return Some(Meant::Parted);
            }
            // Not below the last promise, if that is within the fuzz.
            let near = last.filter(|last| *last >= good && *last <= good + 1 + good / 5);
            if near.is_some_and(|last| anki(hard, last) == theirs) {
                return Some(Meant::NoShorter);
            }
            let rounded = [hard, good, easy].iter().zip(theirs).all(|(ours, theirs)| {
                *ours == theirs || ours.abs_diff(theirs) == 1 && theirs > 10_000
            });
            rounded.then_some(Meant::Rounded)
        }
        ([hard, good @ Minutes(_), Days(easy)], [their_hard, their_good, Days(their_easy)]) => {
            let same = [hard, good] == [their_hard, their_good] && their_easy == easy + 1;
            same.then_some(Meant::AboveStep)
        }
        _ => None,
    }
}

/// What was compared, and how far apart it was.
#[derive(Debug, Default)]
struct Tally {
    grades: u32,
    /// The largest differences: of stability relative, of difficulty absolute.
    stability: f64,
    difficulty: f64,
    promises: u32,
    in_days: u32,
    meant: BTreeMap<Meant, u32>,
    unlike: Vec<String>,
}

impl Tally {
    fn memory(&mut self, state: &CardState, theirs: &Value, what: &str) {
        let [stability, difficulty] = [0, 1].map(|at| theirs[at].as_f64().unwrap());
        let apart = (f64::from(state.stability) - stability).abs() / stability;
        let harder = (f64::from(state.difficulty) - difficulty).abs();
        self.stability = self.stability.max(apart);
        self.difficulty = self.difficulty.max(harder);
        self.grades += 1;
        if !(apart <= TOLERANCE && harder <= TOLERANCE) {
            self.unlike.push(format!("{what}: {state:?}, Anki has {theirs}"));
        }
    }

    /// What the four answers promise is the same, or differs as it is meant to. `last` are the
    /// days that Anki promised at the last grade.
    fn promises(&mut self, ours: [Wait; 4], theirs: &Value, last: Option<u32>, what: &str) {
        let theirs = [0, 1, 2, 3].map(|at| wait(&theirs[at]));
        self.promises += 1;
        let days = ours.iter().filter(|wait| matches!(wait, Wait::Days(_))).count();
        self.in_days += u32::try_from(days).unwrap();
        if theirs != ours {
            match why(ours, theirs, last) {
                Some(meant) => *self.meant.entry(meant).or_default() += 1,
                None => self.unlike.push(format!("{what}: {ours:?}, Anki has {theirs:?}")),
            }
        }
    }
}

/// What an answer promises in Anki. A step of five minutes and a half is one of six here.
fn wait(promise: &Value) -> Wait {
    let whole = |number: u64| u32::try_from(number).unwrap();
    match promise["seconds"].as_u64() {
        Some(seconds) => Wait::Minutes(whole(seconds.div_ceil(60))),
        None => Wait::Days(whole(promise["days"].as_u64().unwrap())),
    }
}

fn phase(name: &Value) -> Phase {
    match name.as_str().unwrap() {
        "new" => Phase::New,
        "learning" => Phase::Learning,
        "review" => Phase::Review,
        "relearning" => Phase::Relearning,
        other => panic!("{other}"),
    }
}

fn at(day: &Value, grade: i64) -> Now {
    let day = 20_000 + i32::try_from(day.as_i64().unwrap()).unwrap();
    Now { time: i64::from(day) * DAY_MS + DAY_MS / 2 + grade, offset: 0, day }
}

#[test]
fn a_thousand_histories_come_out_as_in_anki() {
    let Some(lines) = anki() else { return };
    let scheduler = Scheduler::new(&Settings { fuzz: false, ..Settings::default() });
    let card: CardId = "n.1".parse().unwrap();
    let mut tally = Tally::default();
    let (about, histories) = lines.split_first().unwrap();
    assert_eq!(about["retention"].as_f64(), Some(0.9));
    assert_eq!(histories.len(), 1000);
    for (number, history) in histories.iter().enumerate() {
        let mut state = CardState::default();
        let mut events = Vec::new();
        let mut last = None;
        for (grade, review) in (1..).zip(history["reviews"].as_array().unwrap()) {
            let what = format!("history {number}, grade {grade}");
            let now = at(&review["day"], grade);
            assert_eq!(state.phase, phase(&review["phase"]), "{what}");
            let promises = scheduler.preview(&card, &state, &now);
            let theirs = &review["promised"];
            tally.promises(promises.map(|promise| promise.wait), theirs, last, &what);
            let rating = u8::try_from(review["rating"].as_u64().unwrap()).unwrap();
            let rating = Rating::from_number(rating).unwrap();
            last = match wait(&theirs[rating as usize - 1]) {
                Wait::Days(days) => Some(days),
                Wait::Minutes(_) => None,
            };
            let what_happened = scheduler.answer(&card, &state, rating, 0, &now);
            scheduler.step(&mut state, &what_happened);
            let stamp = Stamp { device: "d".parse().unwrap(), sequence: events.len() as u64 + 1 };
            events.push(Event { stamp, what: what_happened });
            tally.memory(&state, &review["memory"], &what);
        }
        let what = format!("history {number}, at its end");
        assert_eq!(scheduler.fold(&events), state, "{what}");
        assert_eq!(state.phase, phase(&history["phase"]), "{what}");
        let promises = scheduler.preview(&card, &state, &at(&history["day"], 100));
        let theirs = &history["promised"];
        tally.promises(promises.map(|promise| promise.wait), theirs, last, &what);
    }
    let Tally { grades, stability, difficulty, promises, in_days, meant, unlike } = tally;
    println!(
        "{about}\n{} histories, {grades} grades.\nMemory, after each grade: largest difference of \
         stability {stability:.1e} (relative), of difficulty {difficulty:.1e}.\nPromises, before \
         each grade and at the end: {promises} times four, {in_days} of them in days; {} times \
         unlike, as meant {meant:?}",
        histories.len(),
        unlike.len(),
    );
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}
