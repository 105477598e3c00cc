//! What a student chooses and says of notes on a device, and what other programs do beside it.

use std::fs;
use std::path::Path;

use carabin::generate::Rule;
use carabin::library::Library;

use super::acknowledged::Acknowledged;
use super::device::{Device, chosen_number};
use super::{DECKS, note};
use crate::mutator::Dice;
use crate::support::grade;

/// A choice of settings, or the last one taken back, whatever others have chosen since.
pub fn choose(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let old = device.library().settings().clone();
    acknowledged.wait();
    let (which, mut wanted) = if let Some((which, mut before, mut after)) = device.choice.take() {
        device.library().undo_settings(&before, &after).unwrap();
        // Where another choice is seen here, that stays.
        let mut wanted = old.clone();
        if *chosen_number(&mut wanted, which) == *chosen_number(&mut after, which) {
            *chosen_number(&mut wanted, which) = *chosen_number(&mut before, which);
        }
        (which, wanted)
    } else {
        let (which, mut chosen) = (dice.roll(3), old.clone());
        *chosen_number(&mut chosen, which) = 10 + u32::try_from(dice.roll(90)).unwrap();
        device.library().save_settings(chosen.clone()).unwrap();
        device.choice = Some((which, old.clone(), chosen.clone()));
        (which, chosen)
    };
    if wanted != old {
        acknowledged.choose(which, *chosen_number(&mut wanted, which));
    }
    let file = Path::new("settings.ron");
    if dice.roll(2) == 0 {
        device.old_settings = device.on_disk().remove(file);
    }
    device.collect();
}

/// An old copy of the settings comes in the place of newer ones, while the window is open.
pub fn bring_old_settings(device: &mut Device, _: &mut Dice, _: &mut Acknowledged, _: usize) {
    device.refresh();
    if let Some(old) = device.old_settings.take() {
        device.put(Path::new("settings.ron"), &old);
        device.refresh();
    }
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

/// What a student says of notes, or takes back: that they are fine, that two are distinct; a search is
/// kept, or no more.
pub fn tell(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, _: usize) {
    let mut settings = device.library().settings().clone();
    let id = |dice: &mut Dice| format!("n{}", dice.roll(8)).parse().unwrap();
    let (what, is_said) = match dice.roll(3) {
        0 => {
            let fine = (id(dice), [Rule::Leak, Rule::LongAnswer][dice.roll(2)]);
            (format!("{fine:?}"), turn(&mut settings.fine, fine))
        }
        1 => {
            let (one, other) = (id(dice), id(dice));
            let pair = if one < other { (one, other) } else { (other, one) };
            (format!("{pair:?}"), turn(&mut settings.distinct, pair))
        }
        _ => {
            let search = format!("is:due {}", dice.roll(3));
            (search.clone(), turn(&mut settings.searches, search))
        }
    };
    acknowledged.wait();
    device.library().save_settings(settings).unwrap();
    acknowledged.tell(what, is_said);
    device.collect();
}

/// Puts something into a list, or takes it out; whether it is there then.
fn turn<T: PartialEq>(list: &mut Vec<T>, what: T) -> bool {
    let count = list.len();
    list.retain(|there| *there != what);
    let is_new = list.len() == count;
    list.extend(is_new.then_some(what));
    is_new
}

/// What settings hold that can be chosen one by one.
pub fn choices(settings: &carabin::library::Settings) -> Vec<String> {
    let fine = settings.fine.iter().map(|fine| format!("{fine:?}"));
    let distinct = settings.distinct.iter().map(|pair| format!("{pair:?}"));
    fine.chain(distinct).chain(settings.searches.iter().cloned()).collect()
}
