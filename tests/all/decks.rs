//! The RON format: any deck survives a round trip, byte for byte, and the shipped decks are sound.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use carabin::deck::{
    self, Changes, Content, Deck, Fault, Hide, Mask, Note, NoteId, Origin, Shape, Source,
};
use carabin::generate::flaws;
use carabin::library::SHIPPED_DECKS;
use carabin::locale::{Language, Locale};
use carabin::message::Tell as _;
use proptest::prelude::*;

/// Text as people write it, and as nobody should: quotes, braces, controls, other scripts.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zéèàçœ’ ]{1,20}",
        "[\"\\\\(){}\\[\\],:\n\r\t#/r]{1,12}",
        "\\PC{1,12}",
        any::<String>(),
    ]
}

/// Text with something to see in it, as the fields that are asked must have.
fn words() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.trim().is_empty() { format!("{text}x") } else { text })
}

fn content() -> impl Strategy<Value = Content> {
    let corners = prop::collection::vec(any::<(u16, u16)>(), 3..=100);
    // Most masks are rectangles, on their own: then older programs read the deck too.
    let shape = prop_oneof![
        8 => Just(Shape::Rectangle),
        1 => Just(Shape::Ellipse),
        1 => corners.prop_map(Shape::Polygon),
    ];
    let mask = (any::<[u16; 4]>(), shape, any::<u8>(), text());
    let hide = prop_oneof![4 => Just(Hide::All), 1 => Just(Hide::One)];
    prop_oneof![
        (words(), words()).prop_map(|(front, back)| Content::Basic { front, back }),
        (words(), words(), text(), text()).prop_map(|(front, back, ask_back, ask_front)| {
            Content::Reversible { front, back, ask_back, ask_front }
        }),
        ("[a-z{} ]{0,10}", 1_u16..500, "[a-zé]{1,9}", any::<bool>()).prop_map(
            |(before, n, word, hint)| {
                let hint = if hint { "::indice" } else { "" };
                // A stray brace before a gap would open another.
                let before = before.replace('{', "");
                Content::Cloze { text: format!("{before} {{{{c{n}::{word}{hint}}}}}") }
            }
        ),
        (words(), prop::collection::vec(words(), 1..5), any::<bool>())
            .prop_map(|(prompt, items, open)| Content::List { prompt, items, open }),
        (words(), words(), prop::collection::vec(words(), 1..4)).prop_map(
            |(question, answer, distractors)| Content::Choice { question, answer, distractors }
        ),
        (text(), words(), prop::collection::vec(mask, 1..4), hide).prop_map(
            |(prompt, picture, masks, hide)| {
                let masks = masks.into_iter().zip(1_u16..).map(
                    |(([left, top, width, height], shape, with, label), at)| Mask {
                        // Some are asked with the first.
                        number: if with < 32 { 1 } else { at },
                        left,
                        top,
                        width,
                        height,
                        shape,
                        label,
                    },
                );
                Content::Occlusion { prompt, picture, masks: masks.collect(), hide }
            }
        ),
    ]
}

fn note() -> impl Strategy<Value = Note> {
    let source = prop::option::of((text(), text()));
    let tags = prop::collection::vec(text(), 0..3);
    // Most decks have no context at all.
    let context = prop_oneof![6 => Just(String::new()), 1 => text()];
    (any::<u64>(), content(), context, tags, source).prop_map(
        |(id, content, context, tags, source)| Note {
            id: NoteId::from_parts(&[&id.to_string()]),
            content,
            context,
            tags,
            source: source.map(|(quote, place)| Source { quote, place }),
        },
    )
}

fn any_deck() -> impl Strategy<Value = Deck> {
    let origin = prop::option::of((text(), "[0-9a-f]{64}"));
    let notes = prop::collection::vec(note(), 0..6);
    (text(), text(), "[a-z]{2}", origin, notes).prop_map(
        |(title, description, language, origin, notes)| {
            let mut seen = HashSet::new();
            Deck {
                id: "deck".parse().unwrap(),
                title,
                language,
                description,
                origin: origin.map(|(document, sha256)| Origin { document, sha256 }),
                notes: notes.into_iter().filter(|note| seen.insert(note.id.clone())).collect(),
                changes: Changes::default(),
            }
        },
    )
}

