//! Slides that blank lines or page numbers part.

use super::*;
use crate::generate::block::Shape;
use crate::generate::clean::document;
use crate::generate::clean::lines::lines;

fn headed(text: &str) -> Vec<String> {
    let lines = lines(text, Language::French);
    let found = lines.iter().filter(|line| line.is_heading());
    found.map(|line| line.content.to_owned()).collect()
}

const SLIDES: &str = "Tamponnade\nÉpanchement sous pression\nUrgence absolue\n\n\
    Triade de Beck\nTurgescence jugulaire\nBruits assourdis\nHypotension\n\n\
    ECG\nMicrovoltage\nAlternance électrique\n\n\
    Échographie\nCollapsus du VD\nSwinging heart\n\n\
    Geste\nPonction péricardique\n- sous échographie\n";

#[test]
fn the_first_line_of_each_slide_heads_it() {
    let heads = ["Tamponnade", "Triade de Beck", "ECG", "Échographie", "Geste"];
    assert_eq!(headed(SLIDES), heads);
    // In small letters a line goes on under a longer one only.
    let more = format!("{SLIDES}\nDg\nclinique d’abord\n\nLe drain posé en\nurgence seul\n");
    assert_eq!(headed(&more), [&heads[..], &["Dg"]].concat());
}

#[test]
fn a_word_that_a_slide_breaks_is_one_again() {
    let more = "Cause\nTuberculose dans les zones d’endé-\nmie\nToute fièvre\nest suspecte chez lui\nVirus\n";
    let blocks = document(&format!("{SLIDES}\n{more}")).blocks;
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.text()).collect();
    assert!(texts.contains(&"Tuberculose dans les zones d’endémie"), "{texts:?}");
    assert!(texts.contains(&"Toute fièvre est suspecte chez lui"), "{texts:?}");
    assert!(texts.contains(&"Virus"));
}

#[test]
fn what_is_bold_heads_among_bold_heads_whatever_it_says() {
    let last = |more: &str| {
        let text = SLIDES.replace("ECG", "**ECG**").replace("Échographie", "**Échographie**");
        headed(&format!("{text}\n{more}\nSurveillance\nScope\n")).last().unwrap().clone()
    };
    assert_eq!(last("**Ensuite — en salle, sans délai**"), "**Ensuite — en salle, sans délai**");
    // Where no other is bold it is a line like any.
    let text = format!("{SLIDES}\n**Ensuite — en salle, sans délai**\nSurveillance\nScope\n");
    assert_eq!(headed(&text).last().unwrap(), "Geste");
    // Not bold, it says something as the others do.
    assert_eq!(last("Ensuite — en salle, sans délai"), "Geste");
}

#[test]
fn broken_prose_and_two_groups_have_no_heads() {
    let prose = "Le cœur bat dans le sac\npéricardique qui le protège.\n\nLe sac contient un peu\n\
        de liquide séreux, clair.\n\nLe volume normal est\nde trente millilitres environ.\n\n\
        Le drainage se fait par\nune ponction sous le sternum.\n";
    assert_eq!(headed(prose), [""; 0]);
    let lines =
        lines("ECG\nMicrovoltage\nAlternance\n\nGeste\nPonction\nDrain\n", Language::French);
    assert!(!find(&lines, [&[], &[]], Language::French).any());
}

#[test]
fn titles_come_back_and_sides_stand_over_their_lines() {
    let text = "PNEUMO – Infections\nASPERGILLOSES PULMONAIRES\n1\nPlan\nHypersensibilité\n\
        Aspergillome du poumon\nPNEUMO – Infections\n2\nHypersensibilité bronchique (ABPA)\n\
        Terrain\nAsthme\nMucoviscidose\nPNEUMO – Infections\n3\nHypersensibilité bronchique \
        (ABPA)\nBiologie\nIgE totales élevées\nPNEUMO – Infections\n4\nHypersensibilité \
        bronchique (ABPA)\nTraitement\nPrednisone\nPNEUMO – Infections\n5\nAspergillome du \
        poumon\nClinique\nHémoptysie\nPNEUMO – Infections\n6\nAspergillome du poumon\n\
        Traitement\nChirurgie\n";
    let blocks = crate::generate::clean::document(text).blocks;
    let find = |opening: &str| {
        let read = blocks.iter().filter(|block| block.shape != Shape::Reference);
        read.into_iter().find(|block| block.text.text().starts_with(opening)).unwrap()
    };
    let path = |opening: &str| find(opening).path.to_vec();
    assert_eq!(path("Asthme"), ["Aspergilloses pulmonaires", "Hypersensibilité bronchique"]);
    assert_eq!(path("Hémoptysie"), ["Aspergilloses pulmonaires", "Aspergillome du poumon"]);
    let head = find("IgE").head.and_then(|head| blocks.get(head)).unwrap();
    assert_eq!(head.text.text(), "Biologie");
    // The plan is no slide of its own.
    assert!(blocks.iter().all(|block| !block.path.contains(&"Plan".to_owned())));
}

