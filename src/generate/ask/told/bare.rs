//! A label over several values that no question word fits: how it is asked all the same, so that « Zone
//! respiratoire ? (3) » says what is wanted.

use super::labelled::Labelled;
use super::nouns::Nouns;
use super::shape;
use crate::generate::ask::member::{label_and_value, without_brackets};
use crate::generate::ask::{Setting, count, of_thing};
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::realise::capital;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words of a thing whose secretion is governed.
const OWNER: usize = 3;

/// The question, or the label with what is missing behind it, or the label alone.
pub(in crate::generate::ask) fn several(setting: &Setting<'_>, told: &Labelled<'_>) -> String {
    if is_open(setting, told.label) || is_purpose(setting, told.label) {
        return setting.grammar.headed(&capital(told.label), "…");
    }
    governed(setting, told)
        .or_else(|| parts(setting, told))
        .or_else(|| determined(setting, told))
        .unwrap_or_else(|| setting.terse(told.label))
}

/// « Plutôt précoce », « la capacité d’y répondre », « Capside/matrice »: a head that names no one
/// thing, so that by itself, « … ? (3) », it asks for nothing.
pub(in crate::generate::ask) fn asks_nothing(setting: &Setting<'_>, head: &str) -> bool {
    let found = tokens(head, setting.lexicon);
    let opens = found.first().is_some_and(|t| {
        matches!(t.tag, Tag::Determiner | Tag::Adverb | Tag::Demonstrative)
            && !is_open(setting, head)
    });
    // « Lipides (≈ 30 %) » names one; « IgG contre » above goes on with its label.
    let led = setting.heading().is_some_and(|heading| {
        tokens(heading, setting.lexicon).last().is_some_and(|t| t.tag == Tag::Preposition)
    });
    let bare = without_brackets(head);
    let marked = bare.contains(['=', '<', '>', ';']);
    // « A (Airway) » is a letter of what is learned by heart.
    let letter = bare.chars().filter(|c| c.is_alphanumeric()).count() < 2;
    // « Contrôle les fonctions vitales comme » goes on with its values, “such as” too.
    let goes_on = found.len() > 1
        && found.last().is_some_and(|t| {
            matches!(t.tag, Tag::Subordinator | Tag::Preposition) && !is_open(setting, head)
        });
    opens || marked || letter || goes_on || !led && bare.contains(['/', '%'])
}

/// « Constipation associée à »: the values go on with it.
pub(in crate::generate::ask) fn is_open(setting: &Setting<'_>, label: &str) -> bool {
    let found = tokens(label, setting.lexicon);
    let last = found.last().filter(|_| found.len() > 1);
    last.is_some_and(|t| setting.lexicon.noun_is("open-ending", &t.lower))
}

/// « Pour maximiser les échanges »: says what for, and names nothing of which there are several.
pub(super) fn is_purpose(setting: &Setting<'_>, label: &str) -> bool {
    let found = tokens(label, setting.lexicon);
    shape::opens(setting, "purpose", label)
        && found.iter().take(3).any(|t| t.tag == Tag::Infinitive)
}

/// « Qu’est-ce qui augmente la sécrétion de l’ADH ? » of « Augmentation de la sécrétion » under « Régulation ».
fn governed(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<String> {
    let (heading, above) = setting.path.split_last()?;
    let nouns = Nouns { setting };
    let regulated = nouns.listed("governing", &setting.noun(heading).head);
    let words: Vec<&str> = told.label.split([' ', '\u{a0}']).collect();
    let french = setting.grammar.participles_agree();
    let (more, what) = match words.as_slice() {
        [more, of, rest @ ..] if french && matches!(*of, "de" | "du" | "des") => {
            let article = match *of {
                "du" => "le ",
                "des" => "les ",
                _ => "",
            };
            (*more, format!("{article}{}", rest.join(" ")))
        }
        [what @ .., more] if !french && !what.is_empty() => (*more, what.join(" ").to_lowercase()),
        _ => return None,
    };
    let more = more.to_lowercase();
    let verb = setting.lexicon.phrases("raising").iter().find_map(|entry| {
        let (noun, verb) = entry.split_once('=')?;
        (noun == more).then_some(verb)
    })?;
    if !regulated || what.is_empty() || what.split(' ').count() > OWNER {
        return None;
    }
    let owner = above.last().map(String::as_str).or(setting.title);
    let of = owner.filter(|owner| count(owner) <= OWNER).and_then(|owner| {
        let noun = setting.noun(owner);
        let inside = setting.grammar.inside(&noun.words);
        noun.nominal.then(|| setting.grammar.possessor(&Noun { words: inside, ..noun })).flatten()
    });
    let predicate = match of {
        Some(of) if french => format!("{verb} {what} {of}"),
        Some(of) => format!("{verb} the {what} {of}"),
        None => format!("{verb} {what}"),
    };
    setting.grammar.subject_question(&predicate, false)
}

/// « Que comprend la zone respiratoire ? »
fn parts(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<String> {
    let whole = setting.lexicon.noun_is("of-parts", &singular(&told.noun.head));
    let (noun, bracket) = of_thing::named(setting, told.label)?;
    let part = |value: &&str| {
        let found = tokens(value, setting.lexicon);
        setting.noun(value).nominal
            && !setting.is_attribute(&setting.noun(value))
            && !found.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive))
    };
    let sure = whole && bracket.is_empty() && told.values.iter().all(part);
    sure.then(|| setting.grammar.comprises(&noun))
}

