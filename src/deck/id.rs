//! Names that never change: of decks, notes and cards.
//!
//! An id is 1 to 64 characters of `A–Z a–z 0–9 _ -`, so that it needs no quoting in CSV, no
//! escaping in a file name, and can be typed by hand. A card's id is its note's id, a dot and the
//! card's number within the note (`k3f9a2.1`). Every other spelling is an error.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use smol_str::SmolStr;
use thiserror::Error;

const LONGEST: usize = 64;
/// Crockford's base 32 in lower case: no i, l, o, u, so that an id read aloud stays the same.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    #[error("an id must have 1 to 64 characters; this one has {0}")]
    Length(usize),
    #[error("an id may hold letters without accents, digits, _ and -; this one holds {0:?}")]
    Character(char),
    #[error("a card's id ends with a dot and the card's number, as in k3f9a2.1")]
    CardNumber,
}

fn check(text: &str) -> Result<(), IdError> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if let Some(at) = text.bytes().position(|byte| !plain(byte)) {
        // What stands before it is ASCII, so that a character begins here.
        let odd = text.get(at..).and_then(|rest| rest.chars().next());
        return Err(IdError::Character(odd.unwrap_or_default()));
    }
    if text.is_empty() || text.len() > LONGEST {
        return Err(IdError::Length(text.len()));
    }
    Ok(())
}

/// Thirteen characters (65 bits) that depend on every part and on where one ends.
fn hashed(parts: &[&str]) -> SmolStr {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize();
    let bits = digest.iter().take(9).fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let character = |i: u32| char::from(ALPHABET[((bits >> (5 * i)) & 31) as usize]);
    (0..13).map(character).collect::<String>().into()
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(SmolStr);

        impl $name {
            /// An id that is a function of `parts`: the same parts, the same id, for ever.
            #[must_use]
            pub fn from_parts(parts: &[&str]) -> Self {
                Self(hashed(parts))
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                check(text).map(|()| Self(text.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Names a deck, whatever its title or its file becomes.
    DeckId
}
id! {
    /// Names a note; unique in the library. Editing a note keeps it, and with it all progress.
    NoteId
}

/// What stands before the moment in an id that has one.
const MADE: &str = "-t";
/// Digits in base 32: enough for ms until the year 3084.
const DIGITS: usize = 9;
/// 2020-01-01 to 2100-01-01, in ms UTC: what is outside of it is a word that looks like a moment.
const MOMENTS: std::ops::Range<i64> = 1_577_836_800_000..4_102_444_800_000;

impl NoteId {
    /// The same as [`Self::from_parts`], of a note that was made at `time` (ms UTC): its id says
    /// so for ever, wherever the note goes.
    #[must_use]
    pub fn made_at(parts: &[&str], time: i64) -> Self {
        let digit = |at: usize| char::from(ALPHABET[((time >> (5 * at)) & 31) as usize]);
        let digits: String = (0..DIGITS).rev().map(digit).collect();
        Self(format!("{}{MADE}{digits}", hashed(parts)).into())
    }

    /// When the note was made (ms UTC), where its id says so.
    #[must_use]
    pub fn made(&self) -> Option<i64> {
        let (_, digits) = self.0.rsplit_once(MADE)?;
        let digit = |byte: u8| ALPHABET.iter().position(|known| *known == byte);
        let mut time = 0_i64;
        for byte in digits.bytes() {
            time = (time << 5) | i64::try_from(digit(byte)?).ok()?;
        }
        (digits.len() == DIGITS && MOMENTS.contains(&time)).then_some(time)
    }
}

/// Names a card: its note, and which of the note's cards it is (from 1; a cloze's `c2` is 2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardId {
    pub note: NoteId,
    pub number: u16,
}

impl CardId {
    #[must_use]
    pub fn new(note: NoteId, number: u16) -> Self {
        Self { note, number }
    }

    /// A card's name taken apart: its note's id, and its number there.
    ///
    /// # Errors
    /// When it is no card's name.
    pub fn parts(text: &str) -> Result<(&str, u16), IdError> {
        let (note, number) = text.rsplit_once('.').ok_or(IdError::CardNumber)?;
        // One spelling only: no sign, no leading zero.
        let plain = !number.starts_with(['+', '0']);
        let number = number.parse().ok().filter(|_| plain).ok_or(IdError::CardNumber)?;
        check(note)?;
        Ok((note, number))
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.note, self.number)
    }
}

impl FromStr for CardId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let (note, number) = Self::parts(text)?;
        Ok(Self { note: note.parse()?, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_says_when_its_note_was_made() {
        let time = 1_790_000_000_123;
        let id = NoteId::made_at(&["note", "a"], time);
        assert_eq!(id.made(), Some(time));
        assert_eq!(id.as_str().parse(), Ok(id.clone()));
        assert_ne!(id, NoteId::made_at(&["note", "b"], time));
        // Others say nothing.
        for other in
            ["k3f9a2", "a-t", "a-t000000001", "a-tzzzzzzzz", "a-t1m2n3p4u5", "x-tabcdefghj"]
        {
            assert_eq!(other.parse::<NoteId>().unwrap().made(), None, "{other}");
        }
        assert_eq!(NoteId::from_parts(&["a"]).made(), None);
    }

    #[test]
    fn ids_depend_on_every_part_and_its_end() {
        let id = NoteId::from_parts(&["deck", "fact"]);
        assert_eq!(id.as_str().len(), 13);
        assert_eq!(id, NoteId::from_parts(&["deck", "fact"]));
        assert_ne!(id, NoteId::from_parts(&["deckf", "act"]));
        assert_eq!(id.as_str().parse::<NoteId>().unwrap(), id);
    }

    #[test]
    fn odd_ids_are_refused() {
        assert_eq!("".parse::<NoteId>(), Err(IdError::Length(0)));
        assert_eq!("é".parse::<NoteId>(), Err(IdError::Character('é')));
        assert_eq!("a b".parse::<DeckId>(), Err(IdError::Character(' ')));
        assert!("a".repeat(65).parse::<NoteId>().is_err());
    }

    #[test]
    fn a_card_id_has_one_spelling() {
        let id: CardId = "k3f9.2".parse().unwrap();
        assert_eq!((id.note.as_str(), id.number), ("k3f9", 2));
        assert_eq!(id.to_string(), "k3f9.2");
        for odd in ["k3f9", "k3f9.", "k3f9.0", "k3f9.02", "k3f9.+2", ".1", "k3f9.70000"] {
            assert!(odd.parse::<CardId>().is_err(), "{odd}");
        }
    }
}
