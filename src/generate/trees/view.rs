//! The words that a move is about, looked up once for all its features.

use super::cues::{Cue, Cues, Parts};
use super::label::Label;
use super::state::{Place, State};

/// How far apart two places are, coarser the farther.
pub(super) fn distance(a: usize, b: usize) -> u64 {
    match a.abs_diff(b) {
        near @ 0..=4 => near as u64,
        5..=6 => 5,
        7..=10 => 6,
        11..=18 => 7,
        _ => 8,
    }
}

/// Whether two words' genders or numbers, as the lexicon has them, go together: 0 if one has none,
/// 1 if they do, 2 if they clash.
pub(super) fn together(a: &Cue, b: &Cue, mask: u64) -> u64 {
    let (a, b) = (a.agreement & mask, b.agreement & mask);
    if a == 0 || b == 0 { 0 } else { 2 - u64::from(a & b != 0) }
}

pub(super) const GENDER: u64 = 0b11;
pub(super) const NUMBER: u64 = 0b1100;

/// A verb's number beside its subject's.
pub(super) fn agree(subject: &Cue, verb: &Cue) -> u64 {
    let (subject, verb) = (subject.agreement >> 2 & 3, verb.agreement >> 4 & 3);
    if subject == 0 || verb == 0 { 0 } else { 2 - u64::from(subject & verb != 0) }
}

/// The words that a move is about: the stack's top three, the buffer's first four, and what is
/// already known of the chief ones.
pub(super) struct View<'a> {
    pub(super) state: &'a State,
    pub(super) cues: &'a Cues,
    pub(super) top: &'a Cue,
    pub(super) below: &'a Cue,
    pub(super) third: &'a Cue,
    pub(super) next: &'a Cue,
    pub(super) second: &'a Cue,
    pub(super) after: &'a Cue,
    pub(super) last: &'a Cue,
    pub(super) top_place: &'a Place,
    pub(super) below_place: &'a Place,
    pub(super) next_place: &'a Place,
    /// The first word of meaning after a preposition, a conjunction or a mark.
    pub(super) object: &'a Cue,
    /// The top's and the one below's preposition.
    pub(super) case: u64,
    pub(super) below_case: u64,
    /// The top has a conjunction.
    pub(super) joined: u64,
}

impl<'a> View<'a> {
    pub(super) fn new(state: &'a State, cues: &'a Cues) -> Self {
        let (top_place, below_place) = (state.place(state.down(0)), state.place(state.down(1)));
        let next = cues.at(state.on(0));
        let object = if next.part.is_one_of(Parts::LINKS) {
            (1..6)
                .map(|distance| state.on(distance))
                .take_while(|at| *at > 0)
                .find(|at| cues.at(*at).part.is_one_of(Parts::CONTENT))
        } else {
            None
        };
        Self {
            state,
            cues,
            top: cues.at(state.down(0)),
            below: cues.at(state.down(1)),
            third: cues.at(state.down(2)),
            next,
            second: cues.at(state.on(1)),
            after: cues.at(state.on(2)),
            last: cues.at(state.on(3)),
            top_place,
            below_place,
            next_place: state.place(state.on(0)),
            object: cues.at(object.unwrap_or(0)),
            case: cues.at(top_place.case.into()).word,
            below_case: cues.at(below_place.case.into()).word,
            joined: u64::from(top_place.left_labels & Label::Cc.bit() != 0),
        }
    }

    pub(super) fn cue(&self, at: u8) -> &'a Cue {
        self.cues.at(at.into())
    }

    pub(super) fn label(&self, at: u8) -> u64 {
        if at == 0 { 99 } else { self.state.place(at.into()).label.into() }
    }
}
