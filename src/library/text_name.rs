//! The name of a text that has none.

/// What a pasted or piped text is called: its first words, without the marks of a heading, a list
/// or an emphasis. Two texts then make two decks, for a deck is known by its title.
#[must_use]
pub fn name_of(text: &str) -> String {
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '*' | '+' | '-' | '•' | '=' | '_');
    let mut lines = text.lines().map(|line| line.trim_start_matches(marks).trim_end_matches(marks));
    let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    let line = line.replace("**", "").replace("__", "").replace('`', "");
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = words.iter().take(6).copied().collect::<Vec<_>>().join(" ");
    // As in a file's name, a slash or a point would cut it.
    let name = name.trim_end_matches(['.', ',', ';', ':']).replace(['/', '\\'], "-");
    let name: String = name.replace('.', ",").chars().take(60).collect();
    if words.len() > 6 { format!("{name}…") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_text_is_called_by_its_first_words() {
        assert_eq!(name_of("\n  L’aorte.  \nsuite"), "L’aorte");
        let long = "un deux trois quatre cinq six sept";
        assert_eq!(name_of(long), "un deux trois quatre cinq six…");
        assert_eq!(name_of("a/b 1.5 c"), "a-b 1,5 c");
        assert_eq!(name_of("---\n## Le **syndrome** de `Reye` ##\n"), "Le syndrome de Reye");
        assert_eq!(name_of("- L’arc-en-ciel\n"), "L’arc-en-ciel");
        assert_eq!(name_of(" \n***\n"), "");
    }
}
