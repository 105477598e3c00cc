//! The gap of a clause, shown in its whole sentence where that is short enough to read.
//!
//! What stands in the other clauses is often the case that the clause holds for, what its pronoun
//! means or the name of what it describes: cut off, the clause says something else.

use super::{Asked, Setting, balanced, count, given_away, member};
use crate::deck::Content;
use crate::generate::realise::capital;

/// A sentence of more words is shown in pieces.
const READ: usize = 30;

/// From so many words on a sentence is shown without what stands in brackets.
const LONG: usize = 26;

/// What a longer front is worth less beside a question on the same clause, which asks in fewer words.
const LONGER: f32 = 0.3;

/// What points at something has so many words at most: « Elle », « Cette dernière forme ».
const POINTER: usize = 5;

/// A gap's sentence: before, what is hidden, the shape that the gap shows, after.
struct Gapped<'a> {
    before: &'a str,
    hidden: &'a str,
    shape: &'a str,
    after: &'a str,
}

/// Where a gap stands in the whole sentence, in characters.
struct Place {
    at: usize,
    /// So many characters before the gap are not the sentence's own, or stand there otherwise.
    own: usize,
    /// So many of the sentence's are not the card's, or stand there otherwise.
    left: usize,
}

/// Shows the gaps of `cards` in the sentence `text` that they were made of; `sound`: its first clause
/// points at nothing outside it.
pub(super) fn show(setting: &Setting<'_>, text: &str, sound: bool, cards: &mut [Asked]) {
    let told = text.trim_end_matches(['.', ';', ',', ':', ' ', '\u{a0}', '\u{202f}']);
    let whole = if count(told) > LONG { member::without_brackets(told) } else { told.to_owned() };
    if count(&whole) > READ || !balanced(&whole) || whole.contains("{{") {
        return;
    }
    let question = |card: &&Asked| !card.dangling && matches!(card.content, Content::Basic { .. });
    let asked: Vec<usize> = cards.iter().filter(question).map(|card| card.clause).collect();
    let opening = cards.iter().filter(|card| card.clause == 0 && !card.dangling);
    let opening = opening.into_iter().find_map(|card| replaced(&whole, card));
    for card in cards {
        let Content::Cloze { text } = &card.content else { continue };
        let Some(gapped) = taken_apart(text) else { continue };
        let Some(place) = placed(&whole, &gapped) else { continue };
        let before = before(&whole, &gapped, &place, card.clause, sound, opening.as_ref());
        let after: String = whole.chars().skip(place.at + gapped.hidden.chars().count()).collect();
        let entire = before == gapped.before;
        let stop = gapped.after.ends_with('.') && !after.ends_with(['.', '…']);
        let after = if stop { format!("{after}.") } else { after };
        let more = after.chars().count() > gapped.after.chars().count();
        if entire && !more || count(&before) + count(&after) > READ {
            continue;
        }
        if given_away::leaks(gapped.hidden, &before, &after)
            || given_away::spells(gapped.hidden, &before, &after)
            || given_away::by_its_opposite(setting, gapped.hidden, &before, &after)
        {
            continue;
        }
        let Gapped { hidden, shape, .. } = gapped;
        // What a later clause points at stands in the first.
        let led = sound && card.clause > 0 && place.left > 0 && !entire;
        let text = capital(&format!("{before}{{{{c1::{hidden}{shape}}}}}{after}"));
        card.dangling &= !led;
        card.referred &= !led;
        card.content = Content::Cloze { text };
        card.fit -= if asked.contains(&card.clause) { LONGER } else { 0.0 };
    }
}

/// What stands before the gap in the whole sentence, with what its first words point at put in.
fn before(
    whole: &str,
    gapped: &Gapped<'_>,
    place: &Place,
    clause: usize,
    sound: bool,
    opening: Option<&(String, usize)>,
) -> String {
    let own: Vec<char> = gapped.before.chars().take(place.own).collect();
    let left: Vec<char> = whole.chars().take(place.left).collect();
    let all = || whole.chars().take(place.at).collect::<String>();
    let begins = left.len() >= own.len() && own.iter().zip(&left).all(|(a, b)| same(*a, *b));
    let cut = left.get(own.len()..).unwrap_or_default();
    // « L’hépatite fulminante, plus rare, … »: than what, another sentence says.
    if left.is_empty() || begins && is_aside(cut) {
        return gapped.before.to_owned();
    }
    if sound && (clause > 0 || begins) {
        return all();
    }
    match opening {
        Some((opening, len)) if clause > 0 && *len <= place.at => {
            let rest: String = whole.chars().take(place.at).skip(*len).collect();
            format!("{opening}{rest}")
        }
        _ if begins && !own.is_empty() => all(),
        _ => gapped.before.to_owned(),
    }
}

/// What stands between commas.
fn is_aside(cut: &[char]) -> bool {
    cut.first() == Some(&',') && cut.last() == Some(&',')
}

