//! Cleaning, on the shapes that texts come in.

use super::super::block::{Block, Shape};
use super::*;

/// The headings above the block that begins with `opening`.
pub(super) fn path_of(text: &str, opening: &str) -> Vec<String> {
    let blocks = document(text).blocks;
    let block = blocks.iter().find(|block| block.text.text().starts_with(opening)).unwrap();
    block.path.to_vec()
}

fn shapes(text: &str) -> Vec<(Shape, String)> {
    document(text).blocks.into_iter().map(|b| (b.shape, b.text.text().to_owned())).collect()
}

/// The headings above the block that begins with `opening`.
pub(super) fn headed(text: &str, opening: &str) -> Vec<String> {
    let blocks = document(text).blocks;
    blocks.iter().find(|block| block.text.text().starts_with(opening)).unwrap().path.to_vec()
}

/// The items of a text, as they are read.
pub(super) fn items(text: &str) -> Vec<String> {
    let blocks = document(text).blocks.into_iter();
    let items = blocks.filter(|block| matches!(block.shape, Shape::Item { .. }));
    items.map(|block| block.text.text().to_owned()).collect()
}

/// What is read of a text, and not set aside.
pub(super) fn told(text: &str) -> Vec<String> {
    let blocks = document(text).blocks;
    let read = blocks.iter().filter(|block| block.shape != Shape::Reference);
    read.map(|block| block.text.text().to_owned()).collect()
}

