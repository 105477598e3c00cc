//! Lists: examples in a sentence, announced lists, bullets under a head.

use super::{Context, Parsed};
use crate::generate::block::{Block, Kind as BlockKind};
use crate::generate::guard;
use crate::generate::lexicon::has;
use crate::generate::phrase::{items, opening};
use crate::generate::realise::{self, bare_end};
use crate::generate::token::tokens;
use crate::generate::{Candidate, Sentence};

impl Context<'_> {
    /// « …, tels que A, B et C »: an open list.
    pub(super) fn examples(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) -> bool {
        let introduced = self.lexicon.examples.iter().filter_map(|phrase| {
            (parsed.opening.start + 3..parsed.tokens.len())
                .find_map(|at| parsed.phrase_at(at, phrase).map(|count| (at, count)))
        });
        let Some((at, count)) = introduced.min() else { return false };
        // « comme » compares as often as it lists; only after a comma does it list.
        let comma = parsed.lower(at - 1) == ",";
        if parsed.lower(at) == "comme" && !comma {
            return false;
        }
        let main = bare_end(parsed.slice(parsed.opening.start, at));
        let list = bare_end(parsed.slice(at + count, parsed.tokens.len()));
        let main_tokens = tokens(main);
        let verb = main_tokens.iter().skip(1).any(|token| self.lexicon.is_finite(&token.lower));
        // What examples are of is in the plural, or it would not have several.
        let plural = main_tokens.last().is_some_and(|token| token.lower.ends_with(['s', 'x']));
        let noun_after =
            plural && main_tokens.last().is_some_and(|token| !self.lexicon.is_finite(&token.lower));
        let Some((list, _)) = items(list, self.lexicon) else { return false };
        let circumstance = &parsed.opening.circumstance;
        if !verb
            || !noun_after
            || guard::dangles(&main_tokens, self.lexicon)
            || !circumstance.is_empty()
        {
            return false;
        }
        let hangs = main_tokens.iter().any(|t| has(&self.lexicon.possessives, &t.lower));
        let first = main_tokens.first().map_or("", |t| t.lower.as_str());
        // Any plural subject will do here: the whole statement is shown.
        if hangs || has(&self.lexicon.not_in_subject, first) {
            return false;
        }
        let words = list.iter().any(|item| item.split(' ').count() > 8);
        if words {
            return false;
        }
        let prompt = self.plain_asker().name_some(main, list.len());
        let before = found.len();
        self.list_note(parsed, main, prompt, &list, true, 0.85, found);
        found.len() > before
    }

    /// « Les étapes de X sont : a, b et c. », « On distingue trois types de X : … »
    pub(super) fn announced(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) -> bool {
        let Some(colon) =
            (parsed.opening.start..parsed.tokens.len()).find(|at| parsed.lower(*at) == ":")
        else {
            return false;
        };
        let list = bare_end(parsed.slice(colon + 1, parsed.tokens.len()));
        let Some((list, open)) = items(list, self.lexicon) else { return false };
        let Some((what, whole)) = self.head(parsed.slice(parsed.opening.start, colon)) else {
            return false;
        };
        let asker = self.asker(parsed);
        let prompt = if whole {
            asker.name_all(&what, list.len())
        } else {
            asker.complete(&what, list.len())
        };
        let before = found.len();
        self.list_note(parsed, &what, prompt, &list, open, 0.9, found);
        found.len() > before
    }

    /// The head of a list: what it lists (and true), or the statement that announces it.
    fn head(&self, head: &str) -> Option<(String, bool)> {
        let head = bare_end(head);
        let tokens = tokens(head);
        if guard::dangles(&tokens, self.lexicon)
            || tokens.iter().any(|t| has(&self.lexicon.possessives, &t.lower))
        {
            return None;
        }
        let last = tokens.last()?;
        let ends = matches!(last.lower.as_str(), "sont" | "are")
            || has(&self.lexicon.list_heads, &last.lower);
        let first = tokens.first()?;
        if ends && tokens.len() >= 3 {
            let what = head.get(..last.range.start)?.trim();
            let plural =
                has(&self.lexicon.plural_determiners, &first.lower) || first.lower == "the";
            return (plural && matches!(last.lower.as_str(), "sont" | "are"))
                .then(|| (what.to_owned(), true));
        }
        let said: Vec<&str> = tokens.iter().map(|t| t.lower.as_str()).collect();
        let announces = if self.lexicon.french {
            matches!(
                said.get(..2)?,
                ["il", "existe"] | ["on", "distingue" | "décrit" | "reconnaît"]
            )
        } else {
            matches!(said.get(..2)?, ["there", "are"])
        };
        let number = |word: &str| realise::number(word).is_some();
        if announces {
            let from = tokens.get(2)?;
            let what = head.get(from.range.start..)?;
            let article = if self.lexicon.french { "les" } else { "the" };
            return number(&from.lower).then(|| (format!("{article} {what}"), true));
        }
        // Any statement that says how many: « … pour deux raisons : ».
        let counted = said.iter().rev().take(5).any(|word| number(word));
        let verb = said.iter().skip(1).any(|word| self.lexicon.is_finite(word));
        (counted && verb && tokens.len() >= 4).then(|| (head.to_owned(), false))
    }

    /// Adds the list that `items` make under their head `block`.
    pub(in crate::generate) fn items(
        &self,
        block: &Block,
        items: &[Block],
        sentences: &[Sentence],
        first: usize,
        found: &mut Vec<Candidate>,
    ) {
        let Some(list) = self.bullet_items(items) else { return };
        let (prompt_key, index) = if let BlockKind::Heading(_) = block.kind {
            (None, first)
        } else {
            if !block.text.trim_end().ends_with(':') || sentences.len() <= first {
                return;
            }
            (sentences.last().map(|sentence| sentence.text.clone()), sentences.len() - 1)
        };
        let whole = format!("{} {}", block.text, list.join("\u{202f}; "));
        let asker = self.plain_asker();
        let (key, prompt) = match prompt_key {
            None => {
                let Some(said) = self.lexicon.facet(&block.text).filter(|said| !said.is_empty())
                else {
                    return;
                };
                let topic = self.topic;
                if topic.is_empty()
                    || self.lexicon.is_facet(topic)
                    || !(said.starts_with("les ") || said.starts_with("the "))
                {
                    return;
                }
                (format!("{topic} {}", block.text), asker.facet(topic, said, Some(list.len())))
            }
            Some(text) => {
                let parsed_tokens = tokens(&text);
                if guard::sentence(&text, &parsed_tokens, self.lexicon).is_err()
                    && parsed_tokens.len() > 4
                {
                    return;
                }
                let label = bare_end(&text);
                if let Some(said) = self.lexicon.facet(label) {
                    if said.is_empty() || self.topic.is_empty() {
                        return;
                    }
                    (
                        format!("{} {label}", self.topic),
                        asker.facet(self.topic, said, Some(list.len())),
                    )
                } else {
                    let start = opening(&parsed_tokens, self.lexicon).start;
                    let from = parsed_tokens.get(start).map_or(0, |token| token.range.start);
                    let Some((what, all)) = self.head(text.get(from..).unwrap_or_default()) else {
                        return;
                    };
                    let prompt = if all {
                        asker.name_all(&what, list.len())
                    } else {
                        asker.complete(&what, list.len())
                    };
                    (what, prompt)
                }
            }
        };
        let place = sentences.get(index).or(sentences.last()).map(|s| s.place.clone());
        let place = place.unwrap_or_else(|| block.text.clone());
        let sentence = Sentence {
            input: 0,
            range: 0..0,
            text: whole,
            place,
            outcome: crate::generate::Outcome::Cards(1),
        };
        let parsed = Parsed {
            text: &sentence.text,
            tokens: Vec::new(),
            opening: opening(&[], self.lexicon),
            sentence: &sentence,
            index,
        };
        self.list_note(&parsed, &key, prompt, &list, false, 0.9, found);
    }

    /// Short items of one depth; of « X : … », the X.
    fn bullet_items(&self, items: &[Block]) -> Option<Vec<String>> {
        let depth = items.first().map(|item| item.kind)?;
        let level = items.iter().filter(|item| item.kind == depth);
        // Bullets that each say something of their own are no list of one thing.
        let spoken = level
            .clone()
            .filter(|item| item.text.contains(" : ") || item.text.contains(": "))
            .count();
        if spoken * 2 > level.clone().count() && level.clone().all(|item| item.bold.is_empty()) {
            return None;
        }
        let mut list = Vec::new();
        for item in level {
            let named = item.text.split_once(" :").or_else(|| item.text.split_once("\u{a0}:"));
            let text = named.map_or(item.text.as_str(), |(name, _)| name);
            let text = bare_end(text);
            let item_tokens = tokens(text);
            let words = item_tokens.iter().filter(|token| token.is_word).count();
            if !(1..=12).contains(&words)
                || guard::dangles(&item_tokens, self.lexicon)
                || text.contains(". ")
            {
                return None;
            }
            list.push(text.to_owned());
        }
        let mut seen = std::collections::HashSet::new();
        let distinct = list.iter().all(|item| seen.insert(item.clone()));
        ((2..=9).contains(&list.len()) && distinct).then_some(list)
    }
}
