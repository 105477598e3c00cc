//! One sentence, taken apart into clauses, each asked and gapped.
//!
//! The subject is asked by its predicate, a complement by its question word, the rest by a gap.
//! Leaves out what asks, advises or reports a study; leaves the choice to the ranking.

use super::apart::{self, is_bare_participle, qualified, without_stub};
use super::phrase::slice;
use super::piece::{Piece, rebased};
use super::piece_cards::{Found, of_piece};
use super::refer::{Named, Position};
use super::taken_up::TakenUp;
use super::whole::Arcs;
use super::{
    Asked, Setting, balanced, broken, christened, count, counted, defined, entire, existing,
    glossed, headed, member, mention, part, question, restated, said_again, taken_up, verbless,
};
use crate::deck::Content;
use crate::generate::classroom;
use crate::generate::clause::{self, Clause};
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::trees;

/// Sentences of more words are read in pieces.
const LONG: usize = 26;

/// What a sentence gave.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) cards: Vec<Asked>,
    /// What the next sentence may point at.
    pub(crate) named: Named,
    /// It points at nothing outside it.
    pub(crate) stands: bool,
    /// Nor does its first clause.
    sound: bool,
    /// A relative of its subject was made a sentence of its own: each half stands alone.
    halved: bool,
    /// It or parts of it with what they point at put in.
    pub(crate) restated: Vec<TakenUp>,
}

impl Told {
    /// Shows the gaps in the sentence `text` that they were made of, unless its halves stand alone.
    fn show_entire(&mut self, setting: &Setting<'_>, text: &str) {
        if !self.halved {
            entire::show(setting, text, self.sound, &mut self.cards);
        }
    }
}

/// Reads `text`, one sentence, its parts between semicolons one after the other.
pub(crate) fn read(setting: &Setting<'_>, text: &str, position: Position<'_>) -> Told {
    let mut told = read_parts(setting, text, position);
    // “There, reflexes are reduced, and half of the patients …”: where, an earlier sentence says.
    let lower = text.to_lowercase();
    let mut leads = setting.lexicon.phrases("pointing-lead").iter();
    let pointing =
        leads.any(|lead| lower.strip_prefix(lead).is_some_and(|rest| rest.starts_with(',')));
    if pointing || opens_on_a_bare_figure(setting, text) {
        told.cards.iter_mut().for_each(|card| card.dangling = true);
    }
    told
}

/// « Entre 3,5 et 5, on ajoute … »: what is measured, an earlier sentence says.
fn opens_on_a_bare_figure(setting: &Setting<'_>, text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    if !setting.lexicon.noun_is("before-bounds", &first) {
        return false;
    }
    let found = tokens(text, setting.lexicon);
    let lead: Vec<&Token> =
        found.iter().skip(1).take_while(|t| t.tag != Tag::Comma).filter(|t| t.is_word()).collect();
    let small = |t: &Token| matches!(t.tag, Tag::Coordinator | Tag::Preposition | Tag::Number);
    let closed = lead.len() + 1 < found.len();
    closed && lead.iter().any(|t| t.tag == Tag::Number) && lead.iter().all(|t| small(t))
}

fn read_parts(setting: &Setting<'_>, text: &str, position: Position<'_>) -> Told {
    // “Why droplets coalesce”: a heading of its own, and no sentence.
    if setting.lexicon.noun_is("asking", &member::first_word(text.trim_start())) {
        return Told::default();
    }
    if is_for_pupils(setting, text) {
        return Told::default();
    }
    let text = part::opened(setting, text);
    let parts = part::parted(setting, &text);
    if parts.len() < 2 {
        let mut told = read_whole(setting, &text, position, true);
        told.show_entire(setting, &text);
        told.cards.extend(christened::named_last(setting, &text, told.sound));
        told.cards.extend(christened::named_after(setting, &text, position));
        told.restated.extend(defined_inside(setting, &text));
        return told;
    }
    let mut told = Told::default();
    told.cards.extend(counted::counted(setting, &text));
    let mut before: Option<Named> = None;
    let mut said = position.said.map(str::to_owned);
    let mut clause = 0;
    let nothing = Named::default();
    for part in parts {
        let part = capital(&part::opened(setting, part));
        // « La sécrétion retombe : c’est un rétrocontrôle » says what that is, and no thing.
        let known = before.as_ref();
        let known =
            known.map(|named| if defined::opens(setting, &part) { &nothing } else { named });
        let position =
            Position { before: known.or(position.before), said: said.as_deref(), ..position };
        let mut found = read_whole(setting, &part, position, true);
        found.show_entire(setting, &part);
        told.halved |= found.halved;
        // « … : il s’agit de … »: what it is, stands before the colon.
        let explains = clause > 0 && apart::explains(setting, &part);
        found.cards.iter_mut().for_each(|card| card.dangling |= explains);
        told.sound |= found.sound && clause == 0;
        let next = found.cards.iter().map(|card| card.clause + 1).max().unwrap_or(1);
        told.cards.extend(found.cards.into_iter().map(|mut card| {
            card.clause += clause;
            card
        }));
        clause += next;
        told.restated.extend(found.restated);
        said = found.stands.then(|| as_sentence(&part));
        before = Some(found.named.clone());
        let mut mentions = std::mem::take(&mut told.named.mentions);
        mentions.extend(found.named.mentions.iter().cloned());
        told.named = Named { mentions, ..found.named };
    }
    told.restated.extend(defined_inside(setting, &text));
    // What stands behind a colon belongs to what stands before it.
    if !text.contains(';') {
        told.show_entire(setting, &text);
        told.cards.extend(christened::named_last(setting, &text, told.sound));
    }
    told
}

