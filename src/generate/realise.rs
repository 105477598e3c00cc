//! Questions and answers in correct French and English.
//!
//! Templates live here and nowhere else. Articles and verbs are those of the text wherever they
//! can be; where agreement would have to be guessed, the wording needs none.

use super::lexicon::Lexicon;
use super::phrase::Subject;

/// The text as the language sets it: spaces, apostrophes, quotation marks.
pub(super) fn typeset(text: &str, french: bool) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !french {
        return text;
    }
    let mut set = String::with_capacity(text.len() + 8);
    let mut quoted = false;
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next_space = after.chars().next().is_none_or(|n| n.is_whitespace() || n == ')');
        let trim = |set: &mut String| set.truncate(set.trim_end().len());
        match c {
            '\'' => set.push('’'),
            '"' => {
                set.push_str(if quoted { "\u{a0}»" } else { "«\u{a0}" });
                quoted = !quoted;
            }
            ';' | '!' | '?' if !set.is_empty() => {
                trim(&mut set);
                set.push('\u{202f}');
                set.push(c);
            }
            ':' if next_space && !set.is_empty() => {
                trim(&mut set);
                set.push_str("\u{a0}:");
            }
            '«' => set.push_str("«\u{a0}"),
            '»' => {
                trim(&mut set);
                set.push_str("\u{a0}»");
            }
            '%' if set.ends_with(' ') => {
                trim(&mut set);
                set.push_str("\u{202f}%");
            }
            ' ' if set.ends_with('\u{a0}') => {}
            c => set.push(c),
        }
        rest = after;
    }
    set
}

/// The first letter in upper case, accent kept.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The first letter in lower case, unless the first word is a sigle or a name in capitals.
pub(super) fn lower(text: &str) -> String {
    let first: &str = text.split([' ', '’', '-']).next().unwrap_or_default();
    if first.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
        || (first.chars().count() == 1 && !matches!(first, "L" | "D" | "A" | "À"))
    {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Without the marks that end a sentence.
pub(super) fn bare_end(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ',', ':', '!']).trim_end()
}

/// The value of a number word.
pub(super) fn number(word: &str) -> Option<usize> {
    const FRENCH: [&str; 9] =
        ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
    const ENGLISH: [&str; 9] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let at = |words: &[&str; 9]| words.iter().position(|known| *known == word);
    at(&FRENCH).or_else(|| at(&ENGLISH)).map(|at| at + 2)
}

/// Builds questions for one sentence.
#[derive(Debug)]
pub(super) struct Asker<'a> {
    pub(super) lexicon: &'a Lexicon,
    /// « En oncologie », or nothing.
    pub(super) circumstance: String,
}

