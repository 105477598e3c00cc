//! « Oligurie : débit urinaire faible »: a label whose value says what it means.
//!
//! Leaves out values that are lists, doses, rankings, places or sentences, and labels that need
//! « of what ».

use super::typed_label::{Pair, fact, typed_label};
use super::{Context, Fact, Said};
use crate::generate::frequency::zipf;
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::term::{self, singular};
use crate::generate::token::Tag;
use crate::generate::words::{Category, can_be, can_be_nominal};
use crate::generate::{Kind, Reason};

/// The definition that `pair` gives, if it is one; `sure`: the layout says that the label is a term.
pub(super) fn definition(
    context: &Context<'_>,
    pair: &Pair<'_>,
    sure: bool,
) -> Result<Option<Fact>, Reason> {
    let Pair { label, words, head, value, text } = *pair;
    let Some(first) = value.first() else { return Err(Reason::Fragment) };
    let content = value.iter().filter(|t| t.is_content()).count();
    let count = value.iter().filter(|t| t.is_word()).count();
    // « L’acidocétose : conduite à tenir » says which side is told.
    let side = matches!(sort(text, lists(context.language())), Sort::Rubric | Sort::Empty);
    if side {
        return Err(Reason::NoPattern);
    }
    // A definition is a noun phrase of some length: « hormone sécrétée par … ».
    let main = value.iter().position(|t| t.tag == Tag::Verb);
    let relative = value.iter().position(|t| matches!(t.tag, Tag::Relative | Tag::Subordinator));
    if main.is_some_and(|main| relative.is_none_or(|relative| main < relative)) {
        return Err(Reason::NoPattern);
    }
    // « Anxiolytiques : Atarax ; Buspar ; … » names some of them.
    let named = text.matches(';').count() >= 2;
    let list =
        named || value.iter().filter(|t| t.tag == Tag::Comma).count() >= 2 && relative.is_none();
    let enumerated = value.iter().any(|t| t.tag == Tag::Comma)
        && !value
            .iter()
            .any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle));
    // « Oligurie : débit urinaire faible (100 à 400 mL/j) »: a learned word, then a phrase.
    let learned = words.len() == 1
        && zipf(head, context.language()) < 3.0
        && first.tag == Tag::Noun
        && !context.lexicon.verb(&first.lower).is_some_and(|form| form.infinitive)
        && (can_be(head, Category::Noun, context.language())
            || !can_be(head, Category::Adjective, context.language()))
        && value.get(1).is_some_and(|t| t.tag != Tag::Number);
    let unsure = !sure
        && (value.iter().any(|t| t.tag == Tag::Number) && !learned
            || (words.len() > 1
                && !value
                    .iter()
                    .any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle))));
    // “hypertriglyceridaemia – usu. >10 mmol/L” says from when on.
    let measured = context.lexicon.noun_is("around-number", &first.lower);
    // « Troisième cause de … » ranks; « Définition de l’OMS : … » quotes.
    let spelled = first.lower.chars().count() == 1 && first.tag == Tag::Noun;
    let ranked = spelled
        || measured
        || first.lower.ends_with("ième")
        || matches!(first.lower.as_str(), "premier" | "première" | "définition" | "ex")
        || matches!(first.lower.as_str(), "tout" | "toute" | "tous" | "toutes" | "chaque");
    if ranked || value.iter().any(|t| t.tag == Tag::Colon) {
        return Err(Reason::NoPattern);
    }
    let quoted = !sure
        && words.len() > 1
        && !context.evidence.knows_gender(head)
        && context.language() == Language::French;
    let bare_pair = !sure
        && value.iter().any(|t| t.tag == Tag::Coordinator)
        && !value.iter().any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative));
    // « Rétinoïde : trétinoïne 0,025 % » is a product, not what the term means.
    let number = value.iter().position(|t| t.tag == Tag::Number);
    let told = value.iter().position(|t| {
        matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle | Tag::Determiner)
    });
    let compared = text.contains(['<', '>', '≥', '≤']);
    let dosed =
        !compared && !learned && number.is_some_and(|number| told.is_none_or(|told| number < told));
    // « Fréquente, appellation … » adds; « société française … » is an organisation.
    let added = first.lower == "ex"
        || first.tag == Tag::Adjective && value.get(1).is_some_and(|t| t.tag == Tag::Comma);
    let organisation = context.lexicon.noun_is("organisation", &first.lower);
    let code = label.contains('+') || label.chars().filter(char::is_ascii_digit).count() >= 3;
    // « Glomérule : situé dans … » tells where; « Départ : artère rénale » is the section's.
    let bare = first.tag == Tag::Participle && context.language() == Language::French;
    // “Intrarenal: direct damage …”: intrarenal what?
    let adjectival = context.language() == Language::English
        && words.len() == 1
        && !can_be(head, Category::Noun, Language::English)
        && (can_be(head, Category::Adjective, Language::English)
            || ["al", "ic", "ary"].iter().any(|end| head.ends_with(end)));
    // « Hématologiques : pancytopénie » is a side of what stands above.
    let quality = context.language() == Language::French
        && words.len() == 1
        && can_be(head, Category::Adjective, Language::French)
        && !can_be(head, Category::Noun, Language::French);
    if adjectival && !sure || quality {
        return Err(Reason::Fragment);
    }
    let common = !sure && count < 5 && zipf(head, context.language()) > 4.0;
    if bare || common {
        return Err(Reason::NoPattern);
    }
    if enumerated || unsure || quoted || bare_pair || dosed || added || organisation || code {
        return Err(Reason::NoPattern);
    }
    let nominal =
        matches!(first.tag, Tag::Noun | Tag::Determiner | Tag::Adjective | Tag::Participle);
    let illness = context.lexicon.noun_is("illness", head) && words.len() > 1;
    let relational = (context.lexicon.noun_is("relational", head) && !illness)
        || typed_label(label, context.lexicon).is_some()
        || context.lexicon.noun_is("vague", &singular(head));
    let genus = term::head(value, context.language()).unwrap_or_default();
    let titled = context.lexicon.noun_is("report", &genus);
    let vague = context.lexicon.noun_is("vague", &genus) || titled;
    if !nominal || list || relational || vague || content < 2 {
        return Err(Reason::NoPattern);
    }
    if words.iter().any(|w| {
        context
            .lexicon
            .verb(&w.to_lowercase())
            .is_some_and(|f| f.finite() && !can_be_nominal(&w.to_lowercase(), context.language()))
    }) {
        return Err(Reason::Fragment);
    }
    if !context.evidence.knows_gender(head) && !sure && content < 3 && words.len() > 3 {
        return Err(Reason::NoPattern);
    }
    let articles = ["le ", "la ", "les ", "l’", "l'", "the ", "un ", "une ", "a ", "an "];
    let lower = label.to_lowercase();
    let article = articles.iter().find(|article| lower.starts_with(**article));
    let label = label.get(article.map_or(0, |article| article.len())..).unwrap_or(label);
    let term_words = context.evidence.lowered(label);
    let plural = context.language() == Language::French && singular(head) != head;
    let term = term::Phrase {
        determiner: String::new(),
        gender: Some(context.evidence.gender(head)),
        head: head.to_owned(),
        words: term_words,
        plural,
        named: false,
    };
    // « Atarax ; Buspar ; … »: members ask for no class.
    let members = value.iter().filter(|t| t.tag == Tag::Semicolon).count() >= 2;
    let reverse = content >= 4 && !members && !super::leak::leaks(label, value);
    let definition = match text.split_once(' ') {
        Some((first, _)) if can_be_nominal(&first.to_lowercase(), context.language()) => {
            lower_first(text)
        }
        _ => context.evidence.lowered(text),
    };
    let said = Said::Definition { term, definition, reverse };
    Ok(Some(fact(Kind::Definition, if sure { 0.95 } else { 0.75 }, said)))
}
