//! What marks the head of a line: bullets, numbers, letters.
//!
//! « a. Vasculaires » is marked only where « b. » follows somewhere: an initial and an
//! abbreviated word look the same. Leaves out dates, decimals, doses and formulas.

use super::sign::is_private;

/// What kind of mark it is, from the outermost to the innermost of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// « Partie 2 : », « Chapitre II. »
    Part,
    Roman,
    Upper,
    Digit,
    /// « 1.2 »: how many numbers.
    Dotted(u8),
    Lower,
    Bullet(char),
    /// « --- Bilan --- »: its sign, and how it is drawn.
    Drawn(char, Shape),
    /// « 🩺 Clinique », whichever picture it is.
    Picture,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A run of signs before the words: how many, up to nine.
    Run(u8),
    /// Signs before and behind them, or behind them alone.
    Both,
    /// Brackets, which may hold a remark as well.
    Bracket,
}

/// The mark at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) family: Family,
    /// What closes a number or a letter: « ) », « . », « ° »; a space for all else.
    pub(super) closing: char,
    /// Its place in its series, from 1; 0 for a bullet.
    pub(super) value: u16,
    /// Bytes up to what it marks.
    pub(super) length: usize,
}

impl Mark {
    /// Whether both belong to one series.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.family == other.family && self.closing == other.closing
    }

    /// A mark that counts nothing, and the bytes up to what it marks.
    pub(super) fn uncounted(family: Family, length: usize) -> Self {
        Self { family, closing: ' ', value: 0, length }
    }

    /// Whether a heading alone is drawn so: « --- Bilan --- », « [BILAN] ».
    pub(super) fn is_drawn(&self) -> bool {
        matches!(self.family, Family::Drawn(_, Shape::Both | Shape::Bracket))
    }

    /// Whether it counts nothing.
    pub(super) fn is_bullet(&self) -> bool {
        matches!(self.family, Family::Bullet(_) | Family::Drawn(..) | Family::Picture)
    }

    /// Whether its series is an outline's, wherever it stands: « II. », « B. », « 2.1 ».
    pub(super) fn is_of_an_outline(&self) -> bool {
        matches!(self.family, Family::Part | Family::Roman | Family::Upper | Family::Dotted(_))
    }

    /// How deep in an outline such a mark usually stands.
    pub(super) fn rank(&self) -> u8 {
        match self.family {
            Family::Part | Family::Roman | Family::Drawn(_, Shape::Both | Shape::Bracket) => 0,
            Family::Upper => 1,
            Family::Digit if matches!(self.closing, '(' | ')' | '①') => 3,
            Family::Digit => 2,
            Family::Dotted(depth) => 2 + depth,
            Family::Lower => 6,
            Family::Bullet(sign) | Family::Drawn(sign, Shape::Run(_)) => match sign {
                '-' | '–' | '—' | '+' => 8,
                'o' | '·' | '→' | '⇒' | '✓' | '✔' | '◦' | '○' | '□' | '⁃' => 9,
                _ => 7,
            },
            Family::Picture => 7,
        }
    }

    /// Whether the line may as well begin with an initial: it needs a neighbour in its series.
    pub(super) fn is_doubtful(&self) -> bool {
        match self.family {
            Family::Lower => self.closing != ')' && self.closing != '(',
            Family::Part | Family::Upper => true,
            Family::Bullet('·') => self.closing == '.',
            Family::Roman => self.value == 1 || self.value == 5 || self.value == 10,
            _ => false,
        }
    }
}

/// Bullets that may touch what they mark.
pub(super) const GLUED: &[char] = &[
    '•', '◦', '▪', '●', '‣', '§', '¤', '➢', '➔', '►', '▶', '■', '□', '❖', '✓', '✔', '→', '⇒', '▸',
    '∙', '⁃', '◆', '◇', '○', '★', '☆', '☞', '✗', '✘', '➤', '➜',
];

pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

/// The mark that `content` begins with.
pub(super) fn mark(content: &str) -> Option<Mark> {
    bullet(content)
        .or_else(|| circled(content))
        .or_else(|| number(content))
        .or_else(|| part(content))
}

