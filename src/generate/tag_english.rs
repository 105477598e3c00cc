//! Which words of an English sentence are verbs, where the tagger is mistaken: the form of a word tells little,
//! and its neighbours more.

use super::tagger::Tagged;
use super::token::{Tag, Token};
use super::words::Category;

/// Sets right the tags of a sentence; `verbless`: the tagger found no verb in it.
pub(super) fn mend(tokens: &mut [Token], tagged: &[Tagged], verbless: bool) {
    not_an_order(tokens, tagged);
    not_the_verb_yet(tokens);
    if verbless || opens_behind_a_coordinator(tokens) {
        find_the_verb(tokens);
    }
    find_a_second_verb(tokens);
    not_behind_a_preposition(tokens);
}

/// “due to raised intraocular pressure”: what qualifies a noun behind a preposition.
fn not_behind_a_preposition(tokens: &mut [Token]) {
    for at in 1..tokens.len().saturating_sub(1) {
        let around = (tokens.get(at - 1), tokens.get(at), tokens.get(at + 1));
        let (Some(before), Some(token), Some(after)) = around else { return };
        let done = token.form.is_some_and(|form| form.participle && !form.infinitive);
        let qualifies = token.tag == Tag::Verb
            && done
            && before.tag == Tag::Preposition
            && matches!(after.tag, Tag::Noun | Tag::Adjective);
        if let Some(token) = tokens.get_mut(at).filter(|_| qualifies) {
            token.tag = Tag::Adjective;
        }
    }
}

/// « Live vaccines must not be given »: the verb comes after, so the first word is none.
fn not_an_order(tokens: &mut [Token], tagged: &[Tagged]) {
    let finite = tokens
        .iter()
        .skip(1)
        .take_while(|t| !matches!(t.tag, Tag::Comma | Tag::Relative | Tag::Coordinator))
        .any(|t| t.tag == Tag::Verb);
    let Some((first, here)) = tokens.first_mut().zip(tagged.first()) else { return };
    if matches!(first.tag, Tag::Verb | Tag::Infinitive) && finite {
        if here.analyses.iter().any(|a| a.is(Category::Adjective)) {
            first.tag = Tag::Adjective;
        } else if here.analyses.iter().any(|a| a.is(Category::Noun)) {
            first.tag = Tag::Noun;
        } else if first.form.is_some_and(|form| form.participle) {
            // “Inhaled corticosteroids are …”
            first.tag = Tag::Adjective;
        }
    }
}

/// « Atrial contraction, also referred to as … , contributes »: a participle, since the verb comes
/// after.
fn not_the_verb_yet(tokens: &mut [Token]) {
    let Some(at) = tokens.iter().position(|t| t.tag == Tag::Verb) else { return };
    let done = tokens.get(at).is_some_and(|t| t.form.is_some_and(|f| f.participle && !f.finite()));
    let (before, after) = tokens.split_at_mut(at + 1);
    let aside = before.iter().rev().skip(1).find(|t| t.tag != Tag::Adverb);
    let preposition = after.first().is_some_and(|t| t.tag == Tag::Preposition);
    let later = after.iter().any(|t| t.tag == Tag::Verb && t.form.is_some_and(|f| f.finite()));
    if done
        && preposition
        && later
        && aside.is_some_and(|t| t.tag == Tag::Comma)
        && let Some(token) = before.last_mut()
    {
        token.tag = Tag::Participle;
    }
}

/// “The glomerulus filters plasma and forms urine”: the second of two verbs was seen, and the first was not.
fn opens_behind_a_coordinator(tokens: &[Token]) -> bool {
    let verb = tokens.iter().position(|t| t.tag == Tag::Verb);
    let before = verb.and_then(|at| tokens.get(at.checked_sub(1)?));
    before.is_some_and(|t| t.tag == Tag::Coordinator)
}

/// « The spleen filters blood », “It accounts for 5% of cases”, where « filters » was taken for a noun: the first word that can
/// be a verb of its subject's number, with an object or a preposition after it.
fn find_the_verb(tokens: &mut [Token]) {
    if tokens.last().is_none_or(|t| t.tag != Tag::End) {
        return;
    }
    let at = (1..tokens.len().saturating_sub(1)).find(|i| {
        let around = (tokens.get(i - 1), tokens.get(*i), tokens.get(i + 1));
        let (Some(before), Some(token), Some(after)) = around else { return false };
        // “glomerulus”, “pelvis”
        let single = ["ss", "us", "is"].iter().any(|end| before.lower.ends_with(end));
        let several = before.lower.ends_with('s') && !single || before.lower == "they";
        let agrees = token.form.is_some_and(|form| {
            form.finite() && !form.past && if several { form.plural } else { form.singular }
        });
        let pronoun = matches!(before.lower.as_str(), "it" | "they");
        let named = pronoun || matches!(before.tag, Tag::Noun | Tag::Close | Tag::Comma);
        let object = matches!(
            after.tag,
            Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Adjective | Tag::Preposition
        ) && after.lower != "of";
        agrees && named && object && matches!(token.tag, Tag::Noun | Tag::Adjective)
    });
    if let Some(token) = at.and_then(|at| tokens.get_mut(at)) {
        token.tag = Tag::Verb;
    }
}

/// « The spleen filters blood and stores platelets », « Iron is absorbed and stored in the liver ».
fn find_a_second_verb(tokens: &mut [Token]) {
    let third = |t: &Token| t.form.is_some_and(|form| form.singular && !form.past);
    let plural = |t: &Token| t.form.is_some_and(|form| form.plural && !form.past);
    let mut said = false;
    let mut many = false;
    let mut passive = false;
    for i in 1..tokens.len() {
        let around = (tokens.get(i - 1), tokens.get(i), tokens.get(i + 1));
        let (Some(before), Some(token), Some(after)) = around else { return };
        said |= token.tag == Tag::Verb && third(token);
        many |= token.tag == Tag::Verb && plural(token);
        passive |= before.lemma() == "be" && token.tag == Tag::Participle;
        let object = matches!(after.tag, Tag::Determiner | Tag::Noun | Tag::Adjective);
        // « appear in the blood and trigger an immune response »: no noun stands before an article.
        let article = after.tag == Tag::Determiner && many && plural(token);
        let second = before.tag == Tag::Coordinator
            && token.tag == Tag::Noun
            && ((said && third(token) && object) || article);
        let done = passive
            && before.tag == Tag::Coordinator
            && token.tag == Tag::Verb
            && token.form.is_some_and(|form| form.participle)
            && after.tag == Tag::Preposition;
        if let Some(token) = tokens.get_mut(i).filter(|_| second || done) {
            token.tag = if done { Tag::Participle } else { Tag::Verb };
        }
    }
}
