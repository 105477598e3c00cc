//! What a sentence takes from those before it, beside what it only seems to.

use super::refer::{Named, Position};
use super::tests::{asked, gaps, with};
use super::{Asked, sentence};
use crate::generate::grammar::Noun;
use crate::generate::language::Language;

fn read(text: &str, position: Position<'_>, language: Language) -> Vec<Asked> {
    with(language, &[], |setting| sentence::read(setting, text, position).cards)
}

/// Whether all cards of `text` dangle, which there are.
#[track_caller]
pub(super) fn dangles(text: &str, language: Language) -> bool {
    let cards = read(text, Position::default(), language);
    assert!(!cards.is_empty(), "no card of {text}");
    cards.iter().all(|card| card.dangling)
}

/// Fronts of what is asked of the last of some sentences of one paragraph, under a title.
pub(crate) fn fronts(text: &str) -> Vec<String> {
    let input = crate::generate::Input { name: "cours".into(), text: text.into() };
    let options = crate::generate::Options {
        amount: crate::generate::Amount::Everything,
        ..crate::generate::Options::default()
    };
    let found = crate::generate::generate(&[input], &options, &|_| true).unwrap();
    let sound = found.candidates.iter().filter(|candidate| !candidate.dangling);
    sound
        .map(|candidate| {
            let (front, _) = crate::generate::asking::sides(&candidate.note.content);
            let context = &candidate.note.context;
            format!("[{context}] {front}").replace(['\u{a0}', '\u{202f}'], " ")
        })
        .collect()
}

#[test]
fn an_object_that_stands_elsewhere_dangles() {
    assert!(dangles(
        "On le prescrit devant tout retard de développement inexpliqué.",
        Language::French
    ));
    assert!(dangles(
        "Le médecin qui la constate engage sa responsabilité pénale.",
        Language::French
    ));
    assert!(!dangles(
        "La rénine est libérée par le rein, qui la stocke dans ses granules.",
        Language::French
    ));
}

#[test]
fn the_pronoun_of_a_condition_means_the_subject_or_dangles() {
    assert!(dangles(
        "Quand elle manque, les épines dendritiques restent longues et grêles.",
        Language::French
    ));
    assert!(!dangles("Quand elle est grave, la maladie impose une dialyse.", Language::French));
    assert!(!dangles("Lorsqu’il existe une ascite, le foie est cirrhotique.", Language::French));
}

#[test]
fn what_is_one_s_own_by_a_copula_dangles() {
    assert!(dangles("Apnoea is its chief adverse effect.", Language::English));
    assert!(!dangles("The adrenal cortex has its own blood supply.", Language::English));
}

#[test]
fn what_the_clause_names_itself_is_not_pointed_at() {
    let told = "Aneurysms develop in 20% of untreated children, against 4% of those given \
                immunoglobulin.";
    assert!(!dangles(told, Language::English));
    assert!(!dangles(
        "La corticothérapie est efficace, y compris dans les formes graves.",
        Language::French
    ));
    assert!(dangles("Le calcium ionisé en représente la moitié.", Language::French));
}

#[test]
fn a_word_that_concludes_is_left_out() {
    let found = fronts(
        "Maladie cœliaque\n\nLe régime sans gluten reste donc indispensable à la cicatrisation.",
    );
    assert!(found.iter().any(|front| front.contains("reste indispensable")), "{found:?}");
    // « ainsi que » lists.
    let text = "Bile\n\nLe foie sécrète ainsi que stocke la bile hépatique.";
    assert!(fronts(text).iter().all(|front| !front.contains("sécrète que")));
}

#[test]
fn a_pronoun_goes_on_with_the_subject_before_it() {
    let text = "La mort\n\nLa rigidité tient à l’épuisement de l’ATP. Elle débute aux mâchoires vers \
                la troisième heure.";
    let found = fronts(text);
    assert!(found.iter().any(|front| front.contains("[La rigidité] débute")), "{found:?}");
    // It agrees with nothing that was the subject.
    let text = text.replace("Elle débute", "Il débute");
    assert!(fronts(&text).iter().all(|front| !front.contains("[La rigidité]")));
    // What is measured is not what is spoken of.
    let text = "Syndrome néphrotique\n\nLe seuil retenu est de trois grammes. Il est dit pur sans \
                hématurie macroscopique.";
    assert!(fronts(text).iter().all(|front| !front.contains("[Le seuil")));
}

