//! What stands in a text and is not of it: page numbers, running heads, captions, menus, noise.
//!
//! The words that betray it are data: `assets/language/residue.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::line::{Line, LineKind};
use crate::deck::fold;

/// Words that betray a line, from the asset: the whole line, or how it begins.
struct Words {
    whole: HashSet<&'static str>,
    /// By their first three bytes, so that a line is compared with few.
    starts: HashMap<&'static [u8], Vec<&'static str>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let asset = include_str!("../../../assets/language/residue.txt");
    let mut words = Words { whole: HashSet::new(), starts: HashMap::new() };
    for line in asset.lines() {
        if let Some(whole) = line.strip_prefix("line: ") {
            words.whole.insert(whole.trim());
        } else if let Some(start) = line.strip_prefix("start: ") {
            let key = start.as_bytes().get(..3).unwrap_or(start.as_bytes());
            words.starts.entry(key).or_default().push(start.trim());
        }
    }
    words
});

/// Marks without words: rules, tags, pictures. Nobody misses them.
pub(super) fn is_markup(content: &str) -> bool {
    let rule = content.len() >= 3
        && content.chars().all(|c| {
            matches!(c, '-' | '=' | '_' | '*' | '|' | ' ' | ':' | '~' | '+' | '^' | '"' | '#')
        });
    let tag =
        content.starts_with("<img") || content.starts_with("<!--") || content.starts_with("{.");
    let shortcode = content.starts_with("{{")
        && content.ends_with("}}")
        && content.matches("}}").count() == 1
        && !content.starts_with("{{c");
    rule || tag
        || shortcode
        || content.starts_with("![")
        || content.starts_with("\\begin")
        || content.starts_with("\\end")
        || !content.chars().any(char::is_alphanumeric)
}

/// Words that are not of the text.
pub(super) fn is_residue(content: &str) -> bool {
    let binary = |c: char| c == '\u{fffd}' || (c.is_control() && !c.is_whitespace());
    if content.contains(binary) {
        return true;
    }
    let note = content.starts_with("[^");
    // « // Bilan » may be drawn over notes.
    let comment = content.starts_with("//") && !content.starts_with("// ");
    let address = content.len() < 120
        && (content.contains("www.") || content.contains("://"))
        && !content.contains(' ');
    // A line that gives an address; « @livre_2018 » names a source.
    let mail = content.split_whitespace().count() <= 12
        && !content.contains("](")
        && content.split_whitespace().any(|word| {
            word.split_once('@').is_some_and(|(name, host)| {
                name.ends_with(|c: char| c.is_alphanumeric()) && host.contains('.')
            })
        });
    // « Accueil > Santé > Rein »; quotation marks that face each other are the author's, and so is
    // « psy : bipolaire > dépression > schizo ».
    let trail = [" > ", " › ", " » "].iter().any(|mark| {
        content.matches(mark).count() >= 2
            && content.split(mark).all(|part| {
                let part = part.trim_start();
                part.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric())
            })
    }) && !content.contains(['«', ':'])
        && content.len() < 160;
    note || comment
        || trail
        || address
        || mail
        || is_tags(content)
        || is_page_number(content)
        || is_noise(content)
        || is_footnote(content)
        || is_code(content)
        || is_copyright(content)
        || is_said_of_the_page(content)
        || is_signature(content)
        || is_objective(content)
}

/// « #bactério #diarrhée »: what a notebook files the page under.
fn is_tags(content: &str) -> bool {
    content
        .split_whitespace()
        .all(|word| word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic)))
        && !content.starts_with("##")
}

/// « (c) 2021 », « (C) Éditions du Rein »; a letter in brackets counts elsewhere.
pub(super) fn is_copyright(content: &str) -> bool {
    if content.starts_with('©') {
        return true;
    }
    let rest = content.strip_prefix("(c)").or_else(|| content.strip_prefix("(C)"));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with("19")
            || rest.starts_with("20")
            || rest.to_lowercase().starts_with("copyright")
    })
}

