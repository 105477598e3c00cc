//! Verbs that relate: « X provoque Y », “X consists of Y”, with their modals and prepositions.

use super::clause::Verb;
use super::{Context, Parsed};
use crate::generate::lexicon::{Relation, has};
use crate::generate::phrase::{Subject, items};
use crate::generate::{Candidate, Kind};

impl Context<'_> {
    /// « X provoque Y », “X consists of Y”.
    pub(super) fn related(
        &self,
        parsed: &Parsed<'_>,
        subject: &mut Subject,
        mut verb: Verb,
        found: &mut Vec<Candidate>,
    ) {
        let at = if verb.modal.is_some() { verb.end } else { verb.at };
        let reflexive = usize::from(matches!(parsed.lower(at.saturating_sub(1)), "se" | "s’"));
        let relation = self.lexicon.relations.iter().find_map(|relation| {
            let forms: &[(&String, bool)] = if verb.modal.is_some() {
                &[(&relation.base, false)]
            } else {
                &[(&relation.one, false), (&relation.many, true)]
            };
            let here = if verb.modal.is_some() { at } else { at - reflexive };
            forms.iter().find_map(|(form, plural)| {
                let count = parsed.phrase_at(here, form)?;
                Some((relation, (*form).clone(), *plural, here + count))
            })
        });
        let Some((relation, form, plural, end)) = relation else { return };
        // English verbs are alike in the plural and after a modal.
        if verb.modal.is_none() {
            subject.plural = plural;
        }
        (verb.end, verb.adverbs) = self.skip_adverbs(parsed, end);
        let from = if relation.preps.is_empty() {
            if relation.object && !has(&self.lexicon.determiners, parsed.lower(verb.end)) {
                return;
            }
            verb.end
        } else {
            let prep = relation.preps.iter().find_map(|prep| parsed.phrase_at(verb.end, prep));
            let Some(count) = prep else { return };
            // French keeps the preposition in the answer; English leaves it with the verb.
            if self.lexicon.french { verb.end } else { verb.end + count }
        };
        let Some(answer) = self.rest(parsed, from) else { return };
        let front = self.relation_front(parsed, subject, &verb, relation, &form, from);
        let kind = relation.kind.kind();
        let names = items(&answer, self.lexicon).filter(|(list, _)| list.len() >= 2);
        if kind == Kind::Composition
            && let Some((list, open)) = names
        {
            let prompt = format!("{} ({})", front, list.len());
            self.list_note(
                parsed,
                &format!("{} {}", subject.bare, relation.base),
                prompt,
                &list,
                open,
                0.85,
                found,
            );
            return;
        }
        self.basic(parsed, kind, &subject.bare, &relation.base, front, &answer, 0.8, found);
    }

    pub(super) fn relation_front(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        relation: &Relation,
        form: &str,
        from: usize,
    ) -> String {
        let asker = self.asker(parsed);
        if self.lexicon.french {
            let said = match &verb.modal {
                Some(modal) => format!("{modal} {form}"),
                None => form.to_owned(),
            };
            let said =
                if verb.adverbs.is_empty() { said } else { format!("{said} {}", verb.adverbs) };
            return asker.relation(&relation.ask, &said, subject, "", "");
        }
        let auxiliary = match &verb.modal {
            Some(modal) => modal.as_str(),
            None if subject.plural => "do",
            None => "does",
        };
        let adverbs =
            if verb.adverbs.is_empty() { String::new() } else { format!("{} ", verb.adverbs) };
        let prep = parsed.slice(verb.end, from);
        let base = format!("{adverbs}{} {prep}", relation.base);
        asker.relation(&relation.ask, "", subject, auxiliary, base.trim_end())
    }
}
