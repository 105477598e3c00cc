//! Which cards have a flaw, which have none, and what is cut.

use super::*;

fn note(content: Content) -> Note {
    let id = "n".parse().unwrap();
    Note { id, content, context: String::new(), tags: Vec::new(), source: None }
}

fn basic(front: &str, back: &str) -> Note {
    note(Content::Basic { front: front.into(), back: back.into() })
}

fn cloze(text: &str) -> Note {
    note(Content::Cloze { text: text.into() })
}

fn found(note: &Note) -> Vec<Flaw> {
    flaws(note, "fr")
}

#[test]
fn sound_cards_have_no_flaw() {
    for sound in [
        basic("Où siège la rate ?", "Dans l’hypochondre gauche."),
        basic("Quelle vitamine manque dans le béribéri ?", "La vitamine B1"),
        basic("La rate est-elle à droite ou à gauche ?", "à gauche"),
        basic("Quel est le premier signe de l’asthme ?", "La toux"),
        cloze("La {{c1::rate}} filtre le {{c2::sang}}."),
    ] {
        assert_eq!(found(&sound), [], "{sound:?}");
    }
}

#[test]
fn what_explains_an_answer_is_no_part_of_it() {
    let explained = "**muscle**\n\ndu grec μῦς, « souris ; muscle ». Il a donné le mot.\n\n*myalgie* : \
                     douleur musculaire";
    assert_eq!(found(&basic("Que signifie my(o)- ?", explained)), []);
    let reversible = |back: &str| {
        note(Content::Reversible {
            front: "cervic(o)-".into(),
            back: back.into(),
            ask_back: "Que signifie cervic(o)- ?".into(),
            ask_front: "Quel radical désigne le cou ?".into(),
        })
    };
    assert_eq!(found(&reversible("cou ; col d’un organe")), []);
    assert_eq!(
        found(&reversible("Le cou porte la tête. Le col est long.")),
        [Flaw::SeveralFacts(2)]
    );
    let bold = "**muscle**, cou ; **tête** et col ; cœur";
    assert_eq!(found(&basic("Que signifie le mot ?", bold)), [Flaw::SeveralFacts(3)]);
    let plain = "Le muscle est rouge.\n\nLe cou porte la tête.";
    assert_eq!(found(&basic("Que dire du corps ?", plain)), [Flaw::SeveralFacts(2)]);
    let aside = "(du grec, comme beaucoup d’autres mots de la médecine de ce temps)";
    let long =
        |beside: &str| format!("L’épanchement {beside} de sang dans la plèvre ou le péricarde");
    assert_eq!(found(&basic("Qu’est-ce que l’hémothorax ?", &long(aside))), []);
    assert_eq!(
        found(&basic("Que voit-on ?", &long(aside.trim_matches(['(', ')'])))),
        [Flaw::LongAnswer(21)]
    );
}

#[test]
fn what_is_named_in_the_card_itself_is_no_flaw() {
    for front in [
        "A man has crushing chest pain. It radiates to the left arm. Diagnosis?",
        "What is it called when the lung collapses?",
        "Does it hurt in Boerhaave syndrome?",
        "It takes how many minutes to defibrillate?",
        "Where does this drug act: furosemide?",
    ] {
        assert_eq!(flaws(&basic(front, "x"), "en"), [], "{front}");
    }
    for front in [
        "Une femme de 30 ans tousse. Quel examen demander chez cette patiente ?",
        "Que signifie cette abréviation : AVC ?",
        "Le second bruit du cœur (B2) correspond à quoi ?",
        "Elle siège où, la thyroïde ?",
    ] {
        assert_eq!(found(&basic(front, "x")), [], "{front}");
    }
    let kidney = cloze("The kidney makes {{c1::urine}}. The latter leaves by the ureter.");
    assert!(!flaws(&kidney, "en").contains(&Flaw::Dangling));
    for (front, back, language) in [
        ("Which cells make insulin?", "β cells", "en"),
        ("Quelle cellule produit l’insuline ?", "La cellule β", "fr"),
        ("Quel muscle ferme l’œil ?", "Le muscle orbiculaire de l’œil", "fr"),
    ] {
        assert_eq!(flaws(&basic(front, back), language), [], "{front}");
    }
}

