//! Parts of a paper that are counted with their names: « Diapo 5 – VHE », “Slide 3: management”.
//!
//! What stands behind the number heads what follows, however it is worded: a bracket or a colon makes
//! no label of it. A part alone, or numbers that go back, are none.

use super::line::{Line, LineKind};
use crate::deck::fold;
use crate::generate::heading::lists::lists;
use crate::generate::language::Language;

/// A series of fewer parts is none.
const FEWEST: usize = 3;
/// A name of more words is text.
const WORDS: usize = 10;
/// The level of what they head, under a title.
const LEVEL: u8 = 2;

/// One such line: its number, and the byte at which its name begins.
struct Part {
    at: usize,
    word: String,
    number: u16,
    name: usize,
}

/// Makes headings of such lines, without what counts them.
pub(super) fn look_around(lines: &mut [Line<'_>], language: Language) {
    let found: Vec<Part> =
        lines.iter().enumerate().filter_map(|(at, line)| part(at, line, language)).collect();
    let Some(first) = found.first() else { return };
    let series = found.iter().all(|part| part.word == first.word);
    let rises = found.windows(2).all(|pair| matches!(pair, [a, b] if a.number < b.number));
    if found.len() < FEWEST || !series || !rises {
        return;
    }
    for Part { at, name, .. } in found {
        if let Some(line) = lines.get_mut(at) {
            let own = line.content.get(name..).unwrap_or_default().trim_end_matches([':', ' ']);
            *line = Line::new(LineKind::Heading(LEVEL), own, line.start + name);
        }
    }
}

fn part(at: usize, line: &Line<'_>, language: Language) -> Option<Part> {
    let content = line.content;
    let (word, rest) = content.split_once([' ', '\u{a0}'])?;
    let word = fold(word);
    if !(line.is_text() || line.is_heading()) || !lists(language).counted.contains(word.as_str()) {
        return None;
    }
    let bare = rest.trim_start_matches(['n', '°', ' ']);
    let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = bare.get(..digits)?.parse().ok()?;
    let behind = bare.get(digits..)?;
    let name = behind.trim_start_matches([' ', '\u{a0}', '–', '—', '-', ':', '.', ')']);
    let parted = behind.len() > name.len();
    let words = name.split_whitespace().count();
    let sound = parted
        && (1..=WORDS).contains(&words)
        && name.starts_with(char::is_alphabetic)
        && !name.ends_with(['.', ',', ';']);
    sound.then(|| Part { at, word, number, name: content.len() - name.len() })
}

#[cfg(test)]
mod tests {
    use super::super::tests::path_of;

    #[test]
    fn slides_are_headed_by_their_names() {
        let text = "HÉPATITES VIRALES\n\nDiapo 1 – Définitions\n• Aiguë : moins de six mois\n\nDiapo 2 – \
                    VHE\n• Réservoir : porc\n\nDiapo 3 – VHB : marqueurs (commun)\n• Mutant : antigène \
                    négatif\n";
        assert_eq!(path_of(text, "Réservoir").last().unwrap(), "VHE");
        assert!(path_of(text, "Mutant").last().unwrap().starts_with("VHB"));
        // Numbers that go back point elsewhere.
        let text = text.replace("Diapo 1", "Diapo 9");
        assert_ne!(path_of(&text, "Réservoir").last().unwrap(), "VHE");
    }
}
