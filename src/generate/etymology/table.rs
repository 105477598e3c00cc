//! Carabin's own table of combining forms, as the words of a language spell them.
//!
//! Compared without accents. English spellings follow from the French ones by endings (`-émie` →
//! `-emia`); the column `formes_en` gives those that do not.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::deck::fold;
use crate::generate::language::Language;

const TABLE: &str = include_str!("../../../assets/combining-forms.tsv");
const REFUSED: &str = include_str!("../../../assets/combining-forms-refused.txt");

/// Where a form may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Prefix,
    /// `a-` before a consonant.
    Privative,
    /// `an-` before a vowel.
    PrivativeVowel,
    /// `cardio`: a root with its linking vowel, or one that needs none.
    Linked,
    /// `gastr`: before a vowel.
    Bare,
    /// `card` of `cardi(o)-`: before the `i` of an ending.
    Merged,
    Final,
}

/// A spelling of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) row: usize,
    pub(super) place: Place,
    /// With its accents.
    spelled: String,
}

impl Form {
    /// Whether `word` has no accent that the form has not: `toxicité` has no `-ite`.
    pub(super) fn agrees(&self, word: &str) -> bool {
        let mut letters = self.spelled.chars();
        word.contains(['œ', 'æ'])
            || self.spelled.contains(['œ', 'æ'])
            || word.chars().all(|c| letters.next().is_some_and(|own| c == own || c.is_ascii()))
    }
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) sense: &'static str,
    pub(super) greek: bool,
    /// The word it comes from, in its own letters.
    pub(super) etymon: &'static str,
    /// In French, where it is not the sense.
    pub(super) etymon_sense: &'static str,
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    forms: HashMap<String, Vec<Form>>,
    refused: HashSet<&'static str>,
    /// The last two letters of all endings: most words have no such end.
    ends: [u32; 26],
}

/// The places of two plain letters in [`Table::ends`].
fn cell(end: [u8; 2]) -> Option<(usize, u32)> {
    let [first, second] = end;
    let plain = first.is_ascii_lowercase() && second.is_ascii_lowercase();
    plain.then(|| (usize::from(first - b'a'), 1 << (second - b'a')))
}

/// The table for words of `language`, read once.
pub(super) fn table(language: Language) -> &'static Table {
    static FRENCH: OnceLock<Table> = OnceLock::new();
    static ENGLISH: OnceLock<Table> = OnceLock::new();
    match language {
        Language::French => FRENCH.get_or_init(|| Table::read(language)),
        Language::English => ENGLISH.get_or_init(|| Table::read(language)),
    }
}

impl Table {
    fn read(language: Language) -> Self {
        let refused = REFUSED
            .lines()
            .filter_map(|line| line.split_once(": "))
            .filter(|(code, _)| *code == language.code())
            .flat_map(|(_, words)| words.split_whitespace())
            .collect();
        let mut table = Self { rows: Vec::new(), forms: HashMap::new(), refused, ends: [0; 26] };
        for line in TABLE.lines().skip(1) {
            let columns: Vec<&'static str> = line.split('\t').collect();
            let column = |n: usize| columns.get(n).copied().unwrap_or_default();
            let row = table.rows.len();
            let french = language == Language::French;
            table.rows.push(Row {
                sense: column(if french { 2 } else { 3 }),
                greek: column(4) == "grec",
                etymon: first_form(column(5)),
                etymon_sense: if french { column(10) } else { "" },
            });
            // A Latin prefix of three letters begins too many words that do not have it.
            let least = match (column(7), column(4)) {
                ("préfixe", "latin") => 4,
                ("préfixe", _) => 3,
                _ => 2,
            };
            let spelled = [column(0), column(1)].join(", ");
            for form in split(&spelled) {
                if french {
                    table.add(row, form, column(7), least);
                } else {
                    for english in english(form) {
                        table.add(row, &english, column(7), least);
                    }
                }
            }
            if !french {
                for form in split(column(11)) {
                    table.add(row, form, column(7), least);
                }
            }
        }
        table
    }

    /// The rows that spell `form`, which has no accents.
    pub(super) fn find(&self, form: &str) -> &[Form] {
        self.forms.get(form).map_or(&[], Vec::as_slice)
    }

    /// Whether a word may have one of the table's endings, in the singular or the plural: a quick
    /// look at its last letters, since most words have not.
    pub(super) fn may_end(&self, word: &str) -> bool {
        let ends = |word: &[u8]| {
            let Some(end) = word.last_chunk::<2>() else { return false };
            cell(*end).is_none_or(|(row, bit)| self.ends.get(row).is_some_and(|row| row & bit > 0))
        };
        match word.as_bytes() {
            // « -ata », « -es » make other plurals.
            [.., b'a'] => true,
            [single @ .., b's'] if single.ends_with(b"e") => ends(single) || ends(b"is"),
            [single @ .., b's' | b'x'] => ends(word.as_bytes()) || ends(single),
            whole => ends(whole),
        }
    }

