//! Which numbered lines are headings, and which are a list's items.
//!
//! A series of numbers is an outline or a list as a whole. Makes no headings of items that
//! stand one under the other.

use super::heading_shape::{before_bracket, is_capitals, is_question};
use super::line::next;
use super::line::{Line, LineKind};
use super::mark::{Family, Mark};
use super::verb::has_verb;
use crate::generate::language::Language;

/// Words of « 5. AES : conduite à tenir », which heads a part of an outline all the same.
const LABELLED: usize = 7;

/// Characters of a line that no page is so narrow as to break.
const BRIEF: usize = 40;

/// Which numbered lines are headings: a series of them is, or is a list, as a whole. `signed` says
/// which lines a sign makes headings.
pub(super) fn numbered(lines: &[Line<'_>], signed: &[bool], language: Language) -> Vec<bool> {
    let mut heads = vec![false; lines.len()];
    let mut groups: Vec<(Mark, usize, Vec<usize>)> = Vec::new();
    let mut close = |group: &(Mark, usize, Vec<usize>)| {
        let outline =
            is_deep(&group.2, lines, signed) || stands_apart(&group.0, &group.2, lines, language);
        if !(outline || is_outline(&group.0, &group.2, lines, language)) {
            return;
        }
        for at in &group.2 {
            if let Some(head) = heads.get_mut(*at) {
                let labelled = lines.get(*at).is_some_and(|line| line.words() <= LABELLED);
                *head = is_numbered_on(lines, *at)
                    || outline && labelled && leads(lines, *at, outline)
                    || titles(lines, *at, language) && leads(lines, *at, outline)
                    || is_loud_label(lines, *at) && leads(lines, *at, true);
            }
        }
    };
    for (at, line) in lines.iter().enumerate() {
        if line.is_heading() {
            for group in groups.drain(..) {
                close(&group);
            }
            continue;
        }
        let Some(mark) = line.mark.filter(|mark| line.is_item() && !mark.is_bullet()) else {
            continue;
        };
        let margin = line.columns;
        // Of the series with such marks the one at this margin, else the latest.
        let like = (0..groups.len())
            .filter(|at| {
                groups.get(*at).is_some_and(|(other, columns, _)| {
                    other.is_like(&mark) && columns.abs_diff(margin) <= 1
                })
            })
            .min_by_key(|at| {
                groups.get(*at).map(|group| (group.1.abs_diff(margin), usize::MAX - *at))
            });
        let inner = like
            .and_then(|at| groups.get(at))
            .is_some_and(|(_, columns, _)| mark.value == 1 && margin > *columns);
        let on = like.filter(|at| {
            let last = groups.get(*at).and_then(|group| group.2.last());
            let last = last.and_then(|at| lines.get(*at)).and_then(|line| line.mark);
            !inner && last.is_none_or(|last| last.value < mark.value)
        });
        let from = match (on, like) {
            (Some(at), _) => at + 1,
            (None, Some(at)) if !inner => at,
            _ => groups
                .iter()
                .position(|(other, columns, _)| {
                    other.rank() > mark.rank() && *columns + 1 >= margin
                })
                .unwrap_or(groups.len()),
        };
        for group in groups.drain(from..) {
            close(&group);
        }
        match on.and_then(|at| groups.get_mut(at)) {
            Some((.., members)) => members.push(at),
            None => groups.push((mark, margin, vec![at])),
        }
    }
    for group in &groups {
        close(group);
    }
    heads
}

/// Whether the lines of one series head what stands between them.
fn is_outline(mark: &Mark, members: &[usize], lines: &[Line<'_>], language: Language) -> bool {
    let heading = |at: &&usize| titles(lines, **at, language) && leads(lines, **at, false);
    let count = members.iter().filter(heading).count();
    // « 1) CHIRURGIE », « 2) SELON STADE (…) »: names in capitals, whatever stands under them.
    let loud = |at: &usize| {
        lines.get(*at).is_some_and(|line| is_capitals(without_remark(line.content.trim_end())))
    };
    if members.len() > 1 && members.iter().all(loud) {
        return true;
    }
    match mark.family {
        // « 1. » may be the one chapter of a passage, but not one item of several.
        Family::Digit | Family::Lower => {
            let apart = members.iter().all(|at| {
                at.checked_sub(1)
                    .and_then(|at| lines.get(at))
                    .is_none_or(|line| line.is_gap() || line.is_heading() || members.len() > 1)
            });
            // « 3°) Factors that delay healing »: one of many may be worded otherwise.
            let most = members.len() >= 4 && count * 4 >= members.len() * 3;
            (count == members.len() || most) && apart
        }
        _ => mark.is_of_an_outline() && count * 2 > members.len(),
    }
}

/// « I. Définition », a blank line before each but the first, over bullets that stand further in: the
/// parts of a text, where a list would be written without gaps.
fn stands_apart(mark: &Mark, members: &[usize], lines: &[Line<'_>], language: Language) -> bool {
    let gap = |at: &usize| at.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(Line::is_gap);
    let named = members.iter().filter(|at| titles(lines, **at, language)).count();
    matches!(mark.family, Family::Part | Family::Roman | Family::Upper)
        && members.len() >= 2
        && members.iter().skip(1).all(gap)
        && named * 3 >= members.len() * 2
}

/// « 5) PATHO : déficits héréditaires », one of a series of headings: a name in capitals and few words of
/// what it is.
fn is_loud_label(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at).is_some_and(|line| {
        let named = line.content.split_once(':').is_some_and(|(name, _)| is_capitals(name.trim()));
        named && line.words() <= LABELLED + 1 && !line.content.ends_with('.')
    })
}

/// Whether numbers of several figures stand under one of the series: « 1. », « 1.1 »; or headings
/// that a sign makes.
fn is_deep(members: &[usize], lines: &[Line<'_>], signed: &[bool]) -> bool {
    let inner = members.windows(2).any(|pair| match pair {
        [one, next] => signed.get(one + 1..*next).is_some_and(|inside| inside.contains(&true)),
        _ => false,
    });
    if inner {
        return true;
    }
    let ends = members.iter().copied().skip(1).chain([lines.len()]);
    members.iter().zip(ends).any(|(at, end)| {
        let mark = lines.get(*at).and_then(|line| line.mark);
        let inside = lines.get(at + 1..end).unwrap_or_default();
        mark.is_some_and(|mark| {
            inside.iter().filter_map(|line| line.mark).any(|inner| is_inner(mark, inner))
        })
    })
}

/// Whether the number goes on from the other: « 5.1 » from « 5. ».
fn is_inner(mark: Mark, inner: Mark) -> bool {
    let deeper = match (mark.family, inner.family) {
        (Family::Digit, Family::Dotted(2)) => true,
        (Family::Dotted(outer), Family::Dotted(inner)) => inner == outer + 1,
        _ => false,
    };
    deeper && mark.value == inner.value
}

/// Whether the next line's number goes on from this one's: « 5. TTT = chirurgical » over « 5.1
/// Préparation ». It heads that line, however it is worded.
fn is_numbered_on(lines: &[Line<'_>], at: usize) -> bool {
    let (Some(line), Some(next)) = (lines.get(at), next(lines, at)) else { return false };
    let (Some(mark), Some(inner)) = (line.mark, next.mark) else { return false };
    is_inner(mark, inner) && line.words() <= 16
}

/// Whether the line is worded like a heading.
fn titles(lines: &[Line<'_>], at: usize, language: Language) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let content = line.content.trim_end().trim_end_matches(':').trim_end_matches(['*', ' ']);
    let content = without_remark(content);
    let capitals = is_capitals(content);
    let upper = content.trim_start_matches(['*', '_', '«', ' ']).starts_with(char::is_uppercase);
    let outer = line.mark.is_some_and(|mark| mark.is_of_an_outline());
    (upper || outer)
        && content.split_whitespace().count() <= if capitals { 14 } else { 10 }
        && !content.ends_with(['.', ';', ','])
        && !content.contains(": ")
        && (!content.contains('=') || outer && has_another_name(content))
        && !content.contains(['→', '\t'])
        && !content.contains("->")
        && (capitals || is_question(content) || !has_verb(content, language))
}

/// « B) Tunique uvéale = uvée »: a part of an outline may have two names; « = 2 mg/kg » is a value.
fn has_another_name(content: &str) -> bool {
    let mut names = content.split('=');
    let brief = |name: &str| {
        (1..=4).contains(&name.split_whitespace().count())
            && name.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "-'’".contains(c))
    };
    names.by_ref().take(2).all(brief) && names.next().is_none()
}

/// « 2) SELON STADE (I = testicule seul, II = ganglions) » has its name before the bracket that ends it.
fn without_remark(content: &str) -> &str {
    let content = without_rank(content);
    before_bracket(content, " (", ')').unwrap_or(content)
}

/// « TRAITEMENT [A] » without the letter that says how much it matters.
fn without_rank(content: &str) -> &str {
    let ranked = content.strip_suffix(']').and_then(|open| open.rsplit_once(" ["));
    let ranked = ranked.filter(|(_, letter)| letter.chars().count() == 1);
    ranked.map_or(content, |(name, _)| name.trim_end())
}

/// Whether something else than the next of its series follows. In an `outline` bullets further in are
/// what the number heads; elsewhere they are an item's own.
fn leads(lines: &[Line<'_>], at: usize, outline: bool) -> bool {
    let (Some(line), Some(next)) = (lines.get(at), next(lines, at)) else { return false };
    let Some(mark) = line.mark else { return false };
    // A list's items have their own indented below them.
    let inside = next.is_item()
        && next.columns >= line.columns + 2
        && line.columns == next.columns.min(line.columns)
        && next.mark.is_some_and(|mark| mark.is_bullet());
    let deeper = next.mark.is_none_or(|other| {
        let inner = other.value == 1 && next.columns > line.columns;
        if other.is_like(&mark) { inner } else { other.rank() > mark.rank() }
    });
    let outline = outline || matches!(mark.family, Family::Dotted(_));
    // A brief line was not broken at the page's edge.
    let ranked = outline || mark.is_of_an_outline();
    let content = line.content.trim_end();
    let name = without_remark(content);
    let whole = ranked && content.chars().count() <= BRIEF || name != content && is_capitals(name);
    let goes_on = next.is_text() && next.content.starts_with(char::is_lowercase)
        || matches!(next.kind, LineKind::Text { indented: true });
    let goes_on = goes_on && !whole;
    (outline || !inside) && deeper && !next.is_heading() && !goes_on
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::super::tests::path_of;

    #[test]
    fn a_heading_with_a_remark_is_one_of_its_series() {
        let text = "TUMEURS DU TESTICULE\n\nTRAITEMENT\n1) CHIR\n\t- orchidectomie\n\t- prothèse\n\n\
                    2) SELON STADE (I = testicule seul, II = gg, III = gg sus-diaph ou viscères)\n\tséminome I → surveillance\n\n\
                    3) MASSES RESIDUELLES (post-chimio)\n\t- curage\n\t\thisto : nécrose\n";
        let blocks = document(text).blocks;
        let path = |opening: &str| {
            let block = blocks.iter().find(|block| block.text.text().starts_with(opening));
            block.and_then(|block| block.path.last().cloned()).unwrap_or_default()
        };
        assert!(path("séminome").to_lowercase().starts_with("selon stade"), "{}", path("séminome"));
        // One of an outline may have two names.
        let outline = "L'ŒIL\n\nA) Tunique fibreuse\nSclère : coque blanche et opaque, qui donne la forme\n\n\
                       B) Tunique uvéale = uvée\nIris : diaphragme percé de la pupille\n\nC) Tunique nerveuse = rétine\n\
                       Macula : zone de la vision fine\n";
        assert_eq!(path_of(outline, "Iris").last().unwrap(), "Tunique uvéale");
        // An equation numbered among items is none.
        let text = text.replace(
            "2) SELON STADE (I = testicule seul, II = gg, III = gg sus-diaph ou viscères)",
            "2) dose = 2 mg/kg",
        );
        let blocks = document(&text).blocks;
        let found =
            blocks.iter().any(|block| block.path.iter().any(|part| part.contains("dose =")));
        assert!(!found);
    }

    #[test]
    fn parts_of_a_text_head_the_bullets_under_them() {
        let text = "ITEM 12 — GOUTTE\n\nI. Définition\n   • dépôt de cristaux d’urate\n   • homme de 50 \
                    ans\n\nII. Signes\n   • gros orteil rouge\n   • tophus\n\nIII. GRAVITÉ (un seul suffit => \
                    avis) [A]\n   • atteinte rénale\n";
        assert_eq!(path_of(text, "homme").last().unwrap(), "Définition");
        assert_eq!(path_of(text, "tophus").last().unwrap(), "Signes");
        assert!(path_of(text, "atteinte").last().unwrap().to_lowercase().starts_with("gravité"));
        // Without gaps it is a list.
        let list = text.replace("\n\nII", "\nII").replace("\n\nIII", "\nIII");
        assert_ne!(path_of(&list, "tophus").last().unwrap(), "Signes");
    }

    #[test]
    fn a_rank_behind_a_name_in_capitals_leaves_it_a_heading() {
        let text = "CANCER DU TESTICULE\n\nHISTOLOGIE\n1) SÉMINOME [A]\n\tsensible à la \
                    radiothérapie\n\tmarqueurs souvent normaux\n\n2) TUMEURS RARES [B]\n\tstroma \
                    gonadique\n";
        assert_eq!(path_of(text, "sensible").last().unwrap(), "Séminome");
        // Words in brackets are what is told.
        let told = text.replace("[A]", "[tumeur germinale]");
        assert_ne!(path_of(&told, "sensible").last().unwrap(), "Séminome");
    }

    #[test]
    fn a_name_in_capitals_with_few_words_heads_among_capitals() {
        let text = "Cycle de l’urée\n\n1) ORIGINE\nMuscle et rein\n\n2) RÉACTIONS\nCinq \
                    enzymes\n\n3) RÉGULATION\nLe glutamate l’active.\n\n4) PATHO : déficits héréditaires\n* le plus \
                    fréquent est lié à l’X\n";
        assert!(path_of(text, "le plus").last().unwrap().to_lowercase().starts_with("patho"));
        assert_eq!(path_of(text, "Le glutamate").last().unwrap(), "Régulation");
    }
}
