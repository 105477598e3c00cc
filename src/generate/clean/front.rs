//! Front matter: what a site generator says of a page, above it.

use super::line::{Line, LineKind};

/// Lines of front matter, at most.
pub(super) const LONGEST: usize = 200;

/// Whether front matter opens with the line `mark` at byte `at` of `text`: `---` above a text is a rule where
/// neither `title: …` nor the like follows.
pub(super) fn opens(text: &str, at: usize, mark: &str) -> bool {
    if !matches!(mark, "---" | "+++") {
        return false;
    }
    let below = text.get(at + mark.len()..).unwrap_or_default();
    let first = below.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let named = first.split([':', '=']).next().filter(|name| name.len() < first.len());
    let is_key = |name: &str| {
        let name = name.trim().trim_matches(['"', '\'']);
        !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    first == mark || first.starts_with(['#', '[', '{']) || named.is_some_and(is_key)
}

/// What stands behind `mark` in a line that closes front matter; nothing, mostly.
pub(super) fn behind<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(mark)?;
    (rest.is_empty() || rest.starts_with('<')).then_some(rest)
}

/// The title that front matter gives.
pub(super) fn title(lines: &[Line<'_>]) -> Option<String> {
    for line in lines.iter().take_while(|line| line.kind == LineKind::Skip).take(200) {
        let Some(rest) = line.content.strip_prefix("title") else { continue };
        let Some(value) = rest.trim_start().strip_prefix([':', '=']) else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        if !value.is_empty() {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_opens_no_front_matter() {
        for (text, is_front) in [
            ("---\ntitle: Le rein\n---\n", true),
            ("+++\ntitle = \"Le rein\"\n+++\n", true),
            ("---\n\n\"date\": 2020\n---\n", true),
            ("---\n# seen by Hugo\ntitle: a\n---\n", true),
            ("---\nLe rein filtre le plasma.\n---\nIl pèse 150 g.\n", false),
            ("---\nLe rein a deux parties : le cortex et la médullaire.\n", false),
        ] {
            let mark = text.get(..3).unwrap();
            assert_eq!(opens(text, 0, mark), is_front, "{text}");
        }
    }

    #[test]
    fn the_text_goes_on_behind_what_closes_it() {
        assert_eq!(behind("---", "---"), Some(""));
        assert_eq!(behind("---<p>Le rein</p>", "---"), Some("<p>Le rein</p>"));
        assert_eq!(behind("----", "---"), None);
        assert_eq!(behind("title: a", "---"), None);
    }
}
