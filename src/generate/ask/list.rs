//! Bullets under their head as one card: what the head asks, and what each bullet answers.

use super::member::{
    apart, are_mostly_names, first_word, is_attribute, is_cut_short, is_uniform, item,
    label_and_value, lists_names, make_a_list, without_brackets,
};
use super::refer;
use super::stem;
use super::told::{self, Labelled, Link, Told};
use super::wording::number;
use super::{Asked, Setting, Way, balanced, count, filled, label, of_thing, tidy, wording};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::fact::format;
use crate::generate::guard::opens_dangling;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::lexicon::Lexicon;
use crate::generate::rubric;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// More items than these are asked in part.
pub(super) const MOST: usize = 7;

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
    let found = tokens(head, setting.lexicon);
    // « L’atteinte mineure se manifeste par : » is no noun phrase.
    let goes_on = found.last().is_some_and(|t| t.tag == Tag::Preposition);
    let asks = noun.nominal && !goes_on && !told::bears_a_name(setting, &noun) && {
        let head = singular(&noun.head);
        setting.lexicon.typed(&head).is_some()
            || setting.lexicon.attribute(&head).is_some()
            || format::is_rubric(&noun.head, setting.lexicon)
    };
    let values = [told];
    let labelled = Labelled { label: head, noun: &noun, values: &values, link: Link::Colon };
    let shaped = told::of_shape(setting, &labelled);
    if asks && shaped.is_none() {
        return Some(Asked::basic(Way::List, Kind::Attribute, setting.grammar.which(&noun), told));
    }
    let verb = found.iter().any(|t| t.tag == Tag::Verb);
    if heading || verb {
        return None;
    }
    // « Lhermitte : décharge électrique » has a label of its own.
    if head.contains([':', '=', '.']) {
        let text = format!("{head} → {{{{c1::{told}}}}}");
        return Some(Asked::new(Way::Arrow, Kind::Cloze, Content::Cloze { text }));
    }
    let question = shaped.or_else(|| told::question(setting, &labelled));
    let question = question.unwrap_or_else(|| Told::by_rule(setting.terse(head), false));
    filled::labelled(setting, (Way::Label, Kind::Attribute), question, head, told)
}

