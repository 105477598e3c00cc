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

/// The members and the question of each list that is thought of.
fn lists_of(text: &str) -> Vec<(String, Vec<String>, bool)> {
    let found = run(text).candidates.into_iter().filter_map(|candidate| {
        let Content::List { prompt, items, open } = candidate.note.content else { return None };
        Some((prompt.replace(['\u{202f}', '\u{a0}'], " "), items, open))
    });
    found.collect()
}

#[test]
fn a_line_under_its_heading_is_a_list_as_behind_a_label() {
    let text = "# Bléomycine\n\n## Effets indésirables\n\nfièvre, mucite, fibrose, alopécie\n\n";
    let found = lists_of(text);
    let [(asked, items, false)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(asked, "Quels sont les effets indésirables de la bléomycine ? (4)");
    assert_eq!(items.len(), 4);
    // Another line goes on, and may list more.
    assert_eq!(lists_of(&format!("{text}aussi : asthénie, rash\n")).len(), 0);
    // The line says two things.
    assert_eq!(lists_of(&text.replace("mucite,", "mucite. Aussi,")), []);
    // The line has a label of its own, and its values are no effects.
    assert_eq!(lists_of(&text.replace("fièvre,", "2 signes sur 4 : fièvre,")), []);
    // The heading asks nothing.
    assert_eq!(lists_of(&text.replace("Effets indésirables", "Rappel du cours")), []);
    assert_eq!(lists_of(&text.replace("Effets indésirables", "En pratique")), []);
}

#[test]
fn of_a_long_list_behind_a_label_some_are_asked_for() {
    let label = "# Lupus\n\nSignes : fièvre, rash, alopécie, aphtes, arthrite, pleurésie";
    let found = lists_of(&format!("{label}, péricardite, anémie, leucopénie.\n"));
    let [(asked, items, true)] = found.as_slice() else { panic!("{found:?}") };
    assert!(asked.ends_with("(citez-en 5)"), "{asked}");
    assert_eq!(items.len(), 9);
    assert!(lists_of(&format!("{label}.\n")).iter().all(|(.., open)| !open));
    // Long members, in great number, are no answer.
    let long = "atteinte de la face dorsale des deux mains";
    assert_eq!(lists_of(&format!("{label}, {long}, anémie, leucopénie.\n")), []);
}

#[test]
fn a_number_announces_as_many_bullets() {
    let text = "# Digestif\n\nLa paroi comprend quatre couches concentriques.\n\n- Muqueuse : un \
                épithélium\n- Sous-muqueuse : du tissu conjonctif\n- Musculeuse : des fibres \
                lisses\n- Séreuse : le péritoine\n";
    let found = lists_of(text);
    assert!(found.iter().any(|(asked, items, _)| asked.contains("couches") && items.len() == 4));
    // What is told of one is none of them.
    let nested = text.replace("épithélium\n", "épithélium\n  - pluristratifié\n");
    assert!(lists_of(&nested).iter().any(|(asked, ..)| asked.contains("couches")));
    let three = text.replace("quatre", "trois");
    assert!(lists_of(&three).iter().all(|(asked, ..)| !asked.contains("couches")));
}

#[test]
fn whatever_stands_under_a_kind_of_things_is_one() {
    let bullets = "- Altération de l’état général\n- Douleurs osseuses\n- Fortuit dans 20 % des \
                   cas\n- Anémie\n";
    let causes = lists_of(&format!("# Myélome\n\n## Signes\n\n{bullets}"));
    assert!(causes.iter().any(|(_, items, _)| items.len() == 4), "{causes:?}");
    // A remark among them says something of its own.
    let remark = bullets.replace("Fortuit dans 20 % des cas", "Précèdent la fracture");
    assert_eq!(lists_of(&format!("# Myélome\n\n## Signes\n\n{remark}")), []);
    let led = bullets.replace("Fortuit dans", "Sauf dans");
    assert_eq!(lists_of(&format!("# Myélome\n\n## Signes\n\n{led}- Tardif\n")), []);
    // What heads them names no kind.
    assert_eq!(lists_of(&format!("# Myélome\n\n## En pratique\n\n{bullets}")), []);
}

#[test]
fn what_is_told_behind_a_semicolon_is_no_part_of_the_member() {
    let text = "# Purpura\n\n## Traitements\n\n- Échanges plasmatiques quotidiens ; si délai, \
                perfusion de plasma en attendant mieux\n- Corticoïdes forts\n- Rituximab, en \
                perfusion\n";
    let found = lists_of(text);
    let cut = |items: &[String]| items.first().is_some_and(|i| i.ends_with("quotidiens"));
    assert!(found.iter().any(|(_, items, _)| cut(items)), "{found:?}");
}

#[test]
fn a_label_with_a_sigle_or_a_bracket_keeps_its_letters() {
    let found =
        run("# ECG & Arrhythmias\n\n## Supraventricular Tachycardia\n\n*ECG Findings:*\n- Narrow \
                     QRS\n- Rate of 150 to 250/min\n- Hidden P wave\n\n## Infarction\n\n*Treatment \
                     (MONA):*\n- Morphine\n- Oxygen\n- Nitrates\n");
    let fronts: Vec<String> = found
        .candidates
        .iter()
        .map(|candidate| crate::generate::asking::sides(&candidate.note.content).0)
        .collect();
    assert!(fronts.iter().any(|front| front.contains("ECG")), "{fronts:?}");
    assert!(
        fronts.iter().all(|front| !front.contains("eCG") && !front.contains(")s")),
        "{fronts:?}"
    );
}
