//! A lone line that bars part: « 4 j : angine | 10 j : otite ». Where each part says something it is
//! a list; « Cardiologie | Dr Martin » is the head or the foot of a page.

use super::boilerplate::is_said_of_the_page;
use super::line::{Line, LineKind};
use super::mark::{Mark, mark};

/// The first lines of a text say what it is.
const HEAD: usize = 5;

/// What follows a figure that measures something.
const UNITS: &[&str] = &[
    "%", "j", "jour", "jours", "h", "heures", "min", "sem", "semaines", "mois", "an", "ans", "mg",
    "g", "kg", "µg", "ng", "ml", "l", "dl", "cm", "mm", "µm", "ui", "u", "mmol", "µmol", "mmhg",
    "bpm", "d", "day", "days", "wk", "wks", "week", "weeks", "mth", "month", "months", "y", "yr",
    "yrs", "year", "years", "hr", "hrs",
];

/// Makes items of the parts of the line `at`, where they say something.
pub(super) fn part(lines: &mut Vec<Line<'_>>, at: usize) {
    let Some(line) = lines.get(at).copied() else { return };
    let before = lines.iter().take(at).filter(|line| !line.is_gap()).count();
    let mark = mark(line.content);
    let parts = parts(line.content, mark.map_or(0, |mark| mark.length));
    if !say(&parts, before < HEAD) {
        return;
    }
    // What follows says more of them all, or nothing; so do they of what stands above.
    if let Some(next) = lines.get_mut(at + 1).filter(|next| next.is_text()) {
        next.kind = LineKind::Text { indented: false };
    }
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let text = above.is_some_and(|above| above.is_text() && !above.content.ends_with(':'));
    // Back at the margin of a marked list they are none of its items.
    let behind = above.is_some_and(|above| {
        above.is_item() && above.mark.is_some() && mark.is_none() && line.columns <= above.columns
    });
    let gap = Line::blank(line.start);
    if behind && parts.iter().all(|(_, part)| label(part) > 0) {
        let kind = LineKind::Text { indented: false };
        let told = |(from, content)| Line { kind, content, start: line.start + from, ..line };
        lines.splice(at..=at, parts.into_iter().flat_map(|part| [gap, told(part)]));
    } else {
        let pieces = pieces(&line, mark, &parts);
        lines.splice(at..=at, text.then_some(gap).into_iter().chain(pieces));
    }
}

