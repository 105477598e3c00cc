//! Headings and labels that say which side of the topic is told: « Traitement », « `FdR` », « ttt ».
//!
//! Spells students' shorthand out and gives the question that a rubric's bullets answer. The
//! tables are data. An unknown heading asks nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::language::Language;
use super::lexicon::Lexicon;
use super::number_and_gender::singular;
use crate::deck::fold;

type Table = HashMap<&'static str, &'static str>;

fn table(asset: &'static str) -> Table {
    let lines = asset.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).map(|(k, v)| (k.trim(), v.trim())).collect()
}

static FRENCH: LazyLock<Table> =
    LazyLock::new(|| table(include_str!("../../assets/language/fr/shorthand.txt")));
static ENGLISH: LazyLock<Table> =
    LazyLock::new(|| table(include_str!("../../assets/language/en/shorthand.txt")));
static RUBRICS: LazyLock<Table> =
    LazyLock::new(|| table(include_str!("../../assets/language/fr/rubrics.txt")));

fn shorthand(language: Language) -> &'static Table {
    match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    }
}

fn plain(label: &str) -> String {
    let label = label.trim().trim_matches(['.', ':', '*', '_', ' ', '\u{a0}', '+', '!']);
    // « Ex. compl. »
    fold(&label.replace(". ", " "))
}

/// A heading with its shorthand spelled out, where that is all it has: « TTT », “Mx”.
pub(crate) fn spelled_heading(heading: &str, language: Language) -> Option<String> {
    let (long, rest) = spelled(heading, language)?;
    rest.is_empty().then(|| super::realise::capital(&long))
}

/// The label with its shorthand spelled out, and the words after it, if any:
/// « CI cyclines » is (« contre-indications », « cyclines »).
pub(crate) fn spelled(label: &str, language: Language) -> Option<(String, String)> {
    let shorthand = shorthand(language);
    let folded = plain(label);
    if let Some(long) = shorthand.get(folded.as_str()) {
        return Some(((*long).to_owned(), String::new()));
    }
    let (first, rest) = label.trim().split_once(' ')?;
    let long = shorthand.get(plain(first).as_str())?;
    let rest = rest.trim();
    // « CI diurétiques » are the diuretics'; « cplc chroniques » are of a kind.
    let of = [
        "contre-indications",
        "effets indésirables",
        "effets secondaires",
        "indications",
        "posologie",
        "surveillance",
    ];
    if !of.contains(long) && rest.split(' ').all(is_adjectival) {
        return Some((format!("{long} {rest}"), String::new()));
    }
    Some(((*long).to_owned(), rest.to_owned()))
}

