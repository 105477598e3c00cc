//! How well parameters predict: log loss, RMSE over bins, calibration.
//!
//! All reviews weigh the same here, so that the three numbers are about the same reviews. (The
//! crate's own evaluation weighs recent ones more, and adds its bins up in an order of chance.)

use std::collections::BTreeMap;

use fsrs::FSRSReview;

use super::Sequences;
use crate::schedule::fsrs6::Fsrs6;

/// The bins of a calibration: at most so many, of at least so many reviews each.
const BINS: usize = 10;
const BIN: usize = 20;

/// How well parameters predict.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The less, the better.
    pub log_loss: f32,
    /// The root of the mean square of what is predicted less what is seen, over the crate's bins
    /// of like reviews.
    pub rmse: f32,
    /// From the least likely to be recalled to the likeliest, as many reviews in each.
    pub calibration: Vec<Bin>,
}

/// Reviews that were predicted alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    pub count: u32,
    /// How many of them were recalled.
    pub recalled: u32,
    /// The mean of what was predicted, 0 to 1.
    pub predicted: f32,
}

/// A review, as it was predicted and as it went.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prediction {
    pub(super) recall: f32,
    pub(super) recalled: bool,
    pub(super) alike: Alike,
}

/// What the crate's RMSE bins reviews by: days since the last one, reviews, lapses, each on a
/// scale of its own.
pub(super) type Alike = (i32, i32, Option<i32>);

impl Prediction {
    pub(super) fn loss(&self) -> f64 {
        // No prediction is quite certain in 32 bits; infinity would drown the rest.
        let recall = f64::from(self.recall).clamp(1e-6, 1.0 - 1e-6);
        -(if self.recalled { recall } else { 1.0 - recall }).ln()
    }
}

/// The predictions of the reviews from the `from`th on, by `model`; none when it predicts what
/// is no number.
pub(super) fn predict(
    sequences: &Sequences,
    from: usize,
    model: &Fsrs6,
) -> Option<Vec<Prediction>> {
    let recalls = sequences.reviews().iter().map(|reviews| model.recalls(reviews));
    let recalls = recalls.collect::<Option<Vec<Vec<f32>>>>()?;
    let predict = |item| {
        let (sequence, reviews) = sequences.item(item)?;
        let (current, past) = reviews.split_last()?;
        let recall = *recalls.get(sequence)?.get(past.len().checked_sub(1)?)?;
        let recalled = current.rating > 1;
        recall.is_finite().then_some(Prediction { recall, recalled, alike: alike(*current, past) })
    };
    (from..sequences.len()).map(predict).collect()
}

/// The crate's `r_matrix_index`, without the numbers that it names its bins by.
fn alike(current: FSRSReview, past: &[FSRSReview]) -> Alike {
    let step = |number: usize, base: f64| (number as f64).log(base).floor() as i32;
    let long = |review: &&FSRSReview| review.delta_t > 0;
    let length = past.iter().filter(long).count() + 2;
    let lapses = past.iter().filter(long).filter(|review| review.rating == 1).count();
    let lapses = (lapses > 0).then(|| step(lapses, 1.73));
    (step(current.delta_t as usize, 3.62), step(length, 1.89), lapses)
}

impl Measure {
    /// None when there is nothing to measure.
    pub(super) fn of(predictions: &[Prediction]) -> Option<Self> {
        if predictions.is_empty() {
            return None;
        }
        let losses: f64 = predictions.iter().map(Prediction::loss).sum();
        Some(Self {
            log_loss: (losses / predictions.len() as f64) as f32,
            rmse: rmse(predictions, |_| 1.0),
            calibration: calibration(predictions),
        })
    }
}

/// The crate's RMSE over bins of like reviews, each review with a weight.
pub(super) fn rmse(predictions: &[Prediction], weight: impl Fn(usize) -> f64) -> f32 {
    let mut bins: BTreeMap<Alike, [f64; 4]> = BTreeMap::new();
    for (place, prediction) in predictions.iter().enumerate() {
        let recalled = f64::from(u8::from(prediction.recalled));
        let [count, predicted, seen, weights] = bins.entry(prediction.alike).or_default();
        *count += 1.0;
        *predicted += f64::from(prediction.recall);
        *seen += recalled;
        *weights += weight(place);
    }
    let square = |[count, predicted, seen, weights]: &[f64; 4]| {
        ((predicted - seen) / count).powi(2) * weights
    };
    let weights: f64 = bins.values().map(|bin| bin[3]).sum();
    (bins.values().map(square).sum::<f64>() / weights).sqrt() as f32
}

fn calibration(predictions: &[Prediction]) -> Vec<Bin> {
    let mut sorted = predictions.to_vec();
    sorted.sort_by(|a, b| a.recall.total_cmp(&b.recall));
    let bins = (sorted.len() / BIN).clamp(1, BINS);
    let bin = |number: usize| {
        let range = sorted.len() * number / bins..sorted.len() * (number + 1) / bins;
        let part = sorted.get(range).unwrap_or_default();
        let sum: f32 = part.iter().map(|prediction| prediction.recall).sum();
        Bin {
            count: number_of(part.iter()),
            recalled: number_of(part.iter().filter(|prediction| prediction.recalled)),
            predicted: sum / part.len().max(1) as f32,
        }
    };
    (0..bins).map(bin).collect()
}

fn number_of<T>(these: impl Iterator<Item = T>) -> u32 {
    u32::try_from(these.count()).unwrap_or(u32::MAX)
}

/// Whether the second predicts better than the first by more than chance makes of as many
/// reviews: by more than two standard errors of the mean difference, review by review.
pub(super) fn is_clear(before: &[Prediction], after: &[Prediction]) -> bool {
    let gains: Vec<f64> =
        before.iter().zip(after).map(|(before, after)| before.loss() - after.loss()).collect();
    let count = gains.len() as f64;
    let mean = gains.iter().sum::<f64>() / count;
    let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (count - 1.0);
    mean > 2.0 * (variance / count).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prediction_costs_the_more_the_surer_it_was_and_wrong() {
        let loss = |recall: f32, recalled: bool| {
            Prediction { recall, recalled, alike: (0, 0, None) }.loss()
        };
        let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
        assert!(near(loss(0.5, true), 2_f64.ln()) && near(loss(0.5, false), 2_f64.ln()));
        assert!(
            near(loss(0.9, true), -0.9_f64.ln()) && (loss(0.9, false) - 10_f64.ln()).abs() < 1e-4
        );
        // What was sure is not infinitely wrong.
        assert!(loss(1.0, false).is_finite() && loss(0.0, true).is_finite());
        assert!(loss(1.0, true) >= 0.0 && loss(1.0, true) < 1e-5);
    }
}
