//! The candidates of a text, while the student chooses among them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::lines::Lines;
use crate::deck::{Deck, DeckId, Note, NoteId};
use crate::generate::{Amount, Candidate, Entry, Generated, Kind, Options, Reason, choose};
use crate::library::{Chosen, Decided};

/// A candidate as it stands: perhaps edited, kept or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub note: Note,
    pub kept: bool,
    /// Index into the sentences: the one under which it stands.
    pub sentence: usize,
    /// Index into the candidates; none for a card that the student asked for.
    pub candidate: Option<usize>,
    /// The student has ticked or edited it: it stays as it is when another number of cards is
    /// wanted.
    pub by_hand: bool,
}

#[derive(Debug)]
pub struct Choosing {
    pub generated: Generated,
    /// The text that it was generated from.
    pub text: String,
    /// How it was.
    pub options: Options,
    /// Which sentences are listed.
    pub lines: Lines,
    /// In the order of the text.
    pub rows: Vec<Row>,
    /// How many cards are wanted.
    pub amount: Amount,
    /// Whether cards that ask what a word is made of are wanted.
    pub etymology: bool,
    /// The terms of the text, the best first.
    pub glossary: Vec<Entry>,
    pub selected: usize,
    /// The sentence that is pointed at: the selected candidate's, or one that was clicked.
    pub sentence: Option<usize>,
    /// The sentence that was clicked: what it did not give is listed under it.
    pub opened: Option<usize>,
    /// The selected candidate is in the editor.
    pub editing: bool,
    /// The deck as it was saved last.
    pub saved: Option<DeckId>,
    /// Whether the selection has moved and the view has to follow.
    pub follow: bool,
}

/// Where the student is among the candidates and sentences.
#[derive(Debug, Clone, Copy)]
pub struct Pointed {
    selected: usize,
    sentence: Option<usize>,
    opened: Option<usize>,
}

impl Choosing {
    #[must_use]
    pub fn new(generated: Generated, glossary: Vec<Entry>, text: String) -> Self {
        let mut rows: Vec<Row> = generated
            .candidates
            .iter()
            .enumerate()
            .map(|(at, candidate)| Row {
                note: candidate.note.clone(),
                kept: candidate.kept,
                sentence: candidate.sentence,
                candidate: Some(at),
                by_hand: false,
            })
            .collect();
        rows.sort_by_key(|row| row.sentence);
        let lines = Lines::of(&generated.sentences);
        for row in &mut rows {
            row.sentence = lines.home(row.sentence);
        }
        rows.sort_by_key(|row| row.sentence);
        let selected = rows.iter().position(|row| row.kept).unwrap_or(0);
        let sentence = rows.get(selected).map(|row| row.sentence);
        Self {
            generated,
            text,
            options: Options::default(),
            lines,
            rows,
            amount: Amount::default(),
            etymology: true,
            glossary,
            selected,
            sentence,
            opened: None,
            editing: false,
            saved: None,
            follow: true,
        }
    }

    #[must_use]
    pub fn pointed(&self) -> Pointed {
        let Self { selected, sentence, opened, .. } = *self;
        Pointed { selected, sentence, opened }
    }

    /// Goes back to where the student was.
    pub fn point_at(&mut self, pointed: Pointed) {
        self.select(pointed.selected.min(self.rows.len().saturating_sub(1)));
        (self.sentence, self.opened) = (pointed.sentence, pointed.opened);
    }

    pub fn select(&mut self, row: usize) {
        if let Some(found) = self.rows.get(row) {
            self.selected = row;
            self.sentence = Some(found.sentence);
            self.opened = None;
            self.editing = false;
            self.follow = true;
        }
    }

    /// The selected candidate.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// What was generated for a row; none for a card that the student asked for.
    #[must_use]
    pub fn candidate(&self, row: &Row) -> Option<&Candidate> {
        self.generated.candidates.get(row.candidate?)
    }

