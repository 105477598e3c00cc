//! Lines that spell a word for the memory, a letter each: « C – Conjonctivite », « H = Hanche ».
//!
//! Each is an item without its letter, which stays before « = »: the line says what it is. Letters in
//! their order (« A – Anatomie », « B – Bilan ») number
//! the lines instead.

use super::line::{Line, LineKind};
use super::mark::{Family, Mark};
use crate::deck::fold;

/// So many lines at least spell a word.
const FEWEST: usize = 3;

/// Makes items of the lines that spell a word.
pub(super) fn look_around<'a>(lines: &mut [Line<'a>], text: &'a str) {
    let found: Vec<Option<(usize, &'a str)>> =
        lines.iter().map(|line| behind_initial(line, text)).collect();
    let mut at = 0;
    while at < found.len() {
        let run = found.iter().skip(at).take_while(|found| found.is_some()).count();
        let letters: Vec<char> =
            found.iter().skip(at).take(run).flatten().filter_map(first).collect();
        let ordered = letters.windows(2).all(|pair| match pair {
            [one, next] => u32::from(*next) == u32::from(*one) + 1,
            _ => true,
        });
        if run >= FEWEST && !ordered {
            for (line, found) in lines.iter_mut().zip(&found).skip(at).take(run) {
                let Some((start, content)) = *found else { continue };
                let depth = match line.kind {
                    LineKind::Item { depth } => depth,
                    _ => u8::try_from((line.columns / 2).min(6)).unwrap_or(6),
                };
                let item = LineKind::Item { depth };
                *line = Line { kind: item, content, start, mark: None, ..*line };
            }
        }
        at += run.max(1);
    }
}

fn first((_, content): &(usize, &str)) -> Option<char> {
    fold(content).chars().next()
}

/// The line behind its letter, with which it begins, and where that stands; with it before « = ».
fn behind_initial<'a>(line: &Line<'a>, text: &'a str) -> Option<(usize, &'a str)> {
    if !(line.is_text() || line.is_item()) {
        return None;
    }
    // A letter may have been taken for a number's.
    let lettered = |mark: &Mark| matches!(mark.family, Family::Upper | Family::Roman);
    let line = Line { mark: line.mark.filter(lettered), ..*line };
    let (from, whole) = line.whole(text)?;
    let letter = whole.chars().next().filter(char::is_ascii_uppercase)?;
    let behind = whole.get(1..)?;
    let spaced = behind.trim_start();
    let rest = spaced.strip_prefix(['-', '–', '—', ':', '=', '.', ')', '/'])?;
    let told = rest.trim_start();
    let apart = told.len() < rest.len() || spaced.len() < behind.len();
    let own = fold(told).starts_with(letter.to_ascii_lowercase());
    let shown = if spaced.starts_with('=') { whole } else { told };
    (apart && own).then(|| (from + whole.len() - shown.len(), shown))
}

#[cfg(test)]
mod tests {
    use crate::generate::block::Shape;
    use crate::generate::clean::document;

    fn items(text: &str) -> Vec<String> {
        let blocks = document(text).blocks;
        let items = blocks.iter().filter(|block| matches!(block.shape, Shape::Item { .. }));
        items.map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn lines_that_spell_a_word_are_items_without_their_letters() {
        let spelled = "Le moyen :\n\nP – Pâleur des extrémités\nA – Anesthésie du membre\n\
            R – Refroidissement\n";
        let told = ["Pâleur des extrémités", "Anesthésie du membre", "Refroidissement"];
        assert_eq!(items(spelled), told);
        let bullets = spelled.replace("P –", "- P :").replace("A –", "- A :");
        assert_eq!(items(&bullets.replace("R –", "- R :")), told);
        let equal = spelled.replace('–', "=");
        assert_eq!(items(&equal).first().map(String::as_str), Some("P = Pâleur des extrémités"));
        // Letters in their order number them, and others may be anything.
        let numbered = "Le bilan :\n\nA – Anamnèse\nB – Bilan sanguin\nC – Clinique\n";
        assert!(items(numbered).iter().all(|item| !item.starts_with(char::is_whitespace)));
        let others = "Facteurs :\n\nK = constante\nV = volume\nQ = débit\n";
        assert!(!items(others).contains(&"constante".to_owned()));
    }
}
