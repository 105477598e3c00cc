//! Asks every block what its layout and its clauses say, beside what the finders recognise.
//!
//! Keeps, from block to block, what a pronoun may stand for.

mod announced;
mod lists;
mod restated;
mod said_before;

use std::ops::Range;

pub(super) use self::lists::heads_some;
pub(super) use self::said_before::Read as SaidBefore;
use super::ask::announcing::Led;
use super::ask::glossary::glossaries;
use super::ask::mention::Mention;
use super::ask::refer::{self, Named, Position};
use super::ask::{Asked, Setting, Way, about, cell, headed, line, of_what, sentence};
use super::block::{Block, Shape};
pub(super) use super::candidate::sides;
use super::clean::Document;
use super::fact::{Fact, Said};
use super::grammar::{Noun, grammar};
use super::heads::path_of;
use super::language::Language;
use super::note::note;
use super::read::Reader;
use super::realise::{capital, polish, unquoted};
use super::sentence::sentences;

use super::{Candidate, Kind, Outcome, Reason, Score, Sentence, guard, outline};
use crate::deck::{Content, fold};

impl Reader {
    /// Second pass: where the text defines its terms.
    pub(crate) fn learn_glossaries(&mut self, documents: &[Document]) {
        let blocks = documents.iter().flat_map(|document| &document.blocks);
        let found = glossaries(&self.setting(&[]), blocks);
        self.evidence.define_under(found);
    }

    pub(super) fn setting<'a>(&'a self, path: &'a [String]) -> Setting<'a> {
        Setting {
            lexicon: self.lexicon,
            evidence: &self.evidence,
            grammar: grammar(self.lexicon.language),
            title: self.title.as_deref(),
            path,
        }
    }

