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
        let mut homes: Vec<usize> = (0..sentences.len()).collect();
        let mut open = Open::default();
        for (at, sentence) in sentences.iter().enumerate() {
            open.begin(sentence);
            let home = open.saying(sentence).or_else(|| open.parts_of(sentence));
            if let Some(home) = home {
                if let Some(there) = homes.get_mut(at) {
                    *there = home;
                }
                continue;
            }
            // What stood there before, as the head of a list does, is read with the whole.
            for part in open.taken_in(sentence) {
                for home in homes.iter_mut().filter(|home| **home == part) {
                    *home = at;
                }
            }
            open.push(at, sentence);
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

/// The lines so far of one text, with the place up to which it is read with each. What is read is
/// read on, so that few of them are looked at.
#[derive(Debug, Default)]
struct Open<'a> {
    lines: Vec<(usize, &'a Sentence, usize)>,
}

impl<'a> Open<'a> {
    /// Forgets the lines of another text.
    fn begin(&mut self, sentence: &Sentence) {
        if self.lines.last().is_some_and(|(_, last, _)| last.input != sentence.input) {
            self.lines.clear();
        }
    }

    fn push(&mut self, at: usize, sentence: &'a Sentence) {
        let read = self.lines.last().map_or(0, |(.., read)| *read);
        self.lines.push((at, sentence, read.max(sentence.range.end)));
    }

    /// The line that says what this sentence does.
    fn saying(&self, sentence: &Sentence) -> Option<usize> {
        if sentence.range.is_empty() && !sentence.text.is_empty() {
            return None;
        }
        let near = self.lines.iter().rev();
        let mut near = near.take_while(|(.., read)| *read >= sentence.range.end);
        near.find(|(_, line, _)| says(line, sentence)).map(|(at, ..)| *at)
    }

    /// The lines that stand within a sentence, in their order.
    fn within(&self, sentence: &Sentence) -> Vec<(usize, &'a Sentence)> {
        let range = &sentence.range;
        let near = self.lines.iter().rev().take_while(|(.., read)| *read > range.start);
        let is_within =
            |line: &Sentence| range.start <= line.range.start && line.range.end <= range.end;
        let within = near.filter(|(_, line, _)| !line.range.is_empty() && is_within(line));
        let mut within: Vec<_> = within.map(|(at, line, _)| (*at, *line)).collect();
        within.reverse();
        within
    }

    /// The first of the lines that say, one after the other, what this sentence does: it is read
    /// again, as a whole.
    fn parts_of(&self, sentence: &Sentence) -> Option<usize> {
        let parts = self.within(sentence);
        let (first, _) = parts.first()?;
        let told = parts.iter().flat_map(|(_, line)| letters(&line.text));
        told.eq(letters(&sentence.text)).then_some(*first)
    }

    /// Takes out the lines that this sentence says.
    fn taken_in(&mut self, sentence: &Sentence) -> Vec<usize> {
        let taken = self.within(sentence).into_iter().filter(|(_, line)| says(sentence, line));
        let taken: Vec<usize> = taken.map(|(at, _)| at).collect();
        if !taken.is_empty() {
            self.lines.retain(|(at, ..)| !taken.contains(at));
        }
        taken
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
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

    /// The lines of a text as they stand beside its cards.
    fn told(text: &str) -> Vec<String> {
        let input = Input { name: "t.txt".into(), text: text.into() };
        let generated = generate(&[input], &Options::default(), &|_| true).unwrap();
        let lines = Lines::of(&generated.sentences);
        lines.listed().iter().map(|at| generated.sentences[*at].text.clone()).collect()
    }

    #[test]
    fn what_is_read_twice_stands_there_once_and_in_its_place() {
        let text = "1. DÉFINITIONS\nMéningite = inflammation des méninges.\nPurpura fulminans : \
                    sepsis + purpura dont au moins 1 élément nécrotique ou ecchymotique ≥ 3 mm. \
                    URGENCE ABSOLUE.\n\n2. PONCTION LOMBAIRE\n2.1 À faire SANS imagerie, sauf \
                    contre-indication :\n- signes de focalisation\n- Glasgow ≤ 11\n\n3. \
                    PROPHYLAXIE\nDÉCLARATION obligatoire sans délai (ARS). Isolement gouttelettes, \
                    levé après 24 h de C3G.\n";
        let told = told(text);
        for words in ["Purpura", "ecchymotique", "URGENCE", "imagerie", "Glasgow", "DÉCL", "levé"]
        {
            let lines: Vec<_> = told.iter().filter(|line| line.contains(words)).collect();
            assert_eq!(lines.len(), 1, "{words}: {told:#?}");
        }
        let place = |words: &str| told.iter().position(|line| line.contains(words));
        assert!(place("ecchymotique") < place("URGENCE"), "{told:#?}");
        assert!(told.iter().all(|line| !line.trim().is_empty()), "{told:#?}");
    }
}
