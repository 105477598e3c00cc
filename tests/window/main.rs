//! The window under test: used by mouse and keyboard, and painted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

#[allow(clippy::many_single_char_names, reason = "geometry has short names")]
mod cpu_renderer;
mod keys_and_mouse;
mod pictures;
mod support;
