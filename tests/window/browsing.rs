//! *Browse*: searching, choosing, changing many cards at once, by keyboard, mouse and screen reader.

use crate::app::command::Screen;
use carabin::library::Library;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window, deck_of};

fn open(name: &str) -> Window {
    let mut window = Window::open(name, &Setup { days: 4, ..Setup::default() });
    window.command(Key::F);
    window
}

fn search(window: &mut Window, query: &str) {
    window.command(Key::F);
    window.command(Key::A);
    let english = window.harness.state().state().locale.tr("browse-search");
    window.harness.get_by_role_and_label(Role::SearchInput, &english).type_text(query);
    window.run();
}

fn found(window: &Window) -> usize {
    window.harness.state().state().browse.found.len()
}

fn chosen(window: &Window) -> usize {
    window.harness.state().state().browse.selection.len()
}

fn tagged(window: &Window, tag: &str) -> usize {
    window.notes().iter().filter(|note| note.tags.iter().any(|known| known == tag)).count()
}

/// From the menu of all that can be done with the chosen cards.
fn choose(window: &mut Window, label: &str) {
    window.harness.get_by_role_and_label(Role::Button, "Plus…").click();
    window.run();
    // The bar may have it too; the menu hangs below it.
    let all = window.harness.get_all_by_role_and_label(Role::Button, label);
    all.max_by_key(|button| button.rect().top() as i32).unwrap().click();
    window.run();
}

#[test]
fn what_is_typed_is_found_and_a_mistake_is_told() {
    let mut window = open("browse-search");
    let all = found(&window);
    assert_eq!(window.harness.state().state().screen, Screen::Browse);
    assert!(all > 8, "{all}");
    search(&mut window, "MICROMETASTASE");
    let some = found(&window);
    assert!(some > 0 && some < all, "{some} of {all}");
    let said = if some == 1 { "Une carte".to_owned() } else { format!("{some} cartes") };
    window.harness.get_by_role_and_label(Role::Table, &said);
    search(&mut window, "deck:nulle-part");
    window.harness.get_by_label("Aucune carte ne correspond à cette recherche.");
    window.harness.get_by_label("Aucun paquet ne s’appelle «\u{a0}nulle-part\u{a0}».");
    search(&mut window, "deck:étast");
    window.harness.get_by_label_contains("Essayez deck:Micrométastases");
    search(&mut window, "foie is:neuf");
    window.harness.get_by_label_contains("Colonne 6");
    search(&mut window, "is:n");
    window.harness.get_by_label("Compléter\u{a0}: is:new").click();
    window.run();
    assert_eq!(window.harness.state().state().browse.query, "is:new ");
    assert!(found(&window) > 0);
}

#[test]
fn a_search_that_is_not_understood_lists_nothing_that_could_be_changed() {
    let mut window = open("browse-wrong");
    let all = found(&window);
    search(&mut window, "deck:micro*");
    window.press(Key::ArrowDown);
    window.command(Key::A);
    assert!(chosen(&window) > 1);
    for wrong in ["prop:foo>3", "deck:micro* is:neuf", "(", "tag:"] {
        search(&mut window, wrong);
        assert_eq!((found(&window), chosen(&window)), (0, 0), "{wrong}");
        window.harness.get_by_label_contains("rien n’est listé");
    }
    // Nor when the library changes meanwhile.
    std::fs::write(window.root.join("decks/neuf.ron"), deck_of("neuf", "Neuf", 3)).unwrap();
    window.focus();
    assert_eq!(found(&window), 0);
    search(&mut window, " ");
    assert_eq!(found(&window), all + 3);
}

