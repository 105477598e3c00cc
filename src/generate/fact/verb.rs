//! « X provoque Y », « X se compose de a et b », « X est sécrété par Y »: facts told by a verb.
//!
//! What to ask of each verb stands in `frames.txt`. Leaves out an object that points elsewhere or
//! says nothing.

use std::ops::Range;

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Group, Said, list};
use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::lexicon::{Frame, Voice};
use crate::generate::term;
use crate::generate::token::{Tag, Token, says_how};
use crate::generate::{Kind, Reason};

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Result<Vec<Fact>, Reason> {
    let Predicate::Verb(voice, lemma) = clause.predicate else { return Ok(Vec::new()) };
    let subject = context.phrase(clause.subject.clone()).ok_or(Reason::Fragment)?;
    if let Some(fact) = super::french_sayings::called(context, clause, &subject) {
        return Ok(vec![fact]);
    }
    let limits = |word: &str| {
        matches!(
            word,
            "environ"
                | "seulement"
                | "uniquement"
                | "exclusivement"
                | "about"
                | "only"
                | "approximately"
                | "peu"
                | "plus"
                | "moins"
                | "aussi"
                | "both"
                | "directement"
                | "encore"
                | "not"
        )
    };
    if context
        .tokens
        .get(clause.group.clone())
        .unwrap_or_default()
        .iter()
        .any(|t| limits(&t.lower) && t.lower != "aussi")
        && !context.slice(clause.group.clone()).contains(" plus ")
    {
        return Err(Reason::NoPattern);
    }
    // “Proton pump inhibitors bind …”: the first noun that could be a verb is none.
    let main = context.tokens.get(clause.group.clone()).unwrap_or_default();
    let plural =
        main.first().and_then(|t| t.form).is_some_and(|form| form.plural && !form.singular);
    let joined = context
        .tokens
        .get(clause.subject.clone())
        .unwrap_or_default()
        .iter()
        .any(|t| t.tag == Tag::Coordinator);
    if main.len() == 1 && plural && !subject.plural && !joined {
        return Err(Reason::NoPattern);
    }
    let topic = context.needs_topic(clause.subject.clone())?;
    let vague = |noun: &str| context.lexicon.noun_is("vague", noun);
    let subject_tokens = context.tokens.get(clause.subject.clone()).unwrap_or_default();
    // « La stimulation stimule … »: the question would say it twice.
    if super::subject::is_no_name(subject_tokens)
        || super::subject::is_its_act(&subject.head, lemma)
    {
        return Err(Reason::NoPattern);
    }
    let completed = subject_tokens.iter().any(|t| t.tag == Tag::Preposition);
    let typed = subject.plural && super::role::is_typed(context, &subject.head);
    // « Intrinsic factor », « tissue factor » are names.
    let compound = context.language() == Language::English
        && !subject.plural
        && subject.determiner != "the"
        && subject.words.contains(' ');
    let said_of = completed || topic.is_some();
    let nameless = !(compound || said_of && typed)
        && (vague(&subject.head) || vague(&term::singular(&subject.head)));
    if context.lexicon.noun_is("human", &subject.head) || nameless {
        return Err(Reason::NoPattern);
    }
    // « Blood flows into … » from many places to many.
    if context.lexicon.noun_is("generic", &subject.words) {
        return Err(Reason::NoPattern);
    }
    let group = context.group(clause);
    indefinite(context, clause)?;
    let mut facts = framed(context, voice, lemma, subject, group, clause.rest.clone())?;
    for fact in &mut facts {
        // « Les signes de X incluent a, b » asks for the signs of X.
        if typed
            && let Said::FramedList { subject, frame, items, open, .. } = &fact.said
            && frame.kind == "composition"
        {
            fact.said = Said::RoleList { role: subject.clone(), items: items.clone(), open: *open };
        }
        fact.topic.clone_from(&topic);
        fact.lead = context.lead(clause);
    }
    Ok(facts)
}

