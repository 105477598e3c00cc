//! Values that judge what they stand behind, and do not say what it is: « non recommandées », « minimisée ».

use crate::generate::ask::{Setting, count, member, tidy};
use crate::generate::grammar::Noun;
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// « Non recommandées », “First line”: what its place is.
pub(in crate::generate::ask) fn is_verdict(setting: &Setting<'_>, value: &str) -> bool {
    let lower = tidy(value).to_lowercase().replace('\'', "’");
    let ends = setting.lexicon.phrases("verdict-end").iter().any(|end| lower.ends_with(end));
    let opens = setting.lexicon.phrases("verdict").iter().any(|verdict| {
        lower.strip_prefix(*verdict).is_some_and(|rest| {
            let rest = rest.trim_start_matches(['e', 's']);
            !rest.starts_with(char::is_alphanumeric)
        })
    });
    ends || opens && count(value) <= 12
}

/// « Minimisée (barrière très fine) »: a word that only says how its label is, and in brackets why.
pub(super) fn is_how(setting: &Setting<'_>, noun: &Noun, value: &str) -> bool {
    let bare = member::without_brackets(value);
    let found = tokens(&bare, setting.lexicon);
    let [word] = found.as_slice() else { return false };
    let language = setting.lexicon.language;
    let named = can_be(&word.lower, Category::Noun, language);
    !named && setting.grammar.can_be_said_of(&word.lower, noun)
}
