//! « X est un Y qui … », « X est la cause la plus fréquente de Y », « Les causes sont a, b, c ».
//!
//! Leaves out a genus that does not define (« un problème »), a judgement, and a definition by
//! « l’un des ».

use super::clause::{Clause, Predicate};
use super::leak::{leaks, tells};
use super::remark::only_remarks;
use super::reversed::{Telling, telling};
use super::role::{
    is_a_share, is_named, is_ranked, is_role, is_typed, role_first, tells_no_figure,
    without_relative,
};
use super::subject::is_of_the_page;
use super::typed_label::is_rubric;
use super::{Context, Fact, Said, list};
use crate::generate::language::Language;
use crate::generate::term;
use crate::generate::token::{Tag, Token};
use crate::generate::{Kind, Reason};

/// More words name nothing that a rank asks for.
const NAME: usize = 9;

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Result<Vec<Fact>, Reason> {
    let mut rest = clause.rest.clone();
    let colon = context.tokens.get(rest.start).is_some_and(|t| t.tag == Tag::Colon);
    if colon {
        rest.start += 1;
    }
    let Some(first) = context.tokens.get(rest.start).filter(|_| !rest.is_empty()) else {
        return Err(Reason::Fragment);
    };
    let mut subject = context.phrase(clause.subject.clone()).ok_or(Reason::Fragment)?;
    if context.language() == Language::English {
        subject.plural = context.group(clause).plural;
    }
    // « est souvent un … », « are generally … »: the hedge cannot be left out.
    let hedged = context
        .tokens
        .get(clause.group.end..clause.rest.start)
        .unwrap_or_default()
        .iter()
        .any(|t| {
            !matches!(
                t.lower.as_str(),
                "aussi" | "également" | "donc" | "ainsi" | "also" | "thus" | "therefore" | "then"
            )
        });
    let named = context.tokens.get(clause.subject.clone()).unwrap_or_default();
    if hedged || is_a_share(context, clause) || is_of_the_page(named, context.lexicon) {
        return Err(Reason::NoPattern);
    }
    if let Some((items, open)) = list::items(context, rest.clone())
        && items.len() >= 2
        && subject.plural
        && !matches!(subject.determiner.as_str(), "tous" | "toutes" | "all")
        && is_typed(context, &subject.head)
    {
        let topic = context.needs_topic(clause.subject.clone())?;
        let said = Said::RoleList { role: subject, items, open };
        return Ok(vec![Fact {
            kind: Kind::Enumeration,
            pattern: 0.9,
            topic,
            lead: context.lead(clause),
            said,
        }]);
    }
    if colon {
        return Err(Reason::NoPattern);
    }
    let definite = matches!(first.lower.as_str(), "le" | "la" | "l’" | "les" | "the");
    let indefinite = matches!(first.lower.as_str(), "un" | "une" | "des" | "a" | "an");
    let bare_plural =
        context.language() == Language::English && subject.plural && context.opens_a_genus(first);
    let genus = genus(context, rest.start + usize::from(definite || indefinite), rest.end);
    if let Some(fact) = role_first(context, clause, &subject, &rest) {
        return Ok(vec![fact]);
    }
    let Some(genus) = genus else { return Err(Reason::NoPattern) };
    if first.lower == "l’"
        && context
            .tokens
            .get(rest.start + 1)
            .is_some_and(|t| matches!(t.lower.as_str(), "un" | "une"))
    {
        return Err(Reason::NoPattern);
    }
    let ranked = context.tokens.get(rest.clone()).unwrap_or_default().iter().take(6).any(|t| {
        matches!(
            t.lower.as_str(),
            "plus"
                | "moins"
                | "seul"
                | "seule"
                | "premier"
                | "première"
                | "principal"
                | "principale"
                | "dernier"
                | "dernière"
        )
    });
    let process = context.lexicon.noun_is("process", &genus)
        || (!ranked
            && context.language() == Language::French
            && ["tion", "sion", "ement", "issement", "age"].iter().any(|end| genus.ends_with(end))
            && !context.lexicon.noun_is("relational", &genus)
            && !context.lexicon.noun_is("vague", &genus));
    if indefinite || bare_plural || (definite && process) {
        return definition(context, clause, subject, &genus);
    }
    let turned = context.tokens.get(rest.start + 1).is_some_and(|t| t.tag == Tag::Adverb)
        && !context
            .tokens
            .get(rest.start + 2)
            .is_some_and(|t| matches!(t.tag, Tag::Adjective | Tag::Noun | Tag::Participle));
    // « la plus faible concentration qui … » defines; « la cause la plus fréquente » ranks.
    let after = context.tokens.get(rest.start + 1..rest.end).unwrap_or_default();
    let superlative = after.first().is_some_and(|t| matches!(t.lower.as_str(), "plus" | "moins"))
        && after.get(1).is_some_and(|t| t.tag == Tag::Adjective)
        && after.iter().any(|t| t.tag == Tag::Relative);
    if definite && superlative {
        return definition(context, clause, subject, &genus);
    }
    if definite && !turned {
        return identity(context, clause, &subject);
    }
    Err(Reason::NoPattern)
}

