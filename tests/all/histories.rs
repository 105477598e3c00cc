//! Histories that a spreadsheet, a disk or git has had in hand: what can be read counts, what is
//! graded afterwards can be read again, and nothing is emptied.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};

use carabin::history::{DeviceId, HEADER};
use carabin::library::{self, Library};
use tempfile::TempDir;

use crate::support::grade;

fn device() -> DeviceId {
    "one".parse().unwrap()
}

/// A library whose device has this history.
fn with_history(text: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    drop(Library::open(&root, &device()).unwrap());
    fs::write(root.join("history/one.csv"), text).unwrap();
    (folder, root)
}

fn times(root: &Path) -> Vec<i64> {
    let library = Library::look(root).unwrap();
    library.history().events().iter().map(|event| event.time).collect()
}

fn line(n: u32) -> String {
    format!("c{n}.1,{n},3,2,1000,20717,60,review,d20721,{n},\n")
}

fn three() -> String {
    format!("{HEADER}{}{}{}", line(1), line(2), line(3))
}

/// The same with each line changed.
fn each(text: &str, change: impl Fn(usize, &str) -> String) -> String {
    text.lines().enumerate().map(|(at, line)| change(at, line) + "\n").collect()
}

#[test]
fn what_is_graded_can_be_read_again_whatever_the_file_was() {
    let plain = three();
    let moved = each(&plain, |_, line| {
        let mut fields: Vec<&str> = line.split(',').collect();
        fields.rotate_left(3);
        fields.join(",")
    });
    let cases: [(&str, String, &[i64]); 12] = [
        ("sound", plain.clone(), &[1, 2, 3]),
        (
            "a column added at the end",
            each(&plain, |at, line| format!("{line},{}", if at == 0 { "remark" } else { "" })),
            &[1, 2, 3],
        ),
        (
            "a column added at the start",
            each(&plain, |at, line| format!("{},{line}", if at == 0 { "week" } else { "4" })),
            &[1, 2, 3],
        ),
        ("columns moved", moved, &[1, 2, 3]),
        ("semicolons", plain.replace(',', ";"), &[1, 2, 3]),
        ("tabs", plain.replace(',', "\t"), &[1, 2, 3]),
        (
            "quoted",
            each(&plain, |_, line| format!("\"{}\"", line.replace(',', "\",\""))),
            &[1, 2, 3],
        ),
        ("ends of another system", plain.replace('\n', "\r\n"), &[1, 2, 3]),
        ("ends of an old system", plain.replace('\n', "\r"), &[1, 2, 3]),
        ("a mark of the byte order", format!("\u{feff}{plain}"), &[1, 2, 3]),
        ("no last line feed", plain.trim_end().to_owned(), &[1, 2, 3]),
        ("one wrong byte", plain.replace("c2.1,2,3", "c2.1,2,\""), &[1, 3]),
    ];
    for (name, text, counted) in cases {
        let (_folder, root) = with_history(text.as_bytes());
        assert_eq!(times(&root), counted, "{name}");
        let mut library = Library::open(&root, &device()).unwrap();
        library.append(grade("n.1", 100)).unwrap();
        library.append(grade("n.1", 101)).unwrap();
        drop(library);
        let all: Vec<i64> = counted.iter().copied().chain([100, 101]).collect();
        assert_eq!(times(&root), all, "{name}");
        // A repair takes none of them out.
        library::repair(&root, &device()).unwrap();
        assert_eq!(times(&root), all, "{name}");
        let mut library = Library::open(&root, &device()).unwrap();
        let sequence = library.append(grade("n.1", 102)).unwrap().stamp.sequence;
        assert_eq!(sequence, 6, "{name}");
    }
}

