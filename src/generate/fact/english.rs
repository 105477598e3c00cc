//! What English alone says so: « converts A into B », « is used to treat A », « does not V ».
//!
//! Leaves out a negation with an adverb in its scope: « is not always » is not « is not ».

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Group, Said, list, verb};
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::lexicon::Frame;
use crate::generate::term::Phrase;
use crate::generate::token::{Tag, Token};

/// The subject, where a question may be asked of it, and the topic to name before it.
pub(super) fn subject(context: &Context<'_>, clause: &Clause) -> Option<(Phrase, Option<String>)> {
    let subject = context.phrase(clause.subject.clone())?;
    verb::indefinite(context, clause).ok()?;
    let topic = context.needs_topic(clause.subject.clone()).ok()?;
    let is = |list| context.lexicon.noun_is(list, &subject.head);
    let compound = !subject.plural && subject.words.contains(' ');
    ((!is("vague") || compound) && !is("human")).then_some((subject, topic))
}

/// « Renin converts angiotensinogen into angiotensin I », « Pili allow bacteria to adhere »,
/// « Nitrates are used to treat angina ».
pub(super) fn split(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    if context.language() != Language::English {
        return None;
    }
    let Predicate::Verb(_, lemma) = clause.predicate else { return None };
    let rest = context.trimmed(clause.rest.clone());
    let tokens = context.tokens;
    let infinitive = |i: usize| {
        tokens.get(i).is_some_and(|t| t.lower == "to")
            // “to precisely add”
            && tokens
                .get(i + 1..)
                .and_then(|behind| behind.iter().find(|t| t.tag != Tag::Adverb))
                .is_some_and(|t| t.tag == Tag::Infinitive)
    };
    let mut group = context.group(clause);
    let purpose = lemma == "use" && infinitive(rest.start);
    let (object, from, frame) = if purpose {
        let object = context.slice(rest.start..rest.start + 2).to_owned();
        (object, rest.start + 2, ASK)
    } else if context.lexicon.noun_is("causing-to", lemma) {
        let to = (rest.start + 1..rest.end).find(|i| infinitive(*i))?;
        let object = named(context, rest.start..to)?;
        (format!("{object} to do"), to + 1, ASK)
    } else {
        let frames = context.lexicon.splits(lemma);
        let at = (rest.start + 1..rest.end).find(|i| {
            tokens.get(*i).is_some_and(|t| {
                t.tag == Tag::Preposition && frames.iter().any(|f| f.preposition == t.lower)
            })
        })?;
        let preposition = tokens.get(at)?;
        let frame = frames.iter().find(|f| f.preposition == preposition.lower)?;
        (named(context, rest.start..at)?, at, *frame)
    };
    let (subject, topic) = subject(context, clause)?;
    group.object = object;
    let kind = Kind::of_frame(frame.kind);
    let lead = context.lead(clause);
    let opens = tokens.get(from)?.tag;
    let half = lemma == "use" && super::of_two::asks_for_half(context, &ASK, rest.end);
    if from >= rest.end || half || (lemma == "use" && !begins_object(opens)) {
        return None;
    }
    if let Some((items, open)) = list::items(context, from..rest.end)
        && items.len() >= 3
    {
        let said = Said::FramedList { subject, group, frame, items, open };
        return Some(Fact { kind: Kind::Enumeration, pattern: 0.85, topic, lead, said });
    }
    let mut answer = context.answer(from..rest.end, 20).ok()?;
    if purpose {
        answer = format!("{} {answer}", std::mem::replace(&mut group.object, "for".to_owned()));
    }
    let said = Said::Framed { subject, group, frame, answer };
    Some(Fact { kind, pattern: 0.8, topic, lead, said })
}

const ASK: Frame = Frame { preposition: "-", question: "What", kind: "function", open: false };

fn begins_object(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner | Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Gerund | Tag::Number
    )
}

/// A short noun phrase that points nowhere.
fn named(context: &Context<'_>, range: std::ops::Range<usize>) -> Option<String> {
    let part = context.tokens.get(range.clone())?;
    let plain = begins_object(part.first()?.tag)
        && part.len() <= 7
        && part.iter().any(|t| t.tag == Tag::Noun)
        && !part.iter().any(|t| {
            matches!(
                t.tag,
                Tag::Verb
                    | Tag::Relative
                    | Tag::Pronoun
                    | Tag::Possessive
                    | Tag::Demonstrative
                    | Tag::Comma
                    | Tag::Open
            )
        });
    plain.then(|| context.slice(range).to_owned())
}

