//! Where the making of cards stands.

use super::choosing::Choosing;
use crate::app::jobs::Generation;

#[derive(Debug, Default)]
pub enum Making {
    /// A text is awaited.
    #[default]
    Text,
    Working(Generation),
    Choosing(Box<Choosing>),
}
