//! Cuts a word into forms of the table, from end to end.
//!
//! Prefixes and roots, then an ending. Leaves out a word that is not wholly covered, forms too short
//! to be sure of, and a word that two cuts explain differently.

use super::table::{Place, Table};
use crate::deck::fold;

/// A form in its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) row: usize,
    place: Place,
    start: usize,
    end: usize,
}

/// The parts of `word`: as the word spells them, with the table's row.
pub(super) fn segment(word: &str, table: &Table) -> Option<Vec<(String, usize)>> {
    // Where each letter of the folded word stands in the word itself.
    let mut folded = String::new();
    let mut places = vec![None; 1];
    for (at, c) in word.char_indices() {
        if let Some(place) = places.last_mut() {
            *place = Some(at);
        }
        if c.is_ascii_lowercase() {
            folded.push(c);
        } else {
            folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
        }
        places.resize(folded.len() + 1, None);
    }
    if let Some(place) = places.last_mut() {
        *place = Some(word.len());
    }
    if !(5..=40).contains(&folded.len())
        || !folded.bytes().all(|b| b.is_ascii_lowercase())
        || !table.may_end(&folded)
    {
        return None;
    }
    let mut search = Search { word, places: &places, folded: &folded, table, found: Vec::new() };
    search.from(0, &mut Vec::new());
    if search.found.is_empty() || table.refuses(&folded) {
        return None;
    }
    let best = best(&search.found, table)?;
    best.iter()
        .map(|part| {
            search.spelled(part.start, part.end).map(|spelled| (spelled.to_owned(), part.row))
        })
        .collect()
}

struct Search<'a> {
    word: &'a str,
    places: &'a [Option<usize>],
    folded: &'a str,
    table: &'a Table,
    found: Vec<Vec<Part>>,
}

impl<'a> Search<'a> {
    /// The word's own letters between two places of the folded word.
    fn spelled(&self, start: usize, end: usize) -> Option<&'a str> {
        let at = |place: usize| self.places.get(place).copied().flatten();
        self.word.get(at(start)?..at(end)?)
    }

    fn from(&mut self, start: usize, parts: &mut Vec<Part>) {
        if parts.len() > 5 || self.found.len() > 32 {
            return;
        }
        let table = self.table;
        for end in start + 1..=self.folded.len().min(start + 14) {
            let Some(form) = self.folded.get(start..end) else { continue };
            let next = self.folded.as_bytes().get(end).copied();
            let forms = table.find(form);
            let Some(spelled) = self.spelled(start, end) else { continue };
            for form in forms.iter().filter(|form| form.agrees(spelled)) {
                let (row, place) = (form.row, form.place);
                let fits = match (place, next) {
                    (Place::Final, next) => next.is_none() && !parts.is_empty(),
                    (_, None) => false,
                    (Place::Prefix | Place::Linked, Some(_)) => true,
                    (Place::Privative, Some(next)) => start == 0 && !vowel(next),
                    (Place::PrivativeVowel, Some(next)) => {
                        start == 0 && (vowel(next) || next == b'h')
                    }
                    (Place::Bare, Some(next)) => vowel(next),
                    (Place::Merged, Some(next)) => next == b'i',
                };
                if !fits {
                    continue;
                }
                parts.push(Part { row, place, start, end });
                if place == Place::Final {
                    if sure(parts) {
                        self.found.push(parts.clone());
                    }
                } else {
                    self.from(end, parts);
                }
                parts.pop();
            }
        }
    }
}

fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Three letters each; two before a long ending (`my-` in `myalgie`), `a-` and `an-` before one.
fn sure(parts: &[Part]) -> bool {
    let length = |part: &Part| part.end - part.start;
    let ending = parts.last().map_or(0, length);
    parts.iter().all(|part| match part.place {
        Place::Privative | Place::PrivativeVowel => parts.len() > 2 || ending >= 4,
        Place::Bare if length(part) == 2 => parts.len() == 2 && ending >= 5,
        _ => length(part) >= 3,
    })
}

/// The cut with the fewest parts; of two with other senses, the one that mixes no languages.
fn best<'a>(found: &'a [Vec<Part>], table: &Table) -> Option<&'a Vec<Part>> {
    let fewest = found.iter().map(Vec::len).min()?;
    let rows = |parts: &[Part]| parts.iter().map(|part| part.row).collect::<Vec<_>>();
    let mixed = |parts: &[Part]| {
        let greek = |part: &Part| table.rows.get(part.row).is_some_and(|row| row.greek);
        let some = parts.iter().filter(|part| greek(part)).count();
        some != 0 && some != parts.len()
    };
    let shortest = || found.iter().filter(|parts| parts.len() == fewest);
    let pure: Vec<_> = shortest().filter(|parts| !mixed(parts)).collect();
    let among: Vec<_> = if pure.is_empty() { shortest().collect() } else { pure };
    let first = *among.first()?;
    among.iter().all(|parts| rows(parts) == rows(first)).then_some(first)
}
