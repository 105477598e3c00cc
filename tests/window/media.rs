//! Pictures and sounds: shown in cards, put into notes, and masks drawn on them.

use std::sync::Arc;

use crate::app::fields::Field;
use carabin::deck::{Content, Hide, Mask, Note, Shape, write};
use carabin::library::Library;
use egui::accesskit::Role;
use egui::{Color32, ColorImage, Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, Look, paint_in};
use super::support::{Setup, Window, deck_of};

const HEART: &str = include_str!("support/media/coupe.svg");

/// A deck with a note of each kind that shows a picture.
const SHOWN: &str = r#"(format: 1, id: "img", title: "Le cœur en images", language: "fr", notes: [
    (id: "p1", content: Basic(front: "![Coupe du cœur](media/coupe.svg)\nQuel organe ?",
        back: "Le **cœur**.\n\n[Le souffle](media/souffle.mp3)")),
])"#;

const MISSING: &str = r#"(format: 1, id: "img", title: "Images", language: "fr", notes: [
    (id: "p1", content: Basic(front: "Où ? ![](media/absente.png)", back: "Là.")),
])"#;

const MASKED: &str = r#"(format: 3, id: "img", title: "Le cœur en images", language: "fr", notes: [
    (id: "p1", content: Occlusion(picture: "coupe.svg", masks: [
        (number: 1, left: 45, top: 95, width: 215, height: 65, label: "oreillette droite"),
        (number: 2, left: 725, top: 95, width: 230, height: 65, shape: Ellipse,
            label: "oreillette gauche"),
        (number: 3, left: 30, top: 880, width: 220, height: 70, label: "ventricule droit",
            shape: Polygon([(0, 0), (1000, 150), (900, 1000), (100, 850)])),
    ])),
])"#;

fn setup(deck: &'static str) -> Setup {
    Setup { decks: vec![("img.ron", deck)], ..Setup::default() }
}

/// Puts the picture into the library, and has the window look again.
fn with_heart(window: &mut Window) {
    std::fs::create_dir_all(window.root.join("media")).unwrap();
    std::fs::write(window.root.join("media/coupe.svg"), HEART).unwrap();
    window.focus();
}

/// Waits until every picture is there and as sharp as it gets.
fn settle(window: &mut Window) {
    window.run();
    window.until(|window| {
        let state = window.harness.state().state();
        !state.pictures.is_busy() && !state.editor.is_taking()
    });
    window.run();
}

fn study(window: &mut Window) {
    with_heart(window);
    window.command(Key::E);
    settle(window);
}

