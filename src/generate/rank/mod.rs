//! Which cards are good ones, and which a tutor would ask: a linear model over each card's [`cues`],
//! learned from readers' marks and from tutors' facts.
//!
//! Its weights stand in `assets/language/cards.bin`; `assets/build/ranking.py` makes them again.

mod card;
mod cues;
mod document;
mod statement;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(in crate::generate) use self::card::{LONG, LONG_ITEM, VERY_LONG};
pub(crate) use self::document::Document;
use self::document::Features;
use super::ask::Way;
use super::ask::wording::stems;
use super::candidate::sides;
use super::weights::Model;
use super::{Candidate, Kind, Score, Sentence};
use crate::deck::Content;

/// The names of the weights: whether readers can use the card as it is, and whether a tutor asks it.
const NAMES: [&str; 2] = ["good", "asked"];

/// How much it counts that a tutor asks it: what is asked most is not always what can be asked well.
const OF_ASKED: f32 = 0.5;

/// What a gap counts for beside a question: one alone says more of what is wanted. Of fresh pages readers
/// could use 65 of 100 gaps and 76 of 100 questions; figures are as well asked by a gap.
const GAP: f32 = 0.75;

/// What a gap counts for, besides, whose answer a question asks for, too.
const ASKED_TOO: f32 = 0.6;

/// A question of no more words says what it asks at a glance; a gap of as many hides in a long sentence.
const SHORT: usize = 9;
const LONG_FRONT: usize = 14;
/// Words of its answer, at most: what runs on is no better than the gap.
const ANSWER: usize = 8;
/// A question of a lower score may be left out itself.
const SURE: f32 = 0.3;

/// How near to a long gap's a short question's score is that goes before it.
const NEAR: f32 = 0.85;
/// What the gap counts for then, of the question.
const BEHIND: f32 = 0.97;

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // A test reads it.
    Model::read(include_bytes!("../../../assets/language/cards.bin")).unwrap_or_default()
});

/// How many of the sentences have each stem.
pub(crate) fn spoken(sentences: &[Sentence]) -> HashMap<String, u32> {
    let mut spoken = HashMap::new();
    for sentence in sentences {
        let own: HashSet<String> = stems(&sentence.text).into_iter().collect();
        for stem in own {
            *spoken.entry(stem).or_default() += 1;
        }
    }
    spoken
}

