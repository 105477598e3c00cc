//! Figures of memory: what was known, what was expected, and how the cards are spread.

use super::bars::named;
use crate::app::chart::{Axis, Bars, Group, Ink, Plot, Point, Points, Series};
use crate::app::words;
use crate::locale::{Locale, Words};
use crate::schedule::Wait;
use crate::statistics::{
    Bin, Calibration, Histogram, Measure, Retention, Span, Statistics, Tally, interval,
};

/// A series by its name: its colour, and what it is the share of.
type Kind = (&'static str, Ink, fn(&Retention) -> Tally);

/// The share that was known, over spans that end today, young and mature.
pub fn retention(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let spans = statistics.retention();
    let share = |tally: Tally| tally.share().unwrap_or(0.0);
    let kinds: [Kind; 2] = [
        ("series-young", Ink::AccentHalf, |of| of.young),
        ("series-mature", Ink::Good, |of| of.mature),
    ];
    let series = kinds.map(|(name, ink, of)| Series {
        name: locale.tr(name),
        ink,
        values: spans.iter().map(|span| share(of(span))).collect(),
    });
    let hint = |of: &Retention| {
        Words::new(locale)
            .text("name", span_name(locale, of.span))
            .share("young", of.young.share())
            .share("mature", of.mature.share())
            .share("all", of.all().share())
            .number("count", of.all().count)
            .say("hint-retention")
    };
    let hints = spans.iter().map(hint).collect();
    let names = spans.iter().map(|of| span_name(locale, of.span)).enumerate().collect();
    let quarters = [0.0, 0.25, 0.5, 0.75, 1.0];
    let up = Axis::with_lines((0.0, 1.0), quarters, locale.tr("axis-known"), |value| {
        locale.share(value, 0)
    });
    let plot = Plot::Bars(Bars { series: series.into(), stacked: false, hints, names, up });
    let mut period =
        Retention { span: Span::All, young: Tally::default(), mature: Tally::default() };
    for day in statistics.period_days() {
        period.add(day);
    }
    let all = period.all();
    if all.count == 0 {
        return (plot, vec![locale.tr("words-none-then")]);
    }
    let (low, high) = interval(all.known, all.count);
    let words = Words::new(locale)
        .share("share", all.share())
        .number("known", all.known)
        .number("count", all.count)
        .share("low", Some(low))
        .share("high", Some(high))
        .share("young", period.young.share())
        .share("mature", period.mature.share());
    (plot, vec![words.say("words-retention"), words.say("words-retention-kinds")])
}

fn span_name(locale: &Locale, span: Span) -> String {
    locale.tr(match span {
        Span::Today => "span-today",
        Span::Yesterday => "span-yesterday",
        Span::Week => "span-week",
        Span::Month => "span-month",
        Span::Year => "span-year",
        Span::All => "span-all",
    })
}

/// The points of a calibration: each bin's mean expectation and what was known.
#[must_use]
pub fn group(locale: &Locale, name: String, ink: Ink, bins: &[Bin]) -> Group {
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
    let point = |bin: &Bin| {
        let (low, high) = interval(bin.known, bin.count);
        let hint = Words::new(locale)
            .share("expected", Some(bin.predicted()))
            .share("known", Some(bin.observed()))
            .number("count", bin.count)
            .say("hint-calibration");
        let weight = bin.count as f32 / most as f32;
        Point { x: bin.predicted(), y: bin.observed(), low, high, weight, hint }
    };
    let points = bins.iter().filter(|bin| bin.count > 0).map(point).collect();
    Group { name, ink, points }
}

/// The plot of some groups of points, over the probabilities at which anything was asked.
#[must_use]
pub fn expected_and_known(locale: &Locale, groups: Vec<Group>) -> Plot {
    let least = groups.iter().flat_map(|group| &group.points).map(|point| point.x.min(point.y));
    let least = least.fold(1.0, f32::min);
    // Down to a tenth below the least, and never a stretch too short to see.
    let from = ((least * 10.0).floor() / 10.0).clamp(0.0, 0.5);
    let lines: Vec<f32> =
        (0..=10_u8).map(|n| f32::from(n) / 10.0).filter(|at| *at >= from - 0.01).collect();
    let axis = |name: &str| {
        Axis::with_lines((from, 1.0), lines.iter().copied(), locale.tr(name), |value| {
            locale.share(value, 0)
        })
    };
    Plot::Points(Points { groups, across: axis("axis-expected"), up: axis("axis-known") })
}

/// A calibration in numbers: expected, known, error, loss.
#[must_use]
pub fn calibration_words(locale: &Locale, calibration: &Calibration) -> Option<String> {
    let (expected, known) = calibration.means()?;
    let words = Words::new(locale)
        .share("expected", Some(expected))
        .share("known", Some(known))
        .number("count", calibration.count())
        .share("error", calibration.error())
        .text("loss", locale.decimals(calibration.log_loss()?, 3));
    Some(words.say("words-calibration"))
}

pub fn calibration(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let calibration = &statistics.calibration;
    let group = group(locale, String::new(), Ink::Accent, &calibration.bins);
    let plot = expected_and_known(locale, vec![group]);
    let Some(words) = calibration_words(locale, calibration) else {
        return (plot, vec![without(locale, statistics, "words-none-then")]);
    };
    (plot, vec![words, locale.tr("words-calibration-how")])
}

/// Why there is nothing to see of the model.
fn without(locale: &Locale, statistics: &Statistics, none: &str) -> String {
    let reviewed = statistics.intervals.total() > 0 && statistics.stability.total() == 0;
    locale.tr(if reviewed { "words-no-model" } else { none })
}

fn spread(locale: &Locale, histogram: &Histogram) -> Plot {
    let name = |bin: usize| {
        let (from, to) = histogram.measure.ends(bin);
        match histogram.measure {
            Measure::Days => match to {
                Some(to) => words::wait(locale, Wait::Days(to as u32)),
                None => format!("> {}", words::wait(locale, Wait::Days(from as u32))),
            },
            Measure::Difficulty => locale.decimals(from, 1),
            Measure::Share => locale.share(from, 0),
        }
    };
    let stretch = |bin: usize| {
        let (from, to) = histogram.measure.ends(bin);
        let Some(to) = to else { return name(bin) };
        match histogram.measure {
            Measure::Days => format!("≤ {}", name(bin)),
            Measure::Difficulty => {
                format!("{}–{}", locale.decimals(from, 1), locale.decimals(to, 1))
            }
            Measure::Share => format!("{}–{}", locale.share(from, 0), locale.share(to, 0)),
        }
    };
    let bins = || 0..histogram.measure.bins();
    let hint = |(bin, count): (usize, &u32)| {
        Words::new(locale).text("name", stretch(bin)).number("count", *count).say("hint-cards")
    };
    let values = histogram.counts.iter().map(|count| *count as f32).collect();
    let series = vec![Series { name: String::new(), ink: Ink::Accent, values }];
    let names = bins().map(|bin| (bin, name(bin))).collect();
    let hints = histogram.counts.iter().enumerate().map(hint).collect();
    named(locale, series, names, hints, "axis-cards")
}

pub fn retrievability(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let histogram = &statistics.retrievability;
    let plot = spread(locale, histogram);
    let Some(mean) = histogram.mean else {
        return (plot, vec![without(locale, statistics, "words-none")]);
    };
    let known = (mean * histogram.total() as f32).round() as u32;
    let words = Words::new(locale)
        .number("known", known)
        .number("count", histogram.total())
        .share("mean", Some(mean));
    (plot, vec![words.say("words-retrievability")])
}

pub fn stability(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let histogram = &statistics.stability;
    let plot = spread(locale, histogram);
    let Some(median) = histogram.median else {
        return (plot, vec![without(locale, statistics, "words-none")]);
    };
    let words = Words::new(locale).text("median", days(locale, median));
    (plot, vec![words.say("words-stability")])
}

pub fn difficulty(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let histogram = &statistics.difficulty;
    let plot = spread(locale, histogram);
    let Some(mean) = histogram.mean else {
        return (plot, vec![without(locale, statistics, "words-none")]);
    };
    let words = Words::new(locale).text("mean", locale.decimals(mean, 1));
    (plot, vec![words.say("words-difficulty")])
}

pub fn intervals(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let histogram = &statistics.intervals;
    let plot = spread(locale, histogram);
    let Some(median) = histogram.median else { return (plot, vec![locale.tr("words-none")]) };
    let words = Words::new(locale).text("median", days(locale, median));
    (plot, vec![words.say("words-intervals")])
}

fn days(locale: &Locale, days: f32) -> String {
    words::wait(locale, Wait::Days(days.round().max(1.0) as u32))
}
