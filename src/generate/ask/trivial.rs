//! Phrases that are not worth hiding: how many there are of something, some length of time, the class of
//! things that the whole page is about.

use super::Setting;
use super::phrase::links;
use crate::deck::fold;
use crate::generate::token::{Tag, Token};

/// A shorter root is shared by chance.
const ROOT: usize = 5;

/// « une grande diversité d’agents », « une longue période »: no reader knows which words the author chose.
pub(super) fn says_how_many(setting: &Setting<'_>, phrase: &[Token]) -> bool {
    let Some(head) = phrase.iter().position(|t| t.tag == Tag::Noun) else { return false };
    let is = |list: &str, t: &Token| setting.lists_singular(list, t);
    let noun = phrase.get(head);
    let graded =
        phrase.get(..head).is_some_and(|part| part.iter().any(|t| t.tag == Tag::Adjective));
    let many = graded
        && noun.is_some_and(|t| is("manifold", t))
        && phrase.get(head + 1).is_some_and(links);
    let mut content = phrase.iter().filter(|t| t.is_content()).peekable();
    let long = content.peek().is_some()
        && content.all(|t| is("stretch", t) || is("lengthy", t))
        && noun.is_some_and(|t| is("stretch", t));
    many || long
}

/// « cellules cancéreuses » on a page on cancer: every word is a class's or the page's own.
pub(super) fn is_the_pages_class(setting: &Setting<'_>, phrase: &[Token]) -> bool {
    let class = |t: &Token| {
        ["of-a-class", "vague", "faceless"].iter().any(|list| setting.lists_singular(list, t))
    };
    let root = |word: &str| {
        let root: String = fold(word).chars().take(ROOT).collect();
        (root.chars().count() == ROOT).then_some(root)
    };
    let title = setting.title.unwrap_or_default();
    let named: Vec<String> = title.split(|c: char| !c.is_alphanumeric()).filter_map(root).collect();
    let own = |t: &Token| root(&t.lower).is_some_and(|root| named.contains(&root));
    let content: Vec<&Token> = phrase.iter().filter(|t| t.is_content()).collect();
    content.len() > 1
        && content.iter().all(|t| own(t) || class(t))
        && content.iter().any(|t| own(t))
        && content.iter().any(|t| class(t) && !own(t))
}

/// « des problèmes graves », « le patient sain »: a noun that says nothing, and what it is like.
pub(super) fn says_what_it_is_like(setting: &Setting<'_>, phrase: &[Token]) -> bool {
    let is = |lists: &[&str], t: &Token| lists.iter().any(|list| setting.lists_singular(list, t));
    let content: Vec<&Token> = phrase.iter().filter(|t| t.is_content()).collect();
    let noun = |t: &Token| {
        t.tag == Tag::Noun && is(&["vague", "relational", "human", "faceless", "unspecific"], t)
    };
    let like = |t: &Token| {
        matches!(t.tag, Tag::Adjective | Tag::Participle) && is(&["idle-quality", "unspecific"], t)
    };
    content.len() == 2 && content.iter().any(|t| noun(t)) && content.iter().any(|t| like(t))
}

/// « dans les meilleurs délais », « des modèles en tout genre »: it only fills the sentence.
pub(super) fn is_a_commonplace(setting: &Setting<'_>, answer: &str) -> bool {
    let told = answer.to_lowercase().replace('\'', "’");
    setting.lexicon.phrases("commonplace").contains(&told.as_str())
        || setting.lexicon.phrases("commonplace-end").iter().any(|end| told.ends_with(end))
}

/// Digits of a count that is worth asking by itself, at least: « les 4 membres » are known.
const DIGITS: usize = 3;

/// « un regroupement d’environ 100 000 cellules »: the count is asked by itself, with what is counted.
pub(super) fn count_within(phrase: &[Token]) -> Option<usize> {
    let digits = |t: &Token| t.lower.chars().filter(char::is_ascii_digit).count();
    let number = |t: &Token| t.tag == Tag::Number && digits(t) >= DIGITS;
    let at = phrase.iter().enumerate().position(|(at, t)| at > 1 && number(t))?;
    let before = phrase.get(..at)?.iter().rev().find(|t| t.tag != Tag::Adverb);
    let counted = phrase.get(at + 1).is_some_and(|t| t.tag == Tag::Noun);
    (before.is_some_and(links) && counted).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hidden, with};
    use super::*;
    use crate::generate::language::Language::{self, English, French};
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn says(text: &str, language: Language) -> bool {
        with(language, &[], |setting| says_how_many(setting, &tokens(text, lexicon(language))))
    }

    #[test]
    fn how_many_and_how_long_are_not_asked_by_a_gap() {
        assert!(says("grande variété de symptômes", French));
        assert!(says("longue période", French));
        assert!(says("wide array of signs", English));
        assert!(!says("variété de lymphome", French));
        assert!(!says("longue durée d’action", French));
        assert!(!says("incubation period", English));
    }

    #[test]
    fn the_class_that_the_page_is_about_is_no_answer() {
        let is = |title: &str, text: &str| {
            with(French, &[], |setting| {
                let setting = Setting { title: Some(title), ..*setting };
                is_the_pages_class(&setting, &tokens(text, lexicon(French)))
            })
        };
        assert!(is("Le diabète", "maladies diabétiques"));
        assert!(!is("Le diabète", "néphropathie diabétique"));
        assert!(!is("Le rein", "maladies diabétiques"));
    }

    #[test]
    fn what_a_vague_thing_is_like_is_not_hidden() {
        let like = |text: &str, language| {
            with(language, &[], |s| says_what_it_is_like(s, &tokens(text, lexicon(language))))
        };
        assert!(like("problèmes graves", French));
        assert!(like("severe complications", English));
        assert!(!like("pneumonie grave", French));
        assert!(!like("complications infectieuses", French));
    }

    #[test]
    fn what_only_fills_the_sentence_is_not_hidden() {
        let found = hidden("Le résultat doit être transmis dans les meilleurs délais.", French);
        assert!(!found.iter().any(|gap| gap == "meilleurs délais"), "{found:?}");
        assert!(with(French, &[], |s| is_a_commonplace(s, "cellules en tous genres")));
        assert!(!with(French, &[], |s| is_a_commonplace(s, "délai de conduction")));
        assert!(with(English, &[], |s| is_a_commonplace(s, "Drugs of all kinds")));
    }

    #[test]
    fn a_count_within_is_hidden_by_itself() {
        let told = "Le bouton de la peste grossit par un amas d’environ 50000 bacilles.";
        let found = hidden(told, French);
        assert!(found.iter().all(|gap| !gap.starts_with("amas")), "{found:?}");
        assert!(found.iter().any(|gap| gap == "50000 bacilles"), "{found:?}");
        let found = hidden("La valve mitrale sépare l’oreillette du ventricule gauche.", French);
        assert!(!found.is_empty());
    }
}
