//! What a thing does, where a verb opens its value: of « Thyroïde : fabrique T3 et T4 » one asks the role,
//! of « Insuline : abaisse la glycémie » the effect, and of « Lipasémie : pose le diagnostic » what for.
//!
//! Leaves out cases, treatments and people, whose verbs are orders, and sides, which do nothing.

use super::nouns::Nouns;
use super::{Labelled, Link, Told, shape};
use crate::generate::ask::{Setting, count, label, of_thing};
use crate::generate::fact::format;
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::lexicon::{Frame, Voice};
use crate::generate::rubric;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// Words of a thing's name.
const NAME: usize = 6;

/// What a verb says of its thing.
#[derive(Clone, Copy)]
enum Says {
    Role,
    Effect,
    Aim,
}

/// « Quel est le rôle de la thyroïde ? », « Quel est l’effet de l’insuline ? »
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let says = says(setting, told)?;
    let words = setting.lexicon.phrases("doing").get(says as usize)?;
    Some(Told::by_rule(of_thing::asked(setting, told.label, words), false))
}

/// Whether the value says what the label does.
pub(in crate::generate::ask) fn does(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    says(setting, told).is_some()
}

fn says(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Says> {
    if told.link != Link::Colon || !is_a_thing(setting, told) {
        return None;
    }
    let lemma = opening_verb(setting, told.first(), told.noun.plural)?;
    if setting.lexicon.noun_is("examining-verb", lemma) {
        return Some(Says::Aim);
    }
    if is_under_orders(setting) || (Nouns { setting }).exam(told.noun).is_some() {
        return None;
    }
    if setting.lexicon.noun_is("changing-verb", lemma) {
        return Some(Says::Effect);
    }
    let frames = setting.lexicon.frames(Voice::Active, lemma);
    let works = |frame: &Frame| matches!(frame.kind, "function" | "effect");
    let role = setting.lexicon.noun_is("working-verb", lemma) || frames.iter().any(works);
    role.then_some(Says::Role)
}

/// « Cortisol - augmente la glycémie »: a thing before a dash, and what it does behind it.
pub(in crate::generate::ask) fn dashed<'t>(
    setting: &Setting<'_>,
    text: &'t str,
) -> Option<(&'t str, usize)> {
    let (name, value) = [" – ", " — ", " - "].iter().find_map(|dash| text.split_once(dash))?;
    let noun = setting.noun(name);
    let plain = noun.nominal && count(name) <= NAME && !name.contains([':', ',', '.', '(']);
    let acts = opening_verb(setting, value, noun.plural).is_some();
    let side = label::anything_may_have(setting, &noun);
    (plain && acts && !side).then(|| (name.trim(), text.len() - value.len()))
}

/// Whether the label names a thing that may do something, and no case, person or side.
fn is_a_thing(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    let noun = told.noun;
    let head = singular(&noun.head);
    let lexicon = setting.lexicon;
    // « Cellules alpha » are one kind of cells, « Cellules » a side.
    let of_a_class = lexicon.typed(&head).is_some()
        || ["relational", "side"].iter().any(|list| lexicon.noun_is(list, &head));
    let side = lexicon.attribute(&head).is_some()
        || lexicon.aspect(&head).is_some()
        || format::is_rubric(&noun.head, lexicon)
        || count(told.label) == 1 && of_a_class;
    told.is_phrase()
        && count(told.label) <= NAME
        && !shape::opens(setting, "case-opening", told.label)
        && !setting.is_human(noun)
        && !side
}

/// Under « Traitement » a verb may be an order.
fn is_under_orders(setting: &Setting<'_>) -> bool {
    setting.path.iter().any(|above| rubric::is_treatment(above) || rubric::is_action(above))
}

