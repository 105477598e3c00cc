//! French questions whose subject stands before its verb: « dans quelles cellules la réaction se
//! produit-elle ? » cannot be read with subject and object exchanged, as « quelles cellules détruisent
//! les lymphocytes ? » can.

use super::french_elision::{elides, lower_first};
use super::{Noun, Said, Time};
use crate::generate::language::Language;
use crate::generate::term::Gender;
use crate::generate::words::{Category, words};

/// What takes the subject up behind its verb. None where its gender is not known.
fn pronoun(subject: &Noun) -> Option<&'static str> {
    Some(match (subject.gender, subject.plural) {
        (Some(Gender::Feminine), true) => "elles",
        (Some(Gender::Masculine), true) => "ils",
        (Some(Gender::Feminine), false) => "elle",
        (Some(Gender::Masculine), false) => "il",
        (None, _) => return None,
    })
}

/// « dans quelles cellules la réaction se produit-elle au repos ? »: `told` is what else is told.
pub(super) fn question(asked: &str, said: &Said<'_>, told: &str) -> Option<String> {
    let Said { subject, noun, group, verb, .. } = *said;
    let on = matches!(subject, "on" | "l’on");
    let taken_up = if on { "on" } else { pronoun(noun)? };
    let finite = group.get(verb)?.to_lowercase();
    let joint = if finite.ends_with(['a', 'e', 'c']) { "-t-" } else { "-" };
    let mut question = asked.to_owned();
    if !on {
        question.push(' ');
        question.push_str(subject);
    }
    for (at, word) in group.iter().enumerate() {
        if !question.ends_with(['’', '\'']) {
            question.push(' ');
        }
        question.push_str(&word.to_lowercase());
        if at == verb {
            question.push_str(joint);
            question.push_str(taken_up);
        }
    }
    if !told.is_empty() {
        question.push(' ');
        question.push_str(told);
    }
    Some(format!("{question} ?"))
}

/// « à quel récepteur »: `class` is what « quel » asks for, with it.
pub(super) fn governed(preposition: &str, class: &str) -> Option<String> {
    let preposition = match preposition {
        "à" | "au" | "aux" => "à",
        "de" | "du" | "des" | "d’" => "de",
        "par" | "avec" | "contre" | "sur" | "dans" | "sous" | "chez" | "vers" | "pendant"
        | "après" | "avant" => preposition,
        _ => return None,
    };
    Some(format!("{preposition} {class}"))
}

pub(super) fn time_word(time: Time) -> &'static str {
    match time {
        Time::Point => "Quand",
        Time::Duration => "Pendant combien de temps",
        Time::Delay => "En combien de temps",
        Time::Age => "À quel âge",
        Time::After => "Après combien de temps",
    }
}

/// « Que remplace-t-on par une prothèse ? »: `group` is the verb as it stands, `told` what else stands behind it.
pub(super) fn complement(
    word: &str,
    group: &[String],
    subject: &str,
    told: &str,
) -> Option<String> {
    let mut verb = String::new();
    for part in group {
        if !verb.is_empty() && !verb.ends_with(['’', '\'']) {
            verb.push(' ');
        }
        verb.push_str(part);
    }
    let verb = lower_first(&verb);
    // « Que remplace-t-on par une prothèse ? »; without more the verb asks for anything.
    let subject = if matches!(subject, "on" | "l’on") {
        if told.is_empty() || verb.contains(' ') {
            return None;
        }
        if verb.ends_with(['a', 'e']) { "-t-on" } else { "-on" }.to_owned()
    } else {
        format!(" {subject}")
    };
    let asked = if word == "Que" && elides(&verb) {
        format!("Qu’{verb}")
    } else {
        format!("{word} {verb}")
    };
    // « Que palpe toujours le médecin ? »
    let adverb = told.split(' ').next().filter(|word| {
        let analyses = words(Language::French).analyses(word);
        !analyses.is_empty() && analyses.iter().all(|a| a.is(Category::Adverb))
    });
    let (adverb, told) = match adverb {
        Some(adverb) => (format!(" {adverb}"), told.get(adverb.len()..).unwrap_or_default()),
        None => (String::new(), told),
    };
    let told = told.trim_start();
    let told = if told.is_empty() { String::new() } else { format!(" {told}") };
    Some(format!("{asked}{adverb}{subject}{told} ?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noun(gender: Option<Gender>, plural: bool) -> Noun {
        Noun { words: String::new(), head: String::new(), plural, gender, nominal: true }
    }

    #[test]
    fn the_subject_is_taken_up_behind_its_verb() {
        let group = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let ask = |subject: &str, gender, plural, words: &str, verb, told: &str| {
            let (noun, group) = (noun(gender, plural), group(words));
            let said = Said { subject, noun: &noun, group: &group, verb, lemma: "", plural };
            question("dans quel tissu", &said, told)
        };
        let feminine = Some(Gender::Feminine);
        let told = ask("la réaction", feminine, false, "se produit", 1, "au repos");
        assert_eq!(told.unwrap(), "dans quel tissu la réaction se produit-elle au repos ?");
        let told = ask("les cellules", feminine, true, "s’ accumulent", 1, "");
        assert_eq!(told.unwrap(), "dans quel tissu les cellules s’accumulent-elles ?");
        let told = ask("le germe", Some(Gender::Masculine), false, "peut pénétrer", 0, "");
        assert_eq!(told.unwrap(), "dans quel tissu le germe peut-il pénétrer ?");
        let told = ask("la cellule", feminine, false, "migre", 0, "");
        assert_eq!(told.unwrap(), "dans quel tissu la cellule migre-t-elle ?");
        let told = ask("on", None, false, "observe", 0, "ce signe");
        assert_eq!(told.unwrap(), "dans quel tissu observe-t-on ce signe ?");
        // A name whose gender nobody knows.
        assert_eq!(ask("Wnt", None, false, "agit", 0, ""), None);
    }
}
