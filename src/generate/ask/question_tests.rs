//! Which questions a clause is asked, and which would be badly put.

use super::tests::asked;
use super::unfit;
use crate::generate::language::Language::{self, English, French};
use crate::generate::lexicon::lexicon;
use crate::generate::tokenise::tokens;

fn fronts(text: &str, language: Language) -> Vec<String> {
    asked(text, language).into_iter().map(|(front, _)| front).collect()
}

/// Asserts that `text` is asked `front`, and answered by `back`.
#[track_caller]
pub(super) fn asks(text: &str, language: Language, front: &str, back: &str) {
    let found = asked(text, language);
    assert!(found.contains(&(front.to_owned(), back.to_owned())), "{found:?}");
}

#[test]
fn an_english_question_ends_on_its_preposition() {
    let told = "The aganglionosis is confined to the rectum and sigmoid colon.";
    let found = asked(told, English);
    let wanted = (
        "What is the aganglionosis confined to?".to_owned(),
        "The rectum and sigmoid colon".to_owned(),
    );
    assert!(found.contains(&wanted), "{found:?}");
    // Too far from its verb.
    let told =
        "Carbon monoxide binds about 240 times more strongly than oxygen does to haemoglobin.";
    let found = fronts(told, English);
    assert!(found.iter().all(|front| !front.ends_with(" to?")), "{found:?}");
}

#[test]
fn a_subject_of_another_number_is_none() {
    let told = "The aganglionic segment remains produce a functional obstruction.";
    let found = fronts(told, English);
    assert!(found.iter().all(|front| !front.contains("does the aganglionic")), "{found:?}");
    let found = fronts("The aganglionic segment produces a functional obstruction.", English);
    assert!(found.iter().any(|front| front.contains("does the aganglionic")), "{found:?}");
}

#[test]
fn an_adverb_of_the_answer_stays_out_of_the_question() {
    let told = "La toxine botulique bloque presque la libération d’acétylcholine.";
    let found = fronts(told, French);
    assert!(found.iter().all(|front| !front.contains("presque la toxine")), "{found:?}");
    let found = fronts("La toxine botulique bloque la libération d’acétylcholine.", French);
    assert!(found.iter().any(|front| front.contains("bloque la toxine")), "{found:?}");
}

#[test]
fn nobody_asks_what_people_are() {
    let told = "Le patient type est un homme d’une cinquantaine d’années.";
    let found = fronts(told, French);
    assert!(found.iter().all(|front| !front.contains("patient type")), "{found:?}");
    let found = fronts("Le psoriasis est une dermatose de longue durée de la peau.", French);
    assert!(found.iter().any(|front| front.contains("psoriasis")), "{found:?}");
}

#[test]
fn what_only_says_more_of_an_answer_is_not_asked() {
    let backs = |text: &str| asked(text, French).into_iter().map(|(_, back)| back);
    let told =
        "La rampe vestibulaire contient la périlymphe, dont la composition est proche du plasma.";
    assert!(backs(told).any(|back| back == "La périlymphe"));
    // What tells the answer apart stays.
    let told =
        "La rampe vestibulaire contient le liquide dont la composition est proche du plasma.";
    assert!(backs(told).all(|back| back != "Le liquide"));
}

#[test]
fn a_name_without_its_initial_is_not_asked_for() {
    let told = "C. burnetii est un coccobacille de petite taille mal coloré par le Gram.";
    assert!(fronts(told, French).iter().all(|front| !front.contains("« burnetii »")));
    // A place behind a comma is cut with what says which.
    let told = "L’appareil est une petite structure du cortex rénal, située au pôle vasculaire, au point \
                où le tube rénal revient au contact de ses propres artérioles.";
    assert!(asked(told, French).iter().all(|(_, back)| !back.ends_with("au point")));
}

#[test]
fn what_a_comma_adds_is_no_object() {
    let told = "L’éruption prédomine sur les membres, la face interne des cuisses et l’abdomen.";
    let found = fronts(told, French);
    assert!(found.iter().all(|front| !front.starts_with("Que prédomine")), "{found:?}");
    let found = fronts("L’éruption respecte la face interne des cuisses.", French);
    assert!(found.iter().any(|front| front.starts_with("Que respecte")), "{found:?}");
}

#[test]
fn what_is_let_do_something_is_not_asked_for() {
    let asks = |text: &str| fronts(text, French).iter().any(|front| front.starts_with("À qu"));
    assert!(!asks("La trompe permet aux spermatozoïdes de rejoindre l’ovocyte mûr."));
    let acts = |text: &str, end: usize| {
        let found = tokens(text, lexicon(French));
        unfit::governs_an_act(&found, end)
    };
    assert!(acts("aux cellules de migrer", 2));
    assert!(!acts("aux cellules de la peau", 2));
}

#[test]
fn what_has_something_is_not_that() {
    let asks = |told: &str| fronts(told, French).iter().any(|front| front.starts_with("Que sont"));
    assert!(!asks("Les androgènes (testostérone) ont une action inhibitrice sur les cheveux."));
    assert!(asks("Les androgènes sont des hormones dérivées du cholestérol."));
}
