//! Masks are drawn, changed and taken back as they should be.

use proptest::prelude::*;

use super::*;

fn drawn(places: &[(u16, u16, u16, u16)]) -> (Drawing, Vec<Mask>) {
    let (mut drawing, mut masks) = (Drawing::default(), Vec::new());
    for (left, top, width, height) in places {
        let (left, top, width, height) = (*left, *top, *width, *height);
        drawing.add(&mut masks, Bounds { left, top, width, height }, Shape::Rectangle);
    }
    (drawing, masks)
}

fn numbers(masks: &[Mask]) -> Vec<u16> {
    masks.iter().map(|mask| mask.number).collect()
}

const TWO: [(u16, u16, u16, u16); 2] = [(100, 100, 100, 50), (500, 300, 200, 100)];

#[test]
fn a_number_is_given_once_and_what_was_done_can_be_taken_back() {
    let (mut drawing, mut masks) = drawn(&TWO);
    assert_eq!(numbers(&masks), [1, 2]);
    drawing.apply(&mut masks, Draw::Delete);
    assert_eq!(numbers(&masks), [1]);
    drawing.apply(&mut masks, Draw::Add);
    assert_eq!(numbers(&masks), [1, 3], "the history of card 2 is no other's");
    for expected in [vec![1], vec![1, 2], vec![1], vec![]] {
        drawing.apply(&mut masks, Draw::Undo);
        assert_eq!(numbers(&masks), expected);
    }
    drawing.apply(&mut masks, Draw::Undo);
    for expected in [vec![1], vec![1, 2], vec![1], vec![1, 3], vec![1, 3]] {
        drawing.apply(&mut masks, Draw::Redo);
        assert_eq!(numbers(&masks), expected);
    }
}

#[test]
fn a_group_is_one_card_and_selected_as_one() {
    let (mut drawing, mut masks) = drawn(&[TWO[0], TWO[1], (0, 900, 50, 50)]);
    drawing.selected = BTreeSet::from([1, 2]);
    assert!(!drawing.can(&masks, Draw::Ungroup));
    drawing.apply(&mut masks, Draw::Group);
    assert_eq!(numbers(&masks), [1, 2, 2]);
    drawing.select(&masks, 2, false);
    assert_eq!(drawing.selected, BTreeSet::from([1, 2]));
    drawing.select(&masks, 0, true);
    assert_eq!(drawing.selected.len(), 3);
    drawing.select(&masks, 1, true);
    assert_eq!(drawing.selected, BTreeSet::from([0]));
    drawing.apply(&mut masks, Draw::All);
    drawing.apply(&mut masks, Draw::Ungroup);
    assert_eq!(numbers(&masks), [1, 2, 4]);
}

#[test]
fn masks_are_aligned_and_copied() {
    let lefts = |side| {
        let (mut drawing, mut masks) = drawn(&TWO);
        drawing.apply(&mut masks, Draw::All);
        drawing.apply(&mut masks, Draw::Align(side));
        masks.iter().map(|mask| (mask.left, mask.top)).collect::<Vec<_>>()
    };
    assert_eq!(lefts(Side::Left), [(100, 100), (100, 300)]);
    assert_eq!(lefts(Side::Right), [(600, 100), (500, 300)]);
    assert_eq!(lefts(Side::Middle), [(350, 100), (300, 300)]);
    assert_eq!(lefts(Side::Top), [(100, 100), (500, 100)]);
    assert_eq!(lefts(Side::Bottom), [(100, 350), (500, 300)]);
    assert_eq!(lefts(Side::Centre), [(100, 225), (500, 200)]);
    let (mut drawing, mut masks) = drawn(&TWO[..1]);
    masks[0].label = "VG".into();
    drawing.apply(&mut masks, Draw::Duplicate);
    assert_eq!((masks[1].left, masks[1].number, masks[1].label.as_str()), (125, 2, ""));
    assert_eq!(drawing.selected, BTreeSet::from([1]));
}

