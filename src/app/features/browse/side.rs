//! What stands beside the table: how cards stand, decks in their folders, and tags as a tree, each
//! a search of its own.

use rustc_hash::FxHashSet;

use crate::app::tag_names;
use crate::deck::{DeckId, Flag, fold};
use crate::find::term;
use crate::workspace::{Folder, ShelfLine, Tags, Workspace};

/// A line that can be searched by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Node {
    /// How a card stands, as the query says it.
    State(&'static str),
    Folder(String),
    Deck(DeckId),
    Tag(String),
}

/// A part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    States,
    Decks,
    Tags,
}

/// What a line of the list is about, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Head(Section),
    /// Among [`STATES`].
    State(usize),
    /// Among the workspace's folders.
    Folder(usize),
    /// Among its decks.
    Deck(usize),
    /// Among the nodes of the tree of tags.
    Tag(usize),
}

#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub item: Item,
    pub depth: usize,
    /// Whether what is below it is shown; none where nothing is.
    pub open: Option<bool>,
}

/// How cards can stand, as a query says it.
pub const STATES: [&str; 9] = [
    "is:due",
    "is:new",
    "is:suspended",
    "is:leech",
    "is:marked",
    "flag:red",
    "flag:orange",
    "flag:green",
    "flag:blue",
];

#[derive(Debug, Default)]
pub struct Side {
    /// Whether it is there; where the student has not chosen, as there is room.
    pub shown: Option<bool>,
    /// What is typed to find decks and tags.
    pub filter: String,
    /// Where the keyboard is.
    pub cursor: Option<Node>,
    /// The line with the cursor is to be brought into view.
    pub follow: bool,
    closed: FxHashSet<Section>,
    /// Folders and tags whose content is shown.
    open: FxHashSet<Node>,
}

impl Side {
    /// The lines of the list, from its first to its last; `filter` is typed to find decks and tags.
    #[must_use]
    pub fn lines(&self, filter: &str, workspace: &Workspace, tags: &Tags) -> Vec<Line> {
        let wanted = fold(filter.trim());
        let mut lines = Vec::with_capacity(tags.tree.len() + 32);
        for section in [Section::States, Section::Decks, Section::Tags] {
            if section == Section::States && !wanted.is_empty() {
                continue;
            }
            let open = !self.closed.contains(&section) || !wanted.is_empty();
            lines.push(Line { item: Item::Head(section), depth: 0, open: Some(open) });
            if !open {
                continue;
            }
            match section {
                Section::States => lines.extend((0..STATES.len()).map(|at| Line {
                    item: Item::State(at),
                    depth: 1,
                    open: None,
                })),
                Section::Decks => self.decks(workspace, &wanted, &mut lines),
                Section::Tags if wanted.is_empty() => self.tags(tags, &mut lines),
                Section::Tags => found(tags, &wanted, &mut lines),
            }
        }
        lines
    }

    fn decks(&self, workspace: &Workspace, wanted: &str, lines: &mut Vec<Line>) {
        if !wanted.is_empty() {
            for (place, open) in workspace.shelf() {
                let is_it = |text: &str| fold(text).contains(wanted);
                if is_it(&open.deck.title) || is_it(&open.folder()) {
                    lines.push(Line { item: Item::Deck(place), depth: 1, open: None });
                }
            }
            return;
        }
        let opened = |folder: &Folder| self.open.contains(&Node::Folder(folder.path.clone()));
        for line in workspace.shelf_lines(&|folder| !opened(folder)) {
            lines.push(match line {
                ShelfLine::Folder(at) => {
                    let folder = workspace.folders().get(at);
                    let depth = folder.map_or(1, |folder| folder.depth + 1);
                    Line { item: Item::Folder(at), depth, open: folder.map(opened) }
                }
                ShelfLine::Deck { place, depth } => {
                    Line { item: Item::Deck(place), depth: depth + 1, open: None }
                }
            });
        }
    }

    fn tags(&self, tags: &Tags, lines: &mut Vec<Line>) {
        let mut at = 0;
        while let Some(node) = tags.tree.get(at) {
            // Few have something below them.
            let open = node.below > 0 && self.open.contains(&Node::Tag(node.tag.clone()));
            let shown = (node.below > 0).then_some(open);
            lines.push(Line { item: Item::Tag(at), depth: node.depth + 1, open: shown });
            at += if open { 1 } else { 1 + node.below };
        }
    }

    /// What a line is about; none for the head of a part.
    #[must_use]
    pub fn node(item: Item, workspace: &Workspace, tags: &Tags) -> Option<Node> {
        Some(match item {
            Item::Head(_) => return None,
            Item::State(at) => Node::State(STATES.get(at)?),
            Item::Folder(at) => Node::Folder(workspace.folders().get(at)?.path.clone()),
            Item::Deck(at) => Node::Deck(workspace.decks().get(at)?.deck.id.clone()),
            Item::Tag(at) => Node::Tag(tags.tree.get(at)?.tag.clone()),
        })
    }

    /// Whether the line is the one in which the keyboard is.
    #[must_use]
    pub fn is_at(&self, item: Item, workspace: &Workspace, tags: &Tags) -> bool {
        match (&self.cursor, item) {
            (Some(Node::State(state)), Item::State(at)) => STATES.get(at) == Some(state),
            (Some(Node::Folder(path)), Item::Folder(at)) => {
                workspace.folders().get(at).is_some_and(|folder| folder.path == *path)
            }
            (Some(Node::Deck(id)), Item::Deck(at)) => {
                workspace.decks().get(at).is_some_and(|open| open.deck.id == *id)
            }
            (Some(Node::Tag(tag)), Item::Tag(at)) => {
                tags.tree.get(at).is_some_and(|node| node.tag == *tag)
            }
            _ => false,
        }
    }

