//! What the text's own title gives away: no card of « Le paludisme » asks which illness has been described.
//!
//! Asks the title's term for what it is, and never by what it is.

use std::collections::BTreeSet;

use super::ask::wording::stems;
use super::candidate::{Candidate, sides};
use super::{Kind, Way};
use crate::deck::{Content, fold};

/// Leaves out the questions whose answer is `title`, and the way back of what defines it.
pub(super) fn settle(candidates: &mut Vec<Candidate>, title: &str) {
    for candidate in candidates.iter_mut() {
        if let Content::Reversible { front, back, ask_back, .. } = &candidate.note.content
            && is_title(front, title)
        {
            let (front, back) = (ask_back.clone(), back.clone());
            candidate.note.content = Content::Basic { front, back };
        }
    }
    let defined: BTreeSet<usize> =
        candidates.iter().filter(|c| defines(c, title)).map(|c| c.sentence).collect();
    candidates.retain(|candidate| {
        let turned = match candidate.way {
            Way::Which | Way::Subject | Way::EntryBack => true,
            Way::Pattern | Way::Being => {
                candidate.kind == Kind::Identity && defined.contains(&candidate.sentence)
            }
            _ => false,
        };
        !turned || !is_title(&sides(&candidate.note.content).1, title)
    });
}

/// Whether a candidate asks what the title is.
fn defines(candidate: &Candidate, title: &str) -> bool {
    let asked = stems(&sides(&candidate.note.content).0);
    let named = stems(title);
    candidate.kind == Kind::Definition
        && !candidate.dangling
        && !named.is_empty()
        && named.iter().all(|stem| asked.contains(stem))
        && asked.len() <= named.len() + 1
}

/// Whether `answer` says what `title` names, with or without an article.
fn is_title(answer: &str, title: &str) -> bool {
    let (own, named) = (stems(answer), stems(title));
    let alike = || own.len() == named.len() && own.iter().all(|stem| named.contains(stem));
    let bare = |text: &str| {
        let text = fold(text);
        let word = |text: &str| text.trim().to_owned();
        let articles = ["le ", "la ", "les ", "l'", "l’", "un ", "une ", "the ", "a ", "an "];
        articles.iter().find_map(|article| text.strip_prefix(article)).map_or(word(&text), word)
    };
    bare(answer) == bare(title) || !own.is_empty() && alike()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Input, Options, generate};

    fn notes(text: &str) -> Vec<(bool, String)> {
        let input = [Input { name: "cours.md".into(), text: text.into() }];
        let found = generate(&input, &Options::default(), &|_| true).unwrap();
        let both = |content: &Content| matches!(content, Content::Reversible { .. });
        found.deck.notes.iter().map(|n| (both(&n.content), sides(&n.content).0)).collect()
    }

    #[test]
    fn the_title_is_asked_for_what_it_is_and_never_by_it() {
        let told = "## Testicule\n\nL’orchite est une inflammation aiguë du testicule causée par un \
                    virus ourlien.\n\n## Vessie\n\nLa cystite est une inflammation de la vessie causée \
                    par une bactérie de l’intestin.\n";
        let both = |title: &str| {
            let found = notes(&format!("# {title}\n\n{told}"));
            assert!(found.iter().any(|(_, front)| front.contains("orchite")), "{found:?}");
            found.iter().any(|(both, front)| *both && front.contains("orchite"))
        };
        assert!(!both("L’orchite"));
        assert!(both("Urologie"));
    }

    #[test]
    fn an_answer_is_the_title_with_any_article() {
        assert!(is_title("Une orchite", "Orchites"));
        assert!(is_title("L’ORL", "ORL"));
        assert!(!is_title("L’orchite ourlienne", "Orchite"));
        assert!(!is_title("ADN", "ARN"));
    }
}
