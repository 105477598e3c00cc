//! Where masks are, in thousandths of their picture, and how they are kept on it.

use crate::deck::Mask;

/// The smallest mask, in thousandths: smaller ones are a slip of the hand.
pub const LEAST: u16 = 8;

/// The bounds of a mask: left, top, width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub left: u16,
    pub top: u16,
    pub width: u16,
    pub height: u16,
}

impl Bounds {
    #[must_use]
    pub fn of(mask: &Mask) -> Self {
        let Mask { left, top, width, height, .. } = *mask;
        Self { left, top, width, height }
    }

    /// Between two corners, whichever they are.
    #[must_use]
    pub fn between(a: (u16, u16), b: (u16, u16)) -> Self {
        let (left, top) = (a.0.min(b.0), a.1.min(b.1));
        Self { left, top, width: a.0.abs_diff(b.0), height: a.1.abs_diff(b.1) }
    }

    #[must_use]
    pub fn right(self) -> u16 {
        self.left.saturating_add(self.width)
    }

    #[must_use]
    pub fn bottom(self) -> u16 {
        self.top.saturating_add(self.height)
    }

    /// The lines that others can be laid along: of each direction the edges and the middle.
    #[must_use]
    pub fn lines(self) -> ([u16; 3], [u16; 3]) {
        let across = [self.left, self.left.saturating_add(self.width / 2), self.right()];
        let down = [self.top, self.top.saturating_add(self.height / 2), self.bottom()];
        (across, down)
    }
}

/// Gives a mask its bounds.
pub fn put(mask: &mut Mask, bounds: Bounds) {
    let Bounds { left, top, width, height } = bounds;
    (mask.left, mask.top, mask.width, mask.height) = (left, top, width, height);
}

/// As far as all of them can go.
#[must_use]
pub fn kept_on_picture(all: &[Bounds], across: i32, down: i32) -> (i32, i32) {
    let whole = i32::from(Mask::WHOLE);
    let limit = |by: i32, from: i32, to: i32| by.clamp((-from).min(0), (whole - to).max(0));
    all.iter().fold((across, down), |(across, down), bounds| {
        (
            limit(across, i32::from(bounds.left), i32::from(bounds.right())),
            limit(down, i32::from(bounds.top), i32::from(bounds.bottom())),
        )
    })
}

/// Bounds that are moved, and stay on the picture.
#[must_use]
pub fn moved(bounds: Bounds, across: i32, down: i32) -> Bounds {
    let (across, down) = kept_on_picture(&[bounds], across, down);
    let by = |from: u16, by: i32| u16::try_from(i32::from(from) + by).unwrap_or(0);
    Bounds { left: by(bounds.left, across), top: by(bounds.top, down), ..bounds }
}

/// The nearest line to any of `own`, within `reach`: how far off it is, and where.
#[must_use]
pub fn snap(own: &[u16], lines: &[u16], reach: u16) -> Option<(i32, u16)> {
    let pairs = own.iter().flat_map(|own| lines.iter().map(move |line| (*own, *line)));
    pairs
        .filter(|(own, line)| own.abs_diff(*line) <= reach)
        .min_by_key(|(own, line)| own.abs_diff(*line))
        .map(|(own, line)| (i32::from(line) - i32::from(own), line))
}
