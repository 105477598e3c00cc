//! Which lines of a text make a list card: the bullets under a block, those that a sentence counts, the
//! one line under a heading.

use crate::generate::ask::announcing::{self, Led};
use crate::generate::ask::member::without_brackets;
use crate::generate::ask::refer::{Named, Position};
use crate::generate::ask::taken_up::TakenUp;
use crate::generate::ask::{Asked, counted, list, pair, part, sentence};
use crate::generate::block::{Block, Shape};
use crate::generate::clean::heading_text;
use crate::generate::heading::lists::lists as sort_lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::heads::own_name;
use crate::generate::language::Language;
use crate::generate::read::Reader;
use crate::generate::sentence::sentences;
use crate::generate::{Outcome, Reason, Sentence};

/// Bullets after these many blocks belong to something else.
const NEAR: usize = 60;

impl Reader {
    /// The bullets under the block as one card; whether there are any.
    pub(super) fn ask_list(
        &mut self,
        input: usize,
        blocks: &[Block],
        index: usize,
        path: &[String],
    ) -> bool {
        let Some(block) = blocks.get(index) else { return false };
        let bullets = children(blocks, index);
        if bullets.is_empty() {
            return matches!(block.shape, Shape::Paragraph)
                && self.ask_counted(input, blocks, index, path);
        }
        let heading = matches!(block.shape, Shape::Heading(_));
        let opened = part::opened(&self.setting(path), last_sentence(block));
        let last = if heading { last_sentence(block) } else { &opened };
        let head = self.without_pointer(last);
        let announced = self.announced((input, blocks, index), path, head);
        self.remember_lead((input, blocks, index), path, head, announced.as_ref());
        let head = match &announced {
            Some(taken) => taken.text.clone(),
            None if heading => heading_text(head),
            None => head.to_owned(),
        };
        // The heading is the last of its own path.
        let above = if heading {
            path.get(..path.len().saturating_sub(1)).unwrap_or_default()
        } else {
            path
        };
        let language = self.lexicon.language;
        // « Interactions » and « Toxines » under « Pathogénie », each over bullets of its own, answer nothing.
        let heads = bullets.iter().all(|at| is_bare_head(blocks, *at, language));
        let idle = heading && heads && !list::asks_for_names(&self.setting(above), &head);
        if idle || heads_some(blocks, &bullets, language) {
            return bullets.len() > 1;
        }
        let name = own_name(block, self.lexicon.language);
        let named: Vec<String> = above.iter().cloned().chain(name.map(str::to_owned)).collect();
        let above = named.as_slice();
        let setting = self.setting(above);
        let card = match texts(blocks, &bullets).as_slice() {
            [only] => list::single(&setting, &head, only, heading),
            texts => list::card(&setting, &head, texts, heading),
        };
        let cards = match &announced {
            Some(taken) => taken.mark(card.into_iter().collect()),
            None => card.into_iter().collect(),
        };
        for card in cards {
            self.push_list(input, blocks, index, &bullets, &card, above);
        }
        bullets.len() > 1
    }

    /// Keeps the sentence that leads the bullets of the block in, for each of them.
    fn remember_lead(
        &mut self,
        (input, blocks, index): (usize, &[Block], usize),
        path: &[String],
        head: &str,
        announced: Option<&TakenUp>,
    ) {
        let Some(block) = blocks.get(index) else { return };
        if block.head.is_none() {
            self.leads.clear();
        }
        let heads = block.text.text().trim_end().ends_with(':');
        if !heads || matches!(block.shape, Shape::Heading(_)) {
            return;
        }
        let put_in = announced.and_then(TakenUp::told);
        let setting = self.setting(path);
        let shown = announcing::lead_in(&setting, head, put_in.as_deref());
        let told = if announced.is_none() {
            sentence::read(&setting, head, Position::default()).named
        } else {
            Named::default()
        };
        self.leads.push(Led { input, index, shown, told });
    }