/// All that is read of a text, a line for each block.
pub(super) fn read(text: &str) -> String {
    let blocks = document(text).blocks;
    blocks.iter().map(|block| block.text.text()).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_item_goes_on_behind_its_comma() {
    let text = "Rate :\n\n* reçoit les artères courtes,\n\n  gastriques et polaires;\n\n* molle\n";
    let blocks = document(text).blocks;
    let told: Vec<&str> = blocks.iter().map(|block| block.text.text()).collect();
    assert_eq!(told, ["Rate :", "reçoit les artères courtes, gastriques et polaires;", "molle"]);
    let parted = "Rate :\n\n* molle,\n\n  Pôle inférieur libre\n\n* rouge,\n\n* friable\n";
    assert_eq!(document(parted).blocks.len(), 5);
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
fn bullets_further_in_than_a_label_hang_on_it() {
    let text = "Ogilvie : néostigmine sous scope\n\t- CI : asthme\n\t- échec → exsufflation\n";
    let blocks = document(text).blocks;
    assert_eq!([blocks[1].head, blocks[2].head], [Some(0), Some(0)]);
    // At its margin they stand beside it.
    let blocks = document("Ogilvie : néostigmine sous scope\n- CI : asthme\n- repos\n").blocks;
    assert_eq!([blocks[1].head, blocks[2].head.filter(|head| *head == 0)], [None, None]);
}

#[test]
fn residue_is_set_aside() {
    let found =
        shapes("CIM-10 | A15 |\n---|---|\n\nDu texte ici.\n\nRéférences\n\n[1] Un livre.\n");
    assert!(found.iter().any(|(_, text)| text == "Du texte ici."));
    // Set aside, and still to be seen.
    let coded = found.iter().find(|(_, text)| text.contains("CIM-10"));
    assert_eq!(coded.map(|(shape, _)| shape), Some(&Shape::Reference));
    assert!(found.iter().any(|(_, text)| text.ends_with("Un livre.")));
}

#[test]
fn a_saved_page_keeps_what_its_author_wrote() {
    let text = "<html><head><title>Site</title><script>if (a<b) { x(); }</script></head><body>\
                <nav><ul><li>Accueil</li></ul></nav><h1>Goutte</h1><p>Une arthrite&nbsp;aigu&euml;,\n\
                douloureuse.</p><ul><li>alcool</li><li>diur&#233;tiques</li></ul>\
                <table><tr><th>Terme</th><th>Sens</th></tr><tr><td>Tophus</td><td>dépôt</td></tr>\
                </table><footer>Mentions légales</footer></body></html>";
    let found = shapes(text);
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        texts,
        ["Goutte", "Une arthrite aiguë, douloureuse.", "alcool", "diurétiques", "Tophus | dépôt"]
    );
    assert_eq!(found[2].0, Shape::Item { depth: 0 });
}

#[test]
fn two_capitals_that_are_no_word_head_their_lines() {
    let text = |sigle: &str| {
        format!(
            "Maladie thromboembolique\n\nTVP\n- douleur du mollet\n- œdème\n\n{sigle}\n> dyspnée \
             brutale\n> hémoptysie, tachycardie\n"
        )
    };
    assert_eq!(headed(&text("EP"), "hémoptysie").last().unwrap(), "EP");
    assert_ne!(headed(&text("OU"), "hémoptysie").last().unwrap(), "OU");
}

#[test]
fn what_a_wiki_draws_around_a_few_words_heads() {
    for head in ["==LLC==", "====== LLC ======", "== LLC =="] {
        let text = format!("Leucémies\n\n== LMC ==\nfortuite\n\n{head}\nombres de Gumprecht\n");
        assert_eq!(headed(&text, "ombres").last().unwrap(), "LLC", "{head}");
    }
    let text = "Leucémies\n\n== LMC ==\nfortuite\n\n==La LLC est la plus fréquente en Occident==\n\n\
                ombres de Gumprecht\n";
    assert_eq!(headed(text, "ombres").last().unwrap(), "LMC");
}

#[test]
fn underlines_and_numbers_make_headings() {
    let text = "Pancréatite\n===========\n\nCauses\n------\n\n1) Clinique\n\n- douleur\n- fièvre\n\n\
                2.1. Examens complémentaires\nLa lipase est élevée.\n";
    let headings: Vec<String> = shapes(text)
        .into_iter()
        .filter(|(shape, _)| matches!(shape, Shape::Heading(_)))
        .map(|(_, text)| heading_text(&text))
        .collect();
    assert_eq!(headings, ["Pancréatite", "Causes", "Clinique", "Examens complémentaires"]);
    // A numbered list stays one.
    let list = shapes("Signes :\n\n1. Toux\n2. Fièvre\n3. Frissons\n");
    assert_eq!(list.iter().filter(|(s, _)| matches!(s, Shape::Item { .. })).count(), 3);
}

#[test]
fn latex_loses_its_commands() {
    let text = "\\documentclass{article}\n\\begin{document}\n\\section{Asthme}\nL'\\textbf{asthme} \
                touche 5\\,\\% des adultes\\footnote{Ou plus.}. % à revoir\n\\begin{itemize}\n\
                \\item toux\n\\end{itemize}\n\\end{document}\n";
    let texts: Vec<String> = shapes(text).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["Asthme", "L'asthme touche 5 % des adultes.", "toux"]);
}

#[test]
fn heads_and_feet_of_pages_are_left_out() {
    let text = "Revue de santé 2019 – page 1\nLa rate est un organe lymphoïde.\n\n\
                Revue de santé 2019 – page 2\nLe foie est une glande.\n\n\
                Revue de santé 2019 – page 3\nFigure 2. Le foie vu de face\n";
    let found = shapes(text);
    let kept =
        |(shape, text): &(Shape, String)| *shape != Shape::Reference && text.contains("Revue");
    assert!(!found.iter().any(kept), "{found:?}");
    assert_eq!(found.last().map(|block| &block.0), Some(&Shape::Reference));
}

#[test]
fn a_table_gives_rows_with_their_columns() {
    let found = shapes("| Drogue | Effet |\n|---|---|\n| Furosémide | hypokaliémie |\n");
    let Some((Shape::Row { head, cells }, _)) = found.first() else { panic!("{found:?}") };
    assert_eq!(head.as_ref(), ["Drogue", "Effet"]);
    assert_eq!(cells, &["Furosémide", "hypokaliémie"]);
    let found = shapes("Méléna;selles noires\nOligurie;urines rares\n");
    assert!(matches!(&found[0].0, Shape::Row { head, .. } if head.is_empty()), "{found:?}");
}

