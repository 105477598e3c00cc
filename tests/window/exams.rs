//! Exams, of decks and of tags: their dates, their plans, the new cards that they need.

use crate::app::command::{Command, Exams, Screen};
use carabin::history::Kind;
use carabin::library::{ExamOf, Library};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window};

fn screen(window: &Window) -> Screen {
    window.harness.state().state().screen
}

#[test]
fn an_exam_is_set_planned_and_studied_for() {
    let mut window = Window::open("exam", &Setup { days: 9, ..Setup::one_deck(0) });
    let set = |window: &mut Window, date: &str| {
        window.choose("date d’examen");
        // The date has the focus.
        window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen").type_text(date);
        window.run();
        window.press(Key::Enter);
    };
    set(&mut window, "hier");
    window.harness.get_by_label_contains("n’est pas comprise");
    window.harness.get_by_label("Annuler").click();
    window.run();
    // Today is 10 March 2026.
    set(&mut window, "14/03/2026");
    window.harness.get_by_label_contains("Examen le 14/03/2026, dans 4 jours.");
    let asked = window.harness.state().state().exams.planned[0].cards.len();
    assert!(asked > 0, "the last days have come");
    let before = window.harness.state().state().workspace.history().events().len();
    window.harness.get_by_label_contains("Réviser").click();
    window.run();
    assert_eq!(screen(&window), Screen::Study);
    for _ in 0..asked {
        window.press(Key::Space);
        while !window.harness.state().state().study.sitting.as_ref().unwrap().revealed {
            window.press(Key::Space);
        }
        window.press(Key::Num3);
    }
    let state = window.harness.state().state();
    assert!(state.asked_card().is_none(), "each was known once");
    let events = state.workspace.history().events();
    assert_eq!(events.len(), before + asked);
    assert!(events.iter().all(|event| event.kind == Kind::Review), "the answers count");
    window.press(Key::Enter);
    assert_eq!(window.harness.query_all_by_label_contains("Réviser").count(), 0);
    window.harness.get_by_label_contains("dans 4 jours");
}

#[test]
fn a_date_that_is_refused_says_so_beside_its_field_until_it_is_right() {
    let mut window = Window::open("exam-refused", &Setup { days: 3, ..Setup::one_deck(1) });
    window.choose("date d’examen");
    let field = |window: &Window| {
        let field = window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen");
        (field.is_focused(), field.rect())
    };
    let typed = |window: &mut Window, text: &str| {
        window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen").type_text(text);
        window.run();
    };
    typed(&mut window, "31/02");
    window.press(Key::Enter);
    window.harness.get_by_label("Février n’a pas de 31.");
    for _ in 0..5 {
        window.press(Key::Backspace);
    }
    typed(&mut window, "15/");
    window.press(Key::Enter);
    let told = window.harness.get_by_label_contains("n’est pas comprise").rect();
    let (focused, at) = field(&window);
    assert!(focused, "the next key corrects it");
    assert!(told.top() >= at.bottom() && told.top() < at.bottom() + 12.0, "{told} below {at}");
    assert!(window.harness.query_by_label("Fermer").is_none(), "nothing lies under the veil");
    typed(&mut window, "6");
    assert!(window.harness.query_by_label_contains("n’est pas comprise").is_none());
    window.harness.get_by_label_contains("Examen le 15/06/2026, dans 97 jours.");
    window.press(Key::Enter);
    let exams = &window.harness.state().state().workspace.settings().exams;
    assert_eq!(String::from(exams[0].date), "2026-06-15");
    // An empty date takes away only the exam that the form was opened for.
    window.choose("nouvel examen");
    window.press(Key::Enter);
    window.harness.get_by_label_contains("Il manque la date");
    assert_eq!(window.harness.state().state().workspace.settings().exams.len(), 1);
}

#[test]
fn tab_leads_from_what_the_exam_is_about_to_its_date() {
    let mut window = Window::open("exam-tab", &planned(""));
    window.choose("nouvel examen");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Paquet ou étiquette")
        .type_text("paquet");
    window.run();
    window.press(Key::ArrowDown);
    window.press(Key::Tab);
    // What is listed is chosen by the arrows: a focus on it would not be seen.
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen");
    assert!(field.is_focused());
    field.type_text("15/6");
    window.run();
    window.press(Key::Enter);
    let exams = &window.harness.state().state().workspace.settings().exams;
    assert_eq!((exams.len(), &exams[0].of), (1, &ExamOf::Deck("b".parse().unwrap())));
}

#[test]
fn an_exam_is_kept_and_its_setting_undone() {
    let mut window = Window::open("exam-kept", &Setup { days: 3, ..Setup::one_deck(1) });
    window.harness.get_by_label("Plus – Micrométastases").click();
    window.run();
    window.harness.get_by_label("Date d’examen…").click();
    window.run();
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen");
    field.type_text("2026-06-15");
    window.run();
    window.harness.get_by_label("Valider").click();
    window.run();
    window.harness.get_by_label_contains("Examen le 15/06/2026, dans 97 jours.");
    let read = Library::look(&window.root).unwrap();
    assert_eq!(read.settings().exams.len(), 1);
    window.command(Key::Z);
    assert!(window.harness.state().state().exams.planned.is_empty());
    assert!(Library::look(&window.root).unwrap().settings().exams.is_empty());
}

