//! Asking again what a text says, under another title: questions, contexts and the notes' names come from it.
//!
//! What the student has decided of a card is kept where the same is asked of the same sentence.

use super::choosing::{Choosing, Row};
use super::command::Command;
use super::making::Making;
use super::{Create, before::Before, before::Text, step};
use crate::app::effects::{Effects, Here};
use crate::app::fields::NoteForm;
use crate::deck::Note;
use crate::generate::Options;

impl Create {
    /// The title under which cards can be asked again.
    #[must_use]
    pub fn retitled(&self) -> Option<&str> {
        self.choosing()?.other_title(&self.form.title)
    }

    pub(super) fn retitle(&mut self, here: &Here) -> Effects {
        let Some(title) = self.retitled().map(str::to_owned) else { return Effects::default() };
        // While cards are looked for, what was decided is kept on disk as that of a text taken up again.
        let decided = self.choosing().map(|choosing| self.chosen(choosing).into_owned());
        let Making::Choosing(choosing) = std::mem::take(&mut self.making) else {
            return Effects::default();
        };
        self.drafts.resumed = decided;
        self.look_for(Options { title: Some(title), ..choosing.options.clone() }, here);
        self.asked_before = Some(choosing);
        Effects::default()
    }

    /// The cards under the new title, decided as those `before`, to which a step leads back.
    pub(super) fn asked_again(&mut self, mut found: Choosing, before: Box<Choosing>) -> Effects {
        found.decide_as(&before);
        let title = before.generated.deck.title.clone();
        let (making, note) = (Making::Choosing(before), NoteForm::default());
        let (name, body) = (self.text_name.clone(), self.form.text.clone());
        self.making = Making::Choosing(Box::new(found));
        let text = Before::Text(Text { making, note, name, body, title });
        Effects::default().undo(Command::Retitle.key(), step(text))
    }
}

impl Choosing {
    /// The title that was typed since cards were looked for, where they can be asked under it; none once
    /// their deck is saved, which has a name of its own.
    #[must_use]
    pub fn other_title<'a>(&self, typed: &'a str) -> Option<&'a str> {
        let title = typed.trim();
        let other = !title.is_empty() && title != self.generated.deck.title;
        (other && self.saved.is_none()).then_some(title)
    }

    /// Decides as the student had of the same text under another title.
    fn decide_as(&mut self, before: &Self) {
        self.rank(before.amount, before.etymology);
        for row in before.rows.iter().filter(|row| row.by_hand) {
            let was = before.candidate(row).map(|candidate| &candidate.note);
            match was.and_then(|was| self.same(was)) {
                Some(place) => {
                    let Some(found) = self.rows.get_mut(place) else { continue };
                    if was.is_some_and(|was| was.content != row.note.content) {
                        found.note.content.clone_from(&row.note.content);
                    }
                    (found.kept, found.by_hand) = (row.kept, true);
                }
                None if row.kept => {
                    self.take_back(row.note.clone());
                }
                None => {}
            }
        }
    }

    /// The place of the candidate that asks the same of the same sentence.
    fn same(&self, note: &Note) -> Option<usize> {
        let quote = |note: &Note| note.source.as_ref().map(|source| source.quote.clone());
        let back = |note: &Note| note.cards().first().map(|card| card.question.back());
        let kind = std::mem::discriminant(&note.content);
        let (own_quote, own_back) = (quote(note), back(note));
        let is_same = |row: &Row| {
            row.candidate.is_some()
                && std::mem::discriminant(&row.note.content) == kind
                && quote(&row.note) == own_quote
                && back(&row.note) == own_back
        };
        self.rows.iter().position(is_same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Content;
    use crate::generate::{Input, generate};

    const TEXT: &str = "# Notes\n\nLa rate est un organe lymphoïde situé sous les côtes gauches.\n\n\
                        Elle détruit les globules rouges âgés et garde le tiers des plaquettes.\n";

    fn choosing(title: &str) -> Choosing {
        let input = [Input { name: "cours.md".into(), text: TEXT.into() }];
        let options = Options { title: Some(title.into()), ..Options::default() };
        let generated = generate(&input, &options, &|_| true).unwrap();
        Choosing::new(generated, Vec::new(), TEXT.into())
    }

    #[test]
    fn what_was_decided_under_one_title_holds_under_another() {
        let mut before = choosing("Foie");
        let mut dropped = None;
        for row in &mut before.rows {
            match (&mut row.note.content, dropped.is_none()) {
                (_, true) if row.kept => {
                    (row.kept, row.by_hand) = (false, true);
                    dropped = Some(row.note.clone());
                }
                (Content::Basic { back, .. } | Content::Reversible { back, .. }, false) => {
                    "un organe à moi".clone_into(back);
                    (row.kept, row.by_hand) = (true, true);
                    break;
                }
                _ => {}
            }
        }
        let mut own = before.rows.first().unwrap().note.clone();
        own.content = Content::Basic { front: "Et moi ?".into(), back: "Aussi".into() };
        own.id = crate::deck::NoteId::from_parts(&["own"]);
        before.add(own, 0);
        let mut after = choosing("Rate");
        after.decide_as(&before);
        let dropped = dropped.unwrap();
        let again = after.same(&dropped).unwrap();
        assert!(!after.rows[again].kept && after.rows[again].note.id != dropped.id);
        let backs: Vec<String> = after
            .rows
            .iter()
            .filter(|row| row.kept && row.by_hand)
            .map(|row| row.note.cards()[0].question.back())
            .collect();
        assert!(backs.iter().any(|back| back == "Aussi"), "{backs:?}");
        let edited = before.rows.iter().filter(|row| row.kept && row.by_hand).count();
        assert_eq!(backs.len(), edited, "{backs:?}");
    }

    #[test]
    fn a_title_is_asked_under_once_it_is_another_and_not_when_it_is_empty() {
        let mut create = Create::default();
        create.choose_among(choosing("Foie"));
        assert_eq!(create.retitled(), None);
        create.form.title = "  ".into();
        assert_eq!(create.retitled(), None);
        create.form.title = " Rate ".into();
        assert_eq!(create.retitled(), Some("Rate"));
    }
}
