//! What hangs behind an answer and is no part of it: another predicate, a likeness, a purpose, a
//! clause of its own.
//!
//! The answer is what restricts the noun, and stays true without the rest.

use std::ops::Range;

use crate::generate::language::Language;
use crate::generate::lexicon::Lexicon;
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Analysis, words};

/// Words that a subject may have between its comma and its verb.
const SUBJECT: usize = 8;

/// Where `range` ends without what only hangs on.
pub(crate) fn end(tokens: &[Token], range: &Range<usize>, lexicon: &Lexicon) -> usize {
    let all = tokens.get(range.clone()).unwrap_or_default();
    let acts = matches!(all.first().map(|t| t.tag), Some(Tag::Infinitive | Tag::Preposition));
    let mut depth = 0_i32;
    let cut = (1..all.len()).find(|at| {
        match all.get(at - 1).map(|t| t.tag) {
            Some(Tag::Open) => depth += 1,
            Some(Tag::Close) => depth -= 1,
            _ => {}
        }
        let (before, from) =
            (all.get(..*at).unwrap_or_default(), all.get(*at..).unwrap_or_default());
        let named = before.iter().any(|t| t.tag == Tag::Noun);
        depth == 0
            && named
            && (!acts && is_another_infinitive(from)
                || is_another_verb(from, lexicon)
                || is_a_result(from, lexicon)
                || is_a_series_of_acts(before, from, lexicon)
                || is_a_likeness(from, lexicon)
                || is_absolute(from, lexicon)
                || is_spliced(before, from)
                || is_a_sibling(from)
                || is_a_purpose(before, from, lexicon))
    });
    cut.map_or(range.end, |at| range.start + at)
}

/// « les tissus voisins | et les détruire »
fn is_another_infinitive(from: &[Token]) -> bool {
    let [and, object, verb, ..] = from else { return false };
    and.tag == Tag::Coordinator
        && matches!(object.tag, Tag::Pronoun | Tag::Clitic)
        && verb.tag == Tag::Infinitive
}

/// “albumin | and travels in the blood”; “some time | and they reduce the loss”.
fn is_another_verb(from: &[Token], lexicon: &Lexicon) -> bool {
    let [and, verb, rest @ ..] = from else { return false };
    if and.tag != Tag::Coordinator {
        return false;
    }
    let behind = rest.first().map_or(Tag::End, |t| t.tag);
    // « et elle les échange »
    let it = matches!(verb.lower.as_str(), "il" | "elle" | "ils" | "elles")
        && matches!(behind, Tag::Clitic | Tag::Determiner | Tag::Pronoun);
    let own = verb.tag == Tag::Pronoun && (behind == Tag::Verb || it);
    let rather = |t: &Token| lexicon.noun_is("rather-verb", &t.lower);
    // “and move downward”, “and aggregate”, at the end
    let goes_on = matches!(
        behind,
        Tag::Preposition | Tag::Determiner | Tag::Noun | Tag::Verb | Tag::Adverb | Tag::End
    );
    own || lexicon.language == Language::English && rather(verb) && goes_on
}

/// Where `range` ends without the result that follows it.
pub(crate) fn before_result(tokens: &[Token], range: &Range<usize>, lexicon: &Lexicon) -> usize {
    let results = |at: &usize| {
        let from = tokens.get(*at..range.end).unwrap_or_default();
        (is_a_result(from, lexicon) || is_another_verb(from, lexicon))
            && !tokens
                .get(range.start..*at)
                .unwrap_or_default()
                .iter()
                .any(|t| t.tag == Tag::Relative)
    };
    (range.start + 1..range.end).find(results).unwrap_or(range.end)
}

/// “the firing rate | and therefore reducing the release”, « le débit | et donc réduit la pression ».
fn is_a_result(from: &[Token], lexicon: &Lexicon) -> bool {
    let [and, thus, verb, ..] = from else { return false };
    and.tag == Tag::Coordinator
        && lexicon.noun_is("resulting-in", &thus.lower)
        && matches!(verb.tag, Tag::Verb | Tag::Gerund)
}

