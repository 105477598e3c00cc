//! Who names whom, file by file: `use` trees, `crate::`, `super::` and `self::` paths, and names
//! that another file only passes on (`pub use`), followed to where they are written.
//!
//! Tests inside of files, and files that are only tests, name whom they like.

use std::collections::{BTreeMap, BTreeSet};

/// A module's path from the crate's root.
type Module = Vec<String>;

/// The files of a crate with what they name.
#[derive(Debug, Default)]
pub struct Imports {
    modules: BTreeMap<Module, Parsed>,
}

/// What a file says.
#[derive(Debug, Default)]
struct Parsed {
    /// By the name under which it is known here; `*` for all names of a module.
    uses: Vec<(String, Vec<String>)>,
    /// Passed on to others, not used here.
    passed: BTreeSet<String>,
    /// Paths in the code.
    paths: Vec<Vec<String>>,
    /// Child modules that are only there for tests.
    tests: BTreeSet<String>,
}

impl Imports {
    /// Of files, each with its path below `src`.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut imports = Self::default();
        for (path, text) in files {
            imports.modules.insert(module_of(path), Parsed::new(text));
        }
        let tests: Vec<Module> = imports
            .modules
            .iter()
            .flat_map(|(module, parsed)| parsed.tests.iter().map(|name| with(module, name)))
            .collect();
        imports.modules.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
        imports
    }

    /// The modules that each module names, but for itself.
    pub fn edges(&self) -> BTreeMap<&Module, BTreeSet<&Module>> {
        let named = |module, parsed| (module, self.named_by(module, parsed));
        self.modules.iter().map(|(module, parsed)| named(module, parsed)).collect()
    }

    fn named_by(&self, here: &Module, parsed: &Parsed) -> BTreeSet<&Module> {
        let mut found = BTreeSet::new();
        let mut note = |path: &[String]| {
            if let Some(module) = self.resolve(path, 0).filter(|module| *module != here) {
                found.insert(module);
            }
        };
        for (name, path) in &parsed.uses {
            let path = self.absolute(here, path);
            // A module that is named is used where one of its items is.
            if !parsed.passed.contains(name) && (name == "*" || !self.modules.contains_key(&path)) {
                note(&path);
            }
        }
        for path in &parsed.paths {
            note(&self.absolute(here, path));
        }
        found
    }

    /// A path from the crate's root.
    fn absolute(&self, here: &Module, path: &[String]) -> Vec<String> {
        let mut at = here.clone();
        let mut rest = path;
        match path.first().map(String::as_str) {
            Some("crate") => {
                at.clear();
                rest = &path[1..];
            }
            Some("self") => rest = &path[1..],
            Some("super") | None => {}
            Some(first) if self.modules.contains_key(&with(here, first)) => {}
            Some(first) => {
                // Known here by a name that was imported.
                let known = self.modules.get(here).into_iter().flat_map(|parsed| &parsed.uses);
                let mut known = known.filter(|(name, used)| name == first && used != path);
                match known.next() {
                    Some((_, used)) => {
                        at = self.absolute(here, used);
                        rest = &path[1..];
                    }
                    // Of another crate.
                    None => return Vec::new(),
                }
            }
        }
        for part in rest {
            if part == "super" {
                at.pop();
            } else if part != "self" {
                at.push(part.clone());
            }
        }
        at
    }

    /// The file in which what a path names is written.
    fn resolve(&self, path: &[String], depth: usize) -> Option<&Module> {
        if path.is_empty() || depth > 8 {
            return None;
        }
        let length =
            (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let (module, parsed) = self.modules.get_key_value(&path[..length])?;
        if module.is_empty() {
            return None;
        }
        let Some(item) = path.get(length) else { return Some(module) };
        let passed_on = parsed.uses.iter().find(|(name, _)| name == item);
        match passed_on {
            Some((_, used)) => self.resolve(&self.absolute(module, used), depth + 1),
            None => Some(module),
        }
    }

    /// Files that name each other, directly or by way of others: a list for each circle.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let edges = self.edges();
        let reach = |from: &Module| {
            let mut seen: BTreeSet<&Module> = BTreeSet::new();
            let mut todo: Vec<&Module> = edges.get(from).into_iter().flatten().copied().collect();
            while let Some(next) = todo.pop() {
                if seen.insert(next) {
                    todo.extend(edges.get(next).into_iter().flatten());
                }
            }
            seen
        };
        let reached: BTreeMap<&Module, BTreeSet<&Module>> =
            edges.keys().map(|module| (*module, reach(module))).collect();
        let mut circles: Vec<Vec<String>> = Vec::new();
        for (module, seen) in &reached {
            if !seen.contains(*module) {
                continue;
            }
            let circle: Vec<String> = seen
                .iter()
                .filter(|other| reached.get(**other).is_some_and(|back| back.contains(*module)))
                .map(|other| other.join("::"))
                .collect();
            if !circles.contains(&circle) {
                circles.push(circle);
            }
        }
        circles
    }
}

