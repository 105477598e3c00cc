//! An edit of a note that is changed meanwhile, by another device or program: what the student has
//! not touched follows, what both have changed is theirs to decide.
//!
//! Field by field, as undo takes changes back. The version that the edit began from goes along with
//! each field that is settled, so that what is not settled is known after a restart too.

use super::drawing::Drawing;
use super::open::{Home, Of, Open};
use crate::app::fields::{Field, NoteForm};
use crate::deck::{DeckId, carried, carried_tags, clashes};

/// What was changed twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Text(Field),
    /// All that is asked: one of the two is of another kind, or has other masks.
    Content,
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Mine,
    Theirs,
    /// One text behind the other; of two contents a note each.
    Both,
}

impl Open {
    /// Takes in what the note is `now`, but for what both have changed; whether anything was.
    pub(super) fn rebase(&mut self, now: &NoteForm) -> bool {
        let Some(base) = &mut self.base else { return false };
        if *base == *now {
            return false;
        }
        let form = &mut self.form;
        let before = form.clone();
        if !is_whole(base, form, now) {
            for field in now.kind.fields() {
                carry_text(*field, base, form, now);
            }
            form.open = carried(&base.open, &now.open, &form.open);
            base.open = now.open;
        } else if same_content(form, base) || same_content(form, now) {
            put_content(now, form);
            put_content(now, base);
        }
        for field in Field::BESIDE {
            carry_text(field, base, form, now);
        }
        form.tags = carried_tags(&base.tags, &form.tags, &now.tags);
        base.tags.clone_from(&now.tags);
        if before.masks != form.masks {
            self.drawing = Drawing::with(self.drawing.tool);
        }
        before != *form
    }

    /// What the student and somebody else have both changed since the edit began.
    #[must_use]
    pub fn clashes(&self, now: &NoteForm) -> Vec<Part> {
        let Some(base) = &self.base else { return Vec::new() };
        let form = &self.form;
        let twice = |field: &Field| clashes(base.text(*field), form.text(*field), now.text(*field));
        let mut found = Vec::new();
        if !is_whole(base, form, now) {
            found.extend(now.kind.fields().iter().copied().filter(twice).map(Part::Text));
        } else if !same_content(base, form) && !same_content(base, now) && !same_content(form, now)
        {
            found.push(Part::Content);
        }
        found.extend(Field::BESIDE.into_iter().filter(twice).map(Part::Text));
        found
    }

    /// Does what the student has decided about what both have changed.
    pub(super) fn settle(&mut self, part: Part, choice: Choice, now: &NoteForm, deck: DeckId) {
        let Some(base) = &mut self.base else { return };
        let form = &mut self.form;
        match part {
            Part::Text(field) => {
                let theirs = now.text(field);
                match choice {
                    Choice::Mine => {}
                    Choice::Theirs => theirs.clone_into(form.text_mut(field)),
                    Choice::Both => *form.text_mut(field) = both(field, form.text(field), theirs),
                }
                theirs.clone_into(base.text_mut(field));
            }
            Part::Content if choice == Choice::Both => {
                (self.of, self.home, self.base) = (Of::New, Home::Deck(deck), None);
            }
            Part::Content => {
                if choice == Choice::Theirs {
                    put_content(now, form);
                    self.drawing = Drawing::with(self.drawing.tool);
                }
                put_content(now, base);
            }
        }
    }
}

/// Whether what is asked can only be taken as a whole: fields of two kinds don't go together, nor
/// do masks and another picture.
fn is_whole(base: &NoteForm, form: &NoteForm, now: &NoteForm) -> bool {
    let drawn = |one: &NoteForm, other: &NoteForm| {
        one.picture == other.picture && one.masks == other.masks && one.hide == other.hide
    };
    base.kind != now.kind || base.kind != form.kind || !drawn(base, now) || !drawn(base, form)
}

fn same_content(one: &NoteForm, other: &NoteForm) -> bool {
    let fields = one.kind.fields().iter();
    one.kind == other.kind
        && fields.copied().all(|field| one.text(field) == other.text(field))
        && (one.open, &one.picture, &one.masks, one.hide)
            == (other.open, &other.picture, &other.masks, other.hide)
}

/// Makes what `form` asks what `now` does; what is written in fields of other kinds stays there.
fn put_content(now: &NoteForm, form: &mut NoteForm) {
    form.kind = now.kind;
    for field in now.kind.fields() {
        now.text(*field).clone_into(form.text_mut(*field));
    }
    (form.open, form.hide) = (now.open, now.hide);
    form.picture.clone_from(&now.picture);
    form.masks.clone_from(&now.masks);
}

/// One field, unless both have changed it.
fn carry_text(field: Field, base: &mut NoteForm, form: &mut NoteForm, now: &NoteForm) {
    let (from, to, theirs) = (base.text(field), form.text(field), now.text(field));
    if from == theirs || clashes(from, to, theirs) {
        return;
    }
    theirs.clone_into(form.text_mut(field));
    theirs.clone_into(base.text_mut(field));
}

