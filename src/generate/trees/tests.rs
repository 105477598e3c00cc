//! What comes out right, and that nothing panics.

use super::*;
use crate::generate::lexicon::lexicon;
use crate::generate::token::tokens;

/// A sentence's words with their trees.
fn parsed(text: &str, language: Language) -> (Vec<String>, Tree) {
    let tokens = tokens(text, lexicon(language));
    let tree = parse(text, &tokens, language).unwrap();
    (tokens.into_iter().map(|token| token.lower).collect(), tree)
}

/// The words of the subtree of the root's dependent with one of these labels.
fn part(text: &str, language: Language, labels: &[Label]) -> String {
    let (words, tree) = parsed(text, language);
    let root = tree.root();
    let Some(at) = tree.children(root).find(|at| labels.contains(&tree.nodes[*at].label)) else {
        return String::new();
    };
    words[tree.span(at)].join(" ")
}

fn root(text: &str, language: Language) -> String {
    let (words, tree) = parsed(text, language);
    words[tree.root()].clone()
}

#[test]
fn subject_verb_and_object_come_out() {
    let subject = &[Label::Nsubj, Label::NsubjPass][..];
    let object = &[Label::Obj][..];
    for (language, text, verb, its_subject, its_object) in [
        (Language::French, "Le foie produit la bile.", "produit", "le foie", "la bile"),
        (
            Language::French,
            "L’insuffisance rénale chronique entraîne une anémie normocytaire.",
            "entraîne",
            "l’ insuffisance rénale chronique",
            "une anémie normocytaire",
        ),
        (
            Language::French,
            "La vésicule biliaire est irriguée par l’artère cystique.",
            "irriguée",
            "la vésicule biliaire",
            "",
        ),
        (
            Language::English,
            "The pancreas secretes insulin.",
            "secretes",
            "the pancreas",
            "insulin",
        ),
        (
            Language::English,
            "Chronic kidney disease causes a normocytic anaemia.",
            "causes",
            "chronic kidney disease",
            "a normocytic anaemia",
        ),
    ] {
        assert_eq!(root(text, language), verb, "{text}");
        assert_eq!(part(text, language, subject), its_subject, "{text}");
        assert_eq!(part(text, language, object), its_object, "{text}");
    }
}
