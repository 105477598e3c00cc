//! Every screen, light and dark, in French and in English.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --bin carabin window::` paints them; look at them before committing.

use carabin::library::Theme;
use egui::Key;
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::Queryable as _;

use super::backlog::{away, nested};
use super::support::{Setup, Window, candidates};

pub const LOOKS: [Look; 4] = [
    ("fr_light", "fr", Theme::Light),
    ("fr_dark", "fr", Theme::Dark),
    ("en_light", "en", Theme::Light),
    ("en_dark", "en", Theme::Dark),
];

pub type Look = (&'static str, &'static str, Theme);

/// Paints `screen` in each of the four looks, after `act`.
fn paint(screen: &str, setup: &Setup, act: impl Fn(&mut Window)) {
    drop(paint_in(screen, &LOOKS, setup, act));
}

/// Paints `screen` in some of the looks; what comes back fails the test when it is dropped.
pub fn paint_in(
    screen: &str,
    looks: &[Look],
    setup: &Setup,
    act: impl Fn(&mut Window),
) -> SnapshotResults {
    let mut results = SnapshotResults::new();
    for (look, language, theme) in looks {
        let name = format!("{screen}_{look}");
        let mut window = Window::open(&name, &Setup { language, theme: *theme, ..setup.clone() });
        act(&mut window);
        window.run();
        results.add(window.harness.try_snapshot(&name));
    }
    results
}

#[test]
fn decks() {
    paint("decks", &Setup { days: 6, ..Setup::default() }, |_| {});
}

#[test]
fn decks_empty() {
    paint("decks-empty", &Setup { decks: Vec::new(), ..Setup::default() }, |_| {});
}

#[test]
fn study_question() {
    paint("study-question", &Setup::default(), |window| window.command(Key::E));
}

#[test]
fn study_answer() {
    paint("study-answer", &Setup::default(), |window| {
        window.command(Key::E);
        window.press(Key::Space);
    });
}

#[test]
fn study_menu() {
    drop(paint_in("study-menu", &[LOOKS[0], LOOKS[3]], &Setup::default(), |window| {
        window.command(Key::E);
        let french = window.harness.query_by_label("Plus").is_some();
        window.harness.get_by_label(if french { "Plus" } else { "More" }).click();
        window.run();
    }));
}

#[test]
fn summary() {
    paint("summary", &Setup::one_deck(2), |window| {
        window.command(Key::E);
        for _ in 0..2 {
            window.wait(7_000);
            window.press(Key::Space);
            window.press(Key::Num4);
        }
    });
}

#[test]
fn create_empty() {
    paint("create-empty", &Setup::default(), |window| window.command(Key::N));
}

#[test]
fn settings() {
    paint("settings", &Setup::default(), |window| window.command(Key::Comma));
}

#[test]
fn study_typed() {
    let setup = Setup::typed();
    let mut results = paint_in("study-typing", &[LOOKS[0]], &setup, |window| {
        window.press(Key::Enter);
    });
    results.extend(paint_in("study-typed", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        window.press(Key::Enter);
        let field = if window.harness.query_by_label("Votre réponse").is_some() {
            "Votre réponse"
        } else {
            "Your answer"
        };
        window.harness.get_by_label(field).type_text("ganglion sentinele du foyer");
        window.run();
        window.press(Key::Enter);
    }));
}

#[test]
fn study_closer() {
    let setup = Setup { days: 6, size: [1000.0, 900.0], ..Setup::one_deck(0) };
    let mut results = paint_in("study-closer", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        window.press(Key::Enter);
        window.press(Key::Space);
        window.press(Key::M);
        window.press(Key::I);
    });
    results.extend(paint_in("study-edit", &[LOOKS[1]], &setup, |window| {
        window.press(Key::Enter);
        window.press(Key::E);
    }));
}

#[test]
fn exams() {
    let settings = "(format: 1, exams: [\
        (deck: \"cardio\", date: \"2026-03-14\", share: 0.97), \
        (deck: \"micro\", date: \"2026-06-15\", share: 0.9)])";
    let setup = Setup { settings, days: 9, ..Setup::default() };
    let mut results = paint_in("exam", &[LOOKS[0], LOOKS[3]], &setup, |_| {});
    results.extend(paint_in("exam-form", &[LOOKS[0]], &setup, |window| {
        window.harness.get_by_label_contains("Plus – Cardiologie").click();
        window.run();
        window.harness.get_by_label("Date d’examen…").click();
    }));
}

