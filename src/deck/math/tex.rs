//! TeX's mathematics, as far as a card needs it: letters and signs, what stands above and below,
//! fractions, roots, words.

use super::brackets::{Beside, apart, bracketed, ends_it, is_above, last, touches};
use super::chemistry;
use super::run::{DEEPEST, Level, Run, linear, push, raise};
use super::signs::{FUNCTIONS, OPERATORS, RELATIONS, sign};

/// What a formula says; none where something in it is not understood.
pub(super) fn runs(body: &str) -> Option<Vec<Run>> {
    // What a gap hid may be shown as strong.
    let body = body.replace("**", "");
    let mut reader = Reader { rest: &body, depth: 0, upright: false, groups: Some(0) };
    let mut runs = Vec::new();
    reader.sequence(&mut runs, None)?;
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    reader.rest.is_empty().then_some(runs)
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
    /// Letters are words, not names.
    upright: bool,
    /// What follows the reader belongs to what it reads: behind so many braces that only group; none
    /// where an argument without braces ends by itself.
    groups: Option<usize>,
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
                let (upright, groups) = (self.upright, self.groups);
                self.groups = groups.map(|groups| groups + 1);
                self.sequence(runs, Some('}'))?;
                (self.upright, self.groups) = (upright, groups);
            }
            '^' | '_' => {
                let level = if c == '^' { Level::Above } else { Level::Below };
                // A power of a power would read as one.
                if level == Level::Above && runs.last().is_some_and(is_above) {
                    return None;
                }
                let inner = self.argument()?;
                raise(runs, &inner, level);
            }
            '\\' => self.command(runs)?,
            '\'' => push(runs, "′", Level::Base, false),
            '-' if !self.upright => self.letter("−", runs),
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
        let (upright, groups) = (self.upright, self.groups);
        match c {
            '^' | '_' => return None,
            '{' => {
                self.groups = Some(0);
                self.sequence(&mut inner, Some('}'))?;
            }
            c => {
                self.groups = None;
                self.one(c, &mut inner)?;
            }
        }
        (self.upright, self.groups) = (upright, groups);
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
            "frac" | "dfrac" | "tfrac" | "cfrac" => self.fraction(runs)?,
            "sqrt" => self.root(runs)?,
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
                let apart = runs.last().is_some_and(|run| {
                    run.text.ends_with(|c: char| c.is_alphanumeric() || c == ')')
                });
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

impl Reader<'_> {
    /// A fraction in a line: in brackets where what stands beside it would seem a part of it.
    fn fraction(&mut self, runs: &mut Vec<Run>) -> Option<()> {
        let (over, under) = (self.argument()?, self.argument()?);
        let digits = |inner: &[Run]| linear(inner).bytes().all(|byte| byte.is_ascii_digit());
        let number = digits(&over) && digits(&under);
        let follows = self.follows();
        let mut closed = match follows {
            Follows::Nothing => false,
            // « 1/2 comprimé ».
            Follows::Word => !number,
            Follows::Something => true,
        };
        // What a function is of is all of the fraction.
        let (before, on_line) = last(runs);
        closed |= FUNCTIONS.iter().any(|name| before.ends_with(name));
        if number && on_line && before.ends_with(|c: char| c.is_ascii_digit()) {
            if follows == Follows::Something {
                // A number and a half of something, or a product: which is not said.
                return None;
            }
            closed = false;
            apart(runs);
        } else {
            closed |= touches(before);
        }
        push(runs, if closed { "(" } else { "" }, Level::Base, false);
        // « dP/dt ».
        let step = |inner: &[Run], sign: char| linear(inner).starts_with(sign);
        let small = ['d', 'Δ', '∂'].into_iter().any(|sign| step(&over, sign) && step(&under, sign));
        let pair = small && linear(&under).chars().count() == 2;
        bracketed(runs, over, Beside::Over);
        push(runs, "/", Level::Base, false);
        if pair {
            runs.extend(under);
        } else {
            bracketed(runs, under, Beside::Under);
        }
        push(runs, if closed { ")" } else { "" }, Level::Base, false);
        Some(())
    }

    /// A root in a line: it ends where its brackets do, or what is one thing.
    fn root(&mut self, runs: &mut Vec<Run>) -> Option<()> {
        self.rest = self.rest.trim_start();
        let mut degree = None;
        if let Some(inner) = self.rest.strip_prefix('[') {
            let (text, rest) = inner.split_once(']')?;
            self.rest = rest;
            degree = Some(Run { text: text.into(), level: Level::Base, italic: false });
        }
        let inner = self.argument()?;
        let rest = self.rest.trim_start();
        let raised = self.groups.is_some() && rest.trim_start_matches('}').starts_with(['^', '_']);
        let touched = self.follows() != Follows::Nothing;
        push(runs, if raised { "(" } else { "" }, Level::Base, false);
        if let Some(degree) = degree {
            // Behind a letter it would seem its power.
            if touches(last(runs).0) {
                apart(runs);
            }
            raise(runs, &[degree], Level::Above);
        }
        push(runs, "√", Level::Base, false);
        bracketed(runs, inner, if touched && !raised { Beside::Touched } else { Beside::Root });
        push(runs, if raised { ")" } else { "" }, Level::Base, false);
        Some(())
    }

    /// What comes after what was just read.
    fn follows(&self) -> Follows {
        let Some(mut groups) = self.groups else { return Follows::Nothing };
        let mut rest = self.rest;
        let mut spaced = false;
        loop {
            rest = rest.trim_start();
            let Some(c) = rest.chars().next() else { return Follows::Nothing };
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '}' if groups == 0 => return Follows::Nothing,
                '}' => groups -= 1,
                '~' => spaced = true,
                '\\' => {
                    let length = after.bytes().take_while(u8::is_ascii_alphabetic).count();
                    let (name, after) = after.split_at(length);
                    if name.is_empty() && after.starts_with([',', ';', ':', ' ']) {
                        spaced = true;
                        rest = after.get(1..).unwrap_or_default();
                        continue;
                    }
                    return match name {
                        "quad" | "qquad" | "right" | "bigr" => Follows::Nothing,
                        "text" | "textrm" | "mbox" | "mathrm"
                            if spaced || after.starts_with("{ ") =>
                        {
                            Follows::Word
                        }
                        name if sign(name).is_some_and(ends_it) => Follows::Nothing,
                        _ => Follows::Something,
                    };
                }
                c if ends_it(c.encode_utf8(&mut [0; 4])) => return Follows::Nothing,
                _ => return Follows::Something,
            }
            rest = after;
        }
    }
}

/// What comes after a fraction or a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// Nothing that could seem a part of it.
    Nothing,
    /// A word, apart.
    Word,
    Something,
}
