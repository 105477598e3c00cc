//! Whether a definition can ask for its term: it tells enough to know it by, and fits nothing else.

use super::Context;
use super::leak::leaks;
use super::role::{is_named, is_typed};
use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::term::{self, Phrase};
use crate::generate::token::{Tag, Token};

/// What the words of `part`, a definition of `subject`, tell of it.
pub(super) struct Telling {
    /// A relative, a participle or a verb tells it apart.
    pub(super) apart: bool,
    /// « une affection fréquente » judges more than it defines.
    pub(super) judged: bool,
    /// It can ask for the term.
    pub(super) back: bool,
}

pub(super) fn telling(context: &Context<'_>, subject: &Phrase, part: &[Token]) -> Telling {
    let language = context.language();
    let content = part.iter().filter(|t| t.is_content()).count();
    let apart = part
        .iter()
        .any(|t| matches!(t.tag, Tag::Relative | Tag::Participle | Tag::Gerund | Tag::Verb));
    let judged = part.iter().take(4).any(|t| context.lexicon.noun_is("unspecific", &t.lower));
    // « une molécule utilisée comme médicament » could be any.
    let special = |t: &Token| t.is_content() && zipf(&t.lower, language) < 3.6;
    let telling = content >= 6 || part.iter().any(special);
    let points = part
        .iter()
        .any(|t| matches!(t.lower.as_str(), "il" | "ils" | "elle" | "elles" | "it" | "they" | "y"));
    let back = telling
        && content >= if language == Language::English { 4 } else { 3 }
        && (apart || content >= 5)
        && (!judged || apart)
        && !points
        && !leaks(&subject.words, part)
        && !is_mostly_so(context, part)
        && !is_a_side(context, subject);
    Telling { apart, judged, back }
}

/// « des mollusques appartenant le plus souvent au genre … »: others are, too.
fn is_mostly_so(context: &Context<'_>, part: &[Token]) -> bool {
    let (Some(first), Some(last)) = (part.first(), part.last()) else { return false };
    let several = matches!(first.lower.as_str(), "des") || first.tag != Tag::Determiner;
    let text = context.text.get(first.start..last.end).unwrap_or_default();
    several && context.lexicon.says("hedge", &text.to_lowercase().replace('\'', "’"))
}

/// « La cible », « la lésion typique »: of what, no definition tells.
fn is_a_side(context: &Context<'_>, subject: &Phrase) -> bool {
    let definite = context.lexicon.noun_is("definite", &subject.determiner);
    let head = term::single(&subject.head, context.language());
    let side = is_typed(context, &subject.head)
        || ["vague", "relational"].iter().any(|list| context.lexicon.noun_is(list, &head));
    let alone = subject.words.split([' ', '’']).count() <= 2;
    definite && side && alone && !is_named(context, subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn asks(subject: &str, text: &str) -> bool {
        let lexicon = lexicon(Language::French);
        let evidence = Evidence::default();
        let found = tokens(text, lexicon);
        let named = tokens(subject, lexicon);
        let context =
            Context { lexicon, evidence: &evidence, topic: None, text: subject, tokens: &named };
        let phrase = context.phrase(0..named.len()).unwrap();
        let context = Context { text, tokens: &found, ..context };
        telling(&context, &phrase, &found).back
    }

    #[test]
    fn what_fits_others_asks_for_no_term() {
        assert!(asks("le chyle", "un liquide laiteux transporté par les vaisseaux lymphatiques"));
        assert!(asks("les ténias", "des vers plats segmentés qui vivent dans l’intestin grêle"));
        let shared = "des vers plats segmentés vivant le plus souvent dans l’intestin grêle";
        assert!(!asks("les hôtes", shared));
        let side = "une plaque érythémateuse recouverte de squames";
        assert!(!asks("la lésion typique", side));
        assert!(asks("le psoriasis", side));
    }
}
