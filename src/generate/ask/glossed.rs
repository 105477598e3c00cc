//! What a thing is, told right behind its name: « l’érysipèle, une infection de la peau », “sarcoidosis (a
//! disease that …)”, said again as a sentence of its own.
//!
//! Only a genus defines, and only where it is sure which noun it is told of.

use std::ops::Range;

use super::phrase::slice;
use super::{Setting, count};
use crate::generate::realise::capital;
use crate::generate::term::Gender;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words of a name, at most, and of what it is, at least.
const NAME: usize = 4;
const TOLD: usize = 4;

/// « L’érysipèle est une infection de la peau. »: each name of `text` with what it is.
pub(super) fn definitions(setting: &Setting<'_>, text: &str) -> Vec<String> {
    if let Some(said) = said_again(setting, text) {
        return vec![said];
    }
    if let Some(said) = ranked(setting, text) {
        return vec![said];
    }
    if !may_define(setting, text) {
        return Vec::new();
    }
    let found = &tokens(text, setting.lexicon);
    let marks = (1..found.len())
        .filter(|at| found.get(*at).is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Open)));
    marks.filter_map(|at| definition(setting, text, found, at)).collect()
}

/// « L’orthopnée est la dyspnée en décubitus. » of « L’orthopnée, c’est-à-dire la dyspnée en décubitus, … »
fn said_again(setting: &Setting<'_>, text: &str) -> Option<String> {
    let plain = text.replace('\'', "’");
    let openings = setting.lexicon.phrases("that-is").iter();
    let (at, phrase) = openings
        .flat_map(|phrase| [format!(" {phrase} "), format!("({phrase} ")])
        .find_map(|opening| Some((plain.find(&opening)?, opening)))?;
    let behind = plain.get(at + phrase.len()..)?.trim_start_matches([',', ' ']);
    let end = behind.find([',', ';', ')', '(', ':']).unwrap_or(behind.len());
    let told = behind.get(..end)?.trim().trim_end_matches('.');
    let found = tokens(&plain, setting.lexicon);
    let bracketed = plain.get(at..)?.starts_with('(');
    let mark = found.iter().rposition(|t| {
        let opens = if bracketed { Tag::Open } else { Tag::Comma };
        t.tag == opens && t.start <= at
    })?;
    // Only the mark stands between.
    let near = plain.get(found.get(mark)?.end..at + 1)?.trim().trim_matches('(').is_empty();
    let name = name(setting, &found, mark, bracketed)?;
    let part = tokens(told, setting.lexicon);
    let phrase =
        part.first().is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Adjective))
            && part.iter().any(|t| t.tag == Tag::Noun)
            && !part.iter().any(|t| {
                matches!(
                    t.tag,
                    Tag::Verb | Tag::Pronoun | Tag::Demonstrative | Tag::Possessive | Tag::Clitic
                )
            });
    let article = name.start.checked_sub(1).and_then(|at| found.get(at));
    let noun = setting.noun(slice(&plain, &found, &name));
    let side = setting.is_attribute(&noun) || setting.lexicon.noun_is("anaphor", &noun.head);
    let sound = near && phrase && noun.nominal && !noun.plural && !side && count(told) >= 2;
    let definite = article.is_some_and(|t| setting.lists("definite", t));
    let term = match article {
        Some(article) if definite && !setting.grammar.participles_agree() => {
            format!("{} {}", article.lower, noun.words)
        }
        _ => setting.grammar.definite(&noun),
    };
    sound.then(|| format!("{} {} {told}.", capital(&term), setting.grammar.is(false)))
}

