//! Why, how or for what something happens: the word that asks for the complement that says so.

use super::Setting;
use super::phrase::slice;
use super::piece::Piece;
use crate::generate::clause::Complement;
use crate::generate::token::{Tag, Token};
use crate::generate::trees::Label;

/// The word that asks for `complement`, which ends its clause: « pourquoi », “how”. None where its own words
/// do not tell.
pub(super) fn asked(
    setting: &Setting<'_>,
    piece: &Piece<'_>,
    complement: &Complement,
) -> Option<&'static str> {
    let Piece { text, tokens, clause, .. } = piece;
    let range = complement.range.clone();
    let hangs = matches!(complement.label, Label::Obl | Label::Advcl | Label::OblAgent);
    if !hangs || range.end != clause.rest.end || !clause.agreed {
        return None;
    }
    let before = tokens.get(clause.group.start..range.start)?;
    if before.iter().any(|t| setting.lists("completed", t)) {
        return None;
    }
    let told = slice(text, tokens, &range).to_lowercase().replace('\'', "’");
    let opens =
        |list: &str| setting.lexicon.phrases(list).iter().find(|lead| begins(&told, lead)).copied();
    let part = tokens.get(range)?;
    let word = |list: &str| setting.lexicon.phrases(list).first().copied();
    if opens("cause-opens").is_some() {
        return word("cause-word");
    }
    if let Some(lead) = opens("means-opens") {
        // « en phagocytant », “by reducing”: another « en » says where.
        let acts = act(part, lead).is_some_and(|t| t.tag == Tag::Gerund);
        return word("means-word").filter(|_| acts || lead.contains(' '));
    }
    // « est un moyen efficace pour … »: what is so has no aim.
    let group = tokens.get(clause.group.clone())?;
    let main = tokens.get(clause.main)?;
    let is = group.last().is_some_and(|t| setting.lists("being", t));
    if is || main.tag == Tag::Noun || setting.lexicon.says("light", main.lemma()) {
        return None;
    }
    let lead = opens("purpose-opens")?;
    let acts = act(part, lead).is_some_and(|t| t.tag == Tag::Infinitive);
    word("purpose-word").filter(|_| acts)
}

/// Whether `told` opens with `lead`, which may end in « d » for « de », « du », « des » and « d’ ».
fn begins(told: &str, lead: &str) -> bool {
    let Some(rest) = told.strip_prefix(lead) else { return false };
    let of = lead.ends_with(" d");
    let endings: &[&str] = if of { &["e ", "u ", "es ", "’"] } else { &[" "] };
    endings.iter().any(|ending| rest.starts_with(ending))
}

/// The word behind a lead, and behind the pronouns and negations of a verb.
fn act<'t>(part: &'t [Token], lead: &str) -> Option<&'t Token> {
    let small = |t: &&Token| {
        matches!(t.tag, Tag::Clitic | Tag::Pronoun | Tag::Negation | Tag::Adverb)
            || matches!(t.lower.as_str(), "les" | "le" | "la" | "l’" | "se" | "s’")
    };
    part.iter().skip(lead.split(' ').count()).find(|t| !small(t))
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::question_tests::asks;
    use crate::generate::ask::tests::asked;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_cause_a_means_and_a_purpose_have_their_words() {
        asks(
            "La bilirubine augmente en raison d’une hémolyse.",
            French,
            "Pourquoi la bilirubine augmente-t-elle ?",
            "En raison d’une hémolyse",
        );
        asks(
            "Le macrophage élimine les débris en les phagocytant.",
            French,
            "Comment le macrophage élimine-t-il les débris ?",
            "En les phagocytant",
        );
        asks(
            "The diuretic lowers the pressure by reducing the plasma volume.",
            English,
            "How does the diuretic lower the pressure?",
            "By reducing the plasma volume",
        );
    }

    #[test]
    fn what_only_stands_in_a_place_or_completes_a_degree_is_none() {
        let words = ["Pourquoi", "Comment", "Dans quel but"];
        for text in [
            "Le sang circule en vase clos.",
            "La dose du matin suffit pour calmer la douleur.",
            "La lésion est assez profonde pour atteindre le derme.",
            "Le patch peut être un moyen efficace pour calmer la douleur.",
        ] {
            let found = asked(text, French);
            let own = |front: &String| words.iter().any(|word| front.starts_with(word));
            assert!(!found.iter().any(|(front, _)| own(front)), "{found:?}");
        }
    }
}
