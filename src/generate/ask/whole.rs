//! Whether a gap hides a whole phrase, as the tree has it: nothing that hangs on what is hidden may
//! be left behind, and no two ideas may be hidden together.
//!
//! « condition caractérisée » goes on with « par … », « bacilles » with « à Gram négatif »: such a
//! gap grows to the end of the phrase. Leaves out one member of a list, and what would grow too long.

use std::ops::Range;

use crate::generate::token::{Tag, Token};
use crate::generate::trees::{Label, Tree};

/// A gap of more words hides a sentence.
const MOST: usize = 11;

/// What another preposition than « de » hangs on the phrase is its own when it is short.
const FAR: usize = 3;

/// Each word's head and what the word is to it; empty where there is no tree.
#[derive(Debug, Clone, Default)]
pub(crate) struct Arcs(Vec<(Option<usize>, Label)>);

impl Arcs {
    pub(crate) fn of(tree: &Tree) -> Self {
        Self(tree.nodes.iter().map(|node| (node.head, node.label)).collect())
    }

    /// Those of the words in `range`, counted from its beginning.
    pub(crate) fn within(&self, range: &Range<usize>) -> Self {
        let inside = |head: usize| range.contains(&head).then(|| head - range.start);
        let own = self.0.get(range.clone()).unwrap_or_default();
        Self(own.iter().map(|(head, label)| (head.and_then(inside), *label)).collect())
    }

    /// Whether one word alone ties `range` to the rest, and nothing of the rest hangs on it.
    pub(super) fn is_apart(&self, range: Range<usize>, tokens: &[Token]) -> bool {
        let word = |at: &usize| tokens.get(*at).is_some_and(Token::is_word);
        let inside = |head: Option<usize>| head.is_some_and(|head| range.contains(&head));
        let tops = range.clone().filter(word).filter(|at| !inside(self.head(*at))).count();
        let mut others = (0..self.0.len()).filter(|at| !range.contains(at)).filter(word);
        !self.0.is_empty() && tops == 1 && !others.any(|at| inside(self.head(at)))
    }

    /// Whether the word `at` hangs on a word of `range`, directly or not. Where there is no tree it does.
    pub(super) fn hangs_within(&self, at: usize, range: &Range<usize>) -> bool {
        self.0.is_empty() || self.head(at).is_some_and(|head| range.contains(&head))
    }

    /// Whether what follows `range` without a comma qualifies one of its nouns.
    pub(super) fn qualify_behind(&self, range: &Range<usize>, tokens: &[Token]) -> bool {
        let parted = |at: usize| {
            tokens.get(range.end..at).is_some_and(|between| {
                between.iter().any(|t| matches!(t.tag, Tag::Comma | Tag::Open | Tag::Verb))
            })
        };
        (range.end..self.0.len()).any(|at| {
            let own = self.head(at).is_some_and(|head| range.contains(&head));
            let label = self.label(at);
            own && !parted(at)
                && matches!(
                    label,
                    Some(Label::Nmod | Label::Amod | Label::Acl | Label::AclRelative)
                )
        })
    }

    fn head(&self, at: usize) -> Option<usize> {
        self.0.get(at).and_then(|arc| arc.0)
    }

    fn label(&self, at: usize) -> Option<Label> {
        self.0.get(at).map(|arc| arc.1)
    }

    /// Where what hangs on `top` ends.
    fn end(&self, top: usize) -> usize {
        let under = |at: usize| {
            let mut here = Some(at);
            for _ in 0..=self.0.len() {
                match here {
                    Some(at) if at == top => return true,
                    Some(at) => here = self.head(at),
                    None => return false,
                }
            }
            false
        };
        (0..self.0.len()).rev().find(|at| under(*at)).unwrap_or(top) + 1
    }
}