/// Two texts of a field as one: of a list each line once.
fn both(field: Field, mine: &str, theirs: &str) -> String {
    match field {
        Field::Items | Field::Distractors => {
            let known: Vec<&str> = mine.lines().map(str::trim).collect();
            let more = theirs.lines().filter(|line| !known.contains(&line.trim()));
            mine.lines().chain(more).collect::<Vec<_>>().join("\n")
        }
        Field::Context | Field::Place => format!("{mine} / {theirs}"),
        _ => format!("{mine}\n\n{theirs}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fields::Kind;
    use crate::deck::Mask;

    fn form(kind: Kind, texts: &[(Field, &str)], tags: &[&str]) -> NoteForm {
        let mut form = NoteForm::default();
        form.kind = kind;
        for (field, text) in texts {
            (*text).clone_into(form.text_mut(*field));
        }
        form.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        form
    }

    fn basic(front: &str, back: &str, tags: &[&str]) -> NoteForm {
        form(Kind::Basic, &[(Field::Front, front), (Field::Back, back)], tags)
    }

    fn deck() -> DeckId {
        "d".parse().unwrap()
    }

    /// An edit that began from one form and stands at another.
    fn open(base: &NoteForm, mine: &NoteForm) -> Open {
        let home = Home::Deck(deck());
        let mut open = Open::new(1, Of::Note("n".parse().unwrap()), home, base.clone());
        open.form = mine.clone();
        open
    }

    #[test]
    fn what_is_not_touched_follows_and_what_is_stays() {
        let base = basic("q", "a", &["x", "y"]);
        let mut open = open(&base, &basic("q", "mine", &["x", "own"]));
        let now = basic("corrected", "a", &["x", "y", "urgent"]);
        assert!(open.rebase(&now));
        assert_eq!(open.clashes(&now), []);
        assert_eq!(
            (open.form.text(Field::Front), open.form.text(Field::Back)),
            ("corrected", "mine")
        );
        assert_eq!(open.form.tags, ["x", "urgent", "own"]);
        assert!(!open.rebase(&now), "once");
    }

    #[test]
    fn what_both_have_changed_is_the_student_s_to_decide() {
        let (base, mine, now) =
            (basic("q", "a", &[]), basic("my q", "a", &[]), basic("Q", "b", &[]));
        for (choice, front) in
            [(Choice::Mine, "my q"), (Choice::Theirs, "Q"), (Choice::Both, "my q\n\nQ")]
        {
            let mut open = open(&base, &mine);
            open.rebase(&now);
            let part = Part::Text(Field::Front);
            assert_eq!(open.clashes(&now), [part]);
            // It still is after it was looked at, and after what is settled has followed.
            open.rebase(&now);
            assert_eq!((open.clashes(&now), open.form.text(Field::Back)), (vec![part], "b"));
            open.settle(part, choice, &now, deck());
            assert_eq!((open.clashes(&now), open.form.text(Field::Front)), (vec![], front));
        }
        // Both have made the same of it.
        let mut open = open(&base, &basic("Q", "a", &[]));
        open.rebase(&now);
        assert_eq!(open.clashes(&now), []);
    }

    #[test]
    fn another_kind_or_other_masks_are_taken_as_a_whole() {
        let base = basic("q", "a", &[]);
        let now = form(Kind::Cloze, &[(Field::Text, "{{c1::a}}")], &[]);
        // Nothing of it was touched.
        let mut followed = open(&base, &base);
        assert!(followed.rebase(&now));
        assert_eq!(
            (followed.form.kind, followed.form.text(Field::Text)),
            (Kind::Cloze, "{{c1::a}}")
        );
        let mut twice = open(&base, &basic("mine", "a", &[]));
        twice.rebase(&now);
        assert_eq!(twice.clashes(&now), [Part::Content]);
        assert_eq!(twice.form.kind, Kind::Basic);
        let mut apart = twice.clone();
        apart.settle(Part::Content, Choice::Both, &now, deck());
        assert_eq!((apart.of, apart.form.text(Field::Front)), (Of::New, "mine"));
        twice.settle(Part::Content, Choice::Theirs, &now, deck());
        assert_eq!((twice.clashes(&now), twice.form.kind), (vec![], Kind::Cloze));
        let mask = |left| Mask {
            number: 1,
            left,
            top: 0,
            width: 9,
            height: 9,
            shape: crate::deck::Shape::Rectangle,
            label: String::new(),
        };
        let drawn = |left| {
            let mut form = form(Kind::Occlusion, &[], &[]);
            form.picture = "p.png".to_owned();
            form.masks = vec![mask(left)];
            form
        };
        let mut both = open(&drawn(1), &drawn(2));
        both.rebase(&drawn(3));
        assert_eq!((both.clashes(&drawn(3)), both.form.masks[0].left), (vec![Part::Content], 2));
        both.settle(Part::Content, Choice::Mine, &drawn(3), deck());
        assert_eq!((both.clashes(&drawn(3)), both.form.masks[0].left), (vec![], 2));
    }

    #[test]
    fn lines_of_two_lists_are_there_once() {
        assert_eq!(super::both(Field::Items, "a\nb", "b\nc"), "a\nb\nc");
        assert_eq!(super::both(Field::Place, "p", "q"), "p / q");
    }
}
