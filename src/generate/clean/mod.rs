//! From a file's text to blocks: mark-up read and taken off, lines joined, residue set aside.
//!
//! Copes with Markdown, reST, LaTeX, saved web pages, tables, notes, slides, and text copied from
//! PDF. Leaves out front matter, code, menus, captions, page numbers and bibliographies.

mod admonition;
mod ahead;
mod announced;
mod arrows;
mod asked;
mod bare_lists;
mod bare_numbers;
mod barred;
mod beside;
mod boilerplate;
mod braces;
mod brackets;
mod broken;
mod builder;
mod classed;
mod columns;
mod component;
mod counted_parts;
mod course;
mod directive;
mod drawn;
mod entity;
mod entry;
mod fenced;
mod footnotes;
mod formula;
mod front;
mod glue;
mod heading;
mod heading_shape;
mod hidden;
mod html;
mod initials;
mod inline;
mod latex;
mod lead;
mod level;
mod line;
mod lines;
mod list_table;
mod mapped;
mod mark;
mod mermaid;
mod named_groups;
mod nest;
mod numbered_headings;
mod numbered_levels;
mod org;
mod page_numbers;
mod phrased;
mod pictogram;
mod pictured;
mod pointer;
mod raw;
mod restructured_text;
mod rubric_styles;
mod ruled;
mod running_heads;
mod scaled;
mod section;
mod seen;
mod series;
mod shorthand;
mod sign;
mod signed_headings;
mod slides;
mod source;
mod spacing;
mod statement;
mod table;
mod table_head;
mod tags;
mod templates;
mod tex;
mod titled;
mod told_heads;
mod turns;
mod typst;
mod unseen;
pub(crate) mod verb;
mod wiki;
mod wrap;

pub(crate) use self::boilerplate::{callout, is_code, is_markup};
use self::builder::Builder;
pub(crate) use self::builder::Document;
pub(crate) use self::course::{heading_text, is_bibliography};
pub(crate) use self::hidden::hidden;
pub(crate) use self::html::{opens_text, without_tags};
pub(crate) use self::mapped::Mapped;
pub(crate) use self::pictogram::pictograms;
pub(crate) use self::ruled::rules_columns;
pub(crate) use self::typst::{is_typst, says_nothing};
pub(crate) use self::unseen::visible;
pub(crate) use self::wrap::breaks_capitals;
use super::detected;

/// Reads `source` into blocks.
pub(crate) fn document(source: &str) -> Document {
    let seen = hidden::hidden(source);
    let text = &*seen;
    let language = detected::detect(std::iter::once(text));
    let lines = lines::lines(text, language);
    let named = || {
        let typed = typst::is_typst(text).then(|| typst::title(text));
        templates::name(source).or(typed.flatten()).map(str::to_owned)
    };
    let front = front::title(&lines).or_else(named);
    let front = front.map(|title| inline::clean(&title, 0, false).mapped.text().to_owned());
    let front = front.filter(|title| !title.is_empty());
    let mut builder = Builder::new(text, &lines, front, language);
    for line in &lines {
        builder.line(line);
    }
    builder.finish()
}

#[cfg(test)]
mod notebook_tests;
#[cfg(test)]
mod tests;
