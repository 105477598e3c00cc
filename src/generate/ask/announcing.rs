//! What announces a list and points at what stands before it: « Elles sont représentées par : » under
//! « Surfaces articulaires », “It involves three processes:” behind what haemostasis is, « Il en existe
//! trois types : » under « Les muscles ».
//!
//! Left as it stands where two things may be meant.

use super::lead_in::LeadIn;
use super::pointing::{names_again, points};
use super::refer::{self, Asks, Named, Position, is_impersonal};
use super::taken_up::{self, TakenUp, asked_by};
use super::whole::Arcs;
use super::wording::number;
use super::{Setting, antecedent, balanced, count};
use crate::generate::grammar::french_elision::elides;
use crate::generate::guard::opens_dangling;
use crate::generate::realise::capital;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::trees;

/// A lead of more words is not repeated on a card.
const LEAD: usize = 18;
/// A head of so many words stands in the path of its bullets.
const HEADING: usize = 8;

/// A block whose last sentence leads bullets in, by its input and its place.
#[derive(Debug)]
pub(crate) struct Led {
    pub(crate) input: usize,
    pub(crate) index: usize,
    /// The sentence as it may stand before a bullet.
    pub(crate) shown: Option<LeadIn>,
    /// What it tells of.
    pub(crate) told: Named,
}

/// Whether `head` may point at what stands before it.
pub(crate) fn may_point(setting: &Setting<'_>, head: &str) -> bool {
    let found = tokens(head, setting.lexicon);
    let nobody = |t: &Token| matches!(t.lower.as_str(), "on" | "there");
    found
        .first()
        .is_some_and(|t| Asks::of(&t.lower).is_some() || asked_by(t).is_some() || nobody(t))
}

/// `head`, which announces a list, with what it points at.
pub(crate) fn resolved(
    setting: &Setting<'_>,
    head: &str,
    position: Position<'_>,
) -> Option<TakenUp> {
    let head = head.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let found = tokens(head, setting.lexicon);
    let first = found.first()?;
    if let Some(taken) = kinds(setting, head, &found, position) {
        return Some(taken);
    }
    let Some(asks) = Asks::of(&first.lower) else {
        let tree = trees::parse(head, &found, setting.lexicon.language);
        let arcs = tree.as_ref().map(Arcs::of).unwrap_or_default();
        return taken_up::resolved(setting, head, &found, &arcs, position);
    };
    if is_impersonal(setting, &first.lower, found.iter().skip(1)) {
        return None;
    }
    let noun = antecedent::resolve(setting, position, asks).filter(|n| !names_again(head, n))?;
    // A subject bears the capital of its sentence.
    let put = setting.grammar.inside(&setting.grammar.definite(&noun));
    Some(TakenUp::of_subject(format!("{}{}", capital(&put), head.get(first.end..)?), put))
}

/// What leads bullets in: `head`, the sentence above them, or with what it pointed at, `put_in`. None where
/// it says no more than the path of the bullets has, is too long to be shown, or takes up what it does not name.
pub(crate) fn lead_in(setting: &Setting<'_>, head: &str, put_in: Option<&str>) -> Option<LeadIn> {
    let text = put_in.unwrap_or(head).trim();
    let text = text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']).to_owned();
    let found = tokens(&text, setting.lexicon);
    let sentence = found.iter().any(|t| t.tag == Tag::Verb);
    // « On peut noter : », “Examples include:”
    let names = |t: &Token| {
        let idle = ["vague", "empty", "case"];
        t.tag == Tag::Noun && !idle.iter().any(|list| setting.lists_singular(list, t))
    };
    let says = found.iter().any(names);
    let long = count(&text) > LEAD || !balanced(&text);
    if long || !says || !sentence && count(&text) <= HEADING || text.contains(['?', '→', '=']) {
        return None;
    }
    let lower = text.to_lowercase().replace('\'', "’");
    let phrases = setting.lexicon.phrases("dangling");
    // « les signes suivants : » follow.
    let follow = lower.rsplit_once(' ').filter(|(_, last)| phrases.contains(last));
    let before = follow.map_or(lower.as_str(), |(before, _)| before);
    // « …, et ceux-ci sont : » would hang on the card, though the sentence names them.
    let hanging = found.iter().any(|t| setting.lexicon.noun_is("hanging", &t.lower));
    let refers = hanging || phrases.iter().any(|told| before.contains(told));
    if refers || points(setting, &found, &(0..0)) {
        return None;
    }
    let sound = put_in.is_some() || !goes_on(setting, &lower, &found);
    Some(LeadIn { text, sound })
}

