//! The parser's training: greedy with a dynamic oracle (Goldberg and Nivre 2012), then with the
//! beam, updated at the largest violation (Huang, Fayong and Guo 2012).

use carabin::generate::trees::{
    BEAM, Cues, Keys, LABELS, LONGEST, Label, Model, Move, State, Weights, best_label, of_arc,
    of_move,
};

use crate::conllu::Word;
use crate::perceptron::{Dice, Perceptron};
use crate::prune::{Means, Pruning, prune};
use crate::train::Knowledge;

/// So often a feature must be wanted before it counts.
const PATIENCE: u8 = 6;
const PLAIN_PASSES: usize = 6;
const BEAM_PASSES: usize = 7;
/// From the second pass on, how often the parser goes on from its own mistake.
const EXPLORATION: f64 = 0.9;

/// What a weight of one is in the asset, for moves and for labels.
const MOVES: f32 = 6.0;
const NAMES: f32 = 10.0;

/// See [`Pruning::least`].
#[derive(Debug, Clone, Copy)]
pub struct Least {
    pub moves: i8,
    pub labels: i8,
}

/// A sentence ready to learn from: heads and labels by place, from 1 on.
struct Lesson {
    cues: Cues,
    heads: Vec<usize>,
    labels: Vec<Label>,
}

impl Lesson {
    fn new(sentence: &[Word], tags: &[usize], known: Knowledge<'_>) -> Self {
        let forms: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
        let root = sentence.len() + 1;
        let head = |word: &Word| if word.head == 0 { root } else { word.head };
        Self {
            cues: Cues::new(&forms, tags, known.words, known.classes),
            heads: std::iter::once(usize::MAX).chain(sentence.iter().map(head)).collect(),
            labels: std::iter::once(Label::Dep).chain(sentence.iter().map(|w| w.label)).collect(),
        }
    }

    /// How many of the right arcs each move makes impossible.
    fn costs(&self, state: &State) -> [u32; 3] {
        let (words, next, height) = (state.words(), state.next(), state.height());
        let mut costs = [0; 3];
        if next <= words {
            for depth in 0..height {
                let at = state.down(depth);
                costs[0] += u32::from(self.heads[at] == next);
                costs[0] += u32::from(depth > 0 && self.heads[next] == at);
            }
        }
        if height > 0 {
            let top = state.down(0);
            let lost = (next..=words).filter(|at| self.heads[*at] == top).count() as u32;
            let head = self.heads[top];
            let left = (height > 1 && head == state.down(1)) || head > next;
            costs[1] = lost + u32::from(left);
            costs[2] = lost + u32::from(head >= next);
        }
        costs
    }

    /// The moves that build the right tree, or as much of it as crosses no arc; reduces as soon as
    /// it costs nothing.
    fn right_moves(&self, namer: &Namer) -> Vec<Move> {
        let mut state = State::new(self.cues.len());
        let mut moves = Vec::new();
        while !state.is_done() {
            let costs = self.costs(&state);
            let step = [Move::Right, Move::Left, Move::Shift]
                .into_iter()
                .filter(|step| state.allows(*step))
                .min_by_key(|step| costs[*step as usize]);
            let Some(step) = step else { break };
            moves.push(step);
            namer.step(&mut state, &self.cues, step, &mut Keys::default());
        }
        moves
    }
}

/// Names arcs by weights that are learnt already.
struct Namer(Model);

impl Namer {
    fn step(&self, state: &mut State, cues: &Cues, step: Move, keys: &mut Keys) {
        let (label, _) =
            state.arc(step).map_or((Label::Dep, 0), |arc| self.0.name(state, cues, arc, keys));
        state.apply(step, label, 0);
    }
}

/// What is being learnt.
struct Learner {
    moves: Perceptron<3>,
    labels: Perceptron<LABELS>,
    dice: Dice,
    keys: Keys,
}

/// What was learnt.
pub struct Learnt {
    moves: Means<3>,
    labels: Means<LABELS>,
}

impl Learnt {
    /// As they are written, `share` times; moves' and labels' weights below `least` are left out.
    pub fn weights(&self, share: f32, least: Least) -> Weights {
        let pruning = |scale: f32, least| Pruning { scale: scale * share, least };
        Weights {
            moves: prune(&self.moves, pruning(MOVES, least.moves)),
            labels: prune(&self.labels, pruning(NAMES, least.labels)),
            margins: Vec::new(),
        }
    }
}

/// What a parser learns from `sentences` with these tags.
pub fn train(sentences: &[Vec<Word>], tags: &[Vec<usize>], known: Knowledge<'_>) -> Learnt {
    let lessons: Vec<Lesson> = sentences
        .iter()
        .zip(tags)
        .filter(|(sentence, _)| sentence.len() <= LONGEST)
        .map(|(sentence, tags)| Lesson::new(sentence, tags, known))
        .collect();
    let mut learner = Learner {
        moves: Perceptron::new(PATIENCE),
        labels: Perceptron::new(PATIENCE),
        dice: Dice(42),
        keys: Keys::default(),
    };
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for pass in 0..PLAIN_PASSES {
        learner.dice.shuffle(&mut order);
        let wrong: usize = order.iter().map(|i| learner.plain(&lessons[*i], pass > 0)).sum();
        eprintln!("pass {pass}: {wrong} wrong moves");
    }
    let labels = learner.labels.means();
    let weights = prune(&labels, Pruning { scale: NAMES, least: 0 });
    let namer = Namer(Model::new(vec![Weights { labels: weights, ..Weights::default() }]));
    let right: Vec<Vec<Move>> = lessons.iter().map(|lesson| lesson.right_moves(&namer)).collect();
    learner.moves.settle();
    for pass in 0..BEAM_PASSES {
        learner.dice.shuffle(&mut order);
        let wrong =
            order.iter().filter(|i| !learner.beam(&lessons[**i], &right[**i], &namer)).count();
        eprintln!("beam pass {pass}: {wrong} wrong sentences");
    }
    Learnt { moves: learner.moves.means(), labels }
}

