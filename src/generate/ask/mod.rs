//! From the outline and its sentences to questions: what a label, an entry, a list or a clause can
//! be asked for.
//!
//! Asks the text's own words, put into a question by the language's grammar, or hides them in a
//! gap. Whether a card is worth its place is the ranking's to say.

pub(crate) mod about;
mod amid;
pub(crate) mod announcing;
pub(crate) mod antecedent;
#[cfg(test)]
mod antecedent_tests;
mod apart;
mod around;
mod arrow;
mod broken;
mod by_predicate;
pub(crate) mod cell;
mod chosen;
mod christened;
mod circumstance;
mod class;
pub(crate) mod counted;
mod defined;
#[cfg(test)]
mod defined_tests;
mod duty;
mod entire;
mod equal;
mod existing;
mod figure;
#[cfg(test)]
mod figure_tests;
mod filled;
mod finding;
pub(crate) mod gap;
#[cfg(test)]
mod gap_tests;
mod gapped;
pub(crate) mod given_away;
pub(crate) mod glossary;
mod glossed;
mod grading;
mod halves;
pub(crate) mod headed;
#[cfg(test)]
mod headed_tests;
mod idiom;
mod joined;
mod kind;
mod label;
pub(crate) mod lead_in;
pub(crate) mod line;
pub(crate) mod list;
mod listed;
mod marks;
pub(crate) mod member;
pub(crate) mod mention;
mod named;
mod narrow;
mod of_label;
pub(crate) mod of_thing;
pub(crate) mod of_what;
#[cfg(test)]
mod of_what_tests;
mod owner;
pub(crate) mod pair;
pub(crate) mod part;
mod phrase;
mod piece;
mod piece_cards;
pub(crate) mod pointing;
mod qualified;
mod question;
mod ratio;
mod recalled;
pub(crate) mod refer;
mod refused;
mod restated;
mod said_again;
pub(crate) mod sentence;
mod series;
mod severed;
mod side;
mod spare;
mod stem;
pub(crate) mod taken_up;
mod thing;
pub(crate) mod told;
mod trivial;
mod unasked;
mod unfit;
mod verb;
mod verbless;
mod way;
mod when;
mod which;
mod whole;
pub(crate) mod within;
pub(crate) mod wording;

pub use self::way::Way;
pub(crate) use self::wording::{balanced, count, tidy};
use self::wording::{stems, unnumbered};
use super::Kind;
use super::fact::format;
use super::grammar::{Grammar, Noun};
use super::heading::lists::lists;
use super::heading::sort::{Sort, sort};
use super::lexicon::{Frame, Lexicon, Voice};
use super::term::{Evidence, singular};
use super::token::Token;
use super::words::{Category, can_be, words};
use crate::deck::Content;

/// A heading of more words leads no question.
const LEAD: usize = 6;

/// A card that can be asked.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) way: Way,
    pub(crate) kind: Kind,
    pub(crate) content: Content,
    /// Headings and labels under the block's own path that the question hangs on.
    pub(crate) under: Vec<String>,
    /// How well the place of the gap or the answer seems chosen, about −3 to 4.
    pub(crate) fit: f32,
    /// Which clause of its sentence it asks.
    pub(crate) clause: usize,
    /// A pronoun was replaced by what it stands for.
    pub(crate) referred: bool,
    /// A reference is left that the card does not resolve.
    pub(crate) dangling: bool,
    /// How likely a reader asks its question of its label, where that was learned.
    pub(crate) likely: Option<f32>,
}

impl Asked {
    pub(crate) fn new(way: Way, kind: Kind, content: Content) -> Self {
        Self {
            way,
            kind,
            content,
            under: Vec::new(),
            fit: 0.0,
            clause: 0,
            referred: false,
            dangling: false,
            likely: None,
        }
    }

    pub(crate) fn basic(way: Way, kind: Kind, front: String, back: &str) -> Self {
        // « comprend si nécessaire : des émollients »: the colon is the sentence's.
        let back = tidy(back).trim_start_matches([':', ' ', '\u{a0}', '\u{202f}']).to_owned();
        Self::new(way, kind, Content::Basic { front, back })
    }
}

