//! Goes through the blocks in order and collects sentences and candidates.
//!
//! One block at a time: nothing of a block is kept but its sentences, so that memory follows the
//! text's size and time is linear in it.

use std::sync::Arc;

use super::anaphora::{self, Antecedent};
use super::ask::{announcing::Led, pointing, refer::Named};
use super::block::{Block, Shape};
use super::clean::Document;
use super::fact::{self, Context, Fact, Said, format};
use super::label::{Label, labelled};
use super::language::is_foreign;
use super::lexicon::Lexicon;
use super::note::note;
use super::recognised::of_guarded;
use super::sentence::sentences;
use super::term::Evidence;
use super::token::{Tag, Token};
use super::tokenise::tokens;
use super::{Candidate, Outcome, Reason, Score, Sentence, etymology, guard, heads, realise};
use crate::deck::DeckId;

pub(crate) struct Reader {
    pub(super) lexicon: &'static Lexicon,
    pub(super) evidence: Evidence,
    etymology: etymology::Finder,
    pub(super) deck: DeckId,
    pub(super) candidates: Vec<Candidate>,
    /// What the document being read is about.
    pub(super) title: Option<String>,
    /// The headings above the block being read, and the bullets.
    path: Arc<[String]>,
    pub(super) sentences: Vec<Sentence>,
    words: usize,
    /// What an input without headings is about: what its first sentence defines.
    subject: Option<(usize, String)>,
    /// The headings last asked for, and their topic.
    pub(super) section: Option<(Arc<[String]>, Option<String>)>,
    /// The paragraph read last, by its input and its block, where it tells of one thing.
    pub(super) paragraph: Option<(usize, usize, Named)>,
    /// The sentences of the paragraph read last, by its input and its block.
    pub(super) said: Option<(usize, usize, Vec<super::asking::SaidBefore>)>,
    /// What leads in the bullets that are read.
    pub(super) leads: Vec<Led>,
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
            etymology: etymology::Finder::default(),
            deck,
            candidates: Vec::new(),
            title: None,
            path: Arc::from([]),
            sentences: Vec::new(),
            words: 0,
            subject: None,
            section: None,
            paragraph: None,
            said: None,
            leads: Vec::new(),
        }
    }

    /// First pass: how the text uses its words.
    pub(crate) fn learn(&mut self, document: &Document) {
        for block in document.blocks.iter().filter(|block| block.shape != Shape::Reference) {
            match block.shape {
                // A heading in capitals would pass for a name.
                Shape::Heading(_) => {
                    self.evidence.read(&super::clean::heading_text(block.text.text()));
                }
                _ => self.evidence.read(block.text.text()),
            }
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
            let topics = super::topics::topics(document, self.lexicon.language);
            let cases = super::case_report::of_one_patient(document, self.lexicon);
            for (index, block) in document.blocks.iter().enumerate() {
                self.title = topics.over(block);
                #[expect(clippy::cast_precision_loss, reason = "a share to show")]
                if done.is_multiple_of(64) && !progress(done as f32 / all as f32) {
                    return false;
                }
                done += 1;
                if cases.contains(&index) {
                    self.sentence(input, block, 0..block.text.text().len(), Reason::StudyResult);
                    continue;
                }
                self.block(input, &document.blocks, index, block);
            }
        }
        true
    }

    pub(crate) fn finish(self) -> Read {
        Read { candidates: self.candidates, sentences: self.sentences, words: self.words }
    }

    /// What a finder may look at.
    pub(super) fn context<'a>(
        &'a self,
        text: &'a str,
        tokens: &'a [Token],
        topic: Option<&'a str>,
    ) -> Context<'a> {
        Context { lexicon: self.lexicon, evidence: &self.evidence, topic, text, tokens }
    }

    fn block(&mut self, input: usize, blocks: &[Block], index: usize, block: &Block) {
        let text = block.text.text();
        self.path = heads::above(blocks, index, self.lexicon.language);
        match &block.shape {
            _ if is_foreign(text, self.lexicon.language) => {
                self.sentence(input, block, 0..text.len(), Reason::Reference);
                return;
            }
            Shape::Reference => {
                self.sentence(input, block, 0..text.len(), Reason::Reference);
                return;
            }
            Shape::Heading(_) => {
                self.list(input, blocks, index, block);
                self.ask(input, blocks, index, &[]);
                return;
            }
            Shape::Row { head, cells } => {
                self.words += text.split_whitespace().count();
                let sentence = self.sentence(input, block, 0..text.len(), Reason::NoPattern);
                let topic = self.topic_of_rows(block);
                let context = self.context(text, &[], topic.as_deref());
                let near = blocks.get(index.saturating_sub(20)..).unwrap_or_default();
                let same = near.iter().take(40).filter(|row| row.list == block.list);
                let rows: Vec<&[String]> = same
                    .filter_map(|row| match &row.shape {
                        Shape::Row { cells, .. } => Some(cells.as_slice()),
                        _ => None,
                    })
                    .collect();
                let facts = fact::table::find(&context, head, cells, &rows);
                if facts.is_empty() && head.is_empty() {
                    self.ask_row(block, sentence, cells);
                }
                for fact in facts {
                    if let Some(fact) = self.asked_cell(fact) {
                        self.push(&fact, sentence, topic.as_deref());
                    }
                }
                return;
            }
            Shape::Answer { question } => {
                self.words += text.split_whitespace().count();
                self.answer(input, block, question);
                return;
            }
            _ => {}
        }
        self.words += text.split_whitespace().count();
        let listed = self.list(input, blocks, index, block);
        if listed && text.trim_end().ends_with(':') {
            self.ask(input, blocks, index, &[]);
            return;
        }
        // A bullet under a bullet is about that one.
        let hangs = matches!(block.shape, Shape::Item { .. }) && block.head.is_some();
        let topic = if hangs { self.topic_above(blocks, index) } else { self.topic(block) };
        let known = self.subject.as_ref().filter(|(of, _)| *of == input && block.path.is_empty());
        let topic = topic.or_else(|| known.map(|(_, subject)| subject.clone()));
        let ranges = sentences(text);
        let mut named = None;
        let mut ids = Vec::new();
        for (n, range) in ranges.iter().enumerate() {
            let sentence = self.sentence(input, block, range.clone(), Reason::NoPattern);
            ids.push((range.clone(), sentence));
            let reason =
                self.read_sentence(block, n, range.clone(), sentence, topic.as_deref(), &mut named);
            self.etymologies(text.get(range.clone()).unwrap_or_default(), sentence, reason);
            if let Some(slot) = self.sentences.get_mut(sentence) {
                slot.outcome = Outcome::Nothing(reason);
            }
            if index == 0 && n == 0 && block.path.is_empty() {
                let subject = named.as_ref().and_then(|named| named.topic.clone());
                self.subject = subject.map(|subject| (input, subject));
            }
        }
        self.ask(input, blocks, index, &ids);
    }

    /// The author's own question and answer, when the question stands alone.
    fn answer(&mut self, input: usize, block: &Block, question: &str) {
        let text = block.text.text();
        let sentence = self.sentence(input, block, 0..text.len(), Reason::NoPattern);
        if let Some(slot) = self.sentences.get_mut(sentence) {
            slot.text = format!("{question} {text}");
        }
        let asked = tokens(question, self.lexicon);
        let points = asked.iter().any(|t| t.tag == Tag::Demonstrative)
            || asked.first().is_some_and(|t| t.tag == Tag::Pronoun);
        let words = text.split_whitespace().count();
        let answered = (1..=45).contains(&words) && asked.len() >= 3 && !text.ends_with('?');
        if points || !answered || guard::is_noisy(question) || guard::is_noisy(text) {
            return;
        }
        // « Et au second ? » asks on from what was asked before.
        if asked.first().is_some_and(|t| t.tag == Tag::Coordinator) {
            return;
        }
        // A long answer's first sentence answers; the rest adds.
        let first = sentences(text).first().cloned().and_then(|range| text.get(range));
        let told = first.filter(|_| words > 14).unwrap_or(text);
        let said = Said::Asked {
            question: question.to_owned(),
            answer: told.trim_end_matches(['.', ';', ' ']).to_owned(),
        };
        let fact = format::fact(super::Kind::Identity, 0.95, said);
        self.push(&fact, sentence, None);
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
        let context = self.context(text, &tokens, topic);
        let label = match labelled(&context, block) {
            // Inside a paragraph only « Facteurs de risque : a, b » is sure to be a label.
            Label::Fact(fact) if n > 0 && fact.kind != super::Kind::Enumeration => Label::None,
            Label::Fact(fact) => Label::Fact(fact),
            label if n == 0 => label,
            _ => Label::None,
        };
        match label {
            Label::Fact(fact) => {
                self.push(&fact, sentence, topic);
                return Reason::Weak;
            }
            Label::Rewritten(text) => {
                let tokens = super::tokenise::tokens(&text, self.lexicon);
                let context = self.context(&text, &tokens, topic);
                let (facts, reason) = of_guarded(&context);
                for fact in facts.iter().filter(|fact| fact.kind != super::Kind::Cloze) {
                    self.push(fact, sentence, topic);
                }
                return reason;
            }
            Label::Skip(rest) => {
                // « Def : L’embolie … est … »: the sentence begins after its label.
                let rest_text = text.get(rest..).unwrap_or_default();
                let rest_tokens = super::tokenise::tokens(rest_text, self.lexicon);
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
        let known = std::mem::replace(named, anaphora::antecedent(&context));
        let (facts, reason) = of_guarded(&context);
        for fact in facts {
            self.push(&fact, sentence, topic);
        }
        if reason == Reason::Pronoun
            && let Some(known) = known
            && let Some(text) = anaphora::resolve(text, &tokens, &known, n == 1)
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
        let context = self.context(text, &tokens, topic);
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
        let Some(quoted) = self.sentences.get(sentence).filter(|s| !s.text.trim().is_empty())
        else {
            return;
        };
        // « VGM : 80 à 100 fL », « AEG (amaigrissement, fatigue, anorexie) » spell nothing out.
        if let Said::Abbreviation { short, long } = &fact.said
            && (long.contains(',')
                || long.starts_with(|c: char| c.is_ascii_digit())
                || fact::abbreviation::names_itself(short, long))
        {
            return;
        }
        let organisation = matches!(&fact.said, Said::Abbreviation { long, .. }
            if long.split([' ', '’']).next().is_some_and(|w| self.lexicon.noun_is("organisation", &w.to_lowercase())));
        let pattern = if organisation { fact.pattern * 0.5 } else { fact.pattern };
        let mut key = realised.key;
        if let Some(topic) = &fact.topic {
            key = format!("{} {key}", crate::deck::fold(topic));
        }
        let context = match fact.kind {
            super::Kind::Etymology => String::new(),
            // Of which course a sigle is; where it stands there says nothing more.
            super::Kind::Abbreviation => self.context_of(&realised.content, &[]),
            _ => self.context_of(&realised.content, &self.path),
        };
        let (front, back) = super::candidate::sides(&realised.content);
        let dangling = pointing::hangs(&self.setting(&[]), &front, &back);
        let mut note = note(&self.deck, fact.kind, &key, realised.content, quoted, topic);
        note.context = context;
        self.candidates.push(Candidate {
            note,
            score: Score { total: 0.0, parts: Vec::new() },
            sentence,
            kept: false,
            left: None,
            kind: fact.kind,
            way: super::candidate::way_of(fact.kind),
            fit: pattern,
            clause: 0,
            referred: false,
            dangling,
            likely: None,
        });
    }

    /// The learned words that the sentence is the first to use: what Carabin adds is labelled.
    fn etymologies(&mut self, text: &str, sentence: usize, reason: Reason) {
        let facts = self.etymology.find(text, reason, &self.evidence, self.lexicon);
        for fact in facts {
            let before = self.candidates.len();
            self.push(&fact, sentence, None);
            if let Some(candidate) = self.candidates.get_mut(before)
                && let Some(source) = &mut candidate.note.source
            {
                let label = realise::etymology::label(self.lexicon.language);
                source.place = format!("{} · {label}", source.place);
            }
        }
    }
}
