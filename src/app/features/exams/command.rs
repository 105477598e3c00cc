//! What can be done about exams.

use crate::library::ExamOf;

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Open the form for an exam; none: of something that is to be chosen.
    Plan(Option<ExamOf>),
    /// Take over what it says.
    Keep,
    /// Show an exam's plan in full, or hide it.
    Show(Option<ExamOf>),
    /// Review what an exam's plan asks for today.
    Study(ExamOf),
    /// Begin an exam's new cards in its last days too.
    BeginLate(ExamOf),
    /// Set how many new cards a day there may be, to as many as plans need.
    RaiseLimit(u32),
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Plan(None) => "command-new-exam",
            Self::Plan(Some(_)) => "command-exam-date",
            Self::Keep => "command-exam",
            Self::Show(_) => "command-exam-plan",
            Self::Study(_) => "command-study-for-exam",
            Self::BeginLate(_) => "command-begin-late",
            Self::RaiseLimit(_) => "command-raise-limit",
        }
    }
}
