//! What Markdown becomes: text without its marks, tables, pictures, sounds, formulas.

use super::*;

const LOOK: Look = Look { size: 20.0, colour: Color32::BLACK, strong: Color32::BLACK };

fn laid(text: &str) -> String {
    layout(text, LOOK, false).text
}

#[test]
fn a_line_has_no_marks() {
    assert_eq!(plain("**Foie**\n\n- *a*\n- b"), "Foie • a • b");
}

#[test]
fn text_is_kept_and_marks_are_gone() {
    assert_eq!(laid("**Foie** et *rate*"), "Foie et rate");
    assert_eq!(laid("un\n\ndeux"), "un\n\ndeux");
    assert_eq!(laid("- a\n- b"), "• a\n• b");
    assert_eq!(laid("2. a\n3. b"), "2. a\n3. b");
    assert_eq!(laid("[…] de 5 < 6 & 7"), "[…] de 5 < 6 & 7");
    assert_eq!(laid("« **Quoi** ? »"), "«\u{a0}Quoi\u{a0}?\u{a0}»");
    assert_eq!(laid(" "), " ");
}

#[test]
fn formulas_are_laid_out_and_no_mark_of_markdown_is_seen_in_them() {
    assert_eq!(laid(r"**Le** $a_1 * b_2 * c$ et *\ce{CO2}*"), "Le a₁*b₂*c et CO₂");
    assert_eq!(laid(r"\(x\) et \[y\]"), "x et y");
    assert_eq!(laid(r"$x^{a/b}$ fin"), "x^(a/b) fin");
    let job = layout(r"$x^{a/b}$", LOOK, false);
    let unseen = job.sections.iter().filter(|s| s.format.color == Color32::TRANSPARENT);
    assert_eq!(unseen.count(), 2, "the marks are heard and not seen");
    // As typed: code, sums, what is not understood, a file's name.
    assert_eq!(laid(r"`$x^2$` de 5 $ à 6 $, $\foo{x}$"), r"$x^2$ de 5 $ à 6 $, $\foo{x}$");
    assert_eq!(laid("a\u{e000}$x^2$"), "a\u{e000}$x^2$");
    let found = blocks("![$x^2$](media/a$b$.png)", LOOK, false);
    assert_eq!(found, [Block::Picture { name: "a$b$.png".into(), alt: "x²".into() }]);
    assert_eq!(plain(r"$\frac{a+b}{2}$"), "(a + b)/2");
    assert_eq!(laid("|a|\n|-|\n|$x^2$|").trim(), "a\nx²");
}

#[test]
fn lines_begin_where_the_student_begins_them() {
    assert_eq!(laid("un\ndeux"), "un\ndeux");
    assert_eq!(laid("un<br>deux<br/>trois"), "un\ndeux\ntrois");
    assert_eq!(laid("un  \ndeux"), "un\ndeux");
    assert_eq!(laid("un\n# Titre\n\ndeux"), "un\n\nTitre\n\ndeux");
}

#[test]
fn lists_in_lists_are_set_in() {
    let nested = "- a\n  - b\n    1. c\n    2. d\n- e\n\n  suite";
    let set = "• a\n\u{2003}◦ b\n\u{2003}\u{2003}1. c\n\u{2003}\u{2003}2. d\n• e\n\u{2003}suite";
    assert_eq!(laid(nested), set);
}

#[test]
fn a_table_stands_apart_with_its_cells_or_is_a_line_for_each_row() {
    let text = "Avant\n\n| Signe | Valeur |\n|---|---|\n| **a** | 1 |\n| b |  |\n\nAprès";
    let found = blocks(text, LOOK, false);
    let told: Vec<Vec<Vec<&str>>> = found
        .iter()
        .map(|block| match block {
            Block::Text(job) => vec![vec![job.text.trim()]],
            Block::Table(rows) => {
                rows.iter().map(|row| row.iter().map(|c| c.text.as_str()).collect()).collect()
            }
            Block::Picture { .. } | Block::Sound { .. } => Vec::new(),
        })
        .collect();
    let table = vec![vec!["Signe", "Valeur"], vec!["a", "1"], vec!["b", ""]];
    assert_eq!(told, [vec![vec!["Avant"]], table, vec![vec!["Après"]]]);
    assert_eq!(laid("| a | b |\n|---|---|\n| c | d |"), "a | b\nc | d\n");
}

#[test]
fn a_sign_that_opens_a_line_is_shown() {
    assert_eq!(laid("> 6 semaines"), "> 6 semaines");
    assert_eq!(laid("+ 5 D"), "+ 5 D");
    assert_eq!(laid("- 5 mg\n- > 10 mg"), "• 5\u{a0}mg\n• > 10\u{a0}mg");
}

#[test]
fn a_picture_stands_apart_or_its_words_stand_for_it() {
    let told = |text: &str| -> Vec<String> {
        let said = |block| match block {
            Block::Text(job) => {
                let covered: usize =
                    job.sections.iter().map(|s| s.byte_range.end.0 - s.byte_range.start.0).sum();
                assert_eq!(covered, job.text.len());
                job.text
            }
            Block::Table(rows) => format!("{} rows", rows.len()),
            Block::Picture { name, alt } => format!("<{name}: {alt}>"),
            Block::Sound { name, title } => format!("♪{name}: {title}"),
        };
        blocks(text, LOOK, false).into_iter().map(said).collect()
    };
    assert_eq!(told("![Le *foie*](media/f.png)"), ["<f.png: Le foie>"]);
    assert_eq!(told("Où ?\n![](media/f.png)\nIci"), ["Où\u{a0}?", "<f.png: >", "Ici"]);
    assert_eq!(told("a ![](<media/é 1.png>) b")[1], "<é 1.png: >");
    assert_eq!(told("![a](https://x/f.png)"), ["a"], "nothing is fetched");
    assert_eq!(told("|a|\n|-|\n|![x](media/f.png)|").last().unwrap(), "2 rows");
    assert_eq!(told("[Le souffle](media/s.mp3)"), ["♪s.mp3: Le souffle"]);
    assert_eq!(told("[a](media/a.pdf) [b](https://x/b.mp3)"), ["a b"]);
    // One within the other: none is lost, and no word.
    let both = ["<f.png: foie>", "♪s.mp3: Le foie ici"];
    assert_eq!(told("[Le ![foie](media/f.png) ici](media/s.mp3)"), both);
    assert_eq!(told("[Le ![foie](https://x/f.png)](media/s.mp3)"), ["♪s.mp3: Le foie"]);
    assert_eq!(told("[a ![b](media/f.png) c](https://x)"), ["a", "<f.png: b>", " c"]);
    assert_eq!(told("![a ![b](media/g.png) c](media/f.png)"), ["<f.png: a b c>"]);
    assert_eq!(laid("[Le ![foie](media/f.png) ici](media/s.mp3)"), "Le foie ici");
    assert_eq!(laid("![Le foie](media/f.png) droit"), "Le foie droit");
    assert_eq!(plain("![](media/f.png)"), "f.png");
}
