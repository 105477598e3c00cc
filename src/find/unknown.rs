//! Why nothing is found, where it is a name: a deck or a tag that a query names and that is not
//! there, with one that may be meant.

use super::complete::named;
use super::matching::{Table, is_tag};
use super::query::{Node, Query, Term};
use crate::message::Message;

impl Table<'_> {
    /// What a query names and no deck or tag is called, one sentence each.
    #[must_use]
    pub fn unknown(&self, query: &Query) -> Vec<Message> {
        let mut found = Vec::new();
        self.unknown_in(&query.0, &mut found);
        found
    }

    fn unknown_in(&self, node: &Node, found: &mut Vec<Message>) {
        match node {
            Node::All(nodes) | Node::Any(nodes) => {
                for node in nodes {
                    self.unknown_in(node, found);
                }
            }
            Node::Not(node) => self.unknown_in(node, found),
            Node::Term(term) => found.extend(self.unknown_term(term)),
        }
    }

    fn unknown_term(&self, term: &Term) -> Option<Message> {
        match term {
            Term::Deck(name) => {
                let is_one = |at| self.is_deck(at, &name.pattern);
                let is_none = !(0..self.decks.len()).any(is_one);
                let titles = || self.decks.iter().map(|open| open.deck.title.as_str());
                let near = || named("deck", &name.typed, titles());
                is_none.then(|| told(["find-no-deck", "find-no-deck-but"], &name.typed, near()))
            }
            Term::Tag(Some(name)) => {
                let texts = (0..self.decks.len()).filter_map(|at| self.index.deck(at));
                let mut tags = texts.flat_map(|text| &text.tags);
                let is_none = !tags.any(|tag| is_tag(&name.pattern, tag, self.tag_names));
                let near = || {
                    let notes = self.decks.iter().flat_map(|open| &open.deck.notes);
                    let tags = notes.flat_map(|note| &note.tags);
                    let shown: Vec<_> = tags.map(|tag| self.tag_names.shown(tag)).collect();
                    named("tag", &name.typed, shown.iter().map(AsRef::as_ref))
                };
                is_none.then(|| told(["find-no-tag", "find-no-tag-but"], &name.typed, near()))
            }
            _ => None,
        }
    }
}

fn told([alone, but]: [&'static str; 2], name: &str, near: Vec<String>) -> Message {
    match near.into_iter().next() {
        Some(other) => Message::new(but).with("name", name).with("other", other),
        None => Message::new(alone).with("name", name),
    }
}
