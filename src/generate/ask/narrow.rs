//! How much of a noun phrase is to be known: of « risque de phlébite » the complement alone; of « cellules
//! épithéliales du thymus », on a card of the thymus, the head alone. Leaves whole what names one thing.

use std::ops::Range;

use super::Setting;
use super::gapped::{EVERYDAY, Sentence, rarity};
use super::phrase::{is_inner, links, slice};
use super::wording::{is_sigle, stems};
use crate::generate::frequency::zipf;
use crate::generate::token::{Tag, Token};

/// A predicate none of whose words is rarer says nothing particular.
const TOLD: f32 = 3.7;

/// What is to be hidden of the phrase; none where nothing of it is to be known.
pub(super) fn narrowed(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    told: Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentence.tokens;
    let Some((link, own)) = parted(setting, tokens, &told) else { return Some(told) };
    let known = is_known(setting, slice(sentence.text, tokens, &own));
    // « La recherche de ganglions est systématique »: a subject is told whole.
    let subject = sentence.roles.subject.contains(&told.start);
    if !subject && has_light_head(setting, tokens, told.start..link) {
        if known {
            return None;
        }
        let alone = names_alone(setting, sentence, &own);
        return if alone { narrowed(setting, sentence, own) } else { Some(told) };
    }
    let head = told.start..link;
    let part = tokens.get(head.clone()).unwrap_or_default();
    if part.iter().any(|t| t.tag == Tag::Number) {
        return Some(told);
    }
    let words = part.iter().filter(|t| t.is_content()).count();
    let rare = rarity(setting, slice(sentence.text, tokens, &head)) > EVERYDAY;
    Some(if known && words > 1 && rare { head } else { told })
}

/// The place of the first link of the phrase, and its complement.
fn parted(
    setting: &Setting<'_>,
    tokens: &[Token],
    told: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    let link = told.clone().find(|at| {
        let here = tokens.get(*at);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        // « fonctions associées au métabolisme »
        let governed = before.is_some_and(|t| matches!(t.tag, Tag::Participle | Tag::Adjective))
            && here.is_some_and(|t| {
                ["before-to", "accompanying"].iter().any(|list| setting.lists(list, t))
                    || matches!(t.lower.as_str(), "au" | "aux")
            });
        *at > told.start && (here.is_some_and(links) || governed)
    })?;
    let article = |t: &Token| t.tag == Tag::Determiner || t.lower == "l’";
    let from = (link + 1..told.end).find(|at| !tokens.get(*at).is_some_and(article))?;
    let noun = |part: &[Token]| part.iter().any(|t| t.tag == Tag::Noun);
    let sound = noun(tokens.get(told.start..link)?)
        && noun(tokens.get(from..told.end)?)
        && tokens.get(from).is_some_and(is_inner);
    sound.then_some((link, from..told.end))
}

/// Whether the head says too little to be asked, with one adjective at most.
fn has_light_head(setting: &Setting<'_>, tokens: &[Token], head: Range<usize>) -> bool {
    let content: Vec<&Token> =
        tokens.get(head).unwrap_or_default().iter().filter(|t| t.is_content()).collect();
    let light = |t: &&&Token| t.tag == Tag::Noun && setting.lists("light-head", t);
    content.len() <= 2 && content.iter().find(|t| t.tag == Tag::Noun).is_some_and(|t| light(&t))
}

/// Whether the complement names a thing by itself: « syndrome de Lynch » and « signe de Tinel » do not.
fn names_alone(setting: &Setting<'_>, sentence: &Sentence<'_>, own: &Range<usize>) -> bool {
    let text = slice(sentence.text, sentence.tokens, own);
    let first = text.split([' ', '’', '-']).next().unwrap_or_default();
    let eponym = first.starts_with(char::is_uppercase) && !is_sigle(first);
    let vague = |t: &Token| {
        ["vague", "relational", "unspecific", "empty", "human", "locution"]
            .iter()
            .any(|list| setting.lists(list, t))
    };
    let part = sentence.tokens.get(own.clone()).unwrap_or_default();
    let mut content = part.iter().filter(|t| t.is_content()).peekable();
    !eponym && content.peek().is_some() && !content.all(vague)
}

