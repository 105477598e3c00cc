//! The small words of a language and what they do, from `assets/language`.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{Kind, Language};
use crate::deck::fold;

/// A verb that relates a subject to what can be asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Relation {
    /// Third person singular.
    pub(super) one: String,
    /// Third person plural.
    pub(super) many: String,
    pub(super) base: String,
    /// What must follow; nothing for a direct object.
    #[serde(default)]
    pub(super) preps: Vec<String>,
    /// How the question begins.
    pub(super) ask: String,
    pub(super) kind: RelationKind,
    /// The verb is also used without an object, so that one must be seen.
    #[serde(default)]
    pub(super) object: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum RelationKind {
    Definition,
    Composition,
    Function,
    Cause,
    Place,
    Condition,
    Relation,
}

impl RelationKind {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Definition => Kind::Definition,
            Self::Composition => Kind::Composition,
            Self::Function => Kind::Function,
            Self::Cause => Kind::Cause,
            Self::Place => Kind::Place,
            Self::Condition => Kind::Condition,
            Self::Relation => Kind::Relation,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    #[serde(skip)]
    pub(super) french: bool,
    pub(super) determiners: Vec<String>,
    pub(super) plural_determiners: Vec<String>,
    pub(super) anaphora: Vec<String>,
    pub(super) possessives: Vec<String>,
    pub(super) not_in_subject: Vec<String>,
    pub(super) connectors: Vec<String>,
    pub(super) prepositions: Vec<String>,
    abbreviations: Vec<String>,
    /// Folded.
    pub(super) cliches: Vec<String>,
    pub(super) study: Vec<String>,
    pub(super) advice: Vec<String>,
    pub(super) generic: Vec<String>,
    /// Nouns that name a side of something.
    pub(super) aspects: Vec<String>,
    pub(super) generic_subjects: Vec<String>,
    pub(super) labels_without_term: Vec<String>,
    facets: Vec<(String, String)>,
    pub(super) other_verbs: Vec<String>,
    /// Singular and plural.
    pub(super) modals: Vec<(String, String)>,
    pub(super) adverbs: Vec<String>,
    pub(super) negations: Vec<String>,
    pub(super) list_heads: Vec<String>,
    /// What introduces examples.
    pub(super) examples: Vec<String>,
    /// What says that a list goes on.
    pub(super) others: Vec<String>,
    pub(super) conjunctions: Vec<String>,
    stops: Vec<String>,
    pub(super) relations: Vec<Relation>,
    pub(super) reasons: Vec<String>,
    pub(super) units: Vec<String>,
}

impl Lexicon {
    pub(super) fn of(language: Language) -> &'static Self {
        static FRENCH: OnceLock<Lexicon> = OnceLock::new();
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        let read = |text: &str, french: bool| {
            // A test reads both files; without one, no pattern matches and no card is made.
            let lexicon: Option<Lexicon> = ron::from_str(text).ok();
            Lexicon { french, ..lexicon.unwrap_or_else(Lexicon::empty) }
        };
        match language {
            Language::French => {
                FRENCH.get_or_init(|| read(include_str!("../../assets/language/fr.ron"), true))
            }
            Language::English => {
                ENGLISH.get_or_init(|| read(include_str!("../../assets/language/en.ron"), false))
            }
        }
    }

    fn empty() -> Self {
        let none = Vec::new;
        Self {
            french: false,
            determiners: none(),
            plural_determiners: none(),
            anaphora: none(),
            possessives: none(),
            not_in_subject: none(),
            connectors: none(),
            prepositions: none(),
            abbreviations: none(),
            cliches: none(),
            study: none(),
            advice: none(),
            generic: none(),
            aspects: none(),
            generic_subjects: none(),
            labels_without_term: none(),
            facets: Vec::new(),
            other_verbs: none(),
            modals: Vec::new(),
            adverbs: none(),
            negations: none(),
            list_heads: none(),
            examples: none(),
            others: none(),
            conjunctions: none(),
            stops: none(),
            relations: Vec::new(),
            reasons: none(),
            units: none(),
        }
    }

    pub(super) fn is_abbreviation(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.abbreviations.contains(&word)
    }

    /// The name with its article of a side of a topic ("les symptômes"); empty for one that
    /// makes no question.
    pub(super) fn facet(&self, heading: &str) -> Option<&str> {
        let plain = heading.trim().trim_end_matches([':', '.', ' ', '\u{a0}']);
        let plain = plain.trim_start_matches(|c: char| c.is_ascii_digit() || ". )-".contains(c));
        let plain = fold(plain);
        self.facets.iter().find(|(name, _)| fold(name) == plain).map(|(_, said)| said.as_str())
    }

    pub(super) fn is_facet(&self, heading: &str) -> bool {
        self.facet(heading).is_some()
    }

    pub(super) fn is_stop(&self, word: &str) -> bool {
        has(&self.stops, word)
    }

    /// Whether a word is a finite verb that the lexicon knows.
    pub(super) fn is_finite(&self, word: &str) -> bool {
        has(&self.other_verbs, word)
            || self.relations.iter().any(|r| {
                let last = |form: &str| form.rsplit([' ', '’']).next() == Some(word);
                last(&r.one) || last(&r.many)
            })
    }
}

pub(super) fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_can_be_read() {
        for text in [
            include_str!("../../assets/language/fr.ron"),
            include_str!("../../assets/language/en.ron"),
        ] {
            let lexicon: Result<Lexicon, _> = ron::from_str(text);
            assert!(lexicon.is_ok(), "{:?}", lexicon.err());
        }
    }

    #[test]
    fn facets_are_known_whatever_their_number() {
        let lexicon = Lexicon::of(Language::French);
        assert_eq!(lexicon.facet("2. Symptômes :"), Some("les symptômes"));
        assert_eq!(lexicon.facet("Le paludisme"), None);
    }
}