/// « Elles comprennent », « Les autres sont »; « il existe » and « on distingue » stand for nothing.
fn goes_on(setting: &Setting<'_>, lower: &str, found: &[Token]) -> bool {
    let points = found.first().is_some_and(|t| {
        let pronoun = Asks::of(&t.lower).is_some();
        pronoun && !is_impersonal(setting, &t.lower, found.iter().skip(1))
            || matches!(t.tag, Tag::Clitic | Tag::Demonstrative | Tag::Possessive)
    });
    points || opens_dangling(lower, refer::is_completed(setting, found), setting.lexicon)
}

/// « Il en existe trois types », “There are three types” right under what there are types of: « Trois types
/// de muscles ».
fn kinds(
    setting: &Setting<'_>,
    head: &str,
    found: &[Token],
    position: Position<'_>,
) -> Option<TakenUp> {
    let class = match found {
        [nobody, en, verb, class @ ..] if en.lower == "en" => {
            let nobody = matches!(nobody.lower.as_str(), "il" | "on");
            (nobody && setting.lists("telling-apart", verb)).then_some(class)?
        }
        [there, are, class @ ..] if there.lower == "there" => {
            setting.lists("being", are).then_some(class)?
        }
        _ => return None,
    };
    let [counted, .., last] = class else { return None };
    let told = number(&counted.lower).is_some() || setting.lists("differing", counted);
    let kind = head.get(class.get(1)?.start..last.end)?;
    let noun = setting.noun(kind);
    let plain = class.iter().skip(1).all(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
    let sound = told
        && plain
        && noun.plural
        && position.before.is_none()
        && position.headed
        && setting.lexicon.noun_is("no-class", &singular(&noun.head));
    if !sound {
        return None;
    }
    let heading = setting.heading()?;
    let of = |plural| {
        antecedent::resolve(setting, position, Asks { gender: None, plural, class: false })
    };
    let owner = of(true).or_else(|| of(false));
    let owner = owner.filter(|owner| refer::same(heading, &owner.words))?;
    let words = &owner.words;
    let put = match (setting.grammar.participles_agree(), elides(words)) {
        (true, true) => format!("d’{words}"),
        (true, false) => format!("de {words}"),
        _ => format!("of {words}"),
    };
    let counted = head.get(counted.start..last.end)?;
    Some(TakenUp::of_subject(format!("{} {put}", capital(counted)), put))
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::{Position, resolved};
    use crate::generate::ask::reference_tests::fronts;
    use crate::generate::language::Language::{self, English, French};

    fn headed(head: &str, heading: &str, language: Language) -> Option<String> {
        let position = Position { headed: true, topic: Some(heading), ..Position::default() };
        with(language, &[heading], |setting| {
            resolved(setting, head, position).map(|taken| taken.text)
        })
    }

    #[test]
    fn what_announces_kinds_under_a_heading_says_of_what() {
        let told = headed("On en distingue deux formes :", "Les glandes", French);
        assert_eq!(told.as_deref(), Some("Deux formes de glandes"));
        let told = headed("There are four types", "Epithelia", English);
        assert!(told.is_none_or(|told| told == "Four types of epithelia"));
        // What it counts says of what itself, or is no kind.
        for head in ["On en distingue deux formes chez l’adulte", "Il en existe deux"] {
            assert_eq!(headed(head, "Les glandes", French), None, "{head}");
        }
    }

    #[test]
    fn what_announces_a_list_is_told_of_the_sentence_before() {
        let text = "# Organs\n\nDigestion describes how food is broken down into small molecules. It \
                    involves three phases:\n\n- cephalic phase\n- gastric phase\n- intestinal phase\n";
        let asked = |text: &str| {
            let asks =
                |front: &String| front.contains("Which three phases does [digestion] involve? (3)");
            fronts(text).iter().any(asks)
        };
        assert!(asked(text), "{:?}", fronts(text));
        // Which of two it is?
        assert!(!asked(&text.replace("how food is", "absorption, by which food is")));
    }
}
