//! Questions in French: elision, contraction, agreement, inversion.

use super::Realised;
use super::realised::without_sigles;
use super::rubric::{quel, stands_alone};
use crate::deck::{Content, fold};
use crate::generate::fact::{Fact, Group, Said};
use crate::generate::grammar::defining::of_class;
use crate::generate::grammar::french_elision::{
    de, elides, ends_surely, lower_first, que, with_article,
};
use crate::generate::language::Language;
use crate::generate::lexicon::{Frame, lexicon};
use crate::generate::term::{Evidence, Gender, Phrase, singular};

/// The term as an answer and a subject: « une micrométastase », « la bile », « l’IRM ».
fn definite(term: &Phrase, evidence: &Evidence) -> String {
    match term.determiner.as_str() {
        "" if !term.named && !term.words.chars().take(2).all(char::is_uppercase) => {
            let sure = evidence.knows_gender(&term.head) || ends_surely(&term.head);
            match (term.plural, term.gender) {
                (true, _) => format!("les {}", term.words),
                _ if elides(&term.words) => format!("l’{}", term.words),
                (_, Some(Gender::Feminine)) if sure => format!("la {}", term.words),
                (_, Some(Gender::Masculine)) if sure => format!("le {}", term.words),
                _ => format!("« {} »", term.words),
            }
        }
        "des" => format!("les {}", term.words),
        _ => term.full(),
    }
}

fn what_is(term: &Phrase, evidence: &Evidence) -> (String, String) {
    let single_word = !term.words.contains(' ');
    let counted = single_word
        && evidence.pluralises(&term.head)
        && !term.plural
        && matches!(term.determiner.as_str(), "le" | "la" | "l’");
    if counted {
        let article = if term.gender == Some(Gender::Feminine) { "une" } else { "un" };
        let named = format!("{article} {}", term.words);
        return (format!("Qu’est-ce qu’{named} ?"), named);
    }
    let named = definite(term, evidence);
    if term.plural {
        return (format!("Que sont {named} ?"), named);
    }
    if named.starts_with('«') {
        return (format!("Que désigne le terme {named} ?"), named);
    }
    (format!("Qu’est-ce {} ?", que(&named)), named)
}

fn ask(frame: &Frame, group: &Group, subject: &str) -> String {
    let verb = group.words.join(" ").replace("’ ", "’").replace("' ", "'");
    let verb = lower_first(&verb);
    let asked = match frame.question {
        "Que" | "Qu’" if elides(&verb) => format!("Qu’{verb}"),
        "Qu’" => format!("Que {verb}"),
        question => format!("{question} {verb}"),
    };
    if !group.object.is_empty() {
        return format!("Qu’est-ce {} {verb} {} de faire ?", que(subject), group.object);
    }
    format!("{asked} {subject} ?")
}

/// What a short label stands for: « incubation : 8 jours » is how long it takes.
fn in_full<'a>(label: &'a str, gender: Gender, value: &str) -> (&'a str, Gender) {
    match label {
        "incubation" if value.contains(|c: char| c.is_ascii_digit()) => {
            ("durée d’incubation", Gender::Feminine)
        }
        "transmission" => ("mode de transmission", Gender::Masculine),
        label => (label, gender),
    }
}

