//! The main clause: a subject, its first finite verb, and what follows.
//!
//! Hands what it finds to `definition`, `passive` and `relation`. Only a subject that stands by
//! itself counts.

use super::{Context, Parsed, leaks};
use crate::deck::Content;
use crate::generate::lexicon::has;
use crate::generate::phrase::{self, Subject};
use crate::generate::realise::{bare_end, capital, lower, typeset};
use crate::generate::{Candidate, Kind, guard};

/// A verb and what frames it.
pub(super) struct Verb {
    pub(super) at: usize,
    /// The first token after it.
    pub(super) end: usize,
    /// The modal, when there is one, as the text has it.
    pub(super) modal: Option<String>,
    pub(super) plural: bool,
    /// Adverbs between the verb and what follows.
    pub(super) adverbs: String,
}

impl Context<'_> {
    /// Adds what the main clause says; whether anything was added.
    pub(super) fn clause(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) -> bool {
        let before = found.len();
        if self.named(parsed, found) {
            return true;
        }
        let Some(at) = self.main_verb(parsed) else { return false };
        let reflexive = matches!(parsed.lower(at - 1), "se" | "s’");
        let range = parsed.opening.start..at - usize::from(reflexive);
        let subject = phrase::subject(parsed.text, &parsed.tokens, &range, self.lexicon);
        let Some(mut subject) = subject else { return false };
        let first = subject.text.split([' ', '’']).next().unwrap_or_default();
        if self.common.contains(&first.to_lowercase())
            || (!self.lexicon.french && common_ending(first))
        {
            subject.text = lower(&subject.text);
        }
        let mut verb = Verb { at, end: at + 1, modal: None, plural: false, adverbs: String::new() };
        let word = parsed.lower(at).to_owned();
        for (one, many) in &self.lexicon.modals {
            if word == *one || word == *many {
                verb.modal = Some(word.clone());
                verb.end = self.skip_adverbs(parsed, at + 1).0;
            }
        }
        let copula = if self.lexicon.french { ["est", "sont"] } else { ["is", "are"] };
        if let Some(number) = copula.iter().position(|form| *form == word) {
            subject.plural = number == 1;
            verb.plural = number == 1;
            (verb.end, verb.adverbs) = self.skip_adverbs(parsed, at + 1);
            self.copula(parsed, &subject, &verb, found);
        } else {
            self.related(parsed, &mut subject, verb, found);
        }
        found.len() > before
    }

    /// The first finite verb after the subject's first word.
    pub(super) fn main_verb(&self, parsed: &Parsed<'_>) -> Option<usize> {
        let start = parsed.opening.start;
        (start + 1..parsed.tokens.len()).find(|at| {
            let word = parsed.lower(*at);
            if !self.lexicon.is_finite(word) {
                return false;
            }
            let before = parsed.lower(*at - 1);
            let noun = has(&self.lexicon.determiners, before)
                || has(&self.lexicon.prepositions, before)
                || matches!(before, "de" | "d’" | "of" | "et" | "ou" | "and" | "to");
            let copula = matches!(word, "est" | "sont" | "is" | "are");
            copula || !noun
        })
    }

    pub(super) fn skip_adverbs(&self, parsed: &Parsed<'_>, from: usize) -> (usize, String) {
        let mut at = from;
        while has(&self.lexicon.adverbs, parsed.lower(at)) {
            at += 1;
        }
        (at, parsed.slice(from, at).to_owned())
    }

    /// What follows token `from`, up to where another clause begins; none when it hangs on
    /// something else or is too little or too much.
    pub(super) fn rest(&self, parsed: &Parsed<'_>, from: usize) -> Option<String> {
        let cut: &[&str] = if self.lexicon.french {
            &[
                ", ce qui",
                ", mais",
                ", tandis",
                ", alors",
                ", car",
                ", puis",
                ", cependant",
                ", donc",
                ", ce que",
                ", rendant",
                ", nécessitant",
            ]
        } else {
            &[
                ", but",
                ", while",
                ", whereas",
                ", so",
                ", because",
                ", although",
                ", and thus",
                ", which means",
            ]
        };
        let text = parsed.slice(from, parsed.tokens.len());
        let lowered = text.to_lowercase();
        // Lower case may change lengths; cuts are looked for where it does not.
        let end = if lowered.len() == text.len() {
            cut.iter().filter_map(|word| lowered.find(word)).chain(text.find(';')).min()
        } else {
            text.find(';')
        };
        let text = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        let text = bare_end(text.get(..self.second_verb(text)).unwrap_or_default());
        let tokens = crate::generate::token::tokens(text);
        let words = tokens.iter().filter(|token| token.is_word).count();
        let whole = text.matches('(').count() == text.matches(')').count();
        let negated = |text: &str| {
            let tokens = crate::generate::token::tokens(text);
            tokens.iter().filter(|t| has(&self.lexicon.negations, &t.lower)).count()
        };
        // A negation that would be cut off with the tail is not lost: the fact is dropped.
        let lost = negated(parsed.slice(from, parsed.tokens.len())) != negated(text);
        let dangles = guard::dangles(&tokens, self.lexicon);
        ((1..=45).contains(&words) && whole && !lost && !dangles).then(|| text.to_owned())
    }

    /// Where « … et s’installent … » takes the sentence on to something else; else its end. A
    /// verb within a relative clause goes on with that.
    pub(super) fn second_verb(&self, text: &str) -> usize {
        let tokens = crate::generate::token::tokens(text);
        let relative = |word: &str| {
            matches!(
                word,
                "qui" | "que" | "qu’" | "dont" | "où" | "which" | "that" | "who" | "where" | "when"
            )
        };
        let within = tokens.iter().position(|token| relative(&token.lower)).unwrap_or(tokens.len());
        let found = tokens.iter().enumerate().take(within).find(|(at, token)| {
            let after = |n: usize| tokens.get(at + n).map_or("", |t| t.lower.as_str());
            let step = usize::from(matches!(after(1), "se" | "s’" | "ne" | "n’"));
            matches!(token.lower.as_str(), "et" | "and" | "mais" | "but")
                && self.lexicon.is_finite(after(1 + step))
                // « des mesures et contrôles »: after « et », a verb in the plural reads as one.
                && !has(&self.lexicon.determiners, after(1))
        });
        found.map_or(text.len(), |(_, token)| token.range.start)
    }

    pub(super) fn copula(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        found: &mut Vec<Candidate>,
    ) {
        let word = parsed.lower(verb.end).to_owned();
        let next = parsed.lower(verb.end + 1).to_owned();
        if word == ":"
            || (verb.adverbs.is_empty() && self.enumerates(parsed, subject, verb.end, found))
        {
            return;
        }
        // « X est aussi un Y » adds to what X is; it does not define it.
        let adds = ["aussi", "également", "also"].iter().any(|word| verb.adverbs.contains(word));
        let articles: &[&str] = if self.lexicon.french {
            &["un", "une", "le", "la", "l’", "les", "des"]
        } else {
            &["a", "an", "the"]
        };
        let kinds = !self.lexicon.french
            && verb.plural
            && !word.ends_with("ed")
            && self.relative_ahead(parsed, verb.end);
        if adds && articles.contains(&word.as_str()) {
            return;
        }
        if articles.contains(&word.as_str()) || kinds {
            self.definition(parsed, subject, verb.end, found);
        } else if self.lexicon.french {
            self.passive_french(parsed, subject, verb, &word, &next, found);
        } else {
            self.passive_english(parsed, subject, verb, &word, &next, found);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a fact has as many parts")]
    pub(super) fn basic(
        &self,
        parsed: &Parsed<'_>,
        kind: Kind,
        about: &str,
        what: &str,
        front: String,
        answer: &str,
        base: f32,
        found: &mut Vec<Candidate>,
    ) {
        // The first noun of the answer on the front gives it away.
        let start: String = answer.split(' ').take(4).collect::<Vec<_>>().join(" ");
        if leaks(about, &start) || answer.split_whitespace().count() > 40 {
            return;
        }
        let generic = answer.split(' ').count() < 4
            && answer.split(' ').any(|w| has(&self.lexicon.generic, &w.to_lowercase()));
        if generic {
            return;
        }
        let back = typeset(&capital(bare_end(answer)), self.lexicon.french);
        let key = format!("{about} {what}");
        self.add(parsed, kind, key.trim(), Content::Basic { front, back }, base, found);
    }

    #[expect(clippy::too_many_arguments, reason = "a fact has as many parts")]
    pub(super) fn list_note(
        &self,
        parsed: &Parsed<'_>,
        key: &str,
        prompt: String,
        list: &[String],
        open: bool,
        base: f32,
        found: &mut Vec<Candidate>,
    ) {
        let leaky = list.iter().filter(|item| leaks(&prompt, item)).count() * 2 > list.len();
        if leaky {
            return;
        }
        let french = self.lexicon.french;
        let items = list.iter().map(|item| typeset(&lower(item), french)).collect();
        let content = Content::List { prompt, items, open };
        self.add(parsed, Kind::Enumeration, key, content, base, found);
    }
}

/// Endings that names of people and places do not have: the capital is the sentence's.
fn common_ending(word: &str) -> bool {
    let endings = [
        "ed", "ing", "al", "ic", "ous", "ive", "ary", "ism", "tion", "gen", "ine", "ase", "sis",
        "itis", "oma", "emia", "ity", "high", "low", "ium", "oid", "ulin",
    ];
    let word = word.to_lowercase();
    endings.iter().any(|end| word.ends_with(end))
}