    /// Keeps as many cards as are wanted. What the student has ticked or edited stays as it is.
    pub fn rank(&mut self, amount: Amount, etymology: bool) {
        (self.amount, self.etymology) = (amount, etymology);
        choose(&mut self.generated, amount, etymology);
        for row in self.rows.iter_mut().filter(|row| !row.by_hand) {
            let candidate = row.candidate.and_then(|at| self.generated.candidates.get(at));
            if let Some(candidate) = candidate {
                row.kept = candidate.kept;
            }
        }
    }

    /// What the student has decided about notes.
    pub fn decided(&self) -> impl Iterator<Item = Decided<'_>> {
        let by_hand = self.rows.iter().filter(|row| row.by_hand);
        by_hand.map(|row| Decided { kept: row.kept, note: Cow::Borrowed(&row.note) })
    }

    /// Decides as the student had. A note that is not found again comes back as it was, beside
    /// its sentence.
    pub fn decide(&mut self, chosen: &Chosen<'_>) {
        self.rank(chosen.amount, chosen.etymology);
        for Decided { kept, note } in &chosen.decided {
            let place = self.rows.iter().position(|row| row.note.id == note.id);
            let place = place.unwrap_or_else(|| self.take_back(note.clone().into_owned()));
            if let Some(row) = self.rows.get_mut(place) {
                row.note.clone_from(note);
                (row.kept, row.by_hand) = (*kept, true);
            }
        }
        let selected = chosen.selected.as_ref();
        if let Some(row) =
            self.rows.iter().position(|row| Some(&row.note.id) == selected.map(|id| &**id))
        {
            self.select(row);
        }
    }

    /// Puts a note that is not found again beside its sentence; returns its place.
    pub(super) fn take_back(&mut self, note: Note) -> usize {
        let quote = note.source.as_ref().map(|source| source.quote.as_str());
        let sentences = &self.generated.sentences;
        let sentence = sentences.iter().position(|s| Some(s.text.as_str()) == quote);
        let sentence = sentence.unwrap_or(sentences.len().saturating_sub(1));
        self.insert(note, sentence)
    }

    /// Puts a note of the student's own behind those of its sentence; returns its place.
    fn insert(&mut self, note: Note, sentence: usize) -> usize {
        let sentence = self.lines.home(sentence);
        let place = self.rows.partition_point(|other| other.sentence <= sentence);
        let (candidate, by_hand) = (None, true);
        self.rows.insert(place, Row { note, kept: true, sentence, candidate, by_hand });
        place
    }

    /// Points at a sentence and opens it; none is there where the text ends.
    pub fn open(&mut self, sentence: usize) {
        if sentence >= self.generated.sentences.len() {
            return;
        }
        let sentence = self.lines.home(sentence);
        let row = self.rows.iter().position(|row| row.sentence == sentence);
        if let Some(row) = row {
            self.select(row);
        }
        (self.sentence, self.opened, self.follow) = (Some(sentence), Some(sentence), true);
        self.editing = false;
    }

    /// Opens the line that stands `step` lines further on; the first where none is pointed at.
    pub fn open_next(&mut self, step: isize) {
        let place = self.sentence.map(|at| self.lines.place(at).saturating_add_signed(step));
        if let Some(sentence) = self.lines.listed().get(place.unwrap_or(0)) {
            self.open(*sentence);
        }
    }

    /// The key of why a candidate is not kept; none where it is, or the student dropped it.
    #[must_use]
    pub fn why_not(&self, row: &Row) -> Option<&'static str> {
        let candidate = self.candidate(row).filter(|_| !row.kept && !row.by_hand)?;
        if candidate.kind == Kind::Etymology && !self.etymology {
            return Some("left-etymology");
        }
        Some(match candidate.left? {
            Reason::Repeated => "left-repeated",
            Reason::Weak => "left-weak",
            Reason::Dangling => "left-dangling",
            Reason::Damaged => "left-damaged",
            _ => "left-capped",
        })
    }

    /// Takes in a card that the student has made of a sentence, and selects it.
    pub fn add(&mut self, note: Note, sentence: usize) {
        let there = self.rows.iter().position(|row| row.note.id == note.id);
        let place = there.unwrap_or_else(|| self.insert(note, sentence));
        if let Some(row) = self.rows.get_mut(place) {
            (row.kept, row.by_hand) = (true, true);
        }
        self.select(place);
        self.opened = Some(sentence);
    }

    /// Whether there is anything that the switch for etymologies would switch.
    #[must_use]
    pub fn has_etymology(&self) -> bool {
        self.generated.candidates.iter().any(|candidate| candidate.kind == Kind::Etymology)
    }

    /// Whether a card of this sentence is kept.
    #[must_use]
    pub fn is_asked(&self, sentence: usize) -> bool {
        self.rows_of(sentence).any(|(_, row)| row.kept)
    }

    /// The candidates of a sentence, with their places.
    pub fn rows_of(&self, sentence: usize) -> impl Iterator<Item = (usize, &Row)> {
        let first = self.rows.partition_point(|row| row.sentence < sentence);
        let rows = self.rows.iter().enumerate().skip(first);
        rows.take_while(move |(_, row)| row.sentence == sentence)
    }

    /// Moves the selection by `step` among the candidates that are listed.
    pub fn step(&mut self, step: isize, only_kept: bool) {
        let listed: Vec<usize> =
            (0..self.rows.len()).filter(|row| !only_kept || self.rows[*row].kept).collect();
        let here = listed.iter().position(|row| *row >= self.selected).unwrap_or(0);
        let exact = listed.get(here) == Some(&self.selected);
        // From between two listed rows, a step forward goes to the next one, which is `here`.
        let next = if step > 0 && !exact { here } else { here.saturating_add_signed(step) };
        if let Some(row) = listed.get(next.min(listed.len().saturating_sub(1))) {
            self.select(*row);
        }
    }

    /// The note that the term has or would have.
    #[must_use]
    pub fn note_of<'a>(&'a self, entry: &'a Entry) -> Option<&'a Note> {
        let candidate = entry.candidate.and_then(|at| self.generated.candidates.get(at));
        candidate.map(|candidate| &candidate.note).or(entry.cloze.as_ref())
    }

    /// The notes that are kept.
    #[must_use]
    pub fn kept_notes(&self) -> HashSet<&NoteId> {
        self.rows.iter().filter(|row| row.kept).map(|row| &row.note.id).collect()
    }

    /// Keeps a card for each of these terms; how many there are that had none.
    pub fn keep_terms(&mut self, entries: &[usize]) -> usize {
        let mut made = 0;
        for at in entries {
            let Some(entry) = self.glossary.get(*at) else { continue };
            let Some(note) = self.note_of(entry).cloned() else { continue };
            let sentence = entry.sentence;
            match self.rows.iter_mut().find(|row| row.note.id == note.id) {
                Some(row) if row.kept => continue,
                Some(row) => (row.kept, row.by_hand) = (true, true),
                None => {
                    let empty = self.rows.is_empty();
                    let place = self.insert(note, sentence);
                    self.selected += usize::from(place <= self.selected && !empty);
                }
            }
            made += 1;
        }
        made
    }

    /// The number of notes and of cards that are kept.
    #[must_use]
    pub fn kept(&self) -> (usize, usize) {
        let kept = self.rows.iter().filter(|row| row.kept);
        (kept.clone().count(), kept.map(|row| row.note.card_numbers().len()).sum())
    }

    /// The deck of what is kept.
    #[must_use]
    pub fn deck(&self, title: &str) -> Deck {
        let notes = self.rows.iter().filter(|row| row.kept).map(|row| row.note.clone()).collect();
        let mut deck = Deck { notes, ..self.generated.deck.clone() };
        if !title.trim().is_empty() {
            title.trim().clone_into(&mut deck.title);
        }
        deck
    }
}
