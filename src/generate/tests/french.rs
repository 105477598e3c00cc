//! French turns of phrase, each with a sentence of our own: what is asked, and what is left.

use super::{cards, cards_of, expect, no_question, run};

#[test]
fn values_and_counts_are_asked_for() {
    expect(
        "La durée du complexe QRS est inférieure à 120 ms.",
        "Quelle est la durée du complexe QRS ?",
        "Inférieure à 120 ms",
    );
    expect(
        "La pression veineuse centrale est d’environ 5 mmHg.",
        "Quelle est la pression veineuse centrale ?",
        "Environ 5 mmHg",
    );
    expect(
        "La colonne cervicale comprend sept vertèbres.",
        "Combien de vertèbres comprend la colonne cervicale ?",
        "Sept",
    );
    expect(
        "L’obésité multiplie par deux le risque de gonarthrose.",
        "L’obésité multiplie par […] le risque de gonarthrose.",
        "deux",
    );
}

#[test]
fn to_whom_is_in_the_question() {
    expect(
        "Le ménisque permet au genou de répartir les charges.",
        "Qu’est-ce que le ménisque permet au genou de faire ?",
        "De répartir les charges",
    );
    expect(
        "Le ménisque permet de répartir les charges.",
        "Que permet le ménisque ?",
        "De répartir les charges",
    );
}

#[test]
fn the_name_behind_a_class_is_the_answer() {
    expect(
        "Le poumon est recouvert par une séreuse : la plèvre.",
        "Par quoi est recouvert le poumon ?",
        "Par la plèvre (une séreuse)",
    );
}

#[test]
fn an_adjective_shows_the_gender_of_its_noun() {
    let asked = cards_of(
        &run("Les bronches sont les espaces principaux du passage de l’air.").pool().notes,
    );
    assert!(
        asked.iter().all(|(front, _)| !front.contains("Quelles sont les espaces")),
        "{asked:?}"
    );
}

#[test]
fn an_adjective_asks_for_its_complement() {
    expect(
        "Les mycobactéries sont naturellement résistantes à la pénicilline.",
        "À quoi sont naturellement résistantes les mycobactéries ?",
        "À la pénicilline",
    );
    // « plus » compares with something that the card would not name.
    let cards = cards("Les enfants sont plus sensibles à la déshydratation.");
    assert!(cards.iter().all(|(front, _)| !front.starts_with("À quoi")), "{cards:?}");
}

#[test]
fn what_on_calls_and_parts() {
    expect(
        "On appelle oligurie une diminution du volume des urines.",
        "Qu’est-ce que l’oligurie ?",
        "Une diminution du volume des urines",
    );
    expect(
        "On appelle fongicide une substance qui tue les champignons.",
        "Que désigne le terme « fongicide » ?",
        "Une substance qui tue les champignons",
    );
    expect(
        "On distingue trois types de choc : le choc septique, le choc hémorragique et le choc \
         cardiogénique.",
        "Quels sont les trois types de choc ? (3)",
        "- Le choc septique\n- Le choc hémorragique\n- Le choc cardiogénique",
    );
    expect(
        "Le muscle lisse de l’utérus est appelé myomètre.",
        "Comment appelle-t-on le muscle lisse de l’utérus ?",
        "Myomètre",
    );
    no_question("On réalise une biopsie : le col et le corps.");
}

#[test]
fn a_condition_asks_what_happens() {
    expect(
        "Lorsque la kaliémie dépasse 7 mmol/L, le cœur s’arrête en diastole.",
        "Que se passe-t-il lorsque la kaliémie dépasse 7 mmol/L ?",
        "Le cœur s’arrête en diastole",
    );
    // What is told further on answers nothing.
    no_question("Lorsque le mouvement cesse, deux situations sont à considérer :");
    no_question("Si la fièvre dure, le malade doit consulter son médecin traitant.");
}

#[test]
fn what_stands_between_commas_only_adds() {
    expect(
        "Le nerf phrénique, issu du plexus cervical, innerve le diaphragme.",
        "Qu’innerve le nerf phrénique ?",
        "Le diaphragme",
    );
}

#[test]
fn a_pronoun_means_the_topic_or_nothing() {
    let text = "# La vessie\n\nLa vessie est un réservoir musculaire. Elle stocke l’urine entre deux \
                mictions.";
    expect(text, "Que stocke la vessie ?", "L’urine entre deux mictions");
    // « la paroi » agrees with « elle » as well.
    let text = "# La vessie\n\nLa vessie touche la paroi du pelvis. Elle stocke l’urine des reins.";
    assert!(cards(text).iter().all(|(front, _)| front != "Que stocke la vessie ?"));
}

