//! What a line of notes says by its marks: « A = B », « A → B », « label : value », « Terme.
//! Explication ».
//!
//! Says which of its sentences are left to be read as sentences, and under which name.

use std::ops::Range;

use super::marks::{Line, goes_on_with_a_pronoun, has_verb, is_labelled, split_label, statements};
use super::told::{self, Told};
use super::{
    Asked, Setting, Way, arrow, balanced, chosen, count, equal, filled, label, pair, tidy, wording,
};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::realise::capital;
use crate::generate::rubric;
use crate::generate::sentence::sentences;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Reads one line; `term` is what a definition list's entry describes.
pub(crate) fn line(setting: &Setting<'_>, text: &str, term: Option<&str>) -> Line {
    if let Some(term) = term {
        return entry(setting, text, term, 0);
    }
    arrow::arrows(setting, text)
        .or_else(|| equal::equalities(setting, text))
        .or_else(|| conditional(setting, text))
        .or_else(|| labelled(setting, text))
        .or_else(|| dotted(setting, text))
        .unwrap_or_else(|| Line {
            cards: Vec::new(),
            rest: sentences(text).into_iter().map(|range| (range, None)).collect(),
        })
}

/// The cards of a statement that has a label of its own, behind others: « CI : asthme, BAV ».
pub(crate) fn of_labelled(setting: &Setting<'_>, text: &str) -> Option<Vec<Asked>> {
    let told = text.trim();
    let found = is_labelled(setting, told).then(|| labelled(setting, told)).flatten()?;
    (!found.cards.is_empty()).then_some(found.cards)
}

/// « HNF si choc »: when something is done or given.
fn conditional(setting: &Setting<'_>, text: &str) -> Option<Line> {
    let told = tidy(text);
    let marks = setting.lexicon.phrases("condition-mark");
    let (done, case) = marks.iter().find_map(|mark| {
        let (done, case) = told.split_once(&format!(" {mark}"))?;
        let whole = mark.ends_with('’') || case.starts_with([' ', '\u{a0}']);
        // « Bloc en urgence si : strangulation »
        whole.then_some((done.trim(), case.trim_matches([':', ' ', '\u{a0}', '\u{202f}'])))
    })?;
    let case = case.split_once(" : ").map_or(case, |parts| parts.0);
    let first = case.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let sound = !asks_no_case(setting, done, case)
        && (1..=6).contains(&count(done))
        && !done.ends_with(',')
        && !setting.lexicon.noun_is("idle-condition", &first)
        && (1..=14).contains(&count(case))
        && !has_verb(setting, done)
        && !done.contains([':', ';', '?', '→'])
        && balanced(done)
        && balanced(case)
        && sentences(told).len() == 1
        && setting.noun(done).nominal;
    sound.then(|| {
        let front = setting.grammar.when(done, false);
        let card = Asked::basic(Way::Arrow, Kind::Condition, front, case);
        Line { cards: vec![card], rest: vec![] }
    })
}

/// « Attention si choc », « FC > 60/min si IMC < 13 », « ou ciprofloxacine si allergie », « femme âgée,
/// d’autant plus si … »: nothing that is done in a case. « Opioïdes si insuffisants » says of what only
/// before.
fn asks_no_case(setting: &Setting<'_>, done: &str, case: &str) -> bool {
    let listed = |list: &str, word: &str| setting.lexicon.noun_is(list, &word.to_lowercase());
    let last = done.rsplit(' ').next().unwrap_or_default();
    setting.is_note(done)
        || done.contains(['<', '>', '≤', '≥'])
        || told::is_figure(setting, done)
        || label::goes_on(setting, done)
        || listed("comparative", last)
        || listed("falls-short", case)
}

