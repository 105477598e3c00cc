//! The marks that git leaves in a file that two sides changed.

/// The two sides of a file in which git has marked conflicts, and what both started from, where
/// git wrote it too; none when it has not, or when the marks are not whole.
pub(super) fn sides(text: &str) -> Option<([String; 2], Option<String>)> {
    #[derive(PartialEq)]
    enum Of {
        Both,
        Ours,
        Base,
        Theirs,
    }
    let (mut ours, mut theirs, mut base) = (String::new(), String::new(), String::new());
    let (mut of, mut marked, mut with_base) = (Of::Both, false, true);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let mark = |mark: &str| bare == mark || bare.starts_with(&format!("{mark} "));
        if mark("<<<<<<<") && of == Of::Both {
            (of, marked) = (Of::Ours, true);
        } else if mark("|||||||") && of == Of::Ours {
            of = Of::Base;
        } else if bare == "=======" && matches!(of, Of::Ours | Of::Base) {
            with_base &= of == Of::Base;
            of = Of::Theirs;
        } else if mark(">>>>>>>") && of == Of::Theirs {
            of = Of::Both;
        } else {
            if matches!(of, Of::Both | Of::Ours) {
                ours.push_str(line);
            }
            if matches!(of, Of::Both | Of::Theirs) {
                theirs.push_str(line);
            }
            if matches!(of, Of::Both | Of::Base) {
                base.push_str(line);
            }
        }
    }
    (marked && of == Of::Both).then(|| ([ours, theirs], with_base.then_some(base)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_marks_are_read() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> main\nd\n";
        let both = ["a\nb\nd\n".into(), "a\nc\nd\n".into()];
        assert_eq!(sides(text), Some((both.clone(), Some("a\nx\nd\n".into()))));
        assert_eq!(sides(&text.replace("||||||| base\nx\n", "")), Some((both, None)));
        assert_eq!(sides("a\nb\n"), None);
        assert_eq!(sides("a\n<<<<<<< HEAD\nb\n"), None);
        // In the text of a card they mean nothing.
        assert_eq!(sides("x <<<<<<< y\n=======\n"), None);
    }
}
