//! What no card is made from: fragments, clichés, study results, advice, pointers elsewhere.
//!
//! Looks at a sentence as a whole, before any fact is sought in it.

use super::Reason;
use super::apposition::is_apposition;
use super::classroom;
use super::heading::lists::lists;
use super::language::Language;
use super::lexicon::Lexicon;
use super::term::single;
use super::token::{Tag, Token};
use super::tokenise::tokens;
use super::words::{Analysis, words};
use crate::deck::fold;

/// Sentences longer than this are not read.
pub(crate) const LONGEST: usize = 900;

/// Why nothing should be made of the sentence, if so.
pub(crate) fn refuse(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<Reason> {
    let words = tokens.iter().filter(|t| t.is_word()).count();
    if words > 45 {
        return Some(Reason::TooLong);
    }
    if words < 3 {
        return Some(Reason::TooShort);
    }
    if text.ends_with('?') {
        return Some(Reason::Question);
    }
    let lower = text.to_lowercase().replace('\'', "’");
    let broken = text.matches('(').count() != text.matches(')').count()
        || text.matches('«').count() != text.matches('»').count()
        || lower.contains("://")
        || lower.contains("www.")
        || lower.contains(" fig.")
        || text.contains(['\u{fffd}', '→', '⇒', '=', '|'])
        || is_noisy(text)
        || text.contains(",,")
        || text.ends_with("...")
        || text.ends_with('…');
    if broken {
        return Some(Reason::Fragment);
    }
    let odd = text
        .chars()
        .filter(|c| !(c.is_alphanumeric() || c.is_whitespace() || ".,;:'’-()%«»".contains(*c)))
        .count();
    if odd * 8 > text.chars().count() {
        return Some(Reason::Fragment);
    }
    if let Some(first) = tokens.first() {
        let pointing = match first.tag {
            Tag::Pronoun | Tag::Demonstrative | Tag::Clitic => true,
            Tag::Determiner => {
                matches!(first.lower.as_str(), "tous" | "toutes")
                    && tokens.get(1).is_some_and(|t| t.tag == Tag::Demonstrative)
            }
            _ => false,
        };
        if pointing
            && !(lexicon.language == Language::French
                && matches!(first.lower.as_str(), "il" | "on" | "nous"))
        {
            return Some(Reason::Pronoun);
        }
    }
    // « Le premier bruit du cœur » says of what it is the first.
    // So do « les deux principales formes de l’asthme ».
    let other = tokens.get(1).is_some_and(|t| lexicon.noun_is("of-others", &t.lower));
    let mut behind = tokens.iter().skip(2).skip_while(|t| !other && t.tag == Tag::Adjective);
    let completed = behind.next().is_some_and(|t| t.tag == Tag::Noun)
        && behind.next().is_some_and(|t| t.tag == Tag::Preposition);
    if opens_dangling(&lower, completed, lexicon) {
        return Some(Reason::Dangling);
    }
    if classroom::is_of_the_course(text, lexicon) {
        return Some(Reason::Advice);
    }
    let checks = [
        ("cliche", Reason::Cliche),
        ("study", Reason::StudyResult),
        ("advice", Reason::Advice),
        ("dangling", Reason::Dangling),
    ];
    checks.into_iter().find(|(list, _)| lexicon.says(list, &lower)).map(|(_, reason)| reason)
}

/// Whether a text, in lower case, opens with words that go on from another one: « le second ».
/// `completed`: what follows says of what.
pub(crate) fn opens_dangling(lower: &str, completed: bool, lexicon: &Lexicon) -> bool {
    lexicon.phrases("dangling-start").iter().any(|phrase| {
        lower
            .strip_prefix(phrase)
            .is_some_and(|rest| phrase.ends_with(' ') || !rest.starts_with(char::is_alphanumeric))
            && !(completed && phrase.contains(' '))
    })
}

/// Whether a card points at something that it does not name, in its question or by its answer.
pub(crate) fn hangs(front: &str, back: &str, lexicon: &Lexicon) -> bool {
    hangs_on(front, lexicon) || takes_up(back, lexicon) || [front, back].into_iter().any(writes_at)
}

/// “@severe infection”, « PTU @++ »: a sign of the author's own, which stands for a different word each time.
fn writes_at(text: &str) -> bool {
    let after = |at: usize| {
        text.get(at + 1..).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '+' | '↑' | '↓' | '['))
        })
    };
    let before = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    };
    text.match_indices('@').any(|(at, _)| before(at) && after(at))
}