/// « label : value ».
fn labelled(setting: &Setting<'_>, text: &str) -> Option<Line> {
    let (label, at) = split_label(text).or_else(|| told::dashed(setting, text))?;
    let value = text.get(at..)?;
    if count(value) == 0 {
        return None;
    }
    let ranges: Vec<Range<usize>> = statements(setting, value)
        .into_iter()
        .map(|range| range.start + at..range.end + at)
        .collect();
    // « Remarque : … » names nothing: its sentences stand for themselves.
    if setting.is_note(label) && !rubric::is_definition(label) {
        let rest = ranges.into_iter().map(|range| (range, None)).collect();
        return Some(Line { cards: Vec::new(), rest });
    }
    // “Avoid: NSAIDs” is a label like any other.
    let order = count(label) == 1 && setting.grammar.is_order(&tokens(label, setting.lexicon));
    if has_verb(setting, label) && !order {
        // “Avoid opioids: risk of sedation”
        let front = told::reason(setting, label, value)?;
        let cards = vec![Asked::basic(Way::Label, Kind::Attribute, front, value)];
        return (sentences(value).len() == 1).then(|| Line { cards, rest: Vec::new() });
    }
    let first = ranges.first().and_then(|range| text.get(range.clone()))?;
    let under = |ranges: &[Range<usize>]| {
        ranges.iter().map(|range| (range.clone(), Some(label.to_owned()))).collect::<Vec<_>>()
    };
    if let Some(title) = setting.title
        && names(label, title)
        && setting.path.len() <= 1
        && count(first) >= 4
        && !has_verb(setting, first)
        && !is_part_of_topic(setting, first)
        && told::says_what_it_is(setting, &setting.noun(title), first)
    {
        let mut found =
            Line { cards: Vec::new(), rest: under(ranges.get(1..).unwrap_or_default()) };
        let front = setting.grammar.what_is(&setting.noun(title));
        found.cards.push(Asked::basic(Way::Title, Kind::Definition, front, first));
        return Some(found);
    }
    if rubric::is_definition(label) {
        let heading = setting.heading();
        let thing = |heading: &&str| sort(heading, lists(setting.lexicon.language)) == Sort::Thing;
        let named = heading.filter(thing).or(setting.title).or(heading)?;
        return Some(entry(setting, text, named, at));
    }
    let told = has_verb(setting, first);
    let whole = told && (count(first) > 12 || ranges.len() > 1 && count(first) > 8);
    let of_label = told && goes_on_with_a_pronoun(first);
    if whole || of_label || count(first) > 30 {
        return Some(Line { cards: Vec::new(), rest: under(&ranges) });
    }
    let mut cards = pair::cards(setting, label, first);
    // « CRP et VS élevées : une CRP normale rend … »: a sentence of its own is hidden in part.
    if told && opens_a_clause(setting, first) {
        let filled =
            |card: &Asked| card.way == Way::Label && matches!(card.content, Content::Cloze { .. });
        cards.retain(|card| !filled(card));
        if cards.is_empty() {
            return Some(Line { cards, rest: under(&ranges) });
        }
    }
    let over = chosen::over(setting, label, first);
    let behind = ranges.into_iter().skip(1).map(|range| (range, Some(over.clone())));
    Some(Line { cards, rest: behind.collect() })
}

/// « Le premier facteur est l’âge » after « Terrain »: a sentence with its own subject, which the
/// side of the topic only heads.
fn is_whole(text: &str, before_its_verb: &[Token]) -> bool {
    let subject = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Pronoun | Tag::Clitic);
    count(text) > 6 && before_its_verb.iter().any(subject)
}

/// « Une CRP normale rend le diagnostic improbable »: its subject and its verb.
fn opens_a_clause(setting: &Setting<'_>, text: &str) -> bool {
    let found = tokens(text, setting.lexicon);
    let determined = found.first().is_some_and(|t| t.tag == Tag::Determiner);
    let verb = verb_of(&found).and_then(|at| found.get(..at));
    determined && verb.is_some_and(|before| is_whole(text, before))
}

/// Where the verb is that no relative clause holds.
fn verb_of(tokens: &[Token]) -> Option<usize> {
    tokens.iter().take_while(|t| t.tag != Tag::Relative).position(|t| t.tag == Tag::Verb)
}

/// « Prise en charge initiale »: what of the topic is told, and no definition.
fn is_part_of_topic(setting: &Setting<'_>, text: &str) -> bool {
    matches!(sort(text, lists(setting.lexicon.language)), Sort::Rubric | Sort::Of(_) | Sort::Empty)
}

/// Whether the label is the title, but for case, accents and brackets.
fn names(label: &str, title: &str) -> bool {
    let (label, title) = (super::wording::stems(label), super::wording::stems(title));
    !title.is_empty() && label.len() == title.len() && title.iter().all(|stem| label.contains(stem))
}

/// The first line of a text that defines its title without a verb.
pub(crate) fn title_line(setting: &Setting<'_>, text: &str) -> Option<Asked> {
    let first = sentences(text).first().cloned()?;
    let told = tidy(text.get(first)?);
    let opening = tokens(told, setting.lexicon);
    let noun = opening.iter().take(2).any(|t| t.tag == Tag::Noun)
        && opening.first().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Determiner));
    let verb = has_main_verb(&opening);
    let governed = opening
        .get(1..6)
        .unwrap_or_default()
        .iter()
        .any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle));
    let title = setting.title?;
    let leaks = names(told, title);
    let letterhead = crate::generate::rubric::is_of_a_course(told)
        || told.contains(['—', '–', '|'])
        || told.contains(|c: char| c.is_ascii_digit());
    let sound = noun
        && !letterhead
        && governed
        && !verb
        && !leaks
        && !told.contains(['?', '\''])
        && (5..=35).contains(&count(told))
        && balanced(told)
        && !told.contains(" : ");
    sound.then(|| {
        let front = setting.grammar.what_is(&setting.noun(&super::member::without_brackets(title)));
        Asked::basic(Way::Title, Kind::Definition, front, told)
    })
}