#[test]
fn a_demonstrative_means_the_noun_before() {
    let text = "La bactérie Gram négatif possède une membrane externe. Cette bactérie libère des \
                endotoxines.";
    expect(text, "Que libère la bactérie Gram négatif ?", "Des endotoxines");
    let text = "La plaie profonde saigne. Cette lésion provoque une douleur aiguë.";
    assert!(cards(text).iter().all(|(front, _)| !front.starts_with("Que provoque")));
}

#[test]
fn a_role_without_its_thing_is_not_asked() {
    no_question("La radiographie est l’examen de référence.");
    expect(
        "# La coxarthrose\n\nLa radiographie standard est l’examen de référence.",
        "Quel est l’examen de référence de la coxarthrose ?",
        "La radiographie standard",
    );
    no_question("Les principaux facteurs de risque sont l’âge, le tabac et l’obésité.");
}

#[test]
fn a_number_may_hide_in_a_negated_sentence_that_stays_whole() {
    expect(
        "La glycémie du patient diabétique ne doit pas dépasser 1,8 g/L après un repas.",
        "La glycémie du patient diabétique ne doit pas dépasser [… g/L] après un repas.",
        "1,8 g/L",
    );
}

#[test]
fn another_language_inside_is_left() {
    let text = "La rate est un organe lymphoïde qui filtre le sang. Le foie est une glande qui \
                sécrète la bile dans le duodénum. Le pancréas est une glande qui est située dans \
                l’abdomen et qui sécrète l’insuline et le glucagon dans le sang.\n\nThe licensor grants you the \
                right to share the work under the terms of this licence, and it is to be named.";
    let cards = cards(text);
    assert!(!cards.is_empty() && cards.iter().all(|(front, _)| !front.contains("licensor")));
}

#[test]
fn a_bound_is_no_count_and_two_values_are_no_place() {
    let cards = cards("Le liquide normal contient moins de cinq éléments par millimètre cube.");
    assert!(cards.iter().all(|(front, _)| !front.starts_with("Combien")), "{cards:?}");
    expect(
        "La pression d’ouverture du liquide se situe entre 7 et 18 cm d’eau.",
        "Entre quelles valeurs se situe la pression d’ouverture du liquide ?",
        "Entre 7 et 18 cm d’eau",
    );
    expect(
        "Le hile du rein se situe entre le pôle supérieur et le pôle inférieur.",
        "Où se situe le hile du rein ?",
        "Entre le pôle supérieur et le pôle inférieur",
    );
}

#[test]
fn what_follows_a_verb_with_en_asks_why_in_which_case_or_when() {
    for (told, asked) in [
        ("en raison du risque de saignement", "Pourquoi est contre-indiquée l’aspirine ?"),
        ("en cas d’ulcère de l’estomac", "Dans quel cas est contre-indiquée l’aspirine ?"),
        ("en fin de grossesse", "Quand est contre-indiquée l’aspirine ?"),
    ] {
        let back = told.replacen('e', "E", 1);
        expect(&format!("L’aspirine est contre-indiquée {told}."), asked, &back);
    }
}

/// The fronts and the backs of all that is thought of for `told` under `title`.
fn sides_under(title: &str, told: &str) -> (Vec<String>, Vec<String>) {
    cards_of(&run(&format!("# {title}\n\n{told}\n")).pool().notes).into_iter().unzip()
}

#[test]
fn what_says_more_of_an_item_is_no_item() {
    let backs = |told: &str| sides_under("Pemphigoïde", told).1;
    let found = backs(
        "Les décès sont surtout dus aux infections, favorisées par le traitement, et aux accidents \
         cardiaques.",
    );
    assert!(found.iter().all(|back| !back.contains("- Favorisées")), "{found:?}");
    let found = backs(
        "Les décès sont surtout dus aux infections, aux accidents cardiaques et aux embolies.",
    );
    assert!(found.iter().any(|back| back.contains("- Aux embolies")), "{found:?}");
}

