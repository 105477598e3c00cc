//! Facts put into words: questions and answers, in the language of the text.
//!
//! Nothing is conjugated that the text does not give: French questions keep the verb group and
//! turn it before its subject; English ones need `do` and the base form.

mod english;
pub(crate) mod etymology;
mod french;
mod realised;
mod rubric;
mod typography;

use super::ask::{Setting, of_thing};
use super::fact::{Fact, Said};
use super::grammar::grammar;
use super::language::Language;
use super::lexicon::lexicon;
use super::term::Evidence;
use crate::deck::Content;

pub(crate) use self::realised::Realised;
pub(crate) use self::typography::{capital, polish, unquoted};

pub(crate) fn realise(fact: &Fact, evidence: &Evidence, language: Language) -> Option<Realised> {
    let mut realised = match language {
        Language::French => french::realise(fact, evidence),
        Language::English => english::realise(fact, evidence),
    }?;
    finish(&mut realised.content, fact, evidence, language);
    Some(realised)
}

/// Typography, capitals, and the topic before the question where it is needed.
fn finish(content: &mut Content, fact: &Fact, evidence: &Evidence, language: Language) {
    let front = |text: &mut String| {
        let mut asked = without_sources(text);
        if let Some(lead) = &fact.lead
            && !matches!(fact.said, Said::Cloze { .. })
        {
            asked = format!("{lead}, {}", lower_question(&asked));
        }
        let named = fact.topic.as_ref().filter(|topic| !mentions(&asked, topic));
        let whole = named.and_then(|topic| within(topic, &asked, evidence, language));
        *text = match (whole, named) {
            (Some(whole), _) => whole,
            (None, Some(topic)) if language == Language::French => {
                format!("{} : {}", capital(topic), lower_question(&asked))
            }
            (None, Some(topic)) => format!("{}: {}", capital(topic), lower_question(&asked)),
            (None, None) => capital(&asked),
        };
        *text = polish(text, language);
    };
    match content {
        Content::Basic { front: asked, back } => {
            *asked = asked.replace("  ", " ").replace(" ?", "?");
            if language == Language::French {
                *asked = asked.replace('?', " ?");
            }
            front(asked);
            // « -émie » is no word that a sentence begins with.
            let lowered = matches!(fact.said, Said::Etymology { .. });
            let polished = polish(unquoted(&without_sources(back)), language);
            *back = if lowered { polished } else { capital(&polished) };
        }
        Content::Reversible { front: term, back, ask_back, ask_front } => {
            front(ask_back);
            front(ask_front);
            *term = capital(&polish(unquoted(term), language));
            *back = capital(&polish(&without_sources(back), language));
        }
        Content::List { prompt, items, .. } => {
            front(prompt);
            for item in items {
                *item = capital(&polish(&without_sources(item), language));
            }
        }
        Content::Cloze { text } => front(text),
        Content::Choice { .. } | Content::Occlusion { .. } => {}
    }
}

/// « Quels sont les signes généraux de la goutte ? (2) »: the question with its topic inside, where it asks
/// for a side of it.
fn within(topic: &str, asked: &str, evidence: &Evidence, language: Language) -> Option<String> {
    let (lexicon, grammar) = (lexicon(language), grammar(language));
    let setting = Setting { lexicon, evidence, grammar, title: None, path: &[] };
    let (question, number) = asked.split_at(asked.rfind('?')? + 1);
    Some(of_thing::whole(&setting, topic, question)? + number)
}

/// A question inside a sentence: « Que provoque » becomes « que provoque ».
fn lower_question(text: &str) -> String {
    let first = text.split([' ', '’', '\'']).next().unwrap_or_default();
    if first.chars().filter(|c| c.is_uppercase()).count() > 1 || text.starts_with('{') {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// The text without the sources named in brackets, « (HAS 2020) », « (SFE/AFCE 2024) »: the quote
/// keeps them.
fn without_sources(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(" (") {
        let (before, bracket) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = bracket.find(')') else {
            rest = bracket;
            break;
        };
        let (inside, after) = bracket.split_at(close + 1);
        if !is_source(inside.get(2..close).unwrap_or_default()) {
            out.push_str(inside);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Sigles and a year, and nothing else.
fn is_source(text: &str) -> bool {
    let words = || text.split([' ', '/', ',', ';', '-', '–']).filter(|word| !word.is_empty());
    let year = |word: &str| word.parse::<u16>().is_ok_and(|year| (1950..2100).contains(&year));
    let sigle = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    words().any(year) && words().any(sigle) && words().all(|word| year(word) || sigle(word))
}

/// Whether the question already names the topic.
fn mentions(text: &str, topic: &str) -> bool {
    let text = crate::deck::fold(text);
    let topic = crate::deck::fold(topic);
    let articles = ["le ", "la ", "les ", "l'", "the "];
    let topic = articles.iter().find_map(|article| topic.strip_prefix(article)).unwrap_or(&topic);
    topic.split([' ', '\'']).filter(|word| word.len() > 4).any(|word| text.contains(word))
        || text.split([' ', '\'', ',']).any(|word| word == topic)
        || topic.contains(' ') && text.contains(topic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_stands_in_the_question_of_its_side() {
        let evidence = Evidence::default();
        let asked = |question| within("Arthrite", question, &evidence, Language::French);
        assert_eq!(
            asked("Quels sont les signes ? (2)").as_deref(),
            Some("Quels sont les signes de l’arthrite ? (2)")
        );
        assert_eq!(asked("Quels sont les signes associés ? (2)"), None);
        assert_eq!(asked("Citez 3 germes."), None);
    }

    #[test]
    fn sources_in_brackets_stay_in_the_quote() {
        assert_eq!(
            without_sources("Le bilan (SFE/AFCE 2024) initial (HAS 2020)"),
            "Le bilan initial"
        );
        assert_eq!(without_sources("Rein (CCR à 85 %), (IRM"), "Rein (CCR à 85 %), (IRM");
    }
}
