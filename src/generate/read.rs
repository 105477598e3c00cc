//! Goes through the blocks in order and collects sentences and candidates.
//!
//! One block at a time: nothing of a block is kept but its sentences, so that memory follows the
//! text's size and time is linear in it.

use std::sync::Arc;

use super::anaphora::{self, Antecedent};
use super::block::{Block, Shape};
use super::clean::Document;
use super::fact::{self, Context, Fact, Said, format};
use super::lexicon::Lexicon;
use super::note::note;
use super::select::{Left, score};
use super::sentence::sentences;
use super::term::Evidence;
use super::token::{Tag, Token, tokens};
use super::{Candidate, Outcome, Reason, Sentence, guard, realise};
use crate::deck::{DeckId, fold};

pub(crate) struct Reader {
    pub(super) lexicon: &'static Lexicon,
    pub(super) evidence: Evidence,
    deck: DeckId,
    candidates: Vec<Candidate>,
    pub(super) sentences: Vec<Sentence>,
    words: usize,
}

pub(crate) struct Read {
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) words: usize,
}

impl Reader {
    pub(crate) fn new(lexicon: &'static Lexicon, deck: DeckId) -> Self {
        Self {
            lexicon,
            evidence: Evidence::default(),
            deck,
            candidates: Vec::new(),
            sentences: Vec::new(),
            words: 0,
        }
    }

    /// First pass: how the text uses its words.
    pub(crate) fn learn(&mut self, document: &Document) {
        for block in document.blocks.iter().filter(|block| block.shape != Shape::Reference) {
            self.evidence.read(block.text.text());
        }
    }

    pub(crate) fn read_all(
        &mut self,
        documents: &[Document],
        progress: &dyn Fn(f32) -> bool,
    ) -> bool {
        let all: usize = documents.iter().map(|document| document.blocks.len()).sum();
        let mut done = 0_usize;
        for (input, document) in documents.iter().enumerate() {
            for (index, block) in document.blocks.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a share to show")]
                if done.is_multiple_of(64) && !progress(done as f32 / all as f32) {
                    return false;
                }
                done += 1;
                self.block(input, &document.blocks, index, block);
            }
        }
        true
    }

    pub(crate) fn finish(self) -> Read {
        Read { candidates: self.candidates, sentences: self.sentences, words: self.words }
    }

    fn block(&mut self, input: usize, blocks: &[Block], index: usize, block: &Block) {
        let text = block.text.text();
        match &block.shape {
            Shape::Reference => {
                self.sentence(input, block, 0..text.len(), Reason::Reference);
                return;
            }
            Shape::Heading(_) => {
                self.list(input, blocks, index, block);
                return;
            }
            _ => {}
        }
        self.words += text.split_whitespace().count();
        let listed = self.list(input, blocks, index, block);
        if listed && text.trim_end().ends_with(':') {
            return;
        }
        let topic = topic(block, self.lexicon, &self.evidence);
        let ranges = sentences(text);
        let mut named = None;
        for (n, range) in ranges.iter().enumerate() {
            let sentence = self.sentence(input, block, range.clone(), Reason::NoPattern);
            let reason =
                self.read_sentence(block, n, range.clone(), sentence, topic.as_deref(), &mut named);
            if let Some(slot) = self.sentences.get_mut(sentence) {
                slot.outcome = Outcome::Nothing(reason);
            }
        }
    }

    fn sentence(
        &mut self,
        input: usize,
        block: &Block,
        range: std::ops::Range<usize>,
        reason: Reason,
    ) -> usize {
        let text = block.text.text().get(range.clone()).unwrap_or_default();
        self.sentences.push(Sentence {
            input,
            range: block.text.original(range),
            text: text.to_owned(),
            place: block.place(),
            outcome: Outcome::Nothing(reason),
        });
        self.sentences.len() - 1
    }

    fn read_sentence(
        &mut self,
        block: &Block,
        n: usize,
        range: std::ops::Range<usize>,
        sentence: usize,
        topic: Option<&str>,
        named: &mut Option<Antecedent>,
    ) -> Reason {
        let text = block.text.text().get(range).unwrap_or_default();
        if text.len() > guard::LONGEST {
            return Reason::TooLong;
        }
        let tokens = tokens(text, self.lexicon);
        let context = Context {
            lexicon: self.lexicon,
            evidence: &self.evidence,
            topic,
            text,
            tokens: &tokens,
        };
        if n == 0 {
            match labelled(&context, block) {
                Label::Fact(fact) => {
                    self.push(&fact, sentence, topic);
                    return Reason::Weak;
                }
                Label::Skip(rest) => {
                    // « Def : L’embolie … est … »: the sentence begins after its label.
                    let rest_text = text.get(rest..).unwrap_or_default();
                    let rest_tokens = super::token::tokens(rest_text, self.lexicon);
                    let context = Context { text: rest_text, tokens: &rest_tokens, ..context };
                    let (facts, reason) = of_guarded(&context);
                    for fact in facts {
                        self.push(&fact, sentence, topic);
                    }
                    return reason;
                }
                Label::Refused(reason) => return reason,
                Label::None => {}
            }
        }
        let context = Context {
            lexicon: self.lexicon,
            evidence: &self.evidence,
            topic,
            text,
            tokens: &tokens,
        };
        let known = std::mem::replace(named, anaphora::antecedent(&context));
        let (facts, reason) = of_guarded(&context);
        for fact in facts {
            self.push(&fact, sentence, topic);
        }
        if reason == Reason::Pronoun
            && let Some(known) = known
            && let Some(text) = anaphora::resolve(text, &tokens, &known)
        {
            self.read_resolved(&text, &known, sentence, topic);
        }
        reason
    }

    /// A sentence whose pronoun was replaced: it quotes the sentence that names its subject too.
    fn read_resolved(
        &mut self,
        text: &str,
        known: &Antecedent,
        sentence: usize,
        topic: Option<&str>,
    ) {
        let tokens = tokens(text, self.lexicon);
        let context = Context {
            lexicon: self.lexicon,
            evidence: &self.evidence,
            topic,
            text,
            tokens: &tokens,
        };
        let (facts, _) = of_guarded(&context);
        for mut fact in facts {
            if matches!(fact.kind, super::Kind::Abbreviation | super::Kind::Cloze) {
                continue;
            }
            fact.pattern *= 0.9;
            let before = self.candidates.len();
            self.push(&fact, sentence, topic);
            if let Some(candidate) = self.candidates.get_mut(before)
                && let Some(source) = &mut candidate.note.source
            {
                source.quote = format!("{} {}", known.sentence, source.quote);
            }
        }
    }

    pub(super) fn push(&mut self, fact: &Fact, sentence: usize, topic: Option<&str>) {
        let Some(realised) = realise::realise(fact, &self.evidence, self.lexicon.language) else {
            return;
        };
        let Some(quoted) = self.sentences.get(sentence) else { return };
        let organisation = matches!(&fact.said, Said::Abbreviation { long, .. }
            if long.split([' ', '’']).next().is_some_and(|w| self.lexicon.noun_is("organisation", &w.to_lowercase())));
        let pattern = if organisation { fact.pattern * 0.5 } else { fact.pattern };
        let score =
            score(pattern, &realised.content, fact.kind, &quoted.text, fact.topic.is_some());
        let mut key = realised.key;
        if let Some(topic) = &fact.topic {
            key = format!("{} {key}", crate::deck::fold(topic));
        }
        let note = note(&self.deck, fact.kind, &key, realised.content, quoted, topic);
        self.candidates.push(Candidate { note, score, sentence, kept: false, kind: fact.kind });
    }
}

