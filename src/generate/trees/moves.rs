//! What the parser looks at to choose its next move.

use super::cues::{Cues, Parts};
use super::keys::Keys;
use super::state::{Place, State};
use super::view::{GENDER, NUMBER, View, agree, distance, together};

/// The features of a state's next move.
pub fn of_move(state: &State, cues: &Cues, keys: &mut Keys) {
    keys.restart(1);
    let view = View::new(state, cues);
    words(&view, keys);
    contexts(&view, keys);
    distances(&view, keys);
    dependents(&view, keys);
    label_sets(&view, keys);
    prepositions(&view, keys);
    objects(&view, keys);
    coordination(&view, keys);
    clause(&view, keys);
    neighbours(&view, keys);
    classes(&view, keys);
    agreement(&view, keys);
}

/// Single words and pairs.
fn words(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, third, next, second, after, last, .. } = *view;
    let apart = distance(view.state.down(0), view.state.next());
    let lower = distance(view.state.down(1), view.state.down(0));
    for one in [top, next, second] {
        keys.add([one.word]);
        keys.add([one.tag]);
        keys.add([one.word, one.tag]);
    }
    keys.add([top.stem, top.part.0]);
    keys.add([after.word, after.tag]);
    keys.add([after.tag]);
    keys.add([last.tag]);
    keys.add([below.word, below.tag]);
    keys.add([below.tag]);
    keys.add([third.tag]);
    keys.add([third.word, third.tag]);
    keys.add([top.word, next.word]);
    keys.add([top.stem, next.stem]);
    keys.add([top.word, top.tag, next.tag]);
    keys.add([top.tag, next.word, next.tag]);
    keys.add([top.tag, next.tag]);
    keys.add([top.part.0, next.part.0]);
    keys.add([top.tag, next.tag, apart]);
    keys.add([top.ending, next.tag]);
    keys.add([top.ending, next.ending, top.tag, next.tag]);
    keys.add([top.tag, next.tag, top.number, next.number]);
    keys.add([below.word, top.word]);
    keys.add([below.stem, top.stem]);
    keys.add([below.tag, top.tag]);
    keys.add([below.word, top.tag]);
    keys.add([below.tag, top.word]);
    keys.add([below.tag, top.tag, lower]);
    keys.add([below.tag, top.tag, below.number, top.number]);
    keys.add([below.word, next.word]);
    keys.add([below.word, next.tag]);
    keys.add([below.tag, next.word]);
    keys.add([below.tag, next.tag]);
}

/// Three words and more.
fn contexts(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, third, next, second, after, last, .. } = *view;
    keys.add([below.tag, top.tag, next.tag]);
    keys.add([below.tag, top.word, next.tag]);
    keys.add([below.word, top.tag, next.tag]);
    keys.add([below.tag, top.tag, next.word]);
    keys.add([below.word, top.tag, next.word]);
    keys.add([below.stem, top.stem, next.word]);
    keys.add([top.tag, next.tag, second.tag]);
    keys.add([next.tag, second.tag, after.tag]);
    keys.add([below.tag, top.tag, next.tag, second.tag]);
    keys.add([third.tag, below.tag, top.tag]);
    keys.add([third.tag, below.tag, top.tag, next.tag]);
    keys.add([next.tag, second.tag, after.tag, last.tag]);
    keys.add([top.tag, next.word, second.tag]);
    keys.add([top.word, next.word, second.tag]);
    keys.add([top.tag, next.tag, second.word]);
    keys.add([top.tag, next.word, second.word]);
    keys.add([top.tag, next.word, second.tag, after.tag]);
    keys.add([below.tag, top.tag, next.word, second.tag]);
    keys.add([below.tag, top.tag, next.tag, second.tag, after.tag]);
}

fn distances(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, next, .. } = *view;
    let apart = distance(view.state.down(0), view.state.next());
    let lower = distance(view.state.down(1), view.state.down(0));
    keys.add([apart, top.word]);
    keys.add([apart, top.tag]);
    keys.add([apart, next.word]);
    keys.add([apart, next.tag]);
    keys.add([lower, below.tag]);
    keys.add([lower, top.tag]);
    keys.add([lower, below.word]);
    keys.add([apart, lower, below.tag, top.tag, next.tag]);
}

