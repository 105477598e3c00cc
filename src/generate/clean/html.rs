//! A saved web page as lines: blocks become headings, bullets, entries, rows and text.
//!
//! Leaves out what the page's author did not write for the reader: scripts, styles, menus, forms,
//! headers and footers of the site.

use std::borrow::Cow;

use super::boilerplate;
use super::component::{self, Component};
use super::line::{Line, LineKind, Parts};
use super::tags::tag;
use super::unseen::is_unseen;

const UNREAD: &[&str] = &[
    "script", "style", "nav", "footer", "aside", "form", "button", "svg", "noscript", "select",
    "figure", "iframe", "head",
];

/// Enough block tags that the text is a page and not notes with some tags left in.
pub(super) fn is_page(text: &str) -> bool {
    let mut blocks = 0;
    for (at, _) in text.match_indices('<').take(400) {
        let Some((name, closes, end)) = tag(text, at) else { continue };
        if matches!(name, "html" | "body") {
            return true;
        }
        let block = matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "li" | "tr" | "div" | "dt");
        let built = || {
            !closes
                && opens_line(text, at)
                && component::component(name, text.get(at..end).unwrap_or_default(), true).is_some()
        };
        blocks += usize::from(block || built());
    }
    let opens = |text: &str| {
        text.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c)).starts_with('<')
    };
    blocks >= 3 && (opens(text) || component::prologue(text).is_some())
}

/// Whether nothing stands before `at` in its line.
fn opens_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// What shapes words in a line, what folds them, and what heads.
const AROUND_WORDS: [&str; 16] = [
    "b", "strong", "i", "em", "u", "small", "span", "font", "summary", "details", "h1", "h2", "h3",
    "h4", "h5", "h6",
];

/// What text stands in.
const TEXT: [&str; 6] = ["p", "li", "ul", "ol", "td", "dd"];

/// Whether a page's text begins in the line: `<p>Le rein …`.
pub(crate) fn opens_text(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('<') && tag(line, 0).is_some_and(|(name, ..)| TEXT.contains(&name))
}

/// `line` without the tags around its words: « Le rein » of `<h4><b>Le rein</b></h4>`.
pub(crate) fn without_tags(line: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut from = 0;
    for (at, _) in line.match_indices('<') {
        let around = |name| AROUND_WORDS.contains(&name) || component::is_component(name);
        let tag = tag(line, at).filter(|(name, ..)| at >= from && around(name));
        if let Some((.., end)) = tag {
            shown.push_str(line.get(from..at).unwrap_or_default());
            from = end;
        }
    }
    if from == 0 {
        return Cow::Borrowed(line);
    }
    shown.push_str(line.get(from..).unwrap_or_default());
    Cow::Owned(shown)
}

struct Page<'a> {
    text: &'a str,
    lines: Vec<Line<'a>>,
    /// Where the text not yet given begins, and what it will be.
    from: usize,
    kind: LineKind,
    /// Components that are open and part the text.
    open: Vec<&'a str>,
}

impl<'a> Page<'a> {
    /// Gives what stands before `to`.
    fn give(&mut self, to: usize) {
        let raw = self.text.get(self.from..to).unwrap_or_default();
        let content = raw.trim();
        if content.is_empty() {
            return;
        }
        let start = self.from + (raw.len() - raw.trim_start().len());
        let kind = match self.kind {
            LineKind::Text { .. } if boilerplate::is_markup(content) => LineKind::Skip,
            LineKind::Text { .. } if boilerplate::is_residue(content) => LineKind::Aside,
            kind => kind,
        };
        self.lines.push(Line::new(kind, content, start));
    }

    fn next(&mut self, from: usize, kind: LineKind) {
        self.from = from;
        self.kind = kind;
    }

    /// Reads a component's tag from `open` to `end`; false where it is none, or shapes words alone.
    fn component(&mut self, name: &'a str, closes: bool, open: usize, end: usize) -> bool {
        let written = self.text.get(open..end).unwrap_or_default();
        if closes {
            if self.open.pop_if(|last| *last == name).is_none() {
                return false;
            }
            self.part(open, end);
            return true;
        }
        let plain = LineKind::Text { indented: false };
        let kind = match component::component(name, written, opens_line(self.text, open)) {
            Some(Component::Heading(level)) => LineKind::Heading(level),
            Some(Component::Item) => LineKind::Item { depth: 0 },
            Some(Component::Block) => plain,
            _ => return false,
        };
        // « … appelé », « <Term>CRISPR</Term> »: in the middle of a sentence it is a word.
        let pending = self.text.get(self.from..open).unwrap_or_default().trim_end();
        if kind == plain
            && !pending.is_empty()
            && !pending.ends_with(['.', '!', '?', ':', '>', '}'])
        {
            return false;
        }
        self.part(open, end);
        if !written.ends_with("/>") {
            self.open.push(name);
            if !matches!(self.kind, LineKind::Row(_)) && kind != plain {
                self.kind = kind;
            }
        }
        true
    }

    /// What stands before `open` ends there, but for a cell.
    fn part(&mut self, open: usize, end: usize) {
        if matches!(self.kind, LineKind::Row(_)) {
            return;
        }
        let begun = self.text.get(self.from..open).is_some_and(|t| !t.trim().is_empty());
        if !begun && matches!(self.kind, LineKind::Item { .. } | LineKind::Entry) {
            return;
        }
        self.give(open);
        if !matches!(self.kind, LineKind::Item { .. } | LineKind::Entry) {
            self.lines.push(Line::blank(open));
        }
        self.next(end, LineKind::Text { indented: false });
    }
}

