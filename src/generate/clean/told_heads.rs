//! Heads that tell something of what they name: « **Pemphigoïde** – la plus fréquente » beside
//! « **Pemphigus** », « 1) Leishmaniose viscérale = kala-azar » over its bullets.
//!
//! Parts such a line in its name, which can then be seen to head, and what is told. Leaves alone a
//! list's items that say something each, and a bold word that opens a paragraph.

use super::heading_shape::{is_bold, looks_like_heading};
use super::line::{Line, LineKind, next};
use super::verb::has_verb;
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::token::Tag;

/// Words of what a head tells, at most.
const TOLD: usize = 7;

/// Words of the name before « = ».
const NAME: usize = 5;

/// Words of a head that a sentence runs on from, at most.
const HEAD: usize = 8;

/// Parts the heads that have something told behind their names.
pub(super) fn part(lines: &mut Vec<Line<'_>>, language: Language) {
    bold(lines);
    numbered(lines, language);
    run_on(lines, language);
}

/// « 2. Physiopathologie Lorsque le gène est muté, … » where other numbers head paragraphs.
fn run_on(lines: &mut Vec<Line<'_>>, language: Language) {
    let numbered = |line: &Line<'_>| {
        line.is_item() && line.columns <= 1 && line.mark.is_some_and(|mark| mark.value > 0)
    };
    let alone = lines
        .iter()
        .any(|line| numbered(line) && line.words() <= HEAD && looks_like_heading(line.content));
    for at in (0..lines.len()).rev() {
        let Some(line) = lines.get(at).copied().filter(numbered) else { continue };
        let Some(from) = sentence_from(line.content, language).filter(|_| alone) else { continue };
        let (name, _) = line.content.split_at(from);
        if looks_like_heading(name.trim_end()) && !has_verb(name, language) {
            cut(lines, at, name.trim_end(), from, LineKind::Text { indented: false });
        }
    }
}

/// Where a sentence begins behind a few words that no sign ends: with the capital of a word that opens
/// one (« Lorsque », « La »), no name's (« La Peyronie »).
fn sentence_from(content: &str, language: Language) -> Option<usize> {
    let mut from = 0;
    let words: Vec<(usize, &str)> = content
        .split(' ')
        .map(|word| {
            let at = from;
            from += word.len() + 1;
            (at, word)
        })
        .collect();
    words.windows(3).take(HEAD).find_map(|three| {
        let [(_, before), (from, opening), (_, next)] = three else { return None };
        let plain = before.ends_with(|c: char| c.is_lowercase() || c == ')');
        let own = opening.starts_with(char::is_uppercase);
        let (word, next) = match opening.split_once(['’', '\'']) {
            Some((article, noun)) => (format!("{}’", article.to_lowercase()), noun),
            None => (opening.to_lowercase(), *next),
        };
        let class = lexicon(language).class(&word);
        let opens = matches!(
            class,
            Some(Tag::Determiner | Tag::Subordinator | Tag::Pronoun | Tag::Preposition)
        );
        let small = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let goes_on = small || class == Some(Tag::Subordinator);
        (plain && own && opens && goes_on).then_some(*from)
    })
}

/// « **Bullous pemphigoid (BP)** -- commonest blistering disease » where other lines are bold as a
/// whole.
fn bold(lines: &mut Vec<Line<'_>>) {
    if !lines.iter().any(|line| line.is_text() && is_bold(line.content)) {
        return;
    }
    for at in (0..lines.len()).rev() {
        let Some(line) = lines.get(at).copied().filter(Line::is_text) else { continue };
        let over = next(lines, at).is_some_and(Line::is_item);
        if let Some((name, told)) = behind_bold(line.content).filter(|_| over) {
            cut(lines, at, name, told, LineKind::Aside);
        }
    }
}

/// The bold name, and where what stands behind a dash begins.
fn behind_bold(content: &str) -> Option<(&str, usize)> {
    let mark = ["**", "__"].into_iter().find(|mark| content.starts_with(mark))?;
    let close = mark.len() + content.get(mark.len()..)?.find(mark)?;
    let (name, rest) = content.split_at_checked(close + mark.len())?;
    let dashed = rest.trim_start();
    let told = dashed.trim_start_matches(['-', '–', '—']);
    let sound = is_bold(name)
        && told.starts_with([' ', '\u{a0}'])
        && told.len() < dashed.len()
        && !told.contains(mark)
        && (1..=TOLD).contains(&told.split_whitespace().count());
    sound.then(|| (name, content.len() - told.trim_start().len()))
}

/// « 1) Leishmaniose viscérale (LV) = kala-azar » in a series of numbers that are all over bullets.
fn numbered(lines: &mut Vec<Line<'_>>, language: Language) {
    let series: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let line = lines.get(*at).filter(|line| line.is_item());
            line.is_some_and(|line| {
                line.columns <= 1 && line.mark.is_some_and(|mark| !mark.is_bullet())
            })
        })
        .collect();
    let heads = |at: &usize| {
        let line = lines.get(*at);
        let bullet = |line: &&Line<'_>| line.mark.is_some_and(|mark| mark.is_bullet());
        line.zip(next(lines, *at).filter(bullet)).is_some_and(|(line, below)| {
            // What is written further in by two columns or more may be an item's own.
            below.columns <= line.columns + 1
        })
    };
    if series.len() < 2 || !series.iter().all(heads) {
        return;
    }
    for at in series.into_iter().rev() {
        let Some(line) = lines.get(at).copied() else { continue };
        if let Some(name) = named(line.content, language) {
            cut(lines, at, name, 0, LineKind::Text { indented: false });
        }
    }
}

