//! TeX's mathematics, as far as a card needs it: letters and signs, what stands above and below,
//! fractions, roots, words.

use super::chemistry;
use super::run::{DEEPEST, Level, Run, linear, push, raise};
use super::signs::{FUNCTIONS, sign};

/// What a formula says; none where something in it is not understood.
pub(super) fn runs(body: &str) -> Option<Vec<Run>> {
    // What a gap hid may be shown as strong.
    let body = body.replace("**", "");
    let mut reader = Reader { rest: &body, depth: 0, upright: false };
    let mut runs = Vec::new();
    reader.sequence(&mut runs, None)?;
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    reader.rest.is_empty().then_some(runs)
}

/// Signs with a space on both sides.
const RELATIONS: &str = "=<>≤≥≈≠≡→←↔⇒⇔⇌∈∝~≪≫≃";
/// The same, between two things.
const OPERATORS: &str = "+−×÷±∓";

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
    /// Letters are words, not names.
    upright: bool,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..)?;
        Some(c)
    }

    /// Reads up to `end`, which is taken too.
    fn sequence(&mut self, runs: &mut Vec<Run>, end: Option<char>) -> Option<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        loop {
            let Some(c) = self.next() else {
                self.depth -= 1;
                return end.is_none().then_some(());
            };
            if Some(c) == end {
                self.depth -= 1;
                return Some(());
            }
            self.one(c, runs)?;
        }
    }

    /// Reads what begins with `c`.
    fn one(&mut self, c: char, runs: &mut Vec<Run>) -> Option<()> {
        match c {
            '}' | '&' => return None,
            '{' => {
                let upright = self.upright;
                self.sequence(runs, Some('}'))?;
                self.upright = upright;
            }
            '^' | '_' => {
                let inner = self.argument()?;
                raise(runs, &inner, if c == '^' { Level::Above } else { Level::Below });
            }
            '\\' => self.command(runs)?,
            '\'' => push(runs, "′", Level::Base, false),
            '-' => self.letter("−", runs),
            '~' => push(runs, "\u{a0}", Level::Base, false),
            c if c.is_whitespace() => {
                if self.upright {
                    push(runs, " ", Level::Base, false);
                }
            }
            c => self.letter(c.encode_utf8(&mut [0; 4]), runs),
        }
        Some(())
    }

    fn letter(&self, text: &str, runs: &mut Vec<Run>) {
        let spaced = !self.upright && text.chars().all(|c| RELATIONS.contains(c));
        let between = !self.upright && text.chars().all(|c| OPERATORS.contains(c));
        let ends = runs.last().is_some_and(|run| run.text.ends_with(' '));
        let open = runs.last().is_none_or(|run| run.text.ends_with([' ', '(', '[', '/']));
        if spaced || (between && !open) {
            let before = if ends || runs.is_empty() { "" } else { " " };
            push(runs, &format!("{before}{text} "), Level::Base, false);
            return;
        }
        let name = text.chars().all(|c| c.is_ascii_alphabetic());
        push(runs, text, Level::Base, name && !self.upright);
    }

    /// What a sign or a command is about: something in braces, or one thing.
    fn argument(&mut self) -> Option<Vec<Run>> {
        let mut inner = Vec::new();
        self.rest = self.rest.trim_start();
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let c = self.next()?;
        if matches!(c, '^' | '_') {
            return None;
        }
        self.one(c, &mut inner)?;
        self.depth -= 1;
        Some(inner)
    }

    /// What stands in braces, as it is typed.
    fn verbatim(&mut self) -> Option<&'a str> {
        let inner = self.rest.trim_start().strip_prefix('{')?;
        let mut open = 0_usize;
        for (at, c) in inner.char_indices() {
            match c {
                '{' => open += 1,
                '}' if open == 0 => {
                    self.rest = inner.get(at + 1..)?;
                    return inner.get(..at);
                }
                '}' => open -= 1,
                _ => {}
            }
        }
        None
    }

    fn command(&mut self, runs: &mut Vec<Run>) -> Option<()> {
        let length = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if length == 0 {
            match self.next()? {
                c @ ('{' | '}' | '%' | '$' | '&' | '#' | '_') => {
                    push(runs, c.encode_utf8(&mut [0; 4]), Level::Base, false);
                }
                ',' | ';' | ':' | ' ' => push(runs, " ", Level::Base, false),
                '!' => {}
                _ => return None,
            }
            return Some(());
        }
        let (name, rest) = self.rest.split_at(length);
        self.rest = rest;
        match name {
            "frac" | "dfrac" | "tfrac" | "cfrac" => {
                let (over, under) = (self.argument()?, self.argument()?);
                // What a function is of is all of the fraction.
                let of_all = runs
                    .last()
                    .is_some_and(|run| FUNCTIONS.iter().any(|name| run.text.ends_with(name)));
                push(runs, if of_all { "(" } else { "" }, Level::Base, false);
                bracketed(runs, over);
                push(runs, "/", Level::Base, false);
                bracketed(runs, under);
                push(runs, if of_all { ")" } else { "" }, Level::Base, false);
            }
            "sqrt" => {
                self.rest = self.rest.trim_start();
                if let Some(inner) = self.rest.strip_prefix('[') {
                    let (degree, rest) = inner.split_once(']')?;
                    self.rest = rest;
                    let degree = Run { text: degree.into(), level: Level::Base, italic: false };
                    raise(runs, &[degree], Level::Above);
                }
                let inner = self.argument()?;
                push(runs, "√", Level::Base, false);
                bracketed(runs, inner);
            }
            "text" | "textrm" | "mbox" | "mathrm" | "operatorname" | "mathbf" | "textbf"
            | "mathit" | "textit" => {
                let before = std::mem::replace(&mut self.upright, true);
                let inner = self.argument()?;
                self.upright = before;
                runs.extend(inner);
            }
            "ce" => runs.extend(chemistry::runs(self.verbatim()?)?),
            "left" | "right" | "big" | "Big" | "bigl" | "bigr" => {
                self.rest = self.rest.trim_start().strip_prefix('.').unwrap_or(self.rest);
            }
            "quad" | "qquad" => push(runs, "  ", Level::Base, false),
            "displaystyle" | "limits" | "rm" => {}
            name if FUNCTIONS.contains(&name) => {
                let apart =
                    runs.last().is_some_and(|run| run.text.ends_with(char::is_alphanumeric));
                let before = if apart { " " } else { "" };
                let closed = self.rest.trim_start().starts_with(['(', '_', '^', '\\']);
                let after = if closed { "" } else { " " };
                push(runs, &format!("{before}{name}{after}"), Level::Base, false);
            }
            name => self.letter(sign(name)?, runs),
        }
        Some(())
    }
}

/// Adds runs, in brackets where they are more than one thing.
fn bracketed(runs: &mut Vec<Run>, inner: Vec<Run>) {
    let text = linear(&inner);
    let one = text.chars().all(|c| c.is_alphanumeric() || c == '.' || c == ',');
    let closed = [('(', ')'), ('[', ']')]
        .into_iter()
        .any(|(open, close)| text.starts_with(open) && text.find(close) == Some(text.len() - 1));
    if one || closed {
        runs.extend(inner);
        return;
    }
    push(runs, "(", Level::Base, false);
    runs.extend(inner);
    push(runs, ")", Level::Base, false);
}