/// What a question may look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) evidence: &'a Evidence,
    pub(crate) grammar: &'static dyn Grammar,
    /// The document's topic.
    pub(crate) title: Option<&'a str>,
    /// Headings and list heads above, outermost first.
    pub(crate) path: &'a [String],
}

impl Setting<'_> {
    pub(crate) fn noun(&self, text: &str) -> Noun {
        Noun::read(text, self.lexicon, self.evidence)
    }

    /// Whether a list of `nouns.txt` has the word or its lemma.
    pub(crate) fn lists(&self, list: &str, token: &Token) -> bool {
        self.lexicon.noun_is(list, &token.lower) || self.lexicon.noun_is(list, token.lemma())
    }

    /// Whether a list of `nouns.txt` has the word or its singular.
    pub(crate) fn lists_singular(&self, list: &str, token: &Token) -> bool {
        self.lexicon.noun_is(list, &token.lower)
            || self.lexicon.noun_is(list, &singular(&token.lower))
    }

    /// « Cornée » could be an adjective of « tunique », but the text has « la cornée ».
    pub(crate) fn is_a_noun_here(&self, word: &str) -> bool {
        let word = word.trim().to_lowercase();
        can_be(&word, Category::Noun, self.lexicon.language) && self.evidence.knows_gender(&word)
    }

    /// What the lexicon knows to ask of the verb `main`.
    fn frames(&self, voice: Voice, main: &Token) -> Vec<Frame> {
        let lemma = self.lexicon.framed(main.lemma());
        lemma.map_or_else(Vec::new, |lemma| self.lexicon.frames(voice, lemma).to_vec())
    }

    /// A word that the lexicon does not know.
    pub(crate) fn is_strange(&self, token: &Token) -> bool {
        let known = words(self.lexicon.language).analyses(&token.lower);
        known.is_empty() && token.lower.chars().all(char::is_alphabetic)
    }

    /// The innermost heading or list head.
    pub(crate) fn heading(&self) -> Option<&str> {
        self.path.last().map(String::as_str)
    }

    /// The heading, or else the topic, as it can stand before a colon on a card of `label`.
    pub(crate) fn lead(&self, label: &str) -> Option<String> {
        let own = stems(label);
        let fits = |text: &str| {
            let said = stems(text);
            let repeats = !said.is_empty() && said.iter().all(|stem| own.contains(stem));
            (1..=LEAD).contains(&count(text))
                && !text.contains([':', '→', '=', '?', ';', '…'])
                && balanced(text)
                && !repeats
        };
        // « Généralités : trop court = … » is of the topic.
        let says = |text: &&str| {
            let language = self.lexicon.language;
            !matches!(sort(text, lists(language)), Sort::Empty | Sort::Paper)
        };
        let heading = self.heading().map(unnumbered).map(str::trim).filter(says);
        let known = heading.or(self.title).map(tidy);
        known.filter(|text| fits(text)).map(crate::generate::realise::capital)
    }

    /// « Traitement : hygiène ? »
    pub(crate) fn terse(&self, label: &str) -> String {
        let label = label.trim_end_matches(['?', '!', ' ', '\u{a0}', '\u{202f}']);
        self.grammar.terse(self.lead(label).as_deref(), label)
    }

    /// « Remarque », « NB »: a label that names no thing, and no side of one.
    pub(crate) fn is_note(&self, label: &str) -> bool {
        let lower = label.to_lowercase();
        let remarks =
            self.lexicon.phrases("remark-label").contains(&lower.replace('\'', "’").trim());
        remarks || self.lexicon.noun_is("label", &lower) && !format::is_rubric(&lower, self.lexicon)
    }

    /// « Aussi », « sinon », “otherwise”: a label that hangs on what stands before it.
    pub(crate) fn only_adds(&self, label: &str) -> bool {
        self.lexicon.noun_is("adding", &label.to_lowercase())
    }

    /// « les malades », “women”: people.
    pub(crate) fn is_human(&self, noun: &Noun) -> bool {
        self.lexicon.noun_is("human", &singular(&noun.head))
    }

    /// « Le seuil », « le risque », « le diagnostic »: a side of a thing.
    pub(crate) fn is_attribute(&self, noun: &Noun) -> bool {
        let head = singular(&noun.head);
        self.lexicon.attribute(&head).is_some()
            || self.lexicon.typed(&head).is_some()
            || ["vague", "relational", "measured"]
                .iter()
                .any(|list| self.lexicon.noun_is(list, &head))
    }

    /// « Qu’est-ce que l’asthme ? »; but « Quel est le traitement de référence ? »: a side of a thing
    /// is not explained, it is named.
    pub(crate) fn what_is(&self, noun: &Noun) -> String {
        let ordinal = |word: &str| {
            let lower = word.to_lowercase();
            self.lexicon.noun_is("ordinal", &lower)
                || self.lexicon.noun_is("unique", &lower)
                || matches!(lower.as_str(), "plus" | "moins" | "most" | "least" | "n°1" | "n°")
        };
        let head = singular(&noun.head);
        let typed = self.lexicon.typed(&head).is_some()
            && !noun
                .words
                .split([' ', '’'])
                .skip(1)
                .any(|word| word.starts_with(char::is_uppercase));
        let side = self.lexicon.attribute(&head).is_some()
            || self.lexicon.aspect(&head).is_some()
            || self.lexicon.noun_is("side", &head);
        // « Le 2e degré superficiel » is defined like any term.
        let degree = noun.words.starts_with(|c: char| c.is_ascii_digit())
            && self.lexicon.noun_is("class", &head);
        let role = !degree && (side || typed || noun.words.split(' ').any(ordinal));
        // English asks both in the same words.
        let named = noun.nominal && noun.gender.is_some() && self.grammar.participles_agree();
        if role && named { self.grammar.which(noun) } else { self.grammar.what_is(noun) }
    }

    /// « Société française de … », « Guide (PDF) »: who says or where it is read, and nothing to learn.
    pub(crate) fn is_source(&self, value: &str) -> bool {
        let lower = value.to_lowercase();
        // « Obstétrique – Item 339 »
        let numbered = lower.split("item ").nth(1);
        if numbered.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            return true;
        }
        let mut words = lower.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        let listed = |word: &str| self.lexicon.noun_is("organisation", word);
        let first = words.by_ref().find(|word| !word.is_empty());
        first.is_some_and(listed) || words.any(|word| word == "pdf")
    }

    /// « HAS », « Société française de … » before what it published.
    pub(crate) fn is_publisher(&self, label: &str) -> bool {
        let lower = label.to_lowercase();
        let first = lower.split([' ', '-', '.']).next().unwrap_or_default();
        self.lexicon.noun_is("organisation-sigle", first)
            || self.lexicon.noun_is("publisher", first)
    }

    /// Whether a terse question of `label` would ask for nothing: it is the topic's own name, or what
    /// stands above.
    pub(crate) fn is_empty_of(&self, label: &str) -> bool {
        let own = stems(label);
        let above = self.heading().into_iter().chain(self.title);
        own.is_empty() && label.chars().filter(|c| c.is_alphanumeric()).count() < 2
            || above.map(stems).any(|said| {
                !own.is_empty() && !said.is_empty() && own.iter().all(|stem| said.contains(stem))
            }) && self.lead(label).is_none()
    }

    /// Whether the heading is a side of its topic, so that what stands under it is no definition:
    /// « Traitement », but not « Formes » or « Vocabulaire ».
    pub(crate) fn is_under_a_side(&self) -> bool {
        let lists = lists(self.lexicon.language);
        self.heading().is_some_and(|heading| {
            let heading = unnumbered(heading).trim();
            let side = matches!(sort(heading, lists), Sort::Rubric | Sort::Of(_))
                || crate::generate::rubric::is_action(heading);
            side && !self.lexicon.says("of-terms", &heading.to_lowercase())
        })
    }
}

#[cfg(test)]
mod hanging_tests;
#[cfg(test)]
mod note_tests;
#[cfg(test)]
mod question_tests;
#[cfg(test)]
pub(crate) mod reference_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod which_tests;
