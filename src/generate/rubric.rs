//! Headings and labels that say which side of the topic is told: « Traitement », « FdR », « ttt ».
//!
//! Spells students' shorthand out and gives the question that a rubric's bullets answer. The
//! tables are data. Refuses to guess what an unknown heading asks.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::language::Language;
use crate::deck::fold;

type Table = HashMap<&'static str, &'static str>;

fn table(asset: &'static str) -> Table {
    let lines = asset.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).map(|(k, v)| (k.trim(), v.trim())).collect()
}

static SHORTHAND: LazyLock<Table> =
    LazyLock::new(|| table(include_str!("../../assets/language/fr/shorthand.txt")));
static RUBRICS: LazyLock<Table> =
    LazyLock::new(|| table(include_str!("../../assets/language/fr/rubrics.txt")));

fn plain(label: &str) -> String {
    fold(label.trim().trim_matches(['.', ':', '*', '_', ' ', '\u{a0}', '+', '!']))
}

/// The label with its shorthand spelled out, and the words after it, if any:
/// « CI cyclines » is (« contre-indications », « cyclines »).
pub(crate) fn spelled(label: &str, language: Language) -> Option<(&'static str, String)> {
    if language != Language::French {
        return None;
    }
    let folded = plain(label);
    if let Some(long) = SHORTHAND.get(folded.as_str()) {
        return Some((long, String::new()));
    }
    let (first, rest) = label.trim().split_once(' ')?;
    let long = SHORTHAND.get(plain(first).as_str())?;
    Some((long, rest.trim().to_owned()))
}

/// What the bullets under a heading answer.
pub(crate) fn question(heading: &str, language: Language) -> Option<&'static str> {
    if language != Language::French {
        return None;
    }
    RUBRICS.get(plain(heading).as_str()).copied()
}

/// Whether the words under this heading say what is done or found, never what a thing is.
pub(crate) fn is_action(heading: &str) -> bool {
    let heading = plain(heading);
    [
        "traitement", "prise en charge", "bilan", "surveillance", "conduite", "examen", "biologie",
        "prevention", "treatment", "management", "suivi", "interrogatoire", "clinique", "ttt",
        "diagnostic", "paraclinique", "imagerie", "posologie", "indication", "contre", "depistage",
        "epidemio", "pronostic", "evolution", "therapeutique", "pec", "dg", "tx",
    ]
    .iter()
    .any(|word| heading.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorthand_is_spelled_out() {
        let french = |label| spelled(label, Language::French);
        assert_eq!(french("TTT :"), Some(("traitement", String::new())));
        assert_eq!(french("CI cyclines"), Some(("contre-indications", "cyclines".into())));
        assert_eq!(french("Vancomycine"), None);
        assert_eq!(spelled("tx", Language::English), None);
    }

    #[test]
    fn a_rubric_has_its_question() {
        assert!(question("Conduite à tenir", Language::French).is_some());
        assert!(question("Ponction lombaire", Language::French).is_none());
        assert!(is_action("Examens complémentaires") && !is_action("Complications"));
    }
}
