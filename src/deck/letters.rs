//! How far a text's beginning is letters and digits without a doubt, told by its bytes: most of a text
//! is.

/// How many bytes of a text's beginning are digits and letters for sure, and whether these are all
/// small ones without accents.
pub(super) fn letters(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let (mut length, mut plain) = (0, true);
    while let Some(byte) = bytes.get(length) {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => length += 1,
            b'A'..=b'Z' => (length, plain) = (length + 1, false),
            // Letters of two bytes, but for × and ÷.
            0xc3 if !matches!(bytes.get(length + 1), Some(0x97 | 0xb7)) => {
                (length, plain) = (length + 2, false);
            }
            0xc4..=0xc8 => (length, plain) = (length + 2, false),
            _ => break,
        }
    }
    (length, plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_small_and_without_accents_is_plain() {
        assert_eq!(letters("Œdèmes × 2"), ("Œdèmes".len(), false));
        assert_eq!(letters("hypertension2 x"), ("hypertension2".len(), true));
        assert_eq!(letters("hypertensionA x"), ("hypertensionA".len(), false));
    }
}
