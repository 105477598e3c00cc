//! Questions that the author asks and answers: « Q : … » « R : … ».
//!
//! Leaves out a question without a mark of either side: a rhetorical question is no card.

use super::super::block::Shape;
use super::line::{Line, LineKind};
use crate::deck::fold;

/// What a block is in such a text.
pub(super) enum Turn {
    Question {
        question: String,
        /// Whether a mark said that it is one.
        marked: bool,
        /// Where the answer begins, when it stands in the same block.
        answer: Option<usize>,
    },
    Answer {
        at: usize,
    },
    Text,
}

const ASK: &[&str] = &["question", "q", "recto", "front", "quest"];
const TELL: &[&str] = &["reponse", "rep", "answer", "r", "a", "verso", "back", "ans"];
/// What parts a question from its answer inside a line, in note-taking programs.
const PARTS: [&str; 3] = [":::", "::", ";;"];
/// What such programs put behind a question.
const TAGS: [&str; 3] = ["#flashcards", "#flashcard", "#card"];

/// A lone bullet or arrow under a question answers it, and so does what stands under a « ? » alone
/// on its line.
pub(super) fn look_around(lines: &mut [Line<'_>]) {
    for i in 1..lines.len() {
        let at = |at: Option<usize>| at.and_then(|at| lines.get(at));
        let (Some(above), Some(line)) = (lines.get(i - 1), lines.get(i)) else { continue };
        let apart = line.kind == LineKind::Skip && matches!(line.content, "?" | "??");
        if apart && above.is_text() && at(Some(i + 1)).is_some_and(Line::is_text) {
            if let Some(line) = lines.get_mut(i + 1) {
                line.kind = LineKind::Answer;
            }
            continue;
        }
        let tagged = is_tagged(above.content);
        let asked = above.content.ends_with('?') && above.words() >= 4 || tagged;
        let inner = above.is_item() && line.columns > above.columns;
        let alone = at(i.checked_add(1))
            .is_none_or(|next| !next.is_item() || inner && next.columns < line.columns);
        if asked && line.is_item() && alone && (above.is_text() || above.is_item()) {
            let plain =
                above.is_text() || inner || !at(i.checked_add(1)).is_some_and(Line::is_item);
            if let Some(line) = lines.get_mut(i).filter(|_| plain) {
                line.kind = LineKind::Answer;
            }
        }
    }
}

fn is_tagged(text: &str) -> bool {
    TAGS.iter().any(|tag| text.trim_end().ends_with(tag))
}

/// The question without the tag behind it.
pub(super) fn untagged(text: &str) -> &str {
    let text = text.trim_end();
    TAGS.iter().find_map(|tag| text.strip_suffix(tag)).unwrap_or(text).trim_end()
}

/// « Question ? :: réponse », « Terme :: définition »: where the left ends and the right begins.
pub(super) fn parted(text: &str) -> Option<(usize, usize)> {
    let mark = PARTS.iter().find(|mark| text.contains(**mark))?;
    let at = text.find(mark)?;
    let (left, right) = (text.get(..at)?.trim_end(), text.get(at + mark.len()..)?);
    let code = left.contains(['{', '}', '/', '<']) || left.split(' ').next_back()?.is_empty();
    let words = left.split_whitespace().count();
    let told = right.trim_start();
    (!code && (1..=30).contains(&words) && tells(told) && !told.starts_with(':'))
        .then(|| (left.len(), text.len() - told.len()))
}

/// The shape of a block of `text`: what answers nothing is no answer.
pub(super) fn shape_of(shape: Shape, text: &str) -> Shape {
    let answers = !matches!(shape, Shape::Answer { .. }) || tells(text);
    if answers { shape } else { Shape::Paragraph }
}

/// An answer is a word, a number or a sign: « réflexe :: + », and no full stop.
fn tells(told: &str) -> bool {
    told.contains(|c: char| c.is_alphanumeric() || "+-−±=↑↓→".contains(c))
}

/// What a question opens with.
const OPENINGS: [&str; 20] = [
    "quel ",
    "quelle ",
    "quels ",
    "quelles ",
    "qu'est-ce ",
    "qu'est ce ",
    "que ",
    "qui ",
    "comment ",
    "combien ",
    "pourquoi ",
    "ou ",
    "quand ",
    "dans quel",
    "what ",
    "which ",
    "who ",
    "how ",
    "why ",
    "where ",
];

/// « Quel est l’agent de la gale ? Sarcoptes scabiei »: where the answer begins.
fn answered(text: &str) -> Option<usize> {
    let mark = text.find('?')?;
    let rest = text.get(mark + 1..)?;
    let told = rest.trim_start();
    let alone = tells(told)
        && !told.contains('?')
        && told.split_whitespace().count() <= 20
        && !told.trim_end_matches('.').contains(". ");
    (asks(text.get(..mark)?) && alone).then(|| text.len() - told.len())
}

/// Whether it opens as questions do and is whole; without its mark.
fn asks(question: &str) -> bool {
    let opens = fold(question.get(..question.len().min(24)).unwrap_or(question));
    OPENINGS.iter().any(|word| opens.starts_with(word))
        && question.split_whitespace().count() >= 4
        && !question.contains(['.', ';', '!'])
}

/// Whether `told` alone under `question` is all its answer: « Combien de vertèbres cervicales ? »
/// over « 7 ».
pub(super) fn is_told_under(question: &str, told: &str) -> bool {
    asks(question.trim_end_matches(['?', ' ', '\u{a0}', '\u{202f}']))
        && tells(told)
        && told.split_whitespace().count() <= 6
        && !told.contains(['?', ':', ';'])
}

/// Reads the mark at the head of a block.
pub(super) fn read(text: &str) -> Turn {
    if let Some(at) = marked(text, ASK) {
        let rest = text.get(at..).unwrap_or_default();
        let (question, answer) = match rest.find('?') {
            Some(mark) => {
                let after = at + mark + 1;
                let tail = text.get(after..).unwrap_or_default();
                let lead = tail.len() - tail.trim_start().len();
                let told = marked(tail.trim_start(), TELL).map(|told| after + lead + told);
                (rest.get(..=mark).unwrap_or(rest), told)
            }
            None => (rest, None),
        };
        return Turn::Question { question: question.trim().to_owned(), marked: true, answer };
    }
    if let Some(at) = marked(text, TELL) {
        return Turn::Answer { at };
    }
    for arrow in ["->", "=>", "→", "⇒"] {
        if let Some(rest) = text.strip_prefix(arrow) {
            return Turn::Answer { at: text.len() - rest.trim_start().len() };
        }
    }
    if is_tagged(text) {
        let question = untagged(text).to_owned();
        return Turn::Question { question, marked: true, answer: None };
    }
    if let Some(at) = answered(text) {
        let question = text.get(..at).unwrap_or_default().trim().to_owned();
        return Turn::Question { question, marked: true, answer: Some(at) };
    }
    if text.ends_with('?') && text.split_whitespace().count() <= 30 {
        return Turn::Question { question: text.to_owned(), marked: false, answer: None };
    }
    Turn::Text
}

/// The byte after « Q : », « R1. », « Réponse – ».
fn marked(text: &str, words: &[&str]) -> Option<usize> {
    let first = text.split([' ', ':', '.', ')', '\u{a0}', '\u{202f}']).next()?;
    let word = fold(first.trim_end_matches(|c: char| c.is_ascii_digit()));
    if !words.contains(&word.as_str()) || first.len() > 12 {
        return None;
    }
    let mut rest = text.get(first.len()..)?.trim_start();
    // « Question 3 : »
    rest = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let capital = first.starts_with(char::is_uppercase);
    let rest = rest.strip_prefix([':', '.', ')', '–'])?;
    let told = rest.trim_start();
    // « A. » is rather a choice's letter.
    if word == "a" && !text.contains(':') {
        return None;
    }
    (capital && !told.is_empty() && rest.len() != told.len()).then(|| text.len() - told.len())
}

/// « A. Le foie », « b) Le rein »: what may be chosen, right or wrong.
pub(super) fn is_choice(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic)
        && chars.next().is_some_and(|c| matches!(c, '.' | ')' | ':' | '-' | ' '))
        && chars.next().is_some_and(|c| c == ' ' || c.is_alphabetic())
        && text.split([' ', '.', ')']).next().is_some_and(|first| first.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        let found = document(text).blocks.into_iter().filter_map(|block| match block.shape {
            Shape::Answer { question } => Some((question, block.text.text().to_owned())),
            _ => None,
        });
        found.collect()
    }

    #[test]
    fn a_full_stop_answers_nothing_and_a_sign_does() {
        for text in [
            "La toux sèche dure plus de trois semaines ::.\n",
            "Quel est l'agent du charbon ? …\n",
            "Quel est l'agent du charbon ?\n→ …\n",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
        assert_eq!(told("Réflexe de Babinski ? :: +\n"), [pair("Réflexe de Babinski ?", "+")]);
    }

    fn pair(question: &str, answer: &str) -> (String, String) {
        (question.to_owned(), answer.to_owned())
    }

    #[test]
    fn questions_are_read_as_programs_write_them() {
        let asked = "Quel est l'agent du charbon ?";
        let expected = [pair(asked, "Bacillus anthracis")];
        for text in [
            "Quel est l'agent du charbon ? :: Bacillus anthracis\n",
            "Quel est l'agent du charbon ?::Bacillus anthracis\n",
            "Quel est l'agent du charbon ?\n?\nBacillus anthracis\n",
            "Quel est l'agent du charbon ? Bacillus anthracis\n",
            "- Quel est l'agent du charbon ? #card\n  - Bacillus anthracis\n",
            "Q : Quel est l'agent du charbon ?\nR : Bacillus anthracis\n",
            "Recto : Quel est l'agent du charbon ?\nVerso : Bacillus anthracis\n",
            "## Quel est l'agent du charbon ?\n\nBacillus anthracis\n",
            "Quel est l'agent du charbon ?\tBacillus anthracis\nautre\tchose\n",
            "\"Quel est l'agent du charbon ?\",\"Bacillus anthracis\"\n\"autre\",\"chose\"\n",
            "Quel est l'agent du charbon ?\n→ Bacillus anthracis\n",
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_few_words_under_a_whole_question_answer_it() {
        let asked = "Combien de vertèbres cervicales ?";
        for answer in ["7", "Sept vertèbres"] {
            assert_eq!(told(&format!("{asked}\n\n{answer}\n")), [pair(asked, answer)]);
        }
        for text in [
            "On l’a souvent demandé : et les vertèbres lombaires ?\n\n7\n",
            "Combien de vertèbres cervicales ?\n\nA. 7\n\nB. 5\n",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn a_term_before_two_colons_is_an_entry() {
        let blocks = document("Oxyurose :: parasitose du côlon\n").blocks;
        assert_eq!(blocks[0].shape, Shape::Entry { term: "Oxyurose".into() });
        assert_eq!(blocks[0].text.text(), "parasitose du côlon");
    }

    #[test]
    fn what_only_asks_is_no_card() {
        for text in [
            "Pourquoi ? Parce que le rein filtre le sang.\n",
            "Que faire devant une fièvre ? Il faut d'abord interroger le malade. Puis on l'examine.\n",
            "# Comment traiter l'angine ?\n\nL'angine se traite de plusieurs façons selon son agent, son \
             terrain, sa gravité et les complications qu'elle a déjà données ou qu'elle menace encore de donner un jour.\n",
            "std::vector et crate::deck\n",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
