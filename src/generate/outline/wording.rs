//! Headings as they are shown: without number, mark-up and capitals.
//!
//! « II – SIGNES CLINIQUES » becomes « Signes cliniques », « LA BPCO » stays « La BPCO ». A
//! name's initial is no number (« C. difficile »).

use super::super::heading::capital;
use super::super::heading::lists::lists;
use super::super::heading::number::number;
use super::super::language::Language;
use super::super::lexicon::lexicon;
use super::super::rubric::{spelled, spelled_heading};
use super::vocabulary::Vocabulary;
use crate::deck::fold;

/// `heading` without its number and its marks.
pub(super) fn unnumbered(heading: &str) -> &str {
    // « Indications – "AEIOU" »: a quotation at the end stays whole.
    let quoted = heading.matches('"').count() == 2 && !heading.trim().starts_with('"');
    let heading = heading.trim().trim_start_matches(['#', '>', '=', '•', '–', '—']).trim_start();
    let heading = heading.strip_prefix("- ").unwrap_or(heading).trim_matches(['*', '_', ' ']);
    let heading = heading.get(number(heading)..).unwrap_or(heading);
    heading.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '*' | '_' | '#' | ':' | ';' | ',' | '–' | '—' | '•' | '★' | '☆' | '⭐')
            || c == '"' && !quoted
    })
}

/// `heading` as it is shown.
pub(crate) fn tidy(heading: &str, vocabulary: &Vocabulary) -> String {
    let plain: String = heading.chars().filter(|c| !matches!(c, '*' | '`')).collect();
    let spaced: Vec<&str> = plain.split_whitespace().collect();
    let plain = spaced.join(" ");
    let heading = unnumbered(&plain).trim_end_matches(['.', '-', '+', '!', ' ']);
    let heading = without_cohort(undated(unjoined(heading)), vocabulary.language);
    let heading = without_paper(heading, vocabulary.language);
    let heading = heading.trim_end_matches("[modifier | modifier le code]").trim_end();
    let heading = match heading.split_once(" [") {
        Some((before, inside)) if inside.ends_with(']') && before.len() >= 4 => before,
        _ => heading,
    };
    // « Syndrome statique (lésion du vermis) »: what stands in brackets is told elsewhere.
    let heading = match heading.split_once(" (") {
        Some((before, inside)) if inside.ends_with(')') => {
            let whole = inside.matches('(').count() + 1 == inside.matches(')').count();
            if whole && before.len() >= 4 { before } else { heading }
        }
        _ => heading,
    };
    // « DIAGNOSTIC = 2 critères sur 3 »
    let heading = match heading.split_once(" = ") {
        Some((before, told)) if before.len() >= 4 && is_name_in_capitals(before, told) => before,
        _ => heading,
    };
    let quoted = heading.trim_start_matches(['«', '“', ' ', '\u{a0}']);
    let heading = if quoted.matches(['»', '”']).count() == 1 && heading != quoted {
        quoted.trim_end_matches(['»', '”', ' ', '\u{a0}', '\u{202f}'])
    } else {
        heading
    };
    spelled_heading(heading, vocabulary.language)
        .or_else(|| spelled_with_rest(heading, vocabulary.language))
        .unwrap_or_else(|| capital(&quiet(heading, vocabulary)))
}

/// `La_grossesse_v3`, `Les héparines_A MARTIN_2024`: a file’s name, up to who wrote it.
fn unjoined(heading: &str) -> &str {
    let parts: Vec<&str> = heading.split('_').collect();
    match parts.as_slice() {
        [name, .., last] if parts.len() >= 3 && name.len() >= 4 => {
            let year = last.split(' ').any(is_a_year);
            if year { name.trim_end() } else { heading }
        }
        _ => heading,
    }
}

fn is_a_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