/// After a break: the line, the form, the plan on its third day.
#[test]
fn backlogs() {
    let setup = Setup { days: 6, new: 8, away: 35, ..away() };
    let mut results = paint_in("backlog", &LOOKS, &setup, |_| {});
    results.extend(paint_in("backlog-form", &LOOKS, &setup, |window| {
        window.command(Key::K);
        window.press(Key::ArrowDown);
        window.press(Key::Enter);
    }));
    let settings = "(format: 1, scheduling: (reviews_per_day: 5, \
        backlog: Some((from: \"2026-03-08\", days: 7))))";
    let planned = Setup { settings, ..setup.clone() };
    results.extend(paint_in("backlog-plan", &[LOOKS[0], LOOKS[3]], &planned, |_| {}));
    let small = Setup { size: [720.0, 520.0], ..setup };
    results.extend(paint_in("small-backlog", &LOOKS[..1], &small, |_| {}));
    results.extend(paint_in("small-backlog-form", &LOOKS[..1], &small, |window| {
        window.harness.get_by_label("Étaler le retard…").click();
    }));
}

/// Decks in folders, and the form for limits.
#[test]
fn folders() {
    let settings = "(format: 1, scheduling: (limits: [\
        (of: Folder(\"médecine\"), new: Some(5), reviews: Some(60)), \
        (of: Deck(\"rein\"), new: Some(2))]))";
    let setup = Setup { settings, days: 3, size: [1000.0, 800.0], ..nested() };
    let mut results = paint_in("folders", &LOOKS, &setup, |_| {});
    results.extend(paint_in("limits-form", &LOOKS, &setup, |window| {
        let more = if window.harness.query_by_label("Plus – médecine").is_some() {
            ("Plus – médecine", "Limites par jour…")
        } else {
            ("More – médecine", "Limits per day…")
        };
        window.harness.get_by_label(more.0).click();
        window.run();
        window.harness.get_by_label(more.1).click();
    }));
    let small = Setup { size: [720.0, 520.0], ..setup };
    results.extend(paint_in("small-folders", &LOOKS[..1], &small, |_| {}));
}

/// Exams of a deck and of a tag, with more to begin than the limit allows.
#[test]
fn exam_plans() {
    let settings = "(format: 1, scheduling: (new_per_day: 1), exams: [\
        (tag: \"pnp\", date: \"2026-04-07\", share: 0.95), \
        (deck: \"b\", date: \"2026-03-14\", share: 0.97), \
        (deck: \"a\", date: \"2026-04-20\", share: 0.9)])";
    let decks = super::exams::decks();
    let setup = Setup { settings, decks, days: 9, size: [1000.0, 900.0], ..Setup::default() };
    let mut results = paint_in("exam-tag", &[LOOKS[0], LOOKS[3]], &setup, |_| {});
    let show = |window: &mut Window, names: [&str; 2]| {
        let name = names.into_iter().find(|name| window.harness.query_by_label(name).is_some());
        window.harness.get_by_label(name.unwrap()).click();
        window.run();
    };
    results.extend(paint_in("exam-plan", &LOOKS, &setup, |window| {
        show(window, ["Plan de l’examen – Paquet a", "Plan for the exam – Paquet a"]);
    }));
    results.extend(paint_in("exam-choose", &[LOOKS[1], LOOKS[2]], &setup, |window| {
        window.command(Key::K);
        let field = window.harness.get_by_role(egui::accesskit::Role::TextInput);
        let french = window.harness.query_by_label("Aujourd’hui").is_some();
        field.type_text(if french { "nouvel examen" } else { "new exam" });
        window.run();
        window.press(Key::Enter);
        window.press(Key::ArrowDown);
    }));
    results.extend(paint_in("exam-refused", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        let name = ["Date d’examen… – Étiquette", "Exam date… – Tag"];
        let found = |name: &str| window.harness.query_by_label_contains(name).is_some();
        let name = name.into_iter().find(|name| found(name));
        window.harness.get_by_label_contains(name.unwrap()).click();
        window.run();
        let field = window.harness.get_by_role(egui::accesskit::Role::TextInput);
        field.type_text("bientôt");
        window.run();
        window.press(Key::Enter);
    }));
}

