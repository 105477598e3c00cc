//! « label : value »: which question a label asks, by what it names and what heading it stands
//! under.

use super::gap::{self, Roles, Sentence};
use super::label::{defines, goes_on, is_numbered, joins_nouns};
use super::list::{self, MOST};
use super::member::are_alternatives;
use super::told::{self, Labelled, Link, Told};
use super::wording::{is_sigle, parts, unnumbered};
use super::{
    Asked, Setting, Way, balanced, count, filled, joined, member, of_thing, owner, qualified, tidy,
    wording,
};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::fact::{abbreviation::aligns, format};
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::realise::capital;
use crate::generate::rubric;
use crate::generate::sentence::sentences;
use crate::generate::term::singular;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// Members of a list, at most; of more than `MOST` some are asked for, each of so many words at most.
const LISTED: usize = 14;
const BRIEF: usize = 5;

/// The cards of one label and its value.
pub(super) fn cards(setting: &Setting<'_>, label: &str, value: &str) -> Vec<Asked> {
    let label = unnumbered(label.trim());
    let label = label.trim_matches(['«', '»', ' ', '\u{a0}', '"', '“', '”']);
    let value = tidy(value);
    // « Complications : à distance »: a label under a label.
    if let Some((above, own)) = label.split_once(" : ")
        && count(above) > 0
        && count(own) > 0
    {
        let mut path = setting.path.to_vec();
        path.push(above.to_owned());
        let mut found = cards(&Setting { path: &path, ..*setting }, own, value);
        for card in &mut found {
            card.under.insert(0, above.to_owned());
        }
        return found;
    }
    // « 1re cause », “2nd line” count what they name.
    let counts = label.starts_with(|c: char| c.is_ascii_digit())
        && !setting
            .lexicon
            .noun_is("ordinal", &label.split(' ').next().unwrap_or("").to_lowercase());
    if is_numbered(setting, label) || counts && count(label) > 3 || rubric::is_plan(label) {
        return Vec::new();
    }
    if !balanced(value) || !balanced(label) || count(label) == 0 || count(value) == 0 {
        return Vec::new();
    }
    // « Aussi : … », « le reste = … » hang on the list before them.
    // « Si possible : … » is no case.
    let idle = told::is_idle_condition(setting, label);
    let hangs = idle || setting.only_adds(label) || is_portion(setting, label);
    let hangs = hangs || goes_on(setting, label) || goes_on(setting, value);
    if setting.is_note(label) || setting.is_source(value) || hangs {
        return Vec::new();
    }
    let language = setting.lexicon.language;
    // « SP (secondairement progressive) » explains its sigle itself.
    let spelled = rubric::spelled(label, language)
        .filter(|(_, rest)| !rest.starts_with('('))
        .map(|(long, rest)| if rest.is_empty() { long } else { format!("{long} : {rest}") });
    let name = spelled.as_deref().unwrap_or(label);
    let noun = setting.noun(name);
    // « inspection : … ; palpation : … »: each is asked by itself.
    if parts(value).iter().filter(|part| member::label_and_value(part).is_some()).count() > 1 {
        return Vec::new();
    }
    let items = joined::members(setting, value);
    if let Some(front) = told::reversed(setting, name, value) {
        return vec![Asked::basic(Way::Label, Kind::Identity, front, label)];
    }
    // « Destruction des glandes → cortisol ↓, aldostérone ↓ »: what follows is no member.
    let brief = items.len() <= MOST || items.iter().all(|item| count(item) <= BRIEF);
    let listed = (2..=LISTED).contains(&items.len())
        && brief
        && !value.contains('→')
        && !are_alternatives(value)
        && !items.iter().skip(1).any(|item| is_elliptic(setting, item))
        && !items.iter().any(|item| setting.lexicon.noun_is("remark", &item.to_lowercase()))
        && is_of_one_kind(setting, name, &items)
        && items.iter().all(|item| (1..=9).contains(&count(item)) && is_member(setting, item));
    let whole = [value];
    // « régule la température, la faim et la soif »: one thing that it does, and no list of things.
    let labelled = Labelled { label: name, noun: &noun, values: &whole, link: Link::Colon };
    let listed = listed && !told::does(setting, &labelled);
    let values = if listed { items.as_slice() } else { whole.as_slice() };
    let told = question(setting, name, &noun, values, items.len());
    let told = if told.defines { told } else { in_number(setting, told, value, &items, listed) };
    let (question, defines) = (told.front.clone(), told.defines);
    let labelled = Labelled { label: name, noun: &noun, values, link: Link::Colon };
    // « Qu’est-ce que l’anaphylaxie ? » may be asked of the topic itself.
    let named = question == setting.grammar.what_is(&noun);
    let empty = setting.is_empty_of(name) && !named;
    if !defines && (empty || told::is_idle(setting, &labelled, &question)) {
        return Vec::new();
    }
    let listed = listed && !defines;
    let bare = question == setting.terse(name);
    // « Plutôt précoce ? (3) »
    if listed && bare && told::asks_nothing(setting, name) {
        return Vec::new();
    }
    let unsure = !defines && !listed && bare;
    let mut cards = Vec::new();
    if listed {
        let open = items.len() > MOST;
        let prompt = if open {
            format!("{question} {}", setting.grammar.some_of(5))
        } else {
            counted(&question, items.len())
        };
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        let content = Content::List { prompt, items, open };
        let card = Asked::new(Way::Label, Kind::Enumeration, content);
        cards.push(Asked { likely: told.likely, ..card });
    } else if defines {
        cards.push(defined(setting, Way::Label, question, name, value));
    } else {
        let how = (Way::Label, Kind::Attribute);
        cards.extend(filled::labelled(setting, how, told, name, value));
    }
    if unsure {
        cards.extend(gaps(setting, label, value));
    }
    // « Conséquence : … » of what stands before it, which no card shows.
    let points = setting.lexicon.noun_is("of-the-line-before", &name.to_lowercase());
    for card in cards.iter_mut().filter(|_| points) {
        card.dangling = true;
    }
    cards
}

