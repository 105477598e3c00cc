//! Which figures are hidden, and with what.

use super::refer::Position;
use super::sentence;
use super::tests::{hidden, with};
use crate::deck::Content;
use crate::generate::language::Language;

#[test]
fn so_many_that_they_were_measured_are_a_figure() {
    let french = |text: &str| hidden(text, Language::French);
    let found = french("On compte entre 4000 et 10.000 leucocytes par mm³.");
    assert!(found.iter().any(|gap| gap == "4000 et 10.000"), "{found:?}");
    // The unit goes without saying.
    assert!(!found.iter().any(|gap| gap.starts_with("mm")), "{found:?}");
    let found =
        french("Le sang contient environ 5 millions de globules rouges par millimètre cube.");
    assert!(found.iter().any(|gap| gap == "environ 5 millions"), "{found:?}");
    assert!(!found.iter().any(|gap| gap.contains("cube")), "{found:?}");
    let found = french("La chaîne est lambda dans 2/3 des cas d’amylose.");
    assert!(found.iter().any(|gap| gap == "2/3"), "{found:?}");
    // A few are what a list counts, and a scale has steps.
    let found = french("La paroi est formée de 4 couches concentriques.");
    assert!(!found.iter().any(|gap| gap == "4"), "{found:?}");
    let found = french("Le souffle est coté 2/6 au foyer aortique.");
    assert!(!found.iter().any(|gap| gap == "2/6"), "{found:?}");
    let found = hidden("The marrow makes 2 million red cells every second.", Language::English);
    assert!(found.iter().any(|gap| gap == "2 million"), "{found:?}");
}

#[test]
fn a_unit_of_two_words_and_degrees_are_whole() {
    let english = |text: &str| hidden(text, Language::English);
    let found = english("Filtration needs a pressure of 10 mm Hg across the capillary wall.");
    assert!(found.iter().any(|gap| gap == "10 mm Hg"), "{found:?}");
    let found = english("The strands part when the mixture is heated to 95 C for one minute.");
    assert!(found.iter().any(|gap| gap == "95 C"), "{found:?}");
    let found = english("The liver is damaged by hepatitis C in many countries.");
    assert!(!found.iter().any(|gap| gap == "C"), "{found:?}");
}

#[test]
fn a_value_in_two_units_is_hidden_whole() {
    let told = "Lorsque la glycémie passe sous 2,5 g/L (14 mmol/L), on ajoute du sérum glucosé.";
    let found = hidden(told, Language::French);
    assert!(found.iter().any(|gap| gap == "2,5 g/L (14 mmol/L)"), "{found:?}");
    assert!(!found.iter().any(|gap| gap == "14 mmol/L" || gap == "2,5 g/L"), "{found:?}");
}

#[test]
fn a_bound_without_a_unit_is_a_figure() {
    let found = hidden("L’acidose est sévère quand le pH est inférieur à 7,00.", Language::French);
    assert!(found.iter().any(|gap| gap == "7,00"), "{found:?}");
    // What is counted has its noun; two bounds are one criterion.
    let found = hidden("Une atteinte supérieure à 3 segments est grave.", Language::French);
    assert!(!found.iter().any(|gap| gap == "3"), "{found:?}");
    let found =
        hidden("A mortality above 50 per cent is usual in this syndrome.", Language::English);
    assert!(found.iter().any(|gap| gap.ends_with("per cent")), "{found:?}");
}

#[test]
fn a_hidden_figure_shows_its_unit() {
    let shows = |told: &str, gap: &str, language| {
        let found = with(language, &[], |setting| {
            let cards = sentence::read(setting, told, Position::default()).cards;
            cards.into_iter().map(|card| card.content).collect::<Vec<_>>()
        });
        let there =
            |content: &Content| matches!(content, Content::Cloze { text } if text.contains(gap));
        assert!(found.iter().any(there), "{gap}: {found:?}");
    };
    for (told, gap) in [
        ("La radiographie du genou est répétée après 6 mois.", "::6 mois::… mois}}"),
        ("Les fibrilles mesurent environ 18 à 30 nm.", "18 à 30 nm::… nm}}"),
        ("La spécificité des anticorps dépasse 95 %.", "::95 %::… %}}"),
        ("Le traitement de la gale dure trois semaines.", "::trois semaines::… semaines}}"),
        // Of two units neither fits both bounds.
        ("La varicelle survient entre 6 mois à cinq ans.", "{{c1::6 mois à cinq ans}}"),
        ("Le recul est de 4 ans et demi chez ces opérés.", "::4 ans et demi::… ans}}"),
        // What it is compared by stays.
        ("La fièvre est souvent > 39°C sans frisson.", "> {{c1::39°C::… °C}}"),
        // The bracket would say the value.
        ("La glycémie passe sous 2,5 g/L (14 mmol/L) en une heure.", "(14 mmol/L)::… g/L}}"),
        // No unit: nothing is shown.
        ("Le risque de cancer est multiplié par deux chez le fumeur.", "{{c1::deux}}"),
    ] {
        shows(told, gap, Language::French);
    }
    shows("Renal stones recur in about 20% of patients.", "20%::…%}}", Language::English);
}

#[test]
fn when_something_is_measured_and_what_the_rest_is_are_not_asked() {
    let told = "Le seuil des lésions après la 10e semaine est estimé à 300 mGy.";
    let found = hidden(told, Language::French);
    assert!(found.iter().any(|gap| gap == "300 mGy"), "{found:?}");
    assert!(!found.iter().any(|gap| gap.contains("semaine")), "{found:?}");
    let found = hidden("Le canal se ferme à la 10e semaine de la grossesse.", Language::French);
    assert!(found.iter().any(|gap| gap == "10e semaine"), "{found:?}");
    let found = hidden("Les 10 % restants contiennent des lipoprotéines.", Language::French);
    assert!(!found.iter().any(|gap| gap.contains("10")), "{found:?}");
}