/// Three decks of thirty notes, all tagged with the deck's letter, the first ten of each « pnp ».
pub fn decks() -> Vec<(&'static str, &'static str)> {
    let deck = |letter: char| {
        let note = |n: usize| {
            let tags =
                if n < 10 { format!("\"{letter}\", \"pnp\"") } else { format!("\"{letter}\"") };
            format!(
                "(id: \"{letter}{n}\", content: Basic(front: \"{letter} {n} ?\", back: \"{n}\"), \
                 tags: [{tags}]),"
            )
        };
        let notes: String = (0..30).map(note).collect();
        format!(
            "(format: 1, id: \"{letter}\", title: \"Paquet {letter}\", language: \"fr\", \
             description: \"\", notes: [{notes}])"
        )
    };
    ["a", "b", "c"]
        .map(|name| (name, deck(name.chars().next().unwrap())))
        .map(|(name, text)| {
            let file: &'static str = format!("{name}.ron").leak();
            let text: &'static str = text.leak();
            (file, text)
        })
        .to_vec()
}

fn planned(settings: &'static str) -> Setup {
    Setup { decks: decks(), settings, ..Setup::default() }
}

/// The front of the card on the table.
fn front(window: &Window) -> String {
    window.harness.state().state().asked_card().unwrap().3.front()
}

#[test]
fn an_exam_of_a_tag_is_chosen_from_a_list_and_stands_above_the_decks() {
    let mut window = Window::open("exam-tag", &planned(""));
    window.choose("nouvel examen");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Paquet ou étiquette");
    assert!(field.is_focused());
    window.harness.get_by_role_and_label(Role::ListBoxOption, "Paquet a – 30 notes");
    window.harness.get_by_role_and_label(Role::TextInput, "Paquet ou étiquette").type_text("p");
    window.run();
    // Three decks and a tag hold a P; the last one, by going up from the first.
    window.press(Key::ArrowUp);
    window
        .harness
        .get_by_role_and_label(Role::ListBoxOption, "Étiquette «\u{a0}pnp\u{a0}» – 30 notes");
    window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen").focus();
    window.run();
    let date = window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen");
    date.type_text("2026-04-07");
    window.run();
    window.press(Key::Enter);
    let exams = &window.harness.state().state().workspace.settings().exams;
    assert_eq!(exams[0].of, ExamOf::Tag("pnp".into()));
    let name = window.harness.get_by_label("Étiquette «\u{a0}pnp\u{a0}»").rect().top();
    let deck = window.harness.get_by_label("Paquet a").rect().top();
    assert!(name < deck);
    // Thirty notes in the twenty days before the last eight.
    window.harness.get_by_label_contains("2 nouvelles cartes et environ");
    window.harness.get_by_label_contains("Vous saurez environ");
    let read = Library::look(&window.root).unwrap();
    assert_eq!(read.settings().exams, *exams);
    window.command(Key::Z);
    assert_eq!(screen(&window), Screen::Decks, "undone where it was done");
    assert!(window.harness.state().state().exams.planned.is_empty());
}

#[test]
fn new_cards_of_an_exam_come_first_at_the_rate_of_its_plan() {
    let setup = planned(
        "(format: 1, scheduling: (new_per_day: 5), exams: [\
         (deck: \"c\", date: \"2026-04-07\", share: 0.95)])",
    );
    let mut window = Window::open("exam-first", &setup);
    window.press(Key::Enter);
    let mut fronts = Vec::new();
    for _ in 0..5 {
        fronts.push(front(&window));
        window.press(Key::Space);
        window.press(Key::Num4);
    }
    assert_eq!(fronts, ["c 0 ?", "c 1 ?", "a 0 ?", "a 1 ?", "a 2 ?"], "two a day, then the others");
    window.press(Key::Enter);
    // Tomorrow the plan goes on.
    window.wait(86_400_000);
    window.press(Key::Enter);
    assert_eq!(front(&window), "c 2 ?");
}

#[test]
fn the_limit_is_raised_when_a_plan_needs_it_and_the_student_says_so() {
    let setup = planned(
        "(format: 1, scheduling: (new_per_day: 2), exams: [\
         (deck: \"c\", date: \"2026-03-23\", share: 0.95), \
         (tag: \"pnp\", date: \"2026-03-24\", share: 0.95)])",
    );
    let mut window = Window::open("exam-limit", &setup);
    // Six of the deck, and of the tag five others.
    window.harness.get_by_label_contains("demandent aujourd’hui 11 nouvelles cartes");
    assert_eq!(window.harness.state().state().today(), (2, 0));
    window.harness.get_by_label("Passer la limite à 11").click();
    window.run();
    assert_eq!(window.harness.state().state().today(), (11, 0));
    assert!(window.harness.query_by_label_contains("demandent aujourd’hui").is_none());
    window.command(Key::Z);
    window.harness.get_by_label_contains("demandent aujourd’hui 11 nouvelles cartes");
}

