//! Sounds are played by whatever the system plays them with.
//!
//! A player of our own would need the system's sound library when the program is built, and
//! decoders for every format; the student's system has both.

use std::path::Path;
use std::process::{Command, Stdio};

use super::error::MediaError;
use super::store::media_path;
use crate::library::error::LibraryError;

/// Opens a sound of the library at `root` with the system's player.
///
/// # Errors
/// When it is not there, or the system has no way to open it.
pub fn play(root: &Path, name: &str) -> Result<(), MediaError> {
    let path = media_path(root, name)?;
    if !path.is_file() {
        return Err(MediaError::Missing(name.to_owned()));
    }
    let path = std::path::absolute(&path).unwrap_or(path);
    let mut opener = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    let started =
        opener.arg(&path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match started {
        Ok(mut child) => {
            // Waited for, so that it leaves nothing behind when it ends.
            std::thread::spawn(move || drop(child.wait()));
            Ok(())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(MediaError::NoPlayer),
        Err(error) => Err(MediaError::File(LibraryError::read(&path)(error))),
    }
}
