//! *Study* as a screen reader has it: what is there, under which name, in which order, and what
//! is read out by itself.

use egui::Key;
use egui::accesskit::{Live, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Setup, Window};

/// What a screen reader comes by, in order: role, name or text, whether it is read out by itself.
fn spoken(window: &Window) -> Vec<(Role, String, bool)> {
    let said = window.harness.root().children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        let text = node.label().filter(|label| !label.is_empty()).or_else(|| node.value())?;
        let quiet = node.live() == Live::Off;
        let shown = !text.is_empty() && !matches!(node.role(), Role::TextRun | Role::Window);
        shown.then(|| (node.role(), text, !quiet))
    });
    said.collect()
}

/// Where something whose name begins so is, with its role and whether it is read out.
fn find(said: &[(Role, String, bool)], beginning: &str) -> (usize, Role, bool) {
    let at = said.iter().position(|(_, text, _)| text.starts_with(beginning));
    let at = at.unwrap_or_else(|| panic!("{beginning} is not in {said:#?}"));
    (at, said[at].0, said[at].2)
}

/// Holds that these come in this order, each with its role and read out or not.
fn in_order(window: &Window, wanted: &[(Role, &str, bool)]) {
    let said = spoken(window);
    let mut last = 0;
    for (role, beginning, aloud) in wanted {
        let (at, there, read) = find(&said, beginning);
        assert_eq!((there, read), (*role, *aloud), "{beginning}");
        assert!(at > last, "{beginning} comes too early: {said:#?}");
        last = at;
    }
}

#[test]
fn a_question_its_answer_and_the_grades_are_read_in_this_order() {
    let mut window = Window::open("spoken", &Setup::one_deck(1));
    window.press(Key::Enter);
    in_order(
        &window,
        &[
            (Role::Label, "Micrométastases", false),
            (Role::Label, "4 nouvelles", false),
            (Role::Button, "Plus", false),
            (Role::ProgressIndicator, "0 sur 4", false),
            (Role::Heading, "Qu’est-ce qu’une micrométastase", true),
            (Role::Button, "Afficher la réponse", false),
        ],
    );
    window.press(Key::Space);
    window.command(Key::Num2);
    window.press(Key::M);
    in_order(
        &window,
        &[
            (Role::Label, "Micrométastases", false),
            (Role::Label, "Drapeau orange", false),
            (Role::Label, "marquée", false),
            (Role::Label, "4 nouvelles", false),
            (Role::ProgressIndicator, "0 sur 4", false),
            (Role::Heading, "Qu’est-ce qu’une micrométastase", true),
            (Role::Label, "Un foyer tumoral de plus de 0,2\u{a0}mm", true),
            (Role::Label, "On appelle micrométastase", false),
            (Role::Label, "Définitions", false),
            (Role::Button, "À revoir, 1\u{a0}min", false),
            (Role::Button, "Difficile, 6\u{a0}min", false),
            (Role::Button, "Bien, 10\u{a0}min", false),
            (Role::Button, "Facile,", false),
        ],
    );
    window.press(Key::Num1);
    in_order(
        &window,
        &[
            (Role::Label, "1 en cours", false),
            (Role::ProgressIndicator, "1 sur 5", false),
            (Role::Heading, "Quel ganglion reçoit", true),
            (Role::Button, "Afficher la réponse", false),
        ],
    );
    // A closer look.
    window.press(Key::I);
    in_order(
        &window,
        &[
            (Role::Heading, "Quel ganglion reçoit", true),
            (Role::Label, "Ce que Carabin sait de cette carte", false),
            (Role::Label, "Bien", false),
            (Role::Label, "dans 10\u{a0}min, puis stabilité", false),
        ],
    );
}

