//! The keyboard where no window manager hands it out, as on a bare X server: the window takes it.
//!
//! Refuses to take it from others: where a window manager is, it decides.

use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, EventMask, InputFocus, MapState};
use x11rb::rust_connection::RustConnection;

use raw_window_handle::{HasWindowHandle, RawWindowHandle};

/// How often it is tried until the window is there to be given the keyboard.
const TRIES: u8 = 40;
const PAUSE: Duration = Duration::from_millis(100);

/// Whether there is anything left to do.
#[derive(Debug, Default)]
pub enum KeyboardFocus {
    #[default]
    Unknown,
    /// Nobody hands it out; so often it was tried.
    Ours(u8),
    Others,
}

enum Taken {
    Yes,
    /// The window is not shown yet.
    NotYet,
    /// Somebody else hands it out.
    No,
}

impl KeyboardFocus {
    /// Takes the keyboard at the start, and when the window is clicked; called once a frame.
    pub fn follow(&mut self, context: &egui::Context, window: &impl HasWindowHandle) {
        let (focused, pressed) =
            context.input(|input| (input.focused, input.pointer.any_pressed()));
        let tries = match self {
            Self::Others => return,
            Self::Unknown => 0,
            Self::Ours(tries) => *tries,
        };
        if focused {
            *self = Self::Ours(TRIES);
            return;
        }
        if tries >= TRIES && !pressed {
            return;
        }
        *self = match take(window) {
            Some(Taken::Yes) => Self::Ours(TRIES),
            Some(Taken::NotYet) => {
                context.request_repaint_after(PAUSE);
                Self::Ours(tries.saturating_add(1))
            }
            Some(Taken::No) | None => Self::Others,
        };
    }
}

/// None where there is no X server to ask.
fn take(window: &impl HasWindowHandle) -> Option<Taken> {
    let window = match window.window_handle().ok()?.as_raw() {
        RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok()?,
        RawWindowHandle::Xcb(handle) => handle.window.get(),
        _ => return None,
    };
    let (server, screen) = RustConnection::connect(None).ok()?;
    let root = server.setup().roots.get(screen)?.root;
    // A window manager is who has asked to be told of every new window.
    let masks = server.get_window_attributes(root).ok()?.reply().ok()?.all_event_masks;
    if masks.contains(EventMask::SUBSTRUCTURE_REDIRECT) {
        return Some(Taken::No);
    }
    let shown = server.get_window_attributes(window).ok()?.reply().ok()?.map_state;
    if shown != MapState::VIEWABLE {
        return Some(Taken::NotYet);
    }
    let set = server.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).ok()?;
    set.check().ok()?;
    Some(Taken::Yes)
}
