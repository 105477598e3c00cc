//! Lays the parts of an answer beside those that were typed.

use super::token::{Key, Token};

/// Pairs of parts, in order, of an answer and of what was typed.
pub(super) type Pairs<'a> = Vec<(Option<&'a Token>, Option<&'a Token>)>;

/// Pairs of parts, in order, so that as few as possible stand alone: an alignment by dynamic
/// programming (Needleman and Wunsch, 1970), where what weighs nothing costs next to nothing. And
/// what the pairs cost.
pub(super) fn aligned<'a>(
    wanted: &'a [Token],
    given: &'a [Token],
    known: &dyn Fn(&str) -> bool,
) -> (Pairs<'a>, u32) {
    let alone = |part: &Token| if part.is_light() { 1_u32 } else { 10 };
    let together = |want: &Token, give: &Token| {
        if want.key.meets(&give.key) {
            Some(0)
        } else if want.is_light() && give.is_light() {
            Some(1)
        } else if may_be_slip(&want.key, &give.key, known) {
            Some(8)
        } else {
            None
        }
    };
    let columns = given.len() + 1;
    let mut costs = vec![0_u32; (wanted.len() + 1) * columns];
    let mut joint = vec![None; wanted.len() * given.len()];
    let cost = |costs: &[u32], row: usize, column: usize| {
        costs.get(row * columns + column).copied().unwrap_or(u32::MAX / 2)
    };
    for row in (0..=wanted.len()).rev() {
        for column in (0..=given.len()).rev() {
            let mut best =
                if row == wanted.len() && column == given.len() { 0 } else { u32::MAX / 2 };
            if let Some(want) = wanted.get(row) {
                best = best.min(cost(&costs, row + 1, column) + alone(want));
            }
            if let Some(give) = given.get(column) {
                best = best.min(cost(&costs, row, column + 1) + alone(give));
            }
            if let (Some(want), Some(give)) = (wanted.get(row), given.get(column))
                && let Some(both) = together(want, give)
            {
                best = best.min(cost(&costs, row + 1, column + 1) + both);
                if let Some(place) = joint.get_mut(row * given.len() + column) {
                    *place = Some(both);
                }
            }
            if let Some(place) = costs.get_mut(row * columns + column) {
                *place = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < wanted.len() || column < given.len() {
        let (want, give) = (wanted.get(row), given.get(column));
        let here = cost(&costs, row, column);
        let both = joint.get(row * given.len() + column).copied().flatten();
        if want.is_some()
            && give.is_some()
            && let Some(both) = both
            && here == cost(&costs, row + 1, column + 1) + both
        {
            pairs.push((want, give));
            (row, column) = (row + 1, column + 1);
        } else if let Some(give) =
            give.filter(|give| here == cost(&costs, row, column + 1) + alone(give))
        {
            pairs.push((None, Some(give)));
            column += 1;
        } else {
            pairs.push((want, None));
            row += 1;
        }
    }
    (pairs, cost(&costs, 0, 0))
}

/// Whether one word may be the other with a letter wrong. Two words that both exist are two words:
/// « abduction » is no slip for « adduction ».
fn may_be_slip(want: &Key, give: &Key, known: &dyn Fn(&str) -> bool) -> bool {
    let (Key::Word(want, _), Key::Word(give, _)) = (want, give) else { return false };
    let plural =
        |one: &str, more: &str| more.strip_suffix(['s', 'x']).is_some_and(|stem| stem == one);
    is_near(want, give)
        && (plural(want, give) || plural(give, want) || !(known(want) && known(give)))
}

/// Whether two words of some length differ by one letter: one more, one less, another, or two
/// that changed places.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // « hypo » is not nearly « hyper », nor « B12 » nearly « B13 ».
    let short = a.len().min(b.len()) < 5 || a.iter().chain(&b).any(|c| c.is_numeric());
    if short || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], from: usize| word.get(from..).unwrap_or_default().to_vec();
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => rest(&a, same) == rest(&b, same + 1),
        std::cmp::Ordering::Greater => rest(&a, same + 1) == rest(&b, same),
        std::cmp::Ordering::Equal => {
            let swapped = a.get(same) == b.get(same + 1) && a.get(same + 1) == b.get(same);
            rest(&a, same + 1) == rest(&b, same + 1)
                || (swapped && rest(&a, same + 2) == rest(&b, same + 2))
        }
    }
}

