//! How many there are of what, and which of several is the most: « il y a 5 millions de globules par
//! millimètre cube », « parmi les troubles, l’insomnie est le plus courant ».

use super::phrase::slice;
use super::piece::Piece;
use super::{Asked, Setting, Way, balanced, count, duty, finding, member, tidy};
use crate::generate::Kind;
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};

/// How often what is recognised here is right.
const PATTERN: f32 = 0.85;

/// What the words of a sentence ask, whatever its tree.
pub(super) fn by_words(setting: &Setting<'_>, text: &str, found: &[Token]) -> Vec<Asked> {
    let many = how_many(setting, text, found);
    let done = duty::asked(setting, text, found);
    let seen = finding::asked(setting, text, found);
    many.into_iter().chain(done).chain(seen).collect()
}

/// « Combien y a-t-il de globules par millimètre cube ? »: none where the sentence says of nothing how
/// many there are, or of what whole.
fn how_many(setting: &Setting<'_>, text: &str, found: &[Token]) -> Option<Asked> {
    let plain = text.replace('\'', "’");
    let lower = plain.to_lowercase();
    let phrases = setting.lexicon.phrases("there-are");
    let opening = phrases
        .iter()
        .copied()
        .find(|opening| lower.strip_prefix(*opening).is_some_and(|rest| rest.starts_with(' ')))?;
    let from = found.iter().position(|t| t.start > opening.len())?;
    let number = |at: usize| {
        found.get(at).is_some_and(|t| {
            t.tag == Tag::Number && t.lower != "un" && t.lower != "une"
                || t.lower.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let hedge = |at: usize| {
        found.get(at).is_some_and(|t| {
            ["nearly", "roughly", "until"].iter().any(|list| setting.lists(list, t))
        })
    };
    let scale = |at: usize| found.get(at).is_some_and(|t| setting.lists("of-scale", t));
    let mut at = from;
    while hedge(at) && at < from + 3 {
        at += 1;
    }
    let first = at;
    while number(at) || at > first && (hedge(at) && number(at + 1) || scale(at)) {
        at += 1;
    }
    // « 5 millions de globules »
    let of = found.get(at).filter(|t| setting.lists("before-of", t) && at > first + 1);
    let start = at + usize::from(of.is_some());
    let end = found.iter().rposition(|t| t.tag != Tag::End)? + 1;
    let whole = (start + 1..end).find(|at| {
        found.get(*at).is_some_and(|t| setting.lexicon.noun_is("of-a-whole", &t.lower))
    })?;
    let counted = found.get(start..whole)?;
    let named = counted.iter().any(|t| t.tag == Tag::Noun);
    let plain_words = counted.iter().all(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle)
            || setting.lists("before-of", t)
    });
    let behind = found.get(whole..end)?;
    let goes_on = behind.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Comma | Tag::Verb | Tag::Relative | Tag::Colon | Tag::Pronoun | Tag::Demonstrative
        )
    });
    let unit = counted.first().is_some_and(|t| setting.lexicon.noun_is("time-unit", &t.lower));
    let counted = slice(text, found, &(start..whole));
    let of_what = slice(text, found, &(whole..end));
    let sound = at > first
        && named
        && plain_words
        && !goes_on
        && !unit
        && count(counted) <= 6
        && count(of_what) <= 9
        && count(of_what) >= 2
        && balanced(of_what);
    if !sound {
        return None;
    }
    let front = setting.grammar.how_many(opening, counted, of_what)?;
    let answer = slice(text, found, &(from..at));
    let mut card = Asked::basic(Way::Pattern, Kind::Attribute, front, &capital(answer));
    card.fit = PATTERN;
    Some(card)
}

/// « Parmi les troubles, lequel est le plus courant ? »
pub(super) fn the_most(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Option<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let lead = clause.lead.as_ref()?;
    let among = found.get(lead.start).is_some_and(|t| setting.lists("among", t));
    let of_which = slice(text, found, &(lead.start + 1..lead.end));
    let noun = setting.noun(of_which);
    let rest = found.get(clause.rest.clone())?;
    let [article, most, ..] = rest else { return None };
    let graded = setting.lists("definite", article)
        && (setting.lists("grading", most) || setting.lists("unique", most))
        && !rest
            .iter()
            .any(|t| matches!(t.tag, Tag::Pronoun | Tag::Possessive | Tag::Demonstrative));
    let said = slice(text, found, &clause.rest);
    let sound = among
        && clause.copula
        && !clause.negated
        && graded
        && noun.plural
        && noun.nominal
        && (2..=12).contains(&count(said))
        && (1..=8).contains(&count(subject));
    if !sound {
        return None;
    }
    let lead = capital(slice(text, found, lead));
    let asked = setting.grammar.which_of(&noun, tidy(said))?;
    let front = format!("{lead}, {}", lower_first(&asked));
    let answer = member::without_brackets(subject);
    let mut card = Asked::basic(Way::Pattern, Kind::Identity, front, &capital(&answer));
    card.fit = PATTERN;
    Some(card)
}

