//! The word lists of headings, read once for each language.
//!
//! A list that it does not know fails a test, not a student.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::super::language::Language;

/// The words that headings are made of, as `fold` writes them.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// Nouns that say which side of a topic is told.
    pub(crate) rubric: HashSet<&'static str>,
    pub(crate) adjective: HashSet<&'static str>,
    pub(crate) before: HashSet<&'static str>,
    /// What joins a rubric to the thing it is told of.
    pub(crate) of: Vec<&'static str>,
    pub(crate) own: HashSet<&'static str>,
    pub(crate) verb: Vec<&'static str>,
    pub(crate) ask: Vec<&'static str>,
    /// What opens a question of what a thing is: « qu’est-ce que ».
    pub(crate) what: Vec<&'static str>,
    /// What opens one of which things there are: « quels sont ».
    pub(crate) which: Vec<&'static str>,
    /// What asks behind a thing: « la SEP, qu’est-ce que c’est ? ».
    pub(crate) whatever: HashSet<&'static str>,
    /// What a course orders its reader to do: « connaître ».
    pub(crate) order: Vec<&'static str>,
    /// What an exercise is called, with its number: « Activité 2 ».
    pub(crate) exercise: HashSet<&'static str>,
    /// What a part of an exercise is called that tells its reader what to do: « Consignes ».
    pub(crate) task: HashSet<&'static str>,
    /// What opens a journal's name: « Annales de ».
    pub(crate) periodical: Vec<&'static str>,
    /// What ends it: “The … Medical Journal”.
    pub(crate) gazette: HashSet<&'static str>,
    /// Whose course it is, before its year: « prépa … 2020 ».
    pub(crate) cohort: HashSet<&'static str>,
    /// What words open a suspicion: « suspicion de ».
    pub(crate) suspect: Vec<&'static str>,
    /// What opens a heading that says where or when, and names no thing: « chez ».
    pub(crate) setting: HashSet<&'static str>,
    pub(crate) empty: HashSet<&'static str>,
    pub(crate) field: HashSet<&'static str>,
    /// What opens a course's line, with its number.
    pub(crate) course: HashSet<&'static str>,
    /// What parts of a paper are counted by: « Diapo 5 – », “Slide 3:”.
    pub(crate) counted: HashSet<&'static str>,
    /// What makes a piece of a line the paper's, whatever follows.
    pub(crate) paper: HashSet<&'static str>,
    /// What sheets one below the other are each named by: « Molécule : … ».
    pub(crate) record: HashSet<&'static str>,
    /// What says who gave a course.
    pub(crate) giver: HashSet<&'static str>,
    /// What makes a piece of the lines above a text the paper's; elsewhere it may be of the topic.
    pub(crate) letterhead: HashSet<&'static str>,
    /// What leads from the paper's words to the topic: « topo sur », “patients with”.
    pub(crate) lead: HashSet<&'static str>,
    /// What always leads to it: « personne présentant … ».
    pub(crate) shows: HashSet<&'static str>,
    /// What words of medicine have in them, from five letters on, or are.
    pub(crate) theme: Vec<&'static str>,
    /// What tells of the paper before a colon: « Auteurs : … ».
    pub(crate) meta: HashSet<&'static str>,
    /// What opens a line of a course that is wider than the topic.
    pub(crate) broad: HashSet<&'static str>,
    /// The subjects that are taught, as students shorten them above a text.
    pub(crate) subject: HashSet<&'static str>,
    /// What is the paper's where all other words are so too.
    pub(crate) maybe: HashSet<&'static str>,
    pub(crate) month: HashSet<&'static str>,
    /// Words of a file's name that name nothing.
    pub(crate) name: HashSet<&'static str>,
    pub(crate) common: HashSet<&'static str>,
    pub(crate) genus: Vec<&'static str>,
    /// What a spoken course says before its topic: « aujourd’hui on parle ».
    pub(crate) announce: Vec<&'static str>,
    /// What a dictionary says a word is: « n.f. ».
    pub(crate) speech: HashSet<&'static str>,
    pub(crate) hang: HashSet<&'static str>,
    /// The noun comes before what tells it apart.
    pub(crate) head_first: bool,
}

