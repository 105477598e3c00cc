//! Each rule of asking beside what it must leave alone.

use super::refer::{Named, Position};
use super::{Asked, Setting, Way, cell, line, list, member, pair, sentence};
use crate::deck::Content;
use crate::generate::grammar::grammar;
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::term::Evidence;

pub(super) fn with<T>(language: Language, path: &[&str], check: impl Fn(&Setting<'_>) -> T) -> T {
    let evidence = Evidence::default();
    let path: Vec<String> = path.iter().map(|part| (*part).to_owned()).collect();
    check(&Setting {
        lexicon: lexicon(language),
        evidence: &evidence,
        grammar: grammar(language),
        title: None,
        path: &path,
    })
}

fn sides(card: &Asked) -> (String, String) {
    crate::generate::asking::sides(&card.content)
}

/// What a line of notes under `path` is asked.
pub(super) fn of_line(text: &str, path: &[&str]) -> Vec<(String, String)> {
    with(Language::French, path, |setting| {
        line::line(setting, text, None).cards.iter().map(sides).collect()
    })
}

/// The questions of a sentence that are no gaps.
pub(super) fn asked(text: &str, language: Language) -> Vec<(String, String)> {
    with(language, &[], |setting| {
        let cards = sentence::read(setting, text, Position::default()).cards;
        let asked = cards.iter().filter(|card| !matches!(card.content, Content::Cloze { .. }));
        asked.map(sides).collect()
    })
}

/// What the gaps of a sentence hide.
pub(super) fn hidden(text: &str, language: Language) -> Vec<String> {
    with(language, &[], |setting| {
        let cards = sentence::read(setting, text, Position::default()).cards;
        let gaps = cards.iter().filter(|card| matches!(card.content, Content::Cloze { .. }));
        gaps.map(|card| sides(card).1).collect()
    })
}

/// The fronts of a sentence's gaps.
pub(super) fn gaps(text: &str, language: Language) -> Vec<String> {
    with(language, &[], |setting| {
        let cards = sentence::read(setting, text, Position::default()).cards;
        let gaps = cards.iter().filter(|card| matches!(card.content, Content::Cloze { .. }));
        gaps.map(|card| sides(card).0).collect()
    })
}

#[test]
fn a_label_is_asked_by_its_heading() {
    let found = of_line("Rein : néphropathie interstitielle", &["Effets indésirables"]);
    assert_eq!(found[0].0, "Quels sont les effets indésirables concernant le rein ?");
    // What is no part of the body is not asked so.
    let found = of_line("Alcool : effet antabuse", &["Effets indésirables"]);
    assert!(!found[0].0.contains("concernant"), "{found:?}");
    // Under no side of a thing a learned word is defined.
    let found = of_line("Podocyte : cellule de l’épithélium du glomérule", &["Le rein"]);
    assert_eq!(found[0].0, "Qu’est-ce que le podocyte ?");
    // A sigle is not defined by what it shows.
    let found = of_line("ASP : image en grain de café", &["Côlon"]);
    assert_eq!(found[0].0, "Que montre l’ASP ?");
}

#[test]
fn a_short_adjective_under_what_it_qualifies_is_spelled() {
    let asked = |label, heading| of_line(&format!("{label} : fibrose, hypertrophie"), &[heading]);
    let found = asked("Neuro", "Effets indésirables");
    assert!(found[0].0.contains("effets indésirables neurologiques"), "{found:?}");
    let found = of_line("Cliniques : fibrose, hypertrophie", &["Signes de gravité"]);
    assert!(found[0].0.contains("signes cliniques de gravité"), "{found:?}");
    let found = of_line("Troubles digestifs : vomissements, diarrhée", &["Signes du sevrage"]);
    assert!(found.iter().all(|(front, _)| !front.contains("signes troubles")), "{found:?}");
    let found = asked("Dig", "Complications");
    assert!(found[0].0.contains("complications digestives"), "{found:?}");
    // Under what has no kinds the word stands as it is.
    let found = asked("Neuro", "Fibrose");
    assert!(found.iter().all(|(front, _)| !front.contains("neurologiques")), "{found:?}");
}

#[test]
fn a_portion_of_what_was_told_before_is_not_asked() {
    assert_eq!(of_line("le reste : normal", &["Examens"]), []);
    assert!(!of_line("Le foie : normal", &["Examens"]).is_empty());
}

#[test]
fn an_organ_is_where_signs_are_and_a_label_of_its_own_elsewhere() {
    let asked = |path: &str| of_line("Muscle : amyotrophie", &[path])[0].0.clone();
    assert_eq!(asked("Signes"), "Quels sont les signes concernant le muscle ?");
    assert!(!asked("Hyperthyroïdie").contains("concernant"));
}

#[test]
fn a_note_on_the_text_and_a_society_are_not_asked() {
    assert_eq!(of_line("Remarque : la dose est à adapter", &["Traitement"]), []);
    assert_eq!(of_line("SFR : Société française de rhumatologie", &["Abréviations"]), []);
    assert!(!of_line("Cible : uricémie sous 360 µmol/L", &["Traitement"]).is_empty());
}

#[test]
fn what_is_done_in_a_case_asks_for_the_case() {
    let found = of_line("HNF si ClCr < 30 ou choc", &["Traitement"]);
    assert_eq!(found, [("HNF : dans quel cas ?".to_owned(), "ClCr < 30 ou choc".to_owned())]);
    // A sentence has a verb of its own, and « si possible » is no case.
    assert_eq!(of_line("On augmente la dose si la fièvre dure", &["Traitement"]), []);
    assert_eq!(of_line("Arrêt du traitement si possible", &["Traitement"]), []);
}

#[test]
fn an_arrow_asks_what_follows() {
    let found = of_line("Natalizumab → LEMP", &["Traitement de fond"]);
    assert_eq!(
        found[0],
        ("Natalizumab : quelle est la conséquence ?".to_owned(), "LEMP".to_owned())
    );
    // So does what a clause tells.
    let found = of_line("Le cœur bat trop vite → malaise", &["Signes"]);
    assert!(found[0].0.contains("qu’en résulte-t-il"), "{found:?}");
}

#[test]
fn lists_are_of_one_kind() {
    let uniform =
        |items: &[&str]| with(Language::French, &[], |setting| member::is_uniform(setting, items));
    assert!(uniform(&["Fièvre", "Frissons", "Douleur vive"]));
    assert!(!uniform(&["Tabac", "Rares après 50 ans", "Alcool"]));
}

#[test]
fn names_and_whole_lines_are_no_list() {
    let card = |bullets: &[&str]| {
        with(Language::French, &[], |setting| list::card(setting, "Causes", bullets, false))
    };
    let cut =
        ["Groupe", "Toxiques : le plomb, le mercure, l’arsenic et bien d’autres métaux lourds"];
    assert!(card(&cut).is_none());
    assert!(card(&["Plomb", "Mercure"]).is_some());
}

#[test]
fn two_nouns_side_by_side_are_not_asked_for_as_one() {
    let found = of_line("Symptômes gravité : coma", &["Paludisme"]);
    assert_eq!(found[0].0, "Symptômes gravité : […]");
    let found = of_line("Symptômes graves : coma", &["Paludisme"]);
    assert!(found[0].0.starts_with("Quels sont"), "{found:?}");
}

#[test]
fn what_any_thing_may_have_is_asked_by_its_name() {
    let found = of_line("Paroi postérieure : fascia transversalis", &["Canal inguinal"]);
    assert_eq!(found[0].0, "Quelle est la paroi postérieure ?", "{found:?}");
    let found = of_line("Génome : ARN", &["Virus de l’hépatite A"]);
    assert!(found[0].0.starts_with("Quel est le génome"), "{found:?}");
    // A word that is explained, and a thing of its own, are not.
    let found = of_line("Antigène : substance étrangère que reconnaît un anticorps", &[]);
    assert!(found[0].0.starts_with("Qu’est-ce"), "{found:?}");
    let found = of_line("Aplasie thymique : déficit en lymphocytes T", &["Microdélétion 22q11"]);
    assert!(found.iter().all(|card| !card.0.starts_with("Quelle est")), "{found:?}");
}

#[test]
fn a_side_of_the_topic_does_not_define_it() {
    let asked = |text: &str| {
        with(Language::French, &[], |setting| {
            let setting = Setting { title: Some("Brûlures graves"), ..*setting };
            let cards = line::line(&setting, text, None).cards;
            cards.iter().any(|card| card.way == Way::Title)
        })
    };
    assert!(!asked("Brûlures graves : traitement initial en urgence"));
    assert!(asked("Brûlures graves : lésions profondes de la peau par la chaleur"));
}

#[test]
fn a_side_or_a_part_of_something_else_dangles() {
    let dangles = |text: &str, before: Option<&Named>| {
        with(Language::French, &[], |setting| {
            let position = Position { before, ..Position::default() };
            let cards = sentence::read(setting, text, position).cards;
            !cards.is_empty() && cards.iter().all(|card| card.dangling)
        })
    };
    let named = Named::default();
    assert!(dangles("Le traitement repose sur le dantrolène.", Some(&named)));
    assert!(!dangles("Le traitement de la crise repose sur le dantrolène.", Some(&named)));
    // Where nothing was said before, the heading says of what.
    assert!(!dangles("Le traitement repose sur le dantrolène.", None));
    assert!(dangles("Le reste se fixe sur les protéines du plasma sanguin.", None));
    assert!(dangles("Le reste, plus du tiers, se fixe sur les protéines du plasma sanguin.", None));
    assert!(!dangles("Le reste du calcium se fixe sur les protéines du plasma sanguin.", None));
}

#[test]
fn the_sentence_before_or_the_heading_says_of_what() {
    let read = |text: &str, said: Option<&str>, path: &[&str]| {
        with(Language::French, path, |setting| {
            let position = Position { said, ..Position::default() };
            sentence::read(setting, text, position).cards
        })
    };
    let gaps = |cards: &[Asked]| -> Vec<(String, bool)> {
        let gaps = cards.iter().filter(|card| !matches!(card.way, Way::Object | Way::Subject));
        gaps.map(|card| (sides(card).0, card.dangling)).collect()
    };
    let said = Some("Les deux ventricules éjectent le même volume de sang.");
    let found = gaps(&read("Cette quantité est le volume d’éjection systolique.", said, &[]));
    assert!(found.iter().any(|(front, dangling)| front.starts_with("Les deux") && !dangling));
    let alone = gaps(&read("Cette quantité est le volume d’éjection systolique.", None, &[]));
    assert!(alone.iter().all(|(_, dangling)| *dangling), "{alone:?}");
    // « elle » needs a word of its gender.
    let said = Some("Le lupus touche les reins.");
    let found = gaps(&read("Elle peut entraîner une néphropathie.", said, &[]));
    assert!(found.iter().all(|(_, dangling)| *dangling), "{found:?}");
    let found = gaps(&read(
        "Croise le masséter, perfore le muscle buccinateur.",
        None,
        &["Conduit parotidien"],
    ));
    assert!(
        found.iter().any(|(front, dangling)| {
            front.starts_with("Conduit parotidien : croise") && !dangling
        }),
        "{found:?}"
    );
}

#[test]
fn no_question_leaves_rarely_out() {
    let asked = |text: &str| {
        with(Language::English, &[], |setting| {
            let cards = sentence::read(setting, text, Position::default()).cards;
            let asks = |card: &Asked| !matches!(card.content, Content::Cloze { .. });
            cards.iter().filter(|card| asks(card)).map(|card| sides(card).0).collect::<Vec<_>>()
        })
    };
    assert_eq!(asked("The wound rarely decompresses every compartment."), [""; 0]);
    assert!(!asked("The liver secretes albumin.").is_empty());
}

#[test]
fn a_heading_without_a_question_makes_no_list() {
    let asked = |head, bullets: [&str; 3], heading| {
        with(Language::French, &[], |setting| {
            list::card(setting, head, &bullets, heading).is_some()
        })
    };
    assert!(!asked("Glaucome", ["Cornée", "Iris", "Rétine"], true));
    // Over its own bullets a head names what they are; a side of a thing asks for itself, and what is
    // given for an illness treats it.
    let given = ["Collyres", "Chirurgie", "Laser"];
    assert!(asked("Glaucome", given, false) && asked("Traitements", given, true));
    assert!(asked("Glaucome", given, true));
}

#[test]
fn what_ties_a_clause_to_the_one_before_dangles() {
    let dangles = |text| {
        with(Language::French, &[], |setting| {
            let cards = sentence::read(setting, text, Position::default()).cards;
            (cards.is_empty(), cards.iter().all(|card| card.dangling))
        })
    };
    assert_eq!(dangles("Le globule rouge se déforme alors en faucille rigide."), (false, true));
    assert!(!dangles("Le globule rouge se déforme en faucille rigide.").1);
}

#[test]
fn a_bare_noun_that_does_not_agree_is_no_subject() {
    let found = hidden("Proton pump inhibitors bind the pump covalently.", Language::English);
    assert!(!found.iter().any(|gap| gap == "Proton"), "{found:?}");
    let found = hidden("Omeprazole binds the pump covalently.", Language::English);
    assert!(found.iter().any(|gap| gap == "Omeprazole"), "{found:?}");
}

/// The list of a head over its bullets: the question and the members.
pub fn of_list(head: &str, bullets: &[&str], language: Language) -> Option<(String, String)> {
    with(language, &[], |setting| list::card(setting, head, bullets, true).as_ref().map(sides))
}

#[test]
fn a_list_of_names_leaves_what_is_told_of_each() {
    let bullets =
        ["Thromboses : perte d’antithrombine", "Infections : à pneumocoque", "Dénutrition"];
    let found = of_list("Complications", &bullets, Language::French);
    assert_eq!(found.map(|card| card.1).as_deref(), Some("Thromboses ; Infections ; Dénutrition"));
    // Degrees with what they mean are no names.
    let bullets = ["Noir : nécrose", "Jaune : fibrine"];
    let found = of_list("Prise en charge", &bullets, Language::French);
    assert_eq!(found.map(|card| card.1).as_deref(), Some("Noir : nécrose ; Jaune : fibrine"));
    // Nor are tests among the signs.
    let bullets = ["Palpation : douleur", "Percussion : matité"];
    let found = of_list("Signes", &bullets, Language::French);
    assert_eq!(
        found.map(|card| card.1).as_deref(),
        Some("Palpation : douleur ; Percussion : matité")
    );
}

#[test]
fn a_member_that_holds_several_is_parted() {
    let found =
        of_list("Facteurs de risque", &["Hypertension", "Tabac, diabète"], Language::French);
    assert_eq!(found.map(|card| card.1).as_deref(), Some("Hypertension ; Tabac ; diabète"));
    // « Profonde » is no risk of its own, and alternatives are not two.
    let bullets = ["Brûlure étendue, profonde", "Tabac"];
    let found = of_list("Facteurs de risque", &bullets, Language::French);
    assert_eq!(found.map(|card| card.1).as_deref(), Some("Brûlure étendue, profonde ; Tabac"));
    let found = of_line("Conduite : héparine, danaparoïde ou argatroban", &["Thrombose"]);
    assert!(!found.is_empty() && found.iter().all(|card| !card.0.contains("(3)")), "{found:?}");
}

#[test]
fn a_remark_and_mere_kinds_make_no_list() {
    let remark = ["Hyperuricémie", "Mais la plupart des patients restent indemnes"];
    assert_eq!(of_list("Causes", &remark, Language::French), None);
    assert_eq!(of_list("Complications", &["Générales", "Locales"], Language::French), None);
    assert!(of_list("Causes", &["Hyperuricémie", "Lithiase"], Language::French).is_some());
}

#[test]
fn a_label_under_a_label_is_asked_under_it_and_one_that_only_adds_is_not() {
    let found = of_line("Complications : à distance : hypertension pulmonaire", &["Embolie"]);
    assert!(!found.is_empty());
    let cards = with(Language::French, &["Embolie"], |setting| {
        pair::cards(setting, "Complications : à distance", "hypertension pulmonaire")
    });
    assert_eq!(cards[0].under, ["Complications"]);
    assert_eq!(sides(&cards[0]).1, "hypertension pulmonaire");
    assert_eq!(of_line("Aussi : hypertension pulmonaire", &["Complications"]), []);
    assert!(!of_line("Cœur : hypertension pulmonaire", &["Complications"]).is_empty());
    assert_eq!(of_line("sinon → chirurgie dans les 72 h", &["Occlusion"]), []);
    assert!(!of_line("Perforation → chirurgie dans les 72 h", &["Occlusion"]).is_empty());
}

#[test]
fn what_hangs_on_a_noun_before_it_is_no_member() {
    let found = of_line("Lésions : cartilage de l’os, des muscles, des tendons", &["Stades"]);
    assert!(!found.is_empty() && found.iter().all(|card| !card.0.contains("(3)")), "{found:?}");
    let found = of_line("Lésions : os, muscle, tendon", &["Stades"]);
    assert!(found.iter().any(|card| card.0.contains("(3)")), "{found:?}");
}

#[test]
fn a_heading_that_opens_like_a_question_is_no_sentence() {
    assert_eq!(
        hidden("Why multiple droplets coalesce into a larger droplet", Language::English),
        [""; 0]
    );
    assert!(
        !hidden("Multiple droplets coalesce into a larger droplet.", Language::English).is_empty()
    );
}

/// What a cell asks; `known` says that rows are the things.
fn of_cell(row: &str, column: &str, value: &str, known: bool) -> Option<String> {
    with(Language::French, &[], |setting| cell::cell(setting, row, column, value, known))
}

#[test]
fn a_cell_is_asked_of_its_thing() {
    let asked = of_cell("Diabète de type 1", "Mode de début", "brutal", true);
    assert_eq!(asked.as_deref(), Some("Quel est le mode de début du diabète de type 1 ?"));
    // Where the columns are illnesses, the rows are told of them.
    let asked = of_cell("Ferritine", "Carence martiale", "basse", false);
    assert_eq!(asked.as_deref(), Some("Carence martiale : comment est la ferritine ?"));
    assert_eq!(of_cell("Le rein", "Podocyte", "cellule de l’épithélium du glomérule", true), None);
    // What may be defined by its cell is asked as students write it, and so is a side of the table’s
    // own thing.
    assert_eq!(of_cell("Traitement", "Kétamine", "hépatique", false), None);
    assert_eq!(of_cell("Ferritine", "Carence martiale", "anticorps du soir", false), None);
}

#[test]
fn what_takes_up_the_clause_before_dangles() {
    let dangles = |text: &str| {
        with(Language::French, &[], |setting| {
            let cards = sentence::read(setting, text, Position::default()).cards;
            !cards.is_empty() && cards.iter().all(|card| card.dangling)
        })
    };
    assert!(dangles(
        "Privés de ce frein, les motoneurones déchargent une acétylcholine abondante."
    ));
    assert!(dangles("La toxine botulique coupe la même famille de protéines synaptiques."));
    assert!(!dangles("La toxine botulique coupe une famille de protéines synaptiques."));
    assert!(!dangles("L’aphasie et l’hémiplégie touchent le même côté du corps chez le droitier."));
    assert!(dangles("Une hémorragie du placenta peut l’abolir en quelques heures."));
}
