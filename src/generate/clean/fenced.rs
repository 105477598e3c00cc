//! What stands between fences (```` ``` ````) and is no code: sentences and definitions that an author has set
//! apart.
//!
//! Leaves out what a program would read or has written, and what is drawn.

/// Languages that are words.
const WORDS: [&str; 7] = ["", "text", "txt", "md", "markdown", "plaintext", "plain"];

/// What no sentence has.
const CODE: [&str; 16] =
    ["://", "=>", "==", "();", "</", "/>", "$", "{", "}", "|", "--", "\\", "::", "##", "│", "─"];

/// A line of words has as many.
const TOLD: usize = 4;

/// Whether the fence that `opened` opens, over `below`, holds words.
pub(super) fn tells(opened: &str, below: &str) -> bool {
    let language = opened.trim_start_matches(['`', '~']).trim();
    if !WORDS.contains(&language.to_lowercase().as_str()) {
        return false;
    }
    let is_fence = |line: &str| line.starts_with("```") || line.starts_with("~~~");
    let held = below.lines().map(str::trim).take_while(|line| !is_fence(line));
    let (mut lines, mut told, mut sentences) = (0_usize, 0_usize, 0_usize);
    for line in held.filter(|line| !line.is_empty()) {
        if !is_plain(line) {
            return false;
        }
        lines += 1;
        told += usize::from(line.split_whitespace().count() >= TOLD);
        sentences +=
            usize::from(line.ends_with(['.', '!', '?']) && line.starts_with(char::is_uppercase));
    }
    lines >= 3 && told * 4 >= lines * 3 || sentences > 0 && sentences == lines && told == lines
}

/// Letters mostly, and no sign of code or of a drawing.
fn is_plain(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '\u{2500}'..='\u{259f}' | '▲' | '▼' | '►' | '◄' | '↓' | '↑');
    let (mut letters, mut all) = (0_usize, 0_usize);
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        letters += usize::from(c.is_alphabetic());
    }
    letters * 4 >= all * 3
        && !line.contains(drawn)
        && !line.contains("   ")
        && !line.ends_with([';', '(', '['])
        && !CODE.iter().any(|mark| line.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::tells;

    #[test]
    fn sentences_between_fences_are_of_the_text() {
        let told = "```\nRate - organe mou qui filtre le sang\nHile - lieu où entre l’artère splénique\nPulpe - ce qui \
                    remplit la rate\n```\n";
        assert_eq!(read(told).lines().count(), 3);
        assert!(tells("```text", "La rate filtre le sang.\n```\n"));
    }

    #[test]
    fn code_and_drawings_stay_aside() {
        for (opened, below) in [
            ("```python", "la rate filtre le sang.\n"),
            ("```", "for organ in the body:\n  print(organ)\nreturn the spleen now;\n"),
            ("```", "rate   -> foie -> coeur\n   |\n"),
            ("```", "npm install the spleen\n"),
            ("```{note}", "La rate filtre le sang.\n"),
        ] {
            assert!(!tells(opened, below), "{below}");
        }
    }
}
