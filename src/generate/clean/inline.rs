//! One line without its mark-up: emphasis, links, tags, shortcodes, references, ligatures.
//!
//! Every look ahead is bounded, so that a line of any length costs its length. Never fails:
//! what it does not know stays as it is.

use super::ahead::ahead;
use super::brackets::{
    cited as cited_by_number, classed, close, image, is_empty, leftover, linked_image,
};
use super::entity::entity;
use super::formula;
use super::latex;
use super::mapped::Mapped;
use super::pointer::{
    citation, footnote, is_dropped, is_numbered, is_reference, parts_times, time, trailing,
};
use super::sign::sign;
use super::spacing::{bracket_glued, crowded, glued};
use super::unseen::{is_unseen, line_break};
use super::{typst, wiki};

/// A line cleaned, and the bold or emphasised part at its head, if it opens with one.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pub(super) mapped: Mapped,
    /// Byte length of the emphasised head in the cleaned text.
    pub(super) bold_head: Option<usize>,
}

/// Cleans `line`, which begins at byte `base` of the original, into `out`. `cited`: figures in round
/// brackets cite sources in the text.
#[expect(clippy::cognitive_complexity, reason = "one arm per mark")]
pub(super) fn clean(line: &str, base: usize, cited: bool) -> Inline {
    let mut out = Inline::default();
    let mut i = 0;
    let mut bold: Option<(usize, &str)> = None;
    let mut script_open = None;
    // Where the last time of a film was left out.
    let mut timed = None;
    let mut formulas = formula::written(line).into_iter().peekable();
    while let Some(rest) = line.get(i..) {
        let Some(c) = rest.chars().next() else { break };
        let at = base + i;
        let before = out.mapped.text().chars().next_back();
        while formulas.next_if(|formula| formula.range.start < i).is_some() {}
        if let Some(formula) = formulas.next_if(|formula| formula.range.start == i) {
            out.mapped.push_instead(&formula.text, at);
            i = formula.range.end;
            continue;
        }
        if let Some(mark) = wiki::mark(before, rest) {
            if let Some((from, to)) = mark.words {
                let told = rest.get(from..to).unwrap_or_default();
                out.mapped.append(&clean(told, at + from, cited).mapped);
            }
            i += mark.length;
            continue;
        }
        if let Some(length) = time(rest) {
            let between = timed.and_then(|from| out.mapped.text().get(from..));
            let from = timed.filter(|_| between.is_some_and(parts_times)).unwrap_or(0);
            while from > 0 && out.mapped.text().len() > from {
                out.mapped.pop();
            }
            out.mapped.trim_end();
            timed = Some(out.mapped.text().len());
            i += length;
            continue;
        }
        match c {
            '*' | '_' => {
                let run = rest.len() - rest.trim_start_matches(c).len();
                let after = rest.get(run..).and_then(|r| r.chars().next());
                // « HLA-DRB1*15:01 » is an allele.
                let allele = run == 1 && after.is_some_and(|a| a.is_ascii_digit());
                let word_inside = (c == '_' || allele)
                    && before.is_some_and(char::is_alphanumeric)
                    && after.is_some_and(char::is_alphanumeric);
                let mark = rest.get(..run).unwrap_or_default();
                if word_inside || run > 3 {
                    out.mapped.push_instead(mark, at);
                } else if let Some((start, opened)) = bold {
                    if opened.len() == run {
                        if start == 0 && out.bold_head.is_none() {
                            out.bold_head = Some(out.mapped.text().len());
                        }
                        bold = None;
                    }
                } else if after.is_some_and(|a| !a.is_whitespace()) {
                    bold = Some((out.mapped.text().len(), mark));
                } else if c == '*' && before.is_some_and(|b| b.is_ascii_digit() || b == ' ') {
                    out.mapped.push(c, at);
                }
                i += run;
                continue;
            }
            '{' => {
                if let Some((inside, skip)) = wiki::cloze(rest) {
                    out.mapped.append(&clean(inside.0, at + inside.1, cited).mapped);
                    i += skip;
                    continue;
                }
                let skip = if let Some(skip) = marked_role(rest) {
                    Some(skip)
                } else if rest.starts_with("{{") {
                    ahead(rest, "}}").map(|found| found.1)
                } else if rest.starts_with("{.") || rest.starts_with("{#") || rest.starts_with("{:")
                {
                    ahead(rest, "}").map(|found| found.1)
                } else {
                    None
                };
                if let Some(skip) = skip {
                    i += skip;
                    continue;
                }
            }
            '!' if rest.starts_with("![") => {
                if let Some(skip) = image(rest) {
                    i += skip;
                    continue;
                }
                out.mapped.push(c, at);
            }
            ',' if trailing(rest).is_some() => {
                i += trailing(rest).unwrap_or(1);
                continue;
            }
            '[' if linked_image(rest).is_some() => {
                i += linked_image(rest).unwrap_or(1);
                continue;
            }
            '[' if cited_by_number(rest).is_some() => {
                out.mapped.trim_end();
                i += cited_by_number(rest).unwrap_or(1);
                continue;
            }
            '[' => {
                if let Some((inside, skip)) = ahead(rest.get(1..).unwrap_or_default(), "]") {
                    let after = rest.get(1 + skip..).unwrap_or_default();
                    if let Some(length) = leftover(inside, after) {
                        out.mapped.trim_end();
                        i += 1 + skip + length;
                        continue;
                    }
                    // `[words]{.class}`
                    if let Some((_, attributes)) = classed(after) {
                        out.mapped.append(&clean(inside, at + 1, cited).mapped);
                        i += 1 + skip + attributes;
                        continue;
                    }
                    if is_reference(inside) && !after.starts_with('(') {
                        if after.starts_with(['.', ',', ';', ':', ')']) {
                            out.mapped.trim_end();
                        }
                        i += 1 + skip;
                        // « [1],[2] »: the comma parts references only.
                        if after.starts_with(",[") || after.starts_with(", [") {
                            i += 1;
                        }
                        continue;
                    }
                    if let Some(target) = after.strip_prefix('(').and_then(close) {
                        let cleaned = clean(inside, at + 1, cited);
                        out.mapped.append(&cleaned.mapped);
                        i += 1 + skip + 1 + target;
                        continue;
                    }
                }
                out.mapped.push(c, at);
            }
            '(' if bracket_glued(before, rest) => {
                out.mapped.push_instead(" ", at);
                out.mapped.push(c, at);
            }
            '(' => match ahead(rest.get(1..).unwrap_or_default(), ")") {
                Some((inside, skip))
                    if is_empty(inside)
                        || (is_dropped(inside) && !inside.contains('('))
                        || is_numbered(out.mapped.text(), inside, rest.get(1 + skip..), cited) =>
                {
                    out.mapped.trim_end();
                    i += 1 + skip;
                    continue;
                }
                _ => out.mapped.push(c, at),
            },
            '<' => {
                if rest.starts_with("<<") {
                    out.mapped.push_instead("«", at);
                    i += 2;
                    continue;
                }
                let next = rest.chars().nth(1);
                if next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!'))
                    && let Some((tag, skip)) = ahead(rest, ">")
                {
                    if tag.starts_with("<br") || tag.starts_with("</p") || tag.starts_with("</li") {
                        out.mapped.space(at);
                    }
                    i += skip;
                    continue;
                }
                out.mapped.push(c, at);
            }
            '>' if rest.starts_with(">>") => {
                out.mapped.push_instead("»", at);
                i += 2;
                continue;
            }
            '&' => {
                let found = rest.get(1..).and_then(|r| {
                    let (name, skip) = ahead(r, ";")?;
                    Some((entity(name)?, skip))
                });
                if let Some((c, skip)) = found {
                    match c {
                        '\u{ad}' => {}
                        c if c.is_whitespace() => out.mapped.space(at),
                        c => out.mapped.push_instead(c.encode_utf8(&mut [0; 4]), at),
                    }
                    i += 1 + skip;
                    continue;
                }
                out.mapped.push(c, at);
            }
            '\\' if latex::fraction(rest).is_some() => {
                let (top, under, length) = latex::fraction(rest).unwrap_or_default();
                let part = |part: std::ops::Range<usize>| {
                    clean(rest.get(part.clone()).unwrap_or_default(), at + part.start, cited).mapped
                };
                latex::divide(&mut out.mapped, &part(top), &part(under), at);
                i += length;
                continue;
            }
            '\\' => match latex::command(rest) {
                Some((text, skip)) => {
                    if text == " " {
                        out.mapped.space(at);
                    } else {
                        out.mapped.push_instead(text, at);
                    }
                    i += skip;
                    continue;
                }
                None if is_silent(rest, c) => {}
                // Markdown's and LaTeX's break at the end of a line.
                None if rest.trim_end_matches(['\\', ' ']).is_empty() => {}
                None => out.mapped.push(c, at),
            },
            // A formula's marks; a price has one of them only.
            '$' if formula(line, i) => {}
            // `==marked==`
            '=' if rest.starts_with("==") && !rest.starts_with("==>") => {
                i += 2;
                continue;
            }
            '}' => {}
            ':' if rest.starts_with(":`") || role(rest).is_some() => {
                i += role(rest).unwrap_or(1);
                continue;
            }
            '#' if typst::sign(rest).is_some() => {
                let (text, length) = typst::sign(rest).unwrap_or_default();
                out.mapped.push_instead(text, at);
                i += length;
                continue;
            }
            '@' if citation(before, rest).is_some() => {
                out.mapped.trim_end();
                i += citation(before, rest).unwrap_or(1);
                continue;
            }
            '~' if script_open.is_none() && unspaced(before, rest) => out.mapped.space(at),
            '^' | '~' if script_open == Some(c) => script_open = None,
            _ if is_silent(rest, c) => script_open = Some(c),
            '`' => {}
            _ if is_unseen(c) => {}
            // A word that a line's end breaks.
            '-' if line_break(before, rest).is_some() => {
                i += line_break(before, rest).unwrap_or(1);
                continue;
            }
            '‐' | '‑' => out.mapped.push_instead("-", at),
            c if c.is_whitespace() || c.is_control() => out.mapped.space(at),
            '¹' | '²' | '³' | '⁴'..='⁹' if footnote(out.mapped.text(), rest) => {}
            _ if sign(rest).is_some() => {
                let (text, length) = sign(rest).unwrap_or_default();
                out.mapped.push_instead(text, at);
                i += length;
                continue;
            }
            c => {
                if glued(out.mapped.text(), rest) || crowded(out.mapped.text(), rest) {
                    out.mapped.push_instead(" ", at);
                }
                out.mapped.push(c, at);
            }
        }
        i += c.len_utf8();
    }
    out.mapped.trim_end();
    out
}