/// The head noun of the predicate.
fn genus(context: &Context<'_>, start: usize, end: usize) -> Option<String> {
    let part = context.tokens.get(start..end)?;
    let stop = part
        .iter()
        .position(|t| {
            matches!(t.tag, Tag::Comma | Tag::Relative | Tag::Open | Tag::Verb | Tag::Colon)
        })
        .unwrap_or(part.len());
    let part = part.get(..stop)?;
    let head = term::head(part, context.language())?;
    part.iter().any(|t| t.lower == head && matches!(t.tag, Tag::Noun | Tag::Gerund)).then_some(head)
}

fn definition(
    context: &Context<'_>,
    clause: &Clause,
    subject: term::Phrase,
    genus: &str,
) -> Result<Vec<Fact>, Reason> {
    let single = term::single(genus, context.language());
    let range = context.trimmed(clause.rest.clone());
    let part = context.tokens.get(range.clone()).unwrap_or_default();
    // « une complication aiguë du diabète de type 1, due à un déficit profond en insuline » tells
    // enough; « un facteur de risque important » does not.
    let told = part.iter().filter(|t| t.is_content()).count() >= 6
        && part.iter().skip(2).any(|t| matches!(t.tag, Tag::Participle | Tag::Relative));
    let vague = |word: &str| context.lexicon.noun_is("vague", word);
    if !told && (vague(genus) || vague(&single)) || only_remarks(part, context.lexicon) {
        return Err(Reason::Cliche);
    }
    // « une partie ouverte, la partie dorsale est le dermatome »: what is left tells too little.
    let whole = context.tokens.get(clause.rest.clone()).unwrap_or_default();
    let spliced = |at: usize| {
        let parts = whole.split_at_checked(at);
        parts.is_some_and(|(before, from)| super::hanging::is_spliced(before, from))
    };
    if (1..whole.len()).any(spliced) {
        return Err(Reason::NoPattern);
    }
    // « une des pathologies les plus fréquentes » does not define.
    if part.get(1).is_some_and(|t| matches!(t.lower.as_str(), "des" | "de" | "of"))
        && part.first().is_some_and(|t| t.tag == Tag::Determiner)
    {
        return Err(Reason::NoPattern);
    }
    // « Un traitement adjuvant est un traitement qui … » does define.
    let first = context.tokens.get(clause.subject.start);
    let any = first.is_some_and(|t| matches!(t.lower.as_str(), "un" | "une" | "a" | "an"));
    if !any && is_rubric(&subject.head, context.lexicon) && !is_named(context, &subject) {
        // « Le traitement de X est une éviction »: « Quel est le traitement de X ? ».
        let topic = context.needs_topic(clause.subject.clone())?;
        let term = context.answer(clause.rest.clone(), 30)?;
        empty(context, clause)?;
        let lead = context.lead(clause);
        let said = Said::Identity { term, role: subject };
        return Ok(vec![Fact { kind: Kind::Identity, pattern: 0.8, topic, lead, said }]);
    }
    let bare = part.first().is_some_and(|t| t.tag != Tag::Determiner);
    if part.iter().filter(|t| t.is_content()).count() < if bare { 3 } else { 2 } {
        return Err(Reason::TooShort);
    }
    // « La conjonctivite est une inflammation de la conjonctivite » goes round in a circle.
    let one_word = !subject.words.contains(' ');
    if one_word
        && genus != subject.head
        && !context.lexicon.noun_is("process", genus)
        && part.iter().any(|t| t.lower == subject.head)
    {
        return Err(Reason::Leak);
    }
    let definition = match super::concession::whole(context, clause.rest.clone())? {
        Some(both) => both,
        None => context.answer(clause.rest.clone(), 42)?,
    };
    let topic = context.needs_topic(clause.subject.clone())?;
    if topic.is_some() {
        return Err(Reason::Dangling);
    }
    let second = context.tokens.get(clause.subject.start + 1).map_or("", |t| t.lower.as_str());
    if matches!(
        second,
        "seul"
            | "seule"
            | "premier"
            | "première"
            | "autre"
            | "même"
            | "dernier"
            | "dernière"
            | "only"
            | "first"
            | "last"
            | "same"
            | "other"
    ) {
        return Err(Reason::Dangling);
    }
    let subject_part = context.tokens.get(clause.subject.clone()).unwrap_or_default();
    // « Un bêtabloquant (ou bêta-bloquant) »: what stands in brackets is another name.
    let mut depth = 0_i32;
    let named: Vec<&Token> = subject_part
        .iter()
        .filter(|t| {
            depth += i32::from(t.tag == Tag::Open) - i32::from(t.tag == Tag::Close);
            depth == 0 && t.tag != Tag::Close
        })
        .collect();
    if named.iter().filter(|t| t.is_word()).count() > 8
        || named.iter().any(|t| matches!(t.tag, Tag::Relative | Tag::Coordinator))
    {
        return Err(Reason::NoPattern);
    }
    let content = part.iter().filter(|t| t.is_content()).count();
    if genus == subject.head && content < 3 {
        return Err(Reason::TooShort);
    }
    let Telling { apart, judged, back: reverse } = telling(context, &subject, part);
    let pattern = match (apart, judged) {
        (true, _) => 1.0,
        (false, false) => 0.9,
        (false, true) => 0.45,
    };
    let lead = context.lead(clause);
    let said = Said::Definition { term: subject, definition, reverse };
    Ok(vec![Fact { kind: Kind::Definition, pattern, topic: None, lead, said }])
}

