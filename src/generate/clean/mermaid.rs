//! Mermaid's graphs outside a fence: code that draws boxes and arrows, and no text.

/// « graph TB », « flowchart LR »: what the code begins with.
pub(super) fn opens(line: &str) -> bool {
    let Some((word, way)) = line.split_once(' ') else { return false };
    let way = way.trim().trim_end_matches(';');
    matches!(word, "graph" | "flowchart") && matches!(way, "TB" | "TD" | "BT" | "LR" | "RL")
}

/// Whether the code goes on with the line: a shortcode or a gap closes it.
pub(super) fn goes_on(line: &str) -> bool {
    !line.is_empty() && !line.starts_with("{{")
}

#[cfg(test)]
mod tests {
    use crate::generate::block::Shape;
    use crate::generate::clean::document;

    #[test]
    fn a_graph_is_no_text() {
        let text = "# Otite\n\n{{< mermaid >}}\ngraph TB\n  oreille[Otalgie] --> tympan(Tympan)\n    \
                    tympan -- Bombé --> paracentese\n{{< /mermaid >}}\n\nElle guérit seule.\n";
        let blocks = document(text).blocks;
        let read = blocks.iter().filter(|block| block.shape == Shape::Paragraph);
        assert_eq!(read.map(|block| block.text.text()).collect::<Vec<_>>(), ["Elle guérit seule."]);
        // Words that only look like it.
        let blocks = document("# Otite\n\ngraph de l'audition\n").blocks;
        assert!(blocks.iter().any(|block| block.text.text().starts_with("graph de")));
    }
}
