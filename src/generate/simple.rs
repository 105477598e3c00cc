//! Simple sentences out of a compound English one: « Renin, an enzyme of the kidney, cleaves A
//! and raises B » says three things of renin.
//!
//! Moves the text's own words and adds no more than « is » or « are ». What a modal, a negation
//! or a subordinate clause holds together stays together.

use std::ops::Range;

use super::language::Language;
use super::lexicon::Lexicon;
use super::token::{Tag, Token};

/// The simple sentences of `text`; none when it is simple already.
pub(crate) fn pieces(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<String> {
    if lexicon.language != Language::English {
        return Vec::new();
    }
    let sentence = Sentence { text, tokens };
    let found = sentence
        .apposition()
        .or_else(|| sentence.clauses())
        .or_else(|| sentence.predicates())
        .unwrap_or_default();
    found.into_iter().filter(|piece| piece.len() < text.len()).collect()
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Sentence<'_> {
    fn tag(&self, i: usize) -> Option<Tag> {
        self.tokens.get(i).map(|t| t.tag)
    }

    fn slice(&self, range: Range<usize>) -> &str {
        let part = self.tokens.get(range).unwrap_or_default();
        match (part.first(), part.last()) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end).unwrap_or_default(),
            _ => "",
        }
    }

    fn end(&self) -> usize {
        self.tokens.iter().rposition(|t| t.tag != Tag::End).map_or(0, |last| last + 1)
    }

    fn commas(&self) -> Vec<usize> {
        let mut depth = 0_i32;
        let mut found = Vec::new();
        for (i, token) in self.tokens.iter().enumerate() {
            match token.tag {
                Tag::Open => depth += 1,
                Tag::Close => depth -= 1,
                Tag::Comma if depth == 0 => found.push(i),
                _ => {}
            }
        }
        found
    }

    /// « X, a Y of Z, does »; « X, which does, does »; « X, known as Y, does ».
    fn apposition(&self) -> Option<Vec<String>> {
        let commas = self.commas();
        let [first, second] = [*commas.first()?, *commas.get(1)?];
        let opens = matches!(
            self.tag(0)?,
            Tag::Determiner | Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Gerund
        );
        let subject = self.tokens.get(..first)?;
        let plain = !subject.iter().any(|t| {
            matches!(
                t.tag,
                Tag::Verb | Tag::Relative | Tag::Pronoun | Tag::Possessive | Tag::Subordinator
            )
        });
        if !opens || !plain || subject.len() > 10 {
            return None;
        }
        let mut verb = second + 1;
        while self.tag(verb) == Some(Tag::Adverb) {
            verb += 1;
        }
        let form = self.tokens.get(verb).filter(|t| t.tag == Tag::Verb)?.form?;
        let be = if form.singular && !form.plural { "is" } else { "are" };
        let subject = self.slice(0..first);
        let inner = self.tokens.get(first + 1..second)?;
        let says = inner.iter().filter(|t| t.is_content()).count();
        let said = self.slice(first + 1..second);
        let opening = inner.first()?;
        let other = match opening.tag {
            Tag::Relative
                if matches!(opening.lower.as_str(), "which" | "who")
                    && inner.get(1).is_some_and(|t| t.tag == Tag::Verb)
                    && says >= 2 =>
            {
                format!("{subject} {}.", self.slice(first + 2..second))
            }
            Tag::Participle
                if inner.len() >= 3
                    && !inner.iter().any(|t| t.tag == Tag::Verb)
                    && !inner.iter().any(|t| t.lower == "also") =>
            {
                format!("{subject} {be} {said}.")
            }
            Tag::Determiner
                if matches!(opening.lower.as_str(), "a" | "an" | "the")
                    && says >= 2
                    && inner.len() >= 3 =>
            {
                format!("{subject} {be} {said}.")
            }
            // « Hypnozoites, dormant forms of the parasite, are ».
            Tag::Adjective | Tag::Noun
                if be == "are"
                    && says >= 3
                    && inner.iter().any(|t| t.tag == Tag::Preposition)
                    && inner
                        .iter()
                        .take_while(|t| t.tag != Tag::Preposition)
                        .last()
                        .is_some_and(|t| t.lower.ends_with('s'))
                    && !inner.iter().any(|t| t.tag == Tag::Verb) =>
            {
                format!("{subject} are {said}.")
            }
            // « Beta-2 agonists, such as salbutamol, relax »: without the examples.
            _ if ["such", "including", "like"].contains(&opening.lower.as_str()) => {
                let end = self.end();
                return Some(vec![format!("{subject} {}.", self.slice(second + 1..end))]);
            }
            _ => return None,
        };
        Some(vec![other, format!("{subject} {}.", self.slice(second + 1..self.end()))])
    }

    /// « A does, whereas B does »; « A does, and B does »; « A does; B does ».
    fn clauses(&self) -> Option<Vec<String>> {
        let verb = self.main_verb()?;
        let end = self.end();
        let semicolon =
            self.tokens.iter().position(|t| t.tag == Tag::Semicolon).into_iter().collect();
        for comma in [self.commas(), semicolon].concat() {
            if comma <= verb {
                continue;
            }
            let mark = self.tag(comma);
            let joined = self.tokens.get(comma + 1)?;
            let parts = mark == Some(Tag::Semicolon)
                || matches!(joined.lower.as_str(), "whereas" | "while" | "and" | "but");
            if !parts {
                continue;
            }
            let start = comma + 1 + usize::from(mark != Some(Tag::Semicolon));
            if self.starts_clause(start, end) {
                return Some(vec![
                    format!("{}.", self.slice(0..comma)),
                    format!("{}.", capital(self.slice(start..end))),
                ]);
            }
        }
        None
    }

    /// Whether a noun phrase and its verb stand here, with nothing between.
    fn starts_clause(&self, start: usize, end: usize) -> bool {
        let Some(part) = self.tokens.get(start..end) else { return false };
        let Some(verb) = part.iter().position(|t| t.tag == Tag::Verb) else { return false };
        let before = part.get(..verb).unwrap_or_default();
        verb > 0
            && verb <= 9
            && before.iter().any(|t| t.tag == Tag::Noun)
            && !before.iter().any(|t| {
                matches!(
                    t.tag,
                    Tag::Comma
                        | Tag::Relative
                        | Tag::Subordinator
                        | Tag::Pronoun
                        | Tag::Demonstrative
                        | Tag::Possessive
                        | Tag::Coordinator
                )
            })
    }

    /// The first finite verb that is not in a relative clause.
    fn main_verb(&self) -> Option<usize> {
        let mut owed = 0_u32;
        for (i, token) in self.tokens.iter().enumerate() {
            match token.tag {
                Tag::Relative | Tag::Subordinator => owed += 1,
                Tag::Verb if owed == 0 => return Some(i),
                Tag::Verb => owed -= 1,
                Tag::Colon | Tag::Semicolon => return None,
                _ => {}
            }
        }
        None
    }

    /// « A does B and does C ».
    fn predicates(&self) -> Option<Vec<String>> {
        let verb = self.main_verb()?;
        let form = self.tokens.get(verb)?.form?;
        let end = self.end();
        let modal = matches!(
            form.lemma,
            "can" | "could" | "may" | "might" | "must" | "will" | "should" | "do"
        );
        let mut start = verb;
        while start > 0 && matches!(self.tag(start - 1), Some(Tag::Adverb | Tag::Negation)) {
            start -= 1;
        }
        if modal || start == 0 || form.past {
            return None;
        }
        let subject = self.slice(0..start);
        for i in verb + 1..end {
            let token = self.tokens.get(i)?;
            if matches!(
                token.tag,
                Tag::Relative | Tag::Subordinator | Tag::Negation | Tag::Open | Tag::Semicolon
            ) || token.tag == Tag::Verb
            {
                // “A does, these B are done and are …”: the last is told of another subject.
                return None;
            }
            if token.tag != Tag::Coordinator || !matches!(token.lower.as_str(), "and" | "but") {
                continue;
            }
            let mut next = i + 1;
            while self.tag(next) == Some(Tag::Adverb) {
                next += 1;
            }
            let Some(second) = self.tokens.get(next) else { continue };
            let first_end = if self.tag(i - 1) == Some(Tag::Comma) { i - 1 } else { i };
            let agrees = second.form.is_some_and(|f| {
                !f.past && ((f.singular && form.singular) || (f.plural && form.plural))
            });
            let again = match second.tag {
                Tag::Verb if agrees => subject.to_owned(),
                Tag::Participle
                    if form.lemma == "be"
                        && (verb + 1..verb + 3).any(|j| self.tag(j) == Some(Tag::Participle))
                        && matches!(self.tag(next + 1), Some(Tag::Preposition)) =>
                {
                    format!("{subject} {}", self.slice(verb..verb + 1))
                }
                _ => continue,
            };
            return Some(vec![
                format!("{}.", self.slice(0..first_end)),
                format!("{again} {}.", self.slice(i + 1..end)),
            ]);
        }
        None
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn parted(text: &str) -> Vec<String> {
        let lexicon = lexicon(Language::English);
        pieces(text, &tokens(text, lexicon), lexicon)
    }

    #[test]
    fn what_is_said_twice_of_one_subject_is_parted() {
        assert_eq!(
            parted("Gastrin, a hormone of the antrum, stimulates acid secretion."),
            ["Gastrin is a hormone of the antrum.", "Gastrin stimulates acid secretion."]
        );
        assert_eq!(
            parted("The spleen filters blood and stores platelets."),
            ["The spleen filters blood.", "The spleen stores platelets."]
        );
        assert_eq!(
            parted("Arteries carry blood away from the heart, whereas veins carry blood to it."),
            ["Arteries carry blood away from the heart.", "Veins carry blood to it."]
        );
        assert_eq!(
            parted("Iron is absorbed in the gut and stored in the liver."),
            ["Iron is absorbed in the gut.", "Iron is stored in the liver."]
        );
    }

    #[test]
    fn a_modal_and_a_list_hold_together() {
        for whole in [
            "Steroids may cause diabetes and weaken bone.",
            "Fever, cough, and chest pain occur in pneumonia.",
            "Bile contains water, salts, and cholesterol.",
            "The ducts carry bile, these ducts are short and open into the gut.",
        ] {
            assert!(parted(whole).is_empty(), "{whole}");
        }
    }
}
