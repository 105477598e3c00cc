//! A bullet that ends with a line break (two spaces, in Markdown): the line below is still its own.
//!
//! Leaves out what a blank line parts from it, and lines that are something themselves.

use super::line::{Line, LineKind};

/// « * Trois troncs␣␣ » and, at the margin, « Ils passent sous la clavicule. »: one bullet.
pub(super) fn look_around(lines: &mut [Line<'_>], text: &str) {
    let mut open: Option<usize> = None;
    for line in lines {
        let told = line.kind == LineKind::Text { indented: false };
        if let Some(columns) = open.filter(|_| told) {
            // « Effets indésirables : diarrhée » is told of the bullet, and is no part of its name.
            // So is a sentence that a symbol opens: « vWF se lie aux plaquettes ».
            let labels = line.content.trim_end_matches([':', ' ']).contains(": ")
                || opens_with_a_symbol(line.content);
            line.kind = if labels {
                LineKind::Item { depth: 0 }
            } else {
                LineKind::Text { indented: true }
            };
            line.columns = columns + if labels { 2 } else { 0 };
        }
        let end = line.start + line.content.len();
        let breaks = text.get(end..).is_some_and(|rest| rest.starts_with("  \n"));
        let goes_on = line.is_item() || told && open.is_some();
        let columns = open.filter(|_| told).unwrap_or(line.columns);
        open = (goes_on && breaks).then_some(columns);
    }
}

/// « mTOR est … »: a small letter, and capitals behind it.
fn opens_with_a_symbol(told: &str) -> bool {
    let word = told.split([' ', '’', '\'', '-']).next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::items;

    #[test]
    fn a_line_below_a_line_break_is_of_its_bullet() {
        let text = "Parties :\n* **Troncs**  \nIls passent sous la clavicule.\n    * Le supérieur\n\
                    * **Faisceaux**\n";
        let found = items(text);
        assert_eq!(found, ["Troncs. Ils passent sous la clavicule.", "Le supérieur", "Faisceaux"]);
        let labelled = text.replace("Ils passent", "Trajet : ils passent");
        assert_eq!(items(&labelled).first().unwrap(), "Troncs");
        let symbol = text.replace("Ils passent", "mTOR passe");
        assert_eq!(items(&symbol).first().unwrap(), "Troncs");
        // Without the break, or behind a blank line, it is prose again.
        assert!(!items(&text.replace("**  ", "**")).iter().any(|item| item.contains("Ils")));
        assert!(!items(&text.replace("**  ", "**  \n")).iter().any(|item| item.contains("Ils")));
    }
}
