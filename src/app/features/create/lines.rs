//! The lines of a text as they stand beside its cards. A list is read as a whole and item by item,
//! and stands there once.

use crate::generate::Sentence;

#[derive(Debug, Default)]
pub struct Lines {
    /// For each sentence the one under which it stands: itself, most often.
    homes: Vec<usize>,
    /// The sentences that stand for themselves.
    listed: Vec<usize>,
}

impl Lines {
    #[must_use]
    pub fn of(sentences: &[Sentence]) -> Self {
        let mut cover: Option<(usize, &Sentence)> = None;
        let mut homes = Vec::with_capacity(sentences.len());
        for (at, sentence) in sentences.iter().enumerate() {
            if let Some((home, _)) = cover.filter(|(_, whole)| says(whole, sentence)) {
                homes.push(home);
                continue;
            }
            homes.push(at);
            let is_within = |whole: &Sentence| {
                whole.input == sentence.input && whole.range.end >= sentence.range.end
            };
            // What a whole leaves out stands for itself, and the whole goes on.
            if !cover.is_some_and(|(_, whole)| is_within(whole)) {
                cover = Some((at, sentence));
            }
        }
        let listed = homes.iter().enumerate().filter(|(at, home)| at == *home);
        Self { listed: listed.map(|(at, _)| at).collect(), homes }
    }

    /// The sentence under which this one stands.
    #[must_use]
    pub fn home(&self, sentence: usize) -> usize {
        self.homes.get(sentence).copied().unwrap_or(sentence)
    }

    /// The sentences that are listed.
    #[must_use]
    pub fn listed(&self) -> &[usize] {
        &self.listed
    }

    /// The place in the list of a sentence, or of the next one that is listed.
    #[must_use]
    pub fn place(&self, sentence: usize) -> usize {
        self.listed.partition_point(|listed| *listed < self.home(sentence))
    }
}

/// Whether a sentence says what another one does that stands in the same place of the text.
fn says(whole: &Sentence, part: &Sentence) -> bool {
    if whole.input != part.input || whole.range.is_empty() {
        return false;
    }
    let is_within = whole.range.start <= part.range.start && part.range.end <= whole.range.end;
    let bare = part.text.trim_end_matches(|c: char| c.is_whitespace() || ".,;".contains(c));
    is_within && (whole.range == part.range || whole.text.contains(bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Input, Options, generate};

    #[test]
    fn a_list_stands_there_once() {
        let text = "# Rein\n\nLes signes de l’insuffisance rénale aiguë sont :\n- l’oligurie ;\n- les \
                    œdèmes ;\n- l’hypertension artérielle.\n\nLe rein est un organe qui filtre le \
                    sang. Il pèse 150 g.\n\nTraitement :\n1. Arrêt des néphrotoxiques\n2. \
                    Remplissage vasculaire\n";
        let input = Input { name: "t.md".into(), text: text.into() };
        let generated = generate(&[input], &Options::default(), &|_| true).unwrap();
        let lines = Lines::of(&generated.sentences);
        let listed = lines.listed().iter().map(|at| generated.sentences[*at].text.as_str());
        let listed: Vec<&str> = listed.collect();
        for word in ["œdèmes", "néphrotoxiques", "filtre", "150 g"] {
            let told = listed.iter().filter(|line| line.contains(word)).count();
            assert_eq!(told, 1, "{word}: {listed:#?}");
        }
        for at in 0..generated.sentences.len() {
            let home = lines.home(at);
            assert_eq!(lines.home(home), home);
            assert_eq!(lines.listed()[lines.place(at)], home);
        }
    }
}