#[test]
fn what_the_sentence_before_owns_is_said_with_it() {
    let text = "La mort\n\nLa putréfaction est due à la flore intestinale. Son premier signe est \
                la tache verte abdominale.";
    let found = fronts(text);
    let said = "La putréfaction est due à la flore intestinale. Son premier signe est la […].";
    assert!(found.iter().any(|front| front.contains(said)), "{found:?}");
}

#[test]
fn a_side_is_the_topic_s_or_the_illness_s_that_was_told_of() {
    let side = |told_of: Option<&str>, title: &'static str| {
        with(Language::French, &[title], |setting| {
            let named = Named::default();
            let told_of: Option<Noun> = told_of.map(|text| setting.noun(text));
            let position = Position {
                before: Some(&named),
                told_of: told_of.as_ref(),
                topic: Some(title),
                ..Position::default()
            };
            let text = "Le traitement repose sur le dantrolène.";
            let cards = sentence::read(setting, text, position).cards;
            let under = cards.first().and_then(|card| card.under.first()).cloned();
            (cards.iter().all(|card| card.dangling), under)
        })
    };
    assert_eq!(side(None, "Encéphalite herpétique"), (false, None));
    assert_eq!(side(None, "État confusionnel"), (false, None));
    assert_eq!(side(Some("la mélioïdose"), "Mélioïdose"), (false, None));
    let under = Some("Encéphalite".to_owned());
    assert_eq!(side(Some("l’encéphalite"), "Rougeole"), (false, under));
    // Of the virus, or of the illness?
    assert_eq!(side(Some("le virus sauvage"), "Rougeole"), (true, None));
    assert_eq!(side(None, "La mort et ses signes"), (true, None));
}

#[test]
fn a_label_without_a_question_of_its_own_is_gapped() {
    let found =
        fronts("# Épistaxis\n\n## Prise en charge\n\n- Méchage antérieur : bien serré, 48 h\n");
    assert!(found.iter().all(|front| !front.contains("Méchage antérieur : […]")), "{found:?}");
    let found =
        fronts("# Épistaxis\n\n## Prise en charge\n\n- Repère du méchage : cornet inférieur\n");
    assert!(found.iter().any(|front| front.contains("[…]")), "{found:?}");
    // What stands in brackets only remarks.
    let text =
        "# Épistaxis\n\n## Prise en charge\n\n- Méchage antérieur : bien serré (48 heures)\n";
    assert!(fronts(text).iter().all(|front| !front.contains("([…])")));
}

#[test]
fn a_clause_that_does_not_agree_has_another_subject() {
    let fronts = |text: &str| -> String {
        let cards = read(text, Position::default(), Language::English);
        cards.iter().map(|card| crate::generate::asking::sides(&card.content).0 + "\n").collect()
    };
    // “Lower” is read as a verb.
    let found =
        fronts("The classical triad consists of amenorrhoea, lower abdominal pain and fever.");
    assert!(!found.contains("triad lower") && !found.contains("[…] lower"), "{found}");
    let found = fronts("The drug blocks the pump and raises the gastric pH within an hour.");
    assert!(found.contains("raise"), "{found}");
}

#[test]
fn a_participle_behind_its_noun_is_no_verb() {
    let fronts = |text: &str| -> Vec<String> {
        let cards = read(text, Position::default(), Language::English);
        cards.iter().map(|card| crate::generate::asking::sides(&card.content).0).collect()
    };
    let text = "Pain felt at the tip of the shoulder suggests rupture of the tube.";
    let found = fronts(text);
    assert!(found.iter().all(|front| !front.starts_with("Pain suggests")), "{found:?}");
    assert!(
        found.iter().any(|front| front.contains("pain felt at the tip")
            || front.contains("Pain felt at the tip of the shoulder suggests")),
        "{found:?}"
    );
    // A second verb that is joined is one of the subject's own.
    let found = fronts("The patient felt pain and took paracetamol within an hour.");
    assert!(found.iter().all(|front| !front.contains("Patient felt pain took")), "{found:?}");
}

#[test]
fn such_patients_are_those_of_the_sentence_before() {
    let text = "In such patients the load is first lowered with albendazole for three weeks.";
    assert!(dangles(text, Language::English));
    let text = "Chez de tels malades, la charge est réduite par l’albendazole pendant 21 jours.";
    assert!(dangles(text, Language::French));
    // What is named before, or compared, points at nothing.
    let text = "Drugs such as albendazole lower the load of the larvae for three weeks.";
    assert!(!dangles(text, Language::English));
    let text = "Un antiparasitaire tel que l’albendazole réduit la charge pendant 21 jours.";
    assert!(!dangles(text, Language::French));
}

