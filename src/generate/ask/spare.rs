//! What the front of a gap can do without: a clause behind the last thing that is asked or needed,
//! and what only compares between commas.
//!
//! « …, d’où une augmentation très progressive des doses » makes a front long and asks nothing;
//! « L’hépatite fulminante, plus rare, s’accompagne … » makes it dangle. What tells the answer apart,
//! right behind the gap, stays, and so does every condition.

use std::ops::Range;

use super::Setting;
use super::gapped::Sentence;
use crate::generate::token::{Tag, Token};

/// A front keeps at least so many words.
const KEPT: usize = 6;

/// A tail of fewer words is left.
const TAIL: usize = 4;

/// A comparison between commas has at most so many words.
const ASIDE: usize = 4;

/// Bytes of the sentence that a card whose gap is at `gap` does without.
pub(super) fn spared(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    gap: &Range<usize>,
) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = aside(setting, sentence, gap).into_iter().collect();
    cuts.extend(tail(setting, sentence, gap));
    cuts
}

/// `range` of the text without what is cut.
pub(super) fn without(text: &str, range: Range<usize>, cuts: &[Range<usize>]) -> String {
    let mut kept = String::new();
    let mut at = range.start;
    for cut in cuts {
        if cut.start >= at && cut.end <= range.end {
            kept.push_str(text.get(at..cut.start).unwrap_or_default());
            at = cut.end;
        }
    }
    kept.push_str(text.get(at..range.end).unwrap_or_default());
    kept
}

/// « Les formes neurologiques, un peu plus tardives, traduisent »: of what it is more, another
/// sentence says. « La latente, elle, n’a aucun signe »: it only stresses.
fn aside(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    gap: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentence.tokens;
    let comma = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Comma);
    let verb = sentence.roles.verb.start;
    let last = verb.checked_sub(1).filter(|at| comma(*at))?;
    let first = (0..last).rfind(|at| comma(*at))?;
    let inside = tokens.get(first + 1..last)?;
    let (open, close) = (tokens.get(first)?, tokens.get(last)?);
    let hides = gap.start < close.end && open.start < gap.end;
    let stress = matches!(inside, [only] if only.tag == Tag::Pronoun);
    let compares = inside.iter().any(|t| setting.lexicon.noun_is("comparing", &t.lower))
        && inside.len() <= ASIDE
        && inside.last().is_some_and(|t| matches!(t.tag, Tag::Adjective | Tag::Participle))
        && inside.iter().all(|t| {
            matches!(t.tag, Tag::Adverb | Tag::Adjective | Tag::Participle | Tag::Determiner)
        });
    // Before it stands what the verb is said of, not one of several.
    let alone = !tokens.get(..first)?.iter().any(|t| t.tag == Tag::Comma);
    (!hides && alone && first > 0 && (stress || compares)).then_some(open.start..close.end)
}

/// The clause that ends the sentence, where it neither holds the gap nor tells it apart.
fn tail(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    gap: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentence.tokens;
    let behind = tokens.iter().position(|t| t.start >= gap.end)?;
    let cut = cut(setting, sentence, behind, |at| at != behind)?;
    let (comma, last) = (tokens.get(cut)?, tokens.iter().rfind(|t| t.tag != Tag::End)?);
    Some(comma.start..last.end)
}

