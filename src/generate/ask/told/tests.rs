//! Each question beside what must not be asked so.

use crate::generate::ask::tests::with;
use crate::generate::ask::{Setting, line};
use crate::generate::asking::sides;
use crate::generate::grammar::grammar;
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::term::Evidence;

pub(super) fn asked(text: &str, path: &[&str], language: Language) -> Vec<(String, String)> {
    with(language, path, |setting| {
        let cards = line::line(setting, text, None).cards;
        cards.iter().map(|card| sides(&card.content)).collect()
    })
}

/// The first question of a line, with plain spaces.
pub(super) fn front(text: &str, path: &[&str], language: Language) -> String {
    let found = asked(text, path, language);
    found.first().map_or(String::new(), |card| card.0.replace(['\u{a0}', '\u{202f}'], " "))
}

fn french(text: &str, heading: &str) -> String {
    asked(text, &[heading], Language::French).first().map_or(String::new(), |card| card.0.clone())
}

fn english(text: &str, heading: &str) -> String {
    asked(text, &[heading], Language::English).first().map_or(String::new(), |card| card.0.clone())
}

#[test]
fn an_examination_is_asked_for_what_it_shows() {
    assert_eq!(french("Écho : paroi de plus de 4 mm", "Cholécystite"), "Que montre l’écho ?");
    assert_eq!(french("PL : protéinorachie élevée", "Examens"), "Que montre la PL ?");
    assert_eq!(english("CXR: air bronchogram", "Pneumonia"), "What does CXR show?");
    // When it is done is no finding.
    assert_eq!(french("Écho : si doute", "Cholécystite"), "Écho : dans quel cas ?");
    // Nor is what is done after it.
    assert!(!french("Écho : drainage guidé", "Cholécystite").contains("montre"));
}

#[test]
fn an_illness_is_asked_for_its_treatment_its_signs_or_its_definition() {
    let of = |value: &str, heading| french(&format!("Angiocholite : {value}"), heading);
    assert_eq!(of("drainage en urgence", "Suites"), "Quel est le traitement de l’angiocholite ?");
    assert_eq!(of("faire une IRM", "Suites"), "Que faire en cas d’angiocholite ?");
    assert_eq!(
        of("fièvre, ictère, douleur", "Complications"),
        "Comment se manifeste l’angiocholite ? (3)"
    );
    assert_eq!(
        of("infection des voies biliaires obstruées", "Complications"),
        "Qu’est-ce que l’angiocholite ?"
    );
    // A risk, a test or its causes define nothing.
    for (value, heading) in [
        ("risque multiplié par cinq", "Complications"),
        ("lithiase, cancer, sténose", "Étiologies"),
    ] {
        assert!(!of(value, heading).starts_with("Qu’est-ce que"), "{value}");
    }
    // What is done for it is not what it is.
    let done = french("Antalgie : bloc ilio-fascial dès les urgences", "Prise en charge globale");
    assert!(!done.starts_with("Qu’est-ce que"), "{done}");
    // « Glucose » ends like an illness, and is none.
    assert!(!french("Glucose : drainage", "Suites").contains("traitement du glucose"));
}

#[test]
fn a_figure_is_asked_for_as_what_it_is() {
    assert_eq!(
        french("Fracture : 70 % des cas", "Causes"),
        "Quelle est la fréquence de la fracture ?"
    );
    assert_eq!(
        french("Amoxicilline : 50 mg/kg/j", "Traitement"),
        "Quelle est la dose d’amoxicilline ?"
    );
    assert_eq!(english("rash: 10%", "Signs"), "What is the frequency of rash?");
    // What is measured, and not given, has none.
    assert!(!french("Urée : 500 mg", "Biologie").contains("dose"));
    // In urine it is no dose.
    assert!(!french("Protéinurie : 3 g/24 h", "Signes").contains("dose"));
}

#[test]
fn a_case_asks_what_is_done_then() {
    assert_eq!(
        french("si progression > 8 semaines : évoquer une PIDC", "Évolution"),
        "Que faire si progression > 8 semaines ?"
    );
    // What it is then is no question of its own.
    assert_eq!(french("si fièvre : forme sévère", "Formes"), "");
    assert_eq!(
        english("If unconscious: measure pressure", "Diagnosis"),
        "What should be done if unconscious?"
    );
    assert!(english("If bilateral: poor outcome", "Course").ends_with("[…]"));
}

