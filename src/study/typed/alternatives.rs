//! The versions of an answer of which one is enough: « a ; b », « a / b », « a, b ou c », and the
//! senses of a word, « a, b ».
//!
//! A rate is no alternative: « 5 mg / kg ».

use super::unit::Unit;

/// A text, each character with whether it stands aside.
pub(super) type Marked = Vec<(char, bool)>;

pub(super) fn plain_space(c: char) -> char {
    if c.is_whitespace() { ' ' } else { c }
}

/// Words after « ou » with which it parts no alternatives: « 5 mg ou plus ».
const NO_ALTERNATIVE: [&str; 17] = [
    "égal",
    "égale",
    "égaux",
    "égales",
    "equal",
    "plus",
    "moins",
    "more",
    "less",
    "plusieurs",
    "several",
    "non",
    "not",
    "pas",
    "greater",
    "sans",
    "without",
];

/// The versions of which one is enough: « a ; b », « a / b », « a, b ou c », and « fracture
/// ouverte ou fermée » as « fracture fermée ».
pub(super) fn alternatives(marked: &Marked) -> Vec<Marked> {
    let (mut pieces, or) = pieces(marked);
    if pieces.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    if or {
        for pair in pieces.windows(2) {
            let [one, other] = pair else { continue };
            let (ones, others) = (words(one), words(other));
            if let Some(last) = ones.last().filter(|_| ones.len() > 1) {
                let head = one.get(..*last).unwrap_or_default();
                // « 1 g ou 500 mg » is not 1 500 mg.
                let number = |part: &[(char, bool)], back: bool| {
                    let mut solid = part.iter().map(|(c, _)| *c).filter(|c| !c.is_whitespace());
                    let end = if back { solid.next_back() } else { solid.next() };
                    end.is_some_and(|c| c.is_ascii_digit())
                };
                if !(number(head, true) && number(other, false)) {
                    found.push([head, other.as_slice()].concat());
                }
            }
            if let Some(second) = others.get(1) {
                let tail = other.get(*second..).unwrap_or_default();
                found.push([one.as_slice(), &[(' ', false)], tail].concat());
            }
        }
        let listed = pieces.first().map(|first| split(first, ", ")).unwrap_or_default();
        if listed.len() > 1 && listed.iter().all(|piece| (1..=3).contains(&words(piece).len())) {
            pieces.splice(..1, listed);
        }
    }
    pieces.extend(found);
    pieces
}

/// The senses of a word, parted as in a dictionary: « poumon ; air, gaz ».
pub(super) fn senses(marked: &Marked) -> Vec<Marked> {
    let parted = split(marked, ";").into_iter().flat_map(|piece| split(&piece, ", "));
    let mut senses: Vec<Marked> = parted.collect();
    senses.retain(is_said);
    senses
}

/// Whether something stands there that does not stand aside.
fn is_said(piece: &Marked) -> bool {
    piece.iter().any(|(c, aside)| !aside && c.is_alphanumeric())
}

/// What stands between the separators, and whether one of them is « ou ».
fn pieces(marked: &Marked) -> (Vec<Marked>, bool) {
    let parted = split(marked, ";").into_iter().flat_map(|piece| joined(split(&piece, " / ")));
    let mut or = false;
    let mut pieces = Vec::new();
    for piece in parted {
        let starts = words(&piece);
        let mut from = 0;
        for (at, next) in starts.iter().zip(starts.iter().skip(1)) {
            let word = word(&piece, *at);
            let after = self::word(&piece, *next);
            let parts = matches!(word.as_str(), "ou" | "or")
                && *at > from
                && !NO_ALTERNATIVE.contains(&after.as_str());
            if parts {
                or = true;
                pieces.push(piece.get(from..*at).unwrap_or_default().to_vec());
                from = *next;
            }
        }
        pieces.push(piece.get(from..).unwrap_or_default().to_vec());
    }
    pieces.retain(is_said);
    // Two names for one thing: « adrénaline/épinéphrine ».
    let named = |name: &Marked| {
        name.len() >= 4 && name.iter().all(|(c, aside)| !aside && c.is_alphabetic())
    };
    if let [only] = pieces.as_slice() {
        let parted = split(only, "/");
        if parted.len() > 1 && parted.iter().all(named) {
            return (parted, false);
        }
    }
    (pieces, or)
}

