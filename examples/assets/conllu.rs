//! Universal Dependencies' files: sentences of words with their tags and heads.

use carabin::generate::tagger as tags;
use carabin::generate::tagger::UPOS;
use carabin::generate::trees::Label;

/// A word of a treebank.
#[derive(Debug, Clone)]
pub struct Word {
    pub form: String,
    /// Its tag's number.
    pub tag: usize,
    /// From 1 on; 0 for the root.
    pub head: usize,
    pub label: Label,
}

impl Word {
    /// Marks are not scored.
    pub fn is_mark(&self) -> bool {
        self.upos() == "PUNCT"
    }

    pub fn upos(&self) -> &'static str {
        UPOS[self.tag]
    }
}

fn tag(upos: &str, features: &str) -> usize {
    let feature = |name: &str| {
        let mut all = features.split('|').filter_map(|feature| feature.split_once('='));
        all.find(|(own, _)| *own == name).map_or("", |(_, value)| value)
    };
    let form = match feature("VerbForm") {
        "Inf" => Some((tags::INFINITIVE, tags::AUXILIARY_INFINITIVE)),
        "Ger" => Some((tags::PRESENT_PARTICIPLE, tags::AUXILIARY_PRESENT_PARTICIPLE)),
        "Part" if feature("Tense") == "Pres" => {
            Some((tags::PRESENT_PARTICIPLE, tags::AUXILIARY_PRESENT_PARTICIPLE))
        }
        "Part" => Some((tags::PAST_PARTICIPLE, tags::AUXILIARY_PAST_PARTICIPLE)),
        _ => None,
    };
    match (upos, form, feature("PronType")) {
        ("VERB", Some((verb, _)), _) => verb,
        ("AUX", Some((_, auxiliary)), _) => auxiliary,
        ("ADP", ..) if !feature("Definite").is_empty() => tags::WITH_ARTICLE,
        ("DET", _, "Int") => tags::INTERROGATIVE_DETERMINER,
        ("ADV", _, "Int") => tags::INTERROGATIVE_ADVERB,
        ("PRON", ..) if feature("Reflex") == "Yes" => tags::REFLEXIVE,
        ("PRON", _, "Prs") => tags::PERSONAL,
        ("PRON", _, "Dem") => tags::DEMONSTRATIVE,
        ("PRON", _, "Ind" | "Neg" | "Tot") => tags::INDEFINITE,
        ("PRON", _, kind) if kind.starts_with("Rel") => tags::RELATIVE,
        ("PRON", _, kind) if kind.starts_with("Int") => tags::INTERROGATIVE,
        _ => UPOS.iter().position(|own| *own == upos).unwrap_or(14),
    }
}

/// Words that are written as one: the first, the last, how.
type Contraction = (usize, usize, String);

/// The words of a sentence that stands in one block of a CoNLL-U text, whether a space follows
/// each, and its contractions.
fn block(block: &str) -> (Vec<Word>, Vec<bool>, Vec<Contraction>) {
    let (mut words, mut spaces, mut contractions) = (Vec::new(), Vec::new(), Vec::new());
    for line in block.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, _, features, head, relation, ..] = columns.as_slice() else {
            continue;
        };
        if let Some((first, last)) = id.split_once('-') {
            if let (Ok(first), Ok(last)) = (first.parse(), last.parse()) {
                contractions.push((first, last, (*form).to_owned()));
            }
            continue;
        }
        if id.parse::<usize>().is_err() {
            continue;
        }
        spaces.push(!columns.last().is_some_and(|column| column.contains("SpaceAfter=No")));
        // Sequoia calls it a noun, the others a symbol.
        let upos = if *form == "%" { "SYM" } else { *upos };
        words.push(Word {
            form: (*form).to_owned(),
            tag: tag(upos, features),
            head: head.parse().unwrap_or(0),
            label: Label::of_relation(relation),
        });
    }
    (words, spaces, contractions)
}

/// « de le » as it is written: « du », in the place of the one of the two that hangs on another
/// word.
fn contract(words: &[Word], contractions: &[Contraction]) -> Vec<Word> {
    // The word that stands for each one, from 1 on.
    let mut kept: Vec<usize> = (0..=words.len()).collect();
    let mut forms: Vec<Option<&str>> = vec![None; words.len() + 1];
    for (first, last, form) in contractions {
        let inside = |at: usize| (*first..=*last).contains(&at);
        let top = (*first..=*last).find(|at| !inside(words[at - 1].head)).unwrap_or(*first);
        forms[top] = Some(form);
        kept[*first..=*last].fill(top);
    }
    let mut places = vec![0; words.len() + 1];
    let mut count = 0;
    for at in 1..=words.len() {
        if kept[at] == at {
            count += 1;
            places[at] = count;
        }
    }
    let mut surface = Vec::new();
    for at in (1..=words.len()).filter(|at| kept[*at] == *at) {
        let mut word = words[at - 1].clone();
        word.head = places[kept[word.head]];
        if let Some(form) = forms[at] {
            form.clone_into(&mut word.form);
            let article = (1..=words.len()).any(|i| kept[i] == at && words[i - 1].tag == 2);
            if article && word.tag == 1 {
                word.tag = tags::WITH_ARTICLE;
            }
        }
        surface.push(word);
    }
    surface
}

/// What the program reads as one word and English treebanks part: « long-term », « cannot ».
fn compounds(words: &[Word], spaces: &[bool]) -> Vec<Contraction> {
    let is_word = |form: &str| form.chars().all(char::is_alphanumeric);
    let mut compounds = Vec::new();
    let mut first = 0;
    while first < words.len() {
        let mut last = first;
        while let [own, next, ..] = &words[last..]
            && is_word(&own.form)
            && !spaces[last]
        {
            last += match words.get(last + 2) {
                Some(third) if next.form == "-" && is_word(&third.form) && !spaces[last + 1] => 2,
                _ if is_word(&next.form) => 1,
                _ => break,
            };
        }
        if last > first {
            let form = words[first..=last].iter().map(|word| word.form.as_str()).collect();
            compounds.push((first + 1, last + 1, form));
        }
        first = last + 1;
    }
    compounds
}

/// The sentences of a CoNLL-U text: the syntactic words (« de le »).
pub fn sentences(text: &str) -> Vec<Vec<Word>> {
    text.split("\n\n").map(|text| block(text).0).filter(|words| !words.is_empty()).collect()
}

/// The sentences of a CoNLL-U text: the words as they are written (« du »).
pub fn written(text: &str) -> Vec<Vec<Word>> {
    let blocks = text.split("\n\n").map(block).filter(|(words, ..)| !words.is_empty());
    blocks.map(|(words, _, contractions)| contract(&words, &contractions)).collect()
}

/// The sentences of a CoNLL-U text: the syntactic words; then those that have compounds once more,
/// with each compound in one piece.
pub fn with_compounds(text: &str) -> Vec<Vec<Word>> {
    let mut all = sentences(text);
    for (words, spaces, _) in text.split("\n\n").map(block) {
        let compounds = compounds(&words, &spaces);
        if !compounds.is_empty() {
            all.push(contract(&words, &compounds));
        }
    }
    all
}
