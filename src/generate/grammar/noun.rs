//! A noun phrase that stands bare, in a heading or before a colon: its head, gender and number.

use super::french_elision::lower_first;
use crate::generate::language::Language;
use crate::generate::lexicon::Lexicon;
use crate::generate::term::{Evidence, Gender, english_singular, singular};
use crate::generate::title_case::without_capitals;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Analysis, Category, can_be, words};

/// A bare noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noun {
    /// As it stands inside a sentence, without an article.
    pub(crate) words: String,
    /// Lower case.
    pub(crate) head: String,
    pub(crate) plural: bool,
    /// None when neither the lexicon nor the text tells it.
    pub(crate) gender: Option<Gender>,
    /// It opens with a noun (or an adjective before one): it can take an article.
    pub(crate) nominal: bool,
}

const ARTICLES: &[&str] = &["le ", "la ", "les ", "l’", "un ", "une ", "des ", "the ", "a ", "an "];

impl Noun {
    /// Reads a heading or a label.
    pub(crate) fn read(text: &str, lexicon: &Lexicon, evidence: &Evidence) -> Self {
        let text = text.trim().trim_end_matches([':', '.', ',', ' ', '\u{a0}']).replace('\'', "’");
        let text = accented(&uncapitalised(&text, lexicon.language), lexicon.language);
        let text = without_capitals(&text, lexicon.language);
        let lowered = evidence.lowered(&text);
        let bare = ARTICLES
            .iter()
            .find(|article| {
                lowered.to_lowercase().starts_with(**article) && lowered.len() > article.len() + 1
            })
            .and_then(|article| lowered.get(article.len()..).map(str::trim_start))
            .map_or(lowered.clone(), |rest| evidence.lowered(rest));
        let bare = if opens_on_a_side(&bare, lexicon) { lower_first(&bare) } else { bare };
        let mut found = tokens(&bare, lexicon);
        // « risk factors »: a name is no order, though a sentence could begin so.
        if lexicon.language == Language::English
            && let Some(first) = found.first_mut()
            && matches!(first.tag, Tag::Verb | Tag::Infinitive)
            && can_be(&first.lower, Category::Noun, Language::English)
        {
            first.tag = Tag::Noun;
        }
        // « la cornée »: an article makes a noun of what alone is an adjective.
        if bare != lowered
            && let [only] = found.as_mut_slice()
            && matches!(only.tag, Tag::Adjective | Tag::Participle)
            && can_be(&only.lower, Category::Noun, lexicon.language)
        {
            only.tag = Tag::Noun;
        }
        let head = match lexicon.language {
            Language::French => found.iter().position(|t| t.tag == Tag::Noun),
            // The last word before what hangs on it, whatever it is taken for: « risk factors ».
            Language::English => found
                .iter()
                .take_while(|t| {
                    // “Addison’s disease”
                    matches!(t.lower.as_str(), "’s" | "’")
                        || t.is_word()
                            && !matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Coordinator)
                })
                .count()
                .checked_sub(1)
                .map(|last| before_due(&found, last)),
        };
        let before = found.get(..head.unwrap_or(0)).unwrap_or_default();
        // « Autour de la cheville », though « autour » is a bird, too.
        let place = found.first().is_some_and(|t| lexicon.noun_is("place-opening", &t.lower))
            && found
                .get(1)
                .is_some_and(|t| matches!(t.lower.as_str(), "de" | "du" | "des" | "d’" | "of"));
        let nominal = head.is_some()
            && !place
            && before.iter().all(|t| {
                matches!(t.lower.as_str(), "’s" | "’") && lexicon.language == Language::English
                    || matches!(
                        t.tag,
                        Tag::Adjective | Tag::Number | Tag::Participle | Tag::Noun | Tag::Gerund
                    )
            });
        let word = head.and_then(|at| found.get(at)).map_or_else(String::new, |t| t.lower.clone());
        let gender = gender(&word, lexicon.language, evidence);
        let plural = is_plural(&word, lexicon.language);
        Self { words: bare, head: word, plural, gender, nominal }
    }
}

/// “neuropathy | due to …”: an adjective behind its noun governs what follows.
fn before_due(found: &[Token], last: usize) -> usize {
    let tag = |at: usize| found.get(at).map(|t| t.tag);
    let governs = tag(last) == Some(Tag::Adjective) && tag(last + 1) == Some(Tag::Preposition);
    match last.checked_sub(1) {
        Some(before) if governs && tag(before) == Some(Tag::Noun) => before,
        _ => last,
    }
}

impl Noun {
    /// With the gender that a word list gives: `m`, `f`, or none.
    pub(crate) fn with_gender(self, gender: char) -> Self {
        let gender = match gender {
            'f' => Some(Gender::Feminine),
            'm' => Some(Gender::Masculine),
            _ => self.gender,
        };
        Self { gender, ..self }
    }
}

/// « Signes généraux », « Maladie de Whipple »: what any thing may have, or an illness, bears no capital of
/// its own, whatever headings the text has.
fn opens_on_a_side(text: &str, lexicon: &Lexicon) -> bool {
    let first = text.split([' ', '’']).next().unwrap_or_default();
    let lower = first.to_lowercase();
    let one = singular(&lower);
    let capital = first.chars().skip(1).all(char::is_lowercase);
    let listed = ["illness", "eponym", "adding"].iter().any(|list| lexicon.noun_is(list, &lower));
    let side = lexicon.typed(&one).or_else(|| lexicon.attribute(&one)).is_some();
    lexicon.language == Language::French && capital && (side || listed)
}