fn images(window: &Window) -> Vec<String> {
    let images = window.harness.query_all_by_role(Role::Image);
    images.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_picture_shows_in_its_card_with_its_words() {
    let mut results = paint_in("picture-card", &[LOOKS[0], LOOKS[3]], &setup(SHOWN), |window| {
        study(window);
        assert_eq!(images(window), ["Coupe du cœur"]);
        window.press(Key::Space);
        let play = if window.harness.query_by_label("Listen: Le souffle").is_some() {
            "Listen: Le souffle"
        } else {
            "Écouter\u{a0}: Le souffle"
        };
        window.harness.get_by_role_and_label(Role::Button, play);
    });
    let zoomed = Setup { size: [800.0, 600.0], zoom: 1.5, ..setup(SHOWN) };
    results.extend(paint_in("picture-card-zoomed", &[LOOKS[1]], &zoomed, study));
}

#[test]
fn a_card_with_masks_is_named_by_its_picture_in_the_table_and_shows_it_beside() {
    let masked = MASKED.replace("coupe.svg", "coupe_du_coeur-7ecd5cbf.svg").leak();
    let mut window = Window::open("masks-listed", &setup(masked));
    std::fs::create_dir_all(window.root.join("media")).unwrap();
    std::fs::write(window.root.join("media/coupe_du_coeur-7ecd5cbf.svg"), HEART).unwrap();
    window.focus();
    window.command(Key::F);
    window.press(Key::ArrowDown);
    settle(&mut window);
    window.run();
    assert!(window.harness.query_all_by_label_contains("oreillette droite (coupe").count() > 0);
    window.harness.get_by_label_contains("Que cache ce masque");
    assert_eq!(window.harness.query_all_by_label_contains("[coupe du coeur, 1]").count(), 0);
    assert_eq!(window.harness.query_all_by_label_contains("7ecd5cbf").count(), 0);
    assert_eq!(images(&window), ["Image coupe du coeur\u{a0}: le masque 1 est ôté"]);
}

#[test]
fn a_sound_that_is_not_there_says_so() {
    let mut window = Window::open("media-sound", &setup(SHOWN));
    study(&mut window);
    window.press(Key::Space);
    window.harness.get_by_label("Écouter\u{a0}: Le souffle").click();
    window.run();
    window.harness.get_by_label_contains("souffle.mp3 n’est pas dans le dossier media");
}

#[test]
fn a_picture_that_is_missing_has_a_box_that_says_so_until_it_is_there() {
    let mut window = Window::open("media-missing", &setup(MISSING));
    study(&mut window);
    window.harness.get_by_label_contains("absente.png n’est pas dans le dossier media");
    assert!(images(&window).is_empty());
    std::fs::write(window.root.join("media/absente.png"), b"no picture").unwrap();
    window.focus();
    settle(&mut window);
    window.harness.get_by_label_contains("ni une image");
    std::fs::write(window.root.join("media/absente.png"), HEART).unwrap();
    window.focus();
    settle(&mut window);
    assert_eq!(images(&window), ["Image absente.png"], "what it is decides, not its name");
}

/// The colour of the window at a place of the picture, in thousandths.
fn colour(window: &mut Window, across: f32, down: f32) -> [u8; 3] {
    let rect = window.harness.get_by_role(Role::Image).rect();
    let at = rect.min + vec2(across, down) / 1000.0 * rect.size();
    let picture = window.harness.render().unwrap();
    let pixel = picture.get_pixel(at.x as u32, at.y as u32);
    [pixel[0], pixel[1], pixel[2]]
}

#[test]
fn masks_hide_the_picture_as_their_mode_says() {
    let one = MASKED.replace("picture: \"coupe.svg\"", "picture: \"coupe.svg\", hide: One").leak();
    // Within the picture, beside what is written in it: at the left edges of masks 1, 2 and 3.
    let (first, second) = ((52.0, 120.0), (840.0, 100.0));
    for (deck, other_hidden) in [(MASKED, true), (one, false)] {
        let mut window = Window::open("media-masks", &setup(deck));
        study(&mut window);
        let paper = [0xf7, 0xf3, 0xee];
        assert_ne!(colour(&mut window, first.0, first.1), paper, "what is asked is hidden");
        assert_eq!(colour(&mut window, second.0, second.1) != paper, other_hidden);
        assert_eq!(images(&window), ["Image coupe\u{a0}: ce que cache le masque 1 est demandé"]);
        window.press(Key::Space);
        assert_eq!(colour(&mut window, 60.0, 120.0), paper, "and then shown");
        assert_eq!(colour(&mut window, second.0, second.1) != paper, other_hidden);
        window.harness.get_by_label("oreillette droite");
        if other_hidden {
            window.harness.get_by_label("Ôter tous les masques").click();
            window.run();
            assert_eq!(colour(&mut window, second.0, second.1), paper);
        }
    }
}

#[test]
fn a_picture_with_masks_in_study() {
    let mut results = paint_in("occlusion-question", &LOOKS, &setup(MASKED), study);
    results.extend(paint_in("occlusion-answer", &[LOOKS[0]], &setup(MASKED), |window| {
        study(window);
        window.press(Key::Space);
    }));
    // Close enough to see that edges and letters are sharp.
    results.extend(paint_in("occlusion-close", &[LOOKS[0]], &setup(MASKED), |window| {
        study(window);
        window.press(Key::Space);
        for _ in 0..5 {
            window.press(Key::Plus);
        }
        settle(window);
    }));
}

#[test]
fn masks_whose_picture_is_missing_are_studied_all_the_same() {
    let mut window = Window::open("masks-without", &setup(MASKED));
    window.press(Key::Enter);
    window.harness.get_by_label_contains("coupe.svg");
    window.press(Key::Space);
    window.harness.get_by_label("oreillette droite");
    window.press(Key::Num3);
    assert_eq!(window.harness.state().state().workspace.library().history().len(), 1);
}

fn one() -> Setup {
    Setup { decks: vec![("a.ron", deck_of("a", "Alpha", 2))], ..Setup::default() }
}

fn last(window: &Window) -> Note {
    window.notes().pop().unwrap()
}

fn add(window: &mut Window, kind: &str) {
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    if !kind.is_empty() {
        window.harness.get_by_label(kind).click();
        window.run();
    }
}

fn drop_heart(window: &mut Window) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Coupe du cœur.svg");
    std::fs::write(&path, HEART).unwrap();
    window.drop_file(path);
    settle(window);
    folder
}

