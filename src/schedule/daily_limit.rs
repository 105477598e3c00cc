//! The limits of a day that a folder of decks, or one deck, has of its own.
//!
//! They hold beside those of the whole collection and of every folder above. A folder is known by
//! its path, for it is nothing else; a deck by its id, so that it keeps its limits wherever it is
//! moved. A limit of what is not there (any more, or yet) holds nothing back.

use serde::{Deserialize, Serialize};

use super::spread::written;
use crate::deck::DeckId;

/// How many more new cards a student takes at once, on a day whose limit is reached.
pub const MORE: u32 = 10;

/// What a limit holds for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LimitOf {
    /// All decks below a folder, by its path in `decks/`: `medecine/oncologie`.
    Folder(String),
    Deck(DeckId),
}

/// How many cards a day, at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub of: LimitOf,
    /// New cards; none: as many as the limits above leave.
    #[serde(default)]
    pub new: Option<u32>,
    #[serde(default)]
    pub reviews: Option<u32>,
}

/// More new cards on one day than the limits above a place leave. Another day is as it always was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct More {
    /// None: the whole collection.
    #[serde(default)]
    pub of: Option<LimitOf>,
    /// The scheduler day, written `2026-06-15`.
    #[serde(with = "written")]
    pub on: i32,
    pub new: u32,
}

impl LimitOf {
    /// Whether a deck stands here: the one with this id, in the folder with this path (empty: in
    /// none).
    #[must_use]
    pub fn holds(&self, deck: &DeckId, folder: &str) -> bool {
        match self {
            Self::Deck(id) => id == deck,
            Self::Folder(path) => {
                let rest = folder.strip_prefix(path.as_str());
                !path.is_empty()
                    && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_what_is_below_it_and_a_deck_itself() {
        let deck: DeckId = "cardio".parse().unwrap();
        let folder = LimitOf::Folder("med/interne".to_owned());
        assert!(folder.holds(&deck, "med/interne") && folder.holds(&deck, "med/interne/coeur"));
        assert!(!folder.holds(&deck, "med") && !folder.holds(&deck, "med/internement"));
        assert!(!LimitOf::Folder(String::new()).holds(&deck, "") && !folder.holds(&deck, ""));
        assert!(LimitOf::Deck(deck.clone()).holds(&deck, "anywhere"));
        assert!(!LimitOf::Deck("other".parse().unwrap()).holds(&deck, "med"));
    }

    #[test]
    fn more_for_a_day_is_written_with_its_date() {
        let more = More { of: None, on: 20_619, new: 10 };
        let text = ron::to_string(&more).unwrap();
        assert_eq!(text, "(of:None,on:\"2026-06-15\",new:10)");
        assert_eq!(ron::from_str::<More>(&text).unwrap(), more);
    }

    #[test]
    fn a_limit_is_written_so_that_a_person_can_read_it() {
        let limit = Limit { of: LimitOf::Folder("med".to_owned()), new: Some(5), reviews: None };
        let text = ron::to_string(&limit).unwrap();
        assert_eq!(text, "(of:Folder(\"med\"),new:Some(5),reviews:None)");
        assert_eq!(ron::from_str::<Limit>(&text).unwrap(), limit);
        let deck: Limit = ron::from_str("(of: Deck(\"cardio\"), reviews: Some(40))").unwrap();
        assert_eq!((deck.new, deck.reviews), (None, Some(40)));
        assert!(ron::from_str::<Limit>("(of: Deck(\"cardio\"), review: Some(40))").is_err());
    }
}
