//! What a student does with cards and notes on a device.

use carabin::deck::Content;
use carabin::history::{Due, Kind, Rating};

use super::acknowledged::Acknowledged;
use super::device::Device;
use super::{DECKS, note};
use crate::mutator::Dice;

/// A card is graded, or its last grade taken back.
pub fn grade_or_undo(
    device: &mut Device,
    dice: &mut Dice,
    acknowledged: &mut Acknowledged,
    _: usize,
) {
    let now = device.now();
    let rating = Rating::ALL[dice.roll(4)];
    let undo = dice.roll(4) == 0;
    let draft = if undo {
        device.session.undo(&device.collection, &now)
    } else {
        device.session.grade(&device.collection, rating, 900, &now)
    };
    let Some(draft) = draft else { return };
    let Device { library: Some(library), collection, .. } = device else { return };
    let opened = collection.open(library.history(), &draft.card);
    let reading = library.reading().clone();
    let event = library.append(draft).unwrap();
    if *library.reading() == reading {
        collection.close(library.history(), &opened);
    } else {
        device.collection = device.fresh();
    }
    acknowledged.events.insert(event.stamp.clone());
    device.session.record(&device.collection, event, &now);
}

/// A note is edited, added or removed.
pub fn edit(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, round: usize) {
    let mut deck = device.deck(DECKS[dice.roll(2)]);
    let before = deck.clone();
    let (id, text) = (dice.roll(8), format!("{}-{round}-{}", device.name(), dice.0));
    let edited = (dice.roll(3) > 0).then(|| {
        // What was written may be the context alone, the answer alone, or both.
        let part = dice.roll(3);
        let (context, back) = (if part == 0 { "" } else { &text }, &text);
        note(id, context, if part == 1 { "first" } else { back })
    });
    let id = format!("n{id}");
    let place = deck.notes.iter().position(|note| note.id.as_str() == id);
    match (place, &edited) {
        (Some(at), Some(edited)) => deck.notes[at] = edited.clone(),
        (Some(at), None) => drop(deck.notes.remove(at)),
        (None, Some(edited)) => deck.notes.insert(0, edited.clone()),
        (None, None) => return,
    }
    acknowledged.wait();
    device.library().save_deck(&deck).unwrap();
    let saved = device.deck(before.id.as_str());
    acknowledged.take(edited.as_ref(), &id, &saved);
    device.change = Some((vec![id], vec![(before, deck)]));
    device.collect();
}

/// Takes back its own change, whatever others have made of the deck since.
pub fn take_back(device: &mut Device, _: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let Some((ids, changes)) = device.change.take() else { return };
    acknowledged.wait();
    for (before, after) in changes {
        device.library().undo_deck(Some(&before), &after).unwrap();
        let saved = device.deck(before.id.as_str());
        for id in &ids {
            let note = saved.notes.iter().find(|note| note.id.as_str() == id);
            acknowledged.take(note, id, &saved);
        }
    }
    device.collect();
}

/// One note or two go into the other deck, at times with an event of a card, as one.
pub fn move_notes(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let now = device.now();
    let at = dice.roll(2);
    let (mut from, mut into) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
    let (old_from, old_into) = (from.clone(), into.clone());
    if from.notes.is_empty() {
        return;
    }
    let mut moved = vec![from.notes.remove(dice.roll(from.notes.len()))];
    if dice.roll(3) == 0 && !from.notes.is_empty() {
        moved.push(from.notes.remove(dice.roll(from.notes.len())));
    }
    into.notes.retain(|note| moved.iter().all(|moved| moved.id != note.id));
    into.notes.extend(moved.iter().cloned());
    let card = device.collection.cards().first().filter(|_| dice.roll(2) == 0);
    let draft = card.map(|card| {
        let kind = if card.state.suspended { Kind::Resume } else { Kind::Suspend };
        let scheduler = device.collection.scheduler();
        scheduler.act(&card.id, &card.state, kind, Due::None, &now)
    });
    acknowledged.wait();
    let events = device.save_together(dice, &[&into, &from], draft.into_iter().collect());
    acknowledged.events.extend(events.into_iter().map(|event| event.stamp));
    let (left, there) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
    for note in &moved {
        acknowledged.take(None, note.id.as_str(), &left);
        acknowledged.take(Some(note), note.id.as_str(), &there);
    }
    let ids = moved.iter().map(|note| note.id.to_string()).collect();
    device.change = Some((ids, vec![(old_into, into), (old_from, from)]));
    device.collect();
}

/// Two notes become one: the text of the one, the history of the other, as one.
pub fn merge_notes(
    device: &mut Device,
    dice: &mut Dice,
    acknowledged: &mut Acknowledged,
    _: usize,
) {
    let at = dice.roll(2);
    let (mut home, mut away) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
    let (old_home, old_away) = (home.clone(), away.clone());
    if home.notes.is_empty() || away.notes.is_empty() {
        return;
    }
    let other = away.notes.remove(dice.roll(away.notes.len()));
    if home.notes.iter().any(|note| note.id == other.id) {
        return;
    }
    let place = dice.roll(home.notes.len());
    let gone = std::mem::replace(&mut home.notes[place].id, other.id.clone());
    let one = home.notes[place].clone();
    acknowledged.wait();
    device.save_together(dice, &[&home, &away], Vec::new());
    let (there, left) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
    acknowledged.take(None, gone.as_str(), &there);
    acknowledged.take(Some(&one), one.id.as_str(), &there);
    acknowledged.take(None, one.id.as_str(), &left);
    let ids = vec![gone.to_string(), one.id.to_string()];
    device.change = Some((ids, vec![(old_home, home), (old_away, away)]));
    device.collect();
}

/// Two notes and a card are changed at once, as one.
pub fn change_together(
    device: &mut Device,
    dice: &mut Dice,
    acknowledged: &mut Acknowledged,
    round: usize,
) {
    let now = device.now();
    let name = DECKS[dice.roll(2)];
    let mut deck = device.deck(name);
    let text = format!("{}-{round}-{}", device.name(), dice.0);
    let mut ids = Vec::new();
    for note in deck.notes.iter_mut().take(2) {
        note.context.clone_from(&text);
        note.content = Content::Basic { front: "Q ?".into(), back: text.clone() };
        ids.push(note.id.to_string());
    }
    let cards = device.collection.cards();
    let Some(card) = cards.get(dice.roll(cards.len().max(1))) else { return };
    let (kind, due) = match dice.roll(4) {
        0 => (Kind::Reset, Due::None),
        1 => (Kind::SetDue, Due::Day(now.day + 3)),
        _ if card.state.suspended => (Kind::Resume, Due::None),
        _ => (Kind::Suspend, Due::None),
    };
    let scheduler = device.collection.scheduler();
    let draft = scheduler.act(&card.id, &card.state, kind, due, &now);
    acknowledged.wait();
    let events = device.save_together(dice, &[&deck], vec![draft]);
    acknowledged.events.extend(events.into_iter().map(|event| event.stamp));
    let saved = device.deck(name);
    for id in ids {
        let note = saved.notes.iter().find(|note| note.id.as_str() == id);
        acknowledged.take(note, &id, &saved);
    }
    device.collect();
}
