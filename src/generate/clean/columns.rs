//! Two columns side by side, as a copied page keeps them: undone, so that nothing is read across.
//!
//! A gutter is a band of spaces through several lines. Prose on both sides is read one column
//! after the other; short cells are a table; what is neither is set aside.

use super::mark::mark;
use super::raw::{Form, Raw};
use super::ruled;

/// Lines that have a gutter, at least.
const LINES: usize = 3;
/// Spaces that make a gutter.
const GAP: usize = 3;

/// The lines of `text`, columns undone.
pub(super) fn read(text: &str) -> Vec<Raw<'_>> {
    let lines = split(text);
    let mut found = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if let Some((table, count)) = ruled::undo(rest) {
            found.extend(table);
            at += count;
        } else if let Some((column, count)) = gutter(rest) {
            undo(lines.get(at..at + count).unwrap_or_default(), column, &mut found);
            at += count;
        } else {
            found.push(*line);
            at += 1;
        }
    }
    found
}

fn split(text: &str) -> Vec<Raw<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let here = start;
        start += raw.len();
        // The second half of a line's end.
        if raw == "\n" && text.get(..here).is_some_and(|before| before.ends_with('\r')) {
            continue;
        }
        // A mark at the file's start, that a paste has kept.
        let marked = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        let ended = marked.trim_end_matches(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']);
        lines.push(Raw { text: ended, start: here + raw.len() - marked.len(), form: Form::Plain });
    }
    lines
}

/// Where the words of a line begin behind a gap: the column and the byte. The gap behind « • » or
/// « 1. » at the line's head is none: it parts an item from its own mark.
fn behind_gaps(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut spaces, mut seen) = (0, false);
    let marked = marked(line);
    for (column, (at, c)) in line.char_indices().enumerate() {
        if at < marked {
            continue;
        }
        if c == ' ' || c == '\u{a0}' {
            spaces += 1;
            continue;
        }
        if seen && spaces >= GAP {
            found.push((column, at));
        }
        seen = true;
        spaces = 0;
    }
    found
}

/// Bytes up to the words of a line, behind its mark.
fn marked(line: &str) -> usize {
    let content = line.trim_start();
    mark(content).map_or(0, |mark| line.len() - content.len() + mark.length)
}

/// The column at which the right side begins, and how many lines share it, from the first on.
fn gutter(lines: &[Raw<'_>]) -> Option<(usize, usize)> {
    let first = lines.first()?;
    if first.text.contains('|') || first.text.contains('\t') {
        return None;
    }
    let (column, _) = *behind_gaps(first.text).first()?;
    let (mut both, mut count, mut end) = (0, 0, 0);
    for line in lines.iter().take(400) {
        match side(line.text, column) {
            Side::Both => {
                both += 1;
                count += 1;
                end = count;
            }
            Side::Left | Side::Right if !line.text.trim().is_empty() => {
                count += 1;
                // The longer column goes on alone for as long as it is indented like one.
                if matches!(side(line.text, column), Side::Right) {
                    end = count;
                }
            }
            _ => break,
        }
    }
    // A column's last lines stand alone on the left where the other has ended.
    let tail = lines.get(end..count).unwrap_or_default();
    let left = tail.iter().take_while(|line| line.text.chars().count() < column).count();
    (both >= LINES).then_some((column, end + left.min(1)))
}

enum Side {
    Both,
    Left,
    Right,
    Across,
}

fn side(line: &str, column: usize) -> Side {
    let length = line.trim_end().chars().count();
    if length + GAP <= column + 2 {
        return Side::Left;
    }
    let before: String = line.chars().take(column).collect();
    let Some(at) = line.chars().nth(column) else { return Side::Left };
    let gap = before.len() - before.trim_end_matches([' ', '\u{a0}']).len();
    match () {
        () if before.trim().is_empty() => Side::Right,
        // An item, whose mark alone stands on the left.
        () if before.len() <= marked(line) => Side::Across,
        () if gap >= 2 && at != ' ' => Side::Both,
        () => Side::Across,
    }
}

/// The lines with the right side under the left, or as rows.
fn undo<'a>(lines: &[Raw<'a>], column: usize, found: &mut Vec<Raw<'a>>) {
    let mut sides: [Vec<Raw<'a>>; 2] = [Vec::new(), Vec::new()];
    for line in lines {
        let cut = line.text.char_indices().nth(column).map_or(line.text.len(), |(at, _)| at);
        let (left, right) = line.text.split_at(cut);
        for (n, (text, start)) in
            [(left.trim_end(), line.start), (right, line.start + cut)].into_iter().enumerate()
        {
            if let Some(side) = sides.get_mut(n)
                && !text.trim().is_empty()
            {
                side.push(Raw { text, start, form: Form::Column });
            }
        }
    }
    let [left, right] = &sides;
    if is_prose(left) && is_prose(right) {
        let blank =
            Raw { text: "", start: lines.first().map_or(0, |l| l.start), form: Form::Plain };
        found.push(blank);
        found.extend(left);
        found.push(blank);
        found.extend(right);
        found.push(blank);
        return;
    }
    let keyed = is_keyed(left) && right.len() == left.len();
    let cells = keyed || is_table(left) && is_table(right);
    let form = if cells { Form::Cells } else { Form::Aside };
    found.extend(lines.iter().map(|line| {
        let both = matches!(side(line.text, column), Side::Both);
        Raw { form: if both || form == Form::Aside { form } else { Form::Plain }, ..*line }
    }));
}