/// Makes one of words of `parts` that are one word among `others`: « anti inflammatoire »,
/// « IL 6 ».
pub(super) fn join_like(parts: &[Token], others: &[Token]) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(parts.len());
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let run = (2..=3).rev().find_map(|length| {
            let run = parts.get(at..at + length)?;
            let whole = spelled(run)?;
            let same = |other: &Token| matches!(&other.key, Key::Word(word, _) if *word == whole);
            let other = others.iter().find(|other| same(other))?;
            Some((run, other.key.clone()))
        });
        if let Some((run, key)) = run {
            let text = run.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
            joined.push(Token { text, key, ..part.clone() });
            at += run.len();
        } else {
            joined.push(part.clone());
            at += 1;
        }
    }
    joined
}

/// The letters of parts that may be one word: words of some length, or a word and a number.
fn spelled(run: &[Token]) -> Option<String> {
    let mut whole = String::new();
    let words = run.iter().all(|part| matches!(&part.key, Key::Word(word, _) if word.len() >= 3));
    for (at, part) in run.iter().enumerate() {
        match &part.key {
            Key::Word(word, _) if words || at == 0 => whole.push_str(word),
            Key::Number(number) if at == 1 && run.len() == 2 => whole.push_str(number.digits()?),
            _ => return None,
        }
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::super::token::lexed;
    use super::{aligned, is_near};

    /// The pairs of two texts, what is missing as a dash, and what they cost.
    fn laid(wanted: &str, given: &str) -> (Vec<String>, u32) {
        let (wanted, given) = (lexed(wanted, "fr"), lexed(given, "fr"));
        let (pairs, cost) = aligned(&wanted, &given, &|_| false);
        let shown = |part: Option<&super::Token>| part.map_or("-".into(), |part| part.text.clone());
        let pairs = pairs.into_iter().map(|(want, give)| shown(want) + "/" + &shown(give));
        (pairs.collect(), cost)
    }

    #[test]
    fn parts_that_meet_are_laid_together_and_others_stand_alone() {
        let same = laid("artère radiale gauche", "artère radiale gauche");
        assert_eq!(
            same,
            (
                vec!["artère/artère", "radiale/radiale", "gauche/gauche"]
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                0
            )
        );
        assert_eq!(
            laid("radiale", "artère radiale gauche").0,
            ["-/artère", "radiale/radiale", "-/gauche"]
        );
        assert_eq!(
            laid("artère radiale gauche", "radiale").0,
            ["artère/-", "radiale/radiale", "gauche/-"]
        );
        // Each word too many or too few counts, wherever it stands; a slip counts for less.
        for (wanted, given, cost) in [
            ("radiale", "artère radiale gauche", 20),
            ("artère radiale gauche", "radiale", 20),
            ("radiale", "radiale gauche", 10),
            ("artère radiale", "artère radyale", 8),
            ("", "gauche", 10),
        ] {
            assert_eq!(laid(wanted, given).1, cost, "{wanted}, {given}");
        }
    }

    #[test]
    fn one_letter_makes_a_slip() {
        for (a, b) in
            [("tachycardie", "tachicardie"), ("tachycardie", "tahcycardie"), ("apnee", "apnie")]
        {
            assert!(is_near(a, b) && is_near(b, a));
        }
        for (a, b) in [
            ("hyper", "hypo"),
            ("glycemie", "glycosurie"),
            ("cd4ab", "cd8ab"),
            ("uree", "urie"),
            ("uree", "urees"),
        ] {
            assert!(!is_near(a, b), "{a}");
        }
    }
}
