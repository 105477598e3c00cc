//! Each kind of search, the errors, and the order of every column.

use std::fs;

use super::*;
use crate::deck::{self, CardId, Changes, Content, Deck, Note, Source};
use crate::history::{Draft, Due, Kind, Phase, Rating};
use crate::library::Library;
use crate::schedule::Now;
use crate::study::Collection;

const TODAY: i32 = 20_000;

fn now(day: i32) -> Now {
    Now::at(i64::from(day) * 86_400_000 + 36_000_000, &jiff::tz::TimeZone::UTC, 4)
}

/// A library as it is searched.
pub(super) struct Desk {
    _folder: tempfile::TempDir,
    pub(super) library: Library,
    pub(super) collection: Collection,
    index: Index,
    tag_names: TagNames,
}

impl Desk {
    pub(super) fn new(decks: &[(&str, Deck)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("history")).unwrap();
        for (path, deck) in decks {
            let path = root.join("decks").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, deck::write(deck)).unwrap();
        }
        let library = Library::open(root, &"test".parse().unwrap()).unwrap();
        let mut desk = Self {
            _folder: folder,
            collection: Collection::new(
                &[],
                library.history(),
                &crate::schedule::Settings::default(),
            ),
            index: Index::default(),
            tag_names: TagNames::default(),
            library,
        };
        desk.collect();
        desk
    }

    fn collect(&mut self) {
        let decks: Vec<&Deck> = self.library.decks().iter().map(|open| &open.deck).collect();
        let settings = &self.library.settings().scheduling;
        self.collection = Collection::new(&decks, self.library.history(), settings);
        self.index = Index::new(self.library.decks(), Some(&self.index));
    }

    fn happen(&mut self, card: &str, kind: Kind, rating: Option<Rating>, day: i32, due: Due) {
        let card: CardId = card.parse().unwrap();
        let phase = self.collection.state(&card).map_or(Phase::New, |state| state.phase);
        let at = now(day);
        self.library
            .append(Draft {
                card,
                time: at.time,
                rating,
                phase,
                duration: 0,
                day,
                offset: 0,
                kind,
                due,
                target: None,
            })
            .unwrap();
        self.collect();
    }

    pub(super) fn table(&self) -> Table<'_> {
        Table {
            decks: self.library.decks(),
            collection: &self.collection,
            history: self.library.history(),
            index: &self.index,
            tag_names: &self.tag_names,
            now: now(TODAY),
        }
    }

    fn find(&self, query: &str) -> Vec<String> {
        let found = self.table().find(&parse(query).unwrap());
        found.into_iter().map(|at| self.collection.cards()[at as usize].id.to_string()).collect()
    }
}

pub(super) fn deck_of(id: &str, title: &str, notes: Vec<Note>) -> Deck {
    Deck {
        id: id.parse().unwrap(),
        title: title.into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes,
        changes: Changes::default(),
    }
}

