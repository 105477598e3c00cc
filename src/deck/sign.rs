//! The signs that a student gives notes: a mark, and flags in four colours.
//!
//! A sign is a tag of the note, `marked`, `flag-red` and so on; a note has one flag at most. What a
//! colour means is the student's business.

/// The tag of a note that the student has marked.
pub const MARKED: &str = "marked";

/// Whether a tag is a sign, and says nothing about the content.
#[must_use]
pub fn is_sign(tag: &str) -> bool {
    tag == MARKED || Flag::ALL.iter().any(|flag| tag == flag.tag())
}

/// Marks a note with these tags, or takes its mark away.
pub fn toggle_mark(tags: &mut Vec<String>) {
    match tags.iter().position(|tag| tag == MARKED) {
        Some(at) => drop(tags.remove(at)),
        None => tags.push(MARKED.to_owned()),
    }
}

/// A flag, by its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    Red,
    Orange,
    Green,
    Blue,
}

impl Flag {
    /// In the order of their keys, Ctrl+1 to Ctrl+4.
    pub const ALL: [Self; 4] = [Self::Red, Self::Orange, Self::Green, Self::Blue];

    /// The tag of a note that has it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Red => "flag-red",
            Self::Orange => "flag-orange",
            Self::Green => "flag-green",
            Self::Blue => "flag-blue",
        }
    }

    /// The one that a note with these tags has.
    #[must_use]
    pub fn among(tags: &[String]) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| tags.iter().any(|tag| tag == flag.tag()))
    }

    /// Gives tags this flag and no other, or none.
    pub fn set(flag: Option<Self>, tags: &mut Vec<String>) {
        if Self::among(tags) == flag {
            return;
        }
        tags.retain(|tag| Self::ALL.iter().all(|flag| tag != flag.tag()));
        tags.extend(flag.map(|flag| flag.tag().to_owned()));
    }

    /// Gives the flag to tags that do not have it, and takes it away from those that do.
    pub fn toggle(self, tags: &mut Vec<String>) {
        let had = Self::among(tags) == Some(self);
        Self::set((!had).then_some(self), tags);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_comes_and_goes_and_leaves_other_tags() {
        let mut tags = vec!["anatomie".to_owned()];
        toggle_mark(&mut tags);
        assert_eq!(tags, ["anatomie", MARKED]);
        toggle_mark(&mut tags);
        assert_eq!(tags, ["anatomie"]);
    }

    #[test]
    fn a_note_has_one_flag_at_most() {
        let mut tags = vec!["anatomie".to_owned()];
        Flag::Red.toggle(&mut tags);
        Flag::Blue.toggle(&mut tags);
        assert_eq!(tags, ["anatomie", "flag-blue"]);
        assert_eq!(Flag::among(&tags), Some(Flag::Blue));
        Flag::Blue.toggle(&mut tags);
        assert_eq!((tags.len(), Flag::among(&tags)), (1, None));
    }
}
