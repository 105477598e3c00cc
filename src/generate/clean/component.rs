//! Components of web frameworks (React, Svelte, Vue, Astro): tags in capitals or with a hyphen, named by their
//! authors. What they are is told by their names, by an attribute (`as="h2"`), and by whether they open a line.

/// What a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Component {
    Heading(u8),
    Item,
    Block,
    /// Nobody reads what it holds.
    Unread,
    /// Words inside a line.
    Inline,
}

/// What nobody reads, by the last word of its name.
const UNREAD: [&str; 14] = [
    "button",
    "btn",
    "nav",
    "navbar",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "form",
    "select",
    "toggle",
    "script",
    "style",
    "figure",
    "head",
];

/// Attributes that name the tag a component becomes.
const AS: [&str; 8] = ["level", "as", "tag", "variant", "component", "el", "element", "is"];

/// What the component `name` is, whose tag is `tag`; none where HTML knows it. `opens`: its line begins with it.
pub(super) fn component(name: &str, tag: &str, opens: bool) -> Option<Component> {
    if !is_component(name) {
        return None;
    }
    let words = words(name);
    let last = words.last().map_or("", String::as_str);
    if UNREAD.contains(&last) {
        return Some(Component::Unread);
    }
    if let Some(level) = heading(last, tag).filter(|_| opens) {
        return Some(Component::Heading(level));
    }
    let listed = words.iter().any(|word| matches!(word.as_str(), "list" | "group"));
    Some(match last {
        "li" if words.len() == 1 => Component::Item,
        "item" if listed || words.len() == 1 => Component::Item,
        "link" | "a" => Component::Inline,
        _ if opens => Component::Block,
        _ => Component::Inline,
    })
}

/// `Title`, `TextWithCorners`, `b-button`, `Card.Title`; HTML in capitals is HTML.
pub(super) fn is_component(name: &str) -> bool {
    let cased = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.contains(|c: char| c.is_ascii_lowercase());
    cased || name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains(['-', '.'])
}

/// The words of a name, in small letters: `CardTitle`, `card-title`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_ascii_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The level that a heading's name or attribute gives.
fn heading(last: &str, tag: &str) -> Option<u8> {
    let told = AS.iter().find_map(|name| value(tag, name));
    let digit = |text: &str| text.bytes().find(u8::is_ascii_digit).map(|b| b - b'0');
    let of_tag = told.filter(|told| {
        told.len() == 2
            && told.starts_with(['h', 'H'])
            && told.ends_with(|c: char| matches!(c, '1'..='6'))
    });
    let named = match last.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "title" | "heading" | "headline" | "header" => Some(2),
        "subtitle" | "subheading" => Some(3),
        "h" if last.len() == 2 => digit(last),
        _ => None,
    };
    if let Some(level) = of_tag.and_then(digit) {
        return Some(level);
    }
    let base = named?;
    let sub = told.is_some_and(|told| told.starts_with("sub"));
    let level = told.and_then(digit).or_else(|| digit(last)).unwrap_or(base);
    Some((level + u8::from(sub)).clamp(1, 6))
}

/// The value of an attribute: `as="h2"`, `level={2}`.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = tag.get(..*at).is_some_and(|before| before.ends_with([' ', '\n', '\t', ':']));
        before && tag.get(at + name.len()..).is_some_and(|after| after.starts_with('='))
    })?;
    let told = tag.get(from + name.len() + 1..)?;
    let inner = told.strip_prefix(['"', '\'', '{'])?;
    inner.split(['"', '\'', '}']).next()
}

/// Where a page's tags begin behind the code above them: imports, a function that returns them; none where
/// words stand above.
pub(super) fn prologue(text: &str) -> Option<usize> {
    let mut at = 0;
    let (mut remark, mut front) = (false, false);
    for line in text.split_inclusive('\n').take(80) {
        let told = line.trim();
        if told.starts_with('<') && !front {
            return (at > 0).then_some(at);
        }
        remark |= told.starts_with("/*");
        if told == "---" {
            front = !front;
        } else if !remark && !is_code(told) {
            return None;
        }
        remark &= !told.contains("*/");
        at += line.len();
    }
    None
}

