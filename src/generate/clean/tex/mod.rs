//! LaTeX's source, line by line: what a line that opens with a command is.
//!
//! Leaves out the preamble, what commands set up, figures, tables and formulas on lines of their own.
//! Commands inside a line are `latex.rs`'s, those that run over lines `spans.rs`'s.

mod names;
mod spans;

use super::line::{Line, LineKind};

use self::names::{NAMED, UNREAD, is_wording, level, sets_up};
pub(super) use self::spans::marks;

/// Whether the text is LaTeX rather than a text with a backslash in it.
pub(super) fn is_tex(text: &str) -> bool {
    text.contains("\\begin{") || text.contains("\\section{") || text.contains("\\item ")
}

/// The line without the comment at its end.
pub(super) fn uncommented(raw: &str) -> &str {
    let comment = raw
        .match_indices('%')
        .find(|(at, _)| *at > 0 && !raw.get(..*at).is_some_and(|before| before.ends_with('\\')));
    comment.map_or(raw, |(at, _)| raw.get(..at).unwrap_or(raw))
}

/// Where the reader of a LaTeX source is.
#[derive(Debug, Default)]
pub(super) struct Source<'a> {
    /// The preamble is still being read.
    preamble: bool,
    /// Lists that are open.
    lists: u8,
    /// The environments that are open and have a heading, and its level.
    headed: Vec<(&'a str, u8)>,
    /// Sections of this level end before the next line.
    ends: Option<u8>,
    /// An item is open, and lines may go on from it.
    within: bool,
    /// A bullet alone on its line waits for its words.
    bullet: bool,
    /// The environment that nobody reads.
    unread: Option<&'a str>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &str) -> Self {
        Self { preamble: text.contains("\\begin{document}"), ..Self::default() }
    }

    /// Reads a line into `lines`; false where no command opens it.
    pub(super) fn line(&mut self, raw: &'a str, start: usize, lines: &mut Vec<Line<'a>>) -> bool {
        let content = raw.trim_start();
        let indent = raw.len() - content.len();
        if let Some(name) = self.unread {
            if content.starts_with("\\end{") && content.contains(name) {
                self.unread = None;
            }
            lines.push(Line::skip(start));
            return true;
        }
        if content.starts_with('%') {
            lines.push(Line::skip(start));
            return true;
        }
        let from = lines.len();
        let known = self.command(content, start + indent, lines);
        if known && self.ends.is_some() {
            let told = lines.iter_mut().skip(from).find(|line| !line.is_gap());
            if let Some(line) = told {
                line.ends = self.ends.take();
            }
        }
        if self.preamble && !known {
            lines.push(Line::skip(start));
        }
        known || self.preamble
    }

    /// What the lines above say of the text `line` below them.
    pub(super) fn below(&mut self, line: &mut Line<'_>) {
        if line.is_gap() {
            return;
        }
        // Indents are of the source, not of the text.
        if line.is_text() && !self.within {
            line.kind = LineKind::Text { indented: false };
            line.columns = 0;
        }
        if std::mem::take(&mut self.bullet) && line.is_text() {
            let depth = self.lists.saturating_sub(1).min(6);
            line.kind = LineKind::Item { depth };
            line.columns = 2 * usize::from(depth);
        }
        if let Some(level) = self.ends.take() {
            line.ends = Some(level);
        }
    }

    fn command(&mut self, content: &'a str, start: usize, lines: &mut Vec<Line<'a>>) -> bool {
        let Some((name, after)) = named(content) else { return false };
        self.within = (self.within || name == "item")
            && !matches!(name, "begin" | "end")
            && level(name).is_none();
        let at = |inner: &str| start + (content.len() - inner.len());
        if name == "begin" || name == "end" {
            lines.extend(self.environment(name == "begin", after, at));
            return true;
        }
        if let Some(level) = level(name)
            && !(self.preamble && name != "title")
        {
            let told = behind_options(after);
            let words = told.strip_prefix('{').and_then(|inner| Some((inner, inner.rfind('}')?)));
            if let Some((inner, end)) = words {
                let title = inner.get(..end).unwrap_or_default();
                lines.push(Line::new(LineKind::Heading(level), title, at(inner)));
                return true;
            }
        }
        if self.preamble || sets_up(name) || name.ends_with("title") {
            lines.push(Line::skip(start));
            return true;
        }
        if name == "item" {
            self.item(after, at, lines);
            return true;
        }
        if is_wording(name) {
            return false;
        }
        // `\noindent Le rein filtre le plasma.`
        let told = behind_arguments(after);
        let line = if told.split_whitespace().nth(1).is_some() {
            let mut line = Line::new(LineKind::Text { indented: false }, told, at(told));
            self.below(&mut line);
            line
        } else {
            Line::skip(start)
        };
        lines.push(line);
        true
    }

    /// `\begin{frame}{Titre}`, `\begin{block}{Titre}`, `\begin{definition}[Titre]`, and their ends.
    fn environment(
        &mut self,
        begins: bool,
        after: &'a str,
        at: impl Fn(&str) -> usize,
    ) -> Option<Line<'a>> {
        let skip = Some(Line::skip(at(after)));
        let Some((name, rest)) = after.strip_prefix('{').and_then(|rest| rest.split_once('}'))
        else {
            return skip;
        };
        let listed =
            ["itemize", "enumerate", "description"].iter().any(|list| name.starts_with(list));
        if !begins {
            self.lists = self.lists.saturating_sub(u8::from(listed));
            if let Some((_, level)) = self.headed.pop_if(|(open, _)| *open == name) {
                self.ends = Some(self.ends.map_or(level, |open| open.min(level)));
            }
            // A list inside a list parts nothing.
            return skip.filter(|_| !listed || self.lists == 0);
        }
        if name == "document" {
            self.preamble = false;
        }
        self.lists = self.lists.saturating_add(u8::from(listed));
        if listed && self.lists > 1 {
            return None;
        }
        self.unread = UNREAD.iter().any(|known| name.starts_with(known)).then_some(name);
        let (level, title) = match name {
            "frame" => (4, argument(behind_options(rest), '{', '}')),
            _ if name.ends_with("block") || name.ends_with("box") => {
                let boxed = behind_options(rest);
                (5, argument(boxed, '{', '}').or_else(|| titled(rest)))
            }
            _ if NAMED.contains(&name) => (5, argument(rest, '[', ']')),
            _ => return skip,
        };
        let title = title.filter(|title| title.chars().filter(|c| c.is_alphabetic()).count() > 2);
        match title.filter(|_| self.unread.is_none() && !self.preamble) {
            Some(title) => {
                self.headed.push((name, level));
                let from = at(title_and_rest(after, title));
                Some(Line::new(LineKind::Heading(level), title, from))
            }
            None => skip,
        }
    }

    /// `\item Toux`, `\item<2-> Toux`, `\item[Toux] un signe`.
    fn item(&mut self, after: &'a str, at: impl Fn(&str) -> usize, lines: &mut Vec<Line<'a>>) {
        let shown = after.trim_start();
        let shown = shown
            .strip_prefix('<')
            .and_then(|rest| rest.split_once('>'))
            .map_or(shown, |(_, rest)| rest);
        let told = shown.trim_start();
        if let Some((term, rest)) = told.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && term.chars().any(char::is_alphabetic)
            && !rest.trim().is_empty()
        {
            let inner = told.get(1..).unwrap_or_default();
            lines.push(Line::blank(at(inner)));
            lines.push(Line::new(LineKind::Text { indented: false }, term, at(inner)));
            lines.push(Line::new(LineKind::Entry, rest.trim_start(), at(rest.trim_start())));
            return;
        }
        let told = told.strip_prefix('[').unwrap_or(told);
        self.bullet = told.is_empty();
        if self.bullet {
            lines.push(Line::skip(at(told)));
            return;
        }
        let depth = self.lists.saturating_sub(1).min(6);
        let item = Line::new(LineKind::Item { depth }, told, at(told));
        lines.push(Line { columns: 2 * usize::from(depth), ..item });
    }
}

