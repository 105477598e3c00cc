//! Makes the language assets again, each from public packages or from a folder of treebanks.
//!
//! ```text
//! cargo run --release --example assets -- lexicon fr FOLDER     Dicollecte's fr.dic and fr.aff
//! cargo run --release --example assets -- lexicon en FOLDER     WordNet's index.*, *.exc, cntlist.rev
//! cargo run --release --example assets -- classes fr FOLDER     word_classes_fr.tsv
//! cargo run --release --example assets -- tagger fr|en TREEBANKS
//! cargo run --release --example assets -- parser fr|en TREEBANKS
//! ```
//!
//! `assets/LICENCES.md` says where the folders come from. Taggers and parsers are told their
//! accuracy on the treebanks' test parts, which they never learn from.

mod conllu;
mod hunspell;
mod lexicon;
mod parser;
mod perceptron;
mod prune;
mod train;
mod treebanks;
mod wordnet;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use carabin::generate::classes::Classes;
use fst::MapBuilder;

const USAGE: &str = "assets lexicon|classes|tagger|parser fr|en FOLDER";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, language, folder] = arguments.as_slice() else { return Err(USAGE.into()) };
    let folder = Path::new(folder);
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language").join(language);
    match (what.as_str(), language.as_str()) {
        ("lexicon", "fr") => {
            let read = |name: &str| fs::read_to_string(folder.join(name));
            let entries = hunspell::entries(&read("fr.dic")?, &read("fr.aff")?);
            fs::write(out.join("lexicon.bin"), lexicon::write(&entries)?)?;
        }
        ("lexicon", "en") => {
            let entries = wordnet::entries(folder)?;
            fs::write(out.join("lexicon.bin"), lexicon::write(&entries)?)?;
        }
        ("classes", "fr") => {
            let table = fs::read_to_string(folder.join("word_classes_fr.tsv"))?;
            fs::write(out.join("classes.bin"), classes(&table)?)?;
        }
        ("tagger", "fr" | "en") => treebanks::tagger(folder, &out, language)?,
        ("parser", "fr" | "en") => treebanks::parser(folder, &out, language)?,
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// A map of a table's lines: a word, its coarse and its fine class.
fn classes(table: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut numbers = BTreeMap::new();
    for line in table.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [word, coarse, fine] = columns.as_slice() else { continue };
        numbers.insert(word.replace('’', "'"), Classes::number(coarse.parse()?, fine.parse()?));
    }
    let mut builder = MapBuilder::memory();
    builder.extend_iter(numbers)?;
    Ok(builder.into_inner()?)
}
