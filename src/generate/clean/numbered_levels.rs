//! Levels that the numbers of headings set right: « # 1. », then « 2. » without a mark or one `#`
//! deeper is its sibling; « ## I – », then « ## A – » of the same mark stands under it.
//!
//! Numbers that begin anew, and those of another series, keep the level of their marks.

use super::line::Line;
use super::mark::{Family, Mark, mark};

/// A numbered heading that is still open: its mark, the level it is written with, its own.
#[derive(Clone, Copy)]
struct Open {
    mark: Mark,
    written: u8,
    level: u8,
}

/// Sets `levels`, one for each of `lines`, right by the numbers of the headings.
pub(super) fn set_right(lines: &[Line<'_>], levels: &mut [Option<u8>]) {
    let mut open: Vec<Open> = Vec::new();
    // What is written deeper than this stands as much further out, or in.
    let mut shifts: Vec<(u8, i16)> = Vec::new();
    for (line, level) in lines.iter().zip(levels) {
        let Some(written) = *level else { continue };
        shifts.retain(|(over, _)| *over < written);
        let shifted = shifts.iter().fold(i16::from(written), |level, (_, by)| level + by);
        let shifted = u8::try_from(shifted.clamp(1, 9)).unwrap_or(written);
        let Some(mark) = number(line) else {
            open.retain(|above| above.level < shifted);
            *level = Some(shifted);
            continue;
        };
        let place = sibling(&open, mark, shifted).or_else(|| inner(&open, mark, written, shifted));
        let own = place.unwrap_or(shifted);
        if own != shifted {
            shifts.push((written, i16::from(own) - i16::from(shifted)));
        }
        open.retain(|above| above.level < own);
        open.push(Open { mark, written, level: own });
        *level = Some(own);
    }
}

/// The number of a heading, as its line begins.
fn number(line: &Line<'_>) -> Option<Mark> {
    let content = line.content.trim_start_matches(['*', '_', ' ']);
    let found = line.mark.filter(|mark| !mark.is_bullet()).or_else(|| mark(content))?;
    let counted = matches!(found.family, Family::Roman | Family::Upper | Family::Digit);
    let small = found.family == Family::Lower && found.closing == ')';
    (found.value > 0 && (counted || small)).then_some(found)
}

/// The level of the number before it, which is still open and stands further out.
fn sibling(open: &[Open], mark: Mark, level: u8) -> Option<u8> {
    let last = open.iter().rev().find(|above| above.mark.is_like(&mark))?;
    (last.mark.value + 1 == mark.value && last.level < level).then_some(last.level)
}

/// One level under a number of an outer kind, written with the same mark, or beside the last that
/// stands so.
fn inner(open: &[Open], mark: Mark, written: u8, level: u8) -> Option<u8> {
    let outer = open.iter().rev().find(|above| above.mark.rank() < mark.rank())?;
    let same = outer.written == written && outer.level <= level;
    let begins = mark.value == 1;
    let goes_on = open.iter().any(|above| {
        above.mark.is_like(&mark)
            && above.mark.value + 1 == mark.value
            && above.level == outer.level + 1
    });
    (same && (begins || goes_on)).then_some(outer.level + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::headed;

    #[test]
    fn numbers_that_follow_each_other_are_siblings_whatever_their_marks() {
        let text = "# Ondes\n\n# 1. Sons audibles:\n\nLe tympan vibre avec eux.\n\n2. Ultrasons\n- Les \
                    **ultrasons** passent la peau.\n\n## 2.1. Usages\n\nOn voit le fœtus avec eux.\n\n# \
                    3. Infrasons\n\nNul ne les entend.\n";
        assert!(!headed(text, "Les ultrasons").iter().any(|head| head.contains("Sons audibles")));
        assert!(headed(text, "On voit").iter().any(|head| head.contains("Ultrasons")));
        let text = "#### 1 Rate\n\n##### a) Forme\n\nElle est ovale.\n\n###### b) Rôle de la rate\n\n\
                    Elle filtre le sang.\n";
        assert!(!headed(text, "Elle filtre").iter().any(|head| head.contains("Forme")));
        // A new series under the last stays there.
        let text = "# Choc\n\n# 1. Causes\n\n## 1. Cardiaques\n\nUn infarctus.\n\n## 2. Autres\n\nUn choc.\n\n# 2. \
                    Signes\n\nUne dyspnée.\n";
        assert!(headed(text, "Un choc").iter().any(|head| head.contains("Causes")));
        assert!(!headed(text, "Une dyspnée").iter().any(|head| head.contains("Causes")));
    }

    #[test]
    fn letters_stand_under_roman_numbers_of_the_same_mark() {
        let text = "# Peau\n\n## I- Couches\n\nElles sont trois.\n\n## A- Épiderme\n\nIl est mince.\n\n## B- \
                    Derme\n\nIl est épais.\n\n### Fibres\n\nElles sont souples.\n\n## II- Annexes\n\nLes \
                    poils en sont.\n";
        let under = |words: &str| headed(text, words).iter().any(|head| head.contains("Couches"));
        assert!(under("Il est mince") && under("Il est épais") && under("Elles sont souples"));
        assert!(headed(text, "Elles sont souples").iter().any(|head| head.contains("Derme")));
        assert!(!under("Les poils"));
    }
}
