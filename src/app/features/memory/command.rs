//! What can be done about the memory model.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Learn the parameters of FSRS-6 from the student's reviews.
    Train,
    CancelTraining,
    /// Take over what was learnt.
    Adopt,
    /// Stay with the parameters in force, and do not propose a training for a while.
    Keep,
    /// Go back to the parameters that nobody has trained.
    Reset,
    /// Simulate what each retention costs.
    Simulate,
    CancelSimulation,
    /// Aim at another retention, in hundredths.
    Aim(u32),
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Train => "command-train",
            Self::CancelTraining | Self::CancelSimulation => "command-cancel",
            Self::Adopt => "command-adopt-parameters",
            Self::Keep => "command-keep-parameters",
            Self::Reset => "command-reset-parameters",
            Self::Simulate => "command-simulate",
            Self::Aim(_) => "command-adopt-retention",
        }
    }
}
