//! Which questions a label and its value can have, of those that are learned.

use super::nouns::{Nouns, is_no_definition};
use super::{Labelled, Link, harm, origin, says_what_it_is, shape, verdict};
use crate::generate::ask::member::{label_and_value, without_brackets};
use crate::generate::ask::{Setting, count, marks, wording};
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token, says_how};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// Whether the question of that name can be asked of the label and answered by its values.
pub(in crate::generate::ask::told) fn fits(
    setting: &Setting<'_>,
    told: &Labelled<'_>,
    name: &str,
) -> bool {
    let nouns = Nouns { setting };
    let value = told.first();
    let found = tokens(value, setting.lexicon);
    let names = matches!(
        sort(told.label, lists(setting.lexicon.language)),
        Sort::Thing | Sort::Of(_) | Sort::Asked(_)
    );
    // “Branches: may be imaged in the axilla”: remarks, which no other question asks for.
    let remark =
        |value: &str| tokens(value, setting.lexicon).iter().any(|t| setting.lists("modal", t));
    if told.listed() && name != "features" && !mostly_not(told, &remark) {
        return false;
    }
    match name {
        // « Natalizumab → LEMP » under « Traitement »: a remedy is not treated.
        "treat" => !nouns.is_remedy_phrase(told.label),
        // « Antalgiques : morphine »: one of them.
        "drug" => {
            let given = || told.values.iter().all(|value| nouns.is_remedy_phrase(value));
            !nouns.is_remedy_phrase(told.label) || told.link == Link::Colon && given()
        }
        // “ALT >150 → PPV 95% for gallstones”: a figure is nothing to do.
        "do" => {
            let figure =
                found.get(1).is_some_and(|t| t.tag == Tag::Number || t.lower.ends_with('%'));
            // « ECG normal n’élimine pas » says what is, not what is done.
            let told = found.first().is_some_and(|t| t.tag == Tag::Noun)
                && found.iter().any(|t| matches!(t.lower.as_str(), "ne" | "n’"));
            let sigle = wording::is_sigle(value.split(' ').next().unwrap_or_default());
            // « Contraction du diaphragme → ↑ volume thoracique »: what changes by itself.
            let changes = value.starts_with(wording::CHANGES);
            !(told || figure && sigle || changes)
        }
        // « Lactates > 8 → hydroxocobalamine 5 g » has more than a dose.
        "dose" => told
            .values
            .iter()
            .all(|value| value.contains(|c: char| c.is_ascii_digit()) && !value.contains('→')),
        // « Cardiaque : troubles du rythme » is no examination.
        "finding" => {
            let first = told.label.split([' ', '-']).next().unwrap_or_default().to_lowercase();
            let language = setting.lexicon.language;
            let quality = can_be(&first, Category::Adjective, language) && count(told.label) == 1;
            nouns.exam(told.noun).is_some() || !quality
        }
        // “Del 17p: chemo doesn't work”, « Fièvre : signe fréquent »: no illness.
        "diag" => {
            let acts = |t: &Token| matches!(t.tag, Tag::Verb | Tag::Negation);
            let head = singular(&setting.noun(value).head);
            !found.iter().any(acts)
                && can_be_ill(setting, value)
                && !nouns.is_remedy_phrase(value)
                && !value.contains('→')
                && setting.lexicon.typed(&head).is_none()
        }
        // « Rappel anatomique »: a side of the course has no signs; « larmes artificielles » are none.
        // « Hémorragie digestive : le mécanisme est mal élucidé » is no sign of it.
        "signs" | "features" => {
            let clause = !told.listed()
                && found.first().is_some_and(|t| t.tag == Tag::Determiner)
                && found.iter().take(4).any(|t| setting.lists("being", t));
            names && !clause && !told.values.iter().any(|value| nouns.is_remedy_phrase(value))
        }
        // “Line list: 1 row = 1 case” is no value, nor are eight criteria in a row; an illness has none.
        "value" if nouns.is_ailment(told.noun) && !nouns.is_valued(told.noun) => false,
        // « Surface : maximisée » has none, either.
        "value" => {
            // « Polydipsie : seuil : 100 mL/kg » has a label of its own.
            let own = |value: &&str| value.contains('=') || label_and_value(value).is_some();
            // « Détresse = ↓ PaO2 ± ↑ PaCO2 » has none.
            let changed = |value: &&str| {
                let figure = |word: &str| {
                    word.trim_start_matches(['<', '>', '≤', '≥', '~', '≈', '(', '-', '+'])
                        .starts_with(|c: char| c.is_ascii_digit())
                };
                value.starts_with(wording::CHANGES) && !value.split(' ').any(figure)
            };
            is_measured(setting, told.label)
                && !told.values.iter().any(changed)
                && told.values.iter().all(|value| !own(value) && count(value) <= 8)
                && !verdict::is_how(setting, told.noun, value)
        }
        // « si possible » is no case, nor are « massages » and « exercices ».
        "case" | "when" if harm::is_harm(setting, value) => false,
        // « Antalgiques : paliers adaptés, morphine si besoin » names what is given.
        "case" | "when"
            if nouns.is_remedy_phrase(told.label)
                && !shape::opens(setting, "case-opening", value)
                && wording::parts(value).iter().any(|part| nouns.is_remedy_phrase(part)) =>
        {
            false
        }
        // “From C8 and T1” is no time.
        "when" if origin::is_origin(setting, value) => false,
        "case" | "when" => {
            let done = |value: &&str| nouns.is_remedy_phrase(value);
            let idle = |value: &&str| shape::is_idle_condition(setting, value);
            let steps = name == "case" && told.listed() && told.values.iter().all(done);
            // « Kétoconazole : moins sélectif » is compared with others.
            let compared =
                found.iter().take(2).any(|t| setting.lexicon.noun_is("comparative", &t.lower));
            let case = told.listed() || shape::can_be_a_case(setting, value);
            !steps && !compared && case && !told.values.iter().any(idle)
        }
        // « Lidocaïne : début rapide »: a side of it.
        "what" => {
            names
                && !is_no_definition(setting, value)
                && !opens_on_a_side(setting, value)
                && !says_how(&found, setting.lexicon)
                && (told.link == Link::Equals || says_what_it_is(setting, told.noun, value))
        }
        // “Branches: may be imaged in the axilla”: what is told of it is no part.
        "parts" => mostly_not(told, &|value| !is_named_thing(setting, value)),
        // « Confirmation par immuno-empreinte : obligatoire »
        "how" => found.first().is_none_or(|t| t.tag != Tag::Adjective),
        // “HIT = antibodies against …” is in no place.
        "where" if told.link == Link::Equals => {
            let placed = found.first().is_some_and(|t| setting.lists("placing", t));
            let told = found.iter().any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative));
            placed || !told || setting.lexicon.organ(&singular(&setting.noun(value).head)).is_some()
        }
        // « G10 % IV » is no frequency.
        "share" => told.values.iter().all(|value| is_share(value) && !is_outcome(setting, value)),
        _ => true,
    }
}

