//! A term with what the ranking says of it.

/// A term of the texts.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedTerm {
    /// In lower case, as the texts have it, with straight apostrophes.
    pub term: String,
    /// More is better; what is no term has been left out.
    pub score: f32,
    /// How often it stands in the texts.
    pub frequency: usize,
    /// In how many of them.
    pub documents: usize,
    /// A noun, or a phrase built on one.
    pub nominal: bool,
}