#[test]
fn what_is_measured_is_told_by_a_figure() {
    let told = "Le taux de bilirubine est le principal facteur pronostique.";
    let (found, _) = sides_under("Cholangite", told);
    assert!(found.iter().all(|front| !front.contains("Quel est le taux")), "{found:?}");
    assert!(found.iter().any(|front| front.contains("Quel est le principal")), "{found:?}");
}

#[test]
fn an_answer_is_not_cut_between_two_things() {
    let told = "Cette activation affaiblit durablement la synapse entre fibre parallèle et cellule de \
                Purkinje. L’activation conjointe affaiblit durablement la synapse entre fibre \
                parallèle et cellule de Purkinje.";
    let (_, found) = sides_under("Cervelet", told);
    assert!(found.iter().all(|back| !back.ends_with("entre fibre parallèle")), "{found:?}");
    assert!(found.iter().any(|back| back.contains("et cellule de Purkinje")), "{found:?}");
}

#[test]
fn a_list_is_not_cut_before_its_last_item() {
    let told = "Le syndrome de Miller Fisher (1956) associe ophtalmoplégie, ataxie et aréflexie.";
    let (_, found) = sides_under("Syndromes", told);
    assert!(found.iter().all(|back| back != "Ophtalmoplégie, ataxie"), "{found:?}");
    assert!(found.iter().any(|back| back.to_lowercase().contains("aréflexie")), "{found:?}");
}

#[test]
fn a_pronoun_is_no_participle_s() {
    let fronts = |told: &str| sides_under("Cervelet", told).0;
    let found = fronts(
        "La voie pyramidale croisant à son tour, une lésion hémisphérique donne des signes du même \
         côté. Elle se traduit par une ataxie cinétique.",
    );
    assert!(found.iter().all(|front| !front.contains("croisant à son tour]")), "{found:?}");
    let found = fronts(
        "La lésion hémisphérique donne des signes du même côté. Elle se traduit par une ataxie \
         cinétique.",
    );
    assert!(found.iter().any(|front| front.contains("[La lésion hémisphérique]")), "{found:?}");
}

#[test]
fn a_share_is_not_defined_and_what_acts_alone_is_not_asked_what_it_does() {
    let fronts = |told: &str| sides_under("Acromégalie", told).0;
    let found = fronts("Trois adénomes sur quatre sont des macroadénomes au diagnostic.");
    assert!(found.iter().all(|front| !front.starts_with("Qu’est-ce que Trois")), "{found:?}");
    let found = fronts("Seule la biopsie rénale permet d’affirmer le diagnostic.");
    assert!(found.iter().all(|front| !front.starts_with("Que permet")), "{found:?}");
    let found = fronts("La biopsie rénale permet d’affirmer le diagnostic.");
    assert!(found.iter().any(|front| front.starts_with("Que permet")), "{found:?}");
}

#[test]
fn what_ranks_is_asked_for_and_not_asked_what_it_is() {
    let found = sides_under("Foie", "L’unité classique est le lobule, hexagonal en coupe.").0;
    assert!(found.iter().all(|front| !front.starts_with("Quel est le lobule")), "{found:?}");
    let told = "La cible majeure des kinases est la protéine du rétinoblastome.";
    let found = sides_under("Cycle cellulaire", told).0;
    assert!(
        found.iter().any(|front| front.starts_with("Quelle est la cible majeure")),
        "{found:?}"
    );
    assert!(found.iter().all(|front| !front.starts_with("Quelle est la protéine")), "{found:?}");
    // Where the predicate ranks, it is what is asked for.
    let told = "L’artère hépatique est la principale branche du tronc cœliaque.";
    let found = sides_under("Foie", told).0;
    assert!(found.iter().any(|front| front.contains("la principale branche")), "{found:?}");
}

#[test]
fn an_illness_is_no_adenoma_and_a_result_has_no_subject() {
    let fronts = |told: &str| sides_under("Acromégalie", told).0;
    let found = fronts("L’adénome sécrète de la GH. C’est une maladie rare de l’adulte jeune.");
    assert!(found.iter().all(|front| !front.contains("ce que l’adénome")), "{found:?}");
    let found = fronts("Le cortisol est lié à une protéine. C’est une hormone stéroïde du cortex.");
    assert!(found.iter().any(|front| front.contains("ce que le cortisol")), "{found:?}");
    let found = fronts("Le cortisol est sécrété par pulses. Il en résulte un rythme nycthéméral.");
    assert!(found.iter().all(|front| !front.contains("[Le cortisol] en résulte")), "{found:?}");
}
