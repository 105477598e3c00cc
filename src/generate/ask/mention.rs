//! The noun phrases of a sentence, each as far as it goes: what a demonstrative of the next sentence may
//! take up again (« Ces gaines » after « des gaines de myéline »).
//!
//! A phrase whose end the tags do not tell, or that speaks of some of its kind only, is no name; it may
//! still be what another phrase is mistaken for.

use std::ops::Range;

use super::Setting;
use super::phrase::slice;
use super::whole::Arcs;
use crate::generate::grammar::Noun;
use crate::generate::term::{Gender, singular};
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words of a phrase that is put in, at most.
const LONGEST: usize = 8;

/// A noun phrase of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) noun: Noun,
    /// Its words say all that picks it out, and it speaks of the kind or of one thing.
    pub(crate) whole: bool,
    /// It is a member of a list.
    pub(crate) listed: bool,
}

impl Mention {
    /// Whether it is a noun of the same kind: « motoneurones » is « neurones ».
    pub(super) fn is_a(&self, head: &Noun) -> bool {
        let (own, kind) = (singular(&self.noun.head), singular(&head.head));
        let compound = kind.chars().count() >= 5 && own.ends_with(&kind);
        self.noun.plural == head.plural && !kind.is_empty() && (own == kind || compound)
    }
}

/// The noun phrases of a sentence, in its order.
pub(super) fn mentions(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    arcs: &Arcs,
) -> Vec<Mention> {
    let heads = (0..tokens.len()).filter(|at| is_head(setting, tokens, *at));
    let found = heads.filter_map(|at| {
        let range = extent(setting, tokens, arcs, at);
        let noun =
            determined(setting, tokens, range.start, setting.noun(slice(text, tokens, &range)));
        let listed = is_listed(tokens, &range);
        let whole = names_its_kind(setting, tokens, range.start)
            && is_closed(setting, tokens, arcs, &range)
            && range.len() <= LONGEST;
        noun.nominal.then_some(Mention { noun, whole, listed })
    });
    found.collect()
}

/// The noun phrases of a question, those before its verb where that stands before its subject again:
/// « Comment le diagnostic est-il posé ? »
pub(super) fn of_question(setting: &Setting<'_>, text: &str) -> Vec<Mention> {
    let inverted = |word: &&str| {
        ["-il", "-elle", "-ils", "-elles"].iter().any(|end| word.to_lowercase().ends_with(end))
    };
    let verb = text.split(' ').find(inverted).and_then(|word| text.find(word));
    let text = verb.and_then(|at| text.get(..at)).unwrap_or(text).trim_end();
    let found = tokens(text, setting.lexicon);
    mentions(setting, text, &found, &Arcs::default())
}

/// The last noun of a run is the head in English, the first in French.
pub(super) fn is_head(setting: &Setting<'_>, tokens: &[Token], at: usize) -> bool {
    let noun = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Noun);
    let french = setting.grammar.participles_agree();
    let other = if french { at.checked_sub(1) } else { Some(at + 1) };
    noun(at) && !other.is_some_and(noun)
}

/// The words of the phrase whose head stands at `head`, without what determines it.
pub(super) fn extent(
    setting: &Setting<'_>,
    tokens: &[Token],
    arcs: &Arcs,
    head: usize,
) -> Range<usize> {
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let french = setting.grammar.participles_agree();
    let mut start = head;
    while let Some(before) = start.checked_sub(1)
        && (tag(before) == Some(Tag::Adjective)
            || !french && matches!(tag(before), Some(Tag::Noun | Tag::Participle | Tag::Gerund)))
    {
        start = before;
    }
    let mut end = head + 1;
    loop {
        end = qualified(setting, tokens, end);
        let Some(next) = complement(setting, tokens, end) else { break };
        let hangs = arcs.hangs_within(next, &(start..next));
        if !hangs {
            break;
        }
        end = next + 1;
    }
    start..end
}

/// The end of what stands bare behind a noun: « des gaines de myéline épaisses », « complexe II ».
fn qualified(setting: &Setting<'_>, tokens: &[Token], from: usize) -> usize {
    let french = setting.grammar.participles_agree();
    let mut end = from;
    while let Some(t) = tokens.get(end) {
        let qualifies =
            french && matches!(t.tag, Tag::Adjective | Tag::Participle | Tag::Noun | Tag::Number);
        // « fines et longues »
        let joined = french
            && t.tag == Tag::Coordinator
            && end > from
            && tokens.get(end - 1).is_some_and(|t| t.tag == Tag::Adjective)
            && tokens.get(end + 1).is_some_and(|t| t.tag == Tag::Adjective);
        if !qualifies && !joined {
            break;
        }
        end += 1;
    }
    end
}

