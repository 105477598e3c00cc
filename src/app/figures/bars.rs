//! Figures of a few bars: what the cards are, which answers were given, at which hours.

use crate::app::chart::{Axis, Bars, Ink, Plot, Series};
use crate::app::command::{Command, Study};
use crate::history::Rating;
use crate::locale::{Locale, Words};
use crate::statistics::Statistics;

/// An hour with fewer reviews than this says nothing about memory.
const ENOUGH: u32 = 30;

/// A series over named bars, each with its hint.
pub(super) fn named(
    locale: &Locale,
    series: Vec<Series>,
    names: Vec<(usize, String)>,
    hints: Vec<String>,
    axis: &str,
) -> Plot {
    let most = series.iter().flat_map(|series| &series.values).copied().fold(0.0, f32::max);
    let up = Axis::up_to(most, locale.tr(axis), |value| locale.number(value as u64));
    Plot::Bars(Bars { series, stacked: false, hints, names, up })
}

/// How many cards are what.
pub fn cards(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let cards = statistics.cards;
    let kinds = [
        ("series-new", cards.new),
        ("series-learning", cards.learning),
        ("series-young", cards.young),
        ("series-mature", cards.mature),
        ("series-suspended", cards.suspended),
    ];
    let hint = |(name, count): (&str, u32)| {
        let name = locale.tr(name);
        Words::new(locale).text("name", name).number("count", count).say("hint-cards")
    };
    let values = kinds.iter().map(|(_, count)| *count as f32).collect();
    let names = kinds.iter().map(|(name, _)| locale.tr(name)).enumerate().collect();
    let series = vec![Series { name: String::new(), ink: Ink::Accent, values }];
    let plot = named(locale, series, names, kinds.map(hint).into(), "axis-cards");
    let words = Words::new(locale)
        .number("total", cards.total())
        .number("new", cards.new)
        .number("learning", cards.learning)
        .number("young", cards.young)
        .number("mature", cards.mature)
        .number("suspended", cards.suspended);
    (plot, vec![words.say("words-cards"), words.say("words-cards-kinds")])
}

/// Which answers were given, by what the cards were.
pub fn answers(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let kinds = ["series-learning", "series-young", "series-mature"].map(|key| locale.tr(key));
    let inks = [Ink::Again, Ink::Hard, Ink::Good, Ink::Easy];
    let grade = |rating: Rating| locale.tr(Command::Study(Study::Grade(rating)).key());
    let series = Rating::ALL.into_iter().zip(inks).enumerate().map(|(at, (rating, ink))| {
        let of = |counts: &[u32; 4]| counts.get(at).copied().unwrap_or(0) as f32;
        let values = statistics.answers.iter().map(of).collect();
        Series { name: grade(rating), ink, values }
    });
    let hint = |(name, counts): (&String, &[u32; 4])| {
        let told = Rating::ALL.into_iter().zip(counts).map(|(rating, count)| {
            let name = grade(rating);
            Words::new(locale).text("name", name).number("count", *count).say("summary-grade")
        });
        format!("{name} – {}", told.collect::<Vec<_>>().join(", "))
    };
    let hints = kinds.iter().zip(&statistics.answers).map(hint).collect();
    let names = kinds.iter().cloned().enumerate().collect();
    let plot = named(locale, series.collect(), names, hints, "axis-grades");
    let forgotten = |counts: &[u32; 4]| {
        let all: u32 = counts.iter().sum();
        (all > 0).then(|| counts[0] as f32 / all as f32)
    };
    let [learning, young, mature] = statistics.answers.each_ref().map(forgotten);
    if learning.or(young).or(mature).is_none() {
        return (plot, vec![locale.tr("words-none-then")]);
    }
    let words = Words::new(locale)
        .text("again", grade(Rating::Again))
        .share("learning", learning)
        .share("young", young)
        .share("mature", mature);
    (plot, vec![words.say("words-answers")])
}

/// At which hours of the day, and how much is known then.
pub fn hours(locale: &Locale, statistics: &Statistics) -> (Plot, Vec<String>) {
    let hours = &statistics.hours;
    let values = hours.iter().map(|hour| hour.grades as f32).collect();
    let hint = |(at, hour): (usize, &crate::statistics::Hour)| {
        let words = Words::new(locale).number("hour", at as u64).number("count", hour.grades);
        let share = hour.reviews.share();
        let key = if share.is_some() { "hint-hour-known" } else { "hint-hour" };
        words.share("share", share).say(key)
    };
    let hints = hours.iter().enumerate().map(hint).collect();
    let names = (0..24).step_by(3).map(|hour| (hour, locale.count("axis-hour", hour))).collect();
    let series = vec![Series { name: String::new(), ink: Ink::Accent, values }];
    let plot = named(locale, series, names, hints, "axis-grades");
    let most = hours.iter().enumerate().max_by_key(|(at, hour)| (hour.grades, 24 - at));
    let Some((hour, _)) = most.filter(|(_, hour)| hour.grades > 0) else {
        return (plot, vec![locale.tr("words-none-then")]);
    };
    let mut words = vec![Words::new(locale).number("hour", hour as u64).say("words-hours")];
    let enough = hours.iter().enumerate().filter(|(_, hour)| hour.reviews.count >= ENOUGH);
    let share = |(_, hour): &(usize, &crate::statistics::Hour)| hour.reviews.share().unwrap_or(0.0);
    let best = enough.max_by(|a, b| share(a).total_cmp(&share(b)));
    if let Some((at, hour)) = best {
        let best =
            Words::new(locale).number("hour", at as u64).share("share", hour.reviews.share());
        words.push(best.number("count", hour.reviews.count).say("words-hours-best"));
    }
    (plot, words)
}
