//! How a line names what a text is about: before its colon, before its verb, by its number, aloud.
//!
//! Leaves out subjects that point at something before them, and what a thing is for.

use super::super::heading::letterhead;
use super::super::heading::lists::Lists;
use super::super::heading::number::number;
use super::super::heading::sort::{Sort, bare, sort};
use super::super::heading::stem::{stem, stems};
use crate::deck::fold;

/// Letters of a sigle, which is often written beside what it stands for.
const SIGLE: usize = 6;
/// Words of a dictionary's first line, up to the kind of word.
const HEADWORD: usize = 9;

/// « Maladies inflammatoires de l’intestin (MICI) »: the stem of what stands in the brackets.
pub(super) fn short_of(text: &str) -> Option<String> {
    let (_, inside) = text.split_once('(')?;
    let (inside, _) = inside.split_once(')')?;
    let sigle = inside.chars().filter(|c| c.is_uppercase()).count() >= 2;
    (sigle && !inside.contains(' ')).then(|| stem(&fold(inside)))
}

/// « L’œil est composé de trois couches » names the eye.
pub(super) fn before_verb(title: &str) -> &str {
    const VERBS: [&str; 8] =
        [" est ", " sont ", " is ", " are ", " a pour ", " comprend ", " has ", " have "];
    let title = [" est", " sont", " is", " are", " comprennent", " comprend"]
        .iter()
        .find_map(|verb| title.strip_suffix(verb))
        .unwrap_or(title);
    let verb = VERBS.iter().filter_map(|verb| title.find(verb)).min();
    verb.and_then(|at| title.get(..at)).unwrap_or(title)
}

/// « Migraine : symptômes, causes » is about the first.
pub(super) fn before_colon(title: &str) -> &str {
    let colon = [" : ", ": ", "\u{a0}: "].iter().filter_map(|mark| title.find(mark)).min();
    colon.and_then(|at| title.get(..at)).unwrap_or(title)
}

/// « Dermatoses bulleuses : LA PEMPHIGOÏDE »: of the pieces of a line the one that alone is written large.
pub(super) fn written_large<'a>(pieces: &[&'a str]) -> Option<&'a str> {
    let long = |piece: &str| piece.chars().filter(|c| c.is_alphabetic()).count() > SIGLE;
    let large = |piece: &&&str| !piece.contains(char::is_lowercase) && long(piece);
    let mut found = pieces.iter().filter(large);
    let one = found.next().filter(|_| found.next().is_none())?;
    // « Section 5 · LOWER LIMB » is one of several, of which another line may name its part.
    let small = |piece: &&str| {
        piece.contains(char::is_lowercase) && !piece.contains(|c: char| c.is_ascii_digit())
    };
    pieces.iter().any(small).then_some(*one)
}

/// « ÉRYTHROPOÏÈSE n. f. (du grec …) »: what a dictionary's first line names, before what kind of word
/// it is.
pub(super) fn headword<'a>(line: &'a str, lists: &Lists) -> Option<&'a str> {
    let (mut kind, mut at, mut term) = (String::new(), 0, 0);
    for word in line.split_inclusive(' ').take(HEADWORD) {
        let plain = word.trim_end_matches([' ', ',', '\u{a0}']);
        if kind.is_empty() {
            term = at;
        }
        at += word.len();
        if plain.len() > 4 || !plain.ends_with('.') {
            kind.clear();
            continue;
        }
        kind.push_str(&plain.to_lowercase());
        if lists.speech.contains(kind.as_str()) {
            let named = line.get(..term)?.trim_end_matches([' ', ',']);
            let plain = !named.is_empty() && !named.contains(['.', ',', ';', ':', '(']);
            return plain.then_some(named);
        }
    }
    None
}

/// « SYNDROME VESTIBULAIRE : ensemble des signes … », « PE = HTA et protéinurie »: what a first
/// line defines without a verb.
pub(super) fn defined_line<'a>(text: &'a str, lists: &Lists) -> Option<&'a str> {
    let (at, length) = [" : ", ": ", " = "]
        .iter()
        .filter_map(|mark| Some((text.find(mark)?, mark.len())))
        .min()?;
    let (term, rest) = (text.get(..at)?, text.get(at + length..)?);
    let rest = fold(rest);
    let genus = lists.genus.iter().any(|genus| {
        rest.strip_prefix(genus).is_some_and(|next| {
            next.trim_start_matches('s').starts_with([' ', ',', '\'']) || next.is_empty()
        })
    });
    let named = term.split_whitespace().count() <= 7 && !letterhead::is_paper(term, lists);
    (genus && named).then_some(term)
}

