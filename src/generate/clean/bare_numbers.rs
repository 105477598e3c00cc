//! Headings whose number has no mark behind it: « ## I Diagnostic », « ### A Signes », « 1 ECG ».
//!
//! A letter or a figure before a word is a number where others of its level count on from it. Takes
//! letters off headings, and makes headings of plain lines that figures count; leaves out a letter
//! that is a word (« A priori »), and figures that count things.

use super::heading_shape::looks_like_heading;
use super::line::{Line, LineKind, next};
use super::mark::{is_space, roman_value};
use super::verb::has_verb;
use crate::generate::language::Language;
use crate::generate::rubric;

/// Words of a plain line that a figure counts: more say something.
const NAME: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Roman,
    Letter,
    Figure,
}

/// A heading, or a line that may be one, by a number of a family.
#[derive(Debug, Clone, Copy)]
struct Numbered {
    at: usize,
    value: u16,
    /// Bytes up to the word behind the number.
    length: usize,
}

/// Takes the numbers off headings, and makes headings of the lines that figures count.
pub(super) fn look_around(lines: &mut [Line<'_>], language: Language) {
    for family in [Family::Roman, Family::Letter] {
        for one in lettered(lines, family, language) {
            if let Some(line) = lines.get_mut(one.at) {
                strip(line, one.length);
            }
        }
    }
    for (level, one) in counted(lines, language) {
        if let Some(line) = lines.get_mut(one.at) {
            strip(line, one.length);
            line.kind = LineKind::Heading(level);
        }
    }
}

fn strip(line: &mut Line<'_>, length: usize) {
    line.content = line.content.get(length..).unwrap_or_default();
    line.start += length;
}

/// The number of a family before a word with a capital: its value, and the bytes up to the word.
fn number(content: &str, family: Family) -> Option<(u16, usize)> {
    let (name, rest) = content.split_once(is_space)?;
    let rest = rest.trim_start_matches(is_space);
    let value = match family {
        Family::Roman => roman_value(name)?,
        Family::Letter => {
            let mut letters = name.bytes();
            let letter = letters.next().filter(u8::is_ascii_uppercase)?;
            letters.next().is_none().then_some(u16::from(letter - b'A') + 1)?
        }
        Family::Figure => {
            let figures = name.bytes().all(|b| b.is_ascii_digit()) && name.len() <= 2;
            figures.then(|| name.parse().ok()).flatten()?
        }
    };
    rest.starts_with(char::is_uppercase).then(|| (value, content.len() - rest.len()))
}

/// The headings that a letter or a Roman number of `family` counts.
fn lettered(lines: &[Line<'_>], family: Family, language: Language) -> Vec<Numbered> {
    let mut found = Vec::new();
    for level in 1..=6 {
        let mut series: Vec<Numbered> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            match line.kind {
                LineKind::Heading(other) if other < level => {
                    found.extend(counting(&series, lines, family, language));
                    series.clear();
                }
                LineKind::Heading(other) if other == level => {
                    if let Some((value, length)) = number(line.content, family) {
                        series.push(Numbered { at, value, length });
                    }
                }
                _ => {}
            }
        }
        found.extend(counting(&series, lines, family, language));
    }
    found
}

/// Those of a level's headings that count on: from the first, or three in a row. « I » is also a number
/// alone, where it is no pronoun.
fn counting(
    series: &[Numbered],
    lines: &[Line<'_>],
    family: Family,
    language: Language,
) -> Vec<Numbered> {
    let runs = series.chunk_by(|one, next| next.value == one.value + 1);
    let counted = |run: &[Numbered]| match run {
        [first] => {
            let named = lines.get(first.at).and_then(|line| line.content.get(first.length..));
            family == Family::Roman
                && first.value == 1
                && (language == Language::French || named.is_some_and(rubric::is_heading))
        }
        [first, ..] => first.value == 1 || run.len() >= 3,
        [] => false,
    };
    runs.filter(|run| counted(run)).flatten().copied().collect()
}

/// The plain lines under a heading that figures count, with their level: each heads something.
fn counted(lines: &[Line<'_>], language: Language) -> Vec<(u8, Numbered)> {
    let mut found = Vec::new();
    let mut above: Option<u8> = None;
    let mut series: Vec<Numbered> = Vec::new();
    let name = |one: &Numbered| lines.get(one.at).and_then(|line| line.content.get(one.length..));
    let mut close = |above: Option<u8>, series: &mut Vec<Numbered>| {
        let least = if series.first().is_some_and(|one| one.value == 1) { 2 } else { 3 };
        // « 1 Cardiologie », « 2 Cardiologie » at the heads of pages.
        let differ = series.windows(2).all(|pair| match pair {
            [one, next] => name(one) != name(next),
            _ => true,
        });
        if let Some(level) = above.filter(|_| series.len() >= least && differ) {
            found.extend(series.iter().map(|one| ((level + 1).min(6), *one)));
        }
        series.clear();
    };
    for (at, line) in lines.iter().enumerate() {
        if let LineKind::Heading(level) = line.kind {
            close(above, &mut series);
            above = Some(level);
            continue;
        }
        let Some((value, length)) = number(line.content, Family::Figure) else { continue };
        if !heads(lines, at, length, language) {
            continue;
        }
        if series.last().is_some_and(|last| value != last.value + 1) {
            close(above, &mut series);
        }
        series.push(Numbered { at, value, length });
    }
    close(above, &mut series);
    found
}

/// Whether the plain line is worded like a heading and something else than a figure's line follows it.
fn heads(lines: &[Line<'_>], at: usize, length: usize, language: Language) -> bool {
    let (Some(line), Some(next)) = (lines.get(at), next(lines, at)) else { return false };
    let name = line.content.get(length..).unwrap_or_default().trim_end();
    let follows = (next.is_text() || next.is_item() || matches!(next.kind, LineKind::Row(_)))
        && !next.content.starts_with(char::is_lowercase)
        && number(next.content, Family::Figure).is_none();
    let under_bullets = next.is_item() && next.mark.is_some_and(|mark| mark.is_bullet());
    matches!(line.kind, LineKind::Text { indented: false })
        && line.mark.is_none()
        && looks_like_heading(name)
        && line.words() <= NAME
        && !name.ends_with('?')
        && !has_verb(name, language)
        && (follows || under_bullets)
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::super::tests::path_of;

    #[test]
    fn letters_that_count_on_are_numbers_of_headings() {
        let text = "## I Diagnostic\n\nLa goutte est fréquente chez l’homme.\n\n### A Signes\n\nLe gros orteil est \
                    rouge.\n\n### B Examens\n\nLa ponction montre des cristaux.\n";
        assert_eq!(path_of(text, "Le gros").last().unwrap(), "Signes");
        assert_eq!(path_of(text, "La ponction"), ["Diagnostic", "Examens"]);
        // A letter that no other counts on from, and a word.
        let words =
            "# Foie\n\n## B Lymphocytes\n\nIls sont nombreux.\n\n## A priori\n\nRien ne le dit.\n";
        assert_eq!(path_of(words, "Ils").last().unwrap(), "B Lymphocytes");
        assert_eq!(path_of(words, "Rien").last().unwrap(), "A priori");
        let spoken = "# Gout\n\n## I Have a Swollen Toe\n\nThe doctor will look at the toe and at the \
                      blood of the patient.\n";
        assert_eq!(path_of(spoken, "The doctor").last().unwrap(), "I Have a Swollen Toe");
    }

    #[test]
    fn figures_that_count_on_head_what_stands_under_them() {
        let text = "## Examens\n\n1 Radiographie\nElle est normale au début.\n\n2 Ponction du genou\n- liquide \
                    trouble\n- cristaux\n3 Bilan sanguin\nL’uricémie est élevée.\n";
        assert_eq!(path_of(text, "Elle est"), ["Examens", "Radiographie"]);
        assert_eq!(path_of(text, "cristaux").last().unwrap(), "Ponction du genou");
        assert_eq!(path_of(text, "L’uricémie").last().unwrap(), "Bilan sanguin");
    }

    #[test]
    fn figures_that_count_things_head_nothing() {
        let headed = |text: &str, opening: &str| path_of(text, opening).len() > 1;
        assert!(!headed(
            "## Dose\n\n1 comprimé le matin\nAvaler avec de l’eau.\n2 comprimés le soir\nAvaler après \
                         le repas.\n",
            "Avaler après"
        ));
        // A legend, one under the other.
        let legend = document("## Figure\n\n1 Fémur\n2 Tibia\n3 Rotule\n\nLe genou plie.\n");
        assert!(legend.blocks.iter().all(|block| block.path.len() <= 1));
    }
}
