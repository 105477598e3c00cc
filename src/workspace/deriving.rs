//! What is made of decks, history and settings: how the cards stand, what is overdue, what there is
//! to learn from.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Workspace;
use super::derived_values::Standing;
use super::tags::Tags;
use crate::history::Due;
use crate::schedule::{LimitOf, ModelChoice, Now, Spread, training};
use crate::study::{self, Backlog, Counts, Scope, Span};

impl Workspace {
    /// Every tag of the library, with how many cards have it.
    #[must_use]
    pub fn tags(&self) -> Rc<Tags> {
        let make = || Tags::of(self.decks(), &self.collection, &self.tag_names);
        self.derived.tags.get(self.version.contents, make)
    }

    /// The other tags that stand in the same line as this one: a heading's, by the name under which
    /// one of Carabin's is shown.
    #[must_use]
    pub fn spellings(&self, tag: &str) -> BTreeSet<String> {
        let notes = self.decks().iter().flat_map(|open| &open.deck.notes);
        let tags: BTreeSet<&String> = notes.flat_map(|note| &note.tags).collect();
        let spelled = tags.into_iter().filter_map(|other| {
            let below = self.tag_names.one(other);
            let below = below.strip_prefix(tag).filter(|b| b.is_empty() || b.starts_with("::"))?;
            other.strip_suffix(below).map(str::to_owned)
        });
        spelled.filter(|other| other != tag).collect()
    }

    /// How the cards stand today.
    #[must_use]
    pub fn standing(&self, now: &Now) -> Rc<Standing> {
        let key = (self.version, now.day, now.offset);
        self.derived.standing.get(key, || {
            let census = self.collection.census(now);
            let decks = 0..self.decks().len();
            Standing {
                decks: decks.map(|deck| census.counts(Span::Deck(deck))).collect(),
                folders: self.folders.iter().map(|folder| census.counts(folder.span())).collect(),
                all: census.counts(Span::All),
                new_left: census.new_left(),
            }
        })
    }

    /// How the cards of a scope stand today.
    #[must_use]
    pub fn standing_in(&self, scope: &Scope, now: &Now) -> Counts {
        let standing = self.standing(now);
        let counts = match scope {
            Scope::All => Some(&standing.all),
            Scope::In(LimitOf::Deck(id)) => {
                let place = self.decks().iter().position(|open| open.deck.id == *id);
                place.and_then(|place| standing.decks.get(place))
            }
            Scope::In(LimitOf::Folder(path)) => {
                let place = self.folders.iter().position(|folder| folder.path == *path);
                place.and_then(|place| standing.folders.get(place))
            }
        };
        counts.copied().unwrap_or_default()
    }

    /// What is overdue; none when nothing is.
    #[must_use]
    pub fn backlog(&self, now: &Now) -> Option<Backlog> {
        let make = || study::backlog(&self.collection, self.history(), now);
        *self.derived.backlog.get((self.version, now.day), make)
    }

    /// The next day on which cards come back, counted from today, and how many then do, a plan's
    /// share among them.
    #[must_use]
    pub fn next_due(&self, now: &Now) -> Option<(i32, usize)> {
        *self.derived.next_due.get((self.version, now.day), || self.look_for_next_due(now.day))
    }

    fn look_for_next_due(&self, today: i32) -> Option<(i32, usize)> {
        let cards = self.collection.cards().iter().filter(|card| !card.state.suspended);
        let later = cards.filter_map(|card| match card.state.due {
            Due::Day(day) if day > today => Some(day),
            _ => None,
        });
        let tomorrow = today.saturating_add(1);
        let plan = self.settings().scheduling.backlog;
        let share =
            |plan: Spread| plan.share(tomorrow, self.collection.load().before(plan.from), 0);
        let late = plan.and_then(share).unwrap_or(0) as usize;
        let first = if late > 0 { tomorrow } else { later.clone().min()? };
        Some((first - today, late + later.filter(|day| *day == first).count()))
    }

    /// Reviews that FSRS can learn from.
    #[must_use]
    pub fn reviews_to_learn_from(&self) -> usize {
        *self.derived.reviews.get(self.version, || training::count(self.history()))
    }

    /// Whether there are enough of them, and more than when this was last done.
    #[must_use]
    pub fn is_training_due(&self) -> bool {
        let scheduling = &self.settings().scheduling;
        *self.derived.is_training_due.get(self.version, || {
            scheduling.model == ModelChoice::Fsrs
                && training::is_due(self.history(), scheduling.trained_on)
        })
    }
}
