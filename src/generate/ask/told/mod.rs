//! Which question a label asks, told by what it names and by what its value is: what an
//! examination shows, what is given, how often, what it leads to.
//!
//! Asks nothing where the two don't say it surely: the label then stands as students write it.

mod acting;
mod bare;
mod caused;
mod cues;
mod doing;
mod fits;
mod formula;
mod functions;
mod genus;
mod harm;
mod heading;
mod kind;
mod labelled;
mod likely;
mod normal;
pub(super) mod nouns;
mod order;
mod origin;
mod presents;
mod several;
mod shape;
mod value;
mod verdict;

pub(super) use self::bare::{asks_nothing, is_open, several as of_bare};
pub(super) use self::doing::{dashed, does};
pub(super) use self::fits::name_things;
pub(super) use self::genus::{is_glossary, is_told_by_its_noun, says_what_it_is, shows_what_it_is};
pub(super) use self::kind::is_one as is_one_of_a_kind;
pub(super) use self::labelled::{Labelled, Link, Told, of_heading};
pub(super) use self::likely::{asks_how_it_is, is_idle};
pub(super) use self::nouns::{Nouns, bears_a_name, is_ill, is_no_definition, is_step};
use self::nouns::{acts, is_finding, is_kind};
pub(super) use self::several::of_several;
pub(super) use self::shape::{is_idle_condition, reason, state};
pub(super) use self::value::{is_figure, says_of_its_label};
pub(super) use self::verdict::is_verdict;
use super::{Setting, count, tidy, wording};
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::realise::capital;
use crate::generate::rubric;
use crate::generate::term::singular;
use crate::generate::token::{Tag, says_how};
use crate::generate::tokenise::tokens;

/// The question that the value's own shape asks, whatever the label names.
pub(super) fn of_shape(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    normal::question(setting, told)
        .or_else(|| origin::question(setting, told))
        .or_else(|| functions::of_a_part(setting, told))
        .or_else(|| formula::formula(setting, told))
        .or_else(|| doing::question(setting, told))
}

/// The question, where label and value say it.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    // « De l’oreille moyenne : » goes on from its heading.
    if tokens(told.label, setting.lexicon).first().is_some_and(|t| setting.lists("before-of", t)) {
        return None;
    }
    // « Constipation associée à : … » asks for the end of its label.
    if bare::is_open(setting, told.label) {
        return None;
    }
    // What holds in a case is either done, or only read: « Si normaux : risque de 1 % ».
    if case(setting, told.label).is_some() {
        return named(setting, told);
    }
    order::question(setting, told)
        .or_else(|| harm::avoided(setting, told))
        .or_else(|| caused::question(setting, told))
        .or_else(|| heading::question(setting, told))
        .or_else(|| functions::question(setting, told))
        .or_else(|| named(setting, told))
        .or_else(|| shape::question(setting, told))
        .or_else(|| kind::question(setting, told))
        .or_else(|| harm::risk(setting, told))
        .or_else(|| likely::question(setting, told))
        .map(|asked| harm::suspected(setting, told, asked))
        .map(|asked| presents::instead(setting, told, asked))
}