/// « Leishmaniose viscérale (LV) = kala-azar », « forme cutanéo-muqueuse : « espundia » »: what has
/// another name.
fn named(content: &str, language: Language) -> Option<&str> {
    let (name, told) = content
        .split_once(" = ")
        .or_else(|| content.split_once(": ").filter(|(_, told)| is_quoted(told)))?;
    let name = name.trim_end();
    let brief = name.split_whitespace().count() <= NAME && told.split_whitespace().count() <= NAME;
    let plain = !told.contains(['→', '=', '>', '<']) && !content.ends_with(['.', ';', ',']);
    let sound = brief && plain && looks_like_heading(name) && !has_verb(content, language);
    sound.then_some(name)
}

fn is_quoted(told: &str) -> bool {
    let told = told.trim();
    told.starts_with(['"', '«', '“']) && told.ends_with(['"', '»', '”'])
}

/// Leaves the line `at` its name; what is told from `told` on stands below it, as `kind`.
fn cut<'a>(lines: &mut Vec<Line<'a>>, at: usize, name: &'a str, told: usize, kind: LineKind) {
    let Some(line) = lines.get_mut(at) else { return };
    let content = line.content.get(told..).unwrap_or_default();
    let below = Line { kind, content, start: line.start + told, mark: None, ..*line };
    line.content = name;
    lines.insert(at + 1, below);
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::super::tests::headed;
    use crate::generate::block::Shape;

    #[test]
    fn a_bold_name_heads_though_something_is_told_of_it() {
        let text = "Bullous diseases\n\n**Pemphigus**\n- who: 40 years\n\n**Pemphigoid (BP)** -- the \
                    commonest one\n- age: over 70\n\n**Dermatitis herpetiformis**\n- coeliac disease\n";
        assert_eq!(headed(text, "who"), ["Bullous diseases", "Pemphigus"]);
        assert_eq!(headed(text, "age"), ["Bullous diseases", "Pemphigoid"]);
        assert_eq!(headed(text, "coeliac"), ["Bullous diseases", "Dermatitis herpetiformis"]);
        // What is told is seen, and heads nothing.
        let blocks = document(text).blocks;
        let told = blocks.iter().find(|block| block.text.text() == "the commonest one").unwrap();
        assert_eq!(told.shape, Shape::Reference);
    }

    #[test]
    fn a_bold_word_that_opens_a_paragraph_heads_none() {
        let text = "Bullous diseases\n\n**Pemphigus**\n- who: 40 years\n\n**Beware** – oral lesions come \
                    months before the others.\n\nThe skin is fragile.\n";
        let path = headed(text, "The skin");
        assert!(!path.iter().any(|head| head.contains("Beware")), "{path:?}");
    }

    #[test]
    fn numbered_names_with_another_name_head_their_bullets() {
        let text = "Leishmanioses\n\n1) Forme viscérale (LV) = kala-azar\n- incubation : 3 mois\n- \
                    terrain : enfant\n2) Forme cutanée\n- lésion unique\n3) Forme muqueuse : \
                    « espundia »\n- Amérique du Sud\n";
        assert_eq!(headed(text, "terrain").last().unwrap(), "Forme viscérale");
        assert_eq!(headed(text, "lésion").last().unwrap(), "Forme cutanée");
        assert_eq!(headed(text, "Amérique").last().unwrap(), "Forme muqueuse");
        // The other name is told still.
        assert_eq!(headed(text, "Forme viscérale (LV) = kala-azar").len(), 2);
    }

    #[test]
    fn a_sentence_that_runs_on_from_a_numbered_head_is_parted_from_it() {
        let text = "Cystinose\n\n1. Métabolisme normal\nLa cystine quitte le lysosome par la cystinosine, \
                    qui la rend au cytoplasme.\n2. Conséquences Lorsque la cystinosine manque, la \
                    cystine cristallise dans le lysosome et le détruit.\n";
        assert_eq!(headed(text, "Lorsque").last().unwrap(), "Conséquences");
        // A name keeps its article, and what no other head stands beside is a list's.
        let named = text.replace("Conséquences Lorsque la", "Maladie de La Peyronie : la");
        assert!(!headed(&named, "Maladie de La").is_empty());
    }

    #[test]
    fn numbered_items_that_say_something_each_stay_a_list() {
        let text = "Critères\n\n1) fièvre = 38,5 °C\n2) toux = grasse\n- matinale\n3) dyspnée\n";
        let blocks = document(text).blocks;
        assert!(blocks.iter().skip(1).all(|block| !matches!(block.shape, Shape::Heading(_))));
    }
}
