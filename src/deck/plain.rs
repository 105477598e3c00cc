//! Decks that are written as `write` writes them, read quickly.
//!
//! Takes a deck only if it is sound in every way that `read` asks for; else it says nothing, and
//! `read` looks again, slowly, and has the last word. A test holds the two to the same answers.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::card::CardPlace;
use super::change::{self, Changes};
use super::cloze::ClozeText;
use super::id::{CardId, NoteId};
use super::model::{Content, Deck, FORMAT, Note, Origin, Source};
use super::outline::Outline;
use super::scan::Scan;

/// The whole deck.
pub(super) fn deck(bytes: &[u8]) -> Option<Deck> {
    let mut notes = Vec::new();
    let head = scan(bytes, |written| {
        notes.push(written.note()?);
        Some(())
    })?;
    let Head { format: _, id, title, language, description, origin, changes } = head;
    let origin = origin.map(|(document, sha256)| Origin {
        document: document.into_owned(),
        sha256: sha256.into_owned(),
    });
    Some(Deck {
        id: id.parse().ok()?,
        title: title.into_owned(),
        language: language.into_owned(),
        description: description.into_owned(),
        origin,
        notes,
        changes,
    })
}

/// The deck's outline.
pub(super) fn outline(bytes: &[u8]) -> Option<Outline> {
    let mut cards = Vec::new();
    let mut place = 0;
    let head = scan(bytes, |written| {
        let note: NoteId = written.id.parse().ok()?;
        for number in written.content.numbers.iter().copied() {
            cards.push(CardPlace { note: place, id: CardId::new(note.clone(), number) });
        }
        place += 1;
        Some(())
    })?;
    Some(Outline { id: head.id.parse().ok()?, title: head.title.into_owned(), cards })
}

/// What a deck says beside its notes.
struct Head<'a> {
    format: u16,
    id: Cow<'a, str>,
    title: Cow<'a, str>,
    language: Cow<'a, str>,
    description: Cow<'a, str>,
    origin: Option<(Cow<'a, str>, Cow<'a, str>)>,
    changes: Changes,
}

/// A note as it stands in the file.
struct Written<'a> {
    id: Cow<'a, str>,
    content: WrittenContent<'a>,
    context: Option<Cow<'a, str>>,
    tags: Option<Scan<'a>>,
    source: Option<[Option<Cow<'a, str>>; 2]>,
}

/// A note's content as it stands in the file.
struct WrittenContent<'a> {
    kind: &'a str,
    /// In the order of the kind's fields.
    texts: [Option<Cow<'a, str>>; 4],
    /// The one list that a kind may have, to be read again when it is wanted.
    list: Option<Scan<'a>>,
    open: bool,
    /// Of its cards.
    numbers: Cow<'static, [u16]>,
}

/// Reads a deck, and hands over each of its notes.
fn scan<'a>(bytes: &'a [u8], mut take: impl FnMut(Written<'a>) -> Option<()>) -> Option<Head<'a>> {
    let mut scan = Scan::new(bytes)?;
    let (mut format, mut id, mut title, mut language) = (None, None, None, None);
    let (mut description, mut origin, mut notes, mut changes) = (None, None, None, None);
    let mut known = FxHashSet::default();
    scan.fields(|scan, name| match name {
        "format" => once(&mut format, scan.number()?),
        "id" => once(&mut id, scan.string()?),
        "title" => once(&mut title, scan.string()?),
        "language" => once(&mut language, scan.string()?),
        "description" => once(&mut description, scan.string()?),
        "origin" => {
            let mut fields = None;
            scan.option(|scan| {
                fields = Some(texts(scan, ["document", "sha256"])?);
                Some(())
            })?;
            let whole = match fields {
                Some([document, sha256]) => Some((document?, sha256?)),
                None => None,
            };
            once(&mut origin, whole)
        }
        "notes" => {
            scan.list(|scan| {
                let written = note(scan)?;
                known.insert(written.id.clone()).then_some(())?;
                take(written)
            })?;
            once(&mut notes, ())
        }
        "changes" => once(&mut changes, change::scan(scan)?),
        _ => None,
    })?;
    notes?;
    let head = Head {
        format: format?,
        id: id?,
        title: title?,
        language: language?,
        description: description.unwrap_or_default(),
        origin: origin.flatten(),
        changes: changes.unwrap_or_default(),
    };
    (scan.is_at_end() && u32::from(head.format) <= FORMAT).then_some(head)
}

/// A field's value; none if it is there twice.
#[inline]
pub(super) fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

/// Fields of text, each of which may be left out.
#[inline]
fn texts<'a>(scan: &mut Scan<'a>, names: [&str; 2]) -> Option<[Option<Cow<'a, str>>; 2]> {
    let mut found = [None, None];
    scan.fields(|scan, name| {
        let place = names.iter().position(|known| *known == name)?;
        once(found.get_mut(place)?, scan.string()?)
    })?;
    Some(found)
}

