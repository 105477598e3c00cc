//! The name of a text that has none.

/// What a pasted or piped text is called: its first words, without the marks of a heading, a list
/// or an emphasis. Two texts then make two decks, for a deck is known by its title.
#[must_use]
pub fn name_of(text: &str) -> String {
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '*' | '+' | '-' | '•' | '=' | '_');
    let (title, text) = front_matter(text);
    let mut lines = title
        .into_iter()
        .chain(text.lines())
        .map(|line| line.trim_start_matches(marks).trim_end_matches(marks));
    let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    let line = line.replace("**", "").replace("__", "").replace('`', "");
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = words.iter().take(6).copied().collect::<Vec<_>>().join(" ");
    // As in a file's name, a slash or a point would cut it.
    let name = name.trim_end_matches(['.', ',', ';', ':']).replace(['/', '\\'], "-");
    let name: String = name.replace('.', ",").chars().take(60).collect();
    if words.len() > 6 { format!("{name}…") } else { name }
}

/// Lines around the front matter of a Markdown file, as YAML or TOML, and what parts its names from their
/// values.
const FRONT_MATTERS: [(&str, char); 2] = [("---", ':'), ("+++", '=')];

/// The title that the front matter of a Markdown file gives, and what stands below it. What else is
/// in it (`layout: post`) tells no text apart.
fn front_matter(text: &str) -> (Option<&str>, &str) {
    let opened = FRONT_MATTERS.into_iter().find_map(|(rule, parts)| {
        let rest = text.trim_start().strip_prefix(rule)?;
        rest.starts_with(['\r', '\n']).then_some((rule, parts, rest))
    });
    let Some((rule, parts, rest)) = opened else { return (None, text) };
    let mut title = None;
    let mut from = 0;
    for line in rest.split_inclusive('\n') {
        from += line.len();
        let line = line.trim();
        if line == rule {
            return (title, rest.get(from..).unwrap_or_default());
        }
        match line.split_once(parts).map(|(name, value)| (name.trim_end(), value)) {
            Some(("title" | "titre", value)) => {
                title = Some(value.trim().trim_matches(['"', '\'']).trim());
            }
            Some((name, _)) if !name.contains(' ') => {}
            // A list of values, a table's name, or a text that begins with a rule.
            _ if line.is_empty() || line.starts_with(['-', '#', '[', ']', '"', '\'']) => {}
            _ => return (None, text),
        }
    }
    (None, text)
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

    #[test]
    fn front_matter_gives_its_title_and_nothing_else() {
        let blog =
            "---\nlayout: post\ntitle: \"Paludisme grave\"\ntags:\n- palu\n---\n\n## Définition\n";
        assert_eq!(name_of(blog), "Paludisme grave");
        assert_eq!(
            name_of("---\r\nlayout: post\r\n---\r\n\r\nLe foie filtre.\r\n"),
            "Le foie filtre"
        );
        let toml =
            "+++\nid = \"0190\"\ntitle = \"Hyponatrémie\"\ntags = [\n\"sel\"\n]\n+++\n\nLe sel\n";
        assert_eq!(name_of(toml), "Hyponatrémie");
        assert_eq!(name_of("+++\nLe foie filtre le sang.\n+++\n"), "Le foie filtre le sang");
        // A rule above a text is none, closed or not.
        assert_eq!(name_of("---\nLe foie filtre le sang.\n---\nsuite"), "Le foie filtre le sang");
        assert_eq!(name_of("---\nDéfinition : foie\n"), "Définition : foie");
        assert_eq!(name_of("---\ntitle:\n---\nLe foie\n"), "Le foie");
    }
}
