//! Searches that are kept, and the search for a tag.

use crate::app::effects::{Effects, Here, set};
use crate::app::screen::Screen;
use crate::find::{parse, term};
use crate::workspace::Workspace;

/// The cards that have a tag, or one below it.
pub(super) fn tagged(tag: &str, workspace: &Workspace, here: &Here) -> Vec<u32> {
    // More may be found than have it spelled so; those stay as they are.
    let found = parse(&term("tag", &workspace.tag_names().shown(tag))).map(|query| {
        let index = workspace.index();
        workspace.table(&index, &here.now).find(&query)
    });
    found.unwrap_or_default()
}

/// Keeps a search, or forgets one that is kept.
pub(super) fn keep(
    query: &str,
    key: &'static str,
    workspace: &mut Workspace,
    here: &Here,
) -> Effects {
    let mut settings = workspace.settings().clone();
    let query = query.trim();
    match settings.searches.iter().position(|known| known == query) {
        Some(at) => drop(settings.searches.remove(at)),
        None if query.is_empty() => return Effects::default(),
        None => settings.searches.push(query.to_owned()),
    }
    set(workspace, settings, key, Some(Screen::Browse), here).unwrap_or_else(Effects::from)
}
