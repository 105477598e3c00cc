//! The window: reads the keys, lays the screens out, hands their commands on.

use egui::{Frame, Key, Margin, Modifiers, Panel, Ui};

use super::apply::{self, apply};
use super::choosing::Choosing;
use super::command::{Command, Screen};
use super::flags::Flag;
use super::follow;
use super::jobs;
use super::keys::rating_key;
use super::rail;
use super::saving;
use super::screens::{
    backlog, closer, create, decks, exam, leeches, limits, memory, overlays, palette, plan,
    settings, statistics, study, typed,
};
use super::state::{Forms, Making, Sheet, State};
use super::table;
use super::theme;
use crate::deck::Question;
use crate::generate::{Entry, Generated};
use crate::history::Rating;
use crate::library::Theme;

/// The program in its window.
#[derive(Debug)]
pub struct App {
    state: State,
    forms: Forms,
    title: String,
    /// Of the window, in points, unless it fills the screen.
    size: Option<(f32, f32)>,
}

impl App {
    pub(super) fn new(context: &egui::Context, state: State) -> Self {
        theme::install(context);
        Self { state, forms: Forms::default(), title: String::new(), size: None }
    }

    fn ui(&mut self, ui: &mut Ui) {
        self.follow_machine(ui.ctx());
        follow::follow(&mut self.state, &self.forms, ui.ctx());
        apply::poll(&mut self.state, &mut self.forms, ui.ctx());
        let covered = self.state.is_covered() || self.forms.lie_over();
        table::keep_time(&mut self.state, ui.ctx(), covered);
        let mut commands = Vec::new();
        self.drops(ui);
        if !covered {
            self.keys(ui, &mut commands);
        }
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
            .show(ui, |ui| rail::show(ui, state, &mut commands));
        egui::CentralPanel::default().frame(Frame::new().fill(tokens.background)).show(ui, |ui| {
            if state.problems_shown {
                overlays::problems(ui, state, &mut commands);
            }
            overlays::notice(ui, state, &mut commands);
            match state.screen {
                Screen::Decks => decks::show(ui, state, &mut commands),
                Screen::Study => study::show(ui, state, &mut self.forms, &mut commands),
                Screen::Create => create::show(ui, state, &mut self.forms, &mut commands),
                Screen::Statistics => statistics::show(ui, state, &mut commands),
                Screen::Settings => settings::show(ui, state, &mut self.forms, &mut commands),
                Screen::Memory => memory::show(ui, state, &mut self.forms, &mut commands),
            }
        });
        if state.sheet == Some(Sheet::Leeches) {
            leeches::show(ui, state, &mut commands);
        }
        closer::editor(ui, state, &mut self.forms, &mut commands);
        plan::show(ui, state, &mut commands);
        if self.forms.exam.is_some() {
            exam::form(ui, state, &mut self.forms, &mut commands);
        }
        backlog::form(ui, state, &mut self.forms, &mut commands);
        limits::form(ui, state, &mut self.forms, &mut commands);
        if state.palette {
            palette::show(ui, state, &mut self.forms, &mut commands);
        }
        if state.help {
            overlays::help(ui, state, &mut commands);
        }
        if let Making::Choosing(choosing) = &mut self.state.making {
            choosing.follow = false;
        }
        let changed = !commands.is_empty();
        for command in commands {
            apply(command, &mut self.state, &mut self.forms, ui.ctx());
        }
        if changed {
            ui.ctx().request_repaint();
        }
        self.name(ui.ctx());
    }

