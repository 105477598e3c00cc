//! What the parser looks at to name an arc, once its dependent is complete.

use super::cues::{Cues, Parts};
use super::keys::{Keys, joined};
use super::state::State;
use super::view::{GENDER, NUMBER, distance, together};

/// How many words are looked at for marks between a head and its dependent.
const REACH: usize = 12;

/// The features of an arc's label.
pub fn of_arc(state: &State, cues: &Cues, head: usize, dependent: usize, keys: &mut Keys) {
    keys.restart(1000);
    let arc = Arc { state, cues, head, dependent, side: u64::from(head > dependent) };
    pair(&arc, keys);
    prepositions(&arc, keys);
    label_sets(&arc, keys);
    dependents(&arc, keys);
    neighbours(&arc, keys);
    marks(&arc, keys);
    classes(&arc, keys);
}

struct Arc<'a> {
    state: &'a State,
    cues: &'a Cues,
    head: usize,
    dependent: usize,
    /// Whether the head stands to the right.
    side: u64,
}

fn pair(arc: &Arc<'_>, keys: &mut Keys) {
    let (head, own, side) = (arc.cues.at(arc.head), arc.cues.at(arc.dependent), arc.side);
    let far = distance(arc.head, arc.dependent) << 1 | side;
    keys.add([side]);
    keys.add([head.tag, own.tag, side]);
    keys.add([head.word, own.word, side]);
    keys.add([head.stem, own.stem]);
    keys.add([head.word, own.tag, side]);
    keys.add([head.tag, own.word, side]);
    keys.add([own.word, side]);
    keys.add([own.tag, side]);
    keys.add([head.word, side]);
    keys.add([own.ending, head.tag, side]);
    keys.add([head.ending, own.tag, side]);
    keys.add([head.tag, own.tag, far]);
    keys.add([own.tag, far]);
    keys.add([own.ending, own.tag, far]);
    keys.add([u64::from(own.number == head.number), head.tag, own.tag, side]);
    keys.add([own.shape, head.shape, own.tag, head.tag, side]);
    keys.add([u64::from(arc.dependent == 1), own.tag, side]);
    let both = together(head, own, GENDER) * 3 + together(head, own, NUMBER);
    keys.add([both, head.tag, own.tag, side]);
    keys.add([own.agreement, head.agreement, head.tag, own.tag, side]);
}

fn prepositions(arc: &Arc<'_>, keys: &mut Keys) {
    let (head, own, side) = (arc.cues.at(arc.head), arc.cues.at(arc.dependent), arc.side);
    let case = |at: usize| arc.cues.at(arc.state.place(at).case.into()).word;
    let (case, above) = (case(arc.dependent), case(arc.head));
    keys.add([case, own.tag, head.tag, side]);
    keys.add([case, head.word]);
    keys.add([case, own.word, head.tag]);
    keys.add([case, head.tag, side]);
    keys.add([case, head.stem, own.stem]);
    keys.add([case, own.stem]);
    keys.add([case, head.ending, head.tag]);
    keys.add([above, own.tag, head.tag, side]);
    keys.add([case, above, head.tag, own.tag]);
    keys.add([case, head.fine]);
    keys.add([case, own.fine]);
    keys.add([case, head.coarse, own.coarse]);
    keys.add([case, own.fine, head.tag, side]);
}

