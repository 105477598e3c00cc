//! What the program says, in French and English.
//!
//! Every sentence is in `assets/locale/<language>/*.ftl` (Fluent), never in the code. Knows
//! nothing but itself and [`Message`]. A key that is missing shows as itself, and a test sees to it
//! that none is.

mod number;
mod tag_names;
mod words;

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::message::Message;

pub use words::Words;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    French,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// From `fr`, `fr-CA`, `en_GB.UTF-8` and the like.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == primary)
    }

    /// The system's; English where it is neither.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|code| Self::from_code(&code)).unwrap_or(Self::English)
    }

    fn identifier(self) -> LanguageIdentifier {
        // Both codes are well formed; the default would be the language of nobody.
        self.code().parse().unwrap_or_default()
    }

    fn sources(self) -> [&'static str; 11] {
        match self {
            Self::French => [
                include_str!("../../assets/locale/fr/app.ftl"),
                include_str!("../../assets/locale/fr/errors.ftl"),
                include_str!("../../assets/locale/fr/cards.ftl"),
                include_str!("../../assets/locale/fr/cli.ftl"),
                include_str!("../../assets/locale/fr/exam.ftl"),
                include_str!("../../assets/locale/fr/exchange.ftl"),
                include_str!("../../assets/locale/fr/find.ftl"),
                include_str!("../../assets/locale/fr/duplicates.ftl"),
                include_str!("../../assets/locale/fr/backlog.ftl"),
                include_str!("../../assets/locale/fr/memory.ftl"),
                include_str!("../../assets/locale/fr/statistics.ftl"),
            ],
            Self::English => [
                include_str!("../../assets/locale/en/app.ftl"),
                include_str!("../../assets/locale/en/errors.ftl"),
                include_str!("../../assets/locale/en/cards.ftl"),
                include_str!("../../assets/locale/en/cli.ftl"),
                include_str!("../../assets/locale/en/exam.ftl"),
                include_str!("../../assets/locale/en/exchange.ftl"),
                include_str!("../../assets/locale/en/find.ftl"),
                include_str!("../../assets/locale/en/duplicates.ftl"),
                include_str!("../../assets/locale/en/backlog.ftl"),
                include_str!("../../assets/locale/en/memory.ftl"),
                include_str!("../../assets/locale/en/statistics.ftl"),
            ],
        }
    }
}

/// From here on the digits of what is counted stand in groups.
const LONG: u64 = 1_000;

/// The arguments that count something. What others say may be a year, a line or a title.
const COUNTED: [&str; 41] = [
    "added",
    "after",
    "asked",
    "cards",
    "changed",
    "count",
    "days",
    "decks",
    "done",
    "due",
    "edited",
    "events",
    "files",
    "forgotten",
    "found",
    "grades",
    "known",
    "lapses",
    "learning",
    "left",
    "limit",
    "longest",
    "mature",
    "media",
    "mended",
    "most",
    "new",
    "notes",
    "now",
    "problems",
    "reviews",
    "same",
    "seen",
    "studied",
    "taken",
    "then",
    "today",
    "total",
    "unreadable",
    "waiting",
    "wanted",
];

