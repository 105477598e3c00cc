//! Keys as the table of commands has them, whether they are pressed, and the digits of any keyboard.

use egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

/// A key, or several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// With Ctrl, ⌘ on a Mac.
    Control(Key),
    /// With Ctrl (⌘) and Shift.
    ControlShift(Key),
    /// With Ctrl (⌘), Shift and Alt.
    ControlShiftAlt(Key),
    Alone(Key),
    /// As long as the focus is on no button: then the key is the button's.
    Free(Key),
    /// A digit of the row above the letters, whatever the keyboard writes there.
    Digit(u8),
    ControlDigit(u8),
    /// Ctrl (⌘) and +, written with Shift or without; the same key where it writes = by itself.
    ControlPlus,
    /// Whatever key writes this.
    Sign(char),
    /// Held while others are pressed.
    Shift,
}

impl Keys {
    /// As the keyboard has it, where it counts while something is typed too.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        match self {
            Self::Control(key) => Some(KeyboardShortcut::new(Modifiers::COMMAND, key)),
            Self::ControlShift(key) => {
                Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key))
            }
            Self::ControlShiftAlt(key) => {
                let held = Modifiers::COMMAND | Modifiers::SHIFT | Modifiers::ALT;
                Some(KeyboardShortcut::new(held, key))
            }
            Self::ControlDigit(digit) => {
                let keys = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4];
                let key = keys.get(usize::from(digit))?;
                Some(KeyboardShortcut::new(Modifiers::COMMAND, *key))
            }
            Self::ControlPlus => Some(KeyboardShortcut::new(Modifiers::COMMAND, Key::Plus)),
            Self::Alone(Key::F1) => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
            Self::Alone(_) | Self::Free(_) | Self::Digit(_) | Self::Sign(_) | Self::Shift => None,
        }
    }

    /// Whether they are pressed in this frame; `free`: no button has the focus. What is typed with
    /// them means nothing else then.
    #[must_use]
    pub fn is_pressed(self, ui: &Ui, free: bool) -> bool {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        match self {
            Self::Control(_) | Self::ControlShift(_) | Self::ControlShiftAlt(_) => {
                self.shortcut().is_some_and(|keys| takes(ui, keys))
            }
            Self::ControlPlus => ui.input(|input| {
                let plus = |event: &Event| {
                    matches!(event, Event::Key { key: Key::Plus | Key::Equals, pressed: true, modifiers, .. }
                        if modifiers.command && !modifiers.alt)
                };
                input.events.iter().any(plus)
            }),
            // The fourth key of the row of digits is no digit on AZERTY.
            Self::ControlDigit(wanted) => {
                // Where digits are written with Shift, 0 is.
                let shift = |keys: &Modifiers| wanted == 0 || !keys.shift;
                digit(ui, |keys| keys.command && !keys.alt && shift(keys)) == Some(wanted)
            }
            Self::Digit(wanted) => {
                digit(ui, |keys| !keys.ctrl && !keys.alt && !keys.command) == Some(wanted)
            }
            Self::Alone(key) => pressed(key),
            Self::Free(key) => free && pressed(key),
            Self::Sign(sign) => ui.input(|input| {
                let writes =
                    |event: &Event| matches!(event, Event::Text(text) if text.chars().eq([sign]));
                input.events.iter().any(writes)
            }),
            Self::Shift => false,
        }
    }
}

/// Takes a shortcut out of what was typed: with Shift, a letter is another command's. What was held
/// is asked of the key itself, for by the end of the frame it may be let go.
fn takes(ui: &Ui, shortcut: KeyboardShortcut) -> bool {
    ui.input_mut(|input| {
        let is_it = |event: &Event| {
            matches!(event, Event::Key { key, modifiers, pressed: true, .. }
                if *key == shortcut.logical_key && modifiers.matches_exact(shortcut.modifiers))
        };
        let pressed = input.events.iter().any(is_it);
        input.events.retain(|event| !is_it(event));
        pressed
    })
}

/// The key from 0 to 4 that was pressed with such modifiers, on any keyboard.
fn digit(ui: &Ui, with: impl Fn(&Modifiers) -> bool) -> Option<u8> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key { key, physical_key, pressed: true, repeat: false, modifiers }
                if with(modifiers) =>
            {
                rating_key(*key, *physical_key)
            }
            _ => None,
        })
    })
}

/// 0 to 4 for a digit; 1 to 4 rate: the logical digit (QWERTY, Shift on AZERTY, numpad), else the
/// physical digit row. AZERTY `'` arrives as `Quote` with physical `Num4`. A numpad without
/// NumLock arrives as `End` with physical `Num1`, and must not rate.
#[must_use]
pub fn rating_key(key: Key, physical: Option<Key>) -> Option<u8> {
    let navigation = matches!(
        key,
        Key::End
            | Key::Home
            | Key::PageUp
            | Key::PageDown
            | Key::Insert
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
    );
    digit_of(key).or_else(|| physical.filter(|_| !navigation).and_then(digit_of))
}

fn digit_of(key: Key) -> Option<u8> {
    match key {
        Key::Num0 => Some(0),
        Key::Num1 => Some(1),
        Key::Num2 => Some(2),
        Key::Num3 => Some(3),
        Key::Num4 => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn azerty_rates_and_a_numpad_without_numlock_does_not() {
        assert_eq!(rating_key(Key::Num3, Some(Key::Num3)), Some(3));
        assert_eq!(rating_key(Key::Quote, Some(Key::Num4)), Some(4));
        assert_eq!(rating_key(Key::End, Some(Key::Num1)), None);
        assert_eq!(rating_key(Key::Num5, Some(Key::Num5)), None);
    }
}