#[test]
fn rows_are_chosen_by_keyboard_and_mouse() {
    let mut window = open("browse-choose");
    // From the field into the rows.
    window.press(Key::ArrowDown);
    assert_eq!(chosen(&window), 1);
    window.press(Key::ArrowDown);
    assert_eq!(chosen(&window), 1);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window), 3);
    window.press_with(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(chosen(&window), 2);
    window.press(Key::End);
    let last = window.harness.state().state().browse.row(&window.harness.state().state().workspace);
    assert_eq!(last, Some(found(&window) - 1));
    window.command(Key::A);
    assert_eq!(chosen(&window), found(&window));
    window.press(Key::Home);
    assert_eq!(chosen(&window), 1);
    let rows: Vec<_> = window.harness.get_all_by_role(Role::Row).map(|row| row.rect()).collect();
    let click = |window: &mut Window, row: usize, modifiers| {
        window.harness.event(egui::Event::PointerMoved(rows[row].center()));
        window.harness.input_mut().events.push(egui::Event::ModifiersChanged(modifiers));
        for pressed in [true, false] {
            window.harness.event(egui::Event::PointerButton {
                pos: rows[row].center(),
                button: egui::PointerButton::Primary,
                pressed,
                modifiers,
            });
        }
        window.run();
        window.harness.input_mut().events.push(egui::Event::ModifiersChanged(Modifiers::NONE));
        window.run();
    };
    click(&mut window, 1, Modifiers::NONE);
    assert_eq!(chosen(&window), 1);
    click(&mut window, 3, Modifiers::COMMAND);
    assert_eq!(chosen(&window), 2);
    click(&mut window, 6, Modifiers::SHIFT);
    assert_eq!(chosen(&window), 4);
}

#[test]
fn a_screen_reader_hears_rows_and_cells() {
    let setup = Setup { days: 4, size: [1200.0, 700.0], ..Setup::default() };
    let mut window = Window::open("browse-spoken", &setup);
    window.command(Key::F);
    search(&mut window, "IRM or micrométastase");
    let count = found(&window);
    let rows: Vec<_> = window.harness.get_all_by_role(Role::Row).collect();
    assert_eq!(rows.len(), count.min(rows.len()));
    for row in &rows {
        assert!(!row.accesskit_node().label().unwrap_or_default().is_empty());
        let cells = row.children_recursive();
        let cells: Vec<_> =
            cells.filter(|cell| cell.accesskit_node().role() == Role::Cell).collect();
        assert_eq!(cells.len(), 6, "one for each column");
    }
    let heads: Vec<String> = window
        .harness
        .get_all_by_role(Role::ColumnHeader)
        .map(|head| head.accesskit_node().label().unwrap_or_default())
        .collect();
    assert_eq!(heads, ["Question", "Réponse", "Paquet", "Étiquettes", "État", "Échéance"]);
    window.harness.get_by_role_and_label(Role::ColumnHeader, "Question").click();
    window.run();
    window
        .harness
        .get_by_role_and_label(Role::ColumnHeader, "Question, par ordre croissant")
        .click();
    window.run();
    window.harness.get_by_role_and_label(Role::ColumnHeader, "Question, par ordre décroissant");
}

const TAGS: &str = "Étiquettes, séparées par des virgules";

#[test]
fn commas_part_tags_and_only_those_of_the_chosen_notes_are_offered_to_be_taken_away() {
    let mut window = open("browse-tags");
    window.press(Key::ArrowDown);
    choose(&mut window, "Étiqueter…");
    window.harness.get_by_role_and_label(Role::TextInput, TAGS).type_text("endocrino, à revoir");
    window.run();
    window.press(Key::Enter);
    assert_eq!((tagged(&window, "endocrino"), tagged(&window, "à-revoir")), (1, 1));
    // The last of several is what is completed.
    window.press(Key::ArrowDown);
    choose(&mut window, "Étiqueter…");
    window.harness.get_by_role_and_label(Role::TextInput, TAGS).type_text("x, endo");
    window.run();
    window.harness.get_by_role_and_label(Role::Button, "endocrino").click();
    window.run();
    window.press(Key::Enter);
    assert_eq!((tagged(&window, "endocrino"), tagged(&window, "x")), (2, 1));
    // Of the second card, not those that the first one has alone.
    choose(&mut window, "Retirer une étiquette…");
    window.harness.get_by_role_and_label(Role::Button, "endocrino");
    assert!(window.harness.query_by_role_and_label(Role::Button, "à-revoir").is_none());
    window.harness.get_by_role_and_label(Role::TextInput, "Étiquette").type_text("endo");
    window.run();
    window.press(Key::Enter);
    assert_eq!(tagged(&window, "endocrino"), 1, "the first that is shown is taken");
}