/// « La fièvre est le signe le plus constant. » of « Il est dominé par la fièvre qui est le signe le plus constant. »
fn ranked(setting: &Setting<'_>, text: &str) -> Option<String> {
    let plain = text.replace('\'', "’");
    let openings = setting.lexicon.phrases("which-is").iter();
    let openings = openings.map(|opening| format!(" {opening} "));
    let (at, opening) =
        openings.filter_map(|opening| Some((plain.find(&opening)?, opening))).min()?;
    let found = tokens(&plain, setting.lexicon);
    let relative = found.iter().position(|t| t.start > at)?;
    let comma = found.get(relative.checked_sub(1)?).is_some_and(|t| t.tag == Tag::Comma);
    let end = relative - usize::from(comma);
    let inner = |t: &&Token| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle)
            || setting.lists("before-of", t)
    };
    let length = found.get(..end)?.iter().rev().take_while(inner).count();
    let start = end.checked_sub(length)?;
    let name = slice(&plain, &found, &(start..end));
    let article = start.checked_sub(1).and_then(|at| found.get(at));
    let definite = article.is_some_and(|t| setting.lists("definite", t));
    let behind = plain.get(at + opening.len()..)?.trim_start();
    let stop = behind.find([',', ';', '(', ':', '.']).unwrap_or(behind.len());
    let told = behind.get(..stop)?.trim();
    let part = tokens(told, setting.lexicon);
    let grades =
        |t: &Token| ["grading", "unique", "superlative"].iter().any(|list| setting.lists(list, t));
    let acts = |t: &Token| {
        matches!(t.tag, Tag::Verb | Tag::Pronoun | Tag::Possessive | Tag::Demonstrative)
    };
    let first = part.first().is_some_and(|t| setting.lists("definite", t));
    let noun = setting.noun(name);
    let opens = article.is_none_or(|_| definite) || !setting.grammar.participles_agree();
    let sound = first
        && part.iter().any(grades)
        && part.iter().any(|t| t.tag == Tag::Noun)
        && !part.iter().any(acts)
        && opens
        && noun.nominal
        && !noun.plural
        && (1..=NAME).contains(&count(name));
    let term = match article {
        Some(article) if definite && !setting.grammar.participles_agree() => {
            format!("{} {}", article.lower, noun.words)
        }
        _ => setting.grammar.definite(&noun),
    };
    sound.then(|| format!("{} {} {told}.", capital(&term), setting.grammar.is(false)))
}

/// Whether an indefinite article stands behind a mark, as few sentences have it: the others need not be read.
fn may_define(setting: &Setting<'_>, text: &str) -> bool {
    let lower = text.to_lowercase();
    let marked = |at: usize| {
        let before = lower.get(..at).unwrap_or_default().trim_end();
        before.ends_with(|c: char| !c.is_alphanumeric())
    };
    let mut articles = setting.lexicon.nouns_of("indefinite");
    articles.any(|article| lower.match_indices(article).any(|(at, _)| marked(at)))
}

fn definition(setting: &Setting<'_>, text: &str, found: &[Token], at: usize) -> Option<String> {
    let bracketed = found.get(at)?.tag == Tag::Open;
    let name = name(setting, found, at, bracketed)?;
    let told = at + 1..end(setting, found, at, bracketed, name.start)?;
    let article = name.start.checked_sub(1).and_then(|at| found.get(at));
    // « les plexus »
    if article.is_some_and(|t| matches!(t.lower.as_str(), "les" | "aux")) {
        return None;
    }
    let noun = setting.noun(slice(text, found, &name));
    let (words, first) = (slice(text, found, &told), found.get(told.start)?);
    let part = found.get(told.clone())?;
    let sides = noun.words.split(' ').count() == 1
        && (setting.is_attribute(&noun) || setting.lexicon.noun_is("anaphor", &noun.head));
    let gender = match first.lower.as_str() {
        "un" => Some(Gender::Masculine),
        "une" => Some(Gender::Feminine),
        _ => None,
    };
    let class = is_a_genus(setting, part, gender);
    if !class || sides || !noun.nominal || noun.plural || setting.is_human(&noun) {
        return None;
    }
    let definite = article.is_some_and(|t| setting.lists("definite", t));
    let term = match article {
        // “the sclera” keeps its own; « au foie » has the grammar's.
        Some(article) if definite && !setting.grammar.participles_agree() => {
            format!("{} {}", article.lower, noun.words)
        }
        _ => setting.grammar.definite(&noun),
    };
    Some(format!("{} {} {words}.", capital(&term), setting.grammar.is(false)))
        .filter(|_| count(words) >= TOLD)
}

