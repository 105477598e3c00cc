//! Which question a label asks by its shape and its value's, where what it names does not say it:
//! a value that is a condition, a verdict, a reason, a state; a label that is a person, a place or
//! a case under its heading.

use super::nouns::Nouns;
use super::verdict::{is_how, is_verdict};
use super::{Labelled, Link, Told, is_figure, is_finding};
use crate::generate::ask::{Setting, count, label, member, tidy, wording};
use crate::generate::grammar::{Noun, Tie, Wanted};
use crate::generate::rubric;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// The question, where a shape says it.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let grammar = setting.grammar;
    let asked = |front: Option<String>| front.map(|front| Told::by_rule(front, false));
    if told.link == Link::Equals {
        return None;
    }
    if !told.listed()
        && let Some(front) = reason(setting, told.label, told.first())
    {
        return asked(Some(front));
    }
    if told.link == Link::Arrow {
        return None;
    }
    // « fludrocortisone 50 µg/j » is a thing, too.
    let thing = told.noun.nominal || told.label.contains(|c: char| c.is_ascii_digit());
    if !told.listed() && is_condition(setting, told.first()) && thing {
        return asked(Some(grammar.when(told.label, false)));
    }
    if let Some(aspect) = aspect(setting, told) {
        return asked(Some(grammar.which(&aspect)));
    }
    if !is_plain(told) {
        return None;
    }
    let nouns = Nouns { setting };
    let kinds = setting.heading().is_some_and(|heading| setting.noun(heading).plural);
    if kinds && nouns.heads("kinds") && nouns.can_define(told.first()) && defines(setting, told) {
        return Some(Told::by_rule(grammar.what_is(told.noun), true));
    }
    let wanted = of_value(setting, told)?;
    asked(grammar.wanted(wanted, told.noun)).or_else(|| {
        let noun = nouns.exam(told.noun)?;
        asked(grammar.wanted(wanted, &noun))
    })
}

/// How the label is, or how much it measures.
pub(in crate::generate::ask) fn state(
    setting: &Setting<'_>,
    told: &Labelled<'_>,
) -> Option<String> {
    let grammar = setting.grammar;
    let value = told.first();
    if !told.noun.nominal || told.listed() {
        return None;
    }
    if let Some(measured) = measure(setting, told) {
        return Some(grammar.which(&measured));
    }
    if is_how(setting, told.noun, value)
        && told.is_phrase()
        && setting.lexicon.noun_is("dimension", &singular(&told.noun.head))
    {
        return grammar.wanted(Wanted::State, told.noun);
    }
    let aspect = setting.lexicon.aspect(&singular(&told.noun.head)).is_some();
    if !is_plain(told) || aspect || setting.is_attribute(told.noun) {
        return None;
    }
    let state = !is_verdict(setting, value) && is_state(setting, told.noun, value);
    state.then(|| grammar.wanted(Wanted::State, told.noun)).flatten()
}

/// A label that can stand in a question: a brief noun phrase without marks.
fn is_plain(told: &Labelled<'_>) -> bool {
    told.is_phrase()
        && count(told.label) <= 6
        && !told.label.contains('<')
        && !told.label.starts_with(|c: char| c.is_ascii_digit())
}

/// What the value's shape says of a thing that can take an article.
fn of_value(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Wanted> {
    let nouns = Nouns { setting };
    let treats = setting.heading().is_some_and(rubric::is_treatment);
    let given = nouns.is_remedy(&told.noun.head) || nouns.exam(told.noun).is_some();
    if (given || treats) && is_verdict(setting, told.first()) {
        return Some(Wanted::Place);
    }
    // « GEM : rituximab » under « Traitement ».
    let remedies = told.values.iter().all(|value| nouns.is_remedy_phrase(value));
    // « Orthèse de poignet : attelle nocturne » says which one, and no case.
    let step = nouns.listed("step", &told.noun.head);
    if treats && !given && !step && remedies && !nouns.listed("remedy-side", &told.noun.head) {
        return Some(Wanted::TreatmentInCase);
    }
    let told_apart =
        told.values.iter().all(|v| is_finding(setting, v) && v.starts_with(char::is_alphabetic));
    // « Fissuration anévrismale : douleur brutale » under « Clinique ».
    if nouns.is_ailment(told.noun) && nouns.heads("presenting") && told_apart {
        return Some(Wanted::Signs);
    }
    // « Goutte asthénique : phénomènes modérés » under « Formes ».
    let side = setting.is_attribute(&setting.noun(told.first()));
    let kinds = nouns.heads("kinds") || nouns.heads("classing");
    let marks = nouns.is_ailment(told.noun)
        && kinds
        && !treats
        && !side
        && told_apart
        && !told.listed()
        && count(told.first()) >= 2;
    marks.then_some(Wanted::Marks)
}

/// Whether the value can define the label: it is a rare word, and nothing else is told of it.
fn defines(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    !told.listed() && label::defines(setting, told.noun, told.first(), 1)
}

/// « Ne pas lever le patient : risque d’arrêt cardiaque »: an order and its reason.
pub(in crate::generate::ask) fn reason(
    setting: &Setting<'_>,
    label: &str,
    value: &str,
) -> Option<String> {
    let found = tokens(label, setting.lexicon);
    let ordered = setting.grammar.is_order(&found) && count(label) >= 2;
    (ordered && opens(setting, "reason-opening", value)).then(|| setting.grammar.why(label))
}

/// « si récidive », “only if febrile”: all that the value says is when.
fn is_condition(setting: &Setting<'_>, value: &str) -> bool {
    let Some(case) = rest(setting, "condition-opening", value) else { return false };
    let plain = !case.contains([':', '→', ';']) && (1..=14).contains(&count(&case));
    plain && !goes_on(setting, &case) && !is_idle_condition(setting, value)
}

/// « Si pus au contact peut léser le nerf » goes on with what then happens.
fn goes_on(setting: &Setting<'_>, case: &str) -> bool {
    tokens(case, setting.lexicon).iter().skip(1).any(|t| setting.lists("modal", t))
}

/// « Si possible »: no case that could be known.
pub(in crate::generate::ask) fn is_idle_condition(setting: &Setting<'_>, value: &str) -> bool {
    rest(setting, "condition-opening", value).is_some_and(|case| {
        let first = case.trim().split([' ', ',']).next().unwrap_or_default().to_lowercase();
        setting.lexicon.noun_is("idle-condition", &first)
    })
}

/// Whether the value can be a case or a time: no sentence, no verdict, no advice, and nothing done.
/// « Souvent révélée en fin de journée », « possible si bilan récent », « évoquer à tout âge » are none.
pub(super) fn can_be_a_case(setting: &Setting<'_>, value: &str) -> bool {
    if opens(setting, "condition-opening", value) {
        return !goes_on(setting, value);
    }
    let found = tokens(value, setting.lexicon);
    let Some(first) = found.first() else { return false };
    let how_often = setting.lexicon.noun_is("how-often", &first.lower);
    // « possible »
    let idle =
        first.tag == Tag::Adjective && setting.lexicon.noun_is("idle-condition", &first.lower);
    let goes_on = |t: &&Token| {
        !matches!(t.tag, Tag::Relative | Tag::Subordinator | Tag::Coordinator | Tag::Comma)
            && t.lower != "("
    };
    let verb =
        found.iter().take_while(goes_on).any(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive));
    !how_often && !verb && !is_verdict(setting, value) && !idle
}

