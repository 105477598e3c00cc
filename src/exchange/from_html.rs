//! A field of Anki's, which is HTML, as the Markdown of a note.
//!
//! What a note can hold stays: lines, lists, bold and italic type, indices, pictures, sounds, links,
//! formulas, gaps. Other tags are left out and their text stays; scripts are left out whole.

use super::html_tag::{BLOCKS, Tag, unescaped};
use super::markup::{entity, escaped};
use crate::deck::math::{Level, small_signs};
use crate::deck::{media_name, media_target};

/// The most tags that are open at once; what is deeper has no effect of its own.
const DEEPEST: usize = 200;

/// What an open tag does to its text once it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrap {
    Bold,
    Italic,
    Code,
    Small(Level),
    Link,
    Nothing,
}

/// A tag that is open.
struct Open {
    name: String,
    wrap: Wrap,
    /// Where its text begins.
    from: usize,
    target: String,
}

/// The Markdown of a field.
pub(super) fn markdown(html: &str) -> String {
    let mut writer = Writer { out: String::new(), open: Vec::new(), lists: Vec::new() };
    writer.read(html);
    let Writer { out, .. } = writer;
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    relaxed(lines.join("\n").trim_matches(['\n', ' ', '\u{a0}']))
}

/// A text without the backslashes that it does not need: `p \< 0,05`, `2 \* 3`.
fn relaxed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let mut following = rest.chars();
        let (sign, after) = (following.next(), following.next());
        let needless = c == '\\'
            && match sign {
                Some('<') => !after.is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '!')),
                Some('*') => out.ends_with(' ') && after == Some(' '),
                _ => false,
            };
        if !needless {
            out.push(c);
        }
    }
    out
}

/// Whether a text holds tags or entities of HTML.
pub(super) fn is_html(text: &str) -> bool {
    let tag = |at: usize| text.get(at..).and_then(Tag::read).is_some();
    let entity = |at: usize| text.get(at..).and_then(entity).is_some();
    text.match_indices('<').any(|(at, _)| tag(at))
        || text.match_indices('&').any(|(at, _)| entity(at))
}

struct Writer {
    out: String,
    open: Vec<Open>,
    /// For each list that is open: the number of its next item, or none.
    lists: Vec<Option<usize>>,
}

impl Writer {
    fn read(&mut self, html: &str) {
        let mut rest = html;
        while let Some(c) = rest.chars().next() {
            let length = self.piece(rest).unwrap_or_else(|| {
                self.say(c);
                c.len_utf8()
            });
            rest = rest.get(length..).unwrap_or_default();
        }
        while let Some(open) = self.open.pop() {
            self.close(&open);
        }
    }

    /// Reads what is more than a letter; how long it is.
    fn piece(&mut self, rest: &str) -> Option<usize> {
        if let Some(inside) = rest.strip_prefix("<!--") {
            return Some(inside.find("-->").map_or(rest.len(), |end| end + 7));
        }
        if let Some(tag) = Tag::read(rest) {
            if !tag.ends && matches!(tag.name.as_str(), "script" | "style") {
                let end = format!("</{}", tag.name);
                let found = rest.to_ascii_lowercase().find(&end)?;
                let close = rest.get(found..)?.find('>').unwrap_or(rest.len() - found - 1);
                return Some(found + close + 1);
            }
            self.tag(&tag);
            return Some(tag.length);
        }
        if let Some((sign, length)) = entity(rest) {
            sign.chars().for_each(|c| self.say(c));
            return Some(length);
        }
        if let Some(inside) = rest.strip_prefix("[sound:") {
            let name = unescaped(inside.get(..inside.find(']')?)?);
            let text = format!("[{}]({})", escaped(&name), media_target(&name));
            self.out.push_str(&text);
            return Some("[sound:".len() + inside.find(']')? + 1);
        }
        for (open, close, sign) in [("[$$]", "[/$$]", "$$"), ("[$]", "[/$]", "$")] {
            if let Some(inside) = rest.strip_prefix(open) {
                let end = inside.find(close)?;
                let formula = formula(inside.get(..end)?);
                let text = format!("{sign}{}{sign}", formula.trim());
                self.out.push_str(&text);
                return Some(open.len() + end + close.len());
            }
        }
        for (open, close) in [("\\(", "\\)"), ("\\[", "\\]")] {
            if let Some(inside) = rest.strip_prefix(open) {
                let end = inside.find(close)?;
                let text = format!("{open}{}{close}", formula(inside.get(..end)?));
                self.out.push_str(&text);
                return Some(open.len() + end + close.len());
            }
        }
        None
    }

