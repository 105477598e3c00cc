//! Questions in English: `do`, articles, stranded prepositions.

use super::Realised;
use super::realised::without_sigles;
use crate::deck::{Content, fold};
use crate::generate::fact::{Fact, Group, Said};
use crate::generate::grammar::defining::of_class;
use crate::generate::grammar::english_terms::{active, governed, what_is};
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::language::Language;
use crate::generate::lexicon::{Frame, lexicon};
use crate::generate::term::english_singular;

fn ask(frame: &Frame, group: &Group, subject: &str) -> String {
    // “What regulates the gland?”
    if (frame.question, frame.preposition) == ("What", "by")
        && group.object.is_empty()
        && let Some(acts) = active(&group.words, group.lemma)
    {
        return format!("What {acts} {subject}?");
    }
    let stranded = match (frame.question, frame.preposition) {
        (question, _) if !question.starts_with("What") && !question.starts_with("Who") => "",
        (_, "-") => "",
        (_, "to") if group.lemma == "use" => "to do",
        (_, preposition) => preposition,
    };
    [frame.question, &turned(group, subject), stranded].join(" ").trim_end().to_owned() + "?"
}

/// “symptoms” of “symptom”, “precipitating factors”: a side that is counted.
fn several(label: &str) -> Option<String> {
    let (before, last) =
        label.rsplit_once(' ').map_or(("", label), |(before, last)| (before, last));
    let counted = lexicon(Language::English).noun_is("counted-side", last);
    let regular = !last.ends_with(['s', 'x', 'y', 'h', 'a', 'n']);
    (counted && regular).then(|| format!("{before} {last}s").trim_start().to_owned())
}

/// « PTMs », “post-translational modifications”, of one.
fn of_one(short: &str, long: &str) -> (String, String) {
    let sigle = short.strip_suffix('s').filter(|sigle| sigle.ends_with(char::is_uppercase));
    let single = |sigle: &str| {
        let (before, last) = long.rsplit_once([' ', '-'])?;
        let one = english_singular(last);
        let joint = long.get(before.len()..before.len() + 1)?;
        (one != last).then(|| (sigle.to_owned(), format!("{before}{joint}{one}")))
    };
    sigle.and_then(single).unwrap_or_else(|| (short.to_owned(), long.to_owned()))
}

fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "can"
            | "may"
            | "must"
            | "will"
            | "should"
            | "might"
            | "could"
            | "has"
            | "have"
            | "does"
            | "do"
    )
}

/// « does renin convert angiotensinogen », « is renin secreted »: the auxiliary before the subject.
fn turned(group: &Group, subject: &str) -> String {
    let words: Vec<&str> = group.words.iter().map(String::as_str).collect();
    let at = words.iter().position(|word| is_helper(word));
    let (auxiliary, rest) = match at {
        Some(at) if words.len() > 1 || group.lemma == "be" => {
            let rest = words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| *w);
            // « mainly found », whatever the text's order.
            let (adverbs, others): (Vec<&str>, Vec<&str>) =
                rest.partition(|word| word.ends_with("ly"));
            (words.get(at).copied().unwrap_or("is"), {
                let (last, first) = others.split_last().unwrap_or((&"", &[]));
                [first, &adverbs, std::slice::from_ref(last)].concat().join(" ")
            })
        }
        _ => {
            let mut rest: Vec<&str> = words
                .iter()
                .copied()
                .filter(|word| word.ends_with("ly") || matches!(*word, "often" | "sometimes"))
                .collect();
            rest.push(group.lemma);
            (if group.plural { "do" } else { "does" }, rest.join(" "))
        }
    };
    let parts = [auxiliary, subject, &rest, &group.object];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// The answer without the preposition that the question kept.
fn answer(frame: &Frame, answer: &str) -> String {
    let stays = frame.preposition == "-"
        || !(frame.question.starts_with("What") || frame.question.starts_with("Who"));
    if stays { answer.to_owned() } else { governed(answer, frame.preposition) }
}

