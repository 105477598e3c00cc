//! Masks on a picture: their corners on the screen, what is hit, how they are painted.

use egui::epaint::{EllipseShape, Mesh};
use egui::{Color32, Painter, Pos2, Rect, Shape as Painted, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::deck::{Mask, Shape};

/// Where the bounds of a mask lie on a picture that lies in `picture`.
#[must_use]
pub fn bounds(mask: &Mask, picture: Rect) -> Rect {
    let part = |value: u16| f32::from(value) / f32::from(Mask::WHOLE);
    let min = picture.min + vec2(part(mask.left), part(mask.top)) * picture.size();
    Rect::from_min_size(min, vec2(part(mask.width), part(mask.height)) * picture.size())
}

/// The corners of a polygon on the screen, within the mask's bounds.
#[must_use]
pub fn corners(corners: &[(u16, u16)], bounds: Rect) -> Vec<Pos2> {
    let part = |value: u16| f32::from(value.min(Mask::WHOLE)) / f32::from(Mask::WHOLE);
    corners.iter().map(|(x, y)| bounds.min + vec2(part(*x), part(*y)) * bounds.size()).collect()
}

/// Whether a point is on the mask.
#[must_use]
pub fn hits(mask: &Mask, picture: Rect, point: Pos2) -> bool {
    let bounds = bounds(mask, picture);
    if !bounds.contains(point) {
        return false;
    }
    match &mask.shape {
        Shape::Rectangle => true,
        Shape::Ellipse => {
            let half = (bounds.size() / 2.0).max(Vec2::splat(0.5));
            let off = (point - bounds.center()) / half;
            off.length_sq() <= 1.0
        }
        Shape::Polygon(points) => {
            let points = corners(points, bounds);
            let mut inside = false;
            for (a, b) in edges(&points) {
                let crosses = (a.y > point.y) != (b.y > point.y);
                if crosses && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
                    inside = !inside;
                }
            }
            inside
        }
    }
}

fn edges(points: &[Pos2]) -> impl Iterator<Item = (Pos2, Pos2)> + '_ {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| (*a, *b))
}

/// Paints a mask.
pub fn paint(painter: &Painter, mask: &Mask, picture: Rect, fill: Color32, stroke: Stroke) {
    let bounds = bounds(mask, picture);
    match &mask.shape {
        Shape::Rectangle => {
            painter.rect(bounds, 3, fill, stroke, StrokeKind::Middle);
        }
        Shape::Ellipse => {
            let (center, radius) = (bounds.center(), bounds.size() / 2.0);
            painter.add(EllipseShape { center, radius, fill, stroke, angle: 0.0 });
        }
        Shape::Polygon(points) => {
            let points = corners(points, bounds);
            if fill != Color32::TRANSPARENT {
                painter.add(Painted::mesh(filled(&points, fill)));
                // Its edge is smooth as a line is, where a mesh has steps.
                painter.add(Painted::closed_line(points.clone(), Stroke::new(1.0, fill)));
            }
            painter.add(Painted::closed_line(points, stroke));
        }
    }
}

/// A polygon of any shape as triangles.
fn filled(points: &[Pos2], fill: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for point in points {
        mesh.colored_vertex(*point, fill);
    }
    for [a, b, c] in triangles(points) {
        mesh.add_triangle(a as u32, b as u32, c as u32);
    }
    mesh
}

/// Cuts one ear after the other off a polygon; one whose edges cross has none at times, and is then
/// cut anywhere.
fn triangles(points: &[Pos2]) -> Vec<[usize; 3]> {
    let at = |index: usize| points.get(index).copied().unwrap_or_default();
    let turn = |a: Pos2, b: Pos2, c: Pos2| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let area: f32 = edges(points).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    let way = if area < 0.0 { -1.0 } else { 1.0 };
    let mut left: Vec<usize> = (0..points.len()).collect();
    let mut found = Vec::new();
    while left.len() > 3 {
        let count = left.len();
        let ear = (0..count).find(|place| {
            let [a, b, c] = [count - 1, 0, 1].map(|step| left[(place + step) % count]);
            let (pa, pb, pc) = (at(a), at(b), at(c));
            let within = |p: Pos2| {
                [(pa, pb), (pb, pc), (pc, pa)].iter().all(|(a, b)| turn(*a, *b, p) * way >= 0.0)
            };
            let free = |other: &usize| {
                let point = at(*other);
                point == pa || point == pb || point == pc || !within(point)
            };
            turn(pa, pb, pc) * way >= 0.0 && left.iter().all(free)
        });
        let place = ear.unwrap_or(0);
        found.push([count - 1, 0, 1].map(|step| left[(place + step) % count]));
        left.remove(place);
    }
    if let [a, b, c] = left[..] {
        found.push([a, b, c]);
    }
    found
}

