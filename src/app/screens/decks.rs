//! *Decks*: what there is to study today, deck by deck.

use egui::{Align, Layout, RichText, ScrollArea, Stroke, Ui, vec2};

use super::standing::{chips, held, limits, progress, progress_words};
use super::{backlog, deck_menu, exam, folder};
use crate::app::command::{Command, Deck as OpenDeck, Editor, Memory, Screen, Study};
use crate::app::icons::Icon;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets, words};
use crate::deck::Deck;
use crate::library::ExamOf;
use crate::schedule::LimitOf;
use crate::study::{Counts, Scope};
use crate::workspace::ShelfLine;

/// Below this width nothing stands beside a button.
const NARROW: f32 = 400.0;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 3.0);
        widgets::list_column(ui, |ui| {
            let decks = state.workspace.decks();
            if decks.is_empty() {
                let text = locale.tr("decks-empty-text");
                widgets::empty(ui, tokens, &locale.tr("decks-empty"), &text);
                ui.vertical_centered(|ui| {
                    if widgets::primary(ui, tokens, &locale.tr("command-create")).clicked() {
                        commands.push(Command::Go(Screen::Create));
                    }
                    ui.add_space(UNIT / 2.0);
                    let add = Command::from(Editor::Add(None));
                    if widgets::command_button(ui, locale, &add).clicked() {
                        commands.push(add);
                    }
                });
                return;
            }
            today(ui, state, commands);
            if state.workspace.is_training_due() {
                propose_training(ui, state, commands);
            }
            ui.add_space(UNIT * 1.5);
            backlog::line(ui, state, commands);
            exam::tags(ui, state, commands);
            list(ui, state, commands);
            ui.add_space(UNIT / 2.0);
            exam::foot(ui, state, commands);
            ui.add_space(UNIT * 3.0);
        });
    });
}

/// The decks, each below the lines of the folders that it is in.
fn list(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let standing = state.standing();
    if !state.workspace.folders().is_empty() {
        folder::out_of_all(ui, state, commands);
    }
    for line in state.workspace.shelf_lines(&|folder| state.decks.is_folded(&folder.path)) {
        match line {
            ShelfLine::Folder(place) => {
                let Some(found) = state.workspace.folders().get(place) else { continue };
                let counts = standing.folders.get(place).copied().unwrap_or_default();
                folder::indented(ui, found.depth, |ui| {
                    folder::line(ui, state, found, counts, commands);
                });
            }
            ShelfLine::Deck { place, depth } => {
                let Some(open) = state.workspace.decks().get(place) else { continue };
                let counts = standing.decks.get(place).copied().unwrap_or_default();
                folder::indented(ui, depth, |ui| {
                    ground(ui, state, &open.deck, commands, |ui, commands| {
                        deck(ui, state, &open.deck, counts, commands);
                    });
                });
            }
        }
        ui.add_space(UNIT / 2.0);
    }
}

/// One line, as long as neither a training nor a refusal has answered it.
fn propose_training(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ui.horizontal_wrapped(|ui| {
        let text = RichText::new(locale.tr("memory-proposal")).size(14.0).color(tokens.muted);
        ui.label(text);
        let offers = [
            ("memory-see", Command::Go(Screen::Memory)),
            ("memory-not-now", Command::Memory(Memory::Keep)),
        ];
        for (key, command) in offers {
            if ui.link(RichText::new(locale.tr(key)).size(14.0)).clicked() {
                commands.push(command);
            }
        }
    });
}

fn today(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (new, due) = state.today();
    let line = if new + due > 0 {
        let numbers = [("due", due.to_string()), ("new", new.to_string())];
        locale.with("decks-today", &numbers)
    } else if let Some((days, count)) = state.workspace.next_due(&state.now()) {
        let numbers = [("days", days.to_string()), ("count", count.to_string())];
        locale.with("decks-later", &numbers)
    } else {
        locale.tr("decks-nothing")
    };
    let said = |ui: &mut Ui| {
        ui.label(RichText::new(locale.tr("decks-title")).heading());
        widgets::muted(ui, tokens, line);
        for said in limits_said(state) {
            widgets::muted(ui, tokens, said);
        }
    };
    let mut study = |ui: &mut Ui| {
        let text = locale.tr("command-study-all");
        let key = locale.tr("key-enter");
        if widgets::keyed_sized(ui, tokens, &text, &key, vec2(0.0, 42.0)).clicked() {
            commands.push(Command::Study(Study::All));
        }
    };
    // In a narrow window there is no room beside the button.
    if ui.available_width() < NARROW {
        said(ui);
        if new + due > 0 {
            study(ui);
        }
        return;
    }
    ui.horizontal(|ui| {
        // The button first, so that what is said wraps beside it.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if new + due > 0 {
                study(ui);
                ui.add_space(UNIT);
            }
            ui.with_layout(Layout::top_down(Align::Min), said);
        });
    });
}

/// What the day's limits hold back, and what decks have in common.
fn limits_said(state: &State) -> Vec<String> {
    let locale = &state.locale;
    let standing = state.standing();
    let all = standing.all;
    let mut said = Vec::new();
    if all.held > 0 {
        said.push(locale.count("decks-held", all.held));
    }
    if all.new == 0 && all.held_new > 0 {
        said.extend(
            held(state, Counts { learning: 0, due: 0, held: 0, ..all })
                .map(|(reached, waiting)| format!("{reached} {waiting}")),
        );
    }
    let each: u32 = standing.decks.iter().map(|counts| counts.new).sum();
    if each > all.new {
        said.push(locale.count("decks-shared", all.new));
    }
    said
}

