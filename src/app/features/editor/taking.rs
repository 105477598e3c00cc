//! Pictures and sounds on their way into a note: read, checked and put into the media folder on a
//! thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{ColorImage, Context};

use crate::app::caret::{Caret, Goal};
use crate::app::fields::{Field, Kind, NoteForm};
use crate::app::file_dialog::{self, Wanted};
use crate::app::jobs::Pending;
use crate::deck::media_target;
use crate::library::{self, Format, MediaError};

/// The name that a file has in the media folder; none when the student changed their mind.
type Taken = Option<Result<String, MediaError>>;

/// Where one goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Into {
    /// Among the text of a field, after so many characters.
    Text(Field, usize),
    /// It is what the masks are on.
    Picture,
}

/// One on its way, and the note that it is for.
#[derive(Debug)]
pub struct Taking {
    pub serial: u64,
    into: Into,
    pending: Pending<Taken>,
}

impl Into {
    /// Where the caret is, or the first field that can have one.
    #[must_use]
    pub fn of(form: &NoteForm, caret: &Caret) -> Self {
        if form.kind == Kind::Occlusion {
            return Self::Picture;
        }
        let there = caret
            .place
            .clone()
            .filter(|(field, _)| !field.is_plain() && form.kind.fields().contains(field));
        let (field, at) = there.map_or_else(
            || {
                let field = form.kind.fields().first().copied().unwrap_or(Field::Front);
                (field, form.text(field).chars().count())
            },
            |(field, selected)| (field, selected.end),
        );
        Self::Text(field, at)
    }

    /// Whether there is such a place in the note, which may be of another kind by now.
    fn fits(self, form: &NoteForm) -> bool {
        let drawn = form.kind == Kind::Occlusion;
        match self {
            Self::Picture => drawn,
            Self::Text(field, _) => !drawn && form.kind.fields().contains(&field),
        }
    }

    /// Puts the file with this name there, where the note has such a place.
    ///
    /// # Errors
    /// When masks can't be on it.
    pub fn put(self, name: &str, form: &mut NoteForm, caret: &mut Caret) -> Result<(), MediaError> {
        if !self.fits(form) {
            return Ok(());
        }
        let sound = Format::of_name(name).is_some_and(Format::is_sound);
        let target = media_target(name);
        match self {
            Self::Picture if sound => return Err(MediaError::Sound),
            Self::Picture => name.clone_into(&mut form.picture),
            Self::Text(field, at) => {
                let new = if sound { format!("[♪]({target})") } else { format!("![]({target})") };
                // Something may have been typed there meanwhile.
                let here = caret.place.as_ref().filter(|(place, _)| *place == field);
                let at = here.map_or(at, |(_, selected)| selected.end);
                let text = form.text_mut(field);
                let byte = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
                text.insert_str(byte, &new);
                let before = text.get(..byte).map_or(0, |before| before.chars().count());
                let end = before + new.chars().count();
                caret.goal = Some(Goal::At(field, end));
                caret.place = Some((field, end..end));
            }
        }
        Ok(())
    }
}

impl Taking {
    /// Asks for a file among those of the student.
    pub fn ask(context: &Context, root: &Path, (serial, into): (u64, Into), title: String) -> Self {
        let (root, asking) = (root.to_owned(), context.clone());
        let pending = Pending::start(context, move || {
            let path = file_dialog::ask(&asking, title, Wanted::Media)?;
            Some(library::add_media_file(&root, &path))
        });
        Self { serial, into, pending }
    }

    /// Takes a file.
    pub fn file(
        context: &Context,
        root: &Path,
        (serial, into): (u64, Into),
        path: PathBuf,
    ) -> Self {
        let root = root.to_owned();
        let pending = Pending::start(context, move || Some(library::add_media_file(&root, &path)));
        Self { serial, into, pending }
    }

    /// Takes a picture that was pasted, under a name.
    pub fn image(
        context: &Context,
        root: &Path,
        (serial, into): (u64, Into),
        image: Arc<ColorImage>,
        name: String,
    ) -> Self {
        let root = root.to_owned();
        let pending = Pending::start(context, move || {
            let [width, height] = image.size;
            let pixels = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied);
            let rgba: Vec<u8> = pixels.collect();
            let png = library::png(width, height, rgba);
            Some(png.and_then(|bytes| library::add_media(&root, &name, &bytes)))
        });
        Self { serial, into, pending }
    }

    /// What came of it, and where it goes; none as long as it is on its way.
    pub fn poll(&self) -> Option<(Into, Taken)> {
        let done = self.pending.poll()?;
        let lost = || Some(Err(MediaError::Damaged(String::new())));
        Some((self.into, done.unwrap_or_else(|()| lost())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_where_the_caret_is_and_the_caret_after_it() {
        let mut form = NoteForm::default();
        "Où é ?".clone_into(form.text_mut(Field::Front));
        let mut caret = Caret { place: Some((Field::Front, 3..4)), ..Caret::default() };
        let into = Into::of(&form, &caret);
        into.put("a-1.png", &mut form, &mut caret).unwrap();
        assert_eq!(form.text(Field::Front), "Où é![](media/a-1.png) ?");
        assert_eq!(caret.goal, Some(Goal::At(Field::Front, 22)));
        // Nowhere yet: the first field. In a field of plain text it would stay a text.
        for place in [None, Some((Field::Context, 0..0)), Some((Field::Items, 0..0))] {
            let caret = Caret { place, ..Caret::default() };
            let end = form.text(Field::Front).chars().count();
            assert_eq!(Into::of(&form, &caret), Into::Text(Field::Front, end));
        }
        Into::Text(Field::Back, 99).put("b-2.mp3", &mut form, &mut caret).unwrap();
        assert_eq!(form.text(Field::Back), "[♪](media/b-2.mp3)");
    }

    #[test]
    fn masks_are_on_pictures_only() {
        let mut form = NoteForm::default();
        form.kind = Kind::Occlusion;
        let mut caret = Caret::default();
        let into = Into::of(&form, &caret);
        assert!(into.put("b-2.mp3", &mut form, &mut caret).is_err());
        into.put("a-1.png", &mut form, &mut caret).unwrap();
        assert_eq!(form.picture, "a-1.png");
    }
}