/// The words of the name that ends before `at`, without its article.
fn name(
    setting: &Setting<'_>,
    found: &[Token],
    at: usize,
    bracketed: bool,
) -> Option<Range<usize>> {
    let french = setting.grammar.participles_agree();
    let inner = |t: &&Token| {
        matches!(t.tag, Tag::Noun | Tag::Adjective) || !french && t.tag == Tag::Participle
    };
    let length = found.get(..at)?.iter().rev().take_while(inner).count();
    let name = at - length..at;
    let nouns = found.get(name.clone())?.iter().filter(|t| t.tag == Tag::Noun).count();
    let before = name.start.checked_sub(1).and_then(|at| found.get(at));
    let definite = before.is_some_and(|t| setting.lists("definite", t));
    let of = |t: &Token| setting.lists("before-of", t);
    // « la paroi de l’estomac, un organe … »: the wall, or the stomach?
    let outer = name.start.checked_sub(if definite { 2 } else { 1 }).and_then(|at| found.get(at));
    let owned = outer.is_some_and(of) || before.is_some_and(of);
    let opens = match before {
        None => !french,
        Some(t) => {
            definite || !french && matches!(t.tag, Tag::Verb | Tag::Preposition | Tag::Adverb)
        }
    };
    // « la toux, une fièvre »: one of several.
    let start = name.start - usize::from(definite);
    let own = found.get(..start)?;
    let verb = own.iter().rposition(|t| t.tag == Tag::Verb).map_or(0, |at| at + 1);
    let joined = own.get(verb..)?.iter().any(|t| matches!(t.tag, Tag::Comma | Tag::Coordinator));
    // What leads in has no verb before it: « Pendant la grossesse, une dose … »
    let led = !bracketed && start > 0 && verb == 0;
    let sound = nouns >= 1 && name.len() <= NAME && opens;
    (sound && !led && (bracketed || !owned && !joined)).then_some(name)
}

/// Where what is told from `at` on ends, if nothing else is told there.
fn end(
    setting: &Setting<'_>,
    found: &[Token],
    at: usize,
    bracketed: bool,
    name: usize,
) -> Option<usize> {
    let first = found.get(at + 1)?;
    let indefinite = setting.lists("indefinite", first) && first.lower != "des";
    let stops = |t: &Token| {
        matches!(
            t.tag,
            Tag::Comma | Tag::Close | Tag::Open | Tag::Semicolon | Tag::Colon | Tag::End
        )
    };
    let after = found.get(at + 1..)?;
    let end = after.iter().position(stops).map_or(found.len(), |length| at + 1 + length);
    let told = found.get(at + 1..end)?;
    let relative = told.iter().position(|t| t.tag == Tag::Relative).unwrap_or(told.len());
    let verb = told.get(..relative)?.iter().any(|t| t.tag == Tag::Verb);
    let tag = |at: usize| found.get(at).map(|t| t.tag);
    // « une fièvre et une toux », « une toux et peut durer »
    let listed = told.windows(2).any(|pair| {
        matches!(pair, [and, next] if and.tag == Tag::Coordinator
            && matches!(next.tag, Tag::Determiner | Tag::Verb))
    });
    let ends = match tag(end) {
        Some(Tag::Close) => bracketed,
        None | Some(Tag::End | Tag::Semicolon) => !bracketed,
        // It goes on with the verb of its subject, or says more.
        Some(Tag::Comma) => {
            let next = tag(end + 1);
            let acts = next == Some(Tag::Verb) && name <= 1;
            !bracketed && (acts || next == Some(Tag::Relative))
        }
        _ => false,
    };
    (indefinite && ends && !verb && !listed).then_some(end)
}