/// The pieces between slashes, those of a rate put together again: « 5 mg / kg », « 60 mL / min ».
fn joined(pieces: Vec<Marked>) -> Vec<Marked> {
    let mut found: Vec<Marked> = Vec::new();
    for piece in pieces {
        match found.last_mut().filter(|last| is_value(last) && is_per(&piece)) {
            Some(last) => {
                last.extend([(' ', false), ('/', false), (' ', false)]);
                last.extend(piece);
            }
            None => found.push(piece),
        }
    }
    found
}

/// Whether a piece is a number, with its unit or without: « 5 mg », « 5 mg / kg ».
fn is_value(piece: &Marked) -> bool {
    let digit = piece.iter().any(|(c, aside)| !aside && c.is_ascii_digit());
    let last = words(piece).last().map(|at| word(piece, *at)).unwrap_or_default();
    let unit = Unit::read(&last).is_some();
    digit && (last.is_empty() || last.ends_with(|c: char| c.is_ascii_digit()) || unit)
}

/// Whether a piece says per what: « kg », « jour », « 24 h », « prise ». A value of its own is another
/// answer: « 1 g / 500 mg ».
fn is_per(piece: &Marked) -> bool {
    let starts = words(piece);
    let told: Vec<String> = starts.iter().map(|at| word(piece, *at)).collect();
    match told.as_slice() {
        [number, unit, ..] if number.ends_with(|c: char| c.is_ascii_digit()) => is_time(unit),
        [first, ..] => !first.starts_with(|c: char| c.is_ascii_digit()),
        [] => false,
    }
}

fn is_time(word: &str) -> bool {
    let unit = Unit::read(word);
    let times = ["s", "min", "h", "j", "sem", "mois", "an"];
    unit.is_some_and(|unit| times.into_iter().filter_map(Unit::read).any(|time| time.meets(&unit)))
}

/// Where the words start that do not stand aside.
fn words(marked: &Marked) -> Vec<usize> {
    let is = |at: usize| marked.get(at).is_some_and(|(c, aside)| !aside && !c.is_whitespace());
    (0..marked.len()).filter(|at| is(*at) && (*at == 0 || !is(at - 1))).collect()
}

/// The word that starts at `at`, in lower case.
fn word(marked: &Marked, at: usize) -> String {
    let rest = marked.get(at..).unwrap_or_default();
    let word = rest.iter().take_while(|(c, _)| c.is_alphanumeric()).map(|(c, _)| *c);
    word.flat_map(char::to_lowercase).collect()
}

/// The pieces between `mark`s that do not stand aside, nor between two digits.
fn split(marked: &Marked, mark: &str) -> Vec<Marked> {
    let mark: Vec<char> = mark.chars().collect();
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < marked.len() {
        let window = marked.get(at..at + mark.len()).unwrap_or_default();
        let here = window.len() == mark.len()
            && window.iter().zip(&mark).all(|((c, aside), m)| !aside && plain_space(*c) == *m);
        let digit = |(c, _): &&(char, bool)| c.is_ascii_digit();
        let solid = |(c, _): &&(char, bool)| !c.is_whitespace();
        let before = marked.get(..at).unwrap_or_default().iter().rfind(solid);
        let after = marked.get(at + mark.len()..).unwrap_or_default().iter().find(solid);
        let between = before.as_ref().is_some_and(digit) && after.as_ref().is_some_and(digit);
        if here && !between {
            pieces.push(marked.get(from..at).unwrap_or_default().to_vec());
            from = at + mark.len();
            at = from;
        } else {
            at += 1;
        }
    }
    pieces.push(marked.get(from..).unwrap_or_default().to_vec());
    pieces
}
