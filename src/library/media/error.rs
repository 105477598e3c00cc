//! Why a picture or a sound is not taken, or can't be shown.

use thiserror::Error;

use crate::library::error::LibraryError;
use crate::message::{Message, Tell};

/// Why a file is not put beside the decks, or not shown. Nothing was changed.
#[derive(Debug, Error)]
pub enum MediaError {
    #[error(transparent)]
    File(#[from] LibraryError),
    #[error("{0} is not in the media folder")]
    Missing(String),
    #[error("{0} is no name of a file in the media folder")]
    Name(String),
    #[error("the file is empty")]
    Empty,
    #[error("this is neither a picture nor a sound of a known kind")]
    Unknown,
    #[error("the file is larger than {0} MiB")]
    TooLarge(u64),
    #[error("{width} × {height} points are too many")]
    TooManyPixels { width: u32, height: u32 },
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    #[error("the drawing takes in other files: {0}")]
    ReachesOut(String),
    #[error("the drawing is too intricate")]
    TooIntricate,
    #[error("this is a sound")]
    Sound,
    #[error("this system has nothing to play sounds with")]
    NoPlayer,
}

impl Tell for MediaError {
    fn message(&self) -> Message {
        match self {
            Self::File(error) => error.message(),
            Self::Missing(name) => Message::new("media-missing").with("name", name),
            Self::Name(name) => Message::new("media-name").with("name", name),
            Self::Empty => Message::new("media-empty"),
            Self::Unknown => Message::new("media-unknown"),
            Self::TooLarge(most) => Message::new("media-too-large").with("most", most),
            Self::TooManyPixels { width, height } => {
                Message::new("media-too-many-pixels").with("width", width).with("height", height)
            }
            // What the decoders say is English.
            Self::Damaged(_) => Message::new("media-damaged"),
            Self::ReachesOut(what) => Message::new("media-reaches-out").with("what", what),
            Self::TooIntricate => Message::new("media-too-intricate"),
            Self::Sound => Message::new("media-sound"),
            Self::NoPlayer => Message::new("media-no-player"),
        }
    }
}