/// The fronts of the cards of a sentence about `topic`.
fn about(topic: &str, text: &str, language: Language) -> Vec<String> {
    let position = Position { topic: Some(topic), ..Position::default() };
    let cards = read(text, position, language);
    cards.iter().map(|card| crate::generate::asking::sides(&card.content).0).collect()
}

#[test]
fn a_side_of_the_topic_says_of_what_it_is_one() {
    let told = "La synthèse débute vers 24 semaines d’aménorrhée.";
    let found = about("Surfactant pulmonaire", told, Language::French);
    let whole = |front: &String| front.starts_with("La synthèse [du surfactant pulmonaire]");
    assert!(found.iter().any(whole), "{found:?}");
    // What has a name of its own, and what is the topic itself, need no owner.
    let told = "La synthèse du cortisol débute vers 24 semaines d’aménorrhée.";
    let found = about("Surfactant pulmonaire", told, Language::French);
    assert!(
        !found.is_empty() && found.iter().all(|front| !front.contains("[du surf")),
        "{found:?}"
    );
    let found =
        about("Bisphosphonates", "La molécule se fixe sur l’hydroxyapatite.", Language::French);
    assert!(found.iter().all(|front| !front.contains("[des ")), "{found:?}");
}

#[test]
fn an_owner_of_another_number_stands_elsewhere() {
    let told = "La gravité de l’intoxication tient surtout à leurs métabolites toxiques.";
    assert!(dangles(told, Language::French));
    let told = "La gravité des intoxications tient surtout à leurs métabolites toxiques.";
    assert!(!dangles(told, Language::French));
    let told = "Avery et Mead rattachèrent son déficit à la maladie des membranes hyalines.";
    assert!(dangles(told, Language::French));
}

#[test]
fn a_reading_without_its_measure_dangles() {
    let told = "A value below 20 mL/kg is an indication for elective intubation.";
    assert!(dangles(told, Language::English));
    let told = "A vital capacity below 20 mL/kg is an indication for elective intubation.";
    assert!(!dangles(told, Language::English));
}

#[test]
fn a_subject_is_taken_over_without_what_only_says_more_of_it() {
    let text = "Surfactant\n\nSP-A et SP-D, hydrophiles, appartiennent à la famille des collectines \
                et participent à l’immunité innée des alvéoles.";
    let found = fronts(text);
    assert!(found.iter().all(|front| !front.contains("hydrophiles participent")), "{found:?}");
    assert!(found.iter().any(|front| front.contains("participent SP-A et SP-D ?")), "{found:?}");
}

#[test]
fn what_has_no_clause_points_as_well() {
    let hangs = |text: &str, language| {
        with(language, &[], |setting| {
            let cards = sentence::read(setting, text, Position::default()).cards;
            !cards.is_empty() && cards.iter().all(|card| card.dangling)
        })
    };
    // The tree finds no clause in these.
    let french = "Visible à la lampe à fente, il est présent chez près de 95 % des patients";
    assert!(hangs(french, Language::French));
    assert!(hangs("The remainder, perhaps 10 per cent, into the space", Language::English));
    let french = "Lévodopa : visible à la lampe à fente chez 95 % des patients atteints";
    assert!(!hangs(french, Language::French));
}

#[test]
fn a_subject_taken_over_keeps_what_qualifies_its_verb() {
    let found = gaps(
        "Cutaneous diphtheria presents as a chronic ulcer with a grey base and rarely leads to \
         systemic toxicity.",
        Language::English,
    );
    let toxic: Vec<&String> = found.iter().filter(|front| front.contains("lead")).collect();
    assert!(!toxic.is_empty() && toxic.iter().all(|front| front.contains("rarely")), "{toxic:?}");
}

#[test]
fn a_passive_goes_on_without_its_auxiliary() {
    let told = "Close contacts are swabbed, given antibiotic prophylaxis and offered a booster in \
                the week that follows the day on which the first case of the household was confirmed \
                by the laboratory of the hospital.";
    let fronts = asked(told, Language::English).into_iter().map(|(front, _)| front);
    let all: Vec<String> = fronts.chain(gaps(told, Language::English)).collect();
    assert!(all.iter().any(|front| front.contains("are offered")), "{all:?}");
    assert!(all.iter().all(|front| !front.contains("contacts offer")), "{all:?}");
    // An active verb needs none.
    let told = "Macrophages engulf the bacilli and offered antigens to lymphocytes.";
    let all = gaps(told, Language::English);
    assert!(all.iter().all(|front| !front.contains("are offered")), "{all:?}");
}

