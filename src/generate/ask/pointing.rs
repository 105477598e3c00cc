//! What a clause points at outside it, and the name put where a pronoun stood.

use std::ops::Range;

use super::refer::{Asks, is_impersonal};
use super::within::{is_of_number, is_of_what_acts, several_owners};
use super::{Setting, wording};
use crate::deck::Content;
use crate::generate::apposition::is_apposition;
use crate::generate::grammar::Noun;
use crate::generate::guard;
use crate::generate::realise::capital;
use crate::generate::term::Gender;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// The name that a pronoun stands for must not stand in the predicate.
pub(super) fn names_again(text: &str, noun: &Noun) -> bool {
    let own = wording::stems(&noun.words);
    let told = wording::stems(text);
    !own.is_empty() && own.iter().all(|stem| told.contains(stem))
}

/// Whether the clause, its opening aside, points at what stands outside it.
pub(super) fn points(setting: &Setting<'_>, tokens: &[Token], subject: &Range<usize>) -> bool {
    points_inside(setting, tokens, subject)
        || owner_outside(setting, tokens, subject)
        || takes_up(setting, tokens, subject)
        || object_points(setting, tokens, subject)
}

/// « Visible à la lampe à fente, il est présent … »: what leads in names nothing that is meant.
pub(super) fn behind_lead(setting: &Setting<'_>, tokens: &[Token]) -> bool {
    let Some(comma) = tokens.iter().position(|t| t.tag == Tag::Comma) else { return false };
    let leads = tokens.first().is_some_and(|t| {
        !matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Number | Tag::Subordinator)
    });
    let pronoun = tokens.get(comma + 1).filter(|t| Asks::of(&t.lower).is_some());
    let stands_for = |t: &Token| !is_impersonal(setting, &t.lower, tokens.iter().skip(comma + 2));
    leads && pronoun.is_some_and(stands_for)
}

/// « celle-ci », « ce dernier », « il s’y associe », where the clause names nothing before it that is
/// meant.
fn points_inside(setting: &Setting<'_>, tokens: &[Token], subject: &Range<usize>) -> bool {
    let french = setting.grammar.participles_agree();
    let named = |at: usize| {
        let mut before = tokens.get(..at).unwrap_or_default().iter().enumerate();
        before.any(|(at, t)| t.tag == Tag::Noun && !subject.contains(&at))
    };
    let several = |at: usize| {
        let before = tokens.get(..at).unwrap_or_default().iter();
        before.filter(|t| t.tag == Tag::Noun).any(|t| t.lower.ends_with(['s', 'x']))
    };
    tokens.iter().enumerate().any(|(at, t)| {
        let next = tokens.get(at + 1);
        let previous = at.checked_sub(1).and_then(|at| tokens.get(at));
        match t.lower.as_str() {
            // « il s’y associe »; « y compris » includes, « il y a » is.
            "y" => {
                let idle = next.is_none_or(|t| t.lemma() == "avoir" || t.lower == "compris");
                !idle && !named(at)
            }
            // « ne peut en refaire », « qui en résulte », « le calcium ionisé en représente la
            // moitié »; but « on en distingue deux types », of the topic.
            "en" => {
                let acts = previous.is_some_and(|t| {
                    matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Relative)
                });
                next.is_some_and(|t| t.tag == Tag::Infinitive)
                    || acts && next.is_some_and(|t| t.tag == Tag::Verb)
            }
            // « un tiers d’entre elles », “of them”
            "elles" | "eux" | "them" => {
                let of = previous.is_some_and(|t| matches!(t.lower.as_str(), "entre" | "of"));
                of && !several(at)
            }
            "agit" => at > 2 && previous.is_some_and(|t| matches!(t.lower.as_str(), "s’" | "s")),
            "celui-ci" | "celle-ci" | "ceux-ci" | "celles-ci" => !named(at),
            // « ce dernier », « les dernières », « l’année dernière »; but « le dernier trimestre ».
            "dernier" | "dernière" | "derniers" | "dernières" => {
                let shown = previous.is_some_and(|t| t.tag == Tag::Demonstrative);
                shown || next.is_none_or(|t| t.tag != Tag::Noun)
            }
            "cela" => true,
            // « former » is a verb of the other language.
            "latter" | "former" => !french,
            // “In such patients”, « chez de tels malades », but “such as”, « tel que ».
            "such" | "tel" | "telle" | "tels" | "telles" => {
                let like = next.is_some_and(|t| matches!(t.lower.as_str(), "as" | "que" | "qu’"));
                let leads = next.is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
                leads && !like && !named(at)
            }
            word => word.ends_with("-ci"),
        }
    })
}

