//! Which questions fit a label and its value, and which headings ask for what stands under them.

use super::tests::asked;
use super::{Labelled, Link, typed_heading};
use crate::generate::ask::Setting;
use crate::generate::ask::tests::with;
use crate::generate::grammar::grammar;
use crate::generate::language::Language::{self, French};
use crate::generate::lexicon::lexicon;
use crate::generate::term::Evidence;

fn fits(name: &str, label: &str, value: &str, language: Language) -> bool {
    let evidence = Evidence::default();
    let (lexicon, grammar) = (lexicon(language), grammar(language));
    let setting = Setting { lexicon, evidence: &evidence, grammar, title: None, path: &[] };
    let noun = setting.noun(label);
    let told = Labelled { label, noun: &noun, values: &[value], link: Link::Colon };
    super::fits::fits(&setting, &told, name)
}

#[test]
fn what_is_no_illness_is_no_diagnosis() {
    let ill = |value| fits("diag", "Signe", value, Language::French);
    assert!(ill("sarcoïdose") && ill("penser Lyme"));
    assert!(ill("primaire") && ill("IS centrale"));
    for value in [
        "signe fréquent",
        "corticoïdes",
        "macaque",
        "dissémination",
        "fistule → calcul bloqué",
        "n’élimine pas",
    ] {
        assert!(!ill(value), "{value}");
    }
    assert!(!fits("diag", "Del 17p", "chemo does not work", Language::English));
}

#[test]
fn what_changes_by_itself_is_not_done_and_has_no_value() {
    assert!(!fits("do", "Contraction du diaphragme", "↑ volume thoracique", French));
    assert!(fits("do", "Contraction du diaphragme", "décubitus et repos", French));
    assert!(!fits("value", "Décompensation", "↓ PaO2 ± ↑ PaCO2", French));
    assert!(fits("value", "PaO2", "↓ < 60 mmHg", French));
}

#[test]
fn a_side_of_the_course_and_what_points_to_a_thing_are_not_defined() {
    let told = "foyer de cellules au contact de la plèvre";
    assert!(fits("what", "Granulome", told, Language::French));
    assert!(!fits("what", "Rappel anatomique", told, Language::French));
    assert!(fits("what", "Cotton plaques", "deposits in the retina", Language::English));
    assert!(!fits("what", "Cotton plaques", "specific for vasculitis", Language::English));
}

#[test]
fn what_is_done_and_what_is_given_are_told_as_such() {
    let fits = |name, value| fits(name, "Cyanures", value, Language::French);
    assert!(fits("do", "oxygène pur") && !fits("do", "ECG normal n’élimine pas"));
    assert!(fits("dose", "5 g IV") && !fits("dose", "lactates > 8 → hydroxocobalamine 5 g"));
    assert!(!fits("dose", "hydroxocobalamine"));
}

#[test]
fn only_an_examination_shows_something() {
    let shows = |label| fits("finding", label, "troubles du rythme", Language::French);
    assert!(shows("ECG") && shows("Gonioscopie"));
    assert!(!shows("Cardiaque"));
}

#[test]
fn a_share_is_told_outside_brackets() {
    let share = |value| fits("share", "Corps de l’œsophage", value, Language::French);
    assert!(share("15 % des cas") && share("rare"));
    assert!(!share("Pressurisation complète (≥ 20 % des déglutitions)"));
    assert!(!share("20 % de mortalité au troisième trimestre"));
}

#[test]
fn a_heading_of_things_of_one_kind_is_asked_of_what_is_none() {
    let typed = |heading: &str, label: &str| {
        let (evidence, path) = (Evidence::default(), [heading.to_owned()]);
        let (lexicon, grammar) = (lexicon(Language::French), grammar(Language::French));
        let setting = Setting { lexicon, evidence: &evidence, grammar, title: None, path: &path };
        typed_heading(&setting, &setting.noun(label)).is_some()
    };
    assert!(typed("Étiologies", "Côlon") && typed("2) Facteurs de risque", "Surdistension"));
    assert!(!typed("3 phases", "Aiguë") && !typed("Formes", "Aiguë"));
    // One thing, a heading that goes on, and a label that is of a kind itself.
    assert!(!typed("Complication", "Côlon") && !typed("Étiologies : le côlon", "Grêle"));
    // Of one illness there are several causes.
    assert!(typed("Étiologie", "Côlon") && typed("Étiologie de l’anémie", "Côlon"));
    assert!(!typed("Étiologies", "Causes rares") && !typed("Côlon", "Grêle"));
}

