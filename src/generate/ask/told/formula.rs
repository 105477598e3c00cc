//! Labels whose value is a formula: asked for as one.

use super::{Labelled, Told};
use crate::generate::ask::{Setting, count, wording};
use crate::generate::realise::capital;

/// « PAM : quelle est la formule ? » of « (PAS + 2 × PAD) / 3 », which no value answers.
pub(super) fn formula(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let value = told.first();
    let worked = value.char_indices().any(|(at, c)| {
        let (before, after) = (value.get(..at), value.get(at + c.len_utf8()..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let near = before.ends_with(|c: char| c.is_ascii_digit());
        let (before, after) = (before.trim_end(), after.trim_start());
        let first = after.chars().next().unwrap_or(' ');
        let last = before.chars().last().unwrap_or(' ');
        // « 1 g × 3/j », « 10 − 20 », “300 ÷ big squares” are figures.
        let factors = (near || last.is_alphabetic() || last == ')')
            && (first.is_alphabetic() || first == '(');
        // “CO = SV x HR”
        let letters = first.is_uppercase() && (last.is_uppercase() || last == ')');
        matches!(c, '×' | '÷' | '−' | '^') && factors
            || c == 'x' && letters && before.len() < at && after.len() + at + 1 < value.len()
    });
    let front = setting.lexicon.phrases("which-formula").first()?;
    // « Formule : Q = FC × VES » says so itself.
    let named = wording::stems(front).iter().any(|stem| wording::stems(told.label).contains(stem));
    let plain = !told.listed() && !told.label.contains([':', '=', '→']) && count(told.label) <= 6;
    (worked && plain && !named && !value.contains(['=', '→', ';', '…']))
        .then(|| Told::by_rule(setting.grammar.asked_of(&capital(told.label), front), false))
}
