//! What the tags that Carabin gives are called: in the student's language, and in every other.

use super::{Language, Locale};

/// What a tag's key in the language files begins with.
const PREFIX: &str = "tag-";

impl Locale {
    /// The tags that Carabin gives, as files have them, each with its name in this language and in
    /// all of them.
    #[must_use]
    pub fn tag_names(&self) -> Vec<(String, String, Vec<String>)> {
        let of = |language: Language| language.sources().into_iter().flat_map(named);
        let all: Vec<(&str, &str)> = Language::ALL.into_iter().flat_map(of).collect();
        let names = |tag: &str| {
            let named = all.iter().filter(|(known, _)| *known == tag);
            named.map(|(_, name)| (*name).to_owned()).collect()
        };
        of(self.language).map(|(tag, name)| (tag.to_owned(), name.to_owned(), names(tag))).collect()
    }
}

/// The names of tags in a language file: each is one line, without arguments.
fn named(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.lines().filter_map(|line| line.strip_prefix(PREFIX)?.split_once(" = "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_has_its_name_in_each_language() {
        let locale = Locale::new(Language::French);
        let names = locale.tag_names();
        let function = names.iter().find(|(tag, ..)| tag == "function").unwrap();
        assert_eq!(function.1, "fonction");
        assert_eq!(function.2, ["fonction", "function"]);
        for (tag, name, _) in names {
            assert_eq!(locale.tr(&format!("{PREFIX}{tag}")), name);
        }
    }
}
