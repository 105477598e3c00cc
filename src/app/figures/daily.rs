//! Figures whose axis is the calendar: the year's squares, reviews, time, what is to come.

use super::dates::{date, short_date};
use crate::app::chart::{Axis, Bars, Calendar, Ink, Plot, Series};
use crate::library::Date;
use crate::locale::{Locale, Words};
use crate::statistics::{Day, Statistics};

/// The days of the calendar: a year, to whole weeks.
const YEAR: i32 = 53 * 7;

/// The year's squares.
pub fn calendar(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let today = statistics.today;
    // Monday is 0; 1 January 1970 was a Thursday.
    let weekday = |day: i32| usize::try_from(day.saturating_add(3).rem_euclid(7)).unwrap_or(0);
    let count = YEAR - 6 + i32::try_from(weekday(today)).unwrap_or(0);
    let first = today.saturating_sub(count - 1);
    let known = statistics.last_days(count);
    let empty = usize::try_from(count).unwrap_or(0).saturating_sub(known.len());
    let days = || std::iter::repeat_n(Day::default(), empty).chain(known.iter().copied());
    // As a quarter of what a good day is, and so on: one long day must not pale all others.
    let mut studied: Vec<u32> = days().map(|day| day.grades()).filter(|count| *count > 0).collect();
    studied.sort_unstable();
    let good = studied.get(studied.len() * 9 / 10).or(studied.last()).copied().unwrap_or(1);
    let squares = (first..).zip(days()).map(|(day, of)| {
        let level = (of.grades() * 4).div_ceil(good).min(4);
        let hint = Words::new(locale)
            .text("date", date(locale, day))
            .number("count", of.grades())
            .text("time", locale.time_spent(of.time_ms));
        let key = if of.grades() == 0 { "hint-day-free" } else { "hint-day" };
        (u8::try_from(level).unwrap_or(4), hint.say(key))
    });
    let mut months = Vec::new();
    for (place, day) in (first..=today).enumerate() {
        let of = Date::of_day(day);
        if of.written("%d") == "01" {
            let name = locale.tr(&format!("month-{}", of.written("%-m")));
            // The month's name stands over the first week that is all its own.
            months.push(((weekday(first) + place).div_ceil(7), name));
        }
    }
    let weekdays = [0, 2, 4].map(|row: usize| (row, locale.tr(&format!("weekday-{}", row + 1))));
    let plot = Plot::Calendar(Calendar {
        offset: weekday(first),
        days: squares.collect(),
        months,
        weekdays: weekdays.into(),
        scale: (locale.tr("scale-less"), locale.tr("scale-more")),
    });
    let grades = days().map(|day| u64::from(day.grades())).sum::<u64>();
    let year = Words::new(locale)
        .number("studied", studied.len() as u64)
        .number("weeks", u64::try_from(count).unwrap_or(0).div_ceil(7))
        .number("grades", grades)
        .say("words-calendar");
    let streak = Words::new(locale)
        .number("current", statistics.streak.current)
        .number("longest", statistics.streak.longest)
        .say("words-streak");
    (plot, vec![year, streak])
}

/// What comes back on which day.
pub fn forecast(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let counts = &statistics.forecast;
    let step = stride(counts.len());
    let first = statistics.today;
    // What is overdue is due today.
    let mut overdue = vec![0.0; counts.len().div_ceil(step)];
    if let Some(today) = overdue.first_mut() {
        *today = statistics.overdue as f32;
    }
    let sums: Vec<u32> = counts.chunks(step).map(|days| days.iter().sum()).collect();
    let due = sums.iter().map(|sum| *sum as f32).collect();
    let hint = |(at, count): (usize, &u32)| {
        let words = Words::new(locale).text("date", stretch(locale, first, at, step, counts.len()));
        let words = words.number("count", *count);
        if at == 0 && statistics.overdue > 0 {
            words.number("overdue", statistics.overdue).say("hint-due-overdue")
        } else {
            words.say("hint-due")
        }
    };
    let hints = sums.iter().enumerate().map(hint).collect();
    let mut series = vec![Series { name: locale.tr("series-due"), ink: Ink::Accent, values: due }];
    if statistics.overdue > 0 {
        series.push(Series { name: locale.tr("series-overdue"), ink: Ink::Hard, values: overdue });
    }
    let plot = bars(locale, series, hints, (first, step), "axis-cards");
    let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let mut words = vec![
        Words::new(locale)
            .number("due", total)
            .number("days", counts.len() as u64)
            .text("mean", locale.decimals(total as f32 / counts.len().max(1) as f32, 1))
            .say("words-forecast"),
    ];
    let most = (first..).zip(counts).max_by_key(|(day, count)| (**count, -i64::from(*day)));
    if let Some((day, count)) = most.filter(|(_, count)| **count > 1) {
        let busiest = Words::new(locale).text("date", short_date(locale, day));
        words.push(busiest.number("count", *count).say("words-forecast-most"));
    }
    if statistics.overdue > 0 {
        words.push(Words::new(locale).number("count", statistics.overdue).say("words-overdue"));
    }
    (plot, words)
}

