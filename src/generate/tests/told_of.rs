//! Of what a line is told, and that no card gives it away.

use super::{cards, expect, run};
use crate::deck::Content;
use crate::generate::asking::sides;

/// What every candidate of a text asks and answers.
fn found(text: &str) -> Vec<(String, String)> {
    run(text).candidates.iter().map(|candidate| sides(&candidate.note.content)).collect()
}

fn fronts(text: &str) -> String {
    found(text).into_iter().map(|(front, _)| front + "\n").collect()
}

#[test]
fn a_definition_under_a_thing_of_its_own_is_not_the_titles() {
    let text = "# Leukaemias\n\nLeukaemias are cancers of the marrow. Leukaemias are treated.\n\n\
                ## Neutropenic sepsis\n\n- def: fever with a low count of neutrophils\n\n\
                ## ALL\n\n- Rx: induction with vincristine and a steroid\n";
    let asked = fronts(text).to_lowercase();
    assert!(!asked.contains("what are leukaemias"), "{asked}");
    assert!(!asked.contains("treatment of leukaemias"), "{asked}");
    let text = "# Leukaemias\n\n## Definition\n\n- def: a cancer of the stem cells of the marrow\n";
    assert!(fronts(text).contains("eukaemias"), "{}", fronts(text));
}

#[test]
fn what_a_sigle_is_is_not_what_it_stands_for() {
    let asked = fronts("# Occlusion\n\nOIA = arrêt du transit intestinal (matières et gaz)\n");
    assert!(!asked.contains("Que signifie OIA"), "{asked}");
    let asked = fronts("# Occlusion\n\nOIA = occlusion intestinale aiguë\n");
    assert!(asked.contains("Que signifie OIA"), "{asked}");
}

#[test]
fn a_denial_that_says_what_is_instead_is_no_question() {
    let text = "# Gastric acid\n\nThe transmitter that releases gastrin is not acetylcholine but \
                gastrin-releasing peptide.\n";
    assert!(!fronts(text).contains("Is the transmitter"), "{}", fronts(text));
}

#[test]
fn the_card_that_asks_for_the_term_does_not_show_it() {
    let text = "# Phéochromocytome et paragangliomes\n\nLe phéochromocytome est une tumeur \
                neuroendocrine développée aux dépens de la médullosurrénale.\n";
    let notes = run(text).candidates.into_iter().map(|candidate| candidate.note);
    let both: Vec<_> =
        notes.filter(|note| matches!(note.content, Content::Reversible { .. })).collect();
    assert!(!both.is_empty());
    assert!(both.iter().all(|note| !note.context.contains("Phéochromocytome")), "{both:#?}");
}

#[test]
fn a_number_that_the_question_has_is_not_said_again() {
    let text = "# Occlusion\n\n## Clinique\n\n- 4 signes cardinaux : douleur, vomissements, \
                arrêt des gaz, météorisme\n";
    let asked = fronts(text);
    assert!(asked.contains("4 signes cardinaux") && !asked.contains("(4)"), "{asked}");
}

#[test]
fn a_case_behind_a_colon_has_none() {
    let text = "# Occlusion\n\n## Traitement\n\n- Bloc en urgence si : strangulation, ischémie\n";
    let backs: Vec<String> = found(text).into_iter().map(|(_, back)| back).collect();
    assert!(backs.iter().all(|back| !back.starts_with(':')), "{backs:?}");
    assert!(backs.iter().any(|back| back.starts_with("Strangulation")), "{backs:?}");
}

#[test]
fn who_acts_answers_without_its_preposition() {
    let text = "# Gastric acid\n\nThe cephalic phase is abolished by vagotomy.\n";
    let all = found(text);
    let asked = all.iter().find(|(front, _)| front == "What abolishes the cephalic phase?");
    assert!(asked.is_none_or(|(_, back)| back == "Vagotomy"), "{all:?}");
}

