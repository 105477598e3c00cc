//! Gaps: a number with its unit, or a term that the text sets in bold, in a sentence that stands
//! by itself. Never a negation.

use super::{Context, Parsed};
use crate::deck::Content;
use crate::generate::block::Block;
use crate::generate::lexicon::has;
use crate::generate::phrase;
use crate::generate::realise::typeset;
use crate::generate::{Candidate, Kind, guard};

impl Context<'_> {
    /// Adds a note with a gap when the sentence has something to hide; also why, when a reason is
    /// given.
    pub(super) fn gaps(&self, parsed: &Parsed<'_>, block: &Block, found: &mut Vec<Candidate>) {
        let body = parsed.tokens.get(parsed.opening.start..).unwrap_or_default();
        let hangs = body.iter().any(|token| has(&self.lexicon.possessives, &token.lower));
        if self.reason(parsed, found) || !self.stands_alone(parsed) {
            return;
        }
        if guard::dangles(&parsed.tokens, self.lexicon) || hangs || parsed.text.ends_with(':') {
            return;
        }
        if let Some((from, to)) = self.number(parsed) {
            self.gap(parsed, from, to, 0.7, found);
            return;
        }
        for bold in &block.bold {
            let words = crate::generate::token::tokens(bold);
            let long = words.len() <= 5 && (words.len() >= 2 || bold.chars().count() >= 9);
            let negative = words.iter().any(|word| has(&self.lexicon.negations, &word.lower));
            if let Some(at) =
                parsed.text.find(bold.as_str()).filter(|at| long && !negative && *at > 12)
            {
                self.gap(parsed, at, at + bold.len(), 0.65, found);
                return;
            }
        }
    }

    fn stands_alone(&self, parsed: &Parsed<'_>) -> bool {
        let start = parsed.opening.start;
        let verb =
            (start + 1..parsed.tokens.len()).find(|at| self.lexicon.is_finite(parsed.lower(*at)));
        let subject = verb.and_then(|at| {
            phrase::subject(parsed.text, &parsed.tokens, &(start..at), self.lexicon)
        });
        subject.is_some()
    }

    /// « P en raison de Q »: why P?
    fn reason(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) -> bool {
        let at = self.lexicon.reasons.iter().find_map(|phrase| {
            (parsed.opening.start + 3..parsed.tokens.len())
                .find(|at| parsed.phrase_at(*at, phrase).is_some())
        });
        let Some(at) = at else { return false };
        if !self.stands_alone(parsed) {
            return false;
        }
        let said = parsed.tokens.get(parsed.opening.start..at).unwrap_or_default();
        let hangs = said.iter().any(|token| has(&self.lexicon.possessives, &token.lower));
        if hangs || guard::dangles(said, self.lexicon) {
            return false;
        }
        let statement = parsed.slice(parsed.opening.start, at);
        let answer = crate::generate::realise::bare_end(parsed.slice(at, parsed.tokens.len()));
        if !(3..=28).contains(&answer.split(' ').count()) || statement.split(' ').count() < 4 {
            return false;
        }
        let front = self.asker(parsed).why(statement);
        let back = typeset(&crate::generate::realise::capital(answer), self.lexicon.french);
        let content = Content::Basic { front, back };
        self.add(parsed, Kind::Cause, statement, content, 0.8, found);
        true
    }

    /// The first number with its unit.
    fn number(&self, parsed: &Parsed<'_>) -> Option<(usize, usize)> {
        let from = parsed.opening.start + 2;
        // What was counted in some year is news, not knowledge.
        let year = |token: &super::Token| {
            token.lower.len() == 4
                && token.lower.starts_with(['1', '2'])
                && token.lower.bytes().all(|b| b.is_ascii_digit())
        };
        if parsed.tokens.iter().any(year) {
            return None;
        }
        (from..parsed.tokens.len()).find_map(|at| {
            let token = parsed.tokens.get(at)?;
            let digits = token.lower.chars().next()?.is_ascii_digit();
            let unit = parsed.tokens.get(at + 1)?;
            let known = has(&self.lexicon.units, &unit.lower) || unit.lower == "%";
            // « de 70 à 80 ml », “70–80 mL”: the range is hidden whole.
            let range = matches!(parsed.lower(at - 1), "–" | "-" | "−" | "à" | "to");
            let first = parsed
                .tokens
                .get(at - 2)
                .filter(|t| range && t.lower.starts_with(|c: char| c.is_ascii_digit()));
            (digits && known).then_some((first.unwrap_or(token).range.start, unit.range.end))
        })
    }

    fn gap(
        &self,
        parsed: &Parsed<'_>,
        from: usize,
        to: usize,
        base: f32,
        found: &mut Vec<Candidate>,
    ) {
        let parts = [parsed.text.get(..from), parsed.text.get(from..to), parsed.text.get(to..)];
        let [Some(before), Some(hidden), Some(after)] = parts else { return };
        let french = self.lexicon.french;
        // What is hidden must not be said again beside the gap.
        let again = before.to_lowercase().contains(&hidden.to_lowercase())
            || after.to_lowercase().contains(&hidden.to_lowercase());
        if again || parsed.text.contains("{{") || hidden.contains("::") {
            return;
        }
        let text = typeset(&format!("{before}\u{1}{hidden}\u{2}{after}"), french);
        let text = text.replace('\u{1}', "{{c1::").replace('\u{2}', "}}");
        let key = format!("{before} {after}");
        self.add(parsed, Kind::Cloze, &key, Content::Cloze { text }, base, found);
    }
}
