//! The list beside the table of *Browse*: how cards stand, decks in their folders, tags as a tree.
//! Only the lines in view are laid out. A click searches; cards that are let go on a line get its
//! tag, or go into its deck; a deck goes into a folder, and a tag below another.

use egui::{
    Button, CornerRadius, EventFilter, FontFamily, Id, Key, Margin, Rect, Response, Role,
    ScrollArea, Sense, Shape, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::browse_drag::{Cards, Tag, taken, taken_tag};
use super::browse_lines::{HEIGHT, Lines};
use super::{browse_keys, deck_menu};
use crate::app::command::{Beside, Browse, Command, Deck};
use crate::app::features::browse::{Item, Line, Node, STATES, Section, Side, flag_of};
use crate::app::icons::Icon;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{field_hint, flags, fonts, layers, widgets, words};
use crate::deck::DeckId;
use crate::study::Span;

/// How far a line is moved to the right for each that it stands below.
const INDENT: f32 = 13.0;

/// Names the list, which has the keyboard's focus as a whole.
#[must_use]
pub fn list_id() -> Id {
    Id::unique("browse-side-list")
}

/// What shows the list, or hides it.
pub fn toggle(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let command: Command = Browse::Beside(Beside::Toggle).into();
    let name = state.locale.tr(command.key());
    let on = state.browse.has_side;
    let response = ui.add(Button::new("").min_size(vec2(36.0, 34.0)).selected(on));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    let square = Rect::from_center_size(response.rect.center(), egui::Vec2::splat(18.0));
    let tokens = state.tokens(ui);
    let ink = if on { tokens.accent } else { tokens.text };
    Icon::Side.paint(ui.painter(), square, Stroke::new(1.5, ink));
    let hint = words::hint(&state.locale, &name, command.keys());
    if response.on_hover_text(hint).clicked() {
        commands.push(command);
    }
}

pub fn show(ui: &mut Ui, state: &State, filter: &mut String, commands: &mut Vec<Command>) {
    let locale = &state.locale;
    let (name, short) = (locale.tr("browse-filter"), locale.tr("browse-filter-short"));
    let edit = TextEdit::singleline(filter)
        .hint_text(field_hint::fitting(ui, ui.available_width() - 26.0, &[name.clone(), short]))
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 8));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    ui.add_space(UNIT);
    let tags = state.workspace.tags();
    let lines = state.browse.side.lines(filter, &state.workspace, &tags);
    let lines = Lines { state, tags: &tags, all: lines };
    // The first of what is listed is meant, most often the only one.
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered && !filter.trim().is_empty() {
        let first = (0..lines.all.len()).find_map(|at| lines.node(at));
        commands.extend(first.map(|node| Browse::Beside(Beside::Only(node)).into()));
    }
    List(lines).show(ui, commands);
}

/// What is seen of the list, and what the mouse does there.
struct List<'a>(Lines<'a>);