fn masks(window: &Window) -> Vec<Mask> {
    window.harness.state().state().editor.open.as_ref().unwrap().form.masks.clone()
}

/// The place on the screen of one on the picture, in thousandths.
fn at(window: &Window, across: f32, down: f32) -> Pos2 {
    let rect = window.harness.get_by_role(Role::Canvas).rect();
    rect.min + vec2(across, down) / 1000.0 * rect.size()
}

fn drag(window: &mut Window, from: (f32, f32), to: (f32, f32)) {
    let (from, to) = (at(window, from.0, from.1), at(window, to.0, to.1));
    window.drag(from, to);
}

fn click(window: &mut Window, across: f32, down: f32) {
    let place = at(window, across, down);
    window.harness.hover_at(place);
    window.harness.drag_at(place);
    window.harness.drop_at(place);
    window.run();
}

fn near(mask: &Mask, expected: [u16; 4]) {
    let found = [mask.left, mask.top, mask.width, mask.height];
    let close = |(a, b): (&u16, &u16)| a.abs_diff(*b) <= 4;
    assert!(found.iter().zip(&expected).all(close), "{found:?} is not {expected:?}");
}

fn type_here(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Text(text.into()));
    window.run();
}

#[test]
fn a_picture_is_dropped_masks_are_drawn_named_and_studied() {
    let mut window = Window::open("draw", &one());
    let _folder = drop_heart(&mut window);
    // Nothing was open: it becomes a note of its own.
    drag(&mut window, (50.0, 90.0), (250.0, 160.0));
    near(&masks(&window)[0], [50, 90, 200, 70]);
    // The name comes at once, without a click.
    type_here(&mut window, "oreillette droite");
    window.harness.get_by_label("Ellipse").click();
    window.run();
    drag(&mut window, (950.0, 165.0), (720.0, 95.0));
    type_here(&mut window, "oreillette gauche");
    window.harness.get_by_label("Polygone").click();
    window.run();
    for (across, down) in [(60.0, 860.0), (280.0, 880.0), (240.0, 960.0)] {
        click(&mut window, across, down);
    }
    window.press(Key::Enter);
    type_here(&mut window, "ventricule droit");
    let drawn = masks(&window);
    let told: Vec<(u16, &str)> = drawn.iter().map(|m| (m.number, m.label.as_str())).collect();
    assert_eq!(told, [(1, "oreillette droite"), (2, "oreillette gauche"), (3, "ventricule droit")]);
    assert_eq!(drawn[1].shape, Shape::Ellipse);
    near(&drawn[1], [720, 95, 230, 70]);
    assert!(matches!(&drawn[2].shape, Shape::Polygon(corners) if corners.len() == 3));
    window.harness.get_by_label("Quand l’un est demandé – Ne cacher que lui").click();
    window.run();
    window.command(Key::Enter);
    window.harness.get_by_label("Note ajoutée dans «\u{a0}Alpha\u{a0}».");
    let Content::Occlusion { picture, masks: saved, hide, .. } = last(&window).content else {
        panic!()
    };
    assert_eq!((saved, hide), (drawn, Hide::One));
    assert!(picture.starts_with("coupe-du-coeur-"), "{picture}");
    let stored = std::fs::read_to_string(window.root.join("media").join(&picture)).unwrap();
    assert_eq!(stored, HEART);
    let library = Library::look(&window.root).unwrap();
    assert!(write(&library.decks()[0].deck).starts_with("(\n    format: 3,"));
    assert!(carabin::library::check(&library).is_empty());
    // And there is room for the next picture.
    window.harness.get_by_label("Ouvrir une image…");
}

