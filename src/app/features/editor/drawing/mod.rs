//! Masks while they are drawn: what is selected, what can be done to that, and the way back.
//!
//! Places are in thousandths of the picture, as decks have them. Knows nothing of the screen.

mod bounds;
#[cfg(test)]
mod tests;
mod tools;

use std::collections::BTreeSet;

pub use bounds::{Bounds, LEAST, snap};
pub use tools::{Draw, Side, Tool};

use crate::deck::{MOST_CORNERS, Mask, Shape};
use bounds::{kept_on_picture, moved, put};

/// How many steps can be taken back.
const MOST_STEPS: usize = 200;

/// What is being done with the mouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drag {
    /// A new mask.
    Draw { from: (u16, u16), to: (u16, u16) },
    /// What lies within is to be selected.
    Band { from: (u16, u16), to: (u16, u16) },
    /// What is selected is moved from how it was.
    Move { from: (u16, u16) },
    /// Some edges of one mask: −1 the first of a direction, 1 the last, 0 none.
    Resize { mask: usize, edges: (i8, i8) },
}

/// What is selected, and the way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    pub tool: Tool,
    /// Places in the list of masks.
    pub selected: BTreeSet<usize>,
    /// The corners of a polygon that is being drawn.
    pub corners: Vec<(u16, u16)>,
    pub drag: Option<Drag>,
    past: Vec<Vec<Mask>>,
    future: Vec<Vec<Mask>>,
    /// The highest number that a mask ever had here: a mask that is gone gives its to no other.
    highest: u16,
}

impl Drawing {
    /// On another picture, with the same tool.
    #[must_use]
    pub fn with(tool: Tool) -> Self {
        Self { tool, ..Self::default() }
    }

    /// Does it to the masks, where there is something to do it to. What is being dragged is let go.
    pub fn apply(&mut self, masks: &mut Vec<Mask>, draw: Draw) {
        self.drag = None;
        self.mind(masks);
        if !self.can(masks, draw) {
            return;
        }
        match draw {
            Draw::Tool(tool) => {
                self.tool = tool;
                self.corners.clear();
            }
            Draw::Add => {
                let shape = match self.tool {
                    Tool::Select | Tool::Rectangle => Shape::Rectangle,
                    Tool::Ellipse => Shape::Ellipse,
                    Tool::Polygon => Shape::Polygon(vec![(500, 0), (1000, 1000), (0, 1000)]),
                };
                // Not on top of the last one.
                let step = u16::try_from(masks.len() % 8).unwrap_or(0) * 40;
                let (left, top) = (300 + step, 300 + step);
                self.add(masks, Bounds { left, top, width: 200, height: 120 }, shape);
            }
            Draw::Delete => {
                self.remember(masks);
                let gone = std::mem::take(&mut self.selected);
                let mut at = 0;
                masks.retain(|_| {
                    at += 1;
                    !gone.contains(&(at - 1))
                });
            }
            Draw::Duplicate => {
                self.remember(masks);
                let copies = self.chosen(masks);
                self.selected.clear();
                for copy in copies {
                    let bounds = Bounds::of(&copy);
                    let mut copy = Mask { number: self.next(), label: String::new(), ..copy };
                    put(&mut copy, moved(bounds, 25, 25));
                    self.selected.insert(masks.len());
                    masks.push(copy);
                }
            }
            Draw::Group => {
                let numbers = self.chosen(masks).into_iter().map(|mask| mask.number);
                let Some(number) = numbers.min() else { return };
                self.remember(masks);
                self.each(masks, |mask| mask.number = number);
            }
            Draw::Ungroup => {
                self.remember(masks);
                let mut kept = BTreeSet::new();
                for at in self.selected.clone() {
                    let Some(mask) = masks.get(at) else { continue };
                    if !kept.insert(mask.number) {
                        let number = self.next();
                        masks[at].number = number;
                    }
                }
            }
            Draw::Align(side) => self.align(masks, side),
            Draw::All => self.selected = (0..masks.len()).collect(),
            Draw::Next | Draw::Previous => {
                let count = masks.len();
                let at = match (draw, self.selected.first(), self.selected.last()) {
                    (Draw::Next, _, Some(last)) => (last + 1) % count,
                    (Draw::Previous, Some(first), _) => (first + count - 1) % count,
                    (Draw::Previous, ..) => count - 1,
                    _ => 0,
                };
                self.selected = BTreeSet::from([at]);
            }
            Draw::Undo => {
                if let Some(before) = self.past.pop() {
                    self.future.push(std::mem::replace(masks, before));
                    self.keep_selected(masks);
                }
            }
            Draw::Redo => {
                if let Some(after) = self.future.pop() {
                    self.past.push(std::mem::replace(masks, after));
                    self.keep_selected(masks);
                }
            }
        }
    }

