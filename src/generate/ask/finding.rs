//! What is found, where nobody in particular finds it: « À l’auscultation, on retrouve un galop », “On
//! examination, there is a third heart sound”, and what people come with: « Les patients se plaignent de … ».

use std::ops::Range;

use super::phrase::slice;
use super::{Asked, Setting, Way, balanced, count, joined, member, tidy};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::lexicon::Form;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};

/// Words of what leads in, and of what is found.
const LEAD: usize = 8;
const FOUND: usize = 26;
/// So many things side by side are a list.
const LIST: usize = 3;
const ITEM: usize = 9;
/// How well such a question asks.
const FIT: f32 = 0.8;

/// « Que retrouve-t-on à l’auscultation ? », “What do patients complain of?”
pub(super) fn asked(setting: &Setting<'_>, text: &str, found: &[Token]) -> Option<Asked> {
    let (lead, from) = under_lead(setting, text, found)?;
    let end = found.iter().rposition(|t| t.tag != Tag::End)? + 1;
    let there = || there_is(setting, text, found, lead?, from..end);
    let seen = || seen(setting, text, found, lead, from..end);
    let come = || come_with(setting, text, found, from..end).filter(|_| lead.is_none());
    let (front, told) = there().or_else(seen).or_else(come)?;
    let answer = slice(text, found, &told);
    let part = found.get(told)?;
    let sound = is_plain(part)
        && !points(part)
        && (1..=FOUND).contains(&count(answer))
        && part.iter().any(|t| t.tag == Tag::Noun)
        && balanced(answer);
    if !sound {
        return None;
    }
    let items: Vec<String> =
        joined::members(setting, answer).iter().map(|item| capital(tidy(item))).collect();
    let listed = items.len() >= LIST
        && items.iter().all(|item| (1..=ITEM).contains(&count(item)))
        && member::make_a_list(setting, &items);
    let mut card = if listed {
        let prompt = format!("{front} ({})", items.len());
        let content = Content::List { prompt, items, open: false };
        Asked::new(Way::Counted, Kind::Enumeration, content)
    } else {
        Asked::basic(Way::Pattern, Kind::Attribute, front, &capital(answer))
    };
    card.fit = FIT;
    Some(card)
}

/// What leads in before a comma, and where the rest begins.
pub(super) fn under_lead<'t>(
    setting: &Setting<'_>,
    text: &'t str,
    found: &[Token],
) -> Option<(Option<&'t str>, usize)> {
    let opens = found.first()?.tag == Tag::Preposition;
    let comma = found.iter().position(|t| t.tag == Tag::Comma).filter(|_| opens);
    let Some(comma) = comma else { return Some((None, 0)) };
    let lead = slice(text, found, &(0..comma));
    let part = found.get(..comma)?;
    let sound = count(lead) <= LEAD
        && part.iter().any(|t| t.tag == Tag::Noun)
        && !part.iter().any(|t| t.tag == Tag::Verb)
        && !points(part)
        && !setting.lexicon.phrases("pointing-lead").contains(&lead.to_lowercase().as_str());
    sound.then_some((Some(lead), comma + 1))
}

/// “On examination, what is there?”
fn there_is(
    setting: &Setting<'_>,
    text: &str,
    found: &[Token],
    lead: &str,
    within: Range<usize>,
) -> Option<(String, Range<usize>)> {
    let told = text.get(found.get(within.start)?.start..)?.to_lowercase();
    let opening =
        setting.lexicon.phrases("there-is").iter().find(|opening| {
            told.strip_prefix(**opening).is_some_and(|rest| rest.starts_with(' '))
        })?;
    let words = opening.split(' ').count();
    let exam = is_of_an_examination(setting, lead);
    let asks = setting.lexicon.phrases("what-is-there").first().filter(|_| exam)?;
    Some((format!("{}, {asks}", capital(lead)), within.start + words..within.end))
}

/// « on retrouve X », behind or before where it is found.
fn seen(
    setting: &Setting<'_>,
    text: &str,
    found: &[Token],
    lead: Option<&str>,
    within: Range<usize>,
) -> Option<(String, Range<usize>)> {
    let nobody = found.get(within.start).is_some_and(|t| t.lower == "on");
    let verb = found.get(within.start + 1)?;
    let present = verb.form.is_some_and(|form| form.finite() && !form.past);
    if !nobody || !present || !setting.lexicon.noun_is("finding-verb", verb.lemma()) {
        return None;
    }
    let from = within.start + 2;
    // « On retrouve un galop à l’auscultation »
    let place = (from + 1..within.end).find(|at| {
        let part = found.get(*at..within.end).unwrap_or_default();
        let placed = part.first().is_some_and(|t| setting.lists("placing", t));
        placed
            && part.len() <= LEAD
            && is_of_an_examination(setting, slice(text, found, &(*at..within.end)))
    });
    let (told, end) = match (lead, place) {
        (Some(lead), _) => (lower_first(lead), within.end),
        (None, Some(at)) => (slice(text, found, &(at..within.end)).to_owned(), at),
        (None, None) => return None,
    };
    let group = [verb.lower.clone()];
    let word = setting.grammar.object_word();
    let front =
        setting.grammar.complement_question(word, &group, verb.lemma(), false, "on", &told)?;
    Some((front, from..end))
}

