//! `carabin edit`: something done to all cards that a query finds, at once.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Edit as Arguments;
use super::backup::device;
use super::failure::Failure;
use super::output::{self, in_a_line};
use super::{find, named};
use crate::deck::{Flag, Note};
use crate::find::{TagNames, told_change};
use crate::library::{self, Library, LibraryError};
use crate::locale::Locale;
use crate::message::{Message, Tell};
use crate::schedule::Now;
use crate::workspace::{
    Bulk, Change, Edit, Field, Matching, NoteChange, Replacement, Workspace, tag_of, tags_of,
};

pub(super) fn run(
    root: &Path,
    arguments: &Arguments,
    locale: &Locale,
) -> Result<ExitCode, Failure> {
    let query = find::read(&arguments.query)?;
    drop(Library::look(root)?);
    let library =
        if arguments.dry_run { Library::look(root)? } else { Library::open(root, &device()?)? };
    if !arguments.dry_run && library.is_read_only() {
        return Err(LibraryError::ReadOnly.into());
    }
    let now = Now::system(library.settings().scheduling.rollover_hour);
    let mut workspace = Workspace::new(library, &now);
    workspace.name_tags(TagNames::new(locale.tag_names()));
    let edits = edits(arguments, &workspace)?;
    let index = workspace.index();
    let table = workspace.table(&index, &now);
    let cards = table.find(&query);
    if cards.is_empty() {
        for unknown in table.unknown(&query) {
            output::note(locale, &unknown);
        }
    }
    let bulk = workspace.work_out(&cards, &edits, &now).map_err(|error| failed(&error))?;
    let (notes, cards) = (bulk.notes.len(), bulk.cards());
    let message = |key| Message::new(key).with("notes", notes).with("cards", cards);
    if arguments.dry_run {
        output::print(&preview(&bulk))?;
        let key = if arguments.delete { "edit-would-delete" } else { "edit-would" };
        output::note(locale, &message(key));
        return Ok(output::problems(locale, workspace.library().problems()));
    }
    let said = if arguments.delete {
        Message::new("browse-deleted").with("count", notes)
    } else {
        message("edit-done")
    };
    let before = library::backups(root).len();
    workspace.change(&Change::Bulk(bulk), &now).map_err(|error| failed(&error))?;
    output::note(locale, &said);
    let made = library::backups(root);
    if let Some(undo) = made.len().checked_sub(before + 1).and_then(|at| made.get(at)) {
        // A backup holds no events: what was done to cards stays.
        let key = if cards > 0 { "restore-undo-notes" } else { "restore-undo" };
        output::note(locale, &Message::new(key).with("moment", &undo.moment));
    }
    // What could not be read could not be changed either.
    Ok(output::problems(locale, workspace.library().problems()))
}

fn failed(error: &impl Tell) -> Failure {
    Failure(vec![error.message()])
}

/// What is asked for, in the order in which it is done.
fn edits(arguments: &Arguments, workspace: &Workspace) -> Result<Vec<Edit>, Failure> {
    let wrong = |key, value: &str| Failure(vec![Message::new(key).with("value", value)]);
    let names = workspace.tag_names();
    let mut edits = Vec::new();
    for set in &arguments.set {
        let parts = set.split_once('=');
        let field = parts.and_then(|(name, text)| Some((Field::of(name)?, text)));
        let (field, text) = field.ok_or_else(|| wrong("edit-set", set))?;
        edits.push(Edit::Set(field, text.to_owned()));
    }
    if let Some(text) = &arguments.replace {
        let matching = Matching { expression: arguments.regex, any_case: arguments.any_case };
        let with = arguments.with.as_deref().unwrap_or_default();
        edits.push(Edit::Replace(
            Replacement::new(text, with, matching).map_err(|error| failed(&error))?,
        ));
    }
    for tag in &arguments.tag {
        tag_of(tag).ok_or_else(|| wrong("edit-tag", tag))?;
        edits.extend(tags_of(tag).map(|tag| Edit::Tag(names.meant(&tag))));
    }
    for tag in &arguments.untag {
        edits.push(Edit::Untag(tag.clone()));
        edits.push(Edit::Untag(names.meant(tag)));
    }
    edits.extend(arguments.flag.map(|flag| Edit::Flag(flag.flag())));
    let if_so = |so: bool, edit| so.then_some(edit);
    edits.extend(if_so(arguments.mark, Edit::Mark(true)));
    edits.extend(if_so(arguments.unmark, Edit::Mark(false)));
    edits.extend(if_so(arguments.suspend, Edit::Suspend));
    edits.extend(if_so(arguments.resume, Edit::Resume));
    edits.extend(if_so(arguments.reset, Edit::Reset));
    edits.extend(arguments.due.map(Edit::SetDue));
    edits.extend(if_so(arguments.delete, Edit::Delete));
    if let Some(name) = &arguments.r#move {
        let decks = workspace.decks();
        let place = named::find(decks, name).and_then(|place| decks.get(place));
        let unknown = || Failure(vec![Message::new("error-no-such-deck").with("name", name)]);
        edits.push(Edit::Move(place.ok_or_else(unknown)?.deck.id.clone()));
    }
    if edits.is_empty() { Err(Failure(vec![Message::new("edit-nothing")])) } else { Ok(edits) }
}

impl super::arguments::FlagChoice {
    fn flag(self) -> Option<Flag> {
        match self {
            Self::None => None,
            Self::Red => Some(Flag::Red),
            Self::Orange => Some(Flag::Orange),
            Self::Green => Some(Flag::Green),
            Self::Blue => Some(Flag::Blue),
        }
    }
}

/// What would become of each note, and which cards would get what.
fn preview(bulk: &Bulk) -> String {
    let mut text = String::new();
    for NoteChange { before, after } in &bulk.notes {
        // Writing into a String can't fail.
        let (old, new) = told_change(before, after.as_ref().unwrap_or(before));
        let _ = writeln!(text, "{}  {}", before.id, in_a_line(&old));
        if let Some(after) = after.as_ref().filter(|after| *after != before) {
            if old != new {
                let _ = writeln!(text, "  → {}", in_a_line(&new));
            }
            if before.tags != after.tags {
                let tags = |note: &Note| in_a_line(&note.tags.join(", "));
                let _ = writeln!(text, "  [{}] → [{}]", tags(before), tags(after));
            }
        }
    }
    for (card, kind) in bulk.events() {
        let _ = writeln!(text, "{card}  {kind}");
    }
    text
}
