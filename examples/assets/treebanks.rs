//! Which treebanks the taggers and the parsers learn from.

use std::error::Error;
use std::fs;
use std::path::Path;

use carabin::generate::classes::Classes;
use carabin::generate::tagger;
use carabin::generate::trees::{Cues, Model, Weights};
use carabin::generate::words::Words;

use crate::conllu::{self, Word};
use crate::train::{self, Knowledge};

/// French treebanks under the LGPL-LR.
const SEQUOIA: &[&str] = &["fr_sequoia-ud-train", "fr_sequoia-ud-dev", "fr_fqb-ud-test"];
/// French treebanks under CC BY-SA 4.0.
const GSD: &[&str] = &["fr_gsd-ud-dev", "fr_pud-ud-test"];
/// English ones, under CC BY-SA 4.0.
const EWT: &[&str] = &["en_ewt-ud-train"];

fn read(folder: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    let path = folder.join(format!("{name}.conllu"));
    Ok(fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?)
}

fn all(
    folder: &Path,
    names: &[&str],
    sentences: fn(&str) -> Vec<Vec<Word>>,
) -> Result<Vec<Vec<Word>>, Box<dyn Error>> {
    let mut all = Vec::new();
    for name in names {
        all.extend(sentences(&read(folder, name)?));
    }
    Ok(all)
}

fn knowledge(out: &Path, language: &str) -> Result<(Words, Classes), Box<dyn Error>> {
    let words = Words::read(fs::read(out.join("lexicon.bin"))?.leak())?;
    let classes = match language {
        "fr" => Classes::read(fs::read(out.join("classes.bin"))?.leak())?,
        _ => Classes::default(),
    };
    Ok((words, classes))
}

fn names(language: &str) -> (Vec<&'static str>, &'static str) {
    match language {
        "fr" => ([SEQUOIA, GSD].concat(), "fr_gsd-ud-test"),
        _ => (EWT.to_vec(), "en_ewt-ud-test"),
    }
}

/// What sentences look like where the language's treebanks write contractions.
fn surface(language: &str) -> fn(&str) -> Vec<Vec<Word>> {
    if language == "fr" { conllu::written } else { conllu::sentences }
}

pub fn tagger(folder: &Path, out: &Path, language: &str) -> Result<(), Box<dyn Error>> {
    let (words, classes) = knowledge(out, language)?;
    let known = Knowledge { words: &words, classes: &classes };
    let (names, test) = names(language);
    let sentences = all(folder, &names, surface(language))?;
    let lessons: Vec<&[Word]> = sentences.iter().map(Vec::as_slice).collect();
    let features = train::train(&lessons, known, train::RUNS);
    let bytes = tagger::Model::write(&features);
    let model = tagger::Model::read(&bytes)?;
    println!("{} features, {} bytes", features.len(), bytes.len());
    for (what, sentences) in [
        ("split", conllu::sentences(&read(folder, test)?)),
        ("surface", surface(language)(&read(folder, test)?)),
    ] {
        println!("{what}: {:.2} % right", 100.0 * train::accuracy(&model, &sentences, known));
    }
    fs::write(out.join("tagger.bin"), bytes)?;
    Ok(())
}

pub fn parser(folder: &Path, out: &Path, language: &str) -> Result<(), Box<dyn Error>> {
    let (words, classes) = knowledge(out, language)?;
    let known = Knowledge { words: &words, classes: &classes };
    let tagger = tagger::Model::read(&fs::read(out.join("tagger.bin"))?)?;
    let (names, test) = names(language);
    let sentences = all(folder, &names, surface(language))?;
    let tags = train::jackknife(&sentences, known);
    let mut weights = crate::parser::train(&sentences, &tags, known);
    let model = Model::new(vec![weights.clone()]);
    let mut margins = Vec::new();
    let (mut heads, mut labels, mut count) = (0, 0, 0);
    for sentence in surface(language)(&read(folder, test)?) {
        let forms: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
        let tags = train::tags(&tagger, &sentence, known);
        let cues = Cues::new(&forms, &tags, &words, &classes);
        let tree = model.beam(&cues);
        for (at, word) in (1..).zip(&sentence) {
            if word.tag == 3 {
                continue;
            }
            let head = tree.head(at);
            let right = word.head == if head == tree.root() { 0 } else { head };
            heads += usize::from(right);
            labels += usize::from(right && tree.label(at).relation() == word.label.relation());
            count += 1;
            margins.push(u32::try_from(tree.margin(at)).unwrap_or(0));
        }
    }
    let share = |part: usize| 100.0 * part as f64 / count as f64;
    margins.sort_unstable();
    weights.margins =
        (0..256).filter_map(|i| margins.get(i * margins.len() / 256).copied()).collect();
    let bytes = Weights::write(&weights);
    println!("UAS {:.2}, LAS {:.2}, {} bytes", share(heads), share(labels), bytes.len());
    fs::write(out.join("parser.bin"), bytes)?;
    Ok(())
}