#[test]
fn a_kind_is_asked_for_what_marks_it() {
    assert_eq!(
        french("Forme grave : coma, convulsions, œdème", "Clinique"),
        "Qu’est-ce qui caractérise la forme grave ? (3)"
    );
    // « Formes » alone asks which they are.
    assert_eq!(french("Formes : aiguë, chronique", "Clinique"), "Quelles sont les formes ?");
}

#[test]
fn the_only_one_of_its_kind_asks_for_its_label() {
    let found =
        asked("Fièvre, ictère, douleur = la triade classique", &["Signes"], Language::French);
    let triad =
        ("Quelle est la triade classique ?".to_owned(), "Fièvre, ictère, douleur".to_owned());
    assert!(found.contains(&triad), "{found:?}");
    assert_eq!(
        french("Échographie : examen de première intention", "Imagerie"),
        "Quel est l’examen de première intention ?"
    );
    assert_eq!(
        english("pain on stretch = most sensitive sign", "Signs"),
        "What is the most sensitive sign?"
    );
    // One of several, and the treatment of an illness, do not.
    assert_eq!(french("Fièvre : signe fréquent", "Signes"), "");
    assert_eq!(
        french("Polyarthrite : traitement de première intention", "Indications"),
        "Quel est le traitement de la polyarthrite ?"
    );
}

#[test]
fn several_things_under_a_heading_of_their_kind_are_asked_by_it() {
    assert_eq!(
        french("Surdistension : macrosomie, hydramnios", "Facteurs de risque d’atonie"),
        "Surdistension : quels sont les facteurs de risque d’atonie ? (2)"
    );
    // One thing may be anything of the label, and a heading of one thing has no kinds.
    let one = french("Luxation : abord postérieur", "Complications");
    assert!(!one.contains("quelles sont les complications"), "{one}");
    let single = french("Surdistension : macrosomie, hydramnios", "Complication");
    assert!(!single.contains("quelles sont les complications"), "{single}");
}

#[test]
fn criteria_in_a_row_are_no_value() {
    let many = "PA ≥160/110, oligurie <500ml/24h, créat >135 µmol, plaq <100 000, OAP, barre épig, \
                tb visuels, ROT vifs";
    let asked = french(&format!("ZE sévère : {many}"), "HTA et grossesse");
    assert!(!asked.contains("quelle est la valeur"), "{asked}");
    let asked = french("ZE sévère : PA ≥160/110", "HTA et grossesse");
    assert!(asked.contains("quelle est la valeur"), "{asked}");
}

#[test]
fn what_follows_is_a_consequence_under_a_mechanism_only() {
    assert_eq!(french("Hypoxie → acidose lactique", "Mécanisme"), "À quoi conduit l’hypoxie ?");
    assert_eq!(
        french("Natalizumab → LEMP", "Traitement"),
        "Natalizumab : quelle est la conséquence ?"
    );
    assert_eq!(english("Hypoxia → acidosis", "Mechanism"), "What does hypoxia lead to?");
}

#[test]
fn a_thing_with_a_name_is_defined() {
    assert_eq!(
        french("Signe de Murphy : inhibition de l’inspiration", "Clinique"),
        "Qu’est-ce que le signe de Murphy ?"
    );
    assert_eq!(english("Psoas sign: pain on hip extension", "Findings"), "What is the psoas sign?");
}

#[test]
fn a_condition_a_verdict_and_a_reason_say_what_is_asked() {
    assert_eq!(french("Anakinra : si échec des autres", "Crise"), "Anakinra : dans quel cas ?");
    assert_eq!(french("Anakinra : s’il y a échec", "Crise"), "Anakinra : dans quel cas ?");
    let found = french("Nerf médian → si œdème du canal peut être comprimé", "À retenir");
    assert!(!found.contains("dans quel cas"), "{found}");
    let found = french("Face médiale : s’insère sur le rebord", "Labrum");
    assert!(!found.contains("cas"), "{found}");
    // « si possible » is no case.
    assert_eq!(french("Anakinra : si possible", "Crise"), "");
    assert_eq!(
        french("Corticoïdes : non recommandés", "Traitement"),
        "Quelle est la place des corticoïdes ?"
    );
    // A sign that is not constant has no place.
    assert_eq!(french("Fièvre : non systématique", "Signes"), "");
    assert_eq!(
        french("Ne pas lever le patient : risque d’arrêt cardiaque", "Position"),
        "Pourquoi ne pas lever le patient ?"
    );
    assert_eq!(english("Avoid opioids: risk of sedation", "Advice"), "Why avoid opioids?");
    // What is done after it gives no reason.
    assert!(!french("Revoir le patient : contrôle du sodium", "Suivi").starts_with("Pourquoi"));
}

