//! The illness that a paragraph is about under a heading of something else: « Le syndrome de détresse
//! respiratoire est dû à un déficit en surfactant. » under « Surfactant ».
//!
//! What the paragraph goes on to tell (« La radiographie montre … ») is told of it, and dangles
//! without. A text on an illness is about that all along.

use super::refer::{self, Named, same};
use super::{Setting, told};
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::term::singular;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// Words of a phrase that leads into a paragraph, at most.
const LEAD: usize = 8;

/// The illness that a sentence of a paragraph, `text`, is about: its subject as `named`, or what leads into
/// it. None where title or heading name an illness, or the same one. A sentence that does not open its paragraph
/// may tell of a sign: it has to name a disease, or to say what it is.
pub(crate) fn illness(
    setting: &Setting<'_>,
    text: &str,
    named: &Named,
    opens: bool,
) -> Option<String> {
    let known = setting.path.iter().map(String::as_str).chain(setting.title);
    if known.clone().any(|name| told::is_ill(setting, name)) {
        return None;
    }
    let subject = named.subject.as_ref().filter(|noun| noun.nominal && is_one(&noun.words, noun));
    let ill = subject.map(|noun| noun.words.clone()).filter(|words| told::is_ill(setting, words));
    let disease = |words: &String| {
        words.split([' ', '’']).any(|word| setting.lexicon.noun_is("disease", &word.to_lowercase()))
    };
    let ill = ill.filter(|words| opens || named.states || disease(words));
    let found = ill.or_else(|| led_by(setting, text).filter(|_| opens))?;
    let mut known = known;
    (!known.any(|name| same(name, &found))).then(|| capital(&found))
}

/// What a sentence tells of that goes on a paragraph; `ill`: on an illness, whose signs are no other thing.
pub(crate) fn thing(setting: &Setting<'_>, named: &Named, ill: bool) -> Option<Noun> {
    refer::thing(setting, named).filter(|noun| !(ill && told::is_ill(setting, &noun.words)))
}

/// Whether a sentence that tells of `named` tells a side of the illness: what an examination shows, its
/// treatment, its cases.
pub(crate) fn is_told_of_it(setting: &Setting<'_>, named: &Named) -> bool {
    let Some(subject) = &named.subject else { return false };
    // “The symptoms of hyperthyroidism” say of what.
    let mut words = subject.words.split(' ').skip(1);
    if words.any(|word| told::is_ill(setting, word)) {
        return false;
    }
    let lexicon = setting.lexicon;
    let head = singular(&subject.head);
    let examines = |word: &str| lexicon.exam(&word.to_lowercase()).is_some();
    subject.words.split([' ', '-']).any(examines)
        || lexicon.attribute(&head).is_some()
        || lexicon.aspect(&head).is_some()
        || ["of-what", "case"]
            .iter()
            .any(|list| lexicon.noun_is(list, &head) || lexicon.noun_is(list, &subject.head))
}

/// “In pulmonary alveolar proteinosis, surfactant accumulates”: the illness that leads in.
fn led_by(setting: &Setting<'_>, text: &str) -> Option<String> {
    let found = tokens(text, setting.lexicon);
    let comma = found.iter().take(LEAD).position(|t| t.tag == Tag::Comma)?;
    let lead = found.get(..comma)?;
    let opens = lead.first().is_some_and(|t| t.tag == Tag::Preposition);
    let from = lead.iter().position(|t| matches!(t.tag, Tag::Noun | Tag::Adjective))?;
    let (first, last) = (lead.get(from)?, lead.last()?);
    let phrase = text.get(first.start..last.end)?;
    let noun = setting.noun(phrase);
    let one = is_one(phrase, &noun);
    (opens && from <= 3 && told::is_ill(setting, phrase) && one).then(|| phrase.to_owned())
}

/// “Proteinosis” only ends as plurals do; “hyponatraemia and hyperkalaemia” are signs of one.
fn is_one(phrase: &str, noun: &Noun) -> bool {
    let joined = phrase.split(' ').any(|word| matches!(word, "and" | "et" | "or" | "ou"));
    !joined && (!noun.plural || ["is", "us", "ss"].iter().any(|end| phrase.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use crate::generate::asking::sides;
    use crate::generate::{Input, Options, generate};

    fn contexts(text: &str) -> Vec<(String, String)> {
        let input = [Input { name: "notes".into(), text: text.into() }];
        let found = generate(&input, &Options::default(), &|_| true).unwrap();
        let told = found.candidates.into_iter().map(|candidate| {
            let (front, _) = sides(&candidate.note.content);
            (front, candidate.note.context)
        });
        told.collect()
    }

    const TEXT: &str = "# Pulmonary surfactant\n\nPulmonary surfactant is a mixture of lipids and \
        proteins that lowers surface tension.\n\n## Clinical significance\n\nNeonatal respiratory \
        distress syndrome is caused by a lack of maturity of the lungs. The chest radiograph shows a \
        ground-glass appearance.\n\nIn alveolar proteinosis, surfactant accumulates in the airspaces. \
        The biopsy shows a crazy-paving pattern.\n";

    #[test]
    fn what_a_paragraph_goes_on_to_tell_stands_under_its_illness() {
        let found = contexts(TEXT);
        let under = |front: &str, illness: &str| {
            let mut of = found.iter().filter(|(own, _)| own.contains(front)).peekable();
            of.peek().is_some() && of.all(|(_, context)| context.contains(illness))
        };
        assert!(under("chest radiograph", "espiratory distress"), "{found:?}");
        assert!(under("What does the biopsy", "lveolar proteinosis"), "{found:?}");
        // Another thing that the paragraph names is told of itself.
        let other = contexts(&TEXT.replace("The chest radiograph shows", "The tight cast causes"));
        assert!(
            other
                .iter()
                .filter(|(front, _)| front.contains("tight cast"))
                .all(|(_, context)| !context.contains("espiratory distress"))
        );
        // A text on an illness tells of that.
        let ill = contexts(&TEXT.replace("Pulmonary surfactant", "Asthma"));
        assert!(ill.iter().all(|(_, context)| !context.contains("espiratory distress")));
    }
}
