//! Facts put into words: questions and answers, in the language of the text.
//!
//! Nothing is conjugated that the text does not give: French questions keep the verb group and
//! turn it before its subject; English ones need `do` and the base form.

mod english;
pub(crate) mod etymology;
mod french;
mod rubric;
mod typography;

use super::fact::{Fact, Said};
use super::language::Language;
use super::term::Evidence;
use crate::deck::Content;

pub(crate) use self::french::elides;
pub(crate) use self::french::with_article;
pub(crate) use self::typography::{capital, polish};

/// The note's content, and what makes the fact the same fact if the text says it again.
pub(crate) struct Realised {
    pub(crate) content: Content,
    pub(crate) key: String,
}

pub(crate) fn realise(fact: &Fact, evidence: &Evidence, language: Language) -> Option<Realised> {
    let mut realised = match language {
        Language::French => french::realise(fact, evidence),
        Language::English => english::realise(fact, evidence),
    }?;
    finish(&mut realised.content, fact, language);
    Some(realised)
}

/// Typography, capitals, and the topic before the question where it is needed.
fn finish(content: &mut Content, fact: &Fact, language: Language) {
    let front = |text: &mut String| {
        let mut asked = text.clone();
        if let Some(lead) = &fact.lead
            && !matches!(fact.said, Said::Cloze { .. })
        {
            asked = format!("{lead}, {}", lower_question(&asked));
        }
        let named = fact.topic.as_ref().filter(|topic| !mentions(&asked, topic));
        *text = match named {
            Some(topic) if language == Language::French => {
                format!("{} : {}", capital(topic), lower_question(&asked))
            }
            Some(topic) => format!("{}: {}", capital(topic), lower_question(&asked)),
            None => capital(&asked),
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
            let polished = polish(back, language);
            *back = if lowered { polished } else { capital(&polished) };
        }
        Content::Reversible { front: term, back, ask_back, ask_front } => {
            front(ask_back);
            front(ask_front);
            *term = capital(&polish(term, language));
            *back = capital(&polish(back, language));
        }
        Content::List { prompt, items, .. } => {
            front(prompt);
            for item in items {
                *item = capital(&polish(item, language));
            }
        }
        Content::Cloze { text } => front(text),
        Content::Choice { .. } | Content::Occlusion { .. } => {}
    }
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

/// A term without the abbreviation in brackets after it, which has its own note.
fn without_sigles(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some(open) = out.find(" (") {
        let Some(close) = out.get(open..).and_then(|rest| rest.find(')')) else { break };
        out.replace_range(open..=open + close, "");
    }
    out
}

/// Whether the question already names the topic.
fn mentions(text: &str, topic: &str) -> bool {
    let text = crate::deck::fold(text);
    let topic = crate::deck::fold(topic);
    topic.split([' ', '\'']).filter(|word| word.len() > 4).any(|word| text.contains(word))
        || text.contains(&topic)
}
