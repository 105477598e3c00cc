//! What the student may choose about scheduling, and which choices are refused.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::clock::DAY_MINUTES;
use super::daily_limit::{Limit, LimitOf, MORE, More};
use super::spread::{LONGEST_SPREAD, Spread};
use crate::message::{Message, Tell};

/// The longest step, in minutes.
pub(super) const LONGEST_STEP: u32 = 30 * DAY_MINUTES;

/// The memory model that turns grades into intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ModelChoice {
    /// FSRS-6, by the official crate.
    #[default]
    Fsrs,
    /// SM-2, as Piotr Woźniak published it in 1990.
    Sm2,
}

/// The settings of scheduling. The defaults need no touching.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub model: ModelChoice,
    /// The probability of recall at which FSRS asks again, 0.70 to 0.99. SM-2 has no such notion.
    pub retention: f32,
    /// The 21 parameters of FSRS-6; empty for the default ones.
    pub parameters: Vec<f32>,
    /// How many reviews there were to learn from when the parameters were last adopted, or kept
    /// after a training; 0 before the first.
    #[serde(skip_serializing_if = "is_none")]
    pub trained_on: u32,
    /// Minutes between the first answers to a new card; may be empty.
    pub learning_steps: Vec<u32>,
    /// Minutes between the answers after a lapse; may be empty.
    pub relearning_steps: Vec<u32>,
    /// How many new cards a day, in the whole collection.
    pub new_per_day: u32,
    /// How many reviews a day, in the whole collection.
    pub reviews_per_day: u32,
    /// A card that lapsed this often is a leech; 0: none is.
    pub leech_lapses: u32,
    /// The longest interval, in days.
    pub maximum_interval: u32,
    /// Spread the due days a little, so that cards learnt together part.
    pub fuzz: bool,
    /// Cards of one note are not asked on the same day.
    pub separate_siblings: bool,
    /// The local hour at which a day begins, 0 to 12.
    pub rollover_hour: u8,
    /// A backlog that is being caught up with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backlog: Option<Spread>,
    /// The limits of folders and decks, in the order in which they were set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// More new cards, on the days for which they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<More>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            model: ModelChoice::Fsrs,
            retention: 0.90,
            parameters: Vec::new(),
            trained_on: 0,
            learning_steps: vec![1, 10],
            relearning_steps: vec![10],
            new_per_day: 20,
            reviews_per_day: 200,
            leech_lapses: 8,
            maximum_interval: 36_500,
            fuzz: true,
            separate_siblings: true,
            rollover_hour: 4,
            backlog: None,
            limits: Vec::new(),
            more: Vec::new(),
        }
    }
}

/// Not written then, so that files of before stay as they were.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(number: &u32) -> bool {
    *number == 0
}

/// Why settings are refused.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SettingsError {
    #[error("the retention must be between 0.70 and 0.99, not {0}")]
    Retention(f32),
    #[error("FSRS-6 has 21 parameters, not {0}")]
    ParameterCount(usize),
    #[error("parameter {0} of FSRS-6 is no number")]
    ParameterValue(usize),
    #[error("parameter {0} must be between {1} and {2}")]
    ParameterRange(usize, f32, f32),
    #[error("a step must last from 1 minute to 30 days, not {0} minutes")]
    Step(u32),
    #[error("there may be 10 steps at most, not {0}")]
    StepCount(usize),
    #[error("the longest interval must be between 7 and 36500 days, not {0}")]
    MaximumInterval(u32),
    #[error("a day must begin between 0 and 12 o'clock, not {0}")]
    Rollover(u8),
    #[error("a backlog may be spread over 1 to 365 days, not {0}")]
    Spread(u32),
}

/// What FSRS-6 can make of its parameters, each from the least to the most: what lies outside is
/// no memory that anyone has. The crate keeps to them everywhere but in its simulator, which would
/// panic on a chance above one.
pub(in crate::schedule) const RANGES: [(f32, f32); 21] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

impl Tell for SettingsError {
    fn message(&self) -> Message {
        match self {
            Self::Retention(value) => Message::new("settings-fault-retention").with("value", value),
            Self::ParameterCount(count) => {
                Message::new("settings-fault-parameter-count").with("count", count)
            }
            Self::ParameterValue(number) => {
                Message::new("settings-fault-parameter-value").with("number", number)
            }
            Self::ParameterRange(number, least, most) => {
                Message::new("settings-fault-parameter-range")
                    .with("number", number)
                    .with("least", least)
                    .with("most", most)
            }
            Self::Step(minutes) => Message::new("settings-fault-step").with("minutes", minutes),
            Self::StepCount(count) => {
                Message::new("settings-fault-step-count").with("count", count)
            }
            Self::MaximumInterval(days) => {
                Message::new("settings-fault-maximum-interval").with("days", days)
            }
            Self::Rollover(hour) => Message::new("settings-fault-rollover").with("hour", hour),
            Self::Spread(days) => Message::new("settings-fault-spread").with("days", days),
        }
    }
}

