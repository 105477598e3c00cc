//! A change of one field, made on top of what has become of it meanwhile: taking back and editing
//! are both that.

/// `now`, with the change of `from` to `to` made where it still is what it was changed from.
#[must_use]
pub fn carried<T: Clone + PartialEq>(from: &T, to: &T, now: &T) -> T {
    if now == from { to.clone() } else { now.clone() }
}

/// The same of tags, each of which is a choice of its own.
#[must_use]
pub fn carried_tags(from: &[String], to: &[String], now: &[String]) -> Vec<String> {
    if now == from {
        return to.to_vec();
    }
    let stays = |tag: &&String| !from.contains(tag) || to.contains(tag);
    let added = to.iter().filter(|tag| !from.contains(tag) && !now.contains(tag));
    now.iter().filter(stays).chain(added).cloned().collect()
}

/// Whether a field was changed twice, and not to the same.
#[must_use]
pub fn clashes<T: PartialEq + ?Sized>(from: &T, to: &T, now: &T) -> bool {
    from != to && from != now && to != now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_changed_where_it_still_is_what_it_was() {
        assert_eq!(carried(&1, &2, &1), 2);
        assert_eq!(carried(&1, &2, &3), 3);
        for (from, to, now, expected) in
            [(1, 2, 3, true), (1, 2, 2, false), (1, 1, 3, false), (1, 2, 1, false)]
        {
            assert_eq!(clashes(&from, &to, &now), expected);
        }
    }

    #[test]
    fn a_tag_is_changed_alone() {
        let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        let told = |from: &[&str], to: &[&str], now: &[&str]| {
            carried_tags(&tags(from), &tags(to), &tags(now))
        };
        assert_eq!(told(&["marked"], &["x"], &["marked", "theirs"]), ["theirs", "x"]);
        assert_eq!(told(&["a"], &["a", "b"], &["a", "c"]), ["a", "c", "b"]);
        assert_eq!(told(&["a", "b"], &["b", "a"], &["a", "b"]), ["b", "a"]);
    }
}
