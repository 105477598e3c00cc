//! Tags by their names: those that Carabin gives are shown in the student's language, whatever the
//! file has.

use crate::deck::{fold, is_sign};
use crate::locale::Locale;
use crate::workspace::{TagNode, Tags};

/// The name of a tag that Carabin gives; none for any other.
fn given(locale: &Locale, slug: &str) -> Option<String> {
    let key = format!("tag-{slug}");
    let name = locale.tr(&key);
    (name != key).then_some(name)
}

/// A tag as it is shown.
#[must_use]
pub fn tag(locale: &Locale, slug: &str) -> String {
    given(locale, slug).unwrap_or_else(|| slug.to_owned())
}

/// Tags as they are shown, in one line.
#[must_use]
pub fn tags(locale: &Locale, slugs: &[String]) -> String {
    slugs.iter().map(|slug| tag(locale, slug)).collect::<Vec<_>>().join(", ")
}

/// A tag as it is shown below those that it stands below.
#[must_use]
pub fn last_part(locale: &Locale, node: &TagNode) -> String {
    given(locale, &node.tag).unwrap_or_else(|| node.name().to_owned())
}

/// Whether a tag holds what is typed, and is folded, in what is shown of it in the tree.
#[must_use]
pub fn is_found(locale: &Locale, node: &TagNode, folded: &str) -> bool {
    // Those that Carabin gives stand below none.
    let given = || given(locale, &node.tag).filter(|_| node.depth == 0);
    node.folded.contains(folded) || given().is_some_and(|name| fold(&name).contains(folded))
}

/// The library's tags that hold what is typed, as they are written or as they are shown; those
/// that begin with it first.
pub fn fitting<'a>(
    typed: &str,
    tags: &'a Tags,
    locale: &Locale,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let typed = fold(typed.trim());
    let all = tags.all.iter().zip(&tags.folded).filter(|(tag, _)| !is_sign(tag));
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for (tag, folded) in all {
        let shown = given(locale, tag).map(|name| fold(&name));
        let names = || [Some(folded), shown.as_ref()].into_iter().flatten();
        if names().any(|name| name.starts_with(&typed)) {
            first.push(tag.as_str());
        } else if names().any(|name| name.contains(&typed)) {
            others.push(tag.as_str());
        }
    }
    first.into_iter().chain(others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn tags_are_found_as_written_and_as_shown() {
        let all = ["abbreviation", "cœur gauche", "flag-red", "marked", "rein", "sein"];
        let all = all.map(str::to_owned).to_vec();
        let folded = all.iter().map(|tag| fold(tag)).collect();
        let tags = Tags { all, folded, tree: Vec::new() };
        let french = Locale::new(Language::French);
        let found = |typed| fitting(typed, &tags, &french).collect::<Vec<_>>();
        assert_eq!(found("abrév"), ["abbreviation"]);
        assert_eq!(found("ABBR"), ["abbreviation"]);
        assert_eq!(found(" coeur"), ["cœur gauche"]);
        assert_eq!(found("ei"), ["rein", "sein"]);
        assert_eq!(found("e"), ["abbreviation", "cœur gauche", "rein", "sein"]);
        assert_eq!(found("s"), ["sein"], "what it begins with comes first");
        assert_eq!(found("drapeau"), [""; 0], "a flag is no tag to be written");
        assert_eq!(found("").len(), 4);
    }
}
