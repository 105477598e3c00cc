//! The lines under a slide's title: which go on from the bullet above them, which head the bullets
//! below them, and which say something by themselves.
//!
//! What heads bullets is a label: a statement under the title stands level with the bullets.

use std::ops::Range;

use super::feet::GAP;
use crate::generate::clean::heading_shape::{before_bracket, is_capitals};
use crate::generate::clean::line::{Line, LineKind};
use crate::generate::clean::mark::{Family, Mark};
use crate::generate::clean::verb::has_verb;
use crate::generate::clean::{lead, wrap};
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::rubric;

/// A line of fewer characters than these was not broken by the slide's edge.
const EDGE: usize = 45;
/// A line of more was, whatever the next looks like.
const WIDE: usize = 65;
/// Labels that several groups of bullets share have no more words.
const SHARED: usize = 5;

/// An arrow in a symbol font.
const ARROW: char = '\u{f0e8}';
/// Marks of this rank are dashes and other bullets of a second list.
const DASH: u8 = 8;
/// Values that head a group each have no more words.
const VALUED: usize = 10;

/// What an unmarked line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It goes on from the line above.
    GoesOn,
    /// It heads what follows, as « Terrain » does inside a slide.
    Side,
    /// It stands at the margin; bullets below it are its own.
    Own,
    /// It stands level with bullets of this mark.
    Level(Mark),
}