    /// Asks the block `index`; `ids` are its sentences with their ranges.
    pub(super) fn ask(
        &mut self,
        input: usize,
        blocks: &[Block],
        index: usize,
        ids: &[(Range<usize>, usize)],
    ) {
        let Some(block) = blocks.get(index) else { return };
        let path = path_of(blocks, index, self.lexicon.language);
        let listed = self.ask_list(input, blocks, index, &path);
        let text = block.text.text();
        let leads = listed && text.trim_end().ends_with(':');
        // « … est injectée avant l’arrêt. On rappelle trois règles : » leads with its last sentence.
        let text = if leads { lists::before_last_sentence(text) } else { text };
        if matches!(block.shape, Shape::Heading(_)) || text.is_empty() {
            return;
        }
        let term = match &block.shape {
            Shape::Entry { term } => Some(term.as_str()),
            _ => None,
        };
        let mut found = line::line(&self.setting(&path), text, term);
        // The first line under the title alone may define it.
        let opens =
            matches!(block.shape, Shape::Paragraph) && block.number == 1 && block.path.len() <= 1;
        let headed = blocks.iter().take(index).any(|b| matches!(b.shape, Shape::Heading(_)));
        if opens && headed && index <= 4 {
            found.cards.extend(line::title_line(&self.setting(&path), text));
        }
        let first = ids.first().map(|(_, id)| *id);
        if let Some(card) = self.definition_under_heading(blocks, index, &path)
            && let Some(id) = first.filter(|_| found.cards.is_empty() && term.is_none())
        {
            self.push_asked(&card, id, &path);
        }
        // What a label says is told by the label and its first sentence.
        let used = found.rest.first().map_or(text.len(), |(range, _)| range.start);
        let line_id = if found.cards.is_empty() {
            None
        } else if ids.len() <= 1 && term.is_none() {
            first
        } else {
            Some(self.line_sentence(input, block, 0..used, term))
        };
        // « Endoscopie : ulcérations » under « Signes » defines nothing, whatever its form.
        // What follows from a label is no definition of it either.
        let read_otherwise = !found.cards.is_empty()
            && !found.cards.iter().any(|card| card.kind == Kind::Definition)
            || text.contains(['→', '⇒']);
        if read_otherwise {
            self.candidates.retain(|candidate| {
                let defines = candidate.way == Way::Pattern && candidate.kind == Kind::Definition;
                !defines || Some(candidate.sentence) != first
            });
        }
        for card in &found.cards {
            if let Some(id) = line_id {
                self.push_asked(card, id, &path);
            }
        }
        if let Some(id) = first {
            self.ask_list_on_a_line(blocks, index, id);
        }
        let topic = self.topic(block);
        let above = self.paragraph_above(input, blocks, index);
        let in_list = matches!(block.shape, Shape::Item { .. });
        let headed = lists::is_headed(blocks, index);
        let mut before: Vec<Named> = Vec::new();
        let mut earlier: Vec<Mention> = Vec::new();
        let mut said: Option<&str> = None;
        let mut read = self.read_above(input, blocks, index);
        let mut told_of: Option<Noun> = None;
        let mut illness: Option<String> = None;
        let own = |led: &Led| led.input == input && Some(led.index) == block.head;
        let led = self.leads.iter().position(own).map(|at| self.leads.swap_remove(at));
        for (range, label) in &found.rest {
            let piece = text.get(range.clone()).unwrap_or_default();
            let id = ids.iter().find(|(own, _)| own.end > range.start).map(|(_, id)| *id);
            let Some(id) = id.or(first) else { continue };
            let mut under = path.clone();
            under.extend(label.iter().cloned());
            if let Some(cards) = line::of_labelled(&self.setting(&under), piece) {
                for card in &cards {
                    self.push_asked(card, id, &under);
                }
                continue;
            }
            let opens = in_list && range.start == 0;
            let position = Position {
                term: label.as_deref(),
                before: before.last(),
                topic: topic.as_deref(),
                said,
                told_of: told_of.as_ref(),
                item: in_list && range.start == 0,
                listed: in_list,
                earlier: &earlier,
                above: above.as_ref(),
                headed: headed && range.start == 0,
                lead_in: led.as_ref().filter(|_| opens).and_then(|led| led.shown.as_ref()),
                led_by: led.as_ref().filter(|_| opens).map(|led| &led.told),
            };
            let told = sentence::read(&self.setting(&under), piece, position);
            let mut below = under.clone();
            if let Some(illness) = &illness
                && about::is_told_of_it(&self.setting(&under), &told.named)
            {
                below.push(illness.clone());
                self.move_under(id, &below);
            }
            for card in &told.cards {
                let behind =
                    said_before::behind(&self.setting(&under), card, piece.trim(), position, &read);
                self.push_asked(behind.as_ref().unwrap_or(card), id, &below);
            }
            for restated in &told.restated {
                self.ask_restated(restated, id, &below);
            }
            let setting = self.setting(&under);
            let tells = block.shape == Shape::Paragraph && label.is_none();
            let found = tells
                .then(|| about::illness(&setting, piece, &told.named, range.start == 0))
                .flatten();
            told_of = match &found {
                Some(illness) => Some(setting.noun(illness)),
                None => about::thing(&setting, &told.named, illness.is_some()).or(told_of),
            };
            illness = found.or(illness);
            earlier.extend(told.named.mentions.iter().cloned());
            before.push(told.named);
            read.push(SaidBefore { text: piece.trim().to_owned(), stands: told.stands });
            said = told.stands.then(|| piece.trim()).filter(|piece| piece.ends_with('.'));
        }
        self.leads.extend(led);
        self.said = Some((input, index, read));
        self.paragraph = of_one(before)
            .filter(|_| matches!(block.shape, Shape::Paragraph | Shape::Item { .. }))
            .map(|told| (input, index, told));
    }