    /// Whether there is something to do it to.
    #[must_use]
    pub fn can(&self, masks: &[Mask], draw: Draw) -> bool {
        match draw {
            Draw::Tool(_) | Draw::Add => true,
            Draw::Delete | Draw::Duplicate => !self.selected.is_empty(),
            Draw::Group | Draw::Align(_) => self.selected.len() > 1,
            Draw::Ungroup => self.is_grouped(masks),
            Draw::All | Draw::Next | Draw::Previous => !masks.is_empty(),
            Draw::Undo => !self.past.is_empty(),
            Draw::Redo => !self.future.is_empty(),
        }
    }

    /// Adds a mask, which is then selected.
    pub fn add(&mut self, masks: &mut Vec<Mask>, bounds: Bounds, shape: Shape) {
        self.mind(masks);
        self.remember(masks);
        let mut mask = Mask {
            number: self.next(),
            left: 0,
            top: 0,
            width: 0,
            height: 0,
            shape,
            label: String::new(),
        };
        put(&mut mask, bounds);
        self.selected = BTreeSet::from([masks.len()]);
        masks.push(mask);
    }

    /// Ends the polygon that is being drawn; one without an area is none.
    pub fn close(&mut self, masks: &mut Vec<Mask>) -> bool {
        let mut corners = std::mem::take(&mut self.corners);
        corners.dedup();
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        corners.truncate(MOST_CORNERS);
        let across = corners.iter().map(|corner| corner.0);
        let down = corners.iter().map(|corner| corner.1);
        let (Some(left), Some(right)) = (across.clone().min(), across.max()) else { return false };
        let (Some(top), Some(bottom)) = (down.clone().min(), down.max()) else { return false };
        let bounds = Bounds::between((left, top), (right, bottom));
        if corners.len() < 3 || bounds.width < LEAST || bounds.height < LEAST {
            return false;
        }
        let part = |value: u16, from: u16, whole: u16| {
            let part = u32::from(value - from) * u32::from(Mask::WHOLE) / u32::from(whole.max(1));
            u16::try_from(part).unwrap_or(Mask::WHOLE)
        };
        let within = corners
            .iter()
            .map(|(x, y)| (part(*x, left, bounds.width), part(*y, top, bounds.height)));
        let shape = Shape::Polygon(within.collect());
        self.add(masks, bounds, shape);
        true
    }

    /// Before masks are dragged: the state that an undo leads back to.
    pub fn begin(&mut self, masks: &[Mask]) {
        self.mind(masks);
        self.remember(masks);
    }

    /// A drag that came to nothing leaves no step behind.
    pub fn end(&mut self, masks: &[Mask]) {
        if self.past.last().is_some_and(|before| before == masks) {
            self.past.pop();
        }
    }

    /// How masks were when the last step began.
    #[must_use]
    pub fn before(&self) -> &[Mask] {
        self.past.last().map_or(&[], Vec::as_slice)
    }

    /// Moves what is selected from where it was when the step began; none leaves the picture.
    pub fn shift(&self, masks: &mut [Mask], across: i32, down: i32) {
        let before = self.before();
        let chosen: Vec<Bounds> =
            self.selected.iter().filter_map(|at| before.get(*at)).map(Bounds::of).collect();
        let (across, down) = kept_on_picture(&chosen, across, down);
        for at in &self.selected {
            if let (Some(mask), Some(from)) = (masks.get_mut(*at), before.get(*at)) {
                put(mask, moved(Bounds::of(from), across, down));
            }
        }
    }