fn with(module: &Module, name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// `study/mod.rs` is `study`, `study/queue.rs` is `study::queue`, `lib.rs` the root.
fn module_of(path: &str) -> Module {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

impl Parsed {
    fn new(text: &str) -> Self {
        let tokens = tokens(text);
        let mut parsed = Self::default();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
            match token.as_str() {
                "#" if tokens[at..]
                    .starts_with(&["#", "[", "cfg", "(", "test", ")", "]"].map(str::to_owned)) =>
                {
                    at = parsed.skip_test(&tokens, at + 7);
                    continue;
                }
                // Not `impl Iterator + use<'a>`.
                "use" if tokens.get(at + 1).is_some_and(|token| token != "<") => {
                    let public = before(1).is_some_and(|word| word == "pub" || word == ")");
                    let known = parsed.uses.len();
                    at = parsed.read_use(&tokens, at + 1, &[]);
                    if public {
                        let names = parsed.uses[known..].iter().map(|(name, _)| name.clone());
                        parsed.passed.extend(names);
                    }
                    continue;
                }
                // `pub(in path)` says who may see it, and uses nothing.
                "in" if before(1).is_some_and(|sign| sign == "(") => {
                    at += 2 * path_at(&tokens, at + 1).len();
                }
                word if is_word(word) && before(1).is_none_or(|word| word != "::") => {
                    let path = path_at(&tokens, at);
                    if path.len() > 1 {
                        at += 2 * path.len() - 1;
                        parsed.paths.push(path);
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        parsed
    }

    /// Passes over what is there for tests: where it ends.
    fn skip_test(&mut self, tokens: &[String], from: usize) -> usize {
        let mut depth = 0_usize;
        for at in from..tokens.len() {
            match tokens[at].as_str() {
                "{" => depth += 1,
                "}" if depth == 1 => return at + 1,
                "}" => depth = depth.saturating_sub(1),
                ";" if depth == 0 => {
                    if tokens[at - 2] == "mod" {
                        self.tests.insert(tokens[at - 1].clone());
                    }
                    return at + 1;
                }
                _ => {}
            }
        }
        tokens.len()
    }

    /// Reads a `use` tree after `before`: where it ends.
    fn read_use(&mut self, tokens: &[String], from: usize, before: &[String]) -> usize {
        let mut path = before.to_vec();
        let mut name: Option<String> = None;
        let mut at = from;
        let mut nested = false;
        while let Some(token) = tokens.get(at) {
            match token.as_str() {
                "::" => {}
                "{" => {
                    nested = true;
                    at += 1;
                    while tokens.get(at).is_some_and(|token| token != "}") {
                        at = self.read_use(tokens, at, &path);
                        at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                    }
                }
                "as" => {
                    at += 1;
                    name = tokens.get(at).cloned();
                }
                ";" | "," | "}" => break,
                "*" => name = Some("*".to_owned()),
                "self" if !path.is_empty() => {}
                word => path.push(word.to_owned()),
            }
            at += 1;
        }
        if !nested {
            let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
            self.uses.push((name, path));
        }
        at
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The words that `::` joins from here on.
fn path_at(tokens: &[String], from: usize) -> Vec<String> {
    let mut path = Vec::new();
    let mut at = from;
    while let Some(word) = tokens.get(at).filter(|token| is_word(token)) {
        path.push(word.clone());
        if tokens.get(at + 1).is_none_or(|token| token != "::") {
            break;
        }
        at += 2;
    }
    path
}

/// Words and signs, without comments and what stands in quotes.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            raw.find("\"#").map_or(rest.len(), |end| end + 5)
        } else if first == '"' {
            quoted(rest)
        } else if first == '\'' {
            // A letter in quotes, or a lifetime.
            let end = rest[1..].char_indices().skip(1).find(|(_, c)| *c == '\'');
            match end {
                Some((end, _)) if end <= 8 && is_letter(&rest[1..=end]) => end + 2,
                _ => 1,
            }
        } else if first.is_alphanumeric() || first == '_' {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(rest[..word].to_owned());
            word
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// What stands between the quotes of a letter: one, or an escape.
fn is_letter(text: &str) -> bool {
    text.starts_with('\\') || text.chars().count() == 1
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&'static str, &'static str)]) -> Vec<Vec<String>> {
        Imports::new(files.iter().copied()).circles()
    }

    #[test]
    fn files_that_name_each_other_are_a_circle() {
        let one = ("room/a.rs", "use super::b::B; fn f() {}");
        assert!(circles(&[one, ("room/b.rs", "pub struct B;")]).is_empty());
        for back in [
            "use super::a::f;",
            "use crate::room::{a::f, c};",
            "use crate::room::a; fn g() { a::f(); }",
            "fn g() { super::a::f(); }",
            "use super::*; fn g() { super::a::f(); }",
        ] {
            assert_eq!(
                circles(&[one, ("room/b.rs", back), ("room/mod.rs", "mod a; mod b;")]).len(),
                1,
                "{back}"
            );
        }
    }

    #[test]
    fn names_are_followed_to_where_they_are_written() {
        // The folder only passes `B` on: whoever asks it for `B` asks b.rs.
        let folder = ("room/mod.rs", "mod a; mod b; pub use b::B; pub use a::*;");
        let b = ("room/b.rs", "use super::a::A; pub struct B;");
        assert_eq!(circles(&[folder, ("room/a.rs", "use super::B;"), b]).len(), 1);
        assert_eq!(
            circles(&[folder, ("room/a.rs", "use crate::room; fn f(b: room::B) {}"), b]).len(),
            1
        );
        assert!(circles(&[folder, ("room/a.rs", "use super::C;"), b]).is_empty());
    }

    #[test]
    fn who_may_see_an_item_is_no_use_of_what_is_named() {
        let b = ("room/b.rs", "use super::a::A;");
        let folder = ("room/mod.rs", "mod a; mod b; fn f() { b::f(); }");
        let seen = "pub(in crate::room) fn f() {}";
        assert!(circles(&[folder, ("room/a.rs", seen), b]).is_empty());
        let used = "fn f() { (crate::room::g)(); for x in crate::room::g() {} }";
        assert_eq!(circles(&[folder, ("room/a.rs", used), b]).len(), 1);
    }

    #[test]
    fn what_is_there_for_tests_names_whom_it_likes() {
        let b = ("room/b.rs", "use super::a::A;");
        for tests in [
            "#[cfg(test)] mod tests { use super::super::b::B; }",
            "#[cfg(test)] use super::b::B;",
            "// use super::b::B;\n const S: &str = \"use super::b::B;\"; const C: char = '\"';",
        ] {
            assert!(circles(&[("room/a.rs", tests), b]).is_empty(), "{tests}");
        }
        let folder = ("room/mod.rs", "mod b; #[cfg(test)] mod a;");
        assert!(circles(&[folder, ("room/a.rs", "use super::b::B;"), b]).is_empty());
    }
}
