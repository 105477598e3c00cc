//! What kind of thing a label is: a side of another, two nouns in one, a word that is defined.

use super::told;
use super::wording::{ARROWS, is_sigle};
use super::{Setting, count};
use crate::generate::fact::format;
use crate::generate::frequency::zipf;
use crate::generate::grammar::Noun;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token, says_how};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// « Siège », « Durée », « Cause »: what any thing may have, as a label.
pub(super) fn anything_may_have(setting: &Setting<'_>, noun: &Noun) -> bool {
    setting.is_attribute(noun)
        || setting.lexicon.aspect(&singular(&noun.head)).is_some()
        || format::is_rubric(&noun.head, setting.lexicon)
        || setting.lexicon.noun_is("side", &singular(&noun.head))
}

/// « Critère 1 », “Point 3” say which of several, and nothing of it.
pub(super) fn is_numbered(setting: &Setting<'_>, label: &str) -> bool {
    let noun = label.split(' ').next().unwrap_or_default().to_lowercase();
    label.ends_with(|c: char| c.is_ascii_digit())
        && count(label) == 2
        && setting.lexicon.noun_is("numbered", &noun)
}

/// « Symptômes gravité »: two nouns that no word joins, where the language joins them by one; “Psoas
/// sign”: the name of one.
pub(super) fn joins_nouns(setting: &Setting<'_>, label: &str) -> bool {
    let found = tokens(label, setting.lexicon);
    let of = found.iter().any(|t| t.tag == Tag::Preposition);
    if setting.grammar.participles_agree() {
        // « gravité » could be a participle; but it is no adjective, and a noun.
        let language = setting.lexicon.language;
        let can = |t: &Token, category| can_be(&t.lower, category, language);
        let noun = |t: &Token| {
            t.tag == Tag::Noun || can(t, Category::Noun) && !can(t, Category::Adjective)
        };
        found.windows(2).any(|pair| pair.iter().all(noun))
    } else {
        // “Psoas sign” is one; “early signs” are asked for.
        found.len() > 1 && !of && found.first().is_some_and(|t| t.tag != Tag::Adjective)
    }
}

/// « Et 30 % des douleurs », “or albendazole”: the end of what stands before it.
pub(super) fn goes_on(setting: &Setting<'_>, text: &str) -> bool {
    let found = tokens(text, setting.lexicon);
    let joins = |t: &Token| t.tag == Tag::Coordinator && t.lower.chars().all(char::is_alphabetic);
    found.len() > 1 && found.first().is_some_and(joins)
}

/// Whether the value says what the label means, and shows that it does.
pub(super) fn defines(setting: &Setting<'_>, noun: &Noun, value: &str, items: usize) -> bool {
    can_define(setting, noun, value, items) && told::says_what_it_is(setting, noun, value)
}

/// Whether it can: a rare word, then a noun phrase of some length.
pub(super) fn can_define(setting: &Setting<'_>, noun: &Noun, value: &str, items: usize) -> bool {
    let found = tokens(value, setting.lexicon);
    let opens = found.iter().take(3).any(|t| t.tag == Tag::Noun)
        && found.first().is_some_and(|t| {
            matches!(t.tag, Tag::Noun | Tag::Determiner | Tag::Adjective)
                && !t.lower.starts_with(|c: char| c.is_ascii_digit())
        });
    let governed =
        found.iter().any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle));
    let verb = found.iter().take_while(|t| t.tag != Tag::Relative).any(|t| t.tag == Tag::Verb);
    // « ASP : image en grain de café » is what it shows.
    let sigle = noun.words.split(' ').any(is_sigle);
    // « la cornée » elsewhere in the text: its words are what is learned there.
    let rare = |word: &str| zipf(&word.to_lowercase(), setting.lexicon.language) < 3.2;
    let rare = !sigle
        && (setting.is_a_noun_here(&noun.words) || noun.words.split([' ', '-', '’']).any(rare));
    // « Début lent, 4 à 8 h ; jamais en locorégionale » tells sides of it.
    let genus = found.iter().find(|t| t.tag == Tag::Noun);
    let first = value.split(';').next().unwrap_or_default();
    let remarks = found.iter().any(|t| t.tag == Tag::Negation || t.lower == "never")
        || value.contains(|c: char| c.is_ascii_digit());
    // « enfant photophobe qui larmoie » is who has it, and an examination is told by what it shows.
    let whose = genus.is_some_and(|t| setting.lexicon.noun_is("human", &singular(&t.lower)))
        && !setting.is_human(noun);
    let examines = |word: &str| setting.lexicon.exam(&word.to_lowercase()).is_some();
    let shows = examines(&noun.head)
        && !genus.is_some_and(|t| {
            examines(&t.lower) || setting.lexicon.noun_is("examining", &singular(&t.lower))
        });
    // « Homme : PCR sur le premier jet » is what is done for him.
    let side = whose
        || setting.is_human(noun) && !genus.is_some_and(|t| setting.lists_singular("human", t))
        || shows
        || genus.is_some_and(|t| setting.lexicon.noun_is("span", &singular(&t.lower)))
        || value.contains(';') && remarks && count(first) < 6;
    // « Systématique si cocci → EI » says when and what then.
    let follows = ARROWS.iter().any(|mark| value.contains(mark));
    opens
        && !follows
        && !told::is_verdict(setting, value)
        && !says_how(&found, setting.lexicon)
        && governed
        && !verb
        && rare
        && !side
        && items < 3
        && count(value) >= 3
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::tests::of_line;

    fn fronts(text: &str) -> Vec<String> {
        of_line(text, &["Brûlures"]).into_iter().map(|(front, _)| front).collect()
    }

    #[test]
    fn what_goes_on_with_the_line_before_asks_nothing() {
        assert!(fronts("Pansement : ou tulle gras").is_empty());
        assert!(fronts("et au visage : paraffine").is_empty());
        assert!(!fronts("Orbite : paraffine").is_empty());
    }

    #[test]
    fn a_person_is_defined_by_a_person_only() {
        let found = fronts("Nourrissons brûlés : bain tiède de quelques minutes");
        assert!(found.iter().all(|front| !front.starts_with("Que sont")), "{found:?}");
    }

    #[test]
    fn a_case_is_asked_only_of_what_is_done() {
        let cases = |text: &str| fronts(text).iter().any(|front| front.contains("dans quel cas"));
        assert!(cases("Excision si brûlure profonde"));
        for text in [
            "Attention si brûlure profonde",
            "Surface > 10 % si enfant",
            "Nourrisson, d’autant plus si brûlure profonde",
            "Morphine si insuffisants",
        ] {
            assert!(!cases(text), "{text}");
        }
    }

    #[test]
    fn an_illness_named_after_someone_is_no_side() {
        let found = fronts("Maladie de Lyell : décollement de la peau");
        assert!(found.iter().all(|front| !front.starts_with("Quelle est")), "{found:?}");
        let found = fronts("Complication : infection");
        assert!(found.iter().any(|front| front.starts_with("Quelle est")), "{found:?}");
    }
}
