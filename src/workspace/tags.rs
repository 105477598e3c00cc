//! The tags of a library, in the order of the alphabet and as a tree: `a::b` stands below `a`.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::deck::{Deck, fold, is_sign};
use crate::find::TagNames;
use crate::library::OpenDeck;
use crate::study::{CardEntry, Collection, Span};

/// Every tag of a library.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// In the order of the alphabet, by what is shown of them.
    pub all: Vec<String>,
    /// The same, as they are shown.
    pub shown: Vec<String>,
    /// What is shown, folded.
    pub folded: Vec<String>,
    /// Those that say something about the content, and those above them, each before the ones
    /// below it.
    pub tree: Vec<TagNode>,
}

/// A tag, or what stands above some.
#[derive(Debug, PartialEq, Eq)]
pub struct TagNode {
    /// The whole tag: `a::b`.
    pub tag: String,
    /// As it is shown.
    pub shown: String,
    /// The last part of what is shown, folded.
    pub folded: String,
    pub depth: usize,
    /// Cards that have it, or one below it.
    pub cards: usize,
    /// How many stand below it, at any depth.
    pub below: usize,
}

impl TagNode {
    /// The last part of what is shown of it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.shown.rsplit("::").next().unwrap_or_default()
    }
}

/// Of a tag: how many cards have it or one below it, and whether a note has it itself.
type Count = (usize, bool);

type Counts<'a> = FxHashMap<Cow<'a, str>, Count>;

/// The tags of the deck at a place of the library.
fn of_deck<'a>(
    collection: &Collection,
    place: usize,
    open: &'a OpenDeck,
    names: &TagNames,
) -> Vec<(Cow<'a, str>, Count)> {
    let cards = collection.cards().get(collection.range(Span::Deck(place)));
    count(&open.deck, cards.unwrap_or_default(), names)
}

/// The tags of a deck, and those above them; what a heading calls as Carabin calls a tag of its own is
/// that tag.
fn count<'a>(deck: &'a Deck, cards: &[CardEntry], names: &TagNames) -> Vec<(Cow<'a, str>, Count)> {
    // Each note's cards stand one after the other.
    let mut of_note = vec![0_usize; deck.notes.len()];
    for card in cards {
        if let Some(count) = of_note.get_mut(card.note) {
            *count += 1;
        }
    }
    let mut counts: Vec<(Cow<str>, Count)> = Vec::new();
    let mut places: FxHashMap<Cow<str>, usize> = FxHashMap::default();
    // Of each whole tag the places of what it stands below, and its own: what a note's tag counts
    // for is looked up once.
    let mut whole: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    // The note that was counted last for each.
    let mut last: Vec<usize> = Vec::new();
    for (at, (note, cards)) in deck.notes.iter().zip(of_note).enumerate() {
        for tag in &note.tags {
            let counted = whole.entry(tag).or_insert_with(|| {
                let tag = names.one(tag);
                let ends = tag.match_indices("::").map(|(end, _)| end).chain([tag.len()]);
                let part = |end| match &tag {
                    Cow::Borrowed(tag) => tag.get(..end).map(Cow::Borrowed),
                    Cow::Owned(tag) => tag.get(..end).map(|part| Cow::Owned(part.to_owned())),
                };
                let place = |name: Cow<'a, str>| {
                    *places.entry(name.clone()).or_insert_with(|| {
                        counts.push((name, (0, false)));
                        last.push(usize::MAX);
                        counts.len() - 1
                    })
                };
                let found: Vec<usize> = ends.filter_map(part).map(place).collect();
                if let Some((_, count)) = found.last().and_then(|own| counts.get_mut(*own)) {
                    count.1 = true;
                }
                found
            });
            for place in counted {
                if let (Some((_, count)), Some(last)) =
                    (counts.get_mut(*place), last.get_mut(*place))
                    && std::mem::replace(last, at) != at
                {
                    count.0 += cards;
                }
            }
        }
    }
    counts
}

/// What some decks and others have of each tag.
fn both<'a>(
    mut all: Counts<'a>,
    more: impl IntoIterator<Item = (Cow<'a, str>, Count)>,
) -> Counts<'a> {
    for (tag, (cards, own)) in more {
        let count = all.entry(tag).or_default();
        *count = (count.0 + cards, count.1 || own);
    }
    all
}

impl Tags {
    /// Of all decks, and the cards of each.
    pub(super) fn of(decks: &[Arc<OpenDeck>], collection: &Collection, names: &TagNames) -> Self {
        let each = decks.par_iter().enumerate().fold(Counts::default, |all, (place, open)| {
            both(all, of_deck(collection, place, open, names))
        });
        Self::new(&each.reduce(Counts::default, both), names)
    }

    fn new(counts: &Counts, names: &TagNames) -> Self {
        let own = counts.iter().filter(|(_, (_, own))| *own);
        let mut named: Vec<(String, &str, String)> = own
            .map(|(tag, _)| {
                let shown = names.shown(tag).into_owned();
                (fold(&shown), tag.as_ref(), shown)
            })
            .collect();
        named.sort_unstable();
        let mut nodes: Vec<(Vec<String>, &str, usize)> = counts
            .iter()
            .filter(|(tag, _)| !is_sign(tag) && !tag.is_empty())
            .map(|(tag, (cards, _))| {
                (names.shown(tag).split("::").map(fold).collect(), tag.as_ref(), *cards)
            })
            .collect();
        nodes.sort_unstable_by(order);
        let mut tree: Vec<TagNode> = Vec::with_capacity(nodes.len());
        // The way down to the node before.
        let mut above: Vec<usize> = Vec::new();
        for (mut parts, tag, cards) in nodes {
            let is_above = |at: usize| {
                let above = tree.get(at).map_or("", |node| node.tag.as_str());
                tag.strip_prefix(above).is_some_and(|rest| rest.starts_with("::"))
            };
            while above.last().is_some_and(|at| !is_above(*at)) {
                above.pop();
            }
            for at in &above {
                if let Some(node) = tree.get_mut(*at) {
                    node.below += 1;
                }
            }
            let (depth, folded) = (above.len(), parts.pop().unwrap_or_default());
            above.push(tree.len());
            let shown = names.shown(tag).into_owned();
            tree.push(TagNode { tag: tag.to_owned(), shown, folded, depth, cards, below: 0 });
        }
        let mut tags = Self { tree, ..Self::default() };
        for (folded, tag, shown) in named {
            tags.all.push(tag.to_owned());
            tags.shown.push(shown);
            tags.folded.push(folded);
        }
        tags
    }
}

/// Part by part, and what folds to the same one after the other, so that none comes between a tag
/// and what stands below it.
fn order(a: &(Vec<String>, &str, usize), b: &(Vec<String>, &str, usize)) -> Ordering {
    let mut parts = a.0.iter().zip(a.1.split("::")).zip(b.0.iter().zip(b.1.split("::")));
    let differs = parts.find_map(|(a, b)| Some(a.cmp(&b)).filter(|order| order.is_ne()));
    differs.unwrap_or_else(|| a.0.len().cmp(&b.0.len()))
}
