//! What need not be typed, because the question shows it.

use super::Expected;

#[test]
fn a_unit_that_the_question_shows_need_not_be_typed() {
    let right = |answer: &str, shown: &str, typed: &str| {
        let expected = Expected::read(&[answer.to_owned()], "fr").showing(Some(shown.to_owned()));
        expected.compare(typed, &|_| false).is_right()
    };
    assert!(right("6 mois", "mois", "6") && right("6 mois", "mois", "6 mois"));
    assert!(right("20 %", "%", "20") && right("50 mg/kg", "mg/kg", "50"));
    assert!(!right("6 mois", "mois", "8") && !right("6 mois", "mois", "6 ans"));
    assert!(!right("< 5 mg/L", "mg/L", "5") && !right("6 mois", "mois", ""));
}

#[test]
fn a_comparison_that_opens_an_answer_is_asked() {
    let right = |answer: &str, typed: &str| {
        Expected::read(&[answer.to_owned()], "fr").compare(typed, &|_| false).is_right()
    };
    for answer in ["> 6 semaines", ">3 g/24 h", ">=5 mm", "+ 5 D", "- 70 mV", "Seuil\n> 3 g"] {
        assert!(right(answer, answer), "{answer}");
    }
    assert!(!right("> 6 semaines", "6 semaines") && !right(">3 g/24 h", "3 g/24 h"));
    assert!(!right("+ 5 D", "- 5 D") && !right("Seuil\n> 3 g", "Seuil 3 g"));
}