/// A series by its name: its colour, and what a day adds to it.
type Kind = (&'static str, Ink, fn(&Day) -> u32);

/// What was asked each day, by what the cards were.
pub fn reviews(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let days = statistics.period_days();
    let (first, step) = (statistics.first_of(days), stride(days.len()));
    let kinds: [Kind; 5] = [
        ("series-mature", Ink::Good, |day| day.mature.count),
        ("series-young", Ink::AccentHalf, |day| day.young.count),
        ("series-learning", Ink::Hard, |day| day.learning),
        ("series-new", Ink::Easy, |day| day.new),
        ("series-cram", Ink::Border, |day| day.cram),
    ];
    let series = kinds.iter().filter_map(|(name, ink, of)| {
        let sum = |days: &[Day]| days.iter().map(of).sum::<u32>() as f32;
        let values: Vec<f32> = days.chunks(step).map(sum).collect();
        let any = values.iter().any(|value| *value > 0.0);
        any.then(|| Series { name: locale.tr(name), ink: *ink, values })
    });
    let hint = |(at, days_of): (usize, &[Day])| {
        let grades: u32 = days_of.iter().map(Day::grades).sum();
        let date = stretch(locale, first, at, step, days.len());
        Words::new(locale).text("date", date).number("count", grades).say("hint-grades")
    };
    let hints = days.chunks(step).enumerate().map(hint).collect();
    let plot = bars(locale, series.collect(), hints, (first, step), "axis-grades");
    let total = |of: fn(&Day) -> u32| days.iter().map(|day| u64::from(of(day))).sum::<u64>();
    let grades = total(Day::grades);
    if grades == 0 {
        return (plot, vec![locale.tr("words-none-then")]);
    }
    let studied = statistics.days_of_study(days);
    let mut words = vec![
        Words::new(locale)
            .number("grades", grades)
            .number("days", days.len() as u64)
            .text("mean", locale.decimals(grades as f32 / studied.max(1) as f32, 1))
            .say("words-reviews"),
        Words::new(locale)
            .number("new", total(|day| day.new))
            .number("learning", total(|day| day.learning))
            .number("young", total(|day| day.young.count))
            .number("mature", total(|day| day.mature.count))
            .say("words-reviews-kinds"),
    ];
    let cram = total(|day| day.cram);
    if cram > 0 {
        words.push(Words::new(locale).number("count", cram).say("words-cram"));
    }
    (plot, words)
}

/// How long the cards were looked at.
pub fn time(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let days = statistics.period_days();
    let (first, step) = (statistics.first_of(days), stride(days.len()));
    let sums: Vec<u64> =
        days.chunks(step).map(|days| days.iter().map(|d| d.time_ms).sum()).collect();
    let minutes = sums.iter().map(|ms| *ms as f32 / 60_000.0).collect();
    let hint = |(at, ms): (usize, &u64)| {
        let date = stretch(locale, first, at, step, days.len());
        Words::new(locale).text("date", date).text("time", locale.time_spent(*ms)).say("hint-time")
    };
    let hints = sums.iter().enumerate().map(hint).collect();
    let series = vec![Series { name: String::new(), ink: Ink::Accent, values: minutes }];
    let plot = bars(locale, series, hints, (first, step), "axis-minutes");
    let all: u64 = days.iter().map(|day| day.time_ms).sum();
    let grades: u64 = days.iter().map(|day| u64::from(day.grades())).sum();
    if grades == 0 {
        return (plot, vec![locale.tr("words-none-then")]);
    }
    let studied = statistics.days_of_study(days);
    let words = Words::new(locale)
        .text("time", locale.time_spent(all))
        .number("days", days.len() as u64)
        .text("mean", locale.time_spent(all / studied.max(1)))
        .text("each", locale.decimals(all as f32 / grades as f32 / 1000.0, 1))
        .say("words-time");
    (plot, vec![words])
}

/// How many days a bar stands for, so that bars can be told apart.
fn stride(days: usize) -> usize {
    match days {
        0..=120 => 1,
        121..=1000 => 7,
        _ => 30,
    }
}

/// The name of the `at`-th stretch of `step` days.
fn stretch(locale: &Locale, first: i32, at: usize, step: usize, count: usize) -> String {
    let day = |at: usize| first.saturating_add(i32::try_from(at).unwrap_or(i32::MAX));
    let (from, to) = (at * step, ((at + 1) * step).min(count).saturating_sub(1));
    if from >= to {
        return date(locale, day(from));
    }
    format!("{}\u{a0}– {}", date(locale, day(from)), date(locale, day(to)))
}

fn bars(
    locale: &Locale,
    series: Vec<Series>,
    hints: Vec<String>,
    (first, step): (i32, usize),
    axis: &str,
) -> Plot {
    let count = hints.len();
    let sum = |at: usize| -> f32 { series.iter().filter_map(|series| series.values.get(at)).sum() };
    let most = (0..count).map(sum).fold(0.0, f32::max);
    let up = Axis::up_to(most, locale.tr(axis), |value| locale.number(value as u64));
    // About six dates under the bars.
    let apart = count.div_ceil(6).max(1);
    let long = count * step > 400;
    let name = |at: usize| {
        let day = first.saturating_add(i32::try_from(at * step).unwrap_or(i32::MAX));
        (at, if long { date(locale, day) } else { short_date(locale, day) })
    };
    let names = (0..count).step_by(apart).map(name).collect();
    Plot::Bars(Bars { series, stacked: true, hints, names, up })
}
