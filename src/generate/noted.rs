//! The small language of notes on the cards: marks of stress go, an abbreviation that the text
//! itself explains is explained where a question hangs on it.
//!
//! What is put in stands in square brackets; the quote keeps what was written. Not where the
//! long form would give the answer away, or stands on the card already.

use std::collections::HashMap;

use super::ask::wording::stems;
use super::asking::{sides, sigle_of};
use super::language::Language;
use super::words::can_be_nominal;
use super::{Candidate, Kind, Sentence};
use crate::deck::{Content, fold};

/// A pair is sure from this fit on: the letters of the one are in the other.
const SURE: f32 = 0.7;

/// Takes marks of stress off the candidates' cards and explains their abbreviations.
pub(crate) fn settle(candidates: &mut [Candidate], sentences: &[Sentence], language: Language) {
    let known = explained(candidates, sentences, language);
    let known: Vec<_> =
        known.iter().map(|(short, long)| (short, long, fold(long), stems(long))).collect();
    for candidate in candidates {
        let note = &mut candidate.note;
        each_text(&mut note.content, &mut |text| *text = unstressed(text));
        if matches!(candidate.kind, Kind::Abbreviation | Kind::Etymology) {
            continue;
        }
        let (front, back) = sides(&note.content);
        let shown = fold(&format!("{} {front} {back}", note.context));
        let answer = stems(&back);
        for (short, long, folded, long_stems) in &known {
            let told = shown.contains(folded);
            let leaks = long_stems.iter().any(|stem| answer.contains(stem));
            if told || leaks || holds(&back, short).is_some() {
                continue;
            }
            if let Some(question) = question(&mut note.content)
                && let Some(at) = holds(question, short)
            {
                // « [la PTH (parathormone)] »: brackets that stand already hold no others.
                let before = question.get(..at).unwrap_or_default();
                let inside = before.matches('[').count() > before.matches(']').count();
                let told = if inside { format!(" ({long})") } else { format!(" [{long}]") };
                question.insert_str(at + short.len(), &told);
                // One is enough: a question full of brackets is not read.
                break;
            }
        }
    }
}

/// The abbreviations that the text explains in one way only, in the order of the alphabet.
fn explained(
    candidates: &[Candidate],
    sentences: &[Sentence],
    language: Language,
) -> Vec<(String, String)> {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    for candidate in candidates.iter().filter(|c| c.kind == Kind::Abbreviation && c.fit >= SURE) {
        let Content::Basic { front, back: long } = &candidate.note.content else { continue };
        let Some(short) = sigle_of(front) else { continue };
        if !is_sigle(short) || is_sigle(long) || long.chars().count() > 50 {
            continue;
        }
        let text = sentences.get(candidate.sentence).map_or("", |sentence| sentence.text.as_str());
        let long = as_written(long, text, language);
        let there = found.entry(short.to_owned()).or_insert_with(|| Some(long.clone()));
        if there.as_ref().is_some_and(|other| fold(other) != fold(&long)) {
            *there = None;
        }
    }
    let sure = found.into_iter().filter_map(|(short, long)| Some((short, long?)));
    let mut sure: Vec<(String, String)> = sure.collect();
    sure.sort();
    sure
}

/// « FE », « HTAP »: capitals, figures among them, and nothing else.
fn is_sigle(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&text.chars().count())
        && capitals >= 2
        && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// `long` with the capitals that `text` gives it inside its sentence.
fn as_written(long: &str, text: &str, language: Language) -> String {
    let small = |text: &str| text.to_lowercase().replace('\'', "’");
    let (lower, wanted) = (small(text), small(long));
    // Bytes are the same only where lowering kept the lengths.
    let found = lower.find(&wanted).filter(|at| *at > 0 && lower.len() == text.len());
    if let Some(there) = found.and_then(|at| text.get(at..at + wanted.len())) {
        return there.to_owned();
    }
    // A capital that opens a sentence goes; a name’s stays.
    let first = wanted.split([' ', '’']).next().unwrap_or_default();
    let common = can_be_nominal(first, language);
    let mut letters = long.chars();
    match letters.next() {
        Some(c) if common => c.to_lowercase().chain(letters).collect(),
        _ => long.to_owned(),
    }
}

/// Where `word` stands in `text` as a word of its own.
fn holds(text: &str, word: &str) -> Option<usize> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '⁺' | '⁻');
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

/// What is shown before the answer, where something may be put in.
fn question(content: &mut Content) -> Option<&mut String> {
    match content {
        Content::Basic { front, .. } => Some(front),
        Content::List { prompt, .. } => Some(prompt),
        Content::Cloze { text } => Some(text),
        _ => None,
    }
}

