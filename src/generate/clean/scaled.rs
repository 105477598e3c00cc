//! Numbers that are what the line tells of: « II – gêne à l’effort » under « Classification NYHA ».
//!
//! Leaves out numbers that only count: another head, or « 1. » and « a) », which close a list's.

use super::line::{Line, LineKind};
use super::mark::{Family, Mark};
use crate::deck::fold;

/// Words of a head whose steps have numbers or letters.
const STEPS: [&str; 12] = [
    "stade", "stades", "stage", "stages", "grade", "grades", "degre", "degres", "killip", "child",
    "nyha", "fontaine",
];
/// Those whose steps have Roman numbers or letters; « Classes : 1 – IEC » only counts them.
const CLASSES: [&str; 8] =
    ["classe", "classes", "class", "classification", "classifications", "type", "types", "phases"];
/// A head has no more words.
const HEAD: usize = 8;

/// Gives the lines their numbers back.
pub(super) fn look_around<'a>(lines: &mut [Line<'a>], text: &'a str) {
    let mut above: Option<usize> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let head = above.and_then(|above| lines.get(above));
        let run = match (step(line), head) {
            (Some(mark), Some(head)) if mark.value == 1 && names(head, mark.family) => {
                run(lines, at, mark)
            }
            _ => Vec::new(),
        };
        if !line.is_gap() && line.kind != LineKind::Aside {
            above = Some(at);
        }
        at = run.last().map_or(at, |last| *last) + 1;
        for at in run {
            if let Some(line) = lines.get_mut(at) {
                give_back(line, text);
            }
        }
    }
}

fn step(line: &Line<'_>) -> Option<Mark> {
    let stepped = |mark: &Mark| {
        matches!(mark.family, Family::Roman | Family::Upper | Family::Digit)
            && matches!(mark.closing, '-' | '–' | '—' | ':')
    };
    line.mark.filter(stepped).filter(|_| line.is_item())
}

/// Whether the line is a head whose steps are numbered so.
fn names(head: &Line<'_>, family: Family) -> bool {
    let folded = fold(head.content);
    let says =
        |names: &[&str]| folded.split(|c: char| !c.is_alphanumeric()).any(|w| names.contains(&w));
    head.words() <= HEAD && (says(&STEPS) || family != Family::Digit && says(&CLASSES))
}

/// Where the items of the series stand that begins at `from`; none where it is alone.
fn run(lines: &[Line<'_>], from: usize, first: Mark) -> Vec<usize> {
    let mut found = vec![from];
    let mut value = first.value;
    for (at, line) in lines.iter().enumerate().skip(from + 1) {
        match step(line) {
            Some(mark) if mark.is_like(&first) && mark.value == value + 1 => {
                found.push(at);
                value = mark.value;
            }
            // What a step goes on with.
            None if line.kind == (LineKind::Text { indented: true }) || line.is_gap() => {}
            _ => break,
        }
    }
    if found.len() >= 2 { found } else { Vec::new() }
}

fn give_back<'a>(line: &mut Line<'a>, text: &'a str) {
    let step = |whole: &(usize, &str)| whole.1.starts_with(|c: char| c.is_ascii_alphanumeric());
    if let Some((from, whole)) = line.whole(text).filter(step) {
        (line.content, line.start) = (whole, from);
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::clean::document;

    fn told(text: &str) -> String {
        let blocks = document(text).blocks;
        blocks.iter().map(|block| block.text.text()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_step_keeps_its_number() {
        let text = "Artériopathie\n\nStades de Leriche\nI   – pouls absents\nII  – claudication\n\
                    III – douleur la nuit\n";
        assert!(told(text).contains("II – claudication"), "{}", told(text));
        let text = "Cirrhose\n\nScore de Child :\nA : cinq points\nB : Sept points\n";
        assert!(!told(text).contains("\nSept"), "{}", told(text));
    }

    #[test]
    fn a_number_that_counts_is_none_of_the_line() {
        for (text, line) in [
            ("Asthme\n\nSignes :\n1 – toux\n2 – dyspnée\n", "\ntoux"),
            (
                "Asthme\n\nClasses de médicaments :\n1 – corticoïdes\n2 – bêta-mimétiques\n",
                "\ncorticoïdes",
            ),
            ("Asthme\n\nStades :\n1) toux\n2) dyspnée\n", "\ntoux"),
        ] {
            assert!(told(text).contains(line), "{}", told(text));
        }
    }
}
