//! Marks of notebooks and wikis: links between pages (`[[Page|words]]`), what is drawn in from elsewhere
//! (`![[picture.png]]`, `[[File:…]]`), sources (`<ref>…</ref>`), gaps (`{{c1::…}}`), the names of blocks
//! (`^a1b2c3`) and tags.

use super::ahead::{REACH, ahead};

/// Pages that a wiki shows instead of naming, before their colon.
const SHOWN: [&str; 8] =
    ["file", "image", "media", "fichier", "category", "catégorie", "categorie", "datei"];

/// What stands for a link: where its words are in it, if it has any, and how long it is.
pub(super) struct Link {
    pub(super) words: Option<(usize, usize)>,
    pub(super) length: usize,
}

/// A mark at the head of `rest`, behind `before`: where its words are, if it has any, and how long it is.
pub(super) fn mark(before: Option<char>, rest: &str) -> Option<Link> {
    let silent = |length: usize| Link { words: None, length };
    if !rest.starts_with(['[', '!', '^', '#', '\'', '<', '{']) {
        return None;
    }
    if let Some(link) = link(rest) {
        return Some(link);
    }
    if let Some((from, to)) = outward(rest) {
        return Some(Link { words: Some((from, to)), length: to + 1 });
    }
    if rest.starts_with(['^', '#'])
        && before.is_some_and(char::is_whitespace)
        && ends_in_names(rest)
    {
        return Some(silent(rest.len()));
    }
    // Wikis write bold and italics so.
    let quotes = rest.len() - rest.trim_start_matches('\'').len();
    if quotes >= 2 {
        return Some(silent(quotes));
    }
    source(rest).or_else(|| role(rest)).map(silent)
}

/// « 3 NOTES/Cours/Neurologie »: folders within folders, and no « rein/foie de l’enfant ».
fn is_path(name: &str) -> bool {
    name.matches('/').count() >= 2 && !name.contains(" /")
}

/// `MOC : [[3 NOTES/Cours/Neurologie]]`: where a page is filed, when a line says nothing else.
pub(super) fn is_filed(content: &str) -> bool {
    let Some((label, told)) = content.split_once(':') else { return false };
    let mut rest = told.trim();
    let mut filed = false;
    while let Some((name, behind)) = rest.strip_prefix("[[").and_then(|rest| rest.split_once("]]"))
    {
        filed |= is_path(name);
        rest = behind.trim_start_matches([',', ' ', '|']);
    }
    filed && rest.is_empty() && label.split_whitespace().count() <= 3
}

/// `[[Page|words]]`, `[[Page#part]]`, `![[picture.png]]` at the head of `rest`.
fn link(rest: &str) -> Option<Link> {
    let embeds = rest.starts_with('!');
    let open = usize::from(embeds);
    rest.get(open..)?.strip_prefix("[[")?;
    let from = open + 2;
    let length = closing(rest, from)? + 2;
    let inside = rest.get(from..length - 2)?;
    let space = inside.split_once(':').map(|(space, _)| space.trim().to_lowercase());
    // `[[id:8c6c][words]]`, as Org writes it.
    if let Some(told) = inside.find("][").map(|at| at + 2) {
        return Some(Link { words: Some((from + told, length - 2)), length });
    }
    if embeds || space.is_some_and(|space| SHOWN.contains(&space.as_str())) {
        return Some(Link { words: None, length });
    }
    // The words that are shown; else the part of the page, else the page without its folder.
    let told = inside
        .rfind('|')
        .or_else(|| inside.rfind('#'))
        .or_else(|| {
            inside.rfind('/').filter(|at| !inside.contains(' ') || *at == 0 || is_path(inside))
        })
        .map_or(0, |at| at + 1);
    Some(Link { words: Some((from + told, length - 2)), length })
}

/// Where the brackets that are open at `from` close; a caption may hold links of its own.
fn closing(rest: &str, from: usize) -> Option<usize> {
    let mut at = from;
    let mut depth = 1_u32;
    while at < from + REACH {
        let here = rest.get(at..)?;
        if here.starts_with("]]") {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
            at += 2;
        } else if here.starts_with("[[") {
            depth += 1;
            at += 2;
        } else {
            at += here.chars().next()?.len_utf8();
        }
    }
    None
}

/// `<ref name="a">Guyton, 2011</ref>`, `<ref name="a"/>`: the length of a source.
fn source(rest: &str) -> Option<usize> {
    let told = rest.strip_prefix("<ref")?;
    told.starts_with([' ', '>', '/']).then_some(())?;
    let (tag, opened) = ahead(rest, ">")?;
    if tag.ends_with('/') {
        return Some(opened);
    }
    let (_, closed) = ahead(rest.get(opened..)?, "</ref>")?;
    Some(opened + closed)
}

/// `[https://example.org words]`: where the words of a link to elsewhere are.
fn outward(rest: &str) -> Option<(usize, usize)> {
    let inside = rest.strip_prefix('[')?;
    let address = inside.starts_with("http://") || inside.starts_with("https://");
    let (told, skip) = ahead(inside, "]").filter(|_| address)?;
    let space = told.find(' ')?;
    Some((1 + space + 1, skip))
}

