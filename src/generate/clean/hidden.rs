//! Citations, references to figures and pictures with their captions, as Pandoc, bookdown, Quarto and
//! `MyST` write them: hidden before lines are read, since they run over lines.
//!
//! Letters without width take their place, byte for byte, so that all the rest stands where it stood.

use std::borrow::Cow;
use std::ops::Range;

use super::ahead::ahead;
use super::unseen::is_unseen;
use super::{braces, classed, footnotes, list_table, source, templates, tex};

/// How far a mark that closes is looked for, in bytes; a caption is longer.
const REACH: usize = 300;
const CAPTION: usize = 1500;

/// What names a source, a figure or an equation by its key: `{cite:p}`, `:numref:`.
const ROLES: [&str; 12] = [
    "cite",
    "cite:p",
    "cite:t",
    "cite:ps",
    "cite:ts",
    "cite:alp",
    "footcite",
    "footcite:p",
    "numref",
    "eq",
    "ref",
    "fnref",
];

/// Words that lead to a reference inside its brackets: « (voir Figure \@ref(fig:a)) ».
const LEADING: usize = 2;

/// `text` without them, of the same length.
pub(crate) fn hidden(text: &str) -> Cow<'_, str> {
    let told = source::rewritten(text);
    let told = match list_table::rewritten(&told) {
        Cow::Owned(rows) => Cow::Owned(rows),
        Cow::Borrowed(_) => told,
    };
    match told {
        Cow::Borrowed(text) => hidden_in(text),
        Cow::Owned(text) => Cow::Owned(hidden_in(&text).into_owned()),
    }
}

fn hidden_in(text: &str) -> Cow<'_, str> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(['[', '{', ':', '@', '\\', '!', '(']) {
        let read_to = spans.last().map_or(0, |span| span.end);
        if at < read_to {
            continue;
        }
        if let Some(length) = text.get(at..).and_then(|rest| span(text.get(..at), rest)) {
            spans.push(widened(text, at..at + length, read_to));
        }
    }
    let own = footnotes::marks(text).into_iter().chain(classed::marks(text));
    let own = own.chain(templates::marks(text)).chain(tex::marks(text)).chain(braces::marks(text));
    let apart = own
        .filter(|mark| spans.iter().all(|span| span.end <= mark.start || mark.end <= span.start));
    let notes: Vec<Range<usize>> = apart.collect();
    spans.extend(notes);
    spans.sort_by_key(|span| span.start);
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        out.push_str(text.get(from..span.start).unwrap_or_default());
        push_unseen(&mut out, text.get(span.clone()).unwrap_or_default());
        from = span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(without_empty_lines(text, &out))
}

/// `hidden` without the ends of lines that would leave an empty one where `text` has words, or one that
/// begins with a full stop: the line belongs to the one before.
fn without_empty_lines(text: &str, hidden: &str) -> String {
    let mut out = String::with_capacity(hidden.len());
    for (before, after) in text.split_inclusive('\n').zip(hidden.split_inclusive('\n')) {
        let unseen = |c: char| c.is_whitespace() || is_unseen(c);
        let told = after.trim_start_matches(unseen);
        let left = !before.trim().is_empty() && told.is_empty();
        let opens = after.starts_with(is_unseen) && told.starts_with(['.', ',', ';', ')']);
        let mut rest = after;
        if (left || opens) && out.ends_with('\n') {
            out.pop();
            // The line's end has one byte, and no letter without width has.
            if out.ends_with('\u{ad}') {
                out.pop();
                out.push('\u{200b}');
            } else if let Some(fewer) = after.strip_prefix('\u{ad}') {
                out.push('\u{200b}');
                rest = fewer;
            } else {
                out.push(' ');
            }
        }
        out.push_str(rest);
    }
    out
}

/// Whether something was hidden in the line, so that it looks shorter than it was written.
pub(super) fn is_in(line: &str) -> bool {
    line.contains("\u{ad}\u{ad}")
}

fn opens_line(text: &str) -> bool {
    text.starts_with(['\n', '\r'])
}

/// Letters without width in place of `text`, of as many bytes: some have two, some three. Lines end where
/// they ended.
fn push_unseen(out: &mut String, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let bytes = line.len();
        let three = bytes % 2;
        if bytes < 2 {
            out.extend(std::iter::repeat_n(' ', bytes));
            continue;
        }
        out.extend(std::iter::repeat_n('\u{200b}', three));
        out.extend(std::iter::repeat_n('\u{ad}', (bytes - 3 * three) / 2));
    }
}