/// How many dependents there are, and which.
fn dependents(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, next, top_place, below_place, next_place, .. } = *view;
    let counts = |place: &Place| (u64::from(place.lefts), u64::from(place.rights));
    let (top_counts, below_counts) = (counts(top_place), counts(below_place));
    keys.add([top_counts.1, top.word]);
    keys.add([top_counts.1, top.tag]);
    keys.add([top_counts.0, top.tag]);
    keys.add([below_counts.1, below.word]);
    keys.add([below_counts.1, below.tag]);
    keys.add([next_place.lefts.into(), next.tag]);
    keys.add([next_place.lefts.into(), next.word]);
    keys.add([below_counts.0, below_counts.1, below.tag, top.tag]);
    let cues = |places: [u8; 2]| view.cue(places[0]);
    let labels = |places: [u8; 2]| places.map(|at| view.label(at));
    let (left, right) = (cues(top_place.left), cues(top_place.right));
    let (below_left, below_right) = (cues(below_place.left), cues(below_place.right));
    let next_left = cues(next_place.left);
    let [first, second] = labels(top_place.left);
    let [last, last_but_one] = labels(top_place.right);
    let [below_first, _] = labels(below_place.left);
    let [below_last, below_last_but_one] = labels(below_place.right);
    let [next_first, next_second] = labels(next_place.left);
    keys.add([top.tag, left.tag, first]);
    keys.add([top.tag, right.tag, last]);
    keys.add([below.tag, below_left.tag, below_first]);
    keys.add([below.tag, below_right.tag, below_last]);
    keys.add([next.tag, next_left.tag, next_first]);
    keys.add([top.tag, left.tag, next.tag]);
    keys.add([top.tag, right.tag, next.tag]);
    keys.add([top.tag, next.tag, next_left.tag]);
    keys.add([below.tag, top.tag, below_right.tag]);
    keys.add([below.tag, top.tag, left.tag]);
    keys.add([below.tag, top.tag, below_left.tag]);
    keys.add([below.tag, top.tag, right.tag, next.tag]);
    keys.add([top.tag, first, second]);
    keys.add([top.tag, last, last_but_one]);
    keys.add([below.tag, below_last, below_last_but_one]);
    keys.add([next.tag, next_first, next_second]);
    keys.add([left.word, top.tag, next.tag]);
    keys.add([right.word, top.tag, next.tag]);
    keys.add([next_left.word, next.tag, top.tag]);
    keys.add([left.word, below.tag, top.tag]);
    keys.add([below_right.word, below.tag, top.tag]);
    keys.add([left.word, below.word, top.tag]);
}

/// What the chief words already have: a subject, an object.
fn label_sets(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, next, top_place, below_place, next_place, .. } = *view;
    let (top_left, top_right) = (top_place.left_labels, top_place.right_labels);
    let (left, right) = (below_place.left_labels, below_place.right_labels);
    keys.add([top.word, top_left]);
    keys.add([top.tag, top_left]);
    keys.add([top.word, top_right]);
    keys.add([top.tag, top_right]);
    keys.add([below.tag, right]);
    keys.add([below.word, right]);
    keys.add([below.tag, left]);
    keys.add([next.tag, next_place.left_labels]);
    keys.add([next.word, next_place.left_labels]);
    keys.add([below.tag, right, top.tag, top_left]);
    keys.add([top.tag, top_right, next.tag]);
    keys.add([top.tag, top_right, next.word]);
    keys.add([top.tag, top_left, next.tag, next_place.left_labels]);
    keys.add([below.tag, right, left, top.tag]);
    keys.add([top.tag, top_left, below.tag]);
    keys.add([top.tag, top_left, next.word]);
}