/// Whether a question points at something that it does not name: « celle-ci », “it”. What stands before
/// “it” names it: the label in “ECG: what does it show?”, a noun of the same number, the gap.
pub(crate) fn hangs_on(front: &str, lexicon: &Lexicon) -> bool {
    let folded = fold(front);
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if words.first().is_some_and(|word| lexicon.noun_is("hanging-start", word)) {
        return true;
    }
    let hangs: Vec<&&str> = words.iter().filter(|word| lexicon.noun_is("hanging", word)).collect();
    if hangs.is_empty() {
        return false;
    }
    let tokens = tokens(front, lexicon);
    let label = label_of_question(front);
    let mut found = tokens.iter().enumerate().filter(|(_, t)| lexicon.noun_is("hanging", &t.lower));
    found.clone().count() < hangs.len()
        || found.any(|(at, t)| {
            if lexicon.noun_is("hanging-pronoun", &t.lower) {
                hangs_as_pronoun(front, label, &tokens, at)
            } else {
                let labelled = label.is_some_and(|colon| colon < t.start) && t.lower != "these";
                !labelled && !is_named_before(&tokens, at, lexicon)
            }
        })
}

/// Whether an answer only takes up what an earlier sentence named: « la maladie », “the disease”.
fn takes_up(answer: &str, lexicon: &Lexicon) -> bool {
    let lower = answer.trim().to_lowercase().replace('\'', "’");
    let lower = lower.replace('’', "’ ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let [article, noun] = words.as_slice() else { return false };
    let one = single(noun, lexicon.language);
    let anaphor = lexicon.noun_is("anaphor", noun) || lexicon.noun_is("anaphor", &one);
    lexicon.noun_is("definite", article) && anaphor
}

/// Where the label ends of which a question asks: « TR : que montre cet examen ? (2) ».
fn label_of_question(front: &str) -> Option<usize> {
    let bare = front.trim_end_matches(|c: char| c.is_ascii_digit() || "() ".contains(c));
    bare.ends_with('?').then(|| bare.rfind(": ")).flatten().filter(|colon| *colon > 0)
}

fn hangs_as_pronoun(front: &str, label: Option<usize>, tokens: &[Token], at: usize) -> bool {
    let Some(t) = tokens.get(at) else { return false };
    let names = |named: &Token, plural: bool| {
        let several = named.lower.ends_with('s') && !named.lower.ends_with("is");
        let joined = |t: &Token| t.tag == Tag::Coordinator && t.start > named.start;
        named.tag == Tag::Noun && (several == plural || plural && tokens.iter().any(joined))
    };
    let before = tokens.get(..at).unwrap_or_default();
    let gap = front.get(..t.start).is_some_and(|before| before.contains("[…]"));
    let labelled = label.is_some_and(|colon| colon < t.start);
    // “Blood leaves it”: what acts is not acted on. “The capacity to clear it” says of what.
    let verb = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let acted_on = verb(1).is_some_and(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive))
        && verb(2).is_none_or(|t| t.lower != "to");
    let plural = t.lower != "it";
    let named = gap || before.iter().any(|noun| names(noun, plural));
    // “As the cartilage grows, vessels penetrate it”
    let comma = before
        .iter()
        .position(|t| t.tag == Tag::Comma)
        .filter(|_| before.first().is_some_and(|t| t.tag == Tag::Subordinator || t.lower == "as"));
    let led = comma.and_then(|comma| before.get(..comma));
    // “As a rule, the liver metabolises it”
    let led = led.filter(|led| led.iter().any(|t| t.tag == Tag::Verb));
    let led = led.is_some_and(|led| led.iter().any(|noun| names(noun, plural)));
    !labelled && !led && (acted_on || !named)
}

/// Whether what the word at `at` takes up stands on the front: « les plus petits virus, la taille de ces
/// virus », « parvient à la macula densa, celle-ci libère … », the sentence before, “those in whom”.
fn is_named_before(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let Some(own) = tokens.get(at) else { return false };
    if is_apposition(tokens, at) {
        return true;
    }
    let before = tokens.get(..at).unwrap_or_default();
    // A card of two sentences repeats the first for what opens the second.
    if before.last().is_some_and(|t| t.tag == Tag::End) {
        return true;
    }
    let said_of = |t: &Token| matches!(t.tag, Tag::Preposition | Tag::Relative);
    if own.lower == "those" && tokens.get(at + 1).is_some_and(said_of) {
        return true;
    }
    // Another sentence may name what is meant as well.
    let from = before.iter().rposition(|t| t.tag == Tag::End).map_or(0, |stop| stop + 1);
    let before = before.get(from..).unwrap_or_default();
    let fits = |t: &Token, gender: u32, number: u32| {
        let analyses = words(lexicon.language).analyses(&t.lower);
        t.tag == Tag::Noun && analyses.iter().any(|a| a.has(gender) && a.has(number))
    };
    // Of another clause: « la cause de celle-ci » is none of its own.
    let apart = before.last().is_some_and(|t| t.tag == Tag::Comma);
    let names = |gender, number| apart && before.iter().any(|t| fits(t, gender, number));
    match own.lower.as_str() {
        "celui-ci" => names(Analysis::MASCULINE, Analysis::SINGULAR),
        "celle-ci" => names(Analysis::FEMININE, Analysis::SINGULAR),
        "ceux-ci" => names(Analysis::MASCULINE, Analysis::PLURAL),
        "celles-ci" => names(Analysis::FEMININE, Analysis::PLURAL),
        _ => {
            let said = tokens.get(at + 1..).unwrap_or_default().iter().take(2);
            let noun = said.into_iter().find(|t| t.tag == Tag::Noun);
            let stem = |t: &Token| t.lower.chars().take(5).collect::<String>();
            noun.is_some_and(|noun| {
                before.iter().any(|t| t.tag == Tag::Noun && stem(t) == stem(noun))
            })
        }
    }
}

