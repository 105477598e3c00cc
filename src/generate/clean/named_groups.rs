//! Groups of lines whose first one names something: « BASEDOW = 1re cause (60 %) » over what is told of
//! it. Lines that each name something are a list.

use super::heading_shape::is_capitals;
use super::line::{Line, LineKind};

/// A group of fewer lines has no name.
const FEWEST: usize = 3;

/// Puts the name of each such group over it, as a heading.
pub(super) fn look_around(lines: &mut Vec<Line<'_>>) {
    let mut at = 0;
    while at < lines.len() {
        let opens = at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(Line::is_gap);
        let mut group = lines.iter().skip(at).take_while(|line| !line.is_gap()).count();
        let first = lines.get(at).copied().filter(|_| opens && group >= FEWEST);
        let others = lines.get(at + 1..at + group).unwrap_or_default();
        if let Some(line) = first
            && let Some(name) = name(&line)
            && !others.iter().any(|line| self::name(line).is_some())
        {
            let kind = LineKind::Heading(3);
            lines.insert(at, Line { kind, content: name, glued: true, ..line });
            group += 1;
            // What stands behind the group is none of its.
            if let Some(after) = lines.iter_mut().skip(at + group).find(|line| !line.is_gap()) {
                after.apart = after.is_text();
            }
        }
        at += group.max(1);
    }
}

/// What a line names, in capitals, before what it says of it.
fn name<'a>(line: &Line<'a>) -> Option<&'a str> {
    if !line.is_text() {
        return None;
    }
    let end = [" = ", " → ", " : ", ": "].iter().filter_map(|m| line.content.find(m)).min()?;
    let (name, rest) = line.content.split_at_checked(end)?;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let brief = name.split_whitespace().count() <= 3 && rest.split_whitespace().count() <= 9;
    (letters >= 5 && brief && is_capitals(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::tests::headed;

    #[test]
    fn a_group_s_name_heads_what_is_told_of_it() {
        let text = "Hyperthyroïdies\n\nBASEDOW = 1re cause\nexophtalmie bilatérale\ngoitre \
                    diffus\n\nADÉNOME TOXIQUE = nodule chaud\npas d’exophtalmie\nchirurgie\n";
        assert_eq!(headed(text, "goitre").last().unwrap(), "Basedow");
        assert_eq!(headed(text, "chirurgie").last().unwrap(), "Adénome toxique");
    }

    #[test]
    fn lines_that_each_name_something_are_a_list() {
        let text = "Hyperthyroïdies\n\nBASEDOW = auto-immun\nADÉNOME = nodule chaud\n\
                    IATROGÈNE = amiodarone\ndosage de la TSH\n";
        assert!(!headed(text, "dosage").contains(&"Basedow".to_owned()));
    }
}
