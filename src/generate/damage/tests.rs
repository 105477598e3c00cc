//! Damaged texts from end to end: told, mended, and not asked where they stay unreadable.

use super::super::{Generated, Input, Options, Outcome, Reason, generate};

fn run(text: &str) -> Generated {
    let input = Input { name: "texte.txt".into(), text: text.into() };
    generate(&[input], &Options::default(), &|_| true).unwrap()
}

const SCANNED: &str = "La rnoelle osseuse est le siège de Phćmatopofóse chez Fadulte. Le plasrna \
    est la partie liquide du sang. Une anérnie est une baisse de l’hémoglobine. La rate est un \
    organe lyrnphoïde qui filtre le sang. Le xćrvpq est une cellule de la moelle.";

#[test]
fn a_scanned_text_says_so_and_is_mended_where_it_is_certain() {
    let made = run(SCANNED);
    let damage = made.damage.as_ref().unwrap();
    assert!(damage.mended >= 5 && damage.share > 0.1, "{damage:?}");
    let text: Vec<&str> = made.sentences.iter().map(|s| s.text.as_str()).collect();
    assert!(text.concat().contains("siège de l’hématopoïèse chez l’adulte"), "{text:?}");
    // The way back leads to what stands in the file.
    let first = &made.sentences[0];
    let input = SCANNED.get(first.range.clone()).unwrap();
    assert!(input.starts_with("La rnoelle") && input.ends_with("Fadulte."), "{input}");
}

#[test]
fn what_cannot_be_read_is_shown_and_not_asked() {
    let made = run(SCANNED);
    let last = made.sentences.iter().position(|s| s.text.contains("xćrvpq")).unwrap();
    assert_eq!(made.sentences[last].outcome, Outcome::Nothing(Reason::Damaged));
    assert!(made.candidates.iter().all(|c| c.sentence != last || !c.kept));
    assert!(made.candidates.iter().any(|c| c.kept), "the others are asked");
}

#[test]
fn a_figure_inside_a_word_is_mended_though_it_is_alone() {
    let made = run(
        "La rate est un organe sensib1e qui filtre le sang. La vitamine B12, le C3b et \
        le HLA-B27 sont dosés. La p53 est une protéine. Le nerf superficie1 est une branche du nerf \
        fibulaire.",
    );
    assert_eq!(made.damage, None);
    let text: Vec<&str> = made.sentences.iter().map(|s| s.text.as_str()).collect();
    let text = text.concat();
    for there in ["organe sensible", "nerf superficiel", "B12, le C3b", "B27", "p53"] {
        assert!(text.contains(there), "{there}: {text}");
    }
}

#[test]
fn a_sound_text_keeps_its_names() {
    // One rare name and one slip make no scan; the slip is mended where no other word is likely.
    let made =
        run("Le plasrna est la partie liquide du sang. La rate est un organe qui filtre le \
        sang. La maladie de Fadulte atteint la moelle osseuse de l’enfant et de l’adulte jeune. \
        Le traitement est la xyloprine par voie orale pendant trois semaines.");
    assert_eq!(made.damage, None);
    let text: String = made.sentences.iter().map(|s| s.text.as_str()).collect();
    for there in ["Le plasma", "maladie de Fadulte", "la xyloprine"] {
        assert!(text.contains(there), "{there}: {text}");
    }
}

#[test]
fn a_students_slips_are_mended_and_the_way_back_leads_to_them() {
    let text = "# Le rein\n\nLe rein filtre souvnet le plasma. Le **glomérule** est une pelote de \
        capillaires.\n\n- Recpeteur : l’ADH se lie au recpeteur V2\n- Le récepteur V2 est une \
        protéine du tube collecteur\n";
    let made = run(text);
    assert!(made.damage.is_none(), "a slip is no damage");
    let said: Vec<&str> = made.sentences.iter().map(|s| s.text.as_str()).collect();
    let all = said.join("|");
    assert!(all.contains("filtre souvent le plasma") && all.contains("au récepteur V2"), "{all}");
    let first = made.sentences.iter().find(|s| s.text.contains("souvent")).unwrap();
    assert_eq!(text.get(first.range.clone()), Some("Le rein filtre souvnet le plasma."));
}