#[test]
fn many_notes_are_tagged_as_one_step() {
    let mut window = open("browse-tag");
    search(&mut window, "deck:micro*");
    window.press(Key::ArrowDown);
    window.command(Key::A);
    let (cards, count) = (chosen(&window), window.notes().len());
    assert!(cards > 1 && cards < count);
    choose(&mut window, "Étiqueter…");
    window.harness.get_by_role_and_label(Role::TextInput, TAGS).type_text("item 234");
    window.run();
    window.press(Key::Enter);
    let notes = tagged(&window, "item-234");
    assert!(notes > 1 && notes <= cards);
    window.harness.get_by_label_contains("notes ont changé");
    search(&mut window, "tag:item-234");
    assert_eq!(found(&window), cards);
    window.press(Key::ArrowDown);
    window.command(Key::Z);
    assert_eq!(tagged(&window, "item-234"), 0, "one step back");
    assert_eq!(found(&window), 0);
}

#[test]
fn cards_are_suspended_deleted_and_brought_back() {
    let mut window = open("browse-delete");
    let all = found(&window);
    window.press(Key::ArrowDown);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    choose(&mut window, "Suspendre");
    search(&mut window, "is:suspended");
    assert_eq!((found(&window), chosen(&window)), (2, 2), "what is seen stays chosen");
    search(&mut window, "is:new");
    assert_eq!(chosen(&window), 0, "what is not seen is not chosen");
    search(&mut window, "is:suspended");
    window.press(Key::ArrowDown);
    window.press(Key::Home);
    window.press(Key::Delete);
    assert_eq!(found(&window), 1, "the other stays");
    search(&mut window, " ");
    assert!(found(&window) < all);
    window.press(Key::ArrowDown);
    window.command(Key::Z);
    assert_eq!(found(&window), all);
    window.command(Key::Z);
    search(&mut window, "is:suspended");
    assert_eq!(found(&window), 0);
}

#[test]
fn notes_move_to_another_deck() {
    let mut window = open("browse-move");
    search(&mut window, "deck:cardio*");
    let before = found(&window);
    search(&mut window, "deck:micro*");
    window.press(Key::ArrowDown);
    choose(&mut window, "Déplacer vers un paquet…");
    window.harness.get_by_role_and_label(Role::TextInput, "Paquet").type_text("cardio");
    window.run();
    window
        .harness
        .get_by_role_and_label(
            Role::ListBoxOption,
            "Cardiologie\u{a0}: l’essentiel du deuxième cycle",
        )
        .click();
    window.run();
    window.harness.get_by_label_contains("Une note a été déplacée.");
    search(&mut window, "deck:cardio*");
    assert!(found(&window) > before);
}

#[test]
fn a_long_title_is_told_whole_to_who_points_at_it() {
    let title = "Très long titre ".repeat(12);
    let decks =
        vec![("long.ron", deck_of("long", title.trim(), 2)), ("b.ron", deck_of("b", "B", 2))];
    let mut window = Window::open("browse-long", &Setup { decks, ..Setup::default() });
    window.command(Key::F);
    window.press(Key::ArrowDown);
    choose(&mut window, "Déplacer vers un paquet…");
    let whole = |window: &Window| window.harness.query_all_by_label(title.trim()).count();
    let before = whole(&window);
    let row = window.harness.get_by_role_and_label(Role::ListBoxOption, title.trim()).rect();
    window.harness.hover_at(row.left_center() + egui::vec2(20.0, 0.0));
    window.harness.run_steps(90);
    assert_eq!(whole(&window), before + 1);
}

