//! Whether a thing presents: an illness does, and no organ, person or stage of life.

use super::nouns::Nouns;
use super::{Labelled, Told};
use crate::generate::ask::Setting;
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::term::singular;

/// « Qu’est-ce qui caractérise le tronc ? » instead of « Comment se manifeste le tronc ? ».
pub(super) fn instead(setting: &Setting<'_>, told: &Labelled<'_>, asked: Told) -> Told {
    let signs = setting.grammar.wanted(Wanted::Signs, told.noun);
    if signs.as_ref() != Some(&asked.front) || can(setting, told.noun) {
        return asked;
    }
    match setting.grammar.wanted(Wanted::Marks, told.noun) {
        Some(front) => Told { front, ..asked },
        None => asked,
    }
}

/// « L’acné », « l’insuffisance rénale »; not « le tronc », « le nourrisson », « l’enfance ».
fn can(setting: &Setting<'_>, noun: &Noun) -> bool {
    let nouns = Nouns { setting };
    let head = singular(&noun.head);
    let not = ["human", "whom", "stage-of-life", "class"];
    let organ = setting.lexicon.organ(&head).is_some();
    nouns.is_ailment(noun) || !organ && !not.iter().any(|list| nouns.listed(list, &noun.head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::ask::tests::with;
    use crate::generate::ask::told::Link;
    use crate::generate::language::Language::{self, English, French};

    fn front(label: &str, language: Language) -> String {
        with(language, &["Signes"], |setting| {
            let noun = setting.noun(label);
            let told = Labelled { label, noun: &noun, values: &["rougeur"], link: Link::Colon };
            let signs = setting.grammar.wanted(Wanted::Signs, &noun).unwrap_or_default();
            instead(setting, &told, Told::by_rule(signs, false)).front
        })
    }

    #[test]
    fn an_illness_presents_and_an_organ_or_an_age_does_not() {
        assert!(front("Acné", French).starts_with("Comment se manifeste"));
        assert!(front("Rein", French).starts_with("Qu’est-ce qui caractérise"));
        assert!(front("Nourrisson", French).starts_with("Qu’est-ce qui caractérise"));
        assert!(front("Sinusitis", English).contains("present"));
        assert_eq!(front("Adulthood", English), "What characterises adulthood?");
    }
}
