//! A question behind the name of its thing, asked whole: « Hyperuricémie : quel est le mécanisme ? » is
//! « Quel est le mécanisme de l’hyperuricémie ? ».
//!
//! Only where the thing's article is sure and what is asked takes « de » and a thing; else the name stays
//! before the question.

use super::told::nouns::{Nouns, is_ill};
use super::wording::{is_sigle, number, stems};
use super::{Setting, balanced, count, label};
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::term::{single, singular};
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// Words of a thing that stands in a question, of what stands in brackets behind it, and of a side.
const THING: usize = 6;
const BRACKET: usize = 4;
const SIDE: usize = 4;

/// The question of `thing`: whole where it can be, else behind the thing's name.
pub(crate) fn asked(setting: &Setting<'_>, thing: &str, question: &str) -> String {
    of_its_kind(setting, thing, question)
        .or_else(|| whole(setting, thing, question))
        .unwrap_or_else(|| {
            let several = setting.noun(thing).plural;
            let asked =
                if several { setting.grammar.of_several(question) } else { question.to_owned() };
            setting.grammar.asked_of(&capital(thing), &asked)
        })
}

/// « Quel est le traitement conservateur ? » of « Conservateur : quel est le traitement ? »: an adjective
/// that says which treatment, and not of what.
fn of_its_kind(setting: &Setting<'_>, label: &str, question: &str) -> Option<String> {
    let side = setting.noun(setting.grammar.side_asked(question)?);
    let kind = setting.lexicon.noun_is("way-of-treating", &label.to_lowercase());
    let treats = setting.lexicon.noun_is("treating-noun", &singular(&side.head));
    let label = label.to_lowercase();
    let both = if setting.grammar.participles_agree() {
        let words = format!("{} {label}", side.words);
        setting.grammar.can_be_said_of(&label, &side).then_some(Noun { words, ..side })
    } else {
        setting.grammar.qualified(&side, &label, side.plural)
    };
    both.filter(|_| kind && treats).map(|both| setting.grammar.which(&both))
}

/// « Quel est le mécanisme de l’hyperuricémie ? »
pub(crate) fn whole(setting: &Setting<'_>, thing: &str, question: &str) -> Option<String> {
    let side = setting.grammar.side_asked(question)?;
    if is_one_of_them(setting, side) {
        return None;
    }
    let (noun, bracket) = named(setting, thing)?;
    let said = stems(side);
    let twice = stems(thing).iter().any(|stem| said.contains(stem));
    let fits = fits(setting, &noun, &single(&setting.noun(side).head, setting.lexicon.language));
    (!twice && fits && takes(setting, &noun, side))
        .then(|| setting.grammar.asked_within(question, &noun, &bracket))
        .flatten()
}

/// The same of a thing that has the side for sure.
pub(super) fn of(setting: &Setting<'_>, thing: &str, question: &str) -> Option<String> {
    let side = setting.grammar.side_asked(question)?;
    let (noun, bracket) = named(setting, thing)?;
    let taken = takes(setting, &noun, side);
    taken.then(|| setting.grammar.asked_within(question, &noun, &bracket)).flatten()
}

/// Under « Causes », « Infections » are some, and have none.
fn is_one_of_them(setting: &Setting<'_>, side: &str) -> bool {
    let head = single(&setting.noun(side).head, setting.lexicon.language);
    let above = setting.heading().map(|above| setting.noun(above));
    setting.lexicon.noun_is("of-an-illness", &head)
        && above.is_some_and(|above| single(&above.head, setting.lexicon.language) == head)
}

/// What the label names, as it stands inside a question, and its bracket: « gliflozines » and
/// « (iSGLT2) ». None where it is no plain noun phrase whose article is known.
pub(super) fn named(setting: &Setting<'_>, thing: &str) -> Option<(Noun, String)> {
    let (bare, bracket) = match thing.split_once(" (") {
        Some((bare, inside)) => {
            let inside = inside.strip_suffix(')')?;
            let plain =
                count(inside) <= BRACKET && !inside.contains(['(', ')', ':', ',', ';', '%', '/']);
            (plain.then_some(bare)?, format!(" ({inside})"))
        }
        None => (thing, String::new()),
    };
    let noun = setting.noun(bare);
    let marks =
        bare.contains(['/', '+', ';', '→', '=', ',', '.', '?', '<', '>', ':', '%', '±', '[']);
    let found = tokens(&noun.words, setting.lexicon);
    let plain = |t: &Token| {
        !matches!(
            t.tag,
            Tag::Verb
                | Tag::Infinitive
                | Tag::Pronoun
                | Tag::Relative
                | Tag::Subordinator
                | Tag::Coordinator
                | Tag::Negation
        )
    };
    let sound = noun.nominal
        && !marks
        && balanced(bare)
        && (1..=THING).contains(&count(bare))
        && found.iter().all(plain)
        && !names_an_amount(bare)
        && !label::joins_nouns(setting, without_sigle(&noun.words));
    let known = sound && is_known(setting, &noun);
    let words = setting.grammar.inside(&noun.words);
    known.then_some((Noun { words, ..noun }, bracket))
}