#[test]
fn the_keys_of_a_decks_list_act_on_the_chosen_cards_too() {
    let mut window = open("browse-letters");
    search(&mut window, "deck:micro*");
    window.press(Key::ArrowDown);
    window.press(Key::M);
    assert_eq!(tagged(&window, "marked"), 1);
    window.press(Key::M);
    assert_eq!(tagged(&window, "marked"), 0);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(tagged(&window, "flag-orange"), 1);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(tagged(&window, "flag-orange"), 0);
    let suspended = |window: &Window| {
        let cards = window.harness.state().state().workspace.collection().cards();
        cards.iter().filter(|card| card.state.suspended).count()
    };
    let before = suspended(&window);
    window.press(Key::S);
    assert_eq!(suspended(&window), before + 1);
    window.press(Key::S);
    assert_eq!(suspended(&window), before);
    window.press(Key::T);
    window.harness.get_by_role_and_label(Role::TextInput, TAGS);
    window.press(Key::Escape);
    window.press(Key::V);
    window.harness.get_by_role_and_label(Role::TextInput, "Paquet");
    window.press(Key::Escape);
    window.press(Key::E);
    assert!(window.harness.state().state().editor.open.is_some());
    window.press(Key::Escape);
    // In the field of the search a letter is a letter.
    window.command(Key::F);
    window.harness.get_by_role(Role::SearchInput).type_text("t");
    window.press(Key::T);
    assert!(window.harness.state().state().browse.asked.is_none());
}

#[test]
fn what_cannot_be_done_as_it_was_asked_is_said_in_the_form_and_goes_with_it() {
    let mut window = open("browse-refused");
    window.press(Key::ArrowDown);
    let why = "Il faut un nombre de jours, de 0 à 65\u{202f}535.";
    choose(&mut window, "Fixer l’échéance…");
    window.harness.get_by_role(Role::TextInput).type_text("70000");
    window.press(Key::Enter);
    window.harness.get_by_label(why);
    assert!(window.harness.state().state().notice.is_none());
    window.press(Key::Backspace);
    assert!(window.harness.query_by_label(why).is_none(), "it is asked otherwise by now");
    window.press(Key::Escape);
    choose(&mut window, "Étiqueter…");
    window.press(Key::Enter);
    window.harness.get_by_label("Une étiquette ne peut pas être vide.");
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("Une étiquette ne peut pas être vide.").is_none());
}

#[test]
fn enter_moves_to_the_deck_that_is_lit() {
    let mut window = open("browse-move-keys");
    let decks: Vec<(String, usize)> =
        window.decks().iter().map(|deck| (deck.title.clone(), deck.notes.len())).collect();
    let held = |window: &Window, title: &str| {
        window.decks().iter().find(|deck| deck.title == title).unwrap().notes.len()
    };
    search(&mut window, "deck:micro*");
    window.press(Key::ArrowDown);
    choose(&mut window, "Déplacer vers un paquet…");
    window.harness.get_by_role_and_label(Role::TextInput, "Paquet").type_text("cardio");
    window.run();
    window.press(Key::Enter);
    let cardio = decks.iter().find(|(title, _)| title.starts_with("Cardio")).unwrap();
    assert_eq!(held(&window, &cardio.0), cardio.1 + 1);
    window.command(Key::Z);
    // Without a word the arrows choose; the card's own deck is the last by its title.
    search(&mut window, "deck:micro*");
    window.press(Key::ArrowDown);
    choose(&mut window, "Déplacer vers un paquet…");
    window.press(Key::ArrowUp);
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    let last = decks.iter().find(|(title, _)| title == "Clinical terms").unwrap();
    assert_eq!(held(&window, &last.0), last.1 + 1);
    // Where nothing fits nothing is moved.
    window.press(Key::ArrowDown);
    choose(&mut window, "Déplacer vers un paquet…");
    window.harness.get_by_role_and_label(Role::TextInput, "Paquet").type_text("zzz");
    window.run();
    window.press(Key::Enter);
    assert_eq!(held(&window, &last.0), last.1 + 1);
}

