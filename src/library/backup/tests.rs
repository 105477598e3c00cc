//! Copies: what they are called, what they bring back, which of them stay.

use std::fs;

use proptest::prelude::*;

use super::*;

#[test]
fn a_moment_is_read_as_it_was_written() {
    let moment = Timestamp::from_millisecond(1_764_000_123_456).unwrap();
    let name = moment.strftime(FORMAT).to_string();
    assert_eq!(time_of(&name), Some(1_764_000_123_456), "{name}");
    assert_eq!(time_of("2026-01-02T03-04-05Z"), Some(1_767_323_045_000));
    // With the number of those that share a millisecond.
    assert_eq!(time_of(&format!("{name}-0002")), Some(1_764_000_123_456));
    for other in ["vacances", "", "Z", "é", "2026-01-02T03-04-05Z-", "2026-01-02T03-04-05Z-é"] {
        assert_eq!(time_of(other), None, "{other}");
    }
}

#[test]
fn what_a_file_was_is_its_first_copy_since() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let put = |moment: &str, file: &str, text: &str| {
        let path = root.join("backups").join(moment).join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("2026-01-01T10-00-00-000Z", "decks/a.ron", "one");
    put("2026-01-01T11-00-00-000Z", "decks/a.ron", "two");
    put("2026-01-01T12-00-00-000Z", "decks/b.ron", "b");
    put("2026-01-01T12-00-00-000Z", "decks/a.sync-conflict-20260101-1-X.ron", "no");
    put("notes", "decks/a.ron", "mine");
    let at = |moment: &str| -> Vec<String> {
        let found = files_at(root, moment);
        found.values().map(|copy| fs::read_to_string(copy).unwrap()).collect()
    };
    assert_eq!(at("2026-01-01T09-00-00-000Z"), ["one", "b"]);
    assert_eq!(at("2026-01-01T10-30-00-000Z"), ["two", "b"]);
    assert_eq!(at("2026-01-01T11-30-00-000Z"), ["b"]);
    assert!(at("2026-01-01T13-00-00-000Z").is_empty());
}

#[test]
fn what_is_kept_twice_in_one_moment_is_the_same_file_at_two() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let now = Timestamp::from_millisecond(1_764_000_123_999).unwrap();
    for number in 1..=12 {
        keep_at(root, now, Path::new("decks/a.ron"), number.to_string().as_bytes()).unwrap();
    }
    let all = backups(root);
    assert_eq!(all.len(), 12);
    for (backup, number) in all.iter().rev().zip(1..) {
        assert_eq!(backup.time, now.as_millisecond(), "no clock is ahead");
        let found: Vec<_> = files_at(root, &backup.moment).into_iter().collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, Path::new("decks/a.ron"));
        assert_eq!(fs::read_to_string(&found[0].1).unwrap(), number.to_string());
    }
}

#[test]
fn a_backup_in_the_millisecond_of_an_edit_brings_back_what_it_has_seen() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("decks")).unwrap();
    fs::write(root.join("decks/a.ron"), "after").unwrap();
    fs::write(root.join("decks/b.ron"), "b").unwrap();
    let now = Timestamp::from_millisecond(1_764_000_123_456).unwrap();
    keep_at(root, now, Path::new("decks/a.ron"), b"before").unwrap();
    assert_eq!(back_up_at(root, now).unwrap(), 2);
    keep_at(root, now, Path::new("decks/a.ron"), b"later").unwrap();
    let all = backups(root);
    let backup = all.iter().find(|backup| backup.files.len() == 2).expect("one with both");
    let texts = files_at(root, &backup.moment).into_values();
    let texts: Vec<String> = texts.map(|copy| fs::read_to_string(copy).unwrap()).collect();
    assert_eq!(texts, ["after", "b"]);
}

#[test]
fn one_copy_stays_of_each_span_and_spans_grow_with_age() {
    // A whole number of months, weeks and days since 1970.
    let now = 210 * 100 * DAY;
    let stay = |ages: &[i64]| -> Vec<bool> {
        kept(&ages.iter().map(|age| now - age).collect::<Vec<_>>(), now)
    };
    let hour = 3_600_000;
    assert_eq!(stay(&[1, 2, hour - 1]), [true; 3], "the last hour");
    assert_eq!(stay(&[0, 2 * hour - 2, 2 * hour - 1, 2 * hour + 1]), [true, true, false, true]);
    assert_eq!(stay(&[0, 3 * DAY - 2, 3 * DAY - 1, 4 * DAY - 1]), [true, true, false, true]);
    assert_eq!(stay(&[0, 15 * DAY, 16 * DAY, 22 * DAY]), [true, true, false, true]);
    assert_eq!(stay(&[0, 61 * DAY, 80 * DAY, 100 * DAY]), [true, true, false, true]);
    // Where one kind of span ends, the next begins.
    let now = 210 * 100 * DAY + 3 * DAY;
    let times = [14, 60].map(|days| [now - days * DAY + 1, now - days * DAY]);
    assert_eq!(kept(&times.concat(), now), [true; 4]);
}

#[test]
fn thinning_takes_the_folders_that_it_empties_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let put = |moment: &str| {
        let path = root.join("backups").join(moment).join("decks/a.ron");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    };
    let moments =
        ["2026-01-01T10-01-00-000Z", "2026-01-01T10-02-00-000Z", "2026-01-03T10-00-00-000Z"];
    for moment in moments {
        put(moment);
    }
    fs::create_dir_all(root.join("backups/mine")).unwrap();
    thin(root, time_of("2026-01-05T10-00-00-000Z").unwrap()).unwrap();
    let left: BTreeSet<String> = fs::read_dir(root.join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left, [moments[1], moments[2], "mine"].map(str::to_owned).into());
}

proptest! {
    #[test]
    fn thinning_keeps_the_newest_and_the_last_hour_and_stops(
        ages in prop::collection::vec(0_i64..400 * DAY, 1..300),
    ) {
        let now = 1_764_000_000_000;
        let mut times: Vec<i64> = ages.iter().map(|age| now - age).collect();
        times.sort_unstable_by(|a, b| b.cmp(a));
        let stay = kept(&times, now);
        let left: Vec<i64> =
            times.iter().zip(&stay).filter(|(_, kept)| **kept).map(|(time, _)| *time).collect();
        prop_assert_eq!(left.first(), times.first());
        for (time, kept) in times.iter().zip(&stay) {
            prop_assert!(*kept || now - time >= 3_600_000);
        }
        prop_assert!(kept(&left, now).iter().all(|kept| *kept), "what stays, stays");
        let old = left.iter().filter(|time| now - **time >= 3_600_000).count();
        prop_assert!(old <= 49 + 15 + 9 + 14, "{}", old);
    }
}