/// What `text` says by the way of what its names are.
fn defined_inside(setting: &Setting<'_>, text: &str) -> Vec<TakenUp> {
    glossed::definitions(setting, text).into_iter().map(TakenUp::of_gloss).collect()
}

/// “In the next chapter …”, « Tenir un papier … » under « Expérience ».
fn is_for_pupils(setting: &Setting<'_>, text: &str) -> bool {
    let lexicon = setting.lexicon;
    let exercise = |heading: &str| {
        let found = tokens(text, lexicon);
        classroom::is_exercise(heading, &found, lexicon)
    };
    classroom::is_of_the_course(text, lexicon) || setting.heading().is_some_and(exercise)
}

/// A part as a sentence of its own.
fn as_sentence(part: &str) -> String {
    format!("{}.", capital(part.trim_end_matches(['.', ',', ' '])))
}

/// Reads one part; `lift`: a relative clause of the subject may become one of its own.
fn read_whole(setting: &Setting<'_>, text: &str, position: Position<'_>, lift: bool) -> Told {
    let mut told = Told::default();
    // « le phénylbutyrate ; » is an item with what parts it from the next.
    let text = text.trim_end_matches([';', ',', ' ', '\u{a0}', '\u{202f}']);
    let bare = if count(text) > LONG { member::without_brackets(text) } else { text.to_owned() };
    if count(&bare) < 3 || text.ends_with('?') || !balanced(&bare) {
        return told;
    }
    if let Some(cards) = defined::of_named(setting, text, position) {
        told.cards.extend(cards);
        told.named.subject = defined::speaks_of(setting, text, position);
        let found = tokens(text, setting.lexicon);
        told.named.mentions = mention::mentions(setting, text, &found, &Arcs::default());
        return told;
    }
    told.cards.extend(counted::counted(setting, text));
    let found = tokens(&bare, setting.lexicon);
    told.cards.extend(existing::by_words(setting, &bare, &found));
    if broken::is_led_alone(setting, &found) {
        return told;
    }
    if let Some(said) = restated::of_dislocated(setting, &bare, &found).filter(|_| lift) {
        let mut read = read_whole(setting, &said, position, false);
        read.restated.push(TakenUp::of_clause(said));
        return read;
    }
    let tree = trees::parse(&bare, &found, setting.lexicon.language);
    let clauses = tree.as_ref().map(|tree| clause::clauses(&found, tree)).unwrap_or_default();
    let arcs = tree.as_ref().map(Arcs::of).unwrap_or_default();
    if let Some(taken) = headed::resolved(setting, &bare, &found, position).filter(|_| lift) {
        let read = read_whole(setting, &taken.text, position, false);
        let mut cards = taken.mark(read.cards);
        // Other things may be so, too, and the heading stands above.
        cards.retain(|card| !taken.answers(card));
        told.restated.push(taken);
        if cards.iter().any(is_a_question) {
            return Told { cards, stands: false, sound: false, restated: told.restated, ..read };
        }
    }
    let taken = taken_up::resolved(setting, &bare, &found, &arcs, position)
        .or_else(|| said_again::resolved(setting, &bare, &found, position));
    if let Some(taken) = taken {
        let mut told = read_whole(setting, &taken.text, position, lift);
        told.cards = taken.mark(told.cards);
        // As it stands it points.
        told.stands = false;
        told.sound = false;
        told.named.owner.clone_from(&taken.owner);
        told.restated.push(taken);
        return told;
    }
    told.named.mentions = mention::mentions(setting, &bare, &found, &arcs);
    if clauses.is_empty() {
        let said = restated::of_phrase(setting, &bare, &found).filter(|_| lift);
        if let Some(said) = said {
            let told = read_whole(setting, &said, position, false);
            if told.cards.iter().any(is_a_question) {
                return told;
            }
        }
        told.named.verbless = true;
        told.cards.extend(verbless::gaps(setting, &bare, &found, arcs, position));
        return told;
    }
    if lift
        && let Some(first) = clauses.first()
        && let Some(halves) = apart::lifted(setting, &bare, &found, first)
    {
        for (nth, half) in halves.iter().enumerate() {
            let half = read_whole(setting, half, position, false);
            told.sound |= half.sound && nth == 0;
            told.halved = true;
            told.cards.extend(half.cards.into_iter().map(|mut card| {
                card.clause = card.clause * 2 + nth;
                card
            }));
            told.named = Named { mentions: std::mem::take(&mut told.named.mentions), ..half.named };
        }
        return told;
    }
    let tail = tree.as_ref().filter(|_| lift);
    if let Some(said) = tail.and_then(|tree| restated::of_tail(setting, &bare, &found, tree)) {
        let own = read_whole(setting, &said, Position::default(), false).cards;
        told.cards.extend(own.into_iter().filter(is_a_question).map(|mut card| {
            card.clause = clauses.len();
            card
        }));
    }
    let mut before: Option<Named> = None;
    let mut said = position.said.map(str::to_owned);
    let mut carried: Option<String> = None;
    let mut helper: Option<String> = None;
    for (nth, clause) in clauses.iter().enumerate() {
        // « c’est l’immunofluorescence qui fait le diagnostic » is nothing without its relative.
        let part = found.get(clause.range.clone()).unwrap_or_default();
        let cleft = part.windows(2).any(|pair| match pair {
            [one, next] => {
                setting.lexicon.noun_is("cleft", &format!("{}{}", one.lower, next.lower))
            }
            _ => false,
        });
        let trimmed = tree.as_ref().filter(|_| !cleft).and_then(|tree| {
            (clause.range.len() > LONG)
                .then(|| clause::last_relative(&found, tree, clause))
                .flatten()
        });
        let end = trimmed
            .map_or(clause.range.end, |relative| without_stub(setting, &found, relative.start));
        let range = clause.range.start..end;
        let own = slice(&bare, &found, &range);
        // « il n’y a pas de paralysie » has its own, though the tree names none.
        let pronoun = found
            .get(clause.range.start..clause.main)
            .is_some_and(|part| part.iter().any(|t| t.tag == Tag::Pronoun));
        let joined = found
            .get(clause.range.start.wrapping_sub(1))
            .is_some_and(|t| matches!(t.tag, Tag::Coordinator | Tag::Comma));
        // « …, tandis que celle de l’artériole efférente abaisse … et augmente … » has another.
        let previous = nth.checked_sub(1).and_then(|at| clauses.get(at)).map_or(0, |one| one.main);
        let contrasted = found.get(previous..clause.main).is_some_and(|part| {
            part.iter().any(|t| setting.lexicon.noun_is("contrasting", &t.lower))
                || apart::goes_on_with_another(part)
        });
        // “…, but the most significant are classified”: a subject without a noun.
        let opens = found.get(clause.range.start).is_some_and(|t| t.tag == Tag::Determiner);
        let some = found
            .get(clause.range.start..clause.group.start)
            .is_some_and(|part| part.iter().any(|t| setting.lexicon.noun_is("some-of", &t.lower)));
        let owned = pronoun || some || opens && clause.range.start < clause.group.start;
        let inherited =
            clause.subject.is_empty() && carried.is_some() && joined && !owned && !contrasted;
        let under = clauses.first().filter(|_| nth > 0 && joined && !contrasted);
        let under = under.and_then(|first| apart::condition(setting, &bare, &found, first, clause));
        let hung = nth.checked_sub(1).and_then(|at| clauses.get(at));
        if inherited && hung.is_some_and(|one| apart::is_under_another(&found, one, clause)) {
            continue;
        }
        let closed = apart::closed(&bare, &found, clause).filter(|_| end == clause.range.end);
        let (piece_text, own_arcs, pieces) = match &carried {
            Some(subject) if inherited => {
                // « … et rarement conduit à … » keeps what qualifies its verb.
                let verb = qualified(&found, range.start, clause.group.start)..end;
                // “… are swabbed, given prophylaxis and offered a booster”: they are offered it.
                let helped = helper.as_deref().filter(|_| is_bare_participle(&found, clause));
                let helped = helped.map_or(String::new(), |helper| format!("{helper} "));
                let under = under.unwrap_or_default();
                let own = slice(&bare, &found, &verb);
                again(setting, format!("{under}{subject} {helped}{own}"))
            }
            _ if under.is_some() && !clause.subject.is_empty() => {
                again(setting, format!("{}{own}", under.unwrap_or_default()))
            }
            _ if closed.is_some() => again(setting, closed.unwrap_or_default()),
            _ => (own.to_owned(), arcs.within(&range), rebased(&found, clause, &range)),
        };
        let Some((own_tokens, own_clause)) = pieces else { continue };
        // “The triad consists of amenorrhoea, lower abdominal pain …”: it has no second verb.
        let subject = own_tokens.get(own_clause.subject.clone()).unwrap_or_default();
        let several = subject.iter().any(|t| t.tag == Tag::Coordinator);
        let agrees = || several || question::agree(setting, &own_tokens, &own_clause);
        if inherited && (subject.is_empty() || !agrees()) {
            continue;
        }
        let position = Position {
            before: before.as_ref().or(position.before),
            said: said.as_deref(),
            ..position
        };
        let piece = Piece {
            text: piece_text,
            tokens: own_tokens,
            clause: own_clause,
            arcs: own_arcs,
            position,
            inherited,
        };
        let Found { mut cards, named, stands, sound, restated } = of_piece(setting, &piece);
        told.restated.extend(restated);
        // What leads in is of the first clause, and may be of this one.
        let led = inherited && clauses.first().is_some_and(|first| first.lead.is_some());
        let asked = led || cards.iter().any(is_a_question);
        if stands && !asked && piece.text.len() + 2 < bare.len() {
            told.restated.push(TakenUp::of_clause(as_sentence(&piece.text)));
        }
        told.stands = stands && (nth == 0 || told.stands);
        told.sound |= sound && nth == 0;
        let own = stands.then(|| as_sentence(&piece.text));
        for card in &mut cards {
            card.clause = nth;
        }
        told.cards.extend(cards);
        let own_subject = !inherited && !piece.clause.subject.is_empty();
        carried = carried.filter(|_| named.subject.is_some() || !own_subject);
        let mut rivals = std::mem::take(&mut told.named.rivals);
        rivals.extend(named.rivals.iter().cloned());
        if let Some(subject) = named.subject.as_ref().filter(|_| !inherited) {
            rivals.extend(told.named.subject.take());
            let words = slice(&piece.text, &piece.tokens, &piece.clause.subject);
            let words = question::without_apposition(setting, words);
            carried = Some(words.to_owned()).filter(|_| subject.nominal);
            let own = piece.clause.group.start..piece.clause.main;
            helper = Some(slice(&piece.text, &piece.tokens, &own).to_owned())
                .filter(|_| piece.clause.passive && own.len() == 1);
            before = Some(named.clone());
            told.named = Named { mentions: std::mem::take(&mut told.named.mentions), ..named };
        } else if before.is_none() && !rivals.is_empty() {
            // What acts before is not known: « Ses électrons entrent … et contournent … ».
            before = Some(Named { rivals: rivals.clone(), ..Named::default() });
        }
        told.named.rivals = rivals;
        said = own;
    }
    // « La cornée (Cornea) constitue … »: the tree may stumble on what stands in brackets.
    let bracketed = found.iter().take(8).any(|t| t.tag == Tag::Open);
    if told.named.subject.is_none() && told.named.rivals.is_empty() && bracketed {
        let plain = member::without_brackets(&bare);
        if plain != bare {
            let read = read_whole(setting, &plain, position, lift);
            told.named = Named { mentions: std::mem::take(&mut told.named.mentions), ..read.named };
        }
    }
    told
}

/// A clause that is told otherwise than the sentence has it, read again.
fn again(setting: &Setting<'_>, text: String) -> (String, Arcs, Option<(Vec<Token>, Clause)>) {
    let found = tokens(&text, setting.lexicon);
    let tree = trees::parse(&text, &found, setting.lexicon.language);
    let clauses = tree.as_ref().map(|tree| clause::clauses(&found, tree)).unwrap_or_default();
    let arcs = tree.as_ref().map(Arcs::of).unwrap_or_default();
    (text, arcs, clauses.into_iter().next().map(|clause| (found, clause)))
}

/// Not a gap.
fn is_a_question(card: &Asked) -> bool {
    !matches!(card.content, Content::Cloze { .. })
}
