//! What is asked before many cards are changed: which tag, which day, which deck, which text.

use egui::{Key, Label, Margin, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::arrange;
use crate::app::command::{Browse, Command};
use crate::app::features::browse::{Asked, MOST_PREVIEWED, Moving, Outcome, Replacing, Untagging};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{field_focus, fonts, layers, tag_names, text_undo, widgets};
use crate::deck::{Note, fold};
use crate::find::{one_line, told_change};
use crate::workspace::tag_of;

/// The most tags that are proposed.
const MOST_TAGS: usize = 8;
/// The same, of those that the chosen notes have.
const MOST_UNTAGGED: usize = 24;

/// The form; Enter does it, Escape does not.
pub fn show(ui: &Ui, state: &State, open: &mut Option<Asked>, commands: &mut Vec<Command>) {
    let Some(asked) = open else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let moves = matches!(asked, Asked::Move(_));
    let (mut left, mut kept) = (false, false);
    let modal = layers::dialog(ui, "browse-asked", 500.0, |ui| {
        let title = locale.tr(asked.key()).trim_end_matches('…').to_owned();
        ui.label(RichText::new(title).size(18.0).family(fonts::medium()));
        let about = match asked {
            Asked::Retag { from, .. } => state.workspace.tag_names().shown(from).into_owned(),
            _ => locale.count("browse-chosen", state.browse.selection.len()),
        };
        widgets::muted(ui, tokens, about);
        ui.add_space(UNIT);
        match asked {
            Asked::Tag(text) => several(ui, state, text),
            Asked::Untag(untagging) => untag(ui, state, untagging),
            Asked::Due(text) => {
                let name = ui.label(locale.tr("browse-days-name"));
                let field = line(ui, text).labelled_by(name.id);
                field_focus::caret_in(&field);
            }
            Asked::Move(moving) => deck(ui, state, moving, commands),
            Asked::Retag { from, to } => {
                let fitting = fitting(state, to, to, |_| true, MOST_TAGS);
                if let Some(tag) = tag(ui, state, to, "browse-tag-name", &fitting) {
                    *to = tag;
                }
                retagged(ui, state, from, to);
            }
            Asked::Replace(replacing) => replace(ui, state, replacing),
        }
        refused(ui, state, asked);
        ui.add_space(UNIT);
        ui.horizontal(|ui| {
            if !moves {
                kept = widgets::primary(ui, tokens, &locale.tr("command-end-edit")).clicked();
            }
            left = ui.button(locale.tr("command-cancel")).clicked();
        });
        kept |=
            !moves && !left && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    });
    if left || modal.should_close() {
        commands.push(Browse::Leave.into());
    } else if kept {
        commands.push(Browse::Carry.into());
    }
}

/// Why what stands there could not be done; below an expression its preview says it.
fn refused(ui: &mut Ui, state: &State, asked: &Asked) {
    let told = matches!(asked, Asked::Replace(replacing) if !replacing.find.is_empty());
    if let Some((of, why)) = &state.browse.refused
        && of == asked
        && !told
    {
        let why = RichText::new(state.locale.say(why)).color(state.tokens(ui).danger);
        ui.add_space(UNIT / 2.0);
        widgets::read_out(&ui.add(Label::new(why).wrap()));
    }
}

fn line(ui: &mut Ui, text: &mut String) -> egui::Response {
    let edit = TextEdit::singleline(text).desired_width(f32::INFINITY);
    let field = ui.add(edit.margin(Margin::symmetric(10, 7)));
    text_undo::keep_own(&field, text);
    // What is refused can be typed otherwise at once.
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        field.request_focus();
    }
    field
}

/// The name of a tag, and some that may be meant; one of these where it was clicked.
fn tag(
    ui: &mut Ui,
    state: &State,
    text: &mut String,
    name: &str,
    fitting: &[String],
) -> Option<String> {
    let name = ui.label(state.locale.tr(name));
    let field = line(ui, text).labelled_by(name.id);
    field_focus::caret_in(&field);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for tag in fitting {
            if widgets::wrapped(ui, tag).clicked() {
                chosen = Some(tag.clone());
            }
        }
    });
    chosen
}

/// The tags of the library that `typed` may mean and that are `wanted`, but for what is written.
fn fitting(
    state: &State,
    typed: &str,
    written: &str,
    wanted: impl Fn(&String) -> bool,
    most: usize,
) -> Vec<String> {
    let tags = state.workspace.tags();
    let fitting = tag_names::fitting(typed, &tags).into_iter();
    let fitting = fitting.filter_map(|at| tags.shown.get(at)).filter(|tag| wanted(tag));
    fitting.filter(|tag| *tag != written.trim()).take(most).cloned().collect()
}

/// Tags, parted by commas, and those that there are for the last one.
fn several(ui: &mut Ui, state: &State, text: &mut String) {
    let last = text.rfind([',', ';']).map_or(0, |comma| comma + 1);
    let (before, typed) = text.split_at(last);
    let fitting = fitting(state, typed, typed, |_| true, MOST_TAGS);
    let space = if before.is_empty() { "" } else { " " };
    let before = format!("{before}{space}");
    if let Some(tag) = tag(ui, state, text, "browse-tags-name", &fitting) {
        *text = before + &tag;
    }
}