/// « The period of relaxation is called diastole »: the name defined by what it is given to.
pub(super) fn naming(context: &Context<'_>) -> Option<Fact> {
    let tokens = context.tokens;
    if context.language() != Language::English {
        return None;
    }
    let named_by = tokens.iter().position(|t| {
        t.tag == Tag::Participle && matches!(t.lemma(), "call" | "term" | "know" | "refer")
    })?;
    let mut verb = named_by;
    while verb > 0 && tokens.get(verb - 1).is_some_and(|t| t.tag == Tag::Adverb) {
        verb -= 1;
    }
    verb = verb.checked_sub(1)?;
    let be = tokens.get(verb).filter(|t| matches!(t.lower.as_str(), "is" | "are"))?;
    let mut from = named_by + 1;
    from += match tokens.get(named_by)?.lemma() {
        "know" if tokens.get(from).is_some_and(|t| t.lower == "as") => 1,
        "refer" if tokens.get(from + 1).is_some_and(|t| t.lower == "as") => 2,
        "call" | "term" => 0,
        _ => return None,
    };
    let end = (from..tokens.len())
        .find(|i| {
            tokens.get(*i).is_some_and(|t| {
                !matches!(
                    t.tag,
                    Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Gerund | Tag::Participle
                )
            })
        })
        .unwrap_or(tokens.len());
    let after = tokens.get(end).map(|t| t.tag);
    let subject = tokens.get(..verb)?;
    let words = subject.iter().filter(|t| t.is_word()).count();
    let definite = subject.first()?;
    if end == from
        || end - from > 5
        || !(5..=26).contains(&words)
        || !matches!(after, None | Some(Tag::End | Tag::Comma | Tag::Open | Tag::Coordinator))
        || !(definite.tag == Tag::Determiner || be.lower == "are")
        || !matches!(definite.tag, Tag::Determiner | Tag::Noun | Tag::Adjective)
    {
        return None;
    }
    let term = context.phrase(from..end)?;
    context.stands_alone(subject).ok()?;
    let relative = |t: &Token| matches!(t.tag, Tag::Relative | Tag::Subordinator);
    let said = subject.iter().position(|t| t.tag == Tag::Verb);
    let clause = said.is_some_and(|said| !subject.iter().take(said).any(relative));
    if clause || subject.iter().any(|t| matches!(t.tag, Tag::Comma | Tag::Possessive)) {
        return None;
    }
    let definition = context.evidence.lowered(context.slice(0..verb));
    if super::leak::leaks(&term.words, subject) {
        return None;
    }
    let said = Said::Definition { term, definition, reverse: true };
    Some(Fact { kind: Kind::Definition, pattern: 0.95, topic: None, lead: None, said })
}

const COMPARED: &[(&str, &str)] = &[
    ("higher", "higher or lower"),
    ("lower", "higher or lower"),
    ("greater", "greater or smaller"),
    ("larger", "larger or smaller"),
    ("smaller", "larger or smaller"),
    ("thicker", "thicker or thinner"),
    ("thinner", "thicker or thinner"),
    ("faster", "faster or slower"),
    ("slower", "faster or slower"),
    ("longer", "longer or shorter"),
    ("shorter", "longer or shorter"),
    ("stronger", "stronger or weaker"),
    ("weaker", "stronger or weaker"),
    ("wider", "wider or narrower"),
    ("narrower", "wider or narrower"),
    ("denser", "denser or less dense"),
    ("more", "more or less"),
    ("less", "more or less"),
];

/// What a time is counted in.
const TIMES: [&str; 8] = ["second", "minute", "hour", "day", "week", "month", "year", "decade"];

/// « has a higher affinity for oxygen than »: a gap of which both sides are named.
pub(super) fn comparison(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    let tokens = context.tokens;
    let than = clause.rest.clone().find(|i| tokens.get(*i).is_some_and(|t| t.lower == "than"))?;
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let twice = tokens.iter().filter(|t| COMPARED.iter().any(|c| c.0 == t.lower)).count() > 1;
    // “more than 30 mL”, “more than a year”
    let counted = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Number);
    let timed =
        tokens.get(than + 1).is_some_and(|t| matches!(t.lower.as_str(), "a" | "an" | "half"))
            && tokens.get(than + 2).is_some_and(|t| TIMES.contains(&t.lower.as_str()));
    let measured = counted(than + 1) || timed;
    if context.language() != Language::English
        || clause.negated
        || twice
        || measured
        || words > 28
        || tokens.iter().any(|t| matches!(t.tag, Tag::Negation | Tag::Possessive | Tag::Colon))
    {
        return None;
    }
    // “Bradycardia is a slower rhythm”: the term says which.
    let prefixes = || context.lexicon.nouns_of("telling-prefix");
    let tells =
        |t: &Token| t.tag == Tag::Noun && prefixes().any(|prefix| t.lower.starts_with(prefix));
    if tokens.iter().any(tells) {
        return None;
    }
    context.stands_alone(tokens).ok()?;
    subject(context, clause)?;
    let (token, hint) = (clause.group.start..than).find_map(|i| {
        let token = tokens.get(i)?;
        COMPARED.iter().find(|c| c.0 == token.lower).map(|c| (token, c.1))
    })?;
    let start = clause.lead.as_ref().map_or(clause.subject.start, |lead| lead.start);
    let start = tokens.get(start)?.start;
    let before = context.text.get(start..token.start)?;
    let after = context.text.get(token.end..)?;
    let text = format!("{before}{{{{c1::{}::{hint}}}}}{after}", token.lower);
    let said = Said::Cloze { text };
    Some(Fact { kind: Kind::Cloze, pattern: 0.7, topic: None, lead: None, said })
}