#[test]
fn what_is_said_of_a_thing_does_not_define_it() {
    let text = "# Vasculitis\n\n- Cotton plaques = specific for vasculitis of the retina\n\
                - Blast = immature cell of the marrow that divides\n";
    let asked = fronts(text);
    assert!(!asked.contains("What are cotton plaques"), "{asked}");
    assert!(!asked.contains("What is cotton plaques"), "{asked}");
    let text = "# Leukaemia\n\n- Auer rods = pathognomonic of myeloid blasts\n\
                - Leucostasis = sludging of blasts in small vessels\n";
    let asked = fronts(text);
    assert!(!asked.contains("What are Auer rods"), "{asked}");
    assert!(asked.contains("What is leucostasis"), "{asked}");
}

#[test]
fn what_is_supposed_or_may_be_is_not_denied() {
    for told in [
        "If the swelling does not shrink, then the vein is blocked.",
        "The duct may not be able to carry the bile.",
        "The renal cortex is not yet mature at birth.",
    ] {
        let found = cards(told);
        assert!(!found.iter().any(|(_, back)| back.starts_with("No:")), "{found:?}");
    }
}

#[test]
fn one_clause_is_asked_in_one_direction() {
    let found = cards("# Physiologie\n\nL’ostéoclaste résorbe la matrice minéralisée de l’os.");
    let asks = |(front, back): &&(String, String)| {
        let both = format!("{front} {back}").to_lowercase();
        front.ends_with('?') && both.contains("ostéoclaste") && both.contains("matrice")
    };
    assert!(found.iter().filter(asks).count() <= 1, "{found:?}");
}

#[test]
fn who_is_let_do_something_stands_before_it() {
    let found = cards("L’iris permet à l’œil de doser la lumière.");
    let asked = "Qu’est-ce que l’iris permet à l’œil de faire ?";
    assert!(found.iter().any(|(front, _)| front == asked), "{found:?}");
    let found = cards("The release of renin stimulates the kidney to retain sodium.");
    let asked = "What does the release of renin stimulate the kidney to do?";
    assert!(found.iter().any(|(front, _)| front == asked), "{found:?}");
}

#[test]
fn an_english_negation_is_denied_whole() {
    expect(
        "The mature platelets of the blood do not contain a nucleus.",
        "Do the mature platelets of the blood contain a nucleus?",
        "No: the mature platelets of the blood do not contain a nucleus.",
    );
    expect(
        "Live vaccines must not be given during the course of a pregnancy.",
        "When must live vaccines not be given?",
        "During the course of a pregnancy",
    );
}

#[test]
fn what_a_verb_acts_on_is_a_thing() {
    let text = "# Syphilis\n\nLe chancre guérit tout seul en 3 à 6 semaines, sans traitement.\n\n\
                L’ulcération cicatrise tout seule en 2 semaines, donc le patient se croit guéri.\n";
    assert!(!fronts(text).contains("Que "), "{}", fronts(text));
    let text = "# Intoxication\n\nLe fomépizole inhibe l’alcool déshydrogénase du foie.\n";
    assert!(fronts(text).contains("Qu’inhibe le fomépizole"), "{}", fronts(text));
}

#[test]
fn an_answer_ends_where_another_verb_begins() {
    let text = "# Nerfs\n\nLe nerf fibulaire commun longe le bord médial du biceps fémoral, puis \
                contourne le col de la fibula.\n\nL’artère tibiale traverse la membrane \
                interosseuse, puis descend jusqu’à la cheville.\n";
    let asked: Vec<_> =
        found(text).into_iter().filter(|(front, _)| front.starts_with("Que ")).collect();
    assert!(asked.len() >= 2, "{asked:?}");
    assert!(asked.iter().all(|(_, back)| !back.contains(", puis")), "{asked:?}");
    // What only says more of it stays.
    let text = "# Nerfs\n\nLe nerf vague innerve le larynx, surtout la corde vocale.\n";
    let kept = |(front, back): &(String, String)| {
        front.starts_with("Qu’innerve") && back.contains("surtout la corde")
    };
    assert!(found(text).iter().any(kept), "{:?}", found(text));
}