    /// A letter of the text.
    fn say(&mut self, c: char) {
        if c.is_ascii_whitespace() {
            // However many there are, they are one.
            if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
                self.out.push(' ');
            }
            return;
        }
        let escape = match c {
            // « p<0,05 » opens nothing, « <b> » that was meant as text would.
            '*' | '`' | '$' | '<' => true,
            '#' | '>' => self.is_at_start(),
            '_' => !self.out.ends_with(char::is_alphanumeric),
            _ => false,
        };
        if escape {
            self.out.push('\\');
        }
        self.out.push(c);
    }

    /// Whether nothing but spaces stands in the line so far; looks no further back than these reach.
    fn is_at_start(&self) -> bool {
        let said = self.out.trim_end_matches(|c: char| c != '\n' && c.is_whitespace());
        said.is_empty() || said.ends_with('\n')
    }

    /// Begins a line, unless one was just begun.
    fn line(&mut self) {
        let trimmed = self.out.trim_end_matches(' ').len();
        self.out.truncate(trimmed);
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        match name {
            "br" => {
                let trimmed = self.out.trim_end_matches(' ').len();
                self.out.truncate(trimmed);
                self.out.push('\n');
            }
            "hr" if !tag.ends => {
                self.line();
                self.out.push_str("\n---\n\n");
            }
            "img" if !tag.ends => self.picture(tag),
            "ul" | "ol" => {
                self.line();
                if tag.ends {
                    self.lists.pop();
                } else if self.lists.len() < DEEPEST {
                    self.lists.push((name == "ol").then_some(1));
                }
            }
            "li" if !tag.ends => self.item(),
            "li" => self.line(),
            "td" | "th" => {
                if !tag.ends && !self.is_at_start() {
                    self.out.push_str(" | ");
                }
            }
            _ if BLOCKS.contains(&name) => self.line(),
            _ if tag.ends => {
                if let Some(at) = self.open.iter().rposition(|open| open.name == tag.name) {
                    for open in self.open.split_off(at).iter().rev() {
                        self.close(open);
                    }
                }
            }
            _ => self.begin(tag),
        }
    }

    fn item(&mut self) {
        self.line();
        let depth = self.lists.len().saturating_sub(1).min(8);
        self.out.push_str(&"  ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let text = format!("{number}. ");
                self.out.push_str(&text);
                *number += 1;
            }
            _ => self.out.push_str("- "),
        }
    }

    fn picture(&mut self, tag: &Tag) {
        let Some(source) = tag.attribute("src").filter(|source| !source.is_empty()) else { return };
        let alt = escaped(&tag.attribute("alt").unwrap_or_default());
        // Nothing is fetched from elsewhere: the address stays to be read.
        let text = if source.contains(':') {
            format!(
                "[{}](<{}>)",
                if alt.is_empty() { "…" } else { &alt },
                source.replace('>', "%3E")
            )
        } else {
            let name = media_name(&format!("media/{source}")).unwrap_or(source);
            format!("![{alt}]({})", media_target(&name))
        };
        self.out.push_str(&text);
    }

    fn begin(&mut self, tag: &Tag) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let style = tag.attribute("style").unwrap_or_default().to_lowercase();
        let (_, weight) = style.split_once("font-weight").unwrap_or_default();
        let wrap = match tag.name.as_str() {
            "b" | "strong" => Wrap::Bold,
            "i" | "em" => Wrap::Italic,
            "code" | "kbd" => Wrap::Code,
            "sub" => Wrap::Small(Level::Below),
            "sup" => Wrap::Small(Level::Above),
            "a" => Wrap::Link,
            _ if weight
                .split(';')
                .next()
                .is_some_and(|w| w.contains("bold") || w.contains("700")) =>
            {
                Wrap::Bold
            }
            _ if style.replace(' ', "").contains("font-style:italic") => Wrap::Italic,
            _ => Wrap::Nothing,
        };
        let target = tag.attribute("href").unwrap_or_default();
        self.open.push(Open { name: tag.name.clone(), wrap, from: self.out.len(), target });
    }

    fn close(&mut self, open: &Open) {
        // Spaces at a line's end may have gone since.
        let inner = self.out.split_off(open.from.min(self.out.len()));
        match open.wrap {
            Wrap::Bold => self.wrapped(&inner, "**"),
            Wrap::Italic => self.wrapped(&inner, "*"),
            Wrap::Code => {
                // Code shows what is typed.
                let text = inner.replace('\\', "").replace('`', "'");
                self.wrapped(&text, "`");
            }
            Wrap::Small(level) => {
                let signs = small_signs(inner.trim(), level);
                let mark = if level == Level::Above { '^' } else { '_' };
                let is_text = inner.contains(['*', '\\', '!', '{', '\n']);
                match signs {
                    Some(signs) => self.out.push_str(&signs),
                    None if is_text || inner.trim().is_empty() => self.out.push_str(&inner),
                    None => {
                        let text = format!("\\({mark}{{\\text{{{}}}}}\\)", inner.trim());
                        self.out.push_str(&text);
                    }
                }
            }
            Wrap::Link if open.target.contains("://") && !inner.trim().is_empty() => {
                let target = open.target.replace('>', "%3E").replace('<', "%3C");
                let text = format!("[{}](<{target}>)", inner.trim());
                self.out.push_str(&text);
            }
            Wrap::Link | Wrap::Nothing => self.out.push_str(&inner),
        }
    }

    /// Markdown wants its marks against the words, and in each line of its own.
    fn wrapped(&mut self, inner: &str, mark: &str) {
        for (at, line) in inner.split('\n').enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            let core = line.trim();
            if core.is_empty() {
                self.out.push_str(line);
                continue;
            }
            let lead = line.len() - line.trim_start().len();
            let (lead, rest) = line.split_at(lead);
            // The sign of an item stands before its text.
            let sign = if rest.starts_with("- ") { 2 } else { 0 };
            let (sign, rest) = rest.split_at(sign);
            let core = rest.trim_end();
            let tail = rest.get(core.len()..).unwrap_or_default();
            let text = format!("{lead}{sign}{mark}{core}{mark}{tail}");
            self.out.push_str(&text);
        }
    }
}

/// A formula without what HTML writes in it.
fn formula(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let length = if let Some(tag) = Tag::read(rest) {
            out.push_str(if tag.name == "br" { " " } else { "" });
            tag.length
        } else if let Some((sign, length)) = entity(rest) {
            out.push_str(if sign == "\u{a0}" { " " } else { &sign });
            length
        } else {
            out.push(c);
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}