/// Opens the note in the editor.
fn edit(window: &mut Window) {
    window.command(Key::E);
    // How sharp the picture is then does not depend on which of the two asks first.
    settle(window);
    window.press(Key::E);
    settle(window);
}

/// A note with the heart and a mask, opened in the editor.
fn drawing(name: &str) -> Window {
    let mut window = Window::open(name, &setup(MASKED));
    with_heart(&mut window);
    edit(&mut window);
    window.harness.get_by_role(Role::Canvas);
    window
}

#[test]
fn masks_are_moved_resized_grouped_and_all_of_it_taken_back() {
    let mut window = drawing("draw-change");
    let before = masks(&window);
    window.harness.get_by_label("Choisir").click();
    window.run();
    drag(&mut window, (150.0, 120.0), (150.0, 320.0));
    // Its right edge has come to lie along that of mask 3.
    near(&masks(&window)[0], [35, 295, 215, 65]);
    // By its lower right corner.
    drag(&mut window, (250.0, 360.0), (300.0, 420.0));
    near(&masks(&window)[0], [35, 295, 265, 125]);
    // Near the line of another edge it snaps to that: the top of mask 2.
    drag(&mut window, (150.0, 350.0), (150.0, 148.0));
    assert_eq!(masks(&window)[0].top, before[1].top);
    let left = masks(&window)[0].left;
    window.press(Key::ArrowRight);
    assert_eq!(masks(&window)[0].left, left + 5);
    window.command(Key::A);
    window.command(Key::G);
    let numbers: Vec<u16> = masks(&window).iter().map(|mask| mask.number).collect();
    assert_eq!(numbers, [1, 1, 1]);
    window.command(Key::D);
    assert_eq!(masks(&window).len(), 6);
    window.press(Key::Delete);
    for _ in 0..7 {
        window.command(Key::Z);
    }
    assert_eq!(masks(&window), before);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_ne!(masks(&window), before);
}

#[test]
fn what_a_button_has_done_is_taken_back_by_keys() {
    let mut window = drawing("draw-button");
    let before = masks(&window);
    let there = at(&window, 150.0, 120.0);
    window.harness.get_by_label("Choisir").click();
    window.run();
    window.click_at(there);
    window.command(Key::A);
    window.harness.get_by_label("Grouper").click();
    window.run();
    assert_ne!(masks(&window), before);
    window.command(Key::Z);
    assert_eq!(masks(&window), before);
}

#[test]
fn masks_are_made_by_keys_alone() {
    let mut window = drawing("draw-keys");
    window.harness.get_by_role(Role::Canvas).focus();
    window.run();
    window.press(Key::E);
    window.press(Key::Insert);
    let new = masks(&window).last().unwrap().clone();
    assert_eq!((new.shape.clone(), new.number), (Shape::Ellipse, 4));
    window.press(Key::ArrowUp);
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let moved = masks(&window).last().unwrap().clone();
    assert_eq!((moved.top, moved.width), (new.top - 5, new.width + 5));
    window.press(Key::Enter);
    type_here(&mut window, "septum");
    assert_eq!(masks(&window).last().unwrap().label, "septum");
    window.harness.get_by_role(Role::Canvas).focus();
    window.run();
    window.press(Key::PageDown);
    window.press(Key::Delete);
    assert_eq!(masks(&window).len(), 3, "the next after the last is the first");
    assert_eq!(masks(&window)[0].number, 2);
    // Escape lets go of what is selected, and closes when nothing is.
    window.press(Key::PageDown);
    window.press(Key::Escape);
    assert!(window.harness.state().state().editor.open.is_some());
    window.press(Key::Escape);
    assert!(window.harness.state().state().editor.open.is_none());
}

