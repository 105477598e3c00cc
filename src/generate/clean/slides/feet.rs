//! The feet of slides: page numbers, alone or beside words.

use std::collections::BTreeMap;

use crate::generate::clean::boilerplate;
use crate::generate::clean::line::{Line, LineKind};

/// What parts a foot's words from its page's number.
pub(super) const GAP: &str = "   ";

/// The lines that end a page, with its number: of feet with other words those that most lines share
/// (« Néphrologie – Lithiases 4 »).
pub(super) fn page_numbers(lines: &[Line<'_>]) -> Vec<(usize, u32)> {
    let told = |(at, line): (usize, &Line<'_>)| Some((at, page_number(line)?));
    let alone: Vec<(usize, u32)> = lines.iter().enumerate().filter_map(told).collect();
    let mut feet: BTreeMap<&str, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Aside) {
        if let Some((words, number)) = line.content.trim().rsplit_once(' ')
            && let Ok(number) = number.parse()
        {
            feet.entry(words.trim_end()).or_default().push((at, number));
        }
    }
    let most = feet.into_values().max_by_key(Vec::len).unwrap_or_default();
    if most.len() > alone.len() { most } else { alone }
}

/// The number of a line that is a page's number, or has it at its edge: « Dr M. – DFASM1      4 ».
fn page_number(line: &Line<'_>) -> Option<u32> {
    if line.kind != LineKind::Aside {
        return None;
    }
    let content = line.content.trim();
    if !boilerplate::is_page_number(content) {
        return content.rsplit_once(GAP)?.1.parse().ok();
    }
    boilerplate::first_number(content)
}
