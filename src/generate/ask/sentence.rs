//! One sentence, taken apart into clauses, each asked and gapped.
//!
//! The subject is asked by its predicate, a complement by its question word, the rest by a gap.
//! Refuses what asks, advises or reports a study; leaves the choice to the ranking.

use std::ops::Range;

use super::gap::{self, Roles};
use super::refer::{self, Named, Opening, Position};
use super::{Asked, Setting, Way, balanced, count, list, tidy};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::clause::{self, Clause};
use crate::generate::fact::verb::opens;
use crate::generate::grammar::Noun;
use crate::generate::lexicon::{Frame, Voice};
use crate::generate::token::{Tag, Token, tokens};
use crate::generate::trees::{self, Label};

/// Sentences of more words are read in pieces.
const LONG: usize = 26;

/// What a sentence gave.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) cards: Vec<Asked>,
    /// What the next sentence may point at.
    pub(crate) named: Named,
}

/// A piece of a sentence that is asked by itself.
struct Piece<'a> {
    text: String,
    tokens: Vec<Token>,
    clause: Clause,
    position: Position<'a>,
    /// The subject was taken over from another clause.
    inherited: bool,
}

/// Reads `text`, one sentence, its parts between semicolons one after the other.
pub(crate) fn read(setting: &Setting<'_>, text: &str, position: Position<'_>) -> Told {
    let text = opened(setting, text);
    let parts = parted(setting, &text);
    if parts.len() < 2 {
        return read_whole(setting, &text, position, true);
    }
    let mut told = Told::default();
    told.cards.extend(list::counted(setting, &text));
    let mut before: Option<Named> = None;
    let mut clause = 0;
    for part in parts {
        let position = Position { before: before.as_ref().or(position.before), ..position };
        let found = read_whole(setting, &capital(&opened(setting, part)), position, true);
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

/// The parts between semicolons, and a clause after a colon, where each has a verb of its own;
/// else the sentence whole.
fn parted<'a>(setting: &Setting<'_>, text: &'a str) -> Vec<&'a str> {
    let told = |part: &str| {
        let found = tokens(part, setting.lexicon);
        let of = |tag: Tag| found.iter().filter(|t| t.tag == tag).count();
        of(Tag::Verb) > of(Tag::Relative) && count(part) >= 4
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in split_outside(text, ';') {
        match part.split_once(" : ").or_else(|| part.split_once(": ")) {
            Some((before, after)) if told(before) && told(after) && count(before) >= 4 => {
                parts.extend([before, after]);
            }
            _ => parts.push(part),
        }
    }
    if parts.iter().all(|part| told(part) && balanced(part)) { parts } else { vec![text] }
}

/// `text` at its `mark`s, but for those in brackets.
fn split_outside(text: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '«' => depth += 1,
            ')' | ']' | '»' => depth -= 1,
            c if c == mark && depth == 0 => {
                parts.push(text.get(from..at).unwrap_or_default().trim());
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts.retain(|part| !part.is_empty());
    parts
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
    let bare = if count(text) > LONG { list::without_brackets(text) } else { text.to_owned() };
    if count(&bare) < 3 || text.ends_with('?') || !balanced(&bare) {
        return told;
    }
    told.cards.extend(list::counted(setting, text));
    let found = tokens(&bare, setting.lexicon);
    let tree = trees::parse(&bare, &found, setting.lexicon.language);
    let clauses = tree.as_ref().map(|tree| clause::clauses(&found, tree)).unwrap_or_default();
    if clauses.is_empty() {
        let roles = Roles::default();
        let sentence = gap::Sentence { text: &bare, tokens: &found, roles: &roles };
        let opens = refer::opening(setting, &found, &[]);
        let mut cards = gap::cards(setting, &sentence);
        for card in &mut cards {
            card.dangling = opens != Opening::Plain;
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
        let end = trimmed.map_or(clause.range.end, |relative| relative.start);
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
        let (piece_text, pieces) = match &carried {
            Some(subject) if inherited => {
                let verb = clause.group.start.max(range.start)..end;
                let text = format!("{subject} {}", slice(&bare, &found, &verb));
                let found = tokens(&text, setting.lexicon);
                let tree = trees::parse(&text, &found, setting.lexicon.language);
                let again = tree.map(|tree| clause::clauses(&found, &tree)).unwrap_or_default();
                (text, again.into_iter().next().map(|clause| (found, clause)))
            }
            _ => (own.to_owned(), rebased(&found, clause, &range).map(|(t, c)| (t, c))),
        };
        let Some((own_tokens, own_clause)) = pieces else { continue };
        let position = Position { before: before.as_ref().or(position.before), ..position };
        let piece =
            Piece { text: piece_text, tokens: own_tokens, clause: own_clause, position, inherited };
        let (mut cards, named) = of_piece(setting, &piece);
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

/// Without « De plus, » and the like, its first letter a capital again.
fn opened(setting: &Setting<'_>, text: &str) -> String {
    let text = text.trim();
    let lower = text.to_lowercase().replace('\'', "’");
    for phrase in setting.lexicon.phrases("connector") {
        let Some(rest) = lower.strip_prefix(phrase) else { continue };
        let bare = rest.starts_with(' ') && setting.lexicon.phrases("adverb-lead").contains(phrase);
        let skip = match () {
            () if rest.starts_with(", ") => phrase.len() + 2,
            () if bare => phrase.len() + 1,
            () => continue,
        };
        if let Some(rest) = text.replace('\'', "’").get(skip..) {
            return crate::generate::realise::capital(rest.trim_start());
        }
    }
    text.to_owned()
}

fn slice<'a>(text: &'a str, tokens: &[Token], range: &Range<usize>) -> &'a str {
    let part = tokens.get(range.clone()).unwrap_or_default();
    match (part.first(), part.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default(),
        _ => "",
    }
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

fn of_piece(setting: &Setting<'_>, piece: &Piece<'_>) -> (Vec<Asked>, Named) {
    let Piece { text, tokens: found, clause, position, .. } = piece;
    let subject_tokens = found.get(clause.subject.clone()).unwrap_or_default();
    let subject_text = slice(text, found, &clause.subject);
    let opens = refer::opening(setting, found, subject_tokens);
    let mut named = Named { subject: None, others: others(setting, piece) };
    let mut cards = Vec::new();
    let mut resolved: Option<Noun> = None;
    // « Inhibe la dihydrofolate réductase » under its name.
    let bare = subject_tokens.is_empty()
        && found.first().is_some_and(|t| matches!(t.tag, Tag::Verb | Tag::Clitic | Tag::Negation));
    if bare && let Some(term) = position.term {
        resolved = Some(setting.noun(&list::without_brackets(term))).filter(|noun| noun.nominal);
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
        cards.extend(questions(setting, piece, subject_text, None));
    } else if let Some(noun) = &resolved {
        cards.extend(questions(setting, piece, &noun.words, Some(noun)));
    }
    cards.extend(gaps(setting, piece));
    // « Dans les voies aériennes, son absence … »: of what?
    let owned = found
        .get(..clause.group.start)
        .is_some_and(|part| part.iter().any(|t| t.tag == Tag::Possessive));
    // The end of a sentence whose beginning is elsewhere.
    let cut = text.starts_with(char::is_lowercase) && position.term.is_none() && found.len() > 6;
    let pointing = (bare || opens != Opening::Plain) && resolved.is_none();
    for card in &mut cards {
        card.dangling |= pointing || points_inside(found) || owned || cut;
        card.fit += if clause.agreed { 0.2 } else { -0.3 };
        if let Some(noun) = &resolved {
            card.referred = true;
            put_in(setting, &mut card.content, subject_text, noun);
        }
    }
    (cards, named)
}

/// The name that a pronoun stands for must not stand in the predicate.
fn names_again(text: &str, noun: &Noun) -> bool {
    let own = gap::stems(&noun.words);
    let told = gap::stems(text);
    !own.is_empty() && own.iter().all(|stem| told.contains(stem))
}

/// « celle-ci », « ce dernier » anywhere, « également » in what is told.
fn points_inside(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| {
        matches!(
            t.lower.as_str(),
            "celui-ci"
                | "celle-ci"
                | "ceux-ci"
                | "celles-ci"
                | "dernier"
                | "dernière"
                | "cela"
                | "latter"
                | "former"
        ) || t.lower.ends_with("-ci")
    })
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

/// Puts « [l’hypermétrie] » where the pronoun stood.
fn put_in(setting: &Setting<'_>, content: &mut Content, pronoun: &str, noun: &Noun) {
    let name = setting.grammar.definite(noun);
    let replaced = |text: &str| match text.strip_prefix(pronoun) {
        Some(rest) if !pronoun.is_empty() => {
            format!("[{}]{rest}", crate::generate::realise::capital(&name))
        }
        _ if pronoun.is_empty() => {
            let told = crate::generate::grammar::article::lower_first(text);
            format!("[{}] {told}", crate::generate::realise::capital(&name))
        }
        _ => text.to_owned(),
    };
    match content {
        Content::Cloze { text } => *text = replaced(text),
        Content::List { prompt, .. } => *prompt = replaced(prompt),
        _ => {}
    }
}

fn gaps(setting: &Setting<'_>, piece: &Piece<'_>) -> Vec<Asked> {
    let clause = &piece.clause;
    let direct =
        clause.complements.iter().map(|c| c.head).chain(clause.copula.then_some(clause.main));
    let roles = Roles {
        subject: clause.subject.clone(),
        verb: clause.group.clone(),
        direct: direct.collect(),
    };
    let sentence = gap::Sentence { text: &piece.text, tokens: &piece.tokens, roles: &roles };
    let mut cards = gap::cards(setting, &sentence);
    for card in &mut cards {
        if let Content::Cloze { text } = &mut card.content {
            *text = crate::generate::realise::capital(text);
            if !text.ends_with('.') {
                text.push('.');
            }
        }
    }
    cards
}

/// The questions of a clause about `subject`; `referred`: what a pronoun stands for.
fn questions(
    setting: &Setting<'_>,
    piece: &Piece<'_>,
    subject: &str,
    referred: Option<&Noun>,
) -> Vec<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let head = found.get(clause.group.start);
    let mut cards = Vec::new();
    if head.is_none() || clause.margin < 0.25 || count(subject) > 11 {
        return cards;
    }
    let lead =
        clause.lead.as_ref().map(|lead| slice(text, found, lead)).filter(|lead| count(lead) <= 8);
    if clause.lead.is_some() && lead.is_none() {
        return cards;
    }
    let with_lead = |question: String| match lead {
        Some(lead) => {
            format!("{lead}, {}", crate::generate::grammar::article::lower_first(&question))
        }
        None => question,
    };
    let bracketed = |question: String| match referred {
        Some(noun) => {
            let name = setting.grammar.definite(noun);
            question.replacen(&name, &format!("[{name}]"), 1)
        }
        None => question,
    };
    if clause.copula && !clause.negated {
        cards.extend(being(setting, piece, subject).into_iter().map(|mut card| {
            if let Content::Basic { front, .. } = &mut card.content {
                *front = bracketed(with_lead(std::mem::take(front)));
            }
            card
        }));
    }
    if referred.is_none() && !piece.inherited {
        cards.extend(subject_asked(setting, piece, subject).map(|mut card| {
            if let (Content::Basic { front, .. }, Some(lead)) = (&mut card.content, lead) {
                *front =
                    format!("{lead}, {}", crate::generate::grammar::article::lower_first(front));
            }
            card
        }));
    }
    if !clause.negated {
        let name = referred.map(|noun| setting.grammar.definite(noun));
        let name = name.unwrap_or_else(|| setting.grammar.inside(subject));
        cards.extend(complements(setting, piece, &name).into_iter().map(|mut card| {
            if let Content::Basic { front, .. } = &mut card.content {
                *front = bracketed(with_lead(std::mem::take(front)));
            }
            card
        }));
    }
    cards
}

/// « X est un Y qui … »: what X is, and which term is so defined.
fn being(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Vec<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let rest = slice(text, found, &clause.rest);
    let opens = found.get(clause.rest.start).is_some_and(|t| t.tag == Tag::Determiner);
    let modal = found.get(clause.group.clone()).unwrap_or_default().len() > 1;
    let noun = setting.noun(&list::without_brackets(subject));
    // « l’examen de référence »: of what?
    let given = setting.noun(rest);
    let of_what = count(rest) <= 4
        && ["relational", "vague", "classifier"]
            .iter()
            .any(|list| setting.lexicon.noun_is(list, &given.head));
    if !opens
        || modal
        || of_what
        || count(rest) < 3
        || count(subject) > 8
        || !noun.nominal
        || !balanced(rest)
    {
        return Vec::new();
    }
    let front = setting.grammar.what_is(&noun);
    let mut cards = vec![Asked::basic(Way::Being, Kind::Definition, front, &capital(rest))];
    let indefinite = found
        .get(clause.rest.start)
        .is_some_and(|t| matches!(t.lower.as_str(), "un" | "une" | "a" | "an"));
    if indefinite && (4..=20).contains(&count(rest)) && count(subject) <= 6 && !piece.inherited {
        let front = setting.grammar.which_term(tidy(rest));
        let answer = list::without_brackets(subject);
        cards.push(Asked::basic(Way::EntryBack, Kind::Definition, front, &capital(&answer)));
    }
    cards
}

fn capital(text: &str) -> String {
    crate::generate::realise::capital(text)
}

/// « Qu’est-ce qui … ? »: the subject, asked by the whole predicate.
fn subject_asked(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Option<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let predicate = slice(text, found, &(clause.group.start..clause.range.end));
    let head = setting.noun(subject);
    let verb = found.get(clause.group.clone())?.iter().find(|t| t.tag == Tag::Verb)?;
    let pointing = found
        .get(clause.subject.clone())?
        .iter()
        .any(|t| matches!(t.tag, Tag::Demonstrative | Tag::Possessive | Tag::Pronoun));
    if pointing || gap::rarity(setting, subject) < 3.6 {
        return None;
    }
    let several = verb.form.is_some_and(|form| form.plural && !form.singular) || head.plural;
    let owned = found
        .get(clause.rest.clone())?
        .iter()
        .any(|t| matches!(t.tag, Tag::Possessive | Tag::Demonstrative));
    let agrees = clause.copula || clause.passive;
    let marked = agrees && head.gender != Some(crate::generate::term::Gender::Masculine);
    let human = setting.lexicon.noun_is("human", &head.head);
    let sound = (3..=22).contains(&count(predicate))
        && count(subject) <= 9
        && balanced(predicate)
        && !owned
        && !human
        && head.nominal
        && !(marked && setting.grammar.participles_agree());
    if !sound {
        return None;
    }
    let front = setting.grammar.subject_question(tidy(predicate), several)?;
    let mut card = Asked::basic(Way::Subject, Kind::Effect, front, &capital(subject));
    let own = gap::stems(subject);
    let asked = gap::stems(predicate);
    let leaks = own.iter().any(|stem| asked.contains(stem));
    card.fit = if clause.agreed { 0.5 } else { 0.0 };
    (!leaks).then_some(card)
}

/// What the verb governs, asked by its question word; what follows goes on the front.
fn complements(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Vec<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let group: Vec<String> = found
        .get(clause.group.clone())
        .unwrap_or_default()
        .iter()
        .map(|t| text.get(t.start..t.end).unwrap_or_default().to_owned())
        .collect();
    let Some(main) = found.get(clause.main) else { return Vec::new() };
    let verb =
        found.get(clause.group.clone()).unwrap_or_default().iter().find(|t| t.tag == Tag::Verb);
    let plural = verb.and_then(|t| t.form).is_some_and(|form| form.plural && !form.singular);
    let single = verb.and_then(|t| t.form).is_some_and(|form| form.singular && !form.plural);
    // « Que détruisent la bilirubine ? »: then the subject is another.
    let head = clause.subject_head.and_then(|at| found.get(at));
    let several = head.is_some_and(|t| setting.noun(&t.lower).plural)
        || found
            .get(clause.subject.clone())
            .unwrap_or_default()
            .iter()
            .any(|t| t.tag == Tag::Coordinator);
    let disagrees = head.is_some() && (plural && !several || single && several);
    let adverbial = group.iter().any(|word| {
        matches!(word.to_lowercase().as_str(), "y" | "en" | "il" | "elle" | "ils" | "elles" | "on")
    });
    if adverbial {
        return Vec::new();
    }
    let turned = found.get(clause.group.end).is_some_and(|t| t.tag == Tag::Pronoun);
    if disagrees || turned || setting.lexicon.says("light", main.lemma()) {
        return Vec::new();
    }
    let mut cards = Vec::new();
    for (i, complement) in clause.complements.iter().enumerate() {
        let first = complement.range.start == clause.rest.start;
        let answer = slice(text, found, &complement.range);
        let preposition = found.get(complement.range.start).filter(|t| t.tag == Tag::Preposition);
        let word = match (complement.label, preposition) {
            (Label::Obj, None) => setting.grammar.object_word(),
            // Only what the verb is known to govern is asked by its preposition.
            (Label::OblAgent | Label::Obl | Label::Iobj, Some(p)) => {
                let voice = if clause.passive { Voice::Passive } else { Voice::Active };
                let frames = framed(setting, voice, main);
                let known = frames.iter().find(|frame| opens(frame, p)).map(|frame| frame.question);
                let agent = clause.passive && matches!(p.lower.as_str(), "par" | "by");
                let word = known.filter(|word| !word.contains("quel")).or_else(|| {
                    agent.then(|| setting.grammar.question_word(&p.lower, true)).flatten()
                });
                match word {
                    Some(word) => word,
                    None => continue,
                }
            }
            _ => continue,
        };
        let last = i + 1 == clause.complements.len();
        let points = found
            .get(complement.range.clone())
            .unwrap_or_default()
            .iter()
            .any(|t| matches!(t.tag, Tag::Demonstrative | Tag::Possessive | Tag::Pronoun));
        if !(first || last) || points || !(1..=16).contains(&count(answer)) || !balanced(answer) {
            continue;
        }
        let before = slice(text, found, &(clause.rest.start..complement.range.start));
        let after = slice(text, found, &(complement.range.end..clause.rest.end));
        let marks = [',', ' ', ';', ':'];
        let told = [before.trim().trim_matches(marks), after.trim().trim_matches(marks)]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        if count(&told) > 14 || !balanced(&told) || after.trim_start().starts_with(',') {
            continue;
        }
        let asked =
            setting.grammar.complement_question(word, &group, main.lemma(), plural, subject, &told);
        let Some(front) = asked else { continue };
        let own = gap::stems(answer);
        let shown = gap::stems(&front);
        if own.is_empty() && !answer.chars().any(|c| c.is_ascii_digit())
            || own.iter().filter(|stem| shown.contains(stem)).count() * 2 > own.len()
        {
            continue;
        }
        let kind = if preposition.is_some() { Kind::Place } else { Kind::Effect };
        let mut card = Asked::basic(Way::Object, kind, front, &capital(answer));
        card.fit = complement_fit(clause, complement.label, told.is_empty());
        cards.push(card);
    }
    cards
}

/// What the lexicon knows to ask of the verb.
fn framed(setting: &Setting<'_>, voice: Voice, main: &Token) -> Vec<Frame> {
    let lexicon = setting.lexicon;
    let lemma = lexicon.framed(main.lemma());
    lemma.map_or_else(Vec::new, |lemma| lexicon.frames(voice, lemma).to_vec())
}

fn complement_fit(clause: &Clause, label: Label, whole: bool) -> f32 {
    let kind = if label == Label::Obj { 0.6 } else { 0.2 };
    kind + if whole { 0.4 } else { 0.0 } + if clause.agreed { 0.3 } else { -0.5 } + clause.margin
}