    pub(super) fn ending(&self, word: &str) -> Option<String> {
        let mut starts = word.char_indices().skip(2);
        starts.find_map(|(start, _)| {
            let ending = word.get(start..).filter(|ending| ending.chars().count() >= 3)?;
            let folded = fold(ending);
            let forms = self.find(&folded);
            let fits = |form: &Form| form.place == Place::Final && form.agrees(ending);
            forms.iter().any(fits).then_some(folded)
        })
    }

    /// Whether the word is listed, or ends with one that is: `isoglucose`.
    pub(super) fn refuses(&self, word: &str) -> bool {
        let longest = word.len().saturating_sub(6);
        let ends = (1..=longest).filter_map(|start| word.get(start..));
        std::iter::once(word).chain(ends).any(|end| self.refused.contains(end))
    }

    fn add(&mut self, row: usize, form: &str, position: &str, least: usize) {
        if let Some(ending) = form.strip_prefix('-') {
            self.put(row, ending, Place::Final);
            return;
        }
        let stem = form.trim_end_matches('-');
        match (stem, position) {
            ("a", "préfixe") => self.put(row, stem, Place::Privative),
            ("an", "préfixe") => self.put(row, stem, Place::PrivativeVowel),
            (_, "préfixe") if !stem.contains('(') => {
                if stem.chars().count() >= least {
                    self.put(row, stem, Place::Prefix);
                }
            }
            _ => match stem.split_once('(') {
                Some((bare, vowel)) => {
                    self.put(row, &format!("{bare}{}", vowel.trim_end_matches(')')), Place::Linked);
                    self.put(row, bare, Place::Bare);
                    if let Some(merged) = bare.strip_suffix('i') {
                        self.put(row, merged, Place::Merged);
                    }
                }
                None if stem.ends_with(['a', 'e', 'é', 'i', 'o', 'u', 'y']) => {
                    self.put(row, stem, Place::Linked);
                }
                None => self.put(row, stem, Place::Bare),
            },
        }
    }

    fn put(&mut self, row: usize, form: &str, place: Place) {
        let folded = fold(form);
        if place == Place::Final {
            let at = folded.as_bytes().last_chunk().and_then(|end| cell(*end));
            if let Some((row, bit)) = at
                && let Some(row) = self.ends.get_mut(row)
            {
                *row |= bit;
            }
        }
        let entry = self.forms.entry(folded).or_default();
        let form = Form { row, place, spelled: form.to_owned() };
        if !entry.contains(&form) {
            entry.push(form);
        }
    }
}

fn split(forms: &str) -> impl Iterator<Item = &str> {
    forms.split(", ").map(str::trim).filter(|form| !form.is_empty())
}

/// « γαστήρ, γαστρός » is one word, named by its first form.
fn first_form(etymon: &'static str) -> &'static str {
    etymon.split([',', ';']).next().unwrap_or(etymon).trim()
}

/// How English spells a French form.
fn english(form: &str) -> Vec<String> {
    // `œsophag(o)-` has its own `œ`: both `oesophag` and `esophag`.
    let spelled = if form.contains(['œ', 'æ']) {
        vec![fold(form), fold(&form.replace(['œ', 'æ'], "e"))]
    } else {
        vec![fold(form)]
    };
    let ends = |form: &String| -> Vec<String> {
        let Some(ending) = form.strip_prefix('-') else { return vec![form.clone()] };
        let with = |end: &str, new: &[&str]| {
            let stem = ending.strip_suffix(end)?;
            Some(new.iter().map(|new| format!("-{stem}{new}")).collect::<Vec<_>>())
        };
        let none = || vec![form.clone()];
        match ending {
            "ite" => vec!["-itis".to_owned()],
            "ome" => vec!["-oma".to_owned()],
            _ => with("ie", &["y", "ia"])
                .or_else(|| with("se", &["sis"]))
                .or_else(|| with("ee", &["ea"]))
                .or_else(|| with("gramme", &["gram"]))
                .or_else(|| with("metre", &["meter", "metre"]))
                .or_else(|| with("isme", &["ism"]))
                .or_else(|| with("coque", &["coccus"]))
                .or_else(|| with("oide", &["oid"]))
                .or_else(|| with("ile", &["ile", "il"]))
                .or_else(|| with("the", &["th"]))
                .or_else(|| with("ste", &["st"]))
                .or_else(|| with("sme", &["sm"]))
                .or_else(|| with("gene", &["gen"]))
                .or_else(|| with("morphe", &["morph"]))
                .unwrap_or_else(none),
        }
    };
    spelled.iter().flat_map(ends).collect()
}