fn deck(ui: &mut Ui, state: &State, deck: &Deck, counts: Counts, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    widgets::card(ui, tokens, |ui| {
        if ui.available_width() < NARROW {
            named(ui, state, deck, counts, commands);
            ui.add_space(UNIT / 4.0);
            action(ui, state, deck, counts, commands);
        } else {
            ui.horizontal(|ui| {
                // The button first, so that a long title wraps beside it and never under it.
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    action(ui, state, deck, counts, commands);
                    ui.add_space(UNIT);
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        named(ui, state, deck, counts, commands);
                    });
                });
            });
        }
        ui.add_space(UNIT / 4.0);
        ui.horizontal(|ui| {
            chips(ui, state, counts, false);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                deck_menu::button(ui, state, &deck.id, commands);
                progress_words(ui, state, counts);
            });
        });
        progress(ui, state, counts);
        if let Some(planned) = state.exams.of(&ExamOf::Deck(deck.id.clone())) {
            exam::line(ui, state, planned, commands);
        }
    });
}

/// The deck's title, and what is said of it.
fn named(ui: &mut Ui, state: &State, deck: &Deck, counts: Counts, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        title(ui, state, deck, commands);
        widgets::small_label(ui, tokens, &about(state, deck, counts));
        if let Some(limits) = limits(state, &LimitOf::Deck(deck.id.clone())) {
            widgets::small_label(ui, tokens, &limits);
        }
    });
}

/// What to do next with the deck, or that there is nothing to do.
fn action(ui: &mut Ui, state: &State, deck: &Deck, counts: Counts, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let study = if counts.due + counts.learning + counts.new > 0 {
        Study::Deck(deck.id.clone())
    } else if counts.more > 0 {
        Study::More(Some(Scope::deck(&deck.id)))
    } else {
        if counts.held + counts.held_new > 0 {
            widgets::aside(ui, tokens, state.locale.tr("chip-limit"));
        } else if counts.total > 0 {
            up_to_date(ui, state);
        }
        return;
    };
    let text = state.locale.tr(study.key());
    let response = widgets::tonal(ui, tokens, &text);
    let name = format!("{text} – {}", deck.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        commands.push(Command::Study(study));
    }
}

/// The deck as a whole takes the click that opens it, the right button for its menu, and is dragged
/// onto a folder; what it holds lies above.
fn ground(
    ui: &mut Ui,
    state: &State,
    deck: &Deck,
    commands: &mut Vec<Command>,
    content: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let id = egui::Id::unique(("deck-ground", deck.id.as_str()));
    // Where it was in the last frame: what comes first lies below. The Tab key passes it over, for
    // the title is a link.
    let known: Option<egui::Rect> = ui.data(|data| data.get_temp(id));
    let response = known.map(|rect| ui.interact(rect, id, egui::Sense::CLICK | egui::Sense::DRAG));
    let shown = ui.scope(|ui| content(ui, commands)).response.rect;
    ui.data_mut(|data| data.insert_temp(id, shown));
    let Some(response) = response else { return };
    response.dnd_set_drag_payload(deck.id.clone());
    if response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    deck_menu::on_right_click(&response, state, &deck.id, commands);
    if response.clicked() {
        commands.push(OpenDeck::Open(deck.id.clone()).into());
    }
}

/// The deck's title, which opens it.
fn title(ui: &mut Ui, state: &State, deck: &Deck, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let text = RichText::new(&deck.title).size(18.0).family(fonts::medium());
    let link = ui.scope(|ui| {
        // A title is no address: its colour is that of text.
        ui.visuals_mut().hyperlink_color = tokens.text;
        ui.add(egui::Link::new(text))
    });
    if link.inner.clicked() {
        commands.push(OpenDeck::Open(deck.id.clone()).into());
    }
}

/// In place of the button, where there is nothing to do.
fn up_to_date(ui: &mut Ui, state: &State) {
    let tokens = state.tokens(ui);
    ui.allocate_ui_with_layout(vec2(100.0, 34.0), Layout::right_to_left(Align::Center), |ui| {
        let text = RichText::new(state.locale.tr("chip-done")).size(14.0);
        ui.label(text.family(fonts::medium()).color(tokens.good));
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
        Icon::Check.paint(ui.painter(), rect, Stroke::new(1.8, tokens.good));
    });
}

/// « Français · 12 notes, 15 cartes · d’après cours.md »
pub fn about(state: &State, deck: &Deck, counts: Counts) -> String {
    let locale = &state.locale;
    let language = match deck.language.split('-').next() {
        Some("fr") => locale.tr("language-french"),
        Some("en") => locale.tr("language-english"),
        _ => deck.language.clone(),
    };
    let numbers = [("notes", deck.notes.len().to_string()), ("cards", counts.total.to_string())];
    let mut parts = vec![language, locale.with("deck-size", &numbers)];
    if let Some(origin) = &deck.origin {
        let name = words::origin(&origin.document);
        parts.push(locale.with("deck-origin", &[("document", name)]));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}