impl Asker<'_> {
    fn finish(&self, question: &str) -> String {
        let whole = if self.circumstance.is_empty() {
            capital(question)
        } else {
            format!("{}, {}", capital(&self.circumstance), lower(question))
        };
        typeset(&whole, self.lexicon.french)
    }

    /// `Que` and a verb, `Qu’` before a vowel.
    fn joined(ask: &str, verb: &str) -> String {
        let vowel = verb.starts_with(|c: char| "aeiouyhàâéèêëîïôûùœAEIOUÉÈÊÀ".contains(c));
        match ask {
            "Que" if vowel => format!("Qu’{verb}"),
            _ => format!("{ask} {verb}"),
        }
    }

    /// What is X?
    pub(super) fn what_is(&self, subject: &Subject) -> String {
        let s = &subject.text;
        self.finish(&match (self.lexicon.french, subject.plural) {
            (true, true) => format!("Que sont {s} ?"),
            (true, false) if matches!(subject.determiner.as_str(), "un" | "une") => {
                format!("Qu’est-ce qu’{s} ?")
            }
            (true, false) => format!("Qu’est-ce que {s} ?"),
            (false, true) => format!("What are {s}?"),
            (false, false) => format!("What is {s}?"),
        })
    }

    /// Which thing is the one that is described? `what` begins with a definite article.
    pub(super) fn which_is(&self, what: &str) -> String {
        self.finish(&match what.split([' ', '’']).next().unwrap_or_default() {
            "le" => format!("Quel est {what} ?"),
            "la" => format!("Quelle est {what} ?"),
            _ if self.lexicon.french => format!("Nommez {what}."),
            _ => format!("What is {what}?"),
        })
    }

    /// Which word has this meaning? `definition` begins with an article.
    pub(super) fn what_is_called(&self, definition: &str) -> String {
        self.finish(&if self.lexicon.french {
            format!("Comment appelle-t-on {definition} ?")
        } else {
            format!("What is the term for {definition}?")
        })
    }

    /// A verb of the text with its subject behind it: « Que peut provoquer X ? », “What can X
    /// cause?”. `verb` is French's finite verb with what goes with it; `base` and `auxiliary`
    /// are English's.
    pub(super) fn relation(
        &self,
        ask: &str,
        verb: &str,
        subject: &Subject,
        auxiliary: &str,
        base: &str,
    ) -> String {
        let s = &subject.text;
        self.finish(&if self.lexicon.french {
            format!("{} {s} ?", Self::joined(ask, verb))
        } else {
            format!("{ask} {auxiliary} {s} {base}?")
        })
    }

    /// What does X consist in?
    pub(super) fn consists(&self, subject: &Subject) -> String {
        let s = &subject.text;
        self.finish(&match (self.lexicon.french, subject.plural) {
            (true, true) => format!("En quoi consistent {s} ?"),
            (true, false) => format!("En quoi consiste {s} ?"),
            (false, true) => format!("What are {s}?"),
            (false, false) => format!("What is {s}?"),
        })
    }

    /// What is X used for?
    pub(super) fn used_for(&self, subject: &Subject) -> String {
        let s = &subject.text;
        self.finish(&if self.lexicon.french {
            format!("Dans quel but utilise-t-on {s} ?")
        } else {
            let be = if subject.plural { "are" } else { "is" };
            format!("What {be} {s} used for?")
        })
    }

    /// A statement, and why it is so.
    pub(super) fn why(&self, statement: &str) -> String {
        let statement = bare_end(statement);
        self.finish(&if self.lexicon.french {
            format!("{} : pourquoi ?", lower(statement))
        } else {
            format!("{}: why?", lower(statement))
        })
    }

    /// Name the whole list, and say how many unless that is said.
    pub(super) fn name_all(&self, what: &str, count: usize) -> String {
        let said = what.split(' ').any(|word| number(word).is_some());
        let count = if said { String::new() } else { format!(" ({count})") };
        self.finish(&if self.lexicon.french {
            format!("Citez {}{count}.", lower(what))
        } else {
            format!("Name {}{count}.", lower(what))
        })
    }

    /// Name examples of what a statement speaks of.
    pub(super) fn name_some(&self, statement: &str, count: usize) -> String {
        let statement = bare_end(statement);
        self.finish(&if self.lexicon.french {
            format!("{}. Citez-en {count}.", lower(statement))
        } else {
            format!("{}. Name {count} examples.", lower(statement))
        })
    }

    /// Complete a statement that ends with a colon.
    pub(super) fn complete(&self, head: &str, count: usize) -> String {
        let head = bare_end(head);
        self.finish(&if self.lexicon.french {
            format!("{} : citez-les ({count}).", lower(head))
        } else {
            format!("{}: name them ({count}).", lower(head))
        })
    }

    /// A side of a topic: « Paludisme : citez les symptômes. »
    pub(super) fn facet(&self, topic: &str, said: &str, many: Option<usize>) -> String {
        let count = many.map(|n| format!(" ({n})")).unwrap_or_default();
        let text = match (self.lexicon.french, many.is_some()) {
            (true, true) => format!("{topic} : citez {said}{count}."),
            (true, false) => format!("{topic} : précisez {said}."),
            (false, true) => format!("{topic}: name {said}{count}."),
            (false, false) => format!("{topic}: give {said}."),
        };
        typeset(&capital(&text), self.lexicon.french)
    }

    /// What a label means, and which label has the meaning.
    pub(super) fn label(&self, term: &str, meaning: &str) -> (String, String) {
        let french = self.lexicon.french;
        let (one, two) = if french {
            (
                format!("Qu’appelle-t-on « {term} » ?"),
                format!("Quel terme désigne ceci : {meaning} ?"),
            )
        } else {
            (format!("What is meant by “{term}”?"), format!("Which term means this: {meaning}?"))
        };
        (typeset(&one, french), typeset(&two, french))
    }

    /// What a sigle stands for, and which sigle stands for it.
    pub(super) fn sigle(&self, short: &str, long: &str) -> (String, String) {
        let french = self.lexicon.french;
        let (one, two) = if french {
            (
                format!("Que signifie le sigle {short} ?"),
                format!("Par quel sigle abrège-t-on « {long} » ?"),
            )
        } else {
            (
                format!("What does {short} stand for?"),
                format!("What is the abbreviation for “{long}”?"),
            )
        };
        (typeset(&one, french), typeset(&two, french))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_is_set_as_french() {
        let set = typeset("L'IRM : quel \"rôle\" ? 5 % ; oui !", true);
        assert_eq!(
            set,
            "L’IRM\u{a0}: quel «\u{a0}rôle\u{a0}»\u{202f}? 5\u{202f}%\u{202f}; oui\u{202f}!"
        );
        assert_eq!(typeset("« a »", true), "«\u{a0}a\u{a0}»");
        assert_eq!(typeset("ratio 1:2", true), "ratio 1:2");
    }

    #[test]
    fn letters_change_case_with_their_accents() {
        assert_eq!(capital("œdème"), "Œdème");
        assert_eq!(capital("étude"), "Étude");
        assert_eq!(lower("Élimination rénale"), "élimination rénale");
        assert_eq!(lower("IRM cérébrale"), "IRM cérébrale");
        assert_eq!(lower("L’IRM"), "l’IRM");
    }

    #[test]
    fn que_is_elided() {
        assert_eq!(Asker::joined("Que", "entraîne"), "Qu’entraîne");
        assert_eq!(Asker::joined("Que", "provoque"), "Que provoque");
        assert_eq!(Asker::joined("De quoi", "est composé"), "De quoi est composé");
    }
}
