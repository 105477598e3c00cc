//! Which candidates become cards: the best statements first, each by its best card; the same fact
//! once.
//!
//! How many depends on how much the text says that is worth asking. What the layout defines, and
//! the author's own questions, are not capped.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::ask::Way;
use super::ask::member::label_and_value;
use super::ask::wording::stems;
use super::candidate::sides;
use super::fact::abbreviation::{aligns, is_short};
use super::{Amount, Candidate, Kind, Reason};
use crate::deck::fold;

/// About one note in so many asks for an etymology, at most.
const OTHERS: usize = 8;
/// What a further card counts for, of a clause and of a sentence that has one already.
const AGAIN_CLAUSE: f32 = 0.62;
const AGAIN_SENTENCE: f32 = 0.85;
/// What a term counts for beside other facts.
const TERM: f32 = 1.2;

/// The share of the least score that what the layout defines must have: readers could use 5 of 100 of
/// the lowest quarter (lists of sources, of agencies).
const ENTRY: f32 = 0.5;

/// What an amount lets through: the least score, and cards for 100 words.
fn limits(amount: Amount) -> (f32, f32) {
    match amount {
        Amount::Essential => (0.29, 2.6),
        Amount::Usual => (0.18, 7.0),
        Amount::Everything => (0.06, 14.0),
    }
}

/// Beyond so many usual cards for 100 words, a card must be better than the least.
const FIRST: f32 = 3.5;
const BETTER: f32 = 0.23;

/// A score, ordered.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Worth(f32);

impl Eq for Worth {}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Worth {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Why a candidate was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    Repeated,
    Capped,
    Weak,
    Dangling,
    Damaged,
}

impl Left {
    pub(crate) fn reason(self) -> Reason {
        match self {
            Self::Repeated => Reason::Repeated,
            Self::Capped => Reason::Capped,
            Self::Weak => Reason::Weak,
            Self::Dangling => Reason::Dangling,
            Self::Damaged => Reason::Damaged,
        }
    }
}

/// A question and its answer.
type InStems = (Vec<String>, Vec<String>);

/// What was chosen so far.
#[derive(Default)]
struct Chosen {
    /// The candidates that say what the title is.
    titles: HashSet<usize>,
    fronts: HashSet<String>,
    /// The ways back of all two-sided candidates.
    backs: HashSet<String>,
    /// The lists that were asked for: a heading and its first line may both ask for one.
    lists: HashSet<String>,
    ids: HashSet<String>,
    /// The sigles whose long form was asked for.
    sigles: HashSet<String>,
    /// Answers of each statement's cards, in stems.
    answers: HashMap<usize, Vec<Vec<String>>>,
    /// Questions and answers of each statement, in stems.
    asked: HashMap<usize, Vec<InStems>>,
    /// Clauses that were asked, by their statements.
    clauses: HashMap<usize, Vec<usize>>,
    kept: usize,
    added: usize,
}

/// Marks the candidates to keep; says why the others are not: those of the sentences `unreadable`
/// never are. What the text says of its `title` comes first.
pub(crate) fn select(
    candidates: &mut [Candidate],
    words: usize,
    amount: Amount,
    etymology: bool,
    unreadable: &[usize],
    title: &str,
) -> Vec<Option<Left>> {
    let (bar, each) = limits(amount);
    let most = ((words as f32 * each / 100.0).ceil() as usize).max(3);
    let first = ((words as f32 * FIRST / 100.0).ceil() as usize).max(3);
    let better = if amount == Amount::Usual { BETTER } else { bar };
    let mut left: Vec<Option<Left>> = vec![Some(Left::Capped); candidates.len()];
    for candidate in candidates.iter_mut() {
        candidate.kept = false;
    }
    let title = stems(title);
    let first_of = |(i, c): (usize, &Candidate)| defines_title(c, &title).then_some(i);
    let mut chosen = Chosen {
        titles: candidates.iter().enumerate().filter_map(first_of).collect(),
        backs: candidates.iter().filter(|c| !c.dangling).filter_map(way_back).collect(),
        ..Chosen::default()
    };
    // What the text says comes before what Carabin adds.
    for added in [false, true] {
        let mut waiting: Vec<usize> = (0..candidates.len())
            .filter(|i| candidates.get(*i).is_some_and(|c| (c.kind == Kind::Etymology) == added))
            .collect();
        if added && !etymology {
            break;
        }
        // The best first; of equals, the earlier. A score only falls as its statement gets cards,
        // so that the heap's top is right once its score is the one of now.
        let mut heap: BinaryHeap<(Worth, Reverse<usize>)> = waiting
            .drain(..)
            .filter_map(|i| Some((Worth(chosen.worth(i, candidates.get(i)?)), Reverse(i))))
            .collect();
        while let Some((Worth(then), Reverse(i))) = heap.pop() {
            let Some(candidate) = candidates.get(i) else { continue };
            let now = chosen.worth(i, candidate);
            if now < then {
                heap.push((Worth(now), Reverse(i)));
                continue;
            }
            let damaged = unreadable.binary_search(&candidate.sentence).is_ok();
            let bar = if chosen.kept < first { bar } else { better };
            let why =
                if damaged { Some(Left::Damaged) } else { chosen.refuse(i, candidate, bar, most) };
            if why.is_none() {
                chosen.take(candidate);
            }
            if let Some(candidate) = candidates.get_mut(i) {
                candidate.kept = why.is_none();
            }
            if let Some(slot) = left.get_mut(i) {
                *slot = why;
            }
        }
    }
    left
}

