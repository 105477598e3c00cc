//! Stub, never committed.
use crate::deck::{Content, Deck, DeckId, Note, NoteId, Source};
#[derive(Debug, Clone)]
pub struct Input {
    pub name: String,
    pub text: String,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    French,
    English,
}
impl Language {
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}
#[derive(Debug, Clone)]
pub struct Options {
    pub title: Option<String>,
    pub language: Option<Language>,
    pub words_per_card: u32,
}
impl Default for Options {
    fn default() -> Self {
        Self { title: None, language: None, words_per_card: 25 }
    }
}
#[derive(Debug, Clone)]
pub struct Generated {
    pub deck: Deck,
    pub candidates: Vec<Candidate>,
    pub sentences: Vec<Sentence>,
    pub language: Language,
}
#[derive(Debug, Clone)]
pub struct Candidate {
    pub note: Note,
    pub score: Score,
    pub sentence: usize,
    pub kept: bool,
}
#[derive(Debug, Clone)]
pub struct Score {
    pub total: f32,
    pub parts: Vec<(&'static str, f32)>,
}
#[derive(Debug, Clone)]
pub struct Sentence {
    pub input: usize,
    pub range: std::ops::Range<usize>,
    pub text: String,
    pub place: String,
    pub outcome: Outcome,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Cards(usize),
    Nothing(Reason),
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    NoPattern,
}
impl Reason {
    pub fn key(self) -> &'static str {
        "reason-no-pattern"
    }
}
pub fn generate(
    inputs: &[Input],
    options: &Options,
    progress: &dyn Fn(f32) -> bool,
) -> Option<Generated> {
    if !progress(0.5) {
        return None;
    }
    let title = options.title.clone().unwrap_or_else(|| "Titre".into());
    let id = DeckId::from_parts(&["deck", &title]);
    let mut sentences = vec![];
    let mut candidates = vec![];
    for (i, input) in inputs.iter().enumerate() {
        let mut at = 0;
        for s in input.text.split_inclusive('.') {
            let r = at..at + s.len();
            at += s.len();
            let ok = s.contains(" est ");
            let n = sentences.len();
            if ok {
                candidates.push(Candidate {
                    note: Note {
                        id: NoteId::from_parts(&[id.as_str(), s]),
                        content: Content::Basic {
                            front: format!("Q. {} ?", s.split(" est ").next().unwrap_or("").trim()),
                            back: s.split(" est ").nth(1).unwrap_or("").trim().into(),
                        },
                        tags: vec![],
                        source: Some(Source { quote: s.trim().into(), place: "§ 1".into() }),
                    },
                    score: Score { total: 1.5, parts: vec![("pattern", 1.0)] },
                    sentence: n,
                    kept: true,
                });
            }
            sentences.push(Sentence {
                input: i,
                range: r,
                text: s.trim().into(),
                place: "§ 1".into(),
                outcome: if ok { Outcome::Cards(1) } else { Outcome::Nothing(Reason::NoPattern) },
            });
        }
    }
    let deck = Deck {
        format: 1,
        id,
        title,
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: candidates.iter().map(|c| c.note.clone()).collect(),
    };
    Some(Generated { deck, candidates, sentences, language: Language::French })
}
