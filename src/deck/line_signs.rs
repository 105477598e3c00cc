//! Signs that open a line and are no marks of Markdown: « > 6 semaines » is no quotation, « + 5 D »
//! no list.

use std::borrow::Cow;

/// The Markdown with the signs before its numbers kept as they are.
#[must_use]
pub fn with_line_signs(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains(['>', '+', '-']) {
        return Cow::Borrowed(markdown);
    }
    let one = markdown.trim().lines().count() == 1;
    let mut out = String::with_capacity(markdown.len() + 1);
    let mut code = false;
    for line in markdown.split_inclusive('\n') {
        code ^= line.trim_start().starts_with("```");
        match sign(line, one).filter(|_| !code) {
            Some(at) => {
                let (before, after) = line.split_at(at);
                out.extend([before, "\\", after]);
            }
            None => out.push_str(line),
        }
    }
    Cow::Owned(out)
}

/// Where the sign stands that opens the line, or an item of a list; `one` says that the text has no
/// other line, so that it is no list.
fn sign(line: &str, one: bool) -> Option<usize> {
    let bare = line.trim_start_matches(' ');
    let listed = ["- ", "* ", "+ "].iter().find_map(|mark| bare.strip_prefix(mark));
    let opens = |rest: &str, signs: &[char]| {
        let after = rest.strip_prefix(signs)?;
        let number = after.trim_start_matches(['=', ' ', '\u{a0}', '\u{202f}', ',', '.']);
        number.starts_with(|c: char| c.is_ascii_digit()).then(|| line.len() - rest.len())
    };
    let sums = || opens(bare, &['+', '-']).filter(|_| one);
    opens(bare, &['>']).or_else(sums).or_else(|| opens(listed?.trim_start(), &['>']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_before_a_number_is_no_mark() {
        assert_eq!(with_line_signs("> 6 semaines"), "\\> 6 semaines");
        assert_eq!(with_line_signs("Seuil\n>=5 mm"), "Seuil\n\\>=5 mm");
        assert_eq!(with_line_signs("- > 3 g\n- fièvre"), "- \\> 3 g\n- fièvre");
        assert_eq!(with_line_signs("+ 5 D"), "\\+ 5 D");
        assert_eq!(with_line_signs("- 70 mV"), "\\- 70 mV");
        // A quotation, lists, code, a sign inside the line.
        for same in ["> Primum non nocere", "- 5 mg\n- 10 mg", "```\n> 5\n```", "p > 5", "- fièvre"]
        {
            assert_eq!(with_line_signs(same), same);
        }
    }
}