#[test]
fn page_numbers_part_slides() {
    let pages = [
        "Définition\n• Arthropathie\n• Cristaux",
        "Crise : signes\nBrutale\nNocturne",
        "II/ TRAITEMENT\nColchicine",
        "Suite\n• AINS",
        "Fin",
    ];
    let slides = |numbers: [u8; 5]| {
        let all = numbers.iter().zip(pages).map(|(number, page)| format!("{number}\n\n{page}\n\n"));
        format!("Goutte\n\n{}", all.collect::<String>())
    };
    let found = headed(&slides([1, 2, 3, 4, 5]));
    assert_eq!(found, ["Goutte", "Définition", "Crise : signes", "TRAITEMENT", "Suite"]);
    // Numbers that do not count up are none of pages.
    assert!(!headed(&slides([12, 4, 80, 7, 31])).contains(&"Crise : signes".to_owned()));
}

#[test]
fn a_page_s_number_may_stand_at_the_edge_of_a_foot() {
    let foot = |n: u8| format!("Dr A. Blanc – Uro – DFASM1                        {n}\n\n");
    let slides = [
        "CALCULS\nCours d’urologie\n",
        "Composition\n• Oxalate de calcium\n• Urate\n",
        "Crise = URGENCE\n• Douleur lombaire\n• Agitation\n",
        "CN : imagerie\n• Scanner\n• ASP\n",
        "CN : traitement\n• AINS\n• Alpha-bloquant\n",
    ];
    let pages: Vec<String> =
        slides.iter().zip(1..).map(|(slide, n)| format!("{slide}{}", foot(n))).collect();
    let text = pages.concat();
    let heads = headed(&text);
    assert!(
        heads.ends_with(
            &["Composition", "Crise = URGENCE", "CN : imagerie", "CN : traitement"]
                .map(str::to_owned)
        ),
        "{heads:?}"
    );
}

#[test]
fn a_foot_of_words_and_a_number_ends_a_page() {
    let slides = [
        "CALCULS\nCours d’urologie\n",
        "Composition\n• Oxalate de calcium\n• Urate\nURINES\n",
        "Qui est exposé ?\n• Professions : cuisiniers\n• Climat chaud\nBiologie\n",
        "Clinique (1) : forme commune\n• Douleur lombaire\nPNN ↑\n• Agitation\n",
        "Traitement\n• AINS\n• Alpha-bloquant\n",
    ];
    let pages = |foot: &str| {
        let each = slides.iter().zip(1..).map(|(slide, n)| format!("{slide}{foot} {n}\n"));
        each.collect::<String>()
    };
    let heads = headed(&pages("Urologie – Calculs"));
    let wanted = ["Composition", "Qui est exposé ?", "Clinique (1) : forme commune", "Traitement"];
    assert!(wanted.iter().all(|head| heads.contains(&(*head).to_owned())), "{heads:?}");
    assert!(!heads.iter().any(|head| head == "URINES" || head.starts_with("PNN")), "{heads:?}");
}

#[test]
fn a_dose_under_its_bullet_is_of_it() {
    let page = |n: usize, lines: &str| format!("{lines}Cardiologie – Péricardite {n}\n");
    let text = [
        page(1, "PÉRICARDITE\nCours de cardiologie\n"),
        page(2, "Causes\n• Virus\n• Bactéries\n"),
        page(3, "Signes\n• Douleur\n• Frottement\n"),
        page(4, "Examens\n• ECG\n• Échographie\n"),
        page(5, "Traitement\n• Aspirine\n• COLCHICINE 3 mois\n0,5 mg x 2/j\no EI : diarrhée\n"),
    ];
    let blocks = document(&text.concat()).blocks;
    let said: Vec<&str> = blocks.iter().map(|block| block.text.text()).collect();
    assert!(said.contains(&"COLCHICINE 3 mois 0,5 mg x 2/j"), "{said:?}");
    let effect = blocks.iter().find(|block| block.text.text().starts_with("EI")).unwrap();
    let head = effect.head.and_then(|at| blocks.get(at)).map(|block| block.text.text());
    assert!(head.is_some_and(|head| head.starts_with("COLCHICINE")), "{head:?}");
}

#[test]
fn an_arrow_under_a_line_goes_on_from_it() {
    let text =
        SLIDES.replace("Bruits assourdis", "Bruits du cœur lointains, assourdis\n→ épanchement");
    let blocks = document(&text).blocks;
    let whole = "Bruits du cœur lointains, assourdis → épanchement";
    assert!(blocks.iter().any(|block| block.text.text() == whole), "{blocks:?}");
}

#[test]
fn a_sigle_heads_its_bullets_though_something_is_told_of_it() {
    let slides = |told: &str| {
        format!(
            "{SLIDES}\nCauses\n{told} : la plus fréquente\no ischémie du rein\no toxiques du rein\n"
        )
    };
    let head = |text: &str| {
        let blocks = document(text).blocks;
        let bullet = blocks.iter().find(|block| block.text.text().starts_with("ischémie"));
        bullet.and_then(|block| block.head)
    };
    assert!(head(&slides("NTA")).is_some());
    assert!(head(&slides("ECG")).is_none());
}