impl Settings {
    /// How many new cards there may be on `day`, in the whole collection.
    #[must_use]
    pub fn new_on(&self, day: i32) -> u32 {
        let more = self.more.iter().filter(|more| more.on == day).map(|more| more.new);
        more.fold(self.new_per_day, u32::saturating_add)
    }

    /// Lets there be [`MORE`] new cards on `day` at a place (none: in the whole collection). What
    /// was asked for on other days holds no more, and is forgotten.
    pub fn take_more(&mut self, of: Option<LimitOf>, day: i32) {
        self.more.retain(|more| more.on == day);
        match self.more.iter_mut().find(|more| more.of == of) {
            Some(more) => more.new = more.new.saturating_add(MORE),
            None => self.more.push(More { of, on: day, new: MORE }),
        }
    }

    /// The first thing that is wrong, if anything is.
    pub fn check(&self) -> Result<(), SettingsError> {
        if !(0.70..=0.99).contains(&self.retention) {
            return Err(SettingsError::Retention(self.retention));
        }
        if !matches!(self.parameters.len(), 0 | 21) {
            return Err(SettingsError::ParameterCount(self.parameters.len()));
        }
        if let Some(at) = self.parameters.iter().position(|parameter| !parameter.is_finite()) {
            return Err(SettingsError::ParameterValue(at + 1));
        }
        let outside =
            |(parameter, (least, most)): (&f32, (f32, f32))| !(least..=most).contains(parameter);
        if let Some(at) = self.parameters.iter().zip(RANGES).position(outside) {
            let (least, most) = RANGES.get(at).copied().unwrap_or_default();
            return Err(SettingsError::ParameterRange(at + 1, least, most));
        }
        for steps in [&self.learning_steps, &self.relearning_steps] {
            if steps.len() > 10 {
                return Err(SettingsError::StepCount(steps.len()));
            }
            if let Some(step) = steps.iter().find(|step| !(1..=LONGEST_STEP).contains(step)) {
                return Err(SettingsError::Step(*step));
            }
        }
        if !(7..=36_500).contains(&self.maximum_interval) {
            return Err(SettingsError::MaximumInterval(self.maximum_interval));
        }
        if self.rollover_hour > 12 {
            return Err(SettingsError::Rollover(self.rollover_hour));
        }
        if let Some(spread) = self.backlog.filter(|plan| !(1..=LONGEST_SPREAD).contains(&plan.days))
        {
            return Err(SettingsError::Spread(spread.days));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_sound_and_odd_settings_are_told_apart() {
        assert_eq!(Settings::default().check(), Ok(()));
        let with = |change: fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            settings.check().unwrap_err().message().key
        };
        assert_eq!(with(|s| s.retention = 0.69), "settings-fault-retention");
        assert_eq!(with(|s| s.retention = f32::NAN), "settings-fault-retention");
        assert_eq!(with(|s| s.parameters = vec![1.0; 17]), "settings-fault-parameter-count");
        assert_eq!(with(|s| s.parameters = vec![f32::NAN; 21]), "settings-fault-parameter-value");
        assert_eq!(with(|s| s.parameters = vec![0.0; 21]), "settings-fault-parameter-range");
        assert_eq!(with(|s| s.learning_steps = vec![1, 0]), "settings-fault-step");
        assert_eq!(with(|s| s.relearning_steps = vec![1; 11]), "settings-fault-step-count");
        assert_eq!(with(|s| s.maximum_interval = 6), "settings-fault-maximum-interval");
        assert_eq!(with(|s| s.rollover_hour = 13), "settings-fault-rollover");
        let spread = |s: &mut Settings| s.backlog = Some(Spread { from: 0, days: 0 });
        assert_eq!(with(spread), "settings-fault-spread");
    }

    #[test]
    fn the_parameters_of_fsrs_itself_are_in_range() {
        let parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
        assert_eq!(Settings { parameters, ..Settings::default() }.check(), Ok(()));
    }

    #[test]
    fn settings_may_be_left_out_but_not_misspelt() {
        let settings: Settings = ron::from_str("(retention: 0.85, model: Sm2)").unwrap();
        assert_eq!(
            settings,
            Settings { retention: 0.85, model: ModelChoice::Sm2, ..Settings::default() }
        );
        assert!(ron::from_str::<Settings>("(retentoin: 0.85)").is_err());
        let text = ron::to_string(&settings).unwrap();
        assert_eq!(ron::from_str::<Settings>(&text).unwrap(), settings);
    }
}