/// « Mature erythrocytes do not have a nucleus »: yes or no, the negation whole on the back.
pub(super) fn negated(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    if context.language() != Language::English {
        return None;
    }
    let mut rest = context.trimmed(clause.rest.clone());
    // Why it is so is another question.
    if let Some(because) = rest.clone().find(|i| {
        context.tokens.get(*i).is_some_and(|t| matches!(t.lower.as_str(), "because" | "since"))
    }) {
        rest.end = because;
    }
    let part = context.tokens.get(rest.clone())?;
    let span = context.tokens.get(clause.group.start..clause.rest.start)?;
    let plainly = span.iter().all(|t| match t.tag {
        Tag::Negation => matches!(t.lower.as_str(), "not" | "cannot"),
        Tag::Adverb => false,
        _ => true,
    });
    let words = part.iter().filter(|t| t.is_word()).count();
    if !plainly
        || !(1..=14).contains(&words)
        || part.iter().any(|t| {
            matches!(t.tag, Tag::Negation | Tag::Possessive)
                || matches!(t.lower.as_str(), "only" | "all" | "every" | "both" | "as" | "alone")
        })
    {
        return None;
    }
    context.stands_alone(part).ok()?;
    let (subject, topic) = subject(context, clause)?;
    if matches!(subject.determiner.as_str(), "all" | "every" | "each" | "any" | "both") {
        return None;
    }
    // “If the redness does not disappear, …” denies nothing; nor does what may be, or is not so yet.
    let before = clause.subject.start.checked_sub(1).and_then(|at| context.tokens.get(at));
    let supposed = before.is_some_and(|t| t.tag == Tag::Subordinator || t.lower == "if");
    let open = |t: &Token| matches!(t.lower.as_str(), "may" | "might" | "yet");
    let told = context.tokens.get(clause.group.start..).unwrap_or_default().iter();
    let mut told = told.take_while(|t| !matches!(t.tag, Tag::Comma | Tag::Semicolon));
    if supposed || told.any(open) {
        return None;
    }
    let helper: Vec<String> = span
        .iter()
        .filter(|t| t.tag != Tag::Negation || t.lower == "cannot")
        .map(|t| if t.lower == "cannot" { "can" } else { t.lower.as_str() }.to_owned())
        .collect();
    let group = Group { words: helper, ..context.group(clause) };
    let lead = context.lead(clause).filter(|lead| !lead.starts_with("Unlike"));
    if group.words.first().is_some_and(|first| matches!(first.as_str(), "must" | "should")) {
        // « Must it be given? No » would say that it need not be.
        let first = part.first()?;
        let (question, preposition) = match first.lower.as_str() {
            "during" | "in" | "before" | "after" | "if" | "when" => ("When", "-"),
            "to" => ("Who", "to"),
            _ => return None,
        };
        let answer = context.answer(rest, 16).ok()?;
        let mut words = group.words.clone();
        words.insert(1, "not".to_owned());
        let group = Group { words, ..group };
        let frame = Frame { preposition, question, kind: "condition", open: false };
        let said = Said::Framed { subject, group, frame, answer };
        return Some(Fact { kind: Kind::Condition, pattern: 0.8, topic, lead, said });
    }
    // “is not acetylcholine but gastrin-releasing peptide”: what it is stands there, too.
    if context.tokens.get(rest.clone()).is_some_and(|told| told.iter().any(|t| t.lower == "but")) {
        return None;
    }
    let denied = context.slice(clause.group.start..rest.end);
    let sentence = format!("{} {denied}", subject.full());
    let rest = context.slice(rest).to_owned();
    let said = Said::Denied { subject, group, rest, sentence };
    Some(Fact { kind: Kind::Attribute, pattern: 0.7, topic, lead, said })
}
