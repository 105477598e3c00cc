//! The stages together, on short texts: guards, patterns, wording, ids.

mod french;
mod lists;
mod told_of;

use crate::deck::Note;
use std::collections::BTreeSet;

use super::*;
use crate::deck::Content;

fn run(text: &str) -> Generated {
    run_for(text, Amount::Everything)
}

fn run_for(text: &str, amount: Amount) -> Generated {
    let input = Input { name: "cours.txt".into(), text: text.into() };
    let options = Options { amount, ..Options::default() };
    generate(&[input], &options, &|_| true).unwrap()
}

/// Fronts and backs of all cards of `text`, with plain spaces.
fn cards(text: &str) -> Vec<(String, String)> {
    cards_of(&run(text).deck.notes)
}

fn cards_of(notes: &[Note]) -> Vec<(String, String)> {
    let plain = |text: String| text.replace(['\u{202f}', '\u{a0}'], " ");
    notes
        .iter()
        .flat_map(crate::deck::Note::cards)
        .map(|card| (plain(card.question.front()), plain(card.question.back())))
        .collect()
}

#[track_caller]
fn expect(text: &str, front: &str, back: &str) {
    // Among all that was thought of: which one is kept is the ranking's to say.
    let cards = cards_of(&run(text).pool().notes);
    let found = cards.iter().any(|(f, b)| f == front && b == back);
    assert!(found, "no « {front} » → « {back} » in {cards:#?}");
}

/// No card that a finder's pattern makes, and none at all as many as usual are wanted.
#[track_caller]
fn nothing(text: &str) {
    let usual = run_for(text, Amount::Usual);
    let patterns = usual.candidates.iter().filter(|c| c.kept && c.way == Way::Pattern).count();
    assert_eq!((patterns, cards_of(&usual.deck.notes)), (0, Vec::new()), "from {text}");
}

/// No question is made of it; a gap may be, under the heading that names its topic.
#[track_caller]
fn no_question(text: &str) {
    let generated = run_for(text, Amount::Usual);
    let asked =
        generated.deck.notes.iter().find(|note| !matches!(note.content, Content::Cloze { .. }));
    assert_eq!(asked, None, "from {text}");
}

/// Every card says `word`, on one side or the other.
#[track_caller]
fn all_say(text: &str, words: &[&str]) {
    for (front, back) in cards(text) {
        let whole = format!("{front} {back}").to_lowercase();
        assert!(words.iter().any(|word| whole.contains(word)), "{front} → {back}");
    }
}

#[test]
fn emptiness_makes_an_empty_deck() {
    for text in ["", " \n\n", "\0\u{1}\u{fffd}", "((((((", "****", "|||\n---"] {
        assert!(run(text).deck.notes.is_empty(), "{text:?}");
    }
}

#[test]
fn a_definition_asks_both_ways() {
    let text = "# Peau\n\n## Graisse\n\nLe lipome est une tumeur bénigne qui se développe dans la \
                graisse. Les lipomes sont mous.\n\n## Mélanocytes\n\nLe mélanome est une tumeur maligne \
                qui naît des mélanocytes.\n";
    let back = "Une tumeur bénigne qui se développe dans la graisse";
    expect(text, "Qu’est-ce qu’un lipome ?", back);
    expect(text, "Quelle tumeur bénigne se développe dans la graisse ?", "Un lipome");
}

#[test]
fn a_plural_definition_keeps_its_number() {
    expect(
        "Les ostéoclastes sont des cellules qui résorbent la matrice osseuse.",
        "Que sont les ostéoclastes ?",
        "Des cellules qui résorbent la matrice osseuse",
    );
}

#[test]
fn the_modal_stays() {
    expect(
        "Le lithium peut entraîner un tremblement des mains.",
        "Que peut entraîner le lithium ?",
        "Un tremblement des mains",
    );
}

#[test]
fn the_subject_follows_its_verb() {
    expect("La bile est sécrétée par le foie.", "Par quoi est sécrétée la bile ?", "Par le foie");
    expect(
        "L’hémostase dépend des plaquettes et de la coagulation.",
        "De quoi dépend l’hémostase ?",
        "Des plaquettes et de la coagulation",
    );
    expect(
        "L’insuline, sécrétée ou injectée, circule. L’insuline inhibe la lipolyse.",
        "Qu’inhibe l’insuline ?",
        "La lipolyse",
    );
}

#[test]
fn lists_are_closed_or_open() {
    expect(
        "Les causes de la cirrhose sont l’alcool, l’hépatite C et la stéatose.",
        "Quelles sont les causes de la cirrhose ? (3)",
        "- L’alcool\n- L’hépatite C\n- La stéatose",
    );
    let generated = run("Les signes de la cirrhose incluent l’ascite, l’ictère et l’astérixis.");
    let open =
        generated.deck.notes.iter().any(|n| matches!(n.content, Content::List { open: true, .. }));
    assert!(open);
}

