//! From the rest of a clause to an answer: what only hangs on is cut, what points elsewhere
//! refused.

use std::ops::Range;

use super::tail::{before_relative, is_cut_at_a_joint, opens_a_list, points_on_the_page};
use super::{Context, hanging};
use crate::generate::Reason;
use crate::generate::language::Language;
use crate::generate::token::{Tag, Token};

impl Context<'_> {
    /// `range` without what only hangs on: « , ce qui … », « ; … ».
    pub(crate) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let range = range.start..hanging::end(self.tokens, &range, self.lexicon);
        let Some(first) = self.tokens.get(range.start) else { return range };
        let slice = self.slice(range.clone());
        let plain = slice.to_lowercase();
        // Offsets hold only where lowering kept the lengths.
        let text = if plain.len() == slice.len() { plain } else { return range };
        let mut cut = None;
        for phrase in self.lexicon.phrases("cut") {
            for (at, _) in text.match_indices(phrase) {
                let before = text.get(..at).unwrap_or_default();
                let depth = before.matches('(').count() > before.matches(')').count();
                if !depth && at > 0 && cut.is_none_or(|cut| at < cut) {
                    cut = Some(at);
                }
            }
        }
        // « et peut être … » says another thing of the subject.
        let all = self.tokens.get(range.clone()).unwrap_or_default();
        let mut related = false;
        for (i, token) in all.iter().enumerate() {
            if token.tag == Tag::Colon && i > 0 {
                let at = token.start - first.start;
                if cut.is_none_or(|cut| at < cut) {
                    cut = Some(at);
                }
                break;
            }
            // « , and the patient can … »: a clause of its own.
            if i > 0
                && token.tag == Tag::Comma
                && matches!(next_tag(all, i + 1), Some(Tag::Coordinator))
                && matches!(
                    next_tag(all, i + 2),
                    Some(Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::Demonstrative)
                )
                && all
                    .iter()
                    .skip(i + 2)
                    .take(9)
                    .take_while(|t| {
                        !matches!(t.tag, Tag::Comma | Tag::Relative | Tag::Subordinator)
                    })
                    .any(|t| t.tag == Tag::Verb)
            {
                let at = token.start - first.start;
                if cut.is_none_or(|cut| at < cut) {
                    cut = Some(at);
                }
                break;
            }
            // « la contraction et la diastole la relaxation »: the second verb is left out.
            let gapped = token.tag == Tag::Coordinator
                && i > 0
                && matches!(next_tag(all, i + 1), Some(Tag::Determiner))
                && all
                    .get(i + 2..)
                    .unwrap_or_default()
                    .iter()
                    .enumerate()
                    .take(5)
                    .find(|(_, t)| !matches!(t.tag, Tag::Noun | Tag::Adjective))
                    .is_some_and(|(n, t)| {
                        n > 0
                            && matches!(t.lower.as_str(), "le" | "la" | "l’" | "les" | "un" | "une")
                    });
            // « par une cloison et les ventricules par le septum »: so is it here.
            let again = all.first().filter(|t| t.tag == Tag::Preposition).is_some_and(|first| {
                token.tag == Tag::Coordinator
                    && i > 0
                    && matches!(next_tag(all, i + 1), Some(Tag::Determiner))
                    && all
                        .get(i + 2..)
                        .unwrap_or_default()
                        .iter()
                        .enumerate()
                        .take(4)
                        .find(|(_, t)| !matches!(t.tag, Tag::Noun | Tag::Adjective))
                        .is_some_and(|(n, t)| {
                            n > 0 && t.lower == first.lower && t.lower != "de" && t.lower != "d’"
                        })
            });
            if gapped || again {
                let at = token.start - first.start;
                if cut.is_none_or(|cut| at < cut) {
                    cut = Some(at);
                }
                break;
            }
            // « toucher l’endothélium, favoriser un état … »: the verb's other complements.
            let opens_so =
                matches!(all.first().map(|t| t.tag), Some(Tag::Infinitive | Tag::Preposition));
            let another = matches!(token.tag, Tag::Comma | Tag::Coordinator)
                && i > 0
                && next_tag(all, i + 1) == Some(Tag::Infinitive);
            // « 7,6 % et 0,6 % des Français sont … »: a clause of its own.
            let clause = token.tag == Tag::Coordinator
                && i > 0
                && !related
                && matches!(token.lower.as_str(), "et" | "and" | "mais" | "but")
                && !all.get(..i).unwrap_or_default().iter().any(|t| t.tag == Tag::Relative)
                && all
                    .iter()
                    .skip(i + 1)
                    .take(7)
                    .take_while(|t| {
                        !matches!(t.tag, Tag::Comma | Tag::Relative | Tag::Subordinator)
                    })
                    .any(|t| t.tag == Tag::Verb);
            if (another && !opens_so) || clause {
                let at = token.start - first.start;
                if cut.is_none_or(|cut| at < cut) {
                    cut = Some(at);
                }
                break;
            }
            related |= matches!(token.tag, Tag::Relative | Tag::Subordinator);
            let next = |n: usize| all.get(i + n).map(|t| t.tag);
            // “…, imbalance of electrolytes, and reduced urine output”: the last of a list.
            let listed = self.language() == Language::English
                && all.get(..i).unwrap_or_default().iter().filter(|t| t.tag == Tag::Comma).count()
                    >= 2
                && all.get(i + 1).is_some_and(|t| t.lower.ends_with("ed"))
                && matches!(next(2), Some(Tag::Noun | Tag::Adjective));
            let second = !listed && matches!(next(1), Some(Tag::Verb))
                || (matches!(next(1), Some(Tag::Clitic | Tag::Negation | Tag::Adverb))
                    && matches!(next(2), Some(Tag::Verb | Tag::Clitic)));
            // « le bord médial du biceps, puis contourne le col »
            let then = token.tag == Tag::Comma
                && next(1) == Some(Tag::Adverb)
                && next(2) == Some(Tag::Verb);
            if (token.tag == Tag::Coordinator && second || then) && !related && i > 0 {
                let at = token.start - first.start;
                let before = text.get(..at).unwrap_or_default();
                if before.matches('(').count() == before.matches(')').count()
                    && cut.is_none_or(|cut| at < cut)
                {
                    cut = Some(at);
                }
                break;
            }
        }
        // « , entraînant … », « , narrowing … » says another thing.
        let part = self.tokens.get(range.clone()).unwrap_or_default();
        let opens_so = part.first().is_some_and(|t| t.tag == Tag::Gerund);
        // « fever, sweating and chills » is a list.
        let gerund = part.windows(3).find(|three| {
            matches!(three, [comma, verb, after] if comma.tag == Tag::Comma
                && verb.tag == Tag::Gerund
                && !matches!(after.tag, Tag::Comma | Tag::Coordinator))
        });
        // After a copula it is part of what the thing is: « un tissu …, reposant sur une lame ».
        let said = range.start.checked_sub(1).and_then(|before| self.tokens.get(before));
        let copula = said.is_some_and(|t| matches!(t.lemma(), "être" | "be"));
        let consequence = gerund.is_some_and(|pair| {
            pair.get(1).is_some_and(|t| self.lexicon.says("consequence", &t.lower))
        });
        if let Some([comma, ..]) = gerund
            && !opens_so
            && (!copula || consequence)
        {
            let at = comma.start - first.start;
            let before = text.get(..at).unwrap_or_default();
            let depth = before.matches('(').count() > before.matches(')').count();
            if !depth && cut.is_none_or(|cut| at < cut) {
                cut = Some(at);
            }
        }
        let Some(cut) = cut else { return range };
        let end = self
            .tokens
            .get(range.clone())
            .unwrap_or_default()
            .iter()
            .take_while(|t| t.end <= first.start + cut)
            .count();
        range.start..range.start + end
    }

    /// `range` as an answer: trimmed, complete, pointing nowhere.
    pub(crate) fn answer(&self, range: Range<usize>, longest: usize) -> Result<String, Reason> {
        let mut range = self.trimmed(range);
        let count = |range: &Range<usize>| {
            self.tokens
                .get(range.clone())
                .unwrap_or_default()
                .iter()
                .filter(|t| t.is_word())
                .count()
        };
        // « …, qui … » only adds: an answer goes without it, but for what a short one is by « est ».
        let said = range.start.checked_sub(1).and_then(|before| self.tokens.get(before));
        if count(&range) > longest || said.is_none_or(|t| !matches!(t.lemma(), "être" | "be")) {
            range.end = before_relative(self.tokens, &range);
        }
        let part = self.tokens.get(range.clone()).unwrap_or_default();
        self.stands_alone(part)?;
        let words = count(&range);
        if words > longest {
            return Err(Reason::TooLong);
        }
        if !part.iter().any(Token::is_content) {
            return Err(Reason::Fragment);
        }
        if is_cut_at_a_joint(self.tokens, &range) || opens_a_list(part) {
            return Err(Reason::Fragment);
        }
        // « plusieurs défis », « the same amount »: no answer.
        let said = part.iter().filter(|t| t.is_content()).count();
        let noun_is_vague = part.iter().find(|t| t.tag == Tag::Noun).is_some_and(|t| {
            ["vague", "relational"].iter().any(|list| {
                self.lexicon.noun_is(list, &t.lower)
                    || self.lexicon.noun_is(list, &crate::generate::term::singular(&t.lower))
            })
        });
        // “the following stimuli”
        let announced = part.windows(2).any(
            |pair| matches!(pair, [the, next] if the.lower == "the" && next.lower == "following"),
        );
        let vague = announced
            || part.iter().take(3).any(|t| {
                // « plusieurs enroulements en spirale d’une membrane » says what they are.
                if said >= 4 && matches!(t.lower.as_str(), "plusieurs" | "several") {
                    return noun_is_vague;
                }
                matches!(
                    t.lower.as_str(),
                    "plusieurs"
                        | "certains"
                        | "certaines"
                        | "divers"
                        | "diverses"
                        | "several"
                        | "various"
                        | "même"
                        | "mêmes"
                        | "same"
                        | "autre"
                        | "autres"
                        | "other"
                        | "another"
                        | "different"
                        | "quelques"
                        | "both"
                )
            });
        // “three problems with alveoli”, “in proportion to …”: what they are stands elsewhere.
        let counted = part.first().is_some_and(|t| t.tag == Tag::Number && t.is_word());
        let tied = part.iter().position(Token::is_content).is_some_and(|at| {
            let noun = part.get(at).is_some_and(|t| self.lexicon.noun_is("tied-by-to", &t.lower));
            noun && part.get(at + 1).is_some_and(|t| t.lower == "to")
        });
        if vague || tied || counted && noun_is_vague && said <= 3 {
            return Err(Reason::Dangling);
        }
        // « associée aux traitements à risque si possible » tells what to do.
        let wished = part.windows(2).any(|pair| {
            matches!(pair, [si, wish] if matches!(si.lower.as_str(), "si" | "if")
                && matches!(wish.lower.as_str(), "possible" | "besoin" | "nécessaire" | "needed" | "necessary"))
        });
        if wished {
            return Err(Reason::Advice);
        }
        // « le schéma ci-dessous », « les règles suivantes »: it stands elsewhere.
        if part.iter().any(|t| points_on_the_page(&t.lower) || self.points_back(t)) {
            return Err(Reason::Dangling);
        }
        let last = part.iter().rev().find(|t| t.is_word());
        if last.is_some_and(|t| {
            matches!(
                t.tag,
                Tag::Preposition
                    | Tag::Determiner
                    | Tag::Coordinator
                    | Tag::Relative
                    | Tag::Subordinator
            ) || matches!(t.lower.as_str(), "si" | "if")
        }) {
            return Err(Reason::Fragment);
        }
        let text = self.slice(range).trim_end_matches([',', ';', ':', '.', ' ']);
        if text.matches('(').count() != text.matches(')').count() {
            return Err(Reason::Fragment);
        }
        // A quotation mark that the sentence closed after its full stop.
        let odd = text.matches('"').count() % 2 == 1;
        Ok(if odd { format!("{text}\"") } else { text.to_owned() })
    }

    /// Refuses an answer with a word that points outside it.
    pub(crate) fn stands_alone(&self, part: &[Token]) -> Result<(), Reason> {
        for (i, token) in part.iter().enumerate() {
            // After a few words of its own, a pronoun points at them or at the subject asked of.
            let inside = part
                .get(..i)
                .is_some_and(|before| before.iter().filter(|t| t.is_content()).count() >= 3);
            match token.tag {
                Tag::Pronoun
                    if inside
                        && matches!(
                            token.lower.as_str(),
                            "il" | "ils" | "elle" | "elles" | "it" | "they"
                        ) => {}
                Tag::Clitic if inside => {}
                Tag::Demonstrative => {
                    let after = part.get(i + 1).map(|t| t.tag);
                    let those_of = matches!(after, Some(Tag::Preposition | Tag::Relative))
                        && self.language() == Language::English;
                    if !those_of {
                        return Err(Reason::Dangling);
                    }
                }
                Tag::Pronoun => {
                    let after = part.get(i + 1);
                    let followed = after.is_some_and(|t| {
                        matches!(
                            t.tag,
                            Tag::Relative | Tag::Preposition | Tag::Participle | Tag::Infinitive
                        )
                    });
                    // « d’une cellule à l’autre ».
                    let paired = matches!(token.lower.as_str(), "autre" | "autres")
                        && part.get(..i).is_some_and(|before| {
                            before
                                .iter()
                                .any(|t| matches!(t.lower.as_str(), "un" | "une" | "l’un" | "les"))
                        });
                    if paired {
                        continue;
                    }
                    let open = matches!(
                        token.lower.as_str(),
                        "celui"
                            | "celle"
                            | "ceux"
                            | "celles"
                            | "un"
                            | "une"
                            | "chacun"
                            | "chacune"
                            | "one"
                            | "who"
                            | "whom"
                            | "what"
                            | "le"
                            | "la"
                            | "les"
                            | "tout"
                            | "tous"
                            | "soi"
                            | "itself"
                            | "themselves"
                            | "l’"
                            | "there"
                    ) && (followed || self.language() == Language::English);
                    if !open {
                        return Err(Reason::Pronoun);
                    }
                }
                Tag::Clitic if matches!(token.lower.as_str(), "y" | "en") => {
                    return Err(Reason::Dangling);
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn next_tag(tokens: &[Token], i: usize) -> Option<Tag> {
    tokens.get(i).map(|t| t.tag)
}
