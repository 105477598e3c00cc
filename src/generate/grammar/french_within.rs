//! French: the question of a side with its thing inside, « Quel est le mécanisme de l’hyperuricémie ? ».

use super::Noun;
use super::french_elision::lower_first;
use super::french_nouns::{definite, of, quel};
use crate::generate::language::Language;
use crate::generate::realise::capital;
use crate::generate::words::{Category, can_be};

/// What opens the question of a side; its article comes next.
const OPENINGS: [&str; 4] = ["quel est ", "quelle est ", "quels sont ", "quelles sont "];
const ARTICLES: [&str; 4] = ["le ", "la ", "les ", "l’"];
/// What the thing stands before: « l’effet de l’aspirine sur la fièvre », « le traitement de l’asthme chez
/// l’enfant ».
const AFTER_THE_THING: [&str; 2] = [" sur ", " chez "];

/// The question up to where the thing goes, and what stands behind it.
fn parted(question: &str) -> (&str, &str) {
    let at = AFTER_THE_THING.iter().filter_map(|word| question.find(word)).min();
    question.split_at(at.unwrap_or(question.len()))
}

fn bare(question: &str) -> &str {
    question.trim_end_matches(['?', ' ', '\u{a0}', '\u{202f}'])
}

/// « mécanisme » of « quel est le mécanisme ? », « effet » of « quel est l’effet sur la fièvre ? ».
pub(super) fn side(question: &str) -> Option<&str> {
    let question = bare(question);
    let first = question.chars().next()?;
    let (_, rest) = question.split_at(first.len_utf8());
    let rest = OPENINGS.iter().find_map(|opening| {
        let (head, tail) = opening.split_at(1);
        first.to_lowercase().eq(head.chars()).then(|| rest.strip_prefix(tail)).flatten()
    })?;
    let side = ARTICLES.iter().find_map(|article| rest.strip_prefix(article))?;
    Some(parted(side).0)
}

pub(super) fn asked(question: &str, noun: &Noun, bracket: &str) -> Option<String> {
    let thing = of(&definite(noun)?);
    let question = capital(bare(question));
    let (side, rest) = parted(&question);
    Some(format!("{side} {thing}{bracket}{rest} ?"))
}

/// « Quels signes de gravité faut-il rechercher ? » of « Rechercher des signes de gravité ».
pub(super) fn which_to(label: &str, things: &Noun) -> Option<String> {
    things.gender?;
    let order = label.split(' ').next()?;
    Some(format!("{} {} faut-il {} ?", quel(things), things.words, lower_first(order)))
}

/// « Discuter une transfusion »: an order, and no noun that ends like one.
pub(super) fn is_infinitive(label: &str) -> bool {
    let first = label.split(' ').next().unwrap_or_default().to_lowercase();
    let can = |category| can_be(&first, category, Language::French);
    ["er", "ir", "re"].iter().any(|end| first.ends_with(end))
        && can(Category::Verb)
        && !can(Category::Noun)
        && !can(Category::Adjective)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    #[test]
    fn a_side_takes_its_thing_behind_it() {
        let noun = |text| Noun::read(text, lexicon(Language::French), &Evidence::default());
        let within = |question, thing| asked(question, &noun(thing), "").unwrap_or_default();
        assert_eq!(side("quel est l’effet sur le pouls ?"), Some("effet"));
        assert_eq!(side("Quelles sont les causes ?"), Some("causes"));
        assert_eq!(side("que montre cet examen ?"), None);
        assert_eq!(side("quel est le traitement chez l’enfant ?"), Some("traitement"));
        assert_eq!(
            within("quel est le traitement chez l’enfant ?", "toux"),
            "Quel est le traitement de la toux chez l’enfant ?"
        );
        assert_eq!(
            within("quelles sont les causes ?", "toux"),
            "Quelles sont les causes de la toux ?"
        );
        assert_eq!(
            within("quel est l’effet sur le pouls ?", "hernies"),
            "Quel est l’effet des hernies sur le pouls ?"
        );
        assert_eq!(
            within("quel est le traitement ?", "hémorragie"),
            "Quel est le traitement de l’hémorragie ?"
        );
    }
}