/// Where the noun stands that « de » hangs on a phrase ending at `end`, or « à » on its adjective.
fn complement(setting: &Setting<'_>, tokens: &[Token], end: usize) -> Option<usize> {
    let link = tokens.get(end)?;
    let of = setting.lexicon.noun_is("before-of", &link.lower);
    let alike = end.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| {
        t.tag == Tag::Adjective && matches!(link.lower.as_str(), "à" | "au" | "aux")
    });
    if !of && !alike {
        return None;
    }
    let mut at = end + 1;
    while let Some(t) = tokens.get(at) {
        let leads = t.tag == Tag::Determiner && setting.lexicon.noun_is("definite", &t.lower);
        if !leads && !matches!(t.tag, Tag::Adjective | Tag::Number) {
            break;
        }
        at += 1;
    }
    while !setting.grammar.participles_agree()
        && tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Gerund))
        && tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Noun)
    {
        at += 1;
    }
    tokens.get(at).filter(|t| t.tag == Tag::Noun).map(|_| at)
}

/// The noun with the number and the gender of its article: « les anticorps », « la PTH ».
pub(super) fn determined(
    setting: &Setting<'_>,
    tokens: &[Token],
    start: usize,
    noun: Noun,
) -> Noun {
    let before =
        start.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |t| t.lower.as_str());
    if !setting.grammar.participles_agree() {
        return noun;
    }
    let plural = match before {
        "le" | "la" | "un" | "une" | "du" | "au" => false,
        "les" | "des" | "aux" => true,
        _ => noun.plural,
    };
    let gender = match before {
        "le" | "un" | "du" | "au" => Some(Gender::Masculine),
        "la" | "une" => Some(Gender::Feminine),
        _ => noun.gender,
    };
    Noun { plural, gender, ..noun }
}

/// « les mastocytes, les cellules épithéliales et les macrophages »: a member may be one of several that
/// the next sentence means.
fn is_listed(tokens: &[Token], range: &Range<usize>) -> bool {
    let joins = |at: usize| {
        tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Coordinator | Tag::Open))
    };
    let led = |at: usize| {
        tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Noun))
            || tokens.get(at).is_some_and(super::phrase::links)
    };
    let before = range.start.checked_sub(2).is_some_and(joins);
    let behind = joins(range.end) && led(range.end + 1);
    let coordinates = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Coordinator);
    match (before, behind) {
        (true, true) => true,
        (true, false) => coordinates(range.start.wrapping_sub(2)),
        (false, true) => coordinates(range.end),
        (false, false) => false,
    }
}

/// Whether what determines the phrase speaks of one thing or of its whole kind: « certaines cellules »,
/// « deux gènes » and « une autre forme » do not.
fn names_its_kind(setting: &Setting<'_>, tokens: &[Token], start: usize) -> bool {
    let other = tokens.get(start).is_some_and(|t| {
        matches!(t.tag, Tag::Number)
            || ["unspecific", "ordinal"].iter().any(|list| setting.lexicon.noun_is(list, &t.lower))
    });
    let Some(before) = start.checked_sub(1).and_then(|at| tokens.get(at)) else { return !other };
    // « une cinquantaine de gènes », « la moitié des cas »
    let measure = start.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|t| {
        let listed =
            ["portion", "share"].iter().any(|list| setting.lexicon.noun_is(list, &t.lower));
        t.tag == Tag::Noun && (listed || t.lower.ends_with("aine"))
    });
    if measure && setting.lexicon.noun_is("before-of", &before.lower) {
        return false;
    }
    let listed = ["definite", "indefinite", "before-of"]
        .iter()
        .any(|list| setting.lexicon.noun_is(list, &before.lower));
    let bare = !setting.grammar.participles_agree()
        && matches!(before.tag, Tag::Verb | Tag::Preposition | Tag::Coordinator | Tag::Comma);
    (listed || bare) && !other
}

/// Whether nothing behind the phrase picks it out further: « une hormone qui … », « cellules du foie et
/// du rein ».
fn is_closed(setting: &Setting<'_>, tokens: &[Token], arcs: &Arcs, range: &Range<usize>) -> bool {
    let next = tokens.get(range.end);
    // « le plexus veineux de la sclère, qui … » is one, whatever a relative adds.
    let article = range.start.checked_sub(1).and_then(|at| tokens.get(at));
    let one = article.is_some_and(|t| matches!(t.lower.as_str(), "le" | "la" | "l’" | "the"));
    let of = tokens
        .get(range.clone())
        .is_some_and(|own| own.iter().any(|t| setting.lexicon.noun_is("before-of", &t.lower)));
    if one && of && next.is_some_and(|t| t.tag == Tag::Relative) {
        return true;
    }
    let joined = next.is_some_and(|t| t.tag == Tag::Coordinator)
        && tokens.get(range.end + 1).is_some_and(|t| {
            setting.lexicon.noun_is("before-of", &t.lower)
                || matches!(t.tag, Tag::Adjective | Tag::Participle)
        });
    let goes_on = next.is_some_and(|t| {
        matches!(
            t.tag,
            Tag::Relative
                | Tag::Participle
                | Tag::Gerund
                | Tag::Adjective
                | Tag::Number
                | Tag::Noun
                | Tag::Infinitive
        ) || setting.lexicon.noun_is("before-of", &t.lower)
            || matches!(t.lower.as_str(), "that" | "who" | "which")
    });
    !joined && !goes_on && !arcs.qualify_behind(range, tokens)
}