/// Makes items of the lines under the title that the group begins with.
pub(super) fn read(lines: &mut [Line<'_>], group: &Range<usize>, language: Language) {
    let inside = group.start + 1..group.end;
    give_answers_back(lines, &inside);
    mark_symbols(lines, &inside);
    let roles = roles(lines, &inside, language);
    let mut under = 0;
    let mut beneath = false;
    for (line, role) in lines.get_mut(inside).unwrap_or_default().iter_mut().zip(roles) {
        // What a copy leaves of a bullet that it has lost.
        line.columns = if line.columns == 1 { 0 } else { line.columns };
        // As if it were written further in.
        line.columns += if beneath && role != Some(Role::Side) { 2 } else { 0 };
        match (line.kind, role) {
            (LineKind::Item { depth }, _) => line.kind = LineKind::Item { depth: depth + under },
            (_, Some(Role::GoesOn)) => line.kind = LineKind::Text { indented: true },
            (_, Some(role)) => {
                line.kind = LineKind::Item { depth: 0 };
                under = 1;
                beneath |= role == Role::Side;
                if let Role::Level(mark) = role {
                    line.mark = Some(Mark { length: 0, ..mark });
                }
            }
            _ => {}
        }
    }
}

/// A bullet under a title that asks is one of several, where a line that goes on parts them.
fn give_answers_back(lines: &mut [Line<'_>], inside: &Range<usize>) {
    let marks: Vec<Mark> =
        inside.clone().filter_map(|at| lines.get(at).filter(|line| line.is_item())?.mark).collect();
    for line in lines.get_mut(inside.clone()).unwrap_or_default() {
        let like = line.mark.is_some_and(|mark| marks.iter().any(|other| other.is_like(&mark)));
        if line.kind == LineKind::Answer && like {
            line.kind = LineKind::Item { depth: 0 };
        }
    }
}

/// Signs of symbol fonts are bullets, as slides write them.
fn mark_symbols(lines: &mut [Line<'_>], inside: &Range<usize>) {
    for line in lines.get_mut(inside.clone()).unwrap_or_default().iter_mut().filter(|l| l.is_text())
    {
        let Some(sign) = line.content.chars().next() else { continue };
        let rest = line.content.get(sign.len_utf8()..).unwrap_or_default().trim_start();
        if matches!(sign, '\u{e000}'..='\u{f8ff}') && rest.starts_with(char::is_alphanumeric) {
            let sign = if sign == ARROW { '→' } else { sign };
            line.kind = LineKind::Item { depth: 0 };
            line.mark =
                Some(Mark::uncounted(Family::Bullet(sign), line.content.len() - rest.len()));
            line.start += line.content.len() - rest.len();
            line.content = rest;
        }
    }
}

/// What each unmarked line is; nothing for all others.
fn roles(lines: &[Line<'_>], inside: &Range<usize>, language: Language) -> Vec<Option<Role>> {
    let group = Group::of(lines, inside, language);
    let mut roles: Vec<Option<Role>> = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut above: Option<&Line<'_>> = None;
    let mut marked = false;
    // Whether the line above stands by itself, unmarked.
    let mut follows = false;
    for at in inside.clone() {
        let Some(line) = lines.get(at) else { continue };
        let mut role = None;
        if line.is_text() {
            let shared = group.shares(at);
            let side = is_subtitle(lines, at, inside, language);
            // What another of its kind stands beside does not go on for its small letters alone.
            let open = above.filter(|open| !side && (!shared || is_inside(open, line, language)));
            // « → à la flexion du cou » was joined to what it follows from.
            let led = line.content.starts_with(['→', '⇒']) || line.content.starts_with("->");
            let led = led && above.is_some();
            role = Some(if led || open.is_some_and(|open| goes_on(open, line, marked, language)) {
                Role::GoesOn
            } else if side {
                Role::Side
            } else {
                let bullet = group.bullet_below(at);
                let new = |mark: &Mark| !marks.iter().any(|other| other.is_like(mark));
                bullet.map_or(Role::Own, |(mark, direct)| {
                    let first = direct && !follows && new(&mark);
                    let loud = direct && is_capitals(line.content);
                    let colon = line.content.trim_end().ends_with(':');
                    let labels = (first || loud) && is_label(line.content, language);
                    let own = labels || shared || colon || !group.carries(&mark);
                    if own { Role::Own } else { Role::Level(mark) }
                })
            });
        }
        if role != Some(Role::GoesOn) && !line.is_gap() {
            follows = line.is_text();
        }
        match line.kind {
            LineKind::Item { .. } => {
                marks.extend(line.mark);
                (above, marked) = (Some(line), line.mark.is_some());
            }
            LineKind::Text { .. } => {
                marked &= role == Some(Role::GoesOn);
                above = Some(line);
            }
            _ => (above, marked) = (None, false),
        }
        roles.push(role);
    }
    roles
}

fn is_arrow(mark: &Mark) -> bool {
    matches!(mark.family, Family::Bullet('→' | '⇒'))
}

/// A slide's lines, and what is asked of each of them: looked at once, for a slide may be a whole text.
struct Group<'l, 'a> {
    lines: &'l [Line<'a>],
    from: usize,
    /// Of each line the next bullet that nothing but text parts from it, and whether each line goes on
    /// from the one above up to there.
    below: Vec<Option<(usize, bool)>>,
    heads: Vec<Option<Head<'a>>>,
    /// How often each mark comes.
    marks: Vec<(Mark, usize)>,
    texts: usize,
}

impl<'l, 'a> Group<'l, 'a> {
    fn of(lines: &'l [Line<'a>], inside: &Range<usize>, language: Language) -> Self {
        let own = lines.get(inside.clone()).unwrap_or_default();
        let mut below = vec![None; own.len()];
        let mut next: Option<usize> = None;
        for (at, line) in own.iter().enumerate().rev().filter(|(_, line)| !line.is_gap()) {
            let told = next.and_then(|next| Some((next, own.get(next)?)));
            let found = told.and_then(|(next, after)| match after.kind {
                LineKind::Item { .. } => Some((next, true)),
                LineKind::Text { .. } => {
                    let (bullet, direct) = below.get(next).copied().flatten()?;
                    Some((bullet, direct && goes_on(line, after, false, language)))
                }
                _ => None,
            });
            if let Some(slot) = below.get_mut(at) {
                *slot = found;
            }
            next = Some(at);
        }
        let mut marks: Vec<(Mark, usize)> = Vec::new();
        for mark in own.iter().filter_map(|line| line.mark) {
            match marks.iter_mut().find(|(other, _)| other.is_like(&mark)) {
                Some((_, count)) => *count += 1,
                None => marks.push((mark, 1)),
            }
        }
        let heads = inside.clone().map(|at| head_of(lines, at, language)).collect();
        let texts = own.iter().filter(|line| line.is_text()).count();
        Self { lines, from: inside.start, below, heads, marks, texts }
    }

    /// Whether bullets of this mark are what the slide lists: a lone one is a note, and dashes fewer
    /// than the lines without a mark tell of these.
    fn carries(&self, mark: &Mark) -> bool {
        let like = self.marks.iter().find(|(other, _)| other.is_like(mark));
        let bullets = like.map_or(0, |(_, count)| *count);
        self.texts <= 1 || bullets >= 2 && (mark.rank() < DASH || bullets >= self.texts)
    }

    /// The mark of the bullets that follow an unmarked line and those below it, and whether they
    /// follow right behind it; none where they stand further in.
    fn bullet_below(&self, at: usize) -> Option<(Mark, bool)> {
        let (bullet, direct) = self.below.get(at - self.from).copied().flatten()?;
        let (line, bullet) = (self.lines.get(at)?, self.lines.get(self.from + bullet)?);
        let beside = bullet.columns.abs_diff(line.columns) <= 1;
        // What an arrow leads to hangs on the line, whatever that says.
        let mark = bullet.mark.filter(|mark| beside && !is_arrow(mark))?;
        Some((mark, direct))
    }

    /// « Esters » and « Amides », « MAJEURS » and « mineurs », « Nodulaire : 20 % » and « Muqueux :
    /// 2 % »: whether the line and another of the slide head a group of bullets each.
    fn shares(&self, at: usize) -> bool {
        let at = at - self.from;
        let Some(one) = self.heads.get(at).and_then(Option::as_ref) else { return false };
        // Bullets above the first group would be heads' as well.
        let first = self.lines.get(self.from).is_some_and(Line::is_text);
        let others = self.heads.iter().enumerate().filter(|(other, _)| *other != at);
        others.filter_map(|(_, head)| head.as_ref()).any(|other| {
            let pair = match (one.tells, other.tells) {
                (true, true) => first,
                (false, false) => {
                    one.named && other.named || (one.named || other.named) && rhyme(one, other)
                }
                _ => false,
            };
            one.mark.is_like(&other.mark) && pair
        })
    }
}

/// An unmarked line right over a bullet.
struct Head<'a> {
    content: &'a str,
    mark: Mark,
    named: bool,
    /// A value stands behind its colon.
    tells: bool,
}

fn head_of<'a>(lines: &[Line<'a>], at: usize, language: Language) -> Option<Head<'a>> {
    let line = lines.get(at).filter(|line| line.is_text())?;
    let mark = lines.get(at + 1).filter(|below| below.is_item())?.mark?;
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let content = line.content.trim_end();
    let name = before_bracket(content, " (", ')').unwrap_or(content);
    let tells = name.contains(" : ") && name.starts_with(char::is_uppercase);
    let named = is_label(name, language);
    let words = name.split_whitespace().count();
    let fits = words <= if tells { VALUED } else { SHARED } && (tells || named || words == 1);
    let inside = above.is_some_and(|above| is_inside(above, line, language));
    (fits && !inside && !begins_inside(content)).then_some(Head {
        content: name,
        mark,
        named,
        tells,
    })
}

