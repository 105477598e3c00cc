//! Something that the text may be about.

/// A topic, from one of the places where a text names itself.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) text: String,
    pub(super) stems: Vec<String>,
    /// « (MICI) » behind it: what the text may call it from then on.
    pub(super) short: Option<String>,
    pub(super) weight: f32,
    /// Words that the text never puts together.
    pub(super) loose: bool,
}
