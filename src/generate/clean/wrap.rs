//! Lines that were one paragraph: whether a line goes on from the one before, and how they join.
//!
//! A text of notes, whose lines each say their own thing, is told from a text broken at a width.

use super::hidden;
use super::line::Line;
use super::mapped::Mapped;
use super::phrased;
use crate::deck::fold;
use crate::generate::heading::lists::lists;
use crate::generate::language::Language;

/// How long a line's first word is, as it was written.
pub(super) fn first_word(line: &str) -> usize {
    line.split(' ').next().map_or(0, |word| word.chars().count())
}

/// How a text's lines are broken.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Page {
    /// The width at which paragraphs are broken; 0 when a line is a paragraph or a note.
    pub(super) width: usize,
    /// How wide lines are, where hyphens show that words were broken; else 0.
    broken: usize,
    /// The author begins lines with small letters.
    small: bool,
    /// So does he under a bullet that is whole.
    under: bool,
    /// They are broken at phrases.
    phrased: bool,
}

impl Page {
    /// How the lines are broken that stand under an item's first.
    pub(super) fn of_an_item(self) -> Self {
        Self { small: self.under, ..self }
    }
}

/// A line without a mark: of a paragraph, or of a list that shows by its indent alone.
fn is_plain(line: &Line<'_>) -> bool {
    line.is_text() || line.is_item() && line.mark.is_none()
}

fn is_bulleted(line: &Line<'_>) -> bool {
    line.is_item() && line.mark.is_some_and(|mark| mark.is_bullet())
}

/// What ends a phrase that nothing goes on from.
const STOPS: [char; 6] = ['.', '!', '?', '…', ':', ';'];

/// Looks at how `lines` are broken.
pub(super) fn page(lines: &[Line<'_>]) -> Page {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|line| (line.is_text() || line.is_item()) && !hidden::is_in(line.content))
        .map(|line| line.content.chars().take(400).count())
        .filter(|length| *length > 20)
        .collect();
    lengths.sort_unstable();
    let wide = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
    let width = if (40..=140).contains(&wide) && is_wrapped(lines, wide) { wide } else { 0 };
    let hyphens = lines.windows(2).any(|pair| match pair {
        [line, next] => {
            next.is_text() && is_cut(line.content) && next.content.starts_with(char::is_lowercase)
        }
        _ => false,
    });
    let texts = lines.iter().filter(|line| is_plain(line)).count();
    let short = |line: &Line<'_>| line.content.chars().count() < 45;
    let begin = |begins: &dyn Fn(&Line<'_>) -> bool| {
        let small = lines.windows(2).filter(|pair| match pair {
            [line, next] => {
                is_plain(next) && begins(line) && next.content.starts_with(char::is_lowercase)
            }
            _ => false,
        });
        let small = small.count();
        small >= 3 && small * 4 >= texts
    };
    let small = begin(&|line| !is_plain(line) || short(line));
    // What stands under a bullet that no stop ends may go on from it.
    let under = begin(&|line| {
        let whole = !is_bulleted(line) || line.content.ends_with(STOPS);
        !is_plain(line) && whole || short(line)
    });
    let phrased = phrased::is_phrased(lines);
    Page { width, broken: if hyphens { wide } else { 0 }, small, under, phrased }
}

/// Whether lines followed by a line are mostly as wide as they can be, as in a page's paragraphs.
fn is_wrapped(lines: &[Line<'_>], width: usize) -> bool {
    let (mut full, mut all) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if !(line.is_text() || line.is_item())
            || !next.is_text()
            || hidden::is_in(line.content)
            || line.content.ends_with(['.', ':'])
        {
            continue;
        }
        all += 1;
        if is_note(next.content) {
            continue;
        }
        full += usize::from(
            line.content.chars().count() + 1 + first_word(next.content) >= width - width / 12,
        );
    }
    full * 2 >= all && full >= 1
}

/// Words that neither end a line of notes nor begin one.
const HANGS: [&str; 34] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "en", "à", "au", "aux", "dans",
    "par", "pour", "sur", "sous", "avec", "entre", "et", "ou", "qui", "que", "dont", "of", "the",
    "a", "in", "to", "and", "by", "with",
];

