//! What the ranking learns from: one line of JSON for each card that was thought of for a text.
//!
//! ```text
//! cargo run --release --example ranking -- TEXT...
//! ```
//!
//! `assets/build/ranking.py` matches the rows with readers' marks and makes the weights.

use std::error::Error;
use std::fs;
use std::path::Path;

use carabin::generate::{Input, Options, generate, measure};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let path = Path::new(&path);
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let input = Input { name, text: String::from_utf8_lossy(&fs::read(path)?).into_owned() };
        let Some(made) = generate(&[input], &Options::default(), &|_| true) else { continue };
        for (candidate, cues) in made.candidates.iter().zip(measure::card_cues(&made)) {
            let cards = candidate.note.cards();
            let Some(shown) = cards.first() else { continue };
            let row = json!({
                "text": path.file_stem().map(|stem| stem.to_string_lossy()),
                "quote": made.sentences.get(candidate.sentence).map(|s| s.text.as_str()),
                "context": candidate.note.context,
                "front": shown.question.front(),
                "back": shown.question.back(),
                "dangling": candidate.dangling,
                "cues": cues,
            });
            println!("{row}");
        }
    }
    Ok(())
}
