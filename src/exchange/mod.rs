//! Other programs' files: notes as lines of text, as Anki writes them (« Notes en texte brut ») and as
//! spreadsheets do.
//!
//! Tells such a file from prose, reads its notes, and writes decks so that Anki, a spreadsheet and
//! Carabin read them. A file is read whole or not at all; what of it makes no note is told with its
//! line. Knows nothing of files on disk, of libraries and of screens.

mod cells;
mod certainty;
mod form;
mod from_html;
mod header;
mod html_tag;
mod known;
mod markup;
mod reading;
mod table;
#[cfg(test)]
mod tests;
mod writing;

pub use certainty::{Certainty, certainty};
pub use form::{Form, Lost, Unwritten};
pub use header::is_headed;
pub use known::{as_it_is_there, is_unchanged};
pub use reading::{Foreign, Left, Notes, Why, read};
pub use table::{Fault, Separator, TableError};
pub use writing::{Kinds, write};
