//! The one editor of notes, over whatever screen it was opened from: the fields on one side, the
//! cards that they make on the other.

use egui::{
    Align, Align2, ComboBox, CornerRadius, FontId, Frame, Label, Layout, Margin, Modal, RichText,
    Role, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use super::text::{self, Manner};
use super::{draw, note_clash, note_fields as fields, note_lines};
use crate::app::caret::Caret;
use crate::app::command::{Command, Editor};
use crate::app::features::editor::{Home, Of, Open};
use crate::app::fields::{Field, Kind};
use crate::app::markdown::{self, Look};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, text_undo, typography, widgets, words};
use crate::deck::{Deck, Note};
use crate::message::Tell as _;

/// The room of the head and of the buttons, in points; and what is left below for what is said.
const AROUND: f32 = 170.0;
const BELOW: f32 = 64.0;
/// What is said of the note stands beside the buttons, in two lines at most.
const FOOT: f32 = 42.0;

pub fn show(ui: &Ui, state: &State, editor: &mut Option<Open>, commands: &mut Vec<Command>) {
    let Some(open) = editor else { return };
    let room = ui.ctx().content_rect().size();
    let drawn = open.form.kind == Kind::Occlusion;
    // Neither another kind nor a card or a message that comes moves anything: the form hangs from
    // one place, is as wide for every kind, and what is higher scrolls in it.
    let width = (room.x - UNIT * 10.0).min(1200.0);
    let wide = width > 640.0;
    let top = (room.y * 0.05).clamp(UNIT * 2.0, UNIT * 8.0);
    // A file that is asked for has all keys for itself.
    if state.files.form.is_none() {
        keys(ui, commands);
    }
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let id = egui::Id::unique("note");
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let modal = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        head(ui, state, open, width);
        ui.add_space(UNIT);
        let most = if drawn { 900.0 } else { 560.0 };
        let height = (room.y - top - AROUND - BELOW).clamp(120.0, most);
        if drawn {
            picture(ui, state, open, (width, height, wide), commands);
        } else if wide {
            ui.horizontal_top(|ui| {
                let left = (width * 0.54).round();
                part(ui, "note-write", left, height, |ui| write(ui, state, open, commands));
                ui.add_space(UNIT);
                let rest = width - left - UNIT * 3.0;
                part(ui, "note-see", rest, height, |ui| see(ui, state, open, commands));
            });
        } else {
            part(ui, "note-write", width, height, |ui| {
                write(ui, state, open, commands);
                see(ui, state, open, commands);
            });
        }
        ui.add_space(UNIT / 2.0);
        foot(ui, state, open, commands);
    });
    if modal.should_close() {
        commands.push(Editor::Leave.into());
    }
}

/// The keys of the editor, wherever the caret is, and what is pasted.
fn keys(ui: &Ui, commands: &mut Vec<Command>) {
    let own =
        |command: &Editor| matches!(command, Editor::Mark(_) | Editor::Keep | Editor::OpenMedia);
    commands.extend(fields::pressed(ui, own).into_iter().map(Command::from));
    ui.input(|input| {
        let pasted = input.events.iter().filter_map(|event| match event {
            egui::Event::PasteImage(image) => Some(Editor::TakeImage(image.clone())),
            _ => None,
        });
        commands.extend(pasted.map(Command::from));
    });
}

/// A picture with masks: the picture has most of the room.
fn picture(
    ui: &mut Ui,
    state: &State,
    open: &mut Open,
    (width, height, wide): (f32, f32, bool),
    commands: &mut Vec<Command>,
) {
    let beside = |ui: &mut Ui, open: &mut Open, commands: &mut Vec<Command>| {
        note_clash::show(ui, state, open, commands);
        fields::field(ui, state, &mut open.form, &mut open.caret, Field::Front);
        draw::mode(ui, state, open);
        draw::labels(ui, state, open);
        around(ui, state, open);
    };
    if wide {
        ui.horizontal_top(|ui| {
            let left = (width * 0.64).round();
            ui.vertical(|ui| {
                ui.set_width(left);
                draw::canvas(ui, state, open, height, commands);
            });
            ui.add_space(UNIT);
            let rest = width - left - UNIT * 3.0;
            part(ui, "note-write", rest, height, |ui| beside(ui, open, commands));
        });
    } else {
        part(ui, "note-write", width, height, |ui| {
            // The tools scroll away: what is seen is then the picture, as wide as it can be.
            draw::canvas(ui, state, open, height + UNIT * 9.0, commands);
            ui.add_space(UNIT);
            beside(ui, open, commands);
        });
    }
}

fn part(ui: &mut Ui, name: &str, width: f32, height: f32, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        let area = ScrollArea::vertical().id_salt(name).max_height(height);
        area.min_scrolled_height(height).auto_shrink(false).show(ui, |ui| {
            ui.set_width(width - UNIT * 1.5);
            content(ui);
        });
    });
}

