//! How large a quantity is, as it is written: « 1 500 mg », « 0,5 % ».

/// Puts texts in order: quantities of one kind by their size, anything else by its letters.
pub(super) fn sort(texts: &mut [&str]) {
    let measured: Vec<_> = texts.iter().map(|text| measure(text)).collect();
    let kind = measured.first().and_then(|first| first.as_ref()).map(|(_, kind)| kind.clone());
    let is_of_one = |(_, other): &(f64, String)| kind.as_ref() == Some(other);
    let are_of_one = measured.iter().all(|one| one.as_ref().is_some_and(is_of_one));
    texts.sort_unstable();
    if are_of_one {
        let size = |text: &&str| measure(text).map_or(0.0, |(size, _)| size);
        texts.sort_by(|a, b| size(a).total_cmp(&size(b)));
    }
}

/// The first number of a text, and what is written around its digits.
fn measure(text: &str) -> Option<(f64, String)> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(from..)?;
    let mut number = String::new();
    for (at, letter) in rest.char_indices() {
        let next = rest.get(at + letter.len_utf8()..).unwrap_or_default();
        let digits = next.chars().take_while(char::is_ascii_digit).count();
        match letter {
            '0'..='9' => number.push(letter),
            // Thousands stand apart; a zero before them is one of a fraction.
            ' ' | '\u{a0}' | '\u{202f}' if digits == 3 => {}
            ',' | '.' if digits == 3 && number != "0" && number.len() < 4 => {}
            ',' | '.' if digits > 0 && !number.contains('.') => number.push('.'),
            _ => break,
        }
    }
    let kind = text.chars().filter(|c| !c.is_ascii_digit() && !" \u{a0}\u{202f},.".contains(*c));
    Some((number.parse().ok()?, kind.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_in_the_order_of_their_size() {
        for sorted in [
            ["5 %", "10 %", "20 %", "35 %"],
            ["0,5 mg", "1,5 mg", "2 mg", "10 mg"],
            ["500 UI", "1 000 UI", "1\u{202f}500 UI", "10000 UI"],
            // Of other units, and words: by their letters.
            ["1 g", "10 mg", "5 mg", "50 mg"],
            ["10 jours", "2 jours", "3 semaines", "jamais"],
        ] {
            let mut texts = sorted;
            texts.reverse();
            sort(&mut texts);
            assert_eq!(texts, sorted);
        }
    }
}
