//! « A → B »: what follows from what, and chains of more.

use super::marks::{Line, cloze, has_verb, is_labelled, split_label, statements};
use super::told::{self, Labelled, Link, Told};
use super::{
    Asked, Setting, Way, balanced, count, filled, gap, member, pair, qualified, tidy, wording,
};
use crate::generate::Kind;

/// « A → B », and chains of more; each part between semicolons by itself.
pub(super) fn arrows(setting: &Setting<'_>, text: &str) -> Option<Line> {
    if !wording::ARROWS.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let mut found = Line::default();
    let mut head: Option<String> = None;
    for statement in statements(setting, text) {
        let Some(told) = text.get(statement.clone()) else { continue };
        // « bêtabloquants → ↓ sécrétion. CI : asthme »: of the first.
        if !wording::ARROWS.iter().any(|mark| told.contains(mark)) && is_labelled(setting, told) {
            found.rest.push((statement, head.clone()));
            continue;
        }
        if head.is_none() {
            let name = wording::ARROWS.iter().find_map(|mark| told.split_once(mark));
            let name = name.map(|(name, _)| member::without_brackets(name).trim().to_owned());
            head = name.filter(|name| (1..=5).contains(&count(name)));
        }
        for part in told.split(';') {
            if let Some(mark) = wording::ARROWS.iter().find(|mark| part.contains(**mark)) {
                found.cards.extend(arrow(setting, tidy(part), mark));
            }
        }
    }
    Some(found)
}

/// The cards of one « A → B ».
fn arrow(setting: &Setting<'_>, text: &str, mark: &str) -> Vec<Asked> {
    let steps: Vec<&str> = text.split(mark).map(str::trim).collect();
    let Some((first, rest)) = steps.split_first() else { return Vec::new() };
    if count(first) == 0 || rest.iter().any(|step| count(step) == 0) || !balanced(first) {
        return Vec::new();
    }
    if steps.len() >= 4 && steps.iter().all(|step| count(step) <= 6) {
        // The step that is the least likely to be guessed.
        let inner = 1..steps.len() - 1;
        let hardest = inner.max_by(|a, b| {
            let rarity = |at: &usize| gap::rarity(setting, steps.get(*at).unwrap_or(&""));
            rarity(a).total_cmp(&rarity(b))
        });
        let Some(at) = hardest else { return Vec::new() };
        let before = format!("{} → ", steps.get(..at).unwrap_or_default().join(" → "));
        let after = format!(" → {}", steps.get(at + 1..).unwrap_or_default().join(" → "));
        let card = cloze(Way::Chain, &before, steps.get(at).unwrap_or(&""), &after);
        return card.into_iter().collect();
    }
    // « label : A → B » has a label of its own.
    let (label, cause) = match split_label(first) {
        // « NB : cornée fine → … »
        Some((label, at)) => {
            let label = Some(label).filter(|label| !setting.is_note(label));
            (label, first.get(at..).unwrap_or(first).trim())
        }
        None => (None, *first),
    };
    let told = rest.join(" → ");
    if count(cause) > 12 || count(&told) > 14 || !balanced(&told) {
        return Vec::new();
    }
    let mut cards: Vec<Asked> = if count(cause) <= 8 && !has_verb(setting, cause) {
        if setting.is_empty_of(cause) || setting.only_adds(cause) {
            return Vec::new();
        }
        let mut path = setting.path.to_vec();
        path.extend(label.map(str::to_owned));
        let setting = Setting { path: &path, ..*setting };
        let noun = qualified::noun_of(&setting, cause);
        let values = [told.as_str()];
        let labelled = Labelled { label: cause, noun: &noun, values: &values, link: Link::Arrow };
        // « tachycardie, S1Q3, BBD → … » is no question, nor is « hypo → … ».
        let plain = !cause.contains(',')
            && (noun.nominal || count(cause) > 1 || cause.starts_with(char::is_uppercase));
        let question = told::question(&setting, &labelled)
            .or_else(|| plain.then(|| Told::by_rule(setting.terse(cause), false)));
        question
            .filter(|question| !told::is_idle(&setting, &labelled, &question.front))
            .map(|question| {
                let how = (Way::Arrow, Kind::Effect, Link::Arrow);
                filled::card(&setting, how, question, cause, &told)
            })
            .into_iter()
            .collect()
    } else {
        cloze(Way::Arrow, &format!("{cause} → "), &told, "").into_iter().collect()
    };
    for card in &mut cards {
        card.under.extend(label.map(str::to_owned));
    }
    if let Some(label) = label.filter(|label| rest.len() == 1 && !has_verb(setting, label)) {
        // « Mécanisme : blocage → l’iris bombe »: what follows is part of it.
        let whole = first.find(cause).and_then(|at| text.get(at..)).unwrap_or(cause);
        let single = wording::parts(cause).len() == 1;
        let value = if single && count(whole) <= 16 { whole } else { cause };
        cards.extend(pair::cards(setting, label, value));
    }
    cards
}
