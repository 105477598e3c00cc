//! Tables: which lines are rows, and which cells they hold.
//!
//! Reads Markdown, reST grids, HTML rows, and columns parted by tabs or semicolons. Leaves out a
//! lone row, and semicolons that part no steady number of columns.

use super::line::{Line, LineKind, Parts};
use super::mapped::Mapped;
use super::mark::mark;
use super::table_head::is_dash;
use super::{barred, inline};

/// Whether the line looks like a row by itself; `look_around` asks its neighbours.
pub(super) fn row(content: &str) -> Option<Parts> {
    let alphabetic = content.chars().any(char::is_alphanumeric);
    if !alphabetic || content.starts_with("[[") {
        return None;
    }
    let pipes = content.starts_with('|') || content.ends_with('|') || content.contains(" | ");
    if pipes {
        return (!content.contains("{{") && !content.contains("[modifier")).then_some(Parts::Pipe);
    }
    if quoted(content).is_some() {
        return Some(Parts::Quoted);
    }
    let tabs = content.split('\t').filter(|cell| !cell.trim().is_empty()).count();
    if (2..=8).contains(&tabs) && bulletless(content) {
        return Some(Parts::Tab);
    }
    // `<mark style="background: #FFF3A3A6;">` parts no cells.
    if content.contains("=\"") && content.contains('<') {
        return None;
    }
    let cells: Vec<&str> = semicolons(content).collect();
    let tight = cells.iter().skip(1).all(|cell| !cell.starts_with([' ', '\u{a0}']));
    let short = cells.iter().all(|cell| !cell.is_empty() && cell.len() <= 160);
    let parted = cells.len() >= 2 && tight || is_loose(content);
    (parted && short && !content.contains('&')).then_some(Parts::Semicolon)
}

/// What semicolons part, but for those in brackets: « t(9;22) » is one translocation.
fn semicolons(content: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    content.split(move |c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ';' && depth == 0
    })
}

/// « Grade ; Signes ; Conduite »: rows only where a head of brief cells stands over several as long.
fn is_loose(content: &str) -> bool {
    let cells = semicolons(content).count();
    let spaced = content.matches(" ; ").count() + 1;
    cells >= 3
        && cells == spaced
        && content.starts_with(|c: char| c.is_alphanumeric())
        && mark(content).is_none()
}

/// Rows of a table whose semicolons have spaces around them.
const LOOSE_ROWS: usize = 3;

/// Makes text again of loose rows that are no table: without a head, or fewer than [`LOOSE_ROWS`].
fn look_at_loose(lines: &mut [Line<'_>]) {
    let cells = |line: &Line<'_>| {
        let row = line.kind == LineKind::Row(Parts::Semicolon) && is_loose(line.content);
        row.then(|| semicolons(line.content).count())
    };
    let brief = |cell: &str| {
        (1..=3).contains(&cell.split_whitespace().count())
            && !cell.trim_end().ends_with(['.', ':'])
            && cell.trim().starts_with(char::is_uppercase)
            && !cell.contains(|c: char| c.is_ascii_digit())
    };
    let mut at = 0;
    while at < lines.len() {
        let Some(own) = lines.get(at).and_then(cells) else {
            at += 1;
            continue;
        };
        let run = lines.iter().skip(at).take_while(|line| cells(line) == Some(own)).count();
        let head = lines.get(at).is_some_and(|line| semicolons(line.content).all(brief));
        if run < LOOSE_ROWS || !head {
            for line in lines.iter_mut().skip(at).take(run) {
                line.kind = LineKind::text_at(line.columns);
            }
        }
        at += run;
    }
}

/// The cells of `"a","b"` or `"a";"b"`, each with its place; none when the quotes do not close.
fn quoted(content: &str) -> Option<Vec<(usize, usize)>> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let inside = content.get(at..)?.strip_prefix('"')?;
        let mut end = 0;
        // A doubled quote is one of the cell's own.
        loop {
            end += inside.get(end..)?.find('"')?;
            if inside.get(end + 1..).is_some_and(|after| after.starts_with('"')) {
                end += 2;
            } else {
                break;
            }
        }
        cells.push((at + 1, at + 1 + end));
        at += end + 2;
        match content.get(at..)?.chars().next() {
            None => break,
            Some(',' | ';' | '\t') => at += 1,
            Some(_) => return None,
        }
    }
    (cells.len() >= 2).then_some(cells)
}

