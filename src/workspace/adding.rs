//! Several notes written at once, a line each: question, tabulator, answer, and tags where there
//! is a third part.

/// The notes that a text of lines makes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    pub pairs: Vec<Pair>,
    /// Lines that make none: nothing stands before the tabulator, or nothing after it.
    pub left: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub front: String,
    pub back: String,
    pub tags: Vec<String>,
}

/// The pairs of a text that was pasted; none when it is an ordinary text, without a tabulator in
/// two lines at least.
#[must_use]
pub fn pairs(text: &str) -> Option<Pairs> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let with_tab = lines.clone().filter(|line| line.contains('\t')).count();
    if with_tab < 2 {
        return None;
    }
    let mut found = Pairs::default();
    for line in lines {
        let mut parts = line.split('\t').map(str::trim);
        let (front, back) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if front.is_empty() || back.is_empty() {
            found.left += 1;
            continue;
        }
        let tags = parts.next().unwrap_or_default().split_whitespace().map(str::to_owned);
        found.pairs.push(Pair {
            front: front.to_owned(),
            back: back.to_owned(),
            tags: tags.collect(),
        });
    }
    Some(found)
}

/// A tag as it is kept: in one piece, for programs that part tags at spaces; none when nothing is
/// left of it.
#[must_use]
pub fn tag_of(typed: &str) -> Option<String> {
    let apart = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';');
    let parts = typed.split(apart).filter(|part| !part.is_empty());
    let tag = parts.collect::<Vec<_>>().join("-");
    (!tag.is_empty()).then_some(tag)
}

/// The tags of a text in which commas part them, each as it is kept.
pub fn tags_of(typed: &str) -> impl Iterator<Item = String> {
    typed.split([',', ';']).filter_map(tag_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_tabulator_are_pairs() {
        let found = pairs("Q 1\tA 1\n\n Q 2 \t A 2\tcoeur ecg\r\nQ 3\nQ 4\t \n").unwrap();
        let pair = |front: &str, back: &str, tags: &[&str]| Pair {
            front: front.into(),
            back: back.into(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        };
        assert_eq!(found.pairs, [pair("Q 1", "A 1", &[]), pair("Q 2", "A 2", &["coeur", "ecg"])]);
        assert_eq!(found.left, 2);
        assert_eq!(pairs("a\tb"), None);
        assert_eq!(pairs("un texte\nde deux lignes"), None);
    }

    #[test]
    fn a_tag_is_one_piece() {
        assert_eq!(tag_of("  insuffisance  cardiaque, "), Some("insuffisance-cardiaque".into()));
        assert_eq!(tag_of("anat::coeur"), Some("anat::coeur".into()));
        assert_eq!(tag_of(" ; "), None);
        let several: Vec<String> = tags_of("endocrino, à revoir ;; x").collect();
        assert_eq!(several, ["endocrino", "à-revoir", "x"]);
    }
}
