//! Subjects that are no noun phrase: “developing the block”, “given the above, signs …”, “inhibitor so
//! many drugs”: a question cannot name them.

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
    acts || joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    #[test]
    fn only_a_noun_phrase_is_a_subject() {
        let no = |text: &str| is_no_name(&tokens(text, lexicon(Language::English)));
        assert!(no("removing the spleen"));
        assert!(no("given the age of the patient, the scan"));
        assert!(no("enzyme of the liver so many drugs"));
        assert!(!no("bleeding time"));
        assert!(!no("increased pulmonary resistance"));
        assert!(!no("the enzymes of the liver"));
    }
}
