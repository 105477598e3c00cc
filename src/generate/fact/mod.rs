//! Facts: what a sentence or a block says, before it is put into words.
//!
//! Each finder looks for one kind of fact; a fact holds phrases of the text, never a question.
//! Refuses what cannot be understood without the sentences around it.

#![allow(clippy::similar_names, reason = "the context of a fact and the content of a sentence")]

pub(crate) mod abbreviation;
mod adjective;
pub(crate) mod alignment;
mod answer;
pub(crate) mod clause;
pub(crate) mod cloze;
mod condition;
pub(crate) mod copula;
mod english;
mod entry;
pub(crate) mod example;
pub(crate) mod format;
mod group;
pub(crate) mod item;
pub(crate) mod list;
mod quantity;
pub(crate) mod reason;
mod said;
pub(crate) mod saying;
pub(crate) mod table;
mod value;
pub(crate) mod verb;

use std::ops::Range;

pub(crate) use self::cloze::is_unit;
pub(crate) use self::said::{Fact, Group, Said};
use super::frequency::zipf;
use super::language::Language;
use super::lexicon::Lexicon;
use super::term::{Evidence, Phrase};
use super::token::{Tag, Token};
use super::{Kind, Reason};

/// What a finder may look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) evidence: &'a Evidence,
    /// What the section is about, from the headings.
    pub(crate) topic: Option<&'a str>,
    /// The sentence.
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> Context<'a> {
    pub(crate) fn language(&self) -> Language {
        self.lexicon.language
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        let part = self.tokens.get(range).unwrap_or_default();
        match (part.first(), part.last()) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end).unwrap_or_default(),
            _ => "",
        }
    }

    pub(crate) fn phrase(&self, range: Range<usize>) -> Option<Phrase> {
        let phrase =
            super::term::phrase(self.text, self.tokens, range, self.evidence, self.language())?;
        Some(match self.language() {
            Language::French => phrase,
            Language::English => english::unshortened(self, phrase),
        })
    }

    /// The topic to name when the subject's head says nothing alone.
    pub(crate) fn needs_topic(&self, range: Range<usize>) -> Result<Option<String>, Reason> {
        let part = self.tokens.get(range.clone()).unwrap_or_default();
        let Some(head) = super::term::head(part, self.language()) else {
            return Err(Reason::Fragment);
        };
        // « facteurs de risque », « signes de gravité »: of what?
        let own = |i: usize| {
            part.get(i + 1)
                .is_some_and(|t| matches!(t.lower.as_str(), "risque" | "gravité" | "alarme"))
        };
        let complement = part.iter().enumerate().skip(1).any(|(i, t)| {
            t.tag == Tag::Preposition
                && !own(i)
                && self.names(part.get(i + 1..).unwrap_or_default())
                && !matches!(t.lower.as_str(), "en" | "par")
        }) || part.iter().any(|t| t.tag == Tag::Relative);
        let relational = self.lexicon.noun_is("relational", &head)
            || self.language() == Language::French
                && self.lexicon.noun_is("relational", &super::term::singular(&head));
        let english_compound = self.language() == Language::English
            && part.iter().filter(|t| t.tag == Tag::Noun).count() >= 2;
        // « La maladie cœliaque », « l’infection urinaire » stand on their adjective.
        let qualified = part.iter().any(|t| {
            matches!(t.tag, Tag::Adjective | Tag::Participle | Tag::Noun)
                && t.lower != head
                && t.lower.chars().count() > 5
                && !self.lexicon.noun_is("unspecific", &t.lower)
                && !(t.tag == Tag::Noun
                    && (self.lexicon.noun_is("relational", &t.lower)
                        || self.lexicon.noun_is("empty", &t.lower)))
                && !t.lower.starts_with("princip")
                && !self.lexicon.noun_is("relational", &t.lower)
        }) && self.lexicon.noun_is("classifier", &head)
            && !(1..part.len()).any(own);
        // « L’immunogénicité », of what?
        let property = self.language() == Language::French
            && head.ends_with("ité")
            && head.len() > 9
            && !matches!(head.as_str(), "obésité" | "immunité" | "maternité" | "cécité");
        let relational = relational || property;
        // « Adverse effects », « risk factors »: of what?
        let of_what = self.language() == Language::English
            && !complement
            && part.len() <= 3
            && self.lexicon.noun_is("of-what", &head)
            || matches!(part, [the, _] if the.lower == "the"
                && self.lexicon.noun_is("topic-word", &head));
        if of_what {
            return self.topic.map(|topic| Some(topic.to_owned())).ok_or(Reason::Dangling);
        }
        if !relational || complement || english_compound || qualified {
            return Ok(None);
        }
        let capital = part.iter().skip(1).any(|t| {
            let word = self.text.get(t.start..t.end).unwrap_or_default();
            word.starts_with(char::is_uppercase) && !word.chars().all(|c| "IVX".contains(c))
        });
        if capital {
            return Ok(None);
        }
        // The topic completes « le traitement », not « un taux normal ».
        match self.topic {
            Some(topic) if format::is_rubric(&head, self.lexicon) => Ok(Some(topic.to_owned())),
            _ => Err(Reason::Dangling),
        }
    }

    /// Whether the complement names a thing, unlike « d’extension », « du traitement ».
    fn names(&self, complement: &[Token]) -> bool {
        let nouns = complement.iter().filter(|t| t.tag == Tag::Noun).count();
        let rare = |t: &Token| {
            t.tag != Tag::Noun && t.is_content() && zipf(&t.lower, self.language()) <= 4.2
        };
        // « lésions » alone, or with a word like « profondes ».
        let alone = nouns == 1 && !complement.iter().any(rare);
        let mut content = complement
            .iter()
            .filter(|t| t.is_content() && !self.lexicon.noun_is("unspecific", &t.lower));
        content.any(|t| {
            let is = |list| self.lexicon.noun_is(list, &t.lower);
            let relational = is("relational") && !is("classifier");
            // « signes de lésions profondes » does not say of what.
            let common = t.tag == Tag::Adjective && zipf(&t.lower, self.language()) > 4.2;
            !(is("empty") || relational || common || is("classifier") && alone)
        })
    }

    pub(crate) fn group(&self, clause: &clause::Clause) -> Group {
        let part = self.tokens.get(clause.group.clone()).unwrap_or_default();
        let words = part
            .iter()
            .filter(|t| {
                !matches!(
                    t.lower.as_str(),
                    "également"
                        | "aussi"
                        | "also"
                        | "ainsi"
                        | "donc"
                        | "thus"
                        | "therefore"
                        | "then"
                        | "alors"
                )
            })
            .map(|t| self.text.get(t.start..t.end).unwrap_or_default().to_owned())
            .collect();
        let form = part.iter().find(|t| t.tag == Tag::Verb).and_then(|t| t.form);
        Group {
            words,
            lemma: self.tokens.get(clause.main).map_or("", Token::lemma),
            plural: form.is_some_and(|form| form.plural && !form.singular),
            object: String::new(),
        }
    }

    pub(crate) fn lead(&self, clause: &clause::Clause) -> Option<String> {
        clause.lead.clone().map(|range| {
            let text = self.slice(range);
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
    }
}

/// All facts of the sentence, and why there is none.
pub(crate) fn of_sentence(context: &Context<'_>) -> (Vec<Fact>, Reason) {
    let mut facts = abbreviation::find(context);
    let mut reason = Reason::NoPattern;
    if let Some(named) = saying::find(context).or_else(|| english::naming(context)) {
        facts.push(named);
        return (facts, reason);
    }
    match clause::parse(context.text, context.tokens, context.lexicon) {
        Err(why) => {
            reason = why;
            facts.extend(verb::relative(context));
        }
        Ok(clause) => {
            let found = match clause.predicate {
                _ if clause.negated => Ok(english::negated(context, &clause).into_iter().collect()),
                predicate => match quantity::find(context, &clause)
                    .or_else(|| english::split(context, &clause))
                    .or_else(|| value::count(context, &clause))
                    .or_else(|| value::having(context, &clause))
                {
                    Some(fact) => Ok(vec![fact]),
                    None if predicate == clause::Predicate::Copula => said_of(context, &clause),
                    // « est comprise entre 7,35 et 7,45 »
                    None if matches!(
                        predicate,
                        clause::Predicate::Verb(_, "comprendre" | "estimer")
                    ) && let Ok(Some(fact)) = value::copula(context, &clause) =>
                    {
                        Ok(vec![fact])
                    }
                    None => verb::find(context, &clause),
                },
            };
            match found {
                Ok(found) => facts.extend(found),
                Err(why) => reason = why,
            }
            facts.extend(copula::synonym(context, &clause));
            facts.extend(example::find(context, &clause));
            facts.extend(verb::relative(context));
            facts.extend(reason::find(context, &clause));
            facts.extend(english::comparison(context, &clause));
            let strong =
                facts.iter().any(|fact| !matches!(fact.kind, Kind::Abbreviation | Kind::Synonym));
            if !strong && let Some(fact) = condition::find(context, &clause) {
                facts.push(fact);
            } else if !strong {
                match cloze::find(context, &clause) {
                    Ok(fact) => facts.extend(fact),
                    Err(why) if reason == Reason::NoPattern => reason = why,
                    Err(_) => {}
                }
            }
        }
    }
    (facts, reason)
}

/// What a copula says: a value, a definition, or what an adjective bears on.
fn said_of(context: &Context<'_>, clause: &clause::Clause) -> Result<Vec<Fact>, Reason> {
    // « doit être un reflet » does not say what it is.
    let group = context.tokens.get(clause.group.clone()).unwrap_or_default();
    if group.iter().any(|t| matches!(t.lemma(), "devoir" | "pouvoir" | "must" | "should" | "may")) {
        return Err(Reason::NoPattern);
    }
    if let Some(fact) = value::copula(context, clause)? {
        return Ok(vec![fact]);
    }
    match copula::find(context, clause) {
        Err(Reason::NoPattern) => match adjective::find(context, clause)? {
            Some(fact) => Ok(vec![fact]),
            None => Err(Reason::NoPattern),
        },
        found => found,
    }
}

/// A sentence that ends with a colon, and the bullets under it.
pub(crate) fn head_list(context: &Context<'_>, items: Vec<String>) -> Option<Fact> {
    let kind = Kind::Enumeration;
    let clause = clause::parse(context.text, context.tokens, context.lexicon).ok()?;
    if clause.negated {
        return None;
    }
    let topic = context.needs_topic(clause.subject.clone()).ok()?;
    let lead = context.lead(&clause);
    let subject = context.phrase(clause.subject.clone())?;
    // “is divided into the following:”
    let mut rest = clause.rest.clone();
    let following = ["the", "following"];
    let last = rest.end.saturating_sub(2).max(rest.start)..rest.end;
    if context
        .tokens
        .get(last.clone())
        .is_some_and(|two| two.iter().map(|t| t.lower.as_str()).eq(following))
    {
        rest.end = last.start;
    }
    let done = rest.is_empty();
    if done && clause.predicate == clause::Predicate::Copula && subject.plural {
        let said = Said::RoleList { role: subject, items, open: false };
        return Some(Fact { kind, pattern: 0.9, topic, lead, said });
    }
    if let clause::Predicate::Verb(voice, lemma) = clause.predicate
        && done
        && let Some(frame) =
            context.lexicon.frames(voice, lemma).iter().find(|frame| frame.preposition == "-")
    {
        let group = context.group(&clause);
        let said = Said::FramedList { subject, group, frame: *frame, items, open: frame.open };
        return Some(Fact { kind, pattern: 0.9, topic, lead, said });
    }
    // « est caractérisé par : », « repose sur : »: the bullets are what the preposition governs.
    if let clause::Predicate::Verb(voice, lemma) = clause.predicate
        && let [preposition] = context.tokens.get(rest).unwrap_or_default()
        && let Some(frame) = context
            .lexicon
            .frames(voice, lemma)
            .iter()
            .find(|frame| frame.preposition != "-" && verb::opens(frame, preposition))
        && !matches!(frame.question, "Where" | "When" | "How" | "Où" | "Quand" | "Comment")
    {
        let group = context.group(&clause);
        let said = Said::FramedList { subject, group, frame: *frame, items, open: frame.open };
        return Some(Fact { kind, pattern: 0.9, topic, lead, said });
    }
    let words = context.tokens.iter().filter(|t| t.is_word()).count();
    let last = context.tokens.iter().rev().find(|t| t.is_word())?;
    if matches!(last.tag, Tag::Preposition | Tag::Verb | Tag::Determiner) {
        return None;
    }
    context.stands_alone(context.tokens).ok()?;
    // What is to be listed must be named: « les critères suivants », « trois signes ».
    let named = context.tokens.iter().enumerate().any(|(i, t)| {
        let single = super::term::singular(&t.lower);
        let near = |at: usize| context.tokens.get(at).map_or("", |t| t.lower.as_str());
        let before = near(i.wrapping_sub(1));
        let numerals = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
        let counted = numerals.iter().position(|word| *word == before)
            == items.len().checked_sub(2)
            || before.parse() == Ok(items.len());
        // « en 3 doses à 2 mois »: what is counted ends the head.
        let ends =
            context.tokens.iter().skip(i + 1).all(|t| !matches!(t.tag, Tag::Number | Tag::Comma));
        let counted = counted && ends;
        let following = near(i + 1).starts_with("suivant") || near(i + 2).starts_with("suivant");
        single != t.lower && (counted || (following && context.lexicon.typed(&single).is_some()))
    });
    if context.language() == Language::French && !named {
        return None;
    }
    let said = Said::HeadList { head: context.text.to_owned(), items };
    (4..=26).contains(&words).then_some(Fact { kind, pattern: 0.75, topic, lead: None, said })
}
