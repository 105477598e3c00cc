//! The help of the keys: what each does, in sections by where it counts.

use super::command_table::{Entry, TABLE, Where};
use super::screen::Screen;
use super::words;
use crate::deck::fold;
use crate::locale::Locale;

/// Keys, and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub caps: Vec<String>,
    pub what: String,
}

/// The keys that count in one place, under its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub name: String,
    pub lines: Vec<Line>,
}

/// The key of what the keys of an entry count in: a screen, a form, everywhere.
fn place(entry: &Entry) -> &'static str {
    match entry.place {
        Where::Everywhere if entry.by_form => "keys-writing",
        Where::Everywhere => "keys-everywhere",
        Where::On(Screen::Decks | Screen::Deck) => "command-decks",
        Where::On(Screen::Study) => "command-study",
        Where::On(Screen::Create) => "command-create",
        Where::On(Screen::Browse) => "command-browse",
        Where::On(Screen::Duplicates | Screen::Quality) => "command-duplicates",
        Where::On(Screen::Statistics) => "command-statistics",
        Where::On(Screen::Settings | Screen::Memory) => "command-settings",
    }
}

/// The sections, in this order.
const PLACES: [&str; 9] = [
    "keys-everywhere",
    "command-decks",
    "command-study",
    "command-create",
    "command-browse",
    "command-duplicates",
    "keys-writing",
    "command-statistics",
    "command-settings",
];

/// All keys, with what they do: a line each. Commands of which the same is said in one place stand
/// in one line.
#[must_use]
pub fn sections(locale: &Locale) -> Vec<Section> {
    let sections = PLACES.into_iter().map(|key| {
        let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
        let entries = TABLE.iter().filter(|entry| !entry.keys.is_empty() && place(entry) == key);
        for entry in entries {
            let said = entry.help.unwrap_or(entry.command.key());
            let caps = entry.keys.iter().map(|keys| words::cap(locale, *keys));
            match lines.iter_mut().find(|(key, _)| *key == said) {
                Some((_, known)) => {
                    let new: Vec<_> = caps.filter(|cap| !known.contains(cap)).collect();
                    known.extend(new);
                }
                None => lines.push((said, caps.collect())),
            }
        }
        let line = |(key, caps)| Line { caps, what: locale.tr(key) };
        Section { name: locale.tr(key), lines: lines.into_iter().map(line).collect() }
    });
    sections.filter(|section| !section.lines.is_empty()).collect()
}

/// What holds every word that is typed, in what it says, its keys, or where it counts.
#[must_use]
pub fn found(typed: &str, locale: &Locale) -> Vec<Section> {
    let typed = fold(typed);
    let mut sections = sections(locale);
    for section in &mut sections {
        let name = fold(&section.name);
        section.lines.retain(|line| {
            let text = format!("{} {} {name}", fold(&line.what), fold(&line.caps.join(" ")));
            typed.split_whitespace().all(|word| text.contains(word))
        });
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn keys_are_found_by_words_keys_and_places() {
        let french = Locale::new(Language::French);
        let all: usize = sections(&french).iter().map(|section| section.lines.len()).sum();
        let known = TABLE.iter().filter(|entry| !entry.keys.is_empty());
        assert!(all > 30 && all <= known.count());
        let lines = |typed: &str| -> Vec<Line> {
            found(typed, &french).into_iter().flat_map(|section| section.lines).collect()
        };
        assert!(lines("etymologie xyzzy").is_empty());
        assert!(lines("DRAPEAU").iter().all(|line| line.what.contains("drapeau")));
        assert!(lines("ctrl+z").iter().any(|line| line.what.contains("Annuler")));
        assert_eq!(lines("").len(), all);
    }
}