/// The lists of `language`.
pub(crate) fn lists(language: Language) -> &'static Lists {
    static FRENCH: OnceLock<Lists> = OnceLock::new();
    static ENGLISH: OnceLock<Lists> = OnceLock::new();
    let (cell, asset) = match language {
        Language::French => (&FRENCH, include_str!("../../../assets/language/fr/outline.txt")),
        Language::English => (&ENGLISH, include_str!("../../../assets/language/en/outline.txt")),
    };
    // What a line does not fit is told by the test below; the rest still serves.
    cell.get_or_init(|| read(asset).0)
}

/// The lists, and the lines that are none.
fn read(asset: &'static str) -> (Lists, Vec<&'static str>) {
    let mut lists = Lists::default();
    let mut strange = Vec::new();
    for line in asset.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, entries) = line.split_once(": ").unwrap_or((line, ""));
        let entries = entries.split('|').map(str::trim).filter(|entry| !entry.is_empty());
        match name {
            "rubric" => lists.rubric.extend(entries),
            "adjective" => lists.adjective.extend(entries),
            "before" => lists.before.extend(entries),
            "of" => lists.of.extend(entries),
            "own" => lists.own.extend(entries),
            "verb" => lists.verb.extend(entries),
            "ask" => lists.ask.extend(entries),
            "what" => lists.what.extend(entries),
            "which" => lists.which.extend(entries),
            "whatever" => lists.whatever.extend(entries),
            "order" => lists.order.extend(entries),
            "exercise" => lists.exercise.extend(entries),
            "task" => lists.task.extend(entries),
            "periodical" => lists.periodical.extend(entries),
            "gazette" => lists.gazette.extend(entries),
            "cohort" => lists.cohort.extend(entries),
            "suspect" => lists.suspect.extend(entries),
            "setting" => lists.setting.extend(entries),
            "empty" => lists.empty.extend(entries),
            "field" => lists.field.extend(entries),
            "course" => lists.course.extend(entries),
            "counted" => lists.counted.extend(entries),
            "record" => lists.record.extend(entries),
            "maybe" => lists.maybe.extend(entries),
            "paper" => lists.paper.extend(entries),
            "giver" => lists.giver.extend(entries),
            "letterhead" => lists.letterhead.extend(entries),
            "subject" => lists.subject.extend(entries),
            "lead" => lists.lead.extend(entries),
            "shows" => lists.shows.extend(entries),
            "broad" => lists.broad.extend(entries),
            "meta" => lists.meta.extend(entries),
            "theme" => lists.theme.extend(entries),
            "month" => lists.month.extend(entries),
            "name" => lists.name.extend(entries),
            "common" => lists.common.extend(entries),
            "genus" => lists.genus.extend(entries),
            "announce" => lists.announce.extend(entries),
            "head-first" => lists.head_first = entries.eq(["yes"]),
            "speech" => lists.speech.extend(entries),
            "hang" => lists.hang.extend(entries),
            _ => strange.push(line),
        }
    }
    (lists, strange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::fold;

    #[test]
    fn every_line_of_the_assets_is_a_list_of_folded_words() {
        for asset in [
            include_str!("../../../assets/language/fr/outline.txt"),
            include_str!("../../../assets/language/en/outline.txt"),
        ] {
            let (lists, strange) = read(asset);
            assert_eq!(strange, [""; 0]);
            for words in [
                &lists.rubric,
                &lists.adjective,
                &lists.empty,
                &lists.paper,
                &lists.letterhead,
                &lists.subject,
                &lists.name,
            ] {
                assert!(!words.is_empty());
                for word in words {
                    assert_eq!(*word, fold(word));
                }
            }
        }
    }
}
