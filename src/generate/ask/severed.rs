//! Gaps that part what is said together: one of several things of which the others stay on the front, a noun
//! behind the adjective or the quantity that is its own, what a sign adds to another.

use std::ops::Range;

use super::gapped::{Gap, Sentence};
use super::phrase::links;
use super::{Setting, Way};
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Category, can_be};

/// A list has at least so many members.
const SEVERAL: usize = 3;

/// Whether `gap`, a phrase, is cut out of what it belongs to.
pub(super) fn is(setting: &Setting<'_>, sentence: &Sentence<'_>, gap: &Gap) -> bool {
    if !matches!(gap.way, Way::GapPhrase | Way::GapSubject) {
        return false;
    }
    let tokens = sentence.tokens;
    let Some(from) = tokens.iter().position(|t| t.start >= gap.range.start) else { return false };
    let to = tokens.iter().position(|t| t.start >= gap.range.end).unwrap_or(tokens.len());
    is_one_of_several(tokens, from..to)
        || is_some_of(setting, tokens, from)
        || is_qualified_ahead(setting, tokens, from)
        || takes_a_predicate(setting, tokens, from..to)
        || is_added(sentence.text, &gap.range)
}

/// « les muscles + [ligaments] »: one of what is summed up.
fn is_added(text: &str, gap: &Range<usize>) -> bool {
    let before = text.get(..gap.start).unwrap_or_default().trim_end();
    let after = text.get(gap.end..).unwrap_or_default();
    before.ends_with(" +") || after.starts_with(" + ")
}

/// « certains [gènes] », “within a few [days]”: how many there are, or that there are others, stands before it.
fn is_some_of(setting: &Setting<'_>, tokens: &[Token], from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|t| setting.lexicon.noun_is("one-of-more", &t.lower))
}

/// “an atopic [dermatitis]”: in English, the adjective before the gap belongs to what it hides, but one that only
/// grades it.
fn is_qualified_ahead(setting: &Setting<'_>, tokens: &[Token], from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|at| tokens.get(at));
    let grades = |t: &Token| setting.lexicon.noun_is("evaluating", &t.lower);
    !setting.grammar.participles_agree()
        && before.is_some_and(|t| t.tag == Tag::Adjective && !grades(t))
}

/// “makes [saliva antiseptic]”: in English an adjective behind its noun says what the noun is made.
fn takes_a_predicate(setting: &Setting<'_>, tokens: &[Token], gap: Range<usize>) -> bool {
    let told = tokens.get(gap).unwrap_or_default();
    !setting.grammar.participles_agree()
        && matches!(told, [.., noun, last] if noun.tag == Tag::Noun
            && last.tag == Tag::Adjective
            && !can_be(&last.lower, Category::Noun, setting.lexicon.language))
}

/// How a member of a list begins: its preposition and whether it has a definite article.
fn opening(small: &[Token]) -> (Option<bool>, Option<&str>) {
    let article = small.iter().find(|t| t.tag == Tag::Determiner || t.lower == "l’");
    let definite = ["le", "la", "les", "l’", "the"];
    let definite = article.map(|t| definite.contains(&t.lower.as_str()));
    let before = small.iter().find(|t| t.tag == Tag::Preposition || links(t));
    let named = before.map(|t| if links(t) { "de" } else { t.lower.as_str() });
    (definite, named)
}

fn is_small(t: &Token) -> bool {
    matches!(t.tag, Tag::Determiner | Tag::Preposition) || links(t) || t.lower == "l’"
}

fn separates(t: &Token) -> bool {
    matches!(t.tag, Tag::Comma | Tag::Coordinator)
}

/// « Traitement : [mannitol], furosémide, acétazolamide »: like phrases before or behind it, between commas.
fn is_one_of_several(tokens: &[Token], gap: Range<usize>) -> bool {
    let small =
        tokens.get(..gap.start).unwrap_or_default().iter().rev().take_while(|t| is_small(t));
    let start = gap.start - small.count();
    let own = opening(tokens.get(start..gap.start).unwrap_or_default());
    let mut members = 1;
    let mut at = behind_brackets(tokens, gap.end);
    while let Some(end) = member(tokens, at, own) {
        members += 1;
        at = end;
    }
    let mut before = start;
    while let Some(from) = member_before(tokens, before) {
        members += 1;
        before = from;
    }
    members >= SEVERAL
}

/// Behind « (LCR) », if such stands at `at`.
fn behind_brackets(tokens: &[Token], at: usize) -> usize {
    if !tokens.get(at).is_some_and(|t| t.tag == Tag::Open) {
        return at;
    }
    let closes = tokens.iter().skip(at).position(|t| t.tag == Tag::Close);
    closes.map_or(at, |by| at + by + 1)
}

