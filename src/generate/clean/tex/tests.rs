//! Courses and slides of LaTeX as they are read.

use super::super::document;
use super::super::tests::read;
use crate::generate::block::Shape;

/// (shape, path, text) of a source's blocks.
fn blocks(text: &str) -> Vec<(String, String, String)> {
    let shape = |shape: &Shape| match shape {
        Shape::Heading(_) => "heading".to_owned(),
        Shape::Item { depth } => format!("item {depth}"),
        Shape::Entry { term } => format!("entry {term}"),
        _ => "text".to_owned(),
    };
    let told = document(text).blocks.into_iter();
    told.map(|b| (shape(&b.shape), b.path.join(" > "), b.text.text().to_owned())).collect()
}

#[test]
fn slides_and_their_boxes_are_headed() {
    let text = "\\section{La rate}\n\n\\begin{frame}[t]{Forme de la rate}\n\\begin{block}{Aspect}\n\
                La rate est un organe mou et ovale.\n\\end{block}\nElle pèse 150 grammes chez l’adulte.\n\
                \\end{frame}\n\\begin{frame}\n\\frametitle{Rôle de la rate}\n\\begin{column}{0.5\\textwidth}\n\
                Elle filtre le sang et détruit les hématies.\n\\end{column}\n\\end{frame}\n";
    let told = |words: &str| {
        let found = blocks(text).into_iter().find(|block| block.2.contains(words));
        found.map(|block| block.1).unwrap_or_default()
    };
    assert_eq!(told("mou"), "La rate > Forme de la rate > Aspect");
    // Behind the box its name is over.
    assert_eq!(told("pèse"), "La rate > Forme de la rate");
    let indented = text.replace("\nLa rate", "\n    La rate");
    let shape =
        blocks(&indented).into_iter().find(|block| block.2.contains("mou")).map(|block| block.0);
    assert_eq!(shape.as_deref(), Some("text"));
    assert_eq!(told("filtre"), "La rate > Rôle de la rate");
    assert!(blocks(text).iter().all(|block| !block.2.contains("textwidth")));
}

#[test]
fn bullets_stand_in_the_list_that_holds_them() {
    let text = "\\section{Rate}\nElle grossit dans ces cas :\n\\begin{itemize}\n\\item\n    une hépatite chronique\n\
                \\item<2-> un paludisme :\n\\begin{itemize}\n\\item en Afrique\n\\end{itemize}\n\\end{itemize}\n\
                \\begin{description}\n\\item[Hilum] le lieu où entre l’artère splénique\n\\end{description}\n";
    let found = blocks(text);
    let shape = |words: &str| {
        found.iter().find(|block| block.2.contains(words)).map(|block| block.0.as_str())
    };
    assert_eq!(shape("hépatite"), Some("item 0"), "{found:?}");
    assert_eq!(shape("paludisme"), Some("item 0"));
    assert_eq!(shape("Afrique"), Some("item 1"));
    assert_eq!(shape("artère"), Some("entry Hilum"));
}

#[test]
fn commands_go_and_their_words_stay() {
    for (source, words) in [
        (
            "\\terme{La rate} filtre le \\alert<2>{sang} du ventre.",
            "La rate filtre le sang du ventre.",
        ),
        ("La \\defe{rate}{rate!forme} est ovale\\index{rate}.", "La rate est ovale."),
        (
            "\\noindent La rate est ovale\\footnote{Voir \\cite{doe} plus haut.}.",
            "La rate est ovale.",
        ),
        ("Elle pèse 150~grammes (Figure~\\ref{fig}).", "Elle pèse 150 grammes."),
        ("Elle est \\textcolor{red}{molle} et bleue.", "Elle est molle et bleue."),
        ("Le volume \\( V\\) est petit.", "Le volume V est petit."),
        ("\\chapterintro{La rate est un organe mou.\n}", "La rate est un organe mou."),
        // What sets something up says nothing.
        ("\\newcommand{\\rate}{la rate molle}\nElle est ovale.", "Elle est ovale."),
        ("\\mysetup{rate}\nElle est ovale.", "Elle est ovale."),
    ] {
        let text = format!("{source}\n\\begin{{center}}\n\\end{{center}}\n");
        assert_eq!(read(&text), words, "{source}");
    }
    // Without a source around it a backslash is the author's.
    assert!(read("Le dossier \\rate{x} est vide.").contains("\\rate"));
}

#[test]
fn a_preamble_is_not_read() {
    let text = "\\documentclass{article}\n\\hypersetup{\n  pdfsubject={la rate du chien},\n}\n\\title{La rate}\n\
                \\begin{document}\n\\maketitle\nLa rate est un organe mou.\n\\end{document}\n";
    assert_eq!(read(text), "La rate\nLa rate est un organe mou.");
}

#[test]
fn many_commands_are_read_in_time() {
    let text = format!("\\begin{{x}}\n{}", "\\footnote{".repeat(60_000));
    assert!(super::marks(&text).len() < 60_000);
    assert!(document(&format!("\\begin{{x}}\n{}", "\\term{".repeat(60_000))).blocks.len() < 9);
}