/// Whether the lines are those of paragraphs that a width has broken.
pub(super) fn is_broken_at_a_width(lines: &[Line<'_>]) -> bool {
    page(lines).width > 0
}

/// Whether a line begins with a word that goes on from something: « de la vessie », « ou par la bouche ».
/// An article begins a phrase.
pub(super) fn hangs_on(line: &str) -> bool {
    let first = line.split([' ', '\u{a0}', '’', '\'']).next().unwrap_or_default();
    let article = ["la", "le", "les", "l", "un", "une", "des", "the", "a"].contains(&first);
    HANGS.contains(&first) && !article
}

/// « hyper- » at a line’s end is half a word; « I- » is an ion.
pub(super) fn is_cut(line: &str) -> bool {
    let mut end = line.chars().rev();
    end.next() == Some('-') && end.next().is_some_and(char::is_lowercase)
}

/// Whether a line ends in the middle of a phrase, so that the next, whatever it looks like, goes on
/// from it: « `TNFα`, », « (2e à », « membrane externe : lipides + ».
pub(super) fn breaks_off(open: &str, language: Language) -> bool {
    let open = open.trim_end();
    let whole = open.trim_end_matches(['\'', '’']);
    let last = whole.rsplit([' ', '\u{a0}', '\'', '’']).next().unwrap_or_default();
    let elided = whole.len() < open.len();
    // « TYPE A », « hépatite a » end in a name.
    let hangs = last.starts_with(char::is_lowercase)
        && last != "a"
        && (elided || lists(language).hang.contains(fold(last).as_str()));
    // « fructose + » is a result.
    let adds = open.strip_suffix(" +").is_some_and(|sum| {
        let last = sum.rsplit(' ').next().unwrap_or_default();
        sum.contains([':', '=']) && !last.ends_with(['+', '-', '–']) && !is_reaction(last)
    });
    let opens = open.rfind('(').is_some_and(|at| open.rfind(')').is_none_or(|close| close < at));
    open.ends_with([',', '/', '=']) && open.len() > 1 || opens || adds || hangs
}

/// Whether a line leads to something by itself, and does not end a phrase of the item above.
pub(super) fn leads(line: &Line<'_>, open: &str, language: Language) -> bool {
    let (named, told) = line.content.split_once(" → ").unwrap_or_default();
    let few = (1..=4).contains(&named.split_whitespace().count());
    few && !told.is_empty() && !line.content.starts_with('(') && !breaks_off(open, language)
}

/// « lactose », « oxydase », « indole »: what a culture is tried for.
fn is_reaction(word: &str) -> bool {
    ["ose", "ase", "indole"].iter().any(|end| word.to_lowercase().ends_with(end))
}

/// Whether two lines are one in capitals, whose last word a page has broken: « SUPÉ- » and « RIEURE
/// DU FÉMUR ».
pub(crate) fn breaks_capitals(line: &str, next: &str) -> bool {
    let shouts = |text: &str| !text.contains(char::is_lowercase);
    let letters = |text: &str| text.chars().filter(|c| c.is_uppercase()).count();
    let half =
        line.strip_suffix('-').and_then(|line| line.split([' ', '-', '’', '\'']).next_back());
    half.is_some_and(|half| half.chars().count() >= 2 && half.chars().all(char::is_uppercase))
        && next.starts_with(char::is_uppercase)
        && [line, next].into_iter().all(|text| shouts(text) && letters(text) >= 4)
}

/// What stands above a line that may go on from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above<'a> {
    /// All that is read of it so far.
    pub(super) open: &'a str,
    /// How long its last line is as it was written, in bytes.
    pub(super) length: usize,
    /// It ends with the space at which a page broke it.
    pub(super) soft: bool,
}

/// Whether a line goes on from the one above it.
pub(super) fn goes_on(above: &Line<'_>, line: &Line<'_>, page: &Page) -> bool {
    let open = above.content;
    let above = Above { open, length: open.len(), soft: above.soft };
    joins(above, line.content, first_word(line.content), page)
}

