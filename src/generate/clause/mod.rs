//! Clauses of a sentence, from its tree: subject, verb group, complements, what leads in.
//!
//! A sentence of several coordinated clauses gives each of them. Nothing from under « si »,
//! « bien que » or a verb of saying is a clause of its own.

mod parts;
mod subjects;

use std::ops::Range;

pub(crate) use self::parts::{Clause, Complement};
use self::subjects::{take_subject, with_their_subjects, without_leads, without_reduced};
use super::token::{Tag, Token};
use super::trees::{Label, Tree};

/// The clauses of a sentence, in order; none for a fragment.
pub(crate) fn clauses(tokens: &[Token], tree: &Tree) -> Vec<Clause> {
    let end = tokens.iter().rposition(|t| t.tag != Tag::End).map_or(0, |last| last + 1);
    let mut heads = heads(tokens, tree);
    // “Because the drug lacks a target, the parasite survives”: the tree hangs the clause on what
    // leads in.
    let led = tokens.first().is_some_and(|t| t.tag == Tag::Subordinator)
        && heads.first().is_some_and(|first| is_marked(tree, *first))
        && heads.get(1).is_some_and(|next| parted_by_comma(tokens, tree, *next));
    if led {
        heads.remove(0);
    }
    let mut before = None;
    let mut held: Vec<usize> = Vec::new();
    heads.retain(|head| {
        let own = before.is_none_or(|last| !is_of_a_relative(tokens, tree, last, *head));
        before = if own { Some(*head) } else { before };
        held.extend((!own).then_some(*head));
        own
    });
    let starts: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(i, head)| if i == 0 { 0 } else { led_in(tokens, opening(tokens, tree, *head)) })
        .collect();
    let mut found = Vec::new();
    let mut relative: Option<Range<usize>> = None;
    for (i, head) in heads.iter().enumerate() {
        let from = starts.get(i).copied().unwrap_or(0);
        let to = starts.get(i + 1).copied().unwrap_or(end).min(end);
        let range = trimmed(tokens, from..to);
        let verb = verb_of(tokens, tree, *head).unwrap_or(*head);
        if range.contains(head) && is_relative(tokens, &range, verb) {
            relative = Some(range);
        } else if range.contains(head) {
            let mut told = clause(tokens, tree, *head, range);
            if let Some(of) = relative.take() {
                take_subject(tokens, &of, &mut told);
            }
            // Where the tree hung a relative's verb elsewhere, it says nothing sure of the clause.
            if held.iter().any(|at| told.range.contains(at)) {
                told.margin = 0.0;
                told.agreed = false;
            }
            found.push(told);
        }
    }
    without_leads(tokens, with_their_subjects(tokens, without_reduced(tokens, found)))
}

/// The root, and what is coordinated with it and has a verb: none when the root has no finite verb.
fn heads(tokens: &[Token], tree: &Tree) -> Vec<usize> {
    let root = tree.root();
    if verb_of(tokens, tree, root).is_none() {
        return Vec::new();
    }
    let mut heads = vec![root];
    let mut waiting = vec![root];
    while let Some(head) = waiting.pop() {
        for child in tree.children(head) {
            let label = tree.nodes.get(child).map(|node| node.label);
            let joins = matches!(label, Some(Label::Conj | Label::Parataxis));
            if joins
                && !is_marked(tree, child)
                && child > root
                && verb_of(tokens, tree, child).is_some()
            {
                heads.push(child);
                waiting.push(child);
            }
        }
    }
    heads.sort_unstable();
    heads
}

/// Whether a subordinator stands before the clause's head: « parce que », “because”.
fn is_marked(tree: &Tree, head: usize) -> bool {
    tree.children(head)
        .any(|at| at < head && tree.nodes.get(at).is_some_and(|node| node.label == Label::Mark))
}

fn parted_by_comma(tokens: &[Token], tree: &Tree, head: usize) -> bool {
    let from = opening(tokens, tree, head);
    tokens.get(from.wrapping_sub(1)).is_some_and(|t| t.tag == Tag::Comma)
}

