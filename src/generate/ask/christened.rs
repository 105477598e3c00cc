//! What a sentence ends by giving a name: « … : on parle alors de X », “…, and this is called X”. The name is
//! what to learn, with all that stands before it.

use super::named::is_a_name;
use super::{Asked, Setting, Way, balanced, count, given_away, member};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::tokenise::tokens;

/// A sentence of more words is too long to be read for one name.
const READ: usize = 30;

/// A sentence of fewer words says too little of what it names.
const TOLD: usize = 4;

/// Words of a name, at most.
const NAME: usize = 5;

/// The gap on the name that the sentence `text` ends with.
pub(super) fn named_last(setting: &Setting<'_>, text: &str, sound: bool) -> Option<Asked> {
    let text = text.trim_end_matches(['.', ';', ' ', '\u{a0}', '\u{202f}']);
    let lower = text.to_lowercase().replace('\'', "’");
    let cues = setting.lexicon.phrases("naming-clause");
    if !cues.iter().any(|cue| lower.contains(cue)) {
        return None;
    }
    let plain = member::without_brackets(text).replace('\'', "’");
    let lower = plain.to_lowercase();
    let (at, cue) = cues
        .iter()
        .filter_map(|cue| Some((lower.rfind(cue)?, cue)))
        .max_by_key(|(at, cue)| (*at, cue.len()))?;
    let (before, rest) = (plain.get(..at)?, plain.get(at + cue.len()..)?);
    let parted = before.trim_end().ends_with([',', ':', ';', '–', '—'])
        || setting.lexicon.nouns_of("adds").any(|and| before.ends_with(&format!(" {and} ")));
    let name = rest.trim();
    let article = tokens(name, setting.lexicon);
    let skipped =
        article.first().filter(|t| setting.lists("definite", t) || setting.lists("indefinite", t));
    let from = skipped.and_then(|_| article.get(1)).map_or(0, |t| t.start);
    let name = name.get(from..)?;
    let front = plain.get(..plain.len() - name.len())?;
    let glued = !cue.ends_with('’') && !rest.starts_with(' ');
    let sound_name =
        (1..=NAME).contains(&count(name)) && balanced(name) && is_a_name(setting, name);
    if glued
        || !parted
        || !sound_name
        || count(before) < TOLD
        || count(&plain) > READ
        || given_away::leaks(name, front, "")
        || given_away::spells(name, front, "")
    {
        return None;
    }
    let text = format!("{front}{{{{c1::{name}}}}}.");
    let mut card = Asked::new(Way::GapName, Kind::Cloze, Content::Cloze { text });
    card.fit = 2.7;
    card.clause = 1;
    card.dangling = !sound;
    Some(card)
}

#[cfg(test)]
mod tests {
    use super::super::tests::gaps;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn the_name_that_a_sentence_ends_with_is_hidden() {
        let told = "La peau ne contient plus de mélanine : on parle de vitiligo.";
        let found = gaps(told, French);
        assert!(found.iter().any(|front| front.ends_with("on parle de […].")), "{found:?}");
        let told = "The tendon sheath is inflamed, and this is called tenosynovitis.";
        let found = gaps(told, English);
        assert!(found.iter().any(|front| front.ends_with("this is called […].")), "{found:?}");
    }

    #[test]
    fn what_is_no_name_is_not() {
        let told = "Les deux médecins sont d’accord : on parle de ce que le malade a vécu hier.";
        let found = gaps(told, French);
        assert!(!found.iter().any(|front| front.ends_with("on parle de […].")), "{found:?}");
    }
}