#[test]
fn a_text_is_replaced_after_a_look_at_what_comes_of_it() {
    let mut window = open("browse-replace");
    search(&mut window, "deck:micro*");
    window.press(Key::ArrowDown);
    window.command(Key::A);
    choose(&mut window, "Chercher et remplacer…");
    window.harness.get_by_role_and_label(Role::TextInput, "Chercher").type_text("étastase");
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, "Remplacer par").focus();
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, "Remplacer par").type_text("ETA");
    window.run();
    window.harness.get_by_label_contains("changerai");
    assert!(window.harness.query_all_by_label_contains("icromETA").next().is_some());
    assert!(window.notes().iter().all(|note| !format!("{note:?}").contains("icromETA")));
    window.press(Key::Enter);
    assert!(window.notes().iter().any(|note| format!("{note:?}").contains("icromETA")));
    window.command(Key::Z);
    assert!(window.notes().iter().all(|note| !format!("{note:?}").contains("icromETA")));
}

#[test]
fn a_search_is_kept_and_what_is_chosen_is_studied() {
    let mut window = open("browse-keep");
    search(&mut window, "is:new kind:basic");
    window.harness.get_by_label("Recherches").click();
    window.run();
    window.harness.get_by_label("Garder cette recherche").click();
    window.run();
    let kept = Library::look(&window.root).unwrap().settings().searches.clone();
    assert_eq!(kept, ["is:new kind:basic"]);
    search(&mut window, "is:due");
    window.harness.get_by_label("Recherches").click();
    window.run();
    window.harness.get_by_role_and_label(Role::Button, "is:new kind:basic").click();
    window.run();
    let count = found(&window);
    assert!(count > 0);
    window.press(Key::ArrowDown);
    window.command(Key::A);
    window.harness.get_by_label("Étudier ces cartes").click();
    window.run();
    assert_eq!(window.harness.state().state().screen, Screen::Study);
    assert!(window.harness.state().state().asked_card().is_some());
}

#[test]
fn the_palette_finds_cards() {
    let mut window = Window::open("browse-palette", &Setup::default());
    window.choose("oblitere xyz");
    assert_eq!(window.harness.state().state().screen, Screen::Decks);
    window.press(Key::Escape);
    window.choose("front:*micrometastase*");
    assert_eq!(window.harness.state().state().screen, Screen::Browse);
    assert_eq!((found(&window), chosen(&window)), (1, 1));
}

#[test]
fn a_card_in_its_steps_says_in_how_long_it_comes_back() {
    let mut window = Window::open("browse-steps", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num3);
    window.press(Key::Escape);
    window.command(Key::F);
    search(&mut window, "is:learn");
    let cells: Vec<String> = window
        .harness
        .get_all_by_role(Role::Cell)
        .filter_map(|cell| cell.accesskit_node().label())
        .collect();
    assert!(
        cells.iter().any(|cell| cell.starts_with("dans ") && cell.ends_with("min")),
        "{cells:?}"
    );
    window.harness.get_by_label("Colonnes").click();
    window.run();
    window.harness.get_by_role_and_label(Role::CheckBox, "Stabilité").click();
    window.run();
    let cells = window.harness.get_all_by_role(Role::Cell);
    let days = cells.filter_map(|cell| cell.accesskit_node().label());
    assert!(days.into_iter().any(|cell| cell.ends_with("\u{a0}j")));
}

#[test]
fn columns_come_and_go() {
    let mut window = open("browse-columns");
    window.harness.get_by_label("Colonnes").click();
    window.run();
    window.harness.get_by_role_and_label(Role::CheckBox, "Stabilité").click();
    window.run();
    window.harness.get_by_role_and_label(Role::CheckBox, "Réponse").click();
    window.run();
    let heads = window.harness.get_all_by_role(Role::ColumnHeader);
    let heads: Vec<_> = heads.filter_map(|head| head.accesskit_node().label()).collect();
    assert_eq!(heads, ["Question", "Paquet", "Étiquettes", "État", "Échéance", "Stabilité"]);
}