#[test]
fn flags_and_leeches() {
    let setup = Setup { settings: super::flags_and_leeches::LEECH, ..Setup::one_deck(1) };
    let two = [LOOKS[0], LOOKS[3]];
    let mut results = paint_in("study-flag", &two, &setup, |window| {
        window.press(Key::Enter);
        window.command(Key::Num2);
        window.press(Key::M);
    });
    results.extend(paint_in("study-leech", &two, &setup, super::flags_and_leeches::until_a_leech));
    results.extend(paint_in("leeches", &[LOOKS[1], LOOKS[2]], &setup, |window| {
        super::flags_and_leeches::until_a_leech(window);
        window.press(Key::S);
        window.command(Key::K);
        let field = window.harness.get_by_role(egui::accesskit::Role::TextInput);
        field.type_text(if window.harness.query_by_label("Étude").is_some() {
            "tenaces ou"
        } else {
            "leeches and"
        });
        window.run();
        window.press(Key::Enter);
    }));
}

#[test]
fn statistics() {
    let setup = Setup { days: 25, size: [1000.0, 4900.0], ..Setup::default() };
    let count = |window: &mut Window| {
        window.command(Key::T);
        super::statistics::counted(window);
    };
    // All figures once; elsewhere those that are seen first.
    let mut results = paint_in("statistics", &LOOKS[..1], &setup, count);
    let first = Setup { size: [1000.0, 1100.0], ..setup };
    results.extend(paint_in("statistics-first", &[LOOKS[1], LOOKS[3]], &first, count));
    let narrow = Setup { days: 20, size: [720.0, 900.0], ..Setup::default() };
    results.extend(paint_in("small-statistics", &[LOOKS[1]], &narrow, |window| {
        count(window);
        window.press(Key::PageDown);
    }));
    results.extend(paint_in("statistics-empty", &[LOOKS[2]], &Setup::default(), count));
}

#[test]
fn settings_backups() {
    let setup = Setup { size: [1000.0, 1560.0], ..Setup::default() };
    let _results = paint_in("settings-backups", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        for (moment, files) in [
            ("2026-03-10T08-12-07-120Z", &["decks/cardiologie.ron"][..]),
            ("2026-03-09T17-40-00-000Z", &["decks/cardiologie.ron", "settings.ron"]),
            ("2026-02-01T10-00-00-000Z", &["decks/terms.ron", "history/window.csv"]),
        ] {
            for file in files {
                let path = window.root.join("backups").join(moment).join(file);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, "x").unwrap();
            }
        }
        window.command(Key::Comma);
    });
}

#[test]
fn palette() {
    paint("palette", &Setup::default(), |window| window.command(Key::K));
}

#[test]
fn help() {
    paint("help", &Setup::default(), |window| window.press(Key::F1));
}

#[test]
fn problems() {
    let setup = Setup { damaged: true, ..Setup::default() };
    let _results = paint_in("problems", &LOOKS[..2], &setup, |_| {});
}

#[test]
fn check() {
    let setup = Setup { damaged: true, ..Setup::default() };
    let _results = paint_in("check", &LOOKS[..1], &setup, |window| {
        window.harness.get_by_label("Vérifier la bibliothèque").click();
        super::files_change::checked(window);
    });
}

#[test]
fn create_long_text() {
    let _results = paint_in("create-long-text", &LOOKS[..2], &Setup::default(), |window| {
        window.command(Key::N);
        let text = "L’aorte est la plus grosse artère du corps.\n\n".repeat(60);
        window.harness.event(egui::Event::Paste(text));
        window.run();
    });
}

#[test]
fn create_candidates() {
    paint("create-candidates", &Setup::default(), |window| {
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
        window.run();
        window.press(Key::ArrowDown);
    });
}

#[test]
fn create_everything() {
    let _results = paint_in("create-everything", &LOOKS[1..3], &Setup::default(), |window| {
        let generated = super::amounts::with_etymology();
        window.harness.state_mut().choose_among(generated, Vec::new(), "");
        window.run();
        window.press(Key::ArrowRight);
    });
}

#[test]
fn create_reason() {
    let _results = paint_in("create-reason", &LOOKS[..1], &Setup::default(), |window| {
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
        window.run();
        window.harness.get_by_label_contains("Cette notion").click();
    });
}

