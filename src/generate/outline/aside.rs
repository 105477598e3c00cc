//! Lines above a text that say who gave the course and when, or of what kind the word is: no card is
//! made of them.

use std::collections::HashSet;

use super::super::block::{Block, Shape};
use super::super::heading::lists::Lists;
use super::super::heading::stem::words;
use super::naming::headword;
use crate::deck::fold;

/// The blocks among which such lines stand.
const FIRST: usize = 8;

/// Sets them aside in `blocks`; `head` are the lines above the text.
pub(super) fn set_aside(blocks: &mut [Block], head: &[&str], lists: &Lists) {
    let paper: HashSet<String> =
        head.iter().filter(|line| is_of_a_course(line, lists)).map(|line| plain(line)).collect();
    for block in blocks.iter_mut().take(FIRST) {
        let told = matches!(block.shape, Shape::Paragraph | Shape::Item { .. });
        let text = block.text.text();
        if told && (paper.contains(&plain(text)) || headword(text, lists).is_some()) {
            block.shape = Shape::Reference;
        }
    }
}

/// Letters and figures alone: cleaning may have changed the rest.
fn plain(line: &str) -> String {
    fold(line).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// « cardio – mardi 14/11 – Pr Martin »: it names a teacher, a school, a day or an hour. What it
/// says of the topic stays: « urgence → ATB avant 1 h ».
fn is_of_a_course(line: &str, lists: &Lists) -> bool {
    let told = line.contains(['→', '=', '<', '≥', '%']);
    let own = words(line);
    let named = own.iter().any(|word| lists.giver.contains(word.as_str()));
    let opens = own.first().is_some_and(|word| lists.paper.contains(word.as_str()));
    let day = line.split(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ')')).any(|word| {
        let parts: Vec<&str> = word.split('/').collect();
        parts.len() >= 2
            && parts.iter().all(|part| part.len() <= 4 && part.parse::<u16>().is_ok_and(|n| n > 0))
            && parts.first().is_some_and(|day| day.len() == 2)
    });
    // « UE 11 – Pharmacologie – Ronéo n° 7 », « Ronéotypeur : L. M. »
    let first = own.first().map_or("", String::as_str);
    let numbered = lists.course.contains(first)
        && own.get(1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let meta = lists.meta.contains(first) && line.contains(':');
    !told && (named || opens || day || numbered || meta)
}

#[cfg(test)]
mod tests {
    use super::super::super::clean::document;
    use super::super::super::heading::lists::lists;
    use super::super::super::language::Language;
    use super::super::above;
    use super::*;

    fn aside(text: &str) -> Vec<String> {
        let mut blocks = document(text).blocks;
        let lists = lists(Language::French);
        set_aside(&mut blocks, &above::lines(text, lists), lists);
        let found = blocks.iter().filter(|block| block.shape == Shape::Reference);
        found.map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn who_gave_the_course_is_set_aside() {
        let text = "Endocardite infectieuse\ncardio / infectio - mardi 14/11 - Pr Martin (remplace Dr \
                    Petit)\n\nInfection de l’endocarde, souvent valvulaire, par une bactérie.\n";
        assert_eq!(aside(text).len(), 1, "{:?}", document(text).blocks);
    }

    #[test]
    fn the_course_s_number_and_who_wrote_it_down_are_set_aside() {
        let told = "Ils s’accumulent dans l’os, où ils freinent les ostéoclastes.\n";
        let text = format!(
            "Les bisphosphonates\nUE 11 – Ronéo n° 7\nRonéotypeur : L. M. (non relu)\n\n{told}"
        );
        assert_eq!(aside(&text).len(), 2, "{:?}", document(&text).blocks);
        // Neither a label of the text nor a word of the list without its number.
        let text = format!("Item essentiel : le calcium\nDose : une par jour\n\n{told}");
        assert_eq!(aside(&text), [""; 0]);
    }

    #[test]
    fn what_is_told_of_the_topic_stays() {
        let text = "Méningites\nurgence absolue : ATB < 1 h\n\nLa ponction lombaire est faite \
                    avant, si elle ne retarde rien.\n";
        assert_eq!(aside(text), [""; 0]);
        let text = "Tension\nvisée 140/90 chez le diabétique\n\nElle se mesure assis, au repos.\n";
        assert_eq!(aside(text), [""; 0]);
    }
}
