//! What is twice is found, the likest first, as by comparing all with all.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::deck::{Changes, Content, likeness};

fn deck(id: &str, notes: &[(&str, &str, &str)]) -> Deck {
    let note = |(id, front, back): &(&str, &str, &str)| Note {
        id: id.parse().unwrap(),
        content: Content::Basic { front: (*front).into(), back: (*back).into() },
        context: String::new(),
        tags: Vec::new(),
        source: None,
    };
    Deck {
        id: id.parse().unwrap(),
        title: id.to_owned(),
        language: "fr".to_owned(),
        description: String::new(),
        origin: None,
        notes: notes.iter().map(note).collect(),
        changes: Changes::default(),
    }
}

fn pairs(decks: &[&Deck], distinct: &[(&str, &str)]) -> Vec<([Place; 2], Likeness)> {
    let distinct = distinct.iter().map(|(a, b)| in_order(&a.parse().unwrap(), &b.parse().unwrap()));
    let found = AlikeIndex::of(decks).pairs(decks, &distinct.collect());
    found.into_iter().map(|pair| (pair.notes, pair.likeness)).collect()
}

#[test]
fn what_is_twice_is_found_across_decks_the_likest_first() {
    let one = deck("d1", &[("a", "Rate", "organe lymphoïde"), ("b", "Signes d’OAP", "toux")]);
    let two =
        deck("d2", &[("c", "OAP : signe", "la toux"), ("d", "Qu’est-ce que la rate ?", "Organe")]);
    let three = deck("d3", &[("e", "la RATE", "un viscère"), ("f", "Foie", "organe")]);
    let decks = [&one, &two, &three];
    assert_eq!(
        pairs(&decks, &[]),
        [
            ([(0, 0), (1, 1)], Likeness::Same),
            ([(0, 1), (1, 0)], Likeness::Near),
            ([(0, 0), (2, 0)], Likeness::Question),
        ]
    );
    // What is told apart is not shown again, and stands beside another where there is one.
    let apart = pairs(&decks, &[("e", "a"), ("b", "c")]);
    assert_eq!(apart, [([(0, 0), (1, 1)], Likeness::Same), ([(1, 1), (2, 0)], Likeness::Question)]);
    assert_eq!(pairs(&decks, &[("e", "a"), ("b", "c"), ("d", "e"), ("a", "d")]), []);
}

#[test]
fn what_is_twice_is_found_where_only_one_of_the_two_has_a_context() {
    let mut made = deck("d1", &[("a", "What is colloid?", "A store"), ("b", "Signs", "x")]);
    for note in &mut made.notes {
        note.context = "Thyroid".to_owned();
    }
    let own = deck("d2", &[("c", "What is colloid?", "dup"), ("d", "Signs", "y")]);
    assert_eq!(pairs(&[&made, &own], &[]), [([(0, 0), (1, 0)], Likeness::Question)]);
    assert_eq!(pairs(&[&made, &own], &[("c", "a")]), []);
    let index = AlikeIndex::of(&[&made, &own]);
    let found = |note: &Note| index.candidates(note).collect::<Vec<_>>();
    assert_eq!(found(&made.notes[0]), [(0, 0), (1, 0)]);
    assert_eq!(found(&own.notes[0]), [(1, 0), (0, 0)]);
}

#[test]
fn many_of_the_same_are_a_pair_each_with_the_first() {
    let ids: Vec<String> = (0..3000).map(|n| format!("n{n}")).collect();
    let notes: Vec<(&str, &str, &str)> = ids.iter().map(|id| (id.as_str(), "Q ?", "oui")).collect();
    let all = deck("d", &notes);
    let found = pairs(&[&all], &[]);
    assert_eq!(found.len(), 2999);
    assert!(found.iter().all(|([first, _], _)| *first == (0, 0)));
}