/// « tumeur maligne développée aux dépens des », “1 or more of”: the answer ends before what its last
/// word leads to. « la vitamine A » does not.
pub(crate) fn breaks_off(answer: &str, lexicon: &Lexicon) -> bool {
    let answer = answer.trim_end_matches(['.', ' ', '\u{a0}', '…']);
    let last = answer.rsplit([' ', '\u{a0}', '’', '\'']).next().unwrap_or_default();
    if !lists(lexicon.language).hang.contains(last) || !answer.contains(' ') {
        return false;
    }
    let words = tokens(answer, lexicon);
    words.last().is_some_and(|t| {
        matches!(t.tag, Tag::Preposition | Tag::Determiner | Tag::Coordinator | Tag::Relative)
    })
}

/// What a scanner misread: « dou1eur », « nécr0se », « ll est », « maladie .  ».
pub(crate) fn is_noisy(text: &str) -> bool {
    let misread = |word: &str| {
        let chars: Vec<char> = word.chars().collect();
        let digit = |c: &char| matches!(c, '0' | '1');
        let inside = chars.windows(3).any(|w| match w {
            [a, d, b] if digit(d) => {
                (a.is_lowercase() && b.is_lowercase()) || (a.is_uppercase() && b.is_uppercase())
            }
            _ => false,
        });
        // « TYPHOlDE »
        let capitals = chars.len() >= 6
            && chars
                .windows(3)
                .any(|w| matches!(w, [a, 'l', b] if a.is_uppercase() && b.is_uppercase()));
        let letters = chars.iter().filter(|c| c.is_alphabetic()).count();
        capitals || inside && letters >= 4 && chars.iter().filter(|c| c.is_numeric()).count() == 1
    };
    text.split(|c: char| !(c.is_alphanumeric() || c == '|')).any(|word| {
        misread(word)
            || word == "ll"
            || word == "lls"
            || (word.contains('|') && word.chars().any(char::is_alphabetic))
            || (word.starts_with(['1', '0'])
                && word.chars().skip(1).all(char::is_lowercase)
                && word.chars().count() >= 5)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;

    fn refused(text: &str, language: Language) -> Option<Reason> {
        let lexicon = lexicon(language);
        refuse(text, &tokens(text, lexicon), lexicon)
    }

    #[test]
    fn what_takes_a_thing_up_is_no_answer() {
        let french = lexicon(Language::French);
        assert!(takes_up("La maladie", french) && takes_up("L’enzyme", french));
        assert!(!takes_up("La goutte", french) && !takes_up("La maladie de Crohn", french));
        let english = lexicon(Language::English);
        assert!(takes_up("The disease", english));
        assert!(!takes_up("Disease of the heart", english) && !takes_up("The spleen", english));
    }

    #[test]
    fn an_answer_ends_with_what_it_says() {
        let french = lexicon(Language::French);
        assert!(breaks_off("Tumeur maligne développée aux dépens des", french));
        assert!(breaks_off("Une sécrétion de mucus et", french));
        assert!(!breaks_off("Tumeur maligne développée aux dépens des mélanocytes", french));
        assert!(!breaks_off("La vitamine A", french));
        assert!(!breaks_off("Dans", french));
        let english = lexicon(Language::English);
        assert!(breaks_off("New hypertension with 1 or more of", english));
        assert!(!breaks_off("The duct that it opens into", english) && !breaks_off("Of", english));
    }

    #[test]
    fn what_says_nothing_is_refused() {
        let french = |text| refused(text, Language::French);
        assert_eq!(french("Elles sont souvent petites."), Some(Reason::Pronoun));
        assert_eq!(french("Ces lésions sont fréquentes."), Some(Reason::Pronoun));
        assert_eq!(french("L’obésité représente un défi majeur."), Some(Reason::Cliche));
        assert_eq!(french("La fièvre a été étudiée dans une cohorte."), Some(Reason::StudyResult));
        assert_eq!(french("Vous devez dormir."), Some(Reason::Pronoun));
        assert_eq!(french("La fièvre (voir la suite est haute."), Some(Reason::Fragment));
        assert_eq!(french("La fièvre est une élévation de la température."), None);
        assert_eq!(french("Les deux formes évoluent lentement."), Some(Reason::Dangling));
        assert_eq!(french("Les deux principales formes du goitre évoluent lentement."), None);
        assert_eq!(refused("They often develop slowly.", Language::English), Some(Reason::Pronoun));
    }

    #[test]
    fn a_pronoun_hangs_on_what_stands_before_it() {
        let hangs = |front| hangs_on(front, lexicon(Language::English));
        assert!(!hangs("Direct immunofluorescence: what does it show?"));
        assert!(!hangs("Histology: biopsy: what does it show?"));
        assert!(hangs("What does it show?"));
        assert!(hangs("Biopsy: what do these show?"));
        assert!(!hangs("[…] is preferred because it is easier to give."));
        assert!(!hangs("Because the worm lacks the […], doxycycline has no effect on it."));
        assert!(hangs("Blood leaves it through the […]."));
        assert!(!hangs("The load exceeds the capacity of the kidney to clear […] from it."));
        assert!(hangs("Attempts to remove it cause […]."));
        assert!(!hangs("Nerves swell when they cross the […]."));
        assert!(hangs("The nerve is swollen where they cross the […]."));
        // The label of a question with a count; what leads in.
        assert!(!hangs("CT: what does it show? (3)"));
        assert!(!hangs("As the cartilage grows, […] penetrate it."));
        assert!(hangs("As the cartilage grows, […] penetrate them."));
        assert!(!hangs("[…] is reserved for those in whom other measures have failed."));
        assert!(hangs("[…] is reserved for those."));
        // « As a rule » leads in without a verb, and names nothing that acts.
        assert!(hangs("As a rule, […] penetrate them."));
    }

    #[test]
    fn what_a_front_takes_up_itself_hangs_on_nothing() {
        let french = |front| hangs_on(front, lexicon(Language::French));
        let chloride = "Lorsque le sel parvient à la macula densa, celle-ci libère de l’[…].";
        assert!(!french(chloride));
        let several = chloride.replace("celle-ci", "ceux-ci");
        assert!(french(&several));
        assert!(french("Celle-ci libère de l’[…]."));
        assert!(!french("Les plus petits virus : la taille de ces virus varie de […]."));
        assert!(french("La taille de ces virus varie de […]."));
        // Of another gender, and in the sentence before.
        assert!(french("Lorsque le sel parvient au rein, celle-ci libère de l’[…]."));
        assert!(french("Les virus sont petits. La taille de ces virus varie de […]."));
        assert!(french("Que montre cet examen ?"));
        assert!(!french("TR : que montre cet examen ?"));
        // What opens the second sentence takes the first up.
        assert!(!french("La lésion est une plaque rouge. Ces plaques siègent sur les […]."));
        assert!(french("Elle rend le […]."));
        assert!(!french("[La PCR] rend le […]."));
        let english = |front| hangs_on(front, lexicon(Language::English));
        assert!(!english("A smaller volume means that this volume […]."));
        assert!(english("What does this volume mean?"));
    }

    #[test]
    fn what_goes_on_from_another_text_says_of_what_or_hangs() {
        let opens =
            |text: &str, completed| opens_dangling(text, completed, lexicon(Language::English));
        let phrase = lexicon(Language::English).phrases("dangling-start");
        let several = phrase.iter().find(|phrase| phrase.trim().contains(' ')).unwrap();
        let one = phrase.iter().find(|phrase| !phrase.trim().contains(' ')).unwrap();
        assert!(opens(&format!("{several} step"), false));
        assert!(!opens(&format!("{several} step"), true));
        assert!(opens(&format!("{one} step"), true));
    }

    #[test]
    fn what_a_scanner_misread_is_noisy() {
        for text in ["une dou1eur", "la nécr0se", "ll se manifeste", "LA TYPHOlDE", "MY0CARDE"] {
            assert!(is_noisy(text), "{text}");
        }
        for text in ["HbA1c", "5-HT1B", "le CO2", "H1N1", "IgG1", "100 mg", "vitamine B12", "DT1"] {
            assert!(!is_noisy(text), "{text}");
        }
    }
}
