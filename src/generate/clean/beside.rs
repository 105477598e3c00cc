//! Lines of a series beside those of it that head others: « 5.2 DEP : variabilité > 10 % » behind
//! « 5.1 Spirométrie » is no part of what that heads.

use super::level::Style;
use super::line::Line;
use super::mark::{Family, Mark};

/// Marks the lines before which the section of an earlier one of their series ends, with its level.
pub(super) fn end_sections(
    lines: &mut [Line<'_>],
    styles: &[Option<Style>],
    levels: &[Option<u8>],
) {
    // The headings that stand over the line, each with its number and how far in it stands.
    let mut open: Vec<(u8, Option<(Mark, usize)>)> = Vec::new();
    for (at, line) in lines.iter_mut().enumerate() {
        if let Some(level) = levels.get(at).copied().flatten() {
            open.retain(|(above, _)| *above < level);
            let number = match styles.get(at).copied().flatten() {
                Some(Style::Number(mark)) => Some((mark, line.columns)),
                _ => None,
            };
            open.push((level, number));
            continue;
        }
        let Some(mark) = line.mark.filter(|mark| line.is_item() && !mark.is_bullet()) else {
            continue;
        };
        let alike = open.iter().position(|(_, number)| {
            number.is_some_and(|(head, columns)| {
                head.is_like(&mark) && columns.abs_diff(line.columns) <= 1
            })
        });
        let Some(at) = alike else { continue };
        let Some((level, Some((head, _)))) = open.get_mut(at) else { continue };
        // « 5.2 » counts as « 5.1 » does.
        let dotted = matches!(mark.family, Family::Dotted(_)) && head.value == mark.value;
        if dotted || head.value + 1 == mark.value {
            line.ends = Some(*level);
            *head = mark;
            // What stood over it still does.
            open.truncate(at + 1);
        } else if let Some((_, number)) = open.get_mut(at) {
            // A list that begins again is one of its own, whatever it is marked with.
            *number = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::clean::tests::path_of;

    const EXAMS: &str = "Asthme\n\n5. Examens\n5.1 Spirométrie\n- obstruction réversible\n5.2 Débit de \
                         pointe : variabilité de plus de 10 %\n5.3 Tests cutanés : atopie\n\n6. \
                         Traitement\n6.1 Fond\n- corticoïde inhalé\n";

    #[test]
    fn one_of_a_series_is_no_part_of_what_another_heads() {
        assert_eq!(path_of(EXAMS, "obstruction").last().unwrap(), "Spirométrie");
        assert_eq!(path_of(EXAMS, "Débit de pointe").last().unwrap(), "Examens");
        assert_eq!(path_of(EXAMS, "Tests cutanés").last().unwrap(), "Examens");
        assert_eq!(path_of(EXAMS, "corticoïde").last().unwrap(), "Fond");
    }

    #[test]
    fn a_list_under_a_heading_is_its_own() {
        let list = "Asthme\n\n1. Signes\n\nOn cherche des sibilants.\n\n2. Gravité\n\nQuatre signes :\n1. \
                    cyanose\n2. sueurs\n3. agitation\n\n3. Traitement\n\nUn bronchodilatateur.\n";
        assert_eq!(path_of(list, "agitation").last().unwrap(), "Gravité");
        let text = "Asthme\n\n1. Signes\n\nOn cherche des sibilants des deux côtés.\n\n2. Gravité\n\n\
                    Quatre signes :\n  1. cyanose\n  2. sueurs\n  3. agitation\n\n3. Traitement\n\nUn \
                    bronchodilatateur inhalé.\n";
        assert_eq!(path_of(text, "sueurs").last().unwrap(), "Gravité");
    }
}
