//! *Statistics*: what was done, what is known, what is to come; each figure with its words.

use egui::{
    ComboBox, Frame, Grid, Key, Label, Layout, Margin, Modifiers, Popup, RichText, Role,
    ScrollArea, Ui, WidgetInfo, vec2,
};

use crate::app::chart::{self, Chart};
use crate::app::command::{Command, Statistics};
use crate::app::features::statistics::{Counted, Format, Of};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets};
use crate::locale::Words;
use crate::statistics::{Figure, Period, Tally};

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        scroll(ui);
        ui.add_space(UNIT * 3.0);
        widgets::column(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(locale.tr("command-statistics")).heading());
                if state.statistics.is_at_work() {
                    // Still: it says so in words, and is there for a moment only.
                    widgets::aside(ui, tokens, locale.tr("statistics-counting"));
                }
            });
            ui.add_space(UNIT);
            choices(ui, state, commands);
            ui.add_space(UNIT);
            match &state.statistics.shown {
                None => {}
                Some(counted) if counted.statistics.streak.studied == 0 => {
                    let text = locale.tr("statistics-empty-text");
                    widgets::empty(ui, tokens, &locale.tr("statistics-empty"), &text);
                }
                Some(counted) => {
                    tiles(ui, state, counted);
                    for (figure, chart) in &counted.charts {
                        ui.add_space(UNIT);
                        widgets::card(ui, tokens, |ui| {
                            one(ui, state, *figure, chart, commands);
                        });
                    }
                }
            }
            ui.add_space(UNIT * 3.0);
        });
    });
}

/// The keys that move a page, where they mean nothing else.
fn scroll(ui: &Ui) {
    if ui.ctx().text_edit_focused() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let page = ui.clip_rect().height() - UNIT * 6.0;
    let keys = [(Key::PageDown, -page), (Key::PageUp, page), (Key::Home, 1e6), (Key::End, -1e6)];
    for (key, by) in keys {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

/// Which cards, and how far back.
fn choices(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let counting = &state.statistics;
    let tag = |name: &str| {
        locale.with(
            "statistics-tag",
            &[("name", state.workspace.tag_names().shown(name).into_owned())],
        )
    };
    let decks = state.workspace.decks();
    let chosen = match &counting.of {
        Of::All => locale.tr("statistics-all"),
        Of::Deck(id) => {
            let open = decks.iter().find(|open| open.deck.id == *id);
            open.map(|open| open.deck.title.clone()).unwrap_or_default()
        }
        Of::Tag(name) => tag(name),
    };
    let mut of = counting.of.clone();
    let mut period = counting.period;
    let row = if ui.available_width() < 560.0 {
        Layout::top_down(egui::Align::Min)
    } else {
        Layout::left_to_right(egui::Align::Center)
    };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 42.0), row, |ui| {
        let name = locale.tr("statistics-cards");
        let spoken = format!("{name} – {chosen}");
        let width = 270.0_f32.min(ui.available_width());
        let text = RichText::new(&chosen);
        let combo = ComboBox::from_id_salt("statistics-of").selected_text(text).width(width);
        let combo = combo.truncate().height(420.0).show_ui(ui, |ui| {
            ui.set_min_width(width);
            ui.selectable_value(&mut of, Of::All, locale.tr("statistics-all"));
            for (_, open) in state.workspace.shelf() {
                let id = Of::Deck(open.deck.id.clone());
                ui.selectable_value(&mut of, id, &open.deck.title);
            }
            for name in &state.workspace.tags().all {
                ui.selectable_value(&mut of, Of::Tag(name.clone()), tag(name));
            }
        });
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
        let name = locale.tr("statistics-period");
        let periods = Period::ALL.map(|period| {
            let key = match period {
                Period::Month => "period-month",
                Period::Quarter => "period-quarter",
                Period::Year => "period-year",
                Period::All => "period-all",
            };
            (period, locale.tr(key))
        });
        widgets::segmented(ui, tokens, &name, &mut period, periods);
    });
    if of != counting.of {
        commands.push(Command::Statistics(Statistics::Of(of)));
    }
    if period != counting.period {
        commands.push(Command::Statistics(Statistics::Over(period)));
    }
}

/// Around what stands in one of them.
const TILE: Margin = Margin::symmetric(14, 12);

