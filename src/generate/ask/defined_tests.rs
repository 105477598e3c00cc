//! What a sentence says a thing is, and where nothing is sure.

use super::refer::Position;
use super::reference_tests::fronts;
use super::{Setting, Way};
use crate::deck::Content;
use crate::generate::ask::sentence::read;
use crate::generate::grammar::grammar;
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::term::Evidence;

fn asked(text: &str, term: Option<&str>, language: Language) -> Vec<(String, String)> {
    let evidence = Evidence::default();
    let setting = Setting {
        lexicon: lexicon(language),
        evidence: &evidence,
        grammar: grammar(language),
        title: None,
        path: &[],
    };
    let position = Position { term, ..Position::default() };
    let cards = read(&setting, text, position).cards;
    let sides = cards.into_iter().filter_map(|card| match card.content {
        Content::Basic { front, back } if card.way == Way::Being => Some((front, back)),
        _ => None,
    });
    sides.collect()
}

#[test]
fn what_stands_above_is_defined() {
    let text = "Il s’agit d’un passage rétrograde de l’œuf dans la trompe.";
    let found = asked(text, Some("Reflux tubaire"), Language::French);
    assert_eq!(found[0].0, "Qu’est-ce que le reflux tubaire ?");
    // Of nothing known, nothing is asked.
    assert_eq!(asked(text, None, Language::French), []);
}

#[test]
fn under_a_kind_nothing_is_told_of_the_topic() {
    let evidence = Evidence::default();
    let defined = |heading: &str| {
        let path = ["Grippe".to_owned(), heading.to_owned()];
        let setting = Setting {
            lexicon: lexicon(Language::French),
            evidence: &evidence,
            grammar: grammar(Language::French),
            title: Some("Grippe"),
            path: &path,
        };
        let position = Position { topic: Some("Grippe"), ..Position::default() };
        let text = "Il s’agit d’une triade banale de fièvre, de toux et de douleurs.";
        read(&setting, text, position).cards.iter().any(|card| card.way == Way::Being)
    };
    assert!(defined("Généralités"));
    assert!(!defined("Forme commune"));
}

#[test]
fn the_noun_that_both_sides_name_gives_nothing_away() {
    let found = asked(
        "La voie biliaire est la seule voie importante d’élimination du cuivre.",
        None,
        Language::French,
    );
    let front = "Quelle est la seule voie importante d’élimination du cuivre ?";
    assert_eq!(found[0], (front.to_owned(), "La voie biliaire".to_owned()));
    // The rest of the name does.
    let told = "La voie biliaire principale est la seule voie biliaire du foie.";
    assert!(
        !asked(told, None, Language::French).iter().any(|(front, _)| front.contains("Quelle est"))
    );
}

#[test]
fn what_is_picked_out_or_named_defines_nothing() {
    let term = Some("Lactation");
    for text in [
        "C’est l’expulsion du placenta qui lève le frein hormonal.",
        "C’est la lactogenèse de stade I.",
        "C’est une conséquence de ce frein hormonal.",
    ] {
        assert_eq!(asked(text, term, Language::French), [], "{text}");
    }
    let text = "C’est l’ensemble des phénomènes qui aboutissent à la sécrétion du lait.";
    assert_eq!(asked(text, term, Language::French).len(), 1);
}

#[test]
fn what_a_clause_tells_is_no_thing() {
    let text = "Son taux rétabli, la sécrétion retombe : c’est un rétrocontrôle négatif de l’axe.";
    let being = |text: &str| asked(text, None, Language::French);
    assert!(being(text).iter().all(|(front, _)| !front.starts_with("Qu’est-ce")));
    let text = "Ce frein a un nom. C’est un rétrocontrôle négatif de l’axe.";
    assert_eq!(being(text), []);
    assert_eq!(asked(text.split_once(". ").unwrap().1, Some("Frein"), Language::French).len(), 1);
}

#[test]
fn a_side_of_a_thing_is_named_and_not_explained() {
    let text = "Le traitement de référence est une perfusion d’hémine humaine.";
    let found = asked(text, None, Language::French);
    assert_eq!(found[0].0, "Quel est le traitement de référence ?");
    let text = "Le signe de Stemmer est l’impossibilité de pincer la peau du deuxième orteil.";
    let found = asked(text, None, Language::French);
    assert_eq!(found[0].0, "Qu’est-ce que le signe de Stemmer ?");
    let text = "La catalepsie est le maintien d’une posture imposée.";
    let found = asked(text, None, Language::French);
    assert_eq!(found[0].0, "Qu’est-ce que la catalepsie ?");
}

