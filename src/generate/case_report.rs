//! Which blocks tell of one patient: a case's values and findings are his, and nothing to learn.
//!
//! A case opens with a heading (« Cas clinique », « Martin, 75 ans ») or with a sentence that brings someone of
//! an age in (« Un homme de 58 ans consulte … »), and goes on to the end of its section.

use std::collections::BTreeSet;

use super::block::{Block, Shape};
use super::clean::Document;
use super::lexicon::Lexicon;
use super::term::singular;

/// Words between a person and the age, and words before a person that tell whether anyone is meant.
const BETWEEN: usize = 3;

/// Beyond so many words of 100 the text is the case.
const MOSTLY: usize = 70;

/// The blocks of `document` that tell of one patient.
pub(super) fn of_one_patient(document: &Document, lexicon: &Lexicon) -> BTreeSet<usize> {
    let blocks = &document.blocks;
    let mut found = BTreeSet::new();
    for (at, block) in blocks.iter().enumerate() {
        if found.contains(&at) || block.shape == Shape::Reference {
            continue;
        }
        let heading = matches!(block.shape, Shape::Heading(_));
        let text = block.text.text();
        let opens = if heading { heads_a_case(text, lexicon) } else { tells_of_one(text, lexicon) };
        if opens {
            found.insert(at);
            found.extend(section(blocks, at).skip(1));
        }
    }
    let words = |(_, block): (usize, &Block)| block.text.text().split_whitespace().count();
    let all: usize = blocks.iter().enumerate().map(words).sum();
    let own: usize =
        blocks.iter().enumerate().filter(|(at, _)| found.contains(at)).map(words).sum();
    // Of a text that is one case from end to end something must be asked, if only of him.
    if own * 100 > all * MOSTLY { BTreeSet::new() } else { found }
}

/// The block and those behind it to the end of its section. What stands under the title alone ends at the
/// next heading: the rest of the text may teach.
fn section(blocks: &[Block], at: usize) -> impl Iterator<Item = usize> + '_ {
    let path = blocks.get(at).map(|block| block.path.clone()).unwrap_or_default();
    let headed = blocks.get(at).is_some_and(|block| matches!(block.shape, Shape::Heading(_)));
    let whole = headed || path.len() > 1;
    let inside = move |block: &Block| {
        if whole {
            block.path.starts_with(&path)
        } else {
            !matches!(block.shape, Shape::Heading(_))
        }
    };
    let behind = blocks.iter().enumerate().skip(at + 1).take_while(move |(_, b)| inside(b));
    std::iter::once(at).chain(behind.map(|(at, _)| at))
}

/// « Cas clinique 2 », “Patient profile”, « Martin, 75 ans », “John, 42-year-old”.
fn heads_a_case(heading: &str, lexicon: &Lexicon) -> bool {
    let lower = heading.to_lowercase().replace('\'', "’");
    let words: Vec<&str> = words(&lower);
    let listed = lexicon.phrases("case-heading").iter().any(|phrase| {
        let said: Vec<&str> = phrase.split(' ').collect();
        words.starts_with(&said) && words.len() <= said.len() + 2
    });
    listed || is_a_name_and_an_age(heading, lexicon)
}

fn is_a_name_and_an_age(heading: &str, lexicon: &Lexicon) -> bool {
    let Some((name, age)) = heading.split_once(", ") else { return false };
    let lower = age.to_lowercase();
    let mut said = lower.split_whitespace();
    let aged = said.next().is_some_and(is_age)
        && said.next().is_some_and(|unit| {
            lexicon.noun_is("years", unit.trim_matches(|c: char| !c.is_alphabetic()))
        })
        && !said.next().is_some_and(|next| lexicon.noun_is("of-an-age-on", next));
    let short = name.split(' ').count() <= 2 && name.starts_with(char::is_uppercase);
    aged && short && !name.split(' ').any(|word| is_person(&word.to_lowercase(), lexicon))
}

/// « Le patient, âgé de 58 ans, … », “a 45-year-old man presents …”: someone, and of one age.
fn tells_of_one(text: &str, lexicon: &Lexicon) -> bool {
    let lower = text.to_lowercase().replace('\'', "’").replace(['\u{a0}', '\u{202f}', '‑'], " ");
    let words = words(&lower);
    let told = || lexicon.says("case-verb", &lower);
    words.iter().enumerate().any(|(at, word)| {
        let Some((before, sure)) = aged(&words, at, word, lexicon) else { return false };
        // « Chez un patient de 75 ans », « tout homme de 50 ans » are anyone.
        let anyone = words
            .get(before.saturating_sub(BETWEEN)..before)
            .unwrap_or_default()
            .iter()
            .any(|word| lexicon.noun_is("of-anyone", word));
        !anyone && (sure || told())
    })
}

