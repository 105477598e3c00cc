//! « X : une tumeur … » at the start of a line: students' notes define like this.

use super::{Context, Parsed, leaks};
use crate::deck::Content;
use crate::generate::block::{Block, Kind as BlockKind};
use crate::generate::lexicon::has;
use crate::generate::phrase::items;
use crate::generate::realise::{bare_end, capital, lower, typeset};
use crate::generate::{Candidate, Kind};

impl Context<'_> {
    /// Adds what a label says; whether the sentence is one.
    pub(super) fn label(
        &self,
        parsed: &Parsed<'_>,
        block: &Block,
        found: &mut Vec<Candidate>,
    ) -> bool {
        let Some((label, meaning)) = parsed.text.split_once(':') else { return false };
        let label = label.trim();
        let meaning = bare_end(meaning);
        let words = label.split_whitespace().count();
        let spaced = parsed.text.get(label.len()..).is_some_and(|rest| {
            rest.trim_start_matches([' ', '\u{a0}', '\u{202f}'])
                .get(1..)
                .is_some_and(|r| r.is_empty() || r.starts_with([' ', '\u{a0}']))
        });
        if !(1..=7).contains(&words) || !spaced || meaning.is_empty() {
            return false;
        }
        let french = self.lexicon.french;
        let bare = label.split_once('(').map_or(label, |(term, _)| term).trim();
        let spelled = meaning.split_once('(').map_or(meaning, |(long, _)| long).trim();
        if super::abbreviation::is_sigle(bare) {
            if spelled.split(' ').count() >= 2 && !spelled.contains([',', '.', ';']) {
                self.sigle(parsed, bare, spelled, found);
            }
            return true;
        }
        if let Some(said) = self.lexicon.facet(label) {
            let topic = self.topic.trim();
            if said.is_empty() || topic.is_empty() || self.lexicon.is_facet(topic) {
                return false;
            }
            let list = items(meaning, self.lexicon);
            let asker = self.plain_asker();
            if let Some((list, open)) = list {
                let prompt = asker.facet(topic, said, Some(list.len()));
                self.list_note(
                    parsed,
                    &format!("{topic} {label}"),
                    prompt,
                    &list,
                    open,
                    0.8,
                    found,
                );
            } else {
                let front = asker.facet(topic, said, None);
                let back = typeset(&capital(meaning), french);
                let content = Content::Basic { front, back };
                self.add(parsed, Kind::Relation, &format!("{topic} {label}"), content, 0.75, found);
            }
            return true;
        }
        let tokens = crate::generate::token::tokens(label);
        let verb = tokens.iter().any(|token| {
            self.lexicon.is_finite(&token.lower)
                && tokens.len() > 1
                && !block.bold.iter().any(|b| b == label)
        });
        let plain = crate::deck::fold(label);
        let empty =
            self.lexicon.labels_without_term.iter().any(|word| crate::deck::fold(word) == plain);
        let dangling = tokens.iter().any(|t| {
            has(&self.lexicon.anaphora, &t.lower) || has(&self.lexicon.possessives, &t.lower)
        });
        let meaning_words = meaning.split_whitespace().count();
        let bold = block.bold.iter().any(|bold| bold == label);
        // Without bold type, only in a list or with a meaning that reads as one.
        let trusted = bold || matches!(block.kind, BlockKind::Item(_)) || words <= 4;
        let named = label.starts_with(|c: char| c.is_alphabetic());
        let lists = has(&self.lexicon.determiners, tokens.first().map_or("", |t| t.lower.as_str()))
            && items(meaning, self.lexicon).is_some();
        if verb
            || empty
            || dangling
            || !named
            || !trusted
            || lists
            || !(4..=40).contains(&meaning_words)
        {
            return false;
        }
        let term = typeset(&lower(bare), french);
        let shown = typeset(meaning, french);
        let (ask_back, ask_front) = self.plain_asker().label(&term, &lower(&shown));
        let back = capital(&shown);
        let content = if leaks(&shown, bare)
            || meaning_words < 5
            || self.definition_like(meaning, bold) < 0.9
        {
            Content::Basic { front: ask_back, back }
        } else {
            Content::Reversible {
                front: capital(&typeset(bare, french)),
                back,
                ask_back,
                ask_front,
            }
        };
        let weight = if bold { 0.95 } else { 0.75 } * self.definition_like(meaning, bold);
        self.add(parsed, Kind::Definition, bare, content, weight, found);
        true
    }

    /// How much a meaning reads like one: an article or a relative clause, or a noun with what
    /// sets it apart; a list, a number or a whole clause is something else.
    fn definition_like(&self, meaning: &str, bold: bool) -> f32 {
        let tokens = crate::generate::token::tokens(meaning);
        let words: Vec<&str> =
            tokens.iter().filter(|t| t.is_word).map(|t| t.lower.as_str()).collect();
        let first = words.first().copied().unwrap_or_default();
        let article =
            matches!(first, "un" | "une" | "le" | "la" | "l’" | "les" | "a" | "an" | "the");
        let relative = words.iter().skip(1).any(|w| {
            matches!(
                *w,
                "qui"
                    | "dont"
                    | "que"
                    | "qu’"
                    | "où"
                    | "lequel"
                    | "laquelle"
                    | "that"
                    | "which"
                    | "who"
                    | "whose"
                    | "where"
            )
        });
        let digits = first.starts_with(|c: char| c.is_ascii_digit());
        let small = has(&self.lexicon.prepositions, first) || matches!(first, "de" | "d’" | "si");
        let clause = words.iter().take(4).any(|w| self.lexicon.is_finite(w));
        let listed = items(meaning, self.lexicon).is_some() && !article;
        match () {
            () if digits || small || clause => 0.4,
            () if relative || article => 1.0,
            () if listed || meaning.contains('+') => 0.5,
            () if bold => 0.9,
            () => 0.6,
        }
    }
}