    /// « Les symptômes comprennent ceux-ci : » announces what it has, not these.
    fn without_pointer<'a>(&self, head: &'a str) -> &'a str {
        let bare = head.trim_end().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
        let lower = bare.to_lowercase();
        let pointers = self.lexicon.phrases("list-pointer").iter();
        let shown = pointers.filter(|shown| lower.ends_with(&format!(" {shown}")));
        let cut =
            shown.map(|shown| shown.len()).max().and_then(|long| bare.len().checked_sub(long));
        cut.filter(|cut| bare.len() < head.trim_end().len() && *cut > 0)
            .and_then(|cut| bare.get(..cut))
            .map_or(head, str::trim_end)
    }

    /// The bullets below a sentence that counts them as one card; whether they are.
    fn ask_counted(
        &mut self,
        input: usize,
        blocks: &[Block],
        index: usize,
        path: &[String],
    ) -> bool {
        let Some(block) = blocks.get(index) else { return false };
        let bullets = items_below(blocks, index);
        if bullets.is_empty() || heads_some(blocks, &bullets, self.lexicon.language) {
            return false;
        }
        let texts = texts(blocks, &bullets);
        let card = counted::announced(&self.setting(path), last_sentence(block), &texts);
        if let Some(card) = &card {
            self.push_list(input, blocks, index, &bullets, card, path);
        }
        card.is_some()
    }

    /// Makes a candidate of `card`, which asks for the bullets `bullets` of the block `index`.
    fn push_list(
        &mut self,
        input: usize,
        blocks: &[Block],
        index: usize,
        bullets: &[usize],
        card: &Asked,
        path: &[String],
    ) {
        let Some(block) = blocks.get(index) else { return };
        let text = block.text.text();
        let end = bullets.last().and_then(|at| blocks.get(*at));
        let range = block.text.original(0..text.len());
        let end = end.map_or(range.end, |b| b.text.original(0..b.text.text().len()).end);
        self.sentences.push(Sentence {
            input,
            range: range.start..end.max(range.end),
            text: format!("{} {}", text.trim(), whole(blocks, bullets).join(" ; ")),
            place: block.place(),
            outcome: Outcome::Nothing(Reason::Weak),
        });
        self.push_asked(card, self.sentences.len() - 1, path);
    }

    /// The one line under a heading, as the list that the heading asks for.
    pub(super) fn ask_list_on_a_line(&mut self, blocks: &[Block], index: usize, sentence: usize) {
        let above = index.checked_sub(1).and_then(|above| blocks.get(above));
        let (Some(block), Some(above)) = (blocks.get(index), above) else { return };
        let line = matches!(block.shape, Shape::Paragraph | Shape::Item { .. });
        let alone = blocks
            .get(index + 1)
            .is_none_or(|next| next.path != block.path || matches!(next.shape, Shape::Heading(_)));
        let headed = matches!(above.shape, Shape::Heading(_)) && above.path == block.path;
        let Some((heading, path)) = block.path.split_last() else { return };
        if line && alone && headed {
            let card = pair::under_heading(&self.setting(path), heading, block.text.text());
            if let Some(card) = card {
                self.push_asked(&card, sentence, path);
            }
        }
    }
}

/// « Signes de gravité » among the signs: whether some bullets only head others, and some do not.
pub(in crate::generate) fn heads_some(
    blocks: &[Block],
    bullets: &[usize],
    language: Language,
) -> bool {
    let heads = bullets.iter().filter(|at| is_bare_head(blocks, **at, language)).count();
    heads > 0 && heads < bullets.len()
}

/// Whether the bullet only heads those under it. « Cervicite » over what it looks like is a sign itself.
fn is_bare_head(blocks: &[Block], index: usize, language: Language) -> bool {
    let text = blocks.get(index).map_or("", |block| block.text.text().trim());
    let told = without_brackets(text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']));
    let plain = !told.contains([':', '=', '→', '.', ',']);
    let side = text.ends_with(':') || sort(&told, sort_lists(language)) == Sort::Rubric;
    let under = |at: usize| blocks.get(at).is_some_and(|next| next.head == Some(index));
    plain && under(index + 1) && (side || under(index + 2))
}

/// The outermost bullets under the block `index`.
fn children(blocks: &[Block], index: usize) -> Vec<usize> {
    let Some(block) = blocks.get(index) else { return Vec::new() };
    let heading = matches!(block.shape, Shape::Heading(_));
    let mut depth = None;
    let mut found = Vec::new();
    for (at, next) in blocks.iter().enumerate().skip(index + 1).take(NEAR) {
        let Shape::Item { depth: own } = next.shape else { break };
        let mine = if heading { next.head.is_none() } else { next.head == Some(index) };
        if mine && *depth.get_or_insert(own) == own {
            found.push(at);
        }
    }
    found
}

/// Whether the block opens the section of the heading above it.
pub(super) fn is_headed(blocks: &[Block], index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|above| blocks.get(above));
    above.is_some_and(|above| matches!(above.shape, Shape::Heading(_)))
}

/// What introduces the bullets of a block.
fn last_sentence(block: &Block) -> &str {
    let text = block.text.text().trim();
    let last = sentences(text).last().cloned();
    last.and_then(|range| text.get(range)).unwrap_or(text)
}

/// The sentences of `text` but for the last.
pub(super) fn before_last_sentence(text: &str) -> &str {
    let last = sentences(text).last().map_or(0, |range| range.start);
    text.get(..last).unwrap_or_default().trim_end()
}

fn texts<'a>(blocks: &'a [Block], bullets: &[usize]) -> Vec<&'a str> {
    bullets.iter().filter_map(|at| blocks.get(*at)).map(|b| b.listed().trim()).collect()
}

/// All that the bullets say.
fn whole<'a>(blocks: &'a [Block], bullets: &[usize]) -> Vec<&'a str> {
    bullets.iter().filter_map(|at| blocks.get(*at)).map(|b| b.text.text().trim()).collect()
}

/// The outermost bullets right below a paragraph that does not announce them.
fn items_below(blocks: &[Block], index: usize) -> Vec<usize> {
    let Some(block) = blocks.get(index) else { return Vec::new() };
    let below = blocks.iter().enumerate().skip(index + 1).take(NEAR);
    let items = below.take_while(|(_, next)| {
        matches!(next.shape, Shape::Item { .. }) && next.path == block.path
    });
    items.filter(|(_, next)| next.head.is_none()).map(|(at, _)| at).collect()
}
