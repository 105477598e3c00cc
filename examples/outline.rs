//! How the outline of texts is read: `cargo run --example outline -- FILE …`.
//!
//! Prints the title and, for each block, its shape, its path and its text. With `--title` only
//! the titles.

use std::io::Write as _;

use carabin::generate::{Input, outline};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut titles = false;
    for path in std::env::args().skip(1) {
        if path == "--title" {
            titles = true;
            continue;
        }
        let text = std::fs::read_to_string(&path)?;
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let shown = outline(&Input { name, text });
        if titles {
            writeln!(out, "{path}\t{}", shown.lines().next().unwrap_or_default())?;
        } else {
            writeln!(out, "=== {path}\n{shown}")?;
        }
    }
    Ok(())
}
