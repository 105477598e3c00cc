//! When two notes ask the same thing: their questions as bare words, without accents, case,
//! punctuation, articles and marks of Markdown.
//!
//! A note's answer is left out of it: whoever writes a question a second time wants to know,
//! whatever they were going to answer.

use super::cloze::ClozeText;
use super::fold::fold;
use super::model::{Content, Note};

/// Words that say nothing of what is asked, folded. A letter alone may be a vitamin's, and stays.
const ARTICLES: [&str; 12] =
    ["an", "au", "aux", "de", "des", "du", "la", "le", "les", "the", "un", "une"];

/// What the note asks, to be compared; empty when it asks nothing yet.
#[must_use]
pub fn asks(note: &Note) -> String {
    let asked = match &note.content {
        Content::Basic { front, .. } | Content::Reversible { front, .. } => bare(front),
        // Two texts that hide other words say the same all the same.
        Content::Cloze { text } => match ClozeText::read(text) {
            Ok(read) => bare(&read.gapped(0)),
            Err(_) => bare(text),
        },
        Content::List { prompt, .. } => bare(prompt),
        Content::Choice { question, .. } => bare(question),
        // Many masks lie on one picture under the same question.
        Content::Occlusion { .. } => String::new(),
    };
    if asked.is_empty() || note.context.trim().is_empty() {
        return asked;
    }
    format!("{} {asked}", bare(&note.context))
}

/// The words of a text that count.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let mut words: Vec<&str> = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    for piece in folded.split(|c: char| !is_of_a_word(c)).filter(|piece| !piece.is_empty()) {
        let word = piece.strip_prefix("l'").or_else(|| piece.strip_prefix("d'")).unwrap_or(piece);
        let word = word.trim_matches('\'');
        let leading = word == "a" && words.is_empty();
        words.push(word);
        if !leading && !word.is_empty() && !ARTICLES.contains(&word) {
            kept.push(word);
        }
    }
    // Of « La » alone nothing would be left.
    if kept.is_empty() { words.join(" ") } else { kept.join(" ") }
}

/// Signs that tell `Na+` from `Na` and `< 5` from `> 5` are words too.
fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '+' | '<' | '>' | '=' | '%' | '°' | '±' | '≤' | '≥')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(content: Content) -> Note {
        let id = "n".parse().unwrap();
        Note { id, content, context: String::new(), tags: Vec::new(), source: None }
    }

    fn basic(front: &str) -> String {
        asks(&note(Content::Basic { front: front.into(), back: "x".into() }))
    }

    #[test]
    fn accents_case_articles_and_punctuation_make_no_other_question() {
        let same = basic("Quels sont les signes de l’Œdème aigu du poumon\u{202f}?");
        assert_eq!(same, basic("quels sont signes d'oedeme **AIGU** de poumon"));
        assert_eq!(basic("La rate"), basic("rate."));
        assert_ne!(basic("Le Na+ monte"), basic("Le Na monte"));
        assert_ne!(basic("rate"), basic("rates"));
        assert_ne!(basic("Hépatite A"), basic("Hépatite"));
        assert_ne!(basic("Vitamine D"), basic("Vitamine"));
    }

    #[test]
    fn what_is_all_articles_is_still_something() {
        assert_eq!(basic("A"), "a");
        assert_ne!(basic("Le"), basic("La"));
        assert_eq!(basic(" ? "), "");
    }

    #[test]
    fn a_text_with_other_gaps_says_the_same_and_a_context_another_thing() {
        let cloze = |text: &str| asks(&note(Content::Cloze { text: text.into() }));
        assert_eq!(
            cloze("Le {{c1::foie}} est à droite"),
            cloze("Le foie est {{c1::à droite::où}}")
        );
        assert_eq!(cloze("Le foie {{c1:"), "foie c1");
        let mut placed = note(Content::Basic { front: "Signes".into(), back: "x".into() });
        placed.context = "Rein".into();
        assert_ne!(asks(&placed), basic("Signes"));
    }
}
