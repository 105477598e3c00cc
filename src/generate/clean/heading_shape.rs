//! What a line alone tells of a heading: capitals, a question, few words that end as none does.

use super::line::Line;
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

/// « SELON STADE (I = testicule seul) »: the name before the bracket that ends it.
pub(super) fn before_bracket<'a>(content: &'a str, open: &str, close: char) -> Option<&'a str> {
    let (name, inside) = content.split_once(open)?;
    inside.strip_suffix(close).filter(|told| !told.contains(close)).map(|_| name)
}

/// A heading that goes on like a sentence: it leads what follows, and is none.
pub(super) fn is_sentence(content: &str) -> bool {
    let words = content.split_whitespace().count();
    words > 20 || words > 10 && content.trim_end().ends_with([':', ',', ';'])
}

/// « **Foie et vésicule** » alone on its line, or with a remark in brackets behind it.
pub(super) fn is_bold(content: &str) -> bool {
    let content = ["** (", "__ ("]
        .iter()
        .find_map(|open| before_bracket(content, open, ')'))
        .map_or(content, |name| content.get(..name.len() + 2).unwrap_or(content));
    let marked = ["**", "__"].iter().find_map(|mark| {
        let inside = content.strip_prefix(mark)?.trim_end_matches([':', ' ', '\u{a0}']);
        let inside = inside.strip_suffix(mark)?;
        (!inside.contains(mark)).then_some(inside)
    });
    marked.or_else(|| is_strong(content)).is_some_and(|inside| {
        inside.split_whitespace().count() <= 12
            && !inside.ends_with(['.', ';', ','])
            && inside.chars().any(char::is_alphabetic)
    })
}

/// « **La goutte, c’est un dépôt de cristaux** : » and, right below, « dans les articulations, … ».
pub(super) fn leads_on(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    let below = below.filter(|line| line.is_text());
    line.content.trim_end().ends_with(':')
        && below.is_some_and(|line| line.content.starts_with(char::is_lowercase))
}

/// « Foie » of `<strong>Foie :</strong>`, as pages of an editor have their headings.
fn is_strong(content: &str) -> Option<&str> {
    let tags = [("<strong>", "</strong>"), ("<b>", "</b>")];
    let inside = tags.iter().find_map(|(open, close)| {
        let inside = content.strip_prefix(open)?.trim_end_matches([':', ' ', '\u{a0}']);
        inside.strip_suffix(close)
    })?;
    (!inside.contains('<')).then(|| inside.trim_end_matches([':', ' ', '\u{a0}']))
}

/// No mark of a note in it, and nothing that ends a sentence.
pub(super) fn is_bare(content: &str) -> bool {
    !content.ends_with(['.', ';', ',', '!', '?', ':', '…'])
        && !content.contains([':', '=', '→', '|', '\t'])
        && content.chars().any(char::is_alphabetic)
}

/// « TTT (à vie) », « MÉTHOTREXATE (MTX) à faible dose »: capitals, and a little behind them.
pub(super) fn is_in_capitals(content: &str) -> bool {
    let Some((before, after)) = content.split_once(" (") else { return false };
    let letters = before.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && is_capitals(before)
        && after.contains(')')
        && !after.contains(": ")
        && content.split_whitespace().count() <= if content.ends_with(')') { 14 } else { 10 }
        && !content.ends_with(['.', ';', ',', ':'])
        && !content.contains(['=', '→'])
}

#[cfg(test)]
mod tests {
    use super::{before_bracket, is_bold};

    #[test]
    fn a_bold_name_may_have_a_remark() {
        assert!(is_bold("**HSP**") && is_bold("**HSP** (IgA vasculitis)") && is_bold("**Foie :**"));
        assert!(!is_bold("**HSP** est une vascularite") && !is_bold("HSP (IgA vasculitis)"));
        assert!(is_bold("<strong>Foie :</strong>") && is_bold("<b>Foie</b> :"));
        assert!(!is_bold("<b>Foie</b> et <b>rate</b>") && !is_bold("<b>Le foie est mou.</b>"));
    }

    #[test]
    fn a_name_stands_before_the_bracket_that_ends_the_line() {
        let name = |content| before_bracket(content, " (", ')');
        assert_eq!(name("SELON STADE (I = seul, II = ganglions)"), Some("SELON STADE"));
        for other in ["SELON STADE", "SELON STADE (", "STADE (I) et grade", "STADE (I) (II)"] {
            assert_eq!(name(other), None, "{other}");
        }
    }
}