/// What a sentence did not give, and words of it being chosen; a card with a context.
#[test]
fn create_sentence() {
    let act = |window: &mut Window, keys: &[Key]| {
        let mut generated = candidates::generated();
        generated.candidates[2].note.context = "Embolie pulmonaire › Signes".into();
        window.harness.state_mut().choose_among(generated, Vec::new(), "");
        window.run();
        for key in keys {
            window.press(*key);
        }
    };
    let opened = [Key::PageDown; 4];
    let chosen = [Key::PageDown, Key::C, Key::End];
    let setup = Setup::default();
    let mut results = paint_in("create-sentence", &LOOKS[..2], &setup, |w| act(w, &opened));
    results.extend(paint_in("create-gap", &LOOKS[1..3], &setup, |window| {
        act(window, &chosen);
        window.harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::ArrowLeft);
    }));
    let small = Setup { size: [720.0, 520.0], ..setup };
    results.extend(paint_in("small-sentence", &LOOKS[..1], &small, |w| act(w, &opened)));
    results.extend(paint_in("small-gap", &LOOKS[..1], &small, |w| act(w, &chosen)));
}

#[test]
fn create_terms() {
    paint("create-terms", &Setup::default(), |window| {
        let (generated, glossary) = (candidates::generated(), candidates::glossary());
        window.harness.state_mut().choose_among(generated, glossary, "");
        window.run();
        window.press(Key::T);
        window.press(Key::J);
        window.press(Key::Space);
    });
}

#[test]
fn create_edit() {
    let _results = paint_in("create-edit", &LOOKS[..1], &Setup::default(), |window| {
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
        window.run();
        window.press(Key::E);
    });
}

/// The kinds of cards beyond a question and its answer: as they are asked, and answered.
#[test]
fn study_kinds() {
    // Grading the cards before it: the deck's order is that of its notes.
    let mut results = SnapshotResults::new();
    for (kind, before, reveals) in [("cloze", 1, 1), ("list", 2, 3), ("choice", 3, 0)] {
        let name = format!("study-{kind}");
        results.extend(paint_in(&name, &LOOKS[..2], &Setup::one_deck(0), |window| {
            window.command(Key::E);
            for _ in 0..before {
                answer(window);
            }
            for _ in 0..reveals {
                window.press(Key::Space);
            }
            if kind == "choice" {
                window.press(Key::B);
            }
        }));
    }
}

/// Shows the answer of the card on the table, however often that takes, and finds it easy.
fn answer(window: &mut Window) {
    for _ in 0..8 {
        if window.harness.query_by_label_contains("Facile").is_some() {
            break;
        }
        window.press(Key::Space);
    }
    window.press(Key::Num4);
}

/// A card whose question needs the place where it stands.
#[test]
fn context() {
    let decks = vec![("context.ron", include_str!("support/decks/context.ron"))];
    let setup = Setup { decks, ..Setup::default() };
    let open = |window: &mut Window| window.command(Key::E);
    let mut results = paint_in("study-context", &LOOKS[..2], &setup, open);
    results.extend(paint_in("study-context-answer", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        window.command(Key::E);
        window.press(Key::Space);
    }));
    let small = Setup { size: [720.0, 520.0], ..setup.clone() };
    results.extend(paint_in("small-context", &LOOKS[..2], &small, open));
    let leech = Setup { settings: super::flags_and_leeches::LEECH, ..setup.clone() };
    results.extend(paint_in("leeches-context", &LOOKS[..1], &leech, |window| {
        super::flags_and_leeches::until_a_leech(window);
        window.choose("tenaces ou");
    }));
    let large = Setup { zoom: 1.5, ..setup };
    results.extend(paint_in("large-context", &LOOKS[..2], &large, open));
}

/// A small window, large text: nothing is cut off.
#[test]
fn small_windows() {
    let setup = Setup { size: [720.0, 520.0], days: 6, ..Setup::default() };
    let look = &LOOKS[..1];
    let mut results = paint_in("small-decks", look, &setup, |_| {});
    results.extend(paint_in("small-study", look, &Setup { days: 0, ..setup.clone() }, |window| {
        window.command(Key::E);
        window.press(Key::Space);
    }));
    results.extend(paint_in("small-candidates", look, &setup, |window| {
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    }));
    results.extend(paint_in("small-settings", look, &setup, |window| window.command(Key::Comma)));
}
