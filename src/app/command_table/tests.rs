//! The table of commands, as a whole.

use super::*;

#[test]
fn no_key_means_two_things_in_one_place() {
    // The letters of a choice, the next step, and Escape mean what is on the screen.
    let shared =
        [Alone(Key::E), Free(Key::Space), Free(Key::Enter), Alone(Key::Escape), Alone(Key::C)];
    let heard: Vec<(Where, Keys)> = TABLE
        .iter()
        .filter(|entry| !entry.by_form)
        .flat_map(|entry| entry.keys.iter().map(|keys| (entry.place, *keys)))
        .filter(|(_, keys)| !shared.contains(keys))
        .collect();
    for (at, (place, keys)) in heard.iter().enumerate() {
        let meets = |other: &(Where, Keys)| {
            other.1 == *keys && (other.0 == *place || other.0 == Everywhere || *place == Everywhere)
        };
        let twice = heard.iter().skip(at + 1).any(meets);
        assert!(!twice, "{keys:?} {place:?}");
    }
}

#[test]
fn the_palette_lists_a_command_once() {
    let listed: Vec<&Command> =
        TABLE.iter().filter(|entry| entry.in_palette).map(|entry| &entry.command).collect();
    for (at, command) in listed.iter().enumerate() {
        assert!(!listed.iter().skip(at + 1).any(|other| other == command), "{command:?}");
    }
}
