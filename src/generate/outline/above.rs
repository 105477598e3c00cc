//! The lines above a text’s first words, as they were written.

use std::borrow::Cow;

use super::super::clean::{
    breaks_capitals, callout, hidden, is_code, is_markup, is_typst, opens_text, rules_columns,
    says_nothing, visible, without_tags,
};
use super::super::heading::lists::Lists;
use super::super::heading::sort::{Sort, sort};
use super::super::heading::stem::words;
use super::head::{STRONG, cut, is_of_the_paper, near, trimmed};

/// Lines that are looked at.
const LINES: usize = 7;

/// A line of more words is text; one that ends with a full stop sooner.
const TEXT: usize = 13;

/// A paragraph has as many words.
const PROSE: usize = 20;

/// The first lines of `text` as they look, without tags and commands, with the words whole that a page has broken in lines in
/// capitals, and without the numbers that are not in its `headings`.
pub(super) fn opening(text: &str, headings: &[&str]) -> String {
    let mut whole: Vec<String> = Vec::new();
    let text = hidden(text);
    let typed = is_typst(&text);
    let told = text.lines().filter(|line| !(typed && says_nothing(line.trim_start())));
    for line in told.take(LINES * 8) {
        let seen = visible(line);
        if opens_text(&seen) {
            break;
        }
        // `<entry>` alone is of the page.
        if seen.trim_start().starts_with('<')
            && seen.trim_end().ends_with('>')
            && !seen.contains(' ')
        {
            continue;
        }
        let line = without_tags(&seen);
        // « = Le rein » heads as « # Le rein » does elsewhere.
        let line = if typed && line.starts_with('=') {
            Cow::Owned(line.replacen('=', "#", 1))
        } else {
            line
        };
        if let Some(read) = unnumbered(&line, headings) {
            whole.push(read);
            continue;
        }
        match whole.last_mut() {
            Some(open) if breaks_capitals(open.trim(), line.trim()) => {
                open.truncate(open.trim_end().len() - 1);
                open.push_str(line.trim_start());
            }
            _ => whole.push(line.into_owned()),
        }
    }
    whole.join("\n")
}

/// « ## I Diagnostic » where « Diagnostic » is the heading that was read.
fn unnumbered(line: &str, headings: &[&str]) -> Option<String> {
    let title = line.trim().trim_start_matches('#');
    let (number, name) = title.trim_start().split_once(' ')?;
    let read = headings.contains(&name.trim()) && !headings.contains(&title.trim());
    let letters = number.len() <= 5 && number.bytes().all(|b| b.is_ascii_uppercase());
    (line.trim_start().starts_with('#') && letters && read).then(|| format!("# {}", name.trim()))
}

/// The lines above the first that is text, a bullet, or a side of the topic.
pub(super) fn lines<'a>(opening: &'a str, lists: &Lists) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    // Nothing in them names a thing so far.
    let mut bare = true;
    let mut front = false;
    let mut lines = opening.lines().take(LINES * 4).peekable();
    while let Some(line) = lines.next() {
        // A table's head names its columns.
        if lines.peek().is_some_and(|next| rules_columns(next)) {
            break;
        }
        let line = line.trim();
        if line == "---" {
            front = !front && found.is_empty();
            continue;
        }
        // A list of ticks to set stands above some notes.
        let ticks = ["- [ ]", "- [x]", "* [ ]"].iter().any(|mark| line.starts_with(mark));
        if front
            || ticks
            || is_markup(line)
            || is_code(line)
            || !line.chars().any(char::is_alphabetic)
        {
            continue;
        }
        let line = callout(line).unwrap_or(line);
        let alone = found.is_empty() && stands_above_prose(opening, line);
        if is_text(line, lists, bare) && !alone || found.len() >= LINES {
            break;
        }
        // A heading below what names something heads a part of it.
        if line.starts_with('#') && !bare {
            break;
        }
        bare = bare && cut(line, lists).is_empty();
        found.push(line);
    }
    found
}

/// « L’ostéoporose cortisonique : une fragilité évitable », without a full stop, over a blank line
/// and a paragraph: the title of an article, though a label would look the same.
fn stands_above_prose(opening: &str, line: &str) -> bool {
    let mut below = opening.lines().map(str::trim).skip_while(|other| *other != line).skip(1);
    let blank = below.next().is_some_and(str::is_empty);
    let next = below.find(|other| !other.is_empty()).unwrap_or_default();
    let words = next.split_whitespace().count();
    let labelled =
        next.split_once([':', '=']).is_some_and(|(label, _)| label.split_whitespace().count() <= 6);
    let ended = line.ends_with(['.', ';', ',', ':', '!', '?']);
    blank && words >= PROSE && next.ends_with('.') && !labelled && !ended
}