#[test]
fn what_has_its_article_is_asked_with_it() {
    let found = asked("The vaccine is a toxoid that formaldehyde has made.", Language::English);
    assert!(found.iter().any(|(front, _)| front == "What is the vaccine?"), "{found:?}");
    let found = asked("Aspirin is a drug that inhibits cyclooxygenase.", Language::English);
    assert!(found.iter().any(|(front, _)| front == "What is aspirin?"), "{found:?}");
}

#[test]
fn who_acts_answers_without_its_preposition() {
    let told = "The cephalic phase is abolished by vagotomy and by atropine.";
    let found = asked(told, Language::English);
    let wanted = ("What abolishes the cephalic phase?", "Vagotomy and atropine");
    let is_wanted = |(front, back): &(String, String)| (front.as_str(), back.as_str()) == wanted;
    assert!(found.iter().any(is_wanted), "{found:?}");
}

#[test]
fn what_concludes_from_itself_hangs_on_nothing() {
    let dangles = |text: &str| {
        let found = with(Language::French, &["Méthotrexate"], |setting| {
            super::sentence::read(setting, text, super::refer::Position::default())
        });
        assert!(!found.cards.is_empty(), "{text}");
        found.cards.iter().all(|card| card.dangling)
    };
    assert!(!dangles(
        "Le méthotrexate bloque la synthèse des purines, donc de l’ADN des cellules."
    ));
    assert!(dangles("Le méthotrexate bloque alors la synthèse des purines et de l’ADN."));
    assert!(dangles(
        "Le méthotrexate bloque la synthèse des purines, donc les cellules se reposent."
    ));
    assert!(!dangles("Les deux feuillets de la plèvre délimitent un espace normalement virtuel."));
    assert!(dangles("Les deux feuillets délimitent un espace normalement virtuel."));
}

#[test]
fn an_item_may_begin_small() {
    let text = "aplatissement du diaphragme, soulèvement de la cage thoracique (scalènes), \
                éventuellement muscles intercostaux et muscles abdominaux profonds";
    let dangles = |item: bool| {
        let position = super::refer::Position { item, ..super::refer::Position::default() };
        let found = with(Language::French, &["Plèvre"], |setting| {
            super::sentence::read(setting, text, position)
        });
        assert!(!found.cards.is_empty());
        found.cards.iter().all(|card| card.dangling)
    };
    assert!(!dangles(true));
    assert!(dangles(false));
}

#[test]
fn what_opens_a_condition_is_what_the_pronoun_means() {
    let english = |text| dangles(text, Language::English);
    assert!(!english("When renin binds with heparin, it detaches from the granules."));
    assert!(!english("Since toxins are proteins, they are destroyed by heat."));
    // Of two that act it may be either.
    assert!(english("When the toxins destroy the receptors, they release histamine."));
}

#[test]
fn one_of_those_named_before_dangles() {
    assert!(dangles("One is Parkinson’s disease, which slows the movements.", Language::English));
    let types =
        "The two principal types of cohort studies are prospective and retrospective studies.";
    assert!(!dangles(types, Language::English));
    assert!(dangles(
        "The two principal types are prospective and retrospective.",
        Language::English
    ));
}

#[test]
fn a_question_may_take_up_what_it_does_not_name() {
    let another = |front: &str, language| {
        with(language, &[], |setting| super::pointing::asks_of_another(setting, front))
    };
    assert!(another("What happens if the same effect occurs in many fibres?", Language::English));
    assert!(!another("What has the same effect as heparin?", Language::English));
    assert!(another("Comment appelle-t-on les ondes qui en résultent ?", Language::French));
    assert!(!another("Comment appelle-t-on les ondes du sommeil profond ?", Language::French));
}

#[test]
fn a_share_without_what_it_is_of_dangles() {
    let item = Position { item: true, listed: true, ..Position::default() };
    let dangles = |text| read(text, item, Language::French).iter().all(|card| card.dangling);
    assert!(dangles("11 % liés à une cardiopathie ischémique ancienne"));
    assert!(!dangles("11 % des malades ont une cardiopathie ischémique"));
}