/// The span with the blanks before it, where a mark or the line's end follows: nothing is left to be
/// parted there, and no line is left empty.
fn widened(text: &str, span: Range<usize>, least: usize) -> Range<usize> {
    let after = text.get(span.end..).unwrap_or_default();
    if !(after.is_empty() || opens_line(after) || after.starts_with(['.', ',', ';', ':', ')'])) {
        return span;
    }
    let before = text.get(least..span.start).unwrap_or_default();
    let kept = before.trim_end();
    let blanks = before.get(kept.len()..).unwrap_or_default();
    // A paragraph of its own stays one.
    let apart = blanks.matches('\n').count() > 1 || kept.is_empty();
    let start = if apart { span.start } else { least + kept.len() };
    start..span.end
}

/// Bytes of what is hidden at the head of `rest`, behind `before`.
fn span(before: Option<&str>, rest: &str) -> Option<usize> {
    let previous = before.and_then(|before| before.chars().next_back());
    match rest.chars().next()? {
        '!' => picture(rest),
        '[' => bracketed(rest),
        '(' => pointed(rest),
        '{' | ':' => role(previous, rest),
        _ => reference(previous, rest),
    }
}

/// Bytes up to and with the bracket that closes the one at the head of `rest`; none goes on over an
/// empty line.
fn closed(rest: &str, open: char, close: char, reach: usize) -> Option<usize> {
    let (mut depth, mut line_end) = (0_u32, false);
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at < reach) {
        match c {
            '\n' if line_end => return None,
            _ if c == open => depth += 1,
            _ if c == close => depth = depth.checked_sub(1)?,
            _ => {}
        }
        line_end = c == '\n' || line_end && c.is_whitespace();
        if depth == 0 {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// The bytes of `{#id .class}` at the head of `rest`, or 0.
fn attributes(rest: &str) -> usize {
    let marked = rest.starts_with("{#") || rest.starts_with("{.");
    closed(rest, '{', '}', REACH).filter(|_| marked).unwrap_or(0)
}

/// `![caption](target){#id}` over several lines; one that is on its line alone is no text anyway.
fn picture(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('!').filter(|inner| inner.starts_with('['))?;
    let caption = closed(inner, '[', ']', CAPTION)?;
    let after = inner.get(caption..).filter(|after| after.starts_with('('))?;
    let whole = caption + closed(after, '(', ')', REACH)?;
    let whole = whole + attributes(inner.get(whole..)?);
    inner.get(..whole)?.contains('\n').then_some(1 + whole)
}

/// `[(Name 2006)]{.citation cites="key"}`, `[@key, p. 4; @other]`.
fn bracketed(rest: &str) -> Option<usize> {
    let end = closed(rest, '[', ']', REACH)?;
    let inside = rest.get(1..end - 1)?;
    let after = rest.get(end..)?;
    if after.starts_with("{.citation") {
        return Some(end + closed(after, '{', '}', REACH)?);
    }
    let cites = inside.contains('@') && inside.split(';').all(is_citation);
    (cites && !after.starts_with('(')).then_some(end)
}

/// `@key`, `-@key, p. 4`, `see @key`.
fn is_citation(part: &str) -> bool {
    let Some((before, key)) = part.split_once('@') else { return false };
    let lead = before.trim().trim_end_matches('-').split_whitespace().count();
    let named = key.chars().take_while(|c| c.is_alphanumeric() || "_-:.".contains(*c)).count();
    let behind: String = key.chars().skip(named).collect();
    let ended = behind.trim().is_empty() || behind.trim_start().starts_with(',');
    lead <= LEADING && named >= 3 && key.starts_with(char::is_alphabetic) && ended
}

/// « (Figure \@ref(fig:a)) », `(voir {numref}`rein`)`, `(@fig-rein)`: brackets around references alone.
fn pointed(rest: &str) -> Option<usize> {
    let end = closed(rest, '(', ')', REACH)?;
    let inside = rest.get(1..end - 1)?;
    let (mut words, mut references, mut at) = (0, 0, 0);
    while let Some(left) = inside.get(at..).filter(|left| !left.is_empty()) {
        let length = span(inside.get(..at), left).filter(|_| !left.starts_with(['(', '!']));
        if let Some(length) = length {
            references += 1;
            at += length;
            continue;
        }
        let c = left.chars().next()?;
        let opens = inside.get(..at)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        words += usize::from(opens && c.is_alphanumeric());
        at += c.len_utf8();
    }
    (references > 0 && words <= LEADING).then_some(end)
}

/// `` {cite}`key` ``, `` :numref:`rein` ``; but a reference in words says them: `` {ref}`le rein <rein>` ``.
fn role(previous: Option<char>, rest: &str) -> Option<usize> {
    let (inner, close) = match rest.strip_prefix('{') {
        Some(inner) => (inner, "}`"),
        None => (rest.strip_prefix(':')?, ":`"),
    };
    let (name, marked) = ahead(inner, close)?;
    let (key, _) = ahead(inner.get(marked..)?, "`")?;
    let known = ROLES.contains(&name) && previous.is_none_or(|c| !c.is_alphanumeric());
    let keyed = !key.is_empty() && !key.contains(['<', '\n']);
    (known && keyed).then(|| 1 + marked + key.len() + 1)
}

/// `\@ref(fig:a)`, `@fig-rein`.
fn reference(previous: Option<char>, rest: &str) -> Option<usize> {
    let bare = rest.strip_prefix('\\').unwrap_or(rest);
    let escaped = rest.len() - bare.len();
    if let Some(inner) = bare.strip_prefix("@ref") {
        return Some(
            escaped + 4 + closed(inner, '(', ')', REACH).filter(|_| inner.starts_with('('))?,
        );
    }
    let name = bare.strip_prefix('@')?;
    let kinds = ["fig-", "tbl-", "eq-", "sec-"];
    let keyed = kinds.iter().any(|kind| name.starts_with(kind));
    let long = name.chars().take_while(|c| c.is_alphanumeric() || "_-".contains(*c));
    let long: usize = long.map(char::len_utf8).sum();
    let apart = previous.is_none_or(|c| c.is_whitespace() || "([;".contains(c));
    (keyed && apart).then_some(escaped + 1 + long)
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::hidden;

    #[test]
    fn citations_are_hidden_over_the_ends_of_lines() {
        let text = "The spleen filters old cells [(Doe and Roe\n2011)]{.citation\ncites=\"doe2011\"}. It \
                    is soft [@roe-12, p. 3; see @doe:2] and red {cite:p}`doe2011`.\n";
        assert_eq!(read(text), "The spleen filters old cells. It is soft and red.");
        assert_eq!(hidden(text).len(), text.len());
    }

    #[test]
    fn references_go_with_their_brackets() {
        let text = "Le rein filtre le plasma (Figure \\@ref(fig:rein)), puis l’urine descend (voir \
                    {numref}`uretere`).\n";
        assert_eq!(read(text), "Le rein filtre le plasma, puis l’urine descend.");
        assert_eq!(read("The ureter is thin (@fig-ureter).\n"), "The ureter is thin.");
    }

    #[test]
    fn a_picture_takes_its_caption_along() {
        let text = "Le foie est lobé.\n\n![Le foie vu d’en bas, avec\nses lobes [@doe2].](foie.png){#fig:foie}\n\nIl est \
                    brun.\n";
        assert_eq!(read(text), "Le foie est lobé.\nIl est brun.");
    }

    #[test]
    fn what_the_text_says_stays() {
        for text in [
            "Un avis @Julie [à revoir] suffit.",
            "The dose (see @ bedside) is low [2 mg].",
            "La {ref}`rate <rate>` est molle.",
            "Ratio : 3:1 (voir plus bas).",
        ] {
            assert_eq!(hidden(text), text, "{text}");
        }
    }
}
