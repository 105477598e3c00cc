//! Org, the format of Emacs' notes: headings of stars, keywords (`#+title:`), drawers of properties, plans.
//!
//! Links are `wiki.rs`'s. Leaves out what a block of code or of an example holds.

use super::line::{Line, LineKind};

/// Lines among which a text tells that it is Org.
const TOLD: usize = 40;

/// Keywords of a note that stand nowhere else, in small letters.
const KEYWORDS: [&str; 8] = [
    "#+title:",
    "#+author:",
    "#+startup:",
    "#+filetags:",
    "#+options:",
    "#+roam_",
    "#+setupfile:",
    "#+latex_class:",
];

/// What a heading's task has come to.
const STATES: [&str; 15] = [
    "TODO",
    "DONE",
    "NEXT",
    "WAIT",
    "WAITING",
    "HOLD",
    "KILL",
    "CANCELLED",
    "CANCELED",
    "PROJ",
    "STRT",
    "IDEA",
    "STARTED",
    "DELEGATED",
    "SOMEDAY",
];

/// Whether the text is Org.
pub(super) fn is_org(text: &str) -> bool {
    text.lines().take(TOLD).any(|line| {
        line.trim() == ":PROPERTIES:"
            || line.starts_with("#+") && {
                let line = line.to_lowercase();
                KEYWORDS.iter().any(|word| line.starts_with(word))
            }
    })
}

/// Where the reader of a note is.
#[derive(Debug, Default)]
pub(super) struct Note {
    drawer: bool,
    /// In a block of code.
    code: bool,
    /// Something but keywords was read.
    begun: bool,
}

impl Note {
    /// What the line is, where Org says it.
    pub(super) fn line<'a>(&mut self, line: &'a str, start: usize) -> Option<Line<'a>> {
        let content = line.trim_start();
        let at =
            |part: &str| start + (line.len() - content.len()) + content.find(part).unwrap_or(0);
        if self.drawer || is_drawer(content) {
            self.drawer = content != ":END:";
            return Some(Line::skip(start));
        }
        if let Some(keyword) = content.strip_prefix("#+") {
            return Some(self.keyword(keyword, at(keyword)));
        }
        if self.code {
            return Some(Line::new(LineKind::Aside, content, at(content)));
        }
        let planned = ["SCHEDULED:", "DEADLINE:", "CLOSED:"];
        if planned.iter().any(|plan| content.starts_with(plan)) || line.starts_with("# ") {
            return Some(Line::skip(start));
        }
        self.begun |= !content.is_empty();
        let stars = line.bytes().take_while(|b| *b == b'*').count();
        let title = line.get(stars..).filter(|rest| stars > 0 && rest.starts_with(' '))?;
        let title = untagged(without_state(title.trim()));
        let level = u8::try_from(stars + 1).unwrap_or(6).min(6);
        (!title.is_empty()).then(|| Line::new(LineKind::Heading(level), title, at(title)))
    }

    /// `title: La rate`, `begin_src`, `filetags: :foie:`.
    fn keyword<'a>(&mut self, keyword: &'a str, start: usize) -> Line<'a> {
        let (name, value) = keyword.split_once(':').unwrap_or((keyword, ""));
        let name = name.trim().to_lowercase();
        if name.starts_with("begin_src") || name.starts_with("begin_example") {
            self.code = true;
        } else if name.starts_with("end_") {
            self.code = false;
        }
        if name == "title" && self.begun {
            // Another note begins.
            let told = value.trim();
            return Line::new(
                LineKind::Heading(1),
                told,
                start + keyword.len() - value.trim_start().len(),
            );
        }
        // « Sujet_de_genetique » names a file.
        let filed = name == "title" && value.contains('_') && !value.trim().contains(' ');
        if filed { Line::skip(start) } else { Line::new(LineKind::Skip, keyword, start) }
    }
}

/// `:PROPERTIES:`, `:LOGBOOK:`, alone in its line.
fn is_drawer(content: &str) -> bool {
    let name = content.strip_prefix(':').and_then(|rest| rest.strip_suffix(':'));
    name.is_some_and(|name| {
        name != "END" && name.len() > 2 && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
    })
}

/// `TODO [#A] La rate` without the task's state.
fn without_state(title: &str) -> &str {
    let told = title.split_once(' ').filter(|(state, _)| STATES.contains(state));
    let told = told.map_or(title, |(_, told)| told.trim_start());
    let ranked = told.strip_prefix("[#").and_then(|rest| rest.split_once(']'));
    ranked.map_or(told, |(_, told)| told.trim_start())
}

/// `La rate :foie:sang:` without its tags.
fn untagged(title: &str) -> &str {
    let Some((told, tags)) = title.rsplit_once(' ') else { return title };
    let tagged = tags.len() > 2
        && tags.starts_with(':')
        && tags.ends_with(':')
        && tags.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '@'));
    if tagged { told.trim_end() } else { title }
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::super::tests::{headed, read};

    #[test]
    fn a_note_has_its_title_and_headings_of_stars() {
        let text = ":PROPERTIES:\n:ID: 8c6c\n:END:\n#+title: La rate\n#+filetags: :sang:\n\n* TODO Forme de [[id:1-2][la \
                    rate]] :revoir:\n:PROPERTIES:\n:ID: 9d\n:END:\nElle est molle et ovale.\n** Taille\nElle mesure \
                    douze centimètres.\n#+begin_src python\nrate = 12\n#+end_src\n";
        assert_eq!(document(text).front.as_deref(), Some("La rate"));
        assert_eq!(headed(text, "Elle est"), ["La rate", "Forme de la rate"]);
        assert_eq!(headed(text, "Elle mesure"), ["La rate", "Forme de la rate", "Taille"]);
        assert!(!read(text).contains("8c6c") && !read(text).contains("sang"));
        let filed = text.replace("La rate\n#+file", "La_rate_v2\n#+file");
        assert_eq!(document(&filed).front, None);
        let another = format!("{text}#+title: Le foie\n* Forme\nIl a quatre lobes inégaux.\n");
        assert_eq!(headed(&another, "Il a"), ["La rate", "Le foie", "Forme"]);
    }

    #[test]
    fn stars_are_bullets_elsewhere() {
        assert_eq!(
            super::super::tests::items("Signes :\n\n* toux\n* fièvre\n"),
            ["toux", "fièvre"]
        );
        assert!(!super::is_org("# + title\n:fièvre: à rechercher\n"));
    }
}
