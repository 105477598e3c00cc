//! Verb forms from a short table: third persons, participles and gerunds.
//!
//! Only what the generator meets in texts about things; no first or second person.

use super::language::Language;
use super::lexicon::{Form, Lexicon};

/// The third person of an English verb that is regular there: “supplies”, “undergoes”.
pub(super) fn third_person(lemma: &str) -> String {
    let vowel = |c: char| "aeiou".contains(c);
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) => {
            format!("{lemma}es")
        }
        _ => format!("{lemma}s"),
    }
}

impl Lexicon {
    pub(super) fn verb_line(&mut self, line: &'static str) {
        if let Some(list) = line.strip_prefix("er: ") {
            for verb in list.split_whitespace() {
                self.french_er(verb);
            }
        } else if let Some(list) = line.strip_prefix("reg: ") {
            for verb in list.split_whitespace() {
                self.english_regular(verb);
            }
        } else {
            let parts: Vec<&'static str> = line.split_whitespace().collect();
            match (self.language, parts.as_slice()) {
                (Language::French, [lemma, s, p, past, gerund]) => {
                    self.french(lemma, s, p, past, gerund);
                }
                (Language::English, [lemma, s, past, participle, ..]) => {
                    self.add(lemma, lemma, |form| {
                        form.infinitive = true;
                        form.plural = true;
                    });
                    self.add(s, lemma, |form| form.singular = true);
                    if past != lemma {
                        self.add(past, lemma, |form| {
                            form.past = true;
                            form.singular = true;
                        });
                    }
                    self.add(participle, lemma, |form| form.participle = true);
                    if *lemma == "be" {
                        self.add("are", "be", |form| form.plural = true);
                        self.add("were", "be", |form| {
                            form.plural = true;
                            form.past = true;
                        });
                    }
                    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
                    self.add(&format!("{stem}ing"), lemma, |form| form.gerund = true);
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, form: &str, lemma: &'static str, set: impl FnOnce(&mut Form)) {
        if form.len() < 2 && form != "a" {
            return;
        }
        let entry = self.verbs.entry(form.to_owned()).or_insert(Form { lemma, ..Form::default() });
        if entry.lemma == lemma {
            set(entry);
        }
    }

    fn participle(&mut self, past: &str, lemma: &'static str) {
        let stem = past.replace("dû", "du");
        let mut forms = vec![past.to_owned(), format!("{stem}e"), format!("{stem}es")];
        if !past.ends_with('s') {
            forms.push(format!("{stem}s"));
        }
        for form in forms {
            self.add(&form, lemma, |form| form.participle = true);
        }
    }

    fn french(&mut self, lemma: &'static str, s: &str, p: &str, past: &str, gerund: &str) {
        self.add(lemma, lemma, |form| form.infinitive = true);
        self.add(s, lemma, |form| form.singular = true);
        self.add(p, lemma, |form| form.plural = true);
        self.participle(past, lemma);
        self.add(gerund, lemma, |form| form.gerund = true);
        if let Some(stem) = gerund.strip_suffix("ant") {
            self.past(&format!("{stem}ait"), &format!("{stem}aient"), lemma);
        }
        let future = match lemma {
            "être" => "ser",
            "avoir" => "aur",
            "pouvoir" => "pourr",
            "devoir" => "devr",
            "faire" => "fer",
            _ => lemma.trim_end_matches('e'),
        };
        self.add(&format!("{future}a"), lemma, |form| form.singular = true);
        self.add(&format!("{future}ont"), lemma, |form| form.plural = true);
        self.add(&format!("{future}ait"), lemma, |form| form.singular = true);
        self.add(&format!("{future}aient"), lemma, |form| form.plural = true);
        if lemma == "être" {
            self.past("fut", "furent", lemma);
        }
    }

    fn past(&mut self, s: &str, p: &str, lemma: &'static str) {
        self.add(s, lemma, |form| {
            form.singular = true;
            form.past = true;
        });
        self.add(p, lemma, |form| {
            form.plural = true;
            form.past = true;
        });
    }

    fn french_er(&mut self, lemma: &'static str) {
        let Some(stem) = lemma.strip_suffix("er") else { return };
        let strong = strong_stem(stem);
        self.add(lemma, lemma, |form| form.infinitive = true);
        self.add(&format!("{strong}e"), lemma, |form| form.singular = true);
        self.add(&format!("{strong}ent"), lemma, |form| form.plural = true);
        self.participle(&format!("{stem}é"), lemma);
        let soft = match stem.chars().next_back() {
            Some('g') => format!("{stem}e"),
            Some('c') => format!("{}ç", stem.get(..stem.len() - 1).unwrap_or_default()),
            _ => stem.to_owned(),
        };
        self.add(&format!("{soft}ant"), lemma, |form| form.gerund = true);
        self.past(&format!("{soft}ait"), &format!("{soft}aient"), lemma);
        self.past(&format!("{soft}a"), &format!("{stem}èrent"), lemma);
        self.add(&format!("{lemma}a"), lemma, |form| form.singular = true);
        self.add(&format!("{lemma}ont"), lemma, |form| form.plural = true);
    }

    fn english_regular(&mut self, lemma: &'static str) {
        let last = lemma.chars().next_back().unwrap_or_default();
        let before = lemma.chars().rev().nth(1).unwrap_or_default();
        let vowel = |c: char| "aeiou".contains(c);
        let s = third_person(lemma);
        let double = matches!(lemma, "occur" | "stop" | "transmit" | "permit" | "admit" | "control" | "trap" | "pump" if lemma != "pump")
            || matches!(lemma, "infer" | "refer" | "transfer" | "compel" | "propel" | "clot" | "differ" if lemma != "differ");
        let past = if double {
            format!("{lemma}{last}ed")
        } else if last == 'e' {
            format!("{lemma}d")
        } else if last == 'y' && !vowel(before) {
            format!("{}ied", lemma.trim_end_matches('y'))
        } else {
            format!("{lemma}ed")
        };
        let gerund = if double {
            format!("{lemma}{last}ing")
        } else {
            format!("{}ing", lemma.strip_suffix('e').unwrap_or(lemma))
        };
        self.add(lemma, lemma, |form| {
            form.infinitive = true;
            form.plural = true;
        });
        self.add(&s, lemma, |form| form.singular = true);
        self.add(&past, lemma, |form| form.participle = true);
        self.add(&gerund, lemma, |form| form.gerund = true);
    }
}

/// The stem before a mute ending: `sécrét` → `sécrèt`.
fn strong_stem(stem: &str) -> String {
    let chars: Vec<char> = stem.chars().collect();
    let tail: String = chars.iter().rev().take(2).rev().collect();
    if tail.ends_with('y') && (tail.starts_with('u') || tail.starts_with('o')) {
        return format!("{}i", stem.trim_end_matches('y'));
    }
    let vowel = |c: char| "aeiouyéèêâîôûï".contains(c);
    let consonants = chars.iter().rev().take_while(|c| !vowel(**c)).count();
    let at = chars.len().checked_sub(consonants + 1);
    match at.and_then(|at| chars.get(at).map(|c| (at, *c))) {
        // « sécréter » but « créer »; « régner » as well.
        Some((at, 'é' | 'e'))
            if consonants == 1 || (consonants == 2 && chars.get(at) == Some(&'é')) =>
        {
            let mut strong = chars.clone();
            if let Some(c) = strong.get_mut(at) {
                *c = 'è';
            }
            strong.into_iter().collect()
        }
        _ => stem.to_owned(),
    }
}
