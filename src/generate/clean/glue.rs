//! Lines that a copy has run together: a heading into its text, items into one line.
//!
//! Cuts where a small letter meets a capital and both halves are words; leaves a word that has a
//! capital inside, as names and abbreviations do.

use std::collections::HashSet;

use super::verb;
use crate::generate::heading::lists::lists;
use crate::generate::heading::number::number;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::words::words;

mod items;

/// A part of a line, and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// It headed what follows.
    pub(super) heading: bool,
}

/// The numbers that begin lines of the text: « 2. Mécanisme ».
pub(super) fn numbers(text: &str) -> HashSet<u16> {
    text.lines().filter_map(|line| counted(line.trim_start())).collect()
}

/// « 3. Facteurs de risque »: the number.
fn counted(line: &str) -> Option<u16> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix('.')?;
    let name = rest.strip_prefix(' ').unwrap_or(rest);
    let value = line.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    name.starts_with(char::is_uppercase).then_some(value)
}

/// Where numbered headings have run into the line before them: « … glomérulaire.3. Facteurs de
/// risque », where others of `numbers` begin lines.
pub(super) fn numbered(line: &str, numbers: &HashSet<u16>) -> Vec<usize> {
    let mut found = vec![0];
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let joint = c.is_ascii_digit() && (before.is_lowercase() || matches!(before, '.' | ')'));
        let word = || {
            let word = line.get(..at).unwrap_or_default().trim_end_matches(['.', ')']);
            word.chars().rev().take_while(|c| c.is_alphabetic()).take(4).count() == 4
        };
        if joint
            && let Some(value) = counted(line.get(at..).unwrap_or_default())
            && (numbers.contains(&(value + 1)) || value > 1 && numbers.contains(&(value - 1)))
            && word()
        {
            found.push(at);
        }
        // “… while others cannot.# Steroids”
        if c == '#' && matches!(before, '.' | '?' | '!') && heads(line, at) {
            found.push(at);
        }
        before = c;
    }
    found.push(line.len());
    found
}

/// Whether a heading's mark and its words stand at `at`.
fn heads(line: &str, at: usize) -> bool {
    let rest = line.get(at..).unwrap_or_default();
    let name = rest.trim_start_matches('#');
    let level = rest.len() - name.len();
    (1..=6).contains(&level)
        && name.strip_prefix(' ').is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The parts of `line`; the line itself where nothing is glued.
pub(super) fn pieces(line: &str) -> Vec<Piece<'_>> {
    let whole = Piece { text: line, at: 0, heading: false };
    if line.contains('|') || line.len() < 6 {
        return vec![whole];
    }
    if let Some(places) = items::places(line) {
        return cut(line, &places);
    }
    if let Some(at) = stacked(line) {
        let (head, rest) = line.split_at(at);
        let head = Piece { text: head.trim_end(), at: 0, heading: false };
        return vec![head, Piece { text: rest, at, heading: true }];
    }
    if let Some(head) = equated(line) {
        return vec![Piece { text: head, at: 0, heading: true }, whole];
    }
    match heading(line) {
        Some(at) => {
            let (head, rest) = line.split_at(at);
            let lead = rest.len() - rest.trim_start().len();
            let head = Piece { text: head.trim_end(), at: 0, heading: true };
            vec![head, Piece { text: rest.trim_start(), at: at + lead, heading: false }]
        }
        None => match footer(line) {
            Some(at) => {
                let (text, foot) = line.split_at(at);
                vec![Piece { text, ..whole }, Piece { text: foot, at, heading: false }]
            }
            None => vec![whole],
        },
    }
}

