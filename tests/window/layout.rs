//! Nothing lies over anything else, at any size of window and text: what can be read or clicked
//! stands apart.

use std::collections::HashMap;

use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::kittest::NodeT as _;

use super::support::{Setup, Window, candidates};

/// Sizes of the window in pixels, and how large everything is in it.
const SIZES: [([f32; 2], f32); 5] = [
    ([1280.0, 800.0], 1.0),
    ([1280.0, 800.0], 2.0),
    ([720.0, 520.0], 1.0),
    ([720.0, 520.0], 2.0),
    ([800.0, 600.0], 1.0),
];

/// What may lie over something: in points, at an edge.
const TOUCH: f32 = 1.5;

/// A deck with a long title and origin, of which more is to be begun than a day allows.
const LONG: &str = "(format: 1, id: \"long\", title: \"Hémochromatose génétique (primitive ou \
    héréditaire) et autres surcharges en fer\", language: \"fr\", origin: Some((document: \
    \"Hémochromatose génétique (primitive ou héréditaire) et autres surcharges.md\", sha256: \
    \"0000000000000000000000000000000000000000000000000000000000000000\")), notes: [
    (id: \"l1\", content: Basic(front: \"Un ?\", back: \"1\"), tags: [\"cardiologie\", \"urgences\"]),
    (id: \"l2\", content: Basic(front: \"Deux ?\", back: \"2\"), tags: [\"cardiologie\"]),
    (id: \"l3\", content: Basic(front: \"Trois ?\", back: \"3\"), tags: []),
])";

/// One with a short title and a long origin.
const SHORT: &str = "(format: 1, id: \"short\", title: \"Hémostase\", language: \"fr\", \
    origin: Some((document: \"physiologie-de-l-hemostase-primaire-et-secondaire-2026.md\", sha256: \
    \"0000000000000000000000000000000000000000000000000000000000000000\")), notes: [
    (id: \"s1\", content: Basic(front: \"Un ?\", back: \"1\"), tags: []),
    (id: \"s2\", content: Basic(front: \"Deux ?\", back: \"2\"), tags: []),
])";

const ONE_A_DAY: &str = "(format: 1, scheduling: (new_per_day: 1))";

/// What stands for itself; anything else holds others.
fn is_leaf(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::ComboBox
            | Role::Heading
            | Role::Label
            | Role::Link
            | Role::MultilineTextInput
            | Role::RadioButton
            | Role::SearchInput
            | Role::Slider
            | Role::SpinButton
            | Role::TextInput
    )
}

/// What lies over something else, or has no room.
fn faults(window: &Window) -> Vec<String> {
    let whole = window.harness.ctx.content_rect();
    let key = |rect: Rect| [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f32::to_bits);
    // What of each is in view: the rest lies outside the area that scrolls.
    let in_view: HashMap<[u32; 4], Rect> = window.harness.ctx.viewport(|viewport| {
        let widgets = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
        widgets.map(|widget| (key(widget.rect), widget.interact_rect)).collect()
    });
    let mut shown: Vec<(String, Rect)> = Vec::new();
    let mut found = Vec::new();
    for node in window.harness.root().children_recursive() {
        let inner = node.accesskit_node();
        let said = inner.label().or(inner.value()).unwrap_or_default();
        if !is_leaf(inner.role()) || said.is_empty() || inner.is_hidden() {
            continue;
        }
        let whole_rect = node.rect();
        let rect = in_view.get(&key(whole_rect)).copied().unwrap_or(whole_rect);
        if !rect.is_positive() {
            continue;
        }
        let runs_out = whole_rect.right() > whole.right() + TOUCH;
        if runs_out && whole_rect.left() < whole.right() {
            found.push(format!("« {said} » runs out at the right: {whole_rect:?}"));
        } else if whole.contains_rect(rect.shrink(TOUCH)) {
            shown.push((said, rect));
        }
    }
    for (at, (said, rect)) in shown.iter().enumerate() {
        if rect.height() > 3.0 * rect.width() && said.chars().count() > 3 {
            found.push(format!("« {said} » stands one letter a line: {rect:?}"));
        }
        for (other, over) in shown.iter().skip(at + 1) {
            let common = rect.intersect(*over).shrink(TOUCH);
            if common.is_positive() && said != other {
                found.push(format!("« {said} » {rect:?} and « {other} » {over:?}"));
            }
        }
    }
    found
}

fn check(screen: &str, setup: &Setup, act: impl Fn(&mut Window)) {
    check_in(&SIZES, screen, setup, act);
}

fn check_in(sizes: &[([f32; 2], f32)], screen: &str, setup: &Setup, act: impl Fn(&mut Window)) {
    let mut all = Vec::new();
    for &(size, zoom) in sizes {
        // French is the longer language.
        let name = format!("layout-{screen}-{}-{zoom}", size[0]);
        let mut window = Window::open(&name, &Setup { size, zoom, ..setup.clone() });
        act(&mut window);
        window.run();
        let faults = faults(&window).into_iter();
        all.extend(faults.map(|fault| format!("{size:?} × {zoom}: {fault}")));
    }
    assert!(all.is_empty(), "{screen}\n{}", all.join("\n"));
}

