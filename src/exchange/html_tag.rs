//! The tags of HTML: which a text begins with, and what is written in them.
//!
//! What only looks like a tag (`a<b`) is none.

use super::markup::entity;

/// Tags that begin and end a line.
pub(super) const BLOCKS: [&str; 20] = [
    "div",
    "p",
    "tr",
    "table",
    "thead",
    "tbody",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "pre",
];

/// Tags that stand within a line, and whose text stays.
const INLINE: [&str; 24] = [
    "a", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "span", "font",
    "small", "big", "code", "kbd", "mark", "img", "br", "hr", "ruby", "rt",
];

const OTHERS: [&str; 10] =
    ["li", "td", "th", "script", "style", "center", "col", "colgroup", "caption", "anki-mathjax"];

/// A tag: what it is called, and what it says.
pub(super) struct Tag<'a> {
    pub name: String,
    pub ends: bool,
    attributes: &'a str,
    /// In bytes.
    pub length: usize,
}

impl<'a> Tag<'a> {
    /// The tag that a text begins with, where it is one of HTML's.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix('<')?;
        let (ends, inside) = match inside.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, inside),
        };
        let named = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let length = inside.find(|c| !named(c))?;
        let (name, rest) = inside.split_at(length);
        let name = name.to_ascii_lowercase();
        let is = |names: &[&str]| names.contains(&name.as_str());
        if !rest.starts_with(['>', ' ', '/', '\n', '\t', '\r'])
            || !(is(&BLOCKS) || is(&INLINE) || is(&OTHERS))
        {
            return None;
        }
        let close = closing(rest)?;
        let attributes = rest.get(..close)?;
        let length = text.len() - rest.len() + close + 1;
        Some(Self { name, ends, attributes, length })
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            let at = rest.to_ascii_lowercase().find(name)?;
            let before = rest.get(..at)?.chars().last();
            rest = rest.get(at + name.len()..)?;
            let Some(value) = rest.trim_start().strip_prefix('=') else { continue };
            if before.is_some_and(char::is_alphanumeric) {
                continue;
            }
            let value = value.trim_start();
            let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let value = match quoted {
                Some(quote) => value.get(1..)?.split(quote).next(),
                None => value.split(|c: char| c.is_whitespace() || c == '/').next(),
            };
            return value.map(unescaped);
        }
    }
}

/// Where the sign stands that ends a tag, outside of quotation marks.
fn closing(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// A text with what its entities stand for.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if let Some((sign, length)) = entity(rest) {
            out.push_str(&sign);
            length
        } else {
            out.push(c);
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}
