//! From a note to its cards: what is asked, and what the answer is.
//!
//! Screens lay a [`Question`] out; the command line prints [`Question::front`] and
//! [`Question::back`]. A note that was read is well formed (`read` sees to it).

use std::collections::HashSet;

use super::cloze::ClozeText;
use super::fold::fold;
use super::id::CardId;
use super::media::readable_name;
use super::model::{Content, Deck, Hide, Mask, Note};
use super::size;

/// One card of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub id: CardId,
    pub question: Question,
}

/// Where a card is written in a deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPlace {
    /// The note's place in the deck.
    pub note: usize,
    pub id: CardId,
    pub sentence: Sentence,
}

/// Which sentence a note was made from: equal of notes that share one, [`Sentence::NONE`] of those
/// that have none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sentence(u32);

impl Sentence {
    pub const NONE: Self = Self(0);

    fn of(note: &Note) -> Self {
        let quote = note.source.as_ref().map_or("", |source| source.quote.trim());
        if quote.is_empty() {
            return Self::NONE;
        }
        let [.., a, b, c, d] = xxhash_rust::xxh3::xxh3_64(quote.as_bytes()).to_be_bytes();
        Self(u32::from_be_bytes([a, b, c, d]).max(1))
    }

    /// Whether both are of one sentence.
    #[must_use]
    pub fn is_shared(self, other: Self) -> bool {
        self == other && self != Self::NONE
    }
}

/// What a card asks, by its kind. Texts are Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    Text {
        front: String,
        back: String,
    },
    /// `gapped` is the question; `revealed` the same text with the answer in bold; `hidden` the
    /// answer alone, `shown` its end where the question shows it: `[… mois]`; `gaps` what stands in
    /// `gapped` for them, each once.
    Cloze {
        gapped: String,
        gaps: Vec<String>,
        revealed: String,
        hidden: Vec<String>,
        shown: Option<String>,
    },
    /// `open`: the items are examples among others.
    List {
        prompt: String,
        items: Vec<String>,
        open: bool,
    },
    /// `answers` are right, one as a rule; no wrong one says the same.
    Choice {
        question: String,
        answers: Vec<String>,
        distractors: Vec<String>,
    },
    /// `asked` are the masks of this card; `others` stay hidden too where `hide` says so.
    Occlusion {
        prompt: String,
        picture: String,
        asked: Vec<Mask>,
        others: Vec<Mask>,
        hide: Hide,
    },
}

/// What is behind the masks that are asked together, each once.
#[must_use]
pub fn labels(asked: &[Mask]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for mask in asked {
        let label = mask.label.trim();
        if !label.is_empty() && !labels.iter().any(|known| known == label) {
            labels.push(label.to_owned());
        }
    }
    labels
}

/// The number of the card that asks these masks.
#[must_use]
pub fn number(asked: &[Mask]) -> u16 {
    asked.first().map_or(0, |mask| mask.number)
}

/// What is right in a multiple choice, a line each, and what is wrong; each said once.
fn options(answer: &str, distractors: &[String]) -> (Vec<String>, Vec<String>) {
    let mut said = HashSet::new();
    let mut new = |text: &&str| said.insert(fold(text));
    let lines = answer.lines().map(str::trim).filter(|line| !line.is_empty());
    let answers: Vec<String> = lines.filter(&mut new).map(str::to_owned).collect();
    let wrong = distractors.iter().map(String::as_str);
    let wrong = wrong.filter(&mut new).map(str::to_owned).collect();
    (answers, wrong)
}

/// Whether an answer is said to be right and to be wrong.
#[must_use]
pub fn is_both(answer: &str, distractors: &[String]) -> bool {
    let right: HashSet<String> = answer.lines().map(fold).collect();
    distractors.iter().any(|wrong| right.contains(&fold(wrong)))
}

impl Question {
    /// Whether it is a multiple choice of which more than one is right.
    #[must_use]
    pub fn has_several_answers(&self) -> bool {
        matches!(self, Self::Choice { answers, .. } if answers.len() > 1)
    }