/// The list on the one line under a heading that asks for it: « EFFETS INDÉSIRABLES » over « nausées,
/// mucite, cytopénie ».
pub(crate) fn under_heading(setting: &Setting<'_>, heading: &str, line: &str) -> Option<Asked> {
    let heading = heading.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    // « 2 critères sur 4 : douleur, frottement » has a label of its own.
    if member::label_and_value(line).is_some() || sentences(line).len() > 1 {
        return None;
    }
    let bare = setting.terse(heading);
    // A heading without a question of its own holds whatever was said under it.
    let asks = |card: &Asked| match &card.content {
        Content::List { prompt, .. } => !prompt.starts_with(&bare),
        _ => false,
    };
    cards(setting, heading, line).into_iter().find(asks)
}

fn is_of_one_kind(setting: &Setting<'_>, label: &str, items: &[&str]) -> bool {
    member::is_uniform(setting, items)
        || list::asks_for_names(setting, label) && member::are_mostly_names(setting, items)
}

/// « Méchage : retrait à […] »: what the label says, with a gap in it. What stands in brackets only
/// remarks on the rest.
fn gaps(setting: &Setting<'_>, label: &str, value: &str) -> Vec<Asked> {
    let text = setting.grammar.headed(&capital(label), value);
    let found = tokens(&text, setting.lexicon);
    let told = text.len() - value.len();
    let roles = Roles::default();
    let sentence = Sentence { text: &text, tokens: &found, roles: &roles };
    let mut cards = gap::cards(setting, &sentence);
    cards.retain(|card| {
        let Content::Cloze { text } = &card.content else { return false };
        let at = text.find("{{").unwrap_or(0);
        at >= told && !text.get(..at).unwrap_or_default().trim_end().ends_with('(')
    });
    cards
}

/// A term and its definition, asked both ways where the definition can ask for the term: it is
/// short, and does not name it.
pub(super) fn defined(
    setting: &Setting<'_>,
    way: Way,
    question: String,
    term: &str,
    value: &str,
) -> Asked {
    let value = tidy(value);
    let named = wording::stems(value);
    let names = wording::stems(term).iter().any(|stem| named.contains(stem));
    if names || !(4..=20).contains(&count(value)) || count(term) > 6 {
        return Asked::basic(way, Kind::Definition, question, value);
    }
    let content = Content::Reversible {
        front: capital(term),
        back: capital(value),
        ask_back: question,
        ask_front: setting.grammar.which_term(value),
    };
    Asked::new(way, Kind::Definition, content)
}

