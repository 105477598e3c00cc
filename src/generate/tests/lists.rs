//! Lists under their heads: what makes one, and that it is asked for once.

use super::run;
use crate::deck::Content;

#[test]
fn one_list_is_asked_for_once() {
    let text = "# La goutte\n\n## Facteurs favorisants\n\n- Alimentation riche\n- Médicaments \
                diurétiques\n- Comorbidités rénales\n";
    let notes = run(text).deck.notes;
    let lists = notes.iter().filter(|note| format!("{:?}", note.content).contains("Comorbidités"));
    assert_eq!(lists.count(), 1, "{notes:#?}");
}

#[test]
fn a_head_among_members_makes_no_list() {
    let lists = |text: &str| -> usize {
        let notes = run(text).deck.notes;
        notes.iter().filter(|note| matches!(&note.content, Content::List { items, .. } if items.iter().any(|item| item.contains("Hémoptysie")))).count()
    };
    let headed = "# Embolie\n\n## Signes\n\n- Dyspnée brutale\n- Hémoptysie\n- Signes de gravité\n  \
                  - Syncope\n  - Choc\n";
    assert_eq!(lists(headed), 0);
    let plain = "# Embolie\n\n## Signes\n\n- Dyspnée brutale\n- Hémoptysie\n- Syncope\n";
    assert_eq!(lists(plain), 1);
    // Where all are heads they are what is listed.
    let all =
        "# Embolie\n\n## Signes\n\n- Hémoptysie (tardive)\n  - Minime\n- Dyspnée\n  - Brutale\n";
    assert_eq!(lists(all), 1);
}

#[test]
fn what_heads_a_list_agrees_with_its_verb() {
    let fronts = |text: &str| -> Vec<String> {
        let found = run(text).candidates;
        found
            .iter()
            .map(|candidate| crate::generate::asking::sides(&candidate.note.content).0)
            .collect()
    };
    let found = fronts(
        "# Serotonin syndrome\n\nMechanism: too much 5-HT at central + peripheral receptors, also \
         5-HT1A\n",
    );
    assert!(found.iter().any(|front| front.starts_with("What is the mechanism of")), "{found:?}");
    assert!(found.iter().all(|front| !front.contains("What are the mechanism")), "{found:?}");
    let found = fronts(
        "# Serotonin syndrome\n\nIt is caused by drugs that raise the level of serotonin.\n\n\
                        Symptoms: tremor of the hands, clonus, high fever\n",
    );
    assert!(found.iter().any(|front| front.starts_with("What are the symptoms")), "{found:?}");
}

#[test]
fn what_lasts_longer_than_a_time_compares_nothing() {
    let compares = |text: &str| {
        let found = run(text).candidates;
        found
            .iter()
            .any(|candidate| format!("{:?}", candidate.note.content).contains("more or less"))
    };
    assert!(!compares(
        "# Neuropathy\n\nRecovery from the syndrome may continue for more than a year.\n"
    ));
    assert!(compares("# Malaria\n\nThick smears are more sensitive than thin smears.\n"));
}

#[test]
fn a_list_with_its_details_and_one_without_are_the_same() {
    let text = "# Stroke\n\n## Risk factors\n\n- Hypertension: the strongest\n- Smoking, diabetes\n\
                - Dyslipidaemia: less\n";
    let notes = run(text).deck.notes;
    let lists = notes.iter().filter(|note| format!("{:?}", note.content).contains("Smoking"));
    assert_eq!(lists.count(), 1, "{notes:#?}");
}

#[test]
fn mere_kinds_and_remarks_make_no_list_for_either_reader() {
    let lists = |items: [&str; 3]| {
        let text = format!("# Embolie\n\n## Complications\n\n- {}\n", items.join("\n- "));
        let notes = run(&text).deck.notes;
        notes.iter().filter(|note| matches!(note.content, Content::List { .. })).count()
    };
    assert_eq!(lists(["Hypertension pulmonaire", "Choc", "Syncope"]), 1);
    assert_eq!(lists(["Précoces", "Tardives", "Générales"]), 0);
    assert_eq!(lists(["Hypertension pulmonaire", "Choc", "Mais rarement de syncope"]), 0);
}
