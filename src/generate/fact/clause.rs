//! The main clause of a sentence: what is said of what.
//!
//! Finds the first finite verb outside brackets and relative clauses, the noun phrase before it
//! and the rest after it. Leaves out a subject that points elsewhere (pronoun, demonstrative,
//! possessive), a past tense, and whatever it cannot parse.

use std::ops::Range;

use super::group::group;
pub(crate) use super::predicate::{Clause, Predicate};
use crate::generate::Reason;
use crate::generate::language::Language;
use crate::generate::lexicon::Lexicon;
use crate::generate::token::{Tag, Token};

/// Parses the main clause.
pub(crate) fn parse(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Result<Clause, Reason> {
    let end = tokens.iter().rposition(Token::is_word).map_or(0, |last| {
        let close = tokens.get(last + 1).is_some_and(|t| matches!(t.tag, Tag::Close | Tag::Quote));
        let percent =
            tokens.get(last + 1).is_some_and(|t| matches!(t.lower.as_str(), "%" | "‰" | "°"));
        last + 1 + usize::from(close || percent)
    });
    let mut start = connector(text, tokens, lexicon);
    let mut lead = None;
    if let Some(comma) = lead_end(tokens, start, end, lexicon.language) {
        let part = tokens.get(start..comma).unwrap_or_default();
        pointing(part)?;
        // « Plus rarement, … »: than what?
        if part
            .first()
            .is_some_and(|t| matches!(t.lower.as_str(), "plus" | "moins" | "more" | "less"))
        {
            return Err(Reason::Dangling);
        }
        let concession = part.first().is_some_and(|t| {
            t.tag == Tag::Subordinator
                && !matches!(
                    t.lower.as_str(),
                    "si" | "lorsque" | "lorsqu’" | "quand" | "if" | "when" | "once"
                )
        });
        if concession || part.len() > 14 {
            return Err(Reason::NoPattern);
        }
        lead = Some(start..comma);
        start = comma + 1;
        if let Some(t) = tokens.get(start)
            && t.tag == Tag::Adverb
            && tokens.get(start + 1).is_some_and(|t| t.tag == Tag::Comma)
        {
            start += 2;
        }
    }
    // « As blood flows into … »: a clause, whatever « as » is taken for.
    if tokens.first().is_some_and(|t| t.lower == "as") && lexicon.language == Language::English {
        return Err(Reason::NoPattern);
    }
    opens_well(tokens, start)?;
    let verb = main_verb(tokens, start, end).ok_or(Reason::Fragment)?;
    let mut group_start = verb;
    while group_start > start
        && tokens.get(group_start - 1).is_some_and(|t| {
            matches!(t.tag, Tag::Clitic | Tag::Negation)
                || (t.tag == Tag::Pronoun && lexicon.language == Language::French)
                || (t.tag == Tag::Adverb && lexicon.language == Language::English)
        })
    {
        group_start -= 1;
    }
    let (subject, gloss) = subject(tokens, start, group_start, lexicon)?;
    let mut clause = group(tokens, group_start, verb, end, lexicon)?;
    clause.lead = lead;
    clause.subject = subject;
    clause.gloss = gloss;
    Ok(clause)
}

/// The position after « De plus, », « Cependant, ».
fn connector(text: &str, tokens: &[Token], lexicon: &Lexicon) -> usize {
    let lower =
        text.get(..text.len().min(60)).map_or_else(|| text.to_lowercase(), str::to_lowercase);
    let lower = lower.replace('\'', "’");
    for phrase in lexicon.phrases("connector") {
        let Some(rest) = lower.strip_prefix(phrase) else { continue };
        if rest.starts_with(',') {
            let comma = tokens.iter().position(|t| t.tag == Tag::Comma);
            return comma.map_or(0, |comma| comma + 1);
        }
        if rest.starts_with(' ')
            && !phrase.contains(' ')
            && tokens.first().is_some_and(|t| {
                matches!(t.tag, Tag::Coordinator | Tag::Adverb) && t.end == phrase.len()
            })
        {
            return 1;
        }
    }
    0
}

/// The comma that ends a complement before the subject.
fn lead_end(tokens: &[Token], start: usize, end: usize, language: Language) -> Option<usize> {
    let first = tokens.get(start)?;
    let opens = matches!(first.tag, Tag::Preposition | Tag::Subordinator | Tag::Adverb)
        || (language == Language::French && first.tag == Tag::Gerund);
    if !opens {
        return None;
    }
    let mut depth = 0_i32;
    for (i, token) in tokens.iter().enumerate().take(end).skip(start) {
        match token.tag {
            Tag::Open => depth += 1,
            Tag::Close => depth -= 1,
            Tag::Comma if depth <= 0 => return (i > start).then_some(i),
            Tag::Verb if depth <= 0 && first.tag != Tag::Subordinator => return None,
            _ => {}
        }
    }
    None
}

/// Refuses words that point outside.
fn pointing(tokens: &[Token]) -> Result<(), Reason> {
    for token in tokens {
        match token.tag {
            Tag::Pronoun | Tag::Demonstrative => return Err(Reason::Pronoun),
            Tag::Possessive => return Err(Reason::Dangling),
            // “such individuals”, « de tels patients »
            _ if matches!(token.lower.as_str(), "such" | "tels" | "telles") => {
                return Err(Reason::Dangling);
            }
            _ => {}
        }
    }
    Ok(())
}

fn opens_well(tokens: &[Token], start: usize) -> Result<(), Reason> {
    match tokens.get(start).map(|t| t.tag) {
        Some(Tag::Pronoun | Tag::Demonstrative | Tag::Clitic) => Err(Reason::Pronoun),
        Some(Tag::Possessive) => Err(Reason::Dangling),
        None | Some(Tag::Verb | Tag::Infinitive | Tag::Relative | Tag::Subordinator) => {
            Err(Reason::Fragment)
        }
        _ => Ok(()),
    }
}

/// The first finite verb outside brackets and relative clauses.
fn main_verb(tokens: &[Token], start: usize, end: usize) -> Option<usize> {
    let mut depth = 0_i32;
    let mut owed = 0_u32;
    for (i, token) in tokens.iter().enumerate().take(end).skip(start) {
        match token.tag {
            Tag::Open => depth += 1,
            Tag::Close => depth -= 1,
            Tag::Relative | Tag::Subordinator if depth <= 0 && i > start => owed += 1,
            Tag::Verb if depth <= 0 => {
                if owed == 0 {
                    return Some(i);
                }
                owed -= 1;
            }
            Tag::Colon | Tag::Semicolon if depth <= 0 => return None,
            _ => {}
        }
    }
    None
}

type Subject = (Range<usize>, Option<Range<usize>>);

fn subject(
    tokens: &[Token],
    start: usize,
    end: usize,
    lexicon: &Lexicon,
) -> Result<Subject, Reason> {
    let mut range = start..end;
    while range.end > range.start
        && tokens.get(range.end - 1).is_some_and(|t| matches!(t.tag, Tag::Comma))
    {
        range.end -= 1;
    }
    // « les métastases ou métastases »: the same word twice is one.
    if let Some(or) =
        tokens.get(range.clone()).and_then(|part| part.iter().position(|t| t.lower == "ou"))
        && range.end == range.start + or + 2
        && or > 0
        && tokens.get(range.start + or - 1).map(|t| &t.lower)
            == tokens.get(range.start + or + 1).map(|t| &t.lower)
    {
        range.end = range.start + or;
    }
    let part = tokens.get(range.clone()).unwrap_or_default();
    if part.is_empty()
        || !part
            .iter()
            .any(|t| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Infinitive | Tag::Gerund))
    {
        return Err(Reason::Fragment);
    }
    pointing(part)?;
    // “In adults the usual cause”: a lead without its comma was read with the subject.
    if part.first().is_some_and(|t| t.tag == Tag::Preposition) {
        return Err(Reason::NoPattern);
    }
    // « …, and can then travel »: the subject is further left.
    if part
        .last()
        .is_some_and(|t| matches!(t.tag, Tag::Coordinator | Tag::Adverb | Tag::Preposition))
    {
        return Err(Reason::NoPattern);
    }
    if part.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Negation | Tag::Colon | Tag::Semicolon | Tag::Dash | Tag::Symbol | Tag::Quote
        ) && t.lower != "%"
    }) {
        return Err(Reason::NoPattern);
    }
    let words = part.iter().filter(|t| t.is_word()).count();
    let mut depth = 0_i32;
    let commas: Vec<usize> = part
        .iter()
        .enumerate()
        .filter_map(|(i, t)| {
            match t.tag {
                Tag::Open => depth += 1,
                Tag::Close => depth -= 1,
                _ => {}
            }
            (t.tag == Tag::Comma && depth == 0).then_some(range.start + i)
        })
        .collect();
    if let Some(first) = commas.first().copied() {
        let closes = end > range.end;
        let last = range.end;
        let after = tokens.get(first + 1..last).unwrap_or_default();
        let said: Vec<&str> = after.iter().take(6).map(|t| t.lower.as_str()).collect();
        let said = said.join(" ").replace("’ ", "’");
        let doublet = lexicon.phrases("doublet").iter().any(|d| said.starts_with(d))
            || said.starts_with("ou ");
        // « X, situé dans Y, est … », « X, qui …, est … »: what stands between commas only adds.
        let adds = after.first().is_some_and(|t| {
            matches!(t.tag, Tag::Participle | Tag::Preposition)
                || matches!(t.lower.as_str(), "qui" | "dont" | "which" | "who")
        }) && after.len() <= 16;
        if commas.len() == 1 && closes && (doublet || adds) {
            return Ok((range.start..first, Some(first + 1..last)));
        }
        let listed = after.iter().any(|t| t.lower == "et" || t.lower == "and");
        if closes || !listed {
            return Err(Reason::NoPattern);
        }
    }
    if words > 18 {
        return Err(Reason::TooLong);
    }
    Ok((range, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::Voice;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn parsed(text: &str, language: Language) -> Result<(String, Predicate, String), Reason> {
        let lexicon = lexicon(language);
        let tokens = tokens(text, lexicon);
        let clause = parse(text, &tokens, lexicon)?;
        let part = |range: Range<usize>| {
            let part = &tokens[range];
            part.first()
                .map_or(String::new(), |f| text[f.start..part[part.len() - 1].end].to_owned())
        };
        Ok((part(clause.subject), clause.predicate, part(clause.rest)))
    }

    #[test]
    fn french_clauses() {
        let (subject, predicate, rest) =
            parsed("De plus, les diurétiques peuvent entraîner une soif.", Language::French)
                .unwrap();
        assert_eq!(subject, "les diurétiques");
        assert_eq!(predicate, Predicate::Verb(Voice::Active, "entraîner"));
        assert_eq!(rest, "une soif");
        let (_, predicate, rest) =
            parsed("La bile est sécrétée par le foie.", Language::French).unwrap();
        assert_eq!(predicate, Predicate::Verb(Voice::Passive, "sécréter"));
        assert_eq!(rest, "par le foie");
        assert_eq!(parsed("Ces tumeurs sont petites.", Language::French), Err(Reason::Pronoun));
        assert_eq!(parsed("Il est rare.", Language::French), Err(Reason::Pronoun));
        assert_eq!(
            parsed("Son traitement repose sur le repos.", Language::French),
            Err(Reason::Dangling)
        );
    }

    #[test]
    fn english_clauses() {
        let (subject, predicate, rest) =
            parsed("Antithyroid drugs can cause agranulocytosis.", Language::English).unwrap();
        assert_eq!(subject, "Antithyroid drugs");
        assert_eq!(predicate, Predicate::Verb(Voice::Active, "cause"));
        assert_eq!(rest, "agranulocytosis");
        let (subject, predicate, _) = parsed("Colloid is a fluid.", Language::English).unwrap();
        assert_eq!((subject.as_str(), predicate), ("Colloid", Predicate::Copula));
    }
}
