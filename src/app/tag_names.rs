//! The library's tags that what is typed may mean.

use rustc_hash::FxHashSet;

use crate::deck::{fold, is_sign};
use crate::workspace::{TagNode, Tags};

/// Whether a tag holds what is typed, and is folded, in what is shown of it in the tree, or is
/// written so.
#[must_use]
pub fn is_found(node: &TagNode, folded: &str) -> bool {
    // Those that Carabin gives stand below none.
    node.folded.contains(folded) || (node.depth == 0 && node.tag.contains(folded))
}

/// The places of the library's tags that hold what is typed, as they are shown or as they are
/// written; those that begin with it first, and of those that are shown alike one.
#[must_use]
pub fn fitting(typed: &str, tags: &Tags) -> Vec<usize> {
    let typed = fold(typed.trim());
    let all = tags.all.iter().zip(&tags.folded).zip(&tags.shown).enumerate();
    let mut seen = FxHashSet::default();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for (at, ((tag, folded), shown)) in all.filter(|(_, ((tag, _), _))| !is_sign(tag)) {
        let names = [folded, tag];
        if names.iter().any(|name| name.starts_with(&typed)) {
            first.extend(seen.insert(shown).then_some(at));
        } else if names.iter().any(|name| name.contains(&typed)) {
            others.extend(seen.insert(shown).then_some(at));
        }
    }
    first.extend(others);
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::TagNames;
    use crate::locale::{Language, Locale};

    #[test]
    fn tags_are_found_as_written_and_as_shown() {
        let names = TagNames::new(Locale::new(Language::French).tag_names());
        let all =
            ["abbreviation", "abréviation", "cœur gauche", "flag-red", "marked", "rein", "sein"];
        let all = all.map(str::to_owned).to_vec();
        let shown: Vec<String> = all.iter().map(|tag| names.shown(tag).into_owned()).collect();
        let folded = shown.iter().map(|shown| fold(shown)).collect();
        let tags = Tags { all, shown, folded, tree: Vec::new() };
        let found = |typed| -> Vec<&str> {
            fitting(typed, &tags).into_iter().map(|at| tags.all[at].as_str()).collect()
        };
        assert_eq!(found("abrév"), ["abbreviation"], "one of those that are shown alike");
        assert_eq!(found("ABBR"), ["abbreviation"]);
        assert_eq!(found(" coeur"), ["cœur gauche"]);
        assert_eq!(found("ei"), ["rein", "sein"]);
        assert_eq!(found("e"), ["abbreviation", "cœur gauche", "rein", "sein"]);
        assert_eq!(found("s"), ["sein"], "what it begins with comes first");
        assert_eq!(found("drapeau"), [""; 0], "a flag is no tag to be written");
        assert_eq!(found("").len(), 4);
    }
}