#[test]
fn a_column_without_room_is_not_ticked_and_comes_when_it_is() {
    let setup = Setup { size: [1280.0, 800.0], ..Setup::default() };
    let mut window = Window::open("browse-no-room", &setup);
    window.command(Key::F);
    let heads = |window: &Window| {
        let heads = window.harness.query_all_by_role(Role::ColumnHeader);
        heads.filter_map(|head| head.accesskit_node().label()).collect::<Vec<_>>()
    };
    assert_eq!(heads(&window), ["Question", "Réponse", "Paquet", "État", "Échéance"]);
    window.harness.get_by_label("Colonnes").click();
    window.run();
    let tick = window.harness.get_by_role_and_label(Role::CheckBox, "Étiquettes");
    assert_eq!(tick.accesskit_node().toggled(), Some(egui::accesskit::Toggled::False));
    tick.click();
    window.run();
    assert!(heads(&window).contains(&"Étiquettes".to_owned()), "{:?}", heads(&window));
}

#[test]
fn few_rows_leave_their_room_to_the_card() {
    let setup = Setup { size: [1280.0, 800.0], ..Setup::default() };
    let mut window = Window::open("browse-few", &setup);
    window.command(Key::F);
    let table = |window: &Window| window.harness.get_by_role(Role::Table).rect();
    let many = table(&window);
    window.harness.get_by_role(Role::SearchInput).type_text("sécrété");
    window.run();
    let few = table(&window);
    assert!(few.height() < many.height() - 100.0, "{few:?} {many:?}");
    let rows = window.harness.query_all_by_role(Role::Row).filter(|row| row.rect().height() > 0.0);
    assert!(rows.into_iter().all(|row| few.contains_rect(row.rect())), "all rows are seen");
}

#[test]
fn a_click_on_a_head_sorts_and_its_edge_is_pulled() {
    let mut window = open("browse-heads");
    let found = |window: &Window| window.harness.state().state().browse.found.clone();
    let as_written = found(&window);
    let head = |window: &Window, name: &str| {
        window.harness.get_by_role_and_label(Role::ColumnHeader, name).rect()
    };
    let press = |window: &mut Window, name: &str| {
        window.harness.get_by_role_and_label(Role::ColumnHeader, name).click();
        window.run();
    };
    press(&mut window, "Question");
    let up = found(&window);
    assert_ne!(up, as_written);
    press(&mut window, "Question, par ordre croissant");
    let down: Vec<u32> = found(&window).into_iter().rev().collect();
    assert_eq!(down, up);
    press(&mut window, "Question, par ordre décroissant");
    assert_eq!(found(&window), as_written);
    let before = head(&window, "Question");
    let edge = before.right_center();
    window.drag(edge, edge + egui::vec2(60.0, 0.0));
    let after = head(&window, "Question");
    assert!((after.width() - before.width() - 60.0).abs() < 8.0, "{before} {after}");
    assert_eq!(found(&window), as_written, "to pull is not to sort");
}

