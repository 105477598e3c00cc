//! What is twice in a large library, looked for on any thread while the library stays in use.

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use super::Workspace;
use crate::deck::{AlikeIndex, Deck, NoteId, Questions, Twice};
use crate::library::OpenDeck;

/// From how many notes on it takes long enough to be noticed.
const LARGE: usize = 10_000;

/// All that is needed to look for it.
#[derive(Debug)]
pub struct TwiceSearch {
    decks: Vec<Arc<OpenDeck>>,
    questions: Questions,
    distinct: HashSet<(NoteId, NoteId)>,
    contents: u64,
}

/// What was found, and what it was found by.
#[derive(Debug)]
pub struct TwiceFound {
    questions: Questions,
    alike: AlikeIndex,
    pairs: Vec<Twice>,
    contents: u64,
}

impl Workspace {
    /// What [`Self::twice`] gives, where that is known already.
    #[must_use]
    pub fn twice_known(&self) -> Option<Rc<Vec<Twice>>> {
        self.derived.twice.known(&self.version.contents)
    }

    /// Whether looking for what is twice takes so long that nobody should wait for it.
    #[must_use]
    pub fn is_twice_long(&self) -> bool {
        self.decks().iter().map(|open| open.deck.notes.len()).sum::<usize>() > LARGE
    }

    /// What is needed to look for what is twice.
    #[must_use]
    pub fn twice_search(&self) -> TwiceSearch {
        let versions: Vec<_> = self.decks().iter().map(|open| *open.digest()).collect();
        TwiceSearch {
            decks: self.decks().to_vec(),
            questions: Questions::begun(&versions, Some(&self.questions_with(0))),
            distinct: self.settings().distinct.iter().cloned().collect(),
            contents: self.version.contents,
        }
    }

    /// Takes in what was found, if it was found in what there is now.
    pub fn take_twice(&self, found: TwiceFound) {
        let TwiceFound { questions, alike, pairs, contents } = found;
        if contents == self.version.contents {
            self.derived.questions.set(contents, questions);
            self.derived.alike.set(contents, alike);
            self.derived.twice.set(contents, pairs);
        }
    }
}

impl TwiceSearch {
    #[must_use]
    pub fn find(self) -> TwiceFound {
        let Self { decks, questions, distinct, contents } = self;
        let named: Vec<_> = decks.iter().map(|open| (&open.deck, *open.digest())).collect();
        let questions = questions.with_more(&named, usize::MAX);
        let alike = AlikeIndex::new(&questions);
        let plain: Vec<&Deck> = decks.iter().map(|open| &open.deck).collect();
        let pairs = alike.pairs(&plain, &distinct);
        TwiceFound { questions, alike, pairs, contents }
    }
}
