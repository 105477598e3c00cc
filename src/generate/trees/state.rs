//! A half-built tree: the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011)
//! with the root at the end of the buffer.
//!
//! Places are numbered from 1; 0 stands for none, the one after the last word for the root. Moves
//! carry no label: an arc is named when its dependent is complete.

use super::label::Label;

/// Places of a sentence's words, the root, and a few beyond.
pub const PLACES: usize = 128;
/// The longest sentence, in words.
pub const LONGEST: usize = PLACES - 8;

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The stack's top hangs on the next word.
    Left,
    /// The stack's top hangs on the one below it.
    Right,
}

impl Move {
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// What is known of a word so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) head: u8,
    pub(super) label: u8,
    /// The last two dependents on either side.
    pub(super) left: [u8; 2],
    pub(super) right: [u8; 2],
    pub(super) lefts: u8,
    pub(super) rights: u8,
    /// The dependent that is its preposition.
    pub(super) case: u8,
    /// How far its label was ahead of the second best.
    pub(super) margin: i32,
    /// Its dependents' labels as a set, on either side.
    pub(super) left_labels: u64,
    pub(super) right_labels: u64,
}

/// A stack, a buffer and the arcs so far.
#[derive(Debug, Clone)]
pub struct State {
    words: usize,
    places: [Place; PLACES],
    stack: [u8; PLACES],
    height: usize,
    /// The buffer's front.
    next: usize,
}

impl State {
    /// Before the first of so many words, [`LONGEST`] at most.
    #[must_use]
    pub fn new(words: usize) -> Self {
        let words = words.min(LONGEST);
        let (places, stack) = ([Place::default(); PLACES], [0; PLACES]);
        Self { words, places, stack, height: 0, next: 1 }
    }

    /// Whether every word has its head.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next > self.words && self.height == 0
    }

    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    #[must_use]
    pub fn next(&self) -> usize {
        self.next
    }

    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }

    /// Where the root stands.
    #[must_use]
    pub fn root(&self) -> usize {
        self.words + 1
    }

    /// The place so far down the stack; 0 beyond its bottom.
    #[must_use]
    pub fn down(&self, depth: usize) -> usize {
        if depth < self.height {
            usize::from(self.stack[(self.height - 1 - depth) % PLACES])
        } else {
            0
        }
    }

    /// The place so far on in the buffer; 0 beyond the root.
    #[must_use]
    pub fn on(&self, distance: usize) -> usize {
        let at = self.next + distance;
        if at <= self.root() { at } else { 0 }
    }

    pub(super) fn place(&self, at: usize) -> &Place {
        &self.places[at % PLACES]
    }

    fn place_mut(&mut self, at: usize) -> &mut Place {
        &mut self.places[at % PLACES]
    }

    #[must_use]
    pub fn head(&self, at: usize) -> usize {
        self.place(at).head.into()
    }

    #[must_use]
    pub fn label(&self, at: usize) -> Label {
        Label::of_number(self.place(at).label.into())
    }

    #[must_use]
    pub fn margin(&self, at: usize) -> i32 {
        self.place(at).margin
    }

    /// Whether a move keeps the tree whole: only one word hangs on the root.
    #[must_use]
    pub fn allows(&self, step: Move) -> bool {
        let open = self.next <= self.words;
        match step {
            Move::Shift => open,
            Move::Left => self.height >= 1 && (open || self.height == 1),
            Move::Right => self.height >= 2,
        }
    }

    /// The head and the dependent of the arc that a move makes.
    #[must_use]
    pub fn arc(&self, step: Move) -> Option<(usize, usize)> {
        match step {
            Move::Shift => None,
            Move::Left => Some((self.next, self.down(0))),
            Move::Right => Some((self.down(1), self.down(0))),
        }
    }

    /// Makes a move that is allowed; `label` and `margin` are of its arc.
    pub fn apply(&mut self, step: Move, label: Label, margin: i32) {
        let Some((head, dependent)) = self.arc(step) else {
            self.stack[self.height % PLACES] = self.next as u8;
            self.height += 1;
            self.next += 1;
            return;
        };
        self.height = self.height.saturating_sub(1);
        let own = self.place_mut(dependent);
        own.head = head as u8;
        own.label = label as u8;
        own.margin = margin;
        let above = self.place_mut(head);
        if step == Move::Left {
            above.left = [dependent as u8, above.left[0]];
            above.left_labels |= label.bit();
            above.lefts = above.lefts.saturating_add(1);
        } else {
            above.right = [dependent as u8, above.right[0]];
            above.right_labels |= label.bit();
            above.rights = above.rights.saturating_add(1);
        }
        if label == Label::Case {
            above.case = dependent as u8;
        }
    }
}
