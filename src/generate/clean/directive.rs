//! Directives of `MyST` and Sphinx between colons: `:::{figure} oeil.png`, and their options, `:width: 35%`.
//!
//! Leaves what a directive says to the reader: a note's words, a caption that is a sentence.

use super::line::{Line, LineKind};

/// Options of figures, tables and contents, wherever they stand.
const OPTIONS: [&str; 16] = [
    "width",
    "height",
    "align",
    "alt",
    "scale",
    "figwidth",
    "figclass",
    "class",
    "target",
    "name",
    "label",
    "maxdepth",
    "numbered",
    "caption",
    "widths",
    "header-rows",
];

/// Skips the marks of directives, and their options.
pub(super) fn look_around(lines: &mut [Line<'_>]) {
    let mut opened = false;
    for line in lines.iter_mut() {
        let read = line.is_text() || line.kind == LineKind::Entry;
        let content = line.content.trim();
        let fence = read && is_fence(content);
        let option = read && option(content).is_some_and(|name| opened || OPTIONS.contains(&name));
        if fence || option {
            line.kind = LineKind::Skip;
        }
        opened = fence && content.ends_with(|c: char| c != ':') || opened && option;
    }
}

/// `:::`, `:::{figure} oeil.png`, `:::{note}`, `:::tip Titre`.
fn is_fence(content: &str) -> bool {
    let rest = content.trim_start_matches(':');
    let colons = content.len() - rest.len();
    let name = rest.trim_start_matches(['{', ' ', '.', '#']);
    colons >= 3 && (name.is_empty() || name.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// `:width: 35%`: the option's name.
fn option(content: &str) -> Option<&str> {
    let (name, value) = content.strip_prefix(':')?.split_once(':')?;
    let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_');
    let named = name.len() >= 2 && name.len() < 20 && name.chars().all(plain);
    (named && (value.is_empty() || value.starts_with(' '))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::document;

    fn read(text: &str) -> Vec<String> {
        let blocks = document(text).blocks;
        blocks.iter().map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn options_of_a_figure_are_not_of_the_text() {
        let text = ":::{figure} img/rein.png\n:name: rein\n:align: center\n:width: 60%\n*Le rein \
                    filtre le plasma.*\n:::\n\nLe rein est rétropéritonéal.\n";
        assert_eq!(read(text), ["Le rein filtre le plasma.", "Le rein est rétropéritonéal."]);
        let note = ":::{note}\nThe spleen stores platelets.\n:::\n";
        assert_eq!(read(note), ["The spleen stores platelets."]);
    }

    #[test]
    fn a_colon_at_the_head_may_be_the_authors() {
        assert_eq!(read("Signes :\n:fièvre: à rechercher\n").len(), 2);
        assert_eq!(read("Rate\n: organe lymphoïde\n"), ["organe lymphoïde"]);
    }
}