/// Where the person of the age at `at` begins, and whether the phrase alone says that it is someone: the
/// definite « le patient, âgé de 58 ans », “72 y/o male”.
fn aged(words: &[&str], at: usize, word: &str, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let person = |at: usize| words.get(at).is_some_and(|word| is_person(word, lexicon));
    // “72-year-old male”, “72 y/o male”
    let (number, unit) = word.split_once('-').unwrap_or((word, ""));
    if !is_age(number) {
        return None;
    }
    let next = words.get(at + 1).copied().unwrap_or_default();
    let old = |unit: &str| lexicon.noun_is("year-old", unit);
    if old(unit) && person(at + 1) || old(next) && person(at + 2) {
        return Some((at, old(next)));
    }
    // « un homme de 58 ans », « le patient, âgé de 58 ans »
    let after = words.get(at + 2).copied().unwrap_or_default();
    if !lexicon.noun_is("years", next) || lexicon.noun_is("of-an-age-on", after) {
        return None;
    }
    let of = at.checked_sub(1).filter(|of| words.get(*of) == Some(&"de"))?;
    let from = of.saturating_sub(BETWEEN);
    let who = (from..of).rev().find(|at| person(*at))?;
    let aged = (who..of).any(|at| words.get(at).is_some_and(|word| word.starts_with("âgé")));
    let first = who.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
    let one = words.get(who).is_some_and(|word| lexicon.noun_is("one-patient", word));
    let definite = one && matches!(first, "le" | "la" | "notre" | "cette" | "ce");
    // « Il s’agit d’un garçon de 10 ans »
    let presented =
        words.get(who.saturating_sub(5)..who) == Some(&["il", "s’", "agit", "d’", first]);
    Some((who.saturating_sub(1), aged && definite || presented))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ':' | '.' | ';'))
        .flat_map(|word| match word.find('’') {
            Some(at) if word.len() > at + 3 => {
                let (before, after) = word.split_at(at + '’'.len_utf8());
                vec![before, after]
            }
            _ => vec![word],
        })
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_age(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_person(word: &str, lexicon: &Lexicon) -> bool {
    let one = singular(word);
    one == word && ["human", "whom", "one-person"].iter().any(|list| lexicon.noun_is(list, word))
}

#[cfg(test)]
mod tests {
    use crate::generate::{Amount, Input, Options, generate};

    fn fronts(text: &str) -> Vec<String> {
        let input = [Input { name: "cours.md".into(), text: text.into() }];
        let options = Options { amount: Amount::Everything, ..Options::default() };
        let found = generate(&input, &options, &|_| true).unwrap();
        let of = |candidate: crate::generate::Candidate| candidate.note.source;
        found.candidates.into_iter().filter_map(of).map(|source| source.quote).collect()
    }

    fn asks(text: &str, about: &str) -> bool {
        fronts(text).iter().any(|quote| quote.contains(about))
    }

    /// What the text teaches beside its case.
    const LESSON: &str = "\n## Définition\n\nLe sepsis est une dysfonction d’organe due à une réponse dérégulée de \
                          l’hôte à une infection, et le choc septique en est la forme la plus grave.\n";

    #[test]
    fn what_is_found_in_one_patient_is_not_asked() {
        for (opening, text) in [
            ("## Mercier, 71 ans\n\n", "Lactates : 4,2 mmol/L. L’urée est de 18 mmol/L.\n"),
            ("## Cas clinique 2\n\n", "Lactates : 4,2 mmol/L. L’urée est de 18 mmol/L.\n"),
            (
                "## Histoire\n\nLa patiente, âgée de 71 ans, est suivie.\n\n",
                "Lactates : 4,2 mmol/L.\n",
            ),
            ("## Histoire\n\nUn homme de 71 ans consulte.\n\n", "Lactates : 4,2 mmol/L.\n"),
        ] {
            assert!(
                !asks(&format!("# Sepsis\n\n{opening}{text}{LESSON}"), "Lactates"),
                "{opening}"
            );
        }
        let told = "# Sepsis\n\n## Story\n\nA 71-year-old man presents with fever.\n\nLactate: 4.2 mmol/L.\n";
        let lesson = "\n## Definition\n\nSepsis is a dysfunction of organs that follows a dysregulated response of \
                      the host to an infection, and septic shock is its gravest form.\n";
        assert!(!asks(&format!("{told}{lesson}"), "Lactate"));
    }

    #[test]
    fn a_text_that_is_one_case_is_asked_all_the_same() {
        assert!(asks("# Sepsis\n\n## Cas clinique\n\nLactates : 4,2 mmol/L.\n", "Lactates"));
    }

    #[test]
    fn what_holds_at_an_age_is_asked() {
        for opening in [
            "## Adulte, 18 ans et plus\n\n",
            "## Biologie\n\nChez un patient de 71 ans, le risque augmente.\n\n",
            "## Biologie\n\nLe vaccin est conseillé à l’homme de 65 ans et plus.\n\n",
            "## Examens cliniques\n\n",
        ] {
            let text = format!("# Sepsis\n\n{opening}Lactates : 4,2 mmol/L.\n");
            assert!(asks(&text, "Lactates"), "{opening}");
        }
    }

    #[test]
    fn a_case_ends_with_its_section() {
        let text =
            "# Sepsis\n\nUn homme de 71 ans consulte.\n\n## Biologie\n\nLactates : 4,2 mmol/L.\n";
        assert!(asks(text, "Lactates"));
    }
}
