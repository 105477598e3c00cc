//! Any deck is read as it was written, whatever is done to a file.

use proptest::prelude::*;

use super::changes::tests::any_changes;
use super::*;

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zé’« ]{0,12}", r#"[a"\\\n\t{}:'\u{a0}\u{202f}\u{200b}œ]{0,12}"#, "[ \n]{0,2}",]
}

/// Texts with gaps, whole and broken ones.
fn any_cloze() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "\\{\\{c[0-9]{1,2}::[a-zé]{1,5}(::[a-z]{0,4})?\\}\\}",
        3 => "[ a-z«é\u{202f}]{0,8}",
        1 => Just("{{c3::x {{c1::y}} z}}".to_owned()),
        1 => "[{}:c0-9]{1,6}",
    ];
    proptest::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

fn any_content() -> impl Strategy<Value = Content> {
    let texts = || proptest::collection::vec(any_text(), 0..4);
    let corners = proptest::collection::vec((0_u16..=1000, 0_u16..=1000), 2..6);
    let shape = prop_oneof![
        Just(Shape::Rectangle),
        Just(Shape::Ellipse),
        corners.prop_map(Shape::Polygon),
    ];
    let mask = (0_u16..4, any::<[u16; 4]>(), shape, any_text()).prop_map(
        |(number, [left, top, width, height], shape, label)| Mask {
            number,
            left,
            top,
            width,
            height,
            shape,
            label,
        },
    );
    let hide = prop_oneof![Just(Hide::All), Just(Hide::One)];
    prop_oneof![
        4 => (any_text(), any_text()).prop_map(|(front, back)| Content::Basic { front, back }),
        2 => (any_text(), any_text(), any_text(), any_text()).prop_map(
            |(front, back, ask_back, ask_front)| Content::Reversible { front, back, ask_back, ask_front }
        ),
        6 => any_cloze().prop_map(|text| Content::Cloze { text }),
        2 => (any_text(), texts(), any::<bool>())
            .prop_map(|(prompt, items, open)| Content::List { prompt, items, open }),
        2 => (any_text(), any_text(), texts()).prop_map(
            |(question, answer, distractors)| Content::Choice { question, answer, distractors }
        ),
        2 => (any_text(), proptest::collection::vec(mask, 0..4), hide).prop_map(
            |(prompt, masks, hide)| Content::Occlusion { prompt, picture: "p".into(), masks, hide }
        ),
    ]
}

fn any_note() -> impl Strategy<Value = Note> {
    let source = (any_text(), any_text()).prop_map(|(quote, place)| Source { quote, place });
    let tags = proptest::collection::vec(any_text(), 0..3);
    // Most decks have no context at all.
    let context = prop_oneof![6 => Just(String::new()), 1 => any_text()];
    (0_u32..40, any_content(), context, tags, proptest::option::of(source)).prop_map(
        |(id, content, context, tags, source)| Note {
            id: format!("n{id}").parse().unwrap(),
            content,
            context,
            tags,
            source,
        },
    )
}

fn any_deck() -> impl Strategy<Value = Deck> {
    let changes = prop_oneof![Just(Changes::default()), any_changes()];
    let notes = proptest::collection::vec(any_note(), 0..6);
    let origin = proptest::option::of(any_text());
    (any_text(), any_text(), notes, origin, changes).prop_map(
        |(title, description, notes, origin, changes)| Deck {
            id: "d".parse().unwrap(),
            title,
            language: "fr".into(),
            description,
            origin: origin.map(|document| Origin { document, sha256: "0".into() }),
            notes,
            changes,
        },
    )
}