/// What a clause takes up from the one before it, its subject aside: « privés de ce frein », « la même
/// famille », « on lui préfère ».
fn takes_up(setting: &Setting<'_>, tokens: &[Token], subject: &Range<usize>) -> bool {
    let named = |at: usize, word: &Token| {
        let stem: String = word.lower.chars().take(5).collect();
        tokens.get(..at).unwrap_or_default().iter().any(|t| t.lower.starts_with(&stem))
    };
    let noun_after = |at: usize| noun_behind(tokens, at);
    tokens.iter().enumerate().filter(|(at, _)| !subject.contains(at)).any(|(at, t)| {
        let next = tokens.get(at + 1);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let verb = next.is_some_and(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive));
        match t.lower.as_str() {
            "ce" | "cet" | "cette" | "ces" | "this" | "these" => {
                noun_after(at).is_some_and(|noun| !named(at, noun)) && !is_apposition(tokens, at)
            }
            // “those given immunoglobulin”: of those named before.
            "those" => next.is_some_and(|noun| noun.tag == Tag::Noun && !named(at, noun)),
            // « le même côté » is told by the clause itself, as is « le même que … ».
            "même" | "mêmes" | "same" => is_same(setting, tokens, at),
            "lui" | "leur" => verb && before.is_none_or(|t| t.tag != Tag::Preposition),
            _ => false,
        }
    })
}

/// The noun behind the word at `at`, an adjective between them or not.
fn noun_behind(tokens: &[Token], at: usize) -> Option<&Token> {
    let next = tokens.get(at + 1..).unwrap_or_default().iter().take(2);
    next.take_while(|t| matches!(t.tag, Tag::Noun | Tag::Adjective)).find(|t| t.tag == Tag::Noun)
}

/// Whether “same” at `at` is the same as something that stands elsewhere.
fn is_same(setting: &Setting<'_>, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let definite = before.is_some_and(|t| {
        matches!(t.lower.as_str(), "le" | "la" | "les" | "du" | "au" | "des" | "the")
    });
    let compared = tokens.get(at..).unwrap_or_default().iter();
    let compared = compared.skip(1).any(|t| matches!(t.lower.as_str(), "que" | "qu’" | "as"));
    let alone = noun_behind(tokens, at)
        .is_none_or(|noun| setting.lexicon.noun_is("same-alone", &noun.lower));
    definite && !compared && !alone && !shared(setting, tokens, at)
}

/// Whether a card points at something that it does not name, in its question or by its answer.
pub(crate) fn hangs(setting: &Setting<'_>, front: &str, back: &str) -> bool {
    guard::hangs(front, back, setting.lexicon) || asks_of_another(setting, front)
}

/// Whether a question takes up what it does not name: “if the same effect occurs”, « les ondes qui en
/// résultent ».
pub(super) fn asks_of_another(setting: &Setting<'_>, front: &str) -> bool {
    let found = tokens(front, setting.lexicon);
    let same = |at: usize, t: &Token| {
        matches!(t.lower.as_str(), "même" | "mêmes" | "same") && is_same(setting, &found, at)
    };
    let from_it = |three: &[Token]| {
        matches!(three, [which, en, verb]
            if which.tag == Tag::Relative && en.lower == "en" && verb.tag == Tag::Verb)
    };
    found.iter().enumerate().any(|(at, t)| same(at, t)) || found.windows(3).any(from_it)
}

/// « des cellules qui concourent à la même fonction »: what the members of one have in common, by the
/// relative before `at`.
fn shared(setting: &Setting<'_>, tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(..at).unwrap_or_default();
    let Some(relative) = before.iter().rposition(|t| t.tag == Tag::Relative) else { return false };
    let mut nouns = before.get(..relative).unwrap_or_default().iter().rev();
    nouns.find(|t| t.tag == Tag::Noun).is_some_and(|noun| setting.noun(&noun.lower).plural)
}

/// An object that the clause names nowhere before it: « on le prescrit devant tout retard », « le
/// médecin qui la constate ». Its own subject it can't be.
fn object_points(setting: &Setting<'_>, tokens: &[Token], subject: &Range<usize>) -> bool {
    let object = |at: usize, t: &Token| {
        let next = tokens.get(at + 1).map(|t| t.tag);
        let verb = matches!(next, Some(Tag::Verb)) && matches!(t.tag, Tag::Clitic | Tag::Pronoun);
        matches!(t.lower.as_str(), "le" | "la" | "les" | "l’")
            && (verb || next == Some(Tag::Infinitive))
    };
    tokens.iter().enumerate().filter(|(at, t)| object(*at, t)).any(|(at, t)| {
        let before = tokens.get(..at).unwrap_or_default();
        let nouns = before.iter().enumerate().filter(|(_, t)| t.tag == Tag::Noun);
        // The noun that a relative hangs on acts in it; else the subject does.
        let acts = nouns.clone().map(|(at, _)| at).next_back().filter(|at| {
            before.get(*at..).is_some_and(|part| part.iter().any(|t| t.tag == Tag::Relative))
        });
        let mut others = nouns.filter(|(own, _)| match acts {
            Some(acts) => *own != acts,
            None => !subject.contains(own),
        });
        let (gender, plural) = match t.lower.as_str() {
            "le" => (Some(Gender::Masculine), Some(false)),
            "la" => (Some(Gender::Feminine), Some(false)),
            "les" => (None, Some(true)),
            _ => (None, None),
        };
        !others.any(|(_, noun)| {
            let noun = setting.noun(&noun.lower);
            (gender.is_none() || noun.gender.is_none() || noun.gender == gender)
                && plural.is_none_or(|plural| noun.plural == plural)
        })
    })
}

