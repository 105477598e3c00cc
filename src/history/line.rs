//! A line of a history, read quickly: straight from its bytes, with nothing made on the way.
//!
//! Reads what [`encode`](super::encode) writes, in its order of columns. Whatever else a line may
//! be (quoted, misspelt, cut), it takes nothing: the reader of `log` then looks at the file,
//! slowly, and has the last word. A test holds the two to the same answers.

use super::event::{Due, Kind, Phase, Rating};
use super::row::Said;

/// A line's names, as they stand there, and what it says.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The card's note is the first so many bytes of the line.
    pub note: usize,
    /// The card's number within its note.
    pub number: u16,
    pub said: Said,
    /// Of an undo; else empty.
    pub target: &'a [u8],
}

/// Reads the line at the start of `text`, and returns what comes after its line feed too.
#[inline]
pub(super) fn read(text: &[u8]) -> Option<(Line<'_>, &[u8])> {
    let note = length_of_note(text)?;
    let mut rest = Rest(text.get(note + 1..)?);
    // One spelling only: no leading zero.
    if rest.0.first() == Some(&b'0') {
        return None;
    }
    let number = u16::try_from(rest.number()?).ok()?;
    let time = rest.time()?;
    let rating = match rest.digit()? {
        0 => None,
        number => Some(Rating::from_number(number)?),
    };
    let phase = Phase::from_number(rest.digit()?)?;
    let duration = u32::try_from(rest.number()?).ok()?;
    let day = i32::try_from(rest.signed()?).ok()?;
    let offset = i16::try_from(rest.signed()?).ok()?;
    let kind = rest.kind()?;
    if rating.is_some() != matches!(kind, Kind::Review | Kind::Cram) {
        return None;
    }
    let due = rest.due()?;
    let sequence = rest.number()?;
    let target = rest.target()?;
    if target.is_empty() == (kind == Kind::Undo) {
        return None;
    }
    let said = Said { time, sequence, day, duration, offset, kind, rating, phase, due };
    Some((Line { note, number, said, target }, rest.0))
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// How many bytes stand before the first dot; no id has more than 64.
#[inline]
fn length_of_note(text: &[u8]) -> Option<usize> {
    for (n, chunk) in text.as_chunks::<8>().0.iter().take(9).enumerate() {
        // Eight bytes at once: the lowest byte that is a dot becomes zero.
        let word = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(b'.'));
        let found = word.wrapping_sub(ONES) & !word & HIGH;
        if found != 0 {
            return Some(n * 8 + (found.trailing_zeros() / 8) as usize);
        }
    }
    text.iter().take(65).position(|byte| *byte == b'.')
}

/// What is left of the text. Every field is read with the comma after it.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    /// Digits and a comma; 18 digits at most: such a number can't be too great.
    #[inline]
    fn number(&mut self) -> Option<u64> {
        if let Some(chunk) = self.0.first_chunk() {
            let (value, count) = digits(*chunk);
            if count > 0 && chunk.get(count) == Some(&b',') {
                self.0 = self.0.get(count + 1..)?;
                return Some(value);
            }
        }
        self.long_number()
    }

    /// As [`Self::number`], however many digits and however near the end.
    fn long_number(&mut self) -> Option<u64> {
        let length = self.0.iter().take(19).position(|byte| !byte.is_ascii_digit())?;
        let (number, after) = self.0.split_at_checked(length)?;
        self.0 = after.strip_prefix(b",")?;
        let digit = |value: u64, byte: &u8| value * 10 + u64::from(byte - b'0');
        (length > 0).then(|| number.iter().fold(0, digit))
    }

    /// A number that may be less than zero.
    #[inline]
    fn signed(&mut self) -> Option<i64> {
        if let Some((b'-', after)) = self.0.split_first() {
            self.0 = after;
            return i64::try_from(self.number()?).ok().map(|value| -value);
        }
        i64::try_from(self.number()?).ok()
    }

    /// As [`Self::signed`], quickly where there are more digits than fit into eight bytes.
    #[inline]
    fn time(&mut self) -> Option<i64> {
        if let Some((first, rest)) = self.0.split_first_chunk()
            && let Some(chunk) = rest.first_chunk()
            && let (high, 8) = digits(*first)
        {
            let (low, count) = digits(*chunk);
            if chunk.get(count) == Some(&b',') {
                self.0 = rest.get(count + 1..)?;
                return i64::try_from(high * POWERS.get(count)? + low).ok();
            }
        }
        self.signed()
    }

    /// One digit.
    #[inline]
    fn digit(&mut self) -> Option<u8> {
        let ([digit, b','], after) = self.0.split_first_chunk()? else { return None };
        self.0 = after;
        Some(digit.wrapping_sub(b'0')).filter(|digit| *digit < 10)
    }

    #[inline]
    fn kind(&mut self) -> Option<Kind> {
        // Nearly all are.
        if let Some(after) = self.0.strip_prefix(b"review,") {
            self.0 = after;
            return Some(Kind::Review);
        }
        let length = self.0.iter().take(16).position(|byte| *byte == b',')?;
        let (name, after) = self.0.split_at_checked(length)?;
        self.0 = after.strip_prefix(b",")?;
        Kind::from_name(std::str::from_utf8(name).ok()?)
    }

    #[inline]
    fn due(&mut self) -> Option<Due> {
        let (first, after) = self.0.split_first()?;
        self.0 = after;
        match first {
            b'd' => Some(Due::Day(i32::try_from(self.signed()?).ok()?)),
            b't' => Some(Due::Instant(self.time()?)),
            b',' => Some(Due::None),
            _ => None,
        }
    }

    /// What is left of the line.
    #[inline]
    fn target(&mut self) -> Option<&'a [u8]> {
        if let Some(after) = self.0.strip_prefix(b"\n") {
            self.0 = after;
            return Some(b"");
        }
        let length = self.0.iter().position(|byte| *byte == b'\n')?;
        let (target, after) = self.0.split_at_checked(length)?;
        self.0 = after.strip_prefix(b"\n")?;
        Some(target)
    }
}

