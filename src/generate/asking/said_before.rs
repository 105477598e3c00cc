//! A gap in a sentence that points at what stands before it, behind the text's own words for that: « La
//! drépanocytose est fréquente en Afrique. Cette maladie touche l’[…]. »
//!
//! Nothing is put in that may be wrong. Leaves out what takes long to read, and what the words before give
//! away.

use super::super::ask::antecedent::names;
use super::super::ask::given_away::leaks;
use super::super::ask::part::opened;
use super::super::ask::refer::{Asks, Position};
use super::super::ask::within::says_what_is_shown;
use super::super::ask::{Asked, Setting, Way};
use super::super::candidate::sides;
use super::super::token::Token;
use super::super::tokenise::tokens;
use crate::deck::{Content, fold};

/// Words of what is said before, and of all that is shown.
const BEFORE: usize = 30;
const ALL: usize = 44;
/// A line of fewer words says little.
const LEAST: usize = 4;

/// A sentence that was read.
#[derive(Debug, Clone)]
pub(in crate::generate) struct Read {
    pub(in crate::generate) text: String,
    /// It points at nothing outside it.
    pub(in crate::generate) stands: bool,
}

/// `card` of the sentence `piece`, which points at what the last of `read` say, behind their words; none
/// where they do not help.
pub(super) fn behind(
    setting: &Setting<'_>,
    card: &Asked,
    piece: &str,
    position: Position<'_>,
    read: &[Read],
) -> Option<Asked> {
    let Content::Cloze { text } = &card.content else { return None };
    let gap = matches!(
        card.way,
        Way::GapPhrase | Way::GapSubject | Way::GapNumber | Way::GapList | Way::GapName
    );
    if !gap || !card.dangling || !is_whole(text, piece) {
        return None;
    }
    let lead = lead(setting, read)?;
    let shown = format!("{lead} {text}");
    let (_, answer) = sides(&card.content);
    let fits = words(&lead) <= BEFORE && words(&shown) <= ALL;
    let found = tokens(piece, setting.lexicon);
    // « Celle-ci … » may be the last thing that was named, or another.
    let opens = piece.split([' ', '\u{a0}']).next().unwrap_or_default();
    if opens.to_lowercase().ends_with("-ci") {
        return None;
    }
    let named = says_what_is_shown(setting, &lead, &found) && may_be_meant(&found, position);
    if !fits || !named || leaks(&answer, &lead, "") {
        return None;
    }
    let content = Content::Cloze { text: shown };
    Some(Asked { content, dangling: false, ..card.clone() })
}

/// Whether what was told before has something of the gender and number of the pronoun that opens `found`, if
/// one does.
fn may_be_meant(found: &[Token], position: Position<'_>) -> bool {
    let asks = found.first().and_then(|t| Asks::of(&t.lower));
    let before = position.before.or(position.above);
    asks.is_none_or(|asks| names(Position { before, ..position }, asks.gender, asks.plural))
}

/// The last sentence, with the one before it where it points at that itself.
fn lead(setting: &Setting<'_>, read: &[Read]) -> Option<String> {
    let (last, before) = read.split_last()?;
    let told = opened(setting, &last.text);
    if last.stands {
        return is_sentence(&told).then_some(told);
    }
    let first = before.last().filter(|first| first.stands)?;
    let first = opened(setting, &first.text);
    let whole = format!("{first} {}", last.text);
    (is_sentence(&first) && is_sentence(&last.text)).then_some(whole)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && words(text) >= LEAST && !text.contains(['{', '}'])
}

/// Whether the gap stands in the whole sentence, and not in a clause of it.
fn is_whole(text: &str, piece: &str) -> bool {
    let letters =
        |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let Some((before, rest)) = text.split_once("{{c1::") else { return false };
    let Some((hidden, after)) = rest.split_once("}}") else { return false };
    let hidden = hidden.split_once("::").map_or(hidden, |(hidden, _)| hidden);
    letters(&format!("{before}{hidden}{after}")) == letters(piece)
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::reference_tests::fronts;

    fn repeats(text: &str, before: &str) -> bool {
        fronts(text).iter().any(|front| front.contains(before))
    }

    #[test]
    fn what_a_sentence_points_at_stands_before_it_in_the_text_s_words() {
        let text = |next: &str| {
            format!(
                "# Os\n\nDans le modèle, le cartilage de la matrice est pénétré par de nombreux \
                 capillaires sanguins venus de la face profonde de la membrane. {next}"
            )
        };
        let told = "Cette pénétration transforme le périchondre en périoste.";
        let found = fronts(&text(told));
        assert!(repeats(&text(told), "membrane. Cette pénétration"), "{found:?}");
        // Of what no word before tells, nothing is explained.
        let told = "Cette fusion transforme le périchondre en périoste.";
        assert!(!repeats(&text(told), "membrane. Cette fusion"));
        // What stands by itself needs nothing before it.
        let told = "Les ostéoblastes forment un manchon de périoste.";
        assert!(!repeats(&text(told), "membrane. Les"));
    }

    #[test]
    fn a_pronoun_that_only_points_is_not_explained() {
        let text = |opens: &str| {
            format!(
                "# Embolie pulmonaire\n\nLa scintigraphie pulmonaire est un examen qui étudie la ventilation \
                 et la perfusion des poumons. Elle est utile en cas d’insuffisance rénale. {opens} \
                 contre-indique parfois le produit de contraste iodé."
            )
        };
        let named = text("Cette insuffisance rénale");
        assert!(repeats(&named, "rénale. Cette"), "{:?}", fronts(&named));
        let told = text("Celle-ci");
        assert!(!repeats(&told, "rénale. Celle-ci"), "{:?}", fronts(&told));
    }

    #[test]
    fn what_gives_the_answer_away_is_not_said_before_it() {
        let text = "# Rate\n\nDans la rate, les macrophages reconnaissent les globules rouges usés par \
                    leur long passage dans les vaisseaux. Ces globules sont détruits par les \
                    macrophages.";
        let hides = |front: &String| front.contains("vaisseaux. ") && front.contains("par les […]");
        assert!(!fronts(text).iter().any(hides), "{:?}", fronts(text));
    }
}
