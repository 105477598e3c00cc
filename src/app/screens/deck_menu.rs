//! What can be done with a deck, and with a card in a list, as a menu: behind ⋯ and the right
//! button of the mouse, in groups, with the keys that do the same.

use egui::{Response, Role, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, Deck, Editor, Exams, Limits, Quality, QualityOf, Study};
use crate::app::command_table::{TABLE, Where};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::app::{layers, widgets, words};
use crate::deck::DeckId;
use crate::deck::Flag;
use crate::library::ExamOf;
use crate::schedule::LimitOf;
use crate::study::{CardEntry, Scope};

/// A line of a menu: what it does, and the command of the table that has its keys.
type Line = (Command, Option<Command>);

/// The menu of a deck as a button; what was chosen is given.
pub fn button(ui: &mut Ui, state: &State, deck: &DeckId, commands: &mut Vec<Command>) {
    let name = state.locale.tr("study-more");
    let menu =
        ui.menu_button(&name, |ui| layers::menu(ui, |ui| of_deck(ui, state, deck, commands)));
    let title = state.workspace.deck(deck).map_or("", |deck| deck.title.as_str());
    let spoken = format!("{name} – {title}");
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
}

/// The same, where the right button of the mouse is pressed.
pub fn on_right_click(
    response: &Response,
    state: &State,
    deck: &DeckId,
    commands: &mut Vec<Command>,
) {
    response.context_menu(|ui| layers::menu(ui, |ui| of_deck(ui, state, deck, commands)));
}

fn of_deck(ui: &mut Ui, state: &State, deck: &DeckId, commands: &mut Vec<Command>) {
    let id = || deck.clone();
    let counts = state.workspace.standing_in(&Scope::deck(deck), &state.now());
    let shown = state.screen == Screen::Deck;
    let open = Command::from(Deck::Open(id()));
    let more = Command::from(Study::More(Some(Scope::deck(deck))));
    let plain = |command: Command| (command, None);
    let keyed = |given: Deck, listed: Deck| (Command::from(given), Some(listed.into()));
    let groups: [Vec<Line>; 5] = [
        [
            (!shown).then(|| plain(open)),
            Some((Editor::Add(Some(id())).into(), Some(Editor::Add(None).into()))),
        ]
        .into_iter()
        .flatten()
        .collect(),
        [
            (counts.more > 0).then(|| plain(more)),
            (counts.seen > 0).then(|| plain(Study::Ahead(id()).into())),
            (counts.total > 0).then(|| plain(Study::Cram(id()).into())),
        ]
        .into_iter()
        .flatten()
        .collect(),
        vec![
            plain(Exams::Plan(Some(ExamOf::Deck(id()))).into()),
            plain(Limits::Open(LimitOf::Deck(id())).into()),
        ],
        [
            Some(keyed(Deck::Rename(Some(id())), Deck::Rename(None))),
            Some(keyed(Deck::Move(Some(id())), Deck::Move(None))),
            (state.workspace.decks().len() > 1)
                .then(|| keyed(Deck::Merge(Some(id())), Deck::Merge(None))),
            Some(plain(Quality::Look(QualityOf::Deck(id())).into())),
            Some(keyed(Deck::Export(Some(id())), Deck::Export(None))),
            Some(keyed(Deck::ShowFile(Some(id())), Deck::ShowFile(None))),
        ]
        .into_iter()
        .flatten()
        .collect(),
        vec![keyed(Deck::Delete(Some(id())), Deck::Delete(None))],
    ];
    lay_out(ui, state, groups, commands);
}

/// The menu of a card in the list of a deck.
pub fn of_card(ui: &mut Ui, state: &State, card: &CardEntry, commands: &mut Vec<Command>) {
    let id = || Some(card.id.clone());
    let note = card.id.note.clone();
    let suspend = if card.state.suspended {
        Study::ResumeCard(card.id.clone())
    } else {
        Study::SuspendCard(card.id.clone())
    };
    let keyed = |given: Command, listed: Deck| (given, Some(listed.into()));
    let flags = Flag::ALL.map(|flag| keyed(Deck::Flag(id(), flag).into(), Deck::Flag(None, flag)));
    let groups: [Vec<Line>; 4] = [
        vec![
            keyed(Editor::Edit(note.clone()).into(), Deck::Edit),
            keyed(Editor::Tags(note).into(), Deck::Tags),
        ],
        vec![
            keyed(suspend.into(), Deck::Suspend),
            keyed(Deck::MarkNote(id()).into(), Deck::MarkNote(None)),
        ],
        flags.into(),
        vec![
            keyed(Deck::MoveNote(id()).into(), Deck::MoveNote(None)),
            keyed(Deck::DeleteNote(id()).into(), Deck::DeleteNote(None)),
        ],
    ];
    lay_out(ui, state, groups, commands);
}

fn lay_out<const N: usize>(
    ui: &mut Ui,
    state: &State,
    groups: [Vec<Line>; N],
    commands: &mut Vec<Command>,
) {
    // Whatever the button that opens it looks like.
    ui.spacing_mut().button_padding = vec2(10.0, 4.0);
    let groups = groups.into_iter().filter(|group| !group.is_empty());
    for (at, group) in groups.enumerate() {
        if at > 0 {
            ui.separator();
        }
        for (command, listed) in group {
            let keys = listed.map(|listed| keys(state, &listed)).unwrap_or_default();
            let name = state.locale.tr(command.key());
            if widgets::menu_line(ui, &name, keys).clicked() {
                commands.push(command);
                ui.close();
            }
        }
    }
}

/// The keys of a command of the table, where they count.
fn keys(state: &State, command: &Command) -> String {
    let counts = |place: Where| match place {
        Where::Everywhere => true,
        Where::On(screen) => screen == state.screen,
    };
    let entry = TABLE.iter().find(|entry| entry.command == *command && counts(entry.place));
    let first = entry.and_then(|entry| entry.keys.first());
    first.map(|keys| words::cap(&state.locale, *keys)).unwrap_or_default()
}