/// Whether fewer than half of the values are so.
fn mostly_not(told: &Labelled<'_>, is: &dyn Fn(&str) -> bool) -> bool {
    told.values.iter().filter(|value| is(value)).count() * 2 < told.values.len()
}

/// Whether the value names a thing, and tells nothing of one: no participle opens it, no verb is in it.
fn is_named_thing(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    let opens = found.first().is_some_and(|t| {
        let noun = can_be(&t.lower, Category::Noun, setting.lexicon.language);
        !matches!(t.tag, Tag::Verb | Tag::Infinitive) && (t.tag != Tag::Participle || noun)
    });
    let acts = |t: &Token| matches!(t.tag, Tag::Verb) || setting.lists("modal", t);
    opens && !found.iter().take_while(|t| t.tag != Tag::Relative).any(acts)
}

/// Whether the value opens on what the label does: « transmet les vibrations », “transmits sound”.
pub(super) fn tells_what_it_does(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    let found = tokens(told.first(), setting.lexicon);
    let [verb, next, ..] = found.as_slice() else { return false };
    let language = setting.lexicon.language;
    let third = match language {
        // « transfère » is one, « prendre » is none.
        Language::French => {
            let infinitive = verb.lower.ends_with("re") && !verb.lower.ends_with("ère");
            !verb.lower.ends_with(['z', 'r']) && !infinitive
        }
        Language::English => verb.lower.ends_with('s'),
    };
    !told.listed()
        && told.is_phrase()
        && verb.tag == Tag::Verb
        && third
        && !can_be(&verb.lower, Category::Noun, language)
        && matches!(next.tag, Tag::Determiner | Tag::Noun | Tag::Adjective)
        && setting.lexicon.organ(&singular(&told.noun.head)).is_some()
}

