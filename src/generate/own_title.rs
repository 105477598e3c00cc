//! What the text's own title gives away: no card of « Le paludisme » asks which illness does this or that.
//!
//! What the title is may still be asked in both directions: it is a term as others.

use super::Way;
use super::ask::wording::stems;
use super::candidate::{Candidate, sides};
use crate::deck::fold;

/// Leaves out the questions for what does something whose answer is `title`.
pub(super) fn settle(candidates: &mut Vec<Candidate>, title: &str) {
    candidates.retain(|candidate| {
        let turned = matches!(candidate.way, Way::Which | Way::Subject);
        !turned || !is_title(&sides(&candidate.note.content).1, title)
    });
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
    use crate::deck::Content;
    use crate::generate::{Input, Options, generate};

    #[test]
    fn the_title_is_asked_for_what_it_is_and_not_for_what_it_does() {
        let told =
            "La cystite est une inflammation de la vessie causée par une bactérie de l’intestin.";
        let input = [Input { name: "cours.md".into(), text: format!("# La cystite\n\n{told}\n") }];
        let found = generate(&input, &Options::default(), &|_| true).unwrap();
        let both = |c: &Candidate| matches!(c.note.content, Content::Reversible { .. });
        assert!(found.candidates.iter().any(both));
        let mut does = found.candidates.first().unwrap().clone();
        does.way = Way::Which;
        does.note.content = Content::Basic {
            front: "Quelle maladie brûle à la miction ?".into(),
            back: "La cystite".into(),
        };
        let left = |title: &str| {
            let mut candidates = vec![does.clone()];
            settle(&mut candidates, title);
            candidates.len()
        };
        assert_eq!((left("Cystite"), left("Urologie")), (0, 1));
    }

    #[test]
    fn an_answer_is_the_title_with_any_article() {
        assert!(is_title("Une orchite", "Orchites"));
        assert!(is_title("L’ORL", "ORL"));
        assert!(!is_title("L’orchite ourlienne", "Orchite"));
        assert!(!is_title("ADN", "ARN"));
    }
}