fn found(content: &str, rest: &str, family: Family, closing: char, value: u16) -> Option<Mark> {
    let rest = rest.trim_start();
    let length = content.len() - rest.len();
    rest.chars().any(char::is_alphanumeric).then_some(Mark { family, closing, value, length })
}

fn bullet(content: &str) -> Option<Mark> {
    for arrow in ["-->", "==>", "->", "=>", ":arrow_right:"] {
        if let Some(rest) = content.strip_prefix(arrow) {
            return found(content, rest, Family::Bullet('→'), ' ', 0);
        }
    }
    let mut chars = content.chars();
    // A figure's dash, as wide as a bullet's.
    let first = chars.next().map(|c| if c == '‒' { '–' } else { c })?;
    let rest = chars.as_str();
    let spaced = rest.starts_with(is_space);
    let next = rest.chars().next()?;
    let marked = match first {
        c if GLUED.contains(&c) || is_private(c) => true,
        '-' => spaced || next.is_alphabetic(),
        // « –Les deux feuillets » lost its space in a copy; « —dit-il » is speech.
        '–' => spaced || next.is_uppercase(),
        // « + si pic » goes on from what is done without it.
        '+' => spaced && !["si ", "if "].iter().any(|word| rest.trim_start().starts_with(word)),
        // Word processors copy the hollow bullet as the letter « o ».
        '*' | '—' | '·' | 'o' | '°' => spaced,
        _ => false,
    };
    if first == '.' {
        // « . régime » and its like: a bullet from far.
        return spaced.then(|| found(content, rest, Family::Bullet('·'), '.', 0)).flatten();
    }
    marked.then(|| found(content, rest, Family::Bullet(first), ' ', 0)).flatten()
}

/// « ① Traitement », « ❷ Bilan ».
fn circled(content: &str) -> Option<Mark> {
    let first = content.chars().next()?;
    let value = match first {
        '①'..='⑳' => u32::from(first) - u32::from('①') + 1,
        '❶'..='❿' => u32::from(first) - u32::from('❶') + 1,
        '➀'..='➉' => u32::from(first) - u32::from('➀') + 1,
        // The digit and the square around it.
        '0'..='9' if content.get(1..).is_some_and(|rest| rest.starts_with('\u{fe0f}')) => {
            first.to_digit(10)?
        }
        _ => return None,
    };
    let rest = content.get(first.len_utf8()..)?;
    let rest = rest.trim_start_matches(['\u{fe0f}', '\u{20e3}', '.', ')', ':', '-']);
    found(content, rest, Family::Digit, '①', u16::try_from(value).unwrap_or(0))
}

/// « 1) », « 1°/ », « (a) », « A/ », « IV. », « 1.2. », « 1-1- ».
pub(super) fn number(content: &str) -> Option<Mark> {
    let opened = content.strip_prefix('(');
    let core = opened.unwrap_or(content);
    let digits = core.bytes().take_while(u8::is_ascii_digit).count();
    let roman = core.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count();
    let (length, family, value) = if (1..=2).contains(&digits) {
        (digits, Family::Digit, core.get(..digits)?.parse().ok()?)
    } else if (1..=5).contains(&roman) {
        (roman, Family::Roman, roman_value(core.get(..roman)?)?)
    } else {
        let first = core.chars().next().filter(char::is_ascii_alphabetic)?;
        let family = if first.is_ascii_uppercase() { Family::Upper } else { Family::Lower };
        let value = u32::from(first.to_ascii_lowercase()) - u32::from('a') + 1;
        (1, family, u16::try_from(value).ok()?)
    };
    let rest = core.get(length..)?;
    if opened.is_some() {
        let rest = rest.strip_prefix(')')?;
        let rest = rest.strip_prefix([':', '.', '-']).unwrap_or(rest);
        return found(content, rest, family, '(', value);
    }
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    if family == Family::Digit
        && let Some((rest, levels)) = dotted(rest)
    {
        let bare = rest.trim_start().trim_start_matches(['.', ')', '/', '°', '-', '–', ':']);
        let count = bare.split_whitespace().count();
        let short = count <= 12 || count <= 20 && !bare.ends_with('.') || bare.contains(" : ");
        let marked = bare.len() < rest.trim_start().len();
        let upper = bare.trim_start().starts_with(|c: char| c.is_uppercase() || c == '*');
        return ((marked || rest.starts_with(is_space)) && upper && short)
            .then(|| found(content, bare, Family::Dotted(levels), '.', value))
            .flatten();
    }
    closed(content, rest, family, value)
}