/// A mark that only shapes what follows: `^er^`, `~2~`, `\*`.
fn is_silent(rest: &str, c: char) -> bool {
    match c {
        '^' | '~' => rest.len() > 2 && script(rest, c),
        '\\' => rest.chars().nth(1).is_some_and(|n| n.is_ascii_punctuation()),
        _ => false,
    }
}

/// `^er^` and `~2~`: one short word between two marks, or the mark that closes it.
fn script(rest: &str, mark: char) -> bool {
    let inside = rest.get(1..).and_then(|r| ahead(r, &mark.to_string()));
    inside.is_some_and(|(text, _)| text.len() <= 4 && !text.contains(' ')) || mark == '^'
}

/// `:ref:` before the words that it marks.
fn role(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix(':')?;
    let (name, _) = ahead(inside, ":`")?;
    let end = name.len();
    (!name.is_empty() && name.len() <= 12 && name.chars().all(|c| c.is_ascii_lowercase()))
        .then_some(end + 2)
}

/// `{term}` before the words that it marks between backticks.
fn marked_role(rest: &str) -> Option<usize> {
    let (name, skip) = ahead(rest.strip_prefix('{')?, "}`")?;
    let named = (1..=20).contains(&name.len())
        && name.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | ':'));
    named.then_some(skip)
}

