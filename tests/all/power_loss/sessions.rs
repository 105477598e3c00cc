//! What students do while the power fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use carabin::history::{Draft, Due, Kind as EventKind};
use carabin::library::{self, Library, Saved, Settings};

use super::{Session, State, deck_of};
use crate::support::grade;

/// A session by its name: what is there before, and what is done.
pub type Kind = (&'static str, fn(&mut Library), fn(&mut Session));

pub const SESSIONS: [Kind; 10] = [
    ("grades", nothing, grades),
    ("the first grades", forget, grades),
    ("edits", nothing, edits),
    ("settings", nothing, settings),
    ("changes of several decks", nothing, together),
    ("undos", nothing, undos),
    ("moves", nothing, moves),
    ("restoring", back_up_and_edit, restoring),
    ("a torn history", tear, mending),
    ("a history from a spreadsheet and a copy", damage, mending),
];

fn nothing(_: &mut Library) {}

fn suspend(card: &str, time: i64) -> Draft {
    Draft { kind: EventKind::Suspend, rating: None, due: Due::None, ..grade(card, time) }
}

fn settings_of(library: &Library, new_per_day: u32) -> Settings {
    let mut settings = library.settings().clone();
    settings.scheduling.new_per_day = new_per_day;
    settings
}

fn set(id: &str, back: &str) -> impl FnOnce(&mut State) {
    let (id, back) = (id.to_owned(), back.to_owned());
    move |state| {
        let path = Path::new("decks").join(format!("{id}.ron"));
        state.decks.entry(id).or_insert((path, String::new())).1 = back;
    }
}

fn put(state: &mut State, id: &str, path: &str, back: &str) {
    state.decks.insert(id.to_owned(), (path.into(), back.to_owned()));
}

fn saves(session: &mut Session, id: &str, back: &str) {
    let deck = deck_of(id, back);
    session.does_at_once(set(id, back), |library| drop(library.save_deck(&deck).unwrap()));
}

fn grades(session: &mut Session) {
    for time in [10, 11] {
        session.does_at_once(
            |state| state.events.extend([time]),
            |library| drop(library.append(grade("cours-a.1", time)).unwrap()),
        );
    }
    session.does(
        |state| state.events.extend([12, 13, 14]),
        |library| {
            let drafts = [12, 13, 14].map(|time| suspend("autre-a.1", time)).into();
            library.append_all(drafts).unwrap();
        },
    );
    session.starts_again();
    session.does_at_once(
        |state| state.events.extend([20]),
        |library| drop(library.append(grade("cours-a.1", 20)).unwrap()),
    );
}

fn edits(session: &mut Session) {
    for round in 1..3 {
        saves(session, "cours", &format!("cours {round}"));
        saves(session, &format!("neuf{round}"), &format!("neuf {round}"));
    }
    session.does_at_once(
        |state| drop(state.decks.remove("autre")),
        |library| library.remove_deck(&"autre".parse().unwrap()).unwrap(),
    );
}

fn settings(session: &mut Session) {
    for new_per_day in [30, 31] {
        session.does_at_once(
            |state| state.new_per_day = new_per_day,
            |library| {
                let settings = settings_of(library, new_per_day);
                library.save_settings(settings).unwrap();
            },
        );
    }
}

fn together(session: &mut Session) {
    session.does_at_once(
        |state| {
            set("cours", "cours 1")(state);
            set("autre", "autre 1")(state);
            state.events.extend([10, 11]);
            state.new_per_day = 30;
        },
        |library| {
            let decks = [deck_of("cours", "cours 1"), deck_of("autre", "autre 1")];
            let drafts = [10, 11].map(|time| suspend("cours-a.1", time)).into();
            let settings = settings_of(library, 30);
            let saved = decks.each_ref().map(Saved::from);
            library.save_together(&saved, &[], drafts, Some(&settings)).unwrap();
        },
    );
    // One goes, one comes into folders that are new.
    session.does_at_once(
        |state| {
            set("cours", "cours 2")(state);
            put(state, "neuf", "decks/rein/bas/neuf.ron", "neuf 1");
            state.decks.remove("autre");
        },
        |library| {
            let path = Path::new("decks/rein/bas/neuf.ron");
            let (cours, neuf) = (deck_of("cours", "cours 2"), deck_of("neuf", "neuf 1"));
            let saved = [Saved::from(&cours), Saved { deck: &neuf, path: Some(path) }];
            let removed = ["autre".parse().unwrap()];
            library.save_together(&saved, &removed, Vec::new(), None).unwrap();
        },
    );
    session.starts_again();
    saves(session, "neuf", "neuf 2");
}

fn undos(session: &mut Session) {
    let (before, after) = (deck_of("cours", "cours 0"), deck_of("cours", "cours 1"));
    saves(session, "cours", "cours 1");
    session.does_at_once(set("cours", "cours 0"), |library| {
        library.undo_deck(Some(&before), &after).unwrap();
    });
    let new = deck_of("neuf", "neuf 1");
    saves(session, "neuf", "neuf 1");
    session.does_at_once(
        |state| drop(state.decks.remove("neuf")),
        |library| library.undo_deck(None, &new).unwrap(),
    );
    let (usual, chosen) = (settings_of(&session.library, 11), settings_of(&session.library, 30));
    session.does_at_once(
        |state| state.new_per_day = 30,
        |library| library.save_settings(chosen.clone()).unwrap(),
    );
    session.does_at_once(
        |state| state.new_per_day = 11,
        |library| library.undo_settings(&usual, &chosen).unwrap(),
    );
    let target = session.library.history().events().last().map(|event| event.stamp.clone());
    session.does_at_once(
        |state| state.events.extend([10]),
        |library| {
            let undo = Draft {
                kind: EventKind::Undo,
                rating: None,
                due: Due::None,
                target,
                ..grade("cours-a.1", 10)
            };
            library.append(undo).unwrap();
        },
    );
}

fn moves(session: &mut Session) {
    for (folder, path) in [
        ("rein/bas", "decks/rein/bas/cours.ron"),
        ("", "decks/cours.ron"),
        ("foie", "decks/foie/cours.ron"),
    ] {
        session.does_at_once(
            |state| put(state, "cours", path, "cours 0"),
            |library| drop(library.move_deck(&"cours".parse().unwrap(), folder).unwrap()),
        );
    }
    saves(session, "cours", "cours 1");
}

fn back_up_and_edit(library: &mut Library) {
    library::back_up(library.root()).unwrap();
    library.save_deck(&deck_of("cours", "cours 1")).unwrap();
    library.remove_deck(&"autre".parse().unwrap()).unwrap();
    library.save_settings(settings_of(library, 30)).unwrap();
}

fn restoring(session: &mut Session) {
    let root = session.library.root().to_owned();
    let moments = library::backups(&root);
    let moment = moments.iter().rev().find(|backup| backup.files.len() > 2).unwrap();
    let mut restored = None;
    session.does(
        |state| {
            set("cours", "cours 0")(state);
            set("autre", "autre 0")(state);
            state.new_per_day = 11;
        },
        |library| restored = Some(library.restore(&moment.moment, None).unwrap()),
    );
    session.does(|_| {}, |_| assert!(library::back_up(&root).unwrap() > 0));
    session.does(
        |state| {
            set("cours", "cours 1")(state);
            state.decks.remove("autre");
            state.new_per_day = 30;
        },
        |library| library.undo_restoration(&restored.unwrap()).unwrap(),
    );
    let path = "decks/coeur/autre.ron";
    session.does_at_once(
        |state| put(state, "autre", path, "autre 0"),
        |library| {
            let deck = deck_of("autre", "autre 0");
            library.put_deck_back(Path::new(path), &deck).unwrap();
        },
    );
}

/// Nothing was graded here.
fn forget(library: &mut Library) {
    fs::remove_file(library.root().join("history/one.csv")).unwrap();
}

/// Cuts the last line in the middle.
fn tear(library: &mut Library) {
    library.append(grade("cours-a.1", 2)).unwrap();
    let path = library.root().join("history/one.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.get(..text.len() - 9).unwrap()).unwrap();
}

/// A column before the others and no line feed at the end; a copy of a deck that a synchroniser has left.
fn damage(library: &mut Library) {
    let path = library.root().join("history/one.csv");
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<String> = text.lines().map(|line| format!("remarque,{line}")).collect();
    fs::write(path, lines.join("\n")).unwrap();
    let copy = "decks/cours.sync-conflict-20260101-123456-ABCDEFG.ron";
    let same = fs::read_to_string(library.root().join("decks/cours.ron")).unwrap();
    fs::write(library.root().join(copy), format!("// une copie\n{same}")).unwrap();
}

/// What is wrong is put right when it is opened, and it goes on.
fn mending(session: &mut Session) {
    session.does_at_once(
        |state| state.events.extend([10]),
        |library| drop(library.append(grade("cours-a.1", 10)).unwrap()),
    );
    session.does(|_| {}, |library| drop(library.repair().unwrap()));
    session.starts_again();
    let events: BTreeSet<i64> = State::of(&session.library).events;
    assert!(events.contains(&10));
}