/// « Quel rôle joue le sang ? »: what it plays, where the sentence says in what.
pub(super) fn role(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Option<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let main = found.get(clause.main)?;
    let plays = setting.lexicon.noun_is("playing", main.lemma());
    let rest = found.get(clause.rest.clone())?;
    let role = rest.iter().take(4).position(|t| setting.lists("role", t))?;
    let place = (role + 1..rest.len())
        .take(4)
        .find(|at| rest.get(*at).is_some_and(|t| setting.lexicon.noun_is("in-what", &t.lower)))?;
    let told = rest.get(place + 1..)?;
    let points = rest.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Pronoun | Tag::Demonstrative | Tag::Possessive | Tag::Verb | Tag::Relative
        )
    });
    let content = told.iter().filter(|t| t.is_content()).count();
    // “What role does it play?” “A role in …”: without a word that grades it, the role is the question's.
    let bare = rest.get(..role)?.iter().all(|t| t.tag == Tag::Determiner)
        && rest.get(role + 1..place)?.is_empty();
    let from = clause.rest.start + if bare { place } else { 0 };
    let answer = slice(text, found, &(from..clause.rest.end));
    let sound = plays
        && !clause.negated
        && !points
        && content >= 2
        && count(answer) <= 24
        && balanced(answer);
    if !sound {
        return None;
    }
    let (group, plural) = piece.verb_group();
    let plural = plural?;
    let subject = setting.grammar.inside(subject);
    let word = setting.grammar.role_word();
    let front =
        setting.grammar.complement_question(word, &group, main.lemma(), plural, &subject, "")?;
    let mut card = Asked::basic(Way::Pattern, Kind::Function, front, &capital(answer));
    card.fit = PATTERN;
    Some(card)
}

#[cfg(test)]
mod tests {
    use super::super::sentence::read;
    use super::super::tests::with;
    use super::*;
    use crate::deck::Content;
    use crate::generate::ask::refer::Position;
    use crate::generate::language::Language;

    fn asked(text: &str, language: Language) -> Vec<(String, String)> {
        let read = |setting: &Setting<'_>| read(setting, text, Position::default());
        let cards = with(language, &[], read).cards;
        let sides = cards.into_iter().filter_map(|card| match card.content {
            Content::Basic { front, back } if card.way == Way::Pattern => Some((front, back)),
            _ => None,
        });
        sides.collect()
    }

    fn pair(front: &str, back: &str) -> Vec<(String, String)> {
        vec![(front.to_owned(), back.to_owned())]
    }

    #[test]
    fn how_many_there_are_is_asked_of_a_whole() {
        assert_eq!(
            asked("Il existe environ 300 millions d’alvéoles dans les poumons.", Language::French),
            pair("Combien existe-t-il d’alvéoles dans les poumons ?", "Environ 300 millions")
        );
        assert_eq!(
            asked("There are 27 bones in the human hand.", Language::English),
            pair("How many bones are there in the human hand?", "27")
        );
        // Of what whole? And a time is none.
        assert_eq!(asked("Il existe trois formes cliniques.", Language::French), []);
        assert_eq!(asked("Il y a 20 ans dans ce service.", Language::French), []);
    }

    #[test]
    fn the_most_of_several_is_asked_for() {
        assert_eq!(
            asked(
                "Parmi les fractures, la fracture du poignet est la plus fréquente.",
                Language::French
            ),
            pair("Parmi les fractures, laquelle est la plus fréquente ?", "La fracture du poignet")
        );
        assert_eq!(
            asked("Chez les enfants, la fracture du poignet est fréquente.", Language::French),
            []
        );
    }

    #[test]
    fn a_role_is_asked_where_it_is_told_in_what() {
        assert_eq!(
            asked(
                "Le foie joue un rôle majeur dans la synthèse des protéines plasmatiques.",
                Language::French
            ),
            pair(
                "Quel rôle joue le foie ?",
                "Un rôle majeur dans la synthèse des protéines plasmatiques"
            )
        );
        assert_eq!(asked("Le foie joue un rôle majeur.", Language::French), []);
        assert_eq!(
            asked("The spleen plays a role in the filtering of old red cells.", Language::English),
            pair("What role does the spleen play?", "In the filtering of old red cells")
        );
    }
}