enum Label {
    Fact(Box<Fact>),
    /// The sentence goes on at this byte.
    Skip(usize),
    Refused(Reason),
    None,
}

/// « X : Y » at the head of a block, or the entry of a definition list.
fn labelled(context: &Context<'_>, block: &Block) -> Label {
    if let Shape::Entry { term } = &block.shape {
        return match format::labelled(context, term, context.tokens, true) {
            Ok(Some(fact)) => Label::Fact(Box::new(fact)),
            Ok(None) => Label::None,
            Err(reason) => Label::Refused(reason),
        };
    }
    // Under « Définition », a phrase without a verb defines the topic.
    if block.path.last().is_some_and(|heading| fold(heading).starts_with("definition"))
        && block.number == 1
        && !context.tokens.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Colon))
        && let Some(topic) = context.topic
    {
        return match format::labelled(context, topic, context.tokens, true) {
            Ok(Some(fact)) => Label::Fact(Box::new(fact)),
            _ => Label::None,
        };
    }
    let position = context.tokens.iter().take(10).position(|t| {
        t.tag == Tag::Colon || t.lower == "→" || (t.tag == Tag::Dash && block.bold_head.is_some())
    });
    let Some(at) = position.filter(|at| *at > 0) else { return Label::None };
    let (Some(mark), Some(after)) = (context.tokens.get(at), context.tokens.get(at + 1)) else {
        return Label::None;
    };
    if context.tokens.iter().take(at).any(|t| t.tag == Tag::Verb) {
        return Label::None;
    }
    let label = context.text.get(..mark.start).unwrap_or_default();
    let name = label.trim().to_lowercase();
    if context.lexicon.noun_is("label", &name) {
        return Label::Skip(after.start);
    }
    if matches!(block.shape, Shape::Item { depth: 1.. })
        && block.head.is_some()
        && block.bold_head.is_none()
    {
        return Label::Refused(Reason::Dangling);
    }
    // Under « Traitement », « X : Y » says what to do for X, not what X is.
    let action = block.path.iter().skip(1).any(|heading| {
        let heading = fold(heading);
        [
            "traitement",
            "prise en charge",
            "bilan",
            "surveillance",
            "conduite",
            "examen",
            "biologie",
            "prevention",
            "treatment",
            "management",
            "suivi",
            "interrogatoire",
            "clinique",
        ]
        .iter()
        .any(|word| heading.starts_with(word))
    });
    let bold = block.bold_head.is_some_and(|end| end + 2 >= label.trim_end().len());
    let value: &[Token] = context.tokens.get(at + 1..).unwrap_or_default();
    match format::labelled(context, label, value, bold) {
        Ok(Some(fact)) if action && fact.kind == super::Kind::Definition => {
            Label::Refused(Reason::NoPattern)
        }
        Ok(Some(fact)) => Label::Fact(Box::new(fact)),
        Ok(None) => Label::None,
        Err(reason) => Label::Refused(reason),
    }
}