/// The question by what the label names.
fn named(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let grammar = setting.grammar;
    let asked = |front: Option<String>| front.map(|front| Told::by_rule(front, false));
    let nouns = Nouns { setting };
    if let Some(opening) = case(setting, told.label) {
        // « En cas de confusion, évoquer : … »
        if let Some((opening, order)) = opening.rsplit_once(", ")
            && let Some(asked_for) = grammar.what_to(order)
        {
            return asked(Some(grammar.asked_of(&capital(opening), &asked_for)));
        }
        // Under « Diagnostic » a case may be told by what it then is, or shows: nothing asks that well.
        let treats = setting
            .heading()
            .is_some_and(|heading| rubric::is_treatment(heading) || rubric::is_action(heading))
            && !says_of_its_label(setting, told.first());
        let done = treats
            || told.values.iter().all(|value| is_step(setting, value))
            || likely::is_done(setting, told);
        // « Si PA ↓ : activation sympathique, ↑ FC » happens by itself.
        let changes = |text: &str| text.contains(wording::CHANGES);
        let reacts = changes(told.label) && told.values.iter().any(|value| changes(value));
        return asked((done && !reacts).then(|| grammar.in_case(&opening)));
    }
    if !told.is_phrase() || told.label.contains("(s)") {
        return None;
    }
    let noun = told.noun;
    let figure = !told.listed() && is_figure(setting, told.first());
    if figure {
        return asked(of_figure(setting, told));
    }
    if is_class(setting, noun) {
        return asked(grammar.wanted(Wanted::Marks, noun));
    }
    // « Chirurgie : traitement local qui … » under « Traitement » says which kind of one it is.
    let kind = setting.heading().is_some_and(|heading| {
        let above = singular(&setting.noun(heading).head);
        !above.is_empty() && above == singular(&setting.noun(told.first()).head)
    });
    if kind && !told.listed() && nouns.says_more(told.first()) {
        return Some(Told::by_rule(grammar.what_is(noun), true));
    }
    if let Some(examined) = nouns.exam(noun) {
        // « Échocardiographie : transthoracique ; transœsophagienne » finds nothing.
        if told.listed() && told.values.iter().all(|value| is_kind(setting, value)) {
            return asked(grammar.wanted(Wanted::Kinds, &examined));
        }
        let finds = told.values.iter().all(|value| is_finding(setting, value));
        return asked(finds.then(|| grammar.wanted(Wanted::Findings, &examined)).flatten());
    }
    if acts(setting, told.first()) && !told.listed() {
        let treated = nouns.treated(noun)?;
        let remedy = nouns.is_remedy_phrase(told.first());
        let wanted = match treated {
            Wanted::Treatment if !remedy => Wanted::Action,
            treated => treated,
        };
        return asked(grammar.wanted(wanted, noun));
    }
    if told.values.iter().all(|value| nouns.is_remedy_phrase(value)) {
        return asked(grammar.wanted(nouns.treated(noun)?, noun));
    }
    if nouns.is_eponym(noun)
        && told.link != Link::Arrow
        && !says_how(&tokens(told.first(), setting.lexicon), setting.lexicon)
    {
        let front = grammar.wanted(Wanted::Named, noun)?;
        let defines = !told.listed() && says_what_it_is(setting, noun, told.first());
        return Some(Told::by_rule(front, defines));
    }
    let brief = count(told.label) <= 6;
    if told.link == Link::Arrow && nouns.heads("mechanism") && brief {
        return asked(grammar.wanted(Wanted::Consequences, noun));
    }
    // « hémoptysie = infarctus pulmonaire » among the signs.
    if told.link != Link::Colon && nouns.heads("sign") && brief {
        let ill = nouns.is_ailment(&setting.noun(told.first()));
        return asked(ill.then(|| grammar.wanted(Wanted::Suggests, noun)).flatten());
    }
    if told.link == Link::Arrow {
        return None;
    }
    // « HBPM : grossesse » under « Traitement ».
    if setting.heading().is_some_and(rubric::is_treatment)
        && nouns.is_remedy(&noun.head)
        && brief
        && nouns.is_case(told.first())
    {
        return asked(Some(grammar.when(told.label, told.listed())));
    }
    if !nouns.is_ailment(noun) {
        return None;
    }
    if told.listed() {
        let wanted = nouns.heads("finding").then_some(Wanted::Signs)?;
        return asked(grammar.wanted(wanted, noun));
    }
    let defines = (nouns.heads("listing") || !setting.is_under_a_side())
        && nouns.can_define(told.first())
        && says_what_it_is(setting, noun, told.first())
        && (3..=20).contains(&count(told.first()));
    defines.then(|| Told::by_rule(grammar.what_is(noun), true))
}

/// « Examen de première intention », « la triade classique »: a value that only one thing can be, so
/// that it asks for the label.
pub(super) fn reversed(setting: &Setting<'_>, label: &str, value: &str) -> Option<String> {
    let value = tidy(value);
    let value = value.split_once(',').map_or(value, |parts| parts.0);
    let found = tokens(value, setting.lexicon);
    let lower = value.to_lowercase();
    let definite = |at: usize| {
        found
            .get(at)
            .is_some_and(|t| matches!(t.lower.as_str(), "le" | "la" | "les" | "l’" | "the"))
    };
    // « La triade classique »
    let classic = definite(0) && found.iter().any(|t| t.lower.starts_with("classi"));
    let unique = classic
        || found.iter().take(4).enumerate().any(|(at, t)| {
            let opens = at == 0 || at == 1 && definite(0);
            let most = match t.lower.as_str() {
                "plus" | "moins" => at.checked_sub(1).is_some_and(definite),
                "most" | "least" => opens,
                _ => false,
            };
            let best = t.lower.len() > 5 && t.lower.ends_with("est") && t.tag == Tag::Adjective;
            most || opens && (best || setting.lexicon.noun_is("unique", &t.lower))
        })
        || setting.lexicon.phrases("one-of-its-kind").iter().any(|end| lower.ends_with(end));
    let marks = value.contains(|c: char| c.is_ascii_digit() && !lower.starts_with('1'))
        || value.contains(['(', '→', '=', '/', '!', ':', '«', '"']);
    let verb = found.iter().any(|t| {
        matches!(t.tag, Tag::Verb | Tag::Pronoun | Tag::Negation | Tag::Relative | Tag::Infinitive)
    });
    let noun = setting.noun(value);
    // “most sensitive sign” opens with no noun.
    let french = setting.grammar.participles_agree();
    let named_one =
        if french { noun.nominal && noun.gender.is_some() } else { !noun.head.is_empty() };
    let labelled = setting.noun(label);
    let named = count(label) <= 14 && labelled.nominal;
    let nouns = Nouns { setting };
    // « Polyarthrite : traitement de première intention » asks for the treatment of it.
    let of_it = nouns.is_ailment(&labelled) && nouns.is_remedy(&noun.head);
    let stems = wording::stems(value);
    let leaks = wording::stems(label).iter().any(|stem| stems.contains(stem));
    let sound = unique
        && !marks
        && !verb
        && named_one
        && named
        && !of_it
        && !leaks
        && (2..=8).contains(&count(value));
    sound.then(|| setting.grammar.which(&noun))
}

