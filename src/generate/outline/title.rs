//! What a text is about: its topic, as it stands above a question.
//!
//! Candidates come from where a text names itself, each with a weight for its place; what the
//! file's name, the headings and the text agree with wins. Leaves out rubrics, courses, pages, and
//! the labels of figures. A text that names nothing has its file's name.

mod marked;
mod opening;
mod places;

use std::collections::{HashMap, HashSet};

use super::super::Input;
use super::super::block::{Block, Shape};
use super::super::clean::Document;
use super::super::heading::capital;
use super::super::heading::letterhead;
use super::super::heading::lists::{Lists, lists};
use super::super::heading::sort::{Sort, sort};
use super::super::heading::stem::{common_stems, stems};
use super::super::language::Language;
use super::candidate::{Around, Candidate, is_prose, is_question, told};
use super::naming::{before_colon, before_verb, hangs_on, is_of_others, is_setting, short_of};
use super::parts::{
    first_part, goes_on, is_later, is_of_a_part, is_shared, marked_title, outermost,
};
use super::spoken::{is_unspoken, most_spoken};
use super::suspected::suspected;
use super::vocabulary::Vocabulary;
use super::wording::tidy;
use super::{file, head};
use crate::deck::fold;

/// The blocks with which its names are compared.
const SAID: usize = 400;

/// What a text is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) text: String,
    /// It is but the first of several topics, and stands over its own section only.
    pub(crate) first_of_many: bool,
}

struct Finder<'a> {
    text: &'a str,
    blocks: &'a [Block],
    vocabulary: &'a Vocabulary,
    lists: &'static Lists,
    found: Vec<Candidate>,
    /// The stems of the first of several headings that each name another thing.
    siblings: Vec<String>,
    /// The stems of the one title that the page marks: it says what the page is about.
    own: Vec<String>,
    /// How many headings ask.
    questions: usize,
    /// The stems of each of its first blocks.
    said: Vec<Vec<String>>,
    /// The stems of what the text says behind its first lines, but for those that say little.
    told: HashSet<String>,
    /// The lines above the text name a thing.
    headed: bool,
    /// One of their pieces is surely no school's or author's.
    evident: bool,
}

/// The topic of a document, read from `input`, with the lines above its text, `head`; empty when
/// nothing names it, not even its file.
pub(crate) fn title(
    input: &Input,
    head: &[&str],
    document: &Document,
    vocabulary: &Vocabulary,
    language: Language,
) -> Title {
    let lists = lists(language);
    if let Some(front) = &document.front {
        let front = tidy(head::of_the_topic(front, lists), vocabulary);
        if matches!(sort(&front, lists), Sort::Thing | Sort::Of(_) | Sort::Asked(_)) {
            return Title { text: front, first_of_many: false };
        }
    }
    let blocks = document.blocks.iter().take(SAID);
    let said: Vec<Vec<String>> = blocks.map(|block| stems(block.text.text(), lists)).collect();
    let mut finder = Finder {
        text: &input.text,
        blocks: &document.blocks,
        vocabulary,
        lists,
        found: Vec::new(),
        siblings: Vec::new(),
        own: marked_title(&input.text, &document.blocks)
            .map(|title| tidy(title, vocabulary))
            .filter(|title| title.contains(char::is_lowercase))
            .map(|title| stems(&title, lists))
            .unwrap_or_default(),
        questions: document.blocks.iter().filter(|block| is_question(block)).count(),
        told: told(&document.blocks, &said, lists),
        said,
        headed: false,
        evident: false,
    };
    finder.head(head);
    finder.opening();
    finder.announced();
    finder.headings();
    finder.entries();
    finder.definitions();
    finder.spoken();
    let file = file::topic(&input.name, finder.blocks, vocabulary, lists);
    finder.best(file)
}