/// Whether the word looks like an adjective of « complications », « signes ».
pub(crate) fn is_adjectival(word: &str) -> bool {
    let word = word.to_lowercase();
    [
        "ique",
        "iques",
        "aire",
        "aires",
        "al",
        "ale",
        "ales",
        "aux",
        "if",
        "ifs",
        "ive",
        "ives",
        "eux",
        "euse",
        "euses",
        "é",
        "és",
        "ée",
        "ées",
        "aigu",
        "aigus",
        "aiguë",
        "aiguës",
        "aigue",
        "aigues",
        "ent",
        "ente",
        "ents",
        "entes",
        "oire",
        "oires",
        "ien",
        "ienne",
        "iens",
        "iennes",
        "elle",
        "elles",
        "els",
        "grave",
        "graves",
        "précoces",
        "tardives",
        "rares",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

/// Whether what follows a label's first preposition is done to anyone: « indications à la
/// consultation spécialisée par le néphrologue ». Then its topic must be said.
pub(crate) fn is_general(label: &str, lexicon: &Lexicon) -> bool {
    const DONE: &[&str] =
        &["tion", "sion", "graphie", "scopie", "logue", "iste", "irm", "ment", "er", "ir"];
    let lower = label.to_lowercase().replace('\'', "’");
    let words = lower.split([' ', '’', '-']);
    let after =
        words.skip_while(|word| !matches!(*word, "à" | "au" | "aux" | "de" | "du" | "des" | "d"));
    let mut named = after.filter(|word| word.chars().count() > 3 || *word == "irm").peekable();
    let listed = |word: &str| {
        let single = singular(word);
        ["human", "relational", "empty", "unspecific"]
            .iter()
            .any(|list| lexicon.noun_is(list, word) || lexicon.noun_is(list, &single))
    };
    named.peek().is_some()
        && named.all(|word| {
            let stem = word.trim_end_matches('s');
            listed(word)
                || is_adjectival(word)
                || lexicon.class(word).is_some()
                || DONE.iter().any(|end| stem.ends_with(end))
        })
}

/// What the bullets under a heading answer.
pub(crate) fn question(heading: &str, language: Language) -> Option<&'static str> {
    if language != Language::French {
        return None;
    }
    RUBRICS.get(plain(heading).as_str()).copied()
}

/// The same, where what it is told of is not said: « Quels sont les signes de gravité ? »
pub(crate) fn bare_question(heading: &str, language: Language) -> Option<String> {
    let asked = question(heading, language)?;
    Some(asked.replace(" {de} ?", " ?").replace(" en cas ?", " ?"))
}

/// Whether the question is for several things that the heading does not name: « Gravité » asks for its
/// signs, which one word (« modérée ») does not answer; « Étiologie » asks for etiologies.
pub(crate) fn asks_for_several(heading: &str, question: &str) -> bool {
    let named = question.strip_prefix("Quels sont les ").map(fold);
    let heading = plain(heading);
    named.is_some_and(|named| !named.chars().take(4).eq(heading.chars().take(4)))
}

/// Whether a line of these words alone is a heading, with or without a blank line around it.
pub(crate) fn is_heading(line: &str) -> bool {
    const HEADINGS: &[&str] = &[
        "def",
        "definition",
        "definitions",
        "causes",
        "etiologies",
        "symptomes",
        "signes",
        "signes cliniques",
        "complications",
        "epidemiologie",
        "physiopathologie",
        "facteurs de risque",
        "diagnostics differentiels",
        "examens complementaires",
        "evolution",
        "pronostic",
        "classification",
        "clinique",
        "paraclinique",
        "mecanisme",
        "mecanismes",
        "transmission",
        "posologie",
        "indications",
        "contre-indications",
        "effets indesirables",
        "effets secondaires",
        "anatomopathologie",
        "symptoms",
        "treatment",
        "diagnosis",
        "epidemiology",
        "pathophysiology",
        "prognosis",
        "signs and symptoms",
        "risk factors",
        "definition and causes",
    ];
    // « Traitement[modifier | modifier le code] »
    let line = line.split('[').next().unwrap_or(line);
    if line.len() > 40 || !line.starts_with(char::is_uppercase) {
        return false;
    }
    let plain = plain(line);
    HEADINGS.contains(&plain.as_str())
        || RUBRICS.contains_key(plain.as_str())
        || FRENCH.contains_key(plain.as_str())
        || ENGLISH.contains_key(plain.as_str())
}

/// « Définition », « Def »
pub(crate) fn is_definition(label: &str) -> bool {
    let label = fold(label);
    let label = label.trim_end_matches([' ', '.', ':']);
    label.starts_with("definition") || label == "def"
}

/// « Cours d’endocrino », « Fiche de révision », « QCM »: names the paper, not its topic.
pub(crate) fn is_of_a_course(heading: &str) -> bool {
    let heading = plain(heading);
    let first = heading.split([' ', '°', '\'']).next().unwrap_or_default();
    matches!(
        first,
        "cours"
            | "fiche"
            | "fiches"
            | "td"
            | "qcm"
            | "ue"
            | "module"
            | "chapitre"
            | "polycopie"
            | "poly"
            | "revisions"
            | "revision"
            | "notes"
            | "vocabulaire"
            | "glossaire"
            | "lexique"
            | "annales"
            | "item"
            | "partie"
            | "programme"
            | "chapter"
            | "lecture"
            | "course"
    )
}

/// « Triade de Virchow », « Syndrome méningé »: what is told of it is what it is made of.
pub(crate) fn is_group(label: &str) -> bool {
    let label = plain(label);
    let mut words = label.split(' ');
    words.next().is_some_and(|first| {
        matches!(first, "triade" | "tetrade" | "trepied" | "syndrome" | "pentade")
    }) && words.next().is_some()
        && label.split(' ').count() <= 6
}

/// « Clinique », « Biologie »: findings, unless they are a follow-up's.
pub(crate) fn is_of_findings(label: &str) -> bool {
    matches!(plain(label).as_str(), "clinique" | "biologie" | "imagerie" | "bio")
}

/// What a drug has and an illness has not.
pub(crate) fn is_of_a_drug(label: &str) -> bool {
    let label = plain(label);
    ["effets ind", "effets sec", "effet ind", "effet sec", "contre-ind", "posologie", "demi-vie"]
        .iter()
        .any(|word| label.starts_with(word))
}

/// « Traitement », « Prise en charge », “Management”: what stands under it is given for the topic.
pub(crate) fn is_treatment(heading: &str) -> bool {
    let heading = plain(heading);
    ["traitement", "prise en charge", "therapeutique", "ttt", "treatment", "management"]
        .iter()
        .any(|word| heading.starts_with(word))
}

/// « Examens complémentaires », “Investigations”: a heading over tests.
pub(crate) fn is_examination(heading: &str) -> bool {
    let heading = plain(heading);
    ["examen", "bilan", "imagerie", "biologie", "paraclinique", "investigation", "tests", "imaging"]
        .iter()
        .any(|word| heading.starts_with(word))
}

/// « Plan », « Objectifs »: a slide that says what the others will.
pub(crate) fn is_agenda(heading: &str) -> bool {
    let heading = plain(heading);
    ["plan", "sommaire", "objectif", "outline", "objective", "learning", "contents", "agenda"]
        .iter()
        .any(|word| heading.starts_with(word))
        && heading.split(' ').count() <= 4
}

/// « Plan », « Objectifs », « Ne pas confondre »: what stands under it is no list of its own.
pub(crate) fn is_plan(heading: &str) -> bool {
    let heading = plain(heading);
    [
        "plan",
        "sommaire",
        "objectif",
        "reference",
        "bibliographie",
        "ne pas confondre",
        "mots cles",
        "outline",
        "objective",
        "learning",
        "contents",
        "keywords",
        "introduction",
    ]
    .iter()
    .any(|word| heading.starts_with(word))
}

/// Whether the words under this heading say what is done or found, never what a thing is.
pub(crate) fn is_action(heading: &str) -> bool {
    let heading = plain(heading);
    [
        "traitement",
        "prise en charge",
        "bilan",
        "surveillance",
        "conduite",
        "examen",
        "biologie",
        "prevention",
        "treatment",
        "management",
        "suivi",
        "interrogatoire",
        "clinique",
        "ttt",
        "diagnostic",
        "paraclinique",
        "imagerie",
        "posologie",
        "indication",
        "contre",
        "depistage",
        "epidemio",
        "pronostic",
        "evolution",
        "therapeutique",
        "pec",
        "dg",
        "tx",
        "critere",
    ]
    .iter()
    .any(|word| heading.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorthand_is_spelled_out() {
        let french = |label| spelled(label, Language::French);
        assert_eq!(french("TTT :"), Some(("traitement".into(), String::new())));
        assert_eq!(french("CI cyclines"), Some(("contre-indications".into(), "cyclines".into())));
        assert_eq!(
            french("cplc chroniques"),
            Some(("complications chroniques".into(), String::new()))
        );
        assert_eq!(french("Vancomycine"), None);
        assert_eq!(spelled("Mx", Language::English), Some(("management".into(), String::new())));
        assert_eq!(spelled("Ix", Language::French), None);
        assert_eq!(french("Ex. compl."), Some(("examens complémentaires".into(), String::new())));
    }

    #[test]
    fn a_rubric_has_its_question() {
        assert!(question("Conduite à tenir", Language::French).is_some());
        assert!(question("Ponction lombaire", Language::French).is_none());
        assert!(is_group("Triade de Virchow") && !is_group("Triade"));
        assert!(is_action("Examens complémentaires") && !is_action("Complications"));
    }
}