#[test]
fn columns_of_abbreviations_over_an_age_are_told_of() {
    let text = "# Leukaemias\n\nLeukaemias are cancers of the cells that make the blood.\n\n\
                | | ALL | AML | CLL |\n|---|---|---|---|\n\
                | Age | children | over 65 | over 70 |\n| Clue | TdT | Auer rods | smudge cells |\n";
    let asked = fronts(text);
    assert!(asked.contains("AML: what is the clue"), "{asked}");
    // What is measured of each examination is told.
    let text = "# Appendicite\n\n| | VPP | VPN |\n|---|---|---|\n| Échographie | 85 % | 91 % |\n\
                | Scanner | 96 % | 97 % |\n";
    let asked = fronts(text);
    assert!(!asked.lines().any(|front| front.starts_with("VPP")), "{asked}");
    assert!(asked.contains("VPP"), "{asked}");
}

#[test]
fn severity_with_a_list_asks_for_its_signs() {
    let text = "# Occlusion\n\n## Clinique\n\nGravité : fièvre, défense, choc, lactates élevés\n";
    assert!(fronts(text).contains("Quels sont les signes de gravité"), "{}", fronts(text));
    let text = "# Occlusion\n\n## Épidémiologie\n\nGravité : modérée dans la plupart des cas\n";
    assert!(!fronts(text).contains("signes de gravité"), "{}", fronts(text));
}

#[test]
fn an_item_may_begin_small_and_what_follows_its_label_may_not() {
    let dangling = |text: &str| -> Vec<bool> {
        let found = run(text).candidates;
        let gaps = found.iter().filter(|c| matches!(c.note.content, Content::Cloze { .. }));
        gaps.map(|c| c.dangling).collect()
    };
    let small = "# La plèvre\n\n- aplatissement du diaphragme, soulèvement de la cage thoracique \
                 (scalènes), éventuellement muscles intercostaux et muscles abdominaux profonds\n";
    assert!(dangling(small).contains(&false));
    let labelled = "# Ostéoporose\n\n- histologie: après ponction de la crête iliaque au trocart, \
                    signes du microscope = raréfaction des travées osseuses\n";
    let found = dangling(labelled);
    assert!(!found.is_empty() && !found.contains(&false), "{found:?}");
}

#[test]
fn of_people_and_shares_nobody_asks_where() {
    let fronts =
        |text: &str| -> Vec<String> { cards(text).into_iter().map(|(front, _)| front).collect() };
    let found =
        fronts("Lymphoid follicular hyperplasia is found in young patients with the disease.");
    assert!(found.iter().any(|front| front.starts_with("In whom is")), "{found:?}");
    let found = fronts("A thymoma is found in 10 to 15 per cent of all cases of the disease.");
    assert!(!found.iter().any(|front| front.starts_with("Where")), "{found:?}");
    let found = fronts("A thymoma occurs at a rate of 15% in patients with the disease.");
    assert!(!found.iter().any(|front| front.starts_with("Where")), "{found:?}");
    let found = fronts("A thymoma is found in the anterior mediastinum of the patient.");
    assert!(found.iter().any(|front| front.starts_with("Where is")), "{found:?}");
}

#[test]
fn a_table_of_the_topic_s_sides_is_asked_of_it() {
    let table = |column: &str| {
        format!(
            "# Amiodarone\n\nAmiodarone is an antiarrhythmic agent of class III.\n\n|Property|{column}|\n\
             |--|--|\n|Presentation|Tablets of 200 mg|\n|Metabolism|Hepatic, by CYP3A4|\n\
             |Colour|White|\n"
        )
    };
    let told = fronts(&table("Amiodarone"));
    assert!(told.contains("What is the metabolism of amiodarone?"), "{told}");
    assert!(!told.contains("(Amiodarone)"), "{told}");
}

#[test]
fn a_column_in_another_tongue_is_not_asked_for() {
    let told = |head: &str| {
        found(&format!(
            "# Hippocampe\n\n| Région | {head} | Fonction |\n|---|---|---|\n| Subiculum | subiculum \
             proper | sortie des influx |\n| Gyrus denté | dentate gyrus | entrée des influx |\n"
        ))
    };
    for head in ["Anglais", "Terme anglais"] {
        assert!(told(head).iter().all(|(_, back)| !back.contains("dentate")), "{head}");
        assert!(told(head).iter().any(|(_, back)| back.contains("ntrée des influx")), "{head}");
    }
}