fn prepositions(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, next, case, below_case, .. } = *view;
    let next_case = view.cue(view.next_place.case).word;
    keys.add([case, below.word]);
    keys.add([case, below.tag, top.word]);
    keys.add([case, below.stem, top.stem]);
    keys.add([case, below.tag, top.tag]);
    keys.add([case, next.word, top.tag]);
    keys.add([case, below_case, below.tag, top.tag]);
    keys.add([below_case, next.word, below.tag, top.tag]);
    keys.add([case, next.tag, below.tag, top.tag]);
    keys.add([next_case, top.tag, next.tag]);
    keys.add([next_case, top.word, next.tag]);
    keys.add([case, next_case, top.tag, next.tag]);
}

/// What comes after a preposition, a conjunction or a comma.
fn objects(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, next, second, object, .. } = *view;
    keys.add([top.word, next.word, object.word]);
    keys.add([top.tag, next.word, object.word]);
    keys.add([top.stem, next.word, object.stem]);
    keys.add([top.tag, next.word, object.tag]);
    keys.add([below.tag, top.tag, next.word, object.tag]);
    keys.add([below.stem, next.word, object.stem]);
    keys.add([below.word, top.word, next.word]);
    keys.add([top.tag, top.ending, next.word, object.ending]);
    keys.add([top.tag, next.word, object.tag, view.case, second.word]);
    keys.add([
        below.tag,
        top.tag,
        next.word,
        object.tag,
        u64::from(top.tag == object.tag),
        u64::from(below.tag == object.tag),
        top.number ^ object.number,
    ]);
}

fn coordination(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, third, next, joined, .. } = *view;
    let first = |place: &Place| view.cue(place.left[0]).word;
    keys.add([joined, below.tag, top.tag]);
    keys.add([
        joined,
        below.tag,
        top.tag,
        u64::from(below.ending == top.ending),
        u64::from(view.case == view.below_case),
        u64::from(below.number == top.number),
    ]);
    keys.add([joined, third.tag, below.tag, top.tag]);
    keys.add([joined, top.tag, next.word]);
    keys.add([joined, below.tag, top.tag, first(view.below_place), first(view.top_place)]);
}

/// The clause: the nearest verb down the stack, the next one of the buffer, how many are to come.
fn clause(view: &View<'_>, keys: &mut Keys) {
    let View { state, cues, top, below, next, second, object, case, .. } = *view;
    let is_verb = |at: &usize| cues.at(*at).part.is_one_of(Parts::VERBS);
    let height = state.height();
    let open = (1..height.min(8)).map(|depth| state.down(depth)).find(is_verb).unwrap_or(0);
    let (verb, rights) = (cues.at(open), state.place(open).right_labels);
    let finite = cues.finite_from(state.next()).min(3);
    let height = height.min(5) as u64;
    keys.add([verb.tag, top.tag, next.tag]);
    keys.add([verb.word, top.tag, next.word]);
    keys.add([verb.tag, rights, top.tag, next.tag]);
    keys.add([finite, top.tag, next.tag]);
    keys.add([finite, verb.tag, top.tag, next.tag]);
    keys.add([height, top.tag, next.tag]);
    keys.add([finite, height]);
    keys.add([verb.stem, next.word, object.tag]);
    keys.add([finite, below.tag, top.tag, next.word]);
    let coming = (0..8).map(|distance| state.on(distance)).take_while(|at| *at > 0).find(is_verb);
    let coming = cues.at(coming.unwrap_or(0));
    let top_right = view.top_place.right_labels;
    keys.add([coming.tag, top.tag, next.tag]);
    keys.add([next.word, coming.ending, top.number, below.number, top.tag]);
    keys.add([next.word, coming.tag, below.tag, top.tag]);
    keys.add([coming.word, top.word]);
    keys.add([coming.stem, below.word, next.tag]);
    keys.add([coming.tag, top.tag, next.tag, top_right]);
    keys.add([coming.ending, top.number, top.tag, next.tag]);
    let opener = next.part.is_one_of(Parts::OPENERS) || second.part.is_one_of(Parts::OPENERS);
    let opener = u64::from(opener);
    let (top_first, below_first) =
        (view.cue(view.top_place.left[0]).word, view.cue(view.below_place.left[0]).word);
    keys.add([opener, next.word, second.word, top.ending, case]);
    keys.add([opener, next.word, below.ending, top.ending]);
    keys.add([opener, next.word, case, top_first, below.tag]);
    keys.add([opener, next.word, top_first, below_first, below.tag, top.tag]);
    // The subject's number beside the verb's.
    keys.add([agree(top, coming), agree(below, coming), coming.tag, top.tag, next.tag]);
    keys.add([agree(top, coming), agree(below, coming), opener, next.word, case]);
    keys.add([agree(top, next), below.tag, top.tag, next.tag]);
    keys.add([finite, verb.tag, rights, next.tag, agree(top, coming)]);
    keys.add([view.third.tag, agree(below, next), agree(top, next), next.word]);
}