    /// What a list calls it: a mask without a question by what is behind it and its picture.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Occlusion { prompt, picture, asked, .. } if prompt.trim().is_empty() => {
                let labels = labels(asked);
                if labels.is_empty() {
                    return self.front();
                }
                format!("{} ({})", labels.join(", "), readable_name(picture))
            }
            _ => self.front(),
        }
    }

    /// The question in one text.
    #[must_use]
    pub fn front(&self) -> String {
        match self {
            Self::Text { front, .. } => front.clone(),
            Self::Cloze { gapped, .. } => gapped.clone(),
            Self::List { prompt, .. } => prompt.clone(),
            Self::Choice { question, answers, distractors } => {
                // By size or alphabet, so that the place says nothing of which one is right.
                let options = distractors.iter().chain(answers).map(String::as_str);
                let mut options: Vec<&str> = options.collect();
                size::sort(&mut options);
                format!("{question}\n- {}", options.join("\n- "))
            }
            Self::Occlusion { prompt, picture, asked, .. } => {
                let name = readable_name(picture);
                format!("{prompt} [{name}, {}]", number(asked)).trim_start().to_owned()
            }
        }
    }

    /// The answer in one text.
    #[must_use]
    pub fn back(&self) -> String {
        match self {
            Self::Text { back, .. } => back.clone(),
            Self::Cloze { hidden, .. } => hidden.join(" / "),
            Self::List { items, .. } => format!("- {}", items.join("\n- ")),
            Self::Choice { answers, .. } => match &answers[..] {
                [answer] => answer.clone(),
                several => format!("- {}", several.join("\n- ")),
            },
            Self::Occlusion { asked, .. } => labels(asked).join(" / "),
        }
    }
}

impl Deck {
    /// The deck's cards, note by note, without laying them out.
    #[must_use]
    pub fn card_places(&self) -> Vec<CardPlace> {
        let mut places = Vec::with_capacity(self.notes.len());
        for (place, note) in self.notes.iter().enumerate() {
            let sentence = Sentence::of(note);
            let card = |number| {
                let id = CardId::new(note.id.clone(), number);
                CardPlace { note: place, id, sentence }
            };
            places.extend(note.card_numbers().into_iter().map(card));
        }
        places
    }
}

impl Note {
    /// The numbers of the note's cards, in order, without laying them out.
    #[must_use]
    pub fn card_numbers(&self) -> Vec<u16> {
        match &self.content {
            Content::Basic { .. } | Content::List { .. } | Content::Choice { .. } => vec![1],
            Content::Reversible { .. } => vec![1, 2],
            Content::Cloze { text } => ClozeText::card_numbers(text).unwrap_or_default(),
            Content::Occlusion { masks, .. } => {
                let mut numbers: Vec<u16> = masks.iter().map(|mask| mask.number).collect();
                numbers.sort_unstable();
                numbers.dedup();
                numbers
            }
        }
    }

    /// The note's cards, in the order of their numbers.
    #[must_use]
    pub fn cards(&self) -> Vec<Card> {
        let card = |number| {
            let id = CardId::new(self.id.clone(), number);
            self.question(number).map(|question| Card { id, question })
        };
        self.card_numbers().into_iter().filter_map(card).collect()
    }

    /// A question of the note in one text, after the context that it needs.
    #[must_use]
    pub fn asked(&self, question: &Question) -> String {
        self.in_context(question.front())
    }

    /// The same as lists and messages name it, where it is not asked: a mask by what it hides.
    #[must_use]
    pub fn listed(&self, question: &Question) -> String {
        self.in_context(question.title())
    }

    /// What the note asks, after the context that it needs.
    #[must_use]
    pub fn in_context(&self, asked: String) -> String {
        let context = self.context.trim();
        if context.is_empty() { asked } else { format!("{context} – {asked}") }
    }