/// The subject of « La goutte est une … », « **L’agranulocytose** désigne … ».
pub(super) fn subject<'a>(text: &'a str, lists: &Lists) -> Option<&'a str> {
    const SAYS: [&str; 12] = [
        " est ",
        " sont ",
        " désigne ",
        " désignent ",
        " correspond ",
        " regroupe ",
        " regroupent ",
        " is ",
        " are ",
        " refers to ",
        " means ",
        " describes ",
    ];
    let (at, mark) =
        SAYS.iter().filter_map(|mark| Some((text.find(mark)?, *mark))).min_by_key(|(at, _)| *at)?;
    let subject = without_bracket(text.get(..at)?);
    let mut said = text.get(at + mark.len()..)?.split([' ', '\'', '’']);
    let (next, genus) = (said.next()?.to_lowercase(), fold(said.next()?));
    // « La radiographie est l’examen de référence » tells its part, not what it is.
    if lists.rubric.contains(genus.as_str()) {
        return None;
    }
    let copula = matches!(mark.trim(), "est" | "sont" | "is" | "are");
    let defines = !copula
        || matches!(
            next.as_str(),
            "un" | "une"
                | "le"
                | "la"
                | "l"
                | "les"
                | "des"
                | "a"
                | "an"
                | "the"
                | "défini"
                | "définie"
                | "caractérisé"
                | "caractérisée"
                | "defined"
        );
    let first = fold(subject.split([' ', '\'', '’']).next()?);
    let points = ["ce", "cette", "ces", "il", "elle", "ils", "elles", "this", "it", "these", "on"]
        .contains(&first.as_str());
    // “calcium and vitamin D3 which are both …”: of a broken line.
    let last = subject.rsplit(' ').next().unwrap_or_default();
    let relative = ["qui", "which", "that", "who"].contains(&last);
    let plain = subject.split_whitespace().count() <= 7
        && !subject.contains([',', ':', ';', '.'])
        && !points
        && !relative;
    (defines && plain && !stems(subject, lists).is_empty()).then_some(subject)
}

/// « Le diagnostic de goutte est évoqué devant … »: what the first sentence tells a side of.
pub(super) fn side_told(text: &str, lists: &Lists) -> Option<String> {
    const TELLS: [&str; 9] = [
        " est ",
        " se pose ",
        " repose ",
        " se fait ",
        " comporte ",
        " associe ",
        " is ",
        " relies ",
        " rests ",
    ];
    let at = TELLS.iter().filter_map(|mark| text.find(mark)).min()?;
    let told = text.get(..at)?;
    let opens = told.split([' ', '\'', '’']).next().map(fold);
    let article = opens.is_some_and(|first| ["le", "la", "l", "the"].contains(&first.as_str()));
    let plain = told.split_whitespace().count() <= 7 && !told.contains([',', ':', ';', '.', '(']);
    match sort(told, lists) {
        Sort::Of(thing) if article && plain => Some(thing),
        _ => None,
    }
}

/// « L’otospongiose (ou otosclérose) » is the first of its two names.
fn without_bracket(subject: &str) -> &str {
    match subject.split_once(" (") {
        Some((name, rest)) if rest.trim_end().ends_with(')') && !rest.contains('(') => name,
        _ => subject,
    }
}

/// « 2. Absorption des vitamines », « II – Clinique »: not the first, and over no other.
pub(super) fn begins_later(heading: &str) -> bool {
    let mark = heading.trim_start_matches(['*', '#', ' ', '_', '(']);
    let mark = mark.get(..number(mark)).unwrap_or_default();
    let first = mark.split(|c: char| !c.is_alphanumeric()).find(|part| !part.is_empty());
    first.is_some_and(|first| {
        first.parse::<u8>().is_ok_and(|n| n > 1)
            || (first.chars().all(|c| "IVX".contains(c)) && first != "I")
            || (first.len() == 1 && ("B"..="H").contains(&first))
    })
}

/// « Chez l’adulte », “With a fever”: where or when something is told, and no thing.
pub(super) fn is_setting(name: &str, lists: &Lists) -> bool {
    let mut words = name.split([' ', '\'', '’']).map(fold);
    let opens = words.next().is_some_and(|first| lists.setting.contains(first.as_str()));
    opens && words.next().is_some()
}

/// « Calcium et vitamine D, qui »: a line that a page has broken.
pub(super) fn hangs_on(name: &str) -> bool {
    let last = name.rsplit(' ').next().map(fold).unwrap_or_default();
    matches!(last.as_str(), "qui" | "que" | "dont" | "which" | "that" | "who" | "whose")
}

/// « Autres causes de chute »
pub(super) fn is_of_others(line: &str) -> bool {
    let first = line.split_whitespace().next().map(fold).unwrap_or_default();
    matches!(first.as_str(), "autre" | "autres" | "other")
}

/// What a spoken opening says that it is about.
pub(super) fn announced(text: &str, lists: &Lists) -> Option<String> {
    // Places are told by characters: folding must keep their number.
    let folded = fold(text).replace('’', "'");
    if folded.chars().count() != text.chars().count() {
        return None;
    }
    let found = lists.announce.iter().filter_map(|opening| {
        let at = folded.find(opening)?;
        Some(folded.get(..at)?.chars().count() + opening.chars().count())
    });
    let rest: String = text.chars().skip(found.min()?).collect();
    let rest = rest.trim_start_matches([' ', ':', '\u{a0}', '\u{202f}']);
    let told = rest.split(['.', ',', ';', '!', '?', ':']).next()?.trim();
    let plain = told.replace('’', "'");
    let of = ["de la ", "de l'", "du ", "des ", "de ", "d'"];
    let named = of.iter().find_map(|of| plain.strip_prefix(of)).unwrap_or(&plain);
    (1..=8).contains(&named.split_whitespace().count()).then(|| bare(named, lists))
}