#[test]
fn a_rank_is_asked_for_and_defines_nothing() {
    let french = |text: &str| asked(text, None, Language::French);
    let pair = |front: &str, back: &str| (front.to_owned(), back.to_owned());
    assert_eq!(
        french("L’angioscanner est l’examen de référence de la dissection aortique.")[0],
        pair("Quel est l’examen de référence de la dissection aortique ?", "L’angioscanner")
    );
    let text = "L’échographie de l’aorte est l’examen de référence de l’anévrisme de l’aorte.";
    let front = "Quel est l’examen de référence de l’anévrisme de l’aorte ?";
    assert_eq!(french(text)[0], pair(front, "L’échographie de l’aorte"));
    let text = "Le gliome est la tumeur maligne la plus fréquente du cerveau.";
    let front = "Quelle est la tumeur maligne la plus fréquente du cerveau ?";
    assert_eq!(french(text)[0], pair(front, "Le gliome"));
    let text = "C’est la complication la plus redoutée de la gastrite atrophique.";
    assert_eq!(asked(text, Some("Gastrite aiguë"), Language::French), []);
}

#[test]
fn what_is_mostly_so_defines_nothing() {
    let term = Some("Syndrome infectieux");
    for text in [
        "Il s’agit le plus souvent d’une symptomatologie subaiguë de plusieurs semaines.",
        "Il s’agit rarement d’une tumeur maligne de la glande.",
        "C’est souvent une infection de la peau du visage.",
    ] {
        assert_eq!(asked(text, term, Language::French), [], "{text}");
    }
    assert_eq!(asked("C’est une infection de la peau.", term, Language::French).len(), 1);
}

#[test]
fn the_one_of_its_kind_is_asked_for() {
    let text = "Le triceps brachial est le principal extenseur du coude.";
    let found = asked(text, None, Language::French);
    let wanted = ("Quel est le principal extenseur du coude ?", "Le triceps brachial");
    assert!(found.contains(&(wanted.0.to_owned(), wanted.1.to_owned())), "{found:?}");
    let text = "The soleus is the most important pump of the calf.";
    let found = asked(text, None, Language::English);
    assert!(found.iter().any(|(_, back)| back == "The soleus"), "{found:?}");
    // One of several is none to ask for.
    let text = "Le triceps brachial est un extenseur du coude.";
    let found = asked(text, None, Language::French);
    assert!(found.iter().all(|(front, _)| !front.starts_with("Quel est")), "{found:?}");
}

#[test]
fn what_opens_a_section_defines_its_heading_if_that_is_of_the_kind() {
    let text = "# L’explosion\n\n## Lésions de blast primaire\n\nCe sont des lésions provoquées par \
                l’onde de choc.";
    let asks = |text: &str, asked: &str| fronts(text).iter().any(|front| front.contains(asked));
    assert!(asks(text, "Que sont les lésions de blast primaire"), "{:?}", fronts(text));
    let other = text.replace("Lésions de blast primaire", "Secteur touché");
    assert!(!asks(&other, "l’explosion ?") && !asks(&other, "Que sont"), "{:?}", fronts(&other));
}

#[test]
fn a_definition_ends_before_another_predicate() {
    let french = |text| asked(text, Some("Aminosides"), Language::French);
    let told = french("Ce sont des antibiotiques bactéricides et ont une toxicité rénale.");
    let end = told.first().map(|card| card.1.as_str());
    assert_eq!(end, Some("Des antibiotiques bactéricides"));
    // What a relative goes on with stays.
    let told = french("Ce sont des antibiotiques qui diffusent peu et inhibent le ribosome.");
    assert!(told.first().is_some_and(|card| card.1.ends_with("ribosome")), "{told:?}");
}

#[test]
fn what_answers_its_heading_s_question_defines_what_that_asks_of() {
    let text = "# Le cancer\n\n## Qu’est-ce qu’une cellule cancéreuse ?\n\nC’est une cellule qui ne répond \
                plus aux signaux de ses voisines.";
    let found = fronts(text);
    assert!(found.iter().any(|front| front.contains("une cellule cancéreuse ?")), "{found:?}");
    assert!(!found.iter().any(|front| front.contains("le cancer ?")), "{found:?}");
    // Of two things it may be either.
    let two = fronts(&text.replace("une cellule cancéreuse", "une cellule ou une tumeur"));
    assert!(!two.iter().any(|front| front.contains("Qu’est-ce que")), "{two:?}");
}

#[test]
fn a_bullet_under_a_thing_beside_the_topic_defines_that_thing() {
    let text = "# Syndrome parkinsonien\n\nLes principaux signes du syndrome parkinsonien sont :\n\n- \
                Hypertonie\n  - C’est une résistance des muscles aux mouvements passifs du membre.\n";
    let asks = |text: &str, front: &str| fronts(text).iter().any(|found| found.contains(front));
    assert!(asks(text, "Qu’est-ce que l’hypertonie ?"), "{:?}", fronts(text));
    assert!(!asks(text, "Qu’est-ce que le syndrome"), "{:?}", fronts(text));
    // A side of the topic is none.
    let side = text.replace("Hypertonie", "Définition");
    assert!(!asks(&side, "hypertonie"), "{:?}", fronts(&side));
}
