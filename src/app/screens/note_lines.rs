//! The notes of lines that were pasted, before they are added.

use egui::{Label, RichText, Ui};

use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets};
use crate::workspace::Pairs;

/// The most that are shown.
const MOST: usize = 30;

pub fn show(ui: &mut Ui, state: &State, several: &Pairs) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let told = locale.count("add-several", several.pairs.len());
    let text = ui.label(RichText::new(told).family(fonts::medium()));
    widgets::read_out(&text);
    if several.left > 0 {
        widgets::muted(ui, tokens, locale.count("add-several-left", several.left));
    }
    ui.add_space(UNIT / 2.0);
    for pair in several.pairs.iter().take(MOST) {
        ui.add(Label::new(RichText::new(&pair.front).size(14.5)).truncate());
        let back = RichText::new(&pair.back).size(14.0).color(tokens.muted);
        ui.add(Label::new(back).truncate());
        ui.add_space(3.0);
    }
    if several.pairs.len() > MOST {
        let rest = several.pairs.len() - MOST;
        widgets::muted(ui, tokens, locale.count("leeches-more", rest));
    }
}
