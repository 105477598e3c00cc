//! The text of a library as it is searched: folded once, deck by deck, and again only where a deck
//! has changed.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::field::Fields;
use super::query::{Kind, Part};
use crate::deck::{ByDeck, Content, Deck, Flag, MARKED, Note, fold, fold_onto};
use crate::library::OpenDeck;

/// The folded text of every deck, in the library's order; none of those that are still to be
/// folded.
#[derive(Debug, Default)]
pub struct Index {
    decks: ByDeck<DeckText>,
}

/// A deck as it is searched.
#[derive(Debug)]
pub(super) struct DeckText {
    /// Of the file's bytes that it was made from.
    digest: [u8; 32],
    path: std::path::PathBuf,
    /// Title and folder, folded.
    pub(super) title: String,
    pub(super) folder: String,
    pub(super) stem: String,
    /// Note after note; each of a note's parts ends with a line feed, which no folded text holds.
    pub(super) text: String,
    /// Where each note's text ends.
    pub(super) ends: Vec<u32>,
    /// The same of the sources.
    pub(super) sources: String,
    pub(super) source_ends: Vec<u32>,
    /// Each tag of the deck once, folded.
    pub(super) tags: Vec<String>,
    /// The places in `tags` of all notes' tags, and where each note's end.
    pub(super) tagged: Vec<u32>,
    pub(super) tag_ends: Vec<u32>,
    pub(super) notes: Vec<Brief>,
}

/// What is asked of a note beside its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brief {
    pub(super) kind: Kind,
    pub(super) flag: Option<Flag>,
    pub(super) marked: bool,
    /// When it was last changed, in ms UTC; 0 where that is not recorded.
    pub(super) changed: i64,
    /// When it was made, where its id says so.
    pub(super) made: Option<i64>,
    /// When it was there at the latest, as far as its deck says so; 0 where it does not.
    pub(super) there: i64,
}

impl Index {
    /// Of decks; what `before` has of a deck that is the same is taken over.
    #[must_use]
    pub fn new(decks: &[Arc<OpenDeck>], before: Option<&Self>) -> Self {
        Self::begun(decks, before).with_more(decks, usize::MAX)
    }

    /// What `before` has of decks that are the same; all others are still to be folded.
    #[must_use]
    pub fn begun(decks: &[Arc<OpenDeck>], before: Option<&Self>) -> Self {
        let keys = decks.iter().map(|open| (open.path.as_path(), *open.digest()));
        let before = before.map(|before| &before.decks);
        Self { decks: ByDeck::begun(keys, before, |deck| (deck.path.as_path(), deck.digest)) }
    }

    /// The same with some of `decks`, which it is of, folded that were not.
    #[must_use]
    pub fn with_more(&self, decks: &[Arc<OpenDeck>], most: usize) -> Self {
        Self {
            decks: self.decks.with_more(most, |at| decks.get(at).map(|open| DeckText::new(open))),
        }
    }

    /// Whether nothing is left to be folded.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.decks.is_whole()
    }

    pub(super) fn deck(&self, place: usize) -> Option<&DeckText> {
        self.decks.get(place)
    }
}

impl Brief {
    fn new(deck: &Deck, note: &Note, changed: Option<i64>) -> Self {
        Self {
            kind: kind(&note.content),
            flag: Flag::among(&note.tags),
            marked: note.tags.iter().any(|tag| tag == MARKED),
            changed: changed.unwrap_or(0),
            made: note.id.made(),
            there: changed.unwrap_or(deck.changes.deck),
        }
    }

    /// Of a note whose deck is not folded.
    pub(super) fn of(deck: &Deck, note: &Note) -> Self {
        let change = deck.changes.notes.iter().find(|change| change.id == note.id);
        Self::new(deck, note, change.map(|change| change.time))
    }
}

impl DeckText {
    fn new(open: &OpenDeck) -> Self {
        let deck = &open.deck;
        let mut text = Self {
            digest: *open.digest(),
            path: open.path.clone(),
            title: fold(&deck.title),
            folder: fold(&open.folder()),
            stem: fold(&open.path.file_stem().unwrap_or_default().to_string_lossy()),
            text: String::new(),
            ends: Vec::with_capacity(deck.notes.len()),
            sources: String::new(),
            source_ends: Vec::with_capacity(deck.notes.len()),
            tags: Vec::new(),
            tagged: Vec::new(),
            tag_ends: Vec::with_capacity(deck.notes.len()),
            notes: Vec::with_capacity(deck.notes.len()),
        };
        text.take(deck);
        text
    }

    fn take(&mut self, deck: &Deck) {
        let changes = deck.changes.notes.iter().map(|change| (&change.id, change.time));
        let changes: FxHashMap<_, _> = changes.collect();
        let mut tags: FxHashMap<&str, u32> = FxHashMap::default();
        for note in &deck.notes {
            for part in Fields::of(note).parts() {
                fold_onto(&mut self.text, part);
                self.text.push('\n');
            }
            self.ends.push(length(&self.text));
            if let Some(source) = &note.source {
                for part in [&source.quote, &source.place] {
                    fold_onto(&mut self.sources, part);
                    self.sources.push('\n');
                }
            }
            self.source_ends.push(length(&self.sources));
            for tag in &note.tags {
                let place = *tags.entry(tag).or_insert_with(|| {
                    self.tags.push(fold(tag));
                    u32::try_from(self.tags.len() - 1).unwrap_or(u32::MAX)
                });
                self.tagged.push(place);
            }
            self.tag_ends.push(u32::try_from(self.tagged.len()).unwrap_or(u32::MAX));
            self.notes.push(Brief::new(deck, note, changes.get(&note.id).copied()));
        }
    }

    /// A part of a note's text.
    pub(super) fn part(&self, note: usize, part: Part) -> &str {
        let at = match part {
            Part::Front => 0,
            Part::Back => 1,
            Part::Context => 2,
        };
        let text = self.text.get(span(&self.ends, note)).unwrap_or_default();
        text.split('\n').nth(at).unwrap_or_default()
    }

    pub(super) fn source(&self, note: usize) -> &str {
        self.sources.get(span(&self.source_ends, note)).unwrap_or_default()
    }

    /// The places in [`Self::tags`] of a note's tags.
    pub(super) fn tags_of(&self, note: usize) -> &[u32] {
        self.tagged.get(span(&self.tag_ends, note)).unwrap_or_default()
    }
}

/// From where the one before ends to where it ends.
fn span(ends: &[u32], at: usize) -> Range<usize> {
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    start as usize..ends.get(at).copied().unwrap_or(start) as usize
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

fn kind(content: &Content) -> Kind {
    match content {
        Content::Basic { .. } => Kind::Basic,
        Content::Reversible { .. } => Kind::Reversible,
        Content::Cloze { .. } => Kind::Cloze,
        Content::List { .. } => Kind::List,
        Content::Choice { .. } => Kind::Choice,
        Content::Occlusion { .. } => Kind::Occlusion,
    }
}
