//! The cues that the questions of labels are learned from: one list of JSON for each line of
//! language, heading, label, mark and values (tabs between them, U+001F between values).
//!
//! `assets/build/asked.py` runs it.

use std::error::Error;
use std::io;

use carabin::generate::{Language, measure};

fn main() -> Result<(), Box<dyn Error>> {
    for line in io::stdin().lines() {
        let line = line?;
        let cells: Vec<&str> = line.split('\t').collect();
        let &[language, heading, label, mark, values] = cells.as_slice() else {
            return Err(format!("five cells are wanted: {line}").into());
        };
        let language = if language == "fr" { Language::French } else { Language::English };
        let heading = Some(heading).filter(|heading| !heading.is_empty());
        let values: Vec<&str> = values.split('\u{1f}').collect();
        let mark = mark.chars().next().unwrap_or(':');
        let cues = measure::entry_cues(language, heading, label, &values, mark);
        println!("{}", serde_json::to_string(&cues)?);
    }
    Ok(())
}
