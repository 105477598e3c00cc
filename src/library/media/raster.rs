//! Pictures made of points, with bounded memory: the header says how large one is before any of it
//! is decoded.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use super::error::MediaError;
use super::format::Format;
use super::pixels::{Extent, Pixels, fitted};

/// The most points of a picture, and the most along one side: more than any camera has, and 192 MiB
/// once decoded.
const MOST_POINTS: u64 = 48_000_000;
const LONGEST: u32 = 30_000;

/// The most that a decoder may take for itself, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// A picture of these pixels (red, green, blue, how opaque) as a file.
///
/// # Errors
/// When there are too many of them, or not as many as there should be.
pub fn png(width: usize, height: usize, rgba: Vec<u8>) -> Result<Vec<u8>, MediaError> {
    let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    let (width, height) = (side(width), side(height));
    allowed(width, height)?;
    let picture = image::RgbaImage::from_raw(width, height, rgba)
        .ok_or_else(|| MediaError::Damaged(format!("{width} × {height}")))?;
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).map_err(|error| damaged(&error))?;
    Ok(bytes.into_inner())
}

/// How large the picture is, without decoding it.
pub(super) fn extent(bytes: &[u8], format: Format) -> Result<Extent, MediaError> {
    let (mut decoder, size) = open(bytes, format)?;
    Ok(turned(size, decoder.orientation().unwrap_or(Orientation::NoTransforms)))
}

/// The picture, made as large as fits in `width` × `height`, and not larger than it is.
pub(super) fn decode(
    bytes: &[u8],
    format: Format,
    width: u32,
    height: u32,
) -> Result<Pixels, MediaError> {
    let (mut decoder, _) = open(bytes, format)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut whole = DynamicImage::from_decoder(decoder).map_err(|error| damaged(&error))?;
    whole.apply_orientation(orientation);
    let natural = Extent { width: whole.width(), height: whole.height() };
    let (width, height) = fitted(natural, width, height, false);
    let shown = if (width, height) == (natural.width, natural.height) {
        whole.into_rgba8()
    } else {
        shrunk(whole, width, height)
    };
    let (width, height) = shown.dimensions();
    Ok(Pixels { natural, scalable: false, width, height, rgba: shown.into_raw() })
}

/// Made smaller: quickly to twice the size where it is much larger, then well.
fn shrunk(whole: DynamicImage, width: u32, height: u32) -> image::RgbaImage {
    let much = |whole: u32, part: u32| whole > part.saturating_mul(4);
    let near = if much(whole.width(), width) || much(whole.height(), height) {
        whole.thumbnail_exact(width.saturating_mul(2), height.saturating_mul(2))
    } else {
        whole
    };
    near.resize_exact(width, height, FilterType::CatmullRom).into_rgba8()
}

/// A decoder that has read the header, and the size that stands there.
fn open(bytes: &[u8], format: Format) -> Result<(impl ImageDecoder + '_, Extent), MediaError> {
    let format = match format {
        Format::Png => image::ImageFormat::Png,
        Format::Jpeg => image::ImageFormat::Jpeg,
        Format::Webp => image::ImageFormat::WebP,
        Format::Gif => image::ImageFormat::Gif,
        Format::Svg | Format::Wav | Format::Mp3 | Format::Ogg | Format::Flac => {
            return Err(MediaError::Unknown);
        }
    };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| damaged(&error))?;
    let (width, height) = decoder.dimensions();
    allowed(width, height)?;
    Ok((decoder, Extent { width, height }))
}

/// Whether so many points are taken.
fn allowed(width: u32, height: u32) -> Result<(), MediaError> {
    let points = u64::from(width) * u64::from(height);
    if width.max(height) > LONGEST || points > MOST_POINTS {
        return Err(MediaError::TooManyPixels { width, height });
    }
    if points == 0 { Err(MediaError::Damaged("0 × 0".to_owned())) } else { Ok(()) }
}

fn turned(size: Extent, orientation: Orientation) -> Extent {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => Extent { width: size.height, height: size.width },
        _ => size,
    }
}

fn damaged(error: &image::ImageError) -> MediaError {
    MediaError::Damaged(error.to_string())
}
