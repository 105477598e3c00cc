//! *Browse*: a search field, the table of what it finds, the chosen card beside it.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, FontId, Key, Label, Layout, Margin, Modifiers, Panel, Response, RichText, Role,
    ScrollArea, TextBuffer, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{browse_bar, browse_side, browse_table, occlusion};
use crate::app::command::{Browse, Command, Editor};
use crate::app::markdown::{self, Look};
use crate::app::state::State;
use crate::app::theme::{ANSWER, BODY, UNIT};
use crate::app::{field_focus, field_hint, fonts, widgets, words};
use crate::deck::{Deck, Note};
use crate::find::complete;
use crate::study::CardEntry;

/// From this width on the card stands beside the table, else below it.
const WIDE: f32 = 1000.0;
/// From this width on the list of decks and tags is there unasked.
const ROOM_FOR_SIDE: f32 = 1060.0;
/// Below this height no card stands below the table.
const LOW: f32 = 360.0;
/// Below this width the field has a line of its own.
const NARROW: f32 = 420.0;
/// How wide that list is.
const SIDE: f32 = 232.0;
/// How much stands above the rows, and below them, in points.
const ABOVE_ROWS: f32 = 160.0;

/// What is typed on this screen.
#[derive(Debug)]
pub struct Typed<'a> {
    pub query: &'a mut String,
    /// What decks and tags are found by.
    pub filter: &'a mut String,
}

/// Names the search field.
#[must_use]
pub fn field_id() -> egui::Id {
    egui::Id::unique("browse-search")
}

/// Shows it; whether the list of decks and tags is there is given.
pub fn show(ui: &mut Ui, state: &State, typed: Typed, commands: &mut Vec<Command>) -> bool {
    let Typed { query, filter } = typed;
    let has_side = state.browse.side.shown.unwrap_or(ui.available_width() >= ROOM_FOR_SIDE);
    if has_side {
        Panel::left("browse-side")
            .exact_size(SIDE)
            .resizable(false)
            .show_separator_line(false)
            .frame(egui::Frame::new().inner_margin(Margin {
                left: 16,
                right: 0,
                top: 24,
                bottom: 16,
            }))
            .show(ui, |ui| browse_side::show(ui, state, filter, commands));
    }
    let wide = ui.available_width() >= WIDE;
    let margin = if wide {
        Margin { left: 0, right: 24, top: 24, bottom: 20 }
    } else {
        Margin { left: 24, right: 24, top: 0, bottom: 16 }
    };
    let height = card_height(ui.available_height(), state.browse.found.len());
    // In a low window the table has all the room: a card opens with Enter.
    let low = !wide && ui.available_height() < LOW;
    let side = if wide {
        Panel::right("browse-card").exact_size(330.0)
    } else {
        Panel::bottom("browse-card").exact_size(height)
    };
    let side = side
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::new().inner_margin(margin));
    if !low {
        side.show(ui, |ui| card(ui, state, commands));
    }
    egui::Frame::new()
        .inner_margin(Margin { left: 24, right: if wide { 16 } else { 24 }, top: 24, bottom: 16 })
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            search(ui, state, query, commands);
            browse_table::show(ui, state, commands);
        });
    has_side
}

/// How high the card below the table is: few rows leave it their room.
fn card_height(whole: f32, rows: usize) -> f32 {
    let least = (whole * 0.3).clamp(150.0, 240.0);
    if rows == 0 {
        return least;
    }
    let left = whole - browse_table::height(rows) - ABOVE_ROWS;
    least.max(left.min(whole * 0.6))
}

/// The field, what is wrong with what is typed, and how it could go on.
fn search(ui: &mut Ui, state: &State, query: &mut String, commands: &mut Vec<Command>) {
    let browse = &state.browse;
    let before = query.clone();
    let field = if ui.available_width() < NARROW {
        let field = edit(ui, state, query);
        ui.horizontal_wrapped(|ui| {
            browse_side::toggle(ui, state, commands);
            browse_bar::searches(ui, state, query, commands);
            browse_bar::columns(ui, state, commands);
        });
        field
    } else {
        let row = ui.horizontal(|ui| {
            browse_side::toggle(ui, state, commands);
            let rest = Layout::right_to_left(Align::Center);
            let field = ui.with_layout(rest, |ui| {
                browse_bar::columns(ui, state, commands);
                browse_bar::searches(ui, state, query, commands);
                edit(ui, state, query)
            });
            field.inner
        });
        row.inner
    };
    if browse.focus {
        field.request_focus();
        field_focus::choose_text(&field, query);
    }
    // From the field down into the rows.
    if field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
    {
        ui.memory_mut(|memory| memory.request_focus(browse_table::table_id()));
        if browse.row(&state.workspace).is_none() {
            commands.push(Browse::Choose(0).into());
        }
    }
    below(ui, state, query, &field, commands);
    if *query != before {
        commands.push(Browse::Search(query.clone()).into());
    }
}