/// « Amylose AL » is one of its kind, and no two nouns.
fn without_sigle(words: &str) -> &str {
    let last = words.rsplit_once(' ').filter(|(_, last)| is_sigle(last));
    last.map_or(words, |(before, _)| before)
}

/// « Diabète de type 2 » has a number at its end alone; « paracétamol 1 g » is a dose.
fn names_an_amount(bare: &str) -> bool {
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let mut words = bare.split(' ').rev();
    let last = words.next().unwrap_or_default();
    words.any(digits) || digits(last) && (last.len() > 1 || !bare.contains(' '))
}

/// Whether the language can put an article before it: a noun that its lexicon, the text or its ending
/// knows, and no sigle, adjective or name.
fn is_known(setting: &Setting<'_>, noun: &Noun) -> bool {
    let language = setting.lexicon.language;
    let opening = noun.words.split([' ', '’']).next().unwrap_or_default();
    let lower = opening.to_lowercase();
    if is_sigle(opening) {
        return setting.lexicon.exam(opening).is_some() || !setting.grammar.participles_agree();
    }
    let quality = [Category::Adjective, Category::Determiner, Category::Adverb]
        .iter()
        .any(|category| can_be(&lower, *category, language));
    let a_noun = can_be(&noun.head, Category::Noun, language);
    // « Maligne », « Primaire »: which of several.
    let which = count(&noun.words) == 1 && quality && !setting.is_a_noun_here(&noun.head);
    if setting.grammar.participles_agree() {
        let learned = a_noun || setting.evidence.knows_gender(&noun.head);
        // « L’ » shows no gender.
        let elided = !noun.plural && lower.starts_with(['a', 'e', 'é', 'è', 'i', 'o', 'œ', 'u']);
        let long = a_noun || noun.head.chars().count() > 3;
        !which
            && long
            && (noun.gender.is_some() || elided)
            && (learned || noun.head.chars().count() > 6)
    } else {
        // “The heart” takes an article that “heart failure” does not.
        let bare = noun.plural
            || Nouns { setting }.is_ailment(noun)
            || Nouns { setting }.is_remedy(&noun.head)
            || Nouns { setting }.ends("process-end", &noun.head);
        !which && bare
    }
}

/// Whether the side takes its thing behind it: « les signes associés » does not.
fn takes(setting: &Setting<'_>, noun: &Noun, side: &str) -> bool {
    let asked = setting.noun(side);
    let head = single(&asked.head, setting.lexicon.language);
    let known = setting.is_attribute(&asked)
        || label::anything_may_have(setting, &asked)
        || setting.lexicon.noun_is("of-the-thing-above", &head);
    let found = tokens(side, setting.lexicon);
    // « Le signe le plus fréquent »
    let most = |t: &Token| {
        let next = found.iter().find(|next| next.start > t.start);
        next.is_some_and(|next| matches!(next.lower.as_str(), "plus" | "moins"))
    };
    let closed = found.iter().skip(1).any(|t| {
        let governs =
            matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Verb | Tag::Infinitive);
        let kind = matches!(t.lower.as_str(), "de" | "d’");
        let participle = ["ant", "ants", "ante", "antes", "é", "és", "ée", "ées"]
            .iter()
            .any(|end| t.lower.ends_with(end));
        governs && !kind
            || participle && can_be(&t.lower, Category::Adjective, setting.lexicon.language)
            || t.tag == Tag::Coordinator
            || t.tag == Tag::Determiner && !most(t)
            || matches!(t.lower.as_str(), "du" | "des" | "of")
    });
    // « Facteurs de risque », but not « facteurs de risque d’atonie ».
    let kinds = found.iter().filter(|t| matches!(t.lower.as_str(), "de" | "d’")).count();
    let nouns = Nouns { setting };
    let person = nouns.listed("human", &noun.head) || nouns.listed("whom", &noun.head);
    known
        && (nouns.is_valued(noun) || head != "valeur" && head != "value")
        && asked.nominal
        && !closed
        && kinds <= 1
        && !person
        && (1..=SIDE).contains(&count(side))
        && !side.contains(['(', '/', ',', ':', '%'])
}

