//! The names under which tags are shown: one that Carabin gives is written in one language, and
//! shown in the student's.
//!
//! What is shown is what is searched and typed; what the file has, and the names in the other
//! languages, find it all the same.

use std::borrow::Cow;

use crate::deck::fold;

/// A tag that Carabin gives.
#[derive(Debug)]
struct Given {
    /// As the file has it.
    tag: String,
    /// As it is shown.
    shown: String,
    /// The same, folded.
    folded: String,
    /// The same, in one piece, as a tag is typed.
    typed: String,
    /// What it is called in any language, folded.
    names: Vec<String>,
}

/// The names of the tags that Carabin gives; every other tag is shown as it is written.
#[derive(Debug, Default)]
pub struct TagNames(Vec<Given>);

impl TagNames {
    /// Of tags as files have them, each with its name and what it is called in other languages.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = (String, String, Vec<String>)>) -> Self {
        let given = |(tag, shown, names): (String, String, Vec<String>)| {
            let folded = fold(&shown);
            let typed = joined(&folded);
            let names = names.iter().map(|name| fold(name)).collect();
            Given { tag, shown, folded, typed, names }
        };
        Self(names.into_iter().map(given).collect())
    }

    /// A tag as it is shown.
    #[must_use]
    pub fn shown<'a>(&self, tag: &'a str) -> Cow<'a, str> {
        self.replaced(tag, |given| &given.shown)
    }

    /// The same, folded, of a tag that is folded.
    pub(super) fn folded<'a>(&self, tag: &'a str) -> Cow<'a, str> {
        self.replaced(tag, |given| &given.folded)
    }

    /// Tags as they are shown, in one line.
    #[must_use]
    pub fn line(&self, tags: &[String]) -> String {
        tags.iter().map(|tag| self.shown(tag)).collect::<Vec<_>>().join(", ")
    }

    /// The tag that is meant by what is typed: one that is shown so, or else what is typed.
    #[must_use]
    pub fn meant(&self, typed: &str) -> String {
        let (first, rest) = parted(typed);
        match self.called(first) {
            Some(given) => format!("{}{rest}", given.tag),
            None => typed.to_owned(),
        }
    }

    /// The one that is shown so. A tag is typed in one piece, or with the spaces with which it is
    /// shown.
    fn called(&self, first: &str) -> Option<&Given> {
        let first = joined(&fold(first));
        self.0.iter().find(|given| given.typed == first)
    }

    /// A tag as Carabin gives it, of one that a text's heading has under the name that is shown.
    #[must_use]
    pub fn one<'a>(&self, tag: &'a str) -> Cow<'a, str> {
        let (first, rest) = parted(tag);
        if self.0.iter().any(|given| given.tag == first) {
            return Cow::Borrowed(tag);
        }
        // Few are: nothing is made anew for the others, of which there may be thousands in each deck.
        match self.called(first) {
            Some(given) => Cow::Owned(format!("{}{rest}", given.tag)),
            None => Cow::Borrowed(tag),
        }
    }

    /// Whether `is` holds for a tag, which is folded, under one of its names.
    pub(super) fn any(&self, tag: &str, is: impl Fn(&str) -> bool) -> bool {
        let (first, rest) = parted(tag);
        let given = || self.0.iter().filter(|given| given.tag == first);
        let mut names = given().flat_map(|given| &given.names);
        is(tag) || names.any(|name| is(&format!("{name}{rest}")))
    }

    fn replaced<'a>(&self, tag: &'a str, name: impl Fn(&Given) -> &String) -> Cow<'a, str> {
        let (first, rest) = parted(tag);
        match self.0.iter().find(|given| given.tag == first) {
            Some(given) => Cow::Owned(format!("{}{rest}", name(given))),
            None => Cow::Borrowed(tag),
        }
    }
}

/// Words as one piece.
fn joined(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The highest part of a tag, and what stands below it.
fn parted(tag: &str) -> (&str, &str) {
    tag.split_at(tag.find("::").unwrap_or(tag.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> TagNames {
        let name = |tag: &str, shown: &str| {
            let all = vec![shown.to_owned(), tag.to_owned()];
            (tag.to_owned(), shown.to_owned(), all)
        };
        TagNames::new([name("cloze", "texte à trous"), name("function", "fonction")])
    }

    #[test]
    fn a_tag_is_shown_by_its_name_and_meant_by_it() {
        let names = names();
        for (tag, shown) in [
            ("function", "fonction"),
            ("function::rein", "fonction::rein"),
            ("cloze", "texte à trous"),
            ("functional", "functional"),
            ("été::function", "été::function"),
        ] {
            assert_eq!(names.shown(tag), shown);
            assert_eq!(names.meant(shown), tag);
        }
        assert_eq!(names.meant("Texte-a-trous"), "cloze");
        assert_eq!(names.meant("function"), "function");
        assert_eq!(names.line(&["cloze".into(), "x".into()]), "texte à trous, x");
    }
}