/// Below the field: how the query could go on while it is typed, else how many are found and what can
/// be done with them. Both have one place, so that the rows stay where the mouse aims at them.
fn below(
    ui: &mut Ui,
    state: &State,
    query: &mut String,
    field: &Response,
    commands: &mut Vec<Command>,
) {
    // The mouse that presses on a way to go on takes the keyboard from the field, and so does Tab.
    let kept = egui::Id::unique("browse-offers");
    let was_kept = ui.data(|data| data.get_temp::<bool>(kept)).unwrap_or_default();
    let open = field.has_focus() || was_kept || state.browse.error.is_some();
    let offered = if open { offered(state, query) } else { Vec::new() };
    let mut keeps = false;
    if offered.is_empty() {
        browse_bar::show(ui, state, commands);
    } else {
        keeps = field.has_focus() || (was_kept && ui.input(|input| input.pointer.any_down()));
        browse_bar::line(ui, |ui| {
            let row = ScrollArea::horizontal().id_salt("browse-offers").auto_shrink([false, true]);
            row.show(ui, |ui| {
                ui.horizontal(|ui| keeps |= offers(ui, state, query, field, offered));
            });
        });
    }
    if was_kept != keeps {
        ui.data_mut(|data| data.insert_temp(kept, keeps));
        ui.ctx().request_repaint();
    }
}

/// How the query could go on; whether the keyboard is there.
fn offers(
    ui: &mut Ui,
    state: &State,
    query: &mut String,
    field: &Response,
    offered: Vec<(String, String)>,
) -> bool {
    let mut focused = false;
    for (text, whole) in offered {
        let spoken = state.locale.with("browse-complete", &[("text", text.clone())]);
        let chip = widgets::wrapped(ui, &text);
        chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        focused |= chip.has_focus();
        if chip.clicked() {
            *query = whole;
            field.request_focus();
            caret_to_end(ui, query);
        }
    }
    focused
}

/// The field itself, where what is wrong is underlined.
fn edit(ui: &mut Ui, state: &State, query: &mut String) -> Response {
    let tokens = state.tokens(ui);
    let wrong = state.browse.error.as_ref().map(|error| error.at.clone());
    let (text, danger) = (tokens.text, tokens.danger);
    let mut layouter = move |ui: &Ui, typed: &dyn TextBuffer, _: f32| {
        let job = marked(typed.as_str(), wrong.clone(), text, danger);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let hints = ["browse-hint", "browse-hint-short", "browse-search"];
    let hints = hints.map(|key| state.locale.tr(key));
    let edit = TextEdit::singleline(query)
        .id(field_id())
        .hint_text(field_hint::fitting(ui, ui.available_width() - 30.0, &hints))
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(12, 8))
        .layouter(&mut layouter);
    let response = ui.add(edit);
    let name = state.locale.tr("browse-search");
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, &name));
    response
}

/// How the query could go on at its end: what stands on the button, and the whole query then.
fn offered(state: &State, query: &str) -> Vec<(String, String)> {
    let tags = state.workspace.tags();
    let decks = state.workspace.decks().iter().map(|open| open.deck.title.as_str());
    let tags = tags.shown.iter().map(String::as_str);
    let found = complete(query, query.len(), tags, decks);
    let whole = |text: &str, from: usize| {
        let space = if text.ends_with(':') { "" } else { " " };
        format!("{}{text}{space}", query.get(..from).unwrap_or_default())
    };
    found.into_iter().map(|way| (way.text.clone(), whole(&way.text, way.from))).collect()
}

fn caret_to_end(ui: &Ui, query: &str) {
    let id = field_id();
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = egui::text::CCursor::new(query.chars().count());
    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
    state.store(ui.ctx(), id);
}

