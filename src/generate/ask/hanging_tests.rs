//! What hangs on nothing though it looks so: impersonal pronouns, parts of what is named, orders.

use super::list;
use super::refer::Position;
use super::reference_tests::{dangles, fronts};
use super::tests::with;
use super::{Way, sentence};
use crate::generate::language::Language;

#[test]
fn a_pronoun_that_stands_for_nothing_hangs_on_nothing() {
    let dangles = |text| dangles(text, Language::French);
    assert!(!dangles(
        "Si l’anse ne réintègre pas l’abdomen, il se constitue une omphalocèle congénitale."
    ));
    assert!(dangles("Il se lie à l’albumine plasmatique dans le sang circulant."));
    assert!(!dangles("Il est à noter que la primo-infection donne une méningite lymphocytaire."));
    assert!(dangles("Il est noté par le médecin dans le dossier médical du patient."));
    assert!(!dangles("Chez le nourrisson, ce sont les hématomes sous-périostés qui dominent."));
    assert!(dangles("Chez le nourrisson, ce sont des hématomes sous-périostés."));
    assert!(dangles("Chez l’enfant, c’est un virus qui provoque une diarrhée aiguë."));
    assert!(dangles("Il s’administre une fois par jour par voie orale stricte."));
    assert!(dangles("Il permet de prévoir la survenue d’une rechute au cours du suivi."));
    assert!(!dangles("Il peut survenir une rechute de la colite au cours du suivi."));
}

#[test]
fn a_part_of_what_is_named_hangs_on_nothing() {
    assert!(!dangles(
        "Une partie des lymphocytes activés se retrouve dans la circulation sanguine.",
        Language::French
    ));
    assert!(dangles("Une partie se retrouve dans la circulation sanguine.", Language::French));
    let told = "Because a fraction of channels is open at rest, vestibular afferents discharge.";
    assert!(!dangles(told, Language::English));
}

#[test]
fn what_a_sentence_is_about_is_what_its_pronoun_stands_for() {
    let told = "Quant à la biopsie du foie, devenue inutile, elle évalue la fibrose hépatique.";
    assert!(!dangles(told, Language::French));
    // Of another gender it is none.
    let told = "Quant à la biopsie du foie, devenue inutile, il évalue la fibrose hépatique.";
    assert!(dangles(told, Language::French));
    let told = "As for the biopsy, it shows fibrosis of the liver in most patients.";
    assert!(!dangles(told, Language::English));
}

#[test]
fn what_leads_in_names_what_acts() {
    let named = "Once the antibodies are transferred, they cross the intestinal wall.";
    assert!(!dangles(named, Language::English));
    // Who acts is no thing, and of two things one can't tell.
    assert!(dangles("If the patient has travelled, it causes severe anaemia.", Language::English));
    // Of another number.
    let other = "Once the antibody is transferred, they cross the intestinal wall.";
    assert!(dangles(other, Language::English));
}

#[test]
fn what_joins_concludes_nothing() {
    let dangles = |text| dangles(text, Language::French);
    assert!(!dangles(
        "Les cytokines entretiennent la synovite rhumatoïde, ainsi que les destructions osseuses."
    ));
    assert!(dangles("Les cytokines entretiennent alors la synovite rhumatoïde."));
    assert!(dangles("On démontre ainsi que la toxine bloque la libération de l’acétylcholine."));
    assert!(!dangles(
        "Les risques sont liés aux réactions graves et ainsi à l’usage d’autres antibiotiques."
    ));
}

#[test]
fn an_order_is_told_of_nothing_before_it() {
    let told = |text: &str| {
        let found = with(Language::French, &["Paludisme", "Facteurs de risque"], |setting| {
            sentence::read(setting, text, Position::default()).cards
        });
        assert!(!found.is_empty(), "{text}");
        found.iter().all(|card| card.dangling)
    };
    assert!(!told("doser la G6PD avant primaquine"));
    assert!(told("fréquents chez la femme enceinte (20 % des cas)"));
}