#[test]
fn adjectives_say_how_a_thing_is() {
    assert_eq!(french("Plaquettes : souvent hautes", "Carence"), "Comment sont les plaquettes ?");
    assert_eq!(english("Stools: normal or pale", "Hepatic"), "What are the stools like?");
    // « Progressif » does not agree with it, and an attribute is asked for by its name.
    assert!(!french("Plaquettes : progressif", "Carence").starts_with("Comment"));
    assert_eq!(french("Mode de début : brutal", "Diabète"), "Quel est le mode de début ?");
}

#[test]
fn a_measure_is_asked_for_by_its_name() {
    assert_eq!(french("FR (/min) : 60 à 69", "Gravité"), "Quelle est la FR (/min) ?");
    assert_eq!(english("SpO2: < 90%", "Severe"), "What is the SpO2?");
    // A bound is no frequency.
    assert!(!french("Alimentation : > 50 %", "Gravité").contains("fréquence"));
}

#[test]
fn a_label_completes_its_heading() {
    assert_eq!(
        french("Enfant : bloc enzymatique", "Causes"),
        "Quelles sont les causes chez l’enfant ?"
    );
    assert_eq!(
        french("Au coude : sillon bicipital médial", "Trajet"),
        "Quel est le trajet au coude ?"
    );
    assert_eq!(english("Children: agitation", "Signs"), "What are the signs in children?");
    assert_eq!(
        french("Psoriasis : 25 mg par semaine", "Dose"),
        "Quelle est la dose pour le psoriasis ?"
    );
    // Under a thing it completes nothing.
    let asked = french("Enfant : 80 %", "Goutte");
    assert!(asked.contains("nfant") && !asked.contains("goutte"), "{asked}");
    assert_eq!(
        french("GEM : rituximab, corticoïdes", "Traitement"),
        "Quel est le traitement en cas de GEM ? (2)"
    );
    // A remedy is none of its cases.
    assert!(!french("Héparine : corticoïdes", "Traitement").contains("en cas d"));
}

#[test]
fn an_adjective_is_read_with_its_heading() {
    assert_eq!(
        french("Sympathique : plexus", "Innervation"),
        "Quelle est l’innervation sympathique ?"
    );
    assert_eq!(english("Medial: adductor longus", "Boundaries"), "What is the medial boundary?");
    // An illness with its adjective is no side of one, and a noun is no adjective.
    assert_eq!(french("Purulente : verdâtre", "Exacerbation"), "");
    assert!(french("Patient inopérable : drainage", "Signe de Murphy").contains("patient"));
}

#[test]
fn kinds_and_signs_are_told_apart() {
    assert_eq!(
        french("Squame : pellicule de couche cornée qui se détache", "Lésions secondaires"),
        "Qu’est-ce que la squame ?"
    );
    // A common word is not defined by what is told of it.
    assert_eq!(
        french("Main : atteinte du dos de la main", "Lésions secondaires"),
        "Quelles sont les lésions secondaires concernant la main ?"
    );
    assert_eq!(
        french("Stade II : fracture non déplacée", "Classification"),
        "Qu’est-ce qui caractérise le stade II ?"
    );
    assert_eq!(
        french("Cervicite : leucorrhées jaunes", "Signes chez la femme"),
        "Comment se manifeste la cervicite ?"
    );
    // A threshold is no sign.
    assert!(!french("Anémie : 7 g/dL et moins", "Signes").contains("manifeste"));
    assert_eq!(
        french("Bronchite atypique : fièvre progressive", "Manifestations"),
        "Comment se manifeste la bronchite atypique ?"
    );
    assert_eq!(
        french("Bronchite atypique : fièvre progressive", "Types"),
        "Qu’est-ce qui caractérise la bronchite atypique ?"
    );
    // Nor is a plan.
    assert!(!french("Bronchite atypique : si doute", "Manifestations").contains("manifeste"));
}

