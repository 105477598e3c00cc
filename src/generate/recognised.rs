//! What the finders recognise in a sentence that nothing speaks against, or in its simple parts.

use super::fact::{self, Context, Fact, Said};
use super::tokenise::tokens;
use super::{Reason, guard, simple};

/// The facts of a sentence, or of its parts; and why there are no others.
pub(super) fn of_guarded(context: &Context<'_>) -> (Vec<Fact>, Reason) {
    match guard::refuse(context.text, context.tokens, context.lexicon) {
        Some(
            reason @ (Reason::Fragment | Reason::Question | Reason::TooShort | Reason::TooLong),
        ) => (Vec::new(), reason),
        // A sentence may say nothing of its own and still spell an abbreviation out.
        Some(reason) => {
            let mut facts = fact::abbreviation::find(context);
            if matches!(reason, Reason::Pronoun | Reason::Dangling) {
                facts.extend(fact::relative::find(context));
            }
            (facts, reason)
        }
        None => {
            let parts = simple::pieces(context.text, context.tokens, context.lexicon);
            if parts.is_empty() {
                return fact::of_sentence(context);
            }
            let mut facts = fact::abbreviation::find(context);
            let mut reason = Reason::NoPattern;
            for part in parts {
                let tokens = tokens(&part, context.lexicon);
                let (found, why) =
                    of_guarded(&Context { text: &part, tokens: &tokens, ..*context });
                let spelled = |fact: &Fact| fact.kind == super::Kind::Abbreviation;
                facts.extend(found.into_iter().filter(|fact| !spelled(fact)).map(|mut fact| {
                    // An aside describes; it seldom defines one thing only.
                    if let Said::Definition { reverse, .. } = &mut fact.said {
                        *reverse = false;
                    }
                    fact
                }));
                reason = why;
            }
            (facts, reason)
        }
    }
}
