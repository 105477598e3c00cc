//! Colours, sizes and spacing, from `assets/theme`; the only place where colours are made.
//!
//! clippy's `disallowed-methods` bans colours made elsewhere, so that light and dark stay whole.

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2,
};
use serde::Deserialize;

use super::chart::Ink;
use super::fonts;

/// The grid, in points.
pub const UNIT: f32 = 8.0;
/// Cards and questions are not wider than this, in points: about 75 characters a line.
pub const READING_WIDTH: f32 = 700.0;
/// The size of body text, in points.
pub const BODY: f32 = 15.5;
/// The size of a question, in points.
pub const QUESTION: f32 = 24.0;
/// The size of an answer, in points.
pub const ANSWER: f32 = 20.5;

/// The tokens of one theme.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    #[serde(deserialize_with = "colour")]
    pub background: Color32,
    #[serde(deserialize_with = "colour")]
    pub rail: Color32,
    #[serde(deserialize_with = "colour")]
    pub surface: Color32,
    #[serde(deserialize_with = "colour")]
    pub raised: Color32,
    #[serde(deserialize_with = "colour")]
    pub border: Color32,
    #[serde(deserialize_with = "colour")]
    pub text: Color32,
    #[serde(deserialize_with = "colour")]
    pub muted: Color32,
    #[serde(deserialize_with = "colour")]
    pub accent: Color32,
    #[serde(deserialize_with = "colour")]
    pub on_accent: Color32,
    #[serde(deserialize_with = "colour")]
    pub accent_soft: Color32,
    /// The accent, for large areas that carry no text.
    #[serde(deserialize_with = "colour")]
    pub accent_half: Color32,
    /// What a bar of progress runs in.
    #[serde(deserialize_with = "colour")]
    pub track: Color32,
    #[serde(deserialize_with = "colour")]
    pub focus: Color32,
    #[serde(deserialize_with = "colour")]
    pub highlight: Color32,
    #[serde(deserialize_with = "colour")]
    pub highlight_soft: Color32,
    #[serde(deserialize_with = "colour")]
    pub again: Color32,
    #[serde(deserialize_with = "colour")]
    pub hard: Color32,
    #[serde(deserialize_with = "colour")]
    pub good: Color32,
    #[serde(deserialize_with = "colour")]
    pub easy: Color32,
    #[serde(deserialize_with = "colour")]
    pub danger: Color32,
    #[serde(deserialize_with = "colour")]
    pub shadow: Color32,
}

#[expect(clippy::disallowed_methods, reason = "the one place where colours are made")]
fn colour<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_| serde::de::Error::custom(format!("{text} is no colour")))
}

impl Tokens {
    /// The tokens of `theme`.
    #[must_use]
    pub fn of(theme: egui::Theme) -> Self {
        let text = match theme {
            egui::Theme::Light => include_str!("../../assets/theme/light.ron"),
            egui::Theme::Dark => include_str!("../../assets/theme/dark.ron"),
        };
        // A test reads both; a screen without colours is still better than none.
        ron::from_str(text).unwrap_or_else(|_| Self::plain())
    }

    /// The colour of a part of a chart.
    #[must_use]
    pub fn ink(&self, ink: Ink) -> Color32 {
        match ink {
            Ink::Text => self.text,
            Ink::Muted => self.muted,
            Ink::Border => self.border,
            Ink::Track => self.track,
            Ink::Surface => self.surface,
            Ink::Accent => self.accent,
            Ink::AccentHalf => self.accent_half,
            Ink::Again => self.again,
            Ink::Hard => self.hard,
            Ink::Good => self.good,
            Ink::Easy => self.easy,
            Ink::Level(0) => self.track,
            Ink::Level(level) => {
                // From a quarter of the accent to all of it.
                let part = f32::from(level.min(4)) * 0.25;
                self.track.lerp_to_gamma(self.accent, part)
            }
        }
    }