/// The query, with the place of a mistake underlined.
fn marked(
    query: &str,
    wrong: Option<std::ops::Range<usize>>,
    text: egui::Color32,
    danger: egui::Color32,
) -> LayoutJob {
    let font = FontId::proportional(BODY);
    let plain = TextFormat::simple(font.clone(), text);
    let odd =
        TextFormat { underline: egui::Stroke::new(1.5, danger), ..TextFormat::simple(font, text) };
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    let wrong = wrong.unwrap_or(0..0);
    let byte = |at: usize| query.char_indices().nth(at).map_or(query.len(), |(byte, _)| byte);
    let (start, end) = (byte(wrong.start), byte(wrong.end.max(wrong.start)));
    for (part, format) in [(0..start, &plain), (start..end, &odd), (end..query.len(), &plain)] {
        job.append(query.get(part).unwrap_or_default(), 0.0, format.clone());
    }
    job
}

/// The card in which the keyboard is: what it asks, its answer, how it stands.
fn card(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    widgets::card(ui, tokens, |ui| {
        ui.set_min_height(ui.available_height());
        let shown = state.browse.selection.cursor().and_then(|card| state.card(card));
        let Some((entry, deck, note, question)) = shown else {
            widgets::muted(ui, tokens, locale.tr("browse-no-card"));
            return;
        };
        let edit: Command = Editor::EditNoteOf(entry.id.clone()).into();
        let name = RichText::new(locale.tr(edit.key())).family(fonts::medium());
        let low = ui.available_height() < 220.0;
        if low {
            let corner = ui.max_rect().right_top() - vec2(150.0, 0.0);
            let rect = egui::Rect::from_min_size(corner, vec2(150.0, 34.0));
            let builder =
                egui::UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center));
            if ui.new_child(builder).button(name.clone()).clicked() {
                commands.push(edit.clone());
            }
        }
        let room = ui.available_height() - if low { 0.0 } else { 42.0 };
        ScrollArea::vertical().id_salt("browse-card").max_height(room).auto_shrink(false).show(
            ui,
            |ui| {
                if low {
                    // Beside the button.
                    ui.set_max_width(ui.available_width() - 170.0);
                }
                widgets::context(ui, tokens, note);
                let look = |size| Look { size, colour: tokens.text, strong: tokens.accent };
                let front = occlusion::asked(state, &question);
                // Where there is little room the answer is to be seen, too.
                let (size, gap) = if low { (BODY, 0.0) } else { (ANSWER - 2.0, UNIT) };
                let front = markdown::layout(&front, look(size), false);
                ui.add(Label::new(front).wrap());
                occlusion::small(ui, state, &question);
                ui.add_space(gap);
                ui.separator();
                ui.add_space(gap);
                let size = if low { BODY } else { BODY + 1.0 };
                let back = markdown::layout(&question.back(), look(size), false);
                ui.add(Label::new(back).wrap());
                ui.add_space(UNIT * 2.0);
                facts(ui, state, (entry, deck, note));
            },
        );
        if !low {
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                if ui.button(name).clicked() {
                    commands.push(edit);
                }
            });
        }
    });
}

/// Where a card stands, and how well it is known.
fn facts(ui: &mut Ui, state: &State, (entry, deck, note): (&CardEntry, &Deck, &Note)) {
    let (tokens, locale) = (state.tokens(ui), &state.locale);
    let mut facts = vec![(locale.tr("browse-column-deck"), deck.title.clone())];
    if !note.tags.is_empty() {
        facts.push((locale.tr("browse-column-tags"), state.workspace.tag_names().line(&note.tags)));
    }
    if let Some(source) = &note.source {
        let quote = if source.quote.is_empty() { &source.place } else { &source.quote };
        facts.push((locale.tr("cards-source"), quote.clone()));
    }
    if entry.state.reps > 0 {
        let stability = words::days(locale, entry.state.stability);
        facts.push((locale.tr("browse-column-stability"), stability));
        facts.push((locale.tr("closer-answers"), entry.state.reps.to_string()));
        facts.push((locale.tr("browse-column-lapses"), entry.state.lapses.to_string()));
    }
    for (name, value) in facts {
        let name = name.trim_end_matches([':', '\u{a0}', ' ']).to_owned();
        // In one line, so that where the room ends no name stands without its value.
        let font = FontId::proportional;
        let mut line = LayoutJob::default();
        line.append(&name, 0.0, TextFormat::simple(font(13.0), tokens.muted));
        line.append(&value, UNIT, TextFormat::simple(font(14.5), tokens.text));
        ui.add(Label::new(line).wrap());
        ui.add_space(UNIT / 2.0);
    }
}
