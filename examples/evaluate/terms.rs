//! Terms against ACTER's gold lists: unique lower-case forms, without and with named entities.

use std::collections::HashSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use carabin::generate::{self, Input};

use crate::{Row, read, scores};

pub fn rows(folder: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for language in ["fr", "en"] {
        for domain in ["corp", "equi", "wind"] {
            let base = folder.join(language).join(domain);
            let inputs = texts(&base.join("texts"))?;
            let ranked = generate::terms(&inputs, language.parse().ok(), &|_| true);
            let found: HashSet<String> =
                ranked.unwrap_or_default().into_iter().map(|ranked| ranked.term).collect();
            let mut values = Vec::new();
            for list in ["terms", "terms_nes"] {
                let gold = read(&base.join(format!("gold/{domain}_{language}_{list}.tsv")))?;
                let gold: HashSet<String> = gold
                    .lines()
                    .filter_map(|line| line.split('\t').next())
                    .map(|term| term.to_lowercase().replace('’', "'"))
                    .collect();
                let right = found.intersection(&gold).count();
                values.push(scores(right, found.len(), gold.len()).2);
            }
            if let [plain, named] = values.as_slice() {
                rows.push(Row {
                    measure: format!("terms, ACTER {domain}, {language}"),
                    value: format!("F1 {plain:.1} / {named:.1}"),
                    of: format!("{} terms said; without / with named entities", found.len()),
                });
            }
        }
    }
    Ok(rows)
}

fn texts(folder: &Path) -> Result<Vec<Input>, Box<dyn Error>> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let input = |path: PathBuf| Ok(Input { text: read(&path)?, name: path.display().to_string() });
    paths.into_iter().map(input).collect()
}