/// A deck as the types of the format say that it is written, field by field.
#[derive(serde::Serialize)]
struct Derived<'a> {
    format: u32,
    id: &'a DeckId,
    title: &'a str,
    language: &'a str,
    description: &'a str,
    origin: &'a Option<Origin>,
    notes: &'a [Note],
    #[serde(skip_serializing_if = "Changes::is_empty")]
    changes: &'a Changes,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn a_deck_is_written_as_its_types_say_and_laid_out_as_ron_does(deck in any_deck()) {
        let Deck { id, title, language, description, origin, notes, changes } = &deck;
        let format = deck.format();
        let derived = Derived { format, id, title, language, description, origin, notes, changes };
        let layout = ron::ser::PrettyConfig::new().depth_limit(3).new_line("\n").indentor("    ");
        let ron = ron::ser::to_string_pretty(&derived, layout).unwrap() + "\n";
        // Which are the only characters that are spelled in another way.
        let spelled = |text: &str| text.replace('\u{a0}', r"\u{a0}").replace('\u{202f}', r"\u{202f}");
        prop_assert_eq!(spelled(&write(&deck)), ron);
    }

    #[test]
    fn a_sound_deck_reads_back_as_it_was(deck in any_deck()) {
        let text = write(&deck);
        if let Ok(there) = read(text.as_bytes()) {
            prop_assert_eq!(&there, &deck);
            prop_assert_eq!(write(&there), text);
        }
    }

    #[test]
    fn whatever_is_done_to_a_file_it_is_a_deck_or_a_fault_with_a_place(
        deck in any_deck(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..9), 1..4),
    ) {
        let mut bytes = write(&deck).into_bytes();
        for (at, byte, kind) in changes {
            bytes.push(b'\n');
            let at = at.index(bytes.len());
            // Bytes that mean something in RON, more often than others.
            let marks = br#" ",:()[]\{}/#-_.01ae"#;
            let mark = marks[usize::from(byte) % marks.len()];
            match kind {
                0 => bytes.truncate(at),
                1 | 2 => drop(bytes.remove(at)),
                3 => bytes[at] = byte,
                4 => bytes.insert(at, byte),
                5 | 6 => bytes[at] = mark,
                _ => bytes.insert(at, mark),
            }
        }
        match read(&bytes) {
            Ok(deck) => prop_assert_eq!(read(write(&deck).as_bytes()), Ok(deck)),
            Err(fault) => {
                let lines = String::from_utf8_lossy(&bytes).matches('\n').count() + 1;
                prop_assert!((1..=lines).contains(&fault.line) && fault.column > 0, "{}", fault);
            }
        }
    }
}

#[test]
fn order_and_white_space_are_free_and_nothing_else_is() {
    let taken = |text: &str| read(text.as_bytes()).is_ok();
    let deck = |notes: &str| {
        format!("( notes :[{notes}],\r\n\ttitle:\"T\",id:\"d\",format:1,language:\"fr\",)")
    };
    for sound in [
        "",
        r#"( content: Basic ( front : "a", back: "b\u{41}" ) , id: "n" )"#,
        r#"(id:"n",content:Cloze(text:"{{c3::a}}{{c1::b}}"),source:None)"#,
        r##"(id:r#"n"#,content:Cloze(text:"{{c1::a}}"))"##,
        r#"(id:"n",/* */content:Cloze(text:"{{c1::a}}"))"#,
        r#"(context:"a › b",id:"n",content:Cloze(text:"{{c1::a}}"))"#,
    ] {
        assert!(taken(&deck(sound)), "{sound}");
    }
    for odd in [
        r#"(id:"n",id:"m",content:Basic(front:"a",back:"b"))"#,
        r#"(id:"n",context:"a",context:"a",content:Basic(front:"a",back:"b"))"#,
        r#"(id:"n",content:Basic(front:"a",back:" "))"#,
        r#"(id:"n",content:Basic(front:"a"))"#,
        r#"(id:"n",content:Basic(front:"a",back:"b"),colour:1)"#,
        r#"(id:"n",content:List(prompt:"a",items:["\n"]))"#,
        r#"(id:"n",content:Cloze(text:"a"))"#,
        r#"(id:"é",content:Cloze(text:"{{c1::a}}"))"#,
        r#"(id:"n",content:Cloze(text:"{{c1::a}}")),(id:"n",content:Cloze(text:"{{c1::a}}"))"#,
    ] {
        assert!(!taken(&deck(odd)), "{odd}");
    }
    for odd in ["", "()", "(format:1)"] {
        assert!(!taken(odd), "{odd}");
    }
    let twice = deck("").replace("format:1", "format:1,format:1");
    assert!(!taken(&twice) && !taken(&(deck("") + "x")));
}
