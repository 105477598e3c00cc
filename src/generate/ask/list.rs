//! Bullets under their head as one card: what the head asks, and what each bullet answers.

use super::told::{self, Labelled, Link};
use super::{Asked, Setting, Way, balanced, count, pair, tidy};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::fact::format;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::rubric;
use crate::generate::sentence::sentences;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be, words};

/// More items than these are asked in part.
const MOST: usize = 7;

/// What one bullet says under its head: « Cause : a », « scanner » with « → élimine … » under it.
pub(crate) fn single(
    setting: &Setting<'_>,
    head: &str,
    bullet: &str,
    heading: bool,
) -> Option<Asked> {
    let head = head.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let told = tidy(bullet);
    let sound = (1..=12).contains(&count(head))
        && (1..=18).contains(&count(told))
        && balanced(head)
        && balanced(told)
        && !told.contains([':', '=', '→', '{', '}'])
        && !head.contains(['{', '}', '?']);
    if !sound {
        return None;
    }
    let noun = setting.noun(head);
    let asks = noun.nominal && {
        let head = singular(&noun.head);
        setting.lexicon.typed(&head).is_some()
            || setting.lexicon.attribute(&head).is_some()
            || format::is_rubric(&noun.head, setting.lexicon)
    };
    if asks {
        return Some(Asked::basic(Way::List, Kind::Attribute, setting.grammar.which(&noun), told));
    }
    let verb = tokens(head, setting.lexicon).iter().any(|t| t.tag == Tag::Verb);
    if heading || verb {
        return None;
    }
    // « Lhermitte : décharge électrique » has a label of its own.
    if head.contains([':', '=', '.']) {
        let text = format!("{head} → {{{{c1::{told}}}}}");
        return Some(Asked::new(Way::Arrow, Kind::Cloze, Content::Cloze { text }));
    }
    let values = [told];
    let labelled = Labelled { label: head, noun: &noun, values: &values, link: Link::Colon };
    let front =
        told::question(setting, &labelled).map_or_else(|| setting.terse(head), |asked| asked.front);
    Some(Asked::basic(Way::Label, Kind::Attribute, front, told))
}

/// The list card of `head` over `items`; `setting.path` is what stands above the head.
pub(crate) fn card(
    setting: &Setting<'_>,
    head: &str,
    bullets: &[&str],
    heading: bool,
) -> Option<Asked> {
    let head = head.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let details = lists_names(setting, head, bullets);
    let items: Vec<String> =
        bullets.iter().filter_map(|bullet| item(setting, bullet, details)).collect();
    if items.len() != bullets.len() || items.len() < 2 || count(head) == 0 || !balanced(head) {
        return None;
    }
    if items.iter().any(|item| is_remark(setting, item)) || are_mere_kinds(setting, &items) {
        return None;
    }
    let items = apart(setting, items);
    let longest = if items.len() <= 3 { 18 } else { 13 };
    // « Autres » names nothing that can be known.
    let items: Vec<String> = items
        .into_iter()
        .filter(|item| !setting.lexicon.noun_is("leftover", &first_word(item)))
        .collect();
    if items.len() < 2 {
        return None;
    }
    let attributes = items.iter().filter(|item| is_attribute(setting, item)).count();
    if items.iter().any(|item| count(item) > longest) || attributes * 2 >= items.len() {
        return None;
    }
    let said: Vec<&str> = items.iter().map(String::as_str).collect();
    if !is_uniform(setting, &said) || is_cut_short(bullets, &items) {
        return None;
    }
    let open = items.len() > MOST;
    if setting.is_empty_of(head) {
        return None;
    }
    let side = sort(pair::unnumbered(head), lists(setting.lexicon.language));
    if side == Sort::Empty {
        return None;
    }
    let asked = question(setting, head, &said)?;
    // A heading without a question of its own, and no side of a thing, holds whatever was said
    // under it.
    if heading && side != Sort::Rubric && asked == setting.terse(head) {
        return None;
    }
    let number = if open { setting.grammar.some_of(5) } else { format!("({})", items.len()) };
    let content = Content::List { prompt: format!("{asked} {number}"), items, open };
    Some(Asked::new(Way::List, Kind::Enumeration, content))
}

/// Whether the head asks for names, and its members are names with what is told of each: the
/// complications, not « Inspection : … » among the signs.
fn lists_names(setting: &Setting<'_>, head: &str, bullets: &[&str]) -> bool {
    let noun = setting.noun(pair::unnumbered(head));
    let typed = setting.lexicon.typed(&singular(&noun.head)).is_some();
    let told: Vec<&&str> = bullets.iter().filter(|b| names_before_details(b)).collect();
    let case = |bullet: &&&str| {
        let name = bullet.split(':').next().unwrap_or_default().trim();
        let exam = setting.lexicon.exam(&setting.noun(name).head).is_some();
        !name.starts_with(char::is_alphabetic) || exam && !rubric::is_examination(head)
    };
    typed && told.len() >= 2 && !told.iter().any(|bullet| case(&bullet))
}