fn library() -> Setup {
    let mut decks = Setup::default().decks;
    decks.push(("long.ron", LONG));
    Setup { decks, days: 3, ..Setup::default() }
}

#[test]
fn decks() {
    check("decks", &library(), |_| {});
}

#[test]
fn decks_with_a_limit_that_is_reached() {
    let setup = Setup {
        settings: ONE_A_DAY,
        days: 0,
        decks: vec![("long.ron", LONG), ("short.ron", SHORT)],
        ..library()
    };
    check("decks-limit", &setup, |window| {
        window.command(Key::E);
        window.press(Key::Space);
        window.press(Key::Num4);
        window.command(Key::D);
    });
}

#[test]
fn a_deck() {
    check("deck", &library(), |window| {
        window.open_deck("Hémochromatose");
        window.press(Key::ArrowDown);
    });
}

#[test]
fn a_question_and_its_answer() {
    check("question", &library(), |window| window.command(Key::E));
    check("answer", &library(), |window| {
        window.command(Key::E);
        window.press(Key::Space);
    });
}

#[test]
fn making_cards() {
    // Where it is enlarged the form scrolls behind its buttons.
    let plain = [SIZES[0], SIZES[2]];
    check_in(&plain, "text", &library(), |window| window.command(Key::N));
    check("candidates", &library(), |window| {
        window.command(Key::N);
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    });
}

#[test]
fn the_text_stays_in_its_half_under_a_long_heading() {
    let mut window = Window::open("layout-long-heading", &Setup { size: SIZES[0].0, ..library() });
    window.command(Key::N);
    let mut generated = candidates::generated();
    let long = "La réaction inflammatoire, un exemple de réponse innée › La réaction inflammatoire, \
                premier signe de défense";
    for sentence in &mut generated.sentences {
        sentence.place = format!("{long}, § 1");
        sentence.text = format!("{long}. {}", sentence.text);
    }
    window.harness.state_mut().choose_among(generated, Vec::new(), "");
    window.run();
    let nodes: Vec<_> = window.harness.root().children_recursive().collect();
    let boxes = nodes.iter().filter(|node| node.accesskit_node().role() == Role::CheckBox);
    let half = boxes.map(|node| node.rect().left()).fold(f32::INFINITY, f32::min);
    let told = nodes.iter().filter(|node| {
        let inner = node.accesskit_node();
        inner.label().or(inner.value()).is_some_and(|said| said.starts_with(long))
    });
    let rects: Vec<Rect> = told.map(egui_kittest::Node::rect).collect();
    assert!(!rects.is_empty());
    assert!(rects.iter().all(|rect| rect.right() <= half), "{rects:?} beside {half}");
}

#[test]
fn making_cards_in_english_and_the_terms() {
    for language in ["en", "fr"] {
        for terms in [false, true] {
            let setup = Setup { language, ..library() };
            check(&format!("candidates-{language}-{terms}"), &setup, |window| {
                window.command(Key::N);
                let mut generated = candidates::generated();
                // As many as make long numbers.
                let more = generated.deck.notes.clone();
                generated.deck.notes.extend(more);
                let text = "L’embolie pulmonaire est l’oblitération d’une artère.";
                let entries = candidates::glossary();
                window.harness.state_mut().choose_among(generated, entries, text);
                window.run();
                if terms {
                    window.press(Key::T);
                }
            });
        }
    }
}

#[test]
fn all_cards() {
    check("browse", &library(), |window| window.command(Key::F));
    check("browse-chosen", &library(), |window| {
        window.command(Key::F);
        window.press(Key::ArrowDown);
    });
}

#[test]
fn statistics_and_settings() {
    check("statistics", &library(), |window| window.command(Key::T));
    check("settings", &library(), |window| window.command(Key::Comma));
}

/// Two notes that ask the same, and one that tells several facts.
const TWICE: &str = "(format: 1, id: \"twice\", title: \"Surcharges en fer\", language: \"fr\", notes: [
    (id: \"t1\", content: Basic(front: \"Quels sont les signes de l’hémochromatose génétique \
    héréditaire ?\", back: \"asthénie ; arthralgies ; mélanodermie ; diabète\"), tags: [\"item 219\"]),
    (id: \"t2\", content: Basic(front: \"Signes de l’hémochromatose génétique héréditaire\", \
    back: \"asthénie ; arthralgies ; mélanodermie\"), tags: [\"gastro-entérologie\"]),
])";

#[test]
fn what_is_compared_and_judged() {
    let mut setup = library();
    setup.decks.push(("twice.ron", TWICE));
    check("duplicates", &setup, |window| window.choose("doublons"));
    check("quality", &setup, |window| window.choose("qualité des cartes"));
    check("memory", &setup, |window| window.choose("fsrs"));
}
