//! Bullets under a heading, under a bullet, or under a head that ends with a colon, as one list.
//!
//! Leaves out a single bullet, more than nine, and bullets that are sentences or point elsewhere.

use super::ask::member::make_a_list;
use super::asking::heads_some;
use super::block::{Block, Shape};
use super::clean::heading_text;
use super::fact::{self, Fact, Said, format};
use super::grammar::french_elision::with_article;
use super::read::Reader;
use super::realise::capital;
use super::sentence::sentences;
use super::token::Tag;
use super::tokenise::tokens;
use super::{Kind, Outcome, Reason, Sentence, guard, rubric};

/// The bullets of one list, as items, and as they stand.
struct Bullets {
    /// Their blocks.
    at: Vec<usize>,
    items: Vec<String>,
    quotes: Vec<String>,
    /// « Autres … »: the text names more than it lists.
    open: bool,
    /// The byte of the original after the last.
    end: usize,
}

/// What introduces bullets.
struct Head {
    text: String,
    /// A heading or a bullet, and not a sentence that ends with a colon.
    bare: bool,
    topic: Option<String>,
    /// A bullet's, not a heading's: its topic is near, and need not be said again.
    hangs: bool,
}

impl Reader {
    /// Bullets under the block `index`, as one list.
    pub(super) fn list(
        &mut self,
        input: usize,
        blocks: &[Block],
        index: usize,
        block: &Block,
    ) -> bool {
        let heading = matches!(block.shape, Shape::Heading(_));
        let text = block.text.text().trim();
        let parent = matches!(block.shape, Shape::Item { .. })
            && blocks.get(index + 1).is_some_and(|next| next.head == Some(index));
        if !heading && !parent && !text.ends_with(':') {
            return false;
        }
        let topic = if heading {
            // The heading is the last of its own path.
            self.topic_of(block.path.get(..block.path.len().saturating_sub(1)).unwrap_or_default())
        } else {
            self.topic_above(blocks, index)
        };
        let bare = heading || !text.ends_with(':');
        // Of several sentences the last introduces the bullets.
        let last = sentences(text).last().cloned().and_then(|range| text.get(range));
        let plain = last.unwrap_or(text).trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
        let plain = if bare { heading_text(plain) } else { plain.to_owned() };
        // What is checked at follow-up is not what the illness shows.
        let above = block.path.len().saturating_sub(usize::from(heading));
        let followed = block
            .path
            .iter()
            .take(above)
            .skip(1)
            .any(|heading| rubric::is_action(heading) && !heading.starts_with("Diag"));
        if followed && rubric::is_of_findings(&plain) {
            return false;
        }
        let hangs = matches!(block.shape, Shape::Item { .. });
        let head = Head { text: plain, bare, topic, hangs };
        let actions = rubric::is_action(&head.text);
        let Some(found) = self.bullets(blocks, index, heading, actions) else { return false };
        let one_list = (2..=9).contains(&found.items.len())
            && !heads_some(blocks, &found.at, self.lexicon.language)
            && make_a_list(&self.setting(&[]), &found.items);
        if !one_list {
            return false;
        }
        let Some(fact) = self.list_fact(head, found.items, found.open) else { return false };
        let range = block.text.original(0..block.text.text().len());
        self.sentences.push(Sentence {
            input,
            range: range.start..found.end.max(range.end),
            text: format!("{text} {}", found.quotes.join(" ; ")),
            place: block.place(),
            outcome: Outcome::Nothing(Reason::Weak),
        });
        let sentence = self.sentences.len() - 1;
        let topic = self.topic(block);
        self.push(&fact, sentence, topic.as_deref());
        if !heading && text.len() <= guard::LONGEST {
            let tokens = tokens(text, self.lexicon);
            for fact in fact::abbreviation::find(&self.context(text, &tokens, None)) {
                self.push(&fact, sentence, topic.as_deref());
            }
        }
        true
    }

