//! Front matter: what a site generator says of a page, above it.

use super::line::{Line, LineKind};
use crate::deck::fold;

/// Lines of front matter, at most.
pub(super) const LONGEST: usize = 200;

/// Lines of a page's header without marks, at most.
const MOST_BARE: usize = 12;
/// What such a header tells of a page, in French and English, folded.
const TOLD_OF_A_PAGE: [&str; 24] = [
    "title",
    "titre",
    "subtitle",
    "author",
    "authors",
    "auteur",
    "auteurs",
    "affiliation",
    "date",
    "keywords",
    "copyright",
    "css",
    "toc depth",
    "tags",
    "base header level",
    "email",
    "version",
    "language",
    "langue",
    "created",
    "updated",
    "year",
    "annee",
    "semestre",
];

/// What closes the front matter that opens with the line `line` at byte `at` of `text`: as `---` does, or as
/// Neorg and `MultiMarkdown` write it; none where no front matter opens.
pub(super) fn opens<'a>(text: &str, at: usize, line: &'a str) -> Option<&'a str> {
    match line.trim_start() {
        "@document.meta" => Some("@end"),
        "---" | "+++" if is_told_below(text, at, line) => Some(line),
        // A blank line closes it.
        _ => opens_bare(text, at).then_some(""),
    }
}

/// `---` above a text is a rule where neither `title: …` nor the like follows.
fn is_told_below(text: &str, at: usize, mark: &str) -> bool {
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

/// Whether a text opens with lines that say what a page is, up to a blank one, as `MultiMarkdown` writes them
/// (“Title : Asthma”, “Author : …”): a title or an author, and nothing else.
fn opens_bare(text: &str, at: usize) -> bool {
    let above = text.get(at..).unwrap_or_default().lines();
    let mut told = 0;
    for line in above.take_while(|line| !line.trim().is_empty()) {
        let key = line.split_once(':').map(|(key, _)| fold(key.trim())).unwrap_or_default();
        if !TOLD_OF_A_PAGE.contains(&key.as_str()) {
            return false;
        }
        told += 1;
    }
    // « Date : … » alone is a line of notes.
    (2..=MOST_BARE).contains(&told)
}

/// What stands behind `mark` in a line that closes front matter; nothing, mostly.
pub(super) fn behind<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(mark)?;
    (rest.is_empty() || rest.starts_with('<')).then_some(rest)
}

/// Whether front matter of another note opens with the rule at byte `at`, in a file of several: lines of
/// names and values alone, up to the next rule.
pub(super) fn opens_again(text: &str, at: usize) -> bool {
    let below = text.get(at..).unwrap_or_default().lines().skip(1).take(LONGEST);
    let mut named = 0;
    for line in below {
        let told = line.trim_start();
        if line.trim_end() == "---" {
            return named > 0;
        }
        let key = told.split_once(':').map(|(key, _)| key.trim_end());
        let key = key.filter(|key| {
            key.starts_with(|c: char| c.is_ascii_alphabetic())
                && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        });
        let goes_on = named > 0 && (told.starts_with("- ") || told.len() < line.len());
        if key.is_none() && !goes_on {
            return false;
        }
        named += usize::from(key.is_some() && told.len() == line.len());
    }
    false
}

/// What a line of front matter says of the title; “>” and “|” lead to the lines below.
pub(super) fn titled(line: &str) -> Option<&str> {
    let named = ["title", "Title", "TITLE", "Titre", "titre"];
    let rest = named.iter().find_map(|name| line.strip_prefix(name))?;
    let value = rest.trim_start().strip_prefix([':', '='])?;
    Some(value.trim().trim_matches(['"', '\'']))
}

/// The title that front matter gives.
pub(super) fn title(lines: &[Line<'_>]) -> Option<String> {
    let mut lines = lines
        .iter()
        .take_while(|line| matches!(line.kind, LineKind::Skip | LineKind::Blank))
        .take(LONGEST);
    while let Some(line) = lines.next() {
        let Some(value) = titled(line.content) else { continue };
        // `title: >` over its words.
        if matches!(value, ">" | "|" | ">-" | "|-" | ">+" | "|+") {
            let told = lines.map_while(|line| line.content.strip_prefix(' ').map(str::trim));
            let told: Vec<&str> = told.collect();
            return Some(told.join(" ")).filter(|told| !told.is_empty());
        }
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
            assert_eq!(opens(text, 0, mark).is_some(), is_front, "{text}");
        }
    }

    #[test]
    fn a_header_without_marks_says_what_a_page_is() {
        for (text, is_header) in [
            ("Title  : Asthma\nAuthor : A. Smith\nToc Depth : 6\n\n# Asthma\n", true),
            ("Titre : L’asthme\nDate : 2020\n\nL’asthme est …\n", true),
            ("Date : 2020\n\nL’asthme est une maladie.\n", false),
            ("Titre : L’asthme\nL’asthme est une maladie.\n\n", false),
            ("Titre : L’asthme\nDate : 2020\nDéfinition : maladie\n\n", false),
            ("Fièvre : 39 °C\nPouls : 100\n\n", false),
        ] {
            let first = text.lines().next().unwrap();
            assert_eq!(opens(text, 0, first), is_header.then_some(""), "{text}");
        }
    }

    #[test]
    fn a_title_may_stand_below_its_name() {
        let title = |text: &str| super::super::document(text).front;
        let text = "---\ntags: a\ntitle: >\n  La rate et\n  ses causes\ndate: 2020\n---\n\nElle est molle.\n";
        assert_eq!(title(text).as_deref(), Some("La rate et ses causes"));
        assert_eq!(title("---\ntitle: La rate\n---\n").as_deref(), Some("La rate"));
        assert_eq!(title("---\ntitle: >\ndate: 2020\n---\n"), None);
    }

    #[test]
    fn another_note_has_front_matter_of_its_own() {
        let text = "---\ntags:\n  - a\n---\n# Rate\n\n## Forme\n\nElle est molle.\n---\ntags:\n  - b\nscore: 3\n---\n\nLe foie a \
                    quatre lobes.\n";
        let read = super::super::tests::read(text);
        assert_eq!(read, "Rate\nForme\nElle est molle.\nLe foie a quatre lobes.");
        assert_eq!(super::super::tests::headed(text, "Le foie"), ["Rate"]);
        // A rule is one still.
        let ruled = "---\ntags: a\n---\nRate\n\n---\nForme : ovale\nElle est molle.\n---\n";
        assert!(super::super::tests::read(ruled).contains("ovale"));
    }

    #[test]
    fn the_text_goes_on_behind_what_closes_it() {
        assert_eq!(behind("---", "---"), Some(""));
        assert_eq!(behind("---<p>Le rein</p>", "---"), Some("<p>Le rein</p>"));
        assert_eq!(behind("----", "---"), None);
        assert_eq!(behind("title: a", "---"), None);
    }
}