/// Whether `next` goes on from what stands above it; `first` letters has its first word as it was
/// written: with its address, where it is a link.
pub(super) fn joins(above: Above<'_>, next: &str, first: usize, page: &Page) -> bool {
    let Above { open, length, soft } = above;
    let width = page.width;
    let lower = next.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '«' | ')'));
    let ends = open.ends_with(['.', '!', '?', '…', ':']);
    if is_cut(open) && lower || ["→", "⇒", "->", "=>"].iter().any(|a| next.starts_with(a)) {
        return true;
    }
    if closes_bracket(open, next) {
        return true;
    }
    let said = page.phrased && !phrased::ends(open) && (lower || open.ends_with(','));
    if said || soft && lower && !open.ends_with(['.', '!', '?']) {
        return true;
    }
    // A line that words are broken on is full of its paragraph, whatever the next looks like.
    let full = length + 1 + first >= width.saturating_sub(width / 12);
    let prose = page.broken > 0 && full && !open.ends_with(STOPS) && !next.ends_with(':');
    // What is wider than the page was not broken by it; the marks of bold words are not seen on it.
    let over = length.min(open.len()) > width + width / 8;
    let note = is_note(next) && !hangs_on(next);
    if note && (width == 0 || over || !lower && !prose) {
        return false;
    }
    if width == 0 {
        // « … dégradent une molécule de », « du pyruvate »: half a phrase.
        let last = open.rsplit([' ', '’', '\'']).next().unwrap_or_default();
        let first = next.split([' ', '’', '\'']).next().unwrap_or_default();
        let linked = HANGS.contains(&last) || HANGS.contains(&first) && first != "en";
        let full = page.broken > 0 && length * 10 >= page.broken * 7;
        let long = length > 60 && !page.small;
        return lower && !ends && (long || full || linked && length > 25);
    }
    // A line goes on when the next's first word would not have fitted at its end, or it ends in the
    // middle of a phrase.
    let last = open.rsplit([' ', '’', '\'']).next().unwrap_or_default();
    full || lower && !ends && (length * 5 >= width * 3 || HANGS.contains(&last))
}

/// Whether a paragraph that stops at `open` goes on behind a gap or a page's foot, where lines are
/// broken at a width.
pub(super) fn hangs_over(open: &str, page: &Page) -> bool {
    let ends = open.ends_with(['.', '!', '?', '…', ':', ';', ')', '»', '"']);
    page.width > 0 && page.broken > 0 && !ends && open.chars().count() * 5 >= page.width * 6
}

/// « … en quatre stades (cf. fig. » and « 20.1) : »: a bracket that the page has broken.
fn closes_bracket(open: &str, next: &str) -> bool {
    let within = open.rfind('(').filter(|at| open.rfind(')').is_none_or(|close| close < *at));
    let inside = next.find(')').filter(|at| next.find('(').is_none_or(|other| *at < other));
    let rest = |at: usize| open.get(at..).unwrap_or_default().split_whitespace().count();
    // What stands before it is but the bracket's end: « a) fièvre » has a mark of its own.
    within.zip(inside).is_some_and(|(from, to)| {
        let told = next.get(..to).unwrap_or_default().split_whitespace().count();
        (1..=8).contains(&told) && rest(from) <= 8
    })
}

/// « SARM : … », « `HbA1c` = … », « metformine → … »: a line that begins its own thing.
fn is_note(line: &str) -> bool {
    let mut end = line.len().min(60);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let head = line.get(..end).unwrap_or_default();
    let mark = [" : ", ": ", "\u{a0}: ", " = ", " → ", " – ", " ⇒ ", " -> "]
        .iter()
        .filter_map(|mark| head.find(mark))
        .min();
    let opens = line.ends_with(':') && line.split_whitespace().count() <= 7;
    opens
        || mark.is_some_and(|at| {
            let label = head.get(..at).unwrap_or_default();
            label.split_whitespace().count() <= 6 && !label.contains(['.', ';', '!', '?'])
        })
}