/// « la digestion des fibres, | produit des vitamines et protège … »: the verbs of one subject.
fn is_a_series_of_acts(before: &[Token], from: &[Token], lexicon: &Lexicon) -> bool {
    let [comma, verb, object, rest @ ..] = from else { return false };
    let inside = before.iter().any(|t| matches!(t.tag, Tag::Relative | Tag::Subordinator));
    let finite = |t: &Token| {
        let found = words(lexicon.language).analyses(&t.lower);
        found.iter().any(|one| one.is_finite() && !one.has(Analysis::RARE))
    };
    let acts = |t: &Token| t.tag == Tag::Verb && t.form.is_some_and(|form| form.finite());
    let last = rest
        .iter()
        .take_while(|t| !matches!(t.tag, Tag::Relative | Tag::End | Tag::Semicolon))
        .zip(rest.iter().skip(1))
        .any(|(and, verb)| and.tag == Tag::Coordinator && acts(verb));
    comma.tag == Tag::Comma
        && matches!(verb.tag, Tag::Verb | Tag::Participle)
        && finite(verb)
        && object.tag == Tag::Determiner
        && last
        && !inside
}

/// « des gaines de myéline, | semblables au revêtement d’un câble »; a list goes on behind one.
fn is_a_likeness(from: &[Token], lexicon: &Lexicon) -> bool {
    let [comma, alike, ..] = from else { return false };
    let goes_on = from.windows(2).any(|pair| {
        matches!(pair, [comma, and] if comma.tag == Tag::Comma && and.tag == Tag::Coordinator)
    });
    comma.tag == Tag::Comma && lexicon.noun_is("alike", &alike.lower) && !goes_on
}

/// « une hospitalisation, | l’évolution étant imprévisible »
fn is_absolute(from: &[Token], lexicon: &Lexicon) -> bool {
    let [comma, article, rest @ ..] = from else { return false };
    let verb =
        rest.iter().find(|t| !matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Preposition));
    comma.tag == Tag::Comma
        && article.tag == Tag::Determiner
        && rest.first().is_some_and(|t| t.tag == Tag::Noun)
        && verb.is_some_and(|t| lexicon.noun_is("absolute", &t.lower))
}

/// « une partie ouverte, | la partie dorsale est le dermatome »: a clause of its own.
pub(crate) fn is_spliced(before: &[Token], from: &[Token]) -> bool {
    let [comma, article, rest @ ..] = from else { return false };
    // « un nerf qui, la nuit venue, souffre »
    let inside = before.iter().any(|t| matches!(t.tag, Tag::Relative | Tag::Subordinator));
    let subject = rest.iter().take(SUBJECT).position(|t| {
        !matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Preposition | Tag::Determiner)
    });
    let verb = subject.and_then(|at| rest.get(at));
    let acts = verb.is_some_and(|t| t.tag == Tag::Verb && t.form.is_some_and(|f| f.finite()));
    comma.tag == Tag::Comma
        && article.tag == Tag::Determiner
        && rest.first().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective))
        && acts
        && !inside
}

/// “hormones that regulate the stress response, | and the thyroid gland, which …”: another of whatever the
/// noun before the answer is.
fn is_a_sibling(from: &[Token]) -> bool {
    let [comma, and, article, rest @ ..] = from else { return false };
    let told = rest.iter().take(SUBJECT).position(|t| t.tag == Tag::Comma);
    comma.tag == Tag::Comma
        && and.tag == Tag::Coordinator
        && article.tag == Tag::Determiner
        && told.is_some_and(|at| rest.get(at + 1).is_some_and(|t| t.tag == Tag::Relative))
}

