//! Headings that their own line tells: `# Titre`, `== Titre`, and what folds a part of a page.
//!
//! What neighbours tell of a heading is `heading.rs`'s.

use super::line::LineKind;

/// A heading of a wiki has no more words.
const WIKI: usize = 6;

/// `# Titre`, `== Titre`: its level, and the byte at which the title begins.
pub(super) fn titled(content: &str) -> Option<(LineKind, usize)> {
    let sign = content.chars().next().filter(|c| matches!(c, '#' | '='))?;
    let rest = content.trim_start_matches(sign);
    let level = content.len() - rest.len();
    let spaced = rest.starts_with([' ', '\u{a0}']);
    let fits = if sign == '#' {
        spaced || rest.starts_with(char::is_uppercase)
    } else {
        // « ==SS== », as wikis write it; as long as a sentence it is a highlight.
        let wiki = level >= 2 && rest.ends_with("==") && rest.split(' ').count() <= WIKI;
        (spaced || wiki) && rest.trim_start().starts_with(char::is_alphanumeric)
    };
    let kind = LineKind::Heading(u8::try_from(level).unwrap_or(6));
    (level <= 6 && fits).then(|| (kind, content.len() - rest.trim_start().len()))
}

/// `{{%collapse "Définition" %}}` is a heading, as is `<summary>Définition</summary>`.
pub(super) fn shortcode_title(content: &str) -> Option<&str> {
    if let Some((_, rest)) = content.split_once("<summary>")
        && (content.starts_with("<details") || content.starts_with("<summary"))
    {
        // `<summary><b>Définition</b></summary>`
        let mut rest = rest.trim_start();
        while let Some((_, inner)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
            rest = inner.trim_start();
        }
        let title = rest.split('<').next()?.trim();
        return (!title.is_empty()).then_some(title);
    }
    let inside = content.strip_prefix("{{")?.trim_start_matches(['%', '<', ' ']);
    if !(inside.starts_with("collapse") || inside.starts_with("details")) {
        return None;
    }
    let from = inside.find('"')? + 1;
    let rest = inside.get(from..)?;
    rest.get(..rest.find('"')?)
}