fn note(id: &str, content: Content, tags: &[&str]) -> Note {
    Note {
        id: id.parse().unwrap(),
        content,
        context: String::new(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        source: None,
    }
}

fn basic(id: &str, front: &str, back: &str, tags: &[&str]) -> Note {
    note(id, Content::Basic { front: front.into(), back: back.into() }, tags)
}

fn desk() -> Desk {
    let cloze = "Le {{c1::**foie**::organe}} sécrète la {{c2::bile}}.";
    let mut sourced = basic("s", "Où est la rate ?", "À gauche (hypochondre).", &["item 234"]);
    sourced.source = Some(Source { quote: "La rate est à gauche.".into(), place: "§ 2".into() });
    let one = vec![
        basic("a", "Qu’est-ce qu’un œdème aigu ?", "Une fuite : 5*3.", &["Cœur::valves", "marked"]),
        note("c", Content::Cloze { text: cloze.into() }, &["flag-red"]),
        sourced,
    ];
    let reversible = Content::Reversible {
        front: "IRM".into(),
        back: "imagerie".into(),
        ask_back: String::new(),
        ask_front: String::new(),
    };
    let two = vec![note("r", reversible, &[]), basic("b", "Foi", "x", &["cœur"])];
    let mut desk = Desk::new(&[
        ("cours.ron", deck_of("cours", "Mon cours", one)),
        ("med/Cardio/b.ron", deck_of("deux", "Cardiologie", two)),
    ]);
    desk.happen("c.1", Kind::Review, Some(Rating::Again), TODAY - 3, Due::Day(TODAY - 1));
    desk.happen("r.1", Kind::Review, Some(Rating::Easy), TODAY, Due::Day(TODAY + 9));
    desk.happen("r.2", Kind::Suspend, None, TODAY, Due::None);
    desk
}

#[test]
fn each_search_finds_its_cards() {
    let desk = desk();
    let all = ["a.1", "c.1", "c.2", "s.1", "r.1", "r.2", "b.1"];
    for (query, found) in [
        ("", &all[..]),
        ("oedeme", &["a.1"]),
        ("ŒDÈME", &["a.1"]),
        ("\"le foie secrete\"", &["c.1", "c.2"]),
        ("« le foie secrete »", &["c.1", "c.2"]),
        ("organe", &["c.1", "c.2"]),
        ("foi", &["c.1", "c.2", "b.1"]),
        ("w:foi", &["b.1"]),
        ("w:foie", &["c.1", "c.2"]),
        ("f_ie", &["c.1", "c.2"]),
        ("5\\*3", &["a.1"]),
        ("foie*bile", &["c.1", "c.2"]),
        ("re:sécr[eè]te|imag", &["c.1", "c.2", "r.1", "r.2"]),
        ("front:irm", &["r.1", "r.2"]),
        ("front:ir", &[]),
        ("back:*gauche*", &["s.1"]),
        ("foie -is:new", &["c.1"]),
        ("oedeme or irm", &["a.1", "r.1", "r.2"]),
        ("(oedeme or foie) -(is:new kind:cloze)", &["a.1", "c.1"]),
        ("deck:\"mon cours\"", &all[..4]),
        ("\"deck:mon cours\"", &all[..4]),
        ("deck:med", &all[4..]),
        ("deck:med/cardio", &all[4..]),
        ("deck:car*", &all[4..]),
        ("deck:deux", &all[4..]),
        ("deck:cardio", &[]),
        ("tag:coeur", &["a.1", "b.1"]),
        ("tag:cœur::*", &["a.1"]),
        ("tag:\"item 234\"", &["s.1"]),
        ("tag:none", &["r.1", "r.2"]),
        ("is:marked", &["a.1"]),
        ("flag:red", &["c.1", "c.2"]),
        ("flag:1", &["c.1", "c.2"]),
        ("flag:none -is:marked", &["s.1", "r.1", "r.2", "b.1"]),
        ("kind:reversible", &["r.1", "r.2"]),
        ("is:suspended", &["r.2"]),
        ("is:due", &["c.1"]),
        ("rated:1", &["r.1"]),
        ("rated:4", &["c.1", "r.1"]),
        ("rated:4:1", &["c.1"]),
        ("introduced:1", &["r.1"]),
        ("added:1", &["r.1"]),
        ("prop:reps>0", &["c.1", "r.1"]),
        ("prop:due<0", &["c.1"]),
        ("prop:stability>=0,1 prop:lapses=0", &["c.1", "r.1"]),
        ("source:*", &["s.1"]),
        ("source:\"rate est\"", &["s.1"]),
        ("\"rate est\"", &["s.1"]),
        ("w:est -irm", &["a.1", "s.1"]),
        ("re:§", &["s.1"]),
        ("ra*est", &["s.1"]),
        ("nid:r", &["r.1", "r.2"]),
        ("cid:c.2", &["c.2"]),
        ("1:2", &[]),
        ("\"ph:7\"", &[]),
        ("https://a.fr", &[]),
    ] {
        assert_eq!(desk.find(query), found, "{query}");
    }
}

#[test]
fn what_is_edited_is_found_by_its_new_text_and_its_day() {
    let mut desk = desk();
    let mut deck = desk.library.decks()[0].deck.clone();
    deck.notes[2].content = Content::Basic { front: "Nouveau".into(), back: "texte".into() };
    desk.library.save_deck(&deck).unwrap();
    desk.collect();
    assert_eq!(desk.find("nouveau"), ["s.1"]);
    assert!(desk.find("hypochondre").is_empty());
    // When that was is on the system's clock.
    let found = Table { now: Now::system(4), ..desk.table() }.find(&parse("edited:1").unwrap());
    assert_eq!(found.len(), 1);
}

#[test]
fn errors_point_at_the_place() {
    for (query, at, fault) in [
        ("foie \"rate", 5..10, QueryFault::OpenQuote),
        ("(foie rate", 0..1, QueryFault::OpenBracket),
        ("foie) rate", 4..5, QueryFault::StrayBracket),
        (")", 0..1, QueryFault::StrayBracket),
        ("foie or", 5..7, QueryFault::Missing("or".into())),
        ("é -", 2..3, QueryFault::Missing("-".into())),
        ("é - b", 2..3, QueryFault::Missing("-".into())),
        ("()", 0..1, QueryFault::Missing("(".into())),
        ("or foie", 0..2, QueryFault::Missing("or".into())),
        ("x deck:", 2..7, QueryFault::Missing("deck:".into())),
        ("x ph:7", 2..6, QueryFault::Key("ph".into())),
        ("prop:stability", 0..14, QueryFault::Comparison),
        ("added:x", 0..7, QueryFault::Number { key: "added", value: "x".into() }),
        ("rated:1:9", 0..9, QueryFault::Number { key: "rated", value: "9".into() }),
        ("prop:lapses>x", 0..13, QueryFault::Number { key: "prop", value: "x".into() }),
    ] {
        assert_eq!(parse(query).unwrap_err(), QueryError { at, fault }, "{query}");
    }
    for (query, key) in
        [("is:x", "is"), ("flag:x", "flag"), ("kind:x", "kind"), ("prop:x<1", "prop")]
    {
        let error = parse(query).unwrap_err();
        assert!(matches!(&error.fault, QueryFault::Value { key: of, .. } if *of == key), "{error}");
    }
    assert!(matches!(parse("\"re:(\"").unwrap_err().fault, QueryFault::Expression(_)));
}

#[test]
fn a_table_is_sorted_by_every_column() {
    let desk = desk();
    let table = desk.table();
    let found = table.find(&Query::all());
    let ids = |by, descending| {
        let sorted = Sort { by, descending }.sorted(&found, &table.order(by));
        let cards =
            sorted.into_iter().map(|at| desk.collection.cards()[at as usize].id.to_string());
        cards.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(Column::Front, false), "b.1 r.1 r.2 c.1 c.2 s.1 a.1");
    assert_eq!(ids(Column::Front, true), "a.1 s.1 c.2 c.1 r.2 r.1 b.1");
    assert_eq!(ids(Column::Back, false), "c.1 c.2 s.1 r.1 r.2 a.1 b.1");
    assert_eq!(ids(Column::Deck, false), "r.1 r.2 b.1 a.1 c.1 c.2 s.1");
    assert_eq!(ids(Column::Tags, false), "r.1 r.2 b.1 a.1 c.1 c.2 s.1");
    assert_eq!(ids(Column::State, false), "a.1 c.2 s.1 b.1 c.1 r.1 r.2");
    assert_eq!(ids(Column::Due, false), "c.1 r.1 a.1 c.2 s.1 r.2 b.1");
    assert_eq!(ids(Column::Stability, true), "r.1 c.1 b.1 r.2 s.1 c.2 a.1");
    assert_eq!(ids(Column::Created, true), "r.1 c.1 b.1 r.2 s.1 c.2 a.1");
    assert_eq!(ids(Column::Lapses, false), "a.1 c.1 c.2 s.1 r.1 r.2 b.1");
    assert_eq!(ids(Column::Changed, false), "a.1 c.1 c.2 s.1 r.1 r.2 b.1");
    // Of some cards only these.
    let some = table.find(&parse("foi").unwrap());
    let sorted =
        Sort { by: Column::Front, descending: false }.sorted(&some, &table.order(Column::Front));
    assert_eq!(sorted.len(), 3);
}

#[test]
fn only_a_deck_that_has_changed_is_folded_again() {
    let mut desk = desk();
    let before = Index::new(desk.library.decks(), None);
    let mut deck = desk.library.decks()[1].deck.clone();
    deck.title = "Autre".into();
    desk.library.save_deck(&deck).unwrap();
    let after = Index::new(desk.library.decks(), Some(&before));
    let same = |at| std::ptr::eq(before.deck(at).unwrap(), after.deck(at).unwrap());
    assert_eq!([same(0), same(1)], [true, false]);
    // Bit by bit: what is known first, then a deck after the other.
    let begun = Index::begun(desk.library.decks(), Some(&before));
    assert_eq!([0, 1].map(|at| begun.deck(at).is_some()), [true, false]);
    let none = Index::begun(desk.library.decks(), None);
    let one = none.with_more(desk.library.decks(), 1);
    assert_eq!([0, 1].map(|at| one.deck(at).is_some()), [true, false]);
    assert!(!one.is_whole() && one.with_more(desk.library.decks(), 1).is_whole());
}

#[test]
fn rows_do_not_wait_for_the_text_to_be_folded() {
    let mut desk = desk();
    let mut deck = desk.library.decks()[0].deck.clone();
    deck.notes[0].tags.push("neuve".into());
    desk.library.save_deck(&deck).unwrap();
    desk.collect();
    let (whole, now) = (std::mem::take(&mut desk.index), now(TODAY));
    let row = |index: &Index| {
        let (decks, history) = (desk.library.decks(), desk.library.history());
        let tag_names = &desk.tag_names;
        let table = Table { decks, collection: &desk.collection, history, index, tag_names, now };
        let all = table.find(&parse("").unwrap());
        all.iter().map(|place| table.row(*place).unwrap()).collect::<Vec<_>>()
    };
    let rows = row(&whole);
    assert!(rows.iter().any(|row| row.changed.is_some()));
    assert_eq!(row(&Index::begun(desk.library.decks(), None)), rows);
}

#[test]
fn brackets_without_end_are_refused() {
    for sign in ["(", "-", "-("] {
        assert!(parse(&sign.repeat(100_000)).is_err());
    }
    assert!(parse(&format!("{}x{}", "(".repeat(40), ")".repeat(40))).is_ok());
}

#[test]
fn a_note_that_says_when_it_was_made_was_added_then_whatever_happened_since() {
    let made = i64::from(TODAY - 3) * 86_400_000 + 36_000_000;
    let id = crate::deck::NoteId::made_at(&["x"], made);
    let mut deck = deck_of("d", "D", vec![basic(id.as_str(), "a", "b", &[])]);
    let change = crate::deck::Change { id, time: made + 2 * 86_400_000, removed: false };
    deck.changes.notes.push(change);
    let desk = Desk::new(&[("d.ron", deck)]);
    assert!(desk.find("added:3").is_empty());
    assert_eq!(desk.find("added:4").len(), 1);
    assert_eq!(desk.find("edited:2").len(), 1);
}

#[test]
fn a_note_of_a_deck_that_says_when_it_was_made_was_added_then() {
    let made = i64::from(TODAY) * 86_400_000 + 36_000_000;
    let known = crate::deck::Change {
        id: "old".parse().unwrap(),
        time: made - 5 * 86_400_000,
        removed: false,
    };
    let notes = vec![basic("new", "a", "b", &[]), basic("old", "c", "d", &[])];
    let mut deck = crate::deck::begun(&deck_of("d", "D", notes), made);
    deck.changes.notes.push(known);
    let desk = Desk::new(&[("d.ron", deck)]);
    assert_eq!(desk.find("added:1"), ["new.1"]);
    assert_eq!(desk.find("added:6"), ["new.1", "old.1"]);
    assert!(desk.find("edited:1").is_empty(), "nobody has edited it");
}

#[test]
fn a_name_that_is_nowhere_is_told_with_one_that_may_be_meant() {
    let notes = vec![basic("a", "a", "b", &["rein::glomérule"])];
    let desk = Desk::new(&[("d.ron", deck_of("d", "Thyroïde", notes))]);
    let told = |query: &str| -> Vec<String> {
        let told = desk.table().unknown(&parse(query).unwrap());
        let told = told.iter().map(|message| {
            let arguments: Vec<String> =
                message.arguments.iter().map(|(_, value)| value.clone()).collect();
            format!("{} {}", message.key, arguments.join(" "))
        });
        told.collect()
    };
    assert_eq!(told("deck:thyroid"), ["find-no-deck-but thyroid deck:Thyroïde"]);
    assert_eq!(told("deck:Cœur x"), ["find-no-deck Cœur"]);
    assert_eq!(told("-tag:glomerul or deck:d"), ["find-no-tag-but glomerul tag:rein::glomérule"]);
    for known in ["deck:thyroïde", "deck:THY*", "tag:rein", "tag:none", "thyroid", "is:new"] {
        assert!(told(known).is_empty(), "{known}");
    }
}
