//! What is written, and where: the library, this machine's configuration and its cache, and what
//! a command was told to write. Nothing else on the whole disk.
//!
//! The system itself is asked, by strace: each call of the program that opens a file to write,
//! makes, renames, links or removes something. `.ci/window` asks the same of a session in the window.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TEXT: &str = "# L’aorte\n\nL’aorte est une artère qui naît du ventricule gauche. \
    Les couches de la paroi de l’aorte sont : l’intima, la média et l’adventice.\n";

const PROGRAM: &str = env!("CARGO_BIN_EXE_carabin");

/// The calls that change something, and are not about a file that is open already.
const CALLS: &str = "trace=open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,\
    linkat,symlink,symlinkat,unlink,unlinkat,rmdir,truncate,chmod,fchmodat,utimensat,mknod,mknodat";

/// The paths that a line of strace says are written; nothing of a call that only reads.
fn written(line: &str) -> Vec<PathBuf> {
    let Some((call, rest)) = line.split_once('(') else { return Vec::new() };
    let reads = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().all(|way| !rest.contains(way));
    let opens = call.split_whitespace().last().is_some_and(|call| call.starts_with("open"));
    if opens && reads {
        return Vec::new();
    }
    // Every quoted text of these calls is a path.
    let quoted = rest.split('"').skip(1).step_by(2);
    quoted.map(PathBuf::from).collect()
}

fn allowed(path: &Path, home: &Path) -> bool {
    let places = ["Carabin", "config/carabin", "cache/carabin", "told"];
    let under = |place: &&str| path.starts_with(home.join(place));
    // A terminal is written to; so is nothing.
    let nowhere = path == Path::new("/dev/null") || path == Path::new("/dev/tty");
    nowhere || places.iter().any(under)
}

#[test]
fn nothing_is_written_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let home = fs::canonicalize(folder.path()).unwrap();
    let path = |name: &str| home.join(name).display().to_string();
    for name in ["Carabin/decks", "Carabin/history", "elsewhere", "tmp", "told", "config", "cache"]
    {
        fs::create_dir_all(home.join(name)).unwrap();
    }
    fs::write(home.join("text.md"), TEXT).unwrap();
    // What is marked and torn is mended.
    fs::write(home.join("Carabin/history/one.csv"), "card_id,review_time\nx\n").unwrap();
    fs::write(home.join("Carabin/settings.ron"), "(format: 1)").unwrap();
    let library = path("Carabin");
    let (text, told) = (path("text.md"), path("told/deck.ron"));
    let commands: [&[&str]; 8] = [
        &["generate", &text, "-o", &told],
        &["generate", &text],
        &["cards", &told],
        &["due"],
        &["statistics", "--csv", &path("told/figures")],
        &["check", "--repair"],
        &["backup"],
        &["due"],
    ];
    let strace = Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_ok();
    let mut seen = 0;
    for command in commands {
        let log = home.join("log");
        // Where the system has no such thing, the folders below still tell.
        let mut run = if strace { Command::new("strace") } else { Command::new(PROGRAM) };
        if strace {
            run.args(["-f", "-qq", "-s", "4096", "-e", CALLS, "-e", "signal=none", "-o"]);
            run.arg(&log).arg(PROGRAM);
        }
        run.arg("--library")
            .arg(&library)
            .args(command)
            .current_dir(home.join("elsewhere"))
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("TMPDIR", home.join("tmp"))
            .env("LC_ALL", "en_GB.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        let log = fs::read_to_string(&log).unwrap_or_default();
        for path in log.lines().flat_map(written) {
            seen += 1;
            let path = home.join("elsewhere").join(path);
            assert!(allowed(&path, &home), "{command:?} writes {}", path.display());
        }
    }
    assert!(!strace || seen > 20, "strace saw {seen} writes");
    for empty in ["elsewhere", "tmp"] {
        assert_eq!(fs::read_dir(home.join(empty)).unwrap().count(), 0, "{empty}");
    }
    assert!(!home.join("data").exists());
}
