//! What students write short inside their sentences: « st » for « sont », « ds » for « dans ».
//!
//! Only where a text does so more than once, and only words that stand for one thing; the source
//! keeps what was written.

use super::mapped::Mapped;

/// Ours; « pk », « sg » and « cell » stand for too many things.
const SHORT: [(&str, &str); 19] = [
    ("st", "sont"),
    ("ds", "dans"),
    ("pr", "pour"),
    ("pdt", "pendant"),
    ("qd", "quand"),
    ("bcp", "beaucoup"),
    ("tjs", "toujours"),
    ("tjrs", "toujours"),
    ("svt", "souvent"),
    ("cad", "c’est-à-dire"),
    ("càd", "c’est-à-dire"),
    ("avt", "avant"),
    ("chz", "chez"),
    ("ttes", "toutes"),
    ("nbx", "nombreux"),
    ("nbses", "nombreuses"),
    ("fct", "fonction"),
    ("mvt", "mouvement"),
    ("mvts", "mouvements"),
];

fn long(word: &str) -> Option<&'static str> {
    // Most words are longer, or begin with a capital.
    if word.len() > 5 || !word.starts_with(char::is_lowercase) {
        return None;
    }
    SHORT.iter().find(|(short, _)| *short == word).map(|(_, long)| *long)
}

/// Whether the text writes words short.
pub(super) fn is_short(text: &str) -> bool {
    let mut found = text.split_whitespace().filter_map(long);
    found.next().is_some() && found.next().is_some()
}

/// `text` with its short words written out.
pub(super) fn spelled(text: &Mapped) -> Mapped {
    let mut out = Mapped::default();
    let mut word = String::new();
    let end = text.text().len();
    for (at, c) in text.text().char_indices().chain([(end, ' ')]) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        let start = at - word.len();
        let alone = matches!(c, ' ' | ',' | '.' | ')');
        let apart = text
            .text()
            .get(..start)
            .is_none_or(|before| before.is_empty() || before.ends_with([' ', '(']));
        match long(&word).filter(|_| alone && apart) {
            Some(long) => out.push_instead(long, text.origin(start)),
            None => {
                for (n, letter) in word.char_indices() {
                    out.push(letter, text.origin(start + n));
                }
            }
        }
        word.clear();
        if at < end {
            out.push(c, text.origin(at));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_spelled_and_lead_back() {
        let text = "les GR st ds le plasma, le St ds.";
        assert!(is_short(text) && !is_short("l’eau st la pluie"));
        let mut mapped = Mapped::default();
        for (at, c) in text.char_indices() {
            mapped.push(c, at);
        }
        let spelled = spelled(&mapped);
        assert_eq!(spelled.text(), "les GR sont dans le plasma, le St dans.");
        assert_eq!(spelled.original(0..spelled.text().len()), 0..text.len());
    }
}
