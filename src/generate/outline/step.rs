//! A heading as a step of the context: the thing that it names.
//!
//! « Qu’est-ce que la goutte ? » names gout, « Connaître les os du poignet » the bones, « Les
//! plaquettes sont des fragments de cellules » platelets. A question that names nothing is left out.

use super::super::clean::verb::is_verb;
use super::super::frequency::zipf;
use super::super::heading::lists::Lists;
use super::super::heading::sort::{Sort, sort};
use super::super::heading::stem::{behind, opened};
use super::super::language::Language;
use super::super::lexicon::lexicon;
use super::super::token::Tag;
use crate::deck::fold;

/// Words of a thing that a question or a sentence names.
const NAME: usize = 8;
/// Words of a sentence's subject.
const SUBJECT: usize = 6;
/// A word of so many letters, and as rare elsewhere (Zipf), names a thing by itself.
const LONG: usize = 7;
const RARE: f32 = 3.2;

/// What of `heading`, shown without its number, may stand in the context.
pub(super) fn step(heading: &str, lists: &Lists, language: Language) -> Option<String> {
    let plain = heading.trim_end_matches(['?', ' ', '\u{a0}', '\u{202f}']);
    let asks = plain.len() < heading.trim_end().len();
    if let Some(thing) = before_question(plain, lists) {
        return Some(thing.to_owned());
    }
    if let Some(rest) = opened(plain, &lists.what) {
        return named(rest, language).then(|| rest.to_owned());
    }
    if let Some(thing) = told_of(plain, language) {
        return Some(thing.to_owned());
    }
    if let Some(rest) = opened(plain, &lists.which) {
        let side = matches!(sort(rest, lists), Sort::Rubric | Sort::Of(_));
        let fits = named(rest, language) && (side || is_learned(rest, language));
        return fits.then(|| rest.to_owned());
    }
    let asks = asks || language == Language::English && plain.starts_with("What ");
    if asks || behind(plain, &lists.ask).is_some() {
        // « Quand consulter ? », “How to take it”: an action, and no question of a fact.
        // “What you should know”, “Why it matters”: asked of someone or of something else.
        let second = fold(plain.split_whitespace().nth(1).unwrap_or_default());
        let told = verb(plain, language).is_some() || is_inverted(plain) || yes_or_no(plain);
        // « Chez qui dépister » asks whom to treat.
        // “How do they work”, “Why does it matter”.
        let third = fold(plain.split_whitespace().nth(2).unwrap_or_default());
        let of_what = yes_or_no(&second) && points(&third);
        let asked_of = points(&second) && second != "qui" || of_what;
        return (!told && !asked_of).then(|| plain.to_owned());
    }
    if let Some(rest) = opened(plain, &lists.order) {
        // « Savoir si le patient est à jeun » orders an act.
        let first = rest.split([' ', '\'', '’']).next().unwrap_or_default().to_lowercase();
        let act = lexicon(language).class(&first) == Some(Tag::Subordinator);
        return if act { Some(plain.to_owned()) } else { step(rest, lists, language) };
    }
    sentence(plain, language)
}

/// « La SEP, qu’est-ce que c’est ? »: what stands before the question.
fn before_question<'a>(heading: &'a str, lists: &Lists) -> Option<&'a str> {
    let marks = [", ", " : ", ": ", " - ", " – "];
    let (at, length) =
        marks.iter().filter_map(|mark| Some((heading.rfind(mark)?, mark.len()))).max()?;
    let asked = fold(heading.get(at + length..)?).replace('’', "'");
    let thing = heading.get(..at)?.trim();
    (lists.whatever.contains(asked.trim()) && !thing.is_empty()).then_some(thing)
}

/// “What azithromycin is and what it is used for”: the drug.
fn told_of(heading: &str, language: Language) -> Option<&str> {
    let rest = heading.strip_prefix("What ").filter(|_| language == Language::English)?;
    let end = [" is", " are"].iter().filter_map(|verb| {
        let at = rest.find(verb)?;
        let next = rest.get(at + verb.len()..)?;
        (next.is_empty() || next.starts_with(' ')).then_some(at)
    });
    let thing = rest.get(..end.min()?)?;
    let first = thing.split(' ').next().unwrap_or_default();
    let own = (1..=5).contains(&thing.split(' ').count()) && !points(&fold(first));
    (own && verb(thing, language).is_none()).then_some(thing)
}

