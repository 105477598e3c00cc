//! What stands in a text and is not of it: page numbers, captions, menus, noise.
//!
//! The words that betray it are data: `assets/language/residue.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::unseen::is_unseen;
use super::wiki;
use crate::deck::fold;

/// Words that betray a line, from the asset: the whole line, or how it begins.
struct Words {
    whole: HashSet<&'static str>,
    /// By their first three bytes, so that a line is compared with few.
    starts: HashMap<&'static [u8], Vec<&'static str>>,
    /// Those of them behind which the author may say something.
    labels: HashSet<&'static str>,
    /// Before `::`.
    properties: HashSet<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let asset = include_str!("../../../assets/language/residue.txt");
    let mut words = Words {
        whole: HashSet::new(),
        starts: HashMap::new(),
        labels: HashSet::new(),
        properties: HashSet::new(),
    };
    for line in asset.lines() {
        if let Some(whole) = line.strip_prefix("line: ") {
            words.whole.insert(whole.trim());
        } else if let Some(key) = line.strip_prefix("property: ") {
            words.properties.insert(key.trim());
        } else if let Some(start) = start_of(line) {
            if line.starts_with("label: ") {
                words.labels.insert(start.trim());
            }
            let key = start.as_bytes().get(..3).unwrap_or(start.as_bytes());
            words.starts.entry(key).or_default().push(start.trim());
        }
    }
    words
});

/// How a line of the page begins, as a line of the asset gives it.
fn start_of(line: &str) -> Option<&str> {
    line.strip_prefix("start: ").or_else(|| line.strip_prefix("label: "))
}

/// Marks without words: rules, tags, pictures. Nobody misses them.
pub(crate) fn is_markup(content: &str) -> bool {
    let rule = content.len() >= 3
        && content.chars().all(|c| {
            matches!(c, '-' | '=' | '_' | '*' | '|' | ' ' | ':' | '~' | '+' | '^' | '"' | '#')
        });
    let tag =
        content.starts_with("<img") || content.starts_with("<!--") || content.starts_with("{.");
    let shortcode = content.starts_with("{{")
        && content.ends_with("}}")
        && content.matches("}}").count() == 1
        && wiki::cloze(content).is_none();
    // `alias:: calculs`
    let property = content
        .split_once("::")
        .is_some_and(|(key, rest)| WORDS.properties.contains(key) && !rest.starts_with(':'));
    rule || tag
        || property
        || shortcode
        || content.starts_with("![")
        || content.starts_with("\\begin")
        || content.starts_with("\\end")
        || !content.chars().any(char::is_alphanumeric)
}

/// `> [!WARNING] Épistaxis`: what a callout of Markdown is called, often nothing.
pub(crate) fn callout(content: &str) -> Option<&str> {
    let marked = content.trim_start_matches(['>', ' ']).strip_prefix("[!")?;
    let (kind, title) = marked.split_once(']')?;
    let word = !kind.is_empty() && kind.chars().all(|c| c.is_alphanumeric() || "-_|".contains(c));
    word.then(|| title.trim_start_matches(['+', '-']).trim())
}

/// « → demander à Julie le schéma »: what the author still has to do, with somebody's name.
fn is_to_oneself(content: &str) -> bool {
    let bare = content.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    let opening = ["demander à ", "redemander à ", "voir avec ", "revoir avec "];
    let named = opening.iter().find(|opening| lower.starts_with(**opening)).and_then(|opening| {
        let mut name = bare.get(opening.len()..)?.chars();
        Some((name.next()?.is_uppercase(), name.next()?.is_lowercase()))
    });
    named == Some((true, true))
}