#[test]
fn a_context_is_read_before_its_question() {
    let decks = vec![("context.ron", include_str!("support/decks/context.ron"))];
    let mut window = Window::open("spoken-context", &Setup { decks, ..Setup::default() });
    window.press(Key::Enter);
    for revealed in [false, true] {
        in_order(
            &window,
            &[
                (Role::ProgressIndicator, "0 sur 2", false),
                (Role::Label, "Syndrome cérébelleux › Signes cliniques", true),
                (Role::Heading, "Quel trouble de la marche", true),
            ],
        );
        if !revealed {
            window.press(Key::Space);
        }
    }
}

#[test]
fn what_was_typed_is_read_out_beside_the_answer() {
    let mut window = Window::open("spoken-typed", &Setup::typed());
    window.press(Key::Enter);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Votre réponse");
    assert!(field.is_focused());
    field.type_text("le ganglion sentinelle rouge");
    window.run();
    window.press(Key::Enter);
    in_order(
        &window,
        &[
            (Role::Heading, "Quel ganglion reçoit", true),
            (Role::Label, "Pas tout à fait", true),
            (Role::Label, "Le ganglion", true),
            (Role::Button, "À revoir, 1\u{a0}min", false),
            (Role::Button, "Bien, 10\u{a0}min", false),
        ],
    );
    let said = spoken(&window);
    let words = said.iter().find(|(_, text, _)| text.contains("(manque)")).unwrap();
    assert!(words.1.contains("rouge (en trop)") && words.2, "{words:?}");
}

#[test]
fn of_a_list_only_the_item_that_comes_is_new() {
    let mut window = Window::open("spoken-list", &Setup::one_deck(0));
    window.press(Key::Enter);
    for _ in 0..2 {
        window.press(Key::Space);
        window.press(Key::Num4);
    }
    window.press(Key::Space);
    window.press(Key::Space);
    let said = spoken(&window);
    let items: Vec<&str> = said
        .iter()
        .filter(|(role, text, aloud)| {
            *role == Role::Label
                && *aloud
                && (text.contains("Tabagisme") || text.contains("artérielle"))
        })
        .map(|(_, text, _)| text.trim_start_matches(['•', ' ', '\u{a0}']))
        .collect();
    assert_eq!(items, ["Tabagisme", "Hypertension artérielle"], "{said:#?}");
    assert_eq!(find(&said, "Élément suivant").1, Role::Button);
}

#[test]
fn the_options_of_a_choice_say_which_is_right() {
    let mut window = Window::open("spoken-choice", &Setup::one_deck(0));
    window.press(Key::Enter);
    for reveals in [1, 1, 6] {
        for _ in 0..reveals {
            window.press(Key::Space);
        }
        window.press(Key::Num4);
    }
    in_order(
        &window,
        &[
            (Role::Heading, "Quel trouble du rythme", true),
            (Role::Button, "A ", false),
            (Role::Button, "B ", false),
            (Role::Button, "C ", false),
            (Role::Button, "D ", false),
        ],
    );
    window.press(Key::B);
    let said = spoken(&window);
    let right: Vec<_> = said.iter().filter(|(_, text, _)| text.ends_with('✓')).collect();
    assert!(right.len() == 1 && right[0].2, "{said:#?}");
}

#[test]
fn the_end_of_a_sitting_and_its_wait_are_told() {
    let mut window = Window::open("spoken-end", &Setup::one_deck(2));
    window.press(Key::Enter);
    for key in [Key::Num1, Key::Num4] {
        window.wait(7_000);
        window.press(Key::Space);
        window.press(key);
    }
    window.wait(5_000);
    window.press(Key::Space);
    window.press(Key::Num4);
    in_order(
        &window,
        &[
            (Role::Heading, "Séance terminée", true),
            (Role::Label, "3", false),
            (Role::Label, "Réponses", false),
            (Role::Label, "Temps", false),
            (Role::Label, "À revoir\u{a0}: 1", false),
            (Role::Label, "Facile\u{a0}: 2", false),
            (Role::Button, "Retour aux paquets", false),
        ],
    );
    window.harness.get_by_label("19\u{a0}s");
}
