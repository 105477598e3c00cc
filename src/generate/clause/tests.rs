//! Clauses of sentences that the tree misreads, beside those it does not.

use super::*;
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::tokenise::tokens;
use crate::generate::trees;

/// Lead, subject and rest of each clause.
fn read(text: &str, language: Language) -> Vec<[String; 3]> {
    let found = tokens(text, lexicon(language));
    let tree = trees::parse(text, &found, language).unwrap();
    let part = |range: &Range<usize>| match found.get(range.clone()).unwrap() {
        [] => String::new(),
        [first, .., last] => text[first.start..last.end].to_owned(),
        [only] => text[only.start..only.end].to_owned(),
    };
    let told = |clause: &Clause| {
        let lead = clause.lead.as_ref().map(part).unwrap_or_default();
        [lead, part(&clause.subject), part(&clause.rest)]
    };
    clauses(&found, &tree).iter().map(told).collect()
}

#[test]
fn what_leads_in_is_no_clause_of_its_own() {
    let text = "Because the filaria lacks an endosymbiont, doxycycline has no effect on it.";
    let found = read(text, Language::English);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0][1], "doxycycline");
    assert!(found[0][0].starts_with("Because"), "{found:?}");
    // Two that are joined are two.
    let text = "The filaria lacks an endosymbiont, and doxycycline has no effect on it.";
    assert_eq!(read(text, Language::English).len(), 2);
}

#[test]
fn a_clause_keeps_what_leads_into_it() {
    let text = "L’élimination est rénale, donc en dessous de 35 mL/min de clairance le \
                zolédronate est contre-indiqué.";
    let found = read(text, Language::French);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1][0], "en dessous de 35 mL/min de clairance");
    // What a comma ends is the first clause's.
    let text = "La fièvre monte le soir, avec des frissons, et le malade maigrit.";
    let found = read(text, Language::French);
    assert_eq!(found.last().unwrap()[0], "", "{found:?}");
}

#[test]
fn the_verb_of_a_relative_has_no_clause_of_its_own() {
    let text = "À défaut, on utilise l’éthanol, dont l’affinité pour l’ADH est supérieure à celle \
                du méthanol.";
    let found = read(text, Language::French);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0][2].ends_with("méthanol"), "{found:?}");
    // Behind the relative's own verb another clause may follow.
    let text = "Le foie sécrète la bile, qui émulsionne les graisses, et la vésicule la concentre.";
    assert_eq!(read(text, Language::French).len(), 2);
}

#[test]
fn what_a_relative_hangs_on_is_the_subject_of_the_verb_behind_it() {
    let text = "L’implant cochléaire, dont les électrodes sont glissées dans la rampe tympanique, \
                stimule directement les neurones du ganglion spiral.";
    let found = read(text, Language::French);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0][1], "L’implant cochléaire");
    assert!(found[0][2].ends_with("ganglion spiral"), "{found:?}");
    // A verb that is joined has its own.
    let text = "Le nerf, dont les fibres sont courtes, se divise et la branche descend.";
    assert_eq!(read(text, Language::French).last().unwrap()[1], "la branche");
}

#[test]
fn a_noun_phrase_behind_and_is_the_subject_of_the_next_verb() {
    let text = "La vitesse de sédimentation dépasse en général 50 mm à la première heure, et \
                l’association d’une CRP et d’une vitesse de sédimentation toutes deux normales, présente \
                dans moins de 5 % des cas, doit faire remettre en cause le diagnostic.";
    let found = read(text, Language::French);
    assert!(found[0][2].ends_with("heure"), "{found:?}");
    assert!(found[1][1].starts_with("l’association"), "{found:?}");
    // A second verb of one subject has no other.
    let text = "La prostaglandine dilate l’artériole afférente, et augmente le débit sanguin.";
    assert!(read(text, Language::French).iter().all(|clause| !clause[1].contains("artériole")));
}

#[test]
fn a_participle_beside_the_subject_is_no_second_verb() {
    let text = "Ivermectin, distributed en masse against the latter, has caused severe \
                neurological reactions in persons harbouring more.";
    let found = read(text, Language::English);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0][1], "Ivermectin");
    let text = "Ivermectin kills the larvae, and it has caused severe reactions.";
    assert_eq!(read(text, Language::English).len(), 2);
}

#[test]
fn a_participle_that_opens_leads_in() {
    let text = "Compared with plasma, aqueous contains very little protein.";
    let found = read(text, Language::English);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0][1], "aqueous");
    // Two clauses are two.
    let text = "The drug crosses the placenta, and the fetus absorbs it.";
    assert_eq!(read(text, Language::English).len(), 2);
}
