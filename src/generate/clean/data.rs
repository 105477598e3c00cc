//! Lines of a page that is kept as data: `title: 'Le rein',` heads, `"id": 3,` says nothing, and
//! `content: "Le rein filtre le plasma.",` is text.
//!
//! Leaves what only looks so: without its quotes and its comma a line is the author's.

use super::line::{Line, LineKind};

/// Keys whose values head what follows, are text, or are of the page; in small letters.
const HEADS: [&str; 4] = ["title", "titre", "name", "nom"];
const TEXTS: [&str; 9] = [
    "content",
    "contenu",
    "text",
    "texte",
    "body",
    "description",
    "preview",
    "summary",
    "definition",
];
const OF_THE_PAGE: [&str; 14] = [
    "id",
    "slug",
    "key",
    "icon",
    "image",
    "img",
    "url",
    "href",
    "link",
    "src",
    "category",
    "categorie",
    "color",
    "author",
];

/// The line as it is read; none where it is no line of data.
pub(super) fn line(content: &str, start: usize) -> Option<Line<'_>> {
    let (key, value) = content.split_once(':')?;
    let (key, quoted) = bare(key.trim_end())?;
    let value = value.trim_start();
    let ended = value.trim_end();
    let closed = ended.strip_suffix(',').map(str::trim_end);
    let mark = value.chars().next()?;
    let lower = key.to_lowercase();
    let is = |keys: &[&str]| keys.contains(&lower.as_str());
    if !matches!(mark, '"' | '\'' | '`') {
        let figure = closed.is_some_and(|value| value.bytes().all(|b| b.is_ascii_digit()));
        return (figure && is(&OF_THE_PAGE)).then(|| Line::new(LineKind::Skip, content, start));
    }
    let inner = value.get(1..)?;
    let whole = closed.or(quoted.then_some(ended)).and_then(|value| value.strip_suffix(mark));
    let told = match whole {
        Some(value) => value.get(1..)?,
        // It goes on below.
        None if mark == '`' && !inner.contains(mark) => inner,
        None => return None,
    };
    let at = start + content.len() - inner.len();
    if told.trim().is_empty() || is(&OF_THE_PAGE) {
        is(&OF_THE_PAGE).then(|| Line::new(LineKind::Skip, content, start))
    } else if is(&HEADS) {
        Some(Line::new(LineKind::Heading(3), told, at))
    } else {
        is(&TEXTS).then(|| Line::new(LineKind::text_at(0), told, at))
    }
}

/// A key without its quotes, and whether it had some.
fn bare(key: &str) -> Option<(&str, bool)> {
    let inner = ['"', '\''].iter().find_map(|mark| key.strip_prefix(*mark)?.strip_suffix(*mark));
    let word = inner.unwrap_or(key);
    let plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain.then_some((word, inner.is_some()))
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    #[test]
    fn data_is_read_as_its_page_shows_it() {
        let text = "[\n  {\n    \"id\": 3,\n    \"title\": \"La rate\",\n    \"content\": \"La rate filtre le \
                    sang.\",\n  },\n  {\n    id: 'b4',\n    title: 'Le foie',\n    content: `Le foie fait \
                    la bile.\n    Il stocke le glucose.\n    `,\n  },\n]\n";
        let blocks = document(text).blocks;
        let told: Vec<&str> = blocks.iter().map(|block| block.text.text()).collect();
        let headed = |at: usize| matches!(blocks[at].shape, Shape::Heading(_));
        assert_eq!(told.first(), Some(&"La rate"), "{told:?}");
        assert!(headed(0) && told.contains(&"Le foie"), "{told:?}");
        assert!(told.contains(&"La rate filtre le sang."), "{told:?}");
        assert!(told.iter().all(|told| !told.contains("content") && !told.contains("id")));
    }

    #[test]
    fn a_label_of_notes_is_no_data() {
        let text =
            "Titre : la rate\n\nContent: it filters the blood\n\nnom: « rate », organe lymphoïde\n";
        let blocks = document(text).blocks;
        assert!(blocks.iter().all(|block| !matches!(block.shape, Shape::Heading(3))));
        assert!(blocks.iter().any(|block| block.text.text().starts_with("Content")));
    }
}
