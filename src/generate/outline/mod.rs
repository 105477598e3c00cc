//! The outline of a text: what it is about, and the place in it that a question needs.
//!
//! Stands on the blocks of `clean/`. What headings are made of is data, one file a language
//! (`assets/language/*/outline.txt`). No topic is named after a rubric, a course or a page.

mod above;
mod aside;
mod candidate;
mod context;
mod defined_below;
mod entries;
mod file;
mod head;
mod named_items;
mod naming;
#[cfg(test)]
mod part_tests;
mod parts;
mod spoken;
mod step;
#[cfg(test)]
mod style_tests;
mod suspected;
#[cfg(test)]
mod tests;
mod title;
mod tree;
mod vocabulary;
mod wording;

pub use self::context::context;
use self::title::Title;
use self::vocabulary::Vocabulary;
use super::Input;
use super::block::{Block, Shape};
use super::clean::Document;
use super::heading::lists::lists;
use super::language::Language;

/// Finds what `document`, read from `input`, is about, and gives its blocks their paths. What the
/// student calls it, `named`, comes before everything.
pub(crate) fn settle(
    document: &mut Document,
    input: &Input,
    named: Option<&str>,
    language: Language,
) {
    let mut vocabulary = Vocabulary::new(language);
    for block in &document.blocks {
        vocabulary.read(block.text.text());
    }
    let named = named.map(str::trim).filter(|named| !named.is_empty());
    let lists = lists(language);
    let opening = above::opening(&input.text, &headings(document));
    let head = above::lines(&opening, lists);
    defined_below::lower(&mut document.blocks, lists);
    let title = match named {
        Some(named) => Title { text: named.to_owned(), first_of_many: false },
        None => title::title(input, &head, document, &vocabulary, language),
    };
    aside::set_aside(&mut document.blocks, &head, lists);
    tree::paths(&mut document.blocks, &title, &vocabulary, lists);
    entries::mark(&mut document.blocks, language);
    named_items::tell(&mut document.blocks, language);
    document.title = Some(title.text).filter(|title| !title.is_empty());
}

fn headings(document: &Document) -> Vec<&str> {
    let heading = |block: &&Block| matches!(block.shape, Shape::Heading(_));
    document.blocks.iter().filter(heading).map(|block| block.text.text()).collect()
}

/// The outline as lines to read, for whoever works on it: shape, path, text.
pub(super) fn shown(document: &Document) -> String {
    let title = document.title.as_deref().unwrap_or("-");
    let lines = document.blocks.iter().map(|block| {
        let head = block.head.map_or(String::new(), |head| format!(" ^{head}"));
        format!("{}{head} | {} | {}", shape(block), block.path.join(" › "), block.text.text())
    });
    let lines: Vec<String> = std::iter::once(format!("TITLE {title}")).chain(lines).collect();
    lines.join("\n")
}

fn shape(block: &Block) -> String {
    match &block.shape {
        Shape::Heading(level) => format!("H{level}"),
        Shape::Paragraph => "P".to_owned(),
        Shape::Item { depth } => format!("{}*{}", " ".repeat(usize::from(*depth)), block.list),
        Shape::Entry { term } => format!("ENTRY[{term}]"),
        Shape::Row { head, cells } => format!("ROW{}/{}", cells.len(), head.join("~")),
        Shape::Answer { question } => format!("ANSWER[{question}]"),
        Shape::Reference => "REF".to_owned(),
    }
}