impl Finder<'_> {
    fn add(&mut self, text: &str, weight: f32) {
        let shown = tidy(text.trim_end().trim_end_matches(['?', ' ', '\u{a0}']), self.vocabulary);
        let shown = capital(before_verb(before_colon(&shown)));
        let count = shown.split_whitespace().count();
        let stems = stems(&shown, self.lists);
        let fits = (1..=12).contains(&count)
            && shown.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !shown.ends_with(['.', ';', ','])
            && !shown.contains(['→', '=', '|', '@']);
        if !fits || stems.is_empty() {
            return;
        }
        // « Chez l’adulte » names no thing, nor does a line that a page has broken behind « qui ».
        if is_setting(&shown, self.lists) || hangs_on(&shown) {
            return;
        }
        // Where one piece above the text is surely of the topic, others are rather a school's.
        let other = self.evident
            && stems != self.own
            && !self.is_evident(&shown)
            && !head::says_something(&shown, self.lists, self.vocabulary.language);
        let weight = if other { weight - 1.2 } else { weight };
        // A long line says more than what it is about.
        let weight = weight - 0.25 * count.saturating_sub(6) as f32;
        match self.found.iter_mut().find(|known| known.stems == stems) {
            Some(known) => {
                known.weight = known.weight.max(weight) + 0.2;
                known.short = known.short.take().or_else(|| short_of(text));
            }
            None => self.found.push(Candidate {
                text: shown,
                stems,
                short: short_of(text),
                weight,
                loose: false,
            }),
        }
    }

    /// A line that may name a thing, told of one or itself.
    fn named(&mut self, line: &str, weight: f32) -> bool {
        match sort(&tidy(line, self.vocabulary), self.lists) {
            Sort::Thing => self.add(line, weight),
            Sort::Of(thing) => {
                // « Autres causes de chute » are told of no topic of that name.
                if is_of_others(line) {
                    return false;
                }
                self.add(line, weight - 0.9);
                self.add(&thing, weight - 1.0);
            }
            // Of several questions each asks of something else.
            Sort::Asked(_) if line.contains('?') && self.questions > 1 => return false,
            Sort::Asked(thing) => self.add(&thing, weight - 0.8),
            Sort::Paper | Sort::Empty | Sort::Rubric => return false,
        }
        true
    }

    /// The lines above the text, as they were written.
    fn head(&mut self, lines: &[&str]) {
        let evident = |piece: &str| self.is_evident(piece);
        let pieces = head::pieces(lines, self.lists, self.vocabulary.language, &evident);
        self.evident = pieces.iter().any(|piece| piece.evident);
        for piece in pieces {
            // « Le corps se défend de deux façons » tells of any thing.
            let named = before_verb(&piece.text);
            if named.len() < piece.text.len() && !self.is_spoken_of(named) {
                continue;
            }
            self.headed |= self.named(&piece.text, piece.weight);
        }
    }

    /// Whether a word of the piece is medical, or stands further down.
    fn is_evident(&self, piece: &str) -> bool {
        stems(piece, self.lists).iter().any(|stem| stem.len() >= 5 && self.told.contains(stem))
    }

    /// Headings anywhere: the one above all others, and what sides are told of.
    fn headings(&mut self) {
        let blocks = self.blocks;
        let headings: Vec<(u8, &str)> = blocks
            .iter()
            .filter_map(|block| match block.shape {
                Shape::Heading(level) => Some((level, block.text.text())),
                _ => None,
            })
            .collect();
        let Some(top) = headings.iter().map(|(level, _)| *level).min() else { return };
        self.siblings = first_part(&headings, top, self.vocabulary, self.lists);
        self.covers(&outermost(&headings, top, self.vocabulary, self.lists));
        let mut told: HashMap<Vec<String>, (String, u32)> = HashMap::new();
        // « En cas d’épidémie » says when, and not of what.
        let telling = headings.iter().filter(|(_, text)| {
            (self.questions < 2 || !text.contains('?')) && !is_setting(text, self.lists)
        });
        for (_, text) in telling {
            if let Sort::Of(thing) | Sort::Asked(thing) =
                sort(&tidy(text, self.vocabulary), self.lists)
            {
                let entry = told.entry(stems(&thing, self.lists)).or_insert((thing, 0));
                entry.1 += 1;
            }
        }
        let mut written: HashMap<String, usize> = HashMap::new();
        for (_, text) in &headings {
            *written.entry(fold(text)).or_default() += 1;
        }
        for (_, text) in &headings {
            let same = written.get(&fold(text)).copied().unwrap_or_default();
            if same > 1
                && !is_shared(&headings, text)
                && self.is_told_below(text)
                && sort(&tidy(text, self.vocabulary), self.lists) == Sort::Thing
            {
                self.add(text, 1.4 + 0.2 * (same.min(4) as f32));
            }
        }
        let mut told: Vec<(String, u32)> = told.into_values().collect();
        told.sort();
        for (thing, count) in told {
            self.add(&thing, 0.9 + 0.4 * (count.min(4) as f32));
        }
    }

    /// The outermost headings: whether the first is the title of all.
    fn covers(&mut self, outermost: &[&str]) {
        let Some(first) = outermost.first() else { return };
        let things: Vec<&&str> = outermost
            .iter()
            .filter(|text| {
                sort(&tidy(self.behind_label(text), self.vocabulary), self.lists) == Sort::Thing
            })
            .collect();
        let named = things.first() == Some(&first);
        let stems_of = |text: &str| stems(&tidy(text, self.vocabulary), self.lists);
        let own = stems_of(first);
        // « Système cardiovasculaire » and « Système respiratoire » share the name of a class.
        let common = common_stems(self.lists);
        let shares = |stem: &String| own.contains(stem) && !common.contains(stem);
        let apart =
            things.iter().skip(1).filter(|other| !stems_of(other).iter().any(shares)).count();
        let later = is_later(self.blocks, first);
        let of_all = || goes_on(self.blocks, &self.said, &own, self.vocabulary, self.lists);
        let of_a_part = named && things.len() >= 2 && apart * 2 >= things.len() - 1 && !of_all();
        if of_a_part || later {
            self.siblings.clone_from(&own);
            for candidate in self.found.iter_mut().filter(|candidate| candidate.stems == own) {
                candidate.weight -= if later { 2.0 } else { 1.4 };
            }
        } else if named && things.len() == 1 {
            let over_all = self.blocks.iter().take_while(|block| block.text.text() != *first);
            // Where the lines above the text name another thing, it is a part of that.
            let known = self.found.iter().any(|candidate| candidate.stems == own);
            let opens = !over_all.into_iter().any(is_prose) && (known || !self.headed);
            let name = self.behind_label(first);
            for piece in letterhead::pieces(name, self.lists).into_iter().take(1) {
                if !head::is_of_the_paper(before_colon(piece), self.lists) {
                    self.named(piece, if opens { 3.4 } else { 1.4 });
                }
            }
        }
    }

    /// What most sentences speak of; what none speaks of counts less beside it.
    fn spoken(&mut self) {
        let Some(topic) = most_spoken(self.blocks, self.vocabulary, self.lists) else { return };
        let unspoken = |candidate: &&mut Candidate| {
            candidate.stems != self.own
                && is_unspoken(candidate, &self.told, self.lists, self.vocabulary.language)
        };
        self.found.iter_mut().filter(unspoken).for_each(|candidate| candidate.weight -= 1.5);
        self.add(&topic, 1.5);
    }

    /// The candidate that most agrees with the rest.
    fn best(mut self, file: Option<Candidate>) -> Title {
        let file_stems = file.as_ref().map(|file| file.stems.clone()).unwrap_or_default();
        let around = Around {
            file_name: file.as_ref().map(|file| fold(&file.text)).unwrap_or_default(),
            blocks: &self.said,
            common: common_stems(self.lists),
            file_stems: &file_stems,
        };
        self.found.extend(file);
        let mut best: Option<(f32, &Candidate)> = None;
        for candidate in &self.found {
            let score = candidate.score(&around);
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, candidate));
            }
        }
        let Some((_, best)) = best else {
            let text = suspected(self.blocks, self.lists, self.vocabulary.language);
            return Title { text: text.unwrap_or_default(), first_of_many: false };
        };
        // « MICI » is what « Maladies inflammatoires … (MICI) » calls them from then on.
        let spelled =
            |long: &&Candidate| long.short.as_ref().is_some_and(|s| best.stems == [s.clone()]);
        let best = self.found.iter().find(spelled).unwrap_or(best);
        let of_a_part =
            || is_of_a_part(self.blocks, &self.said, &best.stems, self.vocabulary, self.lists);
        let first_of_many =
            best.stems != file_stems && (best.stems == self.siblings || of_a_part());
        let marked = marked_title(self.text, self.blocks).filter(|_| first_of_many);
        if let Some(text) = marked.and_then(|marked| self.field(marked)) {
            return Title { text, first_of_many: false };
        }
        Title { text: best.text.clone(), first_of_many }
    }
}
