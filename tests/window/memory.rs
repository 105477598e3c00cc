//! *Memory*: learning from the student's reviews, and choosing the retention by its curve.

use crate::app::State;
use crate::app::command::Screen;
use carabin::history::{Draft, Due, Event, HEADER, Kind, Phase, Rating, Stamp, encode};
use carabin::library::Library;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState, current_retrievability};

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

/// 2026-03-10, the scheduler day of the tests.
const TODAY: i32 = 20_522;
const CARDS: usize = 180;

/// Chance that is the same at every run (`SplitMix64`).
struct Chance(u64);

impl Chance {
    /// From 0 to 1.
    fn draw(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^= number >> 31;
        (number >> 40) as f32 / 16_777_216.0
    }
}

/// The year of a student who forgets faster than others.
fn year() -> String {
    let mut mind = fsrs::DEFAULT_PARAMETERS.to_vec();
    mind.iter_mut().take(4).for_each(|first| *first *= 0.4);
    (mind[8], mind[20]) = (0.5, 0.3);
    let (truth, promise) = (FSRS::new(&mind).unwrap(), FSRS::default());
    let mut chance = Chance(7);
    let mut lines = HEADER.to_owned();
    let mut sequence = 0;
    for card in 0_u16..140 {
        let mut day = TODAY - 300 + i32::from(card) * 2;
        let mut last: Option<(MemoryState, MemoryState, i32)> = None;
        while day < TODAY {
            let recall = |(known, _, last): (MemoryState, MemoryState, i32)| {
                current_retrievability(known, (day - last) as f32, mind[20])
            };
            let right = last.map_or(0.8, recall) > chance.draw();
            let rating = if right { Rating::Good } else { Rating::Again };
            let delta_t = last.map_or(0, |(.., last)| u32::try_from(day - last).unwrap());
            let reviews = vec![FSRSReview { rating: rating as u32, delta_t }];
            let step = |model: &FSRS, before| {
                model.memory_state(FSRSItem { reviews: reviews.clone() }, before).unwrap()
            };
            let known = step(&truth, last.map(|(known, ..)| known));
            let believed = step(&promise, last.map(|(_, believed, _)| believed));
            let next = day + (believed.stability.round() as i32).max(1);
            sequence += 1;
            let what = Draft {
                card: format!("n{card}.1").parse().unwrap(),
                time: i64::from(day) * 86_400_000 + 32_400_000 + i64::from(card),
                rating: Some(rating),
                phase: if last.is_none() { Phase::New } else { Phase::Review },
                duration: 4_000 + 500 * u32::from(card % 9),
                day,
                offset: 60,
                kind: Kind::Review,
                due: Due::Day(next),
                target: None,
            };
            let stamp = Stamp { device: "student".parse().unwrap(), sequence };
            lines.push_str(&encode(&Event { stamp, what }));
            last = Some((known, believed, day));
            day = next;
        }
    }
    lines
}

/// A deck for it, with some cards that are still new.
fn deck() -> &'static str {
    let notes: Vec<String> = (0..CARDS)
        .map(|n| format!("(id: \"n{n}\", content: Basic(front: \"Q{n}\", back: \"A{n}\")),"))
        .collect();
    let notes = notes.concat();
    let text = format!(
        "(format: 1, id: \"year\", title: \"Sémiologie\", language: \"fr\", notes: [{notes}])"
    );
    Box::leak(text.into_boxed_str())
}

fn setup() -> Setup {
    Setup {
        decks: vec![("semiologie.ron", deck())],
        history: year,
        size: [1000.0, 1960.0],
        ..Setup::default()
    }
}

fn state(window: &Window) -> &State {
    window.harness.state().state()
}

/// Waits until the work is done.
fn wait(window: &mut Window, done: impl Fn(&State) -> bool) {
    window.until(|window| done(state(window)));
}

fn click(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).click();
    window.run();
}

fn train(window: &mut Window, name: &str) {
    click(window, name);
    wait(window, |state| state.memory.training.is_none());
}

