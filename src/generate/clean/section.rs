//! Where the section of a heading without any mark ends: notes that put their lines right under it
//! end it with a blank line, when the next line says another side of the topic.
//!
//! So does the margin, where the section is indented. « Physiopath » and its bullets, a blank line,
//! « Clinique : 3 phases »: the clinic is no part of the mechanism. A section of several paragraphs
//! goes on over its blank lines.

use super::level::Style;
use super::line::{Line, LineKind};
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::rubric;

/// Words that a label before its colon may have.
const LABEL: usize = 4;

/// A note has no more words.
const BRIEF: usize = 25;

/// So many labelled lines at the margin, each behind a blank one, stand beside the sections.
const SEVERAL: usize = 3;

/// Marks the lines before which the section above ends.
pub(super) fn end_sections(lines: &mut [Line<'_>], styles: &[Option<Style>], language: Language) {
    // One labelled line may be anything; several make the way in which the notes are written.
    let labelled = |at: usize| is_at_the_margin(lines, at) && is_labelled(lines, at);
    let labelled: Vec<bool> = (0..lines.len()).map(labelled).collect();
    // Marks say where a section ends.
    let marked = styles.iter().flatten().any(|style| matches!(style, Style::Marked(_)));
    let several = !marked && labelled.iter().filter(|labelled| **labelled).count() >= SEVERAL;
    let mut inside = Inside::Nothing;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        if let Some(style) = styles.get(at).copied().flatten() {
            let below = lines.get(at + 1).is_some_and(|next| !next.is_gap());
            // « CI : » over its bullets heads them, and nothing else.
            let label = line.content.trim_end().ends_with(':');
            let unmarked = matches!(style, Style::Short | Style::Capitals | Style::Bold);
            let tight = unmarked && below;
            let columns = line.columns;
            let further = lines.get(at + 1).is_some_and(|next| next.columns > columns);
            let listed = lines.get(at + 1).is_some_and(Line::is_item);
            let small = line.content.starts_with(char::is_lowercase);
            inside = match (tight, further) {
                (true, false) if small && matches!(style, Style::Short) => Inside::Group,
                (true, _) if label && listed => Inside::Label,
                (true, true) if matches!(style, Style::Short) => Inside::Indented(columns),
                (true, _) => Inside::Section(at),
                _ => Inside::Nothing,
            };
        } else if inside.ends(lines, at, language)
            || several
                && inside.is_closed(lines, at, language)
                && labelled.get(at).copied().unwrap_or_default()
        {
            if let Some(line) = lines.get_mut(at) {
                line.apart = true;
            }
            inside = Inside::Nothing;
        } else if line.is_item() && line.mark.is_some() && matches!(inside, Inside::Section(_)) {
            inside = Inside::List;
        }
    }
}

/// What the lines so far are inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    /// A short heading with its lines right under it, from its own on.
    Section(usize),
    /// A rubric written small, first of a group of lines.
    Group,
    /// Its bullets.
    List,
    /// A label that heads the bullets right under it.
    Label,
    /// A heading, whose lines all stand further in than its own columns.
    Indented(usize),
}

