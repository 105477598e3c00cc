//! Files with bytes changed at random, and what they are made from.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use carabin::history::HEADER;

/// A small generator of numbers that look random, the same for the same seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }
}

/// What means something in RON or CSV, and what means nothing in either.
pub const PIECES: [&str; 28] = [
    "\"",
    "(",
    ")",
    "[",
    "]",
    "{{c1::",
    "}}",
    ",",
    ":",
    "\n",
    "\r\n",
    "\\",
    "\\u{110000}",
    "r#\"",
    "/*",
    "//",
    "-1",
    "99999999999999999999",
    "Some(",
    "None",
    "id",
    "\0",
    "\u{feff}",
    "é",
    "1e999",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
];

pub fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let to = (at + dice.roll(30)).min(bytes.len());
        match dice.roll(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let part = bytes[at..to].to_vec();
                bytes.splice(at..at, part);
            }
            3 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
            _ => {
                let piece = PIECES[dice.roll(PIECES.len())].bytes();
                bytes.splice(at..at, piece);
            }
        }
    }
}

pub const DECK: &str = r#"(
    format: 1, id: "d", title: "Le cœur", language: "fr",
    origin: Some((document: "a.md", sha256: "00")),
    notes: [
        (id: "a", content: Basic(front: "L’aorte ?", back: "une artère"), tags: ["x"],
         source: Some((quote: "L’aorte.", place: "§ 1"))),
        (id: "b", content: Cloze(text: "{{c1::5 l/min::litres}} et {{c2::a {{c3::b}}}}")),
        (id: "c", content: List(prompt: "Citez", items: ["l’intima", "la média"], open: true)),
        (id: "e", content: Choice(question: "Combien ?", answer: "4", distractors: ["2"])),
        (id: "f", content: Occlusion(picture: "p.png", masks: [
            (number: 1, left: 1, top: 2, width: 3, height: 4, label: "l")])),
        (id: "g", content: Reversible(front: "a", back: "b", ask_back: "c")),
    ],
    changes: (deck: 5, notes: [(id: "a", time: 7), (id: "z", time: 8, removed: true)]),
)
"#;

/// A history as a spreadsheet saves it: a column more before the others, semicolons or commas, and
/// nothing that ends the last line.
pub fn foreign(history: &str, dice: &mut Dice) -> String {
    let separator = [",", ";", "\t"][dice.roll(3)];
    let line = |line: &str| format!("remarque,{line}").replace(',', separator);
    let mut text: Vec<String> = history.lines().map(line).collect();
    if dice.roll(2) == 0 {
        text.push(String::new());
    }
    text.join(["\n", "\r\n"][dice.roll(2)])
}

pub fn history_text() -> String {
    let line = |n: u32| format!("a.{n},179542620{n:04},3,0,900,20780,60,review,d20783,{n},\n");
    let lines: Vec<String> = (1..20).map(line).collect();
    HEADER.to_owned() + &lines.concat() + "a.1,1795426209999,0,2,0,20780,-60,undo,,20,one/3\n"
}
