//! A definition turned into the question of its class: « une membrane qui entoure le cœur » asks
//! « Quelle membrane entoure le cœur ? », “a hormone secreted by the pancreas” “Which hormone is …?”
//!
//! Only of one thing, whose relative has its finite verb, or whose participle agrees, right behind the
//! class; a class that tells nothing (« un ensemble qui … ») asks nothing.

use super::french_nouns::{agrees, quel};
use super::noun::Noun;
use crate::generate::language::Language;
use crate::generate::lexicon::{Lexicon, lexicon};
use crate::generate::term::Gender;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words that a class, and a definition, may have.
const CLASS: usize = 8;
const LONGEST: usize = 26;

/// Whether one of `articles` opens `said`, a plain phrase that a question can take in as it is: « Comment
/// appelle-t-on une anse … ? »
pub(super) fn is_plain(said: &str, articles: &[&str]) -> bool {
    articles.iter().any(|article| said.starts_with(article)) && !said.contains([':', ';'])
}

/// The question for the term that means `said`.
pub(super) fn french_term(said: &str) -> String {
    if is_plain(said, &["un ", "une ", "des ", "le ", "la ", "les ", "l’"]) {
        format!("Comment appelle-t-on {said} ?")
    } else {
        format!("Quel terme désigne : « {said} » ?")
    }
}

/// The question that `definition` asks; none where its grammar is not sure.
pub(crate) fn of_class(definition: &str, language: Language) -> Option<String> {
    let text = definition.trim().trim_end_matches(['.', ' ', ',', ';']);
    let lexicon = lexicon(language);
    let found = tokens(text, lexicon);
    let asks = match found.first()?.lower.as_str() {
        "un" => quel(&one(Gender::Masculine)),
        "une" => quel(&one(Gender::Feminine)),
        "a" | "an" => "Which",
        _ => return None,
    };
    let end = found.iter().skip(1).position(|t| !names(t, lexicon))? + 1;
    let class = found.get(1..end).filter(|class| tells(class, lexicon))?;
    let points = found
        .iter()
        .any(|t| matches!(t.tag, Tag::Pronoun | Tag::Demonstrative | Tag::Colon | Tag::Semicolon));
    if points || found.iter().filter(|t| t.is_word()).count() > LONGEST {
        return None;
    }
    let opens = found.get(end)?;
    let told = if is_relative(opens) {
        acts(found.get(end + 1..)?, language)?;
        text.get(found.get(end + 1)?.start..)?.to_owned()
    } else {
        let feminine = found.first().is_some_and(|t| t.lower == "une");
        undergoes(found.get(end..)?, feminine, lexicon)?;
        let is = if language == Language::French { "est" } else { "is" };
        format!("{is} {}", text.get(opens.start..)?)
    };
    let class = text.get(class.first()?.start..class.last()?.end)?;
    let mark = if language == Language::French { " ?" } else { "?" };
    Some(format!("{asks} {class} {told}{mark}"))
}

fn one(gender: Gender) -> Noun {
    let (words, head) = (String::new(), String::new());
    Noun { words, head, plural: false, gender: Some(gender), nominal: true }
}

/// A word of the class: « membrane séreuse à deux feuillets ».
fn names(token: &Token, lexicon: &Lexicon) -> bool {
    matches!(token.tag, Tag::Noun | Tag::Adjective | Tag::Preposition | Tag::Number)
        || token.tag == Tag::Determiner
        || lexicon.noun_is("before-of", &token.lower)
}

/// Whether the class is one that a question can ask of.
fn tells(class: &[Token], lexicon: &Lexicon) -> bool {
    // « un bref récapitulatif »: an adjective may stand before the noun.
    let english = lexicon.language == Language::English;
    let before = class.iter().take_while(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective) && !lexicon.noun_is("before-of", &t.lower)
    });
    let mut own = before.filter(|t| t.tag == Tag::Noun);
    let head = if english { own.last() } else { own.next() };
    let Some(head) = head else { return false };
    let empty = ["gathering", "vague", "remarking", "no-class"];
    let last = class.last().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
    last && class.len() <= CLASS && !empty.iter().any(|list| lexicon.noun_is(list, &head.lower))
}

fn is_relative(token: &Token) -> bool {
    matches!(token.lower.as_str(), "qui" | "that" | "which") && token.tag == Tag::Relative
}

/// « entoure », « ne sécrète », « s’étend », “most often affects”: the verb of one thing opens `told`.
fn acts(told: &[Token], language: Language) -> Option<()> {
    let led = |t: &&Token| match language {
        Language::French => {
            matches!(t.tag, Tag::Clitic | Tag::Negation)
                || matches!(t.lower.as_str(), "se" | "s’" | "ne" | "n’")
        }
        Language::English => t.tag == Tag::Adverb,
    };
    let verb = told.iter().find(|t| !led(t))?;
    let modal = matches!(verb.lower.as_str(), "can" | "may" | "is" | "has" | "was");
    let form = verb.form.filter(|form| form.singular || modal)?;
    let past = form.past && language == Language::English;
    (verb.tag == Tag::Verb && !past && told.len() >= 3).then_some(())
}

/// « sécrétée par », “required for”: a participle that agrees, and what it governs.
fn undergoes(told: &[Token], feminine: bool, lexicon: &Lexicon) -> Option<()> {
    let [participle, rest @ ..] = told else { return None };
    let next = rest.iter().find(|t| t.tag != Tag::Adverb)?;
    let governs = next.tag == Tag::Preposition || lexicon.noun_is("before-of", &next.lower);
    let gender = if feminine { Gender::Feminine } else { Gender::Masculine };
    let fits = match lexicon.language {
        Language::French => agrees(&participle.lower, &one(gender)),
        Language::English => true,
    };
    // « un os dit … »: it names.
    let calls = lexicon.noun_is("calling", &participle.lower);
    let sound = participle.tag == Tag::Participle && governs && fits && !calls && told.len() >= 4;
    sound.then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(text: &str) -> Option<String> {
        of_class(text, Language::French)
    }

    #[test]
    fn a_relative_asks_of_its_class() {
        assert_eq!(
            french("une tunique à deux couches qui entoure le testicule").as_deref(),
            Some("Quelle tunique à deux couches entoure le testicule ?")
        );
        assert_eq!(
            french("Un muscle qui s’insère sur la crête iliaque.").as_deref(),
            Some("Quel muscle s’insère sur la crête iliaque ?")
        );
        assert_eq!(
            of_class("a pump that moves sodium out of the cell", Language::English).as_deref(),
            Some("Which pump moves sodium out of the cell?")
        );
    }

    #[test]
    fn a_participle_asks_of_its_class() {
        assert_eq!(
            french("une hormone sécrétée par la glande pinéale").as_deref(),
            Some("Quelle hormone est sécrétée par la glande pinéale ?")
        );
        assert_eq!(
            of_class("a vitamin required for clotting of the blood", Language::English).as_deref(),
            Some("Which vitamin is required for clotting of the blood?")
        );
    }

    #[test]
    fn what_is_not_sure_keeps_its_old_question() {
        // Several, another clause between, a class that tells nothing, a verb that is another's.
        for text in [
            "des muscles qui s’insèrent sur la crête iliaque",
            "une maladie chronique, évoluant par poussées, qui touche la peau",
            "un ensemble de cellules qui tapisse la cavité",
            "une glande dont le canal traverse la joue",
            "une glande de petits lobes qui sécrètent la salive",
        ] {
            assert_eq!(french(text), None, "{text}");
        }
        let text = "a disease in which antibodies block the receptor";
        assert_eq!(of_class(text, Language::English), None);
    }
}
