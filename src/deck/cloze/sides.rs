//! What a cloze text shows for its gaps: all of them at once, for whoever looks at the note and not at one
//! of its cards, or those of one card.

use super::{ClozePart, ClozeText, render_parts};

impl ClozeText {
    /// The text with every gap as `[…]` or `[hint]`, and what each hides; a gap within another is
    /// hidden with it.
    #[must_use]
    pub fn sides(&self) -> (String, Vec<String>) {
        let (mut gapped, mut hidden) = (String::new(), Vec::new());
        for part in &self.parts {
            match part {
                ClozePart::Text(text) => gapped.push_str(text),
                ClozePart::Gap { inside, hint, .. } => {
                    gapped.extend(["[", hint.as_deref().unwrap_or("…"), "]"]);
                    hidden.push(whole(inside));
                }
            }
        }
        (gapped, hidden)
    }

    /// What stands for the gaps of card `number` in [`Self::gapped`], each once, in order.
    #[must_use]
    pub fn gaps(&self, number: u16) -> Vec<String> {
        let found = std::cell::RefCell::new(Vec::<String>::new());
        self.render(number, &|_, hint| {
            let (gap, mut found) = (format!("[{}]", hint.unwrap_or("…")), found.borrow_mut());
            if !found.contains(&gap) {
                found.push(gap);
            }
            String::new()
        });
        found.into_inner()
    }

    /// Whether two texts that say the same hide the same: at least half of what the one that hides
    /// less does, counted in letters and digits. An article more at one end of a text moves what
    /// follows it, so places are counted from both ends.
    pub(in crate::deck) fn hides_the_same(&self, other: &Self) -> bool {
        let [one, other] = [self, other].map(Self::letters);
        let count = |letters: &[bool]| letters.iter().filter(|hidden| **hidden).count();
        let both = |(one, other): &(&bool, &bool)| **one && **other;
        let from_start = one.iter().zip(&other).filter(both).count();
        let from_end = one.iter().rev().zip(other.iter().rev()).filter(both).count();
        let fewer = count(&one).min(count(&other));
        fewer > 0 && from_start.max(from_end) * 2 >= fewer
    }

    /// The letters and digits of the text, each with whether a gap hides it.
    fn letters(&self) -> Vec<bool> {
        let mut letters = Vec::new();
        for part in &self.parts {
            let (text, hidden) = match part {
                ClozePart::Text(text) => (text.clone(), false),
                ClozePart::Gap { inside, .. } => (whole(inside), true),
            };
            letters.extend(text.chars().filter(|c| c.is_alphanumeric()).map(|_| hidden));
        }
        letters
    }
}

/// What stands in a gap, without the gaps in it.
fn whole(inside: &[ClozePart]) -> String {
    let mut text = String::new();
    render_parts(inside, 0, &|_, _| String::new(), &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> ClozeText {
        ClozeText::read(text).unwrap()
    }

    #[test]
    fn all_gaps_are_shown_with_what_they_hide() {
        let text = read("Le {{c1::foie}} pèse {{c2::{{c3::1,5}} kg::… kg}}.");
        let hidden = vec!["foie".to_owned(), "1,5 kg".to_owned()];
        assert_eq!(text.sides(), ("Le […] pèse [… kg].".to_owned(), hidden));
    }

    #[test]
    fn gaps_in_other_places_hide_other_things() {
        let same = |one: &str, other: &str| {
            let [one, other] = [one, other].map(read);
            assert_eq!(one.hides_the_same(&other), other.hides_the_same(&one));
            one.hides_the_same(&other)
        };
        assert!(same("Vers {{c1::40 ans}}, en 2 ans", "Vers {{c2::40 ans::âge}}, en 2 ans"));
        assert!(same("Vers {{c1::40}} ans, en 2 ans", "{{c1::Vers 40 ans}}, en 2 ans"));
        assert!(same("Le foie pèse {{c1::5}} kg", "Foie\u{a0}: pèse {{c1::5}} kg"));
        assert!(same("{{c1::Foie}} : {{c2::1 kg}}", "Foie : {{c1::1 kg}}"));
        assert!(!same("Vers {{c1::40 ans}}, en 2 ans", "Vers 40 ans, en {{c1::2 ans}}"));
        assert!(!same("{{c1::Foie}} : 1 kg", "Foie : {{c1::1 kg}}"));
    }
}
