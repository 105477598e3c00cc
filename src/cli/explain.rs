//! What `carabin generate --explain` says: every sentence with its candidates and their scores, or why
//! it has none.

use std::fmt::Write as _;

use crate::generate::{Candidate, Generated, Outcome, Reason, Sentence};
use crate::locale::Locale;

pub(super) fn explain(generated: &Generated, locale: &Locale) -> String {
    let sentences = &generated.sentences;
    let mut text = String::new();
    for (index, sentence) in sentences.iter().enumerate() {
        // A list is read in several ways: what comes of each is told under it once.
        let same =
            |other: &Sentence| (other.input, &other.text) == (sentence.input, &sentence.text);
        if sentences.iter().take(index).any(same) {
            continue;
        }
        let _ =
            writeln!(text, "{}", told(sentence, sentences.get(index + 1..).unwrap_or_default()));
        let alike = sentences.iter().enumerate().filter(|(_, other)| same(other));
        let (mut reasons, mut asked) = (Vec::new(), false);
        for (at, Sentence { outcome, .. }) in alike {
            for candidate in generated.candidates.iter().filter(|c| c.sentence == at) {
                push(&mut text, candidate, locale);
            }
            match outcome {
                Outcome::Nothing(reason) if !reasons.contains(reason) => reasons.push(*reason),
                Outcome::Nothing(_) => {}
                Outcome::Cards(_) => asked = true,
            }
        }
        for reason in reasons.iter().filter(|_| !asked) {
            let _ = writeln!(text, "  · {}", locale.tr(Reason::key(*reason)));
        }
    }
    text
}

/// A sentence as it is told: of a list whose items come next, what stands above them.
fn told<'a>(sentence: &'a Sentence, next: &[Sentence]) -> &'a str {
    let mut items = String::new();
    for item in next.iter().filter(|item| item.text != sentence.text) {
        if !items.is_empty() {
            items.push_str(" ; ");
        }
        items.push_str(&item.text);
        match sentence.text.strip_suffix(&items) {
            Some(head) if head.trim_end().ends_with(':') => return head.trim_end(),
            _ if items.len() >= sentence.text.len() => break,
            _ => {}
        }
    }
    &sentence.text
}

fn push(text: &mut String, candidate: &Candidate, locale: &Locale) {
    let weighed = |(name, part): &(&str, f32)| {
        format!("{} {}", locale.tr(&format!("score-{name}")), locale.fixed(*part, 2))
    };
    let parts: Vec<String> = candidate.score.parts.iter().map(weighed).collect();
    let parts = parts.join(" × ");
    let mark = if candidate.kept { '+' } else { '−' };
    // Writing into a String can't fail.
    let _ = writeln!(text, "  {mark} {} = {parts}", locale.fixed(candidate.score.total, 2));
    for card in candidate.note.cards() {
        let back = card.question.back().replace('\n', " ");
        let _ = writeln!(text, "    {} → {back}", candidate.note.asked(&card.question));
    }
}