/// Whether a thing like `noun` has the side of that head: « la dose du paludisme » is no dose of it.
fn fits(setting: &Setting<'_>, noun: &Noun, head: &str) -> bool {
    let nouns = Nouns { setting };
    let place = setting.lexicon.organ(&singular(&noun.head)).is_some();
    let ill = nouns.is_ailment(noun);
    if setting.lexicon.noun_is("of-the-ill", head) {
        ill
    } else if setting.lexicon.noun_is("of-an-illness", head) {
        ill || nouns.ends("process-end", &noun.head) && !place
    } else {
        !ill || !setting.lexicon.noun_is("of-what-is-given", head)
    }
}

/// « Quels sont les comportements d’évitement ? » of « Comportements d’évitement », « Quels signes
/// faut-il rechercher ? » of « Rechercher des signes ». None where it is no plain noun phrase of several.
pub(super) fn several(setting: &Setting<'_>, label: &str) -> Option<String> {
    let found = tokens(label, setting.lexicon);
    let skipped = found
        .iter()
        .take_while(|t| {
            matches!(t.tag, Tag::Possessive)
                || setting.lexicon.noun_is("some", &t.lower)
                || t.tag == Tag::Determiner
        })
        .count();
    let ordered = setting.grammar.is_order(&found);
    let skipped = if ordered { 2 } else { skipped };
    let start = found.get(skipped)?.start;
    let (things, bracket) = named(setting, label.get(start..)?)?;
    if !things.plural || things.gender.is_none() && setting.grammar.participles_agree() {
        return None;
    }
    if ordered {
        let some = found.get(1).is_some_and(|t| matches!(t.lower.as_str(), "des" | "les" | "d’"));
        return some.then(|| setting.grammar.which_to(label, &things)).flatten();
    }
    // « Quelles sont les infections ? » asks for no more than its heading says.
    let said_more = count(&things.words) > 1 || label::anything_may_have(setting, &things);
    if !said_more {
        return None;
    }
    let words = format!("{}{bracket}", things.words);
    Some(setting.grammar.which(&Noun { words, ..things }))
}

/// « Quelles sont les 3 couches ? » of « 3 couches » over so many members.
pub(super) fn counted(setting: &Setting<'_>, label: &str, members: usize) -> Option<String> {
    let (first, rest) = label.trim().split_once([' ', '\u{a0}'])?;
    number(&first.to_lowercase()).filter(|said| *said == members)?;
    let (noun, bracket) = named(setting, rest)?;
    // « Deux compartiment »: what is counted is of several.
    let several = if noun.plural { Some(noun) } else { setting.grammar.several(&noun) };
    let noun =
        several.filter(|noun| noun.gender.is_some() || !setting.grammar.participles_agree())?;
    let words = format!("{} {}{bracket}", first.to_lowercase(), noun.words);
    Some(setting.grammar.which(&Noun { words, ..noun }))
}

/// Whether the thing named is an illness, so that something is done in case of it.
pub(super) fn in_case(setting: &Setting<'_>, label: &str) -> Option<Noun> {
    let (noun, bracket) = named(setting, label)?;
    let kinds = setting.heading().is_some_and(|heading| setting.noun(heading).plural);
    (bracket.is_empty() && !kinds && is_ill(setting, label)).then_some(noun)
}

