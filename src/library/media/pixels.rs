//! Sizes of pictures, and pictures as pixels.

/// The most points of what is shown.
const MOST_SHOWN: f64 = 16_000_000.0;

/// How large a picture is, in points: as it is stored, or as a drawing says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub width: u32,
    pub height: u32,
}

/// A picture ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Of the whole picture, whatever is shown of it.
    pub natural: Extent,
    /// A drawing is as sharp as it is wanted; a photograph only as it was taken.
    pub scalable: bool,
    pub width: u32,
    pub height: u32,
    /// Red, green, blue and how opaque, not multiplied by that, row by row.
    pub rgba: Vec<u8>,
}

/// How large a picture is shown that is to fit into a room, its proportions kept.
pub(super) fn fitted(natural: Extent, width: u32, height: u32, grows: bool) -> (u32, u32) {
    let (w, h) = (f64::from(natural.width.max(1)), f64::from(natural.height.max(1)));
    let fits = (f64::from(width.max(1)) / w).min(f64::from(height.max(1)) / h);
    let fits = if grows { fits } else { fits.min(1.0) };
    let scale = fits.min((MOST_SHOWN / (w * h)).sqrt());
    let part = |side: f64| ((side * scale).round() as u32).max(1);
    (part(w), part(h))
}
