//! English: `the` before what is asked, questions of a noun and of a clause.

use super::defining::{is_plain, of_class};
use super::english_terms::{active, is_bare, what_is};
use super::french_elision::lower_first;
use super::{Grammar, Noun, Said, Tie, Time, Wanted, english_within};
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;

use crate::generate::realise::capital;
use crate::generate::term::english_singular;
use crate::generate::token::Token;
use crate::generate::words::{Category, can_be};

#[derive(Debug)]
pub(super) struct English;

fn be(noun: &Noun) -> &'static str {
    if noun.plural { "are" } else { "is" }
}

/// Verbs that stand before their subject in a question.
fn is_helper(word: &str) -> bool {
    const HELPERS: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "had", "can", "could", "may", "might", "must",
        "should", "will", "would",
    ];
    HELPERS.contains(&word.to_lowercase().as_str())
}

impl Grammar for English {
    fn what_is(&self, noun: &Noun) -> String {
        what_is(&noun.words, noun.plural)
    }

    fn which_term(&self, definition: &str) -> String {
        let said = self.inside(definition);
        of_class(definition, Language::English).unwrap_or_else(|| {
            if is_plain(&said, &["a ", "an ", "the "]) {
                format!("What is the term for {said}?")
            } else {
                format!("Which term means “{said}”?")
            }
        })
    }

    fn comprises(&self, noun: &Noun) -> String {
        format!("What {} the {} include?", if noun.plural { "do" } else { "does" }, noun.words)
    }

    fn stands_for(&self, sigle: &str) -> String {
        format!("What does {sigle} stand for?")
    }

    fn several(&self, noun: &Noun) -> Option<Noun> {
        // “Drug of choice”: the noun before “of” is of several.
        let (named, rest) = match noun.words.find(" of ") {
            Some(at) => noun.words.split_at_checked(at)?,
            None => (noun.words.as_str(), ""),
        };
        let regular = !named.ends_with(['s', 'x', 'y', 'h', 'a', ')']) && !named.ends_with("um");
        let words = format!("{named}s{rest}");
        (regular && !noun.plural).then(|| Noun { words, plural: true, ..noun.clone() })
    }

    fn which(&self, noun: &Noun) -> String {
        format!("What {} the {}?", be(noun), noun.words)
    }

    fn consists(&self, noun: &Noun) -> String {
        format!("What does the {} consist of?", noun.words)
    }

    fn headed(&self, heading: &str, line: &str) -> String {
        format!("{heading}: {}", self.inside(line))
    }

    fn asked_of(&self, thing: &str, question: &str) -> String {
        format!("{thing}: {}", lower_first(question))
    }

    fn of_several(&self, question: &str) -> String {
        let verbs =
            [(" does it ", " do they "), (" is it ", " are they "), (" is it?", " are they?")];
        verbs.iter().fold(question.to_owned(), |asked, (one, several)| asked.replace(one, several))
    }

