//! The weights of the terms' ranking, as `assets/build/terms.py` writes them.
//!
//! One sum: a weight for each feature, and small trees that ask one feature after the other. Reads
//! strictly: a line that says anything else is an error.

use thiserror::Error;

use super::feature::NAMES;

/// How far from its mean a feature counts, in standard deviations.
const FARTHEST: f32 = 4.0;
/// No tree of the asset is so deep.
const DEEPEST: usize = 16;

/// Why the weights can't be read; the number is the line's.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ModelError {
    #[error("line {0}: neither a weight nor a tree")]
    Line(usize),
    #[error("line {0}: no feature has this name")]
    Name(usize),
    #[error("line {0}: not a number, or none")]
    Number(usize),
    #[error("line {0}: the tree goes on after its end, or is too deep")]
    Tree(usize),
}

#[derive(Debug)]
enum Node {
    Leaf(f32),
    /// The feature, what it must not be over for the first branch, and the second branch's place.
    /// The first one's is the next.
    Ask(usize, f32, usize),
}

/// A weight and the mean and the spread of what it weighs.
#[derive(Debug)]
struct Weight {
    feature: usize,
    by: f32,
    mean: f32,
    spread: f32,
}

#[derive(Debug, Default)]
pub(super) struct Model {
    bias: f32,
    weights: Vec<Weight>,
    trees: Vec<Vec<Node>>,
}

impl Model {
    pub(super) fn read(asset: &str) -> Result<Self, ModelError> {
        let mut model = Self::default();
        for (at, line) in asset.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let number = at + 1;
            let mut cells = line.split('\t');
            match cells.next() {
                Some("bias") => model.bias = value(cells.next(), number)?,
                Some("weight") => {
                    let weight = Weight {
                        feature: named(cells.next(), number)?,
                        by: value(cells.next(), number)?,
                        mean: value(cells.next(), number)?,
                        spread: value(cells.next(), number)?,
                    };
                    if weight.spread <= 0.0 {
                        return Err(ModelError::Number(number));
                    }
                    model.weights.push(weight);
                }
                Some("tree") => {
                    let mut words = cells.next().unwrap_or_default().split(' ');
                    let mut nodes = Vec::new();
                    branch(&mut words, &mut nodes, 0, number)?;
                    if words.next().is_some() {
                        return Err(ModelError::Tree(number));
                    }
                    model.trees.push(nodes);
                }
                _ => return Err(ModelError::Line(number)),
            }
            if cells.next().is_some() {
                return Err(ModelError::Line(number));
            }
        }
        Ok(model)
    }

    /// How likely what has these features is a term, between 0 and 1.
    pub(super) fn likely(&self, features: &[f32]) -> f32 {
        let of = |feature: usize| features.get(feature).copied().unwrap_or(0.0);
        let mut sum = self.bias;
        for Weight { feature, by, mean, spread } in &self.weights {
            sum += by * ((of(*feature) - mean) / spread).clamp(-FARTHEST, FARTHEST);
        }
        for tree in &self.trees {
            let mut at = 0;
            // Every step goes on in the tree, so that it ends.
            while let Some(node) = tree.get(at) {
                match *node {
                    Node::Leaf(value) => {
                        sum += value;
                        break;
                    }
                    Node::Ask(feature, most, _) if of(feature) <= most => at += 1,
                    Node::Ask(_, _, second) => at = second,
                }
            }
        }
        1.0 / (1.0 + (-sum).exp())
    }
}

fn value(cell: Option<&str>, line: usize) -> Result<f32, ModelError> {
    let value = cell.and_then(|cell| cell.parse().ok()).filter(|value: &f32| value.is_finite());
    value.ok_or(ModelError::Number(line))
}

fn named(cell: Option<&str>, line: usize) -> Result<usize, ModelError> {
    let cell = cell.unwrap_or_default();
    NAMES.iter().position(|name| *name == cell).ok_or(ModelError::Name(line))
}

/// A leaf is its value; a question is `NAME?`, the most for its first branch, and both branches.
fn branch<'a>(
    words: &mut impl Iterator<Item = &'a str>,
    nodes: &mut Vec<Node>,
    depth: usize,
    line: usize,
) -> Result<(), ModelError> {
    if depth > DEEPEST {
        return Err(ModelError::Tree(line));
    }
    let word = words.next();
    let Some(name) = word.and_then(|word| word.strip_suffix('?')) else {
        nodes.push(Node::Leaf(value(word, line)?));
        return Ok(());
    };
    let (feature, most) = (named(Some(name), line)?, value(words.next(), line)?);
    let here = nodes.len();
    nodes.push(Node::Ask(feature, most, 0));
    branch(words, nodes, depth + 1, line)?;
    let second = nodes.len();
    if let Some(node) = nodes.get_mut(here) {
        *node = Node::Ask(feature, most, second);
    }
    branch(words, nodes, depth + 1, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_and_trees_add_up() {
        let model = "# made by hand\nbias\t1\nweight\twords\t0.5\t1\t2\n\
            tree\twords? 2.5 -1 letters? 9 0.25 2";
        let model = Model::read(model).unwrap();
        let mut features = vec![0.0; NAMES.len()];
        let likely = |sum: f32| 1.0 / (1.0 + (-sum).exp());
        features[0] = 1.0;
        assert_eq!(model.likely(&features), likely(1.0 - 1.0));
        features[0] = 3.0;
        assert_eq!(model.likely(&features), likely(1.0 + 0.5 + 0.25));
        features[1] = 10.0;
        assert_eq!(model.likely(&features), likely(1.0 + 0.5 + 2.0));
        // Far outside what was learnt from, a weight says no more.
        features[0] = 1000.0;
        assert_eq!(model.likely(&features), likely(1.0 + 2.0 + 2.0));
    }

    #[test]
    fn anything_else_is_refused() {
        let wrong = [
            ("height\twords\t1\t0\t1", ModelError::Line(1)),
            ("bias\t1\nweight\twrods\t1\t0\t1", ModelError::Name(2)),
            ("weight\twords\t1\t0\t0", ModelError::Number(1)),
            ("weight\twords\t1\t0\tinf", ModelError::Number(1)),
            ("weight\twords\t1\t0\t1\t7", ModelError::Line(1)),
            ("tree\twords? 1 2", ModelError::Number(1)),
            ("tree\twords? 1 2 3 4", ModelError::Tree(1)),
            ("", ModelError::Line(1)),
        ];
        for (asset, error) in wrong {
            assert_eq!(Model::read(&format!("{asset}\n")).err(), Some(error), "{asset}");
        }
        let deep = format!("tree\t{}1", "words? 1 2 ".repeat(DEEPEST + 1));
        assert_eq!(Model::read(&deep).err(), Some(ModelError::Tree(1)));
    }
}