fn identity(
    context: &Context<'_>,
    clause: &Clause,
    subject: &term::Phrase,
) -> Result<Vec<Fact>, Reason> {
    let range = context.trimmed(clause.rest.clone());
    let part = context.tokens.get(range.clone()).unwrap_or_default();
    context.stands_alone(part)?;
    let content = part.iter().filter(|t| t.is_content()).count();
    let complement = part.iter().any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative));
    if let Some(fact) = role_as_subject(context, clause, subject, part)? {
        return Ok(vec![fact]);
    }
    // « L’antidote est le bleu de méthylène »: the subject is what is asked for.
    let named = context.tokens.get(clause.subject.clone()).unwrap_or_default();
    let role = is_role(context, clause, subject) || is_ranked(context, named);
    // “Metformin is the first-line treatment”: of the topic.
    let ranked = context.language() == Language::English && is_ranked(context, part);
    if content < 2 || !(complement || ranked) || part.len() > 22 || role {
        return Err(Reason::NoPattern);
    }
    if part.iter().any(|t| t.tag == Tag::Possessive) {
        return Err(Reason::Dangling);
    }
    if context.needs_topic(clause.subject.clone())?.is_some() {
        return Err(Reason::Dangling);
    }
    // « l’examen de référence », of what? « le plus abondant », the most abundant what?
    let noun = part.iter().position(|t| t.tag == Tag::Noun);
    let complement = part.iter().position(|t| t.tag == Tag::Preposition).unwrap_or(part.len());
    // « le plus fréquent des rhumatismes »: the complement tells.
    let among = matches!(part, [_, most, which, of, ..]
        if matches!(most.lower.as_str(), "plus" | "moins") && which.tag == Tag::Adjective
            && matches!(of.lower.as_str(), "des" | "de"));
    if noun.is_none_or(|noun| noun > complement) && context.language() == Language::French && !among
    {
        return Err(Reason::Dangling);
    }
    let topic = context.needs_topic(range.clone())?;
    let subject_words = clause.subject.len();
    // « La péricardite virale est la plus fréquente des péricardites »: the adjective answers.
    let class = part.iter().find(|t| t.tag == Tag::Noun).map(|t| term::singular(&t.lower));
    let own = subject.words.strip_prefix(subject.head.as_str()).unwrap_or(&subject.words).trim();
    let kind = among && class.is_some_and(|class| class == subject.head) && !own.is_empty();
    if subject_words > 9 || tells(context.lexicon, if kind { own } else { &subject.words }, part) {
        return Err(Reason::Leak);
    }
    let mut role = context.phrase(range).ok_or(Reason::Fragment)?;
    if context.language() == Language::English {
        // « are the two genera »: the number tells where the ending does not.
        role.plural |= context.group(clause).plural
            && context
                .tokens
                .get(clause.rest.clone())
                .unwrap_or_default()
                .iter()
                .take(3)
                .any(|t| t.tag == Tag::Number);
    }
    if role.plural != subject.plural
        && context.language() == Language::French
        && !subject.determiner.is_empty()
    {
        return Err(Reason::NoPattern);
    }
    let said = Said::Identity { term: subject.full(), role };
    Ok(vec![Fact { kind: Kind::Identity, pattern: 0.8, topic, lead: context.lead(clause), said }])
}

