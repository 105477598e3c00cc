//! Makes the language assets again, each from public packages or from a folder of treebanks.
//!
//! ```text
//! cargo run --release --example assets -- lexicon fr FOLDER     Dicollecte's fr.dic and fr.aff
//! cargo run --release --example assets -- lexicon en FOLDER     WordNet's index.*, *.exc, cntlist.rev
//! cargo run --release --example assets -- tagger fr TREEBANKS   fr_gsd-ud-dev + fr_pud-ud-test
//! cargo run --release --example assets -- tagger en TREEBANKS   en_ewt-ud-dev + en_pud-ud-test
//! ```
//!
//! `assets/LICENCES.md` says where the folders come from. A tagger is told its accuracy on the
//! treebank's test part, which it never learns from.

mod conllu;
mod hunspell;
mod lexicon;
mod train;
mod wordnet;

use std::error::Error;
use std::fs;
use std::path::Path;

use carabin::generate::tagger::Model;
use carabin::generate::words::Words;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, language, folder] = arguments.as_slice() else {
        return Err("assets lexicon|tagger fr|en FOLDER".into());
    };
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
        ("tagger", "fr") => tagger(folder, &out, "fr_gsd-ud-dev fr_pud-ud-test", "fr_gsd-ud-test")?,
        ("tagger", "en") => tagger(folder, &out, "en_ewt-ud-dev en_pud-ud-test", "en_ewt-ud-test")?,
        _ => return Err("assets lexicon|tagger fr|en FOLDER".into()),
    }
    Ok(())
}

fn tagger(folder: &Path, out: &Path, learn: &str, test: &str) -> Result<(), Box<dyn Error>> {
    let read = |name: &str| fs::read_to_string(folder.join(format!("{name}.conllu")));
    let words = Words::read(fs::read(out.join("lexicon.bin"))?.leak())?;
    let mut sentences = Vec::new();
    for name in learn.split(' ') {
        sentences.extend(conllu::sentences(&read(name)?, true));
    }
    let features = train::train(&sentences, &words);
    let bytes = Model::write(&features);
    let model = Model::read(&bytes)?;
    let test = conllu::sentences(&read(test)?, false);
    println!(
        "{} features, {} bytes, {:.2} % right",
        features.len(),
        bytes.len(),
        100.0 * train::accuracy(&model, &test, &words)
    );
    fs::write(out.join("tagger.bin"), bytes)?;
    Ok(())
}