/// « Les héparines 03/11/2024 » without its day.
fn undated(heading: &str) -> &str {
    let day = heading.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/');
    let parts: Vec<&str> = heading.get(day.len()..).unwrap_or_default().split('/').collect();
    let dated = match parts.as_slice() {
        [day, month, year] => {
            (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && is_a_year(year)
        }
        _ => false,
    };
    // « Newsletter du 31/10/2023 » is named by its day.
    let name = day.trim_end_matches([' ', '-', '–', '(']);
    let hangs =
        name.rsplit(' ').next().is_some_and(|last| matches!(last, "du" | "le" | "of" | "on"));
    if dated && name.len() >= 4 && !hangs { name } else { heading }
}

/// « SDRA Prépa IADE 2021 » without whose course it is.
fn without_cohort(heading: &str, language: Language) -> &str {
    let dated = heading.rsplit(' ').next().is_some_and(is_a_year);
    let lists = lists(language);
    let word = |word: &str| lists.cohort.contains(fold(word).as_str());
    let mut at = 0;
    for part in heading.split(' ') {
        if dated && at >= 3 && word(part) {
            return heading.get(..at).unwrap_or(heading).trim_end_matches([' ', '-', '–', ',']);
        }
        at += part.len() + 1;
    }
    heading
}

/// “Alzheimer essay”, « L’asthme – fiche de révision » without what the paper is.
fn without_paper(heading: &str, language: Language) -> &str {
    let tails = lexicon(language).phrases("paper-tail");
    let name = tails.iter().find_map(|tail| {
        let name = heading.get(..heading.len().checked_sub(tail.len())?)?;
        let same = heading.get(name.len()..)?.to_lowercase() == *tail;
        let name = name.strip_suffix([' ', '\u{a0}']).filter(|_| same)?;
        Some(name.trim_end_matches([' ', '-', '–', '—', ':', ',', '(']))
    });
    let hangs = |name: &&str| {
        let last = fold(name.rsplit(' ').next().unwrap_or_default());
        lists(language).hang.contains(last.as_str())
    };
    name.filter(|name| name.chars().count() >= 4 && !hangs(name)).unwrap_or(heading)
}

/// « TTT de la crise » is « Traitement de la crise », “Mx acute” is “Acute management”.
fn spelled_with_rest(heading: &str, language: Language) -> Option<String> {
    let (long, rest) = spelled(heading, language)?;
    let opening = rest.split([' ', '\'', '’']).next().unwrap_or_default();
    let words = rest.split_whitespace().count();
    let plain = (1..=5).contains(&words)
        && rest.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'));
    let joined = lexicon(language).noun_is("joins-a-side", &opening.to_lowercase());
    match language {
        _ if !plain => None,
        _ if joined => Some(capital(&format!("{long} {rest}"))),
        Language::English if words <= 3 && rest.starts_with(char::is_lowercase) => {
            Some(capital(&format!("{rest} {long}")))
        }
        _ => None,
    }
}

/// Whether capitals tell the name of a part from what is remarked on it.
fn is_name_in_capitals(name: &str, told: &str) -> bool {
    let small = |text: &str| text.contains(char::is_lowercase);
    name.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !small(name) && small(told)
}

/// A word all in capitals, and how many letters it has.
fn shouted(word: &str) -> Option<usize> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let upper = !word.chars().any(char::is_lowercase) && letters >= 1;
    upper.then_some(letters)
}

/// Words in capitals written small, where the heading has them for show; abbreviations stay.
fn quiet(heading: &str, vocabulary: &Vocabulary) -> String {
    let split = |c: char| c == ' ' || matches!(c, '\'' | '’' | '-' | '(' | ')' | '/' | ',' | '+');
    let spelling = |word: &str| {
        let known = vocabulary.spelling(word)?;
        (shouted(&known).is_none() || known.chars().count() < 2).then_some(known)
    };
    let for_show = heading.split(split).any(|word| {
        shouted(word).is_some_and(|letters| {
            letters >= 4 && spelling(word).is_some()
                || letters >= 7 && vocabulary.spelling(word).is_none()
        })
    });
    if !for_show {
        return heading.to_owned();
    }
    // “THE 4 AT A GLANCE”, « FICHE A RETENIR ».
    let single = match vocabulary.language {
        Language::French => 'à',
        Language::English => 'a',
    };
    let mut out = String::with_capacity(heading.len());
    let mut before = String::new();
    let mut word = String::new();
    // « HÉPATITES A – B – C » names letters.
    let lettered = heading.split_whitespace().filter(|word| word.chars().count() == 1);
    let lettered = lettered.filter(|word| word.chars().all(char::is_uppercase)).count() > 1;
    for (at, c) in heading.char_indices().chain([(heading.len(), ' ')]) {
        if !split(c) {
            word.push(c);
            continue;
        }
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = core.contains(|c: char| c.is_ascii_digit());
        let small = match shouted(core) {
            // « l’acide » behind its article; an initial stays.
            Some(1) if matches!(c, '\'' | '’') => Some(core.to_lowercase()),
            Some(1) if !matches!(core, "À" | "Y") => None,
            Some(_) if digits => None,
            Some(letters) => spelling(core).or_else(|| {
                let known = vocabulary.spelling(core).is_some();
                (letters >= 6 && !known).then(|| named(core, &before))
            }),
            None => None,
        };
        match small {
            Some(small) => out.push_str(&word.replace(core, &small)),
            // « GROUPE A : les vésicules » is one of several groups.
            None if core == "A" && !out.is_empty() && !lettered && goes_on(heading, at) => {
                out.push(single);
            }
            None => out.push_str(&word),
        }
        before = word.to_lowercase();
        word.clear();
        out.push(c);
    }
    out.trim_end().to_owned()
}

/// Whether another word follows at once.
fn goes_on(heading: &str, at: usize) -> bool {
    heading.get(at..).is_some_and(|rest| rest.trim_start().starts_with(char::is_alphanumeric))
}

