//! Titles and paths, on the ways that texts open.

use super::super::block::Shape;
use super::super::clean;
use super::super::detected::detect;
use super::super::language::Language;
use super::*;

fn read(name: &str, text: &str) -> Document {
    let mut document = clean::document(text);
    let language = detect(document.blocks.iter().map(|block| block.text.text()));
    let input = Input { name: name.to_owned(), text: text.to_owned() };
    settle(&mut document, &input, None, language);
    document
}

/// The title without its article.
fn title(name: &str, text: &str) -> String {
    let title = read(name, text).title.unwrap_or_default();
    super::super::heading::sort::bare(&title, super::super::heading::lists::lists(Language::French))
}

#[test]
fn what_is_declared_comes_first() {
    let text = "---\ntitle: Coqueluche\nauthor: moi\n---\n\n## Définition\n\nToxi-infection à germe respiratoire.\n";
    assert_eq!(title("x.md", text), "Coqueluche");
    let mut document = clean::document(text);
    let input = Input { name: "x.md".into(), text: text.into() };
    settle(&mut document, &input, Some(" Ma fiche "), Language::French);
    assert_eq!(document.title.as_deref(), Some("Ma fiche"));
}

#[test]
fn letterheads_are_not_the_topic() {
    for text in [
        "Sémiologie digestive                          cours n° 9\n\nSYNDROME OCCLUSIF : ensemble des signes liés à l'arrêt du transit\n\nI – GÉNÉRALITÉS\n\nLe transit s'arrête en quelques heures, et le malade vomit.\n",
        "ANATOMIE – abdomen\nLE SYNDROME OCCLUSIF\n\nGénéralités\nL'arrêt du transit est complet, et le malade vomit plusieurs fois par jour.\n",
        "Faculté de médecine de Nulle-Part\nPr A. Dupont\nMai 2019\n\nLe syndrome occlusif\n\n1. Causes\n\nLes brides sont la première cause chez l'opéré de l'abdomen.\n",
        "Chapitre 7 – LE SYNDROME OCCLUSIF\n\nI/ GÉNÉRALITÉS\nArrêt du transit, avec des vomissements\n",
        "Sujet 41 : syndrome occlusif\nN° Validation : 0512\n\nINTRODUCTION :\n\nL'occlusion est un arrêt du transit des matières et des gaz, qui menace la vie du malade.\n",
    ] {
        assert_eq!(
            title("notes.txt", text).to_lowercase(),
            "syndrome occlusif",
            "{text}\n{}",
            shown(&read("", text))
        );
    }
}

#[test]
fn a_rubric_is_not_the_topic() {
    let text = "## Principaux aspects de la varicelle\n\n1. **Causes :** un virus du groupe herpès.\n\n## Complications de la varicelle\n\nLa surinfection des lésions est la plus fréquente.\n";
    assert_eq!(title("notes.md", text), "Varicelle");
    let text = "Varicelle : généralités\n\nLa varicelle est une maladie virale de l'enfant, très contagieuse.\n";
    assert_eq!(title("", text), "Varicelle");
}

#[test]
fn the_title_of_an_article_may_have_a_colon() {
    let prose = "L'étrier se fixe peu à peu dans la fenêtre ovale, et la surdité de transmission qui en résulte s'aggrave au fil des années chez la plupart des malades.";
    let text = format!(
        "L'otospongiose de l'adulte jeune : une fixation de l'étrier par un os immature\n\n{prose}\n"
    );
    assert_eq!(title("12.txt", &text), "Otospongiose de l'adulte jeune");
    // With another label below, as a sentence, or over a short line it is a label.
    for text in [
        format!("Acouphène : demander toujours au malade de quel côté il est et depuis quand il l'entend\n\nVertige : {prose}\n"),
        format!("Acouphène : demander toujours au malade de quel côté il est et depuis quand il l'entend.\n\n{prose}\n"),
        "Acouphène : demander toujours au malade de quel côté il est et depuis quand il l'entend\n\nIl est d'un seul côté.\n"
            .to_owned(),
    ] {
        assert_ne!(title("12.txt", &text), "Acouphène", "{text}");
    }
}

#[test]
fn a_callout_s_mark_is_no_topic() {
    for mark in ["> [!WARNING]\n> ", "{{%warning%}}\n"] {
        let text = format!("{mark}Tout saignement qui dure plus de vingt minutes doit être vu.\n");
        assert_eq!(title("12.txt", &text), "", "{text}");
    }
}

