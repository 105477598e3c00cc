//! Which files of the media folder a note names: the picture of its masks, and what its texts show
//! and link to.

use pulldown_cmark::{Event, Parser, Tag};

use super::model::{Content, Note};

/// The folder, as texts write it.
const FOLDER: &str = "media/";

/// The file in the media folder that a target in a text names; none where it leads elsewhere.
#[must_use]
pub fn media_name(target: &str) -> Option<String> {
    let name = target.strip_prefix("./").unwrap_or(target).strip_prefix(FOLDER)?;
    Some(decoded(name))
}

/// The target that names a file of the media folder in a text.
#[must_use]
pub fn media_target(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if name.chars().all(plain) {
        return format!("{FOLDER}{name}");
    }
    let name = name.replace('%', "%25").replace('<', "%3C").replace('>', "%3E");
    format!("<{FOLDER}{name}>")
}

/// What a file of the media folder is called by the student: its name without the digits of its
/// contents and its ending.
#[must_use]
pub fn readable_name(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let digits = |end: &str| end.len() == 8 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = match stem.rsplit_once('-') {
        Some((name, end)) if digits(end) && !name.is_empty() => name,
        _ => stem,
    };
    name.replace(['-', '_'], " ").trim().to_owned()
}

/// Each file that the note names, as often as it does.
#[must_use]
pub fn media_names(note: &Note) -> Vec<String> {
    let mut names = Vec::new();
    if let Content::Occlusion { picture, .. } = &note.content {
        names.push(picture.clone());
    }
    names.extend(note.content.texts().into_iter().flat_map(media_in));
    names
}

/// Each file of the media folder that a text shows or links to.
#[must_use]
pub fn media_in(text: &str) -> Vec<String> {
    if !text.contains(FOLDER) {
        return Vec::new();
    }
    let targets = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Image { dest_url, .. } | Tag::Link { dest_url, .. }) => Some(dest_url),
        _ => None,
    });
    targets.filter_map(|target| media_name(&target)).collect()
}

impl Content {
    /// All that is written, field by field.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Basic { front, back } => vec![front, back],
            Self::Reversible { front, back, ask_back, ask_front } => {
                vec![front, back, ask_back, ask_front]
            }
            Self::Cloze { text } => vec![text],
            Self::List { prompt, items, open: _ } => {
                std::iter::once(prompt).chain(items).map(String::as_str).collect()
            }
            Self::Choice { question, answer, distractors } => {
                [question, answer].into_iter().chain(distractors).map(String::as_str).collect()
            }
            Self::Occlusion { prompt, picture: _, masks, hide: _ } => std::iter::once(prompt)
                .chain(masks.iter().map(|mask| &mask.label))
                .map(String::as_str)
                .collect(),
        }
    }
}

/// What `%20` and its like stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let byte = after.get(..2).filter(|_| *first == b'%').and_then(|digits| {
            let digits = std::str::from_utf8(digits).ok()?;
            u8::from_str_radix(digits, 16).ok()
        });
        if let Some(byte) = byte {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::test_decks::note;
    use super::*;

    fn names(content: Content) -> Vec<String> {
        media_names(&note("n", content))
    }

    #[test]
    fn a_file_has_a_name_that_can_be_read() {
        for (file, name) in [
            ("image-7ecd5cbf.png", "image"),
            ("coupe_du_coeur-3f2a91c0.jpeg", "coupe du coeur"),
            ("coeur.png", "coeur"),
            ("planche-12.png", "planche 12"),
            ("7ecd5cbf.png", "7ecd5cbf"),
            ("sans point", "sans point"),
        ] {
            assert_eq!(readable_name(file), name);
        }
    }

    #[test]
    fn pictures_and_links_in_every_field_are_named() {
        let back = "[le son](<media/bruit du cœur.mp3>) media/no.png `![](media/code.png)`";
        let found = names(Content::Basic {
            front: "![Cœur](media/a%20b.png) ![](https://x/media/c.png)".into(),
            back: back.into(),
        });
        assert_eq!(found, ["a b.png", "bruit du cœur.mp3"]);
        let items = vec!["a".into(), "![](./media/d.svg)".into()];
        assert_eq!(names(Content::List { prompt: "p".into(), items, open: false }), ["d.svg"]);
        let cloze = Content::Cloze { text: "{{c1::![](media/e.png)}}".into() };
        assert_eq!(names(cloze), ["e.png"]);
    }

    #[test]
    fn a_text_shows_what_its_notes_name() {
        assert_eq!(media_in("Où ? ![](<media/é 1.png>) [a](media/b.mp3)"), ["é 1.png", "b.mp3"]);
        assert!(media_in("`![](media/a.png)` ![](https://x/media/c.png)").is_empty());
    }

    #[test]
    fn what_is_written_is_found_again() {
        for name in ["a-1.png", "un œuf (1).png", "x/y.jpg", "50%20.png", "<a>.png"] {
            let text = format!("![a]({})", media_target(name));
            let found = names(Content::Basic { front: text, back: String::new() });
            assert_eq!(found, [name]);
        }
        assert_eq!(media_name("media/%zz%"), Some("%zz%".into()));
    }
}
