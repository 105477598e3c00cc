//! What a student does with a window beyond pressing a key, and what is then on disk.

use carabin::deck::{Deck, Note};
use carabin::library::Library;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;

impl Window {
    /// Comes back to the window: it looks at the disk again.
    pub fn focus(&mut self) {
        self.harness.event(Event::WindowFocused(true));
        self.run();
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// The title of a deck in the list, by its first words.
    pub fn title_of<'a>(&'a self, title: &str) -> Node<'a> {
        let begins = |node: &Node<'_>| {
            node.accesskit_node().label().is_some_and(|label| label.starts_with(title))
        };
        self.harness.get_all_by_role(Role::Link).find(begins).unwrap()
    }

    /// Opens a deck from the list, by the first words of its title.
    pub fn open_deck(&mut self, title: &str) {
        self.title_of(title).click();
        self.run();
    }

    /// Presses at one place and lets go at another.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.drag_onto(from, |_| to);
    }

    /// The same, where what is dragged onto is only there, or elsewhere, once something is dragged.
    pub fn drag_onto(&mut self, from: Pos2, to: impl FnOnce(&Self) -> Pos2) {
        self.hover(from);
        self.button(from, true);
        self.hover(from + vec2(0.0, 20.0));
        let to = to(self);
        self.hover(from + (to - from) * 0.6);
        self.hover(to);
        self.button(to, false);
        self.run();
    }

    /// Clicks as a hand does, which lets go some frames after it has pressed.
    pub fn click_at(&mut self, at: Pos2) {
        self.hover(at);
        self.button(at, true);
        self.harness.run_steps(2);
        self.button(at, false);
        self.run();
    }

    fn hover(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.run_steps(2);
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        self.harness.run_steps(1);
    }

    /// The decks on disk.
    pub fn decks(&self) -> Vec<Deck> {
        let library = Library::look(&self.root).unwrap();
        library.decks().iter().map(|open| open.deck.clone()).collect()
    }

    /// The notes on disk.
    pub fn notes(&self) -> Vec<Note> {
        self.decks().into_iter().flat_map(|deck| deck.notes).collect()
    }
}