/// « SYNDROME CÉRÉBELLEUX » as it is written in a sentence; sigles stay.
fn uncapitalised(text: &str, language: Language) -> String {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 5 || text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let lower = |word: &str| {
        let small = word.to_lowercase();
        let known = small
            .split(['’', '-'])
            .all(|part| part.chars().count() <= 1 || !words(language).analyses(part).is_empty());
        if known || word.chars().count() > 6 { small } else { word.to_owned() }
    };
    text.split(' ').map(lower).collect::<Vec<_>>().join(" ")
}

/// « Elephantiasis » with the accents that a capital let go, where one word alone has its letters.
fn accented(text: &str, language: Language) -> String {
    let first = text.split([' ', '’', '-', ',', '(']).next().unwrap_or_default();
    let lower = first.to_lowercase();
    let bare = language == Language::French
        && lower.len() > 4
        && lower.is_ascii()
        && first.starts_with(['A', 'E', 'I', 'O', 'U'])
        && words(language).analyses(&lower).is_empty();
    let mut known = if bare { words(language).unfolded(&lower) } else { Vec::new() }.into_iter();
    match (known.next(), known.next(), text.get(first.len()..)) {
        (Some(only), None, Some(rest)) => format!("{only}{rest}"),
        _ => text.to_owned(),
    }
}

fn is_plural(word: &str, language: Language) -> bool {
    match language {
        Language::French => {
            let known: Vec<&Analysis> =
                words(language).analyses(word).iter().filter(|a| a.is(Category::Noun)).collect();
            match known.as_slice() {
                [] => singular(word) != word,
                known => known.iter().all(|a| !a.has(Analysis::SINGULAR)),
            }
        }
        Language::English => {
            let foreign =
                ["cocci", "bacilli", "fungi", "oli", "villi", "nuclei", "bronchi", "stimuli"];
            english_singular(word) != word || foreign.iter().any(|end| word.ends_with(end))
        }
    }
}

fn gender(word: &str, language: Language, evidence: &Evidence) -> Option<Gender> {
    if language != Language::French || word.is_empty() {
        return None;
    }
    let of = |word: &str| {
        let genders = words(language)
            .analyses(word)
            .iter()
            .filter(|a| a.is(Category::Noun))
            .fold(0, |all, a| all | a.bits & (Analysis::MASCULINE | Analysis::FEMININE));
        match genders {
            Analysis::MASCULINE => Some(Gender::Masculine),
            Analysis::FEMININE => Some(Gender::Feminine),
            _ => None,
        }
    };
    let single = singular(word);
    of(word)
        .or_else(|| of(&single))
        .or_else(|| evidence.knows_gender(word).then(|| evidence.gender(word)))
        .or_else(|| evidence.knows_gender(&single).then(|| evidence.gender(&single)))
        .or_else(|| surely(&single))
}

/// Endings of learned words that have one gender only.
fn surely(noun: &str) -> Option<Gender> {
    const FEMININE: &[&str] = &[
        "tion", "sion", "ite", "ose", "ance", "ence", "ie", "ure", "ase", "ine", "ectomie",
        "scopie", "graphie", "té", "plasie", "pénie",
    ];
    const MASCULINE: &[&str] =
        &["isme", "ome", "drome", "ment", "cyte", "gramme", "oïde", "blaste"];
    let ends = |list: &[&str]| list.iter().any(|end| noun.ends_with(end));
    if noun.chars().count() < 6 {
        None
    } else if ends(MASCULINE) {
        Some(Gender::Masculine)
    } else if ends(FEMININE) {
        Some(Gender::Feminine)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;

    fn read(text: &str) -> Noun {
        Noun::read(text, lexicon(Language::French), &Evidence::default())
    }

    #[test]
    fn a_heading_tells_its_head() {
        let causes = read("Causes vasculaires :");
        assert_eq!((causes.head.as_str(), causes.plural), ("causes", true));
        assert_eq!(causes.gender, Some(Gender::Feminine));
        assert_eq!(read("L'hypertension").words, "hypertension");
        // A side bears no capital of its own, a name does.
        let mut evidence = Evidence::default();
        evidence.read("Voir les Signes et les Signes, et Basedow avec Basedow");
        let read_there = |text| Noun::read(text, lexicon(Language::French), &evidence).words;
        assert_eq!(read_there("Signes généraux"), "signes généraux");
        assert_eq!(read_there("Basedow"), "Basedow");
        // In a title they name nobody.
        let mut evidence = Evidence::default();
        evidence.read("See Clinical Features and Clinical Features of Horner and Horner");
        let english = |text| Noun::read(text, lexicon(Language::English), &evidence).words;
        assert_eq!(english("Features"), "features");
        assert_eq!(english("Horner"), "Horner");
        let owned = Noun::read("Addison’s disease", lexicon(Language::English), &evidence);
        assert_eq!((owned.head.as_str(), owned.nominal), ("disease", true));
        let due =
            Noun::read("Optic neuropathy due to pressure", lexicon(Language::English), &evidence);
        assert_eq!(due.head, "neuropathy");
        assert!(!read("À la marche").nominal);
        assert!(!read("Autour du genou").nominal && read("Contour du genou").nominal);
        assert_eq!(read("Epilepsie focale").words, "épilepsie focale");
        assert_eq!(read("Exsudat").words.to_lowercase(), "exsudat");
        assert!(!read("Abcès").plural);
        // « Cornée » alone may be said of a tunic.
        assert!(read("la cornée").nominal && !read("Cornée").nominal && !read("le plus").nominal);
    }
}
