//! What a fact is: a kind of saying, with the phrases of the text that fill it.
//!
//! Phrases only, never a question: putting it into words is the realiser's.

use crate::generate::Kind;
use crate::generate::etymology::Element;
use crate::generate::lexicon::Frame;
use crate::generate::term::Phrase;

/// One thing to know.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) kind: Kind,
    /// How often the pattern is right.
    pub(crate) pattern: f32,
    /// The topic to name on the front when the sentence leaves it out.
    pub(crate) topic: Option<String>,
    pub(crate) lead: Option<String>,
    pub(crate) said: Said,
}

/// A verb group, in the text's words.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) words: Vec<String>,
    pub(crate) lemma: &'static str,
    pub(crate) plural: bool,
    /// What the question names after the verb: « What does renin convert *angiotensinogen* into? ».
    pub(crate) object: String,
}

/// What is said.
#[derive(Debug, Clone)]
pub(crate) enum Said {
    Definition {
        term: Phrase,
        definition: String,
        reverse: bool,
    },
    /// « X est la cause la plus fréquente de Y ».
    Identity {
        term: String,
        role: Phrase,
    },
    Framed {
        subject: Phrase,
        group: Group,
        frame: Frame,
        answer: String,
    },
    FramedList {
        subject: Phrase,
        group: Group,
        frame: Frame,
        items: Vec<String>,
        open: bool,
    },
    /// « Les causes de X sont a, b et c ».
    RoleList {
        role: Phrase,
        items: Vec<String>,
        open: bool,
    },
    /// « … dans diverses maladies, telles que a, b »: the words before and after the class.
    Examples {
        preposition: String,
        class: Phrase,
        clause: String,
        items: Vec<String>,
    },
    Abbreviation {
        short: String,
        long: String,
    },
    Synonym {
        term: Phrase,
        other: String,
    },
    /// Heading and bullets.
    TopicList {
        label: String,
        gender: char,
        complete: bool,
        items: Vec<String>,
        open: bool,
    },
    /// A head that ends with a colon, and bullets.
    HeadList {
        head: String,
        items: Vec<String>,
    },
    /// « X est Y en raison de Z »: subject, verb group with what follows, and the reason.
    Why {
        subject: Phrase,
        group: Group,
        rest: String,
        answer: String,
    },
    Attribute {
        label: String,
        gender: char,
        value: String,
    },
    /// « X est de 5 L/min ».
    Value {
        role: Phrase,
        answer: String,
    },
    /// « X possède deux feuillets »: what is counted, and the number.
    Count {
        subject: Phrase,
        group: Group,
        counted: String,
        answer: String,
    },
    /// « Lorsque P, Q ».
    Condition {
        condition: String,
        outcome: String,
    },
    /// « L’épithélium de la vessie est appelé urothélium ».
    Called {
        thing: Phrase,
        name: String,
    },
    /// « On appelle bactéricide un antibiotique qui … ».
    Naming {
        definition: String,
        name: String,
    },
    /// The author's own question and answer.
    Asked {
        question: String,
        answer: String,
    },
    /// A table's cell: what heads its row and its column, that noun's gender, what it says, and
    /// whether the columns were found to be the things, so that `row` is one of them.
    Cell {
        row: String,
        column: String,
        gender: Option<char>,
        value: String,
        turned: bool,
    },
    /// Bullets that answer a rubric's question, with `{de}` where the topic goes.
    Rubric {
        question: &'static str,
        items: Vec<String>,
    },
    Cloze {
        text: String,
    },
    /// From the table of combining forms.
    Etymology {
        word: String,
        elements: Vec<Element>,
    },
    /// « How long is X? »: what stands before the verb, the verb group, what stands after.
    Measure {
        asked: String,
        subject: Phrase,
        group: Group,
        answer: String,
    },
    /// « X does not V Y »: asked with yes or no, so that the negation stays whole.
    Denied {
        subject: Phrase,
        group: Group,
        rest: String,
        sentence: String,
    },
}