    /// The outermost bullets under the block `index`; none when one of them is no item.
    fn bullets(
        &self,
        blocks: &[Block],
        index: usize,
        heading: bool,
        actions: bool,
    ) -> Option<Bullets> {
        let mut found =
            Bullets { at: Vec::new(), items: Vec::new(), quotes: Vec::new(), open: false, end: 0 };
        let mut depth = None;
        let mut first_list = None;
        for (at, next) in blocks.iter().enumerate().skip(index + 1).take(60) {
            let Shape::Item { depth: own } = next.shape else { break };
            if next.list != first_list.unwrap_or(next.list) {
                break;
            }
            first_list = Some(next.list);
            let mine = if heading { next.head.is_none() } else { next.head == Some(index) };
            let outermost = *depth.get_or_insert(own);
            if !mine || own != outermost {
                continue;
            }
            let text = next.listed();
            if text.len() > guard::LONGEST {
                return None;
            }
            let first = sentences(text).first().cloned().unwrap_or(0..0);
            let text = text.get(first).unwrap_or_default();
            let tokens = tokens(text, self.lexicon);
            let item = fact::item::item(&self.context(text, &tokens, None), actions)?;
            // « Autres facteurs »: the list stays open.
            let lower = item.to_lowercase();
            if ["autre", "etc", "other"].iter().any(|word| lower.starts_with(word)) {
                found.open = true;
                continue;
            }
            found.at.push(at);
            found.items.push(item);
            let ends = [';', ',', ' ', '\u{202f}', '\u{a0}'];
            found.quotes.push(text.trim_end_matches(ends).to_owned());
            found.end = next.text.original(0..next.text.text().len()).end.max(found.end);
        }
        Some(found)
    }

    fn list_fact(&self, head: Head, items: Vec<String>, open: bool) -> Option<Fact> {
        let kind = Kind::Enumeration;
        let Head { text, bare, mut topic, hangs } = head;
        let mut label = text.clone();
        if let Some((long, rest)) = rubric::spelled(&text, self.lexicon.language) {
            label = long;
            if !rest.is_empty() {
                topic = (rest.split(' ').count() <= 2).then_some(rest);
            }
        }
        let words = tokens(&label, self.lexicon);
        let has_verb = words.iter().any(|t| t.tag == Tag::Verb);
        if let Some(question) = rubric::question(&label, self.lexicon.language) {
            let said = Said::Rubric { question, items };
            return Some(Fact { kind, pattern: 0.85, topic: Some(topic?), lead: None, said });
        }
        if label.split_whitespace().count() <= 9
            && !label.contains(|c: char| c.is_ascii_digit())
            && !has_verb
            && !guard::is_noisy(&label)
            && let Some((gender, complete)) = format::typed_label(&label, self.lexicon)
        {
            // « Symptômes d’installation aiguë » of what? « Causes de l’asthme » says it.
            let vague = hangs && rubric::is_general(&label, self.lexicon)
                || !hangs
                    && (![" de l’", " de l'", " de la ", " du ", " des ", " aux ", " au ", " à "]
                        .iter()
                        .any(|article| label.contains(article))
                        || rubric::is_general(&label, self.lexicon));
            let topic = if complete { topic.filter(|_| vague) } else { Some(topic?) };
            let said = Said::TopicList { label, gender, complete, items, open };
            return Some(Fact { kind, pattern: 0.9, topic, lead: None, said });
        }
        // « Syndrome méningé : » and what it is made of.
        if rubric::is_group(&label)
            && !open
            && let Some(named) = with_article(&label, &self.evidence)
        {
            let text = format!("{} comprend", capital(&named));
            let words = tokens(&text, self.lexicon);
            return fact::head_list(&self.context(&text, &words, None), items);
        }
        let context = self.context(&text, &words, topic.as_deref());
        if let Some(fact) =
            fact::french_sayings::announced(&context, &items, open).filter(|_| !bare)
        {
            return Some(fact);
        }
        // « les trois critères suivants »: they do follow, on the back.
        let counted = words.iter().any(|t| t.tag == Tag::Number);
        let followed = if counted {
            text.replace(" suivants", "").replace(" suivantes", "")
        } else {
            text.clone()
        };
        let refused = guard::refuse(&followed, &tokens(&followed, self.lexicon), self.lexicon);
        if bare || !has_verb || open || refused.is_some() {
            return None;
        }
        fact::head_list(&self.context(&text, &words, topic.as_deref()), items)
    }
}
