//! The members of a value, where an adjective or a participle alone belongs to the member before it:
//! « peau tendue, luisante » is one, and so is « élevée, pouvant dépasser 100 mm ».

use super::wording::parts;
use super::{Setting, count};
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;
use crate::generate::words::{Analysis, Category, can_be, words};

/// The members by the value's own marks, those that hang on the one before with it.
pub(super) fn members<'v>(setting: &Setting<'_>, value: &'v str) -> Vec<&'v str> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for part in parts(value) {
        let Some(at) = value.get(from..).and_then(|rest| rest.find(part)) else { continue };
        let (start, end) = (from + at, from + at + part.len());
        from = end;
        match found.last_mut() {
            Some(last) if hangs(setting, value.get(last.0..last.1).unwrap_or_default(), part) => {
                last.1 = end;
            }
            _ => found.push((start, end)),
        }
    }
    found.into_iter().filter_map(|(start, end)| value.get(start..end)).collect()
}

/// Whether `part` only goes on with what `before` says.
fn hangs(setting: &Setting<'_>, before: &str, part: &str) -> bool {
    // English has its adjectives before their noun.
    if !setting.grammar.participles_agree() {
        return false;
    }
    let language = setting.lexicon.language;
    let found = tokens(&part.to_lowercase(), setting.lexicon);
    let Some(first) = found.first() else { return false };
    let analyses = words(language).analyses(&first.lower);
    let goes_on = first.lower.ends_with("ant")
        && count(part) > 1
        && analyses.iter().any(|a| a.is(Category::Verb))
        && !can_be(&first.lower, Category::Noun, language)
        && !can_be(&first.lower, Category::Adjective, language);
    if goes_on {
        return true;
    }
    let quality = |word: &str| {
        let found = words(language).analyses(word);
        found.iter().any(|a| a.is(Category::Adjective) || a.has(Analysis::PAST_PARTICIPLE))
    };
    let noun = setting.noun(before);
    let last = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    let qualified = noun.nominal
        && count(before) > 1
        && last != noun.head
        && quality(&last)
        && setting.grammar.can_be_said_of(&last, &noun);
    // « grosse rate » has its own noun behind.
    let own = found.get(1).is_some_and(|t| t.tag == Tag::Noun);
    qualified
        && !own
        && quality(&first.lower)
        && !can_be(&first.lower, Category::Noun, language)
        && setting.grammar.can_be_said_of(&first.lower, &noun)
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::members;
    use crate::generate::language::Language::{self, English, French};

    fn of(value: &str, language: Language) -> Vec<String> {
        with(language, &[], |setting| {
            members(setting, value).into_iter().map(str::to_owned).collect()
        })
    }

    #[test]
    fn an_adjective_alone_belongs_to_the_noun_before_it() {
        assert_eq!(
            of("cheville gonflée, douloureuse, fièvre", French),
            ["cheville gonflée, douloureuse", "fièvre"]
        );
        assert_eq!(
            of("basse, pouvant descendre à 3 g", French),
            ["basse, pouvant descendre à 3 g"]
        );
        // Nouns, adjectives that agree with nothing before, and English stay apart.
        assert_eq!(of("cheville gonflée, fièvre, frissons", French).len(), 3);
        assert_eq!(of("vasculaires, infectieuses", French).len(), 2);
        assert_eq!(of("cheville gonflée, grosse rate", French).len(), 2);
        assert_eq!(of("swollen ankle, tender", English).len(), 2);
    }
}