/// What the opening of the sentence became on `card`, and how many characters of the sentence it stands for.
fn replaced(whole: &str, card: &Asked) -> Option<(String, usize)> {
    let Content::Cloze { text } = &card.content else { return None };
    let gapped = taken_apart(text)?;
    let place = placed(whole, &gapped)?;
    let own: String = gapped.before.chars().take(place.own).collect();
    let left: String = whole.chars().take(place.left).collect();
    (own.contains('[') && (1..=POINTER).contains(&count(&left))).then_some((own, place.left))
}

fn taken_apart(text: &str) -> Option<Gapped<'_>> {
    let (before, rest) = text.split_once("{{c1::")?;
    let (inside, after) = rest.split_once("}}")?;
    let hidden = inside.split_once("::").map_or(inside, |(hidden, _)| hidden);
    Some(Gapped { before, hidden, shape: inside.get(hidden.len()..)?, after })
}

/// The one place of the sentence that has the gap's words between the same others.
fn placed(whole: &str, gapped: &Gapped<'_>) -> Option<Place> {
    let chars: Vec<char> = whole.chars().collect();
    let hidden: Vec<char> = gapped.hidden.chars().collect();
    let before: Vec<char> = gapped.before.chars().collect();
    let after: Vec<char> = gapped.after.trim_end_matches('.').chars().collect();
    let alike = |one: &[char], other: &[char]| {
        one.iter().zip(other).take_while(|(a, b)| same(**a, **b)).count()
    };
    let backwards = |one: &[char], other: &[char]| {
        one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| same(**a, **b)).count()
    };
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for at in 0..chars.len().saturating_sub(hidden.len().saturating_sub(1)) {
        let (Some(own), Some(head), Some(tail)) =
            (chars.get(at..at + hidden.len()), chars.get(..at), chars.get(at + hidden.len()..))
        else {
            continue;
        };
        if own.iter().zip(&hidden).all(|(a, b)| same(*a, *b)) {
            let (left, right) = (backwards(head, &before), alike(tail, &after));
            found.push((left + right, at, left));
        }
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    let (shared, at, left) = *found.first()?;
    let alone = found.get(1).is_none_or(|next| next.0 < shared);
    // What stands otherwise behind the gap, a pronoun that was put in words, stays so.
    let behind = &chars.get(at + hidden.len()..)?;
    let rest = after.get(alike(behind, &after)..)?;
    let from = after.len() - rest.len();
    let kept = (from..behind.len())
        .find(|at| behind.get(*at..).is_some_and(|part| alike(part, rest) == rest.len()));
    let rewritten =
        !rest.is_empty() && kept.and_then(|to| behind.get(from..to)).is_none_or(is_aside);
    // The two sides part between words.
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let parted = |side: &[char], at: usize| {
        at == 0 || at == side.len() || !letter(side.get(at - 1)) || !letter(side.get(at))
    };
    let (own, rest) = (before.len() - left, at - left);
    let sound = alone && !rewritten && parted(&before, own) && parted(&chars, rest);
    sound.then_some(Place { at, own, left: rest })
}

/// Letters without their size, apostrophes and spaces without their kind.
fn same(one: char, other: char) -> bool {
    let plain = |c: char| match c {
        '\'' => '’',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::super::tests::gaps;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_clause_stands_in_its_sentence() {
        let told = "Les deux reins ne filtrent plus le plasma et le malade retient le potassium.";
        let found = gaps(told, French);
        assert!(!found.is_empty());
        assert!(found.iter().all(|front| front.contains("et le malade")), "{found:?}");
        let told = "The gland shrinks with age, but it still releases a hormone into the plasma.";
        let found = gaps(told, English);
        assert!(!found.is_empty());
        assert!(found.iter().all(|front| front.contains(", but it still")), "{found:?}");
    }

    #[test]
    fn what_follows_a_colon_stands_behind_it() {
        let told =
            "La moelle ne fabrique plus de globules rouges : on parle alors d’érythroblastopénie.";
        let found = gaps(told, French);
        assert!(found.iter().all(|front| front.contains("on parle alors")), "{found:?}");
    }

    #[test]
    fn a_long_sentence_is_shown_in_pieces() {
        let told = "La rate filtre le sang et retient les globules rouges qui ont perdu leur souplesse \
                    au cours de leur longue vie dans la circulation générale, et le foie capte la \
                    bilirubine pour la conjuguer dans les hépatocytes.";
        let found = gaps(told, French);
        assert!(!found.is_empty());
        assert!(found.iter().all(|front| front.split(' ').count() < 31), "{found:?}");
    }

    #[test]
    fn a_comparison_with_what_is_not_named_stays_out() {
        let told = "La cystite, plus rare, s’accompagne d’une hématurie.";
        let found = gaps(told, French);
        assert!(found.iter().all(|front| !front.contains("plus rare")), "{found:?}");
    }
}