#[test]
fn in_a_case_something_is_done_or_nothing_is_asked() {
    let front = |told: &str, heading: &str| {
        let found = super::tests::asked(told, &[heading], Language::French);
        found.first().map_or(String::new(), |card| card.0.replace(['\u{a0}', '\u{202f}'], " "))
    };
    assert_eq!(front("Si échec : avis spécialisé", "Suivi"), "Que faire si échec ?");
    assert_eq!(front("En cas de fièvre : hémocultures", "Suivi"), "Que faire en cas de fièvre ?");
    let told = "En cas de chute, rechercher : hypotension, arythmie";
    assert_eq!(front(told, "Bilan"), "En cas de chute : que faut-il rechercher ? (2)");
    // What it is then, and a case that is none.
    assert!(!front("Si lymphocytes : tuberculose", "Étiologies").contains('?'));
    assert!(!front("Si possible : glycémie à jeun", "Bilan").contains("si possible ?"));
}

#[test]
fn a_treatment_is_no_case_for_itself() {
    let found = super::tests::asked(
        "Orthèse de pouce : attelle la nuit",
        &["Traitement"],
        Language::French,
    );
    assert!(found.iter().all(|card| !card.0.contains("en cas")), "{found:?}");
}

#[test]
fn a_sentence_a_verdict_and_advice_are_no_case() {
    let case = |value| fits("case", "Arthroscopie", value, French);
    assert!(case("blocage méniscal") && case("seulement si blocage"));
    assert!(case("seulement dans la forme aiguë, car le cartilage est atteint"));
    for value in [
        "souvent suivie d’un blocage",
        "possible après un bilan récent",
        "contre-indiquée dans les infections",
        "discuter à tout âge",
    ] {
        assert!(!case(value), "{value}");
    }
    let case = |value| fits("case", "Arthroscopy", value, Language::English);
    assert!(case("recurrent effusion") && !case("often followed by a haematoma"));
}

#[test]
fn an_examination_shows_and_its_types_are_no_findings() {
    let front = |text: &str, heading: &str, language| {
        let found = asked(text, &[heading], language);
        found.into_iter().next().unwrap_or_default().0.replace(['\u{a0}', '\u{202f}'], " ")
    };
    let shown =
        front("Inspection : cheville gonflée, luisante, cicatrice", "Signes physiques", French);
    assert!(shown.starts_with("Que montre l’inspection ?"), "{shown}");
    let kinds = front("Échographie : endovaginale, transpariétale", "Examens", French);
    assert!(!kinds.contains("montre"), "{kinds}");
    let found = front("Échographie : épanchement, kyste", "Examens", French);
    assert!(found.starts_with("Que montre l’échographie ?"), "{found}");
}

#[test]
fn a_place_is_no_term() {
    let found = asked("Autour du ganglion : cellules qui le nourrissent", &["Structure"], French);
    assert!(found.iter().all(|(front, _)| !front.contains("’autour")), "{found:?}");
}

#[test]
fn steps_with_their_findings_are_asked_one_by_one() {
    let steps = "Signes physiques : inspection : rougeur ; palpation : chaleur";
    let found = asked(steps, &["Clinique"], French);
    assert!(found.iter().all(|(_, back)| !(back.contains("rougeur") && back.contains("chaleur"))));
}

#[test]
fn a_value_and_a_way_are_told_as_such() {
    assert!(!fits("value", "Hypertension", "moins de 130/80", French));
    assert!(fits("value", "Glycémie", "moins de 7 mmol/L", French));
    // A time has none, nor has a clause.
    assert!(!fits("value", "+2 mois", "moins de 40 copies/mL", French));
    assert!(!fits("value", "La réaction admet ΔG", "-12 kJ/mol", French));
    assert!(!fits("how", "Confirmation", "obligatoire avant le traitement", French));
    assert!(fits("how", "Confirmation", "par immuno-empreinte", French));
}

#[test]
fn what_a_bare_name_is_asked_for_names_things() {
    let names = |values: &[&str]| {
        with(Language::English, &["Plexus"], |setting| super::name_things(setting, values))
    };
    assert!(names(&["Median nerve", "Ulnar nerve"]));
    assert!(!names(&["Divided into major and minor ones", "May be imaged in the axilla"]));
    assert!(names(&["Entering the placenta is 18 mmHg", "Leaving the placenta is 28 mmHg"]));
}

#[test]
fn what_an_organ_does_is_no_order() {
    let does = |label: &str, value: &str, language| {
        let evidence = Evidence::default();
        let (lexicon, grammar) = (lexicon(language), grammar(language));
        let setting = Setting { lexicon, evidence: &evidence, grammar, title: None, path: &[] };
        let noun = setting.noun(label);
        let told = Labelled { label, noun: &noun, values: &[value], link: Link::Colon };
        super::fits::tells_what_it_does(&setting, &told)
    };
    assert!(does("Foie", "sécrète la bile", French));
    assert!(!does("Foie", "palper le bord", French));
    assert!(!does("Fièvre", "sécrète la bile", French));
}

#[test]
fn what_is_given_is_no_case() {
    let asked = |told: &str| asked(told, &["Traitement"], French).swap_remove(0).0;
    let found = asked("Antalgiques : paliers adaptés, morphine si besoin");
    assert!(!found.contains("dans quel cas"), "{found}");
    assert!(asked("HBPM : grossesse").contains("dans quel cas"));
}