/// Whether what follows the verb opens as the frame has it.
pub(crate) fn opens(frame: &Frame, first: &Token) -> bool {
    match frame.preposition {
        "-" => {
            matches!(
                first.tag,
                Tag::Determiner
                    | Tag::Noun
                    | Tag::Adjective
                    | Tag::Number
                    | Tag::Possessive
                    | Tag::Gerund
                    | Tag::Colon
            ) || (first.tag == Tag::Participle && !first.lower.ends_with('é'))
        }
        "de" => matches!(first.lower.as_str(), "de" | "d’" | "du" | "des"),
        "à" => matches!(first.lower.as_str(), "à" | "au" | "aux"),
        preposition => first.lower == preposition,
    }
}

pub(super) fn framed(
    context: &Context<'_>,
    voice: Voice,
    lemma: &'static str,
    subject: term::Phrase,
    group: Group,
    rest: Range<usize>,
) -> Result<Vec<Fact>, Reason> {
    let first =
        context.tokens.get(rest.start).filter(|_| !rest.is_empty()).ok_or(Reason::NoPattern)?;
    let frames = context.lexicon.frames(voice, lemma);
    let known = frames.iter().find(|frame| opens(frame, first)).copied();
    let frame = match known {
        Some(frame) => frame,
        None => general(context, voice, lemma, first, context.tokens.get(rest.start + 1))
            .ok_or(Reason::NoPattern)?,
    };
    let frame = super::placed::placed(context, frame, rest.clone()).ok_or(Reason::NoPattern)?;
    // « utilisé pour des taux élevés » does not say what for; « pour traiter », « pour la » do.
    let aimed = context.tokens.get(rest.start + 1).is_some_and(|t| {
        t.tag == Tag::Infinitive || matches!(t.lower.as_str(), "le" | "la" | "l’" | "les")
    });
    if frame.question == "Dans quel but" && !aimed {
        return Err(Reason::NoPattern);
    }
    if super::of_two::asks_for_half(context, &frame, rest.end) {
        return Err(Reason::NoPattern);
    }
    // “measured in terms of the area”: “What are burns measured in?”
    let asks_for_it = frame.question.starts_with("What") || frame.question.ends_with("quoi");
    let said = context.slice(rest.clone()).to_lowercase().replace('\'', "’");
    let compound = context.lexicon.phrases("compound-preposition").iter().any(|phrase| {
        said.strip_prefix(*phrase).is_some_and(|behind| behind.starts_with([' ', '’']))
    });
    if asks_for_it && frame.preposition != "-" && compound {
        return Err(Reason::NoPattern);
    }
    // « is referred to by some as »: no object.
    let doubled = first.tag == Tag::Preposition
        && context.tokens.get(rest.start + 1).is_some_and(|t| t.tag == Tag::Preposition);
    if doubled && context.language() == Language::English {
        return Err(Reason::NoPattern);
    }
    let kind = Kind::of_frame(frame.kind);
    let mut rest = rest;
    if context.language() == Language::English {
        rest.end = super::english_object::core_end(context, rest.clone(), &subject.words);
    }
    let list_asked = !matches!(
        frame.question,
        "Where" | "When" | "How" | "How long" | "How far" | "From where" | "Où"
    );
    if first.tag == Tag::Colon {
        rest.start += 1;
    }
    // « sécrète deux hormones : a et b »: the items stand after the colon.
    let colon =
        rest.clone().skip(1).find(|i| context.tokens.get(*i).is_some_and(|t| t.tag == Tag::Colon));
    if let Some(colon) = colon
        && !is_single(context, context.tokens.get(rest.start..colon).unwrap_or_default())
        && let Some((items, open)) = list::after_colon(context, colon + 1..rest.end)
    {
        if !list_asked {
            return Err(Reason::NoPattern);
        }
        let said = Said::FramedList { subject, group, frame, items, open: open || frame.open };
        return Ok(vec![Fact {
            kind: Kind::Enumeration,
            pattern: 0.8,
            topic: None,
            lead: None,
            said,
        }]);
    }
    let inner = rest.start + usize::from(first.tag == Tag::Preposition);
    // « … en 2 segments : »: the segments come next.
    let end = context.tokens.get(rest.clone()).unwrap_or_default();
    let counted =
        end.iter().rev().filter(|t| t.tag != Tag::Colon).take(3).any(|t| t.tag == Tag::Number);
    let announced = context.text.trim_end().ends_with(':')
        && counted
        && !end.last().is_some_and(|t| t.tag == Tag::Close);
    if announced {
        return Err(Reason::NoPattern);
    }
    // « en 2 prises, matin et soir »: how, not when.
    let dosed = first.lower == "en"
        && context.tokens.get(rest.start + 1).is_some_and(|t| t.tag == Tag::Number);
    if dosed && frame.question == "Dans quel cas" {
        return Err(Reason::NoPattern);
    }
    if let Some((items, open)) = list::items(context, rest.clone()).filter(|_| list_asked)
        && (items.len() >= 3 || (kind == Kind::Composition && items.len() >= 2))
        && !matches!(context.tokens.get(inner).map(|t| t.tag), Some(Tag::Infinitive))
    {
        let open = open || frame.open;
        let said = Said::FramedList { subject, group, frame, items, open };
        return Ok(vec![Fact {
            kind: Kind::Enumeration,
            pattern: 0.85,
            topic: None,
            lead: None,
            said,
        }]);
    }
    let trimmed = context.trimmed(rest.clone());
    let part = context.tokens.get(trimmed).unwrap_or_default();
    // « guérit tout | seul en trois semaines » acts on nothing.
    if frame.preposition == "-" && says_how(part, context.lexicon) {
        return Err(Reason::NoPattern);
    }
    let mut answer = context.answer(rest.clone(), 24)?;
    let mut group = group;
    if let Some((beneficiary, act)) = super::helped::find(context, &frame, rest.clone()) {
        answer = context.answer(act, 24)?;
        beneficiary.clone_into(&mut group.object);
    }
    if let Some(named) = super::named_behind::answer(context, &rest) {
        answer = named;
    }
    // « un traitement de fond : carbamazépine ou oxcarbazépine » goes together.
    if let Some(colon) = colon
        && let Some(told) = context.tokens.get(colon + 1..rest.end)
        && told.len() <= 16
        && !told.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Pronoun | Tag::Demonstrative))
        && context.stands_alone(told).is_ok()
        && context.slice(rest.start..colon).trim_end() == answer
    {
        let whole = context.slice(rest.start..rest.end).trim_end_matches(['.', ';', ',', ' ']);
        whole.clone_into(&mut answer);
    }
    let content: Vec<&Token> = part.iter().filter(|t| t.is_content()).collect();
    let vague = content.len() <= 2
        && content.iter().all(|t| {
            context.lexicon.noun_is("vague", &t.lower)
                || context.lexicon.noun_is("relational", &t.lower)
                || t.lower.chars().count() < 4
        });
    // « en deux branches, l’une …, qui …, »: half of them is no answer.
    let whole = context.slice(rest.clone()).trim_end_matches(['.', ',', ';', ' ']);
    let halved = kind == Kind::Composition
        && answer.len() < whole.len()
        && part.iter().take(3).any(|t| t.tag == Tag::Number)
        && answer.contains(',');
    if halved {
        return Err(Reason::NoPattern);
    }
    // « en deux groupes »: which ones?
    let definite = matches!(first.lower.as_str(), "le" | "la" | "l’" | "les" | "the");
    let counted = content.len() <= 2
        && !definite
        && content.iter().any(|t| {
            t.tag == Tag::Number
                && (kind == Kind::Composition || t.lower.chars().all(char::is_alphabetic))
        });
    if vague || counted || content.is_empty() {
        return Err(Reason::Dangling);
    }
    let leaks = match context.language() {
        Language::French => gives_away(&subject.words, &content),
        Language::English => list_asked && super::english_object::gives_away(&subject, part),
    };
    if leaks && !matches!(kind, Kind::Composition | Kind::Definition) {
        return Err(Reason::Leak);
    }
    if context.language() == Language::English
        && part.first().is_some_and(|t| t.tag == Tag::Possessive)
    {
        return Err(Reason::Dangling);
    }
    let possessive = part.iter().any(|t| t.tag == Tag::Possessive);
    let pattern = match kind {
        Kind::Cause | Kind::Function | Kind::Definition => 0.8,
        _ => 0.75,
    } * if possessive { 0.85 } else { 1.0 }
        * if known.is_some() { 1.0 } else { 0.8 };
    let said = Said::Framed { subject, group, frame, answer };
    Ok(vec![Fact { kind, pattern, topic: None, lead: None, said }])
}

