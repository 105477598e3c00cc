//! Wrong answers: same unit, same size, same family, and never one that is right.

use super::quantity::{distractors, quantities};
use super::*;
use crate::generate::{Input, Options, Outcome, Reason, generate};

fn sentences(texts: &[&str]) -> Vec<Sentence> {
    let sentence = |text: &&str| Sentence {
        input: 0,
        range: 0..0,
        text: (*text).to_owned(),
        place: String::new(),
        outcome: Outcome::Nothing(Reason::NoPattern),
    };
    texts.iter().map(sentence).collect()
}

/// Wrong answers to a question on the first sentence.
fn wrong(texts: &[&str], question: &str, answer: &str) -> Vec<String> {
    let sentences = sentences(texts);
    let text = Text::new(&sentences, "", Language::French);
    let found = distractors(&OnceCell::new(), &text, 0, question, answer);
    found.map_or_else(Vec::new, |(_, wrong)| wrong)
}

fn run(text: &str, choices: Choices) -> Vec<Content> {
    let input = Input { name: "cours.md".to_owned(), text: text.to_owned() };
    let options =
        Options { amount: crate::generate::Amount::Everything, choices, ..Options::default() };
    let generated = generate(&[input], &options, &|_| true).unwrap();
    generated.deck.notes.into_iter().map(|note| note.content).collect()
}

#[test]
fn quantities_have_a_number_and_a_unit() {
    let read = |text: &str| quantities(text).len();
    assert_eq!(read("entre 8 et 15 jours, puis 2,5 mg/j et 10 000 UI"), 3);
    assert_eq!(read("90 à 95 % des cas"), 1);
    for none in ["l’IL-6 et la T4 libre", "le stade 3 de la maladie", "1/3 des cas", "en 2015"] {
        assert_eq!(read(none), 0, "{none}");
    }
}

const DOSES: [&str; 5] = [
    "La rivalomycine se donne pendant 10 jours.",
    "Le bilan sanguin revient au bout de 4 jours.",
    "Une éruption apparaît vers 7 jours chez un enfant sur cent.",
    "La fièvre du rash tombe en 15 jours, le plâtre reste 6 semaines.",
    "On revoit le malade à 200 jours ou à 45 jours.",
];

#[test]
fn wrong_numbers_have_the_same_unit_and_size() {
    let question = "Combien de temps se donne la rivalomycine ?";
    assert_eq!(wrong(&DOSES, question, "10 jours"), ["4 jours", "7 jours", "15 jours"]);
    let before = wrong(&DOSES, question, "environ 10 jours");
    assert_eq!(before, ["Environ 4 jours", "Environ 7 jours", "Environ 15 jours"]);
}

#[test]
fn two_wrong_numbers_are_too_few() {
    let question = "Combien de temps se donne la rivalomycine ?";
    assert!(wrong(&DOSES[..3], question, "10 jours").is_empty());
    assert!(wrong(&DOSES, question, "6 semaines").is_empty());
    assert!(wrong(&DOSES, question, "10").is_empty());
}

#[test]
fn what_may_be_right_too_is_no_wrong_answer() {
    let question = "Combien de temps se donne la rivalomycine ?";
    let mut texts = DOSES.to_vec();
    // The same is said of another number, a number is close to the right one, or is in question.
    texts[1] = "La rivalomycine se donne 4 jours chez l’enfant.";
    assert!(!wrong(&texts, question, "10 jours").contains(&"4 jours".to_owned()));
    texts[1] = "Le bilan sanguin revient au bout de 11 jours.";
    assert!(!wrong(&texts, question, "10 jours").contains(&"11 jours".to_owned()));
    texts[1] = DOSES[1];
    let asked = "Après une fièvre de 15 jours, combien de temps se donne la rivalomycine ?";
    assert!(!wrong(&texts, asked, "10 jours").contains(&"15 jours".to_owned()));
}

const TERMS: &str = "# Vocabulaire\n\nLa gastrite est une inflammation aiguë ou chronique de \
    la muqueuse de l’estomac.\n\nLe tabac favorise la bronchite des fumeurs.\n\nUne cystite brûle au moment \
    d’uriner.\n\nLa phlébite gonfle le mollet.\n";

#[test]
fn a_term_is_chosen_among_its_family_where_the_student_wants_it() {
    let chosen = |choices| {
        run(TERMS, choices).into_iter().find_map(|content| match content {
            Content::Choice { answer, distractors, .. } => Some((answer, distractors)),
            _ => None,
        })
    };
    let (answer, wrong) = chosen(Choices::Everywhere).unwrap();
    assert_eq!(answer, "Gastrite");
    assert_eq!(wrong, ["Bronchite", "Cystite", "Phlébite"]);
    assert_eq!(chosen(Choices::Numbers), None);
}

#[test]
fn a_term_beside_the_right_one_is_no_wrong_answer() {
    let beside = format!("{TERMS}\nLa gastrite et la phlébite font mal.\n");
    let contents = run(&beside, Choices::Everywhere);
    assert!(contents.iter().all(|content| !matches!(content, Content::Choice { .. })));
}

#[test]
fn no_question_is_asked_both_ways() {
    let contents = run(TERMS, Choices::Everywhere);
    let asks = |content: &Content| matches!(content, Content::Choice { answer, .. } if answer == "Gastrite");
    assert_eq!(contents.iter().filter(|content| asks(content)).count(), 1);
    // The definition is still asked, but no longer both ways.
    assert!(contents.iter().any(|content| matches!(content,
        Content::Basic { back, .. } if back.starts_with("Une inflammation"))));
    assert!(!contents.iter().any(|content| matches!(content, Content::Reversible { .. })));
}

const GLANDS: &str = "# Hormones\n\nLa rénine est sécrétée par le rein.\n\nLe glucagon est sécrété \
    par le pancréas.\n\nLa bile est sécrétée par le foie.\n\nLa leptine est sécrétée par le tissu \
    adipeux.\n\nLa thymosine est sécrétée par le thymus.\n\nLa mélatonine est sécrétée par \
    l’épiphyse.\n";

/// The wrong answers to the question on bile.
fn organs(text: &str) -> Vec<String> {
    let asked = run(text, Choices::Everywhere).into_iter().find_map(|content| match content {
        Content::Choice { question, distractors, .. } if question.contains("bile") => {
            Some(distractors)
        }
        _ => None,
    });
    asked.unwrap_or_default()
}

#[test]
fn parallel_facts_lend_each_other_their_answers() {
    let wrong = organs(GLANDS);
    assert_eq!(wrong, ["Par le rein", "Par le pancréas", "Par le thymus"]);
    // Of two organs in one sentence with the right one, neither may be wrong.
    let beside = GLANDS.replace("par le rein", "par le rein, comme le foie");
    assert!(!organs(&beside).iter().any(|organ| organ.contains("rein")));
}
