//! How deep each item of a list stands: by its indent, or by its mark where all stand at one
//! margin.
//!
//! « 1) » then « a) » then « – » are three levels whatever their indents. Never hangs a
//! number under a bullet of the same margin: it begins something else.

use super::heading_shape::looks_like_heading;
use super::line::{Line, LineKind};
use super::mark::{Family, Mark};
use super::{lead, wrap};
use crate::generate::language::Language;

/// An item that others may hang on.
struct Open {
    columns: usize,
    mark: Option<Mark>,
}

/// Lines without a mark under an item, deeper than it, each its own: « A – protéger le cœur » and
/// what is given for it. A line that goes on from the one above stays with it.
fn remarks(lines: &mut [Line<'_>], language: Language) {
    let page = wrap::page(lines);
    let mut above: Option<(usize, usize)> = None;
    let mut blank = false;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at).copied() else { continue };
        let apart = std::mem::replace(&mut blank, line.kind == LineKind::Blank);
        match (line.kind, above) {
            (LineKind::Blank, _) => {}
            (LineKind::Item { .. }, _) => above = Some((at, line.columns)),
            (LineKind::Text { indented: true }, Some((last, columns))) => {
                let hangs = apart && lines.get(last).is_some_and(|open| ends_later(open, &line));
                // « ⚠ peut être normal » begins its own thing.
                let goes_on = hangs
                    || !apart
                        && !remarks_of_its_own(&line)
                        && lines.get(last).is_some_and(|open| {
                            let marked = line.content.starts_with(['(', '=', '→', '[', ')']);
                            marked
                                || wrap::breaks_off(open.content, language)
                                || !is_small(open, &line, &page)
                                    && wrap::goes_on(open, &line, &page)
                        });
                // Further out than the item it can't go on from it; at its very bullet it does.
                let marked = lines.get(last).is_some_and(|open| open.mark.is_some_and(lists));
                let within = line.columns > columns || line.columns > 0 && !marked;
                // « 1. Définition » over « Glaucome = neuropathie … » at the same margin.
                let names = lines.get(last).is_some_and(|open| names(open, &line, apart));
                let noted = remarks_of_its_own(&line) && !apart;
                let own = line.columns < columns || !goes_on && (within || names || noted);
                let beside = lines.get(last).filter(|open| noted && open.columns == line.columns);
                let level = beside.map(|open| open.mark.map(|mark| Mark { length: 0, ..mark }));
                if own && let Some(line) = lines.get_mut(at) {
                    line.kind = LineKind::Item { depth: 0 };
                    line.mark = level.unwrap_or(line.mark);
                    // As if it were written further in.
                    line.columns += if names && line.columns == columns { 2 } else { 0 };
                }
                above = Some((at, if own { line.columns } else { columns }));
            }
            _ => above = None,
        }
    }
    indented(lines, &page);
}

/// « … les artères courtes, » and, a gap behind, « gastriques et polaires ».
fn ends_later(open: &Line<'_>, line: &Line<'_>) -> bool {
    open.content.ends_with(',') && line.content.starts_with(char::is_lowercase)
}

/// « NB : … », « ⚠ peut être normal »: a line that begins its own thing whatever stands above.
fn remarks_of_its_own(line: &Line<'_>) -> bool {
    line.mark.is_some() || NOTES.iter().any(|word| line.content.starts_with(word))
}

/// What opens a remark.
const NOTES: [&str; 4] = ["NB ", "NB:", "N.B.", "Nb :"];

/// « + `NaCl` » adds something, and lists nothing that the next line could go on from.
fn lists(mark: Mark) -> bool {
    mark.family != Family::Bullet('+')
}

/// Lines that list by their indent alone, and begin with small letters: such a line does not go on
/// for that.
fn is_small(open: &Line<'_>, line: &Line<'_>, page: &wrap::Page) -> bool {
    page.width == 0
        && open.is_item()
        && open.mark.is_none()
        && open.columns == line.columns
        && open.content.starts_with(char::is_lowercase)
}