/// The bytes of a page that are its tags and words.
fn body(text: &str) -> (usize, usize) {
    match component::prologue(text) {
        Some(from) => (from, text.rfind('>').map_or(text.len(), |end| end + 1).max(from)),
        None => (0, text.len()),
    }
}

/// The lines of a page.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let plain = LineKind::Text { indented: false };
    let (from, to) = body(text);
    let text = text.get(..to).unwrap_or(text);
    let mut page = Page { text, lines: Vec::new(), from, kind: plain, open: Vec::new() };
    let mut at = from;
    let mut depth = 0_u8;
    let mut unclosed: Vec<String> = Vec::new();
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        let open = at + found;
        let rest = text.get(open..).unwrap_or_default();
        if rest.starts_with("<!--") || rest.starts_with("<!") {
            let close = if rest.starts_with("<!--") { "-->" } else { ">" };
            page.give(open);
            at = rest.find(close).map_or(text.len(), |end| open + end + close.len());
            page.next(at, page.kind);
            continue;
        }
        let Some((name, closes, end)) = tag(text, open) else {
            at = open + 1;
            continue;
        };
        at = end;
        let written = text.get(open..end).unwrap_or_default();
        let built = component::component(name, written, true);
        if built.is_some_and(|built| built != Component::Unread) {
            page.component(name, closes, open, end);
            continue;
        }
        let built = built.is_some();
        let name = name.to_ascii_lowercase();
        // A template of HTML is filled in by a script; Vue's is the page.
        let unread = built
            || UNREAD.contains(&name.as_str())
            || name == "template" && written.contains(" id=");
        if !closes && unread && !written.ends_with("/>") && !unclosed.contains(&name) {
            page.give(open);
            match after(text, end, &name) {
                Some(after) => at = after,
                // Nor will a later one: it is sought once.
                None => unclosed.push(name),
            }
            page.lines.push(Line::skip(open));
            page.next(at, plain);
            continue;
        }
        let level = name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok()).filter(|n| *n <= 6);
        match (name.as_str(), closes) {
            ("ul" | "ol", false) => {
                page.give(open);
                depth = depth.saturating_add(1);
                page.next(end, plain);
            }
            ("ul" | "ol", true) => {
                page.give(open);
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    page.lines.push(Line::blank(open));
                }
                page.next(end, plain);
            }
            ("li", false) => {
                page.give(open);
                page.next(end, LineKind::Item { depth: depth.saturating_sub(1).min(6) });
            }
            ("dd", false) => {
                page.give(open);
                page.next(end, LineKind::Entry);
            }
            ("dt", false) => {
                page.give(open);
                page.lines.push(Line::blank(open));
                page.next(end, plain);
            }
            ("tr", false) => {
                page.give(open);
                page.next(end, LineKind::Row(Parts::Html));
            }
            // What makes no break: a cell's or a bullet's own paragraph, and marks in a line.
            ("p" | "div", _) if matches!(page.kind, LineKind::Row(_)) => {}
            ("p" | "div", false)
                if matches!(page.kind, LineKind::Item { .. } | LineKind::Entry)
                    && text.get(page.from..open).is_some_and(|t| t.trim().is_empty()) => {}
            ("br", _) if !matches!(page.kind, LineKind::Row(_)) => {
                page.give(open);
                page.next(end, page.kind);
            }
            _ if level.is_some() && !closes => {
                page.give(open);
                page.lines.push(Line::blank(open));
                page.next(end, LineKind::Heading(level.unwrap_or(6)));
            }
            (
                "p" | "div" | "section" | "article" | "main" | "table" | "thead" | "tbody"
                | "blockquote" | "dl" | "html" | "body" | "header" | "tr" | "li" | "dd" | "hr"
                | "caption" | "summary" | "details" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5"
                | "h6",
                _,
            ) => {
                page.give(open);
                if !matches!(page.kind, LineKind::Item { .. } | LineKind::Row(_) | LineKind::Entry)
                {
                    page.lines.push(Line::blank(open));
                }
                page.next(end, plain);
            }
            _ => {}
        }
    }
    page.give(text.len());
    page.lines
}

/// The byte after the element's end; none when it never closes.
fn after(text: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("</")) {
        let open = at + found;
        if let Some((closing, true, end)) = tag(text, open)
            && closing.eq_ignore_ascii_case(name)
        {
            return Some(end);
        }
        at = open + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn tags_are_taken_off_and_comparisons_stay() {
        for (line, shown) in [
            ("<summary><b>Le rein</b></summary>", "Le rein"),
            ("Le <em>rein</em> filtre", "Le rein filtre"),
            ("CD4 <200, CRP >5", "CD4 <200, CRP >5"),
            ("<h4>Le rein</h4>", "Le rein"),
            ("<CardTitle as=\"h2\">Le rein</CardTitle>", "Le rein"),
            ("<p>Le rein</p>", "<p>Le rein</p>"),
            ("Le rein", "Le rein"),
        ] {
            assert_eq!(without_tags(line), shown);
        }
    }
}
