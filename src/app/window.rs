//! The window: lays the screens out, and hands on what they and the keys command.

use std::mem::take;
use std::path::Path;

use egui::{Frame, Margin, Panel, Ui, UiBuilder};

use super::command::{Command, Editor, Screen};
use super::keyboard;
#[cfg(target_os = "linux")]
use super::keyboard_focus::KeyboardFocus;
use super::navigation;
use super::room;
use super::route::{follow, keep_all, route};
use super::screens::forms::Forms;
use super::screens::{
    arrange, backlog, backups, browse, browse_asked, create, deck, decks, duplicates, exam, files,
    help, importing, leeches, limits, long, memory, note, notice, overlays, palette, plan, quality,
    settings, statistics, study, unsaved,
};
use super::state::State;
use super::theme;
use crate::library::{Format, Theme};

/// The program in its window.
#[derive(Debug)]
pub struct App {
    state: State,
    title: String,
    /// Of the window, in points, unless it fills the screen.
    size: Option<(f32, f32)>,
    #[cfg(target_os = "linux")]
    focus: KeyboardFocus,
}

impl App {
    pub(super) fn new(context: &egui::Context, state: State) -> Self {
        theme::install(context);
        Self {
            state,
            title: String::new(),
            size: None,
            #[cfg(target_os = "linux")]
            focus: KeyboardFocus::default(),
        }
    }

    fn ui(&mut self, ui: &mut Ui) {
        self.follow_machine(ui.ctx());
        follow(&mut self.state, ui.ctx());
        self.may_close(ui.ctx());
        let mut commands = Vec::new();
        self.drops(ui, &mut commands);
        keyboard::read(ui, &self.state, &mut commands);
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

    /// A window that is to close stays where something would be lost, and asks.
    fn may_close(&mut self, context: &egui::Context) {
        if context.input(|input| input.viewport().close_requested()) {
            if self.state.long.is_at_work() {
                // What was begun is done first.
                context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                return self.state.long.hold(Command::Quit);
            }
            let kept = keep_all(&mut self.state);
            if !self.state.keeping.may_close(kept) {
                context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            }
        }
    }

    fn lay_out(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let state = &self.state;
        let tokens = state.tokens(ui).clone();
        let narrow = ui.available_width() < 880.0;
        Panel::left("rail")
            .exact_size(navigation::width(narrow))
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(tokens.rail).inner_margin(Margin {
                left: 12,
                right: 12,
                top: 22,
                bottom: 14,
            }))
            .show(ui, |ui| navigation::show(ui, state, commands));
        egui::CentralPanel::default().frame(Frame::new().fill(tokens.background)).show(ui, |ui| {
            overlays::read_only(ui, &self.state);
            if self.state.health.shown {
                overlays::problems(ui, &self.state, commands);
            }
            let whole = ui.max_rect();
            room::keep_floor(ui, whole.bottom());
            room::keep_clear(ui, None);
            // What scrolls ends above what is said, and moves nowhere.
            let said = if self.state.has_bar() { 0.0 } else { room::notice_room(ui) };
            let rest = ui.available_rect_before_wrap();
            let rest = rest.with_max_y(whole.bottom() - said);
            // Each screen keeps where it was scrolled to.
            let own = UiBuilder::new().id_salt(self.state.screen).max_rect(rest);
            ui.scope_builder(own, |ui| self.screen(ui, commands));
            notice::show(ui, &self.state, whole, commands);
        });
        self.overlays(ui, commands);
    }