/// Whether the phrase is of a genus: « une infection bactérienne de la peau ».
fn is_a_genus(setting: &Setting<'_>, part: &[Token], gender: Option<Gender>) -> bool {
    let noun = |t: &&Token| t.tag == Tag::Noun;
    let head = if gender.is_some() {
        part.iter().find(noun)
    } else {
        let opens = |t: &&Token| {
            matches!(t.tag, Tag::Determiner | Tag::Adjective | Tag::Participle | Tag::Adverb)
        };
        // “a painful swelling”
        let named = |t: &&Token| matches!(t.tag, Tag::Noun | Tag::Gerund);
        part.iter().take_while(|t| opens(t) || named(t)).filter(named).last()
    };
    head.is_some_and(|head| {
        let classed = ["genus", "anaphor", "gloss", "process"];
        let classed = classed.iter().any(|list| setting.lists_singular(list, head));
        classed && !setting.lists_singular("vague", head) && !setting.lists_singular("human", head)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::definitions;
    use crate::generate::language::Language::{self, English, French};

    fn told(text: &str, language: Language) -> Vec<String> {
        with(language, &[], |setting| definitions(setting, text))
    }

    #[test]
    fn what_ranks_in_a_relative_is_said_by_itself() {
        let of = |text: &str, language| {
            with(language, &[], |setting| definitions(setting, text).pop().unwrap_or_default())
        };
        assert_eq!(
            of("Le tableau est dominé par la fièvre qui est le signe le plus constant.", French),
            "La fièvre est le signe le plus constant."
        );
        assert_eq!(
            of("It begins with fever, which is the most constant sign, and chills.", English),
            "Fever is the most constant sign."
        );
        assert_eq!(of("Il est dominé par la fièvre qui est un signe constant.", French), "");
    }

    #[test]
    fn what_is_said_again_defines() {
        let of = |text: &str, language| {
            with(language, &[], |setting| definitions(setting, text).pop().unwrap_or_default())
        };
        assert_eq!(
            of("L’orthopnée, c’est-à-dire la dyspnée en décubitus, est typique.", French),
            "L’orthopnée est la dyspnée en décubitus."
        );
        assert_eq!(
            of("Orthopnoea (i.e. breathlessness on lying flat) is typical.", English),
            "Orthopnoea is breathlessness on lying flat."
        );
        // A clause, and what says a whole sentence again.
        assert_eq!(of("La toxine agit, c’est-à-dire qu’elle lyse les cellules.", French), "");
    }

    #[test]
    fn a_genus_behind_a_name_says_what_it_is() {
        assert_eq!(
            told("La goutte touche surtout la cheville, une articulation du pied.", French),
            ["La cheville est une articulation du pied."]
        );
        assert_eq!(
            told("Le thymus, une glande située derrière le sternum, régresse.", French),
            ["Le thymus est une glande située derrière le sternum."]
        );
        assert_eq!(
            told("The redness is due to vasodilation, a process that widens vessels.", English),
            ["Vasodilation is a process that widens vessels."]
        );
        assert_eq!(
            told("It is safe in myasthenia (a disease that weakens muscles) too.", English),
            ["Myasthenia is a disease that weakens muscles."]
        );
    }

    #[test]
    fn a_member_of_a_list_a_lead_and_an_owner_are_left() {
        for text in [
            "Elle associe la toux, une douleur du thorax et une fièvre.",
            "Pendant la grossesse, une infection du rein est grave.",
            "Il longe la paroi de l’estomac, un organe creux du tronc.",
            "Le malade présente une toux, une douleur du thorax.",
            "Elle précède la fièvre, un obstacle au retour du malade.",
            "Elle longe les plexus choroïdes, un réseau de capillaires.",
        ] {
            assert_eq!(told(text, French), [""; 0], "{text}");
        }
        for text in [
            "The signs include fever, a loss of weight and a cough.",
            "In adults, a disease of the lung causes the cough.",
            "It leads to the wall of the bladder, an organ of the pelvis.",
        ] {
            assert_eq!(told(text, English), [""; 0], "{text}");
        }
    }
}