/// Words that are not of the text.
pub(super) fn is_residue(content: &str) -> bool {
    let binary = |c: char| c == '\u{fffd}' || (c.is_control() && !c.is_whitespace());
    if content.contains(binary) {
        return true;
    }
    let note = content.starts_with("[^");
    // « // Bilan » may be drawn over notes.
    let comment = content.starts_with("//") && !content.starts_with("// ");
    let address = content.len() < 120
        && (content.contains("www.") || content.contains("://"))
        && !content.contains(' ');
    // A line that gives an address; « @livre_2018 » names a source.
    let mail = content.split_whitespace().count() <= 12
        && !content.contains("](")
        && content.split_whitespace().any(|word| {
            word.split_once('@').is_some_and(|(name, host)| {
                name.ends_with(|c: char| c.is_alphanumeric()) && host.contains('.')
            })
        });
    // « Accueil > Santé > Rein »; quotation marks that face each other are the author's, and so are
    // « psy : bipolaire > dépression > schizo » and « fréquence (VHA > VHB > VHE) ».
    let trail = [" > ", " › ", " » "].iter().any(|mark| {
        content.matches(mark).count() >= 2
            && content.split(mark).all(|part| {
                let part = part.trim_start();
                part.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric())
            })
    }) && !content.contains(['«', ':', '(', '→', '='])
        && content.len() < 160;
    note || comment
        || is_to_oneself(content)
        || trail
        || address
        || mail
        // « #bactério #diarrhée »: what a notebook files the page under, and where.
        || wiki::ends_in_names(content)
        || wiki::is_filed(content)
        || is_page_number(content)
        || is_noise(content)
        || is_footnote(content)
        || is_code(content)
        || is_copyright(content)
        || is_said_of_the_page(content)
        || is_signature(content)
        || is_objective(content)
}

/// « (c) 2021 », « (C) Éditions du Rein »; a letter in brackets counts elsewhere.
pub(super) fn is_copyright(content: &str) -> bool {
    if content.starts_with('©') {
        return true;
    }
    let rest = content.strip_prefix("(c)").or_else(|| content.strip_prefix("(C)"));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with("19")
            || rest.starts_with("20")
            || rest.to_lowercase().starts_with("copyright")
    })
}

/// « ↑ Martin, 2012 », « ↑ a b Le Monde »: what an encyclopaedia's notes begin with; « ↑ PAP » is a
/// finding.
fn is_footnote(content: &str) -> bool {
    let Some(rest) = content.strip_prefix('↑') else { return false };
    if rest.contains(['→', '↓', '↑']) {
        return false;
    }
    let words = rest.split_whitespace().count();
    let dated = rest.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
    words > 8 || dated || rest.trim_start().starts_with("a b ")
}

/// « Objectif 2 : établir le diagnostic »: what the course is for.
pub(super) fn is_objective(content: &str) -> bool {
    let folded = fold(content.get(..upto(content, 40)).unwrap_or_default());
    let number = ["objectif ", "objective "].iter().find_map(|word| folded.strip_prefix(word));
    number.is_some_and(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        (1..=2).contains(&digits)
            && rest.get(digits..).is_some_and(|rest| rest.trim_start().starts_with([':', '-', '.']))
    })
}

/// A script's line: `const form = document.getElementById('x');`.
pub(crate) fn is_code(content: &str) -> bool {
    let keyword =
        ["const ", "let ", "var ", "function ", "return ", "import ", "if (", "for (", "else "]
            .iter()
            .any(|word| content.starts_with(word));
    let glued = ["();", "('", "(\"", "=>", "===", "&&", "});", "{ ", "() {", "[i]", "innerHTML"]
        .iter()
        .filter(|mark| content.contains(**mark))
        .count();
    let ends = content.ends_with([';', '{', '[', '}', ')']);
    (keyword && ends && (glued > 0 || content.contains('='))) || (glued >= 2 && ends)
}

