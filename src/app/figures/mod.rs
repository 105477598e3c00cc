//! From statistics to charts: the numbers of each figure, laid out and put into words.
//!
//! Every chart has sentences that say what it shows; every bar and point says its own number.
//! `chart` draws them.

mod bars;
mod daily;
mod dates;
mod memory;

use super::chart::Chart;
use crate::locale::Locale;
use crate::statistics::{Figure, Statistics};

pub use memory::{expected_and_known, group};

/// The chart of `figure`.
#[must_use]
pub fn chart(locale: &Locale, statistics: &Statistics, figure: Figure) -> Chart {
    let (plot, words) = match figure {
        Figure::Calendar => daily::calendar(locale, statistics),
        Figure::Forecast => daily::forecast(locale, statistics),
        Figure::Reviews => daily::reviews(locale, statistics),
        Figure::Time => daily::time(locale, statistics),
        Figure::Retention => memory::retention(locale, statistics),
        Figure::Calibration => memory::calibration(locale, statistics),
        Figure::Retrievability => memory::retrievability(locale, statistics),
        Figure::Stability => memory::stability(locale, statistics),
        Figure::Difficulty => memory::difficulty(locale, statistics),
        Figure::Intervals => memory::intervals(locale, statistics),
        Figure::Cards => bars::cards(locale, statistics),
        Figure::Answers => bars::answers(locale, statistics),
        Figure::Hours => bars::hours(locale, statistics),
    };
    Chart { title: title(locale, figure), words, plot }
}

/// What a figure is called.
#[must_use]
pub fn title(locale: &Locale, figure: Figure) -> String {
    locale.tr(match figure {
        Figure::Calendar => "figure-calendar",
        Figure::Forecast => "figure-forecast",
        Figure::Reviews => "figure-reviews",
        Figure::Time => "figure-time",
        Figure::Retention => "figure-retention",
        Figure::Calibration => "figure-calibration",
        Figure::Retrievability => "figure-retrievability",
        Figure::Stability => "figure-stability",
        Figure::Difficulty => "figure-difficulty",
        Figure::Intervals => "figure-intervals",
        Figure::Cards => "figure-cards",
        Figure::Answers => "figure-answers",
        Figure::Hours => "figure-hours",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::chart::{Plot, layout, svg};
    use crate::app::theme::Tokens;
    use crate::history::History;
    use crate::locale::Language;
    use crate::schedule::{Now, Settings};
    use crate::statistics::{Period, Subject};
    use crate::study::Collection;

    fn nothing() -> Subject {
        let history = History::default();
        let collection = Collection::new(&[], &history, &Settings::default());
        Subject::all(&collection, &history, &Now { time: 0, offset: 0, day: 20_000 })
    }

    #[test]
    fn every_figure_of_nothing_is_said_in_both_languages() {
        let subject = nothing();
        for language in Language::ALL {
            let locale = Locale::new(language);
            for period in Period::ALL {
                let statistics = Statistics::of(&subject, period, &|| true).unwrap();
                for figure in Figure::ALL {
                    let chart = chart(&locale, &statistics, figure);
                    assert!(!chart.words.is_empty(), "{figure:?}");
                    for text in chart.words.iter().chain([&chart.title]) {
                        let said =
                            text.contains(' ') || text.chars().next().unwrap().is_uppercase();
                        assert!(said && !text.contains('{') && !text.contains("words-"), "{text}");
                    }
                    let drawing = layout(&chart.plot, 600.0);
                    assert!(drawing.size.y > 0.0 && drawing.size.y.is_finite());
                    assert!(!svg(&chart, &Tokens::of(egui::Theme::Dark)).contains("NaN"));
                }
            }
        }
    }

    #[test]
    fn a_hundred_years_are_a_few_bars() {
        let days = 36_500;
        let mut statistics = Statistics::of(&nothing(), Period::All, &|| true).unwrap();
        statistics.days = vec![crate::statistics::Day::default(); days];
        let chart = chart(&Locale::new(Language::French), &statistics, Figure::Reviews);
        let Plot::Bars(bars) = chart.plot else { panic!("bars") };
        assert!((100..2000).contains(&bars.hints.len()), "{}", bars.hints.len());
    }
}
