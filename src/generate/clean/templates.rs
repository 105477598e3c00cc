//! Code that a page holds for the program that serves it: `<?php … ?>`, `<% … %>`, `[icon name="info"]`.

use std::ops::Range;

/// What opens it, and what closes it.
const KINDS: [(&str, &str); 2] = [("<?", "?>"), ("<%", "%>")];

/// Where it stands; what never closes is the text's own: « pH <% ».
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (open, close) in KINDS {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
            let Some(end) = text.get(at..).and_then(|rest| rest.find(close)) else { break };
            from = at + end + close.len();
            found.push(at..from);
        }
    }
    found.extend(shortcodes(text));
    found.sort_by_key(|mark| mark.start);
    found.dedup_by(|next, mark| next.start < mark.end);
    found
}

/// Bytes that a shortcode has at most.
const LONGEST: usize = 400;

/// `[icon name="info"]`, `\[icon name="info"\]` and, behind a word that opens so, `[/icon]`.
fn shortcodes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices('[') {
        let start = if text.get(..at).is_some_and(|t| t.ends_with('\\')) { at - 1 } else { at };
        let inside = text.get(at + 1..).unwrap_or_default();
        let closed = names.iter().find_map(|name| {
            let rest = inside.strip_prefix('/')?.strip_prefix(name)?;
            let end = rest.strip_prefix("\\]").or_else(|| rest.strip_prefix(']'))?;
            Some(text.len() - end.len())
        });
        if let Some(end) = closed {
            found.push(start..end);
            continue;
        }
        let Some(length) = inside.find([']', '\n']).filter(|length| *length <= LONGEST) else {
            continue;
        };
        let code = inside.get(..length).unwrap_or_default();
        if inside.get(length..).is_some_and(|rest| rest.starts_with(']'))
            && let Some(name) = shortcode(code)
        {
            names.push(name);
            found.push(start..at + 1 + length + 1);
        }
    }
    found
}

/// The name of `icon name="info"`: a word in small letters, and at once what it is told.
fn shortcode(code: &str) -> Option<&str> {
    let (name, rest) = code.split_once(' ')?;
    let (key, value) = rest.split_once('=')?;
    let word = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || "-_".contains(c))
    };
    (word(name) && word(key.trim()) && value.starts_with(['"', '\'', '“', '”', '″']))
        .then_some(name)
}

/// What a template calls the page, as `WordPress` reads it in a remark: `Template Name: La rate`.
pub(super) fn name(text: &str) -> Option<&str> {
    let (_, told) =
        text.split_once("Template Name:").filter(|_| text.trim_start().starts_with("<?"))?;
    let name = told.lines().next()?.trim().trim_end_matches("*/").trim();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::marks;
    use crate::generate::clean::document;

    #[test]
    fn code_of_the_page_is_not_read() {
        let text = "<?php\n/* Une licence. */\n$this->title = 'La rate';\n?>\n<h1>La rate</h1>\n<p>La rate filtre \
                    <%= sang %> le sang.</p>\n<p>Elle est molle.</p>\n";
        let blocks = document(text).blocks;
        let told: Vec<&str> = blocks.iter().map(|block| block.text.text()).collect();
        assert_eq!(told, ["La rate", "La rate filtre le sang.", "Elle est molle."]);
    }

    #[test]
    fn a_template_has_a_name() {
        let text = "<?php\n/*\n  Template Name: La rate\n*/\n?>\n<p>Elle est molle.</p>\n<p>Elle est ovale.</p>\n<p>Elle \
                    filtre le sang.</p>\n";
        assert_eq!(document(text).front.as_deref(), Some("La rate"));
        assert_eq!(super::name("La rate\nTemplate Name: oui\n"), None);
    }

    #[test]
    fn what_does_not_close_stays() {
        assert!(marks("La VGM est <? à contrôler.").is_empty());
        assert!(marks("Un débit <% de la norme, puis 5 %.").is_empty());
    }

    #[test]
    fn a_shortcode_is_not_read() {
        let text = "## \\[icon name=\"info\" prefix=\"fas\"\\] La rate\n\n[caption width=\"300\"]La rate \
                    filtre le sang.[/caption]\n\nElle est molle [sauf en cas de cirrhose].\n";
        let blocks = document(text).blocks;
        let told: Vec<&str> = blocks.iter().map(|block| block.text.text()).collect();
        let last = "Elle est molle [sauf en cas de cirrhose].";
        assert_eq!(told, ["La rate", "La rate filtre le sang.", last]);
    }
}