/// Whether there are more finite verbs than relative clauses to hold them.
fn has_main_verb(tokens: &[Token]) -> bool {
    let of = |tag: Tag| tokens.iter().filter(|t| t.tag == tag).count();
    of(Tag::Verb) > of(Tag::Relative) || verb_of(tokens).is_some()
}

/// « Terme. Explication … »: a short phrase without a verb, and prose after it.
fn dotted(setting: &Setting<'_>, text: &str) -> Option<Line> {
    let ranges = sentences(text);
    let (first, rest) = ranges.split_first()?;
    let term = tidy(text.get(first.clone())?);
    let next = rest.first()?;
    // “CRP up. NB: useless after …” notes something beside it.
    let noted = text.get(next.clone()).and_then(|next| next.split_once(':'));
    if noted.is_some_and(|(label, _)| setting.is_note(tidy(label))) {
        return None;
    }
    let plain = (1..=5).contains(&count(term))
        && term.starts_with(char::is_uppercase)
        && !term.contains([',', ':', ';', '=', '?'])
        && !has_verb(setting, term)
        && setting.noun(term).nominal
        && !term.contains(|c: char| c.is_ascii_digit())
        && text.get(first.clone()).is_some_and(|first| first.trim_end().ends_with('.'));
    plain.then(|| entry(setting, text, term, next.start))
}

/// The term and the sentences from `from` on that describe it.
fn entry(setting: &Setting<'_>, text: &str, term: &str, from: usize) -> Line {
    let ranges: Vec<Range<usize>> = sentences(text.get(from..).unwrap_or_default())
        .into_iter()
        .map(|range| range.start + from..range.end + from)
        .collect();
    let mut found = Line::default();
    let Some((first, _)) = ranges.split_first() else { return found };
    let told = text.get(first.clone()).unwrap_or_default();
    // « NB : … » names nothing; a society's name is nothing to learn.
    let published = setting.is_publisher(term) && !told::is_glossary(setting);
    if published && !has_verb(setting, told) {
        return found;
    }
    if setting.is_note(term) || setting.is_source(told) || published {
        found.rest = ranges.into_iter().map(|range| (range, None)).collect();
        return found;
    }
    let opening = tokens(told, setting.lexicon);
    let points = opening.first().is_some_and(|t| {
        matches!(
            t.tag,
            Tag::Pronoun | Tag::Clitic | Tag::Demonstrative | Tag::Possessive | Tag::Verb
        )
    });
    let verb = verb_of(&opening);
    let mut left = 0;
    let noun = setting.noun(term);
    // « Position. Upper third … »: a side of the thing above.
    let side = label::anything_may_have(setting, &noun);
    let whole = verb.is_some_and(|at| {
        count(told) > 16 || side && is_whole(told, opening.get(..at).unwrap_or_default())
    });
    if !points && (2..=30).contains(&count(told)) && balanced(told) && !whole {
        left = 1;
        let items = wording::parts(tidy(told)).len();
        // « fièvre, toux, rash » lists; « relation of the long axis to …: longitudinal, … » defines.
        let listed = items >= 2 && count(told) <= 3 * items;
        let loose = listed && !label::defines(setting, &noun, tidy(told), 1);
        // “hypertriglyceridaemia – usu. >10 mmol/L”
        let figure = told::is_figure(setting, tidy(told));
        // « Insuline. Insuline rapide IV à la seringue » says which one is given.
        let again = noun.nominal && count(term) == 1 && setting.noun(tidy(told)).head == noun.head;
        if pair::spells_out(term, tidy(told)) {
            let front = setting.grammar.stands_for(term);
            found.cards.push(Asked::basic(Way::Entry, Kind::Abbreviation, front, &capital(told)));
            found.rest = rest_of(ranges, 1, term);
            return found;
        }
        let asked = if again {
            Told::by_rule(setting.terse(term), false)
        } else if loose
            || side
            || figure
            || setting.is_under_a_side()
            || !told::says_what_it_is(setting, &noun, tidy(told))
        {
            pair::question(setting, term, &noun, &[tidy(told)], items)
        } else {
            Told::by_rule(setting.grammar.what_is(&noun), true)
        };
        if asked.defines {
            found.cards.push(pair::defined(setting, Way::Entry, asked.front, term, told));
        } else if verb.is_some() && asked.front == setting.terse(term) {
            // A sentence under a name that asks nothing of it is asked as one.
            left = 0;
        } else if !setting.is_empty_of(term) {
            let how = (Way::Entry, Kind::Attribute);
            found.cards.extend(filled::labelled(setting, how, asked, term, told));
        }
    }
    found.rest = rest_of(ranges, left, term);
    found
}

/// The sentences behind the first `asked`, which go on about `term`.
fn rest_of(
    ranges: Vec<Range<usize>>,
    asked: usize,
    term: &str,
) -> Vec<(Range<usize>, Option<String>)> {
    ranges.into_iter().skip(asked).map(|range| (range, Some(term.to_owned()))).collect()
}