/// Few words and no verb, nor one that points at something else.
fn named(rest: &str, language: Language) -> bool {
    let first = fold(rest.split([' ', '\'', '’']).next().unwrap_or_default());
    (1..=NAME).contains(&rest.split_whitespace().count())
        && !points(&first)
        && verb(rest, language).is_none()
        && !is_inverted(rest)
}

/// « Quelles sont les hormones thyroïdiennes ? » has a word of a science.
fn is_learned(text: &str, language: Language) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= LONG && zipf(&word.to_lowercase(), language) < RARE)
}

/// « Peut-on le voir ? », « De quoi s’agit-il ? »
fn is_inverted(text: &str) -> bool {
    let folded = fold(text);
    folded.split([' ', ',']).any(|word| {
        ["-il", "-elle", "-on", "-ils", "-elles", "-nous", "-vous"]
            .iter()
            .any(|pronoun| word.ends_with(pronoun) && word.len() > pronoun.len())
    })
}

/// “Can it be cured”, “Does it spread”
fn yes_or_no(text: &str) -> bool {
    const OPENS: [&str; 12] = [
        "is", "are", "can", "could", "does", "do", "did", "should", "will", "has", "have", "est-ce",
    ];
    let first = fold(text.split(' ').next().unwrap_or_default());
    OPENS.contains(&first.as_str())
}

/// What points at something that stands elsewhere.
fn points(word: &str) -> bool {
    const POINTS: [&str; 28] = [
        "il", "elle", "on", "ce", "c", "cela", "ceci", "ca", "ils", "elles", "nous", "vous", "je",
        "tu", "qui", "it", "they", "we", "you", "this", "these", "that", "those", "there", "he",
        "she", "i", "who",
    ];
    POINTS.contains(&word)
}

/// Where the first finite verb stands that can be nothing else, behind the first word.
fn verb(text: &str, language: Language) -> Option<usize> {
    let mut from = None;
    let mut seen = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphabetic() || c == '-';
        match (from, inside) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                let word = text.get(start..at).unwrap_or_default();
                if seen > 0 && is_finite(word, language) {
                    return Some(start);
                }
                seen += 1;
                from = None;
            }
            _ => {}
        }
    }
    None
}

/// « IS » is a sigle, and “is” no verb in French.
fn is_finite(word: &str, language: Language) -> bool {
    let foreign = match language {
        Language::French => ["is", "are", "has"].as_slice(),
        Language::English => ["est", "sont"].as_slice(),
    };
    word.contains(char::is_lowercase) && !foreign.contains(&word) && is_verb(word, language)
}

