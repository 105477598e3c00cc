//! Lines of the paper rather than of its topic: courses, chapters, faculties, authors, dates,
//! pages, objectives, tables of contents.
//!
//! A line is cut where it changes its subject (« Chapitre 14 – LA PÉRICARDITE AIGUË »); what is
//! left may name the topic. A whole line goes only where nothing is left of it.

use super::lists::Lists;
use super::stem::behind;
use crate::deck::fold;

/// What parts two pieces of a letterhead.
const PARTS: [&str; 11] =
    ["   ", "\t", " --- ", " -- ", " - ", " – ", " — ", " | ", " · ", " : ", "\u{a0}: "];

/// The pieces of a line, as it was written, that may name the topic.
pub(crate) fn pieces<'a>(line: &'a str, lists: &Lists) -> Vec<&'a str> {
    cut(line)
        .into_iter()
        .filter_map(|piece| rest(piece, lists))
        .filter(|piece| !is_of_fields(piece, lists))
        .collect()
}

/// Whether nothing of the line is of the topic. A lone field (« Anatomie ») may be a side of it.
pub(crate) fn is_paper(line: &str, lists: &Lists) -> bool {
    if is_periodical(line, lists) || is_signed(line) {
        return true;
    }
    // « Ophtalmo – Pr L. – ronéo 7 »: the subject beside the paper's own words.
    let pieces = cut(line);
    let paper = |piece: &&str| rest(piece, lists).is_none();
    let field = |piece: &&str| paper(piece) || is_of_fields(piece, lists);
    pieces.iter().all(field) && (pieces.is_empty() || pieces.iter().any(paper))
}

/// “Journal of Hepatology”, “The West Anatolian Medical Journal”.
fn is_periodical(line: &str, lists: &Lists) -> bool {
    let words = words(line);
    let ends = words.last().is_some_and(|(_, last)| lists.gazette.contains(last.as_str()));
    ends && words.len() >= 3 || behind(line, &lists.periodical).is_some()
}

/// « Par Anne Dupont (1) et Luc Moreau »: who wrote it.
fn is_signed(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let opens = words.next().is_some_and(|first| matches!(fold(first).as_str(), "par" | "by"));
    let joins = |word: &str| matches!(word, "et" | "and" | "&");
    let counts = |word: &str| !word.contains(char::is_alphabetic);
    let named =
        |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let rest: Vec<&str> = words.collect();
    let names = rest.iter().filter(|word| named(word)).count();
    let several = rest.iter().any(|word| joins(word) || counts(word));
    opens && names >= 2 && several && rest.iter().all(|w| named(w) || joins(w) || counts(w))
}

/// « Activité 2 », “Exercise 3”: its name and its number.
pub(crate) fn is_exercise(heading: &str, lists: &Lists) -> bool {
    let words = words(heading);
    let Some(((_, first), rest)) = words.split_first() else { return false };
    let counted = rest.iter().all(|(_, word)| counts(word) || word == "n°");
    listed(&lists.exercise, first) && !rest.is_empty() && counted
}

/// « Item 203 : », « Chapitre 7 – »: the line says that it gives the topic.
pub(crate) fn announces(line: &str, lists: &Lists) -> bool {
    let words = words(line);
    let named = words.first().is_some_and(|(_, first)| listed(&lists.course, first));
    named
        && words.iter().skip(1).take(2).any(|(_, word)| word.contains(|c: char| c.is_ascii_digit()))
}

fn cut(line: &str) -> Vec<&str> {
    PARTS
        .iter()
        .fold(vec![line], |pieces, mark| {
            pieces.iter().flat_map(|piece| piece.split(mark)).collect()
        })
        .into_iter()
        .map(|piece| {
            piece.trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, '*' | '_' | '#' | '-' | '–' | ':')
            })
        })
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
        .collect()
}

