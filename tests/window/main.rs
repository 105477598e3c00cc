//! The window under test: used by mouse and keyboard, and painted.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod cpu_renderer;
mod keys_and_mouse;
mod pictures;
mod support;
