//! The pages for people: every link leads somewhere, every file that is named is there, and every
//! command runs.
//!
//! Commands stand in blocks that begin with ```` ```sh ````; one that takes long or needs a display
//! stands in a block that begins with ```` ```sh slow ````, and only its parts are looked up. Those
//! that are run work in a home of their own, on a copy of the example texts.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use carabin::deck;

/// What a page is made of, line by line.
#[derive(Debug, PartialEq, Eq)]
enum Line<'a> {
    Prose(&'a str),
    /// With what its block begins with, after the backticks.
    Code(&'a str, &'a str),
}

struct Page {
    path: PathBuf,
    text: String,
}

fn collect(folder: &Path, deep: bool, found: &mut Vec<Page>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && deep {
            collect(&path, deep, found);
        } else if path.extension().is_some_and(|end| end == "md") {
            let text = fs::read_to_string(&path).unwrap();
            found.push(Page { path, text });
        }
    }
}

fn pages() -> Vec<Page> {
    let mut found = Vec::new();
    collect(Path::new("."), false, &mut found);
    collect(Path::new("docs"), true, &mut found);
    collect(Path::new("assets"), true, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut block: Option<&str> = None;
    let mut found = Vec::new();
    for line in text.lines() {
        match (line.trim_start().strip_prefix("```"), block) {
            (Some(head), None) => block = Some(head.trim()),
            (Some(_), Some(_)) => block = None,
            (None, Some(head)) => found.push(Line::Code(head, line)),
            (None, None) => found.push(Line::Prose(line)),
        }
    }
    assert_eq!(block, None, "a block of code has no end");
    found
}

/// The text outside of blocks of code, as one.
fn prose(page: &Page) -> String {
    let lines = lines(&page.text);
    let prose = lines.iter().filter_map(|line| match line {
        Line::Prose(line) => Some(*line),
        Line::Code(..) => None,
    });
    prose.collect::<Vec<_>>().join("\n")
}

/// The commands of blocks that begin with `head`, without their comments.
fn commands(page: &Page, head: &str) -> Vec<String> {
    let lines = lines(&page.text);
    let code = lines.iter().filter_map(|line| match line {
        Line::Code(own, line) if *own == head => Some(*line),
        _ => None,
    });
    let text = code.collect::<Vec<_>>().join("\n").replace("\\\n", " ");
    let bare = text.lines().map(|line| line.split(" #").next().unwrap().trim().to_owned());
    bare.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// What stands between backticks in prose.
fn quoted(prose: &str) -> Vec<&str> {
    prose.split('`').skip(1).step_by(2).collect()
}

/// How GitHub names the place of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn links(prose: &str) -> Vec<&str> {
    let ends = prose.match_indices("](").map(|(at, _)| at + 2);
    ends.map(|at| prose[at..].split(')').next().unwrap()).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for page in pages() {
        for link in links(&prose(&page)) {
            seen += 1;
            if link.starts_with("https://") {
                continue;
            }
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => page.path.clone(),
                file => page.path.parent().unwrap().join(file),
            };
            let there = target.exists();
            let placed = place.is_empty()
                || fs::read_to_string(&target).is_ok_and(|text| {
                    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
                    headings
                        .map(|line| line.trim_start_matches('#').trim())
                        .any(|h| anchor(h) == place)
                });
            if !there || !placed {
                faults.push(format!("{}: {link}", page.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 20, "{seen}");
}

#[test]
fn every_file_that_is_named_is_there() {
    let folders = ["src/", "tests/", "assets/", "docs/", "examples/", "benches/", ".ci/"];
    let mut faults = Vec::new();
    for page in pages() {
        let prose = prose(&page);
        for name in quoted(&prose) {
            let path = name.split_whitespace().next().unwrap_or_default();
            let pattern = path.contains(['*', '<', '…', '{', 'N']);
            if folders.iter().any(|folder| path.starts_with(folder))
                && !pattern
                && !Path::new(path).exists()
            {
                faults.push(format!("{}: {name}", page.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Why a command of Cargo or Bash can't be what the page means; none when all its parts are there.
fn missing(command: &str) -> Option<String> {
    let words: Vec<&str> = command.split_whitespace().filter(|word| !word.contains('=')).collect();
    let exists = |path: String| Path::new(&path).exists();
    match words.as_slice() {
        ["cargo", rest @ ..] => {
            for pair in rest.windows(2) {
                let there = match pair {
                    ["--example", name] => {
                        exists(format!("examples/{name}.rs"))
                            || exists(format!("examples/{name}/main.rs"))
                    }
                    ["--bench", name] => exists(format!("benches/{name}.rs")),
                    ["--test", name] => {
                        exists(format!("tests/{name}.rs"))
                            || exists(format!("tests/{name}/main.rs"))
                    }
                    _ => true,
                };
                if !there {
                    return Some(pair.join(" "));
                }
            }
            let filters = rest.iter().filter_map(|word| word.strip_suffix("::"));
            for filter in filters {
                // The window and the command line are the program's, with the window's tests.
                let first = filter.split("::").next().unwrap_or_default();
                let program = ["app", "cli", "window"].contains(&first);
                let root = match (rest.contains(&"--lib"), rest.contains(&"--bin")) {
                    (true, false) if !program => "src",
                    (false, true) if first == "window" => "tests",
                    (false, true) if program => "src",
                    (false, false) => "tests/all",
                    _ => return Some(filter.to_owned()),
                };
                let path = format!("{root}/{}", filter.replace("::", "/"));
                if !exists(format!("{path}.rs")) && !exists(path) {
                    return Some(filter.to_owned());
                }
            }
            None
        }
        ["bash", script, ..] => (!exists((*script).to_owned())).then(|| (*script).to_owned()),
        _ => None,
    }
}

#[test]
fn every_slow_command_names_what_is_there() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for page in pages() {
        let prose = prose(&page);
        let inline = quoted(&prose).into_iter().map(|quoted| quoted.replace('\n', " "));
        for command in commands(&page, "sh slow").into_iter().chain(inline) {
            seen += usize::from(command.contains("cargo "));
            if let Some(what) = missing(&command) {
                faults.push(format!("{}: {command}: {what}", page.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 10, "{seen}");
    assert_eq!(
        missing("cargo test --test all nothing::at::all::").as_deref(),
        Some("nothing::at::all")
    );
    assert_eq!(missing("cargo test --lib app::").as_deref(), Some("app"));
    assert_eq!(missing("cargo test --bin carabin deck::").as_deref(), Some("deck"));
    assert_eq!(missing("cargo run --example nobody").as_deref(), Some("--example nobody"));
    assert_eq!(missing("bash .ci/nothing").as_deref(), Some(".ci/nothing"));
}

/// The program in a home of its own.
fn carabin(home: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carabin"));
    command
        .args(arguments.split_whitespace())
        .current_dir(home)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env_remove("XDG_CACHE_HOME")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null());
    command
}

#[test]
fn every_other_command_runs() {
    let mut seen = 0;
    for page in pages() {
        let home = tempfile::tempdir().unwrap();
        let sources = home.path().join("decks/sources");
        fs::create_dir_all(&sources).unwrap();
        for entry in fs::read_dir("decks/sources").unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), sources.join(entry.file_name())).unwrap();
        }
        for command in commands(&page, "sh") {
            let arguments = ["cargo run --release -- ", "carabin "]
                .iter()
                .find_map(|program| command.strip_prefix(program))
                .unwrap_or_else(|| panic!("{}: {command} is slow", page.path.display()));
            let output = carabin(home.path(), arguments).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{}: {command}\n{said}", page.path.display());
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn every_command_of_the_program_has_its_line_with_its_options() {
    let home = tempfile::tempdir().unwrap();
    let help = |arguments: &str| {
        let output = carabin(home.path(), arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let page = fs::read_to_string("docs/command-line.md").unwrap();
    let line = |name: &str| {
        let head = format!("| `carabin {name}");
        let found = page.lines().find(|line| line.starts_with(&head));
        found.unwrap_or_else(|| panic!("docs/command-line.md has no line for {name}"))
    };
    let whole = help("--help");
    let listed = whole.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names = listed.lines().filter_map(|line| line.split_whitespace().next());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert!(names.len() >= 8, "{whole}");
    for name in names {
        let line = line(name);
        let own = help(&format!("{name} --help"));
        let words = own
            .lines()
            .filter(|line| line.trim_start().starts_with('-'))
            .flat_map(|line| line.split([' ', ',', '[']));
        let options = words.filter(|word| word.starts_with("--"));
        for option in options.filter(|option| !["--help", "--library"].contains(option)) {
            let short = own.split(&format!(", {option}")).next().unwrap();
            let short = short.get(short.len().saturating_sub(2)..).unwrap_or_default();
            let there = line.contains(option) || short.starts_with('-') && line.contains(short);
            assert!(there, "{name} {option} in {line}");
        }
        let syntax = line.split('`').nth(1).unwrap();
        for option in syntax.split([' ', '[', ']', '|', '\\']).filter(|word| word.starts_with("--"))
        {
            assert!(own.contains(option), "{name} has no {option}");
        }
    }
}

#[test]
fn the_examples_of_decks_can_be_read() {
    let page = fs::read_to_string("docs/files.md").unwrap();
    let lines = lines(&page);
    for (head, notes, format) in [("ron", 5, 1), ("ron masks", 1, 3)] {
        let code = lines.iter().filter_map(|line| match line {
            Line::Code(name, line) if *name == head => Some(*line),
            _ => None,
        });
        let text = code.collect::<Vec<_>>().join("\n");
        let deck = deck::read(text.as_bytes()).unwrap();
        assert_eq!((deck.notes.len(), deck.format()), (notes, format));
    }
}

#[test]
fn the_french_page_has_what_the_english_one_has() {
    const TWINS: [&str; 2] = ["README.md", "LISEZMOI.md"];
    let [english, french] = TWINS.map(|path| {
        let path = PathBuf::from(path);
        let text = fs::read_to_string(&path).unwrap();
        Page { path, text }
    });
    let headings = |page: &Page| page.text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(headings(&english), headings(&french));
    for head in ["sh", "sh slow"] {
        assert_eq!(commands(&english, head), commands(&french, head));
    }
    let targets = |page: &Page| {
        let prose = prose(page);
        let mut targets: Vec<String> = links(&prose)
            .into_iter()
            .filter(|link| !link.starts_with("docs/study-") && !TWINS.contains(link))
            .map(str::to_owned)
            .collect();
        targets.sort();
        targets
    };
    assert_eq!(targets(&english), targets(&french));
    // French typography: no plain space before a sign that stands apart.
    let prose = prose(&french);
    let prose: Vec<&str> = prose.lines().filter(|line| !line.starts_with('|')).collect();
    let prose = prose.join("\n");
    for sign in [" :", " ;", " ?", " !", "« ", " »"] {
        assert!(!prose.contains(sign), "a plain space at “{sign}”");
    }
}
