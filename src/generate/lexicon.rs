//! What the program knows of a language's words, read from `assets/language`.
//!
//! Closed classes, verb forms made from a table of infinitives, nouns that say nothing alone,
//! turns of phrase, and what to ask of each verb. Everything else is told from the text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::language::Language;
use super::part_of_speech::Tag;
use crate::deck::fold;

/// What a word can be as a form of a verb.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one form can be several things")]
pub(crate) struct Form {
    pub(crate) lemma: &'static str,
    /// A finite form of the third person: whether it is plural, where it shows.
    pub(crate) singular: bool,
    pub(crate) plural: bool,
    pub(crate) past: bool,
    pub(crate) infinitive: bool,
    pub(crate) participle: bool,
    pub(crate) gerund: bool,
}

impl Form {
    pub(crate) fn finite(&self) -> bool {
        self.singular || self.plural
    }
}

/// How a verb stands to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Voice {
    Active,
    Reflexive,
    Passive,
}

/// What to ask of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) preposition: &'static str,
    pub(crate) question: &'static str,
    pub(crate) kind: &'static str,
    /// The verb gives examples: « inclut ».
    pub(crate) open: bool,
}

#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) language: Language,
    classes: HashMap<String, Tag>,
    ambiguous: HashSet<&'static str>,
    pub(super) verbs: HashMap<String, Form>,
    nouns: HashMap<&'static str, HashSet<&'static str>>,
    /// The lists of [`GENDERED`] by their names: folded noun, gender.
    genders: HashMap<&'static str, HashMap<String, char>>,
    phrases: HashMap<&'static str, Vec<&'static str>>,
    finders: HashMap<&'static str, AhoCorasick>,
    frames: HashMap<(Voice, &'static str), Vec<Frame>>,
    framed: HashSet<&'static str>,
    /// « converts A into B »: the object goes to the front.
    splits: HashMap<&'static str, Vec<Frame>>,
    /// « resistant to », asked like a participle.
    adjectives: HashSet<&'static str>,
}

/// The lexicon of `language`, read once.
pub(crate) fn lexicon(language: Language) -> &'static Lexicon {
    static FRENCH: OnceLock<Lexicon> = OnceLock::new();
    static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
    macro_rules! read {
        ($code:literal) => {
            Lexicon::read(
                language,
                include_str!(concat!("../../assets/language/", $code, "/words.txt")),
                include_str!(concat!("../../assets/language/", $code, "/verbs.txt")),
                include_str!(concat!("../../assets/language/", $code, "/nouns.txt")),
                include_str!(concat!("../../assets/language/", $code, "/phrases.txt")),
                include_str!(concat!("../../assets/language/", $code, "/frames.txt")),
            )
        };
    }
    match language {
        Language::French => FRENCH.get_or_init(|| read!("fr")),
        Language::English => ENGLISH.get_or_init(|| read!("en")),
    }
}

