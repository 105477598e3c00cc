//! One choice of a few, side by side; in lines where there is no room.

use egui::{Align, Button, FontFamily, FontId, Frame, Layout, RichText, Role, Stroke, Ui};
use egui::{TextWrapMode, WidgetInfo, vec2};

use super::theme::{BODY, Tokens};

/// Around all choices.
const MARGIN: i8 = 3;

/// How high one is at least.
const BUTTON: f32 = 30.0;

/// How much room these choices want to stand in one line.
pub fn width<'a>(ui: &Ui, tokens: &Tokens, texts: impl Iterator<Item = &'a String>) -> f32 {
    let width = |text: &String| {
        let font = FontId::new(BODY, FontFamily::Proportional);
        ui.painter().layout_no_wrap(text.clone(), font, tokens.text).size().x
    };
    // Each with its padding and the room to the next.
    texts.map(|text| width(text) + 26.0).sum::<f32>() + 8.0
}

/// How high they are in one line, with the frame around them.
pub fn height(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y.max(BUTTON) + 2.0 * f32::from(MARGIN) + 2.0
}

/// One of a few choices; all are seen.
pub fn segmented<T: PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    value: &mut T,
    choices: impl IntoIterator<Item = (T, String)>,
) {
    let choices: Vec<(T, String)> = choices.into_iter().collect();
    let wide = width(ui, tokens, choices.iter().map(|(_, text)| text));
    let row = Layout::left_to_right(Align::Center).with_main_wrap(wide > ui.available_width());
    Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.border))
        .corner_radius(10)
        .inner_margin(MARGIN)
        .show(ui, |ui| {
            let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
            ui.allocate_ui_with_layout(size, row, |ui| {
                ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
                ui.spacing_mut().button_padding = vec2(12.0, 4.0);
                for (choice, text) in choices {
                    let here = *value == choice;
                    let ink = if here { tokens.accent } else { tokens.text };
                    let fill = if here { tokens.surface } else { tokens.raised };
                    let line = if here { tokens.border } else { tokens.raised };
                    let label = RichText::new(&text).color(ink);
                    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, line);
                    let button = Button::new(label).fill(fill).corner_radius(8);
                    let button = button.wrap_mode(TextWrapMode::Extend);
                    let response = ui.add(button.min_size(vec2(0.0, BUTTON)));
                    let spoken = format!("{name} – {text}");
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::RadioButton, true, here, &spoken)
                    });
                    if response.clicked() && !here {
                        *value = choice;
                    }
                }
            });
        });
}
