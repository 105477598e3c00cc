//! The whole pipeline's throughput on one thread: the median of seven runs.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use carabin::generate::{Input, Options, generate};

use crate::{Row, read};

const RUNS: usize = 7;

pub fn rows(folder: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let abstracts = read(&folder.join("morfitt-abstracts.tsv"))?.replace('\t', "\n\n");
    let mut sheets = String::new();
    for entry in std::fs::read_dir(folder.join("recommandations"))? {
        sheets.push_str(&read(&entry?.path())?);
        sheets.push('\n');
    }
    Ok(vec![row("guideline sheets", &sheets), row("abstracts", &abstracts)])
}

fn row(name: &str, text: &str) -> Row {
    let inputs = [Input { name: name.to_owned(), text: text.to_owned() }];
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let began = Instant::now();
            let made = generate(&inputs, &Options::default(), &|_| true);
            let taken = began.elapsed().as_secs_f64();
            drop(made);
            taken
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let size = text.len() as f64 / 1e6;
    let median = seconds.get(RUNS / 2).copied().unwrap_or(f64::MAX);
    Row {
        measure: format!("throughput, {name}"),
        value: format!("{:.2} MB/s", size / median),
        of: format!("{size:.1} MB, one thread, median of {RUNS}"),
    }
}
