//! What can be chosen, for this machine and for the library.

use crate::library::{Machine, Settings};

/// The sizes that can be chosen, the smallest first.
pub const ZOOMS: [f32; 5] = [0.8, 1.0, 1.25, 1.5, 2.0];

/// How everything is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    Larger,
    Smaller,
    Usual,
}

impl Zoom {
    /// The size that comes after `now`; the same at an end.
    #[must_use]
    pub fn after(self, now: f32) -> f32 {
        let far = |size: &f32| (size - now).abs() > 0.01;
        let mut sizes = ZOOMS.into_iter().filter(far);
        let next = match self {
            Self::Larger => sizes.find(|size| *size > now),
            Self::Smaller => sizes.rfind(|size| *size < now),
            Self::Usual => Some(1.0),
        };
        next.unwrap_or(now)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Machine(Box<Machine>),
    Library(Box<Settings>),
    /// Everything a step larger or smaller, or as large as usual.
    Zoom(Zoom),
    /// Choose another library in a dialog.
    ChooseLibrary,
    OpenFolder,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Machine(_) | Self::Library(_) => "command-settings",
            Self::Zoom(Zoom::Larger) => "command-zoom-larger",
            Self::Zoom(Zoom::Smaller) => "command-zoom-smaller",
            Self::Zoom(Zoom::Usual) => "command-zoom-usual",
            Self::ChooseLibrary => "command-choose-library",
            Self::OpenFolder => "command-open-library",
        }
    }
}
