//! A label and its value where no question is sure: « Baux = […] », a line of notes to be filled in.
//!
//! Of 73 bare labels that were asked as such, « Baux ? », readers found 59 % usable and 19 % ready; of
//! 72 such gaps 78 % and 26 %.

use super::marks::cloze;
use super::told::{self, Link, Told};
use super::wording::ARROWS;
use super::{Asked, Setting, Way, balanced, recalled, tidy};
use crate::generate::Kind;
use crate::generate::grammar::Wanted;
use crate::generate::realise::capital;
use crate::generate::sentence::sentences;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// The card of `label` and `value`: what `told` asks, or the line with its value hidden where that is
/// the bare label.
pub(super) fn card(
    setting: &Setting<'_>,
    (way, kind, link): (Way, Kind, Link),
    told: Told,
    label: &str,
    value: &str,
) -> Asked {
    let Told { front, likely, .. } = told;
    let filled = if let Some(at) = verb(setting, value).filter(|_| link == Link::Equals) {
        let before = before(setting, label, link) + value.get(..at).unwrap_or_default();
        cloze(way, &before, value.get(at..).unwrap_or_default(), "")
    } else if front == setting.terse(label) {
        cloze(way, &before(setting, label, link), value, "")
    } else {
        None
    };
    let card = filled.unwrap_or_else(|| Asked::basic(way, kind, front, value));
    Asked { likely, ..card }
}

/// The card of « label : value »; none where it would hide a value that can't be recalled. A question is
/// answered by the first sentence of what stands behind the label.
pub(super) fn labelled(
    setting: &Setting<'_>,
    (way, kind): (Way, Kind),
    told: Told,
    label: &str,
    value: &str,
) -> Option<Asked> {
    let bare = told.front == setting.terse(label);
    if bare && !recalled::can_be(setting, label, value) {
        return None;
    }
    // « Qu’est-ce qui caractérise … ? » may be answered by several.
    let noun = setting.noun(label);
    let several = [Wanted::Marks, Wanted::Signs, Wanted::Findings]
        .into_iter()
        .any(|wanted| setting.grammar.wanted(wanted, &noun).as_ref() == Some(&told.front))
        || told::asks_how_it_is(setting, &told.front);
    let first = sentences(value).into_iter().next().and_then(|first| value.get(first));
    let value = first.filter(|first| !bare && !several && balanced(first)).map_or(value, tidy);
    Some(card(setting, (way, kind, Link::Colon), told, label, value))
}

/// “CRP > 150 at 48 h = predicts necrosis”: where what the verb is told of begins, if a verb opens the
/// value. No other question fits such a line.
fn verb(setting: &Setting<'_>, value: &str) -> Option<usize> {
    let found = tokens(value, setting.lexicon);
    let [verb, next, ..] = found.as_slice() else { return None };
    let chain = ARROWS.iter().any(|mark| value.contains(mark));
    let language = setting.lexicon.language;
    let sure = verb.tag == Tag::Verb
        && !can_be(&verb.lower, Category::Noun, language)
        && matches!(next.tag, Tag::Determiner | Tag::Noun | Tag::Adjective);
    (sure && !chain).then_some(next.start)
}

/// The line up to its value.
fn before(setting: &Setting<'_>, label: &str, link: Link) -> String {
    let label = label.trim_end_matches(['?', '!', ':', ' ', '\u{a0}', '\u{202f}']);
    // « Purulente » says of what only behind its heading.
    let lead = setting.lead(label).filter(|_| !setting.noun(label).nominal);
    let label = match lead {
        Some(lead) => setting.grammar.headed(&lead, label),
        None => capital(label),
    };
    match link {
        Link::Colon => setting.grammar.headed(&label, ""),
        Link::Arrow => format!("{label} → "),
        Link::Equals => format!("{label} = "),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{of_line, with};
    use super::*;
    use crate::generate::asking::sides;
    use crate::generate::language::Language;

    fn fronts(text: &str, path: &[&str]) -> Vec<String> {
        let plain = |front: String| front.replace(['\u{a0}', '\u{202f}'], " ");
        of_line(text, path).into_iter().map(|(front, _)| plain(front)).collect()
    }

    #[test]
    fn a_bare_label_is_a_line_to_fill_in_and_a_question_asks() {
        let filled = fronts("UBS = % SCB + 3 × % 3e degré", &["Gravité"]);
        assert!(!filled.iter().any(|front| front.starts_with("[…] = ")), "{filled:?}");
        let filled = fronts("Syndrome de détresse = toujours bilatéral", &["Gravité"]);
        assert!(filled.iter().any(|front| front.ends_with(" = […]")), "{filled:?}");
        // A sentence behind a label that asks nothing is read as one.
        let told = "CRP et VS élevées : une CRP normale rend le diagnostic très peu probable";
        let found = fronts(told, &["Paraclinique"]);
        assert!(found.iter().all(|front| front != "CRP et VS élevées : […]"), "{found:?}");
        // What no label alone asks for is not hidden; a term is.
        let told = "CRP et VS élevées : diagnostic très peu probable sinon";
        assert!(fronts(told, &["Paraclinique"]).iter().all(|front| !front.ends_with(": […]")));
        let told = "Bec : prostate (chez l’homme)";
        assert_eq!(fronts(told, &["Vessie"]), ["Bec : […]"]);
        let arrow = with(Language::French, &["Brûlures"], |setting| {
            let told = Told::by_rule(setting.terse("suies nasales"), false);
            card(setting, (Way::Arrow, Kind::Effect, Link::Arrow), told, "suies nasales", "HbCO")
        });
        assert_eq!(sides(&arrow.content), ("Suies nasales → […]".into(), "HbCO".into()));
        let asked = fronts("Signes : fièvre, toux", &["Grippe"]);
        assert!(asked.iter().any(|front| front.starts_with("Quels sont les signes")), "{asked:?}");
        assert!(asked.iter().all(|front| front != "Signes : […]"), "{asked:?}");
    }
}