/// « Thromboses : perte d’antithrombine »: a member and what is told of it.
fn names_before_details(bullet: &str) -> bool {
    let label = bullet.split_once(" : ").or_else(|| bullet.split_once(": "));
    label.is_some_and(|(name, details)| (1..=6).contains(&count(name)) && count(details) > 0)
}

/// « Mais la plupart n’auront rien », « → aussi »: said of the list, and no member of it.
fn is_remark(setting: &Setting<'_>, item: &str) -> bool {
    let first = first_word(item);
    item.starts_with(['→', '⇒', '=', '!']) || setting.lexicon.noun_is("remark", &first)
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
fn apart(setting: &Setting<'_>, items: Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    for item in items {
        let parts = pair::parts(&item);
        let plain = !item.contains([';', ':']) && !pair::are_alternatives(&item);
        if plain && parts.len() >= 2 && parts.iter().all(|part| stands_alone(setting, part)) {
            found.extend(parts.into_iter().map(str::to_owned));
        } else {
            found.push(item);
        }
    }
    found
}

/// A brief noun phrase without a word that ties it to another.
pub(super) fn stands_alone(setting: &Setting<'_>, part: &str) -> bool {
    let found = tokens(&part.to_lowercase(), setting.lexicon);
    let language = setting.lexicon.language;
    let opens = found.first().is_some_and(|t| {
        let known = !words(language).analyses(&t.lower).is_empty();
        let noun = can_be(&t.lower, Category::Noun, language);
        let adjective = can_be(&t.lower, Category::Adjective, language);
        t.tag == Tag::Noun && !(adjective && !noun) || !known && t.is_word()
    });
    opens && (1..=4).contains(&count(part)) && !found.iter().any(|t| t.tag == Tag::Verb)
}

/// Whether the members are of one kind: all open with a noun (or all with something else), so that
/// no remark about one of them stands among them.
pub(super) fn is_uniform(setting: &Setting<'_>, items: &[&str]) -> bool {
    let nominal = |item: &&&str| {
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
    };
    let count = items.iter().filter(nominal).count();
    count == items.len() || count == 0
}

/// Whether some members are names alone and others whole lines: « Groupe 1 », « Mucoviscidose ».
fn is_cut_short(bullets: &[&str], items: &[String]) -> bool {
    let cut =
        bullets.iter().zip(items).filter(|(bullet, item)| count(bullet) > 2 * count(item) + 2);
    let bare = items.iter().filter(|item| count(item) == 1).count();
    let cut = cut.count();
    cut > 0 && cut < items.len() && bare > 0
}

/// The counted list of a sentence: « trois couches : a ; b ; c ».
pub(crate) fn counted(setting: &Setting<'_>, text: &str) -> Option<Asked> {
    let at = text.find(" : ").or_else(|| text.find(": "))?;
    let (head, tail) = (text.get(..at)?.trim(), text.get(at..)?.trim_start_matches([' ', ':']));
    let told = tokens(head, setting.lexicon);
    let numbers: Vec<usize> = told.iter().filter_map(|t| number(&t.lower)).collect();
    let items = pair::parts(tidy(tail));
    let semicolons = tail.contains(';');
    let short: Vec<String> = items
        .iter()
        .map(|item| {
            let item = if semicolons { item.split(',').next().unwrap_or(item) } else { item };
            without_brackets(item)
        })
        .collect();
    let agrees = numbers.contains(&short.len());
    let verb = |item: &String| tokens(item, setting.lexicon).iter().any(|t| t.tag == Tag::Verb);
    let sound = (2..=MOST).contains(&short.len())
        && (agrees || semicolons && short.len() >= 3)
        && short
            .iter()
            .all(|item| (1..=12).contains(&count(item)) && balanced(item) && !verb(item))
        && (2..=24).contains(&count(head))
        && balanced(head);
    if !sound {
        return None;
    }
    let points = told.first().is_some_and(|t| {
        matches!(t.tag, Tag::Pronoun | Tag::Clitic | Tag::Demonstrative | Tag::Possessive)
    });
    let content = Content::List {
        prompt: format!("{head} : … ({})", short.len()),
        items: short,
        open: false,
    };
    let mut card = Asked::new(Way::Counted, Kind::Enumeration, content);
    card.dangling = points;
    card.fit = if agrees { 1.0 } else { 0.0 };
    Some(card)
}