/// « DIAGNOSTIC Examen clinique »: a heading in capitals, and the one under it; where the second
/// begins.
fn stacked(line: &str) -> Option<usize> {
    let words = line.split(' ').filter(|word| !word.is_empty()).count();
    let mut at = 0;
    let mut letters = 0;
    for word in line.split_inclusive(' ') {
        let own = word.trim();
        if own.chars().any(char::is_lowercase) {
            break;
        }
        letters += own.chars().filter(|c| c.is_alphabetic()).count();
        at += word.len();
    }
    let (head, rest) = (line.get(..at)?, line.get(at..)?);
    let named = head.split([' ', '’', '\'']).any(|word| word.chars().count() >= 7);
    let plain =
        |text: &str| text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'));
    let mut letters_of = rest.chars();
    let titled = letters_of.next().is_some_and(char::is_uppercase)
        && letters_of.next().is_some_and(char::is_lowercase);
    let few = (1..=4).contains(&rest.split_whitespace().count());
    let sound = named && letters >= 8 && words <= 9 && plain(head) && plain(rest) && titled && few;
    sound.then_some(at)
}

/// « CRISE AIGUË = urgence vitale »: capitals that head what follows the line too.
fn equated(line: &str) -> Option<&str> {
    let (head, rest) = line.split_once(" = ")?;
    // « - OBÉSITÉ = facteur principal » is one of several bullets.
    let (head, bare) = (head, head.trim());
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    // « DWI MRI » are sigles.
    let named = head.split(' ').any(|word| word.chars().count() >= 5);
    let capitals = letters >= 5
        && named
        && bare.contains(' ')
        && bare.starts_with(char::is_uppercase)
        && head.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '\'' | '’'));
    (capitals && rest.starts_with(char::is_lowercase)).then_some(head)
}

fn cut<'a>(line: &'a str, places: &[usize]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in places.iter().copied().chain([line.len()]) {
        let text = line.get(from..at).unwrap_or_default();
        if !text.trim().is_empty() {
            pieces.push(Piece { text: text.trim_end(), at: from, heading: false });
        }
        from = at;
    }
    pieces
}

fn is_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    [Language::French, Language::English].into_iter().any(|l| !words(l).analyses(&lower).is_empty())
}

/// Articles and pronouns that open a sentence, as they follow a heading in capitals.
const OPENERS: [&str; 24] = [
    "Le", "La", "Les", "L", "Un", "Une", "Des", "Du", "De", "En", "Il", "Elle", "Ils", "Elles",
    "Ce", "Cette", "On", "Au", "Dans", "Chez", "The", "A", "An", "It",
];

/// Where a glued heading ends.
fn heading(line: &str) -> Option<usize> {
    // « 2. DéfinitionsL’hypertension … »
    let lead = number(line).max(line.len() - line.trim_start().len());
    if !line.get(lead..)?.starts_with(char::is_uppercase) {
        return None;
    }
    let chars: Vec<(usize, char)> =
        line.char_indices().skip_while(|(at, _)| *at < lead).take(90).collect();
    for pair in chars.windows(2) {
        let [(_, before), (at, c)] = pair else { continue };
        if matches!(before, '.' | ';' | '!' | '?' | ':' | '=' | '→') {
            return None;
        }
        let joint = c.is_uppercase() && (before.is_lowercase() || *before == ')');
        if joint && fits(line, *at) || is_after_capitals(line, *at) {
            return Some(*at);
        }
    }
    None
}

/// Whether both sides of a small letter's meeting with a capital are words.
fn fits(line: &str, at: usize) -> bool {
    let (head, rest) = line.split_at(at);
    let edge = |c: char| !(c.is_alphabetic() || c == '-');
    let last = head.trim_end_matches(')').rsplit(edge).next().unwrap_or_default();
    let last = last.rsplit('-').next().unwrap_or(last);
    let next = rest.split(edge).next().unwrap_or_default();
    let token = format!("{last}{next}");
    let long = last.chars().count();
    let side = is_rubric(head);
    let opener = OPENERS.contains(&next) && rest.len() > next.len();
    let named = is_word(next) && next.chars().count() >= 3
        || opener
        || next.chars().count() >= 5 && side
        || next.chars().count() == 1
            && side
            && rest.starts_with(|c: char| c.is_uppercase())
            && rest.get(next.len()..).is_some_and(|after| after.starts_with(". "));
    let words = head.split_whitespace().count();
    // « BiologieCPK élevées »
    let sigle = next.chars().count() >= 2 && next.chars().all(char::is_uppercase);
    if side && sigle && long >= 3 && words <= 7 && rest.split_whitespace().count() >= 2 {
        return true;
    }
    // « DiaphragmeLa plèvre » and « Hospitalisation)LES » are cut; « SpO », « McArdle » are not.
    long >= 3
        && (is_word(last) || long >= 6 && head.trim_start().starts_with(last))
        && named
        && !is_word(&token)
        && words <= 7
        && (rest.split_whitespace().count() >= 2 || side)
        && !has_verb(head)
        && (next.chars().skip(1).any(char::is_lowercase) || opener || next.len() == 1)
}