#[test]
fn what_is_learnt_is_judged_adopted_and_undone() {
    let mut window = Window::open("memory-train", &setup());
    window.harness.get_by_label("Vous avez assez révisé pour que FSRS apprenne de vos réponses.");
    click(&mut window, "Voir");
    assert_eq!(state(&window).screen, Screen::Memory);
    let dates = |window: &Window| -> Vec<_> {
        state(window).workspace.collection().cards().iter().map(|card| card.state.due).collect()
    };
    let memories = |window: &Window| -> Vec<f32> {
        state(window)
            .workspace
            .collection()
            .cards()
            .iter()
            .map(|card| card.state.stability)
            .collect()
    };
    let before = (dates(&window), memories(&window));
    click(&mut window, "Apprendre de mes révisions");
    if state(&window).memory.training.is_some() {
        window.harness.get_by_role(Role::ProgressIndicator);
        window.harness.get_by_label("Annuler – Apprentissage");
    }
    wait(&mut window, |state| state.memory.training.is_none());
    let outcome = state(&window).memory.outcome.clone().unwrap();
    assert!(outcome.after.log_loss < outcome.before.log_loss, "{outcome:?}");
    window.harness.get_by_label("Les paramètres appris prévoient mieux vos réponses.");
    let plot = window.harness.get_by_role(Role::Image);
    assert!(plot.accesskit_node().label().unwrap().contains("Prévu"));
    assert!(state(&window).workspace.settings().scheduling.parameters.is_empty());
    click(&mut window, "Adopter les paramètres appris");
    let saved = Library::look(&window.root).unwrap().settings().scheduling.clone();
    assert_eq!(Some(saved.parameters), outcome.parameters);
    assert_eq!(saved.trained_on as usize, outcome.reviews);
    window.harness.get_by_label("Ces paramètres sont en vigueur.");
    assert_eq!(dates(&window), before.0, "what was promised stays");
    assert_ne!(memories(&window), before.1);
    window.command(Key::D);
    assert!(window.harness.query_by_label("Voir").is_none(), "nothing new to learn");
    window.command(Key::Z);
    assert_eq!(state(&window).screen, Screen::Memory);
    assert!(Library::look(&window.root).unwrap().settings().scheduling.parameters.is_empty());
    assert_eq!((dates(&window), memories(&window)), before);
    // What was learnt is still there to be adopted, and the way back to the beginning too.
    click(&mut window, "Adopter les paramètres appris");
    click(&mut window, "Revenir aux paramètres d’origine");
    assert!(state(&window).workspace.settings().scheduling.parameters.is_empty());
}

#[test]
fn a_proposal_is_put_off_until_there_is_twice_as_much() {
    let mut window = Window::open("memory-later", &setup());
    click(&mut window, "Pas maintenant");
    assert!(window.harness.query_by_label("Pas maintenant").is_none());
    let kept = state(&window).workspace.settings().scheduling.trained_on as usize;
    assert_eq!(kept, state(&window).workspace.reviews_to_learn_from());
    let again = state(&window).locale.number(kept as u64 * 2);
    // Thousands are parted by a space that does not break.
    let again = again.replace('\u{202f}', "\u{a0}");
    window.harness.get_by_label_contains(&format!("à {again} révisions"));
    window.command(Key::Z);
    window.command(Key::D);
    window.harness.get_by_label("Pas maintenant");
}

#[test]
fn too_few_reviews_teach_nothing_and_sm2_has_nothing_to_learn() {
    let size = [1000.0, 1200.0];
    let mut window = Window::open("memory-few", &Setup { days: 6, size, ..Setup::default() });
    window.command(Key::Comma);
    click(&mut window, "Mémoire et rétention");
    window.harness.get_by_label_contains("Il en faut 400");
    click(&mut window, "Apprendre de mes révisions");
    assert!(state(&window).memory.training.is_none());
    window.press(Key::Escape);
    assert_eq!(state(&window).screen, Screen::Settings);
    click(&mut window, "Modèle de mémoire – SM-2");
    window.command(Key::K);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Toutes les commandes");
    field.type_text("memoire");
    window.run();
    window.press(Key::Enter);
    window.harness.get_by_label_contains("SM-2 n’apprend rien");
    assert!(window.harness.query_by_label("Calculer la courbe de rétention").is_none());
}

