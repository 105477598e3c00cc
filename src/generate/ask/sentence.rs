//! One sentence, taken apart into clauses, each asked and gapped.
//!
//! The subject is asked by its predicate, a complement by its question word, the rest by a gap.
//! Leaves out what asks, advises or reports a study; leaves the choice to the ranking.

use std::ops::Range;

use super::gap::{self, Roles};
use super::piece::{Piece, slice};
use super::pointing::{names_again, points_inside, put_in, takes_up};
use super::refer::{self, Named, Opening, Position};
use super::whole::Arcs;
use super::{Asked, Setting, balanced, count, defined, list, member, part, question};
use crate::deck::Content;
use crate::generate::clause::{self, Clause};
use crate::generate::grammar::Noun;
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
}

/// A sentence before of more words is not repeated on a card, nor before a longer one.
const REPEATED: usize = 16;
const AFTER: usize = 24;

/// Reads `text`, one sentence, its parts between semicolons one after the other.
pub(crate) fn read(setting: &Setting<'_>, text: &str, position: Position<'_>) -> Told {
    // “Why droplets coalesce”: a heading of its own, and no sentence.
    if setting.lexicon.noun_is("asking", &member::first_word(text.trim_start())) {
        return Told::default();
    }
    let text = part::opened(setting, text);
    let parts = part::parted(setting, &text);
    if parts.len() < 2 {
        return read_whole(setting, &text, position, true);
    }
    let mut told = Told::default();
    told.cards.extend(list::counted(setting, &text));
    let mut before: Option<Named> = None;
    let mut clause = 0;
    for part in parts {
        let position = Position { before: before.as_ref().or(position.before), ..position };
        let found = read_whole(setting, &capital(&part::opened(setting, part)), position, true);
        let next = found.cards.iter().map(|card| card.clause + 1).max().unwrap_or(1);
        told.cards.extend(found.cards.into_iter().map(|mut card| {
            card.clause += clause;
            card
        }));
        clause += next;
        before = Some(found.named.clone());
        told.named = found.named;
    }
    told
}

/// « X, qui A, B » as « X A » and « X B ».
fn lifted(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    clause: &Clause,
) -> Option<[String; 2]> {
    let subject = clause.subject.clone();
    let at = subject.clone().find(|at| {
        let before = tokens.get(at.wrapping_sub(1));
        let opens =
            tokens.get(*at).is_some_and(|t| setting.lexicon.noun_is("subject-relative", &t.lower));
        opens && *at > subject.start + 1 && before.is_some_and(|t| t.tag == Tag::Comma)
    })?;
    let name = slice(text, tokens, &(subject.start..at - 1));
    let relative = slice(text, tokens, &(at + 1..subject.end)).trim_end_matches([',', ' ']);
    let main = slice(text, tokens, &(clause.group.start..clause.range.end));
    let first = tokens.get(at + 1)?;
    let verbal = matches!(first.tag, Tag::Verb | Tag::Clitic | Tag::Negation)
        || matches!(first.lower.as_str(), "se" | "s’");
    let lead = clause
        .lead
        .as_ref()
        .map_or(String::new(), |lead| format!("{}, ", slice(text, tokens, lead)));
    let sound =
        verbal && (1..=10).contains(&count(name)) && count(relative) >= 2 && count(main) >= 2;
    sound.then(|| [format!("{name} {relative}."), format!("{lead}{name} {main}.")])
}

