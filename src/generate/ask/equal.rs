//! « A = B »: what a thing is, stands for or comes to.

use super::marks::{Line, has_verb, is_labelled, split_label, statements};
use super::told::{self, Labelled, Link, Told};
use super::{Asked, Setting, Way, balanced, count, filled, label, pair, tidy, wording};
use crate::generate::Kind;
use crate::generate::frequency::zipf;
use crate::generate::realise::capital;
use crate::generate::rubric;
use crate::generate::term::single;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// « A = B ; C = D ».
pub(super) fn equalities(setting: &Setting<'_>, text: &str) -> Option<Line> {
    // « = syndrome médullaire latéral » under its heading.
    if let (Some(right), Some(left)) = (text.trim().strip_prefix("= "), setting.heading())
        && (1..=14).contains(&count(right))
        && count(left) <= 8
        && balanced(right)
    {
        let cards = vec![equal(setting, left, right)];
        return Some(Line { cards, rest: Vec::new() });
    }
    if !text.contains(" = ") {
        return None;
    }
    let mut found = Line::default();
    let mut head: Option<String> = None;
    let mut parts: Vec<&str> = Vec::new();
    for statement in statements(setting, text) {
        let Some(told) = text.get(statement.clone()) else { continue };
        if told.contains(" = ") {
            parts.extend(told.split(';'));
            let name = told.split_once(" = ").map(|(name, _)| name.trim().to_owned());
            head = head.or_else(|| name.filter(|name| (1..=5).contains(&count(name))));
        } else if is_labelled(setting, told) {
            found.rest.push((statement, head.clone()));
        }
    }
    // « CV : scotome ; stade évolué = CV tubulaire »: the label is over all.
    let label = parts.first().and_then(|first| split_label(first));
    let label = label.map(|(own, _)| own.to_owned()).filter(|own| !own.contains(" = "));
    let path: Vec<String> = setting.path.iter().chain(&label).cloned().collect();
    let setting = &Setting { path: &path, ..*setting };
    for part in parts {
        let Some((left, right)) = part.split_once(" = ") else { continue };
        let (left, right) = (left.trim(), tidy(right));
        let measured = left.ends_with(|c: char| c.is_ascii_digit()) && count(left) > 2;
        let plain = count(left) > 0
            && count(left) <= 10
            && (1..=25).contains(&count(right))
            && !left.contains([':', '.'])
            // « RR = 80/14 = 5,7 » is worked out.
            && !right.contains(" = ")
            // “gallstones ≈ 40-50% = #1”: of what, another line says.
            && !right.starts_with('#')
            && !measured
            // « 3 = derrière l’anse »: a figure of a picture.
            && !left.chars().all(|c| c.is_ascii_digit())
            && !pair::is_portion(setting, left)
            && balanced(left)
            && balanced(right);
        if !plain {
            continue;
        }
        if let Some(front) = told::reversed(setting, left, right) {
            found.cards.push(Asked::basic(Way::EqualBack, Kind::Identity, front, left));
            continue;
        }
        found.cards.push(equal(setting, left, right));
    }
    for card in &mut found.cards {
        card.under.extend(label.clone());
    }
    (!found.cards.is_empty()).then_some(found)
}

/// What « A = B » asks of A.
fn equal(setting: &Setting<'_>, left: &str, right: &str) -> Asked {
    // « Def = otite chronique … » defines what it stands under.
    let named = setting.heading().or(setting.title).filter(|_| rubric::is_definition(left));
    if let Some(named) = named {
        let front = setting.grammar.what_is(&setting.noun(named));
        return pair::defined(setting, Way::Equal, front, named, right);
    }
    let noun = setting.noun(left);
    // « Glaucome = neuropathie … » under « Définition »; « patient opéré qui vomit = bride » defines none.
    let defining = setting.heading().is_some_and(rubric::is_definition);
    let defines = noun.nominal
        && !has_verb(setting, left)
        && (defining || label::can_define(setting, &noun, right, 1) && !setting.is_under_a_side());
    let by_rule = |front| Told::by_rule(front, false);
    let labelled = Labelled { label: left, noun: &noun, values: &[right], link: Link::Equals };
    let (kind, told) = if pair::spells_out(left, right) {
        (Kind::Abbreviation, by_rule(setting.grammar.stands_for(left)))
    } else if let Some(told) = told::of_shape(setting, &labelled) {
        (Kind::Attribute, told)
    } else if defines {
        (Kind::Definition, by_rule(setting.grammar.what_is(&noun)))
    } else if pair::is_asked_by_its_name(setting, left, &noun, right) {
        (Kind::Attribute, by_rule(setting.grammar.which(&noun)))
    } else {
        let told = told::question(setting, &labelled);
        let told = told.or_else(|| same(setting, left, right).map(by_rule));
        (Kind::Identity, told.unwrap_or_else(|| by_rule(setting.terse(left))))
    };
    if kind == Kind::Definition {
        pair::defined(setting, Way::Equal, told.front, left, right)
    } else {
        filled::card(setting, (Way::Equal, kind, Link::Equals), told, left, right)
    }
}

