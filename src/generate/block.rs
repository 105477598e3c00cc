//! Cleans a text and cuts it into blocks: headings, paragraphs, list items.
//!
//! Copes with Markdown, HTML leftovers, text copied from PDF, infobox residue. What is not prose
//! (front matter, code, tables, pictures, references) is left out. Every byte of a block knows
//! the byte of the text that it came from, so that a sentence can be shown where it stands.

use std::ops::Range;

use super::clean::Cleaner;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// From 1.
    Heading(u8),
    Paragraph,
    /// A list item, with its indentation.
    Item(u8),
}

/// A piece of text of one kind.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// Cleaned; single spaces.
    pub(super) text: String,
    /// For each byte of `text`, the byte of the input that it came from.
    pub(super) origin: Vec<u32>,
    /// Words that the text sets in bold.
    pub(super) bold: Vec<String>,
}

impl Block {
    /// The bytes of the input that a part of the block came from.
    pub(super) fn origin(&self, part: &Range<usize>) -> Range<usize> {
        let at = |index: usize| self.origin.get(index).map(|byte| *byte as usize);
        let from = at(part.start).unwrap_or(0);
        let last = at(part.end.saturating_sub(1)).unwrap_or(from);
        let width =
            self.text.get(part.clone()).and_then(|t| t.chars().last()).map_or(1, char::len_utf8);
        // The last byte of a character stands where the character begins.
        from..last + width
    }
}

/// A text, cleaned and cut.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) title: Option<String>,
    pub(super) blocks: Vec<Block>,
}

impl Document {
    /// The list items that follow the block at `at`, up to the first item less deep.
    pub(super) fn items_after(&self, at: usize) -> &[Block] {
        let depth = match self.blocks.get(at).map(|block| block.kind) {
            Some(Kind::Item(depth)) => depth + 1,
            _ => 0,
        };
        let rest = self.blocks.get(at + 1..).unwrap_or_default();
        let is_item = |block: &&Block| matches!(block.kind, Kind::Item(d) if d >= depth);
        // More than any list that makes a card; a book of bullets is not walked through at each.
        let count = rest.iter().take(64).take_while(is_item).count();
        rest.get(..count).unwrap_or_default()
    }
}

/// A line: where it starts in the text, and what it says.
type Line<'a> = (usize, &'a str);

/// Cleans and cuts `text`.
pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut at = 0;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for line in text.split_inclusive('\n') {
        lines.push((at, line.trim_end_matches(['\n', '\r'])));
        at += line.len();
    }
    let skipped = front_matter(&lines, &mut document);
    let mut paragraph: Vec<Line<'_>> = Vec::new();
    let mut fenced = false;
    let lines = lines.get(skipped..).unwrap_or_default();
    for (index, (start, line)) in lines.iter().enumerate() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fenced = !fenced;
            flush(&mut paragraph, &mut document);
            continue;
        }
        if fenced || is_noise(trimmed) {
            flush(&mut paragraph, &mut document);
            continue;
        }
        let next = lines.get(index + 1).map_or("", |(_, line)| line.trim());
        let before_blank = next.is_empty() || is_noise(next);
        if is_underline(trimmed) {
            continue;
        }
        if let Some((level, inner)) = heading(line) {
            flush(&mut paragraph, &mut document);
            push(&mut document, Kind::Heading(level), &[(start + offset(line, inner), inner)]);
        } else if is_underline(next) && !next.is_empty() && paragraph.is_empty() {
            let level = if next.starts_with('=') { 1 } else { 2 };
            push(&mut document, Kind::Heading(level), &[(*start, line)]);
        } else if let Some((depth, inner)) = item(line) {
            flush(&mut paragraph, &mut document);
            paragraph.push((start + offset(line, inner), inner));
            // Kept open: the lines that follow may go on with the item.
            document.blocks.push(Block {
                kind: Kind::Item(depth),
                text: String::new(),
                origin: Vec::new(),
                bold: Vec::new(),
            });
        } else if (paragraph.is_empty() && before_blank && is_title_like(trimmed))
            || is_shouted(trimmed)
        {
            flush(&mut paragraph, &mut document);
            push(&mut document, Kind::Heading(2), &[(*start, line)]);
        } else {
            // A short line that ends nowhere, before one with a capital, is a block of its own.
            let ends = paragraph.last().is_some_and(|(_, last)| ends_block(last, trimmed));
            if ends {
                flush(&mut paragraph, &mut document);
            }
            paragraph.push((*start, line));
        }
    }
    flush(&mut paragraph, &mut document);
    document.blocks.retain(|block| !block.text.is_empty());
    if document.title.is_none() {
        let first = document.blocks.first().filter(|b| matches!(b.kind, Kind::Heading(_)));
        document.title = first.map(|block| block.text.clone());
    }
    document
}

