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

/// The words of a sentence that stands in one block of a CoNLL-U text, and its contractions.
fn block(block: &str) -> (Vec<Word>, Vec<(usize, usize, String)>) {
    let (mut words, mut contractions) = (Vec::new(), Vec::new());
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
        words.push(Word {
            form: (*form).to_owned(),
            tag: tag(upos, features),
            head: head.parse().unwrap_or(0),
            label: Label::of_relation(relation),
        });
    }
    (words, contractions)
}

/// « de le » as it is written: « du », in the place of the one of the two that hangs on another
/// word.
fn contract(words: &[Word], contractions: &[(usize, usize, String)]) -> Vec<Word> {
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

/// The sentences of a CoNLL-U text: the syntactic words (« de le »).
pub fn sentences(text: &str) -> Vec<Vec<Word>> {
    text.split("\n\n").map(|text| block(text).0).filter(|words| !words.is_empty()).collect()
}

/// The sentences of a CoNLL-U text: the words as they are written (« du »).
pub fn written(text: &str) -> Vec<Vec<Word>> {
    let blocks = text.split("\n\n").map(block).filter(|(words, _)| !words.is_empty());
    blocks.map(|(words, contractions)| contract(&words, &contractions)).collect()
}
