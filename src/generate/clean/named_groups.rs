//! Groups of lines whose first one names something: « BASEDOW = 1re cause (60 %) », « Molécule : furosémide »
//! over what is told of it. Lines that each name something are a list.

use super::heading_shape::is_capitals;
use super::line::{Line, LineKind};
use super::section::says_a_side;
use crate::deck::fold;
use crate::generate::heading::lists::lists;
use crate::generate::language::Language;

/// A group of fewer lines has no name.
const FEWEST: usize = 3;
/// Words of what a sheet is about, and the labels under it, at least.
const NAME: usize = 6;
const LABELS: usize = 2;
/// A note has no more words; a paragraph has.
const LONGEST: usize = 25;

/// Puts the name of each such group over it, as a heading.
pub(super) fn look_around(lines: &mut Vec<Line<'_>>, language: Language) {
    let mut at = 0;
    while at < lines.len() {
        let opens = at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(Line::is_gap);
        let mut group = lines.iter().skip(at).take_while(|line| !line.is_gap()).count();
        let first = lines.get(at).copied().filter(|_| opens && group > 1);
        let others = lines.get(at + 1..at + group).unwrap_or_default();
        let named = first.and_then(|line| {
            let loud = name(&line).filter(|_| group >= FEWEST);
            let loud = loud.filter(|_| !others.iter().any(|line| name(line).is_some()));
            loud.or_else(|| has_sides(&line, others, language))
        });
        if let Some((line, name)) =
            first.and_then(|line| Some((line, sheet(&line, others, language)?)))
        {
            let kind = LineKind::Heading(3);
            if let Some(own) = lines.get_mut(at) {
                let start = line.start + (line.content.len() - name.len());
                *own = Line { kind, content: name, start, glued: true, ..line };
            }
            // What stands behind the group is none of its.
            if let Some(after) = lines.iter_mut().skip(at + group).find(|line| !line.is_gap()) {
                after.apart = after.is_text();
            }
        } else if let (Some(line), Some(name)) = (first, named) {
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

/// « HPP : plus de 500 mL » over « Causes : … » and « CAT : … »: what the first line names, where all
/// labels under it are sides of a thing.
fn has_sides<'a>(line: &Line<'a>, others: &[Line<'a>], language: Language) -> Option<&'a str> {
    let label = |line: &Line<'a>| parted(line.content, &[" : ", ": ", " = "]);
    let name = label(line)?.0.trim();
    let sides = others.iter().filter(|line| line.is_text() && label(line).is_some());
    let mut sides = sides.peekable();
    let told = sides.peek().is_some() && sides.all(|line| says_a_side(line.content, language));
    let plain = line.is_text()
        && name.starts_with(char::is_uppercase)
        && !name.contains(['(', '/', ','])
        && line.words() <= LONGEST;
    (plain && told && !says_a_side(line.content, language)).then_some(name)
}

/// « furosémide » of « Molécule : furosémide » over labels: the sheet is called by what it is about.
fn sheet<'a>(line: &Line<'a>, others: &[Line<'a>], language: Language) -> Option<&'a str> {
    let (label, rest) = parted(line.content, &[" : ", ": "])?;
    let kind = fold(label.trim());
    let name = rest.trim_start_matches([' ', ':', '\u{a0}', '\u{202f}']);
    let labelled = |line: &&Line<'_>| {
        let own = parted(line.content, &[" : ", ": "]).map(|(own, _)| fold(own.trim()));
        line.is_text() && own.is_some_and(|own| own != kind)
    };
    let sound = line.is_text()
        && lists(language).record.contains(kind.as_str())
        && (1..=NAME).contains(&name.split_whitespace().count())
        && name.chars().any(char::is_alphabetic)
        && !name.contains([':', ',', ';', '.', '=', '→'])
        && others.iter().filter(labelled).count() >= LABELS;
    sound.then_some(name)
}

/// What a line names, in capitals, before what it says of it.
fn name<'a>(line: &Line<'a>) -> Option<&'a str> {
    if !line.is_text() {
        return None;
    }
    let (name, rest) = parted(line.content, &[" = ", " → ", " : ", ": "])?;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let brief = rest.split_whitespace().count() <= 9;
    (letters >= 5 && brief && is_capitals(name)).then_some(name)
}

/// A name of few words, and what the first of `marks` parts from it, the mark included.
fn parted<'a>(content: &'a str, marks: &[&str]) -> Option<(&'a str, &'a str)> {
    let end = marks.iter().filter_map(|mark| content.find(mark)).min()?;
    let parts = content.split_at_checked(end)?;
    (parts.0.split_whitespace().count() <= 3).then_some(parts)
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
    fn what_has_sides_under_it_heads_them() {
        let text = "Accouchement\n\nHPP : plus de 500 mL\nCauses : atonie, rétention\nTraitement : \
                    oxytocine\n\nNné : score d’Apgar à une minute\n";
        assert_eq!(headed(text, "Causes").last().unwrap(), "HPP");
        assert!(!headed(text, "Nné").contains(&"HPP".to_owned()));
        // Things one under the other are a list, and a side has no sides.
        let list = text.replace("Causes :", "Atonie :");
        assert!(!headed(&list, "Atonie").contains(&"HPP".to_owned()));
        let sides = text.replace("HPP :", "Diagnostic :");
        assert!(!headed(&sides, "Causes").contains(&"Diagnostic".to_owned()));
    }

    #[test]
    fn a_sheet_is_headed_by_what_it_is_about() {
        let text = "Diurétiques\n\nMolécule : furosémide\nClasse : diurétique de l’anse\nVoie : orale ou \
                    IV\n\nMolécule : spironolactone\nClasse : antialdostérone\nVoie : orale\n";
        assert_eq!(headed(text, "Classe : diur").last().unwrap(), "furosémide");
        assert_eq!(headed(text, "Classe : anti").last().unwrap(), "spironolactone");
        // One label below is no sheet, nor is what lists several.
        let few = text.replace("Voie : orale\n", "");
        assert!(!headed(&few, "Classe : anti").contains(&"spironolactone".to_owned()));
        let many = text.replace(": spironolactone", ": spironolactone, éplérénone");
        assert!(!headed(&many, "Classe : anti").iter().any(|name| name.starts_with("spirono")));
    }

    #[test]
    fn lines_that_each_name_something_are_a_list() {
        let text = "Hyperthyroïdies\n\nBASEDOW = auto-immun\nADÉNOME = nodule chaud\n\
                    IATROGÈNE = amiodarone\ndosage de la TSH\n";
        assert!(!headed(text, "dosage").contains(&"Basedow".to_owned()));
    }
}
