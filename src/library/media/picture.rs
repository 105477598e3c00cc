//! Pictures of every format: how large they are, and as pixels.

use super::error::MediaError;
use super::format::Format;
use super::pixels::{Extent, Pixels};
use super::{raster, svg};

/// How large the picture is, without decoding it.
///
/// # Errors
/// When it is no picture, or a larger one than is taken.
pub fn extent(bytes: &[u8]) -> Result<Extent, MediaError> {
    match format(bytes)? {
        Format::Svg => Ok(svg::read(bytes)?.extent()),
        format => raster::extent(bytes, format),
    }
}

/// The picture, made as large as fits in `width` × `height`; a photograph not larger than it is.
///
/// # Errors
/// When it is no picture, a larger one than is taken, or damaged.
pub fn decode(bytes: &[u8], width: u32, height: u32) -> Result<Pixels, MediaError> {
    match format(bytes)? {
        Format::Svg => svg::read(bytes)?.paint(width, height),
        format => raster::decode(bytes, format, width, height),
    }
}

/// The format of a picture.
fn format(bytes: &[u8]) -> Result<Format, MediaError> {
    match Format::of(bytes) {
        Some(format) if format.is_sound() => Err(MediaError::Sound),
        Some(format) => Ok(format),
        None if bytes.is_empty() => Err(MediaError::Empty),
        None => Err(MediaError::Unknown),
    }
}