/// The names of a list card's members, so that a list with its details is known for the same as one
/// without.
fn listed(candidate: &Candidate) -> Option<String> {
    let crate::deck::Content::List { items, .. } = &candidate.note.content else { return None };
    let name = |item: &String| {
        let plain = item.replace(['\u{a0}', '\u{202f}'], " ");
        let named = label_and_value(&plain).map(|(name, _)| name.to_owned());
        fold(&named.unwrap_or(plain).replace(", ", "; "))
    };
    Some(items.iter().map(name).collect::<Vec<_>>().join("; "))
}

/// The sigle whose long form the candidate asks for, be it by a bracket, a list, an entry or a gap:
/// « Le […] (CAE) ».
fn spelled_out(candidate: &Candidate) -> Option<String> {
    let (front, back) = sides(&candidate.note.content);
    let words = if candidate.kind == Kind::Abbreviation || defines(candidate) {
        front.as_str()
    } else {
        let (_, behind) = front.split_once("[…] (")?;
        behind.split(')').next()?
    };
    let mut words = words.split(|c: char| c.is_whitespace() || "«»“”?,:".contains(c));
    words.find(|word| is_short(word) && aligns(word, &back)).map(str::to_owned)
}

fn uncapped(candidate: &Candidate) -> bool {
    matches!(candidate.way, Way::Title | Way::Entry)
}

/// Whether the candidate asks for a term or what it means.
fn defines(candidate: &Candidate) -> bool {
    let question = !matches!(candidate.note.content, crate::deck::Content::Cloze { .. });
    question && matches!(candidate.kind, Kind::Definition | Kind::Identity | Kind::Synonym)
}

/// Whether the candidate asks what the text's own title is.
fn defines_title(candidate: &Candidate, title: &[String]) -> bool {
    let own =
        matches!(candidate.way, Way::Pattern | Way::Being | Way::Label | Way::Entry | Way::Equal);
    let asks = own && !candidate.dangling;
    let defines = || {
        let asked = stems(&sides(&candidate.note.content).0);
        asked.len() <= title.len() + 1 && title.iter().all(|stem| asked.contains(stem))
    };
    candidate.kind == Kind::Definition && asks && !title.is_empty() && defines()
}

/// What the second card of a two-sided candidate asks.
fn way_back(candidate: &Candidate) -> Option<String> {
    match &candidate.note.content {
        crate::deck::Content::Reversible { ask_front, .. } => Some(fold(ask_front)),
        _ => None,
    }
}

/// The front and the back of a candidate, in stems.
fn in_stems(candidate: &Candidate) -> InStems {
    let (front, back) = sides(&candidate.note.content);
    (stems(&front), stems(&back))
}

/// Whether two of three stems of `told` stand in `asked`.
fn is_most_of(told: &[String], asked: &[String]) -> bool {
    let shared = told.iter().filter(|stem| asked.contains(stem)).count();
    !told.is_empty() && shared * 3 >= told.len() * 2
}