    fn plain() -> Self {
        let (paper, ink) = (Color32::WHITE, Color32::BLACK);
        Self {
            background: paper,
            rail: paper,
            surface: paper,
            raised: paper,
            border: ink,
            text: ink,
            muted: ink,
            accent: ink,
            on_accent: paper,
            accent_soft: paper,
            accent_half: ink,
            track: paper,
            focus: ink,
            highlight: paper,
            highlight_soft: paper,
            again: ink,
            hard: ink,
            good: ink,
            easy: ink,
            danger: ink,
            shadow: ink,
        }
    }
}

/// Gives `context` the fonts, and the style of both themes.
pub fn install(context: &egui::Context) {
    context.set_fonts(fonts::definitions());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let mut style = Style { visuals: theme.default_visuals(), ..Style::default() };
        dress(&mut style, &Tokens::of(theme));
        context.set_style_of(theme, style);
    }
}

fn dress(style: &mut Style, tokens: &Tokens) {
    let text = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, text(13.0)),
        (TextStyle::Body, text(BODY)),
        (TextStyle::Button, FontId::new(BODY, fonts::medium())),
        (TextStyle::Heading, FontId::new(25.0, fonts::medium())),
        (TextStyle::Monospace, text(BODY)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(UNIT, UNIT);
    spacing.button_padding = Vec2::new(14.0, 7.0);
    spacing.interact_size = Vec2::new(40.0, 34.0);
    spacing.menu_margin = Margin::same(8);
    spacing.slider_width = 260.0;
    spacing.combo_width = 180.0;
    spacing.icon_width = 20.0;
    spacing.icon_width_inner = 12.0;
    spacing.scroll.active_handle_opacity = 0.4;
    spacing.scroll.interact_handle_opacity = 0.7;
    let visuals = &mut style.visuals;
    visuals.override_text_color = None;
    visuals.panel_fill = tokens.background;
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(1.0, tokens.border);
    visuals.window_corner_radius = CornerRadius::same(14);
    visuals.menu_corner_radius = CornerRadius::same(10);
    visuals.window_shadow =
        Shadow { offset: [0, 8], blur: 32, spread: 0, color: tokens.shadow.gamma_multiply(0.25) };
    visuals.popup_shadow = visuals.window_shadow;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.faint_bg_color = tokens.raised;
    visuals.code_bg_color = tokens.raised;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.hard;
    visuals.error_fg_color = tokens.danger;
    visuals.selection.bg_fill = tokens.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, tokens.focus);
    visuals.weak_text_color = Some(tokens.muted);
    visuals.slider_trailing_fill = true;
    visuals.striped = false;
    visuals.disabled_alpha = 0.55;
    let widgets = &mut visuals.widgets;
    let states = [
        (&mut widgets.noninteractive, tokens.surface, tokens.border, 1.0),
        (&mut widgets.inactive, tokens.raised, tokens.border, 1.0),
        (&mut widgets.hovered, tokens.accent_soft, tokens.accent, 1.0),
        (&mut widgets.active, tokens.accent_soft, tokens.accent, 2.0),
        (&mut widgets.open, tokens.accent_soft, tokens.accent, 1.0),
    ];
    for (state, fill, line, width) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(width, line);
        state.fg_stroke = Stroke::new(1.5, tokens.text);
        state.corner_radius = CornerRadius::same(9);
        state.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(colour: Color32) -> f32 {
        let linear = egui::Rgba::from(colour);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_every_ground() {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let t = Tokens::of(theme);
            assert_ne!(t, Tokens::plain());
            let grounds = [t.background, t.rail, t.surface, t.raised];
            let inks = [t.text, t.muted, t.accent, t.again, t.hard, t.good, t.easy, t.danger];
            for ground in grounds {
                for ink in inks {
                    let ratio = contrast(ground, ink);
                    assert!(ratio >= 4.5, "{theme:?}: {ink:?} on {ground:?}: {ratio:.2}");
                }
            }
            for (ground, ink) in [
                (t.accent, t.on_accent),
                (t.accent_soft, t.text),
                (t.accent_soft, t.accent),
                (t.highlight, t.text),
                (t.highlight_soft, t.text),
            ] {
                let ratio = contrast(ground, ink);
                assert!(ratio >= 4.5, "{theme:?}: {ink:?} on {ground:?}: {ratio:.2}");
            }
        }
    }
}
