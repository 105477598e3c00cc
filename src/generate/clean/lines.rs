//! The lines of a text with what each one is.
//!
//! `classify` looks at one line at a time; what its neighbours tell is asked afterwards, by one
//! module for each question. Sets code, page numbers and directives aside.

use std::collections::HashSet;

use super::columns;
use super::drawn::{self, Drawn};
use super::line::{Line, LineKind, Parts};
use super::mark::{self, Family, Mark};
use super::numbered_headings::numbered;
use super::raw::Form;
use super::signed_headings::signed;
use super::titled::{shortcode_title, titled};
use super::{
    admonition, announced, arrows, asked, bare_lists, bare_numbers, boilerplate, broken,
    counted_parts, directive, entry, fenced, footnotes, front, glue, heading, html, initials,
    mermaid, named_groups, nest, org, page_numbers, pictogram, pictured, restructured_text,
    running_heads, scaled, series, slides, statement, table, tex, told_heads, typst, wrap,
};
use crate::generate::language::Language;

/// The lines of `text` with their kinds.
pub(super) fn lines(text: &str, language: Language) -> Vec<Line<'_>> {
    let page = html::is_page(text);
    let mut lines = if page { html::lines(text) } else { plain(text, language) };
    footnotes::look_around(&mut lines);
    statement::unnumber(&mut lines);
    join_capitals(&mut lines, text);
    page_numbers::give_values_back(&mut lines);
    running_heads::set_aside(&mut lines);
    table::look_around(&mut lines);
    broken::look_around(&mut lines, text);
    asked::look_around(&mut lines);
    bare_numbers::look_around(&mut lines, language);
    unmark_doubtful(&mut lines, text);
    initials::look_around(&mut lines, text);
    arrows::join(&mut lines, text);
    series::parted(&mut lines);
    bare_lists::look_around(&mut lines, language);
    counted_parts::look_around(&mut lines, language);
    named_groups::look_around(&mut lines, language);
    slides::part_heads(&mut lines, language);
    told_heads::part(&mut lines, language);
    let signed = signed(&lines);
    let numbered = numbered(&lines, &signed, language);
    let slides = slides::find(&lines, [&signed, &numbered], language);
    heading::look_around(&mut lines, signed, &numbered, &slides, language);
    slides::look_around(&mut lines, &slides, language);
    series::look_around(&mut lines, language);
    entry::look_around(&mut lines, language);
    scaled::look_around(&mut lines, text);
    if !page {
        nest::look_around(&mut lines, language);
    }
    announced::look_around(&mut lines, language);
    lines
}

/// What a run of lines is inside of.
#[expect(clippy::struct_excessive_bools, reason = "each tells of what is open, none of another")]
#[derive(Default)]
struct Inside<'a> {
    fence: bool,
    /// The fence holds words.
    told: bool,
    /// The text opened with front matter, and may have more.
    fronted: bool,
    /// Another note begins with the next line.
    begins: bool,
    script: bool,
    front: Option<&'a str>,
    /// Brackets that a directive has left open.
    brackets: usize,
    graph: bool,
}