/// Words of a thing that is asked for what it is the same as.
const BRIEF: usize = 6;
/// How often a word is read that needs no saying what it is.
const COMMON: f32 = 3.5;

/// « Articulations touchées = hanches »: where; « Hyperpnée = ↑ amplitude »: what it comes to. Of two noun phrases,
/// the first of which names a thing and no side of one.
fn same(setting: &Setting<'_>, left: &str, right: &str) -> Option<String> {
    let language = setting.lexicon.language;
    let noun = setting.noun(left);
    let right = right.trim_end_matches(['+', ' ']);
    let head = |text: &str| single(&setting.noun(text).head, language).to_lowercase();
    let place = |text: &str| {
        setting.lexicon.organ(&head(text)).is_some() || setting.lexicon.noun_is("kind", &head(text))
    };
    let found = tokens(right, setting.lexicon);
    let opening = right.split(' ').next().unwrap_or_default();
    let noted = |word: &str| setting.lexicon.noun_is("label", &word.to_lowercase());
    let plain = (noun.nominal || wording::is_sigle(left))
        && count(left) <= BRIEF
        && !left.contains([',', '/', '+', '→', '%', '(', '?', ':'])
        && !left.split(' ').any(noted)
        && !has_verb(setting, left)
        && !has_verb(setting, right)
        && !label::anything_may_have(setting, &noun);
    let front = |asked: &str| {
        let front = setting.lexicon.phrases(asked).first()?;
        Some(setting.grammar.asked_of(&capital(left), front))
    };
    if plain && place(right) && !place(left) {
        return front("where-is");
    }
    // « Envie de sel = IS primaire aussi » is a sign of it; « cœlioscopie = référence » and « dyspnée aiguë =
    // urgence » judge.
    let sign = wording::is_sigle(opening) && !wording::is_sigle(left);
    let names = right.starts_with(wording::CHANGES)
        || found.first().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Determiner))
            && !setting.is_attribute(&setting.noun(right))
            && !told::is_verdict(setting, right);
    let rare = |word: &str| zipf(&word.to_lowercase(), language) < COMMON;
    let term = left.split([' ', '-', '’']).any(|word| wording::is_sigle(word) || rare(word));
    let examines = told::is_named(setting, &noun);
    (plain && names && term && !sign && !examines).then(|| front("what-equals")).flatten()
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::tests::of_line;

    fn front(text: &str) -> String {
        let found = of_line(text, &["Rhumatismes"]);
        let front = found.into_iter().next().map(|(front, _)| front).unwrap_or_default();
        front.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn what_a_thing_is_the_same_as_is_asked_for() {
        assert!(front("Enthèses lésées = tendon rotulien").ends_with("où ?"));
        let found = front("Bradypnée = ↓ fréquence respiratoire");
        assert!(found.ends_with("correspond-il ?"), "{found}");
        // A side is asked for by its name, and a clause says what it does.
        for text in [
            "Siège = tendon rotulien",
            "La bradypnée = le malade respire peu",
            "Bradypnée = urgence",
            "Hygiène = savon, eau",
        ] {
            assert!(!front(text).contains("correspond-il"), "{text}");
        }
    }

    #[test]
    fn a_formula_is_asked_for_as_one() {
        assert!(front("Clairance = U × V / P").contains("formule"));
        assert!(!front("Clairance = 90 mL/min").contains("formule"));
        assert!(!front("Amoxicilline = 1 g × 3").contains("formule"));
    }
}
