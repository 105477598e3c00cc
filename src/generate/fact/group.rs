//! The verb group of a clause: clitics, negation, modal, auxiliary and the verb that bears the
//! meaning.
//!
//! Leaves out what another pronoun stands in, a past tense, and a first or second person.

use super::predicate::{Clause, Predicate};
use crate::generate::Reason;
use crate::generate::language::Language;
use crate::generate::lexicon::{Lexicon, Voice};
use crate::generate::token::{Tag, Token};

/// Reads the verb group from its first finite verb.
pub(super) fn group(
    tokens: &[Token],
    start: usize,
    verb: usize,
    end: usize,
    lexicon: &Lexicon,
) -> Result<Clause, Reason> {
    let before = tokens.get(start..verb).unwrap_or_default();
    if before.iter().any(|t| t.tag == Tag::Pronoun || matches!(t.lower.as_str(), "y" | "en")) {
        return Err(Reason::Pronoun);
    }
    let mut reflexive = before.iter().any(|t| t.tag == Tag::Clitic);
    let mut negated = before.iter().any(|t| t.tag == Tag::Negation);
    let first = tokens.get(verb).and_then(|t| t.form).ok_or(Reason::NoPattern)?;
    if first.past {
        return Err(Reason::StudyResult);
    }
    // « Lisez », « avons »: of the first or second person.
    if !first.finite() {
        return Err(Reason::Advice);
    }
    let skip = |mut i: usize, negated: &mut bool| {
        while i < end {
            match tokens.get(i).map(|t| t.tag) {
                Some(Tag::Adverb) => i += 1,
                Some(Tag::Negation) => {
                    *negated = true;
                    i += 1;
                }
                // « le plus souvent » too.
                Some(Tag::Determiner)
                    if tokens.get(i + 1).is_some_and(|t| t.lower == "plus")
                        && tokens.get(i + 2).is_some_and(|t| {
                            matches!(t.lower.as_str(), "souvent" | "fréquemment" | "rarement")
                        }) =>
                {
                    i += 3;
                }
                // « de façon irréversible » is an adverb in three words.
                Some(Tag::Preposition)
                    if tokens
                        .get(i + 1)
                        .is_some_and(|t| matches!(t.lower.as_str(), "façon" | "manière"))
                        && tokens.get(i + 2).is_some_and(|t| t.tag == Tag::Adjective) =>
                {
                    i += 3;
                }
                _ => break,
            }
        }
        i
    };
    let modal = matches!(
        (lexicon.language, first.lemma),
        (Language::French, "pouvoir" | "devoir")
            | (
                Language::English,
                "can" | "could" | "may" | "might" | "must" | "will" | "should" | "shall" | "do"
            )
    );
    let mut main = verb;
    let mut lemma = first.lemma;
    if modal {
        let mut next = skip(verb + 1, &mut negated);
        if tokens.get(next).is_some_and(|t| t.tag == Tag::Clitic) {
            reflexive = true;
            next += 1;
        }
        let infinitive = tokens.get(next).filter(|t| {
            next < end && (t.tag == Tag::Infinitive || t.form.is_some_and(|f| f.infinitive))
        });
        let Some(infinitive) = infinitive else { return Err(Reason::NoPattern) };
        main = next;
        lemma = infinitive.lemma();
    }
    let be = matches!(lemma, "être" | "be");
    let have = matches!(lemma, "avoir" | "have");
    let after = skip(main + 1, &mut negated);
    let next = tokens.get(after).filter(|_| after < end);
    // « are paired organs » describes; « are called platelets » names.
    let describes = lexicon.language == Language::English
        && be
        && next.is_some_and(|t| !matches!(t.lemma(), "call" | "term" | "name" | "consider"))
        && tokens
            .get(after + 1)
            .is_some_and(|t| after + 1 < end && matches!(t.tag, Tag::Noun | Tag::Adjective));
    let participle = next.is_some_and(|t| t.tag == Tag::Participle) && !describes;
    let predicate;
    let mut group_end = main + 1;
    if be && !reflexive {
        let pseudo = next.and_then(|t| match t.lower.as_str() {
            "responsable" | "responsables" => Some("responsable"),
            "riche" | "riches" => Some("riche"),
            word => lexicon.adjective(word).filter(|adjective| {
                lexicon.frames(Voice::Passive, adjective).iter().any(|frame| {
                    tokens.get(after + 1).is_some_and(|t| t.lower == frame.preposition)
                })
            }),
        });
        if let Some(lemma) = pseudo {
            main = after;
            group_end = after + 1;
            predicate = Predicate::Verb(Voice::Passive, lemma);
        } else if participle {
            main = after;
            group_end = after + 1;
            let lemma = next.map_or("", Token::lemma);
            predicate = Predicate::Verb(Voice::Passive, lemma);
        } else {
            predicate = Predicate::Copula;
        }
    } else if (have || be) && participle {
        return Err(Reason::StudyResult);
    } else {
        let voice = if reflexive { Voice::Reflexive } else { Voice::Active };
        // « constitue la première ligne de défense » says what it is.
        let says = !reflexive
            && matches!(lemma, "constituer" | "représenter" | "rester" | "remain")
            && next.is_some_and(|t| {
                matches!(t.lower.as_str(), "le" | "la" | "l’" | "un" | "une" | "the")
            });
        predicate = if says { Predicate::Copula } else { Predicate::Verb(voice, lemma) };
    }
    let rest = skip(group_end, &mut negated);
    Ok(Clause {
        lead: None,
        subject: 0..0,
        gloss: None,
        group: start..group_end.max(if predicate == Predicate::Copula { group_end } else { rest }),
        main,
        predicate,
        negated,
        rest: rest..end.max(rest),
    })
}
