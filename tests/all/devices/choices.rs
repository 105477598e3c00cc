//! What a student chooses and says of notes on a device, and what other programs do beside it.

use std::fs;

use carabin::generate::Rule;
use carabin::library::Library;

use super::acknowledged::Acknowledged;
use super::device::{Device, own_setting};
use super::{DECKS, note};
use crate::mutator::Dice;
use crate::support::grade;

/// A choice of settings, or the last one taken back, whatever others have chosen since.
pub fn choose(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let name = device.name();
    let old = device.library().settings().clone();
    if let Some((before, after)) = device.choice.take() {
        device.library().undo_settings(&before, &after).unwrap();
    } else {
        let mut chosen = old.clone();
        *own_setting(&mut chosen, &name) = 10 + u32::try_from(dice.roll(90)).unwrap();
        device.library().save_settings(chosen.clone()).unwrap();
        device.choice = Some((old, chosen));
    }
    let mut now = device.library().settings().clone();
    let chosen = acknowledged.settings.entry(name.clone()).or_default();
    chosen.push(*own_setting(&mut now, &name));
    device.collect();
}

/// A spreadsheet saves this device's history, with a column more and nothing that ends it.
pub fn save_with_a_spreadsheet(device: &mut Device, _: &mut Dice, _: &mut Acknowledged, _: usize) {
    device.library = None;
    let path = device.root.join(format!("history/{}.csv", device.name()));
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<String> = text.lines().map(|line| format!("x,{line}")).collect();
    fs::write(path, lines.join("\n")).unwrap();
    device.open();
}

/// Another device on the same folder edits and grades beside this window.
pub fn edit_beside(
    device: &mut Device,
    dice: &mut Dice,
    acknowledged: &mut Acknowledged,
    round: usize,
) {
    let name = format!("beside-{}", device.name());
    let mut beside = Library::open(&device.root, &name.parse().unwrap()).unwrap();
    let home = DECKS[dice.roll(2)].parse().unwrap();
    let mut deck = beside.deck(&home).unwrap().deck.clone();
    let id = dice.roll(8);
    let edited = note(id, "", &format!("{name}-{round}-{}", dice.0));
    deck.notes.retain(|note| note.id != edited.id);
    deck.notes.push(edited.clone());
    acknowledged.wait();
    beside.save_deck(&deck).unwrap();
    let saved = &beside.deck(&home).unwrap().deck;
    acknowledged.take(Some(&edited), edited.id.as_str(), saved);
    let event = beside.append(grade("n0.1", device.time)).unwrap();
    acknowledged.events.insert(event.stamp);
}

/// What a student says of notes: that they are fine, that two are distinct; a search is kept.
pub fn tell(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let mut settings = device.library().settings().clone();
    let id = |dice: &mut Dice| format!("n{}", dice.roll(8)).parse().unwrap();
    match dice.roll(3) {
        0 => {
            let fine = (id(dice), [Rule::Leak, Rule::LongAnswer][dice.roll(2)]);
            if !settings.fine.contains(&fine) {
                settings.fine.push(fine);
            }
        }
        1 => {
            let (one, other) = (id(dice), id(dice));
            let pair = if one < other { (one, other) } else { (other, one) };
            if !settings.distinct.contains(&pair) {
                settings.distinct.push(pair);
            }
        }
        _ => {
            let search = format!("is:due {}", dice.roll(3));
            if !settings.searches.contains(&search) {
                settings.searches.push(search);
            }
        }
    }
    acknowledged.choices.extend(choices(&settings));
    device.library().save_settings(settings).unwrap();
    device.collect();
}

/// What settings hold that can be chosen one by one.
pub fn choices(settings: &carabin::library::Settings) -> Vec<String> {
    let fine = settings.fine.iter().map(|fine| format!("{fine:?}"));
    let distinct = settings.distinct.iter().map(|pair| format!("{pair:?}"));
    fine.chain(distinct).chain(settings.searches.iter().cloned()).collect()
}
