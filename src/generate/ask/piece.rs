//! A piece of a sentence that is asked by itself.

use std::ops::Range;

use super::Setting;
use super::gapped::{Roles, Sentence};
use super::phrase::slice;
use super::refer::Position;
use super::whole::Arcs;
use crate::generate::clause::{self, Clause};
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::token::{Tag, Token};

/// Less sure than this, the tree may hang a complement elsewhere.
pub(super) const SURE: f32 = 0.25;
/// Words of what leads in, at most.
pub(super) const LEAD: usize = 8;

/// « Chez l’enfant, que montre … ? »: `question` behind what leads in.
pub(super) fn led(lead: Option<&str>, question: String) -> String {
    match lead {
        Some(lead) => format!("{lead}, {}", lower_first(&question)),
        None => question,
    }
}

/// A piece of a sentence that is asked by itself.
pub(super) struct Piece<'a> {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    pub(super) clause: Clause,
    pub(super) arcs: Arcs,
    pub(super) position: Position<'a>,
    /// The subject was taken over from another clause.
    pub(super) inherited: bool,
}

impl Piece<'_> {
    /// The words of its verb group, and whether its verb, if there is one, is plural.
    pub(super) fn verb_group(&self) -> (Vec<String>, Option<bool>) {
        let group = self.tokens.get(self.clause.group.clone()).unwrap_or_default();
        let word = |t: &Token| self.text.get(t.start..t.end).unwrap_or_default().to_owned();
        let verb = group.iter().find(|t| t.tag == Tag::Verb);
        let plural = verb.map(|t| t.form.is_some_and(|form| form.plural && !form.singular));
        (group.iter().map(word).collect(), plural)
    }

    /// Whether what leads in can stand before a question: “When, what is released” has no clause in it, and
    /// « L’origine est une mycose, que caractérise … » is another sentence.
    pub(super) fn is_led_well(&self) -> bool {
        let Some(lead) = &self.clause.lead else { return true };
        let told = self.tokens.get(lead.clone()).unwrap_or_default();
        let first = told.first().map(|t| t.tag);
        let begins = matches!(first, Some(Tag::Determiner | Tag::Noun | Tag::Pronoun));
        let acts = told.iter().any(|t| t.tag == Tag::Verb);
        let waits = told.len() == 1 && first == Some(Tag::Subordinator);
        // “A raised | JVP is …”: the tree parts the subject.
        let parted = self.tokens.get(lead.end).is_some_and(|t| t.tag == Tag::Comma);
        !(waits || begins && acts || first == Some(Tag::Determiner) && !parted)
    }

    /// What leads in, unless it only links: « puis elle augmente ».
    pub(super) fn lead(&self, setting: &Setting<'_>) -> Option<&str> {
        let lead = slice(&self.text, &self.tokens, self.clause.lead.as_ref()?);
        let lower = lead.to_lowercase().replace('\'', "’");
        let links = setting.lexicon.phrases("connector").contains(&lower.trim());
        (!links).then_some(lead)
    }

    /// What the tree knows of it.
    pub(super) fn roles(&self) -> Roles {
        let clause = &self.clause;
        let heads = clause.complements.iter().map(|c| c.head);
        Roles {
            subject: clause.subject.clone(),
            verb: clause.group.clone(),
            direct: heads.chain(clause.copula.then_some(clause.main)).collect(),
            arcs: self.arcs.clone(),
        }
    }

    pub(super) fn sentence<'b>(&'b self, roles: &'b Roles) -> Sentence<'b> {
        Sentence { text: &self.text, tokens: &self.tokens, roles }
    }

    /// Its words before the word `end`, as a piece.
    pub(super) fn until(&self, end: usize) -> Option<Self> {
        let range = 0..end;
        let (tokens, clause) = rebased(&self.tokens, &self.clause, &range)?;
        Some(Self {
            text: slice(&self.text, &self.tokens, &range).to_owned(),
            tokens,
            clause,
            arcs: self.arcs.within(&range),
            position: self.position,
            inherited: self.inherited,
        })
    }
}

/// The clause by itself: its tokens and ranges counted from its own beginning.
pub(super) fn rebased(
    tokens: &[Token],
    clause: &Clause,
    range: &Range<usize>,
) -> Option<(Vec<Token>, Clause)> {
    let part = tokens.get(range.clone())?;
    let from = part.first()?.start;
    let own: Vec<Token> = part
        .iter()
        .map(|t| Token { start: t.start - from, end: t.end - from, ..t.clone() })
        .collect();
    let place = |at: usize| at.saturating_sub(range.start).min(own.len());
    let span = |r: &Range<usize>| place(r.start)..place(r.end);
    let complements = clause
        .complements
        .iter()
        .filter(|c| c.head < range.end && c.range.start < range.end)
        .map(|c| clause::Complement { head: place(c.head), range: span(&c.range), label: c.label })
        .collect();
    let moved = Clause {
        range: 0..own.len(),
        lead: clause.lead.as_ref().map(span),
        subject: span(&clause.subject),
        subject_head: clause.subject_head.map(place),
        group: span(&clause.group),
        main: place(clause.main),
        rest: span(&clause.rest),
        complements,
        ..clause.clone()
    };
    Some((own, moved))
}