fn label_sets(arc: &Arc<'_>, keys: &mut Keys) {
    let (head, own, side) = (arc.cues.at(arc.head), arc.cues.at(arc.dependent), arc.side);
    let (above, place) = (arc.state.place(arc.head), arc.state.place(arc.dependent));
    let (left, right) = (place.left_labels, place.right_labels);
    let (head_left, head_right) = (above.left_labels, above.right_labels);
    keys.add([left, own.tag, head.tag, side]);
    keys.add([right, own.tag, head.tag, side]);
    keys.add([left, right, own.tag, head.tag, side]);
    keys.add([left, own.word]);
    keys.add([left, own.tag, side]);
    keys.add([head_left, own.tag, head.tag, side]);
    keys.add([head_right, own.tag, head.tag, side]);
    keys.add([head_left, head_right, head.tag, own.tag, side]);
    keys.add([head_left, head.word, own.tag, side]);
    keys.add([head_right, head.word, own.tag, side]);
    keys.add([head_left, left, head.tag, own.tag, side]);
    keys.add([head_right, left, head.tag, own.tag, side]);
    keys.add([head_left, own.word, head.tag]);
    keys.add([head_right, own.word, head.tag]);
    keys.add([own.coarse, left, side]);
    keys.add([head.coarse, own.tag, head_left, head_right]);
}

fn dependents(arc: &Arc<'_>, keys: &mut Keys) {
    let (head, own, side) = (arc.cues.at(arc.head), arc.cues.at(arc.dependent), arc.side);
    let (above, place) = (arc.state.place(arc.head), arc.state.place(arc.dependent));
    let [first, second] = place.left.map(|at| arc.cues.at(at.into()));
    let right = arc.cues.at(place.right[0].into());
    let sibling = usize::from(if side == 1 { above.left[0] } else { above.right[0] });
    let label = if sibling == 0 { 99 } else { u64::from(arc.state.place(sibling).label) };
    let case = arc.cues.at(place.case.into()).word;
    keys.add([first.word, own.tag, head.tag, side]);
    keys.add([first.tag, second.tag, own.tag, head.tag, side]);
    keys.add([second.word, own.tag, head.tag, side]);
    keys.add([right.word, own.tag, side]);
    keys.add([first.word, own.word]);
    keys.add([first.word, head.word, side]);
    keys.add([first.word, second.word, own.tag, side]);
    keys.add([arc.cues.at(sibling).tag, label, head.tag, own.tag, side]);
    keys.add([arc.cues.at(sibling).word, own.tag, head.tag, side]);
    keys.add([u64::from(sibling == 0), head.tag, own.tag, side, case]);
}

fn neighbours(arc: &Arc<'_>, keys: &mut Keys) {
    let (head, own, side) = (arc.cues.at(arc.head), arc.cues.at(arc.dependent), arc.side);
    for distance in [-1, 1] {
        let (by_own, by_head) =
            (arc.cues.beside(arc.dependent, distance), arc.cues.beside(arc.head, distance));
        keys.add([by_own.tag, own.tag, head.tag, side]);
        keys.add([by_head.tag, head.tag, own.tag, side]);
        keys.add([by_own.word, own.tag, side]);
        keys.add([by_head.word, head.tag, own.tag, side]);
    }
}

/// Commas and brackets between the two.
fn marks(arc: &Arc<'_>, keys: &mut Keys) {
    let (head, own, side) = (arc.cues.at(arc.head), arc.cues.at(arc.dependent), arc.side);
    let (first, last) = (arc.head.min(arc.dependent), arc.head.max(arc.dependent));
    let between = (first + 1..last.min(first + REACH)).map(|at| arc.cues.at(at));
    let marks: Vec<u64> =
        between.filter(|cue| cue.part.is_one_of(Parts::MARKS)).map(|cue| cue.word).collect();
    let marks = joined(&marks);
    keys.add([marks, head.tag, own.tag, side]);
    keys.add([marks, arc.state.place(arc.dependent).left_labels, own.tag, head.tag, side]);
    keys.add([marks, own.ending, head.tag, side]);
}

/// Classes of words used alike.
fn classes(arc: &Arc<'_>, keys: &mut Keys) {
    let (head, own, side) = (arc.cues.at(arc.head), arc.cues.at(arc.dependent), arc.side);
    keys.add([head.fine, side, own.tag]);
    keys.add([own.fine, side, head.tag]);
    keys.add([head.fine, own.fine]);
    keys.add([head.coarse, own.coarse, side, head.tag, own.tag]);
}
