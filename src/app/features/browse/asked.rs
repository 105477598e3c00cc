//! What is asked before many cards are changed: a tag, a day, a text to replace.

use std::collections::BTreeSet;

use super::command::{Beside, Command};
use crate::app::effects::Here;
use crate::find::TagNames;
use crate::message::{Message, Tell};
use crate::workspace::{Edit, Matching, Replacement, tag_of, tags_of};

/// What is asked, and what is typed about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    Tag(String),
    Untag(Untagging),
    Due(String),
    Move(Moving),
    Replace(Replacing),
    /// Another name for a tag.
    Retag {
        from: String,
        to: String,
    },
}

/// A tag that is taken away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untagging {
    pub text: String,
    /// Those that the chosen notes have, as they are shown.
    pub among: BTreeSet<String>,
}

/// A deck to move to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moving {
    /// What is typed narrows the list of decks.
    pub text: String,
    /// The place of one of those that are listed.
    pub at: usize,
}

/// A text, and by what to replace it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replacing {
    pub find: String,
    pub with: String,
    pub matching: Matching,
}

/// What was typed can't be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Tag,
    Days,
}

impl Tell for Wrong {
    fn message(&self) -> Message {
        match self {
            Self::Tag => Message::new("edit-tag"),
            Self::Days => Message::new("browse-days"),
        }
    }
}

impl Asked {
    /// Names what is to be done.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Tag(_) => Command::AskTag.key(),
            Self::Untag(_) => Command::AskUntag.key(),
            Self::Due(_) => Command::AskDue.key(),
            Self::Move(_) => Command::AskMove.key(),
            Self::Replace(_) => Command::AskReplace.key(),
            Self::Retag { .. } => Beside::AskRename(String::new()).key(),
        }
    }

    /// What is to be done; nothing while a deck is chosen.
    ///
    /// # Errors
    /// When what was typed says nothing.
    pub fn edits(&self, names: &TagNames) -> Result<Vec<Edit>, Message> {
        let tag = |text: &str| {
            let tag = tag_of(text).ok_or_else(|| Wrong::Tag.message());
            tag.map(|tag| names.meant(&tag))
        };
        Ok(vec![match self {
            Self::Tag(text) => {
                tag(text)?;
                return Ok(tags_of(text).map(|tag| Edit::Tag(names.meant(&tag))).collect());
            }
            // A tag that has a space or a comma all the same can be taken away, and so can each of
            // two that are shown alike.
            Self::Untag(Untagging { text, .. }) => {
                let written = text.trim();
                tag(written)?;
                let mut away: Vec<String> = tags_of(text).map(|tag| names.meant(&tag)).collect();
                away.extend(text.split([',', ';']).map(|tag| tag.trim().to_owned()));
                away.push(written.to_owned());
                let mut known = BTreeSet::new();
                away.retain(|tag| !tag.is_empty() && known.insert(tag.clone()));
                return Ok(away.into_iter().map(Edit::Untag).collect());
            }
            Self::Due(text) => {
                Edit::SetDue(text.trim().parse().map_err(|_| Wrong::Days.message())?)
            }
            Self::Move(_) => return Ok(Vec::new()),
            Self::Retag { from, to } => Edit::Retag(from.clone(), Some(tag(to)?)),
            Self::Replace(Replacing { find, with, matching }) => {
                let replacement = Replacement::new(find, with, *matching);
                Edit::Replace(replacement.map_err(|error| error.message())?)
            }
        }])
    }
}

/// What a change comes to, in words.
pub(super) fn told(notes: usize, cards: usize, key: &str, here: &Here) -> String {
    let name = here.locale.tr(key).trim_end_matches('…').to_owned();
    let own = [(Command::Delete, "browse-deleted"), (Command::AskMove, "browse-moved")];
    if let Some((_, said)) = own.iter().find(|(command, _)| command.key() == key) {
        return here.locale.count(said, notes);
    }
    let (said, count) = if notes == 0 && cards > 0 {
        ("browse-done-cards", cards)
    } else {
        ("browse-done-notes", notes)
    };
    here.locale.with(said, &[("name", name), ("count", count.to_string())])
}
