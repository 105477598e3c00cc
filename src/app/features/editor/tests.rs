//! What is on its way reaches the note that it was for, or none.

use std::path::{Path, PathBuf};

use super::*;
use crate::library::Library;
use crate::locale::{Language, Locale};
use crate::schedule::Now;

const DECK: &str = "(format: 1, id: \"d\", title: \"D\", language: \"fr\", notes: [
    (id: \"n1\", content: Basic(front: \"Q 1\", back: \"A\")),
])";

/// An editor beside a small library, with a picture that can be put into notes.
struct Desk {
    editor: Editor,
    workspace: Workspace,
    locale: Locale,
    context: egui::Context,
    picture: PathBuf,
}

impl Desk {
    fn new(root: &Path) -> Self {
        std::fs::create_dir_all(root.join("decks")).unwrap();
        std::fs::write(root.join("decks/d.ron"), DECK).unwrap();
        let picture = root.join("foie.png");
        let png = library::png(2, 1, vec![0, 0, 0, 255, 255, 255, 255, 255]).unwrap();
        std::fs::write(&picture, png).unwrap();
        let library = Library::open(root, &"test".parse().unwrap()).unwrap();
        let now = Now::at(0, &jiff::tz::TimeZone::UTC, 4);
        Self {
            editor: Editor::default(),
            workspace: Workspace::new(library, &now),
            locale: Locale::new(Language::French),
            context: egui::Context::default(),
            picture,
        }
    }

    fn apply(&mut self, command: Command) {
        let now = Now::at(0, &jiff::tz::TimeZone::UTC, 4);
        let here = Here { now, locale: &self.locale, context: &self.context };
        self.editor.apply(command, None, &mut self.workspace, &here);
    }

    fn take(&mut self) {
        self.apply(Command::TakeFile(self.picture.clone()));
    }

    /// Until nothing is on its way any more.
    fn follow(&mut self) {
        let now = Now::at(0, &jiff::tz::TimeZone::UTC, 4);
        let here = Here { now, locale: &self.locale, context: &self.context };
        while self.editor.is_taking() {
            std::thread::sleep(std::time::Duration::from_millis(1));
            self.editor.follow(&here);
        }
    }

    fn form(&mut self) -> &mut NoteForm {
        &mut self.editor.open.as_mut().unwrap().form
    }

    fn edit(&mut self) {
        self.apply(Command::Edit("n1".parse().unwrap()));
    }
}

#[test]
fn what_comes_late_goes_to_the_note_it_was_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path());
    desk.apply(Command::Add(None));
    desk.take();
    // The new note waits, and another is edited.
    desk.apply(Command::Leave);
    desk.edit();
    desk.follow();
    assert_eq!(desk.form().text(Field::Front), "Q 1");
    desk.apply(Command::Leave);
    desk.apply(Command::Add(None));
    assert!(desk.form().text(Field::Front).starts_with("![](media/foie-"));
}

#[test]
fn what_comes_late_goes_into_no_next_note() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path());
    desk.apply(Command::Add(None));
    for field in [Field::Front, Field::Back] {
        "x".clone_into(desk.form().text_mut(field));
    }
    desk.take();
    desk.apply(Command::Keep);
    assert_eq!(desk.workspace.decks()[0].deck.notes.len(), 2);
    desk.follow();
    assert!(desk.form().is_blank());
    // A note that is opened twice is not the same each time: what was written there is gone.
    desk.edit();
    desk.take();
    desk.edit();
    desk.follow();
    assert_eq!(desk.form().text(Field::Front), "Q 1");
}

#[test]
fn what_comes_late_goes_into_no_note_of_another_kind() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path());
    for (before, after) in [(Kind::Basic, Kind::Occlusion), (Kind::Occlusion, Kind::Basic)] {
        desk.apply(Command::Add(None));
        desk.form().kind = before;
        desk.take();
        desk.form().kind = after;
        desk.follow();
        assert!(desk.form().is_blank(), "{before:?}");
    }
    // One that has the field as well takes it.
    desk.form().kind = Kind::Basic;
    desk.take();
    desk.form().kind = Kind::Reversible;
    desk.follow();
    assert!(desk.form().text(Field::Front).starts_with("![](media/foie-"));
}