    /// The look that the student chose for this machine.
    fn follow_machine(&self, context: &egui::Context) {
        let machine = &self.state.machine;
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
            self.state.asked.text = Some(jobs::read(ui.ctx(), file.path().to_owned()));
        }
    }

    fn keys(&self, ui: &Ui, commands: &mut Vec<Command>) {
        for command in Command::listed().into_iter().chain([Command::TogglePalette]) {
            // In a text, what is taken back is what was typed, if anything was.
            let blank = self.forms.typed.text.is_empty()
                && ui.ctx().memory(|memory| memory.has_focus(typed::field_id()));
            let typed = command == Command::Undo && ui.ctx().text_edit_focused() && !blank;
            if let Some(keys) = command.shortcut()
                && !typed
                && command.is_available(&self.state)
                && ui.input_mut(|input| input.consume_shortcut(&keys))
            {
                commands.push(command);
            }
        }
        if ui.ctx().text_edit_focused() {
            let editing = matches!(&self.state.making, Making::Choosing(c) if c.editing);
            if editing && self.state.screen == Screen::Create && pressed(ui, Key::Escape) {
                commands.push(Command::EndEdit(false));
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
                    commands.push(Command::StudyAll);
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
        let Some(sitting) = &self.state.sitting else { return };
        for action in self.state.notice.iter().flat_map(|notice| &notice.actions) {
            let key = match action {
                Command::SuspendCard(_) => Key::L,
                Command::EditNoteOf(_) => Key::R,
                _ => continue,
            };
            if pressed(ui, key) {
                commands.extend([Command::DismissNotice, action.clone()]);
            }
        }
        if pressed(ui, Key::Escape) {
            commands.push(Command::EndStudy);
            return;
        }
        let next = free && (pressed(ui, Key::Space) || pressed(ui, Key::Enter));
        let Some((.., question)) = self.state.asked_card() else {
            if next {
                commands.push(Command::EndStudy);
            }
            return;
        };
        for (key, command) in [
            (Key::I, Command::LookCloser),
            (Key::E, Command::EditCard),
            (Key::M, Command::Mark),
            (Key::S, Command::Suspend),
            (Key::P, Command::Bury),
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
            commands.push(Command::Flag(flag));
        }
        if !sitting.revealed {
            if let Question::Choice { distractors, .. } = &question {
                let letters = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F];
                let taken = letters.into_iter().take(distractors.len() + 1);
                if let Some(at) = taken.into_iter().position(|key| pressed(ui, key)) {
                    commands.push(Command::Choose(at));
                    return;
                }
            }
            if next {
                commands.push(Command::Reveal);
            }
            return;
        }
        let rated = digit(ui, |keys| !keys.ctrl && !keys.alt && !keys.command);
        let two = self.state.library.settings().answering.two_buttons;
        let rated = rated.map(|number| if two && number == 2 { 3 } else { number });
        let offered = |number: &u8| !two || matches!(number, 1 | 3);
        // What was typed and is wrong was not known.
        let wrong = typed::comparison(&self.state, &self.forms).is_some_and(|c| !c.is_right());
        if let Some(rating) = rated.filter(offered).and_then(Rating::from_number) {
            commands.push(Command::Grade(rating));
        } else if next {
            commands.push(Command::Grade(if wrong { Rating::Again } else { Rating::Good }));
        }
    }

    fn create_keys(&self, ui: &Ui, free: bool, commands: &mut Vec<Command>) {
        let Making::Choosing(choosing) = &self.state.making else { return };
        if choosing.editing {
            if pressed(ui, Key::Escape) {
                commands.push(Command::EndEdit(false));
            }
            return;
        }
        if self.forms.gap.is_some() {
            // The words have the other keys.
            if pressed(ui, Key::Escape) {
                commands.push(Command::LeaveGap);
            }
            return;
        }
        let mut on = |keys: &[Key], command: Command| {
            if keys.iter().any(|key| pressed(ui, *key)) {
                commands.push(command);
            }
        };
        on(&[Key::T], Command::ToggleTerms);
        if self.forms.terms.shown {
            return;
        }
        on(&[Key::ArrowDown, Key::J], Command::NextCandidate);
        on(&[Key::ArrowUp, Key::K], Command::PreviousCandidate);
        on(&[Key::G, Key::Plus], Command::Keep);
        on(&[Key::D, Key::Delete, Key::Backspace, Key::Minus], Command::Drop);
        on(&[Key::E, Key::F2], Command::Edit);
        on(&[Key::PageDown], Command::NextSentence);
        on(&[Key::PageUp], Command::PreviousSentence);
        on(&[Key::C], Command::MakeCard(None));
        if free {
            on(&[Key::ArrowLeft], Command::Fewer);
            on(&[Key::ArrowRight], Command::More);
            on(&[Key::Space, Key::Enter], Command::Toggle(choosing.selected));
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
        self.forms.title.clone_from(&generated.deck.title);
        let choosing = Choosing::new(generated, glossary, text.to_owned());
        self.state.making = Making::Choosing(Box::new(choosing));
        self.state.screen = Screen::Create;
    }

    /// What the window knows, for tests.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The forms, for tests that fill them.
    pub fn forms_mut(&mut self) -> &mut Forms {
        &mut self.forms
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
        saving::remember_window(&mut self.state, self.size);
    }
}