#[test]
fn a_pronoun_is_not_asked_to_act() {
    let found = fronts("Rubéole\n\nQuand la mère transmet la maladie, elle provoque une surdité.");
    assert!(found.iter().all(|front| !front.contains("provoque elle")), "{found:?}");
    let found = fronts("Valves\n\nLa valve se ferme tôt. Cette hormone stimule la résorption.");
    assert!(found.iter().all(|front| !front.contains("[la valve se ferme")), "{found:?}");
}

#[test]
fn the_first_of_several_says_of_which() {
    let dangles = |text| dangles(text, Language::French);
    assert!(dangles("La plus courante est l’érysipèle de la jambe."));
    assert!(!dangles("La complication la plus courante est l’érysipèle de la jambe."));
    let subject = |text: &str| {
        let cards = with(Language::French, &[], |setting| {
            sentence::read(setting, text, Position::default()).cards
        });
        let asks = |card: &&super::Asked| matches!(card.way, Way::Subject | Way::GapSubject);
        cards.iter().filter(asks).all(|card| card.dangling)
    };
    assert!(subject("Le déficit en ornithine transcarbamylase est le plus fréquent."));
    assert!(!subject("Le déficit en ornithine transcarbamylase est très fréquent."));
}

#[test]
fn a_list_goes_on_from_what_its_head_takes_up() {
    let dangles = |head: &str| {
        let items = ["les régurgitations nocturnes", "les douleurs rétrosternales"];
        let card = with(Language::French, &["Achalasie"], |setting| {
            list::card(setting, head, &items, false)
        });
        card.is_some_and(|card| card.dangling)
    };
    assert!(dangles("Les autres manifestations sont"));
    assert!(!dangles("Les manifestations tardives sont"));
    let counted = |head: &str| {
        let told = format!("{head} : une douleur ; une fièvre ; une toux.");
        let card = with(Language::French, &["Achalasie"], |setting| {
            super::counted::counted(setting, &told)
        });
        card.is_some_and(|card| card.dangling)
    };
    assert!(counted("Les autres comprennent trois signes"));
    assert!(!counted("Les formes aiguës comprennent trois signes"));
}

#[test]
fn what_is_easy_to_do_to_something_is_said_of_nothing() {
    let dangles = |text| dangles(text, Language::English);
    assert!(!dangles("It is much easier to measure renal function with creatinine clearance."));
    assert!(dangles("It is hard to treat with the usual antibiotics of the hospital."));
}

#[test]
fn of_two_things_it_may_be_either() {
    let two = "When the enzyme meets the substrate, it changes its shape rapidly.";
    assert!(dangles(two, Language::English));
    let one = "When the enzyme meets substrates, it changes the local pH rapidly.";
    assert!(!dangles(one, Language::English));
}

#[test]
fn what_a_cleft_without_a_lead_picks_out_hangs() {
    let found = fronts("Ce sont les hématomes sous-périostés qui dominent.");
    assert!(found.iter().all(|front| !front.contains("dominent")), "{found:?}");
}

#[test]
fn a_share_is_of_what_stands_behind_it() {
    let dangles = |text| dangles(text, Language::French);
    assert!(dangles("Certains migrent vers la moelle osseuse après leur activation."));
    assert!(!dangles("La plupart des lymphocytes activés migrent vers la moelle osseuse."));
    assert!(dangles("La plupart migrent vers la moelle osseuse après leur activation."));
    assert!(!dangles("Une des fonctions du foie est la production de bile alcaline."));
}

#[test]
fn a_sentence_that_opens_on_a_place_named_before_hangs_whole() {
    let told = "There, reflexes are reduced, dry mouth is common, and half of the patients harbour a lung carcinoma.";
    assert!(dangles(told, Language::English));
    let told =
        "Typically, reflexes are reduced, and half of the patients harbour a lung carcinoma.";
    assert!(!dangles(told, Language::English));
}

#[test]
fn bounds_of_nothing_named_hang_and_a_pair_does_not() {
    assert!(dangles("Entre 3,5 et 5, on ajoute du potassium à la perfusion.", Language::French));
    let told = "Entre 3,5 et 5 mmol/L, on ajoute du potassium à la perfusion.";
    assert!(!dangles(told, Language::French));
    assert!(!dangles(
        "Les deux reins reçoivent un cinquième du débit cardiaque.",
        Language::French
    ));
    assert!(dangles("Les deux formes reçoivent un traitement antibiotique.", Language::French));
}