#[test]
fn a_closer_look_draws_as_exactly() {
    let mut window = drawing("draw-close");
    window.harness.get_by_label("Rectangle").click();
    window.run();
    window.harness.get_by_role(Role::Canvas).focus();
    window.run();
    for _ in 0..4 {
        window.press(Key::Plus);
    }
    settle(&mut window);
    // In the middle of what is seen, a quarter of what it would be from afar.
    drag(&mut window, (400.0, 400.0), (600.0, 600.0));
    let mask = masks(&window).last().unwrap().clone();
    let scale = 1.4_f32.powi(4);
    let side = (200.0 / scale).round() as u16;
    near(&mask, [500 - side / 2, 500 - side / 2, side, side]);
}

fn pasted() -> Arc<ColorImage> {
    let pixels = (0..64 * 32).map(|at| if at % 64 < 32 { Color32::RED } else { Color32::BLUE });
    let size = Vec2::new(64.0, 32.0);
    Arc::new(ColorImage { size: [64, 32], source_size: size, pixels: pixels.collect() })
}

#[test]
fn a_pasted_picture_goes_where_the_caret_is() {
    let mut window = Window::open("paste-image", &one());
    add(&mut window, "");
    let field = "Question";
    window.harness.get_by_role_and_label(Role::MultilineTextInput, field).type_text("Où ?");
    window.run();
    window.harness.event(egui::Event::PasteImage(pasted()));
    settle(&mut window);
    type_here(&mut window, " Ici");
    let form = &window.harness.state().state().editor.open.as_ref().unwrap().form;
    let text = form.text(Field::Front).to_owned();
    let name = text.strip_prefix("Où ?![](media/").unwrap().strip_suffix(") Ici").unwrap();
    assert!(name.starts_with("image-"), "{name}");
    let bytes = std::fs::read(window.root.join("media").join(name)).unwrap();
    let picture = image::load_from_memory(&bytes).unwrap().into_rgb8();
    assert_eq!(picture.dimensions(), (64, 32));
    assert_eq!((picture.get_pixel(0, 0)[0], picture.get_pixel(63, 0)[2]), (255, 255));
    // The same again is the same file.
    window.harness.event(egui::Event::PasteImage(pasted()));
    settle(&mut window);
    assert_eq!(std::fs::read_dir(window.root.join("media")).unwrap().count(), 1);
}

#[test]
fn what_is_no_picture_is_refused_with_its_reason() {
    let mut window = Window::open("drop-odd", &one());
    add(&mut window, "");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cours.png");
    std::fs::write(&path, b"%PDF-1.7").unwrap();
    window.drop_file(path);
    settle(&mut window);
    window.harness.get_by_label_contains("ni une image");
    let form = &window.harness.state().state().editor.open.as_ref().unwrap().form;
    assert_eq!(form.text(Field::Front), "");
}

#[test]
fn the_editor_of_masks() {
    let draw = |window: &mut Window| {
        with_heart(window);
        edit(window);
        window.harness.get_by_role(Role::Canvas).focus();
        window.run();
        window.press(Key::PageDown);
    };
    let large = Setup { size: [1200.0, 800.0], ..setup(MASKED) };
    let mut results = paint_in("draw", &LOOKS, &large, draw);
    let small = Setup { size: [800.0, 600.0], ..setup(MASKED) };
    results.extend(paint_in("draw-small", &[LOOKS[0]], &small, draw));
    let large = Setup { size: [1440.0, 900.0], zoom: 1.5, ..setup(MASKED) };
    results.extend(paint_in("large-draw", &[LOOKS[3]], &large, draw));
    let smallest = Setup { size: [720.0, 520.0], ..setup(MASKED) };
    results.extend(paint_in("draw-smallest", &[LOOKS[0]], &smallest, draw));
    let zoomed = Setup { zoom: 1.5, size: [1200.0, 800.0], ..setup(MASKED) };
    let looks: [Look; 1] = [LOOKS[3]];
    results.extend(paint_in("draw-zoomed", &looks, &zoomed, draw));
    results.extend(paint_in("draw-empty", &[LOOKS[0]], &one(), |window| {
        add(window, "Type de note – Image à masques");
    }));
}
