//! Lines of notes that are told of the heading above them.

use crate::generate::asking::sides;
use crate::generate::{Input, Options, generate};

/// The front and back of every candidate.
fn cards(text: &str) -> Vec<(String, String)> {
    let input = [Input { name: "notes".into(), text: text.into() }];
    let found = generate(&input, &Options::default(), &|_| true).unwrap();
    found.candidates.iter().map(|candidate| sides(&candidate.note.content)).collect()
}

fn has(cards: &[(String, String)], front: &str, back: &str) -> bool {
    cards
        .iter()
        .any(|(f, b)| f.replace(['\u{a0}', '\u{202f}'], " ").contains(front) && b.contains(back))
}

#[test]
fn a_line_without_a_subject_is_told_of_its_heading() {
    let found = cards(
        "# Hormones\n\n## Glucagon\n\nHormone.\n\n## Insuline\n\n\
         - Sécrétée par les cellules bêta du pancréas\n- Inhibe la lipolyse du tissu adipeux\n",
    );
    assert!(
        has(&found, "Par quelles cellules du pancréas [l’insuline] est-elle sécrétée", "bêta"),
        "{found:?}"
    );
    assert!(has(&found, "[l’insuline]", "La lipolyse"), "{found:?}");
    let found = cards("# Drugs\n\n## Warfarin\n\n- Reserved for resistant infections\n");
    assert!(
        has(&found, "For which infections is [warfarin] reserved?", "Resistant infections"),
        "{found:?}"
    );
    // The heading is not the answer: other things may be reserved so.
    assert!(!found.iter().any(|(_, back)| back == "Warfarin"), "{found:?}");
}

#[test]
fn what_may_be_told_of_another_thing_is_not_put_under_the_heading() {
    // A side of a topic, people, and what does not agree.
    for text in [
        "# Goutte\n\n## Traitement\n\n- Réservé par le médecin aux formes graves\n",
        "# Goutte\n\n## Patients\n\n- Traités par les inhibiteurs de la xanthine\n",
        "# Hormones\n\n## Insuline\n\n- Sécrété par les cellules alpha du pancréas\n",
    ] {
        let found = cards(text);
        assert!(
            !found.iter().any(|(front, _)| front.contains('[') && !front.contains("[…")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn the_first_line_under_a_heading_may_say_what_it_is() {
    let steppage = "# Marche\n\n## Steppage\n\nDéfaut de flexion dorsale du pied lors du pas.\n";
    assert!(has(&cards(steppage), "Qu’est-ce que le steppage", "Défaut de flexion dorsale"));
    let english = "# Urology\n\n## Hydrocele\n\nCollection of fluid between the layers of the \
        tunica vaginalis.\n";
    assert!(has(&cards(english), "What is hydrocele?", "Collection of fluid"));
}

#[test]
fn bullets_that_could_each_say_it_define_nothing() {
    for text in [
        "# Foie\n\n## Cirrhose\n\n- Syndrome d’hypertension portale\n\
         - Syndrome d’insuffisance cellulaire\n",
        // A side of the topic, a word cut at the line’s end, and what is said of it only.
        "# Marche\n\n## Signes\n\nDéfaut de flexion dorsale du pied lors du pas.\n",
        "# Marche\n\n## Steppage\n\nDéfaut de flexion dorsale du pied lors du dé-\n",
        "# Drugs\n\n## Sulfasalazine\n\nUsed in combination with other agents for arthritis.\n",
    ] {
        let found = cards(text);
        assert!(
            !found.iter().any(|(front, _)| front.starts_with("Qu’est-ce qu")
                || front.starts_with("Que sont")
                || front.starts_with("What is")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn an_adjective_that_governs_is_told_of_the_heading() {
    let found = cards("# Cerveau\n\n## Lobe pariétal\n\n- Responsable de la sensibilité tactile\n");
    assert!(has(&found, "responsable [le lobe pariétal]", "sensibilité tactile"), "{found:?}");
    // What does not agree is told of another.
    let found =
        cards("# Cerveau\n\n## Lobe pariétal\n\n- Responsables de la sensibilité tactile\n");
    assert!(!found.iter().any(|(front, _)| front.contains("[le lobe")), "{found:?}");
    // An adjective names nothing that is useful.
    let found = cards("# Scans\n\n## Transvaginal\n\n- Useful in early pregnancy\n");
    assert!(!found.iter().any(|(front, _)| front.contains("[transvaginal]")), "{found:?}");
}

#[test]
fn a_numbered_degree_is_told_of_as_a_thing() {
    let text = "# Gelure\n\n## Le 2e degré superficiel\n\nEst une atteinte de l’épiderme seul par le froid.\n";
    assert!(has(&cards(text), "[le 2e degré superficiel]", "Une atteinte de l’épiderme seul"));
    // A degree without its number is a class.
    let text = text.replace("Le 2e degré superficiel", "Le degré");
    assert!(!cards(&text).iter().any(|(front, _)| front.contains("[le degré]")));
}

#[test]
fn a_label_before_a_dash_is_what_its_pronoun_means() {
    let text = "# Fissure\n\nLes signes sont variés.\n\n- Douleur nocturne – Elle réveille le patient vers \
                trois heures du matin\n";
    let told =
        |text: &str| cards(text).iter().any(|(front, _)| front.contains("[La douleur nocturne]"));
    assert!(told(text), "{:?}", cards(text));
    assert!(!told(&text.replace("Elle", "Il")));
}

#[test]
fn a_drug_s_class_under_its_name_says_what_it_is() {
    let found = cards(
        "# Immune drugs\n\n## Tofacitinib\n\nUsed for resistant arthritis of the hands.\n\nJAK3 \
         inhibitor. Absence of JAK3 causes immunodeficiency.\n\n## Glaucoma\n\nProgressive optic \
         neuropathy due to raised intraocular pressure.\n",
    );
    assert!(has(&found, "What is tofacitinib?", "JAK3 inhibitor"), "{found:?}");
    assert!(has(&found, "What is glaucoma?", "Progressive optic neuropathy"), "{found:?}");
    // What is not its class may be anything of it.
    let found = cards("# Drugs\n\n## Tofacitinib\n\nUsed for arthritis.\n\nOral tablet.\n");
    assert!(!has(&found, "What is tofacitinib?", "Oral tablet"), "{found:?}");
}
