//! Universal Dependencies' files: sentences of words with their part of speech.

use carabin::generate::tagger::{INFINITIVE, PAST_PARTICIPLE, PRESENT_PARTICIPLE, UPOS};

/// A word and the number of its tag in [`UPOS`].
pub type Word = (String, usize);

fn tag(upos: &str, features: &str) -> usize {
    let has = |feature: &str| features.split('|').any(|own| own == feature);
    if upos == "VERB" && has("VerbForm=Inf") {
        INFINITIVE
    } else if upos == "VERB" && (has("VerbForm=Ger") || (has("VerbForm=Part") && has("Tense=Pres")))
    {
        PRESENT_PARTICIPLE
    } else if upos == "VERB" && has("VerbForm=Part") {
        PAST_PARTICIPLE
    } else {
        UPOS.iter().position(|own| *own == upos).unwrap_or(UPOS.len() - 1)
    }
}

/// The sentences of a CoNLL-U text, twice where words are contracted: as the syntactic words
/// (« de le ») and as they are written (« du », under its first word's part of speech), since a
/// text to read has only the second and a treebank's test only the first.
pub fn sentences(text: &str, written: bool) -> Vec<Vec<Word>> {
    let mut all = Vec::new();
    for block in text.split("\n\n") {
        let mut words = Vec::new();
        let mut surface = Vec::new();
        let mut contracted: Option<(String, usize, bool)> = None;
        for line in block.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, _, upos, _, features, ..] = columns.as_slice() else { continue };
            if let Some((_, last)) = id.split_once('-') {
                contracted = Some(((*form).to_owned(), last.parse().unwrap_or(0), false));
                continue;
            }
            let Ok(number) = id.parse::<usize>() else { continue };
            let tag = tag(upos, features);
            words.push(((*form).to_owned(), tag));
            match &mut contracted {
                Some((whole, last, begun)) => {
                    if !*begun {
                        surface.push((whole.clone(), tag));
                        *begun = true;
                    }
                    if number >= *last {
                        contracted = None;
                    }
                }
                None => surface.push(words.last().cloned().unwrap_or_default()),
            }
        }
        if words.is_empty() {
            continue;
        }
        if written && surface.len() != words.len() {
            all.push(surface);
        }
        all.push(words);
    }
    all
}
