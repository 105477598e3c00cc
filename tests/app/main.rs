//! The window, driven through its accessibility tree and painted on the CPU.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]

mod looks;
mod support;
