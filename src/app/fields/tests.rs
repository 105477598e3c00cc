//! Fields and notes, there and back.

use super::*;
use crate::deck::Shape;

fn note(content: Content) -> Note {
    Note {
        id: "n".parse().unwrap(),
        content,
        context: "Rein › Signes".into(),
        tags: vec!["t".into()],
        source: Some(Source { quote: "La phrase.".into(), place: "Rein, § 2".into() }),
    }
}

fn every_kind() -> Vec<Content> {
    let mask = |number, label: &str| Mask {
        number,
        left: 1,
        top: 2,
        width: 3,
        height: 4,
        shape: Shape::Ellipse,
        label: label.into(),
    };
    vec![
        Content::Basic { front: "f".into(), back: "b\n\nc".into() },
        Content::Reversible {
            front: "f".into(),
            back: "b".into(),
            ask_back: "ab".into(),
            ask_front: "af".into(),
        },
        Content::Cloze { text: "{{c1::a}} {{c2::b}}".into() },
        Content::List { prompt: "p".into(), items: vec!["a".into(), "b".into()], open: true },
        Content::Choice {
            question: "q".into(),
            answer: "a".into(),
            distractors: vec!["x".into(), "y".into()],
        },
        Content::Occlusion {
            prompt: String::new(),
            picture: "coeur.png".into(),
            masks: vec![mask(2, "VG"), mask(1, "")],
            hide: Hide::One,
        },
    ]
}

#[test]
fn fields_and_note_are_one() {
    for content in every_kind() {
        let note = note(content);
        assert_eq!(NoteForm::of(&note).note(&note), Ok(note));
    }
}

#[test]
fn a_note_that_could_not_be_asked_is_not_taken_over_and_says_why() {
    for content in every_kind() {
        let note = note(content);
        for field in Kind::of(&note.content).fields() {
            let mut form = NoteForm::of(&note);
            form.text_mut(*field).clear();
            let fault = form.note(&note);
            let may_be_left =
                matches!(field, Field::AskBack | Field::AskFront) || form.kind == Kind::Occlusion;
            let expected = (!may_be_left).then_some(Incomplete::Missing(*field));
            assert_eq!(fault.err(), expected, "{field:?}");
        }
    }
    let cloze = note(every_kind().remove(2));
    let with = |text: &str| {
        let mut form = NoteForm::of(&cloze);
        text.clone_into(form.text_mut(Field::Text));
        form.note(&cloze).err()
    };
    assert_eq!(with("no gap"), Some(Incomplete::NoGap));
    assert_eq!(with("{{c1::open"), Some(Incomplete::Gap));
    let choice = note(every_kind().remove(4));
    let with = |right: &str, wrong: &str| {
        let mut form = NoteForm::of(&choice);
        right.clone_into(form.text_mut(Field::Back));
        wrong.clone_into(form.text_mut(Field::Distractors));
        form.note(&choice).err()
    };
    assert_eq!(with("HFE", "CFTR\nBRCA1\nhfe"), Some(Incomplete::Both));
    assert_eq!(with("HFE\nHJV", "HJV"), Some(Incomplete::Both));
    assert_eq!(with("HFE\nHJV", "CFTR"), None);
}

#[test]
fn masks_need_a_picture_and_a_picture_masks() {
    let note = note(every_kind().remove(5));
    let mut form = NoteForm::of(&note);
    form.masks.clear();
    assert_eq!(form.note(&note), Err(Incomplete::NoMask));
    form.picture.clear();
    assert_eq!(form.note(&note), Err(Incomplete::NoPicture));
}

#[test]
fn what_is_put_down_is_taken_up_again() {
    for content in every_kind() {
        let note = note(content);
        let form = NoteForm::of(&note);
        let blank = NoteForm { kind: form.kind, ..NoteForm::default() };
        assert_eq!(blank.with_texts(&form.texts()).texts(), form.texts());
        // Fewer, as another version may have put down, change no more than they say.
        assert_eq!(form.clone().with_texts(&[]), form);
    }
}

#[test]
fn another_kind_keeps_what_is_written() {
    let basic = note(every_kind().remove(0));
    let mut form = NoteForm::of(&basic);
    form.kind = Kind::Cloze;
    assert!(form.note(&basic).is_err());
    form.kind = Kind::Reversible;
    let Content::Reversible { front, back, .. } = form.note(&basic).unwrap().content else {
        panic!()
    };
    assert_eq!((front.as_str(), back.as_str()), ("f", "b\n\nc"));
}

#[test]
fn a_context_is_one_line_and_no_source_is_none() {
    let basic = note(every_kind().remove(0));
    let mut form = NoteForm::of(&basic);
    " Rein\n› Signes ".clone_into(form.text_mut(Field::Context));
    form.text_mut(Field::Quote).clear();
    " ".clone_into(form.text_mut(Field::Place));
    let written = form.note(&basic).unwrap();
    assert_eq!((written.context.as_str(), written.source), ("Rein › Signes", None));
    // What the student's French typography put there is no mere space.
    "Signes\u{a0}: lesquels\u{202f}? ".clone_into(form.text_mut(Field::Context));
    let written = form.note(&basic).unwrap();
    assert_eq!(written.context, "Signes\u{a0}: lesquels\u{202f}?");
}

#[test]
fn the_next_note_has_the_tags_and_the_place_of_the_last() {
    let mut form = NoteForm::of(&note(every_kind().remove(3)));
    form.begin_next();
    assert_eq!((form.kind, form.tags.len(), form.text(Field::Place)), (Kind::List, 1, "Rein, § 2"));
    assert_eq!((form.text(Field::Front), form.text(Field::Quote)), ("", ""));
}
