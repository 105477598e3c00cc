//! What the marks of notes part and join.

use super::tests::{hidden, of_line, of_list, with};
use super::{line, list};
use crate::generate::Kind;
use crate::generate::asking::sides;
use crate::generate::language::Language;
use crate::generate::{Input, Options, generate};

#[test]
fn what_students_begin_small_behind_a_full_stop_is_another_statement() {
    let found = of_line("Rituximab = anti-CD20. risque de réactivation de l’hépatite B", &[]);
    assert!(found.iter().all(|(_, back)| !back.contains("réactivation")), "{found:?}");
    // « inf. » shortens a word.
    let found = of_line("Siège : lobe inf. droit le plus souvent", &["Pneumopathie"]);
    assert!(found.iter().any(|(_, back)| back.contains("droit")), "{found:?}");
}

#[test]
fn what_follows_an_arrow_stays_with_its_label() {
    let found = of_line("Mécanisme : obstruction du cystique → distension", &["Cholécystite"]);
    assert!(
        found.iter().any(|(front, back)| {
            front.contains("mécanisme") && back.contains("→ distension")
        }),
        "{found:?}"
    );
}

#[test]
fn notes_of_something_else_define_nothing() {
    let defines =
        |text: &str| of_line(text, &[]).iter().any(|(f, _)| f.starts_with("Qu’est-ce que"));
    assert!(!defines("Purpura fulminans : C3G immédiate, avant tout prélèvement"));
    assert!(!defines("Tamponnade : pouls paradoxal = chute de la PAS à l’inspiration"));
    // Sides of a thing, one after the other.
    assert!(!defines("Lidocaïne : début rapide de l’anesthésie ; jamais en cas de bloc"));
    assert!(!defines("Spanioménorrhée : durée longue des cycles de la femme"));
    assert!(defines("Phlyctène : décollement de l’épiderme par une sérosité claire"));
}

#[test]
fn numbers_that_stand_together_are_hidden_together() {
    let found = hidden("Les rappels ont lieu à 25, 45 et 65 ans en France.", Language::French);
    assert!(found.iter().all(|gap| !gap.contains("65") || gap.contains("25")), "{found:?}");
    let found = hidden("Le doppler veineux est recommandé (SFMV 2025).", Language::French);
    assert!(found.iter().all(|gap| !gap.contains("2025")), "{found:?}");
    let cut = "Plus elle est brève dans le tétanos généralisé.";
    assert_eq!(hidden(cut, Language::French), [""; 0]);
}

#[test]
fn a_label_that_only_remarks_is_not_asked() {
    for label in ["Piège", "Moyen mnémotechnique", "Point clé", "QCM classique"] {
        for value in ["dosage de la TSH", "la triade est complète dans 10 % des cas"] {
            let found = of_line(&format!("{label} : {value}"), &["Lithium", "Surveillance"]);
            let asks = |(front, _): &(String, String)| {
                front.to_lowercase().contains(&label.to_lowercase())
            };
            assert!(!found.iter().any(asks), "{found:?}");
        }
    }
    let told = "À retenir : la triade est complète dans 10 % des cas";
    let found = of_line(told, &["Lithium", "Surveillance"]);
    assert!(found.iter().all(|(front, _)| !front.contains("retenir")), "{found:?}");
    // « def : » says what the title is.
    let text = "Insuffisance surrénale\n\ndef : déficit de sécrétion des hormones du cortex";
    let inputs = [Input { name: "cours.txt".into(), text: text.into() }];
    let found = generate(&inputs, &Options::default(), &|_| true).unwrap();
    let fronts: Vec<String> =
        found.deck.notes.iter().map(|note| note.cards()[0].question.front()).collect();
    assert!(fronts.iter().any(|front| front.starts_with("Qu’est-ce que")), "{fronts:?}");
    // What is named is asked.
    let found = of_line("Triade : fièvre, toux, rash", &["Rougeole"]);
    assert!(!found.is_empty());
}

#[test]
fn what_has_a_verb_is_no_term_to_define() {
    let found = of_line("patient opéré qui vomit = bride jusqu’à preuve du contraire", &[]);
    assert!(!found.is_empty());
    let defines = |front: &str| front.contains("désigne") || front.contains("Qu’est-ce");
    assert!(found.iter().all(|(front, _)| !defines(front)), "{found:?}");
}

#[test]
fn a_share_in_brackets_counts_no_members() {
    let bullets = ["Usage nocif", "Dépendance", "Ivresse"];
    let asked = |head| of_list(head, &bullets, Language::French).is_some();
    assert!(asked("Complications (1 homme sur 5)"));
    assert!(!asked("Cinq complications"));
}