/// Lines that go on from one to the next.
fn is_prose(side: &[Raw<'_>]) -> bool {
    let goes_on = side
        .windows(2)
        .filter(|pair| match pair {
            [line, next] => {
                let text = line.text.trim_end();
                text.ends_with('-')
                    || next.text.trim_start().starts_with(char::is_lowercase)
                        && !text.ends_with(['.', ':', ';'])
            }
            _ => false,
        })
        .count();
    let words: usize = side.iter().map(|line| line.text.split_whitespace().count()).sum();
    side.len() >= LINES && words >= side.len() * 3 && goes_on * 3 >= side.len() - 1
}

/// Letters or steps of a scale, « C », « Li », « Stade II »: what stands beside each is its own,
/// however long it is.
fn is_keyed(side: &[Raw<'_>]) -> bool {
    let sign = |word: &str| word.chars().count() <= 3 && word.starts_with(char::is_alphanumeric);
    let first = side.first().and_then(|line| line.text.split_whitespace().next());
    side.iter().all(|line| {
        let mut words = line.text.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some(word), None, _) => sign(word) && !word.starts_with(char::is_lowercase),
            (word, Some(step), None) => word == first && sign(step),
            _ => false,
        }
    })
}

/// Short cells, each a thing of its own.
fn is_table(side: &[Raw<'_>]) -> bool {
    let words: usize = side.iter().map(|line| line.text.split_whitespace().count()).sum();
    let own = side
        .iter()
        .filter(|line| {
            let text = line.text.trim_start();
            !text.starts_with(char::is_lowercase) || line.text.split_whitespace().count() <= 6
        })
        .count();
    words <= side.len() * 8 && own * 4 >= side.len() * 3
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    fn texts(text: &str) -> Vec<String> {
        document(text).blocks.iter().map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn columns_of_prose_are_read_one_after_the_other() {
        let text = "La goutte est une arthrite due à           L'arthrose est une usure du carti-\n\
                    des cristaux d'urate. Elle touche          lage articulaire. Elle se révèle par\n\
                    surtout les hommes de plus de qua-         des douleurs mécaniques, calmées au\n\
                    rante ans.                                 repos.\n";
        let found = texts(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("les hommes de plus de quarante ans."), "{found:?}");
        assert!(found[1].starts_with("L'arthrose est une usure du cartilage"), "{found:?}");
    }

    #[test]
    fn aligned_cells_are_rows() {
        let text = "Sodium          135 à 145 mmol/L\nPotassium       3,5 à 5 mmol/L\n\
                    Chlore          95 à 105 mmol/L\n";
        let rows: Vec<Vec<String>> = document(text)
            .blocks
            .into_iter()
            .filter_map(|block| match block.shape {
                Shape::Row { cells, .. } => Some(cells),
                _ => None,
            })
            .collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1], ["Potassium", "3,5 à 5 mmol/L"]);
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        let cells = |shape| match shape {
            Shape::Row { cells, .. } => Some(cells),
            _ => None,
        };
        document(text).blocks.into_iter().filter_map(|block| cells(block.shape)).collect()
    }

    #[test]
    fn a_bullet_is_no_column() {
        let text = "Asthme\n\n•   Sifflements à l'expiration\n•   Toux nocturne\n•   Gêne à \
                    l'effort\n1.   Salbutamol\n2.   Corticoïde inhalé\n3.   Éviction\n";
        assert!(rows(text).is_empty());
        let items = document(text).blocks;
        let items = items.iter().filter(|block| matches!(block.shape, Shape::Item { .. }));
        assert_eq!(items.count(), 6);
        // Behind its words a gap is a gutter.
        let text = "• Asthme        dyspnée sifflante\n• BPCO          toux grasse\n\
                    • Fibrose       râles crépitants\n";
        assert_eq!(rows(text).len(), 3);
    }

    #[test]
    fn steps_of_a_scale_head_what_is_beside_them() {
        let text = "Sepsis\n\nQ    Qualité de la conscience : Glasgow < 15, somnolence ou agitation\n\
                    R    Respiration : fréquence ≥ 22 par minute, sans autre cause évidente\n\
                    S    Systole : pression ≤ 100 mmHg malgré le remplissage déjà fait\n";
        assert_eq!(rows(text).len(), 3);
        let text = "Sclérodermie\n\nStade I    doigts blancs au froid puis bleus pendant une dizaine \
                    de minutes\nStade II   ulcères de la pulpe, cicatrices en pointe, télangiectasies \
                    du visage\nStade III  gangrène\n";
        assert_eq!(rows(text).len(), 3);
        assert_eq!(rows(text)[2], ["Stade III", "gangrène"]);
        // Read across, two columns would say what nobody wrote.
        let text = "Voie orale ou sous la langue     Surveiller la kaliémie et la fonction du rein \
                    à une semaine\nDose unique le soir au coucher   Prévenir le patient de la toux, \
                    des vertiges et d'un œdème\nJamais chez la femme enceinte    Arrêter un jour avant \
                    toute anesthésie qui est programmée\n";
        assert!(rows(text).is_empty());
    }

    #[test]
    fn a_table_may_have_an_empty_corner() {
        let text = "              Carence      Inflammation    Thalassémie\n\
                    Ferritine     basse        haute           normale\n\
                    Fer           bas          bas             normal\n\
                    CRP           normale      haute           normale\n";
        let rows: Vec<(usize, usize)> = document(text)
            .blocks
            .into_iter()
            .filter_map(|block| match block.shape {
                Shape::Row { head, cells } => Some((head.len(), cells.len())),
                _ => None,
            })
            .collect();
        assert_eq!(rows, [(4, 4); 3]);
    }

    #[test]
    fn a_gap_in_one_line_is_no_gutter() {
        let text =
            "Cardiologie                 cours n° 3\nLa syncope est brève.\nElle est brutale.\n";
        assert!(texts(text).iter().any(|line| line.contains("La syncope est brève.")));
    }
}