/// What the model that gives a label its question sees of an entry: `mark` parts label and value.
pub(in crate::generate) fn entry_cues(
    setting: &Setting<'_>,
    label: &str,
    values: &[&str],
    mark: char,
) -> Vec<String> {
    let link = match mark {
        '→' => Link::Arrow,
        '=' => Link::Equals,
        _ => Link::Colon,
    };
    let noun = setting.noun(label);
    cues::cues(setting, &Labelled { label, noun: &noun, values, link })
}

/// What is asked of a number: how often, how much is given.
fn of_figure(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<String> {
    let grammar = setting.grammar;
    let nouns = Nouns { setting };
    let value = told.first();
    if setting.lexicon.noun_is("measured", &singular(&told.noun.head)) {
        return Some(grammar.which(told.noun));
    }
    // « > 50 % » is a bound, and no frequency.
    let person = nouns.listed("whom", &told.noun.head) || nouns.listed("human", &told.noun.head);
    if value.contains('%') && !person && !value.starts_with(['<', '>', '≤', '≥']) {
        return grammar.wanted(Wanted::Frequency, told.noun);
    }
    let concentration = value.to_lowercase().contains("/l") || value.contains("/dL");
    let dosed = ["mg", "µg", "mcg", "g/", "UI", "IU", "mL"].iter().any(|unit| value.contains(unit));
    let given =
        nouns.is_remedy(&told.noun.head) || setting.heading().is_some_and(rubric::is_treatment);
    (dosed && given && !concentration).then(|| grammar.wanted(Wanted::Dose, told.noun)).flatten()
}

/// « si progression > 8 sem »: the case as it stands inside a question.
fn case(setting: &Setting<'_>, label: &str) -> Option<String> {
    let opens = shape::opens(setting, "case-opening", label);
    (opens && !is_idle_condition(setting, label) && (2..=12).contains(&count(label)))
        .then(|| label.to_owned())
}

/// Words of a heading that a question can end with.
const HEADING: usize = 9;

/// « Étiologies » over « Côlon »: a heading of things of one kind, where `noun` is of no kind itself.
pub(super) fn typed_heading(setting: &Setting<'_>, noun: &Noun) -> Option<Noun> {
    let heading = setting.heading().map(|heading| wording::unnumbered(heading).trim())?;
    let above = setting.noun(heading);
    let typed = |noun: &Noun| setting.lexicon.typed(&singular(&noun.head)).is_some();
    // « 3 phases » over « Aiguë » has its own kinds under it.
    let kinds = heading.starts_with(|c: char| c.is_ascii_digit())
        || Nouns { setting }.listed("class", &singular(&above.head));
    let plain = !heading.contains(':') && count(heading) <= HEADING && !kinds;
    // « Traitements à écarter » over « Laxatifs stimulants »: one of them, which has none.
    let remedy = Nouns { setting }.is_remedy_phrase(&noun.words);
    let one = remedy && harm::is_avoiding(setting, heading);
    let sound = plain && above.nominal && typed(&above) && !typed(noun) && !one;
    if above.plural { sound.then_some(above) } else { causes(setting, &above).filter(|_| sound) }
}

/// « Étiologie de l’anémie » heads several: « étiologies de l’anémie ».
fn causes(setting: &Setting<'_>, above: &Noun) -> Option<Noun> {
    let listed = setting.lexicon.noun_is("causing-noun", &above.head);
    let head = Noun { words: above.head.clone(), ..above.clone() };
    let several = setting.grammar.several(&head).filter(|_| listed)?;
    let rest = above.words.strip_prefix(&above.head)?;
    Some(Noun { words: format!("{}{rest}", several.words), ..several })
}

/// Whether the label names an examination, or something named after someone.
pub(super) fn is_named(setting: &Setting<'_>, noun: &Noun) -> bool {
    let nouns = Nouns { setting };
    nouns.exam(noun).is_some() || nouns.is_eponym(noun)
}

/// « Muscle : amyotrophie » under « Signes »: where they are.
pub(super) fn is_touched(setting: &Setting<'_>, noun: &Noun) -> bool {
    let nouns = Nouns { setting };
    nouns.heads("touching") && setting.lexicon.organ(&singular(&noun.head)).is_some()
}

/// « La forme compliquée »: one kind of the thing.
pub(super) fn is_class(setting: &Setting<'_>, noun: &Noun) -> bool {
    Nouns { setting }.listed("class", &noun.head) && noun.words.trim() != noun.head
}

#[cfg(test)]
mod fits_tests;
#[cfg(test)]
mod tests;
