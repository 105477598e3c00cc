//! What the notes of another program's file come to, shown before they come into the library.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::app::command::{Command, Given};
use crate::app::features::given::GivenNotes;
use crate::app::markdown;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, widgets};
use crate::message::Message;

/// The most decks, and lines left out, that are listed.
const MOST: usize = 200;

/// Enter takes the notes, Escape leaves them.
pub fn show(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(given) = state.given.notes.as_deref() else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let room = ui.ctx().content_rect().size();
    let enter = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    let can = given.can_be_taken();
    let mut taken = enter && can;
    let modal = layers::dialog(ui, "importing", 600.0, |ui| {
        let title = locale.with("import-title", &[("name", given.name.clone())]);
        let text = RichText::new(&title).size(18.0).family(fonts::medium());
        widgets::heading(&ui.add(Label::new(text).wrap()), &title);
        let about = if given.is_certain { "import-certain" } else { "import-perhaps" };
        let about = RichText::new(locale.tr(about)).size(14.5).color(tokens.muted);
        widgets::read_out(&ui.add(Label::new(about).wrap()));
        ui.add_space(UNIT);
        let area = ScrollArea::vertical().auto_shrink([false, true]);
        area.max_height((room.y - 250.0).max(120.0)).show(ui, |ui| contents(ui, state, given));
        ui.add_space(UNIT);
        ui.horizontal_wrapped(|ui| {
            let name = locale.tr(Given::TakeNotes.key());
            taken |= widgets::primary_when(ui, tokens, can, &name).clicked();
            let others = [(!given.is_certain).then_some(Given::AsText), Some(Given::Leave)];
            for command in others.into_iter().flatten() {
                if ui.button(locale.tr(command.key())).clicked() {
                    commands.push(command.into());
                }
            }
        });
    });
    if taken {
        commands.push(Given::TakeNotes.into());
    } else if modal.should_close() {
        commands.push(Given::Leave.into());
    }
}

fn contents(ui: &mut Ui, state: &State, given: &GivenNotes) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let import = &given.import;
    let wrapped = |ui: &mut Ui, text: RichText| ui.add(Label::new(text).wrap());
    wrapped(ui, RichText::new(locale.say(&import.counted("import-would"))));
    for deck in import.decks.iter().take(MOST) {
        let key = if deck.is_new { "import-deck-new" } else { "import-deck" };
        let message = Message::new(key).with("title", &deck.title).with("notes", deck.notes);
        wrapped(ui, RichText::new(locale.say(&message)).size(15.0));
    }
    ui.add_space(UNIT);
    for (front, back) in given.first() {
        let mut line = markdown::plain(front);
        if !back.is_empty() {
            line = format!("{line} → {}", markdown::plain(back));
        }
        let text = RichText::new(line).size(14.5).color(tokens.muted);
        ui.add(Label::new(text).truncate());
    }
    if !import.missing.is_empty() {
        ui.add_space(UNIT);
        wrapped(ui, RichText::new(locale.say(&import.without_media())).color(tokens.hard));
    }
    if !import.left.is_empty() {
        ui.add_space(UNIT);
        let title = locale.count("import-left", import.left.len());
        wrapped(ui, RichText::new(title).family(fonts::medium()).color(tokens.hard));
        for (line, why) in import.left.iter().take(MOST) {
            let told = [("line", line.to_string()), ("why", locale.say(why))];
            wrapped(ui, RichText::new(locale.with("import-line", &told)).size(14.5));
        }
    }
}
