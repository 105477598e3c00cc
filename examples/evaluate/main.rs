//! One table of what the generator's stages are worth, on material that is not in the project.
//!
//! ```text
//! cargo run --release --example evaluate -- --shared ../shared
//! ```
//!
//! The folder holds `treebanks/` (Universal Dependencies), `generation/` (MED1250, a corpus) and
//! `acter/` (texts and gold terms). Taggers learn from other parts of the treebanks; the terms'
//! weights are learnt from these ACTER domains, so that their rows flatter: `assets/build/terms.py`
//! says what they are worth on a domain left out.

mod abbreviations;
#[allow(dead_code, reason = "some of it is for training")]
#[path = "../assets/conllu.rs"]
mod conllu;
mod speed;
mod terms;
mod treebank;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A line of the table.
#[derive(Debug)]
pub struct Row {
    pub measure: String,
    pub value: String,
    /// What the value rests on.
    pub of: String,
}

/// Precision, recall and F1 in per cent.
#[must_use]
pub fn scores(right: usize, said: usize, gold: usize) -> (f64, f64, f64) {
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    (share(right, said), share(right, gold), 200.0 * right as f64 / (said + gold).max(1) as f64)
}

fn table(shared: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = treebank::rows(&shared.join("treebanks"))?;
    rows.extend(abbreviations::rows(&shared.join("generation/abbreviations"))?);
    rows.extend(terms::rows(&shared.join("acter"))?);
    rows.extend(speed::rows(&shared.join("generation/corpus"))?);
    Ok(rows)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [flag, shared] = arguments.as_slice() else {
        eprintln!("evaluate --shared FOLDER");
        return ExitCode::from(2);
    };
    if flag != "--shared" {
        eprintln!("evaluate --shared FOLDER");
        return ExitCode::from(2);
    }
    match table(&PathBuf::from(shared)) {
        Ok(rows) => {
            println!("| measure | value | of |\n|---|---:|---|");
            for Row { measure, value, of } in rows {
                println!("| {measure} | {value} | {of} |");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("evaluate: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads a file, naming it in the error. MED1250 has a few bytes that are no UTF-8.
pub fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
