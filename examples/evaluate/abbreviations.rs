//! Abbreviations with their long forms, against MED1250: exact pairs, without regard to case and
//! spaces.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use carabin::generate::measure;

use crate::{Row, read, scores};

fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn rows(folder: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let text = read(&folder.join("MED1250_labeled"))?;
    let (mut right, mut said, mut gold) = (0, 0, 0);
    for record in text.split("\n\n") {
        let mut abstracted = String::new();
        let mut pairs = BTreeSet::new();
        for line in record.lines().skip(1) {
            if let Some((short, long)) = line.strip_prefix("  ").and_then(|l| l.split_once('|')) {
                pairs.insert((plain(short), plain(long)));
            } else {
                abstracted.push_str(line);
                abstracted.push('\n');
            }
        }
        let found: BTreeSet<(String, String)> = abstracted
            .lines()
            .flat_map(measure::abbreviations)
            .map(|(short, long)| (plain(&short), plain(&long)))
            .collect();
        right += found.intersection(&pairs).count();
        said += found.len();
        gold += pairs.len();
        if std::env::var_os("EVALUATE_SHOW").is_some() {
            for (short, long) in found.difference(&pairs) {
                println!("+ {short} | {long}");
            }
            for (short, long) in pairs.difference(&found) {
                println!("- {short} | {long}");
            }
        }
    }
    let (precision, recall, f1) = scores(right, said, gold);
    Ok(vec![Row {
        measure: "abbreviations, MED1250".to_owned(),
        value: format!("F1 {f1:.2}"),
        of: format!("P {precision:.1}, R {recall:.1}, {gold} pairs"),
    }])
}