/// One of the tags that the chosen notes have. Enter takes the first that is shown where what is
/// typed is none of them.
fn untag(ui: &mut Ui, state: &State, Untagging { text, among }: &mut Untagging) {
    if among.is_empty() {
        let none = state.locale.tr("browse-untag-none");
        widgets::read_out(&widgets::muted(ui, state.tokens(ui), none));
        return;
    }
    let fitting = fitting(state, text, text, |tag| among.contains(tag), MOST_UNTAGGED);
    let enter = ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(tag) = fitting.first().filter(|_| enter && !among.contains(text.trim()))
        && !text.trim().is_empty()
    {
        text.clone_from(tag);
    }
    if let Some(tag) = tag(ui, state, text, "browse-tag-name", &fitting) {
        *text = tag;
    }
}

/// What becomes of a tag under its new name.
fn retagged(ui: &mut Ui, state: &State, from: &str, to: &str) {
    let tags = state.workspace.tags();
    let of = |tag: &str| tags.tree.iter().find(|node| node.tag == tag);
    let mut said = Vec::new();
    if let Some(below) = of(from).map(|node| node.below).filter(|below| *below > 0) {
        said.push(state.locale.count("browse-retag-below", below));
    }
    let names = state.workspace.tag_names();
    let to = tag_of(to).map(|to| names.meant(&to));
    let to = to.filter(|to| to != from && of(to).is_some());
    if let Some(to) = to {
        let tag = names.shown(&to).into_owned();
        said.push(state.locale.with("browse-retag-merges", &[("tag", tag)]));
    }
    for said in said {
        widgets::read_out(&widgets::muted(ui, state.tokens(ui), said));
    }
}

/// The decks to move to: arrows choose, Enter or a click moves.
fn deck(ui: &mut Ui, state: &State, moving: &mut Moving, commands: &mut Vec<Command>) {
    let name = ui.label(state.locale.tr("browse-deck-name"));
    let keys = arrange::Keys::taken(ui);
    let field = line(ui, &mut moving.text).labelled_by(name.id);
    field_focus::caret_in(&field);
    if field.changed() {
        moving.at = 0;
    }
    let wanted = fold(&moving.text);
    let decks = state.workspace.shelf().map(|(_, open)| open).filter(|open| {
        fold(&open.deck.title).contains(&wanted) || fold(&open.folder()).contains(&wanted)
    });
    let decks: Vec<_> = decks.collect();
    moving.at = keys.moved(moving.at, decks.len());
    if decks.is_empty() {
        let nothing = state.locale.tr("arrange-nothing");
        widgets::read_out(&widgets::muted(ui, state.tokens(ui), nothing));
    }
    let area = ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, open) in decks.iter().enumerate() {
            let folder = open.folder();
            let title = if folder.is_empty() {
                open.deck.title.clone()
            } else {
                format!("{folder} › {}", open.deck.title)
            };
            let here = at == moving.at;
            let response = arrange::line(ui, state, &title, here);
            if here && keys.move_any() {
                response.scroll_to_me(None);
            }
            if response.clicked() || here && keys.enter {
                commands.push(Browse::MoveTo(open.deck.id.clone()).into());
            }
        }
    });
}

/// A text, by what it is replaced, and what comes of it.
fn replace(ui: &mut Ui, state: &State, replacing: &mut Replacing) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let Replacing { find, with, matching } = replacing;
    let name = ui.label(locale.tr("browse-find-name"));
    let field = line(ui, find).labelled_by(name.id);
    field_focus::caret_in(&field);
    let name = ui.label(locale.tr("browse-with-name"));
    line(ui, with).labelled_by(name.id);
    ui.horizontal_wrapped(|ui| {
        let name = locale.tr("browse-any-case");
        if widgets::check(ui, tokens, matching.any_case, &name, &name).clicked() {
            matching.any_case = !matching.any_case;
        }
        ui.add_space(UNIT);
        let name = locale.tr("browse-expression");
        if widgets::check(ui, tokens, matching.expression, &name, &name).clicked() {
            matching.expression = !matching.expression;
        }
    });
    ui.add_space(UNIT);
    if find.is_empty() {
        return;
    }
    match state.browse.preview.outcome() {
        Some(outcome) => preview(ui, state, outcome),
        None => {
            widgets::muted(ui, tokens, locale.tr("looking"));
        }
    }
}

fn preview(ui: &mut Ui, state: &State, preview: &Outcome) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let changes = match &preview.result {
        Ok(changes) => changes,
        Err(message) => {
            let text = RichText::new(locale.say(message)).color(tokens.danger);
            widgets::read_out(&ui.add(Label::new(text).wrap()));
            return;
        }
    };
    widgets::read_out(&widgets::muted(ui, tokens, locale.count("browse-replaced", preview.count)));
    let area = ScrollArea::vertical().max_height(220.0).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for change in changes {
            let Some(after) = &change.after else { continue };
            let (old, new) = lines(&change.before, after);
            let old = RichText::new(old).size(14.0).color(tokens.muted).strikethrough();
            ui.add(Label::new(old).truncate());
            ui.add(Label::new(RichText::new(new).size(14.0)).truncate());
            ui.add_space(UNIT / 2.0);
        }
        if preview.count > MOST_PREVIEWED {
            widgets::aside(ui, tokens, "…");
        }
    });
}

/// A note before and after, each in a line; with its marks where only these change.
fn lines(before: &Note, after: &Note) -> (String, String) {
    let (old, new) = told_change(before, after);
    let bare = (one_line(&old), one_line(&new));
    if bare.0 == bare.1 { (old.replace('\n', " "), new.replace('\n', " ")) } else { bare }
}
