//! Dependency trees: which word of a sentence hangs on which, and as what.
//!
//! A linear transition parser with a beam (Goldberg and Nivre 2012; Zhang and Clark 2008), trained
//! by `examples/assets` on Universal Dependencies' treebanks. Subjects and whole predicates can be
//! trusted where `Node::agreed` and `Node::margin` say so; a single attachment inside a
//! predicate can't. Empty and very long sentences have no tree.

mod arcs;
mod asset;
mod cues;
mod keys;
mod label;
mod model;
mod moves;
mod search;
mod state;
mod table;
mod view;

use std::ops::Range;
use std::sync::OnceLock;

use super::classes::classes;
use super::language::Language;
use super::tagger;
use super::token::Token;
use super::words::words;

pub use self::arcs::of_arc;
pub use self::asset::{AssetError, Feature};
pub use self::cues::Cues;
pub use self::keys::Keys;
pub use self::label::{LABELS, Label};
pub use self::model::{Model, Weights};
pub use self::moves::of_move;
pub use self::search::{BEAM, best_label};
pub use self::state::{LONGEST, Move, State};

/// A sentence's tree: a node for each of its tokens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

/// A word's place in its tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Node {
    /// None for the root.
    pub(crate) head: Option<usize>,
    pub(crate) label: Label,
    /// How sure the label is: the share of a test set's words with a smaller lead of the best
    /// label over the second. The root's is 1.
    pub(crate) margin: f32,
    /// The plain search finds the same head as the beam.
    pub(crate) agreed: bool,
}

impl Tree {
    pub(crate) fn root(&self) -> usize {
        self.nodes.iter().position(|node| node.head.is_none()).unwrap_or(0)
    }

    /// What hangs on a word directly, from left to right.
    pub(crate) fn children(&self, head: usize) -> impl Iterator<Item = usize> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| node.head == Some(head)).map(|(at, _)| at)
    }

    /// A word and all that hangs on it, directly or not, in the sentence's order.
    pub(crate) fn subtree(&self, top: usize) -> Vec<usize> {
        let under = |at: usize| {
            // No tree is deeper than it has words.
            let mut here = Some(at);
            for _ in 0..=self.nodes.len() {
                match here {
                    Some(at) if at == top => return true,
                    Some(at) => here = self.nodes.get(at).and_then(|node| node.head),
                    None => return false,
                }
            }
            false
        };
        (0..self.nodes.len()).filter(|at| under(*at)).collect()
    }

    /// From a subtree's first word to its last.
    pub(crate) fn span(&self, top: usize) -> Range<usize> {
        let subtree = self.subtree(top);
        match (subtree.first(), subtree.last()) {
            (Some(first), Some(last)) => *first..last + 1,
            _ => top..top,
        }
    }
}

/// The parser of `language`, read once; none if its assets are broken, which a test forbids.
fn model(language: Language) -> Option<&'static Model> {
    static FRENCH: OnceLock<Option<Model>> = OnceLock::new();
    static ENGLISH: OnceLock<Option<Model>> = OnceLock::new();
    let (cell, assets): (_, &[&[u8]]) = match language {
        Language::French => (
            &FRENCH,
            &[
                include_bytes!("../../../assets/language/fr/sequoia/parser.bin"),
                include_bytes!("../../../assets/language/fr/gsd/parser.bin"),
            ],
        ),
        Language::English => {
            (&ENGLISH, &[include_bytes!("../../../assets/language/en/ewt/parser.bin")])
        }
    };
    cell.get_or_init(|| Model::read(assets).ok()).as_ref()
}

/// The tree of a sentence's tokens; none for no tokens and for very many.
pub(crate) fn parse(text: &str, tokens: &[Token], language: Language) -> Option<Tree> {
    let mut forms: Vec<&str> =
        tokens.iter().map(|token| text.get(token.start..token.end).unwrap_or_default()).collect();
    if language == Language::English {
        part_negations(text, tokens, &mut forms);
    }
    of_forms(&forms, language)
}

/// « don », « ’t » are « do », « n’t » in the treebanks.
fn part_negations<'a>(text: &'a str, tokens: &[Token], forms: &mut [&'a str]) {
    for (at, pair) in tokens.windows(2).enumerate() {
        let [verb, rest] = pair else { continue };
        if rest.lower != "’t" || !verb.lower.ends_with('n') || verb.end != rest.start {
            continue;
        }
        let parted = verb.end - 1;
        if let (Some(short), Some(not)) = (text.get(verb.start..parted), text.get(parted..rest.end))
            && let Some([form, after]) = forms.get_mut(at..at + 2)
        {
            *form = short;
            *after = not;
        }
    }
}

/// The tree of a sentence's words.
pub(crate) fn of_forms(forms: &[&str], language: Language) -> Option<Tree> {
    if forms.is_empty() || forms.len() > LONGEST {
        return None;
    }
    let model = model(language)?;
    let tags: Vec<usize> =
        tagger::tag(language, forms).into_iter().map(|tagged| tagged.tag).collect();
    let cues = Cues::new(forms, &tags, words(language), classes(language));
    let (best, plain) = model.trees(&cues);
    let node = |at: usize| {
        let head = best.head(at);
        Node {
            head: (head != best.root()).then(|| head.saturating_sub(1)),
            label: best.label(at),
            margin: if head == best.root() { 1.0 } else { model.quantile(best.margin(at)) },
            agreed: head == plain.head(at),
        }
    };
    Some(Tree { nodes: (1..=forms.len()).map(node).collect() })
}

#[cfg(test)]
mod tests;
