//! The sentence that leads bullets in, « Les crises surviennent à la suite : », before a bullet that is
//! nothing without it.

use super::{Asked, Setting, count};
use crate::deck::Content;

/// A longer bullet is not shown behind its lead.
const BULLET: usize = 24;

/// What leads bullets in.
#[derive(Debug, Clone)]
pub(crate) struct LeadIn {
    pub(super) text: String,
    /// It points at nothing that it does not name.
    pub(super) sound: bool,
}

impl LeadIn {
    /// Shows a gap of the bullet `text` behind what leads that in; where this points elsewhere, so does the
    /// card. Whether it could be shown.
    pub(super) fn leads(&self, setting: &Setting<'_>, text: &str, card: &mut Asked) -> bool {
        let Content::Cloze { text: front } = &mut card.content else { return false };
        if count(text) > BULLET {
            return false;
        }
        if self.sound {
            *front = setting.grammar.headed(&self.text, front.trim_start_matches(['-', '–', ' ']));
        } else {
            card.dangling = true;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::reference_tests::fronts;

    fn says(text: &str, front: &str) -> bool {
        fronts(text).iter().any(|found| found.contains(front))
    }

    #[test]
    fn a_phrase_stands_behind_the_sentence_that_leads_it_in() {
        let text = "# Le dos\n\nLes scolioses de l’adolescent peuvent apparaître à la suite :\n\n- de \
                    troubles musculaires comme la rétraction des ischio-jambiers ;\n- d’atteintes \
                    vertébrales comme l’hémivertèbre congénitale.\n";
        let led = "Les scolioses de l’adolescent peuvent apparaître à la suite : de troubles";
        assert!(says(text, led), "{:?}", fronts(text));
        // What it points at, nothing names: the bullet says nothing.
        let points = text.replace("Les scolioses de l’adolescent", "Elles");
        assert!(!says(&points, "[…]"), "{:?}", fronts(&points));
        // A bullet that is a sentence says what it says.
        let whole = text.replace("de troubles musculaires comme", "la radiographie montre");
        assert!(says(&whole, "] La radiographie montre"), "{:?}", fronts(&whole));
    }

    #[test]
    fn a_bullet_that_goes_on_by_a_verb_is_led_in_too() {
        let text = "# Gonades\n\nLes gonades de l’embryon ont deux fonctions :\n\n- produire des gamètes \
                    mâles ou femelles (spermatozoïdes ou ovules)\n- sécréter plusieurs hormones\n";
        assert!(says(text, "ont deux fonctions : produire des"), "{:?}", fronts(text));
        let points = text.replace("Les gonades de l’embryon ont", "Ils ont");
        assert!(!says(&points, "produire des gamètes"), "{:?}", fronts(&points));
    }

    #[test]
    fn a_pronoun_in_a_bullet_is_what_the_lead_tells_of() {
        let text = "# L’arthrose\n\nLa douleur est mécanique, avec les caractéristiques suivantes :\n\n- \
                    Elle gêne traditionnellement l’endormissement du patient ;\n- Elle augmente dans \
                    la journée.\n";
        assert!(says(text, "[La douleur]"), "{:?}", fronts(text));
        assert!(!says(text, "[L’arthrose]") && !says(text, "[l’arthrose]"));
        let two = text.replace("La douleur est mécanique", "La douleur et la gêne sont mécaniques");
        assert!(!says(&two, "[La douleur"), "{:?}", fronts(&two));
    }

    #[test]
    fn a_phrase_stands_behind_the_question_of_its_heading() {
        let text = "# Cholera\n\n## What are the common sources of infection?\n\nSeafood especially \
                    crustaceans and shellfish\n\nCooking and eating in utensils washed in river \
                    water\n";
        let asked = "What are the common sources of infection? Cooking and eating in";
        assert!(says(text, asked), "{:?}", fronts(text));
        let told = text.replace("Cooking and eating in", "Bacteria survive for weeks in");
        assert!(!says(&told, "infection? Bacteria"), "{:?}", fronts(&told));
    }
}