impl Chosen {
    /// The score, less for a statement that has a card already: but a term is asked in both
    /// directions.
    fn worth(&self, at: usize, candidate: &Candidate) -> f32 {
        let title = candidate.way == Way::Title || self.titles.contains(&at);
        let first = f32::from(u8::from(title));
        let taken = self.clauses.get(&candidate.sentence).map_or(&[] as &[usize], Vec::as_slice);
        let own = taken.iter().filter(|clause| **clause == candidate.clause).count();
        let other = taken.len() - own;
        let again = if defines(candidate) {
            TERM
        } else {
            AGAIN_CLAUSE.powf(own as f32) * AGAIN_SENTENCE.powf(other as f32)
        };
        first + candidate.score.total * again
    }

    fn refuse(&self, at: usize, candidate: &Candidate, bar: f32, most: usize) -> Option<Left> {
        let (front, back) = sides(&candidate.note.content);
        let asked = format!("{} {}", fold(&candidate.note.context), fold(&front));
        let etymology = candidate.kind == Kind::Etymology;
        // A sigle whose letters its long form does not have is a guess.
        let guessed = candidate.way == Way::Pattern
            && candidate.kind == Kind::Abbreviation
            && candidate.fit < 0.7;
        if guessed {
            return Some(Left::Weak);
        }
        if candidate.dangling {
            return Some(Left::Dangling);
        }
        // A term is asked for by its definition once.
        let back_asked = match &candidate.note.content {
            crate::deck::Content::Reversible { ask_front, .. } => {
                let asked = format!("{} {}", fold(&candidate.note.context), fold(ask_front));
                self.fronts.contains(&asked)
            }
            _ => false,
        };
        if self.ids.contains(candidate.note.id.as_str())
            || self.fronts.contains(&asked)
            || back_asked
            || listed(candidate).is_some_and(|list| self.lists.contains(&list))
            || spelled_out(candidate).is_some_and(|sigle| self.sigles.contains(&sigle))
            || candidate.way == Way::EntryBack && self.backs.contains(&fold(&front))
            || self.told(candidate, &back)
            || self.turned(candidate)
        {
            return Some(Left::Repeated);
        }
        // What the layout defines needs less; what Carabin adds is not ranked by what readers said of
        // the text's own facts.
        let bar = match candidate.way {
            Way::Title => 0.0,
            Way::Entry => bar * ENTRY,
            _ => bar,
        };
        if self.worth(at, candidate) < bar && !etymology {
            return Some(Left::Weak);
        }
        let capped = if etymology {
            self.added >= (self.kept + 2) / OTHERS
        } else {
            self.kept >= most && !uncapped(candidate)
        };
        capped.then_some(Left::Capped)
    }

    /// Whether a card of the same statement has this answer already, or most of it.
    fn told(&self, candidate: &Candidate, back: &str) -> bool {
        let own = stems(back);
        let Some(answers) = self.answers.get(&candidate.sentence) else { return false };
        answers.iter().any(|other| {
            let shared = own.iter().filter(|stem| other.contains(stem)).count();
            let fewer = own.len().min(other.len());
            if fewer == 0 { own.len() == other.len() } else { shared * 3 >= fewer * 2 }
        })
    }

    /// Whether a card of the same statement asks for what this one tells, and tells what it asks for:
    /// « Que libère l’enzyme ? » beside « Quelle enzyme libère … ? ». A term is asked in both directions.
    fn turned(&self, candidate: &Candidate) -> bool {
        if defines(candidate) && candidate.way != Way::Which || candidate.way == Way::GapNumber {
            return false;
        }
        let Some(others) = self.asked.get(&candidate.sentence) else { return false };
        let (front, back) = in_stems(candidate);
        others.iter().any(|(asked, told)| is_most_of(told, &front) && is_most_of(&back, asked))
    }

    fn take(&mut self, candidate: &Candidate) {
        let (front, back) = sides(&candidate.note.content);
        if !matches!(candidate.note.content, crate::deck::Content::Cloze { .. }) {
            self.asked.entry(candidate.sentence).or_default().push(in_stems(candidate));
        }
        self.fronts.insert(format!("{} {}", fold(&candidate.note.context), fold(&front)));
        self.lists.extend(listed(candidate));
        self.sigles.extend(spelled_out(candidate));
        self.ids.insert(candidate.note.id.to_string());
        let answers = self.answers.entry(candidate.sentence).or_default();
        answers.push(stems(&back));
        if let crate::deck::Content::Reversible { front, .. } = &candidate.note.content {
            answers.push(stems(front));
        }
        self.clauses.entry(candidate.sentence).or_default().push(candidate.clause);
        self.kept += 1;
        self.added += usize::from(candidate.kind == Kind::Etymology);
    }
}
