//! Lines of slides that go on from a bullet, and lines that head bullets.

use crate::generate::block::Block;
use crate::generate::clean::document;

/// The blocks of slides of which `lines` are the last.
fn slides(lines: &str) -> Vec<Block> {
    let pages = [
        "Rougeole\nCours de pédiatrie\n1\n\n",
        "Agent\n• Virus à ARN\n• Un seul sérotype\n2\n\n",
        "Contagion\n• Gouttelettes\n• Isolement\n3\n\n",
        "Incubation\n• Dix jours\n• Catarrhe\n4\n\n",
    ];
    document(&format!("{}Éruption\n{lines}\n5\n", pages.concat())).blocks
}

/// The lines of the last slide, each behind « > » for what it hangs on.
fn told(lines: &str) -> Vec<String> {
    let blocks = slides(lines);
    let last =
        blocks.iter().filter(|block| block.path.last().is_some_and(|last| last == "Éruption"));
    let text = |at: usize| blocks.get(at).map_or("", |block| block.text.text());
    last.skip(1)
        .map(|block| {
            let head = block.head.map(|at| format!("{} > ", text(at))).unwrap_or_default();
            format!("{head}{}", block.text.text())
        })
        .collect()
}

#[test]
fn a_bullet_cut_in_mid_phrase_takes_the_next_line() {
    assert_eq!(
        told(
            "• Fièvre depuis\n≥ 3 jours\n• Début à la\nFace (J1 à\nJ3)\n• IL-2, IFN,\nTNFα\n• Repos"
        ),
        ["Fièvre depuis ≥ 3 jours", "Début à la Face (J1 à J3)", "IL-2, IFN, TNFα", "Repos"]
    );
    assert_eq!(
        told("• Bilan : NFS +\nCRP\n• Pause au\n2e jour\n• Repos"),
        ["Bilan : NFS + CRP", "Pause au 2e jour", "Repos"]
    );
    // As wide as the slide, it goes on in small letters, unless these say their own thing.
    assert_eq!(
        told(
            "Contagion maximale dès la phase catarrhale, quatre\njours avant\nIsolement respiratoire \
              jusqu’au cinquième jour\ncontage = dix jours"
        ),
        [
            "Contagion maximale dès la phase catarrhale, quatre jours avant",
            "Isolement respiratoire jusqu’au cinquième jour",
            "contage = dix jours"
        ]
    );
    assert_eq!(
        told("• Repos\nliste du centre → à lire\n• Eau"),
        ["Repos", "liste du centre → à lire", "Eau"]
    );
    // What says its own thing does not, and heads no bullet of those above it.
    assert_eq!(
        told("• Lactose +\nSérologie par les IgM\n• Köplik"),
        ["Lactose +", "Sérologie par les IgM", "Köplik"]
    );
}

#[test]
fn a_label_heads_bullets_and_a_statement_none() {
    assert_eq!(
        told("Prurit absent, sauf la nuit\n• Macules\n• Papules"),
        ["Prurit absent, sauf la nuit", "Macules", "Papules"]
    );
    assert_eq!(
        told("Incubation : 12 jours\n• Macules\n• Papules"),
        ["Incubation : 12 jours", "Macules", "Papules"]
    );
    assert_eq!(told("Deux phases\n• Macules"), ["Deux phases", "Deux phases > Macules"]);
    let groups = told("Vivants\n• BCG\n• ROR\nInertes\n• DTP");
    assert_eq!(groups, ["Vivants", "Vivants > BCG", "Vivants > ROR", "Inertes", "Inertes > DTP"]);
    // Lines that each have bullets, and dashes that tell of lines without a mark.
    assert_eq!(
        told("Morbilleuse : 60 %\n• Macules\nVésiculeuse : 5 %\n• Bulles"),
        [
            "Morbilleuse : 60 %",
            "Morbilleuse : 60 % > Macules",
            "Vésiculeuse : 5 %",
            "Vésiculeuse : 5 % > Bulles"
        ]
    );
    assert_eq!(
        told("Tronc : au 2e jour\n– dos\nJambes au 3e jour\nFace au 1er jour"),
        ["Tronc : au 2e jour", "Tronc : au 2e jour > dos", "Jambes au 3e jour", "Face au 1er jour"]
    );
    let groups = told("MAJEURS\n• coma\nmineurs\n• toux\nsèche\n• râles");
    assert_eq!(
        groups,
        ["MAJEURS", "MAJEURS > coma", "mineurs", "mineurs > toux sèche", "mineurs > râles"]
    );
}
