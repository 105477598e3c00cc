//! What the learned questions are asked for, and when none is.

use std::collections::HashSet;

use super::super::tests::asked;
use super::*;

/// Questions that are put together from the label, and those that no words ask.
const WITHOUT_WORDS: [&str; 6] = ["itself", "kinds", "other", "yesno", "reverse", OF_WORTH];

fn fronts(text: &str, heading: &str, language: Language) -> Vec<String> {
    asked(text, &[heading], language).into_iter().map(|(front, _)| front).collect()
}

#[test]
fn every_question_of_the_model_has_words_in_both_languages() {
    let [french, english] =
        [FRENCH, ENGLISH].map(|asset| parsed(asset).unwrap_or_else(|error| panic!("{error}")));
    assert!(MODEL.names.len() > 20 && MODEL.cues() > 500);
    for name in MODEL.names.iter().filter(|name| !WITHOUT_WORDS.contains(name)) {
        assert!(french.contains_key(name) && english.contains_key(name), "{name}");
    }
    let names = |questions: &Questions| questions.keys().copied().collect::<HashSet<_>>();
    assert_eq!(names(&french), names(&english));
    for words in french.values().chain(english.values()) {
        assert!(words.one.ends_with('?') && words.several.ends_with('?'), "{words:?}");
    }
}

#[test]
fn where_no_question_is_sure_a_kind_may_be() {
    // « treat » alone is not sure; with « do » and « drug » what is done is.
    let acts = [("signs", 0.33), ("treat", 0.3), ("do", 0.29), ("drug", 0.05)];
    let name = |found: Option<(&'static str, f32)>| found.map(|(name, _)| name);
    assert_eq!(name(likeliest(&acts, (0.35, 0.28), &|_| true)), Some("treat"));
    // A remedy is not treated: what is done is asked. What is sure and does not fit is not.
    assert_eq!(name(likeliest(&acts, (0.35, 0.28), &|name| name != "treat")), Some("do"));
    assert_eq!(likeliest(&acts, (0.2, 0.28), &|name| name != "signs"), None);
    // One of many that are done is no more than a guess.
    let many = [("signs", 0.3), ("treat", 0.2), ("do", 0.2), ("drug", 0.2)];
    assert_eq!(likeliest(&many, (0.35, 0.28), &|_| true), None);
    assert_eq!(name(likeliest(&many, (0.35, 0.0), &|_| true)), Some("treat"));
    let spread = [("signs", 0.25), ("treat", 0.2), ("where", 0.2), ("when", 0.15)];
    assert_eq!(likeliest(&spread, (0.35, 0.28), &|_| true), None);
    assert_eq!(name(likeliest(&spread, (0.25, 0.28), &|_| true)), Some("signs"));
    assert_eq!(likeliest(&[], (0.35, 0.28), &|_| true), None);
    for name in KINDS.into_iter().flatten() {
        assert!(MODEL.names.contains(name), "{name}");
    }
}

#[test]
fn a_list_of_questions_is_read_strictly() {
    assert_eq!(parsed("# x\nwhen quand ?").unwrap_err(), WordsError::Shape(2));
    assert_eq!(parsed("a = b ?\na = c ?").unwrap_err(), WordsError::Twice(2));
}

#[test]
fn a_label_without_a_rule_is_asked_what_is_likely() {
    let asked = |text: &str, heading: &str| fronts(text, heading, Language::French).concat();
    let why = "JAMAIS de corticoïdes locaux sans avis ophtalmo → aggravent l’herpès";
    assert!(asked(why, "Kératites infectieuses").ends_with("pourquoi ?"), "{why}");
    let found = asked("Antécédents familiaux : cancer, goitre", "Interrogatoire");
    assert!(found.contains(": lesquels ?") || found.starts_with("Quels sont"), "{found}");
    let found = fronts("Muddy brown casts → ATN", "Urine microscopy", Language::English);
    assert!(found.concat().contains("diagnosis"), "{found:?}");
}

#[test]
fn what_nobody_would_keep_is_not_asked() {
    let idle = "Chapitres liés : grossesse, allaitement, endométriose";
    assert_eq!(fronts(idle, "Post-partum", Language::French), [""; 0]);
    // « si possible » is no case, and what only points to a thing is no definition of it.
    let asked = fronts("Anakinra : si possible", "Crise", Language::French).concat();
    assert!(!asked.contains("quel cas"), "{asked}");
    let asked = fronts("Cotton plaques: specific for vasculitis", "Eye", Language::English);
    assert!(!asked.concat().contains("hat are cotton"), "{asked:?}");
    let told = "Gravité : défense, choc, douleur permanente";
    assert_eq!(
        fronts(told, "Occlusion", Language::French),
        ["Quels sont les signes de gravité ? (3)"]
    );
}
