//! What the student may choose about scheduling; beginners never need to.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::message::{Message, Tell};

/// How memory is modelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ModelChoice {
    /// FSRS-6.
    #[default]
    Fsrs,
    /// SM-2, as published in 1990.
    Sm2,
}

/// The choices, with their defaults.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub model: ModelChoice,
    /// The probability of recall at which a card comes back: 0.70 to 0.99.
    pub retention: f32,
    /// The 21 parameters of FSRS-6; empty for the default ones.
    pub parameters: Vec<f32>,
    /// Waits in minutes before a new card is known, each longer than the one before.
    pub learning_steps: Vec<u32>,
    /// The same for a card that was forgotten.
    pub relearning_steps: Vec<u32>,
    /// New cards a day, over the whole library.
    pub new_per_day: u32,
    /// Reviews a day, over the whole library.
    pub reviews_per_day: u32,
    /// A card forgotten this often is a leech.
    pub leech_lapses: u32,
    /// The longest interval, in days.
    pub maximum_interval: u32,
    /// Spread due dates a little, so that cards learnt together part.
    pub fuzz: bool,
    /// Not two cards of a note on the same day.
    pub separate_siblings: bool,
    /// The hour of local time at which a day turns over: 0 to 23.
    pub rollover_hour: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            model: ModelChoice::Fsrs,
            retention: 0.9,
            parameters: Vec::new(),
            learning_steps: vec![1, 10],
            relearning_steps: vec![10],
            new_per_day: 20,
            reviews_per_day: 200,
            leech_lapses: 8,
            maximum_interval: 36_500,
            fuzz: true,
            separate_siblings: true,
            rollover_hour: 4,
        }
    }
}

/// A choice that can't be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SettingsError {
    #[error("the retention must be 0.70 to 0.99")]
    Retention,
    #[error("FSRS-6 has 21 parameters, each a number")]
    Parameters,
    #[error("each learning step must be longer than the one before, and shorter than a day")]
    Steps,
    #[error("the day must turn over at an hour from 0 to 23")]
    Rollover,
    #[error("the longest interval must be 4 to 36500 days")]
    MaximumInterval,
}

impl Tell for SettingsError {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Retention => "settings-fault-retention",
            Self::Parameters => "settings-fault-parameters",
            Self::Steps => "settings-fault-steps",
            Self::Rollover => "settings-fault-rollover",
            Self::MaximumInterval => "settings-fault-maximum",
        })
    }
}

impl Settings {
    /// Whether they can be followed.
    ///
    /// # Errors
    /// The first choice that can't.
    pub fn check(&self) -> Result<(), SettingsError> {
        if !(0.70..=0.99).contains(&self.retention) {
            return Err(SettingsError::Retention);
        }
        let count = self.parameters.len();
        if (count != 0 && count != 21) || self.parameters.iter().any(|p| !p.is_finite()) {
            return Err(SettingsError::Parameters);
        }
        for steps in [&self.learning_steps, &self.relearning_steps] {
            let grow = steps.windows(2).all(|pair| pair[0] < pair[1]);
            if !grow || steps.iter().any(|step| !(1..1440).contains(step)) {
                return Err(SettingsError::Steps);
            }
        }
        if self.rollover_hour > 23 {
            return Err(SettingsError::Rollover);
        }
        if !(4..=36_500).contains(&self.maximum_interval) {
            return Err(SettingsError::MaximumInterval);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_can_be_followed_and_faults_are_named() {
        let good = Settings::default();
        assert_eq!(good.check(), Ok(()));
        let fault = |change: &dyn Fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            settings.check().unwrap_err()
        };
        assert_eq!(fault(&|s| s.retention = f32::NAN), SettingsError::Retention);
        assert_eq!(fault(&|s| s.parameters = vec![1.0; 19]), SettingsError::Parameters);
        assert_eq!(fault(&|s| s.learning_steps = vec![10, 1]), SettingsError::Steps);
        assert_eq!(fault(&|s| s.relearning_steps = vec![1440]), SettingsError::Steps);
        assert_eq!(fault(&|s| s.rollover_hour = 24), SettingsError::Rollover);
        assert_eq!(fault(&|s| s.maximum_interval = 0), SettingsError::MaximumInterval);
    }
}
