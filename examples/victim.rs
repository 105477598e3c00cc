//! A program that is killed in the middle of one change: it says where it is, and waits.
//!
//! `victim` names the changes that it can make; `victim LIBRARY CHANGE` makes one, and says what it
//! has come to; `victim LIBRARY CHANGE STEP` says `here` before that step of writing, and goes no
//! further. `undo-CHANGE` makes the change whole, and takes it back.

use std::env;
use std::error::Error;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use carabin::deck::{Content, Deck, Flag, NoteId};
use carabin::exchange::read;
use carabin::find::parse;
use carabin::library::Library;
use carabin::library::disk;
use carabin::schedule::Now;
use carabin::workspace::{
    Change, Done, Edit, Field, Matching, Replacement, Wish, Workspace, Written,
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The cards that are changed: some of each deck.
const CHOSEN: &str = "front:*1 or front:*2";

/// What another program knows of notes: of those of deck `a`, of one of deck `b`, of a new deck.
const IMPORTED: &str = "#separator:tab\n#guid column:1\n#deck column:2\n\
    g1\ta\tfoie a 1\tbile\ng2\ta\tQ 2\tR 2\nb2\tb\tfoie b 2\tbile\ng3\tMed::Neuf\tQ 3\tR 3\n";

type Make = fn(&Workspace) -> Result<Change>;

/// Everything that can be done to many cards or to a deck.
const CHANGES: [(&str, Make); 29] = [
    ("rename-deck", |w| {
        let deck = first(w)?;
        Ok(Change::Deck(Deck { title: "Autre".into(), ..deck.clone() }))
    }),
    ("move-deck", |w| Ok(Change::Move(first(w)?.id.clone(), "reins/bas".into()))),
    ("merge-decks", |w| {
        w.merge(&"a".parse()?, &"b".parse()?).ok_or_else(|| "no such decks".into())
    }),
    ("remove-deck", |w| Ok(Change::Remove(first(w)?.id.clone()))),
    ("remove-decks", |_| {
        Ok(Change::Decks { saved: Vec::new(), removed: vec!["a".parse()?, "b".parse()?] })
    }),
    ("add-deck", |w| Ok(w.add_deck("Neuf", "fr", &written(), &now()).0)),
    ("add-notes", |w| {
        let (change, _) = w.add(&"a".parse()?, &written(), &now()).ok_or("no such deck")?;
        Ok(change)
    }),
    ("move-notes", |w| {
        w.move_notes(&ids(&["a1", "b2"])?, &"c".parse()?).ok_or_else(|| "no such deck".into())
    }),
    ("remove-notes", |w| Ok(w.remove_notes(&ids(&["a1", "b2"])?))),
    ("tag", |w| bulk(w, &[Edit::Tag("neuf".into())])),
    ("untag", |w| bulk(w, &[Edit::Untag("sujet".into())])),
    ("rename-tag", |w| bulk(w, &[Edit::Retag("sujet".into(), Some("objet".into()))])),
    ("delete-tag", |w| bulk(w, &[Edit::Retag("sujet".into(), None)])),
    ("flag", |w| bulk(w, &[Edit::Flag(Some(Flag::Blue))])),
    ("mark", |w| bulk(w, &[Edit::Mark(true)])),
    ("set-field", |w| bulk(w, &[Edit::Set(Field::Back, "bile".into())])),
    ("replace", |w| {
        let replacement = Replacement::new("foie", "bile", Matching::default())?;
        bulk(w, &[Edit::Replace(replacement)])
    }),
    ("move", |w| bulk(w, &[Edit::Move("c".parse()?)])),
    ("delete", |w| bulk(w, &[Edit::Delete])),
    ("suspend", |w| bulk(w, &[Edit::Suspend])),
    ("resume", |w| bulk(w, &[Edit::Resume])),
    ("reset", |w| bulk(w, &[Edit::Reset])),
    ("set-due", |w| bulk(w, &[Edit::SetDue(3)])),
    ("suspend-and-tag", |w| bulk(w, &[Edit::Suspend, Edit::Tag("neuf".into())])),
    ("merge-notes", |w| {
        let change = w.merge_notes(&"a1".parse()?, &"b2".parse()?, &now());
        Ok(change.ok_or("no such notes")?)
    }),
    ("edit-note", |w| {
        let mut note = w.note(&"a1".parse()?).ok_or("no such note")?.1.clone();
        note.tags.push("neuf".into());
        Ok(w.edit(&[note]))
    }),
    ("split-note", |w| Ok(w.split(&"c3".parse()?, &now()).ok_or("one fact only")?)),
    // New notes and one that is there, into a deck that is there and a new one in a folder.
    ("import", |w| {
        let notes = read(IMPORTED)?;
        Ok(w.import(&notes, None, "notes", "fr", &now()).change)
    }),
    ("delete-and-suspend", |w| bulk(w, &[Edit::Suspend, Edit::Delete])),
];

/// Ends the name of a change that is made ready beside what goes on, as a long one is.
const MADE_READY: &str = "-made-ready";

const BESIDE: [&str; 6] = ["tag", "move", "delete", "suspend", "rename-tag", "suspend-and-tag"];

fn now() -> Now {
    Now::at(20_000 * 86_400_000 + 36_000_000, &jiff::tz::TimeZone::UTC, 4)
}

fn first(workspace: &Workspace) -> Result<&Deck> {
    Ok(&workspace.decks().first().ok_or("no deck")?.deck)
}

fn ids(ids: &[&str]) -> Result<Vec<NoteId>> {
    ids.iter().map(|id| Ok(id.parse()?)).collect()
}

fn written() -> [Written; 1] {
    let content = Content::Basic { front: "Rate ?".into(), back: "oui".into() };
    [Written { content, context: String::new(), tags: Vec::new(), source: None }]
}

fn bulk(workspace: &Workspace, edits: &[Edit]) -> Result<Change> {
    let index = workspace.index();
    let found = workspace.table(&index, &now()).find(&parse(CHOSEN)?);
    Ok(Change::Bulk(workspace.work_out(&found, edits, &now())?))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => {
            for (name, _) in CHANGES {
                println!("{name}");
            }
            for name in BESIDE {
                println!("{name}{MADE_READY}");
            }
            Ok(())
        }
        [root, name] => change(Path::new(root), name, None),
        [root, name, step] => step
            .parse()
            .map_err(Into::into)
            .and_then(|step: usize| change(Path::new(root), name, Some(step))),
        _ => Err("victim [LIBRARY CHANGE [STEP]]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn change(root: &Path, name: &str, last: Option<usize>) -> Result<()> {
    let (name, beside) = match name.strip_suffix(MADE_READY) {
        Some(name) => (name, true),
        None => (name, false),
    };
    let made = name.strip_prefix("undo-").unwrap_or(name);
    let (_, make) = CHANGES.iter().find(|(known, _)| *known == made).ok_or("no such change")?;
    let mut workspace = Workspace::new(Library::open(root, &"victim".parse()?)?, &now());
    let mut change = make(&workspace)?;
    if made != name {
        change = workspace.change(&change, &now())?.undo.ok_or("there is nothing to take back")?;
    }
    let mut at = 0;
    let waits = move |_, _: &Path| {
        if last == Some(at) {
            println!("here");
            let _ = io::stdout().flush();
            // Until it is killed, by somebody who has not forgotten it.
            thread::sleep(Duration::from_mins(1));
        }
        at += 1;
        None
    };
    let done = disk::fail(waits, || -> Result<Done> {
        if !beside {
            return Ok(workspace.change(&change, &now())?);
        }
        let wish = Wish::Change(Arc::new(change));
        let ready = workspace.task(&wish, &now()).prepare(&|_| true)?.ok_or("it was ended")?;
        Ok(workspace.take_prepared(ready, &now())?.ok_or("something else has changed")?)
    })?;
    let undo = if done.undo.is_some() { "and can be undone" } else { "and changed nothing" };
    println!("done, {undo}");
    Ok(())
}
