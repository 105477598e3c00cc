//! Lines that begin with an arrow: which go on from the line above, and which are items of a list.

use super::line::{Line, LineKind};
use super::mark::Family;

/// A name of fewer words than these is a heading over an arrow, too.
const SAID: usize = 4;

fn is_arrow(line: &Line<'_>) -> bool {
    line.is_item() && line.mark.is_some_and(|mark| mark.family == Family::Bullet('→'))
}

/// « → ischémie » under a line that leads to it goes on from that line; under a colon, a question
/// or another such bullet it is a list's, and one of several further in hangs on the line.
pub(super) fn join<'a>(lines: &mut [Line<'a>], text: &'a str) {
    for at in 1..lines.len() {
        let (Some(above), Some(line)) = (lines.get(at - 1).copied(), lines.get(at).copied()) else {
            continue;
        };
        let several = lines.get(at + 1).is_some_and(is_arrow);
        // A chain has begun: « A → B », « A = B »; one arrow alone goes on from what is said.
        let chained = above.content.contains(['→', '⇒', '=']) || above.content.contains("->");
        let labelled = line.content.contains(" : ") || line.content.contains(": ");
        let said = above.is_text() && above.words() >= SAID && !several && !labelled;
        let led = (chained || said)
            && !above.content.ends_with([':', '?', '.'])
            && (above.is_text() || above.is_item() && !is_arrow(&above))
            && !hangs(&above, &line, several);
        if is_arrow(&line)
            && led
            && let Some((from, whole)) = line.whole(text)
            && let Some(line) = lines.get_mut(at)
        {
            *line = Line { content: whole, start: from, mark: None, ..*line };
            line.kind = LineKind::Text { indented: true };
        }
    }
}

/// Whether arrows stand further in than the line above: one alone goes on from it.
fn hangs(above: &Line<'_>, line: &Line<'_>, several: bool) -> bool {
    several && line.columns > above.columns + 1
}

#[cfg(test)]
mod tests {
    use crate::generate::clean::document;

    fn told(text: &str) -> Vec<String> {
        let blocks = document(text).blocks;
        blocks.iter().map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn an_arrow_further_in_hangs_on_the_line_above() {
        let notes = "Causes :\n- auto-immune = la plus fréquente\n    -> anticorps anti-21\n    -> \
                     scanner\n- tuberculose = rare\n";
        assert_eq!(
            told(notes),
            [
                "Causes :",
                "auto-immune = la plus fréquente",
                "anticorps anti-21",
                "scanner",
                "tuberculose = rare"
            ]
        );
        // One alone goes on from it, wherever it stands.
        let alone = told("Causes :\n- moyen = 50 à 74 ans\n     → test immunologique\n- élevé\n");
        assert_eq!(alone, ["Causes :", "moyen = 50 à 74 ans → test immunologique", "élevé"]);
        let chain = told("Causes :\n- thrombus = obstacle\n→ ischémie\n- embole\n");
        assert_eq!(chain, ["Causes :", "thrombus = obstacle → ischémie", "embole"]);
    }

    #[test]
    fn an_arrow_under_what_is_said_goes_on_from_it() {
        let led = told("la bilirubine libre passe la barrière\n→ ictère nucléaire\nautre chose\n");
        assert_eq!(
            led.first().map(String::as_str),
            Some("la bilirubine libre passe la barrière → ictère nucléaire")
        );
        // One with a label of its own says its own thing.
        let own = told("la bilirubine libre passe la barrière\n→ ictère nucléaire : coma\n");
        assert_eq!(own, ["la bilirubine libre passe la barrière", "ictère nucléaire : coma"]);
        // Several are a list.
        let list = told("la bilirubine libre a deux effets\n→ ictère\n→ surdité\n");
        assert_eq!(list, ["la bilirubine libre a deux effets", "ictère", "surdité"]);
    }
}
