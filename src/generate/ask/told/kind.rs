//! What kind of thing the value names: of « En haut et en dehors : le muscle biceps fémoral » one
//! asks « quel muscle ? ».

use super::{Labelled, Link, Told};
use crate::generate::ask::{Setting, count};
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::term::singular;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// A value of more words says more than what it names.
const NAME: usize = 8;

/// The question, where all values are of one kind that they name themselves.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let own = singular(&told.noun.head);
    let lexicon = setting.lexicon;
    let asks = lexicon.aspect(&own).is_some()
        || lexicon.typed(&own).is_some()
        || setting.is_attribute(told.noun)
        || lexicon.noun_is("kind", &own);
    if told.link == Link::Equals || asks || told.label.contains(':') {
        return None;
    }
    let kinds: Option<Vec<Noun>> = told.values.iter().map(|value| kind(setting, value)).collect();
    let mut kinds = kinds?.into_iter();
    let mut kind = kinds.next()?;
    if kinds.any(|other| singular(&other.head) != singular(&kind.head)) {
        return None;
    }
    if told.listed() {
        let one = Noun { words: singular(&kind.head), plural: false, ..kind.clone() };
        kind = setting.grammar.several(&one)?;
    }
    let words = setting.grammar.which_kind(&kind);
    let front = setting.grammar.asked_of(&capital(told.label), &words);
    Some(Told::by_rule(front, false))
}

/// « Grand nerf pétreux : sécrétion lacrymale »: one of a kind, of which something else is told.
pub(in crate::generate::ask) fn is_one(setting: &Setting<'_>, noun: &Noun, value: &str) -> bool {
    let of_kind = |noun: &Noun| setting.lexicon.noun_is("kind", &singular(&noun.head));
    let told = setting.noun(value);
    of_kind(noun)
        && count(&noun.words) > 1
        && value.trim_start().starts_with(char::is_lowercase)
        && !of_kind(&told)
}

/// The kind that a value names before (in English behind) what tells it apart.
fn kind(setting: &Setting<'_>, value: &str) -> Option<Noun> {
    let named = setting.noun(value);
    let one = singular(&named.head);
    let says_more = count(&named.words) > 1 && count(value) <= NAME;
    // “lyse blood cells, responsible for …” tells more.
    let plain = !value.contains(['=', '→', ':', ';', '+', ',']);
    let found = tokens(value, setting.lexicon);
    let acts = found.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive | Tag::Relative));
    let of_kind = setting.lexicon.noun_is("kind", &one) && named.nominal;
    (of_kind && says_more && plain && !acts).then(|| {
        let words = if named.plural { named.head.clone() } else { one };
        Noun { words, ..named }
    })
}