#[test]
fn a_clause_that_is_set_against_another_does_not_take_its_subject() {
    let told = "La constriction afférente diminue le débit, tandis que celle de l’artère efférente abaisse le débit et augmente la fraction de filtration.";
    let found = super::tests::asked(told, Language::French);
    let wrong = found
        .iter()
        .any(|(front, back)| front.contains("afférente ?") && back.contains("fraction"));
    assert!(!wrong, "{found:?}");
}

#[test]
fn what_has_a_subject_without_a_noun_takes_no_other() {
    let told = "More than fifty antigens have been found on red cells, but the most significant in \
                terms of harm are classified in two groups.";
    let found = fronts(&format!("Blood groups\n\n{told}\n"));
    let other = |front: &String| front.contains("antigens are classified");
    assert!(!found.iter().any(other), "{found:?}");
}

#[test]
fn what_opens_with_a_conjunction_goes_on_from_a_list() {
    let dangles = |text| dangles(text, Language::French);
    assert!(dangles("OU dyspnée sifflante après douze mois sans autre cause."));
    assert!(!dangles("Dyspnée sifflante après douze mois sans autre cause."));
}

#[test]
fn what_announces_one_bullet_by_a_verb_is_no_side() {
    with(Language::French, &[], |setting| {
        let front = |head: &str| {
            let card = list::single(setting, head, "un syndrome d’Anton-Babinski", false);
            card.map(|card| crate::generate::asking::sides(&card.content).0)
        };
        let asked = front("L’atteinte de l’hémisphère mineur se manifeste par");
        assert!(!asked.is_some_and(|front| front.starts_with("Quelle est")));
        assert!(
            front("L’atteinte de l’hémisphère mineur").is_some_and(|f| f.starts_with("Quelle est"))
        );
    });
}

#[test]
fn a_verb_of_one_language_is_no_pronoun_of_the_other() {
    let dangles = |text| dangles(text, Language::French);
    assert!(!dangles(
        "La veine splénique rejoint la veine mésentérique pour former la veine porte."
    ));
    let told = "The former drains the spleen into the portal vein behind the pancreas.";
    assert!(super::reference_tests::dangles(told, Language::English));
    // What is last of something is told by its noun, but not what was just named.
    assert!(!dangles("Le fœtus grossit surtout au cours des dernières semaines de la grossesse."));
    assert!(dangles("Le fœtus grossit surtout au cours de cette dernière semaine de vie."));
    assert!(dangles("Les glandes mammaires sécrètent le colostrum pendant les dernières."));
}

#[test]
fn what_belongs_to_the_one_that_acts_is_named() {
    let dangles = |text| dangles(text, Language::French);
    assert!(!dangles(
        "En se fixant à leurs récepteurs, les hormones activent une enzyme cellulaire."
    ));
    assert!(dangles("Grâce à leurs récepteurs, la cellule active une enzyme membranaire."));
    assert!(!dangles("Une plaie ou une infection de la peau compromet son rôle de barrière."));
    // « Elles » is the glands, and so is « leur ».
    let text = "Peau\n\nLes glandes sébacées siègent dans le derme. Elles déversent leur sébum par \
                un canal excréteur.";
    let found = fronts(text);
    assert!(found.iter().any(|front| front.contains("[Les glandes sébacées]")), "{found:?}");
}

#[test]
fn what_several_have_in_common_is_told_by_their_relative() {
    let dangles = |text| dangles(text, Language::French);
    assert!(!dangles("Un organe est un groupe de tissus qui concourent à la même fonction."));
    assert!(dangles("Le rein assure la même fonction par un autre mécanisme hormonal."));
}

#[test]
fn where_a_cleft_places_it_is_told_of_it() {
    let dangles = |text| dangles(text, Language::French);
    assert!(!dangles("C’est dans le pancréas que les cellules bêta sécrètent l’insuline."));
    assert!(dangles("C’est dans cette glande que les cellules bêta sécrètent l’insuline."));
}

#[test]
fn an_apposition_says_again_what_it_names() {
    let dangles = |text| dangles(text, Language::French);
    assert!(!dangles(
        "La maladie détruit les bâtonnets de la rétine, ces cellules spécialisées dans la vision."
    ));
    assert!(dangles("Dans la rétine, ces cellules, fragiles, ne se régénèrent presque jamais."));
}

