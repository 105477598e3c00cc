//! What a key of a program's data says of its value: its title, its text, a side of it, or nothing to a reader.

use crate::deck::fold;

/// What a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Text,
    /// It says what the value is: « `mecanisme_action` », « origine ».
    Side,
    /// For the program alone.
    Hidden,
}

const TITLES: [&str; 16] = [
    "title",
    "titre",
    "name",
    "nom",
    "heading",
    "header",
    "nom commun",
    "term",
    "terme",
    "topic",
    "sujet",
    "subject",
    "chapter",
    "chapitre",
    "subtitle",
    "common name",
];

const TEXTS: [&str; 38] = [
    "preview",
    "apercu",
    "summary",
    "resume",
    "overview",
    "abstract",
    "intro",
    "introduction",
    "content",
    "contenu",
    "text",
    "texte",
    "body",
    "description",
    "paragraph",
    "paragraphs",
    "value",
    "html",
    "markdown",
    "parts",
    "parties",
    "slides",
    "cards",
    "questions",
    "chapters",
    "chapitres",
    "lessons",
    "steps",
    "etapes",
    "articles",
    "pages",
    "data",
    "items",
    "sections",
    "children",
    "points",
    "details",
    "list",
];

const HIDDEN: [&str; 40] = [
    "id",
    "url",
    "src",
    "href",
    "link",
    "links",
    "image",
    "images",
    "img",
    "icon",
    "type",
    "class",
    "classname",
    "slug",
    "path",
    "color",
    "couleur",
    "date",
    "lang",
    "language",
    "key",
    "category",
    "categorie",
    "tags",
    "video",
    "audio",
    "file",
    "style",
    "route",
    "component",
    "layout",
    "difficulty",
    "order",
    "alt",
    "email",
    "author",
    "version",
    "license",
    "from",
    "meta",
];

/// Functions that speak to whoever runs the program.
pub(super) const SPOKEN: [&str; 6] = ["log", "error", "warn", "Error", "alert", "require"];

/// What the key `name` is.
pub(super) fn sort(name: &str) -> Key {
    let plain = fold(name).replace(['_', '-'], " ");
    let is_in = |list: &[&str]| list.contains(&plain.as_str());
    let last = name.rsplit(['_', '-']).next().unwrap_or_default();
    let camel = last.rfind(|c: char| c.is_uppercase()).and_then(|at| last.get(at..));
    let last = fold(camel.unwrap_or(last));
    if is_in(&TITLES) {
        Key::Title
    } else if is_in(&TEXTS) {
        Key::Text
    } else if is_in(&HIDDEN)
        || matches!(last.as_str(), "id" | "url" | "src" | "key" | "path" | "alt")
    {
        Key::Hidden
    } else if is_words(name) {
        Key::Side
    } else {
        Key::Text
    }
}

/// What the key `name` of an object says, whose values have keys of their own.
pub(super) fn sort_of_an_object(name: &str) -> Key {
    match sort(name) {
        Key::Text if fold(name) == "description" => Key::Side,
        sort => sort,
    }
}

/// Whether a reader can read the key: « `mecanisme_action` », but not « articleBreakPoints » nor « h2 ».
fn is_words(name: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || matches!(c, '_' | '-' | ' ' | '\'' | '’');
    let camel =
        name.chars().zip(name.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    name.chars().count() >= 3 && name.chars().all(letters) && !camel
}

/// Whether a value is words: sentences, or a name.
pub(super) fn is_prose(value: &str) -> bool {
    let words = value.split_whitespace();
    let told = words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2).count();
    told >= 4 && !value.trim_start().starts_with("http")
}

/// Whether a short value is a name that a reader can read: « Chordata », but not « `body_1` » nor « cm ».
pub(super) fn is_name(value: &str) -> bool {
    let value = value.trim();
    let several = value.contains(' ');
    let coded =
        value.contains(['_', '/', '{', '}', '<', '#', '=', '@', '$']) || value.contains("://");
    let camel =
        value.chars().zip(value.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    !coded
        && !camel
        && value.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && (several || value.starts_with(char::is_uppercase))
        && (several || !value.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_sorted() {
        assert_eq!(sort("nom_commun"), Key::Title);
        assert_eq!(sort("mecanisme_action"), Key::Side);
        assert_eq!(sort("title_id"), Key::Hidden);
        assert_eq!(sort("breakPoints"), Key::Text);
        assert_eq!(sort("imageAlt"), Key::Hidden);
        assert_eq!(sort("Contenu"), Key::Text);
        assert!(is_name("La rate") && is_name("Chordata"));
        assert!(
            !is_name("body_1") && !is_name("cm") && !is_name("oiseau.png") && !is_name("intro")
        );
        assert!(is_prose("La rate filtre le sang.") && !is_prose("http://a b c d"));
    }
}
