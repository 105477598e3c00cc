//! « X : Y » at the head of a block, « X = Y », « X → Y », the entry of a definition list.
//!
//! Says what such a block is; the fact itself is `fact/format.rs`'s. Leaves out labels under a
//! heading that says what to do, and bullets that hang on another.

use super::block::{Block, Shape};
use super::fact::{Context, Fact, format};
use super::grammar::french_elision::with_article;
use super::language::Language;
use super::token::{Tag, Token};
use super::{Kind, Reason, rubric};

/// What the head of a block is.
pub(super) enum Label {
    Fact(Box<Fact>),
    /// The sentence goes on at this byte.
    Skip(usize),
    /// « gliflozines : inhibent … » as the sentence that it is short for.
    Rewritten(String),
    Refused(Reason),
    None,
}

impl From<Result<Option<Fact>, Reason>> for Label {
    fn from(found: Result<Option<Fact>, Reason>) -> Self {
        match found {
            Ok(Some(fact)) => Self::Fact(Box::new(fact)),
            Ok(None) => Self::None,
            Err(reason) => Self::Refused(reason),
        }
    }
}

/// « X : Y » at the head of a block, or the entry of a definition list.
pub(super) fn labelled(context: &Context<'_>, block: &Block) -> Label {
    if let Shape::Entry { term } = &block.shape {
        // « rotation latérale ; tubercule majeur » tells of the term and does not define it.
        let loose = context.tokens.iter().any(|t| t.tag == Tag::Semicolon)
            || !context
                .tokens
                .iter()
                .take(7)
                .any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle));
        return format::labelled(context, term, context.tokens, !loose).into();
    }
    // Under « Définition », a phrase without a verb defines the topic.
    if block.path.last().is_some_and(|heading| rubric::is_definition(heading))
        && block.number == 1
        && !context
            .tokens
            .iter()
            .take_while(|t| t.tag != Tag::Relative)
            .any(|t| matches!(t.tag, Tag::Verb | Tag::Colon))
        && let Some(topic) = context.topic
    {
        return match format::labelled(context, topic, context.tokens, true) {
            Ok(Some(fact)) => Label::Fact(Box::new(fact)),
            _ => Label::None,
        };
    }
    if matches!(block.shape, Shape::Item { .. })
        && let Some(text) = relative(context)
    {
        return Label::Rewritten(text);
    }
    let Some(at) = mark(context, block).filter(|at| *at > 0) else { return Label::None };
    let (Some(mark), Some(after)) = (context.tokens.get(at), context.tokens.get(at + 1)) else {
        return Label::None;
    };
    if context.tokens.iter().take(at).any(|t| t.tag == Tag::Verb) {
        return Label::None;
    }
    let label = context.text.get(..mark.start).unwrap_or_default();
    let label = label.trim_start_matches(['!', '+', ' ', '>', '»']).trim_end_matches(['-', ' ']);
    let name = label.trim().to_lowercase();
    let value: &[Token] = context.tokens.get(at + 1..).unwrap_or_default();
    if rubric::is_definition(&name)
        && let Some(topic) = context.topic
        && !value.iter().any(|t| t.tag == Tag::Verb)
    {
        return match format::labelled(context, topic, value, true) {
            Ok(Some(fact)) => Label::Fact(Box::new(fact)),
            _ => Label::Skip(after.start),
        };
    }
    if context.lexicon.noun_is("label", &name)
        && rubric::spelled(label, context.language()).is_none()
    {
        return Label::Skip(after.start);
    }
    if matches!(block.shape, Shape::Item { depth: 1.. })
        && block.head.is_some()
        && block.bold_head.is_none()
    {
        return Label::Refused(Reason::Dangling);
    }
    // Under « Traitement », « X : Y » says what to do for X, not what X is; « X = Y » still does.
    let equal = mark.lower == "=";
    let action = !equal && block.path.iter().skip(1).any(|heading| rubric::is_action(heading));
    let bold = block.bold_head.is_some_and(|end| end + 2 >= label.trim_end().len());
    if let Some((long, rest)) = rubric::spelled(label, context.language()) {
        return match format::shorthand(context, &long, &rest, value) {
            Some(_) if action && rubric::is_of_a_drug(&long) => Label::Refused(Reason::Dangling),
            Some(fact) => Label::Fact(Box::new(fact)),
            None => Label::Refused(Reason::NoPattern),
        };
    }
    if value.first().is_some_and(|t| t.tag == Tag::Verb)
        && !action
        && let Some(text) = rewritten(context, label, value)
    {
        return Label::Rewritten(text);
    }
    if rubric::is_group(label)
        && !action
        && let Some(text) = composed(context, label, after)
    {
        return Label::Rewritten(text);
    }
    // “Cortisol - increases gluconeogenesis” says what it does, and not what it is.
    let acts = matches!(value, [verb, next, ..]
        if verb.form.is_some_and(|form| form.finite() && !form.past) && next.tag != Tag::Preposition);
    match format::labelled(context, label, value, bold || equal) {
        Ok(Some(fact)) if acts && fact.kind == Kind::Definition => Label::None,
        // « Effets indésirables » under a treatment are a drug's, not the illness's.
        Ok(Some(fact)) if action && fact.topic.is_some() && rubric::is_of_a_drug(label) => {
            Label::Refused(Reason::Dangling)
        }
        Ok(Some(fact)) if action && fact.kind == Kind::Definition => {
            Label::Refused(Reason::NoPattern)
        }
        // A dash parts a term from what it is, and nothing else.
        Ok(Some(fact)) if mark.tag == Tag::Dash && fact.kind != Kind::Definition && !bold => {
            Label::None
        }
        Err(_) | Ok(None) if mark.tag == Tag::Dash => Label::None,
        // « Débit sanguin : Les reins reçoivent … »: a sentence of its own after its heading.
        Err(_) | Ok(None) if is_sentence(context, label, value) => Label::Skip(after.start),
        found => found.into(),
    }
}