#[test]
fn a_definition_names_its_subject() {
    let text = "L'otospongiose (ou otosclérose, selon les auteurs) est une maladie du labyrinthe osseux.\n";
    assert_eq!(title("12.txt", text), "Otospongiose");
    let text = "**L'otospongiose** est une maladie de la capsule osseuse du labyrinthe, qui bloque l'étrier.\n\n### Causes\n\nElles sont génétiques.\n";
    assert_eq!(title("cours.md", text), "Otospongiose");
    let text = "Otospongiose\n: Maladie de la capsule osseuse du labyrinthe.\n\nÉtrier\n: Osselet de l'oreille moyenne.\n";
    assert_eq!(title("", text), "Otospongiose");
}

#[test]
fn the_files_name_serves_where_the_text_names_nothing() {
    let text =
        "### Signes :\n\n- arthrite du gros orteil\n- fièvre\n\n### Traitement :\n\n- colchicine\n";
    assert_eq!(title("03_crise_de_goutte.txt", text), "Crise de goutte");
    let text = "# pO2\n\nL'oxygène du sang artériel.\n\n# pCO2\n\nLe gaz carbonique du sang artériel.\n\n# Lactates\n\nIls montent en cas de choc.\n";
    let document = read("gaz-sang-arteriel.md", text);
    assert_eq!(document.title.as_deref(), Some("Gaz sang artériel"));
    // The small words, where the text has them.
    let more = format!("{text}\nLes gaz du sang artériel se lisent toujours dans le même ordre.\n");
    assert_eq!(title("gaz-sang-arteriel.md", &more), "Gaz du sang artériel");
    // Names that say nothing.
    for name in ["cours 3.txt", "scan0012.txt", "Document sans titre.txt", "-", ""] {
        assert_eq!(title(name, "- toux\n- fièvre\n"), "", "{name}");
    }
}

#[test]
fn the_first_of_many_is_not_over_the_others() {
    let text = "# Cornée\n\nElle est transparente.\n\n# Rétine\n\nElle porte les cônes.\n\n# Cristallin\n\nIl accommode.\n";
    let document = read("", text);
    let last = document.blocks.last().unwrap();
    assert_eq!(last.path.as_ref(), ["Cristallin"]);
    let document = read("anatomie-oeil.md", text);
    assert_eq!(document.blocks.last().unwrap().path.as_ref(), ["Œil", "Cristallin"]);
}

#[test]
fn topics_of_one_class_are_several() {
    let text = "# ❤️ Système cardiovasculaire\n\n## Cycle\n\nLa systole chasse le sang.\n\n# 🫁 Système \
                respiratoire\n\n## Volumes\n\nLe volume courant est petit.\n";
    let last = read("", text).blocks.last().unwrap().path.clone();
    assert_eq!(last.as_ref(), ["Système respiratoire", "Volumes"]);
    // What both are of is the topic.
    let text = "# Asthme de l’adulte\n\nIl siffle.\n\n# Asthme de l’enfant\n\nIl tousse.\n";
    let last = read("", text).blocks.last().unwrap().path.clone();
    assert_ne!(last.as_ref(), ["Asthme de l’enfant"]);
}

#[test]
fn things_under_rubrics_are_parts() {
    let text = "# Overview\n\nThe tract is indifferent at first.\n\n# Notes\n\n## Kidney\n\nIt filters the \
                blood.\n\n## Bladder\n\nIt stores urine.\n\n## Urethra\n\nIt is short.\n";
    let last = read("", text).blocks.last().unwrap().path.clone();
    assert!(!last.iter().any(|heading| heading == "Kidney"), "{last:?}");
}

#[test]
fn a_letter_tells_a_kind_from_the_topic() {
    let text = "# Les lymphocytes\n\nLes lymphocytes sont des globules.\n\n## Les lymphocytes B\n\nIls font des \
                anticorps.\n";
    let last = read("", text).blocks.last().unwrap().path.clone();
    assert_eq!(last.as_ref(), ["Les lymphocytes", "Les lymphocytes B"]);
}

#[test]
fn a_bold_lead_is_no_heading() {
    let heads = |text: &str| {
        let blocks = read("", text).blocks;
        blocks.iter().filter(|block| matches!(block.shape, Shape::Heading(_))).count()
    };
    let text = "# Goutte\n\nUne arthrite.\n\n**La goutte, c’est un dépôt de cristaux** :\ndans les articulations, \
                dans les reins et sous la peau.\n";
    assert_eq!(heads(text), 1);
    assert_eq!(
        heads(&text.replace("**La goutte, c’est un dépôt de cristaux** :\nd", "**Dépôts :**\nD")),
        2
    );
}

