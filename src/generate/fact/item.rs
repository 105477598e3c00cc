//! One bullet as an item of a list: a short phrase that points nowhere.
//!
//! Leaves out bullets that are sentences, questions, headings of more bullets, or misread.

use super::Context;
use crate::generate::token::Tag;
use crate::generate::{guard, rubric};

/// One bullet as an item of a list: short, a phrase, pointing nowhere. What follows its colon
/// explains it and goes; `actions` may open with an infinitive.
pub(crate) fn item(context: &Context<'_>, actions: bool) -> Option<String> {
    let ends = [';', ',', '.', ' ', '+', '\u{a0}', '\u{202f}'];
    let mut text = context.text.trim_end_matches(ends);
    // « Paludisme : parasite » gives its name; « et » before the last item goes.
    for ending in [" et", " ou", ", et", ", ou", " and", " or"] {
        text = text.strip_suffix(ending).unwrap_or(text).trim_end_matches([';', ',', ' ']);
    }
    text = ["Et ", "et ", "Ou ", "ou ", "And ", "and "]
        .iter()
        .find_map(|opening| text.strip_prefix(opening))
        .unwrap_or(text);
    let mark = [" : ", ": ", " :", "\u{a0}: ", " = ", " → ", " ⇒ ", " -> "];
    if let Some(at) = mark.iter().filter_map(|mark| text.find(mark)).min() {
        let name = text.get(..at).unwrap_or_default().trim();
        let lower = name.to_lowercase();
        let words = name.split_whitespace().count();
        // « Incubation : 8 jours » is a fact of its own among signs.
        let aside =
            context.lexicon.noun_is("label", &lower) || context.lexicon.attribute(&lower).is_some();
        if words > 8 || aside || name.matches('(').count() != name.matches(')').count() {
            return None;
        }
        // A short explanation stays; an action without it would be another action.
        let all = text.split_whitespace().count();
        if all > 12 && actions && at + 2 < text.len() {
            return None;
        }
        let told = context.tokens.iter().any(|t| t.tag == Tag::Verb);
        if all > 12
            || told
            || text.contains(" = ")
            || text.contains(['→', '⇒'])
            || text.contains("->")
        {
            text = name;
        }
    }
    // « Mild pancreatitis, which is … »: the name is the item.
    if let Some(at) = [", which ", ", qui "].iter().filter_map(|mark| text.find(mark)).min() {
        text = text.get(..at).unwrap_or(text);
    }
    text = text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let end = context.tokens.iter().take_while(|t| t.start < text.len()).count();
    let tokens = context.tokens.get(..end)?;
    let words = tokens.iter().filter(|t| t.is_word()).count();
    if words == 0
        || words > 24
        || text.contains("://")
        || text.contains(['→', '⇒'])
        || text.ends_with(['?', '!'])
        || tokens.last().is_some_and(|t| matches!(t.tag, Tag::Preposition | Tag::Coordinator))
        || rubric::is_heading(text)
        || text.matches('(').count() != text.matches(')').count()
        || guard::is_noisy(text)
    {
        return None;
    }
    let points = tokens.iter().any(|t| {
        matches!(t.tag, Tag::Demonstrative)
            || (t.tag == Tag::Pronoun
                && !matches!(t.lower.as_str(), "ceux" | "celles" | "celui" | "celle"))
    });
    let starts = tokens.first().is_some_and(|t| {
        (t.tag == Tag::Infinitive && !actions)
            || matches!(
                t.tag,
                Tag::Verb | Tag::Subordinator | Tag::Relative | Tag::Negation | Tag::Preposition
            )
    });
    // A sentence with its own subject and verb says more than an item.
    let told = tokens.iter().position(|t| t.tag == Tag::Verb);
    let hung =
        tokens.iter().position(|t| matches!(t.tag, Tag::Relative | Tag::Subordinator | Tag::Open));
    let sentence = words > 6 && told.is_some_and(|verb| hung.is_none_or(|hung| verb < hung));
    (!points && !starts && !sentence).then(|| text.to_owned())
}

/// « Lipides (30 %) : réserve », « Glucides : énergie »: the names alone, where every member has one and
/// something that is told of it.
pub(super) fn names(items: Vec<String>) -> Vec<String> {
    let name = |item: &String| {
        let (name, told) = item.split_once(" : ").or_else(|| item.split_once(": "))?;
        // A share is told of it, too.
        let name = if name.contains('%') { name.split(" (").next().unwrap_or(name) } else { name };
        let brief = (1..=6).contains(&name.split_whitespace().count());
        (brief && !told.trim().is_empty()).then(|| name.trim().to_owned())
    };
    let names: Option<Vec<String>> = items.iter().map(name).collect();
    names.unwrap_or(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_which_more_is_told_are_named_alone() {
        let owned = |items: &[&str]| items.iter().map(|i| (*i).to_owned()).collect::<Vec<_>>();
        let found = names(owned(&["Albumine (60 %) : transport", "Globulines : défense"]));
        assert_eq!(found, owned(&["Albumine", "Globulines"]));
        let kept = owned(&["Albumine : transport", "Globulines"]);
        assert_eq!(names(kept.clone()), kept);
    }
}