fn bulletless(content: &str) -> bool {
    content.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '«')
        && content.split('\t').next().is_some_and(|first| {
            !first.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit()) && first != "o"
        })
}

/// Rows that have no neighbour of their kind are text after all.
pub(super) fn look_around(lines: &mut Vec<Line<'_>>) {
    look_at_loose(lines);
    for at in look_at_neighbours(lines).into_iter().rev() {
        barred::part(lines, at);
    }
}

/// Makes text of the rows that stand alone; says where those stand whose cells bars part.
fn look_at_neighbours(lines: &mut [Line<'_>]) -> Vec<usize> {
    let mut barred = Vec::new();
    let count = |line: &Line<'_>| match line.kind {
        LineKind::Row(Parts::Semicolon) => semicolons(line.content).count(),
        LineKind::Row(Parts::Quoted) => quoted(line.content).map_or(0, |cells| cells.len()),
        LineKind::Row(_) => 1,
        _ => 0,
    };
    let counts: Vec<(LineKind, usize)> = lines.iter().map(|l| (l.kind, count(l))).collect();
    let near = |i: usize, down: bool| {
        // A rule or a blank line may stand between two rows.
        let step = |n: usize| if down { i.checked_add(n) } else { i.checked_sub(n) };
        (1..=2).find_map(|n| {
            let found = *counts.get(step(n)?)?;
            (found.1 > 0 || found.0 != LineKind::Skip).then_some(found)
        })
    };
    for i in 0..lines.len() {
        let Some(&(kind, mine)) = counts.get(i) else { continue };
        let LineKind::Row(parts) = kind else { continue };
        let same = |other: Option<(LineKind, usize)>| other == Some((kind, mine));
        let alone = !same(near(i, false)) && !same(near(i, true));
        let Some(line) = lines.get_mut(i) else { continue };
        match parts {
            Parts::Semicolon | Parts::Quoted if alone => {
                line.kind = LineKind::Text { indented: false };
            }
            // « CONVULSIONS — fiche<tabs>MAJ sept. »: what several tabs part stands at the page's edge.
            Parts::Tab if alone && line.content.contains("\t\t") => {
                line.kind = LineKind::Text { indented: false };
            }
            // « Dyspnée<tab>gêne respiratoire » in a list of terms may stand alone.
            Parts::Pipe if alone => {
                line.kind = LineKind::Aside;
                barred.push(i);
            }
            _ => {}
        }
    }
    barred
}

/// The cells of a row, cleaned; `cited` as `inline::clean` asks it.
pub(super) fn cells(line: &Line<'_>, cited: bool) -> Vec<Mapped> {
    let LineKind::Row(parts) = line.kind else { return Vec::new() };
    let content = line.content;
    let mut found = Vec::new();
    let mut add = |from: usize, to: usize| {
        let cell = content.get(from..to).unwrap_or_default();
        found.push(lines_of(cell, line.start + from, cited));
    };
    match parts {
        Parts::Html => {
            let lower = content.to_ascii_lowercase();
            let mut opens: Vec<usize> =
                lower.match_indices("<td").chain(lower.match_indices("<th")).map(|f| f.0).collect();
            opens.sort_unstable();
            for (n, open) in opens.iter().enumerate() {
                add(*open, opens.get(n + 1).copied().unwrap_or(content.len()));
            }
        }
        Parts::Quoted => {
            for (from, to) in quoted(content).unwrap_or_default() {
                add(from, to);
            }
        }
        Parts::Gap => {
            let mut from = 0;
            for (at, gap) in gaps(content) {
                add(from, at);
                from = at + gap;
            }
            add(from, content.len());
        }
        Parts::Semicolon => {
            let mut from = 0;
            for cell in semicolons(content) {
                add(from, from + cell.len());
                from += cell.len() + 1;
            }
        }
        Parts::Pipe | Parts::Tab => {
            let mark = if parts == Parts::Pipe { '|' } else { '\t' };
            let mut from = 0;
            for (at, _) in content.match_indices(mark).chain([(content.len(), "")]) {
                if at >= from && (parts != Parts::Tab || at > from) {
                    add(from, at);
                }
                from = at + 1;
            }
        }
    }
    if parts == Parts::Pipe {
        if content.starts_with('|') {
            found.remove(0);
        }
        if content.ends_with('|') {
            found.pop();
        }
    }
    found
}