fn of_guarded(context: &Context<'_>) -> (Vec<Fact>, Reason) {
    match guard::refuse(context.text, context.tokens, context.lexicon) {
        Some(reason)
            if matches!(
                reason,
                Reason::Fragment | Reason::Question | Reason::TooShort | Reason::TooLong
            ) =>
        {
            (Vec::new(), reason)
        }
        // A sentence may say nothing of its own and still spell an abbreviation out.
        Some(reason) => {
            let mut facts = fact::abbreviation::find(context);
            if matches!(reason, Reason::Pronoun | Reason::Dangling) {
                facts.extend(fact::verb::relative(context));
            }
            (facts, reason)
        }
        None => {
            let parts = super::simple::pieces(context.text, context.tokens, context.lexicon);
            if parts.is_empty() {
                return fact::of_sentence(context);
            }
            let mut facts = fact::abbreviation::find(context);
            let mut reason = Reason::NoPattern;
            for part in parts {
                let tokens = tokens(&part, context.lexicon);
                let (found, why) =
                    of_guarded(&Context { text: &part, tokens: &tokens, ..*context });
                let spelled = |fact: &Fact| fact.kind == super::Kind::Abbreviation;
                facts.extend(found.into_iter().filter(|fact| !spelled(fact)).map(|mut fact| {
                    // An aside describes; it seldom defines one thing only.
                    if let Said::Definition { reverse, .. } = &mut fact.said {
                        *reverse = false;
                    }
                    fact
                }));
                reason = why;
            }
            (facts, reason)
        }
    }
}

pub(super) fn topic(block: &Block, lexicon: &Lexicon, evidence: &Evidence) -> Option<String> {
    topic_of(&Arc::clone(&block.path), lexicon, evidence)
}

/// The innermost heading that names a thing.
pub(super) fn topic_of(path: &[String], lexicon: &Lexicon, evidence: &Evidence) -> Option<String> {
    let names = |heading: &&String| {
        let lower = heading.to_lowercase();
        let first = lower.split(' ').next().unwrap_or_default();
        let words = heading.split_whitespace().count();
        let rubric = lexicon.noun_is("label", &lower)
            || lexicon.noun_is("label", first)
            || format::typed_label(heading, lexicon).is_some()
            || lexicon.noun_is("relational", first)
            || lexicon.attribute(first).is_some();
        // The title names the topic; another heading must be spoken of in the text.
        let title = path.first() == Some(*heading);
        let last = lower.rsplit(' ').next().unwrap_or_default();
        let spoken = title
            || evidence.frequency(first.trim_start_matches("l’").trim_start_matches("l'")) >= 3
            || evidence.frequency(last) >= 3;
        !rubric && spoken && words <= 7 && !heading.contains([':', '?', '!', ','])
    };
    path.iter().rev().find(names).cloned()
}

/// Gives each sentence its outcome.
pub(crate) fn settle(candidates: &[Candidate], left: &[Option<Left>], sentences: &mut [Sentence]) {
    for (candidate, left) in candidates.iter().zip(left) {
        let Some(sentence) = sentences.get_mut(candidate.sentence) else { continue };
        sentence.outcome = match (sentence.outcome, left) {
            (Outcome::Cards(n), None) => Outcome::Cards(n + 1),
            (Outcome::Nothing(_), None) => Outcome::Cards(1),
            (Outcome::Cards(n), Some(_)) => Outcome::Cards(n),
            (_, Some(Left::Repeated)) => Outcome::Nothing(Reason::Repeated),
            (_, Some(Left::Capped)) => Outcome::Nothing(Reason::Capped),
            (_, Some(Left::Weak)) => Outcome::Nothing(Reason::Weak),
        };
    }
}