/// What is twice, found by comparing every note with all before it.
fn plain_pairs(decks: &[&Deck], distinct: &HashSet<(NoteId, NoteId)>) -> Vec<Twice> {
    let mut notes: Vec<(Place, &Note)> = Vec::new();
    for (at, deck) in decks.iter().enumerate() {
        notes
            .extend(deck.notes.iter().enumerate().map(|(n, note)| ((number(at), number(n)), note)));
    }
    let asks = |note: &Note, context: bool| -> Vec<String> {
        let asks = Asks::of([note]);
        let Asked { context: around, words, .. } = asks.at(0);
        let around = around.iter().filter(|_| context);
        around.chain(words.iter()).map(|word| word.text.to_owned()).collect()
    };
    // Words in any order and number, and what is asked to the letter.
    let sorted = |note: &Note, context: bool| {
        let words = asks(note, context).into_iter();
        let mut words: Vec<String> =
            words.map(|word| crate::deck::asked::stem(&word).to_owned()).collect();
        words.sort();
        words
    };
    let alike = |one: (Place, &Note), other: (Place, &Note)| {
        let apart = distinct.contains(&in_order(&one.1.id, &other.1.id));
        let likeness = likeness(one.1, other.1).filter(|_| !apart && one.1.id != other.1.id)?;
        let notes = [one.0.min(other.0), one.0.max(other.0)];
        Some(Twice { notes, likeness })
    };
    let mut pairs = Vec::new();
    for (at, (place, note)) in notes.iter().copied().enumerate() {
        if asks(note, false).is_empty() {
            continue;
        }
        let own = asks(note, true);
        let mut same = Vec::new();
        let mut firsts: BTreeMap<Vec<String>, (Place, &Note)> = BTreeMap::new();
        for before in &notes[..at] {
            if sorted(before.1, true) == sorted(note, true) {
                let asked = asks(before.1, true);
                if asked == own {
                    same.push(*before);
                } else {
                    firsts.entry(asked).or_insert(*before);
                }
            }
        }
        let mut firsts: Vec<_> = firsts.into_values().collect();
        firsts.sort_by_key(|first| first.0);
        pairs.extend(same.into_iter().chain(firsts).find_map(|one| alike(one, (place, note))));
        if sorted(note, true) != sorted(note, false) {
            let bare = notes.iter().filter(|one| sorted(one.1, true) == sorted(note, false));
            pairs.extend(bare.take(MOST_WORDINGS).find_map(|one| alike(*one, (place, note))));
        }
    }
    pairs.sort_by_key(|pair| (pair.likeness, pair.notes));
    pairs
}

fn any_note() -> impl Strategy<Value = Note> {
    let words =
        ["rate", "rates", "la", "le", "l’", ":", "T3", "t3", "Œdème", "définition", "-", "5"];
    let text = |most| {
        let word = proptest::sample::select(words.to_vec());
        proptest::collection::vec(word, 0..most).prop_map(|words| words.join(" "))
    };
    let context = proptest::sample::select(vec!["", "rate", "Rein", " ?"]);
    (0_u8..12, 0_u8..5, text(4), text(4), context).prop_map(|(id, kind, front, back, context)| {
        let content = match kind {
            0 => Content::Cloze { text: format!("{front} {{{{c1::{back}}}}}") },
            1 => Content::List { prompt: front, items: vec![back, "foie".into()], open: false },
            _ => Content::Basic { front, back },
        };
        let id = format!("n{id}").parse().unwrap();
        Note { id, content, context: context.to_owned(), tags: Vec::new(), source: None }
    })
}

proptest! {
    #[test]
    fn the_quick_way_finds_what_comparing_all_with_all_does(
        decks in proptest::collection::vec(proptest::collection::vec(any_note(), 0..8), 1..4),
        apart in proptest::collection::vec((0_u8..12, 0_u8..12), 0..4),
    ) {
        let of = |notes: &Vec<Note>| Deck { notes: notes.clone(), ..deck("d", &[]) };
        let decks: Vec<Deck> = decks.iter().map(of).collect();
        let decks: Vec<&Deck> = decks.iter().collect();
        let id = |n: u8| format!("n{n}").parse::<NoteId>().unwrap();
        let distinct = apart.into_iter().map(|(one, other)| in_order(&id(one), &id(other)));
        let distinct: HashSet<_> = distinct.collect();
        let plain = plain_pairs(&decks, &distinct);
        prop_assert_eq!(&AlikeIndex::of(&decks).pairs(&decks, &distinct), &plain);
        // The same deck by deck, of which the first was read for another library.
        let version = |at: usize| [u8::try_from(at).unwrap(); 32];
        let versioned: Vec<_> = decks.iter().enumerate().map(|(at, d)| (*d, version(at))).collect();
        let first = Questions::begun(&[version(0)], None).with_more(&versioned, 1);
        let versions: Vec<_> = versioned.iter().map(|(_, version)| *version).collect();
        let mut questions = Questions::begun(&versions, Some(&first));
        let mut steps = 1;
        while !questions.is_whole() {
            questions = questions.with_more(&versioned, 1);
            steps += 1;
        }
        prop_assert_eq!(steps, decks.len());
        prop_assert_eq!(&AlikeIndex::new(&questions).pairs(&decks, &distinct), &plain);
    }
}
