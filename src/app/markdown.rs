//! The Markdown of a card's field as laid-out text.
//!
//! Emphasis, strong text, code, lists in lists, line breaks, tables, pictures of the media folder;
//! what a card has no use for (links' targets, pictures from elsewhere) shows as its text. Nothing
//! is ever dropped.
//!
//! `egui_commonmark` was weighed: it lays out a widget for each change of style, so that a question
//! would be read out in pieces and could be neither centred nor selected as a whole, and it has no
//! heights of lines. Here a paragraph is one label.

use egui::text::{ByteIndex, LayoutJob, TextFormat};
use egui::{Align, Color32, FontFamily, FontId, Stroke};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::formulas::{self, Formulas};
use super::{fonts, typography};
use crate::deck::{media_name, with_line_signs};
use crate::library::Format;

/// The marks of lists in lists, from the outermost.
const MARKS: [&str; 3] = ["• ", "◦ ", "▪ "];

/// How the text looks where it is plain, and where it is strong.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// In points.
    pub size: f32,
    pub colour: Color32,
    pub strong: Color32,
}

/// A part of a text that is shown on its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Text(LayoutJob),
    /// Its rows, the head first.
    Table(Vec<Vec<LayoutJob>>),
    /// A picture of the media folder, and what it shows in words.
    Picture {
        name: String,
        alt: String,
    },
    /// A sound of the media folder, and what it is called.
    Sound {
        name: String,
        title: String,
    },
}

/// A text in one line, without its marks.
#[must_use]
pub fn plain(text: &str) -> String {
    let ink = Color32::PLACEHOLDER;
    let laid = layout(text, Look { size: 14.0, colour: ink, strong: ink }, false).text;
    // Longer than any line that shows it.
    let words = laid.split(typography::breaks).filter(|word| !word.is_empty());
    words.take(60).collect::<Vec<_>>().join(" ")
}

/// `text` laid out as one; `centred` lines are centred, a table is a line for each row.
#[must_use]
pub fn layout(text: &str, look: Look, centred: bool) -> LayoutJob {
    let mut setter = Setter::new(look, centred, false);
    setter.set(text);
    setter.job
}

/// `text` laid out, its tables and pictures apart.
#[must_use]
pub fn blocks(text: &str, look: Look, centred: bool) -> Vec<Block> {
    let mut setter = Setter::new(look, centred, true);
    setter.set(text);
    setter.end_text();
    setter.blocks
}

/// Sets text, event by event.
struct Setter {
    look: Look,
    formulas: Formulas,
    /// Tables stand on their own.
    apart: bool,
    job: LayoutJob,
    blocks: Vec<Block>,
    rows: Vec<Vec<LayoutJob>>,
    strong: u32,
    italic: u32,
    struck: u32,
    /// Of the lists that are open; none where they are not numbered.
    numbers: Vec<Option<u64>>,
    /// Nothing of the item is there but its mark.
    fresh: bool,
    /// The pictures and links that are being read, one within the other: of those that lead to a
    /// picture or a sound its name, and the words so far.
    media: Vec<Option<(String, String)>>,
}

impl Setter {
    fn new(look: Look, centred: bool, apart: bool) -> Self {
        let halign = if centred { Align::Center } else { Align::Min };
        Self {
            look,
            formulas: Formulas::default(),
            apart,
            job: LayoutJob { halign, ..LayoutJob::default() },
            blocks: Vec::new(),
            rows: Vec::new(),
            strong: 0,
            italic: 0,
            struck: 0,
            numbers: Vec::new(),
            fresh: false,
            media: Vec::new(),
        }
    }

    fn set(&mut self, text: &str) {
        let (text, formulas) = Formulas::of(text);
        self.formulas = formulas;
        let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
        for event in Parser::new_ext(&with_line_signs(&text), options) {
            self.event(event);
        }
        if self.job.text.is_empty() && self.blocks.is_empty() {
            self.put(&text);
        }
    }

    fn put(&mut self, text: &str) {
        let family = match (self.strong > 0, self.italic > 0) {
            (true, _) => fonts::medium(),
            (_, true) => fonts::italic(),
            _ => FontFamily::Proportional,
        };
        let colour = if self.strong > 0 { self.look.strong } else { self.look.colour };
        let struck = if self.struck > 0 { Stroke::new(1.0, colour) } else { Stroke::NONE };
        let format = TextFormat {
            line_height: Some(self.look.size * 1.42),
            strikethrough: struck,
            ..TextFormat::simple(FontId::new(self.look.size, family), colour)
        };
        let mut rest = text;
        while let Some((before, runs, after)) = self.formulas.first(rest) {
            typography::append(&mut self.job, before, &format);
            formulas::append(&mut self.job, runs, &format);
            rest = after;
        }
        typography::append(&mut self.job, rest, &format);
    }

    /// Text that is read: what comes next in the item stands below it.
    fn say(&mut self, text: &str) {
        if let Some((_, words)) = self.media.iter_mut().rev().flatten().next() {
            words.push_str(&self.formulas.read_out(text));
            return;
        }
        self.fresh = false;
        self.put(text);
    }