/// What the editor is for, the deck, and the kind.
fn head(ui: &mut Ui, state: &State, open: &mut Open, width: f32) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let title = match open.of {
        Of::New => locale.tr("command-add-note"),
        Of::Note(_) => locale.tr("command-edit-card"),
    };
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(RichText::new(&title).size(18.0).family(fonts::medium()));
        widgets::heading(&label, &title);
        ui.add_space(UNIT);
        match (&open.of, &open.home) {
            (Of::Note(_), Home::Deck(id)) => {
                let title = state.workspace.deck(id).map_or("", |deck| deck.title.as_str());
                let text = RichText::new(title).size(14.5).color(tokens.muted);
                ui.add(Label::new(text).truncate());
            }
            _ => home(ui, state, open, width),
        }
    });
    let new = open.of == Of::New;
    if new || open.form.kind != Kind::Occlusion {
        ui.add_space(UNIT / 2.0);
        // Masks begin with a new note: they have numbers of their own.
        let kinds = Kind::ALL.into_iter().filter(|kind| new || *kind != Kind::Occlusion);
        let kinds = kinds.map(|kind| (kind, locale.tr(kind.key())));
        let before = open.form.kind;
        let name = locale.tr("note-kind");
        ScrollArea::horizontal().id_salt("note-kinds").show(ui, |ui| {
            // All of them are seen in the smallest window too.
            let font = (width < 700.0).then(|| FontId::proportional(14.0));
            ui.style_mut().override_font_id = font;
            widgets::segmented(ui, tokens, &name, &mut open.form.kind, kinds);
        });
        if open.form.kind != before {
            open.said = None;
            open.caret = Caret::first_of(open.form.kind.fields());
        }
    }
}

/// Where a new note goes: one of the decks, or a new one.
fn home(ui: &mut Ui, state: &State, open: &mut Open, width: f32) {
    let locale = &state.locale;
    let new = locale.tr("add-new-deck");
    let shown = match &open.home {
        Home::Deck(id) => state.workspace.deck(id).map_or(new.as_str(), |deck| &deck.title),
        Home::New(_) => new.as_str(),
    };
    let name = locale.tr("add-into");
    let box_width = (width * 0.36).clamp(150.0, 300.0);
    let mut chosen = None;
    let menu = ComboBox::from_id_salt("note-home").selected_text(shown).width(box_width);
    let response = menu.truncate().show_ui(ui, |ui| {
        for (_, deck) in state.workspace.shelf() {
            let here = matches!(&open.home, Home::Deck(id) if *id == deck.deck.id);
            let folder = deck.folder();
            let text = if folder.is_empty() {
                deck.deck.title.clone()
            } else {
                format!("{folder} › {}", deck.deck.title)
            };
            if ui.selectable_label(here, text).clicked() {
                chosen = Some(Home::Deck(deck.deck.id.clone()));
            }
        }
        if ui.selectable_label(matches!(open.home, Home::New(_)), &new).clicked() {
            chosen = Some(Home::New(String::new()));
        }
    });
    let spoken = format!("{name} – {shown}");
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
    if let Some(home) = chosen {
        open.home = home;
    }
    if let Home::New(title) = &mut open.home {
        let edit = TextEdit::singleline(title)
            .hint_text(locale.tr("new-deck-hint"))
            .desired_width(200.0)
            .margin(Margin::symmetric(10, 6));
        let response = ui.add(edit);
        text_undo::keep_own(&response, title);
        let name = locale.tr("new-deck-hint");
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    }
}

/// The fields.
fn write(ui: &mut Ui, state: &State, open: &mut Open, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    fields::toolbar(ui, state, open.form.kind, commands);
    if state.editor.is_taking() {
        widgets::muted(ui, tokens, locale.tr("picture-coming"));
    }
    ui.add_space(UNIT / 2.0);
    note_clash::show(ui, state, open, commands);
    let before = open.form.clone();
    if open.more {
        fields::field(ui, state, &mut open.form, &mut open.caret, Field::Context);
    }
    for field in open.form.kind.fields() {
        fields::field(ui, state, &mut open.form, &mut open.caret, *field);
        if *field == Field::Items {
            let text = locale.tr("field-open-list");
            if widgets::check(ui, tokens, open.form.open, &text, &text).clicked() {
                open.form.open = !open.form.open;
            }
            ui.add_space(UNIT / 2.0);
        }
    }
    around(ui, state, open);
    // What was wrong may be right now.
    let corrected = open.form != before;
    open.said.take_if(|said| corrected && said.is_error);
}