#[test]
fn tags_of_a_page_are_no_title() {
    let text = "<p><strong>What is colitis?</strong></p>\n<p>Colitis is an inflammation of the colon.</p>\n<p>It \
                may be acute.</p>\n";
    assert_eq!(title("", text), "Colitis");
    let text = "<entryFree>\n<p>La rate est molle.</p>\n<p>La rate filtre le sang.</p>\n<p>La rate est \
                bleue.</p>\n</entryFree>\n";
    assert_ne!(title("", text), "EntryFree");
}

#[test]
fn a_rubric_with_a_bare_number_is_not_the_topic() {
    let text = "## I Diagnostic\n\nLa goutte est une arthrite à cristaux d’urate.\n\n### A Signes\n\nLe \
                gros orteil est rouge.\n\n### B Examens\n\nLa ponction montre des cristaux.\n";
    assert_eq!(title("", text), "Goutte");
    // Its first sentence tells a side of the topic.
    let told = text.replace("La goutte est une", "Le diagnostic de goutte est évoqué devant une");
    assert_eq!(title("", &told), "Goutte");
    // Or of nothing.
    let none = text.replace("La goutte est une", "Le diagnostic est évoqué devant une");
    assert_ne!(title("", &none), "Diagnostic");
}

#[test]
fn the_path_begins_with_the_topic() {
    let text = "OPHTALMO\nLE GLAUCOME\n\nI – GENERALITES\n\nLa pression de l'œil monte et le nerf optique souffre.\n\nII – TRAITEMENT\n\n- bêtabloquants\n";
    let document = read("", text);
    let last = document.blocks.last().unwrap();
    assert_eq!(last.path.as_ref(), ["Le glaucome", "Traitement"]);
    assert!(document.blocks.iter().any(|b| b.path.as_ref() == ["Le glaucome", "Généralités"]));
}