/// Menus, notices, identifiers: the page's words, not the author's.
pub(super) fn is_said_of_the_page(content: &str) -> bool {
    if content.len() > 240 || content.starts_with('#') {
        return false;
    }
    let head = content.trim_start_matches(['*', '_', ' ', '>']);
    // Most lines are known by their first letters to be the author's.
    let opening = fold(head.get(..upto(head, 6)).unwrap_or_default());
    let key = opening.as_bytes().get(..3);
    let short = content.len() <= 44;
    if !short && !key.is_some_and(|key| WORDS.starts.contains_key(key)) {
        return false;
    }
    let start = fold(head.get(..upto(head, 60)).unwrap_or_default());
    let bytes = start.as_bytes();
    if let Some(found) = bytes.get(..3).and_then(|key| WORDS.starts.get(key)) {
        let meant = |word: &str| {
            start.strip_prefix(word).is_some_and(|rest| {
                !word.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphabetic)
            })
        };
        if found.iter().any(|word| meant(word)) {
            return true;
        }
    }
    // A lone word of the list is a menu's, unless it is marked as the text's own heading.
    short && !head.starts_with(|c: char| c.is_ascii_digit()) && {
        let letters: String =
            start.chars().filter(|c| c.is_alphabetic() || *c == ' ' || *c == '-').collect();
        WORDS.whole.contains(letters.trim())
    }
}

/// « Mots clés : fièvre = urgence »: what the author says behind a label of the page, with a sign that
/// no page has.
pub(super) fn behind_label(content: &str) -> Option<&str> {
    let (label, told) = content.split_once(':')?;
    let folded = fold(label.trim());
    let says = told.contains(['=', '→', '⇒']) && WORDS.labels.contains(folded.as_str());
    says.then(|| told.trim_start()).filter(|told| !told.is_empty())
}

/// `length` bytes, or less, up to a whole character.
fn upto(text: &str, length: usize) -> usize {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// « Dr A. Martin – Service de … »: who gives the course.
fn is_signature(content: &str) -> bool {
    let titled = ["Dr ", "Dr. ", "Pr ", "Pr. ", "Docteur ", "Professeur "]
        .iter()
        .any(|title| content.starts_with(title));
    titled
        && content.split_whitespace().count() <= 12
        && !content.ends_with('.')
        && !content.contains(" : ")
}

/// « Figure 2. … », « Tableau I : … »: the words under or over a picture.
pub(super) fn is_caption(text: &str) -> bool {
    let Some((word, rest)) = text.split_once([' ', '\u{a0}']) else { return false };
    let named = matches!(
        fold(word).trim_end_matches('.'),
        "figure"
            | "fig"
            | "tableau"
            | "tab"
            | "table"
            | "schema"
            | "encadre"
            | "photo"
            | "annexe"
            | "graphique"
            | "image"
            | "illustration"
            | "box"
            | "planche"
            | "document"
            | "doc"
    );
    let number = rest.split([' ', '\u{a0}', '.', ':', ')']).next().unwrap_or_default();
    let counted = !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit() || "IVX-".contains(c) || c == 'a' || c == 'b');
    let after = rest.get(number.len()..).unwrap_or_default().trim_start();
    let parted = after.is_empty()
        || after.starts_with(['.', ':', '-', '–', '—', '(', ')'])
        || after.starts_with(char::is_uppercase);
    named && counted && parted
}

/// Mostly neither letters nor spaces: not a text. What is drawn around a word is none of it:
/// « **TVP** », « ====== LMC ====== ».
fn is_noise(content: &str) -> bool {
    let content = content.trim_matches(|c: char| "=*_-–—~# ".contains(c));
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in content.chars().filter(|c| !is_unseen(*c)).take(200) {
        all += 1;
        odd += usize::from(!(c.is_alphanumeric() || c == ' ' || ".,;:'’-()".contains(c)));
    }
    odd * 2 > all || all == 0
}

