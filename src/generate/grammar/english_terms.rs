//! How English asks what a term is.

use super::french_elision::lower_first;
use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::words::{Category, can_be};

/// A word at least so frequent (Zipf) is no name.
const COMMON: f32 = 3.0;

/// “What is asthma?”, “What are beta-blockers?”; of an adjective, “What does “endemic” mean?”. No
/// article is made up: “a cluster” has one and “asthma” has none, and no list tells all of them.
pub(crate) fn what_is(term: &str, plural: bool) -> String {
    let term = as_common(term);
    if plural {
        format!("What are {term}?")
    } else if is_adjective(&term) {
        format!("What does “{term}” mean?")
    } else {
        format!("What is {term}?")
    }
}

/// A label's capital is no name's: “Cluster”, but “Cushing syndrome” and “MRI”.
fn as_common(term: &str) -> String {
    let lower = lower_first(term);
    let plain = !term.contains(' ')
        && !term.chars().skip(1).any(char::is_uppercase)
        && can_be(&lower, Category::Noun, Language::English)
        && zipf(&lower, Language::English) >= COMMON;
    if plain { lower } else { term.to_owned() }
}

fn is_adjective(term: &str) -> bool {
    ["ic", "al", "ous", "ive"].iter().any(|end| term.ends_with(end))
        && !term.contains(' ')
        && can_be(&term.to_lowercase(), Category::Adjective, Language::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_loses_its_capital_and_a_name_keeps_it() {
        assert_eq!(what_is("Cluster", false), "What is cluster?");
        assert_eq!(what_is("Cushing syndrome", false), "What is Cushing syndrome?");
        assert_eq!(what_is("MRI", false), "What is MRI?");
        assert_eq!(what_is("the femoral triangle", false), "What is the femoral triangle?");
        assert_eq!(what_is("beta-lactams", true), "What are beta-lactams?");
    }

    #[test]
    fn an_adjective_is_asked_for_its_meaning() {
        assert_eq!(what_is("endemic", false), "What does “endemic” mean?");
        assert_eq!(what_is("asthma", false), "What is asthma?");
        assert_eq!(what_is("chronic bronchitis", false), "What is chronic bronchitis?");
    }
}
