//! Text in, notes out: clean → blocks → sentences → tokens → facts → notes → selection.
//!
//! Says only what the text says; each note quotes its sentence. The same input gives the same
//! bytes. A sentence that hangs on another, a cliché, advice or a study's result is left out
//! rather than asked badly. Knows nothing of libraries, schedules and screens.

mod amount;
mod anaphora;
mod apposition;
mod ask;
mod asking;
mod block;
mod bullets;
mod candidate;
mod case_report;
mod choose;
pub mod classes;
mod classroom;
mod clause;
mod clean;
mod conjugation;
mod damage;
mod detected;
mod distract;
mod etymology;
mod fact;
mod frequency;
mod generated;
mod grammar;
mod guard;
mod heading;
mod heads;
mod label;
mod language;
mod lexicon;
pub mod measure;
mod note;
mod noted;
mod number_and_gender;
mod options;
mod outline;
mod own_card;
mod own_title;
mod part_of_speech;
mod quality;
mod rank;
mod read;
mod realise;
mod recognised;
mod rubric;
mod select;
mod sentence;
mod simple;
mod tag;
mod tag_english;
pub mod tagger;
mod term;
mod terms;
mod title_case;
mod token;
mod tokenise;
mod topic;
mod topics;
pub mod trees;
mod weights;
mod why_no_card;
pub mod words;

use std::ops::Range;

use sha2::{Digest as _, Sha256};

pub use self::amount::Amount;
pub use self::ask::Way;
pub use self::candidate::{Candidate, Kind, Score};
pub use self::choose::choose;
pub use self::damage::Damage;
pub use self::distract::Choices;
pub use self::generated::Generated;
pub use self::language::{Language, UnknownLanguage};
pub use self::note::deck_id;
pub use self::options::{Input, Options};
pub use self::outline::context;
pub use self::own_card::own_cloze;
pub use self::quality::{Flaw, Rule, flaws, split};
pub use self::terms::{Entry, RankedTerm, glossary, terms};
pub use self::why_no_card::{Outcome, Reason, Sentence};
use crate::deck::{Changes, Deck, Origin, fault_of};
use crate::exchange;

/// Makes a deck of `inputs`; none only when `progress` (told the share done) asks to stop.
pub fn generate(
    inputs: &[Input],
    options: &Options,
    progress: &dyn Fn(f32) -> bool,
) -> Option<Generated> {
    if !progress(0.0) {
        return None;
    }
    let mut documents: Vec<clean::Document> =
        inputs.iter().map(|input| clean::document(text_of(input))).collect();
    let language = options.language.unwrap_or_else(|| {
        let blocks = documents.iter().flat_map(|document| document.blocks.iter());
        detected::detect(blocks.map(|block| block.text.text()))
    });
    let mut damage = damage::mend(&mut documents, language);
    for (document, input) in documents.iter_mut().zip(inputs) {
        outline::settle(document, input, options.title.as_deref(), language);
    }
    let title = title(inputs, &documents, options);
    let id = deck_id(&title, language);
    let mut reading = read::Reader::new(lexicon::lexicon(language), id.clone());
    for document in &documents {
        reading.learn(document);
    }
    reading.learn_glossaries(&documents);
    if !reading.read_all(&documents, &|share| progress(0.1 + 0.85 * share)) {
        return None;
    }
    let read::Read { mut candidates, mut sentences, words } = reading.finish();
    let own = lexicon::lexicon(language);
    let whole = |card: &Candidate| {
        let (front, back) = candidate::sides(&card.note.content);
        !guard::breaks_off(&back, own) && !ask::given_away::defines_itself(own, &front, &back)
    };
    candidates.retain(whole);
    for sentence in &mut sentences {
        let text = inputs.get(sentence.input).map_or("", |input| input.text.as_str());
        sentence.range = whole_characters(text, sentence.range.clone());
    }
    if let Some(damage) = &mut damage {
        let told = sentences.iter().enumerate();
        let unreadable = told.filter(|(_, sentence)| damage.is_in(&sentence.text));
        damage.unreadable = unreadable.map(|(at, _)| at).collect();
    }
    distract::offer(&mut candidates, &sentences, &title, language, options.choices);
    own_title::settle(&mut candidates, &title);
    let spoken = rank::spoken(&sentences);
    let document = rank::Document {
        lexicon: lexicon::lexicon(language),
        title: &title,
        sentences: &sentences,
        spoken: &spoken,
        bare: false,
    };
    rank::score(&mut candidates, document);
    noted::settle(&mut candidates, &sentences, language);
    // A sign of the text may be one of a gap's: « \{{c1::… » hides nothing, and could not be read again.
    candidates.retain(|card| fault_of(&card.note).is_none());
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    let origin = Origin { document: names.join(", "), sha256: sha256_of(inputs) };
    let deck = Deck {
        id,
        title,
        language: language.code().to_owned(),
        description: String::new(),
        origin: Some(origin),
        notes: Vec::new(),
        changes: Changes::default(),
    };
    let mut generated = Generated { deck, candidates, sentences, language, words, damage };
    choose(&mut generated, options.amount, options.etymology);
    if !progress(1.0) {
        return None;
    }
    Some(generated)
}

/// What of an input is a text: nothing of a file of notes, whose lines are questions already.
fn text_of(input: &Input) -> &str {
    if exchange::is_headed(&input.text) { "" } else { &input.text }
}

/// How the outline of a text is read, as lines: for whoever works on it.
#[must_use]
pub fn outline(input: &Input) -> String {
    let mut document = clean::document(&input.text);
    let language = detected::detect(document.blocks.iter().map(|block| block.text.text()));
    outline::settle(&mut document, input, None, language);
    outline::shown(&document)
}

/// `range` widened to whole characters of `text`, and no further than its end.
fn whole_characters(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let mut start = range.start.min(end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    start..end
}

fn title(inputs: &[Input], documents: &[clean::Document], options: &Options) -> String {
    let stem = || {
        let name = inputs.first().map_or("", |input| input.name.as_str());
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
    };
    let first = documents.iter().find_map(|document| document.title.clone());
    options.title.clone().or(first).filter(|title| !title.is_empty()).unwrap_or_else(stem)
}

/// Of the inputs' bytes, one after the other, in hexadecimal.
fn sha256_of(inputs: &[Input]) -> String {
    let mut hasher = Sha256::new();
    for input in inputs {
        hasher.update(input.text.as_bytes());
    }
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    hasher.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests;