/// « Qu’est-ce qui caractérise le nasopharynx ? » of « Le nasopharynx »: what has an article is a thing.
fn determined(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<String> {
    let found = tokens(told.label, setting.lexicon);
    let definite = |t: &&Token| matches!(t.lower.as_str(), "le" | "la" | "les" | "l’" | "the");
    let first = found.first().filter(definite)?;
    let (_, bare) = told.label.split_at_checked(first.end)?;
    let noun = setting.noun(without_brackets(bare).trim());
    let nouns = Nouns { setting };
    let brief = count(&noun.words) <= OWNER
        && !found.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive));
    // « Le cycle : » over « Diastole : … » and « Systole : … », each of which tells of something else.
    let labelled = told.values.iter().filter(|value| label_and_value(value).is_some()).count();
    let brief = brief && labelled * 2 < told.values.len();
    let known = brief && (noun.gender.is_some() || !setting.grammar.participles_agree());
    (known
        && noun.nominal
        && !nouns.is_ailment(&noun)
        && setting.lexicon.typed(&singular(&noun.head)).is_none())
    .then(|| setting.grammar.wanted(Wanted::Marks, &noun))
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::{asks_nothing, is_open, is_purpose, several};
    use crate::generate::ask::tests::with;
    use crate::generate::ask::told::{Labelled, Link};
    use crate::generate::language::Language::{self, English, French};

    fn asked(label: &str, values: &[&str], path: &[&str], language: Language) -> String {
        let plain = |front: String| front.replace(['\u{a0}', '\u{202f}'], " ");
        with(language, path, |setting| {
            let noun = setting.noun(label);
            plain(several(setting, &Labelled { label, noun: &noun, values, link: Link::Colon }))
        })
    }

    #[test]
    fn what_governs_a_secretion_is_asked_for() {
        let path = ["Glucagon", "Regulation"];
        let found = asked("Secretion increase", &["fasting", "exercise"], &path, English);
        assert_eq!(found, "What increases the secretion of glucagon?");
        let path = ["Glucagon", "Régulation"];
        let found = asked("Diminution de la sécrétion", &["repas", "insuline"], &path, French);
        assert_eq!(found, "Qu’est-ce qui diminue la sécrétion du glucagon ?");
        let found = asked("Secretion increase", &["fasting", "stress"], &["Signs"], English);
        assert!(!found.starts_with("What increases"), "{found}");
    }

    #[test]
    fn a_region_is_asked_for_its_parts() {
        let found = asked("Zone corticale", &["glomérules", "tubules"], &["Rein"], French);
        assert_eq!(found, "Que comprend la zone corticale ?");
        let found = asked("Fièvre", &["frissons", "sueurs"], &["Rein"], French);
        assert!(!found.contains("comprend"), "{found}");
    }

    #[test]
    fn what_stands_over_labels_has_no_marks() {
        let marks = |values: &[&str]| {
            asked("Le nasopharynx", values, &["Cou"], French).contains("caractérise")
        };
        assert!(marks(&["paroi mince", "muqueuse ciliée"]));
        assert!(!marks(&["paroi : mince", "muqueuse : ciliée"]));
    }

    #[test]
    fn a_head_that_names_no_one_thing_asks_nothing() {
        with(French, &["Rein"], |setting| {
            assert!(!asks_nothing(setting, "Après la chirurgie"));
            assert!(asks_nothing(setting, "la capacité du rein à y répondre"));
            assert!(asks_nothing(setting, "Capside/matrice"));
            assert!(!asks_nothing(setting, "Zone corticale"));
            assert!(!asks_nothing(setting, "Eau (≈ 60 %)"));
            assert!(asks_nothing(setting, "B (Ventilation)"));
            assert!(asks_nothing(setting, "Clairance < 30"));
            assert!(asks_nothing(setting, "Règle des fonctions comme"));
        });
        with(French, &["Anticorps dirigés contre"], |setting| {
            assert!(!asks_nothing(setting, "Capside/matrice"));
        });
    }

    #[test]
    fn what_its_values_go_on_with_stays_open() {
        with(French, &["Rein"], |setting| {
            assert!(is_open(setting, "Douleur associée à"));
            assert!(is_purpose(setting, "Pour limiter les pertes"));
            assert!(!is_purpose(setting, "Pour le nourrisson"));
            // Its values are cases.
            assert!(!is_open(setting, "Évoquer devant"));
            assert!(!is_open(setting, "Douleur"));
        });
        let found = asked("Douleur associée à", &["fièvre", "frissons"], &["Rein"], French);
        assert_eq!(found, "Douleur associée à : …");
    }
}
