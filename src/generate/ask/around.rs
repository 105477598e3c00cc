//! What stands around a noun phrase and moves its gap or forbids it.

use std::ops::Range;

use super::Setting;
use super::phrase::{is_inner, links};
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};

/// « chez les malades atteints d’| hypertension »: what they have is to be known.
pub(super) fn after_people(
    setting: &Setting<'_>,
    tokens: &[Token],
    phrase: Range<usize>,
) -> Option<usize> {
    let (head, bear, of) =
        (tokens.get(phrase.start)?, tokens.get(phrase.start + 1)?, tokens.get(phrase.start + 2)?);
    let people = setting.lexicon.noun_is("human", &singular(&head.lower));
    let from = phrase.start + 3;
    let named = tokens.get(from..phrase.end)?.iter().any(|t| t.tag == Tag::Noun);
    let plain = tokens.get(from).is_some_and(is_inner);
    (people && setting.lists("bearing", bear) && links(of) && named && plain).then_some(from)
}

/// « d’abord générales »: an adverb of two words, whose second is no noun there.
pub(super) fn in_locution(setting: &Setting<'_>, tokens: &[Token], at: usize) -> bool {
    let is = |at: usize, list: &str| {
        tokens.get(at).is_some_and(|t| setting.lexicon.noun_is(list, &t.lower))
    };
    let noun = tokens.get(at.wrapping_sub(2)).is_some_and(|t| t.tag == Tag::Noun);
    is(at, "adverb") && is(at.wrapping_sub(1), "before-adverb") && !noun
}

/// Whether the phrase ends in an adjective that goes on: `supérieure [à 3 g]`, `caractérisée [par]`.
pub(super) fn governs_on(setting: &Setting<'_>, tokens: &[Token], end: usize) -> bool {
    let (Some(last), Some(next)) = (tokens.get(end.wrapping_sub(1)), tokens.get(end)) else {
        return false;
    };
    let list = match next.lower.as_str() {
        "à" | "au" | "aux" => "takes-à",
        "de" | "d’" | "du" | "des" => "takes-de",
        "en" | "in" => "takes-in",
        // « des graisses présentes [dans le sang] »
        "par" | "by" | "dans" => return last.tag == Tag::Participle,
        _ => return false,
    };
    let stem = last.lower.trim_end_matches(['e', 's', 'x']);
    [stem, last.lower.as_str(), last.lemma()].iter().any(|word| setting.lexicon.noun_is(list, word))
}

/// Whether the phrase stands after « selon ».
pub(super) fn said_by(setting: &Setting<'_>, tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
    before.iter().any(|t| setting.lexicon.noun_is("said-by", &t.lower))
}