#[test]
fn nothing_is_moved_off_the_picture() {
    let (mut drawing, mut masks) = drawn(&TWO);
    drawing.apply(&mut masks, Draw::All);
    drawing.nudge(&mut masks, 9999, -9999, false);
    let places: Vec<_> = masks.iter().map(|mask| (mask.left, mask.top)).collect();
    assert_eq!(places, [(400, 0), (800, 200)], "and they keep together");
    drawing.nudge(&mut masks, 9999, -9999, true);
    assert_eq!((masks[0].width, masks[0].height), (600, LEAST));
    drawing.apply(&mut masks, Draw::Undo);
    drawing.apply(&mut masks, Draw::Undo);
    assert_eq!((masks[0].left, masks[0].top), (100, 100));
    // What changes nothing is no step.
    drawing.nudge(&mut masks, 0, 0, false);
    drawing.apply(&mut masks, Draw::Undo);
    assert_eq!(masks.len(), 1);
}

#[test]
fn an_undo_while_masks_are_dragged_lets_go_of_them() {
    let (mut drawing, mut masks) = drawn(&TWO);
    let before = masks.clone();
    drawing.begin(&masks);
    drawing.drag = Some(Drag::Move { from: (0, 0) });
    drawing.shift(&mut masks, 50, 0);
    assert_eq!(masks[1].left, 550);
    drawing.shift(&mut masks, 20, 0);
    assert_eq!(masks[1].left, 520, "from where it was");
    drawing.apply(&mut masks, Draw::Undo);
    assert_eq!((masks, drawing.drag), (before, None));
}

#[test]
fn a_polygon_has_its_corners_within_its_bounds() {
    let (mut drawing, mut masks) = drawn(&[]);
    drawing.corners = vec![(100, 200), (300, 200), (300, 200), (200, 400), (100, 200)];
    assert!(drawing.close(&mut masks));
    assert_eq!(Bounds::of(&masks[0]), Bounds::between((100, 200), (300, 400)));
    assert_eq!(masks[0].shape, Shape::Polygon(vec![(0, 0), (1000, 0), (500, 1000)]));
    for corners in [vec![], vec![(1, 1), (900, 900)], vec![(1, 1), (2, 2), (3, 1)]] {
        drawing.corners = corners;
        assert!(!drawing.close(&mut masks));
    }
    assert_eq!(masks.len(), 1);
    drawing.corners = (0..500).map(|n| (n, (n * 37) % 900)).collect();
    assert!(drawing.close(&mut masks));
}

#[test]
fn edges_snap_to_the_nearest_line() {
    assert_eq!(snap(&[100, 150, 200], &[0, 145, 206, 1000], 6), Some((-5, 145)));
    assert_eq!(snap(&[100], &[0, 1000], 6), None);
}

fn any_draw() -> impl Strategy<Value = Draw> {
    let all = [
        Draw::Add,
        Draw::Delete,
        Draw::Duplicate,
        Draw::Group,
        Draw::Ungroup,
        Draw::All,
        Draw::Next,
        Draw::Previous,
        Draw::Undo,
        Draw::Redo,
        Draw::Tool(Tool::Polygon),
        Draw::Align(Side::Middle),
        Draw::Align(Side::Bottom),
    ];
    proptest::sample::select(all.to_vec())
}

proptest! {
    #[test]
    fn whatever_is_done_masks_stay_on_the_picture_and_can_be_taken_back(
        steps in proptest::collection::vec((any_draw(), -400_i32..400, any::<bool>()), 0..60)
    ) {
        let (mut drawing, mut masks) = (Drawing::default(), Vec::new());
        for (draw, by, grow) in steps {
            drawing.apply(&mut masks, draw);
            drawing.nudge(&mut masks, by, -by / 2, grow);
            for mask in &masks {
                prop_assert!(mask.number > 0);
                prop_assert!(mask.left + mask.width <= 1000 && mask.top + mask.height <= 1000);
            }
            prop_assert!(drawing.selected.iter().all(|at| *at < masks.len()));
        }
        while drawing.can(&masks, Draw::Undo) {
            drawing.apply(&mut masks, Draw::Undo);
        }
        prop_assert!(masks.is_empty());
    }
}
