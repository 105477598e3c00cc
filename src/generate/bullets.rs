//! Bullets under a heading, or under a head that ends with a colon, as one list.
//!
//! Refuses one bullet, more than nine, and bullets that are sentences or point elsewhere.

use super::block::{Block, Shape};
use super::fact::{self, Context, Fact, Said, format};
use super::read::{Reader, topic, topic_of};
use super::sentence::sentences;
use super::token::{Tag, tokens};
use super::{Outcome, Reason, Sentence, guard};

impl Reader {
    /// Bullets under a heading or a head with a colon, as one list.
    pub(super) fn list(
        &mut self,
        input: usize,
        blocks: &[Block],
        index: usize,
        block: &Block,
    ) -> bool {
        let heading = matches!(block.shape, Shape::Heading(_));
        let text = block.text.text().trim();
        if !heading && !text.ends_with(':') {
            return false;
        }
        let mut items = Vec::new();
        let mut quotes = Vec::new();
        let mut end = block.text.original(0..block.text.text().len()).end;
        let mut depth = None;
        let mut first_list = None;
        let mut open = false;
        for next in blocks.iter().skip(index + 1).take(60) {
            let Shape::Item { depth: at } = next.shape else { break };
            if next.list != first_list.unwrap_or(next.list) {
                break;
            }
            first_list = Some(next.list);
            let mine = if heading { next.head.is_none() } else { next.head == Some(index) };
            let outermost = *depth.get_or_insert(at);
            if !mine || at != outermost {
                continue;
            }
            let text = next.text.text();
            if text.len() > guard::LONGEST {
                return false;
            }
            let first = sentences(text).first().cloned().unwrap_or(0..0);
            let text = text.get(first).unwrap_or_default();
            let tokens = tokens(text, self.lexicon);
            let context = Context {
                lexicon: self.lexicon,
                evidence: &self.evidence,
                topic: None,
                text,
                tokens: &tokens,
            };
            let Some(item) = format::item(&context) else { return false };
            // « Autres facteurs »: the list stays open.
            let lower = item.to_lowercase();
            if ["autre", "etc", "other"].iter().any(|word| lower.starts_with(word)) {
                open = true;
                continue;
            }
            items.push(item);
            quotes.push(text.trim_end_matches([';', ',', ' ', '\u{202f}', '\u{a0}']).to_owned());
            end = next.text.original(0..next.text.text().len()).end.max(end);
        }
        if items.len() < 2 || items.len() > 9 {
            return false;
        }
        let Some(fact) = self.list_fact(block, text, heading, items, open) else { return false };
        let range = block.text.original(0..block.text.text().len());
        self.sentences.push(Sentence {
            input,
            range: range.start..end,
            text: format!("{text} {}", quotes.join(" ; ")),
            place: block.place(),
            outcome: Outcome::Nothing(Reason::Weak),
        });
        let sentence = self.sentences.len() - 1;
        let topic = topic(block, self.lexicon, &self.evidence);
        self.push(&fact, sentence, topic.as_deref());
        if !heading && text.len() <= guard::LONGEST {
            let tokens = tokens(text, self.lexicon);
            let context = Context {
                lexicon: self.lexicon,
                evidence: &self.evidence,
                topic: None,
                text,
                tokens: &tokens,
            };
            for fact in fact::abbreviation::find(&context) {
                self.push(&fact, sentence, topic.as_deref());
            }
        }
        true
    }

    fn list_fact(
        &self,
        block: &Block,
        text: &str,
        heading: bool,
        items: Vec<String>,
        open: bool,
    ) -> Option<Fact> {
        let head = text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
        let above = if heading {
            // The heading is the last of its own path.
            let path: Vec<String> =
                block.path.iter().take(block.path.len().saturating_sub(1)).cloned().collect();
            topic_of(&path, self.lexicon, &self.evidence)
        } else {
            topic(block, self.lexicon, &self.evidence)
        };
        let kind = super::Kind::Enumeration;
        let label = if heading { super::clean::heading_text(head) } else { head.to_owned() };
        let short = label.split_whitespace().count() <= 9;
        let sentence_tokens = tokens(head, self.lexicon);
        let has_verb = sentence_tokens.iter().any(|t| t.tag == Tag::Verb);
        if short
            && !has_verb
            && let Some((gender, complete)) = format::typed_label(&label, self.lexicon)
        {
            let topic = if complete { None } else { Some(above?) };
            let said = Said::TopicList { label, gender, complete, items, open };
            return Some(Fact { kind, pattern: 0.9, topic, lead: None, said });
        }
        if heading || !has_verb || open {
            return None;
        }
        let context = Context {
            lexicon: self.lexicon,
            evidence: &self.evidence,
            topic: above.as_deref(),
            text: head,
            tokens: &sentence_tokens,
        };
        if guard::refuse(head, &sentence_tokens, self.lexicon).is_some() {
            return None;
        }
        fact::head_list(&context, items)
    }
}