fn number(word: &str) -> Option<usize> {
    const NAMES: [(&str, &str); 9] = [
        ("deux", "two"),
        ("trois", "three"),
        ("quatre", "four"),
        ("cinq", "five"),
        ("six", "six"),
        ("sept", "seven"),
        ("huit", "eight"),
        ("neuf", "nine"),
        ("dix", "ten"),
    ];
    let named = NAMES.iter().position(|names| names.0 == word || names.1 == word);
    named.map(|at| at + 2).or_else(|| word.parse().ok().filter(|n| (2..=10).contains(n)))
}

/// A bullet cut to what names it; without what is told of it, where the others have `details` too.
fn item(setting: &Setting<'_>, bullet: &str, details: bool) -> Option<String> {
    let first = sentences(bullet).first().cloned()?;
    let mut text = tidy(bullet.get(first)?).to_owned();
    let label = text.split_once(" : ").or_else(|| text.split_once(": "));
    if let Some((name, _)) = label
        && (details || count(&text) > 8)
        && (1..=8).contains(&count(name))
    {
        text = name.to_owned();
    }
    for mark in [" → ", " = "] {
        if let Some((name, _)) = text.split_once(mark).filter(|(name, _)| count(name) <= 8) {
            text = name.to_owned();
        }
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
fn is_attribute(setting: &Setting<'_>, item: &str) -> bool {
    let noun = setting.noun(item);
    let head = singular(&noun.head);
    noun.nominal
        && (setting.lexicon.attribute(&head).is_some()
            || format::is_rubric(&noun.head, setting.lexicon))
        && count(&noun.words) <= 3
}

fn question(setting: &Setting<'_>, head: &str, said: &[&str]) -> Option<String> {
    let items = said.len();
    let grammar = setting.grammar;
    let lexicon = setting.lexicon;
    let head = rubric::spelled(head, lexicon.language)
        .map_or_else(|| pair::unnumbered(head).to_owned(), |(long, _)| long);
    let defines = crate::deck::fold(&head).starts_with("definition");
    if defines || rubric::is_plan(&head) || setting.lexicon.noun_is("leftover", &first_word(&head))
    {
        return None;
    }
    if head.trim_end().ends_with('?') {
        return Some(setting.terse(&head));
    }
    // « Hémorragique : 15 % » over its kinds.
    let head = head
        .split_once(" : ")
        .or_else(|| head.split_once(": "))
        .map_or(head.as_str(), |parts| parts.0)
        .to_owned();
    let found = tokens(&head, lexicon);
    // « quatre raisons » and two bullets: some are missing.
    if found.iter().filter_map(|t| number(&t.lower)).any(|n| n != items) {
        return None;
    }
    if found.iter().any(|t| t.tag == Tag::Verb) {
        return (count(&head) >= 3).then(|| format!("{head} : …"));
    }
    if let Some(asked) = rubric::question(&head, lexicon.language) {
        return Some(asked.replace(" {de} ?", " ?").replace(" en cas ?", " ?"));
    }
    if found.first().is_some_and(|t| t.tag == Tag::Preposition) {
        return Some(setting.terse(&head));
    }
    let noun = setting.noun(&head);
    // « IS primaire » under « Causes » asks for the causes.
    let above = setting.heading().map(|heading| setting.noun(heading));
    if let Some(above) = above.filter(|above| above.nominal && above.plural) {
        let typed = |word: &str| lexicon.typed(&singular(word)).is_some();
        if typed(&above.head) && !typed(&noun.head) {
            if let Some(both) = grammar.qualified(&above, &head, true) {
                return Some(if both.plural { grammar.which(&both) } else { setting.terse(&head) });
            }
            return Some(setting.terse(&head));
        }
    }
    if !noun.nominal {
        return Some(setting.terse(&head));
    }
    let labelled = Labelled { label: &head, noun: &noun, values: said, link: Link::Colon };
    let told = |otherwise: &dyn Fn() -> String| {
        told::question(setting, &labelled).map_or_else(otherwise, |told| told.front)
    };
    if told::is_class(setting, &noun) && !noun.plural {
        return Some(told(&|| setting.terse(&head)));
    }
    let joined = found.iter().any(|t| matches!(t.tag, Tag::Coordinator));
    let typed = lexicon.typed(&singular(&noun.head)).is_some();
    // « Crises stéréotypées » over what they are like asks for no crises.
    if noun.plural && !joined && (typed || format::is_rubric(&noun.head, lexicon)) {
        return Some(grammar.which(&noun));
    }
    if let Some(several) = grammar.several(&noun).filter(|_| typed) {
        return Some(grammar.which(&several));
    }
    if rubric::is_action(&head) && !joined {
        return Some(grammar.comprises(&noun));
    }
    if rubric::is_treatment(&head) {
        return Some(grammar.consists(&noun));
    }
    Some(told(&|| setting.terse(&head)))
}

fn first_word(text: &str) -> String {
    text.split([' ', ':', ',', '’']).next().unwrap_or_default().to_lowercase()
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
