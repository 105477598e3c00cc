//! What has to be done, and to what: « Il faut doser la troponine », « Les AINS sont à proscrire »,
//! “Beta-blockers should be avoided”.
//!
//! What else the sentence says, to what end or for whom, stays in the question. Leaves out what points
//! elsewhere and orders about people.

use std::ops::Range;

use super::finding::{is_plain, points, under_lead};
use super::phrase::slice;
use super::{Asked, Setting, Way, balanced, count, tidy};
use crate::generate::Kind;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};

/// Words of what something is done to, and of what else is said.
const OBJECT: usize = 10;
const REST: usize = 12;
/// How well such a question asks: without any more it asks for anything that has to be done so.
const SAID: f32 = 0.8;
const BARE: f32 = 0.2;

/// « Que faut-il doser ? »; none where the sentence orders nothing.
pub(super) fn asked(setting: &Setting<'_>, text: &str, found: &[Token]) -> Option<Asked> {
    let (lead, from) = under_lead(setting, text, found)?;
    let end = found.iter().rposition(|t| t.tag != Tag::End)? + 1;
    if points(found.get(from..end)?) {
        return None;
    }
    let Duty { object, question, bare } = ordered(setting, text, found, from..end)
        .or_else(|| undergone(setting, text, found, from..end))?;
    let part = found.get(object.clone())?;
    let noun = setting.noun(slice(text, found, &object));
    let human = ["human", "whom"].iter().any(|list| setting.lexicon.noun_is(list, &noun.head));
    let answer = slice(text, found, &object);
    let sound = (1..=OBJECT).contains(&count(answer))
        && part.iter().any(|t| t.tag == Tag::Noun)
        && noun.nominal
        && !human
        // « Il faut adapter la posologie »: of what, and when?
        && !(bare && lead.is_none() && setting.is_attribute(&noun))
        && balanced(answer);
    if !sound {
        return None;
    }
    let front = match lead {
        Some(lead) => format!("{lead}, {question}"),
        None => capital(&question),
    };
    let mut card = Asked::basic(Way::Pattern, Kind::Attribute, front, &capital(answer));
    card.fit = if bare && lead.is_none() { BARE } else { SAID };
    Some(card)
}

struct Duty {
    object: Range<usize>,
    question: String,
    /// The sentence says nothing else.
    bare: bool,
}

/// « il faut doser la troponine pour éliminer un infarctus »
fn ordered(
    setting: &Setting<'_>,
    text: &str,
    found: &[Token],
    within: Range<usize>,
) -> Option<Duty> {
    let told = text.get(found.get(within.start)?.start..)?.replace('\'', "’").to_lowercase();
    let openings = setting.lexicon.phrases("duty").iter();
    let opens = |opening: &&str| {
        let rest = told.strip_prefix(*opening);
        rest.is_some_and(|rest| rest.starts_with(' ') || opening.ends_with('’'))
    };
    let (nth, opening) =
        openings.enumerate().filter(|(_, opening)| opens(opening)).max_by_key(|(_, o)| o.len())?;
    let asks = setting.lexicon.phrases("duty-asked").get(nth)?;
    let act = within.clone().find(|at| found.get(*at).is_some_and(|t| t.tag == Tag::Infinitive))?;
    let verb = found.get(act)?;
    let idle = setting.lexicon.noun_is("idle-duty", verb.lemma());
    let opens = found
        .get(act + 1)
        .is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Number));
    let object = act + 1..end_of_object(setting, found, act + 1..within.end);
    let rest = slice(text, found, &(object.end..within.end));
    // « Il faut toujours doser »: what stands between is the question's.
    let between = count(text.get(..verb.start)?.get(found.get(within.start)?.start..)?);
    let near = between <= count(opening);
    if idle || !opens || !near || count(rest) > REST || !balanced(rest) {
        return None;
    }
    let question = setting.grammar.ask_for_act(asks, &verb.lower, tidy(rest));
    Some(Duty { object, question, bare: rest.is_empty() })
}