fn plain(text: &str, language: Language) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut inside = Inside::default();
    let mut first = true;
    let tex = tex::is_tex(text);
    let mut source = tex::Source::new(text);
    let mut note = org::is_org(text).then(org::Note::default);
    let typ = typst::is_typst(text);
    let numbers = glue::numbers(text);
    for raw in columns::read(text) {
        let (marked, here) = (raw.text, raw.start);
        let trimmed = if tex { tex::uncommented(marked) } else { marked }.trim_end();
        let opened = trimmed.trim_start();
        if first && let Some(mark) = front::opens(text, here, trimmed) {
            inside.front = Some(mark);
            inside.fronted = mark == "---";
            lines.push(Line::new(LineKind::Skip, trimmed, here));
        } else if inside.fronted
            && inside.front.is_none()
            && trimmed == "---"
            && front::opens_again(text, here)
        {
            (inside.front, inside.begins) = (Some("---"), true);
            lines.push(Line::skip(here));
        } else if let Some(mark) = inside.front {
            let behind = front::behind(trimmed, mark);
            let closing = behind.map_or(trimmed.len(), |behind| trimmed.len() - behind.len());
            lines.push(Line::new(LineKind::Skip, trimmed.get(..closing).unwrap_or(trimmed), here));
            if behind.is_some() || lines.len() > front::LONGEST {
                inside.front = None;
            }
            // « ---<p>Le rein … »: the text goes on in the line that closes it.
            if let Some(told) = behind.filter(|told| !told.is_empty()) {
                lines.push(classify(told, here + closing));
            }
        } else if opened.starts_with("```")
            || opened.starts_with("~~~") && !restructured_text::is_rule(opened)
        {
            inside.fence = !inside.fence;
            let below = text
                .get(here + trimmed.len()..)
                .unwrap_or_default()
                .trim_start_matches([' ', '\r']);
            inside.told = inside.fence && fenced::tells(opened, below.trim_start_matches('\n'));
            lines.push(Line::skip(here));
        } else if inside.script || is_script(opened) {
            // `<script>` and `<style>` in Markdown, up to their end.
            inside.script = !opened.contains("</script") && !opened.contains("</style");
            lines.push(Line::skip(here));
        } else if let Some(line) = note.as_mut().and_then(|note| note.line(trimmed, here)) {
            lines.push(line);
        } else if inside.fence && !inside.told || raw.form == Form::Aside {
            lines.push(Line::new(LineKind::Aside, trimmed, here));
        } else if tex && source.line(trimmed, here, &mut lines) {
        } else if inside.brackets == 0
            && typ
            && let Some(line) = typst::line(opened, here + trimmed.len() - opened.len())
        {
            lines.push(line);
        } else if inside.brackets > 0 || typ && typst::opens(opened) {
            inside.brackets = typst::open_after(opened, inside.brackets);
            lines.push(Line::new(LineKind::Aside, opened, here + trimmed.len() - opened.len()));
        } else if inside.graph && mermaid::goes_on(opened) || mermaid::opens(opened) {
            inside.graph = true;
            lines.push(Line::new(LineKind::Aside, trimmed, here));
        } else if raw.form == Form::Cells {
            let row = LineKind::Row(Parts::Gap);
            lines.push(Line::new(row, opened, here + trimmed.len() - opened.len()));
        } else if let Form::Item(depth) = raw.form {
            let item = Line::new(LineKind::Item { depth }, opened, here);
            lines.push(Line { columns: 2 * usize::from(depth), ..item });
        } else {
            inside.graph = false;
            for piece in unglued(trimmed, &numbers) {
                let mut line = classify(piece.text, here + piece.at);
                // « = syndrome médullaire latéral » is a note, where no mark-up is written.
                if line.is_heading() && piece.text.trim_start().starts_with("= ") && !typ {
                    let from = piece.text.len() - piece.text.trim_start().len();
                    let text = LineKind::text_at(from);
                    line = Line::new(text, piece.text.trim_start(), here + piece.at + from);
                }
                if piece.heading {
                    line.kind = LineKind::Heading(3);
                    line.glued = true;
                }
                line.soft =
                    raw.form == Form::Column || marked.ends_with(' ') && !marked.ends_with("  ");
                if tex {
                    source.below(&mut line);
                }
                if inside.begins && !line.is_gap() {
                    (inside.begins, line.ends) = (false, Some(1));
                }
                lines.push(line);
            }
        }
        first &= trimmed.is_empty();
    }
    directive::look_around(&mut lines);
    admonition::head_tabs(&mut lines, text);
    admonition::look_around(&mut lines, text, language);
    restructured_text::look_around(&mut lines, text);
    pictured::look_around(&mut lines);
    lines
}