/// Joins a line to the one before, without the hyphen of a broken word.
pub(super) fn join(open: &mut Mapped, next: &Mapped, at: usize) {
    let mut tail = open.text().chars().rev();
    let broken = tail.next() == Some('-')
        && tail.next().is_some_and(char::is_alphabetic)
        && next.text().starts_with(char::is_lowercase);
    if broken {
        open.pop();
    } else if !next.text().starts_with(['.', ',', ')']) {
        open.space(at.saturating_sub(1));
    }
    open.append(next);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::block::Shape;

    #[test]
    fn a_line_ends_in_the_middle_of_a_phrase() {
        let cut = |open| breaks_off(open, Language::French);
        assert!(cut("TNFα, IL-1,") && cut("forme tardive (2e") && cut("la droite monte au"));
        assert!(cut("paroi : lipides +") && cut("survenue de l’"));
        assert!(!cut("lactose +") && !cut("signes : oxydase +") && !cut("Hépatite A"));
        assert!(!cut("douleur +++") && !cut("f) choc") && !cut("fièvre (39 °C)"));
    }

    #[test]
    fn a_bullet_goes_on_over_lines_that_begin_small() {
        let items = |text: &str| {
            let blocks = super::super::document(text).blocks;
            blocks.iter().filter(|b| matches!(b.shape, Shape::Item { .. })).count()
        };
        let text = "# Goutte\n\n- douleur brutale du gros orteil, la nuit le plus souvent, et au repos,\n\
                    majorée par le poids du drap et par la marche ;\n- rougeur de la peau qui s’étend au pied et à \
                    la cheville, chaude et\nluisante, sensible au moindre contact ;\n- fièvre parfois élevée, qui cède \
                    en peu de jours, avec des frissons et\nune fatigue qui dure plus longtemps.\n";
        let blocks = super::super::document(text).blocks;
        assert!(blocks.iter().any(|block| block.text.text().contains("au repos, majorée par")));
        assert!(blocks.iter().any(|block| block.text.text().contains("chaude et luisante")));
        assert_eq!((items(text), blocks.len()), (3, 4));
        // Notes of their own: the bullet is short, or a stop ends it.
        let notes = "# Goutte\n\n- douleur du pied\nsurtout la nuit\n- rougeur\nen une heure\n- la fièvre cède en \
                     peu de jours sous traitement bien conduit et sans rechute.\npas de biopsie\n";
        assert_eq!(super::super::document(notes).blocks.len(), 7);
    }

    #[test]
    fn a_bracket_that_the_page_has_broken_is_closed() {
        assert!(closes_bracket("évolue en 4 stades (cf. fig.", "20.1) :"));
        assert!(!closes_bracket("évolue en 4 stades (cf. fig. 20.1)", "a) début"));
        assert!(!closes_bracket("évolue en 4 stades", "20) début"));
    }

    #[test]
    fn a_link_is_as_wide_as_it_was_written() {
        let text = "Le rein règle le volume et la composition du sang, et il le fait grâce à son\n\
                    [rénine](https://exemple.fr/physiologie/renine-et-angiotensine) des cellules du glomérule.\n\
                    Elle coupe l’angiotensinogène que le foie fabrique, et il est bien connu que la\n\
                    pression monte alors.\n";
        let blocks = super::super::document(text).blocks;
        assert_eq!(blocks.len(), 1, "{blocks:?}");
        // Written without its address it would have fitted: another line.
        let notes = text.replace("(https://exemple.fr/physiologie/renine-et-angiotensine)", "");
        assert_eq!(super::super::document(&notes.replace("[rénine]", "Rénine")).blocks.len(), 2);
    }

    #[test]
    fn what_begins_in_the_middle_of_a_phrase_is_no_note() {
        let page = Page { width: 70, ..Page::default() };
        let open = "La douleur montre une **surcharge répétée**, mais les **causes profondes**";
        let above = Above { open, length: open.len(), soft: false };
        assert!(joins(above, "de la maladie sont mal connues: on en discute encore", 2, &page));
        assert!(!joins(above, "Causes connues : la surcharge", 6, &page));
    }

    #[test]
    fn what_is_wider_than_the_page_was_not_broken_by_it() {
        let page = Page { width: 80, ..Page::default() };
        let note = "liste du centre → à vérifier";
        let above = |open, length| Above { open, length, soft: false };
        let long = "sympto : chlorpromazine, puis olanzapine ou rispéridone si elle ne suffit pas, et clozapine";
        assert!(!joins(above(long, 130), note, 5, &page));
        assert!(joins(above("sympto : la chlorpromazine se donne selon la", 78), note, 5, &page));
    }
}