/// « ↑ Martin, 2012 », « ↑ a b Le Monde »: what an encyclopaedia's notes begin with; « ↑ PAP » is a
/// finding.
fn is_footnote(content: &str) -> bool {
    let Some(rest) = content.strip_prefix('↑') else { return false };
    if rest.contains(['→', '↓', '↑']) {
        return false;
    }
    let words = rest.split_whitespace().count();
    let dated = rest.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
    words > 8 || dated || rest.trim_start().starts_with("a b ")
}

/// « Objectif 2 : établir le diagnostic »: what the course is for.
fn is_objective(content: &str) -> bool {
    let folded = fold(content.get(..upto(content, 40)).unwrap_or_default());
    let number = ["objectif ", "objective "].iter().find_map(|word| folded.strip_prefix(word));
    number.is_some_and(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        (1..=2).contains(&digits)
            && rest.get(digits..).is_some_and(|rest| rest.trim_start().starts_with([':', '-', '.']))
    })
}

/// A script's line: `const form = document.getElementById('x');`.
fn is_code(content: &str) -> bool {
    let keyword =
        ["const ", "let ", "var ", "function ", "return ", "import ", "if (", "for (", "else "]
            .iter()
            .any(|word| content.starts_with(word));
    let glued = ["();", "('", "(\"", "=>", "===", "&&", "});", "{ ", "() {", "[i]", "innerHTML"]
        .iter()
        .filter(|mark| content.contains(**mark))
        .count();
    let ends = content.ends_with([';', '{', '}', ')']);
    (keyword && ends && (glued > 0 || content.contains('='))) || (glued >= 2 && ends)
}

/// Menus, notices, identifiers: the page's words, not the author's.
pub(super) fn is_said_of_the_page(content: &str) -> bool {
    if content.len() > 240 || content.starts_with('#') {
        return false;
    }
    let head = content.trim_start_matches(['*', '_', ' ', '>']);
    // Most lines are known by their first letters to be the author's.
    let opening = fold(head.get(..upto(head, 6)).unwrap_or_default());
    let key = opening.as_bytes().get(..3);
    let short = content.len() <= 44;
    if !short && !key.is_some_and(|key| WORDS.starts.contains_key(key)) {
        return false;
    }
    let start = fold(head.get(..upto(head, 60)).unwrap_or_default());
    let bytes = start.as_bytes();
    if let Some(found) = bytes.get(..3).and_then(|key| WORDS.starts.get(key)) {
        let meant = |word: &str| {
            start.strip_prefix(word).is_some_and(|rest| {
                !word.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphabetic)
            })
        };
        if found.iter().any(|word| meant(word)) {
            return true;
        }
    }
    // A lone word of the list is a menu's, unless it is marked as the text's own heading.
    short && !head.starts_with(|c: char| c.is_ascii_digit()) && {
        let letters: String =
            start.chars().filter(|c| c.is_alphabetic() || *c == ' ' || *c == '-').collect();
        WORDS.whole.contains(letters.trim())
    }
}

/// `length` bytes, or less, up to a whole character.
fn upto(text: &str, length: usize) -> usize {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// « Dr A. Martin – Service de … »: who gives the course.
fn is_signature(content: &str) -> bool {
    let titled = ["Dr ", "Dr. ", "Pr ", "Pr. ", "Docteur ", "Professeur "]
        .iter()
        .any(|title| content.starts_with(title));
    titled
        && content.split_whitespace().count() <= 12
        && !content.ends_with('.')
        && !content.contains(" : ")
}

/// « Figure 2. … », « Tableau I : … »: the words under or over a picture.
pub(super) fn is_caption(text: &str) -> bool {
    let Some((word, rest)) = text.split_once([' ', '\u{a0}']) else { return false };
    let named = matches!(
        fold(word).trim_end_matches('.'),
        "figure"
            | "fig"
            | "tableau"
            | "tab"
            | "table"
            | "schema"
            | "encadre"
            | "photo"
            | "annexe"
            | "graphique"
            | "image"
            | "illustration"
            | "box"
            | "planche"
    );
    let number = rest.split([' ', '\u{a0}', '.', ':', ')']).next().unwrap_or_default();
    let counted = !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit() || "IVX-".contains(c) || c == 'a' || c == 'b');
    let after = rest.get(number.len()..).unwrap_or_default().trim_start();
    let parted = after.is_empty()
        || after.starts_with(['.', ':', '-', '–', '—', '(', ')'])
        || after.starts_with(char::is_uppercase);
    named && counted && parted
}

