//! What a clause takes from itself though it looks beyond: what it concludes from its own beginning, what
//! owns « son absence » and stands before it; and whether the sentence before says what it shows.

use std::ops::Range;

use super::Setting;
use crate::generate::clause::Clause;
use crate::generate::token::{Tag, Token};

/// Letters that tell a noun from another: « fusionne » says what « cette fusion » is.
const STEM: usize = 5;

/// Whether it concludes from what was said before: « Le patient est donc … ». « Un arrêt de la
/// synthèse des purines, donc de l’ADN », « facilitant ainsi la sortie » and « Si le sodium est bas, il
/// faut alors … » conclude from themselves; « ainsi que », « alors que » join.
pub(super) fn concludes(setting: &Setting<'_>, found: &[Token]) -> bool {
    found.iter().enumerate().any(|(at, t)| {
        let before = at.checked_sub(1).and_then(|at| found.get(at)).map(|t| t.tag);
        let mut next = found.iter().skip(at + 1);
        // “thus, allowing”
        let next = next.find(|t| t.tag != Tag::Comma);
        let tag = next.map(|t| t.tag);
        let quality = before == Some(Tag::Coordinator)
            && matches!(tag, Some(Tag::Adjective | Tag::Participle));
        let joined = matches!(before, Some(Tag::Comma | Tag::Coordinator))
            && matches!(tag, Some(Tag::Preposition | Tag::Gerund));
        let behind = at > 3 && (joined || quality || before == Some(Tag::Gerund));
        // « On démontre ainsi que … » concludes.
        let joins = next.is_some_and(|t| setting.lexicon.noun_is("that", &t.lower))
            && (setting.lexicon.noun_is("joins-that", &t.lower) || before != Some(Tag::Verb));
        let tie = setting.lexicon.noun_is("tie", &t.lower);
        tie && !behind && !joins && !follows_a_condition(found, at)
    })
}

/// Whether the condition that it follows from leads in before `at`.
fn follows_a_condition(found: &[Token], at: usize) -> bool {
    let before = found.get(..at).unwrap_or_default();
    before.first().is_some_and(|t| t.tag == Tag::Subordinator)
        && before.iter().any(|t| t.tag == Tag::Comma)
}

/// « Dans les voies aériennes, son absence … »: of what? « Le rein et son pédicule » says it, as does what
/// a condition is about: “When the axon is cut, its distal end degenerates”. « Notre cerveau » is ours.
pub(super) fn is_owned_elsewhere(setting: &Setting<'_>, found: &[Token], clause: &Clause) -> bool {
    let before = found.get(..clause.group.start).unwrap_or_default();
    let led = found.first().is_some_and(|t| t.tag == Tag::Subordinator);
    before.iter().enumerate().filter(|(_, t)| t.tag == Tag::Possessive).any(|(at, t)| {
        let Some(plural) = several_owners(&t.lower) else { return !is_ours(t) };
        if is_of_what_acts(setting, found, at, &clause.subject) {
            return false;
        }
        let from = if led { 0 } else { clause.subject.start };
        let named = led || clause.subject.contains(&at);
        let mut nouns = found.get(from..at).unwrap_or_default().iter();
        !(named && nouns.any(|noun| is_of_number(setting, noun, plural)))
    })
}

/// Whether a possessive of the third person has several owners.
pub(super) fn several_owners(possessive: &str) -> Option<bool> {
    match possessive {
        "son" | "sa" | "ses" | "its" => Some(false),
        "leur" | "leurs" | "their" => Some(true),
        _ => None,
    }
}

/// Whether the word is a noun that names several things, or one.
pub(super) fn is_of_number(setting: &Setting<'_>, word: &Token, plural: bool) -> bool {
    word.tag == Tag::Noun && setting.noun(&word.lower).plural == plural
}