/// « un déficit de production des hormones : cortisol et aldostérone »: what stands after the colon
/// is not the one thing that the verb governs. « Une triade » is several.
fn is_single(context: &Context<'_>, object: &[Token]) -> bool {
    let Some(head) = term::head(object, context.language()) else { return false };
    let before = object.iter().take_while(|t| t.lower != head);
    let counted = before.into_iter().any(|t| t.tag == Tag::Number);
    let named = object.iter().any(|t| t.tag == Tag::Noun && t.lower == head);
    let single = match context.language() {
        Language::French => crate::generate::term::singular(&head) == head,
        Language::English => crate::generate::term::english_singular(&head) == head,
    };
    let governed = object.last().is_some_and(|t| t.tag == Tag::Preposition);
    named && single && !counted && !governed && !context.lexicon.noun_is("collective", &head)
}

/// Whether the answer says again what was asked: a rare word of the subject, or nothing else.
/// « Acide pyruvique » and « acide lactique » share a common one.
fn gives_away(subject: &str, answer: &[&Token]) -> bool {
    let mut own = 0;
    let mut told = Vec::new();
    for token in answer {
        if !super::leak::leaks(subject, std::slice::from_ref(*token)) {
            own += usize::from(!matches!(token.tag, Tag::Number | Tag::Adverb));
        } else if zipf(&token.lower, Language::French) < 3.8 {
            told.push(own);
        }
    }
    // « une atteinte des deux glandes surrénales ou un défaut de stimulation » says much more.
    let incidental = own >= 5 && told.iter().all(|before| *before >= 2) && told.len() == 1;
    own == 0 || (!told.is_empty() && !incidental)
}

