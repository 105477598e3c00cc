//! Tables: which row heads the columns, and what their dashes mean.

use super::line::Parts;
use super::mapped::Mapped;
use crate::deck::fold;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;

/// A table's rows with what heads its columns.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Mapped>>,
}

/// « 38,40 » and « 2000-4000 UI/j » are a row's, not a heading's.
fn names_a_column(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits < cell.chars().filter(|c| c.is_alphabetic()).count()
}

/// « Localisation | Fréquence » over « Ampullaire | 75 % »: the name of what is measured, over figures.
fn is_over_figures(rows: &[Vec<Mapped>]) -> bool {
    let Some((first, rows)) = rows.split_first() else { return false };
    let side = first.last().is_some_and(|cell| {
        let name = cell.text().trim();
        let languages = [Language::French, Language::English];
        languages.iter().any(|language| sort(name, lists(*language)) == Sort::Rubric)
    });
    let figure = |row: &&Vec<Mapped>| {
        row.last().is_some_and(|cell| cell.text().contains(|c: char| c.is_ascii_digit()))
    };
    let figures = rows.iter().filter(figure).count();
    side && figures >= 2 && figures * 4 >= rows.len() * 3
}

/// Tells the head from the rows. A list of pairs without a rule under its first line has none.
pub(super) fn read(mut rows: Vec<Vec<Mapped>>, parts: Parts, ruled: bool) -> Table {
    read_dashes(&mut rows);
    // An empty corner leaves the first line a cell short.
    let cells = rows.get(1).map_or(0, Vec::len);
    let cornered = matches!(parts, Parts::Gap | Parts::Tab | Parts::Pipe)
        && cells >= 3
        && rows.len() >= 3
        && rows.iter().skip(1).all(|row| row.len() == cells);
    if let Some(first) = rows.first_mut().filter(|first| cornered && first.len() + 1 == cells) {
        first.insert(0, Mapped::default());
    }
    let width = rows.first().map_or(0, Vec::len);
    let named = rows.first().is_some_and(|first| {
        first.iter().skip(1).all(|cell| !cell.text().trim().is_empty())
            && first.iter().all(|cell| cell.text().split_whitespace().count() <= 6)
            && first.iter().skip(1).all(|cell| names_a_column(cell.text()))
    });
    let told = rows.first().is_some_and(|first| {
        first.last().is_some_and(|cell| {
            let cell = fold(cell.text());
            ["definition", "signification", "sens", "description", "reponse", "meaning", "answer"]
                .iter()
                .any(|w| cell.starts_with(w))
        })
    });
    let headed = match parts {
        Parts::Html => named,
        Parts::Pipe if ruled => named,
        _ => told || named && (width >= 3 || is_over_figures(&rows)),
    };
    if width < 2 || (headed && rows.len() < 2) {
        return Table::default();
    }
    let head = if headed {
        rows.remove(0).iter().map(|cell| cell.text().trim().to_owned()).collect()
    } else {
        Vec::new()
    };
    rows.retain(|row| row.len() == width);
    Table { head, rows }
}

/// Whether the cell is a dash alone.
pub(super) fn is_dash(cell: &str) -> bool {
    matches!(cell, "-" | "–" | "−" | "‒")
}

/// « – » means negative in a table that says « + » too, and nothing at all in another.
fn read_dashes(rows: &mut [Vec<Mapped>]) {
    let positive = |cell: &Mapped| cell.text().trim().starts_with(['+', '±']);
    if rows.iter().flatten().any(positive) {
        return;
    }
    for cell in rows.iter_mut().flatten().filter(|cell| is_dash(cell.text().trim())) {
        *cell = Mapped::default();
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::block::Shape;
    use crate::generate::clean::document;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let cells = |shape| match shape {
            Shape::Row { cells, .. } => Some(cells),
            _ => None,
        };
        document(text).blocks.into_iter().filter_map(|block| cells(block.shape)).collect()
    }

    #[test]
    fn an_empty_corner_may_have_lost_its_mark() {
        let text =
            "Gout\n\n\t| gout | pseudogout\ncrystal | MSU | CPP\nshape | needle | rhomboid\n";
        assert_eq!(cells(text).len(), 2);
        let whole = "Gout\n\n| joint | gout |\n| crystal | MSU |\n| shape | needle |\n";
        assert_eq!(cells(whole).len(), 3);
    }

    #[test]
    fn what_is_measured_heads_figures() {
        let text = "GEU\n\nLocalisation\tFréquence\nAmpullaire\t75 %\nIsthmique\t20 %\nOvarienne\trare\n\
                    Cornuale\t2 %\n";
        assert_eq!(cells(text).len(), 4);
        // A first pair is one of its kind.
        let pairs = text.replace("Localisation\tFréquence", "Tubaire\tsurtout à gauche");
        assert_eq!(cells(&pairs).len(), 5);
    }

    #[test]
    fn a_dash_is_negative_beside_plus_signs_alone() {
        let text =
            "Orchite\n\nSigne | torsion | orchite\nfièvre | - | +\nPrehn | – | + (soulage)\n";
        assert_eq!(cells(text)[0], ["fièvre", "-", "+"]);
        assert_eq!(cells(text)[1], ["Prehn", "–", "+ (soulage)"]);
        let text =
            "Orchite\n\nDrogue | dose | durée\nofloxacine | 400 mg | 14 j\nrepos | – | 7 j\n";
        assert_eq!(cells(text)[1], ["repos", "", "7 j"]);
    }
}
