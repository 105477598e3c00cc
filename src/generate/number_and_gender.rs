//! Number and gender: plurals made singular, gender told.
//!
//! The lexicon decides; a word that it doesn't know goes by its ending.

use super::language::Language;
use super::token::{Tag, Token};
use super::words::{Analysis, Category, words};

/// Of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
}

/// The singular of a French noun or adjective: as the lexicon has it, else by its ending.
pub(crate) fn singular(noun: &str) -> String {
    // Dicollecte has it as a word of its own.
    if noun == "yeux" {
        return "œil".to_owned();
    }
    let lexicon = words(Language::French);
    let nominal = |a: &&Analysis| a.is(Category::Noun) || a.is(Category::Adjective);
    let mut known = lexicon.analyses(noun).iter().filter(nominal).peekable();
    if known.peek().is_none() {
        return singular_by_ending(noun);
    }
    if lexicon.analyses(noun).iter().filter(nominal).any(|a| a.has(Analysis::SINGULAR)) {
        return noun.to_owned();
    }
    // « patientes » has the lemma « patient »: another gender's is not its singular.
    let genders = Analysis::MASCULINE | Analysis::FEMININE;
    known
        .find_map(|analysis| {
            let lemma = lexicon.lemma(noun, *analysis);
            let same = lexicon
                .analyses(&lemma)
                .iter()
                .filter(nominal)
                .any(|a| a.has(Analysis::SINGULAR) && a.bits & genders & analysis.bits != 0);
            same.then_some(lemma)
        })
        .unwrap_or_else(|| singular_by_ending(noun))
}

fn singular_by_ending(noun: &str) -> String {
    if noun.ends_with("virus") || noun.ends_with("sis") || noun.ends_with("us") && noun.len() < 6 {
        return noun.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("eaux") {
        return format!("{stem}eau");
    }
    if let Some(stem) = noun.strip_suffix("aux") {
        return match stem {
            "boy" | "tuy" | "noy" | "joy" => format!("{stem}au"),
            _ => format!("{stem}al"),
        };
    }
    if noun.ends_with("eux") {
        // « vaisseux » never; « cheveux », « cartilagineux ».
        return match noun {
            "cheveux" | "feux" | "lieux" | "jeux" | "neveux" | "aveux" => {
                noun.trim_end_matches('x').to_owned()
            }
            _ => noun.to_owned(),
        };
    }
    match noun.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => noun.to_owned(),
    }
}

/// The singular of a noun of `language`.
pub(crate) fn single(noun: &str, language: Language) -> String {
    match language {
        Language::French => singular(noun),
        Language::English => english_singular(noun),
    }
}

/// The singular of an English noun: as the lexicon has it, else by its ending.
pub(crate) fn english_singular(noun: &str) -> String {
    // WordNet has these as singulars.
    match noun {
        "bacteria" => return "bacterium".to_owned(),
        "criteria" => return "criterion".to_owned(),
        "mitochondria" => return "mitochondrion".to_owned(),
        _ => {}
    }
    let lexicon = words(Language::English);
    // WordNet has “effects” and “eyes” beside “effect” and “eye”, too.
    if let Some(stem) = noun.strip_suffix('s')
        && stem.len() > 2
        && !stem.ends_with(['s', 'u', 'i'])
        && lexicon.analyses(stem).iter().any(|a| a.is(Category::Noun))
    {
        return stem.to_owned();
    }
    let mut nouns = lexicon.analyses(noun).iter().filter(|a| a.is(Category::Noun)).peekable();
    if let Some(first) = nouns.peek().copied() {
        let singular = nouns.any(|a| a.has(Analysis::SINGULAR));
        return if singular { noun.to_owned() } else { lexicon.lemma(noun, *first) };
    }
    if let Some(stem) = noun.strip_suffix("ies")
        && stem.len() > 2
    {
        return format!("{stem}y");
    }
    for end in ["sses", "ches", "shes", "xes", "uses"] {
        if noun.ends_with(end) {
            return noun.get(..noun.len() - 2).unwrap_or(noun).to_owned();
        }
    }
    if noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is") {
        return noun.to_owned();
    }
    match noun.strip_suffix('s') {
        Some(stem) if stem.len() > 2 => stem.to_owned(),
        _ => noun.to_owned(),
    }
}

/// The gender that the lexicon gives a French noun, when it gives one only.
pub(super) fn gender_by_lexicon(noun: &str) -> Option<Gender> {
    gender_as(noun, Category::Noun)
}

/// The gender that a French adjective shows: « principaux », « principale »; « rouge » shows none.
fn gender_of_adjective(word: &str) -> Option<Gender> {
    gender_as(word, Category::Adjective)
}

/// The gender that the adjective behind a noun of either gender shows: « espaces principaux ».
pub(super) fn agreed(phrase: &[Token], head: &str) -> Option<Gender> {
    let one = singular(head);
    if gender_by_lexicon(head).or_else(|| gender_by_lexicon(&one)).is_some() {
        return None;
    }
    let at = phrase.iter().position(|t| t.lower == *head)?;
    phrase
        .get(at + 1)
        .filter(|t| t.tag == Tag::Adjective)
        .and_then(|t| gender_of_adjective(&t.lower))
}

fn gender_as(word: &str, category: Category) -> Option<Gender> {
    let nouns = words(Language::French).analyses(word).iter().filter(|a| a.is(category));
    let genders = nouns.fold(0, |all, a| all | a.bits & (Analysis::MASCULINE | Analysis::FEMININE));
    match genders {
        Analysis::MASCULINE => Some(Gender::Masculine),
        Analysis::FEMININE => Some(Gender::Feminine),
        _ => None,
    }
}

pub(super) fn gender_by_ending(noun: &str) -> Gender {
    let ends = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
    if ends(&[
        "isme",
        "age",
        "gramme",
        "ome",
        "gène",
        "scope",
        "cyte",
        "phage",
        "stome",
        "ème",
        "ète",
        "ibre",
        "aire",
        "cycle",
        "organe",
        "muscle",
        "phénomène",
        "symptôme",
        "diagnostique",
    ]) {
        return Gender::Masculine;
    }
    let feminine = &[
        "tion", "sion", "xion", "gion", "té", "tié", "ose", "ite", "ie", "ance", "ence", "ure",
        "ine", "ase", "ette", "esse", "ade", "ude", "aison", "ée", "elle", "ique", "ule", "rice",
        "euse", "ive", "one", "ode", "eur", "ose", "yse", "use", "une", "ale", "ière", "ère",
        "rie", "èse", "ase", "pe", "se", "ce", "ge",
    ];
    if ends(feminine)
        && !ends(&["teur", "seur", "cœur", "génie", "foie", "pepsie", "one", "facteur"])
    {
        Gender::Feminine
    } else {
        Gender::Masculine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_made_singular() {
        for (plural, single) in [
            ("micrométastases", "micrométastase"),
            ("vaisseaux", "vaisseau"),
            ("canaux", "canal"),
            ("virus", "virus"),
            ("os", "os"),
            ("cheveux", "cheveu"),
            ("noyaux", "noyau"),
            ("abcès", "abcès"),
            ("yeux", "œil"),
            ("travaux", "travail"),
            ("patientes", "patiente"),
            ("gammaglobulines", "gammaglobuline"),
        ] {
            assert_eq!(singular(plural), single);
        }
        assert_eq!(english_singular("bacteria"), "bacterium");
        assert_eq!(english_singular("arteries"), "artery");
        assert_eq!(english_singular("thyroiditis"), "thyroiditis");
    }
}