/// `range` with all that hangs on it; none where no whole phrase is hidden. `list`: the members of
/// a list are hidden together.
pub(super) fn whole(
    arcs: &Arcs,
    tokens: &[Token],
    range: Range<usize>,
    list: bool,
) -> Option<Range<usize>> {
    if arcs.0.is_empty() {
        return Some(range);
    }
    let from = range.start;
    let mut end = range.end;
    let gap = range.clone();
    let listed = (end..tokens.len()).any(|at| is_joined(arcs, at, &gap));
    if listed && !list {
        return None;
    }
    while let Some(at) = (end..tokens.len()).find(|at| hangs(arcs, tokens, *at, &(from..end))) {
        let until = arcs.end(at).max(at + 1);
        // A clause that no relative opens is none of the phrase's.
        let mut told = tokens.get(end..until).unwrap_or_default().iter();
        let clause = told.find(|t| matches!(t.tag, Tag::Verb | Tag::Relative));
        // « la fibre par les tubules »: what is far is another idea.
        let of = told_by_of(tokens, end);
        let far = !of && until - end > FAR;
        end = until;
        if far || end - from > MOST || clause.is_some_and(|t| t.tag == Tag::Verb) {
            return None;
        }
    }
    while tokens.get(end - 1).is_some_and(|t| !t.is_word()) {
        end -= 1;
    }
    let content = |at: &usize| tokens.get(*at).is_some_and(Token::is_content);
    let inside = from..end;
    let governs = |at: &usize| arcs.head(*at).is_some_and(|head| inside.contains(&head));
    // « un principal [facteur] », and what a list has before the gap.
    let before = (0..from).filter(content).filter(governs).any(|at| {
        matches!(arcs.label(at), Some(Label::Amod | Label::Nmod | Label::Compound | Label::Nummod))
    });
    let tops = inside.clone().filter(content).filter(|at| !governs(at));
    let joined = inside.clone().any(|at| {
        arcs.label(at) == Some(Label::Conj)
            && arcs.head(at).is_some_and(|head| !inside.contains(&head))
    });
    let one = !list || tops.count() <= 1;
    (!before && one && (list || !joined)).then_some(inside)
}

/// Whether the word `at` is another member of the list that the gap opens: some member has its
/// coordinator. What only a comma adds is an apposition, whatever the tree calls it.
fn is_joined(arcs: &Arcs, at: usize, gap: &Range<usize>) -> bool {
    let governed = arcs.head(at).is_some_and(|head| gap.contains(&head));
    let joins = |c: usize| arcs.head(c) == Some(at) && arcs.label(c) == Some(Label::Cc);
    governed && arcs.label(at) == Some(Label::Conj) && (0..arcs.0.len()).any(joins)
}

/// Whether « de » opens what follows.
fn told_by_of(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(super::phrase::links)
}

/// Whether the word `at`, behind the gap, belongs to what is hidden.
fn hangs(arcs: &Arcs, tokens: &[Token], at: usize, gap: &Range<usize>) -> bool {
    let Some(head) = arcs.head(at).filter(|head| gap.contains(head)) else { return false };
    let Some(label) = arcs.label(at) else { return false };
    let apart = tokens
        .get(gap.end..at)
        .is_some_and(|between| between.iter().any(|t| matches!(t.tag, Tag::Comma | Tag::Open)));
    // What a clause has beside its predicate is not the predicate's own.
    let qualifies =
        tokens.get(head).is_some_and(|t| matches!(t.tag, Tag::Adjective | Tag::Participle))
            && arcs.head(head).is_some_and(|above| gap.contains(&above));
    match label {
        Label::Nmod
        | Label::Amod
        | Label::Nummod
        | Label::Flat
        | Label::Fixed
        | Label::Compound
        | Label::Acl => !apart,
        Label::Obl | Label::OblAgent | Label::Iobj | Label::Xcomp => !apart && qualifies,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;
    use crate::generate::trees;

    /// What is hidden where the gap is to begin and end with these words.
    fn hidden(text: &str, first: &str, last: &str, list: bool) -> Option<String> {
        let found = tokens(text, lexicon(Language::French));
        let tree = trees::parse(text, &found, Language::French).unwrap();
        let at = |word: &str| found.iter().position(|t| t.lower == word).unwrap();
        let range = whole(&Arcs::of(&tree), &found, at(first)..at(last) + 1, list)?;
        let (from, to) = (found[range.start].start, found[range.end - 1].end);
        Some(text[from..to].to_owned())
    }

    #[test]
    fn a_member_alone_is_not_hidden() {
        let text = "Le foie sécrète la bile, l’albumine et le fibrinogène.";
        assert_eq!(hidden(text, "bile", "bile", false), None);
        let all = hidden(text, "bile", "fibrinogène", true);
        assert_eq!(all.as_deref(), Some("bile, l’albumine et le fibrinogène"));
    }

    #[test]
    fn a_gap_grows_to_the_end_of_its_phrase() {
        let text = "Le foie sécrète un liquide alcalin.";
        assert_eq!(hidden(text, "liquide", "liquide", false).as_deref(), Some("liquide alcalin"));
    }
}
