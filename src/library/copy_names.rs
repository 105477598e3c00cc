//! How synchronisers name the copies that they leave beside a file that two sides changed.

use std::path::PathBuf;

/// A copy that a synchroniser left, and the file that it is a copy of, both in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ConflictCopy {
    pub(super) copy: PathBuf,
    pub(super) original: PathBuf,
}

/// The words for a conflict, in the languages that synchronisers speak.
const WORDS: [&str; 8] = [
    "conflict",
    "conflit",
    "konflikt",
    "conflicto",
    "conflitto",
    "conflito",
    "コンフリクト",
    "冲突",
];

/// The stem of the file that a file with this stem is a copy of, if synchronisers name copies so.
pub(super) fn original_stem(stem: &str) -> Option<&str> {
    let says = |text: &str| {
        let text = text.to_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    };
    // Syncthing: `x.sync-conflict-20260101-123456-ABCDEFG`; Resilio: `x.Conflict`.
    if let Some((before, _)) = stem.split_once(".sync-conflict-") {
        return Some(before);
    }
    if let Some((before, after)) = stem.rsplit_once('.')
        && after.eq_ignore_ascii_case("conflict")
    {
        return Some(before);
    }
    // Dropbox, Nextcloud, Seafile: `x (Copie en conflit de Marie 2026-01-01)`; Google: `x [Conflict]`.
    for (open, close) in [(" (", ')'), ("(", ')'), (" [", ']')] {
        if let Some((before, after)) = stem.split_once(open)
            && let Some((inside, number)) = after.rsplit_once(close)
            && (says(inside) && names_a_copy(inside))
            && number.trim().chars().all(|c| c.is_ascii_digit())
        {
            return Some(before);
        }
    }
    // Older Nextcloud and ownCloud: `x_conflict-20260101-123456`.
    if let Some((before, after)) = stem.rsplit_once("_conflict-")
        && after.chars().all(|c| c.is_ascii_digit() || c == '-')
    {
        return Some(before);
    }
    // Synology: `x_MARIE-PC_May-05-1234-2026_Conflict`.
    if let Some(rest) = stem.strip_suffix("_Conflict") {
        return rest.rsplitn(3, '_').nth(2);
    }
    of_a_computer(stem)
}

/// « (conflit de loyauté) » is a person's name for a deck: a synchroniser's says that the file is
/// a copy, of when, or nothing but the word.
fn names_a_copy(inside: &str) -> bool {
    let text = inside.to_lowercase();
    let copy = ["cop", "kopie", "cóp", "case", "コピー", "副本", "sfconflict"];
    text.contains(|c: char| c.is_ascii_digit())
        || copy.iter().any(|word| text.contains(word))
        || WORDS.contains(&text.as_str())
}

/// `OneDrive` adds the computer's name: `x-DESKTOP-1AB2C3D`, `x-MARIE-PC-2`, `x-MacBook Air`. A
/// name in capitals alone, `x-OLD`, is a person's.
fn of_a_computer(stem: &str) -> Option<&str> {
    stem.match_indices('-').map(|(at, _)| at).find_map(|at| {
        let (before, name) = (stem.get(..at)?, stem.get(at + 1..)?);
        let machine = ["MacBook", "iMac", "Mac mini", "iPhone", "iPad"];
        let capital =
            name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
        let mut parts = name.split('-');
        let given = ["DESKTOP", "LAPTOP", "WIN", "PC"].contains(&parts.next().unwrap_or_default())
            && parts.next().is_some_and(|rest| rest.len() >= 3);
        let owned = name.split('-').skip(1).any(|part| part == "PC");
        let computer =
            (capital && (given || owned)) || machine.iter().any(|word| name.starts_with(word));
        (computer && !before.is_empty()).then_some(before)
    })
}

/// The copies among `paths` whose originals are there too.
pub(super) fn copies_among(paths: &[PathBuf]) -> Vec<ConflictCopy> {
    let copy = |path: &PathBuf| {
        let stem = original_stem(path.file_stem()?.to_str()?)?;
        let extension = path.extension()?.to_str()?;
        let original = path.with_file_name(format!("{stem}.{extension}"));
        (original != *path && original.is_file() && !original.is_symlink())
            .then(|| ConflictCopy { copy: path.clone(), original })
    };
    paths.iter().filter_map(copy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "cours.sync-conflict-20260101-123456-ABCDEFG",
            "cours (conflicted copy 2026-01-01 123456)",
            "cours (Marie's conflicted copy 2026-01-01)",
            "cours (Copie en conflit de PC de Marie 2026-01-01)",
            "cours (copie conflictuelle de Marie 2026-01-01)",
            "cours (Copie en conflit de Marie 2026-01-01) 1",
            "cours (In Konflikt stehende Kopie von Marie 2026-01-01)",
            "cours (SFConflict marie@example.org 2026-01-01-12-12-12)",
            "cours (Case Conflict)",
            "cours [Conflict]",
            "cours_conflict-20260101-123456",
            "cours_MARIE-PC_May-05-1234-2026_Conflict",
            "cours.Conflict",
            "cours-DESKTOP-1AB2C3D",
            "cours-MARIE-PC-2",
            "cours-LAPTOP-XYZ-2",
            "cours-MacBook Pro de Marie",
        ] {
            assert_eq!(original_stem(name), Some("cours"), "{name}");
        }
        for name in [
            "cours",
            "cours-2",
            "cours (2)",
            "cours (ancien)",
            "les conflits",
            "conflit-de-loyaute",
            "cours (conflit de loyauté)",
            "cours-OLD",
            "cours-V2",
            "cours-ECG-2026",
            "cours (1)",
            "cours - Copie",
            "cours-vih",
            "-DESKTOP-1",
        ] {
            assert_eq!(original_stem(name), None, "{name}");
        }
    }
}