fn squash(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// What the ranking sees of a candidate.
struct Seen {
    /// Its cues, in order.
    cues: Vec<u32>,
    /// It is a gap whose answer a question asks for, too.
    asked_too: bool,
}

/// What there is to see of every candidate, beside the others of its statement.
fn seen(candidates: &[Candidate], document: Document<'_>) -> Vec<Seen> {
    let bare = candidates.iter().all(|candidate| candidate.note.context.is_empty());
    let document = Document { bare, ..document };
    let mut of: HashMap<usize, Vec<&Candidate>> = HashMap::new();
    for candidate in candidates {
        of.entry(candidate.sentence).or_default().push(candidate);
    }
    let statements: HashMap<usize, Features> =
        of.iter().map(|(at, cards)| (*at, statement::features(document, *at, cards))).collect();
    let (no_cards, no_features) = (Vec::new(), Features::new());
    let each = candidates.iter().map(|candidate| {
        let cards = of.get(&candidate.sentence).unwrap_or(&no_cards);
        let statement = statements.get(&candidate.sentence).unwrap_or(&no_features);
        let asked_too = card::is_asked_too(candidate, cards);
        let own = card::features(document, candidate, cards, asked_too);
        Seen { cues: cues::cues(document, candidate, statement, &own), asked_too }
    });
    each.collect()
}

/// Scores every candidate: how likely a reader can use it, and a tutor asks it.
pub(crate) fn score(candidates: &mut [Candidate], document: Document<'_>) {
    let seen = seen(candidates, document);
    for (candidate, seen) in candidates.iter_mut().zip(seen) {
        let sums = MODEL.sums(seen.cues);
        let [good, asked] = NAMES.map(|name| {
            let at = MODEL.names.iter().position(|own| *own == name);
            at.and_then(|at| sums.get(at)).map_or(0.5, |sum| squash(*sum))
        });
        let is_gap = matches!(candidate.note.content, Content::Cloze { .. });
        let gap = if is_gap && candidate.way != Way::GapNumber { GAP } else { 1.0 };
        let gap = if seen.asked_too { gap * ASKED_TOO } else { gap };
        let (statement, card) = (asked.powf(OF_ASKED), good * gap);
        candidate.score = Score {
            total: statement * card,
            parts: vec![("statement", statement), ("card", card)],
        };
    }
    put_short_questions_first(candidates);
}

/// “Where are sporozoites injected?” before a gap in the long sentence that tells it, where both are about as
/// good: the gap comes behind, if it is still worth its place.
fn put_short_questions_first(candidates: &mut [Candidate]) {
    let words = |candidate: &Candidate| sides(&candidate.note.content).0.split_whitespace().count();
    let is_gap = |candidate: &Candidate| matches!(candidate.note.content, Content::Cloze { .. });
    let short = |candidate: &&Candidate| {
        // “What does TST stand for?” asks nothing of what the sentence says.
        let way = matches!(candidate.way, Way::Pattern | Way::Object | Way::Which)
            && candidate.kind != Kind::Abbreviation;
        let answer = sides(&candidate.note.content).1.split_whitespace().count();
        let sound = !candidate.dangling && candidate.score.total >= SURE && answer <= ANSWER;
        way && sound && !is_gap(candidate) && words(candidate) <= SHORT
    };
    let mut best: HashMap<(usize, usize), f32> = HashMap::new();
    for candidate in candidates.iter().filter(short) {
        let best = best.entry((candidate.sentence, candidate.clause)).or_default();
        *best = best.max(candidate.score.total);
    }
    for candidate in candidates.iter_mut() {
        let Some(asked) = best.get(&(candidate.sentence, candidate.clause)) else { continue };
        let total = candidate.score.total;
        let long = is_gap(candidate)
            && matches!(candidate.way, Way::GapPhrase | Way::GapSubject | Way::GapList)
            && words(candidate) >= LONG_FRONT;
        if long && *asked < total && *asked >= total * NEAR {
            candidate.score.total = asked * BEHIND;
        }
    }
}

/// The cues of every candidate, in order, to learn from.
pub(crate) fn rows(candidates: &[Candidate], document: Document<'_>) -> Vec<Vec<u32>> {
    seen(candidates, document).into_iter().map(|seen| seen.cues).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Amount, Input, Options, generate};

    #[test]
    fn the_weights_can_be_read() {
        let asset = include_bytes!("../../../assets/language/cards.bin");
        let model = Model::read(asset).unwrap();
        assert_eq!(model.names, NAMES);
        assert!(model.cues() > 10_000, "{}", model.cues());
    }

    #[test]
    fn a_short_question_goes_before_a_gap_that_is_hardly_better() {
        let text = "# Le rein\n\nLe rein reçoit 20 % du débit cardiaque.\n";
        let input = [Input { name: "cours.md".into(), text: text.into() }];
        let options = Options { amount: Amount::Everything, ..Options::default() };
        let mut found = generate(&input, &options, &|_| true).unwrap();
        let one = found.candidates.remove(0);
        let card = |way: Way, content: Content, total: f32| {
            let mut card = one.clone();
            (card.way, card.kind, card.dangling) = (way, Kind::Place, false);
            (card.note.content, card.score.total) = (content, total);
            card
        };
        let told = |gap: f32, question: f32| {
            let text = "Les {{c1::larves}} sont injectées dans le sang par la mouche et gagnent le poumon, \
                        où elles envahissent les capillaires.";
            let hidden = Content::Cloze { text: text.into() };
            let (front, back) = ("Où sont injectées les larves ?".into(), "Dans le sang".into());
            let asked = Content::Basic { front, back };
            let mut both =
                [card(Way::GapSubject, hidden, gap), card(Way::Pattern, asked, question)];
            put_short_questions_first(&mut both);
            both.map(|card| card.score.total)
        };
        let (near, far) = (told(0.5, 0.45), told(0.5, 0.2));
        assert!(near[0] < near[1] && far[0] > far[1]);
    }

    #[test]
    fn what_can_be_known_is_worth_more_than_what_goes_without_saying() {
        let text = "# Le rein\n\nLe rein reçoit 20 % du débit cardiaque. Le patient consulte son \
                    médecin à la consultation.\n";
        let input = [Input { name: "cours.md".into(), text: text.into() }];
        let options = Options { amount: Amount::Everything, ..Options::default() };
        let found = generate(&input, &options, &|_| true).unwrap();
        let best = |of: usize| {
            let own = found.candidates.iter().filter(|card| card.sentence == of);
            own.map(|card| card.score.total).fold(0.0, f32::max)
        };
        assert!(best(0) > 2.0 * best(1), "{} {}", best(0), best(1));
    }
}