impl List<'_> {
    fn show(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let tokens = self.0.state.tokens(ui);
        let whole = ui.available_rect_before_wrap();
        let list = ui.interact(whole, list_id(), Sense::FOCUSABLE);
        let name = self.0.state.locale.tr("command-browse-side");
        list.widget_info(|| WidgetInfo::labeled(Role::Tree, true, &name));
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        if list.has_focus() {
            browse_keys::read(&self.0, ui, whole.height(), commands);
            let line = Stroke::new(2.0, tokens.focus);
            ui.painter().rect_stroke(whole, 8, line, StrokeKind::Inside);
        }
        let builder = egui::UiBuilder::new().max_rect(whole).accessibility_parent(list.id);
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 1.0);
            let area = ScrollArea::vertical().id_salt("browse-side").auto_shrink(false);
            area.show_rows(ui, HEIGHT, self.0.all.len(), |ui, range| {
                let top = ui.max_rect().top();
                for at in range.clone() {
                    if let Some(line) = self.0.all.get(at) {
                        self.line(ui, *line, commands);
                    }
                }
                if let Some(at) = self.0.cursor().filter(|_| self.0.state.browse.side.follow) {
                    let down = (at as f32 - range.start as f32) * (HEIGHT + 1.0);
                    let place = pos2(ui.min_rect().left(), top + down);
                    ui.scroll_to_rect(Rect::from_min_size(place, vec2(1.0, HEIGHT)), None);
                }
            });
        });
    }

    /// What a line says, and how many cards it is about.
    fn said(&self, item: Item) -> (String, Option<usize>) {
        let locale = &self.0.state.locale;
        let workspace = &self.0.state.workspace;
        let cards = |span| workspace.collection().range(span).len();
        match item {
            Item::Head(Section::States) => (locale.tr("browse-section-states"), None),
            Item::Head(Section::Decks) => (locale.tr("browse-section-decks"), None),
            Item::Head(Section::Tags) => (locale.tr("browse-section-tags"), None),
            Item::State(at) => {
                let state = STATES.get(at).copied().unwrap_or_default();
                let name = match flag_of(state) {
                    Some(flag) => locale.tr(flags::key(flag)),
                    None => locale.tr(&format!("browse-{}", state.replace(':', "-"))),
                };
                (name, None)
            }
            Item::Folder(at) => workspace
                .folders()
                .get(at)
                .map_or_else(Default::default, |f| (f.name().to_owned(), Some(cards(f.span())))),
            Item::Deck(at) => workspace.decks().get(at).map_or_else(Default::default, |open| {
                (open.deck.title.clone(), Some(cards(Span::Deck(at))))
            }),
            Item::Tag(at) => {
                self.0.tags.tree.get(at).map_or_else(Default::default, |node| {
                    (node.name().to_owned(), Some(node.cards))
                })
            }
        }
    }

    fn line(&self, ui: &mut Ui, line: Line, commands: &mut Vec<Command>) {
        let (name, cards) = self.said(line.item);
        let size = vec2(ui.available_width() - 4.0, HEIGHT);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let sense = match line.item {
            Item::Deck(_) | Item::Tag(_) => Sense::CLICK | Sense::DRAG,
            _ => Sense::CLICK,
        };
        let node = Side::node(line.item, &self.0.state.workspace, self.0.tags);
        let id = match &node {
            Some(node) => Id::unique(("browse-side", node)),
            None => Id::unique(("browse-side", name.as_str())),
        };
        let response = ui.interact(rect, id, sense);
        self.speak(ui, &response, line, &name, cards);
        self.paint(ui, &response, line, &name, cards);
        let Some(node) = node else {
            if let (true, Item::Head(section)) = (response.clicked(), line.item) {
                commands.push(Browse::Beside(Beside::FoldSection(section)).into());
            }
            // A deck that is let go on the head of all decks is in no folder any more.
            if line.item == Item::Head(Section::Decks)
                && let Some(deck) = taken::<DeckId>(ui, self.0.state, &response)
            {
                commands.push(Deck::MoveTo((*deck).clone(), String::new()).into());
            }
            // A tag, on that of all tags, stands below none.
            if line.item == Item::Head(Section::Tags)
                && let Some(tag) = taken_tag(ui, self.0.state, &response, None)
            {
                commands.push(Browse::Beside(Beside::MoveTag(tag.0.clone(), None)).into());
            }
            return;
        };
        self.react(ui, &response, line, &node, commands);
    }

    /// What the mouse does on a line.
    fn react(
        &self,
        ui: &mut Ui,
        response: &Response,
        line: Line,
        node: &Node,
        commands: &mut Vec<Command>,
    ) {
        let beside = |beside: Beside| Command::from(Browse::Beside(beside));
        if response.clicked() || response.drag_started() {
            // From the search field, too, whose keys undo what was typed.
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
        if response.clicked() {
            let sign = response.rect.left() + left(line.depth) + 7.0;
            let on_sign = response.interact_pointer_pos().is_some_and(|at| at.x < sign);
            let with = ui.input(|input| input.modifiers);
            commands.push(beside(match (line.open, on_sign, with.command, with.alt) {
                (Some(_), true, ..) => Beside::Fold(node.clone()),
                (_, _, true, _) => Beside::Also(node.clone()),
                (_, _, _, true) => Beside::Except(node.clone()),
                _ => Beside::Only(node.clone()),
            }));
        }
        if response.double_clicked() && line.open.is_some() {
            commands.push(beside(Beside::Fold(node.clone())));
        }
        match node {
            Node::Deck(deck) => {
                response.dnd_set_drag_payload(deck.clone());
                if taken::<Cards>(ui, self.0.state, response).is_some() {
                    commands.push(Browse::MoveTo(deck.clone()).into());
                }
                deck_menu::on_right_click(response, self.0.state, deck, commands);
            }
            Node::Tag(tag) => {
                response.dnd_set_drag_payload(Tag(tag.clone()));
                if let Some(dragged) = taken_tag(ui, self.0.state, response, Some(tag)) {
                    let under = Some(tag.clone());
                    commands.push(beside(Beside::MoveTag(dragged.0.clone(), under)));
                }
                if taken::<Cards>(ui, self.0.state, response).is_some() {
                    commands.push(beside(Beside::TagWith(tag.clone())));
                }
                response.context_menu(|ui| layers::menu(ui, |ui| self.menu(ui, node, commands)));
            }
            Node::Folder(path) => {
                if let Some(deck) = taken::<DeckId>(ui, self.0.state, response) {
                    commands.push(Deck::MoveTo((*deck).clone(), path.clone()).into());
                }
                response.context_menu(|ui| layers::menu(ui, |ui| self.menu(ui, node, commands)));
            }
            Node::State(_) => {
                response.context_menu(|ui| layers::menu(ui, |ui| self.menu(ui, node, commands)));
            }
        }
    }

    fn menu(&self, ui: &mut Ui, node: &Node, commands: &mut Vec<Command>) {
        let locale = &self.0.state.locale;
        let node = || node.clone();
        let mut groups = vec![vec![
            (Beside::Only(node()), locale.tr("key-enter")),
            (Beside::Also(node()), String::new()),
            (Beside::Except(node()), String::new()),
        ]];
        if let Node::Tag(tag) = node() {
            if !self.0.state.browse.selection.is_empty() {
                groups.push(vec![(Beside::TagWith(tag.clone()), String::new())]);
            }
            groups.push(vec![
                (Beside::AskRename(tag.clone()), "F2".to_owned()),
                (Beside::DeleteTag(tag), locale.tr("key-delete")),
            ]);
        }
        for (at, group) in groups.into_iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            for (command, keys) in group {
                let key = match command {
                    Beside::TagWith(_) => "browse-tag-chosen",
                    _ => command.key(),
                };
                if widgets::menu_line(ui, &locale.tr(key), keys).clicked() {
                    commands.push(Browse::Beside(command).into());
                    ui.close();
                }
            }
        }
    }

    /// What a screen reader says of a line.
    fn speak(&self, ui: &Ui, response: &Response, line: Line, name: &str, cards: Option<usize>) {
        let spoken = match cards {
            Some(cards) => self
                .0
                .state
                .locale
                .with("browse-counted", &[("name", name.to_owned()), ("count", cards.to_string())]),
            None => name.to_owned(),
        };
        let here = self.0.is_at(line.item);
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, here, &spoken));
        ui.ctx().accesskit_node_builder(response.id, |builder| {
            builder.set_level(line.depth + 1);
            builder.set_selected(here);
            if let Some(open) = line.open {
                builder.set_expanded(open);
            }
        });
    }

    fn paint(&self, ui: &Ui, response: &Response, line: Line, name: &str, cards: Option<usize>) {
        let tokens = self.0.state.tokens(ui);
        let rect = response.rect;
        let here = self.0.is_at(line.item);
        if here || response.hovered() {
            let fill = if here { tokens.accent_soft } else { tokens.raised };
            ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
        }
        let left = rect.left() + self::left(line.depth);
        let middle = rect.center().y;
        if let Some(open) = line.open {
            triangle(ui, pos2(left, middle), open, tokens.muted);
        }
        let head = matches!(line.item, Item::Head(_));
        let mut text = left + 10.0;
        if let Item::State(at) = line.item
            && let Some(flag) = flag_of(STATES.get(at).copied().unwrap_or_default())
        {
            let colour = flags::colour(flag, tokens);
            ui.painter().circle_filled(pos2(text + 4.0, middle), 4.5, colour);
            text += 14.0;
        }
        let mut right = rect.right() - 6.0;
        if let Some(cards) = cards {
            let count = self.0.state.locale.number(cards as u64);
            let count = widgets::galley(ui, &count, 12.5, FontFamily::Proportional, tokens.muted);
            right -= count.size().x;
            ui.painter().galley(pos2(right, middle - count.size().y / 2.0), count, tokens.muted);
            right -= 6.0;
        }
        let (size, family, ink) = if head {
            (13.0, fonts::medium(), tokens.muted)
        } else {
            (14.0, FontFamily::Proportional, if here { tokens.accent } else { tokens.text })
        };
        let font = egui::FontId::new(size, family);
        let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, ink);
        let room = (right - text).max(8.0);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        if galley.elided {
            response.clone().on_hover_text(name);
        }
        ui.painter().galley(pos2(text, middle - galley.size().y / 2.0), galley, ink);
    }
}

/// Where the sign of a line stands, from the left.
fn left(depth: usize) -> f32 {
    10.0 + INDENT * depth as f32
}

/// What is below a line is shown, or can be.
fn triangle(ui: &Ui, middle: egui::Pos2, open: bool, ink: egui::Color32) {
    let points = if open {
        [(-4.0, -2.0), (4.0, -2.0), (0.0, 3.0)]
    } else {
        [(-2.0, -4.0), (3.0, 0.0), (-2.0, 4.0)]
    };
    let points = points.map(|(x, y)| middle + vec2(x, y)).to_vec();
    ui.painter().add(Shape::convex_polygon(points, ink, Stroke::NONE));
}