    /// Moves or, where `grow`, resizes what is selected by keys, as a step of its own.
    pub fn nudge(&mut self, masks: &mut [Mask], across: i32, down: i32, grow: bool) {
        if self.selected.is_empty() {
            return;
        }
        self.begin(masks);
        if grow {
            for at in &self.selected {
                if let Some(mask) = masks.get_mut(*at) {
                    let bounds = Bounds::of(mask);
                    let side = |side: u16, by: i32, from: u16| {
                        let most = Mask::WHOLE.saturating_sub(from).max(LEAST);
                        let side = i32::from(side).saturating_add(by);
                        u16::try_from(side.max(0)).unwrap_or(most).clamp(LEAST, most)
                    };
                    let width = side(bounds.width, across, bounds.left);
                    let height = side(bounds.height, down, bounds.top);
                    put(mask, Bounds { width, height, ..bounds });
                }
            }
        } else {
            self.shift(masks, across, down);
        }
        self.end(masks);
    }

    /// Those that are selected.
    #[must_use]
    pub fn chosen(&self, masks: &[Mask]) -> Vec<Mask> {
        self.selected.iter().filter_map(|at| masks.get(*at)).cloned().collect()
    }

    /// Selects a mask with all that are asked with it; `more` keeps what is selected.
    pub fn select(&mut self, masks: &[Mask], at: usize, more: bool) {
        let Some(mask) = masks.get(at) else { return };
        let together = |other: &Mask| other.number == mask.number;
        let group: BTreeSet<usize> =
            (0..masks.len()).filter(|at| masks.get(*at).is_some_and(together)).collect();
        if !more {
            self.selected = group;
        } else if self.selected.contains(&at) {
            self.selected.retain(|at| !group.contains(at));
        } else {
            self.selected.extend(group);
        }
    }

    fn is_grouped(&self, masks: &[Mask]) -> bool {
        let mut numbers = BTreeSet::new();
        self.selected
            .iter()
            .filter_map(|at| masks.get(*at))
            .any(|mask| !numbers.insert(mask.number))
    }

    fn align(&mut self, masks: &mut [Mask], side: Side) {
        self.remember(masks);
        let chosen: Vec<Bounds> = self.chosen(masks).iter().map(Bounds::of).collect();
        let left = chosen.iter().map(|b| b.left).min().unwrap_or(0);
        let right = chosen.iter().map(|b| b.right()).max().unwrap_or(0);
        let top = chosen.iter().map(|b| b.top).min().unwrap_or(0);
        let bottom = chosen.iter().map(|b| b.bottom()).max().unwrap_or(0);
        let middle = |from: u16, to: u16, side: u16| {
            let twice = u32::from(from) + u32::from(to);
            u16::try_from(twice.saturating_sub(u32::from(side)) / 2).unwrap_or(0)
        };
        self.each(masks, |mask| {
            let Bounds { width, height, .. } = Bounds::of(mask);
            match side {
                Side::Left => mask.left = left,
                Side::Middle => mask.left = middle(left, right, width),
                Side::Right => mask.left = right.saturating_sub(width),
                Side::Top => mask.top = top,
                Side::Centre => mask.top = middle(top, bottom, height),
                Side::Bottom => mask.top = bottom.saturating_sub(height),
            }
        });
        self.end(masks);
    }

    fn each(&self, masks: &mut [Mask], change: impl Fn(&mut Mask)) {
        for at in &self.selected {
            if let Some(mask) = masks.get_mut(*at) {
                change(mask);
            }
        }
    }

    fn remember(&mut self, masks: &[Mask]) {
        self.past.push(masks.to_vec());
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
        self.future.clear();
    }

    fn keep_selected(&mut self, masks: &[Mask]) {
        self.selected.retain(|at| *at < masks.len());
    }

    /// Learns the numbers that are taken.
    fn mind(&mut self, masks: &[Mask]) {
        let there = masks.iter().map(|mask| mask.number).max().unwrap_or(0);
        self.highest = self.highest.max(there);
        self.keep_selected(masks);
    }

    fn next(&mut self) -> u16 {
        self.highest = self.highest.saturating_add(1);
        self.highest
    }
}
