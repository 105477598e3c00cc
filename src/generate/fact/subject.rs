//! Subjects that are no noun phrase: “developing the block”, “given the above, signs …”, “inhibitor so
//! many drugs”: a question cannot name them.

use crate::deck::fold;
use crate::generate::lexicon::Lexicon;
use crate::generate::token::{Tag, Token};

/// Whether `subject` names nothing that a question could ask of.
pub(crate) fn is_no_name(subject: &[Token]) -> bool {
    let tag = |at: usize| subject.get(at).map(|t| t.tag);
    // “bleeding time” is a name, “bleeding the patient” is none.
    let acts = matches!(tag(0), Some(Tag::Gerund | Tag::Participle))
        && matches!(tag(1), Some(Tag::Determiner | Tag::Possessive | Tag::Demonstrative));
    // “… so many medications”: the tree joined two phrases.
    let joined = subject.windows(2).skip(1).any(
        |pair| matches!(pair, [so, many] if so.tag == Tag::Adverb && many.tag == Tag::Determiner),
    );
    // « Les distinguer », “the testes being outside”
    let infinitive = matches!(tag(0), Some(Tag::Determiner | Tag::Pronoun | Tag::Clitic))
        && tag(1) == Some(Tag::Infinitive)
        && subject.first().is_some_and(|t| t.lower == "les");
    let being = subject.iter().skip(1).any(|t| t.lower == "being");
    acts || joined || infinitive || being
}

/// « La stimulation » of what stimulates: the noun of the verb itself.
pub(crate) fn is_its_act(head: &str, lemma: &str) -> bool {
    let stem: String = fold(lemma).chars().take(5).collect();
    let act = ["tion", "sion", "ment"].iter().any(|end| head.ends_with(end));
    act && stem.len() >= 5 && fold(head).starts_with(&stem)
}

/// « La courbe observée », “the described curve”: what the page shows, and no term.
pub(crate) fn is_of_the_page(subject: &[Token], lexicon: &Lexicon) -> bool {
    let definite = subject.first().is_some_and(|t| lexicon.noun_is("definite", &t.lower));
    let told = |t: &Token| {
        let single = t.lower.trim_end_matches('s');
        let forms = [single, single.strip_suffix('e').unwrap_or(single)];
        forms.iter().any(|form| lexicon.noun_is("told-of", form))
    };
    let content: Vec<&Token> = subject.iter().filter(|t| t.is_content()).collect();
    definite && content.len() == 2 && content.iter().any(|t| told(t))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    #[test]
    fn what_the_page_shows_is_no_term() {
        let french = lexicon(Language::French);
        assert!(is_of_the_page(&tokens("la courbe observée", french), french));
        assert!(!is_of_the_page(&tokens("la courbe gaussienne", french), french));
        assert!(!is_of_the_page(&tokens("une courbe observée", french), french));
        let english = lexicon(Language::English);
        assert!(is_of_the_page(&tokens("the described curve", english), english));
    }

    #[test]
    fn the_noun_of_the_verb_is_known() {
        assert!(is_its_act("inhibition", "inhiber"));
        assert!(is_its_act("regulation", "regulate"));
        assert!(!is_its_act("regulation", "increase"));
        assert!(!is_its_act("transporteur", "transporter"));
    }

    #[test]
    fn only_a_noun_phrase_is_a_subject() {
        let no = |text: &str| is_no_name(&tokens(text, lexicon(Language::English)));
        assert!(no("removing the spleen"));
        assert!(no("given the age of the patient, the scan"));
        assert!(no("enzyme of the liver so many drugs"));
        assert!(no("the kidneys being mobile"));
        assert!(!no("human beings"));
        assert!(!no("bleeding time"));
        assert!(!no("increased pulmonary resistance"));
        assert!(!no("the enzymes of the liver"));
    }
}
