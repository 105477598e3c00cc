//! Typst's commands: `#figure(…)`, `#import`, `#desc[`.
//!
//! Skips them to the bracket that closes them; what stands in square brackets is read.

/// Whether the text is Typst: commands at the head of lines, which no Markdown has.
pub(super) fn is_typst(text: &str) -> bool {
    text.lines().any(opens)
}

/// Whether the line is a command.
pub(super) fn opens(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('#') else { return false };
    let name = rest.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'-').count();
    let called = rest.get(name..).is_some_and(|after| after.starts_with(['(', '[']));
    let keyword = ["import ", "show ", "show:", "set ", "let ", "include ", "pagebreak"]
        .iter()
        .any(|word| rest.starts_with(word));
    (name >= 2 && called) || keyword
}

/// How many round brackets are open after the line.
pub(super) fn open_after(line: &str, before: usize) -> usize {
    line.chars().fold(before, |open, c| match c {
        '(' => open + 1,
        ')' => open.saturating_sub(1),
        _ => open,
    })
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    #[test]
    fn figures_are_skipped_and_descriptions_read() {
        let text = "== Cœur\n\n#desc[\n  Un muscle creux qui bat.\n]\n\n#figure(\n  caption: [Vue de \
                    face],\n  image(\"coeur.png\")\n)\n\nIl pèse 300 grammes @livre_2018[p.4].\n";
        let read = document(text).blocks.into_iter().filter(|b| b.shape != Shape::Reference);
        let found: Vec<String> = read.map(|block| block.text.text().to_owned()).collect();
        assert_eq!(found, ["Cœur", "Un muscle creux qui bat.", "Il pèse 300 grammes."]);
    }
}
