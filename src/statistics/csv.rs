//! Each plot's numbers as a table: CSV with a header, in the same words in every language.
//!
//! For spreadsheets and pandas: dates are ISO 8601, times ms, shares from 0 to 1 with a point.

use super::{Calibration, Day, Figure, Histogram, Statistics};
use crate::history::Rating;
use crate::library::Date;

/// The table of a figure, line feeds included.
#[must_use]
pub fn table(statistics: &Statistics, figure: Figure) -> String {
    let (header, rows) = match figure {
        Figure::Calendar => ("date,grades,time_ms", calendar(statistics)),
        Figure::Forecast => ("date,due", forecast(statistics)),
        Figure::Reviews => ("date,new,learning,young,mature,cram", reviews(statistics)),
        Figure::Time => ("date,time_ms", time(statistics)),
        Figure::Retention => ("span,young,young_known,mature,mature_known", retention(statistics)),
        Figure::Calibration => {
            ("from,to,reviews,expected,known", calibration(&statistics.calibration))
        }
        Figure::Retrievability => ("from,to,cards", histogram(&statistics.retrievability)),
        Figure::Stability => ("from,to,cards", histogram(&statistics.stability)),
        Figure::Difficulty => ("from,to,cards", histogram(&statistics.difficulty)),
        Figure::Intervals => ("from,to,cards", histogram(&statistics.intervals)),
        Figure::Cards => ("kind,cards", cards(statistics)),
        Figure::Answers => ("kind,again,hard,good,easy", answers(statistics)),
        Figure::Hours => ("hour,grades,reviews,known", hours(statistics)),
    };
    // No field needs quoting: numbers, dates and our own names.
    let lines = rows.into_iter().map(|row| row + "\n");
    std::iter::once(format!("{header}\n")).chain(lines).collect()
}

/// A line for each of `days`, with its date.
fn daily(statistics: &Statistics, days: &[Day], rest: impl Fn(&Day) -> String) -> Vec<String> {
    let dates = (statistics.first_of(days)..).map(Date::of_day);
    dates
        .zip(days)
        .map(|(date, day)| format!("{},{}", date.written("%Y-%m-%d"), rest(day)))
        .collect()
}

fn calendar(statistics: &Statistics) -> Vec<String> {
    daily(statistics, &statistics.days, |day| format!("{},{}", day.grades(), day.time_ms))
}

fn reviews(statistics: &Statistics) -> Vec<String> {
    daily(statistics, statistics.period_days(), |day| {
        let Day { new, learning, young, mature, cram, .. } = day;
        format!("{new},{learning},{},{},{cram}", young.count, mature.count)
    })
}

fn time(statistics: &Statistics) -> Vec<String> {
    daily(statistics, statistics.period_days(), |day| day.time_ms.to_string())
}

fn forecast(statistics: &Statistics) -> Vec<String> {
    let dates = (statistics.today..).map(|day| Date::of_day(day).written("%Y-%m-%d"));
    let days = dates.zip(&statistics.forecast).map(|(date, due)| format!("{date},{due}"));
    let before = format!("overdue,{}", statistics.overdue);
    let after = format!("later,{}", statistics.later);
    std::iter::once(before).chain(days).chain([after]).collect()
}

fn retention(statistics: &Statistics) -> Vec<String> {
    let row = |of: super::Retention| {
        let (young, mature) = (of.young, of.mature);
        let name = of.span.name();
        format!("{name},{},{},{},{}", young.count, young.known, mature.count, mature.known)
    };
    statistics.retention().into_iter().map(row).collect()
}

fn calibration(calibration: &Calibration) -> Vec<String> {
    let step = 1.0 / calibration.bins.len() as f32;
    let row = |(at, bin): (usize, &super::Bin)| {
        let from = at as f32 * step;
        let to = from + step;
        let (expected, known) = (bin.predicted(), bin.observed());
        (bin.count > 0).then(|| format!("{from:.2},{to:.2},{},{expected:.4},{known:.4}", bin.count))
    };
    calibration.bins.iter().enumerate().filter_map(row).collect()
}

fn histogram(histogram: &Histogram) -> Vec<String> {
    let row = |(bin, count): (usize, &u32)| {
        let (from, to) = histogram.measure.ends(bin);
        format!("{},{},{count}", plain(from), to.map(plain).unwrap_or_default())
    };
    histogram.counts.iter().enumerate().map(row).collect()
}

/// A number with two decimals at most.
fn plain(number: f32) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn cards(statistics: &Statistics) -> Vec<String> {
    let cards = statistics.cards;
    let kinds = [
        ("new", cards.new),
        ("learning", cards.learning),
        ("young", cards.young),
        ("mature", cards.mature),
        ("suspended", cards.suspended),
    ];
    kinds.into_iter().map(|(kind, count)| format!("{kind},{count}")).collect()
}

fn answers(statistics: &Statistics) -> Vec<String> {
    let kinds = ["learning", "young", "mature"];
    let row = |(kind, counts): (&str, &[u32; Rating::ALL.len()])| {
        let counts = counts.map(|count| count.to_string()).join(",");
        format!("{kind},{counts}")
    };
    kinds.into_iter().zip(&statistics.answers).map(row).collect()
}

fn hours(statistics: &Statistics) -> Vec<String> {
    let row = |(hour, of): (usize, &super::Hour)| {
        format!("{hour},{},{},{}", of.grades, of.reviews.count, of.reviews.known)
    };
    statistics.hours.iter().enumerate().map(row).collect()
}