    fn side_asked<'q>(&self, question: &'q str) -> Option<&'q str> {
        english_within::side(question)
    }

    fn asked_within(&self, question: &str, noun: &Noun, bracket: &str) -> Option<String> {
        english_within::asked(question, noun, bracket)
    }

    fn which_to(&self, _label: &str, _things: &Noun) -> Option<String> {
        None
    }

    fn which_ones(&self, noun: &Noun) -> Option<String> {
        Some(format!("{}: which ones?", capital(&noun.words)))
    }

    fn which_kind(&self, noun: &Noun) -> String {
        format!("Which {}?", noun.words)
    }

    fn when(&self, what: &str, _several: bool) -> String {
        let order = what.split(' ').next().unwrap_or_default().to_lowercase();
        if what.contains(' ') && lexicon(Language::English).noun_is("order", &order) {
            return format!("When should you {}?", lower_first(what));
        }
        format!("{}: when?", capital(what))
    }

    fn terse(&self, heading: Option<&str>, label: &str) -> String {
        match heading {
            Some(heading) => format!("{}?", self.headed(heading, label)),
            None => format!("{}?", capital(label)),
        }
    }

    fn qualified(&self, heading: &Noun, label: &str, several: bool) -> Option<Noun> {
        let lower = label.trim().to_lowercase();
        let can = |category| can_be(&lower, category, Language::English);
        let adjective = heading.nominal && can(Category::Adjective) && !can(Category::Noun);
        // “Medial” under “Boundaries” is one of them; only a word that stands last shows its number.
        let single = english_singular(&heading.head);
        let named = match heading.words.strip_suffix(&heading.head) {
            Some(before) if heading.plural && !several => format!("{before}{single}"),
            None if heading.plural && !several => return None,
            _ => heading.words.clone(),
        };
        let plural = heading.plural && several;
        // “Most common pathogens” keeps its superlative before the adjective.
        let most = named.to_lowercase().starts_with("most ");
        let words = match named.rsplit_once(' ') {
            Some((before, last)) if most => format!("{before} {lower} {last}"),
            _ => format!("{lower} {named}"),
        };
        adjective.then(|| Noun { words, plural, ..heading.clone() })
    }

    fn wanted(&self, wanted: Wanted, noun: &Noun) -> Option<String> {
        let words = &self.inside(&noun.words);
        let does = if noun.plural { "do" } else { "does" };
        // A sigle has no article, and a mass noun none that is sure.
        let sigle = words.chars().take(2).all(char::is_uppercase);
        let the = if sigle { "" } else { "the " };
        Some(match wanted {
            Wanted::Findings => format!("What {does} {the}{words} show?"),
            Wanted::Treatment => format!("What is the treatment of {words}?"),
            Wanted::TreatmentIn => format!("What is the treatment in {words}?"),
            Wanted::Action => format!("What should be done in case of {words}?"),
            Wanted::Frequency => format!("What is the frequency of {words}?"),
            Wanted::Dose => format!("What is the dose of {words}?"),
            Wanted::Consequences => format!("What {does} {words} lead to?"),
            Wanted::Suggests => format!("What {does} {words} suggest?"),
            Wanted::Signs => format!("How {does} {words} present?"),
            Wanted::Named => format!("What {} the {words}?", be(noun)),
            Wanted::Place => format!("What is the role of {words}?"),
            Wanted::Kinds => format!("What are the types of {words}?"),
            Wanted::State => format!("What {} {the}{words} like?", be(noun)),
            Wanted::TreatmentInCase => format!("What is the treatment in case of {words}?"),
            Wanted::Marks if noun.plural || is_bare(&noun.head) => {
                format!("What characterises {words}?")
            }
            Wanted::Marks => format!("What characterises the {words}?"),
        })
    }

    fn in_case(&self, case: &str) -> String {
        format!("What should be done {}?", lower_first(case))
    }

    fn why(&self, order: &str) -> String {
        format!("Why {}?", lower_first(order))
    }

    fn what_to(&self, order: &str) -> Option<String> {
        let forbidden = order.strip_prefix("do not ").or_else(|| order.strip_prefix("never "));
        if let Some(forbidden) = forbidden.filter(|order| !order.contains(' ')) {
            return Some(format!("what not to {forbidden}?"));
        }
        (!order.contains(' ')).then(|| format!("what to {order}?"))
    }

    fn is_order(&self, words: &[Token]) -> bool {
        let mut words = words
            .iter()
            .skip_while(|t| matches!(t.lower.as_str(), "do" | "not" | "never" | "always"));
        words.next().is_some_and(|t| lexicon(Language::English).noun_is("order", &t.lower))
    }

    fn tied(&self, aspect: &Noun, tie: Tie, to: &Noun) -> Option<Noun> {
        let word = match tie {
            Tie::Among => "in",
            Tie::Concerning => "involving the",
            Tie::For => "for",
        };
        let words = format!("{} {word} {}", aspect.words, self.inside(&to.words));
        Some(Noun { words, ..aspect.clone() })
    }

    fn can_be_said_of(&self, word: &str, _noun: &Noun) -> bool {
        can_be(word, Category::Adjective, Language::English)
    }

    fn some_of(&self, count: usize) -> String {
        format!("(name {count})")
    }

    fn subject_question(&self, predicate: &str, plural: bool) -> Option<String> {
        (!plural).then(|| format!("What {predicate}?"))
    }

    fn participles_agree(&self) -> bool {
        false
    }

    fn how_many(&self, _opening: &str, counted: &str, whole: &str) -> Option<String> {
        Some(format!("How many {counted} are there {whole}?"))
    }

    fn which_of(&self, _noun: &Noun, told: &str) -> Option<String> {
        Some(format!("which is {told}?"))
    }

    fn role_word(&self) -> &'static str {
        "What role"
    }

    fn is(&self, plural: bool) -> &'static str {
        if plural { "are" } else { "is" }
    }

    fn definite(&self, noun: &Noun) -> String {
        noun.words.clone()
    }

    fn possessor(&self, noun: &Noun) -> Option<String> {
        noun.nominal.then(|| format!("of {}", noun.words))
    }

    fn object_word(&self) -> &'static str {
        "What"
    }

    fn question_word(&self, preposition: &str, passive: bool) -> Option<&'static str> {
        Some(match preposition {
            "by" if passive => BY,
            "to" => "What … to",
            "into" => "What … into",
            "with" => "What … with",
            "from" => "What … from",
            "on" => "What … on",
            "against" => "What … against",
            "for" => "What … for",
            "of" => "What … of",
            "in" => "What … in",
            "through" => "What … through",
            _ => return None,
        })
    }

    fn complement_question(
        &self,
        word: &str,
        group: &[String],
        lemma: &'static str,
        plural: bool,
        subject: &str,
        told: &str,
    ) -> Option<String> {
        let (first, rest) = group.split_first()?;
        let does = (word == BY).then(|| active(group, lemma)).flatten();
        let (asked, stranded) = match does {
            Some(_) => ("What", ""),
            None => word.split_once(" … ").unwrap_or((word, "")),
        };
        let words = match (does, rest) {
            (Some(does), _) => format!("{does} {subject}"),
            _ if is_helper(first) => format!("{first} {subject} {}", rest.join(" ")),
            (None, []) if !lemma.is_empty() => {
                format!("{} {subject} {lemma}", if plural { "do" } else { "does" })
            }
            _ => return None,
        };
        let parts = [asked, words.trim(), told, stranded];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(format!("{}?", said.join(" ")))
    }

    fn ask_for_act(&self, asks: &str, act: &str, told: &str) -> String {
        let parts = [asks, act, told];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}?", said.join(" "))
    }

    fn ask_for_patient(
        &self,
        passive: &str,
        _act: &str,
        _denied: bool,
        told: &str,
    ) -> Option<String> {
        Some(self.ask_for_act("what", passive, told))
    }

    fn which_class(&self, class: &Noun) -> Option<String> {
        Some(format!("which {}", class.words))
    }

    fn which_does(&self, asked: &str, predicate: &str) -> String {
        format!("{asked} {predicate}?")
    }

    fn which_question(&self, asked: &str, said: &Said<'_>, told: &str) -> Option<String> {
        let Said { subject, group, lemma, plural, .. } = *said;
        self.complement_question(asked, group, lemma, plural, subject, told)
    }

    fn governed_class(&self, preposition: &str, class: &str) -> Option<String> {
        let governs = matches!(
            preposition,
            "to" | "into"
                | "in"
                | "at"
                | "on"
                | "from"
                | "by"
                | "with"
                | "through"
                | "against"
                | "within"
                | "during"
                | "for"
                | "after"
                | "before"
                | "of"
        );
        governs.then(|| format!("{preposition} {class}"))
    }

    fn time_word(&self, time: Time) -> &'static str {
        match time {
            Time::Point => "When",
            Time::Duration => "For how long",
            Time::Delay => "Within how long",
            Time::Age => "At what age",
            Time::After => "After how long",
        }
    }

    fn inside(&self, phrase: &str) -> String {
        english_within::inside(phrase)
    }
}

