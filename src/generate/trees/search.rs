//! Finds a sentence's tree: move by move (greedy), or with the best few half-built trees side by
//! side (beam).

use std::cmp::Reverse;

use super::arcs::of_arc;
use super::cues::Cues;
use super::keys::Keys;
use super::label::{LABELS, Label};
use super::model::Model;
use super::moves::of_move;
use super::state::{Move, State};

/// How many half-built trees are kept; the weights were trained so, and for no other number.
pub const BEAM: usize = 4;
/// The margin of what could not be otherwise.
const CERTAIN: i32 = i32::MAX;

/// A half-built tree and how well its moves fit.
struct Entry {
    score: i32,
    state: State,
    /// Each of its moves was the best one where it was made.
    plain: bool,
}

impl Model {
    /// The best label of an arc and how far ahead it is of the second best.
    #[must_use]
    pub fn name(
        &self,
        state: &State,
        cues: &Cues,
        (head, dependent): (usize, usize),
        keys: &mut Keys,
    ) -> (Label, i32) {
        if head == state.root() {
            return (Label::Root, CERTAIN);
        }
        of_arc(state, cues, head, dependent, keys);
        best_label(&self.labels.sums::<LABELS>(keys.all()))
    }

    fn step(&self, state: &mut State, cues: &Cues, step: Move, keys: &mut Keys) {
        let (label, margin) =
            state.arc(step).map_or((Label::Dep, 0), |arc| self.name(state, cues, arc, keys));
        state.apply(step, label, margin);
    }

    /// The best of the moves that a state allows, and what speaks for each.
    fn best_move(&self, state: &State, cues: &Cues, keys: &mut Keys) -> (Option<Move>, [i32; 4]) {
        of_move(state, cues, keys);
        let sums = self.moves.sums(keys.all());
        let allowed = Move::ALL.into_iter().zip(sums).filter(|(step, _)| state.allows(*step));
        // Of equals the first.
        (allowed.rev().max_by_key(|(_, sum)| *sum).map(|(step, _)| step), sums)
    }

    /// The tree that comes of the best move each time, from `state` on.
    fn plain(&self, mut state: State, cues: &Cues, keys: &mut Keys) -> State {
        while !state.is_done() {
            let (Some(step), _) = self.best_move(&state, cues, keys) else { break };
            self.step(&mut state, cues, step, keys);
        }
        state
    }

    /// The best tree of those that were kept, and the one that comes of the best move each time.
    #[must_use]
    pub fn trees(&self, cues: &Cues) -> (State, State) {
        let mut keys = Keys::default();
        let mut beam = vec![Entry { score: 0, state: State::new(cues.len()), plain: true }];
        // Last step's entries: their room is used again.
        let mut before: Vec<Entry> = Vec::with_capacity(BEAM);
        let mut candidates: Vec<(i32, usize, Move, bool)> = Vec::with_capacity(3 * BEAM);
        // The plain tree, once it fell out of the beam.
        let mut plain: Option<State> = None;
        for _ in 0..2 * cues.len() {
            candidates.clear();
            for (index, entry) in beam.iter().enumerate() {
                let (best, sums) = self.best_move(&entry.state, cues, &mut keys);
                for (step, sum) in Move::ALL.into_iter().zip(sums) {
                    if entry.state.allows(step) {
                        let plain = entry.plain && best == Some(step);
                        candidates.push((entry.score + sum, index, step, plain));
                    }
                }
            }
            candidates.sort_by_key(|candidate| Reverse(candidate.0));
            std::mem::swap(&mut beam, &mut before);
            if let Some((_, index, step, _)) = candidates.iter().skip(BEAM).find(|c| c.3)
                && let Some(from) = before.get(*index)
            {
                let mut state = from.state.clone();
                self.step(&mut state, cues, *step, &mut keys);
                plain = Some(self.plain(state, cues, &mut keys));
            }
            candidates.truncate(BEAM);
            beam.truncate(candidates.len());
            for (at, (score, index, step, plain)) in candidates.iter().enumerate() {
                let Some(from) = before.get(*index) else { continue };
                if beam.len() <= at {
                    beam.push(Entry { score: 0, state: from.state.clone(), plain: false });
                }
                if let Some(entry) = beam.get_mut(at) {
                    entry.state.clone_from(&from.state);
                    entry.score = *score;
                    entry.plain = *plain;
                    self.step(&mut entry.state, cues, *step, &mut keys);
                }
            }
        }
        let plain = plain.or_else(|| beam.iter().find(|e| e.plain).map(|e| e.state.clone()));
        let best = beam.into_iter().next().map_or_else(|| State::new(0), |entry| entry.state);
        (best.clone(), plain.unwrap_or(best))
    }
}

/// The best of an arc's labels but the root's, and how far ahead it is of the second best.
#[must_use]
pub fn best_label<N: PartialOrd + Copy + std::ops::Sub<Output = N> + Default>(
    sums: &[N; LABELS],
) -> (Label, N) {
    let mut best: Option<(Label, N)> = None;
    let mut second: Option<N> = None;
    for (label, sum) in Label::ALL.iter().zip(sums).filter(|(label, _)| **label != Label::Root) {
        if best.is_none_or(|(_, most)| *sum > most) {
            second = best.map(|best| best.1);
            best = Some((*label, *sum));
        } else if second.is_none_or(|most| *sum > most) {
            second = Some(*sum);
        }
    }
    let Some((label, most)) = best else { return (Label::Dep, N::default()) };
    (label, second.map_or(N::default(), |second| most - second))
}