/// « MAJEURS » and « mineurs »: two words that end alike.
fn rhyme(one: &Head<'_>, other: &Head<'_>) -> bool {
    let ending = |head: &Head<'_>| -> Vec<char> {
        head.content.chars().rev().flat_map(char::to_lowercase).take(2).collect()
    };
    ending(one) == ending(other) && ![one, other].iter().any(|head| head.content.contains(' '))
}

/// Whether a line names what the bullets below it tell, and tells nothing itself.
fn is_label(content: &str, language: Language) -> bool {
    // « NTA : la plus fréquente » names one of several all the same; « ECG : ondes T amples » is told.
    let sigle = content.split_once(':').map(|(name, _)| name.trim()).is_some_and(|name| {
        let exam = crate::generate::lexicon::lexicon(language).exam(&name.to_lowercase());
        (2..=5).contains(&name.chars().count())
            && name.chars().all(char::is_uppercase)
            && exam.is_none()
    });
    if sigle {
        return true;
    }
    let content = before_bracket(content.trim_end(), " (", ')').unwrap_or(content).trim_end();
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '«';
    lead::is_lead(content)
        && content.starts_with(opens)
        && !content.contains(',')
        && !content.ends_with(['+', '-', '–', '−'])
        && !has_verb(content, language)
}

