//! A note's text without its marks: what is searched, and what a line of a table shows.

use std::borrow::Cow;

use crate::deck::math::read_out;
use crate::deck::{Content, Note};

/// A note's text in four parts: the question, the answer, the context, and the rest.
#[derive(Debug, Default)]
pub(super) struct Fields<'a>([Cow<'a, str>; 4]);

impl<'a> Fields<'a> {
    pub(super) fn of(note: &'a Note) -> Self {
        let mut fields = Self::default();
        let [front, back, context, rest] = &mut fields.0;
        *context = Cow::Borrowed(note.context.as_str());
        match &note.content {
            Content::Basic { front: question, back: answer } => {
                add(front, question);
                add(back, answer);
            }
            Content::Reversible { front: one, back: other, ask_back, ask_front } => {
                add(front, one);
                add(back, other);
                add(rest, ask_back);
                add(rest, ask_front);
            }
            Content::Cloze { text } => filled(text, front, rest),
            Content::List { prompt, items, open: _ } => {
                add(front, prompt);
                for item in items {
                    add(back, item);
                }
            }
            Content::Choice { question, answer, distractors } => {
                add(front, question);
                add(back, answer);
                for other in distractors {
                    add(rest, other);
                }
            }
            Content::Occlusion { prompt, picture, masks, hide: _ } => {
                add(front, prompt);
                for mask in masks {
                    add(back, &mask.label);
                }
                add(rest, picture);
            }
        }
        fields
    }

    pub(super) fn parts(&self) -> &[Cow<'a, str>; 4] {
        &self.0
    }
}

/// Adds a text to a part, away from what stands there.
fn add<'a>(part: &mut Cow<'a, str>, text: &'a str) {
    if part.is_empty() {
        *part = plain(text);
    } else if !text.is_empty() {
        let whole = part.to_mut();
        whole.push_str(" / ");
        whole.push_str(&plain(text));
    }
}

/// A text in Markdown without the signs that make it bold, italic or code, its formulas as they are
/// read.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let read = read_out(text);
    if memchr::memchr2(b'*', b'`', read.as_bytes()).is_none() {
        return read;
    }
    let read = read.replace("**", "").replace('`', "");
    Cow::Owned(if read.contains('*') { upright(&read) } else { read })
}

/// `*so*` without its stars; one that stands for itself stays (`HLA-B*27`, `3 * 4`).
fn upright(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut left = text;
    while let Some((before, after)) = left.split_once('*') {
        whole.push_str(before);
        let opens = !whole.ends_with(char::is_alphanumeric)
            && after.starts_with(|c: char| !c.is_whitespace());
        let closes = |at: usize| {
            let (inside, rest) = after.split_at(at);
            let rest = rest.strip_prefix('*').unwrap_or(rest);
            let ends = !inside.is_empty() && !inside.ends_with(char::is_whitespace);
            (ends && !rest.starts_with(char::is_alphanumeric)).then_some((inside, rest))
        };
        let mut stars = after.match_indices('*').map(|(at, _)| at).filter(|_| opens);
        if let Some((inside, rest)) = stars.find_map(closes) {
            whole.push_str(inside);
            left = rest;
        } else {
            whole.push('*');
            left = after;
        }
    }
    whole.push_str(left);
    whole
}

/// The same in one line.
#[must_use]
pub fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with gaps, all of them filled in; the hints go to the rest.
fn filled<'a>(text: &'a str, front: &mut Cow<'a, str>, rest: &mut Cow<'a, str>) {
    let mut left = text;
    let mut open = 0_usize;
    let mut whole = String::with_capacity(text.len());
    while let Some(at) = memchr::memchr3(b'{', b'}', b':', left.as_bytes()) {
        let (before, here) = left.split_at(at);
        whole.push_str(before);
        if let Some(after) = opening(here) {
            open += 1;
            left = after;
        } else if let Some(after) = here.strip_prefix("}}").filter(|_| open > 0) {
            open -= 1;
            left = after;
        } else if let Some((hint, after)) = hint(here).filter(|_| open > 0) {
            add(rest, hint);
            left = after;
        } else {
            // One byte, of ASCII.
            let (sign, after) = here.split_at(1);
            whole.push_str(sign);
            left = after;
        }
    }
    whole.push_str(left);
    *front = Cow::Owned(plain(&whole).into_owned());
}

/// What follows `{{c1::`.
fn opening(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("{{c")?;
    let after = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    (after.len() < inner.len()).then(|| after.strip_prefix("::")).flatten()
}

/// `::hint` before `}}`, and what follows the hint.
fn hint(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("::")?;
    let end = inner.find("}}")?;
    let (hint, after) = inner.split_at(end);
    (!hint.contains(['{', ':'])).then_some((hint, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_and_hints_are_kept_aside() {
        let parts = |text: &str| {
            let (mut front, mut rest) = (Cow::default(), Cow::default());
            filled(text, &mut front, &mut rest);
            (front.into_owned(), rest.into_owned())
        };
        let of = |front: &str, rest: &str| (front.to_owned(), rest.to_owned());
        assert_eq!(parts("Le {{c1::**foie**::organe}} est."), of("Le foie est.", "organe"));
        assert_eq!(parts("{{c1::a {{c2::b}} c}} d"), of("a b c d", ""));
        assert_eq!(parts("{x} {{c::y}} 1::2 }}"), of("{x} {{c::y}} 1::2 }}", ""));
    }

    #[test]
    fn a_line_has_no_marks() {
        assert_eq!(one_line("**Foie**\n et `rate`"), "Foie et rate");
        for (typed, read) in [
            ("*Staphylococcus aureus* et *E. coli*", "Staphylococcus aureus et E. coli"),
            ("**Gras**, *italique* ?", "Gras, italique ?"),
            ("***les deux***", "les deux"),
            ("HLA-B*27 et HLA-B*51", "HLA-B*27 et HLA-B*51"),
            ("*HLA-B*27* positif", "HLA-B*27 positif"),
            ("3 * 4 * 5", "3 * 4 * 5"),
            ("une étoile *", "une étoile *"),
            ("* une puce\n* une autre", "* une puce * une autre"),
        ] {
            assert_eq!(one_line(typed), read);
        }
        assert_eq!(one_line(r"$\frac{1}{2}$ de \ce{CO2}, 5 $"), "1/2 de CO₂, 5 $");
    }
}
