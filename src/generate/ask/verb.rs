//! Whether a gap hides the verb: the tagger reads some as nouns.

use std::ops::Range;

use super::Setting;
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Analysis, words};

/// Whether a word that is hidden is rather the verb, read as a noun: it can be one, and a determiner
/// follows as before an object (« lors du mouvement et épargne | le chef »), or the relative clause
/// has no other. A word that nobody knows is no noun before an object.
pub(super) fn swallows_verb(
    setting: &Setting<'_>,
    tokens: &[Token],
    hidden: &Range<usize>,
) -> bool {
    let language = setting.lexicon.language;
    let finite = |t: &Token| {
        let found = words(language).analyses(&t.lower);
        found.iter().any(|analysis| analysis.is_finite() && !analysis.has(Analysis::RARE))
    };
    let inside = |t: &&Token| hidden.contains(&t.start);
    let own: Vec<&Token> = tokens.iter().filter(inside).skip(1).collect();
    let mut after = tokens.iter().skip_while(|t| t.start < hidden.end);
    // « chez l’enfant le plus souvent »
    let object = after.next().is_some_and(|t| t.tag == Tag::Determiner)
        && !after
            .next()
            .is_some_and(|t| matches!(t.lower.as_str(), "plus" | "moins" | "most" | "least"));
    let strange = own.last().is_some_and(|t| setting.is_strange(t));
    let before = tokens.iter().take_while(|t| t.start < hidden.start);
    let relative = before.enumerate().filter(|(_, t)| t.tag == Tag::Relative).last();
    let verbless = relative.is_some_and(|(at, _)| {
        let mut clause =
            tokens.iter().skip(at).take_while(|t| !matches!(t.tag, Tag::Comma | Tag::End));
        !clause.any(|t| t.tag == Tag::Verb)
    });
    // “the segment remains tonically contracted”: no other word is the verb.
    let mut after = tokens.iter().skip_while(|t| t.start < hidden.end);
    let predicate = after
        .next()
        .is_some_and(|t| matches!(t.tag, Tag::Adverb | Tag::Adjective | Tag::Participle))
        && !tokens.iter().any(|t| t.tag == Tag::Verb && finite(t))
        && own.last().is_some_and(|t| finite(t));
    object && strange || predicate || (object || verbless) && own.into_iter().any(finite)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::ask::tests::with;
    use crate::generate::language::Language;
    use crate::generate::tokenise::tokens;

    fn swallows(text: &str, hidden: &str) -> bool {
        let at = text.find(hidden).unwrap();
        with(Language::French, &[], |setting| {
            swallows_verb(setting, &tokens(text, setting.lexicon), &(at..at + hidden.len()))
        })
    }

    #[test]
    fn a_verb_before_its_object_is_not_hidden() {
        let text = "Le tremblement disparaît lors du mouvement et épargne le chef.";
        assert!(swallows(text, "mouvement et épargne"));
        assert!(swallows("Le bilan cornprend une radiographie.", "bilan cornprend"));
        assert!(swallows("La surveillance par imagerie dure toute la vie.", "imagerie dure"));
        assert!(swallows(
            "Une forme engrenée, où le malade marche parfois encore.",
            "malade marche"
        ));
    }

    #[test]
    fn a_sentence_without_another_verb_keeps_its_own() {
        let swallows = |text: &str, hidden: &str| {
            let at = text.find(hidden).unwrap();
            with(Language::English, &[], |setting| {
                swallows_verb(setting, &tokens(text, setting.lexicon), &(at..at + hidden.len()))
            })
        };
        let told = "Deprived of its neurons, the segment remains tonically contracted.";
        assert!(swallows(told, "segment remains"));
        let told = "The remains of the segment are tonically contracted.";
        assert!(!swallows(told, "remains"));
    }

    #[test]
    fn a_noun_that_could_be_a_verb_is() {
        assert!(!swallows("Elle touche le sujet en marche le plus souvent.", "sujet en marche"));
        assert!(!swallows("Le geste est une double attaque, la seule admise.", "double attaque"));
        assert!(!swallows("La forme qui gêne la marche forcée est bénigne.", "marche forcée"));
    }
}
