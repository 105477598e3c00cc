//! What HTML and Markdown write for signs that would mean something to them, and the Markdown of a
//! note as HTML.

use std::collections::VecDeque;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::deck::{math, media_name, with_line_signs};

/// Stands for a formula while the rest is read: nobody types it.
const FORMULA: char = '\u{e000}';

/// Entities that are written with a name.
const NAMED: [(&str, &str); 44] = [
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("thinsp", "\u{2009}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("times", "×"),
    ("divide", "÷"),
    ("plusmn", "±"),
    ("deg", "°"),
    ("micro", "µ"),
    ("middot", "·"),
    ("bull", "•"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("asymp", "≈"),
    ("infin", "∞"),
    ("rarr", "→"),
    ("larr", "←"),
    ("uarr", "↑"),
    ("darr", "↓"),
    ("harr", "↔"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("Delta", "Δ"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
];

/// The entity that a text begins with: what it stands for, and its length.
pub(super) fn entity(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(12).position(|byte| byte == b';')?;
    let name = inside.get(..end)?;
    let sign = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        };
        let c = char::from_u32(code?).filter(|c| !c.is_control())?;
        c.to_string()
    } else {
        let (_, sign) = NAMED.iter().find(|(known, _)| *known == name)?;
        (*sign).to_owned()
    };
    Some((sign, end + 2))
}

/// A text in which Markdown finds nothing of its own.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The Markdown of a note as HTML, in one line: what Anki shows.
pub(super) fn html(markdown: &str) -> String {
    let (text, formulas) = without_formulas(markdown);
    let mut writer = Html { out: String::new(), formulas, media: None };
    for event in Parser::new(&with_line_signs(&text)) {
        writer.event(event);
    }
    let out = writer.out;
    out.trim_end_matches("<br>").to_owned()
}

/// A text with a sign for each of its formulas, and these as Anki writes them.
fn without_formulas(text: &str) -> (String, VecDeque<String>) {
    let mut plain = String::with_capacity(text.len());
    let (mut found, mut end) = (VecDeque::new(), 0);
    let text = text.replace(FORMULA, "");
    for formula in math::formulas(&text) {
        plain.push_str(text.get(end..formula.range.start).unwrap_or_default());
        plain.push(FORMULA);
        let typed = text.get(formula.range.clone()).unwrap_or_default();
        let body = |open: &str, close: &str| typed.strip_prefix(open)?.strip_suffix(close);
        found.push_back(match (body("$$", "$$"), body("$", "$")) {
            (Some(body), _) => format!("\\[{body}\\]"),
            (None, Some(body)) => format!("\\({body}\\)"),
            (None, None) if typed.starts_with("\\ce") => format!("\\({typed}\\)"),
            (None, None) => typed.to_owned(),
        });
        end = formula.range.end;
    }
    plain.push_str(text.get(end..).unwrap_or_default());
    (plain, found)
}

struct Html {
    out: String,
    formulas: VecDeque<String>,
    /// The text of a picture or a sound, which is left out: their files have names.
    media: Option<usize>,
}

impl Html {
    fn event(&mut self, event: Event) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.text(&text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                FORMULA => {
                    let formula = self.formulas.pop_front().unwrap_or_default();
                    formula.chars().for_each(|c| self.sign(c));
                }
                c => self.sign(c),
            }
        }
    }

    fn sign(&mut self, c: char) {
        match c {
            '&' => self.out.push_str("&amp;"),
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '\u{a0}' => self.out.push_str("&nbsp;"),
            '\n' => self.out.push_str("<br>"),
            '\t' | '\r' => self.out.push(' '),
            c => self.out.push(c),
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } if !self.out.is_empty() => {
                let begun = ["<li>", "<br><br>", "<hr>", "</ul>", "</ol>"];
                if !begun.iter().any(|begun| self.out.ends_with(begun)) {
                    self.out.push_str("<br><br>");
                }
            }
            Tag::List(first) => {
                self.out.push_str(if first.is_some() { "<ol>" } else { "<ul>" });
            }
            Tag::Item => self.out.push_str("<li>"),
            Tag::Strong => self.out.push_str("<b>"),
            Tag::Emphasis => self.out.push_str("<i>"),
            Tag::Image { dest_url, .. } => {
                let name = media_name(dest_url).unwrap_or_else(|| dest_url.to_string());
                self.out.push_str("<img src=\"");
                self.text(&name.replace('%', "%25").replace('"', "%22"));
                self.out.push_str("\">");
                self.media = Some(self.out.len());
            }
            Tag::Link { dest_url, .. } => {
                if let Some(name) = media_name(dest_url) {
                    self.out.extend(["[sound:", &name, "]"]);
                    self.media = Some(self.out.len());
                } else {
                    self.out.push_str("<a href=\"");
                    self.text(&dest_url.replace('"', "%22"));
                    self.out.push_str("\">");
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(ordered) => self.out.push_str(if ordered { "</ol>" } else { "</ul>" }),
            TagEnd::Item => self.out.push_str("</li>"),
            TagEnd::Strong => self.out.push_str("</b>"),
            TagEnd::Emphasis => self.out.push_str("</i>"),
            TagEnd::Image => self.end_media(),
            TagEnd::Link if self.media.is_some() => self.end_media(),
            TagEnd::Link => self.out.push_str("</a>"),
            _ => {}
        }
    }

    fn end_media(&mut self) {
        if let Some(end) = self.media.take() {
            self.out.truncate(end);
        }
    }
}