/// What older programs do not know of masks.
fn has_new_masks(note: &Note) -> bool {
    let Content::Occlusion { masks, hide, .. } = &note.content else { return false };
    let numbers: HashSet<u16> = masks.iter().map(|mask| mask.number).collect();
    let rectangles = masks.iter().all(|mask| mask.shape == Shape::Rectangle);
    *hide == Hide::One || !rectangles || numbers.len() < masks.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn a_round_trip_is_byte_identical(deck in any_deck()) {
        let written = deck::write(&deck);
        let read = deck::read(written.as_bytes()).unwrap();
        prop_assert_eq!(&read, &deck);
        // An older program reads all that has neither new masks nor a context.
        let masks = deck.notes.iter().any(has_new_masks);
        let context = deck.notes.iter().any(|note| !note.context.is_empty());
        let format = if masks { 3 } else if context { 2 } else { 1 };
        let start = format!("(\n    format: {format},\n");
        prop_assert!(written.starts_with(&start));
        prop_assert_eq!(deck::write(&read), written);
    }

    #[test]
    fn a_damaged_deck_is_an_error_with_a_place_or_a_deck(
        deck in any_deck(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let mut bytes = deck::write(&deck).into_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Err(error) = deck::read(&bytes) {
            let lines = bytes.split(|byte| *byte == b'\n').count();
            prop_assert!((1..=lines + 1).contains(&error.line), "{}", error);
            prop_assert!(error.column >= 1);
        }
    }
}

fn shipped() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("decks");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let decks = entries.filter(|path| path.extension().is_some_and(|e| e == "ron"));
    decks.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// `UPDATE_DECKS=1 cargo test --test all decks::` writes them.
#[test]
fn shipped_decks_keep_to_the_rules_of_a_good_card() {
    let found: Vec<_> = SHIPPED_DECKS
        .iter()
        .flat_map(|shipped| {
            let deck = deck::read(shipped.text.as_bytes()).unwrap();
            let flawed = deck.notes.into_iter().map(|note| (flaws(&note, &deck.language), note));
            flawed.filter(|(flaws, _)| !flaws.is_empty()).collect::<Vec<_>>()
        })
        .map(|(flaws, note)| format!("{flaws:?} {:?}", note.content))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn shipped_decks_are_canonical() {
    let mut notes = HashSet::new();
    for (path, text) in shipped() {
        let deck = deck::read(text.as_bytes()).unwrap_or_else(|e| panic!("{}:{e}", path.display()));
        let canonical = deck::write(&deck);
        if std::env::var_os("UPDATE_DECKS").is_some() {
            fs::write(&path, &canonical).unwrap();
        } else {
            assert!(canonical == text, "{} is not in canonical form", path.display());
        }
        for note in deck.notes {
            assert!(notes.insert(note.id.clone()), "{}: {} twice", path.display(), note.id);
        }
    }
}

/// Whatever is wrong with a deck is said in the student's language, none of it in the reader's own.
#[test]
fn a_fault_in_a_deck_is_said_in_french_wholly() {
    let french = Locale::new(Language::French);
    let note = |note: &str| {
        format!("(format: 1, id: \"d\", title: \"T\", language: \"fr\", notes: [\n  {note}\n])")
    };
    let basic =
        |rest: &str| note(&format!("(id: \"n\", content: Basic(front: \"a\", back: \"b\"){rest})"));
    let cloze = |text: &str| note(&format!("(id: \"n\", content: Cloze(text: \"{text}\"))"));
    for (text, place, said) in [
        ("bonjour".to_owned(), "1:1", "«\u{a0}bonjour\u{a0}» est incompréhensible ici"),
        ("(format: 1, id: \"d\"".to_owned(), "1:18", "le fichier s’arrête trop tôt"),
        ("(format: 1, tit".to_owned(), "1:13", "le fichier s’arrête trop tôt"),
        ("(format: 1 id: \"d\")".to_owned(), "1:12", "il manque une virgule ici"),
        ("(format 1)".to_owned(), "1:9", "il manque un deux-points ici"),
        (
            "(format: \"un\")".to_owned(),
            "1:10",
            "«\u{a0}\"un\"\u{a0}» n’est pas un nombre qui convient ici",
        ),
        ("(format: 1, id: \"é a\")".to_owned(), "1:18", "«\u{a0}é a\u{a0}» ne convient pas ici"),
        (
            "(format: 1, id: 7)".to_owned(),
            "1:17",
            "un texte entre guillemets droits est attendu ici",
        ),
        (
            "(format: 1, id: \"d\", title: \"T)".to_owned(),
            "1:29",
            "ce texte n’a pas de guillemet fermant",
        ),
        (
            "(format: 1, id: \"d\", title: \"\\q\")".to_owned(),
            "1:30",
            "la barre oblique inverse de ce texte n’annonce aucun signe connu",
        ),
        (
            "(format: 1, id: \"d\", title: \"T\")".to_owned(),
            "1:32",
            "il manque le champ «\u{a0}language\u{a0}»",
        ),
        (
            "(format: 1, id: \"d\", id: \"d\")".to_owned(),
            "1:22",
            "le champ «\u{a0}id\u{a0}» est là deux fois",
        ),
        ("(format: 1, /* id".to_owned(), "1:16", "ce commentaire n’est pas fermé"),
        (note("") + " fin", "3:4", "il y a autre chose après la fin"),
        (note("7"), "2:3", "«\u{a0}(\u{a0}» est attendu ici"),
        (
            basic(", couleur: 1"),
            "2:52",
            "le champ «\u{a0}couleur\u{a0}» n’existe pas ici\u{202f}; voici ceux qui existent\u{a0}: id, content, context, tags, source",
        ),
        (
            note("(id: \"n\", content: Carte(a: 1))"),
            "2:22",
            "«\u{a0}Carte\u{a0}» n’existe pas ici\u{202f}; voici ce qui existe\u{a0}: Basic, Reversible, Cloze, List, Choice, Occlusion",
        ),
        (
            note("(id: \"n\", content: List(prompt: \"p\", items: [\"a\"], open: oui))"),
            "2:60",
            "«\u{a0}true\u{a0}» ou «\u{a0}false\u{a0}» est attendu ici",
        ),
        (
            note("(id: \"n\", content: List(prompt: \"p\", items: \"a\"))"),
            "2:47",
            "«\u{a0}[\u{a0}» est attendu ici",
        ),
        (
            note("(id: \"n\", tags: [\"a\" \"b\"], content: Basic(front: \"a\", back: \"b\"))"),
            "2:24",
            "il manque une virgule ici",
        ),
        (
            cloze("rien"),
            "2:8",
            "une note à trous a besoin d’au moins un trou\u{a0}: écrivez {{c1::mot}}.",
        ),
        (
            cloze("{{c1::a"),
            "2:8",
            "un trou est ouvert et jamais fermé\u{a0}: «\u{a0}{{c1::a\u{a0}».",
        ),
        (
            cloze("{{c900::a}}"),
            "2:8",
            "le numéro d’un trou va de 1 à 500\u{a0}: «\u{a0}{{c900::a}}\u{a0}».",
        ),
        (cloze("{{c1::}}"), "2:8", "un trou ne cache rien\u{a0}: «\u{a0}{{c1::}}\u{a0}»."),
        (
            cloze(&("{{c1::".repeat(9) + "a" + &"}}".repeat(9))),
            "2:8",
            "des trous sont emboîtés sur plus de huit niveaux.",
        ),
        (cloze(&"{{c1::a}}".repeat(1001)), "2:8", "un texte a plus de mille trous."),
    ] {
        let error = deck::read(text.as_bytes()).unwrap_err();
        let found = french.say(&error.message());
        let said = match error.fault {
            Fault::Syntax(_) => {
                format!("ce n’est pas un paquet\u{a0}: {said}. Le fichier est resté tel quel.")
            }
            _ => said.to_owned(),
        };
        assert_eq!((format!("{}:{}", error.line, error.column), found), (place.to_owned(), said));
    }
}
