//! A label with its values, and the question that they make.

use crate::generate::ask::Setting;
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;

/// A question, and whether its answer defines the label.
pub(in crate::generate::ask) struct Told {
    pub(in crate::generate::ask) front: String,
    pub(in crate::generate::ask) defines: bool,
    /// How likely a reader asks it, where that was learned and no rule says it.
    pub(in crate::generate::ask) likely: Option<f32>,
}

impl Told {
    /// What a rule asks.
    pub(in crate::generate::ask) fn by_rule(front: String, defines: bool) -> Self {
        Self { front, defines, likely: None }
    }
}

/// A label with its values: the members of a list, or one.
pub(in crate::generate::ask) struct Labelled<'a> {
    pub(in crate::generate::ask) label: &'a str,
    pub(in crate::generate::ask) noun: &'a Noun,
    pub(in crate::generate::ask) values: &'a [&'a str],
    pub(in crate::generate::ask) link: Link,
}

/// What parts a label from its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::generate::ask) enum Link {
    Colon,
    /// « A → B »: the value follows from the label.
    Arrow,
    /// « A = B »
    Equals,
}

/// « Côlon : quelles sont les étiologies ? »
pub(in crate::generate::ask) fn of_heading(
    setting: &Setting<'_>,
    label: &str,
    above: &Noun,
) -> String {
    setting.grammar.asked_of(&capital(label), &setting.grammar.which(above))
}

impl Labelled<'_> {
    pub(super) fn first(&self) -> &str {
        self.values.first().copied().unwrap_or_default()
    }

    pub(super) fn listed(&self) -> bool {
        self.values.len() > 1
    }

    /// A noun phrase without marks of notes, which can stand in a question.
    pub(super) fn is_phrase(&self) -> bool {
        self.noun.nominal && !self.label.contains(['/', '+', ';', '→', '=', ',', '.', '?', '>'])
    }
}