impl Learner {
    /// Learns from a sentence move by move; how many were wrong.
    fn plain(&mut self, lesson: &Lesson, explore: bool) -> usize {
        let mut state = State::new(lesson.cues.len());
        let mut wrong = 0;
        while !state.is_done() {
            of_move(&state, &lesson.cues, &mut self.keys);
            let scores = self.moves.scores(self.keys.all());
            let costs = lesson.costs(&state);
            let allowed = Move::ALL.into_iter().filter(|step| state.allows(*step));
            let least = allowed.clone().map(|step| costs[step as usize]).min().unwrap_or(0);
            let best = |steps: &mut dyn Iterator<Item = Move>| {
                steps.reduce(|best, step| {
                    if scores[step as usize] > scores[best as usize] { step } else { best }
                })
            };
            let Some(mut step) = best(&mut allowed.clone()) else { break };
            let good = best(&mut allowed.clone().filter(|step| costs[*step as usize] == least));
            if let Some(good) = good.filter(|_| allowed.count() > 1) {
                self.moves.tick();
                if costs[step as usize] > least {
                    wrong += 1;
                    self.moves.prefer(self.keys.all(), good as usize, step as usize);
                    if !(explore && self.dice.happens(EXPLORATION)) {
                        step = good;
                    }
                }
            }
            let label = self.label(lesson, &state, step);
            state.apply(step, label, 0);
        }
        wrong
    }

    /// The label of a move's arc, as it is known now; learns from it if the arc is right.
    fn label(&mut self, lesson: &Lesson, state: &State, step: Move) -> Label {
        let Some((head, dependent)) = state.arc(step) else { return Label::Dep };
        if head == state.root() {
            return Label::Root;
        }
        of_arc(state, &lesson.cues, head, dependent, &mut self.keys);
        let (label, _) = best_label(&self.labels.scores(self.keys.all()));
        if lesson.heads[dependent] == head {
            self.labels.tick();
            let right = lesson.labels[dependent];
            if label != right {
                self.labels.prefer(self.keys.all(), right as usize, label as usize);
            }
        }
        label
    }

    /// Learns from a sentence with the beam; whether its best tree was the right one.
    fn beam(&mut self, lesson: &Lesson, right: &[Move], namer: &Namer) -> bool {
        let cues = &lesson.cues;
        let mut beam = vec![(0.0_f32, State::new(cues.len()), Vec::<Move>::new())];
        let (mut gold, mut gold_score) = (State::new(cues.len()), 0.0);
        // The largest lead of a wrong start over the right one.
        let mut worst: Option<(f32, Vec<Move>)> = None;
        for (at, step) in right.iter().enumerate() {
            of_move(&gold, cues, &mut self.keys);
            gold_score += self.moves.scores(self.keys.all())[*step as usize];
            namer.step(&mut gold, cues, *step, &mut self.keys);
            beam = self.widen(&beam, cues, namer);
            let Some((score, _, moves)) = beam.first() else { break };
            let so_far = &right[..=at];
            let fallen = beam.iter().all(|(_, _, moves)| moves != so_far);
            let lead = score - gold_score;
            if moves != so_far
                && (fallen || at + 1 == right.len())
                && worst.as_ref().is_none_or(|(most, _)| lead > *most)
            {
                worst = Some((lead, moves.clone()));
            }
        }
        self.moves.tick();
        let Some((_, wrong)) = worst else { return true };
        let same = wrong.iter().zip(right).take_while(|(a, b)| a == b).count();
        for (moves, change) in [(&right[..wrong.len()], 1.0), (&wrong[..], -1.0)] {
            let mut state = State::new(cues.len());
            for (at, step) in moves.iter().enumerate() {
                if at >= same {
                    of_move(&state, cues, &mut self.keys);
                    for key in self.keys.all() {
                        self.moves.change(*key, *step as usize, change);
                    }
                }
                namer.step(&mut state, cues, *step, &mut self.keys);
            }
        }
        false
    }

    fn widen(
        &mut self,
        beam: &[(f32, State, Vec<Move>)],
        cues: &Cues,
        namer: &Namer,
    ) -> Vec<(f32, State, Vec<Move>)> {
        let mut candidates = Vec::new();
        for (index, (score, state, _)) in beam.iter().enumerate() {
            of_move(state, cues, &mut self.keys);
            let scores = self.moves.scores(self.keys.all());
            for step in Move::ALL.into_iter().filter(|step| state.allows(*step)) {
                candidates.push((score + scores[step as usize], index, step));
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        candidates.truncate(BEAM);
        candidates
            .into_iter()
            .map(|(score, index, step)| {
                let (_, state, moves) = &beam[index];
                let (mut state, mut moves) = (state.clone(), moves.clone());
                namer.step(&mut state, cues, step, &mut self.keys);
                moves.push(step);
                (score, state, moves)
            })
            .collect()
    }
}
