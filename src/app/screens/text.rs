//! The text of a field on the screen, with its tables and pictures.

use egui::{Align, Frame, Grid, Label, Response, Stroke, Ui, vec2};

use super::picture;
use crate::app::command::{Command, Editor};
use crate::app::markdown::{self, Block, Look};
use crate::app::state::State;
use crate::app::theme::UNIT;

/// The least and the most height of a picture in a text, in points; between them it is half of what
/// is seen.
const HEIGHTS: (f32, f32) = (140.0, 420.0);

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Short texts stand in the middle; long ones and lists are easier to read from an edge.
    pub centred: bool,
    pub selectable: bool,
}

/// A part of a text as it is shown.
#[derive(Debug)]
pub struct Part {
    pub response: Response,
    /// What is written, where it is a text.
    pub text: Option<String>,
}

/// Shows a text; its parts, in the order in which they are read.
pub fn show(
    ui: &mut Ui,
    state: &State,
    text: &str,
    look: Look,
    manner: Manner,
    commands: &mut Vec<Command>,
) -> Vec<Part> {
    let line = Stroke::new(1.0, state.tokens(ui).border);
    let mut parts = Vec::new();
    let plain = |response| Part { response, text: None };
    let blocks = markdown::blocks(text, look, false);
    let manner = Manner { centred: manner.centred && are_short(&blocks), ..manner };
    for (at, block) in blocks.into_iter().enumerate() {
        match block {
            Block::Text(job) => {
                let text = job.text.clone();
                let label = Label::new(job).wrap().selectable(manner.selectable);
                let response = if manner.centred {
                    ui.vertical_centered(|ui| ui.add(label.halign(Align::Center))).inner
                } else {
                    ui.add(label)
                };
                parts.push(Part { response, text: Some(text) });
            }
            Block::Table(rows) => {
                let table = ui.push_id(("table", at), |ui| table(ui, rows, line)).inner;
                parts.extend(table.into_iter().map(plain));
            }
            Block::Picture { name, alt } => {
                ui.add_space(UNIT / 2.0);
                let high = (ui.clip_rect().height() * 0.5).clamp(HEIGHTS.0, HEIGHTS.1);
                let room = vec2(ui.available_width(), high);
                let picture = |ui: &mut Ui| picture::show(ui, state, &name, &alt, room);
                let shown =
                    if manner.centred { ui.vertical_centered(picture).inner } else { picture(ui) };
                parts.extend(shown.map(plain));
            }
            Block::Sound { name, title } => {
                let title = if title.trim().is_empty() { &name } else { title.trim() };
                let told = state.locale.with("sound-play", &[("name", title.to_owned())]);
                let button = |ui: &mut Ui| ui.button(&told);
                let response =
                    if manner.centred { ui.vertical_centered(button).inner } else { button(ui) };
                if response.clicked() {
                    commands.push(Editor::Play(name).into());
                }
                parts.push(plain(response));
            }
        }
    }
    parts
}

/// Whether a text is short, each part of it a line.
fn are_short(blocks: &[Block]) -> bool {
    let mut letters = 0;
    blocks.iter().all(|block| match block {
        Block::Text(job) => {
            letters += job.text.chars().count();
            letters <= 220 && !job.text.contains('\n')
        }
        Block::Table(_) => false,
        Block::Picture { .. } | Block::Sound { .. } => true,
    })
}

fn table(ui: &mut Ui, rows: Vec<Vec<egui::text::LayoutJob>>, line: Stroke) -> Vec<Response> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let (gap, margin) = (24.0, 12.0);
    let room = ui.available_width() - 2.0 * margin - gap * (columns as f32 - 1.0);
    let widest = (room / columns as f32).max(40.0);
    let mut responses = Vec::new();
    let mut under_head = None;
    let frame = Frame::new().stroke(line).corner_radius(8).inner_margin(margin);
    let shown = frame.show(ui, |ui| {
        let grid = Grid::new("cells").num_columns(columns).spacing(vec2(gap, 10.0));
        grid.min_col_width(24.0).max_col_width(widest).show(ui, |ui| {
            for (at, row) in rows.into_iter().enumerate() {
                for cell in row {
                    responses.push(ui.add(Label::new(cell).wrap().selectable(true)));
                }
                ui.end_row();
                if at == 0 {
                    under_head = Some(ui.cursor().top() - 5.0);
                }
            }
        });
    });
    if let Some(y) = under_head {
        let rect = shown.response.rect;
        ui.painter().hline(rect.left()..=rect.right(), y, line);
    }
    responses
}