#[test]
fn a_retention_is_chosen_by_its_curve_from_the_keyboard_and_undone() {
    let mut window = Window::open("memory-curve", &setup());
    click(&mut window, "Voir");
    click(&mut window, "Calculer la courbe de rétention");
    wait(&mut window, |state| state.memory.simulation.is_none());
    window.harness.get_by_label_contains("Moyenne sur un an, 20 nouvelles cartes par jour");
    let plot = window.harness.get_by_role(Role::Image);
    assert!(plot.accesskit_node().label().unwrap().contains("À 97"));
    // In the plot, and in words under it.
    assert_eq!(window.harness.query_all_by_label_contains("cartes sues sur 180.").count(), 2);
    window.harness.get_by_role_and_label(Role::Slider, "Si vous visiez").focus();
    window.run();
    for _ in 0..3 {
        window.press(Key::ArrowRight);
    }
    window.harness.get_by_label_contains("À 93\u{202f}%\u{a0}:");
    click(&mut window, "Viser 93\u{202f}%");
    let retention =
        |window: &Window| Library::look(&window.root).unwrap().settings().scheduling.retention;
    assert_eq!(retention(&window), 0.93);
    window.command(Key::Z);
    assert_eq!(retention(&window), 0.90);
    assert_eq!(state(&window).screen, Screen::Memory);
    // With other parameters it would be another curve.
    train(&mut window, "Apprendre de mes révisions");
    let plots = |window: &Window| window.harness.query_all_by_role(Role::Image).count();
    assert_eq!(plots(&window), 2);
    click(&mut window, "Adopter les paramètres appris");
    assert_eq!(plots(&window), 1);
    window.command(Key::Z);
    assert_eq!(plots(&window), 2);
}

#[test]
fn a_simulation_is_cancelled() {
    let mut window = Window::open("memory-cancel", &setup());
    click(&mut window, "Voir");
    window.harness.get_by_label("Calculer la courbe de rétention").click();
    // One frame begins it, the next shows the way to end it: it takes longer than those.
    window.harness.step();
    window.harness.step();
    window.harness.get_by_label("Annuler – Simulation").click();
    window.run();
    wait(&mut window, |state| state.memory.simulation.is_none());
    assert!(window.harness.query_by_role(Role::Image).is_none());
    window.harness.get_by_label("Simulation annulée.");
    window.harness.get_by_label("Calculer la courbe de rétention");
}

#[test]
fn looks() {
    let _results = paint_in("memory", &LOOKS, &setup(), |window| {
        let french = window.harness.query_by_label("Voir").is_some();
        let [see, train_name, simulate] = if french {
            ["Voir", "Apprendre de mes révisions", "Calculer la courbe de rétention"]
        } else {
            ["See", "Learn from my reviews", "Compute the retention curve"]
        };
        click(window, see);
        train(window, train_name);
        click(window, simulate);
        wait(window, |state| state.memory.simulation.is_none());
    });
}

#[test]
fn the_proposal_is_one_quiet_line() {
    let setup = Setup { size: [1000.0, 500.0], ..setup() };
    drop(paint_in("memory-proposal", &LOOKS[..1], &setup, |_| {}));
}

#[test]
fn memory_before_anything_in_a_small_window() {
    let setup = Setup { size: [720.0, 520.0], ..Setup::default() };
    drop(paint_in("memory-small", &LOOKS[..1], &setup, |window| {
        window.command(Key::K);
        let field = window.harness.get_by_role_and_label(Role::TextInput, "Toutes les commandes");
        field.type_text("memoire");
        window.run();
        window.press(Key::Enter);
    }));
}
