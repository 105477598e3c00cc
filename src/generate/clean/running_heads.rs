//! Running heads and feet: what comes back on each page, and is told from titles of slides.

use std::collections::{HashMap, HashSet};

use super::boilerplate::{is_objective, is_page_number};
use super::heading_shape::is_capitals;
use super::line::{Line, LineKind};

/// Fewer pages tell nothing.
const PAGES: usize = 4;
/// What parts a page's number from words; at the top of a text less does.
const GAP: &str = "     ";
const NARROW: &str = "   ";
/// No heading has a higher number.
const HEADINGS: u16 = 30;

/// Lines that come back on each page: running heads and feet. What heads a list stays, however
/// often it does.
pub(super) fn set_aside(lines: &mut [Line<'_>]) {
    let heads = |at: usize| {
        lines.get(at).is_some_and(|line| line.content.trim_end().ends_with(':'))
            // A numbered heading may stand right under the page's head.
            || lines.get(at + 1).is_some_and(Line::is_item)
                && lines.get(at).is_some_and(|line| {
                    !is_of_a_course(line.content) && !line.content.contains(NARROW)
                })
    };
    let shapes: Vec<Option<String>> =
        lines.iter().enumerate().map(|(at, line)| shape(line).filter(|_| !heads(at))).collect();
    let counts = counted(lines, &shapes);
    for at in 1..lines.len() {
        // « Objectif 2 : établir à partir des données » and what it goes on with.
        let objective = lines
            .get(at - 1)
            .is_some_and(|above| above.kind == LineKind::Aside && is_objective(above.content));
        if objective
            && let Some(line) = lines.get_mut(at)
            && line.is_text()
            && line.content.starts_with(char::is_lowercase)
        {
            line.kind = LineKind::Aside;
        }
    }
    // « 166          Item 339 », and at the top « 214   HÉPATOLOGIE »
    let top = lines.iter().position(|line| !line.is_gap());
    let around = around(lines);
    for (at, line) in lines.iter_mut().enumerate() {
        // « Chapitre 5. Le lymphocyte T   129 » looks like a part of the outline.
        if !(line.is_text() || line.is_item() || line.is_heading()) {
            continue;
        }
        let around = around.get(at).copied().unwrap_or_default();
        let words = line.content.trim().trim_matches(|c: char| c.is_ascii_digit()).trim();
        let opens = top == Some(at) && is_paged(line.content, NARROW);
        let course = opens || is_paged(line.content, GAP) && is_of_a_course(words);
        if line.is_text() && course || !around.of_values && is_book_s(line.content, around.broken) {
            line.kind = LineKind::Aside;
            line.mark = None;
        }
    }
    let titles = titles_of_pages(lines, &shapes);
    for (line, shape) in lines.iter_mut().zip(&shapes) {
        let Some(shape) = shape else { continue };
        let again = counts.get(shape.as_str()).copied().unwrap_or(0);
        if titles.contains(shape) {
            continue;
        }
        // A course's line needs to come but twice.
        if again >= 3 || again == 2 && (is_of_a_course(line.content) || is_paged(line.content, GAP))
        {
            line.kind = LineKind::Aside;
        }
    }
}

/// How often each shape comes back on pages: not where its numbers are values, which fall, or
/// follow each other with no line between them (« Glasgow 15 », « Glasgow 14 »).
fn counted<'a>(lines: &[Line<'_>], shapes: &'a [Option<String>]) -> HashMap<&'a str, usize> {
    let mut told = 0_usize;
    let mut found: HashMap<&str, Vec<(usize, Option<u32>)>> = HashMap::new();
    for (line, shape) in lines.iter().zip(shapes) {
        told += usize::from(!line.is_gap());
        if let Some(shape) = shape {
            let numbers = line.content.split(|c: char| !c.is_ascii_digit());
            let number = numbers.rev().find_map(|number| number.parse().ok());
            found.entry(shape).or_default().push((told, number));
        }
    }
    found.retain(|_, seen| {
        let steps = seen.len().saturating_sub(1);
        let falls = seen.windows(2).filter(|pair| matches!(pair, [one, next] if next.1 < one.1));
        let equal = seen.windows(2).all(|pair| matches!(pair, [one, next] if next.1 == one.1));
        let between = seen.last().zip(seen.first()).map_or(0, |(last, first)| last.0 - first.0);
        equal || falls.count() * 5 <= steps && between > steps
    });
    found.into_iter().map(|(shape, seen)| (shape, seen.len())).collect()
}