#[test]
fn a_question_waits_for_its_answer() {
    let found =
        shapes("Q : Qu’est-ce que la bile ?\nR : Un liquide.\n\nCombien de reins ?\n-> deux\n");
    let answers: Vec<&(Shape, String)> =
        found.iter().filter(|(shape, _)| matches!(shape, Shape::Answer { .. })).collect();
    assert_eq!(answers.len(), 2, "{found:?}");
    assert_eq!((answers[0].1.as_str(), answers[1].1.as_str()), ("Un liquide.", "deux"));
    let choice = shapes("Q : Lequel est un os ?\nA. Le fémur\nB. Le foie\n");
    assert!(!choice.iter().any(|(shape, _)| matches!(shape, Shape::Answer { .. })));
}

#[test]
fn notes_are_not_run_together() {
    let text = "HTA = pression au-dessus de 140/90 mmHg à plusieurs mesures\ntabac → facteur de \
                risque majeur de la maladie coronaire\nHDL : transporte le cholestérol vers le foie\n";
    assert_eq!(shapes(text).len(), 3);
}

#[test]
fn glued_commas_are_parted_and_numbers_stay() {
    let found = shapes("Facteurs :âge,tabac,obésité(IMC) et 1,25 g/L ou 10:30.");
    assert_eq!(found[0].1, "Facteurs : âge, tabac, obésité (IMC) et 1,25 g/L ou 10:30.");
}

/// The headings above the first block that has the words.
fn over(text: &str, words: &str) -> Vec<String> {
    let blocks = document(text).blocks;
    let block = blocks.iter().find(|block| block.text.text().contains(words));
    block.map(|block| block.path.to_vec()).unwrap_or_default()
}

#[test]
fn a_numbered_heading_is_cut_out_of_the_line_before() {
    let text = "Cours d’otologie\n\n1. Rappel\nLa cochlée code les fréquences.2. Atteinte\nLe bruit \
                détruit les cellules ciliées.\n3. Suivi\nUn audiogramme est fait chaque année.\n";
    assert_eq!(over(text, "ciliées").last().unwrap(), "Atteinte");
    // « p53. » is no number of a heading.
    let text =
        "Gènes\n\n1. Rappel\nLa protéine p53. Elle arrête le cycle.\n2. Suite\nRien ne change.\n";
    assert_eq!(over(text, "arrête").last().unwrap(), "Rappel");
}

#[test]
fn rubrics_written_small_head_their_groups() {
    let text = "# Mal de Pott\n\nsignes (tardifs)\nraideur du rachis\nabcès froid\n\nttt\nquadrithérapie \
                deux mois\nimmobilisation\n\nrechute : rare après un an\n";
    assert_eq!(over(text, "abcès").last().unwrap(), "signes");
    assert_eq!(over(text, "quadri").last().unwrap(), "ttt");
    // The group ends at its blank line.
    assert_ne!(over(text, "rechute").last().unwrap(), "ttt");
    // Among others one that is drawn stands beside them.
    let text = "gout notes\n\n** risk factors **\nobesity, diuretics\nbeer\n\nsx\nred hot toe\nfever\n\n\
                ix\njoint aspirate\nurate\n\nRx\nNSAID early\ncolchicine\n";
    let path = over(text, "red hot");
    assert!(!path.iter().any(|heading| heading.contains("risk")), "{path:?}");
}

#[test]
fn a_name_in_capitals_heads_its_group() {
    let text = "Vascularites\n\nHORTON = la plus fréquente après 50 ans\ncéphalée temporale\nVS élevée\n\n\
                prednisone pour toutes\n";
    assert_eq!(over(text, "céphalée").last().unwrap(), "Horton");
    assert!(!over(text, "prednisone").contains(&"Horton".to_owned()));
    // A list of names is none.
    let list =
        "Vascularites\n\nHORTON = artère temporale\nTAKAYASU = aorte\nKAWASAKI = coronaires\n";
    assert!(!over(list, "aorte").contains(&"Horton".to_owned()));
}

