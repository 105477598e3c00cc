//! A tag of HTML where it stands: its name, and where it ends.

use super::ahead::head;

/// Bytes that a tag's attributes have at most.
const LONGEST: usize = 4000;

/// Name, whether it closes, and the byte after it, of the tag at `at`.
pub(super) fn tag(text: &str, at: usize) -> Option<(&str, bool, usize)> {
    let rest = text.get(at + 1..)?;
    let closes = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let length = rest.len() - rest.trim_start_matches(named).len();
    let name =
        rest.get(..length).filter(|name| name.starts_with(|c: char| c.is_ascii_alphanumeric()))?;
    // Attributes are long, but not without end.
    let end = end_of_tag(head(rest.get(length..)?, LONGEST))? + length;
    let from = at + 1 + usize::from(closes);
    Some((name, closes, from + end + 1))
}

/// Where the tag ends whose attributes begin `rest`: « > » inside a value, as in `class="[&>li]:mt-3"`, ends
/// nothing.
fn end_of_tag(rest: &str) -> Option<usize> {
    let first = rest.find('>')?;
    let mut from = 0;
    while let Some(opens) = rest.get(from..first).and_then(|part| part.find("=\"")) {
        let value = from + opens + 2;
        let length = rest.get(value..)?.find(['"', '\n']);
        match length.map(|length| value + length) {
            Some(end) if rest.get(end..)?.starts_with('"') && end < first => from = end + 1,
            // The value holds the mark: the tag's own comes behind.
            Some(end) if rest.get(end..)?.starts_with('"') => {
                return Some(end_of_tag(rest.get(end + 1..)?)? + end + 1);
            }
            _ => return Some(first),
        }
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn a_mark_inside_a_value_ends_no_tag() {
        let end = |text: &str| {
            tag(text, 0).map(|(_, _, end)| text.get(end..).unwrap_or_default().to_owned())
        };
        assert_eq!(end("<ul class=\"pl-5 [&>li+li]:mt-3\">Foie").as_deref(), Some("Foie"));
        assert_eq!(end("<p class=\"a\" id=\"b>c\">Foie").as_deref(), Some("Foie"));
        assert_eq!(end("<p title=\"a>Foie").as_deref(), Some("Foie"));
        assert_eq!(end("<p>Foie = \"b>").as_deref(), Some("Foie = \"b>"));
    }
}
