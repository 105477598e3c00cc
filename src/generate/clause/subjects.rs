//! Whose verb a clause has, where the tree misreads it: a relative's or a participle's verb taken for a
//! clause's, a subject left to the clause before.

use std::ops::Range;

use super::parts::Clause;
use crate::generate::token::{Tag, Token};

/// « La vitesse dépasse 50 mm, et l’association des deux doit faire évoquer … »: what stands behind the
/// last « et » and before a verb that has no other subject is that verb's.
pub(super) fn with_their_subjects(tokens: &[Token], mut clauses: Vec<Clause>) -> Vec<Clause> {
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    for at in 1..clauses.len() {
        let (Some(before), Some(after)) = (clauses.get(at - 1), clauses.get(at)) else { continue };
        let and = before.rest.clone().rfind(|at| {
            tag(*at) == Some(Tag::Coordinator) && tag(at.wrapping_sub(1)) == Some(Tag::Comma)
        });
        // « …, présente dans moins de 5 % des cas, » may stand between.
        let apart = (before.range.end..after.group.start)
            .any(|at| matches!(tag(at), Some(Tag::Verb | Tag::Relative | Tag::Coordinator)));
        let joined = after.subject.is_empty() && !apart;
        let Some(and) = and.filter(|_| joined) else { continue };
        let (end, start) = (and - 1, and + 1);
        let subject = start..before.range.end;
        let opens = matches!(tag(start), Some(Tag::Determiner | Tag::Noun));
        let own = subject.clone().all(|at| !matches!(tag(at), Some(Tag::Verb | Tag::Relative)));
        if !(opens && own) {
            continue;
        }
        if let Some(before) = clauses.get_mut(at - 1) {
            before.range.end = end;
            before.rest.end = before.rest.end.min(end);
            before.complements.retain(|complement| complement.range.end <= end);
        }
        if let Some(after) = clauses.get_mut(at) {
            after.subject_head = subject.clone().find(|at| tag(*at) == Some(Tag::Noun));
            after.range.start = start;
            after.subject = subject;
        }
    }
    clauses
}

/// « L’implant, dont les électrodes sont glissées dans la rampe, stimule les neurones »: what the relative
/// `of` hangs on is the subject of `clause`, which has no other.
pub(super) fn take_subject(tokens: &[Token], of: &Range<usize>, clause: &mut Clause) {
    let part = tokens.get(of.clone()).unwrap_or_default();
    let comma = part.iter().position(|t| t.tag == Tag::Comma).unwrap_or(0);
    let opens = part.get(comma + 1).is_some_and(|t| t.tag == Tag::Relative);
    let named = part.iter().take(comma).any(|t| t.tag == Tag::Noun);
    let apart =
        of.end + 1 == clause.range.start && tokens.get(of.end).is_some_and(|t| t.tag == Tag::Comma);
    if opens && named && apart && clause.subject.is_empty() && clause.lead.is_none() {
        let noun = part.iter().take(comma).position(|t| t.tag == Tag::Noun);
        clause.subject = of.start..of.start + comma;
        clause.subject_head = noun.map(|at| of.start + at);
        clause.range.start = of.start;
    }
}

/// “Compared with plasma, aqueous contains little”: a participle that opens the sentence leads into the
/// clause behind its comma.
pub(super) fn without_leads(tokens: &[Token], mut clauses: Vec<Clause>) -> Vec<Clause> {
    let comma = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Comma);
    let leads = clauses.first().is_some_and(|first| {
        let participle = tokens.get(first.main).and_then(|t| t.form).is_some_and(|f| f.participle);
        let opens = first.range.start == first.main && first.subject.is_empty();
        participle && opens && first.group.len() == 1 && comma(first.range.end)
    });
    let led = clauses.get(1).is_some_and(|next| !next.subject.is_empty() && next.lead.is_none());
    if leads && led {
        let first = clauses.remove(0);
        if let Some(next) = clauses.first_mut() {
            next.range.start = first.range.start;
            next.lead = Some(first.range);
        }
    }
    clauses
}

/// “Pain felt at the shoulder suggests rupture”, “Ivermectin, given to all, has cured many”: the first
/// verb is a participle of the subject, where another finite verb follows that nothing joins to it and
/// that has no other subject.
pub(super) fn without_reduced(tokens: &[Token], clauses: Vec<Clause>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    for mut clause in clauses {
        let reduced = found.last().and_then(|before| reduced(tokens, before, &clause));
        if let Some(subject) = reduced
            && let Some(before) = found.pop()
        {
            clause.subject = subject;
            clause.subject_head = before.subject_head;
            clause.lead = before.lead;
            clause.range.start = before.range.start;
        }
        found.push(clause);
    }
    found
}

/// The subject of both, where `before` has but a participle of the subject of `clause`. Between commas
/// the participle is no part of it.
fn reduced(tokens: &[Token], before: &Clause, clause: &Clause) -> Option<Range<usize>> {
    let comma = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Comma);
    let apart = comma(before.group.start.wrapping_sub(1))
        && comma(before.range.end)
        && before.range.end + 1 == clause.range.start;
    let form = tokens.get(before.main)?.form?;
    let participle = form.participle && (form.past || apart);
    let bare = before.group.len() == 1 && !before.subject.is_empty() && clause.subject.is_empty();
    let joined = apart || before.range.end == clause.range.start;
    let end = if apart { before.group.start.saturating_sub(1) } else { before.range.end };
    (participle && bare && joined).then_some(before.subject.start..end)
}