/// Whether the `$` at `at` opens or closes a short formula, which nobody else understands.
fn formula(line: &str, at: usize) -> bool {
    let after = line.get(at + 1..).and_then(|after| ahead(after, "$"));
    let near = line.as_bytes().get(at.saturating_sub(40)..at).unwrap_or_default();
    let spaced = |inside: &str| inside.starts_with(' ') || inside.ends_with(' ');
    near.contains(&b'$') && !near.ends_with(b" ")
        || after.is_some_and(|(inside, _)| inside.len() <= 40 && !spaced(inside))
}

/// LaTeX's space that does not break: « 60~mL », but not « ~60 » nor « H~2~O ».
fn unspaced(before: Option<char>, rest: &str) -> bool {
    let after = rest.get(1..).unwrap_or_default();
    before.is_some_and(char::is_alphanumeric)
        && after.starts_with(char::is_alphanumeric)
        && ahead(after, "~").is_none_or(|(inside, _)| inside.len() > 4 || inside.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn text(line: &str) -> String {
        clean(line, 0, false).mapped.text().to_owned()
    }

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(text("**Le fer** est *utile*"), "Le fer est utile");
        assert_eq!(text("[fer]({{% relref \"a.md\" %}}) et [b](http://x/(y))"), "fer et b");
        assert_eq!(text("au 1^er^ degré, H~2~O"), "au 1er degré, H2O");
        assert_eq!(text("devant le sida[1], [2, 3]"), "devant le sida");
        assert_eq!(text("la {term}`rate` et le foie"), "la rate et le foie");
        assert_eq!(text("<b>gras</b> &amp; a < b << cité >>"), "gras & a < b « cité »");
        assert_eq!(text("L'aorte¹ est une artère²."), "L'aorte est une artère.");
        assert_eq!(text("3 m², 10⁹/L, cm³, Ca²⁺, kg/m²"), "3 m², 10⁹/L, cm³, Ca²⁺, kg/m²");
        assert_eq!(text("il dure {{c1::trois jours::durée}}"), "il dure trois jours");
        assert_eq!(text("l'allèle HLA-DRB1*15:01 est rare"), "l'allèle HLA-DRB1*15:01 est rare");
        assert_eq!(text("une inﬂammation co\u{ad}lique"), "une inflammation colique");
        assert_eq!(text("le scanner (voir Fig. 3) suffit"), "le scanner suffit");
        assert_eq!(text("Une perte de poids, voir p. 12."), "Une perte de poids.");
        assert_eq!(text("A weak pulse, see Table 2, and pallor"), "A weak pulse, and pallor");
        // It says what is seen.
        assert_eq!(text("une toux, voir une fièvre, à 39"), "une toux, voir une fièvre, à 39");
    }

    #[test]
    fn a_bold_head_is_known() {
        assert_eq!(clean("**Gluten** : une protéine", 0, false).bold_head, Some(6));
        assert_eq!(clean("Le **gluten** est", 0, false).bold_head, None);
    }
}
