//! What a value is by its own words.

use crate::generate::ask::{Setting, count};
use crate::generate::fact::is_unit;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// « 20-30 % », « ~70 % des cas »: a number and nothing that it is of.
pub(in crate::generate::ask) fn is_figure(setting: &Setting<'_>, value: &str) -> bool {
    let digit = value.contains(|c: char| c.is_ascii_digit());
    digit
        && count(value) <= 7
        && value.split_whitespace().all(|word| {
            let lower = word.to_lowercase();
            let word = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
            word.is_empty()
                || word.contains(|c: char| c.is_ascii_digit() || c == '%')
                || is_unit(word)
                || setting.lexicon.noun_is("around-number", word)
        })
}

/// « Tolérance : dépend surtout de la vitesse », « Cause : un virus la déclencherait »: a sentence whose
/// subject is the label, or that has its own. It says something of the label, and does not name it.
pub(in crate::generate::ask) fn says_of_its_label(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    let own = |t: &&Token| !matches!(t.tag, Tag::Relative | Tag::Subordinator | Tag::Colon);
    let clause: Vec<&Token> = found.iter().take_while(own).collect();
    let [first, second, ..] = clause.as_slice() else { return false };
    // “Tired, SOB on exertion”
    if second.tag == Tag::Comma {
        return false;
    }
    let language = setting.lexicon.language;
    let can_be = |category| can_be(&first.lower, category, language);
    match first.tag {
        Tag::Determiner | Tag::Pronoun => clause.iter().any(|t| t.tag == Tag::Verb),
        Tag::Verb if !can_be(Category::Noun) => true,
        // « reste » and « pousse » are nouns, too.
        _ => can_be(Category::Verb) && second.tag == Tag::Determiner,
    }
}

#[cfg(test)]
mod tests {
    use super::says_of_its_label;
    use crate::generate::ask::tests::with;
    use crate::generate::language::Language;

    #[test]
    fn a_sentence_says_of_its_label_and_a_name_does_not() {
        let says = |value: &str, language| {
            with(language, &["Valvulopathies"], |setting| says_of_its_label(setting, value))
        };
        for value in [
            "dépend surtout de la vitesse d’installation",
            "reste une cause majeure de mortalité",
            "un agent infectieux déclencherait la maladie",
        ] {
            assert!(says(value, Language::French), "{value}");
        }
        for value in ["le tabac", "la sténose qui progresse", "pousse dentaire", "rare", "20 %"] {
            assert!(!says(value, Language::French), "{value}");
        }
        assert!(says("depends on how fast it progresses", Language::English));
        assert!(!says("the mitral valve", Language::English));
        assert!(!says("tired, breathless on exertion", Language::English));
    }
}