/// “Troponin should be measured to exclude infarction”, « Les AINS doivent être évités », « sont à proscrire »
fn undergone(
    setting: &Setting<'_>,
    text: &str,
    found: &[Token],
    within: Range<usize>,
) -> Option<Duty> {
    let verb = within.clone().find(|at| found.get(*at).is_some_and(|t| t.tag == Tag::Verb))?;
    let object = within.start..verb;
    if !is_plain(found.get(object.clone())?) {
        return None;
    }
    let has_to = setting.lists("having-to", found.get(verb)?);
    let being = |at: usize| found.get(at).is_some_and(|t| setting.lists("being", t));
    let at = |at: usize| found.get(at).map(|t| t.tag);
    let adverb = |t: &Token| matches!(t.tag, Tag::Adverb);
    let (act, denied) = if has_to {
        // “should always be measured”, “must not be given”
        let be = (verb + 1..within.end).take(3).find(|at| being(*at))?;
        let between = found.get(verb + 1..be)?;
        let denied = between.iter().any(|t| t.tag == Tag::Negation);
        let only = between.iter().all(|t| adverb(t) || t.tag == Tag::Negation);
        let act = (be + 1..within.end).take(3).find(|i| at(*i) == Some(Tag::Participle))?;
        let only = only && found.get(be + 1..act)?.iter().all(adverb);
        (only.then_some(act)?, denied)
    } else {
        let to = found.get(verb + 1).is_some_and(|t| t.lower == "à");
        let act = found.get(verb + 2).filter(|t| {
            t.tag == Tag::Infinitive && setting.lexicon.noun_is("duty-verb", t.lemma())
        });
        (being(verb) && to && act.is_some()).then_some((verb + 2, false))?
    };
    let done = found.get(act)?;
    let rest = slice(text, found, &(act + 1..within.end));
    let told = found.get(act + 1..within.end)?;
    let clause = told.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Relative | Tag::Coordinator));
    // « Le bêtabloquant ne | doit pas »
    let ne = found.get(object.end.checked_sub(1)?).is_some_and(|t| t.tag == Tag::Negation);
    let object = object.start..object.end - usize::from(ne);
    let denies = denied || ne;
    if clause || count(rest) > REST || !balanced(rest) || done.lemma().is_empty() {
        return None;
    }
    let passive = slice(text, found, &(verb..act + 1));
    let question = setting.grammar.ask_for_patient(passive, done.lemma(), denies, tidy(rest))?;
    Some(Duty { object, question, bare: rest.is_empty() })
}

/// Where the noun phrase ends that opens `range`: before a preposition that ties no noun to it.
fn end_of_object(setting: &Setting<'_>, found: &[Token], range: Range<usize>) -> usize {
    let start = range.start;
    range
        .clone()
        .find(|at| {
            found.get(*at).is_none_or(|t| {
                let of = setting.lists("before-of", t);
                let inner = matches!(
                    t.tag,
                    Tag::Determiner
                        | Tag::Noun
                        | Tag::Adjective
                        | Tag::Participle
                        | Tag::Coordinator
                        | Tag::Number
                );
                !(inner || of || t.tag == Tag::Comma && *at > start)
            })
        })
        .unwrap_or(range.end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{self, English, French};

    fn finds(told: &str, language: Language, question: &str, answer: &str) -> bool {
        let found = asked(told, language);
        let plain = |front: &str| front.replace(['\u{a0}', '\u{202f}'], " ");
        found.iter().any(|(front, back)| plain(front) == question && back == answer)
    }

    #[test]
    fn what_has_to_be_done_is_asked_with_its_aim() {
        let told = "Il faut doser la troponine pour éliminer un infarctus.";
        let question = "Que faut-il doser pour éliminer un infarctus ?";
        assert!(finds(told, French, question, "La troponine"), "{:?}", asked(told, French));
        let told = "Troponin should be measured to exclude infarction.";
        let question = "What should be measured to exclude infarction?";
        assert!(finds(told, English, question, "Troponin"), "{:?}", asked(told, English));
        let told = "En cas de choc, il faut poser deux voies veineuses.";
        let question = "En cas de choc, que faut-il poser ?";
        assert!(finds(told, French, question, "Deux voies veineuses"), "{:?}", asked(told, French));
    }

    #[test]
    fn what_undergoes_it_is_asked_for() {
        for told in ["Les AINS doivent être évités.", "Les AINS sont à éviter."] {
            let found = asked(told, French);
            assert!(finds(told, French, "Que faut-il éviter ?", "Les AINS"), "{found:?}");
        }
        let told = "Beta-blockers should be avoided in asthma.";
        assert!(finds(told, English, "What should be avoided in asthma?", "Beta-blockers"));
        let told = "NSAIDs must not be given during pregnancy.";
        assert!(
            finds(told, English, "What must not be given during pregnancy?", "NSAIDs"),
            "{:?}",
            asked(told, English)
        );
    }

    #[test]
    fn what_must_not_be_done_is_asked_so() {
        let told = "Les bêtabloquants ne doivent pas être prescrits chez l’asthmatique.";
        let question = "Que ne faut-il pas prescrire chez l’asthmatique ?";
        assert!(finds(told, French, question, "Les bêtabloquants"), "{:?}", asked(told, French));
    }

    #[test]
    fn people_sides_and_what_points_elsewhere_are_not_asked_for() {
        let asks = |told: &str, language| {
            asked(told, language).iter().any(|(front, _)| front.contains("faut-il"))
        };
        assert!(!asks("Il faut hospitaliser le patient.", French));
        assert!(!asks("Il faut savoir la différence.", French));
        assert!(!asks("Il faut adapter la posologie.", French));
        assert!(!asks("Ces examens doivent être répétés.", French));
        assert!(!asks("Les AINS sont à l’origine d’un ulcère.", French));
    }
}
