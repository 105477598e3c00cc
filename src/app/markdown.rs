//! The Markdown of a card's field as laid-out text.
//!
//! Emphasis, strong text, code, lists, line breaks; what a card has no use for (links' targets,
//! pictures' sources) shows as its text. Nothing is ever dropped.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontFamily, FontId};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::fonts;

/// How the text looks where it is plain, and where it is strong.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// In points.
    pub size: f32,
    pub colour: Color32,
    pub strong: Color32,
}

/// A text in one line, without its marks.
#[must_use]
pub fn plain(text: &str) -> String {
    let ink = Color32::PLACEHOLDER;
    let laid = layout(text, Look { size: 14.0, colour: ink, strong: ink }, false).text;
    // Longer than any line that shows it.
    laid.split_whitespace().take(60).collect::<Vec<_>>().join(" ")
}

/// `text` laid out; `centred` lines are centred.
#[must_use]
pub fn layout(text: &str, look: Look, centred: bool) -> LayoutJob {
    let mut job = LayoutJob {
        halign: if centred { Align::Center } else { Align::Min },
        ..LayoutJob::default()
    };
    let (mut strong, mut italic) = (0_u32, 0_u32);
    let mut numbers: Vec<Option<u64>> = Vec::new();
    let append = |job: &mut LayoutJob, text: &str, strong: bool, italic: bool| {
        let family = match (strong, italic) {
            (true, _) => fonts::medium(),
            (_, true) => fonts::italic(),
            _ => FontFamily::Proportional,
        };
        let colour = if strong { look.strong } else { look.colour };
        let format = TextFormat {
            line_height: Some(look.size * 1.42),
            ..TextFormat::simple(FontId::new(look.size, family), colour)
        };
        job.append(text, 0.0, format);
    };
    let gap = |job: &LayoutJob, breaks: &str| {
        if job.text.is_empty() || job.text.ends_with('\n') {
            String::new()
        } else {
            breaks.to_owned()
        }
    };
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        let put = |job: &mut LayoutJob, text: &str| append(job, text, strong > 0, italic > 0);
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                put(&mut job, &text);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => put(&mut job, &text),
            Event::SoftBreak => put(&mut job, " "),
            Event::HardBreak => put(&mut job, "\n"),
            Event::Rule => put(&mut job, "\n—\n"),
            Event::Start(Tag::Strong | Tag::Heading { .. }) => {
                let breaks = gap(&job, "");
                put(&mut job, &breaks);
                strong += 1;
            }
            Event::End(TagEnd::Strong | TagEnd::Heading(_)) => strong = strong.saturating_sub(1),
            Event::Start(Tag::Emphasis) => italic += 1,
            Event::End(TagEnd::Emphasis) => italic = italic.saturating_sub(1),
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_)) => {
                let breaks = if numbers.is_empty() { gap(&job, "\n\n") } else { String::new() };
                put(&mut job, &breaks);
            }
            Event::Start(Tag::List(first)) => {
                let breaks = gap(&job, "\n");
                put(&mut job, &breaks);
                numbers.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                numbers.pop();
            }
            Event::Start(Tag::Item) => {
                let mark = match numbers.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_owned(),
                };
                let breaks = gap(&job, "\n");
                put(&mut job, &format!("{breaks}{mark}"));
            }
            _ => {}
        }
    }
    if job.text.is_empty() {
        append(&mut job, text, false, false);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(text: &str) -> String {
        let look = Look { size: 20.0, colour: Color32::BLACK, strong: Color32::BLACK };
        layout(text, look, false).text
    }

    #[test]
    fn a_line_has_no_marks() {
        assert_eq!(plain("**Foie**\n\n- *a*\n- b"), "Foie • a • b");
    }

    #[test]
    fn text_is_kept_and_marks_are_gone() {
        assert_eq!(laid("**Foie** et *rate*"), "Foie et rate");
        assert_eq!(laid("un\n\ndeux"), "un\n\ndeux");
        assert_eq!(laid("- a\n- b"), "• a\n• b");
        assert_eq!(laid("2. a\n3. b"), "2. a\n3. b");
        assert_eq!(laid("[…] de 5 < 6 & 7"), "[…] de 5 < 6 & 7");
        assert_eq!(laid(" "), " ");
    }
}