#[test]
fn what_is_named_nowhere_is_a_flaw() {
    for front in ["What are its branches?", "Which one?", "See above", "What causes it?"] {
        assert_eq!(flaws(&basic(front, "x"), "en"), [Flaw::Dangling], "{front}");
    }
    for front in ["Ses branches ?", "Quels en sont les signes ?", "Lequel ?", "Quel est son rôle ?"]
    {
        assert_eq!(found(&basic(front, "x")), [Flaw::Dangling], "{front}");
    }
}

#[test]
fn what_breaks_the_rules_is_named() {
    let long = "mot ".repeat(21);
    assert_eq!(found(&basic("Rôle de la rate", &long)), [Flaw::LongAnswer(21)]);
    let several = basic("Rôle du foie", "Il fait la bile. Il garde le glycogène.");
    assert_eq!(found(&several), [Flaw::SeveralFacts(2)]);
    assert_eq!(found(&basic("Signes", "toux ; fièvre ; dyspnée")), [Flaw::SeveralFacts(3)]);
    assert_eq!(found(&basic("Signes", "- toux\n- fièvre")), [Flaw::SeveralFacts(2)]);
    let leak = basic("Qu’est-ce que l’artère carotide interne ?", "Une artère carotide");
    assert_eq!(found(&leak), [Flaw::Leak]);
    for dangling in ["Quelle est la cause de celle-ci ?", "Elle donne quoi ?", "Le second est ?"] {
        let mut note = basic(dangling, "toux");
        assert_eq!(found(&note), [Flaw::Dangling], "{dangling}");
        // Where a context names it, it stands alone.
        note.context = "Grippe".into();
        assert_eq!(found(&note), []);
    }
    assert_eq!(flaws(&basic("What causes it?", "cough"), "en"), [Flaw::Dangling]);
    let gap = format!("La rate {{{{c1::{}}}}}.", "mot ".repeat(13));
    assert_eq!(found(&cloze(&gap)), [Flaw::LongAnswer(13)]);
    assert_eq!(found(&cloze("L’artère carotide est une {{c1::artère}}.")), [Flaw::Leak]);
}

#[test]
fn what_is_surely_a_list_becomes_one() {
    let list = |note: &Note| match split(note, "fr").as_deref() {
        Some([Content::List { items, .. }]) => items.clone(),
        _ => Vec::new(),
    };
    assert_eq!(list(&basic("S", "toux ; fièvre ; dyspnée.")), ["toux", "fièvre", "dyspnée"]);
    assert_eq!(list(&basic("S", "1. toux\n2) fièvre")), ["toux", "fièvre"]);
    assert_eq!(list(&basic("S", "1. toux 1 g ; 2. fièvre")), ["toux 1 g", "fièvre"]);
    for unsure in ["toux, fièvre", "toux (a ; b)", "toux\nfièvre", "toux ; ", "- toux\nfièvre"] {
        assert!(list(&basic("S", unsure)).is_empty(), "{unsure}");
    }
}

#[test]
fn a_text_is_cut_where_each_sentence_stands_alone() {
    let cut = |text: &str| split(&cloze(text), "fr").map(|parts| parts.len());
    let sound = "Le foie sécrète la {{c1::bile}}. Le pancréas sécrète l’{{c2::insuline}}.";
    assert_eq!(cut(sound), Some(2));
    assert_eq!(found(&cloze(sound)), [Flaw::SeveralFacts(2)]);
    // It needs the sentence before it; one card is asked in both; one has no gap.
    assert_eq!(cut("Le foie sécrète la {{c1::bile}}. Elle digère les {{c2::graisses}}."), None);
    let liquid =
        "Le foie sécrète la {{c1::bile}}. Ce liquide est vert et contient des {{c2::sels}}.";
    assert_eq!(cut(liquid), None);
    let both = "Le foie sécrète la {{c1::bile}}. Le pancréas sécrète l’{{c1::insuline}}.";
    assert_eq!(cut(both), None);
    assert_eq!(cut("Le foie sécrète la {{c1::bile}}. Le pancréas est rétropéritonéal."), None);
}
