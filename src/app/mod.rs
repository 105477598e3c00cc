//! The window.
//!
//! One [`command::Command`] names every action; screens read the state and return commands; each
//! feature carries its own out, and `route` hands them on. Nothing here blocks: long work runs in
//! `jobs`.

mod available;
mod caret;
mod chart;
mod clock;
pub mod command;
pub mod command_table;
mod differing;
mod effects;
mod exporting;
mod features;
mod field_focus;
mod field_hint;
pub mod fields;
mod figures;
mod file_dialog;
mod flags;
mod fonts;
mod formulas;
mod icons;
mod jobs;
mod kept;
mod key_combination;
pub mod key_help;
mod keyboard;
#[cfg(target_os = "linux")]
mod keyboard_focus;
mod kinds;
mod layers;
mod library_watch;
mod markdown;
mod markup;
mod masks;
mod navigation;
mod offered;
mod pictures;
mod room;
mod route;
mod rows;
mod screen;
mod screens;
mod search;
mod segmented;
mod state;
mod steps;
mod subject;
mod tag_names;
mod text_undo;
mod theme;
mod typography;
mod undo;
mod widgets;
mod window;
mod words;

use std::path::PathBuf;

use thiserror::Error;

pub use clock::Clock;
pub use state::State;
pub use window::App;
// What the tests of the window look at.
#[cfg(test)]
pub use {
    features::create::{Choosing, Making, Row},
    features::editor::{Home, Of},
    undo::Way,
};

use effects::Here;

use crate::library::{Library, LibraryError, Machine};
use crate::locale::Locale;
use crate::message::{Message, Tell};

/// Why the window did not open.
#[derive(Debug, Error)]
pub enum WindowError {
    #[error("no display: {0}")]
    NoDisplay(String),
    #[error("{0}")]
    Window(String),
    #[error(transparent)]
    Library(#[from] LibraryError),
}

impl Tell for WindowError {
    fn message(&self) -> Message {
        match self {
            Self::NoDisplay(detail) => Message::new("error-no-display").with("detail", detail),
            Self::Window(detail) => Message::new("error-window").with("detail", detail),
            Self::Library(error) => error.message(),
        }
    }
}

/// The program on `library`, for `machine`. `machine_path` is where the machine's choices are
/// saved; none leaves nothing behind.
#[must_use]
pub fn build(
    context: &egui::Context,
    library: Library,
    machine: Machine,
    machine_path: Option<PathBuf>,
    clock: Clock,
) -> App {
    if machine_path.is_none() {
        file_dialog::stay_within(context);
    }
    let news = machine.news().cloned();
    let mut state = State::new(library, machine, machine_path, clock);
    if let Some(news) = news {
        let here = Here { now: state.now(), locale: &state.locale, context };
        state.notice = Some(here.said(state.locale.say(&news)));
    }
    App::new(context, state)
}

/// Opens the window on the library at `library` (this machine's when none is named), and in it the
/// `file` that was given, and stays until it is closed.
///
/// # Errors
/// When there is no display, or the library can't be opened.
pub fn run(library: Option<PathBuf>, file: Option<PathBuf>) -> Result<(), WindowError> {
    if no_display() {
        return Err(WindowError::NoDisplay("DISPLAY, WAYLAND_DISPLAY".to_owned()));
    }
    let machine_path = Machine::usual_path();
    let machine = match &machine_path {
        Some(path) => Machine::load(path)?,
        None => Machine::default(),
    };
    let root = library.or_else(|| machine.library.clone()).unwrap_or_else(Machine::usual_library);
    let locale = Locale::for_choice(machine.language.as_deref());
    Library::begin(&root, locale.language().code())?;
    let library = Library::open(&root, &machine.device())?;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Carabin")
        .with_app_id("carabin")
        .with_inner_size(window_size(&machine))
        .with_min_inner_size([720.0, 520.0]);
    let viewport =
        match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/carabin.png")) {
            Ok(icon) => viewport.with_icon(icon),
            // A window without its icon is a window still.
            Err(_) => viewport,
        };
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        let context = &creation.egui_ctx;
        let mut app = build(context, library, machine, machine_path, Clock::system());
        if let Some(file) = file {
            app.give(&file, context);
        }
        Ok(Box::new(app) as Box<dyn eframe::App>)
    });
    eframe::run_native("Carabin", options, start).map_err(|error| match error {
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => {
            let shown = std::env::var("DISPLAY").or_else(|_| std::env::var("WAYLAND_DISPLAY"));
            WindowError::NoDisplay(shown.unwrap_or_else(|_| one_line(&error.to_string())))
        }
        _ => WindowError::Window(one_line(&error.to_string())),
    })
}

/// The window's size as it was left, when it makes sense.
fn window_size(machine: &Machine) -> egui::Vec2 {
    let within = |(width, height): &(f32, f32)| {
        (720.0..10_000.0).contains(width) && (520.0..10_000.0).contains(height)
    };
    machine.window.filter(within).unwrap_or((1180.0, 780.0)).into()
}

/// Whether a Unix desktop is plainly absent, which its libraries would say in a panic.
fn no_display() -> bool {
    let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    cfg!(all(unix, not(target_os = "macos"))) && unset("DISPLAY") && unset("WAYLAND_DISPLAY")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
