//! The training itself: on the earlier reviews, judged on the later ones, then on all of them.
//!
//! What is offered in the end is trained on everything, the reviews of the test included: the
//! test says whether training helps this student, and the latest months tell the most about the
//! memory that comes. Parameters of the tested training would have forgotten a fifth of what is
//! known, the newest fifth. The student is told so.

use std::thread;
use std::time::Duration;

use fsrs::{
    CombinedProgressState, ComputeParametersInput, DEFAULT_PARAMETERS, FSRSError,
    compute_parameters,
};
use thiserror::Error;

use super::measure::{Measure, Prediction, is_clear, predict};
use super::{ENOUGH, Sequences};
use crate::message::{Message, Tell};
use crate::schedule::Settings;
use crate::schedule::fsrs6::Fsrs6;

/// How often it is looked how far the training is.
const PAUSE: Duration = Duration::from_millis(10);

/// What came of a training.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Those that there are to learn from.
    pub reviews: usize,
    /// Of these, the latest, by which both were judged.
    pub tested: usize,
    /// By the parameters in force.
    pub before: Measure,
    /// By parameters trained on the reviews before those of the test.
    pub after: Measure,
    /// The difference is more than chance makes.
    pub clear: bool,
    /// Trained on everything; none where the test was not better than before.
    pub parameters: Option<Vec<f32>>,
}

/// Why nothing came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TrainingError {
    #[error("{found} reviews are not enough to learn from, {wanted} are")]
    TooFew { found: usize, wanted: usize },
    #[error("the training was cancelled")]
    Cancelled,
    #[error("these reviews can't be learnt from")]
    Refused,
}

impl Tell for TrainingError {
    fn message(&self) -> Message {
        match self {
            Self::TooFew { found, wanted } => {
                Message::new("training-too-few").with("found", found).with("wanted", wanted)
            }
            Self::Cancelled => Message::new("training-cancelled"),
            Self::Refused => Message::new("training-refused"),
        }
    }
}

/// Trains FSRS-6 on the student's reviews and judges it by the latest fifth of them. `report` is
/// told how far it is (0 to 1), and says whether to go on.
pub fn optimise(
    sequences: &Sequences,
    settings: &Settings,
    report: &dyn Fn(f32) -> bool,
) -> Result<Outcome, TrainingError> {
    optimise_with(sequences, settings, ENOUGH, report)
}

/// [`optimise`], with fewer reviews than are enough.
pub(super) fn optimise_with(
    sequences: &Sequences,
    settings: &Settings,
    wanted: usize,
    report: &dyn Fn(f32) -> bool,
) -> Result<Outcome, TrainingError> {
    let reviews = sequences.len();
    // Split by the time of the review that is predicted: no review is judged by what was learnt
    // from later ones. Its own past, before the split, was the student's past too.
    let split = reviews * 4 / 5;
    if reviews < wanted || split == reviews {
        return Err(TrainingError::TooFew { found: reviews, wanted });
    }
    let steps = settings.relearning_steps.len();
    let old = measured(sequences, split, &settings.parameters)?;
    let trained = train(sequences, split, steps, &|part| report(part * 0.44))?;
    let new = measured(sequences, split, &trained)?;
    let better = new.0.log_loss < old.0.log_loss;
    let parameters = if better {
        Some(train(sequences, reviews, steps, &|part| report(0.45 + part * 0.55))?)
    } else {
        None
    };
    let clear = is_clear(&old.1, &new.1);
    let ((before, _), (after, _)) = (old, new);
    Ok(Outcome { reviews, tested: reviews - split, before, after, clear, parameters })
}

/// How well parameters predict the reviews from the `from`th on.
fn measured(
    sequences: &Sequences,
    from: usize,
    parameters: &[f32],
) -> Result<(Measure, Vec<Prediction>), TrainingError> {
    let settings = Settings { parameters: parameters.to_vec(), ..Settings::default() };
    let predictions = predict(sequences, from, &Fsrs6::new(&settings));
    let predictions = predictions.ok_or(TrainingError::Refused)?;
    let measure = Measure::of(&predictions).ok_or(TrainingError::Refused)?;
    Ok((measure, predictions))
}

/// Parameters learnt from the first `count` reviews.
fn train(
    sequences: &Sequences,
    count: usize,
    relearning_steps: usize,
    report: &dyn Fn(f32) -> bool,
) -> Result<Vec<f32>, TrainingError> {
    let (train_set, card_ids) = sequences.first(count);
    let progress = CombinedProgressState::new_shared();
    let input = ComputeParametersInput {
        train_set,
        card_ids: Some(card_ids),
        progress: Some(progress.clone()),
        enable_short_term: true,
        num_relearning_steps: Some(relearning_steps),
        training_config: None,
    };
    // On a thread of its own: the crate tells how far it is and hears that it is to stop by way
    // of a shared state, and should it ever panic, an error comes of it here.
    let work = thread::spawn(move || compute_parameters(input));
    let mut cancelled = false;
    loop {
        let done = work.is_finished();
        if let Ok(mut state) = progress.lock() {
            let (current, total) = (state.current(), state.total());
            let part = if done { 1.0 } else { current as f32 / total.max(1) as f32 };
            cancelled |= !report(part.min(1.0));
            state.want_abort = cancelled;
        }
        if done || cancelled {
            break;
        }
        thread::sleep(PAUSE);
    }
    match work.join() {
        _ if cancelled => Err(TrainingError::Cancelled),
        Ok(Ok(parameters)) if is_sound(&parameters) => Ok(parameters),
        Ok(Err(FSRSError::Interrupted)) => Err(TrainingError::Cancelled),
        Ok(_) | Err(_) => Err(TrainingError::Refused),
    }
}

fn is_sound(parameters: &[f32]) -> bool {
    parameters.len() == DEFAULT_PARAMETERS.len()
        && parameters.iter().all(|parameter| parameter.is_finite())
}
