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
    let (mut id, mut content, mut above, mut tags, mut source) = (None, None, None, None, None);
    scan.fields(|scan, name| match name {
        "id" => once(&mut id, scan.string()?),
        "content" => once(&mut content, self::content(scan)?),
        "context" => once(&mut above, scan.string()?),
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
    Some(Written { id: id?, content: content?, context: above, tags, source: source.flatten() })
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
mod tests;
