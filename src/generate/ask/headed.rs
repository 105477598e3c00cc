//! A line of notes that is told of its heading: « Réservé aux formes graves », “Inhibits the enzyme” under
//! the name of a drug; « Séreuse qui entoure le cœur » under « Péricarde », which says what that is.
//!
//! The heading is put in, in brackets, and the line is read as the sentence it is. Where the heading names
//! a side of a thing, a class or people, or does not agree, the line may be told of another: nothing is
//! asked.

use super::refer::{self, Position};
use super::taken_up::TakenUp;
use super::wording::{stems, unnumbered};
use super::{Asked, Setting, Way, balanced, count, member, pair, tidy, told};
use crate::generate::Kind;
use crate::generate::grammar::Noun;
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::realise::capital;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// Words of a line that is one statement.
const LINE: std::ops::RangeInclusive<usize> = 3..=28;
/// Words of a phrase that says what its heading is.
const DEFINITION: std::ops::RangeInclusive<usize> = 4..=30;
/// Words of a heading that can be a subject.
const SUBJECT: usize = 5;

/// What opens a line without a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// « Réservé à », “Essential for”: the verb to be is left out.
    Participle,
    Verb,
}

/// `text` with the thing above it as its subject.
pub(super) fn resolved(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    position: Position<'_>,
) -> Option<TakenUp> {
    let first = position.before.is_none() && position.term.is_none();
    let placed = position.headed || position.item;
    let sound = first && placed && LINE.contains(&count(text)) && balanced(text);
    if !sound || text.contains(['?', ':', '→', '=']) {
        return None;
    }
    let subject = subject(setting, true)?;
    let put = setting.grammar.definite(&subject);
    let told = lower_first(text);
    let told = match opening(setting, tokens, &subject)? {
        Opens::Verb => told,
        Opens::Participle => format!("{} {told}", setting.grammar.is(subject.plural)),
    };
    Some(TakenUp::of_subject(format!("{} {told}", capital(&put)), put))
}

/// What the heading is, as a line under it, `text`, says it without a verb; `next`: the bullet beside it. A line
/// that is not the `first` has to say it by its class: “JAK3 inhibitor.”
pub(crate) fn definition(
    setting: &Setting<'_>,
    text: &str,
    next: Option<&str>,
    first: bool,
) -> Option<Asked> {
    let value = tidy(text);
    let sound = (DEFINITION.contains(&count(value)) || told::is_told_by_its_noun(setting, value))
        && balanced(value)
        && !value.ends_with('-')
        && !value.contains(['?', ':', '→', '=', '"', '«', '“']);
    let subject = subject(setting, false).filter(|_| sound)?;
    if pair::spells_out(&subject.words, value) {
        let front = setting.grammar.stands_for(&subject.words);
        return Some(Asked::basic(Way::Entry, Kind::Abbreviation, front, &capital(value)));
    }
    let found = tokens(value, setting.lexicon);
    let opens = found.first()?;
    let bare = matches!(opens.tag, Tag::Noun | Tag::Adjective)
        || setting.lexicon.noun_is("indefinite-one", &opens.lower)
        || opens.tag == Tag::Participle && !is_participle(setting, opens, found.get(1)?, &subject);
    let tells = |found: &[Token]| {
        found.iter().take_while(|t| t.tag != Tag::Relative).any(|t| t.tag == Tag::Verb)
    };
    let genus = setting.noun(value);
    let one = genus.plural == subject.plural;
    let classed = first || setting.lexicon.noun_is("gloss", &singular(&genus.head));
    // « Infiltrations locales : infiltrations locales efficaces en 4 heures »
    let own = stems(&subject.words);
    let again = stems(value).iter().filter(|stem| own.contains(stem)).count() >= own.len().min(2);
    let says = |value: &str| told::shows_what_it_is(setting, &subject, value);
    // Of bullets that could each say it, the first need not be the one that does.
    let listed = next.is_some_and(|next| says(next) && !tells(&tokens(next, setting.lexicon)));
    if !bare || tells(&found) || again || !one || !classed || listed || !says(value) {
        return None;
    }
    let front = setting.grammar.what_is(&subject);
    Some(pair::defined(setting, Way::Entry, front, &subject.words, value))
}