/// The end of the member of a list that a comma or a coordinator at `at` opens.
fn member(tokens: &[Token], at: usize, like: (Option<bool>, Option<&str>)) -> Option<usize> {
    let joints = tokens.iter().skip(at).take_while(|t| separates(t)).count();
    let from = at + joints;
    let small = tokens.iter().skip(from).take_while(|t| is_small(t)).count();
    let (definite, preposition) = opening(tokens.get(from..from + small)?);
    let same = definite == like.0 && (preposition.is_none() || preposition == like.1);
    let rest = tokens.get(from + small..)?;
    let inner = |t: &&Token| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Number | Tag::Participle) || is_small(t)
    };
    let words = rest.iter().take_while(inner).count();
    let told = rest.get(..words)?;
    let named = told.iter().any(|t| t.tag == Tag::Noun);
    let end = behind_brackets(tokens, from + small + words);
    let ends = tokens.get(end).is_none_or(|t| {
        separates(t) || matches!(t.tag, Tag::End | Tag::Semicolon | Tag::Verb | Tag::Close)
    });
    (joints > 0 && same && named && ends).then_some(end)
}

/// Where the member begins that ends before the comma at the end of `tokens[..end]`.
fn member_before(tokens: &[Token], end: usize) -> Option<usize> {
    let shown = tokens.get(..end)?;
    let joints = shown.iter().rev().take_while(|t| separates(t)).count();
    let shown = shown.get(..end - joints)?;
    let words = shown.iter().rev().take_while(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Number | Tag::Participle) || is_small(t)
    });
    let words = words.count();
    let from = shown.len() - words;
    let told = shown.get(from..)?;
    let named = told.iter().any(|t| t.tag == Tag::Noun);
    let comma = tokens.get(end - joints..end)?.iter().any(|t| t.tag == Tag::Comma);
    // « En cas de fièvre, »: what leads in is no member.
    let opens = from == 0 || shown.get(from - 1).is_some_and(|t| matches!(t.tag, Tag::End));
    let lead = opens && told.first().is_some_and(|t| t.tag == Tag::Preposition);
    (joints > 0 && comma && named && !lead).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{gaps, hidden, with};
    use super::*;
    use crate::generate::language::Language::{self, English, French};
    use crate::generate::tokenise::tokens;

    fn place(found: &[Token], text: &str, hidden: &str) -> Range<usize> {
        let at = text.find(hidden).unwrap();
        let from = found.iter().position(|t| t.start >= at).unwrap();
        let end = at + hidden.len();
        from..found.iter().position(|t| t.start >= end).unwrap_or(found.len())
    }

    fn one_of(text: &str, hidden: &str, language: Language) -> bool {
        with(language, &[], |setting| {
            let found = tokens(text, setting.lexicon);
            is_one_of_several(&found, place(&found, text, hidden))
        })
    }

    #[test]
    fn one_member_of_a_list_is_not_hidden() {
        let told = "Traitement : mannitol, furosémide, acétazolamide.";
        assert!(one_of(told, "mannitol", French) && one_of(told, "furosémide", French));
        assert!(one_of(
            "Think renal agenesis, growth restriction, sepsis.",
            "renal agenesis",
            English
        ));
        // What stands beside it names or tells it.
        let told = "La rétine, tunique nerveuse, reçoit la lumière.";
        assert!(!one_of(told, "rétine", French));
        let told = "Le rein libère la rénine, une enzyme, puis le foie l’angiotensinogène.";
        assert!(!one_of(told, "rénine", French));
    }

    #[test]
    fn a_noun_is_not_hidden_without_what_counts_or_qualifies_it() {
        let found = hidden("L’irradiation abîme certains gènes des cellules germinales.", French);
        assert!(!found.iter().any(|gap| gap.starts_with("gènes")), "{found:?}");
        let found = hidden("L’irradiation abîme les gènes des cellules germinales.", French);
        assert!(found.iter().any(|gap| gap.starts_with("gènes")), "{found:?}");
        let found = hidden("The swelling vanishes within a few days of life.", English);
        assert!(!found.iter().any(|gap| gap.starts_with("days")), "{found:?}");
        let cut = |text: &str, gap: &str| {
            with(English, &[], |setting| {
                let found = tokens(text, setting.lexicon);
                let gap = place(&found, text, gap);
                is_qualified_ahead(setting, &found, gap.start)
                    || takes_a_predicate(setting, &found, gap)
            })
        };
        assert!(cut("Allergic dermatitis follows.", "dermatitis"));
        assert!(!cut("Allergic dermatitis follows.", "Allergic dermatitis"));
        assert!(cut("Boiling makes the water sterile.", "water sterile"));
        assert!(!cut("Valine replaces glutamic acid.", "glutamic acid"));
    }

    #[test]
    fn what_is_added_up_is_not_parted() {
        let told = "Expiration forcée : muscles intercostaux + muscles abdominaux.";
        let at = told.find("muscles abdominaux").unwrap();
        assert!(is_added(told, &(at..told.len() - 1)));
        assert!(!is_added("Les ions K+ sortent.", &(4..11)));
    }

    #[test]
    fn the_end_of_a_set_phrase_is_not_hidden() {
        let told = "La mise en place systématique d’une perfusion retarde la délivrance.";
        let found = gaps(told, French);
        assert!(!found.iter().any(|front| front.contains("mise en […]")), "{found:?}");
        let found = gaps("Le greffon reste en milieu hypertonique pendant la nuit.", French);
        assert!(found.iter().any(|front| front.contains("en […]")), "{found:?}");
    }
}
