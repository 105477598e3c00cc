//! Which treebanks the taggers and the parsers learn from.
//!
//! A language's sources each make files of their own, so that what was learnt from treebanks of
//! different licences stays apart; the program adds their weights up.

use std::error::Error;
use std::fs;
use std::path::Path;

use carabin::generate::classes::Classes;
use carabin::generate::tagger;
use carabin::generate::trees::{Cues, Model};
use carabin::generate::words::Words;

use crate::conllu::{self, Word};
use crate::train::Knowledge;
use crate::{parser, train};

/// Treebanks of one licence.
struct Source {
    /// Where its files go, below the language's folder.
    folder: &'static str,
    treebanks: &'static [&'static str],
    /// How much its weights count beside the others', in the tagger and in the parser.
    tagger: f32,
    parser: f32,
}

/// What is made for a language.
struct Plan {
    sources: &'static [Source],
    test: &'static str,
    /// How a treebank's sentences are read to learn from, and to be tested on.
    learn: fn(&str) -> Vec<Vec<Word>>,
    look: fn(&str) -> Vec<Vec<Word>>,
}

const FRENCH: Plan = Plan {
    sources: &[
        Source {
            folder: "sequoia",
            treebanks: &["fr_sequoia-ud-train", "fr_sequoia-ud-dev", "fr_fqb-ud-test"],
            tagger: 0.8,
            parser: 0.9,
        },
        Source {
            folder: "gsd",
            treebanks: &["fr_gsd-ud-dev", "fr_pud-ud-test"],
            tagger: 1.0,
            parser: 0.7,
        },
    ],
    test: "fr_gsd-ud-test",
    learn: conllu::written,
    look: conllu::written,
};

const ENGLISH: Plan = Plan {
    sources: &[Source { folder: "ewt", treebanks: &["en_ewt-ud-train"], tagger: 1.0, parser: 1.0 }],
    test: "en_ewt-ud-test",
    learn: conllu::with_compounds,
    look: conllu::sentences,
};

fn plan(language: &str) -> Plan {
    if language == "fr" { FRENCH } else { ENGLISH }
}

/// What a language's lexicon and classes know of its words.
pub struct Language {
    words: Words,
    classes: Classes,
}

impl Language {
    pub fn read(out: &Path) -> Result<Self, Box<dyn Error>> {
        let words = Words::read(fs::read(out.join("lexicon.bin"))?.leak())?;
        let classes = out.join("classes.bin");
        let classes = if classes.exists() {
            Classes::read(fs::read(classes)?.leak())?
        } else {
            Classes::default()
        };
        Ok(Self { words, classes })
    }

    pub fn knowledge(&self) -> Knowledge<'_> {
        Knowledge { words: &self.words, classes: &self.classes }
    }
}

fn read(folder: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    let path = folder.join(format!("{name}.conllu"));
    Ok(fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?)
}

impl Plan {
    fn lessons(&self, folder: &Path, source: &Source) -> Result<Vec<Vec<Word>>, Box<dyn Error>> {
        let mut all = Vec::new();
        for name in source.treebanks {
            all.extend((self.learn)(&read(folder, name)?));
        }
        Ok(all)
    }

    /// A file of each source.
    fn files(&self, out: &Path, name: &str) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
        let read = |source: &Source| fs::read(out.join(source.folder).join(name));
        Ok(self.sources.iter().map(read).collect::<Result<_, _>>()?)
    }

    fn tagger(&self, out: &Path) -> Result<tagger::Model, Box<dyn Error>> {
        let files = self.files(out, "tagger.bin")?;
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        Ok(tagger::Model::read(&files)?)
    }
}

/// Trains a language's tagger, and prints its accuracy.
pub fn tagger(folder: &Path, out: &Path, language: &str) -> Result<(), Box<dyn Error>> {
    let plan = plan(language);
    let own = Language::read(out)?;
    for source in plan.sources {
        let lessons = plan.lessons(folder, source)?;
        let lessons: Vec<&[Word]> = lessons.iter().map(Vec::as_slice).collect();
        let features = train::train(&lessons, own.knowledge(), train::RUNS, source.tagger);
        let path = out.join(source.folder).join("tagger.bin");
        fs::write(path, tagger::Model::write(&features))?;
    }
    let test = (plan.look)(&read(folder, plan.test)?);
    let accuracy = train::accuracy(&plan.tagger(out)?, &test, own.knowledge());
    println!("{:.2} % right", 100.0 * accuracy);
    Ok(())
}

/// Trains a language's parser for its tagger, and prints how many heads and labels are right.
pub fn parser(folder: &Path, out: &Path, language: &str) -> Result<(), Box<dyn Error>> {
    let plan = plan(language);
    let own = Language::read(out)?;
    let known = own.knowledge();
    let mut parts = Vec::new();
    for source in plan.sources {
        let lessons = plan.lessons(folder, source)?;
        let tags = train::jackknife(&lessons, known);
        parts.push(parser::train(&lessons, &tags, known).weights(source.parser));
    }
    let test = (plan.look)(&read(folder, plan.test)?);
    let score = score(&Model::new(parts.clone()), &plan.tagger(out)?, &test, known);
    println!("UAS {:.2}, LAS {:.2}", 100.0 * score.heads, 100.0 * score.labels);
    if let Some(last) = parts.last_mut() {
        last.margins = score.margins;
    }
    for (source, part) in plan.sources.iter().zip(parts) {
        fs::write(out.join(source.folder).join("parser.bin"), part.write())?;
    }
    Ok(())
}

/// The shares of words with the right head, and with the right label too; punctuation apart.
struct Score {
    heads: f64,
    labels: f64,
    /// How far the labels are ahead of the second best: some of all, evenly spaced by rank.
    margins: Vec<u32>,
}

/// So many margins are written.
const MARGINS: usize = 256;

fn score(model: &Model, tagger: &tagger::Model, test: &[Vec<Word>], known: Knowledge<'_>) -> Score {
    let (mut heads, mut labels) = (0, 0);
    let mut margins = Vec::new();
    for sentence in test {
        let forms: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
        let tags = train::tags(tagger, sentence, known);
        let (tree, _) = model.trees(&Cues::new(&forms, &tags, known.words, known.classes));
        for (at, word) in (1..).zip(sentence).filter(|(_, word)| !word.is_mark()) {
            let head = tree.head(at);
            let right = word.head == if head == tree.root() { 0 } else { head };
            let named = tree.label(at).relation() == word.label.relation();
            heads += usize::from(right);
            labels += usize::from(right && named);
            margins.push(u32::try_from(tree.margin(at)).unwrap_or(0));
        }
    }
    margins.sort_unstable();
    let share = |part: usize| part as f64 / margins.len().max(1) as f64;
    let (heads, labels) = (share(heads), share(labels));
    let ranks = (0..MARGINS).map(|rank| rank * margins.len() / MARGINS);
    let margins = ranks.filter_map(|rank| margins.get(rank).copied()).collect();
    Score { heads, labels, margins }
}