#[test]
fn terms_that_open_paragraphs_are_entries() {
    let text = "# Troubles du langage\n\nAnarthrie. Perte de l'articulation, sans atteinte de la \
                compréhension.\nJargon. Suite de mots déformés que le malade ne corrige pas.\n\n\
                Le langage est latéralisé. Chez le droitier, à gauche.\n\nRare. Elle guérit seule.\n";
    let document = read("", text);
    let entries: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.shape {
            Shape::Entry { term } => Some(term.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(entries, ["Anarthrie", "Jargon"]);
    let first = document.blocks.iter().find(|b| matches!(b.shape, Shape::Entry { .. })).unwrap();
    assert_eq!(&text[first.text.original(0..5)], "Perte");
}

#[test]
fn a_side_that_opens_a_paragraph_heads_those_that_follow() {
    let text = "# Le botulisme\n\nTerrain. Les conserves faites à la maison sont la première \
                source.\n\nLe miel donne la forme du nourrisson.\n\nTableau. La paralysie descend \
                des yeux vers les membres.\n\n## Histoire\n\nLe nom vient du latin botulus.\n";
    let document = read("", text);
    let under = |words: &str| {
        document.blocks.iter().find(|b| b.text.text().contains(words)).unwrap().path.to_vec()
    };
    assert_eq!(under("miel"), ["Le botulisme", "Terrain"]);
    assert_eq!(under("latin"), ["Le botulisme", "Histoire"]);
    // A thing that opens a paragraph heads that one alone.
    let text = "# Troubles du langage\n\nAnarthrie. Perte de l'articulation.\n\nJargon. Suite de \
                mots déformés.\n\nLe langage est latéralisé chez le droitier.\n";
    let document = read("", text);
    let last = document.blocks.last().unwrap();
    assert_eq!(last.path.as_ref(), ["Troubles du langage"]);
}

#[test]
fn a_spoken_course_says_what_it_is_about() {
    let text = "[Transcription relue – séance 4]\n\nBonjour à tous. Aujourd'hui on parle de la maladie de \
                Wilson. C'est une surcharge en cuivre.\n\nAlors, le gène est sur le chromosome 13.\n";
    assert_eq!(title("", text), "Maladie de Wilson");
    let text = "Good morning. Today we'll talk about Wilson disease. Copper builds up in the liver.\n\nThe \
                gene lies on chromosome 13.\n";
    assert_eq!(title("", text), "Wilson disease");
    // What is told in passing is not.
    let text =
        "La maladie de Wilson\n\nOn va parler plus loin du foie.\n\nLe cuivre s'y accumule.\n";
    assert_eq!(title("", text), "Maladie de Wilson");
}

#[test]
fn letters_that_nobody_sees_stand_in_no_title() {
    let text = "FIBRIL\u{202e}LATION ATR\u{200b}IALE (FA)\0\n\nI. DÉFINITION\n1. Tachycardie irrégulière des oreillettes\n2. Le plus fréquent des troubles du rythme soutenus\n";
    assert_eq!(title("x.md", text), "Fibrillation atriale");
}

#[test]
fn a_title_that_a_page_has_broken_inside_a_word_is_whole() {
    let text = "214   HÉPATO-GASTRO-ENTÉROLOGIE\n\nCHAPITRE 17. LES FORMES DE LA PANCRÉA-\nTITE AIGUË\n\nLa pancréatite aiguë est une inflammation du pancréas, souvent due à une lithiase.\n\nBILAN\n\nUne échographie est faite dans les 48 heures.\n";
    let document = read("x.txt", text);
    let shown = shown(&document);
    assert!(
        document.title.is_some_and(|title| title.to_lowercase().ends_with("pancréatite aiguë")),
        "{shown}"
    );
    let headings = document.blocks.iter().flat_map(|block| block.path.iter());
    let bad = |heading: &String| heading.starts_with("Tite") || heading.contains("gastro");
    assert!(!headings.into_iter().any(bad), "{shown}");
    // Two lines in capitals, each whole, stay two.
    let text = "ANNEXE A-B\nLE BILAN\n\nIl comprend une échographie faite dans les 48 heures.\n";
    assert!(!super::shown(&read("x.txt", text)).contains("ANNEXE A-BLE"));
}

#[test]
fn a_first_line_with_the_course_beside_the_topic_is_no_heading_under_it() {
    let told = "DIAGNOSTIC\n- ponction de moelle osseuse\n- culture sur milieu NNN\n";
    let path = |text: &str| -> String {
        let shown = crate::generate::outline(&Input { name: String::new(), text: text.to_owned() });
        shown.lines().find(|line| line.contains("ponction")).unwrap_or_default().to_owned()
    };
    let found = path(&format!("PARASITO cours 7 – LEISHMANIOSES   (Pr. B., 14/11)\n\n{told}"));
    assert!(found.contains("| Leishmanioses › Diagnostic |"), "{found}");
    // A heading that names another thing is one.
    let found = path(&format!("# Leishmanioses\n\n## Leishmaniose viscérale\n\n{told}"));
    assert!(found.contains("Leishmaniose viscérale"), "{found}");
}

#[test]
fn what_alone_is_written_large_is_the_topic() {
    let told = "La pemphigoïde touche avant tout le sujet âgé, et le prurit précède les bulles.\n";
    let under = |first: &str| title("notes.txt", &format!("{first}\n\n1. Clinique\n\n{told}"));
    assert_eq!(under("Dermatoses auto-immunes : LA PEMPHIGOÏDE BULLEUSE"), "Pemphigoïde bulleuse");
    let text = "Section 5 · LOWER LIMB\n\nTHE FRONT OF THE THIGH\n\nFascia lata\n\nThe thigh is \
                enclosed in a strong sleeve of deep fascia, thickest on the lateral side.\n";
    assert_eq!(title("x.txt", text), "The front of the thigh");
    // Its sigle is not, nor is a side of it.
    assert_eq!(under("Pemphigoïde bulleuse : PB"), "Pemphigoïde bulleuse");
    assert_eq!(under("Pemphigoïde bulleuse : clinique"), "Pemphigoïde bulleuse");
}

#[test]
fn the_word_of_a_dictionary_is_the_topic_and_its_line_no_text() {
    let text = "ÉRYTHROPOÏÈSE n. f. (du grec eruthros, rouge). Angl. : erythropoiesis.\n\nChaque \
                seconde, un adulte en bonne santé fabrique plus de deux millions de globules rouges.\n";
    assert_eq!(title("x.txt", text), "Érythropoïèse");
    let first = read("x.txt", text).blocks.first().map(|block| block.shape.clone());
    assert_eq!(first, Some(Shape::Reference));
    let text = "Plexus brachial n. ulnaire (C8-T1)\n\nIl passe derrière l’épicondyle médial.\n";
    assert!(title("x.txt", text).to_lowercase().contains("ulnaire"), "{}", title("x.txt", text));
}

#[test]
fn what_several_tabs_part_from_the_title_is_no_column() {
    let text = "CONVULSIONS DU NOURRISSON ET DE L'ENFANT — fiche EDN (pédiatrie / neuro)\t\t\tMAJ \
                sept.\n\nI. DÉFINITIONS\n\nLa crise est une décharge excessive de neurones du cortex.\n";
    assert_eq!(title("x.txt", text), "Convulsions du nourrisson et de l'enfant");
}

/// A text of so many sentences on a cyst, under `head`.
fn on_cysts(head: &str) -> String {
    let told = [
        "L’échographie montre un kyste hydatique du foie.",
        "Le kyste hydatique est dû à un parasite du chien.",
        "Un kyste hydatique grossit pendant des années.",
        "La rupture d’un kyste hydatique donne un choc.",
        "La ponction d’un kyste hydatique est dangereuse.",
        "Le chirurgien retire le kyste hydatique entier.",
        "La sérologie confirme le kyste hydatique.",
        "Un kyste hydatique calcifié est souvent muet.",
    ];
    format!("{head}\n\n{}\n", told.join("\n\n"))
}

#[test]
fn what_the_text_speaks_of_most_is_its_topic_where_its_head_names_none() {
    let cyst = |head: &str| title("x.txt", &on_cysts(head));
    assert_eq!(cyst("Revue africaine de pédiatrie générale"), "Kyste hydatique");
    assert_eq!(cyst("Notice : information du patient"), "Kyste hydatique");
    assert_eq!(cyst("The African Journal of Medicine"), "Kyste hydatique");
    // A head that names a thing names the topic, whatever is spoken of under it.
    assert_eq!(cyst("Échinococcose"), "Échinococcose");
    assert_eq!(cyst("Kyste hydatique du foie"), "Kyste hydatique du foie");
}

#[test]
fn a_sentence_that_leads_to_a_list_names_nothing() {
    let text = "Le corps est protégé par deux types d’immunité :\n\n* innée\n* adaptative\n\nL’immunité \
                innée est ancienne. L’immunité innée agit vite. L’immunité innée reconnaît peu de germes. \
                L’immunité adaptative apprend. L’immunité adaptative garde une mémoire. L’immunité adaptative \
                agit tard. L’immunité protège des germes. L’immunité faiblit avec l’âge.\n";
    assert_ne!(title("x.txt", text), "Corps");
}

#[test]
fn the_first_of_a_chapters_things_is_the_topic_of_its_part_only() {
    let text = "# Autres suppurations\n\n## Sinus pilonidal\n\nLe sinus siège sous la peau du sillon. Le \
                sinus pilonidal touche surtout l’homme jeune.\n\n## Glande à musc infectée\n\nLe diagnostic repose sur \
                l’examen du canal anal.\n\n## Maladie de Verneuil\n\nElle touche les aisselles.\n";
    let above = |text: &str, opening: &str| {
        let blocks = read("x.md", text).blocks;
        let block = blocks.iter().find(|block| block.text.text().starts_with(opening));
        block.map(|block| block.path.join(" › ")).unwrap_or_default()
    };
    assert!(
        !above(text, "Le diagnostic").contains("pilonidal"),
        "{}",
        above(text, "Le diagnostic")
    );
    assert!(above(text, "Le sinus").contains("pilonidal"));
    // Of sides of one thing the chapter is the topic.
    let sides = "# Sinus pilonidal\n\n## Signes\n\nUne suppuration du sillon.\n\n## Traitement\n\nLe \
                 diagnostic fait, on opère.\n";
    assert!(above(sides, "Le diagnostic").contains("Sinus pilonidal"));
}

#[test]
fn the_heading_that_opens_the_page_wins_over_what_is_spoken_of_most() {
    let told = "Exotoxins are proteins.\n\nEndotoxins are lipids of the wall.\n\nEndotoxins make fever. \
                Endotoxins are stable. Endotoxins bind receptors. Endotoxins clot blood.\n";
    assert_eq!(title("x1.md", &format!("### 4.2.2 Toxins\n\n{told}")), "Toxins");
    // One of several numbers is a part, and a side is none.
    let text = format!("### 2. Toxins\n\n{told}\n### 3. Capsules\n\nThey hide the wall.\n");
    let document = read("x1.md", &text);
    let last = document.blocks.last().unwrap();
    assert!(!last.path.iter().any(|head| head == "Toxins"), "{}", shown(&document));
    assert_ne!(title("x1.md", &format!("### Diagnosis\n\n{told}")), "Diagnosis");
}

#[test]
fn a_journal_a_setting_and_a_broken_line_are_no_topic() {
    let told = "La lithiase salivaire gonfle la glande pendant le repas.\n";
    for opening in
        ["The West Anatolian Medical Journal", "## Chez l’enfant", "Autres causes de fièvre :"]
    {
        let text = format!("{opening}\n\n{told}");
        let found = title("x1.txt", &text);
        assert!(!opening.contains(&*found) || found.is_empty(), "{found}");
    }
}
