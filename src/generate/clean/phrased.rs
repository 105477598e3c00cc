//! Lines broken where a speaker breathes, as subtitles and transcripts have them: no width tells that they
//! are one sentence, but small letters behind lines that nothing ends do.

use super::line::Line;

/// Lines that begin with a small letter, at least, and one in so many of all.
const FEWEST: usize = 8;
const SHARE: usize = 4;

/// Whether the paragraphs of `lines` are broken at phrases: a small letter goes on from a line without an
/// end, and a capital begins behind a full stop. Lines of notes end without one, whatever comes next.
pub(super) fn is_phrased(lines: &[Line<'_>]) -> bool {
    let (mut small, mut after_end, mut capital, mut whole) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if !line.is_text() || !next.is_text() {
            continue;
        }
        let ended = ends(line.content);
        if next.content.starts_with(char::is_lowercase) {
            small += 1;
            after_end += usize::from(ended);
        } else if next.content.starts_with(char::is_uppercase) {
            capital += 1;
            whole += usize::from(ended);
        }
    }
    small >= FEWEST
        && small * SHARE >= small + capital
        && after_end * 20 <= small
        && whole * 10 >= capital * 7
}

/// Whether a sentence ends with the line, be it in quotes.
pub(super) fn ends(line: &str) -> bool {
    let plain = line.trim_end_matches(['"', '”', '»', ')', '\'', '’', ' ', '\u{a0}', '\u{202f}']);
    plain.ends_with(['.', '!', '?', '…', ':'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    const SAID: &str = "Depuis des siècles,\n\
        on se demande à quoi sert la rate.\n\
        Cet organe est caché sous les côtes,\n\
        du côté gauche,\n\
        et il pèse à peine deux cents grammes.\n\
        On sait maintenant\n\
        qu’elle détruit les globules rouges\n\
        quand ils ont fait leur temps.\n\
        Elle garde aussi\n\
        le tiers des plaquettes,\n\
        que le sang reprend\n\
        si l’on saigne.\n\
        Sans elle,\n\
        on se défend mal\n\
        contre les bactéries à capsule.\n";

    #[test]
    fn subtitles_are_sentences() {
        assert_eq!(
            read(SAID).lines().collect::<Vec<_>>(),
            [
                "Depuis des siècles, on se demande à quoi sert la rate.",
                "Cet organe est caché sous les côtes, du côté gauche, et il pèse à peine deux cents grammes.",
                "On sait maintenant qu’elle détruit les globules rouges quand ils ont fait leur temps.",
                "Elle garde aussi le tiers des plaquettes, que le sang reprend si l’on saigne.",
                "Sans elle, on se défend mal contre les bactéries à capsule.",
            ]
        );
    }

    #[test]
    fn lines_of_notes_stay_apart() {
        // Nothing ends them, whatever begins the next one.
        let notes = SAID.replace(".\n", "\n");
        assert!(read(&notes).contains("Elle garde aussi\nle tiers des plaquettes,\n"));
    }
}
