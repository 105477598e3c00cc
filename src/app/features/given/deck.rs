//! A deck that the student gives in a file of its own: copied into the library once they say so.
//! A deck that is already there is not touched.

use super::command::Command;
use crate::app::command::Study;
use crate::app::effects::{Effects, Here, Notice};
use crate::app::screen::Screen;
use crate::deck::Deck;
use crate::message::Message;
use crate::workspace::{Change, Outcome, Workspace};

/// Says what was given, and asks.
pub(super) fn offer(deck: &Deck, here: &Here) -> Notice {
    let message = Message::new("notice-deck-given")
        .with("title", &deck.title)
        .with("notes", deck.notes.len());
    here.offer(here.locale.say(&message), vec![Command::TakeDeck.into()])
}

/// Copies the deck into the library.
pub(super) fn take(
    deck: Option<Deck>,
    key: &'static str,
    workspace: &mut Workspace,
    here: &Here,
) -> Effects {
    let Some(deck) = deck else { return Effects::default() };
    let (id, notes) = (deck.id.clone(), deck.notes.len());
    let study = vec![Study::Deck(id.clone()).into()];
    if let Some(there) = workspace.deck(&id) {
        let message = Message::new("notice-deck-there").with("title", &there.title);
        return here.offer(here.locale.say(&message), study).into();
    }
    match workspace.change(&Change::Generated(deck), &here.now) {
        Ok(done) => {
            let mut effects = Effects::default().go(Screen::Decks);
            if let Outcome::Deck(path) = &done.outcome {
                let path = path.display();
                let message = Message::new("notice-saved").with("notes", notes).with("path", path);
                effects = effects.say(here.offer(here.locale.say(&message), study));
            }
            effects.did(key, done, Some(Screen::Decks))
        }
        Err(error) => here.failed(&error).into(),
    }
}
