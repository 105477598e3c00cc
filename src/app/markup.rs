//! What the editor's keys do to a text and what is selected in it: bold and italic type, gaps, the
//! spaces of French typography.
//!
//! Places are counted in characters, as the editor counts them. Knows nothing of widgets.

use std::ops::Range;

use crate::deck::ClozeText;

/// A text with what is selected in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    pub selected: Range<usize>,
}

/// What can be done to what is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    Bold,
    Italic,
    /// A gap with a number of its own, as with Ctrl+Shift+C in Anki.
    Gap,
    /// A gap with the number of the last one.
    SameGap,
    /// The no-break spaces that French wants; in the whole text where nothing is selected.
    Spaces,
}

/// Does it.
#[must_use]
pub fn apply(markup: Markup, text: &str, selected: Range<usize>) -> Marked {
    match markup {
        Markup::Bold => toggle(text, selected, "**"),
        Markup::Italic => toggle(text, selected, "*"),
        Markup::Gap => gap(text, selected, highest(text) + 1),
        Markup::SameGap => gap(text, selected, highest(text).max(1)),
        Markup::Spaces => {
            let whole = selected.is_empty();
            let (before, inside, after) = split(text, &selected);
            let changed = if whole { french(text) } else { french(inside) };
            let end = selected.start + changed.chars().count();
            if whole {
                // Signs may have come and gone before the caret.
                let at = french(before).chars().count();
                return Marked { text: changed, selected: at..at };
            }
            let text = format!("{before}{changed}{after}");
            Marked { text, selected: selected.start..end }
        }
    }
}

/// The text before what is selected, that itself, and after it.
fn split<'a>(text: &'a str, selected: &Range<usize>) -> (&'a str, &'a str, &'a str) {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let (start, end) = (byte(selected.start), byte(selected.end.max(selected.start)));
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    (part(0..start), part(start..end), part(end..text.len()))
}

/// Puts marks around what is selected, or takes them away.
fn toggle(text: &str, selected: Range<usize>, mark: &str) -> Marked {
    let (before, inside, after) = split(text, &selected);
    let width = mark.chars().count();
    let within = ends_with(inside, mark).filter(|_| inside.len() > 2 * mark.len());
    if let Some(bare) = within {
        let text = format!("{before}{bare}{after}");
        return Marked { text, selected: selected.start..selected.end - 2 * width };
    }
    let around = stands_before(before, mark) && stands_after(after, mark);
    if around {
        let before = before.strip_suffix(mark).unwrap_or(before);
        let after = after.strip_prefix(mark).unwrap_or(after);
        let text = format!("{before}{inside}{after}");
        return Marked { text, selected: selected.start - width..selected.end - width };
    }
    // Markdown wants its marks against the words.
    let lead: String = inside.chars().take_while(|c| c.is_whitespace()).collect();
    let core = inside.trim();
    let tail = inside.get(lead.len() + core.len()..).unwrap_or_default();
    let text = format!("{before}{lead}{mark}{core}{mark}{tail}{after}");
    let start = selected.start + lead.chars().count() + width;
    Marked { text, selected: start..start + core.chars().count() }
}

/// What stands between the marks at both ends of a text; one asterisk is not half of two.
fn ends_with<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    if mark == "*" && stars(text) == 2 {
        return None;
    }
    text.strip_prefix(mark)?.strip_suffix(mark)
}

fn stars(text: &str) -> usize {
    text.chars().take_while(|c| *c == '*').count()
}

fn stands_before(before: &str, mark: &str) -> bool {
    let count = before.chars().rev().take_while(|c| *c == '*').count();
    if mark == "*" { count % 2 == 1 } else { count >= 2 }
}

fn stands_after(after: &str, mark: &str) -> bool {
    if mark == "*" { stars(after) % 2 == 1 } else { stars(after) >= 2 }
}

/// The highest number of a gap; none: 0.
fn highest(text: &str) -> u16 {
    if let Ok(read) = ClozeText::read(text) {
        return read.numbers().last().copied().unwrap_or(0);
    }
    // A gap may be open still.
    let heads = text.match_indices("{{c").filter_map(|(at, head)| {
        let rest = text.get(at + head.len()..)?;
        let (number, _) = rest.split_once("::")?;
        number.parse().ok()
    });
    heads.max().unwrap_or(0)
}