/// The verb in the third person that opens `value`, behind an adverb and a reflexive pronoun.
fn opening_verb(setting: &Setting<'_>, value: &str, plural: bool) -> Option<&'static str> {
    let lower = lower_first(value.trim());
    let found = tokens(&lower, setting.lexicon);
    let mut words = found.iter().filter(|t| t.is_word());
    let mut verb = words.next()?;
    let leads = |t: &Token| {
        t.tag == Tag::Adverb && setting.lexicon.verb(&t.lower).is_none()
            || matches!(t.lower.as_str(), "s’" | "se")
    };
    while leads(verb) {
        verb = words.next()?;
    }
    let form = setting.lexicon.verb(&verb.lower)?;
    let agrees = if plural { form.plural } else { form.singular };
    let french = setting.grammar.participles_agree();
    let next = words.next()?;
    // “Cells: produce in …” may be an order, « contrôle de la température » is a noun.
    let object =
        !matches!(next.tag, Tag::Preposition | Tag::Adjective | Tag::Adverb | Tag::Coordinator);
    let noun =
        can_be(&verb.lower, Category::Noun, setting.lexicon.language) && verb.tag != Tag::Verb;
    let ambiguous = if french { noun && !plural } else { plural };
    let sound = agrees && !form.past && !form.participle && (object || !ambiguous);
    sound.then_some(form.lemma)
}

#[cfg(test)]
mod tests {
    use super::super::tests::front;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_thing_is_asked_for_what_it_does() {
        let french = |told: &str| front(told, &["Glandes"], French);
        assert_eq!(french("Thyroïde : fabrique T3 et T4"), "Quel est le rôle de la thyroïde ?");
        assert_eq!(french("Insuline : abaisse la glycémie"), "Quel est l’effet de l’insuline ?");
        assert_eq!(
            french("Parathyroïdes : augmentent la calcémie"),
            "Parathyroïdes : quel est l’effet ?"
        );
        assert_eq!(
            french("Glande pinéale : sécrète la mélatonine"),
            "Quel est le rôle de la glande pinéale ?"
        );
        let english = |told: &str| front(told, &["Glands"], English);
        assert_eq!(
            english("Hypothalamus: Regulates body temperature, hunger and thirst."),
            "Hypothalamus: what is the role?"
        );
        assert_eq!(english("Insulin: Lowers blood glucose"), "What is the effect of insulin?");
        let asked = front("Score de Ranson : évalue le pronostic", &["Gravité"], French);
        assert_eq!(asked, "Score de Ranson : dans quel but ?");
        let asked =
            front("Abdominal ultrasound: looks for gallstones", &["Investigations"], English);
        assert_eq!(asked, "Abdominal ultrasound: what is it used for?");
        assert_eq!(english("Alpha cells: Produce glucagon"), "Alpha cells: what is the role?");
    }

    #[test]
    fn orders_sides_and_cases_do_nothing() {
        for (told, heading) in [
            ("Insuline : augmente les doses le soir", "Traitement"),
            ("Symptômes : augmentent le soir", "Glandes"),
            ("Si malaise : augmente les apports", "Glandes"),
            ("Patients : produisent trop d’insuline", "Glandes"),
        ] {
            let asked = front(told, &[heading], French);
            assert!(!asked.contains("rôle") && !asked.contains("effet"), "{told} {asked}");
        }
        let asked = front("Steroids: reduce the dose slowly", &["Management"], English);
        assert!(!asked.contains("role") && !asked.contains("effect"), "{asked}");
    }

    #[test]
    fn a_verb_behind_a_dash_tells_what_the_thing_does() {
        let asked =
            |told: &str, language| super::super::tests::front(told, &["Hormones"], language);
        let found = asked("Cortisol - augmente la glycémie", French);
        assert_eq!(found, "Quel est l’effet du cortisol ?");
        let found = asked("Cortisol – increases gluconeogenesis", English);
        assert_eq!(found, "Cortisol: what is the effect?");
        let found = asked("Cortisol - hormone du stress", French);
        assert!(!found.contains("effet"), "{found}");
    }
}
