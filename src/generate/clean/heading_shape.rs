//! What a line alone tells of a heading: capitals, a question, few words that end as none does.

/// « Qu’est-ce que la migraine ? » over a paragraph of an article.
pub(super) fn is_question(content: &str) -> bool {
    content.ends_with('?')
        && content.split_whitespace().count() <= 10
        && ["Qu’est-ce", "Qu'est-ce", "Quels sont", "Quelles sont", "Comment ", "Pourquoi "]
            .iter()
            .any(|word| content.starts_with(word))
}

pub(super) fn looks_like_heading(content: &str) -> bool {
    if super::boilerplate::is_caption(content) {
        return false;
    }
    let content = content.trim_matches(['*', '_', ' ']);
    let content = content
        .split_once(" (")
        .filter(|_| content.ends_with(')'))
        .map_or(content, |found| found.0);
    let opens = content.find('(');
    // « 12 heures), pour … » goes on from the line before.
    let cut = content.find(')').is_some_and(|close| opens.is_none_or(|open| close < open));
    if cut {
        return false;
    }
    let words = content.split_whitespace().count();
    let starts = content.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    starts
        && words <= 9
        && content.len() <= 80
        && !content.ends_with(['.', ';', ',', '!', ':', '…', ')'])
        && ![": ", "::", "? ", ";;"].iter().any(|mark| content.contains(mark))
        && !content.contains('=')
        && !content.contains(['→', '@', '\t'])
        && content.chars().filter(char::is_ascii_digit).count() * 3 <= content.len()
}

pub(super) fn is_capitals(content: &str) -> bool {
    let letters = content.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && content.len() <= 70
        && !content.chars().any(char::is_lowercase)
        && !content.contains([':', '=', '→'])
        && content.chars().next().is_some_and(char::is_alphabetic)
        && content.chars().filter(char::is_ascii_digit).count() * 2 <= letters
        && !content.contains('@')
}