/// Reads one part; `lift`: a relative clause of the subject may become one of its own.
fn read_whole(setting: &Setting<'_>, text: &str, position: Position<'_>, lift: bool) -> Told {
    let mut told = Told::default();
    let bare = if count(text) > LONG { member::without_brackets(text) } else { text.to_owned() };
    if count(&bare) < 3 || text.ends_with('?') || !balanced(&bare) {
        return told;
    }
    if let Some(cards) = defined::of_named(setting, text, position) {
        told.cards.extend(cards);
        return told;
    }
    told.cards.extend(list::counted(setting, text));
    let found = tokens(&bare, setting.lexicon);
    let tree = trees::parse(&bare, &found, setting.lexicon.language);
    let clauses = tree.as_ref().map(|tree| clause::clauses(&found, tree)).unwrap_or_default();
    let arcs = tree.as_ref().map(Arcs::of).unwrap_or_default();
    if clauses.is_empty() {
        let roles = Roles { arcs, ..Roles::default() };
        let sentence = gap::Sentence { text: &bare, tokens: &found, roles: &roles };
        let opens = refer::opening(setting, &found, &[]);
        let mut cards = gap::cards(setting, &sentence);
        let lead = setting.lead(&bare);
        let cut = bare.starts_with(char::is_lowercase) && position.term.is_none();
        let opening = found.first().map(|t| t.tag);
        // « responsable de 80 % des cas » under « Facteurs de risque »: which of them?
        let remark = matches!(opening, Some(Tag::Adjective | Tag::Participle | Tag::Infinitive))
            && position.term.is_none()
            && setting.is_under_a_side();
        for card in &mut cards {
            card.dangling = opens != Opening::Plain || cut && count(&bare) > 12 || remark;
            // A line of notes says of what only by its heading.
            if let (Content::Cloze { text }, Some(lead)) = (&mut card.content, &lead) {
                *text = setting.grammar.headed(lead, text);
            }
        }
        told.cards.extend(cards);
        return told;
    }
    if lift
        && let Some(first) = clauses.first()
        && let Some(halves) = lifted(setting, &bare, &found, first)
    {
        for (nth, half) in halves.iter().enumerate() {
            let half = read_whole(setting, half, position, false);
            told.cards.extend(half.cards.into_iter().map(|mut card| {
                card.clause = card.clause * 2 + nth;
                card
            }));
            told.named = half.named;
        }
        return told;
    }
    let mut before: Option<Named> = None;
    let mut carried: Option<String> = None;
    for (nth, clause) in clauses.iter().enumerate() {
        let trimmed = tree.as_ref().and_then(|tree| {
            (clause.range.len() > LONG).then(|| clause::last_relative(tree, clause)).flatten()
        });
        let end = trimmed.map_or(clause.range.end, |relative| without_stub(&found, relative.start));
        let range = clause.range.start..end;
        let own = slice(&bare, &found, &range);
        // « il n’y a pas de paralysie » has its own, though the tree names none.
        let pronoun = found
            .get(clause.range.start..clause.main)
            .is_some_and(|part| part.iter().any(|t| t.tag == Tag::Pronoun));
        let joined = found
            .get(clause.range.start.wrapping_sub(1))
            .is_some_and(|t| matches!(t.tag, Tag::Coordinator | Tag::Comma));
        let inherited = clause.subject.is_empty() && carried.is_some() && joined && !pronoun;
        let (piece_text, own_arcs, pieces) = match &carried {
            Some(subject) if inherited => {
                let verb = clause.group.start.max(range.start)..end;
                let text = format!("{subject} {}", slice(&bare, &found, &verb));
                let found = tokens(&text, setting.lexicon);
                let tree = trees::parse(&text, &found, setting.lexicon.language);
                let again =
                    tree.as_ref().map(|tree| clause::clauses(&found, tree)).unwrap_or_default();
                let arcs = tree.as_ref().map(Arcs::of).unwrap_or_default();
                (text, arcs, again.into_iter().next().map(|clause| (found, clause)))
            }
            _ => (own.to_owned(), arcs.within(&range), rebased(&found, clause, &range)),
        };
        let Some((own_tokens, own_clause)) = pieces else { continue };
        let position = Position { before: before.as_ref().or(position.before), ..position };
        let piece = Piece {
            text: piece_text,
            tokens: own_tokens,
            clause: own_clause,
            arcs: own_arcs,
            position,
            inherited,
        };
        let (mut cards, named, stands) = of_piece(setting, &piece);
        told.stands = stands && (nth == 0 || told.stands);
        for card in &mut cards {
            card.clause = nth;
        }
        told.cards.extend(cards);
        if let Some(subject) = named.subject.as_ref().filter(|_| !inherited) {
            let words = slice(&piece.text, &piece.tokens, &piece.clause.subject);
            carried = Some(words.to_owned()).filter(|_| subject.nominal);
            before = Some(named.clone());
            told.named = named;
        }
    }
    told
}