/// Fewer pages tell nothing.
const PAGES: usize = 4;

/// Lines that come back on each page: running heads and feet. What heads a list stays, however
/// often it does.
pub(super) fn set_aside(lines: &mut [Line<'_>]) {
    let heads = |at: usize| {
        lines.get(at).is_some_and(|line| line.content.trim_end().ends_with(':'))
            || lines.get(at + 1).is_some_and(Line::is_item)
    };
    let shapes: Vec<Option<String>> =
        lines.iter().enumerate().map(|(at, line)| shape(line).filter(|_| !heads(at))).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for found in shapes.iter().flatten() {
        *counts.entry(found).or_default() += 1;
    }
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
    // « 166          Item 339 »
    for line in lines.iter_mut().filter(|line| line.is_text()) {
        let words = line.content.trim().trim_matches(|c: char| c.is_ascii_digit()).trim();
        if is_paged(line.content) && is_of_a_course(words) {
            line.kind = LineKind::Aside;
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
        if again >= 3 || again == 2 && (is_of_a_course(line.content) || is_paged(line.content)) {
            line.kind = LineKind::Aside;
        }
    }
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
fn is_paged(content: &str) -> bool {
    let content = content.trim();
    let gap = "     ";
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    content.split_once(gap).is_some_and(|(first, _)| number(first))
        || content.rsplit_once(gap).is_some_and(|(_, last)| number(last))
}

fn is_of_a_course(content: &str) -> bool {
    use crate::generate::heading::{letterhead, lists::lists};
    use crate::generate::language::Language;
    [Language::French, Language::English].into_iter().any(|language| {
        let lists = lists(language);
        letterhead::announces(content, lists) || letterhead::is_paper(content, lists)
    })
}

/// Mostly neither letters nor spaces: not a text.
fn is_noise(content: &str) -> bool {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in content.chars().take(200) {
        all += 1;
        odd += usize::from(!(c.is_alphanumeric() || c == ' ' || ".,;:'’-()".contains(c)));
    }
    odd * 2 > all
}

pub(super) fn is_page_number(content: &str) -> bool {
    if content.len() > 24 || !content.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // « Page 4 sur 12 », « p. 3 », « 4/12 »; « pO2 » is none of these.
    let folded = fold(content);
    let mut numbers = 0;
    let words = folded.split([' ', '/', '-', '.', '|']);
    for word in words.filter(|word| !word.is_empty()) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            numbers += 1;
        } else if !matches!(word, "page" | "p" | "pg" | "sur" | "of" | "de") {
            return false;
        }
    }
    numbers > 0
}

#[cfg(test)]
mod tests {
    use super::is_residue;

    #[test]
    fn a_trail_of_pages_names_them() {
        assert!(is_residue("Accueil > Santé > Rein"));
        assert!(!is_residue("psy 70 % : bipolaire > dépression > schizo"));
        assert!(!is_residue("bipolaire > dépression > schizo"));
    }

    #[test]
    fn an_arrow_up_is_a_finding_or_a_footnote() {
        assert!(is_residue("↑ Martin et coll., 2012"));
        assert!(is_residue("↑ a b Le Monde"));
        assert!(!is_residue("↑ l’écoulement uvéoscléral"));
    }
}
