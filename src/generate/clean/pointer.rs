//! What points away from the text inside a line: references, « (voir Fig. 3) », a footnote's
//! figure, `@source`.
//!
//! Leaves out grades, units and formulas, whose figures are the text's own.

use super::ahead::ahead;
use super::statement::is_grade;

pub(super) fn is_reference(inside: &str) -> bool {
    !inside.is_empty()
        && inside.len() <= 24
        && (inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–' | ';'))
            || inside.len() == 1
            || inside.starts_with(['#', '^'])
            || ["réf", "ref. ", "note ", "n ", "citation needed", "non neutre", "en)", "alpha "]
                .iter()
                .any(|word| inside.to_lowercase().starts_with(word)))
        || (inside.len() <= 60
            && [
                "modifier",
                "non reproduit",
                "not reproduced",
                "source insuffisante",
                "pourquoi ?",
                "précision nécessaire",
                "quand ?",
            ]
            .iter()
            .any(|word| inside.starts_with(word)))
}

/// « 31:24 », « 1:02:07 »: when a film says so.
fn is_time(inside: &str) -> bool {
    let mut parts = inside.split(':');
    let number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let first = parts.next().is_some_and(|part| number(part, 3));
    let rest: Vec<&str> = parts.collect();
    first
        && matches!(rest.len(), 1 | 2)
        && rest.iter().all(|part| part.len() == 2 && number(part, 2) && *part < "60")
}

/// Bytes of a time of a film at the head of `rest`: `[31:24]`, with its address or without, `([31:24](…))`,
/// and `(31:24)` at a line's end, unless it may be an hour: « (08:00) ».
pub(super) fn time(rest: &str) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix('[') {
        let (inside, skip) = ahead(inner, "]")?;
        let target = inner.get(skip..).and_then(|after| after.strip_prefix('('));
        let target = target.and_then(|target| ahead(target, ")")).map_or(0, |(_, skip)| 1 + skip);
        return is_time(inside).then_some(1 + skip + target);
    }
    let inner = rest.strip_prefix('(')?;
    if inner.starts_with('[') {
        let length = time(inner)?;
        return inner.get(length..)?.starts_with(')').then_some(length + 2);
    }
    let (inside, skip) = ahead(inner, ")")?;
    let last = inner.get(skip..)?.trim_matches(['.', ' ']).is_empty();
    let hour = ["00", "15", "30", "45"].iter().any(|minutes| inside.ends_with(minutes));
    (last && !hour && inside.len() >= 5 && is_time(inside)).then_some(1 + skip)
}

/// Whether the words between two times only part them.
pub(super) fn parts_times(between: &str) -> bool {
    matches!(between.trim(), "" | "," | ";" | "-" | "–" | "et" | "and" | "&")
}

/// « (voir Fig. 3) », « (cf. p. 12) », « (Grade 1+) »: dropped with the brackets.
pub(super) fn is_dropped(inside: &str) -> bool {
    is_grade(inside) || is_pointer(inside) || inside.split(';').all(|one| is_author(one.trim()))
}

/// « (Kiriyama, 2018) », « (Dupont et al., 2011) »: who says so.
fn is_author(inside: &str) -> bool {
    // “(Doe and Roe 2011)” has no comma, and two names.
    let joined = || {
        let parts = inside.rsplit_once(' ')?;
        [" and ", " et ", " & "].iter().any(|word| parts.0.contains(word)).then_some(parts)
    };
    let Some((names, year)) = inside.rsplit_once(", ").or_else(joined) else { return false };
    let year = year.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let dated = year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|b| b.is_ascii_digit());
    let small = ["et", "al.", "al", "and", "&", "de", "van", "von"];
    let named = names.split_whitespace().all(|word| {
        small.contains(&word)
            || word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
    });
    dated && named && names.starts_with(char::is_uppercase) && names.len() <= 60
}

/// Whether it points elsewhere.
fn is_pointer(inside: &str) -> bool {
    let lower = inside.trim_start().to_lowercase();
    ["voir ", "cf ", "cf.", "fig.", "fig ", "figure ", "tableau ", "table ", "see ", "seek ", "réf"]
        .iter()
        .any(|word| lower.starts_with(word))
        || lower
            .strip_prefix("document ")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || ["en", "de", "(en)", "fr", "link", "lien"].contains(&lower.as_str())
}

/// How many bytes of `rest`, which begins with a comma, only point elsewhere: « , cf. chapitre 4 »,
/// “, see Table 2”. Not « , voir une pneumopathie », which says something.
pub(super) fn trailing(rest: &str) -> Option<usize> {
    let told = rest.strip_prefix(',')?.trim_start();
    let (lead, target) = told.split_once([' ', '\u{a0}'])?;
    if !matches!(lead, "cf" | "cf." | "Cf." | "voir" | "v." | "see") {
        return None;
    }
    let mut words = target.split_inclusive([' ', '\u{a0}', ',', ';', '.', ')']);
    let what = words.next()?;
    let name = what.trim_end_matches([' ', '\u{a0}', '.']).to_lowercase();
    let places = [
        "chapitre", "chap", "chapter", "p", "page", "pages", "fig", "figure", "tableau", "table",
        "annexe", "appendix", "encadré", "box", "section", "item", "cours", "fiche", "schéma",
    ];
    if !places.contains(&name.as_str()) {
        return None;
    }
    // « fig. 4 » has its own full stop and a space.
    let number = words.find(|word| !word.trim().is_empty())?;
    let digits = number.trim_end_matches([' ', '\u{a0}', ',', ';', '.', ')']);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.len() > 7 {
        return None;
    }
    let end = rest.find(digits)? + digits.len();
    let after = rest.get(end..)?.trim_start();
    (after.is_empty() || after.starts_with(['.', ',', ';', ')'])).then_some(end)
}