/// Whether a numbered item is a name over a line that tells of it.
fn names(open: &Line<'_>, line: &Line<'_>, apart: bool) -> bool {
    open.mark.is_some_and(|mark| !mark.is_bullet())
        && !apart
        && line.columns >= open.columns
        && open.words() <= 4
        && looks_like_heading(open.content)
        && line.content.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Words of a line that the lines further in than it hang on.
const HEAD: usize = 8;

/// « causes » and, further in, « psy 70-80 % : … »: notes that list by their indent alone.
fn indented(lines: &mut [Line<'_>], page: &wrap::Page) {
    let mut open: Option<usize> = None;
    for at in 1..lines.len() {
        let (Some(above), Some(line)) = (lines.get(at - 1).copied(), lines.get(at).copied()) else {
            continue;
        };
        if !line.is_text() || line.apart {
            open = None;
            continue;
        }
        let content = above.content;
        let goes_on = || wrap::goes_on(&above, &line, page);
        // « Tx: iron once a day » and, further in, what more is said of it.
        let labelled =
            || above.is_text() && line.columns > above.columns + 1 && lead::labels(content);
        let headed = (above.is_text() || above.is_heading())
            && line.columns > above.columns
            && (above.words() <= HEAD && !content.ends_with(['.', ';', ',']) || labelled())
            && !goes_on();
        // Further in or out it is a line of its own.
        let apart = || line.columns.abs_diff(above.columns) > 1 || !goes_on();
        let beside = open.is_some_and(|columns| line.columns > columns && apart());
        if headed || beside {
            if headed {
                open = Some(above.columns);
            }
            if let Some(line) = lines.get_mut(at) {
                line.kind = LineKind::Item { depth: 0 };
            }
        } else {
            open = None;
        }
    }
}

/// Gives the items of marked lists their depths.
pub(super) fn look_around(lines: &mut [Line<'_>], language: Language) {
    remarks(lines, language);
    conclude(lines);
    let mut open: Vec<Open> = Vec::new();
    let mut blank = false;
    for line in lines {
        match line.kind {
            LineKind::Item { .. } => {
                let depth = depth(&mut open, line.columns, line.mark);
                line.kind = LineKind::Item { depth: u8::try_from(depth.min(6)).unwrap_or(6) };
            }
            LineKind::Blank => {}
            // A line that goes on from an item leaves the list as it is.
            LineKind::Text { indented } if indented || !blank => {}
            _ => open.clear(),
        }
        blank = line.kind == LineKind::Blank;
    }
}

/// An arrow behind a gap under several bullets, none of which had one, concludes their list: it stands
/// level with them.
fn conclude(lines: &mut [Line<'_>]) {
    let arrow = |mark: &Mark| mark.family == Family::Bullet('→');
    let mut bullets: Option<(usize, Mark, usize)> = None;
    let mut blank = false;
    for line in lines {
        let apart = std::mem::replace(&mut blank, line.kind == LineKind::Blank);
        if blank {
            continue;
        }
        bullets = match (line.mark.filter(|_| line.is_item()), bullets) {
            (Some(mark), Some((columns, like, count)))
                if columns == line.columns && mark.is_like(&like) =>
            {
                Some((columns, like, count + 1))
            }
            (Some(mark), Some((columns, like, count)))
                if arrow(&mark) && columns == line.columns && count >= 2 && apart =>
            {
                line.mark = Some(Mark { length: mark.length, ..like });
                None
            }
            (Some(mark), _) if mark.is_bullet() && !arrow(&mark) => Some((line.columns, mark, 1)),
            _ => None,
        };
    }
}

fn depth(open: &mut Vec<Open>, columns: usize, mark: Option<Mark>) -> usize {
    // Deeper ones end where the margin comes back.
    while open.last().is_some_and(|last| last.columns > columns + 1) {
        open.pop();
    }
    let here: Vec<usize> = open
        .iter()
        .enumerate()
        .filter(|(_, item)| item.columns.abs_diff(columns) <= 1)
        .map(|(at, _)| at)
        .collect();
    let like = |item: &Open| match (item.mark, mark) {
        (Some(a), Some(b)) => a.is_like(&b),
        (a, b) => a.is_none() && b.is_none(),
    };
    // « 6. Traitement » and, one column in, « 1. »: a list of its own.
    let restarts = mark.is_some_and(|mark| mark.value == 1)
        && open.last().is_some_and(|last| like(last) && columns > last.columns);
    let same = here
        .iter()
        .copied()
        .filter(|at| open.get(*at).is_some_and(like) && !restarts)
        .min_by_key(|at| open.get(*at).map(|item| (item.columns.abs_diff(columns), *at)));
    let rank = |mark: Option<Mark>| mark.map_or(7, |mark| mark.rank());
    // A number behind bullets is no bullet's; a bullet behind a number is its.
    let outer = || {
        let outer = |at: &usize| open.get(*at).is_some_and(|item| rank(item.mark) > rank(mark));
        here.iter().copied().find(outer)
    };
    // A line without a mark at the margin of the list hangs on none of its bullets.
    let margin = open.first().filter(|first| mark.is_none() && columns <= first.columns);
    let level = margin.map(|_| 0).or(same).or_else(outer).unwrap_or(open.len());
    // « - toux », « * fièvre », « - frissons » at one margin: bullets that were not looked at.
    let bullets = |mark: Option<Mark>| mark.is_some_and(|mark| mark.is_bullet());
    let old = open.get(level).filter(|old| old.columns.abs_diff(columns) <= 1);
    let mark = old.map(|old| old.mark).filter(|old| bullets(*old) && bullets(mark)).unwrap_or(mark);
    open.truncate(level);
    open.push(Open { columns, mark });
    level
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    fn depths(text: &str) -> Vec<(u8, String)> {
        let items = document(text).blocks.into_iter().filter_map(|block| match block.shape {
            Shape::Item { depth } => Some((depth, block.text.text().to_owned())),
            _ => None,
        });
        items.collect()
    }

    fn told(text: &str) -> Vec<u8> {
        depths(text).into_iter().map(|(depth, _)| depth).collect()
    }

    #[test]
    fn marks_nest_at_one_margin() {
        let text =
            "Formes :\n1) digestives\na) hautes\n– estomac\nb) basses\n2) urinaires\na) rein\n";
        assert_eq!(told(text), [0, 1, 2, 1, 0, 1]);
        assert_eq!(told("Signes :\n- toux\n- fièvre\n• frissons\n"), [0, 0, 0]);
        assert_eq!(told("Signes :\n- toux\n* fièvre\n- frissons\n•sueurs\n- asthénie\n"), [0; 5]);
    }

    #[test]
    fn indents_nest_whatever_the_mark() {
        assert_eq!(
            told("Signes :\n- généraux\n  - fièvre\n    - vespérale\n- locaux\n"),
            [0, 1, 2, 0]
        );
        assert_eq!(told("Signes :\n- généraux\n\t- fièvre\n\n- locaux\n"), [0, 1, 0]);
    }

    #[test]
    fn a_list_may_begin_again_inside_another() {
        let text = "Il faut :\n1. Bilan\n 1. sang\n 2. urines\n2. Suite\n";
        assert_eq!(told(text), [0, 1, 1, 0]);
    }

    #[test]
    fn lines_under_an_item_are_its_own_or_go_on() {
        let text = "Traitement :\n1) protéger le cœur\n   gluconate de calcium IV\n   surveiller le \
                    scope\n2) transfert\n";
        assert_eq!(told(text), [0, 1, 1, 0]);
        let text = "Traitement :\n- une perfusion lente de gluconate de calcium sous scope, à\n  \
                    renouveler au bout de cinq minutes\n- un transfert\n  (insuline et glucose)\n";
        assert_eq!(told(text), [0, 0]);
    }

    #[test]
    fn remarks_among_items_are_their_own() {
        let text = "Bilan :\n  - une écho du cœur\n  NB : rassurer les parents\n  - un ECG\n";
        assert_eq!(told(text), [0, 0, 0]);
        let text = "Dosage :\n  - du cortisol\n      normal au-dessus de cinq cents nanomoles par litre, \
                    comme le dit le labo\n      ⚠ faux en cas de grossesse\n  - de l’ACTH\n";
        assert_eq!(told(text), [0, 1, 1, 0]);
        // « + NaCl » lists nothing that the next line could be of.
        let text = "Urgence :\n- hydrocortisone\n    + NaCl en une heure\n    pas de potassium\n";
        assert_eq!(told(text), [0, 1, 1]);
    }

    #[test]
    fn an_arrow_concludes_a_list_without_arrows() {
        assert_eq!(told("Signes :\n- toux\n- fièvre\n\n→ pneumopathie\n"), [0, 0, 0]);
        // Right under a bullet it is of that.
        assert_eq!(told("Signes :\n- toux\n→ sirop\n- fièvre\n→ repos\n"), [0, 1, 0, 1]);
    }

    #[test]
    fn a_line_further_out_than_its_item_is_its_own() {
        let text = "Anémies\n1) martiale\n   Signes :\n     - pâleur\n     - dyspnée\n   Bilan :\n     - \
                    ferritine\n2) autres\n";
        assert_eq!(told(text), [0, 1, 2, 2, 1, 2, 0]);
        // At the bullet's own margin it goes on from it.
        let text = "Suivi\n  - un examen chaque année\n  **Attention** : arrêt du tabac\n  - une prise \
                    de sang\n";
        assert_eq!(told(text), [0, 0]);
    }

    #[test]
    fn notes_list_by_their_indent_alone() {
        let blocks = document(
            "CATATONIE\n\nun syndrome psychomoteur\ncauses\n psy 70 % : bipolaire\n toxiques : \
             sevrage\nbilan : NFS, CPK\n",
        )
        .blocks;
        let of = |opening: &str| {
            blocks.iter().find(|block| block.text.text().starts_with(opening)).unwrap()
        };
        let head = of("toxiques").head.and_then(|head| blocks.get(head)).unwrap();
        assert_eq!(head.text.text(), "causes");
        assert_eq!(of("bilan").shape, Shape::Paragraph);
        // So do notes of a label, whatever it tells.
        let blocks = document(
            "B12: taken up in the terminal ileum, needs the intrinsic factor of the stomach\n   cause: \
             gastrectomy, vegan diet\n   lab: homocysteine raised\nFolate: jejunum\n",
        )
        .blocks;
        let heads: Vec<Option<usize>> = blocks.iter().map(|block| block.head).collect();
        assert_eq!(heads, [None, Some(0), Some(0), None]);
        // Prose whose first lines are set in is none.
        let prose = "Introduction.\n  La fièvre est un symptôme fréquent de l’enfant qui inquiète \
                     les parents.\n";
        assert!(document(prose).blocks.iter().all(|b| !matches!(b.shape, Shape::Item { .. })));
    }

    #[test]
    fn each_item_knows_what_it_hangs_on() {
        let blocks =
            document("Causes :\n1) cardiaques\na) infarctus\nb) myocardite\n2) autres\na) choc\n")
                .blocks;
        let heads: Vec<Option<usize>> = blocks.iter().map(|block| block.head).collect();
        assert_eq!(heads, [None, Some(0), Some(1), Some(1), Some(0), Some(4)]);
    }
}