#[test]
fn what_was_begun_beyond_the_plan_is_not_asked_by_it() {
    let setup = planned(
        "(format: 1, scheduling: (new_per_day: 5), exams: [\
         (deck: \"c\", date: \"2026-03-31\", share: 0.95)])",
    );
    let mut window = Window::open("exam-beyond", &setup);
    let study = |window: &mut Window, cards: usize| {
        for _ in 0..cards {
            window.press(Key::Space);
            window.press(Key::Num4);
        }
    };
    window.harness.get_by_label("Étudier – Paquet c").click();
    window.run();
    study(&mut window, 5);
    window.press(Key::Plus);
    study(&mut window, 10);
    window.command(Key::D);
    window.run();
    window.harness.get_by_label_contains("2 nouvelles cartes et environ");
    assert!(window.harness.query_by_label_contains("demandent aujourd’hui").is_none());
    // What waits are the cards that the decks below count.
    window.harness.get_by_label_contains("75 cartes jamais vues attendent");
}

#[test]
fn no_card_is_begun_in_the_last_days_unless_the_student_asks() {
    let setup = planned(
        "(format: 1, exams: [(deck: \"a\", date: \"2026-03-15\", share: 0.95), \
         (tag: \"pnp\", date: \"2026-06-15\", share: 0.9)])",
    );
    let mut window = Window::open("exam-held", &setup);
    let new = |window: &Window| window.harness.state().state().standing().decks[0].new;
    // Of the deck's cards only one, which the other exam needs today.
    assert_eq!(new(&window), 1);
    window.harness.get_by_label_contains("30 nouvelles cartes ne sont plus commencées");
    let name = "Commencer quand même les nouvelles cartes – Paquet a";
    window.harness.get_by_label(name).click();
    window.run();
    assert_eq!(new(&window), 20);
    window.harness.get_by_label_contains("6 nouvelles cartes et environ");
    window.command(Key::Z);
    assert_eq!(new(&window), 1);
}

#[test]
fn the_plan_says_what_a_day_takes_and_how_sure_it_is() {
    let settings = "(format: 1, exams: [(deck: \"micro\", date: \"2026-06-15\", share: 0.9)])";
    let setup = Setup { settings, days: 9, ..Setup::one_deck(1) };
    let mut window = Window::open("exam-plan", &setup);
    window.choose("plan de l’examen");
    window.harness.get_by_label("Temps par jour");
    window.harness.get_by_label("4, toutes commencées");
    window.harness.get_by_label_contains("pour 90\u{202f}% voulues");
    window.harness.get_by_label_contains("± indique un écart-type");
    window.harness.get_by_label_contains("de vos révisions");
    window.harness.get_by_role(Role::Image);
    assert!(window.harness.get_by_role_and_label(Role::Button, "Fermer").is_focused());
    // The keys of what lies below are not heard.
    window.press(Key::Escape);
    assert!(window.harness.state().state().exams.shown().is_none());
    assert_eq!(screen(&window), Screen::Decks);
}

#[test]
fn what_lies_over_the_decks_has_the_keys() {
    let mut window = Window::open("exam-keys", &Setup::one_deck(1));
    window.choose("nouvel examen");
    window.harness.get_by_label("Annuler").focus();
    window.run();
    window.press(Key::Enter);
    assert_eq!(screen(&window), Screen::Decks, "Enter does not study from under the form");
    assert!(window.harness.query_by_label("Paquet ou étiquette").is_none());
    assert!(Command::Exams(Exams::Plan(None)).is_available(window.harness.state().state()));
}

#[test]
fn an_exam_thousands_of_years_ahead_is_a_slip_of_the_finger() {
    // In a file it is passed over: the window opens, and plans nothing.
    let settings = "(format: 1, exams: [(tag: \"pnp\", date: \"9027-06-15\", share: 0.9)])";
    let mut window = Window::open("exam-far", &planned(settings));
    assert!(window.harness.state().state().exams.planned.is_empty());
    // Where it is typed, it is refused.
    window.harness.get_by_label("Plus – Paquet a").click();
    window.run();
    window.harness.get_by_label("Date d’examen…").click();
    window.run();
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Date de l’examen");
    field.type_text("15/06/9027");
    window.run();
    window.harness.get_by_label("Valider").click();
    window.run();
    window.harness.get_by_label_contains("trop lointaine");
    assert_eq!(Library::look(&window.root).unwrap().settings().exams.len(), 1);
}

#[test]
fn settings_that_are_only_looked_at_stay_as_they_are() {
    let settings = "(format: 1, scheduling: (new_per_day: 1500, reviews_per_day: 20000))";
    let mut window = Window::open("looked-at", &planned(settings));
    let path = window.root.join("settings.ron");
    let before = std::fs::read_to_string(&path).unwrap();
    window.choose("réglages");
    assert_eq!(screen(&window), Screen::Settings);
    window.run();
    window.press(Key::Escape);
    window.run();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    let scheduling = &window.harness.state().state().workspace.settings().scheduling;
    assert_eq!((scheduling.new_per_day, scheduling.reviews_per_day), (1500, 20_000));
}