/// Prose that pages and words at the ends of lines have broken, and the same with `foot` in its gap.
const BROKEN: &str = "Cours de néphrologie – Glomérules    Faculté de Médecine    DFGSM3\n\
    La cystinose est une maladie de surcharge, due à un transpor-\n\
    teur absent du lysosome, où la cystine s'accumule. La protéine\n\
    CTNS remplit une seule fonction : elle rend la cystine au cyto-\n\
    plasme, dépourvue de\ngroupe libre, et se trouve dans tous les tissus du corps, rein et\n\
    12\n\nCours de néphrologie – Glomérules    Faculté de Médecine    DFGSM3\n\n\
    foie, dès la naissance. Le traitement par la cystéamine est pré-\ncoce et durable.\n\n\
    Cours de néphrologie – Glomérules    Faculté de Médecine    DFGSM3\n\
    3. Suivi du malade\nLe dosage de la cystine des leucocytes est fait chaque tri-\nmestre.\n";

#[test]
fn a_paragraph_goes_on_over_a_page_s_end_and_lines_that_look_like_notes() {
    let blocks = document(BROKEN).blocks;
    let told: Vec<&str> = blocks
        .iter()
        .filter(|block| block.shape == Shape::Paragraph)
        .map(|block| block.text.text())
        .collect();
    assert!(told.iter().all(|text| text.ends_with('.')), "{told:?}");
    let whole = told.iter().find(|text| text.contains("CTNS")).unwrap();
    assert!(whole.contains("La protéine CTNS remplit") && whole.contains("rein et foie, dès"));
    assert!(whole.contains("dépourvue de groupe libre"));
    // What begins with a capital behind the gap is another paragraph.
    let parted = document(&BROKEN.replace("foie, dès", "Foie, dès")).blocks;
    assert!(parted.iter().any(|block| block.text.text().starts_with("Foie, dès")));
    // A page's head stays aside over a numbered line, too.
    let course = |block: &&Block| block.text.text().starts_with("Cours de néphrologie");
    assert!(blocks.iter().filter(course).all(|block| block.shape == Shape::Reference));
}

#[test]
fn a_figure_keeps_its_sign_at_the_head_of_a_line() {
    let said = |text: &str| {
        let blocks = document(text).blocks;
        blocks.iter().map(|block| block.text.text().to_owned()).collect::<Vec<_>>()
    };
    let found = said("Cortisol à 8 h\n- bas\n  > 500 nmol/L : éliminée\n");
    assert!(found.iter().any(|text| text.starts_with("> 500")), "{found:?}");
    for told in
        ["> ou = 41 °C : hyperpyrexie", "> à 41 °C : grave", "> -5 °C : gel", "> +2 DS : grand"]
    {
        let found = said(&format!("Seuils\n\n{told}\n"));
        assert!(found.iter().any(|text| text.starts_with('>')), "{found:?}");
    }
    // A quotation may be a list, and any other text.
    let found = said("Conseils\n\n> 1. Repos\n> 2. Marche\n\n> Boire beaucoup d’eau.\n");
    assert!(found.iter().all(|text| !text.contains('>')), "{found:?}");
    let found = said("Conseils\n\n> [!tip]\n>Boire beaucoup d’eau.\n");
    assert!(found.iter().all(|text| !text.contains('>')), "{found:?}");
    let found = said("Causes\n\n>embolie du rameau\n");
    assert!(found.iter().any(|text| text.contains('>')), "{found:?}");
}

#[test]
fn a_line_that_leads_to_something_at_the_margin_is_of_no_item() {
    let text = |line: &str| {
        let long = "4) symptomatique : la chlorpromazine contre les nausées et l’agitation des malades qui souffrent";
        let blocks = document(&format!("Traitement :\n3) hémine humaine\n{long}\n{line}\n")).blocks;
        blocks.last().map(|block| block.text.text().to_owned()).unwrap_or_default()
    };
    assert_eq!(text("liste autorisée → site du centre"), "liste autorisée → site du centre");
    assert!(text("encore de la douleur").starts_with("symptomatique"));
}
