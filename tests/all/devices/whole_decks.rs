//! What a student does with a whole deck on a device: another title, another folder, out of the library
//! and back, into another deck.

use carabin::deck::Deck;
use carabin::library::{LibraryError, Saved};

use super::acknowledged::Acknowledged;
use super::device::Device;
use super::{DECKS, WHOLE, note};
use crate::mutator::Dice;

/// The deck that comes and goes, where it is there.
fn there(device: &mut Device) -> Option<Deck> {
    Some(device.library().deck(&WHOLE.parse().unwrap())?.deck.clone())
}

/// Whether a deck was taken out of the library; not where another device has changed it meanwhile.
fn is_done<T>(removed: Result<T, LibraryError>) -> bool {
    match removed {
        Ok(_) => true,
        Err(LibraryError::Changed(_)) => false,
        Err(error) => panic!("{error}"),
    }
}

/// A note of it is edited, added or removed.
pub fn edit(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, round: usize) {
    let Some(mut deck) = there(device) else { return };
    let (number, text) = (20 + dice.roll(4), format!("{}-{round}-{}", device.name(), dice.0));
    let edited = (dice.roll(4) > 0).then(|| note(number, "", &text));
    let id = format!("n{number}");
    let place = deck.notes.iter().position(|note| note.id.as_str() == id);
    match (place, &edited) {
        (Some(at), Some(edited)) => deck.notes[at] = edited.clone(),
        (Some(at), None) => drop(deck.notes.remove(at)),
        (None, Some(edited)) => deck.notes.push(edited.clone()),
        (None, None) => return,
    }
    acknowledged.wait();
    device.library().save_deck(&deck).unwrap();
    let saved = there(device).unwrap();
    acknowledged.take(edited.as_ref(), &id, &saved);
    device.collect();
}

/// Any deck is called otherwise.
pub fn rename(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, round: usize) {
    let name = [DECKS[0], DECKS[1], WHOLE][dice.roll(3)];
    let deck = device.library().deck(&name.parse().unwrap()).map(|open| open.deck.clone());
    let Some(mut deck) = deck else { return };
    deck.title = format!("{} {round} {}", device.name(), dice.0);
    acknowledged.wait();
    device.library().save_deck(&deck).unwrap();
    let saved = device.deck(name);
    acknowledged.take_title(&saved);
    device.collect();
}

/// Its file goes into another folder.
pub fn relocate(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let folder = ["", "reins", "reins/bas"][dice.roll(3)];
    device.library().move_deck(&WHOLE.parse().unwrap(), folder).unwrap();
    acknowledged.moved = true;
    device.collect();
}

/// It leaves the library, or comes back to where it was.
pub fn remove(device: &mut Device, _: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let id = WHOLE.parse().unwrap();
    let open = device.library().deck(&id).map(|open| (open.path.clone(), open.deck.clone()));
    match (open, device.removed.take()) {
        (Some((path, deck)), _) => {
            acknowledged.wait();
            if is_done(device.library().remove_deck(&id)) {
                acknowledged.removed.push(deck.clone());
                device.removed = Some((path, deck));
            }
        }
        (None, Some((path, deck))) => drop(device.library().put_deck_back(&path, &deck).unwrap()),
        (None, None) => {}
    }
    device.collect();
}

/// Its notes go into another deck, and it leaves the library, as one.
pub fn merge(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let Some(from) = there(device) else { return };
    let home = DECKS[dice.roll(2)];
    let mut into = device.deck(home);
    let known = |id: &carabin::deck::NoteId| into.notes.iter().any(|note| note.id == *id);
    let coming: Vec<_> = from.notes.iter().filter(|note| !known(&note.id)).cloned().collect();
    into.notes.extend(coming.clone());
    acknowledged.wait();
    let saved = [Saved::from(&into)];
    let removed = std::slice::from_ref(&from.id);
    if !is_done(device.library().save_together(&saved, removed, Vec::new(), None)) {
        return device.collect();
    }
    let saved = device.deck(home);
    for note in &coming {
        acknowledged.take(Some(note), note.id.as_str(), &saved);
    }
    acknowledged.removed.push(from);
    device.collect();
}
