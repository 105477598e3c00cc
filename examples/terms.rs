//! The feature rows that the terms' ranking learns from: one line for each candidate of ACTER's
//! collections (`all`) and of each of their texts.
//!
//! ```text
//! cargo run --release --example terms -- ACTER > rows.tsv
//! ```
//!
//! `assets/build/terms.py` makes the weights of them.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use carabin::generate::{Input, Language, measure::term_features};

fn texts(folder: &Path) -> Result<Vec<Input>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let read = |path: PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        Ok(Input { name: path.display().to_string(), text })
    };
    paths.into_iter().map(read).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("terms ACTER")?);
    let mut out = std::io::stdout().lock();
    let mut headed = false;
    for code in ["fr", "en"] {
        let language: Language = code.parse()?;
        for domain in ["corp", "equi", "wind"] {
            let inputs = texts(&folder.join(code).join(domain).join("texts"))?;
            let each = inputs.iter().enumerate().map(|(at, input)| (at.to_string(), input));
            let each = each.map(|(name, input)| (name, vec![input.clone()]));
            let groups: Vec<_> =
                std::iter::once(("all".to_owned(), inputs.clone())).chain(each).collect();
            for (name, inputs) in groups {
                for (term, features) in term_features(&inputs, language) {
                    let (names, values): (Vec<&str>, Vec<String>) =
                        features.iter().map(|(name, value)| (*name, format!("{value:.4}"))).unzip();
                    if !headed {
                        writeln!(out, "language\tdomain\ttext\tterm\t{}", names.join("\t"))?;
                        headed = true;
                    }
                    writeln!(out, "{code}\t{domain}\t{name}\t{term}\t{}", values.join("\t"))?;
                }
            }
        }
    }
    Ok(())
}
