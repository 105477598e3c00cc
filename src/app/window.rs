//! The window: reads the keys, lays the screens out, hands their commands on.

use std::mem::take;

use egui::{Frame, Key, Margin, Modifiers, Panel, Ui};

use super::command::{Command, Create, Screen, Study, Terms};
use super::commands::TABLE;
use super::features::create::Choosing;
use super::flags::Flag;
use super::keys::rating_key;
use super::rail;
use super::route::{follow, route};
use super::screens::forms::Forms;
use super::screens::{
    backlog, closer, create, decks, exam, leeches, limits, memory, overlays, palette, plan,
    settings, statistics, study, typed,
};
use super::state::State;
use super::theme;
use crate::deck::Question;
use crate::generate::{Entry, Generated};
use crate::history::Rating;
use crate::library::Theme;

/// The program in its window.
#[derive(Debug)]
pub struct App {
    state: State,
    title: String,
    /// Of the window, in points, unless it fills the screen.
    size: Option<(f32, f32)>,
}

impl App {
    pub(super) fn new(context: &egui::Context, state: State) -> Self {
        theme::install(context);
        Self { state, title: String::new(), size: None }
    }

    fn ui(&mut self, ui: &mut Ui) {
        self.follow_machine(ui.ctx());
        follow(&mut self.state, ui.ctx());
        let mut commands = Vec::new();
        self.drops(ui);
        if !self.state.is_covered() {
            self.keys(ui, &mut commands);
        }
        self.lay_out(ui, &mut commands);
        if let Some(choosing) = self.state.create.choosing_mut() {
            choosing.follow = false;
        }
        let changed = !commands.is_empty();
        for command in commands {
            route(command, &mut self.state, ui.ctx());
        }
        if changed {
            ui.ctx().request_repaint();
        }
        self.name(ui.ctx());
    }