/// « En se fixant à leurs récepteurs, les hormones … »: what leads in by a verb is of the subject.
pub(super) fn is_of_what_acts(
    setting: &Setting<'_>,
    found: &[Token],
    possessive: usize,
    subject: &Range<usize>,
) -> bool {
    let plural = found.get(possessive).and_then(|t| several_owners(&t.lower));
    let before = found.get(..possessive).unwrap_or_default();
    let verbal = |t: &Token| matches!(t.tag, Tag::Gerund | Tag::Infinitive | Tag::Participle);
    let led = possessive < subject.start && before.iter().any(verbal);
    let subject = found.get(subject.clone()).unwrap_or_default();
    let joined = subject.iter().any(|t| t.tag == Tag::Coordinator);
    let acts = subject.iter().find(|t| t.tag == Tag::Noun);
    led && acts.is_some_and(|noun| {
        plural.is_some_and(|plural| joined && plural || is_of_number(setting, noun, plural))
    })
}

/// « notre cerveau », « vos muscles », “our lungs”: everyone's.
pub(super) fn is_ours(possessive: &Token) -> bool {
    matches!(possessive.lower.as_str(), "notre" | "nos" | "votre" | "vos" | "our")
}

/// Whether `said` names what the demonstrative shows that opens `found`, if one does: « Cette fusion … »
/// behind a sentence that tells of no fusion is not explained by it.
pub(crate) fn says_what_is_shown(setting: &Setting<'_>, said: &str, found: &[Token]) -> bool {
    let shows = found.first().is_some_and(|t| t.tag == Tag::Demonstrative);
    let noun = found.iter().take(4).find(|t| t.tag == Tag::Noun);
    let Some(noun) = noun.filter(|_| shows) else { return true };
    let stem: String = noun.lower.chars().take(STEM).collect();
    // « Cette quantité » may be said of any volume.
    let class = ["anaphor", "relational", "measured", "gathering", "vague"]
        .iter()
        .any(|list| setting.lexicon.noun_is(list, &noun.lower));
    let mut words = said.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    class || words.any(|word| word.starts_with(&stem))
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::reference_tests::{dangles, fronts};
    use crate::generate::language::Language;

    #[test]
    fn what_a_participle_or_a_condition_tells_concludes_from_the_clause() {
        let dangles = |text| dangles(text, Language::French);
        assert!(!dangles(
            "Les diurétiques bloquent le transport du sodium, augmentant ainsi la diurèse osmotique."
        ));
        assert!(!dangles("Si le sodium est bas, il faut alors mesurer l’osmolalité urinaire."));
        assert!(!dangles("Le canal est étroit et donc exposé aux compressions nerveuses."));
        assert!(dangles("Il faut alors mesurer l’osmolalité urinaire du patient."));
        assert!(dangles("Les diurétiques augmentent alors la diurèse osmotique du rein."));
        let told = "The drug blocks sodium transport, thus increasing the osmotic diuresis.";
        assert!(!super::tests::english(told));
        assert!(super::tests::english(
            "The drug then increases the osmotic diuresis of the kidney."
        ));
    }

    fn english(text: &str) -> bool {
        dangles(text, Language::English)
    }

    #[test]
    fn an_owner_in_the_subject_or_in_its_condition_is_named() {
        assert!(!english(
            "The binding of hormones to their receptors activates the adenylate cyclase."
        ));
        assert!(!english("When the axon is cut, its distal end degenerates within several days."));
        assert!(english("In the airways, its absence causes a collapse of the alveoli."));
        let french = |text| dangles(text, Language::French);
        assert!(!french("Le rein ou son pédicule peut saigner abondamment après un choc direct."));
        assert!(french("Dans les voies aériennes, son absence provoque un collapsus alvéolaire."));
        assert!(!french("Chaque nuit, notre cerveau consolide les souvenirs de la journée."));
    }

    #[test]
    fn a_sentence_is_repeated_only_for_what_it_names() {
        let text = |verb: &str| {
            format!(
                "Cellule\n\nLe phagosome {verb} le lysosome. Cette fusion libère des enzymes \
                 lytiques dans la vacuole."
            )
        };
        let repeated =
            |text: &str| fronts(text).iter().any(|front| front.contains("lysosome. Cette fusion"));
        assert!(repeated(&text("fusionne ensuite avec")));
        assert!(!repeated(&text("est plus grand que")));
    }
}
