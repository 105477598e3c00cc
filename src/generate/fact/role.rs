//! Subjects that say which one is asked for, and name nothing themselves.

use std::ops::Range;

use super::clause::Clause;
use super::{Context, Fact, Said};
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::term;
use crate::generate::token::{Tag, Token};

/// « L’antidote », “The reference method”, « La plus courante »: the one of its kind, that the predicate
/// names.
pub(super) fn is_role(context: &Context<'_>, clause: &Clause, subject: &term::Phrase) -> bool {
    let first = context.tokens.get(clause.subject.start);
    let definite = first.is_some_and(|t| context.lexicon.noun_is("definite", &t.lower));
    let head = term::singular(&subject.head);
    let role = context.lexicon.attribute(&head).is_some()
        || ["vague", "relational", "classifier"]
            .iter()
            .any(|list| context.lexicon.noun_is(list, &head));
    // « Le signe de Stemmer », « la maladie des os de verre » have a name; « la méthode de référence »
    // has none.
    let told = context.tokens.get(clause.subject.clone()).unwrap_or_default();
    let complement = told.iter().position(|t| context.lexicon.noun_is("before-of", &t.lower));
    let named = complement
        .and_then(|at| told.get(at + 1))
        .is_some_and(|t| !context.lexicon.noun_is("of-choice", &t.lower));
    // « La plus courante est l’érysipèle »: of which?
    let second = context.tokens.get(clause.subject.start + 1);
    let graded = clause.subject.len() <= 3
        && second.is_some_and(|t| context.lexicon.noun_is("grading", &t.lower));
    definite && (role && !named || graded)
}

/// « La cible majeure des Cdk », « Le maître symptôme », “The deepest region”, “The sites of predilection”:
/// the one that ranks, which the predicate names.
pub(super) fn is_ranked(context: &Context<'_>, subject: &[Token]) -> bool {
    let lists = |list: &str, t: &Token| context.lexicon.noun_is(list, &t.lower);
    let definite = subject.first().is_some_and(|t| lists("definite", t));
    // What stands behind a comma tells of it.
    let own = subject.split(|t| t.tag == Tag::Comma).next().unwrap_or_default();
    let english = context.language() == Language::English;
    let ranks = |pair: &[Token]| {
        let [before, t] = pair else { return false };
        let most = lists("grading", before) && matches!(t.tag, Tag::Adjective | Tag::Participle);
        let of_choice = lists("before-of", before) && lists("of-choice", t);
        let superlative =
            english && t.tag == Tag::Adjective && t.lower.len() > 5 && t.lower.ends_with("est");
        most || of_choice || superlative || lists("unique", t) || lists("ranking", t)
    };
    definite && own.windows(2).any(ranks)
}

/// « La maladie de Willebrand », « le signe de Stemmer »: a thing of its own, by someone’s name.
pub(super) fn is_named(context: &Context<'_>, subject: &term::Phrase) -> bool {
    let head = term::singular(&subject.head);
    let kind = ["illness", "eponym"].iter().any(|list| context.lexicon.noun_is(list, &head));
    kind && subject.words.chars().any(char::is_uppercase)
}

/// “The functional unit of the kidney is the nephron”, “The gold standard is biopsy”: the subject is the role, of
/// what it names or of the topic.
pub(super) fn role_first(
    context: &Context<'_>,
    clause: &Clause,
    subject: &term::Phrase,
    rest: &Range<usize>,
) -> Option<Fact> {
    let part = context.tokens.get(context.trimmed(rest.clone()))?;
    let named = context.tokens.get(clause.subject.clone())?;
    let of = named.iter().any(|t| t.lower == "of");
    let ranks = is_role(context, clause, subject)
        || is_ranked(context, named)
        || context.lexicon.noun_is("role-head", &subject.head);
    let role = subject.determiner == "the" && (of || ranks);
    let name = part.len() <= 5
        && part.iter().any(|t| matches!(t.tag, Tag::Noun | Tag::Gerund))
        && part.iter().all(|t| {
            matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Gerund)
                || (t.tag == Tag::Determiner && t.lower == "the")
        })
        && part.last().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Gerund));
    if context.language() != Language::English || !role || !name || named.len() > 12 {
        return None;
    }
    let topic = if of { None } else { Some(context.topic?.to_owned()) };
    let term = context.answer(rest.clone(), 6).ok()?;
    let said = Said::Identity { term, role: subject.clone() };
    let lead = context.lead(clause);
    Some(Fact { kind: Kind::Identity, pattern: 0.85, topic, lead, said })
}

/// A noun that is of a kind: a cause, a sign, a treatment.
pub(super) fn is_typed(context: &Context<'_>, head: &str) -> bool {
    context.lexicon.typed(&term::single(head, context.language())).is_some()
}

/// « Le taux de bilirubine est le principal facteur pronostique »: what the predicate, `told`, says of
/// what is measured is no figure.
pub(super) fn tells_no_figure(context: &Context<'_>, clause: &Clause, told: &[Token]) -> bool {
    let subject = context.phrase(clause.subject.clone());
    let measured = subject.is_some_and(|s| context.lexicon.noun_is("measured", &s.head));
    let definite = told.first().is_some_and(|t| context.lexicon.noun_is("definite", &t.lower));
    measured && definite && !told.iter().any(|t| t.lower.contains(|c: char| c.is_ascii_digit()))
}

/// « Environ neuf malades sur dix », « Trois adénomes sur quatre »: a share is no thing to be defined.
pub(super) fn is_a_share(context: &Context<'_>, clause: &Clause) -> bool {
    let mut subject = context.tokens.get(clause.subject.clone()).unwrap_or_default().iter();
    let first =
        subject.find(|t| t.tag != Tag::Adverb && !context.lexicon.noun_is("nearly", &t.lower));
    first.is_some_and(|t| t.tag == Tag::Number) && subject.any(|t| t.tag == Tag::Number)
}

/// « Seule la biopsie permet … », “Only biopsy shows …”: what it alone does is asked of it, and not what
/// it does.
pub(super) fn is_alone(context: &Context<'_>, clause: &Clause) -> bool {
    let first = context.tokens.get(clause.subject.start);
    first.is_some_and(|t| context.lexicon.noun_is("unique", &t.lower))
}

/// « the nephron, of which each kidney has a million »: what is named, without what is told of it.
pub(super) fn without_relative(part: &[Token]) -> &[Token] {
    let told = part.windows(3).position(|next| {
        let [comma, of, which] = next else { return false };
        comma.tag == Tag::Comma && (of.tag == Tag::Relative || which.tag == Tag::Relative)
    });
    told.and_then(|end| part.get(..end)).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::reference_tests::fronts;

    #[test]
    fn what_ranks_is_asked_for_of_the_topic() {
        let asks = |told: &str, question: &str| {
            let found = fronts(&format!("# Asthma\n\n{told}\n"));
            found.iter().any(|front| front.contains(question))
        };
        assert!(asks("The gold standard is biopsy.", "hat is the gold standard"));
        assert!(asks("The most common symptom is wheezing.", "hat is the most common symptom"));
        assert!(asks("Salbutamol is the first-line treatment.", "hat is the first-line treatment"));
        // What ranks nothing is of many.
        assert!(!asks("The symptom is wheezing.", "hat is the most"));
    }
}