    fn lay_out(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let state = &self.state;
        let tokens = state.tokens(ui).clone();
        let narrow = ui.available_width() < 880.0;
        Panel::left("rail")
            .exact_size(rail::width(narrow))
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(tokens.rail).inner_margin(Margin {
                left: 12,
                right: 12,
                top: 22,
                bottom: 14,
            }))
            .show(ui, |ui| rail::show(ui, state, commands));
        egui::CentralPanel::default().frame(Frame::new().fill(tokens.background)).show(ui, |ui| {
            if self.state.health.shown {
                overlays::problems(ui, &self.state, commands);
            }
            overlays::notice(ui, &self.state, commands);
            self.screen(ui, commands);
        });
        self.overlays(ui, commands);
    }

    /// The screen; what is typed there is taken out of the state while it is shown.
    fn screen(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let state = &mut self.state;
        match state.screen {
            Screen::Decks => decks::show(ui, state, commands),
            Screen::Study => {
                let mut answer = take(&mut state.study.typed);
                study::show(ui, state, &mut answer, commands);
                state.study.typed = answer;
            }
            Screen::Create => {
                let mut form = take(&mut state.create.form);
                let mut terms = take(&mut state.terms);
                let mut forms = Forms { create: &mut form, terms: &mut terms };
                create::show(ui, state, &mut forms, commands);
                (state.create.form, state.terms) = (form, terms);
            }
            Screen::Statistics => statistics::show(ui, state, commands),
            Screen::Settings => {
                let mut form = take(&mut state.settings.form);
                settings::show(ui, state, &mut form, commands);
                state.settings.form = form;
            }
            Screen::Memory => {
                let mut looked_at = take(&mut state.memory.looked_at);
                memory::show(ui, state, &mut looked_at, commands);
                state.memory.looked_at = looked_at;
            }
        }
    }

    /// What lies over the screen.
    fn overlays(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let state = &mut self.state;
        if state.study.leeches {
            leeches::show(ui, state, commands);
        }
        let mut fields = take(&mut state.study.fields);
        closer::editor(ui, state, &mut fields, commands);
        state.study.fields = fields;
        plan::show(ui, state, commands);
        let mut form = take(&mut state.exams.form);
        exam::form(ui, state, &mut form, commands);
        state.exams.form = form;
        let mut form = take(&mut state.backlog.form);
        backlog::form(ui, state, &mut form, commands);
        state.backlog.form = form;
        let mut form = take(&mut state.limits.form);
        limits::form(ui, state, &mut form, commands);
        state.limits.form = form;
        if state.palette.shown {
            let mut form = take(&mut state.palette.form);
            palette::show(ui, state, &mut form, commands);
            state.palette.form = form;
        }
        if state.help {
            overlays::help(ui, state, commands);
        }
    }

    /// The look that the student chose for this machine.
    fn follow_machine(&self, context: &egui::Context) {
        let machine = &self.state.settings.machine;
        context.set_theme(match machine.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        });
        if (context.zoom_factor() - machine.zoom).abs() > f32::EPSILON {
            context.set_zoom_factor(machine.zoom);
        }
        let time = if machine.reduced_motion { 0.0 } else { 1.0 / 12.0 };
        if (context.global_style().animation_time - time).abs() > f32::EPSILON {
            context.all_styles_mut(|style| style.animation_time = time);
        }
    }

    /// A file that was dropped onto the window is a text to make cards from.
    fn drops(&mut self, ui: &Ui) {
        let dropped = ui.input(|input| input.raw.dropped_files.first().cloned());
        if let Some(file) = dropped {
            self.state.create.read(file.path(), ui.ctx());
        }
    }

    fn keys(&self, ui: &Ui, commands: &mut Vec<Command>) {
        for command in TABLE.iter().map(|entry| &entry.command) {
            // In a text, what is taken back is what was typed, if anything was.
            let blank = self.state.study.typed.text.is_empty()
                && ui.ctx().memory(|memory| memory.has_focus(typed::field_id()));
            let typed = *command == Command::Undo && ui.ctx().text_edit_focused() && !blank;
            if let Some(keys) = command.shortcut()
                && !typed
                && command.is_available(&self.state)
                && ui.input_mut(|input| input.consume_shortcut(&keys))
            {
                commands.push(command.clone());
            }
        }
        if ui.ctx().text_edit_focused() {
            let editing = self.state.create.choosing().is_some_and(|choosing| choosing.editing);
            if editing && self.state.screen == Screen::Create && pressed(ui, Key::Escape) {
                commands.push(Command::Create(Create::EndEdit(false)));
            }
            return;
        }
        let asks = |event: &egui::Event| matches!(event, egui::Event::Text(text) if text == "?");
        if ui.input(|input| input.events.iter().any(asks)) {
            commands.push(Command::ToggleHelp);
        }
        // Tab has led to a button: Space and Enter are the button's.
        let free = ui.ctx().memory(|memory| memory.focused().is_none());
        match self.state.screen {
            Screen::Decks if free && pressed(ui, Key::Enter) => {
                let (new, due) = self.state.today();
                if new + due > 0 {
                    commands.push(Command::Study(Study::All));
                }
            }
            Screen::Study => self.study_keys(ui, free, commands),
            Screen::Create => self.create_keys(ui, free, commands),
            Screen::Memory if pressed(ui, Key::Escape) => {
                commands.push(Command::Go(Screen::Settings));
            }
            _ => {}
        }
    }

    fn study_keys(&self, ui: &Ui, free: bool, commands: &mut Vec<Command>) {
        let Some(sitting) = &self.state.study.sitting else { return };
        for action in self.state.notice.iter().flat_map(|notice| &notice.actions) {
            let key = match action {
                Command::Study(Study::SuspendCard(_)) => Key::L,
                Command::Study(Study::EditNoteOf(_)) => Key::R,
                _ => continue,
            };
            if pressed(ui, key) {
                commands.extend([Command::DismissNotice, action.clone()]);
            }
        }
        if pressed(ui, Key::Escape) {
            commands.push(Command::Study(Study::End));
            return;
        }
        let next = free && (pressed(ui, Key::Space) || pressed(ui, Key::Enter));
        let Some((.., question)) = self.state.asked_card() else {
            if next {
                commands.push(Command::Study(Study::End));
            }
            return;
        };
        for (key, command) in [
            (Key::I, Command::Study(Study::LookCloser)),
            (Key::E, Command::Study(Study::EditCard)),
            (Key::M, Command::Study(Study::Mark)),
            (Key::S, Command::Study(Study::Suspend)),
            (Key::P, Command::Study(Study::Bury)),
        ] {
            // A letter that answers a choice is an answer.
            let letter = !sitting.revealed
                && matches!(&question, Question::Choice { distractors, .. } if distractors.len() > 3);
            if !(letter && key == Key::E) && pressed(ui, key) {
                commands.push(command);
            }
        }
        // The fourth key of the row of digits is no digit on AZERTY.
        if let Some(flag) = digit(ui, |keys| keys.command && !keys.alt && !keys.shift)
            .and_then(|number| Flag::ALL.get(usize::from(number) - 1).copied())
        {
            commands.push(Command::Study(Study::Flag(flag)));
        }
        if !sitting.revealed {
            if let Question::Choice { distractors, .. } = &question {
                let letters = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F];
                let taken = letters.into_iter().take(distractors.len() + 1);
                if let Some(at) = taken.into_iter().position(|key| pressed(ui, key)) {
                    commands.push(Command::Study(Study::Choose(at)));
                    return;
                }
            }
            if next {
                commands.push(Command::Study(Study::Reveal));
            }
            return;
        }
        let rated = digit(ui, |keys| !keys.ctrl && !keys.alt && !keys.command);
        let two = self.state.workspace.settings().answering.two_buttons;
        let rated = rated.map(|number| if two && number == 2 { 3 } else { number });
        let offered = |number: &u8| !two || matches!(number, 1 | 3);
        // What was typed and is wrong was not known.
        let wrong =
            typed::comparison(&self.state, &self.state.study.typed).is_some_and(|c| !c.is_right());
        if let Some(rating) = rated.filter(offered).and_then(Rating::from_number) {
            commands.push(Command::Study(Study::Grade(rating)));
        } else if next {
            commands.push(Command::Study(Study::Grade(if wrong {
                Rating::Again
            } else {
                Rating::Good
            })));
        }
    }

    fn create_keys(&self, ui: &Ui, free: bool, commands: &mut Vec<Command>) {
        let Some(choosing) = self.state.create.choosing() else { return };
        if choosing.editing {
            if pressed(ui, Key::Escape) {
                commands.push(Command::Create(Create::EndEdit(false)));
            }
            return;
        }
        if self.state.create.form.gap.is_some() {
            // The words have the other keys.
            if pressed(ui, Key::Escape) {
                commands.push(Command::Create(Create::LeaveGap));
            }
            return;
        }
        let mut on = |keys: &[Key], command: Command| {
            if keys.iter().any(|key| pressed(ui, *key)) {
                commands.push(command);
            }
        };
        on(&[Key::T], Command::Terms(Terms::Toggle));
        if self.state.terms.shown {
            return;
        }
        on(&[Key::ArrowDown, Key::J], Command::Create(Create::Next));
        on(&[Key::ArrowUp, Key::K], Command::Create(Create::Previous));
        on(&[Key::G, Key::Plus], Command::Create(Create::Keep));
        on(&[Key::D, Key::Delete, Key::Backspace, Key::Minus], Command::Create(Create::Drop));
        on(&[Key::E, Key::F2], Command::Create(Create::Edit));
        on(&[Key::PageDown], Command::Create(Create::NextSentence));
        on(&[Key::PageUp], Command::Create(Create::PreviousSentence));
        on(&[Key::C], Command::Create(Create::MakeCard(None)));
        if free {
            on(&[Key::ArrowLeft], Command::Create(Create::Fewer));
            on(&[Key::ArrowRight], Command::Create(Create::More));
            on(&[Key::Space, Key::Enter], Command::Create(Create::Toggle(choosing.selected)));
        }
    }

    /// The window's title says what is left today.
    fn name(&mut self, context: &egui::Context) {
        let (new, due) = self.state.today();
        let title = match new + due {
            0 => "Carabin".to_owned(),
            left => self.state.locale.count("window-title", left),
        };
        let spoken = egui::accesskit_root_id();
        context.accesskit_node_builder(spoken, |node| node.set_label(title.as_str()));
        if title != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn remember_size(&mut self, context: &egui::Context) {
        let zoom = context.zoom_factor();
        let size = context.input(|input| {
            let view = input.viewport();
            let whole = view.maximized == Some(true) || view.fullscreen == Some(true);
            view.inner_rect.filter(|_| !whole).map(|rect| rect.size() * zoom)
        });
        if let Some(size) = size {
            self.size = Some((size.x.round(), size.y.round()));
        }
    }

    /// Lets the student choose among what was found in `text`; for tests, whose candidates stay
    /// the same whatever the generator learns.
    pub fn choose_among(&mut self, generated: Generated, glossary: Vec<Entry>, text: &str) {
        let choosing = Choosing::new(generated, glossary, text.to_owned());
        self.state.create.choose_among(choosing);
        self.state.screen = Screen::Create;
    }

    /// What the window knows, for tests.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }
}

/// The key from 1 to 4 that was pressed with such modifiers, on any keyboard.
fn digit(ui: &Ui, with: impl Fn(&Modifiers) -> bool) -> Option<u8> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Key { key, physical_key, pressed: true, repeat: false, modifiers }
                if with(modifiers) =>
            {
                rating_key(*key, *physical_key)
            }
            _ => None,
        })
    })
}

fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
        self.remember_size(ui.ctx());
    }

    fn on_exit(&mut self, _painter: Option<&eframe::glow::Context>) {
        self.state.settings.remember_window(self.size);
    }
}
