//! What a label chooses: « Premier choix : laxatif de lest. Délai d’action 2 jours. » goes on to tell of the
//! laxative, and not of the choice.
//!
//! Leaves labels that name a thing, and values that are no name.

use super::marks::has_verb;
use super::member::without_brackets;
use super::{Setting, count, tidy};

/// Words of a name.
const NAME: usize = 5;

/// What stands over the sentences behind `first`, the value of `label`.
pub(super) fn over(setting: &Setting<'_>, label: &str, first: &str) -> String {
    chosen(setting, label, first).unwrap_or_else(|| label.to_owned())
}

fn chosen(setting: &Setting<'_>, label: &str, first: &str) -> Option<String> {
    let lower = tidy(label).to_lowercase();
    let value = without_brackets(tidy(first));
    let name = tidy(&value);
    let named = (1..=NAME).contains(&count(name))
        && !name.contains([',', ';', ':', '=', '/', '+'])
        && !name.contains(|c: char| c.is_ascii_digit())
        && !has_verb(setting, name)
        && setting.noun(name).nominal;
    let chooses = setting.lexicon.phrases("choice-label").contains(&lower.as_str());
    (chooses && named).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::over;
    use crate::generate::ask::tests::with;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn what_is_chosen_stands_over_what_is_told_of_it() {
        let french = |label: &str, value: &str| with(French, &[], |it| over(it, label, value));
        assert_eq!(french("Premier choix", "Sirop de fer (férédétate)."), "Sirop de fer");
        assert_eq!(french("Alternative", "Antalgique de palier 2."), "Alternative");
        assert_eq!(french("Premier choix", "repose sur l’âge."), "Premier choix");
        assert_eq!(french("Antalgique", "Morphine."), "Antalgique");
        let english = |label: &str, value: &str| with(English, &[], |it| over(it, label, value));
        assert_eq!(english("First choice", "Oral iron."), "Oral iron");
        assert_eq!(english("Dose", "Oral iron."), "Dose");
    }
}