/// The parts of a line that a copy has run together.
fn unglued<'a>(line: &'a str, numbers: &HashSet<u16>) -> Vec<glue::Piece<'a>> {
    let places = glue::numbered(line, numbers);
    let mut found = Vec::new();
    for pair in places.windows(2) {
        let [from, to] = pair else { continue };
        let part = line.get(*from..*to).unwrap_or_default();
        found.extend(
            glue::pieces(part)
                .into_iter()
                .map(|piece| glue::Piece { at: from + piece.at, ..piece }),
        );
    }
    found
}

fn is_script(line: &str) -> bool {
    line.starts_with("<script") || line.starts_with("<style")
}

fn classify(raw: &str, start: usize) -> Line<'_> {
    let content = raw.trim_start();
    let indent = raw.len() - content.len();
    let columns: usize =
        raw.get(..indent).unwrap_or_default().chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let mut line = of_content(content, start + indent, columns);
    line.columns = columns;
    line
}

fn of_content(content: &str, start: usize, columns: usize) -> Line<'_> {
    let whole = |kind| Line::new(kind, content, start);
    let from = |kind, rest: &'_ str| (kind, content.len() - rest.len());
    if content.is_empty() {
        return Line::blank(start);
    }
    if let Some(title) = shortcode_title(content) {
        let offset = content.find(title).unwrap_or(0);
        return Line::new(LineKind::Heading(2), title, start + offset);
    }
    if let Some(line) = admonition::line(content, start) {
        return line;
    }
    if let Some(told) = boilerplate::behind_label(content) {
        return Line::new(LineKind::text_at(columns), told, start + content.len() - told.len());
    }
    // « A)⇥Bilan » is an item as a word processor writes it, and no row of two cells.
    let tabbed = |mark: &Mark| {
        content.get(..mark.length).is_some_and(|head| head.ends_with('\t'))
            && content.get(mark.length..).is_some_and(|rest| !rest.contains('\t'))
    };
    if let Some(mark) = mark::mark(content).filter(tabbed) {
        return marked(content, start, columns, mark);
    }
    let drawn = drawn::drawn(content).filter(|drawn| drawn.sign != '=');
    if let Some(drawn) = drawn
        && !boilerplate::is_residue(content)
        && !boilerplate::is_markup(content)
    {
        return of_drawn(content, start, columns, drawn);
    }
    if let Some(parts) = table::row(content).filter(|_| !boilerplate::is_said_of_the_page(content))
    {
        return whole(LineKind::Row(parts));
    }
    // « (c) une fièvre » is the third of a list before it is anyone's right to copy.
    let bracketed = content.starts_with('(') && !boilerplate::is_copyright(content);
    if let Some(mark) = mark::mark(content).filter(|_| bracketed) {
        return marked(content, start, columns, mark);
    }
    if boilerplate::is_markup(content) {
        return whole(LineKind::Skip);
    }
    if boilerplate::is_residue(content) {
        return whole(LineKind::Aside);
    }
    if let Some(kind) = titled(content) {
        let (kind, offset) = kind;
        let title = content.get(offset..).unwrap_or_default();
        let title = title.trim_end_matches(['=', ' ']).trim_end();
        // « ## Page 4 » is where a page ends, not where a part of the text begins.
        let kind = if boilerplate::is_page_number(title) { LineKind::Aside } else { kind };
        return Line::new(kind, title, start + offset);
    }
    let (kind, offset) = if let Some(rest) = content.strip_prefix(": ") {
        from(LineKind::Entry, rest.trim_start())
    } else {
        // « > 500 nmol/L » is no quotation, « > 1. Repos » is.
        let digit = |c: char| c.is_ascii_digit();
        let figure = |rest: &str| {
            let told = ["ou ", "or ", "à "].iter().any(|word| rest.starts_with(word));
            rest.trim_start_matches(['+', '-', '−', '~', '±', '.']).starts_with(digit)
                || told && rest.contains(digit)
        };
        // « >Retenir » without a blank, as some write a callout's body; « >dissection » is an order.
        let touching = content.strip_prefix('>');
        let touching =
            touching.filter(|rest| rest.starts_with(|c: char| c.is_uppercase() || c == '*'));
        let quoted = content.strip_prefix("> ").or(touching);
        let quoted = quoted.filter(|rest| !figure(rest) || mark::mark(rest).is_some());
        let quoted = quoted.unwrap_or(content);
        let skipped = content.len() - quoted.len();
        let pictures = pictogram::pictograms(quoted);
        let rest = quoted.get(pictures..).unwrap_or(quoted);
        if let Some(mark) = mark::mark(rest) {
            let mut line = marked(rest, start + skipped + pictures, columns, mark);
            // « 💊 local → gouttes »: the mark inside a bullet.
            let after = pictogram::pictograms(line.content);
            line.content = line.content.get(after..).unwrap_or_default();
            line.start += after;
            if skipped > 0 {
                line.kind = LineKind::text_at(columns);
            }
            return line;
        }
        (LineKind::text_at(columns), skipped + pictures)
    };
    let mut line = Line::new(kind, content.get(offset..).unwrap_or_default(), start + offset);
    if line.is_text() && pictogram::pictograms(content) > 0 {
        line.mark = Some(Mark::uncounted(Family::Picture, offset));
    }
    line
}