/// « … en acide urique (1-3). »: references in round brackets, but not « grade (1-3) ». Only where
/// the text is `cited` are they such inside a sentence: « les veines (4), puis » counts them.
pub(super) fn is_numbered(before: &str, inside: &str, after: Option<&str>, cited: bool) -> bool {
    if !is_numbers(inside) {
        return false;
    }
    let scaled =
        ["grade", "stade", "score", "échelle", "type", "classe", "item", "de", "à", "cotation"];
    let word = last_word(before);
    let letters = word.chars().count();
    // « inv(16) » is a chromosome.
    let glued = letters <= 4 && !before.ends_with(char::is_whitespace);
    let lone = inside.bytes().all(|b| b.is_ascii_digit());
    letters >= 3
        && !glued
        && !scaled.contains(&word.as_str())
        && after.is_some_and(|after| {
            after.starts_with('.')
                || cited && after.starts_with([',', ';'])
                || (cited || lone) && after.trim().is_empty()
        })
}

fn is_numbers(inside: &str) -> bool {
    let counts = inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' '));
    (1..=9).contains(&inside.len()) && counts && !inside.starts_with('0')
}

/// The letters that `before` ends with, small.
fn last_word(before: &str) -> String {
    let letters: Vec<char> =
        before.trim_end().chars().rev().take_while(|c| c.is_alphabetic()).take(12).collect();
    letters.into_iter().rev().collect::<String>().to_lowercase()
}

/// Figures in brackets at so many places and more cite sources.
const CITED: usize = 3;

/// Whether figures in round brackets cite sources in `text`: several do, and one ends a sentence.
pub(super) fn cites(text: &str) -> bool {
    let (mut places, mut ends) = (0_usize, false);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        for (at, _) in line.match_indices('(') {
            let before = line.get(..at).unwrap_or_default();
            let rest = text.get(start + at + 1..).unwrap_or_default();
            let Some((inside, skip)) = ahead(rest, ")") else { continue };
            let after = rest.get(skip..);
            if is_numbered(before, inside, after, true) {
                places += 1;
                ends |= after.is_some_and(|after| after.starts_with('.'));
            }
        }
        start += line.len();
    }
    places >= CITED && ends
}

/// « L’aorte¹ est », « le foie²³ »: a figure raised behind a word of letters, which no unit is.
pub(super) fn footnote(before: &str, rest: &str) -> bool {
    let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁻');
    let word: Vec<char> = before
        .chars()
        .rev()
        .take_while(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
        .collect();
    let letters = word.iter().take_while(|c| c.is_lowercase()).count();
    let after = rest.trim_start_matches(raised).chars().next();
    letters == word.len()
        && letters >= 4
        && after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')'))
}

/// `@livre_2018[p. 4]`: Typst's and Pandoc's way to name a source.
pub(super) fn citation(before: Option<char>, rest: &str) -> Option<usize> {
    if before.is_some_and(|c| !matches!(c, ' ' | '(' | '[')) {
        return None;
    }
    let name = rest.get(1..)?;
    let length = name.len()
        - name
            .trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':'))
            .len();
    let key = name.get(..length)?;
    let telling = key.contains('_') || key.contains(|c: char| c.is_ascii_digit());
    let after = name.get(length..)?;
    let place = after.strip_prefix('[').and_then(|inside| Some(ahead(inside, "]")?.1 + 1));
    (length >= 4 && telling && key.starts_with(char::is_alphabetic))
        .then(|| 1 + length + place.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use crate::generate::clean::document;

    fn told(text: &str) -> String {
        let blocks = document(text).blocks;
        blocks.iter().map(|block| block.text.text()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_times_of_a_film_are_left_out() {
        let film = "La rate filtre <a data-t=\"3\">[03:24]</a>, <a>[1:04:48]</a>. Elle est molle \
                    [05:10](https://film.example/v?t=5) et rouge.\n";
        assert_eq!(told(film), "La rate filtre. Elle est molle et rouge.");
        assert_eq!(told("The spleen filters blood (12:07).\n"), "The spleen filters blood.");
        assert_eq!(told("Cortisol is taken early (08:00).\n"), "Cortisol is taken early (08:00).");
        assert_eq!(told("Un titre [1:128] est haut.\n"), "Un titre [1:128] est haut.");
    }

    #[test]
    fn figures_cite_where_the_text_cites() {
        let cited = "La goutte est fréquente (1).\n\nElle touche l'homme (2, 3), parfois la femme \
                     (4-6), et le rein en souffre (7).\n";
        assert!(!told(cited).contains('('), "{}", told(cited));
        let lone =
            "La goutte est fréquente (1).\n\nLe coude a deux bourses (2), puis un récessus.\n";
        assert!(told(lone).contains("bourses (2), puis") && told(lone).contains("fréquente."));
    }

    #[test]
    fn figures_of_the_text_stay() {
        for line in [
            "fracture non consolidée à six mois (4-9)",
            "bon pronostic : inv(16), NPM1",
            "Les valves cardiaques (4), puis le septum",
        ] {
            assert!(told(&format!("Cours\n\n{line}\n")).contains(line), "{line}");
        }
    }
}