/// The thing that the innermost heading names, where it can be told of; `ranked`: so can « 2e degré
/// superficiel ».
fn subject(setting: &Setting<'_>, ranked: bool) -> Option<Noun> {
    let heading = unnumbered(setting.heading()?).trim();
    let thing = sort(heading, lists(setting.lexicon.language)) == Sort::Thing;
    let name = member::without_brackets(heading);
    let plain = thing
        && refer::is_one(setting, heading)
        && (1..=SUBJECT).contains(&count(&name))
        && !name.contains(['–', '—', '?', '"', '«', '=']);
    let noun = plain.then(|| setting.noun(&name)).filter(|noun| noun.nominal)?;
    let digit = name.contains(|c: char| c.is_ascii_digit());
    let ranked = ranked && digit && setting.lexicon.noun_is("class", &singular(&noun.head));
    if name.starts_with(|c: char| c.is_ascii_digit()) && !ranked {
        return None;
    }
    let french = setting.grammar.participles_agree();
    let head = singular(&noun.head);
    let class = ["classifier", "class", "vague", "case"].iter().any(|list| {
        setting.lexicon.noun_is(list, &head) || setting.lexicon.noun_is(list, &noun.head)
    });
    let known = noun.gender.is_some() || !french;
    (known && (!class || ranked) && !setting.is_attribute(&noun) && !setting.is_human(&noun))
        .then_some(noun)
}

/// How the line opens, if its verb or participle can be said of `subject`.
fn opening(setting: &Setting<'_>, tokens: &[Token], subject: &Noun) -> Option<Opens> {
    let small = |t: &&Token| matches!(t.tag, Tag::Adverb | Tag::Negation | Tag::Clitic);
    let at = tokens.iter().take(3).take_while(small).count();
    let (head, next) = (tokens.get(at)?, tokens.get(at + 1)?);
    let adverbs = tokens.get(..at)?.iter().all(|t| t.tag == Tag::Adverb);
    if adverbs && is_participle(setting, head, next, subject) {
        return Some(Opens::Participle);
    }
    if says_of(setting, head, next, subject) {
        return Some(Opens::Participle);
    }
    // « Est » may be where the sun rises.
    let is = setting.lists("being", head) && next.tag == Tag::Determiner;
    let form = head.form.filter(|form| (is || head.tag == Tag::Verb) && form.finite())?;
    let word = head.lower.as_str();
    let third = if setting.grammar.participles_agree() {
        // « Placez une bande » is an order.
        if subject.plural { word.ends_with("nt") } else { form.singular && !word.ends_with("ez") }
    } else {
        !subject.plural && word.ends_with('s')
    };
    let acts = matches!(
        next.tag,
        Tag::Determiner | Tag::Noun | Tag::Adjective | Tag::Preposition | Tag::Number | Tag::Adverb
    );
    (third && acts && !setting.grammar.is_order(tokens)).then_some(Opens::Verb)
}

/// « Responsable de », “essential for”: an adjective that governs what follows and agrees with `subject`.
fn says_of(setting: &Setting<'_>, head: &Token, next: &Token, subject: &Noun) -> bool {
    let governs = next.tag == Tag::Preposition || setting.lexicon.noun_is("before-of", &next.lower);
    let listed = setting.lists("says-of", head);
    // “Useful in pregnancy” under “Transvaginal”: an English heading may be an adjective.
    let named = setting.grammar.participles_agree()
        || can_be(&subject.head, Category::Noun, setting.lexicon.language);
    governs && listed && named && setting.grammar.can_be_said_of(&head.lower, subject)
}

/// « Réservé à », “Used to”: a participle that governs what follows and agrees with `subject`.
fn is_participle(setting: &Setting<'_>, head: &Token, next: &Token, subject: &Noun) -> bool {
    let word = head.lower.as_str();
    let governs = next.tag == Tag::Preposition || setting.lexicon.noun_is("before-of", &next.lower);
    let past = if setting.grammar.participles_agree() {
        // The lexicon does not know « contre-indiqué ».
        let marked = ["é", "ée", "és", "ées"].iter().any(|end| word.ends_with(end));
        (marked || head.tag == Tag::Participle) && setting.grammar.can_be_said_of(word, subject)
    } else {
        // “Occurred in 1960” leaves nothing out.
        (word.ends_with("ed") || head.tag == Tag::Participle) && !setting.lists("arising", head)
    };
    governs && past && !matches!(head.tag, Tag::Noun | Tag::Preposition)
}
