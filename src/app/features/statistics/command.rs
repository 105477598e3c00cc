//! What can be done with statistics.

use super::subject::{Format, Of};
use crate::statistics::{Figure, Period};

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Count some cards, or all.
    Of(Of),
    /// Count over a period.
    Over(Period),
    /// List the numbers of a figure, or hide them.
    Numbers(Figure),
    /// Save a figure as a file.
    Export(Figure, Format),
    /// Save the tables of all figures.
    ExportAll,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Of(_) | Self::Over(_) => "command-statistics",
            Self::Numbers(_) => "command-numbers",
            Self::Export(..) => "command-export",
            Self::ExportAll => "command-export-all",
        }
    }
}