#[inline]
fn note<'a>(scan: &mut Scan<'a>) -> Option<Written<'a>> {
    let (mut id, mut content, mut context, mut tags, mut source) = (None, None, None, None, None);
    scan.fields(|scan, name| match name {
        "id" => once(&mut id, scan.string()?),
        "content" => once(&mut content, self::content(scan)?),
        "context" => once(&mut context, scan.string()?),
        "tags" => {
            let start = scan.clone();
            scan.list(|scan| scan.string().map(drop))?;
            once(&mut tags, start)
        }
        "source" => {
            let mut fields = None;
            scan.option(|scan| {
                fields = Some(texts(scan, ["quote", "place"])?);
                Some(())
            })?;
            once(&mut source, fields)
        }
        _ => None,
    })?;
    Some(Written { id: id?, content: content?, context, tags, source: source.flatten() })
}

#[inline]
fn content<'a>(scan: &mut Scan<'a>) -> Option<WrittenContent<'a>> {
    let kind = scan.name()?;
    let (wanted, more): (&[&str], &[&str]) = match kind {
        "Basic" => (&["front", "back"], &[]),
        "Reversible" => (&["front", "back"], &["ask_back", "ask_front"]),
        "Cloze" => (&["text"], &[]),
        "List" => (&["prompt", "items"], &["open"]),
        "Choice" => (&["question", "answer", "distractors"], &[]),
        // Pictures are few; `read` knows them.
        _ => return None,
    };
    let numbers: &[u16] = if kind == "Reversible" { &[1, 2] } else { &[1] };
    let texts = [const { None }; 4];
    let mut found =
        WrittenContent { kind, texts, list: None, open: false, numbers: Cow::Borrowed(numbers) };
    let mut seen = 0_u8;
    scan.fields(|scan, name| {
        let place = wanted.iter().chain(more).position(|known| *known == name)?;
        let bit = 1 << place;
        let twice = seen & bit != 0;
        seen |= bit;
        match name {
            "items" | "distractors" => {
                found.list = Some(scan.clone());
                let mut blank = true;
                scan.list(|scan| {
                    blank &= scan.string()?.trim().is_empty();
                    Some(())
                })?;
                (!blank).then_some(())?;
            }
            "open" => found.open = scan.truth()?,
            _ => {
                let text = scan.string()?;
                if name == "text" {
                    found.numbers = ClozeText::card_numbers(&text).ok()?.into();
                } else if place < wanted.len() && text.trim().is_empty() {
                    return None;
                }
                *found.texts.get_mut(place)? = Some(text);
            }
        }
        (!twice).then_some(())
    })?;
    let all = (1 << wanted.len()) - 1;
    (seen & all == all).then_some(found)
}

impl Written<'_> {
    fn note(self) -> Option<Note> {
        let source = self.source.map(|[quote, place]| Source {
            quote: quote.unwrap_or_default().into_owned(),
            place: place.unwrap_or_default().into_owned(),
        });
        Some(Note {
            id: self.id.parse().ok()?,
            content: self.content.content()?,
            context: self.context.unwrap_or_default().into_owned(),
            tags: list(self.tags)?,
            source,
        })
    }
}