/// The question that suits the answer: an illness strikes people, a treatment has its delay.
fn question(frame: &Frame, group: &Group, answer: &str) -> &'static str {
    let answer = answer.to_lowercase();
    let words = answer.split([' ', '’', '-']).take(4);
    let strikes =
        matches!(group.lemma, "toucher" | "affecter" | "concerner" | "atteindre" | "frapper");
    let people = words.clone().any(|word| {
        matches!(word, "ans" | "mois" | "âge")
            || lexicon(Language::French).noun_is("human", &singular(word))
    });
    let within = words.clone().next() == Some("dans")
        && words.clone().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let counts = |word: Option<&str>| {
        word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let between = words.clone().next() == Some("entre") && counts(words.clone().nth(1));
    let second = words.clone().nth(1);
    let when = words.clone().next() == Some("en")
        && second.is_some_and(|word| {
            !matches!(word, "cas" | "présence" | "absence" | "contexte" | "situation" | "l")
        });
    let person = answer.split([' ', '’']).skip(1).take(3).any(|word| {
        lexicon(Language::French).noun_is("human", &singular(word))
            || ["logue", "thérapeute", "sage-femme", "icien"].iter().any(|end| word.ends_with(end))
    });
    match frame.question {
        "Par quoi" if person => "Par qui",
        "Que" | "Qu’" if strikes && people => "Quelle population",
        "Dans quel cas" if within => "Dans quel délai",
        "Où" if between => "Entre quelles valeurs",
        // « dans les 2 ans », and not « dans les 2/3 inférieurs ».
        "Où" if within && answer.split([' ', '\u{a0}', '\u{202f}']).take(5).any(is_time) => {
            "Dans quel délai"
        }
        // « En raison d’un risque », « en fonction du poids ».
        "Dans quel cas" if second == Some("raison") => "Pourquoi",
        "Dans quel cas" if second == Some("fonction") => "En fonction de quoi",
        // « En fin de grossesse », « en première intention ».
        "Dans quel cas" if when => "Quand",
        question => question,
    }
}

fn is_time(word: &str) -> bool {
    let units =
        ["an", "ans", "mois", "semaines", "jours", "heures", "minutes", "secondes", "h", "j"];
    units.contains(&word)
}

/// « peut être » → « peut-il être »: the verb with its subject's pronoun.
fn inverted(group: &Group, subject: &Phrase) -> Option<String> {
    let pronoun = match (subject.gender?, subject.plural) {
        (Gender::Masculine, false) => "il",
        (Gender::Masculine, true) => "ils",
        (Gender::Feminine, false) => "elle",
        (Gender::Feminine, true) => "elles",
    };
    let mut out = String::new();
    let mut done = false;
    for word in &group.words {
        if !out.is_empty() && !out.ends_with(['’', '\'']) {
            out.push(' ');
        }
        out.push_str(word);
        let clitic =
            matches!(word.to_lowercase().as_str(), "ne" | "n’" | "n'" | "se" | "s’" | "s'");
        if !clitic && !done {
            let link = if word.ends_with(['a', 'e']) { "-t-" } else { "-" };
            out.push_str(link);
            out.push_str(pronoun);
            done = true;
        }
    }
    done.then_some(out)
}

fn subject_of(subject: &Phrase) -> String {
    let mut subject = subject.clone();
    subject.words = without_sigles(&subject.words);
    if subject.determiner == "des" { format!("les {}", subject.words) } else { subject.full() }
}

fn basic(front: String, back: &str, key: String) -> Realised {
    Realised { content: Content::Basic { front, back: back.to_owned() }, key }
}