    /// The screen; what is typed there is taken out of the state while it is shown.
    fn screen(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let state = &mut self.state;
        match state.screen {
            Screen::Decks => decks::show(ui, state, commands),
            Screen::Deck => {
                deck::show(ui, state, commands);
                state.deck.follow = false;
            }
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
            Screen::Browse => {
                let mut query = take(&mut state.browse.query);
                let mut filter = take(&mut state.browse.side.filter);
                let typed = browse::Typed { query: &mut query, filter: &mut filter };
                let has_side = browse::show(ui, state, typed, commands);
                (state.browse.query, state.browse.side.filter) = (query, filter);
                (state.browse.focus, state.browse.follow) = (false, None);
                (state.browse.has_side, state.browse.side.follow) = (has_side, false);
            }
            Screen::Duplicates => duplicates::show(ui, state, commands),
            Screen::Quality => quality::show(ui, state, commands),
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
        if long::show(ui, state, commands) {
            // What lies below has no key while nothing can be done with it.
            return;
        }
        if state.study.leeches {
            leeches::show(ui, state, commands);
        }
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
        let mut form = take(&mut state.deck.form);
        arrange::form(ui, state, &mut form, commands);
        state.deck.form = form;
        let mut open = take(&mut state.editor.open);
        note::show(ui, state, &mut open, commands);
        state.editor.open = open;
        let mut asked = take(&mut state.browse.asked);
        browse_asked::show(ui, state, &mut asked, commands);
        state.browse.asked = asked;
        importing::show(ui, state, commands);
        backups::asked(ui, state, commands);
        unsaved::show(ui, state, commands);
        let mut form = take(&mut state.files.form);
        files::form(ui, state, &mut form, commands);
        state.files.form = form;
        if state.palette.shown {
            let mut form = take(&mut state.palette.form);
            palette::show(ui, state, &mut form, commands);
            state.palette.form = form;
        }
        if state.help {
            let mut typed = take(&mut state.help_query);
            help::show(ui, state, &mut typed, commands);
            state.help_query = typed;
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

    /// Opens a file that the program was started with.
    pub fn give(&mut self, file: &Path, context: &egui::Context) {
        self.state.given.read(file, context);
    }

    /// A file that was dropped onto the window is what is asked for, a picture or a sound for a note,
    /// or a text to make cards from.
    fn drops(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let dropped = ui.input(|input| input.raw.dropped_files.clone());
        let open = self.state.editor.open.is_some();
        let is_media = |path: &Path| path.to_str().and_then(Format::of_name).is_some();
        if dropped.first().is_some_and(|file| self.state.files.is_answered_by(file.path())) {
            return;
        }
        if open || dropped.first().is_some_and(|file| is_media(file.path())) {
            let files = dropped.iter().map(|file| file.path().to_owned());
            commands.extend(files.map(|path| Command::from(Editor::TakeFile(path))));
        } else if let Some(file) = dropped.first() {
            self.state.given.read(file.path(), ui.ctx());
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
}

impl eframe::App for App {
    #[cfg_attr(not(target_os = "linux"), expect(unused_variables, reason = "asked for on Linux"))]
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        #[cfg(target_os = "linux")]
        self.focus.follow(ui.ctx(), frame);
        Self::ui(self, ui);
        self.remember_size(ui.ctx());
    }

    fn on_exit(&mut self, _painter: Option<&eframe::glow::Context>) {
        keep_all(&mut self.state);
        self.state.settings.remember_window(self.size);
    }
}

/// What the window's tests do and see that has no key and no place on the screen.
#[cfg(test)]
mod hands {
    use super::super::features::create::Choosing;
    use super::{App, Screen, State};
    use crate::generate::{Entry, Generated};

    impl App {
        /// Lets the student choose among what was found in `text`: candidates that stay the same
        /// whatever the generator learns.
        pub fn choose_among(&mut self, generated: Generated, glossary: Vec<Entry>, text: &str) {
            let choosing = Choosing::new(generated, glossary, text.to_owned());
            self.state.create.choose_among(choosing);
            self.state.screen = Screen::Create;
        }

        /// Lets no change that takes long go on, or lets it.
        pub fn hold_back(&self, held: bool) {
            self.state.long.hold_back(held);
        }

        /// What the window knows.
        pub fn state(&self) -> &State {
            &self.state
        }
    }
}