/// The command's name at the head of `content`, and what follows it.
fn named(content: &str) -> Option<(&str, &str)> {
    let rest = content.strip_prefix('\\')?;
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let name = rest.get(..length).filter(|name| !name.is_empty())?;
    Some((name, rest.get(length..)?.trim_start_matches('*')))
}

/// `rest` without `[…]` and `<…>` at its head.
fn behind_options(rest: &str) -> &str {
    let mut rest = rest;
    for (open, close) in [('<', '>'), ('[', ']'), ('<', '>')] {
        if let Some((_, behind)) = rest.strip_prefix(open).and_then(|inner| inner.split_once(close))
        {
            rest = behind;
        }
    }
    rest
}

/// `rest` without its command's arguments.
fn behind_arguments(rest: &str) -> &str {
    let mut rest = behind_options(rest);
    for _ in 0..4 {
        let Some((_, behind)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'))
        else {
            break;
        };
        rest = behind;
    }
    rest.trim_start()
}

/// What stands between `open`, at the head of `rest`, and the last `close`.
fn argument(rest: &str, open: char, close: char) -> Option<&str> {
    let inner = rest.strip_prefix(open)?;
    inner.get(..inner.rfind(close)?)
}

/// `[title=Titre, …]`, `[title={Titre}]`.
fn titled(rest: &str) -> Option<&str> {
    let (_, told) = rest.strip_prefix('[')?.split_once("title=")?;
    match told.strip_prefix('{') {
        Some(braced) => braced.split('}').next(),
        None => told.split([',', ']']).next(),
    }
}

/// The part of `whole` from its own part `title` on.
fn title_and_rest<'a>(whole: &'a str, title: &str) -> &'a str {
    let from = whole.find(title).unwrap_or(0);
    whole.get(from..).unwrap_or(whole)
}

#[cfg(test)]
mod tests;
