//! The window, driven through its accessibility tree and painted on the CPU.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests stop at a fault")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "pixels are small numbers"
)]

mod amounts;
mod around;
mod aside;
mod backlog;
mod browsing;
mod counting;
mod creating;
mod exams;
mod following;
mod limits;
mod looks;
mod memory;
mod sentences;
mod spoken;
mod studying;
mod support;
mod texts;