/// What stands right under the page's number on some pages, but not on most: titles of slides, which
/// may come back on the next.
fn titles_of_pages(lines: &[Line<'_>], shapes: &[Option<String>]) -> HashSet<String> {
    let numbers: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.kind == LineKind::Aside && is_page_number(line.content))
        .map(|(at, _)| at)
        .collect();
    let mut under: HashMap<&str, usize> = HashMap::new();
    for at in &numbers {
        let below = (at + 1..lines.len()).find(|at| lines.get(*at).is_some_and(|l| !l.is_gap()));
        if let Some(Some(shape)) = below.and_then(|at| shapes.get(at)) {
            *under.entry(shape).or_default() += 1;
        }
    }
    let few = |count: &usize| count * 2 < numbers.len();
    let titles = under.into_iter().filter(|(_, count)| numbers.len() >= PAGES && few(count));
    titles.map(|(shape, _)| shape.to_owned()).collect()
}

/// What a line has in common with its like on the other pages.
fn shape(line: &Line<'_>) -> Option<String> {
    let content = line.content.trim();
    let readable = matches!(line.kind, LineKind::Text { .. } | LineKind::Row(_));
    if !readable || content.len() > 110 || content.len() < 8 {
        return None;
    }
    let spaced: Vec<&str> = content.split_whitespace().collect();
    let words = spaced.join(" ");
    let shape: String = words.chars().filter(|c| !c.is_ascii_digit()).collect();
    let shouted = !content.chars().any(char::is_lowercase);
    let telling = content.contains(|c: char| c.is_ascii_digit() || "©–—|/".contains(c))
        || spaced.len() >= 4
        || shouted && spaced.len() >= 2;
    (telling && shape.chars().filter(|c| c.is_alphabetic()).count() >= 6)
        .then(|| shape.trim().to_owned())
}

/// « 212        Handbook, 4th ed. »: a page's number at one edge, words at the other.
fn is_paged(content: &str, gap: &str) -> bool {
    edges(content, gap).any(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()))
}

/// What stands around a line.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    /// The sentence above goes on below it.
    broken: bool,
    /// The line above or below, too, has a number at its edge: « PRESSION   140 » over « Poids   75 ».
    of_values: bool,
}

/// What stands around each line, blank ones aside.
fn around(lines: &[Line<'_>]) -> Vec<Around> {
    let mut found = vec![Around::default(); lines.len()];
    let mut above: Option<(usize, bool)> = None;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_gap()) {
        let valued = is_paged(line.content, NARROW);
        if let Some((before, edged)) = above {
            let goes_on = line.is_text() && line.content.starts_with(char::is_lowercase);
            for at in [before, at] {
                if let Some(around) = found.get_mut(at) {
                    around.of_values |= valued && edged;
                }
            }
            if let Some(around) = found.get_mut(before) {
                around.broken = goes_on;
            }
        }
        above = Some((at, valued));
    }
    found
}

/// What stands at each edge of a line beside a gap, and the rest.
fn edges<'a>(content: &'a str, gap: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let content = content.trim();
    let last = content.rsplit_once(gap).map(|(rest, last)| (last, rest));
    content.split_once(gap).into_iter().chain(last).filter(|(edge, _)| !edge.is_empty())
}

/// « 182   NEUROANATOMIE FONCTIONNELLE », « Glandes endocrines    287 » where it has `broken` a sentence:
/// the head of a book's page, once or again. A book has more pages than a text has headings.
fn is_book_s(content: &str, broken: bool) -> bool {
    let named = |part: &str| is_capitals(part) || broken && part.starts_with(char::is_uppercase);
    edges(content, NARROW).any(|(number, name)| {
        number.bytes().all(|b| b.is_ascii_digit())
            && number.parse::<u16>().is_ok_and(|page| page > HEADINGS)
            && named(name.trim())
            && name.split_whitespace().count() <= 6
    })
}

fn is_of_a_course(content: &str) -> bool {
    use crate::generate::heading::{letterhead, lists::lists};
    use crate::generate::language::Language;
    [Language::French, Language::English].into_iter().any(|language| {
        let lists = lists(language);
        letterhead::announces(content, lists) || letterhead::is_paper(content, lists)
    })
}

