//! The decks that a first start puts into a new library, from the repository's `decks/`.

/// File names and contents.
pub const DECKS: [(&str, &str); 3] = [
    ("micrometastases.ron", include_str!("../../decks/micrometastases.ron")),
    (
        "racines-grecques-et-latines.ron",
        include_str!("../../decks/racines-grecques-et-latines.ron"),
    ),
    ("terminology-en.ron", include_str!("../../decks/terminology-en.ron")),
];