/// « De quoi se plaignent les patients ? », “What do patients present with?”
fn come_with(
    setting: &Setting<'_>,
    text: &str,
    found: &[Token],
    within: Range<usize>,
) -> Option<(String, Range<usize>)> {
    let verb = within.clone().find(|at| {
        found.get(*at).is_some_and(|t| {
            t.tag == Tag::Verb || setting.lexicon.verb(&t.lower).is_some_and(Form::finite)
        })
    })?;
    let token = found.get(verb)?;
    let reflexive = verb.checked_sub(1).and_then(|at| found.get(at));
    let reflexive = reflexive.filter(|t| matches!(t.lower.as_str(), "se" | "s’"));
    let mut end = verb - usize::from(reflexive.is_some());
    // “Patients often complain of …”
    while end > 1 && found.get(end - 1).is_some_and(|t| t.tag == Tag::Adverb) {
        end -= 1;
    }
    let who = found.get(..end)?;
    let whose = who.last().filter(|t| t.tag == Tag::Noun)?;
    let many = matches!(who, [_] | [_, _]) && who.iter().all(|t| !points(std::slice::from_ref(t)));
    let patient = setting.lists_singular("sick", whose);
    let (lemma, word) = setting.lexicon.phrases("presenting").iter().find_map(|entry| {
        let (lemma, preposition) = entry.split_once(' ').unwrap_or((entry, ""));
        (lemma == token.form?.lemma).then_some((lemma, preposition))
    })?;
    let mut from = verb + 1;
    while found.get(from).is_some_and(|t| t.tag == Tag::Adverb) {
        from += 1;
    }
    let next = found.get(from)?;
    let governed = word.is_empty()
        && matches!(next.tag, Tag::Determiner | Tag::Noun | Tag::Adjective)
        || next.lower == word
        || word == "de" && setting.lists("before-of", next);
    if !(many && patient && governed) || lemma.is_empty() {
        return None;
    }
    let subject = setting.grammar.inside(slice(text, found, &(0..end)));
    let asked = match word {
        "" => setting.grammar.object_word(),
        word => setting.grammar.question_word(word, false)?,
    };
    let group: Vec<String> =
        reflexive.into_iter().chain([token]).map(|t| t.lower.clone()).collect();
    let plural = setting.noun(&whose.lower).plural;
    let front = setting.grammar.complement_question(
        asked,
        &group,
        token.form?.lemma,
        plural,
        &subject,
        "",
    )?;
    let keeps = word.is_empty() || setting.grammar.participles_agree();
    Some((front, from + usize::from(!keeps)..within.end))
}

/// « à l’auscultation », “on chest X-ray”
fn is_of_an_examination(setting: &Setting<'_>, lead: &str) -> bool {
    let noun = lead.split([' ', '\u{a0}', '’', '\'']).map(str::to_lowercase);
    let mut words = noun.filter(|word| word.chars().count() > 2);
    words.any(|word| {
        setting.lexicon.exam(&word).is_some() || setting.lexicon.noun_is("examining", &word)
    })
}

/// Noun phrases side by side, and nothing that a clause would need.
pub(super) fn is_plain(found: &[Token]) -> bool {
    !found.is_empty()
        && found.iter().all(|t| {
            !matches!(
                t.tag,
                Tag::Verb
                    | Tag::Relative
                    | Tag::Subordinator
                    | Tag::Clitic
                    | Tag::Colon
                    | Tag::Semicolon
            )
        })
}

/// Whether some word points at what stands elsewhere.
pub(super) fn points(found: &[Token]) -> bool {
    let at = |t: &Token| {
        matches!(t.tag, Tag::Demonstrative | Tag::Possessive)
            || t.tag == Tag::Pronoun && !matches!(t.lower.as_str(), "il" | "on" | "there")
    };
    found.iter().any(at)
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{self, English, French};

    fn finds(told: &str, language: Language, question: &str) -> bool {
        let plain = |front: &str| front.replace(['\u{a0}', '\u{202f}'], " ");
        asked(told, language).iter().any(|(front, _)| plain(front) == question)
    }

    #[test]
    fn what_is_found_is_asked_where_it_is_found() {
        let told = "À l’auscultation, on retrouve un galop et des crépitants.";
        let found = asked(told, French);
        assert!(finds(told, French, "Que retrouve-t-on à l’auscultation ?"), "{found:?}");
        let told = "On retrouve un galop et des crépitants à l’auscultation.";
        assert!(finds(told, French, "Que retrouve-t-on à l’auscultation ?"));
        let told = "On examination, there is a displaced apex beat and a third heart sound.";
        let found = asked(told, English);
        assert!(finds(told, English, "On examination, what is there?"), "{found:?}");
    }

    #[test]
    fn what_people_come_with_is_asked_of_them() {
        let told = "Les patients se plaignent souvent de dyspnée et d’œdèmes des chevilles.";
        let found = asked(told, French);
        assert!(finds(told, French, "De quoi se plaignent les patients ?"), "{found:?}");
        let told = "Patients present with wheeze, breathlessness, chest tightness and cough.";
        let found = asked(told, English);
        assert!(finds(told, English, "What do patients present with? (4)"), "{found:?}");
    }

    #[test]
    fn what_anyone_does_is_not_asked_so() {
        let told = "Dans ce service, on retrouve un galop.";
        assert!(!finds(told, French, "Que retrouve-t-on dans ce service ?"));
        let told = "Les médecins se plaignent du bruit.";
        assert!(!finds(told, French, "De quoi se plaignent les médecins ?"));
        let told = "In Europe, there is a shortage.";
        assert!(!finds(told, English, "In Europe, what is there?"));
    }
}