/// The sentences of one language.
pub struct Locale {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Locale {
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks that isolate directions show as boxes in some fonts, and both languages run
        // left to right.
        bundle.set_use_isolating(false);
        for source in language.sources() {
            // What can be read of a damaged file is used; a test sees to it that all can.
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language that was chosen (`fr`, `en`), or the system's.
    #[must_use]
    pub fn for_choice(choice: Option<&str>) -> Self {
        Self::new(choice.and_then(Language::from_code).unwrap_or_else(Language::of_system))
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of `key`, when there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<String> {
        self.format(key, None)
    }

    /// The sentence of `key`.
    #[must_use]
    pub fn tr(&self, key: &str) -> String {
        self.find(key).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence of `key` with one number in it.
    #[must_use]
    pub fn count(&self, key: &str, count: impl fmt::Display) -> String {
        self.with(key, &[("count", count.to_string())])
    }

    /// The sentence of `key` with its arguments. An argument that reads as a number is one, so
    /// that plurals agree.
    #[must_use]
    pub fn with(&self, key: &str, arguments: &[(&str, String)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in arguments {
            let counted = COUNTED.binary_search(name).is_ok();
            let long = value.parse().ok().filter(|count| counted && *count >= LONG);
            // Of so many there is one plural.
            let value = match long {
                Some(count) => FluentValue::from(self.number(count)),
                None => FluentValue::try_number(value),
            };
            values.set((*name).to_owned(), value);
        }
        self.format(key, Some(&values)).unwrap_or_else(|| key.to_owned())
    }

    /// What a [`Message`] says.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.with(message.key, &message.arguments)
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::*;

    fn keys(language: Language) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for source in language.sources() {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, e)| {
                panic!("{}: {e:?}", language.code());
            });
            drop(resource);
            let names = source.lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
            for name in names.filter_map(|line| line.split_once(" =")) {
                assert!(keys.insert(name.0.to_owned()), "{} twice", name.0);
            }
        }
        keys
    }

    #[test]
    fn a_count_of_many_digits_is_grouped_and_a_text_is_not() {
        let said = |language, count: u32| Locale::new(language).count("browse-rows", count);
        assert_eq!(said(Language::French, 100_000), "100\u{202f}000 cartes");
        assert_eq!(said(Language::English, 100_000), "100,000 cards");
        assert_eq!(said(Language::French, 1358), "1\u{202f}358 cartes");
        assert_eq!(said(Language::English, 1358), "1,358 cards");
        assert_eq!(said(Language::French, 999), "999 cartes");
        let both =
            [("title", "1995".to_owned()), ("notes", "1273".to_owned()), ("cards", "1".to_owned())];
        let said = Locale::new(Language::French).with("generate-done", &both);
        assert_eq!(said, "«\u{a0}1995\u{a0}»\u{a0}: 1\u{202f}273 notes, 1 carte.");
        assert!(COUNTED.is_sorted());
        let arguments = [("name", "20000".to_owned()), ("count", "2".to_owned())];
        let said = Locale::new(Language::English).with("browse-counted", &arguments);
        assert_eq!(said, "20000, 2 cards");
    }

    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(keys(Language::French), keys(Language::English));
    }

    #[test]
    fn french_typography_is_french() {
        for source in Language::French.sources() {
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                let text = line.split_once(" = ").map_or(line, |(_, text)| text);
                for mark in [" ;", " !", " ?", "« ", " »", "'"] {
                    assert!(!text.contains(mark), "{mark:?} in: {line}");
                }
                assert!(!text.contains(" : "), "a plain space before a colon in: {line}");
            }
        }
    }

    #[test]
    fn numbers_agree_and_nothing_is_isolated() {
        let french = Locale::new(Language::French);
        let message =
            Message::new("generate-done").with("title", "T").with("notes", 1).with("cards", 2);
        assert_eq!(french.say(&message), "«\u{a0}T\u{a0}»\u{a0}: 1 note, 2 cartes.");
        let english = Locale::new(Language::English);
        assert_eq!(english.say(&message), "“T”: 1 note, 2 cards.");
        assert_eq!(english.tr("no-such-key"), "no-such-key");
    }

    /// What bears a number of which there are always several, or a share.
    const SEVERAL: [&str; 12] = [
        "fault-history-columns",
        "media-too-many-pixels",
        "note-draft-edit",
        "notice-parameters-kept",
        "plan-known-text",
        "quality-long-answer",
        "quality-make-notes",
        "quality-several-facts",
        "settings-fault-step",
        "words-calendar",
        "words-forecast",
        "words-hours-best",
    ];

    #[test]
    fn in_french_one_thing_and_none_are_singular() {
        let invariant = ["dans", "des", "fois", "mois", "plus", "sans", "sous"];
        let locale = Locale::new(Language::French);
        let sources = Language::French.sources().concat();
        let names = sources.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
        let names: BTreeSet<&str> = names.collect();
        let mut wrong = Vec::new();
        for number in ["0", "1"] {
            let arguments: Vec<(&str, String)> =
                names.iter().map(|name| (*name, number.to_owned())).collect();
            let keys = keys(Language::French);
            for key in keys.iter().filter(|key| !SEVERAL.contains(&key.as_str())) {
                let said = locale.with(key, &arguments);
                let words: Vec<&str> = said.split(char::is_whitespace).collect();
                let several = words.windows(2).any(|pair| {
                    let word = pair[1].trim_end_matches(|c: char| !c.is_alphabetic());
                    let many = word.len() > 2 && word.ends_with('s') && !invariant.contains(&word);
                    pair[0].trim_start_matches('(') == number && many
                });
                if several {
                    wrong.push(format!("{key} of {number}: {said}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn language_codes_are_understood() {
        assert_eq!(Language::from_code("fr_FR.UTF-8"), Some(Language::French));
        assert_eq!(Language::from_code("en-US"), Some(Language::English));
        assert_eq!(Language::from_code("de"), None);
    }
}
