//! Lists without bullets whose lines are longer than a name: told by the semicolons that end them, by
//! the small letters that begin them, or by how many their head counts.
//!
//! On a page whose lines a width has broken, a line's end alone says nothing: its mark must.

use std::ops::Range;

use super::line::{Line, LineKind};
use super::series::{counted, is_head};
use super::wrap;
use crate::generate::language::Language;

/// An item has no more words; a paragraph has.
const LONGEST: usize = 30;
/// Lines that semicolons end, without the last.
const FEWEST: usize = 2;
/// Lines that are looked at as one list: a longer one is read in parts.
const MOST: usize = 60;

/// Makes items of such lines.
pub(super) fn look_around(lines: &mut [Line<'_>], language: Language) {
    let broken = wrap::is_broken_at_a_width(lines);
    let mut at = 0;
    while at < lines.len() {
        let found = if lines.get(at).is_some_and(is_head) {
            announced(lines, at, broken, language)
        } else {
            ended(lines, at)
        };
        let next = found.as_ref().map_or(at + 1, |found| found.end);
        for at in found.unwrap_or_default() {
            if let Some(line) = lines.get_mut(at).filter(|line| line.is_text()) {
                line.kind = LineKind::Item { depth: 0 };
            }
        }
        at = next;
    }
}

/// « toux sèche ; », « fièvre ; », « frissons. », whatever stands above: each on a line of its own, all
/// with the same gap between.
fn ended(lines: &[Line<'_>], from: usize) -> Option<Range<usize>> {
    let opens =
        from.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(|above| !above.is_text());
    let first = lines.get(from).filter(|line| opens && line.is_text())?;
    let small = begins_small(first);
    let apart = usize::from(lines.get(from + 1).is_some_and(Line::is_gap)) + 1;
    let item =
        |line: &Line<'_>| line.is_text() && line.words() <= LONGEST && begins_small(line) == small;
    let parted = (from..lines.len())
        .step_by(apart)
        .take(MOST)
        .map_while(|at| lines.get(at))
        .take_while(|line| item(line) && line.content.trim_end().ends_with(';'));
    let count = parted.count();
    let last = from + count * apart;
    // A paragraph behind a gap may not be the last of them.
    let closes = lines.get(last).is_some_and(|line| item(line) && (small || apart == 1));
    let gaps = (from..last)
        .all(|at| (at - from).is_multiple_of(apart) || lines.get(at).is_some_and(Line::is_gap));
    (count >= FEWEST && closes && gaps).then_some(from..last + 1)
}

/// The lines right below a head that ends with a colon: all in small letters, or as many as it counts;
/// `broken`: a width has broken the page's lines.
fn announced(
    lines: &[Line<'_>],
    head: usize,
    broken: bool,
    language: Language,
) -> Option<Range<usize>> {
    let count = lines.get(head).map_or(0, |line| counted(line.content));
    let from = head + 1 + usize::from(lines.get(head + 1).is_some_and(Line::is_gap));
    let length = lines.iter().skip(from).take_while(|line| line.is_text()).count();
    let run = lines.get(from..from + length)?;
    let small = run.iter().all(begins_small);
    let alike = small || !run.iter().any(begins_small);
    let own = |line: &Line<'_>| {
        let content = line.content.trim_end();
        line.words() <= LONGEST
            && line.mark.is_none()
            && !content.ends_with([':', '?', '!'])
            && !wrap::breaks_off(content.trim_end_matches([',', ';']), language)
            && !wrap::hangs_on(content)
            && (!broken || content.ends_with(['.', ',', ';']))
    };
    (length >= FEWEST && alike && (small || count == length) && run.iter().all(own))
        .then_some(from..from + length)
}

fn begins_small(line: &Line<'_>) -> bool {
    line.content.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::items;

    #[test]
    fn semicolons_end_the_items_of_a_list_without_a_head() {
        let text = "Otite\n\nSignes fréquents\n\notalgie vive, qui réveille la nuit ;\nfièvre élevée chez \
                    le nourrisson ou le petit enfant ;\nbaisse de l'audition.\n\nElle guérit vite.\n";
        assert_eq!(items(text).len(), 3, "{:?}", items(text));
        let text = "Otitis\n\nWhen to see a doctor\n\npain that keeps the child awake;\n\nfever above \
                    39 °C;\n\na stiff neck.\n\nmost children recover.\n";
        assert_eq!(
            items(text),
            ["pain that keeps the child awake;", "fever above 39 °C;", "a stiff neck."]
        );
        // Two halves of one sentence are no list.
        let text = "Otite\n\nLe tympan est rouge ;\nil peut se perforer.\n";
        assert_eq!(items(text), [""; 0]);
    }

    #[test]
    fn a_colon_announces_small_letters_or_as_many_as_it_counts() {
        let text = "Le tronc comprend :\n\nle bulbe, siège des centres de la respiration et du cœur.\nle \
                    pont, qui relie les deux moitiés du cervelet.\n\nIl est court.\n";
        assert_eq!(items(text).len(), 2, "{:?}", items(text));
        let text = "There are two kinds of muscle fibre:\n\nSlow fibres, which resist fatigue and are \
                    rich in mitochondria\nFast fibres, which tire soon but contract with great force\n\nBoth \
                    adapt to training within weeks, the slow ones by their vessels and the fast ones by \
                    their bulk, and an athlete who stops loses what was gained within a season.\n";
        assert_eq!(items(text).len(), 2, "{:?}", items(text));
        // One more than the head counts: prose.
        let text = "Il existe deux fibres :\n\nLes fibres lentes résistent longtemps à la fatigue.\nElles \
                    sont rouges et riches en mitochondries.\nLes autres sont blanches et rapides.\n";
        assert_eq!(items(text), [""; 0]);
    }

    #[test]
    fn a_line_that_goes_on_is_no_item() {
        let text = "Traitement :\nantibiotique par la veine jusqu'à l'apyrexie\nou par la bouche s'il \
                    vomit peu\n";
        assert_eq!(items(text), [""; 0]);
    }
}