/// What follows « 2.1 », « 1-1-2 » after its first number, and how many numbers there are.
fn dotted(rest: &str) -> Option<(&str, u8)> {
    let mut rest = rest;
    let mut levels = 1;
    loop {
        let trimmed = rest.trim_start();
        let mark = trimmed.chars().next().filter(|c| matches!(c, '.' | '-'));
        let Some(mark) = mark else { break };
        let inner = trimmed.get(1..)?.trim_start();
        let more = inner.bytes().take_while(u8::is_ascii_digit).count();
        let next = inner.get(more..)?;
        let closes = next.trim_start().starts_with(['.', '-', '–', ')', '/', ':']);
        // « 2-3 jours » is a range, « 1.5 mg » a dose: that is told by what follows.
        let spaced = mark == '.' && next.starts_with(is_space);
        if !(1..=2).contains(&more) || !(closes || spaced) {
            break;
        }
        rest = next;
        levels += 1;
    }
    (levels > 1).then_some((rest, levels))
}

/// The marks that close a number or a letter.
fn closed(content: &str, rest: &str, family: Family, value: u16) -> Option<Mark> {
    let spaced_dash = || {
        let trimmed = rest.trim_start_matches(is_space);
        let bare = trimmed.trim_start_matches(['-', '–', '—', '/', ')', ':', '.']);
        let dash = trimmed.chars().next()?;
        (trimmed.len() < rest.len() && bare.len() < trimmed.len() && bare.starts_with(is_space))
            .then_some((dash, bare))
    };
    let bare = rest.trim_start_matches(['.', ')', '/', '°', '-', '–', '—', ':']);
    let (closing, bare) =
        if bare.len() < rest.len() { (rest.chars().next()?, bare) } else { spaced_dash()? };
    // « 1) - Titre »
    let after = bare.trim_start();
    let dashed = after.trim_start_matches(['-', '–', '—']);
    let bare =
        if dashed.len() < after.len() && dashed.starts_with(is_space) { dashed } else { bare };
    let title = bare.trim_start();
    let mut letters = title.trim_start_matches(['*', '_', '«', '"', ' ']).chars();
    let (first, second) = (letters.next()?, letters.next());
    let named = first.is_uppercase() && second.is_none_or(|c| c.is_lowercase() || c == '\'');
    let apart = bare.starts_with(is_space);
    let fits = match (family, closing) {
        // « 1: » is a ratio or an hour, « 5-FU » a word.
        // After an initial (« C. difficile ») comes a small letter.
        (Family::Digit | Family::Roman | Family::Upper, ':') => apart && first.is_uppercase(),
        (Family::Digit, '-' | '–') => (apart && !first.is_ascii_digit()) || named,
        (Family::Digit, '/') => !first.is_ascii_digit(),
        // « 1.BILAN »; « 1.BNP » could be a word of a copy.
        (Family::Digit, '.') => {
            let loud = title.chars().take_while(|c| c.is_uppercase()).count() >= 4;
            apart || ((named || loud) && first.is_alphabetic())
        }
        (Family::Digit, _) => apart || first.is_alphabetic() || first == '«',
        (Family::Roman | Family::Upper, '.') => first.is_uppercase() && (apart || named),
        (_, ')' | '/' | '°') => apart || first.is_alphabetic(),
        // « A – protéger le cœur » has a « B – » beside it.
        (_, _) => apart,
    };
    fits.then(|| found(content, bare, family, closing, value)).flatten()
}

