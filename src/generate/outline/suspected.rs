//! What a text without a title suspects, where it says so more than once: « devant toute suspicion
//! de dissection aortique ».
//!
//! Refuses what the text seldom names, and of two diagnoses both.

use std::collections::HashMap;

use super::super::block::{Block, Shape};
use super::super::clean::verb::is_verb;
use super::super::heading::lists::Lists;
use super::super::heading::sort::{Sort, bare, sort};
use super::super::heading::stem::{holds, stems};
use super::super::language::Language;
use crate::deck::fold;

/// Words of a diagnosis.
const LONGEST: usize = 4;
/// Blocks that name it: where it is suspected once, and where it is more often.
const NAMED: usize = 4;
const NAMED_TWICE: usize = 3;

/// The one diagnosis that the text suspects and names again and again.
pub(super) fn suspected(blocks: &[Block], lists: &Lists, language: Language) -> Option<String> {
    let mut found: HashMap<Vec<String>, (String, usize)> = HashMap::new();
    let told = || blocks.iter().filter(|block| block.shape != Shape::Reference);
    for block in told() {
        for name in names(block.text.text(), lists, language) {
            let known = found.entry(stems(&name, lists)).or_insert((name, 0));
            known.1 += 1;
        }
    }
    let said: Vec<Vec<String>> = told().map(|block| stems(block.text.text(), lists)).collect();
    let mut named: Vec<(usize, usize, String)> = found
        .into_iter()
        .map(|(stems, (name, suspected))| {
            (said.iter().filter(|block| holds(block, &stems)).count(), suspected, name)
        })
        .collect();
    named.sort_by(|a, b| b.cmp(a));
    let mut named = named.into_iter();
    let (count, suspected, name) = named.next()?;
    let enough = if suspected > 1 { NAMED_TWICE } else { NAMED };
    let alone = named.next().is_none_or(|(other, ..)| other * 2 <= count);
    (count >= enough && alone).then(|| bare(&name, lists))
}

/// What `text` suspects.
fn names(text: &str, lists: &Lists, language: Language) -> Vec<String> {
    let folded = fold(text).replace('’', "'");
    if folded.chars().count() != text.chars().count() {
        return Vec::new();
    }
    let ends = lists.suspect.iter().flat_map(|opening| {
        folded.match_indices(opening).filter_map(|(at, found)| {
            let before = folded.get(..at)?.chars().next_back();
            let end = at + found.len();
            let whole = before.is_none_or(|c| !c.is_alphanumeric())
                && (found.ends_with('\'') || folded.get(end..)?.starts_with(' '));
            whole.then(|| folded.get(..end).unwrap_or_default().chars().count())
        })
    });
    // The longest opening at one place: « suspicion de la » before « suspicion de ».
    let mut ends: Vec<usize> = ends.collect();
    ends.sort_unstable();
    let behind = ends.into_iter().filter_map(|end| {
        let rest: String = text.chars().skip(end).collect();
        name(rest.trim_start(), lists, language)
    });
    behind.collect()
}

/// The words of a name, up to a mark or to what is none of it.
fn name(rest: &str, lists: &Lists, language: Language) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for word in rest.split(' ') {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = fold(plain);
        // « névralgie du trijumeau »
        if !words.is_empty() && lists.head_first && matches!(plain, "de" | "du" | "des") {
            words.push(plain);
            continue;
        }
        let ends = plain.is_empty()
            || !word.starts_with(char::is_alphanumeric)
            || plain.contains(|c: char| c.is_ascii_digit())
            || is_verb(plain, language)
            || lists.before.contains(folded.as_str())
            || lists.hang.contains(folded.as_str());
        if ends || words.len() == LONGEST {
            break;
        }
        words.push(plain);
        if plain.len() < word.len() {
            break;
        }
    }
    while words.last().is_some_and(|last| matches!(*last, "de" | "du" | "des")) {
        words.pop();
    }
    let name = words.join(" ");
    let thing = sort(&name, lists) == Sort::Thing;
    let telling = !lists.common.contains(fold(&name).as_str());
    (name.chars().count() > 3 && thing && telling).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::super::clean::document;
    use super::super::super::heading::lists::lists;
    use super::*;

    fn french(text: &str) -> Option<String> {
        suspected(&document(text).blocks, lists(Language::French), Language::French)
    }

    const HEAD: &str = "## Examens\n\n- En cas de suspicion de torsion testiculaire : chirurgie\n";

    #[test]
    fn what_is_suspected_and_named_again_is_the_topic() {
        let text = format!(
            "{HEAD}\n## Traitement\n\n- La torsion testiculaire est opérée avant six heures\n- \
             Détorsion manuelle si la torsion testiculaire est vue tôt\n- Après une torsion \
             testiculaire, fixer aussi l’autre côté\n"
        );
        assert_eq!(french(&text).as_deref(), Some("Torsion testiculaire"));
    }

    #[test]
    fn what_is_seldom_named_or_one_of_two_is_none() {
        assert_eq!(french(&format!("{HEAD}- Une échographie ne retarde rien\n")), None);
        let two = "## Bilan\n\n- Suspicion de torsion testiculaire : chirurgie\n- Diagnostic \
                   d’orchite aiguë : ECBU\n- torsion testiculaire : doppler sans flux\n- orchite \
                   aiguë : fièvre\n- torsion testiculaire : brutale\n- orchite aiguë : \
                   progressive\n- torsion testiculaire, orchite aiguë : douleur\n";
        assert_eq!(french(two), None);
    }
}
