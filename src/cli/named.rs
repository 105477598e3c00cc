//! The deck that is meant by a name on the command line: its title, its id or its file.

use std::path::Path;
use std::sync::Arc;

use super::failure::Failure;
use crate::deck::fold;
use crate::library::OpenDeck;
use crate::message::Message;
use crate::workspace::Workspace;

/// Its place among the decks.
pub(super) fn place(workspace: &Workspace, name: &str) -> Result<usize, Failure> {
    let unknown = || Failure(vec![Message::new("error-no-such-deck").with("name", name)]);
    find(workspace.decks(), name).ok_or_else(unknown)
}

/// The place of the deck with this name; a title is forgiven its accents where none is exactly so.
pub(super) fn find(decks: &[Arc<OpenDeck>], name: &str) -> Option<usize> {
    let find = |is: fn(&OpenDeck, &str) -> bool| decks.iter().position(|open| is(open, name));
    find(is_named).or_else(|| find(is_nearly_named))
}

fn is_named(open: &OpenDeck, name: &str) -> bool {
    let file = open.path.strip_prefix("decks").unwrap_or(&open.path);
    let without = file.with_extension("");
    let files = [file, without.as_path()];
    open.deck.title == name || open.deck.id.as_str() == name || files.contains(&Path::new(name))
}

/// The same, as titles are told apart: some systems write accents apart from their letters.
fn is_nearly_named(open: &OpenDeck, name: &str) -> bool {
    fold(&open.deck.title) == fold(name)
}