#[cfg(test)]
mod tests {
    use super::{GAP, is_book_s, is_paged};
    use crate::generate::block::Shape;
    use crate::generate::clean::document;

    #[test]
    fn a_page_s_number_stands_at_an_edge() {
        assert!(is_paged("166          Item 339", GAP));
        assert!(is_paged("Néphrologie          12", GAP));
        assert!(!is_paged("166 patients sur 339", GAP));
    }

    #[test]
    fn the_head_of_a_page_may_name_its_chapter() {
        let text = "Près d’un tiers des lymphocytes T ont deux\n\nChapitre 5. Le lymphocyte T   \
                    129\n\nréarrangements productifs du récepteur.\n";
        let blocks = document(text).blocks;
        let head = blocks.iter().find(|block| block.text.text().ends_with("129"));
        assert_eq!(head.map(|block| &block.shape), Some(&Shape::Reference));
    }

    #[test]
    fn values_beside_their_names_are_no_heads_of_pages() {
        for gap in ["\n", "\n\n"] {
            let text = format!(
                "Cardiologie\n\nPRESSION ARTÉRIELLE   140{gap}Poids   75\n\nL’infarctus est une \
                 nécrose du myocarde.\n"
            );
            let blocks = document(&text).blocks;
            let value = blocks.iter().find(|block| block.text.text().contains("140"));
            assert!(value.is_some_and(|block| block.shape != Shape::Reference), "{blocks:?}");
        }
    }

    #[test]
    fn what_a_score_says_is_no_foot_of_pages() {
        let aside = |text: &str| {
            let blocks = document(text).blocks;
            blocks.iter().filter(|block| block.shape == Shape::Reference).count()
        };
        let told = |numbers: [u8; 4], between: &[&str]| {
            let parts = numbers.iter().zip(between.iter().cycle());
            let parts: Vec<String> =
                parts.map(|(n, told)| format!("Glasgow {n}\n{told}")).collect();
            let parts = parts.concat();
            format!("Le coma est une perte de la conscience.\n\n{parts}")
        };
        let tells = ["Il parle.\n", "Il bouge un bras.\n", "Il gémit.\n", "Il dort.\n"];
        assert_eq!(aside(&told([15, 12, 8, 3], &tells)), 0);
        assert_eq!(aside(&told([12, 13, 14, 15], &[""])), 0);
        assert_eq!(aside(&told([12, 13, 14, 15], &tells)), 4);
    }

    #[test]
    fn the_head_of_a_book_s_page_is_no_heading() {
        assert!(is_book_s("182   NEUROANATOMIE FONCTIONNELLE", false));
        assert!(is_book_s("LE CERVELET      183", false));
        assert!(is_book_s("Glandes endocrines    287", true));
        assert!(!is_book_s("Glandes endocrines    287", false));
        assert!(!is_book_s("2   VOIES EFFÉRENTES", true));
        assert!(!is_book_s("182   neurones par colonne", true));
        assert!(!is_book_s("182 NEURONES", true));
    }

    #[test]
    fn a_paged_line_of_a_course_is_set_aside_and_a_finding_stays() {
        let aside = |line: &str| {
            let text = format!("Sinusite aiguë\n\n{line}\n\nElle donne une douleur de la joue.\n");
            document(&text).blocks.iter().any(|block| block.shape == Shape::Reference)
        };
        assert!(aside("166          Item 339"));
        assert!(!aside("166          Douleur de la joue"));
    }

    #[test]
    fn a_page_s_number_at_the_top_needs_less_room_beside_its_words() {
        let aside = |text: &str| {
            let blocks = document(text).blocks;
            blocks.first().is_some_and(|block| block.shape == Shape::Reference)
        };
        let told = "La stéatose surcharge le foie de graisse, sans l’enflammer.\n";
        assert!(aside(&format!("214   HÉPATOLOGIE\n\n{told}")));
        // Further down it is a finding, and beside a single blank a phrase.
        assert!(!aside(&format!("{told}\n214   stéatoses\n")));
        assert!(!aside(&format!("214 stéatoses du foie\n\n{told}")));
        let below = document(&format!("Stéatose\n\n{told}\n214   stéatoses sur 300\n")).blocks;
        assert!(below.iter().all(|block| block.shape != Shape::Reference));
    }
}