/// « Complications », « Traitement »: what follows need not be a word of the lexicon.
fn is_rubric(head: &str) -> bool {
    let head = head.get(number(head)..).unwrap_or(head);
    [Language::French, Language::English]
        .into_iter()
        .any(|language| matches!(sort(head.trim(), lists(language)), Sort::Rubric | Sort::Empty))
}

/// A word behind capitals that are one: « `THALASSÉMIEL`’anémie », « POINT `CLÉToute` douleur ».
fn is_after_capitals(line: &str, at: usize) -> bool {
    let (head, rest) = line.split_at(at);
    let shouted = head.trim_start();
    let letters = shouted.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 3
        && !shouted.chars().any(char::is_lowercase)
        && shouted.ends_with(char::is_uppercase)
        && shouted.split_whitespace().count() <= 7;
    let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let after = rest.get(next.len()..).unwrap_or_default();
    let opener = OPENERS.contains(&next)
        && if next.chars().count() == 1 {
            after.starts_with(['\'', '’'])
        } else {
            after.starts_with(' ')
        };
    // « POINT CLÉToute douleur »: two words, and no name such as « McArdle ».
    let last = shouted.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let named = letters >= 5
        && last.chars().count() >= 3
        && next.chars().count() >= 4
        && next.chars().skip(1).all(char::is_lowercase)
        && is_word(last)
        && is_word(next)
        && !is_word(&format!("{last}{next}"));
    capitals && (opener || named) && after.split_whitespace().count() >= 2
}

/// What a title has run into has as many letters: « Pa » of « `PaCO2` » has not.
const FEWEST: usize = 3;

/// Where the capitals of the next page's title begin: « … pour les HBPM)LES HÉPARINES ».
fn footer(line: &str) -> Option<usize> {
    let (at, _) =
        line.char_indices().rfind(|(at, c)| {
            c.is_uppercase()
                && line.get(..*at).unwrap_or_default().chars().next_back().is_some_and(|before| {
                    before.is_lowercase() || before == ')' && at + 1 < line.len()
                })
        })?;
    let foot = line.get(at..)?;
    let letters = foot.chars().filter(|c| c.is_alphabetic()).count();
    // « RAISED PaCO2 = NEAR-FATAL » ends in no title.
    let named = !foot.contains('=') && !foot.contains(|c: char| c.is_ascii_digit());
    let capitals =
        named && letters >= 5 && !foot.chars().any(char::is_lowercase) && foot.contains(' ');
    let before = line.get(..at)?;
    let last = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
    let whole = before.ends_with(')') || last >= FEWEST;
    (capitals && whole && before.split_whitespace().count() >= 2).then_some(at)
}

/// Whether a verb says something of the head: then it is a sentence's, and no heading.
fn has_verb(head: &str) -> bool {
    [Language::French, Language::English].into_iter().any(|l| verb::has_verb(head, l))
}

#[cfg(test)]
mod tests {
    #[test]
    fn stacked_headings_are_parted() {
        let texts = |line| -> Vec<&str> { super::pieces(line).iter().map(|p| p.text).collect() };
        assert_eq!(texts("DIAGNOSTIC Examen clinique"), ["DIAGNOSTIC", "Examen clinique"]);
        // Sigles with a name, and a sentence that begins loudly, are whole.
        assert_eq!(texts("HBPM Enoxaparine"), ["HBPM Enoxaparine"]);
        let loud = "ATTENTION Ne jamais oublier de mesurer la diurèse.";
        assert_eq!(texts(loud), [loud]);
    }

