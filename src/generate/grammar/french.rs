//! French: articles and elision, agreement of « quel », questions of a noun and of a clause.

use super::defining::{french_term, of_class};
use super::french_elision::{elides, lower_first};
use super::french_nouns::{agrees, cut_at_genitive, definite, of, qualified, quel, quoted};
use super::{Grammar, Noun, Said, Tie, Time, Wanted, french_inversion, french_within};
use crate::generate::language::Language;
use crate::generate::realise::capital;
use crate::generate::term::Gender;
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Category, can_be, words};

#[derive(Debug)]
pub(super) struct French;

impl Grammar for French {
    fn what_is(&self, noun: &Noun) -> String {
        match definite(noun) {
            Some(named) if noun.plural => format!("Que sont {named} ?"),
            Some(named) if elides(&named) => format!("Qu’est-ce qu’{named} ?"),
            Some(named) => format!("Qu’est-ce que {named} ?"),
            None => format!("Que désigne {} ?", quoted(noun)),
        }
    }

    fn which_term(&self, definition: &str) -> String {
        of_class(definition, Language::French)
            .unwrap_or_else(|| french_term(&self.inside(definition)))
    }

    fn comprises(&self, noun: &Noun) -> String {
        let verb = if noun.plural { "comprennent" } else { "comprend" };
        let named = definite(noun).unwrap_or_else(|| quoted(noun));
        format!("Que {verb} {named} ?")
    }

    fn stands_for(&self, sigle: &str) -> String {
        format!("Que signifie {sigle} ?")
    }

    fn several(&self, noun: &Noun) -> Option<Noun> {
        // « Facteur favorisant » has an adjective that agrees.
        let regular = |word: &str| {
            !word.contains(['-', '’', ')']) && !word.ends_with(['s', 'x', 'z', 'l', 'u'])
        };
        // « Signe clinique de gravité »: what « de » ties to it stays.
        let (named, rest) = cut_at_genitive(&noun.words);
        let words: Vec<&str> = named.split(' ').collect();
        let (word, adjectives) = words.split_first()?;
        let brief = rest.split(' ').count() <= 4;
        let plain = brief
            && (*word == noun.head || adjectives.is_empty())
            && regular(word)
            && adjectives.iter().all(|word| agrees(word, noun) && regular(word));
        let several = words.iter().map(|word| format!("{word}s")).collect::<Vec<_>>().join(" ");
        let words = format!("{several}{rest}");
        (plain && !noun.plural).then(|| Noun { words, plural: true, ..noun.clone() })
    }

    fn which(&self, noun: &Noun) -> String {
        let verb = if noun.plural { "sont" } else { "est" };
        match definite(noun) {
            Some(named) if noun.gender.is_some() => format!("{} {verb} {named} ?", quel(noun)),
            Some(named) => format!("Que faut-il savoir {} ?", of(&named)),
            None => format!("Que faut-il savoir sur {} ?", quoted(noun)),
        }
    }

    fn consists(&self, noun: &Noun) -> String {
        let verb = if noun.plural { "consistent" } else { "consiste" };
        match definite(noun) {
            Some(named) => format!("En quoi {verb} {named} ?"),
            None => format!("En quoi consiste {} ?", quoted(noun)),
        }
    }

    fn headed(&self, heading: &str, line: &str) -> String {
        format!("{heading} : {}", self.inside(line))
    }

    fn asked_of(&self, thing: &str, question: &str) -> String {
        format!("{thing} : {}", lower_first(question))
    }