    /// Ends the line, where something stands on it.
    fn part(&mut self, breaks: &str) {
        if !self.job.text.is_empty() && !self.job.text.ends_with('\n') {
            self.put(breaks);
        }
    }

    fn indent(&mut self, levels: usize) {
        if levels > 0 {
            self.put(&"\u{2003}".repeat(levels));
        }
    }

    fn end_text(&mut self) {
        let halign = self.job.halign;
        let job = std::mem::replace(&mut self.job, LayoutJob { halign, ..LayoutJob::default() });
        if !job.text.trim().is_empty() || self.blocks.is_empty() {
            self.blocks.push(Block::Text(job));
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::InlineHtml(text) | Event::Html(text) if is_break(&text) => self.say("\n"),
            // Code shows what is typed.
            Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                let text = self.formulas.typed(&text);
                let formulas = std::mem::take(&mut self.formulas);
                self.say(&text);
                self.formulas = formulas;
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.say(&text);
            }
            // The line of a picture ends with it.
            Event::SoftBreak | Event::HardBreak if self.is_after_media() => {}
            // Where the student begins a line, a line begins.
            Event::SoftBreak | Event::HardBreak => {
                self.say("\n");
                self.indent(self.numbers.len());
            }
            Event::Rule => self.put("\n—\n"),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Heading { .. } => {
                self.part("\n\n");
                self.strong += 1;
            }
            Tag::Emphasis => self.italic += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) => {
                if self.numbers.is_empty() {
                    self.part("\n\n");
                } else if !self.fresh {
                    self.part("\n");
                    self.indent(self.numbers.len());
                }
            }
            Tag::List(first) => {
                self.part("\n");
                self.numbers.push(*first);
            }
            Tag::Item => {
                self.part("\n");
                self.indent(self.numbers.len().saturating_sub(1));
                let level = self.numbers.len().clamp(1, MARKS.len()) - 1;
                let mark = match self.numbers.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => MARKS.get(level).unwrap_or(&"• ").to_string(),
                };
                self.put(&mark);
                self.fresh = true;
            }
            Tag::Table(_) if self.apart => self.end_text(),
            Tag::Table(_) => self.part("\n\n"),
            Tag::TableHead => {
                self.rows.push(Vec::new());
                self.strong += 1;
            }
            Tag::TableRow => self.rows.push(Vec::new()),
            Tag::TableCell if !self.apart => self.part(" | "),
            Tag::Image { dest_url, .. } => {
                let target = self.formulas.typed(dest_url);
                self.media.push(media_name(&target).map(|name| (name, String::new())));
            }
            Tag::Link { dest_url, .. } => {
                let target = self.formulas.typed(dest_url);
                let name = media_name(&target).filter(|name| is_sound(name));
                self.media.push(name.map(|name| (name, String::new())));
            }
            _ => {}
        }
    }

    fn is_after_media(&self) -> bool {
        let last = self.blocks.last();
        self.job.text.is_empty()
            && matches!(last, Some(Block::Picture { .. } | Block::Sound { .. }))
    }

    /// A picture or a sound stands on its own; within a table or a line, its words stand for it.
    /// Within the words of another they are words of that one too; a picture there is words alone.
    fn end_media(&mut self) {
        let Some((name, alt)) = self.media.pop().flatten() else { return };
        let around = self.media.iter().rev().flatten().next();
        let in_picture = around.is_some_and(|(name, _)| !is_sound(name));
        if around.is_some() {
            self.say(&alt);
        }
        if in_picture {
            return;
        }
        if self.apart && self.rows.is_empty() {
            trim_end(&mut self.job);
            if !self.job.text.is_empty() {
                self.end_text();
            }
            self.blocks.push(if is_sound(&name) {
                Block::Sound { name, title: alt }
            } else {
                Block::Picture { name, alt }
            });
        } else if self.media.iter().all(Option::is_none) {
            self.say(if alt.trim().is_empty() { &name } else { &alt });
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Heading(_) => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::List(_) => {
                self.numbers.pop();
            }
            TagEnd::TableCell if self.apart => {
                let halign = Align::Min;
                let empty = LayoutJob { halign, ..LayoutJob::default() };
                let cell = std::mem::replace(&mut self.job, empty);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::TableHead => {
                self.strong = self.strong.saturating_sub(1);
                self.end_row();
            }
            TagEnd::TableRow => self.end_row(),
            TagEnd::Image | TagEnd::Link => self.end_media(),
            TagEnd::Table if self.apart => {
                let rows = std::mem::take(&mut self.rows);
                self.blocks.push(Block::Table(rows));
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        if !self.apart {
            self.part("\n");
        }
    }
}

fn is_sound(name: &str) -> bool {
    Format::of_name(name).is_some_and(Format::is_sound)
}

/// Takes the white space at the end away.
fn trim_end(job: &mut LayoutJob) {
    let end = job.text.trim_end().len();
    job.text.truncate(end);
    for section in &mut job.sections {
        section.byte_range.start = section.byte_range.start.min(ByteIndex(end));
        section.byte_range.end = section.byte_range.end.min(ByteIndex(end));
    }
    job.sections.retain(|section| section.byte_range.start < section.byte_range.end);
}

fn is_break(html: &str) -> bool {
    let tag = html.trim().trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    tag.trim().eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests;
