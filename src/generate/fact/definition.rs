//! Definitions: « X est un Y qui … », “Y is known as X”, and what is singled out: « X est la cause
//! la plus fréquente de Y ».

use super::{Context, Parsed, leaks, stem};
use crate::deck::Content;
use crate::generate::lexicon::has;
use crate::generate::phrase::{Subject, items};
use crate::generate::realise::{capital, lower, typeset};
use crate::generate::{Candidate, Kind};

impl Context<'_> {
    /// « X est un Y qui … ».
    pub(super) fn definition(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        from: usize,
        found: &mut Vec<Candidate>,
    ) {
        let Some(meaning) = self.rest(parsed, from) else { return };
        let tokens = crate::generate::token::tokens(&meaning);
        let words: Vec<&str> =
            tokens.iter().filter(|t| t.is_word).map(|t| t.lower.as_str()).collect();
        let article = words.first().copied().unwrap_or_default();
        let definite = matches!(article, "le" | "la" | "l’" | "les" | "the");
        let ranked = words.iter().take(4).any(|w| {
            matches!(
                *w,
                "plus"
                    | "principal"
                    | "principale"
                    | "principaux"
                    | "principales"
                    | "meilleur"
                    | "meilleure"
                    | "most"
                    | "main"
                    | "best"
                    | "seul"
                    | "seule"
                    | "only"
                    | "même"
                    | "same"
                    | "one"
                    | "uns"
                    | "unes"
            )
        });
        let generic = words.iter().skip(1).take(2).any(|w| has(&self.lexicon.generic, w));
        let head = generic && !(definite && words.len() >= 5);
        let relative = words.iter().any(|w| {
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
                    | "where"
                    | "whose"
            )
        });
        let least = if definite { 4 } else { 3 };
        if words.len() < least || subject.bare.split(' ').count() > 7 || head {
            return;
        }
        if (definite && !relative) || ranked {
            self.identity(parsed, subject, &meaning, definite, found);
            return;
        }
        let leaky = leaks(&meaning, &subject.bare);
        let circular = stem(&meaning).starts_with(&stem(&subject.bare));
        if circular {
            return;
        }
        let asker = self.asker(parsed);
        let back = typeset(&capital(&meaning), self.lexicon.french);
        // « Le traitement de X est … » says what it consists in and defines nothing.
        let head = crate::generate::token::tokens(&subject.bare).first().map(|t| t.lower.clone());
        let particular = !matches!(subject.determiner.as_str(), "un" | "une" | "a" | "an");
        if particular
            && head.is_some_and(|head| has(&self.lexicon.aspects, head.trim_end_matches('s')))
        {
            let front = asker.consists(subject);
            let content = Content::Basic { front, back };
            self.add(parsed, Kind::Relation, &subject.bare, content, 0.8, found);
            return;
        }
        let ask_back = asker.what_is(subject);
        // The way back is asked only when the definition tells the term apart.
        let telling = relative || words.len() >= 6;
        let content = if leaky || !telling || words.len() > 30 {
            Content::Basic { front: ask_back, back }
        } else {
            Content::Reversible {
                front: typeset(&capital(&subject.text), self.lexicon.french),
                back,
                ask_back,
                ask_front: asker.what_is_called(&meaning),
            }
        };
        let base = if relative { 1.0 } else { 0.9 };
        self.add(parsed, Kind::Definition, &subject.bare, content, base, found);
    }

    /// Whether a relative clause follows a noun or two from token `from` on: “enzymes that …”.
    pub(super) fn relative_ahead(&self, parsed: &Parsed<'_>, from: usize) -> bool {
        (from + 1..from + 5).any(|at| matches!(parsed.lower(at), "that" | "which" | "who"))
            && !has(&self.lexicon.negations, parsed.lower(from))
    }

    /// « X est la cause la plus fréquente de Y »: which is it?
    pub(super) fn identity(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        what: &str,
        definite: bool,
        found: &mut Vec<Candidate>,
    ) {
        let long = !(4..=22).contains(&what.split([' ', '’']).count())
            || subject.bare.split(' ').count() > 6;
        let alone = what.to_lowercase();
        let one_of = ["l’un ", "l’une ", "le même", "la même", "the same", "the one"];
        let hangs = one_of.iter().any(|start| alone.starts_with(start));
        if !definite || long || hangs || leaks(what, &subject.bare) {
            return;
        }
        let front = self.asker(parsed).which_is(what);
        let back = typeset(&capital(&subject.text), self.lexicon.french);
        self.add(parsed, Kind::Relation, what, Content::Basic { front, back }, 0.85, found);
    }

    /// « Y est appelé X », “Y is known as X”, where Y may hold a relative clause.
    pub(super) fn named(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) -> bool {
        let phrases: &[&str] = if self.lexicon.french {
            &[
                "est appelé",
                "est appelée",
                "sont appelés",
                "sont appelées",
                "est dénommé",
                "est dénommée",
                "est nommée",
                "s’appelle",
                "s’appellent",
                "porte le nom de",
                "porte le nom d’",
            ]
        } else {
            &[
                "is called",
                "are called",
                "is known as",
                "are known as",
                "is termed",
                "is referred to as",
                "are referred to as",
            ]
        };
        let start = parsed.opening.start;
        let place = (start + 2..parsed.tokens.len()).find_map(|at| {
            phrases.iter().find_map(|phrase| Some((at, parsed.phrase_at(at, phrase)?)))
        });
        let Some((at, count)) = place else { return false };
        let first = parsed.lower(start);
        let meaning = parsed.slice(start, at);
        let tokens = parsed.tokens.get(start..at).unwrap_or_default();
        let hangs = tokens.iter().take(3).any(|t| has(&self.lexicon.anaphora, &t.lower));
        let demonstrative = tokens.iter().any(|t| {
            matches!(
                t.lower.as_str(),
                "this" | "these" | "those" | "ce" | "cet" | "cette" | "ces" | "celui-ci"
            )
        });
        let words = tokens.iter().filter(|t| t.is_word).count();
        if !has(&self.lexicon.determiners, first)
            || hangs
            || demonstrative
            || !(4..=28).contains(&words)
            || meaning.contains(',') && words > 20
        {
            return false;
        }
        let Some(term) = self.rest(parsed, at + count) else { return false };
        let term_words = crate::generate::token::tokens(&term).iter().filter(|t| t.is_word).count();
        if term_words > 5
            || leaks(meaning, &term)
            || matches!(term.split(' ').next(), Some("to" | "à"))
        {
            return false;
        }
        let front = self.asker(parsed).what_is_called(&lower(meaning));
        let bare = term
            .split_once(' ')
            .filter(|(w, _)| has(&self.lexicon.determiners, w))
            .map_or(term.as_str(), |(_, rest)| rest);
        let back = typeset(&capital(&term), self.lexicon.french);
        self.add(parsed, Kind::Definition, bare, Content::Basic { front, back }, 1.0, found);
        true
    }

    /// “The period of contraction is called systole.”
    pub(super) fn naming(
        &self,
        parsed: &Parsed<'_>,
        meaning: &Subject,
        from: usize,
        found: &mut Vec<Candidate>,
    ) {
        let Some(term) = self.rest(parsed, from) else { return };
        let words = term.split(' ').count();
        if words > 5 || meaning.bare.split(' ').count() < 2 || leaks(&meaning.text, &term) {
            return;
        }
        let front = self.asker(parsed).what_is_called(&meaning.text);
        let back = typeset(&capital(&term), self.lexicon.french);
        self.add(parsed, Kind::Definition, &term, Content::Basic { front, back }, 0.95, found);
    }

    /// « Les signes de X sont A, B et C. »
    pub(super) fn enumerates(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        from: usize,
        found: &mut Vec<Candidate>,
    ) -> bool {
        if !subject.plural || parsed.slice(from, parsed.tokens.len()).split(' ').count() < 3 {
            return false;
        }
        let Some(rest) = self.rest(parsed, from) else { return false };
        let Some((list, open)) = items(&rest, self.lexicon) else { return false };
        let first = |item: &String| {
            let word = crate::generate::token::tokens(item).first().map(|t| t.lower.clone());
            word.is_some_and(|word| has(&self.lexicon.determiners, &word))
        };
        let alike = list.iter().filter(|item| first(item)).count();
        // Adjectives and participles are no list of things.
        if alike != list.len() && !(alike == 0 && list.len() >= 3 && !self.lexicon.french) {
            return false;
        }
        if has(&self.lexicon.determiners, parsed.lower(from))
            && matches!(parsed.lower(from), "un" | "une" | "a" | "an")
            && list.len() < 3
        {
            return false;
        }
        let prompt = self.asker(parsed).name_all(&subject.text, list.len());
        self.list_note(parsed, &subject.bare, prompt, &list, open, 0.9, found);
        true
    }
}