impl WrittenContent<'_> {
    fn content(self) -> Option<Content> {
        let [first, second, third, fourth] =
            self.texts.map(|text| text.unwrap_or_default().into_owned());
        Some(match self.kind {
            "Basic" => Content::Basic { front: first, back: second },
            "Reversible" => Content::Reversible {
                front: first,
                back: second,
                ask_back: third,
                ask_front: fourth,
            },
            "Cloze" => Content::Cloze { text: first },
            "List" => Content::List { prompt: first, items: list(self.list)?, open: self.open },
            "Choice" => {
                let distractors = list(self.list)?;
                Content::Choice { question: first, answer: second, distractors }
            }
            _ => return None,
        })
    }
}

/// The texts of a list that starts there.
fn list(start: Option<Scan>) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    if let Some(mut scan) = start {
        scan.list(|scan| {
            texts.push(scan.string()?.into_owned());
            Some(())
        })?;
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::change::tests::any_changes;
    use super::super::read::read_slowly;
    use super::super::{Mask, ReadError, read, read_outline, write};
    use super::*;

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zé’« ]{0,12}",
            r#"[a"\\\n\t{}:'\u{a0}\u{202f}\u{200b}œ]{0,12}"#,
            "[ \n]{0,2}",
        ]
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
        let mask = Mask { number: 1, left: 1, top: 2, width: 3, height: 4, label: "l".into() };
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
            1 => Just(Content::Occlusion { prompt: String::new(), picture: "p".into(), masks: vec![mask] }),
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

    /// Whether the quick readers take a file; whatever they do, all say the same.
    fn check(bytes: &[u8]) -> bool {
        let slow: Result<Deck, ReadError> = read_slowly(bytes);
        assert_eq!(read(bytes), slow);
        assert_eq!(read_outline(bytes), slow.as_ref().map(Outline::from).map_err(Clone::clone));
        let (quick, outline) = (deck(bytes), outline(bytes));
        assert_eq!(quick.is_some(), outline.is_some());
        assert!(quick.is_none() || quick.as_ref() == slow.as_ref().ok());
        assert!(outline.is_none() || outline == slow.ok().as_ref().map(Outline::from));
        quick.is_some()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_sound_deck_is_read_quickly(deck in any_deck()) {
            let text = write(&deck).unwrap();
            let quick = check(text.as_bytes());
            let pictures = |note: &Note| matches!(note.content, Content::Occlusion { .. });
            if read_slowly(text.as_bytes()).is_ok() && !deck.notes.iter().any(pictures) {
                prop_assert!(quick);
                prop_assert_eq!(read(text.as_bytes()), Ok(deck));
            }
        }

        #[test]
        fn whatever_is_done_to_a_file_all_say_the_same(
            deck in any_deck(),
            changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..9), 1..4),
        ) {
            let mut bytes = write(&deck).unwrap().into_bytes();
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
            check(&bytes);
        }
    }

    #[test]
    fn order_and_white_space_are_free_and_nothing_else_is() {
        let quick = |text: &str| check(text.as_bytes());
        let deck = |notes: &str| {
            format!("( notes :[{notes}],\r\n\ttitle:\"T\",id:\"d\",format:1,language:\"fr\",)")
        };
        assert!(quick(&deck("")));
        assert!(quick(&deck(r#"( content: Basic ( front : "a", back: "b\u{41}" ) , id: "n" )"#)));
        assert!(quick(&deck(r#"(id:"n",content:Cloze(text:"{{c3::a}}{{c1::b}}"),source:None)"#)));
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
            r##"(id:r#"n"#,content:Cloze(text:"{{c1::a}}"))"##,
            r#"(id:"n",/* */content:Cloze(text:"{{c1::a}}"))"#,
        ] {
            assert!(!quick(&deck(odd)), "{odd}");
        }
        assert!(quick(&deck(r#"(context:"a › b",id:"n",content:Cloze(text:"{{c1::a}}"))"#)));
        assert!(quick(&deck("").replace("format:1", "format:2")));
        for odd in
            ["", "()", "(format:1)", "(format:3,id:\"d\",title:\"T\",language:\"fr\",notes:[])"]
        {
            assert!(!quick(odd), "{odd}");
        }
        let twice = deck("").replace("format:1", "format:1,format:1");
        assert!(!quick(&twice) && !quick(&(deck("") + "x")));
    }
}
