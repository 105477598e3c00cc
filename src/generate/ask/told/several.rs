//! A side in the singular over several answers: « Facteur déclenchant : effort, froid » asks for the factors,
//! « Phase fébrile : fièvre, céphalées » for what marks it.

use super::nouns::Nouns;
use crate::generate::ask::Setting;
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::term::singular;

/// « Quels sont les facteurs déclenchants ? » of « Quel est le facteur déclenchant ? ». None where the question
/// is for several already, or one side may be told by several values: « Quel est le bilan ? ».
pub(in crate::generate::ask) fn of_several(
    setting: &Setting<'_>,
    front: &str,
    all: bool,
) -> Option<String> {
    let mark = if setting.grammar.participles_agree() { " : " } else { ": " };
    let (lead, question) = match front.rsplit_once(mark) {
        Some((lead, question)) => (Some(lead), question),
        None => (None, front),
    };
    let side = setting.grammar.side_asked(question)?;
    let noun = setting.noun(side);
    if noun.plural || !noun.nominal {
        return None;
    }
    let asked = counted(setting, &noun)
        .map(|several| setting.grammar.which(&several))
        .or_else(|| marked(setting, &noun).filter(|_| all))?;
    Some(match lead {
        Some(lead) => setting.grammar.asked_of(lead, &asked),
        None => asked,
    })
}

/// The plural of a side that is counted.
fn counted(setting: &Setting<'_>, noun: &Noun) -> Option<Noun> {
    let listed = setting.lexicon.noun_is("counted-side", &singular(&noun.head));
    setting.grammar.several(noun).filter(|_| listed)
}

/// « Qu’est-ce qui caractérise la phase fébrile ? »
fn marked(setting: &Setting<'_>, noun: &Noun) -> Option<String> {
    let nouns = Nouns { setting };
    let listed = setting.lexicon.noun_is("told-by-marks", &singular(&noun.head));
    (listed && nouns.exam(noun).is_none())
        .then(|| setting.grammar.wanted(Wanted::Marks, noun))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::of_several;
    use crate::generate::ask::tests::with;
    use crate::generate::language::Language::{self, English, French};

    fn asked(front: &str, language: Language) -> Option<String> {
        with(language, &["Angor"], |setting| of_several(setting, front, true))
    }

    #[test]
    fn a_counted_side_is_asked_for_in_the_plural() {
        for (one, several) in [
            ("Quel est le signe clinique ?", "Quels sont les signes cliniques ?"),
            ("Angor : quel est le signe clinique ?", "Angor : quels sont les signes cliniques ?"),
        ] {
            assert_eq!(asked(one, French).as_deref(), Some(several));
        }
        let found = asked("What is the symptom?", English);
        assert_eq!(found.as_deref(), Some("What are the symptoms?"));
    }

    #[test]
    fn what_gathers_several_and_what_is_no_side_stays() {
        for front in ["Quel est le bilan ?", "Quelles sont les causes ?", "Que faire ?"] {
            assert_eq!(asked(front, French), None, "{front}");
        }
        let found = asked("Quelle est la phase fébrile ?", French);
        assert_eq!(found.as_deref(), Some("Qu’est-ce qui caractérise la phase fébrile ?"));
    }
}