#[test]
fn looks() {
    let setup = Setup { days: 6, ..Setup::default() };
    let pick = |window: &mut Window| {
        window.command(Key::F);
        window.press(Key::ArrowDown);
        window.press(Key::ArrowDown);
        window.press_with(Modifiers::SHIFT, Key::ArrowDown);
        window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    };
    let mut results = paint_in("browse", &LOOKS, &setup, pick);
    let wrong = |window: &mut Window| {
        window.command(Key::F);
        search(window, "foie is:n");
    };
    results.extend(paint_in("browse-mistake", &[LOOKS[0], LOOKS[3]], &setup, wrong));
    let small = Setup { size: [800.0, 600.0], ..setup.clone() };
    results.extend(paint_in("small-browse", &[LOOKS[0], LOOKS[3]], &small, pick));
    let large = Setup { zoom: 1.5, size: [1200.0, 800.0], ..setup.clone() };
    results.extend(paint_in("large-browse", &[LOOKS[1]], &large, pick));
    results.extend(paint_in("browse-replace", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        pick(window);
        let french = window.harness.query_by_label("Plus…").is_some();
        window.harness.get_by_label(if french { "Plus…" } else { "More…" }).click();
        window.run();
        let label = if french { "Chercher et remplacer…" } else { "Find and replace…" };
        window.harness.get_by_role_and_label(Role::Button, label).click();
        window.run();
        let label = if french { "Chercher" } else { "Find" };
        window.harness.get_by_role_and_label(Role::TextInput, label).type_text("a");
    }));
    results.extend(paint_in("browse-menu", &[LOOKS[1]], &setup, |window| {
        pick(window);
        window.harness.get_by_label("Plus…").click();
    }));
    drop(results);
}

#[test]
fn a_small_window_shows_the_answer_of_the_card_below_the_table() {
    let front = "Quels sont les trois signes d’un rétrécissement aortique serré à l’effort ?";
    let deck = format!(
        "(format: 1, id: \"d\", title: \"D\", language: \"fr\", notes: [\
         (id: \"n\", content: Basic(front: \"{front}\", back: \"Syncope et angor\"))])"
    );
    let decks: Vec<(&'static str, &'static str)> = vec![("d.ron", deck.leak())];
    let setup = Setup { decks, size: [800.0, 600.0], ..Setup::default() };
    let mut window = Window::open("browse-small-answer", &setup);
    window.command(Key::F);
    window.command(Key::B);
    window.press(Key::ArrowDown);
    // The one in the card, below that of the table.
    let answers = window.harness.query_all_by_label("Syncope et angor");
    let bottom = answers.map(|answer| answer.rect().bottom()).fold(0.0, f32::max);
    assert!(bottom > 260.0 && bottom < 600.0 - 16.0 - 10.0, "{bottom}");
}

#[test]
fn a_note_that_is_added_goes_into_the_deck_that_is_shown() {
    let empty = "(format: 1, id: \"z\", title: \"Zones vides\", language: \"fr\", notes: [])";
    let mut decks = Setup::default().decks;
    decks.push(("zones.ron", empty));
    let mut window = Window::open("browse-add", &Setup { decks, ..Setup::default() });
    let home = |window: &mut Window| {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        let state = window.harness.state().state();
        let title = match &state.editor.open.as_ref().unwrap().home {
            crate::app::Home::Deck(id) => state.workspace.deck(id).unwrap().title.clone(),
            crate::app::Home::New(_) => String::new(),
        };
        window.press(Key::Escape);
        title
    };
    for title in ["Micrométastases", "Zones vides"] {
        window.command(Key::F);
        window.command(Key::A);
        window.harness.event(egui::Event::Text(format!("deck:\"{title}\"")));
        window.run();
        assert_eq!(home(&mut window), title);
    }
    // Of what is found in several decks, what is chosen counts.
    window.command(Key::F);
    window.command(Key::A);
    window.harness.event(egui::Event::Text("micrométastase or sentinelle".to_owned()));
    window.run();
    window.press(Key::Escape);
    window.press(Key::ArrowDown);
    let state = window.harness.state().state();
    let row = state.browse.row(&state.workspace).unwrap();
    let card = state.browse.card(row, &state.workspace).unwrap();
    let deck = state.card(card).unwrap().1.title.clone();
    assert_eq!(home(&mut window), deck);
}

#[test]
fn notes_that_are_deleted_are_said_to_be() {
    let mut window = open("browse-deleted");
    search(&mut window, "deck:micro*");
    window.press(Key::Escape);
    window.press(Key::ArrowDown);
    window.press(Key::Delete);
    window.harness.get_by_label_contains("Une note a été supprimée.");
}