/// Whether a line goes on from the one above it, which a mark has or the bullet that it is of.
fn goes_on(open: &Line<'_>, line: &Line<'_>, marked: bool, language: Language) -> bool {
    let content = line.content;
    // « properdine = liée à l’X » says its own thing, and under a colon each line does.
    let told = content.split_once(" = ").is_some_and(|(name, _)| name.split(' ').count() <= 3);
    let length = open.content.chars().count();
    let long = length > if told { WIDE } else { EDGE } && !open.content.ends_with(':');
    let own = wrap::leads(line, open.content, language);
    // « (biréfringence négative) » says more of the line above; so does what goes on from a bullet
    // (« 0,5 mg x 2/j », « + IPP »), or from a line as long as the slide is wide.
    content.starts_with('(')
        || content.starts_with(char::is_lowercase)
            && (wrap::is_cut(open.content) || opens_on_being(content, language))
        || (long || marked) && !own && content.starts_with(char::is_lowercase)
        || marked && (goes_on_with_a_dose(content) || begins_inside(content))
        || is_inside(open, line, language)
}

/// « est un paludisme jusqu’à preuve du contraire »: its subject stands above.
fn opens_on_being(content: &str, language: Language) -> bool {
    let lexicon = crate::generate::lexicon::lexicon(language);
    let first = content.split(' ').next().unwrap_or_default();
    let being = lexicon
        .verb(first)
        .is_some_and(|form| form.finite() && lexicon.noun_is("being", form.lemma));
    being && content.contains(' ')
}

/// Whether the line above ends in the middle of a phrase.
fn is_inside(open: &Line<'_>, line: &Line<'_>, language: Language) -> bool {
    wrap::breaks_off(open.content, language) && !line.content.contains(GAP)
}

/// « ≥ 4 semaines », « +/- hémocultures », « ↗ troponine », « 4e espace »: how no line begins that
/// says its own thing under a bullet.
fn begins_inside(content: &str) -> bool {
    let ordinal = || {
        let word = content.split_whitespace().next().unwrap_or_default();
        let end = word.trim_start_matches(|c: char| c.is_ascii_digit());
        end.len() < word.len() && ["e", "è", "ème", "eme", "er", "re", "ère", "th"].contains(&end)
    };
    content.starts_with(['≥', '≤', '±', '↗', '↘', ')']) || content.starts_with("+/-") || ordinal()
}

/// « 0,5 mg x 2/j », « + IPP » under the drug that is taken so.
fn goes_on_with_a_dose(content: &str) -> bool {
    let mut words = content.split_whitespace();
    let number = words.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let unit = words.next().is_some_and(|word| {
        let unit = word.split('/').next().unwrap_or_default().to_lowercase();
        ["mg", "g", "µg", "ml", "ui", "cp", "gouttes", "puffs", "units"].contains(&unit.as_str())
    });
    content.starts_with("+ ") || number && unit
}

/// « Terrain », « Biologie », « Quand y penser ? » inside a slide: a side of what heads it, over the
/// lines that tell it.
fn is_subtitle(lines: &[Line<'_>], at: usize, inside: &Range<usize>, language: Language) -> bool {
    let Some(line) = lines.get(at).filter(|line| line.is_text()) else { return false };
    let content = line.content.trim_end();
    let below =
        lines.get(at + 1..inside.end).is_some_and(|below| below.iter().any(|l| !l.is_gap()));
    let label = content.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let exam = line.words() <= 2
        && label.split(' ').next().is_some_and(|word| {
            crate::generate::lexicon::lexicon(language).exam(&word.to_lowercase()).is_some()
        });
    let named = content.ends_with(':')
        || content.ends_with('?')
        || exam
        || rubric::is_heading(label)
        || matches!(sort(label, lists(language)), Sort::Rubric);
    named
        && below
        && line.words() <= 5
        && content.starts_with(char::is_uppercase)
        && !label.contains([':', '=', '→', ',', '('])
}

#[cfg(test)]
mod tests;
