//! Lines that announce the numbered items right below them, and grades whose numbers lost their
//! point.
//!
//! « Fièvre + au moins 4 critères sur 5. » over five items, « description : deux incidences » over
//! 1) to 4). A sentence that counts nothing heads none.

use super::line::{Line, LineKind};
use super::mark::roman_value;
use super::verb::has_verb;
use crate::generate::language::Language;

/// Words of a line that names what is numbered below it.
const NAMED: usize = 16;
/// A list of fewer is none.
const FEWEST: usize = 2;
/// Grades are three at least: « I », « II », « III ».
const GRADES: usize = 3;
/// No scale has more.
const MOST: u16 = 6;
/// Words of a line over grades.
const SCALE: usize = 6;

/// Finds the lines that announce items.
pub(super) fn look_around(lines: &mut [Line<'_>], language: Language) {
    grades(lines);
    for at in 0..lines.len() {
        let below = lines.get(at + 1..).unwrap_or_default();
        let leads = lines.get(at).is_some_and(|line| {
            line.is_text() && line.mark.is_none() && announces(line, below, language)
        });
        if let Some(line) = lines.get_mut(at) {
            line.leads = leads;
        }
    }
}

/// Whether the line announces the numbered items that `below` begins with.
fn announces(line: &Line<'_>, below: &[Line<'_>], language: Language) -> bool {
    let Some(first) = below.first().filter(|first| first.is_item()) else { return false };
    let Some(mark) = first.mark.filter(|mark| !mark.is_bullet() && mark.value == 1) else {
        return false;
    };
    let run = below.iter().take_while(|line| line.is_item() || line.is_text());
    let values = run.filter(|line| line.is_item()).filter_map(|line| line.mark);
    let count = values.filter(|other| other.is_like(&mark)).count();
    let content = line.content.trim_end();
    let named = line.words() <= NAMED
        && content.starts_with(char::is_uppercase)
        && !content.ends_with(['.', ';', ',', '!', '?'])
        && !has_verb(content, language);
    count >= FEWEST && (named || counts(content, count))
}

/// Whether the line says that there are so many: « 4 critères sur 5 », « 2 critères / 4 ».
fn counts(content: &str, count: usize) -> bool {
    let words: Vec<&str> = content.split_whitespace().collect();
    words.windows(2).any(|pair| match pair {
        [before, number] => {
            let of = matches!(*before, "sur" | "/" | "of" | "parmi" | "among");
            of && number.trim_end_matches(['.', ':', ')']).parse() == Ok(count)
        }
        _ => false,
    })
}

/// « I   cutané », « II  multiviscéral », « III sévère » under the name of a scale: items.
fn grades(lines: &mut [Line<'_>]) {
    let mut at = 1;
    while at < lines.len() {
        let named = lines.get(at - 1).is_some_and(|line| {
            line.is_text() && line.words() <= SCALE && !line.content.trim_end().ends_with('.')
        });
        let run = lines.get(at..).unwrap_or_default().iter().zip(1..=MOST);
        let run = run.take_while(|(line, number)| is_grade(line, *number)).count();
        if named && run >= GRADES {
            for line in lines.get_mut(at..at + run).unwrap_or_default() {
                line.kind = LineKind::Item { depth: 0 };
            }
        }
        at += run.max(1);
    }
}

/// Whether the line begins with the number and tells what it is.
fn is_grade(line: &Line<'_>, number: u16) -> bool {
    let mut words = line.content.split_whitespace();
    line.is_text() && words.next().and_then(roman_value) == Some(number) && words.next().is_some()
}

#[cfg(test)]
mod tests {
    use crate::generate::clean::document;

    /// What the block that begins so hangs on.
    fn head(text: &str, opening: &str) -> Option<String> {
        let blocks = document(text).blocks;
        let block = blocks.iter().find(|block| block.text.text().starts_with(opening));
        let head = block.and_then(|block| blocks.get(block.head?));
        head.map(|head| head.text.text().to_owned())
    }

    #[test]
    fn a_line_that_counts_announces_what_is_numbered_below() {
        let told = |line: &str| {
            head(&format!("{line}\n1. goitre\n2. tremblement\n3. exophtalmie\n"), "goitre")
        };
        let counted = "Le diagnostic est clinique : une tachycardie + au moins 2 signes sur 3.";
        assert_eq!(told(counted).as_deref(), Some(counted));
        let named = "LECTURE = toujours 2 incidences de face et de profil, sans les articulations";
        assert_eq!(told(named).as_deref(), Some(named));
        // A sentence that counts nothing below it.
        assert_eq!(told("La maladie est fréquente et touche 1 femme sur 50."), None);
    }

    #[test]
    fn grades_hang_on_the_name_of_their_scale() {
        let text = "La gravité dépend du terrain.\nScore de Killip\nI   pas de râles\nII  râles aux bases\n\
                    III œdème du poumon\nSuivi en ville après un mois.\n";
        assert_eq!(head(text, "II").as_deref(), Some("Score de Killip"));
        // « I » alone is a word.
        assert_eq!(head("Notes\nI think so\nThe end\n", "I think"), None);
    }
}
