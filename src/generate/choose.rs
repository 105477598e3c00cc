//! How many of the candidates become cards.
//!
//! What is there is chosen from again, without reading the text again, so that the student may
//! change their mind at any time, at once, and back. A fact is kept once, however much is wanted.

use std::collections::HashSet;

use super::amount::Amount;
use super::select::{self, Left};
use super::{Generated, Outcome, Reason};
use crate::deck::{Deck, Note};

/// Keeps as many of the candidates as are wanted, with etymologies or without, and no others.
pub fn choose(generated: &mut Generated, amount: Amount, etymology: bool) {
    let Generated { deck, candidates, sentences, words, damage, .. } = generated;
    let unreadable = damage.as_ref().map_or(&[] as &[usize], |damage| &damage.unreadable);
    let left = select::select(candidates, *words, amount, etymology, unreadable, &deck.title);
    for (candidate, left) in candidates.iter_mut().zip(left) {
        candidate.left = left.map(Left::reason);
        if let Some(sentence) = sentences.get_mut(candidate.sentence) {
            sentence.outcome = Outcome::Nothing(candidate.left.unwrap_or(Reason::Weak));
        }
    }
    for at in unreadable {
        if let Some(sentence) = sentences.get_mut(*at) {
            sentence.outcome = Outcome::Nothing(Reason::Damaged);
        }
    }
    for candidate in candidates.iter().filter(|candidate| candidate.kept) {
        if let Some(sentence) = sentences.get_mut(candidate.sentence) {
            let before = if let Outcome::Cards(count) = sentence.outcome { count } else { 0 };
            sentence.outcome = Outcome::Cards(before + 1);
        }
    }
    let kept = candidates.iter().filter(|candidate| candidate.kept);
    deck.notes = kept.map(|candidate| candidate.note.clone()).collect();
}