/// Hides what is selected; where nothing is, the caret comes to stand in the gap.
fn gap(text: &str, selected: Range<usize>, number: u16) -> Marked {
    let (before, inside, after) = split(text, &selected);
    let lead: String = inside.chars().take_while(|c| c.is_whitespace()).collect();
    let core = inside.trim();
    let tail = inside.get(lead.len() + core.len()..).unwrap_or_default();
    if is_gap(before, core, after) {
        return Marked { text: text.to_owned(), selected };
    }
    let head = format!("{{{{c{number}::");
    let text = format!("{before}{lead}{head}{core}}}}}{tail}{after}");
    let start = selected.start + lead.chars().count() + head.chars().count();
    let end = start + core.chars().count();
    // Past the gap, so that one can go on writing.
    let selected = if core.is_empty() { start..end } else { end + 2..end + 2 };
    Marked { text, selected }
}

/// Whether words are hidden already, by a gap of their own.
fn is_gap(before: &str, core: &str, after: &str) -> bool {
    let numbered = |head: &str| {
        let number = head.strip_suffix("::").unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let opened = before.rsplit_once("{{c").is_some_and(|(_, head)| numbered(head));
    let within = opened && (after.starts_with("}}") || after.starts_with("::"));
    let whole = core.starts_with("{{c") && core.ends_with("}}") && core.matches("{{").count() == 1;
    (within && !core.is_empty()) || whole
}

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// A text with the spaces of French typography: a narrow one before `? ! ;` and `%`, a no-break
/// one before `:` and inside « ». Times, addresses and the colons of gaps stay.
#[must_use]
pub fn french(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |place: usize| letters.get(place).copied();
    let mut out = String::with_capacity(text.len());
    let mut place = 0;
    while let Some(c) = at(place) {
        let next = at(place + 1);
        match c {
            '?' | '!' | ';' | '%' if wants_space(&out, c, next) => space(&mut out, NARROW),
            '»' => space(&mut out, NO_BREAK),
            ':' if wants_colon_space(&out, next) => space(&mut out, NO_BREAK),
            _ => {}
        }
        out.push(c);
        place += 1;
        if c == '«' {
            while at(place).is_some_and(is_space) {
                place += 1;
            }
            if at(place).is_some() {
                out.push(NO_BREAK);
            }
        }
    }
    out
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | NARROW | NO_BREAK)
}

/// A space of this kind at the end, instead of any that is there.
fn space(out: &mut String, kind: char) {
    let kept = out.trim_end_matches(is_space).len();
    // At the beginning of a line there is nothing to hold together.
    if kept == 0 || out.get(..kept).is_some_and(|kept| kept.ends_with('\n')) {
        return;
    }
    out.truncate(kept);
    out.push(kind);
}

fn wants_space(before: &str, sign: char, next: Option<char>) -> bool {
    let last = before.chars().last();
    let joined = before.trim_end_matches(is_space).chars().last();
    match sign {
        // `5 %`, never a `%` that begins something.
        '%' => joined.is_some_and(|c| c.is_ascii_digit()),
        // An entity, `&nbsp;`, or an address.
        ';' => !is_entity(before) && !in_address(before),
        _ => {
            let run = matches!(last, Some('?' | '!' | '(' | '['));
            let joins = next.is_some_and(char::is_alphanumeric) && !last.is_some_and(is_space);
            !run && !joins && !in_address(before)
        }
    }
}

fn wants_colon_space(before: &str, next: Option<char>) -> bool {
    let last = before.chars().last();
    let double = next == Some(':') || last == Some(':');
    // `10:30`, `https://`, `a:b`: what is written without any space is one thing.
    let joined = next.is_some_and(|c| !c.is_whitespace()) && !last.is_some_and(is_space);
    !double && !joined
}

fn is_entity(before: &str) -> bool {
    let tail = before.rsplit('&').next().filter(|_| before.contains('&'));
    tail.is_some_and(|name| {
        !name.is_empty()
            && name.len() < 10
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    })
}