/// Whether the text begins with `line`; `bare`: the lines above it name nothing.
fn is_text(line: &str, lists: &Lists, bare: bool) -> bool {
    let count = line.split_whitespace().count();
    let item = ["- ", "• ", "– ", "· ", "◦ ", "▪ ", "> "].iter().any(|m| line.starts_with(m));
    let parted = STRONG.iter().any(|mark| line.contains(mark));
    let paper = words(line).first().is_some_and(|first| near(&lists.letterhead, first));
    let side = |text: &str| {
        matches!(sort(text.trim_end_matches([':', ' ']), lists), Sort::Rubric | Sort::Empty)
    };
    // « Prise en charge : péricardite aiguë » may be a title.
    let label = line.split_once([':', '=']).is_some_and(|(label, rest)| {
        let rest = rest.split_whitespace().count();
        side(label) && rest > 0 && !(bare && rest <= 5)
    });
    // « anurie : diurèse inférieure à 100 mL par 24 h »
    let told = line.split_once(": ").is_some_and(|(label, rest)| {
        rest.split_whitespace().count() >= 5
            && ![label, rest].iter().any(|half| is_of_the_paper(trimmed(half), lists))
    });
    // “Good morning. Today we’ll talk about …”
    let spoken = line.split_once(". ").is_some_and(|(before, next)| {
        let last = before.rsplit(' ').next().unwrap_or_default();
        next.starts_with(char::is_uppercase)
            && last.chars().count() >= 3
            && last.chars().all(char::is_lowercase)
    });
    let ended = count > 2 && line.ends_with('.');
    let long = count > TEXT && !parted || ended && !paper || count > 7 && spoken;
    let equal = line.contains(" = ") && !(bare && count <= 7);
    item || told || label || side(line) || equal || long && (!paper || spoken)
}

#[cfg(test)]
mod tests {
    use super::super::super::heading::lists::lists;
    use super::super::super::language::Language;
    use super::super::head::pieces;
    use super::*;
    use crate::deck::fold;

    #[test]
    fn tags_and_commands_are_not_of_the_lines_above() {
        let folded = "<details>\n<summary><b>🔽 Le rein</b></summary>\n";
        assert!(opening(folded, &[]).contains("🔽 Le rein"), "{}", opening(folded, &[]));
        assert!(!opening(folded, &[]).contains("b>"));
        let typed = "// #set text(font: \"Inter\")\n#set page(paper: \"a4\")\n= Le rein\n";
        assert_eq!(opening(typed, &[]), "# Le rein");
        assert_eq!(opening("// Le rein\n", &[]), "// Le rein");
    }

    /// The piece that counts most, where the text speaks of nothing above it.
    fn best(text: &str, language: Language) -> String {
        let found = pieces(&lines(text, lists(language)), lists(language), language, &|_| false);
        let best = found.into_iter().max_by(|a, b| a.weight.total_cmp(&b.weight));
        best.map_or(String::new(), |piece| piece.text)
    }

    #[test]
    fn the_topic_is_told_from_the_paper_s_own_words() {
        for head in [
            "Épistaxis",
            "ORL : épistaxis !!!",
            "Ronéo n° 4 – UE 8 – Dr Martin, amphi C\nÉpistaxis",
            "Société de rhinologie\nRecommandations 2020 sur l’épistaxis\nVersion courte",
            "ITEM 85 | ÉPISTAXIS | MAJ le 03/02",
            "Fiches > ORL > Épistaxis\nCréé le : 4 mai 2023\nÉtiquettes : tour 2",
            "+------------+\n|  ÉPISTAXIS  |\n+------------+",
            "> [!note] Épistaxis (rang A)",
            "CHAPlTRE Xll\nÉPISTAXIS",
            "Prise en charge : épistaxis de l’adulte",
            "Cours du lundi, salle 2\ntopo de l’interne sur l’épistaxis",
            "12    PARTIE 3   Pathologies du nez\nÉpistaxis\nP. Durand, L. Petit",
        ] {
            let found = fold(&best(head, Language::French));
            assert!(found.contains("epistaxis") && found.len() <= 24, "{head} is of {found}");
        }
        for head in ["Year 3 / ENT / Epistaxis", "Guidelines on epistaxis\nApproved by the board"] {
            assert_eq!(best(head, Language::English), "Epistaxis", "{head}");
        }
    }

    #[test]
    fn what_begins_the_text_is_not_above_it() {
        for text in [
            "- Épistaxis : saignement du nez",
            "L’épistaxis est un saignement qui vient des fosses nasales et qui est le plus souvent bénin.",
            "Causes\nTraumatisme",
        ] {
            assert_eq!(best(text, Language::French), "", "{text}");
        }
        // A part of the topic counts less than the topic.
        let lists = lists(Language::French);
        let first = pieces(&["Rhinite"], lists, Language::French, &|_| false);
        let later = pieces(&["3. Rhinite"], lists, Language::French, &|_| false);
        assert!(first[0].weight > later[0].weight);
    }
}
