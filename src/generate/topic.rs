//! What a block is about: the innermost heading that names a thing.
//!
//! Refuses headings that only say which side is told (« Traitement », « Causes »), except for
//! the thing they are told of (« Traitement de l’asthme »), and headings that nothing speaks of.

use super::block::{Block, Shape};
use super::fact::format;
use super::lexicon::Lexicon;
use super::read::Reader;
use super::{guard, rubric};

impl Reader {
    pub(super) fn topic(&self, block: &Block) -> Option<String> {
        self.topic_of(&block.path)
    }

    /// The topic of bullets under the bullet `index`: the bullets it hangs on come first.
    pub(super) fn topic_above(&self, blocks: &[Block], index: usize) -> Option<String> {
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
        path.iter().rev().find_map(|heading| {
            let title = path.first() == Some(heading);
            if self.is_rubric(heading) {
                return complement(heading).filter(|rest| self.names(rest));
            }
            let spoken = title || self.is_spoken(heading);
            (spoken && self.names(heading)).then(|| heading.clone())
        })
    }

    /// « Traitement », « Principales causes », « ttt », « Signes de gravité ».
    fn is_rubric(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase();
        let mut words = lower.split(' ');
        let first = words.next().unwrap_or_default();
        let lexicon: &Lexicon = self.lexicon;
        // « Maladie cœliaque », « Infection urinaire » name a thing with their second word.
        if lexicon.noun_is("illness", first) && words.next().is_some() {
            return false;
        }
        lexicon.noun_is("label", &lower)
            || lexicon.noun_is("label", first)
            || format::typed_label(heading, lexicon).is_some()
            || lexicon.noun_is("relational", first)
            || lexicon.attribute(first).is_some()
            || rubric::question(heading, lexicon.language).is_some()
            || rubric::spelled(heading, lexicon.language).is_some()
            || rubric::is_action(heading)
    }

    fn names(&self, heading: &str) -> bool {
        heading.split_whitespace().count() <= 7
            && !heading.contains([':', '?', '!', ',', '/', '=', '→'])
            && !guard::is_noisy(heading)
            && heading.chars().any(char::is_alphabetic)
            && !self.is_rubric(heading)
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

/// « Traitement de l’asthme » is about « l’asthme ».
fn complement(heading: &str) -> Option<String> {
    let text = heading.replace('\'', "’");
    let marks = [(" de l’", "l’"), (" de la ", "la "), (" du ", "le "), (" des ", "les ")];
    let (at, mark, article) =
        marks.iter().filter_map(|(mark, article)| Some((text.find(mark)?, mark, article))).min()?;
    let rest = text.get(at + mark.len()..)?.trim();
    (!rest.is_empty()).then(|| format!("{article}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::complement;

    #[test]
    fn what_a_rubric_is_told_of() {
        assert_eq!(complement("Traitement de l'asthme").as_deref(), Some("l’asthme"));
        assert_eq!(complement("Causes du purpura").as_deref(), Some("le purpura"));
        assert_eq!(complement("Signes de gravité"), None);
    }
}