/// « Le reste », “the others”: of what was told before.
pub(super) fn is_portion(setting: &Setting<'_>, label: &str) -> bool {
    let noun = setting.noun(label);
    count(label) <= 2 && setting.lexicon.noun_is("portion", &noun.head)
}

/// « des muscles » after « atteinte de l’os »: it hangs on a noun before it.
fn is_elliptic(setting: &Setting<'_>, item: &str) -> bool {
    let found = tokens(item, setting.lexicon);
    found.first().is_some_and(|t| setting.lexicon.noun_is("before-of", &t.lower))
}

/// A phrase that can stand in a list, and no piece of a sentence: « d’où la surveillance ».
fn is_member(setting: &Setting<'_>, item: &str) -> bool {
    let found = tokens(item, setting.lexicon);
    let opens = found.first().is_some_and(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Symbol)
            || setting.lexicon.class(&t.lower).is_none() && t.tag != Tag::Verb
    });
    opens && !found.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Relative | Tag::Subordinator))
}

/// Whether the label is a sigle that the value spells out.
pub(super) fn spells_out(label: &str, value: &str) -> bool {
    let long = member::without_brackets(value);
    is_sigle(label) && !value.contains([';', ',']) && count(&long) >= 2 && aligns(label, &long)
}

/// What the label asks, and whether its value defines it.
pub(super) fn question(
    setting: &Setting<'_>,
    label: &str,
    noun: &Noun,
    values: &[&str],
    items: usize,
) -> Told {
    asked(setting, label, noun, values, items).unwrap_or_else(|| {
        let above = (values.len() > 1).then(|| told::typed_heading(setting, noun)).flatten();
        let labelled = Labelled { label, noun, values, link: Link::Colon };
        let front = match above {
            Some(above) => told::of_heading(setting, label, &above),
            None if values.len() > 1 || told::is_open(setting, label) => {
                told::of_bare(setting, &labelled)
            }
            None => setting.terse(label),
        };
        Told::by_rule(front, false)
    })
}

/// The same, where a question word is sure.
pub(super) fn asked(
    setting: &Setting<'_>,
    label: &str,
    noun: &Noun,
    values: &[&str],
    items: usize,
) -> Option<Told> {
    let grammar = setting.grammar;
    let value = values.first().copied().unwrap_or_default();
    let plainly = |front| Some(Told::by_rule(front, false));
    // « Exemples » over « Évolution : rapide » tells of one case.
    if is_illustrating(setting) {
        return None;
    }
    let labelled = Labelled { label, noun, values, link: Link::Colon };
    if let Some(told) = told::of_shape(setting, &labelled) {
        return Some(told);
    }
    if spells_out(label, value) && !told::is_named(setting, noun) {
        return plainly(grammar.stands_for(label));
    }
    if values.len() > 1
        && let Some(front) = of_thing::counted(setting, label, values.len())
    {
        return plainly(front);
    }
    if let Some(told) = qualified::qualified(setting, label, values, items) {
        return told;
    }
    // « Examen : ROT vifs, œdèmes »: what it shows, and no examinations.
    let examines = |value: &&str| {
        let found = tokens(value, setting.lexicon);
        found.iter().any(|t| setting.lexicon.exam(&t.lower).is_some())
    };
    if setting.lexicon.noun_is("examined", &noun.head) && !values.iter().any(examines) {
        let findings = values.len() > 1 || items > 1;
        return findings
            .then(|| grammar.wanted(Wanted::Findings, noun))
            .flatten()
            .and_then(plainly);
    }
    // « Gravité : choc, défense » asks for its signs.
    let several = rubric::bare_question(label, setting.lexicon.language)
        .filter(|asked| values.len() > 1 && rubric::asks_for_several(label, asked));
    if let Some(front) = several {
        return plainly(front);
    }
    if let Some(front) = told::state(setting, &labelled) {
        return plainly(front);
    }
    let named = told::is_named(setting, noun) || told::is_class(setting, noun) && !noun.plural;
    if !noun.nominal || named {
        return told::question(setting, &labelled);
    }
    let head = singular(&noun.head);
    // « Antigène : substance que reconnaît un anticorps » explains the word.
    let explained = setting.lexicon.aspect(&head).is_some()
        && count(label) == 1
        && count(value) >= 6
        && defines(setting, noun, value, items);
    let one = told::is_one_of_a_kind(setting, noun, value);
    let by_name = is_asked_by_its_name(setting, label, noun, value)
        && !explained
        && !one
        && !told::says_of_its_label(setting, value);
    if by_name && !told::is_touched(setting, noun) {
        let typed = setting.lexicon.typed(&head).is_some();
        let several = (values.len() >= 2 && typed).then(|| grammar.several(noun)).flatten();
        let noun = match setting.lexicon.aspect(&head) {
            Some(gender) if noun.gender.is_none() => &noun.clone().with_gender(gender),
            _ => noun,
        };
        return plainly(owner::asked(setting, several.as_ref().unwrap_or(noun)));
    }
    let other = told::is_no_definition(setting, value);
    if !setting.is_under_a_side() && !other && defines(setting, noun, value, items) {
        return Some(Told::by_rule(grammar.what_is(noun), true));
    }
    told::question(setting, &labelled)
}