/// The end of a clause that a relative was cut from, without what only led to it: « …, une enzyme ».
fn without_stub(tokens: &[Token], end: usize) -> usize {
    let from = end.saturating_sub(4);
    let before = tokens.get(from..end).unwrap_or_default();
    let Some(comma) = before.iter().rposition(|t| t.tag == Tag::Comma) else { return end };
    let stub = before.get(comma + 1..).unwrap_or_default();
    let led = stub.first().is_some_and(|t| t.tag == Tag::Determiner);
    let bare =
        stub.iter().skip(1).all(|t| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Comma));
    if led && bare { from + comma } else { end }
}

/// The clause by itself: its tokens and ranges counted from its own beginning.
fn rebased(
    tokens: &[Token],
    clause: &Clause,
    range: &Range<usize>,
) -> Option<(Vec<Token>, Clause)> {
    let part = tokens.get(range.clone())?;
    let from = part.first()?.start;
    let own: Vec<Token> = part
        .iter()
        .map(|t| Token { start: t.start - from, end: t.end - from, ..t.clone() })
        .collect();
    let place = |at: usize| at.saturating_sub(range.start).min(own.len());
    let span = |r: &Range<usize>| place(r.start)..place(r.end);
    let complements = clause
        .complements
        .iter()
        .filter(|c| c.head < range.end && c.range.start < range.end)
        .map(|c| clause::Complement { head: place(c.head), range: span(&c.range), label: c.label })
        .collect();
    let moved = Clause {
        range: 0..own.len(),
        lead: clause.lead.as_ref().map(span),
        subject: span(&clause.subject),
        subject_head: clause.subject_head.map(place),
        group: span(&clause.group),
        main: place(clause.main),
        rest: span(&clause.rest),
        complements,
        ..clause.clone()
    };
    Some((own, moved))
}

