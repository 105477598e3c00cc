//! Pictures and sounds beside the decks: what is taken, where it is put, and pictures as pixels.
//!
//! What a file is follows from its bytes. Nothing is decoded before its header has said how much
//! memory that takes; nothing is fetched from anywhere.

mod error;
mod format;
mod picture;
mod pixels;
mod play;
mod raster;
mod store;
mod svg;
#[cfg(test)]
mod tests;
mod used;

pub use error::MediaError;
pub use format::Format;
pub use picture::{decode, extent};
pub use pixels::{Extent, Pixels};
pub use play::play;
pub use raster::png;
pub use store::{add_media, add_media_file, is_media_name, media_path, read_media};
pub(super) use used::{Why, usage};
