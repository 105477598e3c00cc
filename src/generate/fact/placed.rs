//! What asks for a complement of place: « où », « quand » where it tells a time, “in whom”; nothing where it tells
//! a share.

use std::ops::Range;

use super::Context;
use crate::generate::language::Language;
use crate::generate::lexicon::Frame;
use crate::generate::term;
use crate::generate::token::{Tag, Token};

/// “in young patients” is no place, but of whom; “in 10 per cent of cases”, “at a rate of 16 %” is neither;
/// “at night” is a time.
pub(super) fn placed(context: &Context<'_>, frame: Frame, rest: Range<usize>) -> Option<Frame> {
    let place = matches!(frame.question, "Where" | "Où");
    let said = context.tokens.get(context.trimmed(rest)).unwrap_or_default();
    // “range from mild to severe” tells no values.
    let figures = said.iter().filter(|t| t.tag == Tag::Number).count();
    if frame.question == "Between which values" && figures < 2 {
        return None;
    }
    let Some(head) = said.iter().find(|t| t.tag == Tag::Noun).filter(|_| place) else {
        return Some(frame);
    };
    let own = term::singular(&head.lower);
    let is = |list: &str| context.lexicon.noun_is(list, &own);
    let part =
        said.iter().take(4).any(|t| matches!(t.lower.as_str(), "%" | "percent" | "pourcent"));
    if is("share") || is("measured") || part {
        return None;
    }
    let english = context.language() == Language::English;
    if tells_time(context, said) {
        return Some(Frame { question: if english { "When" } else { "Quand" }, ..frame });
    }
    Some(if is("human") && english { Frame { question: "In whom", ..frame } } else { frame })
}

/// “at puberty”, “in the first weeks”, “at the end of pregnancy”; “at the end of the nail” is a place.
fn tells_time(context: &Context<'_>, said: &[Token]) -> bool {
    let is = |list: &str, t: &Token| context.lexicon.noun_is(list, &t.lower);
    let mut nouns = said.iter().filter(|t| t.tag == Tag::Noun);
    let opens = said.first().is_some_and(|t| is("in-time", t));
    let named = nouns.find(|t| !is("edge", t));
    opens && named.is_some_and(|t| is("time", t) || is("time-unit", t))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn asked(told: &str) -> Option<&'static str> {
        let lexicon = lexicon(Language::English);
        let found = tokens(told, lexicon);
        let evidence = Evidence::default();
        let context =
            Context { lexicon, evidence: &evidence, topic: None, text: told, tokens: &found };
        let frame = Frame { preposition: "in", question: "Where", kind: "place", open: false };
        placed(&context, frame, 0..found.len()).map(|frame| frame.question)
    }

    #[test]
    fn a_time_is_asked_by_when_and_a_place_by_where() {
        assert_eq!(asked("at menopause"), Some("When"));
        assert_eq!(asked("at the end of pregnancy"), Some("When"));
        assert_eq!(asked("at the end of the femur"), Some("Where"));
        assert_eq!(asked("in the renal cortex"), Some("Where"));
        assert_eq!(asked("in young patients"), Some("In whom"));
        assert_eq!(asked("in 20 percent of cases"), None);
    }
}
