//! The tagger's training: some passes over the sentences in shuffled orders; several such runs
//! from other shuffles, averaged.

use carabin::generate::classes::Classes;
use carabin::generate::tagger::{self, Model, REACH, SCALE, START, TAGS, Traits, UPOS, Weights};
use carabin::generate::words::Words;

use crate::conllu::Word;
use crate::perceptron::{ByKey, Dice, Perceptron};

pub const RUNS: u64 = 6;
const PASSES: usize = 9;
/// A feature whose strongest weight is less than this is left out.
const LEAST: f32 = 0.6;

/// What a language knows of its words.
#[derive(Clone, Copy)]
pub struct Knowledge<'a> {
    pub words: &'a Words,
    pub classes: &'a Classes,
}

/// A sentence ready to learn from: each word's features but those of tags, and its right tag.
struct Lesson {
    fixed: Vec<Vec<u32>>,
    traits: Vec<Traits>,
    right: Vec<usize>,
}

impl Lesson {
    fn new(sentence: &[Word], known: Knowledge<'_>) -> Self {
        let traits: Vec<Traits> = sentence
            .iter()
            .map(|word| tagger::traits(&word.form, known.words, known.classes))
            .collect();
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
        Self { fixed, traits, right: sentence.iter().map(|word| word.tag).collect() }
    }

    /// Calls `choose` for each word with its features, to get its tag.
    fn read(&self, mut choose: impl FnMut(&[u32], usize) -> usize) {
        let edge = tagger::edge();
        let (mut earlier, mut last) = (START, START);
        let mut keys = Vec::new();
        for (i, (fixed, right)) in self.fixed.iter().zip(&self.right).enumerate() {
            keys.clone_from(fixed);
            let after = self.traits.get(i + 1).unwrap_or(&edge);
            tagger::of_tags(earlier, last, &self.traits[i], after, |key| keys.push(key));
            earlier = last;
            last = choose(&keys, *right);
        }
    }
}

fn best<T: PartialOrd + Copy>(scores: &[T; TAGS]) -> usize {
    (0..TAGS).fold(0, |best, tag| if scores[tag] > scores[best] { tag } else { best })
}

/// The features of a model trained on `sentences` in so many runs; its weights count `share` times.
pub fn train(
    sentences: &[&[Word]],
    known: Knowledge<'_>,
    runs: u64,
    share: f32,
) -> Vec<(u32, Weights)> {
    let lessons: Vec<Lesson> = sentences.iter().map(|s| Lesson::new(s, known)).collect();
    let mut sums: ByKey<[f32; TAGS]> = ByKey::default();
    for run in 0..runs {
        for (key, weights) in once(&lessons, run) {
            let sum = sums.entry(key).or_default();
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum += weight / runs as f32;
            }
        }
    }
    let mut features: Vec<(u32, Weights)> = sums
        .into_iter()
        .filter(|(_, weights)| weights.iter().any(|w| w.abs() >= LEAST))
        .map(|(key, weights)| {
            (key, weights.map(|w| (w * share * SCALE).round().clamp(-127.0, 127.0) as i8))
        })
        .filter(|(_, weights)| weights.iter().any(|w| *w != 0))
        .collect();
    features.sort_by_key(|feature| feature.0);
    features
}

fn once(lessons: &[Lesson], seed: u64) -> Vec<(u32, [f32; TAGS])> {
    let mut perceptron = Perceptron::<TAGS>::new(1);
    let mut dice = Dice(seed);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for _ in 0..PASSES {
        dice.shuffle(&mut order);
        for lesson in order.iter().map(|i| &lessons[*i]) {
            lesson.read(|keys, right| {
                let guess = best(&perceptron.scores(keys));
                perceptron.tick();
                if guess != right {
                    perceptron.prefer(keys, right, guess);
                }
                guess
            });
        }
    }
    perceptron.means()
}

/// The tags that `model` gives to a sentence.
pub fn tags(model: &Model, sentence: &[Word], known: Knowledge<'_>) -> Vec<usize> {
    let mut tags = Vec::with_capacity(sentence.len());
    Lesson::new(sentence, known).read(|keys, _| {
        let mut sums = [0; TAGS];
        for key in keys {
            model.add(*key, &mut sums);
        }
        tags.push(best(&sums));
        best(&sums)
    });
    tags
}

/// The share of words of `sentences` whose part of speech `model` tells rightly.
pub fn accuracy(model: &Model, sentences: &[Vec<Word>], known: Knowledge<'_>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for sentence in sentences {
        let tags = tags(model, sentence, known);
        right += tags.iter().zip(sentence).filter(|(tag, word)| UPOS[**tag] == word.upos()).count();
        all += sentence.len();
    }
    right as f64 / all as f64
}

/// Tags for each sentence by a tagger that has not seen it: five folds of whole blocks, so that
/// what stands side by side in a text stays together.
pub fn jackknife(sentences: &[Vec<Word>], known: Knowledge<'_>) -> Vec<Vec<usize>> {
    const FOLDS: usize = 5;
    const BLOCK: usize = 20;
    let mut all = vec![Vec::new(); sentences.len()];
    for fold in 0..FOLDS {
        let is_left_out = |i: usize| i / BLOCK % FOLDS == fold;
        let others: Vec<&[Word]> = (0..sentences.len())
            .filter(|i| !is_left_out(*i))
            .map(|i| sentences[i].as_slice())
            .collect();
        let model = Model::new(&train(&others, known, 1, 1.0));
        for i in (0..sentences.len()).filter(|i| is_left_out(*i)) {
            all[i] = tags(&model, &sentences[i], known);
        }
    }
    all
}