const POWERS: [u64; 9] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// The value of the digits at the start of eight bytes, and how many there are.
///
/// All eight at once, as in Johnny Lee's and Daniel Lemire's parsers: neighbours become pairs,
/// pairs become fours, fours become eights.
#[inline]
fn digits(chunk: [u8; 8]) -> (u64, usize) {
    let word = u64::from_le_bytes(chunk) ^ (ONES * u64::from(b'0'));
    // The lowest byte above 9 gets its high bit, or has it.
    let odd = (word.wrapping_add(ONES * 0x76) | word) & HIGH;
    let count = (odd.trailing_zeros() / 8) as usize;
    if count == 0 {
        return (0, 0);
    }
    // Zeros before the first digit.
    let word = word << (64 - 8 * count);
    let pairs = word.wrapping_mul(10).wrapping_add(word >> 8);
    let mask = 0x0000_00ff_0000_00ff;
    let high = (pairs & mask).wrapping_mul(0x000f_4240_0000_0064);
    let low = ((pairs >> 16) & mask).wrapping_mul(0x0000_2710_0000_0001);
    (high.wrapping_add(low) >> 32, count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn digits_are_read_as_the_standard_library_reads_them(
            number in 0_u64..100_000_000, cut in 1_usize..9, after in "[^0-9]{8}",
        ) {
            let text: String = number.to_string().chars().take(cut).collect();
            let mut bytes = text.clone().into_bytes();
            bytes.extend(after.bytes());
            let expected = (text.parse().unwrap(), text.len());
            prop_assert_eq!(digits(*bytes.first_chunk().unwrap()), expected);
        }

        #[test]
        fn whatever_follows_numbers_are_the_same(
            number in -999_999_999_999_999_999_i64..1_000_000_000_000_000_000,
            digits in 1_u32..19, after in "[0-9a-z,]{0,20}",
        ) {
            let number = number % 10_i64.pow(digits);
            let text = format!("{number},{after}");
            let mut rest = Rest(text.as_bytes());
            prop_assert_eq!(rest.signed(), Some(number));
            prop_assert_eq!(rest.0, after.as_bytes());
            let mut rest = Rest(text.as_bytes());
            prop_assert_eq!(rest.time(), Some(number));
            prop_assert_eq!(rest.0, after.as_bytes());
            let mut rest = Rest(text.as_bytes());
            prop_assert_eq!(rest.number(), u64::try_from(number).ok());
            prop_assert!(number < 0 || rest.0 == after.as_bytes());
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let odd = ["", "x", "-", "+1,", "1234567890123456789,", ",1,2,3,4,5,6,7,8", "12", "1x,"];
        for odd in odd.into_iter().chain(["12345678x,", "1234567890x,2345678", "--1,", "-,1"]) {
            assert_eq!(Rest(odd.as_bytes()).signed(), None, "{odd}");
            assert_eq!(Rest(odd.as_bytes()).time(), None, "{odd}");
        }
    }
}
