//! The members of a list: what names each, and whether they make one list.

use super::wording::{ARROWS, parts, unnumbered};
use super::{Setting, balanced, count, tidy, unfit};
use crate::generate::fact::format;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::rubric;
use crate::generate::sentence::sentences;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be, words};

/// Whether the head asks for names, and its members are names with what is told of each: the
/// complications, not « Inspection : … » among the signs.
pub(super) fn lists_names(setting: &Setting<'_>, head: &str, bullets: &[&str]) -> bool {
    let noun = setting.noun(unnumbered(head));
    let typed = setting.lexicon.typed(&singular(&noun.head)).is_some();
    let names: Vec<&str> = bullets.iter().filter_map(|b| name_before_details(b)).collect();
    let is_case = |name: &&str| {
        let exam = setting.lexicon.exam(&setting.noun(name).head).is_some();
        !name.starts_with(char::is_alphabetic) || exam && !rubric::is_examination(head)
    };
    typed && names.len() >= 2 && !names.iter().any(is_case)
}

/// « Thromboses : perte d’antithrombine »: the name of a member of which more is told.
fn name_before_details(bullet: &str) -> Option<&str> {
    let (name, details) = label_and_value(bullet)?;
    ((1..=6).contains(&count(name)) && count(details) > 0).then(|| name.trim())
}

/// « Label : value » or “label: value”.
pub(crate) fn label_and_value(text: &str) -> Option<(&str, &str)> {
    text.split_once(" : ").or_else(|| text.split_once(": "))
}

/// Whether the members can make a list: no remark stands among them, and they name something.
pub(crate) fn make_a_list(setting: &Setting<'_>, items: &[String]) -> bool {
    let cut = |item: &String| unfit::is_cut_off(setting, &tokens(item, setting.lexicon));
    let odd = |item: &String| is_remark(setting, item) || is_example(setting, item) || cut(item);
    !items.iter().any(odd) && !are_mere_kinds(setting, items)
}

/// « Mais la plupart n’auront rien », « → aussi »: said of the list, and no member of it.
fn is_remark(setting: &Setting<'_>, item: &str) -> bool {
    let first = first_word(item);
    item.starts_with(['→', '⇒', '=', '!']) || setting.lexicon.noun_is("remark", &first)
}

/// « comme le pancréas »: an example of what stands before it, and no second member.
fn is_example(setting: &Setting<'_>, item: &str) -> bool {
    let lower = item.to_lowercase().replace('\'', "’");
    let opens = |phrase: &&str| {
        let rest = lower.strip_prefix(*phrase);
        rest.is_some_and(|rest| rest.starts_with(' ') || phrase.ends_with('’'))
    };
    setting.lexicon.phrases("examples").iter().any(opens)
}

/// « Générales », « Locales »: kinds that name nothing.
fn are_mere_kinds(setting: &Setting<'_>, items: &[String]) -> bool {
    items.iter().all(|item| {
        let bare = without_brackets(item).to_lowercase();
        setting.lexicon.noun_is("mere-kind", &singular(&bare))
    })
}

/// The members, with those that hold several of their own parted: « Hypertension », « tabac,
/// diabète ».
pub(super) fn apart(setting: &Setting<'_>, items: Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    for item in items {
        let parts = parts(&item);
        let plain = !item.contains([';', ':']) && !are_alternatives(&item);
        if plain && parts.len() >= 2 && parts.iter().all(|part| stands_alone(setting, part)) {
            found.extend(parts.into_iter().map(str::to_owned));
        } else {
            found.push(item);
        }
    }
    found
}

/// A brief noun phrase without a word that ties it to another.
fn stands_alone(setting: &Setting<'_>, part: &str) -> bool {
    let found = tokens(&part.to_lowercase(), setting.lexicon);
    let language = setting.lexicon.language;
    let opens = found.first().is_some_and(|t| {
        let known = !words(language).analyses(&t.lower).is_empty();
        let noun = can_be(&t.lower, Category::Noun, language);
        let adjective = can_be(&t.lower, Category::Adjective, language);
        t.tag == Tag::Noun && (noun || !adjective) || !known && t.is_word()
    });
    opens && (1..=4).contains(&count(part)) && !found.iter().any(|t| t.tag == Tag::Verb)
}

/// Whether the members are of one kind: all open with a noun (or all with something else), so that
/// no remark about one of them stands among them.
pub(super) fn is_uniform(setting: &Setting<'_>, items: &[&str]) -> bool {
    // “3-5% of procedures, rectal diclofenac ↓ risk”: how often, and what is done about it.
    let share = |item: &&&str| {
        let first = item.split([' ', '\u{a0}', '\u{202f}']).take(2).collect::<String>();
        first.starts_with(|c: char| c.is_ascii_digit() || "~<>≈≤≥".contains(c))
            && first.contains('%')
    };
    let shares = items.iter().filter(share).count();
    let count = items.iter().filter(|item| opens_with_a_name(setting, item)).count();
    (count == items.len() || count == 0) && (shares == items.len() || shares == 0)
}