impl Inside {
    /// Whether the bullets, or the notes that stand right under the heading, are behind the line.
    fn is_closed(self, lines: &[Line<'_>], at: usize, language: Language) -> bool {
        match self {
            Self::List => true,
            Self::Section(from) => {
                let own = lines.get(from + 1..at).unwrap_or_default();
                let brief = |line: &Line<'_>| line.words() <= BRIEF;
                let gaps = own.iter().filter(|line| line.is_gap()).count();
                // « Sx: … » behind what is told of an illness may be its own side.
                let content = |at: usize| lines.get(at).map_or("", |line| line.content);
                let thing = sort(content(from).trim(), lists(language)) == Sort::Thing;
                let side = thing && says_a_side(content(at), language);
                !side && gaps == 1 && is_at_the_margin(lines, at) && own.iter().all(brief)
            }
            _ => false,
        }
    }

    /// Whether it ends before a line that is no heading.
    fn ends(self, lines: &[Line<'_>], at: usize, language: Language) -> bool {
        let Some(line) = lines.get(at) else { return false };
        let plain = line.kind == LineKind::Text { indented: false };
        match self {
            Self::Nothing => false,
            // Notes right under their heading, a blank line, another side: prose has long lines.
            Self::Section(_) => {
                self.is_closed(lines, at, language) && says_a_side(line.content, language)
            }
            // Back at the margin.
            Self::Indented(columns) => line.is_text() && line.columns <= columns,
            Self::Group => is_after_a_gap(lines, at) && line.is_text(),
            Self::Label => plain,
            Self::List => is_at_the_margin(lines, at) && says_a_side(line.content, language),
        }
    }
}

/// A line of text without indent behind a blank one.
fn is_at_the_margin(lines: &[Line<'_>], at: usize) -> bool {
    let plain = lines.get(at).is_some_and(|line| line.kind == LineKind::Text { indented: false });
    plain && is_after_a_gap(lines, at)
}

fn is_after_a_gap(lines: &[Line<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(Line::is_gap)
}

/// “Baseline bloods etc: U+E, TFTs”: a label and its value.
fn is_labelled(lines: &[Line<'_>], at: usize) -> bool {
    let told = lines.get(at).and_then(|line| line.content.split_once(": "));
    told.is_some_and(|(label, value)| {
        (1..=LABEL).contains(&label.split_whitespace().count()) && !value.trim().is_empty()
    })
}

/// « Pronostic : … », “Dx: …”, « NB : … »: a label of its own.
pub(super) fn says_a_side(content: &str, language: Language) -> bool {
    let Some((label, _)) = content.split_once([':', '=']) else { return false };
    let label = label.trim();
    label.split_whitespace().count() <= LABEL
        && (matches!(sort(label, lists(language)), Sort::Rubric | Sort::Empty)
            || rubric::spelled_heading(label, language).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::document;

    fn path_of(text: &str, opening: &str) -> usize {
        let blocks = document(text).blocks;
        let block = blocks.iter().find(|block| block.text.text().starts_with(opening));
        block.map_or(99, |block| block.path.len())
    }

    const NOTES: &str = "Rougeole\n\nMécanisme\n- entrée par les voies respiratoires\n- virémie \
                         en deux temps\n\n";

    #[test]
    fn another_side_after_a_blank_line_ends_the_section() {
        let text = format!("{NOTES}Pronostic : guérison en dix jours\n");
        assert_eq!(path_of(&text, "Pronostic"), 1);
    }

    #[test]
    fn an_indented_section_ends_at_the_margin() {
        let text = "ROUGEOLE\n\nTraitement\n  repos au lit\n  paracétamol\nÀ l’oral : penser au \
                    vaccin\n";
        assert_eq!(path_of(text, "repos"), 2);
        assert_eq!(path_of(text, "À l’oral"), 1);
    }

    #[test]
    fn several_labelled_lines_at_the_margin_stand_beside_the_sections() {
        let text = format!(
            "{NOTES}Koplik : taches blanches de la joue\n\nContage : dix jours\n\nÀ part : le \
             nourrisson\n"
        );
        assert_eq!(path_of(&text, "Koplik"), 1);
    }

    #[test]
    fn notes_right_under_their_heading_end_with_a_blank_line() {
        let text = "Fractures\n\nCLINIQUE\nPouteau-Colles : radius distal\nGoyrand-Smith = \
                    l’inverse\n\nTTT : réduire, contenir\n\nSUIVI\nradio à J7\n";
        assert_eq!(path_of(text, "Goyrand"), 2);
        assert_eq!(path_of(text, "TTT"), 1);
        // It may be a side of the thing that the heading names.
        let text = text.replace("CLINIQUE", "Pseudarthrose");
        assert_eq!(path_of(&text, "TTT"), 2);
        // Paragraphs of prose go on.
        let long = "L’os du radius se rompt à son bout le plus bas quand le malade tombe sur la paume, \
                    main tendue, et se déplace vers le dos de la main le plus souvent.";
        let text = format!("Fractures\n\nCLINIQUE\n{long}\n\nTTT : réduire, contenir\n");
        assert_eq!(path_of(&text, "TTT"), 2);
    }

    #[test]
    fn a_section_goes_on_where_nothing_ends_it() {
        // Right under the bullets.
        let text =
            format!("{}Pronostic : guérison\n", NOTES.trim_end_matches('\n').to_owned() + "\n");
        assert_eq!(path_of(&text, "Pronostic"), 2);
        // What the label names is no side of the topic.
        let text = format!("{NOTES}Koplik : taches blanches de la joue\n");
        assert_eq!(path_of(&text, "Koplik"), 2);
        // The heading stands apart from what it heads.
        let text =
            "Rougeole\n\nTraitement\n\n- repos\n- paracétamol\n\nPrévention : vaccin à 12 mois\n";
        assert_eq!(path_of(text, "Prévention"), 2);
    }
}