fn entries(asset: &'static str) -> impl Iterator<Item = &'static str> {
    asset.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn lists(asset: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(asset).filter_map(|line| line.split_once(':')).map(|(name, rest)| (name, rest.trim()))
}

/// Lists of `nouns.txt` whose nouns have their gender before them.
const GENDERED: [&str; 8] =
    ["typed", "attribute", "exam", "exam-end", "measure", "organ", "aspect", "class-gender"];

impl Lexicon {
    fn read(
        language: Language,
        words: &'static str,
        verbs: &'static str,
        nouns: &'static str,
        phrases: &'static str,
        frames: &'static str,
    ) -> Self {
        let mut lexicon = Self {
            language,
            classes: HashMap::new(),
            ambiguous: HashSet::new(),
            verbs: HashMap::new(),
            nouns: HashMap::new(),
            genders: HashMap::new(),
            phrases: HashMap::new(),
            finders: HashMap::new(),
            frames: HashMap::new(),
            framed: HashSet::new(),
            splits: HashMap::new(),
            adjectives: HashSet::new(),
        };
        for (name, list) in lists(words) {
            for word in list.split_whitespace() {
                match Tag::of_class(name) {
                    Some(tag) => {
                        lexicon.classes.entry(word.to_owned()).or_insert(tag);
                    }
                    None => {
                        lexicon.ambiguous.insert(word);
                    }
                }
            }
        }
        for line in entries(verbs) {
            lexicon.verb_line(line);
        }
        for (name, list) in lists(nouns) {
            if GENDERED.contains(&name) {
                let nouns = list.split('|').filter_map(|entry| {
                    let (gender, noun) = entry.split_once(' ')?;
                    Some((fold(noun), gender.chars().next()?))
                });
                lexicon.genders.insert(name, nouns.collect());
            } else {
                lexicon.nouns.insert(name, list.split_whitespace().collect());
            }
        }
        for (name, list) in lists(phrases) {
            let phrases: Vec<&'static str> = list.split('|').collect();
            // Phrases of a file of ours: few and short, so that the automaton can't fail to grow.
            if let Ok(finder) = AhoCorasick::new(phrases.iter().map(|phrase| phrase.trim_end())) {
                lexicon.finders.insert(name, finder);
            }
            lexicon.phrases.insert(name, phrases);
        }
        for line in entries(frames) {
            lexicon.frame(line);
        }
        lexicon
    }

    fn frame(&mut self, line: &'static str) {
        let mut parts = line.split('|');
        let (Some(head), Some(question), Some(kind)) = (parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        let mut head = head.split_whitespace();
        let (Some(voice), Some(lemma)) = (head.next(), head.next()) else { return };
        let split = voice == "split";
        if voice == "adjective" {
            self.adjectives.insert(lemma);
        }
        let voice = match voice {
            "active" => Voice::Active,
            "reflexive" => Voice::Reflexive,
            _ => Voice::Passive,
        };
        self.framed.insert(lemma);
        let preposition = head.next().unwrap_or("-");
        let (kind, open) = match kind.split_once(' ') {
            Some((kind, _)) => (kind, true),
            None => (kind, false),
        };
        let frame = Frame { preposition, question, kind, open };
        if split {
            self.splits.entry(lemma).or_default().push(frame);
        } else {
            self.frames.entry((voice, lemma)).or_default().push(frame);
        }
    }

    /// The adjective of a frame, « resistant » of « resistant to ».
    pub(crate) fn adjective(&self, word: &str) -> Option<&'static str> {
        self.adjectives.get(word).copied()
    }

    /// What to ask of a verb that has both an object and a complement.
    pub(crate) fn splits(&self, lemma: &str) -> &[Frame] {
        self.splits.get(lemma).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn class(&self, word: &str) -> Option<Tag> {
        self.classes.get(word).copied()
    }

    pub(crate) fn is_ambiguous(&self, word: &str) -> bool {
        self.ambiguous.contains(word)
    }

    pub(crate) fn verb(&self, word: &str) -> Option<&Form> {
        self.verbs.get(word)
    }

    /// Whether `word` is in the named list of `nouns.txt`.
    pub(crate) fn noun_is(&self, list: &str, word: &str) -> bool {
        self.nouns.get(list).is_some_and(|words| words.contains(word))
    }

    /// The words of a list of `nouns.txt`.
    pub(crate) fn nouns_of(&self, list: &str) -> impl Iterator<Item = &'static str> {
        self.nouns.get(list).into_iter().flatten().copied()
    }

    fn gender_in(&self, list: &str, noun: &str) -> Option<char> {
        self.genders.get(list)?.get(&fold(noun)).copied()
    }

    /// The gender (`m`, `f` or `n`) of an examination, which its ending may tell: « gonioscopie ».
    pub(crate) fn exam(&self, noun: &str) -> Option<char> {
        self.gender_in("exam", noun).or_else(|| {
            let folded = fold(noun);
            let ends = self.genders.get("exam-end")?.iter();
            let (_, gender) = ends
                .into_iter()
                .find(|(end, _)| folded.len() > end.len() + 2 && folded.ends_with(end.as_str()))?;
            (!self.noun_is("exam-not", &folded)).then_some(*gender)
        })
    }

    /// The gender (`m`, `f` or `n`) of what is measured.
    pub(crate) fn measure(&self, noun: &str) -> Option<char> {
        self.gender_in("measure", noun)
    }

    /// The gender (`m`, `f` or `n`) of a part of the body.
    pub(crate) fn organ(&self, noun: &str) -> Option<char> {
        self.gender_in("organ", noun)
    }

    /// The gender (`m`, `f` or `n`) of a label that asks for a side of what stands above.
    pub(crate) fn aspect(&self, noun: &str) -> Option<char> {
        self.gender_in("aspect", noun)
    }

    /// The named list of `phrases.txt`.
    pub(crate) fn phrases(&self, list: &str) -> &[&'static str] {
        self.phrases.get(list).map_or(&[], Vec::as_slice)
    }

    /// Whether lower-case `text` holds one of the named phrases as whole words, and not within a
    /// phrase of the list `LIST-but`.
    pub(crate) fn says(&self, list: &str, text: &str) -> bool {
        let Some(finder) = self.finders.get(list) else { return false };
        let mut found = finder
            .find_overlapping_iter(text)
            .map(|found| found.range())
            .filter(|range| whole(text, range.clone()))
            .peekable();
        if found.peek().is_none() {
            return false;
        }
        let but: Vec<Range<usize>> = match self.finders.get(format!("{list}-but").as_str()) {
            Some(finder) => finder.find_overlapping_iter(text).map(|found| found.range()).collect(),
            None => Vec::new(),
        };
        found.any(|range| !but.iter().any(|but| but.start <= range.start && range.end <= but.end))
    }

    /// Where the phrases of a list stand in lower-case `text` as whole words.
    pub(crate) fn places<'t>(
        &self,
        list: &str,
        text: &'t str,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self
            .finders
            .get(list)
            .map(|finder| finder.find_overlapping_iter(text).collect::<Vec<_>>());
        let ranges = found.unwrap_or_default().into_iter().map(|found| found.range());
        ranges.filter(|range| whole(text, range.clone()))
    }

    /// The gender (`m`, `f` or `n`) of a noun whose plural opens a list.
    pub(crate) fn typed(&self, singular: &str) -> Option<char> {
        self.gender_in("typed", singular)
    }

    /// The gender (`m` or `f`) of a class that dictionaries give both: « une enzyme ».
    pub(crate) fn class_gender(&self, singular: &str) -> Option<char> {
        self.gender_in("class-gender", singular)
    }

    /// The gender of a noun that is an attribute of the topic.
    pub(crate) fn attribute(&self, noun: &str) -> Option<char> {
        self.gender_in("attribute", noun)
    }

    /// `lemma` as the frames have it, when something is asked of that verb.
    pub(crate) fn framed(&self, lemma: &str) -> Option<&'static str> {
        self.framed.get(lemma).copied()
    }

    pub(crate) fn frames(&self, voice: Voice, lemma: &'static str) -> &[Frame] {
        self.frames.get(&(voice, lemma)).map_or(&[], Vec::as_slice)
    }
}