pub(super) fn realise(fact: &Fact, evidence: &Evidence) -> Option<Realised> {
    Some(match &fact.said {
        Said::Etymology { word, elements } => {
            super::etymology::realise(word, elements, Language::French)?
        }
        Said::Definition { term, definition, reverse } => {
            let term = &Phrase { words: without_sigles(&term.words), ..term.clone() };
            let (ask_back, named) = what_is(term, evidence);
            let key = fold(&term.words.split(' ').map(singular).collect::<Vec<_>>().join(" "));
            if *reverse {
                let lower = definition.trim_start();
                let bare = !["un ", "une ", "des ", "le ", "la ", "les ", "l’", "l'"]
                    .iter()
                    .any(|d| lower.to_lowercase().starts_with(d));
                let asked = if bare {
                    format!("Quel terme a pour définition « {lower} » ?")
                } else {
                    format!("Comment appelle-t-on {lower} ?")
                };
                let ask_front = of_class(lower, Language::French).unwrap_or(asked);
                let content = Content::Reversible {
                    front: named,
                    back: definition.clone(),
                    ask_back,
                    ask_front,
                };
                Realised { content, key }
            } else {
                basic(ask_back, definition, key)
            }
        }
        Said::Identity { term, role } => {
            let verb = if role.plural { "sont" } else { "est" };
            let role_text = without_sigles(&role.full());
            basic(
                format!("{} {verb} {role_text} ?", quel(role.gender, role.plural)),
                term,
                fold(&role_text),
            )
        }
        Said::Framed { subject, group, frame, answer } => {
            let frame = Frame { question: question(frame, group, answer), ..*frame };
            let front = ask(&frame, group, &subject_of(subject));
            let key = fold(&front);
            basic(front, answer, key)
        }
        Said::FramedList { subject, group, frame, items, open } => {
            let mut prompt = ask(frame, group, &subject_of(subject));
            let key = fold(&prompt);
            prompt = if *open {
                format!("{prompt} (citez-en {})", items.len())
            } else {
                format!("{prompt} ({})", items.len())
            };
            list(prompt, items, *open, key)
        }
        Said::RoleList { role, items, open } => {
            let full = role.full();
            let prompt = if *open {
                format!("Citez {} {}.", items.len(), role.words)
            } else {
                format!("{} sont {full} ? ({})", quel(role.gender, true), items.len())
            };
            list(prompt, items, *open, fold(&role.words))
        }
        Said::Examples { preposition, class, clause, items } => {
            let start = if preposition.is_empty() {
                quel(class.gender, true).to_owned()
            } else {
                format!("{} {}", preposition, quel(class.gender, true).to_lowercase())
            };
            let prompt = format!("{start} {} {clause} ? (citez-en {})", class.words, items.len());
            let key = fold(&prompt);
            list(prompt, items, true, key)
        }
        Said::Abbreviation { short, long } => {
            basic(format!("Que signifie {short} ?"), long, fold(short))
        }
        Said::Synonym { term, other } => {
            let named = definite(term, evidence);
            let front = if term.plural
                || term.determiner.is_empty()
                || named.starts_with("l’")
                || named.starts_with("la ")
                || named.starts_with("le ")
                || named.starts_with("un")
            {
                format!("Comment appelle-t-on aussi {named} ?")
            } else {
                format!("Quel est un autre nom {} ?", de(&named))
            };
            basic(front, other, fold(&term.words))
        }
        Said::TopicList { label, gender, complete, items, open } => {
            let label = lower_first(label.trim_start_matches("Les ").trim_start_matches("les "));
            let gender = if *gender == 'f' { Gender::Feminine } else { Gender::Masculine };
            let topic = fact.topic.as_deref();
            let alone = stands_alone(&label, topic);
            let whole = match (complete, topic.and_then(|topic| with_article(topic, evidence))) {
                _ if alone => label.clone(),
                (false, Some(topic)) => format!("{label} {}", de(&topic)),
                _ => label.clone(),
            };
            let key = format!("{} {}", fold(&whole), fold(topic.unwrap_or_default()));
            let prompt = if *open {
                format!("Citez {} {whole}.", items.len())
            } else {
                format!("{} sont les {whole} ? ({})", quel(Some(gender), true), items.len())
            };
            list(prompt, items, *open, key)
        }
        Said::HeadList { head, items } => {
            let key = fold(head);
            list(format!("{head} : citez-les. ({})", items.len()), items, false, key)
        }
        Said::Why { subject, group, rest, answer } => {
            // « Pourquoi les soins sont-ils ? »: what they are was no word that is known.
            if rest.trim().is_empty() && group.words.len() == 1 && group.lemma == "être" {
                return None;
            }
            let inverted = inverted(group, subject)?;
            let front = format!("Pourquoi {} {inverted} {rest} ?", subject_of(subject));
            let key = fold(&front);
            basic(front, answer, key)
        }
        Said::Attribute { label, gender, value } => {
            let gender = if *gender == 'f' { Gender::Feminine } else { Gender::Masculine };
            let (label, gender) = in_full(label, gender, value);
            let article = if elides(label) {
                format!("l’{label}")
            } else if gender == Gender::Feminine {
                format!("la {label}")
            } else {
                format!("le {label}")
            };
            let topic = fact.topic.as_deref();
            let whole = match topic.and_then(|topic| with_article(topic, evidence)) {
                Some(topic) => format!("{article} {}", de(&topic)),
                None => article,
            };
            let key = format!("{} {}", fold(&whole), fold(topic.unwrap_or_default()));
            let plural = singular(label.split(' ').next().unwrap_or_default())
                != label.split(' ').next().unwrap_or_default();
            if plural {
                return None;
            }
            basic(format!("{} est {whole} ?", quel(Some(gender), false)), value, key)
        }
        Said::Value { role, answer } => {
            let full = without_sigles(&role.full());
            basic(format!("{} est {full} ?", quel(role.gender, false)), answer, fold(&full))
        }
        Said::Count { subject, group, counted, answer } => {
            let verb = group.words.join(" ");
            let subject = subject_of(subject);
            let front = format!("Combien {} {verb} {subject} ?", de(counted));
            let key = fold(&front);
            basic(front, answer, key)
        }
        Said::Condition { condition, outcome } => {
            let front = format!("Que se passe-t-il {} ?", lower_first(condition));
            let key = fold(&front);
            basic(front, outcome, key)
        }
        Said::Called { thing, name } => {
            let front = format!("Comment appelle-t-on {} ?", subject_of(thing));
            basic(front, name, fold(name))
        }
        Said::Naming { definition, name } => {
            let front = format!("Comment qualifie-t-on {definition} ?");
            basic(front, name, fold(name))
        }
        Said::Asked { question, answer } => basic(question.clone(), answer, fold(question)),
        Said::Rubric { question, items } => {
            let topic = fact.topic.as_deref()?;
            let bare = evidence.lowered(topic);
            let prompt = match with_article(topic, evidence) {
                // « En cas de choc », not « du choc ».
                _ if question.contains("en cas {de}") => question.replace("{de}", &de(&bare)),
                Some(named) => question.replace("{de}", &de(&named)),
                None => question.replace(" {de}", ""),
            };
            let key = format!("{} {}", fold(&prompt), fold(topic));
            match items.as_slice() {
                [answer] => basic(prompt, answer, key),
                _ => list(format!("{prompt} ({})", items.len()), items, false, key),
            }
        }
        Said::Denied { subject, group, rest, sentence } => {
            let inverted = inverted(group, subject)?;
            let asked = format!("{} {inverted} {rest}", subject_of(subject));
            let front = format!("{} ?", super::typography::capital(asked.trim_end()));
            let key = fold(&front);
            basic(front, &format!("Non : {sentence}."), key)
        }
        // A cell is asked for what its value is.
        Said::Measure { .. } | Said::Cell { .. } => return None,
        Said::Cloze { text } => {
            Realised { content: Content::Cloze { text: text.clone() }, key: fold(text) }
        }
    })
}

fn list(prompt: String, items: &[String], open: bool, key: String) -> Realised {
    Realised { content: Content::List { prompt, items: items.to_vec(), open }, key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countable_term_is_asked_with_un() {
        let mut evidence = Evidence::default();
        evidence.read("Les lipomes. La bile.");
        let term = |determiner: &str, words: &str, gender| Phrase {
            determiner: determiner.into(),
            words: words.into(),
            head: words.into(),
            plural: false,
            gender: Some(gender),
            named: false,
        };
        let asked = |term| what_is(&term, &evidence).0;
        assert_eq!(asked(term("le", "lipome", Gender::Masculine)), "Qu’est-ce qu’un lipome ?");
        assert_eq!(asked(term("la", "bile", Gender::Feminine)), "Qu’est-ce que la bile ?");
    }
}