/// What asks for who or what acts.
const BY: &str = "What … by";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    #[test]
    fn who_acts_is_asked_in_the_active() {
        let ask = |group: &[&str], lemma, told| {
            let group: Vec<String> = group.iter().map(|word| (*word).to_owned()).collect();
            English.complement_question(BY, &group, lemma, false, "the cortex", told).unwrap()
        };
        assert_eq!(ask(&["is", "supplied"], "supply", ""), "What supplies the cortex?");
        assert_eq!(
            ask(&["are", "mainly", "reached"], "reach", ""),
            "What mainly reaches the cortex?"
        );
        assert_eq!(
            ask(&["can", "be", "damaged"], "damage", "early"),
            "What can damage the cortex early?"
        );
        assert_eq!(ask(&["was", "mapped"], "map", ""), "What mapped the cortex?");
        // A past that is not regular stays as it is.
        assert_eq!(ask(&["was", "driven"], "drive", ""), "What was the cortex driven by?");
        assert_eq!(English.inside("Older age"), "older age");
        assert_eq!(English.inside("Alzheimer disease"), "Alzheimer disease");
        assert_eq!(English.inside("Glasgow score"), "Glasgow score");
        assert_eq!(English.inside("Glycated haemoglobin"), "glycated haemoglobin");
    }

    #[test]
    fn questions_of_a_noun() {
        let noun = |text| Noun::read(text, lexicon(Language::English), &Evidence::default());
        assert_eq!(English.what_is(&noun("Asthma")), "What is asthma?");
        assert_eq!(English.which(&noun("Risk factors")), "What are the risk factors?");
        assert_eq!(English.which(&noun("Half-life")), "What is the half-life?");
    }
}
