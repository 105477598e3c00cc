//! The decks that a first start puts into a new library, from the repository's `decks/`.

/// File names and contents.
pub const DECKS: [(&str, &str); 3] = [
    ("micrometastases.ron", include_str!("../../decks/micrometastases.ron")),
    ("formants-medicaux.ron", include_str!("../../decks/formants-medicaux.ron")),
    ("clinical-terms-en.ron", include_str!("../../decks/clinical-terms-en.ron")),
];
