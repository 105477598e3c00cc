//! One sheet, written in every way that students head and list: each line keeps its headings.

use std::fmt::Write as _;

use super::super::Input;
use super::super::block::Block;
use super::super::clean::{self, Document};
use super::super::language::Language;
use super::settle;
use crate::deck::fold;

/// A section: its heading, its own lines, and what stands under it with lines of their own.
type Section =
    (&'static str, &'static [&'static str], &'static [(&'static str, &'static [&'static str])]);

const TITLE: &str = "La gale";
const SHEET: &[Section] = &[
    ("Agent", &["acarien femelle, 0,3 mm", "meurt en 48 h hors de la peau"], &[]),
    (
        "Clinique",
        &["incubation de 3 semaines"],
        &[
            ("Signes typiques", &["prurit nocturne, familial", "sillons entre les doigts"]),
            ("Formes rares", &["gale croûteuse du sujet âgé", "nodules du scrotum"]),
        ],
    ),
    (
        "Prise en charge",
        &["dépister tout le foyer"],
        &[
            ("Topique", &["perméthrine, 2 applications à J0 et J8", "benzoate de benzyle"]),
            ("Par la bouche", &["ivermectine 200 µg/kg à jeun", "seconde prise à J14"]),
            ("Linge", &["machine à 60 °C", "sac fermé 72 h"]),
        ],
    ),
    ("Évolution", &["le prurit dure 2 à 4 semaines", "récidive si un contact est oublié"], &[]),
];

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

fn letter(at: usize) -> char {
    ['a', 'b', 'c', 'd'][at % 4]
}

/// How a section is headed: its number from 1, its name.
type Outer = fn(usize, &str) -> String;
/// How a part of it is: the section's number, its own, its name.
type Inner = fn(usize, usize, &str) -> String;

const OUTER: [(&str, Outer); 32] = [
    ("capitals", |_, name| name.to_uppercase()),
    ("capitals, colon", |_, name| format!("{} :", name.to_uppercase())),
    ("1.", |at, name| format!("{at}. {name}")),
    ("1. capitals", |at, name| format!("{at}. {}", name.to_uppercase())),
    ("1) ", |at, name| format!("{at}) {name}")),
    ("1-", |at, name| format!("{at}- {name}")),
    ("1/", |at, name| format!("{at}/ {name}")),
    ("1°)", |at, name| format!("{at}°) {name}")),
    ("I.", |at, name| format!("{}. {name}", ROMAN[at - 1])),
    ("I –", |at, name| format!("{} – {name}", ROMAN[at - 1])),
    ("A/", |at, name| format!("{}/ {name}", letter(at - 1).to_uppercase())),
    ("##", |_, name| format!("## {name}")),
    ("bold", |_, name| format!("**{name}**")),
    ("■", |_, name| format!("■ {name}")),
    ("❖", |_, name| format!("❖ {name}")),
    ("➤", |_, name| format!("➤ {name}")),
    (">>", |_, name| format!(">> {name}")),
    (">>> 1.", |at, name| format!(">>> {at}. {}", name.to_uppercase())),
    ("===", |_, name| format!("=== {name} ===")),
    ("---", |_, name| format!("--- {name} ---")),
    ("***", |_, name| format!("*** {name} ***")),
    ("underline", |_, name| format!("{name}\n-------------")),
    ("[x]", |_, name| format!("[{name}]")),
    ("<<x>>", |_, name| format!("<< {name} >>")),
    ("~", |_, name| format!("~ {name} ~")),
    ("~~", |_, name| format!("~~ {name}")),
    ("filled", |_, name| format!("{name} ---------")),
    ("++", |_, name| format!("++ {name} ++")),
    ("//", |_, name| format!("// {name}")),
    ("Partie", |at, name| format!("Partie {at} : {name}")),
    ("picture", |at, name| format!("{} {name}", ["🦠", "🩺", "💊", "📈"][at - 1])),
    ("| x |", |_, name| format!("| {} |", name.to_uppercase())),
];

const INNER: [(&str, Inner); 9] = [
    ("a)", |_, at, name| format!("{}) {name}", letter(at - 1))),
    ("a.", |_, at, name| format!("{}. {name}", letter(at - 1))),
    ("1)", |_, at, name| format!("{at}) {name}")),
    ("italics", |_, _, name| format!("*{name}*")),
    ("colon", |_, _, name| format!("{name} :")),
    ("•", |_, _, name| format!("• {name}")),
    ("▪", |_, _, name| format!("▪ {name}")),
    ("--", |_, _, name| format!("-- {name}")),
    ("--- a)", |_, at, name| format!("--- {}) {}", letter(at - 1), name.to_lowercase())),
];

const ITEMS: [&str; 2] = ["- ", "+ "];

fn written(outer: Outer, inner: Inner, item: &str, blank: bool) -> String {
    let mut text = format!("{TITLE}\n\n");
    for (at, (name, own, parts)) in SHEET.iter().enumerate() {
        let gap = if blank && at > 0 { "\n" } else { "" };
        let _ = writeln!(text, "{gap}{}", outer(at + 1, name));
        for line in *own {
            let _ = writeln!(text, "{item}{line}");
        }
        for (part, (name, lines)) in parts.iter().enumerate() {
            let _ = writeln!(text, "{}", inner(at + 1, part + 1, name));
            for line in *lines {
                let _ = writeln!(text, "{item}{line}");
            }
        }
    }
    text
}

/// The headings over a block, and the items that it hangs on.
fn above(document: &Document, block: &Block) -> Vec<String> {
    let mut chain = Vec::new();
    let mut head = block.head;
    while let Some(over) = head.and_then(|at| document.blocks.get(at)) {
        chain.insert(0, over.text.text().trim_end_matches([' ', ':']).to_owned());
        head = over.head;
    }
    block.path.iter().skip(1).cloned().chain(chain).collect()
}

/// The share of lines that stand under their headings, all of them and in order.
fn kept(text: &str) -> f64 {
    let input = Input { name: String::new(), text: text.to_owned() };
    let mut document = clean::document(text);
    settle(&mut document, &input, None, Language::French);
    let (mut right, mut all) = (0_u32, 0_u32);
    let mut look = |line: &str, under: &[&str]| {
        let block = document.blocks.iter().find(|block| block.text.text().starts_with(line));
        let found = block.map(|block| above(&document, block)).unwrap_or_default();
        let named = |(found, wanted): (&String, &&str)| fold(found) == fold(wanted);
        all += 1;
        right += u32::from(found.len() == under.len() && found.iter().zip(under).all(named));
    };
    for (name, own, parts) in SHEET {
        own.iter().for_each(|line| look(line, &[name]));
        for (part, lines) in *parts {
            lines.iter().for_each(|line| look(line, &[name, part]));
        }
    }
    f64::from(right) / f64::from(all)
}

#[test]
fn a_sheet_keeps_its_outline_however_it_is_headed() {
    let mut whole = Vec::new();
    for (outer_name, outer) in OUTER {
        let mut shares = Vec::new();
        for (inner_name, inner) in INNER {
            // The same numbers for both levels say nothing of them.
            if outer_name.trim() == inner_name {
                continue;
            }
            for item in ITEMS {
                for blank in [true, false] {
                    shares.push(kept(&written(outer, inner, item, blank)));
                }
            }
        }
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        assert!(mean >= 0.9, "{outer_name}: {mean:.2}");
        whole.push(mean);
    }
    let mean = whole.iter().sum::<f64>() / whole.len() as f64;
    assert!(mean >= 0.98, "{mean:.3}");
}