/// What to ask of a verb that has no frame of its own: its object, or its agent.
fn general(
    context: &Context<'_>,
    voice: Voice,
    lemma: &str,
    first: &Token,
    after: Option<&Token>,
) -> Option<Frame> {
    if context.lexicon.verb(lemma).is_none() || context.lexicon.says("light", lemma) {
        return None;
    }
    let french = context.language() == Language::French;
    match voice {
        // « survient le plus souvent »: no object.
        Voice::Active
            if after.is_some_and(|t| {
                t.tag == Tag::Adverb || matches!(t.lower.as_str(), "to" | "as")
            }) =>
        {
            None
        }
        Voice::Active if matches!(first.tag, Tag::Determiner | Tag::Noun | Tag::Adjective) => {
            Some(Frame {
                preposition: "-",
                question: if french { "Que" } else { "What" },
                kind: "effect",
                open: false,
            })
        }
        Voice::Passive if first.lower == "par" || first.lower == "by" => {
            let preposition = if french { "par" } else { "by" };
            Some(Frame {
                preposition,
                question: if french { "Par quoi" } else { "What" },
                kind: "effect",
                open: false,
            })
        }
        _ => None,
    }
}

/// Refuses a subject that could be anything: « plusieurs méthodes », « some cells ».
pub(super) fn indefinite(context: &Context<'_>, clause: &Clause) -> Result<(), Reason> {
    let first = context.tokens.get(clause.subject.start).map_or("", |t| t.lower.as_str());
    let any = matches!(
        first,
        "diverses"
            | "divers"
            | "plusieurs"
            | "certains"
            | "certaines"
            | "quelques"
            | "différents"
            | "différentes"
            | "some"
            | "several"
            | "many"
            | "various"
            | "certain"
            | "other"
            | "autres"
            | "de"
            | "d’"
            | "few"
            | "additional"
            | "further"
    );
    let counted = context.tokens.get(clause.subject.start).is_some_and(|t| t.tag == Tag::Number);
    if any || counted { Err(Reason::Dangling) } else { Ok(()) }
}
