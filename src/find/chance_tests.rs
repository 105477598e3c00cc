//! Queries are read whatever is typed, and find what a plain look at every card finds.

use proptest::prelude::*;

use super::tests::{Desk, deck_of};
use super::*;
use crate::deck::{self, Content, Note, Source, fold};
use crate::library::OpenDeck;

/// Texts of a few letters, so that chance meets chance.
fn some_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[abéEœ]{1,3}",
        2 => Just(" ".to_owned()),
        1 => Just("\u{a0}".to_owned()),
        1 => Just("ﬁ".to_owned()),
        1 => Just("e\u{301}".to_owned()),
        1 => Just("**b**".to_owned()),
        1 => Just("\n".to_owned()),
    ];
    proptest::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn some_notes() -> impl Strategy<Value = Vec<Note>> {
    let tags =
        proptest::collection::vec(prop_oneof!["[abé]{1,2}", Just("marked".to_owned())], 0..3);
    let note = (0_u8..4, some_text(), some_text(), tags, any::<bool>());
    proptest::collection::vec(note, 1..12).prop_map(|notes| {
        let made = notes.into_iter().enumerate().map(|(at, (kind, one, other, tags, source))| {
            let content = match kind {
                0 => Content::Cloze { text: format!("{{{{c1::x{one}}}}} {other} {{{{c2::y}}}}") },
                1 => Content::Reversible {
                    front: format!("x{one}"),
                    back: format!("y{other}"),
                    ask_back: String::new(),
                    ask_front: String::new(),
                },
                2 => Content::List {
                    prompt: format!("x{one}"),
                    items: vec![format!("y{other}")],
                    open: false,
                },
                _ => Content::Basic { front: format!("x{one}"), back: format!("y{other}") },
            };
            let mut tags = tags;
            tags.sort_unstable();
            tags.dedup();
            let source = source.then(|| Source { quote: one, place: String::new() });
            let id = format!("n{at}").parse().unwrap();
            Note { id, content, context: String::new(), tags, source }
        });
        made.collect()
    })
}

/// Searches that can be read, of any depth.
fn some_query() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[abéxœe]{1,3}",
        "\"[abé] [abé]\"",
        "[abé]\\*[abé]",
        Just("tag:a*".to_owned()),
        Just("tag:none".to_owned()),
        Just("is:new".to_owned()),
        Just("is:marked".to_owned()),
        Just("kind:cloze".to_owned()),
        Just("kind:basic".to_owned()),
        Just("source:*".to_owned()),
        Just("prop:reps<1".to_owned()),
        Just("re:[ab]x?".to_owned()),
        Just("w:ab".to_owned()),
        Just("front:x*".to_owned()),
        Just("deck:d".to_owned()),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
            inner.prop_map(|a| format!("-({a})")),
        ]
    })
}

/// The text of a note, taken together the plain way.
fn texts(note: &Note) -> Vec<String> {
    let all = match &note.content {
        Content::Basic { front, back } | Content::Reversible { front, back, .. } => {
            vec![front.clone(), back.clone()]
        }
        Content::Cloze { text } => {
            vec![deck::ClozeText::read(text).unwrap().gapped(0)]
        }
        Content::List { prompt, items, .. } => vec![prompt.clone(), items.join(" / ")],
        _ => Vec::new(),
    };
    let source = note.source.iter().map(|source| fold(&source.quote));
    all.into_iter().map(|text| fold(&text.replace("**", ""))).chain(source).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_query_and_its_negation_share_out_the_cards(notes in some_notes(), query in some_query()) {
        let desk = Desk::new(&[("d.ron", deck_of("d", "D", notes))]);
        let table = desk.table();
        let read = parse(&query).unwrap();
        let (found, left) = (table.find(&read), table.find(&read.clone().negated()));
        let mut both: Vec<u32> = found.iter().chain(&left).copied().collect();
        both.sort_unstable();
        prop_assert_eq!(both, table.find(&Query::all()));
        // Typed, it is the same.
        prop_assert_eq!(left, table.find(&parse(&format!("-({query})")).unwrap()));
    }

    #[test]
    fn a_folded_search_finds_what_a_plain_one_does(notes in some_notes(), word in "[abéEœ ]{1,4}") {
        prop_assume!(!word.trim().is_empty());
        let desk = Desk::new(&[("d.ron", deck_of("d", "D", notes))]);
        let table = desk.table();
        let open: &OpenDeck = &desk.library.decks()[0];
        let wanted = fold(&word);
        let plain: Vec<u32> = (0..desk.collection.cards().len())
            .filter(|at| {
                let note = &open.deck.notes[desk.collection.cards()[*at].note];
                texts(note).iter().any(|text| text.contains(&wanted))
            })
            .map(|at| at as u32)
            .collect();
        prop_assert_eq!(table.find(&parse(&format!("\"{word}\"")).unwrap()), plain);
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused_at_a_place(query in r#"([a-zé:"()\\*_<>=! -]|or |tag:|prop:|rated:|re:|«|»|\PC){0,24}"#) {
        if let Err(error) = parse(&query) {
            prop_assert!(error.at.start <= error.at.end);
            prop_assert!(error.at.end <= query.chars().count());
        }
        for caret in 0..=query.len() {
            for way in complete(&query, caret, ["a b", "é"], ["d"]) {
                prop_assert!(query.get(..way.from).is_some());
            }
        }
    }
}
