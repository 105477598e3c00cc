//! The keys of the list beside the table of *Browse*: arrows walk, open and shut, Enter searches, F2
//! renames, Delete deletes.

use egui::{Event, Key, Modifiers, Popup, Ui};

use super::browse_lines::{HEIGHT, Lines};
use crate::app::command::{Beside, Browse, Command, Deck};
use crate::app::features::browse::Node;

/// Gives the commands of the keys that are pressed in this frame.
pub(super) fn read(list: &Lines, ui: &Ui, height: f32, commands: &mut Vec<Command>) {
    if list.state.is_covered() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    // Several keys may be pressed in one frame: each goes on from where the one before has led.
    let mut here = list.cursor();
    let page = ((height / HEIGHT) as usize).saturating_sub(2).max(1);
    let pressed: Vec<(Key, Modifiers)> = ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        });
        keys.collect()
    });
    let last = list.all.len().saturating_sub(1);
    for (key, modifiers) in pressed.into_iter().filter(|(_, with)| !with.alt) {
        let at = here.unwrap_or(0);
        let node = here.and_then(|at| list.node(at));
        let open = here.and_then(|at| list.all.get(at)?.open);
        match (key, node) {
            (Key::ArrowDown, _) => {
                here = go(list, here.map_or(0, |at| at + 1), true, commands).or(here);
            }
            (Key::ArrowUp, _) => here = go(list, at.saturating_sub(1), false, commands).or(here),
            (Key::PageDown, _) => here = go(list, (at + page).min(last), true, commands).or(here),
            (Key::PageUp, _) => here = go(list, at.saturating_sub(page), false, commands).or(here),
            (Key::Home, _) => here = go(list, 0, true, commands).or(here),
            (Key::End, _) => here = go(list, last, false, commands).or(here),
            (Key::ArrowRight, Some(node)) if open == Some(false) => {
                commands.push(Browse::Beside(Beside::Fold(node)).into());
            }
            (Key::ArrowLeft, Some(node)) if open == Some(true) => {
                commands.push(Browse::Beside(Beside::Fold(node)).into());
            }
            (Key::ArrowLeft, Some(_)) => here = go_up(list, at, commands).or(here),
            (Key::Enter, Some(node)) if modifiers.command => {
                commands.push(Browse::Beside(Beside::Also(node)).into());
            }
            (Key::Enter, Some(node)) => {
                commands.push(Browse::Beside(Beside::Only(node)).into());
            }
            (Key::F2, Some(Node::Tag(tag))) => {
                commands.push(Browse::Beside(Beside::AskRename(tag)).into());
            }
            (Key::F2, Some(Node::Deck(deck))) => {
                commands.push(Deck::Rename(Some(deck)).into());
            }
            (Key::Delete, Some(Node::Tag(tag))) => {
                commands.push(Browse::Beside(Beside::DeleteTag(tag)).into());
            }
            (Key::Delete, Some(Node::Deck(deck))) => {
                commands.push(Deck::Delete(Some(deck)).into());
            }
            _ => {}
        }
    }
}

/// The keyboard goes to a line, or past the head of a part to the next one; where it is then.
fn go(list: &Lines, at: usize, down: bool, commands: &mut Vec<Command>) -> Option<usize> {
    let mut at = at.min(list.all.len().saturating_sub(1));
    loop {
        if let Some(node) = list.node(at) {
            commands.push(Browse::Beside(Beside::Go(node)).into());
            return Some(at);
        }
        let next = if down { at.checked_add(1) } else { at.checked_sub(1) };
        at = next.filter(|next| *next < list.all.len())?;
    }
}

/// The keyboard goes to what a line stands below.
fn go_up(list: &Lines, at: usize, commands: &mut Vec<Command>) -> Option<usize> {
    let depth = list.all.get(at)?.depth;
    let above = list.all.get(..at)?;
    let at = above.iter().rposition(|line| line.depth < depth)?;
    go(list, at, false, commands)
}
