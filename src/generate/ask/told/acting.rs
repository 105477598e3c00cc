//! What a value says that something does: « Production de mucus », « Aiguille les aliments ».

use super::nouns::Nouns;
use crate::generate::ask::Setting;
use crate::generate::ask::member::label_and_value;
use crate::generate::grammar::Noun;
use crate::generate::language::Language;
use crate::generate::term::single;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// Whether the value says what a nerve or a muscle does, and not what it is.
pub(super) fn is_of_a_part(setting: &Setting<'_>, term: &Noun, value: &str) -> bool {
    Nouns { setting }.listed("acting-part", &term.head) && is_function(setting, value)
}

/// « Filtration », “Lactogenesis”: what is done, and nothing that does it.
pub(super) fn is_done(setting: &Setting<'_>, head: &str) -> bool {
    let ends = ["tion", "sion", "ment", "age", "genesis", "genèse", "lyse", "lysis"];
    setting.lexicon.noun_is("process", head)
        || setting.lexicon.noun_is("function-noun", head)
        || head.len() > 6 && ends.iter().any(|end| head.ends_with(end))
}

/// « Production de mucus », « Aiguille les aliments », “Water reabsorption”.
pub(super) fn is_function(setting: &Setting<'_>, value: &str) -> bool {
    let language = setting.lexicon.language;
    // “Motor: flexion of the fingers”
    let value = label_and_value(value).map_or(value, |(_, value)| value);
    let listed = |word: &str| {
        let word = word.to_lowercase();
        setting.lexicon.noun_is("function-noun", &single(&word, language))
    };
    let found = tokens(value, setting.lexicon);
    let opens = found.iter().find(|t| t.is_word()).is_some_and(|t| listed(&t.lower));
    let verb = matches!(found.as_slice(), [verb, next, ..]
        if verb.tag == Tag::Verb
            && (language == Language::French || verb.lower.ends_with('s'))
            && !can_be(&verb.lower, Category::Noun, language)
            && matches!(next.tag, Tag::Determiner | Tag::Noun));
    opens || listed(&setting.noun(value).head) || verb
}
