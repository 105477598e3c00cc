//! Ranges under a heading of normal values: of « FC : 60–100/min » under « Constantes » one asks for the
//! normal value, not for the value, which every patient has.

use super::{Labelled, Link, Told};
use crate::generate::ask::{Setting, count, of_thing, tidy, wording};
use crate::generate::tokenise::tokens;

/// Words of what is measured, and of its range.
const NAME: usize = 4;
const RANGE: usize = 4;

/// « Quelle est la valeur normale de la natrémie ? »
pub(in crate::generate::ask) fn question(
    setting: &Setting<'_>,
    told: &Labelled<'_>,
) -> Option<Told> {
    let heading = wording::unnumbered(setting.heading()?).trim();
    let value = tidy(told.first());
    let says_so = tokens(told.label, setting.lexicon).iter().any(|t| is_normal(setting, &t.lower));
    let sound = !told.listed()
        && told.link != Link::Arrow
        && (1..=NAME).contains(&count(told.label))
        && !told.label.contains([':', '/', '→', '=', '?'])
        && !says_so
        && is_range(value)
        && tells_norms(setting, heading);
    let words = setting.lexicon.phrases("normal-value").first()?;
    sound.then(|| Told::by_rule(of_thing::asked(setting, told.label, words), false))
}

fn is_normal(setting: &Setting<'_>, word: &str) -> bool {
    setting.lexicon.noun_is("norm-told", word)
}

/// « Constantes », « Valeurs normales », “Reference ranges”; not « Examen normal ».
fn tells_norms(setting: &Setting<'_>, heading: &str) -> bool {
    let found = tokens(heading, setting.lexicon);
    let lists = |list: &str| found.iter().any(|t| setting.lists_singular(list, t));
    lists("norm-alone") || lists("norm-head") && found.iter().any(|t| is_normal(setting, &t.lower))
}

/// « 35-45 mmHg », « < 2,5 mmol/L »: a patient's own value is one number.
fn is_range(value: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let bounded = value.starts_with(['<', '>', '≤', '≥']) && value.contains(digit);
    let spanned = ["-", "–", " à ", " to ", "—"].iter().any(|mark| {
        value.split_once(mark).is_some_and(|(low, high)| {
            low.trim_end().ends_with(digit) && high.trim_start().starts_with(digit)
        })
    });
    (bounded || spanned && value.starts_with(digit))
        && count(value) <= RANGE
        && !value.contains([':', ';', '→', '+', '='])
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{English, French};

    fn front(told: &str, heading: &str) -> String {
        let (first, _) = asked(told, &["Chat", heading], French).swap_remove(0);
        first.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn a_range_is_the_normal_value() {
        let found = front("Natrémie : 135-145 mmol/L", "Constantes");
        assert_eq!(found, "Quelle est la valeur normale de la natrémie ?");
        let found = front("FR : 12-36 /min", "Valeurs normales");
        assert_eq!(found, "FR : quelle est la valeur normale ?");
        let found = asked("Sodium: 135-145 mmol/L", &["Reference ranges"], English).swap_remove(0);
        assert!(found.0.contains("normal value"), "{found:?}");
    }

    #[test]
    fn a_number_and_a_dose_are_no_norm() {
        for (told, heading) in [
            ("Natrémie : 128 mmol/L", "Constantes"),
            ("Kétamine : 1-2 mg/kg", "Doses"),
            ("Natrémie : 135-145 mmol/L", "Accouchement normal"),
        ] {
            assert!(!front(told, heading).contains("normale"), "{told}");
        }
    }
}