#[test]
fn members_that_mostly_say_what_it_is_like_are_no_list() {
    let asked = |bullets: &[&str]| of_list("Signes", bullets, Language::French).is_some();
    let like = ["Anémie", "Fortuit dans 20 % des cas", "Tardif le plus souvent"];
    assert!(!asked(&like));
    assert!(asked(&["Anémie", "Douleurs osseuses", "Fortuit dans 20 % des cas"]));
    assert!(asked(&["Anémie", "Douleurs osseuses", "Fièvre", "Indolore"]));
    assert!(!asked(&["Anémie", "Douleurs osseuses", "Fièvre", "Non douloureux"]));
    // One of two tells nothing.
    assert!(!asked(&["Anémie", "Fortuit dans 20 % des cas"]));
}

#[test]
fn a_label_that_only_counts_asks_nothing() {
    let told = "Critère 1 : atteinte cutanée aiguë et signe respiratoire";
    assert_eq!(of_line(told, &["Anaphylaxie"]), []);
    let told = "Stade 1 : atteinte cutanée aiguë et signe respiratoire";
    assert!(!of_line(told, &["Anaphylaxie"]).is_empty());
    // Its list is of what stands behind the number.
    let items = ["choc abdominal", "côté gauche"];
    let found = of_list("Clinique 3 : rupture", &items, Language::French);
    assert!(found.is_none_or(|(front, _)| !front.contains("clinique 3")));
}

#[test]
fn a_figure_and_a_rank_define_nothing() {
    let read = |term: &str, told: &str| {
        with(Language::English, &["Pancreatitis", "Causes"], |setting| {
            let text = format!("{term} – {told}");
            let cards = line::line(setting, told, Some(term)).cards;
            assert!(!cards.is_empty(), "{text} gives no card");
            cards.iter().any(|card| card.kind == Kind::Definition)
        })
    };
    assert!(!read("hypertriglyceridaemia", "usu. >10 mmol/L"));
    let found = of_line("Lithiase ≈ 45 % = #1", &["Causes"]);
    assert!(found.is_empty(), "{found:?}");
    // An arrow tells what comes of it, not what it is.
    let defines = |text: &str| of_line(text, &[]).iter().any(|(f, _)| f.starts_with("Qu’est-ce"));
    assert!(!defines("Antibioprophylaxie : systématique en cas de cocci → endocardite"));
}

#[test]
fn a_line_whose_value_opens_with_a_verb_is_filled_in_behind_it() {
    let of = |text: &str| {
        with(Language::English, &["Pancreatitis"], |setting| {
            let cards = line::line(setting, text, None).cards;
            cards.iter().map(|card| sides(&card.content)).collect::<Vec<_>>()
        })
    };
    let found = of("CRP >150 at 48h = predicts necrosis");
    let filled =
        found.iter().any(|(front, back)| front.ends_with("predicts […]") && back == "necrosis");
    assert!(filled, "{found:?}");
    let found = of("splenic vein thrombosis → gastric varices");
    assert!(found.iter().all(|(_, back)| back.to_lowercase() == "gastric varices"), "{found:?}");
}

#[test]
fn a_consequence_alone_hangs_on_the_line_before() {
    let hangs = |text: &str| {
        with(Language::French, &["Paludisme"], |setting| {
            let cards = line::line(setting, text, None).cards;
            !cards.is_empty() && cards.iter().all(|card| card.dangling)
        })
    };
    assert!(hangs("Conséquence : obstruction de la microcirculation cérébrale"));
    assert!(!hangs("Conséquences : anémie, ictère, coma"));
}

/// The fronts of all that is thought of for a text.
fn fronts_of(text: &str) -> Vec<String> {
    let input = Input { name: "oeil.txt".into(), text: text.into() };
    let made = generate(&[input], &Options::default(), &|_| true).unwrap();
    made.candidates.iter().map(|card| sides(&card.note.content).0).collect()
}

#[test]
fn what_the_text_names_is_no_adjective_of_its_heading() {
    let fronts = |told: &str| {
        let text = format!(
            "Œil\n\nTuniques\nCornée : hublot transparent antérieur, avasculaire.\n{told}\n"
        );
        fronts_of(&text)
    };
    let named = fronts("La cornée a cinq couches, et la cornée n'a aucun vaisseau.");
    assert!(!named.iter().any(|front| front.contains("tunique cornée")), "{named:?}");
    let unnamed = fronts("Les vaisseaux s'arrêtent au limbe.");
    assert!(unnamed.iter().any(|front| front.contains("tunique cornée")), "{unnamed:?}");
}