fn in_address(before: &str) -> bool {
    before.split(char::is_whitespace).next_back().is_some_and(|word| word.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(markup: Markup, text: &str, selected: Range<usize>) -> (String, String) {
        let marked = apply(markup, text, selected);
        let selected = split(&marked.text, &marked.selected).1.to_owned();
        (marked.text, selected)
    }

    fn pair(text: &str, selected: &str) -> (String, String) {
        (text.into(), selected.into())
    }

    #[test]
    fn bold_and_italic_come_and_go() {
        assert_eq!(with(Markup::Bold, "Le foie é", 3..7), pair("Le **foie** é", "foie"));
        assert_eq!(with(Markup::Bold, "Le **foie** é", 5..9), pair("Le foie é", "foie"));
        assert_eq!(with(Markup::Bold, "Le **foie** é", 3..11), pair("Le foie é", "foie"));
        assert_eq!(with(Markup::Italic, "é foie ", 1..7), pair("é *foie* ", "foie"));
        assert_eq!(with(Markup::Italic, "*foie*", 1..5), pair("foie", "foie"));
        assert_eq!(with(Markup::Italic, "**foie**", 2..6), pair("***foie***", "foie"));
        assert_eq!(with(Markup::Bold, "***foie***", 3..7), pair("*foie*", "foie"));
        assert_eq!(with(Markup::Bold, "", 0..0), pair("****", ""));
        // Past the end is the end.
        assert_eq!(with(Markup::Bold, "a", 7..9).0, "a****");
    }

    #[test]
    fn words_that_are_hidden_get_no_second_gap() {
        let text = "Est {{c1::normale}} ici";
        for selected in [10..17, 4..19] {
            assert_eq!(with(Markup::Gap, text, selected.clone()).0, text, "{selected:?}");
            assert_eq!(with(Markup::SameGap, text, selected).0, text);
        }
        // A part of them may have one of its own.
        assert_eq!(with(Markup::Gap, text, 10..13).0, "Est {{c1::{{c2::nor}}male}} ici");
    }

    #[test]
    fn a_gap_has_the_next_number_or_the_last() {
        assert_eq!(with(Markup::Gap, "Le foie", 3..7).0, "Le {{c1::foie}}");
        let two = "{{c1::Le}} foie, rate";
        assert_eq!(with(Markup::Gap, two, 11..15).0, "{{c1::Le}} {{c2::foie}}, rate");
        assert_eq!(with(Markup::SameGap, two, 11..15).0, "{{c1::Le}} {{c1::foie}}, rate");
        assert_eq!(with(Markup::SameGap, "a", 0..1).0, "{{c1::a}}");
        assert_eq!(with(Markup::Gap, "{{c4::a", 7..7).0, "{{c4::a{{c5::}}");
        let empty = apply(Markup::Gap, "é ", 2..2);
        assert_eq!((empty.text.as_str(), empty.selected), ("é {{c1::}}", 8..8));
        let full = apply(Markup::Gap, "é a b", 2..4);
        assert_eq!((full.text.as_str(), full.selected), ("é {{c1::a}} b", 11..11));
    }

    #[test]
    fn french_gets_its_spaces() {
        for (typed, meant) in [
            ("Quoi ?", "Quoi\u{202f}?"),
            ("Quoi? Non! a ; b: c", "Quoi\u{202f}? Non\u{202f}! a\u{202f}; b\u{a0}: c"),
            ("«rate» et « foie »", "«\u{a0}rate\u{a0}» et «\u{a0}foie\u{a0}»"),
            ("5 % et 5%", "5\u{202f}% et 5\u{202f}%"),
            ("Quoi ?!", "Quoi\u{202f}?!"),
            ("à 10:30 {{c1::a}} https://a.fr/?b=c", "à 10:30 {{c1::a}} https://a.fr/?b=c"),
            ("&nbsp; (?) [!]", "&nbsp; (?) [!]"),
            ("Quoi\u{202f}?\n? a", "Quoi\u{202f}?\n? a"),
        ] {
            assert_eq!(french(typed), meant);
            assert_eq!(french(meant), meant, "it is so already");
        }
        let here = apply(Markup::Spaces, "a? b?", 0..2);
        assert_eq!((here.text.as_str(), here.selected), ("a\u{202f}? b?", 0..3));
        assert_eq!(apply(Markup::Spaces, "a? b?", 2..2).selected, 3..3);
    }
}
