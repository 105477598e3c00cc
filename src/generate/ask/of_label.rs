//! A question behind a label that names no thing: « À 48 h : que faire ? » under « Péritonite » is told of
//! that.

use super::thing::{LEAD, MARKS, thing};
use super::told::Nouns;
use super::{Setting, count, of_thing};
use crate::generate::grammar::Noun;
use crate::generate::term::singular;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// « Péritonite, à 48 h : que faire ? »: a label that names a case, a person, a kind, and no thing.
pub(super) fn labelled(setting: &Setting<'_>, question: &str, back: &str) -> Option<String> {
    let (label, rest) = question.split_once(':')?;
    let (label, rest) = (label.trim(), rest.trim());
    let found = tokens(label, setting.lexicon);
    let first = found.first()?;
    let named = setting.noun(label);
    let nouns = Nouns { setting };
    let kind = count(label) == 1 && first.tag == Tag::Adjective && !setting.is_a_noun_here(label);
    let person = nouns.listed("human", &named.head) || nouns.listed("whom", &named.head);
    let case = first.tag == Tag::Preposition || label.starts_with(|c: char| c.is_ascii_digit());
    let sound = (kind || person || case)
        && !label.contains(MARKS)
        && !rest.contains(':')
        && count(label) <= LEAD;
    let thing = sound.then(|| thing(setting)).flatten()?;
    if thing.is_shown(question, back) {
        return None;
    }
    if let Some(asked) = examining(setting, label, rest).filter(|_| kind) {
        return Some(setting.grammar.asked_of(&thing.lead(setting)?, &asked));
    }
    let above = setting.noun(&thing.name);
    // « Rosacée » under « Diagnostic différentiel » is another illness.
    let language = setting.lexicon.language;
    let examines = setting.lexicon.nouns_of("examining-end").any(|end| first.lower.ends_with(end));
    let noun = can_be(&first.lower, Category::Noun, language);
    let other = noun || examines || thing.is_of_others(setting);
    // « Péritonite virale »
    if kind && !other && nouns.is_ailment(&above) && !thing.parted {
        let both = setting.grammar.qualified(&above, label, false)?;
        return Some(of_thing::asked(setting, &both.words, rest));
    }
    let lead = format!("{}, {}", thing.lead(setting)?, setting.grammar.inside(label));
    Some(setting.grammar.asked_of(&lead, rest))
}

/// « Quels examens biologiques ? » of « Biologique : quels examens ? »
fn examining(setting: &Setting<'_>, label: &str, question: &str) -> Option<String> {
    let label = label.to_lowercase();
    let noun = setting.noun(question.split([' ', '\u{202f}', '?']).nth(1)?);
    let one = Noun { plural: false, ..noun.clone() };
    let ends = setting.lexicon.nouns_of("examining-end").any(|end| label.ends_with(end));
    let fits = ends
        && setting.grammar.participles_agree()
        && setting.lexicon.noun_is("examined", &singular(&noun.head))
        && setting.grammar.can_be_said_of(&label, &one);
    let mark = if noun.plural { "s" } else { "" };
    let words = format!("{} {label}{mark}", noun.words);
    fits.then(|| setting.grammar.which_kind(&Noun { words, ..noun }))
}