/// Whether `range` of `text` is words, not part of longer ones; a phrase that ends with a mark may
/// run on.
fn whole(text: &str, range: Range<usize>) -> bool {
    let word = |c: char| c.is_alphanumeric();
    let before = text.get(..range.start).and_then(|t| t.chars().next_back());
    let after = text.get(range.end..).and_then(|t| t.chars().next());
    let phrase = text.get(range).unwrap_or_default();
    let runs_on = before.is_some_and(word) && phrase.starts_with(word);
    let goes_on = phrase.ends_with(word) && after.is_some_and(word);
    !runs_on && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_forms_are_made_from_the_table() {
        let french = lexicon(Language::French);
        let form = |word: &str| french.verb(word).copied().unwrap_or_default();
        assert_eq!((form("sécrète").lemma, form("sécrète").singular), ("sécréter", true));
        assert!(form("provoquent").plural && form("peuvent").plural);
        assert!(form("provoquée").participle && form("dues").participle);
        assert!(form("mesurait").past && form("commençait").past);
        assert_eq!(form("crée").lemma, "créer");
        let english = lexicon(Language::English);
        assert_eq!(english.verb("carries").unwrap().lemma, "carry");
        assert_eq!(english.verb("are").unwrap().lemma, "be");
        assert!(english.verb("occurred").unwrap().participle);
    }

    #[test]
    fn phrases_are_found_as_words() {
        let french = lexicon(Language::French);
        assert!(french.says("cliche", "c’est un défi majeur."));
        assert!(french.says("study", "une série de cas"));
        assert!(!french.says("study", "les troubles sérieux"));
        // « l’étude de » defines a science.
        assert!(!french.says("study", "la sémiologie est l’étude des signes"));
        assert!(french.says("study", "la sémiologie est l’étude des signes, selon les auteurs"));
        assert!(french.says("study", "l’étude des signes a porté sur vingt malades"));
    }

    #[test]
    fn no_list_has_the_name_of_another() {
        for own in [
            include_str!("../../assets/language/fr/nouns.txt"),
            include_str!("../../assets/language/en/nouns.txt"),
            include_str!("../../assets/language/fr/phrases.txt"),
            include_str!("../../assets/language/en/phrases.txt"),
        ] {
            let mut names: Vec<&str> = lists(own).map(|(name, _)| name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }
}