/// A line between drawn signs: an item, until its series says otherwise.
fn of_drawn(content: &str, start: usize, columns: usize, drawn: Drawn) -> Line<'_> {
    let mark = Mark::uncounted(Family::Drawn(drawn.sign, drawn.shape), drawn.start);
    let words = content.get(..drawn.end).unwrap_or(content);
    marked(words, start, columns, mark)
}

/// A line that its mark makes an item, until its neighbours say otherwise.
fn marked(content: &str, start: usize, columns: usize, mark: Mark) -> Line<'_> {
    let rest = content.get(mark.length..).unwrap_or_default();
    // « - ## Diagnostic »: an outliner's heading.
    if rest.starts_with('#')
        && let Some((kind, offset)) = titled(rest)
    {
        let title = rest.get(offset..).unwrap_or_default();
        return Line::new(kind, title, start + mark.length + offset);
    }
    let depth = u8::try_from((columns / 2).min(6)).unwrap_or(6);
    let mut line = Line::new(LineKind::Item { depth }, rest, start + mark.length);
    line.mark = Some(mark);
    line
}

/// Gives lines back that only look marked: « a. hépatique » has no « b. » beside it.
fn unmark_doubtful<'a>(lines: &mut [Line<'a>], text: &'a str) {
    let marks: Vec<Mark> = lines.iter().filter_map(|line| line.mark).collect();
    for line in lines.iter_mut() {
        let Some(mark) = line.mark.filter(Mark::is_doubtful) else { continue };
        // « . régime » is a bullet where another line has it.
        let mut like = marks.iter().filter(|other| other.is_like(&mark));
        let neighbour = if mark.is_bullet() {
            like.count() >= 2
        } else {
            like.any(|other| other.value.abs_diff(mark.value) == 1)
        };
        let first = mark.family == Family::Roman && mark.value == 1 && mark.closing != '.';
        if let Some((from, whole)) = line.whole(text).filter(|_| !neighbour && !first) {
            *line = Line { content: whole, start: from, mark: None, ..*line };
            line.kind = LineKind::text_at(line.columns);
        }
    }
}

/// A heading that a page has broken inside a word is one line.
fn join_capitals<'a>(lines: &mut [Line<'a>], text: &'a str) {
    for at in 1..lines.len() {
        let (Some(above), Some(line)) = (lines.get(at - 1).copied(), lines.get(at).copied()) else {
            continue;
        };
        let plain = (above.is_text() || above.is_heading() || above.is_item())
            && (line.is_text() || line.is_heading());
        if plain
            && wrap::breaks_capitals(above.content, line.content)
            && let Some(whole) = text.get(above.start..line.start + line.content.len())
        {
            if let Some(line) = lines.get_mut(at) {
                *line = Line { content: whole, start: above.start, ..above };
            }
            if let Some(above) = lines.get_mut(at - 1) {
                *above = Line::skip(above.start);
            }
        }
    }
}