/// Words that a part of a course is called by.
const PARTS: [&str; 10] = [
    "partie", "chapitre", "section", "module", "thème", "volet", "part", "chapter", "unit", "topic",
];

/// « Partie 2 : Bilan », « CHAPITRE II – Bilan »; the « 2 » of « Partie 2 du cours » closes nothing.
fn part(content: &str) -> Option<Mark> {
    let (word, rest) = content.split_once([' ', '\u{a0}'])?;
    if !PARTS.contains(&word.to_lowercase().as_str()) || !word.starts_with(char::is_uppercase) {
        return None;
    }
    let from = content.len() - rest.len();
    let end = rest.find(|c: char| !c.is_alphanumeric())?;
    let (name, behind) = rest.split_at_checked(end)?;
    let value = match name.parse() {
        Ok(value) => value,
        Err(_) => roman_value(name)?,
    };
    let open = behind.trim_start_matches(is_space);
    let closing = open.chars().next().filter(|c| matches!(c, ':' | '.' | '-' | '–' | '—'))?;
    let words = open.get(closing.len_utf8()..)?;
    let mut mark = found(rest, words, Family::Part, ':', value)?;
    mark.length += from;
    words.starts_with(is_space).then_some(mark)
}

pub(super) fn roman_value(letters: &str) -> Option<u16> {
    const NUMBERS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    let at = NUMBERS.iter().position(|number| *number == letters)?;
    u16::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(content: &str) -> Option<(Family, &str)> {
        mark(content).map(|mark| (mark.family, &content[mark.length..]))
    }

    #[test]
    fn numbers_and_bullets_are_read() {
        for (line, family, rest) in [
            ("1) toux", Family::Digit, "toux"),
            ("1°/ Clinique", Family::Digit, "Clinique"),
            ("1/ Clinique", Family::Digit, "Clinique"),
            ("2- Bilan", Family::Digit, "Bilan"),
            ("(3) fièvre", Family::Digit, "fièvre"),
            ("(c) fièvre", Family::Lower, "fièvre"),
            ("b) fièvre", Family::Lower, "fièvre"),
            ("a. Vasculaires : infarctus", Family::Lower, "Vasculaires : infarctus"),
            ("A/ Virale", Family::Upper, "Virale"),
            ("II – Clinique", Family::Roman, "Clinique"),
            ("IV.Bilan", Family::Roman, "Bilan"),
            ("1.2. Reflux", Family::Dotted(2), "Reflux"),
            ("1-1- Prodromes:", Family::Dotted(2), "Prodromes:"),
            ("① Bilan", Family::Digit, "Bilan"),
            ("•L'air entre", Family::Bullet('•'), "L'air entre"),
            ("–Les deux feuillets", Family::Bullet('–'), "Les deux feuillets"),
            ("‒ toux", Family::Bullet('–'), "toux"),
            ("\u{f0f0}toux", Family::Bullet('\u{f0f0}'), "toux"),
            (". toux", Family::Bullet('·'), "toux"),
            ("° toux", Family::Bullet('°'), "toux"),
            ("+ toux", Family::Bullet('+'), "toux"),
            ("- toux", Family::Bullet('-'), "toux"),
            ("Partie 2 : Bilan", Family::Part, "Bilan"),
            ("CHAPITRE II – Bilan", Family::Part, "Bilan"),
            ("1.BILAN", Family::Digit, "BILAN"),
        ] {
            assert_eq!(told(line), Some((family, rest)), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_is_text() {
        for line in [
            "C. difficile est un bacille",
            "E. coli",
            "5-FU et cisplatine",
            "1.5 mg de colchicine",
            "2-3 jours plus tard",
            "12/03/2021",
            "1/2 comprimé",
            "3 formes cliniques",
            "10 - 15 mg",
            "I.R.M. cérébrale",
            "1:2 de dilution",
            "-5 °C",
            "+ si le pic dure",
            ".5 mg",
            "Partie 2 du cours",
            "Section du cordon",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
