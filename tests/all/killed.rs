//! `kill -9` while grading, editing, and changing much at once: what was acknowledged is there.
//!
//! `examples/survivor.rs` does the work, the killing and the counting.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::env;
use std::process::Command;

fn survive(rounds: &str) {
    // Cargo builds examples with the tests, in the folder beside theirs.
    let tests = env::current_exe().unwrap();
    let name = format!("survivor{}", env::consts::EXE_SUFFIX);
    let program = tests.parent().unwrap().parent().unwrap().join("examples").join(name);
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    let output = Command::new(program).arg(&root).args(["--rounds", rounds]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let counted = String::from_utf8_lossy(&output.stdout);
    assert!(counted.contains("none lost") && !counted.contains(": 0 events"), "{counted}");
    assert!(!counted.contains("and 1 changes"), "{counted}");
    print!("{counted}");
}

#[test]
fn what_was_acknowledged_survives_being_killed() {
    survive("40");
}

#[test]
#[ignore = "a thousand rounds take a minute"]
fn what_was_acknowledged_survives_being_killed_a_thousand_times() {
    survive("1000");
}
