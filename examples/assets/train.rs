//! The averaged perceptron's training (Collins 2002): some passes over the sentences in shuffled
//! orders, the mean of all weights on the way; several such runs from other shuffles, averaged.

use std::collections::HashMap;

use carabin::generate::tagger::{self, Model, REACH, SCALE, START, TAGS, Traits, UPOS, Weights};
use carabin::generate::words::Words;

use crate::conllu::Word;

const RUNS: u64 = 8;
const PASSES: usize = 9;
/// A feature whose strongest weight is less than this is left out.
const LEAST: f32 = 0.6;

#[derive(Clone, Copy, Default)]
struct Weight {
    now: f32,
    total: f32,
    since: u32,
}

/// A sentence ready to learn from: each word's features but those of tags, and its right tag.
struct Lesson {
    fixed: Vec<Vec<u32>>,
    traits: Vec<Traits>,
    right: Vec<usize>,
}

fn lesson(sentence: &[Word], words: &Words) -> Lesson {
    let traits: Vec<Traits> =
        sentence.iter().map(|(form, _)| tagger::traits(form, words)).collect();
    let edge = tagger::edge();
    let at = |i: Option<usize>| i.and_then(|i| traits.get(i));
    let fixed = (0..traits.len())
        .map(|i| {
            let mut keys = Vec::new();
            for reach in REACH {
                match at(i.checked_add_signed(isize::from(reach))) {
                    Some(word) => tagger::of_word(word, reach, |key| keys.push(key)),
                    None => keys.push(tagger::outside(reach)),
                }
            }
            let before = at(i.checked_sub(1)).unwrap_or(&edge);
            let after = at(Some(i + 1)).unwrap_or(&edge);
            tagger::between(before, &traits[i], after, i == 0, |key| keys.push(key));
            keys
        })
        .collect();
    let right = sentence.iter().map(|(_, tag)| *tag).collect();
    Lesson { fixed, traits, right }
}

/// A small generator of pseudo-random numbers (SplitMix64): the same model on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most as u64) as usize
    }
}

/// The features of a model trained on `sentences`.
pub fn train(sentences: &[Vec<Word>], words: &Words) -> Vec<(u32, Weights)> {
    let lessons: Vec<Lesson> = sentences.iter().map(|s| lesson(s, words)).collect();
    let mut sums: HashMap<u32, [f32; TAGS]> = HashMap::new();
    for run in 0..RUNS {
        for (key, weights) in once(&lessons, run) {
            let sum = sums.entry(key).or_default();
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum += weight / RUNS as f32;
            }
        }
    }
    let mut features: Vec<(u32, Weights)> = sums
        .into_iter()
        .filter(|(_, weights)| weights.iter().any(|w| w.abs() >= LEAST))
        .map(|(key, weights)| {
            (key, weights.map(|w| (w * SCALE).round().clamp(-127.0, 127.0) as i8))
        })
        .filter(|(_, weights)| weights.iter().any(|w| *w != 0))
        .collect();
    features.sort_by_key(|feature| feature.0);
    features
}

fn once(lessons: &[Lesson], seed: u64) -> HashMap<u32, [f32; TAGS]> {
    let mut weights: HashMap<u32, [Weight; TAGS]> = HashMap::new();
    let mut dice = Dice(seed);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut step = 0_u32;
    for _ in 0..PASSES {
        for i in (1..order.len()).rev() {
            order.swap(i, dice.below(i + 1));
        }
        for lesson in order.iter().map(|i| &lessons[*i]) {
            let edge = tagger::edge();
            let (mut earlier, mut last) = (START, START);
            for (i, fixed) in lesson.fixed.iter().enumerate() {
                step += 1;
                let mut keys = fixed.clone();
                let after = lesson.traits.get(i + 1).unwrap_or(&edge);
                tagger::of_tags(earlier, last, &lesson.traits[i], after, |key| keys.push(key));
                let mut scores = [0.0_f32; TAGS];
                for key in &keys {
                    if let Some(own) = weights.get(key) {
                        for (score, weight) in scores.iter_mut().zip(own) {
                            *score += weight.now;
                        }
                    }
                }
                let guess =
                    (0..TAGS).fold(0, |best, t| if scores[t] > scores[best] { t } else { best });
                let right = lesson.right[i];
                if guess != right {
                    for key in &keys {
                        let own = weights.entry(*key).or_default();
                        for (tag, change) in [(right, 1.0), (guess, -1.0)] {
                            let weight = &mut own[tag];
                            weight.total += weight.now * (step - weight.since) as f32;
                            weight.since = step;
                            weight.now += change;
                        }
                    }
                }
                earlier = last;
                last = guess;
            }
        }
    }
    let mean = |w: &Weight| (w.total + w.now * (step - w.since) as f32) / step as f32;
    weights.into_iter().map(|(key, own)| (key, own.each_ref().map(mean))).collect()
}

/// The share of words of `sentences` that `model` tags rightly.
pub fn accuracy(model: &Model, sentences: &[Vec<Word>], words: &Words) -> f64 {
    let edge = tagger::edge();
    let (mut right, mut all) = (0, 0);
    for lesson in sentences.iter().map(|s| lesson(s, words)) {
        let (mut earlier, mut last) = (START, START);
        for (i, fixed) in lesson.fixed.iter().enumerate() {
            let mut sums = [0; TAGS];
            for key in fixed {
                model.add(*key, &mut sums);
            }
            let after = lesson.traits.get(i + 1).unwrap_or(&edge);
            tagger::of_tags(earlier, last, &lesson.traits[i], after, |key| {
                model.add(key, &mut sums);
            });
            let guess = (0..TAGS).fold(0, |best, t| if sums[t] > sums[best] { t } else { best });
            right += usize::from(UPOS[guess] == UPOS[lesson.right[i]]);
            all += 1;
            earlier = last;
            last = guess;
        }
    }
    right as f64 / f64::from(all)
}