    /// What the heading right above the block is, where the block's first sentence says it.
    fn definition_under_heading(
        &self,
        blocks: &[Block],
        index: usize,
        path: &[String],
    ) -> Option<Asked> {
        let headed = lists::is_headed(blocks, index);
        let block = blocks.get(index).filter(|b| headed || b.shape == Shape::Paragraph)?;
        let text = block.text.text();
        let first = text.get(sentences(text).first()?.clone())?;
        let item = |block: &&Block| matches!(block.shape, Shape::Item { .. });
        let beside = blocks.get(index + 1).filter(|next| item(next) && next.head == block.head);
        let beside = beside.filter(|_| item(&block)).map(|next| next.text.text());
        headed::definition(&self.setting(path), first, beside, headed)
    }

    /// What the paragraph or the bullet right before the block told of, under the same heads.
    fn paragraph_above(&self, input: usize, blocks: &[Block], index: usize) -> Option<Named> {
        let (of, at, told) = self.paragraph.as_ref()?;
        let (above, block) = (blocks.get(*at)?, blocks.get(index)?);
        let next = *of == input && at + 1 == index && above.path == block.path;
        let alike = match (&above.shape, &block.shape) {
            (Shape::Paragraph, Shape::Paragraph) => true,
            (Shape::Item { .. }, Shape::Item { .. }) => above.head == block.head,
            _ => false,
        };
        (next && alike).then(|| told.clone())
    }

    /// The sentences of the paragraph right above the block, under the same heads.
    fn read_above(&self, input: usize, blocks: &[Block], index: usize) -> Vec<SaidBefore> {
        let Some((of, at, read)) = &self.said else { return Vec::new() };
        let (Some(above), Some(block)) = (blocks.get(*at), blocks.get(index)) else {
            return Vec::new();
        };
        let paragraphs = above.shape == Shape::Paragraph && block.shape == Shape::Paragraph;
        let next = *of == input && at + 1 == index && above.path == block.path;
        if next && paragraphs { read.clone() } else { Vec::new() }
    }

    /// Gives the patterns' cards of a sentence the path that it was found to stand under.
    fn move_under(&mut self, sentence: usize, path: &[String]) {
        let own = |c: &Candidate| c.sentence == sentence && c.way == Way::Pattern;
        let told = |c: &Candidate| !matches!(c.kind, Kind::Etymology | Kind::Abbreviation);
        for at in 0..self.candidates.len() {
            let found = self.candidates.get(at).filter(|c| own(c) && told(c));
            let Some(context) = found.map(|c| self.context_of(&c.note.content, path)) else {
                continue;
            };
            if let Some(candidate) = self.candidates.get_mut(at) {
                candidate.note.context = context;
            }
        }
    }

    fn line_sentence(
        &mut self,
        input: usize,
        block: &Block,
        range: Range<usize>,
        term: Option<&str>,
    ) -> usize {
        let text = block.text.text().get(range.clone()).unwrap_or_default().trim();
        let text = match term {
            Some(term) => format!("{term} : {text}"),
            None => text.to_owned(),
        };
        self.sentences.push(Sentence {
            input,
            range: block.text.original(range),
            text,
            place: block.place(),
            outcome: Outcome::Nothing(Reason::Weak),
        });
        self.sentences.len() - 1
    }

    /// A row of a list of pairs: its first cell is asked like a label.
    pub(super) fn ask_row(&mut self, block: &Block, sentence: usize, cells: &[String]) {
        let [label, value] = cells else { return };
        let value = value.trim().trim_start_matches(['→', '=', ':']).trim();
        let path = block.path.to_vec();
        for card in cell::row(&self.setting(&path), label, value) {
            self.push_asked(&card, sentence, &path);
        }
    }

    /// The fact of a cell with the question that what it tells asks; none where no question fits: « VHB :
    /// Ac anti-HBc ? » asks nothing that is sure.
    pub(super) fn asked_cell(&self, fact: Fact) -> Option<Fact> {
        let Said::Cell { row, column, gender, value, turned } = &fact.said else {
            return Some(fact);
        };
        let setting = self.setting(&[]);
        // Where the side's gender is known the question is, too.
        let known = gender.is_some() && setting.grammar.participles_agree();
        let question = if known {
            cell::of_side(&setting, row, column)
        } else {
            cell::cell(&setting, row, column, value, *turned)
        };
        let said = Said::Asked { question: question?, answer: value.clone() };
        Some(Fact { said, ..fact })
    }

