//! A label with its values, and the question that they make.

use super::nouns::Nouns;
use crate::generate::ask::{Setting, count, joined};
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::term::single;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// Words of one of several.
const PART: usize = 4;

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

    /// What is asked of: the label, or the thing that it says which one of: « otite bactérienne » for
    /// « Bactérienne » under « Otite ».
    pub(super) fn name(&self, setting: &Setting<'_>) -> &str {
        let named = count(&self.noun.words) > count(self.label);
        let ill = named && Nouns { setting }.is_ailment(self.noun);
        if ill { &self.noun.words } else { self.label }
    }

    /// Whether its values name several, in one list or in one value: « pneumocoque, méningocoque ».
    pub(super) fn tells_several(&self, setting: &Setting<'_>) -> bool {
        let value = self.first();
        let found = tokens(value, setting.lexicon);
        let plain = !value.contains(['→', '=', ':', ';'])
            && !found.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Relative));
        let named = |part: &&str| (1..=PART).contains(&count(part)) && setting.noun(part).nominal;
        let parts = joined::members(setting, value);
        let all = parts.len() > 1 && parts.iter().all(named);
        // « Germes respiratoires »
        let head = setting.noun(value);
        let plural = head.nominal
            && head.plural
            && setting.lexicon.noun_is("kind", &single(&head.head, setting.lexicon.language));
        self.listed() || plain && (all || plural)
    }

    pub(super) fn listed(&self) -> bool {
        self.values.len() > 1
    }

    /// A noun phrase without marks of notes, which can stand in a question.
    pub(super) fn is_phrase(&self) -> bool {
        self.noun.nominal && !self.label.contains(['/', '+', ';', '→', '=', ',', '.', '?', '>'])
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::French;

    #[test]
    fn several_names_are_asked_for_in_the_plural() {
        let front = |told: &str| asked(told, &["Infections"], French).swap_remove(0).0;
        let several = front("Angine → streptocoque, gonocoque");
        assert!(!several.contains("quel est"), "{several}");
    }
}