/// A word of a line: where it stands, and folded.
fn words(piece: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut start = None;
    let apart = |c: char| {
        c.is_whitespace() || matches!(c, '\'' | '’' | ',' | '(' | ')' | '/' | ';' | '«' | '»' | ':')
    };
    for (at, c) in piece.char_indices().chain([(piece.len(), ' ')]) {
        match (start, apart(c)) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                let word = fold(piece.get(from..at).unwrap_or_default());
                found.push((from, word.trim_matches(['.', '*', '_', '#']).to_owned()));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn counts(word: &str) -> bool {
    let number = word.chars().any(|c| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '°' | 'n' | 'o'));
    number || word.is_empty() || (!word.is_empty() && word.chars().all(|c| "ivx".contains(c)))
}

fn listed(words: &std::collections::HashSet<&'static str>, word: &str) -> bool {
    words.contains(word)
        || word.strip_suffix(['s', 'x']).is_some_and(|single| words.contains(single))
}

/// What of the piece may be of the topic; none of « Dr A. Martin », « Page 41 », « mai 2022 ».
fn rest<'a>(piece: &'a str, lists: &Lists) -> Option<&'a str> {
    let words = words(piece);
    let (_, first) = words.first()?;
    if listed(&lists.paper, first) || !piece.chars().any(char::is_alphabetic) {
        return None;
    }
    let idle = |word: &str| {
        counts(word) || listed(&lists.before, word) || lists.hang.contains(word) || word.len() == 1
    };
    let of_paper = |word: &str| {
        listed(&lists.paper, word)
            || listed(&lists.maybe, word)
            || listed(&lists.course, word)
            || lists.month.contains(word)
    };
    let whole =
        words.iter().all(|(_, word)| idle(word) || of_paper(word) || listed(&lists.field, word));
    if whole && words.iter().any(|(_, word)| of_paper(word)) {
        return None;
    }
    // « Cours commun de Résidanat Mai 2022 »: one of the paper's own words settles it.
    let opens = listed(&lists.course, first) || listed(&lists.maybe, first);
    if opens && words.iter().skip(1).any(|(_, word)| listed(&lists.paper, word)) {
        return None;
    }
    // « Sémiologie cours n° 4 »: what follows the course's word is its number.
    let numbered = words.iter().enumerate().skip(1).find(|(n, (_, word))| {
        let next = |by: usize| words.get(n + by).map_or("", |(_, next)| next.as_str());
        // « EP cours du 14/03 »
        let dated = matches!(next(1), "du" | "of") && counts(next(2)) && !next(2).is_empty();
        listed(&lists.course, word)
            && (counts(next(1)) && n + 1 < words.len() || next(1) == "n°" || dated)
    });
    let piece = match numbered {
        Some((count, (at, _))) => {
            // “Paeds block wk 4”: what is left names but whose course it is.
            let subject = |word: &str| listed(&lists.field, word) || listed(&lists.subject, word);
            let taught = |(_, word): &(usize, String)| of_paper(word) || subject(word);
            let left = words.get(..count).unwrap_or_default();
            if left.iter().all(taught) && left.iter().any(|(_, word)| of_paper(word)) {
                return None;
            }
            piece.get(..*at).unwrap_or(piece).trim_end_matches([' ', ',', '('])
        }
        None => piece,
    };
    if !listed(&lists.course, first) {
        return Some(piece);
    }
    // « Chapitre 14 La péricardite », « Fiche asthme »: what is behind the course's word.
    let behind = words.iter().skip(1).find(|(_, word)| !counts(word) && word != "n°");
    let (at, _) = behind?;
    piece.get(*at..).filter(|rest| !rest.is_empty())
}

/// « Sémiologie neurologique », « Cardiologie / Pneumologie »: subjects that are taught.
fn is_of_fields(piece: &str, lists: &Lists) -> bool {
    let words = words(piece);
    let whole = fold(piece);
    listed(&lists.field, &whole)
        || words.iter().all(|(_, word)| {
            listed(&lists.field, word)
                || listed(&lists.adjective, word)
                || lists.before.contains(word.as_str())
                || word.len() <= 1
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::language::Language;
    use super::super::lists::lists;
    use super::*;

    fn french(line: &str) -> Vec<&str> {
        pieces(line, lists(Language::French))
    }

    #[test]
    fn letterheads_leave_the_topic() {
        assert_eq!(
            french("Séméiologie cardiaque – Chapitre 3 – La stase veineuse"),
            ["Séméiologie cardiaque", "La stase veineuse"]
        );
        assert_eq!(french("Item 203 : Épistaxis"), ["Épistaxis"]);
        assert_eq!(french("Sujet 12 : fractures ouvertes"), ["fractures ouvertes"]);
        assert_eq!(
            french("UE 5 - Uro - Colique néphrétique - 12/03/2021"),
            ["Colique néphrétique"]
        );
        assert_eq!(french("Fiche goutte"), ["goutte"]);
        assert_eq!(french("Pancréatite -- Pr Martin, chir dig"), ["Pancréatite"]);
        assert_eq!(french("Pancréatite --- Page 3"), ["Pancréatite"]);
        let english = |line| pieces(line, lists(Language::English));
        assert_eq!(english("Neuro block wk 2 -- MENINGITIS"), ["MENINGITIS"]);
        // A block of the heart is none of a course.
        assert_eq!(english("Bundle branch block -- ECG week 2"), ["Bundle branch block", "ECG"]);
        for line in [
            "Sémiologie digestive           cours n° 2",
            "Pr A. Dupont, service de dermatologie",
            "Faculté de médecine de Nulle-Part",
            "Cours commun d’internat Juin 2020 3",
            "Objectifs pédagogiques",
            "Sommaire",
            "Page 12",
            "Fiche médicament – cardiologie      p. 1/2",
        ] {
            assert_eq!(french(line), [""; 0], "{line}");
        }
    }

    #[test]
    fn journals_authors_and_exercises_are_of_the_paper() {
        let french = lists(Language::French);
        for line in ["The West Anatolian Medical Journal", "Par Anne Dupont (1) et Luc Moreau"] {
            assert!(is_paper(line, french), "{line}");
        }
        assert!(is_paper("Annals of Hepatology", lists(Language::English)));
        for line in ["Journal mictionnel", "Par voie orale", "PAR VOIE ORALE ET RECTALE"] {
            assert!(!is_paper(line, french), "{line}");
        }
        assert!(is_exercise("Activité 2 :", french) && is_exercise("Exercice n° 3", french));
        assert!(!is_exercise("Activité", french) && !is_exercise("Activité de la rénine", french));
    }

    #[test]
    fn a_side_of_the_topic_is_no_paper() {
        let lists = lists(Language::French);
        assert!(!is_paper("Anatomie", lists) && !is_paper("Examen clinique", lists));
        assert!(is_paper("Page 4", lists) && is_paper("Notes de cours", lists));
        assert!(is_paper("Cardio – DFGSM3 – Pr L. – ronéo 7", lists));
        assert!(!is_paper("Cardiologie – Péricardite", lists));
    }
}
