//! Cleaning, on the shapes that texts come in.

use super::*;

fn shapes(text: &str) -> Vec<(Shape, String)> {
    document(text).blocks.into_iter().map(|b| (b.shape, b.text.text().to_owned())).collect()
}

#[test]
fn markdown_becomes_blocks() {
    let text =
        "---\ntitle: Fièvre\n---\n# Fièvre\n\nUn texte.\n\n## Causes\n\n- infection\n- cancer\n";
    let document = document(text);
    assert_eq!(document.title.as_deref(), Some("Fièvre"));
    let found: Vec<_> = document.blocks.iter().map(|b| b.text.text()).collect();
    assert_eq!(found, ["Fièvre", "Un texte.", "Causes", "infection", "cancer"]);
    assert_eq!(document.blocks[4].place(), "Causes, § 2");
    let range = document.blocks[4].text.original(0..6);
    assert_eq!(&text[range], "cancer");
}

#[test]
fn lines_copied_from_a_page_are_joined() {
    let text = "L'hypertrophie de la glande thyroïde est une augmentation du vo-\nlume de la glande \
                qui se voit et se palpe souvent sans aucune peine au\ncabinet du médecin.\n\n12\n\n\
                Suite.";
    let found = shapes(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].1.contains("du volume de la glande"));
    assert!(found[0].1.ends_with("peine au cabinet du médecin."));
}

#[test]
fn a_definition_list_names_its_term() {
    let found = shapes("Gluten\n: Ensemble de protéines.\n: Elles sont insolubles.\n");
    assert_eq!(found[0], (Shape::Entry { term: "Gluten".into() }, "Ensemble de protéines.".into()));
    assert_eq!(found[1].0, Shape::Paragraph);
}

#[test]
fn bullets_know_their_head() {
    let blocks = document("Intro du cours.\n\nLes signes sont :\n- toux\n- fièvre\n").blocks;
    assert_eq!(blocks[2].head, Some(1));
    assert_eq!(blocks[3].head, Some(1));
}

#[test]
fn residue_is_set_aside() {
    let found =
        shapes("CIM-10 | A15 |\n---|---|\n\nDu texte ici.\n\nRéférences\n\n[1] Un livre.\n");
    assert!(found.iter().any(|(_, text)| text == "Du texte ici."));
    assert!(!found.iter().any(|(_, text)| text.contains("CIM-10")));
    assert!(found.iter().any(|(shape, _)| *shape == Shape::Reference));
}