/// The finite verb of a clause's head: itself, its auxiliary or its copula.
fn verb_of(tokens: &[Token], tree: &Tree, head: usize) -> Option<usize> {
    let finite = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Verb);
    if finite(head) {
        return Some(head);
    }
    tree.children(head).find(|child| {
        let label = tree.nodes.get(*child).map(|node| node.label);
        finite(*child) && matches!(label, Some(Label::Aux | Label::AuxPass | Label::Cop))
    })
}

/// What stands between two clauses.
fn parts(token: &Token) -> bool {
    matches!(token.tag, Tag::Coordinator | Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash)
}

/// Where the clause of a later head begins: at its subject or its verb, whichever comes first.
fn opening(tokens: &[Token], tree: &Tree, head: usize) -> usize {
    let first = tree.subtree(head).first().copied().unwrap_or(head);
    (first..head).find(|at| !tokens.get(*at).is_some_and(parts)).unwrap_or(head)
}

/// Where what leads into the clause at `from` begins, which the tree may hang on the one before: « …,
/// donc en dessous de 35 mL/min le zolédronate est contre-indiqué ».
fn led_in(tokens: &[Token], from: usize) -> usize {
    let before = tokens.get(..from).unwrap_or_default();
    let Some(mark) = before.iter().rposition(parts) else { return from };
    let lead = tokens.get(mark + 1..from).unwrap_or_default();
    let opens = lead
        .iter()
        .find(|t| t.tag != Tag::Adverb)
        .is_some_and(|t| matches!(t.tag, Tag::Preposition | Tag::Subordinator));
    let verb = lead.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Relative));
    if opens && !verb { mark + 1 } else { from }
}

/// Whether the verb is a relative clause's that the tree took for one of its own: each relative
/// before it would need a verb of its own.
fn is_relative(tokens: &[Token], range: &Range<usize>, head: usize) -> bool {
    let before = tokens.get(range.start..head).unwrap_or_default();
    let of = |tag: Tag| before.iter().filter(|t| t.tag == tag).count();
    let opens = |t: &Token| matches!(t.tag, Tag::Relative | Tag::Subordinator);
    before.first().is_some_and(|t| t.tag == Tag::Relative)
        || of(Tag::Relative) > of(Tag::Verb)
        || before.iter().any(opens)
            && of(Tag::Verb) == 0
            && of(Tag::Comma) == 0
            && of(Tag::Relative) > 0
}

/// Whether the verb of `head` is one that a relative between it and the clause of `last` waits for:
/// « on utilise l’éthanol, dont l’affinité pour l’enzyme est supérieure ».
fn is_of_a_relative(tokens: &[Token], tree: &Tree, last: usize, head: usize) -> bool {
    let verb = verb_of(tokens, tree, head).unwrap_or(head);
    let between = tokens.get(last + 1..verb).unwrap_or_default();
    let of = |tag: Tag| between.iter().filter(|t| t.tag == tag).count();
    of(Tag::Relative) > of(Tag::Verb) && !between.iter().any(|t| t.tag == Tag::Semicolon)
}

/// Without the marks and conjunctions at both ends.
fn trimmed(tokens: &[Token], mut range: Range<usize>) -> Range<usize> {
    let loose = |at: usize| tokens.get(at).is_some_and(|t| parts(t) || t.tag == Tag::End);
    while range.start < range.end && loose(range.end - 1) {
        range.end -= 1;
    }
    while range.start < range.end && loose(range.start) {
        range.start += 1;
    }
    range
}

fn within(span: &Range<usize>, limits: &Range<usize>) -> Range<usize> {
    let start = span.start.max(limits.start);
    start..span.end.min(limits.end).max(start)
}