/// Whether the heading opens cases that only illustrate, each with sides of its own.
fn is_illustrating(setting: &Setting<'_>) -> bool {
    let word = |heading: &str| heading.trim().to_lowercase();
    setting.heading().is_some_and(|heading| setting.lexicon.noun_is("illustrating", &word(heading)))
}

/// The question for as many as answer it: « Quelles sont les causes ? » of several.
fn in_number(setting: &Setting<'_>, told: Told, value: &str, items: &[&str], listed: bool) -> Told {
    let named = |item: &&str| (1..=BRIEF).contains(&count(item)) && is_member(setting, item);
    let plain = !value.contains(['→', ';', ':']) && !are_alternatives(value);
    let several = listed || plain && items.len() > 1 && items.iter().all(named);
    let front = several.then(|| told::of_several(setting, &told.front, listed)).flatten();
    match front {
        Some(front) => Told { front, ..told },
        None => told,
    }
}

/// The question with the number of answers, where it does not say it: « Les 4 signes cardinaux ».
fn counted(question: &str, items: usize) -> String {
    let number = items.to_string();
    let said = question.split([' ', '\u{a0}', '\u{202f}']).any(|word| word == number);
    if said { question.to_owned() } else { format!("{question} ({number})") }
}

/// « Siège », « Causes »: the label names a side of the thing above, which is asked for.
pub(super) fn is_asked_by_its_name(
    setting: &Setting<'_>,
    label: &str,
    noun: &Noun,
    value: &str,
) -> bool {
    let lexicon = setting.lexicon;
    let head = singular(&noun.head);
    // « Patient sous bêtabloquant et réfractaire » is a case, not an attribute.
    let plain = count(label) <= 4 && !label.contains(['(', '/', ',', '+', ':']);
    let attribute = lexicon.attribute(&head).is_some() || lexicon.aspect(&head).is_some();
    let side =
        attribute || lexicon.typed(&head).is_some() || format::is_rubric(&noun.head, lexicon);
    // « Maladie de Whipple » is a thing of its own.
    if !noun.plural && told::bears_a_name(setting, noun) {
        return false;
    }
    // « Durée passée au sol : rhabdomyolyse → CPK » says what comes of it.
    let figure = value.contains(|c: char| c.is_ascii_digit());
    let measured = lexicon.noun_is("measured", &head) && count(label) > 1;
    if measured && !figure && value.contains(['→', '⇒']) {
        return false;
    }
    // “Nerve supply” is one; “psoas sign” is the name of a sign.
    let named = attribute && !setting.grammar.participles_agree();
    plain && side && (named || !joins_nouns(setting, label))
}