    fn side_asked<'q>(&self, question: &'q str) -> Option<&'q str> {
        french_within::side(question)
    }

    fn asked_within(&self, question: &str, noun: &Noun, bracket: &str) -> Option<String> {
        french_within::asked(question, noun, bracket)
    }

    fn which_to(&self, label: &str, things: &Noun) -> Option<String> {
        french_within::which_to(label, things)
    }

    fn which_ones(&self, noun: &Noun) -> Option<String> {
        let which = match noun.gender? {
            Gender::Feminine => "lesquelles",
            Gender::Masculine => "lesquels",
        };
        Some(format!("{} : {which} ?", capital(&noun.words)))
    }

    fn which_kind(&self, noun: &Noun) -> String {
        format!("{} {} ?", quel(noun), noun.words)
    }

    fn when(&self, what: &str, several: bool) -> String {
        let asked = if several { "dans quels cas" } else { "dans quel cas" };
        // « Dans quel cas discuter une transfusion ? »
        if what.contains(' ') && french_within::is_infinitive(what) {
            return format!("{} {} ?", capital(asked), lower_first(what));
        }
        format!("{} : {asked} ?", capital(what))
    }

    fn terse(&self, heading: Option<&str>, label: &str) -> String {
        match heading {
            Some(heading) => format!("{} ?", self.headed(heading, label)),
            None => format!("{} ?", capital(label)),
        }
    }

    fn qualified(&self, heading: &Noun, label: &str, _several: bool) -> Option<Noun> {
        qualified(heading, label)
    }

    fn wanted(&self, wanted: Wanted, noun: &Noun) -> Option<String> {
        let case = |words: &str| format!("{}{words}", if elides(words) { "d’" } else { "de " });
        match wanted {
            Wanted::Dose => return Some(format!("Quelle est la dose {} ?", case(&noun.words))),
            Wanted::TreatmentInCase => {
                let words = self.inside(&noun.words);
                return Some(format!("Quel est le traitement en cas {} ?", case(&words)));
            }
            Wanted::Action => return Some(format!("Que faire en cas {} ?", case(&noun.words))),
            Wanted::Kinds => {
                let words = self.inside(&noun.words);
                return Some(format!("Quels sont les types {} ?", case(&words)));
            }
            _ => {}
        }
        if wanted == Wanted::Named {
            return Some(self.what_is(noun));
        }
        let noun = &Noun { words: self.inside(&noun.words), ..noun.clone() };
        let named = definite(noun)?;
        let s = |singular: &'static str, plural| if noun.plural { plural } else { singular };
        Some(match wanted {
            Wanted::Findings => format!("Que {} {named} ?", s("montre", "montrent")),
            Wanted::Treatment => format!("Quel est le traitement {} ?", of(&named)),
            Wanted::TreatmentIn => format!("Quel est le traitement chez {named} ?"),
            Wanted::Frequency => format!("Quelle est la fréquence {} ?", of(&named)),
            Wanted::Consequences => format!("À quoi {} {named} ?", s("conduit", "conduisent")),
            Wanted::Suggests => format!("Qu’{} {named} ?", s("évoque", "évoquent")),
            Wanted::Signs => format!("Comment se {} {named} ?", s("manifeste", "manifestent")),
            Wanted::Marks => format!("Qu’est-ce qui caractérise {named} ?"),
            Wanted::Place => format!("Quelle est la place {} ?", of(&named)),
            Wanted::State => format!("Comment {} {named} ?", s("est", "sont")),
            Wanted::Dose
            | Wanted::Action
            | Wanted::Kinds
            | Wanted::Named
            | Wanted::TreatmentInCase => {
                return None;
            }
        })
    }

    fn in_case(&self, case: &str) -> String {
        format!("Que faire {} ?", lower_first(case))
    }

    fn why(&self, order: &str) -> String {
        format!("Pourquoi {} ?", lower_first(order))
    }

    fn what_to(&self, order: &str) -> Option<String> {
        // « Ne pas utiliser en cas de fièvre »
        let forbidden = order.strip_prefix("ne pas ").or_else(|| order.strip_prefix("ne jamais "));
        if let Some(forbidden) = forbidden.filter(|order| french_within::is_infinitive(order)) {
            return Some(format!("que ne faut-il pas {forbidden} ?"));
        }
        // « Le devenir », « le toucher » are things.
        let noun = can_be(order, Category::Noun, Language::French);
        let verb = !order.contains(' ') && can_be(order, Category::Verb, Language::French);
        (verb && !noun).then(|| format!("que faut-il {order} ?"))
    }

    fn is_order(&self, words: &[Token]) -> bool {
        let mut words = words.iter().skip_while(|t| {
            matches!(t.lower.as_str(), "ne" | "n’" | "pas" | "jamais" | "toujours")
        });
        words.next().is_some_and(|t| {
            matches!(t.tag, Tag::Infinitive | Tag::Verb)
                && ["er", "ir", "re"].iter().any(|end| t.lower.ends_with(end))
        })
    }

    fn tied(&self, aspect: &Noun, tie: Tie, to: &Noun) -> Option<Noun> {
        let to = definite(&Noun { words: self.inside(&to.words), ..to.clone() })?;
        let word = match tie {
            Tie::Among => "chez",
            Tie::Concerning => "concernant",
            Tie::For => "pour",
        };
        Some(Noun { words: format!("{} {word} {to}", aspect.words), ..aspect.clone() })
    }

    fn can_be_said_of(&self, word: &str, noun: &Noun) -> bool {
        agrees(word, noun)
    }

    fn some_of(&self, count: usize) -> String {
        format!("(citez-en {count})")
    }

    fn subject_question(&self, predicate: &str, plural: bool) -> Option<String> {
        // « Qu’est-ce qui désigne … ? » would ask for a thing.
        let names = predicate.starts_with("désigne ");
        let asked = if names { "Quel terme" } else { "Qu’est-ce qui" };
        (!plural).then(|| format!("{asked} {predicate} ?"))
    }

    fn participles_agree(&self) -> bool {
        true
    }

    fn how_many(&self, opening: &str, counted: &str, whole: &str) -> Option<String> {
        let asked = match opening {
            "il y a" => "y a-t-il",
            "il existe" => "existe-t-il",
            "on compte" => "compte-t-on",
            "on dénombre" => "dénombre-t-on",
            _ => return None,
        };
        let of = if elides(counted) { "d’" } else { "de " };
        Some(format!("Combien {asked} {of}{counted} {whole} ?"))
    }

    fn which_of(&self, noun: &Noun, told: &str) -> Option<String> {
        let which = match noun.gender? {
            Gender::Feminine => "laquelle",
            Gender::Masculine => "lequel",
        };
        Some(format!("{which} est {told} ?"))
    }

    fn role_word(&self) -> &'static str {
        "Quel rôle"
    }

    fn is(&self, plural: bool) -> &'static str {
        if plural { "sont" } else { "est" }
    }

    fn definite(&self, noun: &Noun) -> String {
        definite(noun).unwrap_or_else(|| noun.words.clone())
    }

    fn possessor(&self, noun: &Noun) -> Option<String> {
        definite(noun).map(|noun| of(&noun))
    }

    fn object_word(&self) -> &'static str {
        "Que"
    }

    fn question_word(&self, preposition: &str, passive: bool) -> Option<&'static str> {
        Some(match preposition {
            "par" if passive => "Par quoi",
            "de" | "du" | "des" | "d’" => "De quoi",
            "à" | "au" | "aux" => "À quoi",
            "avec" => "Avec quoi",
            "contre" => "Contre quoi",
            "sur" => "Sur quoi",
            "dans" | "sous" | "entre" | "devant" | "derrière" => "Où",
            "chez" => "Chez qui",
            _ => return None,
        })
    }

    fn complement_question(
        &self,
        word: &str,
        group: &[String],
        _lemma: &'static str,
        _plural: bool,
        subject: &str,
        told: &str,
    ) -> Option<String> {
        french_inversion::complement(word, group, subject, told)
    }

    fn ask_for_act(&self, asks: &str, act: &str, told: &str) -> String {
        let act = match asks.strip_suffix(" de") {
            Some(asks) if elides(act) => format!("{asks} d’{act}"),
            _ => format!("{asks} {act}"),
        };
        let told = if told.is_empty() { String::new() } else { format!(" {told}") };
        format!("{act}{told} ?")
    }

    fn ask_for_patient(
        &self,
        _passive: &str,
        act: &str,
        denied: bool,
        told: &str,
    ) -> Option<String> {
        let asks = if denied { "que ne faut-il pas" } else { "que faut-il" };
        Some(self.ask_for_act(asks, act, told))
    }

    fn which_class(&self, class: &Noun) -> Option<String> {
        class.gender?;
        Some(format!("{} {}", lower_first(quel(class)), class.words))
    }

    fn which_does(&self, asked: &str, predicate: &str) -> String {
        format!("{asked} {predicate} ?")
    }

    fn which_question(&self, asked: &str, said: &Said<'_>, told: &str) -> Option<String> {
        french_inversion::question(asked, said, told)
    }

    fn governed_class(&self, preposition: &str, class: &str) -> Option<String> {
        french_inversion::governed(preposition, class)
    }

    fn time_word(&self, time: Time) -> &'static str {
        french_inversion::time_word(time)
    }

    fn inside(&self, phrase: &str) -> String {
        let first = phrase.split([' ', '’', '\'', ',', '-']).next().unwrap_or_default();
        let known = !words(Language::French).analyses(&first.to_lowercase()).is_empty()
            || matches!(first, "L" | "D" | "Qu");
        let capitals = first.chars().filter(|c| c.is_uppercase()).count();
        if known && capitals == 1 { lower_first(phrase) } else { phrase.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    fn noun(text: &str) -> Noun {
        Noun::read(text, lexicon(Language::French), &Evidence::default())
    }

    #[test]
    fn questions_agree_and_elide() {
        assert_eq!(French.what_is(&noun("Asynergie")), "Qu’est-ce que l’asynergie ?");
        assert_eq!(French.what_is(&noun("Podocytes")), "Que sont les podocytes ?");
        assert_eq!(French.which(&noun("Causes")), "Quelles sont les causes ?");
        assert_eq!(French.which(&noun("Siège")), "Quel est le siège ?");
    }

    #[test]
    fn a_name_is_asked_for_as_a_term() {
        let asked = |predicate: &str| French.subject_question(predicate, false).unwrap();
        assert_eq!(
            asked("désigne la sortie d’une cellule"),
            "Quel terme désigne la sortie d’une cellule ?"
        );
        assert_eq!(asked("filtre le sang"), "Qu’est-ce qui filtre le sang ?");
    }

    #[test]
    fn a_label_can_be_the_headings_adjective() {
        let causes = noun("Causes");
        let found = French.qualified(&causes, "Vasculaires", true).map(|noun| noun.words);
        assert_eq!(found.as_deref(), Some("causes vasculaires"));
        // « Latéral » does not agree, and « Infarctus » is a noun.
        let one = French.qualified(&causes, "Toxique", true).map(|noun| noun.words);
        assert_eq!(one.as_deref(), Some("cause toxique"));
        assert_eq!(French.qualified(&causes, "Latéral", true), None);
        assert_eq!(French.qualified(&causes, "Infarctus", true), None);
    }
}