/// Whether a line is of a program: `import a from 'b'`, `return (`, `@section('content')`.
fn is_code(line: &str) -> bool {
    let opens = [
        "import ",
        "export ",
        "const ",
        "let ",
        "var ",
        "function ",
        "return",
        "\"use ",
        "'use ",
        "//",
        "@extends",
        "@section",
        "@layout",
        "{% ",
        "{{",
        "}",
        ")",
        "async ",
        "type ",
        "interface ",
    ];
    // Data, whose strings may be the text.
    if [": '", ": \"", ": `", ": ("].iter().any(|mark| line.contains(mark)) {
        return false;
    }
    line.is_empty()
        || opens.iter().any(|word| line.starts_with(word))
        || line.ends_with(['{', '(', ';', ','])
            && !line.contains(". ")
            && line.split_whitespace().count() <= 12
}

#[cfg(test)]
mod tests {
    use super::super::tests::{headed, items, read};
    use super::*;

    #[test]
    fn a_component_is_what_its_name_says() {
        for (name, tag, opens, told) in [
            ("Title", "<Title level=\"h3\">", true, Some(Component::Heading(3))),
            ("Title", "<Title level=\"sub2\">", true, Some(Component::Heading(3))),
            ("CardTitle", "<CardTitle>", true, Some(Component::Heading(2))),
            ("Typography", "<Typography variant=\"h4\">", true, Some(Component::Heading(4))),
            ("Heading", "<Heading level={1}>", true, Some(Component::Heading(1))),
            ("Text", "<Text as=\"p\">", true, Some(Component::Block)),
            ("Tooltip", "<Tooltip>", false, Some(Component::Inline)),
            ("DivInLi", "<DivInLi>", true, Some(Component::Block)),
            ("b-button", "<b-button>", false, Some(Component::Unread)),
            ("v-list-item", "<v-list-item>", true, Some(Component::Item)),
            ("NuxtLink", "<NuxtLink to=\"/\">", true, Some(Component::Inline)),
            // HTML's own.
            ("H2", "<H2>", true, None),
            ("p", "<p as=\"h2\">", true, None),
        ] {
            assert_eq!(component(name, tag, opens), told, "{tag}");
        }
    }

    #[test]
    fn blocks_and_headings_part_the_text() {
        let text = "<script>\n\timport a from 'b';\n</script>\n\n<Title level=\"h2\">La rate</Title>\n<Text class=\"[&>b]:x\">\n\
                    \tElle est <Mark>molle</Mark> et\n\tovale.\n</Text>\n<Title level=\"h3\">Rôle</Title>\n<Text>Elle \
                    filtre le sang.</Text>\n<MyList>\n<ListItem>toux</ListItem>\n<ListItem>fièvre</ListItem>\n</MyList>\n\
                    <b-button @click=\"go()\">Lire la suite</b-button>\n";
        assert_eq!(headed(text, "Elle filtre"), ["La rate", "Rôle"]);
        assert!(read(text).contains("Elle est molle et ovale."), "{}", read(text));
        assert!(!read(text).contains("Lire"));
        let term =
            "<p>Elle est dite\n<Term>molle</Term>\nchez l’adulte.</p>\n<p>Oui.</p>\n<p>Non.</p>\n";
        assert!(read(term).contains("Elle est dite molle chez l’adulte."), "{}", read(term));
        assert_eq!(items(text), ["toux", "fièvre"]);
    }

    #[test]
    fn code_above_and_inside_a_page_is_not_read() {
        let text = "import React from 'react';\n\nconst Page = () => {\n  return (\n    <div onClick={() => go(1)}>\n      \
                    <h1>La rate</h1>\n      <p>Elle est{\" \"}\n        molle.</p>\n      <p>{\"Elle filtre le sang.\"}</p>\n      \
                    {/* à revoir */}\n    </div>\n  );\n};\n\nexport default Page;\n";
        assert_eq!(read(text), "La rate\nElle est molle.\nElle filtre le sang.");
        assert_eq!(prologue("La rate est molle.\n<p>a</p>"), None);
    }
}
