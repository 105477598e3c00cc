//! Which of a class is asked, and what is no class or tells nothing apart.

use super::Way;
use super::refer::Position;
use super::sentence::read;
use super::tests::with;
use crate::generate::asking::sides;
use crate::generate::language::Language::{self, English, French};

fn which(text: &str, language: Language) -> Vec<(String, String)> {
    with(language, &[], |setting| {
        let cards = read(setting, text, Position::default()).cards;
        let own = cards.iter().filter(|card| card.way == Way::Which);
        own.map(|card| sides(&card.content)).collect()
    })
}

fn asks(text: &str, language: Language, front: &str, back: &str) {
    let found = which(text, language);
    assert!(found.contains(&(front.to_owned(), back.to_owned())), "{found:?}");
}

fn asks_nothing(text: &str, language: Language) {
    let found = which(text, language);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_subject_is_asked_by_its_class() {
    asks(
        "Les cellules de Kupffer phagocytent les débris du sang portal.",
        French,
        "Quelles cellules phagocytent les débris du sang portal ?",
        "Les cellules de Kupffer",
    );
    asks(
        "Atypical pneumonia responds poorly to the penicillins.",
        English,
        "Which pneumonia responds poorly to the penicillins?",
        "Atypical pneumonia",
    );
    // One word is no member of a class that it names.
    asks_nothing("Les cellules phagocytent les débris du sang portal.", French);
    // A side of a thing has no members.
    asks_nothing("Le traitement chirurgical réduit le nombre des récidives.", French);
}

#[test]
fn of_what_stays_with_the_class() {
    asks(
        "La face antérieure du rein répond au côlon transverse.",
        French,
        "Quelle face du rein répond au côlon transverse ?",
        "La face antérieure",
    );
}

#[test]
fn a_number_or_an_idle_adjective_tells_nothing_apart() {
    asks_nothing("Les quatre grandes cellules entourent le blastocyste.", French);
    asks_nothing("The main cells surround the blastocyst.", English);
    asks_nothing("Des familles de gènes règlent le devenir du mésoblaste.", French);
}

#[test]
fn what_a_member_owns_is_no_member() {
    asks_nothing("The kinase can alter the protein’s folding in the cytosol.", English);
}

#[test]
fn a_complement_is_asked_with_its_preposition_and_the_subject_before_the_verb() {
    asks(
        "La migration se produit dans la membrane interne.",
        French,
        "Dans quelle membrane la migration se produit-elle ?",
        "Dans la membrane interne",
    );
    asks(
        "Le médicament inhibe l’enzyme fongique.",
        French,
        "Quelle enzyme le médicament inhibe-t-il ?",
        "L’enzyme fongique",
    );
    asks(
        "The parasite multiplies in the epithelial cells.",
        English,
        "In which cells does the parasite multiply?",
        "The epithelial cells",
    );
    // The participle would agree with what is asked for.
    let found = which("Le médicament a inhibé l’enzyme fongique.", French);
    assert!(found.iter().all(|(front, _)| !front.contains("a-t-il")), "{found:?}");
}

#[test]
fn what_names_a_thing_is_no_member() {
    asks_nothing("Le facteur principal est l’âge de la mère.", French);
    asks_nothing("Le facteur intrinsèque est la protéine du transport.", French);
    let found = which("Le facteur intrinsèque est sécrété par les cellules pariétales.", French);
    assert!(found.iter().any(|(front, _)| front.starts_with("Quel facteur est")), "{found:?}");
}

#[test]
fn what_is_said_between_commas_stays() {
    asks(
        "Les cellules pariétales, stimulées par la gastrine, sécrètent l’acide chlorhydrique.",
        French,
        "Quelles cellules, stimulées par la gastrine, sécrètent l’acide chlorhydrique ?",
        "Les cellules pariétales",
    );
}

#[test]
fn what_goes_on_or_compares_or_lists_is_not_asked() {
    asks_nothing("Le virus provoque des pathologies plus sérieuses.", French);
    asks(
        "Le virus provoque des pathologies cardiaques.",
        French,
        "Quelles pathologies le virus provoque-t-il ?",
        "Des pathologies cardiaques",
    );
    asks_nothing("Surfactant is produced in response to lung inflation.", English);
    asks_nothing("Les lésions cutanées sont multiples : papules, vésicules et croûtes.", French);
    // The adjective goes on.
    let found = which("L’hémolyse laisse des urines dépourvues de bilirubine conjuguée.", French);
    assert!(found.iter().all(|(front, _)| !front.contains("urines de bilirubine")), "{found:?}");
}

#[test]
fn an_ending_tells_the_class() {
    asks(
        "Les mastocytes libèrent l’histamine des granules.",
        French,
        "Quelles cellules libèrent l’histamine des granules ?",
        "Les mastocytes",
    );
    asks(
        "La lipase dégrade les graisses du repas.",
        French,
        "Quelle enzyme dégrade les graisses du repas ?",
        "La lipase",
    );
    asks_nothing("La phase dégrade les graisses du repas.", French);
}

#[test]
fn a_role_and_what_is_said_of_many_are_not_asked() {
    asks_nothing("Les signes de gravité sont un déficit moteur de la main.", French);
    asks_nothing("Les cellules inflammatoires sont surtout les éosinophiles du sang.", French);
    asks_nothing("Le système lymphatique permet les échanges.", French);
    let found = which("Les nerfs du plexus se distribuent aux vaisseaux sanguins.", French);
    assert!(found.iter().all(|(front, _)| !front.starts_with("À quels")), "{found:?}");
    asks(
        "Le système lymphatique draine les liquides interstitiels.",
        French,
        "Quel système draine les liquides interstitiels ?",
        "Le système lymphatique",
    );
    let told = "Les appareils portatifs servent au lit alors qu’au bloc on préfère les autres.";
    let found = which(told, French);
    assert!(found.iter().all(|(front, _)| !front.contains("alors")), "{found:?}");
}