    /// Shows what is below a line, or hides it.
    pub fn fold(&mut self, node: Node) {
        if !self.open.remove(&node) {
            self.open.insert(node);
        }
    }

    /// Shows what is below a tag.
    pub fn open_tag(&mut self, tag: &str) {
        self.open.insert(Node::Tag(tag.to_owned()));
    }

    pub fn fold_section(&mut self, section: Section) {
        if !self.closed.remove(&section) {
            self.closed.insert(section);
        }
    }
}

/// The tags in whose last part something is found, below those that they stand below.
fn found(tags: &Tags, wanted: &str, lines: &mut Vec<Line>) {
    let mut kept = vec![false; tags.tree.len()];
    let mut above: Vec<usize> = Vec::new();
    for (at, node) in tags.tree.iter().enumerate() {
        above.truncate(node.depth);
        above.push(at);
        if tag_names::is_found(node, wanted) {
            for at in &above {
                if let Some(kept) = kept.get_mut(*at) {
                    *kept = true;
                }
            }
        }
    }
    let all = tags.tree.iter().enumerate().zip(kept).filter(|(_, kept)| *kept);
    lines.extend(all.map(|((at, node), _)| Line {
        item: Item::Tag(at),
        depth: node.depth + 1,
        open: (node.below > 0).then_some(true),
    }));
}

impl Node {
    /// What is typed to find its cards.
    #[must_use]
    pub fn query(&self, workspace: &Workspace) -> String {
        match self {
            Self::State(query) => (*query).to_owned(),
            Self::Folder(path) => term("deck", path),
            Self::Tag(tag) => term("tag", &workspace.tag_names().shown(tag)),
            Self::Deck(id) => {
                let title = workspace.deck(id).map_or("", |deck| deck.title.as_str());
                let same = workspace.decks().iter().filter(|open| open.deck.title == title);
                // A name that several have, or none, says less than the id.
                let name = if same.count() == 1 && !title.is_empty() { title } else { id.as_str() };
                term("deck", name)
            }
        }
    }
}

/// The flag that a state of [`STATES`] is about.
#[must_use]
pub fn flag_of(state: &str) -> Option<Flag> {
    let colour = state.strip_prefix("flag:")?;
    Flag::ALL.into_iter().find(|flag| flag.tag().strip_prefix("flag-") == Some(colour))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::library::Library;
    use crate::schedule::Now;

    fn workspace(root: &Path) -> Workspace {
        std::fs::create_dir_all(root.join("history")).unwrap();
        for (path, id, tag) in [
            ("decks/a.ron", "a", "x::y"),
            ("decks/med/coeur/b.ron", "b", "x"),
            ("decks/med/rein.ron", "c", "été"),
            ("decks/zoo/d.ron", "d", "z"),
        ] {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let text = format!(
                "(format: 1, id: \"{id}\", title: \"Titre {id}\", language: \"fr\", notes: [(id: \
                 \"n{id}\", content: Basic(front: \"Q\", back: \"A\"), tags: [\"{tag}\"])])"
            );
            std::fs::write(path, text).unwrap();
        }
        let now = Now::at(0, &jiff::tz::TimeZone::UTC, 4);
        Workspace::new(Library::open(root, &"test".parse().unwrap()).unwrap(), &now)
    }

    fn told(side: &Side, workspace: &Workspace) -> Vec<String> {
        let tags = workspace.tags();
        let lines = side.lines(&side.filter, workspace, &tags);
        let lines = lines.into_iter().filter_map(|line| {
            let node = Side::node(line.item, workspace, &tags)?;
            Some(format!("{}{}", " ".repeat(line.depth - 1), node.query(workspace)))
        });
        lines.filter(|line| line.contains("deck:") || line.contains("tag:")).collect()
    }

    #[test]
    fn folders_and_tags_open_and_shut() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = workspace(folder.path());
        let mut side = Side::default();
        let shut = ["deck:med", "deck:\"Titre a\"", "deck:zoo", "tag:été", "tag:x", "tag:z"];
        assert_eq!(told(&side, &workspace), shut);
        side.fold(Node::Folder("med".into()));
        side.fold(Node::Tag("x".into()));
        assert_eq!(
            told(&side, &workspace),
            [
                "deck:med",
                " deck:med/coeur",
                " deck:\"Titre c\"",
                "deck:\"Titre a\"",
                "deck:zoo",
                "tag:été",
                "tag:x",
                " tag:x::y",
                "tag:z"
            ]
        );
        side.fold(Node::Folder("med/coeur".into()));
        assert!(told(&side, &workspace).contains(&"  deck:\"Titre b\"".to_owned()));
        side.fold(Node::Folder("med".into()));
        side.fold(Node::Tag("x".into()));
        assert_eq!(told(&side, &workspace), shut, "with all that is in it");
        side.fold_section(Section::Decks);
        assert_eq!(told(&side, &workspace), ["tag:été", "tag:x", "tag:z"]);
    }

    #[test]
    fn what_is_typed_finds_decks_and_tags_with_what_they_stand_below() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = workspace(folder.path());
        let find =
            |filter: &str| told(&Side { filter: filter.into(), ..Side::default() }, &workspace);
        assert_eq!(find("Y"), ["tag:x", " tag:x::y"]);
        assert_eq!(find("ete"), ["tag:été"]);
        assert_eq!(find("REIN"), [""; 0]);
        assert_eq!(find("coeur"), ["deck:\"Titre b\""]);
        assert_eq!(find("titre d"), ["deck:\"Titre d\""]);
    }
}
