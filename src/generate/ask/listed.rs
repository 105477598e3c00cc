//! A list that ends its sentence and is too long for a gap: the sentence before it asks for so many items.

use super::wording::parts;
use super::{Asked, Way};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::realise::capital;

/// Members of a list that one gap can hide, at most: five blanks ask for nothing that one can check at a glance.
const HIDDEN: usize = 4;

/// The list card of `answer`, which stands between `before` and `after`.
pub(super) fn listed(before: &str, answer: &str, after: &str, fit: f32) -> Option<Asked> {
    let items = parts(answer);
    let ends = !after.contains(char::is_alphanumeric);
    if items.len() <= HIDDEN || !ends || before.trim().is_empty() {
        return None;
    }
    let items: Vec<String> = items.into_iter().map(|item| capital(item.trim())).collect();
    let prompt = format!("{}… ({})", before, items.len());
    let content = Content::List { prompt, items, open: false };
    let mut card = Asked::new(Way::Counted, Kind::Enumeration, content);
    card.fit = fit;
    Some(card)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_at_the_end_is_asked_as_one() {
        let card = listed("Le foie stocke ", "fer, cuivre, zinc, fibre et sucre", ".", 1.0);
        let Some(Content::List { prompt, items, .. }) = card.map(|card| card.content) else {
            panic!("no list");
        };
        assert_eq!((prompt.as_str(), items.len()), ("Le foie stocke … (5)", 5));
        assert_eq!(items.last().map(String::as_str), Some("Sucre"));
    }

    #[test]
    fn a_short_one_and_one_inside_are_hidden() {
        assert!(listed("Le foie stocke ", "fer, cuivre et zinc", ".", 1.0).is_none());
        let told = "fer, cuivre, zinc, fibre et sucre";
        assert!(listed("Le foie stocke ", told, " chez l’enfant.", 1.0).is_none());
    }
}