/// Whether what stands after the label is a sentence that needs no label: the label is a rubric.
fn is_sentence(context: &Context<'_>, label: &str, value: &[Token]) -> bool {
    let head = label.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    let rubric = format::is_rubric(&head, context.lexicon)
        || format::typed_label(label, context.lexicon).is_some()
        || context.lexicon.noun_is("relational", &head);
    let opens = value.first().is_some_and(|t| {
        t.tag == Tag::Determiner
            && context.text.get(t.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    });
    rubric && opens && value.iter().any(|t| t.tag == Tag::Verb)
}

/// « mild pancreatitis, which is characterised by … » as a bullet: its relative is what it says.
fn relative(context: &Context<'_>) -> Option<String> {
    let tokens = context.tokens;
    let at = tokens.iter().take(9).position(|t| t.tag == Tag::Comma)?;
    let named = tokens.get(..at)?;
    let (who, verb) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
    let opens = matches!(who.lower.as_str(), "which" | "qui")
        && (verb.form.is_some_and(|form| form.finite())
            || matches!(verb.lower.as_str(), "se" | "s’"));
    let plain = named.iter().all(|t| {
        matches!(
            t.tag,
            Tag::Determiner | Tag::Adverb | Tag::Adjective | Tag::Noun | Tag::Preposition
        )
    });
    if !opens || !plain || !named.iter().any(|t| t.tag == Tag::Noun) {
        return None;
    }
    let bare = context.text.get(..tokens.get(at)?.start)?;
    let subject = match (context.language(), named.first()?.tag) {
        (Language::French, tag) if tag != Tag::Determiner => with_article(bare, context.evidence)?,
        _ => bare.to_owned(),
    };
    let rest = context.text.get(verb.start..)?.trim_end_matches([';', ',', ' ']);
    let end = if rest.ends_with('.') { "" } else { "." };
    Some(format!("{} {rest}{end}", super::realise::capital(&subject)))
}

/// The token that parts the label from what it labels.
fn mark(context: &Context<'_>, block: &Block) -> Option<usize> {
    let tokens = context.tokens;
    let dashes = tokens.iter().filter(|t| t.tag == Tag::Dash).count();
    let first = tokens.first()?;
    let listed = dashes == 1
        && matches!(block.shape, Shape::Paragraph | Shape::Item { depth: 0 })
        && !matches!(first.tag, Tag::Determiner | Tag::Preposition | Tag::Pronoun);
    tokens.iter().take(10).enumerate().find_map(|(i, t)| {
        let dash = t.tag == Tag::Dash
            && (block.bold_head.is_some() || (listed && i <= 4))
            && context.text.get(..t.start).is_some_and(|before| before.ends_with(' '));
        (t.tag == Tag::Colon || matches!(t.lower.as_str(), "→" | "=" | "⇒") || dash).then_some(i)
    })
}

/// « Triade de Virchow : a, b, c » is « La triade de Virchow comprend a, b et c ».
fn composed(context: &Context<'_>, label: &str, value: &Token) -> Option<String> {
    let told = context.text.get(value.start..)?.trim_end_matches(['.', ';', ' ']);
    let items: Vec<&str> = told.split([',', '+', ';']).map(str::trim).collect();
    let short = items.iter().all(|item| {
        !item.is_empty() && item.split(' ').count() <= 6 && !item.contains(['(', ':', '=', '→'])
    });
    if !(3..=9).contains(&items.len()) || !short || context.language() != Language::French {
        return None;
    }
    let (last, before) = items.split_last()?;
    let named = with_article(label.trim(), context.evidence)?;
    let mut chars = named.chars();
    let capital: String = chars.next()?.to_uppercase().chain(chars).collect();
    let last = last.trim_start_matches("et ");
    Some(format!("{capital} comprend {} et {last}.", before.join(", ")))
}

/// « gliflozines : inhibent la réabsorption » is « Les gliflozines inhibent la réabsorption ».
fn rewritten(context: &Context<'_>, label: &str, value: &[Token]) -> Option<String> {
    let verb = value.first()?;
    let form = verb.form?;
    // « gliflozines (iSGLT2) »
    let label = match label.split_once(" (") {
        Some((before, inside)) if inside.trim_end().ends_with(')') => before,
        _ => label,
    };
    let plain = label.split_whitespace().count() <= 4
        && !label.contains(['(', ',', '/', '=', '→', '+'])
        && context.language() == Language::French;
    if !plain || !form.finite() {
        return None;
    }
    let bare = label.trim().trim_end_matches(':').trim();
    let lowered = context.evidence.lowered(bare);
    let plural = form.plural && !form.singular;
    let subject = if plural {
        let opened = ["les ", "des "].iter().any(|d| lowered.starts_with(d));
        if opened { lowered } else { format!("les {lowered}") }
    } else {
        with_article(bare, context.evidence)?
    };
    let mut chars = subject.chars();
    let capital: String = chars.next()?.to_uppercase().chain(chars).collect();
    let rest = context.text.get(verb.start..)?;
    Some(format!("{capital} {}", rest.trim_end_matches([';', ' '])))
}
