//! « A → B »: what follows from what, and chains of more.

use super::marks::{Line, cloze, has_verb, is_labelled, split_label, statements};
use super::told::{self, Labelled, Link, Told};
use super::{
    Asked, Setting, Way, balanced, count, filled, gap, label, member, pair, qualified, tidy,
    wording,
};
use crate::generate::Kind;
use crate::generate::realise::capital;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

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
            .or_else(|| outcome(&setting, cause, &told).map(|front| Told::by_rule(front, false)))
            .or_else(|| plain.then(|| Told::by_rule(setting.terse(cause), false)));
        question
            .filter(|question| !told::is_idle(&setting, &labelled, &question.front))
            .map(|question| {
                let how = (Way::Arrow, Kind::Effect, Link::Arrow);
                filled::card(&setting, how, question, cause, &told)
            })
            .into_iter()
            .collect()
    } else if let Some(front) = outcome(setting, cause, &told) {
        vec![Asked::basic(Way::Arrow, Kind::Effect, front, &told)]
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

/// « L’allergène ponte deux anticorps : qu’en résulte-t-il ? »: of what happens, which a clause tells, or the noun of an
/// event with another behind the arrow. Neither a case nor what is then done is one.
fn outcome(setting: &Setting<'_>, cause: &str, told: &str) -> Option<String> {
    let found = tokens(cause, setting.lexicon);
    let case = found
        .first()
        .is_none_or(|t| matches!(t.tag, Tag::Subordinator | Tag::Preposition | Tag::Adverb));
    let clause = has_verb(setting, cause)
        && found.first().is_some_and(|t| !matches!(t.tag, Tag::Verb | Tag::Infinitive));
    let ill = told::is_ill(setting, told);
    let happens = clause || is_event(setting, cause) && (ill || is_event(setting, told));
    let plain = !cause.contains([':', '=', '?', '%', '→', '>']) && balanced(cause);
    let front = setting.lexicon.phrases("what-follows").first()?;
    (happens && plain && !case && !told::is_step(setting, told))
        .then(|| setting.grammar.asked_of(&capital(cause), front))
}

/// « ↑ volume thoracique », « Diminution du diamètre », “Na+ influx”.
fn is_event(setting: &Setting<'_>, phrase: &str) -> bool {
    let noun = setting.noun(phrase);
    let head = noun.head.to_lowercase();
    let listed = setting
        .lexicon
        .phrases("raising")
        .iter()
        .any(|entry| entry.split_once('=').is_some_and(|(noun, _)| noun == head));
    let ends = || setting.lexicon.phrases("event-end").iter().any(|end| head.ends_with(end));
    let side = label::anything_may_have(setting, &noun);
    phrase.starts_with(wording::CHANGES) || listed || noun.nominal && ends() && !side
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::tests::of_line;

    fn fronts(text: &str) -> Vec<String> {
        let plain = |front: String| front.replace(['\u{a0}', '\u{202f}'], " ");
        of_line(text, &["Rein"]).into_iter().map(|(front, _)| plain(front)).collect()
    }

    #[test]
    fn what_comes_of_what_happens_is_asked_for() {
        let found =
            fronts("L’angiotensine contracte l’artériole efférente → ↑ pression de filtration");
        let asked = "L’angiotensine contracte l’artériole efférente : qu’en résulte-t-il ?";
        assert!(found.iter().any(|front| front == asked), "{found:?}");
    }

    #[test]
    fn a_case_and_what_is_done_are_not_asked_so() {
        for text in
            ["Si le potassium dépasse 6,5 → dialyse", "Le débit chute → surveillance rapprochée"]
        {
            let found = fronts(text);
            assert!(found.iter().all(|front| !front.contains("résulte")), "{found:?}");
        }
    }
}
