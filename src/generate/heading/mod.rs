//! What headings are made of: rubrics, letterheads, numbers; which words two of them share.
//!
//! The words are data, one file a language (`assets/language/*/outline.txt`). Knows nothing of
//! documents: it is asked by what cleans them and by what tells their topic.

pub(crate) mod letterhead;
pub(crate) mod lists;
pub(crate) mod number;
pub(crate) mod sort;
pub(crate) mod stem;

/// `text` with its first letter a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    // « pH », « mRNA » and « IgA » keep their letters.
    let second = text.chars().nth(1);
    match chars.next() {
        Some(first) if first.is_lowercase() && !second.is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
