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
