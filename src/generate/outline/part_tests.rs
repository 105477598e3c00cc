//! What names only a part of a page is not the topic of all of it.

use super::super::clean;
use super::super::detected::detect;
use super::super::heading::stem::stems;
use super::*;

fn read(text: &str) -> Document {
    let mut document = clean::document(text);
    let language = detect(document.blocks.iter().map(|block| block.text.text()));
    let input = Input { name: String::new(), text: text.to_owned() };
    settle(&mut document, &input, None, language);
    document
}

fn last_path(text: &str) -> Vec<String> {
    read(text).blocks.last().map(|block| block.path.to_vec()).unwrap_or_default()
}

#[test]
fn a_part_beside_others_is_over_its_own_lines_only() {
    let text = "# Urinary system\n\n## Renal cortex\n\nIt is the outer zone, and holds the \
                glomeruli.\n\n## Renal pelvis\n\nIt collects what flows down.\n\n# Skin\n\n## \
                Sebaceous glands\n\nThey open beside a hair.\n\n## Sweat glands\n\nThey cool the \
                body.\n";
    let path = last_path(text);
    assert_eq!(path, ["Skin", "Sweat glands"]);
}

#[test]
fn what_other_parts_speak_of_is_no_part_beside_them() {
    let of_a_part = |text: &str| {
        let blocks = clean::document(text).blocks;
        let lists = lists(Language::English);
        let said: Vec<Vec<String>> =
            blocks.iter().map(|block| stems(block.text.text(), lists)).collect();
        let vocabulary = Vocabulary::new(Language::English);
        parts::is_of_a_part(&blocks, &said, &stems("Insulin", lists), &vocabulary, lists)
    };
    let text = "# Insulin\n\nIt lets glucose in.\n\n# Glucagon\n\nIt comes from the islets.\n\n# \
                Cortisol\n\nIt comes from the adrenals.\n";
    assert!(of_a_part(text));
    let spoken = text.replace("It comes", "It opposes insulin and comes");
    assert!(!of_a_part(&spoken));
    // Above numbered parts it is their title.
    assert!(!of_a_part(&text.replace("# Gluc", "# 1. Gluc").replace("# Cort", "# 2. Cort")));
}

#[test]
fn a_page_of_loose_notes_has_no_topic() {
    let mut text =
        String::from("Le mécanisme de sécrétion des glandes salivaires est encore discuté.\n\n");
    for line in [
        "Un nourrisson sourit vers deux mois.",
        "La fontanelle se ferme après un an.",
        "Le lait de vache est pauvre en fer.",
        "La marche vient entre dix et dix-huit mois.",
        "Une dent perce vers six mois.",
        "Le rachitisme courbe les jambes.",
        "La varicelle gratte une semaine.",
        "Le croup donne une toux rauque.",
        "Une otite fait souvent pleurer la nuit.",
        "La scarlatine rougit la langue.",
    ] {
        text.push_str(line);
        text.push_str("\n\n");
    }
    assert_eq!(read(&text).title, None);
    let again = format!("{text}La sécrétion des glandes salivaires suit l’odeur.\n");
    assert!(read(&again).title.is_some());
}

#[test]
fn whom_a_story_tells_of_is_no_topic() {
    let mut text = String::new();
    for line in [
        "At that time the physician Ignaz Semmelweis counted deaths in two wards",
        "What Semmelweis saw in the wards surprised him",
        "He asked the students, and Semmelweis had them wash their hands",
        "The deaths fell within weeks, which Semmelweis wrote down",
        "Few believed what Semmelweis told them",
        "A friend of Semmelweis had died of the same fever",
        "The head of the ward sent Semmelweis away",
        "Later others found what Semmelweis had guessed",
        "In the end Semmelweis died in an asylum",
    ] {
        text.push_str(line);
        text.push_str(".\n\n");
    }
    let named = read(&text).title.unwrap_or_default();
    assert!(!named.contains("Semmelweis"), "{named}");
}

#[test]
fn code_above_a_text_names_nothing() {
    let text = "const kidneyNotes = [\n  {\n    body: `Le rein filtre le plasma, et le rein règle \
                la pression.`,\n  },\n];\n";
    let named = read(text).title.unwrap_or_default();
    assert!(!named.contains("kidneyNotes"), "{named}");
}