/// The pronoun of a condition that opens the clause, where its own subject can't be meant: « Quand
/// elle manque, les épines … », but « Quand elle est grave, la maladie … ».
pub(super) fn opens_on(
    setting: &Setting<'_>,
    tokens: &[Token],
    subject: &Range<usize>,
) -> Option<Asks> {
    let before = tokens.get(..subject.start).unwrap_or_default();
    let (at, asks) =
        before.iter().enumerate().find_map(|(at, t)| Some((at, Asks::of(&t.lower)?)))?;
    let impersonal = is_impersonal(setting, &before.get(at)?.lower, before.iter().skip(at));
    let named = before.get(..at)?.iter().any(|t| t.tag == Tag::Noun);
    let told = tokens.get(subject.clone())?;
    let words: Vec<&str> = told.iter().map(|t| t.lower.as_str()).collect();
    let own = setting.noun(&words.join(" "));
    let meant = told.iter().any(|t| t.tag == Tag::Noun)
        && own.plural == asks.plural
        && (asks.gender.is_none() || own.gender.is_none() || own.gender == asks.gender);
    (!impersonal && !named && !meant).then_some(asks)
}

/// Puts « [l’hypermétrie] » where the pronoun stood.
pub(super) fn put_in(setting: &Setting<'_>, content: &mut Content, pronoun: &str, noun: &Noun) {
    let name = setting.grammar.definite(noun);
    let replaced = |text: &str| match text.strip_prefix(pronoun) {
        Some(rest) if !pronoun.is_empty() => {
            format!("[{}]{rest}", capital(&name))
        }
        // « Chez le nourrisson, elles prennent … »
        _ if !pronoun.is_empty() && text.contains(&format!(", {pronoun} ")) => {
            text.replacen(&format!(", {pronoun} "), &format!(", [{name}] "), 1)
        }
        _ if pronoun.is_empty() => {
            let told = crate::generate::grammar::french_elision::lower_first(text);
            format!("[{}] {told}", capital(&name))
        }
        _ => text.to_owned(),
    };
    match content {
        Content::Cloze { text } => *text = replaced(text),
        Content::List { prompt, .. } => *prompt = replaced(prompt),
        _ => {}
    }
}

/// « Avery et Mead rattachèrent son déficit à … », « la gravité tient à leurs métabolites »: no noun
/// of the clause before it is of the owner's number, nor is its subject behind what leads in by a verb:
/// « En se fixant à leur récepteur, les hormones … ».
fn owner_outside(setting: &Setting<'_>, tokens: &[Token], subject: &Range<usize>) -> bool {
    let owners = tokens.get(subject.clone()).unwrap_or_default();
    // « Avery et Mead » are several, « une lésion ou une infection » one or the other.
    let joined = owners.iter().any(|t| matches!(t.lower.as_str(), "et" | "and"));
    let of_number = |noun: &Token, plural: bool| {
        let pronoun = Asks::of(&noun.lower).is_some_and(|asks| asks.plural == plural);
        is_of_number(setting, noun, plural) || pronoun
    };
    tokens.iter().enumerate().filter(|(_, t)| t.tag == Tag::Possessive).any(|(at, t)| {
        let Some(plural) = several_owners(&t.lower) else { return false };
        let owns = |own: usize, noun: &Token| {
            let of_both = joined && subject.contains(&own) && !subject.contains(&at);
            if of_both && noun.tag == Tag::Noun { plural } else { of_number(noun, plural) }
        };
        let before = tokens.get(..at).unwrap_or_default();
        let acts = is_of_what_acts(setting, tokens, at, subject);
        !acts && !before.iter().enumerate().any(|(own, noun)| owns(own, noun))
    })
}

/// Says of what the subject is a side: « La synthèse [du surfactant] débute … ».
pub(super) fn put_owner(content: &mut Content, subject: &str, owner: &str) {
    let small = crate::generate::grammar::french_elision::lower_first(subject);
    let told = |text: &str| {
        let found = [subject, small.as_str()].into_iter().find_map(|name| {
            let at = text.find(name)?;
            let end = at + name.len();
            let whole = text.get(end..)?.starts_with([' ', ',', '\u{a0}', '\u{202f}']);
            whole.then_some(end)
        });
        match found.and_then(|end| text.split_at_checked(end)) {
            // What is hidden is not explained.
            Some((before, after)) if !before.contains("{{") => {
                format!("{before} [{owner}]{after}")
            }
            _ => text.to_owned(),
        }
    };
    match content {
        Content::Cloze { text } => *text = told(text),
        Content::Basic { front, .. } => *front = told(front),
        _ => {}
    }
}