fn basic(front: String, back: &str, key: String) -> Realised {
    Realised { content: Content::Basic { front, back: back.to_owned() }, key }
}

fn list(prompt: String, items: &[String], open: bool, key: String) -> Realised {
    Realised { content: Content::List { prompt, items: items.to_vec(), open }, key }
}

/// Whether the words that head a list are of several: “symptoms”, but not “diagnosis”, “mechanism”.
fn is_plural(label: &str) -> bool {
    let head = label.split(" of ").next().unwrap_or(label).trim_end();
    head.ends_with('s') && !["ss", "us", "is"].iter().any(|end| head.ends_with(end))
}

pub(super) fn realise(fact: &Fact, evidence: &crate::generate::term::Evidence) -> Option<Realised> {
    Some(match &fact.said {
        Said::Etymology { word, elements } => {
            super::etymology::realise(word, elements, Language::English)?
        }
        Said::Definition { term, definition, reverse } => {
            let named = without_sigles(&term.full());
            let ask_back = what_is(&named, term.plural);
            let key =
                fold(&term.words.split(' ').map(english_singular).collect::<Vec<_>>().join(" "));
            if *reverse {
                let ask_front = of_class(definition, Language::English)
                    .unwrap_or_else(|| format!("What is the term for {definition}?"));
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
            let verb = if role.plural { "are" } else { "is" };
            let role = role.full();
            basic(format!("What {verb} {role}?"), term, fold(&role))
        }
        Said::Framed { subject, group, frame, answer: said } => {
            let front = ask(frame, group, &without_sigles(&subject.full()));
            let key = fold(&front);
            basic(front, &answer(frame, said), key)
        }
        Said::FramedList { subject, group, frame, items, open } => {
            let asked = ask(frame, group, &without_sigles(&subject.full()));
            let key = fold(&asked);
            let count = items.len();
            let prompt = if *open {
                format!("{asked} (name {count})")
            } else {
                format!("{asked} ({count})")
            };
            list(prompt, items, *open, key)
        }
        Said::RoleList { role, items, open } => {
            let count = items.len();
            let prompt = if *open {
                format!("Name {count} {}.", role.words)
            } else {
                format!("What are {}? ({count})", role.full())
            };
            list(prompt, items, *open, fold(&role.words))
        }
        Said::Examples { preposition, class, clause, items } => {
            let count = items.len();
            // The clause keeps its order: « Which … are used to … ».
            if !preposition.is_empty() {
                return None;
            }
            let prompt = format!("Which {} {clause}? (name {count})", class.words);
            let key = fold(&prompt);
            list(prompt, items, true, key)
        }
        Said::Abbreviation { short, long } => {
            let (one, named) = of_one(short, long);
            basic(format!("What does {one} stand for?"), &named, fold(short))
        }
        Said::Synonym { term, other } => {
            basic(format!("What is another name for {}?", term.full()), other, fold(&term.words))
        }
        Said::TopicList { label, complete, items, open, .. } => {
            let label = lower_first(label);
            // “Symptom: weight gain, lethargy, …” has several.
            let label = several(&label).unwrap_or(label);
            let topic = fact.topic.as_deref();
            let whole = match (complete, topic) {
                (false, Some(topic)) => format!("{label} of {}", evidence.lowered(topic)),
                _ => label.clone(),
            };
            let key = fold(&whole);
            let whole = if whole.starts_with("the ") { whole } else { format!("the {whole}") };
            let are = if is_plural(&label) { "are" } else { "is" };
            list(format!("What {are} {whole}? ({})", items.len()), items, *open, key)
        }
        Said::HeadList { head, items } => {
            let key = fold(head);
            list(format!("{head}: name them. ({})", items.len()), items, false, key)
        }
        Said::Why { subject, group, rest, answer } => {
            let (first, after) = group.words.split_first()?;
            let subject = without_sigles(&subject.full());
            let helper = matches!(first.as_str(), "is" | "are" | "can" | "may" | "must" | "should");
            let front = if helper {
                format!("Why {first} {subject} {} {rest}?", after.join(" "))
            } else if group.words.len() == 1 {
                format!(
                    "Why {} {subject} {} {rest}?",
                    if group.plural { "do" } else { "does" },
                    group.lemma
                )
            } else {
                return None;
            };
            let key = fold(&front);
            basic(front, answer, key)
        }
        Said::Attribute { label, value, .. } => {
            let whole = match fact.topic.as_deref() {
                Some(topic) => format!("{label} of {}", evidence.lowered(topic)),
                None => label.clone(),
            };
            basic(format!("What is the {whole}?"), value, fold(&whole))
        }
        Said::Value { role, answer } => {
            let role = without_sigles(&role.full());
            basic(format!("What is {role}?"), answer, fold(&role))
        }
        Said::Condition { condition, outcome } => {
            let mut letters = condition.chars();
            let condition: String = letters
                .next()
                .map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect());
            let front = format!("What happens {condition}?");
            let key = fold(&front);
            basic(front, outcome, key)
        }
        // French says these; English has other words for them. A cell is asked for what its value is.
        Said::Count { .. }
        | Said::Naming { .. }
        | Said::Called { .. }
        | Said::Rubric { .. }
        | Said::Cell { .. } => return None,
        Said::Asked { question, answer } => basic(question.clone(), answer, fold(question)),
        Said::Measure { asked, subject, group, answer } => {
            let front = format!("{asked} {}?", turned(group, &without_sigles(&subject.full())));
            let key = fold(&front);
            basic(front, answer, key)
        }
        Said::Denied { subject, group, rest, sentence } => {
            let (first, after) = group.words.split_first()?;
            let subject = without_sigles(&subject.full());
            if !is_helper(first) {
                return None;
            }
            let front = [first.as_str(), &subject, &after.join(" "), rest].join(" ") + "?";
            let key = fold(&front);
            basic(front, &format!("No: {sentence}."), key)
        }
        Said::Cloze { text } => {
            Realised { content: Content::Cloze { text: text.clone() }, key: fold(text) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_take_do_or_turn_the_auxiliary() {
        let frame =
            |question, preposition| Frame { preposition, question, kind: "cause", open: false };
        let group = |words: &[&str], lemma, plural| Group {
            words: words.iter().map(|w| (*w).to_owned()).collect(),
            lemma,
            plural,
            object: String::new(),
        };
        assert_eq!(
            ask(&frame("What", "-"), &group(&["causes"], "cause", false), "iodine deficiency"),
            "What does iodine deficiency cause?"
        );
        assert_eq!(
            ask(&frame("What", "-"), &group(&["can", "cause"], "cause", true), "drugs"),
            "What can drugs cause?"
        );
        assert_eq!(
            ask(&frame("What", "by"), &group(&["is", "regulated"], "regulate", false), "the gland"),
            "What regulates the gland?"
        );
    }

    #[test]
    fn sigles_in_the_plural_are_asked_of_one() {
        let one = of_one("NSAIDs", "nonsteroidal anti-inflammatory drugs");
        assert_eq!(one.0, "NSAID");
        assert_eq!(one.1, "nonsteroidal anti-inflammatory drug");
        assert_eq!(of_one("GAS", "group A streptococcus").0, "GAS");
        assert_eq!(of_one("AIDS", "acquired immune deficiency syndrome").0, "AIDS");
    }

    #[test]
    fn a_counted_side_of_several_is_in_the_plural() {
        assert_eq!(several("trigger").as_deref(), Some("triggers"));
        assert_eq!(several("early symptom").as_deref(), Some("early symptoms"));
        assert_eq!(several("criterion"), None);
        assert_eq!(several("management"), None);
    }
}
