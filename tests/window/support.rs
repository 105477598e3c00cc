//! The one harness of the window's tests: a small library in a temporary folder, a clock that
//! stands still until it is moved, and pictures painted on the CPU.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

use crate::cpu_renderer::CpuRenderer;
use carabin::app::{self, App, Clock};
use carabin::deck::Question;
use carabin::library::{Library, Machine, Theme};
use carabin::schedule::Now;
use egui::Key;
use egui_kittest::{Harness, TestRenderer};
use tempfile::TempDir;

/// Monday 23 November 2026, 18:00 in Paris.
const START: i64 = 1_795_453_200_000;

pub const DECK: &str = r#"(
    format: 1,
    id: "coeur",
    title: "Le cœur",
    language: "fr",
    notes: [
        (id: "c1", content: Reversible(front: "L’aorte", back: "Une artère qui naît du ventricule gauche", ask_back: "Qu’est-ce que l’aorte ?", ask_front: "Comment appelle-t-on une artère qui naît du ventricule gauche ?"), source: Some((quote: "L’aorte est une artère qui naît du ventricule gauche.", place: "Les gros vaisseaux, § 1"))),
        (id: "c2", content: List(prompt: "Citez les trois couches de la paroi de l’aorte.", items: ["l’intima", "la média", "l’adventice"])),
        (id: "c3", content: Choice(question: "Quelle cavité reçoit les veines pulmonaires ?", answer: "l’oreillette gauche", distractors: ["l’oreillette droite", "le ventricule droit", "le ventricule gauche"])),
        (id: "c4", content: Cloze(text: "Le débit cardiaque au repos est d’environ {{c1::5 l/min}}.")),
    ],
)
"#;

pub const TEXT: &str = "# La rate\n\nLa rate est un organe lymphoïde qui filtre le sang. \
    Elle pèse environ 200 g. Les pathologies de la rate constituent un défi majeur. \
    L’imagerie par résonance magnétique (IRM) permet de mesurer la rate. \
    Les fonctions de la rate sont : la filtration du sang, l’immunité et le stockage des plaquettes.\n";

#[derive(Default)]
struct CpuTestRenderer(CpuRenderer);

impl TestRenderer for CpuTestRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.apply(delta);
    }

    fn render(
        &mut self,
        context: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let scale = context.pixels_per_point();
        let size = context.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let primitives = context.tessellate(output.shapes.clone(), scale);
        let pixels = self.0.paint(&primitives, scale, [width, height]);
        image::RgbaImage::from_raw(width as u32, height as u32, pixels).ok_or("size".to_owned())
    }
}

/// The window under test, and what it stands on.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub root: PathBuf,
    pub time: Rc<Cell<i64>>,
    _folder: TempDir,
}

/// A window on a library that holds `decks` alone.
pub fn window(language: &str, theme: Theme, decks: &[&str]) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    for name in ["decks", "history"] {
        std::fs::create_dir_all(root.join(name)).unwrap();
    }
    for (at, deck) in decks.iter().enumerate() {
        std::fs::write(root.join(format!("decks/{at}.ron")), deck).unwrap();
    }
    let mut machine = Machine::default();
    machine.language = Some(language.to_owned());
    machine.theme = theme;
    let library = Library::open(&root, &"test".parse().unwrap()).unwrap();
    let time = Rc::new(Cell::new(START));
    let shown = time.clone();
    let clock = Clock::from_fn(move |rollover| {
        let paris = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        Now::at(shown.get(), &paris, rollover)
    });
    let harness = Harness::builder()
        .with_size([1060.0, 700.0])
        .renderer(CpuTestRenderer::default())
        .build_eframe(move |creation| {
            app::build(&creation.egui_ctx, library, machine, None, clock)
        });
    Window { harness, root, time, _folder: folder }
}

impl Window {
    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    pub fn press_with(&mut self, modifiers: egui::Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Shows the answer of the card that is asked, whatever its kind.
    pub fn reveal(&mut self) {
        for _ in 0..6 {
            let state = self.harness.state().state();
            if state.sitting.as_ref().is_none_or(|sitting| sitting.revealed) {
                return;
            }
            let choice = matches!(state.asked_card(), Some((.., Question::Choice { .. })));
            self.press(if choice { Key::B } else { Key::Space });
        }
    }

    /// Whether a card is asked.
    pub fn is_asking(&self) -> bool {
        self.harness.state().state().asked_card().is_some()
    }

    /// Lines of this device's history, without its head.
    pub fn events(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.root.join("history/test.csv")).unwrap_or_default();
        text.lines().skip(1).map(str::to_owned).collect()
    }

    /// Looks for cards in [`TEXT`] and waits for them.
    pub fn make_cards(&mut self) {
        self.press_with(egui::Modifiers::COMMAND, Key::N);
        TEXT.clone_into(&mut self.harness.state_mut().forms_mut().text);
        self.press_with(egui::Modifiers::COMMAND, Key::Enter);
        for _ in 0..2000 {
            if matches!(self.harness.state().state().making, app::Making::Choosing(_)) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
            self.harness.step();
        }
        self.harness.run();
    }
}