    #[test]
    fn a_marked_heading_behind_a_sentence_is_parted() {
        let cut = |line: &str| numbered(line, &HashSet::new()).len() - 1;
        assert_eq!(cut("Les autres ne passent pas.# Hormones stéroïdes"), 2);
        assert_eq!(cut("Le gène n’est pas en cause.#3 reste à voir"), 1);
    }

    use super::*;

    fn parts(line: &str) -> Vec<&str> {
        pieces(line).iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_heading_is_cut_from_its_text() {
        assert_eq!(
            parts("DéfinitionLes entorses sont des lésions d'un ligament."),
            ["Définition", "Les entorses sont des lésions d'un ligament."]
        );
        assert_eq!(
            parts("Agent pathogèneBacille à Gram négatif"),
            ["Agent pathogène", "Bacille à Gram négatif"]
        );
        assert_eq!(
            parts("THALASSÉMIEL’anémie est microcytaire."),
            ["THALASSÉMIE", "L’anémie est microcytaire."]
        );
        assert_eq!(
            parts("POINT CLÉToute douleur anormale doit alerter."),
            ["POINT CLÉ", "Toute douleur anormale doit alerter."]
        );
        assert_eq!(parts("BiologieCPK élevées"), ["Biologie", "CPK élevées"]);
        assert_eq!(parts("RGOLe reflux est acide."), ["RGO", "Le reflux est acide."]);
        assert_eq!(parts("ÉvolutionÂge habituel : 20 ans"), ["Évolution", "Âge habituel : 20 ans"]);
        assert_eq!(
            parts("un antidote (protamine)LES ANTICOAGULANTS ORAUX"),
            ["un antidote (protamine)", "LES ANTICOAGULANTS ORAUX"]
        );
    }

    #[test]
    fn capitals_before_an_equals_sign_head_it() {
        let line = "CRISE AIGUË = urgence vitale";
        assert_eq!(parts(line), ["CRISE AIGUË", line]);
        assert_eq!(parts("HTA = tension élevée"), ["HTA = tension élevée"]);
    }

    #[test]
    fn a_word_with_a_capital_inside_is_one() {
        for line in [
            "Le point de McBurney est douloureux.",
            "L'HbA1c et la SpO2 sont mesurées.",
            "Les iSGLT2 et la metformine sont utiles.",
            "La GnRH commande la LH.",
            "ECHEC McArdle est une maladie du muscle.",
            "LADA est un diabète lent.",
            "TraitementX est un nom de code.",
            "LES BRONCHES DROITES",
            "NORMAL PaCO2 = life-threatening. RAISED PaCO2 = NEAR-FATAL",
            "L’hypercapnie élève la PaCO MESURÉE",
        ] {
            assert_eq!(parts(line), [line]);
        }
    }

    #[test]
    fn items_counted_in_a_line_are_cut_behind_a_colon() {
        assert_eq!(
            parts("Elle donne : (a) une toux ; (b) une fièvre ; (c) des frissons."),
            ["Elle donne :", "(a) une toux ;", "(b) une fièvre ;", "(c) des frissons."]
        );
        assert_eq!(
            parts("Portes d’entrée : 1. Poumon (50 %)  2. Abdomen  3. Peau, cathéter"),
            ["Portes d’entrée :", "1. Poumon (50 %)", "2. Abdomen", "3. Peau, cathéter"]
        );
        for line in ["Voir : 1. Poumon 2. Abdomen", "Doses : 1.5 mg, 2.5 mg ou 3.5 mg"] {
            assert_eq!(parts(line), [line]);
        }
        let sentence = "Elle vient par (1) la peau ou (2) le sang.";
        assert_eq!(parts(sentence), [sentence]);
    }
}