/// Refuses « la présence » and its like as an answer.
fn empty(context: &Context<'_>, clause: &Clause) -> Result<(), Reason> {
    let range = context.trimmed(clause.rest.clone());
    let part = context.tokens.get(range).unwrap_or_default();
    let mut content = part.iter().filter(|t| t.is_content());
    let is = |t: &Token| {
        context.lexicon.noun_is("relational", &t.lower)
            || context.lexicon.noun_is("vague", &t.lower)
    };
    if content.all(is) || tells_no_figure(context, clause, part) {
        return Err(Reason::Dangling);
    }
    Ok(())
}

/// « L’effet indésirable le plus fréquent de X est Y »: the subject is what to ask for.
fn role_as_subject(
    context: &Context<'_>,
    clause: &Clause,
    subject: &term::Phrase,
    part: &[Token],
) -> Result<Option<Fact>, Reason> {
    let role = context.tokens.get(clause.subject.clone()).unwrap_or_default();
    let relational = context.lexicon.noun_is("relational", &subject.head)
        || context.lexicon.noun_is("vague", &subject.head);
    let ranked = is_ranked(context, role);
    let completed = role.iter().any(|t| t.tag == Tag::Preposition);
    // « La principale protéine »: of what?
    let completed = completed || ranked && relational;
    let relational = relational || ranked;
    let part = if ranked { without_relative(part) } else { part };
    let bare =
        part.len() <= if ranked { NAME } else { 5 } && !part.iter().any(|t| t.tag == Tag::Relative);
    let alone = matches!(subject.determiner.as_str(), "le" | "la" | "l’" | "the");
    // « Le seul symptôme rapporté est … », in the case that the sentences before tell.
    let single = role.iter().any(|t| matches!(t.lower.as_str(), "seul" | "seule" | "only"));
    if single || !relational || !completed || !bare || !alone || leaks(&subject.words, part) {
        return Ok(None);
    }
    let topic = context.needs_topic(clause.subject.clone())?;
    let from = context.trimmed(clause.rest.clone()).start;
    let term = context.answer(from..from + part.len(), 12)?;
    empty(context, clause)?;
    let lead = context.lead(clause);
    let said = Said::Identity { term, role: subject.clone() };
    Ok(Some(Fact { kind: Kind::Identity, pattern: 0.8, topic, lead, said }))
}

/// « X, également appelé Y, … ».
pub(super) fn synonym(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    let gloss = clause.gloss.clone()?;
    let text = context.slice(gloss.clone()).replace('\'', "’");
    let lower = text.to_lowercase();
    let lead = context
        .lexicon
        .phrases("doublet")
        .iter()
        .chain(["ou"].iter())
        .filter(|phrase| lower.starts_with(**phrase))
        .map(|phrase| phrase.len())
        .max()?;
    let other = text.get(lead..)?.trim().to_owned();
    let words = other.split_whitespace().count();
    let sure = matches!(clause.predicate, Predicate::Copula) || lead > 3;
    if words == 0 || words > 5 || !sure {
        return None;
    }
    let term = context.phrase(clause.subject.clone())?;
    Some(Fact {
        kind: Kind::Synonym,
        pattern: 0.8,
        topic: None,
        lead: None,
        said: Said::Synonym { term, other },
    })
}
