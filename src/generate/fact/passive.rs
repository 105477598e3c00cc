//! What is done to the subject, or where it is: « X est sécrété par Y », “X is located in Y”.

use super::clause::Verb;
use super::{Context, Parsed};
use crate::generate::phrase::Subject;
use crate::generate::{Candidate, Kind};

impl Context<'_> {
    pub(super) fn passive_french(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        word: &str,
        next: &str,
        found: &mut Vec<Candidate>,
    ) {
        let be = parsed.lower(verb.at);
        let said = |part: &str| {
            if verb.adverbs.is_empty() {
                format!("{be} {part}")
            } else {
                format!("{be} {} {part}", verb.adverbs)
            }
        };
        let participle = [
            "é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ite",
            "its", "ites", "ert", "erte", "int", "inte",
        ]
        .iter()
        .any(|end| word.ends_with(end));
        let root = |roots: &[&str]| roots.iter().any(|root| word.starts_with(root));
        let (ask, kind, base) = match next {
            "par" if participle && !root(&["défini", "suivi", "représent", "marqu", "expliqu"]) => {
                ("Par quoi", Kind::Relation, 0.8)
            }
            "à" | "au" | "aux"
                if root(&[
                    "dû",
                    "due",
                    "dus",
                    "lié",
                    "associé",
                    "exposé",
                    "sensible",
                    "résistant",
                ]) =>
            {
                ("À quoi", Kind::Cause, 0.8)
            }
            "dans" | "sous" | "sur" | "entre" | "en" | "à" | "au" | "derrière" | "devant"
                if root(&["situé", "localisé", "placé", "logé"]) =>
            {
                ("Où", Kind::Place, 0.85)
            }
            "de" | "d’" | "du" | "des" if root(&["composé", "constitué", "formé"]) => {
                ("De quoi", Kind::Composition, 0.85)
            }
            "de" | "d’" | "du" | "des" if root(&["responsable"]) => {
                ("De quoi", Kind::Cause, 0.85)
            }
            "pour" if root(&["utilisé", "employé"]) => {
                let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
                let front = self.asker(parsed).used_for(subject);
                self.basic(
                    parsed,
                    Kind::Function,
                    &subject.bare,
                    "use",
                    front,
                    &answer,
                    0.85,
                    found,
                );
                return;
            }
            "comme" | "par" if root(&["défini"]) => {
                let Some(answer) = self.rest(parsed, verb.end + 2) else { return };
                let front = self.asker(parsed).what_is(subject);
                self.basic(parsed, Kind::Definition, &subject.bare, "", front, &answer, 0.9, found);
                return;
            }
            _ => {
                if root(&["appelé", "dénommé", "nommé"]) && !matches!(next, "à" | "au" | "aux")
                {
                    self.naming(parsed, subject, verb.end + 1, found);
                }
                return;
            }
        };
        let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
        let front = self.asker(parsed).relation(ask, &said(word), subject, "", "");
        self.basic(parsed, kind, &subject.bare, word, front, &answer, base, found);
    }

    pub(super) fn passive_english(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        word: &str,
        next: &str,
        found: &mut Vec<Candidate>,
    ) {
        let be = parsed.lower(verb.at);
        let participle = word.ends_with("ed")
            || matches!(
                word,
                "made"
                    | "lined"
                    | "bound"
                    | "driven"
                    | "known"
                    | "given"
                    | "found"
                    | "seen"
                    | "borne"
            );
        let tail = |parsed: &Parsed<'_>| parsed.slice(verb.end, verb.end + 2).to_lowercase();
        let (ask, kind, base, from) = match (word, next) {
            ("due" | "linked" | "related", "to") => ("What", Kind::Cause, 0.8, verb.end + 2),
            (
                "located" | "situated" | "found",
                "in" | "on" | "at" | "between" | "behind" | "below" | "above" | "near",
            ) => {
                let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
                let front = self.asker(parsed).relation("Where", "", subject, be, word);
                self.basic(parsed, Kind::Place, &subject.bare, word, front, &answer, 0.85, found);
                return;
            }
            ("composed" | "made", "of") => ("What", Kind::Composition, 0.85, verb.end + 2),
            ("responsible", "for") => ("What", Kind::Function, 0.85, verb.end + 2),
            ("used", "to" | "for") => {
                let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
                let front = self.asker(parsed).used_for(subject);
                self.basic(
                    parsed,
                    Kind::Function,
                    &subject.bare,
                    "use",
                    front,
                    &answer,
                    0.85,
                    found,
                );
                return;
            }
            ("defined", "as") => {
                let Some(answer) = self.rest(parsed, verb.end + 2) else { return };
                let front = self.asker(parsed).what_is(subject);
                self.basic(
                    parsed,
                    Kind::Definition,
                    &subject.bare,
                    "",
                    front,
                    &answer,
                    0.95,
                    found,
                );
                return;
            }
            ("known", "as") => return self.naming(parsed, subject, verb.end + 2, found),
            ("called" | "termed" | "named", _) => {
                return self.naming(parsed, subject, verb.end + 1, found);
            }
            (_, "by") if participle => ("What", Kind::Relation, 0.8, verb.end + 2),
            _ => return,
        };
        let Some(answer) = self.rest(parsed, from) else { return };
        let front = self.asker(parsed).relation(ask, "", subject, be, &tail(parsed));
        self.basic(parsed, kind, &subject.bare, word, front, &answer, base, found);
    }
}
