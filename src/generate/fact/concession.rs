//! « une maladie souvent bénigne, mais dont les complications tuent »: the half behind « mais » turns what the
//! half before says. A definition has both, or is none.

use std::ops::Range;

use super::Context;
use crate::generate::Reason;
use crate::generate::token::Tag;

/// Words of both halves, at most.
const BOTH: usize = 30;

/// What the words of `rest` say with the half that turns it; nothing where they have none.
pub(super) fn whole(context: &Context<'_>, rest: Range<usize>) -> Result<Option<String>, Reason> {
    let end = context.trimmed(rest.clone()).end;
    let tokens = context.tokens;
    let comma = tokens.get(end).is_some_and(|t| t.tag == Tag::Comma);
    let but = end + usize::from(comma);
    if but >= rest.end || !tokens.get(but).is_some_and(|t| matches!(&*t.lower, "mais" | "but")) {
        return Ok(None);
    }
    // « mais elle peut tuer » is a sentence of its own.
    let says_of_it = tokens.get(but + 1).is_some_and(|t| {
        matches!(t.tag, Tag::Relative | Tag::Adjective | Tag::Participle | Tag::Adverb)
    });
    if !says_of_it {
        return Ok(None);
    }
    let told = context.slice(rest.clone()).trim_end_matches(['.', ';', ',', ' ']);
    let words = tokens.get(rest.clone()).unwrap_or_default();
    context.stands_alone(words)?;
    let sound = words.iter().filter(|t| t.is_word()).count() <= BOTH && !told.contains(':');
    if sound { Ok(Some(told.to_owned())) } else { Err(Reason::NoPattern) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language::{self, English, French};
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn told(text: &str, language: Language) -> Option<String> {
        let lexicon = lexicon(language);
        let found = tokens(text, lexicon);
        let evidence = Evidence::default();
        let context = Context { lexicon, evidence: &evidence, topic: None, text, tokens: &found };
        whole(&context, 0..found.len()).ok()?
    }

    #[test]
    fn a_definition_keeps_the_half_that_turns_it() {
        let text = "une fièvre souvent brève, mais qui laisse des séquelles";
        assert_eq!(told(text, French).as_deref(), Some(text));
        let text = "a mild fever, but which leaves scars";
        assert_eq!(told(text, English).as_deref(), Some(text));
        assert_eq!(told("une fièvre brève, mais elle laisse des séquelles", French), None);
        assert_eq!(told("une fièvre brève qui laisse des séquelles", French), None);
    }
}