#[test]
fn another_form_is_left_with_a_copy() {
    let text =
        each(&three(), |at, line| format!("{line},{}", if at == 0 { "remark" } else { "!" }));
    let (_folder, root) = with_history(text.as_bytes());
    let mut library = Library::open(&root, &device()).unwrap();
    assert!(library.take_news().iter().any(|message| message.key == "notice-history-form"));
    assert_eq!(fs::read_to_string(root.join("history/one.csv")).unwrap(), three());
    let backups = library::backups(&root);
    let copy = root.join("backups").join(&backups[0].moment).join("history/one.csv");
    assert_eq!(fs::read_to_string(copy).unwrap(), text);
}

#[test]
fn a_line_that_was_cut_counts_only_where_nothing_is_missing() {
    let undo = |target: &str| format!("c2.1,9,0,2,0,20717,60,undo,,4,{target}");
    let cases: [(&str, &[i64]); 4] = [
        // Whole, an undo of the event of its card.
        (&undo("one/2"), &[1, 2, 3, 9]),
        // « one/12 », cut: there the event is another card's.
        (&undo("one/1"), &[1, 2, 3]),
        (&undo("one/"), &[1, 2, 3]),
        ("c4.1,9,3,2,1000,20717,60,review,d20721,4", &[1, 2, 3]),
    ];
    for (last, counted) in cases {
        let (_folder, root) = with_history(format!("{}{last}", three()).as_bytes());
        assert_eq!(times(&root), counted, "{last}");
    }
}

#[test]
fn a_file_of_which_nothing_is_understood_is_left_alone() {
    let foreign = [
        "A letter.\nWith two lines.\n".to_owned(),
        "A letter without an end".to_owned(),
        "name;age\nx;3\n".to_owned(),
        "\0\0\0\0\0\0\0\0".to_owned(),
        each(&three(), |at, line| if at == 0 { format!("{line},x") } else { "?".to_owned() }),
    ];
    for text in foreign {
        let (_folder, root) = with_history(text.as_bytes());
        let mut library = Library::open(&root, &device()).unwrap();
        assert!(library.append(grade("n.1", 100)).is_err());
        assert!(!library.problems().is_empty());
        drop(library);
        library::repair(&root, &device()).unwrap();
        assert_eq!(fs::read_to_string(root.join("history/one.csv")).unwrap(), text);
    }
    // A file that was being made is made.
    let (_folder, root) = with_history(b"card_id,revi");
    Library::open(&root, &device()).unwrap().append(grade("n.1", 100)).unwrap();
    assert_eq!(times(&root), [100]);
}

/// An editor's “Accept both”, or `merge=union`, leaves two events of one number and no marks.
#[test]
fn an_undo_takes_back_what_was_graded_on_its_own_card_alone() {
    let both = "x.1,1000,4,0,900,20717,60,review,d20730,1,\n\
                y.1,1005,4,0,900,20717,60,review,d20730,1,\n\
                y.1,1009,0,2,0,20717,60,undo,,2,one/1\n";
    let (_folder, root) = with_history(format!("{HEADER}{both}").as_bytes());
    let library = Library::look(&root).unwrap();
    let counted: Vec<String> =
        library.history().effective().iter().map(|event| event.card.to_string()).collect();
    assert_eq!(counted, ["x.1"]);
}

#[test]
fn an_undo_of_one_side_takes_nothing_back_of_the_other() {
    let ours = "x.1,1000,4,0,900,20717,60,review,d20730,1,\n";
    let theirs = "y.1,1005,4,0,900,20717,60,review,d20730,1,\n\
                  y.1,1009,0,2,0,20717,60,undo,,2,one/1\n";
    let marked = format!("{HEADER}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
    for way in ["open", "repair"] {
        let (_folder, root) = with_history(marked.as_bytes());
        if way == "open" {
            drop(Library::open(&root, &device()).unwrap());
        } else {
            library::repair(&root, &device()).unwrap();
        }
        let library = Library::look(&root).unwrap();
        assert_eq!(library.problems(), [], "{way}");
        assert_eq!(library.history().len(), 3);
        let counted: Vec<String> =
            library.history().effective().iter().map(|event| event.card.to_string()).collect();
        assert_eq!(counted, ["x.1"], "{way}");
    }
}