/// The lines that the parts of `line` make: what names them all, if anything does, and an item each.
fn pieces<'a>(line: &Line<'a>, mark: Option<Mark>, parts: &[(usize, &'a str)]) -> Vec<Line<'a>> {
    let named = named(parts);
    let item =
        |columns: usize| LineKind::Item { depth: u8::try_from((columns / 2).min(6)).unwrap_or(6) };
    let piece = |kind, columns, mark, from: usize, content| Line {
        kind,
        columns,
        mark,
        content,
        start: line.start + from,
        ..*line
    };
    let mut pieces = Vec::new();
    // Under a bullet that names them they stand further in.
    let columns = if named > 0 && mark.is_some() { line.columns + 2 } else { line.columns };
    for (n, (from, content)) in parts.iter().enumerate() {
        let own = mark.filter(|_| n == 0);
        let (name, told) =
            content.split_at_checked(if n == 0 { named } else { 0 }).unwrap_or(("", content));
        if !name.is_empty() {
            let kind = own.map_or(LineKind::text_at(line.columns), |_| item(line.columns));
            pieces.push(piece(kind, line.columns, own, *from, name));
        }
        // All are of the list whose bullet the first one has.
        let bullet = mark.filter(|mark| named == 0 && mark.is_bullet());
        let mark = if named > 0 { None } else { own.or(bullet.map(|m| Mark { length: 0, ..m })) };
        let bare = told.trim_start();
        let from = from + content.len() - bare.len();
        pieces.push(piece(item(columns), columns, mark, from, bare));
    }
    pieces
}

/// What stands between the bars from byte `from` on, and where.
fn parts(content: &str, from: usize) -> Vec<(usize, &str)> {
    let mut from = from;
    let mut found = Vec::new();
    for part in content.get(from..).unwrap_or_default().split('|') {
        let bare = part.trim();
        if !bare.is_empty() {
            found.push((from + part.len() - part.trim_start().len(), bare));
        }
        from += part.len() + 1;
    }
    found
}

/// Whether each part says something, with a sign or a measure, or as a label says it. Labels alone
/// (« Auteur : … | Date : … ») say it of what they list only.
fn say(parts: &[(usize, &str)], head: bool) -> bool {
    let told = |part: &str| has_sign(part) || !head && has_measure(part);
    let listed = |part: &str| label(part) > 0 && part.contains(", ") && !head;
    let signed = parts.iter().any(|(_, part)| told(part));
    parts.len() >= 2
        && parts.iter().all(|(_, part)| {
            (told(part) || if signed { label(part) > 0 } else { listed(part) })
                && !is_said_of_the_page(part)
                && !part.contains(['□', '☐'])
        })
}

/// Bytes of « Binet : » in front of « A = … »: the name of them all, where all are told by signs and
/// no other has a name.
fn named(parts: &[(usize, &str)]) -> usize {
    let Some(((_, first), others)) = parts.split_first() else { return 0 };
    let length = label(first);
    let told = first.get(length..).is_some_and(has_sign);
    let all = others.iter().all(|(_, part)| has_sign(part) && label(part) == 0);
    if told && all { length } else { 0 }
}

/// Bytes up to and with the colon behind a label of few words; 0 without one.
fn label(part: &str) -> usize {
    let Some((name, told)) = part.split_once(':') else { return 0 };
    let named = (1..=4).contains(&name.split_whitespace().count())
        && name.starts_with(char::is_alphanumeric)
        && told.starts_with([' ', '\u{a0}']);
    if named { name.len() + 1 } else { 0 }
}

fn has_sign(part: &str) -> bool {
    let compared = |sign: char| {
        part.split(sign)
            .skip(1)
            .any(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    part.contains(['=', '→', '⇒', '↑', '↓', '≤', '≥', '±'])
        || part.contains("->")
        || compared('<')
        || compared('>')
}

fn has_measure(part: &str) -> bool {
    let mut words = part.split([' ', '\u{a0}', '\u{202f}', '/', '(', ')', ',', ';']).peekable();
    while let Some(word) = words.next() {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || "-–.,".contains(c));
        if unit.len() == word.len() || !word.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let unit = if unit.is_empty() { words.peek().copied().unwrap_or_default() } else { unit };
        if UNITS.contains(&unit.to_lowercase().as_str()) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::generate::block::Shape;
    use crate::generate::clean::document;

    /// The blocks that are read, items with a « * ».
    fn told(line: &str) -> Vec<String> {
        let text = format!(
            "Otite\n\nElle est aiguë.\n\nElle suit un rhume.\n\nLa fièvre est haute.\n\nLe tympan \
             bombe.\n\n{line}\n\nElle guérit.\n"
        );
        let blocks = document(&text).blocks;
        let read = blocks.iter().filter(|block| block.shape != Shape::Reference);
        let shown = |block: &crate::generate::block::Block| {
            let item = matches!(block.shape, Shape::Item { .. });
            format!("{}{}", if item { "*" } else { "" }, block.text.text())
        };
        read.skip(5).map(shown).collect()
    }

    #[test]
    fn parts_that_say_something_are_a_list() {
        assert_eq!(
            told("avant 2 ans : 10 j | après 2 ans : 5 j | perforée 10 jours"),
            ["*avant 2 ans : 10 j", "*après 2 ans : 5 j", "*perforée 10 jours", "Elle guérit."]
        );
        assert_eq!(
            told("Stades : I = rouge | II = bombé | III = percé"),
            ["Stades :", "*I = rouge", "*II = bombé", "*III = percé", "Elle guérit."]
        );
        assert_eq!(
            told("- Fièvre : > 38,5 °C avant 2 ans | > 39 °C après\n- Otalgie"),
            ["*Fièvre :", "*> 38,5 °C avant 2 ans", "*> 39 °C après", "*Otalgie", "Elle guérit."]
        );
        assert_eq!(
            told(
                "1. otalgie\n2. fièvre\nFréquents : Haemophilus, pneumocoque | Rares : Moraxella, staphylocoque"
            ),
            [
                "*otalgie",
                "*fièvre",
                "Fréquents : Haemophilus, pneumocoque",
                "Rares : Moraxella, staphylocoque",
                "Elle guérit."
            ]
        );
        assert_eq!(
            told("Nourrisson : pneumocoque, Haemophilus | Adulte : virus, pneumocoque").len(),
            3
        );
    }

    #[test]
    fn heads_and_feet_of_pages_stay_aside() {
        for line in [
            "ORL M2 | Otite 4",
            "ORL – UE 9 | Durée de lecture : 6 min",
            "Rédaction : A. Durand | Version : mai 2023",
            "Fait : □ oui | Tours : □ 1 □ 2",
            "Accueil | Santé | Otite",
        ] {
            assert_eq!(told(line), ["Elle guérit."], "{line}");
        }
    }
}
