//! Pages as notebooks and wikis write them: links, properties, names of blocks, headings in bullets.

use super::document;
use crate::generate::block::Shape;

fn blocks(text: &str) -> Vec<(Shape, String)> {
    let document = document(text);
    let said = document.blocks.iter().filter(|block| block.shape != Shape::Reference);
    said.map(|block| (block.shape.clone(), block.text.text().to_owned())).collect()
}

fn texts(text: &str) -> Vec<String> {
    blocks(text).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn highlights_part_no_cells_and_links_show_their_words() {
    let told = "# Épaule\n\n- De forme <mark style=\"background: #FFF3A3A6;\">ovalaire</mark>\n- Unit \
                la <mark style=\"background: #FFF3A3A6;\">[[Scapula#glène|glène]]</mark> à la \
                [[Tête humérale]].\n![[Pasted image 2022.png]]\n^1670592140865\n";
    assert_eq!(texts(told), ["Épaule", "De forme ovalaire", "Unit la glène à la Tête humérale."]);
}

#[test]
fn an_outliner_has_its_headings_in_bullets() {
    let told = "alias:: angiocholite\ntags:: [[Maladie]]\n\n- L’angiocholite est une infection des \
                voies biliaires.\n- ## Diagnostic\n  id:: 684514d7\n\t- Fièvre\n\t- Ictère\n";
    let found = blocks(told);
    assert!(matches!(found.get(1), Some((Shape::Heading(2), text)) if text == "Diagnostic"));
    assert!(found.iter().all(|(_, text)| !text.contains("::")), "{found:?}");
    // What is defined is the student’s own.
    assert!(texts("Seuil:: 7 g/dL chez l’adulte\n").iter().any(|text| text.contains('7')));
}

#[test]
fn what_a_page_tells_of_itself_goes() {
    let told = "@document.meta\ntitle: VIH\ncreated: 2024-09-07T00:30:36\n@end\n* Transmission\n  Par le \
                sang et par le lait maternel.\n";
    assert!(texts(told).iter().all(|text| !text.contains("2024")), "{:?}", texts(told));
    assert!(texts(told).iter().any(|text| text.contains("lait maternel")), "{:?}", texts(told));
}

#[test]
fn sources_of_a_wiki_go() {
    let told = "La '''cochlée''' est remplie de liquide<ref name=\"a\">Guyton, 2011</ref> et décrite par \
                [https://example.org les auteurs] (Dupont et al., 2011 ; Roger, 2012).\n";
    let wanted = "La cochlée est remplie de liquide et décrite par les auteurs.";
    assert_eq!(texts(told), [wanted]);
    // A year alone is not a source.
    let told = "La pénicilline est découverte à Londres (septembre 1928).\n";
    assert!(texts(told).iter().any(|text| text.contains("1928")));
}

#[test]
fn a_paragraph_without_its_full_stop_is_no_heading() {
    let told = "La sclère :\n\nLa sclère (Sciera) est la coque de l’œil et sa plus grande partie. Elle se \
                compose de trois couches. La couche interne entre en contact avec la choroïde\n\nDe \
                l’extérieur vers l’intérieur, la sclère est composée de :\n\n- La lame\n- La choroïde\n";
    let found = blocks(told);
    let long = found.iter().find(|(_, text)| text.starts_with("La sclère (Sciera)"));
    assert!(matches!(long, Some((Shape::Paragraph, _))), "{found:?}");
}

#[test]
fn formulas_are_read_as_they_are_spoken() {
    let told =
        "On prélève du dioxygène $\\left(\\mathrm{O}_{2}\\right)$ et $\\Delta P \\approx 5$.\n";
    assert_eq!(texts(told), ["On prélève du dioxygène (O2) et ΔP ≈ 5."]);
}
