//! What a block is about: the innermost heading that names a thing.
//!
//! Leaves out headings that only say which side is told (« Traitement », « Causes »), except for
//! the thing they are told of (« Traitement de l’asthme »), and headings that nothing speaks of.

use std::sync::Arc;

use super::block::{Block, Shape};
use super::clean::verb::has_verb;
use super::fact::format;
use super::frequency::zipf;
use super::heading::lists::lists;
use super::heading::sort::{Sort, sort};
use super::lexicon::Lexicon;
use super::read::Reader;
use super::token::Tag;
use super::words::can_be_nominal;
use super::{guard, rubric};
use crate::deck::fold;

impl Reader {
    /// The topic of the block's headings; blocks of one section share it.
    pub(super) fn topic(&mut self, block: &Block) -> Option<String> {
        if let Some((path, topic)) = &self.section
            && Arc::ptr_eq(path, &block.path)
        {
            return topic.clone();
        }
        let topic = self.topic_of(&block.path);
        self.section = Some((Arc::clone(&block.path), topic.clone()));
        topic
    }

    /// The topic of bullets under the bullet `index`: the bullets it hangs on come first.
    pub(super) fn topic_above(&mut self, blocks: &[Block], index: usize) -> Option<String> {
        let block = blocks.get(index)?;
        let mut above = block.head;
        for _ in 0..8 {
            let Some(head) = above.and_then(|at| blocks.get(at)) else { break };
            let text = super::clean::heading_text(head.text.text());
            if matches!(head.shape, Shape::Item { .. }) && !self.is_rubric(&text) {
                return self.names(&text).then_some(text);
            }
            above = head.head;
        }
        self.topic(block)
    }

    /// The innermost heading that names a thing.
    pub(super) fn topic_of(&self, path: &[String]) -> Option<String> {
        // « Cours d’endocrino » names the course; the heading under it names the topic.
        let first = path.iter().find(|heading| !rubric::is_of_a_course(heading));
        for heading in path.iter().rev() {
            let title = first == Some(heading);
            if self.is_rubric(heading) {
                let Some((rest, definite)) = complement(heading) else { continue };
                // Without its article it is of the title's topic, or of something else.
                let noun = fold(rest.split(' ').next()?);
                let ours = first.is_some_and(|title| fold(title).contains(&noun));
                if self.names(&rest) && (definite || ours) {
                    return Some(rest);
                }
            } else {
                let names = self.names(heading);
                if names && (title || self.is_spoken(heading)) {
                    return Some(heading.clone());
                }
                // What is told under a thing of its own is not told of what stands above it.
                if !title && sort(heading, lists(self.lexicon.language)) == Sort::Thing {
                    return (names && self.is_learned(heading)).then(|| heading.clone());
                }
            }
        }
        None
    }

    /// What a table's rows are of: the topic, and the heading under it that nothing speaks of.
    pub(super) fn topic_of_rows(&mut self, block: &Block) -> Option<String> {
        let topic = self.topic(block)?;
        let near = block.path.iter().rev().take_while(|heading| **heading != topic);
        let mut named = near.filter(|heading| self.names(heading));
        let Some(heading) = named.next().filter(|_| block.path.contains(&topic)) else {
            return Some(topic);
        };
        if fold(heading).contains(&fold(&topic)) {
            return Some(heading.clone());
        }
        Some(format!("{topic}, {}", self.evidence.lowered(heading)))
    }

    /// « Traitement », « Principales causes », « ttt », « Signes de gravité ».
    fn is_rubric(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase();
        let lower = ["autres ", "autre ", "les ", "principaux ", "principales "]
            .iter()
            .find_map(|word| lower.strip_prefix(word))
            .unwrap_or(&lower);
        let mut words = lower.split(' ');
        let first = words.next().unwrap_or_default();
        let lexicon: &Lexicon = self.lexicon;
        // « Maladie cœliaque », « Infection urinaire » name a thing with their second word.
        let second = words.next();
        if lexicon.noun_is("illness", first) && second.is_some() {
            return false;
        }
        // “Type 2 diabetes”, “Stage 3 melanoma”
        let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        if second.is_some_and(number) && words.next().is_some_and(|word| self.is_a_noun(word)) {
            return false;
        }
        lexicon.noun_is("label", lower)
            || lexicon.noun_is("label", first)
            || format::typed_label(heading, lexicon).is_some()
            || lexicon.noun_is("relational", first)
            || lexicon.attribute(first).is_some()
            || rubric::question(heading, lexicon.language).is_some()
            || rubric::spelled(heading, lexicon.language).is_some()
            || rubric::is_action(heading)
    }