#[test]
fn headings_and_heads_name_their_lists() {
    let text = "# La goutte\n\nLa goutte fait mal. Le froid aggrave la goutte.\n\n## Causes\n\n- excès d’acide urique\n- diurétiques\n\n\
                Les complications sont :\n\n- tophus\n- lithiase\n";
    expect(
        text,
        "Quelles sont les causes de la goutte ? (2)",
        "- Excès d’acide urique\n- Diurétiques",
    );
    let fronts: Vec<_> = cards(text).into_iter().map(|card| card.0).collect();
    assert!(
        fronts.iter().any(|f| f.contains("complications") && f.to_lowercase().contains("goutte")),
        "{fronts:?}"
    );
}

#[test]
fn abbreviations_are_spelled_out() {
    let text = "La bronchopneumopathie chronique obstructive (BPCO) gêne le souffle.";
    expect(text, "Que signifie BPCO ?", "Bronchopneumopathie chronique obstructive");
}

#[test]
fn what_points_elsewhere_is_left() {
    nothing("Ces lésions provoquent une hémorragie grave.");
    nothing("Cela entraîne une hypotension orthostatique.");
    nothing("Elles sont des cellules qui détruisent les bactéries.");
    nothing("Leur traitement repose sur la corticothérapie prolongée.");
    no_question("Un taux élevé permet de confirmer une hémolyse.");
}

#[test]
fn negation_is_never_lost() {
    for text in [
        "Le paracétamol ne provoque pas d’hémorragie digestive.",
        "L’aspirine ne doit pas être utilisée pour traiter la dengue.",
        "Aucun signe n’est spécifique de la péricardite.",
        "Warfarin does not cause thrombocytopenia.",
    ] {
        all_say(text, &[" pas ", "aucun", " not ", "no:"]);
    }
}

#[test]
fn cliches_advice_and_studies_are_left() {
    nothing("Le diabète représente un enjeu majeur de santé publique.");
    nothing("Il est important de consulter un médecin.");
    nothing("Cette étude a évalué 40 patients atteints de sarcoïdose.");
    nothing("L’obésité est un problème.");
}

#[test]
fn the_same_fact_is_asked_once() {
    let text = "Une embolie est une obstruction brutale d’un vaisseau par un corps étranger.\n\n\
                L’embolie est une obstruction d’un vaisseau par un corps qui migre.";
    let generated = run(text);
    let asked = |c: &&Candidate| c.kept && c.way == Way::Pattern && c.kind == Kind::Definition;
    assert_eq!(generated.candidates.iter().filter(asked).count(), 1);
}

#[test]
fn why_turns_the_verb() {
    expect(
        "La digoxine est dangereuse en raison de sa marge thérapeutique étroite.",
        "Pourquoi la digoxine est-elle dangereuse ?",
        "En raison de sa marge thérapeutique étroite",
    );
}

#[test]
fn english_questions() {
    expect(
        "The pancreas secretes insulin and glucagon into the blood.",
        "What does the pancreas secrete?",
        "Insulin and glucagon into the blood",
    );
    expect(
        "Statins may cause pain in the muscles of the legs.",
        "What may statins cause?",
        "Pain in the muscles of the legs",
    );
    expect(
        "An osteoma is a benign tumor that grows on bone.",
        "What is an osteoma?",
        "A benign tumor that grows on bone",
    );
}

#[test]
fn english_numbers_are_asked_for() {
    expect(
        "The adult spleen weighs about 150 g.",
        "How much does the adult spleen weigh?",
        "About 150 g",
    );
    expect(
        "The human heart has four valves.",
        "How many valves does the human heart have?",
        "Four",
    );
    expect(
        "The normal pressure of the eye is 10 to 21 mm Hg.",
        "What is the normal pressure of the eye?",
        "10 to 21 mm Hg",
    );
}

#[test]
fn english_complements_stay_apart() {
    expect(
        "The enzyme rennin converts casein into paracasein.",
        "What does the enzyme rennin convert casein into?",
        "Paracasein",
    );
    expect(
        "The study of the drug showed nothing. Nitrates are used to treat angina of the chest.",
        "What are nitrates used for?",
        "To treat angina of the chest",
    );
    expect(
        "The inner layer of the vessel is called the intima.",
        "What is the term for the inner layer of the vessel?",
        "The intima",
    );
}

#[test]
fn a_label_defines_its_term() {
    expect(
        "**Ascite** : épanchement de liquide dans la cavité péritonéale.",
        "Qu’est-ce que l’ascite ?",
        "Épanchement de liquide dans la cavité péritonéale",
    );
    nothing("Remarque : voir le cours de physiologie du rein.");
}

const COURSE: &str = "# Le rein\n\nLe néphron est une unité fonctionnelle qui filtre le sang. \
    La rénine est sécrétée par le rein.\n\nL’oligurie est une diminution du volume des urines.";

#[test]
fn an_added_paragraph_leaves_other_notes_alone() {
    let ids = |text: &str| -> BTreeSet<String> {
        run(text).deck.notes.iter().map(|note| note.id.to_string()).collect()
    };
    let before = ids(COURSE);
    let longer = COURSE.replace(
        "\n\nL’oligurie",
        "\n\nL’anurie est une absence totale d’émission d’urine.\n\nL’oligurie",
    );
    let after = ids(&longer);
    assert!(before.is_subset(&after) && after.len() > before.len());
}