impl Generated {
    /// The deck of every candidate that was thought of, kept or not.
    #[must_use]
    pub fn pool(&self) -> Deck {
        let mut seen = HashSet::new();
        let notes = self.candidates.iter().map(|candidate| &candidate.note);
        let notes: Vec<Note> = notes.filter(|note| seen.insert(&note.id)).cloned().collect();
        Deck { notes, ..self.deck.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Candidate, Input, Kind, Options, Way, generate};

    const TEXT: &str = "# Le rein\n\nLe néphron est l’unité qui filtre le sang dans le rein. \
        Les podocytes du glomérule retiennent les protéines du plasma. L’imagerie par résonance \
        magnétique (IRM) montre bien le parenchyme rénal. L’embolie pulmonaire est \
        l’oblitération d’une artère pulmonaire par un caillot. La tachycardie est une \
        accélération du rythme cardiaque au-delà de 100 battements par minute.\n";

    fn generated(options: &Options) -> Generated {
        let inputs = [Input { name: "rein.md".into(), text: TEXT.into() }];
        generate(&inputs, options, &|_| true).unwrap()
    }

    fn kept(generated: &Generated) -> Vec<bool> {
        generated.candidates.iter().map(|candidate| candidate.kept).collect()
    }

    #[test]
    fn more_is_more_and_there_is_a_way_back() {
        let mut all = generated(&Options::default());
        let (usual, outcomes) = (kept(&all), all.sentences.clone());
        let mut counts = Vec::new();
        for amount in Amount::ALL {
            choose(&mut all, amount, true);
            counts.push(all.deck.notes.len());
            assert_eq!(kept(&all).iter().filter(|kept| **kept).count(), all.deck.notes.len());
            let same = |c: &Candidate| c.kept == c.left.is_none();
            assert!(all.candidates.iter().all(same), "a reason where there is no card");
            let options = Options { amount, ..Options::default() };
            assert_eq!(generated(&options).deck, all.deck);
        }
        assert!(counts.is_sorted() && counts[0] > 0 && counts[0] < counts[2], "{counts:?}");
        assert!(counts[2] <= all.pool().notes.len());
        choose(&mut all, Amount::Usual, true);
        assert_eq!((kept(&all), all.sentences), (usual, outcomes));
    }

    #[test]
    fn what_the_title_is_is_always_asked() {
        let asked_of = |title: &str, term: &str| {
            let told = TEXT.split_once("\n\n").unwrap().1.replace("tachycardie", term);
            let text = format!("# {title}\n\n{told}");
            let inputs = [Input { name: "cours.md".into(), text }];
            let mut all = generate(&inputs, &Options::default(), &|_| true).unwrap();
            let definition = |c: &Candidate| {
                let front = crate::generate::asking::sides(&c.note.content).0;
                c.kind == Kind::Definition && front.contains("tachycardie")
            };
            // Whatever the ranking thinks of it.
            let weak = all.candidates.iter_mut().filter(|c| definition(c));
            weak.for_each(|candidate| candidate.score.total = 0.01);
            choose(&mut all, Amount::Usual, true);
            all.candidates.iter().any(|c| definition(c) && c.kept)
        };
        let asked = |title: &str| asked_of(title, "tachycardie");
        assert!(asked("La tachycardie"));
        assert!(!asked("Le rein"));
        // What it asks for is a kind of what the title names, and no more.
        assert!(!asked_of("La tachycardie", "tachycardie jonctionnelle réciproque"));
    }

    #[test]
    fn a_term_is_asked_in_both_directions() {
        let mut all = generated(&Options::default());
        // As if there were room.
        all.words = 1000;
        choose(&mut all, Amount::Usual, true);
        let backs = |word: &str| {
            let kept = all.candidates.iter().filter(|candidate| candidate.kept);
            let sides = kept.map(|c| crate::generate::asking::sides(&c.note.content));
            let own = sides.filter(|(front, back)| front.contains(word) || back.contains(word));
            own.map(|(_, back)| back).collect::<Vec<_>>()
        };
        let term = backs("néphron");
        assert!(term.iter().any(|back| back == "Le néphron"), "{term:?}");
        assert!(term.iter().any(|back| back.starts_with("L’unité")), "{term:?}");
    }

    #[test]
    fn what_the_layout_defines_needs_less_but_not_nothing() {
        let text = "# Lithiases\n\nColique néphrétique\n: douleur lombaire brutale par obstacle\n\n\
                    Anurie\n: absence d’urine dans la vessie\n";
        let inputs = [Input { name: "cours.md".into(), text: text.into() }];
        let kept = |score: f32| {
            let mut all = generate(&inputs, &Options::default(), &|_| true).unwrap();
            let entries = all.candidates.iter_mut().filter(|card| card.way == Way::Entry);
            entries.for_each(|card| card.score.total = score);
            choose(&mut all, Amount::Usual, true);
            all.candidates.iter().any(|card| card.way == Way::Entry && card.kept)
        };
        assert!(kept(0.15) && !kept(0.05));
    }

    #[test]
    fn a_sigle_is_spelled_out_once() {
        let text = "# Vertiges\n\nLa manœuvre de repositionnement des canalithes (MRC) est faite par un \
                    oto-rhino. Le conduit auditif externe (CAE) est examiné.\n\n## Abréviations\n\nMRC\n\
                    : manœuvre de repositionnement des canalithes\n\nCAE\n: conduit auditif externe\n\n\
                    Nystagmus\n: oscillation rythmique des yeux\n";
        let inputs = [Input { name: "cours.md".into(), text: text.into() }];
        let mut all = generate(&inputs, &Options::default(), &|_| true).unwrap();
        all.words = 1000;
        all.candidates.iter_mut().for_each(|candidate| candidate.score.total = 1.0);
        choose(&mut all, Amount::Everything, false);
        let asks = |long: &str| {
            let kept = all.candidates.iter().filter(|candidate| candidate.kept);
            let sides = kept.map(|c| crate::generate::asking::sides(&c.note.content));
            let own = sides.filter(|(_, back)| crate::deck::fold(back) == crate::deck::fold(long));
            own.map(|(front, _)| front).collect::<Vec<_>>()
        };
        let spelled = asks("conduit auditif externe");
        assert_eq!(spelled.len(), 1, "{spelled:?}");
        let spelled = asks("manœuvre de repositionnement des canalithes");
        assert_eq!(spelled.len(), 1, "{spelled:?}");
        assert!(!asks("oscillation rythmique des yeux").is_empty());
    }

    #[test]
    fn etymologies_can_be_left_out() {
        let text = "L’hépatomégalie est une augmentation du volume du foie. La bradycardie est un \
            ralentissement du rythme cardiaque. L’hématurie est la présence de sang dans les \
            urines. L’ostéoporose est une fragilité de l’os. L’arthralgie est une douleur \
            d’une articulation. La cholécystite est une inflammation de la vésicule biliaire.";
        let inputs = [Input { name: "mots.md".into(), text: text.into() }];
        let mut all = generate(&inputs, &Options::default(), &|_| true).unwrap();
        // Whatever the ranking thinks of them, and as if there were room.
        all.words = 1000;
        all.candidates.iter_mut().for_each(|candidate| candidate.score.total = 1.0);
        choose(&mut all, Amount::Everything, true);
        let asked = |all: &Generated| {
            let kept = all.candidates.iter().filter(|candidate| candidate.kept);
            kept.filter(|candidate| candidate.kind == Kind::Etymology).count()
        };
        assert!(asked(&all) > 0);
        choose(&mut all, Amount::Everything, false);
        assert_eq!(asked(&all), 0);
    }
}