/// « Dans quels cas discuter une transfusion ? » of « Discuter une transfusion si »: the words that open the
/// cases behind the label are not asked. None where the label is no order and has no such words.
pub(super) fn in_which_case(setting: &Setting<'_>, label: &str, several: bool) -> Option<String> {
    let lower = label.to_lowercase();
    let opening =
        |phrase: &&&str| lower.strip_suffix(**phrase).is_some_and(|before| before.ends_with(' '));
    let opening = setting.lexicon.phrases("cases-behind").iter().find(opening);
    let bare = opening.and_then(|phrase| label.get(..label.len().checked_sub(phrase.len())?));
    let front = setting.grammar.when(bare.unwrap_or(label).trim(), several);
    let whole = !front.contains(':');
    (whole || bare.is_some_and(|bare| count(bare) > 1)).then_some(front)
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;
    use crate::generate::language::Language::{self, English, French};

    fn of(thing: &str, question: &str, language: Language) -> String {
        with(language, &[], |setting| asked(setting, thing, question))
    }

    #[test]
    fn a_side_is_asked_of_its_thing_in_one_question() {
        for (thing, question, whole) in [
            ("Acidose", "quel est le mécanisme ?", "Quel est le mécanisme de l’acidose ?"),
            ("Hernies", "quelles sont les causes ?", "Quelles sont les causes des hernies ?"),
            (
                "Cellules de Sertoli",
                "quel est le rôle ?",
                "Quel est le rôle des cellules de Sertoli ?",
            ),
            (
                "Diabète de type 2",
                "quel est le mécanisme ?",
                "Quel est le mécanisme du diabète de type 2 ?",
            ),
            ("Acidose (AM)", "quelle est la cause ?", "Quelle est la cause de l’acidose (AM) ?"),
        ] {
            assert_eq!(of(thing, question, French), whole);
        }
        assert_eq!(of("Antacids", "what is its role?", English), "What is the role of antacids?");
    }

    #[test]
    fn an_adjective_says_which_treatment() {
        let found = of("Conservateur", "quel est le traitement ?", French);
        assert_eq!(found, "Quel est le traitement conservateur ?");
        // Of what illness; no treatment.
        for (label, question) in
            [("Aigu", "quel est le traitement ?"), ("Conservateur", "quel est le rôle ?")]
        {
            assert_eq!(of(label, question, French), format!("{label} : {question}"));
        }
    }

    #[test]
    fn a_thing_without_a_sure_article_stays_before_its_question() {
        for (thing, question) in [
            // An adjective, a person, a place, an illness that is not given, a sigle, a dose, a name.
            ("Maligne", "quelle est la cause ?"),
            ("Nourrisson", "quelle est la cause ?"),
            ("Peau", "quels sont les signes ?"),
            ("Acidose", "quelle est la posologie ?"),
            ("AINS", "quel est le mécanisme ?"),
            ("Aspirine 250 mg", "quel est le mécanisme ?"),
            ("Pirfénox", "quel est le mécanisme ?"),
            // What is asked does not take a thing.
            ("Acidose", "quels sont les signes associés ?"),
            ("Acidose", "quels sont les facteurs de risque de décès ?"),
            ("Acidose", "que faire ?"),
        ] {
            assert_eq!(of(thing, question, French), format!("{thing} : {question}"));
        }
        let kept = of("Heart", "what is the cause?", English);
        assert_eq!(kept, "Heart: what is the cause?");
    }

    #[test]
    fn several_things_are_asked_for_by_their_name() {
        let ask = |label: &str| with(French, &[], |setting| several(setting, label));
        assert_eq!(ask("Ses rôles").as_deref(), Some("Quels sont les rôles ?"));
        assert_eq!(
            ask("Rechercher des signes de choc").as_deref(),
            Some("Quels signes de choc faut-il rechercher ?")
        );
        assert_eq!(ask("Selon le contexte"), None);
        assert_eq!(ask("Couche"), None);
    }

    #[test]
    fn what_is_counted_is_of_several() {
        let ask = |label: &str| with(French, &[], |setting| counted(setting, label, 2));
        assert_eq!(ask("Deux couche").as_deref(), Some("Quelles sont les deux couches ?"));
        assert_eq!(ask("Trois couches"), None);
    }

    #[test]
    fn what_opens_a_case_is_not_asked() {
        let ask = |label: &str| with(French, &[], |setting| in_which_case(setting, label, true));
        assert_eq!(
            ask("Discuter une greffe si").as_deref(),
            Some("Dans quels cas discuter une greffe ?")
        );
        assert_eq!(
            ask("Avis spécialisé si").as_deref(),
            Some("Avis spécialisé : dans quels cas ?")
        );
        assert_eq!(ask("Avis spécialisé"), None);
        assert_eq!(ask("Évoquer devant"), None);
    }
}