/// Whether two of three members open with a noun and the others say nothing of their own: « AEG,
/// anorexie », « syndrome osseux », « fortuit 20 % ».
pub(super) fn are_mostly_names(setting: &Setting<'_>, items: &[&str]) -> bool {
    let named = items.iter().filter(|item| opens_with_a_name(setting, item)).count();
    let says = |item: &&str| {
        let found = tokens(&item.to_lowercase(), setting.lexicon);
        let first = found.iter().find(|t| t.is_word() && t.tag != Tag::Adverb);
        let remark = first.is_some_and(|t| {
            matches!(t.tag, Tag::Preposition | Tag::Subordinator | Tag::Negation | Tag::Coordinator)
        });
        remark || found.iter().any(|t| t.tag == Tag::Verb)
    };
    items.len() >= 3 && named * 3 >= items.len() * 2 && !items.iter().any(says)
}

fn opens_with_a_name(setting: &Setting<'_>, item: &str) -> bool {
    // A capital at its head makes no name of it.
    let found = tokens(&item.to_lowercase(), setting.lexicon);
    let analyses = words(setting.lexicon.language);
    let known = |t: &Token| t.tag == Tag::Noun || analyses.analyses(&t.lower).is_empty();
    let first = found.iter().position(|t| t.is_content() || matches!(t.tag, Tag::Verb));
    let opens = first.and_then(|at| found.get(at..at + 2).or_else(|| found.get(at..at + 1)));
    opens.is_none_or(|opens| {
        opens.first().is_some_and(known)
            || opens.first().is_some_and(|t| matches!(t.tag, Tag::Adjective | Tag::Number))
                && opens.get(1).is_some_and(|t| t.is_content() && known(t))
    })
}

/// Whether some members are names alone and others whole lines: « Groupe 1 », « Mucoviscidose ».
pub(super) fn is_cut_short(bullets: &[&str], items: &[String]) -> bool {
    let cut =
        bullets.iter().zip(items).filter(|(bullet, item)| count(bullet) > 2 * count(item) + 2);
    let bare = items.iter().filter(|item| count(item) == 1).count();
    let cut = cut.count();
    cut > 0 && cut < items.len() && bare > 0
}

/// A bullet cut to what names it; without what is told of it, where the others have `details` too.
pub(super) fn item(setting: &Setting<'_>, bullet: &str, details: bool) -> Option<String> {
    let first = sentences(bullet).first().cloned()?;
    let mut text = tidy(bullet.get(first)?).to_owned();
    if let Some((name, _)) = label_and_value(&text)
        && (details || count(&text) > 8)
        && (1..=8).contains(&count(name))
    {
        text = name.to_owned();
    }
    for mark in ARROWS.iter().chain(&[" = "]) {
        if let Some((name, _)) = text.split_once(*mark).filter(|(name, _)| count(name) <= 8) {
            text = name.to_owned();
        }
    }
    // « Échanges plasmatiques quotidiens ; si délai → perfusion »: what else is told of it.
    if let Some((name, _)) = text
        .split_once(';')
        .filter(|(name, _)| count(&text) > 8 && (1..=8).contains(&count(name)) && balanced(name))
    {
        text = name.trim_end().to_owned();
    }
    if let Some(rest) = text.strip_prefix("= ") {
        text = rest.to_owned();
    }
    let opening = ["et ", "ou ", "Et ", "Ou ", "and ", "or ", "And ", "Or "];
    if let Some(rest) = opening.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.to_owned();
    }
    if count(&text) > 9 {
        text = without_brackets(&text);
    }
    let text = tidy(&text).to_owned();
    let found = tokens(&text, setting.lexicon);
    let points = found
        .first()
        .is_some_and(|t| matches!(t.tag, Tag::Demonstrative | Tag::Pronoun | Tag::Relative));
    (count(&text) > 0 && balanced(&text) && !points && !text.ends_with('?')).then_some(text)
}

/// « Siège », « Âge de début : … »: a side of the thing, and no member of a list.
pub(super) fn is_attribute(setting: &Setting<'_>, item: &str) -> bool {
    let noun = setting.noun(item);
    let head = singular(&noun.head);
    // « Mécanisme et rôle » heads what stands under it.
    let heads = count(item) <= 3 && sort(item, lists(setting.lexicon.language)) == Sort::Rubric;
    noun.nominal
        && (setting.lexicon.attribute(&head).is_some()
            || format::is_rubric(&noun.head, setting.lexicon))
        && count(&noun.words) <= 3
        || heads
}

pub(super) fn first_word(text: &str) -> String {
    text.split([' ', ':', ',', '’', '.', '…']).next().unwrap_or_default().to_lowercase()
}

/// Without what stands in brackets.
pub(crate) fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    let mut words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in [" ,", " ;", " ."] {
        words = words.replace(mark, mark.trim());
    }
    words
}

/// « Phlyctène ou abrasion »: one of them answers, not both.
pub(super) fn are_alternatives(value: &str) -> bool {
    let bare = without_brackets(value);
    [" ou ", " or "].iter().any(|mark| bare.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::grammar::grammar;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    #[test]
    fn an_example_is_no_member() {
        let evidence = Evidence::default();
        let setting = Setting {
            lexicon: lexicon(Language::French),
            evidence: &evidence,
            grammar: grammar(Language::French),
            title: None,
            path: &[],
        };
        let listed = |items: &[&str]| {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            make_a_list(&setting, &items)
        };
        assert!(!listed(&["À la fois graves et fréquentes", "Comme la fracture du poignet"]));
        assert!(listed(&["La fracture du poignet", "L’entorse de la cheville"]));
    }
}