    /// What card `number` of the note asks; none when the note has no such card.
    #[must_use]
    pub fn question(&self, number: u16) -> Option<Question> {
        let or = |question: &String, field: &String| {
            if question.is_empty() { field.clone() } else { question.clone() }
        };
        match (&self.content, number) {
            (Content::Basic { front, back }, 1) => {
                Some(Question::Text { front: front.clone(), back: back.clone() })
            }
            (Content::Reversible { front, back, ask_back, .. }, 1) => {
                Some(Question::Text { front: or(ask_back, front), back: back.clone() })
            }
            (Content::Reversible { front, back, ask_front, .. }, 2) => {
                Some(Question::Text { front: or(ask_front, back), back: front.clone() })
            }
            (Content::Cloze { text }, _) => {
                let text = ClozeText::read(text).ok()?;
                text.numbers().contains(&number).then(|| Question::Cloze {
                    gapped: text.gapped(number),
                    gaps: text.gaps(number),
                    revealed: text.revealed(number),
                    hidden: text.hidden(number),
                    shown: text.shown(number),
                })
            }
            (Content::List { prompt, items, open }, 1) => {
                Some(Question::List { prompt: prompt.clone(), items: items.clone(), open: *open })
            }
            (Content::Choice { question, answer, distractors }, 1) => {
                let (answers, distractors) = options(answer, distractors);
                Some(Question::Choice { question: question.clone(), answers, distractors })
            }
            (Content::Occlusion { prompt, picture, masks, hide }, _) => {
                let (asked, others): (Vec<Mask>, Vec<Mask>) =
                    masks.iter().cloned().partition(|mask| mask.number == number);
                (!asked.is_empty()).then(|| Question::Occlusion {
                    prompt: prompt.clone(),
                    picture: picture.clone(),
                    asked,
                    others,
                    hide: *hide,
                })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Shape;
    use super::super::test_decks;
    use super::*;

    fn note(content: Content) -> Note {
        test_decks::note("n", content)
    }

    #[test]
    fn a_reversible_note_asks_both_ways() {
        let cards = note(Content::Reversible {
            front: "IRM".into(),
            back: "imagerie par résonance magnétique".into(),
            ask_back: "Que signifie IRM ?".into(),
            ask_front: String::new(),
        })
        .cards();
        let shown: Vec<_> = cards.iter().map(|c| (c.question.front(), c.question.back())).collect();
        assert_eq!(shown[0].0, "Que signifie IRM ?");
        assert_eq!(shown[1], ("imagerie par résonance magnétique".into(), "IRM".into()));
        assert_eq!(cards[1].id.to_string(), "n.2");
    }

    #[test]
    fn a_context_is_read_before_its_question() {
        let basic = Content::Basic { front: "Quels signes ?".into(), back: "a".into() };
        let mut note = note(basic);
        let question = note.question(1).unwrap();
        assert_eq!(note.asked(&question), "Quels signes ?");
        note.context = "Syndrome cérébelleux".into();
        assert_eq!(note.asked(&question), "Syndrome cérébelleux – Quels signes ?");
    }

    #[test]
    fn a_choice_may_have_several_right_answers_and_says_each_once() {
        let answer = "HFE\n HJV \n".to_owned();
        let distractors = vec!["CFTR".into(), "hfe".into(), "CFTR".into()];
        let note = note(Content::Choice { question: "Q ?".into(), answer, distractors });
        let question = note.question(1).unwrap();
        let Question::Choice { answers, distractors, .. } = &question else { panic!() };
        assert_eq!(
            (&answers[..], &distractors[..]),
            (&["HFE", "HJV"].map(String::from)[..], &["CFTR".to_owned()][..])
        );
        assert_eq!(question.front(), "Q ?\n- CFTR\n- HFE\n- HJV");
        assert_eq!(question.back(), "- HFE\n- HJV");
        assert!(question.has_several_answers());
    }

    #[test]
    fn a_choice_is_listed_in_alphabetical_order() {
        let cards = note(Content::Choice {
            question: "Q ?".into(),
            answer: "b".into(),
            distractors: vec!["c".into(), "a".into()],
        })
        .cards();
        assert_eq!(cards[0].question.front(), "Q ?\n- a\n- b\n- c");
        assert_eq!(cards[0].question.back(), "b");
    }

    #[test]
    fn masks_with_one_number_are_one_card() {
        let mask = |number, label: &str| Mask {
            number,
            left: 0,
            top: 0,
            width: 9,
            height: 9,
            shape: Shape::Ellipse,
            label: label.into(),
        };
        let masks = vec![mask(2, "VG"), mask(1, "OD"), mask(2, " VG"), mask(2, "VD"), mask(2, "")];
        let picture = "coeur.png".to_owned();
        let note =
            note(Content::Occlusion { prompt: String::new(), picture, masks, hide: Hide::One });
        assert_eq!(note.card_numbers(), [1, 2]);
        let cards = note.cards();
        assert_eq!((cards.len(), cards[1].id.to_string().as_str()), (2, "n.2"));
        assert_eq!(cards[1].question.back(), "VG / VD");
        assert_eq!(cards[1].question.front(), "[coeur, 2]");
        assert_eq!(cards[1].question.title(), "VG, VD (coeur)", "in a list it is told apart");
        let Question::Occlusion { asked, others, hide, .. } = &cards[1].question else { panic!() };
        assert_eq!((asked.len(), others.len(), *hide), (4, 1, Hide::One));
        assert_eq!(note.question(3), None);
    }

    #[test]
    fn a_cloze_makes_a_card_for_each_number() {
        let note = note(Content::Cloze { text: "{{c3::a}} {{c1::b}}".into() });
        assert_eq!(note.card_numbers(), [1, 3]);
        assert_eq!(note.cards()[1].question.back(), "a");
        assert_eq!(note.question(2), None);
    }
}