/// The subject of a heading that is a sentence; the heading itself where it is none; nothing where
/// the subject names nothing.
fn sentence(heading: &str, language: Language) -> Option<String> {
    let Some(at) = verb(heading, language) else { return Some(heading.to_owned()) };
    // « Grade III : drainage si le patient est stable » is its label.
    if let Some((label, _)) = heading.split_once(':')
        && label.len() < at
    {
        return sentence(label.trim_end(), language);
    }
    let subject = heading.get(..at).unwrap_or_default().trim_end_matches([' ', '\'', '’']);
    let first = fold(subject.split([' ', '\'', '’']).next().unwrap_or_default());
    let opening = subject.split([' ', '\'', '’']).next().unwrap_or_default().to_lowercase();
    let leads = lexicon(language).class(&opening);
    // « Si le patient est stable » says when; « Facteurs qui aggravent » is no sentence.
    let relative = subject.split([' ', '\'', '’']).any(|word| {
        matches!(
            fold(word).as_str(),
            "qui" | "que" | "qu" | "dont" | "ou" | "which" | "that" | "who"
        )
    });
    if relative || leads == Some(Tag::Subordinator) {
        return Some(heading.to_owned());
    }
    let subject = ["ne", "n", "se", "s", "y", "en", "lui", "les", "la", "le", "l", "not"]
        .iter()
        .find_map(|word| {
            let cut = subject.strip_suffix(word)?;
            cut.ends_with([' ', '\u{a0}']).then(|| cut.trim_end())
        })
        .unwrap_or(subject);
    let whole = (1..=SUBJECT).contains(&subject.split_whitespace().count());
    let none = matches!(first.as_str(), "aucun" | "aucune" | "rien" | "no" | "none" | "nothing");
    let noun = leads.is_none_or(|tag| tag == Tag::Determiner) && !points(&first) && !none;
    (whole && noun).then(|| subject.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::heading::lists::lists;
    use super::*;

    fn french(heading: &str) -> String {
        step(heading, lists(Language::French), Language::French).unwrap_or_default()
    }

    fn english(heading: &str) -> String {
        step(heading, lists(Language::English), Language::English).unwrap_or_default()
    }

    #[test]
    fn a_question_is_what_it_names_or_nothing() {
        for (heading, shown) in [
            ("Qu'est-ce que la sarcoïdose ?", "la sarcoïdose"),
            ("Le LED, qu’est-ce que c’est ?", "Le LED"),
            ("Quels sont les symptômes de la rougeole ?", "les symptômes de la rougeole"),
            ("Quelles sont les hormones surrénaliennes ?", "les hormones surrénaliennes"),
            ("Quels sont les acteurs concernés ?", ""),
            ("La sarcoïdose est-elle dangereuse ?", ""),
            ("De quel organe s'agit-il ?", ""),
            ("Quand consulter ?", "Quand consulter"),
            ("Quels enfants dépister ?", "Quels enfants dépister"),
            ("Chez qui dépister la sarcoïdose ?", "Chez qui dépister la sarcoïdose"),
        ] {
            assert_eq!(french(heading), shown, "{heading}");
        }
        for (heading, shown) in [
            ("What is sarcoidosis?", "sarcoidosis"),
            ("What Amoxil is and what it is used for", "Amoxil"),
            ("What you need to know before you take Amoxil", ""),
            ("Is it contagious?", ""),
            ("How to take Amoxil", "How to take Amoxil"),
            ("How do they work?", ""),
            ("How do antacids work?", "How do antacids work"),
        ] {
            assert_eq!(english(heading), shown, "{heading}");
        }
    }

    #[test]
    fn an_order_to_the_reader_is_left_out_and_an_act_stays() {
        assert_eq!(french("Connaître les os du poignet"), "les os du poignet");
        assert_eq!(
            french("Savoir distinguer les deux phases du cycle"),
            "les deux phases du cycle"
        );
        assert_eq!(french("Prévenir les escarres"), "Prévenir les escarres");
        let act = "Savoir si le patient est à jeun";
        assert_eq!(french(act), act);
        assert_eq!(english("Describe the layers of the skin"), "the layers of the skin");
        assert_eq!(english("Treat the cause"), "Treat the cause");
    }

    #[test]
    fn a_sentence_is_its_subject() {
        assert_eq!(french("Les plaquettes sont des fragments de cellules"), "Les plaquettes");
        assert_eq!(french("L'adulte n'est jamais atteint avant la retraite"), "L'adulte");
        assert_eq!(french("Grade II : drainage si le patient est stable"), "Grade II");
        // It points at something else, or says when.
        assert_eq!(french("Elle est rare avant vingt ans"), "");
        assert_eq!(french("Aucune cause n'est trouvée"), "");
        assert_eq!(french("Causes d'IS primaire"), "Causes d'IS primaire");
        assert_eq!(french("Si le patient est stable"), "Si le patient est stable");
        let relative = "Facteurs qui sont modifiables";
        assert_eq!(french(relative), relative);
        assert_eq!(french("Signes de gravité"), "Signes de gravité");
        assert_eq!(english("The spleen is soft"), "The spleen");
    }
}