fn each_text(content: &mut Content, change: &mut dyn FnMut(&mut String)) {
    match content {
        Content::Basic { front, back } | Content::Reversible { front, back, .. } => {
            change(front);
            change(back);
        }
        Content::Cloze { text } => change(text),
        Content::List { prompt, items, .. } => {
            change(prompt);
            items.iter_mut().for_each(change);
        }
        _ => {}
    }
}

/// « dyspnée +++ »: how much it matters, not what it is. « HER2 +++ » is a score.
fn unstressed(text: &str) -> String {
    const MARK: &str = " +++";
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        let (before, marked) = rest.split_at(at);
        let after = marked.get(MARK.len()..).unwrap_or_default();
        let ends = after.chars().next().is_none_or(|c| c.is_whitespace() || ",.;:)}?".contains(c));
        let scored = before
            .rsplit(' ')
            .next()
            .is_none_or(|word| word.is_empty() || word.contains(|c: char| c.is_ascii_digit()));
        out.push_str(before);
        if !ends || scored {
            out.push_str(MARK);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Amount, Input, Options, generate};

    fn fronts(text: &str) -> Vec<String> {
        let input = Input { name: "cours.txt".into(), text: text.into() };
        let options = Options { amount: Amount::Everything, ..Options::default() };
        let made = generate(&[input], &options, &|_| true).unwrap();
        let cards = made.candidates.iter().flat_map(|candidate| candidate.note.cards());
        cards.map(|card| card.question.front()).collect()
    }

    #[test]
    fn an_abbreviation_is_explained_where_it_is_asked_of() {
        let found = fronts(
            "# Cœur\n\nLa fraction d’éjection (FE) se mesure par échographie.\n\n\
             La FE normale est supérieure à 50 %.\n",
        );
        let asked = "La FE [fraction d’éjection] normale est";
        let as_question = "Quelle est la FE [fraction d’éjection] normale";
        assert!(
            found.iter().any(|front| front.contains(asked) || front.contains(as_question)),
            "{found:#?}"
        );
        // Where the text does not explain it, nothing is put in.
        let found = fronts("# Cœur\n\nLa FE normale est supérieure à 50 %.\n");
        assert!(
            found.iter().all(|front| front.matches('[').count() == front.matches("[…").count()),
            "{found:#?}"
        );
    }

    #[test]
    fn brackets_hold_no_brackets() {
        let found = fronts(
            "# Os\n\nLa parathormone (PTH) est un peptide.\n\nLa PTH est sécrétée par la parathyroïde. \
             Elle augmente la calcémie ionisée.\n",
        );
        assert!(found.iter().any(|front| front.contains("a PTH (parathormone)]")), "{found:#?}");
        assert!(found.iter().all(|front| !front.contains("]]")), "{found:#?}");
    }

    #[test]
    fn a_long_form_gives_no_answer_away() {
        let found = fronts(
            "# Poumon\n\nL’hypertension artérielle pulmonaire (HTAP) est rare.\n\n\
             L’HTAP est une hypertension des artères du poumon.\n",
        );
        assert!(found.iter().all(|front| !front.contains("HTAP [")), "{found:#?}");
    }

    #[test]
    fn stress_goes_and_scores_stay() {
        assert_eq!(unstressed("dyspnée +++, toux"), "dyspnée, toux");
        assert_eq!(unstressed("{{c1::une fièvre +++}} et"), "{{c1::une fièvre}} et");
        assert_eq!(unstressed("HER2 +++"), "HER2 +++");
        assert_eq!(unstressed("CD4+ et a ++++"), "CD4+ et a ++++");
        assert_eq!(unstressed("+++"), "+++");
    }

    #[test]
    fn a_name_keeps_its_capital() {
        let written = |long: &str, text: &str| as_written(long, text, Language::English);
        let text = "Lambert-Eaton myasthenic syndrome (LEMS) is rare.";
        let name = "Lambert-Eaton myasthenic syndrome";
        assert_eq!(written(name, text), name);
        let text = "Glomerular filtration rate (GFR) falls.";
        assert_eq!(written("Glomerular filtration rate", text), "glomerular filtration rate");
        assert_eq!(written("Rate of Wells", "The rate of Wells (RW)"), "rate of Wells");
    }

    #[test]
    fn an_abbreviation_is_a_word_of_its_own() {
        assert_eq!(holds("la FEVG et la FE", "FE"), Some(14));
        assert_eq!(holds("l’IC/TD", "IC"), None);
        assert!(is_sigle("HTAP") && is_sigle("T4L") && !is_sigle("Hb") && !is_sigle("A"));
    }
}