/// Whether the value opens on a participle or a preposition, and names nothing.
pub(super) fn says_only_how(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    let found = tokens(told.first(), setting.lexicon);
    let opens = found.first().is_some_and(|t| matches!(t.tag, Tag::Participle | Tag::Preposition));
    opens && !told.listed()
}

/// Whether the value can name an illness: a word of one, « Primaire », « IS centrale »; no germ, no day.
fn can_be_ill(setting: &Setting<'_>, value: &str) -> bool {
    let language = setting.lexicon.language;
    let mut told = value.split([' ', '\u{a0}', ',']);
    let first = told.next().unwrap_or_default();
    let kind = can_be(&first.to_lowercase(), Category::Adjective, language);
    // « penser Lyme »
    let named = told.any(|word| word.starts_with(char::is_uppercase));
    let noun = setting.noun(value);
    let nouns = Nouns { setting };
    let ill = nouns.is_ailment(&noun) || nouns.listed("diagnosis", &noun.head);
    // “epigastric pain → back, better leaning fwd” says where and when.
    ill || wording::is_sigle(first) || kind && !value.contains(',') || named
}

/// Whether the label names what can have a value: « +3 mois » is a time, « la réaction admet ΔG » a clause.
pub(super) fn is_measured(setting: &Setting<'_>, label: &str) -> bool {
    let bare = label.trim_start_matches(['+', '-', '−', '±', '>', '<', '≥', '≤', '~', ' ']);
    let timed = bare.starts_with(|c: char| c.is_ascii_digit())
        && tokens(bare, setting.lexicon)
            .iter()
            .any(|t| setting.lexicon.noun_is("time-unit", &t.lower));
    !timed && !marks::has_verb(setting, label)
}

/// Whether the value names things, and does not tell of one: what is asked of a bare name.
pub(in crate::generate::ask) fn name_things(setting: &Setting<'_>, values: &[&str]) -> bool {
    let figured = values.iter().all(|value| value.contains(|c: char| c.is_ascii_digit()));
    figured
        || values.iter().filter(|value| is_named_thing(setting, value)).count() * 2 > values.len()
}

/// Whether the value opens on a side of a thing: « durée longue », « début rapide ».
fn opens_on_a_side(setting: &Setting<'_>, value: &str) -> bool {
    let first = value.split([' ', '\u{a0}', ',']).next().unwrap_or_default();
    let first = singular(&first.to_lowercase());
    ["span", "measured"].iter().any(|list| setting.lexicon.noun_is(list, &first))
}

/// « ~1/60 000 », « rare », « environ 10 % »: not « G10 % IV ± lipides ».
fn is_share(value: &str) -> bool {
    // « Pressurisation de l’œsophage (≥ 20 % des déglutitions) » is no frequency, either.
    let told = without_brackets(value);
    let counted = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    if counted(value) && !counted(&told) && told.starts_with(char::is_uppercase) && count(&told) > 1
    {
        return false;
    }
    let first = value.split([' ', '\u{a0}', '%']).find(|word| !word.is_empty()).unwrap_or_default();
    let bare = first.trim_start_matches(['~', '<', '>', '≈', '≤', '≥', '±', '+']);
    !(bare.chars().any(char::is_alphabetic) && bare.contains(|c: char| c.is_ascii_digit()))
}

/// « 20 % de mortalité », “10% recurrence”: how it ends, and not how often it is.
fn is_outcome(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    value.contains('%') && found.iter().any(|t| setting.lexicon.noun_is("outcome", &t.lower))
}