/// « Souvent hautes », “Normal or pale”: adjectives that the label can have, and nothing else.
fn is_state(setting: &Setting<'_>, noun: &Noun, value: &str) -> bool {
    let value = tidy(value);
    let found = tokens(value, setting.lexicon);
    let words: Vec<&Token> = found.iter().filter(|t| t.is_word()).collect();
    let adjective = |t: &&Token| setting.grammar.can_be_said_of(&t.lower, noun);
    let known = can_be(&noun.head, Category::Noun, setting.lexicon.language);
    let between = |t: &&Token| matches!(t.tag, Tag::Adverb | Tag::Coordinator);
    known
        && (1..=5).contains(&words.len())
        && !value.contains(|c: char| c.is_ascii_digit() || "/:→=()+;".contains(c))
        && words.iter().any(adjective)
        && words.iter().all(|t| adjective(t) || between(t))
}

/// The measure that a number is of: « FC », “heart rate”.
fn measure(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Noun> {
    let value = member::without_brackets(told.first());
    if told.listed() || !is_figure(setting, &value) {
        return None;
    }
    let first = told.label.split([' ', '(', '/']).next().unwrap_or_default();
    let gender = setting.lexicon.measure(first)?;
    let known = told.noun.gender.is_some() && setting.lexicon.measure(&told.noun.head).is_some();
    Some(if known { told.noun.clone() } else { told.noun.clone().with_gender(gender) })
}

/// The heading with what its label adds: « le traitement chez l’enfant », « les rapports en
/// dehors ».
fn aspect(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Noun> {
    let heading = wording::unnumbered(setting.heading()?).trim();
    let noun = setting.noun(heading);
    let sound = label::anything_may_have(setting, &noun)
        && noun.nominal
        && count(heading) <= 4
        && !heading.contains([':', '/', '(', ',']);
    // “In ICU: if not controlled, …”: the case belongs before what is done.
    if !sound
        || opens(setting, "case-opening", told.first())
        || told.label.contains(['/', '+', ';', '→', '=', ':', '?', '('])
    {
        return None;
    }
    let nouns = Nouns { setting };
    let brief = told.noun.nominal && (1..=3).contains(&count(told.label));
    if brief && nouns.listed("whom", &told.noun.head) {
        return setting.grammar.tied(&noun, Tie::Among, told.noun);
    }
    if brief && nouns.heads("touching") {
        let organ = setting.lexicon.organ(&singular(&told.noun.head))?;
        let place = told.noun.clone().with_gender(organ);
        return setting.grammar.tied(&noun, Tie::Concerning, &place);
    }
    if brief && nouns.heads("dosing") && nouns.is_ailment(told.noun) {
        return setting.grammar.tied(&noun, Tie::For, told.noun);
    }
    let found = tokens(told.label, setting.lexicon);
    let governed = found
        .first()
        .is_some_and(|t| t.tag == Tag::Preposition && setting.lexicon.noun_is("placing", &t.lower));
    (governed && (2..=7).contains(&count(told.label))).then(|| Noun {
        words: format!("{} {}", noun.words, setting.grammar.inside(told.label)),
        ..noun
    })
}

/// Whether the text opens with one of the phrases, as whole words.
pub(super) fn opens(setting: &Setting<'_>, phrases: &str, text: &str) -> bool {
    rest(setting, phrases, text).is_some()
}

/// What stands after the phrase of the list that the text opens with.
pub(super) fn rest(setting: &Setting<'_>, phrases: &str, text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase().replace('\'', "’");
    setting.lexicon.phrases(phrases).iter().find_map(|phrase| {
        let rest = lower.strip_prefix(*phrase)?;
        let whole = phrase.ends_with('’') || rest.starts_with([' ', '\u{a0}']);
        whole.then(|| rest.to_owned())
    })
}