/// `{ref}` before a target in backticks: the length of both.
fn role(rest: &str) -> Option<usize> {
    let (name, opened) = ahead(rest.strip_prefix('{')?, "}`")?;
    let named = matches!(name, "ref" | "numref" | "eq" | "doc" | "cite" | "cite:p" | "cite:t");
    let (_, closed) = ahead(rest.get(1 + opened..)?, "`").filter(|_| named)?;
    Some(1 + opened + closed)
}

/// `{{c1::words::hint}}`, `{{::words::}}`, `{{cloze words}}`: the words, where they begin, and the length of it all.
pub(super) fn cloze(rest: &str) -> Option<((&str, usize), usize)> {
    let inside = rest.strip_prefix("{{")?;
    let words = inside.strip_prefix("cloze ").or_else(|| {
        let digits = inside
            .strip_prefix('c')
            .map_or(0, |told| told.bytes().take_while(u8::is_ascii_digit).count());
        let named = if digits > 0 { 1 + digits } else { 0 };
        inside.get(named..)?.strip_prefix("::")
    })?;
    let from = rest.len() - words.len();
    let (hidden, skip) = ahead(words, "}}")?;
    let shown = hidden.split("::").next().unwrap_or(hidden);
    Some(((shown, from), from + skip))
}

/// `^1670592140865`, the name of a block, and `#card`, a tag: whether nothing else follows in the line.
pub(super) fn ends_in_names(rest: &str) -> bool {
    let name = |word: &str| {
        let block = word.strip_prefix('^').is_some_and(|name| {
            name.len() >= 4 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
        let tag = word.strip_prefix('#').is_some_and(|tag| {
            tag.starts_with(char::is_alphabetic)
                && tag.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/'))
        });
        block || tag
    };
    let mut words = rest.split_whitespace().peekable();
    rest.len() <= REACH && words.peek().is_some() && words.all(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rest: &str) -> Option<&str> {
        let link = link(rest)?;
        link.words.and_then(|(from, to)| rest.get(from..to))
    }

    #[test]
    fn a_page_says_where_it_is_filed() {
        assert!(is_filed("MOC : [[3 NOTES/Cours/Neurologie]]"));
        assert!(is_filed("Voir : [[2 NOTES/Cours/Rein]], [[2 NOTES/Cours/Foie]]"));
        assert!(!is_filed("Cause : [[tabac]]") && !is_filed("Siège : [[rein/foie]]"));
        assert!(!is_filed("Cause : [[3 NOTES/Cours/Tabac]] et alcool"));
        assert_eq!(shown("[[3 NOTES/Cours/Neurologie]]"), Some("Neurologie"));
        assert_eq!(shown("[[rein/foie de l’enfant]]"), Some("rein/foie de l’enfant"));
    }

    #[test]
    fn a_link_shows_its_words() {
        assert_eq!(shown("[[SCAPULA#la cavité|la cavité glénoïde]] à"), Some("la cavité glénoïde"));
        assert_eq!(shown("[[Septic Shock]]."), Some("Septic Shock"));
        assert_eq!(shown("[[Rein#Néphron]]"), Some("Néphron"));
        assert_eq!(shown("[[References/anAcute2021]]"), Some("anAcute2021"));
        assert_eq!(shown("[[id:82c2-9c][la rate]] filtre"), Some("la rate"));
        assert_eq!(shown("[1] et [2]"), None);
    }

    #[test]
    fn what_is_drawn_in_has_no_words() {
        let told = "[[File:Ear.png|thumb|The [[cochlea]] from the side]] text";
        let found = link(told).unwrap();
        assert!(found.words.is_none());
        assert_eq!(told.get(found.length..), Some(" text"));
        assert!(link("![[Pasted image 20221221.png]]").unwrap().words.is_none());
    }

    #[test]
    fn sources_and_targets_go() {
        let told = "<ref name=\"a\">Guyton</ref>. Text";
        assert_eq!(told.get(source(told).unwrap()..), Some(". Text"));
        assert_eq!(source("<reflux> oui"), None);
        assert_eq!(role("{ref}`irm-fig` montre"), Some("{ref}`irm-fig`".len()));
        assert_eq!(role("{sub}`2` montre"), None);
    }

    #[test]
    fn what_a_gap_hides_is_shown() {
        let told = |rest| cloze(rest).map(|((words, _), _)| words);
        assert_eq!(told("{{::la rate::}} filtre"), Some("la rate"));
        assert_eq!(told("{{c12::la rate::organe}} filtre"), Some("la rate"));
        assert_eq!(told("{{cloze la rate}} filtre"), Some("la rate"));
        assert_eq!(told("{{rate::foie}}"), None);
    }

    #[test]
    fn names_of_blocks_and_tags_end_a_line() {
        assert!(ends_in_names("^1670592140865"));
        assert!(ends_in_names("#card #anatomie"));
        assert!(!ends_in_names("#1 des causes"));
        assert!(!ends_in_names("^2"));
    }
}