/// The place of a point on a picture, in thousandths, kept on it.
#[must_use]
pub fn thousandths(picture: Rect, point: Pos2) -> (u16, u16) {
    let size = picture.size().max(Vec2::splat(1.0));
    let whole = f32::from(Mask::WHOLE);
    let part = |off: f32, side: f32| (off / side * whole).round().clamp(0.0, whole);
    let off = point - picture.min;
    (part(off.x, size.x) as u16, part(off.y, size.y) as u16)
}

/// The point on the screen of a place in thousandths.
#[must_use]
pub fn point(picture: Rect, (x, y): (u16, u16)) -> Pos2 {
    let part = |value: u16| f32::from(value) / f32::from(Mask::WHOLE);
    pos2(picture.left() + part(x) * picture.width(), picture.top() + part(y) * picture.height())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mask(shape: Shape) -> Mask {
        let (left, top, width, height) = (100, 200, 400, 200);
        Mask { number: 1, left, top, width, height, shape, label: String::new() }
    }

    /// A picture of which a thousandth is a point.
    const PICTURE: Rect = Rect { min: Pos2::ZERO, max: Pos2::new(1000.0, 1000.0) };

    #[test]
    fn a_point_is_on_a_mask_or_beside_it() {
        let hit = |shape: Shape, x: f32, y: f32| hits(&mask(shape), PICTURE, pos2(x, y));
        assert!(hit(Shape::Rectangle, 101.0, 201.0) && !hit(Shape::Rectangle, 99.0, 201.0));
        assert!(hit(Shape::Ellipse, 300.0, 300.0) && !hit(Shape::Ellipse, 105.0, 205.0));
        let arrow = || Shape::Polygon(vec![(0, 0), (1000, 500), (0, 1000), (500, 500)]);
        assert!(hit(arrow(), 350.0, 300.0) && !hit(arrow(), 150.0, 300.0));
    }

    #[test]
    fn a_place_is_found_again_and_kept_on_the_picture() {
        for place in [(0, 0), (1, 999), (1000, 1000), (333, 667)] {
            let picture = Rect::from_min_size(pos2(13.0, 7.0), vec2(731.0, 402.0));
            assert_eq!(thousandths(picture, point(picture, place)), place);
        }
        assert_eq!(thousandths(PICTURE, pos2(-5.0, 2000.0)), (0, 1000));
    }

    #[test]
    fn a_polygon_is_covered_as_it_is() {
        let arrow = [pos2(0.0, 0.0), pos2(10.0, 5.0), pos2(0.0, 10.0), pos2(5.0, 5.0)];
        for points in [arrow.to_vec(), arrow.into_iter().rev().collect()] {
            let area: f32 = triangles(&points).iter().map(|t| size(&points, *t)).sum();
            assert_eq!(area, 25.0);
        }
    }

    fn size(points: &[Pos2], [a, b, c]: [usize; 3]) -> f32 {
        let (a, b, c) = (points[a], points[b], points[c]);
        ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).abs() / 2.0
    }

    proptest! {
        #[test]
        fn any_polygon_becomes_triangles(
            corners in proptest::collection::vec((0_u16..=1000, 0_u16..=1000), 0..40)
        ) {
            let points: Vec<Pos2> =
                corners.iter().map(|(x, y)| pos2(f32::from(*x), f32::from(*y))).collect();
            let found = triangles(&points);
            prop_assert_eq!(found.len(), points.len().saturating_sub(2));
            prop_assert!(found.iter().flatten().all(|corner| *corner < points.len()));
        }
    }
}