#[test]
fn an_equality_asks_for_an_attribute_by_its_name() {
    assert_eq!(french("antidote = gluconate de calcium", "Surveillance"), "Quel est l’antidote ?");
    assert_ne!(french("MgSO4 = gluconate de calcium", "Surveillance"), "Quel est le MgSO4 ?");
}

#[test]
fn a_sum_is_no_value_and_a_solution_no_frequency() {
    let asked_of = |text: &str| asked(text, &["Analytic study"], Language::English);
    assert_eq!(asked_of("RR = 80/14 = 5.7"), []);
    assert!(!asked_of("Attack rate = cases / persons at risk").is_empty());
    assert!(!english("Line list: 1 row = 1 case", "Epidemic curve").contains("value"));
    assert!(!french("Apport calorique : G10 % IV ± lipides", "Aigu").contains("fréquence"));
    // A definition asks for its term itself, and not by its heading as well.
    let found = asked("Endemic = usual level of disease", &["Definitions"], Language::English);
    assert!(found.iter().all(|card| !card.0.starts_with("Definitions")), "{found:?}");
}

#[test]
fn a_value_that_names_its_kind_is_asked_for_it() {
    let asked = |text| french(text, "Creux poplité");
    let muscle = "En haut et en dehors : le muscle biceps fémoral";
    assert_eq!(asked(muscle), "En haut et en dehors : quel muscle ?");
    assert_eq!(asked("En surface : nerf cutané sural"), "En surface : quel nerf ?");
    let found = english("On the surface: the sural nerve", "Popliteal fossa");
    assert_eq!(found, "On the surface: which nerve?");
    // « tendon » alone would be the answer, and a whole sentence says more than a name.
    assert!(!asked("En haut et en dehors : le tendon").contains("quel tendon"));
    let told = "Toit : le tendon est doublé d’une aponévrose épaisse";
    assert!(!asked(told).contains("quel tendon"));
    // What the label asks itself it is asked for.
    assert!(!asked("Nerf : nerf cutané sural").contains("quel nerf"));
}

#[test]
fn a_dose_is_given_in_a_case() {
    let asked = french("fludrocortisone 50-150 µg/j : seulement si IS primaire", "TTT (à vie)");
    assert!(asked.ends_with("dans quel cas ?"), "{asked}");
    // A sentence is no thing.
    let asked = french("Il faut traiter : seulement si IS primaire", "TTT (à vie)");
    assert!(!asked.ends_with("dans quel cas ?"), "{asked}");
}

#[test]
fn a_column_of_the_table_s_own_name_asks_nothing() {
    let evidence = Evidence::default();
    let setting = Setting {
        lexicon: lexicon(Language::English),
        evidence: &evidence,
        grammar: grammar(Language::English),
        title: Some("Amiodarone"),
        path: &[],
    };
    let cell = |column| {
        let value = "10% 3-year risk of pneumonitis, fibrosis, pleuritis";
        crate::generate::ask::cell::cell(&setting, "Resp", column, value, true)
    };
    assert_eq!(cell("Amiodarone"), None);
    assert!(cell("Adverse effect").is_some());
}

#[test]
fn a_side_of_the_course_has_no_signs() {
    let told = "Rappel anatomique : fracture cervicale, fracture trochantérienne";
    let asked = french(told, "Fractures du fémur");
    assert!(!asked.contains("se manifeste"), "{asked}");
    let asked = french("Embolie graisseuse : fièvre, dyspnée, pétéchies", "Clinique");
    assert!(asked.contains("se manifeste") || asked.contains("signes"), "{asked}");
}

#[test]
fn one_of_a_kind_is_not_asked_by_the_kind() {
    let asked = french("Grand nerf pétreux : sécrétion lacrymale", "Branches");
    assert!(!asked.starts_with("Quel est le grand nerf"), "{asked}");
    // What is of the kind is.
    let asked = french("Nerf moteur : nerf médian", "Main");
    assert_eq!(asked, "Quel est le nerf moteur ?");
}

#[test]
fn a_label_that_goes_on_from_its_heading_names_no_thing() {
    let of =
        |label: &str| french(&format!("{label} : aiguë, séreuse, chronique"), "Types d’otites");
    assert!(!of("De l’oreille moyenne").contains("quels"), "{}", of("De l’oreille moyenne"));
    assert!(of("Signes").contains("Quels"), "{}", of("Signes"));
}
