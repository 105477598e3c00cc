//! Whether a value hidden behind its label can be recalled: a name, a number or a short term, which the
//! label alone can have.
//!
//! Of « Psoriasis plantaire : […] » over a whole description readers found 41 % usable and 9 % ready.

use super::wording::stems;
use super::{Setting, count, member, told};
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// Words of a term.
const TERM: usize = 5;

/// Whether « label : […] » asks for one answer.
pub(super) fn can_be(setting: &Setting<'_>, label: &str, value: &str) -> bool {
    let bare = member::without_brackets(value);
    let bare = bare.trim();
    // « LDL : LDL cholestérol » gives its answer away.
    let said = stems(label);
    let own = |word: &str| word.to_lowercase() == label.to_lowercase();
    if bare.split([' ', '\u{a0}']).any(own) || stems(bare).iter().any(|stem| said.contains(stem)) {
        return false;
    }
    told::is_figure(setting, bare) || is_term(setting, bare)
}

/// A noun with what says which one: no list, no sentence, no side of a thing.
fn is_term(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    let plain = !found.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Verb
                | Tag::Infinitive
                | Tag::Negation
                | Tag::Relative
                | Tag::Subordinator
                | Tag::Pronoun
                | Tag::Clitic
                | Tag::Coordinator
                | Tag::Adverb
        )
    });
    let noun = setting.noun(value);
    // « Risque d’apnées », « absence de comédons » say something of the label, and name nothing.
    let side = setting.is_attribute(&noun);
    plain
        && noun.nominal
        && !side
        && (1..=TERM).contains(&count(value))
        && !value.contains([',', ';', ':', '=', '+', '→', '⇒', '?', '!', '.', '>', '<', '≥', '≤'])
}

#[cfg(test)]
mod tests {
    use super::can_be;
    use crate::generate::ask::tests::with;
    use crate::generate::language::Language::{self, English, French};

    fn recalled(label: &str, value: &str, language: Language) -> bool {
        with(language, &["Vessie"], |setting| can_be(setting, label, value))
    }

    #[test]
    fn a_name_a_number_and_a_short_term_are_recalled() {
        for (label, value) in [
            ("En arrière", "col de l’utérus"),
            ("Capacité (repos)", "300 à 400 mL"),
            ("Bec", "prostate (chez l’homme)"),
        ] {
            assert!(recalled(label, value, French), "{value}");
        }
        assert!(recalled("Posterior", "cervix of the uterus", English));
    }

    #[test]
    fn a_description_a_list_and_a_sentence_are_not() {
        for value in [
            "dysurie, pollakiurie, nycturie",
            "souvent indolore au début de la maladie",
            "infiltration de la paroi avec un début très lent chez le sujet âgé",
            "il faut sonder",
            "retrouve un globe",
            "stagnation ou rétention",
            "risque de rupture",
            "globe vésical",
        ] {
            assert!(!recalled("Globe", value, French), "{value}");
        }
        assert!(!recalled("Posterior", "often painless, may bleed", English));
    }
}
