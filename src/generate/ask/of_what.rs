//! Of what a question asks: « Quel est le taux de récidive ? » under « Bronchiolite » is « Quel est le
//! taux de récidive de la bronchiolite ? ».
//!
//! What stands in the heading alone is easily overlooked: of such questions two readers of three asked
//! « of what? ». Where the thing cannot stand inside the question it stands before it.

use super::member::without_brackets;
use super::thing::{Thing, is_other, thing};
use super::{Asked, Setting, Way, of_label, of_thing};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::term::single;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// The card's content with the thing named in its question, where only a heading above names it.
pub(crate) fn named(setting: &Setting<'_>, card: &Asked) -> Content {
    let mut content = card.content.clone();
    let of_notes =
        matches!(card.way, Way::Label | Way::Arrow | Way::List | Way::Entry | Way::Equal);
    let says_what = matches!(card.kind, Kind::Definition | Kind::Abbreviation);
    if !of_notes || says_what || card.dangling {
        return content;
    }
    match &mut content {
        Content::Basic { front, back } => {
            if let Some(told) = whole(setting, front, back) {
                *front = told;
            }
        }
        Content::List { prompt, items, .. } => {
            if let Some(told) = whole(setting, prompt, &items.join(" ")) {
                *prompt = told;
            }
        }
        _ => {}
    }
    content
}

/// The question with its thing; none where it has one, or where the answer would show through.
pub(super) fn whole(setting: &Setting<'_>, prompt: &str, back: &str) -> Option<String> {
    let at = prompt.find('?')? + 1;
    let (question, counted) = prompt.split_at_checked(at)?;
    if let Some(told) = of_label::labelled(setting, question, back) {
        return Some(format!("{told}{counted}"));
    }
    if !asks(setting, question) {
        return None;
    }
    let thing = thing(setting)?;
    if thing.is_shown(question, back) {
        return None;
    }
    let sought = sought(setting, &thing, question);
    let question = sought.as_deref().unwrap_or(question);
    let lead = || Some(setting.grammar.asked_of(&thing.lead(setting)?, question));
    let told = match setting.grammar.side_asked(question) {
        Some(side) if !thing.can_have(setting, side) => None,
        // « Les autres causes » are others than those of the thing's neighbour.
        Some(side) if is_other(setting, side) && !thing.topic => None,
        Some(side) if thing.has(setting, side) => {
            of_thing::of(setting, &without_brackets(&thing.name), question).or_else(lead)
        }
        _ => lead(),
    }?;
    Some(format!("{told}{counted}"))
}

/// « Quels traitements faut-il rechercher ? »: what a patient is asked about.
fn sought(setting: &Setting<'_>, thing: &Thing, question: &str) -> Option<String> {
    let side = setting.noun(setting.grammar.side_asked(question)?);
    let heading = setting.noun(thing.sides.first()?);
    let order = setting.lexicon.phrases("seeking").first()?;
    let head = single(&side.head, setting.lexicon.language);
    let fits = side.plural
        && setting.lexicon.noun_is("sought", &head)
        && setting.lexicon.noun_is("history-taking", &heading.head);
    fits.then(|| setting.grammar.which_to(order, &side)).flatten()
}

/// Whether the question is one of a thing that it does not name.
fn asks(setting: &Setting<'_>, question: &str) -> bool {
    let plain = !question.contains([':', '…', '=', '→', '«', '“']) && !question.contains('[');
    let Some(side) = setting.grammar.side_asked(question) else {
        // « Que faire si échec ? », « Que montre l’échographie ? »
        let lower = question.to_lowercase();
        let asks = |list: &str| setting.lexicon.phrases(list).iter().any(|p| lower.contains(p));
        // « Qu’est-ce qui caractérise le stade 3 ? »
        let part = || {
            let found = tokens(&lower, setting.lexicon);
            found.iter().any(|t| setting.lists("class", t))
        };
        return plain && (asks("asks-of-a-thing") || asks("asks-of-a-part") && part());
    };
    let found = tokens(side, setting.lexicon);
    let of = |t: &Token| matches!(t.lower.as_str(), "du" | "des" | "of");
    // « de la plèvre », « de l’adulte »
    let of_the = found.windows(2).any(|pair| {
        matches!(pair, [first, next] if matches!(first.lower.as_str(), "de" | "d’" | "à")
            && next.tag == Tag::Determiner)
    });
    let named = found.iter().any(of) || of_the;
    plain && !named
}
