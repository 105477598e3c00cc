//! Chemistry as mhchem writes it: `\ce{CO2 + H2O <=> HCO3- + H+}`.

use super::run::{Level, Run, push, raise};
use super::signs::sign;

/// The arrows, the longer ones first.
const ARROWS: [(&str, &str); 7] = [
    ("<=>>", "⇌"),
    ("<<=>", "⇌"),
    ("<=>", "⇌"),
    ("<->", "↔"),
    ("<-->", "⇄"),
    ("->", "→"),
    ("<-", "←"),
];

/// What a formula says; none where something in it is not understood.
pub(super) fn runs(body: &str) -> Option<Vec<Run>> {
    read(&body.replace("**", ""), 0)
}

fn read(body: &str, depth: usize) -> Option<Vec<Run>> {
    if depth > 3 {
        return None;
    }
    let mut runs = Vec::new();
    let mut rest = body.trim();
    // Something stands before, to which digits and charges belong.
    let mut bound = false;
    while let Some(c) = rest.chars().next() {
        if let Some((arrow, sign)) = ARROWS.iter().find(|(arrow, _)| rest.starts_with(arrow)) {
            rest = rest.get(arrow.len()..)?;
            push(&mut runs, sign, Level::Base, false);
            // What stands above the arrow, and below it.
            for level in [Level::Above, Level::Below] {
                let Some(inner) = rest.strip_prefix('[') else { break };
                let (label, after) = inner.split_once(']')?;
                let text = super::run::linear(&read(label, depth + 1)?);
                push(&mut runs, &text, level, false);
                rest = after;
            }
            bound = false;
            continue;
        }
        let after = rest.get(c.len_utf8()..)?;
        let ends = after.is_empty() || after.starts_with([' ', ')', ']', '}', '^', ',']);
        match c {
            '0'..='9' if bound => {
                let length = rest.bytes().take_while(u8::is_ascii_digit).count();
                let (digits, after) = rest.split_at(length);
                raised(&mut runs, digits, Level::Below);
                rest = after;
                continue;
            }
            // A gas that leaves, a solid that falls.
            '^' | 'v' if !bound && ends && !runs.is_empty() => {
                push(&mut runs, if c == '^' { "↑" } else { "↓" }, Level::Base, false);
            }
            '^' | '_' => {
                let (text, after) = small(after)?;
                raised(&mut runs, text, if c == '^' { Level::Above } else { Level::Below });
                rest = after;
                continue;
            }
            '+' | '-' if bound && ends => raised(&mut runs, &c.to_string(), Level::Above),
            '-' if bound => push(&mut runs, "–", Level::Base, false),
            '#' => push(&mut runs, "≡", Level::Base, false),
            '*' | '.' => push(&mut runs, "·", Level::Base, false),
            '\\' => {
                let length = after.bytes().take_while(u8::is_ascii_alphabetic).count();
                let (name, after) = after.split_at(length);
                push(&mut runs, sign(name)?, Level::Base, false);
                rest = after.strip_prefix(' ').unwrap_or(after);
                bound = true;
                continue;
            }
            '{' | '}' | '$' | '&' => return None,
            c => push(&mut runs, c.encode_utf8(&mut [0; 4]), Level::Base, false),
        }
        bound = c.is_alphabetic() || matches!(c, ')' | ']' | '…');
        rest = after;
    }
    Some(runs)
}

fn raised(runs: &mut Vec<Run>, text: &str, level: Level) {
    let run = Run { text: text.to_owned(), level: Level::Base, italic: false };
    raise(runs, &[run], level);
}

/// What stands above or below: something in braces, or a number with a sign.
fn small(rest: &str) -> Option<(&str, &str)> {
    if let Some(inner) = rest.strip_prefix('{') {
        let (text, after) = inner.split_once('}')?;
        return (!text.contains(['{', '\\']) && !text.is_empty()).then_some((text, after));
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let signed = rest.as_bytes().get(digits).is_some_and(|sign| matches!(sign, b'+' | b'-'));
    let length = digits + usize::from(signed);
    (length > 0).then(|| rest.split_at(length))
}
