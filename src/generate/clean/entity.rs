//! HTML's named and numbered characters.
//!
//! What it does not know stays as it is written.

/// What `&name;` stands for.
pub(super) fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" | "nnbsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" | "lsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        "aelig" => 'æ',
        "szlig" => 'ß',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "deg" => '°',
        "micro" | "mu" => 'µ',
        "plusmn" => '±',
        "times" => '×',
        "divide" => '÷',
        "frac12" => '½',
        "sup2" => '²',
        "sup3" => '³',
        "ge" => '≥',
        "le" => '≤',
        "ne" => '≠',
        "asymp" => '≈',
        "rarr" => '→',
        "larr" => '←',
        "uarr" => '↑',
        "darr" => '↓',
        "rArr" => '⇒',
        "alpha" => 'α',
        "beta" => 'β',
        "gamma" => 'γ',
        "delta" => 'δ',
        "Delta" => 'Δ',
        "omega" => 'ω',
        "kappa" => 'κ',
        "lambda" => 'λ',
        "euro" => '€',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "shy" => '\u{ad}',
        _ => return accented(name),
    })
}

/// `eacute`, `Ccedil`: a letter and its accent.
fn accented(name: &str) -> Option<char> {
    const LETTERS: &[(&str, &str, &str)] = &[
        ("acute", "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
        ("grave", "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        ("circ", "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        ("uml", "aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
        ("cedil", "cC", "çÇ"),
        ("tilde", "anoANO", "ãñõÃÑÕ"),
    ];
    let mut chars = name.chars();
    let letter = chars.next()?;
    let (_, plain, written) = LETTERS.iter().find(|(accent, ..)| *accent == chars.as_str())?;
    let at = plain.chars().position(|c| c == letter)?;
    written.chars().nth(at)
}

#[cfg(test)]
mod tests {
    use super::entity;

    #[test]
    fn names_and_numbers_are_read() {
        assert_eq!(entity("eacute"), Some('é'));
        assert_eq!(entity("iuml"), Some('ï'));
        assert_eq!(entity("#233"), Some('é'));
        assert_eq!(entity("#xE9"), Some('é'));
        assert_eq!(entity("oelig"), Some('œ'));
        assert_eq!(entity("patient"), None);
    }
}
