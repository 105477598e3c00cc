//! Headings: which ones end what stands above, and which go on from the one before.

use std::sync::Arc;

use super::{Builder, NEXT_LINE, Waiting};
use crate::generate::block::{Block, Shape};
use crate::generate::clean::line::Line;
use crate::generate::clean::mapped::Mapped;
use crate::generate::clean::{course, wrap};

impl Builder {
    pub(super) fn heading(&mut self, line: &Line<'_>, level: u8) {
        let cleaned = self.clean(line).mapped;
        let text = course::heading_text(cleaned.text());
        if text.is_empty() || self.goes_on(line, level, &cleaned) {
            return;
        }
        self.item = None;
        self.heads.clear();
        // Nothing stands under the references.
        while self
            .path
            .last()
            .is_some_and(|(above, last)| *above >= level || course::is_bibliography(last))
        {
            self.path.pop();
        }
        if self.title.is_none() && self.blocks.iter().all(|block| block.shape == Shape::Reference) {
            self.title = Some(text.clone());
            self.path.push((0, text));
        } else if self.path.first().is_none_or(|(_, title)| *title != text) {
            self.path.push((level, text));
        }
        // « ## Quel est l’agent de la gale ? » over its answer.
        let asked =
            cleaned.text().trim_end().ends_with('?') && cleaned.text().split(' ').count() >= 4;
        self.question = asked.then(|| Waiting {
            question: cleaned.text().trim().to_owned(),
            marked: false,
            headed: true,
        });
        self.reference = course::is_bibliography(self.path.last().map_or("", |last| &last.1));
        self.share();
        self.number = 0;
        self.blocks.push(Block {
            shape: Shape::Heading(level),
            text: cleaned,
            path: Arc::clone(&self.shared),
            number: 0,
            head: None,
            list: self.list,
            bold_head: None,
            named: None,
            apart: false,
            ends: None,
        });
    }

    /// Leaves the sections that end before the line.
    pub(super) fn end_sections(&mut self, line: &Line<'_>) {
        let Some(level) = line.ends else { return };
        self.ends = Some(level);
        self.heads.clear();
        while self.path.last().is_some_and(|(above, _)| *above >= level && *above > 0) {
            self.path.pop();
        }
        self.share();
    }

    /// « FRACTURES DE L’EXTRÉMITÉ SUPÉRIEURE », « DU FÉMUR »: a heading that a page has broken. Joins
    /// the second line to the first.
    fn goes_on(&mut self, line: &Line<'_>, level: u8, cleaned: &Mapped) -> bool {
        let follows = crate::generate::heading::sort::opens_with_of(cleaned.text());
        let Some(last) = self.blocks.last_mut().filter(|last| {
            let above = matches!(last.shape, Shape::Heading(above) if above == level);
            let end = last.text.original(0..last.text.text().len()).end;
            above && follows && line.start.saturating_sub(end) <= NEXT_LINE
        }) else {
            return false;
        };
        wrap::join(&mut last.text, cleaned, line.start);
        let whole = course::heading_text(last.text.text());
        if self.path.len() == 1 && self.title.is_some() {
            self.title = Some(whole.clone());
        }
        if let Some((_, text)) = self.path.last_mut() {
            *text = whole;
        }
        self.share();
        if let Some(last) = self.blocks.last_mut() {
            last.path = Arc::clone(&self.shared);
        }
        true
    }
}