/// An unknown word after « de » is rather a name: « maladie de Whipple ».
fn named(word: &str, before: &str) -> String {
    let lower = word.to_lowercase();
    if matches!(before, "de" | "of") { capital(&lower) } else { lower }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(heading: &str) -> String {
        let mut vocabulary = Vocabulary::new(Language::French);
        vocabulary.read("On dose la TSH ; la maladie de Basedow est fréquente.");
        tidy(heading, &vocabulary)
    }

    #[test]
    fn numbers_are_taken_off() {
        for (heading, shown) in [
            ("II – Signes cliniques", "Signes cliniques"),
            ("A/ Causes", "Causes"),
            ("A - Causes", "Causes"),
            ("1°/ Clinique", "Clinique"),
            ("1) Clinique", "Clinique"),
            ("1.2. Bilan", "Bilan"),
            ("1-1- Bilan :", "Bilan"),
            ("1 . 5 . 1 - Réseau coronaire", "Réseau coronaire"),
            ("(b) Formes rares", "Formes rares"),
            ("① Traitement", "Traitement"),
            ("**I. Définir la goutte**", "Définir la goutte"),
            ("5 Facteurs de risque", "Facteurs de risque"),
            ("I/ GÉNÉRALITÉS", "Généralités"),
            ("a) rétrosternale", "Rétrosternale"),
            ("PHYSIOPATHOLOGIE +++", "Physiopathologie"),
            ("- Adhésion :", "Adhésion"),
            ("C.2 Étiologies", "Étiologies"),
            ("RIFAMPICINE [= rifampin US]", "Rifampicine"),
            ("DIAGNOSTIC = 2 critères sur 3", "Diagnostic"),
            ("HÉPATITES VIRALES A – B – C", "Hépatites virales A – B – C"),
            ("ttt de la crise", "Traitement de la crise"),
            ("CAT en urgence", "Conduite à tenir en urgence"),
            ("Dg différentiel", "Diagnostic différentiel"),
        ] {
            assert_eq!(french(heading), shown);
        }
    }

    #[test]
    fn what_only_looks_like_a_number_stays() {
        for heading in [
            "C. difficile",
            "5-FU",
            "3 formes cliniques",
            "B-lymphocytes",
            "I.R.M. cérébrale",
            "P. vivax et P. ovale",
            "C. 2 formes",
            "HTA = PAS > 140",
            "Critère = 2 sur 3",
            "CI cyclines",
        ] {
            assert_eq!(french(heading), heading.trim_end_matches('.'));
        }
    }

    #[test]
    fn capitals_for_show_go_and_abbreviations_stay() {
        assert_eq!(french("TRAITEMENT DE L'HTA"), "Traitement de l'HTA");
        assert_eq!(french("SYNDROME CEREBELLEUX"), "Syndrome cérébelleux");
        assert_eq!(french("MALADIE DE BASEDOW ET TSH"), "Maladie de Basedow et TSH");
        assert_eq!(french("CONTRE-INDICATIONS"), "Contre-indications");
        assert_eq!(french("BPCO"), "BPCO");
        assert_eq!(french("MALADIE DE WHIPPELL"), "Maladie de Whippell");
        assert_eq!(french("DIABÈTE DE TYPE 2"), "Diabète de type 2");
        assert_eq!(french("pH urinaire"), "pH urinaire");
        assert_eq!(french("LES 4 POINTS A RETENIR"), "Les 4 points à retenir");
        assert_eq!(french("GROUPE A : PRURIT"), "Groupe A : prurit");
        let english = Vocabulary::new(Language::English);
        assert_eq!(tidy("THE 4 AT A GLANCE", &english), "The 4 at a glance");
    }

    #[test]
    fn what_the_paper_is_called_is_left_out() {
        let english = |heading: &str| tidy(heading, &Vocabulary::new(Language::English));
        assert_eq!(english("Iron deficiency essay"), "Iron deficiency");
        assert_eq!(english("Essay"), "Essay");
        assert_eq!(french("La carence en fer – fiche de révision"), "La carence en fer");
        assert_eq!(french("Le sujet exposé"), "Le sujet exposé");
    }

    #[test]
    fn whose_course_it_is_and_its_day_are_left_out() {
        for (heading, shown) in [
            ("Les héparines_A MARTIN_2024 IFSI", "Les héparines"),
            ("Les héparines 03/11/2024", "Les héparines"),
            ("SDRA Prépa IADE 2021", "SDRA"),
            // Of these the numbers are their own.
            ("Lettre du 03/11/2024", "Lettre du 03/11/2024"),
            ("HER2_NEU_amplifié", "HER2_NEU_amplifié"),
            ("PA 140/90", "PA 140/90"),
            ("Recommandations 2021", "Recommandations 2021"),
        ] {
            assert_eq!(french(heading), shown);
        }
    }

    #[test]
    fn shorthand_with_a_rest_is_spelled_in_the_order_of_its_language() {
        let english = |heading: &str| tidy(heading, &Vocabulary::new(Language::English));
        assert_eq!(english("Mx acute"), "Acute management");
        assert_eq!(english("Mx of the flare"), "Management of the flare");
        assert_eq!(english("Ix first line"), "First line investigations");
        assert_eq!(english("Rx Smith"), "Rx Smith");
    }
}