/// The comma before the clause that a question on the sentence does without, by its place: what only
/// a relative tells of the answer stays.
pub(super) fn idle(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Option<usize> {
    cut(setting, sentence, 0, |_| false)
}

/// The first comma from `from` on behind which nothing is needed. `relative` says of a comma whether a
/// relative behind it may go.
fn cut(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    from: usize,
    relative: impl Fn(usize) -> bool,
) -> Option<usize> {
    let (tokens, roles) = (sentence.tokens, sentence.roles);
    let end = tokens.iter().rposition(|t| t.tag != Tag::End)? + 1;
    let words = |part: &[Token]| part.iter().filter(|t| t.is_word()).count();
    let mut places = from.max(roles.verb.end + 1)..end;
    let found = places.find(|at| {
        let (Some(kept), Some(tail)) = (tokens.get(..*at), tokens.get(at + 1..end)) else {
            return false;
        };
        tokens.get(*at).is_some_and(|t| t.tag == Tag::Comma)
            && opens(setting, sentence.text, tail, relative(*at))
            && words(kept) >= KEPT
            && words(tail) >= TAIL
            && !tail.iter().any(|t| setting.lexicon.noun_is("conditional", &t.lower))
            && roles.arcs.is_apart(at + 1..end, tokens)
    });
    found.filter(|_| !roles.verb.is_empty())
}

/// Whether `tail` is a clause that the sentence is whole without: a `relative`, too?
fn opens(setting: &Setting<'_>, text: &str, tail: &[Token], relative: bool) -> bool {
    let Some(first) = tail.first() else { return false };
    let led = first.tag == Tag::Preposition
        && tail.get(1).is_some_and(|t| t.tag == Tag::Relative && t.lower != "que");
    let tells = first.tag == Tag::Relative || led;
    let told = text.get(first.start..).unwrap_or_default().to_lowercase();
    let joins = setting.lexicon.phrases("trailing").iter().any(|opening| {
        told.strip_prefix(opening)
            .is_some_and(|rest| opening.ends_with('’') || !rest.starts_with(char::is_alphanumeric))
    });
    joins || relative && tells
}

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, gaps};
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_clause_behind_what_is_asked_goes() {
        let told = "La pénicillamine peut aggraver les signes neurologiques de la dégénérescence au \
                    cours des premiers mois de traitement, d’où une augmentation très progressive des \
                    doses, sous la surveillance étroite d’un spécialiste expérimenté.";
        let found = gaps(told, French);
        assert!(!found.is_empty() && found.iter().all(|front| !front.contains("doses")));
        let told = "Aqueous humour is produced by the ciliary processes at a rate of 2.5 µL per \
                    minute, so that the whole volume of the two chambers of each eye is replaced \
                    every hour.";
        let found = gaps(told, English);
        assert!(found.iter().any(|front| front.ends_with("[…].")), "{found:?}");
    }

    #[test]
    fn a_question_ends_before_it() {
        let told = "La pénicillamine aggrave les signes neurologiques du malade, d’où une \
                    augmentation très progressive des doses.";
        let found = asked(told, French);
        let sides =
            |(front, back): &(String, String)| front.contains("doses") || back.contains("doses");
        assert!(!found.is_empty() && !found.iter().any(sides), "{found:?}");
    }

    #[test]
    fn what_is_needed_stays() {
        // A condition is no remark.
        let told = "La biopsie hépatique permet de doser le cuivre intrahépatique, dont le taux est \
                    évocateur si le tissu est sec.";
        let found = gaps(told, French);
        assert!(!found.is_empty() && found.iter().all(|front| front.contains("dont le taux")));
        // What stands right behind the gap tells it apart.
        let told = "Les fibres afférentes du ganglion viennent des cellules ciliées internes, qui \
                    sont les vrais récepteurs sensoriels.";
        let found = gaps(told, French);
        let last = |front: &&String| front.contains("viennent des […]");
        assert!(found.iter().find(last).is_some_and(|front| front.contains("récepteurs")));
        // Its own gap, too.
        assert!(found.iter().all(|front| !front.ends_with("viennent des.")), "{found:?}");
    }

    #[test]
    fn a_comparison_with_what_is_not_named_goes() {
        let told = "L’hépatite fulminante, plus rare, s’accompagne d’une anémie hémolytique.";
        let found = gaps(told, French);
        assert!(!found.is_empty() && found.iter().all(|front| !front.contains("plus rare")));
        let told = "La forme latente, elle, se traduit par une sérologie positive isolée.";
        let found = gaps(told, French);
        assert!(!found.is_empty() && found.iter().all(|front| !front.contains(", elle")));
        // What tells the thing apart is no comparison, and a list has commas, too.
        let told = "L’hépatite fulminante, aiguë, s’accompagne d’une anémie hémolytique.";
        assert!(gaps(told, French).iter().any(|front| front.contains(", aiguë,")));
    }
}
