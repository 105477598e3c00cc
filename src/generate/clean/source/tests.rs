//! Texts inside programs and data, and what is no data.

use super::super::document;
use super::super::tests::{headed, items, read};
use super::rewritten;
use crate::generate::block::Shape;

#[test]
fn keys_head_the_text_of_their_strings() {
    let text = "const rate = {\n  nom: \"La rate\",\n  id: \"rate-1\",\n\n  forme_generale: `La rate est un organe mou et ovale, \
                bleu chez le vivant.\n\nElle pèse 150 grammes chez l’adulte.`,\n  \"rôle\": \"Elle filtre le sang.\",\n};\n\nexport \
                default rate;\n";
    assert_eq!(rewritten(text).len(), text.len());
    assert_eq!(headed(text, "Elle pèse"), ["La rate", "Forme generale"]);
    assert!(read(text).contains("rôle : Elle filtre le sang."), "{}", read(text));
    assert!(!read(text).contains("rate-1") && !read(text).contains("const"));
}

#[test]
fn markdown_in_strings_is_read() {
    let text = "export const parts = [\n  {\n    content: `## Le hile\n\nC’est là que l’artère entre.`,\n    type: 'content'\n  \
                },\n  {\n    content: `## La pulpe\n\nElle remplit la rate de sang.`,\n    type: 'content'\n  }\n] as const;\n";
    assert_eq!(headed(text, "Elle remplit").last().map(String::as_str), Some("La pulpe"));
    assert!(!read(text).contains("type") && !read(text).contains("as const"));
}

#[test]
fn lists_and_names_keep_their_place() {
    let text = "{\n    \"nom\": \"Rate du chat\",\n    \"signes\": [\n        \"Pâleur de la muqueuse\",\n        \"Ventre \
                tendu\"\n    ],\n    \"mesures\": {\n        \"min\": 40,\n        \"unite\": \"cm\"\n    }\n}\n";
    assert_eq!(items(text), ["signes :", "Pâleur de la muqueuse", "Ventre tendu"]);
    assert_eq!(headed(text, "Ventre"), ["Rate du chat"]);
    // A text that was cut inside a string.
    assert!(
        read("const a = {\n  nom: \"La rate\",\n  role: `Elle filtre le sang et")
            .contains("role : Elle filtre le sang et")
    );
    assert!(!read(text).contains("unite") && !read(text).contains("mesures"));
}

#[test]
fn tags_in_data_are_a_page() {
    let text = "import {Box} from './'\n\nconst content = {\n    title : 'La rate malade',\n    parts : [\n      {\n        name: \
                'intro',\n        title: 'Ses signes',\n        content: (\n          <p>\n            L'organe grossit :\n            \
                <ul>\n              <li> pâleur;</li>\n              <li> fièvre.</li>\n            </ul>\n          </p>\n        \
                )\n      }\n    ]\n  }\n\nexport default content\n";
    assert_eq!(items(text), ["pâleur;", "fièvre."]);
    assert_eq!(headed(text, "L'organe"), ["La rate malade", "Ses signes"]);
}

#[test]
fn rows_of_a_database_are_a_table() {
    let text = "CREATE TABLE organes (\n  id INT,\n  nom VARCHAR(9)\n);\n\nINSERT INTO organes (nom, role, image) VALUES\n('Rate', \
                'Filtre le sang.', 'http://a/b.png'),\n('Foie', 'Fait la bile, et l''urée.', 'c.png');\n";
    assert_eq!(rewritten(text).len(), text.len());
    let rows = document(text).blocks.into_iter().filter_map(|block| match block.shape {
        Shape::Row { head, cells } => Some((head, cells)),
        _ => None,
    });
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(
        rows.iter().all(|(head, _)| head.first().is_some_and(|name| name == "nom")),
        "{rows:?}"
    );
    assert!(
        rows.iter().any(|(_, cells)| cells.get(1).is_some_and(|cell| cell.contains("bile, et l")))
    );
}

#[test]
fn texts_are_no_data() {
    for text in [
        "La rate est un organe mou.\n\nconst rate = 'x';\n",
        "[La rate] filtre l'eau.\n",
        "{La rate} filtre le \"sang\".\n",
        "let us speak of the spleen's role.\nIt filters the blood.\n",
        "const = l'organe ne change pas\n",
        "Use the INSERT INTO command (a) VALUES (b)\n",
    ] {
        assert_eq!(rewritten(text), text, "{text}");
    }
    assert!(document(&format!("const a = {}", "[".repeat(60_000))).blocks.len() < 9);
    assert!(document(&format!("const a = {}", "(<p>".repeat(60_000))).blocks.len() < 9);
}

#[test]
fn data_is_read_as_its_page_shows_it() {
    let text = "[\n  {\n    \"id\": 3,\n    \"title\": \"La rate\",\n    \"content\": \"La rate filtre le \
                sang.\",\n  },\n  {\n    id: 'b4',\n    title: 'Le foie',\n    content: `Le foie fait \
                la bile.\n    Il stocke le glucose.\n    `,\n  },\n]\n";
    let blocks = document(text).blocks;
    let told: Vec<&str> = blocks.iter().map(|block| block.text.text()).collect();
    let headed = |at: usize| matches!(blocks[at].shape, Shape::Heading(_));
    assert_eq!(told.first(), Some(&"La rate"), "{told:?}");
    assert!(headed(0) && told.contains(&"Le foie"), "{told:?}");
    assert!(told.contains(&"La rate filtre le sang."), "{told:?}");
    assert!(told.iter().all(|told| !told.contains("content") && !told.contains("id")));
}

#[test]
fn a_label_of_notes_is_no_data() {
    let text =
        "Titre : la rate\n\nContent: it filters the blood\n\nnom: « rate », organe lymphoïde\n";
    let blocks = document(text).blocks;
    assert!(blocks.iter().all(|block| !matches!(block.shape, Shape::Heading(3))));
    assert!(blocks.iter().any(|block| block.text.text().starts_with("Content")));
}
