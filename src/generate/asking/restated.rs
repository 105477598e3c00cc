//! What the finders recognise in a sentence with what it points at put in: « S’insère sur la scapula » under
//! « Capsule » is asked as « La capsule s’insère sur la scapula » would be, with the capsule in brackets. So is
//! a clause of a long sentence of which nothing else asks.

use crate::generate::ask::taken_up::TakenUp;
use crate::generate::candidate::sides;
use crate::generate::read::Reader;
use crate::generate::recognised::of_guarded;
use crate::generate::tokenise::tokens;
use crate::generate::{Candidate, Kind};

/// What a finder's card of a sentence that is told otherwise than the text has it is worth less.
const LESS_SURE: f32 = 0.9;

impl Reader {
    /// Asks what the finders recognise in `restated`, which the sentence `id` under `path` says.
    pub(super) fn ask_restated(&mut self, restated: &TakenUp, id: usize, path: &[String]) {
        let found = tokens(&restated.text, self.lexicon);
        let (facts, _) = of_guarded(&self.context(&restated.text, &found, None));
        for mut fact in facts {
            if matches!(fact.kind, Kind::Abbreviation | Kind::Cloze | Kind::Etymology) {
                continue;
            }
            fact.pattern *= LESS_SURE;
            let before = self.candidates.len();
            self.push(&fact, id, None);
            // A fact makes one candidate, or none.
            let made = self.candidates.len() > before;
            let Some(candidate) = self.candidates.pop_if(|_| made) else { continue };
            let shown = restated.shown(candidate.note.content.clone());
            let Some(shown) = shown.filter(|shown| !self.is_asked(id, &sides(shown).0)) else {
                continue;
            };
            let mut note = candidate.note;
            note.context = self.context_of(&shown, path);
            note.content = shown;
            self.candidates.push(Candidate { note, referred: restated.is_put_in(), ..candidate });
        }
    }

    /// Whether the sentence `id` is asked so already, with or without brackets.
    fn is_asked(&self, id: usize, front: &str) -> bool {
        let bare = |front: &str| front.replace(['[', ']'], "");
        let mut own = self.candidates.iter().filter(|candidate| candidate.sentence == id);
        own.any(|candidate| bare(&sides(&candidate.note.content).0) == bare(front))
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::reference_tests::fronts;

    #[test]
    fn the_finders_read_a_line_with_its_heading() {
        let text = "# Épaule\n\n## Capsule articulaire\n\nS’insère sur le col anatomique de \
                    l’humérus. La capsule est lâche, la capsule est mince.\n";
        let found = fronts(text);
        let asked = |front: &String| front.ends_with("Où s’insère [la capsule articulaire] ?");
        assert!(found.iter().any(asked), "{found:?}");
        // An order is told of nobody.
        let told = text.replace("S’insère sur", "Palpez sur");
        assert!(!fronts(&told).iter().any(|front| front.contains("[la capsule")));
    }

    #[test]
    fn a_clause_is_read_as_the_sentence_that_it_is() {
        let text = "# Aorte\n\nL’aorte est la plus grosse artère de l’organisme, et elle joue à ce \
                    titre un rôle essentiel.\n";
        let asked = |text: &str| {
            let asks = |front: &String| front.contains("Quelle est la plus grosse artère");
            fronts(text).iter().any(asks)
        };
        assert!(asked(text));
        // One card asks it, that of the sentence itself.
        let text = "# Aorte\n\nL’aorte est la plus grosse artère de l’organisme.\n";
        let asks = |front: &&String| front.contains("Quelle est la plus grosse artère");
        assert_eq!(fronts(text).iter().filter(asks).count(), 1);
    }

    #[test]
    fn what_was_put_in_is_no_answer() {
        let text = "# Épaule\n\nLa capsule entoure le col de l’humérus. Elle est tapissée par la \
                    synoviale de l’épaule.\n";
        let answered = |front: &String| front.contains("Qu’est-ce qui est tapissé");
        assert!(!fronts(text).iter().any(answered));
    }
}
