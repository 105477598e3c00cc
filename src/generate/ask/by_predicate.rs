//! « Qu’est-ce qui … ? »: a subject, asked by its whole predicate. Where the predicate says what could be said
//! of many, it is not asked.

use super::phrase::slice;
use super::piece::Piece;
use super::{Asked, Setting, Way, balanced, count, gap, tidy, wording};
use crate::generate::Kind;
use crate::generate::clause::{Clause, Complement};
use crate::generate::frequency::zipf;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::trees::Label;

/// A predicate none of whose words is rarer is said of many things.
const PARTICULAR: f32 = 4.0;

/// More nouns are particular together.
const NOUNS: usize = 1;

/// « Qu’est-ce qui … ? »: the subject, asked by the whole predicate.
pub(super) fn subject_asked(
    setting: &Setting<'_>,
    piece: &Piece<'_>,
    subject: &str,
) -> Option<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let predicate = slice(text, found, &(clause.group.start..clause.range.end));
    let head = setting.noun(subject);
    let verb = found.get(clause.group.clone())?.iter().find(|t| t.tag == Tag::Verb)?;
    let pointing = found
        .get(clause.subject.clone())?
        .iter()
        .any(|t| matches!(t.tag, Tag::Demonstrative | Tag::Possessive | Tag::Pronoun));
    if pointing || gap::rarity(setting, subject) < 3.6 {
        return None;
    }
    let several = verb.form.is_some_and(|form| form.plural && !form.singular) || head.plural;
    let owned = found
        .get(clause.rest.clone())?
        .iter()
        .any(|t| matches!(t.tag, Tag::Possessive | Tag::Demonstrative));
    // « doit être explorée »: so does a passive behind another verb.
    let being = |t: &Token| matches!(t.lower.as_str(), "être" | "été");
    let agrees = clause.copula
        || clause.passive
        || found.get(clause.group.start..clause.range.end)?.iter().take(4).any(being);
    let marked = agrees && head.gender != Some(crate::generate::term::Gender::Masculine);
    let human = setting.lexicon.noun_is("human", &head.head);
    let sound = (3..=22).contains(&count(predicate))
        && count(subject) <= 9
        && balanced(predicate)
        && !owned
        && !human
        && !holds(setting, found, clause)
        && head.nominal
        && !is_said_of_many(setting, found.get(clause.group.start..clause.range.end)?)
        && !(marked && setting.grammar.participles_agree());
    if !sound {
        return None;
    }
    let front = setting.grammar.subject_question(tidy(predicate), several)?;
    let mut card = Asked::basic(Way::Subject, Kind::Effect, front, &capital(subject));
    // « augmente avec la dose »: so does much else.
    let changes = setting.lists("changing", found.get(clause.main)?);
    // « peut augmenter et laisser passer le bol »: the object is another verb's.
    let object =
        |one: &Complement| one.label == Label::Obj && one.range.start <= clause.group.end + 1;
    if changes && !clause.complements.iter().any(object) {
        return None;
    }
    let asked = wording::stems(predicate);
    let leaks = wording::stems(subject).iter().any(|stem| asked.contains(stem));
    card.fit = if clause.agreed { 0.5 } else { 0.0 };
    (!leaks).then_some(card)
}

/// « comprend une numération et un frottis », “includes”: what a whole holds is asked of it, and it never by
/// what it holds.
pub(super) fn holds(setting: &Setting<'_>, found: &[Token], clause: &Clause) -> bool {
    !clause.passive
        && found.get(clause.main).is_some_and(|t| setting.lexicon.noun_is("holding", t.lemma()))
}

/// « augmente le risque », « permet un diagnostic fiable », “is available”: of much else, too.
pub(super) fn is_said_of_many(setting: &Setting<'_>, told: &[Token]) -> bool {
    let tells = |t: &&Token| t.is_content() || t.tag == Tag::Verb;
    let content: Vec<&Token> = told.iter().filter(tells).collect();
    let particular =
        |t: &&Token| t.tag == Tag::Number || zipf(&t.lower, setting.lexicon.language) < PARTICULAR;
    let nouns = content.iter().filter(|t| t.tag == Tag::Noun).count();
    nouns <= NOUNS && !content.iter().any(particular)
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{self, English, French};

    fn asks(text: &str, language: Language, opening: &str) -> bool {
        asked(text, language).iter().any(|(front, _)| front.starts_with(opening))
    }

    #[test]
    fn what_is_said_of_many_asks_for_nothing() {
        assert!(!asks("Le tabagisme passif augmente le risque.", French, "Qu’est-ce qui"));
        assert!(!asks("La scintigraphie permet un diagnostic fiable.", French, "Qu’est-ce qui"));
        let told = "Le tabagisme passif augmente la fréquence des bronchiolites.";
        assert!(asks(told, French, "Qu’est-ce qui augmente"));
        assert!(!asks("The splenic cells move in the body.", English, "Which cells"));
        assert!(asks(
            "The splenic cells surround the arterial capillaries.",
            English,
            "Which cells"
        ));
    }

    #[test]
    fn a_whole_is_not_asked_by_its_parts() {
        let told = "Le syndrome de Widal comprend un asthme et une polypose nasale.";
        assert!(!asks(told, French, "Quel syndrome comprend"));
        let told = "Le syndrome de Widal associe un asthme à une polypose nasale.";
        assert!(asks(told, French, "Quel syndrome associe"));
        let told = "Common skeletal diseases include osteoporosis and rickets.";
        assert!(!asks(told, English, "Which diseases"));
    }

    #[test]
    fn a_participle_that_agrees_is_not_asked_of_a_thing() {
        let told = "Une suspicion de phlébite doit être explorée aux urgences par échographie.";
        assert!(!asks(told, French, "Qu’est-ce qui doit être explorée"));
    }
}