/// Whether the title or the heading says it.
fn is_known(setting: &Setting<'_>, complement: &str) -> bool {
    let own = stems(complement);
    let mut said = setting.title.into_iter().chain(setting.heading()).map(stems);
    !own.is_empty() && said.any(|said| own.iter().all(|stem| said.contains(stem)))
}

/// “`IgM` serology is available”, « La biopsie peut être utile »: what is said of the subject is said of many.
pub(super) fn says_little(setting: &Setting<'_>, sentence: &Sentence<'_>) -> bool {
    let roles = sentence.roles;
    let rare = |t: &Token| zipf(&t.lower, setting.lexicon.language) < TOLD;
    let outside = |at: &usize| !roles.subject.contains(at) && !roles.verb.contains(at);
    let told = (0..sentence.tokens.len()).filter(outside);
    let told = told.filter_map(|at| sentence.tokens.get(at)).filter(|t| t.is_content());
    let told: Vec<&Token> = told.collect();
    let verb = sentence.tokens.get(roles.verb.clone()).unwrap_or_default();
    let acts = verb.iter().any(|t| t.is_content() && rare(t));
    let particular = told.iter().any(|t| matches!(t.tag, Tag::Noun | Tag::Number) || rare(t));
    !acts && !particular
}

#[cfg(test)]
mod tests {
    use super::super::tests::{gaps, hidden};
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_general_head_stays_on_the_front() {
        let found = hidden("Le tabac augmente fortement le risque de thrombose veineuse.", French);
        assert!(found.iter().any(|gap| gap == "thrombose veineuse"), "{found:?}");
        let found = hidden("Prolonged immobility adds to the risk of venous thrombosis.", English);
        assert!(found.iter().any(|gap| gap == "venous thrombosis"), "{found:?}");
        // A name is one, and so is what acts.
        let found = hidden("La percussion du canal déclenche le signe de Tinel.", French);
        assert!(!found.iter().any(|gap| gap == "Tinel"), "{found:?}");
        let found = hidden("Le médicament bloque la synthèse du peptidoglycane.", French);
        assert!(found.iter().any(|gap| gap == "synthèse du peptidoglycane"), "{found:?}");
    }

    #[test]
    fn of_an_amount_or_a_cause_the_complement_is_hidden() {
        let found = hidden("The gland secretes the least amount of salivary amylase.", English);
        assert!(found.iter().any(|gap| gap == "salivary amylase"), "{found:?}");
        let found = hidden("Le tabac est une cause fréquente de bronchite chronique.", French);
        assert!(found.iter().any(|gap| gap == "bronchite chronique"), "{found:?}");
        let found = hidden("Le bêtabloquant bloque la synthèse de la rénine.", French);
        assert!(found.iter().any(|gap| gap.starts_with("synthèse")), "{found:?}");
    }

    #[test]
    fn a_verb_between_two_nouns_ends_the_phrase() {
        let told = "Les cellules caliciformes sécrètent le mucus assurant hydratation et défense.";
        let found = hidden(told, French);
        assert!(!found.iter().any(|gap| gap.contains("assurant")), "{found:?}");
        let told = "Le diabète est un facteur favorisant majeur de l’infection urinaire.";
        assert!(!hidden(told, French).is_empty());
    }

    #[test]
    fn a_symbol_stays_with_its_value() {
        let found = hidden("La cornée contient un milieu transparent d’indice n2= 1,37.", French);
        assert!(!found.iter().any(|gap| gap.ends_with("n2")), "{found:?}");
    }

    #[test]
    fn a_subject_of_which_little_is_said_is_not_hidden() {
        let found = gaps("Les physes peuvent être très nombreuses.", French);
        assert!(!found.iter().any(|front| front.starts_with("Les […]")), "{found:?}");
        let found = gaps("A chest radiograph is not always necessary.", English);
        assert!(!found.iter().any(|front| front.starts_with("A […]")), "{found:?}");
        let found = gaps("La biopsie rénale reste l’examen de référence.", French);
        assert!(found.iter().any(|front| front.starts_with("La […]")), "{found:?}");
        let found = gaps("Les physes filtrent le plancton des eaux stagnantes.", French);
        assert!(found.iter().any(|front| front.starts_with("Les […]")), "{found:?}");
    }
}