fn of_piece(setting: &Setting<'_>, piece: &Piece<'_>) -> (Vec<Asked>, Named, bool) {
    let Piece { text, tokens: found, clause, position, .. } = piece;
    let subject_tokens = found.get(clause.subject.clone()).unwrap_or_default();
    let subject_text = slice(text, found, &clause.subject);
    // “Proton” in “Proton pump inhibitors bind …”: a bare noun that does not agree is cut from more.
    let bare = matches!(subject_tokens, [only] if only.tag == Tag::Noun);
    if bare && !question::agree(setting, found, clause) {
        return (Vec::new(), Named::default(), false);
    }
    let opens = refer::opening(setting, found, subject_tokens);
    let mut named = Named { subject: None, others: others(setting, piece) };
    let mut cards = Vec::new();
    let mut resolved: Option<Noun> = None;
    // « Inhibe la dihydrofolate réductase » under its name.
    let bare = subject_tokens.is_empty()
        && found.first().is_some_and(|t| matches!(t.tag, Tag::Verb | Tag::Clitic | Tag::Negation));
    if bare && let Some(term) = position.term {
        resolved = Some(setting.noun(&member::without_brackets(term))).filter(|noun| noun.nominal);
    }
    match &opens {
        Opening::Plain if !subject_tokens.is_empty() => {
            named.subject = Some(setting.noun(subject_text)).filter(|noun| noun.nominal);
        }
        Opening::Pronoun { gender, plural } => {
            resolved = refer::resolve(setting, *position, *gender, *plural)
                .filter(|noun| !names_again(text, noun));
            named.subject.clone_from(&resolved);
        }
        _ => {}
    }
    if opens == Opening::Plain && !subject_tokens.is_empty() {
        cards.extend(question::of_clause(setting, piece, subject_text, None));
    } else if let Some(noun) = &resolved {
        cards.extend(question::of_clause(setting, piece, &noun.words, Some(noun)));
    }
    cards.extend(gaps(setting, piece));
    // « Dans les voies aériennes, son absence … »: of what?
    let owned = found
        .get(..clause.group.start)
        .is_some_and(|part| part.iter().any(|t| t.tag == Tag::Possessive));
    // The end of a sentence whose beginning is elsewhere.
    let cut = text.starts_with(char::is_lowercase) && position.term.is_none() && found.len() > 6;
    // « Le traitement est le dantrolène », after a sentence on something else: of what?
    let rest = found.get(clause.rest.clone()).unwrap_or_default();
    let loose = position.before.is_some()
        && (refer::is_loose(setting, subject_tokens)
            || clause.copula && refer::is_of_nothing(setting, rest));
    // « se déforme alors », “is therefore”: after what?
    let tied = found.iter().any(|t| setting.lexicon.noun_is("tie", &t.lower));
    let takes_up = takes_up(setting, found, &clause.subject);
    let pointing = (bare || opens != Opening::Plain || loose) && resolved.is_none();
    let lead = (bare && pointing).then(|| setting.lead(text)).flatten();
    // « Les deux ventricules éjectent le même volume. Cette quantité est le […]. »
    let meant = match &opens {
        Opening::Pronoun { gender, plural } => refer::names(*position, *gender, *plural),
        _ => true,
    };
    let said = position.said.filter(|said| {
        pointing && !bare && meant && count(said) <= REPEATED && count(text) <= AFTER
    });
    let pointing = pointing && lead.is_none() && said.is_none();
    for card in &mut cards {
        if let Content::Cloze { text } = &mut card.content {
            if let Some(lead) = &lead {
                *text = setting.grammar.headed(lead, text);
            } else if let Some(said) = said {
                *text = format!("{said} {text}");
            }
        }
        card.dangling |= pointing || points_inside(found) || takes_up || owned || cut || tied;
        card.fit += if clause.agreed { 0.2 } else { -0.3 };
        if let Some(noun) = &resolved {
            card.referred = true;
            put_in(setting, &mut card.content, subject_text, noun);
        }
    }
    let stands =
        opens == Opening::Plain && !bare && !loose && !owned && !cut && !points_inside(found);
    (cards, named, stands)
}

/// Noun phrases of the piece beside its subject: each noun with a determiner of its own, but what
/// a copula gives the subject and what « de » hangs on another.
fn others(setting: &Setting<'_>, piece: &Piece<'_>) -> Vec<Noun> {
    let clause = &piece.clause;
    let given = |at: usize| clause.copula && at >= clause.group.end && at <= clause.main;
    let hangs = |at: usize| {
        piece
            .tokens
            .get(at.wrapping_sub(1))
            .is_some_and(|t| matches!(t.lower.as_str(), "de" | "d’" | "of"))
    };
    piece
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, t)| {
            t.tag == Tag::Determiner && !clause.subject.contains(at) && !given(*at) && !hangs(*at)
        })
        .filter_map(|(at, _)| {
            let end = (at + 4).min(piece.tokens.len());
            let noun = setting.noun(slice(&piece.text, &piece.tokens, &(at..end)));
            noun.nominal.then_some(noun)
        })
        .collect()
}

fn gaps(setting: &Setting<'_>, piece: &Piece<'_>) -> Vec<Asked> {
    let clause = &piece.clause;
    let direct =
        clause.complements.iter().map(|c| c.head).chain(clause.copula.then_some(clause.main));
    let roles = Roles {
        subject: clause.subject.clone(),
        verb: clause.group.clone(),
        direct: direct.collect(),
        arcs: piece.arcs.clone(),
    };
    let sentence = gap::Sentence { text: &piece.text, tokens: &piece.tokens, roles: &roles };
    let mut cards = gap::cards(setting, &sentence);
    for card in &mut cards {
        if let Content::Cloze { text } = &mut card.content {
            *text = capital(text);
            if !text.ends_with('.') {
                text.push('.');
            }
        }
    }
    cards
}
