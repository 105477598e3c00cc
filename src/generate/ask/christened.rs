//! What a sentence ends by giving a name: « … : on parle alors de X », “…, and this is called X”. The name is
//! what to learn, with all that stands before it.

use super::named::is_a_name;
use super::refer::Position;
use super::{Asked, Setting, Way, balanced, count, given_away, member, part, within};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// A sentence of more words is too long to be read for one name.
const READ: usize = 30;

/// A sentence of fewer words says too little of what it names.
const TOLD: usize = 4;

/// Words of a name, at most.
const NAME: usize = 5;
/// Words of the sentence before that a card repeats.
const SAID: usize = 28;

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

/// The gap on what a whole sentence names, behind the sentence that tells of it: « Le taux d’hémoglobine
/// est bas. C’est ce que l’on appelle une […]. »
pub(super) fn named_after(
    setting: &Setting<'_>,
    text: &str,
    position: Position<'_>,
) -> Option<Asked> {
    let said = position.said.filter(|said| (TOLD..=SAID).contains(&count(said)))?;
    let plain = member::without_brackets(text).replace('\'', "’");
    let plain = plain.trim_end_matches(['.', ';', ' ', '\u{a0}', '\u{202f}']);
    let named = naming(setting, plain);
    // Few sentences have such a verb: the others need not be read for it.
    let lower = plain.to_lowercase();
    let mut verbs = setting.lexicon.phrases("naming-verb").iter();
    if named.is_none() && !verbs.any(|verb| lower.contains(*verb)) {
        return None;
    }
    let found = tokens(plain, setting.lexicon);
    let from = named.or_else(|| shown(setting, plain, &found))?;
    if !within::says_what_is_shown(setting, said, &found) {
        return None;
    }
    let (front, name) = (plain.get(..from)?, plain.get(from..)?);
    let (front, name) = without_article(setting, front, name);
    let told = part::opened(setting, said);
    let sound = (1..=NAME).contains(&count(&name)) && balanced(&name) && is_a_name(setting, &name);
    let known = given_away::leaks(&name, &told, "") || given_away::spells(&name, &told, "");
    if !sound || known {
        return None;
    }
    let text = format!("{told} {}{{{{c1::{name}}}}}.", capital(&front));
    let mut card = Asked::new(Way::GapName, Kind::Cloze, Content::Cloze { text });
    card.fit = 2.7;
    Some(card)
}

/// Where the name begins behind the words that give it, which open the sentence.
fn naming(setting: &Setting<'_>, text: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    let cues = setting.lexicon.phrases("naming-clause").iter();
    let found = cues.filter(|cue| lower.starts_with(**cue)).map(|cue| cue.len()).max()?;
    let glued = !lower.get(..found)?.ends_with('’') && !lower.get(found..)?.starts_with(' ');
    (!glued).then_some(found)
}

/// “This area is called …”, « Cette phase s’appelle … »
fn shown(setting: &Setting<'_>, text: &str, found: &[Token]) -> Option<usize> {
    found.first().filter(|t| t.tag == Tag::Demonstrative)?;
    let verb = found.iter().position(|t| t.tag == Tag::Verb).filter(|at| (2..=4).contains(at))?;
    let noun = found
        .get(1..verb)?
        .iter()
        .all(|t| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Clitic | Tag::Pronoun));
    let start = found.get(1..verb)?.iter().rfind(|t| t.tag == Tag::Noun).filter(|_| noun)?.end;
    let lower = text.get(start..)?.to_lowercase();
    let cues = setting.lexicon.phrases("naming-verb").iter();
    let cue =
        cues.filter(|cue| lower.trim_start().starts_with(**cue)).map(|cue| cue.len()).max()?;
    let skipped = lower.len() - lower.trim_start().len();
    Some(start + skipped + cue)
}

/// The front and the name, whose article the front keeps, as it keeps what opens a quotation.
fn without_article(setting: &Setting<'_>, front: &str, name: &str) -> (String, String) {
    let bare = name.trim_start();
    let found = tokens(bare, setting.lexicon);
    let article =
        found.first().filter(|t| setting.lists("definite", t) || setting.lists("indefinite", t));
    let from = article.and_then(|_| found.get(1)).map_or(0, |t| t.start);
    let from = from + name.len() - bare.len();
    let (kept, name) = name.split_at_checked(from).unwrap_or(("", name));
    (format!("{front}{kept}"), name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::reference_tests::fronts;
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
    fn what_names_the_sentence_before_repeats_it() {
        let asks = |text: &str, end: &str| {
            let found = fronts(text);
            found.iter().any(|front| front.ends_with(end))
        };
        let told = "# Genou\n\nLa synovie s’accumule dans la cavité de l’articulation du genou. \
                    C’est ce que l’on appelle un épanchement.\n";
        let end = "du genou. C’est ce que l’on appelle un […].";
        assert!(asks(told, end), "{:?}", fronts(told));
        let english = "# Ear\n\nThe cochlear canal ends in a narrow area near the apex. This area is \
                       called the helicotrema.\n";
        assert!(asks(english, "This area is called the […]."), "{:?}", fronts(english));
        // Which crest? And what the sentence before says already is no riddle.
        let other = english.replace("This area", "This crest");
        assert!(!asks(&other, "is called the […]."));
        let known = told.replace("un épanchement", "une synovie");
        assert!(!asks(&known, "C’est ce que l’on appelle une […]."));
    }

    #[test]
    fn what_is_no_name_is_not() {
        let told = "Les deux médecins sont d’accord : on parle de ce que le malade a vécu hier.";
        let found = gaps(told, French);
        assert!(!found.iter().any(|front| front.ends_with("on parle de […].")), "{found:?}");
    }
}
