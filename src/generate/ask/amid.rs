//! Gaps amid what belongs together: half of what « vs » sets against each other, the end of a list whose
//! beginning stands on the front, what a verb shares with the one before it, a citation's own brackets.

use std::ops::Range;

use super::gapped::{Gap, Sentence};
use super::named::classes;
use super::phrase::links;
use super::{Setting, Way};
use crate::generate::token::{Tag, Token};

/// Words before a comma that may count what stands behind it.
const NEAR: usize = 4;

/// Whether `gap` parts what belongs together.
pub(super) fn parts(setting: &Setting<'_>, sentence: &Sentence<'_>, gap: &Gap) -> bool {
    let text = sentence.text;
    let before = text.get(..gap.range.start).unwrap_or_default();
    let after = text.get(gap.range.end..).unwrap_or_default();
    let tokens = sentence.tokens;
    let first = tokens.iter().position(|t| t.start >= gap.range.start).unwrap_or(tokens.len());
    let shown = tokens.get(..first).unwrap_or_default();
    is_in_markup(before)
        || gap.way != Way::GapNumber && is_set_against(setting, before, after)
        || gap.way == Way::GapList && continues_a_list(setting, sentence, shown)
        || gap.way != Way::GapNumber && shares_a_verb(shown)
        || gap.way == Way::GapPhrase && is_named_behind(sentence, gap)
        || matches!(gap.way, Way::GapPhrase | Way::GapSubject) && opens_a_list(sentence, gap)
        || gap.way == Way::GapNumber
            && is_of_two_kinds(text.get(gap.range.clone()).unwrap_or_default())
}

/// « Les [signes d’une tumeur du rein], de la vessie et du col »: what hangs on the phrase goes on.
fn opens_a_list(sentence: &Sentence<'_>, gap: &Gap) -> bool {
    let tokens = sentence.tokens;
    let inside = tokens.iter().filter(|t| gap.range.contains(&t.start)).any(links);
    let behind = tokens.iter().skip_while(|t| t.start < gap.range.end);
    let mut told =
        behind.take_while(|t| !matches!(t.tag, Tag::Verb | Tag::Relative | Tag::Semicolon));
    let goes_on =
        told.next().is_some_and(|t| t.tag == Tag::Comma) && told.next().is_some_and(links);
    inside && goes_on && told.any(|t| matches!(t.tag, Tag::Comma | Tag::Coordinator))
}

/// « 0,9 % à 5 mL/kg/h »: a share and a rate are no range.
fn is_of_two_kinds(answer: &str) -> bool {
    let sides = [" à ", " to "].iter().find_map(|until| answer.split_once(until));
    sides.is_some_and(|(from, to)| from.trim_end().ends_with('%') && to.contains('/'))
}

/// « dans une [vésicule], le phagosome »: the name behind the class is to be known.
fn is_named_behind(sentence: &Sentence<'_>, gap: &Gap) -> bool {
    let class = |range: Range<usize>| {
        sentence
            .tokens
            .get(range)
            .is_some_and(|own| own.iter().any(|t| gap.range.contains(&t.start)))
    };
    classes(sentence.tokens).into_iter().any(|(told, _)| class(told))
}

/// “[([…])]”, « @ref([…]) »: brackets of a citation or of a mark.
fn is_in_markup(before: &str) -> bool {
    let Some(outside) = before.trim_end().strip_suffix('(') else { return false };
    let word = outside.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.ends_with('[') || word.trim_start_matches('(').starts_with(['@', '\\'])
}

/// « […] vs polygames », “monogamous versus […]”: one side tells the other.
fn is_set_against(setting: &Setting<'_>, before: &str, after: &str) -> bool {
    let against = |word: Option<&str>| {
        let word = word.unwrap_or_default().trim_end_matches('.').to_lowercase();
        setting.lexicon.noun_is("set-against", &word)
    };
    against(after.split_whitespace().next()) && after.starts_with([' ', '\u{a0}'])
        || against(before.split_whitespace().next_back())
}