fn offset(line: &str, inner: &str) -> usize {
    // `inner` is a part of `line`.
    (inner.as_ptr() as usize).saturating_sub(line.as_ptr() as usize)
}

/// Closes the paragraph or item at hand.
fn flush(paragraph: &mut Vec<Line<'_>>, document: &mut Document) {
    if paragraph.is_empty() {
        return;
    }
    let lines = std::mem::take(paragraph);
    let open = document
        .blocks
        .last()
        .is_some_and(|b| b.text.is_empty() && matches!(b.kind, Kind::Item(_)));
    let kind = if open {
        document.blocks.pop().map_or(Kind::Paragraph, |b| b.kind)
    } else {
        Kind::Paragraph
    };
    push(document, kind, &lines);
}

fn push(document: &mut Document, kind: Kind, lines: &[Line<'_>]) {
    let mut cleaner = Cleaner::default();
    for (start, line) in lines {
        cleaner.line(*start, line);
    }
    let block = cleaner.finish(kind);
    if block.text.chars().any(char::is_alphabetic) {
        document.blocks.push(block);
    }
}

/// Passes over front matter and takes its title.
fn front_matter(lines: &[Line<'_>], document: &mut Document) -> usize {
    let Some((_, first)) = lines.first() else { return 0 };
    let fence = first.trim().trim_start_matches('\u{feff}');
    if !matches!(fence, "---" | "+++") {
        return 0;
    }
    let Some(end) = lines.iter().skip(1).position(|(_, line)| line.trim() == fence) else {
        return 0;
    };
    for (_, line) in lines.iter().skip(1).take(end) {
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        if key.trim() == "title" && !value.is_empty() {
            document.title = Some(value.to_owned());
        }
    }
    end + 2
}

/// Lines that are no prose: rules, tables, page numbers, addresses, shortcodes alone.
fn is_noise(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let bars = line.matches('|').count();
    let page = |word: &str| {
        let rest = line.to_lowercase();
        rest.strip_prefix(word)
            .is_some_and(|n| n.trim().chars().all(|c| c.is_ascii_digit() || c == '/'))
    };
    letters == 0 && !is_underline(line)
        || bars >= 2
        || line.ends_with('|')
        || page("page")
        || page("p.")
        || line.starts_with("http")
        || line.starts_with("www.")
        || line.starts_with("![")
        || (line.starts_with("{{") && line.ends_with("}}"))
        || (line.starts_with("{%") && line.ends_with("%}"))
        || (line.starts_with("[^") && line.contains("]:"))
        || (line.starts_with(".. ") && line.contains("::"))
}

fn is_underline(line: &str) -> bool {
    let ruled = |mark: char| line.chars().count() >= 3 && line.chars().all(|c| c == mark);
    ruled('=') || ruled('-')
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let trimmed = line.trim_start();
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    let inner = trimmed.get(level..)?;
    let marked = (1..=6).contains(&level) && inner.starts_with([' ', '\t']);
    let inner = inner.trim().trim_end_matches('#').trim_end();
    (marked && !inner.is_empty()).then(|| (u8::try_from(level).unwrap_or(6), inner))
}

fn item(line: &str) -> Option<(u8, &str)> {
    let trimmed = line.trim_start();
    let indent: usize = line
        .get(..line.len() - trimmed.len())?
        .chars()
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum();
    let depth = u8::try_from(indent / 2).unwrap_or(u8::MAX);
    let marks = ["- ", "* ", "• ", "– ", "+ ", "— ", "◦ ", "▪ ", "· ", "-\t", "•\t", "o "];
    let marked = marks.iter().find_map(|mark| trimmed.strip_prefix(mark));
    let numbered = || {
        let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
        let rest = trimmed.get(digits..)?;
        let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
        (1..=2).contains(&digits).then_some(rest)
    };
    let tight = || {
        trimmed
            .strip_prefix('•')
            .or_else(|| trimmed.strip_prefix('-'))
            .filter(|rest| rest.starts_with(char::is_alphabetic))
    };
    let inner = marked.or_else(numbered).or_else(tight)?.trim();
    (!inner.is_empty()).then_some((depth, inner))
}

/// A short line by itself, without a sentence's end: a heading that is not marked.
fn is_title_like(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let last = line.chars().last().unwrap_or(' ');
    (1..=9).contains(&words)
        && !matches!(last, '.' | ',' | ';' | ':' | '!' | '…')
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && line.len() < 90
}

/// A short line in capitals.
fn is_shouted(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && line.split_whitespace().count() <= 8 && !line.chars().any(char::is_lowercase)
}

fn ends_block(last: &str, next: &str) -> bool {
    let last = last.trim_end();
    // Notes are taken line by line: « X : … » begins one.
    let labelled = next.split_once(" :").or_else(|| next.split_once(": "));
    if labelled
        .is_some_and(|(label, _)| label.split(' ').count() <= 6 && !last.ends_with([',', '-']))
    {
        return true;
    }
    let closed = last.ends_with(['.', '!', '?', ':']);
    let capital = next.starts_with(char::is_uppercase);
    last.ends_with(':') || (capital && !closed && last.chars().count() < 45)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Kind, String)> {
        read(text).blocks.into_iter().map(|block| (block.kind, block.text)).collect()
    }

    #[test]
    fn markdown_is_cut_and_cleaned() {
        let text = "---\ntitle: Foie\n---\n## Rôle\n\nLe **foie** [filtre](http://x) le sang[1].\n\
            - un\n  suite\n  - deux\n\n|a|b|\n\n![x](y.png)\n";
        let document = read(text);
        assert_eq!(document.title.as_deref(), Some("Foie"));
        let expected = [
            (Kind::Heading(2), "Rôle"),
            (Kind::Paragraph, "Le foie filtre le sang."),
            (Kind::Item(0), "un suite"),
            (Kind::Item(1), "deux"),
        ];
        assert_eq!(shown(text), expected.map(|(kind, text)| (kind, text.to_owned())));
        assert_eq!(document.blocks[1].bold, ["foie"]);
    }

    #[test]
    fn pages_are_mended() {
        let text = "Le traite-\nment de la ﬁbrose est long.Il dure.\n\n12\n\nPage 3\n";
        let expected = "Le traitement de la fibrose est long. Il dure.";
        assert_eq!(shown(text), [(Kind::Paragraph, expected.to_owned())]);
    }

    #[test]
    fn every_part_knows_where_it_came_from() {
        let text = "# T\n\nL'**aorte** naît\ndu cœur.\n";
        let document = read(text);
        let block = &document.blocks[1];
        assert_eq!(block.text, "L’aorte naît du cœur.");
        let at = block.text.find("naît").unwrap();
        assert_eq!(&text[block.origin(&(at..at + "naît".len()))], "naît");
        assert_eq!(&text[block.origin(&(0..block.text.len()))], "L'**aorte** naît\ndu cœur.");
    }

    #[test]
    fn junk_is_survived() {
        for text in
            ["", "\u{0}\u{1}", "<<<<", "[[[[", "**", "- ", "#", "|||", "{{", "&;", "![", "]("]
        {
            read(text);
            read(&text.repeat(500));
        }
    }
}
