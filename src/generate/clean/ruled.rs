//! Tables under a ruler (`-----  -----`) whose cells have several lines: read one column after the
//! other, each row's name over its cell, so that nothing is read across.
//!
//! Rows of one line are cells like any others.

use std::ops::Range;

use super::raw::{Form, Raw};

/// Lines of a table's head.
const HEAD: usize = 3;
/// Dashes that rule a column.
const DASHES: usize = 3;

/// The lines of the table that begins at the first of `lines`, its columns undone, and how many lines it
/// has.
pub(super) fn undo<'a>(lines: &[Raw<'a>]) -> Option<(Vec<Raw<'a>>, usize)> {
    let ruled = lines.iter().take(HEAD + 1).position(|line| columns(line.text).is_some())?;
    let head = lines.get(..ruled).filter(|head| !head.is_empty())?;
    let columns = columns(lines.get(ruled)?.text)?;
    if head.iter().any(|line| line.text.trim().is_empty() || !fits(line.text, &columns)) {
        return None;
    }
    let body = lines.get(ruled + 1..)?;
    let told = |line: &&Raw<'_>| !line.text.trim().is_empty() && fits(line.text, &columns);
    let count = body.iter().take_while(told).count();
    let body = body.get(..count)?;
    let rows = rows(body, &columns);
    if rows.iter().all(|row| row.len() < 2) {
        // They are told apart by their gaps.
        let cells = |text: &str| text.split("   ").filter(|part| !part.trim().is_empty()).count();
        let whole = |line: &Raw<'_>| cells(line.text) == columns.len();
        let plain = head.len() == 1 && body.iter().all(whole);
        let lines = head.iter().chain(body).map(|line| Raw { form: Form::Cells, ..*line });
        return plain.then(|| (lines.collect(), ruled + 1 + count));
    }
    let blank = Raw { text: "", start: lines.first()?.start, form: Form::Plain };
    let mut found = Vec::new();
    let (name, others) = columns.split_first()?;
    for column in others {
        found.push(blank);
        let named = head.iter().filter_map(|line| cell(line, column));
        found.extend(named.map(|line| Raw { form: Form::Item(0), ..line }));
        for row in &rows {
            let own = body.get(row.clone()).unwrap_or_default();
            if own.iter().all(|line| cell(line, column).is_none()) {
                continue;
            }
            let named = own.iter().filter_map(|line| cell(line, name));
            found.extend(named.map(|line| Raw { form: Form::Item(1), ..line }));
            let told = own.iter().filter_map(|line| cell(line, column)).enumerate();
            found.extend(told.map(|(nth, line)| member(line, nth == 0)));
        }
    }
    found.push(blank);
    Some((found, ruled + 1 + count))
}

/// Whether the line rules columns: `-----  -----`.
pub(crate) fn rules_columns(line: &str) -> bool {
    columns(line).is_some()
}

/// Where the columns stand that a line of dashes rules, in letters; the last one is open.
fn columns(line: &str) -> Option<Vec<Range<usize>>> {
    if !line.contains('-') || !line.chars().all(|c| matches!(c, '-' | ' ')) {
        return None;
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in line.chars().enumerate().filter(|(_, c)| *c == '-') {
        match found.last_mut().filter(|range| range.end == at) {
            Some(range) => range.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    let ruled = found.len() >= 2 && found.iter().all(|range| range.len() >= DASHES);
    let last = found.last_mut()?;
    last.end = usize::MAX;
    ruled.then_some(found)
}

/// Whether no word of the line stands between two columns.
fn fits(line: &str, columns: &[Range<usize>]) -> bool {
    line.chars()
        .enumerate()
        .all(|(at, c)| c == ' ' || columns.iter().any(|range| range.contains(&at)))
}

/// What a line has in a column.
fn cell<'a>(line: &Raw<'a>, column: &Range<usize>) -> Option<Raw<'a>> {
    let byte =
        |at: usize| line.text.char_indices().nth(at).map_or(line.text.len(), |(byte, _)| byte);
    let from = byte(column.start);
    let whole = line.text.get(from..byte(column.end))?.trim_end();
    let text = whole.trim_start();
    let start = line.start + from + whole.len() - text.len();
    (!text.is_empty()).then_some(Raw { text, start, form: Form::Column })
}

/// A line of a cell, whose bullet may be written `\-`; one that has none goes on from the line before,
/// but for the `first`.
fn member(line: Raw<'_>, first: bool) -> Raw<'_> {
    let bare = line.text.strip_prefix('\\').unwrap_or(line.text);
    let bare = bare.strip_prefix(['-', '•', '*']).filter(|rest| rest.starts_with(' '));
    let text = bare.map_or(line.text, str::trim_start);
    let form = if first || bare.is_some() { Form::Item(2) } else { Form::Column };
    Raw { text, start: line.start + line.text.len() - text.len(), form }
}

/// The lines of each row: a new one begins where the first column has a word.
fn rows(body: &[Raw<'_>], columns: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, line) in body.iter().enumerate() {
        let named = columns.first().is_some_and(|column| cell(line, column).is_some());
        match found.last_mut().filter(|_| !named) {
            Some(row) => row.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::rules_columns;
    use crate::generate::block::Shape;

    const TABLE: &str = "Dénutrition sévère\n\n             Enfant                  Adulte\n  \
                         ---------- ----------------------- ------------------------\n  \
                         Clinique   \\- Pouls < 40/min        \\- Bradycardie sinusale\n             \
                         \\- Hypothermie < 35 °C   \\- Amyotrophie des membres\n  \
                         Biologie   \\- Hypokaliémie          \\- Natrémie < 125 mmol/L\n             \
                         \\- Cytolyse\n\nLe pronostic est réservé.\n";

    #[test]
    fn cells_of_several_lines_are_read_down_their_column() {
        let texts: Vec<String> =
            document(TABLE).blocks.iter().map(|block| block.text.text().to_owned()).collect();
        for told in ["Pouls < 40/min", "Hypothermie < 35 °C", "Amyotrophie des membres", "Cytolyse"]
        {
            assert!(texts.iter().any(|text| text == told), "{told}: {texts:?}");
        }
        let blocks = document(TABLE).blocks;
        let above = |opening: &str| -> Vec<String> {
            let mut at = blocks.iter().find(|block| block.text.text().starts_with(opening));
            let mut found = Vec::new();
            while let Some(head) = at.and_then(|block| block.head).and_then(|head| blocks.get(head))
            {
                found.push(head.text.text().to_owned());
                at = Some(head);
            }
            found
        };
        assert_eq!(above("Natrémie"), ["Biologie", "Adulte"]);
        assert_eq!(above("Cytolyse"), ["Biologie", "Enfant"]);
        assert!(above("Le pronostic").is_empty());
    }

    #[test]
    fn a_ruler_has_columns() {
        assert!(rules_columns("  ------ ----------  ---") && !rules_columns("----------"));
        assert!(!rules_columns("- -") && !rules_columns("--- a ---"));
    }

    #[test]
    fn rows_of_one_line_stay_rows() {
        let table = "  Ion          Norme           Signe\n  ------------ --------------- ---------\n  \
                     Sodium       135 à 145       coma\n  Potassium    3,5 à 5         crampe\n  \
                     Calcium      2,2 à 2,6       tétanie\n";
        let blocks = document(table).blocks;
        let rows = blocks.iter().filter(|block| matches!(block.shape, Shape::Row { .. })).count();
        assert_eq!(rows, 3);
    }
}
