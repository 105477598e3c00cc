//! Slides written one under the other: groups of short lines, a blank line between them, each under
//! a first line that heads it.
//!
//! One group tells nothing: only a text that is made of them is read so. Refuses prose that a page
//! has broken, verses and addresses: their first lines go on in the second.

use super::heading::looks_like_heading;
use super::line::{Line, LineKind};
use super::verb::has_verb;
use crate::generate::language::Language;

/// So many groups at least make slides.
const GROUPS: usize = 4;
/// A line of more words is no line of a slide.
const WORDS: usize = 12;

/// Which lines head a slide.
pub(super) fn heads(lines: &[Line<'_>], language: Language) -> Vec<bool> {
    let mut heads = vec![false; lines.len()];
    let groups = groups(lines);
    let headed: Vec<&std::ops::Range<usize>> =
        groups.iter().filter(|group| is_headed(lines, group, language)).collect();
    let told: Vec<&Line<'_>> =
        groups.iter().flat_map(|group| lines.get(group.clone()).unwrap_or_default()).collect();
    let short = told
        .iter()
        .filter(|line| line.words() <= WORDS && !line.content.trim_end().ends_with('.'))
        .count();
    let several = groups.iter().filter(|group| group.len() > 1).count();
    let slides =
        headed.len() >= GROUPS && headed.len() * 10 >= several * 6 && short * 10 >= told.len() * 8;
    if slides {
        // Among slides, one or two words alone head what follows in small letters too: “Dx”.
        let brief = |group: &&std::ops::Range<usize>| {
            let words = lines.get(group.start).map_or(0, Line::words);
            words <= 2 && is_named(lines, group, language)
        };
        let brief: Vec<_> = groups.iter().filter(brief).collect();
        for group in headed.into_iter().chain(brief) {
            if let Some(head) = heads.get_mut(group.start) {
                *head = true;
            }
        }
    }
    heads
}

/// Makes items of the lines under the head of a slide, and of its bullets items of theirs.
pub(super) fn look_around(lines: &mut [Line<'_>], heads: &[bool]) {
    for group in groups(lines).into_iter().filter(|group| heads.get(group.start) == Some(&true)) {
        let mut under = 0;
        for line in lines.get_mut(group.start + 1..group.end).unwrap_or_default() {
            match line.kind {
                LineKind::Text { .. } => {
                    line.kind = LineKind::Item { depth: 0 };
                    under = 1;
                }
                LineKind::Item { depth } => line.kind = LineKind::Item { depth: depth + under },
                _ => {}
            }
        }
    }
}

/// Runs of lines without a gap.
fn groups(lines: &[Line<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let length = lines.iter().skip(at).take_while(|line| !line.is_gap()).count();
        if length > 0 {
            groups.push(at..at + length);
        }
        at += length.max(1);
    }
    groups
}

/// Whether the first line of the group is a name, and the second does not go on from it.
fn is_headed(lines: &[Line<'_>], group: &std::ops::Range<usize>, language: Language) -> bool {
    let Some(next) = lines.get(group.start + 1) else { return false };
    let goes_on = next.is_text() && next.content.starts_with(char::is_lowercase);
    !goes_on && is_named(lines, group, language)
}

/// Whether the first line of the group is a name.
fn is_named(lines: &[Line<'_>], group: &std::ops::Range<usize>, language: Language) -> bool {
    let Some(head) = lines.get(group.start) else { return false };
    if group.len() < 2 || !(head.is_text() || head.is_heading()) || head.columns > 1 {
        return false;
    }
    let content = head.content.trim_end();
    let named = looks_like_heading(content) && !content.contains(',');
    let asked = content.ends_with('?') && content.starts_with(char::is_uppercase);
    (asked || named && !has_verb(content, language)) && head.words() <= 6
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn headed(text: &str) -> Vec<String> {
        let lines = lines(text, Language::French);
        let found = lines.iter().filter(|line| line.is_heading());
        found.map(|line| line.content.to_owned()).collect()
    }

    const SLIDES: &str = "Tamponnade\nÉpanchement sous pression\nUrgence absolue\n\n\
        Triade de Beck\nTurgescence jugulaire\nBruits assourdis\nHypotension\n\n\
        ECG\nMicrovoltage\nAlternance électrique\n\n\
        Échographie\nCollapsus du VD\nSwinging heart\n\n\
        Geste\nPonction péricardique\n- sous échographie\n";

    #[test]
    fn the_first_line_of_each_slide_heads_it() {
        let heads = ["Tamponnade", "Triade de Beck", "ECG", "Échographie", "Geste"];
        assert_eq!(headed(SLIDES), heads);
        // In small letters a line goes on under a longer one only.
        let more = format!("{SLIDES}\nDg\nclinique d’abord\n\nLe drain posé en\nurgence seul\n");
        assert_eq!(headed(&more), [&heads[..], &["Dg"]].concat());
    }

    #[test]
    fn broken_prose_and_two_groups_have_no_heads() {
        let prose = "Le cœur bat dans le sac\npéricardique qui le protège.\n\nLe sac contient un peu\n\
            de liquide séreux, clair.\n\nLe volume normal est\nde trente millilitres environ.\n\n\
            Le drainage se fait par\nune ponction sous le sternum.\n";
        assert_eq!(headed(prose), [""; 0]);
        let lines =
            lines("ECG\nMicrovoltage\nAlternance\n\nGeste\nPonction\nDrain\n", Language::French);
        assert!(!heads(&lines, Language::French).contains(&true));
    }
}