/// Four numbers that a student looks for first.
fn tiles(ui: &mut Ui, state: &State, counted: &Counted) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let statistics = &counted.statistics;
    let today = statistics.days.last().copied().unwrap_or_default();
    let mut asked = Tally::default();
    for day in statistics.period_days() {
        let of = day.reviews();
        asked.count += of.count;
        asked.known += of.known;
    }
    let recall = &statistics.retrievability;
    let now = recall.mean.map(|mean| (mean * recall.total() as f32).round() as u64);
    let share = |share: Option<f32>| share.map_or("–".to_owned(), |share| locale.share(share, 1));
    let answers = Words::new(locale).number("count", today.grades()).say("tile-today-text");
    let row = statistics.streak.current;
    let figures = [
        (locale.number(row.into()), Words::new(locale).number("current", row).say("tile-streak")),
        (answers, format!("{} · {}", locale.tr("tile-today"), locale.time_spent(today.time_ms))),
        (share(asked.share()), locale.tr("tile-known")),
        (now.map_or("–".to_owned(), |now| locale.number(now)), locale.tr("tile-now")),
    ];
    let narrow = ui.available_width() < 560.0;
    // All of a row are as high as the one that says the most.
    let beside = if narrow { 2.0 } else { 4.0 };
    let room = ui.available_width() - ui.spacing().item_spacing.x * (beside - 1.0);
    let room = room / beside - TILE.sum().x - 2.0;
    let lines = figures.iter().map(|(_, name)| {
        let font = egui::FontId::proportional(13.5);
        ui.painter().layout(name.clone(), font, tokens.muted, room).size().y
    });
    let height = 36.0 + lines.fold(22.0, f32::max);
    let tile = |ui: &mut Ui, (value, name): &(String, String)| {
        let frame = Frame::new().fill(tokens.surface).corner_radius(12);
        let frame = frame.stroke(egui::Stroke::new(1.0, tokens.border));
        // In a column texts are justified: a short line would be spread over its width.
        let column = Layout::top_down(egui::Align::Min);
        let tile = |ui: &mut Ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.y = 2.0;
            let size = if value.chars().count() > 7 { 18.0 } else { 24.0 };
            let text = RichText::new(value).size(size).family(fonts::medium());
            let line = vec2(ui.available_width(), 34.0);
            ui.allocate_ui_with_layout(line, Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(text).truncate())
            });
            ui.add(Label::new(RichText::new(name).size(13.5).color(tokens.muted)).wrap());
        };
        let frame = frame.inner_margin(TILE);
        frame.show(ui, |ui| ui.with_layout(column, tile));
    };
    if narrow {
        for pair in figures.chunks(2) {
            ui.columns_const(|columns: &mut [Ui; 2]| {
                columns.iter_mut().zip(pair).for_each(|(ui, figure)| tile(ui, figure));
            });
        }
    } else {
        ui.columns_const(|columns: &mut [Ui; 4]| {
            columns.iter_mut().zip(&figures).for_each(|(ui, figure)| tile(ui, figure));
        });
    }
}

/// A figure with its words and, where they are asked for, its numbers.
fn one(ui: &mut Ui, state: &State, figure: Figure, chart: &Chart, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let listed = state.statistics.numbers.contains(&figure);
    if chart.numbers().is_empty() {
        // A frame around nothing says less than the words.
        ui.label(RichText::new(&chart.title).size(18.0).family(fonts::medium()));
        for words in &chart.words {
            widgets::muted(ui, tokens, words);
        }
        return;
    }
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            let name = locale.tr("command-export");
            let menu = ui.menu_button(&name, |ui| {
                for format in Format::ALL {
                    let text = format.extension().to_uppercase();
                    if ui.button(text).clicked() {
                        commands.push(Command::Statistics(Statistics::Export(figure, format)));
                        ui.close();
                    }
                }
            });
            let spoken = format!("{name} – {}", chart.title);
            menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            let name = locale.tr("command-numbers");
            let response = ui.selectable_label(listed, &name);
            let spoken = format!("{name} – {}", chart.title);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, listed, &spoken));
            if response.clicked() {
                commands.push(Command::Statistics(Statistics::Numbers(figure)));
            }
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let title = RichText::new(&chart.title).size(18.0).family(fonts::medium());
                ui.add(Label::new(title).truncate());
            });
        });
    });
    ui.add_space(UNIT);
    chart::show(ui, tokens, chart);
    ui.add_space(UNIT);
    ui.spacing_mut().item_spacing.y = 4.0;
    for words in &chart.words {
        let text = RichText::new(words).size(14.5).color(tokens.text);
        ui.add(Label::new(text).wrap());
    }
    if listed {
        ui.add_space(UNIT);
        let numbers = chart.numbers();
        let columns = if ui.available_width() < 560.0 { 1 } else { 2 };
        let rows = numbers.len().div_ceil(columns);
        ui.spacing_mut().interact_size.y = 20.0;
        Grid::new(("numbers", figure.name())).spacing([UNIT * 3.0, 2.0]).show(ui, |ui| {
            // Down the first column, then down the second.
            for row in 0..rows {
                for column in 0..columns {
                    let number = numbers.get(row + column * rows).copied().unwrap_or_default();
                    let text = RichText::new(number).size(13.5).color(tokens.muted);
                    ui.add(Label::new(text).extend());
                }
                ui.end_row();
            }
        });
    }
}