/// The first number of a line, as a page's number stands in it.
pub(super) fn first_number(content: &str) -> Option<u32> {
    let from = content.find(|c: char| c.is_ascii_digit())?;
    let rest = content.get(from..)?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

pub(super) fn is_page_number(content: &str) -> bool {
    if content.len() > 24 || !content.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // « Page 4 sur 12 », « p. 3 », « 4/12 »; « pO2 » is none of these.
    let folded = fold(content);
    let mut numbers = 0;
    let words = folded.split([' ', '/', '-', '.', '|']);
    for word in words.filter(|word| !word.is_empty()) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            numbers += 1;
        } else if !matches!(word, "page" | "p" | "pg" | "sur" | "of" | "de") {
            return false;
        }
    }
    numbers > 0
}

#[cfg(test)]
mod tests {
    use super::{WORDS, behind_label, callout, is_residue};

    #[test]
    fn a_bold_sigle_is_no_noise() {
        assert!(!is_residue("**HSP**") && !is_residue("__TVP__"));
        assert!(!is_residue("====== LMC ======") && !is_residue("~~~ TTT ~~~"));
        assert!(is_residue("======") && is_residue("-- ~~ --"));
        assert!(is_residue("*****") && is_residue("**…**") && is_residue("=== ** ==="));
    }

    #[test]
    fn what_the_author_has_to_ask_somebody_is_not_of_the_text() {
        assert!(is_residue("→ demander à Julie le schéma") && is_residue("?? voir avec Paul"));
        assert!(!is_residue("→ demander à l’IRM de préciser") && !is_residue("voir avec ORL"));
    }

    #[test]
    fn every_line_of_the_asset_is_read() {
        let asset = include_str!("../../../assets/language/residue.txt");
        for line in asset.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let start = super::start_of(line);
            let told = ["line: ", "property: "].iter().any(|kind| line.starts_with(kind));
            // One that is shorter than its key is never found.
            assert!(start.is_some_and(|start| start.len() >= 3) || told, "{line}");
        }
        assert!(WORDS.starts.keys().all(|key| key.len() == 3));
    }

    #[test]
    fn key_words_may_say_something() {
        assert!(is_residue("Mots clés : fièvre, purpura, urgence"));
        assert_eq!(behind_label("Mots clés : fièvre, purpura, urgence"), None);
        let told = "fièvre + purpura ⇒ ceftriaxone";
        assert_eq!(behind_label("Mots-clés : fièvre + purpura ⇒ ceftriaxone"), Some(told));
        assert_eq!(behind_label("Traitement : fièvre + purpura ⇒ ceftriaxone"), None);
    }

    #[test]
    fn a_callout_is_its_title() {
        assert_eq!(callout("> [!WARNING]"), Some(""));
        assert_eq!(callout("> [!tip]- Épistaxis du sujet âgé"), Some("Épistaxis du sujet âgé"));
        assert_eq!(callout("> [!] urgence"), None);
        assert_eq!(callout("[! à revoir] le canal"), None);
    }

    #[test]
    fn a_copyright_is_told_from_an_item() {
        assert!(is_residue("© Éditions du Rein"));
        assert!(is_residue("(c) 2021 Martin"));
        assert!(!is_residue("(c) une fièvre"));
    }

    #[test]
    fn a_trail_of_pages_names_them() {
        assert!(is_residue("Accueil > Santé > Rein"));
        assert!(!is_residue("psy 70 % : bipolaire > dépression > schizo"));
        assert!(!is_residue("bipolaire > dépression > schizo"));
        assert!(!is_residue("Fréquence (VHA > VHB > VHE) → dépister"));
    }

    #[test]
    fn an_arrow_up_is_a_finding_or_a_footnote() {
        assert!(is_residue("↑ Martin et coll., 2012"));
        assert!(is_residue("↑ a b Le Monde"));
        assert!(!is_residue("↑ l’écoulement uvéoscléral"));
        assert!(!is_residue(
            "↑ PTH → ↑ calcémie, ↓ phosphorémie et ↑ de la phosphaturie depuis 2012"
        ));
    }
}