#[test]
fn what_a_definition_opens_on_is_the_title() {
    let text = |heading: &str| {
        format!(
            "# Articulation sterno-claviculaire\n\n## {heading}\n\nElle unit le sternum à la \
             clavicule du même côté.\n\n## Type\n\nL’articulation est une diarthrose. Cette \
             articulation est mobile.\n"
        )
    };
    let named = |heading: &str| {
        let named = |front: &String| front.contains("rticulation sterno-claviculaire] unit");
        fronts(&text(heading)).iter().any(named)
    };
    assert!(named("Définition"));
    // « Elle » may be the evolution.
    assert!(!named("Évolution"));
}

#[test]
fn a_bullet_goes_on_with_the_subject_of_the_one_before() {
    let text = |second: &str| {
        format!(
            "# Hanche\n\n## Moyens d’union\n\n- La capsule articulaire entoure le col du \
             fémur.\n- {second} est renforcée par trois ligaments puissants.\n"
        )
    };
    let named = |second: &str| {
        let named = |front: &String| front.contains("a capsule articulaire]");
        fronts(&text(second)).iter().any(named)
    };
    assert!(named("Elle"));
    assert!(!named("Elle-même"));
    assert!(!named("Il"));
}

#[test]
fn this_right_under_a_heading_is_what_it_names() {
    let text = |first: &str| {
        format!(
            "# Seizures\n\n## The tonic phase\n\n{first} may last up to 30 seconds and is \
             characterised by spasms of all muscles.\n"
        )
    };
    let named = |first: &str| {
        fronts(&text(first)).iter().any(|front| front.contains("[Tonic phase] may last"))
    };
    assert!(named("This"));
    assert!(!named("The patient falls asleep. This"));
}

#[test]
fn a_head_announces_what_it_has_and_not_these() {
    let text = "# Cancer du thymus\n\nLes signes du cancer du thymus comprennent ceux-ci :\n\n\
                - toux sèche\n- douleur thoracique\n- voix enrouée\n";
    let found = fronts(text);
    assert!(!found.is_empty() && found.iter().all(|front| !front.contains("ceux-ci")), "{found:?}");
    let told = text.replace("comprennent ceux-ci :", "précèdent ceux-ci.");
    let heads = |front: &String| front.contains("précèdent :");
    assert!(!fronts(&told).iter().any(heads));
}

#[test]
fn what_only_goes_on_with_the_sentence_before_goes() {
    let text = |told: &str| format!("# Foie\n\nLe lobe gauche est petit. {told}");
    let said = |told: &str, front: &str| fronts(&text(told)).iter().any(|f| f.contains(front));
    let told = "Le score de Maddrey permet lui aussi d’estimer la mortalité à un mois.";
    assert!(said(told, "permet d’estimer"), "{:?}", fronts(&text(told)));
    assert!(said("Et chez l’enfant, le foie dépasse le rebord costal.", "] Chez l’enfant"));
    assert!(said("De même les hépatocytes synthétisent l’albumine du plasma.", "hépatocytes"));
    // What it is told of, the sentence before says.
    let told = "Soon after, the surgeons removed the gallbladder of the patient.";
    assert!(dangles(told, Language::English));
    let told = "Soon after the meal, the gallbladder empties its bile into the duodenum.";
    assert!(!dangles(told, Language::English));
    assert!(dangles("One pathway is proteolytic cleavage by thrombin.", Language::English));
    assert!(!dangles("One may see thrombin in the plasma of the patient.", Language::English));
}

#[test]
fn a_gap_is_not_what_the_sentence_repeated_before_it_names() {
    let text = "# Genou\n\nLa synoviale est la membrane articulaire qui tapisse la capsule du genou. \
                Cette synoviale se gorge de sang et de fibrine sous l’action des cytokines.";
    let says = |front: &str| fronts(text).iter().any(|found| found.contains(front));
    assert!(!says("Cette […] se gorge"), "{:?}", fronts(text));
    assert!(says("Cette synoviale se gorge"), "{:?}", fronts(text));
}