fn clause(tokens: &[Token], tree: &Tree, head: usize, range: Range<usize>) -> Clause {
    let label = |at: usize| tree.nodes.get(at).map(|node| node.label);
    let children: Vec<usize> = tree.children(head).filter(|at| range.contains(at)).collect();
    let of = |labels: &[Label]| {
        children
            .iter()
            .copied()
            .filter(|at| label(*at).is_some_and(|l| labels.contains(&l)))
            .collect::<Vec<_>>()
    };
    let helpers = of(&[Label::Aux, Label::AuxPass, Label::Cop]);
    let copula = !of(&[Label::Cop]).is_empty();
    let verb = verb_of(tokens, tree, head).unwrap_or(head);
    let subject_head =
        of(&[Label::Nsubj, Label::NsubjPass, Label::Csubj]).into_iter().find(|at| *at < verb);
    let subject =
        subject_head.map_or(range.start..range.start, |at| within(&tree.span(at), &range));
    let subject = subject.start..subject.end.min(verb);
    let last =
        helpers.iter().copied().chain([if copula { verb } else { head }]).max().unwrap_or(head);
    let mut first = helpers.iter().copied().chain([verb]).min().unwrap_or(verb);
    while first > subject.end
        && tokens.get(first - 1).is_some_and(|t| {
            matches!(t.tag, Tag::Clitic | Tag::Negation)
                || matches!(t.lower.as_str(), "se" | "s’" | "ne" | "n’" | "en" | "y")
        })
    {
        first -= 1;
    }
    let group = first..(last + 1).min(range.end);
    let negated =
        tokens.get(range.clone()).unwrap_or_default().iter().any(|t| t.tag == Tag::Negation);
    let rest = group.end..range.end;
    let complements: Vec<Complement> = of(&[
        Label::Obj,
        Label::Iobj,
        Label::Obl,
        Label::OblAgent,
        Label::Xcomp,
        Label::Ccomp,
        Label::Advcl,
    ])
    .into_iter()
    .filter(|at| *at >= group.end)
    .map(|at| Complement {
        head: at,
        range: within(&tree.span(at), &rest),
        label: label(at).unwrap_or(Label::Dep),
    })
    .collect();
    let lead = (range.start < subject.start && !subject.is_empty())
        .then(|| trimmed(tokens, range.start..subject.start))
        .filter(|lead| !lead.is_empty());
    let watched: Vec<usize> =
        subject_head.into_iter().chain(complements.iter().map(|c| c.head)).collect();
    let node = |at: &usize| tree.nodes.get(*at);
    let margin = watched.iter().filter_map(node).map(|n| n.margin).fold(1.0, f32::min);
    let agreed = watched.iter().chain([&head]).filter_map(node).all(|n| n.agreed);
    let passive = !of(&[Label::AuxPass, Label::NsubjPass]).is_empty();
    Clause {
        range,
        lead,
        subject,
        subject_head,
        group,
        main: head,
        copula,
        passive,
        negated,
        rest,
        complements,
        margin,
        agreed,
    }
}

/// The relative clause that ends `clause` and only says more of what it hangs on, if one does: its tokens.
pub(crate) fn last_relative(
    tokens: &[Token],
    tree: &Tree,
    clause: &Clause,
) -> Option<Range<usize>> {
    clause.rest.clone().find_map(|at| {
        let node = tree.nodes.get(at)?;
        let span = tree.span(at);
        let closes = node.label == Label::AclRelative && span.end + 1 >= clause.range.end;
        let apart = closes && span.start > clause.group.end + 2;
        let needed = restricts(tokens, tree, clause, node.head?, span.start);
        (apart && !needed).then_some(span.start..clause.range.end)
    })
}

/// Whether the relative clause from `start` on says which thing is meant by the word `of`: « les vésicules qui
/// … », « ceux qui … », « X est la coque qui … ». Behind a comma it does not.
fn restricts(tokens: &[Token], tree: &Tree, clause: &Clause, of: usize, start: usize) -> bool {
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let comma = [start, start.wrapping_sub(1)].into_iter().any(|at| tag(at) == Some(Tag::Comma));
    let definite = |at: usize| {
        let word = tokens.get(at).map_or("", |t| t.lower.as_str());
        tag(at) == Some(Tag::Demonstrative) || ["le", "la", "l’", "les", "the"].contains(&word)
    };
    let named = matches!(tag(of), Some(Tag::Noun));
    // « dans le cas où la mutation affecte des gènes qui … »: of which, it goes on.
    let hangs = clause.complements.iter().any(|one| one.head == of);
    // « …, puisque l’absence infirme … »: a reason, whatever the tree calls it.
    let relative = tag(start) != Some(Tag::Subordinator);
    !comma && relative && (!named || !hangs || tree.children(of).any(|at| at < of && definite(at)))
}

#[cfg(test)]
mod tests;