    /// Makes a candidate of `card`, which stands under `path`.
    pub(super) fn push_asked(&mut self, card: &Asked, sentence: usize, path: &[String]) {
        let language = self.lexicon.language;
        let mut under = path.to_vec();
        under.extend(card.under.iter().cloned());
        let mut content = of_what::named(&self.setting(&under), card);
        finish(&mut content, &|text| polish(text, language));
        let Some(quoted) = self.sentences.get(sentence).filter(|s| !s.text.trim().is_empty())
        else {
            return;
        };
        let (front, back) = sides(&content);
        let context = context(&content, &under, self.title.as_deref(), language);
        // By its own heading, so that a new title or section leaves the id as it is.
        let near = under.last().map_or("", String::as_str);
        let key = fold(&format!("{} {near} {front} {}", card.way.key(), gap_of(&content)));
        let topic = path.last().map(String::as_str);
        let mut note = note(&self.deck, card.kind, &key, content, quoted, topic);
        note.context = context;
        let hangs = guard::hangs(&front, &back, self.lexicon)
            || fold(&format!("{front} {back}")).contains("cf.");
        let score = Score { total: 0.0, parts: Vec::new() };
        self.candidates.push(Candidate {
            note,
            score,
            sentence,
            kept: false,
            left: None,
            kind: card.kind,
            way: card.way,
            fit: card.fit,
            clause: card.clause,
            referred: card.referred,
            dangling: card.dangling || hangs,
            likely: card.likely,
        });
    }

    /// The context of a card that a finder made, unless its question names its topic already.
    pub(super) fn context_of(&self, content: &Content, path: &[String]) -> String {
        context(content, path, self.title.as_deref(), self.lexicon.language)
    }
}

/// The context of a note, which gives no card's answer away: of one that is asked both ways, what
/// either can have.
fn context(content: &Content, path: &[String], title: Option<&str>, language: Language) -> String {
    let (front, back) = sides(content);
    let shown = outline::context(path, title, &front, &back, language);
    let Content::Reversible { front, ask_front, .. } = content else { return shown };
    let reversed = outline::context(path, title, ask_front, front, language);
    if reversed.len() < shown.len() { reversed } else { shown }
}

/// The last of a paragraph's sentences, where all tell of one thing.
fn of_one(mut told: Vec<Named>) -> Option<Named> {
    let last = told.pop()?;
    let subject = last.subject.clone()?;
    let same = |named: &Named| {
        named.subject.as_ref().is_some_and(|one| refer::same(&one.words, &subject.words))
    };
    told.iter().all(same).then_some(last)
}

/// What is hidden, so that two gaps of one sentence are two facts.
fn gap_of(content: &Content) -> String {
    match content {
        Content::Cloze { .. } => sides(content).1,
        _ => String::new(),
    }
}

/// Capitals and typography of every field.
fn finish(content: &mut Content, polish: &dyn Fn(&str) -> String) {
    match content {
        Content::Basic { front, back } => {
            *front = polish(&capital(front));
            *back = polish(&capital(unquoted(back)));
        }
        Content::Reversible { front, back, ask_back, ask_front } => {
            *front = unquoted(front).to_owned();
            for side in [front, back, ask_back, ask_front] {
                *side = polish(&capital(side));
            }
        }
        Content::List { prompt, items, .. } => {
            *prompt = polish(&capital(prompt));
            for item in items {
                *item = polish(&capital(item));
            }
        }
        Content::Cloze { text } => *text = polish(text),
        _ => {}
    }
}

/// « IRM » in « Que signifie IRM ? »
pub(crate) fn sigle_of(question: &str) -> Option<&str> {
    let words = question.split([' ', '\u{a0}', '\u{202f}', '?']);
    let mut sigles = words.filter(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 2);
    sigles.next_back()
}