    fn is_a_noun(&self, word: &str) -> bool {
        can_be_nominal(word, self.lexicon.language) && !rubric::is_action(word)
    }

    fn names(&self, heading: &str) -> bool {
        heading.split_whitespace().count() <= 7
            && !heading.contains([':', '?', '!', ',', '/', '=', '→', '+', '&'])
            && !self.lexicon.says("joined", &heading.to_lowercase())
            && !guard::is_noisy(heading)
            && !rubric::is_of_a_course(heading)
            && heading.chars().any(char::is_alphabetic)
            && heading.chars().count() > 2
            && !self.hangs(heading)
            && !has_verb(heading, self.lexicon.language)
            && !self.is_rubric(heading)
    }

    /// « En l’absence de … », « Améliorer l’observance »: words that name no thing.
    fn hangs(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase();
        let first = lower.split(' ').next().unwrap_or_default();
        let infinitive = self.lexicon.verb(first).is_some_and(|form| form.infinitive)
            && !can_be_nominal(first, self.lexicon.language);
        infinitive
            || self.lexicon.class(&lower).is_some()
            || self.lexicon.class(first).is_some_and(|tag| tag != Tag::Determiner)
    }

    /// « Appareil juxtaglomérulaire »: a word that only a science has names a thing by itself.
    fn is_learned(&self, heading: &str) -> bool {
        let words: Vec<&str> = heading.split(' ').collect();
        let names = words.iter().skip(1).any(|word| word.starts_with(char::is_uppercase));
        words.len() <= 5
            && self.names(heading)
            && !names
            && !heading.contains(['.', '('])
            && words.iter().any(|word| {
                let word = word.to_lowercase();
                let word = word.trim_start_matches("l’").trim_start_matches("l'");
                word.chars().count() >= 8
                    && word.chars().all(char::is_alphabetic)
                    && zipf(word, self.lexicon.language) < 2.5
            })
    }

    /// The title names the topic; another heading must be spoken of in the text.
    fn is_spoken(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase();
        let first = lower.split(' ').next().unwrap_or_default();
        let last = lower.rsplit(' ').next().unwrap_or_default();
        self.evidence.frequency(first.trim_start_matches("l’").trim_start_matches("l'")) >= 3
            || self.evidence.frequency(last) >= 3
    }
}

/// « Traitement de l’asthme » is about « l’asthme »; whether an article says so.
fn complement(heading: &str) -> Option<(String, bool)> {
    let text = heading.replace('\'', "’");
    let marks = [
        (" de l’", "l’"),
        (" de la ", "la "),
        (" du ", "le "),
        (" des ", "les "),
        (" d’", ""),
        (" de ", ""),
    ];
    let mut from = 0;
    loop {
        let tail = text.get(from..)?;
        // The longest mark at the first place: « de la » before « de ».
        let (at, length, article) = marks
            .iter()
            .filter_map(|(mark, article)| Some((tail.find(mark)?, mark.len(), *article)))
            .min_by_key(|(at, length, _)| (*at, usize::MAX - length))?;
        let rest = tail.get(at + length..)?.trim();
        let first = rest.split(' ').next()?.to_lowercase();
        let own =
            ["risque", "risques", "gravité", "alarme", "appel", "contrôle", "fond", "mauvais"];
        if own.contains(&first.as_str()) {
            from += at + length;
            continue;
        }
        return (!rest.is_empty()).then(|| (format!("{article}{rest}"), !article.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::complement;
    use crate::generate::ask::reference_tests::fronts;

    #[test]
    fn what_a_rubric_is_told_of() {
        let of = |heading| complement(heading).map(|found| found.0);
        assert_eq!(of("Traitement de l'asthme").as_deref(), Some("l’asthme"));
        assert_eq!(of("Causes du purpura").as_deref(), Some("le purpura"));
        assert_eq!(
            of("Facteurs de risque d’asthme de l’enfant").as_deref(),
            Some("asthme de l’enfant")
        );
        assert_eq!(of("Signes de gravité"), None);
    }

    #[test]
    fn a_kind_of_an_illness_is_a_topic() {
        let asks = |title: &str, question: &str| {
            let text =
                format!("# {title}\n\nThe main causes are alcohol, gallstones and trauma.\n");
            fronts(&text).iter().any(|front| front.ends_with(question))
        };
        assert!(asks("Type 2 diabetes", "Type 2 diabetes: what are the main causes? (3)"));
        assert!(!asks("Type 2", "Type 2: what are the main causes? (3)"));
    }
}