/// The list card of `head` over `items`; `setting.path` is what stands above the head.
pub(crate) fn card(
    setting: &Setting<'_>,
    head: &str,
    bullets: &[&str],
    heading: bool,
) -> Option<Asked> {
    let head = head.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let of_them = stem::of_them(setting, head);
    let head = of_them.as_deref().unwrap_or(head);
    let details = lists_names(setting, head, bullets);
    let items: Vec<String> =
        bullets.iter().filter_map(|bullet| item(setting, bullet, details)).collect();
    if items.len() != bullets.len() || items.len() < 2 || count(head) == 0 || !balanced(head) {
        return None;
    }
    // « Et chez l’enfant : » goes on with the list before it; « Cocktail 2 » is one of several.
    if label::goes_on(setting, head) || label::is_numbered(setting, head) {
        return None;
    }
    if !make_a_list(setting, &items) {
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
    let uniform = is_uniform(setting, &said);
    let named = || asks_for_names(setting, head) && are_mostly_names(setting, &said);
    if !(uniform || of_them.is_some() || named()) || is_cut_short(bullets, &items) {
        return None;
    }
    let open = items.len() > MOST;
    if setting.is_empty_of(head) {
        return None;
    }
    let side = sort(wording::unnumbered(head), lists(setting.lexicon.language));
    if side == Sort::Empty {
        return None;
    }
    let Told { front: asked, likely, .. } = question(setting, head, &said)?;
    let asked = told::of_several(setting, &asked, true).unwrap_or(asked);
    // A heading without a question of its own, and no side of a thing, holds whatever was said
    // under it.
    let bare = asked == setting.terse(head);
    let told = || told::asks_nothing(setting, head) || !told::name_things(setting, &said);
    if bare && (heading && side != Sort::Rubric || told()) {
        return None;
    }
    let number = if open { setting.grammar.some_of(5) } else { format!("({})", items.len()) };
    let content = Content::List { prompt: format!("{asked} {number}"), items, open };
    let told = tokens(head, setting.lexicon);
    let said = told.iter().any(|t| t.tag == Tag::Verb);
    let dangling = said && hangs(setting, head, &told);
    Some(Asked { dangling, likely, ..Asked::new(Way::List, Kind::Enumeration, content) })
}

/// Whether the head, or the heading above it, names a kind of things, so that whatever stands under
/// it is one: « Causes », « Bilan », « IS primaire » under « Causes ».
pub(crate) fn asks_for_names(setting: &Setting<'_>, head: &str) -> bool {
    let head = wording::unnumbered(head);
    let noun = setting.noun(head);
    let typed = setting.lexicon.typed(&singular(&noun.head)).is_some();
    noun.plural && (typed || format::is_rubric(&noun.head, setting.lexicon))
        || rubric::is_examination(head)
        || told::typed_heading(setting, &noun).is_some()
}

/// Whether the head goes on from something else: « Elles sont », « Les autres manifestations sont »:
/// than which?
pub(super) fn hangs(setting: &Setting<'_>, head: &str, found: &[Token]) -> bool {
    let points = found.first().is_some_and(|t| {
        matches!(t.tag, Tag::Pronoun | Tag::Clitic | Tag::Demonstrative | Tag::Possessive)
    });
    let lower = head.to_lowercase().replace('\'', "’");
    points || opens_dangling(&lower, refer::is_completed(setting, found), setting.lexicon)
}

/// The numbers that a head says its members have.
pub(super) fn counts(head: &str, lexicon: &Lexicon) -> Vec<usize> {
    let found = tokens(&without_brackets(head), lexicon);
    found.iter().filter_map(|t| number(&t.lower)).collect()
}

/// « 1re intention : collyre aux prostaglandines » over what these do: its bullets are not what the label
/// asks for.
fn answers_itself(setting: &Setting<'_>, head: &str) -> bool {
    label_and_value(head).is_some_and(|(label, value)| {
        let first = label.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        let ordinal = setting.lexicon.noun_is("ordinal", &first);
        let told = value.chars().filter(|c| c.is_alphabetic()).count() > 5;
        ordinal && told
    })
}

fn question(setting: &Setting<'_>, head: &str, said: &[&str]) -> Option<Told> {
    let items = said.len();
    let by_rule = |front| Some(Told::by_rule(front, false));
    let grammar = setting.grammar;
    let lexicon = setting.lexicon;
    let head = rubric::spelled(head, lexicon.language)
        .map_or_else(|| wording::unnumbered(head).to_owned(), |(long, _)| long);
    let defines = crate::deck::fold(&head).starts_with("definition");
    if defines || rubric::is_plan(&head) || setting.lexicon.noun_is("leftover", &first_word(&head))
    {
        return None;
    }
    if head.trim_end().ends_with('?') {
        return by_rule(setting.terse(&head));
    }
    if answers_itself(setting, &head) {
        return None;
    }
    // « Hémorragique : 15 % » over its kinds; « Clinique 3 : rupture » is the third of several.
    let head = label_and_value(&head).map_or(head.as_str(), |(label, value)| {
        if label::is_numbered(setting, label) { value } else { label }
    });
    let head = head.to_owned();
    let found = tokens(&head, lexicon);
    // « quatre raisons » and two bullets: some are missing. « (1 homme sur 3) » counts none.
    if counts(&head, lexicon).iter().any(|n| *n != items) {
        return None;
    }
    if found.iter().any(|t| t.tag == Tag::Verb) {
        return (count(&head) >= 3).then(|| {
            let asked = stem::question(setting, &head, &found);
            Told::by_rule(asked.unwrap_or_else(|| setting.grammar.headed(&head, "…")), false)
        });
    }
    if let Some(asked) = rubric::bare_question(&head, lexicon.language) {
        return by_rule(asked);
    }
    let noun = setting.noun(&head);
    let labelled = Labelled { label: &head, noun: &noun, values: said, link: Link::Colon };
    let told = |otherwise: &dyn Fn() -> String| {
        let told = told::question(setting, &labelled);
        told.unwrap_or_else(|| Told::by_rule(otherwise(), false))
    };
    let bare = || told::of_bare(setting, &labelled);
    if let Some(told) = told::of_shape(setting, &labelled) {
        return Some(told);
    }
    if found.first().is_some_and(|t| t.tag == Tag::Preposition) {
        return Some(told(&bare));
    }
    // « IS primaire » under « Causes » asks for the causes.
    if let Some(above) = told::typed_heading(setting, &noun) {
        let both = grammar.qualified(&above, &head, true).filter(|both| both.plural);
        let of_it = || told::of_heading(setting, &head, &above);
        return both.map_or_else(|| Some(told(&of_it)), |both| by_rule(grammar.which(&both)));
    }
    if !noun.nominal {
        return Some(told(&bare));
    }
    // « 3 couches » over three.
    if let Some(front) = of_thing::counted(setting, &head, items) {
        return by_rule(front);
    }
    if told::is_class(setting, &noun) && !noun.plural {
        return Some(told(&bare));
    }
    let joined = found.iter().any(|t| matches!(t.tag, Tag::Coordinator));
    let typed = lexicon.typed(&singular(&noun.head)).is_some();
    // « Crises stéréotypées » over what they are like asks for no crises.
    if noun.plural && !joined && (typed || format::is_rubric(&noun.head, lexicon)) {
        return by_rule(grammar.which(&noun));
    }
    // « Examen clinique » over its steps is one.
    let one = count(&head) > 1 && rubric::is_examination(&head);
    if let Some(several) = grammar.several(&noun).filter(|_| typed && !one) {
        return by_rule(grammar.which(&several));
    }
    if rubric::is_action(&head) && !joined {
        return by_rule(grammar.comprises(&noun));
    }
    if rubric::is_treatment(&head) {
        return by_rule(grammar.consists(&noun));
    }
    Some(told(&bare))
}