#[test]
fn two_runs_give_the_same() {
    let (first, second) = (run(COURSE), run(COURSE));
    assert_eq!(crate::deck::write(&first.deck), crate::deck::write(&second.deck));
    assert!(first.deck.notes.len() >= 3);
    assert_eq!(first.deck.title, "Le rein");
}

#[test]
fn ranges_lead_back_to_the_text() {
    let text = "Intro.\n\nLa **bile** est sécré-\ntée par le foie [1].Le fiel est amer.";
    let generated = run(text);
    for sentence in &generated.sentences {
        let original = &text[sentence.range.clone()];
        let first = sentence.text.chars().next().unwrap();
        assert!(original.trim_start_matches('*').starts_with(first), "{original:?} {sentence:?}");
    }
}

#[test]
fn ranges_are_whole_characters() {
    for text in ["La bile ﬁltre bien aﬁ", "Le foie agit &nbsp;ici é&eacute;", "a\u{ad}é. « Oui ﬀ"]
    {
        for sentence in run(text).sentences {
            assert!(text.get(sentence.range).is_some());
        }
    }
}

#[test]
fn a_pronoun_takes_the_subject_just_defined() {
    let text = "Le lupus est une maladie auto-immune qui touche les femmes. Il peut entraîner une néphropathie.";
    expect(text, "Que peut entraîner le lupus ?", "Une néphropathie");
    let other = cards("Le lupus touche les reins. Elle peut entraîner une néphropathie.");
    assert!(other.iter().all(|card| !card.1.contains("éphropathie")), "{other:?}");
    let notes = run(text).deck.notes;
    let asks = |note: &&crate::deck::Note| format!("{:?}", note.content).contains("éphropathie");
    let quote = notes.iter().find(asks).unwrap().source.as_ref().unwrap().quote.clone();
    assert!(quote.starts_with("Le lupus est") && quote.ends_with("néphropathie."));
}

#[test]
fn progress_can_stop_the_work() {
    let input = Input { name: "a".into(), text: COURSE.into() };
    assert!(
        generate(std::slice::from_ref(&input), &Options::default(), &|share| share < 0.05)
            .is_none()
    );
    assert!(
        generate(&[input], &Options::default(), &|share| (0.0..=1.0).contains(&share)).is_some()
    );
}

#[test]
fn junk_is_survived() {
    let long = "mot ".repeat(100_000);
    let brackets = "([{".repeat(5_000);
    let dots = ".".repeat(20_000);
    let bytes: String = (0..20_000_u32).filter_map(|i| char::from_u32(i * 7 % 0x3000)).collect();
    for text in [
        long,
        brackets,
        dots,
        bytes,
        "« ".repeat(3000),
        "a\u{301}".repeat(4000),
        "- a\n".repeat(3000),
        "# a\n".repeat(3000),
    ] {
        let generated = run(&text);
        assert!(generated.deck.notes.len() < 50);
        for sentence in generated.sentences {
            assert!(text.get(sentence.range).is_some());
        }
    }
}

#[test]
fn what_is_told_under_a_thing_is_not_asked_of_the_title() {
    let text = "Anémies de l'adulte\n\nCarence martiale\n- Signes propres : ongles cassants, \
                koïlonychie, perlèche, pica\n- Traitement : fer ferreux PO, à jeun, 3 mois minimum\n\n\
                Maladie de Biermer\n- Mécanisme : gastrite atrophique auto-immune\n";
    let notes = run(text).deck.notes;
    let told: Vec<String> = notes.iter().map(|note| format!("{:?}", note.content)).collect();
    assert!(told.iter().any(|note| note.contains("signes propres")), "{told:#?}");
    assert!(!told.iter().any(|note| note.contains("des anémies")), "{told:#?}");
}

#[test]
fn answers_that_stand_elsewhere_and_subjects_with_a_lead_are_left() {
    let fronts = |text: &str| -> Vec<String> {
        let text = format!(
            "# Surfactant\n\nThe alveolus is a small sac of the lung in which gases are exchanged. {text}\n"
        );
        cards_of(&run(&text).pool().notes).into_iter().map(|(front, _)| front).collect()
    };
    let found = fronts("High surface tension causes three problems with alveoli.");
    assert!(!found.iter().any(|front| front.starts_with("What does high")), "{found:?}");
    let found = fronts("High surface tension causes pulmonary oedema.");
    assert!(found.iter().any(|front| front.starts_with("What does high")), "{found:?}");
    let found =
        fronts("Surface tension is reduced in proportion to the concentration of molecules.");
    assert!(!found.iter().any(|front| front.ends_with("reduced in?")), "{found:?}");
    let found = fronts("In adults the usual cause is a faecolith of the lumen.");
    assert!(!found.iter().any(|front| front.contains("is in adults")), "{found:?}");
    let found = fronts("The usual cause in adults is a faecolith of the lumen.");
    assert!(found.iter().any(|front| front.starts_with("What is the usual cause")), "{found:?}");
}