#[test]
fn a_heading_that_says_nothing_leads_no_line() {
    let text = "Œil\n\nGénéralités\nTrop long = myopie ; trop court = hypermétropie\n";
    let fronts = fronts_of(text);
    assert!(fronts.iter().all(|front| !front.contains("Généralités")), "{fronts:?}");
    assert!(fronts.iter().any(|front| front.contains("rop court")), "{fronts:?}");
}

#[test]
fn a_counted_label_over_a_list_gives_way_to_what_it_counts() {
    let bullets = ["douleur brutale", "état de choc", "métrorragies"];
    let found = of_list("Clinique 3 : rupture tubaire", &bullets, Language::French);
    let found = found.unwrap().0;
    assert!(found.contains("upture tubaire") && !found.contains("linique 3"), "{found}");
    let found = of_list("Clinique : rupture tubaire", &bullets, Language::French);
    assert!(found.is_some_and(|(front, _)| front.to_lowercase().contains("clinique")));
}

#[test]
fn a_sigle_that_its_bracket_explains_is_no_shorthand() {
    let found =
        of_line("SP (secondairement progressive) : fait suite à la forme rémittente", &["SEP"]);
    assert!(found.iter().all(|(front, _)| !front.contains("signes physiques")), "{found:?}");
    let found = of_line("SP : râles crépitants, fièvre, cyanose", &["Pneumopathie"]);
    assert!(found.iter().any(|(front, _)| front.contains("signes physiques")), "{found:?}");
}

#[test]
fn of_a_poor_outlook_the_factors_are_asked() {
    let found =
        of_line("Mauvais pronostic : sexe masculin, début tardif, atteinte motrice", &["SEP"]);
    assert!(
        found.iter().any(|(front, _)| front.contains("facteurs de mauvais pronostic")),
        "{found:?}"
    );
}

#[test]
fn an_entry_that_says_its_name_again_is_no_definition() {
    let defines = |told: &str| {
        with(Language::French, &["Acidocétose", "Insuline"], |setting| {
            let cards = line::line(setting, told, Some("Insuline")).cards;
            cards.iter().any(|card| card.kind == Kind::Definition)
        })
    };
    assert!(!defines("Insuline rapide par voie veineuse à la seringue, puis relais."));
}

#[test]
fn under_another_thing_a_pronoun_is_not_the_topic() {
    let read = |heading: &str| {
        let text = format!(
            "# Le tissu osseux\n\nLe tissu osseux est un tissu vivant. Le tissu osseux grandit vite.\n\n## {heading}\n\nIl est entouré d'une zone claire sans organite cellulaire.\n"
        );
        fronts_of(&text)
    };
    let other = read("Ostéoclaste");
    assert!(other.iter().all(|front| !front.contains("[Le tissu osseux]")), "{other:?}");
    let own = read("Structure");
    assert!(own.iter().any(|front| front.contains("[Le tissu osseux]")), "{own:?}");
}

#[test]
fn bullets_under_a_label_that_has_its_value_are_not_asked_by_it() {
    let card = |head: &str| {
        with(Language::French, &["Traitement"], |setting| {
            list::card(setting, head, &["diminue la pression", "fait pousser les cils"], false)
        })
    };
    assert!(card("1re intention : collyre aux prostaglandines").is_none());
    // A figure is told beside its kinds, and a thing of its own is told of.
    let kinds = |head: &str| {
        with(Language::French, &["Formes"], |setting| {
            list::card(setting, head, &["anévrisme rompu", "angiome rompu"], false)
        })
    };
    assert!(kinds("Hémorragique : 15 %").is_some());
    assert!(kinds("Champ visuel : périmétrie statique").is_some());
}

#[test]
fn an_examination_that_lists_findings_is_asked_for_what_it_shows() {
    let front = |line: &str| of_line(line, &["Pré-éclampsie", "Clinique"])[0].0.clone();
    assert!(front("Examen : réflexes vifs, œdèmes de la face").starts_with("Que montre l’examen"));
    assert!(!front("Examens : ECG, radiographie, créatinine").contains("montre"));
}

#[test]
fn who_published_is_no_term() {
    let entry = |term: &str, told: &str, path: &[&str]| {
        with(Language::French, path, |setting| line::line(setting, told, Some(term)).cards.len())
    };
    assert_eq!(entry("HAS", "Dépistage du diabète gestationnel", &["Formation"]), 0);
    assert_eq!(entry("Société savante", "Atlas des lésions de la peau", &["Formation"]), 0);
    assert!(entry("HCSP", "Haut Conseil de la santé publique", &["Abréviations"]) > 0);
    assert!(entry("Hygroma", "Inflammation d’une bourse séreuse", &["Coude"]) > 0);
}