/// A cell that heads its row has no more words: « Stade III ».
const NAMED: usize = 2;

/// The gaps between cells: where each begins and how long it is. The longest name of a row may
/// leave two spaces only.
fn gaps(content: &str) -> Vec<(usize, usize)> {
    let wide = runs(content, "   ");
    let named = |(at, _): &(usize, usize)| {
        content.get(..*at).is_some_and(|cell| cell.split_whitespace().count() <= NAMED)
    };
    if wide.is_empty() && runs(content, "  ").first().is_some_and(named) {
        return runs(content, "  ");
    }
    wide
}

/// The runs of spaces as long as `least` and longer.
fn runs(content: &str, least: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = content.get(from..).and_then(|rest| rest.find(least)) {
        let at = from + at;
        let rest = content.get(at..).unwrap_or_default();
        let length = rest.len() - rest.trim_start_matches(' ').len();
        found.push((at, length));
        from = at + length;
    }
    found
}

/// A cell, whose lines (`<br>`) are things of their own where they open like one.
fn lines_of(cell: &str, start: usize, cited: bool) -> Mapped {
    let mut read = Mapped::default();
    let mut from = 0;
    let ends = cell.match_indices("<br").map(|(at, _)| at).chain([cell.len()]);
    for to in ends {
        let line = cell.get(from..to).unwrap_or_default();
        let tag = if from == 0 { 0 } else { line.find('>').map_or(0, |end| end + 1) };
        let text = line.get(tag..).unwrap_or_default();
        let whole = text.trim();
        let bare = whole.trim_start_matches(['-', '•', '–']).trim_start();
        // « – » alone is what the cell says.
        let bare = if bare.is_empty() && is_dash(whole) { whole } else { bare };
        let at = start + from + tag + text.find(bare).unwrap_or(0);
        let part = inline::clean(bare, at, cited).mapped;
        let own = part.text().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let bullet = whole.len() > bare.len();
        if !read.text().is_empty() && !part.text().is_empty() {
            let mark = if own || bullet { " ; " } else { " " };
            read.push_instead(mark, at);
        }
        read.append(&part);
        from = to;
    }
    read
}

#[cfg(test)]
mod tests {
    use super::super::super::block::Shape;
    use super::super::document;

    fn rows(text: &str) -> usize {
        let blocks = document(text).blocks;
        blocks.iter().filter(|block| matches!(block.shape, Shape::Row { .. })).count()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        let cells = |shape| match shape {
            Shape::Row { cells, .. } => Some(cells),
            _ => None,
        };
        document(text).blocks.into_iter().filter_map(|block| cells(block.shape)).collect()
    }

    #[test]
    fn brackets_hold_their_semicolons() {
        let text = "Lymphomes\n\nBurkitt = t(8;14), MYC\nManteau = t(11;14), cycline D1\n";
        assert!(cells(text).is_empty());
        let text = "Lymphomes\n\nBurkitt;t(8;14)\nManteau;t(11;14)\n";
        assert_eq!(cells(text)[0], ["Burkitt", "t(8;14)"]);
    }

    #[test]
    fn semicolons_with_spaces_make_a_table_under_a_head() {
        let body = "I ; signes cutanés isolés ; antihistaminique\nII ; atteinte modérée ; adrénaline \
                    IM\nIII ; collapsus, arythmie ; adrénaline IV\n";
        assert!(rows(&format!("Anaphylaxie\n\nGrade ; Signes ; Conduite\n{body}")) >= 3);
        // Statements of notes, though each line has three.
        assert_eq!(rows(&format!("Anaphylaxie\n\n{body}")), 0);
        let two = "Grade ; Signes ; Conduite\nI ; signes cutanés isolés ; antihistaminique\n";
        assert_eq!(rows(&format!("Anaphylaxie\n\n{two}")), 0);
    }
}