/// « les reins, […, … et …] », “flexion of 4th and [… and …]”: the list begins before the gap. What is counted
/// (“3 subunits, […]”) stands apart.
fn continues_a_list(setting: &Setting<'_>, sentence: &Sentence<'_>, shown: &[Token]) -> bool {
    let bare = shown.iter().rev().skip_while(|t| t.tag == Tag::Determiner || t.lower == "l’");
    let rest: Vec<&Token> = bare.collect();
    let Some((joint, told)) = rest.split_first() else { return false };
    let member = |t: &&&Token| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Number);
    // « dans des contextes particuliers, […] »: which these are.
    let announces = |t: &Token| {
        ["unspecific", "idle-quality"].iter().any(|list| setting.lexicon.noun_is(list, &t.lower))
    };
    let listed = told.first().filter(member).is_some_and(|t| !announces(t));
    let counted = told.iter().take(NEAR).any(|t| t.tag == Tag::Number);
    let acts = |t: &&Token| t.tag == Tag::Verb;
    let verbless = !sentence.tokens.iter().any(|t| t.tag == Tag::Verb);
    match joint.tag {
        Tag::Coordinator => listed,
        // « Dans les formes graves, […] »: what only leads in has no verb before it.
        Tag::Comma => listed && !counted && (told.iter().any(acts) || verbless),
        _ => false,
    }
}

/// “increase or [decrease the pressure]”: what is hidden has the verb's own part in it.
fn shares_a_verb(shown: &[Token]) -> bool {
    // “stimulates either”
    let joint = |t: &Token| matches!(&*t.lower, "et" | "ou" | "and" | "or");
    matches!(shown, [.., verb, joins]
        if joint(joins) && matches!(verb.tag, Tag::Verb | Tag::Infinitive))
}

#[cfg(test)]
mod tests {
    use super::super::gapped::Roles;
    use super::super::tests::{hidden, with};
    use super::*;
    use crate::generate::language::Language::{English, French};
    use crate::generate::tokenise::tokens;

    #[test]
    fn one_side_of_a_contrast_is_not_hidden() {
        let against = |language, before, after| {
            with(language, &[], |setting| is_set_against(setting, before, after))
        };
        assert!(against(French, "chez les souris mâles ", " vs femelles."));
        assert!(against(English, "in promiscuous versus ", "."));
        assert!(!against(French, "chez les souris mâles ", " et femelles."));
        assert!(!against(French, "Il migre ", " vers le foie."));
    }

    #[test]
    fn the_end_of_a_list_is_not_hidden_without_its_beginning() {
        let found = hidden("The toxin harms the liver, heart, spleen and marrow.", English);
        assert!(!found.iter().any(|gap| gap == "heart, spleen and marrow"), "{found:?}");
        let found = hidden("Dans les formes graves, on trouve fièvre, frissons et sueurs.", French);
        assert!(found.iter().any(|gap| gap.starts_with("fièvre")), "{found:?}");
    }

    #[test]
    fn a_class_whose_name_stands_behind_it_is_not_hidden() {
        let found =
            hidden("Le microbe est pris dans une vésicule intracellulaire, le phagosome.", French);
        assert!(!found.iter().any(|gap| gap == "vésicule intracellulaire"), "{found:?}");
        assert!(found.iter().any(|gap| gap == "phagosome"), "{found:?}");
        let found = hidden("Le microbe est pris dans une vésicule intracellulaire.", French);
        assert!(found.iter().any(|gap| gap == "vésicule intracellulaire"), "{found:?}");
    }

    #[test]
    fn what_hangs_on_a_phrase_goes_on_behind_it() {
        let goes_on = |text: &str, hidden: &str| {
            let at = text.find(hidden).unwrap();
            with(French, &[], |setting| {
                let found = tokens(text, setting.lexicon);
                let sentence = Sentence { text, tokens: &found, roles: &Roles::default() };
                let range = at..at + hidden.len();
                opens_a_list(&sentence, &Gap { way: Way::GapPhrase, range, fit: 1.0 })
            })
        };
        let told = "Les dépistages du cancer du côlon, du sein et du col sont utiles.";
        assert!(goes_on(told, "cancer du côlon"));
        assert!(!goes_on(
            "Le signe est une dyspnée d’effort, d’intensité variable.",
            "dyspnée d’effort"
        ));
        assert!(is_of_two_kinds("0,9 % à 5 mL/kg/h"));
        assert!(!is_of_two_kinds("10 % à 15 %"));
        assert!(!is_of_two_kinds("15 % à 48 heures"));
    }

    #[test]
    fn brackets_of_a_citation_hold_no_gap() {
        assert!(is_in_markup("The signal crosses the cleft [("));
        assert!(is_in_markup("une maladie de réseaux (Figure @ref("));
        assert!(!is_in_markup("le récepteur ("));
    }
}