fn neighbours(view: &View<'_>, keys: &mut Keys) {
    let View { state, cues, top, below, next, .. } = *view;
    let beside = |place, distance| cues.beside(place, distance);
    let (at_top, at_below, at_next) = (state.down(0), state.down(1), state.next());
    keys.add([beside(at_top, -1).tag, top.tag, next.tag]);
    keys.add([beside(at_top, 1).tag, top.tag, next.tag]);
    keys.add([beside(at_next, -1).tag, top.tag, next.tag]);
    keys.add([beside(at_next, -1).word, top.tag, next.tag]);
    keys.add([beside(at_below, 1).word, below.tag, top.tag]);
    keys.add([beside(at_top, -1).word, below.tag, top.tag]);
    keys.add([beside(at_below, 1).tag, below.tag, beside(at_top, -1).tag, top.tag]);
    keys.add([0]);
}

/// Classes of words used alike.
fn classes(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, third, next, object, case, joined, .. } = *view;
    keys.add([top.fine]);
    keys.add([next.fine]);
    keys.add([below.fine]);
    keys.add([top.fine, next.fine]);
    keys.add([below.fine, top.fine]);
    keys.add([top.coarse, next.coarse, top.tag, next.tag]);
    keys.add([below.coarse, top.coarse, below.tag, top.tag]);
    keys.add([top.coarse, next.word]);
    keys.add([top.fine, next.word]);
    keys.add([below.fine, next.word]);
    keys.add([top.fine, next.word, object.fine]);
    keys.add([top.coarse, next.word, object.coarse]);
    keys.add([below.coarse, next.word, object.coarse]);
    keys.add([below.fine, next.word, object.coarse]);
    keys.add([case, below.fine, top.fine]);
    keys.add([case, below.coarse, top.coarse]);
    keys.add([below.coarse, top.coarse, next.word, object.coarse]);
    keys.add([top.fine, top.tag, next.tag]);
    keys.add([below.fine, below.tag, next.tag]);
    keys.add([top.fine, view.top_place.right_labels, next.word]);
    keys.add([joined, below.tag, top.tag, u64::from(below.coarse == top.coarse)]);
    keys.add([joined, below.coarse, top.coarse]);
    keys.add([
        top.tag,
        next.word,
        object.tag,
        u64::from(top.coarse == object.coarse),
        u64::from(below.coarse == object.coarse),
    ]);
    keys.add([third.coarse, below.coarse, top.coarse]);
}

/// Gender and number from the lexicon.
fn agreement(view: &View<'_>, keys: &mut Keys) {
    let View { top, below, next, second, object, joined, .. } = *view;
    let both = |a, b| together(a, b, GENDER) * 3 + together(a, b, NUMBER);
    keys.add([both(below, top), below.tag, top.tag]);
    keys.add([both(top, next), top.tag, next.tag]);
    keys.add([both(below, next), both(top, next), below.tag, top.tag, next.tag]);
    keys.add([both(below, top), joined, below.tag, top.tag]);
    keys.add([both(top, object), next.word, top.tag, object.tag]);
    keys.add([both(below, object), both(top, object), next.word, object.tag]);
    keys.add([both(below, second), both(top, second), next.word, second.tag]);
}