/// “any foreign matter | to reduce the chance of infection”; “measures to prevent” are of that kind.
fn is_a_purpose(before: &[Token], from: &[Token], lexicon: &Lexicon) -> bool {
    let [to, verb, ..] = from else { return false };
    let named = before.last().is_some_and(|t| t.tag == Tag::Noun);
    let aimed = before.iter().any(|t| lexicon.noun_is("aimed", &t.lower));
    // “a splint worn daily to …”: what is done to that end.
    let done = before.windows(2).any(|pair| {
        matches!(pair, [noun, done] if noun.tag == Tag::Noun
            && matches!(done.tag, Tag::Participle | Tag::Gerund))
    });
    to.lower == "to"
        && verb.tag == Tag::Infinitive
        && lexicon.noun_is("purpose", &verb.lower)
        && named
        && !aimed
        && !done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn kept(text: &str, language: Language) -> &str {
        let lexicon = lexicon(language);
        let found = tokens(text, lexicon);
        let end = end(&found, &(0..found.len()), lexicon);
        found.get(end.wrapping_sub(1)).map_or("", |last| text.get(..last.end).unwrap_or_default())
    }

    #[test]
    fn another_predicate_goes() {
        let text = "la paroi de la veine et la perforer";
        assert_eq!(kept(text, Language::French), "la paroi de la veine");
        let text = "a carrier protein and travels to the kidney";
        assert_eq!(kept(text, Language::English), "a carrier protein");
        let text = "un canal du noyau et elle le ferme";
        assert_eq!(kept(text, Language::French), "un canal du noyau");
        let text = "the damaged wall and aggregate";
        assert_eq!(kept(text, Language::English), "the damaged wall");
        let text = "la paroi de la veine et la valve";
        assert_eq!(kept(text, Language::French), text);
        let text = "a carrier protein and changes in the kidney";
        assert_eq!(kept(text, Language::English), text);
    }

    #[test]
    fn a_result_and_the_next_act_go() {
        let text = "the filling pressure and thus reducing the output";
        assert_eq!(kept(text, Language::English), "the filling pressure");
        let text = "a rare and thus neglected disease";
        assert_eq!(kept(text, Language::English), text);
        let text = "à la coagulation du sang, produit la bile et stocke le glucose";
        assert_eq!(kept(text, Language::French), "à la coagulation du sang");
        let text = "à la coagulation du sang, la synthèse de la bile et le stockage du glucose";
        assert_eq!(kept(text, Language::French), text);
    }

    #[test]
    fn a_likeness_and_a_clause_of_its_own_go() {
        let text = "une membrane souple, semblable à la peau d’un tambour";
        assert_eq!(kept(text, Language::French), "une membrane souple");
        let text = "une surveillance, le risque étant élevé";
        assert_eq!(kept(text, Language::French), "une surveillance");
        let text = "une couche profonde, la couche superficielle est un épithélium";
        assert_eq!(kept(text, Language::French), "une couche profonde");
        // A list, a relative.
        let text = "une membrane, la chaîne des osselets et la fenêtre ovale";
        assert_eq!(kept(text, Language::French), text);
        let text = "un liquide dont, la nuit, la pression est basse";
        assert_eq!(kept(text, Language::French), text);
    }

    #[test]
    fn another_of_the_same_list_goes() {
        let text = "hormones that regulate stress, and the thyroid gland, which stores iodine";
        assert_eq!(kept(text, Language::English), "hormones that regulate stress");
        let text = "the thyroid gland, and the adrenal glands";
        assert_eq!(kept(text, Language::English), text);
    }

    #[test]
    fn a_purpose_goes_where_it_is_not_the_noun_s() {
        let text = "the damaged cells to prevent their spread";
        assert_eq!(kept(text, Language::English), "the damaged cells");
        let text = "measures to prevent the spread of the disease";
        assert_eq!(kept(text, Language::English), text);
        let text = "a splint worn to prevent stiffness";
        assert_eq!(kept(text, Language::English), text);
    }
}