/// What any note has beside its content.
fn around(ui: &mut Ui, state: &State, open: &mut Open) {
    if open.more && open.form.kind == Kind::Occlusion {
        fields::field(ui, state, &mut open.form, &mut open.caret, Field::Context);
    }
    fields::tags(ui, state, &mut open.form, &mut open.caret);
    if open.more {
        fields::field(ui, state, &mut open.form, &mut open.caret, Field::Quote);
        fields::field(ui, state, &mut open.form, &mut open.caret, Field::Place);
    } else if ui.link(RichText::new(state.locale.tr("note-more")).size(14.0)).clicked() {
        open.more = true;
    }
}

/// What the fields make.
fn see(ui: &mut Ui, state: &State, open: &mut Open, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    if let Some(several) = open.several() {
        note_lines::show(ui, state, &several);
        return;
    }
    let question = open.question();
    let alike = question.map(|question| state.workspace.alike(&question)).unwrap_or_default();
    if let Some((deck, note)) = alike.first() {
        double(ui, state, (deck, note), commands);
    }
    let name = locale.tr("note-preview");
    widgets::small_label(ui, tokens, &name);
    let Some(note) = open.preview() else {
        let fault = open.form.written().err();
        let text = match fault {
            Some(fault) if !open.form.is_blank() => locale.say(&fault.message()),
            _ => locale.tr("note-preview-empty"),
        };
        let begun = open.begun();
        match begun.as_ref().and_then(|note| Some((note, note.cards().into_iter().next()?))) {
            // A picture that was pasted is seen before there is an answer.
            Some((note, card)) => {
                face(ui, state, note, (&card.question.front(), Err(&text)), commands);
            }
            None => {
                widgets::muted(ui, tokens, text);
            }
        }
        return;
    };
    for card in note.cards() {
        let sides = (&*card.question.front(), Ok(&*card.question.back()));
        face(ui, state, &note, sides, commands);
    }
}

/// A card as it will be asked, small; in place of an answer what is still missing.
fn face(
    ui: &mut Ui,
    state: &State,
    note: &Note,
    (front, back): (&str, Result<&str, &str>),
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let manner = Manner { centred: false, selectable: false };
    Frame::new()
        .fill(tokens.background)
        .stroke(Stroke::new(1.0, tokens.border))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(14, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::context(ui, tokens, note);
            let asked = Look { size: 16.0, colour: tokens.text, strong: tokens.text };
            text::show(ui, state, front, asked, manner, commands);
            ui.add_space(4.0);
            let (rect, _) =
                ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::ZERO, tokens.border);
            ui.add_space(4.0);
            let answered = Look { size: 15.5, colour: tokens.text, strong: tokens.accent };
            match back {
                Ok(back) => {
                    text::show(ui, state, back, answered, manner, commands);
                }
                Err(missing) => {
                    widgets::muted(ui, tokens, missing);
                }
            }
        });
    ui.add_space(UNIT);
}

/// A note that asks the same.
fn double(ui: &mut Ui, state: &State, (deck, note): (&Deck, &Note), commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let front = note.cards().into_iter().next().map(|card| note.listed(&card.question));
    let front = words::shortened(&markdown::plain(&front.unwrap_or_default()), 120);
    let told = [("front", front), ("title", deck.title.clone())];
    Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.hard))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let family = egui::FontFamily::Proportional;
            let said = locale.with("note-alike", &told);
            let text = typography::sentence(&said, 14.5, family, tokens.text);
            widgets::read_out(&ui.add(Label::new(text).wrap()));
            let command = Editor::Edit(note.id.clone());
            if ui.link(RichText::new(locale.tr("note-alike-edit")).size(14.5)).clicked() {
                commands.push(Editor::Leave.into());
                commands.push(command.into());
            }
        });
    ui.add_space(UNIT);
}

fn foot(ui: &mut Ui, state: &State, open: &Open, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let new = open.of == Of::New;
    ui.horizontal(|ui| {
        ui.set_min_height(FOOT);
        let several = open.several().map(|found| found.pairs.len());
        let name = match several {
            Some(count) => locale.count("add-these", count),
            None if new => locale.tr("add-this"),
            None => locale.tr(Editor::Keep.key()),
        };
        if widgets::primary(ui, tokens, &name).clicked() {
            commands.push(Editor::Keep.into());
        }
        let leave = if new { "command-close" } else { "command-cancel" };
        if ui.button(locale.tr(leave)).clicked() {
            commands.push(Editor::Leave.into());
        }
        if let Some(said) = &open.said {
            let ink = if said.is_error { tokens.danger } else { tokens.good };
            let text = Label::new(RichText::new(&said.text).size(14.5).color(ink)).wrap();
            widgets::read_out(&ui.add(text));
        } else if ui.available_width() > 280.0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| fields::keys(ui, state, new));
        }
    });
}
