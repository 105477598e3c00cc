//! `carabin statistics`: what was done, what is known, what is to come; in words, or as tables.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::Statistics as Arguments;
use super::failure::Failure;
use super::{named, output};
use crate::find::TagNames;
use crate::library::{Library, write_file};
use crate::locale::{Locale, Words};
use crate::message::Message;
use crate::schedule::Now;
use crate::statistics::{Figure, Retention, Span, Statistics, Subject, Tally, table};
use crate::study::CardEntry;
use crate::workspace::Workspace;

pub(super) fn run(
    root: &Path,
    arguments: &Arguments,
    locale: &Locale,
) -> Result<ExitCode, Failure> {
    let library = Library::look(root)?;
    let now = Now::system(library.settings().scheduling.rollover_hour);
    let workspace = Workspace::new(library, &now);
    let names = TagNames::new(locale.tag_names());
    let (collection, history) = (workspace.collection(), workspace.history());
    let subject = match (&arguments.deck, &arguments.tag) {
        (Some(name), _) => {
            let place = named::place(&workspace, name)?;
            Subject::of(collection, history, &now, |card| card.deck == place)
        }
        (None, Some(tag)) => {
            let meant = names.meant(tag);
            let tagged = |card: &CardEntry| {
                let open = workspace.decks().get(card.deck);
                let note = open.and_then(|open| open.deck.notes.get(card.note));
                note.is_some_and(|note| note.tags.contains(tag) || note.tags.contains(&meant))
            };
            if !collection.cards().iter().any(tagged) {
                return Err(Failure(vec![Message::new("error-no-such-tag").with("name", tag)]));
            }
            Subject::of(collection, history, &now, tagged)
        }
        (None, None) => Subject::all(collection, history, &now),
    };
    let Some(statistics) = Statistics::of(&subject, arguments.period.period(), &|| true) else {
        return Ok(ExitCode::FAILURE);
    };
    if let Some(folder) = &arguments.csv {
        for figure in Figure::ALL {
            let path = folder.join(format!("carabin-{}.csv", figure.name()));
            write_file(&path, table(&statistics, figure).as_bytes())?;
        }
    }
    output::print(&words(&statistics, locale))?;
    let code = output::problems(locale, workspace.library().problems());
    Ok(code)
}

/// The numbers that matter, a line each.
fn words(statistics: &Statistics, locale: &Locale) -> String {
    let say = || Words::new(locale);
    let days = statistics.period_days();
    let grades: u64 = days.iter().map(|day| u64::from(day.grades())).sum();
    let studied = statistics.days_of_study(days).max(1);
    let time: u64 = days.iter().map(|day| day.time_ms).sum();
    let streak = statistics.streak;
    let mut lines = vec![
        say()
            .number("current", streak.current)
            .number("longest", streak.longest)
            .say("words-streak"),
    ];
    if grades > 0 {
        let mean = locale.decimals(grades as f32 / studied as f32, 1);
        let words = say().number("grades", grades).number("days", days.len() as u64);
        lines.push(words.text("mean", mean).say("words-reviews"));
        let words = say()
            .text("time", locale.time_spent(time))
            .number("days", days.len() as u64)
            .text("mean", locale.time_spent(time / studied))
            .text("each", locale.decimals(time as f32 / grades as f32 / 1000.0, 1));
        lines.push(words.say("words-time"));
    }
    let none = Tally::default();
    let mut known = Retention { span: Span::All, young: none, mature: none };
    for day in days {
        known.add(day);
    }
    let all = known.all();
    if all.count > 0 {
        let (low, high) = crate::statistics::interval(all.known, all.count);
        let words = say().share("share", all.share()).number("known", all.known);
        let words = words.number("count", all.count).share("low", Some(low));
        lines.push(words.share("high", Some(high)).say("words-retention"));
    }
    let calibration = &statistics.calibration;
    if let (Some((expected, observed)), Some(loss)) = (calibration.means(), calibration.log_loss())
    {
        let words = say().share("expected", Some(expected)).share("known", Some(observed));
        let words = words.number("count", calibration.count()).share("error", calibration.error());
        lines.push(words.text("loss", locale.decimals(loss, 3)).say("words-calibration"));
    }
    let recall = &statistics.retrievability;
    if let Some(mean) = recall.mean {
        let known = (mean * recall.total() as f32).round() as u32;
        let words = say().number("known", known).number("count", recall.total());
        lines.push(words.share("mean", Some(mean)).say("words-retrievability"));
    }
    let due: u64 = statistics.forecast.iter().map(|count| u64::from(*count)).sum();
    let ahead = statistics.forecast.len();
    let mean = locale.decimals(due as f32 / ahead.max(1) as f32, 1);
    let words = say().number("due", due).number("days", ahead as u64).text("mean", mean);
    lines.push(words.say("words-forecast"));
    if statistics.overdue > 0 {
        lines.push(say().number("count", statistics.overdue).say("words-overdue"));
    }
    let cards = statistics.cards;
    let words = say().number("total", cards.total()).number("new", cards.new);
    let words = words.number("learning", cards.learning).number("young", cards.young);
    let words = words.number("mature", cards.mature).number("suspended", cards.suspended);
    lines.push(format!("{} {}", words.say("words-cards"), words.say("words-cards-kinds")));
    lines.join("\n") + "\n"
}
