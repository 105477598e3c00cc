//! A line or phrase without a verb, as notes have them: gaps, and whether they dangle.

use super::gap::{self, Roles};
use super::piece_cards::may_repeat;
use super::pointing;
use super::refer::{self, Opening, Position};
use super::whole::Arcs;
use super::{Asked, Setting, count};
use crate::deck::Content;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// A question of more words is not repeated on a card.
const QUESTION: usize = 14;

/// The noun phrase that opens what has no clause, where a determiner says that it is one.
fn first_phrase(tokens: &[Token]) -> &[Token] {
    let opens = tokens.first().is_some_and(|t| t.tag == Tag::Determiner);
    let ends = |t: &Token| matches!(t.tag, Tag::Comma | Tag::Verb);
    let end = tokens.iter().position(ends).filter(|_| opens).unwrap_or(0);
    tokens.get(..end).unwrap_or_default()
}

/// The question of the heading, which a phrase under it answers.
fn asked_above<'s>(setting: &'s Setting<'_>, position: Position<'_>) -> Option<&'s str> {
    let heading = setting.heading().map(str::trim).filter(|heading| heading.ends_with('?'))?;
    let asks = tokens(heading, setting.lexicon);
    let points = asks.iter().any(|t| t.tag == Tag::Possessive);
    let first = position.term.is_none() && position.before.is_none() && !points;
    (first && (3..=QUESTION).contains(&count(heading))).then_some(heading)
}

/// The gaps of `bare`.
pub(super) fn gaps(
    setting: &Setting<'_>,
    bare: &str,
    found: &[Token],
    arcs: Arcs,
    position: Position<'_>,
) -> Vec<Asked> {
    let roles = Roles { arcs, ..Roles::default() };
    let sentence = gap::Sentence { text: bare, tokens: found, roles: &roles };
    let opens = refer::opening(setting, found, first_phrase(found));
    let points = pointing::points(setting, found, &(0..0)) || pointing::behind_lead(setting, found);
    let mut cards = gap::cards(setting, &sentence);
    let said = position.said.filter(|said| points && may_repeat(said, bare));
    // « d’une chute » under « Elles surviennent à la suite : » is nothing without it.
    let lead_in = position.lead_in.filter(|_| position.term.is_none() && said.is_none());
    let lead = said.map_or_else(|| setting.lead(bare), |_| None);
    let mut told = found.iter().take_while(|t| t.tag != Tag::Relative);
    let answers = said.is_none() && !told.any(|t| t.tag == Tag::Verb);
    let question = asked_above(setting, position).filter(|_| answers);
    let cut = bare.starts_with(char::is_lowercase) && position.term.is_none() && !position.item;
    let opening = found.first().map(|t| t.tag);
    // « responsable de 80 % des cas » under « Facteurs de risque »: which of them?
    let remark = matches!(opening, Some(Tag::Adjective | Tag::Participle))
        && position.term.is_none()
        && setting.is_under_a_side();
    // « 11 % liés à une cardiopathie » behind what counts them.
    let counted = position.item
        && matches!(found, [number, percent, kind, ..]
            if number.tag == Tag::Number && percent.lower == "%" && kind.tag == Tag::Participle);
    // « OU dyspnée après 12 mois »: of which list?
    let goes_on = opening == Some(Tag::Coordinator);
    for card in &mut cards {
        card.dangling = goes_on
            || counted
            || points && said.is_none()
            || opens != Opening::Plain
            || cut && count(bare) > 12
            || remark;
        // A line of notes says of what only by its heading.
        if lead_in.is_some_and(|lead| lead.leads(setting, bare, card)) {
            continue;
        }
        if let (Content::Cloze { text }, Some(lead)) = (&mut card.content, &lead) {
            *text = setting.grammar.headed(lead, text);
        } else if let (Content::Cloze { text }, Some(question)) = (&mut card.content, question) {
            *text = format!("{question} {}", capital(text));
        }
        if let (Content::Cloze { text }, Some(said)) = (&mut card.content, said) {
            *text = format!("{said} {text}");
        }
    }
    cards
}
